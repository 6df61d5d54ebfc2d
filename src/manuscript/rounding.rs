//! The rounding contract of a report: `rounding:` in `report.yaml`.

use crate::diagnostic::Diagnostics;
use crate::format::{ChoiceWords, Fields};
use crate::number::Rounding;
use crate::yaml::Node;

use super::keys::report::RoundingRules;

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

/// Reads `rounding:`; what cannot be read is reported.
pub(super) fn read(
    node: Option<&Node>,
    diagnostics: &mut Diagnostics,
) -> RoundingContract {
    let fields = node.and_then(|node| Fields::<RoundingRules>::new(node, diagnostics));
    let Some(mut fields) = fields else { return RoundingContract::default() };
    let rule = fields.read(RoundingRules::RULE, diagnostics);
    let sum = fields.read(RoundingRules::SUM_TO_100, diagnostics);
    let differences = fields.read(RoundingRules::DIFFERENCES, diagnostics);
    fields.finish(diagnostics);
    RoundingContract {
        rule: rule.unwrap_or_default(),
        sum_to_100: sum.unwrap_or_default(),
        differences: differences.unwrap_or_default(),
    }
}
