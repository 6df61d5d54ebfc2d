//! Draws [`ProtectedTable`]s: takes a table, a style and two faces, gives [`Figure`]s (an
//! SVG picture and its alternative text).
//!
//! A chart is laid out anew for each [`Medium`]; every place is computed from measured
//! texts, so that nothing is clipped and no two texts touch. The same table gives the same
//! bytes. A table without numbers gives a picture that says so; a chart that has no room on
//! its page is divided ([`draw_printed`]), and what cannot be is told ([`TooHigh`]).

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
mod panels;
mod parts;
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
mod value_axis;

#[cfg(test)]
mod held_tests;
#[cfg(test)]
mod property_tests;
#[cfg(test)]
mod random_tests;
#[cfg(test)]
mod room_tests;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use crate::disclosure::ProtectedTable;
use crate::manuscript::{ChartKind, ChartPlace, Order};
use crate::words::Language;

use self::drawn::DrawnPart;
use self::sheet::{Anchor, ChartSheet, RowRange, Shape};
use self::text::Lettering;

pub use self::color::{Color, Lab};
pub use self::draw_all::{ChartMemory, DrawnChart, Look, draw_all};
pub use self::fonts::{ChartFonts, UnreadableFace, Weight};
pub(crate) use self::parts::part_name;
pub use self::parts::{PrintedChart, TooHigh, draw_printed};
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
    /// How many groups of the table each panel holds, if it is drawn in panels.
    pub panels: Option<usize>,
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
            panels: None,
        }
    }

    /// The kind that is really drawn: bars or lollipops for means, grouped bars for bars and
    /// lollipops of several groups, stacked bars for a pie of several groups; grouped bars for slopes and dots of
    /// what cannot be compared, of one or of very many groups, dots for very many slopes.
    #[must_use]
    pub fn drawn_as(&self, table: &ProtectedTable) -> ChartKind {
        drawn::nearest_kind(self.kind, table, self.panels)
    }
}

/// What charts with a common value axis have in common.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SharedAxis {
    /// The smallest value of all the charts, if any lies below zero.
    pub smallest: f64,
    /// The largest value of all the charts, in their measure. The axis is moved out if a
    /// value lies beyond it.
    pub largest: f64,
    /// The longest value as it is written at a bar's end, so that the bars of all the
    /// charts have the same room.
    pub longest: String,
    /// Whether a dot stands at the end of any of them.
    pub dots: bool,
    /// The labels of the rows of those that stand beside each other, so that their axes
    /// begin at the same place; none, where all charts have the same labels.
    pub labels: Vec<String>,
}

impl SharedAxis {
    /// The axis of its charts and those of another.
    fn with(&self, other: &Self) -> Self {
        let count = |axis: &Self| axis.longest.chars().count();
        let longest = if count(other) > count(self) { other } else { self };
        Self {
            smallest: self.smallest.min(other.smallest),
            largest: self.largest.max(other.largest),
            longest: longest.longest.clone(),
            dots: self.dots || other.dots,
            labels: self.labels.iter().chain(&other.labels).cloned().collect(),
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

/// Draws a table in one picture. Where its place limits the height, its text becomes as much
/// smaller as is needed and allowed; then its rows come closer, and its labels stand on the
/// other side. What is still too high is so: [`draw_printed`] divides it.
#[must_use]
pub fn draw(
    table: &ProtectedTable,
    request: &ChartRequest,
    style: &Style,
    fonts: &ChartFonts,
    language: Language,
    medium: Medium,
) -> Figure {
    let drawing = TableDrawing { table, style, fonts, language, medium };
    drawing.figure(&drawing.fitted(request), request)
}

/// A table, and what it is drawn with.
#[derive(Clone, Copy)]
struct TableDrawing<'a> {
    table: &'a ProtectedTable,
    style: &'a Style,
    fonts: &'a ChartFonts,
    language: Language,
    medium: Medium,
}

impl<'a> TableDrawing<'a> {
    /// Some of the rows in a format, however high that is.
    fn rows_in(
        self,
        request: &ChartRequest,
        format: Format,
        rows: RowRange,
    ) -> ChartOnSheet<'a> {
        let mut sheet = ChartSheet::new(self.style, self.fonts, format);
        sheet.rows = rows;
        let drawn = fitting(self.table, request, self.language, &sheet);
        let bottom = lay_out(&mut sheet, &drawn, request);
        ChartOnSheet { sheet, drawn, bottom }
    }

    /// The whole chart in the first format in which it is not higher than its place, or in
    /// the one in which it is lowest.
    fn fitted(self, request: &ChartRequest) -> ChartOnSheet<'a> {
        let mut format = self.style.format(self.medium, request.place);
        let mut lowest: Option<ChartOnSheet<'_>> = None;
        loop {
            let chart = self.rows_in(request, format, RowRange::ALL);
            let bottom = chart.bottom;
            let known = lowest.take().filter(|known| known.bottom < bottom);
            let best = known.unwrap_or(chart);
            match format.smaller(bottom) {
                Some(smaller) => (format, lowest) = (smaller, Some(best)),
                None => break best,
            }
        }
    }

    fn figure(self, chart: &ChartOnSheet<'_>, request: &ChartRequest) -> Figure {
        let ChartOnSheet { sheet, drawn, bottom } = chart;
        let (width, height) = (sheet.format.width, (bottom * 2.0).ceil() / 2.0);
        let shapes = &sheet.shapes;
        Figure {
            svg: svg::paint(shapes, width, height, self.medium, &self.style.family),
            width,
            height,
            alt: alt_text::alt_text(drawn, request),
            texts: shapes.iter().filter_map(Shape::text).map(str::to_owned).collect(),
            colors: shapes.iter().map(Shape::color).collect(),
        }
    }
}

/// A chart on its sheet, and how far down it reaches.
struct ChartOnSheet<'a> {
    sheet: ChartSheet<'a>,
    drawn: DrawnPart<'a>,
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
    if let Some(each) = request.panels {
        if !panels::fit(sheet, &drawn, each) {
            drawn.kind = line::without_lines(&drawn);
        }
        return drawn;
    }
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
    match request.panels {
        Some(each) if drawn.instead().is_none() => {
            panels::panels(sheet, drawn, request, each)
        }
        _ => lay_out_one(sheet, drawn, request),
    }
}

/// The same of a chart without panels, or of one of them.
fn lay_out_one(
    sheet: &mut ChartSheet<'_>,
    drawn: &DrawnPart<'_>,
    request: &ChartRequest,
) -> f64 {
    if let Some(sentence) = drawn.instead() {
        let height = sheet.length(19.0);
        let (set, color) = (sheet.label(), sheet.style.muted);
        let lines = text::wrap(sheet.fonts, &sentence, set, sheet.format.width);
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
