//! Breaks labels into lines that fit.

use super::color::Color;
use super::fonts::{ChartFonts, Weight};

/// How a text is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Type {
    /// Em in the chart's unit.
    pub(super) size: f64,
    /// Regular or semibold.
    pub(super) weight: Weight,
}

/// How a text is set, and in which colour.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lettering {
    pub(super) set: Type,
    pub(super) color: Color,
}

impl Type {
    /// From one baseline to the next.
    pub(super) fn leading(self) -> f64 {
        self.size * 1.22
    }
}

/// The lines of a text, none wider than `width` unless a single character is.
///
/// Lines break at spaces; inside a word after a hyphen or a slash; and, in a word that is
/// too long for a line of its own, at any character with a hyphen. An empty text has no lines.
pub(super) fn wrap(fonts: &ChartFonts, text: &str, set: Type, width: f64) -> Vec<String> {
    let fits = |line: &str| fonts.width(line, set.size, set.weight) <= width;
    let mut lines = Vec::new();
    let mut line = String::new();
    for (spaced, piece) in pieces(&clean(text)) {
        let space = if spaced && !line.is_empty() { " " } else { "" };
        let longer = format!("{line}{space}{piece}");
        if fits(&longer) {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        line = break_word(&piece, &fits, &mut lines);
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// How wide the widest of what is kept together in a text is.
pub(super) fn widest_piece(fonts: &ChartFonts, text: &str, set: Type) -> f64 {
    let widths = pieces(&clean(text));
    let widths = widths.iter().map(|(_, piece)| fonts.width(piece, set.size, set.weight));
    widths.fold(0.0, f64::max)
}

/// The text as one paragraph: soft hyphens and characters that XML cannot hold left out,
/// any white space but the no-break spaces made one space.
pub(super) fn clean(text: &str) -> String {
    let held = text.chars().filter(|c| {
        let forbidden = matches!(c, '\u{ad}' | '\u{fffe}' | '\u{ffff}');
        !forbidden && (is_breaking_space(*c) || !c.is_control())
    });
    let text = held.collect::<String>();
    text.split(is_breaking_space)
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn is_breaking_space(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}' | '\u{2007}')
}

/// The stretches that are kept together, each with whether a space stands before it.
fn pieces(text: &str) -> Vec<(bool, String)> {
    let mut pieces = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let parts = word.split_inclusive(['-', '/', '–']);
        pieces
            .extend(parts.enumerate().map(|(index, part)| (index == 0, part.to_owned())));
    }
    pieces
}

/// Breaks a word that may be too long into `lines`, and gives back what is left of it.
fn break_word(
    word: &str,
    fits: &impl Fn(&str) -> bool,
    lines: &mut Vec<String>,
) -> String {
    let mut rest = word.chars().collect::<Vec<_>>();
    loop {
        let taken = |count: usize| rest[..count].iter().collect::<String>();
        // Widths only grow, so the longest beginning that fits can be searched for.
        let room = (1..=rest.len()).take_while(|count| fits(&taken(*count))).last();
        let room = room.unwrap_or(1);
        if room >= rest.len() {
            return taken(rest.len());
        }
        let (count, hyphen) = break_at(&rest, room, |count| fits(&(taken(count) + "-")));
        lines.push(taken(count) + hyphen);
        rest.drain(..count);
    }
}

/// How many of the first `room` characters of a word stay on the line, and whether a
/// hyphen follows them; it is left out where there is hardly room for the characters.
///
/// A new line should begin with a consonant before a vowel, as the simplest rule of
/// Swedish and Norwegian hyphenation has it; failing that, the line is filled.
fn break_at(
    word: &[char],
    room: usize,
    fits: impl Fn(usize) -> bool,
) -> (usize, &'static str) {
    let is_vowel = |c: &char| "aeiouyåäöæøAEIOUYÅÄÖÆØ".contains(*c);
    let is_mark = |c: &char| ('\u{300}'..='\u{36f}').contains(c);
    let begins_syllable = |count: usize| match &word[count..] {
        [first, second, ..] => {
            first.is_alphabetic() && !is_vowel(first) && is_vowel(second)
        }
        _ => false,
    };
    let whole = |count: &usize| !is_mark(&word[*count]);
    let candidates = (3..=room).rev().take(8).filter(|count| fits(*count)).filter(whole);
    let mut candidates = candidates.collect::<Vec<_>>().into_iter();
    let filled = candidates.clone().next();
    match candidates.find(|count| begins_syllable(*count)).or(filled) {
        Some(count) => (count, "-"),
        None => ((1..=room).rev().find(whole).unwrap_or(room), ""),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::fonts;
    use super::*;

    const SET: Type = Type { size: 10.0, weight: Weight::Regular };

    fn wrapped(text: &str, width: f64) -> Vec<String> {
        wrap(fonts(), text, SET, width)
    }

    #[test]
    fn lines_break_at_spaces_hyphens_and_slashes() {
        assert_eq!(
            wrapped("i mycket stor utsträckning", 70.0),
            ["i mycket stor", "utsträckning"]
        );
        assert_eq!(wrapped("Hudiksvall/Nordanstig", 70.0), ["Hudiksvall/", "Nordanstig"]);
        assert_eq!(wrapped("  vet \n ej ", 70.0), ["vet ej"]);
        assert_eq!(wrapped("1\u{a0}000 kr", 30.0), ["1\u{a0}000", "kr"]);
        assert!(wrapped("", 70.0).is_empty());
    }

    #[test]
    fn a_broken_word_goes_on_with_a_syllable() {
        let lines = wrapped("samverkansutvecklingsarbetsgrupp", 60.0);
        assert_eq!(lines, ["samverkan-", "sutveckling-", "sarbetsgrupp"]);
    }

    #[test]
    fn a_word_that_is_too_long_is_broken_and_nothing_is_lost() {
        for width in [0.0, 3.0, 12.0, 40.0, 90.0] {
            let word = "samverkansutvecklingsarbetsgruppsmöteshandlingar";
            let lines = wrapped(word, width);
            let joined =
                lines.iter().map(|line| line.trim_end_matches('-')).collect::<String>();
            assert_eq!(joined, word);
            for line in &lines {
                let single = line.chars().count() == 1;
                assert!(single || fonts().width(line, 10.0, Weight::Regular) <= width);
            }
        }
    }

    #[test]
    fn what_xml_cannot_hold_is_left_out() {
        assert_eq!(clean("a\u{0}b\u{b}c\u{ffff}"), "ab c");
    }
}
