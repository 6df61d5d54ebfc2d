//! `compare`: what differs between two editions of a report, and why.

use std::path::Path;

use baslinje::archive::Files;
use baslinje::comparison::{
    self, EditionChanges, InputChange, NumberChange, Only, Pages, Piece, RequestChange,
    ReviewPage, TextCause, TextChange,
};
use baslinje::diagnostic::Said;
use baslinje::file::{self, Choice, Destination, NewContent, Workplace};
use baslinje::fingerprint::WithoutKey;
use baslinje::pipeline::{self, BuildSettings};
use baslinje::say;

use crate::ProjectFinder;
use crate::archive::{open, read_folder};
use crate::args::{CompareArguments, CompareFormat};
use crate::build::{run, select, told_path};
use crate::command_error::CommandError;
use crate::counted::{CountedThing, counted, in_a_row};
use crate::table;
use crate::target::{TargetFile, tell_remains, unwritten, waits};
use crate::terminal::{Terminal, TerminalLine, Tone};
use crate::wrapping::{WIDTH, wrapped};

/// Compares two editions and tells what differs. That something does is no failure.
pub(crate) fn compare(
    arguments: &CompareArguments,
    finder: &ProjectFinder<'_>,
) -> Result<(), CommandError> {
    let ProjectFinder { terminal, workplace, .. } = *finder;
    let CompareArguments { then, now, format, out } = arguments;
    if *format == CompareFormat::Html && out.is_none() {
        let error = CommandError::usage("a page needs a file to be written to");
        return Err(error.hint("name it, such as `--out changes.html`"));
    }
    // What cannot be written there is told before the work begins.
    let place = out.as_deref().map(|out| claim(out, terminal, workplace)).transpose()?;
    let before = edition(then, finder)?;
    let after = edition(now, finder)?;
    let changes = comparison::says(&before, &after).map_err(|record| {
        let message = say!("one of the two has no `{record}` that can be read", record);
        CommandError::wrong(message).hint("build it again with `baslinje build NAME`")
    })?;
    let names = (name(then), name(now));
    let text = match format {
        CompareFormat::Text => {
            let lines = in_tables(
                &format!("{} → {}", names.0, names.1),
                &changes,
                terminal,
                out.is_none(),
            );
            if out.is_none() {
                lines.into_iter().for_each(|line| terminal.answer(line));
                return Ok(());
            }
            let lines = lines.into_iter().map(TerminalLine::into_text);
            lines.collect::<Vec<_>>().join("\n")
        }
        CompareFormat::Json => changes.to_json(names.0, names.1),
        CompareFormat::Html => {
            let pdfs = (comparison::pdf(&before), comparison::pdf(&after));
            let language = comparison::language(&after);
            ReviewPage { names, pdfs, language, changes: &changes }.to_html()
        }
    };
    let Some(place) = place else {
        terminal.file(text.trim_end_matches('\n'));
        return Ok(());
    };
    let target = place.path();
    let remains = place
        .replace(&[NewContent::File(text.as_bytes())])
        .map_err(|error| unwritten(error, Choice::File))?;
    terminal.say(say!("wrote `{name}`", name = told_path(&target)));
    tell_remains(&remains, terminal);
    Ok(())
}

/// Claims the file that is to be written. A page of an earlier comparison is replaced.
fn claim(
    out: &Path,
    terminal: &Terminal,
    workplace: &Workplace,
) -> Result<Destination, CommandError> {
    let target = TargetFile::new(out)?;
    let mut wait = waits(target.name(), false, terminal);
    let place = target.claim(workplace, &mut wait).and_then(|mut place| {
        place.recognise(target.name(), comparison::recognise).map(|()| place)
    });
    place.map_err(|error| unwritten(error, Choice::File))
}

/// What an edition is called: what was typed, without folders and ending.
fn name(typed: &str) -> &str {
    let last = typed.trim_end_matches('/').rsplit('/').next().unwrap_or(typed);
    last.strip_suffix(".zip").unwrap_or(last)
}

/// The files of a report: of an archive, of a folder that was built, or built now.
fn edition(typed: &str, finder: &ProjectFinder<'_>) -> Result<Files, CommandError> {
    let terminal = finder.terminal;
    let path = Path::new(typed);
    if path.is_file() {
        return Ok(open(path, terminal)?.outputs);
    }
    if path.join("manifest.json").is_file() {
        let path = std::path::absolute(path).map_err(|error| {
            let reason = file::refusal(&error);
            CommandError::usage(say!("`{folder}`: {reason}", folder = typed, reason))
        })?;
        return read_folder(&path, "");
    }
    if Path::new(typed).extension().is_some_and(|ending| ending == "zip") {
        let error = CommandError::usage(say!("there is no file `{name}`", name = typed));
        return Err(
            error.hint("give an archive, a report's name, or the folder of a build")
        );
    }
    let project = finder.find()?;
    let names = [typed.to_owned()];
    let reports = select(&project, &names, false)?;
    let [report] = reports.as_slice() else { return Ok(Files::new()) };
    let (build, _) = run(report, terminal, |show, diagnostics| {
        // Nothing of it is published, but compared with what may be older than keys.
        let without_key = WithoutKey::Plain;
        let settings = BuildSettings { without_key, ..BuildSettings::default() };
        pipeline::build(&project, report, settings, show, diagnostics)
    })?;
    Ok(build.publication.files)
}

/// Longer names of parts have lines of their own.
const NAME_WIDTH: usize = 56;

/// Everything that differs as tables to read.
fn in_tables(
    editions: &str,
    changes: &EditionChanges,
    terminal: &Terminal,
    may_be_coloured: bool,
) -> Vec<TerminalLine> {
    let head = |text: &str| {
        if may_be_coloured {
            terminal.toned(text, Tone::Head)
        } else {
            TerminalLine::new(text)
        }
    };
    let mut lines = vec![head(editions)];
    if changes.is_empty() {
        lines.push(TerminalLine::new(&terminal.told(&say!("nothing differs"))));
        return lines;
    }
    let mut section = |title: Said, count: usize, rows: Vec<String>| {
        if !rows.is_empty() {
            let title = format!("{} ({count})", terminal.told(&title));
            lines.extend([TerminalLine::new(""), head(&title)]);
            lines.extend(rows.into_iter().map(TerminalLine::from));
        }
    };
    section(say!("inputs"), changes.inputs.len(), inputs(changes, terminal));
    let in_both = changes.in_both();
    let rows = in_both.iter().flat_map(|parts| number(parts, terminal));
    section(say!("numbers that differ"), in_both.len(), rows.collect());
    for (title, only) in
        [(say!("new numbers"), Only::Now), (say!("numbers that are gone"), Only::Then)]
    {
        let rows = changes.in_one(only).map(|one| {
            let value = one.now.as_ref().or(one.then.as_ref());
            let value = value.map_or("", String::as_str);
            format!("{}: {value} ({})", one.id, causes_of(one, terminal))
        });
        let rows = rows.flat_map(|row| wrapped(&row, 0));
        section(title, changes.in_one(only).count(), rows.collect());
    }
    let drawings = &changes.drawings;
    section(say!("charts that are drawn otherwise"), drawings.len(), drawings.clone());
    let mut texts = Vec::new();
    for sentences in changes.sections() {
        // What stands before the first heading has none.
        if !sentences[0].section.is_empty() {
            texts.extend(wrapped(&format!("{}:", sentences[0].section), 0));
        }
        for change in sentences {
            let why = terminal.told(&why(change));
            let mut told = format!("{} ({why})", marked(change));
            told.extend(change.written.iter().map(|written| format!(" {written}")));
            texts.extend(wrapped(&told, 2));
        }
    }
    section(say!("sentences"), changes.texts.len(), texts);
    let pages = &changes.pages;
    let counts = say!(
        "{pages} then, {now} now",
        pages = counted(pages.then, CountedThing::Page),
        now = pages.now
    );
    let mut told = vec![terminal.told(&counts)];
    let ranges = ranges(pages).into_iter();
    told.extend(ranges.flat_map(|line| wrapped(&terminal.told(&line), 0)));
    section(say!("pages"), pages.changed.len(), told);
    lines
}

/// Why a number differs, in words.
fn causes_of(change: &NumberChange, terminal: &Terminal) -> String {
    let causes = change.causes.iter().map(|cause| Said::from(cause.word()));
    terminal.told(&in_a_row(causes))
}

fn inputs(changes: &EditionChanges, terminal: &Terminal) -> Vec<String> {
    let rows = changes.inputs.iter();
    let rows = rows.map(|one| {
        [one.stage.name(), one.how.word()].map(|word| terminal.told(&word.into()))
    });
    let rows = table::aligned(["", ""], &rows.collect::<Vec<_>>(), &[]);
    let paths = changes.inputs.iter().map(InputChange::path);
    rows.iter().skip(1).zip(paths).map(|(cells, path)| format!("{cells}{path}")).collect()
}

/// A number and what of it differs; causes beside the parts if they are not the same.
fn number(parts: &[NumberChange], terminal: &Terminal) -> Vec<String> {
    let is_shared = parts.iter().all(|part| part.causes == parts[0].causes);
    let mut lines = if is_shared {
        vec![format!("{} ({})", parts[0].id, causes_of(&parts[0], terminal))]
    } else {
        vec![parts[0].id.clone()]
    };
    for RequestChange { request, then, now } in NumberChange::asked_of(parts) {
        let request = terminal.told(&request.word().into());
        lines.extend(wrapped(&format!("{request}: {then} → {now}"), 2));
    }
    let none = || "–".to_owned();
    let rows = parts.iter().map(|one| {
        let value = |value: &Option<String>| value.clone().unwrap_or_else(none);
        let cause = if is_shared { String::new() } else { causes_of(one, terminal) };
        let part = match one.part.is_empty() {
            true => terminal.told(&say!("all of it")),
            false => one.part.clone(),
        };
        (part, value(&one.then), value(&one.now), cause)
    });
    let rows = rows.collect::<Vec<_>>();
    let width = |text: &str| text.chars().count();
    let is_long = |(part, then, now, cause): &(String, String, String, String)| {
        let rest = width(then) + width(now) + width(cause);
        width(part) > NAME_WIDTH || rest + NAME_WIDTH + 9 > WIDTH
    };
    let short = || rows.iter().filter(|row| !is_long(row));
    let names = short().map(|row| width(&row.0)).max().unwrap_or_default();
    let befores = short().map(|row| width(&row.1)).max().unwrap_or_default();
    let afters = short().map(|row| width(&row.2)).max().unwrap_or_default();
    for row in &rows {
        let (part, then, now, cause) = row;
        if is_long(row) {
            let cause = if is_shared { String::new() } else { format!(" ({cause})") };
            lines.extend(wrapped(&format!("{part}: {then} → {now}{cause}"), 2));
        } else {
            let line =
                format!("  {part:<names$}  {then:>befores$} → {now:>afters$}  {cause}");
            lines.push(line.trim_end().to_owned());
        }
    }
    lines
}

/// Which pages differ, where pages that follow each other are told together.
fn ranges(pages: &Pages) -> Vec<Said> {
    type Pair = (Option<usize>, Option<usize>);
    let both = |pair: &Pair| pair.0.zip(pair.1);
    let changed = pages.changed.iter().filter_map(both).collect::<Vec<_>>();
    let follows = |one: &(usize, usize), next: &(usize, usize)| {
        next.0 == one.0 + 1 && next.1 == one.1 + 1
    };
    let changed = changed.chunk_by(follows).map(|pairs| {
        let (first, last) = (pairs[0], pairs[pairs.len() - 1]);
        let (then, now) = (range(first.0, last.0), range(first.1, last.1));
        if then == now { now } else { format!("{then} → {now}") }
    });
    let changed = changed.collect::<Vec<_>>();
    let alone = |of: fn(&Pair) -> Option<usize>| {
        let alone = pages.changed.iter().filter(|pair| both(pair).is_none());
        let alone = alone.filter_map(of).collect::<Vec<_>>();
        let ranges = alone.chunk_by(|one, next| *next == one + 1);
        ranges.map(|run| range(run[0], run[run.len() - 1])).collect::<Vec<_>>()
    };
    let (gone, new) = (alone(|pair| pair.0), alone(|pair| pair.1));
    let [changed, gone, new] = [changed, gone, new].map(|ranges| ranges.join(", "));
    let told = [
        (!changed.is_empty()).then(|| say!("changed: {pages}", pages = changed)),
        (!gone.is_empty()).then(|| say!("gone: {pages}", pages = gone)),
        (!new.is_empty()).then(|| say!("new: {pages}", pages = new)),
    ];
    told.into_iter().flatten().collect()
}

fn range(first: usize, last: usize) -> String {
    if first == last { first.to_string() } else { format!("{first}–{last}") }
}

/// Why a sentence differs, and where it stood.
fn why(change: &TextChange) -> Said {
    let is_moved = change.cause() == TextCause::Moved;
    let cause = Said::from(change.cause().word());
    match &change.moved_from {
        Some(from) if *from == change.section && is_moved => cause,
        Some(from) if is_moved => say!("moved from {from}", from),
        Some(from) if *from != change.section => {
            say!("{cause}, moved from {from}", cause, from)
        }
        _ => cause,
    }
}

/// Lists what differs, one thing a line, with tabs between.
pub(crate) fn list(changes: &EditionChanges, terminal: &Terminal) {
    let none = || "–".to_owned();
    for change in &changes.numbers {
        let NumberChange { id, part, then, now, asked, .. } = change;
        let name = if part.is_empty() { id.clone() } else { format!("{id}: {part}") };
        let value = |value: &Option<String>| value.clone().unwrap_or_else(none);
        let (then, now) = (value(then), value(now));
        let (kind, causes) =
            (terminal.told(&say!("number")), causes_of(change, terminal));
        let asked = asked.iter().map(|RequestChange { request, then, now }| {
            let request = terminal.told(&request.word().into());
            format!("\t{request}: {then} → {now}")
        });
        let asked = asked.collect::<String>();
        terminal.answer(format!("{kind}\t{name}\t{then} → {now}\t{causes}{asked}"));
    }
    for change in &changes.texts {
        let (kind, cause) =
            (terminal.told(&say!("sentence")), terminal.told(&why(change)));
        let (section, text) = (&change.section, marked(change));
        let written = change.written.iter().map(|written| format!("\t{written}"));
        let written = written.collect::<String>();
        terminal.answer(format!("{kind}\t{section}\t{text}\t{cause}{written}"));
    }
    let pages = &changes.pages;
    if pages.then != pages.now {
        let kind = terminal.told(&say!("pages"));
        terminal.answer(format!("{kind}\t{} → {}", pages.then, pages.now));
    }
    for (then, now) in &pages.changed {
        let page = |page: &Option<usize>| page.map_or_else(none, |page| page.to_string());
        let kind = terminal.told(&say!("page"));
        terminal.answer(format!("{kind}\t{} → {}", page(then), page(now)));
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
