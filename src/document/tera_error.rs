//! What Tera says of a mistake, in the form of our own messages.

/// One line of what Tera says, as our messages are: lower case, no full stop.
pub(crate) fn tera_words(message: &str) -> String {
    let line = message.lines().next().unwrap_or_default().trim_end_matches('.');
    let mut letters = line.chars();
    let first = letters.next().map(|letter| letter.to_lowercase().to_string());
    format!("{}{}", first.unwrap_or_default(), letters.as_str())
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
