//! Reads everything a report is made of but the answers.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::{Diagnostics, Soundness, Source, Warned};
use crate::file::{Inputs, sha256};
use crate::layout::{Profile, Template};
use crate::manuscript::{Manuscript, ReadTexts, ReadingMemory};
use crate::project::{FONTS, ManuscriptTexts, ReportFiles, TEMPLATES};
use crate::typeset::{self, Fonts};

use super::memory::FromFiles;
use super::{Job, Memory};

/// Everything but manuscript and answers.
pub(super) struct Surroundings {
    /// The kind of document; nothing, if it cannot be read.
    pub(super) template: Option<Arc<Template>>,
    pub(super) fonts: Option<Arc<Fonts>>,
    /// The images that can be read, by the names that the author uses.
    pub(super) images: BTreeMap<String, Vec<u8>>,
    /// The bibliography.
    pub(super) works: Option<Arc<Source>>,
}

/// Reads what the author wrote.
pub(super) fn texts(
    report: &ReportFiles,
    inputs: &mut Inputs,
) -> Warned<Option<ManuscriptTexts>> {
    Warned::first(|said| report.read(inputs, said))
}

/// Finds out what it means, as far as it is not remembered.
pub(super) fn manuscript(
    name: &str,
    texts: &ManuscriptTexts,
    memory: &mut ReadingMemory,
    before: Soundness,
) -> Warned<Option<Manuscript>> {
    let ManuscriptTexts { report, chapters } = texts;
    let texts = ReadTexts { name, report, chapters };
    Warned::after(before, |said| texts.read(memory, said))
}

/// Reads what it names: template, fonts, images and works.
pub(super) fn surroundings(
    job: Job<'_>,
    manuscript: &Manuscript,
    memory: &mut Memory,
    inputs: &mut Inputs,
) -> Warned<Surroundings> {
    let Job { project, report, .. } = job;
    Warned::first(|said| {
        let style = &manuscript.report.template;
        let listed = |folder| project.files_below(folder).unwrap_or_default();
        let of = FromFiles::new(TEMPLATES, &style.value, listed(TEMPLATES));
        let template = memory.templates.recall_or(of, inputs, said, |inputs, said| {
            Template::read(style, project, inputs, said)
        });
        // What is chosen of it has nothing to do with how it looks.
        if let Some(template) = &template {
            template.check_use(manuscript, said);
        }
        let template = dressed(template, manuscript, inputs, said);
        // Templates without fonts of their own share those of the project.
        let brought = template.iter().flat_map(|template| template.fonts());
        let brought = brought.collect::<Vec<_>>();
        let mut files = listed(FONTS);
        let known_by =
            |(name, bytes): &(&str, &[u8])| format!("{name} {}", sha256(bytes));
        files.extend(brought.iter().map(known_by));
        let whose = if brought.is_empty() { "" } else { &style.value };
        let of = FromFiles::new(FONTS, whose, files);
        let fonts = memory.fonts.recall_or(of, inputs, said, |inputs, said| {
            Fonts::read(project, &brought, inputs, said)
        });
        let images = report.read_files(&manuscript.images(), inputs, said);
        typeset::check_images(&manuscript.images(), &images, said);
        let works = manuscript.report.bibliography.as_ref();
        let works = report.read_optional_text(works, inputs, said);
        Surroundings { template, fonts, images, works }
    })
}

/// The template in the look of the unit, if the report names one. Nothing, if that cannot be
/// read.
fn dressed(
    template: Option<Arc<Template>>,
    manuscript: &Manuscript,
    inputs: &mut Inputs,
    said: &mut Diagnostics,
) -> Option<Arc<Template>> {
    let Some(path) = &manuscript.report.profile else { return template };
    let profile = Profile::read(path, inputs, said)?;
    typeset::check_images(&Vec::from_iter(&profile.pictures), &profile.contents, said);
    Some(Arc::new(template?.dressed(profile, said)))
}
