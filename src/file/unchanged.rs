//! Files of what is replaced that are already as they are to be: they are given a second name
//! where the new ones are laid out, instead of being written, kept and removed once more.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::known::Replaceable;
use super::recovery::WorkFolder;

/// A folder that is replaced.
#[derive(Debug)]
pub(super) struct LendingFolder<'a> {
    folder: PathBuf,
    /// What in it is the program's own, by the paths in it.
    names: &'a BTreeSet<String>,
    /// How a file looks that is made now.
    made_now: FileLook,
}

impl<'a> LendingFolder<'a> {
    /// What has a name now, if that is a folder of the program's and it can be taken from.
    pub(super) fn new(
        folder: PathBuf,
        known: &'a Replaceable,
        work: &WorkFolder,
    ) -> Option<Self> {
        let Replaceable::Folder(names) = known else { return None };
        let made_now = FileLook::of(&work.mark())?;
        Some(Self { folder, names, made_now })
    }

    /// Gives a file of it a second name, if it holds these bytes, has no other one, and looks
    /// to everybody as a file would that is made now. Tells whether it did.
    pub(super) fn lends(
        &self,
        name: &str,
        bytes: &[u8],
        path: &Path,
    ) -> io::Result<bool> {
        let file = self.folder.join(name);
        let looks = |path: &Path, names| {
            FileLook::of(path) == Some(FileLook { names, ..self.made_now.clone() })
        };
        if !self.names.contains(name) || !looks(&file, 1) {
            return Ok(false);
        }
        if fs::hard_link(&file, path).is_err() {
            return Ok(false);
        }
        // Only now nobody can put another in its place.
        #[expect(clippy::disallowed_methods, reason = "it is no input of a report")]
        let is_it = looks(path, 2) && fs::read(path).is_ok_and(|it| it == bytes);
        if !is_it {
            fs::remove_file(path)?;
        }
        Ok(is_it)
    }
}

/// How a file looks to the system, but for what is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct FileLook {
    /// How many names it has.
    names: u64,
    rights: u32,
    owner: [u32; 2],
}

impl FileLook {
    /// Of a plain file; where systems know no such thing nothing is known.
    fn of(path: &Path) -> Option<Self> {
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt;
            let found = fs::symlink_metadata(path).ok().filter(fs::Metadata::is_file)?;
            let owner = [found.uid(), found.gid()];
            Some(Self { names: found.nlink(), rights: found.mode(), owner })
        }
        #[cfg(not(unix))]
        {
            let _ = path;
            None
        }
    }
}

#[cfg(all(test, unix))]
#[expect(clippy::disallowed_methods, reason = "tests lay out folders and look into them")]
mod tests {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

    use super::*;

    /// A folder with an earlier file, and a working folder.
    struct Laid {
        place: tempfile::TempDir,
        work: WorkFolder,
        known: Replaceable,
    }

    impl Laid {
        fn out() -> Self {
            let place = tempfile::tempdir().expect("a folder");
            fs::create_dir(place.path().join("r")).expect("made");
            fs::write(place.path().join("r/a.svg"), "1").expect("written");
            let work = WorkFolder::begin(place.path(), "r").expect("begun");
            let known = Replaceable::Folder(BTreeSet::from(["a.svg".to_owned()]));
            Self { place, work, known }
        }

        fn file(&self) -> PathBuf {
            self.place.path().join("r/a.svg")
        }

        /// Whether the file is lent as one that holds this.
        fn lends(&self, text: &str) -> bool {
            let new = self.work.path().join("new");
            let folder = self.place.path().join("r");
            let lending =
                LendingFolder::new(folder, &self.known, &self.work).expect("a folder");
            let is_lent = lending.lends("a.svg", text.as_bytes(), &new).expect("tried");
            assert_eq!(fs::symlink_metadata(&new).is_ok(), is_lent);
            is_lent
        }
    }

    #[test]
    fn a_file_that_is_the_same_is_lent() {
        let laid = Laid::out();
        assert!(laid.lends("1"));
        assert_eq!(fs::metadata(laid.file()).expect("there").nlink(), 2);
    }

    #[test]
    fn what_is_another_or_somebody_elses_is_written() {
        assert!(!Laid::out().lends("2"));
        assert!(!Laid::out().lends("12"));
        let strange = Laid { known: Replaceable::Folder(BTreeSet::new()), ..Laid::out() };
        assert!(!strange.lends("1"));

        let laid = Laid::out();
        let rights = fs::Permissions::from_mode(0o600);
        fs::set_permissions(laid.file(), rights).expect("changed");
        // It would not be as open as the others.
        assert!(!laid.lends("1"));

        let laid = Laid::out();
        fs::hard_link(laid.file(), laid.place.path().join("mine")).expect("linked");
        // Whoever changes theirs would change the report.
        assert!(!laid.lends("1"));

        let laid = Laid::out();
        fs::rename(laid.file(), laid.place.path().join("mine")).expect("moved");
        symlink("../mine", laid.file()).expect("linked");
        assert!(!laid.lends("1"));
    }
}
