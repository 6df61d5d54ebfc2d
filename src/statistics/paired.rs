//! Tests of the same persons: McNemar's of shares, the paired t test of means.

use super::distributions::{binomial, chi_square_upper, t_upper};
use super::intervals::{Continuity, Mean, Pairs, mean};
use super::{Confidence, Interval, Undefined, length, real};

/// McNemar's test by chi-square.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct McNemar {
    /// (b − c)²/(b + c), on one degree of freedom.
    pub statistic: f64,
    /// The probability of at least this statistic when changes are as likely both ways.
    pub p: f64,
}

/// McNemar's test of equal shares at both occasions.
///
/// (|b − c| − 1)²/(b + c), without the 1 when uncorrected, where b and c are those who
/// changed: Q. McNemar, *Psychometrika* 12, 1947, 153–157; the correction is A. L. Edwards,
/// *Psychometrika* 13, 1948, 185–187, and is left out when b = c, as in R.
///
/// # Errors
///
/// [`Undefined::NoVariation`] when nobody changed.
pub fn mcnemar(pairs: Pairs, continuity: Continuity) -> Result<McNemar, Undefined> {
    let changed = real(pairs.first_only + pairs.second_only);
    if changed <= 0.0 {
        return Err(Undefined::NoVariation);
    }
    let apart = real(pairs.first_only.abs_diff(pairs.second_only));
    let apart = match continuity {
        Continuity::Corrected => (apart - 1.0).max(0.0),
        Continuity::Uncorrected => apart,
    };
    let statistic = apart * apart / changed;
    Ok(McNemar { statistic, p: chi_square_upper(statistic, 1.0) })
}

/// The exact two-sided p-value of McNemar's test.
///
/// Twice the binomial probability, with one half, of at most min(b, c) among b + c, at most
/// 1: Fleiss, Levin & Paik 2003, section 13.1. 1 when nobody changed.
#[must_use]
pub fn mcnemar_exact(pairs: Pairs) -> f64 {
    let changed = pairs.first_only + pairs.second_only;
    let fewer = pairs.first_only.min(pairs.second_only);
    let tail = (0..=fewer).map(|hits| binomial(hits, changed, 0.5)).sum::<f64>();
    (2.0 * tail).min(1.0)
}

/// The paired t test: is one mean above the other among the same persons?
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PairedT {
    /// The mean of the differences, in their unit.
    pub difference: f64,
    /// Its standard error, in the same unit.
    pub standard_error: f64,
    /// Its interval, in the same unit.
    pub interval: Interval,
    /// The mean over its standard error, with n − 1 degrees of freedom.
    pub t: f64,
    /// The two-sided p-value.
    pub p: f64,
}

/// The paired t test of the `differences` of the same persons.
///
/// Student's t of one mean, d̄√n/s: Student, *Biometrika* 6, 1908; `t.test(paired = TRUE)` in R.
///
/// # Errors
///
/// [`Undefined::TooFew`] below two persons, [`Undefined::NotFinite`], and
/// [`Undefined::NoVariation`] when all differences are the same.
pub fn paired_t(differences: &[f64], level: Confidence) -> Result<PairedT, Undefined> {
    let Mean { mean, standard_error, interval } = mean(differences, None, level)?;
    if standard_error <= 0.0 {
        return Err(Undefined::NoVariation);
    }
    let t = mean / standard_error;
    let p = 2.0 * t_upper(t.abs(), length(differences) - 1.0);
    Ok(PairedT { difference: mean, standard_error, interval, t, p })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changed(first_only: u64, second_only: u64) -> Pairs {
        Pairs { both: 10, first_only, second_only, neither: 10 }
    }

    #[test]
    fn what_does_not_differ_has_no_t() {
        let of = |values: &[f64]| paired_t(values, Confidence::P95).map(|test| test.t);
        assert_eq!(of(&[1.0, 1.0, 1.0]), Err(Undefined::NoVariation));
        assert_eq!(of(&[1.0]), Err(Undefined::TooFew { needed: 2, found: 1 }));
        assert!(of(&[1.0, -1.0]).unwrap().abs() < 1e-300);
    }

    #[test]
    fn approval_of_a_prime_minister_fell() {
        // Agresti, Categorical Data Analysis, 2nd ed. 2002, table 10.1:
        // (86 − 150)²/(86 + 150) = 17.36.
        let result = mcnemar(changed(150, 86), Continuity::Uncorrected).unwrap();
        assert!((result.statistic - 17.36).abs() < 0.005, "{}", result.statistic);
    }

    #[test]
    fn five_against_none_is_one_in_sixteen() {
        assert!((mcnemar_exact(changed(5, 0)) - 1.0 / 16.0).abs() < 1e-15);
        assert!((mcnemar_exact(changed(0, 5)) - 1.0 / 16.0).abs() < 1e-15);
    }

    #[test]
    fn as_many_both_ways_is_no_change() {
        assert!((mcnemar_exact(changed(4, 4)) - 1.0).abs() < 1e-15);
        let even = mcnemar(changed(4, 4), Continuity::Corrected).unwrap();
        assert_eq!((even.statistic, even.p), (0.0, 1.0));
    }

    #[test]
    fn nobody_changed() {
        let none = mcnemar(changed(0, 0), Continuity::Corrected);
        assert_eq!(none, Err(Undefined::NoVariation));
        assert!((mcnemar_exact(changed(0, 0)) - 1.0).abs() < 1e-15);
    }
}
