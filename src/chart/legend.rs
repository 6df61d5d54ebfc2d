//! The legend above the plot.

use super::hatch::Point;
use super::marks::{LineMark, SAMPLE};
use super::palette::Fill;
use super::sheet::{Anchor, ChartSheet, Edges};
use super::text::{self, Lettering};

/// What one colour stands for.
pub(super) struct LegendKey {
    pub(super) fill: Fill,
    pub(super) label: String,
    /// Of a line how it looks, which is shown in place of a swatch.
    pub(super) mark: Option<LineMark>,
}

struct LegendEntry {
    fill: Fill,
    mark: Option<LineMark>,
    lines: Vec<String>,
    /// Swatch, gap and label.
    width: f64,
}

/// The entries in lines.
struct Arrangement {
    left: f64,
    entries: Vec<LegendEntry>,
    /// How many entries each line takes.
    rows: Vec<usize>,
    /// How wide a column is, if the entries stand in columns.
    column: Option<f64>,
}

/// Room between two entries of a line, in print.
const BETWEEN: f64 = 14.0;

/// Draws the keys from the top of the sheet and tells where the plot may begin.
///
/// They begin at the axis unless they take fewer lines from the left edge; they stand in
/// columns where that takes no more lines than running on would.
pub(super) fn legend(sheet: &mut ChartSheet<'_>, keys: &[LegendKey], axis: f64) -> f64 {
    if keys.is_empty() {
        return sheet.length(2.0);
    }
    let at_axis = Arrangement::new(sheet, keys, axis);
    let at_edge = Arrangement::new(sheet, keys, 0.0);
    let Arrangement { left, entries, rows, column } =
        if at_edge.lines() < at_axis.lines() { at_edge } else { at_axis };
    let gap = sheet.length(BETWEEN);
    let mut y = 0.0;
    let mut rest = entries.as_slice();
    for row in rows {
        let (now, later) = rest.split_at(row.min(rest.len()));
        let mut x = left;
        let mut tallest = 0_f64;
        for entry in now {
            tallest = tallest.max(draw(sheet, entry, (x, y)));
            x += column.unwrap_or(entry.width) + gap;
        }
        y += tallest;
        rest = later;
    }
    y + sheet.length(7.0)
}

/// A swatch with its middle at the given height.
pub(super) fn swatch(sheet: &mut ChartSheet<'_>, (x, middle): Point, fill: &Fill) {
    let side = sheet.length(8.0);
    let (top, bottom) = (middle - side / 2.0, middle + side / 2.0);
    sheet.bar(Edges { left: x, top, right: x + side, bottom }, fill);
}

/// From the left of a swatch to its label.
pub(super) fn indent(sheet: &ChartSheet<'_>) -> f64 {
    sheet.length(12.0)
}

/// The same of a key that may be a line.
fn indent_of(sheet: &ChartSheet<'_>, mark: Option<LineMark>) -> f64 {
    mark.map_or_else(|| indent(sheet), |_| sheet.length(SAMPLE + 5.0))
}

impl Arrangement {
    fn new(sheet: &ChartSheet<'_>, keys: &[LegendKey], left: f64) -> Self {
        let (room, gap) = (sheet.format.width - left, sheet.length(BETWEEN));
        let entries = entries(sheet, keys, room);
        let running = running_rows(&entries, room, gap);
        match columns(&entries, room, gap, running.len()) {
            Some((count, width)) => {
                let rows = vec![count; entries.len().div_ceil(count.max(1))];
                Self { left, entries, rows, column: Some(width) }
            }
            None => Self { left, entries, rows: running, column: None },
        }
    }

    /// Lines of text in all, counting those of broken labels.
    fn lines(&self) -> usize {
        let broken = self.entries.iter().map(|entry| entry.lines.len().saturating_sub(1));
        self.rows.len() + broken.sum::<usize>()
    }
}

fn entries(sheet: &ChartSheet<'_>, keys: &[LegendKey], room: f64) -> Vec<LegendEntry> {
    let set = sheet.label();
    let entry = |key: &LegendKey| {
        let indent = indent_of(sheet, key.mark);
        let lines = text::wrap(sheet.fonts, &key.label, set, (room - indent).max(0.0));
        let widest =
            lines.iter().map(|line| sheet.width_of(line, set)).fold(0.0, f64::max);
        LegendEntry { fill: key.fill, mark: key.mark, lines, width: indent + widest }
    };
    keys.iter().map(entry).collect()
}

/// How many entries each line takes when they run on.
fn running_rows(entries: &[LegendEntry], room: f64, gap: f64) -> Vec<usize> {
    let mut rows = Vec::new();
    let (mut count, mut used) = (0, 0.0);
    for entry in entries {
        if count > 0 && used + gap + entry.width > room {
            rows.push(count);
            (count, used) = (0, 0.0);
        }
        used += entry.width + if count > 0 { gap } else { 0.0 };
        count += 1;
    }
    rows.push(count);
    rows
}

/// How many columns of which width there are, if that takes no more than `rows` lines.
fn columns(
    entries: &[LegendEntry],
    room: f64,
    gap: f64,
    rows: usize,
) -> Option<(usize, f64)> {
    let widest = entries.iter().map(|entry| entry.width).fold(0.0, f64::max);
    let fitting = (1..=entries.len()).rev().find(|count| {
        let count = u32::try_from(*count).map_or(f64::INFINITY, f64::from);
        count * widest + (count - 1.0) * gap <= room
    })?;
    // As few columns as give the same number of lines, so that the last is not left alone.
    let lines = entries.len().div_ceil(fitting);
    let even = entries.len().div_ceil(lines);
    (rows > 1 && lines <= rows).then_some((even, widest))
}

/// Draws one entry and tells how tall it is.
fn draw(sheet: &mut ChartSheet<'_>, entry: &LegendEntry, (x, y): Point) -> f64 {
    let set = sheet.label();
    let leading = set.leading();
    let row = leading.max(sheet.length(12.5));
    match entry.mark {
        Some(mark) => mark.sample(sheet, (x, y + row / 2.0)),
        None => swatch(sheet, (x, y + row / 2.0), &entry.fill),
    }
    let color = sheet.style.ink;
    let indent = indent_of(sheet, entry.mark);
    let mut middle = y + row / 2.0;
    for line in &entry.lines {
        sheet.centred_text(
            line,
            (x + indent, middle),
            Anchor::Start,
            Lettering { set, color },
        );
        middle += leading;
    }
    (middle - leading + row / 2.0 - y).max(row)
}
