//! Which counts, ties and summaries hang together, so that the rest need not be looked at.
//!
//! What a reader knows are equations within cross tables, and what cross tables have in
//! common: margins. A margin that is told, and stays told, is a constant in each of them.
//! Where two cross tables have nothing else in common, no equation is about unknowns of
//! both, so that the answers which agree with everything told are all pairs of answers that
//! agree with it in the one and in the other. What follows for a count then follows from its
//! own cross table, and what must be hidden can be decided there ([`Counts::blocks`]), as
//! long as nobody hides the margin.

use std::collections::{BTreeMap, BTreeSet};

use super::super::attack::Terms;
use super::{Count, Counts, Pattern, Worth};

/// What hangs together, with its places among all. Its unknowns are numbered anew.
#[derive(Default)]
pub(super) struct Part {
    pub(super) places: Vec<usize>,
    pub(super) summaries: Vec<usize>,
    pub(super) counts: Counts,
}

/// For every cross table the first of those that it hangs together with.
struct Together(Vec<usize>);

impl Together {
    fn first(&self, table: usize) -> usize {
        let mut first = table;
        while self.0[first] != first {
            first = self.0[first];
        }
        first
    }

    fn join(&mut self, tables: impl Iterator<Item = usize>) {
        let firsts = tables.map(|table| self.first(table)).collect::<BTreeSet<_>>();
        if let Some(first) = firsts.first().copied() {
            for other in firsts {
                self.0[other] = first;
            }
        }
    }

    fn settled(self) -> Vec<usize> {
        (0..self.0.len()).map(|table| self.first(table)).collect()
    }
}

impl Counts {
    /// What hangs together, and the cross tables that it hangs together by.
    pub(super) fn parts(&self) -> Vec<Part> {
        self.apart(&BTreeSet::new(), &BTreeSet::new())
    }

    /// What hangs together by more than counts that are told. These are in every part that
    /// they can be taken from, as [`Worth::Published`]: nobody hides them.
    pub(super) fn blocks(&self, minimum: u64) -> Vec<Part> {
        let apart = |index: &usize| !self.is_small(*index, minimum);
        let (idle, told) =
            (0..self.counts.len()).filter(apart).partition::<BTreeSet<_>, _>(|index| {
                self.counts[*index].worth == Worth::Unshown
            });
        self.apart(&told, &idle)
    }

    /// What hangs together by more than some counts: `told` ones, which are constants
    /// wherever they stand, and `idle` ones, of which nothing is known or kept.
    pub(super) fn apart(
        &self,
        told: &BTreeSet<usize>,
        idle: &BTreeSet<usize>,
    ) -> Vec<Part> {
        let part_of = self.together(told, idle);
        let part =
            |terms: &Terms| terms.first().map(|(one, _)| part_of[self.table_of[*one]]);
        let mut parts: BTreeMap<usize, Part> = BTreeMap::new();
        for (index, count) in self.counts.iter().enumerate() {
            let mut within: BTreeMap<usize, Vec<Terms>> = BTreeMap::new();
            for terms in &count.sums {
                if let Some(part) = part(terms) {
                    within.entry(part).or_default().push(terms.clone());
                }
            }
            if within.len() > 1 && idle.contains(&index) {
                continue;
            }
            let worth = if within.len() > 1 { Worth::Published } else { count.worth };
            for (part, sums) in within {
                let count = Count { sums, value: count.value, worth };
                parts.entry(part).or_default().add(count, index, self);
            }
        }
        for tie in &self.ties {
            let (one, other) = sides(tie);
            // Between two parts both sides are constants.
            let both = part(&one).filter(|one| part(&other).is_none_or(|it| it == *one));
            if let Some(part) = both.and_then(|part| parts.get_mut(&part)) {
                part.counts.ties.push(tie.clone());
            }
        }
        for (index, summary) in self.summaries.iter().enumerate() {
            let first = summary.terms().next();
            let first = first.map(|(one, _)| part_of[self.table_of[*one]]);
            if let Some(part) = first.and_then(|part| parts.get_mut(&part)) {
                part.summaries.push(index);
                part.counts.summaries.push(summary.clone());
            }
        }
        let mut unknowns: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (unknown, table) in self.table_of.iter().enumerate() {
            unknowns.entry(part_of[*table]).or_default().push(unknown);
        }
        for (first, part) in &mut parts {
            let unknowns = unknowns.remove(first).unwrap_or_default();
            part.counts.number_anew(&unknowns, &self.table_of);
        }
        parts.into_values().collect()
    }

    /// For every cross table the first of its part.
    fn together(&self, told: &BTreeSet<usize>, idle: &BTreeSet<usize>) -> Vec<usize> {
        let tables = self.table_of.iter().max().map_or(0, |last| last + 1);
        let mut together = Together((0..tables).collect());
        let table = |(unknown, _): &(usize, i64)| self.table_of[*unknown];
        for (index, count) in self.counts.iter().enumerate() {
            if told.contains(&index) || idle.contains(&index) {
                for terms in &count.sums {
                    together.join(terms.iter().map(table));
                }
            } else {
                together.join(count.sums.iter().flatten().map(table));
            }
        }
        let sums = told.iter().flat_map(|index| {
            let sums = self.counts[*index].sums.iter();
            sums.map(move |terms| (terms, *index))
        });
        let sums = sums.collect::<BTreeMap<_, _>>();
        for tie in &self.ties {
            let (one, other) = sides(tie);
            let is_told = sums.get(&one).zip(sums.get(&other));
            if is_told.is_none_or(|(one, other)| one != other) {
                together.join(tie.iter().map(table));
            }
        }
        for summary in &self.summaries {
            together.join(summary.terms().map(table));
        }
        together.settled()
    }

    /// Numbers the unknowns of a part, given in order, and their cross tables anew.
    fn number_anew(&mut self, unknowns: &[usize], table_of: &[usize]) {
        let tables = unknowns.iter().map(|unknown| table_of[*unknown]);
        let tables = tables.collect::<BTreeSet<_>>();
        let tables = tables.into_iter().zip(0..).collect::<BTreeMap<_, _>>();
        self.table_of = unknowns.iter().map(|one| tables[&table_of[*one]]).collect();
        let places = unknowns.iter().copied().zip(0..).collect::<BTreeMap<_, _>>();
        let sums = self.counts.iter_mut().flat_map(|count| &mut count.sums);
        let bounds = self.summaries.iter_mut().flat_map(|summary| &mut summary.bounds);
        let bounds = bounds.map(|bound| &mut bound.terms);
        for terms in sums.chain(&mut self.ties).chain(bounds) {
            for (unknown, _) in terms {
                *unknown = places[unknown];
            }
        }
    }
}

impl Part {
    /// Adds a count, which is the one at a place among all.
    fn add(&mut self, count: Count, index: usize, all: &Counts) {
        let Self { places, counts, .. } = self;
        if let Some(range) = all.held.get(&index) {
            counts.held.insert(places.len(), *range);
        }
        if all.silent.contains(&index) {
            counts.silent.insert(places.len());
        }
        if let Some(cells) = all.cells.get(&index) {
            counts.cells.insert(places.len(), *cells);
        }
        places.push(index);
        counts.counts.push(count);
    }
}

impl Pattern {
    /// Takes up what has been decided for a part.
    pub(super) fn take_up(&mut self, part: &Part, found: Self) {
        let place = |index: usize| part.places[index];
        self.unproven.extend(found.unproven.into_iter().map(place));
        let protects = found.protects.into_iter();
        self.protects.extend(protects.map(|(one, small)| (place(one), place(small))));
        for (index, why) in part.places.iter().zip(found.why) {
            self.why[*index] = why;
        }
        self.untold.extend(found.untold.into_iter().map(|index| part.summaries[index]));
    }
}

/// The two sums that a tie says to be the same.
pub(super) fn sides(tie: &Terms) -> (Terms, Terms) {
    let (one, other): (Terms, Terms) = tie.iter().partition(|(_, times)| *times > 0);
    let other = other.into_iter().map(|(unknown, times)| (unknown, -times));
    (one, other.collect())
}
