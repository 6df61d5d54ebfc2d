//! Reads the report as a careful reviewer would: takes the manuscript and the protected
//! numbers, gives diagnostics. Each kind of finding has a code; an author who has good
//! reasons accepts a finding under `accept` in `report.yaml`, and the reason stands there.

mod acceptance;
mod claims;
mod lexicon;
mod passages;
mod phrases;
mod plain;
mod references;
mod share;
mod typed_numbers;

use crate::diagnostic::Diagnostics;
use crate::disclosure::{ProtectedNumber, ProtectedTable};
use crate::manuscript::Manuscript;
use crate::template::TypstSource;

pub use self::acceptance::accept;

/// The code of every finding that can be accepted, with what it finds.
pub const CHECKS: [(&str, &str); 6] = [
    ("claim", "a statement about a number that the data does not support"),
    (
        "reference-order",
        "a chart, table or figure referred to too late or in another order",
    ),
    ("typed-number", "a number typed by hand"),
    (
        "typed-reference",
        "the number of a chart, table, figure, appendix or page typed by hand",
    ),
    ("unreferenced", "a chart, table or figure that no text refers to"),
    ("unused-acceptance", "an entry of `accept` that accepts nothing"),
];

/// What is reviewed.
#[derive(Clone, Copy)]
pub struct Material<'a> {
    /// What the author wrote, with every `repeat` written out.
    pub manuscript: &'a Manuscript,
    /// The numbers of charts and tables.
    pub tables: &'a [ProtectedTable],
    /// The named numbers.
    pub numbers: &'a [ProtectedNumber],
    /// The texts as they stand in the document.
    pub source: &'a TypstSource,
}

/// Reviews a report. Nothing is said about a manuscript that could not be read as a whole.
pub fn review(material: Material<'_>, diagnostics: &mut Diagnostics) {
    let Material { manuscript, numbers, tables, source } = material;
    let report = &manuscript.report;
    let passages = passages::passages(manuscript);
    claims::review(report, numbers, &passages, diagnostics);
    let computed = (numbers, tables);
    typed_numbers::review(report.language, computed, &passages, diagnostics);
    references::review(manuscript, source, &passages, diagnostics);
}
