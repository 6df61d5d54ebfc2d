//! What answers are broken down by: the background facts of whose groups enough can be read.

use std::collections::BTreeSet;

use crate::survey::{Origin, Scale, Variable};

use super::DraftedSurvey;
use super::background::{self, is_background};
use super::question;
use super::tally;

/// Groups of which a breakdown can be read.
const GROUPS: std::ops::RangeInclusive<usize> = 2..=8;
/// The fewest rows of a group that a breakdown has.
pub(super) const SMALLEST_GROUP: usize = 20;
/// As many breakdowns are drafted of a survey.
pub(super) const BREAKDOWNS: usize = 2;

/// Variables that answers can be broken down by, in the order of the codebook, and those that
/// look like it and have a group of few.
pub(super) struct Breakdowns<'s> {
    pub(super) chosen: Vec<&'s Variable>,
    pub(super) with_small_groups: Vec<&'s Variable>,
}

impl<'s> Breakdowns<'s> {
    /// None at all.
    pub(super) fn none() -> Self {
        Self { chosen: Vec::new(), with_small_groups: Vec::new() }
    }

    /// Those of a survey. A background that was put into larger groups goes before the one it
    /// is derived from.
    pub(super) fn of(of: DraftedSurvey<'s>) -> Self {
        let regrouped = |variable: &&Variable| match &variable.origin {
            Origin::Mapped { from, .. } | Origin::Cut { from, .. } => {
                let from = of.survey.codebook.variable(&from.value);
                is_background(variable) || from.is_some_and(is_background)
            }
            _ => false,
        };
        let variables = &of.survey.codebook.variables;
        let derived = variables.iter().filter(regrouped).collect::<Vec<_>>();
        let sources = derived.iter().filter_map(|variable| match &variable.origin {
            Origin::Mapped { from, .. } | Origin::Cut { from, .. } => Some(&from.value),
            _ => None,
        });
        let sources = sources.collect::<BTreeSet<_>>();
        let plain = background::backgrounds(of)
            .into_iter()
            .filter(|one| !one.is_derived() && !sources.contains(&one.name.value));
        let (mut chosen, mut with_small_groups) = (Vec::new(), Vec::new());
        for variable in plain.chain(derived) {
            let is_coded = matches!(variable.scale, Scale::Nominal | Scale::Ordinal);
            if !is_coded || question::why_unused(of.survey, variable).is_some() {
                continue;
            }
            let counts = tally::counts(of.survey, variable).unwrap_or_default();
            let groups = counts.iter().filter(|count| **count > 0);
            let smallest = groups.clone().min().copied().unwrap_or_default();
            if !GROUPS.contains(&groups.count()) {
                continue;
            }
            if smallest < SMALLEST_GROUP {
                with_small_groups.push(variable);
            } else {
                chosen.push(variable);
            }
        }
        Self { chosen, with_small_groups }
    }
}
