//! `reproduce`: builds the report of an archive again, and tells what moved first and why.

use std::path::Path;

use baslinje::archive::{self, Files, OpenedArchive};
use baslinje::comparison::{self, FileChange, Level, Only, Stage};
use baslinje::diagnostic::Diagnostics;
use baslinje::file::{Choice, NewContent, Workplace};
use baslinje::fingerprint::WithoutKey;
use baslinje::pipeline::{self, BuildSettings};
use baslinje::project::Project;

use crate::archive::{open, told};
use crate::args::ReproduceArguments;
use crate::build::{run, some};
use crate::command_error::CommandError;
use crate::compare;
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
            let message = moved.message.unwrap_or("".into());
            let message = format!("{message}; the report cannot be built of it");
            return Err(CommandError::wrong(message).hint(why(&opened)));
        }
    };
    let differing = comparison::files(&opened.outputs, &rebuilt);
    if differing.is_empty() && moved.is_none() {
        let files = some(opened.outputs.len(), "file");
        terminal.say(&format!("{}: identical, {files}", opened.name));
        return Ok(());
    }
    for FileChange { stage, name, level, only } in &differing {
        let how = match only {
            None => level.describe(),
            Some(Only::Then) => "not made any longer",
            Some(Only::Now) => "not made then",
        };
        terminal.answer(format!("{}\t{how}\t{name}", stage.name()));
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
        Some(message) => format!("{message}; {}", rest(&differing, looks.as_deref())),
        None => {
            let first = differing.first().map_or("record of files", |it| it.stage.name());
            format!(
                "the first difference is in the {first}; {}",
                rest(&differing, looks.as_deref())
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
    let unfit = |reason: String| {
        CommandError::wrong(format!("the archive holds no project: {reason}"))
            .hint("give a file that `baslinje archive` made")
    };
    let project = Project::find(folder).map_err(|error| unfit(error.to_string()))?;
    // Everything lies there, and nothing else may serve.
    let project = project.with_carried_then(&opened.carried);
    let report = project.report(&opened.name);
    let report = report.ok_or_else(|| unfit(format!("no report `{}`", opened.name)))?;
    let (build, _) = run(report, terminal, |show, diagnostics: &mut Diagnostics| {
        // Archives that are older than keys hold none.
        let without_key = WithoutKey::Plain;
        let settings = BuildSettings { without_key, ..BuildSettings::default() };
        pipeline::build(&project, report, settings, show, diagnostics)
    })?;
    Ok(build.publication.files)
}

/// What came of the first difference.
fn rest(differing: &[FileChange], looks: Option<&[usize]>) -> String {
    match comparison::overall(differing) {
        Level::Bytes => {
            "numbers, PDF and web page are the same, byte for byte".to_owned()
        }
        Level::Streams => {
            "numbers, PDF and web page are the same once streams are inflated".to_owned()
        }
        Level::Content => match looks {
            Some([]) => "numbers, text, structure and the look of all pages are the same",
            _ => "numbers, text and structure are the same",
        }
        .to_owned(),
        Level::Different => {
            let mut stages = differing.iter().filter(|change| {
                change.level == Level::Different && change.stage != Stage::Manifest
            });
            let mut names: Vec<&str> = Vec::new();
            for change in stages.by_ref() {
                if names.last() != Some(&change.stage.name()) {
                    names.push(change.stage.name());
                }
            }
            format!("what differs: {}", names.join(", "))
        }
    }
}

/// Whether the same programme made both, as far as can be told.
fn why(opened: &OpenedArchive) -> String {
    let (then, now) = (&opened.versions, archive::versions());
    let libraries = opened.other_libraries();
    let mut why = if (then.0.as_str(), then.1.as_str()) != now {
        format!(
            "it was made with Baslinje {} and Typst {}, this is Baslinje {} and Typst {}",
            then.0, then.1, now.0, now.1
        )
    } else if libraries.is_empty() {
        return "the same versions of Baslinje, Typst and all libraries made both"
            .to_owned();
    } else {
        "the same versions of Baslinje and Typst made both".to_owned()
    };
    if !libraries.is_empty() {
        let named = libraries.iter().take(LIBRARIES);
        let named = named.map(|(name, then, now)| format!("{name} {then} (now {now})"));
        why +=
            &format!(", with other libraries: {}", named.collect::<Vec<_>>().join(", "));
        if libraries.len() > LIBRARIES {
            why += &format!(" and {} more", libraries.len() - LIBRARIES);
        }
    }
    if let Some(program) = &opened.program {
        why += &format!("; the archive holds the program that made it, `{program}`");
    }
    why
}
