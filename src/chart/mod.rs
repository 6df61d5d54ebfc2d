//! Draws [`ProtectedTable`]s: takes a table, a style and two faces, gives [`Figure`]s (an
//! SVG picture and its alternative text).
//!
//! A chart is laid out anew for each [`Medium`]; every place is computed from measured
//! texts, so that nothing is clipped and no two texts touch. The same table gives the same
//! bytes. Nothing here can fail: a table without numbers gives a picture that says so.

mod alt_text;
mod axis;
mod bar;
mod blocks;
mod box_plot;
mod color;
mod diverging;
mod dots;
mod draw_all;
mod drawn;
mod fonts;
mod hatch;
mod histogram;
mod labels;
mod legend;
mod line;
mod lollipop;
mod marks;
mod palette;
mod pie;
mod share;
mod sheet;
mod slopes;
mod stacked_bar;
mod steps;
mod structure;
mod style;
mod svg;
mod text;

#[cfg(test)]
mod random_tests;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use crate::disclosure::ProtectedTable;
use crate::manuscript::{ChartKind, ChartPlace, Order};
use crate::words::Language;

use self::drawn::DrawnPart;
use self::sheet::{Anchor, ChartSheet, Shape};
use self::text::Lettering;

pub use self::color::{Color, Lab};
pub use self::draw_all::{ChartMemory, DrawnChart, Look, draw_all};
pub use self::fonts::{ChartFonts, UnreadableFace, Weight};
pub use self::structure::{BoxArrow, BoxesAndArrows, NoRoom, WordBox, draw_boxes};
pub use self::style::{Format, Medium, MediumFormats, Style, UnusableToken};
pub use self::svg::{Svg, SvgLabel};

/// What an author asks for beyond the numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartRequest {
    /// The kind of chart. Where the table has more groups than the kind can show, or holds
    /// means, the nearest kind that shows all of it is drawn: see [`ChartRequest::drawn_as`].
    pub kind: ChartKind,
    /// Whether the ways of not answering are drawn.
    pub missing: bool,
    /// The order of answers or means.
    pub order: Order,
    /// What the rows are, in the plural (`personer`), for counts in the alternative text.
    pub rows_are: Option<String>,
    /// The value axis of bars that several charts share. `None` fits the values.
    pub shared: Option<SharedAxis>,
    /// How much room it has on its page.
    pub place: ChartPlace,
}

impl ChartRequest {
    /// A chart of one kind, as plain as can be.
    #[must_use]
    pub fn new(kind: ChartKind) -> Self {
        Self {
            kind,
            missing: false,
            order: Order::Codebook,
            rows_are: None,
            shared: None,
            place: ChartPlace::Full,
        }
    }

    /// The kind that is really drawn: bars or lollipops for means, grouped bars for bars and
    /// lollipops of several groups, stacked bars for a pie of several groups; grouped bars for slopes and dots of
    /// what cannot be compared, of one or of very many groups, dots for very many slopes.
    #[must_use]
    pub fn drawn_as(&self, table: &ProtectedTable) -> ChartKind {
        drawn::nearest_kind(self.kind, table)
    }
}

/// What charts with a common value axis have in common.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SharedAxis {
    /// The largest value of all the charts, in their measure. The axis is moved out if a
    /// value lies beyond it.
    pub largest: f64,
    /// The longest value as it is written at a bar's end, so that the bars of all the
    /// charts have the same room.
    pub longest: String,
    /// Whether a dot stands at the end of any of them.
    pub dots: bool,
}

impl SharedAxis {
    /// The axis of its charts and those of another.
    fn with(&self, other: &Self) -> Self {
        let count = |axis: &Self| axis.longest.chars().count();
        let longest = if count(other) > count(self) { other } else { self };
        Self {
            largest: self.largest.max(other.largest),
            longest: longest.longest.clone(),
            dots: self.dots || other.dots,
        }
    }
}

/// A finished chart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figure {
    /// The picture, without ids, role or title.
    pub svg: Svg,
    /// In the medium's unit: points on paper, CSS pixels on screen.
    pub width: f64,
    /// In the same unit.
    pub height: f64,
    /// What the chart shows, for those who cannot see it.
    pub alt: String,
    /// Every text that is drawn, as it is shown.
    pub texts: Vec<String>,
    /// Every colour that it is drawn with.
    pub colors: BTreeSet<Color>,
}

/// Every colour that charts and drawings are drawn with on screens.
pub fn colors_of<'a>(charts: impl Iterator<Item = &'a DrawnChart>) -> BTreeSet<Color> {
    let figures = charts.flat_map(|chart| [&chart.wide, &chart.narrow]);
    figures.flat_map(|figure| figure.colors.iter().copied()).collect()
}

/// Draws a table. Where its place limits the height, its text becomes as much smaller as is
/// needed and allowed; then its rows come closer, and its labels stand on the other side.
#[must_use]
pub fn draw(
    table: &ProtectedTable,
    request: &ChartRequest,
    style: &Style,
    fonts: &ChartFonts,
    language: Language,
    medium: Medium,
) -> Figure {
    let mut format = style.format(medium, request.place);
    let mut lowest: Option<ChartOnSheet<'_, '_>> = None;
    let ChartOnSheet { sheet, drawn, bottom } = loop {
        let mut sheet = ChartSheet::new(style, fonts, format);
        let drawn = fitting(table, request, language, &sheet);
        let bottom = lay_out(&mut sheet, &drawn, request);
        let known = lowest.take().filter(|known| known.bottom < bottom);
        let best = known.unwrap_or(ChartOnSheet { sheet, drawn, bottom });
        match format.smaller(bottom) {
            Some(smaller) => (format, lowest) = (smaller, Some(best)),
            None => break best,
        }
    };
    let (width, height) = (sheet.format.width, (bottom * 2.0).ceil() / 2.0);
    Figure {
        svg: svg::paint(&sheet.shapes, width, height, medium, &style.family),
        width,
        height,
        alt: alt_text::alt_text(&drawn, request),
        texts: sheet.shapes.iter().filter_map(Shape::text).map(str::to_owned).collect(),
        colors: sheet.shapes.iter().map(Shape::color).collect(),
    }
}

/// A chart on its sheet, and how far down it reaches.
struct ChartOnSheet<'s, 't> {
    sheet: ChartSheet<'s>,
    drawn: DrawnPart<'t>,
    bottom: f64,
}

/// What is drawn on a sheet: slopes and lines need room for what stands at their axes, dots
/// and bars do without.
fn fitting<'t>(
    table: &'t ProtectedTable,
    request: &ChartRequest,
    language: Language,
    sheet: &ChartSheet<'_>,
) -> DrawnPart<'t> {
    let mut drawn = DrawnPart::new(table, request, language);
    match drawn.kind {
        ChartKind::Slope if !slopes::slopes_fit(sheet, &drawn) => {
            drawn.kind = ChartKind::Dot;
        }
        ChartKind::Line if !line::lines_fit(sheet, &drawn) => {
            drawn.kind = line::without_lines(&drawn);
        }
        _ => {}
    }
    drawn
}

/// Puts the chart on the sheet and tells how far down it reaches.
fn lay_out(
    sheet: &mut ChartSheet<'_>,
    drawn: &DrawnPart<'_>,
    request: &ChartRequest,
) -> f64 {
    if let Some(sentence) = drawn.nothing() {
        let height = sheet.length(19.0);
        let (set, color) = (sheet.label(), sheet.style.muted);
        let lines = text::wrap(sheet.fonts, sentence, set, sheet.format.width);
        let mut middle = height / 2.0;
        for line in &lines {
            sheet.centred_text(
                line,
                (0.0, middle),
                Anchor::Start,
                Lettering { set, color },
            );
            middle += set.leading();
        }
        return middle - set.leading() + height / 2.0;
    }
    match drawn.kind {
        ChartKind::Bar => bar::bars(sheet, drawn, request.shared.as_ref()),
        ChartKind::Lollipop => bar::lollipops(sheet, drawn, request.shared.as_ref()),
        ChartKind::GroupedBar => bar::grouped_bars(sheet, drawn, request.shared.as_ref()),
        ChartKind::StackedBar => stacked_bar::stacked_bars(sheet, drawn),
        ChartKind::Diverging => diverging::diverging_bars(sheet, drawn),
        ChartKind::Pie => pie::pie(sheet, drawn),
        ChartKind::Slope => slopes::slopes(sheet, drawn),
        ChartKind::Dot => dots::dots(sheet, drawn),
        ChartKind::Line => line::lines(sheet, drawn),
        ChartKind::Histogram => histogram::histogram(sheet, drawn),
        ChartKind::Box => box_plot::boxes(sheet, drawn),
    }
}
