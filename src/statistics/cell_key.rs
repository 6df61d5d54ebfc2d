//! Noise for counts by the cell key method: the same people get the same noise, which is
//! small and 0 on average.
//!
//! A *perturbation table* gives for every count i the probability of each change v. Its
//! conditions are those of Fraser & Wooton (2005) and Thompson, Broadfoot & Elazar,
//! "Methodology for the automatic confidentialisation of statistical outputs from remote
//! servers at the Australian Bureau of Statistics" (Joint UNECE/Eurostat work session on
//! statistical data confidentiality, Ottawa 2013): zero stays zero, no change is larger
//! than D, no count becomes negative, the mean change is 0, and its variance is V. Among
//! the tables that meet them this is the one of greatest entropy, as in Giessing,
//! "Computational issues in the design of transition probabilities and disclosure risk
//! estimation for additive noise" (*Privacy in Statistical Databases*, LNCS 9867, 2016).

/// No count is changed by more (D).
pub const MOST: u64 = 2;
/// The variance of the change of a count that is not 0 (V).
pub const VARIANCE: f64 = 1.0;
/// From this count on the table is the same.
const LAST: u64 = MOST;
/// Newton's method stops here at the latest.
const MOST_STEPS: usize = 100;

/// The perturbation table, as bounds that a cell key is compared with.
#[derive(Clone, Debug)]
pub struct Noise {
    /// For each count from 1 on the changes with the first cell key that no longer leads to
    /// it.
    rows: Vec<Vec<(i64, u64)>>,
}

/// The probability of each change of a count i from 1 on: of all p on max(−i, −D) … D with
/// Σp = 1, Σpv = 0 and Σpv² = V the one that makes −Σp ln p largest.
///
/// It has the form p ∝ exp(av + bv²) (Lagrange); a and b are found by Newton's method.
#[must_use]
pub fn probabilities(count: u64) -> Vec<(i64, f64)> {
    let most = i64::try_from(MOST).unwrap_or(i64::MAX);
    let least = -i64::try_from(count.min(MOST)).unwrap_or(i64::MAX);
    let changes = (least..=most).collect::<Vec<_>>();
    let (mut a, mut b) = (0.0, 0.0);
    let weights = |a: f64, b: f64| {
        let weight = |change: &i64| {
            let v = real(*change);
            libm::exp(a * v + b * v * v)
        };
        let weights = changes.iter().map(weight).collect::<Vec<_>>();
        let sum = weights.iter().sum::<f64>();
        weights.into_iter().map(|weight| weight / sum).collect::<Vec<_>>()
    };
    for _ in 0..MOST_STEPS {
        let p = weights(a, b);
        let moment = |power: i32| {
            let terms = changes.iter().zip(&p);
            terms
                .map(|(change, p)| p * real(change.pow(power.unsigned_abs())))
                .sum::<f64>()
        };
        let (m1, m2, m3, m4) = (moment(1), moment(2), moment(3), moment(4));
        let (off_mean, off_square) = (m1, m2 - VARIANCE);
        if off_mean.abs().max(off_square.abs()) < 1e-14 {
            break;
        }
        // The covariance matrix of v and v² is the derivative of their means by a and b.
        let (aa, ab, bb) = (m2 - m1 * m1, m3 - m1 * m2, m4 - m2 * m2);
        let determinant = aa * bb - ab * ab;
        a -= (bb * off_mean - ab * off_square) / determinant;
        b -= (aa * off_square - ab * off_mean) / determinant;
    }
    changes.iter().copied().zip(weights(a, b)).collect()
}

impl Noise {
    /// The table.
    #[must_use]
    pub fn new() -> Self {
        let row = |count| {
            let mut sum = 0.0;
            let steps = probabilities(count).into_iter().map(|(change, p)| {
                sum += p;
                (change, bound(sum))
            });
            steps.collect()
        };
        Self { rows: (1..=LAST).map(row).collect() }
    }

    /// A count with the noise that goes with its cell key, which is evenly spread over the
    /// numbers below 2³².
    #[must_use]
    pub fn applied(&self, count: u64, key: u32) -> u64 {
        if count == 0 {
            return 0;
        }
        let place = usize::try_from(count.min(LAST) - 1).unwrap_or_default();
        let row = &self.rows[place];
        let step = row.iter().find(|(_, bound)| u64::from(key) < *bound).or(row.last());
        count.saturating_add_signed(step.map_or(0, |(change, _)| *change))
    }
}

impl Default for Noise {
    fn default() -> Self {
        Self::new()
    }
}

/// A probability as a number below which cell keys lie.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::as_conversions,
    reason = "from 0 to 2^32"
)]
fn bound(probability: f64) -> u64 {
    (probability * 4_294_967_296.0).round() as u64
}

#[expect(clippy::cast_precision_loss, clippy::as_conversions, reason = "small")]
fn real(number: i64) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_mean_0_and_the_variance_stated() {
        for count in 1..=5 {
            let row = probabilities(count);
            let moment = |power: u32| {
                let terms = row.iter().map(|(change, p)| p * real(change.pow(power)));
                terms.sum::<f64>()
            };
            assert!((moment(0) - 1.0).abs() < 1e-12, "{count}");
            assert!(moment(1).abs() < 1e-12, "{count}");
            assert!((moment(2) - VARIANCE).abs() < 1e-12, "{count}");
            assert!(row.iter().all(|(change, p)| {
                *p > 0.0 && i64::try_from(count).unwrap() + change >= 0
            }));
        }
    }

    /// Far from 0 the table is even on both sides.
    #[test]
    fn changes_up_and_down_are_as_likely() {
        let row = probabilities(9);
        for place in 0..row.len() {
            let other = row[row.len() - 1 - place];
            assert_eq!(row[place].0, -other.0);
            assert!((row[place].1 - other.1).abs() < 1e-12);
        }
    }

    #[test]
    fn nothing_stays_nothing_and_no_change_is_larger_than_allowed() {
        let noise = Noise::new();
        let mut sum = [0_i64; 2];
        for step in 0..4096_u32 {
            let key = step << 20;
            assert_eq!(noise.applied(0, key), 0);
            for count in 1..8_u64 {
                let shown = noise.applied(count, key);
                assert!(shown.abs_diff(count) <= MOST, "{count}");
            }
            sum[0] += i64::try_from(noise.applied(1, key)).unwrap() - 1;
            sum[1] += i64::try_from(noise.applied(100, key)).unwrap() - 100;
        }
        // Evenly spread cell keys change a count by 0 on average.
        assert!(sum.iter().all(|sum| sum.abs() <= 8), "{sum:?}");
        assert_eq!(noise.applied(1, u32::MAX), 3);
        assert_eq!(noise.applied(1, 0), 0);
    }
}
