//! Settles chapters, block by block.

mod apart;
mod brief;
mod chart;
mod describe;
mod figure;
mod numbers;
mod part;
mod registers;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::chart::{DrawnChart, Look};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Placed};
use crate::disclosure::{Mark, ProtectedTable, QualityAccount, ShownRows};
use crate::file::sha256;
use crate::manuscript::{self, Block, ChartPlace, Manuscript, Prose, slug};
use crate::say;
use crate::watch::Watch;
use crate::words::Language;

use super::facts::HeadFacts;
use super::head::{ChapterHeading, ReportHead};
use super::item::{
    BesideItem, DocumentItem, ItemContent, SettledExample, SettledSection,
    SettledSideBySide, SettledText,
};
use super::languages::Renderers;
use super::making;
use super::prose::{AllQuoted, ProseMemory, Quotation, Setting, SettledProse};
use super::pull_quote::{self, WantedWords};
use super::{DataFile, Document, ProtectedResults, SettledChapter, WrittenDrawing};

/// The deepest heading: a chapter is level 1.
const DEEPEST: usize = 4;

/// So many digits of a hash tell the items of a report apart.
const DIGITS: usize = 8;

/// Settles everything that a manuscript holds.
pub(super) fn settle(
    manuscript: &Manuscript,
    results: ProtectedResults<'_>,
    watch: Watch<'_>,
    memory: &mut ProseMemory,
    diagnostics: &mut Diagnostics,
) -> Document {
    let report = &manuscript.report;
    let prose = Renderers::new(manuscript, results, watch, memory);
    let mut settler = Settler::new(manuscript, results, prose, diagnostics);
    let summary = report.facts.summary.as_ref();
    let summary = summary.map(|summary| settler.text(summary, Setting::Running));
    let quoted = std::mem::take(&mut settler.numbers);
    let facts = HeadFacts::new(report, summary, quoted);
    let mut appendices = 0;
    let mut chapters = Vec::new();
    for chapter in &manuscript.chapters {
        appendices += usize::from(chapter.kind == manuscript::ChapterKind::Appendix);
        chapters.push(settler.chapter(chapter, appendices));
    }
    let Settler { prose, data_files, labels, drawings, wanted, diagnostics, .. } =
        settler;
    let AllQuoted { differences, intervals, claims } = prose.end(memory);
    pull_quote::find(&wanted, &mut chapters, manuscript.whole, diagnostics);
    let items = chapters.iter().flat_map(SettledChapter::all_items);
    let makings = making::of_quoted(items, results.numbers, report.language);
    Document {
        head: ReportHead::new(report, facts),
        chapters,
        is_whole: manuscript.whole,
        differences,
        intervals,
        claims,
        data_files,
        labels,
        drawings,
        makings,
    }
}

/// What is settled so far, and what the rest depends on.
struct Settler<'a> {
    prose: Renderers<'a>,
    tables: BTreeMap<&'a str, &'a ProtectedTable>,
    charts: BTreeMap<&'a str, &'a DrawnChart>,
    accounts: BTreeMap<&'a str, &'a QualityAccount>,
    rows: BTreeMap<&'a str, &'a ShownRows>,
    /// That of what is being settled.
    language: Language,
    /// What boxes and arrows are drawn with.
    look: Look<'a>,
    drawings: Vec<WrittenDrawing>,
    data_files: Vec<DataFile>,
    /// What a text can refer to.
    labels: Vec<String>,
    diagnostics: &'a mut Diagnostics,
    /// The categories of the repeats around, by name; the innermost comes last.
    bindings: Vec<(String, String)>,
    /// The labels of headings.
    sections: BTreeSet<String>,
    /// How many headings have the same title, by the label that it gives.
    titles: BTreeMap<String, usize>,
    /// How many items have each id.
    ids: BTreeMap<String, usize>,
    /// What the item that is being settled quotes.
    numbers: Vec<Quotation>,
    /// How much room there is at the moment, in the word that templates know.
    place: &'static str,
    /// The signs that a note or a text has explained already.
    explained: Vec<&'static str>,
    /// The scales of which it has been told which way they are taken to be listed.
    directions: BTreeSet<String>,
    /// What pull quotes show, to be found once all texts are settled.
    wanted: Vec<WantedWords>,
}

impl<'a> Settler<'a> {
    fn new(
        manuscript: &Manuscript,
        results: ProtectedResults<'a>,
        prose: Renderers<'a>,
        diagnostics: &'a mut Diagnostics,
    ) -> Self {
        let ProtectedResults { tables, charts, accounts, rows, look, .. } = results;
        Self {
            prose,
            tables: tables.iter().map(|table| (table.id(), table)).collect(),
            charts: charts.iter().map(|chart| (chart.id.as_str(), chart)).collect(),
            accounts: accounts.iter().map(|one| (one.id.as_str(), one)).collect(),
            rows: rows.iter().map(|one| (one.id(), one)).collect(),
            language: manuscript.report.language,
            look,
            drawings: Vec::new(),
            data_files: Vec::new(),
            labels: Vec::new(),
            diagnostics,
            bindings: Vec::new(),
            sections: stated_labels(manuscript),
            titles: BTreeMap::new(),
            ids: BTreeMap::new(),
            numbers: Vec::new(),
            place: ChartPlace::Full.word(),
            explained: Vec::new(),
            directions: BTreeSet::new(),
            wanted: Vec::new(),
        }
    }

    fn chapter(
        &mut self,
        chapter: &manuscript::Chapter,
        appendices: usize,
    ) -> SettledChapter {
        let (language, around) = self.enter(chapter.language.as_ref());
        let title = self.plain(&chapter.title);
        let numbers = std::mem::take(&mut self.numbers);
        self.labels.push(format!("section:{}", chapter.id));
        let items = self.blocks(&chapter.blocks, 1);
        self.language = around;
        let heading = ChapterHeading::new(chapter, title, appendices, language);
        let written = chapter.title.place.clone();
        SettledChapter { heading, written, numbers, items }
    }

    /// The text of a heading or a description.
    fn plain(&mut self, prose: &Prose) -> String {
        self.text(prose, Setting::Heading)
    }

    fn text(&mut self, prose: &Prose, setting: Setting) -> String {
        let renderer = self.prose.of(self.language);
        let text = renderer.plain(prose, setting, &self.bindings, self.diagnostics);
        let Some(text) = text else { return String::new() };
        self.numbers.extend(text.numbers);
        text.text
    }

    /// A text in Typst markup; nothing, if there is a mistake in it.
    fn markup(&mut self, prose: &Prose, setting: Setting) -> Arc<SettledProse> {
        let renderer = self.prose.of(self.language);
        let settled = renderer.markup(prose, setting, &self.bindings, self.diagnostics);
        let settled = settled.unwrap_or_else(|| SettledProse::nothing(prose));
        self.numbers.extend(settled.numbers().iter().cloned());
        if prose.text.contains("method(\"symbols\")") {
            let suppressed = Mark::Suppressed(self.language);
            let marks = [suppressed, Mark::TooFew, Mark::Undefined];
            self.explained.extend(marks.map(Mark::sign));
        }
        Arc::new(settled)
    }

    fn blocks(&mut self, blocks: &[Block], level: usize) -> Vec<DocumentItem> {
        let mut items = Vec::new();
        for block in blocks {
            match block {
                Block::Bound(bound) => {
                    let outer = self.bindings.len();
                    self.bindings.push(("value".to_owned(), bound.value.clone()));
                    let named =
                        bound.name.iter().map(|name| (name.clone(), bound.value.clone()));
                    self.bindings.extend(named);
                    items.extend(self.blocks(&bound.blocks, level));
                    self.bindings.truncate(outer);
                }
                other => items.extend(self.block(other, level)),
            }
        }
        items
    }

    fn block(&mut self, block: &Block, level: usize) -> Vec<DocumentItem> {
        let one = match block {
            Block::Section(section) => Some(self.section(section, level + 1)),
            Block::Text(prose) => {
                let markup = self.markup(prose, Setting::Running);
                let id = self.id_of("text", &prose.text);
                Some(self.item(
                    id,
                    &prose.place,
                    ItemContent::Text(SettledText { markup }),
                ))
            }
            Block::Chart(chart) => self.chart(chart),
            Block::Table(table) => self.table(table),
            Block::Describe(describe) => self.describe(describe),
            Block::RegisterTable(table) => self.register_table(table),
            Block::Timeline(timeline) => self.timeline(timeline),
            Block::TypedTable(table) => Some(self.typed_table(table)),
            Block::Quote(quote) => Some(self.quote(quote)),
            Block::PullQuote(words) => Some(self.pull_quote(words)),
            Block::Terms(terms) => self.terms(terms),
            Block::FactBox(fact_box) => Some(self.fact_box(fact_box)),
            Block::Cards(cards) => Some(self.cards(cards)),
            Block::Figure(figure) => Some(self.figure(figure)),
            Block::Quality(quality) => return self.quality(quality),
            Block::References(place) => {
                let id = self.id_of("references", "");
                Some(self.item(id, place, ItemContent::References))
            }
            Block::PageBreak(place) => {
                let id = self.id_of("page-break", "");
                Some(self.item(id, place, ItemContent::PageBreak))
            }
            Block::SideBySide(beside) => Some(self.side_by_side(beside)),
            Block::Example(example) => Some(self.example(example, level)),
            Block::InColumns(columns) => return self.in_columns(columns, level),
            Block::InLanguage(part) => return self.part(part, level),
            Block::Landscape(turned) => return self.turned(turned, level),
            // Written out by the analysis, and above.
            Block::Repeat(_) | Block::Bound(_) => None,
        };
        one.into_iter().collect()
    }

    /// An item that quotes what has been quoted since the last.
    fn item(
        &mut self,
        id: String,
        written: &Place,
        content: ItemContent,
    ) -> DocumentItem {
        let numbers = std::mem::take(&mut self.numbers);
        DocumentItem::new(id, written, content, numbers)
    }

    /// An id for something that has none of its own: what the author wrote tells it from
    /// others wherever it stands.
    fn id_of(&mut self, kind: &str, written: &str) -> String {
        let around = self.bindings.iter().map(|(_, label)| label.as_str());
        let told = around.chain([written]).collect::<Vec<_>>().join("\n");
        let id = match told.is_empty() {
            true => kind.to_owned(),
            false => format!("{kind}:{}", &sha256(told.as_bytes())[..DIGITS]),
        };
        let count = self.ids.entry(id.clone()).or_default();
        *count += 1;
        if *count == 1 { id } else { format!("{id}-{count}") }
    }

    fn section(&mut self, section: &manuscript::Section, level: usize) -> DocumentItem {
        let place = &section.title.place;
        if level > DEEPEST {
            let message = say!(
                "headings go {most} levels deep, this one is deeper",
                most = &DEEPEST
            );
            let hint = "move the section up, or make it a paragraph that begins in bold";
            self.diagnostics.push(Diagnostic::error(message).at(place).hint(hint));
        }
        let title = self.plain(&section.title);
        let numbers = std::mem::take(&mut self.numbers);
        let label = match &section.id {
            Some(id) => id.value.clone(),
            None => self.fresh_label(&title),
        };
        let id = format!("section:{label}");
        self.labels.push(id.clone());
        let items = self.blocks(&section.blocks, level);
        let content = ItemContent::Section(SettledSection { level, label, title, items });
        DocumentItem::new(id, place, content, numbers)
    }

    fn side_by_side(&mut self, beside: &manuscript::SideBySide) -> DocumentItem {
        let (mut items, around) = (Vec::new(), self.place);
        for (block, place) in beside.blocks.iter().zip(beside.places()) {
            self.place = place;
            let item = self.block(block, DEEPEST).into_iter();
            items.extend(item.map(|item| BesideItem { place, item }));
        }
        self.place = around;
        let within = items.iter().map(|beside| beside.item.id.as_str());
        let within = within.collect::<Vec<_>>().join("\n");
        let id = self.id_of("side-by-side", &within);
        self.item(id, &beside.place, ItemContent::SideBySide(SettledSideBySide { items }))
    }

    fn example(&mut self, example: &manuscript::Example, level: usize) -> DocumentItem {
        let Placed { value: source, place } = &example.source;
        let id = self.id_of("example", source);
        let (source, items) = (source.clone(), self.blocks(&example.blocks, level));
        self.item(id, place, ItemContent::Example(SettledExample { source, items }))
    }

    fn fresh_label(&mut self, title: &str) -> String {
        let base = slug(title);
        let count = self.titles.entry(base.clone()).or_default();
        loop {
            *count += 1;
            let label =
                if *count == 1 { base.clone() } else { format!("{base}-{count}") };
            if self.sections.insert(label.clone()) {
                return label;
            }
        }
    }

    fn add_data_file(&mut self, label: &str, caption: &str, content: String) {
        self.data_files.push(DataFile {
            path: data_path(label),
            description: caption.to_owned(),
            content,
        });
    }
}

/// The labels that headings of the manuscript state, so that made-up ones differ.
fn stated_labels(manuscript: &Manuscript) -> BTreeSet<String> {
    let chapters = manuscript.chapters.iter().map(|chapter| chapter.id.clone());
    let sections = manuscript.blocks().into_iter().filter_map(|block| match block {
        Block::Section(section) => section.id.as_ref().map(|id| id.value.clone()),
        _ => None,
    });
    chapters.chain(sections).collect()
}

fn data_path(label: &str) -> String {
    format!("tables/{label}.csv")
}

/// A caption ends without a full stop: templates add it before unit and base.
fn without_period(mut caption: String) -> String {
    if caption.ends_with('.') {
        caption.pop();
    }
    caption
}
