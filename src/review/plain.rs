//! What of an author's text are words of their own: without calls, references, code and
//! what stands in quotation marks. Characters keep their places.

use std::ops::Range;

/// Stands for a character of a `{{ … }}`.
pub(super) const CALL: char = '\u{fffc}';
/// Stands for a character of a reference or citation.
pub(super) const REFERENCE: char = '\u{fffd}';
/// Stands for a character of code, raw text or a quotation.
const OTHER: char = '\u{1}';

/// The text, in which everything that is not the author's own words is blotted out.
pub(super) fn plain(text: &str) -> Vec<char> {
    let mut all = text.chars().collect::<Vec<_>>();
    let mut at = 0;
    while at < all.len() {
        let two = (all[at], all.get(at + 1).copied());
        let (end, sign) = match two {
            ('{', Some('{')) => (find(&all, at + 2, &['}', '}']), CALL),
            ('{', Some('%')) => (find(&all, at + 2, &['%', '}']), OTHER),
            ('{', Some('#')) => (find(&all, at + 2, &['#', '}']), OTHER),
            ('`', _) => (find(&all, at + 1, &['`']), OTHER),
            ('@', Some(next)) if next.is_alphanumeric() => {
                (at + 1 + label(&all[at + 1..]), REFERENCE)
            }
            ('#', Some(next)) if next.is_alphabetic() => (code(&all, at + 1), OTHER),
            ('\u{201d}' | '\u{201c}' | '"', _) => (quotation(&all, at), OTHER),
            _ => (at, OTHER),
        };
        all[at..end].fill(sign);
        at = end.max(at + 1);
    }
    all
}

/// The sentences of a text, as ranges of characters.
pub(super) fn sentences(text: &[char]) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for (index, sign) in text.iter().enumerate() {
        let next = text.get(index + 1);
        let ends = match sign {
            '.' | '?' | '!' => {
                let mut rest = text[index + 1..].iter().skip_while(|c| is_space(**c));
                let word = rest.next();
                next.is_none_or(|c| is_space(*c))
                    && word.is_none_or(|c| {
                        c.is_uppercase() || matches!(*c, CALL | REFERENCE | OTHER)
                    })
            }
            '\n' => next == Some(&'\n'),
            _ => false,
        };
        if ends {
            sentences.push(start..index + 1);
            start = index + 1;
        }
    }
    sentences.push(start..text.len());
    sentences
}

/// How many characters a reference has after its `@`.
pub(super) fn label(text: &[char]) -> usize {
    let part = |c: &char| c.is_alphanumeric() || matches!(c, '-' | '_' | ':' | '.');
    let length = text.iter().take_while(|c| part(c)).count();
    let trailing = text[..length].iter().rev().take_while(|c| matches!(c, ':' | '.'));
    length - trailing.count()
}

/// Some characters as they stand in a message: on one line.
pub(super) fn on_one_line(text: &[char]) -> String {
    let text = text.iter().collect::<String>();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(super) fn is_space(character: char) -> bool {
    character.is_whitespace()
}

/// Whether a character stands for code, raw text or a quotation.
pub(super) fn is_code(character: char) -> bool {
    character == OTHER
}

/// The end of what is closed by some signs; the end of the text if it is not.
fn find(text: &[char], from: usize, close: &[char]) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    let found = rest.windows(close.len()).position(|window| window == close);
    found.map_or(text.len(), |found| from + found + close.len())
}

/// The end of a function's name and of its arguments in round brackets; what stands in
/// square ones is text.
fn code(text: &[char], from: usize) -> usize {
    let name = text[from..].iter().take_while(|c| c.is_alphanumeric() || **c == '-');
    let mut end = from + name.count();
    let mut depth = 0;
    if text.get(end) == Some(&'(') {
        for (index, sign) in text[end..].iter().enumerate() {
            depth += match sign {
                '(' => 1,
                ')' => -1,
                _ => 0,
            };
            if depth == 0 {
                end += index + 1;
                break;
            }
        }
    }
    end
}

/// The end of a quotation, if it is closed in the same paragraph.
fn quotation(text: &[char], from: usize) -> usize {
    let close = |c: &char| matches!(c, '\u{201d}' | '"');
    let rest = &text[from + 1..];
    let paragraph = rest.windows(2).position(|two| two == ['\n', '\n']);
    let rest = &rest[..paragraph.unwrap_or(rest.len())];
    rest.iter().position(close).map_or(from, |end| from + end + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_authors_own_words_are_left() {
        let text = "Av {{ n(\"x\") }} är ”56 av 67” så @nns2015. #footnote[Se 3.]";
        let plain = plain(text).into_iter().filter(|c| !c.is_control());
        let plain = plain.filter(|c| !matches!(*c, CALL | REFERENCE));
        assert_eq!(plain.collect::<String>(), "Av  är  så . [Se 3.]");
    }

    #[test]
    fn a_sentence_ends_before_a_capital() {
        let text = "Bl.a. t.ex. detta. Och detta!\n\nnytt".chars().collect::<Vec<_>>();
        let found = sentences(&text);
        let found = found.into_iter().map(|range| text[range].iter().collect::<String>());
        assert_eq!(
            found.collect::<Vec<_>>(),
            ["Bl.a. t.ex. detta.", " Och detta!\n", "\nnytt"]
        );
    }
}
