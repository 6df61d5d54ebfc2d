//! Breaks labels into lines that fit.

use super::fonts::{ChartFonts, Weight};

/// How a text is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Type {
    /// Em in the chart's unit.
    pub(super) size: f64,
    /// Regular or semibold.
    pub(super) weight: Weight,
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

/// The text as one paragraph: characters that XML cannot hold left out, any white space
/// but the no-break spaces made one space.
pub(super) fn clean(text: &str) -> String {
    let held = text.chars().filter(|c| {
        let forbidden = matches!(c, '\u{fffe}' | '\u{ffff}');
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
    let mut rest = String::new();
    for c in word.chars() {
        let combining = ('\u{300}'..='\u{36f}').contains(&c);
        if !rest.is_empty() && !combining && !fits(&format!("{rest}{c}")) {
            // A hyphen takes the place of the last characters if there is no room for it.
            let kept = hyphenated(&rest, fits);
            let moved = rest.split_off(kept);
            lines.push(if kept > 0 && !moved.is_empty() || fits(&format!("{rest}-")) {
                format!("{rest}-")
            } else {
                rest
            });
            rest = moved;
        }
        rest.push(c);
    }
    rest
}

/// How many bytes of `line` leave room for a hyphen; all of them if hardly any would.
fn hyphenated(line: &str, fits: &impl Fn(&str) -> bool) -> usize {
    let ends =
        line.char_indices().map(|(index, c)| index + c.len_utf8()).collect::<Vec<_>>();
    let roomy =
        ends.iter().rev().take(3).find(|end| fits(&format!("{}-", &line[..**end])));
    match roomy {
        Some(end) if ends.len() > 4 => *end,
        _ => line.len(),
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
