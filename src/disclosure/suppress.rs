//! Complementary suppression: which counts are hidden besides the small ones, so that the
//! small ones cannot be worked out.
//!
//! For every small count in turn the cheapest set of shown counts is looked for without
//! which it could be larger, and then one without which it could be smaller, each by one
//! linear programme: the *attacker* may change shown counts at a price, and those that the
//! cheapest change touches are hidden (Kelly, Golden & Assad, "Cell suppression: disclosure
//! protection for sensitive tabular data", *Networks* 22, 1992; Fischetti & Salazar,
//! "Models and algorithms for optimizing cell suppression in tabular data with linear
//! constraints", *JASA* 95, 2000). In the end, unless the report is large, every count
//! that has been hidden without need is shown again, the dearest first, as long as the
//! attacker still fails.

use std::collections::BTreeMap;

use super::attack::{Attack, Equation, Goal, Soft, Terms, Unsolved};

/// How much is tried to show again what was hidden without need: hidden counts times small
/// counts times unknowns.
const MOST_TRIES: usize = 200_000;

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
}

/// A count, and what a reader of the report is told of it.
#[derive(Clone, Debug)]
pub struct Count {
    /// The unknowns that it is the sum of.
    pub terms: Terms,
    /// What it is.
    pub value: u64,
    /// What a reader loses with it.
    pub worth: Worth,
}

/// All counts of a report and what connects them.
#[derive(Clone, Debug, Default)]
pub struct Counts {
    /// How many unknowns there are.
    pub unknowns: usize,
    /// Sums of unknowns that are zero whatever the answers are.
    pub ties: Vec<Terms>,
    /// The counts.
    pub counts: Vec<Count>,
    /// Counts that must not be worked out although they are not small, with the numbers that
    /// must all remain possible, from the smallest to the largest.
    pub held: BTreeMap<usize, (u64, u64)>,
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
}

impl Counts {
    /// Whether a count must not be shown, nor be worked out: it is small, or held.
    fn is_small(&self, index: usize, minimum: u64) -> bool {
        self.open_range(index, minimum).is_some()
    }

    /// What must remain possible of a count that must not be worked out.
    fn open_range(&self, index: usize, minimum: u64) -> Option<(u64, u64)> {
        let small = (1..minimum).contains(&self.counts[index].value);
        let held = self.held.get(&index).copied();
        let both = held.map(|(least, most)| {
            if small { (least.min(1), most.max(minimum)) } else { (least, most) }
        });
        both.or(small.then_some((1, minimum)))
    }

    /// What is hidden if nothing but small counts is.
    #[must_use]
    pub fn primary(&self, minimum: u64) -> Pattern {
        let why = |index| self.is_small(index, minimum).then_some(Why::Primary);
        let why = (0..self.counts.len()).map(why).collect();
        Pattern { why, unproven: Vec::new() }
    }

    /// What a reader knows who sees all counts that are not hidden.
    #[must_use]
    pub fn seen(&self, why: &[Option<Why>]) -> Attack {
        let shown = self.counts.iter().zip(why);
        let shown = shown
            .filter(|(count, why)| why.is_none() && count.worth != Worth::Unshown)
            .map(|(count, _)| equation(count));
        Attack::new(shown.chain(self.tied()).collect(), self.unknowns)
    }

    fn tied(&self) -> impl Iterator<Item = Equation> {
        self.ties.iter().map(|terms| Equation { terms: terms.clone(), total: 0 })
    }

    /// Decides what is hidden, so that of no small count a reader can tell that it is below
    /// `minimum`, nor that it is not 1 or 0.
    #[must_use]
    pub fn suppress(&self, minimum: u64) -> Pattern {
        let mut pattern = self.primary(minimum);
        let small = (0..self.counts.len()).filter(|index| self.is_small(*index, minimum));
        let mut small = small.collect::<Vec<_>>();
        // The hardest to hide first: what hides it often hides others too.
        small.sort_by_key(|index| self.counts[*index].value);
        let mut seen = self.seen(&pattern.why);
        for index in &small {
            let terms = &self.counts[*index].terms;
            let range = self.open_range(*index, minimum).unwrap_or((1, minimum));
            if seen.leaves_open(terms, range) == Ok(true) {
                continue;
            }
            for goal in [Goal::AtLeast(range.1), Goal::AtMost(range.0)] {
                let Ok(more) = self.cheapest(*index, goal, &pattern.why) else {
                    continue;
                };
                for one in more.into_iter().flatten() {
                    pattern.why[one] = Some(Why::Complementary);
                }
            }
            seen = self.seen(&pattern.why);
        }
        self.show_again(&mut pattern, &small, minimum);
        let seen = self.seen(&pattern.why);
        let open = |index: &usize| {
            let range = self.open_range(*index, minimum).unwrap_or((1, minimum));
            seen.leaves_open(&self.counts[*index].terms, range) == Ok(true)
        };
        pattern.unproven = small.into_iter().filter(|index| !open(index)).collect();
        pattern
    }

    /// The shown counts to hide for a goal: among those near by if that is possible, else
    /// among all.
    fn cheapest(
        &self,
        index: usize,
        goal: Goal,
        why: &[Option<Why>],
    ) -> Result<Option<Vec<usize>>, Unsolved> {
        let terms = self.counts[index].terms.as_slice();
        let shown = self.counts.iter().enumerate().filter(|(index, count)| {
            why[*index].is_none() && count.worth != Worth::Unshown
        });
        let shown = shown.map(|(index, _)| index).collect::<Vec<_>>();
        for steps in [2, 3] {
            let near = self.near(terms, steps);
            let touches = |index: &usize| {
                self.counts[*index].terms.iter().any(|(unknown, _)| near[*unknown])
            };
            let (local, far) = shown.iter().copied().partition::<Vec<_>, _>(touches);
            let found = self.cheapest_of((terms, goal), &local, &far)?;
            if found.is_some() || far.is_empty() {
                return Ok(found);
            }
        }
        self.cheapest_of((terms, goal), &shown, &[])
    }

    /// The unknowns that are so many steps from these, each from one unknown of a count to
    /// all others.
    fn near(&self, terms: &[(usize, i64)], steps: usize) -> Vec<bool> {
        let mut near = vec![false; self.unknowns];
        for (unknown, _) in terms {
            near[*unknown] = true;
        }
        for _ in 0..steps {
            let before = near.clone();
            for count in &self.counts {
                if count.terms.iter().any(|(unknown, _)| before[*unknown]) {
                    for (unknown, _) in &count.terms {
                        near[*unknown] = true;
                    }
                }
            }
        }
        near
    }

    fn cheapest_of(
        &self,
        target: (&[(usize, i64)], Goal),
        soft: &[usize],
        hard: &[usize],
    ) -> Result<Option<Vec<usize>>, Unsolved> {
        let held = hard.iter().map(|index| equation(&self.counts[*index]));
        let seen = Attack::new(held.chain(self.tied()).collect(), self.unknowns);
        let priced = soft.iter().map(|index| Soft {
            equation: equation(&self.counts[*index]),
            price: self.price(*index),
        });
        let broken = seen.cheapest(target, &priced.collect::<Vec<_>>())?;
        Ok(broken.map(|broken| broken.into_iter().map(|place| soft[place]).collect()))
    }

    /// The price for each person that a shown count is off: small counts are cheaper than
    /// large ones, cells cheaper than totals, and numbers in the text the dearest. A zero
    /// costs more than a small cell, since a reader learns from it that there is nobody.
    fn price(&self, index: usize) -> f64 {
        let count = &self.counts[index];
        let size = f64::from(u32::try_from(count.value).unwrap_or(u32::MAX)) / 1000.0;
        let worth = match count.worth {
            Worth::Unshown => 0.0,
            Worth::Cell if count.value == 0 => 3.0,
            Worth::Cell => 1.0,
            Worth::Total => 20.0,
            Worth::Named => 400.0,
        };
        // Among equals the later one, so that the same report always gives the same.
        let place = f64::from(u32::try_from(index).unwrap_or(u32::MAX));
        worth + size.min(10.0) - place * 1e-7
    }

    /// Shows again what has been hidden without need, the dearest first.
    fn show_again(&self, pattern: &mut Pattern, small: &[usize], minimum: u64) {
        let hidden = pattern.why.iter().enumerate();
        let hidden = hidden.filter(|(_, why)| **why == Some(Why::Complementary));
        let mut hidden = hidden.map(|(index, _)| index).collect::<Vec<_>>();
        let open = |why: &[Option<Why>]| {
            let seen = self.seen(why);
            let open = small.iter().filter(|index| {
                let terms = &self.counts[**index].terms;
                let range = self.open_range(**index, minimum).unwrap_or((1, minimum));
                seen.leaves_open(terms, range) == Ok(true)
            });
            open.count()
        };
        // Every try solves all linear programmes again, so a large report goes without.
        if hidden.is_empty() || hidden.len() * small.len() * self.unknowns > MOST_TRIES {
            return;
        }
        hidden.sort_by(|one, other| self.price(*other).total_cmp(&self.price(*one)));
        let before = open(&pattern.why);
        for index in hidden {
            let why = pattern.why[index].take();
            if open(&pattern.why) < before {
                pattern.why[index] = why;
            }
        }
    }
}

fn equation(count: &Count) -> Equation {
    let total = i64::try_from(count.value).unwrap_or(i64::MAX);
    Equation { terms: count.terms.clone(), total }
}

/// A sum of unknowns with each unknown once, in order.
pub(super) fn gathered(terms: impl IntoIterator<Item = (usize, i64)>) -> Terms {
    let mut all = BTreeMap::new();
    for (unknown, times) in terms {
        *all.entry(unknown).or_insert(0) += times;
    }
    all.into_iter().filter(|(_, times)| *times != 0).collect()
}
