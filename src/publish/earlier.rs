//! What lies where a report is to be written: takes a folder, tells whether a build made it,
//! and all of it. Its record may have been changed by anybody, so it is believed in nothing
//! but the names that may be removed.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::diagnostic::Said;
use crate::file::{self, Replaceable, WriteError};
use crate::say;

use super::ACCOUNT;
use super::record::{INTERNAL_RECORD, MANIFEST};

/// What is asked of the record of a build.
#[derive(Deserialize)]
struct BuildRecord {
    report: String,
    outputs: BTreeMap<String, IgnoredAny>,
}

/// What is asked of the record of what is internal.
#[derive(Deserialize)]
struct Internal {
    #[serde(rename = "internal-of")]
    report: String,
    outputs: BTreeMap<String, IgnoredAny>,
}

const HINT: &str = "move away what is yours; a build replaces only what a build made";

/// What a build of a report left in a folder.
pub(super) fn build(folder: &Path, name: &str) -> Result<Replaceable, WriteError> {
    let record = record::<BuildRecord>(folder, MANIFEST)?;
    let record = record.map(|BuildRecord { report, outputs }| (report, outputs));
    let known = match record {
        Some((report, outputs)) if report == name => files(outputs, MANIFEST),
        Some((report, _)) => {
            let reason = say!("is a build of `{report}`, not of `{name}`", report, name);
            return Err(WriteError::not_ours(folder, reason, HINT));
        }
        None => BTreeSet::new(),
    };
    only(folder, name, known, |file| {
        say!("is no build of `{name}`: it holds `{file}`", name, file)
    })
}

/// What a build of a report left in the folder beside it.
pub(super) fn internal(folder: &Path, name: &str) -> Result<Replaceable, WriteError> {
    let record = record::<Internal>(folder, INTERNAL_RECORD)?;
    let known = match record {
        Some(Internal { report, outputs }) if report == name => {
            files(outputs, INTERNAL_RECORD)
        }
        Some(Internal { report, .. }) => {
            let reason =
                say!("belongs to the report `{report}`, not to `{name}`", report, name);
            return Err(WriteError::not_ours(folder, reason, HINT));
        }
        // Before there was a record there was nothing but the account.
        None if is_account(&folder.join(ACCOUNT), name) => {
            BTreeSet::from([ACCOUNT.to_owned()])
        }
        None => BTreeSet::new(),
    };
    only(folder, name, known, |file| {
        say!(
            "has the name of what builds of `{name}` do not publish, but it holds `{file}`",
            name,
            file
        )
    })
}

fn files(outputs: BTreeMap<String, IgnoredAny>, record: &str) -> BTreeSet<String> {
    outputs.into_keys().chain([record.to_owned()]).collect()
}

/// A record in a folder, if there is one that can be read.
fn record<T: serde::de::DeserializeOwned>(
    folder: &Path,
    name: &str,
) -> Result<Option<T>, WriteError> {
    if !folder.is_dir() {
        return Err(WriteError::IsFile { path: folder.to_path_buf() });
    }
    let bytes = file::read_record(&folder.join(name));
    Ok(bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok()))
}

/// Whether a file is the account of what a report hides, as version 0.1.0 began it.
fn is_account(path: &Path, name: &str) -> bool {
    let head = format!(
        "INTERNAL - NOT FOR PUBLICATION\n\nWhat is hidden in the report {name}, to protect"
    );
    file::read_record(path).is_some_and(|bytes| bytes.starts_with(head.as_bytes()))
}

/// The files of a folder that holds no others.
fn only(
    folder: &Path,
    name: &str,
    known: BTreeSet<String>,
    no_build: impl FnOnce(&str) -> Said,
) -> Result<Replaceable, WriteError> {
    match file::stranger_in(folder, &known) {
        Ok(None) => Ok(Replaceable::Folder(known)),
        Ok(Some(file)) => {
            let reason = match known.is_empty() {
                true => no_build(&file),
                false => {
                    say!("holds `{file}`, which no build of `{name}` made", file, name)
                }
            };
            Err(WriteError::not_ours(folder, reason, HINT))
        }
        Err(source) => Err(WriteError::Refused { path: folder.to_path_buf(), source }),
    }
}
