//! Paints the plan of a drawing on a sheet.

use super::super::color::Color;
use super::super::hatch::Point;
use super::super::palette::Fill;
use super::super::sheet::{Anchor, ChartSheet, Edges, Shape};
use super::super::text::{Lettering, Type};
use super::plan::{BoxPlan, Corner, LabelSide, PlannedBox, PlannedLabel};
use super::{BoxArrow, BoxMeasure, BoxesAndArrows, Tenths, WordBox, units};

/// How thick lines are, in print.
const LINE: f64 = 0.9;
/// A dash and the gap after it, in print.
const DASH: [f64; 2] = [3.0, 2.2];

/// Puts boxes, arrows and labels on the sheet.
pub(super) fn paint(
    sheet: &mut ChartSheet<'_>,
    drawing: &BoxesAndArrows,
    plan: &BoxPlan,
) {
    for (drawn, planned) in drawing.boxes.iter().zip(&plan.boxes) {
        paint_box(sheet, drawn, planned);
    }
    for (arrow, line) in drawing.arrows.iter().zip(&plan.lines) {
        paint_arrow(sheet, arrow, line);
    }
    for label in &plan.labels {
        paint_label(sheet, label);
    }
}

fn paint_box(sheet: &mut ChartSheet<'_>, drawn: &WordBox, planned: &PlannedBox) {
    let style = sheet.style;
    let fill = if drawn.emphasis { style.accent } else { style.sequential[0] };
    let PlannedBox { left, right, top, bottom, text } = planned;
    let edges = Edges {
        left: units(*left),
        top: units(*top),
        right: units(*right),
        bottom: units(*bottom),
    };
    sheet.bar(edges, &Fill::plain(fill));
    let color = style.text_on(fill);
    let measure = BoxMeasure::new(sheet);
    let [inset, rise, bullet] = [measure.inset, measure.rise, measure.bullet].map(units);
    let (strong, plain) = (sheet.strong(), sheet.label());
    // What is lower than its row stands in the middle of it.
    let mut y = edges.top + rise + units((bottom - top - text.height) / 2);
    let is_list = !text.points.is_empty();
    let (x, anchor) = match is_list {
        true => (edges.left + inset, Anchor::Start),
        false => ((edges.left + edges.right) / 2.0, Anchor::Middle),
    };
    for line in &text.label {
        write(sheet, line, (x, y), anchor, Lettering { set: strong, color });
        y += leading(strong);
    }
    y += if is_list { inset / 2.0 } else { 0.0 };
    for point in &text.points {
        for (index, line) in point.iter().enumerate() {
            let lettering = Lettering { set: plain, color };
            if index == 0 {
                write(sheet, "•", (x, y), Anchor::Start, lettering);
            }
            write(sheet, line, (x + bullet, y), Anchor::Start, lettering);
            y += leading(plain);
        }
    }
}

/// From one baseline to the next, as it was measured.
fn leading(set: Type) -> f64 {
    units(super::leading(set))
}

/// Writes a line under a height.
fn write(
    sheet: &mut ChartSheet<'_>,
    line: &str,
    (x, top): Point,
    anchor: Anchor,
    lettering: Lettering,
) {
    let middle = top + leading(lettering.set) / 2.0;
    sheet.centred_text(line, (x, middle), anchor, lettering);
}

fn paint_label(sheet: &mut ChartSheet<'_>, label: &PlannedLabel) {
    let (set, color) = (sheet.small(), sheet.style.ink);
    let anchor = match label.stands {
        LabelSide::Right => Anchor::Start,
        LabelSide::Left => Anchor::End,
        LabelSide::Over => Anchor::Middle,
    };
    let mut top = units(label.top);
    for line in &label.lines {
        let at = (units(label.at), top);
        write(sheet, line, at, anchor, Lettering { set, color });
        top += leading(set);
    }
}

fn paint_arrow(sheet: &mut ChartSheet<'_>, arrow: &BoxArrow, line: &[Corner]) {
    let [first, .., last] = line else { return };
    let (color, width) = (sheet.style.muted, sheet.length(LINE));
    let head = BoxMeasure::new(sheet).head;
    let mut spots = line.to_vec();
    if let (Some(end), [.., before, _]) = (spots.last_mut(), line) {
        *end = shortened(*before, *last, head);
    }
    if let (true, Some(start), [_, next, ..]) = (arrow.both, spots.first_mut(), line) {
        *start = shortened(*next, *first, head);
    }
    let points = spots.iter().copied().map(point).collect::<Vec<_>>();
    if arrow.dashed {
        dashes(sheet, &points, color, width);
    } else {
        sheet.shapes.push(Shape::Stroke { points, color, width });
    }
    if let [.., before, end] = line {
        paint_head(sheet, *before, *end, color);
    }
    if let (true, [start, next, ..]) = (arrow.both, line) {
        paint_head(sheet, *next, *start, color);
    }
}

fn point((x, y): Corner) -> Point {
    (units(x), units(y))
}

/// The end of a line, so much before where its head points.
fn shortened(before: Corner, end: Corner, by: Tenths) -> Corner {
    let step = |from: Tenths, to: Tenths| (to - from).signum() * by;
    (end.0 - step(before.0, end.0), end.1 - step(before.1, end.1))
}

fn paint_head(sheet: &mut ChartSheet<'_>, before: Corner, end: Corner, color: Color) {
    let head = BoxMeasure::new(sheet).head;
    let base = point(shortened(before, end, head));
    let half = units(head) * 0.5;
    let is_lying = before.1 == end.1;
    let wing = |side: f64| match is_lying {
        true => (base.0, base.1 + side * half),
        false => (base.0 + side * half, base.1),
    };
    let points = vec![wing(-1.0), point(end), wing(1.0)];
    sheet.shapes.push(Shape::Polygon { points, color });
}

/// A dashed line; each stretch between two corners begins and ends with a dash.
fn dashes(sheet: &mut ChartSheet<'_>, points: &[Point], color: Color, width: f64) {
    let [dash, gap] = DASH.map(|length| sheet.length(length));
    for pair in points.windows(2) {
        let [from, to] = pair else { continue };
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        // Lines lie or stand, so one of the two is nothing.
        let length = dx.abs() + dy.abs();
        let steps = ((length - dash) / (dash + gap)).floor();
        if steps < 1.0 {
            sheet.line(*from, *to, color, width);
            continue;
        }
        let period = (length - dash) / steps;
        let on = |along: f64| {
            let part = (along / length).min(1.0);
            (from.0 + dx * part, from.1 + dy * part)
        };
        let mut along = 0.0;
        while along < length - dash / 2.0 {
            sheet.line(on(along), on(along + dash), color, width);
            along += period;
        }
    }
}
