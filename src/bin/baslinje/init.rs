//! `init`: begins a project with everything that the program carries.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use baslinje::carried;
use baslinje::file::{self, NewContent, Workplace};
use baslinje::say;

use crate::args::InitArguments;
use crate::command_error::CommandError;
use crate::schema::{SCHEMAS, schemas};
use crate::target::{fill_new_folder, wrote_folder};
use crate::terminal::Terminal;

/// The report that a project begins with, to look at and to change.
const EXAMPLE: &str = "rapport-2017";

/// What Git is to know, which files stay as they are and which are made, and which schemas
/// editors find the keys of YAML in.
const SURROUNDINGS: [(&str, &str); 4] = [
    (".vscode/extensions.json", include_str!("init/extensions.json")),
    (".vscode/settings.json", include_str!("init/settings.json")),
    (".gitattributes", include_str!("init/gitattributes")),
    (".gitignore", include_str!("init/gitignore")),
];

/// Writes the project's folder, which must be empty or not there yet.
pub(crate) fn init(
    InitArguments { folder }: &InitArguments,
    terminal: &Terminal,
    workplace: &Workplace,
) -> Result<(), CommandError> {
    let mut files = carried_files().map_err(|error| {
        let reason = file::refusal(&error);
        let message = say!("what the program carries cannot be read: {reason}", reason);
        CommandError::wrong(message)
            .hint("the repository it was compiled in has moved; compile it again")
    })?;
    for (name, schema) in schemas() {
        files.insert(format!("{SCHEMAS}/{name}"), schema);
    }
    for (name, text) in SURROUNDINGS {
        files.insert(name.to_owned(), text.as_bytes().to_vec());
    }
    let readme = include_str!("init/README.md");
    let readme = readme.replace("VERSION", env!("CARGO_PKG_VERSION"));
    files.insert("README.md".to_owned(), readme.into_bytes());
    fill_new_folder(folder, NewContent::Folder(&files), workplace)?;
    let shown = folder.display().to_string();
    terminal.say(wrote_folder(&shown, files.len()));
    for (name, what) in [
        ("book", say!("what reports say")),
        ("data", say!("what was answered, each survey with its codebook")),
        ("report-templates", say!("what reports look like")),
        ("fonts", say!("their typefaces")),
        ("schemas", say!("what editors know of the keys")),
    ] {
        terminal.say_below(say!("{name}: {what}", name, what));
    }
    if folder != Path::new(".") {
        terminal.say_below("go there, and build the example:");
        terminal.say_below(format!("cd {}", quoted(&shown)));
    }
    terminal.say_below(format!("baslinje build {EXAMPLE}"));
    Ok(())
}

/// Everything that the program carries, by its path in a project.
fn carried_files() -> io::Result<BTreeMap<String, Vec<u8>>> {
    let files = carried::files()?.into_iter();
    files.map(|file| Ok((file.name().to_owned(), file.read()?.into_owned()))).collect()
}

/// A path as it is typed.
fn quoted(path: &str) -> String {
    if path.contains(char::is_whitespace) {
        format!("\"{path}\"")
    } else {
        path.to_owned()
    }
}
