//! Which counts, ties and summaries hang together, so that the rest need not be looked at.

use std::collections::{BTreeMap, BTreeSet};

use super::super::attack::Terms;
use super::Counts;

/// What hangs together, with its places among all.
#[derive(Default)]
pub(super) struct Part {
    pub(super) places: Vec<usize>,
    pub(super) summaries: Vec<usize>,
    pub(super) counts: Counts,
}

impl Counts {
    /// What hangs together, and the cross tables that it hangs together by.
    pub(super) fn parts(&self) -> Vec<Part> {
        let tables = self.table_of.iter().max().map_or(0, |last| last + 1);
        let mut part_of = (0..tables).collect::<Vec<_>>();
        let table = |(unknown, _): &(usize, i64)| self.table_of[*unknown];
        let sums = self.counts.iter().map(|count| count.sums.iter().flatten().collect());
        let ties = self.ties.iter().map(|terms| terms.iter().collect());
        let summaries = self.summaries.iter().map(|summary| summary.terms().collect());
        for together in sums.chain(ties).chain(summaries) {
            let together: Vec<&(usize, i64)> = together;
            let parts = together.into_iter().map(|term| part_of[table(term)]);
            let parts = parts.collect::<BTreeSet<_>>();
            if let Some(first) = parts.first().copied() {
                for part in part_of.iter_mut().filter(|part| parts.contains(part)) {
                    *part = first;
                }
            }
        }
        let part = |terms: &Terms| terms.first().map(|term| part_of[table(term)]);
        let mut parts: BTreeMap<usize, Part> = BTreeMap::new();
        for (index, count) in self.counts.iter().enumerate() {
            let Some(part) = count.sums.iter().find_map(part) else { continue };
            let Part { places, counts, .. } = parts.entry(part).or_default();
            if let Some(range) = self.held.get(&index) {
                counts.held.insert(places.len(), *range);
            }
            if self.silent.contains(&index) {
                counts.silent.insert(places.len());
            }
            if let Some(cells) = self.cells.get(&index) {
                counts.cells.insert(places.len(), *cells);
            }
            places.push(index);
            counts.counts.push(count.clone());
        }
        for tie in &self.ties {
            if let Some(Part { counts, .. }) =
                part(tie).and_then(|part| parts.get_mut(&part))
            {
                counts.ties.push(tie.clone());
            }
        }
        for (index, summary) in self.summaries.iter().enumerate() {
            let first = summary.terms().next().map(|term| part_of[table(term)]);
            if let Some(part) = first.and_then(|part| parts.get_mut(&part)) {
                part.summaries.push(index);
                part.counts.summaries.push(summary.clone());
            }
        }
        let parts = parts.into_values().map(|mut part| {
            part.counts.table_of.clone_from(&self.table_of);
            part
        });
        parts.collect()
    }
}
