//! Into which classes measured numbers are put, so that their distribution can be seen.

use super::quantiles::{Definition, quantile};
use super::{Undefined, length, real};

/// The width of the classes of a histogram by D. Freedman and P. Diaconis, *Zeitschrift für
/// Wahrscheinlichkeitstheorie und verwandte Gebiete* 57, 1981, 453–476: 2 · IQR · n^(−1/3), in
/// the unit of the values. The quartiles are those of Hyndman and Fan's definition 7.
///
/// # Errors
///
/// [`Undefined::TooFew`] without values, [`Undefined::NotFinite`], and
/// [`Undefined::NoVariation`] where the middle half of them is the same number.
pub fn freedman_diaconis(values: &[f64]) -> Result<f64, Undefined> {
    let lower = quantile(values, 0.25, Definition::Gumbel)?;
    let upper = quantile(values, 0.75, Definition::Gumbel)?;
    let width = 2.0 * (upper - lower) / libm::cbrt(length(values));
    if width > 0.0 { Ok(width) } else { Err(Undefined::NoVariation) }
}

/// How many classes `n` values have by H. A. Sturges, *Journal of the American Statistical
/// Association* 21, 1926, 65–66: 1 + log₂ n, rounded up. It asks of the values only how many
/// they are.
#[must_use]
pub fn sturges(n: u64) -> f64 {
    1.0 + libm::log2(real(n.max(1))).ceil()
}

/// The smallest of 1, 2, 5, 10, 20, 50 … (or 0.5, 0.2 …) that is not below `least`: a width
/// whose multiples are easy to read (P. S. Heckbert, *Graphics Gems*, 1990, 61–63). 1 where
/// there is nothing to be above.
#[must_use]
pub fn round_width(least: f64) -> f64 {
    if !(least.is_finite() && least > 0.0) {
        return 1.0;
    }
    let mut decade = 1.0_f64;
    while decade * 10.0 <= least {
        decade *= 10.0;
    }
    while decade > least {
        decade /= 10.0;
    }
    let factors = [1.0, 2.0, 5.0, 10.0];
    let step =
        factors.into_iter().map(|factor| factor * decade).find(|step| *step >= least);
    step.unwrap_or(decade * 10.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_width_is_that_of_the_formula() {
        // R: nclass.FD's width, 2 * IQR(1:64) * 64^(-1/3) = 2 * 31.5 / 4.
        let values = (1..=64).map(f64::from).collect::<Vec<_>>();
        let width = freedman_diaconis(&values).unwrap();
        assert!((width - 15.75).abs() < 1e-12, "{width}");
        assert_eq!(freedman_diaconis(&[4.0; 9]), Err(Undefined::NoVariation));
        assert!(freedman_diaconis(&[]).is_err());
    }

    #[test]
    fn the_classes_of_sturges_double_with_the_values() {
        // R: nclass.Sturges, ceiling(log2(n) + 1).
        for (n, classes) in [(1, 1.0), (2, 2.0), (38, 7.0), (64, 7.0), (65, 8.0)] {
            assert!((sturges(n) - classes).abs() < 1e-12, "{n}");
        }
    }

    #[test]
    fn widths_are_round() {
        for (least, width) in [(15.75, 20.0), (20.0, 20.0), (0.3, 0.5), (1.0, 1.0)] {
            assert!((round_width(least) - width).abs() < 1e-12, "{least}");
        }
        assert!((round_width(f64::NAN) - 1.0).abs() < 1e-12);
    }
}
