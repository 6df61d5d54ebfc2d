//! Draws boxes and arrows: takes words in rows and arrows between them, gives a picture for
//! paper and for screens.
//!
//! Boxes of a row are as wide as each other and fill the width; what does not fit beside
//! each other goes on in the next row. Arrows run between rows and between boxes, never
//! through one, each on a line of its own; their labels stand beside them where nothing else
//! is. All of it is computed in whole [`Tenths`], from measured texts, so the same words
//! give the same bytes.

mod channels;
mod labels;
mod lanes;
mod paint;
mod plan;
mod rows;

#[cfg(test)]
mod tests;

use crate::manuscript::ChartPlace;

use super::draw_all::{DrawnChart, Look};
use super::sheet::{ChartSheet, Shape};
use super::style::{Format, Medium};
use super::text::{self, Type};
use super::{Figure, TooHigh, svg};

use self::plan::BoxPlan;

/// A length or place: tenths of the medium's unit, so that nothing is rounded differently
/// from one machine to the next.
type Tenths = i32;

/// Boxes in rows, and arrows between them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BoxesAndArrows {
    /// The boxes.
    pub boxes: Vec<WordBox>,
    /// Which stand beside each other, from top to bottom; each box stands in one row.
    pub rows: Vec<Vec<usize>>,
    /// The arrows.
    pub arrows: Vec<BoxArrow>,
}

/// A box with words in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WordBox {
    /// What it is.
    pub label: String,
    /// What stands under that.
    pub points: Vec<String>,
    /// Whether it stands out from the others.
    pub emphasis: bool,
}

/// An arrow between two boxes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BoxArrow {
    /// The box where it begins.
    pub from: usize,
    /// The box that it points to: another one.
    pub to: usize,
    /// What stands beside it; nothing, if it is empty.
    pub label: String,
    /// Whether it points both ways.
    pub both: bool,
    /// Whether its line is dashed.
    pub dashed: bool,
}

/// Why boxes and arrows cannot be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoRoom {
    /// Where there is no room for the arrows and what stands beside them.
    pub medium: Medium,
}

/// Draws boxes and arrows for paper and for screens.
///
/// # Errors
///
/// If there is no room for the arrows beside each other.
pub fn draw_boxes(
    id: &str,
    drawing: &BoxesAndArrows,
    look: Look<'_>,
    place: ChartPlace,
) -> Result<DrawnChart, NoRoom> {
    let form = |medium| {
        let format = look.style.format(medium, place).for_drawings();
        draw_in(drawing, look, format, medium).ok_or(NoRoom { medium })
    };
    let print = form(Medium::Print)?;
    let room = look.style.format(Medium::Print, place).for_drawings().height;
    Ok(DrawnChart {
        id: id.to_owned(),
        too_high: room
            .filter(|room| print.height > *room)
            .map(|room| TooHigh { needed: print.height, room }),
        print,
        further: Vec::new(),
        kind: None,
        wide: form(Medium::ScreenWide)?,
        narrow: form(Medium::ScreenNarrow)?,
        place,
    })
}

/// The drawing with text as large and boxes as far beside each other as there is room for;
/// if it is too high in any case, the lowest one.
fn draw_in(
    drawing: &BoxesAndArrows,
    look: Look<'_>,
    format: Format,
    medium: Medium,
) -> Option<Figure> {
    let widest = drawing.rows.iter().map(Vec::len).max().unwrap_or(1);
    let mut format = format;
    let mut lowest: Option<(Format, BoxPlan)> = None;
    loop {
        let sheet = ChartSheet::new(look.style, look.fonts, format);
        let measure = BoxMeasure::new(&sheet);
        for columns in (1..=widest).rev() {
            let Some(plan) = BoxPlan::new(drawing, &measure, columns) else { continue };
            let is_lowest =
                lowest.as_ref().is_none_or(|(_, known)| plan.height < known.height);
            if is_lowest {
                lowest = Some((format, plan));
            }
            // More rows only make it higher.
            break;
        }
        let height =
            lowest.as_ref().map_or(f64::INFINITY, |(_, plan)| units(plan.height));
        match format.smaller(height) {
            Some(smaller) => format = smaller,
            None => break,
        }
    }
    let (format, plan) = lowest?;
    let mut sheet = ChartSheet::new(look.style, look.fonts, format);
    paint::paint(&mut sheet, drawing, &plan);
    let (width, height) = (format.width, (units(plan.height) * 2.0).ceil() / 2.0);
    Some(Figure {
        svg: svg::paint(&sheet.shapes, width, height, medium, &look.style.family),
        width,
        height,
        alt: String::new(),
        texts: sheet.shapes.iter().filter_map(Shape::text).map(str::to_owned).collect(),
        colors: sheet.shapes.iter().map(Shape::color).collect(),
    })
}

/// What a drawing is measured with.
struct BoxMeasure<'a> {
    sheet: &'a ChartSheet<'a>,
    /// The width of the whole.
    width: Tenths,
    /// From one line of an arrow to the next.
    spacing: Tenths,
    /// From the left and right edge of a box to its text.
    inset: Tenths,
    /// From its upper and lower edge.
    rise: Tenths,
    /// The length of an arrow's head.
    head: Tenths,
    /// Between boxes beside each other, where no arrow runs.
    gap: Tenths,
    /// From the sign of a point to its text.
    bullet: Tenths,
}

impl<'a> BoxMeasure<'a> {
    fn new(sheet: &'a ChartSheet<'a>) -> Self {
        let length = |in_print| tenths(sheet.length(in_print));
        Self {
            sheet,
            width: tenths(sheet.format.width),
            spacing: length(9.0),
            inset: length(7.0),
            rise: length(4.5),
            head: length(5.5),
            gap: length(14.0),
            bullet: length(7.0),
        }
    }

    /// How wide a text is, no less.
    fn width_of(&self, text: &str, set: Type) -> Tenths {
        tenths(self.sheet.width_of(text, set))
    }

    /// The lines of a text that are no wider than `width`.
    fn wrap(&self, text: &str, set: Type, width: Tenths) -> Vec<String> {
        text::wrap(self.sheet.fonts, text, set, units(width))
    }

    /// How wide the widest of what cannot be broken is.
    fn widest_piece(&self, text: &str, set: Type) -> Tenths {
        tenths(text::widest_piece(self.sheet.fonts, text, set))
    }

    /// How high some lines are.
    fn height_of(&self, lines: usize, set: Type) -> Tenths {
        i32::try_from(lines).map_or(Tenths::MAX / 64, |lines| lines * leading(set))
    }
}

/// From one baseline to the next.
fn leading(set: Type) -> Tenths {
    tenths(set.leading())
}

/// A length in tenths, no shorter than it is.
#[expect(
    clippy::cast_possible_truncation,
    clippy::as_conversions,
    reason = "it saturates"
)]
fn tenths(length: f64) -> Tenths {
    // What is a whole number but for the last bits of a float stays it.
    (length * 10.0 - 1e-6).ceil() as Tenths
}

/// Tenths as a length.
fn units(length: Tenths) -> f64 {
    f64::from(length) / 10.0
}

/// A count as a number to reckon with; drawings are small.
fn count(number: usize) -> Tenths {
    i32::try_from(number).unwrap_or(Tenths::MAX / 64)
}
