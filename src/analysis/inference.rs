//! Intervals: how sure the shares and means of charts, tables and texts are.

use crate::diagnostic::{Diagnostic, Diagnostics, Said};
use crate::manuscript::{
    BaseRule, IntervalRules, Measure, Moment, PercentOf, Report, ShareInterval,
    TableRequest,
};
use crate::number::Ratio;
use crate::say;
use crate::statistics::intervals::{
    Continuity, Mean, Share, agresti_coull, clopper_pearson, clopper_pearson_finite,
    jeffreys, mean, share_error, wald, wilson, wilson_finite,
};
use crate::statistics::{Confidence, Interval};
use crate::survey::{Survey, Variable};

use super::answer::Given;
use super::breakdown::Planned;
use super::domain::{Domain, DomainRow, plain_question};
use super::moments::moments;
use super::table::{Body, CategoryRole, GroupRole, Moments, ResultTable, TableIntervals};

/// Those who count for a share or mean in all of a survey, and how many there are in the
/// population, in each stratum.
pub(super) struct Frame {
    strata: Vec<InStratum>,
    /// The stratum of each row; all rows are in the first where it says nothing.
    of_rows: Vec<usize>,
}

/// A stratum, or everybody.
#[derive(Clone, Copy, Default)]
struct InStratum {
    population: u64,
    counted: u64,
}

/// Whether an answer counts: by the base rule also none.
fn counts(given: &Given<'_>, base: BaseRule) -> bool {
    base == BaseRule::All || matches!(given, Given::Categories(_) | Given::Number(_))
}

impl Frame {
    /// The frame of a question, if intervals are made for a finite population: the strata of
    /// the design where their sizes are known, else the population as a whole.
    pub(super) fn of(
        survey: &Survey,
        variable: &Variable,
        rules: IntervalRules,
        base: BaseRule,
    ) -> Option<Self> {
        if !rules.finite {
            return None;
        }
        let strata = survey.design.as_ref().and_then(|design| design.sizes.as_ref());
        let (sizes, of_rows) = match (strata, &survey.codebook.population) {
            (Some(strata), _) => (strata.sizes.clone(), strata.of_rows.clone()),
            (None, Some(size)) => (vec![size.value], Vec::new()),
            (None, None) => return None,
        };
        let of_size = |population| InStratum { population, counted: 0 };
        let strata = sizes.into_iter().map(of_size).collect();
        let mut frame = Self { strata, of_rows };
        let question = plain_question(survey, variable);
        for index in 0..survey.rows {
            if counts(&question.given(&DomainRow::plain(index)), base) {
                let stratum = frame.stratum_of(index);
                frame.strata[stratum].counted += 1;
            }
        }
        Some(frame)
    }

    fn stratum_of(&self, row: usize) -> usize {
        self.of_rows.get(row).copied().unwrap_or_default()
    }

    /// The part of the population that those in a domain who count stand for: the share of
    /// the population that counts is taken to be the same in every group of a stratum, so
    /// that n of them stand for N · n/(all of the stratum who count).
    pub(super) fn behind(
        &self,
        domain: &Domain<'_>,
        variable: &Variable,
        base: BaseRule,
    ) -> u64 {
        let question = domain.question(variable);
        let mut within = vec![0; self.strata.len()];
        for row in domain.rows() {
            if counts(&question.given(&row), base) {
                within[self.stratum_of(row.index())] += 1;
            }
        }
        let parts = self.strata.iter().zip(&within);
        if let [(stratum, count)] = parts.clone().collect::<Vec<_>>().as_slice() {
            return stratum.population_of(**count);
        }
        let nearest = parts.map(|(stratum, count)| stratum.part_of(*count)).sum::<f64>();
        whole(nearest).max(within.iter().sum())
    }

    /// The same of `base` of those who count, whatever their strata.
    pub(super) fn population_of(&self, base: u64) -> u64 {
        let sum = |of: fn(&InStratum) -> u64| self.strata.iter().map(of).sum();
        let all = InStratum {
            population: sum(|stratum| stratum.population),
            counted: sum(|stratum| stratum.counted),
        };
        all.population_of(base)
    }
}

impl InStratum {
    fn population_of(self, base: u64) -> u64 {
        if self.counted == 0 {
            return self.population;
        }
        let product = u128::from(base) * u128::from(self.population);
        let nearest = (product + u128::from(self.counted) / 2) / u128::from(self.counted);
        u64::try_from(nearest).unwrap_or(u64::MAX).max(base)
    }

    #[expect(clippy::cast_precision_loss, clippy::as_conversions, reason = "below 2^53")]
    fn part_of(self, base: u64) -> f64 {
        if base == 0 {
            return 0.0;
        }
        self.population as f64 * base as f64 / self.counted.max(base) as f64
    }
}

/// The nearest whole number.
#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a population"
)]
fn whole(number: f64) -> u64 {
    (number + 0.5).floor() as u64
}

/// The interval of a share, as parts of 1; nothing for a share of nobody.
pub(super) fn share_interval(
    ratio: Ratio,
    rules: IntervalRules,
    population: Option<u64>,
) -> Option<Interval> {
    let share = Share::new(ratio.part, ratio.whole).ok()?;
    let level = Confidence::new(rules.level).ok()?;
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
        (ShareInterval::WilsonCorrected, _) => {
            Some(wilson(share, level, Continuity::Corrected))
        }
        (ShareInterval::Wald, population) => wald(share, population, level).ok(),
        (ShareInterval::AgrestiCoull, _) => Some(agresti_coull(share, level)),
        (ShareInterval::Jeffreys, _) => Some(jeffreys(share, level)),
    }
}

/// The interval of a mean and its standard error; nothing below two values.
pub(super) fn mean_interval(
    values: &[f64],
    rules: IntervalRules,
    population: Option<u64>,
) -> Option<Mean> {
    let level = Confidence::new(rules.level).ok()?;
    mean(values, population, level).ok()
}

/// Reports a finite population whose size nobody states.
pub(super) fn check_population(
    report: &Report,
    surveys: &[Survey],
    diagnostics: &mut Diagnostics,
) {
    let unstated = |survey: &&Survey| {
        let strata = survey.design.as_ref().is_some_and(|design| design.sizes.is_some());
        survey.codebook.population.is_none() && !strata
    };
    for survey in surveys.iter().filter(unstated) {
        if !report.intervals.value.finite {
            return;
        }
        let clusters = survey.codebook.design.as_ref();
        let clusters = clusters.is_some_and(|design| !design.cluster.is_empty());
        let message = say!(
            "the codebook of `{survey}` does not state its population",
            survey = &survey.name
        );
        let hint = if clusters {
            "its `design` counts clusters: add `population: {size: …}` with how many rows \
             there are, or leave out `fpc`"
        } else {
            "add `population: {size: …}` to it, or leave out `fpc`"
        };
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
        (true, _) => Said::from("intervals"),
        (false, Some(_)) => Said::from("a test"),
        (false, None) => return Some(()),
    };
    if !of_answers {
        return Some(());
    }
    let message = say!(
        "`{id}` asks for {what}, but several of its rows can come from one person",
        id = &request.id.value,
        what
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
) -> TableIntervals {
    let row = |(place, group): (usize, &Planned<'_>)| {
        let behind = PopulationBehind::of_table(table, group, rules);
        match &table.body {
            Body::Counts(counts) => (0..table.categories.len())
                .map(|index| {
                    let (ratio, population) =
                        estimated(table, counts, place, index, behind.as_ref())?;
                    share_interval(ratio, rules, population)
                })
                .collect::<Vec<_>>(),
            Body::Moments(_) => {
                let population = behind.map(|behind| behind.group);
                let mean = mean_interval(values[place], rules, population);
                let of = |moment: &Moment| {
                    mean.filter(|_| *moment == Moment::Mean).map(|mean| mean.interval)
                };
                table.moments.iter().map(of).collect()
            }
        }
    };
    let cells = groups.iter().enumerate().map(row).collect();
    TableIntervals { rules, cells, beyond: Vec::new() }
}

/// The standard errors of a table's shares; none of those where one person can stand behind
/// several rows.
pub(super) fn share_errors(
    table: &ResultTable,
    groups: &[Planned<'_>],
    rules: IntervalRules,
) -> Vec<Vec<Option<f64>>> {
    let Body::Counts(counts) = &table.body else { return Vec::new() };
    let of_answers = groups.iter().any(|group| group.domain.bound().is_some());
    if table.measure == Measure::Count || of_answers {
        return Vec::new();
    }
    let row = |(place, group): (usize, &Planned<'_>)| {
        let behind = PopulationBehind::of_table(table, group, rules);
        let error = |index| {
            let (Ratio { part, whole }, population) =
                estimated(table, counts, place, index, behind.as_ref())?;
            share_error(Share::new(part, whole).ok()?, population).ok()
        };
        (0..table.categories.len()).map(error).collect()
    };
    groups.iter().enumerate().map(row).collect()
}

/// The share that a cell estimates, and what the sample was drawn from, if that counts;
/// nothing where the cell is all of its base.
fn estimated(
    table: &ResultTable,
    counts: &[Vec<u64>],
    place: usize,
    category: usize,
    behind: Option<&PopulationBehind>,
) -> Option<(Ratio, Option<u64>)> {
    let group = &table.groups[place];
    let is_all = table.categories[category].role == CategoryRole::Total
        || (group.role == GroupRole::Total && table.percent_of == PercentOf::Category);
    if is_all {
        return None;
    }
    let whole = table.share_base(counts, group, category);
    let population = behind.map(|behind| match table.percent_of {
        PercentOf::Group => behind.group,
        PercentOf::Category | PercentOf::Table => behind.frame.population_of(whole),
    });
    Some((Ratio { part: counts[place][category], whole }, population))
}

/// What the shares and means of a group stand for in a finite population.
struct PopulationBehind {
    frame: Frame,
    /// How many those stand for who count in the group.
    group: u64,
}

impl PopulationBehind {
    /// That of a group of a table.
    fn of_table(
        table: &ResultTable,
        group: &Planned<'_>,
        rules: IntervalRules,
    ) -> Option<Self> {
        let base = if table.counts_rows() { BaseRule::All } else { BaseRule::Valid };
        Self::of(group, rules, base)
    }

    fn of(group: &Planned<'_>, rules: IntervalRules, base: BaseRule) -> Option<Self> {
        let frame = Frame::of(group.domain.survey, group.variable, rules, base)?;
        let group = frame.behind(&group.domain, group.variable, base);
        Some(Self { frame, group })
    }
}

/// The moments of each group, with standard errors for a finite population if that is
/// what intervals are for.
pub(super) fn moments_of(
    groups: &[Planned<'_>],
    values: &[&[f64]],
    asked: &[Moment],
    rules: IntervalRules,
) -> Vec<Moments> {
    let of = |(group, values): (&Planned<'_>, &&[f64])| {
        let moments = moments(values, asked);
        match PopulationBehind::of(group, rules, BaseRule::Valid) {
            None => moments,
            Some(behind) => {
                let se = mean_interval(values, rules, Some(behind.group));
                Moments { se: se.map(|mean| mean.standard_error), ..moments }
            }
        }
    };
    groups.iter().zip(values).map(of).collect()
}
