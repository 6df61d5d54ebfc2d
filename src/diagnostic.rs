//! What went wrong, and where the author wrote it.
//!
//! Every value an author writes carries a [`Place`]. A room that finds mistakes pushes
//! [`Diagnostic`]s onto the [`Diagnostics`] it was handed and goes on, so that all
//! mistakes of a run are reported together.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A text file the author wrote: its name from the project root and its content.
#[derive(Debug, PartialEq, Eq)]
pub struct Source {
    /// Path from the project root, with forward slashes.
    pub name: String,
    /// The whole text.
    pub text: String,
    /// Whether it holds people's answers: a message names the place, but never shows the
    /// line.
    pub confidential: bool,
}

impl Source {
    /// Wraps a named text.
    #[must_use]
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Arc<Self> {
        Arc::new(Self { name: name.into(), text: text.into(), confidential: false })
    }

    /// Wraps a text that holds people's answers.
    #[must_use]
    pub fn confidential(name: impl Into<String>, text: impl Into<String>) -> Arc<Self> {
        Arc::new(Self { name: name.into(), text: text.into(), confidential: true })
    }
}

/// A stretch of a file the author wrote.
#[derive(Clone, PartialEq, Eq)]
pub struct Place {
    source: Arc<Source>,
    start: usize,
    end: usize,
}

impl Place {
    /// The bytes `start..end` of `source`, pulled in to lie inside the text and on
    /// character boundaries.
    #[must_use]
    pub fn new(source: &Arc<Source>, start: usize, end: usize) -> Self {
        let text = &source.text;
        let start = text.floor_char_boundary(start.min(text.len()));
        let end = text.ceil_char_boundary(end.clamp(start, text.len()));
        Self { source: Arc::clone(source), start, end }
    }

    /// The same place without its line, which is not to be printed.
    #[must_use]
    pub fn unprinted(&self) -> Self {
        let Source { name, text, .. } = self.source.as_ref();
        let source = Source::confidential(name.as_str(), text.as_str());
        Self { source, start: self.start, end: self.end }
    }

    /// The first character of a line (counted from 1) and column (counted from 1, in
    /// characters), `length` characters long.
    #[must_use]
    pub fn at(source: &Arc<Source>, line: usize, column: usize, length: usize) -> Self {
        let text = &source.text;
        let line_start = text
            .split_inclusive('\n')
            .take(line.saturating_sub(1))
            .map(str::len)
            .sum::<usize>();
        let bytes = |from: usize, chars: usize| {
            text[from..].chars().take(chars).map(char::len_utf8).sum::<usize>()
        };
        let start = line_start + bytes(line_start, column.saturating_sub(1));
        Self::new(source, start, start + bytes(start, length))
    }

    /// The start of the file, for a mistake that concerns the file as a whole.
    #[must_use]
    pub fn file(source: &Arc<Source>) -> Self {
        Self::new(source, 0, 0)
    }

    /// A place that was kept (as file and bytes) in a text of now. Of a file that is not
    /// among the sources nothing but the name is known.
    #[must_use]
    pub fn within(&self, sources: &[Arc<Source>]) -> Self {
        let found = sources.iter().find(|source| source.name == self.source.name);
        Self::new(found.unwrap_or(&self.source), self.start, self.end)
    }

    /// The file the place lies in.
    #[must_use]
    pub fn source(&self) -> &Arc<Source> {
        &self.source
    }

    /// Bytes from the start of the file to the start of the place.
    #[must_use]
    pub fn start(&self) -> usize {
        self.start
    }

    /// Bytes from the start of the file to the end of the place.
    #[must_use]
    pub fn end(&self) -> usize {
        self.end
    }

    /// Line, counted from 1.
    #[must_use]
    pub fn line(&self) -> usize {
        self.before().matches('\n').count() + 1
    }

    /// Column in characters, counted from 1.
    #[must_use]
    pub fn column(&self) -> usize {
        let before = self.before();
        let line_start = before.rfind('\n').map_or(0, |index| index + 1);
        before[line_start..].chars().count() + 1
    }

    /// The text before it, as far as it is known.
    fn before(&self) -> &str {
        self.source.text.get(..self.start).unwrap_or_default()
    }
}

impl fmt::Debug for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}:{}", self.source.name, self.line(), self.column())
    }
}

/// A place is kept as the name of its file and its first and last byte.
impl Serialize for Place {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (&self.source.name, self.start, self.end).serialize(serializer)
    }
}

/// The text is not kept: [`Place::within`] finds it.
impl<'de> Deserialize<'de> for Place {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (name, start, end) = <(String, usize, usize)>::deserialize(deserializer)?;
        Ok(Self { source: Source::new(name, ""), start, end })
    }
}

/// A value together with the place where the author wrote it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Placed<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub place: Place,
}

impl<T> Placed<T> {
    /// Ties a value to a place.
    pub fn new(value: T, place: Place) -> Self {
        Self { value, place }
    }

    /// Turns the value into another one at the same place.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Placed<U> {
        Placed { value: f(self.value), place: self.place }
    }
}

/// Whether the report can be built in spite of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The report cannot be built.
    Error,
    /// The report is built; the author should look.
    Warning,
}

/// What a check found, so that an author can accept it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The code of the check, such as `unreferenced`.
    pub check: &'static str,
    /// What it is about, such as `diagram:svar`.
    pub of: String,
}

/// One mistake or warning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Error or warning.
    pub severity: Severity,
    /// The check that found it, if it can be accepted.
    pub finding: Option<Finding>,
    /// What is wrong: lower case, no full stop, names in backticks.
    pub message: String,
    /// Where, unless it concerns no file (a missing folder, a full disk).
    pub place: Option<Place>,
    /// What to do about it, each an imperative sentence without a full stop.
    pub hints: Vec<String>,
}

impl Diagnostic {
    /// An error without a place.
    #[must_use]
    pub fn error(message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Error,
            finding: None,
            message: in_line(message.into()),
            place: None,
            hints: Vec::new(),
        }
    }

    /// A warning without a place.
    #[must_use]
    pub fn warning(message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(message) }
    }

    /// The same with a place.
    #[must_use]
    pub fn at(mut self, place: &Place) -> Self {
        self.place = Some(place.clone());
        self
    }

    /// The same as a finding that an author can accept.
    #[must_use]
    pub fn finding(mut self, check: &'static str, of: impl Into<String>) -> Self {
        self.finding = Some(Finding { check, of: of.into() });
        self
    }

    /// The same with one more hint.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(in_line(hint.into()));
        self
    }

    /// The same with a "did you mean" hint if one of `candidates` is close to `wrong`, and
    /// otherwise a hint that lists them.
    #[must_use]
    pub fn suggest<'a>(
        self,
        wrong: &str,
        candidates: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        let candidates = candidates.into_iter().collect::<Vec<_>>();
        if let Some(close) = closest(wrong, &candidates) {
            return self.hint(format!("did you mean `{close}`?"));
        }
        match candidates.as_slice() {
            [] => self,
            [only] => self.hint(format!("use `{only}`, the only one there is")),
            many => {
                let shown = many
                    .iter()
                    .take(12)
                    .map(|name| format!("`{name}`"))
                    .collect::<Vec<_>>();
                let more = if many.len() > 12 { ", …" } else { "" };
                self.hint(format!("choose one of {}{more}", shown.join(", ")))
            }
        }
    }
}

/// A message that cannot be taken for anything else than one.
fn in_line(text: String) -> String {
    match harmless(&text) {
        Cow::Borrowed(_) => text,
        Cow::Owned(plain) => plain,
    }
}

/// The candidate that a person most likely meant, if any is near enough.
pub(crate) fn closest<'a>(wrong: &str, candidates: &[&'a str]) -> Option<&'a str> {
    let folded = wrong.to_lowercase();
    let distance = |name: &str| strsim::osa_distance(&folded, &name.to_lowercase());
    let limit = (wrong.chars().count() / 3).clamp(1, 4);
    candidates
        .iter()
        .copied()
        .map(|name| (distance(name), name))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// Whether two names differ so little that one may be a misspelling of the other: they
/// begin alike, and one letter, or in long names two, are different.
pub(crate) fn nearly_the_same(one: &str, other: &str) -> bool {
    let (one, other) = (one.to_lowercase(), other.to_lowercase());
    let shorter = one.chars().count().min(other.chars().count());
    let limit = if shorter < 8 { 1 } else { 2 };
    let begin_alike = one.chars().next() == other.chars().next();
    one != other
        && shorter >= 4
        && begin_alike
        && strsim::osa_distance(&one, &other) <= limit
}

/// A text without anything that a terminal would obey instead of showing it: control
/// characters, which begin escape sequences, and those that turn the direction of writing
/// are written out, as in Rust. What is typed in a codebook, a file or an archive can so
/// neither change what stands beside it nor hide.
#[must_use]
pub fn harmless(text: &str) -> Cow<'_, str> {
    if !text.contains(is_obeyed) {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    for sign in text.chars() {
        if is_obeyed(sign) {
            plain.extend(sign.escape_default());
        } else {
            plain.push(sign);
        }
    }
    Cow::Owned(plain)
}

/// Controls (category Cc), what separates lines and paragraphs, and what changes the
/// direction of writing (Unicode Standard Annex 9, section 2).
fn is_obeyed(sign: char) -> bool {
    sign.is_control()
        || matches!(
            sign,
            '\u{61c}'
                | '\u{200e}'
                | '\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2066}'..='\u{2069}'
        )
}

/// Everything that was found wrong in a run, in the order it was found.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        if !self.list.contains(&diagnostic) {
            self.list.push(diagnostic);
        }
    }

    /// Adds many.
    pub fn extend(&mut self, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        for diagnostic in diagnostics {
            self.push(diagnostic);
        }
    }

    /// Adds what was found elsewhere, after what is known here.
    pub fn take_over(&mut self, found: Self) {
        self.extend(found.list);
    }

    /// Takes one back, because something else turned out to be its cause.
    pub fn withdraw(&mut self, diagnostic: &Diagnostic) {
        self.list.retain(|known| known != diagnostic);
    }

    /// Whether the report cannot be built.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// How many there are of one severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.list.iter().filter(|diagnostic| diagnostic.severity == severity).count()
    }

    /// All of them, by file and line, those without a place last.
    #[must_use]
    pub fn sorted(&self) -> Vec<&Diagnostic> {
        let mut list = self.list.iter().collect::<Vec<_>>();
        list.sort_by_key(|diagnostic| {
            let place = diagnostic.place.as_ref();
            let name = place.map(|place| place.source.name.as_str());
            (name.is_none(), name, place.map(Place::start))
        });
        list
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_counts_lines_and_columns_in_characters() {
        let source = Source::new("a.yaml", "å: 1\nö: två\n");
        let place = Place::at(&source, 2, 4, 3);
        assert_eq!(place.to_string(), "a.yaml:2:4");
        assert_eq!(&source.text[place.start()..place.end()], "två");
    }

    #[test]
    fn a_place_outside_the_text_is_pulled_in() {
        let source = Source::new("a.yaml", "å");
        assert_eq!(Place::new(&source, 1, 99).to_string(), "a.yaml:1:1");
        assert_eq!(Place::at(&source, 9, 9, 9).to_string(), "a.yaml:1:2");
    }

    #[test]
    fn nothing_in_a_message_is_obeyed_by_a_terminal() {
        let label = "a\u{1b}[2J\u{9b}31m\u{202e}b\nerror: c\u{2066}\r\u{7}";
        let told = Diagnostic::error(format!("`{label}`")).hint(label);
        let plain = r"a\u{1b}[2J\u{9b}31m\u{202e}b\nerror: c\u{2066}\r\u{7}";
        assert_eq!(told.message, format!("`{plain}`"));
        assert_eq!(told.hints, [plain]);
        assert!(matches!(harmless("å – ”b” 日本 👩‍👧"), Cow::Borrowed(_)));
    }

    #[test]
    fn a_near_miss_is_suggested_and_a_far_one_is_listed() {
        let near = Diagnostic::error("x").suggest("lysnar", ["lyssnar", "vet"]);
        assert_eq!(near.hints, ["did you mean `lyssnar`?"]);
        let far = Diagnostic::error("x").suggest("zzzz", ["lyssnar", "vet"]);
        assert_eq!(far.hints, ["choose one of `lyssnar`, `vet`"]);
    }
}
