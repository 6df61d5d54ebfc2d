//! Why a statistic has no value, and what is said of that.

use crate::diagnostic::Said;
use crate::say;

/// Why a statistic has no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.said())]
pub enum Undefined {
    /// Fewer observations, groups, rows or items than the formula needs.
    TooFew {
        /// The least number that gives a value.
        needed: usize,
        /// The number given.
        found: usize,
    },
    /// A part that is larger than its whole, such as 7 successes among 5.
    PartAboveWhole,
    /// A probability, confidence level or share outside its range.
    ProbabilityOutOfRange,
    /// A value that is infinite or not a number.
    NotFinite,
    /// A weight, population size or count that is negative.
    Negative,
    /// Slices that should be of one length are not, or a table is ragged.
    LengthsDiffer,
    /// Every value is the same, so that nothing varies.
    NoVariation,
    /// A row or column of a table, a group or a denominator holds nothing.
    EmptyGroup,
    /// A stratum with one cluster, under the policy that refuses it.
    LonelyStratum,
    /// No degrees of freedom are left.
    NoDegreesOfFreedom,
    /// Margins whose totals differ, which no weights can meet.
    MarginsDisagree,
    /// A model that fits only with a variance that is none.
    NoSolution,
    /// The answer would take more work than the documented limit.
    TooLarge,
}

impl Undefined {
    /// What is said of it.
    #[must_use]
    pub fn said(self) -> Said {
        match self {
            Self::TooFew { needed, found } => {
                say!("needs at least {needed}, found {found}", needed, found)
            }
            Self::PartAboveWhole => "a part is larger than its whole".into(),
            Self::ProbabilityOutOfRange => "a probability is out of its range".into(),
            Self::NotFinite => "a value is not finite".into(),
            Self::Negative => "a weight or size is negative".into(),
            Self::LengthsDiffer => "lengths differ".into(),
            Self::NoVariation => "the values do not vary".into(),
            Self::EmptyGroup => "a group is empty".into(),
            Self::LonelyStratum => "a stratum has a single cluster".into(),
            Self::NoDegreesOfFreedom => "no degrees of freedom are left".into(),
            Self::MarginsDisagree => "the margins do not add up to the same total".into(),
            Self::NoSolution => "the model has no proper solution".into(),
            Self::TooLarge => "the table is too large".into(),
        }
    }
}
