//! By what the groups of a chart or table are sorted, once it is known what may be shown.

use std::collections::BTreeSet;

use crate::manuscript::SortDirection;

/// By what the groups of a table are sorted.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct TableOrder {
    /// By what.
    pub(crate) by: SortKey,
    /// Which end comes first.
    pub(crate) direction: SortDirection,
}

/// By what groups are sorted.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum SortKey {
    /// By what is shown of these answers together, by their places in the codebook.
    Answers(BTreeSet<usize>),
    /// By the statistic that has this place among those shown.
    Statistic(usize),
    /// By how many they are.
    Size,
}
