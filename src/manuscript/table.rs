//! Tables of numbers: what their rows are, and what their shares and totals are of.

use crate::format::ChoiceWords;

use super::prose::Prose;
use super::request::{TableRequest, Totals};

/// A table.
#[derive(Clone, Debug)]
pub struct Table {
    /// Its numbers.
    pub request: TableRequest,
    /// The caption, without unit and base.
    pub caption: Prose,
    /// Whether groups or categories are the rows.
    pub rows: TableRows,
    /// A line under it.
    pub note: Option<Prose>,
    /// Whether it may move to the top or bottom of a page, so that text fills the room.
    pub float: bool,
}

/// What the rows of a table are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TableRows {
    /// The groups; the columns are the categories.
    Groups,
    /// The categories; the columns are the groups.
    Categories,
}

/// What a percentage in a table is a share of, as the author sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Direction {
    /// Its row.
    Row,
    /// Its column.
    Column,
    /// The whole table.
    Table,
}

impl ChoiceWords for Direction {
    type Of = Self;

    const WORDS: &'static [(&'static str, Self)] =
        &[("row", Self::Row), ("column", Self::Column), ("table", Self::Table)];
}

/// Which totals a table has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum TotalsShown {
    /// None.
    #[default]
    None,
    /// A row of them.
    Rows,
    /// A column of them.
    Columns,
    /// Both.
    Both,
}

impl ChoiceWords for TotalsShown {
    type Of = Self;

    const WORDS: &'static [(&'static str, Self)] = &[
        ("none", Self::None),
        ("rows", Self::Rows),
        ("columns", Self::Columns),
        ("both", Self::Both),
    ];
}

impl TotalsShown {
    /// The same as groups and categories.
    pub(super) fn settle(self, rows: TableRows) -> Totals {
        let (row, column) = match self {
            Self::None => (false, false),
            Self::Rows => (true, false),
            Self::Columns => (false, true),
            Self::Both => (true, true),
        };
        match rows {
            TableRows::Groups => Totals { groups: row, categories: column },
            TableRows::Categories => Totals { groups: column, categories: row },
        }
    }
}
