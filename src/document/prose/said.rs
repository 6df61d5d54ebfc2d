//! What a text in Typst markup says, character by character, without how it looks: for words
//! that are taken from a text, and for the width of a cell.

use std::ops::Range;

use super::settled::SettledProse;

use self::reading::said_of;

mod reading;

/// Stands for a reference, an equation or code, of which it is not known what it shows.
const UNKNOWN: char = '\u{1}';
/// Stands between paragraphs and items: no words go on over it.
const BREAK: char = '\n';

/// What a text says.
#[derive(Clone, Debug, Default)]
pub(in crate::document) struct SaidText {
    signs: Vec<SaidSign>,
    /// The `{{ … }}` that gave some of the characters, each without spaces.
    calls: Vec<String>,
}

/// A character that is read.
#[derive(Clone, Copy, Debug)]
struct SaidSign {
    sign: char,
    /// Which character of the markup it is.
    at: usize,
    /// Which of the calls gave it.
    call: Option<usize>,
}

impl SaidText {
    /// What a settled text says.
    pub(in crate::document) fn of(prose: &SettledProse) -> Self {
        let markup = prose.text().chars().collect::<Vec<_>>();
        let (mut calls, mut of): (Vec<String>, Vec<Option<usize>>) =
            (Vec::new(), Vec::new());
        let mut last: Option<&Range<usize>> = None;
        for origin in prose.origins() {
            let call = match (last, of.last()) {
                (Some(before), Some(call)) if before == origin => *call,
                // Text has one character of the author's for each of its own.
                _ if origin.len() < 2 => None,
                _ => prose.call(origin).map(|call| {
                    calls.push(without_spaces(&call));
                    calls.len() - 1
                }),
            };
            of.push(call);
            last = Some(origin);
        }
        // The space after a call has no mark of its own.
        for at in (0..of.len()).rev() {
            let next = of.get(at + 1).copied().flatten();
            if markup[at].is_whitespace() && of[at].is_some() && of[at] != next {
                of[at] = None;
            }
        }
        let signs = said_of(&markup, true).into_iter().map(|(sign, at)| {
            let call = of.get(at).copied().flatten();
            SaidSign { sign, at, call }
        });
        Self { signs: signs.collect(), calls }
    }

    /// Words that an author looks for: each `{{ … }}` in them stands for what it gave.
    pub(in crate::document) fn wanted(text: &str) -> WantedSigns {
        let mut signs = Vec::new();
        let mut rest = text.trim();
        while let Some(open) = rest.find("{{") {
            let Some(close) = rest[open..].find("}}") else { break };
            signs.extend(plain(&rest[..open], signs.is_empty()));
            signs.push(WantedSign::Call(without_spaces(&rest[open..open + close + 2])));
            rest = &rest[open + close + 2..];
        }
        signs.extend(plain(rest, signs.is_empty()));
        // A space at the seam of a call and a text stands once.
        signs.dedup_by(|one, other| is_space(one) && is_space(other));
        WantedSigns { signs }
    }

    /// Everything it says, on one line.
    pub(in crate::document) fn whole(&self) -> String {
        self.shown(0..self.signs.len())
    }

    /// Some of it as it is shown: no-break spaces stay.
    pub(in crate::document) fn shown(&self, range: Range<usize>) -> String {
        let signs = self.signs[range].iter().map(|sign| match sign.sign {
            BREAK => ' ',
            UNKNOWN => '…',
            other => other,
        });
        signs.collect::<String>().trim().to_owned()
    }

    /// The characters of the markup that some of it stands in.
    pub(in crate::document) fn in_markup(&self, range: Range<usize>) -> Range<usize> {
        let first = self.signs.get(range.start).map_or(0, |sign| sign.at);
        let last = range.end.checked_sub(1).and_then(|at| self.signs.get(at));
        first..last.map_or(first, |sign| sign.at + 1)
    }

    /// Where it says some words, as whole words.
    pub(in crate::document) fn find(&self, wanted: &WantedSigns) -> Vec<Range<usize>> {
        let starts = (0..self.signs.len()).filter(|at| !self.is_within_word(*at));
        let found = starts.filter_map(|start| Some(start..self.end_of(start, wanted)?));
        found.filter(|range| !self.is_within_word(range.end)).collect()
    }

    /// Where words end that begin at a character, if they stand there.
    fn end_of(&self, start: usize, wanted: &WantedSigns) -> Option<usize> {
        let mut at = start;
        for wanted in &wanted.signs {
            let found = self.signs.get(at)?;
            match wanted {
                WantedSign::Sign(sign) if alike(*sign) == alike(found.sign) => at += 1,
                WantedSign::Call(call) => {
                    let index = found.call.filter(|index| self.calls[*index] == *call)?;
                    let begins = at.checked_sub(1).and_then(|at| self.signs[at].call);
                    if begins == Some(index) {
                        return None;
                    }
                    let rest = self.signs[at..].iter();
                    at += rest.take_while(|sign| sign.call == Some(index)).count();
                }
                WantedSign::Sign(_) => return None,
            }
        }
        Some(at)
    }

    /// Whether the characters before and at an index belong to one word.
    fn is_within_word(&self, at: usize) -> bool {
        let is_letter = |at: usize| {
            self.signs.get(at).is_some_and(|sign| sign.sign.is_alphanumeric())
        };
        at > 0 && is_letter(at - 1) && is_letter(at)
    }

    /// Its sentences.
    pub(in crate::document) fn sentences(&self) -> Vec<Range<usize>> {
        let sign = |at: usize| self.signs.get(at).map(|sign| sign.sign);
        let (mut sentences, mut start) = (Vec::new(), 0);
        for at in 0..self.signs.len() {
            let ends = match sign(at) {
                Some('.' | '!' | '?') => {
                    let next = sign(at + 2);
                    matches!(sign(at + 1), None | Some(' ' | BREAK))
                        && next.is_none_or(|next| !next.is_lowercase())
                }
                Some(BREAK) => true,
                _ => false,
            };
            if ends {
                sentences.push(start..at + 1);
                start = at + 1;
            }
        }
        sentences.push(start..self.signs.len());
        for range in &mut sentences {
            let is_gap = |at: &usize| matches!(sign(*at), Some(' ' | BREAK));
            range.start += range.clone().take_while(is_gap).count();
        }
        sentences.retain(|range| !self.shown(range.clone()).is_empty());
        sentences
    }
}

/// Words that an author looks for in the texts.
pub(in crate::document) struct WantedSigns {
    signs: Vec<WantedSign>,
}

#[derive(PartialEq)]
enum WantedSign {
    Sign(char),
    /// A `{{ … }}` without spaces.
    Call(String),
}

impl WantedSigns {
    /// Whether nothing is known of what some of it shows: a reference, code.
    pub(in crate::document) fn is_unknown(&self) -> bool {
        self.signs.contains(&WantedSign::Sign(UNKNOWN))
    }
}

fn is_space(sign: &WantedSign) -> bool {
    *sign == WantedSign::Sign(' ')
}

/// What words without calls say; `begins` is whether nothing stands before them.
fn plain(text: &str, begins: bool) -> impl Iterator<Item = WantedSign> {
    let around = |c: Option<char>| c.is_some_and(char::is_whitespace);
    let (before, after) = (around(text.chars().next()), around(text.chars().next_back()));
    let markup = text.chars().collect::<Vec<_>>();
    let mut said =
        said_of(&markup, begins).into_iter().map(|(sign, _)| sign).collect::<Vec<_>>();
    if before && said.first() != Some(&' ') {
        said.insert(0, ' ');
    }
    if after && said.last() != Some(&' ') {
        said.push(' ');
    }
    said.into_iter().map(WantedSign::Sign)
}

/// A character as it is compared: spaces and quotation marks are written in many ways.
fn alike(sign: char) -> char {
    match sign {
        '\u{a0}' | '\u{202f}' => ' ',
        '”' | '“' | '„' | '«' | '»' => '"',
        '’' | '‘' | '‚' => '\'',
        other => other,
    }
}

fn without_spaces(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Place, Source};
    use crate::manuscript::Prose;

    fn said(text: &str) -> SaidText {
        let place = Place::file(&Source::new("k.yaml", text));
        SaidText::of(&SettledProse::unchanged(&Prose::new(text.to_owned(), place)))
    }

    fn finds(text: &str, words: &str) -> Vec<String> {
        let said = said(text);
        let found = said.find(&SaidText::wanted(words));
        found.into_iter().map(|range| said.shown(range)).collect()
    }

    #[test]
    fn a_text_says_its_words_without_its_markup() {
        let text =
            "Av *många*\nsvar är \\67~\\% bra -- se. // nej\n\n- ett\n- _två_ snake_case";
        assert_eq!(
            said(text).whole(),
            "Av många svar är 67\u{a0}% bra – se. ett två snake_case"
        );
        let text = "Så är det.#footnote[Enligt #emph[lagen].] Men #text(red)[inte] här @verk2019.";
        assert_eq!(said(text).whole(), "Så är det. Men inte här.");
        assert_eq!(
            said("Se @diagram:a och `x`, $1$ (#v(1em)).").whole(),
            "Se … och x, … (…)."
        );
        assert_eq!(
            said("1. ett\n2. två https://a.se/b <m:a>").whole(),
            "ett två https://a.se/b"
        );
    }

    #[test]
    fn words_are_found_however_they_are_written() {
        let text = "Det är en *gemensam*\nuppgift, ”inte två”.\n\nSlut.";
        assert_eq!(finds(text, "en gemensam uppgift"), ["en gemensam uppgift"]);
        assert_eq!(finds(text, "en _gemensam_  uppgift,"), ["en gemensam uppgift,"]);
        assert_eq!(finds(text, "\"inte två\"."), ["”inte två”."]);
        assert_eq!(finds(text, "En gemensam"), <[&str; 0]>::default());
    }

    #[test]
    fn words_are_whole_and_of_one_paragraph() {
        assert_eq!(finds("samverkan", "verkan"), <[&str; 0]>::default());
        assert_eq!(finds("samverkan", "sam"), <[&str; 0]>::default());
        assert_eq!(finds("ett.\n\ntvå", "ett. två"), <[&str; 0]>::default());
        assert_eq!(finds("ett\n- två", "ett två"), <[&str; 0]>::default());
        assert_eq!(finds("om och om", "om").len(), 2);
    }

    #[test]
    fn sentences_end_where_a_new_one_begins() {
        let said = said("Bl.a. t.ex. detta. Och detta!\n\nNytt");
        let found = said.sentences().into_iter().map(|range| said.shown(range));
        assert_eq!(
            found.collect::<Vec<_>>(),
            ["Bl.a. t.ex. detta.", "Och detta!", "Nytt"]
        );
    }

    #[test]
    fn no_markup_makes_it_stop() {
        for text in
            ["#", "@", "\\", "#a(", "#a[", "`", "$", "<a", "/*", "\\u{", "-", "1.", "*"]
        {
            let _ = said(text).whole();
            let _ = said(&format!("å{text}")).whole();
        }
    }
}
