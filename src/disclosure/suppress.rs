//! Complementary suppression: which counts are hidden besides the small ones, so that the
//! small ones cannot be worked out.
//!
//! Of every small count there must be answers that would have given the same publication
//! and in which it is not small, and others in which it is 1 or 0 ([`Goal`]). Where there
//! are none, the cheapest set of shown counts is looked for without which there are: the
//! *attacker* may change shown counts at a price, and those that the cheapest change
//! touches are hidden (Kelly, Golden & Assad, "Cell suppression: disclosure protection for
//! sensitive tabular data", *Networks* 22, 1992; Fischetti & Salazar, "Models and
//! algorithms for optimizing cell suppression in tabular data with linear constraints",
//! *JASA* 95, 2000). It is looked for among the counts of the same cross tables first, and
//! farther away only if that does not do. In the end what has been hidden without need is
//! shown again, the dearest first, as long as every small count still has its witnesses.
//!
//! What is told of answers together ([`Summary`]: a mean, a standard deviation) is part of
//! what a reader knows, and is left untold where that costs less than further counts.

mod cheapest;
mod margins;
mod near;
mod part;
mod pattern;
mod remembered;
mod summary;
mod witnesses;

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::attack::{Goal, Terms};

use self::near::{Near, NearAttack};
use self::witnesses::Witnesses;

pub(super) use self::remembered::Remembered;
pub use self::summary::Summary;

/// How many linear programmes are solved to show again what was hidden without need.
const MOST_TRIES: usize = 600;

/// What a reader loses when a count is hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Worth {
    /// Nothing: it is not shown anywhere, but must not be worked out either.
    Unshown,
    /// One cell of a chart or table.
    Cell,
    /// A total, or what the shares of a whole group are shares of.
    Total,
    /// A number that a text may quote.
    Named,
    /// It has been published, and can be hidden from nobody any longer.
    Published,
}

/// A count, and what a reader of the report is told of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Count {
    /// The sums of unknowns that it is, one for each cross table that it can be taken from;
    /// at least one.
    pub sums: Vec<Terms>,
    /// What it is.
    pub value: u64,
    /// What a reader loses with it.
    pub worth: Worth,
}

/// All counts of a report and what connects them.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Counts {
    /// For every unknown the cross table that it is a cell of.
    pub table_of: Vec<usize>,
    /// Sums of unknowns that are zero whatever the answers are.
    pub ties: Vec<Terms>,
    /// The counts.
    pub counts: Vec<Count>,
    /// Counts that must not be worked out although they are not small, with the numbers that
    /// must all remain possible, from the smallest to the largest.
    pub held: BTreeMap<usize, (u64, u64)>,
    /// Counts that need no protection however small they are: of those who did not answer.
    /// What they are is known to whoever reads the report, like any other count.
    pub silent: BTreeSet<usize>,
    /// In how many cells a count stands, where that is not one.
    pub cells: BTreeMap<usize, usize>,
    /// What is told of answers together.
    pub summaries: Vec<Summary>,
    /// Whether only answers in whole numbers show what is possible also where nothing is told
    /// of answers together.
    pub whole: bool,
}

/// Why a count is hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It is small itself.
    Primary,
    /// A small one could be worked out from it.
    Complementary,
}

/// What is hidden.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pattern {
    /// For each count why it is hidden, if it is.
    pub why: Vec<Option<Why>>,
    /// Small counts of which it is not proven that they cannot be worked out.
    pub unproven: Vec<usize>,
    /// For each count that is hidden for the sake of others one that could be worked out
    /// from it.
    pub protects: BTreeMap<usize, usize>,
    /// What is not told of answers together, by place among the summaries.
    pub untold: BTreeSet<usize>,
}

impl Counts {
    /// Whether a count must not be shown, nor be worked out: it is small, or held.
    fn is_small(&self, index: usize, minimum: u64) -> bool {
        let small = (1..minimum).contains(&self.counts[index].value);
        let guarded =
            small && !self.silent.contains(&index) || self.held.contains_key(&index);
        guarded && self.counts[index].worth != Worth::Published
    }

    /// What must remain possible of a count that must not be worked out.
    fn open_range(&self, index: usize, minimum: u64) -> (u64, u64) {
        let small = (1..minimum).contains(&self.counts[index].value);
        match self.held.get(&index) {
            Some((least, most)) if small => ((*least).min(1), (*most).max(minimum)),
            Some(range) => *range,
            None => (1, minimum),
        }
    }

    /// What is hidden if nothing but small counts is.
    #[must_use]
    pub fn primary(&self, minimum: u64) -> Pattern {
        let why = |index| self.is_small(index, minimum).then_some(Why::Primary);
        let why = (0..self.counts.len()).map(why).collect();
        Pattern { why, ..Pattern::default() }
    }

    /// Decides what is hidden, so that of no small count a reader can tell that it is below
    /// `minimum`, nor that it is not 1 or 0.
    #[must_use]
    pub fn suppress(&self, minimum: u64) -> Pattern {
        self.suppress_again(minimum, &Remembered::default())
    }

    /// Decides as [`Counts::suppress`] does, with what has been decided before and is the
    /// same again.
    pub(super) fn suppress_again(
        &self,
        minimum: u64,
        remembered: &Remembered,
    ) -> Pattern {
        let mut pattern = self.primary(minimum);
        for part in self.parts() {
            let found = part.counts.decided(minimum, remembered);
            pattern.take_up(&part, found);
        }
        pattern.unproven.sort_unstable();
        pattern
    }
}

/// One end of what must remain possible of a count.
#[derive(Clone, Copy)]
enum Extreme {
    /// It can be as large as that, or larger.
    Most,
    /// It can be as small as that, or smaller.
    Least,
}

impl Extreme {
    const BOTH: [Self; 2] = [Self::Most, Self::Least];
}

/// A search for what must be hidden.
struct Search<'c> {
    counts: &'c Counts,
    minimum: u64,
    /// The small counts, the hardest to hide first: what hides it often hides others too.
    small: Vec<usize>,
    why: Vec<Option<Why>>,
    /// What is not told of answers together.
    untold: BTreeSet<usize>,
    near: Near<'c>,
    /// By cross table, what a reader knows of what is shown, as far as that is known now.
    seen: BTreeMap<usize, Rc<NearAttack>>,
    /// Answers that would have given the same publication.
    witnesses: Witnesses<'c>,
    /// What is told of each cross table: counts, and after them the summaries.
    of_table: Vec<Vec<usize>>,
    /// For each count that has been hidden for the sake of a small one, which that is.
    protects: BTreeMap<usize, usize>,
}

impl<'c> Search<'c> {
    fn new(counts: &'c Counts, minimum: u64) -> Self {
        let why = counts.primary(minimum).why;
        let small =
            (0..counts.counts.len()).filter(|index| counts.is_small(*index, minimum));
        let mut small = small.collect::<Vec<_>>();
        small.sort_by_key(|index| counts.counts[*index].value);
        let tables = counts.table_of.iter().max().map_or(0, |last| last + 1);
        let mut of_table = vec![Vec::new(); tables];
        for (index, count) in counts.counts.iter().enumerate() {
            let fixed = matches!(count.worth, Worth::Unshown | Worth::Published);
            if why[index].is_none() && !fixed {
                for table in tables_of(counts, count) {
                    of_table[table].push(index);
                }
            }
        }
        for (index, summary) in counts.summaries.iter().enumerate() {
            let tables = summary.terms().map(|(unknown, _)| counts.table_of[*unknown]);
            for table in tables.collect::<BTreeSet<_>>() {
                of_table[table].push(counts.counts.len() + index);
            }
        }
        Self {
            counts,
            minimum,
            witnesses: Witnesses::new(counts, &small),
            small,
            near: Near::new(counts),
            seen: BTreeMap::new(),
            why,
            untold: BTreeSet::new(),
            of_table,
            protects: BTreeMap::new(),
        }
    }

    fn count(&self, index: usize) -> &'c Count {
        &self.counts.counts[index]
    }

    /// The place of a summary among them, by its place after the counts.
    fn summary(&self, index: usize) -> Option<usize> {
        index.checked_sub(self.counts.counts.len())
    }

    fn is_shown(&self, index: usize) -> bool {
        match self.summary(index) {
            Some(summary) => !self.untold.contains(&summary),
            None => {
                self.why[index].is_none() && self.count(index).worth != Worth::Unshown
            }
        }
    }

    /// What a reader knows of whatever hangs together with a count.
    fn seen(&mut self, index: usize) -> Rc<NearAttack> {
        let tables = self.tables_of(index);
        let first = tables.first().and_then(|table| self.seen.get(table));
        if let Some(known) = first {
            return Rc::clone(known);
        }
        let known = Rc::new(self.near.known(tables, &|index| self.is_shown(index)));
        for table in &known.tables {
            self.seen.insert(*table, Rc::clone(&known));
        }
        known
    }

    /// Forgets what a reader knows of whatever hangs together with a count or summary that
    /// is hidden now, or shown again.
    fn forget(&mut self, index: usize) {
        for table in self.tables_of(index) {
            if let Some(known) = self.seen.remove(&table) {
                for table in &known.tables {
                    self.seen.remove(table);
                }
            }
        }
    }

    fn goal(&self, index: usize, end: Extreme) -> Goal {
        let (least, most) = self.counts.open_range(index, self.minimum);
        match end {
            Extreme::Most => Goal::AtLeast(most),
            Extreme::Least => Goal::AtMost(least),
        }
    }

    /// Whether answers are known that take a small count to its goal.
    fn is_met(&self, index: usize, end: Extreme) -> bool {
        let (least, most) = self.witnesses.range(index);
        let goal = self.goal(index, end);
        match goal {
            Goal::AtLeast(_) => goal.is_met(most),
            Goal::AtMost(_) => goal.is_met(least),
        }
    }

    /// Whether a small count cannot be told from a large one, nor from 1.
    fn is_open(&self, index: usize) -> bool {
        Extreme::BOTH.iter().all(|end| self.is_met(index, *end))
    }

    /// Takes as many small counts as possible to their goals as things are, all that hang
    /// together at once.
    fn sweep(&mut self) {
        for end in Extreme::BOTH {
            let mut swept: BTreeSet<usize> = BTreeSet::new();
            for place in 0..self.small.len() {
                let index = self.small[place];
                if swept.contains(&index) || self.is_met(index, end) {
                    continue;
                }
                let seen = self.seen(index);
                let unknowns = |index: usize| {
                    self.count(index).sums[0].iter().map(|(unknown, _)| *unknown)
                };
                let (reached, _) = seen.attack.reached(unknowns(index));
                let near = self.small.iter().copied().filter(|other| {
                    !self.is_met(*other, end)
                        && unknowns(*other).any(|unknown| reached.contains(&unknown))
                });
                let near = near.collect::<Vec<_>>();
                self.reach(&near, end);
                swept.extend(near);
            }
        }
    }

    /// Tries to take one small count to its goal as things are.
    ///
    /// Where much hangs together, what is known of one cross table by itself often tells that
    /// it is impossible; and what a reader knew who was told all margins too tells what is
    /// possible whatever these are. Both are small.
    fn reach_one(&mut self, index: usize, end: Extreme) {
        let goal = self.goal(index, end);
        let Count { sums, value, .. } = self.count(index);
        let tables = self.tables_of(index);
        let shown = |index: usize| self.is_shown(index);
        let together = self.near.together(tables.clone(), &shown).len();
        if together > 1 {
            let alone = self.near.alone(&sums[0], &shown);
            if alone.is_some_and(|alone| !alone.can_reach(&sums[0], goal)) {
                return;
            }
            let told = |index: usize| shown(index) || self.near.is_common(index);
            let known = self.near.known(tables, &told);
            if known.tables.len() < together
                && let Some(witness) = known.attack.spread(&[(&sums[0], *value, goal)])
            {
                self.witnesses.believe(witness);
            }
            if self.is_met(index, end) {
                return;
            }
        }
        if self.seen(index).attack.may_meet(&sums[0], goal) {
            self.reach(&[index], end);
        }
    }

    /// Tries to take small counts that hang together to their goals as things are.
    fn reach(&mut self, small: &[usize], end: Extreme) {
        let Some(first) = small.first() else { return };
        let seen = self.seen(*first);
        let goals = small.iter().map(|index| {
            let Count { sums, value, .. } = self.count(*index);
            (&sums[0], *value, self.goal(*index, end))
        });
        if let Some(witness) = seen.attack.spread(&goals.collect::<Vec<_>>()) {
            self.witnesses.believe(witness);
        }
    }

    /// Hides what must be hidden for the goals that are not met.
    fn hide(&mut self) {
        for place in 0..self.small.len() {
            for end in Extreme::BOTH {
                let index = self.small[place];
                if !self.is_met(index, end) {
                    self.reach_one(index, end);
                }
                if self.is_met(index, end) {
                    continue;
                }
                let goal = self.goal(index, end);
                if let Some((hidden, witness)) = self.cheapest(index, goal) {
                    for one in &hidden {
                        self.take(*one);
                        self.protects.insert(*one, index);
                    }
                    self.witnesses.believe(witness);
                }
            }
        }
    }

    /// Hides something for the sake of others.
    fn take(&mut self, index: usize) {
        match self.summary(index) {
            Some(summary) => {
                self.untold.insert(summary);
            }
            None => self.why[index] = Some(Why::Complementary),
        }
        self.forget(index);
    }

    /// Shows again what was hidden for the sake of others.
    fn give_back(&mut self, index: usize) {
        match self.summary(index) {
            Some(summary) => {
                self.untold.remove(&summary);
            }
            None => self.why[index] = None,
        }
        self.forget(index);
    }

    /// The cross tables that something told can be taken from.
    fn tables_of(&self, index: usize) -> BTreeSet<usize> {
        let Some(summary) = self.summary(index) else {
            return tables_of(self.counts, self.count(index));
        };
        let terms = self.counts.summaries[summary].terms();
        terms.map(|(unknown, _)| self.counts.table_of[*unknown]).collect()
    }

    /// Shows again what has been hidden without need, the dearest first; nothing but what is
    /// asked about.
    fn show_again(&mut self, is_asked: impl Fn(usize) -> bool) {
        let hidden = self.why.iter().enumerate();
        let hidden = hidden.filter(|(_, why)| **why == Some(Why::Complementary));
        let hidden = hidden.map(|(index, _)| index).filter(|index| is_asked(*index));
        let untold = self.untold.iter().map(|index| self.why.len() + index);
        let mut hidden = hidden.chain(untold).collect::<Vec<_>>();
        hidden.sort_by(|one, other| self.price(*other).total_cmp(&self.price(*one)));
        let open = self.small.iter().filter(|index| self.is_open(**index));
        let open = open.copied().collect::<Vec<_>>();
        let mut tries = MOST_TRIES;
        for index in hidden {
            let earlier = self.seen.clone();
            self.give_back(index);
            let lost = self.witnesses.without(index);
            if lost.is_empty() {
                continue;
            }
            if let Err(found) = self.reach_all(&open, &mut tries) {
                self.protects.extend(found.map(|small| (index, small)));
                self.take(index);
                self.witnesses.put_back(lost);
                self.seen = earlier;
            }
            if tries == 0 {
                return;
            }
        }
    }

    /// Whether all of some small counts can be taken to their goals, with so many tries;
    /// else the first that cannot, unless there were too few.
    fn reach_all(
        &mut self,
        small: &[usize],
        tries: &mut usize,
    ) -> Result<(), Option<usize>> {
        for index in small {
            for end in Extreme::BOTH {
                if self.is_met(*index, end) {
                    continue;
                }
                if *tries == 0 {
                    return Err(None);
                }
                *tries -= 1;
                self.reach_one(*index, end);
                if !self.is_met(*index, end) {
                    return Err(Some(*index));
                }
            }
        }
        Ok(())
    }
}

/// The cross tables that a count can be taken from.
fn tables_of(counts: &Counts, count: &Count) -> BTreeSet<usize> {
    let unknowns = count.sums.iter().flatten();
    unknowns.map(|(unknown, _)| counts.table_of[*unknown]).collect()
}

/// A sum of unknowns with each unknown once, in order.
pub(super) fn gathered(terms: impl IntoIterator<Item = (usize, i64)>) -> Terms {
    let mut all = BTreeMap::new();
    for (unknown, times) in terms {
        *all.entry(unknown).or_insert(0) += times;
    }
    all.into_iter().filter(|(_, times)| *times != 0).collect()
}
