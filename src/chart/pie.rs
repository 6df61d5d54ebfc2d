//! A circle divided into the answers of one group, with a legend that names the values.

use crate::words::sentence_case;

use super::drawn::DrawnPart;
use super::hatch::Point;
use super::legend;
use super::marks::on_circle;
use super::palette::Fill;
use super::share::{CategoryPart, Shares};
use super::sheet::{Anchor, ChartSheet};
use super::text::{self, Lettering};

/// Points on a whole circle.
const POINTS: f64 = 360.0;

/// The least part of its radius that a circle may have where there is little height.
const SMALLEST: f64 = 0.4;
/// How many sizes are tried between that and the whole.
const SIZES: u32 = 12;
/// The least that a legend beside the circle may be wide, as a share of the picture.
const LEAST_LIST: f64 = 0.45;
/// Around the circle, in print.
const EDGE: f64 = 2.0;
/// Between the circle and the legend beside it, in print.
const BESIDE: f64 = 26.0;
/// Between the circle and the legend under it, in print.
const BELOW: f64 = 8.0;

/// The circle that is divided.
#[derive(Clone, Copy)]
struct Circle {
    centre: Point,
    radius: f64,
}

/// One line of the legend: the answer and its value.
struct SliceKey {
    lines: Vec<String>,
    value: String,
    fill: Fill,
    bare: bool,
}

/// Where circle and legend stand.
struct PiePlan {
    radius: f64,
    /// Whether the legend stands under the circle rather than beside it.
    is_below: bool,
    /// Where the legend begins.
    left: f64,
    keys: Vec<SliceKey>,
    /// How far down both reach.
    bottom: f64,
}

/// What a plan is made for.
struct PieParts<'p, 'd> {
    drawn: &'p DrawnPart<'d>,
    group: usize,
    fills: &'p [Fill],
    /// How tall the first line of a key is.
    row: f64,
}

impl PieParts<'_, '_> {
    /// The plan for a circle of a size, with the legend beside it or below.
    fn plan(&self, sheet: &ChartSheet<'_>, radius: f64, is_below: bool) -> PiePlan {
        let edge = sheet.length(EDGE);
        let left = if is_below { 0.0 } else { 2.0 * radius + sheet.length(BESIDE) };
        let room = sheet.format.width - left;
        let keys = keys(sheet, self.drawn, self.group, self.fills, room);
        let circle = 2.0 * radius + 2.0 * edge;
        let height = list_height(sheet, &keys, self.row);
        let bottom = match is_below {
            true => circle + sheet.length(BELOW) + height,
            false => circle.max(height),
        };
        PiePlan { radius, is_below, left, keys, bottom }
    }

    /// The plan with the largest circle that has room: where the height is limited it gives
    /// way as long as it can be read, and the legend stands where that leaves more of it.
    fn best(&self, sheet: &ChartSheet<'_>) -> PiePlan {
        let width = sheet.format.width;
        let wished = sheet.length(66.0).min(width * 0.35);
        let is_narrow = width < 36.0 * sheet.format.text;
        let free = self.plan(sheet, wished, is_narrow);
        let Some(limit) = sheet.format.height.filter(|limit| free.bottom > *limit) else {
            return free;
        };
        for step in 0..=SIZES {
            let part = f64::from(step) / f64::from(SIZES) * (1.0 - SMALLEST);
            let radius = wished * (1.0 - part);
            for is_below in [false, true] {
                let plan = self.plan(sheet, radius, is_below);
                let has_room = is_below || width - plan.left >= LEAST_LIST * width;
                if has_room && plan.bottom <= limit {
                    return plan;
                }
            }
        }
        self.plan(sheet, SMALLEST * wished, true)
    }
}

/// Draws the chart and tells how far down it reaches.
pub(super) fn pie(sheet: &mut ChartSheet<'_>, drawn: &DrawnPart<'_>) -> f64 {
    let group = drawn.groups.first().copied().unwrap_or(0);
    let shares = Shares::of(drawn, group, false);
    let fills = drawn.category_fills(sheet.style);
    let row = sheet.length(16.0);
    let plan = PieParts { drawn, group, fills: &fills, row }.best(sheet);
    let (radius, edge) = (plan.radius, sheet.length(EDGE));
    let (centre, list_top) = if plan.is_below {
        let list_top = 2.0 * radius + 2.0 * edge + sheet.length(BELOW);
        ((sheet.format.width / 2.0, edge + radius), list_top)
    } else {
        let height = list_height(sheet, &plan.keys, row);
        ((radius + edge, plan.bottom / 2.0), (plan.bottom - height) / 2.0)
    };
    slices(sheet, &shares, &fills, Circle { centre, radius });
    list(sheet, &plan.keys, (plan.left, list_top), row);
    plan.bottom
}

fn list_height(sheet: &ChartSheet<'_>, keys: &[SliceKey], row: f64) -> f64 {
    keys.iter().map(|key| key_height(sheet, key, row)).sum()
}

fn keys(
    sheet: &ChartSheet<'_>,
    drawn: &DrawnPart<'_>,
    group: usize,
    fills: &[Fill],
    room: f64,
) -> Vec<SliceKey> {
    let entries = || drawn.categories().map(|category| drawn.entry(group, category));
    let widest = entries()
        .map(|entry| sheet.width_of(entry.text(), sheet.strong()))
        .fold(0.0, f64::max);
    let room = (room - legend::indent(sheet) - widest - sheet.length(10.0)).max(0.0);
    let key = |(category, fill): (usize, &Fill)| {
        let entry = drawn.entry(group, category);
        let label = sentence_case(drawn.category_label(category));
        SliceKey {
            lines: text::wrap(sheet.fonts, &label, sheet.label(), room),
            value: entry.text().to_owned(),
            fill: *fill,
            bare: entry.value().is_none_or(|value| value <= 0.0),
        }
    };
    drawn.categories().zip(fills).map(key).collect()
}

fn key_height(sheet: &ChartSheet<'_>, key: &SliceKey, row: f64) -> f64 {
    let more = key.lines.iter().skip(1).map(|_| sheet.label().leading()).sum::<f64>();
    row + more
}

/// Where the legend ends to the right that begins at the left.
fn list_end(sheet: &ChartSheet<'_>, keys: &[SliceKey], left: f64) -> f64 {
    let lines = keys.iter().flat_map(|key| &key.lines);
    let widest = |widths: &mut dyn Iterator<Item = f64>| widths.fold(0.0, f64::max);
    let labels = widest(&mut lines.map(|line| sheet.width_of(line, sheet.label())));
    let values =
        widest(&mut keys.iter().map(|key| sheet.width_of(&key.value, sheet.strong())));
    left + legend::indent(sheet) + labels + sheet.length(10.0) + values
}

/// Writes the legend with the values in a column of their own.
fn list(sheet: &mut ChartSheet<'_>, keys: &[SliceKey], (left, top): Point, row: f64) {
    let indent = legend::indent(sheet);
    let (label, strong) = (sheet.label(), sheet.strong());
    let right = list_end(sheet, keys, left);
    let mut y = top;
    for key in keys {
        let mut middle = y + row / 2.0;
        legend::swatch(sheet, (left, middle), &key.fill);
        let (ink, muted) = (sheet.style.ink, sheet.style.muted);
        let (set, color) = if key.bare { (label, muted) } else { (strong, ink) };
        sheet.centred_text(
            &key.value,
            (right, middle),
            Anchor::End,
            Lettering { set, color },
        );
        for line in &key.lines {
            sheet.centred_text(
                line,
                (left + indent, middle),
                Anchor::Start,
                Lettering { set: label, color: ink },
            );
            middle += label.leading();
        }
        y += key_height(sheet, key, row);
    }
}

/// Draws the slices clockwise from the top, and what hidden ones leave open after them.
fn slices(
    sheet: &mut ChartSheet<'_>,
    shares: &Shares<'_>,
    fills: &[Fill],
    circle: Circle,
) {
    let Circle { centre, radius } = circle;
    let mut from = 0.0;
    let drawn = shares.inside.iter().filter(|part| part.share > 0.0).collect::<Vec<_>>();
    for part in &drawn {
        let points = slice(centre, radius, from, part.share);
        sheet.polygon(&points, &fills[part.place]);
        from += part.share;
    }
    let rest = 1.0 - from;
    if rest > 1e-6 {
        let points = slice(centre, radius, from, rest);
        sheet.outline(&points, sheet.style.rule, sheet.length(0.5));
        let share = shares.open.unwrap_or(0.0);
        if let Some(mark) = shares.mark().filter(|_| share > 0.04) {
            let (x, y) = on_circle(centre, radius * 0.66, from + rest / 2.0);
            let (set, color) = (sheet.label(), sheet.style.muted);
            sheet.centred_text(mark, (x, y), Anchor::Middle, Lettering { set, color });
        }
    }
    from = 0.0;
    for part in drawn {
        if part.share < 1.0 - 1e-9 {
            let (color, width) = (sheet.style.paper, sheet.length(0.8));
            sheet.line(centre, on_circle(centre, radius, from), color, width);
        }
        value(sheet, part, &fills[part.place], circle, from);
        from += part.share;
    }
}

/// Writes a value in its slice if all of it lies inside the slice.
fn value(
    sheet: &mut ChartSheet<'_>,
    part: &CategoryPart<'_>,
    fill: &Fill,
    circle: Circle,
    from: f64,
) {
    let Circle { centre, radius } = circle;
    let (text, set) = (part.entry.text(), sheet.strong());
    let whole = part.share > 1.0 - 1e-9;
    let at = if whole {
        centre
    } else {
        on_circle(centre, radius * 0.68, from + part.share / 2.0)
    };
    let half = sheet.width_of(text, set) / 2.0 + sheet.length(2.0);
    let tall = 0.5 * set.size;
    let corners = [(-half, -tall), (half, -tall), (half, tall), (-half, tall)];
    let edges =
        [on_circle((0.0, 0.0), 1.0, from), on_circle((0.0, 0.0), 1.0, from + part.share)];
    let inside = corners.iter().all(|(dx, dy)| {
        let (x, y) = (at.0 + dx - centre.0, at.1 + dy - centre.1);
        let after = edges[0].0 * y - edges[0].1 * x >= 0.0;
        let before = edges[1].0 * y - edges[1].1 * x <= 0.0;
        let between = if part.share <= 0.5 { after && before } else { after || before };
        x * x + y * y <= radius * radius && (between || whole)
    });
    if inside {
        sheet.value_on(text, at, set, fill);
    }
}

/// The outline of a slice that begins at `from` and covers `share` of the circle.
fn slice(centre: Point, radius: f64, from: f64, share: f64) -> Vec<Point> {
    let mut points = Vec::new();
    if share < 1.0 - 1e-9 {
        points.push(centre);
    }
    let steps = (share * POINTS).ceil().max(1.0);
    let mut step = 0.0;
    while step <= steps {
        points.push(on_circle(centre, radius, from + share * step / steps));
        step += 1.0;
    }
    points
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slices_begin_at_the_top_and_go_clockwise() {
        let (x, y) = on_circle((0.0, 0.0), 10.0, 0.25);
        assert!((x - 10.0).abs() < 1e-9 && y.abs() < 1e-9);
        let points = slice((0.0, 0.0), 10.0, 0.0, 0.25);
        assert_eq!(points[0], (0.0, 0.0));
        assert!((points[1].1 + 10.0).abs() < 1e-9);
    }
}
