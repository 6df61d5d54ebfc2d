//! Where a command works: a folder only its owner can look into, and a list of what is under
//! way elsewhere. Both are gone when the command ends; what a killed one leaves is put right
//! by the next command that enters.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::lock::{self, NameLock, lock_of};
use super::recovery::{WorkFolder, is_plain, is_there, remove_all_but};
use super::writing::{WriteError, listed, make_private_folder, refused, write_files};

/// What the name of every such folder begins with.
const PREFIX: &str = "baslinje-work-";
/// The file that is locked for as long as the folder is somebody's.
const LOCK: &str = "lock";
/// The list of what is under way elsewhere.
const CLAIMS: &str = "elsewhere.json";
/// How often a folder is made anew that another command takes for a leftover.
const TRIES: usize = 16;

/// Where a command works. All copies are the same place, which is left with the last one.
#[derive(Clone, Debug)]
pub struct Workplace {
    state: Arc<Mutex<State>>,
}

#[derive(Debug)]
struct State {
    temporary: PathBuf,
    own: Option<Own>,
    claims: Vec<ClaimedName>,
}

/// A folder of its own.
#[derive(Debug)]
struct Own {
    folder: PathBuf,
    /// Locked for as long as it is open.
    _lock: File,
}

/// A name in a folder that is being written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ClaimedName {
    pub(super) folder: PathBuf,
    pub(super) name: String,
    /// The folders that were made for it, the outermost first.
    pub(super) made: Vec<PathBuf>,
    /// Whether nobody else can be writing it.
    pub(super) is_certain: bool,
}

impl Workplace {
    /// Enters a workplace below the folder of the system for what is temporary, and puts
    /// right what killed commands left there and in the places they were writing to. What
    /// cannot be put right is left for the next one.
    #[must_use]
    pub fn enter(temporary: &Path) -> Self {
        let state =
            State { temporary: temporary.to_path_buf(), own: None, claims: Vec::new() };
        let workplace = Self { state: Arc::new(Mutex::new(state)) };
        let leftovers = leftovers(temporary);
        // Nobody's leftovers but one's own are touched; a folder of one's own tells whose.
        if !leftovers.is_empty()
            && let Ok(own) = workplace.own()
        {
            for leftover in leftovers.iter().filter(|one| is_of_the_same_owner(one, &own))
            {
                drop(put_right(leftover));
            }
        }
        workplace
    }

    /// Puts right what killed commands left in a folder that they wrote to.
    pub fn recover(&self, folder: &Path) {
        let Ok(entries) = fs::read_dir(folder) else { return };
        let mut names = Vec::new();
        for entry in entries.flatten() {
            let file = entry.file_name();
            let Some(file) = file.to_str() else { continue };
            let name = WorkFolder::name_of(file).or_else(|| lock::name_of(file));
            names.extend(name.map(str::to_owned));
        }
        names.sort();
        names.dedup();
        for name in names {
            recover_name(folder, &name);
        }
    }

    /// Writes files into a folder into which only its owner can look, and which is there
    /// for as long as the command runs.
    ///
    /// # Errors
    ///
    /// If it cannot be written.
    pub fn unpack(
        &self,
        files: &BTreeMap<String, Vec<u8>>,
    ) -> Result<PathBuf, WriteError> {
        let temporary = self.lock().temporary.clone();
        let own = self.own().map_err(refused(&temporary))?;
        let folder = self.step(|| make_private_folder(&own, "project-"));
        let folder = folder.map_err(refused(&own))?;
        write_files(&folder, listed(files), None, self)?;
        Ok(folder)
    }

    /// Leaves the place, which is removed.
    pub fn leave(&self) {
        self.lock().leave();
    }

    /// Removes all that is half done, after the step that is being done, and lets no other
    /// step begin: for a process that is about to end.
    pub fn abandon(&self) {
        let mut state = self.lock();
        for claim in std::mem::take(&mut state.claims) {
            if claim.is_certain {
                for work in WorkFolder::all(&claim.folder, Some(&claim.name)) {
                    drop(work.recover());
                }
            }
            if cfg!(unix) {
                drop(fs::remove_file(lock_of(&claim.folder, &claim.name)));
            }
            remove_if_empty(&claim.made);
        }
        state.leave();
        // Whoever asks for the next step waits until the process has ended.
        std::mem::forget(state);
    }

    /// Does one step of writing, which is not broken off by [`Workplace::abandon`].
    pub(super) fn step<T>(&self, step: impl FnOnce() -> T) -> T {
        let _state = self.lock();
        step()
    }

    /// Makes the folder of one's own, so that a name that is claimed is noted at once.
    pub(super) fn prepare(&self) {
        // Where there is none, what is left is found by whoever writes there next.
        drop(self.own());
    }

    /// Remembers that a name is being written, also for the command after a kill.
    pub(super) fn note(&self, claim: ClaimedName) {
        let mut state = self.lock();
        state.claims.push(claim);
        state.list();
    }

    /// Forgets a name that has been written.
    pub(super) fn forget(&self, folder: &Path, name: &str) {
        let mut state = self.lock();
        state.claims.retain(|claim| claim.folder != folder || claim.name != name);
        state.list();
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The folder of one's own, which is made when it is first asked for.
    fn own(&self) -> io::Result<PathBuf> {
        let mut state = self.lock();
        if let Some(own) = &state.own {
            return Ok(own.folder.clone());
        }
        let own = Own::make(&state.temporary)?;
        let folder = own.folder.clone();
        state.own = Some(own);
        Ok(folder)
    }
}

impl State {
    /// Removes the folder of one's own.
    fn leave(&mut self) {
        if let Some(own) = self.own.take() {
            drop(remove_all_but(&own.folder, LOCK));
        }
    }

    /// Writes the list of what is under way elsewhere.
    fn list(&self) {
        let Some(own) = &self.own else { return };
        let text = |path: &Path| path.to_str().map(str::to_owned);
        let lines = self.claims.iter().filter_map(|claim| {
            let made =
                claim.made.iter().filter_map(|path| text(path)).collect::<Vec<_>>();
            Some((text(&claim.folder)?, claim.name.clone(), made))
        });
        let Ok(bytes) = serde_json::to_vec(&lines.collect::<Vec<_>>()) else { return };
        let draft = own.folder.join("elsewhere.new");
        #[expect(clippy::disallowed_methods, reason = "this is where files are written")]
        let written = fs::write(&draft, bytes);
        // Without the list it is found by whoever writes there next.
        drop(written.and_then(|()| fs::rename(&draft, own.folder.join(CLAIMS))));
    }
}

impl Drop for State {
    fn drop(&mut self) {
        self.leave();
    }
}

impl Own {
    fn make(temporary: &Path) -> io::Result<Self> {
        for _ in 0..TRIES {
            let folder = make_private_folder(temporary, PREFIX)?;
            let path = folder.join(LOCK);
            // Until it is locked, another command may take it for a leftover.
            let Ok(lock) = File::create_new(&path) else { continue };
            let is_taken = matches!(lock.try_lock(), Err(fs::TryLockError::WouldBlock));
            if !is_taken && is_there(&path) {
                return Ok(Self { folder, _lock: lock });
            }
        }
        Err(io::ErrorKind::AlreadyExists.into())
    }
}

/// The folders of other commands, under way or killed.
fn leftovers(temporary: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(temporary) else { return Vec::new() };
    let is_one = |entry: &fs::DirEntry| {
        entry.file_name().to_str().is_some_and(|name| name.starts_with(PREFIX))
            && entry.file_type().is_ok_and(|kind| kind.is_dir())
    };
    entries.flatten().filter(is_one).map(|entry| entry.path()).collect()
}

#[cfg(unix)]
fn is_of_the_same_owner(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let owner = |path: &Path| fs::symlink_metadata(path).ok().map(|found| found.uid());
    one != other && owner(one).is_some() && owner(one) == owner(other)
}

#[cfg(not(unix))]
fn is_of_the_same_owner(one: &Path, other: &Path) -> bool {
    one != other
}

/// Puts right what a killed command left. One whose lock is held is alive.
fn put_right(leftover: &Path) -> io::Result<()> {
    let path = leftover.join(LOCK);
    if !is_there(&path) {
        // It was being made or removed: then it is empty.
        return fs::remove_dir(leftover);
    }
    let lock = File::options().read(true).write(true).open(&path)?;
    if lock.try_lock().is_err() {
        return Ok(());
    }
    #[expect(clippy::disallowed_methods, reason = "it is no input of a report")]
    let claims = fs::read(leftover.join(CLAIMS)).unwrap_or_default();
    let claims: Vec<(PathBuf, String, Vec<PathBuf>)> =
        serde_json::from_slice(&claims).unwrap_or_default();
    for (folder, name, made) in claims {
        if is_plain(&name) {
            recover_name(&folder, &name);
            remove_if_empty(&made);
        }
    }
    remove_all_but(leftover, LOCK)
}

/// Puts right what was left of writing a name, unless somebody is writing it now.
fn recover_name(folder: &Path, name: &str) {
    let lock_path = lock_of(folder, name);
    let works = WorkFolder::all(folder, Some(name));
    if works.is_empty() && !is_there(&lock_path) {
        return;
    }
    // The lock itself goes when it is let go of.
    let Ok(Some(lock)) = NameLock::take(&lock_path, &mut || false) else { return };
    if lock.is_certain {
        for work in WorkFolder::all(folder, Some(name)) {
            drop(work.recover());
        }
    }
}

/// Removes folders that were made for nothing.
pub(super) fn remove_if_empty(made: &[PathBuf]) {
    for folder in made.iter().rev() {
        drop(fs::remove_dir(folder));
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests lay out folders and look into them")]
mod tests {
    use super::super::{Destination, NewContent, Replaceable, write_secret};
    use super::*;

    fn count(folder: &Path) -> usize {
        fs::read_dir(folder).expect("a folder").count()
    }

    #[test]
    fn what_is_half_done_is_removed_when_the_process_is_to_end() {
        let place = tempfile::tempdir().expect("a folder");
        let temporary = tempfile::tempdir().expect("a folder");
        let workplace = Workplace::enter(temporary.path());
        let folder = place.path().join("ut/hit");
        let claimed = Destination::claim(&workplace, &folder, "r", &mut || false);
        let answers = BTreeMap::from([("svar.csv".to_owned(), b"1".to_vec())]);
        workplace.unpack(&answers).expect("unpacked");
        WorkFolder::begin(&folder, "r").expect("a working folder");
        assert_eq!((count(temporary.path()), count(&folder)), (1, 2));
        workplace.abandon();
        assert_eq!((count(temporary.path()), count(place.path())), (0, 0));
        // It would wait for the end of the process.
        std::mem::forget(claimed);
    }

    #[test]
    fn what_is_alive_is_left_alone() {
        let place = tempfile::tempdir().expect("a folder");
        let temporary = tempfile::tempdir().expect("a folder");
        let alive = Workplace::enter(temporary.path());
        let claimed = Destination::claim(&alive, place.path(), "r", &mut || false);
        let folder = alive.unpack(&BTreeMap::new()).expect("unpacked");
        let other = Workplace::enter(temporary.path());
        other.recover(place.path());
        assert!(folder.exists());
        let busy = Destination::claim(&other, place.path(), "r", &mut || false);
        assert!(matches!(busy, Err(WriteError::Busy { .. })), "{busy:?}");
        let content = NewContent::File(b"1");
        claimed.expect("claimed").replace(&[content]).expect("written");
        let mut next = Destination::claim(&other, place.path(), "r", &mut || false)
            .expect("free again");
        next.recognise("r", |_| Ok(Replaceable::File(crate::file::sha256(b"1"))))
            .expect("known");
        next.replace(&[NewContent::File(b"2")]).expect("written");
        assert_eq!(fs::read(place.path().join("r")).expect("a file"), b"2");
        drop((alive, other));
        assert_eq!((count(temporary.path()), count(place.path())), (0, 1));
    }

    #[test]
    fn what_changed_since_it_was_recognised_is_not_replaced() {
        let place = tempfile::tempdir().expect("a folder");
        let temporary = tempfile::tempdir().expect("a folder");
        let workplace = Workplace::enter(temporary.path());
        let path = place.path().join("r");
        fs::write(&path, "1").expect("written");
        let mut claimed =
            Destination::claim(&workplace, place.path(), "r", &mut || false)
                .expect("claimed");
        let known = Replaceable::File(crate::file::sha256(b"1"));
        claimed.recognise("r", |_| Ok(known)).expect("known");
        fs::write(&path, "mine").expect("written");
        let told = claimed.replace(&[NewContent::File(b"2")]).expect_err("changed");
        let told = told.seen_from(place.path()).to_string();
        assert_eq!(told, "`r` was changed while this was being made");
        assert_eq!(fs::read(&path).expect("a file"), b"mine");
        assert_eq!(count(place.path()), 1);
    }

    fn files(files: &[(&str, &str)]) -> BTreeMap<String, Vec<u8>> {
        let owned =
            |(name, text): &(&str, &str)| ((*name).to_owned(), text.as_bytes().to_vec());
        files.iter().map(owned).collect()
    }

    /// What is in a folder, if there is one, by the paths in it.
    fn read(folder: &Path) -> BTreeMap<String, String> {
        let mut texts = BTreeMap::new();
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let name = entry.file_name().into_string().expect("a name");
            if entry.path().is_dir() {
                let below = read(&entry.path()).into_iter();
                texts.extend(below.map(|(file, text)| (format!("{name}/{file}"), text)));
            } else {
                texts.insert(name, fs::read_to_string(entry.path()).expect("a text"));
            }
        }
        texts
    }

    #[test]
    fn what_is_written_ahead_is_seen_only_with_the_rest_and_as_it_is_in_the_end() {
        let place = tempfile::tempdir().expect("a folder");
        let temporary = tempfile::tempdir().expect("a folder");
        let workplace = Workplace::enter(temporary.path());
        let ahead = files(&[("a.svg", "1"), ("under/b.svg", "2")]);
        let ends = [
            files(&[("a.svg", "1"), ("r.pdf", "3"), ("under/b.svg", "2")]),
            files(&[("a.svg", "another"), ("under/b.svg", "2")]),
            files(&[("a.svg", "1"), ("r.pdf", "3")]),
        ];
        for end in ends {
            let name = "r";
            let mut claimed =
                Destination::claim(&workplace, place.path(), name, &mut || false)
                    .expect("claimed");
            let known = |_: &Path| {
                let files = read(&place.path().join(name)).into_keys().collect();
                Ok(Replaceable::Folder(files))
            };
            claimed.recognise(name, known).expect("known");
            let before = read(&place.path().join(name));
            claimed.write_ahead(listed(&ahead));
            assert_eq!(read(&place.path().join(name)), before);
            claimed.replace(&[NewContent::Folder(&end)]).expect("written");
            let expected = end
                .into_iter()
                .map(|(name, bytes)| (name, String::from_utf8(bytes).expect("a text")));
            assert_eq!(read(&place.path().join(name)), expected.collect());
            assert_eq!(count(place.path()), 1);
        }
    }

    #[test]
    fn what_is_written_ahead_of_what_never_comes_is_removed() {
        let place = tempfile::tempdir().expect("a folder");
        let temporary = tempfile::tempdir().expect("a folder");
        let workplace = Workplace::enter(temporary.path());
        let claim = || Destination::claim(&workplace, place.path(), "r", &mut || false);
        let ahead = files(&[("a.svg", "1")]);
        let mut claimed = claim().expect("claimed");
        claimed.write_ahead(listed(&ahead));
        // The lock, and what is under way.
        assert_eq!(count(place.path()), 2);
        drop(claimed);
        assert_eq!(count(place.path()), 0);

        let mut claimed = claim().expect("claimed");
        claimed.write_ahead(listed(&ahead));
        workplace.abandon();
        assert_eq!((count(temporary.path()), count(place.path())), (0, 0));
        // It would wait for the end of the process.
        std::mem::forget(claimed);
    }

    #[test]
    fn what_could_not_be_written_ahead_is_told_at_the_end() {
        let place = tempfile::tempdir().expect("a folder");
        let temporary = tempfile::tempdir().expect("a folder");
        let workplace = Workplace::enter(temporary.path());
        let mut claimed =
            Destination::claim(&workplace, place.path(), "r", &mut || false)
                .expect("claimed");
        let bad = files(&[("a.svg", "1"), ("x/../y", "2")]);
        claimed.write_ahead(listed(&bad));
        assert_eq!(count(place.path()), 1, "only the lock is left");
        let told = claimed.replace(&[NewContent::Folder(&bad)]).expect_err("refused");
        assert!(told.to_string().contains("r/x/../y"), "{told}");
        assert_eq!(count(place.path()), 0);
    }

    #[test]
    fn a_name_that_leads_elsewhere_is_not_written() {
        let temporary = tempfile::tempdir().expect("a folder");
        let workplace = Workplace::enter(temporary.path());
        for name in ["../a", "a/../b", "/a", "./a", "a//b", ""] {
            let files = BTreeMap::from([(name.to_owned(), b"1".to_vec())]);
            assert!(workplace.unpack(&files).is_err(), "{name}");
        }
    }

    #[test]
    fn a_secret_is_for_its_owner_and_never_replaced() {
        let place = tempfile::tempdir().expect("a folder");
        let path = place.path().join("key.txt");
        write_secret(&path, "hemligt").expect("written");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = fs::metadata(&path).expect("a file").permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
        let again = write_secret(&path, "annat").expect_err("there is one");
        assert!(matches!(again, WriteError::Exists { .. }), "{again}");
        assert_eq!(fs::read(&path).expect("a file"), b"hemligt");
        assert_eq!(count(place.path()), 1);
    }
}
