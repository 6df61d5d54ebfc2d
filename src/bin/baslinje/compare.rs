//! `compare`: what differs between two editions of a report, and why.

use std::path::Path;

use baslinje::archive::Files;
use baslinje::comparison::{self, Changes, NumberChange, Piece, ReviewPage, TextChange};
use baslinje::file;
use baslinje::pipeline::{self, BuildSettings};

use crate::archive::{open, read_folder};
use crate::args::{CompareArguments, CompareFormat};
use crate::build::{run, select, shown, some};
use crate::command_error::CommandError;
use crate::find_project;
use crate::table;
use crate::terminal::{Terminal, Tone};

/// Compares two editions and tells what differs. That something does is no failure.
pub(crate) fn compare(
    arguments: &CompareArguments,
    terminal: &Terminal,
) -> Result<(), CommandError> {
    let CompareArguments { then, now, format, out } = arguments;
    if *format == CompareFormat::Html && out.is_none() {
        let error = CommandError::usage("a page needs a file to be written to");
        return Err(error.hint("name it, such as `--out changes.html`"));
    }
    let (before, after) = (edition(then, terminal)?, edition(now, terminal)?);
    let changes = comparison::says(&before, &after).map_err(|record| {
        CommandError::wrong(format!("one of the two has no `{record}` that can be read"))
            .hint("build it again with `baslinje build NAME`")
    })?;
    let names = (name(then), name(now));
    let text = match format {
        CompareFormat::Text => in_tables(names, &changes, terminal, out.is_none()),
        CompareFormat::Json => changes.to_json(names),
        CompareFormat::Html => {
            let pdfs = (comparison::pdf(&before), comparison::pdf(&after));
            let language = comparison::language(&after);
            ReviewPage { names, pdfs, language, changes: &changes }.to_html()
        }
    };
    let Some(out) = out else {
        terminal.answer(text.trim_end_matches('\n'));
        return Ok(());
    };
    let target = std::path::absolute(out)
        .map_err(|error| CommandError::usage(format!("`--out`: {error}")))?;
    file::replace_file(&target, text.as_bytes()).map_err(|error| {
        CommandError::wrong(error.to_string()).hint("choose another file with `--out`")
    })?;
    terminal.say(&format!("wrote `{}`", shown(&target).display()));
    Ok(())
}

/// What an edition is called: what was typed, without folders and ending.
fn name(typed: &str) -> &str {
    let last = typed.trim_end_matches('/').rsplit('/').next().unwrap_or(typed);
    last.strip_suffix(".zip").unwrap_or(last)
}

/// The files of a report: of an archive, of a folder that was built, or built now.
fn edition(typed: &str, terminal: &Terminal) -> Result<Files, CommandError> {
    let path = Path::new(typed);
    if path.is_file() {
        return Ok(open(path, terminal)?.outputs);
    }
    if path.join("manifest.json").is_file() {
        let path = std::path::absolute(path)
            .map_err(|error| CommandError::usage(format!("`{typed}`: {error}")))?;
        return read_folder(&path, "");
    }
    if Path::new(typed).extension().is_some_and(|ending| ending == "zip") {
        let error = CommandError::usage(format!("there is no file `{typed}`"));
        return Err(
            error.hint("give an archive, a report's name, or the folder of a build")
        );
    }
    let project = find_project()?;
    let names = [typed.to_owned()];
    let reports = select(&project, &names, false)?;
    let [report] = reports.as_slice() else { return Ok(Files::new()) };
    let (build, _) = run(report, terminal, |show, diagnostics| {
        let settings = BuildSettings::default();
        pipeline::build(&project, report, settings, show, diagnostics)
    })?;
    Ok(build.publication.files)
}

/// Everything that differs as tables to read.
fn in_tables(
    (then, now): (&str, &str),
    changes: &Changes,
    terminal: &Terminal,
    may_be_coloured: bool,
) -> String {
    let head = |text: &str| {
        if may_be_coloured { terminal.toned(text, Tone::Head) } else { text.to_owned() }
    };
    let mut lines = vec![head(&format!("{then} → {now}"))];
    if changes.is_empty() {
        lines.push("nothing differs".to_owned());
        return lines.join("\n");
    }
    let mut section = |title: &str, rows: Vec<String>| {
        if !rows.is_empty() {
            lines.extend([String::new(), head(title)]);
            lines.extend(rows);
        }
    };
    let inputs = changes.inputs.iter();
    let inputs =
        inputs.map(|one| [one.stage.name().to_owned(), one.how.word().to_owned()]);
    let inputs = table::aligned(["", ""], &inputs.collect::<Vec<_>>(), &[]);
    let names = changes.inputs.iter().map(|one| &one.name);
    let inputs =
        inputs.iter().skip(1).zip(names).map(|(cells, name)| format!("{cells}{name}"));
    section("inputs", inputs.collect());
    let numbers = changes.numbers.iter().map(|one| {
        let [name, then, now, _] = cells(one);
        [name, then, now]
    });
    let numbers = numbers.collect::<Vec<_>>();
    let aligned = table::aligned(["number", "then", "now"], &numbers, &[1, 2]);
    let causes = changes.numbers.iter().map(|one| {
        let [.., causes] = cells(one);
        causes
    });
    let causes = std::iter::once("cause".to_owned()).chain(causes);
    let rows = aligned.iter().zip(causes).map(|(cells, cause)| format!("{cells}{cause}"));
    section("numbers", if numbers.is_empty() { Vec::new() } else { rows.collect() });
    section("charts that are drawn otherwise", changes.drawings.clone());
    let mut texts = Vec::new();
    let mut last = None;
    for change in &changes.texts {
        if last != Some(&change.section) && !change.section.is_empty() {
            texts.push(format!("{}:", change.section));
            last = Some(&change.section);
        }
        texts.push(format!("  {} ({})", marked(change), change.cause()));
    }
    section("sentences", texts);
    let pages = &changes.pages;
    let page =
        |page: Option<usize>| page.map_or_else(|| "–".to_owned(), |it| it.to_string());
    let changed = pages.changed.iter().map(|(then, now)| match (then, now) {
        (Some(then), Some(now)) if then == now => then.to_string(),
        _ => format!("{}→{}", page(*then), page(*now)),
    });
    let changed = changed.collect::<Vec<_>>();
    let mut told = vec![format!("{} then, {} now", some(pages.then, "page"), pages.now)];
    if !changed.is_empty() {
        told.push(format!("changed: {}", changed.join(", ")));
    }
    section("pages", told);
    lines.join("\n")
}

/// The words of a row: what it is, then, now, why.
fn cells(change: &NumberChange) -> [String; 4] {
    let NumberChange { id, part, then, now, causes } = change;
    let none = || "–".to_owned();
    let causes = causes.iter().map(|cause| cause.word()).collect::<Vec<_>>();
    let name = if part.is_empty() { id.clone() } else { format!("{id}: {part}") };
    [
        name,
        then.clone().unwrap_or_else(none),
        now.clone().unwrap_or_else(none),
        causes.join(", "),
    ]
}

/// Lists what differs, one thing a line, with tabs between.
pub(crate) fn list(changes: &Changes, terminal: &Terminal) {
    for change in &changes.numbers {
        let [name, then, now, causes] = cells(change);
        terminal.answer(&format!("number\t{name}\t{then} → {now}\t{causes}"));
    }
    for change in &changes.texts {
        let cause = change.cause();
        terminal.answer(&format!(
            "sentence\t{}\t{}\t{cause}",
            change.section,
            marked(change)
        ));
    }
    let pages = &changes.pages;
    if pages.then != pages.now {
        terminal.answer(&format!("pages\t{} → {}", pages.then, pages.now));
    }
    for (then, now) in &pages.changed {
        let page =
            |page: &Option<usize>| page.map_or("–".to_owned(), |page| page.to_string());
        terminal.answer(&format!("page\t{} → {}", page(then), page(now)));
    }
}

/// A sentence with what is gone in `[-…-]` and what is new in `[+…+]`.
fn marked(change: &TextChange) -> String {
    let piece = |piece: &Piece| match piece {
        Piece::Same(text) => text.clone(),
        Piece::Gone(text) => format!("[-{text}-]"),
        Piece::New(text) => format!("[+{text}+]"),
    };
    change.pieces.iter().map(piece).collect()
}
