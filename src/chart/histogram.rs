//! Histograms: bars side by side over an axis of numbers, one for each class. Where classes
//! differ in width the area of a bar tells how many, and not its height; classes without an
//! end stand apart and are hatched.

use crate::analysis::NumberClass;
use crate::disclosure::Entry;
use crate::number::NumberFormat;

use super::axis::{self, ScaleMark, ValueScale};
use super::drawn::DrawnPart;
use super::fonts::Weight;
use super::palette::{Fill, Hatch};
use super::sheet::{Anchor, ChartSheet, Edges};
use super::text::{Lettering, Type};

/// How tall the plot is, in print.
const TALL: f64 = 120.0;
/// How tall it is at the least, where there is little height.
const LEAST_TALL: f64 = 60.0;
/// Between two bars, in print.
const BETWEEN: f64 = 0.8;
/// Between classes and those without an end, in print.
const APART: f64 = 5.0;

/// A class where it is drawn, in the unit of its numbers.
struct ClassBar<'d> {
    entry: &'d Entry,
    left: f64,
    right: f64,
    open: Option<OpenEnd>,
}

/// Which end a class lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum OpenEnd {
    Lower,
    /// Whether it holds the limit itself.
    Upper {
        holds: bool,
    },
}

/// The bars of a group.
fn bars<'d>(drawn: &DrawnPart<'d>, group: usize) -> Vec<ClassBar<'d>> {
    let classes = drawn.table.classes();
    let closed = classes.iter().filter_map(|class| class.from.zip(class.to));
    let closed = closed.collect::<Vec<_>>();
    let (Some(first), Some(last)) = (closed.first(), closed.last()) else {
        return Vec::new();
    };
    let bar = |(class, answer): (&NumberClass, &usize)| {
        let entry = drawn.entry(group, *answer);
        // A class without an end is drawn as wide as its neighbour.
        let (left, right, open) = match (class.from, class.to) {
            (Some(from), Some(to)) => (from, to, None),
            (None, _) => (first.0 - (first.1 - first.0), first.0, Some(OpenEnd::Lower)),
            (Some(from), None) => {
                let holds = from <= last.1;
                let right = last.1 + (last.1 - last.0);
                (last.1, right, Some(OpenEnd::Upper { holds }))
            }
        };
        ClassBar { entry, left, right, open }
    };
    classes.iter().zip(&drawn.answers).map(bar).collect()
}

/// Where everything stands.
struct HistogramFrame {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
    low: f64,
    high: f64,
    /// How far classes without an end stand from the others.
    apart: f64,
    lower_open: bool,
    upper_open: bool,
}

impl HistogramFrame {
    fn x(&self, value: f64) -> f64 {
        let gaps = [self.lower_open, self.upper_open];
        let gaps = gaps.iter().filter(|is| **is).map(|_| self.apart).sum::<f64>();
        let part = (value - self.low) / (self.high - self.low);
        let moved = if self.lower_open { self.apart } else { 0.0 };
        self.left + moved + part * (self.right - self.left - gaps)
    }

    /// Left and right of a bar.
    fn ends(&self, bar: &ClassBar<'_>) -> (f64, f64) {
        let moved = match bar.open {
            None => 0.0,
            Some(OpenEnd::Lower) => -self.apart,
            Some(OpenEnd::Upper { .. }) => self.apart,
        };
        (self.x(bar.left) + moved, self.x(bar.right) + moved)
    }
}

/// How high the axis of values goes, which is none where classes differ in width.
fn value_end(drawn: &DrawnPart<'_>, highest: f64) -> f64 {
    match drawn.table.has_uneven_classes() {
        false if drawn.has_shares() => axis::round_end(highest).min(100.0),
        false => axis::round_end(highest),
        true if highest > 0.0 => highest,
        true => 1.0,
    }
}

/// Draws the bars, and tells how far down they reach.
pub(super) fn histogram(sheet: &mut ChartSheet<'_>, drawn: &DrawnPart<'_>) -> f64 {
    let bars_of = |group: &usize| bars(drawn, *group);
    let bars = drawn.groups.first().map(bars_of).unwrap_or_default();
    let (Some(first), Some(last)) = (bars.first(), bars.last()) else { return 0.0 };
    let even = !drawn.table.has_uneven_classes();
    let height = |bar: &ClassBar<'_>| {
        let value = bar.entry.value().unwrap_or(0.0).max(0.0);
        if even { value } else { value / (bar.right - bar.left) }
    };
    let all = drawn.scaled_groups().iter().flat_map(bars_of);
    let highest = all.map(|bar| height(&bar)).fold(0.0, f64::max);
    let end = value_end(drawn, highest);
    let marks = if even { value_marks(drawn, end) } else { Vec::new() };
    let small = sheet.small();
    let widths = marks.iter().map(|mark| sheet.width_of(&mark.label, small));
    let widest = widths.fold(0.0, f64::max);
    let left = if widest > 0.0 { widest + sheet.length(5.0) } else { 0.0 };
    // What stands under the outer limits reaches out half its width.
    let limits = limit_labels(drawn, &bars);
    let beyond = limits.iter().map(|(_, label)| sheet.width_of(label, small) / 2.0);
    let beyond = beyond.fold(0.0, f64::max);
    let top = sheet.label().leading();
    // Under the axis are ticks and one or two lines of limits.
    let under_axis = sheet.length(6.0) + 2.0 * small.leading();
    let room = sheet.format.height.map_or(f64::INFINITY, |room| room - top - under_axis);
    let tall = sheet.length(drawn.tall(TALL)).min(room.max(sheet.length(LEAST_TALL)));
    let frame = HistogramFrame {
        left: left.max(beyond),
        right: sheet.format.width - beyond,
        top,
        bottom: top + tall,
        low: first.left,
        high: last.right,
        apart: sheet.length(APART),
        lower_open: first.open == Some(OpenEnd::Lower),
        upper_open: matches!(last.open, Some(OpenEnd::Upper { .. })),
    };
    grid(sheet, &frame, &marks, end);
    let y = |height: f64| frame.bottom - height / end * (frame.bottom - frame.top);
    let set = value_type(sheet, &frame, &bars);
    // Without an axis of values those that find room are better than none.
    let some = Type { size: sheet.format.small, weight: Weight::Semibold };
    let gap = sheet.length(2.0);
    // Where hidden classes are narrower than their sign, one stands for those beside it.
    let mut signs_end = f64::NEG_INFINITY;
    for bar in &bars {
        let (from, to) = frame.ends(bar);
        let half = sheet.length(BETWEEN) / 2.0;
        let top = y(height(bar));
        if frame.bottom - top > 0.0 {
            let edges = Edges {
                left: from + half,
                top,
                right: (to - half).max(from + half),
                bottom: frame.bottom,
            };
            sheet.bar(edges, &fill(sheet, bar));
        }
        let hidden = bar.entry.value().is_none();
        let (set, color) = match set {
            Some(set) if !hidden => (set, sheet.style.ink),
            _ if hidden => (small, sheet.style.muted),
            _ if even || sheet.width_of(bar.entry.text(), some) + gap > to - from => {
                continue;
            }
            _ => (some, sheet.style.ink),
        };
        let middle = (from + to) / 2.0;
        if hidden {
            let half = sheet.width_of(bar.entry.text(), set) / 2.0;
            if middle - half < signs_end {
                continue;
            }
            signs_end = middle + half;
        }
        let at = (middle, top - 0.62 * set.size);
        let lettering = Lettering { set, color };
        sheet.centred_text(bar.entry.text(), at, Anchor::Middle, lettering);
    }
    let (color, width) = (sheet.style.rule, sheet.length(0.75));
    sheet.line((frame.left, frame.bottom), (frame.right, frame.bottom), color, width);
    under(sheet, &frame, &bars, &limits)
}

fn fill(sheet: &ChartSheet<'_>, bar: &ClassBar<'_>) -> Fill {
    let color = sheet.style.accent;
    let hatch = if bar.open.is_some() { Hatch::Rising } else { Hatch::None };
    Fill { color, hatch, lines: sheet.style.paper }
}

/// How values above the bars are set, if all of them find room.
fn value_type(
    sheet: &ChartSheet<'_>,
    frame: &HistogramFrame,
    bars: &[ClassBar<'_>],
) -> Option<Type> {
    let sizes = [sheet.format.text, sheet.format.small];
    let gap = sheet.length(2.0);
    let fits = |size: &f64| {
        bars.iter().all(|bar| {
            let set = Type { size: *size, weight: Weight::Semibold };
            let (from, to) = frame.ends(bar);
            sheet.width_of(bar.entry.text(), set) + gap <= to - from
        })
    };
    let size = sizes.into_iter().find(fits)?;
    Some(Type { size, weight: Weight::Semibold })
}

fn value_marks(drawn: &DrawnPart<'_>, end: f64) -> Vec<ScaleMark> {
    let marks = ValueScale::from_zero(end).marks(drawn.language);
    match drawn.has_shares() {
        true => axis::in_percent(marks, drawn.language),
        false => axis::in_whole_numbers(marks, drawn.language),
    }
}

fn grid(
    sheet: &mut ChartSheet<'_>,
    frame: &HistogramFrame,
    marks: &[ScaleMark],
    end: f64,
) {
    let (color, width) = (sheet.style.grid, sheet.length(0.5));
    let lettering = Lettering { set: sheet.small(), color: sheet.style.muted };
    for ScaleMark { value, label } in marks {
        let y = frame.bottom - value / end * (frame.bottom - frame.top);
        if *value > 0.0 {
            sheet.line((frame.left, y), (frame.right, y), color, width);
        }
        let at = (frame.left - sheet.length(5.0), y);
        sheet.centred_text(label, at, Anchor::End, lettering);
    }
}

/// The limits between closed classes and what they are called.
fn limit_labels(drawn: &DrawnPart<'_>, bars: &[ClassBar<'_>]) -> Vec<(f64, String)> {
    let closed = || bars.iter().filter(|bar| bar.open.is_none());
    let mut limits = closed().map(|bar| bar.left).collect::<Vec<_>>();
    let ends = closed().map(|bar| bar.right);
    for end in ends.collect::<Vec<_>>() {
        if !limits.iter().any(|limit| limit.total_cmp(&end).is_eq()) {
            limits.push(end);
        }
    }
    limits.sort_by(f64::total_cmp);
    let decimals = |limit: &f64| {
        (0..6_u8).find(|decimals| {
            let format = NumberFormat::new(drawn.language, *decimals);
            (format.measured(*limit).value - limit).abs() < 1e-9
        })
    };
    let decimals = limits.iter().map(|limit| decimals(limit).unwrap_or(6)).max();
    let format = NumberFormat::new(drawn.language, decimals.unwrap_or_default());
    limits.into_iter().map(|limit| (limit, format.decimal(limit))).collect()
}

/// Writes the limits under the axis, and tells how far down that reaches.
fn under(
    sheet: &mut ChartSheet<'_>,
    frame: &HistogramFrame,
    bars: &[ClassBar<'_>],
    limits: &[(f64, String)],
) -> f64 {
    let lettering = Lettering { set: sheet.small(), color: sheet.style.muted };
    let leading = lettering.set.leading();
    let gap = sheet.length(4.0);
    let tick = sheet.length(2.5);
    let width =
        |sheet: &ChartSheet<'_>, label: &str| sheet.width_of(label, lettering.set);
    let mut row = Vec::new();
    for (index, (limit, label)) in limits.iter().enumerate() {
        let x = frame.x(*limit);
        let half = width(sheet, label) / 2.0;
        let last = limits.last().map_or((f64::INFINITY, 0.0), |(limit, label)| {
            (frame.x(*limit), width(sheet, label) / 2.0)
        });
        let is_last = index + 1 == limits.len();
        let after = row.last().is_none_or(|(_, right, _)| *right + gap <= x - half);
        if after && (is_last || x + half + gap <= last.0 - last.1) {
            row.push((x - half, x + half, label.as_str()));
        }
        let (color, thick) = (sheet.style.rule, sheet.length(0.6));
        sheet.line((x, frame.bottom), (x, frame.bottom + tick), color, thick);
    }
    let first_row = frame.bottom + tick + sheet.length(2.0) + leading / 2.0;
    for (left, right, label) in &row {
        let at = ((left + right) / 2.0, first_row);
        sheet.centred_text(label, at, Anchor::Middle, lettering);
    }
    let mut bottom = first_row + leading / 2.0;
    for bar in bars {
        let (sign, limit) = match bar.open {
            None => continue,
            Some(OpenEnd::Lower) => ("<", limits.first()),
            Some(OpenEnd::Upper { holds: true }) => ("≥", limits.last()),
            Some(OpenEnd::Upper { holds: false }) => (">", limits.last()),
        };
        let label = format!("{sign}\u{a0}{}", limit.map_or("", |(_, label)| label));
        let half = width(sheet, &label) / 2.0;
        let (from, to) = frame.ends(bar);
        let x = ((from + to) / 2.0).min(sheet.format.width - half).max(half);
        let touches = |(left, right, _): &(f64, f64, &str)| {
            x + half + gap > *left && *right + gap > x - half
        };
        let y = if row.iter().any(touches) { first_row + leading } else { first_row };
        sheet.centred_text(&label, (x, y), Anchor::Middle, lettering);
        bottom = bottom.max(y + leading / 2.0);
    }
    bottom + sheet.length(1.0)
}
