//! Many cross tables that hang together by margins which are not told, such as the number of
//! a small group by which every chart is broken down.
//!
//! Decided on all at once they cost more the more of them there are, for each of them. So it
//! is first decided which margins are hidden, from nothing but the margins; each way in which
//! these can differ from the truth there is a *shift*. Then every cross table is decided on
//! by itself, where the hidden margins are what they are in truth, or moved by a shift, or
//! anything between; and where each whole shift must be possible.
//!
//! What this finds holds for a reader of all of it. Let a count be large in answers of its
//! own cross table in which the shifts are taken in the parts λ, which are not negative and
//! add up to no more than 1. In every other cross table there are answers for the truth and
//! for each whole shift; mixed with the same λ they agree with everything told there, since
//! that is linear, and all cross tables then agree on the margins. Where only whole numbers
//! will do, λ is whole, and nothing is mixed ([`Counts::whole`]).

use std::collections::{BTreeMap, BTreeSet};

use super::super::attack::Terms;
use super::part::Part;
use super::pattern::MOST_AT_ONCE;
use super::{Count, Counts, Extreme, Pattern, Search, Worth, gathered};

/// What margins differ by from the truth, by the places of their counts, and one that must
/// not be worked out and is the reason why it must be possible.
struct Shift {
    moved: BTreeMap<usize, i64>,
    secret: usize,
}

impl Counts {
    /// Decides on the margins, then on each cross table by itself. `None` where there are few,
    /// or where this is not enough to keep every small count from being worked out.
    pub(super) fn by_margins(&self, minimum: u64) -> Option<Pattern> {
        let is_small = |index: usize| self.is_small(index, minimum);
        let all = 0..self.counts.len();
        let idle = all.clone().filter(|index| {
            !is_small(*index) && self.counts[*index].worth == Worth::Unshown
        });
        let idle = idle.collect::<BTreeSet<_>>();
        let common = all.filter(|index| !idle.contains(index) && self.is_common(*index));
        let blocks = self.apart(&common.collect(), &idle);
        if blocks.len() <= MOST_AT_ONCE {
            return None;
        }
        let mut times: BTreeMap<usize, usize> = BTreeMap::new();
        for place in blocks.iter().flat_map(|block| &block.places) {
            *times.entry(*place).or_default() += 1;
        }
        let margins = times.into_iter().filter(|(_, times)| *times > 1);
        let margins = margins.map(|(place, _)| place).collect::<Vec<_>>();
        let (of_margins, shifts) = self.decided_margins(&margins, minimum)?;
        let whole = !self.summaries.is_empty();
        let mut pattern = self.primary(minimum);
        for mut block in blocks {
            block.counts.whole |= whole;
            block.shift(&shifts);
            let found = block.counts.searched(minimum);
            if !found.unproven.is_empty() {
                return None;
            }
            pattern.take_up(&block, found);
        }
        for (place, index) in margins.iter().enumerate() {
            pattern.why[*index] = of_margins.why[place];
        }
        let protects = of_margins.protects.iter();
        let protects = protects.map(|(one, small)| (margins[*one], margins[*small]));
        pattern.protects.extend(protects);
        Some(pattern)
    }

    /// Whether a count can be taken from several cross tables, from each by itself.
    fn is_common(&self, index: usize) -> bool {
        let tables = self.counts[index].sums.iter().map(|terms| {
            let tables = terms.iter().map(|(unknown, _)| self.table_of[*unknown]);
            tables.collect::<BTreeSet<_>>()
        });
        let tables = tables.collect::<Vec<_>>();
        tables.len() > 1 && tables.iter().all(|tables| tables.len() == 1)
    }

    /// What is hidden of the margins, and how these can differ from the truth.
    fn decided_margins(
        &self,
        margins: &[usize],
        minimum: u64,
    ) -> Option<(Pattern, Vec<Shift>)> {
        let counts = self.only(margins);
        let mut search = Search::new(&counts, minimum);
        search.decide();
        let mut shifts: BTreeMap<BTreeMap<usize, i64>, usize> = BTreeMap::new();
        for secret in search.small.clone() {
            for end in Extreme::BOTH {
                let found = search.shift(secret, end)?;
                if !found.is_empty() {
                    shifts.entry(found).or_insert(secret);
                }
            }
        }
        let shift = |(moved, secret): (BTreeMap<usize, i64>, usize)| Shift {
            moved: moved.into_iter().map(|(place, by)| (margins[place], by)).collect(),
            secret: margins[secret],
        };
        Some((search.pattern(), shifts.into_iter().map(shift).collect()))
    }

    /// Nothing but some counts, with one unknown for all that none of them tells apart, and
    /// one cross table for all that are alike.
    fn only(&self, margins: &[usize]) -> Self {
        let mut within: BTreeMap<usize, Terms> = BTreeMap::new();
        for (place, index) in margins.iter().enumerate() {
            for (unknown, times) in self.counts[*index].sums.iter().flatten() {
                within.entry(*unknown).or_default().push((place, *times));
            }
        }
        let mut of_table: BTreeMap<usize, BTreeSet<Terms>> = BTreeMap::new();
        for (unknown, of) in within {
            of_table.entry(self.table_of[unknown]).or_default().insert(of);
        }
        let kinds = of_table.into_values().collect::<BTreeSet<_>>();
        let mut only = Self::default();
        let mut sums = vec![Vec::new(); margins.len()];
        for (table, kind) in kinds.into_iter().enumerate() {
            let mut here: BTreeMap<usize, Terms> = BTreeMap::new();
            for of in kind {
                for (place, times) in of {
                    here.entry(place).or_default().push((only.table_of.len(), times));
                }
                only.table_of.push(table);
            }
            for (place, terms) in here {
                sums[place].push(terms);
            }
        }
        for (place, (index, sums)) in margins.iter().zip(sums).enumerate() {
            let first = sums.first().cloned().unwrap_or_default();
            for other in sums.iter().skip(1) {
                let other = other.iter().map(|(unknown, times)| (*unknown, -times));
                only.ties.push(gathered(first.iter().copied().chain(other)));
            }
            let Count { value, worth, .. } = self.counts[*index];
            only.counts.push(Count { sums, value, worth });
            if let Some(range) = self.held.get(index) {
                only.held.insert(place, *range);
            }
            if self.silent.contains(index) {
                only.silent.insert(place);
            }
        }
        only
    }
}

impl Search<'_> {
    /// What the counts that are not told differ by from the truth in a witness that takes a
    /// small count to its goal. `None` if there is none in whole numbers.
    fn shift(&self, secret: usize, end: Extreme) -> Option<BTreeMap<usize, i64>> {
        let goal = self.goal(secret, end);
        let Count { sums, value, .. } = self.count(secret);
        if u32::try_from(*value).is_ok_and(|value| goal.is_met(f64::from(value))) {
            return Some(BTreeMap::new());
        }
        let terms = &sums[0];
        let mut all = self.witnesses.all();
        let witness =
            all.find(|it| it.value(terms).is_some_and(|value| goal.is_met(value)))?;
        let hidden = (0..self.counts.counts.len()).filter(|index| !self.is_shown(*index));
        let mut moved = BTreeMap::new();
        for index in hidden {
            let Count { sums, value, .. } = self.count(index);
            let by = witness.whole(&sums[0], *value)? - i64::try_from(*value).ok()?;
            if by != 0 {
                moved.insert(index, by);
            }
        }
        Some(moved)
    }
}

impl Part {
    /// Lets the margins that are not told move by the shifts, each of which must be possible.
    fn shift(&mut self, shifts: &[Shift]) {
        let table = self.counts.table_of.iter().max().map_or(0, |last| last + 1);
        let first = self.counts.table_of.len();
        // What each shift is taken times, and what is left to 1.
        self.counts.table_of.extend(vec![table; shifts.len() + 1]);
        for (index, count) in self.places.iter().zip(&mut self.counts.counts) {
            let moved = shifts.iter().enumerate().filter_map(|(place, shift)| {
                Some((first + place, -*shift.moved.get(index)?))
            });
            let moved = moved.collect::<Terms>();
            for terms in &mut count.sums {
                terms.extend(&moved);
            }
        }
        let all = (first..=first + shifts.len()).map(|unknown| (unknown, 1)).collect();
        let mut add = |terms: Terms, value, worth, place| {
            self.counts.counts.push(Count { sums: vec![terms], value, worth });
            self.places.push(place);
            self.places.len() - 1
        };
        for (place, Shift { secret, .. }) in shifts.iter().enumerate() {
            let one = add(vec![(first + place, 1)], 0, Worth::Unshown, *secret);
            self.counts.held.insert(one, (0, 1));
        }
        if let Some(Shift { secret, .. }) = shifts.first() {
            add(all, 1, Worth::Published, *secret);
        }
    }
}
