//! Places as editors count them: lines from 0, columns in UTF-16.

use std::ops::Range;

use baslinje::diagnostic::Place;
use serde_json::{Value, json};

/// A place between two characters of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Position {
    pub(crate) line: usize,
    pub(crate) column: usize,
}

impl Position {
    /// What an editor says.
    pub(crate) fn read(value: &Value) -> Option<Self> {
        let number = |key: &str| value[key].as_u64().and_then(|it| it.try_into().ok());
        Some(Self { line: number("line")?, column: number("character")? })
    }

    /// The place before a byte of a text.
    pub(crate) fn of(text: &str, at: usize) -> Self {
        let at = text.floor_char_boundary(at.min(text.len()));
        let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
        let line = text[..start].matches('\n').count();
        let column = text[start..at].chars().map(char::len_utf16).sum();
        Self { line, column }
    }

    /// The byte of a text before which it stands. One behind the end of its line is the
    /// end of the line.
    pub(crate) fn byte_in(self, text: &str) -> usize {
        let mut lines = text.split_inclusive('\n');
        let before = lines.by_ref().take(self.line).map(str::len).sum::<usize>();
        let line = lines.next().unwrap_or_default().trim_end_matches(['\n', '\r']);
        let mut left = self.column;
        let taken = line.chars().take_while(|letter| {
            let fits = left >= letter.len_utf16();
            left = left.saturating_sub(letter.len_utf16());
            fits
        });
        before + taken.map(char::len_utf8).sum::<usize>()
    }

    fn to_json(self) -> Value {
        json!({"line": self.line, "character": self.column})
    }
}

/// From one place to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TextRange {
    pub(crate) start: Position,
    pub(crate) end: Position,
}

impl TextRange {
    /// Some bytes of a text.
    pub(crate) fn of(text: &str, bytes: &Range<usize>) -> Self {
        Self {
            start: Position::of(text, bytes.start),
            end: Position::of(text, bytes.end),
        }
    }

    /// A place.
    pub(crate) fn at(place: &Place) -> Self {
        Self::of(&place.source().text, &(place.start()..place.end()))
    }

    /// What an editor says.
    pub(crate) fn read(value: &Value) -> Option<Self> {
        let place = |key: &str| Position::read(&value[key]);
        Some(Self { start: place("start")?, end: place("end")? })
    }

    /// Whether both have a place in common.
    pub(crate) fn meets(&self, other: &Self) -> bool {
        self.start <= other.end && other.start <= self.end
    }

    /// As editors are told.
    pub(crate) fn to_json(self) -> Value {
        json!({"start": self.start.to_json(), "end": self.end.to_json()})
    }
}
