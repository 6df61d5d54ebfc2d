//! Change between two measurements: of independent samples, also from finite populations and
//! by design, and of the same persons.
//!
//! Everything here is the later measurement less the earlier one.

use super::design::Estimate;
use super::distributions::{normal_upper, t_upper, t_upper_quantile};
use super::intervals::{Continuity, Share, mean, wilson, wilson_finite};
use super::two_proportions::ZTest;
use super::{Confidence, Interval, Undefined, length, real, size};

/// A share in a sample, and how many units the sample was drawn from, if they are few enough
/// to matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sampled {
    /// The share in the sample.
    pub share: Share,
    /// How many units there are; infinitely many if it is left out.
    pub population: Option<u64>,
}

/// A change of means, or of shares by design, in the unit of what is measured.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change {
    /// The later less the earlier.
    pub difference: f64,
    /// Its standard error.
    pub standard_error: f64,
    /// The degrees of freedom of t.
    pub degrees_of_freedom: f64,
    /// The difference ± t times its standard error.
    pub interval: Interval,
    /// The two-sided probability of at least this difference if there is none.
    pub p: f64,
}

impl Sampled {
    fn limits(self, level: Confidence) -> Result<Interval, Undefined> {
        match self.population {
            None => Ok(wilson(self.share, level, Continuity::Uncorrected)),
            Some(population) => wilson_finite(self.share, population, level),
        }
    }

    /// The part of the variance that is left when the sample is taken out of its population.
    fn left(self) -> Result<f64, Undefined> {
        match self.population {
            None => Ok(1.0),
            Some(population) if population < self.share.of() => {
                Err(Undefined::PartAboveWhole)
            }
            Some(population) if population <= 1 => Ok(0.0),
            Some(population) => {
                Ok(real(population - self.share.of()) / real(population - 1))
            }
        }
    }
}

/// Newcombe's interval for the change of a share between independent samples.
///
/// d̂ − √((p₂ − l₂)² + (u₁ − p₁)²) to d̂ + √((u₂ − p₂)² + (p₁ − l₁)²) with d̂ = p₂ − p₁ and
/// Wilson's limits of each: R. G. Newcombe, *Statistics in Medicine* 17, 1998, 873–890, method
/// 10. Of a sample from a finite population the limits are those of
/// [`wilson_finite`]; that limits of any good method can be joined so is shown by G. Zou &
/// A. Donner, *Statistics in Medicine* 27, 2008, 1693–1702. In
/// units of shares. Two censuses have no error.
///
/// # Errors
///
/// [`Undefined::PartAboveWhole`] when a sample is larger than its population.
pub fn newcombe(
    later: Sampled,
    earlier: Sampled,
    level: Confidence,
) -> Result<Interval, Undefined> {
    let (two, one) = (later.limits(level)?, earlier.limits(level)?);
    let (q, p) = (later.share.value(), earlier.share.value());
    Ok(Interval {
        lower: q - p - libm::hypot(q - two.lower, one.upper - p),
        upper: q - p + libm::hypot(two.upper - q, p - one.lower),
    })
}

/// Tests whether a share is the same in two independent samples.
///
/// z = (p₂ − p₁)/√(pq(f₂/n₂ + f₁/n₁)) with p of both samples together, where f is
/// (N − n)/(N − 1) in a sample of n from N units and 1 otherwise: J. L. Fleiss, B. Levin & M. C. Paik,
/// *Statistical Methods for Rates and Proportions*, 3rd ed. 2003, chapter 3, with the
/// hypergeometric variance (W. G. Cochran, *Sampling Techniques*, 3rd ed. 1977, theorem 3.2).
///
/// # Errors
///
/// [`Undefined::NoVariation`] when all or none have it in both, or both are censuses;
/// [`Undefined::PartAboveWhole`] when a sample is larger than its population.
pub fn z_test(later: Sampled, earlier: Sampled) -> Result<ZTest, Undefined> {
    let (m, n) = (real(later.share.of()), real(earlier.share.of()));
    let both = real(later.share.hits() + earlier.share.hits()) / (m + n);
    let variance = both * (1.0 - both) * (later.left()? / m + earlier.left()? / n);
    if variance <= 0.0 {
        return Err(Undefined::NoVariation);
    }
    let z = (later.share.value() - earlier.share.value()) / variance.sqrt();
    Ok(ZTest { z, p: 2.0 * normal_upper(z.abs()) })
}

/// The values that a sample gave.
#[derive(Clone, Copy, Debug)]
pub struct SampledValues<'a> {
    /// The values.
    pub values: &'a [f64],
    /// The size of the population it was drawn from, if that matters.
    pub population: Option<u64>,
}

/// Welch's test and interval for the change of a mean between independent samples, each with
/// the size of its population if that matters.
///
/// t = (x̄₂ − x̄₁)/√(v₂ + v₁) with v = s²/n · (1 − n/N), and
/// (v₂ + v₁)²/(v₂²/(n₂ − 1) + v₁²/(n₁ − 1)) degrees of freedom: B. L. Welch, *Biometrika* 34, 1947, 28–35, and F. E. Satterthwaite,
/// *Biometrics Bulletin* 2, 1946, 110–114; the variance is Cochran's (1977, section 2.6).
///
/// # Errors
///
/// [`Undefined::TooFew`] below two values in either, [`Undefined::NoVariation`] when neither
/// varies, [`Undefined::NotFinite`], and [`Undefined::PartAboveWhole`].
pub fn welch(
    later: SampledValues<'_>,
    earlier: SampledValues<'_>,
    level: Confidence,
) -> Result<Change, Undefined> {
    let two = mean(later.values, later.population, level)?;
    let one = mean(earlier.values, earlier.population, level)?;
    let square = |error: f64| error * error;
    let (w, v) = (square(two.standard_error), square(one.standard_error));
    let whole = w + v;
    let degrees = square(whole)
        / (square(w) / (length(later.values) - 1.0)
            + square(v) / (length(earlier.values) - 1.0));
    by_t(two.mean - one.mean, whole.sqrt(), degrees, level)
}

/// The change of a mean among the same persons: Student's test and interval of the differences
/// (Student, *Biometrika* 6, 1908, 1–25).
///
/// # Errors
///
/// [`Undefined::LengthsDiffer`], [`Undefined::TooFew`] below two persons,
/// [`Undefined::NoVariation`] when all changed alike, and [`Undefined::NotFinite`].
pub fn paired(
    later: &[f64],
    earlier: &[f64],
    level: Confidence,
) -> Result<Change, Undefined> {
    if later.len() != earlier.len() {
        return Err(Undefined::LengthsDiffer);
    }
    let differences = later.iter().zip(earlier).map(|(two, one)| two - one);
    let differences = differences.collect::<Vec<_>>();
    let change = mean(&differences, None, level)?;
    by_t(change.mean, change.standard_error, length(&differences) - 1.0, level)
}

/// The change between two estimates from independent samples, each with its design.
///
/// d ± t · √(SE₂² + SE₁²), with the degrees of freedom of both together: two samples drawn
/// independently are two strata of one design (T. Lumley, *Complex Surveys*, 2010, section
/// 2.1).
///
/// # Errors
///
/// [`Undefined::NoVariation`] when neither has an error, [`Undefined::NoDegreesOfFreedom`].
pub fn of_designs(
    later: &Estimate,
    earlier: &Estimate,
    level: Confidence,
) -> Result<Change, Undefined> {
    let error = libm::hypot(later.standard_error, earlier.standard_error);
    let degrees = later.degrees_of_freedom + earlier.degrees_of_freedom;
    if degrees == 0 {
        return Err(Undefined::NoDegreesOfFreedom);
    }
    by_t(later.value - earlier.value, error, size(degrees), level)
}

fn by_t(
    difference: f64,
    standard_error: f64,
    degrees_of_freedom: f64,
    level: Confidence,
) -> Result<Change, Undefined> {
    if standard_error <= 0.0 {
        return Err(Undefined::NoVariation);
    }
    let half = t_upper_quantile(level.tail(), degrees_of_freedom) * standard_error;
    let interval = Interval { lower: difference - half, upper: difference + half };
    let t = difference / standard_error;
    let p = 2.0 * t_upper(t.abs(), degrees_of_freedom);
    Ok(Change { difference, standard_error, degrees_of_freedom, interval, p })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(values: &[f64]) -> SampledValues<'_> {
        SampledValues { values, population: None }
    }
    use crate::statistics::{intervals, two_proportions};

    const LEVEL: Confidence = Confidence::P95;

    fn sampled(hits: u64, of: u64, population: Option<u64>) -> Sampled {
        Sampled { share: Share::new(hits, of).unwrap(), population }
    }

    #[test]
    fn the_examples_of_newcombe_come_out() {
        // Newcombe 1998, Statistics in Medicine 17, 873–890, table II, method 10:
        // (a) 56/70 − 48/80 has 0.0524 to 0.3339, (b) 9/10 − 3/10 has 0.1705 to 0.8090.
        for (later, earlier, low, high) in
            [((56, 70), (48, 80), 0.0524, 0.3339), ((9, 10), (3, 10), 0.1705, 0.8090)]
        {
            let of = |(hits, of)| sampled(hits, of, None);
            let found = newcombe(of(later), of(earlier), LEVEL).unwrap();
            assert!(
                (found.lower - low).abs() < 5e-5 && (found.upper - high).abs() < 5e-5
            );
        }
    }

    #[test]
    fn without_a_population_it_is_the_interval_and_the_test_of_two_shares() {
        let (two, one) = (sampled(60, 90, None), sampled(40, 80, None));
        let plain = Continuity::Uncorrected;
        let known = intervals::newcombe(two.share, one.share, LEVEL, plain);
        assert_eq!(newcombe(two, one, LEVEL), Ok(known));
        let pooled = two_proportions::Variance::Pooled;
        let known = two_proportions::z_test(two.share, one.share, pooled).unwrap();
        let found = z_test(two, one).unwrap();
        assert!((found.z - known.z).abs() < 1e-14 && (found.p - known.p).abs() < 1e-14);
    }

    #[test]
    fn a_large_population_changes_nothing_and_a_census_leaves_no_doubt() {
        let far = Some(1_000_000_000_000);
        let open = (sampled(60, 90, None), sampled(40, 80, None));
        let wide = (sampled(60, 90, far), sampled(40, 80, far));
        let (one, other) = (
            newcombe(open.0, open.1, LEVEL).unwrap(),
            newcombe(wide.0, wide.1, LEVEL).unwrap(),
        );
        assert!((one.lower - other.lower).abs() < 1e-9);
        let census = (sampled(60, 90, Some(90)), sampled(40, 80, Some(80)));
        let all = newcombe(census.0, census.1, LEVEL).unwrap();
        let change = 60.0 / 90.0 - 0.5;
        assert_eq!((all.lower, all.upper), (change, change));
        assert_eq!(z_test(census.0, census.1), Err(Undefined::NoVariation));
        let half = (sampled(60, 90, Some(180)), sampled(40, 80, Some(160)));
        assert!(z_test(half.0, half.1).unwrap().z > z_test(open.0, open.1).unwrap().z);
        let small = newcombe(sampled(6, 9, Some(8)), open.1, LEVEL);
        assert_eq!(small, Err(Undefined::PartAboveWhole));
    }

    #[test]
    fn what_has_no_value_says_why() {
        let none = Err(Undefined::NoVariation);
        assert_eq!(z_test(sampled(0, 9, None), sampled(0, 7, None)), none);
        assert_eq!(
            welch(sample(&[2.0, 2.0]), sample(&[1.0, 1.0]), LEVEL).err(),
            none.err()
        );
        let few = Undefined::TooFew { needed: 2, found: 1 };
        assert_eq!(welch(sample(&[2.0]), sample(&[1.0, 2.0]), LEVEL), Err(few));
        assert_eq!(paired(&[1.0, 2.0], &[1.0], LEVEL), Err(Undefined::LengthsDiffer));
        assert_eq!(paired(&[1.0, 2.0], &[0.0, 1.0], LEVEL), Err(Undefined::NoVariation));
        let estimate =
            Estimate { value: 0.5, standard_error: 0.1, degrees_of_freedom: 0 };
        let none = Err(Undefined::NoDegreesOfFreedom);
        assert_eq!(of_designs(&estimate, &estimate, LEVEL), none);
    }
}
