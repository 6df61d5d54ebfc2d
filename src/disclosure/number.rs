//! Named numbers as they may be shown.

use crate::analysis::{Counted, IntervalRules, Provenance, ResultNumber};
use crate::diagnostic::Placed;
use crate::manuscript::{BaseRule, Differences, Policy, Statistic};
use crate::number::{self, NumberFormat, Ratio, Rounded};

use super::decide::Decisions;
use super::inference::Range;
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
    /// The interval of a share, in percent, or of a mean, with the rules it is made by.
    pub interval: Option<(Range, IntervalRules)>,
    /// The value before rounding: of a share the exact part of 1; hidden numbers have none.
    pub unrounded: Option<f64>,
    /// The share as exact counts; hidden numbers have none.
    pub exact: Option<Ratio>,
    /// Decimals and rounding.
    format: NumberFormat,
    /// Whom a share is a share of.
    pub base_rule: BaseRule,
    /// How it came about.
    pub origin: Provenance,
}

/// Whether a number is hidden because too few have the property, lack it or were asked.
pub(super) fn is_hidden(result: &ResultNumber, policy: &Policy) -> bool {
    let ratio = result.ratio;
    let share = result.statistic == Statistic::Share;
    // With the count and the base of a share one knows how many lack the property too.
    let few = |count| !policy.allows(count);
    few(ratio.part) || few(ratio.whole) || (share && !policy.allows_share(ratio))
}

/// Turns a confidential number into what may be shown, as shown.
#[expect(clippy::cast_precision_loss, clippy::as_conversions, reason = "below 2^53")]
pub(super) fn protect_number(
    result: ResultNumber,
    policy: &Policy,
    decisions: &Decisions,
) -> ProtectedNumber {
    let percent = result.percent();
    let hidden = is_hidden(&result, policy);
    let hides = |counted: Option<&Counted>| decisions.hides(counted);
    let n_hidden = hidden || hides(result.counted.as_ref().map(|(part, _)| part));
    let base_hidden = hidden || hides(result.counted.as_ref().map(|(_, whole)| whole));
    let interval = result.interval;
    let ResultNumber { id, statistic, ratio, value, format, base, origin, .. } = result;
    let share = statistic == Statistic::Share;
    let count = |count: u64, hidden: bool| {
        if hidden {
            Entry::Hidden(Mark::Suppressed)
        } else {
            Entry::shown_count(count, number::count(count, format.language))
        }
    };
    let percent = match percent {
        Some(_) if !policy.allows_share(ratio) || n_hidden || base_hidden => {
            Entry::Hidden(Mark::Suppressed)
        }
        Some(Rounded { value, text }) => Entry::Shown { value, text },
        None => Entry::Hidden(Mark::Undefined),
    };
    let shown_value = match value {
        _ if hidden => Entry::Hidden(Mark::Suppressed),
        Some(value) => Entry::Shown { value, text: format.decimal(value) },
        None => Entry::Hidden(Mark::Undefined),
    };
    let interval = interval.map(|(interval, rules)| {
        let range = if share {
            Range::new(&percent, Some((interval, 100.0)), format)
        } else if n_hidden {
            Range::new(&Entry::Hidden(Mark::Suppressed), None, format)
        } else {
            Range::new(&shown_value, Some((interval, 1.0)), format)
        };
        (range, rules)
    });
    let unrounded = match (share, value) {
        (true, _) if ratio.whole > 0 && percent.value().is_some() => {
            Some(ratio.part as f64 / ratio.whole as f64)
        }
        (false, Some(value)) if !hidden => Some(value),
        (false, None) if !n_hidden => Some(ratio.part as f64),
        _ => None,
    };
    let exact = percent.value().is_some() && !n_hidden;
    ProtectedNumber {
        exact: exact.then_some(ratio),
        id,
        statistic,
        n: count(ratio.part, n_hidden),
        base: count(ratio.whole, base_hidden),
        percent,
        interval,
        value: shown_value,
        unrounded,
        format,
        base_rule: base,
        origin,
    }
}

/// The difference of two named numbers as it may be shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// As it is shown.
    pub entry: Entry,
    /// Whether it is one of shares, in percentage points.
    pub points: bool,
    /// The difference before rounding, of shares in percentage points.
    pub unrounded: Option<f64>,
}

impl Difference {
    /// One number minus another: shares in percentage points, counts, or statistics of one
    /// kind. `None` for numbers of different kinds.
    #[must_use]
    pub fn of(
        one: &ProtectedNumber,
        other: &ProtectedNumber,
        rule: Differences,
    ) -> Option<Self> {
        let decimals = one.format.decimals.max(other.format.decimals);
        let format = NumberFormat { decimals, ..one.format };
        match (one.statistic, other.statistic) {
            (Statistic::Share, Statistic::Share) => {
                Some(difference_of_shares(one, other, format, rule))
            }
            (
                Statistic::Count | Statistic::Mentions,
                Statistic::Count | Statistic::Mentions,
            ) => {
                let whole = NumberFormat { decimals: 0, ..format };
                Some(difference_of_values((&one.n, &other.n), None, whole))
            }
            (first, second) if first == second => {
                let exact =
                    one.unrounded.zip(other.unrounded).map(|(one, other)| one - other);
                let exact = exact.filter(|_| rule == Differences::Before);
                Some(difference_of_values((&one.value, &other.value), exact, format))
            }
            _ => None,
        }
    }
}

fn difference_of_shares(
    one: &ProtectedNumber,
    other: &ProtectedNumber,
    format: NumberFormat,
    rule: Differences,
) -> Difference {
    let (Some(first), Some(second)) = (one.exact, other.exact) else {
        let mark = [&one.percent, &other.percent].into_iter().find_map(Entry::mark);
        let entry = Entry::Hidden(mark.unwrap_or(Mark::Undefined));
        return Difference { entry, points: true, unrounded: None };
    };
    let unrounded = one.unrounded.zip(other.unrounded);
    let unrounded = unrounded.map(|(one, other)| 100.0 * (one - other));
    if rule == Differences::After {
        let shown = difference_of_values((&one.percent, &other.percent), None, format);
        return Difference { points: true, unrounded, ..shown };
    }
    let entry = match format.difference(first, second) {
        Some(Rounded { value, text }) => Entry::Shown { value, text },
        None => Entry::Hidden(Mark::Undefined),
    };
    Difference { entry, points: true, unrounded }
}

/// The difference of two numbers as they are shown, unless the exact one is given.
fn difference_of_values(
    (one, other): (&Entry, &Entry),
    exact: Option<f64>,
    format: NumberFormat,
) -> Difference {
    let (Some(first), Some(second)) = (one.value(), other.value()) else {
        let mark = one.mark().or(other.mark()).unwrap_or(Mark::Undefined);
        return Difference { entry: Entry::Hidden(mark), points: false, unrounded: None };
    };
    let value = exact.unwrap_or(first - second);
    let entry = Entry::Shown { value, text: format.decimal(value) };
    Difference { entry, points: false, unrounded: Some(value) }
}
