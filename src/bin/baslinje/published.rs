//! `check --published`: every number that was printed before, beside what the data gives.

use baslinje::analysis::{Comparison, Computed, PrintedVerdict, PublishedField};
use baslinje::diagnostic::{Diagnostics, Severity};
use baslinje::pipeline;
use baslinje::project::{Project, ReportFiles};

use crate::args::CheckArguments;
use crate::build::{each, select};
use crate::command_error::CommandError;
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
        terminal.answer(totals(&report.name, &comparisons));
    }
    if diagnostics.count(Severity::Error) > 0 {
        return Err(CommandError::told());
    }
    Ok(())
}

const HEAD: [&str; 4] = ["number", "part", "published", "computed"];

/// Prints the table, figures to the right.
fn print(comparisons: &[Comparison], terminal: &Terminal) {
    if comparisons.is_empty() {
        return;
    }
    let rows: Vec<[String; 4]> = comparisons.iter().map(cells).collect();
    let mut lines = table::aligned(HEAD, &rows, &[2, 3]).into_iter();
    let head = lines.next().unwrap_or_default();
    terminal.answer(terminal.toned(&format!("{head}verdict"), Tone::Head));
    for (cells, comparison) in lines.zip(comparisons) {
        let (word, tone, reason) = verdict_of(comparison);
        let word = terminal.toned(word, tone);
        terminal.answer(
            TerminalLine::new(&cells).then(word).then(TerminalLine::new(&reason)),
        );
    }
    terminal.answer("");
}

fn cells(comparison: &Comparison) -> [String; 4] {
    let part = match comparison.field {
        PublishedField::N => "n",
        PublishedField::Base => "base",
        PublishedField::Percent => "percent",
        PublishedField::Value => "value",
    };
    let computed = match comparison.computed {
        Computed::Shown(value) => value.to_string(),
        Computed::Undefined => "undefined".to_owned(),
        Computed::Hidden => "hidden".to_owned(),
    };
    [comparison.id.clone(), part.to_owned(), comparison.published.to_string(), computed]
}

fn verdict_of(comparison: &Comparison) -> (&'static str, Tone, String) {
    match &comparison.verdict {
        PrintedVerdict::Equal => ("equal", Tone::Good, String::new()),
        PrintedVerdict::Differs => ("differs", Tone::Bad, String::new()),
        PrintedVerdict::Infeasible(reason) => {
            let reason = reason.split_whitespace().collect::<Vec<_>>().join(" ");
            ("infeasible", Tone::Odd, format!(" ({reason})"))
        }
        PrintedVerdict::NeedlessErratum => {
            ("equal", Tone::Bad, " (needless erratum)".to_owned())
        }
    }
}

/// How many figures of each verdict.
fn totals(name: &str, comparisons: &[Comparison]) -> String {
    let mut ids: Vec<&str> = comparisons.iter().map(|one| one.id.as_str()).collect();
    // The figures of a number stand together.
    ids.dedup();
    let count = |verdict: fn(&PrintedVerdict) -> bool| {
        comparisons.iter().filter(|one| verdict(&one.verdict)).count()
    };
    let some = |count: usize, one: &str, many: &str| {
        format!("{count} {}", if count == 1 { one } else { many })
    };
    format!(
        "{name}: {} of {}: {} equal, {}, {} infeasible",
        some(comparisons.len(), "published figure", "published figures"),
        some(ids.len(), "number", "numbers"),
        count(|verdict| matches!(
            verdict,
            PrintedVerdict::Equal | PrintedVerdict::NeedlessErratum
        )),
        some(count(|verdict| *verdict == PrintedVerdict::Differs), "differs", "differ"),
        count(|verdict| matches!(verdict, PrintedVerdict::Infeasible(_))),
    )
}
