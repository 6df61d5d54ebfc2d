//! What is told of keys, variables and declarations, in Markdown.

use std::fmt::Write;

use crate::diagnostic::{Place, Said};
use crate::format::{Declared, Need};
use crate::messages;
use crate::reference;
use crate::say;
use crate::words::Language;

use super::codebook::DescribedVariable;
use super::lines::{entry_lines, line_of};
use super::lookup::Cursor;
use super::mention::Mention;

/// So many lines of a declaration are shown.
const LINES: usize = 12;
/// So many answers of a variable are shown.
const ANSWERS: usize = 20;

/// What may stand under a key, and whether it must be there.
pub(super) fn need(key: &Declared) -> String {
    let kind = reference::kind_in_words(&key.kind);
    match key.need {
        Need::Required => format!("{kind}; required"),
        Need::Optional => kind,
        Need::Default(told) => {
            format!("{kind}; default: {}", reference::without_links(told))
        }
        Need::Depends(told) => format!("{kind}; {}", reference::without_links(told)),
    }
}

/// What a key means.
pub(super) fn meaning(key: &Declared) -> String {
    reference::without_links(key.meaning)
}

/// What a codebook says of a variable.
pub(super) fn variable(variable: &DescribedVariable, language: Language) -> String {
    let said = |said: Said| messages::told(&said, language);
    let mut text = String::new();
    // Writing into a text does not fail.
    let mut line = |words: &str| {
        let _ = writeln!(text, "{words}");
    };
    if let Some(label) = &variable.label {
        line(&format!("{label}\n"));
    }
    if let Some(question) = &variable.question {
        line(&format!("{question}\n"));
    }
    if let Some(scale) = &variable.scale {
        line(&said(say!("scale: `{scale}`", scale)));
        line("");
    }
    if let Some(from) = &variable.from {
        line(&said(say!("made of `{from}`", from)));
        line("");
    }
    let told = |(code, label): &(Option<String>, String)| match code {
        Some(code) => format!("- `{code}` {label}"),
        None => format!("- {label}"),
    };
    for answer in variable.answers.iter().take(ANSWERS) {
        line(&told(answer));
    }
    if variable.answers.len() > ANSWERS {
        let count = variable.answers.len();
        line(&format!("- … {}", said(say!("{count} in all", count))));
    }
    if !variable.missing.is_empty() {
        line(&format!("\n{}\n", said("not answered:".into())));
        variable.missing.iter().for_each(|answer| line(&told(answer)));
    }
    text.trim_end().to_owned()
}

/// A declaration as it is written.
pub(super) fn written(place: &Place) -> String {
    let is_bibtex = place.source().name.ends_with(".bib");
    let (language, lines) = match is_bibtex {
        true => ("bibtex", bibtex_lines(place)),
        false => ("yaml", entry_lines(place, LINES)),
    };
    format!("```{language}\n{}\n```", lines.join("\n"))
}

/// The lines of a work in BibTeX.
fn bibtex_lines(place: &Place) -> Vec<&str> {
    let text = &place.source().text;
    let start = line_of(text, place.start()).start;
    let mut lines = Vec::new();
    for line in text[start..].lines().take(LINES) {
        let is_next = !lines.is_empty() && line.trim_start().starts_with('@');
        if is_next || line.trim().is_empty() {
            break;
        }
        lines.push(line);
        if line.trim() == "}" {
            break;
        }
    }
    lines
}

/// The caption or heading of what is declared at a place: the line of the text where that
/// stands beside its id.
pub(super) fn caption(cursor: &Cursor<'_>, mention: &Mention) -> Option<String> {
    let texts = cursor.reports.iter().flat_map(|report| &report.texts);
    let name = &mention.place.source().name;
    let mut texts = texts.filter(|text| text.name() == name);
    let captions = &texts.next()?.names.captions;
    captions.get(&mention.place.start()).cloned()
}
