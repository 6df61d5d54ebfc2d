//! Named numbers as they may be shown.

use crate::analysis::{Provenance, ResultNumber};
use crate::diagnostic::Placed;
use crate::manuscript::{BaseRule, Policy, Statistic};
use crate::number::{self, Ratio};

use super::table::{Entry, Mark};

/// A named number as it may be shown.
#[derive(Clone, Debug)]
pub struct ProtectedNumber {
    /// The id.
    pub id: Placed<String>,
    /// What it is.
    pub statistic: Statistic,
    /// The count.
    pub n: Entry,
    /// What the share is a share of.
    pub base: Entry,
    /// The share in percent, without a sign.
    pub percent: Entry,
    /// The mean, median, standard deviation or sum.
    pub value: Entry,
    /// The value before rounding: of a share the exact part of 1; hidden numbers have none.
    pub unrounded: Option<f64>,
    /// The share as exact counts; hidden numbers have none.
    pub exact: Option<Ratio>,
    /// Whom a share is a share of.
    pub base_rule: BaseRule,
    /// How it came about.
    pub origin: Provenance,
}

/// Turns a confidential number into what may be shown, as shown.
#[must_use]
#[expect(clippy::cast_precision_loss, clippy::as_conversions, reason = "below 2^53")]
pub fn protect_number(result: ResultNumber, policy: &Policy) -> ProtectedNumber {
    let ResultNumber { id, statistic, ratio, value, format, base, origin } = result;
    let share = statistic == Statistic::Share;
    // With the count and the base of a share one knows how many lack the property too.
    let few = |count| !policy.allows(count);
    let hidden =
        few(ratio.part) || few(ratio.whole) || (share && !policy.allows_share(ratio));
    let count = |count: u64| {
        if hidden {
            Entry::Hidden(Mark::Suppressed)
        } else {
            Entry::shown_count(count, number::count(count, format.language))
        }
    };
    let percent = match (format.rounded_percent(ratio), format.percent(ratio)) {
        (Some(_), Some(_)) if !policy.allows_share(ratio) => {
            Entry::Hidden(Mark::Suppressed)
        }
        (Some(value), Some(text)) => Entry::Shown { value, text },
        _ => Entry::Hidden(Mark::Undefined),
    };
    let shown_value = match value {
        _ if hidden => Entry::Hidden(Mark::Suppressed),
        Some(value) => Entry::Shown { value, text: format.decimal(value) },
        None => Entry::Hidden(Mark::Undefined),
    };
    let unrounded = match (share, value) {
        (true, _) if ratio.whole > 0 && percent.value().is_some() => {
            Some(ratio.part as f64 / ratio.whole as f64)
        }
        (false, Some(value)) if !hidden => Some(value),
        (false, None) if !hidden => Some(ratio.part as f64),
        _ => None,
    };
    let exact = percent.value().is_some() && !hidden;
    ProtectedNumber {
        exact: exact.then_some(ratio),
        id,
        statistic,
        n: count(ratio.part),
        base: count(ratio.whole),
        percent,
        value: shown_value,
        unrounded,
        base_rule: base,
        origin,
    }
}
