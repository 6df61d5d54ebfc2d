//! Phrases of quantity that no `claim(…)` holds against the data.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::words::Language;

use super::by_passage::PassageFinding;
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
        let mut found = Vec::new();
        for sentence in sentences(text) {
            let within = &text[sentence.clone()];
            if within.contains(&CALL) && !within.contains(&REFERENCE) {
                self.sentence(text, sentence, &mut found);
            }
        }
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
            let message = format!("nothing holds `{of}` against the data");
            let hint =
                format!("write `{{{{ claim(\"ID\", \"{of}\") }}}}` with a named number");
            let check = "unchecked-claim";
            found.push(PassageFinding { check, range, of, message, hint });
            at += length;
        }
    }
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
