//! Which files of the repository are carried: for the build script, which encloses them, and
//! for programs under development, which read them where they lie.

use std::path::Path;
use std::{fs, io};

/// What is carried: typefaces and templates for projects without, and an example.
pub(crate) const FOLDERS: [&str; 4] =
    ["book/rapport-2017", "data/rapport-2017", "fonts", "report-templates"];

/// The paths of all files that are carried, from the repository's folder, in order.
pub(crate) fn names(root: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for folder in FOLDERS {
        add_all(root, folder, &mut names)?;
    }
    names.sort();
    Ok(names)
}

/// Adds the files of a folder and those below it, without what editors leave beside them.
fn add_all(root: &Path, folder: &str, names: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(root.join(folder))? {
        let entry = entry?;
        let name = entry.file_name().into_string();
        let name = name.map_err(|_| io::Error::other("a name that is no text"))?;
        let path = format!("{folder}/{name}");
        let is_left = name.starts_with(['.', '#']) || name.ends_with(['~', '#']);
        // Code made the data; pictures of templates are no part of them.
        let is_no_part = name.ends_with(".rs") || name == "preview.png";
        if entry.file_type()?.is_dir() {
            add_all(root, &path, names)?;
        } else if !is_left && !is_no_part {
            names.push(path);
        }
    }
    Ok(())
}
