//! What goes into an archive, and where it lies there.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::{HeadFacts, HeadLicence};
use crate::fingerprint;
use crate::manuscript::Report;

use super::kept::KEPT;

/// Files by their paths.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Where the project lies in what is kept.
pub(super) const PROJECT: &str = "project/";

/// Where the outputs lie.
pub(super) const OUTPUTS: &str = "report/";

/// Where the programme lies.
pub(super) const PROGRAM: &str = "program/";

/// Where the codebooks lie that archives take.
pub(super) const CODEBOOKS: &str = "codebooks/";

/// The description of the data files, which names them from the folder it lies in.
pub(super) const DATA_PACKAGE: &str = "datapackage.json";

/// The exact versions of everything the programme was compiled from.
pub(super) const LOCK: &[u8] = include_bytes!("../../Cargo.lock");

/// What an archive is made of.
#[derive(Clone, Copy)]
pub struct ArchiveContents<'a> {
    /// The report.
    pub report: &'a Report,
    /// What it is known by to libraries, archives and search engines, if it says.
    pub facts: Option<&'a HeadFacts>,
    /// Every file that was read, by its path in the project.
    pub inputs: &'a Files,
    /// Which of them hold the answers of single persons that are no made-up ones.
    pub microdata: &'a BTreeSet<String>,
    /// Files that were read and are left out (all answers, or none), by what they are known
    /// by.
    pub withheld: &'a BTreeMap<String, String>,
    /// Every file that was made.
    pub outputs: &'a Files,
    /// The programme, with its file name.
    pub program: Option<(&'a str, &'a [u8])>,
    /// The surveys, described for those who know nothing of Baslinje.
    pub codebooks: &'a ArchivedCodebooks,
}

/// The codebooks of a report's surveys, as data archives take them.
#[derive(Clone, Debug, Default)]
pub struct ArchivedCodebooks {
    /// Each survey by its name in the report.
    pub surveys: BTreeMap<String, SurveyCodebook>,
    /// All of them as one Data Package; the paths in it are those of [`kept()`].
    pub data_package: String,
}

/// The codebook of one survey.
#[derive(Clone, Debug)]
pub struct SurveyCodebook {
    /// The data file, by its path in the project.
    pub data: String,
    /// The codebook as DDI-Codebook 2.5.
    pub ddi: String,
    /// The columns of the data file as a Table Schema.
    pub schema: String,
}

/// Where a file of the project lies in what is kept.
#[must_use]
pub fn kept(input: &str) -> String {
    format!("{PROJECT}{input}")
}

/// What a file in the archive is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FileRole {
    Input,
    Microdata,
    Output,
    Program,
    Codebook,
    Kept,
}

impl FileRole {
    pub(super) fn describe(self) -> &'static str {
        match self {
            Self::Input => "what the report was made of",
            Self::Microdata => "answers of single persons",
            Self::Output => "what was made",
            Self::Program => "the program that built the report",
            Self::Codebook => "what the answers mean, for archives and other programs",
            Self::Kept => "the numbers of the report, kept instead of the answers",
        }
    }
}

impl ArchiveContents<'_> {
    pub(super) fn title(&self) -> String {
        let subtitle = self.report.subtitle.as_ref();
        let subtitle = subtitle.map_or_else(String::new, |text| format!(": {text}"));
        format!("{}{subtitle}", self.report.title.value)
    }

    pub(super) fn describe(&self) -> String {
        let notice = self.report.notice.as_ref();
        let notice = notice.map_or_else(String::new, |notice| format!(" {notice}"));
        let but = if self.is_without_answers() {
            " but the answers; their numbers are kept instead, as they may be shown"
        } else {
            ""
        };
        format!(
            "The report {}, published by {}, with everything it was made of{but}.{notice}",
            self.title(),
            self.report.publisher
        )
    }

    pub(super) fn rights(&self) -> String {
        if let Some(licence) = self.licence() {
            return format!("{} ({})", licence.name, licence.url);
        }
        match self.report.imprint.as_slice() {
            [] => String::from("The archive states no terms of use; ask the publisher."),
            lines => lines.join(" "),
        }
    }

    pub(super) fn licence(&self) -> Option<&HeadLicence> {
        self.facts?.licence.as_ref()
    }

    pub(super) fn is_without_answers(&self) -> bool {
        !self.withheld.is_empty()
    }

    /// Whether files are left out that are known by a secret key.
    pub(super) fn has_keyed(&self) -> bool {
        self.withheld.values().any(|known_by| fingerprint::is_keyed(known_by))
    }

    pub(super) fn has_microdata(&self) -> bool {
        self.inputs.keys().any(|name| self.microdata.contains(name))
    }

    pub(super) fn role(&self, name: &str) -> Option<FileRole> {
        if let Some(input) = name.strip_prefix(PROJECT) {
            let confidential = self.microdata.contains(input);
            let kept = self.is_without_answers()
                && input.rsplit_once('/').is_some_and(|(_, file)| file == KEPT);
            return Some(match (confidential, kept) {
                (true, _) => FileRole::Microdata,
                (false, true) => FileRole::Kept,
                (false, false) => FileRole::Input,
            });
        }
        if name.starts_with(OUTPUTS) {
            return Some(FileRole::Output);
        }
        if name.starts_with(CODEBOOKS) || name == DATA_PACKAGE {
            return Some(FileRole::Codebook);
        }
        name.starts_with(PROGRAM).then_some(FileRole::Program)
    }
}

/// Where the DDI of a survey lies in what is kept.
pub(super) fn ddi_of(survey: &str) -> String {
    format!("{CODEBOOKS}{survey}.ddi.xml")
}

/// Where the Table Schema of a survey lies in what is kept, if its answers are left out.
pub(super) fn schema_of(survey: &str) -> String {
    format!("{CODEBOOKS}{survey}.schema.json")
}

/// The versions of Baslinje and Typst that are running.
#[must_use]
pub fn versions() -> (&'static str, &'static str) {
    (env!("CARGO_PKG_VERSION"), crate::typeset::TYPST_VERSION)
}
