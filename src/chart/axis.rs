//! Value axes: round ends and steps, what stands at them, and the grid.

pub(super) use crate::statistics::classes::round_width as round_step;

use crate::number::NumberFormat;
use crate::words::Language;

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

/// What the length of a value axis means.
#[derive(Clone, Copy)]
pub(super) struct ValueScale {
    pub(super) low: f64,
    pub(super) high: f64,
    pub(super) step: f64,
}

/// A value that stands beside an axis.
pub(super) struct ScaleMark {
    pub(super) value: f64,
    pub(super) label: String,
}

impl ValueScale {
    /// An axis from zero to a round end, in some five steps.
    pub(super) fn from_zero(high: f64) -> Self {
        Self { low: 0.0, high, step: round_step(high / 5.0) }
    }

    /// An axis of values that have no zero of their own: as long as they need, in whole steps.
    pub(super) fn over(low: f64, high: f64, step: f64) -> Self {
        let low = (low / step).floor() * step;
        let high = ((high / step).ceil() * step).max(low + step);
        Self { low, high, step }
    }

    /// Which part of the axis lies below a value.
    pub(super) fn part(self, value: f64) -> f64 {
        (value - self.low) / (self.high - self.low)
    }

    /// The values at its steps, from below, with as many decimals as those need.
    pub(super) fn marks(self, language: Language) -> Vec<ScaleMark> {
        let decimals = [1.0, 0.1, 0.01, 0.001].iter().position(|it| self.step >= *it);
        let decimals = u8::try_from(decimals.unwrap_or(4)).unwrap_or_default();
        let format = NumberFormat::new(language, decimals);
        let mut marks = Vec::new();
        let mut index = 0_u32;
        loop {
            let value = self.low + f64::from(index) * self.step;
            if value > self.high + self.step * 1e-6 {
                return marks;
            }
            marks.push(ScaleMark { value, label: format.decimal(value) });
            index += 1;
        }
    }
}

/// Writes the sign of per cent at the last of the marks of an axis of shares.
pub(super) fn in_percent(
    mut marks: Vec<ScaleMark>,
    language: Language,
) -> Vec<ScaleMark> {
    if let Some(ScaleMark { label, .. }) = marks.last_mut() {
        label.push_str(language.words().percent_sign());
    }
    marks
}

/// The marks of an axis of counts: half a person cannot be counted.
pub(super) fn in_whole_numbers(
    marks: Vec<ScaleMark>,
    language: Language,
) -> Vec<ScaleMark> {
    let format = NumberFormat::new(language, 0);
    let whole = marks.into_iter().filter(|mark| mark.value.fract() == 0.0);
    whole.map(|mark| ScaleMark { label: format.decimal(mark.value), ..mark }).collect()
}

/// A tick of an axis: where it is, and what it says.
pub(super) struct Tick {
    pub(super) x: f64,
    pub(super) label: String,
}

/// Between the labels of two ticks, in print.
const BETWEEN_LABELS: f64 = 4.0;

impl Tick {
    /// Where its label begins and ends, kept inside the picture.
    fn label_ends(&self, sheet: &ChartSheet<'_>) -> (f64, f64) {
        let width = sheet.width_of(&self.label, sheet.small());
        let left = (self.x - width / 2.0).min(sheet.format.width - width).max(0.0);
        (left, left + width)
    }
}

/// Whether the labels of all ticks have room beside each other.
pub(super) fn have_room(sheet: &ChartSheet<'_>, ticks: &[Tick]) -> bool {
    let gap = sheet.length(BETWEEN_LABELS);
    let ends = ticks.iter().map(|tick| tick.label_ends(sheet)).collect::<Vec<_>>();
    ends.windows(2).all(|pair| pair[0].1 + gap <= pair[1].0)
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
    let all = ticks.iter().map(|tick| tick.label_ends(sheet)).collect::<Vec<_>>();
    let color = sheet.style.muted;
    for index in labelled(&all, sheet.length(BETWEEN_LABELS)) {
        let (left, label) = (all[index].0, ticks[index].label.as_str());
        sheet.centred_text(
            label,
            (left, middle),
            Anchor::Start,
            Lettering { set, color },
        );
    }
    middle + sheet.length(5.0)
}

/// Which of some labels, each from its start to its end, are written so that none touches
/// another: all of them, or those at equal steps from the first to the last; where there are
/// none such, as many as there is room for, and the last one.
fn labelled(all: &[(f64, f64)], gap: f64) -> Vec<usize> {
    let intervals = all.len().saturating_sub(1);
    let fits = |step: &usize| {
        let chosen = all.iter().step_by(*step).collect::<Vec<_>>();
        chosen.windows(2).all(|pair| pair[0].1 + gap <= pair[1].0)
    };
    let mut steps = (1..intervals.max(2)).filter(|step| intervals.is_multiple_of(*step));
    if let Some(step) = steps.find(fits) {
        return (0..all.len()).step_by(step).collect();
    }
    let last = all.last().map_or(f64::INFINITY, |(start, _)| *start);
    let mut end = f64::NEG_INFINITY;
    let mut chosen = Vec::new();
    for (index, (left, right)) in all.iter().enumerate() {
        let is_last = index == intervals;
        if *left >= end + gap && (is_last || right + gap <= last) {
            chosen.push(index);
            end = *right;
        }
    }
    chosen
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
    fn labels_that_have_no_room_are_left_out_at_equal_steps() {
        let at = |places: &[f64], width: f64| {
            let all = places.iter().map(|place| (*place, place + width));
            labelled(&all.collect::<Vec<_>>(), 1.0)
        };
        let five = [0.0, 10.0, 20.0, 30.0, 40.0];
        assert_eq!(at(&five, 5.0), [0, 1, 2, 3, 4]);
        assert_eq!(at(&five, 10.0), [0, 2, 4]);
        assert_eq!(at(&five, 25.0), [0, 4]);
        // Five steps cannot be halved.
        assert_eq!(at(&[0.0, 10.0, 20.0, 30.0, 40.0, 45.0], 5.0), [0, 1, 2, 3, 5]);
        assert_eq!(at(&[0.0], 5.0), [0]);
        assert!(at(&[], 5.0).is_empty());
    }

    #[test]
    fn values_without_size_have_an_axis_to_one() {
        for value in [0.0, -3.0, f64::NAN, f64::INFINITY] {
            assert!((round_end(value) - 1.0).abs() < 1e-9);
        }
    }
}
