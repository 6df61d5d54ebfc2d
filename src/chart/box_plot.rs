//! Box plots: for each group a box from quartile to quartile with the median in it, and thin
//! lines to the 10th and the 90th percentile. No single value is drawn, and no smallest or
//! largest: those are of one person.

use crate::analysis::Moment;

use super::axis::{self, ScaleMark, Tick, ValueScale};
use super::drawn::DrawnPart;
use super::fonts::Weight;
use super::labels::{LabelColumn, RowLabel};
use super::palette::Fill;
use super::sheet::{Anchor, ChartSheet, Edges, Reach, Span};
use super::text::Lettering;

/// How thick a box is, in print.
const THICK: f64 = 12.0;
/// About how many ticks the axis has.
const TICKS: f64 = 5.0;

/// What is shown of a group, from below.
struct BoxRow<'d> {
    values: [Option<f64>; 5],
    /// The sign that stands where the median is hidden.
    hidden: Option<&'d str>,
}

/// Draws the boxes, and tells how far down they reach.
pub(super) fn boxes(sheet: &mut ChartSheet<'_>, drawn: &DrawnPart<'_>) -> f64 {
    let label = |group: &usize| RowLabel {
        text: match drawn.group_label(*group) {
            "" => drawn.table.subject().to_owned(),
            _ => drawn.row_label(*group),
        },
        weight: Weight::Semibold,
        color: sheet.style.ink,
        note: Some(drawn.n_of(*group)),
    };
    let labels = drawn.groups.iter().map(label).collect::<Vec<_>>();
    let column = LabelColumn::of(sheet, labels.iter());
    let rows = drawn.groups.iter().map(|group| row(drawn, *group));
    let rows = rows.collect::<Vec<_>>();
    let scale = box_scale(&rows);
    let inset = sheet.length(4.0);
    let from = column.axis + inset;
    let to = (sheet.format.width - sheet.length(10.0)).max(from + 1.0);
    let x = |value: f64| from + scale.part(value) * (to - from);
    let (mut y, mut spans) = (sheet.length(2.0), Vec::new());
    let shown = sheet.rows;
    let groups = drawn.groups.iter().enumerate();
    for (index, group) in groups.filter(|(index, _)| shown.holds(*index)) {
        let before = y;
        if index > shown.from && drawn.is_total(*group) {
            y += sheet.length(5.0);
        }
        let thick = sheet.length(THICK);
        let height = column.row_height(sheet, index, thick, thick + sheet.air(9.0));
        spans.push((index, Span { from: y, length: height }));
        y += height;
        sheet.row_heights.push(y - before);
    }
    let middles = spans.iter();
    let middles = middles.map(|(index, span)| column.bars_middle(sheet, *index, *span));
    let middles = middles.collect::<Vec<_>>();
    let reaches = if column.above {
        let reach = sheet.length(THICK) / 2.0 + sheet.length(2.0);
        let around = |middle: &f64| Reach { top: middle - reach, bottom: middle + reach };
        middles.iter().map(around).collect()
    } else {
        vec![Reach { top: sheet.length(2.0), bottom: y }]
    };
    let marks = scale.marks(drawn.language).into_iter();
    let ticks = marks.map(|ScaleMark { value, label }| Tick { x: x(value), label });
    let bottom = axis::grid(sheet, &ticks.collect::<Vec<_>>(), &reaches);
    for ((index, span), middle) in spans.iter().zip(&middles) {
        let (index, row) = (*index, &rows[*index]);
        column.draw(sheet, index, *span);
        let total = drawn.is_total(drawn.groups[index]);
        draw_row(sheet, row, &x, *middle, total);
        if let Some(sign) = row.hidden {
            let lettering = Lettering { set: sheet.label(), color: sheet.style.muted };
            sheet.centred_text(sign, (from, *middle), Anchor::Start, lettering);
        }
    }
    bottom
}

fn row<'d>(drawn: &DrawnPart<'d>, group: usize) -> BoxRow<'d> {
    let entry = |moment: Moment| {
        let place = drawn.table.moments().iter().position(|one| *one == moment);
        place.map(|place| drawn.entry(group, place))
    };
    let values = Moment::BOX.map(|moment| entry(moment).and_then(|entry| entry.value()));
    let median = entry(Moment::Median).filter(|entry| entry.value().is_none());
    BoxRow { values, hidden: median.map(|entry| entry.text()) }
}

/// The axis.
fn box_scale(rows: &[BoxRow<'_>]) -> ValueScale {
    let values = || rows.iter().flat_map(|row| row.values).flatten();
    let low = values().fold(f64::INFINITY, f64::min);
    let high = values().fold(f64::NEG_INFINITY, f64::max);
    let (low, high) = if low.is_finite() { (low, high) } else { (0.0, 1.0) };
    // What begins near zero begins at it.
    let low = if low > 0.0 && low < high / 3.0 { 0.0 } else { low };
    ValueScale::over(low, high, axis::round_step((high - low) / TICKS))
}

/// Draws what is shown of a group: a whisker needs its quartile, and a box both.
fn draw_row(
    sheet: &mut ChartSheet<'_>,
    row: &BoxRow<'_>,
    x: &impl Fn(f64) -> f64,
    middle: f64,
    total: bool,
) {
    let [low, lower, median, upper, high] = row.values;
    let color = if total { sheet.style.muted } else { sheet.style.accent };
    let (half, cap) = (sheet.length(THICK) / 2.0, sheet.length(3.0));
    for (quartile, end) in [(lower, low), (upper, high)] {
        let (Some(quartile), Some(end)) = (quartile, end) else { continue };
        let (from, to, width) = (x(quartile), x(end), sheet.length(1.0));
        sheet.line((from, middle), (to, middle), color, width);
        sheet.line((to, middle - cap), (to, middle + cap), color, width);
    }
    if let (Some(lower), Some(upper)) = (lower, upper) {
        let edges = Edges {
            left: x(lower),
            top: middle - half,
            right: x(upper).max(x(lower) + sheet.length(0.5)),
            bottom: middle + half,
        };
        sheet.bar(edges, &Fill::plain(sheet.style.sequential[1]));
        sheet.outline(&edges.corners(), color, sheet.length(0.9));
    }
    if let Some(median) = median {
        let (at, width) = (x(median), sheet.length(2.4));
        let (top, bottom) = (middle - half, middle + half);
        sheet.line((at, top), (at, bottom), sheet.style.ink, width);
    }
}
