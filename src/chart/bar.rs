//! Horizontal bars, one or several to a row, with their values at their ends; or lollipops
//! in their place.

use crate::disclosure::{Entry, Range};
use crate::words::sentence_case;

use super::SharedAxis;
use super::color::Color;
use super::drawn::DrawnPart;
use super::fonts::Weight;
use super::hatch::Point;
use super::labels::RowLabel;
use super::legend::{self, LegendKey};
use super::lollipop;
use super::palette::Fill;
use super::sheet::{Anchor, ChartSheet, Edges, Span};
use super::text::{Lettering, Type};
use super::value_axis::{AxisNeeds, EndTexts, ValueAxis, ValueReach};

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

    /// From the smallest to the largest value that is drawn.
    fn reach(&self) -> ValueReach {
        let range = self.range.iter().flat_map(|range| [&range.low, &range.high]);
        let values = range.chain([self.entry]).filter_map(Entry::value);
        values.map(ValueReach::to).fold(ValueReach::to(0.0), ValueReach::with)
    }

    /// Whether it goes below zero, so that its value stands left of it.
    fn is_below(&self) -> bool {
        self.entry.value().is_some_and(|value| value < 0.0)
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
    let axis = axis_of(sheet, &rows, &sizes, shared);
    rows_of_bars(sheet, &rows, &sizes, &axis, sheet.length(1.0))
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
    let axis = axis_of(sheet, &rows, &sizes, shared);
    let top = legend::legend(sheet, &keys, axis.column.axis);
    rows_of_bars(sheet, &rows, &sizes, &axis, top)
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
        let is_titled = drawn.is_panel() && drawn.group_label(*group).is_empty();
        let text = match drawn.group_label(*group) {
            "" if is_titled => String::new(),
            "" => drawn.table.subject().to_owned(),
            _ => drawn.row_label(*group),
        };
        let label = RowLabel {
            text,
            weight: Weight::Semibold,
            color: sheet.style.ink,
            note: (!is_titled).then(|| drawn.n_of(*group)),
        };
        let fill = if drawn.is_total(*group) { total } else { accent };
        let bars = vec![Bar::new(drawn, *group, mean, fill)];
        BarRow { label, bars, apart: false }
    };
    drawn.groups.iter().map(row).collect()
}

/// What the axis of the rows has to have room for.
fn axis_of(
    sheet: &ChartSheet<'_>,
    rows: &[BarRow<'_>],
    sizes: &BarSizes,
    shared: Option<&SharedAxis>,
) -> ValueAxis {
    let bars = || rows.iter().flat_map(|row| &row.bars);
    let reach = bars().map(Bar::reach).fold(ValueReach::to(0.0), ValueReach::with);
    let texts = bars().map(|bar| (bar.entry.text(), bar.is_below()));
    let needs = AxisNeeds {
        labels: rows.iter().map(|row| &row.label).collect(),
        reach,
        texts: EndTexts::of(sheet, texts, sizes.value),
        dots: sizes.mark == ValueShape::Lollipop,
        value: sizes.value,
    };
    ValueAxis::new(sheet, &needs, shared)
}

/// Draws the rows below `top` and tells how far down they reach.
fn rows_of_bars(
    sheet: &mut ChartSheet<'_>,
    rows: &[BarRow<'_>],
    sizes: &BarSizes,
    axis: &ValueAxis,
    top: f64,
) -> f64 {
    let (column, shown) = (&axis.column, sheet.rows);
    let mut y = top;
    for (index, row) in rows.iter().enumerate().filter(|(index, _)| shown.holds(*index)) {
        let before = y;
        let apart = if row.apart && index > shown.from { sheet.length(5.0) } else { 0.0 };
        y += apart;
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
            (y - apart, y + height)
        };
        let (color, width) = (sheet.style.rule, sheet.length(0.75));
        let zero = axis.zero();
        // Dots lie on the axis, bars under it.
        if sizes.mark == ValueShape::Lollipop {
            sheet.line((zero, from), (zero, to), color, width);
        }
        for bar in &row.bars {
            let ends = mark(sheet, bar, axis, bar_middle, sizes);
            value(sheet, bar, axis, ends, bar_middle, sizes.value);
            bar_middle += sizes.pitch;
        }
        if sizes.mark == ValueShape::Bar {
            sheet.line((zero, from), (zero, to), color, width);
        }
        y += height;
        sheet.row_heights.push(y - before);
    }
    y + sheet.length(1.0)
}

/// How far what is drawn for a value reaches.
#[derive(Clone, Copy)]
struct MarkEnds {
    left: f64,
    right: f64,
}

/// Draws a bar or a lollipop with its interval, and tells how far it reaches.
fn mark(
    sheet: &mut ChartSheet<'_>,
    bar: &Bar<'_>,
    axis: &ValueAxis,
    middle: f64,
    sizes: &BarSizes,
) -> MarkEnds {
    let Bar { entry, range, fill } = bar;
    let place = |end: &Entry| axis.place(end.value().unwrap_or(0.0));
    let (zero, end, half) = (axis.zero(), place(entry), sizes.bar / 2.0);
    let (top, bottom) = (middle - half, middle + half);
    let (left, right) = (zero.min(end), zero.max(end));
    match sizes.mark {
        ValueShape::Bar if right > left => {
            sheet.bar(Edges { left, top, right, bottom }, fill);
        }
        ValueShape::Lollipop if right > left => {
            lollipop::stem(sheet, (zero, middle), (end, middle), fill);
        }
        ValueShape::Bar | ValueShape::Lollipop => {}
    }
    let mut ends = MarkEnds { left, right };
    if let Some(range) = range {
        let (one, other) = (place(&range.low), place(&range.high));
        let (low, high) = (one.min(other), one.max(other));
        let (on_mark, thickness) = match sizes.mark {
            ValueShape::Bar => (sheet.style.text_on(fill.color), sizes.bar),
            ValueShape::Lollipop => (sheet.style.ink, lollipop::TALL * sizes.bar),
        };
        let error_bar = ErrorBar { low, high, middle, thickness, on_mark };
        error_bar.draw(sheet, MarkEnds { left, right }, bar.is_below());
        ends = MarkEnds { left: ends.left.min(low), right: ends.right.max(high) };
    }
    if sizes.mark == ValueShape::Lollipop && entry.value().is_some() {
        lollipop::head(sheet, (end, middle), fill, *range);
        let dot = sheet.length(lollipop::REACH);
        ends =
            MarkEnds { left: ends.left.min(end - dot), right: ends.right.max(end + dot) };
    }
    ends
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
    /// Draws it over a bar, which goes to the left if it is below zero.
    fn draw(&self, sheet: &mut ChartSheet<'_>, bar: MarkEnds, is_below: bool) {
        let Self { low, high, middle, thickness, on_mark } = *self;
        let (cap, width) = (thickness * 0.22, sheet.length(0.8));
        let ink = sheet.style.ink;
        let (from, to) = (bar.left.clamp(low, high), bar.right.clamp(low, high));
        for (from, to, color) in [(low, from, ink), (from, to, on_mark), (to, high, ink)]
        {
            if to > from {
                sheet.line((from, middle), (to, middle), color, width);
            }
        }
        // An end that lies where the bar ends stands out from the paper.
        let is_on_bar = |x: f64| match is_below {
            true => x > bar.left && x <= bar.right,
            false => x >= bar.left && x < bar.right,
        };
        for x in [low, high] {
            let color = if is_on_bar(x) { on_mark } else { ink };
            sheet.line((x, middle - cap), (x, middle + cap), color, width);
        }
    }
}

/// Writes a value at the end of its bar, left of it where the bar goes below zero: zeroes and
/// signs lighter than numbers with a bar.
fn value(
    sheet: &mut ChartSheet<'_>,
    bar: &Bar<'_>,
    axis: &ValueAxis,
    ends: MarkEnds,
    middle: f64,
    set: Type,
) {
    let bare = bar.entry.value().is_none_or(|value| value == 0.0);
    let color = if bare { sheet.style.muted } else { sheet.style.ink };
    let weight = if bare { Weight::Regular } else { set.weight };
    let set = Type { weight, ..set };
    let (at, anchor): (Point, Anchor) = match axis.values_at {
        Some(x) => ((x, middle), Anchor::Start),
        None if bar.is_below() => ((ends.left - axis.gap, middle), Anchor::End),
        None => ((ends.right + axis.gap, middle), Anchor::Start),
    };
    sheet.centred_text(bar.entry.text(), at, anchor, Lettering { set, color });
}
