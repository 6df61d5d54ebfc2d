//! Keeps a report for those who come later: takes a finished build and everything it was
//! made of, gives one file from which it can be checked and built again.
//!
//! The file is a ZIP that holds one *bag* (RFC 8493) with an RO-Crate. The same report
//! always gives the same bytes: the only date is the report's.

mod bag;
mod container;
mod description;
mod earlier;
mod guide;
mod kept;
mod known_by;
mod ledger;
mod names;
mod own_record;
mod signature;

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use crate::document::{HeadFacts, HeadLicence};
use crate::fingerprint;
use crate::manuscript::Report;

pub use self::bag::Fault;
pub use self::container::{Files, Limits};
pub use self::earlier::recognise;
pub use self::kept::{KEPT, Kept, UnreadKept};
pub use self::ledger::{Ledger, LedgerCount, LedgerReport, LedgerSurvey, LedgerUnread};
pub use self::names::{BadName, refused as refused_names, shown as shown_name};
pub use self::signature::{Unsigned, signed_by};

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
    #[error(
        "`{}` makes the archive larger than allowed when unpacked",
        names::shown(name)
    )]
    TooLarge {
        /// The file at which the limit is reached.
        name: String,
    },
    /// A name is not UTF-8.
    #[error("the archive holds a name that is no text")]
    NameIsNoText,
    /// A file has a name that it may not have.
    #[error("`{}` cannot stand in an archive: {why}", names::shown(name))]
    BadName {
        /// The name.
        name: String,
        /// What is wrong with it.
        why: BadName,
    },
    /// A file is a link, a device or the like.
    #[error("`{}` in the archive is no plain file", names::shown(name))]
    NoPlainFile {
        /// The name.
        name: String,
    },
    /// Two files have the same name, or one that only some systems tell apart.
    #[error(
        "`{}` stands in the archive twice{}",
        names::shown(name),
        names::but_as(name, other)
    )]
    NamedTwice {
        /// The name.
        name: String,
        /// The other one.
        other: String,
    },
    /// A file needs a password.
    #[error("`{}` in the archive is encrypted", names::shown(name))]
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

impl Refusal {
    /// What to do about an archive that is refused.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Faulty { faults } if faults.iter().any(Fault::is_of_line_ends) => {
                "take another copy of the archive, and keep it where no program changes \
                 texts: `git config core.autocrlf false`"
            }
            Self::Faulty { .. } => "take another copy of the archive",
            _ => "give a file that `baslinje archive` made; nothing was unpacked",
        }
    }
}

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
enum FileRole {
    Input,
    Microdata,
    Output,
    Program,
    Codebook,
    Kept,
}

impl FileRole {
    fn describe(self) -> &'static str {
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
    fn title(&self) -> String {
        let subtitle = self.report.subtitle.as_ref();
        let subtitle = subtitle.map_or_else(String::new, |text| format!(": {text}"));
        format!("{}{subtitle}", self.report.title.value)
    }

    fn describe(&self) -> String {
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

    fn rights(&self) -> String {
        if let Some(licence) = self.licence() {
            return format!("{} ({})", licence.name, licence.url);
        }
        match self.report.imprint.as_slice() {
            [] => "The archive states no terms of use; ask the publisher.".to_owned(),
            lines => lines.join(" "),
        }
    }

    fn licence(&self) -> Option<&HeadLicence> {
        self.facts?.licence.as_ref()
    }

    fn is_without_answers(&self) -> bool {
        !self.withheld.is_empty()
    }

    /// Whether files are left out that are known by a secret key.
    fn has_keyed(&self) -> bool {
        self.withheld.values().any(|known_by| fingerprint::is_keyed(known_by))
    }

    fn has_microdata(&self) -> bool {
        self.inputs.keys().any(|name| self.microdata.contains(name))
    }

    fn role(&self, name: &str) -> Option<FileRole> {
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
fn ddi_of(survey: &str) -> String {
    format!("{CODEBOOKS}{survey}.ddi.xml")
}

/// Where the Table Schema of a survey lies in what is kept, if its answers are left out.
fn schema_of(survey: &str) -> String {
    format!("{CODEBOOKS}{survey}.schema.json")
}

/// Makes the archive of a report.
///
/// # Errors
///
/// If the report's date is one that a ZIP file cannot have, or the archive becomes larger
/// than the format allows.
pub fn make(contents: &ArchiveContents<'_>) -> Result<Vec<u8>, Refusal> {
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
        if contents.is_without_answers() {
            payload.insert(schema_of(name), codebook.schema.clone().into_bytes());
        }
    }
    // A Data Package names data files, which must be there.
    if !codebooks.surveys.is_empty() && !contents.is_without_answers() {
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
    let info = info.map(|(label, value)| bag::InfoLine { label, value });
    let bag = bag::make(payload, report.date, &info);
    let folder = &report.name;
    let files = bag.into_iter().map(|(name, bytes)| (format!("{folder}/{name}"), bytes));
    container::pack(&files.collect(), report.date)
}

/// An archive that has been read and checked.
#[derive(Clone, Debug)]
pub struct OpenedArchive {
    /// The report's name.
    pub name: String,
    /// The files of the project, by their paths in it.
    pub inputs: Files,
    /// Which of them did not lie in the project then: the program carried them.
    pub carried: Vec<String>,
    /// What was kept of the answers, if they were left out.
    pub kept: Option<Box<Kept>>,
    /// What was made then.
    pub outputs: Files,
    /// What is not as the record says that was written then.
    pub moved: Moved,
    /// The versions of Baslinje and Typst that made it.
    pub versions: (String, String),
    /// The programme that made it, by its path in what is kept, if it is there.
    pub program: Option<String>,
    /// Whether it holds answers of single persons that are no made-up ones, as far as it
    /// says; one that does not say so may.
    pub confidential: bool,
    /// The exact versions of everything that programme was compiled from.
    lock: String,
}

/// Which files are not those that a report was made of, or that were made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moved {
    /// Files of the project.
    pub inputs: BTreeMap<String, Move>,
    /// Files of the report.
    pub outputs: BTreeMap<String, Move>,
    /// Files of an archive that its own description does not know, or knows otherwise, by
    /// their paths in the bag.
    pub beside: BTreeMap<String, Move>,
}

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Move {
    /// It holds other bytes.
    Changed,
    /// It is not there.
    Missing,
    /// It was not there.
    Added,
}

impl Move {
    /// In a word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Changed => "changed",
            Self::Missing => "missing",
            Self::Added => "added",
        }
    }
}

impl Moved {
    /// Whether everything is as recorded.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.inputs.is_empty() && self.outputs.is_empty() && self.beside.is_empty()
    }
}

/// What `manifest.json` is asked for.
#[derive(Deserialize)]
struct ReadManifest {
    baslinje: String,
    typst: String,
    inputs: BTreeMap<String, String>,
    #[serde(default)]
    carried: Vec<String>,
    outputs: BTreeMap<String, RecordedOutput>,
}

#[derive(Deserialize)]
struct RecordedOutput {
    sha256: String,
}

impl ReadManifest {
    const NAME: &str = "manifest.json";

    fn read(outputs: &Files) -> Result<Self, Refusal> {
        let Some(bytes) = outputs.get(Self::NAME) else {
            return Err(Refusal::NoReport(format!("`{}` is missing", Self::NAME)));
        };
        serde_json::from_slice(bytes)
            .map_err(|error| Refusal::NoReport(error.to_string()))
    }

    /// What a file of the project is known by, in the form that is recorded: a text as the same
    /// with other line ends is, unless it was recorded as it is.
    fn known_by(
        &self,
        name: &str,
        bytes: &[u8],
        key: impl Fn(&str) -> Option<Vec<u8>>,
    ) -> String {
        let recorded = self.inputs.get(name).map(String::as_str);
        let known_by =
            |sha256: String| fingerprint::as_recorded(recorded, name, sha256, &key);
        let as_it_is = known_by(crate::file::sha256(bytes));
        if recorded == Some(&as_it_is) {
            return as_it_is;
        }
        crate::file::sha256_of_text(name, bytes).map_or(as_it_is, known_by)
    }

    /// What is not as recorded. The record does not list itself.
    fn moved(&self, inputs: &BTreeMap<String, String>, outputs: &Files) -> Moved {
        let made = outputs.iter().filter(|(name, _)| *name != Self::NAME);
        let made = made.map(|(name, bytes)| (name.clone(), crate::file::sha256(bytes)));
        let recorded = self.outputs.iter();
        let recorded = recorded.map(|(name, one)| (name.clone(), one.sha256.clone()));
        Moved {
            inputs: moves(&self.inputs, inputs),
            outputs: moves(&recorded.collect(), &made.collect()),
            beside: BTreeMap::new(),
        }
    }
}

/// Which files are others by their checksums.
fn moves(
    then: &BTreeMap<String, String>,
    now: &BTreeMap<String, String>,
) -> BTreeMap<String, Move> {
    let names = then.keys().chain(now.keys()).collect::<BTreeSet<_>>();
    let moved = names.into_iter().filter_map(|name| {
        let how = match (then.get(name), now.get(name)) {
            (Some(then), Some(now)) if then == now => return None,
            (Some(_), Some(_)) => Move::Changed,
            (Some(_), None) => Move::Missing,
            (None, _) => Move::Added,
        };
        Some((name.clone(), how))
    });
    moved.collect()
}

/// Holds a folder that was built against the record in it. `read` gives a file of the project
/// as it is now, if there is one; `known` are those that it would read today, as far as can be
/// told without building, and `withheld` those that are not here, by what they are known by.
///
/// # Errors
///
/// If the record is missing or cannot be read.
pub fn verify_build(
    outputs: &Files,
    known: &[String],
    withheld: &BTreeMap<String, String>,
    read: impl Fn(&str) -> Option<Vec<u8>>,
) -> Result<Moved, Refusal> {
    let manifest = ReadManifest::read(outputs)?;
    let names = manifest.inputs.keys().chain(known).collect::<BTreeSet<_>>();
    let now = names.into_iter().filter_map(|name| {
        let known_by = match withheld.get(name) {
            Some(known_by) => known_by.clone(),
            None => manifest.known_by(name, &read(name)?, &read),
        };
        Some((name.clone(), known_by))
    });
    Ok(manifest.moved(&now.collect(), outputs))
}

/// A library of which another version is used: its name, the versions then, and now.
pub type OtherLibrary = (String, String, String);

impl OpenedArchive {
    /// The libraries of which the programme that made the report used other versions than
    /// this one.
    #[must_use]
    pub fn other_libraries(&self) -> Vec<OtherLibrary> {
        let now = String::from_utf8_lossy(LOCK);
        let (then, now) = (libraries(&self.lock), libraries(&now));
        let names = then.keys().chain(now.keys()).collect::<BTreeSet<_>>();
        let none = || "none".to_owned();
        let other = names.into_iter().filter(|name| then.get(*name) != now.get(*name));
        let versions = other.map(|name| {
            let of = |list: &BTreeMap<&str, Vec<&str>>| {
                list.get(name).map_or_else(none, |versions| versions.join(" and "))
            };
            ((*name).to_owned(), of(&then), of(&now))
        });
        versions.collect()
    }
}

/// The libraries of a `Cargo.lock`, apart from the programme itself.
fn libraries(lock: &str) -> BTreeMap<&str, Vec<&str>> {
    let mut libraries: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut name = "";
    for line in lock.lines() {
        let value = |key: &str| line.strip_prefix(key)?.strip_suffix('"');
        if let Some(value) = value("name = \"") {
            name = value;
        } else if let Some(version) = value("version = \"")
            && name != env!("CARGO_PKG_NAME")
            && !name.is_empty()
        {
            libraries.entry(name).or_default().push(version);
        }
    }
    libraries
}

/// Reads an archive and checks every byte of it. Nothing is written.
///
/// # Errors
///
/// If it is no archive of a report, is damaged or changed, or could do harm when unpacked.
pub fn open(bytes: &[u8], limits: Limits) -> Result<OpenedArchive, Refusal> {
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
    let manifest = ReadManifest::read(&outputs)?;
    let key = |path: &str| inputs.get(path).cloned();
    let found = inputs.iter();
    let found =
        found.map(|(name, bytes)| (name.clone(), manifest.known_by(name, bytes, key)));
    let mut found = found.collect::<BTreeMap<_, _>>();
    let kept = kept_in(&inputs, &name)?;
    if let Some((file, kept)) = &kept {
        found.remove(file);
        found.extend(kept.withheld.clone());
    }
    let kept = kept.map(|(_, kept)| kept);
    let mut moved = manifest.moved(&found, &outputs);
    moved.beside = own_record::beside(&bag, &name, &manifest, &moved);
    let programs = below(PROGRAM);
    let program = programs.keys().find(|name| !name.ends_with(".sha256"));
    let program = program.map(|name| format!("data/{PROGRAM}{name}"));
    let lock = bag.get("data/Cargo.lock").map(|lock| String::from_utf8_lossy(lock));
    let lock = lock.unwrap_or_default().into_owned();
    let versions = (manifest.baslinje, manifest.typst);
    let described = bag.get(&format!("data/{}", description::CRATE));
    let confidential =
        described.is_none_or(|described| description::is_confidential(described));
    Ok(OpenedArchive {
        name,
        inputs,
        carried: manifest.carried,
        kept,
        outputs,
        moved,
        versions,
        program,
        confidential,
        lock,
    })
}

/// What was kept of a report's answers, and the file it is in.
fn kept_in(inputs: &Files, report: &str) -> Result<Option<(String, Box<Kept>)>, Refusal> {
    let ending = format!("/{report}/{KEPT}");
    let in_book = |name: &str| name.split('/').next() == Some(crate::project::BOOK);
    let mut files = inputs.iter();
    let found = files.find(|(name, _)| in_book(name) && name.ends_with(&ending));
    let Some((name, bytes)) = found else { return Ok(None) };
    match Kept::read(bytes) {
        Ok(kept) => Ok(Some((name.clone(), Box::new(kept)))),
        Err(error) => Err(Refusal::NoReport(format!("`{name}`: {error}"))),
    }
}

/// The versions of Baslinje and Typst that are running.
#[must_use]
pub fn versions() -> (&'static str, &'static str) {
    (env!("CARGO_PKG_VERSION"), crate::typeset::TYPST_VERSION)
}
