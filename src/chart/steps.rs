//! What stands under the steps of an axis that goes along an order: the names of measurements
//! or of ordered answers, with how many each is of, in as many levels as they need.

use super::drawn::DrawnPart;
use super::sheet::{Anchor, ChartSheet, Span};
use super::text::{self, Lettering};

/// How labels can be set, in the order that is tried: in how many levels, and whether with
/// how many each is of.
const WAYS: [(usize, bool); 5] =
    [(1, true), (2, true), (1, false), (2, false), (3, false)];
/// More lines are hard to read under an axis.
const MOST_LINES: usize = 5;

/// The steps of an axis: where they are, and what is written under them.
pub(super) struct AxisSteps {
    /// The x of each.
    pub(super) places: Vec<f64>,
    blocks: Vec<StepLabel>,
    /// How tall each level is.
    levels: Vec<f64>,
}

struct StepLabel {
    left: f64,
    width: f64,
    level: usize,
    lines: Vec<(String, Lettering)>,
}

impl StepLabel {
    /// Whether the tick of another step, which stands lower, runs through it.
    fn is_crossed(&self, lower: &Self, x: f64, gap: f64) -> bool {
        let beside = gap / 2.0;
        let covers = x > self.left - beside && x < self.left + self.width + beside;
        self.level < lower.level && covers
    }
}

impl AxisSteps {
    /// The steps along a stretch; `None` where their labels do not find room.
    pub(super) fn new(
        sheet: &ChartSheet<'_>,
        drawn: &DrawnPart<'_>,
        along: Span,
    ) -> Option<Self> {
        let places = places(drawn, along);
        let fitting = WAYS
            .iter()
            .find_map(|(levels, sizes)| labels(sheet, drawn, &places, *levels, *sizes));
        let blocks = fitting?;
        let mut levels = Vec::new();
        for block in &blocks {
            let height = block.lines.iter().map(|(_, it)| it.set.leading()).sum::<f64>();
            levels.resize(levels.len().max(block.level + 1), 0.0_f64);
            levels[block.level] = levels[block.level].max(height);
        }
        Some(Self { places, blocks, levels })
    }

    /// The smallest distance between two steps.
    pub(super) fn smallest(&self) -> f64 {
        let pairs = self.places.windows(2).map(|pair| pair[1] - pair[0]);
        pairs.fold(f64::INFINITY, f64::min)
    }

    /// Draws ticks and labels below the axis, and tells how far down they reach.
    pub(super) fn draw(&self, sheet: &mut ChartSheet<'_>, axis: f64) -> f64 {
        let (tick, between) = (sheet.length(3.0), sheet.length(2.0));
        let mut tops = Vec::new();
        let mut top = axis + tick + between;
        for height in &self.levels {
            tops.push(top);
            top += height + between;
        }
        let (color, width) = (sheet.style.rule, sheet.length(0.6));
        for (x, block) in self.places.iter().zip(&self.blocks) {
            let reach = tops[block.level] - between;
            sheet.line((*x, axis), (*x, reach.max(axis + tick)), color, width);
            let middle = block.left + block.width / 2.0;
            let mut y = tops[block.level];
            for (line, lettering) in &block.lines {
                let at = (middle, y + lettering.set.leading() / 2.0);
                sheet.centred_text(line, at, Anchor::Middle, *lettering);
                y += lettering.set.leading();
            }
        }
        top
    }
}

/// Where the steps are: measurements that are called by their time at true distances, all
/// others evenly.
fn places(drawn: &DrawnPart<'_>, Span { from, length }: Span) -> Vec<f64> {
    let count = drawn.groups.len();
    let times = drawn.groups.iter().map(|group| drawn.time_of(*group));
    let times = times.collect::<Option<Vec<_>>>();
    let rises = |times: &Vec<f64>| times.windows(2).all(|pair| pair[0] < pair[1]);
    if let Some(times) = times.filter(rises)
        && let (Some(first), Some(last)) = (times.first(), times.last())
        && last > first
    {
        let part = |time: &f64| (time - first) / (last - first);
        return times.iter().map(|time| from + part(time) * length).collect();
    }
    let float = |count: usize| u32::try_from(count).map_or(f64::INFINITY, f64::from);
    let gaps = float(count.max(2) - 1);
    (0..count).map(|index| from + float(index) / gaps * length).collect()
}

/// The labels in so many levels, if all of them find room without a broken word.
fn labels(
    sheet: &ChartSheet<'_>,
    drawn: &DrawnPart<'_>,
    places: &[f64],
    levels: usize,
    sizes: bool,
) -> Option<Vec<StepLabel>> {
    let (whole, gap) = (sheet.format.width, sheet.length(5.0));
    let (set, small) = (sheet.label(), sheet.small());
    let mut ends = vec![f64::NEG_INFINITY; levels];
    let mut blocks = Vec::<StepLabel>::new();
    for (index, (group, x)) in drawn.groups.iter().zip(places).enumerate() {
        let before = index.checked_sub(levels).map(|other| x - places[other]);
        let after = places.get(index + levels).map(|other| other - x);
        let near = before.into_iter().chain(after).fold(whole, f64::min);
        let room = near - gap;
        let label = text::clean(&drawn.row_label(*group));
        let longest = label.split([' ', '-', '/', '–']).map(|word| {
            // The sign that a word is divided at stays with it.
            sheet.width_of(&format!("{word}-"), set)
        });
        if label.contains([' ', '-', '/', '–']) {
            if longest.fold(0.0, f64::max) > room {
                return None;
            }
        } else if sheet.width_of(&label, set) > room {
            return None;
        }
        let name = Lettering { set, color: sheet.style.ink };
        let size = Lettering { set: small, color: sheet.style.muted };
        let mut lines = text::wrap(sheet.fonts, &label, set, room)
            .into_iter()
            .map(|line| (line, name))
            .collect::<Vec<_>>();
        if lines.len() > MOST_LINES {
            return None;
        }
        if sizes {
            lines.push((drawn.n_of(*group), size));
        }
        let widths = lines.iter().map(|(line, it)| sheet.width_of(line, it.set));
        let width = widths.fold(0.0, f64::max);
        let left = (x - width / 2.0).min(whole - width).max(0.0);
        let level = index % levels;
        if width > whole || left < ends[level] + gap {
            return None;
        }
        let block = StepLabel { left, width, level, lines };
        let is_crossed = blocks.iter().zip(places).any(|(other, at)| {
            other.is_crossed(&block, *x, gap) || block.is_crossed(other, *at, gap)
        });
        if is_crossed {
            return None;
        }
        ends[level] = left + width;
        blocks.push(block);
    }
    Some(blocks)
}
