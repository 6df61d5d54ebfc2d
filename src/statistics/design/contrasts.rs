//! The means of groups by a design, compared: t tests of two, Wald's test of several.

use super::{Design, at_least, finite, size};
use crate::statistics::distributions::{f_upper, t_upper};
use crate::statistics::matrix::solve;
use crate::statistics::{Confidence, Interval, Undefined};

/// The means of groups by a design, with the covariances of their errors.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupMeans {
    /// The mean of each group, in the unit of the values.
    pub means: Vec<f64>,
    covariances: Vec<Vec<f64>>,
    /// Clusters less strata of those with somebody in a group, less the groups but one.
    pub degrees_of_freedom: usize,
}

/// A difference of two means by a design.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DesignContrast {
    /// How much higher the first is, in the unit of the values.
    pub difference: f64,
    /// Its standard error, in the same unit.
    pub standard_error: f64,
    /// The difference over its standard error.
    pub t: f64,
    /// The two-sided p-value, by the t distribution.
    pub p: f64,
}

/// A test of all groups by a design.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DesignWald {
    /// Wald's statistic over its first degrees of freedom.
    pub f: f64,
    /// Groups less one.
    pub numerator_df: f64,
    /// Those of the means.
    pub denominator_df: f64,
    /// The p-value, by the F distribution.
    pub p: f64,
}

impl GroupMeans {
    /// The means Σwy/Σw of `groups` groups; `group_of` has the group of each row, and one
    /// beyond them for a row that is in none.
    ///
    /// Each is a domain mean with the scores w(y − ȳ)/Σw, so that groups which share clusters
    /// are not independent. That is a weighted regression on the groups with errors by the
    /// design: D. A. Binder, *International Statistical Review* 51, 1983, 279–292; `svyglm` in
    /// R, whose residual degrees of freedom these are.
    ///
    /// # Errors
    ///
    /// [`Undefined::TooFew`] below two groups, [`Undefined::EmptyGroup`] for a group without
    /// weight, [`Undefined::LengthsDiffer`], [`Undefined::NotFinite`],
    /// [`Undefined::LonelyStratum`] and [`Undefined::NoDegreesOfFreedom`].
    pub fn new(
        design: &Design,
        values: &[f64],
        group_of: &[usize],
        groups: usize,
    ) -> Result<Self, Undefined> {
        at_least(2, groups)?;
        let rows = design.weights().len();
        if values.len() != rows || group_of.len() != rows {
            return Err(Undefined::LengthsDiffer);
        }
        finite(values)?;
        let inside = group_of.iter().map(|group| *group < groups).collect::<Vec<_>>();
        let weights = design.domain_weights(Some(&inside))?;
        let mut sums = vec![(0.0, 0.0); groups];
        for ((group, weight), value) in group_of.iter().zip(&weights).zip(values) {
            if let Some((sum, whole)) = sums.get_mut(*group) {
                *sum += weight * value;
                *whole += weight;
            }
        }
        if sums.iter().any(|(_, whole)| *whole <= 0.0) {
            return Err(Undefined::EmptyGroup);
        }
        let clusters = design.degrees_of_freedom(&weights);
        let degrees_of_freedom = clusters.checked_sub(groups - 1).filter(|df| *df > 0);
        let degrees_of_freedom =
            degrees_of_freedom.ok_or(Undefined::NoDegreesOfFreedom)?;
        let means = sums.iter().map(|(sum, whole)| sum / whole).collect::<Vec<_>>();
        let scores =
            means.iter().zip(&sums).enumerate().map(|(one, (mean, (_, whole)))| {
                let rows = group_of.iter().zip(&weights).zip(values);
                let score = |((group, weight), value): ((&usize, &f64), &f64)| {
                    if *group == one { weight * (value - mean) / whole } else { 0.0 }
                };
                rows.map(score).collect()
            });
        let covariances = design.covariances(&scores.collect::<Vec<_>>())?;
        Ok(Self { means, covariances, degrees_of_freedom })
    }

    /// The mean of one group less that of another.
    ///
    /// t = (ȳ₁ − ȳ₂)/√(v₁ + v₂ − 2v₁₂): E. L. Korn & B. I. Graubard, *Analysis of Health
    /// Surveys*, 1999, section 3.3; `svyttest` for two groups, `svycontrast` of `svyglm` for
    /// more in R.
    ///
    /// # Errors
    ///
    /// [`Undefined::LengthsDiffer`] for a group that there is not, and
    /// [`Undefined::NoVariation`] where the difference has no error.
    pub fn contrast(
        &self,
        one: usize,
        other: usize,
    ) -> Result<DesignContrast, Undefined> {
        let v = |one: usize, other: usize| {
            let row = self.covariances.get(one).ok_or(Undefined::LengthsDiffer)?;
            row.get(other).copied().ok_or(Undefined::LengthsDiffer)
        };
        let variance = v(one, one)? + v(other, other)? - 2.0 * v(one, other)?;
        if variance <= 1e-26 * (v(one, one)? + v(other, other)?) {
            return Err(Undefined::NoVariation);
        }
        let difference = self.means[one] - self.means[other];
        let standard_error = variance.sqrt();
        let t = difference / standard_error;
        let p = 2.0 * t_upper(t.abs(), size(self.degrees_of_freedom));
        Ok(DesignContrast { difference, standard_error, t, p })
    }

    /// Tests whether all means are the same: Wald's test of their differences from the first.
    ///
    /// W = dᵀ(CVCᵀ)⁻¹d over its k − 1 degrees of freedom, by the F distribution: E. L. Korn &
    /// B. I. Graubard, *The American Statistician* 44, 1990, 270–276; `regTermTest` in R. Of
    /// two groups it is t².
    ///
    /// # Errors
    ///
    /// [`Undefined::NoVariation`] where the differences have no errors to tell them apart.
    pub fn wald(&self) -> Result<DesignWald, Undefined> {
        let others = 1..self.means.len();
        let v = &self.covariances;
        let row = |one: usize| {
            let of = |other: usize| v[one][other] - v[0][other] - v[one][0] + v[0][0];
            others.clone().map(of).collect::<Vec<_>>()
        };
        let matrix = others.clone().map(row).collect::<Vec<_>>();
        let off = others.clone().map(|one| vec![self.means[one] - self.means[0]]);
        let off = off.collect::<Vec<_>>();
        let solved = solve(matrix, off.clone())?;
        let w = off.iter().zip(&solved).map(|(off, solved)| off[0] * solved[0]);
        let (w, numerator_df) = (w.sum::<f64>(), size(others.len()));
        if !w.is_finite() || w < 0.0 {
            return Err(Undefined::NoVariation);
        }
        let (f, denominator_df) = (w / numerator_df, size(self.degrees_of_freedom));
        let p = f_upper(f, numerator_df, denominator_df);
        Ok(DesignWald { f, numerator_df, denominator_df, p })
    }

    /// The interval of a difference, ± t times its standard error.
    ///
    /// # Errors
    ///
    /// None of a difference that there is; the degrees of freedom are above 0.
    pub fn interval(
        &self,
        contrast: &DesignContrast,
        level: Confidence,
    ) -> Result<Interval, Undefined> {
        let DesignContrast { difference: value, standard_error, .. } = *contrast;
        let degrees_of_freedom = self.degrees_of_freedom;
        super::Estimate { value, standard_error, degrees_of_freedom }.interval(level)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statistics::design::{DesignLayout, LonelyStratum};

    const VALUES: [f64; 6] = [3.0, 5.0, 4.0, 9.0, 8.0, 10.0];

    fn simple() -> Design {
        Design::new(&[1.0; 6], DesignLayout::default(), LonelyStratum::Refuse).unwrap()
    }

    #[test]
    fn two_groups_of_a_simple_sample_are_nearly_welchs() {
        // Each variance is Σ(y − ȳ)²/n_g² · n/(n − 1): 2/9 · 6/5, twice.
        let means = GroupMeans::new(&simple(), &VALUES, &[0, 0, 0, 1, 1, 1], 2).unwrap();
        assert_eq!(means.degrees_of_freedom, 4);
        let contrast = means.contrast(1, 0).unwrap();
        assert!((contrast.difference - 5.0).abs() < 1e-14);
        let variance = 2.0 * 2.0 / 9.0 * 1.2;
        assert!((contrast.standard_error - f64::sqrt(variance)).abs() < 1e-14);
        let wald = means.wald().unwrap();
        assert!((wald.f - contrast.t * contrast.t).abs() < 1e-12);
        assert!((wald.p - contrast.p).abs() < 1e-14);
        let ends = means.interval(&contrast, Confidence::P95).unwrap();
        assert!((f64::midpoint(ends.lower, ends.upper) - 5.0).abs() < 1e-13);
    }

    #[test]
    fn what_cannot_be_compared_says_why() {
        let make = |groups: &[usize], many| {
            GroupMeans::new(&simple(), &VALUES, groups, many).map(|_| ())
        };
        let few = Err(Undefined::TooFew { needed: 2, found: 1 });
        assert_eq!(make(&[0; 6], 1), few);
        assert_eq!(make(&[0; 6], 2), Err(Undefined::EmptyGroup));
        assert_eq!(make(&[0], 2), Err(Undefined::LengthsDiffer));
        let none = Err(Undefined::NoDegreesOfFreedom);
        assert_eq!(make(&[0, 1, 2, 3, 4, 5], 6), none);
        let alike = GroupMeans::new(&simple(), &[2.0; 6], &[0, 0, 0, 1, 1, 1], 2);
        let alike = alike.unwrap();
        assert_eq!(alike.contrast(0, 1), Err(Undefined::NoVariation));
        assert_eq!(alike.wald(), Err(Undefined::NoVariation));
        assert_eq!(alike.contrast(0, 2), Err(Undefined::LengthsDiffer));
    }
}
