//! P-values adjusted for testing more than once.
//!
//! Each function gives the values in the order they came; none give none.

use super::{Undefined, length};

/// Bonferroni's p-values: each times how many there are, at most 1.
///
/// O. J. Dunn, *JASA* 56, 1961, 52–64. Holds the probability of any false finding.
///
/// # Errors
///
/// [`Undefined::ProbabilityOutOfRange`] for a value that is no probability.
pub fn bonferroni(values: &[f64]) -> Result<Vec<f64>, Undefined> {
    order(values)?;
    let n = length(values);
    Ok(values.iter().map(|p| (p * n).min(1.0)).collect())
}

/// Holm's p-values: the smallest times n, the next times n − 1 and so on, never falling.
///
/// S. Holm, *Scandinavian Journal of Statistics* 6, 1979, 65–70. Holds the probability of
/// any false finding, as Bonferroni's, and finds at least as much.
///
/// # Errors
///
/// [`Undefined::ProbabilityOutOfRange`] for a value that is no probability.
pub fn holm(values: &[f64]) -> Result<Vec<f64>, Undefined> {
    let order = order(values)?;
    let mut adjusted = vec![0.0; values.len()];
    let (mut left, mut most) = (length(values), 0.0_f64);
    for index in order {
        most = most.max((values[index] * left).min(1.0));
        adjusted[index] = most;
        left -= 1.0;
    }
    Ok(adjusted)
}

/// Hochberg's p-values: the largest as it is, the next times 2 and so on, never rising.
///
/// Y. Hochberg, *Biometrika* 75, 1988, 800–802. Holds the probability of any false finding
/// of tests that are independent or depend positively on each other, and finds at least as
/// much as Holm's.
///
/// # Errors
///
/// [`Undefined::ProbabilityOutOfRange`] for a value that is no probability.
pub fn hochberg(values: &[f64]) -> Result<Vec<f64>, Undefined> {
    let order = order(values)?;
    let mut adjusted = vec![0.0; values.len()];
    let (mut times, mut least) = (1.0, 1.0_f64);
    for index in order.into_iter().rev() {
        least = least.min(values[index] * times);
        adjusted[index] = least;
        times += 1.0;
    }
    Ok(adjusted)
}

/// The p-values of Benjamini and Hochberg: the i-th smallest times n/i, never falling.
///
/// Y. Benjamini & Y. Hochberg, *JRSS B* 57, 1995, 289–300. Holds the expected share of
/// false findings among the findings, for independent tests.
///
/// # Errors
///
/// [`Undefined::ProbabilityOutOfRange`] for a value that is no probability.
pub fn benjamini_hochberg(values: &[f64]) -> Result<Vec<f64>, Undefined> {
    let order = order(values)?;
    let mut adjusted = vec![0.0; values.len()];
    let n = length(values);
    let (mut rank, mut least) = (n, 1.0_f64);
    for index in order.into_iter().rev() {
        least = least.min(values[index] * (n / rank));
        adjusted[index] = least;
        rank -= 1.0;
    }
    Ok(adjusted)
}

/// The places of the values from the smallest, equal ones as they came.
fn order(values: &[f64]) -> Result<Vec<usize>, Undefined> {
    if !values.iter().all(|p| (0.0..=1.0).contains(p)) {
        return Err(Undefined::ProbabilityOutOfRange);
    }
    let mut order = (0..values.len()).collect::<Vec<_>>();
    order.sort_by(|one, two| values[*one].total_cmp(&values[*two]));
    Ok(order)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Benjamini & Hochberg 1995, section 4.1: fifteen comparisons.
    const EXAMPLE: [f64; 15] = [
        0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240,
        0.4262, 0.5719, 0.6528, 0.7590, 1.0000,
    ];

    #[test]
    fn the_published_example_has_three_and_four_findings() {
        let found = |values: Vec<f64>| values.iter().filter(|p| **p <= 0.05).count();
        assert_eq!(found(bonferroni(&EXAMPLE).unwrap()), 3);
        assert_eq!(found(holm(&EXAMPLE).unwrap()), 3);
        assert_eq!(found(benjamini_hochberg(&EXAMPLE).unwrap()), 4);
    }

    #[test]
    fn each_method_is_at_most_as_strict_as_the_one_before() {
        let strict = bonferroni(&EXAMPLE).unwrap();
        let step = holm(&EXAMPLE).unwrap();
        let up = hochberg(&EXAMPLE).unwrap();
        let rate = benjamini_hochberg(&EXAMPLE).unwrap();
        for index in 0..EXAMPLE.len() {
            assert!(EXAMPLE[index] <= rate[index] && rate[index] <= up[index]);
            assert!(up[index] <= step[index] && step[index] <= strict[index]);
        }
    }

    #[test]
    fn the_order_given_is_kept() {
        let mut turned = EXAMPLE;
        turned.reverse();
        let mut adjusted = holm(&turned).unwrap();
        adjusted.reverse();
        assert_eq!(adjusted, holm(&EXAMPLE).unwrap());
    }

    #[test]
    fn one_test_needs_no_adjustment_and_none_has_none() {
        for adjust in [bonferroni, holm, hochberg, benjamini_hochberg] {
            assert_eq!(adjust(&[0.03]), Ok(vec![0.03]));
            assert_eq!(adjust(&[]), Ok(vec![]));
            assert_eq!(adjust(&[1.2]), Err(Undefined::ProbabilityOutOfRange));
            assert_eq!(adjust(&[f64::NAN]), Err(Undefined::ProbabilityOutOfRange));
        }
    }
}
