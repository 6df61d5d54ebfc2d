//! Lines along an order: answers, numbers or means in measurement after measurement, or over
//! the answers to an ordered question. A line has its name at its end where there is room, and
//! is told from others by the shape of its points too. Where a value is hidden it has a gap,
//! and what is hidden stands under the axis.

use crate::analysis::Measure;
use crate::disclosure::{Entry, Range};
use crate::number::NumberFormat;
use crate::words::sentence_case;

use super::axis;
use super::drawn::DrawnPart;
use super::hatch::Point;
use super::legend::{self, LegendKey};
use super::marks::{LineMark, RADIUS};
use super::palette::Fill;
use super::sheet::{Anchor, ChartSheet, Reach, Shape, Span};
use super::steps::AxisSteps;
use super::text::{self, Lettering};
use super::waves::{WishedBlock, apart};

/// More lines than this are not told apart.
const MOST_LINES: usize = 8;
/// The widest that names beside the lines may be, as a share of the picture.
const WIDEST: f64 = 0.34;
/// How wide the plot must be at least beside them, as a share of the picture.
const PLOT: f64 = 0.48;
/// How tall the plot is at least, in print.
const TALL: f64 = 150.0;

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
struct CourseScale {
    low: f64,
    high: f64,
    step: f64,
}

impl CourseScale {
    fn new(drawn: &DrawnPart<'_>, lines: &[ChartLine<'_>]) -> Self {
        let ends = lines.iter().flat_map(|line| &line.points);
        let ends = ends.flat_map(|(entry, range)| {
            let range = range.iter().flat_map(|range| [&range.low, &range.high]);
            range.chain([*entry]).filter_map(Entry::value)
        });
        let (low, high) = ends.fold((f64::INFINITY, f64::NEG_INFINITY), |ends, value| {
            (ends.0.min(value), ends.1.max(value))
        });
        if !drawn.means() {
            let high = axis::round_end(high);
            let high = if drawn.has_shares() { high.min(100.0) } else { high };
            return Self { low: 0.0, high, step: axis::round_step(high / 5.0) };
        }
        // Means have no zero of their own; the axis is as long as they need.
        let (low, high) = if low.is_finite() { (low, high) } else { (0.0, 1.0) };
        let step = axis::round_step(((high - low) / 4.0).max(0.1));
        let low = (low / step).floor() * step;
        let high = ((high / step).ceil() * step).max(low + step);
        Self { low, high, step }
    }

    fn y(&self, value: f64, Reach { top, bottom }: Reach) -> f64 {
        let part = (value - self.low) / (self.high - self.low);
        bottom - part.clamp(0.0, 1.0) * (bottom - top)
    }

    /// The values with a grid line, from below, and what is written beside them.
    fn ticks(&self, drawn: &DrawnPart<'_>) -> Vec<(f64, String)> {
        let decimals = [1.0, 0.1, 0.01, 0.001].iter().position(|it| self.step >= *it);
        let decimals = u8::try_from(decimals.unwrap_or(4)).unwrap_or_default();
        let format = NumberFormat::new(drawn.language, decimals);
        let sign =
            if drawn.has_shares() { drawn.language.words().percent_sign() } else { "" };
        let mut ticks = Vec::new();
        let mut index = 0_u32;
        loop {
            let value = self.low + f64::from(index) * self.step;
            if value > self.high + self.step * 1e-6 {
                break;
            }
            ticks.push((value, format.decimal(value)));
            index += 1;
        }
        if let Some((_, label)) = ticks.last_mut() {
            label.push_str(sign);
        }
        ticks
    }
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
    scale: CourseScale,
    ticks: Vec<(f64, String)>,
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
        let scale = CourseScale::new(drawn, &lines);
        let ticks = scale.ticks(drawn);
        let small = sheet.small();
        let widths = ticks.iter().map(|(_, label)| sheet.width_of(label, small));
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
        Some(Self { lines, scale, ticks, names, direct, at_points, steps, left, right })
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
    let bottom = top + sheet.length(TALL).max(heights.iter().sum());
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

impl LinePlan<'_> {
    fn at(&self, step: usize, value: f64, reach: Reach) -> Point {
        (self.steps.places[step], self.scale.y(value, reach))
    }

    /// How far a line's points stand beside their steps, so that intervals do not hide each
    /// other.
    fn beside(&self, sheet: &ChartSheet<'_>, place: usize) -> f64 {
        let has_ranges =
            |line: &ChartLine<'_>| line.points.iter().any(|it| it.1.is_some());
        if !self.lines.iter().any(has_ranges) {
            return 0.0;
        }
        let float = |count: usize| u32::try_from(count).map_or(0.0, f64::from);
        let count = float(self.lines.len());
        let step = sheet.length(4.0).min(self.steps.smallest() * 0.6 / count);
        (float(place) - (count - 1.0) / 2.0) * step
    }

    /// The stretches of a line between its gaps, by their steps.
    fn runs(&self, drawn: &DrawnPart<'_>, line: &ChartLine<'_>) -> Vec<Vec<usize>> {
        let mut runs: Vec<Vec<usize>> = Vec::new();
        let mut goes_on = false;
        for (step, ((entry, _), group)) in
            line.points.iter().zip(&drawn.groups).enumerate()
        {
            if entry.value().is_none() {
                goes_on = false;
                continue;
            }
            let alone = drawn.is_broken_at(*group);
            match runs.last_mut() {
                Some(run) if goes_on && !alone => run.push(step),
                _ => runs.push(vec![step]),
            }
            goes_on = !alone;
        }
        runs
    }

    /// The interval of a line by itself as a band around it.
    fn bands(&self, sheet: &mut ChartSheet<'_>, drawn: &DrawnPart<'_>, reach: Reach) {
        let [line] = self.lines.as_slice() else { return };
        let color = sheet.style.sequential[0];
        for run in self.runs(drawn, line).into_iter().filter(|run| run.len() > 1) {
            let end = |step: &usize, end: fn(&Range) -> &Entry| {
                let range = line.points[*step].1?;
                Some(self.at(*step, end(range).value()?, reach))
            };
            let high = run.iter().map(|step| end(step, |range| &range.high));
            let low = run.iter().rev().map(|step| end(step, |range| &range.low));
            let points = high.chain(low).collect::<Option<Vec<_>>>();
            if let Some(points) = points {
                sheet.shapes.push(Shape::Polygon { points, color });
            }
        }
    }

    fn grid(&self, sheet: &mut ChartSheet<'_>, reach: Reach) {
        let (set, muted) = (sheet.small(), sheet.style.muted);
        let edge = self.left - sheet.length(5.0);
        for (index, (value, label)) in self.ticks.iter().enumerate() {
            let y = self.scale.y(*value, reach);
            let color = if index == 0 { sheet.style.rule } else { sheet.style.grid };
            let width = sheet.length(if index == 0 { 0.75 } else { 0.5 });
            sheet.line((self.left, y), (self.right, y), color, width);
            let lettering = Lettering { set, color: muted };
            sheet.centred_text(label, (edge, y), Anchor::End, lettering);
        }
    }

    fn line(
        &self,
        sheet: &mut ChartSheet<'_>,
        drawn: &DrawnPart<'_>,
        place: usize,
        line: &ChartLine<'_>,
        reach: Reach,
    ) {
        let beside = self.beside(sheet, place);
        let runs = self.runs(drawn, line);
        let point = |step: usize| {
            let value = line.points[step].0.value().unwrap_or_default();
            let (x, y) = self.at(step, value, reach);
            (x + beside, y)
        };
        for run in &runs {
            let is_band = self.lines.len() == 1 && run.len() > 1;
            for step in run.iter().filter(|_| !is_band) {
                self.whisker(sheet, line, *step, beside, reach);
            }
            line.mark
                .line(sheet, &run.iter().map(|step| point(*step)).collect::<Vec<_>>());
        }
        for step in runs.iter().flatten() {
            line.mark.point(sheet, point(*step));
        }
        if self.at_points {
            let lettering = Lettering { set: sheet.strong(), color: sheet.style.ink };
            for step in runs.iter().flatten() {
                let (x, y) = point(*step);
                let above = (x, y - sheet.length(8.0));
                let text = line.points[*step].0.text();
                sheet.centred_text(text, above, Anchor::Middle, lettering);
            }
        }
    }

    fn whisker(
        &self,
        sheet: &mut ChartSheet<'_>,
        line: &ChartLine<'_>,
        step: usize,
        beside: f64,
        reach: Reach,
    ) {
        let Some(range) = line.points[step].1 else { return };
        let (Some(low), Some(high)) = (range.low.value(), range.high.value()) else {
            return;
        };
        let (x, low) = self.at(step, low, reach);
        let (_, high) = self.at(step, high, reach);
        let (x, color, width) = (x + beside, line.mark.color, sheet.length(0.8));
        let cap = sheet.length(1.6);
        sheet.line((x, low), (x, high), color, width);
        for y in [low, high] {
            sheet.line((x - cap, y), (x + cap, y), color, width);
        }
    }

    /// Writes value and name of each line at its end.
    fn write_names(&self, sheet: &mut ChartSheet<'_>, heights: &[f64], reach: Reach) {
        if self.names.width <= 0.0 {
            return;
        }
        let shown = |line: &ChartLine<'_>| {
            let steps = line.points.iter().enumerate().rev();
            steps.filter_map(|(step, (entry, _))| Some((step, entry.value()?))).next()
        };
        let ends = self
            .lines
            .iter()
            .map(|line| shown(line).map(|(step, value)| self.at(step, value, reach)));
        let ends = ends.collect::<Vec<_>>();
        let wished = ends.iter().zip(heights).map(|(end, height)| WishedBlock {
            middle: end.map_or(reach.bottom, |(_, y)| y),
            height: *height,
        });
        let middles = apart(&wished.collect::<Vec<_>>(), reach);
        let gap = sheet.length(6.0);
        let from = self.right + 2.0 * gap;
        for (place, line) in self.lines.iter().enumerate() {
            let (middle, color) = (middles[place], sheet.style.ink);
            let beside = self.beside(sheet, place);
            if let Some((x, y)) = ends[place] {
                let start = x + beside + sheet.length(RADIUS + 1.5);
                let (rule, width) = (line.mark.color, sheet.length(0.5));
                // From farther away it would look as if the line went on.
                if line.points.last().is_some_and(|(last, _)| last.value().is_some()) {
                    let to = (from - sheet.length(2.0), middle);
                    sheet.line((start, y), to, rule, width);
                } else {
                    line.mark.point(sheet, (self.right + gap, middle));
                }
            }
            let mut x = from;
            if self.names.values > 0.0 {
                let last = line.points.last().map(|(entry, _)| *entry);
                let (text, known) = last
                    .map_or(("", false), |entry| (entry.text(), entry.value().is_some()));
                let (set, color) = match known {
                    true => (sheet.strong(), color),
                    false => (sheet.label(), sheet.style.muted),
                };
                let at = (x + self.names.values, middle);
                sheet.centred_text(text, at, Anchor::End, Lettering { set, color });
                x += self.names.values + gap;
            }
            let set = sheet.label();
            let count = self.names.lines[place].iter().map(|_| set.leading());
            let mut y = middle - count.sum::<f64>() / 2.0 + set.leading() / 2.0;
            for text in &self.names.lines[place] {
                sheet.centred_text(text, (x, y), Anchor::Start, Lettering { set, color });
                y += set.leading();
            }
        }
    }

    /// Writes which values are hidden, and tells how far down that reaches.
    fn hidden(
        &self,
        sheet: &mut ChartSheet<'_>,
        drawn: &DrawnPart<'_>,
        below: f64,
    ) -> f64 {
        let lettering = Lettering { set: sheet.small(), color: sheet.style.muted };
        let leading = lettering.set.leading();
        let mut bottom = below;
        for line in &self.lines {
            let mut signs: Vec<(&str, Vec<&str>)> = Vec::new();
            for ((entry, _), group) in line.points.iter().zip(&drawn.groups) {
                if entry.value().is_some() {
                    continue;
                }
                let name = drawn.group_label(*group);
                match signs.iter_mut().find(|(sign, _)| *sign == entry.text()) {
                    Some((_, names)) => names.push(name),
                    None => signs.push((entry.text(), vec![name])),
                }
            }
            for (sign, names) in signs {
                let names = names.join(", ");
                let told = match line.label.as_str() {
                    "" => names,
                    label => format!("{label}: {names}"),
                };
                let left = sheet.width_of(sign, lettering.set) + sheet.length(5.0);
                let room = (sheet.format.width - left).max(1.0);
                let lines = text::wrap(sheet.fonts, &told, lettering.set, room);
                let first = bottom + leading / 2.0;
                sheet.centred_text(sign, (0.0, first), Anchor::Start, lettering);
                for text in &lines {
                    let at = (left, bottom + leading / 2.0);
                    sheet.centred_text(text, at, Anchor::Start, lettering);
                    bottom += leading;
                }
                if lines.is_empty() {
                    bottom += leading;
                }
            }
        }
        bottom + sheet.length(2.0)
    }
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
