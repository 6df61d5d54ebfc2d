//! Totals, means, shares and ratios with their standard errors and intervals.

use std::collections::BTreeSet;

use super::{Design, finite, length, size};
use crate::statistics::distributions::{beta_quantile, t_upper_quantile};
use crate::statistics::{Confidence, Interval, Undefined, real};

/// An estimate from a design.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// The estimate, in the unit of what is estimated.
    pub value: f64,
    /// Its standard error, in the same unit.
    pub standard_error: f64,
    /// Clusters less strata, of those with a row of the domain; 0 leaves no interval.
    pub degrees_of_freedom: usize,
}

/// What a design effect compares with: a simple random sample as large.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReferenceSample {
    /// Drawn with replacement.
    WithReplacement,
    /// Drawn without replacement from a population as large as the sum of the weights.
    WithoutReplacement,
}

impl Estimate {
    /// The estimate ± t times its standard error: Wald's interval.
    ///
    /// # Errors
    ///
    /// [`Undefined::NoDegreesOfFreedom`].
    pub fn interval(&self, level: Confidence) -> Result<Interval, Undefined> {
        let half = self.t(level)? * self.standard_error;
        Ok(Interval { lower: self.value - half, upper: self.value + half })
    }

    /// The interval of a share by its logit, which stays between 0 and 1.
    ///
    /// logit p ± t · SE/(p(1 − p)), turned back: E. L. Korn & B. I. Graubard, *Analysis of
    /// Health Surveys*, 1999, section 3.2; `svyciprop(method = "logit")` in R.
    ///
    /// # Errors
    ///
    /// [`Undefined::NoDegreesOfFreedom`], and [`Undefined::NoVariation`] when the share is 0
    /// or 1, whose logit is infinite.
    pub fn logit_interval(&self, level: Confidence) -> Result<Interval, Undefined> {
        let p = self.value;
        if !(p > 0.0 && p < 1.0) {
            return Err(Undefined::NoVariation);
        }
        let half = self.t(level)? * self.standard_error / (p * (1.0 - p));
        let logit = libm::log(p / (1.0 - p));
        let back = |logit: f64| 1.0 / (1.0 + libm::exp(-logit));
        Ok(Interval { lower: back(logit - half), upper: back(logit + half) })
    }

    /// The number of answers by chance alone that a share from a design is worth: p̂q̂/SE².
    ///
    /// n over the design effect with replacement: L. Kish, *Survey Sampling*, 1965, section
    /// 8.2.
    ///
    /// # Errors
    ///
    /// [`Undefined::NoVariation`] when the share is 0 or 1, or has no standard error.
    pub fn effective_answers(&self) -> Result<f64, Undefined> {
        let variance = self.standard_error * self.standard_error;
        let p = self.value;
        if !(p > 0.0 && p < 1.0 && variance > 0.0) {
            return Err(Undefined::NoVariation);
        }
        Ok(p * (1.0 - p) / variance)
    }

    /// Wilson's interval of a share with its [effective number](Self::effective_answers) of
    /// answers in the place of n, and t in the place of z.
    ///
    /// E. L. Korn & B. I. Graubard, *Survey Methodology* 24, 1998, 193–201; N. Dean & M.
    /// Pagano, *Survey Methodology* 41, 2015, 57–79, who call it modified Wilson.
    ///
    /// # Errors
    ///
    /// As [`effective_answers`](Self::effective_answers), and
    /// [`Undefined::NoDegreesOfFreedom`].
    pub fn kish_wilson_interval(&self, level: Confidence) -> Result<Interval, Undefined> {
        let (n, t, p) = (self.effective_answers()?, self.t(level)?, self.value);
        let shift = t * t / (2.0 * n);
        let half = t * (p * (1.0 - p) / n + shift / (2.0 * n)).sqrt();
        let whole = 1.0 + 2.0 * shift;
        Ok(Interval {
            lower: (p + shift - half) / whole,
            upper: (p + shift + half) / whole,
        })
    }

    /// The interval of Korn and Graubard: Clopper and Pearson's of the
    /// [effective number](Self::effective_answers) of answers, times (t(n − 1)/t)², where
    /// `answers` is n.
    ///
    /// E. L. Korn & B. I. Graubard, *Survey Methodology* 24, 1998, 193–201;
    /// `svyciprop(method = "beta")` in R.
    ///
    /// # Errors
    ///
    /// As [`kish_wilson_interval`](Self::kish_wilson_interval), and [`Undefined::TooFew`]
    /// below two answers.
    pub fn beta_interval(
        &self,
        answers: u64,
        level: Confidence,
    ) -> Result<Interval, Undefined> {
        super::at_least(2, usize::try_from(answers).unwrap_or(usize::MAX))?;
        let t = self.t(level)?;
        let simple = t_upper_quantile(level.tail(), real(answers) - 1.0);
        let n = self.effective_answers()? * (simple / t) * (simple / t);
        let (hits, rest) = (n * self.value, n * (1.0 - self.value));
        Ok(Interval {
            lower: beta_quantile(level.tail(), hits, rest + 1.0),
            upper: 1.0 - beta_quantile(level.tail(), rest, hits + 1.0),
        })
    }

    pub(super) fn t(&self, level: Confidence) -> Result<f64, Undefined> {
        match self.degrees_of_freedom {
            0 => Err(Undefined::NoDegreesOfFreedom),
            df => Ok(t_upper_quantile(level.tail(), size(df))),
        }
    }
}

impl Design {
    /// The total Σwy of a domain, or of all rows.
    ///
    /// Horvitz & Thompson, *JASA* 47, 1952; the score of a row is wy. A domain without rows
    /// has the total 0.
    ///
    /// # Errors
    ///
    /// [`Undefined::LengthsDiffer`], [`Undefined::NotFinite`] and
    /// [`Undefined::LonelyStratum`].
    pub fn total(
        &self,
        values: &[f64],
        domain: Option<&[bool]>,
    ) -> Result<Estimate, Undefined> {
        let weights = self.domain_weights(domain)?;
        self.fits(values)?;
        let scores = weights.iter().zip(values).map(|(w, y)| w * y).collect::<Vec<_>>();
        self.estimate(scores.iter().sum(), scores, &weights)
    }

    /// The mean Σwy/Σw of a domain, or of all rows.
    ///
    /// The score of a row is w(y − ȳ)/Σw (Lumley 2010, chapter 2).
    ///
    /// # Errors
    ///
    /// As [`total`](Self::total), and [`Undefined::EmptyGroup`] when no row of the domain has
    /// a weight.
    pub fn mean(
        &self,
        values: &[f64],
        domain: Option<&[bool]>,
    ) -> Result<Estimate, Undefined> {
        self.ratio(values, &vec![1.0; values.len()], domain)
    }

    /// The share of a domain, or of all rows, that `has` it: the mean of 0 and 1.
    ///
    /// # Errors
    ///
    /// As [`mean`](Self::mean).
    pub fn share(
        &self,
        has: &[bool],
        domain: Option<&[bool]>,
    ) -> Result<Estimate, Undefined> {
        let values = has.iter().map(|has| f64::from(*has)).collect::<Vec<_>>();
        self.mean(&values, domain)
    }

    /// The ratio Σwy/Σwx of two totals in a domain, or of all rows.
    ///
    /// The score of a row is w(y − rx)/Σwx (Särndal, Swensson & Wretman 1992, section 5.6).
    ///
    /// # Errors
    ///
    /// As [`total`](Self::total), and [`Undefined::EmptyGroup`] when Σwx is 0.
    pub fn ratio(
        &self,
        above: &[f64],
        below: &[f64],
        domain: Option<&[bool]>,
    ) -> Result<Estimate, Undefined> {
        let weights = self.domain_weights(domain)?;
        self.fits(above)?;
        self.fits(below)?;
        let sum = |values: &[f64]| {
            weights.iter().zip(values).map(|(w, value)| w * value).sum::<f64>()
        };
        let whole = sum(below);
        if whole == 0.0 {
            return Err(Undefined::EmptyGroup);
        }
        let ratio = sum(above) / whole;
        let scores = weights.iter().zip(above.iter().zip(below));
        let scores = scores.map(|(w, (y, x))| w * (y - ratio * x) / whole).collect();
        self.estimate(ratio, scores, &weights)
    }

    /// The design effect of a mean: its variance over that of a simple random sample.
    ///
    /// The latter is s²/n, times 1 − n/N without replacement, where n counts the rows of the
    /// domain with a weight, N is Σw and s² = n/(n − 1) · Σw(y − ȳ)²/Σw: L. Kish, *Survey
    /// Sampling*, 1965, section 8.2, as R's `svymean(deff = …)`.
    ///
    /// # Errors
    ///
    /// As [`mean`](Self::mean); [`Undefined::TooFew`] below two rows, and
    /// [`Undefined::NoVariation`] when the values are equal or Σw is not above n.
    pub fn design_effect(
        &self,
        values: &[f64],
        domain: Option<&[bool]>,
        against: ReferenceSample,
    ) -> Result<f64, Undefined> {
        let mean = self.mean(values, domain)?;
        let weights = self.domain_weights(domain)?;
        let rows = weights.iter().filter(|weight| **weight > 0.0).count();
        super::at_least(2, rows)?;
        let n = size(rows);
        let all = weights.iter().sum::<f64>();
        let squares = weights.iter().zip(values);
        let squares = squares.map(|(w, y)| w * (y - mean.value) * (y - mean.value));
        let simple = squares.sum::<f64>() / all * n / (n - 1.0) / n;
        let simple = match against {
            ReferenceSample::WithReplacement => simple,
            ReferenceSample::WithoutReplacement => simple * (1.0 - n / all),
        };
        if simple <= 0.0 {
            return Err(Undefined::NoVariation);
        }
        Ok(mean.standard_error * mean.standard_error / simple)
    }

    /// The weights of the rows in the domain, 0 elsewhere.
    pub(super) fn domain_weights(
        &self,
        domain: Option<&[bool]>,
    ) -> Result<Vec<f64>, Undefined> {
        let Some(domain) = domain else { return Ok(self.weights.clone()) };
        if domain.len() != self.weights.len() {
            return Err(Undefined::LengthsDiffer);
        }
        let inside =
            |(weight, inside): (&f64, &bool)| if *inside { *weight } else { 0.0 };
        Ok(self.weights.iter().zip(domain).map(inside).collect())
    }

    /// The degrees of freedom of a domain: clusters less strata, of those with a row in it
    /// that has a weight; `degf` in R's `survey`.
    ///
    /// # Errors
    ///
    /// [`Undefined::LengthsDiffer`].
    pub fn degrees_left(&self, domain: Option<&[bool]>) -> Result<usize, Undefined> {
        Ok(self.degrees_of_freedom(&self.domain_weights(domain)?))
    }

    /// Clusters less strata, of those with a weighted row.
    pub(super) fn degrees_of_freedom(&self, weights: &[f64]) -> usize {
        let rows = self.cluster_of.iter().zip(weights);
        let seen = rows.filter(|(_, weight)| **weight > 0.0).map(|(cluster, _)| *cluster);
        let clusters = seen.collect::<BTreeSet<_>>();
        let strata = self.strata.iter().filter(|stratum| {
            let range = stratum.first..stratum.first + stratum.clusters;
            clusters.range(range).next().is_some()
        });
        clusters.len() - strata.count()
    }

    fn fits(&self, values: &[f64]) -> Result<(), Undefined> {
        if values.len() != self.weights.len() {
            return Err(Undefined::LengthsDiffer);
        }
        finite(values)
    }

    fn estimate(
        &self,
        value: f64,
        scores: Vec<f64>,
        weights: &[f64],
    ) -> Result<Estimate, Undefined> {
        let variance = self.covariances(&[scores])?[0][0];
        let degrees_of_freedom = self.degrees_of_freedom(weights);
        Ok(Estimate {
            value,
            standard_error: variance.max(0.0).sqrt(),
            degrees_of_freedom,
        })
    }
}

/// Kish's effective number of rows, (Σw)²/Σw².
///
/// L. Kish, *Survey Sampling*, 1965, section 11.7; n divided by it is the part of the design
/// effect that comes from unequal weights.
///
/// # Errors
///
/// [`Undefined::NotFinite`], [`Undefined::Negative`], and [`Undefined::EmptyGroup`] when no
/// weight is above 0.
pub fn kish_effective_size(weights: &[f64]) -> Result<f64, Undefined> {
    finite(weights)?;
    if weights.iter().any(|weight| *weight < 0.0) {
        return Err(Undefined::Negative);
    }
    let sum = weights.iter().sum::<f64>();
    let squares = weights.iter().map(|weight| weight * weight).sum::<f64>();
    if squares <= 0.0 || length(weights) < 1.0 {
        return Err(Undefined::EmptyGroup);
    }
    Ok(sum * sum / squares)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statistics::design::{DesignLayout, LonelyStratum};
    use crate::statistics::intervals;

    const VALUES: [f64; 6] = [3.0, 5.0, 4.0, 9.0, 8.0, 10.0];

    fn design(weights: &[f64], layout: DesignLayout<'_>) -> Design {
        Design::new(weights, layout, LonelyStratum::Refuse).unwrap()
    }

    fn near(one: f64, two: f64) {
        assert!((one - two).abs() <= 1e-13 * two.abs(), "{one} is not {two}");
    }

    #[test]
    fn without_a_design_the_mean_is_students() {
        let layout =
            DesignLayout { population: Some(&[20.0]), ..DesignLayout::default() };
        let result = design(&[1.0; 6], layout).mean(&VALUES, None).unwrap();
        let student = intervals::mean(&VALUES, Some(20), Confidence::P95).unwrap();
        near(result.value, student.mean);
        near(result.standard_error, student.standard_error);
        let interval = result.interval(Confidence::P95).unwrap();
        near(interval.upper, student.interval.upper);
        assert_eq!(result.degrees_of_freedom, 5);
    }

    #[test]
    fn strata_follow_cochrans_formula() {
        // Cochran 1977, section 5.4: v(ȳst) = Σ W²s²/n · (1 − f), worked by hand. The strata
        // have 30 and 60 units, s² = 1 in both, W = 1/3 and 2/3, f = 1/10 and 1/20.
        let layout = DesignLayout {
            strata: Some(&[0, 0, 0, 1, 1, 1]),
            population: Some(&[30.0, 60.0]),
            ..DesignLayout::default()
        };
        let weights = [10.0, 10.0, 10.0, 20.0, 20.0, 20.0];
        let result = design(&weights, layout);
        let mean = result.mean(&VALUES, None).unwrap();
        near(mean.value, 4.0 / 3.0 + 18.0 / 3.0);
        let variance: f64 = (0.9 / 9.0 + 4.0 * 0.95 / 9.0) / 3.0;
        near(mean.standard_error, variance.sqrt());
        let total = result.total(&VALUES, None).unwrap();
        near(total.standard_error, 90.0 * variance.sqrt());
        assert_eq!(mean.degrees_of_freedom, 4);
    }

    #[test]
    fn clusters_are_compared_as_wholes() {
        let layout = DesignLayout {
            clusters: Some(&[4, 4, 7, 7, 9, 9]),
            ..DesignLayout::default()
        };
        let clustered = design(&[1.0; 6], layout).mean(&VALUES, None).unwrap();
        let means = design(&[1.0; 3], DesignLayout::default());
        let means = means.mean(&[4.0, 6.5, 9.0], None).unwrap();
        near(clustered.standard_error, means.standard_error);
        assert_eq!(clustered.degrees_of_freedom, 2);
    }

    #[test]
    fn a_domain_is_a_ratio_over_all_rows() {
        let layout =
            DesignLayout { strata: Some(&[0, 0, 0, 1, 1, 1]), ..DesignLayout::default() };
        let one = design(&[2.0, 1.0, 1.0, 3.0, 1.0, 1.0], layout);
        let domain = [true, false, true, true, true, false];
        let inside = domain.map(f64::from);
        let mut values = VALUES;
        for (value, inside) in values.iter_mut().zip(inside) {
            *value *= inside;
        }
        let ratio = one.ratio(&values, &inside, None).unwrap();
        let mean = one.mean(&VALUES, Some(&domain)).unwrap();
        near(mean.value, ratio.value);
        near(mean.standard_error, ratio.standard_error);
        assert_eq!((mean.degrees_of_freedom, ratio.degrees_of_freedom), (2, 4));
    }

    #[test]
    fn a_lonely_stratum_is_treated_as_told() {
        let strata = [0, 0, 0, 0, 0, 1];
        let error = |lonely, population| {
            let layout =
                DesignLayout { strata: Some(&strata), population, clusters: None };
            let design = Design::new(&[1.0; 6], layout, lonely).unwrap();
            design.mean(&VALUES, None).map(|mean| mean.standard_error)
        };
        let refused = error(LonelyStratum::Refuse, None);
        assert_eq!(refused, Err(Undefined::LonelyStratum));
        let certain = error(LonelyStratum::Certainty, None).unwrap();
        let average = error(LonelyStratum::AverageStratum, None).unwrap();
        near(average, certain * f64::sqrt(2.0));
        let moved = error(LonelyStratum::FromGrandMean, None).unwrap();
        let score = (10.0 - 6.5) / 6.0;
        near(moved * moved, certain * certain + score * score);
        let whole: &[f64] = &[1e300, 1.0];
        near(error(LonelyStratum::Refuse, Some(whole)).unwrap(), certain);
    }

    #[test]
    fn post_stratified_means_vary_within_the_categories_only() {
        // Of a sample that meets the totals as drawn, the residuals are those from the means
        // of the categories, 4 and 9: Σ(y − ȳ_g)² = 4, over n(n − 1) = 30.
        let groups = [0, 0, 0, 1, 1, 1];
        let calibrated = design(&[1.0; 6], DesignLayout::default());
        let calibrated = calibrated.calibrated(&[1.0; 6], &[&groups]).unwrap();
        let mean = calibrated.mean(&VALUES, None).unwrap();
        near(mean.value, 6.5);
        near(mean.standard_error * mean.standard_error, 4.0 / 30.0);
        let known = groups.map(|group| f64::from(u8::from(group == 1)));
        assert!(calibrated.total(&known, None).unwrap().standard_error < 1e-15);
    }

    #[test]
    fn raked_totals_are_known() {
        let (one, two) = ([0, 0, 0, 1, 1, 1], [usize::MAX, 1, 1, 9, 9, 1]);
        let weights = [2.0, 1.0, 1.5, 1.0, 3.0, 1.0];
        let raked = design(&weights, DesignLayout::default());
        let raked = raked.calibrated(&[1.0; 6], &[&one, &two]).unwrap();
        for margin in [one, two] {
            let inside = margin.map(|category| category == 1);
            assert!(raked.share(&inside, None).unwrap().standard_error < 1e-14);
        }
        let short = raked.clone().calibrated(&[1.0; 5], &[]);
        assert_eq!(short.map(|_| ()), Err(Undefined::LengthsDiffer));
        let negative = raked.calibrated(&[-1.0; 6], &[]);
        assert_eq!(negative.map(|_| ()), Err(Undefined::Negative));
    }

    #[test]
    fn simple_samples_have_no_design_effect() {
        let layout =
            DesignLayout { population: Some(&[60.0]), ..DesignLayout::default() };
        let simple = design(&[10.0; 6], layout);
        let without = ReferenceSample::WithoutReplacement;
        near(simple.design_effect(&VALUES, None, without).unwrap(), 1.0);
        let with = ReferenceSample::WithReplacement;
        near(simple.design_effect(&VALUES, None, with).unwrap(), 0.9);
        let equal = simple.design_effect(&[1.0; 6], None, with);
        assert_eq!(equal, Err(Undefined::NoVariation));
    }

    #[test]
    fn weights_cost_kishs_effect() {
        assert_eq!(kish_effective_size(&[2.0; 7]), Ok(7.0));
        near(kish_effective_size(&[1.0, 3.0]).unwrap(), 1.6);
        assert_eq!(kish_effective_size(&[]), Err(Undefined::EmptyGroup));
        assert_eq!(kish_effective_size(&[0.0]), Err(Undefined::EmptyGroup));
        assert_eq!(kish_effective_size(&[-1.0]), Err(Undefined::Negative));
    }

    #[test]
    fn a_share_has_two_intervals() {
        let one = design(&[1.0; 6], DesignLayout::default());
        let has = [true, false, false, true, true, false];
        let share = one.share(&has, None).unwrap();
        near(share.value, 0.5);
        let logit = share.logit_interval(Confidence::P95).unwrap();
        near(logit.lower, 1.0 - logit.upper);
        let none = one.share(&[false; 6], None).unwrap();
        let wald = none.interval(Confidence::P95).unwrap();
        assert_eq!((wald.lower, wald.upper), (0.0, 0.0));
        assert_eq!(none.logit_interval(Confidence::P95), Err(Undefined::NoVariation));
    }

    #[test]
    fn what_the_design_cannot_tell_has_a_reason() {
        let one = design(&[1.0; 6], DesignLayout::default());
        let nobody = Some([false; 6]);
        let nobody = nobody.as_ref().map(|domain| &domain[..]);
        assert_eq!(one.mean(&VALUES, nobody), Err(Undefined::EmptyGroup));
        assert!((one.total(&VALUES, nobody).unwrap().value).abs() < 1e-300);
        assert_eq!(one.mean(&VALUES[1..], None), Err(Undefined::LengthsDiffer));
        let single = [true, false, false, false, false, false];
        let single = one.mean(&VALUES, Some(&single)).unwrap();
        assert_eq!(single.interval(Confidence::P95), Err(Undefined::NoDegreesOfFreedom));
        let make = |weights: &[f64], layout| {
            Design::new(weights, layout, LonelyStratum::Refuse).map(|_| ())
        };
        let few = DesignLayout { population: Some(&[1.0]), ..DesignLayout::default() };
        assert_eq!(make(&[1.0, 1.0], few), Err(Undefined::PartAboveWhole));
        assert_eq!(make(&[-1.0], DesignLayout::default()), Err(Undefined::Negative));
        let short = DesignLayout { strata: Some(&[0]), ..DesignLayout::default() };
        assert_eq!(make(&[1.0, 1.0], short), Err(Undefined::LengthsDiffer));
    }
}
