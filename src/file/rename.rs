//! Giving names: two names are exchanged in one step where the system can, and nothing is
//! ever put on top of something that is there.

use std::fs;
use std::io;
use std::path::Path;

/// Exchanges two names in one step, so that both are there at every moment; tells whether
/// the system and the disk can.
#[cfg(any(target_os = "linux", target_os = "macos"))]
pub(super) fn exchange(one: &Path, other: &Path) -> io::Result<bool> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    match renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(true),
        Err(error) if is_unknown(error) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// Exchanges two names in one step, which this system cannot.
#[cfg(not(any(target_os = "linux", target_os = "macos")))]
pub(super) fn exchange(_one: &Path, _other: &Path) -> io::Result<bool> {
    Ok(false)
}

/// Gives something a name that nothing has yet.
#[cfg(any(target_os = "linux", target_os = "macos"))]
pub(super) fn place(from: &Path, to: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
        Ok(()) => Ok(()),
        Err(error) if is_unknown(error) => place_after_looking(from, to),
        Err(error) => Err(error.into()),
    }
}

/// Gives something a name that nothing has yet.
#[cfg(not(any(target_os = "linux", target_os = "macos")))]
pub(super) fn place(from: &Path, to: &Path) -> io::Result<()> {
    place_after_looking(from, to)
}

/// Old kernels do not know the call, some disks (over NFS, for one) not what is asked.
#[cfg(any(target_os = "linux", target_os = "macos"))]
fn is_unknown(error: rustix::io::Errno) -> bool {
    use rustix::io::Errno;
    matches!(error, Errno::NOSYS | Errno::INVAL | Errno::OPNOTSUPP)
}

/// Gives a name where the system cannot refuse one that is taken.
fn place_after_looking(from: &Path, to: &Path) -> io::Result<()> {
    if fs::symlink_metadata(to).is_ok() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    // A second name for a file is refused if it is taken, which no folder can have.
    if fs::symlink_metadata(from)?.is_file() && fs::hard_link(from, to).is_ok() {
        return fs::remove_file(from);
    }
    fs::rename(from, to)
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests lay out files and look at them")]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_taken_is_not_given_again() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = |name: &str| folder.path().join(name);
        for how in [place, place_after_looking] {
            fs::write(path("ny"), "ny").expect("written");
            fs::write(path("tagen"), "tagen").expect("written");
            let refused = how(&path("ny"), &path("tagen")).expect_err("taken");
            assert_eq!(refused.kind(), io::ErrorKind::AlreadyExists);
            assert_eq!(fs::read(path("tagen")).expect("as it was"), b"tagen");
            how(&path("ny"), &path("ledig")).expect("free");
            assert_eq!(fs::read(path("ledig")).expect("placed"), b"ny");
            assert!(!path("ny").exists());
            fs::remove_file(path("ledig")).expect("removed");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_leads_nowhere_is_a_name_that_is_taken() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = |name: &str| folder.path().join(name);
        std::os::unix::fs::symlink("ingenting", path("link")).expect("a link");
        for how in [place, place_after_looking] {
            fs::create_dir_all(path("ny")).expect("a folder");
            assert!(how(&path("ny"), &path("link")).is_err());
            assert!(path("link").is_symlink() && path("ny").is_dir());
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn two_folders_exchange_their_names() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = |name: &str| folder.path().join(name);
        for name in ["a", "b"] {
            fs::create_dir(path(name)).expect("a folder");
            fs::write(path(name).join(name), "").expect("written");
        }
        if exchange(&path("a"), &path("b")).expect("exchanged") {
            assert!(path("a/b").exists() && path("b/a").exists());
        }
    }
}
