//! Lollipops: where a bar would be, a thin line from the axis and a dot at its end. They say
//! what bars say with less ink.

use crate::disclosure::Range;

use super::color::Color;
use super::hatch::Point;
use super::marks::dot;
use super::palette::Fill;
use super::sheet::ChartSheet;

/// How large a dot is, in print.
const RADIUS: f64 = 3.6;
/// How large it is on an interval, of which something must be seen however short it is.
const RADIUS_ON_INTERVAL: f64 = 2.6;
/// How tall the ends of an interval are, by those on a bar.
pub(super) const TALL: f64 = 1.5;
/// How far a dot reaches around its value, with its outline.
pub(super) const REACH: f64 = 4.2;
/// The contrast that a line needs to be seen: WCAG 2.2, 1.4.11.
const SEEN: f64 = 3.0;

/// Draws the line from the axis to a value.
pub(super) fn stem(sheet: &mut ChartSheet<'_>, from: Point, to: Point, fill: &Fill) {
    let (color, width) = (line_color(sheet, fill), sheet.length(1.4));
    sheet.line(from, to, color, width);
}

/// Draws the dot at a value, which may lie on an interval.
pub(super) fn head(
    sheet: &mut ChartSheet<'_>,
    at: Point,
    fill: &Fill,
    range: Option<&Range>,
) {
    let radius = range.map_or(RADIUS, |_| RADIUS_ON_INTERVAL);
    let (radius, outline) = (sheet.length(radius), line_color(sheet, fill));
    dot(sheet, at, radius, fill.color, outline);
}

/// The colour of lines: that of the area, unless it is too light for a line.
fn line_color(sheet: &ChartSheet<'_>, fill: &Fill) -> Color {
    let is_seen = fill.color.contrast(sheet.style.paper) >= SEEN;
    if is_seen { fill.color } else { sheet.style.muted }
}
