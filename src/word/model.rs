//! What a document for word processors holds, before it is written as XML: blocks that can be
//! found again, made of paragraphs and tables, made of pieces of text that know which
//! characters of the author's text they are.

use std::sync::Arc;

use crate::diagnostic::Place;
use crate::document::{PartLanguage, SettledProse};

use super::enumeration::ListFormat;

/// How a piece of text looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct TextLook {
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) underlined: bool,
    pub(super) struck: bool,
    pub(super) small_caps: bool,
    pub(super) highlighted: bool,
    pub(super) code: bool,
    pub(super) height: TextHeight,
}

/// Whether a piece of text stands on the line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum TextHeight {
    /// On it.
    #[default]
    Line,
    /// Above it.
    Raised,
    /// Below it.
    Lowered,
}

/// Which characters of the author's markup a piece of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PieceOrigin {
    /// None: the program says it.
    Own,
    /// Those from here on, one for each.
    Same(usize),
    /// Those from here on, which are written otherwise: `--`, `\#`.
    Otherwise(usize),
}

/// A piece of text that looks the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TextPiece {
    pub(super) text: String,
    pub(super) look: TextLook,
    /// The address of the computed number that it is part of.
    pub(super) number: Option<NumberTag>,
    pub(super) origin: PieceOrigin,
}

impl TextPiece {
    /// A text of the program's own.
    pub(super) fn own(text: impl Into<String>, look: TextLook) -> Self {
        Self { text: text.into(), look, number: None, origin: PieceOrigin::Own }
    }
}

/// Which computed number a text shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NumberTag {
    /// Which of the numbers of its text it is.
    pub(super) index: usize,
    /// Its id in `numbers.json`, and which part of it: `svar/n`, `nojda/difference/svar`.
    pub(super) address: String,
}

/// What stands on a line.
#[derive(Clone, Debug)]
pub(super) enum Inline {
    Text(TextPiece),
    /// A new line in the same paragraph.
    LineBreak,
    /// What stands after it begins at the next stop.
    Tab,
    /// What leads to an address.
    Link {
        address: String,
        inside: Vec<Self>,
    },
    /// What leads to a bookmark.
    Jump {
        bookmark: String,
        inside: Vec<Self>,
    },
    /// What a word processor works out, with what it gives now.
    Field {
        instruction: String,
        shown: Vec<TextPiece>,
    },
    /// A name for what stands in it.
    Bookmarked {
        bookmark: String,
        inside: Vec<Self>,
    },
    /// Works that are cited, by their place among all citations.
    Citation(usize),
    /// A footnote, in paragraphs.
    Footnote(Vec<Vec<Self>>),
    Picture(PlacedPicture),
}

/// A picture where it stands.
#[derive(Clone, Debug)]
pub(super) struct PlacedPicture {
    /// By what it is known among the pictures.
    pub(super) file: String,
    /// What it shows, for those who do not see it.
    pub(super) alt: String,
    /// What it is called: `Diagram 3`.
    pub(super) name: String,
    /// How wide it is at most, in points.
    pub(super) width: f64,
}

/// Whether and how a paragraph is an item of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ListPlace {
    /// Which list it is of all.
    pub(super) list: usize,
    /// How deep, from 0.
    pub(super) level: usize,
    /// Whether it goes on with the item before it.
    pub(super) goes_on: bool,
}

/// How a heading is numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum HeadingNumber {
    /// Not at all.
    None,
    /// "2.1", at a level from 0.
    Decimal(usize),
    /// "Bilaga 2".
    Appendix,
}

/// The style of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ParagraphStyle {
    Normal,
    Title,
    Subtitle,
    /// What stands on the first page besides.
    Cover,
    /// Lines on who made it.
    Imprint,
    /// A heading of the contents, which does not list itself.
    ContentsHeading,
    /// From 1, a chapter, to 4.
    Heading(usize),
    Caption,
    Figure,
    Note,
    TableText,
    TableNumber,
    TableHead,
    List,
    Quote,
    QuoteBy,
    PullQuote,
    BoxTitle,
    BoxText,
    CardTitle,
    CardText,
    Term,
    Definition,
    TimelineTitle,
    TimelineText,
    Work,
    Code,
    Signature,
}

impl ParagraphStyle {
    /// What it is called in the list of styles.
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::Normal => "Normal",
            Self::Title => "Title",
            Self::Subtitle => "Subtitle",
            Self::Cover => "Cover",
            Self::Imprint => "Imprint",
            Self::ContentsHeading => "TOCHeading",
            Self::Heading(1) => "Heading1",
            Self::Heading(2) => "Heading2",
            Self::Heading(3) => "Heading3",
            Self::Heading(_) => "Heading4",
            Self::Caption => "Caption",
            Self::Figure => "Figure",
            Self::Note => "Note",
            Self::TableText => "TableText",
            Self::TableNumber => "TableNumber",
            Self::TableHead => "TableHead",
            Self::List => "ListParagraph",
            Self::Quote => "Quote",
            Self::QuoteBy => "QuoteBy",
            Self::PullQuote => "IntenseQuote",
            Self::BoxTitle => "BoxTitle",
            Self::BoxText => "BoxText",
            Self::CardTitle => "CardTitle",
            Self::CardText => "CardText",
            Self::Term => "Term",
            Self::Definition => "Definition",
            Self::TimelineTitle => "TimelineTitle",
            Self::TimelineText => "TimelineText",
            Self::Work => "Bibliography",
            Self::Code => "Code",
            Self::Signature => "Signature",
        }
    }
}

/// A paragraph.
#[derive(Clone, Debug)]
pub(super) struct Paragraph {
    pub(super) style: ParagraphStyle,
    pub(super) number: HeadingNumber,
    pub(super) list: Option<ListPlace>,
    pub(super) inlines: Vec<Inline>,
    /// The author's text that it is of.
    pub(super) prose: Option<Arc<SettledProse>>,
    /// Whether it stays on the page of what follows.
    pub(super) keeps_next: bool,
    /// Whether it begins a page.
    pub(super) new_page: bool,
}

impl Paragraph {
    pub(super) fn new(style: ParagraphStyle, inlines: Vec<Inline>) -> Self {
        Self {
            style,
            number: HeadingNumber::None,
            list: None,
            inlines,
            prose: None,
            keeps_next: false,
            new_page: false,
        }
    }

    /// A paragraph of a text of the program's own.
    pub(super) fn own(style: ParagraphStyle, text: impl Into<String>) -> Self {
        let piece = TextPiece::own(text, TextLook::default());
        Self::new(style, vec![Inline::Text(piece)])
    }
}

/// A cell, of paragraphs.
#[derive(Clone, Debug)]
pub(super) struct WordCell {
    pub(super) paragraphs: Vec<Paragraph>,
    /// Over how many columns it stands.
    pub(super) span: usize,
    pub(super) align: CellSide,
    pub(super) bold: bool,
}

/// Where the text of a cell stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CellSide {
    Left,
    Center,
    Right,
}

/// A table.
#[derive(Clone, Debug)]
pub(super) struct WordTable {
    /// What it is about, for those who do not see it.
    pub(super) title: String,
    /// The rows of headers, which are repeated on every page.
    pub(super) head: Vec<Vec<WordCell>>,
    pub(super) rows: Vec<Vec<WordCell>>,
    /// Whether the first cell of a row is its header.
    pub(super) has_row_headers: bool,
    /// How much room each column needs, in proportion to the others.
    pub(super) widths: Vec<usize>,
}

/// A part of a block.
#[derive(Clone, Debug)]
pub(super) enum BlockPart {
    Paragraph(Paragraph),
    Table(WordTable),
    /// A list that a word processor makes of headings or captions.
    Contents(ContentsList),
}

/// A list of headings or captions.
#[derive(Clone, Debug)]
pub(super) struct ContentsList {
    /// The field that makes it.
    pub(super) instruction: String,
    /// What it gives now.
    pub(super) entries: Vec<ContentsEntry>,
}

/// A line of such a list.
#[derive(Clone, Debug)]
pub(super) struct ContentsEntry {
    /// From 1.
    pub(super) level: usize,
    pub(super) text: String,
    pub(super) bookmark: String,
}

/// The page that a block stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct PageLook {
    pub(super) landscape: bool,
    pub(super) columns: u64,
}

impl Default for PageLook {
    fn default() -> Self {
        Self { landscape: false, columns: 1 }
    }
}

/// What can be found again: something with an id of its own.
#[derive(Clone, Debug)]
pub(super) struct WordBlock {
    /// That of the document's item, or what the program names it by.
    pub(super) id: String,
    pub(super) bookmark: String,
    /// Where the author wrote it, if somewhere.
    pub(super) written: Option<Place>,
    /// Its language, if that is another than the report's.
    pub(super) language: Option<PartLanguage>,
    pub(super) page: PageLook,
    pub(super) parts: Vec<BlockPart>,
}

/// A whole document, and what it needs besides.
#[derive(Clone, Debug, Default)]
pub(super) struct WordDocument {
    pub(super) blocks: Vec<WordBlock>,
    /// How each list is numbered.
    pub(super) lists: Vec<ListFormat>,
    /// What stands for each citation.
    pub(super) citations: Vec<Vec<Inline>>,
}
