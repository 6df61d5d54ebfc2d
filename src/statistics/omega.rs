//! McDonald's omega: the reliability of a sum of items that measure one thing, each as well as
//! it does.

use super::matrix::largest_eigenvector;
use super::reliability::covariances_of;
use super::{Undefined, at_least};

/// The most rounds of the factor model.
const MOST_ROUNDS: usize = 50_000;
/// A round that moves no uniqueness by more than this is the last.
const STILL: f64 = 1e-14;
/// An item with a smaller part of its own has none: the model has no proper solution (what is
/// called a Heywood case). R's `factanal` stops at the same.
const LEAST_UNIQUENESS: f64 = 0.005;

/// Omega (total) of `items`, each a slice with the answers of the same persons:
/// (Σλ)²/((Σλ)² + Σψ).
///
/// λ are the loadings on one common factor and ψ what is left of the variances, in the units
/// of the items, by maximum likelihood: R. P. McDonald, *Test Theory: A Unified Treatment*,
/// 1999, chapter 6; D. N. Lawley, *Proceedings of the Royal Society of Edinburgh* 60, 1940.
/// The factor model is that of R's `factanal(factors = 1)`. With loadings that are alike it is
/// Cronbach's alpha. Items that point the other way are turned by the caller.
///
/// # Errors
///
/// [`Undefined::TooFew`] below three items, which do not tell one factor, and what
/// [`cronbach`](super::reliability::cronbach) has; [`Undefined::NoSolution`] where an item is
/// all common factor.
pub fn omega_total(items: &[&[f64]]) -> Result<f64, Undefined> {
    at_least(3, items.len())?;
    let covariances = covariances_of(items)?;
    let deviations =
        (0..items.len()).map(|item| covariances[item][item].sqrt()).collect::<Vec<_>>();
    let correlations = covariances.iter().zip(&deviations).map(|(row, own)| {
        let row = row.iter().zip(&deviations);
        row.map(|(covariance, other)| covariance / (own * other)).collect::<Vec<_>>()
    });
    let correlations = correlations.collect::<Vec<_>>();
    let (loadings, uniquenesses) = one_factor(&correlations)?;
    let common = loadings.iter().zip(&deviations).map(|(load, sd)| load * sd);
    let common = common.sum::<f64>();
    let rest = uniquenesses.iter().zip(&deviations).map(|(own, sd)| own * sd * sd);
    let common = common * common;
    Ok(common / (common + rest.sum::<f64>()))
}

/// The loadings and uniquenesses of one factor, by Lawley's equations: of the correlations
/// divided by the roots of the uniquenesses the largest eigenvector gives the loadings, and
/// these the uniquenesses.
fn one_factor(correlations: &[Vec<f64>]) -> Result<(Vec<f64>, Vec<f64>), Undefined> {
    let mut uniquenesses = vec![0.5; correlations.len()];
    let mut loadings = vec![0.0; correlations.len()];
    for _ in 0..MOST_ROUNDS {
        let roots = uniquenesses.iter().map(|own: &f64| own.sqrt()).collect::<Vec<_>>();
        let scaled = correlations.iter().zip(&roots).map(|(row, own)| {
            row.iter().zip(&roots).map(|(one, other)| one / (own * other)).collect()
        });
        let (value, vector) = largest_eigenvector(scaled.collect());
        let length = (value - 1.0).max(0.0).sqrt();
        for ((load, root), part) in loadings.iter_mut().zip(&roots).zip(&vector) {
            *load = root * part * length;
        }
        let mut moved = 0.0_f64;
        for (own, load) in uniquenesses.iter_mut().zip(&loadings) {
            let now = 1.0 - load * load;
            if now < LEAST_UNIQUENESS {
                return Err(Undefined::NoSolution);
            }
            moved = moved.max((now - *own).abs());
            *own = now;
        }
        if moved <= STILL {
            return Ok((loadings, uniquenesses));
        }
    }
    Err(Undefined::NoSolution)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_that_are_alike_have_one_loading() {
        // Each two correlate with 0.4: λ² is 0.4, and omega is kr/(1 + (k − 1)r), as alpha.
        let row = |one: usize| {
            (0..4).map(|other| if one == other { 1.0 } else { 0.4 }).collect::<Vec<_>>()
        };
        let correlations = (0..4).map(row).collect::<Vec<_>>();
        let (loadings, uniquenesses) = one_factor(&correlations).unwrap();
        assert!(loadings.iter().all(|load| (load * load - 0.4).abs() < 1e-12));
        let common = loadings.iter().sum::<f64>() * loadings.iter().sum::<f64>();
        let omega = common / (common + uniquenesses.iter().sum::<f64>());
        assert!((omega - 1.6 / 2.2).abs() < 1e-12);
    }

    #[test]
    fn of_three_items_the_model_is_exact() {
        // With the correlations a, b, c the loadings are √(ab/c), √(ac/b), √(bc/a).
        let (a, b, c) = (0.5, 0.4, 0.3);
        let correlations = vec![vec![1.0, a, b], vec![a, 1.0, c], vec![b, c, 1.0]];
        let (loadings, uniquenesses) = one_factor(&correlations).unwrap();
        let expected: [f64; 3] = [a * b / c, a * c / b, b * c / a];
        for ((load, own), square) in loadings.iter().zip(uniquenesses).zip(expected) {
            assert!((load * load - square).abs() < 1e-12, "{load}");
            assert!((own - 1.0 + square).abs() < 1e-12);
        }
    }

    #[test]
    fn what_has_no_omega_says_why() {
        let few = omega_total(&[&[1.0, 2.0], &[1.0, 2.0]]);
        assert_eq!(few, Err(Undefined::TooFew { needed: 3, found: 2 }));
        let (a, b, c) = (0.9, 0.9, 0.3);
        let correlations = vec![vec![1.0, a, b], vec![a, 1.0, c], vec![b, c, 1.0]];
        assert_eq!(one_factor(&correlations), Err(Undefined::NoSolution));
    }
}
