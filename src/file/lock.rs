//! A lock on a name: whoever holds it is the only one who writes there. The system lets go
//! of it when the process ends, however it ends.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

/// What the name of a lock ends with.
const ENDING: &str = ".baslinje-lock";
/// How often a lock is tried before another process is said to be writing.
const LOOKS: usize = 10;
const LOOK: Duration = Duration::from_millis(10);

/// A lock that is held until it is dropped.
#[derive(Debug)]
pub(super) struct NameLock {
    path: PathBuf,
    /// Whether the disk can hold locks at all; where it cannot, nobody knows of others.
    pub(super) is_certain: bool,
    /// Open for as long as the lock is held.
    _file: File,
}

/// Where the lock on a name lies.
pub(super) fn lock_of(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!(".{name}{ENDING}"))
}

/// The name that a lock is for, if the file is one.
pub(super) fn name_of(file: &str) -> Option<&str> {
    file.strip_prefix('.')?.strip_suffix(ENDING)
}

impl NameLock {
    /// Takes the lock. If another process holds it, `wait` is asked once whether to wait;
    /// without the lock nothing is given.
    pub(super) fn take(
        path: &Path,
        wait: &mut dyn FnMut() -> bool,
    ) -> io::Result<Option<Self>> {
        let (mut is_waiting, mut looks) = (false, 0);
        loop {
            let file = open(path)?;
            let is_certain = match file.try_lock() {
                Ok(()) => true,
                // A command that only looks whether there is something to put right.
                Err(TryLockError::WouldBlock) if looks < LOOKS => {
                    looks += 1;
                    thread::sleep(LOOK);
                    continue;
                }
                Err(TryLockError::WouldBlock) => {
                    if !is_waiting && !wait() {
                        return Ok(None);
                    }
                    is_waiting = true;
                    file.lock()?;
                    true
                }
                Err(TryLockError::Error(_)) => false,
            };
            // Who held it takes it away, and may have done so since it was opened.
            if is_the_one(&file, path) {
                return Ok(Some(Self {
                    path: path.to_path_buf(),
                    is_certain,
                    _file: file,
                }));
            }
        }
    }
}

impl Drop for NameLock {
    fn drop(&mut self) {
        // Before it is let go, so that nobody can hold what is taken away. Elsewhere it
        // stays, because it cannot be told whether another has been put in its place.
        if cfg!(unix) {
            drop(fs::remove_file(&self.path));
        }
    }
}

/// Opens a lock, or makes it. It is empty and no link.
fn open(path: &Path) -> io::Result<File> {
    if let Ok(found) = fs::symlink_metadata(path)
        && (!found.is_file() || found.len() > 0)
    {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    open_without_links(path)
}

#[cfg(unix)]
fn open_without_links(path: &Path) -> io::Result<File> {
    use rustix::fs::{Mode, OFlags};
    let flags = OFlags::RDWR
        | OFlags::CREATE
        | OFlags::NOFOLLOW
        | OFlags::NONBLOCK
        | OFlags::CLOEXEC;
    Ok(File::from(rustix::fs::open(path, flags, Mode::from_raw_mode(0o666))?))
}

#[cfg(not(unix))]
fn open_without_links(path: &Path) -> io::Result<File> {
    fs::OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)
}

#[cfg(unix)]
fn is_the_one(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let same =
        |a: &fs::Metadata, b: &fs::Metadata| a.dev() == b.dev() && a.ino() == b.ino();
    matches!((file.metadata(), fs::symlink_metadata(path)), (Ok(a), Ok(b)) if same(&a, &b))
}

#[cfg(not(unix))]
fn is_the_one(_file: &File, _path: &Path) -> bool {
    true
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests lay out files and look at them")]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};

    use super::*;

    #[test]
    fn only_one_holds_a_lock() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = lock_of(folder.path(), "r");
        let held = NameLock::take(&path, &mut || false).expect("a lock").expect("free");
        let mut asked = 0;
        let other = NameLock::take(&path, &mut || {
            asked += 1;
            false
        });
        assert!(other.expect("no error").is_none());
        assert_eq!(asked, 1);
        drop(held);
        assert!(NameLock::take(&path, &mut || false).expect("a lock").is_some());
        assert_eq!(fs::read_dir(folder.path()).expect("listed").count(), 0);
    }

    #[test]
    fn many_take_turns_and_leave_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = lock_of(folder.path(), "r");
        let (inside, turns) = (AtomicUsize::new(0), AtomicUsize::new(0));
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    for _ in 0..50 {
                        let held = NameLock::take(&path, &mut || true);
                        let held = held.expect("a lock").expect("waited for");
                        assert_eq!(inside.fetch_add(1, SeqCst), 0, "two at once");
                        turns.fetch_add(1, SeqCst);
                        inside.fetch_sub(1, SeqCst);
                        drop(held);
                    }
                });
            }
        });
        assert_eq!(turns.load(SeqCst), 400);
    }

    #[test]
    fn what_is_no_lock_is_left_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = lock_of(folder.path(), "r");
        fs::write(&path, "en text").expect("written");
        assert!(NameLock::take(&path, &mut || true).is_err());
        assert_eq!(fs::read(&path).expect("as it was"), b"en text");
    }

    #[test]
    fn a_lock_tells_its_name() {
        let path = lock_of(Path::new("build"), "rapport-2017");
        let file = path.file_name().and_then(|name| name.to_str()).expect("a name");
        assert_eq!(name_of(file), Some("rapport-2017"));
        assert_eq!(name_of("rapport-2017"), None);
    }
}
