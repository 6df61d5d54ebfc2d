//! Mistakes and warnings as editors show them.

use std::path::Path;

use baslinje::assistance::{Remedy, remedies};
use baslinje::diagnostic::{Diagnostic, Place, Said, Severity};
use baslinje::messages;
use baslinje::pipeline::ShownComment;
use baslinje::words::Language;
use serde_json::{Value, json};

use super::address::address_of;
use super::position::{Position, TextRange};

/// How much weighs what is no mistake.
const INFORMATION: u8 = 3;

/// What editors know comments by.
const COMMENT: &str = "comment";

/// What editors are told of who tells it.
const SOURCE: &str = "baslinje";

/// A mistake or warning at a place of a file.
#[derive(Clone, Debug)]
pub(crate) struct PlacedNotice {
    /// The file, from the project's folder.
    pub(crate) file: String,
    pub(crate) at: TextRange,
    /// What the editor is told.
    pub(crate) told: Value,
    /// What would mend it.
    pub(crate) remedies: Vec<Remedy>,
}

impl PlacedNotice {
    /// A diagnostic of a report, of which `report.yaml` is this file: there stands what
    /// has no place that an editor could show.
    pub(crate) fn new(
        diagnostic: &Diagnostic,
        root: &Path,
        report: &str,
        language: Language,
    ) -> Self {
        let place = diagnostic.place.as_ref();
        let shown = place.filter(|place| can_be_shown(place, root));
        let mut words = words(diagnostic, language);
        if let (Some(place), None) = (place, shown) {
            words = format!("{place}: {words}");
        }
        let file = shown.map_or(report, |place| place.source().name.as_str());
        let begin = Position { line: 0, column: 0 };
        let at = shown.map_or(TextRange { start: begin, end: begin }, stretch);
        let severity = match diagnostic.severity {
            Severity::Error => 1,
            Severity::Warning => 2,
        };
        let mut told = json!({
            "range": at.to_json(),
            "severity": severity,
            "source": SOURCE,
            "message": words,
        });
        if let Some(code) = messages::code(diagnostic) {
            told["code"] = json!(code);
        }
        let related = related(diagnostic, root, language);
        if !related.is_empty() {
            told["relatedInformation"] = Value::Array(related);
        }
        let remedies = if shown.is_some() { remedies(diagnostic) } else { Vec::new() };
        Self { file: file.to_owned(), at, told, remedies }
    }

    /// What a reviewer has said, at the place it is about.
    pub(crate) fn comment(
        comment: &ShownComment,
        root: &Path,
        report: &str,
        language: Language,
    ) -> Self {
        let mut told = Diagnostic::warning("");
        told.place.clone_from(&comment.place);
        let mut notice = Self::new(&told, root, report, language);
        // It has lines of its own, which a message has not.
        let before = notice.told["message"].as_str().unwrap_or_default();
        notice.told["message"] = json!(before.to_owned() + &comment.told(language));
        notice.told["severity"] = json!(INFORMATION);
        notice.told["code"] = json!(COMMENT);
        notice
    }
}

/// A message with its hints, a line each.
pub(crate) fn words(diagnostic: &Diagnostic, language: Language) -> String {
    let told = |said: &Said| messages::told(said, language);
    let word = told(&"hint".into());
    let accept = diagnostic.finding.as_ref().map(|finding| finding.acceptance());
    let hints = diagnostic.hints.iter().chain(&accept);
    let hints = hints.map(|hint| format!("\n{word}: {}", told(hint)));
    told(&diagnostic.message) + &hints.collect::<String>()
}

/// Whether a file of the project is meant that an editor can open.
fn can_be_shown(place: &Place, root: &Path) -> bool {
    root.join(&place.source().name).is_file()
}

/// A place in its first line; what runs over many lines would hide the text.
fn stretch(place: &Place) -> TextRange {
    let text = &place.source().text;
    let (start, end) = (place.start().min(text.len()), place.end().min(text.len()));
    let line = text[start..end].find('\n').map_or(end, |line| start + line);
    TextRange::of(text, &(start..line))
}

/// The places that hints name.
fn related(diagnostic: &Diagnostic, root: &Path, language: Language) -> Vec<Value> {
    let own = diagnostic.place.as_ref();
    let hints = diagnostic.hints.iter().map(|hint| messages::told(hint, language));
    let hints = hints.collect::<Vec<_>>();
    let named = hints.iter().flat_map(|hint| {
        hint.split_whitespace().filter_map(move |word| Some((hint, named_place(word)?)))
    });
    let told = named.filter(|(_, (file, _))| root.join(file).is_file());
    let told = told.map(|(hint, (file, mut at))| {
        // Columns are told in characters; of the same text they are known.
        let source = own.map(|place| place.source()).filter(|it| it.name == file);
        if let Some(source) = source {
            let place = Place::at(source, at.line + 1, at.column + 1, 0);
            at = TextRange::at(&place).start;
        }
        let range = TextRange { start: at, end: at }.to_json();
        let location = json!({"uri": address_of(&root.join(file)), "range": range});
        json!({"location": location, "message": hint})
    });
    told.collect()
}

/// A file, a line and a column: `book/r/report.yaml:3:5`.
fn named_place(word: &str) -> Option<(&str, Position)> {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let (rest, column) = word.rsplit_once(':')?;
    let (file, line) = rest.rsplit_once(':')?;
    let number = |text: &str| text.parse::<usize>().ok()?.checked_sub(1);
    Some((file, Position { line: number(line)?, column: number(column)? }))
}
