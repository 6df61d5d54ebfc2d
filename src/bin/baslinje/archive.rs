//! `archive`, `verify` and `reproduce`: one file for those who come later.

use std::path::Path;

use baslinje::archive::{self, Limits, Opened, Refusal, Stage};
use baslinje::diagnostic::Diagnostics;
use baslinje::file;
use baslinje::pipeline::{self, BuildSettings};
use baslinje::project::{BUILD, Project};

use crate::args::{ArchiveArguments, ReproduceArguments, VerifyArguments};
use crate::build::{run, select, shown, some};
use crate::command_error::CommandError;
use crate::terminal::Terminal;

/// Builds a report and writes its archive.
pub(crate) fn archive(
    project: &Project,
    arguments: &ArchiveArguments,
    terminal: &Terminal,
) -> Result<(), CommandError> {
    let names = std::slice::from_ref(&arguments.name);
    let reports = select(project, names, false)?;
    let [report] = reports.as_slice() else { return Ok(()) };
    let program = arguments.with_program.then(this_program).transpose()?;
    let (bytes, _) = run(report, terminal, |show, diagnostics| {
        let program = program.as_ref();
        let program = program.map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
        pipeline::archive(project, report, program, show, diagnostics)
    })?;
    let target = match &arguments.out {
        Some(file) => std::path::absolute(file)
            .map_err(|error| CommandError::usage(format!("`--out`: {error}")))?,
        None => project.root().join(BUILD).join(format!("{}.zip", report.name)),
    };
    file::replace_file(&target, &bytes).map_err(|error| {
        CommandError::wrong(error.to_string())
            .hint("free some space or choose another file with `--out`")
    })?;
    terminal.say(&format!("{}: archived, {} bytes", report.name, bytes.len()));
    terminal.say(&format!("  {}", shown(&target).display()));
    terminal.answer(&format!("{}  {}", file::sha256(&bytes), shown(&target).display()));
    Ok(())
}

/// The file that is running, and its name.
fn this_program() -> Result<(String, Vec<u8>), CommandError> {
    let unreadable = |reason: &dyn std::fmt::Display| {
        CommandError::wrong(format!("this program cannot be read: {reason}"))
            .hint("leave out `--with-program`, and keep the program beside the archive")
    };
    let path = std::env::current_exe().map_err(|error| unreadable(&error))?;
    let bytes = file::read_file(&path).map_err(|error| unreadable(&error))?;
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or("baslinje");
    Ok((name.to_owned(), bytes))
}

/// Checks an archive without building anything.
pub(crate) fn verify(
    arguments: &VerifyArguments,
    terminal: &Terminal,
) -> Result<(), CommandError> {
    let opened = open(&arguments.file, terminal)?;
    let files = opened.inputs.len() + opened.outputs.len();
    terminal.say(&format!("{}: unchanged, {}", opened.name, some(files, "file")));
    Ok(())
}

/// Opens an archive. That it is damaged is told, with everything that is wrong.
fn open(path: &Path, terminal: &Terminal) -> Result<Opened, CommandError> {
    let bytes = file::read_file(path).map_err(|error| {
        CommandError::usage(error.to_string()).hint("give the path of an archive")
    })?;
    let opened = archive::open(&bytes, Limits::default()).map_err(|error| {
        if let Refusal::Faulty { faults } = &error {
            for fault in faults {
                terminal.say(&format!("  {fault}"));
            }
        }
        let hint = match error {
            Refusal::Faulty { .. } => "take another copy of the archive",
            _ => "give a file that `baslinje archive` made; nothing was unpacked",
        };
        CommandError::wrong(error.to_string()).hint(hint)
    })?;
    if let Some(first) = opened.altered.first() {
        for name in &opened.altered {
            terminal.say(&format!("  {name}"));
        }
        let message = format!(
            "the report was not made of what the archive holds: `{first}` is another file \
             than `manifest.json` says"
        );
        let hint =
            "the files were changed and the archive packed again: take another copy";
        return Err(CommandError::wrong(message).hint(hint));
    }
    Ok(opened)
}

/// Builds the report of an archive again, and compares.
pub(crate) fn reproduce(
    arguments: &ReproduceArguments,
    terminal: &Terminal,
) -> Result<(), CommandError> {
    let opened = open(&arguments.file, terminal)?;
    let unwritable = |error: &dyn std::fmt::Display| {
        CommandError::wrong(error.to_string())
            .hint("choose another folder with `--in`, or free some space")
    };
    let scratch = tempfile::tempdir().map_err(|error| unwritable(&error))?;
    let folder = match &arguments.folder {
        Some(folder) => {
            let listed =
                std::fs::read_dir(folder).map(|mut files| files.next().is_some());
            if listed.unwrap_or(folder.exists()) {
                let message = format!("`{}` is not an empty folder", folder.display());
                let hint = "give a folder that is empty or does not exist";
                return Err(CommandError::usage(message).hint(hint));
            }
            std::path::absolute(folder).map_err(|error| unwritable(&error))?
        }
        None => scratch.path().join("project"),
    };
    file::replace_folder(&folder, &opened.inputs).map_err(|error| unwritable(&error))?;
    let unfit = |reason: String| {
        CommandError::wrong(format!("the archive holds no project: {reason}"))
    };
    let project = Project::find(&folder).map_err(|error| unfit(error.to_string()))?;
    let report = project.report(&opened.name);
    let report = report.ok_or_else(|| unfit(format!("no report `{}`", opened.name)))?;
    let (build, _) = run(report, terminal, |show, diagnostics: &mut Diagnostics| {
        let settings = BuildSettings::default();
        pipeline::build(&project, report, settings, show, diagnostics)
    })?;
    let differing = archive::compare(&opened.outputs, &build.publication.files);
    let Some((first, _)) = differing.first_key_value() else {
        let files = some(opened.outputs.len(), "file");
        terminal.say(&format!("{}: identical, {files}", opened.name));
        return Ok(());
    };
    for (stage, files) in &differing {
        terminal.answer(&format!("{}\t{}", stage.name(), files.join(", ")));
    }
    let (then, now) = (&opened.versions, archive::versions());
    let version = if (then.0.as_str(), then.1.as_str()) == now {
        "the same versions of Baslinje and Typst made both".to_owned()
    } else {
        format!(
            "it was made with Baslinje {} and Typst {}, this is Baslinje {} and Typst {}",
            then.0, then.1, now.0, now.1
        )
    };
    let rest = match first {
        Stage::Numbers | Stage::Tables => "the numbers are not the same",
        Stage::Charts => "the numbers are the same",
        Stage::Source => "numbers and charts are the same",
        Stage::Pdf | Stage::Html | Stage::Manifest => {
            "numbers, charts and texts are the same"
        }
    };
    let message = format!("the first difference is in the {}; {rest}", first.name());
    Err(CommandError::wrong(message).hint(version))
}
