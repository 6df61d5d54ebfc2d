//! Weighted variances and quantiles, with their standard errors and intervals.

use super::{Design, Estimate, at_least, size};
use crate::statistics::{Confidence, Interval, Undefined};

/// How near a sum of weights must be to a share of all of them, in parts of these, to be it:
/// weights add up to their sum but for the last digits.
const SAME: f64 = 1e-12;

/// A quantile of a population, estimated from a design.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct QuantileEstimate {
    /// The quantile, in the unit of the values.
    pub value: f64,
    /// Woodruff's interval, or why there is none.
    pub interval: Result<Interval, Undefined>,
    /// The interval's length over 2t, the standard error that belongs to it.
    pub standard_error: Result<f64, Undefined>,
}

impl Design {
    /// The variance in the population, n/(n − 1) · Σw(y − ȳ)²/Σw, with its standard error.
    ///
    /// n counts the rows of the domain with a weight. Its scores are those of the mean of
    /// n/(n − 1) · (y − ȳ)², since ȳ adds nothing in the first order: T. Lumley, *Complex
    /// Surveys*, 2010, section 2.2; `svyvar` in R.
    ///
    /// # Errors
    ///
    /// As [`mean`](Self::mean), and [`Undefined::TooFew`] below two rows.
    pub fn variance(
        &self,
        values: &[f64],
        domain: Option<&[bool]>,
    ) -> Result<Estimate, Undefined> {
        let mean = self.mean(values, domain)?.value;
        let weights = self.domain_weights(domain)?;
        let rows = weights.iter().filter(|weight| **weight > 0.0).count();
        at_least(2, rows)?;
        let (n, off) = (size(rows), values.iter().map(|value| value - mean));
        let squares = off.map(|off| off * off * n / (n - 1.0)).collect::<Vec<_>>();
        self.mean(&squares, domain)
    }

    /// The standard deviation in the population, the root of the
    /// [`variance`](Self::variance), with the variance's standard error over 2s: the first
    /// order of its expansion.
    ///
    /// # Errors
    ///
    /// As [`variance`](Self::variance).
    pub fn standard_deviation(
        &self,
        values: &[f64],
        domain: Option<&[bool]>,
    ) -> Result<Estimate, Undefined> {
        let variance = self.variance(values, domain)?;
        let value = variance.value.max(0.0).sqrt();
        let error = if value > 0.0 { variance.standard_error / 2.0 / value } else { 0.0 };
        Ok(Estimate { value, standard_error: error, ..variance })
    }

    /// The value that `share` of the population lies below.
    ///
    /// Of the values in order it is the first whose weights and those below it add up to more
    /// than `share` of all; where some add up to just that, it is half way between the last
    /// of them and the next, as the median of an even number is: definition 2 of R. J. Hyndman
    /// & Y. Fan, *The American Statistician* 50, 1996, with weights; `svyquantile(qrule =
    /// "school")` in R. With equal weights the median is the usual one.
    ///
    /// Its interval is R. S. Woodruff's, *JASA* 47, 1952, 635–646: the quantiles at the ends
    /// of Wald's interval of the share that lies at or below it.
    ///
    /// # Errors
    ///
    /// As [`mean`](Self::mean); [`Undefined::ProbabilityOutOfRange`] unless `share` is above 0
    /// and below 1. Where an end of the share's interval lies beyond 0 or 1 the interval is
    /// [`Undefined::ProbabilityOutOfRange`], and so is the standard error.
    pub fn quantile(
        &self,
        values: &[f64],
        domain: Option<&[bool]>,
        share: f64,
        level: Confidence,
    ) -> Result<QuantileEstimate, Undefined> {
        if !(share > 0.0 && share < 1.0) {
            return Err(Undefined::ProbabilityOutOfRange);
        }
        self.mean(values, domain)?;
        let weights = self.domain_weights(domain)?;
        let inside = values.iter().copied().zip(weights.iter().copied());
        let mut inside = inside.filter(|(_, weight)| *weight > 0.0).collect::<Vec<_>>();
        inside.sort_by(|(one, _), (other, _)| one.total_cmp(other));
        let value = weighted_quantile(&inside, share);
        let below = values.iter().map(|one| *one <= value).collect::<Vec<_>>();
        let below = self.share(&below, domain)?;
        let interval = below.interval(level).and_then(|of_share| {
            if of_share.lower < 0.0 || of_share.upper > 1.0 {
                return Err(Undefined::ProbabilityOutOfRange);
            }
            Ok(Interval {
                lower: weighted_quantile(&inside, of_share.lower),
                upper: weighted_quantile(&inside, of_share.upper),
            })
        });
        let standard_error = interval.and_then(|Interval { lower, upper }| {
            Ok((upper - lower) / 2.0 / below.t(level)?)
        });
        Ok(QuantileEstimate { value, interval, standard_error })
    }
}

/// The quantile of values in order, each with a weight above 0, of which there is one.
fn weighted_quantile(inside: &[(f64, f64)], share: f64) -> f64 {
    let all = inside.iter().map(|(_, weight)| weight).sum::<f64>();
    let mut sum = 0.0;
    for (place, (value, weight)) in inside.iter().enumerate() {
        sum += weight;
        let over = sum / all - share;
        if over.abs() <= SAME {
            let next = inside.get(place + 1).map_or(*value, |(next, _)| *next);
            return f64::midpoint(*value, next);
        }
        if over > 0.0 {
            return *value;
        }
    }
    inside.last().map_or(0.0, |(value, _)| *value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statistics::design::{DesignLayout, LonelyStratum};
    use crate::statistics::{quantiles, shape};

    const VALUES: [f64; 6] = [3.0, 5.0, 4.0, 9.0, 8.0, 10.0];

    fn simple(weights: &[f64]) -> Design {
        Design::new(weights, DesignLayout::default(), LonelyStratum::Refuse).unwrap()
    }

    fn median(weights: &[f64]) -> f64 {
        let one = simple(weights).quantile(&VALUES, None, 0.5, Confidence::P95);
        one.unwrap().value
    }

    #[test]
    fn equal_weights_give_the_usual_variance_and_median() {
        let one = simple(&[0.1; 6]);
        let variance = one.variance(&VALUES, None).unwrap().value;
        assert!((variance - shape::variance(&VALUES).unwrap()).abs() < 1e-13);
        let deviation = one.standard_deviation(&VALUES, None).unwrap().value;
        assert!((deviation * deviation - variance).abs() < 1e-13);
        assert_eq!(Ok(median(&[0.1; 6])), quantiles::median(&VALUES));
        assert!((median(&[1.0, 1.0, 1.0, 1.0, 1.0, 0.0]) - 5.0).abs() < 1e-15);
    }

    #[test]
    fn a_weight_is_worth_as_many_rows() {
        // 3, 4, 4, 4, 5, 8, 9, 10: the fourth is 4, the fifth 5.
        assert!((median(&[1.0, 1.0, 3.0, 1.0, 1.0, 1.0]) - 4.5).abs() < 1e-15);
        // 3, 4, 5, 8, 9 and five times 10.
        assert!((median(&[1.0, 1.0, 1.0, 1.0, 1.0, 5.0]) - 9.5).abs() < 1e-15);
    }

    #[test]
    fn what_has_no_quantile_says_why() {
        let one = simple(&[1.0; 6]);
        let of = |share| one.quantile(&VALUES, None, share, Confidence::P95);
        assert_eq!(of(0.0), Err(Undefined::ProbabilityOutOfRange));
        // A share that 1 of 6 lies below is not surely above 0.
        let low = of(0.1).unwrap();
        assert!((low.value - 3.0).abs() < 1e-15);
        assert_eq!(low.interval, Err(Undefined::ProbabilityOutOfRange));
        assert_eq!(low.standard_error, Err(Undefined::ProbabilityOutOfRange));
        let nobody = one.quantile(&VALUES, Some(&[false; 6]), 0.5, Confidence::P95);
        assert_eq!(nobody, Err(Undefined::EmptyGroup));
        let single = [true, false, false, false, false, false];
        let few = one.variance(&VALUES, Some(&single));
        assert_eq!(few, Err(Undefined::TooFew { needed: 2, found: 1 }));
        let alike = one.standard_deviation(&[2.0; 6], None).unwrap();
        assert!(alike.value.abs() + alike.standard_error.abs() < 1e-300);
    }
}
