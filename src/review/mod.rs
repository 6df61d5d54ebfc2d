//! Reads the report as a careful reviewer would: takes the manuscript and the protected
//! numbers, gives diagnostics. Each kind of finding has a code; an author who has good
//! reasons accepts a finding under `accept` in `report.yaml`, and the reason stands there.

mod abbreviations;
mod acceptance;
mod by_passage;
mod changes;
mod citations;
mod claims;
mod finding;
mod layout;
mod lexicon;
mod number_language;
mod own_words;
mod passages;
mod personal;
mod plain;
mod references;
mod share;
mod small_bases;
mod typed_numbers;
mod unchecked;

use std::sync::Arc;

use crate::diagnostic::{Diagnostics, Source};
use crate::disclosure::{MUCH_HIDDEN, ProtectedNumber, ProtectedTable};
use crate::document::Document;
use crate::layout::{Omission, Template};
use crate::manuscript::Manuscript;

pub use self::acceptance::accept;
pub use self::by_passage::ReviewMemory;

/// The code of every finding that can be accepted, with what it finds.
#[rustfmt::skip]
pub const CHECKS: &[(&str, &str)] = &[
    ("abbreviation", "an abbreviation that is never spelt out, or only after it was used"),
    ("caption-unit", "a caption that states its own unit or base"),
    ("claim", "a statement about a number that the data does not support"),
    ("contents-depth", "headings that the contents leave out"),
    ("decimal-point", "decimals after a point where the language has a comma"),
    ("direct-identifier", "what tells directly who somebody is"),
    ("extreme-weight", "a weight that is more than five times the mean"),
    (MUCH_HIDDEN, "a chart or table of which much is hidden to protect people"),
    ("n-spelling", "a base that is not written `n = 67`"),
    ("number-word", "a number in digits where words are meant, or the other way round"),
    ("percent-sign", "a sign for per cent in running text, or without a space"),
    ("percentage-points", "a difference of shares computed by hand"),
    ("person-name", "rows of a register that look like they name persons"),
    ("question-wording", "the same asked in two surveys in different words"),
    ("quote-consent", "a quote that nobody says there is consent for"),
    ("range-dash", "a hyphen between two numbers instead of an en dash"),
    ("reference-order", "a chart, table or figure referred to too late or in another order"),
    ("sentence-begins-with-digits", "a sentence that begins with a number in digits"),
    ("share-decimals", "decimals of shares of fewer than 200"),
    ("similar-authors", "two works whose authors have nearly the same name"),
    ("small-base", "the percentage of few in a text that does not say how few"),
    ("thousands", "thousands that are not set apart by a space"),
    ("typed-citation", "a citation typed by hand"),
    ("typed-number", "a number typed by hand"),
    ("typed-reference", "the number of a chart, table, figure, appendix or page typed by hand"),
    ("unchecked-claim", "a phrase of quantity that is not held against the data"),
    ("uncited", "a work that no text cites"),
    ("unlike-comparison", "a claim that compares different answers of different people"),
    ("unreferenced", "a chart, table or figure that no text refers to"),
    ("unused-acceptance", "an entry of `accept` that accepts nothing"),
];

/// What is reviewed.
#[derive(Clone, Copy)]
pub struct ReviewMaterial<'a> {
    /// What the author wrote, with every `repeat` written out.
    pub manuscript: &'a Manuscript,
    /// The numbers of charts and tables.
    pub tables: &'a [ProtectedTable],
    /// The named numbers.
    pub numbers: &'a [ProtectedNumber],
    /// The texts as they stand in the document.
    pub document: &'a Document,
    /// The bibliography.
    pub bibliography: Option<&'a Arc<Source>>,
    /// The kind of document, which may do without something.
    pub template: &'a Template,
}

/// Reviews a report. Nothing is said about a manuscript that could not be read as a whole.
/// Texts that were read in the run before are not read again.
pub fn review(
    material: ReviewMaterial<'_>,
    memory: &mut ReviewMemory,
    diagnostics: &mut Diagnostics,
) {
    let ReviewMaterial { manuscript, numbers, tables, document, .. } = material;
    let ReviewMaterial { bibliography, template, .. } = material;
    let report = &manuscript.report;
    let passages = passages::passages(manuscript);
    // What is missing may be missing because of a mistake that has been told.
    let sound = !diagnostics.has_errors();
    claims::review(report, numbers, &document.claims, &passages, diagnostics);
    let exposes = personal::direct_identifiers(manuscript, &passages, diagnostics);
    if !sound || exposes {
        return;
    }
    by_passage::review(report, numbers, tables, &passages, memory, diagnostics);
    references::review(manuscript, document, template, diagnostics);
    citations::review(document, bibliography, &passages, diagnostics);
    abbreviations::review(manuscript, &passages, diagnostics);
    personal::consent(manuscript, diagnostics);
    small_bases::review(numbers, tables, &passages, diagnostics);
    if !template.does_without(Omission::Contents) {
        layout::contents(manuscript, diagnostics);
    }
}

#[cfg(test)]
mod tests {
    use super::CHECKS;

    #[test]
    fn every_check_is_documented_once_and_in_order() {
        let text = include_str!("../../docs/format.md");
        let first = format!("\n| `{}` | ", CHECKS[0].0);
        let mut sections = text.split("\n## ");
        let text = sections.find(|section| section.contains(&first)).expect("a section");
        let mut last = "";
        for (code, _) in CHECKS {
            assert!(last < *code, "{code}");
            last = code;
            assert_eq!(text.matches(&format!("\n| `{code}` | ")).count(), 1, "{code}");
        }
    }
}
