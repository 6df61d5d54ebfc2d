//! The channels between rows: where each arrow crosses them, down from a box or a gap to
//! another, so that no two lines lie on each other.

use super::Tenths;
use super::lanes::{PortRange, free_place};

/// The edge of a channel that an end of a leg stands at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ChannelEdge {
    Top,
    Bottom,
}

/// What a leg begins or ends at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Port {
    /// The edge of a box, somewhere between these two places.
    Edge(PortRange),
    /// A place in a gap, which is settled.
    Gap(Tenths),
}

impl Port {
    fn middle(self) -> Tenths {
        match self {
            Self::Edge(PortRange { low, high }) => i32::midpoint(low, high),
            Self::Gap(place) => place,
        }
    }

    fn stretch(self) -> PortRange {
        match self {
            Self::Edge(stretch) => stretch,
            Self::Gap(place) => PortRange { low: place, high: place },
        }
    }

    /// How long the stretch is.
    fn length(self) -> Tenths {
        let PortRange { low, high } = self.stretch();
        high - low
    }
}

/// The part of an arrow that lies in one channel. The first end is that of the upper box, or
/// of the box where it begins.
#[derive(Clone, Copy, Debug)]
pub(super) struct Leg {
    pub(super) arrow: usize,
    pub(super) ends: [(ChannelEdge, Port); 2],
}

/// A leg in its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Crossing {
    pub(super) arrow: usize,
    pub(super) levels: [ChannelEdge; 2],
    /// Where the ends stand across the sheet.
    pub(super) at: [Tenths; 2],
    /// On which track it runs across, counted from the top; none, if it is straight.
    pub(super) track: Option<usize>,
}

impl Crossing {
    /// Where lines stand up or down in one half of the channel.
    pub(super) fn stands_at(&self, level: ChannelEdge) -> impl Iterator<Item = Tenths> {
        let ends = self.levels.into_iter().zip(self.at);
        ends.filter(move |(its, _)| *its == level).map(|(_, at)| at)
    }

    /// From where to where it runs across.
    fn reach(&self) -> (Tenths, Tenths) {
        let [one, other] = self.at;
        (one.min(other), one.max(other))
    }
}

/// Puts the legs of one channel in their places. Nothing, if there is no room.
pub(super) fn cross(legs: &[Leg], spacing: Tenths) -> Option<Vec<Crossing>> {
    let mut taken =
        legs.iter().flat_map(|leg| leg.ends).filter_map(|(_, port)| match port {
            Port::Gap(place) => Some(place),
            Port::Edge(_) => None,
        });
    let mut taken = taken.by_ref().collect::<Vec<_>>();
    let mut at = vec![[None; 2]; legs.len()];
    for index in 0..legs.len() {
        if let Some(place) = straight(legs, index, &taken, spacing) {
            taken.push(place);
            at[index] = [Some(place); 2];
        }
    }
    let mut crossings = Vec::new();
    for (leg, places) in legs.iter().zip(&at) {
        let mut places = *places;
        for (end, other) in [(0, 1), (1, 0)] {
            if places[end].is_some() {
                continue;
            }
            let (port, wanted) = (leg.ends[end].1, leg.ends[other].1.middle());
            let place = match port {
                Port::Gap(place) => place,
                Port::Edge(_) => free_place(port.stretch(), wanted, &taken, spacing)?,
            };
            taken.push(place);
            places[end] = Some(place);
        }
        let at = [places[0]?, places[1]?];
        let levels = leg.ends.map(|(level, _)| level);
        crossings.push(Crossing { arrow: leg.arrow, levels, at, track: None });
    }
    on_tracks(&mut crossings, spacing);
    Some(crossings)
}

/// Where a leg goes straight down, if it can.
fn straight(
    legs: &[Leg],
    index: usize,
    taken: &[Tenths],
    spacing: Tenths,
) -> Option<Tenths> {
    let leg = &legs[index];
    let [(one_level, one), (other_level, other)] = leg.ends;
    if one_level == other_level {
        return None;
    }
    let (first, second) = (one.stretch(), other.stretch());
    let stretch =
        PortRange { low: first.low.max(second.low), high: first.high.min(second.high) };
    if matches!(one, Port::Gap(_)) || matches!(other, Port::Gap(_)) {
        // Its place in the gap is taken by itself.
        return (stretch.low <= stretch.high).then_some(stretch.low);
    }
    let narrower = if one.length() <= other.length() { one } else { other };
    // Arrows between the same boxes lie around the middle.
    let same = |leg: &&Leg| {
        let ports = leg.ends.map(|(_, port)| port);
        ports == [one, other] || ports == [other, one]
    };
    let before = legs[..index].iter().filter(same).count();
    let all = legs.iter().filter(same).count();
    let aside = (2 * super::count(before) + 1 - super::count(all)) * spacing;
    free_place(stretch, narrower.middle() + aside, taken, spacing)
}

/// Gives legs that run across a track each, so that none lies on another, and few cross.
fn on_tracks(crossings: &mut [Crossing], spacing: Tenths) {
    let mut across = (0..crossings.len())
        .filter(|index| {
            let Crossing { levels, at, .. } = crossings[*index];
            levels[0] == levels[1] || at[0] != at[1]
        })
        .collect::<Vec<_>>();
    across.sort_by_key(|index| {
        let crossing = &crossings[*index];
        let ((low, high), [from, to]) = (crossing.reach(), crossing.at);
        match crossing.levels {
            [ChannelEdge::Top, ChannelEdge::Top] => (0, high - low, *index),
            [ChannelEdge::Bottom, ChannelEdge::Bottom] => (3, low - high, *index),
            [ChannelEdge::Top, ChannelEdge::Bottom] if to > from => (1, -from, *index),
            [ChannelEdge::Top, ChannelEdge::Bottom] => (2, from, *index),
            [ChannelEdge::Bottom, ChannelEdge::Top] if from > to => (1, -to, *index),
            [ChannelEdge::Bottom, ChannelEdge::Top] => (2, to, *index),
        }
    });
    let mut placed: Vec<(usize, (Tenths, Tenths))> = Vec::new();
    for index in across {
        let (low, high) = crossings[index].reach();
        let meets = |(_, (other_low, other_high)): &&(usize, (Tenths, Tenths))| {
            low - spacing < *other_high && *other_low < high + spacing
        };
        let over = placed.iter().filter(meets).map(|(track, _)| track + 1).max();
        let track = over.unwrap_or(0);
        placed.push((track, (low, high)));
        crossings[index].track = Some(track);
    }
}
