//! Where a command writes: what is told of it on the command line, and what goes wrong there.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use baslinje::diagnostic::Said;
use baslinje::file::{
    self, Choice, Destination, NewContent, Remains, Replaceable, Workplace, WriteError,
    stranger_in,
};
use baslinje::say;

use crate::build::{bad_out, told_path};
use crate::command_error::CommandError;
use crate::counted::{CountedThing, counted};
use crate::terminal::Terminal;

/// A file that is to be written, before the work begins.
pub(crate) struct TargetFile {
    folder: PathBuf,
    name: String,
}

impl TargetFile {
    /// The file of a path on the command line.
    pub(crate) fn new(path: &Path) -> Result<Self, CommandError> {
        let absolute = std::path::absolute(path).map_err(|error| bad_out(&error))?;
        let ends_in_folder =
            path.to_str().is_some_and(|path| path.ends_with(['/', '\\']));
        let name = absolute.file_name().and_then(|name| name.to_str());
        match (name, absolute.parent()) {
            (Some(name), Some(folder)) if !ends_in_folder => {
                Ok(Self { folder: folder.to_path_buf(), name: name.to_owned() })
            }
            _ => {
                let named = path.display().to_string();
                let message = say!("`--out {named}` names no file", named);
                Err(CommandError::usage(message).hint("add the name of the file"))
            }
        }
    }

    /// Claims the file.
    pub(crate) fn claim(
        &self,
        workplace: &Workplace,
        wait: &mut dyn FnMut() -> bool,
    ) -> Result<Destination, WriteError> {
        Destination::claim(workplace, &self.folder, &self.name, wait)
    }

    /// The name of the file.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }
}

/// Says that a command waits, unless it should not.
pub(crate) fn waits<'a>(
    name: &'a str,
    no_wait: bool,
    terminal: &'a Terminal,
) -> impl FnMut() -> bool + 'a {
    move || {
        if !no_wait {
            terminal.say(say!(
                "{name}: another run is writing it; waiting for its end",
                name
            ));
        }
        !no_wait
    }
}

/// Tells why something could not be written.
pub(crate) fn unwritten(error: WriteError, choice: Choice) -> CommandError {
    let is_misuse = match &error {
        WriteError::IsFile { .. }
        | WriteError::IsFolder { .. }
        | WriteError::IsLink { .. }
        | WriteError::LeadsNowhere { .. }
        | WriteError::NotOurs { .. } => true,
        WriteError::Refused { .. }
        | WriteError::Exists { .. }
        | WriteError::Busy { .. }
        | WriteError::NotPutBack { .. } => false,
    };
    let hint = error.hint(choice);
    let error = match std::env::current_dir() {
        Ok(here) => error.seen_from(&here),
        Err(_) => error,
    };
    let message = error.said();
    let told = if is_misuse {
        CommandError::usage(message)
    } else {
        CommandError::wrong(message)
    };
    told.hint(hint)
}

/// Tells what could not be removed of what was replaced.
pub(crate) fn tell_remains(remains: &Remains, terminal: &Terminal) {
    if let Remains::At(path) = remains {
        terminal.say_below(say!(
            "what was there before could not be removed: `{path}`",
            path = told_path(path)
        ));
    }
}

/// Says that a folder was written, with so many files.
pub(crate) fn wrote_folder(name: &str, files: usize) -> Said {
    say!("wrote `{name}`: {files}", name, files = counted(files, CountedThing::File))
}

/// Writes a folder that is empty or not there yet, or nothing. Gives its whole path.
pub(crate) fn fill_new_folder(
    folder: &Path,
    content: NewContent<'_>,
    workplace: &Workplace,
) -> Result<PathBuf, CommandError> {
    let refused = |hint: &'static str| {
        let named = folder.display().to_string();
        let message = say!("`{folder}` is not an empty folder", folder = named);
        Err(CommandError::usage(message).hint(hint))
    };
    let hint = "give a folder that is empty or does not exist";
    let path = std::path::absolute(folder).map_err(|error| {
        let (folder, reason) = (folder.display().to_string(), file::refusal(&error));
        CommandError::usage(say!("`{folder}`: {reason}", folder, reason))
    })?;
    let (Some(above), Some(name)) =
        (path.parent(), path.file_name().and_then(|name| name.to_str()))
    else {
        return refused(hint);
    };
    // It is moved into its place as a whole, which nobody may stand in meanwhile.
    if std::env::current_dir().is_ok_and(|here| here.starts_with(&path)) {
        let message = "a folder cannot be filled while you are in it";
        let hint = "go to the folder above, and name the one that is to be filled";
        return Err(CommandError::usage(message).hint(hint));
    }
    let only_if_empty = |path: &Path| {
        let files = BTreeSet::new();
        match stranger_in(path, &files) {
            Ok(None) => Ok(Replaceable::Folder(files)),
            _ => Err(WriteError::Exists { path: path.to_path_buf() }),
        }
    };
    let filled = Destination::claim(workplace, above, name, &mut || true).and_then(
        |mut destination| {
            destination.recognise(name, only_if_empty)?;
            destination.replace(&[content])
        },
    );
    match filled {
        Ok(_) => Ok(path),
        Err(WriteError::Exists { .. }) => refused(hint),
        Err(error) => Err(unwritten(error, Choice::None)),
    }
}
