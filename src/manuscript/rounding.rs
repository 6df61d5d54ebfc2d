//! The rounding contract of a report: `rounding:` in `report.yaml`.

use crate::format::ChoiceWords;
use crate::number::Rounding;

/// How all numbers of a report are rounded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RoundingContract {
    /// What happens to the digits that are not shown.
    pub rule: Rounding,
    /// Whether the shares of one distribution are made to add up to 100.
    pub sum_to_100: bool,
    /// What differences of shares are computed from.
    pub differences: Differences,
}

/// What differences of shares are computed from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Differences {
    /// The exact shares; the difference is rounded once.
    #[default]
    Before,
    /// The shares as they are shown, so that a reader who subtracts gets the same.
    After,
}

/// The words for [`Rounding`].
#[derive(Debug)]
pub(crate) enum Rule {}

impl ChoiceWords for Rule {
    type Of = Rounding;

    const WORDS: &'static [(&'static str, Rounding)] = &Rounding::WORDS;
}

impl ChoiceWords for Differences {
    type Of = Self;

    const WORDS: &'static [(&'static str, Self)] =
        &[("before", Self::Before), ("after", Self::After)];
}
