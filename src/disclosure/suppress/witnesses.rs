//! Answers that would have given the same publication, and how small and how large they show
//! that the small counts can be.
//!
//! Only what a witness changes is looked at: a count of which it touches no unknown is in it
//! what it is in truth.

use std::collections::{BTreeMap, BTreeSet};

use super::super::attack::Witness;
use super::{Count, Counts};

/// What a witness makes of the small counts that it touches.
pub(super) struct Seen {
    witness: Witness,
    small: Vec<(usize, f64)>,
}

/// Witnesses, by the order in which they were found.
pub(super) struct Witnesses<'c> {
    counts: &'c Counts,
    /// `None` for one that was taken away.
    seen: Vec<Option<Seen>>,
    /// For each unknown the small counts that it is in.
    small_of: Vec<Vec<usize>>,
    /// For each unknown the witnesses that touch it.
    touching: Vec<Vec<usize>>,
    /// For each small count what the witnesses make of it.
    values: BTreeMap<usize, Vec<(usize, f64)>>,
    /// The smallest and the largest of these and the truth.
    range: BTreeMap<usize, (f64, f64)>,
}

/// Witnesses that were taken away, and the ranges of small counts before that.
pub(super) struct Lost {
    seen: Vec<(usize, Seen)>,
    range: Vec<(usize, (f64, f64))>,
}

impl Lost {
    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.seen.is_empty()
    }
}

impl<'c> Witnesses<'c> {
    /// None yet.
    pub(super) fn new(counts: &'c Counts, small: &[usize]) -> Self {
        let mut small_of = vec![Vec::new(); counts.table_of.len()];
        for index in small {
            let unknowns = counts.counts[*index].sums.iter().flatten();
            let unknowns = unknowns.map(|(unknown, _)| *unknown);
            for unknown in unknowns.collect::<BTreeSet<_>>() {
                small_of[unknown].push(*index);
            }
        }
        let truth =
            |index: &usize| (*index, (truth(counts, *index), truth(counts, *index)));
        Self {
            counts,
            seen: Vec::new(),
            small_of,
            touching: vec![Vec::new(); counts.table_of.len()],
            values: small.iter().map(|index| (*index, Vec::new())).collect(),
            range: small.iter().map(truth).collect(),
        }
    }

    /// The smallest and the largest that a small count is known to be able to be.
    pub(super) fn range(&self, index: usize) -> (f64, f64) {
        self.range[&index]
    }

    /// All that there are, in the order in which they were found.
    pub(super) fn all(&self) -> impl Iterator<Item = &Witness> {
        self.seen.iter().flatten().map(|seen| &seen.witness)
    }

    /// Takes up a witness.
    pub(super) fn believe(&mut self, witness: Witness) {
        let small = witness.touched().flat_map(|unknown| &self.small_of[unknown]);
        let small = small.copied().collect::<BTreeSet<_>>();
        let small = small.into_iter().filter_map(|index| {
            let mut told = self.counts.counts[index].sums.iter();
            Some((index, told.find_map(|terms| witness.value(terms))?))
        });
        let seen = Seen { small: small.collect(), witness };
        let name = self.seen.len();
        for unknown in seen.witness.touched() {
            self.touching[unknown].push(name);
        }
        for (index, value) in &seen.small {
            self.widen(*index, *value, *value);
            self.values.entry(*index).or_default().push((name, *value));
        }
        self.seen.push(Some(seen));
    }

    /// Takes up that a small count can be as small and as large as that.
    fn widen(&mut self, index: usize, least: f64, most: f64) {
        if let Some((from, to)) = self.range.get_mut(&index) {
            (*from, *to) = (from.min(least), to.max(most));
        }
    }

    /// Takes away those that would not have given something that is told after all, a count
    /// or after these a summary.
    pub(super) fn without(&mut self, index: usize) -> Lost {
        let unknowns = match self.counts.counts.get(index) {
            Some(count) => count.sums.iter().flatten().collect::<Vec<_>>(),
            None => {
                let summary = &self.counts.summaries[index - self.counts.counts.len()];
                summary.terms().collect()
            }
        };
        let near = unknowns.iter().flat_map(|(unknown, _)| &self.touching[*unknown]);
        let near = near.copied().collect::<BTreeSet<_>>();
        let mut seen = Vec::new();
        for name in near {
            let agrees = |seen: &Seen| self.agrees(&seen.witness, index);
            if self.seen[name].as_ref().is_some_and(|seen| !agrees(seen)) {
                seen.extend(self.seen[name].take().map(|lost| (name, lost)));
            }
        }
        let small = seen.iter().flat_map(|(_, seen)| &seen.small);
        let small = small.map(|(index, _)| *index).collect::<BTreeSet<_>>();
        let range = small.into_iter().map(|index| (index, self.range[&index]));
        let range = range.collect::<Vec<_>>();
        for (index, _) in &range {
            let truth = truth(self.counts, *index);
            let values = self.values[index].iter();
            let values = values.filter(|(name, _)| self.seen[*name].is_some());
            let narrow = values.fold((truth, truth), |(least, most), (_, value)| {
                (least.min(*value), most.max(*value))
            });
            self.range.insert(*index, narrow);
        }
        Lost { seen, range }
    }

    /// Takes up again what was taken away.
    pub(super) fn put_back(&mut self, lost: Lost) {
        for (name, seen) in lost.seen {
            self.seen[name] = Some(seen);
        }
        for (index, (least, most)) in lost.range {
            self.widen(index, least, most);
        }
    }

    /// Whether answers would also have given something that is told.
    fn agrees(&self, witness: &Witness, index: usize) -> bool {
        match self.counts.counts.get(index) {
            Some(Count { sums, value, .. }) => witness.agrees(sums, *value),
            None => {
                let summary = &self.counts.summaries[index - self.counts.counts.len()];
                witness.keeps(&summary.bounds)
            }
        }
    }
}

/// What a count is.
fn truth(counts: &Counts, index: usize) -> f64 {
    f64::from(u32::try_from(counts.counts[index].value).unwrap_or(0))
}
