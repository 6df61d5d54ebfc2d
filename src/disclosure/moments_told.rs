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

use crate::analysis::{
    Body, Counted, GroupRole, Moment, Moments, ResultNumber, ResultTable, Scored,
};
use crate::manuscript::{Policy, Statistic};
use crate::number::{NumberFormat, Rounding};
use crate::statistics::Interval;

use super::amounts::Amounts;
use super::attack::{Bound, Terms};
use super::linked::Unknowns;
use super::primary;
use super::suppress::{Summary, Worth, gathered};

/// Larger weights are not reckoned with: scores with many decimals.
const LARGEST: i64 = 1_000_000;

/// What of a group or a number a summary is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum SummaryKind {
    /// The mean, or the sum.
    Middle,
    /// The standard deviation, the standard error and the interval of the mean.
    Spread,
    /// The median, or another quantile.
    Rank,
}

impl SummaryKind {
    pub(super) fn of(moment: Moment) -> Self {
        match moment {
            Moment::Mean => Self::Middle,
            Moment::Sd | Moment::Se => Self::Spread,
            Moment::Median => Self::Rank,
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
    /// The values with these ranks, counted from 1.
    Ranks(Vec<u64>),
}

/// A number made of the standard deviation: an offset, and what that is multiplied with.
#[derive(Clone, Copy)]
struct Spread {
    offset: f64,
    times: f64,
}

/// What a statistic says of those who gave each answer.
struct ScoreBound {
    weights: Vec<i64>,
    least: Option<i64>,
    most: Option<i64>,
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
                let all = of_group(table, place, &moments[place], hides_mean);
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
) -> Vec<(SummaryKind, ShownStatistic)> {
    let format = format_of(table);
    let asked = |moment: Moment| table.moments.contains(&moment);
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
        if !spreads.is_empty() {
            all.push((SummaryKind::Spread, ShownStatistic::Spread(spreads, format)));
        }
    }
    if asked(Moment::Median) {
        all.push((
            SummaryKind::Rank,
            ShownStatistic::Ranks(vec![n.div_ceil(2), n / 2 + 1]),
        ));
    }
    all
}

fn of_number(number: &ResultNumber) -> Vec<(SummaryKind, ShownStatistic, Worth)> {
    let (Some(value), n) = (number.value, number.ratio.part) else { return Vec::new() };
    let format = number.format;
    let named = |kind, shows| (kind, shows, Worth::Named);
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
        Statistic::Sd => {
            let spread = Spread { offset: 0.0, times: 1.0 };
            vec![named(SummaryKind::Spread, ShownStatistic::Spread(vec![spread], format))]
        }
        Statistic::Median => {
            vec![named(
                SummaryKind::Rank,
                ShownStatistic::Ranks(vec![n.div_ceil(2), n / 2 + 1]),
            )]
        }
        Statistic::Quantile => {
            let at = number.quantile.map_or(50.0, |quantile| quantile.at);
            // Every definition looks at two of these.
            let first = float(n) * at / 100.0 - 1.0;
            let near = (1..=n)
                .filter(|rank| float(*rank) > first - 1.0 && float(*rank) < first + 4.0);
            vec![named(SummaryKind::Rank, ShownStatistic::Ranks(near.collect()))]
        }
        Statistic::Share
        | Statistic::Count
        | Statistic::Mentions
        | Statistic::Alpha
        | Statistic::Months => Vec::new(),
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
        let rows = self.rows().filter(|rows| rows.iter().all(|row| row.is_so(self)));
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
            SummaryKind::Middle | SummaryKind::Rank => self.fewest,
        };
        let row = |least| ScoreBound {
            weights: vec![1; self.scored.len()],
            least: Some(least),
            most: None,
        };
        if row(least).is_so(self) { row(least) } else { row(0) }
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

impl ScoreBound {
    /// Whether it is true.
    fn is_so(&self, told: &ToldStatistic<'_>) -> bool {
        let terms = self.weights.iter().zip(told.scored);
        let sum = terms.map(|(weight, one)| i128::from(*weight) * i128::from(one.count));
        let Self { least, most, .. } = self;
        Bound { terms: Terms::new(), least: *least, most: *most }.holds(sum.sum())
    }

    fn bound(&self, cells: &[Terms]) -> Option<Bound> {
        let terms = self.weights.iter().zip(cells).flat_map(|(weight, cells)| {
            cells.iter().map(move |(unknown, times)| (*unknown, times * weight))
        });
        let terms = gathered(terms);
        let (least, most) = (self.least, self.most);
        (!terms.is_empty()).then_some(Bound { terms, least, most })
    }
}

/// The scores of answers as whole numbers, so many to one.
struct Scores {
    scores: Vec<i64>,
    to_one: i64,
    counts: Vec<i64>,
}

impl Scores {
    fn of(scored: &[Scored]) -> Option<Self> {
        let to_one = to_one(scored.iter().map(|one| one.score))?;
        let whole = |one: &Scored| whole(one.score * small(to_one));
        let counts = scored.iter().map(|one| i64::try_from(one.count).ok());
        Some(Self {
            scores: scored.iter().map(whole).collect::<Option<_>>()?,
            to_one,
            counts: counts.collect::<Option<_>>()?,
        })
    }

    /// A mean: twice the scores, in units of its last decimal, against what rounds to it.
    fn mean(&self, value: f64, format: NumberFormat) -> Option<Vec<ScoreBound>> {
        let unit = 10_i64.checked_pow(u32::from(format.decimals))?;
        let [low, high] = halves(value, format)?;
        let against = |end: i64| {
            let weight = |score: &i64| {
                let own = score.checked_mul(2)?.checked_mul(unit)?;
                let weight = own.checked_sub(end.checked_mul(self.to_one)?)?;
                (weight.abs() <= LARGEST).then_some(weight)
            };
            self.scores.iter().map(weight).collect::<Option<Vec<_>>>()
        };
        let least = Some(i64::from(!low.included));
        let most = Some(-i64::from(!high.included));
        Some(vec![
            ScoreBound { weights: against(low.at)?, least, most: None },
            ScoreBound { weights: against(high.at)?, least: None, most },
        ])
    }

    /// A sum, in the same way.
    fn sum(&self, value: f64, format: NumberFormat) -> Option<Vec<ScoreBound>> {
        let unit = 10_i64.checked_pow(u32::from(format.decimals))?;
        let [low, high] = halves(value, format)?;
        let weight = |score: &i64| {
            let weight = score.checked_mul(2)?.checked_mul(unit)?;
            (weight.abs() <= LARGEST).then_some(weight)
        };
        let weights = self.scores.iter().map(weight).collect::<Option<Vec<_>>>()?;
        let least = low.at.checked_mul(self.to_one)? + i64::from(!low.included);
        let most = high.at.checked_mul(self.to_one)? - i64::from(!high.included);
        Some(vec![ScoreBound { weights, least: Some(least), most: Some(most) }])
    }

    fn total(&self, weights: &[i64]) -> i64 {
        weights.iter().zip(&self.counts).map(|(weight, count)| weight * count).sum()
    }

    fn exactly(&self, weights: Vec<i64>) -> ScoreBound {
        let total = Some(self.total(&weights));
        ScoreBound { weights, least: total, most: total }
    }

    /// As many, with the same sum, whose squares add up to what gives the same digits.
    fn spread(
        &self,
        spreads: &[Spread],
        format: NumberFormat,
    ) -> Option<Vec<ScoreBound>> {
        let lowest = self.scores.iter().min()?;
        let moved = self.scores.iter().map(|score| score - lowest).collect::<Vec<_>>();
        let largest = moved.iter().max()?;
        if largest.checked_mul(*largest)? > LARGEST {
            return None;
        }
        let squares = moved.iter().map(|score| score * score).collect::<Vec<_>>();
        let ones = vec![1; moved.len()];
        let (n, sum) = (self.total(&ones), self.total(&moved));
        let truth = self.total(&squares);
        let texts = |squares: i64| {
            let (n, sum) = (small(n), small(sum));
            let variance = (small(squares) - sum * sum / n) / (n - 1.0);
            let sd = variance.max(0.0).sqrt() / small(self.to_one);
            let text = |one: &Spread| format.decimal(one.offset + one.times * sd);
            spreads.iter().map(text).collect::<Vec<_>>()
        };
        let shown = texts(truth);
        let same = |squares: i64| texts(squares) == shown;
        // By Cauchy and Schwarz no less, and no more than if all were far out.
        let fewest = (sum * sum).checked_div(n)?;
        let least = last(truth, fewest, &same);
        let most = last(truth, sum.checked_mul(*largest)?, &same);
        let around = Around { n, sum, truth, least, most };
        let is_free = spreads.iter().all(|one| one.offset == 0.0);
        let rows = around.rows(&moved, &squares).filter(|_| is_free);
        let rows = rows.unwrap_or_else(|| {
            vec![
                self.exactly(moved),
                ScoreBound { weights: squares, least: Some(least), most: Some(most) },
            ]
        });
        Some(rows.into_iter().chain([self.exactly(ones)]).collect())
    }

    /// As many, of whom those of some ranks gave answers of the same scores.
    fn ranks(&self, ranks: &[u64]) -> Vec<ScoreBound> {
        let n = self.counts.iter().sum::<i64>();
        let mut rows = vec![self.exactly(vec![1; self.scores.len()])];
        let mut order = (0..self.scores.len()).collect::<Vec<_>>();
        order.sort_by_key(|index| self.scores[*index]);
        for rank in ranks.iter().filter_map(|rank| i64::try_from(*rank).ok()) {
            let mut below = 0;
            let at = order.iter().find(|index| {
                below += self.counts[**index];
                below >= rank
            });
            let Some(at) = at.filter(|_| (1..=n).contains(&rank)) else { continue };
            let value = self.scores[*at];
            let those = |meets: &dyn Fn(i64) -> bool| {
                self.scores.iter().map(|score| i64::from(meets(*score))).collect()
            };
            let lower = those(&|score| score < value);
            let upto = those(&|score| score <= value);
            rows.push(ScoreBound { weights: lower, least: None, most: Some(rank - 1) });
            rows.push(ScoreBound { weights: upto, least: Some(rank), most: None });
        }
        rows
    }
}

/// How many times all of some numbers must be taken to be whole numbers.
fn to_one(numbers: impl Iterator<Item = f64> + Clone) -> Option<i64> {
    let fits = |to_one: &i64| {
        numbers.clone().all(|number| {
            let value = number * small(*to_one);
            (value - value.round()).abs() < 1e-6
        })
    };
    [1, 10, 100, 1000].into_iter().find(fits)
}

/// The squares of answers of which a standard deviation is made, n with a sum, between two
/// ends if the sum stays as it is.
struct Around {
    n: i64,
    sum: i64,
    truth: i64,
    least: i64,
    most: i64,
}

impl Around {
    /// The same for sums that are off by at most d. With S the sum, S + e another one and Q
    /// its squares, the n-fold sum of squared deviations is nQ − (S + e)² =
    /// nQ − 2S(S + e) + S² − e², so that it stays between the ends if nQ − 2S(S + e) does
    /// and keeps d² from the lower one.
    fn rows(&self, moved: &[i64], squares: &[i64]) -> Option<Vec<ScoreBound>> {
        let Self { n, sum, truth, least, most } = self;
        let room = n.checked_mul(truth - least)?;
        let d = (room / 2).isqrt();
        let weights = squares.iter().zip(moved).map(|(square, score)| {
            let weight = n.checked_mul(*square)?.checked_sub(2 * sum * score)?;
            (weight.abs() <= LARGEST).then_some(weight)
        });
        let twice = sum.checked_mul(*sum)?.checked_mul(2)?;
        let low = n.checked_mul(*least)? - twice + d * d;
        let high = n.checked_mul(*most)? - twice;
        let (from, to) = (Some(sum - d), Some(sum + d));
        Some(vec![
            ScoreBound { weights: moved.to_vec(), least: from, most: to },
            ScoreBound {
                weights: weights.collect::<Option<_>>()?,
                least: Some(low),
                most: Some(high),
            },
        ])
    }
}

/// The last number from one on towards another for which something holds, if it holds for
/// all up to there and for none after.
fn last(from: i64, to: i64, holds: &dyn Fn(i64) -> bool) -> i64 {
    if holds(to) {
        return to;
    }
    let (mut yes, mut no) = (from, to);
    while (yes - no).abs() > 1 {
        let middle = yes + (no - yes) / 2;
        if holds(middle) {
            yes = middle;
        } else {
            no = middle;
        }
    }
    yes
}

/// Where the values end that are shown as the same, in half units of the last decimal.
struct ShownEnd {
    at: i64,
    included: bool,
}

/// The values that are shown as this one is.
fn halves(value: f64, format: NumberFormat) -> Option<[ShownEnd; 2]> {
    let shown = format.measured(value).value;
    let unit = 10_i64.checked_pow(u32::from(format.decimals))?;
    let units = whole((shown * small(unit)).round())?;
    let twice = units.checked_mul(2)?;
    let even = units % 2 == 0;
    let end = |at, included| ShownEnd { at, included };
    Some(match (format.rounding, units.signum()) {
        (Rounding::HalfUp, 1) => [end(twice - 1, true), end(twice + 1, false)],
        (Rounding::HalfUp, -1) => [end(twice - 1, false), end(twice + 1, true)],
        (Rounding::HalfUp, _) => [end(-1, false), end(1, false)],
        (Rounding::HalfEven, _) => [end(twice - 1, even), end(twice + 1, even)],
        (Rounding::Truncate, 1) => [end(twice, true), end(twice + 2, false)],
        (Rounding::Truncate, -1) => [end(twice - 2, false), end(twice, true)],
        (Rounding::Truncate, _) => [end(-2, false), end(2, false)],
    })
}

/// The standard deviation of a sample; 0 where there is none.
fn deviation(scored: &[Scored]) -> f64 {
    let n = scored.iter().map(|one| float(one.count)).sum::<f64>();
    if n < 2.0 {
        return 0.0;
    }
    let mean = scored.iter().map(|one| one.score * float(one.count)).sum::<f64>() / n;
    let square =
        |one: &Scored| (one.score - mean) * (one.score - mean) * float(one.count);
    (scored.iter().map(square).sum::<f64>() / (n - 1.0)).sqrt()
}

#[expect(clippy::cast_precision_loss, clippy::as_conversions, reason = "below 2^53")]
fn float(count: u64) -> f64 {
    count as f64
}

#[expect(clippy::cast_precision_loss, clippy::as_conversions, reason = "below 2^53")]
fn small(number: i64) -> f64 {
    number as f64
}

#[expect(clippy::cast_possible_truncation, clippy::as_conversions, reason = "below 2^53")]
fn whole(value: f64) -> Option<i64> {
    (value.abs() < 1e15).then_some(value.round() as i64)
}
