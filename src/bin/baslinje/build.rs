//! `build`, and what other commands on reports have in common with it.

use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};
use std::time::Instant;

use baslinje::archive;
use baslinje::diagnostic::{Diagnostics, Said, SaidNumber, Severity};
use baslinje::file::{self, Choice, Destination, Workplace};
use baslinje::pipeline::{self, Build, BuildSettings, Job, Memory, Progress, WordWish};
use baslinje::project::{BUILD, Project, ReportFiles};
use baslinje::publish;
use baslinje::say;
use baslinje::typeset::Formats;
use baslinje::word::WORD_ENDING;

use crate::args::{BuildArguments, OutputFormat};
use crate::code_watch;
use crate::command_error::CommandError;
use crate::counted::{CountedThing, counted, in_a_row};
use crate::keys;
use crate::several;
use crate::shelf::{self, WhyListed};
use crate::target::{tell_remains, unwritten, waits};
use crate::terminal::Terminal;

/// Builds reports and writes them. The first one that fails does not stop the others.
pub(crate) fn build(
    project: &Project,
    arguments: &BuildArguments,
    terminal: &Terminal,
    workplace: &Workplace,
) -> Result<(), CommandError> {
    let wanted = |format| arguments.only.is_empty() || arguments.only.contains(&format);
    let settings = BuildSettings {
        formats: Formats {
            pdf: wanted(OutputFormat::Pdf),
            html: wanted(OutputFormat::Html),
        },
        word: match (arguments.only.is_empty(), wanted(OutputFormat::Docx)) {
            (true, _) => WordWish::AsDeclared,
            (false, true) => WordWish::Asked,
            (false, false) => WordWish::Unasked,
        },
        contact_sheet: arguments.only.contains(&OutputFormat::Charts),
        review: arguments.review,
        draft: arguments.draft,
        without_key: keys::made_where_missing()?,
    };
    let folder = match &arguments.out {
        Some(folder) => std::path::absolute(folder).map_err(|error| bad_out(&error))?,
        None => project.root().join(BUILD),
    };
    let reports = select(project, &arguments.names, arguments.all)?;
    let place = PlaceOfBuilds { folder, no_wait: arguments.no_wait, terminal, workplace };
    // A page or PDF that has changed may be told otherwise in the list of reports.
    let Formats { pdf, html } = settings.formats;
    let is_listed =
        (pdf || html) && (arguments.all || baslinje::shelf::is_in(&place.folder));
    if is_listed {
        shelf::can_be_written(&place)?;
    }
    let built = match reports.as_slice() {
        [report] if !arguments.all => place
            .claim(report)
            .and_then(|claimed| build_one(project, report, settings, claimed, terminal)),
        reports => several::build(project, reports, settings, &place, arguments.jobs),
    };
    let why = if arguments.all { WhyListed::Asked } else { WhyListed::KeptTrue };
    let written = is_listed.then(|| shelf::write(project, &place, why));
    if arguments.all {
        shelf::tell_left_over(project, &place);
    }
    match (built, written) {
        (Ok(()), Some(written)) => written,
        (built, Some(Err(error))) => {
            terminal.fail(&error);
            built
        }
        (built, Some(Ok(())) | None) => built,
    }
}

/// Where reports are written.
pub(crate) struct PlaceOfBuilds<'a> {
    /// The folder above theirs.
    pub(crate) folder: PathBuf,
    /// Whether it is a failure that another run writes one of them.
    pub(crate) no_wait: bool,
    /// Who is told.
    pub(crate) terminal: &'a Terminal,
    /// Where the command works.
    pub(crate) workplace: &'a Workplace,
}

impl PlaceOfBuilds<'_> {
    /// Claims the place of one: what cannot be written there is told before the work begins.
    pub(crate) fn claim(
        &self,
        report: &ReportFiles,
    ) -> Result<Destination, CommandError> {
        let mut wait = waits(&report.name, self.no_wait, self.terminal);
        publish::claim(self.workplace, &self.folder, &report.name, &mut wait)
            .map_err(|error| unwritten(error, Choice::Folder))
    }
}

fn build_one(
    project: &Project,
    report: &ReportFiles,
    settings: BuildSettings,
    mut place: Destination,
    terminal: &Terminal,
) -> Result<(), CommandError> {
    let started = Instant::now();
    let (build, warnings) = run(report, terminal, |progress, diagnostics| {
        let job = Job { project, report, settings, progress };
        // Nobody takes it apart: the process ends with it.
        let mut memory = ManuallyDrop::new(Memory::of_one_run());
        pipeline::build_for(job, &mut place, &mut memory).told(diagnostics)
    })?;
    keys::write(project, &build.keys, terminal)?;
    let target = place.path();
    let remains = publish::write(&build.publication, place)
        .map_err(|error| unwritten(error, Choice::Folder))?;
    if build.from_kept {
        terminal.say(from_kept(report));
    }
    terminal.say(say!(
        "{name}: done. {summary}, {seconds} s.",
        name = &report.name,
        summary = summary(&build, warnings),
        seconds = seconds(started)
    ));
    let main =
        [".pdf", publish::ARCHIVE_ENDING, ".html", publish::REVIEW_ENDING, WORD_ENDING];
    let main = main.map(|ending| format!("{}{ending}", report.name));
    for name in main.into_iter().chain(["charts.html".to_owned()]) {
        if build.publication.files.contains_key(&name) {
            terminal.say_below(told_path(&target.join(name)));
        }
    }
    tell_remains(&remains, terminal);
    Ok(())
}

/// Says that answers were not read.
pub(crate) fn from_kept(report: &ReportFiles) -> Said {
    let (name, folder) = (&report.name, &report.folder);
    say!(
        "{name}: from `{folder}/{kept}`, not from answers",
        name,
        folder,
        kept = archive::KEPT
    )
}

/// Says that a report was not built, and for how many mistakes.
pub(crate) fn not_built(name: &str, mistakes: usize) -> Said {
    let mistakes = counted(mistakes, CountedThing::Mistake);
    say!("{name}: not built, {mistakes}", name, mistakes)
}

/// That the path after `--out` cannot be made a whole one.
pub(crate) fn bad_out(error: &std::io::Error) -> CommandError {
    let reason = file::refusal(error);
    CommandError::usage(say!("`--out`: {reason}", reason))
}

/// Does the work, shows how it goes and tells what was found; gives the result and how many
/// warnings there are.
pub(crate) fn run<T>(
    report: &ReportFiles,
    terminal: &Terminal,
    work: impl FnOnce(&(dyn Fn(Progress) + Sync), &mut Diagnostics) -> Option<T>,
) -> Result<(T, usize), CommandError> {
    let mut diagnostics = Diagnostics::default();
    let watched = code_watch::report(&report.name);
    let progress = terminal.progress(&report.name);
    let show = |step| progress.show(step);
    let result = work(&show, &mut diagnostics);
    drop(watched);
    progress.finish();
    terminal.report(&diagnostics);
    let errors = diagnostics.count(Severity::Error);
    let warnings = diagnostics.count(Severity::Warning);
    match result {
        Some(result) if errors == 0 => Ok((result, warnings)),
        _ => {
            terminal.say(not_built(&report.name, errors));
            Err(CommandError::told())
        }
    }
}

/// Runs every report, and fails at the end if one failed.
pub(crate) fn each(
    reports: &[&ReportFiles],
    mut run: impl FnMut(&ReportFiles) -> Result<(), CommandError>,
) -> Result<(), CommandError> {
    let mut result = Ok(());
    for report in reports {
        if let Err(error) = run(report) {
            result = match result {
                // The last one is told by `main`, the others here would be lost.
                Err(first) if error.message.is_none() => Err(first),
                _ => Err(error),
            };
        }
    }
    result
}

/// The reports named on the command line.
pub(crate) fn select<'p>(
    project: &'p Project,
    names: &[String],
    all: bool,
) -> Result<Vec<&'p ReportFiles>, CommandError> {
    if all {
        return Ok(project.reports().iter().collect());
    }
    names
        .iter()
        .map(|written| {
            // A path such as book/rapport-2017/ is as good as the name.
            let name = written.trim_end_matches(['/', '\\']);
            let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
            project.report(name).ok_or_else(|| {
                if let Some(file) = project.misnamed_in(name) {
                    let message = say!(
                        "there is no report `{name}`: `{file}` is not called `report.yaml`",
                        name,
                        file
                    );
                    let hint = "rename it; upper and lower case differ";
                    return CommandError::usage(message).hint(hint);
                }
                if let Some(report) = holding(project, written) {
                    let message = say!("`{written}` is a file of a report", written);
                    let hint = say!("name the report, `{name}`", name = &report.name);
                    return CommandError::usage(message).hint(hint);
                }
                let known = project.reports().iter().map(|report| report.name.as_str());
                let suggestion =
                    baslinje::diagnostic::Diagnostic::error("").suggest(name, known);
                let message = say!("there is no report `{name}`", name);
                let error = CommandError::usage(message);
                match suggestion.hints.first() {
                    Some(hint) => error.hint(hint),
                    None => error,
                }
            })
        })
        .collect()
}

/// The report that a file belongs to, which is named by its path or, if only one report has
/// such a file, by its name.
fn holding<'p>(project: &'p Project, written: &str) -> Option<&'p ReportFiles> {
    let written = written.replace('\\', "/");
    let written = written.trim_start_matches("./");
    let is_file = |file: &str| {
        file == written || file.strip_suffix(written).is_some_and(|it| it.ends_with('/'))
    };
    let has = |report: &&ReportFiles| {
        let files = report.chapters.iter().chain([&report.report]);
        files.into_iter().any(|file| is_file(file))
    };
    let mut found = project.reports().iter().filter(has);
    let only = found.next()?;
    found.next().is_none().then_some(only)
}

fn summary(build: &Build, warnings: usize) -> Said {
    // A web page by itself has no pages.
    let pages = build.publication.pages;
    let pages = (pages > 0).then(|| counted(pages, CountedThing::Page));
    let rest = [
        counted(build.charts, CountedThing::Chart),
        counted(build.tables, CountedThing::Table),
        counted(warnings, CountedThing::Warning),
        counted(build.publication.files.len(), CountedThing::File),
    ];
    in_a_row(pages.into_iter().chain(rest))
}

/// How long something took, in seconds.
pub(crate) fn seconds(started: Instant) -> SaidNumber {
    SaidNumber::rounded(started.elapsed().as_secs_f64(), 1)
}

/// A path as short as it can be told from here.
pub(crate) fn told_path(path: &Path) -> String {
    shown(path).display().to_string()
}

/// A path as short as it can be shown from here.
pub(crate) fn shown(path: &Path) -> PathBuf {
    let here = std::env::current_dir().ok();
    let inside =
        here.and_then(|here| path.strip_prefix(here).map(Path::to_path_buf).ok());
    inside.unwrap_or_else(|| path.to_path_buf())
}
