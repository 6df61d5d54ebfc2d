//! Means, and what goes with them, as part of what a reader knows of counts: takes tables
//! and named numbers, gives for each statistic what it says of the cells of a cross table.
//!
//! A mean m of n answers, shown with some decimals, says that Σ s·x = m·n to half a unit of
//! the last one, where x are the numbers of those who gave the answers with the scores s: a
//! linear equation over the cells that a cross table of the same question shows. What a
//! standard deviation, a median or an interval says is no linear equation. Of these a part
//! is taken that is one: answers that keep to it give the same number as it is shown, but
//! others may too. A reader is so thought to know more than the number tells, never less.
//! For a standard deviation, a standard error and the interval of a mean these are the
//! answers of as many with the same sum, or nearly, whose squares add up to what gives the
//! same digits; for a quantile those in which the values that it lies between have the same ranks. Of a
//! measured variable that the report puts into classes they are those of as many whose
//! numbers can have the same sum, each within its class.
//!
//! That any of this is shown tells too that those are not fewer than the policy asks for,
//! also where it is hidden how many they are.

mod scores;

use std::collections::BTreeSet;

use crate::analysis::{
    Body, Counted, GroupRole, Moment, Moments, ResultNumber, ResultTable, Scored,
};
use crate::manuscript::{Policy, Statistic};
use crate::number::NumberFormat;
use crate::statistics::Interval;

use super::amounts::Amounts;
use super::linked::Unknowns;
use super::primary;
use super::suppress::{Summary, Worth};

use self::scores::{
    LARGEST, ScoreBound, Scores, Spread, deviation, float, small, to_one, whole,
};

/// What of a group or a number a summary is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum SummaryKind {
    /// The mean, or the sum.
    Middle,
    /// The standard deviation, the standard error and the interval of the mean.
    Spread,
    /// The median, or another quantile.
    Rank,
    /// The comparison of the groups.
    Test,
}

impl SummaryKind {
    pub(super) fn of(moment: Moment) -> Self {
        match moment {
            Moment::Mean | Moment::Total => Self::Middle,
            Moment::Sd
            | Moment::DesignEffect
            | Moment::Se
            | Moment::Variance
            | Moment::Skewness
            | Moment::Kurtosis => Self::Spread,
            Moment::Median
            | Moment::Min
            | Moment::Max
            | Moment::LowerHinge
            | Moment::UpperHinge
            | Moment::Percentile(_)
            | Moment::P10
            | Moment::LowerQuartile
            | Moment::UpperQuartile
            | Moment::P90 => Self::Rank,
        }
    }
}

/// Which statistic of a report: of a group of a chart or table, by its place, or a named
/// number.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct SummaryKey {
    id: String,
    place: Option<usize>,
    kind: SummaryKind,
}

impl SummaryKey {
    pub(super) fn of_group(table: &ResultTable, place: usize, kind: SummaryKind) -> Self {
        Self { id: table.id.clone(), place: Some(place), kind }
    }

    pub(super) fn of_number(number: &ResultNumber, kind: SummaryKind) -> Self {
        Self { id: number.id.value.clone(), place: None, kind }
    }
}

/// A statistic as the report would show it.
pub(super) struct ToldStatistic<'r> {
    pub(super) key: SummaryKey,
    scored: &'r [Scored],
    shows: ShownStatistic,
    worth: Worth,
    /// At least so many must have answered for it to be shown.
    fewest: i64,
}

/// What is shown.
enum ShownStatistic {
    Mean(f64, NumberFormat),
    Sum(f64, NumberFormat),
    Spread(Vec<Spread>, NumberFormat),
    /// A shape that is no equation: as much as how many gave each answer.
    Shape,
    /// The values with these ranks, counted from 1.
    Ranks(Vec<u64>),
}

/// Everything that a report tells of answers together, but for what is hidden anyway.
pub(super) fn gather<'r>(
    tables: &'r [ResultTable],
    numbers: &'r [ResultNumber],
    policy: &Policy,
    amounts: &Amounts,
) -> Vec<ToldStatistic<'r>> {
    let mut told = Vec::new();
    let fewest = fewest(policy);
    for table in tables {
        let (Body::Moments(moments), Some(counted)) = (&table.body, &table.counted)
        else {
            continue;
        };
        for (place, (group, counted)) in
            table.groups.iter().zip(&counted.groups).enumerate()
        {
            let shown = policy.allows_cells(table.base_of(group))
                && !primary::scores_give_all_away(&counted.scored, policy);
            if !shown {
                continue;
            }
            let worth = match group.role {
                GroupRole::Part => Worth::Cell,
                GroupRole::All | GroupRole::Total => Worth::Total,
            };
            let hides_mean = amounts.hides_group(table, place);
            for scored in by_cut(&counted.scored) {
                let all = of_group(table, place, &moments[place], hides_mean, policy);
                for (kind, shows) in all {
                    let key = SummaryKey::of_group(table, place, kind);
                    told.push(ToldStatistic { key, scored, shows, worth, fewest });
                }
            }
        }
    }
    for number in numbers {
        let hidden = primary::is_hidden(number, policy)
            || primary::shows_only_base(number, policy)
            || primary::scores_give_all_away(&number.scored, policy)
            || amounts.hides_number(number);
        for scored in by_cut(&number.scored).filter(|_| !hidden) {
            for (kind, shows, worth) in of_number(number) {
                let key = SummaryKey::of_number(number, kind);
                told.push(ToldStatistic { key, scored, shows, worth, fewest });
            }
        }
    }
    // Of numbers put together nothing is known but their sum.
    let is_known = |told: &ToldStatistic<'_>| {
        told.key.kind == SummaryKind::Middle || told.scored.iter().all(|one| one.cut == 0)
    };
    told.retain(is_known);
    told
}

/// The fewest who must have answered for anything but their number to be shown: whoever sees
/// a mean knows that so many have, also where it is not told how many.
fn fewest(policy: &Policy) -> i64 {
    let rules = policy.small_bases;
    // What is allowed begins at one of these, if anything is.
    let mut ends = [1, policy.minimum_count, rules.suppress, rules.only_n];
    ends.sort_unstable();
    let first = ends.into_iter().find(|base| *base > 0 && policy.allows_cells(*base));
    let first = first.unwrap_or(1);
    i64::try_from(first).unwrap_or(1)
}

/// Answers by what puts their numbers together.
fn by_cut(scored: &[Scored]) -> impl Iterator<Item = &[Scored]> {
    scored.chunk_by(|one, other| one.cut == other.cut)
}

fn of_group(
    table: &ResultTable,
    place: usize,
    moments: &Moments,
    hides_mean: bool,
    policy: &Policy,
) -> Vec<(SummaryKind, ShownStatistic)> {
    let format = format_of(table);
    let asked = |moment: Moment| table.moments.contains(&moment);
    if table.weighted.is_some() {
        let counted = table.counted.as_ref().map(|counted| &counted.groups[place]);
        let scored = counted.map_or(&[][..], |counted| counted.scored.as_slice());
        let all_alike = counts_alike(scored, moments.mean);
        let mean = moments.mean.filter(|_| !hides_mean);
        let group = WeightedMean { mean, all_alike };
        return of_weighted_group(table, place, group);
    }
    let n = table.groups[place].answered;
    let mut all = Vec::new();
    if let Some(mean) = moments.mean.filter(|_| asked(Moment::Mean) && !hides_mean) {
        all.push((SummaryKind::Middle, ShownStatistic::Mean(mean, format)));
    }
    let mean = table.moments.iter().position(|moment| *moment == Moment::Mean);
    let interval = table.intervals.as_ref().zip(mean);
    let interval = interval.and_then(|(intervals, mean)| intervals.cells[place][mean]);
    if let Some(sd) = moments.sd {
        let mut spreads = Vec::new();
        if asked(Moment::Sd) {
            spreads.push(Spread { offset: 0.0, times: 1.0 });
        }
        if asked(Moment::Se) {
            spreads.push(Spread { offset: 0.0, times: 1.0 / float(n).sqrt() });
        }
        spreads.extend(ends(interval.filter(|_| !hides_mean), moments.mean, sd));
        let mut shape =
            [Moment::Variance, Moment::Skewness, Moment::Kurtosis].into_iter();
        if shape.any(asked) {
            all.push((SummaryKind::Spread, ShownStatistic::Shape));
        } else if !spreads.is_empty() {
            all.push((SummaryKind::Spread, ShownStatistic::Spread(spreads, format)));
        }
    }
    let mut ranks = Vec::new();
    if asked(Moment::Median) {
        ranks.extend([n.div_ceil(2), n / 2 + 1]);
    }
    let shares = table.moments.iter().filter_map(|moment| moment.share());
    for share in shares.filter(|share| !primary::lies_outermost(*share, n, policy)) {
        ranks.extend(ranks_near(share, n));
    }
    if !ranks.is_empty() {
        ranks.sort_unstable();
        ranks.dedup();
        all.push((SummaryKind::Rank, ShownStatistic::Ranks(ranks)));
    }
    all.extend(of_test(table));
    all
}

/// What a comparison tells of each group that it compares: means and standard deviations with
/// more digits than those have, ranks, and what of them goes together. It counts as how many gave
/// each answer.
fn of_test(table: &ResultTable) -> Option<(SummaryKind, ShownStatistic)> {
    table.test.as_ref()?.overall.as_ref().ok()?;
    Some((SummaryKind::Test, ShownStatistic::Shape))
}

/// The weighted mean of a group.
#[derive(Clone, Copy)]
struct WeightedMean {
    /// The mean, if it is not hidden anyway.
    mean: Option<f64>,
    /// Whether all in the group count as much.
    all_alike: bool,
}

/// What is told of a weighted group. Where all in it count as much, a mean is as without
/// weights. Where they do not, a reader may know who counts how much, as weights follow from
/// margins that are published: a mean then counts as how many gave each answer, as all else does
/// that is told.
fn of_weighted_group(
    table: &ResultTable,
    place: usize,
    group: WeightedMean,
) -> Vec<(SummaryKind, ShownStatistic)> {
    let WeightedMean { mean, all_alike } = group;
    let beyond = |moment: &&Moment| match moment {
        Moment::Mean => !all_alike && mean.is_some(),
        _ => true,
    };
    let kinds = table.moments.iter().filter(beyond);
    let kinds = kinds.map(|moment| SummaryKind::of(*moment));
    let intervals = table.intervals.as_ref();
    let has_interval = intervals
        .is_some_and(|intervals| intervals.cells[place].iter().any(Option::is_some));
    let spread = has_interval.then_some(SummaryKind::Spread);
    let kinds = kinds.chain(spread).collect::<BTreeSet<_>>();
    let has_sum = kinds.contains(&SummaryKind::Middle);
    let all = kinds.into_iter().map(|kind| (kind, ShownStatistic::Shape));
    let shown = table.moments.contains(&Moment::Mean);
    let mean = mean.filter(|_| all_alike && shown && !has_sum);
    let mean = mean
        .map(|mean| (SummaryKind::Middle, ShownStatistic::Mean(mean, format_of(table))));
    all.chain(mean).chain(of_test(table)).collect()
}

/// Whether a weighted mean is the one without weights.
fn counts_alike(scored: &[Scored], mean: Option<f64>) -> bool {
    let n = scored.iter().map(|one| one.count).sum::<u64>();
    let plain = scored.iter().map(|one| one.sum).sum::<f64>() / float(n);
    mean.is_some_and(|mean| (mean - plain).abs() <= 1e-9 * mean.abs().max(1.0))
}

/// The ranks of the values that a quantile lies between, whatever its definition.
fn ranks_near(share: f64, n: u64) -> impl Iterator<Item = u64> {
    // Every definition looks at two of these.
    let first = float(n) * share - 1.0;
    (1..=n).filter(move |rank| float(*rank) > first - 1.0 && float(*rank) < first + 4.0)
}

fn of_number(number: &ResultNumber) -> Vec<(SummaryKind, ShownStatistic, Worth)> {
    let (Some(value), n) = (number.value, number.ratio.part) else { return Vec::new() };
    let format = number.format;
    let named = |kind, shows| (kind, shows, Worth::Named);
    if number.origin.weighted_by.is_some() {
        return of_weighted_number(number, value);
    }
    match number.statistic {
        Statistic::Mean => {
            let mut all =
                vec![named(SummaryKind::Middle, ShownStatistic::Mean(value, format))];
            let interval = number.interval.map(|(interval, _)| interval);
            let sd = deviation(&number.scored);
            let spreads = ends(interval, Some(value), sd).collect::<Vec<_>>();
            if !spreads.is_empty() {
                // Few intervals are quoted.
                let shows = ShownStatistic::Spread(spreads, format);
                all.push((SummaryKind::Spread, shows, Worth::Cell));
            }
            all
        }
        Statistic::Sum => {
            vec![named(SummaryKind::Middle, ShownStatistic::Sum(value, format))]
        }
        Statistic::PairedDifference => vec![
            named(SummaryKind::Middle, ShownStatistic::Mean(value, format)),
            // With its interval and p-value.
            (SummaryKind::Spread, ShownStatistic::Shape, Worth::Cell),
        ],
        Statistic::Sd => {
            let spread = Spread { offset: 0.0, times: 1.0 };
            vec![named(SummaryKind::Spread, ShownStatistic::Spread(vec![spread], format))]
        }
        Statistic::Shape(Moment::Min | Moment::Max) => {
            vec![named(SummaryKind::Rank, ShownStatistic::Ranks(vec![1, n]))]
        }
        Statistic::Shape(_) | Statistic::Correlation(_) => {
            vec![named(SummaryKind::Spread, ShownStatistic::Shape)]
        }
        Statistic::Median => {
            vec![named(
                SummaryKind::Rank,
                ShownStatistic::Ranks(vec![n.div_ceil(2), n / 2 + 1]),
            )]
        }
        Statistic::Quantile => {
            let at = number.quantile.map_or(50.0, |quantile| quantile.at);
            let near = ranks_near(at / 100.0, n).collect();
            vec![named(SummaryKind::Rank, ShownStatistic::Ranks(near))]
        }
        Statistic::Share
        | Statistic::Count
        | Statistic::Mentions
        | Statistic::Alpha
        | Statistic::Scale(_)
        | Statistic::Total
        | Statistic::Ratio
        | Statistic::Months => Vec::new(),
    }
}

/// What is told of a weighted number, as of a weighted group.
fn of_weighted_number(
    number: &ResultNumber,
    value: f64,
) -> Vec<(SummaryKind, ShownStatistic, Worth)> {
    let shape = |kind| (kind, ShownStatistic::Shape, Worth::Named);
    match number.statistic {
        Statistic::Mean if counts_alike(&number.scored, Some(value)) => {
            let shows = ShownStatistic::Mean(value, number.format);
            let mean = (SummaryKind::Middle, shows, Worth::Named);
            vec![mean, (SummaryKind::Spread, ShownStatistic::Shape, Worth::Cell)]
        }
        // Who counts how much may be known.
        Statistic::Mean => vec![
            shape(SummaryKind::Middle),
            (SummaryKind::Spread, ShownStatistic::Shape, Worth::Cell),
        ],
        Statistic::Total | Statistic::Ratio if number.origin.answers.is_empty() => {
            vec![shape(SummaryKind::Middle)]
        }
        Statistic::Median | Statistic::Quantile => vec![shape(SummaryKind::Rank)],
        Statistic::Sd | Statistic::Shape(_) => vec![shape(SummaryKind::Spread)],
        _ => Vec::new(),
    }
}

/// The ends of an interval around a mean, which is so many standard deviations wide.
fn ends(
    interval: Option<Interval>,
    mean: Option<f64>,
    sd: f64,
) -> impl Iterator<Item = Spread> {
    let both = interval.zip(mean).map(|(Interval { lower, upper }, mean)| {
        [lower, upper].map(|end| {
            let times = if sd > 0.0 { (end - mean) / sd } else { 0.0 };
            Spread { offset: mean, times }
        })
    });
    both.into_iter().flatten()
}

/// How the statistics of a table are written.
fn format_of(table: &ResultTable) -> NumberFormat {
    let language = crate::words::Language::OF_MESSAGES;
    NumberFormat {
        rounding: table.rounding,
        ..NumberFormat::new(language, table.decimals)
    }
}

impl ToldStatistic<'_> {
    /// What it is made of.
    pub(super) fn counted(&self) -> impl Iterator<Item = &Counted> {
        self.scored.iter().map(|scored| &scored.counted)
    }

    /// What it says of the unknowns. `None` if these are too large to be taken apart.
    pub(super) fn summary(&self, unknowns: &Unknowns) -> Option<Summary> {
        let cells = self.counted().map(|one| unknowns.sums(one)?.into_iter().next());
        let cells = cells.collect::<Option<Vec<_>>>()?;
        let rows =
            self.rows().filter(|rows| rows.iter().all(|row| row.is_so(self.scored)));
        let mut rows = rows.unwrap_or_else(|| self.everything());
        rows.push(self.somebody());
        let bounds = rows.into_iter().filter_map(|row| row.bound(&cells)).collect();
        let minor = self.key.kind != SummaryKind::Middle;
        Some(Summary { bounds, worth: self.worth, minor })
    }

    /// That it is of somebody: of nobody there is no mean, and of few it is not shown.
    fn somebody(&self) -> ScoreBound {
        let least = match self.key.kind {
            SummaryKind::Spread => self.fewest.max(2),
            SummaryKind::Middle | SummaryKind::Rank | SummaryKind::Test => self.fewest,
        };
        let row = |least| ScoreBound {
            weights: vec![1; self.scored.len()],
            least: Some(least),
            most: None,
        };
        if row(least).is_so(self.scored) { row(least) } else { row(0) }
    }

    /// `None` where it is no use to reckon: scores with many decimals.
    fn rows(&self) -> Option<Vec<ScoreBound>> {
        if self.scored.iter().any(|one| one.cut > 0) {
            return self.between();
        }
        let scores = Scores::of(self.scored)?;
        match &self.shows {
            ShownStatistic::Mean(value, format) => scores.mean(*value, *format),
            ShownStatistic::Sum(value, format) => scores.sum(*value, *format),
            ShownStatistic::Spread(spreads, format) => scores.spread(spreads, *format),
            ShownStatistic::Ranks(ranks) => Some(scores.ranks(ranks)),
            ShownStatistic::Shape => None,
        }
    }

    /// Of numbers put together in classes: as many, whose numbers can have the same sum.
    fn between(&self) -> Option<Vec<ScoreBound>> {
        let sum = self.scored.iter().map(|one| one.sum).sum::<f64>();
        let all = || self.scored.iter().flat_map(|one| [one.score, one.upto]);
        let to_one = to_one(all().chain([sum]))?;
        let weights = |of: &dyn Fn(&Scored) -> f64| {
            let weight = |one| whole(of(one) * small(to_one));
            let weights = self.scored.iter().map(weight);
            let weights = weights.collect::<Option<Vec<_>>>()?;
            weights.iter().all(|weight| weight.abs() <= LARGEST).then_some(weights)
        };
        let sum = whole(sum * small(to_one));
        let n = self.scored.iter().map(|one| one.count).sum::<u64>();
        let n = i64::try_from(n).ok();
        Some(vec![
            ScoreBound { weights: vec![1; self.scored.len()], least: n, most: n },
            ScoreBound { weights: weights(&|one| one.score)?, least: None, most: sum },
            ScoreBound { weights: weights(&|one| one.upto)?, least: sum, most: None },
        ])
    }

    /// That it tells how many gave each answer: more than it can tell.
    fn everything(&self) -> Vec<ScoreBound> {
        let one = |place: usize| {
            let weights = (0..self.scored.len()).map(|index| i64::from(index == place));
            let count = i64::try_from(self.scored[place].count).ok();
            ScoreBound { weights: weights.collect(), least: count, most: count }
        };
        (0..self.scored.len()).map(one).collect()
    }
}
