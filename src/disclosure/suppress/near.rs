//! What a reader knows, as things are, of whatever hangs together with some cross tables.
//!
//! What cross tables have in common does not connect them where it is told: it is a constant
//! in each (`part.rs`). Which cross tables hang together changes with what is hidden, so that
//! it is found anew for each question from where the question begins.

use std::collections::{BTreeMap, BTreeSet};

use super::super::attack::{Attack, Equation, Terms};
use super::Counts;

/// What is about each cross table.
pub(super) struct Near<'c> {
    counts: &'c Counts,
    /// For each cross table the counts and, numbered after them, the summaries.
    about: Vec<BTreeSet<usize>>,
    /// For each cross table the ties.
    ties: Vec<Vec<usize>>,
    /// For each tie the counts that both of its sides are.
    settling: Vec<Vec<usize>>,
    /// All counts that settle some tie.
    common: BTreeSet<usize>,
    /// What is about several cross tables at a time: sums of counts, and summaries.
    wide: Vec<Vec<(usize, BTreeSet<usize>)>>,
}

/// What is known of some cross tables.
pub(super) struct NearAttack {
    pub(super) attack: Attack,
    pub(super) tables: BTreeSet<usize>,
}

impl<'c> Near<'c> {
    pub(super) fn new(counts: &'c Counts) -> Self {
        let tables = counts.table_of.iter().max().map_or(0, |last| last + 1);
        let mut near = Self {
            counts,
            about: vec![BTreeSet::new(); tables],
            ties: vec![Vec::new(); tables],
            settling: Vec::new(),
            common: BTreeSet::new(),
            wide: vec![Vec::new(); tables],
        };
        let mut sums = BTreeMap::<&Terms, Vec<usize>>::new();
        for (index, count) in counts.counts.iter().enumerate() {
            for terms in &count.sums {
                let tables = near.tables_of(terms);
                near.add(index, &tables);
                sums.entry(terms).or_default().push(index);
            }
        }
        for (index, summary) in (counts.counts.len()..).zip(&counts.summaries) {
            let tables = summary.terms().map(|(unknown, _)| counts.table_of[*unknown]);
            near.add(index, &tables.collect());
        }
        for (index, tie) in counts.ties.iter().enumerate() {
            for table in near.tables_of(tie) {
                near.ties[table].push(index);
            }
            let (one, other) = super::part::sides(tie);
            let other = sums.get(&other).map_or(&[][..], Vec::as_slice);
            let both = sums.get(&one).into_iter().flatten();
            let both = both.filter(|count| other.contains(count)).copied();
            let both = both.collect::<Vec<_>>();
            near.common.extend(&both);
            near.settling.push(both);
        }
        near
    }

    fn add(&mut self, index: usize, tables: &BTreeSet<usize>) {
        for table in tables {
            self.about[*table].insert(index);
            if tables.len() > 1 {
                self.wide[*table].push((index, tables.clone()));
            }
        }
    }

    fn tables_of(&self, terms: &Terms) -> BTreeSet<usize> {
        terms.iter().map(|(unknown, _)| self.counts.table_of[*unknown]).collect()
    }

    /// Whether a count is what cross tables have in common.
    pub(super) fn is_common(&self, index: usize) -> bool {
        self.common.contains(&index)
    }

    /// Some cross tables and those that they hang together with.
    pub(super) fn together(
        &self,
        first: BTreeSet<usize>,
        is_told: &dyn Fn(usize) -> bool,
    ) -> BTreeSet<usize> {
        let mut waiting = first.iter().copied().collect::<Vec<_>>();
        let mut tables = first;
        while let Some(table) = waiting.pop() {
            let wide = self.wide[table].iter().filter(|(index, _)| is_told(*index));
            let wide = wide.flat_map(|(_, tables)| tables.iter().copied());
            let is_open =
                |tie: &&usize| !self.settling[**tie].iter().any(|it| is_told(*it));
            let ties = self.ties[table].iter().filter(is_open);
            let ties = ties.flat_map(|tie| self.tables_of(&self.counts.ties[*tie]));
            for other in wide.chain(ties) {
                if tables.insert(other) {
                    waiting.push(other);
                }
            }
        }
        tables
    }

    /// What is known of some cross tables, and of those that they hang together with, to
    /// whoever is told something.
    pub(super) fn known(
        &self,
        first: BTreeSet<usize>,
        is_told: &dyn Fn(usize) -> bool,
    ) -> NearAttack {
        let tables = self.together(first, is_told);
        let about = tables.iter().flat_map(|table| &self.about[*table]).copied();
        let about = about.filter(|index| is_told(*index)).collect::<BTreeSet<_>>();
        let is_within = |terms: &Terms| {
            let first = terms.first();
            first.is_some_and(|(one, _)| tables.contains(&self.counts.table_of[*one]))
        };
        let (mut equations, mut bounds) = (Vec::new(), Vec::new());
        for index in about {
            match self.counts.counts.get(index) {
                Some(count) => {
                    let total = i64::try_from(count.value).unwrap_or(i64::MAX);
                    let sums = count.sums.iter().filter(|terms| is_within(terms));
                    equations.extend(
                        sums.map(|terms| Equation { terms: terms.clone(), total }),
                    );
                }
                None => {
                    let summary = index - self.counts.counts.len();
                    bounds.extend(self.counts.summaries[summary].bounds.iter().cloned());
                }
            }
        }
        let ties = tables.iter().flat_map(|table| &self.ties[*table]);
        let ties = ties.copied().collect::<BTreeSet<_>>().into_iter();
        let ties = ties.map(|tie| &self.counts.ties[tie]);
        // One that leads elsewhere is between constants.
        let ties = ties.filter(|tie| self.tables_of(tie).is_subset(&tables));
        equations.extend(ties.map(|tie| Equation { terms: tie.clone(), total: 0 }));
        let mut attack = Attack::new(equations, bounds, self.counts.table_of.len());
        attack.in_whole_numbers = self.counts.whole;
        NearAttack { attack, tables }
    }

    /// What is known of the one cross table that a sum is of to whoever is told something
    /// and does not look farther.
    pub(super) fn alone(
        &self,
        terms: &Terms,
        is_told: &dyn Fn(usize) -> bool,
    ) -> Option<Attack> {
        let own = self.tables_of(terms);
        let [table] = own.iter().collect::<Vec<_>>()[..] else { return None };
        let mut equations = Vec::new();
        for index in self.about[*table].iter().filter(|index| is_told(**index)) {
            let Some(count) = self.counts.counts.get(*index) else { continue };
            let total = i64::try_from(count.value).unwrap_or(i64::MAX);
            let sums = count.sums.iter().filter(|terms| self.tables_of(terms) == own);
            equations.extend(sums.map(|terms| Equation { terms: terms.clone(), total }));
        }
        Some(Attack::new(equations, Vec::new(), self.counts.table_of.len()))
    }
}
