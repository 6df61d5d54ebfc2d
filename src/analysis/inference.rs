//! Intervals: how sure the shares and means of charts, tables and texts are.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::manuscript::{
    IntervalRules, Moment, PercentOf, Report, ShareInterval, TableRequest,
};
use crate::number::Ratio;
use crate::statistics::intervals::{
    Continuity, Mean, Share, agresti_coull, clopper_pearson, clopper_pearson_finite,
    jeffreys, mean, wilson, wilson_finite,
};
use crate::statistics::{Confidence, Interval};
use crate::survey::{Survey, Variable};

use super::domain::{Given, Row, plain_question};
use super::moments::moments;
use super::plan::Planned;
use super::table::{Body, CategoryRole, GroupRole, Intervals, Moments, ResultTable};

/// How many answered a question, of how many there are in the population.
#[derive(Clone, Copy)]
pub(super) struct Frame {
    population: u64,
    answered: u64,
}

impl Frame {
    /// The frame of a question, if intervals are made for a finite population.
    pub(super) fn of(
        survey: &Survey,
        variable: &Variable,
        rules: IntervalRules,
    ) -> Option<Self> {
        let population = survey.codebook.population.as_ref().filter(|_| rules.finite)?;
        let question = plain_question(survey, variable);
        let has_answered = |index: &usize| {
            let row = Row::plain(*index);
            matches!(question.given(&row), Given::Categories(_) | Given::Number(_))
        };
        let answered = (0..survey.rows).filter(has_answered).map(|_| 1_u64).sum();
        Some(Self { population: population.value, answered })
    }

    /// The frame of a question that so many answered in all.
    pub(super) fn whole(population: u64, answered: u64) -> Self {
        Self { population, answered }
    }

    /// The part of the population that `base` of those who answered stand for: the share of
    /// the population that answered is taken to be the same in every group.
    pub(super) fn population_of(self, base: u64) -> u64 {
        if self.answered == 0 {
            return self.population;
        }
        let product = u128::from(base) * u128::from(self.population);
        let nearest =
            (product + u128::from(self.answered) / 2) / u128::from(self.answered);
        u64::try_from(nearest).unwrap_or(u64::MAX).max(base)
    }
}

/// The interval of a share, as parts of 1; nothing for a share of nobody.
pub(super) fn share_interval(
    ratio: Ratio,
    rules: IntervalRules,
    frame: Option<Frame>,
) -> Option<Interval> {
    let share = Share::new(ratio.part, ratio.whole).ok()?;
    let level = Confidence::new(rules.level).ok()?;
    let population = frame.map(|frame| frame.population_of(ratio.whole));
    match (rules.shares, population) {
        (ShareInterval::Wilson, None) => {
            Some(wilson(share, level, Continuity::Uncorrected))
        }
        (ShareInterval::Wilson, Some(population)) => {
            wilson_finite(share, population, level).ok()
        }
        (ShareInterval::ClopperPearson, None) => Some(clopper_pearson(share, level)),
        (ShareInterval::ClopperPearson, Some(population)) => {
            clopper_pearson_finite(share, population, level).ok()
        }
        (ShareInterval::AgrestiCoull, _) => Some(agresti_coull(share, level)),
        (ShareInterval::Jeffreys, _) => Some(jeffreys(share, level)),
    }
}

/// The interval of a mean and its standard error; nothing below two values.
pub(super) fn mean_interval(
    values: &[f64],
    rules: IntervalRules,
    frame: Option<Frame>,
) -> Option<Mean> {
    let level = Confidence::new(rules.level).ok()?;
    let base = u64::try_from(values.len()).ok()?;
    mean(values, frame.map(|frame| frame.population_of(base)), level).ok()
}

/// Reports a finite population whose size nobody states.
pub(super) fn check_population(
    report: &Report,
    surveys: &[Survey],
    diagnostics: &mut Diagnostics,
) {
    let unstated = |survey: &&Survey| survey.codebook.population.is_none();
    for survey in surveys.iter().filter(unstated) {
        if !report.intervals.value.finite {
            return;
        }
        let message =
            format!("the codebook of `{}` does not state its population", survey.name);
        let hint = "add `population: {size: …}` to it, or leave out `fpc`";
        let place = &report.intervals.place;
        diagnostics.push(Diagnostic::error(message).at(place).hint(hint));
    }
}

/// Reports what has no intervals or tests, because one person can stand behind several rows.
pub(super) fn check_rows(
    request: &TableRequest,
    groups: &[Planned<'_>],
    diagnostics: &mut Diagnostics,
) -> Option<()> {
    let of_answers = groups.iter().any(|group| group.domain.bound().is_some());
    let what = match (request.interval, &request.compare) {
        (true, _) => "intervals",
        (false, Some(_)) => "a test",
        (false, None) => return Some(()),
    };
    if !of_answers {
        return Some(());
    }
    let message = format!(
        "`{}` asks for {what}, but several of its rows can come from one person",
        request.id.value
    );
    let hint = "choose a view without `one-row-per`";
    diagnostics.push(Diagnostic::error(message).at(&request.id.place).hint(hint));
    None
}

/// The intervals of a table; `values` are those of each group, in the order of the rows.
pub(super) fn intervals(
    table: &ResultTable,
    groups: &[Planned<'_>],
    values: &[&[f64]],
    rules: IntervalRules,
) -> Intervals {
    let frame =
        |group: &Planned<'_>| Frame::of(group.domain.survey, group.variable, rules);
    let share = |place: usize, index: usize, counts: &[Vec<u64>], frame| {
        let group = &table.groups[place];
        let all = table.categories[index].role == CategoryRole::Total
            || (group.role == GroupRole::Total
                && table.percent_of == PercentOf::Category);
        if all {
            return None;
        }
        let whole = table.share_base(counts, group, index);
        share_interval(Ratio { part: counts[place][index], whole }, rules, frame)
    };
    let row = |(place, group): (usize, &Planned<'_>)| {
        let frame = frame(group);
        match &table.body {
            Body::Counts(counts) => (0..table.categories.len())
                .map(|index| share(place, index, counts, frame))
                .collect::<Vec<_>>(),
            Body::Moments(_) => {
                let mean = mean_interval(values[place], rules, frame);
                let of = |moment: &Moment| {
                    mean.filter(|_| *moment == Moment::Mean).map(|mean| mean.interval)
                };
                table.moments.iter().map(of).collect()
            }
        }
    };
    Intervals { rules, cells: groups.iter().enumerate().map(row).collect() }
}

/// The moments of each group, with standard errors for a finite population if that is
/// what intervals are for.
pub(super) fn moments_of(
    groups: &[Planned<'_>],
    values: &[&[f64]],
    rules: IntervalRules,
) -> Vec<Moments> {
    let of = |(group, values): (&Planned<'_>, &&[f64])| {
        let moments = moments(values);
        match Frame::of(group.domain.survey, group.variable, rules) {
            None => moments,
            Some(frame) => {
                let se = mean_interval(values, rules, Some(frame));
                Moments { se: se.map(|mean| mean.standard_error), ..moments }
            }
        }
    };
    groups.iter().zip(values).map(of).collect()
}
