//! Differences of numbers, and how one has changed, as they may be shown.

use crate::analysis::{ChangeTest, Lack};
use crate::words::Language;

use super::entry::Entry;
use super::inference::Range;

/// The difference of two named numbers as it may be shown.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Difference {
    /// As it is shown.
    pub entry: Entry,
    /// Whether it is one of shares, in percentage points.
    pub points: bool,
    /// The difference before rounding, of shares in percentage points.
    pub unrounded: Option<f64>,
}

/// How a number has changed since an earlier measurement, as it may be shown.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct ProtectedChange {
    /// The id of the number now.
    pub of: String,
    /// The earlier measurement.
    pub wave: String,
    /// Why both cannot be compared, if they cannot; nothing else is shown then.
    pub broken: Option<String>,
    /// The number now less the number then.
    pub difference: Difference,
    /// The interval of the difference, as it is shown; none where there is none or it is
    /// hidden.
    pub range: Option<Range>,
    /// The same before rounding, of shares in percentage points.
    pub interval: Option<(f64, f64)>,
    /// The test of no change with its p-value; none where there is none or it is hidden.
    pub test: Option<(ChangeTest, f64)>,
    /// The p-value adjusted for all tests of the change tables it stands in, the largest of
    /// them; the p-value itself if it stands in none.
    pub adjusted: Option<f64>,
    /// Of the same persons: how many answered both times.
    pub persons: Option<Entry>,
    /// Whether the interval is by design, weighted.
    pub weighted: bool,
    /// Whether it is corrected for finite populations.
    pub finite: bool,
    /// Why nothing is inferred, where only published numbers of then are left.
    pub lack: Option<Lack>,
    /// The confidence level of the interval.
    pub level: f64,
    /// From what size on it matters, of shares in percentage points.
    pub threshold: Option<f64>,
}

/// What can be said of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It went up.
    Up(Size),
    /// It went down.
    Down(Size),
    /// It is as it was: the interval lies within the size that matters.
    Unchanged,
    /// Nothing is certain.
    Uncertain,
}

/// How large a change is, against the size that matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// Smaller: the interval lies within.
    Slight,
    /// Nobody knows, or no size is stated.
    Some,
    /// Larger: the interval lies beyond.
    Clear,
}

impl Verdict {
    /// "har ökat tydligt", "ingen säker förändring".
    #[must_use]
    pub fn words(self, language: Language) -> &'static str {
        let words = language.words();
        match self {
            Self::Up(Size::Slight) => words.up_slightly(),
            Self::Up(Size::Some) => words.up(),
            Self::Up(Size::Clear) => words.up_clearly(),
            Self::Down(Size::Slight) => words.down_slightly(),
            Self::Down(Size::Some) => words.down(),
            Self::Down(Size::Clear) => words.down_clearly(),
            Self::Unchanged => words.unchanged(),
            Self::Uncertain => words.no_certain_change(),
        }
    }
}

impl ProtectedChange {
    /// What can be said of it; nothing where it is hidden, not compared or not inferred.
    ///
    /// It has gone up or down if the interval lies on one side of 0 and the adjusted p-value
    /// is below 1 − level. It is unchanged if that does not hold and the interval lies within
    /// the size that matters on both sides: two one-sided tests at (1 − level)/2 (D. J.
    /// Schuirmann, *Journal of Pharmacokinetics and Biopharmaceutics* 15, 1987, 657–680).
    #[must_use]
    pub fn verdict(&self) -> Option<Verdict> {
        let (low, high) = self.interval?;
        let significant = self.adjusted.is_some_and(|p| p < 1.0 - self.level);
        let within = self.threshold.is_some_and(|size| low > -size && high < size);
        let beyond = self.threshold.is_some_and(|size| low >= size || high <= -size);
        let size = match (within, beyond) {
            (true, _) => Size::Slight,
            (_, true) => Size::Clear,
            (false, false) => Size::Some,
        };
        Some(match (significant, within) {
            (true, _) if low > 0.0 => Verdict::Up(size),
            (true, _) if high < 0.0 => Verdict::Down(size),
            (_, true) => Verdict::Unchanged,
            _ => Verdict::Uncertain,
        })
    }

    /// Whether the interval lies within the size that matters.
    #[must_use]
    pub fn is_within_threshold(&self) -> bool {
        let inside = self.interval.zip(self.threshold);
        inside.is_some_and(|((low, high), size)| low > -size && high < size)
    }
}
