//! `check --disclosure`: what is hidden in a report, why, and what it costs.

use baslinje::diagnostic::{Diagnostics, Severity};
use baslinje::pipeline::{self, BuildSettings};
use baslinje::project::{Project, ReportFiles};
use baslinje::say;

use crate::args::CheckArguments;
use crate::build::{each, select};
use crate::command_error::CommandError;
use crate::terminal::{Terminal, TerminalLine, Tone};

/// Accounts for what reports hide. The first one that is wrong does not stop the others.
pub(crate) fn account(
    project: &Project,
    arguments: &CheckArguments,
    terminal: &Terminal,
) -> Result<(), CommandError> {
    let reports = select(project, &arguments.names, arguments.all)?;
    each(&reports, |report| account_for(project, report, terminal))
}

fn account_for(
    project: &Project,
    report: &ReportFiles,
    terminal: &Terminal,
) -> Result<(), CommandError> {
    let mut diagnostics = Diagnostics::default();
    let progress = terminal.progress(&report.name);
    let show = |step| progress.show(step);
    let settings = BuildSettings::default();
    let prepared = pipeline::prepare(project, report, settings, &show, &mut diagnostics);
    progress.finish();
    terminal.report(&diagnostics);
    let errors = diagnostics.count(Severity::Error);
    let Some(prepared) = prepared.filter(|_| errors == 0) else {
        return Err(CommandError::told());
    };
    let Some(answers) = prepared.answers else {
        let message = say!("the answers of `{name}` are not here", name = &report.name);
        let hint = "what is hidden and why is told only where they are kept";
        return Err(CommandError::wrong(message).hint(hint));
    };
    let lines = answers.account.lines(terminal.spoken());
    for (index, line) in lines.iter().enumerate() {
        let head = index == 0 && lines.len() > 1;
        let text =
            if head { terminal.toned(line, Tone::Head) } else { TerminalLine::new(line) };
        let last = index + 1 == lines.len();
        let name = TerminalLine::new(&format!("{}: ", report.name));
        terminal.answer(if last { name.then(text) } else { text });
    }
    Ok(())
}
