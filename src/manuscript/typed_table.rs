//! Tables of words that the author types.

use crate::diagnostic::Placed;
use crate::format::ChoiceWords;

use super::prose::Prose;

/// A table of words that the author types.
#[derive(Clone, Debug)]
pub struct TypedTable {
    /// The id that `@table:id` names.
    pub id: Placed<String>,
    /// The caption.
    pub caption: Prose,
    /// The header of each column.
    pub head: Vec<Prose>,
    /// The rows, each with a cell for each column: Typst markup.
    pub rows: Vec<Vec<Prose>>,
    /// Where the words of each column begin, if the author says it.
    pub align: Option<Vec<CellAlign>>,
    /// Whether the first cell of a row is its header.
    pub row_headers: bool,
    /// A line under it.
    pub note: Option<Prose>,
    /// Whether it may move to the top or bottom of a page, so that text fills the room.
    pub float: bool,
}

/// Where the words of a column begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellAlign {
    /// At the left: words.
    Left,
    /// In the middle: signs.
    Center,
    /// They end at the right: numbers.
    Right,
}

impl CellAlign {
    /// The word that authors and templates know.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Left => "left",
            Self::Center => "center",
            Self::Right => "right",
        }
    }
}

impl ChoiceWords for CellAlign {
    type Of = Self;

    const WORDS: &'static [(&'static str, Self)] =
        &[("left", Self::Left), ("center", Self::Center), ("right", Self::Right)];
}
