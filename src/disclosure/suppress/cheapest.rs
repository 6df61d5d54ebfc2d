//! What is cheapest to hide so that a small count cannot be worked out.

use std::collections::BTreeSet;

use super::super::attack::{Attack, Goal, Soft, SoftAll, SoftBounds, Witness};
use super::{Count, Search, Worth, tables_of};

impl<'c> Search<'c> {
    /// What to hide for a goal. Where no whole numbers are found for it with what is told of
    /// answers together, it is looked for without that.
    pub(super) fn cheapest(
        &self,
        index: usize,
        goal: Goal,
    ) -> Option<(Vec<usize>, Witness)> {
        let first = self.cheapest_near(index, goal, true);
        if self.counts.summaries.is_empty() {
            return first;
        }
        first.or_else(|| self.cheapest_near(index, goal, false))
    }

    /// What to hide for a goal: of the cross tables of the count if that is possible, else
    /// of those that these hang together with, and so on.
    fn cheapest_near(
        &self,
        index: usize,
        goal: Goal,
        with_summaries: bool,
    ) -> Option<(Vec<usize>, Witness)> {
        let mut tables = tables_of(self.counts, self.count(index));
        let own = self.cheapest_within(&tables, index, goal, with_summaries);
        if own.is_some() {
            return own;
        }
        loop {
            let near = self.shown_of(&tables);
            let (held, found) =
                self.cheapest_of(&near, &tables, index, goal, with_summaries);
            if found.is_some() {
                return found;
            }
            let before = tables.len();
            tables.extend(near.iter().flat_map(|near| self.tables_of(*near)));
            let (reached, _) = held.reached(
                self.counts
                    .table_of
                    .iter()
                    .enumerate()
                    .filter(|(_, table)| tables.contains(table))
                    .map(|(unknown, _)| unknown),
            );
            tables.extend(reached.iter().map(|unknown| self.counts.table_of[*unknown]));
            if tables.len() == before {
                return None;
            }
        }
    }

    /// What to hide for a goal of counts that can be taken from some cross tables and no
    /// other, if that costs no more than any of those does that they have in common with
    /// others. These connect much, and are dear.
    fn cheapest_within(
        &self,
        tables: &BTreeSet<usize>,
        index: usize,
        goal: Goal,
        with_summaries: bool,
    ) -> Option<(Vec<usize>, Witness)> {
        let is_own = |near: &usize| self.tables_of(*near).is_subset(tables);
        let shown = self.shown_of(tables).into_iter();
        let (own, common) = shown.partition::<BTreeSet<_>, _>(is_own);
        let least = common.iter().map(|near| self.price(*near)).min_by(f64::total_cmp)?;
        let (_, found) = self.cheapest_of(&own, tables, index, goal, with_summaries);
        let (hidden, witness) = found?;
        let cost = hidden.iter().map(|one| self.price(*one)).sum::<f64>();
        (cost <= least).then_some((hidden, witness))
    }

    /// What is shown of some cross tables and could be hidden.
    fn shown_of(&self, tables: &BTreeSet<usize>) -> BTreeSet<usize> {
        let near = tables.iter().flat_map(|table| &self.of_table[*table]).copied();
        near.filter(|near| self.is_shown(*near)).collect()
    }

    /// What to hide of some counts for a goal, and what is known without all of them.
    fn cheapest_of(
        &self,
        near: &BTreeSet<usize>,
        tables: &BTreeSet<usize>,
        index: usize,
        goal: Goal,
        with_summaries: bool,
    ) -> (Attack, Option<(Vec<usize>, Witness)>) {
        let all = near.iter().flat_map(|near| self.tables_of(*near));
        let all = all.chain(tables.iter().copied()).collect();
        let is_told = |index: usize| self.is_shown(index) && !near.contains(&index);
        let held = self.near.known(all, &is_told).attack;
        let terms = &self.count(index).sums[0];
        let found = held.cheapest(terms, goal, &self.soft(near, with_summaries));
        let found = found.map(|(broken, witness)| {
            let places = near.iter().copied().collect::<Vec<_>>();
            let mut hidden = broken.iter().map(|one| places[*one]).collect::<Vec<_>>();
            if !with_summaries {
                let summaries = places.iter().copied();
                hidden.extend(summaries.filter(|one| self.summary(*one).is_some()));
            }
            (hidden, witness)
        });
        (held, found)
    }

    /// What may be left untold.
    fn soft(&self, near: &BTreeSet<usize>, with_summaries: bool) -> SoftAll<'c> {
        let mut soft = SoftAll::default();
        for index in near {
            let price = self.price(*index);
            match self.summary(*index) {
                Some(summary) if with_summaries => {
                    let bounds = &self.counts.summaries[summary].bounds;
                    soft.bounds.push(SoftBounds { bounds, price });
                }
                Some(_) => {}
                None => {
                    let Count { sums, value, .. } = self.count(*index);
                    soft.counts.push(Soft { sums, value: *value, price });
                }
            }
        }
        soft
    }

    /// The price of hiding a shown count: small counts are cheaper than large ones, cells
    /// cheaper than totals, and numbers in the text the dearest. A zero costs more than a
    /// small cell, since a reader learns from it that there is nobody.
    pub(super) fn price(&self, index: usize) -> f64 {
        // Among equals the later one, so that the same report always gives the same.
        let place = f64::from(u32::try_from(index).unwrap_or(u32::MAX));
        if let Some(summary) = self.summary(index) {
            return self.counts.summaries[summary].price() - place * 1e-7;
        }
        let count = self.count(index);
        let size = f64::from(u32::try_from(count.value).unwrap_or(u32::MAX)) / 1000.0;
        let worth = match count.worth {
            Worth::Unshown => 0.0,
            Worth::Cell if count.value == 0 => 3.0,
            Worth::Cell => 1.0,
            Worth::Total => 20.0,
            Worth::Named => 400.0,
            Worth::Published => f64::INFINITY,
        };
        worth + size.min(10.0) - place * 1e-7
    }
}
