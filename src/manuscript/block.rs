//! Chapters and what they are made of.

use crate::diagnostic::{Place, Placed};
use crate::format::ChoiceWords;
use crate::words::Language;

use super::card::Card;
use super::chart::Chart;
use super::describe::Describe;
use super::drawing::Drawing;
use super::prose::Prose;
use super::quality::Quality;
use super::report::Unread;
use super::request::{Condition, Number};
use super::rows::{RegisterTable, Timeline};
use super::structure::Structure;
use super::table::Table;
use super::typed_table::TypedTable;

/// One chapter: one file of `chapters/`.
#[derive(Clone, Debug)]
pub struct Chapter {
    /// What part of the report it is.
    pub kind: ChapterKind,
    /// The id that `@section:id` names.
    pub id: String,
    /// The heading.
    pub title: Prose,
    /// Whether its headings are numbered.
    pub numbered: bool,
    /// Who signs a preface.
    pub signature: Option<Signature>,
    /// Its language, if it has one of its own.
    pub language: Option<Placed<Language>>,
    /// Named numbers that are declared in it, until they stand with those of the report.
    pub numbers: Vec<Number>,
    /// Those of them that could not be read, which has been reported.
    pub unread_numbers: Unread,
    /// The content.
    pub blocks: Vec<Block>,
    /// Where something was taken over from an earlier report and has not been confirmed.
    pub unconfirmed: Vec<Place>,
    /// The key of every block in it.
    pub kinds: Vec<Placed<BlockKind>>,
}

/// What part of the report a chapter is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ChapterKind {
    /// Before the contents.
    Preface,
    /// After the preface, before the contents.
    Summary,
    /// An ordinary chapter.
    #[default]
    Chapter,
    /// The chapter that holds the list of works.
    References,
    /// "Bilaga 1", "Bilaga 2" …
    Appendix,
}

impl ChapterKind {
    /// The word an author writes.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Preface => "preface",
            Self::Summary => "summary",
            Self::Chapter => "chapter",
            Self::References => "references",
            Self::Appendix => "appendix",
        }
    }
}

impl ChoiceWords for ChapterKind {
    type Of = Self;

    const WORDS: &'static [(&'static str, Self)] = &[
        ("preface", Self::Preface),
        ("summary", Self::Summary),
        ("chapter", Self::Chapter),
        ("references", Self::References),
        ("appendix", Self::Appendix),
    ];
}

/// Who signs a preface, where and when.
#[derive(Clone, Debug)]
pub struct Signature {
    /// The place.
    pub place: Option<String>,
    /// The date in words.
    pub date: Option<String>,
    /// The name.
    pub name: Option<String>,
    /// The role.
    pub role: String,
}

/// One piece of a chapter.
#[derive(Clone, Debug)]
pub enum Block {
    /// A heading and what stands under it.
    Section(Section),
    /// Paragraphs, lists, footnotes: Typst markup.
    Text(Prose),
    /// A chart.
    Chart(Box<Chart>),
    /// A table.
    Table(Box<Table>),
    /// A summary of several questions.
    Describe(Box<Describe>),
    /// The rows of a register.
    RegisterTable(Box<RegisterTable>),
    /// What happened, in order of time.
    Timeline(Box<Timeline>),
    /// A table of words that the author types.
    TypedTable(Box<TypedTable>),
    /// Somebody's words.
    Quote(Quote),
    /// Words of a text of the report, shown a second time where they are seen.
    PullQuote(Prose),
    /// Terms and what they mean.
    Terms(Vec<Term>),
    /// Facts in a box, apart from the running text.
    FactBox(FactBox),
    /// Who somebody is, beside others.
    Cards(Cards),
    /// A picture or a drawing.
    Figure(Box<Picture>),
    /// How the sample ended, who did not respond, how reliable an index is.
    Quality(Box<Quality>),
    /// The list of works.
    References(Place),
    /// A new page.
    PageBreak(Place),
    /// Two blocks beside each other.
    SideBySide(SideBySide),
    /// Blocks as they are written, and what they make.
    Example(Box<Example>),
    /// The same blocks for every category of a variable.
    Repeat(Repeat),
    /// Blocks of a [`Repeat`], for one category.
    Bound(BoundBlocks),
    /// A block in columns.
    InColumns(Box<InColumns>),
    /// A block in a language of its own.
    InLanguage(Box<InLanguage>),
    /// A block on a turned page of its own.
    Landscape(Box<Landscape>),
}

impl Block {
    /// The blocks that stand in this one.
    #[must_use]
    pub fn inner(&self) -> &[Self] {
        match self {
            Self::Section(section) => &section.blocks,
            Self::SideBySide(beside) => &beside.blocks,
            Self::Example(example) => &example.blocks,
            Self::Repeat(repeat) => &repeat.blocks,
            Self::Bound(bound) => &bound.blocks,
            Self::InColumns(columns) => &columns.blocks,
            Self::InLanguage(part) => &part.blocks,
            Self::Landscape(turned) => &turned.blocks,
            Self::Text(_)
            | Self::Chart(_)
            | Self::Table(_)
            | Self::Describe(_)
            | Self::RegisterTable(_)
            | Self::Timeline(_)
            | Self::TypedTable(_)
            | Self::Quote(_)
            | Self::PullQuote(_)
            | Self::Terms(_)
            | Self::FactBox(_)
            | Self::Cards(_)
            | Self::Figure(_)
            | Self::Quality(_)
            | Self::References(_)
            | Self::PageBreak(_) => &[],
        }
    }
}

/// Kinds of blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading and what stands under it.
    Section,
    /// Paragraphs, lists, footnotes.
    Text,
    /// A chart.
    Chart,
    /// A table.
    Table,
    /// A summary of several questions.
    Describe,
    /// Rows of a register.
    RegisterTable,
    /// What happened, in order of time.
    Timeline,
    /// A table of words.
    TypedTable,
    /// Somebody's words.
    Quote,
    /// Words of a text, shown a second time.
    PullQuote,
    /// Terms and what they mean.
    Terms,
    /// Facts in a box.
    FactBox,
    /// Who some are, beside each other.
    Cards,
    /// A picture or a drawing.
    Figure,
    /// How the sample ended.
    ResponseFlow,
    /// Who responded.
    Nonresponse,
    /// The items of an index.
    Reliability,
    /// How variables go together.
    Correlations,
    /// How numbers have changed.
    ChangeTable,
    /// The list of works.
    References,
    /// A new page.
    PageBreak,
    /// Two blocks beside each other.
    SideBySide,
    /// Blocks as they are written, and what they make.
    Example,
    /// The same blocks for every category of a variable.
    Repeat,
}

/// A heading and what stands under it.
#[derive(Clone, Debug)]
pub struct Section {
    /// The heading.
    pub title: Prose,
    /// The id that `@section:id` names.
    pub id: Option<Placed<String>>,
    /// What stands under it.
    pub blocks: Vec<Block>,
}

/// Two blocks beside each other.
#[derive(Clone, Debug)]
pub struct SideBySide {
    /// Where they are put beside each other.
    pub place: Place,
    /// The two.
    pub blocks: Vec<Block>,
}

/// Blocks as they are written, and what they make.
#[derive(Clone, Debug)]
pub struct Example {
    /// The lines that the author wrote, with what is remarked in them, without the indent
    /// that all of them have.
    pub source: Placed<String>,
    /// The blocks that they are.
    pub blocks: Vec<Block>,
}

/// Somebody's words.
#[derive(Clone, Debug)]
pub struct Quote {
    /// What was said.
    pub text: Prose,
    /// By whom: a role, not a name.
    pub by: Option<Prose>,
    /// Who agreed to what, and when; not printed.
    pub consent: Option<Placed<String>>,
}

/// A term and what it means.
#[derive(Clone, Debug)]
pub struct Term {
    /// The term.
    pub term: Placed<String>,
    /// What it means.
    pub text: Prose,
}

/// Facts in a box, apart from the running text.
#[derive(Clone, Debug)]
pub struct FactBox {
    /// What they are about.
    pub title: Option<Prose>,
    /// The facts: Typst markup.
    pub text: Prose,
}

/// Who some are, beside and below each other.
#[derive(Clone, Debug)]
pub struct Cards {
    /// Where they are written.
    pub place: Place,
    /// Each of them.
    pub cards: Vec<Card>,
}

/// A picture or a drawing.
#[derive(Clone, Debug)]
pub struct Picture {
    /// The id that `@figure:id` names.
    pub id: Placed<String>,
    /// The caption.
    pub caption: Prose,
    /// What it shows, for those who do not see it. A drawing made of words can say it
    /// itself.
    pub alt: Option<Prose>,
    /// Whether it may move to the top or bottom of a page, so that text fills the room.
    pub float: bool,
    /// How wide a picture from a file is, in per cent of the room it has; all of it, if
    /// nothing is said.
    pub width: Option<u64>,
    /// What is drawn.
    pub content: PictureContent,
}

/// What is drawn.
#[derive(Clone, Debug)]
pub enum PictureContent {
    /// A file in the report's folder.
    Image(Placed<String>),
    /// Typst markup.
    Typst(Prose),
    /// A drawing made of words.
    Drawing(Box<Drawing>),
    /// Boxes and arrows.
    Structure(Box<Structure>),
}

/// The same blocks for every category of a variable.
#[derive(Clone, Debug)]
pub struct Repeat {
    /// The variable.
    pub over: Placed<String>,
    /// The view whose codebook knows it.
    pub of: Placed<String>,
    /// Which of its categories, by label or group; all, if none is named.
    pub only: Vec<Placed<String>>,
    /// What the category's label is called in the blocks, besides `value`.
    pub name: Option<Placed<String>>,
    /// What becomes of a category without answers.
    pub empty: WithoutAnswers,
    /// The blocks; `{{ value }}` is the category's label.
    pub blocks: Vec<Block>,
}

/// What becomes of a category of a [`Repeat`] that nobody gave.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WithoutAnswers {
    /// A sentence says that there are no answers.
    #[default]
    Say,
    /// It is left out.
    Skip,
}

impl ChoiceWords for WithoutAnswers {
    type Of = Self;

    const WORDS: &'static [(&'static str, Self)] =
        &[("say", Self::Say), ("skip", Self::Skip)];
}

/// Blocks of a [`Repeat`], for one category.
#[derive(Clone, Debug)]
pub struct BoundBlocks {
    /// The category's label.
    pub value: String,
    /// What the label is called in the blocks, besides `value`.
    pub name: Option<String>,
    /// The condition that picks its rows.
    pub condition: Condition,
    /// The blocks.
    pub blocks: Vec<Block>,
}

/// A block in a language of its own.
#[derive(Clone, Debug)]
pub struct InLanguage {
    /// The language.
    pub language: Placed<Language>,
    /// The block.
    pub blocks: Vec<Block>,
}

impl InLanguage {
    /// A block in the language that is written beside it, if one is.
    pub(super) fn wrapped(block: Block, language: Option<Placed<Language>>) -> Block {
        match language {
            Some(language) => {
                Block::InLanguage(Box::new(Self { language, blocks: vec![block] }))
            }
            None => block,
        }
    }
}

/// A block in columns.
#[derive(Clone, Debug)]
pub struct InColumns {
    /// How many columns.
    pub count: Placed<u64>,
    /// The block.
    pub blocks: Vec<Block>,
}

/// A block on a turned page.
#[derive(Clone, Debug)]
pub struct Landscape {
    /// Where that is asked for.
    pub place: Place,
    /// The block.
    pub blocks: Vec<Block>,
}
