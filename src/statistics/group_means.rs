//! Tests of the means of groups: Student's and Welch's t, and the analyses of variance with
//! and without equal variances; with the pairs of groups after them.

use super::distributions::{f_upper, t_upper};
use super::quadrature::studentized_range_upper;
use super::{Undefined, at_least, finite, length, size};

/// Whether groups are taken to vary alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Variances {
    /// They do: Student's t, and Fisher's analysis of variance.
    Equal,
    /// They need not: Welch's.
    Unequal,
}

/// A t test of two independent groups.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TTest {
    /// The mean of the first group less that of the second, in the unit of the values.
    pub difference: f64,
    /// Its standard error, in the same unit.
    pub standard_error: f64,
    /// The difference in standard errors.
    pub t: f64,
    /// n + m − 2, or Welch's and Satterthwaite's.
    pub degrees_of_freedom: f64,
    /// The two-sided p-value.
    pub p: f64,
}

/// An analysis of variance of the means of groups.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Anova {
    /// F.
    pub statistic: f64,
    /// One less than the groups.
    pub numerator_df: f64,
    /// n less the groups, or Welch's.
    pub denominator_df: f64,
    /// The probability of at least this F if all means are equal.
    pub p: f64,
    /// η² = SSbetween/SStotal, 0 to 1.
    pub eta_squared: f64,
}

/// What a group's values come to.
#[derive(Debug, Clone, Copy)]
pub(super) struct GroupSum {
    pub(super) n: f64,
    pub(super) mean: f64,
    /// Σ(x − x̄)².
    pub(super) squares: f64,
}

impl GroupSum {
    pub(super) fn of(values: &[f64]) -> Result<Self, Undefined> {
        if values.is_empty() {
            return Err(Undefined::EmptyGroup);
        }
        finite(values)?;
        let n = length(values);
        let mean = values.iter().sum::<f64>() / n;
        let squares = values.iter().map(|value| (value - mean) * (value - mean)).sum();
        Ok(Self { n, mean, squares })
    }

    /// s²/n; nothing of a single value.
    fn variance_of_mean(self) -> Result<f64, Undefined> {
        if self.n < 2.0 {
            return Err(Undefined::TooFew { needed: 2, found: 1 });
        }
        Ok(self.squares / (self.n - 1.0) / self.n)
    }
}

/// The t test of two independent groups.
///
/// With equal variances t = d/√(s²(1/n + 1/m)), where s² is of both together with n + m − 2
/// degrees of freedom (Student, *Biometrika* 6, 1908; R. A. Fisher, *Metron* 5, 1925);
/// otherwise t = d/√(s²/n + s²/m) with (v + w)²/(v²/(n − 1) + w²/(m − 1)) degrees of freedom
/// (B. L. Welch, *Biometrika* 34, 1947, 28–35). As R's `t.test`.
///
/// # Errors
///
/// [`Undefined::EmptyGroup`], [`Undefined::NotFinite`], [`Undefined::NoVariation`] where
/// nothing varies within the groups, and [`Undefined::TooFew`] for groups of one, of which
/// equal variances allow one.
pub fn t_test(
    first: &[f64],
    second: &[f64],
    variances: Variances,
) -> Result<TTest, Undefined> {
    let (one, two) = (GroupSum::of(first)?, GroupSum::of(second)?);
    let (variance, degrees_of_freedom) = match variances {
        Variances::Equal => pooled(&[one, two])?.of_difference(one, two),
        Variances::Unequal => of_two(one, two)?,
    };
    by_t(one.mean - two.mean, variance, degrees_of_freedom)
}

/// The variance within all groups together.
struct Pooled {
    variance: f64,
    degrees_of_freedom: f64,
}

impl Pooled {
    /// The variance of the difference of two means, with its degrees of freedom.
    fn of_difference(&self, one: GroupSum, two: GroupSum) -> (f64, f64) {
        (self.variance * (1.0 / one.n + 1.0 / two.n), self.degrees_of_freedom)
    }
}

fn pooled(groups: &[GroupSum]) -> Result<Pooled, Undefined> {
    let all = groups.iter().map(|group| group.n).sum::<f64>();
    let degrees_of_freedom = all - length(groups);
    if degrees_of_freedom < 1.0 {
        let found = groups.len();
        return Err(Undefined::TooFew { needed: found + 1, found });
    }
    let squares = groups.iter().map(|group| group.squares).sum::<f64>();
    Ok(Pooled { variance: squares / degrees_of_freedom, degrees_of_freedom })
}

/// Welch's variance of a difference of two means, with its degrees of freedom.
fn of_two(one: GroupSum, two: GroupSum) -> Result<(f64, f64), Undefined> {
    let (v, w) = (one.variance_of_mean()?, two.variance_of_mean()?);
    let whole = v + w;
    if whole <= 0.0 {
        return Err(Undefined::NoVariation);
    }
    Ok((whole, whole * whole / (v * v / (one.n - 1.0) + w * w / (two.n - 1.0))))
}

fn by_t(
    difference: f64,
    variance: f64,
    degrees_of_freedom: f64,
) -> Result<TTest, Undefined> {
    if variance <= 0.0 {
        return Err(Undefined::NoVariation);
    }
    let standard_error = variance.sqrt();
    let t = difference / standard_error;
    let p = 2.0 * t_upper(t.abs(), degrees_of_freedom);
    Ok(TTest { difference, standard_error, t, degrees_of_freedom, p })
}

/// The analysis of variance of two or more groups.
///
/// With equal variances F = (SSbetween/(k − 1))/(SSwithin/(n − k)) (R. A. Fisher, *Statistical
/// Methods for Research Workers*, 1925, chapter VII); otherwise, with w = n/s² and the mean m
/// weighted by it, F = Σw(x̄ − m)²/(k − 1)/(1 + 2(k − 2)/(k² − 1) · Λ) and (k² − 1)/3Λ degrees
/// of freedom, where Λ = Σ(1 − w/Σw)²/(n − 1) (B. L. Welch, *Biometrika* 38, 1951, 330–336;
/// `oneway.test` in R). Of two groups F is the square of their t. η² is that of the sums of
/// squares under either.
///
/// # Errors
///
/// [`Undefined::TooFew`] below two groups or without degrees of freedom, and with unequal
/// variances for a group of one; [`Undefined::EmptyGroup`], [`Undefined::NotFinite`], and
/// [`Undefined::NoVariation`] where nothing varies within the groups, or, with unequal
/// variances, within one of them.
pub fn anova(groups: &[&[f64]], variances: Variances) -> Result<Anova, Undefined> {
    at_least(2, groups.len())?;
    let groups = summed(groups)?;
    let (between, within) = squares(&groups);
    let numerator_df = length(&groups) - 1.0;
    let (statistic, denominator_df) = match variances {
        Variances::Equal => {
            let pooled = pooled(&groups)?;
            (between / numerator_df / pooled.variance, pooled.degrees_of_freedom)
        }
        Variances::Unequal => welch(&groups)?,
    };
    if within <= 0.0 {
        return Err(Undefined::NoVariation);
    }
    Ok(Anova {
        statistic,
        numerator_df,
        denominator_df,
        p: f_upper(statistic, numerator_df, denominator_df),
        eta_squared: between / (between + within),
    })
}

fn summed(groups: &[&[f64]]) -> Result<Vec<GroupSum>, Undefined> {
    groups.iter().map(|group| GroupSum::of(group)).collect()
}

/// The sums of squares between the groups and within them.
fn squares(groups: &[GroupSum]) -> (f64, f64) {
    let all = groups.iter().map(|group| group.n).sum::<f64>();
    let mean = groups.iter().map(|group| group.n * group.mean).sum::<f64>() / all;
    let off = |group: &GroupSum| group.n * (group.mean - mean) * (group.mean - mean);
    let within = groups.iter().map(|group| group.squares).sum();
    (groups.iter().map(off).sum(), within)
}

/// Welch's F and its second degrees of freedom.
fn welch(groups: &[GroupSum]) -> Result<(f64, f64), Undefined> {
    let mut weights = Vec::new();
    for group in groups {
        let variance = group.variance_of_mean()?;
        if variance <= 0.0 {
            return Err(Undefined::NoVariation);
        }
        weights.push(1.0 / variance);
    }
    let all = weights.iter().sum::<f64>();
    let pairs = || weights.iter().zip(groups);
    let mean = pairs().map(|(weight, group)| weight * group.mean).sum::<f64>() / all;
    let between = pairs()
        .map(|(weight, group)| weight * (group.mean - mean) * (group.mean - mean))
        .sum::<f64>();
    let k = length(groups);
    let lambda = pairs()
        .map(|(weight, group)| {
            let left = 1.0 - weight / all;
            left * left / (group.n - 1.0)
        })
        .sum::<f64>();
    let squared = k * k - 1.0;
    let statistic = between / (k - 1.0) / (1.0 + 2.0 * (k - 2.0) / squared * lambda);
    Ok((statistic, squared / (3.0 * lambda)))
}

/// Compares each pair of groups: the first with the second, the first with the third, … in
/// the order of the groups.
///
/// With equal variances the variance is that within all groups together, with n − k degrees
/// of freedom (`pairwise.t.test` in R); otherwise each pair has Welch's test. The p-values
/// are not adjusted.
///
/// # Errors
///
/// As [`t_test`].
pub fn pairs(groups: &[&[f64]], variances: Variances) -> Result<Vec<TTest>, Undefined> {
    let groups = summed(groups)?;
    let pooled = match variances {
        Variances::Equal => Some(pooled(&groups)?),
        Variances::Unequal => None,
    };
    let mut all = Vec::new();
    for (index, one) in groups.iter().enumerate() {
        for two in &groups[index + 1..] {
            let (variance, degrees_of_freedom) = match &pooled {
                Some(pooled) => pooled.of_difference(*one, *two),
                None => of_two(*one, *two)?,
            };
            all.push(by_t(one.mean - two.mean, variance, degrees_of_freedom)?);
        }
    }
    Ok(all)
}

/// The p-value of a pair among `groups` groups by the studentized range, q = √2 · |t|: Tukey
/// and Kramer's for a test with the variance of all groups, Games and Howell's for Welch's.
///
/// J. W. Tukey, *The Problem of Multiple Comparisons*, 1953; C. Y. Kramer, *Biometrics* 12,
/// 1956, 307–310; P. A. Games & J. F. Howell, *Journal of Educational Statistics* 1, 1976,
/// 113–125. Adjusted for all pairs of the groups. `TukeyHSD` in R.
#[must_use]
pub fn by_range(pair: &TTest, groups: usize) -> f64 {
    let q = pair.t.abs() * 2.0_f64.sqrt();
    studentized_range_upper(q, groups, pair.degrees_of_freedom)
}

/// Cohen's d: the difference of two means in standard deviations of both groups together.
///
/// d = t√(1/n + 1/m) with Student's t: J. Cohen, *Statistical Power Analysis for the
/// Behavioral Sciences*, 2nd ed. 1988, section 2.5; 0.2 is small, 0.5 medium and 0.8 large.
///
/// # Errors
///
/// As [`t_test`] with equal variances.
pub fn cohens_d(first: &[f64], second: &[f64]) -> Result<f64, Undefined> {
    let test = t_test(first, second, Variances::Equal)?;
    Ok(test.t * (1.0 / size(first.len()) + 1.0 / size(second.len())).sqrt())
}

#[cfg(test)]
mod tests {
    use super::*;

    const FEED: [&[f64]; 3] = [
        &[179.0, 160.0, 136.0, 227.0, 217.0],
        &[309.0, 229.0, 181.0, 141.0],
        &[243.0, 230.0, 248.0, 327.0, 329.0, 250.0],
    ];

    #[test]
    fn two_groups_have_one_test_under_two_names() {
        for variances in [Variances::Equal, Variances::Unequal] {
            let t = t_test(FEED[0], FEED[1], variances).unwrap();
            let f = anova(&FEED[..2], variances).unwrap();
            assert!((t.t * t.t / f.statistic - 1.0).abs() < 1e-12, "{t:?} {f:?}");
            assert!((t.degrees_of_freedom / f.denominator_df - 1.0).abs() < 1e-12);
            assert!((t.p - f.p).abs() < 1e-12);
        }
    }

    #[test]
    fn the_sums_of_squares_are_those_by_hand() {
        // Means 2, 4 and 9 of groups of two: between 52, within 6, F = 26/2.
        let groups: [&[f64]; 3] = [&[1.0, 3.0], &[3.0, 5.0], &[8.0, 10.0]];
        let test = anova(&groups, Variances::Equal).unwrap();
        assert!((test.statistic - 13.0).abs() < 1e-12);
        assert!((test.eta_squared - 52.0 / 58.0).abs() < 1e-14);
        let pairs = pairs(&groups, Variances::Equal).unwrap();
        assert!((pairs[0].t - (2.0 - 4.0) / f64::sqrt(2.0)).abs() < 1e-13);
        assert!((pairs[0].degrees_of_freedom - 3.0).abs() < 1e-15);
    }

    #[test]
    fn a_pair_of_two_groups_needs_no_adjustment() {
        for variances in [Variances::Equal, Variances::Unequal] {
            let pair = pairs(&FEED[..2], variances).unwrap()[0];
            assert!((by_range(&pair, 2) / pair.p - 1.0).abs() < 1e-9);
            assert!(by_range(&pair, 3) > pair.p);
        }
    }

    #[test]
    fn d_is_in_standard_deviations() {
        let d = cohens_d(&[1.0, 2.0, 3.0], &[3.0, 4.0, 5.0]).unwrap();
        assert!((d + 2.0).abs() < 1e-14);
    }

    #[test]
    fn what_cannot_be_tested_says_why() {
        let equal = |one: &[f64], two: &[f64]| t_test(one, two, Variances::Equal);
        assert_eq!(equal(&[], &[1.0]), Err(Undefined::EmptyGroup));
        assert_eq!(equal(&[1.0, 1.0], &[2.0, 2.0]), Err(Undefined::NoVariation));
        let few = Err(Undefined::TooFew { needed: 3, found: 2 });
        assert_eq!(equal(&[1.0], &[2.0]), few);
        let welch = t_test(&[1.0], &[2.0, 3.0], Variances::Unequal);
        assert_eq!(welch, Err(Undefined::TooFew { needed: 2, found: 1 }));
        let still: [&[f64]; 2] = [&[1.0, 1.0], &[2.0, 3.0]];
        let welch = anova(&still, Variances::Unequal);
        assert_eq!(welch, Err(Undefined::NoVariation));
        assert!(anova(&still, Variances::Equal).is_ok());
        let few = Err(Undefined::TooFew { needed: 2, found: 1 });
        assert_eq!(anova(&still[..1], Variances::Equal), few);
    }
}
