//! A chart or table, resolved: takes a request, the report's rules and the surveys, gives whom
//! and what it counts and how, or tells what it asks for in vain. Nothing is counted here, and
//! nothing is asked of the manuscript after it.

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Placed, Said};
use crate::manuscript::{
    BaseRule, CellEstimates, CellFits, Compare, Condition, Dominance, Grouping,
    IntervalRules, Measure, Method, Moment, PercentOf, Policy, Report, Subject,
    TableRequest, Totals,
};
use crate::number::Rounding;
use crate::say;
use crate::statistics::design::Design;
use crate::survey::Variable;
use crate::words::Language;

use super::breakdown::{Breakdown, Planned, is_by_wave};
use super::described::as_described;
use super::order;
use super::sort_key::TableOrder;
use super::sources::Sources;
use super::table::GroupRole;
use super::{compare, inference, moments, weights};

/// What a chart or table counts, and how.
pub(crate) struct TablePlan<'s> {
    /// The id of the chart or table that asks.
    pub(super) id: Placed<String>,
    /// The view, by the author's name for it.
    pub(super) view: Option<String>,
    /// Whom it counts: the groups, and everybody in them where a total is asked for.
    pub(super) rows: Breakdown<'s>,
    /// Whether it counts the answers to several questions.
    pub(super) is_battery: bool,
    /// Whether its groups are the answers to a question.
    pub(super) is_by_answers: bool,
    /// What its cells hold.
    pub(super) cells: CellRules,
    /// Whether it is a histogram, of classes of numbers.
    pub(super) is_in_classes: bool,
    /// By what its groups are sorted, if not as they are listed.
    pub(super) order: Option<TableOrder>,
    /// The design of the sample, if shares and means are weighted.
    pub(super) design: Option<&'s Design>,
    /// By what its rows are picked, in words.
    pub(super) conditions: Vec<Said>,
    /// Where the first of them stands.
    pub(super) picked: Option<Place>,
}

/// What the cells of a table hold, by the request and the rules of its report.
pub(super) struct CellRules {
    pub(super) measure: Measure,
    /// Of means, which statistics.
    pub(super) moments: Vec<Moment>,
    pub(super) percent_of: PercentOf,
    /// Whom a share is a share of.
    pub(super) base: BaseRule,
    /// What stands beside counts.
    pub(super) fits: CellFits,
    /// What is estimated beside shares.
    pub(super) estimates: CellEstimates,
    /// Whether the ways of not answering are categories.
    pub(super) missing: bool,
    pub(super) totals: Totals,
    /// Whether weighted shares or means are asked for; there may be no design to make them.
    pub(super) weighted: bool,
    /// Whether there are intervals, and how they are made.
    pub(super) interval: bool,
    pub(super) rules: IntervalRules,
    pub(super) compare: Option<Compare>,
    pub(super) decimals: u8,
    pub(super) rounding: Rounding,
    pub(super) sum_to_100: bool,
    /// In whose words totals and ways of not answering are called.
    pub(super) language: Language,
    pub(super) needs: Needs,
}

/// What the policy must know of what is counted.
#[derive(Clone, Copy, Hash)]
pub(super) struct Needs {
    /// What each count counts.
    pub(super) rows: bool,
    /// What means are made of.
    pub(super) scores: bool,
    /// Whom a whole is of that others are in too.
    pub(super) wholes: bool,
    /// Whether one or two make most of a sum of amounts.
    pub(super) dominance: Dominance,
}

impl Needs {
    /// What a policy must know; `scores` says whether there is anything made of answers that
    /// are not weighted.
    pub(super) fn of(policy: &Policy, scores: bool) -> Self {
        Self {
            rows: policy.looks_at_rows(),
            scores: scores && policy.method == Method::Suppress,
            wholes: policy.protects(),
            dominance: policy.dominance,
        }
    }
}

impl<'s> TablePlan<'s> {
    /// Resolves a request; what it asks for in vain is reported.
    pub(super) fn resolve(
        request: &TableRequest,
        sources: Sources<'s>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let report = sources.report;
        let described = as_described(request, sources);
        let request = described.as_ref().unwrap_or(request);
        let mut rows = Breakdown::resolve(request, sources, diagnostics)?;
        if request.totals.groups && rows.groups.len() > 1 {
            let total = total_group(rows.whole.as_ref(), request, report, diagnostics)?;
            rows.groups.push(total);
        }
        inference::check_rows(request, &rows.groups, diagnostics)?;
        compare::check(request, &rows, diagnostics)?;
        let design =
            weights::design_of_table(request, report, &rows.groups, diagnostics)?;
        let by = matches!(request.grouping, Grouping::By(_));
        let cells = CellRules::new(request, report, design.is_some());
        let order = match &request.group_order {
            None => None,
            Some(order) => {
                let variable = rows.groups.first()?.variable;
                Some(order::resolve(order, variable, &cells.moments, diagnostics)?)
            }
        };
        Some(Self {
            id: request.id.clone(),
            view: request.of.as_ref().map(|of| of.value.clone()),
            rows,
            is_battery: matches!(request.subject, Subject::Battery(_)),
            is_by_answers: request.panels.is_some() || by && !is_by_wave(request, report),
            cells,
            is_in_classes: request.classes.is_some(),
            order,
            design,
            conditions: request.filter.iter().map(in_words).collect(),
            picked: request.filter.first().map(|one| one.variable.place.clone()),
        })
    }

    /// The variable that is counted, which is alike in all groups.
    pub(super) fn variable(&self) -> &'s Variable {
        self.rows.groups[0].variable
    }

    /// Whether all of it was read without a mistake.
    pub(super) fn is_sound(&self) -> bool {
        self.rows.groups.iter().all(|group| group.domain.is_sound())
    }

    /// The error that nobody is left to be counted.
    pub(super) fn nobody(&self) -> Diagnostic {
        let (message, hint) = match self.conditions.as_slice() {
            // Of what is repeated the id is none that the author wrote.
            [] => (
                say!("no rows are left for `{name}`", name = &self.id.value),
                "look at the `where` of the view that `of` names: it leaves nobody",
            ),
            [condition] => (
                say!("no rows are left where {condition}", condition),
                "choose another answer there, or leave the condition out; the view that `of` \
                 names may have one of its own",
            ),
            several => (
                say!(
                    "no rows are left where {condition}",
                    condition = Said::all_of(several)
                ),
                "leave one of these out, or choose another answer in it: nobody meets all of \
                 them",
            ),
        };
        Diagnostic::error(message)
            .at(self.picked.as_ref().unwrap_or(&self.id.place))
            .hint(hint)
    }
}

impl CellRules {
    fn new(request: &TableRequest, report: &Report, has_design: bool) -> Self {
        let means = request.measure == Measure::Mean;
        let weighted = request.weights.as_ref().unwrap_or(&report.weights).value;
        let scores = means || request.compare.is_some() && !weighted;
        let decimals = if means { 1 } else { report.percent_decimals };
        let moments =
            if means { moments::asked(&request.moments, has_design) } else { Vec::new() };
        Self {
            measure: request.measure,
            moments,
            percent_of: request.percent_of,
            base: request.base.unwrap_or(report.base),
            fits: request.fits,
            estimates: request.estimates,
            missing: request.missing,
            totals: request.totals,
            weighted: weighted && request.measure != Measure::Count,
            interval: request.interval,
            rules: report.intervals.value,
            compare: request.compare.clone(),
            decimals: request.decimals.unwrap_or(decimals),
            rounding: report.rounding.rule,
            sum_to_100: report.rounding.sum_to_100,
            language: report.language,
            needs: Needs::of(&report.disclosure, scores),
        }
    }

    /// Whom the `n` counts: by the base rule, and of means those who answered.
    pub(super) fn base_of_n(&self) -> BaseRule {
        match self.measure {
            Measure::Mean => BaseRule::Valid,
            Measure::Count | Measure::Percent | Measure::CountAndPercent => self.base,
        }
    }

    /// Whether the ways of not answering are categories. Shares of those who answered leave
    /// no place for those who did not; a note below the chart or table counts them.
    pub(super) fn show_missing(&self) -> bool {
        let only_shares =
            self.measure == Measure::Percent && self.base == BaseRule::Valid;
        self.missing && !only_shares
    }

    /// Whether the values of answers are needed, and not only how many gave each.
    pub(super) fn needs_values(&self) -> bool {
        self.measure == Measure::Mean || self.compare.is_some() || self.interval
    }
}

fn in_words(condition: &Condition) -> Said {
    let labels = condition.labels.iter().map(|label| format!("`{}`", label.value));
    let labels = Said::one_of(labels);
    say!("`{variable}` is {labels}", variable = &condition.variable.value, labels)
}

/// The group of everybody; that there is none is reported.
fn total_group<'s>(
    whole: Option<&Planned<'s>>,
    request: &TableRequest,
    report: &Report,
    diagnostics: &mut Diagnostics,
) -> Option<Planned<'s>> {
    let Some(whole) = whole else {
        let message = say!("`{id}` has no total over its rows", id = &request.id.value);
        let hint = "different questions, series from different views, and series that leave \
                    out rows by different questions have no total together: leave out \
                    `totals`";
        diagnostics.push(Diagnostic::error(message).at(&request.id.place).hint(hint));
        return None;
    };
    Some(Planned {
        label: report.language.words().total().to_owned(),
        role: GroupRole::Total,
        domain: whole.domain.clone(),
        variable: whole.variable,
    })
}
