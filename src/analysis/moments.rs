//! Mean with its standard error, standard deviation, median, quartiles and percentiles of
//! unweighted values, and the shape of their distribution.

use crate::manuscript::Moment;
use crate::number::NumberFormat;
use crate::statistics::quantiles::{Definition, quantile};
use crate::statistics::shape;
use crate::words::Language;

use super::table::Moments;

/// The moments of some values.
///
/// The mean is Σx/n, added in the order given, so that it is the same on every machine.
/// The standard deviation is that of a sample, √(Σ(x − x̄)²/(n − 1)), in two passes, which
/// avoids the cancellation of the one-pass formula (Chan, Golub & LeVeque, *The American
/// Statistician* 37(3), 1983). The median of an even number of values is the mean of the
/// two middle ones (Hyndman & Fan, *The American Statistician* 50(4), 1996, definition 2).
/// The standard error of the mean is the standard deviation over √n. Quartiles and
/// percentiles are of definition 7, as named numbers are. Of `asked` those are computed that
/// are none of these (`statistics/shape.rs`).
///
/// No values have no moments; one value has no standard deviation and no standard error.
#[must_use]
#[expect(clippy::cast_precision_loss, clippy::as_conversions, reason = "below 2^53 rows")]
pub fn moments(values: &[f64], asked: &[Moment]) -> Moments {
    if values.is_empty() {
        return Moments::default();
    }
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let squares = values.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>();
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let middle = sorted.len() / 2;
    let median = if sorted.len() % 2 == 1 {
        sorted[middle]
    } else {
        f64::midpoint(sorted[middle - 1], sorted[middle])
    };
    let variance = (values.len() > 1).then(|| squares / (n - 1.0));
    Moments {
        mean: Some(mean),
        sd: variance.map(f64::sqrt),
        median: Some(median),
        se: variance.map(|variance| (variance / n).sqrt()),
        quantiles: QUANTILES.map(|moment| {
            let share = moment.share()?;
            quantile(&sorted, share, Definition::Gumbel).ok()
        }),
        others: asked
            .iter()
            .filter_map(|moment| Some((*moment, other(*moment, values, &sorted)?)))
            .collect(),
        errors: Vec::new(),
        beyond: Vec::new(),
    }
}

/// One that not every table of means needs.
fn other(moment: Moment, values: &[f64], sorted: &[f64]) -> Option<f64> {
    match moment {
        Moment::Min => sorted.first().copied(),
        Moment::Max => sorted.last().copied(),
        Moment::Variance => shape::variance(values).ok(),
        Moment::Skewness => shape::skewness(values).ok(),
        Moment::Kurtosis => shape::kurtosis(values).ok(),
        Moment::LowerHinge => shape::hinges(sorted).ok().map(|(lower, _)| lower),
        Moment::UpperHinge => shape::hinges(sorted).ok().map(|(_, upper)| upper),
        Moment::Percentile(_) => {
            quantile(sorted, moment.share()?, Definition::Gumbel).ok()
        }
        Moment::Mean
        | Moment::Sd
        | Moment::Median
        | Moment::Se
        | Moment::P10
        | Moment::LowerQuartile
        | Moment::UpperQuartile
        | Moment::P90
        | Moment::Total
        | Moment::DesignEffect => None,
    }
}

/// The quartiles and percentiles of [`Moments::quantiles`], in their order.
const QUANTILES: [Moment; 4] =
    [Moment::P10, Moment::LowerQuartile, Moment::UpperQuartile, Moment::P90];

/// Which statistics a table of means shows.
pub(super) fn asked(written: &[Moment], weighted: bool) -> Vec<Moment> {
    match (written, weighted) {
        ([], true) => vec![Moment::Mean, Moment::Se],
        ([], false) => vec![Moment::Mean, Moment::Sd, Moment::Median],
        (asked, _) => asked.to_vec(),
    }
}

/// What one is called.
pub(super) fn word(moment: Moment, language: Language) -> String {
    let words = language.words();
    let word = match moment {
        Moment::Mean => words.mean(),
        Moment::Sd => words.sd(),
        Moment::Median => words.median(),
        Moment::Se => words.se(),
        Moment::P10 => words.percentile_10(),
        Moment::LowerQuartile => words.lower_quartile(),
        Moment::UpperQuartile => words.upper_quartile(),
        Moment::P90 => words.percentile_90(),
        Moment::Min => words.minimum(),
        Moment::Max => words.maximum(),
        Moment::Variance => words.variance(),
        Moment::Skewness => words.skewness(),
        Moment::Kurtosis => words.kurtosis(),
        Moment::Total => words.estimated_sum(),
        Moment::DesignEffect => words.design_effect(),
        Moment::LowerHinge => words.lower_hinge(),
        Moment::UpperHinge => words.upper_hinge(),
        Moment::Percentile(tenths) => {
            let decimals = u8::from(tenths % 10 > 0);
            let format = NumberFormat::new(language, decimals);
            return words.percentile(&format.decimal(f64::from(tenths) / 10.0));
        }
    };
    word.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nist_example_has_its_certified_moments() {
        // NIST StRD, Univariate Summary Statistics, "NumAcc1": mean 10000002, sd 1.
        let result = moments(&[10_000_001.0, 10_000_003.0, 10_000_002.0], &[]);
        assert_eq!(result.mean, Some(10_000_002.0));
        assert_eq!(result.sd, Some(1.0));
        assert_eq!(result.median, Some(10_000_002.0));
    }

    #[test]
    fn the_median_of_an_even_number_is_between_the_middle_ones() {
        assert_eq!(moments(&[4.0, 1.0, 3.0, 2.0], &[]).median, Some(2.5));
    }

    #[test]
    fn moving_all_values_moves_the_mean_and_keeps_the_spread() {
        let values = [1.0, 2.0, 2.0, 5.0];
        let moved = values.map(|value| value + 8.0);
        assert_eq!(
            moments(&moved, &[]).mean,
            moments(&values, &[]).mean.map(|mean| mean + 8.0)
        );
        assert_eq!(moments(&moved, &[]).sd, moments(&values, &[]).sd);
    }

    #[test]
    fn one_value_has_no_spread_and_none_have_nothing() {
        assert_eq!(moments(&[7.0], &[]).sd, None);
        assert_eq!(moments(&[], &[]), Moments::default());
    }
}
