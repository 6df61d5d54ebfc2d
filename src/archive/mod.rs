//! Keeps a report for those who come later: takes a finished build and everything it was
//! made of, gives one file from which it can be checked and built again.
//!
//! The file is a ZIP that holds one *bag* (RFC 8493) with an RO-Crate. The same report
//! always gives the same bytes: the only date is the report's.

mod bag;
mod container;
mod description;
mod guide;

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use crate::manuscript::Report;

pub use self::bag::Fault;
pub use self::container::{Files, Limits};

/// Where the project lies in what is kept.
const PROJECT: &str = "project/";
/// Where the outputs lie.
const OUTPUTS: &str = "report/";
/// Where the programme lies.
const PROGRAM: &str = "program/";
/// Where the codebooks lie that archives take.
const CODEBOOKS: &str = "codebooks/";
/// The description of the data files, which names them from the folder it lies in.
const DATA_PACKAGE: &str = "datapackage.json";

/// The exact versions of everything the programme was compiled from.
const LOCK: &[u8] = include_bytes!("../../Cargo.lock");

/// Why a file is no archive, or cannot be made one. Nothing is unpacked then.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The format begins in 1980.
    #[error("an archive cannot be dated before 1980 or after 2107")]
    Undatable,
    /// The archive could not be put together.
    #[error("the archive cannot be made: {0}")]
    Unmade(String),
    /// It is no ZIP file, or its parts do not fit together.
    #[error("this is no ZIP file, or it is damaged: {0}")]
    Damaged(String),
    /// It holds more files than the limit.
    #[error("the archive holds {files} files, which is too many")]
    TooManyFiles {
        /// How many.
        files: usize,
    },
    /// It holds more bytes than the limit.
    #[error("`{name}` makes the archive larger than allowed when unpacked")]
    TooLarge {
        /// The file at which the limit is reached.
        name: String,
    },
    /// A name is not UTF-8.
    #[error("the archive holds a name that is no text")]
    NameIsNoText,
    /// A name could lead out of the folder.
    #[error("the archive holds `{}`, which could lead out of its folder", name.escape_debug())]
    Outside {
        /// The name.
        name: String,
    },
    /// A file is a link, a device or the like.
    #[error("`{name}` in the archive is no plain file")]
    NoPlainFile {
        /// The name.
        name: String,
    },
    /// Two files have the same name, or one that only some systems tell apart.
    #[error("`{name}` stands in the archive twice")]
    NamedTwice {
        /// The name.
        name: String,
    },
    /// A file needs a password.
    #[error("`{name}` in the archive is encrypted")]
    Encrypted {
        /// The name.
        name: String,
    },
    /// There is not one folder on top, as a bag has.
    #[error("the archive does not hold one folder with a bag in it")]
    NoBag,
    /// The bag is not what was packed.
    #[error("the archive is not what was packed: {}", faults[0])]
    Faulty {
        /// Everything that is wrong, at least one thing.
        faults: Vec<Fault>,
    },
    /// It is a bag, but not of a report.
    #[error("the archive holds no report that Baslinje built: {0}")]
    NoReport(String),
}

/// What an archive is made of.
#[derive(Clone, Copy)]
pub struct Contents<'a> {
    /// The report.
    pub report: &'a Report,
    /// Every file that was read, by its path in the project.
    pub inputs: &'a Files,
    /// Which of them hold the answers of single persons that are no made-up ones.
    pub microdata: &'a BTreeSet<String>,
    /// Every file that was made.
    pub outputs: &'a Files,
    /// The programme, with its file name.
    pub program: Option<(&'a str, &'a [u8])>,
    /// The surveys, described for those who know nothing of Baslinje.
    pub codebooks: &'a Codebooks,
}

/// The codebooks of a report's surveys, as data archives take them.
#[derive(Clone, Debug, Default)]
pub struct Codebooks {
    /// Each survey by its name in the report.
    pub surveys: BTreeMap<String, SurveyCodebook>,
    /// All of them as one Data Package; the paths in it are those of [`kept`].
    pub data_package: String,
}

/// The codebook of one survey.
#[derive(Clone, Debug)]
pub struct SurveyCodebook {
    /// The data file, by its path in the project.
    pub data: String,
    /// The codebook as DDI-Codebook 2.5.
    pub ddi: String,
}

/// Where a file of the project lies in what is kept.
#[must_use]
pub fn kept(input: &str) -> String {
    format!("{PROJECT}{input}")
}

/// What a file in the archive is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Input,
    Microdata,
    Output,
    Program,
    Codebook,
}

impl Role {
    fn describe(self) -> &'static str {
        match self {
            Self::Input => "what the report was made of",
            Self::Microdata => "answers of single persons",
            Self::Output => "what was made",
            Self::Program => "the program that built the report",
            Self::Codebook => "what the answers mean, for archives and other programs",
        }
    }
}

impl Contents<'_> {
    fn title(&self) -> String {
        let subtitle = self.report.subtitle.as_ref();
        let subtitle = subtitle.map_or_else(String::new, |text| format!(": {text}"));
        format!("{}{subtitle}", self.report.title.value)
    }

    fn describe(&self) -> String {
        let notice = self.report.notice.as_ref();
        let notice = notice.map_or_else(String::new, |notice| format!(" {notice}"));
        format!(
            "The report {}, published by {}, with everything it was made of.{notice}",
            self.title(),
            self.report.publisher
        )
    }

    fn rights(&self) -> String {
        match self.report.imprint.as_slice() {
            [] => "The archive states no terms of use; ask the publisher.".to_owned(),
            lines => lines.join(" "),
        }
    }

    fn has_microdata(&self) -> bool {
        !self.microdata.is_empty()
    }

    fn role(&self, name: &str) -> Option<Role> {
        if let Some(input) = name.strip_prefix(PROJECT) {
            let confidential = self.microdata.contains(input);
            return Some(if confidential { Role::Microdata } else { Role::Input });
        }
        if name.starts_with(OUTPUTS) {
            return Some(Role::Output);
        }
        if name.starts_with(CODEBOOKS) || name == DATA_PACKAGE {
            return Some(Role::Codebook);
        }
        name.starts_with(PROGRAM).then_some(Role::Program)
    }
}

/// Where the DDI of a survey lies in what is kept.
fn ddi_of(survey: &str) -> String {
    format!("{CODEBOOKS}{survey}.ddi.xml")
}

/// Makes the archive of a report.
///
/// # Errors
///
/// If the report's date is one that a ZIP file cannot have, or the archive becomes larger
/// than the format allows.
pub fn make(contents: &Contents<'_>) -> Result<Vec<u8>, Refusal> {
    let report = contents.report;
    let mut payload = Files::new();
    for (name, bytes) in contents.inputs {
        payload.insert(kept(name), bytes.clone());
    }
    for (name, bytes) in contents.outputs {
        payload.insert(format!("{OUTPUTS}{name}"), bytes.clone());
    }
    if let Some((name, bytes)) = contents.program {
        payload.insert(format!("{PROGRAM}{name}"), bytes.to_vec());
        let line = format!("{}  {name}\n", crate::file::sha256(bytes));
        payload.insert(format!("{PROGRAM}{name}.sha256"), line.into_bytes());
    }
    let codebooks = contents.codebooks;
    for (name, codebook) in &codebooks.surveys {
        payload.insert(ddi_of(name), codebook.ddi.clone().into_bytes());
    }
    if !codebooks.surveys.is_empty() {
        let package = codebooks.data_package.clone().into_bytes();
        payload.insert(DATA_PACKAGE.to_owned(), package);
    }
    payload.insert("Cargo.lock".to_owned(), LOCK.to_vec());
    payload.insert("provenance.json".to_owned(), description::provenance(contents));
    payload.insert(guide::GUIDE.to_owned(), guide::guide(contents));
    let described = description::ro_crate(contents, &payload);
    payload.insert(description::CRATE.to_owned(), described);
    let info = [
        ("Source-Organization", report.publisher.clone()),
        ("External-Description", contents.describe()),
        ("External-Identifier", report.name.clone()),
        ("Bag-Software-Agent", format!("Baslinje {}", env!("CARGO_PKG_VERSION"))),
    ];
    let bag = bag::make(payload, report.date, &info);
    let folder = &report.name;
    let files = bag.into_iter().map(|(name, bytes)| (format!("{folder}/{name}"), bytes));
    container::pack(&files.collect(), report.date)
}

/// An archive that has been read and checked.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The report's name.
    pub name: String,
    /// The files of the project, by their paths in it.
    pub inputs: Files,
    /// What was made then.
    pub outputs: Files,
    /// The files of the project that are not those the report was made of, by the record
    /// that was written then.
    pub altered: Vec<String>,
    /// The versions of Baslinje and Typst that made it.
    pub versions: (String, String),
}

/// What `manifest.json` is asked for.
#[derive(Deserialize)]
struct Manifest {
    baslinje: String,
    typst: String,
    inputs: BTreeMap<String, String>,
}

/// Reads an archive and checks every byte of it. Nothing is written.
///
/// # Errors
///
/// If it is no archive of a report, is damaged or changed, or could do harm when unpacked.
pub fn open(bytes: &[u8], limits: Limits) -> Result<Opened, Refusal> {
    let files = container::unpack(bytes, limits)?;
    let mut folders = files.keys().map(|name| name.split_once('/').map(|(top, _)| top));
    let name = folders.next().flatten().ok_or(Refusal::NoBag)?.to_owned();
    if folders.any(|folder| folder != Some(&name)) {
        return Err(Refusal::NoBag);
    }
    let inside =
        |(path, bytes): (String, Vec<u8>)| (path[name.len() + 1..].to_owned(), bytes);
    let bag = files.into_iter().map(inside).collect::<Files>();
    let faults = bag::verify(&bag);
    if !faults.is_empty() {
        return Err(Refusal::Faulty { faults });
    }
    let below = |folder: &str| {
        let folder = format!("data/{folder}");
        let files = bag.iter().filter_map(|(path, bytes)| {
            Some((path.strip_prefix(&folder)?.to_owned(), bytes.clone()))
        });
        files.collect::<Files>()
    };
    let (inputs, outputs) = (below(PROJECT), below(OUTPUTS));
    let manifest = outputs.get("manifest.json").map(|bytes| {
        serde_json::from_slice::<Manifest>(bytes).map_err(|error| error.to_string())
    });
    let manifest = match manifest {
        Some(Ok(manifest)) => manifest,
        Some(Err(error)) => return Err(Refusal::NoReport(error)),
        None => return Err(Refusal::NoReport("`manifest.json` is missing".to_owned())),
    };
    let names = inputs.keys().chain(manifest.inputs.keys()).collect::<BTreeSet<_>>();
    let altered = names.into_iter().filter(|name| {
        let now = inputs.get(*name).map(|bytes| crate::file::sha256(bytes));
        now.as_ref() != manifest.inputs.get(*name)
    });
    let altered = altered.cloned().collect();
    let versions = (manifest.baslinje, manifest.typst);
    Ok(Opened { name, inputs, outputs, altered, versions })
}

/// Where a rebuilt report first differs from the archived one, in the order in which a
/// report is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
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
    /// What it makes, in a few words.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Numbers => "numbers",
            Self::Tables => "tables",
            Self::Charts => "charts",
            Self::Source => "Typst source",
            Self::Pdf => "PDF",
            Self::Html => "web page",
            Self::Manifest => "record of files",
        }
    }

    /// The stage that makes a file.
    fn of(name: &str) -> Self {
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        match (name, ending) {
            ("manifest.json", _) => Self::Manifest,
            ("numbers.json", _) => Self::Numbers,
            (_, "pdf") => Self::Pdf,
            (_, "html") => Self::Html,
            (_, "csv") => Self::Tables,
            _ if name.starts_with("charts/") => Self::Charts,
            _ => Self::Source,
        }
    }
}

/// The versions of Baslinje and Typst that are running.
#[must_use]
pub fn versions() -> (&'static str, &'static str) {
    (env!("CARGO_PKG_VERSION"), crate::typeset::TYPST_VERSION)
}

/// Which outputs differ, by stage; nothing if both are the same.
#[must_use]
pub fn compare(archived: &Files, rebuilt: &Files) -> BTreeMap<Stage, Vec<String>> {
    let mut differing: BTreeMap<Stage, Vec<String>> = BTreeMap::new();
    let names = archived.keys().chain(rebuilt.keys()).collect::<BTreeSet<_>>();
    for name in names {
        if archived.get(name) != rebuilt.get(name) {
            differing.entry(Stage::of(name)).or_default().push(name.clone());
        }
    }
    differing
}
