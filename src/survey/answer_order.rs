//! Which way the answers of an ordinal variable are listed: takes what the codebook says and
//! what the answers are called, gives a direction that charts are coloured by.
//!
//! A list goes from the least to the most unless something else is known. The codebook says
//! so with `order: descending`; without it, answers of a known scale that stand in its order
//! turned around are taken to be so too, which the author is told.

use super::codebook::{AnswerOrder, Scale, Variable};
use super::sketch::is_turned_around;

/// What is known of the direction of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KnownOrder {
    /// It goes from the least to the most.
    Ascending,
    /// The codebook says that it goes from the most to the least.
    SaidDescending,
    /// It is a known scale from its other end.
    SeemsDescending,
}

impl Variable {
    /// Which way its answers are listed.
    #[must_use]
    pub fn answer_order(&self) -> KnownOrder {
        match self.order {
            Some(AnswerOrder::Ascending) => KnownOrder::Ascending,
            Some(AnswerOrder::Descending) => KnownOrder::SaidDescending,
            None if self.scale == Scale::Ordinal
                && is_turned_around(&self.categories) =>
            {
                KnownOrder::SeemsDescending
            }
            None => KnownOrder::Ascending,
        }
    }
}
