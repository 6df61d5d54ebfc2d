//! A place that is written to: claimed before the work begins, which tells what can be known
//! of it, and replaced at the end as a whole or not at all.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::say;

use super::ahead::WrittenAhead;
use super::known::{Replaceable, Stranger, visible};
use super::lock::{NameLock, lock_of};
use super::recovery::{JournalEntry, Unmoved, WorkFolder, is_there};
use super::unchanged::LendingFolder;
use super::workplace::{ClaimedName, Workplace, remove_if_empty};
use super::writing::{WriteError, keep, listed, refused, write_file, write_files};

/// How often a folder is made that other processes remove.
const TRIES: usize = 16;

/// One or more names in a folder that nobody else writes while they are claimed.
#[derive(Debug)]
pub struct Destination {
    folder: PathBuf,
    /// The main one first.
    parts: Vec<(String, Replaceable)>,
    workplace: Workplace,
    /// What is written of the main one already.
    ahead: Option<WrittenAhead>,
    /// The folders that were made for it.
    made: Vec<PathBuf>,
    /// Let go of last.
    lock: Option<NameLock>,
}

/// What a name is given.
#[derive(Clone, Copy, Debug)]
pub enum NewContent<'a> {
    /// Nothing: what has the name is taken away.
    Nothing,
    /// A file.
    File(&'a [u8]),
    /// A folder with files, by their paths in it.
    Folder(&'a BTreeMap<String, Vec<u8>>),
    /// The same, into which only its owner can look.
    PrivateFolder(&'a BTreeMap<String, Vec<u8>>),
}

/// What is left of what was replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remains {
    /// Nothing.
    None,
    /// It could not be removed; the next command tries again.
    At(PathBuf),
}

impl Destination {
    /// Claims a name in a folder, which is made if it is not there, and puts right what a
    /// killed command left there. If another process has claimed it, `wait` is asked once
    /// whether to wait.
    ///
    /// # Errors
    ///
    /// If the folder is none or cannot be written in, or another process has the name.
    pub fn claim(
        workplace: &Workplace,
        folder: &Path,
        name: &str,
        wait: &mut dyn FnMut() -> bool,
    ) -> Result<Self, WriteError> {
        workplace.prepare();
        let (lock, made) = lock_in(folder, name, wait)?;
        let is_certain = lock.is_certain;
        workplace.note(ClaimedName {
            folder: folder.to_path_buf(),
            name: name.to_owned(),
            made: made.clone(),
            is_certain,
        });
        let destination = Self {
            folder: folder.to_path_buf(),
            parts: vec![(name.to_owned(), Replaceable::Nothing)],
            workplace: workplace.clone(),
            ahead: None,
            made,
            lock: Some(lock),
        };
        if is_certain {
            for work in WorkFolder::all(folder, Some(name)) {
                let recovered = workplace.step(|| work.recover());
                if let (Err(source), true) = (recovered, work.is_open()) {
                    let (path, kept) = (destination.path(), work.path().to_path_buf());
                    return Err(WriteError::NotPutBack { path, kept, source });
                }
            }
        }
        Ok(destination)
    }

    /// Recognises what has the claimed name, or a name beside it, as something that may be
    /// replaced. Links never are, and where nothing is nothing is asked.
    ///
    /// # Errors
    ///
    /// If it is a link, or `recognise` does not know it.
    pub fn recognise(
        &mut self,
        name: &str,
        recognise: impl FnOnce(&Path) -> Result<Replaceable, WriteError>,
    ) -> Result<(), WriteError> {
        let path = self.folder.join(name);
        let known = match fs::symlink_metadata(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Replaceable::Nothing,
            Err(source) => return Err(WriteError::Refused { path, source }),
            Ok(found) if found.is_symlink() => return Err(WriteError::IsLink { path }),
            Ok(found) => {
                let known = recognise(&path)?;
                // It could not be moved away at the end.
                if found.is_dir() && found.permissions().readonly() {
                    let source = io::ErrorKind::PermissionDenied.into();
                    return Err(WriteError::Refused { path, source });
                }
                known
            }
        };
        match self.parts.iter_mut().find(|(one, _)| one == name) {
            Some((_, before)) => *before = known,
            None => self.parts.push((name.to_owned(), known)),
        }
        Ok(())
    }

    /// The path of the claimed name.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        self.folder.join(&self.parts[0].0)
    }

    /// Writes files of the folder that the claimed name will have, while the others are still
    /// being made, so that the disk works meanwhile. Nobody sees them before
    /// [`Destination::replace`], which writes anew what has become something else, and tells
    /// what is wrong if they could not be written now.
    pub fn write_ahead<'f>(
        &mut self,
        files: impl Iterator<Item = (&'f str, &'f [u8])> + Clone,
    ) {
        self.discard_ahead();
        let (folder, (name, known)) = (&self.folder, &self.parts[0]);
        self.ahead = WrittenAhead::write(folder, name, known, files, &self.workplace);
    }

    /// Removes what was written ahead.
    fn discard_ahead(&mut self) {
        if let Some(ahead) = self.ahead.take() {
            // What cannot be removed is found by whoever writes there next.
            drop(ahead.discard(&self.workplace));
        }
    }

    /// A working folder, and what is in it already of what the main name is to have.
    fn begin(
        &mut self,
        contents: &[NewContent<'_>],
    ) -> Result<(WorkFolder, BTreeSet<String>), WriteError> {
        if let Some(NewContent::Folder(files) | NewContent::PrivateFolder(files)) =
            contents.first()
            && let Some(ahead) = self.ahead.take_if(|ahead| ahead.is_part_of(files))
        {
            return Ok(ahead.into_parts());
        }
        self.discard_ahead();
        let (folder, name) = (&self.folder, &self.parts[0].0);
        let begun = self.workplace.step(|| WorkFolder::begin(folder, name));
        Ok((begun.map_err(refused(folder))?, BTreeSet::new()))
    }

    /// Gives every name what it is to have, in the order in which they were claimed and
    /// recognised, and takes away what had them; or leaves everything as it was.
    ///
    /// # Errors
    ///
    /// If something cannot be written, or is there that was not known.
    pub fn replace(mut self, contents: &[NewContent<'_>]) -> Result<Remains, WriteError> {
        debug_assert_eq!(contents.len(), self.parts.len(), "a content for every name");
        let main = self.path();
        let (work, there) = self.begin(contents)?;
        let written = self.write_all(&work, &there, contents);
        let moved = written.and_then(|()| {
            let parts =
                self.parts.iter().zip(contents).map(|((name, known), content)| {
                    let is_made = !matches!(content, NewContent::Nothing);
                    JournalEntry { name: name.clone(), known: known.clone(), is_made }
                });
            let parts = parts.collect();
            let moved = self.workplace.step(|| work.exchange(parts));
            moved.map_err(|unmoved| match unmoved {
                Unmoved::Undone(source) => WriteError::Refused { path: main, source },
                Unmoved::Strange(index) => self.strange(index),
                Unmoved::Stuck(source) => {
                    let kept = work.path().to_path_buf();
                    WriteError::NotPutBack { path: main, kept, source }
                }
            })
        });
        let removed = self.workplace.step(|| work.discard());
        moved?;
        Ok(match removed {
            Ok(()) => Remains::None,
            Err(_) => Remains::At(work.path().to_path_buf()),
        })
    }

    /// Writes what is new and, of the main name, not there yet, and looks once more at what is
    /// to be replaced.
    fn write_all(
        &self,
        work: &WorkFolder,
        there: &BTreeSet<String>,
        contents: &[NewContent<'_>],
    ) -> Result<(), WriteError> {
        for (index, content) in contents.iter().enumerate() {
            let path = work.new_at(index);
            // In messages the name is the one that it will have.
            let named = self.folder.join(&self.parts[index].0);
            let renamed = |error| name_in(error, &path, &named);
            let write = |files| {
                let is_missing =
                    |(name, _): &(&str, &[u8])| index > 0 || !there.contains(*name);
                let missing = listed(files).filter(is_missing);
                let lending =
                    LendingFolder::new(named.clone(), &self.parts[index].1, work);
                let written =
                    write_files(&path, missing, lending.as_ref(), &self.workplace);
                written.and_then(|written| keep(&written)).map_err(renamed)
            };
            match content {
                NewContent::Nothing => {}
                NewContent::File(bytes) => {
                    write_file(&path, bytes, &self.workplace).map_err(renamed)?;
                }
                NewContent::Folder(files) => write(files)?,
                NewContent::PrivateFolder(files) => {
                    write(files)?;
                    make_private(&path).map_err(refused(&named))?;
                }
            }
        }
        let index = (0..self.parts.len()).find(|index| {
            let (name, known) = &self.parts[*index];
            !matches!(known.stranger(&self.folder.join(name)), Ok(None))
        });
        index.map_or(Ok(()), |index| Err(self.strange(index)))
    }

    /// The error of what came to a name after it was recognised.
    fn strange(&self, index: usize) -> WriteError {
        let (name, known) = &self.parts[index];
        let path = self.folder.join(name);
        let reason = match known.stranger(&path) {
            Ok(Some(Stranger::Inside(file))) => {
                let file = visible(&file);
                say!("holds `{file}`, which came while this was being made", file)
            }
            _ => "was changed while this was being made".into(),
        };
        let hint = "move away what is yours, and try again; what was there is unchanged";
        WriteError::not_ours(&path, reason, hint)
    }
}

impl Drop for Destination {
    fn drop(&mut self) {
        self.discard_ahead();
        let Some((name, _)) = self.parts.first() else { return };
        // If the process is about to end this waits for the end: then all is removed.
        self.workplace.forget(&self.folder, name);
        drop(self.lock.take());
        remove_if_empty(&self.made);
    }
}

/// Takes the lock on a name in a folder, which is made if it is not there; gives the folders
/// that were made too.
fn lock_in(
    folder: &Path,
    name: &str,
    wait: &mut dyn FnMut() -> bool,
) -> Result<(NameLock, Vec<PathBuf>), WriteError> {
    let mut tries = 0;
    loop {
        let made = make_folders(folder)?;
        let refusal = match NameLock::take(&lock_of(folder, name), wait) {
            Ok(Some(lock)) => return Ok((lock, made)),
            refusal => refusal,
        };
        remove_if_empty(&made);
        match refusal {
            // Another process has made the folder, and removes it again.
            Err(error) if error.kind() == io::ErrorKind::NotFound && tries < TRIES => {
                tries += 1;
            }
            Err(source) => {
                return Err(WriteError::Refused { path: folder.to_path_buf(), source });
            }
            Ok(_) => return Err(WriteError::Busy { path: folder.join(name) }),
        }
    }
}

/// An error with the name that a thing will have instead of that it is written under.
fn name_in(error: WriteError, path: &Path, named: &Path) -> WriteError {
    match error {
        WriteError::Refused { path: below, source } => {
            let inside = below.strip_prefix(path).ok();
            let is_itself = inside.is_none_or(|inside| inside.as_os_str().is_empty());
            let path = match inside {
                Some(inside) if !is_itself => named.join(inside),
                _ => named.to_path_buf(),
            };
            WriteError::Refused { path, source }
        }
        other => other,
    }
}

#[cfg(unix)]
fn make_private(folder: &Path) -> io::Result<()> {
    fs::set_permissions(folder, std::os::unix::fs::PermissionsExt::from_mode(0o700))
}

#[cfg(not(unix))]
fn make_private(_folder: &Path) -> io::Result<()> {
    Ok(())
}

/// Writes a text that only its owner may read to a file that does not exist yet, whole or
/// not at all.
///
/// # Errors
///
/// If there is such a file, or it cannot be written.
pub fn write_secret(path: &Path, text: &str) -> Result<(), WriteError> {
    let source = || io::Error::from(io::ErrorKind::InvalidInput);
    let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
        return Err(refused(path)(source()));
    };
    let name = name.to_str().ok_or_else(|| refused(path)(source()))?;
    let lock = NameLock::take(&lock_of(folder, name), &mut || true);
    let lock = lock.map_err(refused(path))?;
    if lock.as_ref().is_some_and(|lock| lock.is_certain) {
        for work in WorkFolder::all(folder, Some(name)) {
            drop(work.recover());
        }
    }
    let work = WorkFolder::begin(folder, name).map_err(refused(path))?;
    let written = work.write_secret(name, text);
    drop(work.discard());
    written.map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => WriteError::Exists { path: path.to_path_buf() },
        _ => refused(path)(error),
    })
}

/// Whether a folder, or what there is of it, lies outside another one, by a link.
#[must_use]
pub fn leads_out(root: &Path, folder: &Path) -> bool {
    let there = folder.ancestors().find(|one| is_there(one)).unwrap_or(folder);
    match (fs::canonicalize(root), fs::canonicalize(there)) {
        (Ok(root), Ok(there)) => !there.starts_with(root),
        _ => true,
    }
}

/// Makes a folder with those above it that are missing; gives those it made. The way to a
/// folder that is there may lead through links, as its owner laid it out.
fn make_folders(folder: &Path) -> Result<Vec<PathBuf>, WriteError> {
    let missing = folder.ancestors().take_while(|one| !is_there(one)).collect::<Vec<_>>();
    if let Some(first) = folder.ancestors().find(|one| is_there(one))
        && !first.is_dir()
    {
        let path = first.to_path_buf();
        let is_link = fs::symlink_metadata(first).is_ok_and(|found| found.is_symlink());
        return Err(match fs::metadata(first) {
            Err(_) if is_link => WriteError::LeadsNowhere { path },
            _ => WriteError::IsFile { path },
        });
    }
    let mut made = Vec::new();
    for folder in missing.into_iter().rev().filter(|one| !one.as_os_str().is_empty()) {
        match fs::create_dir(folder) {
            Ok(()) => made.push(folder.to_path_buf()),
            // Another process was faster.
            Err(_) if folder.is_dir() => {}
            Err(source) => {
                remove_if_empty(&made);
                return Err(WriteError::Refused { path: folder.to_path_buf(), source });
            }
        }
    }
    Ok(made)
}
