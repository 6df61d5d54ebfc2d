//! One number as it may be shown, or the sign that stands for it.

use crate::number::{self, NumberFormat};
use crate::words::Language;

/// Why a cell shows no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Mark {
    /// Showing it could tell something about somebody.
    Suppressed(Language),
    /// Made of too few people to say anything.
    TooFew,
    /// There is nothing to compute it from (a share of nobody).
    Undefined,
}

impl Mark {
    /// The sign shown instead of a number: `..` for too few (SCB, SSB) and `.` for a number
    /// that cannot exist. What is hidden for somebody's sake has a sign of its own: `x` in
    /// Swedish (the National Board of Health and Welfare), `:` in Norwegian (Statistics
    /// Norway), `[c]` in English (the UK's Government Analysis Function).
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self {
            Self::Suppressed(language) => language.words().suppressed_sign(),
            Self::TooFew => "..",
            Self::Undefined => ".",
        }
    }
}

/// One number as it may be shown.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub enum Entry {
    /// A number.
    Shown {
        /// For the length of a bar: the shown number, not a more exact one.
        value: f64,
        /// The string that stands in table, chart, text, alternative text and CSV alike.
        text: String,
    },
    /// No number, and why.
    Hidden(Mark),
}

impl Entry {
    #[expect(clippy::cast_precision_loss, clippy::as_conversions, reason = "below 2^53")]
    pub(crate) fn shown_count(count: u64, text: String) -> Self {
        Self::Shown { value: count as f64, text }
    }

    /// The number, or the sign that stands for it.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Shown { text, .. } => text,
            Self::Hidden(mark) => mark.sign(),
        }
    }

    /// The number, if it is shown.
    #[must_use]
    pub fn value(&self) -> Option<f64> {
        match self {
            Self::Shown { value, .. } => Some(*value),
            Self::Hidden(_) => None,
        }
    }

    /// The same with no more digits than are shown, whatever the text says beside it.
    pub(super) fn only_shown(self) -> Self {
        let Self::Shown { value, text } = self else { return self };
        let after = text.rsplit_once([',', '.']).map_or("", |(_, after)| after);
        let digits = after.chars().take_while(char::is_ascii_digit).count();
        let decimals = u8::try_from(digits).unwrap_or_default();
        let value =
            NumberFormat::new(Language::OF_MESSAGES, decimals).measured(value).value;
        Self::Shown { value, text }
    }

    /// The number of a count, if it is shown.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::as_conversions,
        reason = "a count"
    )]
    pub(super) fn count(&self) -> Option<u64> {
        self.value().filter(|value| *value >= 0.0).map(|value| value as u64)
    }

    /// A count made of two counts; hidden if one of them is.
    fn of_both(
        &self,
        other: &Self,
        of: impl Fn(u64, u64) -> u64,
        language: Language,
    ) -> Self {
        match (self.count(), other.count()) {
            (Some(one), Some(other)) => {
                let count = of(one, other);
                Self::shown_count(count, number::count(count, language))
            }
            (one, _) => {
                let mark = if one.is_none() { self.mark() } else { other.mark() };
                Self::Hidden(mark.unwrap_or(Mark::Undefined))
            }
        }
    }

    /// Two counts together, if both are shown.
    pub(crate) fn plus(&self, other: &Self, language: Language) -> Self {
        self.of_both(other, u64::saturating_add, language)
    }

    /// A count less a part of it, if both are shown. Counts that were changed for somebody's
    /// sake can leave less than nobody, who then are nobody.
    pub(crate) fn less(&self, part: &Self, language: Language) -> Self {
        self.of_both(part, u64::saturating_sub, language)
    }

    /// Why it is not shown.
    pub(crate) fn mark(&self) -> Option<Mark> {
        match self {
            Self::Shown { .. } => None,
            Self::Hidden(mark) => Some(*mark),
        }
    }

    /// Whether it is hidden for somebody's sake.
    #[must_use]
    pub fn is_suppressed(&self) -> bool {
        matches!(self, Self::Hidden(Mark::Suppressed(_)))
    }

    /// Whether a shown number is zero.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.value() == Some(0.0)
    }
}

/// Why a chart or table shows nothing at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nothing {
    /// All is hidden for somebody's sake.
    Hidden,
    /// All is of too few.
    TooFew,
}

impl Nothing {
    /// The sentence that stands in its place.
    #[must_use]
    pub fn words(self, language: Language) -> &'static str {
        match self {
            Self::Hidden => language.words().all_hidden(),
            Self::TooFew => language.words().all_too_few(),
        }
    }
}

/// Why nothing is left of some numbers, if nothing is and that is for somebody's sake, or
/// because they are of too few.
pub(crate) fn nothing_left<'e>(
    entries: impl Iterator<Item = &'e Entry>,
) -> Option<Nothing> {
    let (mut few, mut suppressed) = (false, false);
    for entry in entries {
        match entry.mark()? {
            Mark::Suppressed(_) => suppressed = true,
            Mark::TooFew => few = true,
            Mark::Undefined => {}
        }
    }
    match (suppressed, few) {
        (true, _) => Some(Nothing::Hidden),
        (false, true) => Some(Nothing::TooFew),
        (false, false) => None,
    }
}

/// The content of one cell.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Cell {
    /// The count, or in a table of means the statistic.
    pub number: Entry,
    /// The count as a share in percent; undefined in a table of means.
    pub percent: Entry,
}
