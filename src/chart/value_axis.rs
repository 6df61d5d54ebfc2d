//! The axis of bars that stand in rows: where its zero lies, and how much room is left for
//! what is written at the ends of bars, on both sides of zero.

use super::SharedAxis;
use super::axis;
use super::labels::{LabelColumn, RowLabel};
use super::lollipop;
use super::sheet::ChartSheet;
use super::text::Type;

/// The least that the axis may be long between values on both sides, as a share of the
/// picture; where it would be shorter they stand in a column.
const SHORTEST: f64 = 0.15;

/// What is drawn along an axis: values, and the ends of intervals.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct ValueReach {
    /// The smallest, if it is below zero.
    pub(super) low: f64,
    /// The largest, if it is above zero.
    pub(super) high: f64,
}

impl ValueReach {
    /// From zero to a value.
    pub(super) fn to(value: f64) -> Self {
        Self { low: value.min(0.0), high: value.max(0.0) }
    }

    /// What is as long as both.
    pub(super) fn with(self, other: Self) -> Self {
        Self { low: self.low.min(other.low), high: self.high.max(other.high) }
    }
}

/// How wide the widest value is that is written on each side.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct EndTexts {
    /// Left of bars that go below zero.
    pub(super) before: f64,
    /// Right of all others.
    pub(super) after: f64,
}

impl EndTexts {
    /// The texts at the ends of bars, each with whether its value is below zero.
    pub(super) fn of<'e>(
        sheet: &ChartSheet<'_>,
        texts: impl Iterator<Item = (&'e str, bool)>,
        set: Type,
    ) -> Self {
        let mut widest = Self::default();
        for (text, is_below) in texts {
            let side = if is_below { &mut widest.before } else { &mut widest.after };
            *side = side.max(sheet.width_of(text, set));
        }
        widest
    }
}

/// The horizontal axis of values, and the labels beside it.
pub(super) struct ValueAxis {
    pub(super) column: LabelColumn,
    /// Where its lowest value lies.
    start: f64,
    /// The value there: zero, or below it.
    low: f64,
    /// The value at its end.
    high: f64,
    /// How long it is.
    length: f64,
    /// From the end of a bar to its value.
    pub(super) gap: f64,
    /// Where all values stand, if there is no room for them at the ends of bars.
    pub(super) values_at: Option<f64>,
}

/// What an axis is made for.
pub(super) struct AxisNeeds<'r> {
    pub(super) labels: Vec<&'r RowLabel>,
    pub(super) reach: ValueReach,
    pub(super) texts: EndTexts,
    /// Whether dots stand at the ends.
    pub(super) dots: bool,
    /// How the values are set.
    pub(super) value: Type,
}

impl ValueAxis {
    pub(super) fn new(
        sheet: &ChartSheet<'_>,
        needs: &AxisNeeds<'_>,
        shared: Option<&SharedAxis>,
    ) -> Self {
        let AxisNeeds { labels, reach, texts, dots, value } = needs;
        let mut reach = *reach;
        let mut texts = *texts;
        if let Some(shared) = shared {
            reach = reach.with(ValueReach { low: shared.smallest, high: shared.largest });
            let longest = sheet.width_of(&shared.longest, *value);
            texts.after = texts.after.max(longest);
            if shared.smallest < 0.0 {
                texts.before = texts.before.max(longest);
            }
        }
        // Charts that share an axis have room for the dots of any of them.
        let dots = *dots || shared.is_some_and(|axis| axis.dots);
        let dot = if dots { sheet.length(lollipop::REACH) } else { 0.0 };
        let gap = sheet.length(4.0);
        let before =
            if texts.before > 0.0 { texts.before + gap + dot / 2.0 } else { 0.0 };
        let needed = before + texts.after + gap + dot + 1.0;
        let own = labels.iter().map(|label| (*label).clone());
        let like = labels.first().map(|label| (*label).clone());
        let others = shared.iter().flat_map(|axis| &axis.labels);
        let others = others
            .filter_map(|text| Some(RowLabel { text: text.clone(), ..like.clone()? }));
        let all = own.chain(others).collect::<Vec<_>>();
        let column = LabelColumn::beside(sheet, all.iter(), needed);
        let low = if reach.low < 0.0 { -axis::round_end(-reach.low) } else { 0.0 };
        let all_below = reach.low < 0.0 && reach.high <= 0.0;
        let high = if all_below { 0.0 } else { axis::round_end(reach.high) };
        let start = (column.axis + dot / 2.0).max(dot);
        let length = |before: f64, after: f64| {
            sheet.format.width - start - before - after - gap - dot - 1.0
        };
        let beside = length(before, texts.after);
        if before > 0.0 && beside < SHORTEST * sheet.format.width {
            // One column of values takes less room than one on each side.
            let widest = texts.before.max(texts.after);
            let length = length(0.0, widest).max(1.0);
            let values_at = Some(start + length + dot + gap);
            return Self { column, start, low, high, length, gap, values_at };
        }
        let length = beside.max(1.0);
        let start = start + before;
        Self { column, start, low, high, length, gap, values_at: None }
    }

    /// Where a value lies.
    pub(super) fn place(&self, value: f64) -> f64 {
        let part = (value.clamp(self.low, self.high) - self.low) / (self.high - self.low);
        self.start + part * self.length
    }

    /// Where zero lies, from which bars go.
    pub(super) fn zero(&self) -> f64 {
        self.place(0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zero_is_part_of_every_reach() {
        let both = ValueReach::to(-3.0).with(ValueReach::to(-5.0));
        assert_eq!(both, ValueReach { low: -5.0, high: 0.0 });
        assert_eq!(ValueReach::to(4.0), ValueReach { low: 0.0, high: 4.0 });
    }
}
