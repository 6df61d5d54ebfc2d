//! Intervals for effect sizes, by the noncentral distributions of their tests.

use super::distributions::{beta_lower, deviance, stirling_error};
use super::group_means::{Anova, Variances, anova, cohens_d};
use super::intervals::Share;
use super::quadrature::noncentral_t;
use super::two_proportions::cohens_h;
use super::{Confidence, Interval, Undefined, length, real};

/// An effect size with its interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct EstimatedEffect {
    /// The effect size in the sample.
    pub value: f64,
    /// The interval for that of the population.
    pub interval: Interval,
}

/// Cohen's d with its exact interval.
///
/// The ends are the noncentralities under which Student's t is at its upper and lower α/2
/// quantile, times √(1/n + 1/m): L. V. Hedges & I. Olkin, *Statistical Methods for
/// Meta-Analysis*, 1985, section 5.F; J. H. Steiger & R. T. Fouladi 1997.
///
/// # Errors
///
/// As [`cohens_d`].
pub fn d_with_interval(
    first: &[f64],
    second: &[f64],
    level: Confidence,
) -> Result<EstimatedEffect, Undefined> {
    let value = cohens_d(first, second)?;
    let unit = (1.0 / length(first) + 1.0 / length(second)).sqrt();
    let (t, df) = (value / unit, length(first) + length(second) - 2.0);
    // P(T ≤ t) falls as the noncentrality rises.
    let end = |tail: f64| falling_root(t, 1.0, |shift| noncentral_t(t, df, shift) - tail);
    let interval = Interval {
        lower: end(1.0 - level.tail()) * unit,
        upper: end(level.tail()) * unit,
    };
    Ok(EstimatedEffect { value, interval })
}

/// η² of an analysis of variance with equal variances, with its interval.
///
/// The ends are λ/(λ + n) with the noncentralities λ under which F is at its upper and lower
/// α/2 quantile; 0 where F is below that quantile without any: J. H. Steiger, *Psychological
/// Methods* 9, 2004, 164–182.
///
/// # Errors
///
/// As [`anova`].
pub fn eta_with_interval(
    groups: &[&[f64]],
    level: Confidence,
) -> Result<EstimatedEffect, Undefined> {
    let test = anova(groups, Variances::Equal)?;
    let n = groups.iter().map(|group| length(group)).sum::<f64>();
    let end = |tail: f64| {
        let below = |lambda: f64| noncentral_f(&test, lambda) - tail;
        if below(0.0) <= 0.0 {
            return 0.0;
        }
        let lambda = falling_root(n, n, |lambda| below(lambda.max(0.0))).max(0.0);
        lambda / (lambda + n)
    };
    let interval = Interval { lower: end(1.0 - level.tail()), upper: end(level.tail()) };
    Ok(EstimatedEffect { value: test.eta_squared, interval })
}

/// Cohen's h with its interval, h ± z√(1/n + 1/m): the arcsine root of a share has the
/// variance 1/4n (M. S. Bartlett, *JRSS Supplement* 3, 1936; Cohen 1988, section 6.2).
#[must_use]
pub fn h_with_interval(
    first: Share,
    second: Share,
    level: Confidence,
) -> EstimatedEffect {
    let value = cohens_h(first, second);
    let half = level.z() * (1.0 / real(first.of()) + 1.0 / real(second.of())).sqrt();
    EstimatedEffect {
        value,
        interval: Interval { lower: value - half, upper: value + half },
    }
}

/// P(F ≤ f) of the noncentral F distribution at the F of a test: central ones, mixed by
/// Poisson's probabilities with the mean λ/2 (Johnson, Kotz & Balakrishnan, *Continuous
/// Univariate Distributions* 2, 2nd ed. 1995, chapter 30).
fn noncentral_f(test: &Anova, lambda: f64) -> f64 {
    let (above, below) = (test.numerator_df, test.denominator_df);
    let whole = above * test.statistic + below;
    let (x, y) = (above * test.statistic / whole, below / whole);
    let central = |step: f64| beta_lower(above / 2.0 + step, below / 2.0, x, y);
    let mean = lambda / 2.0;
    let weight = |step: f64| {
        if step <= 0.0 {
            return libm::exp(-mean);
        }
        libm::exp(-stirling_error(step) - deviance(step, mean))
            / (2.0 * std::f64::consts::PI * step).sqrt()
    };
    if mean <= 0.0 {
        return central(0.0);
    }
    // From the likeliest step outwards, until nothing more is added.
    let middle = mean.floor();
    let mut sum = 0.0;
    for direction in [-1.0, 1.0] {
        let mut step = if direction < 0.0 { middle } else { middle + 1.0 };
        while step >= 0.0 {
            let part = weight(step);
            sum += part * central(step);
            if part < 1e-18 {
                break;
            }
            step += direction;
        }
    }
    sum
}

/// Where a falling function is 0, by halving; `start` is near and `reach` how far to look
/// first.
fn falling_root(start: f64, reach: f64, function: impl Fn(f64) -> f64) -> f64 {
    let (mut low, mut high) = (start - reach, start + reach);
    let mut step = reach;
    while function(low) < 0.0 {
        step *= 2.0;
        low -= step;
    }
    while function(high) > 0.0 {
        step *= 2.0;
        high += step;
    }
    for _ in 0..100 {
        let middle = f64::midpoint(low, high);
        if middle <= low || middle >= high || high - low <= 1e-13 * middle.abs() {
            break;
        }
        if function(middle) > 0.0 {
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
    use crate::statistics::distributions::f_upper;

    #[test]
    fn the_interval_of_d_holds_it_and_turns_with_it() {
        let (one, two) = ([1.0, 4.0, 5.0, 7.0, 9.0], [3.0, 6.0, 8.0, 9.0]);
        let d = d_with_interval(&one, &two, Confidence::P95).unwrap();
        assert!(d.interval.lower < d.value && d.value < d.interval.upper);
        let turned = d_with_interval(&two, &one, Confidence::P95).unwrap();
        assert!((d.interval.lower + turned.interval.upper).abs() < 1e-9);
    }

    #[test]
    fn without_a_shift_f_is_fishers() {
        let groups: [&[f64]; 2] = [&[1.0, 3.0, 4.0], &[2.0, 5.0, 9.0, 4.0]];
        let test = anova(&groups, Variances::Equal).unwrap();
        let central = 1.0 - f_upper(test.statistic, 1.0, 5.0);
        assert!((noncentral_f(&test, 0.0) - central).abs() < 1e-13);
        assert!(noncentral_f(&test, 3.0) < central);
        let eta = eta_with_interval(&groups, Confidence::P95).unwrap();
        assert!(eta.interval.lower <= 0.0 && eta.interval.upper > eta.value);
    }

    #[test]
    fn h_has_the_width_of_its_numbers() {
        let share = |hits| Share::new(hits, 50).unwrap();
        let h = h_with_interval(share(30), share(20), Confidence::P95);
        let width = h.interval.upper - h.interval.lower;
        assert!((width - 2.0 * 1.959_963_984_540_054 * 0.2).abs() < 1e-12);
    }
}
