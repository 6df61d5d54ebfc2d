//! Draws lines as they are planned: bands and whiskers, points, names at their ends, and what is
//! hidden below them.

use crate::chart::axis::ScaleMark;
use crate::chart::blocks::{WishedBlock, apart};
use crate::chart::drawn::DrawnPart;
use crate::chart::hatch::Point;
use crate::chart::marks::RADIUS;
use crate::chart::sheet::{Anchor, ChartSheet, Reach, Shape};
use crate::chart::text::{self, Lettering};
use crate::disclosure::{Entry, Range};

use super::{ChartLine, LinePlan};

impl LinePlan<'_> {
    fn y(&self, value: f64, Reach { top, bottom }: Reach) -> f64 {
        bottom - self.scale.part(value).clamp(0.0, 1.0) * (bottom - top)
    }

    fn at(&self, step: usize, value: f64, reach: Reach) -> Point {
        (self.steps.places[step], self.y(value, reach))
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
    pub(super) fn bands(
        &self,
        sheet: &mut ChartSheet<'_>,
        drawn: &DrawnPart<'_>,
        reach: Reach,
    ) {
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

    pub(super) fn grid(&self, sheet: &mut ChartSheet<'_>, reach: Reach) {
        let (set, muted) = (sheet.small(), sheet.style.muted);
        let edge = self.left - sheet.length(5.0);
        for (index, ScaleMark { value, label }) in self.marks.iter().enumerate() {
            let y = self.y(*value, reach);
            let color = if index == 0 { sheet.style.rule } else { sheet.style.grid };
            let width = sheet.length(if index == 0 { 0.75 } else { 0.5 });
            sheet.line((self.left, y), (self.right, y), color, width);
            let lettering = Lettering { set, color: muted };
            sheet.centred_text(label, (edge, y), Anchor::End, lettering);
        }
    }

    pub(super) fn line(
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
    pub(super) fn write_names(
        &self,
        sheet: &mut ChartSheet<'_>,
        heights: &[f64],
        reach: Reach,
    ) {
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
    pub(super) fn hidden(
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
