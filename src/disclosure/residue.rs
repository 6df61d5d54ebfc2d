//! What is left of a count without two others that lie in it and have nothing in common:
//! everybody less the north less the clerks of the south.
//!
//! Of the two the larger is at least half of the whole, but for a few; there are not many
//! such, and the other one must be of almost the right size. A count that is small itself is
//! hidden, and is none of the three. How much is looked at is bounded, and what is not is
//! told.

use std::collections::{BTreeMap, BTreeSet};

use super::attack::Terms;
use super::holding::{Holding, SumPlace, without};
use super::suppress::Count;

/// So many pairs of counts are looked at.
const MOST_PAIRS: usize = 3_000_000;

/// Those few whom three counts leave: their places, the whole first.
pub(super) struct Residue {
    pub(super) of: [usize; 3],
    pub(super) sums: Vec<Terms>,
    pub(super) value: u64,
}

/// What was found, and the wholes and larger parts that were not looked at any longer.
#[derive(Default)]
pub(super) struct Residues {
    pub(super) found: Vec<Residue>,
    pub(super) unseen: BTreeSet<[usize; 2]>,
}

struct Nest<'c> {
    counts: &'c [Count],
    holding: &'c Holding,
}

/// Finds what is left of every count without two that lie in it, if it is small.
pub(super) fn residues(counts: &[Count], holding: &Holding, minimum: u64) -> Residues {
    let nest = Nest { counts, holding };
    let mut residues = Residues::default();
    let mut found: BTreeMap<[usize; 3], (Vec<Terms>, u64)> = BTreeMap::new();
    let mut pairs = MOST_PAIRS;
    for (whole, mut parts) in nest.within() {
        let of_whole = nest.value(whole);
        parts.sort_by_key(|part| (nest.value(*part), *part));
        let from = |least: u64| parts.partition_point(|part| nest.value(*part) < least);
        let half = of_whole.saturating_sub(minimum.saturating_sub(1)).div_ceil(2);
        for large in &parts[from(half)..] {
            let rest = of_whole - nest.value(*large);
            // What is small by itself is protected already, with everything in it.
            if rest < minimum {
                continue;
            }
            // One that is small itself is hidden, and not to be subtracted.
            let near = from(rest - minimum + 1).max(from(minimum))..from(rest);
            if near.is_empty() {
                continue;
            }
            if near.len() > pairs {
                residues.unseen.insert([whole.count, large.count]);
                continue;
            }
            pairs -= near.len();
            for small in &parts[near] {
                if nest.value(*small) > nest.value(*large)
                    || !nest.is_apart(*small, *large)
                {
                    continue;
                }
                let left = without(nest.terms(whole), nest.terms(*large));
                let left = left.and_then(|left| without(&left, nest.terms(*small)));
                if let Some(left) = left {
                    let value = rest - nest.value(*small);
                    let of = [whole.count, large.count, small.count];
                    found.entry(of).or_insert((Vec::new(), value)).0.push(left);
                }
            }
        }
    }
    let all = found.into_iter();
    residues.found = all.map(|(of, (sums, value))| Residue { of, sums, value }).collect();
    residues
}

impl Nest<'_> {
    fn terms(&self, sum: SumPlace) -> &Terms {
        &self.counts[sum.count].sums[sum.sum]
    }

    fn value(&self, sum: SumPlace) -> u64 {
        self.counts[sum.count].value
    }

    /// Whether a sum counts every row once.
    fn is_simple(&self, sum: SumPlace) -> bool {
        self.terms(sum).iter().all(|(_, times)| *times == 1)
    }

    fn holds(&self, sum: SumPlace, unknown: usize) -> bool {
        self.holding[unknown].binary_search(&sum).is_ok()
    }

    /// Whether two sums have nothing in common.
    fn is_apart(&self, one: SumPlace, other: SumPlace) -> bool {
        let (few, many) = if self.terms(one).len() < self.terms(other).len() {
            (one, other)
        } else {
            (other, one)
        };
        self.terms(few).iter().all(|(unknown, _)| !self.holds(many, *unknown))
    }

    /// For every sum those of other counts that lie in it.
    fn within(&self) -> BTreeMap<SumPlace, Vec<SumPlace>> {
        let sums = self.counts.iter().enumerate().flat_map(|(count, of)| {
            let places = 0..of.sums.len();
            places.map(move |sum| SumPlace { count, sum })
        });
        let simple = sums.filter(|sum| self.is_simple(*sum)).collect::<BTreeSet<_>>();
        let mut within: BTreeMap<SumPlace, Vec<SumPlace>> = BTreeMap::new();
        for part in simple.iter().filter(|part| self.value(**part) > 0) {
            let terms = self.terms(*part);
            let rarest = terms.iter().min_by_key(|(one, _)| self.holding[*one].len());
            for whole in rarest.iter().flat_map(|(rarest, _)| &self.holding[*rarest]) {
                let larger = self.value(*whole) > self.value(*part)
                    && self.terms(*whole).len() > terms.len()
                    && simple.contains(whole);
                if larger && terms.iter().all(|(one, _)| self.holds(*whole, *one)) {
                    within.entry(*whole).or_default().push(*part);
                }
            }
        }
        within
    }
}
