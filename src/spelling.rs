//! How names are spelled: takes what an author or a file writes, gives what it is compared
//! by, and shows what of it cannot be seen.
//!
//! Letters are put together before they are compared (`a` and a ring are `å`: Unicode's
//! normal form C), and every kind of space that is as wide as a word's is one. What is
//! printed stays as it is written.

use std::borrow::Cow;

use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{UnicodeNormalization as _, is_nfc};

/// Whether a sign is a space between words, as a keyboard or a typesetter writes it.
#[must_use]
pub fn is_space(sign: char) -> bool {
    matches!(sign, ' ' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}')
}

/// What a name, a label or a code is compared by.
#[must_use]
pub fn folded(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let has_other_space = text.chars().any(|sign| sign != ' ' && is_space(sign));
    if !has_other_space && is_nfc(text) {
        return Cow::Borrowed(text);
    }
    let plain = |sign| if is_space(sign) { ' ' } else { sign };
    Cow::Owned(text.nfc().map(plain).collect())
}

/// A text with its letters put together, and otherwise as it is.
#[must_use]
pub fn composed(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || is_nfc(text) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.nfc().collect())
}

/// Whether two names are the same.
#[must_use]
pub fn same(one: &str, other: &str) -> bool {
    one == other || folded(one) == folded(other)
}

/// What two names are compared by where neither capitals nor the number of spaces count, as
/// between two waves.
#[must_use]
pub fn loosely_folded(text: &str) -> String {
    let text = folded(text);
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Whether two names are the same but for capitals and how many spaces there are.
#[must_use]
pub fn alike(one: &str, other: &str) -> bool {
    one == other || loosely_folded(one) == loosely_folded(other)
}

/// Whether two names are different, and look the same.
#[must_use]
pub fn differ_unseen(one: &str, other: &str) -> bool {
    one != other && seen(one) == seen(other)
}

/// What is seen of a text: without what has no width, and with one space for several.
fn seen(text: &str) -> String {
    let signs = folded(text);
    let signs =
        signs.chars().filter(|sign| !has_no_width(*sign)).map(|sign| match sign {
            '\u{2010}' | '\u{2011}' => '-',
            sign if sign.is_whitespace() => ' ',
            sign => latin(sign).unwrap_or(sign),
        });
    let signs = signs.collect::<String>();
    signs.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Controls that are no space, a hyphen that shows at the end of a line only, joiners, marks
/// of direction and of byte order, and selectors of variants.
fn has_no_width(sign: char) -> bool {
    (sign.is_control() && !sign.is_whitespace())
        || matches!(
            sign,
            '\u{ad}'
                | '\u{34f}'
                | '\u{61c}'
                | '\u{180e}'
                | '\u{200b}'..='\u{200f}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{2069}'
                | '\u{fe00}'..='\u{fe0f}'
                | '\u{feff}'
        )
}

/// The Latin letter that a letter of another alphabet cannot be told from (Unicode Technical
/// Standard 39, those that stand on keyboards in Europe).
fn latin(sign: char) -> Option<char> {
    const CYRILLIC: &str = "АВЕЅІЈКМНОРСТХаеорсухіјѕ";
    const GREEK: &str = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο";
    let pairs = CYRILLIC.chars().zip("ABESIJKMHOPCTXaeopcyxijs".chars());
    let mut pairs = pairs.chain(GREEK.chars().zip("ABEZHIKMNOPTYXo".chars()));
    pairs.find(|(other, _)| *other == sign).map(|(_, latin)| latin)
}

/// What stands between curly quotation marks, which Word makes of straight ones, if a text
/// begins and ends with such.
#[must_use]
pub fn uncurled(text: &str) -> Option<&str> {
    let is_curly = |sign: char| {
        matches!(
            sign,
            '\u{2018}'..='\u{201f}' | '\u{ab}' | '\u{bb}' | '\u{2039}' | '\u{203a}'
        )
    };
    text.strip_prefix(is_curly)?.strip_suffix(is_curly)
}

/// A text with what cannot be seen in it shown by signs.
#[must_use]
pub fn revealed(text: &str) -> String {
    let mut shown = String::new();
    for sign in text.chars() {
        match sign {
            ' ' => shown.push(SPACE),
            '\u{a0}' => shown.push(NO_BREAK),
            sign if has_no_width(sign)
                || sign.is_whitespace()
                || is_combining_mark(sign)
                || latin(sign).is_some()
                || matches!(sign, '\u{2010}' | '\u{2011}') =>
            {
                shown += &format!("⟨{:04X}⟩", u32::from(sign));
            }
            sign => shown.push(sign),
        }
    }
    shown
}

/// How a space is shown.
pub(crate) const SPACE: char = '⎵';
/// How a no-break space is shown.
pub(crate) const NO_BREAK: char = '⍽';

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_spaces_that_look_the_same_are_the_same() {
        assert!(same("k\u{f6}n", "ko\u{308}n"));
        assert!(same("10\u{a0}000 kr", "10\u{2009}000\u{202f}kr"));
        assert!(matches!(folded("Gävle län"), Cow::Borrowed(_)));
        let others = [("a b", "a  b"), ("a", "A"), ("a", "a\u{200b}"), ("a", "\u{e4}")];
        for (one, other) in others {
            assert!(!same(one, other), "{one} {other}");
        }
        assert!(alike("Upplands\u{a0}Väsby", "UPPLANDS  väsby"));
        assert!(!alike("Väsby", "Vasby"));
        assert_eq!(composed("ko\u{308}n\u{a0}1"), "k\u{f6}n\u{a0}1");
    }

    #[test]
    fn curly_quotation_marks_are_known() {
        assert_eq!(uncurled("\u{201d}bar\u{201d}"), Some("bar"));
        assert_eq!(uncurled("\u{201e}a\u{201c}"), Some("a"));
        assert_eq!(uncurled("\"bar\""), None);
        assert_eq!(uncurled("\u{201d}"), None);
    }

    #[test]
    fn what_cannot_be_seen_is_shown() {
        for other in
            ["delvis  klar", "delvis klar\u{200b}", "delvis\tklar", "dеlvis klar"]
        {
            assert!(differ_unseen("delvis klar", other), "{other}");
        }
        assert!(!differ_unseen("delvis klar", "delvis klart"));
        assert!(!differ_unseen("delvis klar", "delvis klar"));
        let shown = revealed("a  b\u{a0}c\u{200b}o\u{308}");
        assert_eq!(shown, "a⎵⎵b⍽c⟨200B⟩o⟨0308⟩");
    }
}
