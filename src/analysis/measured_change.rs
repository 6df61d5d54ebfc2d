//! How a named number has changed since an earlier measurement, before anybody has decided
//! what may be shown.

use crate::statistics::Interval;
use crate::statistics::intervals::Pairs;

/// How a number has changed since an earlier measurement, still confidential.
#[derive(Clone)]
pub struct MeasuredChange {
    /// The number now.
    pub(crate) of: String,
    /// The earlier measurement.
    pub(crate) wave: String,
    /// Why both cannot be compared, if they cannot.
    pub(crate) broken: Option<String>,
    /// The interval of the change, shares as parts of 1.
    pub(crate) interval: Option<Interval>,
    /// The test of no change, and its p-value.
    pub(crate) test: Option<(ChangeTest, f64)>,
    /// How those asked now and then are related.
    pub(crate) samples: Samples,
    /// The confidence level of the interval.
    pub(crate) level: f64,
    /// Whether populations are finite.
    pub(crate) finite: bool,
    /// Where the answers of then are not here: what can be made of published counts.
    pub(crate) published: Option<OfPublished>,
}

/// What can be made of the counts that were published of an earlier measurement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OfPublished {
    /// Why nothing can be inferred from them, whatever they are.
    pub lack: Option<Lack>,
    /// How many those asked now and then stand for, if that matters.
    pub populations: (Option<u64>, Option<u64>),
}

/// Why nothing is inferred about a change since a measurement of which only published
/// numbers are left.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    serde::Serialize,
    serde::Deserialize,
)]
pub enum Lack {
    /// It is weighted, and the design of the sample is not known.
    Weighted,
    /// It is a mean, and nobody knows how much the answers varied.
    Mean,
    /// The same persons were asked, and nobody can tell who is who.
    Panel,
    /// Populations are finite, and nobody knows how many answered in all.
    Finite,
    /// Counts were changed then to protect those who answered.
    Changed,
}

impl std::fmt::Debug for MeasuredChange {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "MeasuredChange({} since {})", self.of, self.wave)
    }
}

/// How those asked in two measurements are related.
#[derive(Clone, Debug, PartialEq)]
pub enum Samples {
    /// Drawn independently.
    Independent,
    /// Drawn independently, with weights.
    Weighted,
    /// The same persons: how many of those who answered both times had the property both
    /// times, now only, then only, never.
    Panel(Pairs),
    /// The same persons: how many answered both times, and their means now and then.
    PanelMeans(u64, f64, f64),
}

/// A test of no change.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    serde::Serialize,
    serde::Deserialize,
)]
pub enum ChangeTest {
    /// The z test of two shares.
    TwoShares,
    /// Fisher's exact test.
    Fisher,
    /// Welch's test of two means.
    Welch,
    /// McNemar's test of the same persons.
    McNemar,
    /// Student's test of the differences of the same persons.
    Paired,
    /// t by the designs of both samples.
    Design,
}
