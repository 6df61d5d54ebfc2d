//! What there is to say about a report, for whoever looks at its page: a message with its
//! line, as data that the page's own programme writes out.

use serde::Serialize;

use crate::diagnostic::{Diagnostic, Place, Said, Severity};
use crate::messages;
use crate::words::Language;

/// So many characters of a line are shown.
const LONGEST_LINE: usize = 200;

/// How much a notice weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum NoticeWeight {
    /// The report cannot be built.
    Error,
    /// The author should look.
    Warning,
    /// A reviewer has said something.
    Comment,
}

/// Something to be told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Notice {
    /// How much it weighs.
    pub weight: NoticeWeight,
    /// What is wrong.
    pub message: String,
    /// The code of the check that found it.
    pub check: Option<&'static str>,
    /// Where, as `file:line`.
    pub line: Option<String>,
    /// In which column of the line, counted from 1.
    pub column: Option<usize>,
    /// What stands on the line, unless it is confidential.
    pub text: Option<String>,
    /// What to do about it.
    pub hints: Vec<String>,
}

impl Notice {
    /// A mistake that concerns no file, in a language.
    #[must_use]
    pub fn plain(message: &Said, hint: Option<&Said>, language: Language) -> Self {
        Self {
            weight: NoticeWeight::Error,
            message: messages::told(message, language),
            check: None,
            line: None,
            column: None,
            text: None,
            hints: hint.map(|hint| messages::told(hint, language)).into_iter().collect(),
        }
    }

    /// What a reviewer has said, and where.
    #[must_use]
    pub fn comment(words: String, place: Option<&Place>) -> Self {
        Self {
            weight: NoticeWeight::Comment,
            message: words,
            check: None,
            line: place.map(line_of),
            column: place.map(Place::column),
            text: place.and_then(line),
            hints: Vec::new(),
        }
    }

    /// What a diagnostic says, in a language.
    #[must_use]
    pub fn of(diagnostic: &Diagnostic, language: Language) -> Self {
        let Diagnostic { severity, finding, message, place, hints } = diagnostic;
        let weight = match severity {
            Severity::Error => NoticeWeight::Error,
            Severity::Warning => NoticeWeight::Warning,
        };
        let hints = hints.iter().cloned();
        let accept = finding.as_ref().map(|finding| finding.acceptance());
        Self {
            weight,
            message: messages::told(message, language),
            check: finding.as_ref().map(|finding| finding.check),
            line: place.as_ref().map(line_of),
            column: place.as_ref().map(Place::column),
            text: place.as_ref().and_then(line),
            hints: hints
                .chain(accept)
                .map(|hint| messages::told(&hint, language))
                .collect(),
        }
    }
}

/// A line, as `file:line`.
fn line_of(place: &Place) -> String {
    format!("{}:{}", place.source().name, place.line())
}

/// What stands on the line of a place, unless nobody may see it.
fn line(place: &Place) -> Option<String> {
    let source = place.source();
    let text = (!source.confidential).then_some(source.text.as_str())?;
    let start = text[..place.start()].rfind('\n').map_or(0, |at| at + 1);
    let line = text[start..].lines().next().unwrap_or_default().trim_end();
    (!line.is_empty()).then(|| line.chars().take(LONGEST_LINE).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Source;

    #[test]
    fn a_mistake_is_told_with_its_line_and_hints() {
        let source = Source::new("book/r/report.yaml", "title: x\n  of: panle  \n");
        let place = Place::at(&source, 2, 7, 5);
        let told = Diagnostic::error("there is no survey `panle`").at(&place);
        let notice = Notice::of(&told.hint("did you mean `panel`?"), Language::En);
        let line = "book/r/report.yaml:2".to_owned();
        assert_eq!(
            notice,
            Notice {
                weight: NoticeWeight::Error,
                message: "there is no survey `panle`".to_owned(),
                check: None,
                line: Some(line),
                column: Some(7),
                text: Some("  of: panle".to_owned()),
                hints: vec!["did you mean `panel`?".to_owned()],
            }
        );
    }

    #[test]
    fn a_line_of_answers_is_never_told() {
        let source = Source::confidential("data/svar.csv", "a;b\nsecret;1\n");
        let told = Diagnostic::error("x").at(&Place::at(&source, 2, 1, 3));
        let notice = Notice::of(&told, Language::En);
        assert_eq!(notice.line.as_deref(), Some("data/svar.csv:2"));
        assert_eq!(notice.text, None);
    }

    #[test]
    fn a_finding_says_how_it_is_accepted() {
        let told = Diagnostic::warning("x").finding("unreferenced", "diagram:y");
        let notice = Notice::of(&told, Language::En);
        assert_eq!(notice.check, Some("unreferenced"));
        let hint = "accept it in `report.yaml`: `accept: [{check: unreferenced, of: \
                    \"diagram:y\", reason: …}]`";
        assert_eq!(notice.hints, [hint]);
    }
}
