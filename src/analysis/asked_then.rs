//! What is asked of an earlier measurement of which the answers are not here, in the words of
//! then.

use std::collections::BTreeSet;

use crate::diagnostic::Said;

/// A condition on rows.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct AskedCondition {
    /// The variable.
    pub variable: String,
    /// The answers that meet it.
    pub answers: BTreeSet<String>,
}

/// What a number or a group of a table counts, in the words of one codebook.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AskedContent {
    /// The survey.
    pub survey: String,
    /// The variable, if there is one.
    pub variable: Option<String>,
    /// The answers counted; of a table all of them, which are not listed.
    pub answers: BTreeSet<String>,
    /// The variable that rows are answers to, if they are.
    pub one_row_per: Option<String>,
    /// The conditions on rows.
    pub conditions: BTreeSet<AskedCondition>,
}

/// How many there are in the population of an earlier measurement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Behind {
    /// So many that it does not matter.
    Many,
    /// As many as the codebook states.
    Stated(u64),
    /// Nobody can tell how many those asked for stand for.
    Unknown,
}

/// What is asked of an earlier measurement of which the answers are not here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedThen {
    /// The measurement.
    pub wave: String,
    /// What is asked, in the words of then.
    pub content: AskedContent,
    /// Why nothing that was published then can be the same, if that is known.
    pub otherwise: Option<Said>,
    /// Whether it is asked for weighted.
    pub weighted: bool,
    /// How many those who answered stand for.
    pub behind: Behind,
    /// Of a table for each category what it was called then; nothing for a total.
    pub categories: Vec<Option<BTreeSet<String>>>,
}
