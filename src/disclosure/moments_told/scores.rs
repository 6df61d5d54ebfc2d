//! What a statistic says of those who gave each answer: takes the scores of the answers and what
//! is shown, gives bounds on sums with whole weights.

use crate::analysis::Scored;
use crate::disclosure::attack::{Bound, Terms};
use crate::disclosure::suppress::gathered;
use crate::number::{NumberFormat, Rounding};

/// Larger weights are not reckoned with: scores with many decimals.
pub(super) const LARGEST: i64 = 1_000_000;

/// A number made of the standard deviation: an offset, and what that is multiplied with.
#[derive(Clone, Copy)]
pub(super) struct Spread {
    pub(super) offset: f64,
    pub(super) times: f64,
}

/// What a statistic says of those who gave each answer.
pub(super) struct ScoreBound {
    pub(super) weights: Vec<i64>,
    pub(super) least: Option<i64>,
    pub(super) most: Option<i64>,
}

impl ScoreBound {
    /// Whether it is true of those who gave these answers.
    pub(super) fn is_so(&self, scored: &[Scored]) -> bool {
        let terms = self.weights.iter().zip(scored);
        let sum = terms.map(|(weight, one)| i128::from(*weight) * i128::from(one.count));
        let Self { least, most, .. } = self;
        Bound { terms: Terms::new(), least: *least, most: *most }.holds(sum.sum())
    }

    pub(super) fn bound(&self, cells: &[Terms]) -> Option<Bound> {
        let terms = self.weights.iter().zip(cells).flat_map(|(weight, cells)| {
            cells.iter().map(move |(unknown, times)| (*unknown, times * weight))
        });
        let terms = gathered(terms);
        let (least, most) = (self.least, self.most);
        (!terms.is_empty()).then_some(Bound { terms, least, most })
    }
}

/// The scores of answers as whole numbers, so many to one.
pub(super) struct Scores {
    scores: Vec<i64>,
    to_one: i64,
    counts: Vec<i64>,
}

impl Scores {
    pub(super) fn of(scored: &[Scored]) -> Option<Self> {
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
    pub(super) fn mean(
        &self,
        value: f64,
        format: NumberFormat,
    ) -> Option<Vec<ScoreBound>> {
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
    pub(super) fn sum(
        &self,
        value: f64,
        format: NumberFormat,
    ) -> Option<Vec<ScoreBound>> {
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
    pub(super) fn spread(
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
    pub(super) fn ranks(&self, ranks: &[u64]) -> Vec<ScoreBound> {
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
pub(super) fn to_one(numbers: impl Iterator<Item = f64> + Clone) -> Option<i64> {
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
    pub(super) least: i64,
    pub(super) most: i64,
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
pub(super) fn deviation(scored: &[Scored]) -> f64 {
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
pub(super) fn float(count: u64) -> f64 {
    count as f64
}

#[expect(clippy::cast_precision_loss, clippy::as_conversions, reason = "below 2^53")]
pub(super) fn small(number: i64) -> f64 {
    number as f64
}

#[expect(clippy::cast_possible_truncation, clippy::as_conversions, reason = "below 2^53")]
pub(super) fn whole(value: f64) -> Option<i64> {
    (value.abs() < 1e15).then_some(value.round() as i64)
}
