//! Turns chapters into Typst, block by block.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;
use tera::Context;

use crate::chart::DrawnChart;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::disclosure::{Mark, ProtectedTable, QualityAccount};
use crate::manuscript::{
    Block, Chapter, Chart, ChartKind, ChartPlace, Manuscript, Measure, Picture,
    PictureContent, Prose, Quality, QualityContent, Quote, Section, SideBySide, Table,
    TableRows, Term, slug,
};
use crate::watch::Watch;
use crate::words::Language;

use super::caption;
use super::catalog::Template;
use super::context::ReportContext;
use super::data_table::{DataTable, Ends};
use super::drawing::DrawingContext;
use super::flow::FlowContext;
use super::inference::IntervalsAs;
use super::prose::{ProseRenderer, expressions};
use super::source_map::{Markers, StretchOrigin};
use super::wording::Setting;
use super::{ChartWords, DataFile};

/// The deepest heading: a chapter is level 1.
const DEEPEST: usize = 4;

/// Turns blocks into Typst and remembers where each line comes from.
pub(super) struct Assembler<'a> {
    pub(super) template: &'a Template,
    pub(super) prose: ProseRenderer,
    pub(super) tables: BTreeMap<&'a str, &'a ProtectedTable>,
    pub(super) charts: &'a [DrawnChart],
    pub(super) accounts: &'a [QualityAccount],
    pub(super) language: Language,
    watch: Watch<'a>,
    /// What every template sees.
    shared: Context,
    pub(super) markers: Markers,
    pub(super) data_files: Vec<DataFile>,
    pub(super) images: Vec<crate::diagnostic::Placed<String>>,
    /// What a text can refer to.
    pub(super) labels: Vec<String>,
    pub(super) chart_words: BTreeMap<String, ChartWords>,
    pub(super) diagnostics: &'a mut Diagnostics,
    /// The categories of the repeats around, by name; the innermost comes last.
    bindings: Vec<(String, String)>,
    sections: Vec<String>,
    /// How much room there is at the moment, in the word that templates know.
    place: &'static str,
    /// The signs that a note has explained already.
    explained: Vec<&'static str>,
}

/// The parts an [`Assembler`] is made of.
pub(super) struct Parts<'a> {
    pub(super) template: &'a Template,
    pub(super) prose: ProseRenderer,
    pub(super) tables: &'a [ProtectedTable],
    pub(super) charts: &'a [DrawnChart],
    pub(super) accounts: &'a [QualityAccount],
    pub(super) language: Language,
    pub(super) report: ReportContext,
    pub(super) watch: Watch<'a>,
}

impl<'a> Assembler<'a> {
    pub(super) fn new(parts: Parts<'a>, diagnostics: &'a mut Diagnostics) -> Self {
        let mut shared = Context::new();
        shared.insert("report", &parts.report);
        shared.insert("words", &parts.language.words().labels());
        shared.insert("tokens", &parts.template.tokens);
        Self {
            template: parts.template,
            prose: parts.prose,
            tables: parts.tables.iter().map(|table| (table.id(), table)).collect(),
            charts: parts.charts,
            accounts: parts.accounts,
            language: parts.language,
            watch: parts.watch,
            shared,
            markers: Markers::default(),
            data_files: Vec::new(),
            images: Vec::new(),
            labels: Vec::new(),
            chart_words: BTreeMap::new(),
            diagnostics,
            bindings: Vec::new(),
            sections: Vec::new(),
            place: ChartPlace::Full.word(),
            explained: Vec::new(),
        }
    }

    /// The ids that headings of the manuscript state, so that made-up ones differ.
    pub(super) fn reserve_ids(&mut self, manuscript: &Manuscript) {
        for chapter in &manuscript.chapters {
            self.sections.push(chapter.id.clone());
        }
        for block in manuscript.blocks() {
            if let Block::Section(Section { id: Some(id), .. }) = block {
                self.sections.push(id.value.clone());
            }
        }
    }

    /// Leaves the signs unexplained below charts and tables if a text explains them.
    pub(super) fn explained_by(&mut self, manuscript: &Manuscript) {
        let explains = |block: &&Block| match block {
            Block::Text(prose) => prose.text.contains("method(\"symbols\")"),
            _ => false,
        };
        if manuscript.blocks().iter().any(explains) {
            let suppressed = Mark::Suppressed(self.language);
            let marks = [suppressed, Mark::TooFew, Mark::Undefined];
            self.explained = marks.map(Mark::sign).into();
        }
    }

    /// A chapter's heading and body.
    pub(super) fn chapter(&mut self, chapter: &Chapter) -> (String, String) {
        let title = self.plain(&chapter.title);
        self.labels.push(format!("section:{}", chapter.id));
        let body = self.blocks(&chapter.blocks, 1);
        (title, body)
    }

    /// A context with what every template sees.
    pub(super) fn context(&self) -> Context {
        self.shared.clone()
    }

    /// Runs a template file; a mistake in it is told at `place`.
    pub(super) fn render(
        &mut self,
        file: &str,
        context: &Context,
        place: &Place,
    ) -> String {
        let template = self.template;
        let work = template.work(file, place);
        match self.watch.during(work, || template.render(file, context, place)) {
            Ok(text) => text,
            Err(error) => {
                self.diagnostics.push(error);
                String::new()
            }
        }
    }

    /// The text of a heading or a description.
    fn plain(&mut self, prose: &Prose) -> String {
        self.text(prose, Setting::Heading)
    }

    /// The text of a caption or note.
    fn brief(&mut self, prose: &Prose) -> String {
        self.text(prose, Setting::Brief)
    }

    fn text(&mut self, prose: &Prose, setting: Setting) -> String {
        let work = expressions(prose);
        let (prose_of, bindings) = (&self.prose, &self.bindings);
        let diagnostics = &mut *self.diagnostics;
        let text = self
            .watch
            .during_if(work, || prose_of.plain(prose, setting, bindings, diagnostics));
        text.unwrap_or_default()
    }

    fn markup(&mut self, prose: &Prose, setting: Setting) -> String {
        let work = expressions(prose);
        let (prose_of, bindings) = (&self.prose, &self.bindings);
        let diagnostics = &mut *self.diagnostics;
        let text = self
            .watch
            .during_if(work, || prose_of.markup(prose, setting, bindings, diagnostics));
        let Some(text) = text else { return String::new() };
        let text = Arc::new(text);
        self.markers.wrap(StretchOrigin::Prose(Arc::clone(&text)), &text.text)
    }

    fn blocks(&mut self, blocks: &[Block], level: usize) -> String {
        blocks.iter().map(|block| self.block(block, level)).collect()
    }

    fn block(&mut self, block: &Block, level: usize) -> String {
        match block {
            Block::Section(section) => self.section(section, level + 1),
            Block::Text(prose) => {
                let markup = self.markup(prose, Setting::Running);
                self.simple("blocks/text.typ", &prose.place, &[("markup", &markup)])
            }
            Block::Chart(chart) => self.chart(chart),
            Block::Table(table) => self.table(table),
            Block::Quote(quote) => self.quote(quote),
            Block::Terms(terms) => self.terms(terms),
            Block::Figure(figure) => self.figure(figure),
            Block::Quality(quality) => self.quality(quality),
            Block::References(place) => self.simple("blocks/references.typ", place, &[]),
            Block::PageBreak(place) => self.simple("blocks/pagebreak.typ", place, &[]),
            Block::SideBySide(beside) => self.side_by_side(beside),
            Block::Bound(bound) => {
                let outer = self.bindings.len();
                self.bindings.push(("value".to_owned(), bound.value.clone()));
                let named =
                    bound.name.iter().map(|name| (name.clone(), bound.value.clone()));
                self.bindings.extend(named);
                let text = self.blocks(&bound.blocks, level);
                self.bindings.truncate(outer);
                text
            }
            // Written out by the analysis.
            Block::Repeat(_) => String::new(),
        }
    }

    fn simple(
        &mut self,
        file: &str,
        place: &Place,
        values: &[(&'static str, &str)],
    ) -> String {
        let mut context = self.context();
        for (key, value) in values {
            context.insert(*key, value);
        }
        self.finish(file, &context, place)
    }

    fn finish(&mut self, file: &str, context: &Context, place: &Place) -> String {
        let text = self.render(file, context, place);
        self.markers.wrap(StretchOrigin::Block(place.clone()), &text)
    }

    fn section(&mut self, section: &Section, level: usize) -> String {
        let place = section.title.place.clone();
        if level > DEEPEST {
            let message =
                format!("headings go {DEEPEST} levels deep, this one is deeper");
            let hint = "move the section up, or make it a paragraph that begins in bold";
            self.diagnostics.push(Diagnostic::error(message).at(&place).hint(hint));
        }
        let title = self.plain(&section.title);
        let id = match &section.id {
            Some(id) => id.value.clone(),
            None => self.fresh_id(&title),
        };
        self.labels.push(format!("section:{id}"));
        let body = self.blocks(&section.blocks, level);
        let mut context = self.context();
        context.insert("level", &level);
        context.insert("id", &id);
        context.insert("title", &title);
        context.insert("body", &body);
        self.finish("blocks/section.typ", &context, &place)
    }

    fn side_by_side(&mut self, beside: &SideBySide) -> String {
        #[derive(Serialize)]
        struct PartContext {
            place: &'static str,
            body: String,
        }
        let parts = beside.blocks.iter().zip(beside.places()).map(|(block, place)| {
            self.place = place;
            PartContext { place, body: self.block(block, DEEPEST) }
        });
        let parts = parts.collect::<Vec<_>>();
        self.place = ChartPlace::Full.word();
        let mut context = self.context();
        context.insert("parts", &parts);
        self.finish("blocks/side-by-side.typ", &context, &beside.place)
    }

    fn fresh_id(&mut self, title: &str) -> String {
        let base = slug(title);
        let mut id = base.clone();
        let mut count = 2;
        while self.sections.contains(&id) {
            id = format!("{base}-{count}");
            count += 1;
        }
        self.sections.push(id.clone());
        id
    }

    fn quote(&mut self, quote: &Quote) -> String {
        let markup = self.markup(&quote.text, Setting::Running);
        let by = quote.by.as_ref().map(|by| self.plain(by));
        let mut context = self.context();
        context.insert("markup", &markup);
        context.insert("by", &by);
        self.finish("blocks/quote.typ", &context, &quote.text.place)
    }

    fn terms(&mut self, terms: &[Term]) -> String {
        #[derive(Serialize)]
        struct TermContext {
            term: String,
            markup: String,
        }
        let Some(first) = terms.first() else { return String::new() };
        let terms = terms
            .iter()
            .map(|term| TermContext {
                term: term.term.value.clone(),
                markup: self.markup(&term.text, Setting::Running),
            })
            .collect::<Vec<_>>();
        let mut context = self.context();
        context.insert("terms", &terms);
        self.finish("blocks/terms.typ", &context, &first.term.place)
    }

    fn figure(&mut self, figure: &Picture) -> String {
        let mut drawing = None;
        let (image, typst) = match &figure.content {
            PictureContent::Image(path) => {
                self.images.push(path.clone());
                (Some(super::image_path(&path.value)), None)
            }
            PictureContent::Typst(prose) => {
                (None, Some(self.markup(prose, Setting::Heading)))
            }
            PictureContent::Drawing(shape) => {
                drawing = Some(DrawingContext::new(shape, |text| self.plain(text)));
                (None, None)
            }
        };
        self.labels.push(format!("figure:{}", figure.id.value));
        let caption = self.brief(&figure.caption);
        let written = figure.alt.as_ref().map(|alt| self.plain(alt));
        let drawn = drawing.as_ref().map(|drawing| drawing.description(self.language));
        let alt = written.filter(|alt| !alt.is_empty()).or(drawn).unwrap_or_default();
        let mut context = self.context();
        context.insert("id", &figure.id.value);
        context.insert("caption", without_period(&caption));
        context.insert("alt", &alt);
        context.insert("image", &image);
        context.insert("typst", &typst);
        context.insert("drawing", &drawing);
        context.insert("float", &figure.float);
        self.finish("blocks/figure.typ", &context, &figure.id.place)
    }

    fn chart(&mut self, chart: &Chart) -> String {
        let id = &chart.request.id;
        self.labels.push(format!("diagram:{}", id.value));
        // What could not be computed or drawn has been reported.
        let Some(table) = self.tables.get(id.value.as_str()).copied() else {
            return String::new();
        };
        let Some(drawn) = self.charts.iter().find(|drawn| drawn.id == id.value) else {
            return String::new();
        };
        let picture = &drawn.print;
        let groups = table.groups().len() > 1;
        let rows = match chart.kind {
            ChartKind::StackedBar | ChartKind::Diverging if groups => TableRows::Groups,
            _ => TableRows::Categories,
        };
        let measure = match table.measure() {
            Measure::Percent => Measure::CountAndPercent,
            other => other,
        };
        let data = DataTable::new(table, rows, measure, Ends::Apart, self.language);
        let caption = self.brief(&chart.caption);
        let written = chart.alt.as_ref().map(|alt| self.plain(alt));
        // An alternative text that repeats the caption tells nobody anything.
        let own = written.filter(|alt| !alt.is_empty() && *alt != caption);
        let alt = own.unwrap_or_else(|| picture.alt.clone());
        let shown = (&data, IntervalsAs::Lines, measure);
        let mut context = self.table_context(table, &caption, chart.note.as_ref(), shown);
        let parts = [
            without_period(&caption),
            caption::unit(table, self.language),
            &caption::base(table, self.language),
        ];
        let parts = parts.iter().filter(|part| !part.is_empty());
        let whole = parts.map(|part| format!("{part}.")).collect::<Vec<_>>().join(" ");
        let words =
            ChartWords { title: caption.clone(), caption: whole, alt: alt.clone() };
        self.chart_words.insert(id.value.clone(), words);
        if let Some(room) = drawn.too_high_for {
            let message = format!(
                "the chart `{}` is {} pt high, and there is room for {room} pt",
                id.value, picture.height
            );
            let hint = "ask for fewer answers or groups, or make two charts of it";
            self.diagnostics.push(Diagnostic::warning(message).at(&id.place).hint(hint));
        }
        context.insert("float", &chart.float);
        context.insert("image", &format!("charts/{}.svg", id.value));
        context.insert("width_pt", &picture.width);
        context.insert("height_pt", &picture.height);
        context.insert("alt", &alt);
        self.add_data_file(&id.value, caption, &data);
        self.finish("blocks/chart.typ", &context, &id.place)
    }

    fn table(&mut self, table: &Table) -> String {
        let id = &table.request.id;
        self.labels.push(format!("table:{}", id.value));
        let Some(numbers) = self.tables.get(id.value.as_str()).copied() else {
            return String::new();
        };
        let (rows, measure) = (table.rows, numbers.measure());
        let laid_out = |ends| DataTable::new(numbers, rows, measure, ends, self.language);
        let (data, apart) = (laid_out(Ends::Together), laid_out(Ends::Apart));
        let columns = measure == Measure::Mean
            || rows == TableRows::Categories && numbers.groups().len() == 1;
        let intervals = if columns { IntervalsAs::Column } else { IntervalsAs::Brackets };
        let caption = self.brief(&table.caption);
        let note = table.note.as_ref();
        let shown = (&data, intervals, measure);
        let mut context = self.table_context(numbers, &caption, note, shown);
        context.insert("float", &table.float);
        self.add_data_file(&id.value, caption, &apart);
        self.finish("blocks/table.typ", &context, &id.place)
    }

    /// A block on the quality of a survey: its drawing, if it has one, and its table.
    fn quality(&mut self, quality: &Quality) -> String {
        let id = &quality.id;
        let (drawn, tabled) = match &quality.content {
            QualityContent::Flow(flow) => (flow.drawing, flow.table),
            QualityContent::NonResponse(_)
            | QualityContent::Reliability(_)
            | QualityContent::Change(_) => (false, true),
        };
        if drawn {
            self.labels.push(format!("figure:{}", id.value));
        }
        if tabled {
            self.labels.push(format!("table:{}", id.value));
        }
        let found = self.accounts.iter().find(|account| account.id == id.value);
        // What could not be computed has been reported.
        let Some(account) = found else { return String::new() };
        let caption = self.brief(&quality.caption);
        let note = quality.note.as_ref().map(|note| self.brief(note));
        let data = DataTable::of_account(account);
        let mut notes = account.notes.clone();
        notes.extend(note);
        let mut context = self.context();
        context.insert("id", &id.value);
        context.insert("caption", without_period(&caption));
        context.insert("unit", "");
        context.insert("base", "");
        context.insert("data", &data);
        context.insert("place", self.place);
        context.insert("float", &quality.float);
        let mut text = String::new();
        if let Some(drawing) = &account.drawing {
            let drawing = FlowContext::new(drawing, self.language);
            context.insert("alt", &drawing.description(self.language));
            context.insert("flow", &drawing);
            // With a table the notes stand under that.
            context.insert("notes", if tabled { &[][..] } else { notes.as_slice() });
            text.push_str(&self.finish("blocks/flow.typ", &context, &id.place));
        }
        if tabled {
            context.insert("notes", &notes);
            text.push_str(&self.finish("blocks/table.typ", &context, &id.place));
        }
        self.add_data_file(&id.value, caption, &data);
        text
    }

    fn table_context(
        &mut self,
        table: &ProtectedTable,
        caption: &str,
        note: Option<&Prose>,
        (data, intervals, measure): (&DataTable, IntervalsAs, Measure),
    ) -> Context {
        let nothing = table.nothing_left(measure);
        let note = note.map(|note| self.brief(note));
        let around = self.bindings.iter().map(|(_, label)| label.as_str());
        let told = around.chain([caption]).chain(note.as_deref()).collect::<Vec<_>>();
        let told = told.join("\n");
        let mut notes = caption::notes(table, &told, intervals, self.language);
        for (sign, word) in caption::signs(table, nothing.is_none(), self.language) {
            if !self.explained.contains(&sign) {
                self.explained.push(sign);
                notes.push(caption::meaning(sign, word));
            }
        }
        notes.extend(note);
        let mut context = self.context();
        context.insert("id", table.id());
        context.insert("caption", without_period(caption));
        context.insert("unit", caption::unit(table, self.language));
        context.insert("base", &caption::base(table, self.language));
        context.insert("notes", &notes);
        context.insert("data", data);
        context.insert(
            "nothing",
            nothing.map_or("", |nothing| nothing.words(self.language)),
        );
        context.insert("place", self.place);
        context
    }

    fn add_data_file(&mut self, id: &str, caption: String, data: &DataTable) {
        self.data_files.push(DataFile {
            path: format!("tables/{id}.csv"),
            description: caption,
            content: data.to_csv(),
        });
    }
}

/// A caption ends without a full stop: the template adds it before unit and base.
fn without_period(caption: &str) -> &str {
    caption.strip_suffix('.').unwrap_or(caption)
}
