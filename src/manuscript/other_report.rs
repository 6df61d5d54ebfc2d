//! What is asked of the `report.yaml` of another report, whose mistakes are its own.

use crate::diagnostic::Diagnostics;
use crate::format::ChoiceWords;
use crate::words::Language;
use crate::yaml::{Content, Node};

use super::keys::report as keys;
use super::policy::MethodWord;
use super::waves::NamedSurvey;

/// The template that a report names.
#[must_use]
pub fn template_of(report: &Node) -> Option<&str> {
    match &keys::Report::TEMPLATE.peek(report)?.content {
        Content::Scalar(_, name) => Some(name),
        Content::Null | Content::List(_) | Content::Map(_) => None,
    }
}

/// How a report shows its numbers.
#[derive(Clone, Copy, Debug)]
pub struct ShownHow {
    /// In which language.
    pub language: Language,
    /// Whether it changes counts to protect those who answered.
    pub changes_counts: bool,
}

/// How another report shows its numbers.
#[must_use]
pub fn shown_how(report: &Node) -> ShownHow {
    let mut untold = Diagnostics::default();
    let language = keys::Report::LANGUAGE.peek(report);
    let language = language.and_then(|node| node.choice(&Language::ALL, &mut untold));
    let method = keys::Report::DISCLOSURE.peek(report);
    let method = method.and_then(|node| keys::Disclosure::METHOD.peek(node));
    let method = method.and_then(|node| node.choice(MethodWord::WORDS, &mut untold));
    ShownHow {
        language: language.unwrap_or_default(),
        changes_counts: method.is_some_and(MethodWord::changes),
    }
}

/// The surveys that the `report.yaml` of another report names. Its other mistakes are its
/// own, and not told.
#[must_use]
pub fn surveys_of(report: &Node) -> Vec<NamedSurvey> {
    let mut untold = Diagnostics::default();
    let surveys = keys::Report::SURVEYS.peek(report);
    let surveys = surveys.and_then(|node| node.entries(&mut untold));
    let surveys = surveys.unwrap_or_default().iter();
    surveys
        .filter_map(|(name, node)| {
            let codebook = node.text(&mut Diagnostics::default())?;
            Some(NamedSurvey { name: name.clone(), codebook })
        })
        .collect()
}
