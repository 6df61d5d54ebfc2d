//! The answers to one question, row by row. They are confidential.

use super::calendar::CalendarDate;
use super::coded::Coded;

/// The answers to one question, row by row.
#[derive(Clone)]
pub enum Column {
    /// One answer a row.
    Single(Coded<Answer>),
    /// Several answers a row.
    Multiple(Coded<SeveralAnswers>),
    /// A number a row.
    Numeric(Vec<Measured>),
    /// A date a row.
    Dates(Vec<Dated>),
    /// A text a row, or nothing: only of a register whose rows may be shown, see
    /// [`Register`](super::Register).
    Texts(Coded<Option<String>>),
    /// Not kept: free text and identities of those who answered are never shown.
    Hidden,
}

/// One answer.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Answer {
    /// A category, by index.
    Category(usize),
    /// A declared missing answer, by index.
    Missing(usize),
    /// An empty cell.
    Empty,
}

/// Several answers.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum SeveralAnswers {
    /// Categories by index, in codebook order, each once. May be none of them.
    Chosen(Vec<usize>),
    /// A declared missing answer, by index.
    Missing(usize),
    /// Nothing at all.
    Empty,
}

/// A measured number.
#[derive(Clone, Copy, PartialEq)]
pub enum Measured {
    /// The number.
    Value(f64),
    /// A declared missing answer, by index.
    Missing(usize),
    /// An empty cell.
    Empty,
}

/// When something was.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Dated {
    /// The date.
    On(CalendarDate),
    /// A declared missing answer, by index.
    Missing(usize),
    /// An empty cell.
    Empty,
}
