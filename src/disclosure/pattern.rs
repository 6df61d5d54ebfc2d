//! What one pattern of hidden counts hides, held against another one.

use super::suppress::{Counts, Pattern, Why, Worth};

impl Counts {
    /// Whether a pattern hides cells only, and no more of them than another one.
    pub(super) fn hides_fewer_cells(&self, pattern: &Pattern, other: &Pattern) -> bool {
        let cells = |pattern: &Pattern, worth: Worth| {
            let hidden = pattern.why.iter().enumerate().filter(|(_, why)| why.is_some());
            let of_worth = hidden.filter(|(index, _)| self.counts[*index].worth == worth);
            of_worth
                .map(|(index, _)| self.cells.get(&index).copied().unwrap_or(1))
                .sum::<usize>()
        };
        self.hides_cells_only(pattern)
            && cells(pattern, Worth::Cell) <= cells(other, Worth::Cell)
    }

    /// Whether a pattern hides no total and no named number but small ones.
    fn hides_cells_only(&self, pattern: &Pattern) -> bool {
        let mut hidden = self.counts.iter().zip(&pattern.why);
        hidden.all(|(count, why)| {
            *why != Some(Why::Complementary)
                || !matches!(count.worth, Worth::Total | Worth::Named)
        })
    }
}

impl Pattern {
    /// Whether anything is hidden for the sake of other counts.
    pub(super) fn hides_others(&self) -> bool {
        self.why.contains(&Some(Why::Complementary))
    }

    /// Whether nothing is hidden that another pattern shows.
    pub(super) fn is_within(&self, other: &Self) -> bool {
        let mut both = self.why.iter().zip(&other.why);
        both.all(|(own, other)| own.is_none() || other.is_some())
    }
}
