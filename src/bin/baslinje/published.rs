//! `check --published`: every number that was printed before, beside what the data gives.

use baslinje::analysis::{Comparison, Computed, PrintedVerdict, PublishedField};
use baslinje::diagnostic::{Diagnostics, Said, Severity};
use baslinje::pipeline;
use baslinje::project::{Project, ReportFiles};
use baslinje::say;

use crate::args::CheckArguments;
use crate::build::{each, select};
use crate::command_error::CommandError;
use crate::counted::{CountedThing, counted};
use crate::table;
use crate::terminal::{Terminal, TerminalLine, Tone};

/// Compares reports with what was published. The first one that differs does not stop the others.
pub(crate) fn compare(
    project: &Project,
    arguments: &CheckArguments,
    terminal: &Terminal,
) -> Result<(), CommandError> {
    let reports = select(project, &arguments.names, arguments.all)?;
    let mut first = true;
    each(&reports, |report| {
        if !std::mem::take(&mut first) {
            terminal.answer("");
        }
        compare_one(project, report, terminal)
    })
}

fn compare_one(
    project: &Project,
    report: &ReportFiles,
    terminal: &Terminal,
) -> Result<(), CommandError> {
    let mut diagnostics = Diagnostics::default();
    let progress = terminal.progress(&report.name);
    let show = |step| progress.show(step);
    let comparisons = pipeline::compare(project, report, &show, &mut diagnostics);
    progress.finish();
    terminal.report(&diagnostics);
    if let Some(comparisons) = comparisons {
        print(&comparisons, terminal);
        terminal.answer(terminal.told(&totals(&report.name, &comparisons)));
    }
    if diagnostics.count(Severity::Error) > 0 {
        return Err(CommandError::told());
    }
    Ok(())
}

/// Prints the table, figures to the right.
fn print(comparisons: &[Comparison], terminal: &Terminal) {
    if comparisons.is_empty() {
        return;
    }
    let row =
        |comparison: &Comparison| cells(comparison).map(|cell| terminal.told(&cell));
    let rows: Vec<[String; 4]> = comparisons.iter().map(row).collect();
    let head = [say!("number"), say!("part"), say!("published"), say!("computed")];
    let head = head.map(|word| terminal.told(&word));
    let head = head.each_ref().map(String::as_str);
    let mut lines = table::aligned(head, &rows, &[2, 3]).into_iter();
    let head = lines.next().unwrap_or_default();
    let verdict = terminal.told(&say!("verdict"));
    terminal.answer(terminal.toned(&format!("{head}{verdict}"), Tone::Head));
    for (cells, comparison) in lines.zip(comparisons) {
        let (word, tone, reason) = verdict_of(comparison);
        let word = terminal.toned(&terminal.told(&word), tone);
        let line = TerminalLine::new(&cells).then(word);
        let reason =
            reason.map(|it| TerminalLine::new(&format!(" ({})", terminal.told(&it))));
        terminal.answer(match reason {
            Some(reason) => line.then(reason),
            None => line,
        });
    }
    terminal.answer("");
}

fn cells(comparison: &Comparison) -> [Said; 4] {
    let part = match comparison.field {
        PublishedField::N => "n".into(),
        PublishedField::Base => say!("base"),
        PublishedField::Percent => say!("percent"),
        PublishedField::Value => say!("value"),
    };
    let computed = match comparison.computed {
        Computed::Shown(value) => value.to_string().into(),
        Computed::Undefined => say!("undefined"),
        Computed::Hidden => say!("hidden"),
    };
    [(&comparison.id).into(), part, comparison.published.to_string().into(), computed]
}

/// The verdict, how it is coloured, and the reason for it.
fn verdict_of(comparison: &Comparison) -> (Said, Tone, Option<Said>) {
    match &comparison.verdict {
        PrintedVerdict::Equal => (say!("equal"), Tone::Good, None),
        PrintedVerdict::Differs => (say!("differs"), Tone::Bad, None),
        PrintedVerdict::Infeasible(reason) => {
            let reason = reason.split_whitespace().collect::<Vec<_>>().join(" ");
            (say!("infeasible"), Tone::Odd, Some(reason.into()))
        }
        PrintedVerdict::NeedlessErratum => {
            (say!("equal"), Tone::Bad, Some(say!("needless erratum")))
        }
    }
}

/// How many figures of each verdict.
fn totals(name: &str, comparisons: &[Comparison]) -> Said {
    let mut ids: Vec<&str> = comparisons.iter().map(|one| one.id.as_str()).collect();
    // The figures of a number stand together.
    ids.dedup();
    let count = |verdict: fn(&PrintedVerdict) -> bool| {
        comparisons.iter().filter(|one| verdict(&one.verdict)).count()
    };
    let is_equal = |verdict: &PrintedVerdict| {
        matches!(verdict, PrintedVerdict::Equal | PrintedVerdict::NeedlessErratum)
    };
    let differing = count(|verdict| *verdict == PrintedVerdict::Differs);
    let infeasible = count(|verdict| matches!(verdict, PrintedVerdict::Infeasible(_)));
    say!(
        "{name}: {figures} of {numbers}: {equal} equal, {differing}, {infeasible} infeasible",
        name,
        figures = counted(comparisons.len(), CountedThing::Figure),
        numbers = counted(ids.len(), CountedThing::Number),
        equal = count(is_equal),
        differing = counted(differing, CountedThing::Differing),
        infeasible
    )
}
