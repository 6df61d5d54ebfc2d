//! Which files are not as the record of a report says: takes `manifest.json` and what is there,
//! gives what was changed, is missing or was added.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use crate::fingerprint;
use crate::say;

use super::contents::Files;
use super::refusal::Refusal;

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
pub(super) struct ReadManifest {
    pub(super) baslinje: String,
    pub(super) typst: String,
    pub(super) inputs: BTreeMap<String, String>,
    #[serde(default)]
    pub(super) carried: Vec<String>,
    outputs: BTreeMap<String, RecordedOutput>,
}

#[derive(Deserialize)]
struct RecordedOutput {
    sha256: String,
}

impl ReadManifest {
    const NAME: &str = "manifest.json";

    pub(super) fn read(outputs: &Files) -> Result<Self, Refusal> {
        let Some(bytes) = outputs.get(Self::NAME) else {
            return Err(Refusal::NoReport(say!(
                "`{name}` is missing",
                name = Self::NAME
            )));
        };
        serde_json::from_slice(bytes)
            .map_err(|error| Refusal::NoReport(error.to_string().into()))
    }

    /// What a file of the project is known by, in the form that is recorded: a text as the same
    /// with other line ends is, unless it was recorded as it is.
    pub(super) fn known_by(
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
    pub(super) fn moved(
        &self,
        inputs: &BTreeMap<String, String>,
        outputs: &Files,
    ) -> Moved {
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
