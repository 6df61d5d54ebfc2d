//! Confidence intervals for a share, a difference of shares and a mean.
//!
//! Shares are between 0 and 1, not in per cent. A population size, where one can be given,
//! is the number of units that the sample was drawn from without replacement.

use super::distributions::{beta_quantile, hypergeometric, t_upper_quantile};
use super::{Confidence, Interval, Undefined, at_least, finite, length, real};

/// A share: how many of how many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    hits: u64,
    of: u64,
}

/// Whether an interval is widened because counts are whole numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Continuity {
    /// Widened by half a count.
    Corrected,
    /// As the normal approximation gives it.
    Uncorrected,
}

impl Share {
    /// Takes `hits` among `of`.
    ///
    /// # Errors
    ///
    /// [`Undefined::TooFew`] when there is nothing to take a share of, and
    /// [`Undefined::PartAboveWhole`].
    pub fn new(hits: u64, of: u64) -> Result<Self, Undefined> {
        if of == 0 {
            return Err(Undefined::TooFew { needed: 1, found: 0 });
        }
        if hits > of {
            return Err(Undefined::PartAboveWhole);
        }
        Ok(Self { hits, of })
    }

    /// The share itself, between 0 and 1.
    #[must_use]
    pub fn value(self) -> f64 {
        real(self.hits) / real(self.of)
    }

    /// How many have it.
    #[must_use]
    pub const fn hits(self) -> u64 {
        self.hits
    }

    /// Among how many.
    #[must_use]
    pub const fn of(self) -> u64 {
        self.of
    }
}

/// The standard error of a share, as part of 1; nothing of fewer than two units.
///
/// √(p̂q̂/(n − 1) · (1 − n/N)), the last factor with a population only (W. G. Cochran,
/// *Sampling Techniques*, 3rd ed. 1977, formula 3.8): the standard error of a mean of zeros
/// and ones. 0 where nobody or everybody has it, and of a census.
///
/// # Errors
///
/// [`Undefined::TooFew`] below two units, and [`Undefined::PartAboveWhole`] when the sample
/// is larger than the population.
pub fn share_error(share: Share, population: Option<u64>) -> Result<f64, Undefined> {
    at_least(2, usize::try_from(share.of).unwrap_or(usize::MAX))?;
    let n = real(share.of);
    let left = match population {
        Some(population) if population < share.of => {
            return Err(Undefined::PartAboveWhole);
        }
        Some(population) => 1.0 - n / real(population),
        None => 1.0,
    };
    let p = share.value();
    Ok((p * (1.0 - p) / (n - 1.0) * left).sqrt())
}

/// Wilson's score interval.
///
/// (p̂ + z²/2n ± z√(p̂q̂/n + z²/4n²)) / (1 + z²/n): E. B. Wilson, *JASA* 22, 1927, 209–212;
/// with a continuity correction p̂ moves by 1/2n away from each end (R. G. Newcombe,
/// *Statistics in Medicine* 17, 1998, 857–872, method 4). Never leaves 0 to 1.
#[must_use]
pub fn wilson(share: Share, level: Confidence, continuity: Continuity) -> Interval {
    let n = real(share.of);
    let step = match continuity {
        Continuity::Corrected => 0.5 / n,
        Continuity::Uncorrected => 0.0,
    };
    score(share.value(), step, n, level.z(), share)
}

/// Wilson's interval for a sample from a population of `population` units.
///
/// Inverts |p̂ − p| ≤ z√(pq/n · (N − n)/(N − 1)), where the last factor is that of the
/// hypergeometric variance (W. G. Cochran, *Sampling Techniques*, 3rd ed. 1977, theorem
/// 3.2): Wilson's formula with n(N − 1)/(N − n) in the place of n. A census has no error.
///
/// # Errors
///
/// [`Undefined::PartAboveWhole`] when the sample is larger than the population.
pub fn wilson_finite(
    share: Share,
    population: u64,
    level: Confidence,
) -> Result<Interval, Undefined> {
    if population < share.of {
        return Err(Undefined::PartAboveWhole);
    }
    if population == share.of {
        return Ok(Interval { lower: share.value(), upper: share.value() });
    }
    let worth = real(share.of) * real(population - 1) / real(population - share.of);
    Ok(score(share.value(), 0.0, worth, level.z(), share))
}

/// Wald's interval, p̂ ± z√(p̂q̂/n), cut off at 0 and 1; of a sample from `population` units
/// with the variance times (N − n)/(N − 1).
///
/// P. S. Laplace, *Théorie analytique des probabilités*, 1812; Cochran 1977, theorem 3.2. It
/// is too short for small samples and shares near 0 or 1, of which it has no width at all
/// (Brown, Cai & DasGupta 2001): Wilson's is as easy and better.
///
/// # Errors
///
/// [`Undefined::PartAboveWhole`] when the sample is larger than the population.
pub fn wald(
    share: Share,
    population: Option<u64>,
    level: Confidence,
) -> Result<Interval, Undefined> {
    let left = match population {
        Some(population) if population < share.of => {
            return Err(Undefined::PartAboveWhole);
        }
        Some(population) if population == share.of => 0.0,
        Some(population) => real(population - share.of) / real(population - 1),
        None => 1.0,
    };
    let p = share.value();
    let half = level.z() * (p * (1.0 - p) / real(share.of) * left).sqrt();
    Ok(Interval { lower: (p - half).max(0.0), upper: (p + half).min(1.0) })
}

/// The interval of Agresti and Coull.
///
/// p̃ ± z√(p̃q̃/ñ) with ñ = n + z² and p̃ = (x + z²/2)/ñ: A. Agresti & B. A. Coull, *The
/// American Statistician* 52, 1998, 119–126. Cut off at 0 and 1.
#[must_use]
pub fn agresti_coull(share: Share, level: Confidence) -> Interval {
    let z = level.z();
    let n = real(share.of) + z * z;
    let p = (real(share.hits) + z * z / 2.0) / n;
    let half = z * (p * (1.0 - p) / n).sqrt();
    Interval { lower: (p - half).max(0.0), upper: (p + half).min(1.0) }
}

/// The exact interval of Clopper and Pearson.
///
/// From the α/2 quantile of Beta(x, n − x + 1) to the 1 − α/2 quantile of
/// Beta(x + 1, n − x): C. J. Clopper & E. S. Pearson, *Biometrika* 26, 1934, 404–413, in the
/// form of L. D. Brown, T. T. Cai & A. DasGupta, *Statistical Science* 16, 2001, section
/// 4.2.1. Begins at 0 when nobody and ends at 1 when everybody has it.
#[must_use]
pub fn clopper_pearson(share: Share, level: Confidence) -> Interval {
    let (x, rest) = (real(share.hits), real(share.of - share.hits));
    let lower = match share.hits {
        0 => 0.0,
        _ => beta_quantile(level.tail(), x, rest + 1.0),
    };
    let upper = match share.of - share.hits {
        0 => 1.0,
        _ => 1.0 - beta_quantile(level.tail(), rest, x + 1.0),
    };
    Interval { lower, upper }
}

/// The exact interval for a sample from a population of `population` units.
///
/// From the least to the greatest number in the population that leaves the sample's count, or
/// one further out, a hypergeometric probability above α/2: J. P. Buonaccorsi, *The American
/// Statistician* 41, 1987, 215–218. Both ends are shares that the population can have; a
/// census has no error.
///
/// # Errors
///
/// [`Undefined::PartAboveWhole`] when the sample is larger than the population.
pub fn clopper_pearson_finite(
    share: Share,
    population: u64,
    level: Confidence,
) -> Result<Interval, Undefined> {
    if population < share.of {
        return Err(Undefined::PartAboveWhole);
    }
    let Share { hits, of } = share;
    // P(at most `hits` in the sample) falls with the number of those who have it.
    let greatest = |hits: u64| {
        let possible = |having: u64| {
            let tail = (0..=hits)
                .map(|count| hypergeometric(count, having, population - having, of));
            tail.sum::<f64>() > level.tail()
        };
        let (mut yes, mut no) = (hits, population - (of - hits) + 1);
        while no - yes > 1 {
            let middle = u64::midpoint(yes, no);
            if possible(middle) {
                yes = middle;
            } else {
                no = middle;
            }
        }
        yes
    };
    let all = real(population);
    Ok(Interval {
        lower: real(population - greatest(of - hits)) / all,
        upper: real(greatest(hits)) / all,
    })
}

/// Jeffreys' interval.
///
/// The α/2 and 1 − α/2 quantiles of Beta(x + ½, n − x + ½), but 0 when nobody and 1 when
/// everybody has it: Brown, Cai & DasGupta 2001, section 3.1.
#[must_use]
pub fn jeffreys(share: Share, level: Confidence) -> Interval {
    let (x, rest) = (real(share.hits), real(share.of - share.hits));
    let lower = match share.hits {
        0 => 0.0,
        _ => beta_quantile(level.tail(), x + 0.5, rest + 0.5),
    };
    let upper = match share.of - share.hits {
        0 => 1.0,
        _ => 1.0 - beta_quantile(level.tail(), rest + 0.5, x + 0.5),
    };
    Interval { lower, upper }
}

/// Newcombe's interval for the difference `first` − `second` of independent shares.
///
/// d̂ − √((p₁ − l₁)² + (u₂ − p₂)²) to d̂ + √((u₁ − p₁)² + (p₂ − l₂)²) with Wilson's limits:
/// R. G. Newcombe, *Statistics in Medicine* 17, 1998, 873–890, method 10 (method 11 when
/// the limits are corrected for continuity). In units of shares, between −1 and 1.
#[must_use]
pub fn newcombe(
    first: Share,
    second: Share,
    level: Confidence,
    continuity: Continuity,
) -> Interval {
    let one = wilson(first, level, continuity);
    let two = wilson(second, level, continuity);
    let (p, q) = (first.value(), second.value());
    Interval {
        lower: p - q - libm::hypot(p - one.lower, two.upper - q),
        upper: p - q + libm::hypot(one.upper - p, q - two.lower),
    }
}

/// The answers of the same persons at two occasions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pairs {
    /// Yes both times.
    pub both: u64,
    /// Yes the first time only.
    pub first_only: u64,
    /// Yes the second time only.
    pub second_only: u64,
    /// No both times.
    pub neither: u64,
}

/// Newcombe's interval for the difference first − second of shares among the same persons.
///
/// As [`newcombe`] without continuity correction, less 2φ times the product of the two
/// deviations, where φ is the correlation of the table with its numerator ad − bc lessened
/// by n/2 but not below 0 when it is positive: R. G. Newcombe, *Statistics in Medicine* 17,
/// 1998, 2635–2650, method 10. φ is 0 when a margin is empty.
///
/// # Errors
///
/// [`Undefined::TooFew`] when there are no pairs.
pub fn newcombe_paired(pairs: Pairs, level: Confidence) -> Result<Interval, Undefined> {
    let Pairs { both, first_only, second_only, neither } = pairs;
    let n = both + first_only + second_only + neither;
    let first = Share::new(both + first_only, n)?;
    let second = Share::new(both + second_only, n)?;
    let one = wilson(first, level, Continuity::Uncorrected);
    let two = wilson(second, level, Continuity::Uncorrected);
    let margins = real(first.hits) * real(n - first.hits);
    let margins = margins * real(second.hits) * real(n - second.hits);
    let cross = real(both) * real(neither) - real(first_only) * real(second_only);
    let cross = if cross > 0.0 { (cross - real(n) / 2.0).max(0.0) } else { cross };
    let phi = if margins > 0.0 { cross / margins.sqrt() } else { 0.0 };
    let together = |a: f64, b: f64| (a * a - 2.0 * phi * a * b + b * b).max(0.0).sqrt();
    let (p, q) = (first.value(), second.value());
    let difference = (real(first_only) - real(second_only)) / real(n);
    Ok(Interval {
        lower: difference - together(p - one.lower, two.upper - q),
        upper: difference + together(one.upper - p, q - two.lower),
    })
}

/// A mean with its standard error and interval, in the unit of the values.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mean {
    /// Σx/n.
    pub mean: f64,
    /// s/√n, times √(1 − n/N) for a sample from a population of N.
    pub standard_error: f64,
    /// The mean ± t times the standard error, with n − 1 degrees of freedom.
    pub interval: Interval,
}

/// The mean with Student's interval, for a population of `population` units if one is given.
///
/// x̄ ± t(n − 1) · s/√n · √(1 − n/N): Cochran 1977, sections 2.6 to 2.8.
///
/// # Errors
///
/// [`Undefined::TooFew`] below two values, [`Undefined::NotFinite`], and
/// [`Undefined::PartAboveWhole`] when there are more values than the population has.
pub fn mean(
    values: &[f64],
    population: Option<u64>,
    level: Confidence,
) -> Result<Mean, Undefined> {
    at_least(2, values.len())?;
    finite(values)?;
    let n = length(values);
    let left = match population.map(real) {
        Some(population) if population < n => return Err(Undefined::PartAboveWhole),
        Some(population) => 1.0 - n / population,
        None => 1.0,
    };
    let mean = values.iter().sum::<f64>() / n;
    let squares = values.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>();
    let standard_error = (squares / (n - 1.0) / n * left).sqrt();
    let half = t_upper_quantile(level.tail(), n - 1.0) * standard_error;
    let interval = Interval { lower: mean - half, upper: mean + half };
    Ok(Mean { mean, standard_error, interval })
}

/// Wilson's limits for a share `p` of `n`, each end from p moved away by `step`.
fn score(p: f64, step: f64, n: f64, z: f64, share: Share) -> Interval {
    let shift = z * z / (2.0 * n);
    let end = |p: f64, sign: f64| {
        let half = z * (p * (1.0 - p) / n + shift / (2.0 * n)).sqrt();
        (p + shift + sign * half) / (1.0 + 2.0 * shift)
    };
    let low = p - step;
    let high = p + step;
    let lower = if share.hits == 0 || low <= 0.0 { 0.0 } else { end(low, -1.0) };
    let upper = if share.hits == share.of || high >= 1.0 { 1.0 } else { end(high, 1.0) };
    Interval { lower, upper }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(hits: u64, of: u64) -> Share {
        Share::new(hits, of).unwrap()
    }

    fn rounded(interval: Interval, factor: f64) -> (f64, f64) {
        let round = |value: f64| (value * factor).round() / factor;
        (round(interval.lower), round(interval.upper))
    }

    #[test]
    fn the_examples_of_newcombe_come_out() {
        // Newcombe 1998, Statistics in Medicine 17, 857–872, table I: 81/263 and 15/148.
        let level = Confidence::P95;
        let plain =
            |x, n| rounded(wilson(share(x, n), level, Continuity::Uncorrected), 1e4);
        let wide = |x, n| rounded(wilson(share(x, n), level, Continuity::Corrected), 1e4);
        assert_eq!(plain(81, 263), (0.2553, 0.3662));
        assert_eq!(plain(15, 148), (0.0624, 0.1605));
        assert_eq!(plain(0, 20), (0.0, 0.1611));
        assert_eq!(wide(81, 263), (0.2535, 0.3682));
        assert_eq!(wide(0, 20), (0.0, 0.2005));
        assert_eq!(
            rounded(clopper_pearson(share(81, 263), level), 1e4),
            (0.2527, 0.3676)
        );
        assert_eq!(rounded(clopper_pearson(share(0, 20), level), 1e4), (0.0, 0.1684));
    }

    #[test]
    fn the_difference_of_newcombe_comes_out() {
        // Newcombe 1998, 873–890, table II: 56/70 − 48/80 and 9/10 − 3/10.
        let level = Confidence::P95;
        let plain = Continuity::Uncorrected;
        let interval = newcombe(share(56, 70), share(48, 80), level, plain);
        assert_eq!(rounded(interval, 1e4), (0.0524, 0.3339));
        let interval = newcombe(share(9, 10), share(3, 10), level, plain);
        assert_eq!(rounded(interval, 1e4), (0.1705, 0.8090));
        let interval =
            newcombe(share(56, 70), share(48, 80), level, Continuity::Corrected);
        assert_eq!(rounded(interval, 1e4), (0.0428, 0.3422));
    }

    #[test]
    fn the_error_of_a_share_is_that_of_a_mean_of_zeros_and_ones() {
        let level = Confidence::P95;
        for (hits, of) in [(0, 2), (1, 2), (7, 31), (30, 31), (31, 31)] {
            let values = (0..of).map(|unit| if unit < hits { 1.0 } else { 0.0 });
            let values = values.collect::<Vec<_>>();
            for population in [None, Some(31), Some(100)] {
                let same = mean(&values, population, level).unwrap().standard_error;
                let error = share_error(share(hits, of), population).unwrap();
                assert!((error - same).abs() < 1e-15, "{hits} of {of} in {population:?}");
            }
        }
        // Cochran 1977, example of section 3.2: of 200 of 3 042 names 38 had wrong addresses;
        // the standard error of their number in all is 81.8.
        let error = share_error(share(38, 200), Some(3_042)).unwrap();
        assert!((error * 3_042.0 - 81.8).abs() < 0.05, "{error}");
        assert_eq!(
            share_error(share(1, 1), None),
            Err(Undefined::TooFew { needed: 2, found: 1 })
        );
        assert_eq!(share_error(share(1, 9), Some(8)), Err(Undefined::PartAboveWhole));
    }

    #[test]
    fn intervals_are_mirrored_with_the_question() {
        let level = Confidence::P95;
        let mirrored = |one: Interval, two: Interval| {
            assert!((one.lower - (1.0 - two.upper)).abs() < 1e-14);
            assert!((one.upper - (1.0 - two.lower)).abs() < 1e-14);
        };
        let (yes, no) = (share(7, 31), share(24, 31));
        let plain = Continuity::Uncorrected;
        mirrored(wilson(yes, level, plain), wilson(no, level, plain));
        mirrored(agresti_coull(yes, level), agresti_coull(no, level));
        mirrored(clopper_pearson(yes, level), clopper_pearson(no, level));
        mirrored(jeffreys(yes, level), jeffreys(no, level));
    }

    #[test]
    fn nobody_and_everybody_reach_the_ends() {
        let level = Confidence::P95;
        let plain = Continuity::Uncorrected;
        for (hits, of) in [(0, 1), (0, 12), (12, 12)] {
            let one = share(hits, of);
            for interval in [
                wilson(one, level, plain),
                wilson(one, level, Continuity::Corrected),
                agresti_coull(one, level),
                clopper_pearson(one, level),
                jeffreys(one, level),
            ] {
                assert!(interval.lower >= 0.0 && interval.upper <= 1.0);
                assert!(interval.lower <= one.value() && one.value() <= interval.upper);
            }
        }
        assert_eq!(Share::new(0, 0), Err(Undefined::TooFew { needed: 1, found: 0 }));
        assert_eq!(Share::new(6, 5), Err(Undefined::PartAboveWhole));
    }

    #[test]
    fn a_census_of_shares_or_means_has_no_error() {
        let level = Confidence::P95;
        let census = wilson_finite(share(3, 10), 10, level).unwrap();
        assert_eq!((census.lower, census.upper), (0.3, 0.3));
        let huge = wilson_finite(share(3, 10), u64::MAX / 2, level).unwrap();
        let plain = wilson(share(3, 10), level, Continuity::Uncorrected);
        assert!((huge.lower - plain.lower).abs() < 1e-12);
        let few = wilson_finite(share(3, 10), 9, level);
        assert_eq!(few, Err(Undefined::PartAboveWhole));
        let census = mean(&[1.0, 2.0, 3.0], Some(3), level).unwrap();
        assert!(census.standard_error.abs() < 1e-300);
        let few = mean(&[1.0, 2.0, 3.0], Some(2), level);
        assert_eq!(few, Err(Undefined::PartAboveWhole));
    }

    #[test]
    fn an_exact_interval_from_a_population_is_a_count_of_it() {
        // By hand: 1 of 2 drawn from 4. Two who have it give at most 1 with 5/6, three with
        // 1/2, and four are impossible, since one who has not was seen.
        let level = Confidence::P95;
        let interval = clopper_pearson_finite(share(1, 2), 4, level).unwrap();
        assert_eq!((interval.lower, interval.upper), (0.25, 0.75));
        let census = clopper_pearson_finite(share(3, 10), 10, level).unwrap();
        assert_eq!((census.lower, census.upper), (0.3, 0.3));
        let huge = clopper_pearson_finite(share(3, 10), 1_000_000_000, level).unwrap();
        let plain = clopper_pearson(share(3, 10), level);
        assert!((huge.lower - plain.lower).abs() < 1e-7);
        assert!((huge.upper - plain.upper).abs() < 1e-7);
        let few = clopper_pearson_finite(share(3, 10), 9, level);
        assert_eq!(few, Err(Undefined::PartAboveWhole));
    }

    #[test]
    fn lungs_before_and_after_a_transplantation() {
        // M. W. Fagerland, S. Lydersen & P. Laake, Statistics in Medicine 33, 2014,
        // 2850–2875, on 21 children of Bentur et al. 2009: −0.507 to −0.026.
        let pairs = Pairs { both: 1, first_only: 1, second_only: 7, neither: 12 };
        let interval = newcombe_paired(pairs, Confidence::P95).unwrap();
        assert_eq!(rounded(interval, 1e3), (-0.507, -0.026));
    }

    #[test]
    fn pairs_that_agree_as_chance_has_it_are_as_independent() {
        let pairs = Pairs { both: 10, first_only: 10, second_only: 30, neither: 30 };
        let paired = newcombe_paired(pairs, Confidence::P95).unwrap();
        let (first, second) = (share(20, 80), share(40, 80));
        let apart = newcombe(first, second, Confidence::P95, Continuity::Uncorrected);
        assert!((paired.lower - apart.lower).abs() < 1e-14);
        assert!((paired.upper - apart.upper).abs() < 1e-14);
        let none = Pairs { both: 0, first_only: 0, second_only: 0, neither: 0 };
        assert!(newcombe_paired(none, Confidence::P95).is_err());
        let all = Pairs { both: 9, first_only: 0, second_only: 0, neither: 0 };
        assert!(newcombe_paired(all, Confidence::P95).unwrap().lower < 0.0);
    }

    #[test]
    fn students_sleep_has_the_printed_interval() {
        // Student, Biometrika 6, 1908, table of ten patients: the hours that one drug gave
        // more than the other; mean 1.58.
        let hours = [1.2, 2.4, 1.3, 1.3, 0.0, 1.0, 1.8, 0.8, 4.6, 1.4];
        let result = mean(&hours, None, Confidence::P95).unwrap();
        assert!((result.mean - 1.58).abs() < 1e-15);
        assert_eq!(rounded(result.interval, 1e4), (0.7001, 2.4599));
        let one = mean(&[1.0], None, Confidence::P95);
        assert_eq!(one, Err(Undefined::TooFew { needed: 2, found: 1 }));
        let broken = mean(&[1.0, f64::NAN], None, Confidence::P95);
        assert_eq!(broken, Err(Undefined::NotFinite));
    }
}
