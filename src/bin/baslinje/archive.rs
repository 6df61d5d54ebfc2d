//! `archive` and `verify`: one file for those who come later.

use std::path::Path;

use baslinje::archive::{
    self, Files, KEPT, Kept, Limits, Move, Moved, OpenedArchive, Refusal, Unsigned,
};
use baslinje::comparison::{self, Stage};
use baslinje::diagnostic::Said;
use baslinje::file::{self, Choice, Inputs, NewContent, Replaceable, Workplace};
use baslinje::pipeline::{self, Archived, Extent, LedgerUpdate};
use baslinje::project::{self, BUILD, Project, ReportFiles};
use baslinje::say;

use crate::ProjectFinder;
use crate::args::{ArchiveArguments, VerifyArguments};
use crate::build::{run, select, told_path};
use crate::command_error::CommandError;
use crate::counted::{CountedThing, counted};
use crate::keys;
use crate::reproduce::rebuild;
use crate::target::{TargetFile, tell_remains, unwritten, waits};
use crate::terminal::Terminal;

/// Builds a report and writes its archive.
pub(crate) fn archive(
    project: &Project,
    arguments: &ArchiveArguments,
    terminal: &Terminal,
    workplace: &Workplace,
) -> Result<(), CommandError> {
    let names = std::slice::from_ref(&arguments.name);
    let reports = select(project, names, false)?;
    let [report] = reports.as_slice() else { return Ok(()) };
    let target = match &arguments.out {
        Some(file) => TargetFile::new(file)?,
        None => TargetFile::new(
            &project.root().join(BUILD).join(format!("{}.zip", report.name)),
        )?,
    };
    // What cannot be written there is told before the work begins.
    let place = target.claim(workplace, &mut waits(&report.name, false, terminal));
    let place = place.and_then(|mut place| {
        let recognise = |path: &Path| archive::recognise(path, &report.name);
        place.recognise(target.name(), recognise).map(|()| place)
    });
    let place = place.map_err(|error| unwritten(error, Choice::File))?;
    let ledger = add_to_ledger(project, report, terminal, workplace)?;
    let made = make(project, report, arguments, terminal, workplace);
    let written = made.and_then(|archived| {
        keys::write(project, &archived.keys, terminal)?;
        Ok(archived.bytes)
    });
    let bytes = match (written, &ledger) {
        (Ok(bytes), _) => bytes,
        (Err(error), Some(ledger)) => {
            take_back(project, ledger, terminal, workplace)?;
            return Err(error);
        }
        (Err(error), None) => return Err(error),
    };
    let target = place.path();
    let remains = match place.replace(&[NewContent::File(&bytes)]) {
        Ok(remains) => remains,
        Err(error) => {
            if let Some(ledger) = &ledger {
                take_back(project, ledger, terminal, workplace)?;
            }
            return Err(unwritten(error, Choice::File));
        }
    };
    let size = counted(bytes.len(), CountedThing::Byte);
    terminal.say(say!("{name}: archived, {size}", name = &report.name, size));
    terminal.say_below(told_path(&target));
    terminal.say_below(
        "note this sha256 somewhere else, such as in the register: it alone tells this \
         archive from one whose every file and checksum was written anew",
    );
    terminal.answer(format!("{}  {}", file::sha256(&bytes), told_path(&target)));
    if let Some(LedgerUpdate { name, .. }) = &ledger {
        terminal.say_below(say!("{name}: what was published has been added to it", name));
    }
    tell_remains(&remains, terminal);
    Ok(())
}

/// Makes the archive of a report.
fn make(
    project: &Project,
    report: &ReportFiles,
    arguments: &ArchiveArguments,
    terminal: &Terminal,
    workplace: &Workplace,
) -> Result<Archived, CommandError> {
    let program = arguments.with_program.then(this_program).transpose()?;
    let without_key = keys::made_where_missing()?;
    let (archived, _) = run(report, terminal, |show, diagnostics| {
        let program = program.as_ref();
        let program = program.map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
        let without_microdata = arguments.without_microdata;
        let extent = Extent { program, without_microdata, without_key };
        pipeline::archive(project, report, extent, show, diagnostics)
    })?;
    if arguments.without_microdata {
        rebuild_without_answers(&archived.bytes, terminal, workplace)?;
    }
    Ok(archived)
}

/// Adds what a report publishes to its ledger, so that the archive holds the ledger as it is
/// afterwards. Tells what was there before, if anything has changed.
fn add_to_ledger(
    project: &Project,
    report: &ReportFiles,
    terminal: &Terminal,
    workplace: &Workplace,
) -> Result<Option<LedgerUpdate>, CommandError> {
    let update = pipeline::ledger_of(project, report);
    let Some(update) = update.filter(|update| update.before != update.after) else {
        return Ok(None);
    };
    write_ledger(project, &update, terminal, workplace)?;
    Ok(Some(update))
}

/// Leaves a ledger as it was before an archive that could not be made.
fn take_back(
    project: &Project,
    ledger: &LedgerUpdate,
    terminal: &Terminal,
    workplace: &Workplace,
) -> Result<(), CommandError> {
    let now = project.inputs().read(&ledger.name);
    if now.is_ok_and(|now| now == ledger.after) {
        let back = LedgerUpdate {
            name: ledger.name.clone(),
            before: ledger.after.clone(),
            after: ledger.before.clone(),
        };
        write_ledger(project, &back, terminal, workplace)?;
    }
    Ok(())
}

/// Writes a ledger, unless another one stands there than was read.
fn write_ledger(
    project: &Project,
    update: &LedgerUpdate,
    terminal: &Terminal,
    workplace: &Workplace,
) -> Result<(), CommandError> {
    let LedgerUpdate { name, before, after } = update;
    let target = TargetFile::new(&project.root().join(name))?;
    let place = target.claim(workplace, &mut waits(name, false, terminal));
    let written = place.and_then(|mut place| {
        let known = Replaceable::File(file::sha256(before));
        place.recognise(target.name(), |_| Ok(known))?;
        place.replace(&[NewContent::File(after)])
    });
    let remains = written.map_err(|error| unwritten(error, Choice::None))?;
    tell_remains(&remains, terminal);
    Ok(())
}

/// Builds the report of an archive without answers, which must give the same files as they
/// gave: otherwise nobody could build it who has only the archive.
fn rebuild_without_answers(
    archive: &[u8],
    terminal: &Terminal,
    workplace: &Workplace,
) -> Result<(), CommandError> {
    let wrong = |message: Said| {
        let hint = "nothing was written; the mistake is in the program, not in the report: \
                    please tell its makers";
        Err(CommandError::wrong(message).hint(hint))
    };
    let opened = match archive::open(archive, Limits::default()) {
        Ok(opened) if opened.moved.is_empty() => opened,
        Ok(_) => return wrong(say!("the archive does not hold what was packed")),
        Err(error) => return wrong(error.said()),
    };
    let folder = workplace
        .unpack(&opened.inputs)
        .map_err(|error| unwritten(error, Choice::None))?;
    let rebuilt = rebuild(&opened, &folder, terminal)?;
    match comparison::files(&opened.outputs, &rebuilt).first() {
        None => Ok(()),
        Some(first) => {
            let name = &first.name;
            wrong(say!("`{name}` comes out otherwise without the answers", name))
        }
    }
}

/// The file that is running, and its name.
fn this_program() -> Result<(String, Vec<u8>), CommandError> {
    let unreadable = |reason: Said| {
        CommandError::wrong(say!("this program cannot be read: {reason}", reason))
            .hint("leave out `--with-program`, and keep the program beside the archive")
    };
    let path =
        std::env::current_exe().map_err(|error| unreadable(file::refusal(&error)))?;
    let bytes = file::read_file(&path).map_err(|error| unreadable(error.said()))?;
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or("baslinje");
    Ok((name.to_owned(), bytes))
}

/// Checks an archive, or a report that has been built, without building anything.
pub(crate) fn verify(
    arguments: &VerifyArguments,
    finder: &ProjectFinder<'_>,
) -> Result<(), CommandError> {
    let terminal = finder.terminal;
    let path = Path::new(&arguments.what);
    if path.is_file() {
        return verify_archive(path, arguments, terminal);
    }
    if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("zip")) {
        let name = &arguments.what;
        let error = CommandError::usage(say!("there is no file `{name}`", name));
        return Err(error.hint("give the path of an archive, or the name of a report"));
    }
    if arguments.sha256.is_some() || arguments.signature.is_some() {
        let message = "`--sha256` and `--signature` are those of an archive";
        let hint = "give the path of the archive instead of a report's name";
        return Err(CommandError::usage(message).hint(hint));
    }
    let project = finder.find()?;
    let names = std::slice::from_ref(&arguments.what);
    let reports = select(&project, names, false)?;
    let [report] = reports.as_slice() else { return Ok(()) };
    let outputs = built(&project, report)?;
    let mut known = report.chapters.clone();
    known.push(report.report.clone());
    let kept = project.inputs().read(&format!("{}/{KEPT}", report.folder));
    let kept = kept.ok().and_then(|bytes| Kept::read(&bytes).ok());
    let withheld = kept.map(|kept| kept.withheld).unwrap_or_default();
    let read = |name: &str| project.inputs().read(name).ok();
    let moved = archive::verify_build(&outputs, &known, &withheld, read)
        .map_err(|error| CommandError::wrong(error.said()))?;
    match told(&moved, terminal) {
        Some(error) => {
            let name = &report.name;
            Err(error.hint(say!("build it again: `baslinje build {name}`", name)))
        }
        None => {
            terminal.say(say!(
                "{name}: as built, {files}, nothing read has changed",
                name = &report.name,
                files = counted(outputs.len(), CountedThing::File)
            ));
            Ok(())
        }
    }
}

/// Checks an archive: against what was noted elsewhere, if that is given, and against
/// itself.
fn verify_archive(
    path: &Path,
    arguments: &VerifyArguments,
    terminal: &Terminal,
) -> Result<(), CommandError> {
    let bytes = read(path, "give the path of an archive")?;
    let sha256 = file::sha256(&bytes);
    if let Some(noted) = &arguments.sha256 {
        is_noted(noted, &sha256)?;
    }
    let signed = match (&arguments.signature, &arguments.public_key) {
        (Some(signature), Some(key)) => Some(is_signed(signature, key, &bytes)?),
        _ => None,
    };
    let opened = opened(&bytes, terminal)?;
    if let Some(error) = told(&opened.moved, terminal) {
        let hint =
            "the files were changed and the archive packed again: take another copy";
        return Err(error.hint(hint));
    }
    let files = opened.inputs.len() + opened.outputs.len();
    let (name, files) = (&opened.name, counted(files, CountedThing::File));
    terminal.say(say!("{name}: unchanged, {files}", name, files));
    terminal.say_below(format!("sha256 {sha256}"));
    if let Some(comment) = signed {
        terminal.say_below(say!("signed with that key: {comment}", comment));
    } else if arguments.sha256.is_some() {
        terminal.say_below("this is the archive with the sha256 that was given");
    } else {
        terminal.say_below(
            "whoever changes an archive can write every checksum in it anew: only its \
             sha256 from elsewhere (`--sha256`) or a signature tells the difference",
        );
    }
    Ok(())
}

/// Holds the sha256 of an archive against the one that was noted.
fn is_noted(noted: &str, sha256: &str) -> Result<(), CommandError> {
    let noted = noted.trim().to_ascii_lowercase();
    let is_sum = noted.len() == 64 && noted.chars().all(|sign| sign.is_ascii_hexdigit());
    if !is_sum {
        let message = "`--sha256` takes 64 digits from 0 to 9 and a to f";
        let hint = "give the first word that `baslinje archive` printed";
        return Err(CommandError::usage(message).hint(hint));
    }
    if noted == sha256 {
        return Ok(());
    }
    let message = say!(
        "this is another archive than the one that was noted: its sha256 is {sha256}",
        sha256
    );
    Err(CommandError::wrong(message).hint("take another copy of the archive"))
}

/// Holds an archive against a signature; gives the comment that was signed with it.
fn is_signed(signature: &Path, key: &str, bytes: &[u8]) -> Result<String, CommandError> {
    let text = |path: &Path| {
        let bytes = read(path, "give the path of a file that minisign made")?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    };
    let signature = text(signature)?;
    let path = Path::new(key);
    let key = if path.is_file() { text(path)? } else { key.to_owned() };
    archive::signed_by(&key, &signature, bytes).map_err(|error| {
        let hint = match error {
            Unsigned::NoKey => "give the file `minisign.pub`, or the last line of it",
            Unsigned::NoSignature => {
                "give the file `.minisig` that lies beside the archive"
            }
            Unsigned::OtherKey => "ask who made the archive for their public key",
            Unsigned::OtherFile => "take another copy of the archive and its signature",
        };
        match error {
            Unsigned::NoKey | Unsigned::NoSignature => {
                CommandError::usage(error.said()).hint(hint)
            }
            Unsigned::OtherKey | Unsigned::OtherFile => {
                CommandError::wrong(error.said()).hint(hint)
            }
        }
    })
}

fn read(path: &Path, hint: &'static str) -> Result<Vec<u8>, CommandError> {
    file::read_file(path).map_err(|error| CommandError::usage(error.said()).hint(hint))
}

/// The files of a report that was built before.
pub(crate) fn built(
    project: &Project,
    report: &ReportFiles,
) -> Result<Files, CommandError> {
    let folder = format!("{BUILD}/{}", report.name);
    if !project.root().join(&folder).is_dir() {
        let name = &report.name;
        let error = CommandError::usage(say!("`{name}` has not been built", name));
        return Err(error.hint(say!("build it first: `baslinje build {name}`", name)));
    }
    read_folder(project.root(), &folder)
}

/// Every file below a folder, by its path in it.
pub(crate) fn read_folder(root: &Path, folder: &str) -> Result<Files, CommandError> {
    let names = project::files_below(root, folder);
    let names = names.map_err(|error| unread(error.said()))?;
    let mut inputs = Inputs::new(root);
    let mut files = Files::new();
    for name in names {
        let bytes = inputs.read(&name).map_err(|error| unread(error.said()))?;
        files.insert(name[folder.len()..].trim_start_matches('/').to_owned(), bytes);
    }
    Ok(files)
}

/// That something in a folder cannot be read.
pub(crate) fn unread(message: Said) -> CommandError {
    CommandError::wrong(message).hint("check that you may read the folder")
}

/// What a stage is called where it is told which one moved.
pub(crate) fn named(stage: Stage) -> Said {
    match stage {
        Stage::Data => say!("the data"),
        Stage::Codebook => say!("the codebook"),
        Stage::Text => say!("the text"),
        Stage::Template => say!("the template"),
        Stage::Font => say!("the font"),
        Stage::Numbers => say!("the numbers"),
        Stage::Tables => say!("the tables"),
        Stage::Charts => say!("the charts"),
        Stage::Source => say!("the Typst source"),
        Stage::Pdf => say!("the PDF"),
        Stage::Html => say!("the web page"),
        Stage::Manifest => say!("the record of files"),
    }
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
        let [stage, how] =
            [stage.name(), how.word()].map(|word| terminal.told(&word.into()));
        terminal.answer(format!("{stage}\t{how}\t{name}"));
    }
    for (name, how) in &moved.beside {
        let [what, how] = ["archive", how.word()].map(|word| terminal.told(&word.into()));
        terminal.answer(format!("{what}\t{how}\t{name}"));
    }
    let Some((stage, name, how)) = all.first() else {
        let (name, how) = moved.beside.first_key_value()?;
        let message = match how {
            Move::Changed => say!("`{name}` is not what the archive says of it", name),
            Move::Missing => say!("`{name}` is missing, which the archive names", name),
            Move::Added => {
                say!("the archive does not know `{name}`, which is in it", name)
            }
        };
        return Some(CommandError::wrong(message));
    };
    let what = if moved.inputs.is_empty() {
        say!("the file that was made")
    } else {
        say!("the file that the report was made of")
    };
    let stage = named(*stage);
    Some(CommandError::wrong(match how {
        Move::Changed => say!(
            "the first difference is in {stage}: `{name}` is not {what}",
            stage,
            name,
            what
        ),
        Move::Missing => say!(
            "the first difference is in {stage}: `{name}` is missing, {what}",
            stage,
            name,
            what
        ),
        Move::Added => say!(
            "the first difference is in {stage}: `{name}` was not there",
            stage,
            name
        ),
    }))
}

/// Opens an archive. That it is damaged is told, with everything that is wrong.
pub(crate) fn open(
    path: &Path,
    terminal: &Terminal,
) -> Result<OpenedArchive, CommandError> {
    opened(&read(path, "give the path of an archive")?, terminal)
}

fn opened(bytes: &[u8], terminal: &Terminal) -> Result<OpenedArchive, CommandError> {
    archive::open(bytes, Limits::default()).map_err(|error| {
        if let Refusal::Faulty { faults } = &error {
            for fault in faults {
                terminal.say_below(fault.said());
            }
        }
        CommandError::wrong(error.said()).hint(error.hint())
    })
}
