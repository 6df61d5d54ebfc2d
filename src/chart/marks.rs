//! Points and lines: what tells one line of a chart from another besides its colour, the shape
//! of its points and how it is dashed; and dots.

use std::f64::consts::{FRAC_PI_2, TAU};

use super::color::Color;
use super::hatch::Point;
use super::sheet::{ChartSheet, Shape};
use super::style::Style;

/// The shapes of points, in the order they are taken into use.
const SHAPES: [PointShape; 4] =
    [PointShape::Circle, PointShape::Square, PointShape::Triangle, PointShape::Diamond];
/// Corners of a circle.
const CORNERS: u32 = 24;
/// How far a point reaches from its place, in print.
pub(super) const RADIUS: f64 = 2.7;

/// The shape of a line's points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum PointShape {
    Circle,
    Square,
    Triangle,
    Diamond,
}

/// How a line and its points look.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct LineMark {
    pub(super) color: Color,
    shape: PointShape,
    /// Whether points are only outlined.
    hollow: bool,
    /// The lengths of a dash and of the gap after it, in print; none of a whole line.
    dash: Option<(f64, f64)>,
}

impl LineMark {
    /// The only line of a chart.
    pub(super) fn only(style: &Style) -> Self {
        let color = style.accent;
        Self { color, shape: PointShape::Circle, hollow: false, dash: None }
    }

    /// The line of one of several, by its place among them: another hue and another shape
    /// each, and after four of them dashes too.
    pub(super) fn of(place: usize, style: &Style) -> Self {
        let dash = match place / style.groups.len() {
            0 => None,
            1 => Some((5.0, 2.5)),
            _ => Some((1.6, 2.2)),
        };
        Self {
            color: style.groups[place % style.groups.len()],
            shape: SHAPES[place % SHAPES.len()],
            hollow: place / style.groups.len() % 2 == 1,
            dash,
        }
    }

    /// The line of those who did not answer.
    pub(super) fn not_answered(style: &Style) -> Self {
        let color = style.muted;
        let dash = Some((1.6, 2.2));
        Self { color, shape: PointShape::Circle, hollow: true, dash }
    }

    /// Draws the line through some points.
    pub(super) fn line(&self, sheet: &mut ChartSheet<'_>, points: &[Point]) {
        if points.len() < 2 {
            return;
        }
        let (color, width) = (self.color, sheet.length(1.4));
        let Some((dash, gap)) = self.dash else {
            let points = points.to_vec();
            sheet.shapes.push(Shape::Stroke { points, color, width });
            return;
        };
        for points in dashes(points, sheet.length(dash), sheet.length(gap)) {
            sheet.shapes.push(Shape::Stroke { points, color, width });
        }
    }

    /// Draws one of its points.
    pub(super) fn point(&self, sheet: &mut ChartSheet<'_>, at: Point) {
        let radius = sheet.length(RADIUS);
        let corner = |count: u32, turned: f64, reach: f64| {
            let turn = |step: u32| f64::from(step) / f64::from(count) + turned;
            (0..count)
                .map(|step| on_circle(at, radius * reach, turn(step)))
                .collect::<Vec<_>>()
        };
        let points = match self.shape {
            PointShape::Circle => corner(CORNERS, 0.0, 1.0),
            PointShape::Square => corner(4, 0.125, 1.2),
            PointShape::Triangle => corner(3, 0.0, 1.3),
            PointShape::Diamond => corner(4, 0.0, 1.3),
        };
        let fill = if self.hollow { sheet.style.paper } else { self.color };
        sheet.shapes.push(Shape::Polygon { points: points.clone(), color: fill });
        sheet.outline(&points, self.color, sheet.length(1.0));
    }

    /// Draws a piece of it with a point, as a legend shows it.
    pub(super) fn sample(&self, sheet: &mut ChartSheet<'_>, (x, middle): Point) {
        let width = sheet.length(SAMPLE);
        self.line(sheet, &[(x, middle), (x + width, middle)]);
        self.point(sheet, (x + width / 2.0, middle));
    }
}

/// How wide the piece of a line in a legend is, in print.
pub(super) const SAMPLE: f64 = 17.0;

/// The dashes along a line.
fn dashes(points: &[Point], dash: f64, gap: f64) -> Vec<Vec<Point>> {
    let mut all = Vec::new();
    let mut current = points.first().map(|first| vec![*first]).unwrap_or_default();
    let (mut drawing, mut left) = (true, dash);
    for pair in points.windows(2) {
        let ((mut x, mut y), (to_x, to_y)) = (pair[0], pair[1]);
        loop {
            let (across, down) = (to_x - x, to_y - y);
            let length = (across * across + down * down).sqrt();
            if length <= left {
                left -= length;
                if drawing {
                    current.push((to_x, to_y));
                }
                break;
            }
            let part = left / length;
            (x, y) = (x + part * across, y + part * down);
            if drawing {
                current.push((x, y));
                all.push(std::mem::take(&mut current));
            } else {
                current = vec![(x, y)];
            }
            drawing = !drawing;
            left = if drawing { dash } else { gap };
        }
    }
    if drawing && current.len() > 1 {
        all.push(current);
    }
    all
}

/// Draws a dot with an outline.
pub(super) fn dot(
    sheet: &mut ChartSheet<'_>,
    centre: Point,
    radius: f64,
    color: Color,
    outline: Color,
) {
    let corner =
        |step: u32| on_circle(centre, radius, f64::from(step) / f64::from(CORNERS));
    let points = (0..CORNERS).map(corner).collect::<Vec<_>>();
    sheet.shapes.push(Shape::Polygon { points: points.clone(), color });
    sheet.outline(&points, outline, sheet.length(1.1));
}

/// The fill of the dots of each of some measurements: hollow, then from light to dark.
pub(super) fn wave_fills(count: usize, style: &Style) -> Vec<Color> {
    let last = count.saturating_sub(1);
    let between = [1, 2, 3, 2].map(|step| style.sequential[step]);
    let fill = |index: usize| match index {
        0 => style.paper,
        _ if index == last => style.accent,
        _ => between[(index - 1) % between.len()],
    };
    (0..=last).map(fill).collect()
}

/// The point a part of the way round, clockwise from the top.
pub(super) fn on_circle((x, y): Point, radius: f64, part: f64) -> Point {
    let turn = part.rem_euclid(1.0) * TAU;
    (x + radius * sine(turn), y - radius * sine(turn + FRAC_PI_2))
}

/// The sine by its series: that of the standard library differs between platforms.
fn sine(angle: f64) -> f64 {
    let angle = if angle > TAU / 2.0 { angle - TAU } else { angle };
    let square = angle * angle;
    let (mut term, mut sum, mut odd) = (angle, angle, 1.0);
    while odd < 40.0 {
        term *= -square / ((odd + 1.0) * (odd + 2.0));
        sum += term;
        odd += 2.0;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dashes_go_around_corners_and_are_as_long_as_they_should_be() {
        let all = dashes(&[(0.0, 0.0), (5.0, 0.0), (5.0, 5.0)], 4.0, 2.0);
        assert_eq!(all, [vec![(0.0, 0.0), (4.0, 0.0)], vec![(5.0, 1.0), (5.0, 5.0)]]);
        assert!(dashes(&[], 4.0, 2.0).is_empty());
    }

    #[test]
    fn eight_lines_look_different_without_their_colours() {
        let style = Style::default();
        let plain = |place| LineMark { color: style.ink, ..LineMark::of(place, &style) };
        for place in 0..8 {
            for other in 0..place {
                assert_ne!(plain(place), plain(other), "{place} {other}");
            }
        }
    }

    #[test]
    fn the_sine_is_exact_enough() {
        let known = [(0.0, 0.0), (30.0, 0.5), (90.0, 1.0), (150.0, 0.5), (270.0, -1.0)];
        for (degrees, value) in known {
            assert!((sine(degrees / 360.0 * TAU) - value).abs() < 1e-12, "{degrees}");
        }
        for degrees in 0..360 {
            let angle = f64::from(degrees) / 360.0 * TAU;
            let (sine, cosine) = (sine(angle), sine(angle + FRAC_PI_2));
            assert!((sine * sine + cosine * cosine - 1.0).abs() < 1e-12, "{degrees}");
        }
    }
}
