//! Opens an archive: takes the file, gives what lies in it, and what is not as it was made.

use std::collections::{BTreeMap, BTreeSet};

use crate::container::{self, Limits};
use crate::say;

use super::contents::{Files, LOCK, OUTPUTS, PROGRAM, PROJECT};
use super::kept::{KEPT, Kept};
use super::moved::{Moved, ReadManifest};
use super::refusal::Refusal;
use super::{bag, description, own_record};

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

/// The version of a library that this programme is made with, if it is.
#[must_use]
pub fn library_version(name: &str) -> Option<&'static str> {
    let lock = std::str::from_utf8(LOCK).ok()?;
    libraries(lock).remove(name)?.first().copied()
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
        Err(error) => {
            let error = error.said();
            Err(Refusal::NoReport(say!("`{name}`: {error}", name, error)))
        }
    }
}
