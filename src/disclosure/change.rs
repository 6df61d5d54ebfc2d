//! Changes of named numbers as they may be shown: made of nothing but two numbers that are
//! shown, and hidden with either.

use crate::analysis::{MeasuredChange, Samples};
use crate::manuscript::{Differences, Policy, Report, Statistic};
use crate::number::{NumberFormat, Ratio, Rounded};
use crate::statistics::intervals::Pairs;

use super::difference::{Difference, ProtectedChange};
use super::entry::{Entry, Mark};
use super::inference::Range;
use super::number::ProtectedNumber;

/// Gives every number of an earlier measurement its change, as it may be shown.
pub(super) fn settle(
    measured: Vec<(String, MeasuredChange)>,
    report: &Report,
    numbers: &mut [ProtectedNumber],
) {
    for (id, change) in measured {
        let now = numbers.iter().find(|number| number.id.value == change.of);
        let then = numbers.iter().position(|number| number.id.value == id);
        let (Some(now), Some(then)) = (now, then) else { continue };
        let protected = protect(now, &numbers[then], change, report);
        numbers[then].change = protected.map(Box::new);
    }
}

fn protect(
    now: &ProtectedNumber,
    then: &ProtectedNumber,
    change: MeasuredChange,
    report: &Report,
) -> Option<ProtectedChange> {
    let policy = &report.disclosure;
    let share = now.statistic == Statistic::Share;
    let rules = report.waves.change;
    let mut difference = Difference::of(now, then, report.rounding.differences)?;
    let decimals = now.format.decimals.max(then.format.decimals);
    let format = crate::number::NumberFormat { decimals, ..now.format };
    let mut persons = None;
    let shown_count = |count: u64| {
        Entry::shown_count(count, crate::number::count(count, format.language))
    };
    let suppressed = || Entry::Hidden(Mark::Suppressed(format.language));
    let hide = |points| Difference { entry: suppressed(), points, unrounded: None };
    match change.samples {
        // The difference is that of those who answered both times, and tells of them.
        Samples::Panel(pairs) if difference.entry.value().is_some() => {
            let all = pairs.both + pairs.first_only + pairs.second_only + pairs.neither;
            if shows_pairs(pairs, policy) && leaves_nobody(now, then, all, policy) {
                persons = Some(shown_count(all));
                difference = of_pairs(pairs, &difference, format, report);
            } else {
                persons = Some(suppressed());
                difference = hide(true);
            }
        }
        Samples::PanelMeans(all, two, one) if difference.entry.value().is_some() => {
            if policy.allows_cells(all) && leaves_nobody(now, then, all, policy) {
                persons = Some(shown_count(all));
                let entry = policy.measured(two - one, format);
                let unrounded = entry.value();
                difference = Difference { entry, points: false, unrounded };
            } else {
                persons = Some(suppressed());
                difference = hide(false);
            }
        }
        Samples::Panel(_)
        | Samples::PanelMeans(..)
        | Samples::Independent
        | Samples::Weighted => {}
    }
    if change.broken.is_some() {
        let entry = Entry::Hidden(Mark::Undefined);
        difference = Difference { entry, unrounded: None, ..difference };
    }
    // With the interval of a mean one knows how many answered; where counts are changed, every
    // interval tells the true ones.
    let counts = [now, then].iter().all(|number| number.n.value().is_some());
    // Nor is it told where their own intervals must not be.
    let spreads = [now, then].iter().all(|number| {
        let range = number.interval.as_ref().map(|(range, _)| &range.low);
        range.is_none_or(|low| !low.is_suppressed())
    });
    let inferred = difference.entry.value().is_some()
        && (share || counts && spreads)
        && policy.key().is_none()
        && change.broken.is_none();
    let unit = if share { 100.0 } else { 1.0 };
    let interval = change.interval.filter(|_| inferred);
    let range =
        interval.map(|it| Range::new(&difference.entry, Some(it.in_unit(unit)), format));
    let range = range.map(|range| range.kept(policy, format));
    let test = change.test.filter(|_| inferred);
    Some(ProtectedChange {
        of: change.of,
        wave: change.wave,
        broken: change.broken,
        range,
        interval: interval.map(|it| {
            if share || !policy.protects() {
                return (it.lower * unit, it.upper * unit);
            }
            let kept = |end| on_its_side(end, rules.mean, format);
            (kept(it.lower), kept(it.upper))
        }),
        adjusted: test.map(|(_, p)| p),
        test,
        persons,
        weighted: change.samples == Samples::Weighted,
        finite: change.finite,
        lack: change.published.and_then(|published| published.lack).filter(|_| inferred),
        level: change.level,
        threshold: if share { rules.points } else { rules.mean },
        difference,
    })
}

/// The end of an interval without more digits than are shown, but on the side of 0 and of
/// the size that matters that it is on, which the verdict tells.
fn on_its_side(end: f64, size: Option<f64>, format: NumberFormat) -> f64 {
    let shown = format.measured(end).value;
    let quarter = 0.25 / f64::from(10_u32.pow(u32::from(format.decimals)));
    let limits = size.iter().flat_map(|size| [*size, -size]).chain([0.0]);
    for limit in limits {
        let side = |value: f64| value.partial_cmp(&limit);
        if side(end) != side(shown) {
            return if end > limit {
                limit + quarter
            } else if end < limit {
                limit - quarter
            } else {
                limit
            };
        }
    }
    shown
}

/// Whether it may be told how many answered both times: those who answered only now, or only
/// then, are what is left of either number, and may not be few.
fn leaves_nobody(
    now: &ProtectedNumber,
    then: &ProtectedNumber,
    both: u64,
    policy: &Policy,
) -> bool {
    [now, then].iter().all(|number| {
        let share = number.statistic == Statistic::Share;
        let answered = if share { &number.base } else { &number.n };
        let Entry::Shown { value, .. } = answered else { return true };
        let left = value - as_real(both);
        left < 0.5 || left > as_real(policy.minimum_count) - 0.5
    })
}

#[expect(clippy::cast_precision_loss, clippy::as_conversions, reason = "below 2^53")]
fn as_real(count: u64) -> f64 {
    count as f64
}

/// Whether what the same persons answered may be told: none of the four counts may be small.
fn shows_pairs(pairs: Pairs, policy: &Policy) -> bool {
    let Pairs { both, first_only, second_only, neither } = pairs;
    let all = both + first_only + second_only + neither;
    [both, first_only, second_only, neither].iter().all(|count| policy.allows(*count))
        && policy.allows_percent(all)
}

fn of_pairs(
    pairs: Pairs,
    whole: &Difference,
    format: crate::number::NumberFormat,
    report: &Report,
) -> Difference {
    let Pairs { both, first_only, second_only, neither } = pairs;
    let of = |part| Ratio { part, whole: both + first_only + second_only + neither };
    let (two, one) = (of(both + first_only), of(both + second_only));
    let shown = match report.rounding.differences {
        Differences::Before => format.difference(two, one),
        Differences::After => {
            format.rounded(two).zip(format.rounded(one)).map(|(two, one)| {
                let value = two.value - one.value;
                Rounded { text: format.decimal(value), value }
            })
        }
    };
    let entry = match shown {
        Some(Rounded { value, text }) => Entry::Shown { value, text },
        None => Entry::Hidden(Mark::Undefined),
    };
    let unrounded = entry.value().map(|_| 100.0 * (share_of(two) - share_of(one)));
    Difference { entry, unrounded, ..whole.clone() }
}

fn share_of(ratio: Ratio) -> f64 {
    as_real(ratio.part) / as_real(ratio.whole)
}
