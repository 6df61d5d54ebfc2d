//! `order` of charts and tables: in which order answers stand, and by what the rows of a
//! chart or table are sorted.

use crate::diagnostic::{Place, Placed};
use crate::format::ChoiceWords;

/// The order of answers, or of means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Order {
    /// As the codebook lists them.
    #[default]
    Codebook,
    /// The largest first.
    Descending,
    /// The smallest first.
    Ascending,
}

impl ChoiceWords for Order {
    type Of = Self;

    const WORDS: &'static [(&'static str, Self)] = &[
        ("codebook", Self::Codebook),
        ("descending", Self::Descending),
        ("ascending", Self::Ascending),
    ];
}

/// Which end comes first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SortDirection {
    /// The largest.
    #[default]
    Descending,
    /// The smallest.
    Ascending,
}

impl ChoiceWords for SortDirection {
    type Of = Self;

    const WORDS: &'static [(&'static str, Self)] =
        &[("descending", Self::Descending), ("ascending", Self::Ascending)];
}

/// By what groups are sorted that are not sorted by answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SortWord {
    /// By their means.
    Mean,
    /// By their medians.
    Median,
    /// By how many they are.
    Size,
}

impl ChoiceWords for SortWord {
    type Of = Self;

    const WORDS: &'static [(&'static str, Self)] =
        &[("mean", Self::Mean), ("median", Self::Median), ("size", Self::Size)];
}

/// How the groups of a chart or table are sorted: the questions of a battery, the answers to
/// the question that makes them, or series.
#[derive(Clone, Debug, Hash)]
pub struct GroupOrder {
    /// By what.
    pub by: SortedBy,
    /// Which end comes first.
    pub direction: SortDirection,
    /// Where it is written.
    pub place: Place,
}

/// By what groups are sorted.
#[derive(Clone, Debug, Hash)]
pub enum SortedBy {
    /// By what is shown of these answers together.
    Answers(Vec<Placed<String>>),
    /// By their means.
    Mean,
    /// By their medians.
    Median,
    /// By how many they are.
    Size,
}
