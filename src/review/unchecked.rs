//! Phrases of quantity that no `claim(…)` holds against the data.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::words::Language;

use super::lexicon::Lexicon;
use super::passages::AuthorPassage;
use super::plain::{CALL, REFERENCE, on_one_line, sentences};

/// Finds phrases such as `drygt hälften` in sentences that quote numbers too: there, a
/// reader takes them for results. A sentence that cites a work may speak of that.
pub(super) fn review(
    language: Language,
    passages: &[AuthorPassage<'_>],
    diagnostics: &mut Diagnostics,
) {
    let lexicon = Lexicon::new(language);
    let first_words = lexicon.first_words();
    for passage in passages.iter().filter(|passage| passage.role.argues()) {
        let text = &passage.plain;
        for sentence in sentences(text) {
            let within = &text[sentence.clone()];
            if !within.contains(&CALL) || within.contains(&REFERENCE) {
                continue;
            }
            let (words, ranges) = words(text, sentence.start, sentence.end);
            let mut at = 0;
            while at < words.len() {
                let begins = first_words.contains(words[at].as_str());
                let quantity = || lexicon.quantity(&words[at..]);
                let Some(length) = begins.then(quantity).flatten() else {
                    at += 1;
                    continue;
                };
                let range = ranges[at].start..ranges[at + length - 1].end;
                let written = on_one_line(&text[range.clone()]);
                let message = format!("nothing holds `{written}` against the data");
                let hint = format!(
                    "write `{{{{ claim(\"ID\", \"{written}\") }}}}` with a named number"
                );
                let place = passage.prose.place_of(range);
                let warning = Diagnostic::warning(message).at(&place).hint(hint);
                diagnostics.push(warning.finding("unchecked-claim", written));
                at += length;
            }
        }
    }
}

/// The words of a text in lower case, and where they stand.
fn words(
    text: &[char],
    start: usize,
    end: usize,
) -> (Vec<String>, Vec<std::ops::Range<usize>>) {
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
