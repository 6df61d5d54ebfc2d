//! Which sums hold which cells: takes counts as sums of unknowns, gives for each unknown the
//! sums that it is in, and what one sum leaves of another.

use super::attack::Terms;
use super::suppress::Counts;

/// One of the sums that a count is, by the place of the count and that of the sum in it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct SumPlace {
    pub(super) count: usize,
    pub(super) sum: usize,
}

/// For every unknown the sums that it is in, in their order.
pub(super) type Holding = Vec<Vec<SumPlace>>;

pub(super) fn holding(counts: &Counts) -> Holding {
    let mut holding = vec![Vec::new(); counts.table_of.len()];
    for (place, count) in counts.counts.iter().enumerate() {
        for (sum, terms) in count.sums.iter().enumerate() {
            for (unknown, _) in terms {
                holding[*unknown].push(SumPlace { count: place, sum });
            }
        }
    }
    holding
}

/// A sum without another one that lies in it; `None` if it does not. Both are in the order of
/// their unknowns.
pub(super) fn without(whole: &Terms, part: &Terms) -> Option<Terms> {
    let mut left = Terms::new();
    let mut part = part.iter().peekable();
    for (unknown, times) in whole {
        let taken = part.next_if(|(other, _)| other == unknown);
        let rest = times - taken.map_or(0, |(_, times)| *times);
        match rest {
            0 => {}
            1.. => left.push((*unknown, rest)),
            _ => return None,
        }
    }
    part.next().is_none().then_some(left)
}
