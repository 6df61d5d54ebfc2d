//! A report as a document for word processors.

use crate::diagnostic::Diagnostics;
use crate::layout;
use crate::typeset;
use crate::watch::Watch;
use crate::word::{self, WordSources};

use super::Prepared;

/// Whether a document for word processors is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WordWish {
    /// If the report says so.
    #[default]
    AsDeclared,
    /// Whatever the report says.
    Asked,
    /// Not.
    Unasked,
}

impl WordWish {
    /// Whether one is made of a report that says whether it wants one.
    pub(super) fn is_made(self, is_declared: bool) -> bool {
        match self {
            Self::AsDeclared => is_declared,
            Self::Asked => true,
            Self::Unasked => false,
        }
    }
}

impl Prepared {
    /// What a document for word processors is made of.
    #[must_use]
    pub fn word_sources(&self) -> WordSources<'_> {
        let report = &self.manuscript.report;
        let name = report.bibliography.as_ref();
        WordSources {
            document: &self.document,
            works: name.and_then(|_| self.source.authored.values().next()),
            citation_style: &report.citation_style,
            place: &report.place,
        }
    }
}

/// Makes the document; what word processors cannot be told is said.
pub(super) fn make(
    prepared: &Prepared,
    watch: Watch<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<u8>> {
    let Prepared { manuscript, template, document, source, fonts, .. } = prepared;
    let report = &manuscript.report;
    let drawings = layout::drawings_alone(template, report, document, watch);
    let shown = word::shown_pictures(document);
    let pictures =
        typeset::flat_pictures(source, report, fonts, &shown, &drawings, watch);
    word::write(prepared.word_sources(), &pictures, diagnostics)
}
