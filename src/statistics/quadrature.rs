//! Integrals by the rule of Gauss and Legendre, and what needs them: the spread of a
//! standard deviation, noncentral t and the studentized range.
//!
//! These functions are the room's own: they expect finite arguments and positive parameters.

use std::f64::consts::PI;

use super::distributions::{deviance, normal_upper, stirling_error};
use super::size;

/// The points of a panel.
const POINTS: usize = 16;

/// Points and weights over some range.
pub(super) struct Grid(Vec<(f64, f64)>);

impl Grid {
    /// `panels` panels of equal width from `low` to `high`, each with [`POINTS`] points.
    ///
    /// The points of a panel are the roots of the Legendre polynomial, by Newton's method
    /// (NIST *Digital Library of Mathematical Functions*, 3.5(v)).
    pub(super) fn new(low: f64, high: f64, panels: usize) -> Self {
        let rule = legendre();
        let half = (high - low) / (2.0 * size(panels));
        let panel = |panel: usize| {
            let middle = low + half * (2.0 * size(panel) + 1.0);
            let place =
                move |(x, weight): &(f64, f64)| (middle + half * x, half * weight);
            rule.iter().map(place).collect::<Vec<_>>()
        };
        Self((0..panels).flat_map(panel).collect())
    }

    pub(super) fn sum(&self, function: impl Fn(f64) -> f64) -> f64 {
        self.0.iter().map(|(x, weight)| weight * function(*x)).sum()
    }
}

/// The points and weights from −1 to 1.
fn legendre() -> Vec<(f64, f64)> {
    let n = size(POINTS);
    let point = |index: usize| {
        let mut x = libm::cos(PI * (size(index) + 0.75) / (n + 0.5));
        let mut slope = 1.0;
        for _ in 0..20 {
            let (mut value, mut before) = (1.0, 0.0);
            for degree in 0..POINTS {
                let k = size(degree);
                let next = ((2.0 * k + 1.0) * x * value - k * before) / (k + 1.0);
                (before, value) = (value, next);
            }
            slope = n * (x * value - before) / (x * x - 1.0);
            let step = value / slope;
            x -= step;
            if step.abs() < 1e-16 {
                break;
            }
        }
        (x, 2.0 / ((1.0 - x * x) * slope * slope))
    };
    (0..POINTS).map(point).collect()
}

/// The mean of `function` over s = √(χ²/df), how far a sample's standard deviation is from
/// the population's.
///
/// The density of s is 2√(a/2π) · e^(−δ(a) − aD(s²))/s with a = df/2, Stirling's error δ and
/// D(u) = u − 1 − ln u, which cancels nothing for large df.
pub(super) fn over_deviations(df: f64, function: impl Fn(f64) -> f64) -> f64 {
    let a = df / 2.0;
    let width = 10.0 / (2.0 * a).sqrt();
    let (low, high) = ((1.0 - width).max(0.0), 1.0 + width);
    let constant = 2.0 * (a / (2.0 * PI)).sqrt() * libm::exp(-stirling_error(a));
    let density = |s: f64| constant * libm::exp(-a * deviance(1.0, s * s)) / s;
    if low > 0.0 {
        return Grid::new(low, high, 8).sum(|s| density(s) * function(s));
    }
    // A third root near 0, where few degrees of freedom have a corner.
    Grid::new(0.0, libm::cbrt(high), 10).sum(|root| {
        let s = root * root * root;
        3.0 * root * root * density(s) * function(s)
    })
}

/// P(T ≤ t) of Student's t with `df` degrees of freedom and the noncentrality `shift`: the
/// mean of Φ(ts − shift) over s = √(χ²/df) (N. L. Johnson, S. Kotz & N. Balakrishnan,
/// *Continuous Univariate Distributions* 2, 2nd ed. 1995, chapter 31).
pub(super) fn noncentral_t(t: f64, df: f64, shift: f64) -> f64 {
    over_deviations(df, |s| normal_upper(shift - t * s))
}

/// P(Q > q) of the studentized range of `groups` means with `df` degrees of freedom.
///
/// The range of k normal values is above w with the probability
/// k∫φ(z)(Φ(z)ᵏ⁻¹ − (Φ(z) − Φ(z − w))ᵏ⁻¹)dz, whose mean over s is taken at w = qs (H. O.
/// Hartley, *Biometrika* 32, 1942, 334–348). The difference of powers is written as a sum of
/// positive parts, so that small tails keep their digits.
pub(super) fn studentized_range_upper(q: f64, groups: usize, df: f64) -> f64 {
    if q <= 0.0 {
        return 1.0;
    }
    let grid = Grid::new(-9.0, 9.0, 12);
    let known = grid.0.iter().map(|(z, weight)| {
        let density = libm::exp(-z * z / 2.0) / (2.0 * PI).sqrt();
        (*z, weight * density, normal_upper(-z))
    });
    let known = known.collect::<Vec<_>>();
    let range = |w: f64| {
        let at = |(z, weight, whole): &(f64, f64, f64)| {
            let below = normal_upper(w - z);
            let between = (whole - below).max(0.0);
            // aᵐ − bᵐ = (a − b)(aᵐ⁻¹ + aᵐ⁻²b + … + bᵐ⁻¹).
            let (mut sum, mut power) = (0.0, 1.0);
            for _ in 1..groups {
                sum = sum * whole + power;
                power *= between;
            }
            weight * below * sum
        };
        size(groups) * known.iter().map(at).sum::<f64>()
    };
    over_deviations(df, |s| range(q * s)).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statistics::distributions::t_upper;

    #[test]
    fn a_grid_is_exact_for_polynomials() {
        let grid = Grid::new(0.0, 2.0, 3);
        assert!((grid.sum(|x| x * x * x) - 4.0).abs() < 1e-13);
        assert!((grid.sum(|_| 1.0) - 2.0).abs() < 1e-14);
    }

    #[test]
    fn every_spread_adds_up_to_certainty() {
        for df in [1.0, 1.7, 3.0, 12.4, 300.0, 90_000.0] {
            assert!((over_deviations(df, |_| 1.0) - 1.0).abs() < 1e-11, "{df}");
            assert!((over_deviations(df, |s| s * s) - 1.0).abs() < 1e-11, "{df}");
        }
    }

    #[test]
    fn without_a_shift_it_is_students() {
        for (t, df) in [(1.3, 2.0), (-0.4, 7.5), (2.5, 60.0)] {
            let upper = 1.0 - noncentral_t(t, df, 0.0);
            assert!((upper - t_upper(t, df)).abs() < 1e-12, "{t} {df}");
        }
    }

    #[test]
    fn the_range_of_two_is_students() {
        for (q, df) in [(1.0, 3.0), (3.5, 12.0), (9.0, 30.0)] {
            let two = 2.0 * t_upper(q / f64::sqrt(2.0), df);
            let range = studentized_range_upper(q, 2, df);
            assert!((range / two - 1.0).abs() < 1e-9, "{q} {df}: {range} {two}");
        }
        assert!((studentized_range_upper(-1.0, 3, 5.0) - 1.0).abs() < 1e-15);
    }

    #[test]
    fn the_tables_of_the_studentized_range() {
        // H. L. Harter, Annals of Mathematical Statistics 31, 1960: 3.877 for three means and
        // ten degrees of freedom, 4.232 for five means and twenty.
        for (q, groups, df) in [(3.877, 3, 10.0), (4.232, 5, 20.0)] {
            let p = studentized_range_upper(q, groups, df);
            assert!((p - 0.05).abs() < 2e-5, "{q}: {p}");
        }
    }
}
