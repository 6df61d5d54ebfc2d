//! Reads the report as a careful reviewer would: takes the manuscript and the protected
//! numbers, gives diagnostics. Each kind of finding has a code; an author who has good
//! reasons accepts a finding under `accept` in `report.yaml`, and the reason stands there.

mod acceptance;
mod claims;
mod lexicon;
mod passages;
mod phrases;
mod share;

use crate::diagnostic::Diagnostics;
use crate::disclosure::{ProtectedNumber, ProtectedTable};
use crate::manuscript::Manuscript;

pub use self::acceptance::accept;

/// The code of every finding that can be accepted, with what it finds.
pub const CHECKS: [(&str, &str); 2] = [
    ("claim", "a statement about a number that the data does not support"),
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
}

/// Reviews a report. Nothing is said about a manuscript that could not be read as a whole.
pub fn review(material: Material<'_>, diagnostics: &mut Diagnostics) {
    let Material { manuscript, numbers, .. } = material;
    let passages = passages::passages(manuscript);
    claims::review(&manuscript.report, numbers, &passages, diagnostics);
}
