//! `schema`: JSON Schemas of what an author writes, for editors.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use baslinje::file::{
    self, Choice, Destination, NewContent, Replaceable, Workplace, WriteError,
};
use baslinje::reference::{self, DescribedFile};

use crate::args::SchemaArguments;
use crate::around::BaseFolder;
use crate::build::some;
use crate::command_error::CommandError;
use crate::target::unwritten;
use crate::terminal::Terminal;

/// The folder of a project that they lie in.
pub(crate) const SCHEMAS: &str = "schemas";

/// All of them, by their names.
pub(crate) fn schemas() -> BTreeMap<String, Vec<u8>> {
    let files = DescribedFile::ALL.into_iter();
    files.map(|file| (file.schema_name(), file.schema().into_bytes())).collect()
}

/// Prints one, or writes all into the folder `schemas` in place of those of another version.
pub(crate) fn schema(
    around: &BaseFolder,
    SchemaArguments { of }: &SchemaArguments,
    terminal: &Terminal,
    workplace: &Workplace,
) -> Result<(), CommandError> {
    if let Some(of) = of {
        terminal.file(&of.schema());
        return Ok(());
    }
    let files = schemas();
    let written = Destination::claim(workplace, around.root(), SCHEMAS, &mut || true)
        .and_then(|mut place| {
            place.recognise(SCHEMAS, ours)?;
            place.replace(&[NewContent::Folder(&files)])
        });
    written.map_err(|error| unwritten(error, Choice::None))?;
    let count = some(files.len(), "file");
    terminal.say(&format!("wrote `{SCHEMAS}`: {count}"));
    terminal
        .say("  an editor that knows YAML's language server shows and completes keys");
    terminal.say("  where a file begins with a line such as");
    terminal.say("  # yaml-language-server: $schema=../../schemas/report.schema.json");
    Ok(())
}

/// What may be replaced: a folder with nothing but schemas that some version wrote.
fn ours(path: &Path) -> Result<Replaceable, WriteError> {
    if !path.is_dir() {
        return Err(WriteError::IsFile { path: path.to_path_buf() });
    }
    let is_ours = |name: &String| {
        let bytes = file::read_record(&path.join(name));
        bytes.is_some_and(|bytes| reference::is_schema(&bytes))
    };
    let names = DescribedFile::ALL.map(DescribedFile::schema_name);
    let known = names.into_iter().filter(is_ours).collect::<BTreeSet<_>>();
    match file::stranger_in(path, &known) {
        Ok(None) => Ok(Replaceable::Folder(known)),
        Ok(Some(other)) => {
            let reason = "was not made by `baslinje schema`".to_owned();
            let hint = "move it away; `schema` replaces nothing but what it made";
            let (path, hint) = (path.join(other), hint.to_owned());
            Err(WriteError::NotOurs { path, reason: reason.into(), hint: hint.into() })
        }
        Err(source) => Err(WriteError::Refused { path: path.to_path_buf(), source }),
    }
}
