//! What Tera says of a mistake, in the form of our own messages.

use crate::diagnostic::{Said, SaidPart};

/// One line of what Tera says, as our messages are: lower case, no full stop.
pub(crate) fn tera_words(message: &str) -> String {
    let line = message.lines().next().unwrap_or_default().trim_end_matches('.');
    let mut letters = line.chars();
    let first = letters.next().map(|letter| letter.to_lowercase().to_string());
    format!("{}{}", first.unwrap_or_default(), letters.as_str())
}

/// What Tera says of a mistake that authors often make, and what our own functions say
/// through it.
const KNOWN: [&str; 17] = [
    "unknown filter `{name}`",
    "unknown test `{name}`",
    "variable `{name}` is not defined",
    "missing keyword argument `{name}`",
    "unexpected end of input",
    "unexpected character",
    "unknown tag",
    "the expression is too complex",
    "there is no number `{id}`",
    "there is no sentence on `{about}`",
    "`{id}` and `{other}` have no difference",
    "`{function}` has no argument `{key}`",
    "`{id}` has no change",
    "`{id}` has no `{function}`",
    "`gender` is `en` or `ett`, not `{gender}`",
    "`range` gives more than {most} numbers",
    "`range` needs a `step_by` that leads from `start` to `end`",
];

/// The same, so that it can be said in another language if it is known.
pub(crate) fn tera_said(message: &str) -> Said {
    let known = |form: &&'static str| Some(Said::new(form, parts_of(form, message)?));
    KNOWN.iter().find_map(known).unwrap_or_else(|| message.to_owned().into())
}

/// The parts of a form that a message has, if it is of that form.
fn parts_of(form: &'static str, message: &str) -> Option<Vec<(&'static str, SaidPart)>> {
    let mut pieces = form.split('{');
    let mut rest = message.strip_prefix(pieces.next()?)?;
    let mut parts = Vec::new();
    for piece in pieces {
        let (name, after) = piece.split_once('}')?;
        let end = rest.find(after).filter(|_| !after.is_empty()).unwrap_or(rest.len());
        let (part, behind) = rest.split_at(end);
        parts.push((name, SaidPart::Written(part.to_owned())));
        rest = behind.strip_prefix(after)?;
    }
    rest.is_empty().then_some(parts)
}

/// Where an error lies that Tera gives as a finished report only.
pub(crate) struct Reported<'r> {
    /// The name of the text.
    pub(crate) file: &'r str,
    /// Counted from 1.
    pub(crate) line: usize,
    /// Counted from 1.
    pub(crate) column: usize,
    /// In characters.
    pub(crate) length: usize,
}

/// Message and place of an error that Tera gives as a finished report only:
/// `error: MESSAGE`, `--> NAME:LINE:COLUMN` and a line of `^`.
pub(crate) fn tera_report(report: &str) -> (&str, Option<Reported<'_>>) {
    let first = report.lines().next().unwrap_or_default();
    let message = first.strip_prefix("error: ").unwrap_or(first);
    let place = || {
        let line = report.lines().find_map(|line| line.trim().strip_prefix("--> "))?;
        let (line, column) = line.rsplit_once(':')?;
        let (file, line) = line.rsplit_once(':')?;
        let length = report.lines().last()?.matches('^').count();
        let (line, column) = (line.parse().ok()?, column.parse().ok()?);
        Some(Reported { file, line, column, length })
    };
    (message, place())
}
