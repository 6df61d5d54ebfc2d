//! Build script: lists the files that the program carries, for `mod.rs` to enclose.

#![expect(clippy::disallowed_methods, reason = "it reads the repository and writes a list")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// What is carried: typefaces and templates for projects without, and an example.
const FOLDERS: [&str; 4] =
    ["book/rapport-2017", "data/rapport-2017", "fonts", "report-templates"];

fn main() -> io::Result<()> {
    let variable = |name: &str| {
        env::var_os(name).map(PathBuf::from).ok_or(io::ErrorKind::NotFound)
    };
    let (root, out) = (variable("CARGO_MANIFEST_DIR")?, variable("OUT_DIR")?);
    println!("cargo::rerun-if-changed=src/carried/embed.rs");
    let mut files = Vec::new();
    for folder in FOLDERS {
        println!("cargo::rerun-if-changed={folder}");
        add_all(&root, folder, &mut files)?;
    }
    files.sort();
    let mut list = String::from("&[\n");
    for name in files {
        let path = root.join(&name);
        let line = format!(
            "    CarriedFile {{ name: {name:?}, bytes: include_bytes!({path:?}) }},\n"
        );
        list.write_str(&line).map_err(io::Error::other)?;
    }
    list += "]\n";
    fs::write(out.join("carried.rs"), list)
}

/// Adds the files of a folder and those below it, without what editors leave beside them.
fn add_all(root: &Path, folder: &str, files: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(root.join(folder))? {
        let entry = entry?;
        let name = entry.file_name().into_string();
        let name = name.map_err(|_| io::Error::other("a name that is no text"))?;
        let path = format!("{folder}/{name}");
        let is_left = name.starts_with(['.', '#']) || name.ends_with(['~', '#']);
        // Code made the data; pictures of templates are no part of them.
        let is_no_part = name.ends_with(".rs") || name == "preview.png";
        if entry.file_type()?.is_dir() {
            add_all(root, &path, files)?;
        } else if !is_left && !is_no_part {
            files.push(path);
        }
    }
    Ok(())
}
