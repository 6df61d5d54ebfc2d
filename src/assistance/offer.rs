//! What may be written at a place: words with what they mean, and the place they go to.

use crate::diagnostic::Place;
use crate::yaml::written;

use super::lines::line_of;
use super::lookup::Cursor;
use super::mark::is_in_brackets;
use super::report_texts::place_in;

/// What is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfferKind {
    /// A key.
    Key,
    /// A word of the format.
    Word,
    /// A name that is declared.
    Name,
    /// An answer.
    Answer,
    /// A function of prose.
    Function,
    /// A work.
    Work,
}

/// Something that may be written.
#[derive(Clone, Debug)]
pub struct Offer {
    /// What it is called.
    pub label: String,
    /// What kind of thing it is.
    pub kind: OfferKind,
    /// More about it, in a few words.
    pub detail: Option<String>,
    /// What it means (Markdown).
    pub meaning: Option<String>,
    /// What it replaces.
    pub place: Place,
    /// What is written.
    pub text: String,
}

/// Something to offer, before it is known where it goes.
pub(super) struct OfferedWord {
    pub(super) label: String,
    pub(super) kind: OfferKind,
    pub(super) detail: Option<String>,
    pub(super) meaning: Option<String>,
}

impl OfferedWord {
    pub(super) fn new(label: impl Into<String>, kind: OfferKind) -> Self {
        Self { label: label.into(), kind, detail: None, meaning: None }
    }

    pub(super) fn detail(mut self, detail: Option<String>) -> Self {
        self.detail = detail;
        self
    }

    pub(super) fn meaning(mut self, meaning: Option<String>) -> Self {
        self.meaning = meaning;
        self
    }
}

/// Where a word goes.
pub(super) struct Slot {
    place: Place,
    is_quoted: bool,
    in_brackets: bool,
    has_colon: bool,
}

/// What follows a key.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum KeyBefore {
    /// A value in the same line.
    Value,
    /// Keys or a list in the lines below.
    Block,
}

fn is_of_word(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '_' | '-')
}

impl Slot {
    /// From a byte to the end of the word at the cursor.
    pub(super) fn from(cursor: &Cursor<'_>, start: usize) -> Self {
        let text = &cursor.text.source.text;
        let line = line_of(text, cursor.at);
        // A text that begins in a line above is not replaced as a whole.
        let word = text[line.start..cursor.at].trim_end_matches(is_of_word).len();
        let start = match start.min(cursor.at) {
            start if start >= line.start => text.floor_char_boundary(start),
            _ => line.start + word,
        };
        let sign = text[start..].chars().next();
        let is_quoted = start < cursor.at && matches!(sign, Some('"' | '\''));
        let start = if is_quoted { start + 1 } else { start };
        let rest = &text[cursor.at..];
        let end = rest.find(|c| !is_of_word(c)).unwrap_or(rest.len());
        let has_colon = rest[end..].trim_start_matches(' ').starts_with(':');
        let in_brackets = is_in_brackets(&text[line.start..start]);
        let place = place_in(cursor.text, start, cursor.at + end);
        Self { place, is_quoted, in_brackets, has_colon }
    }

    fn offer(&self, word: OfferedWord, text: String) -> Offer {
        let OfferedWord { label, kind, detail, meaning } = word;
        Offer { label, kind, detail, meaning, place: self.place.clone(), text }
    }

    /// A key.
    pub(super) fn key(&self, word: OfferedWord, before: KeyBefore) -> Offer {
        let text = match before {
            _ if self.has_colon => word.label.clone(),
            KeyBefore::Block if !self.in_brackets => format!("{}:", word.label),
            KeyBefore::Block | KeyBefore::Value => format!("{}: ", word.label),
        };
        self.offer(word, text)
    }

    /// A text as a value, in quotation marks where it needs them.
    pub(super) fn value(&self, word: OfferedWord) -> Offer {
        let text = match self.is_quoted {
            true => word.label.clone(),
            false => written::scalar(&word.label),
        };
        self.offer(word, text)
    }

    /// A word as it is.
    pub(super) fn plain(&self, word: OfferedWord) -> Offer {
        let text = word.label.clone();
        self.offer(word, text)
    }

    /// A word with something after it.
    pub(super) fn with(&self, word: OfferedWord, after: &str) -> Offer {
        let text = format!("{}{after}", word.label);
        self.offer(word, text)
    }
}
