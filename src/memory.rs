//! What one process remembers of what it has made, so that the same is not made again:
//! values by the [`Digest`] of everything they were made of.

use std::collections::BTreeMap;

use crate::file::Digest;

/// How much of a run was made, and how much was remembered from the run before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Effort {
    /// How many were made.
    pub made: usize,
    /// How many were not, because they had been before.
    pub remembered: usize,
}

/// Values by what they were made of. Only those of the last run are kept.
#[derive(Debug)]
pub struct RunMemory<T> {
    values: BTreeMap<Digest, T>,
    asked: Vec<Digest>,
    effort: Effort,
}

impl<T> Default for RunMemory<T> {
    fn default() -> Self {
        Self { values: BTreeMap::new(), asked: Vec::new(), effort: Effort::default() }
    }
}

impl<T> RunMemory<T> {
    /// How much of the last run was made.
    #[must_use]
    pub fn effort(&self) -> Effort {
        self.effort
    }

    /// What the last run asked for, in order.
    #[must_use]
    pub fn asked(&self) -> &[Digest] {
        &self.asked
    }

    /// Whether something is remembered that was made of the same.
    #[must_use]
    pub fn knows(&self, key: &Digest) -> bool {
        self.values.contains_key(key)
    }

    /// What was made of the same.
    #[must_use]
    pub fn get(&self, key: &Digest) -> Option<&T> {
        self.values.get(key)
    }

    /// Takes up what a run has made, and forgets what the run has not asked for.
    pub fn renew(&mut self, asked: &[Digest], made: BTreeMap<Digest, T>) {
        let made_now = asked.iter().filter(|key| made.contains_key(key)).count();
        self.effort = Effort { made: made_now, remembered: asked.len() - made_now };
        self.asked = asked.to_vec();
        let mut before = std::mem::replace(&mut self.values, made);
        for key in asked {
            if let Some(value) = before.remove(key) {
                self.values.entry(*key).or_insert(value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_asked_for_again_is_forgotten() {
        let [a, b, c] = ["a", "b", "c"].map(Digest::of);
        let mut memory = RunMemory::default();
        memory.renew(&[a, b], [(a, 1), (b, 2)].into());
        assert_eq!(memory.effort(), Effort { made: 2, remembered: 0 });
        memory.renew(&[b, c], [(c, 3)].into());
        assert_eq!(memory.effort(), Effort { made: 1, remembered: 1 });
        assert_eq!(
            [a, b, c].map(|key| memory.get(&key).copied()),
            [None, Some(2), Some(3)]
        );
        assert!(memory.knows(&b) && !memory.knows(&a));
    }
}
