//! What went wrong, and where the author wrote it.
//!
//! Every value an author writes carries a [`Place`]. A room that finds mistakes pushes
//! [`Diagnostic`]s onto the [`Diagnostics`] it was handed and goes on, so that all
//! mistakes of a run are reported together.

mod warned;

use std::borrow::Cow;
use std::collections::HashMap;
use std::collections::hash_map::DefaultHasher;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::spelling;
use crate::words;

pub use self::warned::{Soundness, Warned};

/// A text file the author wrote: its name from the project root and its content.
#[derive(Debug)]
pub struct Source {
    /// Path from the project root, with forward slashes.
    pub name: String,
    /// The whole text.
    pub text: String,
    /// Whether it holds people's answers: a message names the place, but never shows the
    /// line.
    pub confidential: bool,
    /// Where lines begin, once somebody has asked.
    lines: OnceLock<Lines>,
    /// The same text as one whose lines are not shown, once somebody has asked.
    unprinted: OnceLock<Arc<Self>>,
}

impl PartialEq for Source {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
            && self.confidential == other.confidential
            && self.text == other.text
    }
}

// With it, two places in the same text are compared without a look at the text.
impl Eq for Source {}

impl Source {
    /// Wraps a named text.
    #[must_use]
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Arc<Self> {
        Arc::new(Self::wrap(name.into(), text.into(), false))
    }

    /// Wraps a text that holds people's answers.
    #[must_use]
    pub fn confidential(name: impl Into<String>, text: impl Into<String>) -> Arc<Self> {
        Arc::new(Self::wrap(name.into(), text.into(), true))
    }

    fn wrap(name: String, text: String, confidential: bool) -> Self {
        let (lines, unprinted) = (OnceLock::new(), OnceLock::new());
        Self { name, text, confidential, lines, unprinted }
    }
}

/// Where the lines of a text begin, so that no place is found by walking through the text
/// from its start.
#[derive(Debug)]
struct Lines {
    starts: Vec<usize>,
    counted: CharCounts,
}

impl Lines {
    fn find(text: &str) -> Self {
        let after = text.match_indices('\n').map(|(index, _)| index + 1);
        let starts = std::iter::once(0).chain(after).collect();
        Self { starts, counted: CharCounts::new(text) }
    }

    /// The number of the line a byte stands in, from 0, and where that begins.
    fn line(&self, byte: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|start| *start <= byte).saturating_sub(1);
        (line, self.starts.get(line).copied().unwrap_or_default())
    }
}

/// How many characters stand before each block of a text, which is [`BLOCK`] bytes long.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CharCounts(Vec<usize>);

const BLOCK: usize = 1 << 10;

impl CharCounts {
    pub(crate) fn new(text: &str) -> Self {
        let (mut characters, mut sum) = (Vec::new(), 0);
        for block in text.as_bytes().chunks(BLOCK) {
            characters.push(sum);
            sum += begun(block);
        }
        characters.push(sum);
        Self(characters)
    }

    /// Characters before a byte of the same text.
    pub(crate) fn before(&self, text: &str, byte: usize) -> usize {
        let byte = byte.min(text.len());
        let block = byte / BLOCK;
        let before = self.0.get(block).copied().unwrap_or_default();
        before + begun(text.as_bytes().get(block * BLOCK..byte).unwrap_or_default())
    }
}

/// How many characters begin among some bytes of UTF-8.
fn begun(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0b1100_0000 != 0b1000_0000).count()
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
        let Source { name, text, unprinted, .. } = self.source.as_ref();
        let unprinted =
            unprinted.get_or_init(|| Source::confidential(name.as_str(), text.as_str()));
        Self { source: Arc::clone(unprinted), start: self.start, end: self.end }
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

    /// A file as a whole that is no text, or that cannot be read.
    #[must_use]
    pub fn named(name: &str) -> Self {
        Self::file(&Source::confidential(name, ""))
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
        self.position().0
    }

    /// Column in characters, counted from 1.
    #[must_use]
    pub fn column(&self) -> usize {
        self.position().1
    }

    /// Line and column, as far as the text is known.
    fn position(&self) -> (usize, usize) {
        let text = &self.source.text;
        let start = if self.start <= text.len() { self.start } else { 0 };
        let lines = self.source.lines.get_or_init(|| Lines::find(text));
        let (line, begins) = lines.line(start);
        let before = |byte: usize| lines.counted.before(text, byte);
        let column = before(start) - before(begins);
        (line + 1, column + 1)
    }
}

impl fmt::Debug for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (line, column) = self.position();
        write!(formatter, "{}:{line}:{column}", self.source.name)
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

/// Where something stands is not what it is: what differs in nothing else has one hash.
impl Hash for Place {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}

/// A value together with the place where the author wrote it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
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

    /// The same with a hint that shows in what two names differ that look the same.
    #[must_use]
    pub fn reveal(self, wrong: &str, meant: &str) -> Self {
        let [wrong, meant] = [wrong, meant].map(spelling::revealed);
        let legend = spelling::legend(&[&wrong, &meant]);
        self.hint(format!(
            "it is written `{wrong}`, which only looks like `{meant}` ({legend})"
        ))
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
        let mut unseen = candidates.iter().take(MANY_NAMES);
        if let Some(meant) = unseen.find(|one| spelling::differ_unseen(one, wrong)) {
            return self.reveal(wrong, meant);
        }
        let inner = spelling::uncurled(wrong);
        if let Some(meant) = inner.filter(|inner| candidates.contains(inner)) {
            let hint = format!("write `{meant}`, without the curly quotation marks");
            return self.hint(hint);
        }
        if let Some(meant) = words::meant::among(wrong, candidates.iter().copied()) {
            let hint = format!("did you mean `{meant}`? keys and choices are in English");
            return self.hint(hint);
        }
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
/// Among more names than these nobody finds theirs by likeness, and each mistake would be
/// held against all of them.
const MANY_NAMES: usize = 2_000;

/// The candidate that a person most likely meant, if any is near enough: at least half of
/// the letters are right, and a number is no misspelling of another short one.
pub(crate) fn closest<'a>(wrong: &str, candidates: &[&'a str]) -> Option<&'a str> {
    let same = |name: &&&str| name.eq_ignore_ascii_case(wrong);
    if candidates.len() > MANY_NAMES {
        return candidates.iter().find(same).copied();
    }
    let folded = wrong.to_lowercase();
    let length = folded.chars().count();
    let limit = (wrong.chars().count() / 3).clamp(1, 4);
    let is_short_number =
        |text: &str| text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    let distance = |name: &str| {
        if is_short_number(wrong) && is_short_number(name) {
            return None;
        }
        let name = name.to_lowercase();
        let other = name.chars().count();
        // At least so many letters are missing or too many.
        let least = other.abs_diff(length);
        let distance = (least <= limit).then(|| strsim::osa_distance(&folded, &name));
        distance.filter(|distance| distance * 2 <= other.max(length))
    };
    candidates
        .iter()
        .copied()
        .filter_map(|name| Some((distance(name)?, name)))
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
    /// What was taken back is nothing.
    list: Vec<Option<Diagnostic>>,
    /// Where those of a [`fingerprint`] stand in the list.
    known: HashMap<u64, Vec<usize>>,
    errors: usize,
    warnings: usize,
    /// Whether there were mistakes before, which are told elsewhere.
    before: Soundness,
}

/// The same number for diagnostics that are the same.
fn fingerprint(diagnostic: &Diagnostic) -> u64 {
    let mut hasher = DefaultHasher::new();
    diagnostic.message.hash(&mut hasher);
    let place = diagnostic.place.as_ref();
    place.map(|place| (place.start, place.end)).hash(&mut hasher);
    hasher.finish()
}

impl Diagnostics {
    /// Nothing yet, of a stage that goes by what was, or was not, without mistakes.
    #[must_use]
    pub fn after(before: Soundness) -> Self {
        Self { before, ..Self::default() }
    }

    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        if self.find(&diagnostic).is_none() {
            *self.counter(diagnostic.severity) += 1;
            let known = self.known.entry(fingerprint(&diagnostic)).or_default();
            known.push(self.list.len());
            self.list.push(Some(diagnostic));
        }
    }

    /// Where one stands in the list.
    fn find(&self, diagnostic: &Diagnostic) -> Option<usize> {
        let known = self.known.get(&fingerprint(diagnostic))?;
        let same = |index: &&usize| self.list[**index].as_ref() == Some(diagnostic);
        known.iter().find(same).copied()
    }

    fn counter(&mut self, severity: Severity) -> &mut usize {
        match severity {
            Severity::Error => &mut self.errors,
            Severity::Warning => &mut self.warnings,
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
        self.extend(found.list.into_iter().flatten());
    }

    /// Takes one back, because something else turned out to be its cause.
    pub fn withdraw(&mut self, diagnostic: &Diagnostic) {
        if let Some(index) = self.find(diagnostic) {
            *self.counter(diagnostic.severity) -= 1;
            self.list[index] = None;
        }
    }

    /// Whether the report cannot be built.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.soundness() == Soundness::Mistaken
    }

    /// Whether there are mistakes, here or in what all this goes by.
    #[must_use]
    pub fn soundness(&self) -> Soundness {
        if self.errors > 0 { Soundness::Mistaken } else { self.before }
    }

    /// How many there are of one severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        match severity {
            Severity::Error => self.errors,
            Severity::Warning => self.warnings,
        }
    }

    /// All of them, by file and line, those without a place last.
    #[must_use]
    pub fn sorted(&self) -> Vec<&Diagnostic> {
        let mut list = self.list.iter().flatten().collect::<Vec<_>>();
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

    #[test]
    fn short_words_are_near_only_if_half_of_them_is_right() {
        let rows = Diagnostic::error("x").suggest("9", ["1", "2", "3"]);
        assert_eq!(rows.hints, ["choose one of `1`, `2`, `3`"]);
        let rows = Diagnostic::error("x").suggest("12", ["1", "2", "3"]);
        assert_eq!(rows.hints, ["choose one of `1`, `2`, `3`"]);
        let sign = Diagnostic::error("x").suggest(":", [";", ",", "tab"]);
        assert_eq!(sign.hints, ["choose one of `;`, `,`, `tab`"]);
        let language = Diagnostic::error("x").suggest("se", ["sv", "nb", "en"]);
        assert_eq!(language.hints, ["did you mean `sv`?"]);
        let wave = Diagnostic::error("x").suggest("2016", ["2014", "2017"]);
        assert_eq!(wave.hints, ["did you mean `2014`?"]);
    }
}
