//! Weighted shares and means, with standard errors by the design of the sample, and what
//! cannot be weighted. A domain is a mask over all rows of the survey, whose design stays
//! whole.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Diagnostics, Placed};
use crate::manuscript::{
    BaseRule, Grouping, IntervalRules, Manuscript, Measure, Moment, PercentOf, Report,
    Statistic, TableRequest, TestChoice, WeightedInterval,
};
use crate::say;
use crate::statistics::design::{Design, Estimate, kish_effective_size};
use crate::statistics::{Confidence, Interval};
use crate::survey::{Pick, SampleDesign, Survey, Variable};

use super::answer::Given;
use super::breakdown::Planned;
use super::domain::Domain;
use super::provenance::DesignFacts;
use super::table::{ResultTable, TableIntervals};

/// Reports surveys whose codebook has no design, in a report that is weighted, where
/// something shows shares or means of them and does not say otherwise.
pub(super) fn check_designs(
    manuscript: &Manuscript,
    surveys: &[Survey],
    diagnostics: &mut Diagnostics,
) {
    let report = &manuscript.report;
    if !report.weights.value {
        return;
    }
    let requests = manuscript.requests();
    let shown = requests.iter().filter(|request| request.weights.is_none());
    let shown = shown.filter(|request| request.measure != Measure::Count);
    let shown = shown.flat_map(|request| {
        let series = match &request.grouping {
            Grouping::Series(series) => series.as_slice(),
            Grouping::None | Grouping::By(_) => &[],
        };
        request.of.iter().chain(series.iter().filter_map(|one| one.of.as_ref()))
    });
    let named = report.numbers.iter().filter(|number| {
        let counts = matches!(number.statistic, Statistic::Count | Statistic::Mentions);
        number.weights.is_none() && !counts
    });
    let views = shown.chain(named.map(|number| &number.of));
    let names = views.map(|of| {
        let view = report.views.iter().find(|view| view.name.value == of.value);
        view.map_or(of.value.as_str(), |view| view.survey.value.as_str())
    });
    let names = names.collect::<BTreeSet<_>>();
    for survey in surveys.iter().filter(|survey| !has_weights(survey)) {
        if names.contains(survey.name.as_str()) {
            diagnostics.push(no_design(survey, &report.weights));
        }
    }
}

/// Whether the codebook of a survey says how its rows are weighted.
fn has_weights(survey: &Survey) -> bool {
    survey.codebook.design.is_some() || survey.codebook.weighting.is_some()
}

fn no_design(survey: &Survey, asked: &Placed<bool>) -> Diagnostic {
    let message = say!("`{survey}` has no weights", survey = &survey.name);
    let hint = "add `design: {weight: …}` or `weighting` to its codebook, or write \
                `weights: off`";
    Diagnostic::error(message).at(&asked.place).hint(hint)
}

/// The design, if numbers of this survey are to be weighted; `None` where that cannot be,
/// which has been reported.
pub(super) fn design<'s>(
    own: Option<&Placed<bool>>,
    report: &Report,
    survey: &'s Survey,
    diagnostics: &mut Diagnostics,
) -> Option<Option<&'s Design>> {
    let asked = own.unwrap_or(&report.weights);
    if !asked.value {
        return Some(None);
    }
    if let Some(design) = &survey.design {
        return Some(Some(design.design()));
    }
    // Its weighted numbers are those that were published.
    if survey.is_without_answers() {
        return Some(None);
    }
    if own.is_some() && !has_weights(survey) {
        diagnostics.push(no_design(survey, asked));
    }
    None
}

/// The design of a table's numbers, if they are to be weighted; what cannot be is reported.
pub(super) fn design_of_table<'s>(
    request: &TableRequest,
    report: &Report,
    groups: &[Planned<'s>],
    diagnostics: &mut Diagnostics,
) -> Option<Option<&'s Design>> {
    let survey = groups.first()?.domain.survey;
    let own = request.weights.as_ref();
    let counts = request.measure == Measure::Count;
    if counts && own.is_none() {
        check_unweighted(request, diagnostics)?;
        return Some(None);
    }
    // Measurements have a design each.
    for group in groups {
        design(own, report, group.domain.survey, diagnostics)?;
    }
    let Some(design) = design(own, report, survey, diagnostics)? else {
        check_unweighted(request, diagnostics)?;
        return Some(None);
    };
    let several = groups.iter().any(|group| group.domain.survey.name != survey.name);
    let refused = if counts {
        Some(("counts are not weighted", "show shares, or write `weights: off`"))
    } else if groups.iter().any(|group| group.domain.bound().is_some()) {
        Some((
            "rows of a view with `one-row-per` have no weights",
            "choose another view, or write `weights: off`",
        ))
    } else if several {
        Some((
            "series of several surveys have no design together",
            "write `weights: off`",
        ))
    } else {
        unweighted_part(request).or_else(|| unweighted_test(request))
    };
    if let Some((message, hint)) = refused {
        let place = own.map_or(&request.id.place, |own| &own.place);
        diagnostics.push(Diagnostic::error(message).at(place).hint(hint));
        return None;
    }
    Some(Some(design))
}

/// What of a request has no weighted form, with a hint.
fn unweighted_part(request: &TableRequest) -> Option<(&'static str, &'static str)> {
    let none =
        [Moment::Skewness, Moment::Kurtosis, Moment::LowerHinge, Moment::UpperHinge];
    if request.percent_of != PercentOf::Group && request.measure != Measure::Mean {
        Some((
            "weighted shares are shares of their group",
            "leave out `percent-of`, or write `weights: off`",
        ))
    } else if request.fits.any() {
        Some((
            "expected counts and residuals are not weighted",
            "leave them out, or write `weights: off`",
        ))
    } else if request.moments.iter().any(|moment| none.contains(moment)) {
        Some((
            "skewness, kurtosis and hinges are not weighted",
            "show `q1` and `q3` for hinges, or write `weights: off`",
        ))
    } else {
        None
    }
}

/// Why a comparison has no weighted form, with a hint.
fn unweighted_test(request: &TableRequest) -> Option<(&'static str, &'static str)> {
    let compare = request.compare.as_ref()?;
    let fits = compare.test == TestChoice::Auto
        || request.measure != Measure::Mean
            && matches!(compare.test, TestChoice::ChiSquare | TestChoice::RaoScottFirst);
    let plain = compare.effects.is_empty() && compare.continuity.is_none();
    if fits && plain {
        None
    } else if request.measure == Measure::Mean {
        Some((
            "weighted means are compared by tests of the design only",
            "write `test: auto` without `effect` and `continuity`, or `weights: off`",
        ))
    } else {
        Some((
            "weighted answers are compared by Rao and Scott's tests only",
            "write `test: auto` or `rao-scott-first` without `effect` and `continuity`, or \
             `weights: off`",
        ))
    }
}

/// Reports what only a design tells of a table that is not weighted.
fn check_unweighted(request: &TableRequest, diagnostics: &mut Diagnostics) -> Option<()> {
    let of_design =
        |moment: &Moment| matches!(moment, Moment::Total | Moment::DesignEffect);
    let test = request.compare.as_ref().map(|compare| compare.test);
    let without_mean =
        !request.moments.is_empty() && !request.moments.contains(&Moment::Mean);
    let asked = request.estimates.total
        || request.estimates.effect
        || request.moments.iter().any(of_design);
    if request.interval && without_mean && !asked {
        let message =
            "medians and percentiles have intervals by the design, with weights";
        let hint = "add `mean` to `show`, or write `weights: on`";
        diagnostics.push(Diagnostic::error(message).at(&request.id.place).hint(hint));
        return None;
    }
    let message = if asked {
        "totals and design effects are estimated by the design, with weights"
    } else if test == Some(TestChoice::RaoScottFirst) {
        "Rao and Scott's test is by the design, with weights"
    } else {
        return Some(());
    };
    let hint = "write `weights: on`; the codebook says under `design` or `weighting` how many \
                a row stands for";
    diagnostics.push(Diagnostic::error(message).at(&request.id.place).hint(hint));
    None
}

/// The facts about a design that a reader is told.
pub(super) fn facts(survey: &Survey) -> Option<DesignFacts> {
    let design = survey.design.as_ref()?;
    Some(DesignFacts {
        strata: design.strata.is_some(),
        clusters: !design.cluster.is_empty(),
        finite_population: design.is_finite,
    })
}

/// The design of the survey that a group is of: of several measurements each has its own.
pub(super) fn design_of<'d>(group: &Planned<'d>, design: &'d Design) -> &'d Design {
    group.domain.survey.design.as_ref().map_or(design, SampleDesign::design)
}

/// The rows of a domain that count for the shares of a question.
pub(super) fn mask(
    domain: &Domain<'_>,
    variable: &Variable,
    base: BaseRule,
) -> Vec<bool> {
    let question = domain.question(variable);
    let mut mask = vec![false; domain.survey.rows];
    for row in domain.rows() {
        mask[row.index()] = match question.given(&row) {
            Given::Categories(_) | Given::Number(_) => true,
            Given::Missing(_) | Given::Empty => base == BaseRule::All,
        };
    }
    mask
}

/// Those in a domain who gave one of some answers.
pub(super) fn gave(
    domain: &Domain<'_>,
    variable: &Variable,
    picks: &[Pick],
) -> Vec<bool> {
    let question = domain.question(variable);
    let mut has = vec![false; domain.survey.rows];
    for row in domain.rows() {
        has[row.index()] = question.given(&row).is_in(picks);
    }
    has
}

/// The share of those who gave one of some answers.
pub(super) fn share(
    design: &Design,
    domain: &Domain<'_>,
    variable: &Variable,
    picks: &[Pick],
    base: BaseRule,
) -> Option<Estimate> {
    let has = gave(domain, variable, picks);
    design.share(&has, Some(&mask(domain, variable, base))).ok()
}

/// What each row's answer counts as, 0 where there is none.
pub(super) fn scores(domain: &Domain<'_>, variable: &Variable) -> Vec<f64> {
    let (question, scores) = (domain.question(variable), variable.scores());
    let mut values = vec![0.0; domain.survey.rows];
    for row in domain.rows() {
        values[row.index()] = match question.given(&row) {
            Given::Number(value) => value,
            Given::Categories([only]) => scores[*only],
            Given::Categories(_) | Given::Missing(_) | Given::Empty => 0.0,
        };
    }
    values
}

/// The values of those in a domain who answered, and which rows they are.
pub(super) fn answered(
    domain: &Domain<'_>,
    variable: &Variable,
) -> (Vec<f64>, Vec<bool>) {
    (scores(domain, variable), mask(domain, variable, BaseRule::Valid))
}

/// The mean of those who answered.
pub(super) fn mean(
    design: &Design,
    domain: &Domain<'_>,
    variable: &Variable,
) -> Option<Estimate> {
    let mask = mask(domain, variable, BaseRule::Valid);
    design.mean(&scores(domain, variable), Some(&mask)).ok()
}

/// Kish's effective number of those whom shares of a question are shares of.
pub(super) fn effective_size(
    design: &Design,
    domain: &Domain<'_>,
    variable: &Variable,
    base: BaseRule,
) -> Option<f64> {
    let mask = mask(domain, variable, base);
    let inside = design.weights().iter().zip(&mask).filter(|(_, inside)| **inside);
    let weights = inside.map(|(weight, _)| *weight).collect::<Vec<_>>();
    kish_effective_size(&weights).ok()
}

/// The share of those who are counted in a total: those who answered, and those who did not
/// in one of the ways that are shown.
fn total(
    design: &Design,
    domain: &Domain<'_>,
    variable: &Variable,
    shown: &[Pick],
    base: BaseRule,
) -> Option<Estimate> {
    let question = domain.question(variable);
    let mut has = vec![false; domain.survey.rows];
    for row in domain.rows() {
        let given = question.given(&row);
        has[row.index()] = match &given {
            Given::Categories(_) | Given::Number(_) => true,
            Given::Missing(_) | Given::Empty => {
                base == BaseRule::All && given.is_in(shown)
            }
        };
    }
    design.share(&has, Some(&mask(domain, variable, base))).ok()
}

/// The shares of a table: for each group, of each category's answers. A total has no interval
/// (`intervals`), since it is all of its base but for those who are not shown.
pub(super) fn shares(
    design: &Design,
    groups: &[Planned<'_>],
    picks: &[Option<Pick>],
    base: BaseRule,
) -> Vec<Vec<Option<Estimate>>> {
    let shown = picks.iter().flatten().copied().collect::<Vec<_>>();
    let of = |group: &Planned<'_>, pick: &Option<Pick>| match pick {
        Some(pick) => {
            let design = design_of(group, design);
            share(design, &group.domain, group.variable, &[*pick], base)
        }
        None => {
            let design = design_of(group, design);
            total(design, &group.domain, group.variable, &shown, base)
        }
    };
    let row = |group| picks.iter().map(|pick| of(group, pick)).collect();
    groups.iter().map(row).collect()
}

/// The intervals of a weighted table.
pub(super) fn intervals(
    table: &ResultTable,
    design: &Design,
    groups: &[Planned<'_>],
    picks: &[Option<Pick>],
    rules: IntervalRules,
) -> TableIntervals {
    let cells = if picks.is_empty() {
        let row = |group: &Planned<'_>| {
            let design = design_of(group, design);
            moment_intervals(design, group, &table.moments, rules.level)
        };
        groups.iter().map(row).collect::<Vec<_>>()
    } else {
        let estimates = shares(design, groups, picks, table.base);
        let row = |(row, group): (Vec<Option<Estimate>>, &Planned<'_>)| {
            let answers = answers(&group.domain, group.variable, table.base);
            let of = |(share, pick): (Option<Estimate>, &Option<Pick>)| {
                share_interval(&share.filter(|_| pick.is_some())?, answers, rules)
            };
            row.into_iter().zip(picks).map(of).collect()
        };
        estimates.into_iter().zip(groups).map(row).collect()
    };
    let beyond =
        if picks.is_empty() { beyond(table, groups, &cells) } else { Vec::new() };
    TableIntervals { rules, cells, beyond }
}

/// The intervals of a group's mean, total and quantiles.
fn moment_intervals(
    design: &Design,
    group: &Planned<'_>,
    moments: &[Moment],
    level: f64,
) -> Vec<Option<Interval>> {
    let (values, mask) = answered(&group.domain, group.variable);
    let of = |moment: &Moment| match moment {
        Moment::Mean => mean_interval(&design.mean(&values, Some(&mask)).ok()?, level),
        Moment::Total => mean_interval(&design.total(&values, Some(&mask)).ok()?, level),
        quantile if quantile.is_quantile() => {
            let share = quantile.share().unwrap_or(0.5);
            let level = Confidence::new(level).ok()?;
            let found = design.quantile(&values, Some(&mask), share, level).ok()?;
            found.interval.ok()
        }
        _ => None,
    };
    moments.iter().map(of).collect()
}

/// Of the intervals of quantiles, whose ends are values that somebody gave: how many answers lie
/// at or beyond the end that has fewer.
fn beyond(
    table: &ResultTable,
    groups: &[Planned<'_>],
    cells: &[Vec<Option<Interval>>],
) -> Vec<Vec<Option<u64>>> {
    let row = |(group, cells): (&Planned<'_>, &Vec<Option<Interval>>)| {
        let (values, mask) = answered(&group.domain, group.variable);
        let each = table.moments.iter().zip(cells).map(|(moment, interval)| {
            interval
                .filter(|_| moment.is_quantile())
                .map(|it| at_or_beyond(it, &values, &mask))
        });
        each.collect()
    };
    groups.iter().zip(cells).map(row).collect()
}

/// How many of some values lie at or beyond the end of an interval that has fewer.
pub(super) fn at_or_beyond(interval: Interval, values: &[f64], mask: &[bool]) -> u64 {
    let count = |is: &dyn Fn(f64) -> bool| -> u64 {
        let inside = values.iter().zip(mask).filter(|(_, inside)| **inside);
        inside.map(|(value, _)| u64::from(is(*value))).sum()
    };
    let below = count(&|value| value <= interval.lower);
    below.min(count(&|value| value >= interval.upper))
}

/// The interval of a share of `answers`, by the method of the rules; none of a share of 0 or
/// 1, but by Wald's.
pub(super) fn share_interval(
    estimate: &Estimate,
    answers: u64,
    rules: IntervalRules,
) -> Option<Interval> {
    let level = Confidence::new(rules.level).ok()?;
    match rules.weighted {
        WeightedInterval::Logit => estimate.logit_interval(level).ok(),
        WeightedInterval::KishWilson => estimate.kish_wilson_interval(level).ok(),
        WeightedInterval::Beta => estimate.beta_interval(answers, level).ok(),
        WeightedInterval::Wald => {
            let Interval { lower, upper } = estimate.interval(level).ok()?;
            Some(Interval { lower: lower.max(0.0), upper: upper.min(1.0) })
        }
    }
}

/// How many rows the shares of a question are of, unweighted.
pub(super) fn answers(domain: &Domain<'_>, variable: &Variable, base: BaseRule) -> u64 {
    let inside = mask(domain, variable, base).into_iter().filter(|inside| *inside);
    inside.map(|_| 1).sum()
}

/// Student's interval of a mean, with the degrees of freedom of the design.
pub(super) fn mean_interval(estimate: &Estimate, level: f64) -> Option<Interval> {
    estimate.interval(Confidence::new(level).ok()?).ok()
}
