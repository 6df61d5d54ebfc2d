//! Writing files: takes names and bytes, and leaves a whole file or folder or what was there.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Why a file could not be written.
#[derive(Debug, thiserror::Error)]
#[error("cannot write `{}`: {source}", path.display())]
pub struct WriteError {
    /// The file or folder.
    pub path: PathBuf,
    /// What the system said.
    pub source: io::Error,
}

/// Replaces the folder `target` by one with these files, or leaves it as it was.
///
/// The files are written into a folder beside the target, which then takes its name.
///
/// # Errors
///
/// If anything cannot be written; the target is then untouched.
pub fn replace_folder(
    target: &Path,
    files: &BTreeMap<String, Vec<u8>>,
) -> Result<(), WriteError> {
    let name = target.file_name().and_then(|name| name.to_str()).unwrap_or("output");
    let beside = |suffix: &str| target.with_file_name(format!(".{name}.{suffix}"));
    let (fresh, old) = (beside("new"), beside("old"));
    let failed = |path: &Path| {
        let path = path.to_path_buf();
        move |source| WriteError { path, source }
    };
    remove(&fresh).map_err(failed(&fresh))?;
    remove(&old).map_err(failed(&old))?;
    let written = write_all(&fresh, files);
    if let Err(error) = written {
        // The first error is the one worth telling.
        drop(remove(&fresh));
        return Err(error);
    }
    if target.exists() {
        fs::rename(target, &old).map_err(failed(target))?;
    }
    if let Err(source) = fs::rename(&fresh, target) {
        if old.exists() {
            drop(fs::rename(&old, target));
        }
        return Err(WriteError { path: target.to_path_buf(), source });
    }
    remove(&old).map_err(failed(&old))
}

/// Writes a text to a file that does not exist yet.
///
/// # Errors
///
/// If there is such a file, or it cannot be written.
pub fn write_new(path: &Path, text: &str) -> Result<(), WriteError> {
    let failed = |source| WriteError { path: path.to_path_buf(), source };
    let mut file = fs::File::create_new(path).map_err(failed)?;
    file.write_all(text.as_bytes()).map_err(failed)
}

/// Writes a file as a whole, or leaves what was there.
///
/// # Errors
///
/// If it cannot be written.
pub fn replace_file(target: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    let failed = |source| WriteError { path: target.to_path_buf(), source };
    if let Some(folder) = target.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    let name = target.file_name().and_then(|name| name.to_str()).unwrap_or("output");
    let fresh = target.with_file_name(format!(".{name}.new"));
    #[expect(clippy::disallowed_methods, reason = "this is where files are written")]
    let written = fs::write(&fresh, bytes).and_then(|()| fs::rename(&fresh, target));
    written.map_err(failed)
}

fn write_all(folder: &Path, files: &BTreeMap<String, Vec<u8>>) -> Result<(), WriteError> {
    let failed = |path: &Path| {
        let path = path.to_path_buf();
        move |source| WriteError { path, source }
    };
    fs::create_dir_all(folder).map_err(failed(folder))?;
    for (name, bytes) in files {
        let path = folder.join(name);
        let parent = path.parent().unwrap_or(folder);
        fs::create_dir_all(parent).map_err(failed(parent))?;
        #[expect(clippy::disallowed_methods, reason = "this is where files are written")]
        fs::write(&path, bytes).map_err(failed(&path))?;
    }
    Ok(())
}

fn remove(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests lay out folders and look into them")]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_replaced_as_a_whole() {
        let place = tempfile::tempdir().expect("a folder");
        let target = place.path().join("rapport");
        let files = |name: &str| BTreeMap::from([(name.to_owned(), b"x".to_vec())]);
        replace_folder(&target, &files("a/gammal.txt")).expect("written");
        replace_folder(&target, &files("ny.txt")).expect("written");
        assert!(target.join("ny.txt").exists());
        assert!(!target.join("a/gammal.txt").exists());
        assert_eq!(fs::read_dir(place.path()).expect("a folder").count(), 1);
    }

    #[test]
    fn a_folder_that_cannot_be_written_is_left_as_it_was() {
        let place = tempfile::tempdir().expect("a folder");
        let target = place.path().join("rapport");
        let good = BTreeMap::from([("a".to_owned(), b"1".to_vec())]);
        replace_folder(&target, &good).expect("written");
        let bad = BTreeMap::from([
            ("a".to_owned(), b"2".to_vec()),
            ("a/b".to_owned(), b"a file cannot be a folder".to_vec()),
        ]);
        assert!(replace_folder(&target, &bad).is_err());
        assert_eq!(fs::read(target.join("a")).expect("the old file"), b"1");
    }
}
