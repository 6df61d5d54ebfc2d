//! How reliable an index is, and how variables go together. The words of each language are in
//! a file beside the others.

mod da;
mod en;
mod nb;
mod sv;

use super::FewOf;

/// Those who answered two questions.
#[derive(Clone, Copy, Debug)]
pub struct BothOf<'a> {
    /// How many answered both.
    pub few: &'a str,
    /// Of how many.
    pub all: &'a str,
    /// How many left out at least one.
    pub missing: &'a str,
}

/// How reliable an index is, and how variables go together.
pub trait ScaleWords {
    /// Alpha of items scaled to one variance, in a sentence.
    fn standardized_alpha(&self) -> &'static str;
    /// Alpha of pairwise covariances, in a sentence.
    fn pairwise_alpha(&self) -> &'static str;
    /// McDonald's omega, in a sentence.
    fn omega(&self) -> &'static str;
    /// A correlation, in a sentence.
    fn pearson(&self) -> &'static str;
    /// A correlation, in a sentence.
    fn spearman(&self) -> &'static str;
    /// A correlation, in a sentence.
    fn kendall(&self) -> &'static str;
    /// A difference of two means of the same persons, in a sentence.
    fn paired_difference(&self) -> &'static str;
    /// The header of the variables of a table of correlations.
    fn correlated(&self) -> &'static str;
    /// Which correlations a table holds.
    fn correlations(&self, method: &str) -> String;
    /// That those who answered both are counted, and how many they are.
    fn correlated_answers(&self, n: &str) -> String;
    /// The same where some left out a question, with how many.
    fn correlated_both(&self, parts: BothOf<'_>) -> String;
    /// That only those are counted who answered all of several questions.
    fn complete_cases(&self, parts: FewOf<'_>) -> String;
}
