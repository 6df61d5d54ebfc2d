//! Slopes: shares or counts from one measurement to the next, or over several. Each value stands
//! beside the end of its line; the first measurement is hollow and the last filled, so that
//! nothing hangs on colour.

use crate::analysis::Measure;
use crate::disclosure::Entry;
use crate::words::sentence_case;

use super::blocks::{WishedBlock, apart};
use super::drawn::DrawnPart;
use super::hatch::Point;
use super::marks::{dot, wave_fills};
use super::sheet::{Anchor, ChartSheet, Reach, Shape, Span};
use super::text::{self, Lettering};

/// The least that a slope chart reaches over, so that small changes look small: in
/// percentage points, or as a part of the largest count.
const LEAST_POINTS: f64 = 20.0;

const LEAST_PART: f64 = 0.2;

/// In how many lines each measurement is told above its axis at the most.
const MOST_HEAD_LINES: usize = 5;
/// How much of the room between two axes what stands above one of them may take, in the order
/// that is tried.
const HEAD_PARTS: [f64; 3] = [0.5, 0.75, 1.0];

/// What stands beside the ends of a line.
struct LineEnds<'a> {
    category: usize,
    lines: Vec<String>,
    first: &'a Entry,
    last: &'a Entry,
}

/// Where what stands beside a line is written.
#[derive(Clone, Copy)]
struct Beside {
    left: f64,
    right: f64,
}

/// Where the parts of a slope chart stand.
struct Slopes {
    /// Where the labels end.
    labels: f64,
    /// How wide the widest value is.
    values: f64,
    gap: f64,
    /// Each measurement's axis.
    axes: Vec<f64>,
}

impl Slopes {
    fn new(sheet: &ChartSheet<'_>, drawn: &DrawnPart<'_>, ends: &[LineEnds<'_>]) -> Self {
        let gap = sheet.length(5.0);
        let width = |line: &String| sheet.width_of(line, sheet.label());
        let labels = ends.iter().flat_map(|ends| &ends.lines).map(width);
        let labels = labels.fold(0.0, f64::max);
        let value = |entry: &Entry| sheet.width_of(entry.text(), sheet.strong());
        let values = ends.iter().flat_map(|ends| [value(ends.first), value(ends.last)]);
        let values = values.fold(0.0, f64::max);
        let from = labels + values + 3.0 * gap;
        let to = sheet.format.width - values - 2.0 * gap;
        let steps = u32::try_from(drawn.groups.len().max(2) - 1).unwrap_or(1);
        let step = (to - from) / f64::from(steps);
        let axes = (0..=steps).map(|index| from + step * f64::from(index)).collect();
        Self { labels, values, gap, axes }
    }

    fn first(&self) -> f64 {
        self.axes.first().copied().unwrap_or_default()
    }

    fn last(&self) -> f64 {
        self.axes.last().copied().unwrap_or_default()
    }

    /// How far it is from one axis to the next, without what must be free between texts.
    fn between(&self) -> f64 {
        let step = self.axes.get(1).map_or(0.0, |second| second - self.first());
        step - self.gap
    }

    /// Writes a label and both values, and tells where the block's middle is.
    fn write(
        &self,
        sheet: &mut ChartSheet<'_>,
        ends: &LineEnds<'_>,
        Beside { left, right }: Beside,
    ) {
        let (set, ink) = (sheet.label(), sheet.style.ink);
        let height = ends.lines.iter().map(|_| set.leading()).sum::<f64>();
        let mut y = left - height / 2.0 + set.leading() / 2.0;
        for line in &ends.lines {
            sheet.centred_text(
                line,
                (self.labels, y),
                Anchor::End,
                Lettering { set, color: ink },
            );
            y += set.leading();
        }
        let at = (self.labels + self.gap + self.values, left);
        self.value(sheet, ends.first, at, Anchor::End);
        self.value(
            sheet,
            ends.last,
            (self.last() + 2.0 * self.gap, right),
            Anchor::Start,
        );
    }

    fn value(
        &self,
        sheet: &mut ChartSheet<'_>,
        entry: &Entry,
        at: Point,
        anchor: Anchor,
    ) {
        let lettering = if entry.value().is_some() {
            Lettering { set: sheet.strong(), color: sheet.style.ink }
        } else {
            Lettering { set: sheet.label(), color: sheet.style.muted }
        };
        sheet.centred_text(entry.text(), at, anchor, lettering);
    }
}

/// What stands beside the ends of each answer's line.
fn ends<'d>(sheet: &ChartSheet<'_>, drawn: &DrawnPart<'d>) -> Vec<LineEnds<'d>> {
    let (Some(first), Some(last)) = (drawn.groups.first(), drawn.groups.last()) else {
        return Vec::new();
    };
    let widest = sheet.format.width * 0.34;
    let ends = drawn.categories().map(|category| LineEnds {
        category,
        lines: text::wrap(
            sheet.fonts,
            &sentence_case(drawn.category_label(category)),
            sheet.label(),
            widest,
        ),
        first: drawn.entry(*first, category),
        last: drawn.entry(*last, category),
    });
    ends.collect()
}

/// Whether there is room between the axes to write what each of them is.
pub(super) fn slopes_fit(sheet: &ChartSheet<'_>, drawn: &DrawnPart<'_>) -> bool {
    let slopes = Slopes::new(sheet, drawn, &ends(sheet, drawn));
    axis_heads(sheet, drawn, &slopes).is_some()
}

/// Draws for each answer a line from one measurement to the next.
pub(super) fn slopes(sheet: &mut ChartSheet<'_>, drawn: &DrawnPart<'_>) -> f64 {
    let ends = ends(sheet, drawn);
    let slopes = Slopes::new(sheet, drawn, &ends);
    let top = headers(sheet, drawn, &slopes);
    let (whole, broken): (Vec<_>, Vec<_>) = ends
        .into_iter()
        .partition(|ends| ends.first.value().is_some() && ends.last.value().is_some());
    let (leading, between) = (sheet.label().leading(), sheet.length(2.0));
    let tall = |ends: &LineEnds<'_>| {
        let lines = ends.lines.iter().map(|_| leading).sum::<f64>();
        lines.max(leading) + between
    };
    let heights = whole.iter().map(tall).collect::<Vec<_>>();
    let needed = heights.iter().sum::<f64>();
    let mut bottom = top;
    if !whole.is_empty() {
        let below = broken.iter().map(|ends| tall(ends) + sheet.length(3.0)).sum::<f64>();
        let room =
            sheet.format.height.map_or(f64::INFINITY, |height| height - top - below);
        let plot = sheet.length(150.0).min(room - sheet.length(3.0));
        bottom = top + needed.max(plot);
        let reach = Reach { top, bottom };
        let scale = HeightScale::new(drawn, &whole, reach, leading);
        for x in &slopes.axes {
            let (color, width) = (sheet.style.rule, sheet.length(0.75));
            sheet.line((*x, top), (*x, bottom), color, width);
        }
        let wished = |entry: &Entry| scale.y(entry.value().unwrap_or_default());
        let left = whole.iter().zip(&heights).map(|(ends, tall)| WishedBlock {
            middle: wished(ends.first),
            height: *tall,
        });
        let left = apart(&left.collect::<Vec<_>>(), reach);
        let right = whole
            .iter()
            .map(|ends| WishedBlock { middle: wished(ends.last), height: leading });
        let right = apart(&right.collect::<Vec<_>>(), reach);
        let plot = Plot { slopes: &slopes, scale };
        for (ends, (left, right)) in whole.iter().zip(left.into_iter().zip(right)) {
            let beside = Beside { left, right };
            plot.line(sheet, drawn, ends.category, beside);
            slopes.write(sheet, ends, beside);
        }
    }
    for ends in &broken {
        let height = tall(ends);
        let middle = bottom + sheet.length(3.0) + height / 2.0;
        slopes.write(sheet, ends, Beside { left: middle, right: middle });
        bottom = middle + height / 2.0;
    }
    bottom + sheet.length(3.0)
}

/// What the heights of a slope chart mean.
struct HeightScale {
    low: f64,
    high: f64,
    top: f64,
    bottom: f64,
}

impl HeightScale {
    fn new(
        drawn: &DrawnPart<'_>,
        ends: &[LineEnds<'_>],
        Reach { top, bottom }: Reach,
        leading: f64,
    ) -> Self {
        let shown = ends.iter().flat_map(|ends| {
            let entries = drawn.groups.iter();
            entries.filter_map(|group| drawn.entry(*group, ends.category).value())
        });
        let shown = shown.collect::<Vec<_>>();
        let low = shown.iter().copied().fold(f64::INFINITY, f64::min);
        let high = shown.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let percent = drawn.table.measure() == Measure::Percent;
        let least = if percent { LEAST_POINTS } else { (LEAST_PART * high).max(1.0) };
        let more = (least - (high - low)).max(0.0) / 2.0;
        let low = (low - more).max(0.0);
        let high = (high + more).max(low + least);
        Self { low, high, top: top + leading / 2.0, bottom: bottom - leading / 2.0 }
    }

    fn y(&self, value: f64) -> f64 {
        let part = (value - self.low) / (self.high - self.low);
        self.bottom - part * (self.bottom - self.top)
    }
}

/// Where lines are drawn: axes, and what heights mean.
struct Plot<'s> {
    slopes: &'s Slopes,
    scale: HeightScale,
}

impl Plot<'_> {
    /// Draws an answer's line.
    fn line(
        &self,
        sheet: &mut ChartSheet<'_>,
        drawn: &DrawnPart<'_>,
        category: usize,
        beside: Beside,
    ) {
        let Self { slopes, scale } = self;
        let points = drawn.groups.iter().zip(&slopes.axes).enumerate();
        let points = points.filter_map(|(index, (group, x))| {
            let value = drawn.entry(*group, category).value()?;
            Some((index, (*x, scale.y(value))))
        });
        let points = points.collect::<Vec<_>>();
        let ends = [
            (slopes.first(), -1.0, beside.left, points.first()),
            (slopes.last(), 1.0, beside.right, points.last()),
        ];
        for (axis, side, beside, point) in ends {
            let Some((_, (_, y))) = point else { continue };
            if (beside - y).abs() > sheet.length(1.0) {
                let (near, far) = (sheet.length(4.0), 1.7 * slopes.gap);
                let (color, width) = (sheet.style.rule, sheet.length(0.5));
                sheet.line(
                    (axis + side * far, beside),
                    (axis + side * near, *y),
                    color,
                    width,
                );
            }
        }
        let stroke = points.iter().map(|(_, point)| *point).collect();
        let (color, width) = (sheet.style.accent, sheet.length(1.4));
        sheet.shapes.push(Shape::Stroke { points: stroke, color, width });
        let fills = wave_fills(drawn.groups.len(), sheet.style);
        for (index, point) in points {
            dot(sheet, point, sheet.length(2.6), fills[index], color);
        }
    }
}

/// What stands above an axis.
struct AxisHead {
    /// Its middle, inside of the picture.
    x: f64,
    width: f64,
    lines: Vec<(String, Lettering)>,
}

/// What stands above the axes, in lines as short as no word is broken for; `None` where that
/// finds no room.
fn axis_heads(
    sheet: &ChartSheet<'_>,
    drawn: &DrawnPart<'_>,
    slopes: &Slopes,
) -> Option<Vec<AxisHead>> {
    HEAD_PARTS.iter().find_map(|part| {
        let room = part * slopes.between();
        let heads = drawn.groups.iter().zip(&slopes.axes);
        let heads = heads.map(|(group, x)| {
            axis_head(sheet, drawn, *group, Span { from: *x, length: room })
        });
        let heads = heads.collect::<Option<Vec<_>>>()?;
        let apart = |one: &AxisHead, other: &AxisHead| {
            one.x + one.width / 2.0 + slopes.gap <= other.x - other.width / 2.0
        };
        heads.windows(2).all(|pair| apart(&pair[0], &pair[1])).then_some(heads)
    })
}

/// What stands above the axis at the beginning of a stretch, and may be as wide as that.
fn axis_head(
    sheet: &ChartSheet<'_>,
    drawn: &DrawnPart<'_>,
    group: usize,
    Span { from: x, length: room }: Span,
) -> Option<AxisHead> {
    let name = Lettering { set: sheet.strong(), color: sheet.style.ink };
    let size = Lettering { set: sheet.small(), color: sheet.style.muted };
    let label = sentence_case(drawn.group_label(group));
    let n = drawn.n_of(group);
    let is_whole = text::widest_piece(sheet.fonts, &label, name.set) <= room
        && sheet.width_of(&n, size.set) <= room;
    if !is_whole {
        return None;
    }
    let names = text::wrap(sheet.fonts, &label, name.set, room);
    let mut lines = names.into_iter().map(|line| (line, name)).collect::<Vec<_>>();
    lines.push((n, size));
    let widths = lines.iter().map(|(line, it)| sheet.width_of(line, it.set));
    let width = widths.fold(0.0, f64::max);
    let whole = sheet.format.width;
    let x = x.min(whole - width / 2.0).max(width / 2.0);
    (lines.len() <= MOST_HEAD_LINES).then_some(AxisHead { x, width, lines })
}

/// Writes which measurement each axis is of, and tells where the axes may begin.
fn headers(sheet: &mut ChartSheet<'_>, drawn: &DrawnPart<'_>, slopes: &Slopes) -> f64 {
    let mut bottom = 0.0_f64;
    for head in axis_heads(sheet, drawn, slopes).unwrap_or_default() {
        let mut y = 0.0;
        for (line, lettering) in head.lines {
            let at = (head.x, y + lettering.set.leading() / 2.0);
            sheet.centred_text(&line, at, Anchor::Middle, lettering);
            y += lettering.set.leading();
        }
        bottom = bottom.max(y);
    }
    bottom + sheet.length(6.0)
}
