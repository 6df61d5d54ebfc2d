//! Build script: lists the files that the program carries, for `src/carried` to enclose. A program
//! under development encloses none, so that a word changed in a report or a template does not
//! have it compiled again.

#![expect(
    clippy::disallowed_methods,
    reason = "it reads the repository and writes a list"
)]

#[path = "src/carried/list.rs"]
mod list;

use std::fmt::Write as _;
use std::path::PathBuf;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let variable =
        |name: &str| env::var_os(name).map(PathBuf::from).ok_or(io::ErrorKind::NotFound);
    let (root, out) = (variable("CARGO_MANIFEST_DIR")?, variable("OUT_DIR")?);
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/carried/list.rs");
    let mut enclosed = String::from("&[\n");
    if variable("CARGO_CFG_DEBUG_ASSERTIONS").is_err() {
        for folder in list::FOLDERS {
            println!("cargo::rerun-if-changed={folder}");
        }
        for name in list::names(&root)? {
            let path = root.join(&name);
            writeln!(enclosed, "    ({name:?}, include_bytes!({path:?})),")
                .map_err(io::Error::other)?;
        }
    }
    enclosed += "]\n";
    fs::write(out.join("carried.rs"), enclosed)
}
