//! Lines along an order: answers, numbers or means in measurement after measurement, or over
//! the answers to an ordered question. A line has its name at its end where there is room, and
//! is told from others by the shape of its points too. Where a value is hidden it has a gap,
//! and what is hidden stands under the axis.

mod painting;

use crate::analysis::Measure;
use crate::disclosure::{Entry, Range};
use crate::words::sentence_case;

use super::axis::{self, ScaleMark, ValueScale};
use super::drawn::DrawnPart;
use super::legend::{self, LegendKey};
use super::marks::{LineMark, RADIUS};
use super::palette::Fill;
use super::sheet::{ChartSheet, Reach, Span};
use super::steps::AxisSteps;
use super::text;

/// More lines than this are not told apart.
const MOST_LINES: usize = 8;

/// The widest that names beside the lines may be, as a share of the picture.
const WIDEST: f64 = 0.34;

/// How wide the plot must be at least beside them, as a share of the picture.
const PLOT: f64 = 0.48;

/// How tall the plot is, in print, unless what stands beside it needs more.
const TALL: f64 = 150.0;
/// How tall it is at the least, where there is little height.
const LEAST_TALL: f64 = 60.0;

/// One line: what it is called, how it looks, and its value at each step.
struct ChartLine<'d> {
    label: String,
    mark: LineMark,
    points: Vec<(&'d Entry, Option<&'d Range>)>,
}

fn all_lines<'d>(sheet: &ChartSheet<'_>, drawn: &DrawnPart<'d>) -> Vec<ChartLine<'d>> {
    let count = drawn.categories().count();
    let line = |(place, category): (usize, usize)| {
        let mark = match place {
            _ if count == 1 => LineMark::only(sheet.style),
            _ if place >= drawn.answers.len() => LineMark::not_answered(sheet.style),
            _ => LineMark::of(place, sheet.style),
        };
        let label = match drawn.means() {
            true => String::new(),
            false => sentence_case(drawn.category_label(category)),
        };
        let points = drawn
            .groups
            .iter()
            .map(|group| (drawn.entry(*group, category), drawn.range(*group, category)));
        ChartLine { label, mark, points: points.collect() }
    };
    drawn.categories().enumerate().map(line).collect()
}

/// What heights mean.
fn course_scale(drawn: &DrawnPart<'_>) -> ValueScale {
    let ends = drawn.scaled_groups().iter().flat_map(|group| {
        drawn
            .categories()
            .map(move |it| (drawn.entry(*group, it), drawn.range(*group, it)))
    });
    let ends = ends.flat_map(|(entry, range)| {
        let range = range.into_iter().flat_map(|range| [&range.low, &range.high]);
        range.chain([entry]).filter_map(Entry::value)
    });
    let (low, high) = ends.fold((f64::INFINITY, f64::NEG_INFINITY), |ends, value| {
        (ends.0.min(value), ends.1.max(value))
    });
    if !drawn.means() {
        let high = axis::round_end(high);
        return ValueScale::from_zero(if drawn.has_shares() {
            high.min(100.0)
        } else {
            high
        });
    }
    let (low, high) = if low.is_finite() { (low, high) } else { (0.0, 1.0) };
    ValueScale::over(low, high, axis::round_step(((high - low) / 4.0).max(0.1)))
}

/// What stands to the right of the lines.
struct LineNames {
    /// The name of each line, broken; nothing where a legend tells them.
    lines: Vec<Vec<String>>,
    /// How wide the values are before them; nothing where values stand at all points.
    values: f64,
    /// How wide all of it is, with the room before it.
    width: f64,
}

/// What is written there.
#[derive(Clone, Copy)]
struct AtEnds {
    names: bool,
    values: bool,
}

impl LineNames {
    fn new(
        sheet: &ChartSheet<'_>,
        lines: &[ChartLine<'_>],
        AtEnds { names: direct, values }: AtEnds,
    ) -> Self {
        let (label, strong) = (sheet.label(), sheet.strong());
        let gap = sheet.length(6.0);
        let value = |line: &ChartLine<'_>| {
            let last = line.points.last().map_or("", |(entry, _)| entry.text());
            sheet.width_of(last, strong)
        };
        let values =
            if values { lines.iter().map(value).fold(0.0, f64::max) } else { 0.0 };
        let room = sheet.format.width * WIDEST;
        let name = |line: &ChartLine<'_>| {
            if direct {
                text::wrap(sheet.fonts, &line.label, label, room)
            } else {
                Vec::new()
            }
        };
        let names = lines.iter().map(name).collect::<Vec<_>>();
        let widths = names.iter().flatten().map(|line| sheet.width_of(line, label));
        let widest = widths.fold(0.0, f64::max);
        let between = if values > 0.0 && widest > 0.0 { gap } else { 0.0 };
        let before = if values + widest > 0.0 { 2.0 * gap } else { 0.0 };
        Self { lines: names, values, width: before + values + between + widest }
    }

    fn height(&self, sheet: &ChartSheet<'_>, place: usize) -> f64 {
        let leading = sheet.label().leading();
        let lines = self.lines[place].iter().map(|_| leading).sum::<f64>();
        lines.max(if self.values > 0.0 { leading } else { 0.0 })
    }
}

/// Everything that is decided before a line is drawn.
struct LinePlan<'d> {
    lines: Vec<ChartLine<'d>>,
    scale: ValueScale,
    marks: Vec<ScaleMark>,
    names: LineNames,
    direct: bool,
    /// Whether every value stands at its point.
    at_points: bool,
    steps: AxisSteps,
    left: f64,
    right: f64,
}

impl<'d> LinePlan<'d> {
    /// The plan, with the names at the lines' ends if there is room. `None` where what stands
    /// under the axis finds none.
    fn new(sheet: &ChartSheet<'_>, drawn: &DrawnPart<'d>) -> Option<Self> {
        if drawn.categories().count() > MOST_LINES {
            return None;
        }
        Self::with_names(sheet, drawn, true)
            .or_else(|| Self::with_names(sheet, drawn, false))
    }

    fn with_names(
        sheet: &ChartSheet<'_>,
        drawn: &DrawnPart<'d>,
        direct: bool,
    ) -> Option<Self> {
        let lines = all_lines(sheet, drawn);
        let scale = course_scale(drawn);
        let marks = scale.marks(drawn.language);
        let marks = match drawn.has_shares() {
            true => axis::in_percent(marks, drawn.language),
            false if drawn.means() => marks,
            false => axis::in_whole_numbers(marks, drawn.language),
        };
        let small = sheet.small();
        let widths = marks.iter().map(|mark| sheet.width_of(&mark.label, small));
        let left = widths.fold(0.0, f64::max) + sheet.length(5.0);
        let plan = |values: bool| {
            let names = LineNames::new(sheet, &lines, AtEnds { names: direct, values });
            let right = sheet.format.width - names.width.max(sheet.length(RADIUS));
            if direct && right - left < PLOT * sheet.format.width {
                return None;
            }
            let widest = lines.iter().flat_map(|line| &line.points);
            let widest =
                widest.map(|(entry, _)| sheet.width_of(entry.text(), sheet.strong()));
            let widest = widest.fold(0.0, f64::max);
            // Beside the first and the last point.
            let inset = match values {
                true => sheet.length(8.0),
                false => (widest / 2.0).max(sheet.length(8.0)),
            };
            let length = right - left - 2.0 * inset;
            let along = Span { from: left + inset, length: length.max(1.0) };
            let steps = AxisSteps::new(sheet, drawn, along)?;
            let fits = values || widest + sheet.length(4.0) <= steps.smallest();
            fits.then_some((names, steps, right))
        };
        // A line by itself has its values at its points, if they find room.
        let alone = (lines.len() == 1).then(|| plan(false)).flatten();
        let at_points = alone.is_some();
        let (names, steps, right) = alone.or_else(|| plan(true))?;
        Some(Self { lines, scale, marks, names, direct, at_points, steps, left, right })
    }
}

impl LinePlan<'_> {
    /// How tall the plot is that begins so far down: as tall as it should be, unless there is
    /// too little height for what stands under it.
    fn tall(&self, sheet: &ChartSheet<'_>, drawn: &DrawnPart<'_>, top: f64) -> f64 {
        let wished = sheet.length(drawn.tall(TALL));
        let Some(height) = sheet.format.height else { return wished };
        let mut tried = ChartSheet::new(sheet.style, sheet.fonts, sheet.format);
        let below = self.steps.draw(&mut tried, 0.0);
        let below = self.hidden(&mut tried, drawn, below);
        // Pictures end on half a point.
        let room = height - top - below - 0.5;
        wished.min(room.max(sheet.length(LEAST_TALL)))
    }
}

/// Whether there is room to draw lines.
pub(super) fn lines_fit(sheet: &ChartSheet<'_>, drawn: &DrawnPart<'_>) -> bool {
    LinePlan::new(sheet, drawn).is_some()
}

/// Draws the lines, and tells how far down they reach.
pub(super) fn lines(sheet: &mut ChartSheet<'_>, drawn: &DrawnPart<'_>) -> f64 {
    let Some(plan) = LinePlan::new(sheet, drawn) else { return 0.0 };
    let keys = plan.lines.iter().map(|line| LegendKey {
        fill: Fill::plain(line.mark.color),
        label: line.label.clone(),
        mark: Some(line.mark),
    });
    let keys = keys.filter(|key| !plan.direct && !key.label.is_empty());
    let top = legend::legend(sheet, &keys.collect::<Vec<_>>(), plan.left);
    let top = top + sheet.label().leading();
    let heights = (0..plan.lines.len()).map(|place| plan.names.height(sheet, place));
    let heights = heights.map(|height| height + sheet.length(1.0)).collect::<Vec<_>>();
    let bottom = top + plan.tall(sheet, drawn, top).max(heights.iter().sum());
    let reach = Reach { top, bottom };
    plan.bands(sheet, drawn, reach);
    plan.grid(sheet, reach);
    for (place, line) in plan.lines.iter().enumerate() {
        plan.line(sheet, drawn, place, line, reach);
    }
    plan.write_names(sheet, &heights, reach);
    let below = plan.steps.draw(sheet, bottom);
    plan.hidden(sheet, drawn, below)
}

/// The kind that is drawn where lines find no room.
pub(super) fn without_lines(drawn: &DrawnPart<'_>) -> super::ChartKind {
    match drawn.table.measure() {
        Measure::Mean => super::ChartKind::Bar,
        Measure::Count | Measure::Percent | Measure::CountAndPercent => {
            super::ChartKind::GroupedBar
        }
    }
}
