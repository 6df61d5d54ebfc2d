//! The plan of a drawing: where every box, line and label stands.

use std::collections::BTreeMap;

use super::channels::{ChannelEdge, Crossing, Leg, Port, cross};
use super::labels::{self, GapLabel, PlacedLabel};
use super::lanes::{ArrowWay, Lanes, PortRange, free_place, ways};
use super::rows::{BoxRows, BoxText, Standing};
use super::{BoxArrow, BoxMeasure, BoxesAndArrows, Tenths, count, leading};

/// A place on the sheet.
pub(super) type Corner = (Tenths, Tenths);

/// A box in its place.
#[derive(Clone, Debug, Default)]
pub(super) struct PlannedBox {
    pub(super) left: Tenths,
    pub(super) right: Tenths,
    pub(super) top: Tenths,
    pub(super) bottom: Tenths,
    pub(super) text: BoxText,
}

/// A label in its place.
#[derive(Clone, Debug)]
pub(super) struct PlannedLabel {
    pub(super) lines: Vec<String>,
    /// Where the first line's top is.
    pub(super) top: Tenths,
    pub(super) at: Tenths,
    pub(super) stands: LabelSide,
}

/// How a label stands to its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LabelSide {
    /// It begins there.
    Right,
    /// It ends there.
    Left,
    /// Its middle is there.
    Over,
}

/// Where everything stands.
#[derive(Debug)]
pub(super) struct BoxPlan {
    pub(super) boxes: Vec<PlannedBox>,
    /// The line of each arrow, from where it begins to what it points to.
    pub(super) lines: Vec<Vec<Corner>>,
    pub(super) labels: Vec<PlannedLabel>,
    pub(super) height: Tenths,
}

/// What is known of a drawing before its heights.
struct Draft<'a> {
    drawing: &'a BoxesAndArrows,
    measure: &'a BoxMeasure<'a>,
    rows: BoxRows,
    ways: Vec<ArrowWay>,
    boxes: Vec<PlannedBox>,
    /// For each row the stretches between its boxes, with those before and after.
    gaps: Vec<Vec<Corner>>,
    /// By arrow and row where it goes past the row.
    lanes: BTreeMap<(usize, usize), Tenths>,
}

impl BoxPlan {
    /// The plan with at most so many boxes beside each other. Nothing, if that leaves no
    /// room; words are broken only where one box fills the width.
    pub(super) fn new(
        drawing: &BoxesAndArrows,
        measure: &BoxMeasure<'_>,
        columns: usize,
    ) -> Option<Self> {
        let draft = Draft::new(drawing, measure, columns)?;
        let channels = draft.channels()?;
        let words = drawing.arrows.iter().map(|arrow| arrow.label.as_str());
        let words = words.collect::<Vec<_>>();
        let placed = labels::place(&words, &channels, measure, columns == 1)?;
        Some(draft.finish(&channels, &placed))
    }
}

impl<'a> Draft<'a> {
    fn new(
        drawing: &'a BoxesAndArrows,
        measure: &'a BoxMeasure<'a>,
        columns: usize,
    ) -> Option<Self> {
        let rows = BoxRows::new(drawing, columns);
        let ways = ways(drawing, &rows, measure.width);
        let of_rows = Lanes::new(&ways, &rows);
        let (boxes, gaps) =
            (vec![PlannedBox::default(); drawing.boxes.len()], Vec::new());
        let lanes = BTreeMap::new();
        let mut draft = Self { drawing, measure, rows, ways, boxes, gaps, lanes };
        draft.lay_out_rows(&of_rows, columns == 1)?;
        draft.lay_out_lanes(&of_rows)?;
        Some(draft)
    }

    /// The arrows that go through a gap between two boxes from one to the other.
    fn beside(&self, row: usize, gap: usize) -> impl Iterator<Item = usize> {
        let here = ArrowWay::Beside { row, gap };
        let ways = self.ways.iter().enumerate();
        ways.filter(move |(_, way)| **way == here).map(|(arrow, _)| arrow)
    }

    /// Gives boxes and gaps their places across the sheet.
    fn lay_out_rows(&mut self, lanes: &Lanes, may_break: bool) -> Option<()> {
        let BoxMeasure { width, spacing, gap, .. } = *self.measure;
        let room_for = |lanes: usize| match lanes {
            0 => 0,
            some => (count(some) + 1) * spacing,
        };
        let (mut left, mut right) =
            (room_for(lanes.left.len()), room_for(lanes.right.len()));
        if self.rows.widest() == 1 {
            // Boxes below each other need not fill the width.
            let narrower = (width * 3 / 5).max(self.widest_words());
            let rest = (width - left - right - narrower).max(0);
            (left, right) = (left + rest / 2, right + rest - rest / 2);
        }
        for row in 0..self.rows.rows.len() {
            let boxes = self.rows.rows[row].clone();
            let between = (1..boxes.len()).map(|number| {
                let passing = lanes.inner.get(&(row, number)).map_or(0, Vec::len);
                let beside = self.beside(row, number);
                let labels = beside.map(|arrow| &self.drawing.arrows[arrow].label);
                let labelled = labels.map(|label| self.measure.gap_for(label)).max();
                gap.max(room_for(passing)).max(labelled.unwrap_or(0))
            });
            let between = between.collect::<Vec<_>>();
            let for_boxes = width - left - right - between.iter().sum::<Tenths>();
            let wide = for_boxes / count(boxes.len());
            let (mut at, mut gaps) = (left, vec![(0, left)]);
            for (column, index) in boxes.iter().enumerate() {
                let drawn = &self.drawing.boxes[*index];
                let least = match may_break {
                    true => 6 * self.measure.inset,
                    false => self.measure.least_width(drawn),
                };
                if wide < least {
                    return None;
                }
                let text = self.measure.box_text(drawn, wide);
                let (left, right) = (at, at + wide);
                self.boxes[*index] = PlannedBox { left, right, top: 0, bottom: 0, text };
                let next = right + between.get(column).copied().unwrap_or(width - right);
                gaps.push((right, next));
                at = next;
            }
            self.gaps.push(gaps);
        }
        Some(())
    }

    /// How wide a box is that has the widest label on one line.
    fn widest_words(&self) -> Tenths {
        let labels = self.drawing.boxes.iter().map(|drawn| {
            let label = self.measure.width_of(&drawn.label, self.measure.sheet.strong());
            label + 2 * self.measure.inset
        });
        labels.max().unwrap_or(0)
    }

    /// Gives each arrow its place in each row that it goes past.
    fn lay_out_lanes(&mut self, lanes: &Lanes) -> Option<()> {
        let BoxMeasure { width, spacing, .. } = *self.measure;
        let mut taken: Vec<(usize, Tenths)> = Vec::new();
        // Past the ends of rows an arrow has one place for all of them.
        let place_of = |those: &[usize], arrow: usize| {
            let index = those.iter().position(|other| *other == arrow);
            index.map(|index| (count(index) + 1) * spacing)
        };
        for (arrow, way) in self.ways.iter().enumerate() {
            let ArrowWay::Down { from, passing } = way else { continue };
            for (step, gap) in passing.iter().enumerate() {
                let row = from + 1 + step;
                let place = if *gap == 0 {
                    let (_, edge) = self.gaps[row][0];
                    edge - place_of(&lanes.left, arrow)?
                } else if *gap == self.rows.rows[row].len() {
                    let (edge, _) = *self.gaps[row].last()?;
                    edge + place_of(&lanes.right, arrow)?
                } else {
                    let (low, high) = self.gaps[row][*gap];
                    let before = self.lanes.get(&(arrow, row - 1)).copied();
                    let wanted = before.unwrap_or_else(|| i32::midpoint(low, high));
                    let others = taken.iter().filter(|(other, _)| *other != arrow);
                    let others = others.map(|(_, place)| *place).collect::<Vec<_>>();
                    let middle = i32::midpoint(low, high);
                    let inside = PortRange {
                        low: (low + spacing).min(middle),
                        high: (high - spacing).max(middle),
                    };
                    free_place(inside, wanted, &others, spacing)?
                };
                if !(0..=width).contains(&place) {
                    return None;
                }
                taken.push((arrow, place));
                self.lanes.insert((arrow, row), place);
            }
        }
        Some(())
    }

    /// The edge of a box that lines can stand on.
    fn port(&self, index: usize) -> Port {
        let PlannedBox { left, right, .. } = self.boxes[index];
        let aside = self.measure.inset.min((right - left) / 2);
        Port::Edge(PortRange { low: left + aside, high: right - aside })
    }

    /// Where the lines cross each channel: above the first row, between rows, under the last.
    fn channels(&self) -> Option<Vec<Vec<Crossing>>> {
        let mut legs: Vec<Vec<Leg>> = vec![Vec::new(); self.rows.rows.len() + 1];
        for (arrow, (asked, way)) in
            self.drawing.arrows.iter().zip(&self.ways).enumerate()
        {
            match way {
                ArrowWay::Beside { .. } => {}
                ArrowWay::Around { row, under } => {
                    let level =
                        if *under { ChannelEdge::Top } else { ChannelEdge::Bottom };
                    let ends = [asked.from, asked.to].map(|end| (level, self.port(end)));
                    legs[row + usize::from(*under)].push(Leg { arrow, ends });
                }
                ArrowWay::Down { from, passing } => {
                    let (upper, lower) = self.ends_of(asked);
                    let last = from + 1 + passing.len();
                    for channel in from + 1..=last {
                        let above = match channel == from + 1 {
                            true => self.port(upper),
                            false => Port::Gap(*self.lanes.get(&(arrow, channel - 1))?),
                        };
                        let below = match channel == last {
                            true => self.port(lower),
                            false => Port::Gap(*self.lanes.get(&(arrow, channel))?),
                        };
                        let ends =
                            [(ChannelEdge::Top, above), (ChannelEdge::Bottom, below)];
                        legs[channel].push(Leg { arrow, ends });
                    }
                }
            }
        }
        legs.iter().map(|legs| cross(legs, self.measure.spacing)).collect()
    }

    /// The upper and the lower box of an arrow.
    fn ends_of(&self, arrow: &BoxArrow) -> (usize, usize) {
        let row = |index: usize| self.rows.standing[index].row;
        match row(arrow.from) < row(arrow.to) {
            true => (arrow.from, arrow.to),
            false => (arrow.to, arrow.from),
        }
    }

    /// Adds the heights.
    fn finish(mut self, channels: &[Vec<Crossing>], placed: &[PlacedLabel]) -> BoxPlan {
        let mut tracks = Vec::new();
        let mut bands = Vec::new();
        let mut y = 0;
        for (channel, crossings) in channels.iter().enumerate() {
            let heights = self.channel_heights(channel, crossings, placed);
            tracks.push(y + heights.above + heights.top);
            let below = y + heights.all() - heights.under - heights.bottom;
            bands.push([(y + heights.above, heights.top), (below, heights.bottom)]);
            y += heights.all();
            let Some(boxes) = self.rows.rows.get(channel) else { continue };
            let tall = self.row_height(channel);
            for index in boxes {
                (self.boxes[*index].top, self.boxes[*index].bottom) = (y, y + tall);
            }
            y += tall;
        }
        let mut labels = self.labels_in(placed, &bands);
        let arrows = 0..self.drawing.arrows.len();
        let mut lines = Vec::new();
        for arrow in arrows {
            lines.push(match &self.ways[arrow] {
                ArrowWay::Beside { row, gap } => {
                    let (line, label) = self.line_beside(arrow, *row, *gap);
                    labels.extend(label);
                    line
                }
                ArrowWay::Around { .. } | ArrowWay::Down { .. } => {
                    self.line_through(arrow, channels, &tracks)
                }
            });
        }
        BoxPlan { boxes: self.boxes, lines, labels, height: y }
    }

    /// The heights of the parts of a channel, from the top.
    fn channel_heights(
        &self,
        channel: usize,
        crossings: &[Crossing],
        placed: &[PlacedLabel],
    ) -> ChannelHeights {
        let BoxMeasure { spacing, head, gap, .. } = *self.measure;
        let height = |level| labels::height(placed, channel, level, self.measure);
        let is_outer = channel == 0 || channel == self.rows.rows.len();
        if crossings.is_empty() {
            let above = if is_outer { 0 } else { gap };
            return ChannelHeights { above, ..ChannelHeights::default() };
        }
        let tracks = crossings.iter().filter_map(|crossing| crossing.track).max();
        let (top, bottom) = (height(ChannelEdge::Top), height(ChannelEdge::Bottom));
        let Some(last) = tracks else {
            // Labels stand beside lines that go straight on, and beside their heads.
            let rest = (2 * head + spacing / 2 - bottom).max(spacing / 2);
            let (above, under) = (rest / 2, rest - rest / 2);
            return ChannelHeights { above, bottom, under, ..ChannelHeights::default() };
        };
        let tracks = (count(last) + 1) * spacing;
        // Room for a head, and a bit of line before it.
        let pad = |height: Tenths| (head + spacing / 4 - height).max(spacing / 4);
        let (above, under) = match (channel == 0, channel == self.rows.rows.len()) {
            (true, _) => (0, pad(bottom)),
            (_, true) => (pad(top), 0),
            _ => (pad(top), pad(bottom)),
        };
        ChannelHeights { above, top, tracks, bottom, under }
    }

    fn row_height(&self, row: usize) -> Tenths {
        let boxes = &self.rows.rows[row];
        let texts = boxes.iter().map(|index| self.boxes[*index].text.height);
        let gaps = (1..boxes.len()).map(|gap| {
            let arrows = self.beside(row, gap).collect::<Vec<_>>();
            let labels =
                arrows.iter().map(|arrow| self.gap_label(*arrow, row, gap).height);
            let tallest = labels.max().unwrap_or(0) + self.measure.spacing;
            if arrows.is_empty() { 0 } else { (count(arrows.len()) + 1) * tallest }
        });
        texts.chain(gaps).max().unwrap_or(0)
    }

    fn gap_label(&self, arrow: usize, row: usize, gap: usize) -> GapLabel {
        let (low, high) = self.gaps[row][gap];
        self.measure.gap_label(&self.drawing.arrows[arrow].label, high - low)
    }

    /// An arrow to the box beside it, and its label over it.
    fn line_beside(
        &self,
        arrow: usize,
        row: usize,
        gap: usize,
    ) -> (Vec<Corner>, Option<PlannedLabel>) {
        let (low, high) = self.gaps[row][gap];
        let all = self.beside(row, gap).collect::<Vec<_>>();
        let index = all.iter().position(|other| *other == arrow).unwrap_or(0);
        let asked = &self.drawing.arrows[arrow];
        let PlannedBox { top, bottom, .. } = self.boxes[asked.from];
        let y = top + (bottom - top) * (count(index) + 1) / (count(all.len()) + 1);
        let Standing { column, .. } = self.rows.standing[asked.from];
        let line = match column < gap {
            true => vec![(low, y), (high, y)],
            false => vec![(high, y), (low, y)],
        };
        let GapLabel { lines, height } = self.gap_label(arrow, row, gap);
        let label = (!lines.is_empty()).then(|| PlannedLabel {
            lines,
            top: y - height - self.measure.spacing / 2,
            at: i32::midpoint(low, high),
            stands: LabelSide::Over,
        });
        (line, label)
    }

    /// An arrow through channels.
    fn line_through(
        &self,
        arrow: usize,
        channels: &[Vec<Crossing>],
        tracks: &[Tenths],
    ) -> Vec<Corner> {
        let asked = &self.drawing.arrows[arrow];
        let mut line: Vec<Corner> = Vec::new();
        let all = channels.iter().zip(tracks).enumerate();
        for (channel, (crossings, tracks)) in all {
            let own = crossings.iter().filter(|crossing| crossing.arrow == arrow);
            for Crossing { levels, at, track, .. } in own {
                let edge = |level| match level {
                    ChannelEdge::Top => self.boxes[self.rows.rows[channel - 1][0]].bottom,
                    ChannelEdge::Bottom => self.boxes[self.rows.rows[channel][0]].top,
                };
                line.push((at[0], edge(levels[0])));
                if let Some(track) = track {
                    let spacing = self.measure.spacing;
                    let y = tracks + count(*track) * spacing + spacing / 2;
                    line.extend([(at[0], y), (at[1], y)]);
                }
                line.push((at[1], edge(levels[1])));
            }
        }
        let from = self.rows.standing[asked.from].row;
        if from > self.rows.standing[asked.to].row {
            line.reverse();
        }
        joined(line)
    }

    /// The labels in their bands.
    fn labels_in(
        &self,
        placed: &[PlacedLabel],
        bands: &[[Corner; 2]],
    ) -> Vec<PlannedLabel> {
        let set = self.measure.sheet.small();
        let planned = placed.iter().map(|label| {
            let [top, bottom] = bands[label.channel];
            let (from, height) = match label.level {
                ChannelEdge::Top => top,
                ChannelEdge::Bottom => bottom,
            };
            let own = count(label.lines.len()) * leading(set);
            PlannedLabel {
                lines: label.lines.clone(),
                top: from + (height - own) / 2,
                at: label.at,
                stands: if label.ends_there { LabelSide::Left } else { LabelSide::Right },
            }
        });
        planned.collect()
    }
}

/// The heights of the parts of a channel, from the top.
#[derive(Clone, Copy, Default)]
struct ChannelHeights {
    above: Tenths,
    /// Labels in the upper half.
    top: Tenths,
    tracks: Tenths,
    /// Labels in the lower half.
    bottom: Tenths,
    under: Tenths,
}

impl ChannelHeights {
    fn all(&self) -> Tenths {
        self.above + self.top + self.tracks + self.bottom + self.under
    }
}

/// A line without corners that are none.
fn joined(line: Vec<Corner>) -> Vec<Corner> {
    let mut joined: Vec<Corner> = Vec::new();
    for spot in line {
        if joined.last() == Some(&spot) {
            continue;
        }
        if let [.., before, last] = joined.as_slice()
            && (before.0 == last.0 && last.0 == spot.0
                || before.1 == last.1 && last.1 == spot.1)
        {
            joined.pop();
        }
        joined.push(spot);
    }
    joined
}
