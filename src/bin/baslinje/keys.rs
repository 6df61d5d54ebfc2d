//! `data key`, and the secret keys that a first build makes: by them confidential answers
//! are known in what is published.

use baslinje::diagnostic::Diagnostics;
use baslinje::file::{self, WriteError};
use baslinje::fingerprint::{Chance, WithoutKey, key_of};
use baslinje::pipeline::NewKeys;
use baslinje::project::Project;
use baslinje::say;
use baslinje::survey;

use crate::args::KeyArguments;
use crate::command_error::CommandError;
use crate::data::on_the_command_line;
use crate::terminal::Terminal;

/// Random bits from the system.
fn chance() -> Result<Chance, CommandError> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(|error| {
        let reason = error.to_string();
        CommandError::wrong(say!("the system gives no random numbers: {reason}", reason))
            .hint("try again, or make the key elsewhere: 64 hexadecimal digits")
    })?;
    Ok(Chance::new(bytes))
}

/// What a build that is written does where a key is missing: it makes one.
pub(crate) fn made_where_missing() -> Result<WithoutKey, CommandError> {
    Ok(WithoutKey::Made(chance()?))
}

/// Writes keys that were made, and says so.
pub(crate) fn write(
    project: &Project,
    keys: &NewKeys,
    terminal: &Terminal,
) -> Result<(), CommandError> {
    for (name, content) in keys {
        let path = project.root().join(name);
        let written = match file::write_secret(&path, content) {
            // Another report of this run has the same answers, and made the same key.
            Err(WriteError::Exists { .. })
                if file::read_record(&path)
                    .is_some_and(|it| it == content.as_bytes()) =>
            {
                continue;
            }
            written => written,
        };
        written.map_err(|error| {
            let hint = match &error {
                WriteError::Exists { .. } => {
                    "another build made it just now: build again"
                }
                _ => {
                    "the key lies beside the answers that it protects: make that folder \
                     writable once, or make the key where it is and copy it there"
                }
            };
            CommandError::wrong(error.said()).hint(hint)
        })?;
        terminal.say(say!(
            "made `{name}`: the secret key by which the answers beside it are known in what is \
             published; keep it as long and as secret as them",
            name
        ));
    }
    Ok(())
}

/// Makes the key of a data file.
pub(crate) fn make(
    project: &Project,
    arguments: &KeyArguments,
    terminal: &Terminal,
) -> Result<(), CommandError> {
    let mut inputs = project.inputs();
    let mut diagnostics = Diagnostics::default();
    let written = on_the_command_line(&arguments.file);
    let data = survey::data_of(&written, &mut inputs, &mut diagnostics);
    terminal.report(&diagnostics);
    let data = match data {
        Some(data) if !diagnostics.has_errors() => data,
        Some(_) | None => return Err(CommandError::told()),
    };
    let path = key_of(&data);
    if project.root().join(&path).exists() {
        let error = CommandError::wrong(say!("there is a key `{path}` already", path));
        let hint =
            "keep it: by another one nothing that was published before is known again";
        return Err(error.hint(hint));
    }
    let keys = NewKeys::from([(path.clone(), chance()?.key_file(&path))]);
    write(project, &keys, terminal)
}
