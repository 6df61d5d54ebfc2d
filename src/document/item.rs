//! What stands in a chapter once everything about it is decided: prose with its numbers in
//! it, captions with unit and base, notes, alternative texts, rows and columns.

use std::sync::Arc;

use serde::{Serialize, Serializer};

use crate::diagnostic::{Place, Placed};

use super::data_table::DataTable;
use super::drawing::WordDrawing;
use super::flow::Flow;
use super::languages::PartLanguage;
use super::marked_text::{self, TextMarkup};
use super::picture::ChartPicture;
use super::prose::{Quotation, SaidText, SettledProse};
use super::rows::{SettledRegisterTable, SettledTimeline};
use super::structure::SettledStructure;

/// One thing in a chapter.
#[derive(Clone, Debug, Serialize)]
pub struct DocumentItem {
    /// By what it is known, also when other things move: the kind and the author's id
    /// (`diagram:lyssnar`), or of what has none the kind and a hash of what the author wrote.
    pub id: String,
    /// Where the author wrote it.
    #[serde(serialize_with = "line")]
    pub written: Place,
    /// Its language, if that is another than that of what it stands in.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub language: Option<PartLanguage>,
    /// Whether it stands on a turned page of its own.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub landscape: bool,
    /// In how many columns its words stand, if in several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub columns: Option<u64>,
    /// What it is.
    #[serde(flatten)]
    pub content: ItemContent,
    /// The numbers that its texts quote, without those of the items in it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub numbers: Vec<Quotation>,
}

/// What an item is.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum ItemContent {
    /// A heading and what stands under it.
    Section(SettledSection),
    /// Paragraphs, lists, footnotes.
    Text(SettledText),
    /// A chart.
    Chart(Box<SettledChart>),
    /// A table, also one on the quality of a survey.
    Table(Box<ShownTable>),
    /// The rows of a register.
    RegisterTable(Box<SettledRegisterTable>),
    /// What happened, in order of time.
    Timeline(SettledTimeline),
    /// A table of words that the author types.
    TypedTable(Box<SettledTypedTable>),
    /// Somebody's words.
    Quote(SettledQuote),
    /// Words of a text, shown a second time.
    PullQuote(SettledPullQuote),
    /// Terms and what they mean.
    Terms(SettledTerms),
    /// Facts in a box, apart from the running text.
    FactBox(SettledFactBox),
    /// Who some are, beside each other.
    Cards(SettledCards),
    /// A picture or a drawing.
    Figure(Box<SettledFigure>),
    /// How a sample ended, drawn.
    Flow(Box<FlowFigure>),
    /// The list of works.
    References,
    /// A new page.
    PageBreak,
    /// Two items beside each other.
    SideBySide(SettledSideBySide),
    /// Items as they are written, and what they make.
    Example(SettledExample),
}

/// A table, of whatever it is made.
#[derive(Clone, Copy, Debug)]
pub enum AnyTable<'i> {
    /// Of numbers.
    Numbers(&'i ShownTable),
    /// Of the rows of a register.
    Register(&'i SettledRegisterTable),
    /// Of words that the author types.
    Typed(&'i SettledTypedTable),
}

impl ItemContent {
    /// The table that this is, if it is one.
    #[must_use]
    pub fn table(&self) -> Option<AnyTable<'_>> {
        match self {
            Self::Table(table) => Some(AnyTable::Numbers(table)),
            Self::RegisterTable(table) => Some(AnyTable::Register(table)),
            Self::TypedTable(table) => Some(AnyTable::Typed(table)),
            Self::Section(_)
            | Self::Text(_)
            | Self::Chart(_)
            | Self::Timeline(_)
            | Self::Quote(_)
            | Self::PullQuote(_)
            | Self::Terms(_)
            | Self::FactBox(_)
            | Self::Cards(_)
            | Self::Figure(_)
            | Self::Flow(_)
            | Self::References
            | Self::PageBreak
            | Self::SideBySide(_)
            | Self::Example(_) => None,
        }
    }
}

impl DocumentItem {
    /// An item in the language and on the page of what it stands in.
    pub(super) fn new(
        id: String,
        written: &Place,
        content: ItemContent,
        numbers: Vec<Quotation>,
    ) -> Self {
        let written = written.clone();
        let (language, landscape, columns) = (None, false, None);
        Self { id, written, language, landscape, columns, content, numbers }
    }

    /// The items that stand in this one.
    #[must_use]
    pub fn inner(&self) -> Box<dyn Iterator<Item = &Self> + '_> {
        match &self.content {
            ItemContent::Section(section) => Box::new(section.items.iter()),
            ItemContent::Example(example) => Box::new(example.items.iter()),
            ItemContent::SideBySide(beside) => {
                Box::new(beside.items.iter().map(|beside| &beside.item))
            }
            ItemContent::Text(_)
            | ItemContent::Chart(_)
            | ItemContent::Table(_)
            | ItemContent::RegisterTable(_)
            | ItemContent::Timeline(_)
            | ItemContent::TypedTable(_)
            | ItemContent::Quote(_)
            | ItemContent::PullQuote(_)
            | ItemContent::Terms(_)
            | ItemContent::FactBox(_)
            | ItemContent::Cards(_)
            | ItemContent::Figure(_)
            | ItemContent::Flow(_)
            | ItemContent::References
            | ItemContent::PageBreak => Box::new(std::iter::empty()),
        }
    }

    /// The author's texts that are Typst markup, in the order they stand, without those of
    /// the items in it.
    #[must_use]
    pub fn prose(&self) -> Box<dyn Iterator<Item = &Arc<SettledProse>> + '_> {
        match &self.content {
            ItemContent::Text(text) => Box::new(std::iter::once(&text.markup)),
            ItemContent::Chart(chart) => Box::new(chart.shown.marked.all()),
            ItemContent::Table(table) => Box::new(table.marked.all()),
            ItemContent::RegisterTable(table) => Box::new(table.marked.all()),
            ItemContent::Timeline(timeline) => Box::new(timeline.marked.all()),
            ItemContent::Flow(flow) => Box::new(flow.marked.all()),
            ItemContent::Quote(quote) => {
                Box::new(std::iter::once(&quote.markup).chain(quote.marked.below()))
            }
            ItemContent::Terms(terms) => {
                Box::new(terms.terms.iter().map(|term| &term.markup))
            }
            ItemContent::FactBox(fact_box) => Box::new(std::iter::once(&fact_box.markup)),
            ItemContent::Cards(cards) => {
                Box::new(cards.cards.iter().filter_map(|card| card.markup.as_ref()))
            }
            ItemContent::TypedTable(table) => {
                let cells = table.rows.iter().flatten().map(|cell| &cell.markup);
                Box::new(table.marked.above().chain(cells).chain(table.marked.below()))
            }
            ItemContent::Figure(figure) => {
                let drawn = match &figure.picture {
                    FigurePicture::Typst(prose) => Some(prose),
                    FigurePicture::Image(_)
                    | FigurePicture::Words(_)
                    | FigurePicture::Structure(_) => None,
                };
                Box::new(figure.marked.all().chain(drawn))
            }
            // What a pull quote shows is prose of the text that has it.
            ItemContent::PullQuote(_)
            | ItemContent::Section(_)
            | ItemContent::References
            | ItemContent::PageBreak
            | ItemContent::SideBySide(_)
            | ItemContent::Example(_) => Box::new(std::iter::empty()),
        }
    }
}

/// Items as they are written, and what they make.
#[derive(Clone, Debug, Serialize)]
pub struct SettledExample {
    /// The lines that the author wrote.
    pub source: String,
    /// What they make.
    pub items: Vec<DocumentItem>,
}

/// A heading and what stands under it.
#[derive(Clone, Debug, Serialize)]
pub struct SettledSection {
    /// How deep it lies: 1 is a chapter.
    pub level: usize,
    /// What `@section:LABEL` refers to it by.
    pub label: String,
    /// The heading.
    pub title: String,
    /// What stands under it.
    pub items: Vec<DocumentItem>,
}

/// Paragraphs, lists, footnotes.
#[derive(Clone, Debug, Serialize)]
pub struct SettledText {
    /// In Typst markup.
    #[serde(serialize_with = "markup")]
    pub markup: Arc<SettledProse>,
}

/// What charts and tables have in common.
#[derive(Clone, Debug, Serialize)]
pub struct ShownTable {
    /// What texts refer to it by, after `@diagram:` or `@table:`.
    pub label: String,
    /// The caption, without a full stop, unit and base.
    pub caption: String,
    /// What the numbers are: "Antal", "Procent".
    #[serde(skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// Whom they are of: "n = 67 personer".
    #[serde(skip_serializing_if = "String::is_empty")]
    pub base: String,
    /// Caption and note, where they cite, refer or have footnotes.
    #[serde(flatten)]
    pub marked: TextMarkup,
    /// What stands under it.
    pub notes: Vec<String>,
    /// Where nothing may be shown, the sentence that stands instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nothing: Option<&'static str>,
    /// How much room it has, in the word that templates know.
    pub place: &'static str,
    /// Whether it may move to the top or bottom of a page.
    pub float: bool,
    /// The numbers as they are shown, in rows and columns.
    pub data: DataTable,
    /// The file that holds them too.
    pub file: String,
}

/// A chart.
#[derive(Clone, Debug, Serialize)]
pub struct SettledChart {
    /// What it has in common with tables.
    #[serde(flatten)]
    pub shown: ShownTable,
    /// What it shows, for those who do not see it.
    pub alt: String,
    /// The picture as it is printed, or the first part of it.
    pub picture: ChartPicture,
    /// The parts that follow, where it has no room on one page.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub further: Vec<FurtherPart>,
}

/// One of the parts that follow the first of a chart on paper.
#[derive(Clone, Debug, Serialize)]
pub struct FurtherPart {
    /// The picture as it is printed.
    pub picture: ChartPicture,
    /// What stands above it, after the chart's number.
    pub name: String,
    /// What is said of it to those who do not see it; the first part tells what the whole
    /// chart shows.
    pub alt: String,
}

impl SettledChart {
    /// The caption with unit and base, as it is printed.
    #[must_use]
    pub fn whole_caption(&self) -> String {
        let ShownTable { caption, unit, base, .. } = &self.shown;
        let parts = [caption, unit, base].into_iter().filter(|part| !part.is_empty());
        let ended = |part: &String| match part.ends_with(['.', '?', '!', '…']) {
            true => part.clone(),
            false => format!("{part}."),
        };
        parts.map(ended).collect::<Vec<_>>().join(" ")
    }
}

/// Somebody's words.
#[derive(Clone, Debug, Serialize)]
pub struct SettledQuote {
    /// What was said, in Typst markup.
    #[serde(serialize_with = "markup")]
    pub markup: Arc<SettledProse>,
    /// By whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// The same, where it cites or has footnotes.
    #[serde(flatten)]
    pub marked: TextMarkup,
}

/// Terms and what they mean.
#[derive(Clone, Debug, Serialize)]
pub struct SettledTerms {
    /// The terms.
    pub terms: Vec<SettledTerm>,
}

/// A term and what it means.
#[derive(Clone, Debug, Serialize)]
pub struct SettledTerm {
    /// The term.
    pub term: String,
    /// What it means, in Typst markup.
    #[serde(serialize_with = "markup")]
    pub markup: Arc<SettledProse>,
}

/// Facts in a box, apart from the running text.
#[derive(Clone, Debug, Serialize)]
pub struct SettledFactBox {
    /// What they are about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The facts, in Typst markup.
    #[serde(serialize_with = "markup")]
    pub markup: Arc<SettledProse>,
}

/// Words of a text of the report, shown a second time where they are seen. They are left out
/// of everything that reads what the report says.
#[derive(Clone, Debug, Default, Serialize)]
pub struct SettledPullQuote {
    /// The words, without markup.
    pub text: String,
    /// The id of the item whose text they are.
    pub of: String,
}

/// Who some are, beside and below each other.
#[derive(Clone, Debug, Serialize)]
pub struct SettledCards {
    /// Each of them.
    pub cards: Vec<SettledCard>,
}

/// Who somebody is.
#[derive(Clone, Debug, Serialize)]
pub struct SettledCard {
    /// The name, or the role where nobody is named.
    pub title: String,
    /// The role of somebody who is named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// Where they work.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub affiliation: Option<String>,
    /// A few words, in Typst markup.
    #[serde(
        serialize_with = "marked_text::text",
        skip_serializing_if = "Option::is_none"
    )]
    pub markup: Option<Arc<SettledProse>>,
    /// A picture.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub picture: Option<SettledCardPicture>,
    /// Where more is to be found, or a message goes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<CardLink>,
}

/// The picture of a card.
#[derive(Clone, Debug, Serialize)]
pub struct SettledCardPicture {
    /// A file of the author, by the name that the author uses.
    #[serde(serialize_with = "value")]
    pub image: Placed<String>,
    /// What it shows, for those who do not see it.
    pub alt: String,
}

/// Where a link leads.
#[derive(Clone, Debug, Serialize)]
pub struct CardLink {
    /// The address.
    pub address: String,
    /// What of it is read: without its scheme, and without a slash at the end.
    pub text: String,
}

impl CardLink {
    /// A link to an address.
    #[must_use]
    pub fn to(address: &str) -> Self {
        let schemes = ["https://", "http://", "mailto:"];
        let rest = schemes.iter().find_map(|scheme| address.strip_prefix(scheme));
        let rest = rest.unwrap_or(address);
        // A subject that a message begins with says nothing to readers.
        let rest = match address.starts_with("mailto:") {
            true => rest.split('?').next().unwrap_or(rest),
            false => rest,
        };
        let text = rest.trim_end_matches('/').to_owned();
        Self { address: address.to_owned(), text }
    }
}

/// A table of words that the author types.
#[derive(Clone, Debug, Serialize)]
pub struct SettledTypedTable {
    /// What `@table:LABEL` refers to it by.
    pub label: String,
    /// The caption, without a full stop.
    pub caption: String,
    /// The header of each column.
    pub head: Vec<String>,
    /// Caption, heads and note, where they cite, refer or have footnotes.
    #[serde(flatten)]
    pub marked: TextMarkup,
    /// The rows, each with a cell for each column.
    pub rows: Vec<Vec<TypedCell>>,
    /// Where the words of each column stand: `left`, `center` or `right`.
    pub align: Vec<&'static str>,
    /// Whether the first cell of a row is its header.
    pub row_headers: bool,
    /// What stands under it.
    pub notes: Vec<String>,
    /// How much room it has, in the word that templates know.
    pub place: &'static str,
    /// Whether it may move to the top or bottom of a page.
    pub float: bool,
}

/// A cell of a typed table.
#[derive(Clone, Debug, Serialize)]
pub struct TypedCell {
    /// Its words, in Typst markup.
    #[serde(serialize_with = "markup")]
    pub markup: Arc<SettledProse>,
    /// The same without markup, by which columns are measured.
    #[serde(skip)]
    pub said: String,
}

impl TypedCell {
    pub(super) fn new(markup: Arc<SettledProse>) -> Self {
        let said = SaidText::of(&markup).whole();
        Self { markup, said }
    }
}

/// A picture or a drawing.
#[derive(Clone, Debug, Serialize)]
pub struct SettledFigure {
    /// What `@figure:LABEL` refers to it by.
    pub label: String,
    /// The caption, without a full stop.
    pub caption: String,
    /// The same, where it cites, refers or has footnotes.
    #[serde(flatten)]
    pub marked: TextMarkup,
    /// What it shows, for those who do not see it.
    pub alt: String,
    /// Whether it may move to the top or bottom of a page.
    pub float: bool,
    /// How wide a picture from a file is, in per cent of the room it has, if not all of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub width: Option<u64>,
    /// What is drawn.
    pub picture: FigurePicture,
}

/// What is drawn in a figure.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FigurePicture {
    /// A file of the author, by the name that the author uses.
    #[serde(serialize_with = "value")]
    Image(Placed<String>),
    /// Typst markup.
    #[serde(serialize_with = "markup")]
    Typst(Arc<SettledProse>),
    /// A drawing made of words.
    Words(WordDrawing),
    /// Boxes and arrows.
    Structure(SettledStructure),
}

/// How a sample ended, drawn.
#[derive(Clone, Debug, Serialize)]
pub struct FlowFigure {
    /// What `@figure:LABEL` refers to it by.
    pub label: String,
    /// The caption, without a full stop.
    pub caption: String,
    /// Caption and note, where they cite, refer or have footnotes.
    #[serde(flatten)]
    pub marked: TextMarkup,
    /// What it shows, for those who do not see it.
    pub alt: String,
    /// What stands under it, if no table does.
    pub notes: Vec<String>,
    /// How much room it has, in the word that templates know.
    pub place: &'static str,
    /// Whether it may move to the top or bottom of a page.
    pub float: bool,
    /// What is drawn.
    pub flow: Flow,
    /// The file that holds the numbers.
    pub file: String,
}

/// Two items beside each other.
#[derive(Clone, Debug, Serialize)]
pub struct SettledSideBySide {
    /// The two.
    pub items: Vec<BesideItem>,
}

/// An item beside another.
#[derive(Clone, Debug, Serialize)]
pub struct BesideItem {
    /// How much room it has, in the word that templates know.
    pub place: &'static str,
    /// The item.
    pub item: DocumentItem,
}

/// A place as readers of files know it: `chapters/08-resultat.yaml:12`.
pub(super) fn line<S: Serializer>(
    place: &Place,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&format_args!("{}:{}", place.source().name, place.line()))
}

fn markup<S: Serializer>(
    prose: &Arc<SettledProse>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(prose.text())
}

fn value<S: Serializer>(
    placed: &Placed<String>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&placed.value)
}
