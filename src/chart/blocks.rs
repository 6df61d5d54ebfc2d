//! Blocks of text beside what they are about, moved apart where they would overlap.

use super::sheet::Reach;

/// A block of text with its middle where it should be, if there is room.
#[derive(Clone, Copy)]
pub(super) struct WishedBlock {
    pub(super) middle: f64,
    pub(super) height: f64,
}

/// The middles of blocks, moved apart until none overlaps another and all lie within the
/// reach; in the order given.
pub(super) fn apart(wished: &[WishedBlock], within: Reach) -> Vec<f64> {
    let mut order = (0..wished.len()).collect::<Vec<_>>();
    order.sort_by(|one, other| wished[*one].middle.total_cmp(&wished[*other].middle));
    let mut middles = wished.iter().map(|block| block.middle).collect::<Vec<_>>();
    let mut above = within.top;
    for place in &order {
        let half = wished[*place].height / 2.0;
        middles[*place] = middles[*place].max(above + half);
        above = middles[*place] + half;
    }
    let mut below = within.bottom;
    for place in order.iter().rev() {
        let half = wished[*place].height / 2.0;
        middles[*place] = middles[*place].min(below - half);
        below = middles[*place] - half;
    }
    middles
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_moved_apart_and_stay_within() {
        let block = |middle| WishedBlock { middle, height: 10.0 };
        let within = Reach { top: 0.0, bottom: 100.0 };
        let middles = apart(&[50.0, 52.0, 51.0].map(block), within);
        assert_eq!(middles, [50.0, 70.0, 60.0]);
        let low = apart(&[99.0, 98.0].map(block), within);
        assert_eq!(low, [95.0, 85.0]);
    }
}
