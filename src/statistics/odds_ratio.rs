//! The odds ratio of a table of two by two, with its exact interval.

use super::chi_square::margins;
use super::{Confidence, Interval, Undefined, real};

/// The odds ratio of a table, with an interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OddsRatio {
    /// (a/b)/(c/d): above 1 if the first row has the first column more often.
    pub value: f64,
    /// The exact interval for the odds ratio of the population; its ends are positive.
    pub interval: Interval,
}

/// The odds ratio ad/bc of [[a, b], [c, d]], with Cornfield's exact interval.
///
/// The ends are the odds ratios under which a table at least as far out as the one observed
/// has the probability α/2, given the margins: J. Cornfield, *Proceedings of the Third
/// Berkeley Symposium* 4, 1956, 135–148, by Fisher's noncentral hypergeometric distribution;
/// `conf.int` of R's `fisher.test`. (R's estimate is the conditional one of maximum
/// likelihood, this is the ratio in the sample.)
///
/// # Errors
///
/// [`Undefined::EmptyGroup`] when a row or column holds nobody, or a single cell does, so that
/// the ratio is 0 or infinite.
pub fn odds_ratio(
    table: [[u64; 2]; 2],
    level: Confidence,
) -> Result<OddsRatio, Undefined> {
    let sums = margins(&table.map(Vec::from))?;
    let [[a, b], [c, d]] = table;
    if [a, b, c, d].contains(&0) {
        return Err(Undefined::EmptyGroup);
    }
    let tails = Tails::new(a, sums.rows[0], sums.rows[1], sums.columns[0]);
    let lower = libm::exp(root(|log| tails.at_least(log) - level.tail()));
    let upper = libm::exp(root(|log| level.tail() - tails.at_most(log)));
    let value = real(a) * real(d) / (real(b) * real(c));
    Ok(OddsRatio { value, interval: Interval { lower, upper } })
}

/// The tails of Fisher's noncentral hypergeometric distribution at the observed count.
struct Tails {
    /// For each possible count the logarithm of its probability but for a constant.
    logs: Vec<f64>,
    /// The place of the observed count among them.
    observed: usize,
}

impl Tails {
    /// `seen` of the `marked` and of the `drawn`, beside `others` that are not marked.
    fn new(seen: u64, marked: u64, others: u64, drawn: u64) -> Self {
        let least = drawn.saturating_sub(others);
        let ln = |n: u64| libm::lgamma(real(n) + 1.0);
        let choose = |n: u64, k: u64| ln(n) - ln(k) - ln(n - k);
        let logs = (least..=marked.min(drawn))
            .map(|count| choose(marked, count) + choose(others, drawn - count))
            .collect();
        Self { logs, observed: usize::try_from(seen - least).unwrap_or(usize::MAX) }
    }

    /// The probability of the counts at the places, under an odds ratio with this logarithm.
    fn part(&self, log: f64, is_in: impl Fn(usize) -> bool) -> f64 {
        let weights = self.logs.iter().enumerate();
        let weights = weights
            .map(|(place, one)| one + log * super::size(place))
            .collect::<Vec<_>>();
        let most = weights.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let (mut all, mut part) = (0.0, 0.0);
        for (place, weight) in weights.iter().enumerate() {
            let weight = libm::exp(weight - most);
            all += weight;
            part += if is_in(place) { weight } else { 0.0 };
        }
        part / all
    }

    fn at_least(&self, log: f64) -> f64 {
        self.part(log, |place| place >= self.observed)
    }

    fn at_most(&self, log: f64) -> f64 {
        self.part(log, |place| place <= self.observed)
    }
}

/// Where a rising function of a logarithm is 0, by halving.
fn root(function: impl Fn(f64) -> f64) -> f64 {
    let (mut low, mut high) = (-1.0, 1.0);
    while function(low) > 0.0 {
        low *= 2.0;
    }
    while function(high) < 0.0 {
        high *= 2.0;
    }
    for _ in 0..200 {
        let middle = f64::midpoint(low, high);
        if middle <= low || middle >= high {
            break;
        }
        if function(middle) < 0.0 {
            low = middle;
        } else {
            high = middle;
        }
    }
    f64::midpoint(low, high)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Fisher's tea: the counts 0 to 4 have 1, 16, 36, 16 and 1 orders of 70, and under the
    /// odds ratio ψ the weights 1, 16ψ, 36ψ², 16ψ³ and ψ⁴.
    #[test]
    fn the_lady_tasting_tea() {
        let tea = odds_ratio([[3, 1], [1, 3]], Confidence::P95).unwrap();
        assert!((tea.value - 9.0).abs() < 1e-15);
        let weights = |odds: f64| {
            let square = odds * odds;
            [1.0, 16.0 * odds, 36.0 * square, 16.0 * square * odds, square * square]
        };
        let lower = weights(tea.interval.lower);
        let at_least_three = (lower[3] + lower[4]) / lower.iter().sum::<f64>();
        assert!((at_least_three - 0.025).abs() < 1e-12, "{tea:?}");
        let upper = weights(tea.interval.upper);
        let at_most_three = 1.0 - upper[4] / upper.iter().sum::<f64>();
        assert!((at_most_three - 0.025).abs() < 1e-12, "{tea:?}");
    }

    #[test]
    fn turned_rows_have_the_reciprocal() {
        let one = odds_ratio([[12, 5], [3, 9]], Confidence::P95).unwrap();
        let other = odds_ratio([[3, 9], [12, 5]], Confidence::P95).unwrap();
        assert!((one.value * other.value - 1.0).abs() < 1e-14);
        assert!((one.interval.lower * other.interval.upper - 1.0).abs() < 1e-12);
        assert!(one.interval.lower < one.value && one.value < one.interval.upper);
    }

    #[test]
    fn an_empty_cell_has_no_finite_ratio() {
        let none = odds_ratio([[3, 0], [1, 3]], Confidence::P95);
        assert_eq!(none, Err(Undefined::EmptyGroup));
    }
}
