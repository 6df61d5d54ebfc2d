//! Reads `intervals`, and `weights` wherever it stands.

use crate::diagnostic::{Diagnostic, Diagnostics, Placed};
use crate::format::{ChoiceWords, Fields, Includes, MapKey, MapKeys, Switch, Word};
use crate::manuscript::inference::{IntervalRules, ShareInterval};
use crate::manuscript::keys::report as keys;
use crate::yaml::Node;

/// Reads `weights: on` or `off`.
pub(super) fn weights<G: MapKeys, M: Includes<G>>(
    fields: &mut Fields<'_, M>,
    key: MapKey<G, Word<Switch>>,
    diagnostics: &mut Diagnostics,
) -> Option<Placed<bool>> {
    let node = fields.optional(key)?;
    let switch = node.choice(Switch::WORDS, diagnostics)?;
    Some(Placed::new(switch.is_on(), node.place.clone()))
}

/// Reads `intervals:` of a report; what cannot be read is reported.
pub(super) fn intervals(
    report: &mut Fields<'_, keys::Report>,
    diagnostics: &mut Diagnostics,
) -> Placed<IntervalRules> {
    let node = report.optional(keys::Report::INTERVALS);
    let place = node.map_or_else(|| report.place().clone(), |node| node.place.clone());
    let rules = node.and_then(|node| interval_rules(node, diagnostics));
    Placed::new(rules.unwrap_or_default(), place)
}

fn interval_rules(node: &Node, diagnostics: &mut Diagnostics) -> Option<IntervalRules> {
    let mut rules = IntervalRules::default();
    let mut fields = Fields::<keys::Intervals>::new(node, diagnostics)?;
    if let Some(shares) = fields.read(keys::Intervals::SHARES, diagnostics) {
        rules.shares = shares;
    }
    if let Some(weighted) = fields.read(keys::Intervals::WEIGHTED_SHARES, diagnostics) {
        rules.weighted = weighted;
    }
    if let Some(node) = fields.optional(keys::Intervals::LEVEL)
        && let Some(level) = node.number(diagnostics)
    {
        if level > 0.5 && level < 1.0 {
            rules.level = level;
        } else {
            let error = node.expected("a confidence level between 0.5 and 1");
            diagnostics.push(error.hint("write 95 per cent as `0.95`"));
        }
    }
    if let Some(node) = fields.optional(keys::Intervals::FPC) {
        rules.finite = node.choice(Switch::WORDS, diagnostics).is_some_and(Switch::is_on);
        let known = match rules.shares {
            ShareInterval::Wilson
            | ShareInterval::ClopperPearson
            | ShareInterval::Wald => true,
            ShareInterval::WilsonCorrected
            | ShareInterval::AgrestiCoull
            | ShareInterval::Jeffreys => false,
        };
        if rules.finite && !known {
            let message = "this interval has no correction for a finite population";
            let hint = "choose `shares: wilson`, `clopper-pearson` or `wald`, or leave out `fpc`";
            diagnostics.push(Diagnostic::error(message).at(&node.place).hint(hint));
        }
    }
    fields.finish(diagnostics);
    Some(rules)
}
