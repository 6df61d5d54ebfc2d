//! Statistics as pure functions: numbers and counts in, estimates and tests out.
//!
//! Takes slices of numbers, counts and weights; gives estimates, intervals and tests. Knows
//! of no survey, no manuscript and no language, reads nothing and keeps nothing. Every
//! function names its formula and where it comes from, and what has no value is an
//! [`Undefined`] with the reason, never NaN. `tests/ref/r` holds what R gives for the same
//! data.
//!
//! Sums are added in the order given, and logarithms and the like come from `libm`, so that
//! the digits are the same on every machine.

pub mod adjust;
pub mod association;
pub mod cell_key;
pub mod change;
pub mod chi_square;
pub mod classes;
pub mod correlation;
pub mod design;
mod distributions;
pub mod effect_intervals;
pub mod fisher;
pub mod group_means;
pub mod intervals;
pub mod letters;
mod matrix;
pub mod odds_ratio;
pub mod omega;
pub mod paired;
mod quadrature;
pub mod quantiles;
pub mod ranks;
pub mod reliability;
pub mod response_rates;
pub mod shape;
pub mod trend;
pub mod two_proportions;
mod undefined;
pub mod weighting;

pub use self::undefined::Undefined;

/// An interval with both its ends.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// The lower end, in the unit of what is estimated.
    pub lower: f64,
    /// The upper end, in the same unit.
    pub upper: f64,
}

impl Interval {
    /// The same in a unit of which so many make one: of a share, 100 per cent.
    #[must_use]
    pub fn in_unit(self, times: f64) -> Self {
        Self { lower: self.lower * times, upper: self.upper * times }
    }
}

/// A confidence level, strictly between 0 and 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Confidence(f64);

impl Confidence {
    /// 95 per cent.
    pub const P95: Self = Self(0.95);

    /// Takes a level such as 0.95.
    ///
    /// # Errors
    ///
    /// [`Undefined::ProbabilityOutOfRange`] unless `level` is above 0 and below 1.
    pub fn new(level: f64) -> Result<Self, Undefined> {
        if level > 0.0 && level < 1.0 {
            Ok(Self(level))
        } else {
            Err(Undefined::ProbabilityOutOfRange)
        }
    }

    /// The level, 0.95 for 95 per cent.
    #[must_use]
    pub const fn level(self) -> f64 {
        self.0
    }

    /// The probability left in each tail, 0.025 for 95 per cent.
    #[must_use]
    pub fn tail(self) -> f64 {
        (1.0 - self.0) / 2.0
    }

    /// The normal quantile that leaves [`tail`](Self::tail) above it.
    #[must_use]
    pub fn z(self) -> f64 {
        distributions::normal_upper_quantile(self.tail())
    }
}

/// A count as a real number.
#[expect(clippy::cast_precision_loss, clippy::as_conversions, reason = "below 2^53")]
pub(in crate::statistics) fn real(count: u64) -> f64 {
    count as f64
}

/// A number of things in memory as a real number.
#[expect(clippy::cast_precision_loss, clippy::as_conversions, reason = "below 2^53")]
pub(in crate::statistics) const fn size(number: usize) -> f64 {
    number as f64
}

/// A length as a real number.
pub(in crate::statistics) const fn length<T>(values: &[T]) -> f64 {
    size(values.len())
}

/// Refuses values that are infinite or not numbers.
pub(in crate::statistics) fn finite(values: &[f64]) -> Result<(), Undefined> {
    if values.iter().all(|value| value.is_finite()) {
        Ok(())
    } else {
        Err(Undefined::NotFinite)
    }
}

/// Refuses fewer than `needed`.
pub(in crate::statistics) const fn at_least(
    needed: usize,
    found: usize,
) -> Result<(), Undefined> {
    if found < needed { Err(Undefined::TooFew { needed, found }) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_lies_between_nothing_and_certainty() {
        for level in [0.0, 1.0, -0.1, 95.0, f64::NAN] {
            assert_eq!(Confidence::new(level), Err(Undefined::ProbabilityOutOfRange));
        }
        assert_eq!(Confidence::new(0.95), Ok(Confidence::P95));
    }

    #[test]
    fn a_reason_reads_as_a_message() {
        let reason = Undefined::TooFew { needed: 2, found: 1 };
        assert_eq!(reason.to_string(), "needs at least 2, found 1");
    }
}
