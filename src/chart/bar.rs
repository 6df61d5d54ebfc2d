//! Horizontal bars, one or several to a row, with their values at their ends; or lollipops
//! in their place.

use crate::disclosure::{Entry, Range};
use crate::words::sentence_case;

use super::SharedAxis;
use super::axis;
use super::color::Color;
use super::drawn::DrawnPart;
use super::fonts::Weight;
use super::hatch::Point;
use super::labels::{LabelColumn, RowLabel};
use super::legend::{self, LegendKey};
use super::lollipop;
use super::palette::Fill;
use super::sheet::{Anchor, ChartSheet, Edges, Span};
use super::text::{Lettering, Type};

/// A row: a label and the bars that belong to it.
struct BarRow<'a> {
    label: RowLabel,
    bars: Vec<Bar<'a>>,
    /// Whether it is set off from the row before.
    apart: bool,
}

/// A bar: what stands at its end, and its interval if one is drawn.
struct Bar<'a> {
    entry: &'a Entry,
    range: Option<&'a Range>,
    fill: Fill,
}

impl<'a> Bar<'a> {
    fn new(drawn: &DrawnPart<'a>, group: usize, category: usize, fill: Fill) -> Self {
        let (entry, range) = (drawn.entry(group, category), drawn.range(group, category));
        Self { entry, range, fill }
    }

    /// The largest value that is drawn.
    fn reach(&self) -> f64 {
        let high = self.range.and_then(|range| range.high.value());
        self.entry.value().unwrap_or(0.0).max(high.unwrap_or(0.0))
    }
}

/// What is drawn for a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ValueShape {
    /// A bar.
    Bar,
    /// A line with a dot at its end.
    Lollipop,
}

/// Sizes of bars in the medium's unit.
struct BarSizes {
    /// What stands in their place.
    mark: ValueShape,
    /// How thick a bar is.
    bar: f64,
    /// From one bar of a row to the next.
    pitch: f64,
    /// How tall a row is in addition to its bars.
    between: f64,
    /// The values at the ends.
    value: Type,
}

/// Draws one bar for each answer, or one for each group's mean.
pub(super) fn bars(
    sheet: &mut ChartSheet<'_>,
    drawn: &DrawnPart<'_>,
    shared: Option<&SharedAxis>,
) -> f64 {
    one_to_a_row(sheet, drawn, ValueShape::Bar, shared)
}

/// Draws one lollipop for each answer, or one for each group's mean.
pub(super) fn lollipops(
    sheet: &mut ChartSheet<'_>,
    drawn: &DrawnPart<'_>,
    shared: Option<&SharedAxis>,
) -> f64 {
    one_to_a_row(sheet, drawn, ValueShape::Lollipop, shared)
}

fn one_to_a_row(
    sheet: &mut ChartSheet<'_>,
    drawn: &DrawnPart<'_>,
    mark: ValueShape,
    shared: Option<&SharedAxis>,
) -> f64 {
    let rows =
        if drawn.means() { mean_rows(sheet, drawn) } else { answer_rows(sheet, drawn) };
    let sizes = BarSizes {
        mark,
        bar: sheet.length(12.0),
        pitch: sheet.length(12.0),
        between: sheet.air(7.0),
        value: sheet.strong(),
    };
    rows_of_bars(sheet, &rows, &sizes, sheet.length(1.0), shared)
}

/// Draws for each answer one bar for each group.
pub(super) fn grouped_bars(
    sheet: &mut ChartSheet<'_>,
    drawn: &DrawnPart<'_>,
    shared: Option<&SharedAxis>,
) -> f64 {
    let fills = drawn.group_fills(sheet.style);
    let grey = drawn.not_answered_fills(sheet.style);
    let row = |category: usize, grey: Option<&Fill>| {
        let bars = drawn.groups.iter().zip(&fills).map(|(group, fill)| {
            // The lines still tell the group, the grey that it is no answer.
            let fill = grey.map_or(*fill, |grey| Fill { lines: fill.color, ..*grey });
            Bar::new(drawn, *group, category, fill)
        });
        BarRow {
            bars: bars.collect(),
            ..category_row(sheet, drawn, category, grey.is_some())
        }
    };
    let answers = drawn.answers.iter().map(|category| row(*category, None));
    let silent = drawn.not_answered.iter().zip(&grey);
    let mut rows = answers
        .chain(silent.map(|(category, grey)| row(*category, Some(grey))))
        .collect::<Vec<_>>();
    set_apart(&mut rows, drawn.answers.len());
    let keys = drawn
        .groups
        .iter()
        .zip(&fills)
        .map(|(group, fill)| LegendKey {
            fill: *fill,
            label: drawn.marked_label_with_n(*group),
            mark: None,
        })
        .collect::<Vec<_>>();
    let sizes = BarSizes {
        mark: ValueShape::Bar,
        bar: sheet.length(8.0),
        pitch: sheet.length(8.5),
        between: sheet.air(9.0),
        value: Type { size: sheet.format.small, weight: Weight::Semibold },
    };
    let labels = rows.iter().map(|row| &row.label);
    let axis = LabelColumn::of(sheet, labels).axis;
    let top = legend::legend(sheet, &keys, axis);
    rows_of_bars(sheet, &rows, &sizes, top, shared)
}

fn category_row<'a>(
    sheet: &ChartSheet<'_>,
    drawn: &DrawnPart<'_>,
    category: usize,
    silent: bool,
) -> BarRow<'a> {
    let color = if silent { sheet.style.muted } else { sheet.style.ink };
    let text = sentence_case(drawn.category_label(category));
    let label = RowLabel { text, weight: Weight::Regular, color, note: None };
    BarRow { label, bars: Vec::new(), apart: false }
}

fn answer_rows<'a>(sheet: &ChartSheet<'_>, drawn: &DrawnPart<'a>) -> Vec<BarRow<'a>> {
    let group = drawn.groups.first().copied().unwrap_or(0);
    let accent = Fill::plain(sheet.style.accent);
    let grey = drawn.not_answered_fills(sheet.style);
    let fills = drawn.answers.iter().map(|_| (accent, false));
    let fills = fills.chain(grey.into_iter().map(|fill| (fill, true)));
    let row = |(category, (fill, silent)): (usize, (Fill, bool))| BarRow {
        bars: vec![Bar::new(drawn, group, category, fill)],
        ..category_row(sheet, drawn, category, silent)
    };
    let mut rows = drawn.categories().zip(fills).map(row).collect::<Vec<_>>();
    set_apart(&mut rows, drawn.answers.len());
    rows
}

/// Sets the first way of not answering off from the answers.
fn set_apart(rows: &mut [BarRow<'_>], answers: usize) {
    if let Some(row) = rows.get_mut(answers).filter(|_| answers > 0) {
        row.apart = true;
    }
}

fn mean_rows<'a>(sheet: &ChartSheet<'_>, drawn: &DrawnPart<'a>) -> Vec<BarRow<'a>> {
    let accent = Fill::plain(sheet.style.accent);
    let total = Fill::plain(sheet.style.muted);
    let mean = drawn.answers.first().copied().unwrap_or(0);
    let row = |group: &usize| {
        let text = match drawn.group_label(*group) {
            "" => drawn.table.subject().to_owned(),
            _ => drawn.marked_label(*group),
        };
        let label = RowLabel {
            text,
            weight: Weight::Semibold,
            color: sheet.style.ink,
            note: Some(drawn.n_of(*group)),
        };
        let fill = if drawn.is_total(*group) { total } else { accent };
        let bars = vec![Bar::new(drawn, *group, mean, fill)];
        BarRow { label, bars, apart: false }
    };
    drawn.groups.iter().map(row).collect()
}

/// Draws the rows below `top` and tells how far down they reach.
fn rows_of_bars(
    sheet: &mut ChartSheet<'_>,
    rows: &[BarRow<'_>],
    sizes: &BarSizes,
    top: f64,
    shared: Option<&SharedAxis>,
) -> f64 {
    let column = LabelColumn::of(sheet, rows.iter().map(|row| &row.label));
    let bars = || rows.iter().flat_map(|row| &row.bars);
    let largest = bars().map(Bar::reach).fold(0.0, f64::max);
    let end_value = axis::round_end(largest.max(shared.map_or(0.0, |axis| axis.largest)));
    let widest = bars()
        .map(|bar| bar.entry.text())
        .chain(shared.map(|axis| axis.longest.as_str()))
        .map(|text| sheet.width_of(text, sizes.value))
        .fold(0.0, f64::max);
    let gap = sheet.length(4.0);
    // Charts that share an axis have room for the dots of any of them.
    let dots = sizes.mark == ValueShape::Lollipop || shared.is_some_and(|axis| axis.dots);
    let reach = if dots { sheet.length(lollipop::REACH) } else { 0.0 };
    let start = (column.axis + reach / 2.0).max(reach);
    let room = (sheet.format.width - start - widest - gap - reach - 1.0).max(1.0);
    let axis = ValueAxis { start, end_value, length: room };
    let mut y = top;
    for (index, row) in rows.iter().enumerate() {
        if row.apart {
            y += sheet.length(5.0);
        }
        let spaces = row.bars.iter().skip(1).map(|_| sizes.pitch).sum::<f64>();
        let bars = spaces + sizes.bar;
        let height = column.row_height(sheet, index, bars, bars + sizes.between);
        let span = Span { from: y, length: height };
        column.draw(sheet, index, span);
        let middle = column.bars_middle(sheet, index, span);
        let mut bar_middle = middle - bars / 2.0 + sizes.bar / 2.0;
        // Where labels stand above, the axis line would run into them.
        let (from, to) = if column.above {
            let reach = bars / 2.0 + sheet.length(1.5);
            (middle - reach, middle + reach)
        } else {
            (y, y + height)
        };
        let from =
            if row.apart && !column.above { from - sheet.length(5.0) } else { from };
        let (color, width) = (sheet.style.rule, sheet.length(0.75));
        // Dots lie on the axis, bars under it.
        if sizes.mark == ValueShape::Lollipop {
            sheet.line((start, from), (start, to), color, width);
        }
        for bar in &row.bars {
            let end = mark(sheet, bar, &axis, bar_middle, sizes);
            value(sheet, bar.entry, (end + gap, bar_middle), sizes.value);
            bar_middle += sizes.pitch;
        }
        if sizes.mark == ValueShape::Bar {
            sheet.line((start, from), (start, to), color, width);
        }
        y += height;
    }
    y + sheet.length(1.0)
}

/// The horizontal axis of values.
struct ValueAxis {
    /// Where zero lies.
    start: f64,
    /// The value at its end.
    end_value: f64,
    /// How long it is.
    length: f64,
}

impl ValueAxis {
    /// Where a value lies; what is below zero lies on it.
    fn place(&self, value: f64) -> f64 {
        self.start + value.max(0.0) / self.end_value * self.length
    }
}

/// Draws a bar or a lollipop with its interval, and tells how far it reaches.
fn mark(
    sheet: &mut ChartSheet<'_>,
    bar: &Bar<'_>,
    axis: &ValueAxis,
    middle: f64,
    sizes: &BarSizes,
) -> f64 {
    let Bar { entry, range, fill } = bar;
    let place = |end: &Entry| axis.place(end.value().unwrap_or(0.0));
    let (start, end, half) = (axis.start, place(entry), sizes.bar / 2.0);
    let (top, bottom) = (middle - half, middle + half);
    match sizes.mark {
        ValueShape::Bar if end > start => {
            sheet.bar(Edges { left: start, top, right: end, bottom }, fill);
        }
        ValueShape::Lollipop if end > start => {
            lollipop::stem(sheet, (start, middle), (end, middle), fill);
        }
        ValueShape::Bar | ValueShape::Lollipop => {}
    }
    let mut reaches = end;
    if let Some(range) = range {
        let (low, high) = (place(&range.low), place(&range.high));
        let (on_mark, thickness) = match sizes.mark {
            ValueShape::Bar => (sheet.style.text_on(fill.color), sizes.bar),
            ValueShape::Lollipop => (sheet.style.ink, lollipop::TALL * sizes.bar),
        };
        ErrorBar { low, high, middle, thickness, on_mark }.draw(sheet, end);
        reaches = reaches.max(high);
    }
    // A mean below zero has no place on the axis.
    let has_dot = entry.value().is_some_and(|value| value >= 0.0);
    if sizes.mark == ValueShape::Lollipop && has_dot {
        lollipop::head(sheet, (end, middle), fill, *range);
        reaches = reaches.max(end + sheet.length(lollipop::REACH));
    }
    reaches
}

/// An interval: a thin line with ends, on the bar in what can be seen on it.
struct ErrorBar {
    low: f64,
    high: f64,
    middle: f64,
    /// How thick the bar is.
    thickness: f64,
    /// What can be seen on what it is drawn over.
    on_mark: Color,
}

impl ErrorBar {
    /// Draws it over a bar that ends there.
    fn draw(&self, sheet: &mut ChartSheet<'_>, bar_end: f64) {
        let Self { low, high, middle, thickness, on_mark } = *self;
        let (cap, width) = (thickness * 0.22, sheet.length(0.8));
        let ink = sheet.style.ink;
        let inside = bar_end.clamp(low, high);
        for (from, to, color) in [(low, inside, on_mark), (inside, high, ink)] {
            if to > from {
                sheet.line((from, middle), (to, middle), color, width);
            }
        }
        for (x, color) in [(low, if low < bar_end { on_mark } else { ink }), (high, ink)]
        {
            sheet.line((x, middle - cap), (x, middle + cap), color, width);
        }
    }
}

/// Writes a value after its bar: zeroes and marks lighter than numbers with a bar.
fn value(sheet: &mut ChartSheet<'_>, entry: &Entry, at: Point, set: Type) {
    let bare = entry.value().is_none_or(|value| value <= 0.0);
    let color = if bare { sheet.style.muted } else { sheet.style.ink };
    let weight = if bare { Weight::Regular } else { set.weight };
    let set = Type { weight, ..set };
    sheet.centred_text(entry.text(), at, Anchor::Start, Lettering { set, color });
}
