//! `new`: begins the report of a measurement that is made again.

use std::path::Path;

use baslinje::archive::KEPT;
use baslinje::diagnostic::Diagnostics;
use baslinje::file::{self, Choice, Destination, NewContent, Workplace, WriteError};
use baslinje::manuscript::Date;
use baslinje::project::{self, ManuscriptTexts, Project};
use baslinje::remeasurement::{self, Wishes};

use crate::args::NewArguments;
use crate::build::{select, some};
use crate::command_error::CommandError;
use crate::target::unwritten;
use crate::terminal::Terminal;

/// Writes the new report's folder beside the earlier one's, or nothing.
pub(crate) fn new(
    project: &Project,
    arguments: &NewArguments,
    terminal: &Terminal,
    workplace: &Workplace,
) -> Result<(), CommandError> {
    let NewArguments { name, from, date, data } = arguments;
    let reports = select(project, std::slice::from_ref(from), false)?;
    let [earlier] = reports.as_slice() else { return Ok(()) };
    let (above, folder) = folder(project, name, &earlier.folder)?;
    let date = Date::parse(date).ok_or_else(|| {
        CommandError::usage(format!("`{date}` is not a date"))
            .hint("write year-month-day, such as `--date 2020-04-28`")
    })?;
    let outside = || {
        CommandError::usage(format!("there is no folder `{data}` in the project"))
            .hint("put the new data and its codebooks there first")
    };
    let data = file::normal(data).ok_or_else(outside)?;
    if !project.root().join(&data).is_dir() {
        return Err(outside());
    }
    let place = claim(&project.root().join(above), name, workplace)?;
    let mut inputs = project.inputs();
    let mut diagnostics = Diagnostics::default();
    let texts = earlier.read(&mut inputs, &mut diagnostics);
    let wishes = Wishes { from: &earlier.name, date, data: &data };
    let begun = texts.and_then(|ManuscriptTexts { report, chapters }| {
        remeasurement::begin(wishes, &report, &chapters, &mut diagnostics)
    });
    terminal.report(&diagnostics);
    let begun = match begun {
        Some(begun) if !diagnostics.has_errors() => begun,
        _ => return Err(CommandError::told()),
    };
    if let Some((survey, old, _)) = begun.surveys.iter().find(|(_, old, new)| old == new)
    {
        let message =
            format!("`{data}` holds the answers of `{from}`: `{survey}` is `{old}`");
        let hint = "put the new answers with their codebooks into a folder of their own";
        return Err(CommandError::usage(message).hint(hint));
    }
    let missing = begun.surveys.iter();
    let missing = missing.filter(|(.., new)| !project.root().join(new).is_file());
    let missing = missing.collect::<Vec<_>>();
    if let Some((survey, old, new)) = missing.first() {
        for (survey, _, new) in &missing {
            terminal.say(&format!("  `{survey}`: `{new}`"));
        }
        let message = format!("the survey `{survey}` has no codebook `{new}`");
        let hint = format!("copy `{old}` there, and change what is asked otherwise now");
        return Err(CommandError::usage(message).hint(hint));
    }
    let unreadable = |error: &dyn std::fmt::Display| {
        CommandError::wrong(error.to_string()).hint("check that you may read the folder")
    };
    let names = project::files_below(project.root(), &earlier.folder)
        .map_err(|error| unreadable(&error))?;
    let mut files = std::collections::BTreeMap::new();
    // What was kept of the earlier answers is not of the new ones.
    let kept = format!("{}/{KEPT}", earlier.folder);
    for name in names.into_iter().filter(|name| *name != kept) {
        let bytes = match begun.texts.get(&name) {
            Some(text) => text.clone().into_bytes(),
            None => inputs.read(&name).map_err(|error| unreadable(&error))?,
        };
        files.insert(name[earlier.folder.len() + 1..].to_owned(), bytes);
    }
    place
        .replace(&[NewContent::Folder(&files)])
        .map_err(|error| unwritten(error, Choice::None))?;
    terminal.say(&format!("wrote `{folder}`: {}", some(files.len(), "file")));
    terminal.say(&format!(
        "  {} about results to confirm: `status: from-baseline`",
        some(begun.unconfirmed, "text")
    ));
    if begun.published > 0 {
        let numbers = some(begun.published, "published number");
        terminal.say(&format!("  {numbers} of the earlier report left out"));
    }
    terminal.say("  change title, series and whatever else is of its time, then:");
    terminal.say(&format!("  baslinje check {name}"));
    Ok(())
}

/// Claims the folder of the new report.
fn claim(
    above: &Path,
    name: &str,
    workplace: &Workplace,
) -> Result<Destination, CommandError> {
    let place = Destination::claim(workplace, above, name, &mut || true);
    let place = place.and_then(|mut place| {
        let taken = |path: &Path| Err(WriteError::Exists { path: path.to_path_buf() });
        place.recognise(name, taken).map(|()| place)
    });
    place.map_err(|error| unwritten(error, Choice::None))
}

/// The folder of the new report, which must not be there yet, and the one above it.
fn folder(
    project: &Project,
    name: &str,
    earlier: &str,
) -> Result<(String, String), CommandError> {
    let allowed = |sign: char| sign.is_alphanumeric() || sign == '-' || sign == '_';
    if name.is_empty() || !name.chars().all(allowed) {
        let error =
            CommandError::usage(format!("`{name}` cannot be the name of a report"));
        return Err(error.hint("use letters, digits and hyphens, such as `rapport-2020`"));
    }
    let beside = Path::new(earlier).parent().and_then(Path::to_str).unwrap_or_default();
    let folder = file::beside(beside, name);
    let is_taken = project.root().join(&folder).symlink_metadata().is_ok();
    if project.report(name).is_some() || is_taken {
        let error = CommandError::usage(format!("there is a report `{name}` already"));
        return Err(error.hint("choose another name, or move the folder away"));
    }
    Ok((beside.to_owned(), folder))
}
