//! Labels of arrows: beside their own line, where nothing else stands.

use super::channels::{ChannelEdge, Crossing};
use super::{BoxMeasure, Tenths, leading};

/// Words beside an arrow.
#[derive(Clone, Debug)]
pub(super) struct PlacedLabel {
    /// The channel, or for one between boxes of a row the row.
    pub(super) channel: usize,
    pub(super) level: ChannelEdge,
    pub(super) lines: Vec<String>,
    /// The edge that the lines begin at, or end at.
    pub(super) at: Tenths,
    pub(super) ends_there: bool,
    stretch: (Tenths, Tenths),
}

/// A place where a label might stand.
struct Candidate {
    channel: usize,
    level: ChannelEdge,
    line: Tenths,
    ends_there: bool,
    /// From the line to the next thing.
    room: Tenths,
}

/// No label is wider than so many em, as long as a word of it is not.
const WIDEST: f64 = 13.0;

/// Puts the label of each arrow beside one of its crossings. Nothing, if one has no room;
/// words are broken only where they `may_break`.
pub(super) fn place(
    labels: &[&str],
    channels: &[Vec<Crossing>],
    measure: &BoxMeasure<'_>,
    may_break: bool,
) -> Option<Vec<PlacedLabel>> {
    let set = measure.sheet.small();
    let widest = super::tenths(set.size * WIDEST);
    let mut placed: Vec<PlacedLabel> = Vec::new();
    for (arrow, label) in labels.iter().enumerate() {
        let crosses = channels.iter().flatten().any(|one| one.arrow == arrow);
        if label.is_empty() || !crosses {
            continue;
        }
        let least = match may_break {
            true => super::tenths(set.size * 4.0),
            false => measure.widest_piece(label, set),
        };
        let candidates = candidates(arrow, channels, &placed, measure);
        let fitting = candidates.into_iter().filter(|it| it.room >= least);
        let wrapped = fitting.map(|it| {
            let room = it.room.min(widest.max(least));
            (measure.wrap(label, set, room), it)
        });
        let (lines, candidate) = wrapped.min_by_key(|(lines, _)| lines.len())?;
        let Candidate { channel, level, line, ends_there, .. } = candidate;
        let width = lines.iter().map(|line| measure.width_of(line, set));
        let width = width.max().unwrap_or(0);
        let aside = measure.spacing / 2;
        let at = if ends_there { line - aside } else { line + aside };
        let stretch = if ends_there { (at - width, at) } else { (at, at + width) };
        placed.push(PlacedLabel { channel, level, lines, at, ends_there, stretch });
    }
    Some(placed)
}

/// Where the label of an arrow might stand, the best first.
fn candidates(
    arrow: usize,
    channels: &[Vec<Crossing>],
    placed: &[PlacedLabel],
    measure: &BoxMeasure<'_>,
) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    for (channel, crossings) in channels.iter().enumerate() {
        let has_tracks = crossings.iter().any(|crossing| crossing.track.is_some());
        for crossing in crossings.iter().filter(|crossing| crossing.arrow == arrow) {
            let levels = match crossing.track {
                // Without tracks the two halves of the channel are one.
                None if !has_tracks => vec![ChannelEdge::Bottom],
                _ => vec![ChannelEdge::Bottom, ChannelEdge::Top],
            };
            for level in levels {
                let places = stands(crossing, level, has_tracks).collect::<Vec<_>>();
                for line in places {
                    for ends_there in [false, true] {
                        let taken = taken(channel, crossings, placed, level, has_tracks);
                        let room = room(line, ends_there, &taken, measure);
                        candidates.push(Candidate {
                            channel,
                            level,
                            line,
                            ends_there,
                            room,
                        });
                    }
                }
            }
        }
    }
    candidates
}

/// Where a crossing stands up and down in one half of its channel; without tracks the two
/// halves are one.
fn stands(
    crossing: &Crossing,
    level: ChannelEdge,
    has_tracks: bool,
) -> impl Iterator<Item = Tenths> {
    let is_one = !has_tracks;
    let (own, other) = match level {
        ChannelEdge::Top => (ChannelEdge::Top, ChannelEdge::Bottom),
        ChannelEdge::Bottom => (ChannelEdge::Bottom, ChannelEdge::Top),
    };
    let others = crossing.stands_at(other).filter(move |_| is_one);
    crossing.stands_at(own).chain(others)
}

/// The stretches of a half of a channel in which something stands.
fn taken(
    channel: usize,
    crossings: &[Crossing],
    placed: &[PlacedLabel],
    level: ChannelEdge,
    has_tracks: bool,
) -> Vec<(Tenths, Tenths)> {
    let lines = crossings.iter().flat_map(|it| stands(it, level, has_tracks));
    let lines = lines.map(|line| (line, line));
    let labels = placed.iter().filter(|it| it.channel == channel && it.level == level);
    lines.chain(labels.map(|label| label.stretch)).collect()
}

/// How much room there is from a line to the next thing on one side.
fn room(
    line: Tenths,
    to_the_left: bool,
    taken: &[(Tenths, Tenths)],
    measure: &BoxMeasure<'_>,
) -> Tenths {
    let aside = measure.spacing / 2;
    if to_the_left {
        let before = taken.iter().map(|(_, end)| *end).filter(|end| *end < line);
        let nearest = before.max().map_or(0, |end| end + aside);
        line - aside - nearest
    } else {
        let after = taken.iter().map(|(start, _)| *start).filter(|start| *start > line);
        let nearest = after.min().map_or(measure.width, |start| start - aside);
        nearest - line - aside
    }
}

/// How high the labels of a half of a channel are.
pub(super) fn height(
    placed: &[PlacedLabel],
    channel: usize,
    level: ChannelEdge,
    measure: &BoxMeasure<'_>,
) -> Tenths {
    let those = placed.iter().filter(|it| it.channel == channel && it.level == level);
    let lines = those.map(|label| label.lines.len()).max().unwrap_or(0);
    measure.height_of(lines, measure.sheet.small())
}

/// A label of an arrow between two boxes beside each other, in the gap between them.
pub(super) struct GapLabel {
    pub(super) lines: Vec<String>,
    pub(super) height: Tenths,
}

impl BoxMeasure<'_> {
    /// How wide the gap must be for a label that stands in it on few lines.
    pub(super) fn gap_for(&self, label: &str) -> Tenths {
        let set = self.sheet.small();
        let line = self.width_of(label, set);
        let some = (self.width / 5).max(self.widest_piece(label, set));
        let arrow = 3 * self.head;
        (line.min(some) + self.spacing).max(arrow + self.spacing)
    }

    /// The label in a gap of some width.
    pub(super) fn gap_label(&self, label: &str, gap: Tenths) -> GapLabel {
        let set = self.sheet.small();
        let lines = match label.is_empty() {
            true => Vec::new(),
            false => self.wrap(label, set, gap - self.spacing),
        };
        let height = count_of(&lines) * leading(set);
        GapLabel { lines, height }
    }
}

fn count_of(lines: &[String]) -> Tenths {
    super::count(lines.len())
}
