//! Captions, notes, heads of tables: text without markup, in which works are cited and
//! things referred to (`@larsson2019`, `@diagram:lyssnar`), and which may have footnotes.
//!
//! Such a text comes out twice: in Typst markup where it is read, and as plain text wherever
//! it is told a second time (names for screen readers, descriptions of files, records), so
//! that no work is cited twice and no footnote has two numbers.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::markup::ESCAPED;
use crate::words::Language;

use super::quoted::Quotation;
use super::settled::SettledProse;
use super::verbatim::verbatim;

/// As much may stand beside a citation in brackets that are left out with it.
const BESIDE: usize = 40;

/// Which text it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::document) enum BriefRole {
    /// A caption, which lists tell without what it cites.
    Caption,
    /// Anything else.
    Other,
}

/// A caption, a note, the head of a column.
pub(in crate::document) struct BriefText {
    /// Without markup: of a caption without what it cites, of other texts with references as
    /// they were written; never with footnotes.
    pub(in crate::document) text: String,
    /// In Typst markup, if it cites, refers or has footnotes.
    pub(in crate::document) markup: Option<Arc<SettledProse>>,
    /// The numbers that it quotes.
    pub(in crate::document) numbers: Vec<Quotation>,
}

/// Whether a text may hold more than words.
pub(super) fn has_marks(text: &str) -> bool {
    text.contains('@') || CALLS.iter().any(|call| text.contains(call))
}

/// Code that such a text may have.
const CALLS: [&str; 2] = ["#footnote", "#cite"];

/// A character of such a text.
struct BriefSign {
    sign: char,
    /// Where it comes from.
    origin: Range<usize>,
    /// Whether it is text whatever it looks like.
    literal: bool,
}

/// A citation, a reference or a footnote: characters of the text.
struct TextMark {
    signs: Range<usize>,
    kind: TextMarkKind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum TextMarkKind {
    Citation,
    Reference,
    Footnote,
}

/// Reads a text that Tera has run over; what is not closed is reported.
pub(super) fn brief(
    settled: SettledProse,
    role: BriefRole,
    language: Language,
    diagnostics: &mut Diagnostics,
) -> BriefText {
    let signs = signs(&settled);
    let numbers = settled.numbers().iter().cloned();
    let numbers = numbers.map(|number| Quotation { at: None, ..number }).collect();
    let reading = BriefReading { signs, role, language };
    let marks = match reading.marks() {
        Ok(marks) => marks,
        Err(open) => {
            let origin = &reading.signs[open].origin;
            let place = settled.place_of_origin(origin);
            let message = "the footnote is not closed";
            let hint = "close it with `]`";
            diagnostics.push(Diagnostic::error(message).at(&place).hint(hint));
            return BriefText { text: reading.words(&[]), markup: None, numbers };
        }
    };
    if marks.is_empty() {
        return BriefText { text: reading.words(&[]), markup: None, numbers };
    }
    let (text, markup, origins) = reading.told(&marks);
    let markup = verbatim(settled.with(markup, origins, Vec::new()), diagnostics);
    BriefText { text, markup: markup.map(Arc::new), numbers }
}

/// The characters of a text: spaces and line breaks are one space, `\@` and `\#` are signs.
fn signs(settled: &SettledProse) -> Vec<BriefSign> {
    let mut signs: Vec<BriefSign> = Vec::new();
    let mut literal = false;
    let mut text = settled.text().chars().zip(settled.origins()).peekable();
    while let Some((sign, origin)) = text.next() {
        let is_space = matches!(sign, ' ' | '\n' | '\t' | '\r');
        let next = text.peek().map(|(next, _)| *next);
        if sign == ESCAPED || sign == '\\' && !literal && matches!(next, Some('@' | '#'))
        {
            literal = true;
            continue;
        }
        let follows_space = signs.last().is_none_or(|last| last.sign == ' ');
        if is_space && follows_space {
            continue;
        }
        let sign = if is_space { ' ' } else { sign };
        signs.push(BriefSign { sign, origin: origin.clone(), literal });
        literal = false;
    }
    while signs.last().is_some_and(|last| last.sign == ' ') {
        signs.pop();
    }
    signs
}

struct BriefReading {
    signs: Vec<BriefSign>,
    role: BriefRole,
    language: Language,
}

impl BriefReading {
    /// The character at a place, unless it is text whatever it looks like.
    fn sign(&self, at: usize) -> Option<char> {
        self.signs.get(at).filter(|sign| !sign.literal).map(|sign| sign.sign)
    }

    /// The characters of a range.
    fn text(&self, range: Range<usize>) -> String {
        self.signs[range].iter().map(|sign| sign.sign).collect()
    }

    /// What it cites, refers to and notes; or where a footnote begins that is not closed.
    fn marks(&self) -> Result<Vec<TextMark>, usize> {
        let (mut marks, mut at) = (Vec::new(), 0);
        while at < self.signs.len() {
            let mark = match self.sign(at) {
                Some('@') => self.reference(at),
                Some('#') => self.call(at)?,
                _ => None,
            };
            at = mark.as_ref().map_or(at + 1, |mark| mark.signs.end);
            marks.extend(mark);
        }
        Ok(marks)
    }

    /// `@larsson2019[s. 5]`; an address of mail is none.
    fn reference(&self, at: usize) -> Option<TextMark> {
        let before = at.checked_sub(1).map(|before| self.signs[before].sign);
        let begins = |sign: char| sign.is_alphanumeric() || sign == '_';
        if before.is_some_and(char::is_alphanumeric)
            || !self.sign(at + 1).is_some_and(begins)
        {
            return None;
        }
        let is_part = |sign: char| sign.is_alphanumeric() || "-_:.".contains(sign);
        let rest = self.signs[at + 1..].iter();
        let length = rest.take_while(|sign| is_part(sign.sign) && !sign.literal).count();
        let mut end = at + 1 + length;
        while matches!(self.signs[end - 1].sign, '.' | ':') {
            end -= 1;
        }
        let label = self.text(at + 1..end);
        let kinds = ["diagram:", "table:", "figure:", "section:"];
        let refers = kinds.iter().any(|kind| label.starts_with(kind));
        let kind = if refers { TextMarkKind::Reference } else { TextMarkKind::Citation };
        if self.sign(end) == Some('[') {
            end = self.closed(end).unwrap_or(end);
        }
        Some(TextMark { signs: at..end, kind })
    }

    /// `#footnote[…]` and `#cite(<larsson2019>)`.
    fn call(&self, at: usize) -> Result<Option<TextMark>, usize> {
        let calls = |call: &&&str| {
            call.chars()
                .enumerate()
                .all(|(index, sign)| self.sign(at + index) == Some(sign))
        };
        let Some(call) = CALLS.iter().find(calls) else { return Ok(None) };
        let begins = at + call.chars().count();
        let mut end = begins;
        for open in ['(', '['] {
            if self.sign(end) == Some(open) {
                end = self.closed(end).ok_or(at)?;
            }
        }
        let kind = match *call {
            "#footnote" => TextMarkKind::Footnote,
            _ => TextMarkKind::Citation,
        };
        Ok((end > begins).then_some(TextMark { signs: at..end, kind }))
    }

    /// The character after a bracket is closed.
    fn closed(&self, open: usize) -> Option<usize> {
        let mut depth = 0_usize;
        for at in open..self.signs.len() {
            let is_escaped = at > open && self.sign(at - 1) == Some('\\');
            match self.sign(at).filter(|_| !is_escaped) {
                Some('[' | '(') => depth += 1,
                Some(']' | ')') => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth == 0 {
                return Some(at + 1);
            }
        }
        None
    }

    /// The text without some parts of it.
    fn words(&self, left_out: &[Range<usize>]) -> String {
        let is_told = |at: &usize| !left_out.iter().any(|range| range.contains(at));
        let told = (0..self.signs.len()).filter(is_told);
        let text = told.map(|at| self.signs[at].sign).collect::<String>();
        super::fold(&text)
    }

    /// What is told, without markup and in markup, the latter with the origin of each
    /// character.
    fn told(&self, marks: &[TextMark]) -> (String, String, Vec<Range<usize>>) {
        let left_out = self.left_out(marks);
        let mut plain = self.words(&left_out);
        if self.role == BriefRole::Caption {
            for mark in marks.iter().filter(|mark| mark.kind == TextMarkKind::Reference) {
                // Its number is not known here.
                plain = plain.replace(&self.text(mark.signs.clone()), "…");
            }
        }
        let mut markup = BriefMarkup::default();
        let stop = self.last_stop(&left_out);
        for at in 0..self.signs.len() {
            let sign = &self.signs[at];
            let within = left_out.iter().find(|range| range.contains(&at));
            let is_part = self.role == BriefRole::Caption;
            if is_part && within.is_some_and(|range| range.start == at) {
                markup.code("#context [", &sign.origin);
            }
            let mark = marks.iter().find(|mark| mark.signs.contains(&at));
            match mark {
                _ if Some(at) == stop => {}
                Some(_) => markup.as_written(sign),
                None => markup.word(sign),
            }
            if is_part && within.is_some_and(|range| range.end == at + 1) {
                markup.code("]<caption-mark>", &sign.origin);
            }
        }
        (plain, markup.text, markup.origins)
    }

    /// The full stop that a caption ends with, which templates put there.
    fn last_stop(&self, left_out: &[Range<usize>]) -> Option<usize> {
        let told = |at: &usize| !left_out.iter().any(|range| range.contains(at));
        let last = (0..self.signs.len()).rev().find(told)?;
        let ends = self.role == BriefRole::Caption && self.signs[last].sign == '.';
        ends.then_some(last)
    }

    /// What stands only where the text is read: footnotes, and of a caption citations with
    /// the brackets or the word that they stand with.
    fn left_out(&self, marks: &[TextMark]) -> Vec<Range<usize>> {
        let mut ranges: Vec<Range<usize>> = Vec::new();
        for mark in marks {
            let range = match (mark.kind, self.role) {
                (TextMarkKind::Footnote, _) => mark.signs.clone(),
                (TextMarkKind::Citation, BriefRole::Caption) => self.around(mark, marks),
                (TextMarkKind::Citation | TextMarkKind::Reference, _) => continue,
            };
            let start = self.without_space(range.start);
            match ranges.last_mut() {
                Some(last) if last.end >= start => last.end = last.end.max(range.end),
                _ => ranges.push(start..range.end),
            }
        }
        ranges
    }

    fn without_space(&self, at: usize) -> usize {
        let space = at.checked_sub(1).filter(|before| self.signs[*before].sign == ' ');
        space.unwrap_or(at)
    }

    /// A citation with what would be left hanging without it.
    fn around(&self, mark: &TextMark, marks: &[TextMark]) -> Range<usize> {
        let in_mark = |at: usize| marks.iter().any(|mark| mark.signs.contains(&at));
        let bracket = |at: &usize| !in_mark(*at) && "()".contains(self.signs[*at].sign);
        let open = (0..mark.signs.start).rev().find(bracket);
        let close = (mark.signs.end..self.signs.len()).find(bracket);
        if let (Some(open), Some(close)) = (open, close)
            && self.signs[open].sign == '('
            && self.signs[close].sign == ')'
            && (open..close).filter(|at| !in_mark(*at)).count() <= BESIDE
        {
            return open..close + 1;
        }
        let before = self.text(0..self.without_space(mark.signs.start)).to_lowercase();
        let leads = self.language.words().before_sources();
        let lead = leads.iter().find(|lead| {
            before
                .strip_suffix(**lead)
                .is_some_and(|rest| rest.is_empty() || rest.ends_with(' '))
        });
        let length = lead.map_or(0, |lead| lead.chars().count());
        // A word in small letters may be longer or shorter; then nothing is taken.
        let start = self.without_space(mark.signs.start).saturating_sub(length);
        let start =
            if length == 0 { mark.signs.start } else { self.without_space(start) };
        let comma = start.checked_sub(1).filter(|at| self.signs[*at].sign == ',');
        comma.unwrap_or(start)..mark.signs.end
    }
}

/// Markup that is being written.
#[derive(Default)]
struct BriefMarkup {
    text: String,
    origins: Vec<Range<usize>>,
}

impl BriefMarkup {
    fn push(&mut self, sign: char, origin: &Range<usize>) {
        self.text.push(sign);
        self.origins.push(origin.clone());
    }

    fn code(&mut self, code: &str, origin: &Range<usize>) {
        code.chars().for_each(|sign| self.push(sign, origin));
    }

    /// A sign of a citation or footnote.
    fn as_written(&mut self, sign: &BriefSign) {
        if sign.literal {
            self.push(ESCAPED, &sign.origin);
        }
        self.push(sign.sign, &sign.origin);
    }

    /// A sign that is text; straight quotation marks become those of the language.
    fn word(&mut self, sign: &BriefSign) {
        let special = sign.sign.is_ascii_punctuation() && !"\"',%".contains(sign.sign);
        let starts_list = self.text.is_empty() && sign.sign.is_ascii_digit();
        if special || starts_list || sign.literal {
            self.push(ESCAPED, &sign.origin);
        }
        self.push(sign.sign, &sign.origin);
    }
}

#[cfg(test)]
mod tests;
