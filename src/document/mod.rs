//! The report as a value: takes what the author wrote and the numbers that may be shown, gives
//! a [`Document`] in which everything is decided that readers will read.
//!
//! Prose has its numbers in it, captions have unit and base, charts and tables their notes,
//! alternative texts and rows, and each knows where the author wrote it. Whatever is made of a
//! report (pages, a web page, records of it) reads this, and decides nothing of it again. It is
//! made of protected tables and numbers only, and is published as `document.json`.

mod caption;
mod data_table;
mod drawing;
mod facts;
mod flow;
mod head;
mod inference;
mod item;
mod languages;
mod making;
mod marked_text;
mod method;
mod picture;
mod prose;
mod pull_quote;
mod rows;
mod settle;
mod structure;
mod tera_error;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::Serialize;

use crate::chart::{DrawnChart, Look};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Placed};
use crate::disclosure::{ProtectedNumber, ProtectedTable, QualityAccount, ShownRows};
use crate::manuscript::{Block, Manuscript};
use crate::watch::Watch;

pub use self::data_table::{DataRow, DataTable, Ends, HeaderCell};
pub use self::drawing::WordDrawing;
pub use self::facts::{HeadAuthor, HeadFacts, HeadFunding, HeadLicence};
pub use self::flow::Flow;
pub use self::head::{
    ChapterHeading, ChapterSignature, HeadContents, HeadDate, HeadSeries, ReportHead,
};
pub use self::item::{
    AnyTable, BesideItem, CardLink, DocumentItem, FigurePicture, FlowFigure, ItemContent,
    SettledCard, SettledCardPicture, SettledCards, SettledChart, SettledExample,
    SettledFactBox, SettledFigure, SettledPullQuote, SettledQuote, SettledSection,
    SettledSideBySide, SettledTerm, SettledTerms, SettledText, SettledTypedTable,
    ShownTable, TypedCell,
};
pub use self::languages::PartLanguage;
pub use self::making::Making;
pub(crate) use self::marked_text::CAPTION_MARK;
pub use self::marked_text::TextMarkup;
pub(crate) use self::method::METHODS as METHOD_SUBJECTS;
pub use self::picture::ChartPicture;
pub(crate) use self::prose::FUNCTIONS as QUOTING_FUNCTIONS;
pub(crate) use self::prose::{LINE_CLOSE, LINE_OPEN, first_loop};
pub use self::prose::{
    MadeClaim, ProseMemory, Quotation, QuotedDifference, SettledProse, WrittenClaim,
    claims,
};
pub use self::rows::{
    SettledRegisterTable, SettledTimeline, TimelineEvent, TimelineGroup,
};
pub use self::structure::SettledStructure;
pub(crate) use self::tera_error::{tera_report, tera_said, tera_words};

/// A report in which everything is decided.
#[derive(Clone, Debug, Serialize)]
pub struct Document {
    /// What it says of itself.
    #[serde(flatten)]
    pub head: ReportHead,
    /// The chapters, in the order they stand.
    pub chapters: Vec<SettledChapter>,
    /// The CSV files with the numbers of charts and tables.
    #[serde(skip)]
    pub data_files: Vec<DataFile>,
    /// Boxes and arrows, drawn.
    #[serde(skip)]
    pub drawings: Vec<WrittenDrawing>,
    /// How the numbers came about that texts quote.
    #[serde(skip)]
    pub makings: Vec<Making>,
    /// What a text can refer to, also where it could not be made.
    #[serde(skip)]
    pub labels: Vec<String>,
    /// Whether it is all of the report, and not what is left of one with mistakes.
    #[serde(skip)]
    pub is_whole: bool,
    /// The differences that texts quote.
    #[serde(skip)]
    pub differences: Vec<QuotedDifference>,
    /// Ids of the numbers whose intervals texts quote.
    #[serde(skip)]
    pub intervals: BTreeSet<String>,
    /// The claims that texts make.
    #[serde(skip)]
    pub claims: BTreeSet<MadeClaim>,
}

/// A chapter.
#[derive(Clone, Debug, Serialize)]
pub struct SettledChapter {
    /// Its heading.
    #[serde(flatten)]
    pub heading: ChapterHeading,
    /// Where the author wrote it.
    #[serde(serialize_with = "item::line")]
    pub written: Place,
    /// The numbers that the heading quotes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub numbers: Vec<Quotation>,
    /// What stands in it.
    pub items: Vec<DocumentItem>,
}

impl SettledChapter {
    /// Every item in it, a section before what stands in it.
    pub(crate) fn all_items(&self) -> Vec<&DocumentItem> {
        fn visit<'d>(item: &'d DocumentItem, all: &mut Vec<&'d DocumentItem>) {
            all.push(item);
            item.inner().for_each(|inner| visit(inner, all));
        }
        let mut all = Vec::new();
        self.items.iter().for_each(|item| visit(item, &mut all));
        all
    }
}

/// A part of a document, and where the author wrote it.
#[derive(Clone, Copy, Debug)]
pub struct WrittenPart<'d, T> {
    /// The part.
    pub what: &'d T,
    /// Where the author wrote it.
    pub place: &'d Place,
}

/// Boxes and arrows, drawn.
#[derive(Clone, Debug)]
pub struct WrittenDrawing {
    /// The pictures, by the id of their figure.
    pub drawn: DrawnChart,
    /// Where the author wrote it.
    pub written: Place,
}

/// A CSV file with the numbers of a chart or table.
#[derive(Clone, Debug)]
pub struct DataFile {
    /// Its path beside the report.
    pub path: String,
    /// What it holds.
    pub description: String,
    /// The text.
    pub content: String,
}

/// What a document is made of besides the manuscript.
#[derive(Clone, Copy)]
pub struct ProtectedResults<'a> {
    /// The numbers of charts and tables.
    pub tables: &'a [ProtectedTable],
    /// The named numbers.
    pub numbers: &'a [ProtectedNumber],
    /// The charts.
    pub charts: &'a [DrawnChart],
    /// Tables and drawings on the quality of the surveys.
    pub accounts: &'a [QualityAccount],
    /// The rows of registers that are shown.
    pub rows: &'a [ShownRows],
    /// What boxes and arrows are drawn with, as charts are.
    pub look: Look<'a>,
}

impl Document {
    /// Settles a report; texts that came out the same in the run before are not run again. What is missing because of an earlier mistake is left out, so that
    /// mistakes in the rest can still be told; such a document is not for publishing.
    pub fn settle(
        manuscript: &Manuscript,
        results: ProtectedResults<'_>,
        watch: Watch<'_>,
        memory: &mut ProseMemory,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let document = settle::settle(manuscript, results, watch, memory, diagnostics);
        if manuscript.whole {
            check_references(manuscript, diagnostics);
        }
        document
    }

    /// Every item, a section before what stands in it.
    #[must_use]
    pub fn items(&self) -> Vec<&DocumentItem> {
        self.chapters.iter().flat_map(SettledChapter::all_items).collect()
    }

    /// Where the author wrote the headings of chapters and sections, by the labels that texts
    /// refer to them by.
    #[must_use]
    pub fn headings(&self) -> BTreeMap<String, Place> {
        let chapters = self.chapters.iter();
        let chapters =
            chapters.map(|it| (format!("section:{}", it.heading.id), &it.written));
        let sections = self.items().into_iter().filter_map(|item| match item.content {
            ItemContent::Section(_) => Some((item.id.clone(), &item.written)),
            _ => None,
        });
        chapters.chain(sections).map(|(label, place)| (label, place.clone())).collect()
    }

    /// The same, and where the author wrote the tables.
    #[must_use]
    pub fn places(&self) -> BTreeMap<String, Place> {
        let tables = self.items().into_iter().filter_map(|item| {
            let label = match item.content.table()? {
                AnyTable::Numbers(table) => &table.label,
                AnyTable::Typed(table) => &table.label,
                AnyTable::Register(table) => &table.label,
            };
            Some((format!("table:{label}"), item.written.clone()))
        });
        self.headings().into_iter().chain(tables).collect()
    }

    /// The author's texts that are Typst markup, in the order they stand.
    pub fn prose(&self) -> impl Iterator<Item = &Arc<SettledProse>> {
        self.items().into_iter().flat_map(DocumentItem::prose)
    }

    /// The figures with boxes and arrows, by the labels that texts refer to them by.
    #[must_use]
    pub fn structures(&self) -> BTreeMap<&str, &SettledFigure> {
        let figures = self.items().into_iter().filter_map(|item| match &item.content {
            ItemContent::Figure(figure) => match &figure.picture {
                FigurePicture::Structure(_) => Some((figure.label.as_str(), &**figure)),
                FigurePicture::Image(_)
                | FigurePicture::Typst(_)
                | FigurePicture::Words(_) => None,
            },
            _ => None,
        });
        figures.collect()
    }

    /// The charts, by the labels that texts refer to them by.
    #[must_use]
    pub fn charts(&self) -> BTreeMap<&str, WrittenPart<'_, SettledChart>> {
        let charts = self.items().into_iter().filter_map(|item| match &item.content {
            ItemContent::Chart(chart) => {
                let written = WrittenPart { what: chart.as_ref(), place: &item.written };
                Some((chart.shown.label.as_str(), written))
            }
            _ => None,
        });
        charts.collect()
    }
}

/// A list of works without a bibliography, or the other way round.
fn check_references(manuscript: &Manuscript, diagnostics: &mut Diagnostics) {
    let list = manuscript.blocks().into_iter().find_map(|block| match block {
        Block::References(place) => Some(place),
        _ => None,
    });
    match (&manuscript.report.bibliography, list) {
        (None, Some(place)) => diagnostics.push(
            Diagnostic::error("there is a list of works, but no bibliography")
                .at(place)
                .hint("add `bibliography: referenser.yaml` to report.yaml"),
        ),
        (Some(Placed { place, .. }), None) => diagnostics.push(
            Diagnostic::error("there is a bibliography, but no list of works")
                .at(place)
                .hint("add a chapter with `blocks: [references]`"),
        ),
        _ => {}
    }
}
