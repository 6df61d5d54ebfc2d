//! Files that are written while the others of their folder are still being made: takes them,
//! and knows them again when the folder is written as a whole.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;

use super::hashes::sha256;
use super::known::Replaceable;
use super::recovery::WorkFolder;
use super::unchanged::LendingFolder;
use super::workplace::Workplace;
use super::writing::{keep, write_files};

/// A working folder with files that the disk keeps already.
#[derive(Debug)]
pub(super) struct WrittenAhead {
    work: WorkFolder,
    /// Their names and what they hold.
    sha256: BTreeMap<String, String>,
}

impl WrittenAhead {
    /// Writes files of the folder that gets a name, which has something now. What is wrong is
    /// not told: then nothing is written ahead, and what is written at the end tells it.
    pub(super) fn write<'f>(
        folder: &Path,
        name: &str,
        known: &Replaceable,
        files: impl Iterator<Item = (&'f str, &'f [u8])> + Clone,
        workplace: &Workplace,
    ) -> Option<Self> {
        let work = workplace.step(|| WorkFolder::begin(folder, name)).ok()?;
        let written = {
            let lending = LendingFolder::new(folder.join(name), known, &work);
            write_files(&work.new_at(0), files.clone(), lending.as_ref(), workplace)
        };
        if written.and_then(|written| keep(&written)).is_err() {
            drop(workplace.step(|| work.discard()));
            return None;
        }
        let sha256 = files.map(|(name, bytes)| (name.to_owned(), sha256(bytes)));
        Some(Self { work, sha256: sha256.collect() })
    }

    /// Whether all of it is among these files.
    pub(super) fn is_part_of(&self, files: &BTreeMap<String, Vec<u8>>) -> bool {
        let is_in = |(name, hash): (&String, &String)| {
            files.get(name).is_some_and(|bytes| sha256(bytes) == *hash)
        };
        self.sha256.iter().all(is_in)
    }

    /// The working folder, and the names of what is in it.
    pub(super) fn into_parts(self) -> (WorkFolder, BTreeSet<String>) {
        (self.work, self.sha256.into_keys().collect())
    }

    /// Removes it.
    pub(super) fn discard(self, workplace: &Workplace) -> io::Result<()> {
        workplace.step(|| self.work.discard())
    }
}
