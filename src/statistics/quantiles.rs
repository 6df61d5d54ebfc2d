//! The median and other quantiles of unweighted values, by a named definition.

use super::{Undefined, at_least, finite, length};

/// The nine definitions of R. J. Hyndman & Y. Fan, *The American Statistician* 50, 1996,
/// 361–365. SPSS, Minitab and SAS's default for percentiles use the sixth, fifth and
/// second; R, Excel and NumPy the seventh.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Definition {
    /// 1: the inverse of the empirical distribution.
    InverseDistribution,
    /// 2: as 1, with the mean of both values at a step.
    AveragedSteps,
    /// 3: the value nearest to np, to the even one when there are two.
    NearestEven,
    /// 4: a line through the steps of the empirical distribution.
    LinearDistribution,
    /// 5: a line through the middles of the steps (hydrology).
    Hazen,
    /// 6: p(n + 1), as SPSS does.
    Weibull,
    /// 7: 1 + p(n − 1), as R and Excel do.
    Gumbel,
    /// 8: median-unbiased whatever the distribution; Hyndman and Fan recommend it.
    MedianUnbiased,
    /// 9: about unbiased when the values are normal.
    NormalUnbiased,
}

impl Definition {
    /// All of them, by their numbers.
    pub const ALL: [Self; 9] = [
        Self::InverseDistribution,
        Self::AveragedSteps,
        Self::NearestEven,
        Self::LinearDistribution,
        Self::Hazen,
        Self::Weibull,
        Self::Gumbel,
        Self::MedianUnbiased,
        Self::NormalUnbiased,
    ];

    /// The definition with a number from 1 to 9.
    #[must_use]
    pub fn numbered(number: u8) -> Option<Self> {
        Self::ALL.get(usize::from(number).checked_sub(1)?).copied()
    }
}

/// The quantile of `values` at `share`, in their unit; `share` is 0.25 for a lower quartile.
///
/// (1 − γ)x₍ⱼ₎ + γx₍ⱼ₊₁₎ with j = ⌊np + m⌋: the definition gives m and γ (Hyndman & Fan
/// 1996, equation 1 and table 1). A product within 4 ε of a whole number counts as whole, as
/// in R's `quantile`.
///
/// # Errors
///
/// [`Undefined::TooFew`] without values, [`Undefined::NotFinite`], and
/// [`Undefined::ProbabilityOutOfRange`] for a share below 0 or above 1.
pub fn quantile(
    values: &[f64],
    share: f64,
    definition: Definition,
) -> Result<f64, Undefined> {
    at_least(1, values.len())?;
    finite(values)?;
    if !(0.0..=1.0).contains(&share) {
        return Err(Undefined::ProbabilityOutOfRange);
    }
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let n = length(values);
    let line = |a: f64, b: f64| a + share * (n + 1.0 - a - b);
    let position = match definition {
        Definition::InverseDistribution | Definition::AveragedSteps => n * share,
        Definition::NearestEven => n * share - 0.5,
        Definition::LinearDistribution => line(0.0, 1.0),
        Definition::Hazen => line(0.5, 0.5),
        Definition::Weibull => line(0.0, 0.0),
        Definition::Gumbel => line(1.0, 1.0),
        Definition::MedianUnbiased => line(1.0 / 3.0, 1.0 / 3.0),
        Definition::NormalUnbiased => line(3.0 / 8.0, 3.0 / 8.0),
    };
    let whole = (position + 4.0 * f64::EPSILON).floor();
    let rest = position - whole;
    let rest = if rest.abs() < 4.0 * f64::EPSILON { 0.0 } else { rest };
    let above = match definition {
        Definition::InverseDistribution => f64::from(rest > 0.0),
        Definition::AveragedSteps if rest > 0.0 => 1.0,
        Definition::AveragedSteps => 0.5,
        Definition::NearestEven => {
            let even = rest == 0.0 && (whole / 2.0).fract() == 0.0;
            f64::from(!even)
        }
        Definition::LinearDistribution
        | Definition::Hazen
        | Definition::Weibull
        | Definition::Gumbel
        | Definition::MedianUnbiased
        | Definition::NormalUnbiased => rest,
    };
    let (below, next) = (nth(&sorted, whole), nth(&sorted, whole + 1.0));
    // The product is left out at both ends, where it could round a value.
    Ok(if above == 0.0 {
        below
    } else if above >= 1.0 {
        next
    } else {
        (1.0 - above) * below + above * next
    })
}

/// The median: the middle value, or the mean of the two middle ones.
///
/// All nine definitions but 1, 3 and 4 agree on it; this is definition 2.
///
/// # Errors
///
/// As [`quantile`].
pub fn median(values: &[f64]) -> Result<f64, Undefined> {
    quantile(values, 0.5, Definition::AveragedSteps)
}

/// The value at a place counted from 1, or the first or last one outside them.
#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a whole number between the first place and the last"
)]
fn nth(sorted: &[f64], place: f64) -> f64 {
    let place = place.clamp(1.0, length(sorted));
    sorted[place as usize - 1]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nine_definitions_follow_the_table() {
        // Hyndman & Fan 1996, table 1, worked by hand for the values 1 to 5 and p = 0.3.
        let values = [3.0, 1.0, 5.0, 2.0, 4.0];
        let expected =
            [2.0, 2.0, 2.0, 1.5, 2.0, 1.8, 2.2, 29.0 / 15.0, 0.375 + 0.3 * 5.25];
        for (definition, expected) in Definition::ALL.into_iter().zip(expected) {
            let value = quantile(&values, 0.3, definition).unwrap();
            assert!((value - expected).abs() < 1e-14, "{definition:?}: {value}");
        }
    }

    #[test]
    fn the_median_is_in_the_middle() {
        assert_eq!(median(&[4.0, 1.0, 3.0, 2.0]), Ok(2.5));
        assert_eq!(median(&[4.0, 1.0, 9.0]), Ok(4.0));
    }

    #[test]
    fn the_symmetric_definitions_mirror() {
        let values = [1.0, 4.0, 4.5, 7.0, 11.0, 12.0];
        let mirrored = values.map(|value| -value);
        for definition in
            [2, 5, 6, 7, 8, 9].map(|number: usize| Definition::ALL[number - 1])
        {
            for share in [0.1, 0.25, 0.5, 0.9] {
                let one = quantile(&values, share, definition).unwrap();
                let two = quantile(&mirrored, 1.0 - share, definition).unwrap();
                assert!((one + two).abs() < 1e-12, "{definition:?} {share}");
            }
        }
    }

    #[test]
    fn one_value_is_every_quantile_and_none_has_none() {
        for definition in Definition::ALL {
            for share in [0.0, 0.5, 1.0] {
                assert_eq!(quantile(&[7.0], share, definition), Ok(7.0));
            }
            let none = Err(Undefined::TooFew { needed: 1, found: 0 });
            assert_eq!(quantile(&[], 0.5, definition), none);
        }
        assert_eq!(
            quantile(&[1.0], 1.1, Definition::ALL[6]),
            Err(Undefined::ProbabilityOutOfRange)
        );
        assert_eq!(median(&[f64::INFINITY]), Err(Undefined::NotFinite));
    }
}
