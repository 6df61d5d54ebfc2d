//! Holds what is kept in an archive against what the archive says of itself: its
//! description (RO-Crate), and the letter to whoever opens it, which can be written again
//! from that.
//!
//! This finds what was added or changed by somebody who wrote the checksums of the bag
//! anew, but not the description. Whoever writes that anew too cannot be found this way.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use crate::file::sha256;
use crate::fingerprint;

use super::contents::{CODEBOOKS, FileRole, Files, OUTPUTS, PROGRAM, PROJECT};
use super::description::{CRATE, described};
use super::guide::{GUIDE, Letter};
use super::moved::{Move, Moved, ReadManifest};

/// The folder of what is kept.
const PAYLOAD: &str = "data/";

/// The files of a bag that are no part of what is kept.
const TAGS: [&str; 6] = [
    "bag-info.txt",
    "bagit.txt",
    "manifest-sha256.txt",
    "manifest-sha512.txt",
    "tagmanifest-sha256.txt",
    "tagmanifest-sha512.txt",
];

/// What is not as the archive says of itself, by its path in the bag. What has been found
/// by the record of the report is not told again.
pub(super) fn beside(
    bag: &Files,
    report: &str,
    manifest: &ReadManifest,
    known: &Moved,
) -> BTreeMap<String, Move> {
    let mut beside = BTreeMap::new();
    for name in bag.keys() {
        if !name.starts_with(PAYLOAD) && !TAGS.contains(&name.as_str()) {
            beside.insert(name.clone(), Move::Added);
        }
    }
    let description = bag.get(&format!("{PAYLOAD}{CRATE}"));
    let description = description.and_then(|bytes| serde_json::from_slice(bytes).ok());
    let Some(description) = description else {
        beside.insert(format!("{PAYLOAD}{CRATE}"), Move::Missing);
        return beside;
    };
    let listed = described(&description);
    let is_known = |name: &str| {
        let input = name.strip_prefix(PROJECT).map(|it| known.inputs.contains_key(it));
        let output = name.strip_prefix(OUTPUTS).map(|it| known.outputs.contains_key(it));
        input.or(output).unwrap_or_default()
    };
    let kept = bag.iter().filter_map(|(name, bytes)| {
        Some((name.strip_prefix(PAYLOAD)?, bytes)).filter(|(name, _)| *name != CRATE)
    });
    for (name, bytes) in kept.filter(|(name, _)| !is_known(name)) {
        let how = match listed.get(name) {
            None => Move::Added,
            Some(said) if *said != sha256(bytes) => Move::Changed,
            Some(_) => continue,
        };
        beside.insert(format!("{PAYLOAD}{name}"), how);
    }
    for name in listed.keys().filter(|name| !is_known(name)) {
        let name = format!("{PAYLOAD}{name}");
        if !bag.contains_key(&name) {
            beside.insert(name, Move::Missing);
        }
    }
    let names = listed.keys().map(String::as_str).collect::<Vec<_>>();
    let letter = bag.get(&format!("{PAYLOAD}{GUIDE}"));
    if let (Some(letter), Some(again)) =
        (letter, letter_again(&description, report, manifest, &names))
        && *letter != again
    {
        beside.insert(format!("{PAYLOAD}{GUIDE}"), Move::Changed);
    }
    beside
}

/// The letter as it must be by everything else; nothing if this programme writes another.
fn letter_again(
    description: &Json,
    report: &str,
    manifest: &ReadManifest,
    names: &[&str],
) -> Option<Vec<u8>> {
    let graph = description["@graph"].as_array()?;
    let of = |id: &str| graph.iter().find(|one| one["@id"] == id);
    let letter = graph.iter().find(|one| one["name"] == GUIDE)?;
    let language = Letter::language_of(letter["version"].as_str()?)?;
    let text = |id: &str, key: &str| of(id)?[key].as_str();
    let says = |key: &str, value: &str| graph.iter().any(|one| one[key] == value);
    let is_there = |folder: &str| names.iter().any(|name| name.starts_with(folder));
    let letter = Letter {
        language,
        name: report,
        title: text("./", "name")?,
        publisher: text("#publisher", "name")?,
        date: text("./", "datePublished")?,
        versions: (&manifest.baslinje, &manifest.typst),
        has_microdata: says("description", FileRole::Microdata.describe()),
        is_without_answers: says("description", FileRole::Kept.describe()),
        has_keyed: manifest.inputs.values().any(|one| fingerprint::is_keyed(one)),
        has_program: is_there(PROGRAM),
        has_codebooks: is_there(CODEBOOKS),
    };
    Some(letter.text())
}
