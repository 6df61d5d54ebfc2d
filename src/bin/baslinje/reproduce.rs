//! `reproduce`: builds the report of an archive again, and tells what moved first and why.

use std::path::Path;

use baslinje::archive::{self, Files, OpenedArchive};
use baslinje::comparison::{self, FileChange, Level, Only, Stage};
use baslinje::diagnostic::{Diagnostics, Said};
use baslinje::file::{Choice, NewContent, Workplace};
use baslinje::fingerprint::WithoutKey;
use baslinje::pipeline::{self, BuildSettings};
use baslinje::project::Project;
use baslinje::say;

use crate::archive::{named, open, told};
use crate::args::ReproduceArguments;
use crate::build::run;
use crate::command_error::CommandError;
use crate::compare;
use crate::counted::{CountedThing, counted, in_a_row};
use crate::target::{fill_new_folder, unwritten};
use crate::terminal::Terminal;

/// As many libraries are named when versions differ.
const LIBRARIES: usize = 6;

/// Builds the report of an archive again, and compares.
pub(crate) fn reproduce(
    arguments: &ReproduceArguments,
    terminal: &Terminal,
    workplace: &Workplace,
) -> Result<(), CommandError> {
    let opened = open(&arguments.file, terminal)?;
    let folder = match &arguments.folder {
        Some(folder) => {
            let project = NewContent::PrivateFolder(&opened.inputs);
            fill_new_folder(folder, project, workplace)?
        }
        None => workplace
            .unpack(&opened.inputs)
            .map_err(|error| unwritten(error, Choice::None))?,
    };
    // What was changed on purpose is told before a build may fail of it.
    let moved = told(&opened.moved, terminal);
    let rebuilt = match rebuild(&opened, &folder, terminal) {
        Ok(rebuilt) => rebuilt,
        Err(error) => {
            let Some(moved) = moved else { return Err(error) };
            let first = moved.message.unwrap_or_else(|| "".into());
            let message = say!("{first}; the report cannot be built of it", first);
            return Err(CommandError::wrong(message).hint(why(&opened)));
        }
    };
    let differing = comparison::files(&opened.outputs, &rebuilt);
    if differing.is_empty() && moved.is_none() {
        let files = counted(opened.outputs.len(), CountedThing::File);
        terminal.say(say!("{name}: identical, {files}", name = &opened.name, files));
        return Ok(());
    }
    for FileChange { stage, name, level, only } in &differing {
        let how = match only {
            None => level.describe(),
            Some(Only::Then) => "not made any longer",
            Some(Only::Now) => "not made then",
        };
        let [stage, how] = [stage.name(), how].map(|word| terminal.told(&word.into()));
        terminal.answer(format!("{stage}\t{how}\t{name}"));
    }
    if comparison::overall(&differing) == Level::Different
        && let Ok(changes) = comparison::says(&opened.outputs, &rebuilt)
    {
        compare::list(&changes, terminal);
    }
    let level = comparison::overall(&differing);
    let looks = matches!(level, Level::Content | Level::Different);
    let looks = looks.then(|| comparison::looks(&opened.outputs, &rebuilt)).flatten();
    for page in looks.iter().flatten() {
        terminal.answer(format!("looks otherwise\tpage {page}"));
    }
    let message = match moved.and_then(|moved| moved.message) {
        Some(first) => {
            say!("{first}; {rest}", first, rest = rest(&differing, looks.as_deref()))
        }
        None => {
            let first = differing.first().map_or(Stage::Manifest, |it| it.stage);
            say!(
                "the first difference is in {stage}; {rest}",
                stage = named(first),
                rest = rest(&differing, looks.as_deref())
            )
        }
    };
    Err(CommandError::wrong(message).hint(why(&opened)))
}

/// Builds the report of a project that has been unpacked.
pub(crate) fn rebuild(
    opened: &OpenedArchive,
    folder: &Path,
    terminal: &Terminal,
) -> Result<Files, CommandError> {
    let unfit = |reason: Said| {
        CommandError::wrong(say!("the archive holds no project: {reason}", reason))
            .hint("give a file that `baslinje archive` made")
    };
    let project = Project::find(folder).map_err(|error| unfit(error.said()))?;
    // Everything lies there, and nothing else may serve.
    let project = project.with_carried_then(&opened.carried);
    let report = project.report(&opened.name);
    let report =
        report.ok_or_else(|| unfit(say!("no report `{name}`", name = &opened.name)))?;
    let (build, _) = run(report, terminal, |show, diagnostics: &mut Diagnostics| {
        // Archives that are older than keys hold none.
        let without_key = WithoutKey::Plain;
        let settings = BuildSettings { without_key, ..BuildSettings::default() };
        pipeline::build(&project, report, settings, show, diagnostics)
    })?;
    Ok(build.publication.files)
}

/// What came of the first difference.
fn rest(differing: &[FileChange], looks: Option<&[usize]>) -> Said {
    match comparison::overall(differing) {
        Level::Bytes => {
            say!("numbers, PDF and web page are the same, byte for byte")
        }
        Level::Streams => {
            say!("numbers, PDF and web page are the same once streams are inflated")
        }
        Level::Content => match looks {
            Some([]) => {
                say!("numbers, text, structure and the look of all pages are the same")
            }
            _ => say!("numbers, text and structure are the same"),
        },
        Level::Different => {
            let differing = differing.iter().filter(|change| {
                change.level == Level::Different && change.stage != Stage::Manifest
            });
            let mut stages = differing.map(|change| change.stage).collect::<Vec<_>>();
            stages.dedup();
            let stages = in_a_row(stages.into_iter().map(|stage| stage.name().into()));
            say!("what differs: {stages}", stages)
        }
    }
}

/// Whether the same programme made both, as far as can be told.
fn why(opened: &OpenedArchive) -> Said {
    let (then, now) = (&opened.versions, archive::versions());
    let libraries = opened.other_libraries();
    let mut why = if (then.0.as_str(), then.1.as_str()) != now {
        say!(
            "it was made with Baslinje {then} and Typst {typst}, this is Baslinje {now} and \
             Typst {other}",
            then = &then.0,
            typst = &then.1,
            now = now.0,
            other = now.1
        )
    } else if libraries.is_empty() {
        return say!("the same versions of Baslinje, Typst and all libraries made both");
    } else {
        say!("the same versions of Baslinje and Typst made both")
    };
    if !libraries.is_empty() {
        let named = libraries.iter().take(LIBRARIES);
        let named =
            in_a_row(named.map(|(name, then, now)| {
                say!("{name} {then} (now {now})", name, then, now)
            }));
        why = match libraries.len().saturating_sub(LIBRARIES) {
            0 => say!("{why}, with other libraries: {named}", why, named),
            more => say!(
                "{why}, with other libraries: {named} and {more} more",
                why,
                named,
                more
            ),
        };
    }
    if let Some(program) = &opened.program {
        why = say!(
            "{why}; the archive holds the program that made it, `{program}`",
            why,
            program
        );
    }
    why
}
