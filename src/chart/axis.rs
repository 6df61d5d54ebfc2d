//! Round ends and steps of value axes.

pub(super) use crate::statistics::classes::round_width as round_step;

use super::sheet::{Anchor, ChartSheet, Reach};
use super::text::Lettering;

/// A round end of an axis from 0 that the largest value does not go beyond: a multiple of
/// a step that divides the axis into some five parts.
pub(super) fn round_end(largest: f64) -> f64 {
    if !(largest.is_finite() && largest > 0.0) {
        return 1.0;
    }
    let step = round_step(largest / 5.0);
    (largest / step).ceil() * step
}

/// A tick of an axis: where it is, and what it says.
pub(super) struct Tick {
    pub(super) x: f64,
    pub(super) label: String,
}

/// Draws grid lines along each span from top to bottom and the tick labels below the last;
/// tells how far down the labels reach. A label that would touch its neighbour is left
/// out, the last one never. Without ticks there is no axis.
pub(super) fn grid(sheet: &mut ChartSheet<'_>, ticks: &[Tick], spans: &[Reach]) -> f64 {
    let (color, width) = (sheet.style.grid, sheet.length(0.5));
    for tick in ticks {
        for Reach { top, bottom } in spans {
            sheet.line((tick.x, *top), (tick.x, *bottom), color, width);
        }
    }
    let bottom = spans.last().map_or(0.0, |span| span.bottom);
    if ticks.is_empty() {
        return bottom + sheet.length(2.0);
    }
    let set = sheet.small();
    let middle = bottom + sheet.length(8.5);
    let (whole, gap) = (sheet.format.width, sheet.length(4.0));
    // Where each label would begin, kept inside the picture.
    let placed = |tick: &Tick| {
        let width = sheet.width_of(&tick.label, set);
        let left = (tick.x - width / 2.0).min(whole - width).max(0.0);
        (left, left + width)
    };
    let last = ticks.last().map(placed);
    let mut end = f64::NEG_INFINITY;
    let mut shown = Vec::new();
    for (index, tick) in ticks.iter().enumerate() {
        let (left, right) = placed(tick);
        let is_last = index + 1 == ticks.len();
        let before_last = last.is_none_or(|(start, _)| right + gap <= start);
        if left >= end + gap && (is_last || before_last) {
            shown.push((left, tick.label.as_str()));
            end = right;
        }
    }
    let color = sheet.style.muted;
    for (left, label) in shown {
        sheet.centred_text(
            label,
            (left, middle),
            Anchor::Start,
            Lettering { set, color },
        );
    }
    middle + sheet.length(5.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_are_round_and_not_below_the_values() {
        let ends = [
            (22.0, 25.0),
            (9.0, 10.0),
            (35.0, 40.0),
            (100.0, 100.0),
            (1.0, 1.0),
            (3.0, 3.0),
        ];
        for (largest, end) in ends {
            assert!(
                (round_end(largest) - end).abs() < 1e-9,
                "{largest}: {}",
                round_end(largest)
            );
        }
        let mut value = 1e-6;
        while value < 1e15 {
            let end = round_end(value);
            assert!(end >= value && end <= value * 1.5, "{value}: {end}");
            value *= 1.37;
        }
    }

    #[test]
    fn values_without_size_have_an_axis_to_one() {
        for value in [0.0, -3.0, f64::NAN, f64::INFINITY] {
            assert!((round_end(value) - 1.0).abs() < 1e-9);
        }
    }
}
