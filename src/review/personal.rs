//! What is about one person: quotes without consent, and what tells who somebody is.

use crate::analysis::identifiers;
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Severity};
use crate::manuscript::{Block, Manuscript};

use super::passages::AuthorPassage;

/// Warns of quotes that nobody says there is consent for. A quote that cites a work has been
/// published.
pub(super) fn consent(manuscript: &Manuscript, diagnostics: &mut Diagnostics) {
    if manuscript.report.consent.is_some() {
        return;
    }
    let mut told: Vec<Place> = Vec::new();
    for block in manuscript.blocks() {
        let Block::Quote(quote) = block else { continue };
        let place = &quote.text.place;
        let cites = |text: &str| text.contains('@');
        let cited = cites(&quote.text.text) || quote.by.iter().any(|by| cites(&by.text));
        if quote.consent.is_some() || cited || told.contains(place) {
            continue;
        }
        told.push(place.clone());
        let words = quote.text.text.split_whitespace().take(4).collect::<Vec<_>>();
        let message = "nothing says that whoever is quoted agrees to it";
        let hint = "add `consent: …` to the quote, or to `report.yaml` for all of them: who \
                    agreed to what, and when";
        let warning = Diagnostic::warning(message).at(place).hint(hint);
        diagnostics.push(warning.finding("quote-consent", words.join(" ")));
    }
}

/// Reports what tells who somebody is in anything the author wrote that is published. Whom
/// to ask (`contact`, `imprint`) is meant to be found. Tells whether there is any: other
/// findings would print the lines.
pub(super) fn direct_identifiers(
    manuscript: &Manuscript,
    passages: &[AuthorPassage<'_>],
    diagnostics: &mut Diagnostics,
) -> bool {
    let before = diagnostics.count(Severity::Error);
    for passage in passages {
        for found in identifiers(&passage.prose.text) {
            let place = passage.prose.place_of(found.range.clone());
            diagnostics.push(found.diagnostic(&place));
        }
    }
    let report = &manuscript.report;
    let title = [(report.title.value.as_str(), &report.title.place)];
    let other = [&report.subtitle, &report.notice, &report.back_cover];
    let other = other.into_iter().flatten().map(|text| (text.as_str(), &report.place));
    for (text, place) in title.into_iter().chain(other).chain(terms(manuscript)) {
        for found in identifiers(text) {
            diagnostics.push(found.diagnostic(place));
        }
    }
    diagnostics.count(Severity::Error) > before
}

/// The terms of lists of terms, what is shown as it is written, and what series are called.
fn terms(manuscript: &Manuscript) -> Vec<(&str, &Place)> {
    let mut texts = Vec::new();
    for block in manuscript.blocks() {
        match block {
            Block::Terms(terms) => texts.extend(
                terms.iter().map(|term| (term.term.value.as_str(), &term.term.place)),
            ),
            Block::Example(example) => {
                texts.push((example.source.value.as_str(), &example.source.place));
            }
            _ => {}
        }
    }
    for request in manuscript.requests() {
        if let crate::manuscript::Grouping::Series(series) = &request.grouping {
            texts.extend(
                series.iter().map(|one| (one.label.value.as_str(), &one.label.place)),
            );
        }
    }
    texts
}
