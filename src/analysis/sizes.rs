//! How many rows a set of rows has in the answers that are here.

use std::collections::BTreeMap;

use crate::survey::Survey;

use super::counted::{Among, Population, RowSet, Trait};
use super::record_keys::KeyedRows;

/// Bits in a word.
const WORD: usize = 64;

/// Counts the rows of sets of one survey. What meets a condition is found once.
pub(crate) struct Sizes<'s> {
    rows: KeyedRows<'s>,
    meets: BTreeMap<(Population, Trait, Among), Vec<u64>>,
}

impl<'s> Sizes<'s> {
    pub(crate) fn of(survey: &'s Survey) -> Self {
        Self { rows: KeyedRows::without_keys(survey), meets: BTreeMap::new() }
    }

    /// How many rows there are in a set.
    pub(crate) fn size(&mut self, set: &RowSet) -> u64 {
        let units = self.rows.units(set);
        let words = units.len().div_ceil(WORD);
        let mut all = vec![u64::MAX; words];
        if let Some(last) = all.last_mut() {
            let used = units.len() - (words - 1) * WORD;
            *last = u64::MAX >> (WORD - used);
        }
        for (about, among) in set.conditions.iter() {
            let key = (set.population.clone(), about.clone(), among.clone());
            let meets = self.meets.entry(key).or_insert_with(|| {
                let held = self.rows.held(about, set, &units);
                let mut meets = vec![0_u64; words];
                for (place, held) in held.iter().enumerate() {
                    if among.some.contains(held) {
                        meets[place / WORD] |= 1 << (place % WORD);
                    }
                }
                meets
            });
            for (word, meets) in all.iter_mut().zip(meets.iter()) {
                *word &= meets;
            }
        }
        all.into_iter().map(|word| u64::from(word.count_ones())).sum()
    }
}
