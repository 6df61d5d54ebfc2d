//! Blocks that show the rows of a register instead of counting them: a table, and a timeline.

use crate::diagnostic::Placed;
use crate::format::ChoiceWords;

use super::prose::Prose;
use super::request::Condition;

/// Which rows of a register are shown, and what of them.
#[derive(Clone, Debug)]
pub struct RowsRequest {
    /// The id of the block that asks.
    pub id: Placed<String>,
    /// The register, or a view of it.
    pub of: Placed<String>,
    /// Which rows.
    pub filter: Vec<Condition>,
    /// What of each row.
    pub columns: Vec<RowsColumn>,
    /// By what they are sorted, the first first.
    pub order: Vec<Placed<String>>,
}

/// What is shown of each row.
#[derive(Clone, Debug)]
pub struct RowsColumn {
    /// The variable.
    pub variable: Placed<String>,
    /// The head of the column, if it is not the variable's label.
    pub label: Option<String>,
    /// What cells may hold.
    pub cells: CellRule,
}

/// What the cells of a column may hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CellRule {
    /// Anything. Where a cell is empty, this stands there, or what a document says of it.
    Any(Option<String>),
    /// Anything, and nothing is said where it is empty.
    Optional,
    /// Something in every row.
    Whole,
    /// A date in every row.
    Date,
    /// An answer, or nothing.
    Kind,
}

/// A table of the rows of a register.
#[derive(Clone, Debug)]
pub struct RegisterTable {
    /// Its rows.
    pub request: RowsRequest,
    /// The caption.
    pub caption: Prose,
    /// A line under it.
    pub note: Option<Prose>,
    /// Whether it may move to the top or bottom of a page, so that text fills the room.
    pub float: bool,
}

/// What happened, in order of time.
#[derive(Clone, Debug)]
pub struct Timeline {
    /// Its rows. Of the columns the first is the date and the second what happened.
    pub request: RowsRequest,
    /// Which column says of what kind it was.
    pub kind: Option<usize>,
    /// Which column says more.
    pub text: Option<usize>,
    /// Which column says where.
    pub place: Option<usize>,
    /// A line above it.
    pub title: Option<Prose>,
    /// A line under it.
    pub note: Option<Prose>,
    /// Under what events are put together; none if the years decide it.
    pub groups: Option<TimelineGroups>,
}

impl Timeline {
    /// Which column says when.
    pub const DATE: usize = 0;
    /// Which column says what happened.
    pub const EVENT: usize = 1;
}

/// Under what the events of a timeline are put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimelineGroups {
    /// Nothing.
    None,
    /// Each month.
    Month,
    /// Each year.
    Year,
}

impl ChoiceWords for TimelineGroups {
    type Of = Self;

    const WORDS: &'static [(&'static str, Self)] =
        &[("none", Self::None), ("month", Self::Month), ("year", Self::Year)];
}
