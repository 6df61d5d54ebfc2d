//! Working folders beside what is written: takes one, gives what was there before or what is
//! new, whole, whenever the work was broken off.
//!
//! A working folder holds what is new, and takes up what is replaced. Before the first name
//! changes it is written into its journal what will; after the last one the journal goes.
//! So whoever finds a working folder knows what to do:
//!
//! - no journal: nothing was moved, or all of it. The folder is removed.
//! - a journal, and what is new has its name: the rest is finished, if all that was replaced
//!   is known.
//! - a journal otherwise: what was taken away is put back.
//!
//! What accompanies a thing (`NAME.internal` beside `NAME`) is taken away before the thing is
//! replaced and comes after it, so that at no moment the two belong to different builds.

#[cfg(test)]
mod tests;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::known::Replaceable;
use super::normal;
use super::rename;
use super::writing::{make_private_folder, sync_folder};

/// A text in every working folder, without which none is removed.
const MARK: &str = "baslinje.txt";
const MARK_TEXT: &[u8] =
    b"A working folder of Baslinje. If no run of the program is under \
way, the next one\nputs back what it must and removes this folder.\n";
const JOURNAL: &str = "journal.json";
/// What stands between the name and what makes it the only one.
const INFIX: &str = ".baslinje-work-";

/// What will be done, in the order of the names: the first is the main thing.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Journal {
    pub(super) parts: Vec<JournalEntry>,
    /// What the system knows the new main thing by.
    inode: Option<u64>,
}

/// One name, what it has now, and whether there will be something.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct JournalEntry {
    pub(super) name: String,
    pub(super) known: Replaceable,
    pub(super) is_made: bool,
}

/// A working folder beside what is written.
#[derive(Debug)]
pub(super) struct WorkFolder {
    /// The folder in which things get their names.
    folder: PathBuf,
    path: PathBuf,
}

/// Why things were not exchanged.
#[derive(Debug)]
pub(super) enum Unmoved {
    /// It is all as it was.
    Undone(io::Error),
    /// This name has something that is not known; it is all as it was.
    Strange(usize),
    /// What was there is still in the working folder.
    Stuck(io::Error),
}

impl WorkFolder {
    /// Makes a working folder for a name.
    pub(super) fn begin(folder: &Path, name: &str) -> io::Result<Self> {
        let prefix = format!(".{name}{INFIX}");
        let path = make_private_folder(folder, &prefix)?;
        let work = Self { folder: folder.to_path_buf(), path };
        #[expect(clippy::disallowed_methods, reason = "this is where files are written")]
        let marked = fs::write(work.mark(), MARK_TEXT);
        match marked {
            Ok(()) => Ok(work),
            Err(error) => {
                work.discard()?;
                Err(error)
            }
        }
    }

    /// All working folders for a name, or for any.
    pub(super) fn all(folder: &Path, name: Option<&str>) -> Vec<Self> {
        let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
        let mut found = Vec::new();
        for entry in entries.flatten() {
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            let file_name = entry.file_name();
            let of = file_name.to_str().and_then(Self::name_of);
            if is_folder && of.is_some() && (name.is_none() || of == name) {
                let folder = folder.to_path_buf();
                found.push(Self { folder, path: entry.path() });
            }
        }
        found.sort_by(|a, b| a.path.cmp(&b.path));
        found
    }

    /// The name that a working folder is for, if the file is one.
    pub(super) fn name_of(file: &str) -> Option<&str> {
        Some(file.strip_prefix('.')?.rsplit_once(INFIX)?.0)
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// A file that was made with the folder.
    pub(super) fn mark(&self) -> PathBuf {
        self.path.join(MARK)
    }

    /// Where a new thing lies until it gets its name.
    pub(super) fn new_at(&self, index: usize) -> PathBuf {
        self.path.join(format!("new-{index}"))
    }

    /// Where a thing lies that has lost its name.
    pub(super) fn old_at(&self, index: usize) -> PathBuf {
        self.path.join(format!("old-{index}"))
    }

    fn named(&self, part: &JournalEntry) -> PathBuf {
        self.folder.join(&part.name)
    }

    /// Writes a text that only its owner may read, and gives it its name.
    pub(super) fn write_secret(&self, name: &str, text: &str) -> io::Result<()> {
        let mut options = fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(self.new_at(0))?;
        io::Write::write_all(&mut file, text.as_bytes())?;
        file.sync_all()?;
        place(&self.new_at(0), &self.folder.join(name))?;
        sync_folder(&self.folder)
    }

    /// Gives the new things their names and takes up what had them; then the folder holds
    /// nothing that is needed. Or leaves everything as it was.
    pub(super) fn exchange(&self, parts: Vec<JournalEntry>) -> Result<(), Unmoved> {
        let inode = inode_of(&self.new_at(0));
        let journal = Journal { parts, inode };
        self.write(&journal).map_err(Unmoved::Undone)?;
        let moved = self.move_all(&journal);
        #[cfg(test)]
        if tests::is_killed() {
            return moved;
        }
        if moved.is_err() {
            self.undo(&journal).map_err(Unmoved::Stuck)?;
        }
        // A journal that stays leads the next run to the same end.
        drop(self.close());
        moved
    }

    fn write(&self, journal: &Journal) -> io::Result<()> {
        let bytes = serde_json::to_vec(journal).map_err(io::Error::other)?;
        let draft = self.path.join("journal.new");
        let mut file = fs::File::create_new(&draft)?;
        io::Write::write_all(&mut file, &bytes)?;
        file.sync_all()?;
        take_away(&draft, &self.path.join(JOURNAL))?;
        sync_folder(&self.path)
    }

    fn move_all(&self, journal: &Journal) -> Result<(), Unmoved> {
        let undone = Unmoved::Undone;
        let companions = || journal.parts.iter().enumerate().skip(1);
        for (index, part) in companions() {
            if part.known != Replaceable::Nothing && is_there(&self.named(part)) {
                let old = self.old_at(index);
                take_away(&self.named(part), &old).map_err(undone)?;
            }
        }
        let Some(main) = journal.parts.first() else { return Ok(()) };
        self.replace_main(main).map_err(undone)?;
        // What came into a folder since it was looked at would be lost with it.
        if let Some(index) = self.strange(journal) {
            return Err(Unmoved::Strange(index));
        }
        for (index, part) in companions().filter(|(_, part)| part.is_made) {
            place(&self.new_at(index), &self.named(part)).map_err(undone)?;
        }
        sync_folder(&self.folder).map_err(undone)
    }

    fn replace_main(&self, main: &JournalEntry) -> io::Result<()> {
        let (new, named) = (self.new_at(0), self.named(main));
        if main.known == Replaceable::Nothing || !is_there(&named) {
            return place(&new, &named);
        }
        if exchange(&new, &named)? {
            return Ok(());
        }
        take_away(&named, &self.old_at(0))?;
        place(&new, &named)
    }

    /// Which of the things that were taken up is not what was known.
    fn strange(&self, journal: &Journal) -> Option<usize> {
        let is_strange = |(index, part): (usize, &JournalEntry)| {
            let old = self.old_at(index);
            let exchanged = index == 0 && !is_there(&old);
            let old = if exchanged { self.new_at(0) } else { old };
            !matches!(part.known.stranger(&old), Ok(None))
        };
        (0..journal.parts.len())
            .find(|index| is_strange((*index, &journal.parts[*index])))
    }

    /// Whether the new main thing has its name.
    fn is_done(&self, journal: &Journal) -> bool {
        let Some(main) = journal.parts.first() else { return false };
        let named = self.named(main);
        is_there(&named) && (!is_there(&self.new_at(0)) || self.is_exchanged(journal))
    }

    /// Whether the old main thing lies where the new one did.
    fn is_exchanged(&self, journal: &Journal) -> bool {
        let Some(main) = journal.parts.first() else { return false };
        is_there(&self.new_at(0))
            && journal.inode.is_some()
            && inode_of(&self.named(main)) == journal.inode
    }

    /// Puts everything back, from wherever the work was broken off.
    fn undo(&self, journal: &Journal) -> io::Result<()> {
        let Some(main) = journal.parts.first() else { return Ok(()) };
        let companions = || journal.parts.iter().enumerate().skip(1);
        for (index, part) in companions().filter(|(_, part)| part.is_made) {
            let is_placed = !is_there(&self.new_at(index)) && is_there(&self.named(part));
            if is_placed && self.is_done(journal) {
                take_away(&self.named(part), &self.new_at(index))?;
            }
        }
        let (new, old, named) = (self.new_at(0), self.old_at(0), self.named(main));
        if self.is_exchanged(journal) {
            exchange(&new, &named)?;
        } else if self.is_done(journal) {
            take_away(&named, &new)?;
        }
        if is_there(&old) {
            place(&old, &named)?;
        }
        for (index, part) in
            companions().filter(|(index, _)| is_there(&self.old_at(*index)))
        {
            place(&self.old_at(index), &self.named(part))?;
        }
        sync_folder(&self.folder)
    }

    fn finish(&self, journal: &Journal) -> io::Result<()> {
        let companions = journal.parts.iter().enumerate().skip(1);
        for (index, part) in companions.filter(|(_, part)| part.is_made) {
            if is_there(&self.new_at(index)) && !is_there(&self.named(part)) {
                place(&self.new_at(index), &self.named(part))?;
            }
        }
        sync_folder(&self.folder)
    }

    /// Takes the journal away: nothing in the folder is needed any longer.
    fn close(&self) -> io::Result<()> {
        change(|| fs::remove_file(self.path.join(JOURNAL)))
    }

    /// Whether something may have to be put back.
    pub(super) fn is_open(&self) -> bool {
        is_there(&self.path.join(JOURNAL))
    }

    /// Does what is left to do of work that was broken off, and removes the folder.
    pub(super) fn recover(&self) -> io::Result<()> {
        let journal = self.path.join(JOURNAL);
        if !is_there(&journal) {
            return self.discard();
        }
        #[expect(clippy::disallowed_methods, reason = "it is no input of a report")]
        let bytes = fs::read(&journal)?;
        let journal: Journal =
            serde_json::from_slice(&bytes).map_err(io::Error::other)?;
        if !journal.parts.iter().all(|part| is_plain(&part.name)) {
            return Err(io::ErrorKind::InvalidData.into());
        }
        if self.is_done(&journal) && self.strange(&journal).is_none() {
            self.finish(&journal)?;
        } else {
            self.undo(&journal)?;
        }
        self.close()?;
        self.discard()
    }

    /// Removes the folder with what is left in it; its mark goes last, so that what is left
    /// of a broken-off removal is known for what it is.
    pub(super) fn discard(&self) -> io::Result<()> {
        if !is_there(&self.mark()) {
            // Only if it is empty.
            return fs::remove_dir(&self.path);
        }
        if is_there(&self.path.join(JOURNAL)) {
            return Err(io::ErrorKind::ResourceBusy.into());
        }
        remove_all_but(&self.path, MARK)
    }
}

/// Changes one name. Here the tests break the work off.
fn change<T>(change: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
    #[cfg(test)]
    tests::may_change()?;
    change()
}

fn exchange(one: &Path, other: &Path) -> io::Result<bool> {
    #[cfg(test)]
    if tests::is_without_exchange() {
        return Ok(false);
    }
    change(|| rename::exchange(one, other))
}

fn place(from: &Path, to: &Path) -> io::Result<()> {
    change(|| rename::place(from, to))
}

fn take_away(from: &Path, to: &Path) -> io::Result<()> {
    change(|| fs::rename(from, to))
}

/// Removes a folder, of which one file goes last.
pub(super) fn remove_all_but(folder: &Path, last: &str) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name() == last {
            continue;
        }
        if entry.file_type()?.is_dir() {
            fs::remove_dir_all(entry.path())?;
        } else {
            fs::remove_file(entry.path())?;
        }
    }
    fs::remove_file(folder.join(last))?;
    fs::remove_dir(folder)
}

/// Whether a name leads to something in the folder it is looked up in, and nowhere else.
pub(super) fn is_plain(name: &str) -> bool {
    normal(name).as_deref() == Some(name) && !name.contains(['/', '\\'])
}

/// Whether something has a name, if only a link that leads nowhere.
pub(super) fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// What the system knows a thing by, whatever its name.
#[cfg(unix)]
fn inode_of(path: &Path) -> Option<u64> {
    use std::os::unix::fs::MetadataExt;
    fs::symlink_metadata(path).ok().map(|found| found.ino())
}

#[cfg(not(unix))]
fn inode_of(_path: &Path) -> Option<u64> {
    None
}
