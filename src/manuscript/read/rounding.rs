//! Reads `rounding:` of `report.yaml`.

use crate::diagnostic::Diagnostics;
use crate::format::Fields;
use crate::manuscript::keys::report::RoundingRules;
use crate::manuscript::rounding::RoundingContract;
use crate::yaml::Node;

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
