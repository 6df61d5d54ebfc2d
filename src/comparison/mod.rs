//! Holds two editions of a report against each other: takes the files of both, gives what
//! differs, how far, and why.
//!
//! An edition is what a build makes, wherever it comes from: an archive, a folder, or a build
//! that is still in memory. Nothing is computed anew; the records beside the report
//! (`numbers.json`, `manifest.json`) tell what its numbers were made of.

mod align;
mod cause;
mod causes;
mod earlier;
mod entry;
mod inputs;
mod markup;
mod number_change;
mod numbers;
mod pages;
mod pdf;
mod pictures;
mod record;
mod review_page;
mod settled;
mod texts;
mod web_text;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value as Json;

use crate::archive::Files;
use crate::project::{BOOK, FONTS, TEMPLATES};
use crate::words::Language;

pub use self::cause::Cause;
pub use self::earlier::recognise;
pub use self::entry::RequestPart;
pub use self::inputs::{How, InputChange};
pub use self::number_change::{NumberChange, RequestChange};
pub use self::pages::Pages;
pub use self::pictures::{PagePicture, is_sealed_picture};
pub use self::review_page::ReviewPage;
pub use self::texts::{Piece, TextCause, TextChange};

/// A step on the way from what an author wrote to the report, in the order of the steps:
/// what a file belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// The answers.
    Data,
    /// What the answers mean.
    Codebook,
    /// The report and its chapters, works and pictures.
    Text,
    /// The kind of document.
    Template,
    /// The typefaces.
    Font,
    /// The record of all numbers.
    Numbers,
    /// The files of charts and tables.
    Tables,
    /// The drawings.
    Charts,
    /// The generated Typst and its other files.
    Source,
    /// The PDF.
    Pdf,
    /// The web page.
    Html,
    /// The record of what was made of what.
    Manifest,
}

impl Stage {
    /// What it is, in a few words.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Data => "data",
            Self::Codebook => "codebook",
            Self::Text => "text",
            Self::Template => "template",
            Self::Font => "font",
            Self::Numbers => "numbers",
            Self::Tables => "tables",
            Self::Charts => "charts",
            Self::Source => "Typst source",
            Self::Pdf => "PDF",
            Self::Html => "web page",
            Self::Manifest => "record of files",
        }
    }

    /// What a file of a project belongs to.
    #[must_use]
    pub fn of_input(name: &str) -> Self {
        let folder = name.split('/').next().unwrap_or_default();
        match (folder, ending(name)) {
            (BOOK, _) => Self::Text,
            (TEMPLATES, _) => Self::Template,
            (FONTS, _) => Self::Font,
            (_, "yaml" | "yml") => Self::Codebook,
            _ => Self::Data,
        }
    }

    /// The step that makes a file of a report.
    #[must_use]
    pub fn of_output(name: &str) -> Self {
        match (name, ending(name)) {
            ("manifest.json", _) => Self::Manifest,
            ("numbers.json", _) => Self::Numbers,
            (_, "pdf") => Self::Pdf,
            (_, "html") => Self::Html,
            (_, "csv") => Self::Tables,
            _ if name.starts_with("charts/") => Self::Charts,
            _ => Self::Source,
        }
    }

    /// Whether it is read by people, not only a means to that.
    fn is_read(self) -> bool {
        matches!(self, Self::Numbers | Self::Tables | Self::Pdf | Self::Html)
    }
}

fn ending(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, ending)| ending)
}

/// How much two editions have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Every byte is the same.
    Bytes,
    /// The same once compressed streams are inflated, and what tells which file it is and
    /// which programme wrote it is left out.
    Streams,
    /// The same numbers, text and structure.
    Content,
    /// Something that can be read is another.
    Different,
}

impl Level {
    /// What it means, in a few words.
    #[must_use]
    pub fn describe(self) -> &'static str {
        match self {
            Self::Bytes => "same bytes",
            Self::Streams => "same after inflating",
            Self::Content => "same numbers, text and structure",
            Self::Different => "different",
        }
    }
}

/// A file that is not the same in both editions.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FileChange {
    /// What it belongs to.
    pub stage: Stage,
    /// Its path.
    pub name: String,
    /// How much both have in common.
    pub level: Level,
    /// In which of them it is, if not in both.
    pub only: Option<Only>,
}

/// The one edition that has something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Only {
    /// The earlier.
    Then,
    /// The later.
    Now,
}

/// Which files of a report differ, by stage and name; nothing if both are the same.
#[must_use]
pub fn files(then: &Files, now: &Files) -> Vec<FileChange> {
    let names = then.keys().chain(now.keys()).collect::<BTreeSet<_>>();
    let changes = names.into_iter().filter_map(|name| {
        let (level, only) = match (then.get(name), now.get(name)) {
            (Some(one), Some(other)) => (level(name, one, other), None),
            (Some(_), None) => (Level::Different, Some(Only::Then)),
            _ => (Level::Different, Some(Only::Now)),
        };
        let stage = Stage::of_output(name);
        let name = name.clone();
        (level != Level::Bytes).then_some(FileChange { stage, name, level, only })
    });
    let mut changes = changes.collect::<Vec<_>>();
    changes.sort();
    changes
}

/// How much the published parts have in common, whatever became of the means to make them.
#[must_use]
pub fn overall(changes: &[FileChange]) -> Level {
    let read = changes.iter().filter(|change| change.stage.is_read());
    read.map(|change| change.level).max().unwrap_or(Level::Bytes)
}

/// How much two versions of a file have in common.
fn level(name: &str, then: &[u8], now: &[u8]) -> Level {
    if then == now {
        return Level::Bytes;
    }
    let content = |same: bool| if same { Level::Content } else { Level::Different };
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).replace("\r\n", "\n");
    match Stage::of_output(name) {
        Stage::Pdf if pdf::same_when_inflated(then, now) => Level::Streams,
        Stage::Pdf => {
            let says = |bytes| {
                let parts = pdf::read(bytes)?.parts.into_iter();
                let says = parts.map(|part| (part.depth, part.kind, part.text, part.alt));
                Some(says.collect::<Vec<_>>())
            };
            let then = says(then);
            content(then.is_some() && then == says(now))
        }
        Stage::Html => {
            let (then, now) = (text(then), text(now));
            content(web_text::passages(&then) == web_text::passages(&now))
        }
        Stage::Tables => content(
            text(then).trim_start_matches('\u{feff}')
                == text(now).trim_start_matches('\u{feff}'),
        ),
        Stage::Numbers => {
            let read = |bytes| serde_json::from_slice::<Json>(bytes).ok();
            let (Some(then), Some(now)) = (read(then), read(now)) else {
                return Level::Different;
            };
            let record = |numbers| Record { numbers, ..Record::default() };
            content(numbers::changes(&record(then), &record(now)).is_empty())
        }
        Stage::Manifest => {
            let plain = |bytes| {
                let mut manifest = serde_json::from_slice::<Json>(bytes).ok()?;
                let entries = manifest.as_object_mut()?;
                for name in ["baslinje", "typst", "outputs"] {
                    entries.remove(name);
                }
                Some(manifest)
            };
            let then = plain(then);
            content(then.is_some() && then == plain(now))
        }
        _ => Level::Different,
    }
}

/// What an edition tells of itself: its numbers, and what it was made of.
#[derive(Clone, Debug, Default)]
pub struct Record {
    /// `numbers.json`.
    numbers: Json,
    /// `manifest.json`.
    manifest: Json,
}

impl Record {
    /// Reads the records among the files of a report.
    ///
    /// # Errors
    ///
    /// The name of the record that is missing or no JSON.
    pub fn read(files: &Files) -> Result<Self, &'static str> {
        let read = |name: &'static str| {
            let bytes = files.get(name).ok_or(name)?;
            serde_json::from_slice::<Json>(bytes).map_err(|_| name)
        };
        Ok(Self { numbers: read("numbers.json")?, manifest: read("manifest.json")? })
    }

    /// The report's name, which its files have.
    #[must_use]
    pub fn name(&self) -> &str {
        self.manifest.get("report").and_then(Json::as_str).unwrap_or_default()
    }

    /// Every file that was read, with its sha256.
    #[must_use]
    pub fn inputs(&self) -> BTreeMap<&str, &str> {
        let inputs = self.manifest.get("inputs").and_then(Json::as_object);
        let inputs = inputs.into_iter().flatten();
        inputs.filter_map(|(name, sha)| Some((name.as_str(), sha.as_str()?))).collect()
    }

    /// The checksums of everything that was read of one kind.
    fn checksums_of(&self, stage: Stage) -> BTreeSet<&str> {
        let inputs = self.inputs().into_iter();
        let inputs = inputs.filter(|(name, _)| Stage::of_input(name) == stage);
        inputs.map(|(_, checksum)| checksum).collect()
    }

    /// The checksums of the codebooks in these folders; of all of them if none lies there.
    fn codebooks_in(&self, folders: &BTreeSet<String>) -> BTreeSet<&str> {
        let inputs = self.inputs().into_iter();
        let beside = inputs.filter(|(name, _)| {
            let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
            Stage::of_input(name) == Stage::Codebook && folders.contains(folder)
        });
        let beside = beside.map(|(_, checksum)| checksum).collect::<BTreeSet<_>>();
        if beside.is_empty() { self.checksums_of(Stage::Codebook) } else { beside }
    }

    /// The versions of Baslinje and Typst that made it.
    #[must_use]
    pub fn versions(&self) -> (&str, &str) {
        let of = |name: &str| self.manifest.get(name).and_then(Json::as_str);
        (of("baslinje").unwrap_or_default(), of("typst").unwrap_or_default())
    }
}

/// What differs between what two editions say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EditionChanges {
    /// What the reports were made of.
    pub inputs: Vec<InputChange>,
    /// The charts that are drawn otherwise though their numbers are the same.
    pub drawings: Vec<String>,
    /// The numbers, with causes.
    pub numbers: Vec<NumberChange>,
    /// The sentences.
    pub texts: Vec<TextChange>,
    /// The pages.
    pub pages: Pages,
}

/// The files of an edition, with the record that is one of them.
#[derive(Clone, Copy)]
struct Edition<'e> {
    files: &'e Files,
    record: &'e Record,
}

impl<'e> Edition<'e> {
    /// The file that has the report's name and this ending.
    fn file(self, ending: &str) -> Option<&'e Vec<u8>> {
        self.files.get(&format!("{}.{ending}", self.record.name()))
    }
}

/// What differs between what two editions say.
///
/// # Errors
///
/// The name of a record that is missing or no JSON.
pub fn says(then: &Files, now: &Files) -> Result<EditionChanges, &'static str> {
    let (before, after) = (Record::read(then)?, Record::read(now)?);
    let numbers = numbers::changes(&before, &after);
    let earlier = Edition { files: then, record: &before };
    let later = Edition { files: now, record: &after };
    Ok(EditionChanges {
        inputs: inputs::changes(&before, &after),
        drawings: drawings(then, now, &numbers),
        numbers,
        texts: texts::changes(earlier, later),
        pages: pages::changes(earlier, later),
    })
}

/// Charts in both that are drawn otherwise though none of their numbers differs.
fn drawings(then: &Files, now: &Files, numbers: &[NumberChange]) -> Vec<String> {
    let drawn = now.iter().filter(|(name, bytes)| {
        let same = then.get(*name).is_none_or(|before| before == *bytes);
        Stage::of_output(name) == Stage::Charts && !same
    });
    let ids = drawn.filter_map(|(name, _)| {
        let name = name.strip_prefix("charts/").unwrap_or(name);
        Some(name.rsplit_once('.')?.0.to_owned())
    });
    let is_explained = |id: &String| numbers.iter().any(|change| change.id == *id);
    ids.filter(|id| !is_explained(id)).collect()
}

impl EditionChanges {
    /// Whether nothing differs.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self
            == Self {
                pages: Pages { changed: Vec::new(), ..self.pages },
                ..Self::default()
            }
            && self.pages.then == self.pages.now
    }

    /// The numbers that are in both, each with the parts of it that differ.
    #[must_use]
    pub fn in_both(&self) -> Vec<&[NumberChange]> {
        let parts = self.numbers.chunk_by(|one, next| one.id == next.id);
        parts.filter(|parts| !parts[0].is_alone()).collect()
    }

    /// How many numbers, charts and tables differ in any way.
    fn count_of_numbers(&self) -> usize {
        self.numbers.chunk_by(|one, next| one.id == next.id).count()
    }

    /// The numbers that are in one edition only.
    pub fn in_one(&self, only: Only) -> impl Iterator<Item = &NumberChange> {
        self.numbers.iter().filter(move |one| {
            let there = if only == Only::Then { &one.now } else { &one.then };
            one.is_alone() && there.is_none()
        })
    }

    /// The sentences, section by section.
    #[must_use]
    pub fn sections(&self) -> Vec<&[TextChange]> {
        self.texts.chunk_by(|one, next| one.section == next.section).collect()
    }

    /// Everything as JSON, with what the editions are called.
    #[must_use]
    pub fn to_json(&self, then: &str, now: &str) -> String {
        record::to_json(then, now, self)
    }
}

/// The language a report is written in, by its web page; Swedish if it has none.
#[must_use]
pub fn language(files: &Files) -> Language {
    let page = Record::read(files).ok().and_then(|record| {
        let page = files.get(&format!("{}.html", record.name()))?;
        Some(String::from_utf8_lossy(page).into_owned())
    });
    page.map_or(Language::default(), |page| texts::language(&page))
}

/// The PDF among the files of a report, if there is one.
#[must_use]
pub fn pdf(files: &Files) -> Option<&[u8]> {
    let record = Record::read(files).ok()?;
    files.get(&format!("{}.pdf", record.name())).map(Vec::as_slice)
}

/// The pages that do not look the same, drawn dot by dot; nothing to tell if there is no PDF
/// in both, or they do not have as many pages. Pages are counted from 1.
#[must_use]
pub fn looks(then: &Files, now: &Files) -> Option<Vec<usize>> {
    let pictures = |files| pictures::Pictures::new(pdf(files)?);
    pictures(then)?.looking_otherwise(&pictures(now)?)
}
