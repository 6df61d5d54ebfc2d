//! `archive` and `verify`: one file for those who come later.

use std::path::Path;

use baslinje::archive::{self, Files, KEPT, Kept, Limits, Move, Moved, Opened, Refusal};
use baslinje::comparison::{self, Stage};
use baslinje::file::{self, Inputs};
use baslinje::pipeline::{self, Extent, LedgerUpdate};
use baslinje::project::{self, BUILD, Project, ReportFiles};

use crate::args::{ArchiveArguments, VerifyArguments};
use crate::build::{run, select, shown, some};
use crate::command_error::CommandError;
use crate::find_project;
use crate::reproduce::rebuild;
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
    let ledger = add_to_ledger(project, report)?;
    let written = write_archive(project, (report, arguments), terminal);
    match (&written, ledger) {
        (Err(_), Some(ledger)) => take_back(project, &ledger)?,
        (Ok(()), Some(LedgerUpdate { name, .. })) => {
            terminal.say(&format!("  {name}: what was published has been added to it"));
        }
        (_, None) => {}
    }
    written
}

/// Adds what a report publishes to its ledger, so that the archive holds the ledger as it is
/// afterwards. Tells what was there before, if anything has changed.
fn add_to_ledger(
    project: &Project,
    report: &ReportFiles,
) -> Result<Option<LedgerUpdate>, CommandError> {
    let update = pipeline::ledger_of(project, report);
    let Some(update) = update.filter(|update| update.before != update.after) else {
        return Ok(None);
    };
    write_ledger(project, &update.name, &update.after)?;
    Ok(Some(update))
}

/// Leaves a ledger as it was before an archive that could not be made.
fn take_back(project: &Project, ledger: &LedgerUpdate) -> Result<(), CommandError> {
    let now = Inputs::new(project.root()).read(&ledger.name);
    if now.is_ok_and(|now| now == ledger.after) {
        write_ledger(project, &ledger.name, &ledger.before)?;
    }
    Ok(())
}

fn write_ledger(project: &Project, name: &str, bytes: &[u8]) -> Result<(), CommandError> {
    file::replace_file(&project.root().join(name), bytes).map_err(|error| {
        CommandError::wrong(error.to_string())
            .hint("free some space, or check that you may write the ledger")
    })
}

/// Makes the archive of a report and writes it.
fn write_archive(
    project: &Project,
    (report, arguments): (&ReportFiles, &ArchiveArguments),
    terminal: &Terminal,
) -> Result<(), CommandError> {
    let program = arguments.with_program.then(this_program).transpose()?;
    let (bytes, _) = run(report, terminal, |show, diagnostics| {
        let program = program.as_ref();
        let program = program.map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
        let without_microdata = arguments.without_microdata;
        let extent = Extent { program, without_microdata };
        pipeline::archive(project, report, extent, show, diagnostics)
    })?;
    if arguments.without_microdata {
        rebuild_without_answers(&bytes, terminal)?;
    }
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

/// Builds the report of an archive without answers, which must give the same files as they
/// gave: otherwise nobody could build it who has only the archive.
fn rebuild_without_answers(
    archive: &[u8],
    terminal: &Terminal,
) -> Result<(), CommandError> {
    let wrong = |message: String| {
        let hint = "nothing was written; the mistake is in the program, not in the report: \
                    please tell its makers";
        Err(CommandError::wrong(message).hint(hint))
    };
    let opened = match archive::open(archive, Limits::default()) {
        Ok(opened) if opened.moved.is_empty() => opened,
        Ok(_) => return wrong("the archive does not hold what was packed".to_owned()),
        Err(error) => return wrong(error.to_string()),
    };
    let scratch = tempfile::tempdir().map_err(|error| {
        CommandError::wrong(error.to_string()).hint("free some space")
    })?;
    let rebuilt = rebuild(&opened, &scratch.path().join("project"), terminal)?;
    match comparison::files(&opened.outputs, &rebuilt).first() {
        None => Ok(()),
        Some(first) => {
            wrong(format!("`{}` comes out otherwise without the answers", first.name))
        }
    }
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

/// Checks an archive, or a report that has been built, without building anything.
pub(crate) fn verify(
    arguments: &VerifyArguments,
    terminal: &Terminal,
) -> Result<(), CommandError> {
    let path = Path::new(&arguments.what);
    if path.is_file() {
        let opened = open(path, terminal)?;
        if let Some(error) = told(&opened.moved, terminal) {
            let hint =
                "the files were changed and the archive packed again: take another copy";
            return Err(error.hint(hint));
        }
        let files = opened.inputs.len() + opened.outputs.len();
        terminal.say(&format!("{}: unchanged, {}", opened.name, some(files, "file")));
        return Ok(());
    }
    if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("zip")) {
        let error = CommandError::usage(format!("there is no file `{}`", arguments.what));
        return Err(error.hint("give the path of an archive, or the name of a report"));
    }
    let project = find_project()?;
    let names = std::slice::from_ref(&arguments.what);
    let reports = select(&project, names, false)?;
    let [report] = reports.as_slice() else { return Ok(()) };
    let outputs = built(&project, report)?;
    let mut known = report.chapters.clone();
    known.push(report.report.clone());
    let kept = Inputs::new(project.root()).read(&format!("{}/{KEPT}", report.folder));
    let kept = kept.ok().and_then(|bytes| Kept::read(&bytes).ok());
    let withheld = kept.map(|kept| kept.withheld).unwrap_or_default();
    let read = |name: &str| {
        if let Some(sha256) = withheld.get(name) {
            return Some(sha256.clone());
        }
        let bytes = Inputs::new(project.root()).read(name);
        bytes.ok().map(|bytes| file::sha256(&bytes))
    };
    let moved = archive::verify_build(&outputs, &known, read)
        .map_err(|error| CommandError::wrong(error.to_string()))?;
    match told(&moved, terminal) {
        Some(error) => {
            Err(error.hint(format!("build it again: `baslinje build {}`", report.name)))
        }
        None => {
            let files = some(outputs.len(), "file");
            terminal.say(&format!(
                "{}: as built, {files}, nothing read has changed",
                report.name
            ));
            Ok(())
        }
    }
}

/// The files of a report that was built before.
pub(crate) fn built(
    project: &Project,
    report: &ReportFiles,
) -> Result<Files, CommandError> {
    let folder = format!("{BUILD}/{}", report.name);
    if !project.root().join(&folder).is_dir() {
        let error = CommandError::usage(format!("`{}` has not been built", report.name));
        return Err(
            error.hint(format!("build it first: `baslinje build {}`", report.name))
        );
    }
    read_folder(project.root(), &folder)
}

/// Every file below a folder, by its path in it.
pub(crate) fn read_folder(root: &Path, folder: &str) -> Result<Files, CommandError> {
    let unreadable = |error: &dyn std::fmt::Display| {
        CommandError::wrong(error.to_string()).hint("check that you may read the folder")
    };
    let names = project::files_below(root, folder).map_err(|error| unreadable(&error))?;
    let mut inputs = Inputs::new(root);
    let mut files = Files::new();
    for name in names {
        let bytes = inputs.read(&name).map_err(|error| unreadable(&error))?;
        files.insert(name[folder.len()..].trim_start_matches('/').to_owned(), bytes);
    }
    Ok(files)
}

/// Prints what is not as recorded, in the order in which a report is made; gives what to say
/// of it if there is anything.
pub(crate) fn told(moved: &Moved, terminal: &Terminal) -> Option<CommandError> {
    let inputs = moved.inputs.iter();
    let inputs = inputs.map(|(name, how)| (Stage::of_input(name), name, how));
    let outputs = moved.outputs.iter();
    let outputs = outputs.map(|(name, how)| (Stage::of_output(name), name, how));
    let mut all = inputs.chain(outputs).collect::<Vec<_>>();
    all.sort_by_key(|(stage, name, _)| (*stage, *name));
    for (stage, name, how) in &all {
        terminal.answer(&format!("{}\t{}\t{name}", stage.name(), how.word()));
    }
    let (stage, name, how) = all.first()?;
    let what = if moved.inputs.is_empty() {
        "the file that was made"
    } else {
        "the file that the report was made of"
    };
    let message = match how {
        Move::Changed => format!("the {}: `{name}` is not {what}", stage.name()),
        Move::Missing => format!("the {}: `{name}` is missing, {what}", stage.name()),
        Move::Added => format!("the {}: `{name}` was not there", stage.name()),
    };
    Some(CommandError::wrong(format!("the first difference is in {message}")))
}

/// Opens an archive. That it is damaged is told, with everything that is wrong.
pub(crate) fn open(path: &Path, terminal: &Terminal) -> Result<Opened, CommandError> {
    let bytes = file::read_file(path).map_err(|error| {
        CommandError::usage(error.to_string()).hint("give the path of an archive")
    })?;
    archive::open(&bytes, Limits::default()).map_err(|error| {
        if let Refusal::Faulty { faults } = &error {
            for fault in faults {
                terminal.say(&format!("  {fault}"));
            }
        }
        CommandError::wrong(error.to_string()).hint(error.hint())
    })
}
