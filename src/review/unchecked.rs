//! Phrases of quantity that no `claim(…)` holds against the data.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::say;
use crate::words::Language;

use super::finding::PassageFinding;
use super::lexicon::Lexicon;
use super::passages::AuthorPassage;
use super::plain::{CALL, REFERENCE, on_one_line, sentences};

/// Finds phrases such as `drygt hälften` in sentences that quote numbers too: there, a
/// reader takes them for results. A sentence that cites a work may speak of that.
pub(super) struct QuantityReader {
    lexicon: Lexicon,
    first_words: BTreeSet<&'static str>,
}

impl QuantityReader {
    pub(super) fn new(language: Language) -> Self {
        let lexicon = Lexicon::new(language);
        Self { lexicon, first_words: lexicon.first_words() }
    }

    pub(super) fn read(&self, passage: &AuthorPassage<'_>) -> Vec<PassageFinding> {
        if !passage.role.argues() {
            return Vec::new();
        }
        let text = &passage.plain;
        let spared = where_hidden(&passage.prose.text);
        let mut found = Vec::new();
        for sentence in sentences(text) {
            let within = &text[sentence.clone()];
            if within.contains(&CALL) && !within.contains(&REFERENCE) {
                self.sentence(text, sentence, &mut found);
            }
        }
        // There the number may not be shown, and nothing can be held against it.
        found.retain(|one| !spared.iter().any(|range| range.contains(&one.range.start)));
        found
    }

    fn sentence(
        &self,
        text: &[char],
        sentence: Range<usize>,
        found: &mut Vec<PassageFinding>,
    ) {
        let (words, ranges) = words(text, sentence.start, sentence.end);
        let mut at = 0;
        while at < words.len() {
            let begins = self.first_words.contains(words[at].as_str());
            let quantity = || self.lexicon.quantity(&words[at..]);
            let Some(length) = begins.then(quantity).flatten() else {
                at += 1;
                continue;
            };
            let range = ranges[at].start..ranges[at + length - 1].end;
            let of = on_one_line(&text[range.clone()]);
            let message = say!("nothing holds `{of}` against the data", of = &of);
            let hint = say!(
                "write `{{ claim(\"ID\", \"{of}\") }}` with a named number",
                of = &of
            );
            let check = "unchecked-claim";
            found.push(PassageFinding { check, range, of, message, hint });
            at += length;
        }
    }
}

/// What stands after `{% else %}` where the condition is that a number may be shown, in
/// characters.
fn where_hidden(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    // Of each condition that is open: whether it is one, and where its other branch begins.
    let mut open: Vec<(bool, Option<usize>)> = Vec::new();
    let (mut byte, mut characters) = (0, 0);
    while let Some(start) = text[byte..].find("{%").map(|at| byte + at) {
        let end = text[start..].find("%}").map_or(text.len(), |at| start + at + 2);
        let tag = text[start..end].trim_matches(['{', '%', '}', '-']).trim();
        characters += text[byte..start].chars().count();
        let after = characters + text[start..end].chars().count();
        if let Some(condition) = tag.strip_prefix("if ") {
            open.push((condition.trim_start().starts_with("shown("), None));
        } else if tag == "else" {
            if let Some((true, other)) = open.last_mut() {
                *other = Some(after);
            }
        } else if tag == "endif"
            && let Some((true, Some(other))) = open.pop()
        {
            found.push(other..characters);
        }
        (byte, characters) = (end, after);
    }
    found
}

/// The words of a text in lower case, and where they stand.
fn words(text: &[char], start: usize, end: usize) -> (Vec<String>, Vec<Range<usize>>) {
    let (mut words, mut ranges) = (Vec::new(), Vec::new());
    let mut at = start;
    while at < end {
        let part = |c: &char| c.is_alphanumeric() || *c == '%' || *c == '-';
        let length = text[at..end].iter().take_while(|c| part(c)).count();
        if length == 0 {
            // A sign between two words parts a phrase.
            if !text[at].is_whitespace() {
                words.push(String::new());
                ranges.push(at..at + 1);
            }
            at += 1;
            continue;
        }
        let word = &text[at..at + length];
        words.push(word.iter().flat_map(|c| c.to_lowercase()).collect());
        ranges.push(at..at + length);
        at += length;
    }
    (words, ranges)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_in_place_of_a_hidden_number_is_found() {
        let cases = [
            ("{% if shown(\"å\") %}a{% else %}bö{% endif %}c", vec!["bö"]),
            (
                "å{%- if shown(\"a\") -%}{% if x %}a{% else %}b{% endif %}{%- else -%}c{%- endif -%}",
                vec!["c"],
            ),
            ("{% if not shown(\"a\") %}a{% else %}b{% endif %}", vec![]),
            ("{% else %}a{% endif %}{% if shown(\"a\") %}{% else %}b", vec![]),
        ];
        for (text, wanted) in cases {
            let letters = text.chars().collect::<Vec<_>>();
            let found = where_hidden(text).into_iter();
            let found = found.map(|range| letters[range].iter().collect::<String>());
            assert_eq!(found.collect::<Vec<_>>(), wanted, "{text}");
        }
    }
}
