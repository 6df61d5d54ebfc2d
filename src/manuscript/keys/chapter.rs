//! The maps of a chapter and its blocks; those of charts and tables stand in
//! [`request`](super::request), those on the quality of a survey in
//! [`quality`](super::quality).

use crate::format::{
    Anything, BoxName, ChoiceWords, Either, Entries, Flag, Id, Inner, Label, List, Name,
    NamedNumber, Path, Several, Text, TwoOf, Variable, View, WholeNumber, Word, map,
};
use crate::manuscript::block::{BlockKind, ChapterKind, WithoutAnswers};
use crate::manuscript::drawing::DrawingKind;
use crate::manuscript::typed_table::CellAlign;

use super::quality::{ChangeTable, Correlations, Nonresponse, Reliability, ResponseFlow};
use super::register::{RegisterTable, Timeline};
use super::request::{Chart, Describe, Number, Table};
use super::{Below, Captioned, Description, Marked, Markup, Quoting};

/// The content of a chapter, section or repeat.
pub(crate) type Blocks = List<BlockOf>;

/// A part of it.
pub(crate) type BlockOf = Either<Word<Alone>, Either<Inner<Section>, Inner<Block>>>;

map! {
    /// A chapter: one file.
    pub(crate) Chapter = "chapter", "a chapter" [.. Marked] {
        TITLE "title": Quoting, Required => "the heading";
        ID "id": Id, Default("the file name without its number")
            => "what `@section:ID` refers to";
        KIND "kind": Word<ChapterKind>, Default("`chapter`")
            => "what part of the report it is";
        NUMBERED "numbered": Flag, Default("`false`")
            => "whether its headings are numbered";
        SIGNATURE "signature": Inner<Signature>, Optional => "who signs it";
        NUMBERS "numbers": Entries<NamedNumber, Inner<Number>>, Optional
            => "[named numbers](#named-numbers), as in `report.yaml`";
        BLOCKS "blocks": Blocks, Optional => "[the content](#blocks)";
    }
}

map! {
    /// Who signs a chapter.
    pub(crate) Signature = "signature", "a signature" {
        ROLE "role": Text, Required => "as what";
        PLACE "place": Text, Optional => "where";
        DATE "date": Text, Optional => "when, in words";
        NAME "name": Text, Optional => "who";
    }
}

map! {
    /// A heading and what stands under it.
    pub(crate) Section = "section", "a block" [.. Marked] {
        SECTION "section": Quoting, Required => "the heading";
        ID "id": Id, Default("made of the heading") => "what `@section:ID` refers to";
        BLOCKS "blocks": Blocks, Optional => "what stands under it";
    }
}

map! {
    /// Every kind of block but a section.
    pub(crate) Block = "block", "a block", One [.. Marked] {
        TEXT "text": Markup, Required => "[paragraphs, lists, footnotes](#text)";
        CHART "chart": Inner<Chart>, Required => "[a chart](#charts)";
        TABLE "table": Inner<Table>, Required => "[a table](#tables)";
        DESCRIBE "describe": Inner<Describe>, Required
            => "[several questions in one table](#describe)";
        REGISTER_TABLE "register-table": Inner<RegisterTable>, Required
            => "[the rows of a register](#register-table)";
        TIMELINE "timeline": Inner<Timeline>, Required
            => "[what happened, in order of time](#timeline)";
        TYPED_TABLE "typed-table": Inner<TypedTable>, Required
            => "[a table of words](#typed-table)";
        QUOTE "quote": Inner<Quote>, Required => "[somebody's words](#quote)";
        PULL_QUOTE "pull-quote": Description, Required
            => "[words of a text, shown a second time](#pull-quote)";
        TERMS "terms": Entries<Text, Markup>, Required
            => "[terms and what they mean](#terms)";
        FACT_BOX "fact-box": Inner<FactBox>, Required
            => "[facts in a box](#fact-box)";
        CARDS "cards": List<Inner<Card>>, Required
            => "[who some are, beside each other](#cards)";
        FIGURE "figure": Inner<Figure>, Required => "[a picture or a drawing](#figure)";
        RESPONSE_FLOW "response-flow": Inner<ResponseFlow>, Required
            => "[how the sample ended](#response-flow)";
        NONRESPONSE "nonresponse": Inner<Nonresponse>, Required
            => "[who responded](#nonresponse)";
        RELIABILITY "reliability": Inner<Reliability>, Required
            => "[the items of an index](#reliability)";
        CORRELATIONS "correlations": Inner<Correlations>, Required
            => "[how variables go together](#correlations)";
        CHANGE_TABLE "change-table": Inner<ChangeTable>, Required
            => "[how numbers have changed](#change)";
        REFERENCES "references": Anything, Optional => "[the list of works](#references)";
        PAGEBREAK "pagebreak": Anything, Optional => "[a new page](#pagebreak)";
        SIDE_BY_SIDE "side-by-side": TwoOf<BlockOf>, Required
            => "[two blocks beside each other](#side-by-side)";
        EXAMPLE "example": Blocks, Required
            => "[blocks as they are written, and what they make](#example)";
        REPEAT "repeat": Inner<Repeat>, Required
            => "[the same blocks for every category of a variable](#repeat)";
    }
}

/// The key that makes a block one of a kind.
const KINDS: [(&str, BlockKind); 24] = [
    (Section::SECTION.name, BlockKind::Section),
    (Block::TEXT.name, BlockKind::Text),
    (Block::CHART.name, BlockKind::Chart),
    (Block::TABLE.name, BlockKind::Table),
    (Block::DESCRIBE.name, BlockKind::Describe),
    (Block::REGISTER_TABLE.name, BlockKind::RegisterTable),
    (Block::TIMELINE.name, BlockKind::Timeline),
    (Block::TYPED_TABLE.name, BlockKind::TypedTable),
    (Block::QUOTE.name, BlockKind::Quote),
    (Block::PULL_QUOTE.name, BlockKind::PullQuote),
    (Block::TERMS.name, BlockKind::Terms),
    (Block::FACT_BOX.name, BlockKind::FactBox),
    (Block::CARDS.name, BlockKind::Cards),
    (Block::FIGURE.name, BlockKind::Figure),
    (Block::RESPONSE_FLOW.name, BlockKind::ResponseFlow),
    (Block::NONRESPONSE.name, BlockKind::Nonresponse),
    (Block::RELIABILITY.name, BlockKind::Reliability),
    (Block::CORRELATIONS.name, BlockKind::Correlations),
    (Block::CHANGE_TABLE.name, BlockKind::ChangeTable),
    (Block::REFERENCES.name, BlockKind::References),
    (Block::PAGEBREAK.name, BlockKind::PageBreak),
    (Block::SIDE_BY_SIDE.name, BlockKind::SideBySide),
    (Block::EXAMPLE.name, BlockKind::Example),
    (Block::REPEAT.name, BlockKind::Repeat),
];

impl ChoiceWords for BlockKind {
    type Of = Self;

    const WORDS: &'static [(&'static str, Self)] = &KINDS;
}

impl BlockKind {
    /// The key that an author writes.
    #[must_use]
    pub fn word(self) -> &'static str {
        let word = KINDS.iter().find(|(_, kind)| *kind == self);
        word.map_or("", |(word, _)| word)
    }
}

/// Blocks that may be written as a word alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Alone {
    /// The list of works.
    References,
    /// A new page.
    PageBreak,
}

impl ChoiceWords for Alone {
    type Of = Self;

    const WORDS: &'static [(&'static str, Self)] = &[
        (Block::REFERENCES.name, Self::References),
        (Block::PAGEBREAK.name, Self::PageBreak),
    ];
}

map! {
    /// Somebody's words.
    pub(crate) Quote = "quote", "a quote" {
        TEXT "text": Markup, Required => "what was said";
        BY "by": Quoting, Optional => "by whom: a role, not a name";
        CONSENT "consent": Text, Default("the report's")
            => "who agreed to what, and when; not printed";
    }
}

map! {
    /// Facts in a box, apart from the running text.
    pub(crate) FactBox = "fact-box", "a fact box" {
        TITLE "title": Quoting, Optional => "what they are about";
        TEXT "text": Markup, Required => "the facts";
    }
}

map! {
    /// A table of words that the author types.
    pub(crate) TypedTable = "typed-table", "a typed table" [Captioned .. Below] {
        HEAD "head": List<Quoting>, Required => "the header of each column";
        ROWS "rows": List<List<Markup>>, Required
            => "the rows: each a list with a cell for each column";
        ALIGN "align": List<Word<CellAlign>>,
            Default("`right` for columns of numbers, else `left`")
            => "where the words of each column stand";
        ROW_HEADERS "row-headers": Flag, Default("`true`")
            => "whether the first cell of a row is its header";
    }
}

map! {
    /// Who somebody is.
    pub(crate) Card = "card", "a card" {
        NAME "name": Quoting, Depends("this or `role`") => "the name";
        ROLE "role": Quoting, Depends("this or `name`")
            => "the role; without `name` it stands in its place";
        AFFILIATION "affiliation": Quoting, Optional => "where they work";
        TEXT "text": Markup, Optional => "a few words";
        IMAGE "image": Path, Optional
            => "a picture (SVG, PNG, JPEG …), from the report's folder";
        ALT "alt": Quoting, Depends("required with `image`")
            => "what it shows, for those who cannot see it";
        LINK "link": Text, Optional
            => "an address that begins with `https://`, `http://` or `mailto:`";
    }
}

map! {
    /// A picture or a drawing.
    pub(crate) Figure = "figure", "a figure" {
        ID "id": Id, Required => "what `@figure:ID` refers to";
        CAPTION "caption": Quoting, Required => "the caption";
        ALT "alt": Quoting, Depends("required; made of the words for `kind`")
            => "what it shows, for those who cannot see it";
        IMAGE "image": Path, Depends("one of the three")
            => "a picture that Typst can show (SVG, PNG, JPEG …), from the report's folder";
        KIND "kind": Word<DrawingKind>, Depends("one of the three")
            => "a drawing made of words";
        TYPST "typst": Markup, Depends("one of the three") => "a drawing in Typst";
        SCALE "scale": Quoting, Depends("required with `spectrum` and `axis`")
            => "what the scale measures";
        ENDS "ends": TwoOf<Inner<End>>,
            Depends("required with `spectrum`, `axis` and `versus`")
            => "the ends: left and right, or top and bottom";
        BETWEEN "between": Quoting, Depends("required with `versus`")
            => "the word between the two ends";
        ACROSS "across": Inner<Scale>, Depends("required with `four-field`")
            => "the lying scale, its ends from left to right";
        UP "up": Inner<Scale>, Depends("required with `four-field`")
            => "the standing scale, its ends from bottom to top";
        TOP_LEFT "top-left": FieldOfFour, Depends("required with `four-field`")
            => "a field: one text, several, or a map";
        TOP_RIGHT "top-right": FieldOfFour, Depends("required with `four-field`")
            => "the same";
        BOTTOM_LEFT "bottom-left": FieldOfFour, Depends("required with `four-field`")
            => "the same";
        BOTTOM_RIGHT "bottom-right": FieldOfFour, Depends("required with `four-field`")
            => "the same";
        BOXES "boxes": Entries<BoxName, BoxOf>, Depends("required with `structure`")
            => "the boxes by names of your own: the text of each, or a map";
        ROWS "rows": List<Several<BoxName>>, Depends("the boxes in their order")
            => "with `structure`: which boxes stand beside each other, from top to bottom";
        ARROWS "arrows": List<Inner<Arrow>>, Optional
            => "with `structure`: the arrows between the boxes";
        WIDTH "width": WholeNumber<10, 100>, Default("100")
            => "with `image`: how wide it is, in per cent of the room it has; a telephone \
                gives it all of its width";
        FLOAT "float": Flag, Default("`false`")
            => "whether it may move to the top or bottom of a page, so that text fills the \
                room it leaves; only in print";
    }
}

/// A box of a structure.
pub(crate) type BoxOf = Either<Quoting, Inner<DrawnBox>>;

map! {
    /// A box of a structure.
    pub(crate) DrawnBox = "box", "a box" {
        LABEL "label": Quoting, Required => "what stands in it";
        POINTS "points": Several<Quoting>, Optional => "what stands under that, in a list";
        EMPHASIS "emphasis": Flag, Default("`false`")
            => "whether it stands out from the others";
    }
}

map! {
    /// An arrow of a structure.
    pub(crate) Arrow = "arrow", "an arrow" {
        FROM "from": BoxName, Required => "the box where it begins";
        TO "to": BoxName, Required => "the box that it points to";
        LABEL "label": Quoting, Optional => "what stands beside it";
        BOTH "both": Flag, Default("`false`") => "whether it points both ways";
        DASHED "dashed": Flag, Default("`false`") => "whether its line is dashed";
    }
}

/// A field of four.
pub(crate) type FieldOfFour = Either<Several<Quoting>, Inner<Field>>;

map! {
    /// What an end of a scale, or a field, means.
    pub(crate) Meaning = "meaning", "a field" {
        POINTS "points": Several<Quoting>, Optional => "what belongs to it";
        ADVANTAGES "advantages": Several<Quoting>, Optional
            => "what speaks for it, shown with +";
        DRAWBACKS "drawbacks": Several<Quoting>, Optional
            => "what speaks against it, shown with −";
    }
}

map! {
    /// An end of a scale.
    pub(crate) End = "end", "an end of the scale" [.. Meaning] {
        LABEL "label": Quoting, Required => "its name";
    }
}

map! {
    /// A field of four.
    pub(crate) Field = "field", "a field" [.. Meaning] {
        LABEL "label": Quoting, Optional => "its name";
    }
}

map! {
    /// A scale of a field of four.
    pub(crate) Scale = "scale", "a scale" {
        SCALE "scale": Quoting, Required => "what the scale measures";
        ENDS "ends": TwoOf<Quoting>, Required => "the low end and the high one";
    }
}

map! {
    /// The same blocks for every category of a variable.
    pub(crate) Repeat = "repeat", "a repeat" {
        OVER "over": Variable, Required => "whose categories";
        OF "of": View, Required => "the view whose codebook knows the variable";
        ONLY "only": Several<Label>, Default("all of them")
            => "which of the categories, by their labels or groups; in the order of the \
                codebook";
        AS "as": Name, Optional
            => "what the category is called in the blocks, besides `value`";
        EMPTY "empty": Word<WithoutAnswers>, Default("`say`")
            => "what becomes of a category without answers";
        BLOCKS "blocks": Blocks, Required => "the blocks";
    }
}
