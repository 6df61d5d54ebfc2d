//! The list of reports that is published beside them: takes the folder with the builds, gives
//! a page to look through and search, and a feed.
//!
//! It tells what lies there and nothing else: each report's own records say what it is called
//! and which files it has. Drafts are not listed.

mod feed;
mod page;
mod report;

use std::collections::BTreeMap;
use std::path::Path;

use rayon::prelude::*;

use crate::diagnostic::Said;
use crate::file::{
    self, Destination, Inputs, NewContent, Remains, Replaceable, WriteError, sha256,
};
use crate::project::{FONTS, ProjectSettings, ReportFiles, Site};
use crate::publish::NotAlone;
use crate::say;
use crate::words::Language;

use self::report::ShelvedReport;

/// The page.
pub const INDEX: &str = "index.html";
/// The feed.
pub const FEED: &str = "feed.xml";

/// By whom both are said to be made.
const BY: &str = "baslinje shelf";

/// The list of reports of a project.
#[derive(Clone, Debug)]
pub struct Shelf {
    /// The heading, if the project has one.
    title: Option<String>,
    publisher: Option<String>,
    language: Language,
    site: Option<Site>,
    /// Those that are listed, the newest first.
    reports: Vec<ShelvedReport>,
    /// The fonts of the page, by the names of their files.
    faces: BTreeMap<String, Vec<u8>>,
}

impl Shelf {
    /// The list of those of some reports whose builds lie in a folder and are no drafts.
    #[must_use]
    pub fn of(
        settings: ProjectSettings,
        folder: &Path,
        reports: &[ReportFiles],
        faces: BTreeMap<String, Vec<u8>>,
    ) -> Self {
        let read = |report: &ReportFiles| ShelvedReport::read(folder, &report.name);
        let mut reports = reports.par_iter().filter_map(read).collect::<Vec<_>>();
        reports.sort_by(|one, other| {
            let newest = other.facts.date.iso.cmp(&one.facts.date.iso);
            newest.then_with(|| one.name.cmp(&other.name))
        });
        let ProjectSettings { title, publisher, language, site, .. } = settings;
        let language = language.unwrap_or_else(|| common_language(&reports));
        Self { title, publisher, language, site, reports, faces }
    }

    /// How many reports are listed.
    #[must_use]
    pub fn len(&self) -> usize {
        self.reports.len()
    }

    /// Whether none is.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.reports.is_empty()
    }

    /// Whether there is a feed: there must be reports, and an address where they are.
    #[must_use]
    pub fn has_feed(&self) -> bool {
        self.site.is_some() && !self.is_empty()
    }

    /// The heading.
    fn heading(&self) -> &str {
        self.title.as_deref().unwrap_or_else(|| self.language.words().shelf())
    }

    /// Writes page and feed to the place that was claimed for them, or leaves everything as
    /// it was. A feed of earlier is taken away where there is none any longer.
    ///
    /// # Errors
    ///
    /// If something cannot be written.
    pub fn write(&self, place: Destination) -> Result<Remains, ShelfError> {
        let page = file::sealed(page::page(self)?, BY).into_bytes();
        let feed = self.site.as_ref().filter(|_| self.has_feed());
        let feed = feed.map(|site| file::sealed(feed::feed(self, site), BY).into_bytes());
        let feed = feed.as_deref().map_or(NewContent::Nothing, NewContent::File);
        Ok(place.replace(&[NewContent::File(&page), feed])?)
    }
}

/// Why there is no list.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.said())]
pub enum ShelfError {
    /// It could not be written.
    Unwritten(#[from] WriteError),
    /// The page would fetch something.
    NotAlone(#[from] NotAlone),
}

impl ShelfError {
    /// What is said of it.
    #[must_use]
    pub fn said(&self) -> Said {
        match self {
            Self::Unwritten(error) => error.said(),
            Self::NotAlone(why) => say!(
                "the list of reports makes no page that stands alone: {why}",
                why = why.said()
            ),
        }
    }
}

/// The language that all reports are in; English, if they are in several.
fn common_language(reports: &[ShelvedReport]) -> Language {
    let mut languages = reports.iter().map(|report| report.facts.language);
    let first = languages.next().unwrap_or_default();
    if languages.all(|other| other == first) {
        first
    } else {
        Language::WHERE_SEVERAL_MEET
    }
}

/// The fonts of the page, of those in the project's `fonts`.
#[must_use]
pub fn faces(inputs: &mut Inputs) -> BTreeMap<String, Vec<u8>> {
    let face = |name: &str| {
        let bytes = inputs.read(&format!("{FONTS}/{name}.woff2")).ok()?;
        Some((name.to_owned(), bytes))
    };
    page::faces().into_iter().filter_map(face).collect()
}

/// Recognises what has the names of page and feed in a folder that was claimed, as files that
/// may be replaced.
///
/// # Errors
///
/// If one of them is anything else, or was changed since it was written.
pub fn recognise(place: &mut Destination) -> Result<(), WriteError> {
    [INDEX, FEED].into_iter().try_for_each(|name| place.recognise(name, ours))
}

/// Whether a page that was written by an earlier run lies in a folder, which may be replaced.
#[must_use]
pub fn is_in(folder: &Path) -> bool {
    let bytes = file::read_record(&folder.join(INDEX));
    bytes.is_some_and(|bytes| file::is_sealed(&bytes, BY))
}

fn ours(path: &Path) -> Result<Replaceable, WriteError> {
    if path.is_dir() {
        return Err(WriteError::IsFolder { path: path.to_path_buf() });
    }
    let bytes = file::read_record(path).unwrap_or_default();
    if file::is_sealed(&bytes, BY) {
        return Ok(Replaceable::File(sha256(&bytes)));
    }
    let reason = "was not made by `build --all`, or has been changed since";
    let hint = "move it away; the list of reports replaces only what a build made";
    Err(WriteError::not_ours(path, reason, hint))
}

/// The folders among the builds that are builds of reports which the project does not have.
#[must_use]
pub fn left_over(folder: &Path, reports: &[ReportFiles]) -> Vec<String> {
    let names = file::folders_in(folder).into_iter();
    let unknown = names.filter(|name| !reports.iter().any(|report| report.name == *name));
    unknown.filter(|name| report::is_build(folder, name)).collect()
}
