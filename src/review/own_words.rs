//! The author's own words in a text, and which of them are numbers.

use std::ops::Range;

use crate::words::Language;
use crate::words::sentence::{self, NOTHING, NUMBER, Spot, WORD};

use super::passages::AuthorPassage;
use super::plain::CALL;

/// A text of which only the author's own words are read.
pub(super) struct OwnText {
    pub(super) characters: Vec<char>,
    pub(super) spots: Vec<Spot>,
    pub(super) words: Vec<OwnWord>,
}

/// What stands between spaces and brackets, without the signs around it.
pub(super) struct OwnWord {
    pub(super) range: Range<usize>,
    pub(super) text: String,
    /// Whether only spaces stand between it and the next one.
    pub(super) joined: bool,
    /// Whether it ends with a sign, such as a comma or a full stop.
    pub(super) ends: bool,
}

impl OwnText {
    pub(super) fn new(passage: &AuthorPassage<'_>, language: Language) -> Self {
        let characters = passage.prose.text.chars().collect::<Vec<_>>();
        let own = &passage.plain;
        let mut masked = characters.clone();
        for (at, sign) in own.iter().enumerate().filter(|(_, sign)| **sign == CALL) {
            let first = at == 0
                || own[at - 1] != *sign
                || characters[at] == '{' && characters[at - 1] == '}';
            masked[at] = if first { stands_for(&characters[at..]) } else { NOTHING };
        }
        let spots = sentence::spots(&masked, language);
        let read = |at: usize| {
            masked[at] == NUMBER || (!spots[at].code && own[at] == characters[at])
        };
        let words = words(&masked, read);
        Self { characters: masked, spots, words }
    }

    /// The word before another one, and the one after it, if only spaces are between.
    pub(super) fn before(&self, index: usize) -> &str {
        let word = index.checked_sub(1).map(|index| &self.words[index]);
        word.filter(|word| word.joined).map_or("", |word| word.text.as_str())
    }

    pub(super) fn after(&self, index: usize) -> &str {
        let joined = self.words[index].joined && !self.words[index].ends;
        let word = self.words.get(index + 1).filter(|_| joined);
        word.map_or("", |word| word.text.as_str())
    }
}

/// What a `{{ … }}` stands for: a number, or something else that shows.
fn stands_for(tag: &[char]) -> char {
    let inside = tag.iter().take_while(|c| **c != '(').collect::<String>();
    let name = inside.trim_matches(|c: char| matches!(c, '{' | '-') || c.is_whitespace());
    match name {
        "n" | "base" | "percent" | "mean" | "value" | "difference" => NUMBER,
        _ => WORD,
    }
}

fn words(text: &[char], read: impl Fn(usize) -> bool) -> Vec<OwnWord> {
    let inside = |at: usize| {
        let sign = text[at];
        let separates = matches!(
            sign,
            '(' | ')'
                | '['
                | ']'
                | '*'
                | '_'
                | '"'
                | '”'
                | '“'
                | '«'
                | '»'
                | WORD
                | NOTHING
        );
        read(at) && !separates && !sign.is_whitespace()
    };
    let mut words: Vec<OwnWord> = Vec::new();
    let mut at = 0;
    while at < text.len() {
        if !inside(at) {
            at += 1;
            continue;
        }
        let start = at;
        while at < text.len() && inside(at) {
            at += 1;
        }
        let trailing = text[start..at].iter().rev();
        let trailing =
            trailing.take_while(|c| matches!(c, '.' | ',' | ';' | ':' | '!' | '?'));
        let end = at - trailing.count();
        if end == start {
            continue;
        }
        if let Some(last) = words.last_mut() {
            let between = &text[last.range.end + usize::from(last.ends)..start];
            last.joined = between.iter().all(|c| c.is_whitespace() || *c == NOTHING);
        }
        let text = text[start..end].iter().collect::<String>();
        words.push(OwnWord { range: start..end, text, joined: false, ends: end < at });
    }
    words
}

/// What a word is as a number.
pub(super) enum WordShape {
    /// `67`.
    Whole(u64),
    /// `3.5`: the digits before and after the point.
    Point(String, String),
    /// `1,164`: the groups.
    Comma(Vec<String>),
    /// `10-12`.
    Range(String, String),
    /// `84%`: the number.
    Percent(String),
    /// `n=67`.
    Base(String),
    /// A quoted number.
    Quoted,
}

impl WordShape {
    pub(super) fn of(word: &str) -> Option<Self> {
        let begins = |c: char| c.is_ascii_digit() || matches!(c, NUMBER | ',' | '.');
        if !word.starts_with(begins) && !word.starts_with(['n', 'N']) {
            return None;
        }
        let digits =
            |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
        if word.chars().eq([NUMBER]) {
            return Some(Self::Quoted);
        }
        if digits(word) {
            return word.parse().ok().map(Self::Whole);
        }
        if let Some(number) = word.strip_suffix('%') {
            let decimal = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.' | NUMBER);
            let is_number = !number.is_empty() && number.chars().all(decimal);
            return is_number.then(|| Self::Percent(number.to_owned()));
        }
        if let Some(number) = ["n=", "N="].iter().find_map(|sign| word.strip_prefix(sign))
        {
            return Some(Self::Base(number.to_owned()));
        }
        let parts = |sign: char| {
            let parts = word.split(sign).map(str::to_owned).collect::<Vec<_>>();
            (parts.len() > 1 && parts.iter().all(|part| digits(part))).then_some(parts)
        };
        if let Some([low, high]) = parts('-').as_deref() {
            return Some(Self::Range(low.clone(), high.clone()));
        }
        if let Some([whole, fraction]) = parts('.').as_deref() {
            return Some(Self::Point(whole.clone(), fraction.clone()));
        }
        parts(',').map(Self::Comma)
    }
}

impl OwnText {
    /// Whether the sentence of a character names a work, from which a number may be taken.
    pub(super) fn cites(&self, at: usize) -> bool {
        let sentence = self.spots[at].sentence;
        let own = self.characters.iter().zip(&self.spots).enumerate();
        let mut references = own.filter(|(_, (character, spot))| {
            spot.sentence == sentence && spot.code && **character == '@'
        });
        references.any(|(at, _)| {
            let label = self.characters[at + 1..].iter().take(8).collect::<String>();
            let kinds = ["diagram:", "table:", "figure:", "section:"];
            !kinds.iter().any(|kind| label.starts_with(kind))
        })
    }
}
