//! `new --from`: begins the report of a measurement that is made again.

use baslinje::archive::KEPT;
use baslinje::diagnostic::Diagnostics;
use baslinje::file::{self, Choice, NewContent, Workplace};
use baslinje::project::{self, ManuscriptTexts, Project};
use baslinje::remeasurement::{self, Wishes};
use baslinje::say;

use crate::archive::unread;
use crate::build::select;
use crate::command_error::CommandError;
use crate::counted::{CountedThing, counted};
use crate::target::{unwritten, wrote_folder};
use crate::terminal::Terminal;

use super::{claim, date_of, folder};

/// What is asked for.
pub(super) struct AskedAgain<'a> {
    /// The new report's name.
    pub(super) name: &'a str,
    /// The earlier one's.
    pub(super) from: &'a String,
    /// The new report's date.
    pub(super) date: &'a str,
    /// The folder of the new data.
    pub(super) data: &'a str,
}

/// Writes the new report's folder beside the earlier one's, or nothing.
pub(super) fn begin(
    project: &Project,
    asked: &AskedAgain<'_>,
    terminal: &Terminal,
    workplace: &Workplace,
) -> Result<(), CommandError> {
    let AskedAgain { name, from, date, data } = *asked;
    let reports = select(project, std::slice::from_ref(from), false)?;
    let [earlier] = reports.as_slice() else { return Ok(()) };
    let (above, folder) = folder(project, name, &earlier.folder)?;
    let date = date_of(date)?;
    let outside = || {
        CommandError::usage(say!(
            "there is no folder `{folder}` in the project",
            folder = data
        ))
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
        let message = say!(
            "`{folder}` holds the answers of `{from}`: `{survey}` is `{old}`",
            folder = data,
            from,
            survey,
            old
        );
        let hint = "put the new answers with their codebooks into a folder of their own";
        return Err(CommandError::usage(message).hint(hint));
    }
    let missing = begun.surveys.iter();
    let missing = missing.filter(|(.., new)| !project.root().join(new).is_file());
    let missing = missing.collect::<Vec<_>>();
    if let Some((survey, old, new)) = missing.first() {
        for (survey, _, new) in &missing {
            terminal.say_below(say!("`{survey}`: `{new}`", survey, new));
        }
        let message = say!("the survey `{survey}` has no codebook `{new}`", survey, new);
        let hint =
            say!("copy `{old}` there, and change what is asked otherwise now", old);
        return Err(CommandError::usage(message).hint(hint));
    }
    let names = project::files_below(project.root(), &earlier.folder);
    let names = names.map_err(|error| unread(error.said()))?;
    let mut files = std::collections::BTreeMap::new();
    // What was kept of the earlier answers is not of the new ones.
    let kept = format!("{}/{KEPT}", earlier.folder);
    for name in names.into_iter().filter(|name| *name != kept) {
        let bytes = match begun.texts.get(&name) {
            Some(text) => text.clone().into_bytes(),
            None => inputs.read(&name).map_err(|error| unread(error.said()))?,
        };
        files.insert(name[earlier.folder.len() + 1..].to_owned(), bytes);
    }
    place
        .replace(&[NewContent::Folder(&files)])
        .map_err(|error| unwritten(error, Choice::None))?;
    terminal.say(wrote_folder(&folder, files.len()));
    terminal.say_below(counted(begun.unconfirmed, CountedThing::TextToConfirm));
    if begun.published > 0 {
        terminal.say_below(counted(begun.published, CountedThing::PublishedNumber));
    }
    terminal.say_below("change title, series and whatever else is of its time, then:");
    terminal.say_below(format!("baslinje check {name}"));
    Ok(())
}
