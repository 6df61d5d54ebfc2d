//! `comments`: what others have said and changed in a document for word processors, and what
//! they have said on the page for reviewers.

use std::path::Path;

use baslinje::diagnostic::{Diagnostics, Place, Said};
use baslinje::feedback::{
    self, AnnotatedFile, EditedFile, Feedback, FoundChange, FoundComment, FoundPlace,
    ReturnedDocument, WhatChanged,
};
use baslinje::file::{
    self, Choice, Destination, NewContent, ReadError, Replaceable, Workplace, sha256,
    with_crlf, with_lf,
};
use baslinje::pipeline::{self, BuildSettings};
use baslinje::project::{Project, ReportFiles};
use baslinje::say;
use baslinje::word::{self, WORD_ENDING, WrittenBlock};

use crate::args::CommentsArguments;
use crate::build::select;
use crate::code_watch;
use crate::command_error::CommandError;
use crate::counted::{CountedThing, counted, in_a_row};
use crate::target::{tell_remains, unwritten};
use crate::terminal::Terminal;

/// What files that pages for reviewers save end with.
const JSON_ENDING: &str = ".json";

/// So much of what was said or changed is shown on a line.
const SHOWN: usize = 160;

/// Tells what came back, and makes the changes that can mean only one thing if that is asked.
pub(crate) fn comments(
    project: &Project,
    arguments: &CommentsArguments,
    terminal: &Terminal,
    workplace: &Workplace,
) -> Result<(), CommandError> {
    let reports = select(project, std::slice::from_ref(&arguments.name), false)?;
    let [report] = reports.as_slice() else { return Ok(()) };
    let mut opened = OpenedFiles::default();
    let mut diagnostics = Diagnostics::default();
    for path in &arguments.files {
        opened.open(path, &report.name, &mut diagnostics)?;
    }
    if diagnostics.has_errors() {
        terminal.report(&diagnostics);
        return Err(CommandError::told());
    }
    let now = said_now(project, report, terminal)?;
    let mut changes = Vec::new();
    for (path, document) in opened.documents {
        let found = document.held_against(&now);
        tell(path, &found, arguments.apply, terminal);
        changes.extend(found.changes);
    }
    if !opened.annotated.is_empty() {
        let files = opened.annotated.len();
        tell_remarks(files, &feedback::remarks(opened.annotated, &now), terminal);
    }
    if !arguments.apply {
        let can_be = changes.iter().filter(|change| change.can_be_made()).count();
        if can_be > 0 {
            terminal.say(counted(can_be, CountedThing::PlainChange));
        }
        return Ok(());
    }
    let edited = feedback::apply(&changes);
    if edited.is_empty() {
        terminal.say("nothing was changed: no change can mean only one thing");
    }
    for file in edited {
        make(project, &file, terminal, workplace)?;
        for change in file.made.iter().filter_map(|index| changes.get(*index)) {
            let made = say!("made: {change}", change = changed(change));
            terminal.answer(terminal.told(&made));
        }
    }
    Ok(())
}

/// What the report says now. What there is to say of it `check` says; here only mistakes that
/// leave nothing to hold a document against.
fn said_now(
    project: &Project,
    report: &ReportFiles,
    terminal: &Terminal,
) -> Result<Vec<WrittenBlock>, CommandError> {
    let mut diagnostics = Diagnostics::default();
    let progress = terminal.progress(&report.name);
    let show = |step| progress.show(step);
    let settings = BuildSettings::default();
    let watched = code_watch::report(&report.name);
    let prepared = pipeline::prepare(project, report, settings, &show, &mut diagnostics);
    drop(watched);
    progress.finish();
    match prepared.filter(|_| !diagnostics.has_errors()) {
        Some(prepared) => Ok(word::written(prepared.word_sources())),
        None => {
            terminal.report(&diagnostics);
            Err(CommandError::told())
        }
    }
}

/// The files that came back.
#[derive(Default)]
struct OpenedFiles<'p> {
    /// Documents for word processors.
    documents: Vec<(&'p Path, ReturnedDocument)>,
    /// What was saved from pages for reviewers.
    annotated: Vec<AnnotatedFile>,
}

impl<'p> OpenedFiles<'p> {
    /// Opens one. What is wrong in a text is told with its line.
    fn open(
        &mut self,
        path: &'p Path,
        report: &str,
        diagnostics: &mut Diagnostics,
    ) -> Result<(), CommandError> {
        let unread = |error: ReadError| {
            CommandError::usage(error.said()).hint("give the file that came back")
        };
        let ends = |ending: &str| {
            let own = path.extension().and_then(|it| it.to_str());
            own.is_some_and(|it| format!(".{it}").eq_ignore_ascii_case(ending))
        };
        if ends(WORD_ENDING) {
            let bytes = file::read_file(path).map_err(unread)?;
            let document = feedback::open(&bytes, report).map_err(|error| {
                let file = path.display().to_string();
                CommandError::wrong(say!("`{file}`: {wrong}", file, wrong = error.said()))
                    .hint(error.hint())
            })?;
            self.documents.push((path, document));
            return Ok(());
        }
        if !ends(JSON_ENDING) {
            let message = say!(
                "`{file}` is neither a `{word}` nor a `{saved}`",
                file = path.display().to_string(),
                word = WORD_ENDING,
                saved = JSON_ENDING
            );
            let hint = "give the document that came back, as a word processor saves it, or \
                        the comments that the page for reviewers saves";
            return Err(CommandError::usage(message).hint(hint));
        }
        match file::read_text_file(path) {
            Ok(source) => match feedback::read_comments(&source, report) {
                Ok(annotated) => self.annotated.push(annotated),
                Err(error) => diagnostics.push(error),
            },
            Err(error @ ReadError::NotUtf8 { .. }) => {
                diagnostics.push(error.diagnostic());
            }
            Err(error) => return Err(unread(error)),
        }
        Ok(())
    }
}

/// Tells what reviewers have said on the page of a report.
fn tell_remarks(files: usize, found: &[FoundComment], terminal: &Terminal) {
    let (answers, comments): (Vec<_>, Vec<_>) =
        found.iter().partition(|comment| comment.is_answer);
    let done = comments.iter().filter(|comment| comment.is_done).count();
    let found_in = say!(
        "{files}: {found}",
        files = counted(files, CountedThing::File),
        found = in_a_row([
            counted(comments.len(), CountedThing::Comment),
            counted(answers.len(), CountedThing::Answer),
            counted(done, CountedThing::Done),
        ])
    );
    terminal.answer(terminal.told(&found_in));
    list(&say!("comments:"), found.iter().map(commented), terminal);
}

/// Tells everything that came back with a document: numbers first.
fn tell(path: &Path, found: &Feedback, is_applied: bool, terminal: &Terminal) {
    let is_number =
        |change: &&FoundChange| matches!(change.what, WhatChanged::Number { .. });
    let numbers = found.changes.iter().filter(is_number).collect::<Vec<_>>();
    let texts = found.changes.iter().filter(|change| !is_number(change));
    let texts = texts.collect::<Vec<_>>();
    let found_in = say!(
        "{file}: {found}",
        file = path.display().to_string(),
        found = in_a_row([
            counted(numbers.len(), CountedThing::NumberTypedOver),
            counted(texts.len(), CountedThing::Change),
            counted(found.comments.len(), CountedThing::Comment),
        ])
    );
    terminal.answer(terminal.told(&found_in));
    if found.is_held_against_now {
        terminal.say_below(say!(
            "the document does not tell any more what was written; it is held against the \
             report as it is now"
        ));
    } else if found.moved_on > 0 {
        terminal.say_below(counted(found.moved_on, CountedThing::MovedBlock));
    }
    let numbers = numbers.iter().map(|number| changed(number));
    list(&say!("numbers that were typed over:"), numbers, terminal);
    let told = texts.iter().map(|change| {
        let line = changed(change);
        if change.is_made {
            say!("{change}; the report says so already", change = line)
        } else if !change.can_be_made() && is_applied {
            say!("{change}; to be made by hand", change = line)
        } else {
            line
        }
    });
    list(&say!("changes:"), told, terminal);
    let removed = found.removed.iter().map(|block| {
        let (place, id) = (told_place(&block.place), &block.id);
        say!("{place}: the block `{id}` was taken out", place, id)
    });
    list(&say!("blocks:"), removed, terminal);
    list(&say!("comments:"), found.comments.iter().map(commented), terminal);
}

fn list(head: &Said, lines: impl Iterator<Item = Said>, terminal: &Terminal) {
    let lines = lines.collect::<Vec<_>>();
    if lines.is_empty() {
        return;
    }
    terminal.answer(terminal.told(head));
    for line in lines {
        terminal.answer(format!("  {}", terminal.told(&line)));
    }
}

/// A change on a line.
fn changed(change: &FoundChange) -> Said {
    let place = told_place(&change.place);
    let (was, is) = (shown(&change.was), shown(&change.is));
    let what = match &change.what {
        WhatChanged::Number { address, .. } => {
            say!("the number `{address}`: `{was}` became `{is}`", address, was, is)
        }
        WhatChanged::ParagraphAdded => say!("a paragraph was put in: `{is}`", is),
        WhatChanged::ParagraphRemoved => say!("a paragraph was taken out: `{was}`", was),
        WhatChanged::Words if change.was.is_empty() => say!("`{is}` was put in", is),
        WhatChanged::Words if change.is.is_empty() => say!("`{was}` was taken out", was),
        WhatChanged::Words => say!("`{was}` became `{is}`", was, is),
    };
    match &change.author {
        Some(author) if !author.is_empty() => {
            say!("{place}: {what}, by {author}", place, what, author)
        }
        Some(_) => say!("{place}: {what}", place, what),
        None => say!("{place}: {what}, not tracked", place, what),
    }
}

fn commented(comment: &FoundComment) -> Said {
    let place = match &comment.to {
        Some(to) => {
            let (from, to) = (told_place(&comment.place), told_place(to));
            say!("{from} to {to}", from, to)
        }
        None => told_place(&comment.place),
    };
    let day = comment.date.split('T').next().unwrap_or_default();
    // Some programs say that it was in the year 0.
    let day = if day.starts_with('0') { "" } else { day };
    let who = [comment.author.as_str(), day].into_iter().filter(|part| !part.is_empty());
    let who = who.collect::<Vec<_>>().join(", ");
    let who = if who.is_empty() { say!("somebody") } else { who.into() };
    let who = match (comment.is_done, comment.is_answer) {
        (true, _) => say!("{who} (done)", who),
        (false, true) => say!("{who} (an answer)", who),
        (false, false) => who,
    };
    let who = match comment.quote.is_empty() {
        true => who,
        false => say!("{who} on `{quote}`", who, quote = shown(&comment.quote)),
    };
    say!("{place}: {who}: {text}", place, who, text = shown(&comment.text))
}

fn told_place(place: &FoundPlace) -> Said {
    let lines = |places: &[Place]| {
        places.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
    };
    match place {
        FoundPlace::There(place) => place.to_string().into(),
        FoundPlace::InBlock(place) => {
            let (file, line) = (&place.source().name, place.line());
            say!("{file}:{line} (in this block)", file, line)
        }
        FoundPlace::Near(place) => {
            say!("{place} (the words there are others now)", place)
        }
        FoundPlace::OneOf(places) => {
            say!("ambiguous, one of {places}", places = lines(places))
        }
        FoundPlace::Gone(Some(before)) => {
            say!("not found any more (was {before})", before)
        }
        FoundPlace::Gone(None) => say!("outside the author's text"),
        FoundPlace::Lost => say!("not found any more"),
    }
}

/// A text on one line, as long as it can be shown.
fn shown(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = if line.is_empty() && !text.is_empty() { " ".to_owned() } else { line };
    let mut shown = line.chars().take(SHOWN).collect::<String>();
    if shown.len() < line.len() {
        shown.push('…');
    }
    baslinje::diagnostic::harmless(&shown).into_owned()
}

/// Writes a file in which changes have been made, if it is as it was read.
fn make(
    project: &Project,
    edited: &EditedFile,
    terminal: &Terminal,
    workplace: &Workplace,
) -> Result<(), CommandError> {
    let path = project.root().join(&edited.name);
    let other = || {
        let message = say!(
            "`{file}` is not as it was read; nothing in it was changed",
            file = &edited.name
        );
        CommandError::wrong(message).hint("save it, and run the command again")
    };
    let raw =
        file::read_file(&path).map_err(|error| CommandError::wrong(error.said()))?;
    let after = if raw == edited.before.as_bytes() {
        edited.after.clone().into_bytes()
    } else if with_lf(&raw).is_some_and(|text| text == edited.before.as_bytes()) {
        with_crlf(edited.after.as_bytes())
    } else {
        return Err(other());
    };
    let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
        return Err(other());
    };
    let name = name.to_str().ok_or_else(other)?;
    let place = Destination::claim(workplace, folder, name, &mut || true);
    let place = place.and_then(|mut place| {
        place.recognise(name, |_| Ok(Replaceable::File(sha256(&raw))))?;
        Ok(place)
    });
    let place = place.map_err(|error| unwritten(error, Choice::None))?;
    let remains = place
        .replace(&[NewContent::File(&after)])
        .map_err(|error| unwritten(error, Choice::None))?;
    tell_remains(&remains, terminal);
    Ok(())
}
