//! Whoever runs the texts of a report, in its own language and in those of its parts.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::manuscript::{Manuscript, Report};
use crate::watch::Watch;
use crate::words::Language;

use super::ProtectedResults;
use super::prose::{AllQuoted, ProseMemory, ProseRenderer};

/// The language of a part of a document that is in another one than the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct PartLanguage {
    /// Its code: `en`.
    #[serde(rename = "language")]
    pub code: &'static str,
    /// The region whose conventions are followed: `GB`.
    pub region: &'static str,
}

impl PartLanguage {
    /// That of a part, unless it is that of what it stands in.
    pub(super) fn new(part: Language, around: Language) -> Option<Self> {
        let region = part.words().region();
        (part != around).then(|| Self { code: part.code(), region })
    }
}

/// Whoever runs the texts of a report.
pub(super) struct Renderers<'w> {
    own: ProseRenderer<'w>,
    /// Those of parts in other languages.
    others: BTreeMap<Language, ProseRenderer<'w>>,
}

impl<'w> Renderers<'w> {
    pub(super) fn new(
        manuscript: &Manuscript,
        results: ProtectedResults<'_>,
        watch: Watch<'w>,
        memory: &mut ProseMemory,
    ) -> Self {
        let report = &manuscript.report;
        let ProtectedResults { tables, numbers, .. } = results;
        let others = manuscript.languages().into_iter().map(|language| {
            let report = Report { language, ..report.clone() };
            let numbers = numbers.iter().map(|number| number.in_language(language));
            let numbers = numbers.collect::<Vec<_>>();
            let memory = memory.in_language(language);
            let renderer = ProseRenderer::new(&numbers, tables, &report, watch, memory);
            (language, renderer)
        });
        let others = others.collect();
        Self { own: ProseRenderer::new(numbers, tables, report, watch, memory), others }
    }

    /// Who runs the texts in a language.
    pub(super) fn of(&self, language: Language) -> &ProseRenderer<'w> {
        self.others.get(&language).unwrap_or(&self.own)
    }

    /// Ends the run: gives what texts quote and claim.
    pub(super) fn end(self, memory: &mut ProseMemory) -> AllQuoted {
        let mut all = self.own.end(memory);
        for (language, renderer) in self.others {
            all.add(renderer.end(memory.in_language(language)));
        }
        all
    }
}
