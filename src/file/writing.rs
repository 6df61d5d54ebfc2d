//! Writing files: takes names and bytes, and why it cannot be done.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::thread;

use crate::diagnostic::Said;
use crate::say;

use super::known::visible;
use super::normal;
use super::refusal::refusal;
use super::unchanged::LendingFolder;
use super::workplace::Workplace;

/// As many bytes are written between two looks at whether the work should stop.
const PIECE: usize = 1 << 22;
/// As many files the disk is asked to keep at a time.
const SYNCS_AT_ONCE: usize = 8;

/// Why something could not be written. What was there is as it was.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.said())]
pub enum WriteError {
    /// The system refused.
    Refused {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A file stands where a folder is needed.
    IsFile {
        /// The file.
        path: PathBuf,
    },
    /// A folder stands where a file is to be written.
    IsFolder {
        /// The folder.
        path: PathBuf,
    },
    /// A link has the name.
    IsLink {
        /// The link.
        path: PathBuf,
    },
    /// A folder is a link to one that is not there.
    LeadsNowhere {
        /// The link.
        path: PathBuf,
    },
    /// Something has the name already, and nothing of that kind is ever replaced.
    Exists {
        /// The file or folder.
        path: PathBuf,
    },
    /// What has the name is not, or not only, what the program made.
    NotOurs {
        /// The file or folder.
        path: PathBuf,
        /// What of it is not, after its name.
        reason: Said,
        /// What to do about it.
        hint: Said,
    },
    /// Another process is writing there.
    Busy {
        /// The file or folder.
        path: PathBuf,
    },
    /// What was there could neither be replaced nor be put back.
    NotPutBack {
        /// The file or folder.
        path: PathBuf,
        /// Where what was there lies now.
        kept: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// A path as it can be shown.
fn shown(path: &Path) -> String {
    visible(&path.to_string_lossy())
}

impl WriteError {
    /// The error of what is not ours: what of it, and what to do.
    pub(crate) fn not_ours(
        path: &Path,
        reason: impl Into<Said>,
        hint: &'static str,
    ) -> Self {
        let path = path.to_path_buf();
        Self::NotOurs { path, reason: reason.into(), hint: hint.into() }
    }

    /// What is said of it.
    #[must_use]
    pub fn said(&self) -> Said {
        match self {
            Self::Refused { path, source } => say!(
                "cannot write `{path}`: {reason}",
                path = shown(path),
                reason = refusal(source)
            ),
            Self::IsFile { path } => {
                say!("`{path}` is a file, not a folder", path = shown(path))
            }
            Self::IsFolder { path } => {
                say!("`{path}` is a folder, not a file", path = shown(path))
            }
            Self::IsLink { path } => say!(
                "`{path}` is a link, and nothing is written through links",
                path = shown(path)
            ),
            Self::LeadsNowhere { path } => {
                say!("`{path}` is a link that leads nowhere", path = shown(path))
            }
            Self::Exists { path } => {
                say!("there is a file `{path}` already", path = shown(path))
            }
            Self::NotOurs { path, reason, .. } => {
                say!("`{path}` {reason}", path = shown(path), reason)
            }
            Self::Busy { path } => say!(
                "`{path}` is being written by another run of the program",
                path = shown(path)
            ),
            Self::NotPutBack { path, kept, source } => say!(
                "`{path}` could neither be replaced nor put back ({reason}); it lies in \
                 `{kept}`",
                path = shown(path),
                reason = refusal(source),
                kept = shown(kept)
            ),
        }
    }

    /// The same, with paths as they are seen from a folder.
    #[must_use]
    pub fn seen_from(mut self, here: &Path) -> Self {
        let (Self::Refused { path, .. }
        | Self::IsFile { path }
        | Self::IsFolder { path }
        | Self::IsLink { path }
        | Self::LeadsNowhere { path }
        | Self::Exists { path }
        | Self::NotOurs { path, .. }
        | Self::Busy { path }
        | Self::NotPutBack { path, .. }) = &mut self;
        if let Ok(inside) = path.strip_prefix(here)
            && inside.file_name().is_some()
        {
            *path = inside.to_path_buf();
        }
        self
    }

    /// What to do about it; `--out` can be given where `may_choose`.
    #[must_use]
    pub fn hint(&self, may_choose: Choice) -> Said {
        match self {
            Self::Refused { .. } => {
                let otherwise = "check that there is space and that you may write there";
                let what = may_choose.or(otherwise.into());
                say!("what was there is unchanged; {what}", what)
            }
            Self::IsFile { .. } => may_choose.or("move the file away".into()),
            Self::IsFolder { .. } => may_choose.or("move the folder away".into()),
            Self::IsLink { .. } | Self::LeadsNowhere { .. } => {
                may_choose.or("take the link away".into())
            }
            Self::Exists { .. } => "choose another name, or move the file away".into(),
            Self::NotOurs { hint, .. } => may_choose.or(hint.clone()),
            Self::Busy { .. } => {
                "try again when it is done, or leave out `--no-wait`".into()
            }
            Self::NotPutBack { .. } => {
                "run any command again: it is put back as soon as that is possible".into()
            }
        }
    }
}

/// What of the place to write to can be chosen on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// The folder.
    Folder,
    /// The file.
    File,
    /// Nothing.
    None,
}

impl Choice {
    /// The hint to choose another place, or to do something else.
    fn or(self, otherwise: Said) -> Said {
        match self {
            Self::Folder => {
                say!("choose another folder with `--out`, or {otherwise}", otherwise)
            }
            Self::File => {
                say!("choose another file with `--out`, or {otherwise}", otherwise)
            }
            Self::None => otherwise,
        }
    }
}

/// The error of a path that the system refuses.
pub(super) fn refused(path: &Path) -> impl FnOnce(io::Error) -> WriteError {
    let path = path.to_path_buf();
    move |source| WriteError::Refused { path, source }
}

/// Files that have been written, and are still open.
pub(super) type WrittenFiles = Vec<(PathBuf, File)>;

/// Writes files, by their paths in a folder that is made for them if it is not there; those
/// that are the same as in an earlier one are taken from it.
pub(super) fn write_files<'f>(
    folder: &Path,
    files: impl Iterator<Item = (&'f str, &'f [u8])>,
    lending: Option<&LendingFolder<'_>>,
    workplace: &Workplace,
) -> Result<WrittenFiles, WriteError> {
    let make = |path: &Path| workplace.step(|| fs::create_dir_all(path));
    make(folder).map_err(refused(folder))?;
    let mut written = WrittenFiles::new();
    let mut lent_to = BTreeSet::new();
    let mut made = folder.to_path_buf();
    for (name, bytes) in files {
        let path = folder.join(name);
        if normal(name).as_deref() != Some(name) {
            let source = io::Error::from(io::ErrorKind::InvalidInput);
            return Err(WriteError::Refused { path, source });
        }
        if let Some(parent) = path.parent().filter(|parent| *parent != made.as_path()) {
            make(parent).map_err(refused(parent))?;
            made = parent.to_path_buf();
        }
        let lent =
            |from: &LendingFolder<'_>| workplace.step(|| from.lends(name, bytes, &path));
        if lending.map_or(Ok(false), lent).map_err(refused(&path))? {
            lent_to.insert(made.clone());
            continue;
        }
        let file = write_new_file(&path, bytes, workplace).map_err(refused(&path))?;
        written.push((path, file));
    }
    // Of what was lent the disk has everything but the name.
    for folder in lent_to {
        sync_folder(&folder).map_err(refused(&folder))?;
    }
    Ok(written)
}

/// Files by their names, as they are written.
pub(super) fn listed(
    files: &BTreeMap<String, Vec<u8>>,
) -> impl Iterator<Item = (&str, &[u8])> + Clone {
    files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
}

/// Has the disk keep what was written. It takes many requests in the time of a few.
pub(super) fn keep(written: &WrittenFiles) -> Result<(), WriteError> {
    let sync = |some: &[(PathBuf, File)]| {
        some.iter().try_for_each(|(path, file)| file.sync_all().map_err(refused(path)))
    };
    let size = written.len().div_ceil(SYNCS_AT_ONCE).max(1);
    thread::scope(|scope| {
        let parts = written.chunks(size).map(|some| scope.spawn(move || sync(some)));
        let parts = parts.collect::<Vec<_>>();
        parts.into_iter().try_for_each(|part| part.join().unwrap_or(Ok(())))
    })
}

/// Writes a file that has the disk keep it.
pub(super) fn write_file(
    path: &Path,
    bytes: &[u8],
    workplace: &Workplace,
) -> Result<(), WriteError> {
    let file = write_new_file(path, bytes, workplace).map_err(refused(path))?;
    file.sync_all().map_err(refused(path))
}

fn write_new_file(path: &Path, bytes: &[u8], workplace: &Workplace) -> io::Result<File> {
    let mut file = workplace.step(|| File::create_new(path))?;
    for piece in bytes.chunks(PIECE) {
        workplace.step(|| file.write_all(piece))?;
    }
    Ok(file)
}

/// Has the disk keep the names in a folder, where a system can.
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        #[expect(clippy::disallowed_methods, reason = "a folder has nothing to record")]
        let opened = File::open(folder)?;
        // Some disks cannot, and have no other way either.
        drop(opened.sync_all());
    }
    #[cfg(not(unix))]
    let _ = folder;
    Ok(())
}

/// Makes a folder of a name that nothing has, into which only its owner can look.
pub(super) fn make_private_folder(folder: &Path, prefix: &str) -> io::Result<PathBuf> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(prefix);
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
    Ok(builder.tempdir_in(folder)?.keep())
}
