//! What is wrong with cells that are no answers: gives what is said of them.

use crate::diagnostic::Said;
use crate::say;

/// What is wrong with a cell.
pub(in crate::survey) enum CellMistake {
    /// The codebook does not know it.
    NoLabel,
    /// It could be several codes, which are the same number.
    SeveralCodes(Said),
    /// It is no number, for a reason that may be known.
    NoNumber(Option<Said>),
    /// It lies outside the range.
    OutsideRange,
    /// It stands in an earlier row too, and tells rows apart.
    Twice,
    /// It is no date.
    NoDate,
    /// It is a date that there cannot be.
    OutsideBetween,
    /// It says neither that an answer was chosen nor that it was not.
    Unmarked,
}

/// A cell that is told of, and where it stands.
pub(super) struct ToldCell<'c> {
    /// What is told of what it holds.
    pub(super) subject: Said,
    pub(super) column: &'c str,
    /// What else is to be known of it.
    pub(super) more: Said,
    /// In which rows.
    pub(super) rows: Said,
}

/// What cells hold that seem to be several.
pub(super) const SEVERAL: &str =
    ", and holds a separator, a line break or a quotation mark";

impl CellMistake {
    /// What is said of such a cell.
    pub(super) fn said(&self, cell: &ToldCell<'_>) -> Said {
        let ToldCell { subject, column, more, rows } = cell;
        match self {
            Self::NoLabel => say!(
                "{subject} in the column `{column}` has no label{more} ({rows})",
                subject,
                column,
                more,
                rows
            ),
            Self::SeveralCodes(codes) => say!(
                "{subject} in the column `{column}` could be the code {codes}, which are the \
                 same number{more} ({rows})",
                subject,
                column,
                codes,
                more,
                rows
            ),
            Self::NoNumber(None) => say!(
                "{subject} in the column `{column}` is not a number{more} ({rows})",
                subject,
                column,
                more,
                rows
            ),
            Self::NoNumber(Some(why)) => say!(
                "{subject} in the column `{column}` is not a number: {why}{more} ({rows})",
                subject,
                column,
                why,
                more,
                rows
            ),
            Self::OutsideRange => say!(
                "{subject} in the column `{column}` is outside the range{more} ({rows})",
                subject,
                column,
                more,
                rows
            ),
            Self::Twice => say!(
                "{subject} in the column `{column}` stands in an earlier row too{more} \
                 ({rows})",
                subject,
                column,
                more,
                rows
            ),
            Self::NoDate => say!(
                "{subject} in the column `{column}` is neither a day nor a month{more} \
                 ({rows})",
                subject,
                column,
                more,
                rows
            ),
            Self::OutsideBetween => say!(
                "{subject} in the column `{column}` lies outside `between`{more} ({rows})",
                subject,
                column,
                more,
                rows
            ),
            Self::Unmarked => say!(
                "{subject} in the column `{column}` means neither chosen nor not{more} \
                 ({rows})",
                subject,
                column,
                more,
                rows
            ),
        }
    }
}
