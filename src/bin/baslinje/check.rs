//! `check`: everything but setting and writing. Several reports are checked at once, and told
//! of in their order.

use std::time::Instant;

use baslinje::diagnostic::{Diagnostics, Said, SaidNumber, Severity};
use baslinje::pipeline::{self, BuildSettings, Job, Prepared, Progress, SharedReading};
use baslinje::project::{Project, ReportFiles};
use baslinje::say;

use crate::args::CheckArguments;
use crate::build::{from_kept, not_built, run, seconds, select};
use crate::code_watch;
use crate::command_error::CommandError;
use crate::counted::{CountedThing, counted, in_a_row};
use crate::several;
use crate::terminal::Terminal;

/// Checks reports. The first one that fails does not stop the others.
pub(crate) fn check(
    project: &Project,
    arguments: &CheckArguments,
    terminal: &Terminal,
) -> Result<(), CommandError> {
    let reports = select(project, &arguments.names, arguments.all)?;
    match reports.as_slice() {
        [report] => {
            let started = Instant::now();
            let (checked, warnings) = run(report, terminal, |show, diagnostics| {
                pipeline::check(project, report, show, diagnostics)
            })?;
            let checked = CheckedReport::new(report, &checked, warnings);
            checked.tell(report, &seconds(started), arguments, terminal)
        }
        reports => side_by_side(project, reports, arguments, terminal),
    }
}

/// What there is to say about a report without mistakes.
struct CheckedReport {
    /// What it holds.
    summary: Said,
    warnings: usize,
    /// What it was checked from, if not from answers.
    from: Option<Said>,
    /// Lines of their own: what else to know.
    besides: Vec<Said>,
}

impl CheckedReport {
    fn new(report: &ReportFiles, checked: &Prepared, warnings: usize) -> Self {
        let parts = [
            counted(checked.charts.len(), CountedThing::Chart),
            counted(checked.count_tables(), CountedThing::Table),
            counted(warnings, CountedThing::Warning),
        ];
        let (mut from, mut besides) = (None, Vec::new());
        if checked.answers.is_none() {
            from = Some(from_kept(report));
        }
        for key in checked.answers.iter().flat_map(|it| &it.keys.lacking) {
            besides.push(say!(
                "`build` will make `{key}`, by which the answers beside it are known in what is \
                 published",
                key
            ));
        }
        for (survey, sample) in checked.answers.iter().flat_map(|it| &it.samples) {
            besides.push(say!("{survey}: {sample}", survey, sample));
        }
        Self { summary: in_a_row(parts), warnings, from, besides }
    }

    /// Tells of it; warnings are mistakes where that is asked for.
    fn tell(
        &self,
        report: &ReportFiles,
        seconds: &SaidNumber,
        arguments: &CheckArguments,
        terminal: &Terminal,
    ) -> Result<(), CommandError> {
        if arguments.strict && self.warnings > 0 {
            let warnings = counted(self.warnings, CountedThing::Warning);
            let name = &report.name;
            terminal.say(say!("{name}: not accepted, {warnings}", name, warnings));
            return Err(CommandError::told());
        }
        let (name, summary) = (&report.name, &self.summary);
        terminal.say(say!(
            "{name}: no mistakes. {summary}, {seconds} s.",
            name,
            summary,
            seconds
        ));
        self.from.iter().for_each(|line| terminal.say(line));
        self.besides.iter().for_each(|line| terminal.say_below(line));
        Ok(())
    }
}

/// What came of one of several.
struct FinishedCheck {
    /// What there is to say about it.
    diagnostics: Diagnostics,
    /// Nothing, if there are mistakes.
    checked: Option<CheckedReport>,
    /// How long it took.
    seconds: SaidNumber,
}

/// Checks several reports, so many at once. Templates, fonts and surveys that they have in
/// common are read once.
fn side_by_side(
    project: &Project,
    reports: &[&ReportFiles],
    arguments: &CheckArguments,
    terminal: &Terminal,
) -> Result<(), CommandError> {
    let started = Instant::now();
    let shared = SharedReading::new(project, reports);
    let work = |report: &ReportFiles| one(project, report, &shared);
    let (mut result, mut accepted) = (Ok(()), 0);
    let progress = terminal.progress("check");
    several::in_order(reports, arguments.jobs, &progress, work, |report, finished| {
        let FinishedCheck { diagnostics, checked, seconds } = finished;
        terminal.report(&diagnostics);
        let told = match checked {
            Some(checked) => checked.tell(report, &seconds, arguments, terminal),
            None => {
                let mistakes = diagnostics.count(Severity::Error);
                terminal.say(not_built(&report.name, mistakes));
                Err(CommandError::told())
            }
        };
        match told {
            Ok(()) => accepted += 1,
            Err(error) => result = Err(error),
        }
    });
    terminal.say(say!(
        "{accepted} of {reports} without mistakes, {seconds} s.",
        accepted,
        reports = counted(reports.len(), CountedThing::Report),
        seconds = seconds(started)
    ));
    result
}

/// Checks a report, without a word.
fn one(project: &Project, report: &ReportFiles, shared: &SharedReading) -> FinishedCheck {
    let started = Instant::now();
    let watched = code_watch::report(&report.name);
    let progress = |step: Progress| {
        if let Progress::Running(work) = step {
            code_watch::running(&report.name, work);
        }
    };
    let settings = BuildSettings::default();
    let job = Job { project, report, settings, progress: &progress };
    let mut diagnostics = Diagnostics::default();
    let checked = pipeline::check_beside(job, shared).told(&mut diagnostics);
    drop(watched);
    let warnings = diagnostics.count(Severity::Warning);
    let checked = checked.map(|checked| CheckedReport::new(report, &checked, warnings));
    FinishedCheck { diagnostics, checked, seconds: seconds(started) }
}
