//! The sheet a chart is laid out on, before it becomes SVG.
//!
//! Lengths are in the medium's unit (points or CSS pixels), y grows downwards.

use super::color::Color;
use super::fonts::{ChartFonts, Weight};
use super::hatch::{self, Point};
use super::palette::{Fill, Hatch};
use super::style::{Format, Style};
use super::text::{self, Lettering, Type};

/// Print size that lengths are stated at; other media scale them with their text.
const STATED_AT: f64 = 8.5;

/// How thick the outline of light areas is, in print.
const OUTLINE: f64 = 0.5;

/// Where a text stands in relation to its x.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// One line of text in its place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct TextLine {
    pub(super) text: String,
    pub(super) x: f64,
    pub(super) baseline: f64,
    pub(super) anchor: Anchor,
    pub(super) set: Type,
    pub(super) color: Color,
    /// Measured.
    pub(super) width: f64,
}

/// Something drawn.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Shape {
    Rectangle { from: Point, to: Point, color: Color },
    Polygon { points: Vec<Point>, color: Color },
    Stroke { points: Vec<Point>, color: Color, width: f64 },
    Text(TextLine),
}

impl Shape {
    /// The colour it is drawn with.
    pub(super) fn color(&self) -> Color {
        match self {
            Self::Rectangle { color, .. }
            | Self::Polygon { color, .. }
            | Self::Stroke { color, .. }
            | Self::Text(TextLine { color, .. }) => *color,
        }
    }

    /// The same, so far to the right and further down.
    pub(super) fn moved(self, right: f64, down: f64) -> Self {
        let point = |(x, y): Point| (x + right, y + down);
        let all = |points: Vec<Point>| points.into_iter().map(point).collect();
        match self {
            Self::Rectangle { from, to, color } => {
                Self::Rectangle { from: point(from), to: point(to), color }
            }
            Self::Polygon { points, color } => {
                Self::Polygon { points: all(points), color }
            }
            Self::Stroke { points, color, width } => {
                Self::Stroke { points: all(points), color, width }
            }
            Self::Text(line) => Self::Text(TextLine {
                x: line.x + right,
                baseline: line.baseline + down,
                ..line
            }),
        }
    }

    /// The text it is, if it is one.
    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(line) => Some(&line.text),
            Self::Rectangle { .. } | Self::Polygon { .. } | Self::Stroke { .. } => None,
        }
    }
}

/// A stretch across or down the sheet.
#[derive(Clone, Copy, Debug)]
pub(super) struct Span {
    /// Where it begins: left, or on top.
    pub(super) from: f64,
    pub(super) length: f64,
}

/// A stretch down the sheet by its ends.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reach {
    pub(super) top: f64,
    pub(super) bottom: f64,
}

/// Which rows of a chart are drawn, where it is divided. What stands around them, and the
/// room that it has, is that of all rows, so that the parts agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct RowRange {
    pub(super) from: usize,
    /// The first that is not drawn.
    pub(super) to: usize,
}

impl RowRange {
    /// A chart that is not divided.
    pub(super) const ALL: Self = Self { from: 0, to: usize::MAX };

    pub(super) fn holds(self, row: usize) -> bool {
        (self.from..self.to).contains(&row)
    }
}

/// A rectangle by its edges.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Edges {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
}

impl Edges {
    /// The corners, clockwise from the upper left.
    pub(super) fn corners(self) -> [Point; 4] {
        let Self { left, top, right, bottom } = self;
        [(left, top), (right, top), (right, bottom), (left, bottom)]
    }

    pub(super) fn width(self) -> f64 {
        self.right - self.left
    }
}

/// The sheet: what it is drawn with, and what has been drawn.
pub(super) struct ChartSheet<'a> {
    pub(super) style: &'a Style,
    pub(super) fonts: &'a ChartFonts,
    pub(super) format: Format,
    /// The rows that are drawn.
    pub(super) rows: RowRange,
    pub(super) shapes: Vec<Shape>,
    /// How tall each row is that has been drawn, with the room before it.
    pub(super) row_heights: Vec<f64>,
}

impl<'a> ChartSheet<'a> {
    pub(super) fn new(style: &'a Style, fonts: &'a ChartFonts, format: Format) -> Self {
        let (rows, shapes, row_heights) = (RowRange::ALL, Vec::new(), Vec::new());
        Self { style, fonts, format, rows, shapes, row_heights }
    }

    /// A length stated for print, in proportion to this medium's text.
    pub(super) fn length(&self, in_print: f64) -> f64 {
        in_print * self.format.text / STATED_AT
    }

    /// A distance between rows, which is less where there is too little height.
    pub(super) fn air(&self, in_print: f64) -> f64 {
        self.length(in_print) * self.format.air
    }

    /// Labels.
    pub(super) fn label(&self) -> Type {
        Type { size: self.format.text, weight: Weight::Regular }
    }

    /// Values, group labels.
    pub(super) fn strong(&self) -> Type {
        Type { size: self.format.text, weight: Weight::Semibold }
    }

    /// Axis labels, `n = …`.
    pub(super) fn small(&self) -> Type {
        Type { size: self.format.small, weight: Weight::Regular }
    }

    /// How wide a text is.
    pub(super) fn width_of(&self, text: &str, set: Type) -> f64 {
        self.fonts.width(text, set.size, set.weight)
    }

    /// Sets one line with its baseline at a height.
    pub(super) fn text(
        &mut self,
        text: &str,
        at: Point,
        anchor: Anchor,
        lettering: Lettering,
    ) {
        let text = text::clean(text);
        if text.is_empty() {
            return;
        }
        let Lettering { set, color } = lettering;
        let width = self.width_of(&text, set);
        let (x, baseline) = at;
        let line = TextLine { text, x, baseline, anchor, set, color, width };
        self.shapes.push(Shape::Text(line));
    }

    /// Sets one line centred on a height: half the height of capitals and digits above it.
    pub(super) fn centred_text(
        &mut self,
        text: &str,
        (x, y): Point,
        anchor: Anchor,
        lettering: Lettering,
    ) {
        let baseline = y + 0.33 * lettering.set.size;
        self.text(text, (x, baseline), anchor, lettering);
    }

    pub(super) fn line(&mut self, from: Point, to: Point, color: Color, width: f64) {
        self.shapes.push(Shape::Stroke { points: vec![from, to], color, width });
    }

    /// Fills a rectangle; light ones get an outline so that they do not vanish on paper.
    pub(super) fn bar(&mut self, edges: Edges, fill: &Fill) {
        let Edges { left, top, right, bottom } = edges;
        let rectangle = Shape::Rectangle {
            from: (left, top),
            to: (right, bottom),
            color: fill.color,
        };
        self.shapes.push(rectangle);
        self.hatch(&edges.corners(), fill);
        // Inside the edges, so that none of it is lost at the edge of the picture.
        let inset = (self.length(OUTLINE) / 2.0).min(edges.width() / 2.0);
        let inner = Edges {
            left: left + inset,
            top: top + inset,
            right: right - inset,
            bottom: bottom - inset,
        };
        self.outline_if_light(&inner.corners(), fill);
    }

    /// Fills any other area.
    pub(super) fn polygon(&mut self, points: &[Point], fill: &Fill) {
        self.shapes.push(Shape::Polygon { points: points.to_vec(), color: fill.color });
        self.hatch(points, fill);
        self.outline_if_light(points, fill);
    }

    /// Outlines an area.
    pub(super) fn outline(&mut self, points: &[Point], color: Color, width: f64) {
        let closed = points.iter().chain(points.iter().take(2)).copied().collect();
        self.shapes.push(Shape::Stroke { points: closed, color, width });
    }

    fn outline_if_light(&mut self, points: &[Point], fill: &Fill) {
        if fill.color.contrast(self.style.paper) < 2.1 {
            self.outline(points, self.style.rule, self.length(OUTLINE));
        }
    }

    fn hatch(&mut self, points: &[Point], fill: &Fill) {
        let slopes: &[f64] = match fill.hatch {
            Hatch::None => &[],
            Hatch::Rising => &[-1.0],
            Hatch::Falling => &[1.0],
            Hatch::Crossed => &[-1.0, 1.0],
        };
        let (spacing, width) = (self.length(3.0), self.length(0.6));
        for slope in slopes {
            for (from, to) in hatch::lines(points, *slope, spacing) {
                self.line(from, to, fill.lines, width);
            }
        }
    }

    /// Writes a value in the middle of a filled area, on a plain plate if it is hatched.
    pub(super) fn value_on(&mut self, text: &str, (x, y): Point, set: Type, fill: &Fill) {
        if fill.hatch != Hatch::None {
            let half = self.width_of(text, set) / 2.0 + self.length(1.5);
            let tall = 0.45 * set.size;
            self.shapes.push(Shape::Rectangle {
                from: (x - half, y - tall),
                to: (x + half, y + tall),
                color: fill.color,
            });
        }
        let color = self.style.text_on(fill.color);
        self.centred_text(text, (x, y), Anchor::Middle, Lettering { set, color });
    }
}

#[cfg(test)]
impl TextLine {
    /// What the line covers: from above the capitals to the descenders.
    pub(super) fn edges(&self) -> Edges {
        let left = match self.anchor {
            Anchor::Start => self.x,
            Anchor::Middle => self.x - self.width / 2.0,
            Anchor::End => self.x - self.width,
        };
        Edges {
            left,
            top: self.baseline - 0.74 * self.set.size,
            right: left + self.width,
            bottom: self.baseline + 0.22 * self.set.size,
        }
    }
}
