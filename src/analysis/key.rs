//! By what a plan is known again: everything that is in it, and the answers it is about.
//! Where the author wrote it is no part of that, since no number depends on it.
//!
//! A question is told by its name, because a survey's own hash holds its codebook.

use std::hash::{Hash, Hasher};

use crate::file::Digest;
use crate::survey::Variable;

use super::breakdown::{Breakdown, Planned};
use super::number_plan::{ChangePlan, NumberPlan};
use super::table_plan::{CellRules, TablePlan};

fn name(variable: &Variable) -> &str {
    &variable.name.value
}

impl TablePlan<'_> {
    /// What no other plan has that gives other numbers.
    pub(super) fn key(&self) -> Digest {
        Digest::of(&("table", self))
    }
}

impl NumberPlan<'_> {
    /// What no other plan has that gives another number.
    pub(super) fn key(&self) -> Digest {
        Digest::of(&("number", self))
    }
}

impl Hash for TablePlan<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Self {
            id,
            view,
            rows,
            is_battery,
            is_by_answers,
            cells,
            is_in_classes,
            order,
            design,
            conditions,
            // Where something stands is not what it is.
            picked: _,
        } = self;
        (id, view, rows, is_battery, is_by_answers, cells).hash(state);
        (is_in_classes, order).hash(state);
        // It is the survey's own.
        (design.is_some(), conditions).hash(state);
    }
}

impl Hash for Breakdown<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Self { subject, label, groups, whole, outside, overlapping, by, breaks } =
            self;
        (subject, label, groups, whole, outside, overlapping).hash(state);
        (by.map(name), breaks).hash(state);
    }
}

impl Hash for Planned<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Self { label, role, domain, variable } = self;
        (label, role, domain, name(variable)).hash(state);
    }
}

impl Hash for CellRules {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Self {
            measure,
            moments,
            percent_of,
            base,
            missing,
            totals,
            weighted,
            interval,
            rules,
            compare,
            fits,
            estimates,
            decimals,
            rounding,
            sum_to_100,
            language,
            needs,
        } = self;
        (measure, moments, percent_of, base, missing, totals).hash(state);
        (weighted, interval, rules, compare, decimals, rounding).hash(state);
        (sum_to_100, language, needs, fits, estimates).hash(state);
    }
}

impl Hash for NumberPlan<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Self {
            id,
            statistic,
            quantile,
            other,
            view,
            answers,
            domain,
            variable,
            picks,
            base,
            weighted,
            design,
            rules,
            format,
            sum_to_100,
            published,
            needs,
            change,
        } = self;
        (id, statistic, quantile, other.map(name), view, answers, domain).hash(state);
        (variable.map(name), picks, base, weighted, design.is_some()).hash(state);
        (rules, format, sum_to_100, published, needs, change).hash(state);
    }
}

impl Hash for ChangePlan<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Self {
            of,
            wave,
            statistic,
            now,
            then,
            variable,
            picks,
            base,
            broken,
            is_weighted,
            rules,
            level,
        } = self;
        (of, wave, statistic, now, then, name(variable), picks).hash(state);
        (base, broken, is_weighted, rules, level.level().to_bits()).hash(state);
    }
}
