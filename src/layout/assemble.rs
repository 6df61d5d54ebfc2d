//! Turns the items of a document into Typst, one by one.

use std::sync::Arc;

use serde::Serialize;
use tera::Context;

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Placed};
use crate::document::{
    BesideItem, Document, DocumentItem, FigurePicture, FlowFigure, ItemContent,
    PartLanguage, SettledCard, SettledCards, SettledChart, SettledExample,
    SettledFactBox, SettledFigure, SettledProse, SettledQuote, SettledRegisterTable,
    SettledSection, SettledSideBySide, SettledTerms, SettledTimeline, SettledTypedTable,
    ShownTable, TextMarkup,
};
use crate::manuscript::Report;
use crate::say;
use crate::watch::Watch;

use super::bracketed::BracketedCitations;
use super::catalog::Template;
use super::context::ReportContext;
use super::source_map::{Markers, StretchOrigin};

/// A part in another language than what it stands in.
const IN_LANGUAGE: &str = "blocks/in-language.typ";

/// Words in columns.
const COLUMNS: &str = "blocks/columns.typ";

/// What stands on a turned page of its own.
const LANDSCAPE: &str = "blocks/landscape.typ";

/// The look of parts in a language, in the words of that language.
pub(super) fn look_of(code: &str) -> String {
    format!("look-{code}.typ")
}

/// Turns items into Typst and remembers where each line comes from.
pub(super) struct Assembler<'a> {
    pub(super) template: &'a Template,
    watch: Watch<'a>,
    citations: &'a BracketedCitations,
    /// What every template sees.
    shared: Context,
    pub(super) markers: Markers,
    /// The author's images that are shown.
    pub(super) images: Vec<Placed<String>>,
    pub(super) diagnostics: &'a mut Diagnostics,
}

/// What every file of a template goes by.
pub(super) struct Common<'a> {
    pub(super) template: &'a Template,
    pub(super) report: &'a Report,
    pub(super) document: &'a Document,
    /// The name of the list of works beside the document.
    pub(super) bibliography: Option<String>,
    pub(super) citations: &'a BracketedCitations,
    pub(super) watch: Watch<'a>,
}

impl<'a> Assembler<'a> {
    pub(super) fn new(common: Common<'a>, diagnostics: &'a mut Diagnostics) -> Self {
        let Common { template, report, document, bibliography, citations, watch } =
            common;
        let mut shared = Context::new();
        shared.insert("report", &ReportContext::new(report, document, bibliography));
        shared.insert("words", &report.language.words().labels());
        super::insert_template(template, report, &mut shared);
        let (markers, images) = (Markers::default(), Vec::new());
        Self { template, watch, citations, shared, markers, images, diagnostics }
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

    /// What stands in a chapter or section.
    pub(super) fn items(&mut self, items: &[DocumentItem]) -> String {
        items.iter().map(|item| self.item(item)).collect()
    }

    fn item(&mut self, item: &DocumentItem) -> String {
        let mut context = self.context();
        let file = match &item.content {
            ItemContent::Section(section) => self.section(section, &mut context),
            ItemContent::Text(text) => {
                context.insert("markup", &self.markup(&text.markup));
                "blocks/text.typ"
            }
            ItemContent::Chart(chart) => {
                self.marked(&chart.shown.marked, &mut context);
                shown_chart(chart, &mut context)
            }
            ItemContent::Table(table) => {
                self.marked(&table.marked, &mut context);
                shown_table(table, &mut context)
            }
            ItemContent::RegisterTable(table) => {
                self.marked(&table.marked, &mut context);
                shown_register(table, &mut context)
            }
            ItemContent::Timeline(timeline) => {
                self.marked(&timeline.marked, &mut context);
                shown_timeline(timeline, &mut context)
            }
            ItemContent::TypedTable(table) => self.typed_table(table, &mut context),
            ItemContent::Quote(quote) => self.quote(quote, &mut context),
            ItemContent::PullQuote(quote) => {
                context.insert("text", &quote.text);
                "blocks/pull-quote.typ"
            }
            ItemContent::Terms(terms) => self.terms(terms, &mut context),
            ItemContent::FactBox(fact_box) => self.fact_box(fact_box, &mut context),
            ItemContent::Cards(cards) => self.cards(cards, &mut context),
            ItemContent::Figure(figure) => self.figure(figure, &mut context),
            ItemContent::Flow(flow) => {
                self.marked(&flow.marked, &mut context);
                shown_flow(flow, &mut context)
            }
            ItemContent::References => "blocks/references.typ",
            ItemContent::PageBreak => "blocks/pagebreak.typ",
            ItemContent::SideBySide(beside) => self.side_by_side(beside, &mut context),
            ItemContent::Example(example) => self.example(example, &mut context),
        };
        let mut text = self.render(file, &context, &item.written);
        if let Some(count) = item.columns {
            let mut context = self.context();
            context.insert("count", &count);
            context.insert("body", &text);
            text = self.around(COLUMNS, &context, item).unwrap_or(text);
        }
        if let Some(language) = item.language {
            text = self.in_language(language, item, text);
        }
        if item.landscape {
            let mut context = self.context();
            context.insert("body", &text);
            text = self.around(LANDSCAPE, &context, item).unwrap_or(text);
        }
        self.markers.wrap(StretchOrigin::Block(item.written.clone()), &text)
    }

    /// An item that is in another language than what it stands in.
    fn in_language(
        &mut self,
        language: PartLanguage,
        item: &DocumentItem,
        body: String,
    ) -> String {
        let mut context = self.context();
        context.insert("language", language.code);
        context.insert("region", language.region);
        context.insert("look", &look_of(language.code));
        context.insert("is_section", &matches!(item.content, ItemContent::Section(_)));
        context.insert("body", &body);
        self.around(IN_LANGUAGE, &context, item).unwrap_or(body)
    }

    /// Runs what stands around an item; nothing, if the template has no such file, which is
    /// reported: those of earlier versions have not.
    fn around(
        &mut self,
        file: &str,
        context: &Context,
        item: &DocumentItem,
    ) -> Option<String> {
        if self.template.has(file) {
            return Some(self.render(file, context, &item.written));
        }
        let message = say!(
            "the template `{name}` lacks `{file}`",
            name = &self.template.name,
            file
        );
        let hint = "add it, as the library has it, or do without what needs it here";
        self.diagnostics.push(Diagnostic::error(message).at(&item.written).hint(hint));
        None
    }

    /// An author's text, with a way back from every line.
    fn markup(&mut self, prose: &Arc<SettledProse>) -> String {
        let prose = self.citations.set(prose);
        self.markers.wrap(StretchOrigin::Prose(Arc::clone(&prose)), prose.text())
    }

    /// What captions, notes, heads and names hold besides words, with a way back from every
    /// line.
    fn marked(&mut self, marked: &TextMarkup, context: &mut Context) {
        let TextMarkup { caption, note, by, head } = marked;
        let mut markup = |prose: &Option<Arc<SettledProse>>| {
            prose.as_ref().map(|prose| self.markup(prose))
        };
        context.insert("caption_markup", &markup(caption));
        context.insert("note_markup", &markup(note));
        context.insert("by_markup", &markup(by));
        let head = head.iter().map(markup).collect::<Vec<_>>();
        context.insert("head_markup", &head);
    }

    fn section(
        &mut self,
        section: &SettledSection,
        context: &mut Context,
    ) -> &'static str {
        context.insert("level", &section.level);
        context.insert("id", &section.label);
        context.insert("title", &section.title);
        context.insert("body", &self.items(&section.items));
        "blocks/section.typ"
    }

    fn side_by_side(
        &mut self,
        beside: &SettledSideBySide,
        context: &mut Context,
    ) -> &'static str {
        #[derive(Serialize)]
        struct PartContext {
            place: &'static str,
            body: String,
        }
        let part = |BesideItem { place, item }: &BesideItem| PartContext {
            place,
            body: self.item(item),
        };
        let parts = beside.items.iter().map(part).collect::<Vec<_>>();
        // A chart that is divided does so where it stands.
        let is_divided = |BesideItem { item, .. }: &BesideItem| match &item.content {
            ItemContent::Chart(chart) => !chart.further.is_empty(),
            _ => false,
        };
        context.insert("breakable", &beside.items.iter().any(is_divided));
        context.insert("parts", &parts);
        "blocks/side-by-side.typ"
    }

    fn example(
        &mut self,
        example: &SettledExample,
        context: &mut Context,
    ) -> &'static str {
        context.insert("source", &example.source);
        context.insert("body", &self.items(&example.items));
        "blocks/example.typ"
    }

    fn quote(&mut self, quote: &SettledQuote, context: &mut Context) -> &'static str {
        context.insert("markup", &self.markup(&quote.markup));
        context.insert("by", &quote.by);
        self.marked(&quote.marked, context);
        "blocks/quote.typ"
    }

    fn terms(&mut self, terms: &SettledTerms, context: &mut Context) -> &'static str {
        #[derive(Serialize)]
        struct TermContext<'d> {
            term: &'d str,
            markup: String,
        }
        let terms = terms.terms.iter().map(|term| TermContext {
            term: &term.term,
            markup: self.markup(&term.markup),
        });
        let terms = terms.collect::<Vec<_>>();
        context.insert("terms", &terms);
        "blocks/terms.typ"
    }

    fn fact_box(
        &mut self,
        fact_box: &SettledFactBox,
        context: &mut Context,
    ) -> &'static str {
        context.insert("title", &fact_box.title);
        context.insert("markup", &self.markup(&fact_box.markup));
        "blocks/fact-box.typ"
    }

    fn cards(&mut self, cards: &SettledCards, context: &mut Context) -> &'static str {
        #[derive(Serialize)]
        struct CardContext<'d> {
            title: &'d str,
            role: Option<&'d str>,
            affiliation: Option<&'d str>,
            markup: Option<String>,
            image: Option<String>,
            alt: Option<&'d str>,
            address: Option<&'d str>,
            link_text: Option<&'d str>,
        }
        let mut shown = Vec::new();
        for card in &cards.cards {
            let SettledCard { title, role, affiliation, markup, picture, link } = card;
            self.images.extend(picture.iter().map(|picture| picture.image.clone()));
            let image = picture.as_ref().map(|it| super::image_path(&it.image.value));
            shown.push(CardContext {
                title,
                role: role.as_deref(),
                affiliation: affiliation.as_deref(),
                markup: markup.as_ref().map(|markup| self.markup(markup)),
                image,
                alt: picture.as_ref().map(|picture| picture.alt.as_str()),
                address: link.as_ref().map(|link| link.address.as_str()),
                link_text: link.as_ref().map(|link| link.text.as_str()),
            });
        }
        context.insert("cards", &shown);
        "blocks/cards.typ"
    }

    fn typed_table(
        &mut self,
        table: &SettledTypedTable,
        context: &mut Context,
    ) -> &'static str {
        #[derive(Serialize)]
        struct CellContext<'d> {
            markup: String,
            said: &'d str,
        }
        let mut rows = Vec::new();
        for row in &table.rows {
            let row = row.iter().map(|cell| CellContext {
                markup: self.markup(&cell.markup),
                said: &cell.said,
            });
            rows.push(row.collect::<Vec<_>>());
        }
        self.marked(&table.marked, context);
        context.insert("id", &table.label);
        context.insert("caption", &table.caption);
        context.insert("head", &table.head);
        context.insert("rows", &rows);
        context.insert("align", &table.align);
        context.insert("row_headers", &table.row_headers);
        context.insert("notes", &table.notes);
        context.insert("place", table.place);
        context.insert("float", &table.float);
        "blocks/typed-table.typ"
    }

    fn figure(&mut self, figure: &SettledFigure, context: &mut Context) -> &'static str {
        let (mut image, mut typst, mut drawing) = (None, None, None);
        let mut structure = None;
        match &figure.picture {
            FigurePicture::Image(path) => {
                self.images.push(path.clone());
                image = Some(super::image_path(&path.value));
            }
            FigurePicture::Typst(prose) => typst = Some(self.markup(prose)),
            FigurePicture::Words(words) => drawing = Some(words),
            FigurePicture::Structure(told) => {
                context.insert("arrow_lines", &told.arrow_lines());
                structure = Some(told);
            }
        }
        self.marked(&figure.marked, context);
        context.insert("id", &figure.label);
        context.insert("caption", &figure.caption);
        context.insert("alt", &figure.alt);
        context.insert("image", &image);
        context.insert("typst", &typst);
        context.insert("drawing", &drawing);
        context.insert("structure", &structure);
        context.insert("width", &figure.width);
        context.insert("float", &figure.float);
        "blocks/figure.typ"
    }
}

/// What templates see of charts and tables alike.
fn insert_shown(shown: &ShownTable, context: &mut Context) {
    context.insert("id", &shown.label);
    context.insert("caption", &shown.caption);
    context.insert("unit", &shown.unit);
    context.insert("base", &shown.base);
    context.insert("notes", &shown.notes);
    context.insert("data", &shown.data);
    context.insert("nothing", shown.nothing.unwrap_or_default());
    context.insert("place", shown.place);
    context.insert("float", &shown.float);
}

fn shown_chart(chart: &SettledChart, context: &mut Context) -> &'static str {
    insert_shown(&chart.shown, context);
    context.insert("image", &chart.picture.file);
    context.insert("width_pt", &chart.picture.width);
    context.insert("height_pt", &chart.picture.height);
    context.insert("further", &chart.further);
    context.insert("alt", &chart.alt);
    "blocks/chart.typ"
}

fn shown_table(table: &ShownTable, context: &mut Context) -> &'static str {
    insert_shown(table, context);
    "blocks/table.typ"
}

fn shown_register(table: &SettledRegisterTable, context: &mut Context) -> &'static str {
    context.insert("id", &table.label);
    context.insert("caption", &table.caption);
    context.insert("notes", &table.notes);
    context.insert("columns", &table.columns);
    context.insert("rows", &table.rows);
    context.insert("place", table.place);
    context.insert("float", &table.float);
    "blocks/register-table.typ"
}

fn shown_timeline(timeline: &SettledTimeline, context: &mut Context) -> &'static str {
    context.insert("title", &timeline.title);
    context.insert("notes", &timeline.notes);
    context.insert("groups", &timeline.groups);
    "blocks/timeline.typ"
}

fn shown_flow(flow: &FlowFigure, context: &mut Context) -> &'static str {
    context.insert("id", &flow.label);
    context.insert("caption", &flow.caption);
    context.insert("alt", &flow.alt);
    context.insert("notes", &flow.notes);
    context.insert("flow", &flow.flow);
    context.insert("place", flow.place);
    context.insert("float", &flow.float);
    "blocks/flow.typ"
}
