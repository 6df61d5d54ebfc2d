//! What there is to say about a survey of an earlier wave, besides its answers.

use std::collections::{BTreeMap, BTreeSet};

use super::codebook::{Codebook, Pick, Variable};
use super::questions_then::QuestionsThen;

/// What there is to say about a survey of an earlier wave.
#[derive(Clone, Debug, Default)]
pub struct EarlierWave {
    /// The wave, as the report calls it.
    pub label: String,
    /// Variables that cannot be compared with those of now, and why.
    pub(super) broken: BTreeMap<String, String>,
    /// Variables that were asked then too.
    pub(super) asked: BTreeSet<String>,
    /// Variables about which the codebook says something wrong, which has been reported.
    pub(super) unread: BTreeSet<String>,
    /// Of variables that were asked then too the answers that could not be given.
    pub(super) unoffered: BTreeMap<String, BTreeSet<usize>>,
    /// Where the answers are not here: what was asked, in the words of then.
    pub(super) asked_then: Option<QuestionsThen>,
}

impl EarlierWave {
    /// Why a variable cannot be compared with that of now, if it cannot.
    #[must_use]
    pub fn break_of(&self, variable: &str) -> Option<&str> {
        self.broken.get(variable).map(String::as_str)
    }

    /// Whether a variable could not be matched because of a mistake that has been reported.
    #[must_use]
    pub fn is_unread(&self, variable: &str) -> bool {
        self.unread.contains(variable)
    }

    /// Whether an answer of now, by its index, could be given then too.
    #[must_use]
    pub fn offers(&self, variable: &str, category: usize) -> bool {
        self.unoffered.get(variable).is_none_or(|none| !none.contains(&category))
    }

    /// Whether a variable of now was asked then too.
    #[must_use]
    pub fn asks(&self, variable: &str) -> bool {
        self.asked.contains(variable)
    }

    /// Whether the answers of then are not here, but only what was asked.
    #[must_use]
    pub fn is_without_answers(&self) -> bool {
        self.asked_then.is_some()
    }

    /// The codebook of then, where the answers are not here.
    #[must_use]
    pub fn codebook_then(&self) -> Option<&Codebook> {
        self.asked_then.as_ref().map(QuestionsThen::codebook)
    }

    /// What a variable was called, where the answers are not here; nothing if it was none,
    /// or was derived otherwise.
    #[must_use]
    pub fn name_then(&self, variable: &str) -> Option<&str> {
        self.asked_then.as_ref()?.name_of(variable)
    }

    /// Whether every answer of then counted as what it counts as now, where the answers are
    /// not here.
    #[must_use]
    pub fn scores_alike(&self, variable: &Variable) -> bool {
        self.asked_then.as_ref().is_none_or(|then| then.scores_alike(variable))
    }

    /// The answers of then that are these answers of now, by their labels, where the
    /// answers themselves are not here.
    #[must_use]
    pub fn labels_then(&self, variable: &str, picks: &[Pick]) -> BTreeSet<String> {
        let then = self.asked_then.as_ref();
        then.map(|then| then.labels_of(variable, picks)).unwrap_or_default()
    }
}
