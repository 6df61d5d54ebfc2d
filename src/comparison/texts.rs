//! The sentences of two editions held against each other.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value as Json;

use crate::archive::Files;
use crate::words::{Language, sentence};

use super::align::{Stretch, align};
use super::{Edition, pdf, settled, web_text};

/// Pieces of a sentence, in its order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// In both.
    Same(String),
    /// In the earlier only.
    Gone(String),
    /// In the later only.
    New(String),
}

/// A sentence that is not the same in both, or stands in one of them only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextChange {
    /// The headings it stands under, from the outermost: `Resultat › Att lyssna`.
    pub section: String,
    /// The headings it stood under, if it has been moved.
    pub moved_from: Option<String>,
    /// As it was, if it was there.
    pub then: Option<String>,
    /// As it is, if it is there.
    pub now: Option<String>,
    /// Both in one, word for word.
    pub pieces: Vec<Piece>,
    /// Whether nothing but numbers differs, so that the author has written the same.
    pub only_numbers: bool,
    /// The author's file and line: of the later edition, or of the earlier if it stands there
    /// only. Unknown where an edition has no `document.json`.
    pub written: Option<String>,
}

impl TextChange {
    /// Why it differs, in a word: its numbers, what the author has written, or only where it
    /// stands.
    #[must_use]
    pub fn cause(&self) -> TextCause {
        if self.moved_from.is_some() && self.then == self.now {
            TextCause::Moved
        } else if self.only_numbers {
            TextCause::Numbers
        } else {
            TextCause::Text
        }
    }
}

/// Why a sentence differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextCause {
    /// It only stands elsewhere.
    Moved,
    /// Only numbers in it differ.
    Numbers,
    /// It is worded otherwise.
    Text,
}

impl TextCause {
    /// In a word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Moved => "moved",
            Self::Numbers => "numbers",
            Self::Text => "text",
        }
    }
}

/// A sentence under its heading.
#[derive(Clone, Debug)]
struct Sentence {
    section: String,
    text: String,
    /// The author's file and line, if it is known.
    written: Option<String>,
}

/// Every sentence that differs, section by section in the order of the later edition. What is
/// read is `document.json`; where one of them has none the web page, and where one has no web
/// page the PDF.
pub(super) fn changes(then: Edition<'_>, now: Edition<'_>) -> Vec<TextChange> {
    let page = |edition: Edition<'_>| {
        Some(String::from_utf8_lossy(edition.file("html")?).into_owned())
    };
    let (was, is) = match (document(then.files), document(now.files)) {
        (Some(was), Some(is)) => (of_document(&was), of_document(&is)),
        _ => match (page(then), page(now)) {
            (Some(was), Some(is)) => (of_page(&was), of_page(&is)),
            _ => (of_pdf(then), of_pdf(now)),
        },
    };
    let mut changes = Vec::new();
    let (mut was, mut is) = (was.as_slice(), is.as_slice());
    let (old, new) = (texts(was), texts(is));
    for stretch in align(&old, &new) {
        let (rows, columns) = match stretch {
            Stretch::Same(same) => (same.len(), same.len()),
            Stretch::Other(gone, new) => (gone.len(), new.len()),
        };
        let (before, after) = (was.split_at(rows), is.split_at(columns));
        if let Stretch::Other(..) = stretch {
            pair(before.0, after.0, &mut changes);
        }
        (was, is) = (before.1, after.1);
    }
    let counts = (counts(&old), counts(&new));
    let is_unique = |key: &Vec<String>| {
        [&counts.0, &counts.1].iter().all(|counts| counts.get(key) == Some(&1))
    };
    let mut changes = with_moves(changes, is_unique);
    let mut places = BTreeMap::new();
    for (place, change) in changes.iter().enumerate() {
        places.entry(change.section.clone()).or_insert(place);
    }
    changes.sort_by_key(|change| places.get(&change.section).copied());
    changes
}

/// A sentence of fewer words says too little to be told again in another place.
const FEWEST_WORDS: usize = 4;

/// A sentence without its numbers.
fn key(text: &str) -> Vec<String> {
    without_numbers(&words(text))
}

/// How often each sentence stands in a text, whatever its numbers are.
fn counts(texts: &[&str]) -> BTreeMap<Vec<String>, usize> {
    let mut counts = BTreeMap::new();
    for text in texts {
        *counts.entry(key(text)).or_default() += 1;
    }
    counts
}

/// Puts a sentence that is gone in one place and new in another together, where it is the
/// same but for its numbers and stands nowhere else.
fn with_moves(
    changes: Vec<TextChange>,
    is_unique: impl Fn(&Vec<String>) -> bool,
) -> Vec<TextChange> {
    let key = |text: &str| {
        let key = key(text);
        let count = key.iter().filter(|word| is_word(word)).count();
        (count >= FEWEST_WORDS && is_unique(&key)).then_some(key)
    };
    let mut gone = BTreeMap::new();
    for (place, change) in changes.iter().enumerate() {
        if let (Some(text), None) = (&change.then, &change.now) {
            gone.extend(key(text).map(|key| (key, place)));
        }
    }
    let moves = changes.iter().enumerate().filter_map(|(place, change)| {
        let (None, Some(text)) = (&change.then, &change.now) else { return None };
        Some((place, *gone.get(&key(text)?)?))
    });
    let moves = moves.collect::<BTreeMap<_, _>>();
    let moved = moves.values().copied().collect::<BTreeSet<_>>();
    let sentence = |change: &TextChange, text: &Option<String>| {
        let (text, section) = (text.clone()?, change.section.clone());
        Some(Sentence { section, text, written: change.written.clone() })
    };
    let put_together = |(place, change): (usize, &TextChange)| {
        let Some(from) = moves.get(&place) else { return change.clone() };
        let from = &changes[*from];
        let then = sentence(from, &from.then);
        let now = sentence(change, &change.now);
        let moved_from = Some(from.section.clone());
        TextChange { moved_from, ..of(then.as_ref(), now.as_ref()) }
    };
    let kept = changes.iter().enumerate().filter(|(place, _)| !moved.contains(place));
    kept.map(put_together).collect()
}

/// The headings that a sentence stands under.
#[derive(Default)]
struct Headings {
    path: Vec<(u8, String)>,
}

impl Headings {
    /// A heading of a level, 1 to 6; gives what it stands under itself.
    fn enter(&mut self, level: u8, text: &str) -> String {
        self.path.retain(|(outer, _)| *outer < level);
        let section = self.section();
        self.path.push((level, text.to_owned()));
        section
    }

    /// All of them, without the title of the whole.
    fn section(&self) -> String {
        let inner = self.path.iter().filter(|(level, _)| *level > 1);
        inner.map(|(_, text)| text.as_str()).collect::<Vec<_>>().join(" › ")
    }
}

fn texts(sentences: &[Sentence]) -> Vec<&str> {
    sentences.iter().map(|sentence| sentence.text.as_str()).collect()
}

/// The language of a web page.
pub(super) fn language(html: &str) -> Language {
    let code = web_text::language(html).unwrap_or_default();
    let code = code.split('-').next().unwrap_or_default();
    Language::from_code(code).unwrap_or_default()
}

fn document(files: &Files) -> Option<Json> {
    serde_json::from_slice(files.get("document.json")?).ok()
}

fn of_document(document: &Json) -> Vec<Sentence> {
    let language = settled::language(document);
    let mut sentences = Vec::new();
    let mut headings = Headings::default();
    for passage in settled::passages(document) {
        let section = match passage.level {
            Some(level) => headings.enter(level, &passage.text),
            None => headings.section(),
        };
        let from = sentences.len();
        split(&passage.text, &section, language, &mut sentences);
        let written = Some(passage.written).filter(|written| !written.is_empty());
        sentences[from..].iter_mut().for_each(|one| one.written.clone_from(&written));
    }
    sentences
}

fn of_page(html: &str) -> Vec<Sentence> {
    let language = language(html);
    let mut sentences = Vec::new();
    let mut headings = Headings::default();
    for passage in web_text::passages(html) {
        // What stands in tables is compared number by number, and what opens them says nothing.
        if matches!(passage.kind.as_str(), "td" | "th" | "summary") {
            continue;
        }
        let section = match passage.kind.as_bytes() {
            [b'h', level @ b'1'..=b'6'] => headings.enter(level - b'0', &passage.text),
            _ => headings.section(),
        };
        split(&passage.text, &section, language, &mut sentences);
    }
    sentences
}

fn of_pdf(edition: Edition<'_>) -> Vec<Sentence> {
    let Some(tagged) = edition.file("pdf").and_then(|bytes| pdf::read(bytes)) else {
        return Vec::new();
    };
    let mut sentences = Vec::new();
    let mut headings = Headings::default();
    for part in tagged.parts {
        if matches!(part.kind.as_str(), "TD" | "TH" | "Figure") {
            continue;
        }
        // A PDF has its title in its information, so that its first headings are chapters.
        let section = match part.kind.as_bytes() {
            [b'H', level @ b'1'..=b'6'] => headings.enter(level - b'0' + 1, &part.text),
            _ => headings.section(),
        };
        split(&part.text, &section, Language::default(), &mut sentences);
    }
    sentences
}

fn split(text: &str, section: &str, language: Language, sentences: &mut Vec<Sentence>) {
    let letters = text.chars().collect::<Vec<_>>();
    let spots = sentence::spots(&letters, language);
    let mut from = 0;
    for place in 1..=letters.len() {
        let ends =
            place == letters.len() || spots[place].sentence != spots[from].sentence;
        if ends {
            let text = letters[from..place].iter().collect::<String>();
            let text = text.trim();
            if !text.is_empty() {
                let section = section.to_owned();
                let (text, written) = (text.to_owned(), None);
                sentences.push(Sentence { section, text, written });
            }
            from = place;
        }
    }
}

/// How many sentences further on another version of a sentence is looked for.
const REACH: usize = 1_000;

/// Pairs sentences that are other versions of each other, in their order.
fn pair(was: &[Sentence], is: &[Sentence], changes: &mut Vec<TextChange>) {
    let known = was.iter().map(|one| SentenceWords::of(&one.text)).collect::<Vec<_>>();
    let mut from = 0;
    for sentence in is {
        let wording = SentenceWords::of(&sentence.text);
        let rest = known[from..].iter().take(REACH);
        let alike = rest.into_iter().position(|one| is_version(one, &wording));
        if let Some(place) = alike.map(|place| from + place) {
            changes.extend(was[from..place].iter().map(|one| of(Some(one), None)));
            changes.push(of(Some(&was[place]), Some(sentence)));
            from = place + 1;
        } else {
            changes.push(of(None, Some(sentence)));
        }
    }
    changes.extend(was[from..].iter().map(|one| of(Some(one), None)));
}

/// The words of a sentence, in forms that are quickly compared.
struct SentenceWords {
    words: Vec<String>,
    without_numbers: Vec<String>,
    /// Those that are words and no signs, in the order of the alphabet.
    sorted: Vec<String>,
}

impl SentenceWords {
    fn of(text: &str) -> Self {
        let words = words(text);
        let without_numbers = without_numbers(&words);
        let sorted = words.iter().filter(|word| is_word(word)).cloned();
        let mut sorted = sorted.collect::<Vec<_>>();
        sorted.sort_unstable();
        Self { words, without_numbers, sorted }
    }

    /// How many words both have, in whatever order.
    fn shared(&self, other: &Self) -> usize {
        let (mut one, mut two) = (self.sorted.as_slice(), other.sorted.as_slice());
        let mut count = 0;
        while let (Some((first, rest)), Some((second, others))) =
            (one.split_first(), two.split_first())
        {
            match first.cmp(second) {
                Ordering::Less => one = rest,
                Ordering::Greater => two = others,
                Ordering::Equal => {
                    count += 1;
                    (one, two) = (rest, others);
                }
            }
        }
        count
    }
}

/// Whether two sentences share half of their words, or differ in numbers only.
fn is_version(then: &SentenceWords, now: &SentenceWords) -> bool {
    if then.without_numbers == now.without_numbers {
        return true;
    }
    let half = then.sorted.len().max(now.sorted.len()).max(1);
    // In the same order there cannot be more.
    if 2 * then.shared(now) < half {
        return false;
    }
    let shared =
        align(&then.words, &now.words).into_iter().map(|stretch| match stretch {
            Stretch::Same(same) => same.iter().filter(|word| is_word(word)).count(),
            Stretch::Other(..) => 0,
        });
    2 * shared.sum::<usize>() >= half
}

fn of(then: Option<&Sentence>, now: Option<&Sentence>) -> TextChange {
    let section = now.or(then).map_or_else(String::new, |one| one.section.clone());
    let words =
        |one: Option<&Sentence>| one.map_or_else(Vec::new, |one| words(&one.text));
    let (was, is) = (words(then), words(now));
    let mut pieces = Vec::new();
    for stretch in align(&was, &is) {
        match stretch {
            Stretch::Same(same) => pieces.push(Piece::Same(same.concat())),
            Stretch::Other(gone, new) => {
                let (gone, new) = (gone.concat(), new.concat());
                pieces.extend((!gone.is_empty()).then_some(Piece::Gone(gone)));
                pieces.extend((!new.is_empty()).then_some(Piece::New(new)));
            }
        }
    }
    let only_numbers =
        then.is_some() && now.is_some() && without_numbers(&was) == without_numbers(&is);
    let written = now.or(then).and_then(|one| one.written.clone());
    let text = |one: Option<&Sentence>| one.map(|one| one.text.clone());
    let (then, now) = (text(then), text(now));
    let moved_from = None;
    TextChange { section, moved_from, then, now, pieces, only_numbers, written }
}

/// The words of a text, and what stands between them.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut is_in_word = false;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter == '.' && letters.next_if_eq(&'.').is_some() {
            words.push(HIDDEN[0].to_owned());
            is_in_word = false;
            continue;
        }
        // The sign of a fraction or between thousands belongs to the number.
        let before = words.last().and_then(|word| word.chars().last());
        let is_digit =
            |sign: Option<char>| sign.is_some_and(|sign| sign.is_ascii_digit());
        let joins = matches!(letter, ',' | '.' | '\u{a0}' | '\u{202f}')
            && is_digit(before)
            && is_digit(letters.peek().copied());
        let of_word = letter.is_alphanumeric() || joins;
        match words.last_mut() {
            Some(word) if of_word && is_in_word => word.push(letter),
            _ => words.push(letter.to_string()),
        }
        is_in_word = of_word;
    }
    words
}

fn is_word(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

/// Signs that stand for a number.
const HIDDEN: [&str; 2] = ["..", "x"];

/// So much of a word after a number is the same in singular and plural.
const STEM: usize = 4;

/// A text with a sign for each number, whether in digits or in words, and with the beginning
/// of the word after it ("1 person", "2 personer").
fn without_numbers(words: &[String]) -> Vec<String> {
    let mut follows_number = false;
    let plain = words.iter().map(|word| {
        let is_after_number = follows_number;
        let is_number = word.starts_with(|sign: char| sign.is_ascii_digit())
            || HIDDEN.contains(&word.as_str())
            || is_small_number(word);
        if is_number {
            follows_number = true;
            "#".to_owned()
        } else if is_after_number && is_word(word) {
            follows_number = false;
            word.chars().take(STEM).collect()
        } else {
            word.clone()
        }
    });
    plain.collect()
}

/// Whether a word is a small number in one of the languages, or the sign for one that is
/// hidden.
fn is_small_number(word: &str) -> bool {
    let word = word.to_lowercase();
    Language::ALL.iter().any(|(_, language)| {
        let words = language.words();
        let small = &words.number_words()[..=12];
        small.contains(&word.as_str()) || words.one_neuter() == word
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentence(text: &str) -> Sentence {
        Sentence { section: String::new(), text: text.to_owned(), written: None }
    }

    #[test]
    fn a_sentence_with_another_number_is_the_same_sentence() {
        let change = of(
            Some(&sentence("Av 1\u{a0}200 svarande är tre nöjda (4,5 %).")),
            Some(&sentence("Av 1\u{a0}300 svarande är fyra nöjda (5 %).")),
        );
        assert!(change.only_numbers);
        let told = change.pieces.iter().map(|piece| match piece {
            Piece::Same(text) => text.clone(),
            Piece::Gone(text) => format!("[-{text}-]"),
            Piece::New(text) => format!("[+{text}+]"),
        });
        assert_eq!(
            told.collect::<String>(),
            "Av [-1\u{a0}200-][+1\u{a0}300+] svarande är [-tre-][+fyra+] nöjda ([-4,5-][+5+] %)."
        );
        let change = of(Some(&sentence("De är nöjda.")), Some(&sentence("De är glada.")));
        assert!(!change.only_numbers);
    }

    #[test]
    fn a_sentence_that_has_been_moved_is_told_once() {
        let at = |section: &str, text: &str| Sentence {
            section: section.to_owned(),
            text: text.to_owned(),
            written: None,
        };
        let (gone, new) = (
            at("Metod", "Av de 75 i urvalet svarade 54."),
            at("Bilaga", "Av de 85 i urvalet svarade 58."),
        );
        let same = (
            at("Metod", "Tack till alla som har svarat."),
            at("Bilaga", "Tack till alla som har svarat."),
        );
        let changes = vec![
            of(Some(&gone), None),
            of(Some(&same.0), None),
            of(None, Some(&same.1)),
            of(None, Some(&new)),
        ];
        let changes = with_moves(changes, |_| true);
        let told = changes.iter().map(|one| (one.section.as_str(), one.cause().word()));
        assert_eq!(
            told.collect::<Vec<_>>(),
            [("Bilaga", "moved"), ("Bilaga", "numbers")]
        );
        assert!(changes.iter().all(|one| one.moved_from.as_deref() == Some("Metod")));
    }

    #[test]
    fn versions_of_a_sentence_are_paired() {
        let was = ["Först något helt annat.", "De flesta trivs bra på arbetet."];
        let is = ["De flesta trivs mindre bra på arbetet.", "Nytt tillkommer här."];
        let mut changes = Vec::new();
        pair(&was.map(sentence), &is.map(sentence), &mut changes);
        let told = changes.iter().map(|one| (one.then.is_some(), one.now.is_some()));
        assert_eq!(
            told.collect::<Vec<_>>(),
            [(true, false), (true, true), (false, true)]
        );
    }
}
