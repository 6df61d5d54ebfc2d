//! What has been decided for counts that hang together, so that it is not decided again where
//! a report is tried with another chart in place of one: most of it is then as it was.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::{Counts, Pattern};

/// What is hidden of counts, by the counts and the minimum.
#[derive(Default)]
pub(in super::super) struct Remembered {
    patterns: RefCell<BTreeMap<(u64, Counts), Pattern>>,
}

impl Remembered {
    /// What is hidden of some counts: as it was decided before, or as it is decided now.
    pub(super) fn or_decide(
        &self,
        counts: &Counts,
        minimum: u64,
        decide: impl FnOnce(&Counts) -> Pattern,
    ) -> Pattern {
        let key = (minimum, counts.clone());
        let known = self.patterns.borrow().get(&key).cloned();
        known.unwrap_or_else(|| {
            let pattern = decide(counts);
            self.patterns.borrow_mut().insert(key, pattern.clone());
            pattern
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Count, Worth};
    use super::*;

    #[test]
    fn the_same_counts_are_decided_on_once() {
        let remembered = Remembered::default();
        let mut times = 0;
        let mut decide = |value: u64, minimum: u64| {
            let count = Count { sums: vec![vec![(0, 1)]], value, worth: Worth::Cell };
            let counts =
                Counts { table_of: vec![0], counts: vec![count], ..Counts::default() };
            remembered.or_decide(&counts, minimum, |counts| {
                times += 1;
                counts.primary(minimum)
            })
        };
        assert_eq!(decide(3, 5), decide(3, 5));
        // Another value is another count, and under another minimum it is not small.
        assert_ne!(decide(3, 5), decide(7, 5));
        assert_ne!(decide(3, 5), decide(3, 3));
        assert_eq!(times, 3);
    }
}
