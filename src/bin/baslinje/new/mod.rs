//! `new`: begins a report, of a measurement that is made again or of answers that there is no
//! report of yet.

mod drafted;
mod measured_again;
mod surveys;
mod today;

use std::path::Path;

use baslinje::file::{self, Choice, Destination, Workplace, WriteError};
use baslinje::manuscript::Date;
use baslinje::project::Project;
use baslinje::say;

use crate::args::NewArguments;
use crate::command_error::CommandError;
use crate::target::unwritten;
use crate::terminal::Terminal;

use self::measured_again::AskedAgain;

/// Writes the new report, or nothing.
pub(crate) fn new(
    project: &Project,
    arguments: &NewArguments,
    terminal: &Terminal,
    workplace: &Workplace,
) -> Result<(), CommandError> {
    let NewArguments { name, from, date, data, .. } = arguments;
    let Some(from) = from else {
        return drafted::draft(project, arguments, terminal, workplace);
    };
    let of_drafts = [
        ("--template", arguments.template.is_some()),
        ("--language", terminal.language().is_some()),
        ("--title", arguments.title.is_some()),
        ("--plan", arguments.plan.is_some()),
        ("--sheet", arguments.sheet.is_some()),
        ("--sample", arguments.sample.is_some()),
    ];
    if let Some((flag, _)) = of_drafts.iter().find(|(_, is_given)| *is_given) {
        let message = say!("`{flag}` does not go with `--from`", flag);
        let hint = say!(
            "leave out `{flag}`: the new report is a copy of `{from}`; without `--from` one \
             is drafted from the data",
            flag,
            from
        );
        return Err(CommandError::usage(message).hint(hint));
    }
    let Some(date) = date else {
        let message = "`--from` needs the date of the new report";
        let hint = "add `--date YEAR-MONTH-DAY`";
        return Err(CommandError::usage(message).hint(hint));
    };
    let [data] = data.as_slice() else {
        let message = "`--from` needs one folder with the new data";
        let hint =
            "add `--data DIR`, the folder that holds the new data and its codebooks";
        return Err(CommandError::usage(message).hint(hint));
    };
    let asked = AskedAgain { name, from, date, data };
    measured_again::begin(project, &asked, terminal, workplace)
}

/// A date on the command line.
fn date_of(written: &str) -> Result<Date, CommandError> {
    Date::parse(written).ok_or_else(|| {
        let hint = match Date::meant(written) {
            Some(date) => {
                say!("write year-month-day: `--date {date}`", date = date.to_string())
            }
            None => say!("write year-month-day, such as `--date 2020-04-28`"),
        };
        CommandError::usage(say!("`{written}` is not a date", written)).hint(hint)
    })
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

/// Refuses a name that no folder of a report has.
fn check_name(name: &str) -> Result<(), CommandError> {
    let allowed = |sign: char| sign.is_alphanumeric() || sign == '-' || sign == '_';
    if name.is_empty() || !name.chars().all(allowed) {
        let error =
            CommandError::usage(say!("`{name}` cannot be the name of a report", name));
        return Err(error.hint("use letters, digits and hyphens, such as `rapport-2020`"));
    }
    Ok(())
}

/// The folder of the new report, which must not be there yet, and the one above it.
fn folder(
    project: &Project,
    name: &str,
    earlier: &str,
) -> Result<(String, String), CommandError> {
    check_name(name)?;
    let beside = Path::new(earlier).parent().and_then(Path::to_str).unwrap_or_default();
    let folder = file::beside(beside, name);
    let is_taken = project.root().join(&folder).symlink_metadata().is_ok();
    if project.report(name).is_some() || is_taken {
        return Err(taken(name));
    }
    Ok((beside.to_owned(), folder))
}

/// The error that a report has a name already.
fn taken(name: &str) -> CommandError {
    let error = CommandError::usage(say!("there is a report `{name}` already", name));
    error.hint("choose another name, or move the folder away")
}
