//! The rounding contract of a report: `rounding:` in `report.yaml`.

use crate::diagnostic::Diagnostics;
use crate::number::Rounding;
use crate::yaml::{Fields, Node};

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

/// Reads `rounding:`; what cannot be read is reported.
pub(super) fn read(
    node: Option<&Node>,
    diagnostics: &mut Diagnostics,
) -> RoundingContract {
    let Some(mut fields) =
        node.and_then(|node| Fields::new(node, "the rounding", diagnostics))
    else {
        return RoundingContract::default();
    };
    let rule = fields.optional_choice("rule", &Rounding::WORDS, diagnostics);
    let sum = fields.optional("sum-to-100").and_then(|node| node.boolean(diagnostics));
    let words = [("before", Differences::Before), ("after", Differences::After)];
    let differences = fields.optional_choice("differences", &words, diagnostics);
    fields.finish(diagnostics);
    RoundingContract {
        rule: rule.unwrap_or_default(),
        sum_to_100: sum.unwrap_or_default(),
        differences: differences.unwrap_or_default(),
    }
}
