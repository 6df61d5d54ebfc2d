//! Several reports at once: one of a few threads does the work for each, and each is told
//! about in the order of the reports, so that what is said does not depend on which of them is done first.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, Sender};
use std::thread;
use std::time::Instant;

use baslinje::diagnostic::{Diagnostics, Said, SaidNumber, Severity};
use baslinje::file::{Choice, Remains};
use baslinje::pipeline::{self, Build, BuildSettings, Job, Progress, SharedReading};
use baslinje::project::{Project, ReportFiles};
use baslinje::publish;
use baslinje::say;

use crate::build::{PlaceOfBuilds, from_kept, seconds};
use crate::code_watch;
use crate::command_error::CommandError;
use crate::counted::{CountedThing, counted, in_a_row};
use crate::keys;
use crate::target::{tell_remains, unwritten};
use crate::terminal::BuildProgress;

/// As deep as the main thread's.
const STACK: usize = 8 << 20;

/// What came of one report.
struct Finished {
    /// What there is to say about it.
    diagnostics: Diagnostics,
    result: Result<WrittenReport, CommandError>,
    /// How long it took.
    seconds: SaidNumber,
}

/// A report that was written.
struct WrittenReport {
    /// What it holds.
    summary: Said,
    /// Whether it was built from what was kept of answers.
    is_from_kept: bool,
    remains: Remains,
}

/// Builds reports and writes them, so many at once. What is wrong with one does not stop the
/// others.
pub(crate) fn build(
    project: &Project,
    reports: &[&ReportFiles],
    settings: BuildSettings,
    place: &PlaceOfBuilds<'_>,
    at_once: Option<NonZeroUsize>,
) -> Result<(), CommandError> {
    let started = Instant::now();
    let terminal = place.terminal;
    let shared = SharedReading::new(project, reports);
    let work = |report: &ReportFiles| one(project, report, settings, place, &shared);
    let mut lines = Vec::new();
    let (mut failure, mut built) = (None, 0);
    let progress = terminal.progress("build");
    in_order(reports, at_once, &progress, work, |report, finished| {
        let Finished { diagnostics, result, seconds } = finished;
        terminal.report(&diagnostics);
        let line = match result {
            Ok(WrittenReport { summary, is_from_kept, remains }) => {
                if is_from_kept {
                    terminal.say(from_kept(report));
                }
                tell_remains(&remains, terminal);
                built += 1;
                say!("{summary}, {seconds} s.", summary, seconds)
            }
            Err(error) => {
                terminal.fail(&error);
                let mistakes = diagnostics.count(Severity::Error);
                failure.get_or_insert(error.kind);
                let told = counted(mistakes, CountedThing::Mistake);
                match mistakes {
                    0 => say!("not built"),
                    _ => say!("not built, {mistakes}", mistakes = told),
                }
            }
        };
        lines.push((report.name.clone(), line));
    });
    let width = lines.iter().map(|(name, _)| name.chars().count()).max();
    for (name, line) in &lines {
        let name = format!("{name:<width$}", width = width.unwrap_or(0));
        terminal.say(format!("{name}  {}", terminal.told(line)));
    }
    terminal.say(say!(
        "{built} of {reports} built, {seconds} s.",
        built,
        reports = counted(lines.len(), CountedThing::Report),
        seconds = seconds(started)
    ));
    match failure {
        Some(kind) => Err(CommandError { kind, ..CommandError::told() }),
        None => Ok(()),
    }
}

/// Pages, charts and warnings of a report.
fn summary(build: &Build, warnings: usize) -> Said {
    // A web page by itself has no pages.
    let pages = build.publication.pages;
    let pages = (pages > 0).then(|| counted(pages, CountedThing::Page));
    let rest = [(build.charts, CountedThing::Chart), (warnings, CountedThing::Warning)];
    let rest = rest.map(|(count, thing)| counted(count, thing));
    in_a_row(pages.into_iter().chain(rest))
}

/// Builds a report and writes it, without a word.
fn one(
    project: &Project,
    report: &ReportFiles,
    settings: BuildSettings,
    place: &PlaceOfBuilds<'_>,
    shared: &SharedReading,
) -> Finished {
    let started = Instant::now();
    let mut diagnostics = Diagnostics::default();
    let mut work = || {
        let mut claimed = place.claim(report)?;
        let watched = code_watch::report(&report.name);
        let progress = |step: Progress| {
            if let Progress::Running(work) = step {
                code_watch::running(&report.name, work);
            }
        };
        let job = Job { project, report, settings, progress: &progress };
        let build = pipeline::build_for(job, &mut claimed, &mut shared.memory());
        drop(watched);
        let build = build.told(&mut diagnostics);
        let build = build.filter(|_| !diagnostics.has_errors());
        let build = build.ok_or_else(CommandError::told)?;
        keys::write(project, &build.keys, place.terminal)?;
        let remains = publish::write(&build.publication, claimed)
            .map_err(|error| unwritten(error, Choice::Folder))?;
        let summary = summary(&build, diagnostics.count(Severity::Warning));
        Ok(WrittenReport { summary, is_from_kept: build.from_kept, remains })
    };
    let result = work();
    Finished { diagnostics, result, seconds: seconds(started) }
}

/// Does a piece of work for each report, so many at once, and tells of each in the order of
/// the reports.
pub(crate) fn in_order<T: Send>(
    reports: &[&ReportFiles],
    at_once: Option<NonZeroUsize>,
    progress: &BuildProgress,
    work: impl Fn(&ReportFiles) -> T + Sync,
    mut tell: impl FnMut(&ReportFiles, T),
) {
    let at_once = at_once.or_else(|| thread::available_parallelism().ok());
    let threads = at_once.map_or(1, NonZeroUsize::get).min(reports.len());
    let next = AtomicUsize::new(0);
    let take_turns = |finished: Sender<(usize, T)>| {
        loop {
            let index = next.fetch_add(1, Ordering::SeqCst);
            let Some(report) = reports.get(index) else { break };
            if finished.send((index, work(report))).is_err() {
                break;
            }
        }
    };
    thread::scope(|scope| {
        let (sender, receiver) = mpsc::channel();
        let spawn = |_| {
            let (sender, take_turns) = (sender.clone(), &take_turns);
            thread::Builder::new()
                .stack_size(STACK)
                .spawn_scoped(scope, move || take_turns(sender))
        };
        let threads = (0..threads).map(spawn).collect::<Vec<_>>();
        if threads.iter().all(Result::is_err) {
            // Without threads everything works, but one after another.
            take_turns(sender);
        } else {
            drop(sender);
        }
        let (mut waiting, mut told) = (BTreeMap::new(), 0);
        let all = || counted(reports.len(), CountedThing::Report);
        progress.say(&say!("{done} of {reports}", done = told, reports = all()));
        for (index, finished) in receiver {
            waiting.insert(index, finished);
            let done = told + waiting.len();
            progress.say(&say!("{done} of {reports}", done, reports = all()));
            while let Some(finished) = waiting.remove(&told) {
                progress.hide(|| tell(reports[told], finished));
                told += 1;
            }
        }
        progress.finish();
        for thread in threads.into_iter().flatten() {
            if let Err(panic) = thread.join() {
                resume_unwind(panic);
            }
        }
    });
}
