//! What is known of something that may be replaced: takes what a room recognised as its own,
//! tells what else lies there. Nothing that is not known is ever removed.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::{PIECE, read_and_hash};

/// Files that systems put into every folder that somebody looks at.
const OF_THE_SYSTEM: [&str; 3] = [".DS_Store", "Thumbs.db", "desktop.ini"];

/// What has a name now, as far as it may be replaced.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Replaceable {
    /// Nothing: the name is free.
    Nothing,
    /// A file of this sha256.
    File(String),
    /// A folder that holds no other files than these, by their paths in it.
    Folder(BTreeSet<String>),
}

/// What is not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Stranger {
    /// The thing itself: it is of another kind, or has other content.
    Itself,
    /// Something in the folder, by its path in it.
    Inside(String),
}

impl Replaceable {
    /// The first thing at a path that is not known. Nothing being there is always known.
    pub(super) fn stranger(&self, path: &Path) -> io::Result<Option<Stranger>> {
        let found = match fs::symlink_metadata(path) {
            Ok(found) => found,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        let is_known = match self {
            Self::Nothing => false,
            Self::File(sha256) => {
                found.is_file() && read_and_hash(path, PIECE)?.1 == *sha256
            }
            Self::Folder(files) if found.is_dir() => {
                let inside = stranger_below(path, "", files)?;
                return Ok(inside.map(Stranger::Inside));
            }
            Self::Folder(_) => false,
        };
        Ok((!is_known).then_some(Stranger::Itself))
    }
}

/// The first file below a folder that is not among some, or a folder that none of them
/// lies in. Links are not followed, and never known.
fn stranger_below(
    folder: &Path,
    above: &str,
    files: &BTreeSet<String>,
) -> io::Result<Option<String>> {
    let mut entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let file_name = entry.file_name();
        let name = format!("{above}{}", file_name.to_string_lossy());
        let kind = entry.file_type()?;
        if kind.is_dir() {
            let below = format!("{name}/");
            if !files.iter().any(|file| file.starts_with(&below)) {
                return Ok(Some(name));
            }
            let found = stranger_below(&entry.path(), &below, files)?;
            if found.is_some() {
                return Ok(found);
            }
            continue;
        }
        let is_of_the_system = OF_THE_SYSTEM.iter().any(|one| file_name == *one);
        let is_known = file_name.to_str().is_some() && files.contains(&name);
        if !kind.is_file() || !(is_known || is_of_the_system) {
            return Ok(Some(name));
        }
    }
    Ok(None)
}

/// The first thing in a folder that is not among some files.
///
/// # Errors
///
/// If the folder cannot be listed.
pub fn stranger_in(
    folder: &Path,
    files: &BTreeSet<String>,
) -> io::Result<Option<String>> {
    stranger_below(folder, "", files)
}

/// The names of the folders in a folder that are no links and not hidden, sorted; none, if it
/// cannot be listed.
#[must_use]
pub fn folders_in(folder: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let folders = entries
        .flatten()
        .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
    let names = folders.filter_map(|entry| entry.file_name().into_string().ok());
    let mut names = names.filter(|name| !name.starts_with('.')).collect::<Vec<_>>();
    names.sort();
    names
}

/// More than any record of a build holds.
const MOST_OF_A_RECORD: u64 = 1 << 26;

/// Reads a record that may be anybody's: nothing but a plain file of sensible size.
#[must_use]
pub fn read_record(path: &Path) -> Option<Vec<u8>> {
    let found = fs::symlink_metadata(path).ok()?;
    if !found.is_file() || found.len() > MOST_OF_A_RECORD {
        return None;
    }
    #[expect(clippy::disallowed_methods, reason = "it is no input of a report")]
    fs::read(path).ok()
}

/// Reads a file that may be replaced, unless it is no plain one.
///
/// # Errors
///
/// If it cannot be read.
pub fn read_plain(path: &Path) -> io::Result<Option<Vec<u8>>> {
    if !fs::symlink_metadata(path)?.is_file() {
        return Ok(None);
    }
    #[expect(clippy::disallowed_methods, reason = "it is no input of a report")]
    fs::read(path).map(Some)
}

/// A name as it can be shown: signs that a terminal would act on, or that turn the line
/// around, are written out.
pub(super) fn visible(name: &str) -> String {
    let mut shown = String::new();
    for sign in name.chars() {
        match sign {
            '"' | '\'' | '\\' => shown.push(sign),
            _ => shown.extend(sign.escape_debug()),
        }
    }
    shown
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests lay out folders and look into them")]
mod tests {
    use super::*;

    fn folder(files: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        for name in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
            fs::write(path, "").expect("written");
        }
        folder
    }

    fn known(files: &[&str]) -> Replaceable {
        Replaceable::Folder(files.iter().map(|name| (*name).to_owned()).collect())
    }

    #[test]
    fn a_folder_is_known_if_it_holds_nothing_else() {
        let folder = folder(&["a.txt", "tables/b.csv", ".DS_Store", "tables/Thumbs.db"]);
        let path = folder.path();
        let all = known(&["a.txt", "tables/b.csv", "gone.txt"]);
        assert_eq!(all.stranger(path).expect("listed"), None);
        let inside = |name: &str| Some(Stranger::Inside(name.to_owned()));
        let some = known(&["a.txt"]);
        assert_eq!(some.stranger(path).expect("listed"), inside("tables"));
        let other = known(&["a.txt", "tables/c.csv"]);
        assert_eq!(other.stranger(path).expect("listed"), inside("tables/b.csv"));
        assert_eq!(
            Replaceable::Nothing.stranger(path).expect("seen"),
            Some(Stranger::Itself)
        );
        let file = Replaceable::File(String::new());
        assert_eq!(file.stranger(path).expect("seen"), Some(Stranger::Itself));
        assert_eq!(Replaceable::Nothing.stranger(&path.join("x")).expect("seen"), None);
    }

    #[test]
    fn a_file_is_known_by_its_content() {
        let folder = folder(&["a.txt"]);
        let path = folder.path().join("a.txt");
        let known = Replaceable::File(crate::file::sha256(b""));
        assert_eq!(known.stranger(&path).expect("read"), None);
        fs::write(&path, "mer").expect("written");
        assert_eq!(known.stranger(&path).expect("read"), Some(Stranger::Itself));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_never_known() {
        use std::os::unix::fs::symlink;
        let folder = folder(&["a.txt"]);
        symlink("a.txt", folder.path().join("b.txt")).expect("a link");
        symlink(folder.path(), folder.path().join("tables")).expect("a link");
        let known = known(&["a.txt", "b.txt", "tables/a.txt"]);
        let inside = |name: &str| Some(Stranger::Inside(name.to_owned()));
        assert_eq!(known.stranger(folder.path()).expect("listed"), inside("b.txt"));
        fs::remove_file(folder.path().join("b.txt")).expect("removed");
        assert_eq!(known.stranger(folder.path()).expect("listed"), inside("tables"));
    }

    #[test]
    fn a_name_cannot_speak_to_a_terminal() {
        assert_eq!(visible("Årsrapport 'ny'.docx"), "Årsrapport 'ny'.docx");
        assert_eq!(visible("a\u{1b}[2Jb\u{202e}c\n"), r"a\u{1b}[2Jb\u{202e}c\n");
    }
}
