//! What answers count as in a mean: takes codes and what the codebook says under `scores`,
//! gives a number for each answer, or none; and which way they are listed, as `order` says.
//!
//! Codes that are numbers are the scores. Where any code is none, nothing is guessed: there
//! is no mean unless the codebook says what the answers count as.

use crate::diagnostic::{Diagnostic, Diagnostics, Said};
use crate::format::ChoiceWords;
use crate::say;
use crate::yaml::Node;

use super::codebook::{AnswerOrder, Label, Scale, Variable};
use super::labels::category_indices;
use super::numerals::number_of_code;

impl Label {
    /// An answer that counts as its code, if that is a number.
    #[must_use]
    pub fn new(code: impl Into<String>, label: impl Into<String>) -> Self {
        let code = code.into();
        Self { score: number_of_code(&code), code, label: label.into() }
    }
}

impl Variable {
    /// Whether every answer counts as a number, so that there is a mean. It is true of a
    /// measured number, which has no answers to choose from.
    #[must_use]
    pub fn is_scored(&self) -> bool {
        self.categories.iter().all(|label| label.score.is_some())
    }

    /// What each answer counts as: its score. Where not all have one, its place from 1, which
    /// tells no more than the order and is good for nothing but ranks.
    #[must_use]
    #[expect(
        clippy::cast_precision_loss,
        clippy::as_conversions,
        reason = "few categories"
    )]
    pub fn scores(&self) -> Vec<f64> {
        let scores = self.categories.iter().map(|label| label.score);
        let places = || (1..=self.categories.len()).map(|place| place as f64).collect();
        scores.collect::<Option<Vec<_>>>().unwrap_or_else(places)
    }

    /// Whether answers count as something else than their codes, so that it must be said.
    #[must_use]
    pub fn has_own_scores(&self) -> bool {
        let is_own =
            |label: &Label| !same_score(label.score, number_of_code(&label.code));
        self.is_scored() && self.categories.iter().any(is_own)
    }

    /// Why there is no mean, and what to do about it, if answers have no numbers.
    #[must_use]
    pub fn no_mean(&self) -> Option<(Said, Said)> {
        if self.is_scored() {
            return None;
        }
        let (name, is_made) = (&self.name.value, self.is_derived());
        let why = if is_made {
            "its answers are put together from others".into()
        } else {
            let odd = self.categories.iter().find(|label| label.score.is_none());
            let code = odd.map_or("", |label| label.code.as_str());
            say!("the code `{code}` is no number", code)
        };
        let message = say!(
            "`{name}` has no mean, median or sum: nothing says what its answers count as, \
             and {why}",
            name,
            why
        );
        let labels = self.categories.iter().take(2).enumerate();
        let labels = labels.map(|(index, one)| format!("{}: {}", one.label, index + 1));
        let more = if self.categories.len() > 2 { ", …" } else { "" };
        let hint = say!(
            "give each answer a number under `{name}` in the codebook: `scores: {{scores}}`",
            name,
            scores = labels.collect::<Vec<_>>().join(", ") + more
        );
        Some((message, hint))
    }
}

/// Whether two answers count as the same.
pub(super) fn same_score(one: Option<f64>, other: Option<f64>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => one.total_cmp(&other).is_eq(),
        (None, None) => true,
        (Some(_), None) | (None, Some(_)) => false,
    }
}

/// What an answer counts as, in words.
pub(super) fn told_score(score: Option<f64>) -> String {
    score.map_or_else(|| "nothing".to_owned(), |score| score.to_string())
}

/// Reads the order that a codebook says; one of answers that have none is reported.
pub(super) fn read_order(
    node: Option<&Node>,
    scale: Scale,
    diagnostics: &mut Diagnostics,
) -> Option<AnswerOrder> {
    let node = node?;
    let order = node.choice(AnswerOrder::WORDS, diagnostics)?;
    if scale == Scale::Ordinal {
        return Some(order);
    }
    let message = say!(
        "`order` says which way answers from little to much are listed, and the scale is \
         `{scale}`",
        scale = scale.word()
    );
    let hint = "leave `order` out; or write `scale: ordinal`, if the answers go from little \
                to much";
    diagnostics.push(Diagnostic::error(message).at(&node.place).hint(hint));
    None
}

/// Reads what answers count as; it is said of all of them, or of none.
pub(super) fn read_scores(
    node: Option<&Node>,
    variable: &mut Variable,
    diagnostics: &mut Diagnostics,
) {
    let Some((node, entries)) =
        node.and_then(|node| Some((node, node.entries(diagnostics)?)))
    else {
        return;
    };
    let (mut said, mut is_whole) = (vec![None; variable.categories.len()], true);
    for (label, node) in entries {
        let score = node.number(diagnostics);
        let label = std::slice::from_ref(label);
        let known = category_indices(label, variable, diagnostics);
        is_whole &= score.is_some() && !known.is_empty();
        known.into_iter().for_each(|index| said[index] = score);
    }
    let left_out = variable.categories.iter().zip(&said);
    let left_out = left_out.filter(|(_, score)| score.is_none());
    let left_out = left_out.map(|(label, _)| format!("`{}`", label.label));
    let left_out = left_out.collect::<Vec<_>>();
    if is_whole && !left_out.is_empty() {
        let message = say!(
            "`scores` of `{name}` leaves out {labels}",
            name = &variable.name.value,
            labels = left_out.join(", ")
        );
        let hint = "say of every answer what it counts as, or leave `scores` out: then \
                    codes that are numbers count";
        diagnostics.push(Diagnostic::error(message).at(&node.place).hint(hint));
    }
    // What is left out has been told, and nothing is computed.
    for (label, score) in variable.categories.iter_mut().zip(said) {
        label.score = Some(score.unwrap_or_default());
    }
}
