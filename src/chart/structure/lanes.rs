//! Which way arrows go past the boxes between their ends: through which gaps, and where in
//! them.

use std::collections::BTreeMap;

use super::rows::BoxRows;
use super::{BoxesAndArrows, Tenths, count};

/// How an arrow goes from the upper of its boxes to the lower.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum ArrowWay {
    /// Straight to the box beside it, through a gap of a row.
    Beside { row: usize, gap: usize },
    /// To another box of the same row, around what stands between: through the channel under
    /// the row, or over it.
    Around { row: usize, under: bool },
    /// Down to a row below; through which gap of each row between.
    Down { from: usize, passing: Vec<usize> },
}

/// The ways of all arrows.
pub(super) fn ways(
    drawing: &BoxesAndArrows,
    rows: &BoxRows,
    width: Tenths,
) -> Vec<ArrowWay> {
    let beside = drawing.arrows.iter().filter_map(|arrow| {
        let row = rows.standing[arrow.from].row;
        rows.gap_between(arrow.from, arrow.to).map(|gap| (row, gap))
    });
    let taken = beside.collect::<Vec<_>>();
    let ways = drawing.arrows.iter().map(|arrow| {
        let (one, other) = (rows.standing[arrow.from].row, rows.standing[arrow.to].row);
        if let Some(gap) = rows.gap_between(arrow.from, arrow.to) {
            return ArrowWay::Beside { row: one, gap };
        }
        if one == other {
            let is_last = one + 1 == rows.rows.len();
            return ArrowWay::Around { row: one, under: one == 0 || !is_last };
        }
        let ends = [arrow.from, arrow.to].map(|end| rows.rough_middle(end, width));
        let (from, to) = (one.min(other), one.max(other));
        let [above, below] = if one < other { ends } else { [ends[1], ends[0]] };
        let passing = (from + 1..to).map(|row| {
            let way = count(row - from) * (below - above) / count(to - from);
            let size = rows.rows[row].len();
            let free = (0..=size).filter(|gap| !taken.contains(&(row, *gap)));
            let distance =
                |gap: &usize| (count(*gap) * width / count(size) - (above + way)).abs();
            // The outermost are never taken.
            free.min_by_key(distance).unwrap_or(0)
        });
        ArrowWay::Down { from, passing: passing.collect() }
    });
    ways.collect()
}

/// How many arrows go past each gap of each row; those past the ends of rows go past all of
/// them.
#[derive(Debug, Default)]
pub(super) struct Lanes {
    /// Arrows that go past the left end of some row, in their order.
    pub(super) left: Vec<usize>,
    /// Those past the right end.
    pub(super) right: Vec<usize>,
    /// By row and gap the arrows between two boxes.
    pub(super) inner: BTreeMap<(usize, usize), Vec<usize>>,
}

impl Lanes {
    pub(super) fn new(ways: &[ArrowWay], rows: &BoxRows) -> Self {
        let mut lanes = Self::default();
        for (arrow, way) in ways.iter().enumerate() {
            let ArrowWay::Down { from, passing } = way else { continue };
            for (step, gap) in passing.iter().enumerate() {
                let row = from + 1 + step;
                let those = if *gap == 0 {
                    &mut lanes.left
                } else if *gap == rows.rows[row].len() {
                    &mut lanes.right
                } else {
                    lanes.inner.entry((row, *gap)).or_default()
                };
                if !those.contains(&arrow) {
                    those.push(arrow);
                }
            }
        }
        lanes
    }
}

/// Where something may stand, from end to end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct PortRange {
    pub(super) low: Tenths,
    pub(super) high: Tenths,
}

/// The free place nearest to another one in a stretch, so far from all that are taken; the
/// left of two that are as near.
pub(super) fn free_place(
    PortRange { low, high }: PortRange,
    wanted: Tenths,
    taken: &[Tenths],
    apart: Tenths,
) -> Option<Tenths> {
    if low > high {
        return None;
    }
    let wanted = wanted.clamp(low, high);
    let beside = taken.iter().flat_map(|place| [place - apart, place + apart]);
    let good = |place: &Tenths| {
        (low..=high).contains(place)
            && taken.iter().all(|other| (other - place).abs() >= apart)
    };
    let candidates = std::iter::once(wanted).chain(beside).filter(good);
    candidates.min_by_key(|place| ((place - wanted).abs(), *place))
}
