//! Dots side by side: shares or counts in several measurements on a common line for each
//! answer. The first measurement is hollow and the last filled, so that nothing hangs on colour.

use crate::analysis::Measure;
use crate::disclosure::Entry;
use crate::words::sentence_case;

use super::axis::{self, ScaleMark, Tick, ValueScale};
use super::color::Color;
use super::drawn::DrawnPart;
use super::fonts::Weight;
use super::labels::{LabelColumn, RowLabel};
use super::legend::{self, LegendKey};
use super::marks::{dot, wave_fills};
use super::palette::Fill;
use super::sheet::{Anchor, ChartSheet, Reach, Span};
use super::text::Lettering;

/// Draws for each answer one dot for each measurement on a common line.
pub(super) fn dots(sheet: &mut ChartSheet<'_>, drawn: &DrawnPart<'_>) -> f64 {
    let labels = drawn.categories().map(|category| RowLabel {
        text: sentence_case(drawn.category_label(category)),
        weight: Weight::Regular,
        color: sheet.style.ink,
        note: None,
    });
    let labels = labels.collect::<Vec<_>>();
    let entries = |category: usize| {
        drawn.groups.iter().map(move |group| drawn.entry(*group, category))
    };
    let all = || drawn.categories().flat_map(entries);
    let gap = sheet.length(6.0);
    let strong = sheet.strong();
    let shown = all().filter(|entry| entry.value().is_some());
    let widest = shown.map(|entry| sheet.width_of(entry.text(), strong));
    let widest = widest.fold(0.0, f64::max);
    // The signs of hidden values stand in columns of their own, one for each measurement.
    let marks = all().filter(|entry| entry.value().is_none());
    let mark = marks.map(|entry| sheet.width_of(entry.text(), sheet.label()));
    let mark = mark.fold(0.0, f64::max);
    let mark = if mark > 0.0 { mark + gap } else { 0.0 };
    let columns = drawn.groups.iter().map(|_| mark).sum::<f64>();
    let fixed = 2.0 * (widest + gap) + columns;
    let column = LabelColumn::beside(sheet, labels.iter(), fixed);
    let fills = wave_fills(drawn.groups.len(), sheet.style);
    let keys = drawn.groups.iter().zip(&fills).map(|(group, color)| LegendKey {
        fill: Fill::plain(*color),
        label: sentence_case(&drawn.label_with_n(*group)),
        mark: None,
    });
    let keys = keys.collect::<Vec<_>>();
    let mut y = legend::legend(sheet, &keys, column.axis);
    let from = column.axis + widest + gap;
    let to = (sheet.format.width - widest - gap - columns).max(from + 1.0);
    let largest = all().filter_map(Entry::value).fold(0.0, f64::max);
    let percent = drawn.table.measure() == Measure::Percent;
    let end = axis::round_end(largest);
    let scale = ValueScale::from_zero(if percent { end.min(100.0) } else { end });
    let x = |value: f64| from + value.max(0.0) / scale.high * (to - from);
    let rows = rows_of_dots(sheet, &column, y);
    y = rows.last().map_or(y, |(_, row)| row.from + row.length);
    let spans = if column.above {
        let reach = sheet.length(7.0);
        let middles = rows.iter();
        let middles = middles.map(|(index, row)| column.bars_middle(sheet, *index, *row));
        middles
            .map(|middle| Reach { top: middle - reach, bottom: middle + reach })
            .collect()
    } else {
        vec![Reach { top: rows.first().map_or(y, |(_, row)| row.from), bottom: y }]
    };
    let marks = scale.marks(drawn.language);
    let marks = match percent {
        true => axis::in_percent(marks, drawn.language),
        false => axis::in_whole_numbers(marks, drawn.language),
    };
    let ticks =
        marks.into_iter().map(|ScaleMark { value, label }| Tick { x: x(value), label });
    let bottom = axis::grid(sheet, &ticks.collect::<Vec<_>>(), &spans);
    let all_categories = drawn.categories().collect::<Vec<_>>();
    for (index, row) in rows {
        let category = all_categories[index];
        column.draw(sheet, index, row);
        let middle = column.bars_middle(sheet, index, row);
        let entries = entries(category).collect::<Vec<_>>();
        let dots = entries.iter().zip(&fills).filter_map(|(entry, fill)| {
            Some(Dot { x: x(entry.value()?), entry, fill: *fill })
        });
        row_of_dots(sheet, &dots.collect::<Vec<_>>(), middle, gap);
        for (place, entry) in entries.iter().enumerate() {
            if entry.value().is_none() {
                let before = entries[..place].iter().map(|_| mark).sum::<f64>();
                let at = (to + widest + gap + before + gap, middle);
                let muted = Lettering { set: sheet.label(), color: sheet.style.muted };
                sheet.centred_text(entry.text(), at, Anchor::Start, muted);
            }
        }
    }
    bottom
}

/// The rows that are drawn, each with its place among all, from a height down.
fn rows_of_dots(
    sheet: &mut ChartSheet<'_>,
    column: &LabelColumn,
    top: f64,
) -> Vec<(usize, Span)> {
    let (shown, mut from, mut rows) = (sheet.rows, top, Vec::new());
    for index in (0..column.blocks.len()).filter(|index| shown.holds(*index)) {
        let bar = sheet.length(10.0);
        let row = sheet.length(20.0) - (sheet.length(10.0) - sheet.air(10.0));
        let length = column.row_height(sheet, index, bar, row);
        rows.push((index, Span { from, length }));
        from += length;
        sheet.row_heights.push(length);
    }
    rows
}

/// A value on the line of its answer.
struct Dot<'e> {
    x: f64,
    entry: &'e Entry,
    fill: Color,
}

/// Draws the dots of a row, the line between them, and the values of the outermost.
fn row_of_dots(sheet: &mut ChartSheet<'_>, dots: &[Dot<'_>], middle: f64, gap: f64) {
    let by_x = |one: &&Dot<'_>, other: &&Dot<'_>| one.x.total_cmp(&other.x);
    let left = dots.iter().min_by(by_x);
    let right = dots.iter().max_by(by_x);
    let (Some(left), Some(right)) = (left, right) else { return };
    let (color, width) = (sheet.style.muted, sheet.length(2.0));
    if right.x > left.x {
        sheet.line((left.x, middle), (right.x, middle), color, width);
    }
    // Where two lie on each other, the first shows as a ring around the last.
    let near = sheet.length(1.5);
    for (index, Dot { x, fill, .. }) in dots.iter().enumerate() {
        let covered = dots[index + 1..].iter().any(|later| (later.x - x).abs() < near);
        let radius = sheet.length(if covered { 5.0 } else { 3.6 });
        dot(sheet, (*x, middle), radius, *fill, sheet.style.accent);
    }
    let (set, ink) = (sheet.strong(), sheet.style.ink);
    if dots.len() > 1 {
        let at = (left.x - gap, middle);
        sheet.centred_text(
            left.entry.text(),
            at,
            Anchor::End,
            Lettering { set, color: ink },
        );
    }
    let at = (right.x + gap, middle);
    sheet.centred_text(
        right.entry.text(),
        at,
        Anchor::Start,
        Lettering { set, color: ink },
    );
}
