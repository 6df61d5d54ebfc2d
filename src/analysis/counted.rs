//! What published counts count, in a form that two counts of the same rows share, and what
//! means are made of. Like the counts themselves it is confidential.

use std::collections::{BTreeMap, BTreeSet};

use super::said::SaidWording;
use super::shared::SharedValue;

/// The value of [`Trait::Answer`] for those who chose at least one of several answers.
pub(crate) const CHOSE: usize = 0;
/// The value of [`Trait::Complete`] for those who answered all.
pub(crate) const COMPLETE: usize = 0;
/// In [`Trait::Chosen`] the ways of not answering come after all categories.
pub(crate) const NO_CATEGORY: usize = 1_000_000;

/// A fact about a row that conditions are put on.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Trait {
    /// What a variable holds.
    Answer(String),
    /// Of a variable with several answers a row: whether one of these was given.
    Chosen(String, Vec<usize>),
    /// Whether all of these variables have an answer, by their names in order.
    Complete(Vec<String>),
}

/// A condition on one trait: which of its values are meant, of those that occur in the
/// survey at all.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Among {
    /// The values meant.
    pub(crate) some: BTreeSet<usize>,
    /// Those that occur.
    pub(crate) all: BTreeSet<usize>,
    /// Those of them that are no answer (*item non-response*): an empty cell, a code that the
    /// codebook declares missing. None where the codebook says that silence tells something.
    pub(crate) silent: BTreeSet<usize>,
}

impl Among {
    /// Whether it is met by nobody but those who did not answer.
    pub(crate) fn is_silence(&self) -> bool {
        !self.some.is_empty() && self.some.is_subset(&self.silent)
    }
}

/// Rows that can be counted together: those of a survey, or in a view with one row per
/// answer the answers.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Population {
    /// The survey.
    pub(crate) survey: String,
    /// The variable with several answers that the rows are answers to.
    pub(crate) one_row_per: Option<String>,
    /// How many the survey is of: the rows of its data file, also where rows are answers.
    pub(crate) everybody: usize,
}

/// The rows of a population that meet all of some conditions. Of rows that are answers,
/// the variable they are answers to holds the one answer.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct RowSet {
    /// Among which rows.
    pub(crate) population: Population,
    /// The conditions; a trait without one may have any value.
    pub(crate) conditions: SharedValue<BTreeMap<Trait, Among>>,
    /// How it was asked for, whether it is still the same or has been changed since.
    pub(crate) wording: SaidWording,
}

/// What a count counts: the sum of the sizes of these sets of rows.
pub(crate) type Counted = Vec<RowSet>;

/// Those in a group who gave one answer.
#[derive(Clone, PartialEq)]
pub(crate) struct Scored {
    /// What they are.
    pub(crate) counted: Counted,
    /// What their answer counts; of numbers put together the smallest that occurs.
    pub(crate) score: f64,
    /// The largest.
    pub(crate) upto: f64,
    /// How many they are.
    pub(crate) count: u64,
    /// What all of theirs count together.
    pub(crate) sum: f64,
    /// By which variable the numbers are put together, from 1; 0 where they are not.
    pub(crate) cut: usize,
}

/// What the counts of one group count.
#[derive(Clone, Default, PartialEq)]
pub(crate) struct GroupCounted {
    /// The variable that was answered.
    pub(crate) variable: String,
    /// All its rows.
    pub(crate) rows: Counted,
    /// Those with an answer.
    pub(crate) answered: Counted,
    /// Those without.
    pub(crate) not_answered: Counted,
    /// The answers.
    pub(crate) mentions: Counted,
    /// Each category of the table.
    pub(crate) categories: Vec<Counted>,
    /// What a mean is made of, where the policy needs it.
    pub(crate) scored: Vec<Scored>,
}

/// What the counts of a chart or table count.
#[derive(Clone, Default, PartialEq)]
pub(crate) struct TableCounted {
    /// Each group.
    pub(crate) groups: Vec<GroupCounted>,
    /// Everybody.
    pub(crate) whole: Option<GroupCounted>,
    /// Those who belong to no group.
    pub(crate) ungrouped: Counted,
    /// Those who gave the answers, where rows are single answers.
    pub(crate) respondents: Counted,
}

impl TableCounted {
    /// Everything that is counted.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Counted> {
        let groups = self.groups.iter().chain(&self.whole).flat_map(|group| {
            let own =
                [&group.rows, &group.answered, &group.not_answered, &group.mentions];
            own.into_iter().chain(&group.categories)
        });
        groups.chain([&self.ungrouped, &self.respondents])
    }
}
