//! Where the author wrote something.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::source::{Lines, Source};

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
}
