//! Patterns of hidden counts, held against what would be hidden if those who did not answer
//! were protected too.

use std::collections::BTreeSet;

use super::super::attack::Witness;
use super::{Counts, Pattern, Remembered, Search, Why, Worth};

/// So many blocks are decided on all at once, which hides least.
pub(super) const MOST_AT_ONCE: usize = 6;

impl Counts {
    /// Decides for counts that hang together: block by block, and where that does not do,
    /// because a told count would have to be hidden that is in several, for all at once.
    pub(super) fn decided(&self, minimum: u64, remembered: &Remembered) -> Pattern {
        let anew = |counts: &Self| {
            counts.by_margins(minimum).unwrap_or_else(|| counts.searched(minimum))
        };
        let together = |counts: &Self| remembered.or_decide(counts, minimum, anew);
        let blocks = self.blocks(minimum);
        if blocks.len() < 2 {
            return together(self);
        }
        let few = blocks.len() <= MOST_AT_ONCE;
        let mut pattern = self.primary(minimum);
        let mut settled = BTreeSet::new();
        for block in blocks {
            let found = together(&block.counts);
            if found.unproven.is_empty() {
                settled.extend(&block.places);
            } else if few {
                return self.searched(minimum);
            }
            pattern.take_up(&block, found);
        }
        if pattern.unproven.is_empty() {
            pattern
        } else {
            self.mended(&pattern, &settled, minimum)
        }
    }

    /// A pattern in which some counts are not settled, with what has to be hidden besides:
    /// also of the others, which are as they were else.
    fn mended(
        &self,
        pattern: &Pattern,
        settled: &BTreeSet<usize>,
        minimum: u64,
    ) -> Pattern {
        let mut search = Search::new(self, minimum);
        search.begin_from(pattern, Vec::new());
        search.protects.clone_from(&pattern.protects);
        search.sweep();
        search.hide();
        search.show_again(|index| !settled.contains(&index));
        search.pattern()
    }

    /// Decides for counts that hang together. Counts of those who did not answer are hidden
    /// like others where that protects somebody, but never is more hidden than if they were
    /// protected themselves.
    pub(super) fn searched(&self, minimum: u64) -> Pattern {
        let found = Search::found(self, minimum);
        if self.silent.is_empty() || !found.hides_others() {
            return found;
        }
        let strict = Self { silent: BTreeSet::new(), ..self.clone() };
        let mut search = Search::new(&strict, minimum);
        search.decide();
        let (strict, witnesses) = search.pattern_and_witnesses();
        if found.is_within(&strict) || self.hides_fewer_cells(&found, &strict) {
            return found;
        }
        let mut search = Search::new(self, minimum);
        search.begin_from(&strict, witnesses);
        search.decide();
        search.pattern()
    }

    /// Whether a pattern hides cells only, and no more of them than another one.
    fn hides_fewer_cells(&self, pattern: &Pattern, other: &Pattern) -> bool {
        let cells = |pattern: &Pattern, worth: Worth| {
            let hidden = pattern.why.iter().enumerate().filter(|(_, why)| why.is_some());
            let of_worth = hidden.filter(|(index, _)| self.counts[*index].worth == worth);
            of_worth
                .map(|(index, _)| self.cells.get(&index).copied().unwrap_or(1))
                .sum::<usize>()
        };
        self.hides_cells_only(pattern)
            && pattern.untold.is_subset(&other.untold)
            && cells(pattern, Worth::Cell) <= cells(other, Worth::Cell)
    }

    /// Whether a pattern hides no total and no named number but small ones.
    fn hides_cells_only(&self, pattern: &Pattern) -> bool {
        let mut hidden = self.counts.iter().zip(&pattern.why);
        hidden.all(|(count, why)| {
            *why != Some(Why::Complementary)
                || !matches!(count.worth, Worth::Total | Worth::Named)
        })
    }
}

impl Pattern {
    /// Whether anything is hidden for the sake of other counts.
    fn hides_others(&self) -> bool {
        self.why.contains(&Some(Why::Complementary)) || !self.untold.is_empty()
    }

    /// Whether nothing is hidden that another pattern shows.
    fn is_within(&self, other: &Self) -> bool {
        let mut both = self.why.iter().zip(&other.why);
        both.all(|(own, other)| own.is_none() || other.is_some())
            && self.untold.is_subset(&other.untold)
    }
}

impl<'c> Search<'c> {
    /// What is hidden of some counts.
    fn found(counts: &'c Counts, minimum: u64) -> Pattern {
        let mut search = Self::new(counts, minimum);
        search.decide();
        search.pattern()
    }

    /// Hides what another pattern hides, to show again what need not be hidden. Its witnesses
    /// have given everything that is shown now.
    fn begin_from(&mut self, pattern: &Pattern, witnesses: Vec<Witness>) {
        for (index, other) in pattern.why.iter().enumerate() {
            if other.is_some() && self.is_shown(index) {
                self.take(index);
            }
        }
        let summaries = self.counts.counts.len();
        for summary in &pattern.untold {
            self.take(summaries + summary);
        }
        for witness in witnesses {
            self.witnesses.believe(witness);
        }
    }

    /// Decides what is hidden.
    pub(super) fn decide(&mut self) {
        if !self.small.is_empty() {
            self.sweep();
            self.hide();
            self.show_again(|_| true);
        }
    }

    /// What has been decided, and the answers that show that it is enough.
    fn pattern_and_witnesses(self) -> (Pattern, Vec<Witness>) {
        let witnesses = self.witnesses.all().cloned().collect();
        (self.pattern(), witnesses)
    }

    /// What has been decided.
    pub(super) fn pattern(mut self) -> Pattern {
        let unproven = self.small.iter().filter(|index| !self.is_open(**index));
        let unproven = unproven.copied().collect();
        let mut protects = std::mem::take(&mut self.protects);
        // Of what is told of answers together it is not kept.
        protects
            .retain(|index, _| self.why.get(*index) == Some(&Some(Why::Complementary)));
        Pattern { why: self.why, unproven, protects, untold: self.untold }
    }
}
