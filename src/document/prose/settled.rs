//! An author's text after the template in it has run, with a way back from every character.
//!
//! Before Tera runs, each stretch of plain text gets a mark with its position, made of
//! private-use characters; Tera carries the marks through conditions and loops, and they
//! are taken out of what it gives. What an expression gives leads to the expression.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::Place;
use crate::manuscript::Prose;
use crate::markup::{ESCAPED, TextEdit};
use crate::words::sentence;

use super::quoted::Quotation;

/// What layouts mark lines with, so that no text may have it.
pub(crate) const LINE_OPEN: char = '\u{f8f0}';
/// What they mark the end with.
pub(crate) const LINE_CLOSE: char = '\u{f8f1}';
const OPEN: char = '\u{f8f2}';
const CLOSE: char = '\u{f8f3}';
/// Stands after [`OPEN`] where an expression begins.
const EXPRESSION: char = '=';

/// An author's text after the template in it has run.
#[derive(Clone, Debug)]
pub struct SettledProse {
    /// The text.
    pub(super) text: String,
    prose: Prose,
    /// For each character of the text the characters of the author's it comes from.
    origins: Arc<Vec<Range<usize>>>,
    numbers: Vec<Quotation>,
}

impl SettledProse {
    /// A text without a template in it.
    pub(crate) fn unchanged(prose: &Prose) -> Self {
        let count = prose.text.chars().count();
        let origins = (0..count).map(|index| index..index + 1).collect();
        Self::known(prose, prose.text.clone(), Arc::new(origins), Vec::new())
    }

    /// What is left of a text with a mistake in it.
    pub(in crate::document) fn nothing(prose: &Prose) -> Self {
        Self::known(prose, String::new(), Arc::default(), Vec::new())
    }

    /// A text of which it is known what it is and where each character comes from.
    pub(super) fn known(
        prose: &Prose,
        text: String,
        origins: Arc<Vec<Range<usize>>>,
        numbers: Vec<Quotation>,
    ) -> Self {
        Self { text, prose: prose.clone(), origins, numbers }
    }

    /// Takes the marks out of what Tera gave for a marked text.
    pub(super) fn new(prose: &Prose, rendered: &str) -> Self {
        let mut text = String::with_capacity(rendered.len());
        let mut origins = Vec::new();
        let mut from = 0..1;
        let mut fixed = false;
        let mut rest = rendered.chars();
        while let Some(character) = rest.next() {
            if character == OPEN {
                let mark = rest.by_ref().take_while(|next| *next != CLOSE);
                let mark = mark.collect::<String>();
                fixed = mark.starts_with(EXPRESSION);
                let mut numbers = mark.trim_start_matches(EXPRESSION).split('-');
                let mut number = || numbers.next()?.parse::<usize>().ok();
                let start = number().unwrap_or_default();
                from = start..number().unwrap_or(start + 1);
                continue;
            }
            text.push(character);
            origins.push(from.clone());
            if !fixed {
                from = from.start + 1..from.start + 2;
            }
        }
        Self::known(prose, text, Arc::new(origins), Vec::new())
    }

    /// Where each character comes from, as characters of the author's text.
    pub(super) fn origins(&self) -> &[Range<usize>] {
        &self.origins
    }

    /// The `{{ … }}` that gave characters of this origin, if one did.
    pub(super) fn call(&self, origin: &Range<usize>) -> Option<String> {
        let written = self.prose.text.chars().skip(origin.start).take(origin.len());
        let written = written.collect::<String>();
        written.starts_with("{{").then_some(written)
    }

    /// Whether there was a text, and a mistake left nothing of it.
    pub(in crate::document) fn is_lost(&self) -> bool {
        self.origins.is_empty() && !self.prose.text.trim().is_empty()
    }

    /// The same for whoever remembers it.
    pub(super) fn shared_origins(&self) -> Arc<Vec<Range<usize>>> {
        Arc::clone(&self.origins)
    }

    /// The same with another text, for each character of which it is told where it comes
    /// from, and with the numbers that it quotes.
    pub(super) fn with(
        self,
        text: String,
        origins: Vec<Range<usize>>,
        numbers: Vec<Quotation>,
    ) -> Self {
        Self { text, origins: Arc::new(origins), numbers, ..self }
    }

    /// The same with some changes, in the order of the text. What stands there instead comes
    /// from where they are made.
    pub(crate) fn changed(&self, changes: &[TextEdit]) -> Self {
        let mut text = String::with_capacity(self.text.len());
        let (mut origins, mut now) = (Vec::new(), Vec::new());
        let mut changes = changes.iter().peekable();
        let last = self.origins.last().cloned().unwrap_or(0..0);
        let signs = self.text.char_indices().zip(self.origins.iter());
        for ((byte, sign), origin) in signs {
            let mut is_replaced = false;
            while let Some(change) = changes.next_if(|it| it.bytes.start <= byte) {
                text.push_str(&change.by);
                origins.extend(change.by.chars().map(|_| origin.clone()));
                is_replaced |= change.bytes.contains(&byte);
            }
            now.push(origins.len());
            if !is_replaced {
                text.push(sign);
                origins.push(origin.clone());
            }
        }
        for change in changes {
            text.push_str(&change.by);
            origins.extend(change.by.chars().map(|_| last.clone()));
        }
        let moved = |at: usize| now.get(at).copied();
        let mut numbers = self.numbers.clone();
        for number in &mut numbers {
            number.at = number.at.and_then(|[start, end]| {
                Some([moved(start)?, moved(end.checked_sub(1)?)? + 1])
            });
        }
        self.clone().with(text, origins, numbers)
    }

    /// The same with a backslash for each that stands for one.
    pub(super) fn escaped(self) -> Self {
        Self { text: self.text.replace(ESCAPED, "\\"), ..self }
    }

    /// The author's place of what came from some characters of the author's text.
    pub(super) fn place_of_origin(&self, origin: &Range<usize>) -> Place {
        self.prose.place_of(origin.clone())
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The numbers that it quotes.
    #[must_use]
    pub fn numbers(&self) -> &[Quotation] {
        &self.numbers
    }

    /// Where the author wrote it.
    #[must_use]
    pub fn written(&self) -> &Place {
        &self.prose.place
    }

    /// The author's place of some characters of the text.
    #[must_use]
    pub fn place(&self, characters: Range<usize>) -> Place {
        let found = |index: usize| self.origins.get(index);
        let Some(first) = found(characters.start).or_else(|| self.origins.last()) else {
            return self.prose.place.clone();
        };
        let last = characters.end.checked_sub(1).and_then(found).unwrap_or(first);
        self.prose.place_of(first.start..last.end.max(first.end))
    }
}

/// The mark of plain text that begins at a character.
pub(super) fn text_mark(character: usize) -> String {
    format!("{OPEN}{character}{CLOSE}")
}

/// The mark of an expression.
pub(super) fn expression_mark(characters: Range<usize>) -> String {
    format!("{OPEN}{EXPRESSION}{}-{}{CLOSE}", characters.start, characters.end)
}

/// Whether a text has characters that marks of texts or lines are made of, or that stand for
/// numbers.
pub(super) fn has_marks(text: &str) -> bool {
    let stands_for_a_number = |c: char| sentence::index_of(c).is_some();
    text.contains([LINE_OPEN, LINE_CLOSE])
        || text.contains([
            OPEN,
            CLOSE,
            ESCAPED,
            sentence::NUMBER,
            sentence::WORD,
            sentence::NOTHING,
        ])
        || text.contains(stands_for_a_number)
}
