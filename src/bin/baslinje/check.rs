//! `check`: everything but setting and writing. Several reports are checked at once, and told
//! of in their order.

use std::time::Instant;

use baslinje::diagnostic::{Diagnostics, Severity};
use baslinje::pipeline::{self, BuildSettings, Job, Prepared, Progress, SharedReading};
use baslinje::project::{Project, ReportFiles};

use crate::args::CheckArguments;
use crate::build::{from_kept, run, seconds, select, some};
use crate::code_watch;
use crate::command_error::CommandError;
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
    summary: String,
    warnings: usize,
    /// Lines of their own: what it was checked from, and what else to know.
    besides: Vec<String>,
}

impl CheckedReport {
    fn new(report: &ReportFiles, checked: &Prepared, warnings: usize) -> Self {
        let parts = [
            some(checked.charts.len(), "chart"),
            some(checked.count_tables(), "table"),
            some(warnings, "warning"),
        ];
        let mut besides = Vec::new();
        if checked.answers.is_none() {
            besides.push(from_kept(report));
        }
        for key in checked.answers.iter().flat_map(|it| &it.keys.lacking) {
            besides.push(format!(
                "  `build` will make `{key}`, by which the answers beside it are known in what \
                 is published"
            ));
        }
        for (survey, sample) in checked.answers.iter().flat_map(|it| &it.samples) {
            besides.push(format!("  {survey}: {sample}"));
        }
        Self { summary: parts.join(", "), warnings, besides }
    }

    /// Tells of it; warnings are mistakes where that is asked for.
    fn tell(
        &self,
        report: &ReportFiles,
        seconds: &str,
        arguments: &CheckArguments,
        terminal: &Terminal,
    ) -> Result<(), CommandError> {
        if arguments.strict && self.warnings > 0 {
            let told = some(self.warnings, "warning");
            terminal.say(&format!("{}: not accepted, {told}", report.name));
            return Err(CommandError::told());
        }
        let summary = &self.summary;
        terminal.say(&format!("{}: no mistakes. {summary}, {seconds} s.", report.name));
        for line in &self.besides {
            terminal.say(line);
        }
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
    seconds: String,
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
                let mistakes = some(diagnostics.count(Severity::Error), "mistake");
                terminal.say(&format!("{}: not built, {mistakes}", report.name));
                Err(CommandError::told())
            }
        };
        match told {
            Ok(()) => accepted += 1,
            Err(error) => result = Err(error),
        }
    });
    let all = some(reports.len(), "report");
    let seconds = seconds(started);
    terminal.say(&format!("{accepted} of {all} without mistakes, {seconds} s."));
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
