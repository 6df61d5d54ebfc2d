//! What the pages that a report is shown in say of their own, in the language of messages.

use std::collections::BTreeMap;

use crate::diagnostic::Said;
use crate::messages;
use crate::words::Language;

/// What the programmes of the pages say, by the names they know it by. They put numbers and
/// names into its parts.
const WORDS: [(&str, &str); 21] = [
    ("comment", "comment"),
    ("comment-1", "1 comment"),
    ("comments", "{count} comments"),
    ("error", "error"),
    ("error-1", "1 mistake"),
    ("errors", "{count} mistakes"),
    ("warning", "warning"),
    ("warning-1", "1 warning"),
    ("warnings", "{count} warnings"),
    ("hint", "hint"),
    ("web-page", "Web page"),
    ("pages", "Pages"),
    ("page", "Page {number}"),
    ("reports", "Reports"),
    ("open", "Open in the editor"),
    ("built", "built in {seconds} s"),
    ("report-built", "{name}: built in {seconds} s"),
    ("not-built", "not built"),
    ("report-not-built", "{name}: not built; this is what was built last"),
    ("nothing", "There is no page to show yet."),
    ("lost", "not connected: is `baslinje watch` running?"),
];

/// One of them, in a language.
pub(super) fn page_word(name: &str, language: Language) -> String {
    let found = WORDS.iter().find(|(known, _)| *known == name);
    found.map_or_else(String::new, |(_, form)| told(form, language))
}

/// All of them as JSON, for the programmes.
pub(super) fn page_words(language: Language) -> String {
    let words = WORDS.iter().map(|(name, form)| (*name, told(form, language)));
    let words = words.collect::<BTreeMap<_, _>>();
    serde_json::to_string(&words).expect("texts are JSON")
}

fn told(form: &'static str, language: Language) -> String {
    messages::told(&Said::from(form), language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_is_told_in_each_language_with_the_parts_that_programmes_fill() {
        for (name, form) in WORDS {
            for (code, language) in Language::ALL {
                let word = page_word(name, language);
                let parts = |text: &str| text.matches('{').count();
                assert_eq!(parts(&word), parts(form), "{code}: {word}");
                assert!(page_words(language).contains(&word), "{code}: {word}");
            }
        }
        assert_eq!(page_word("built", Language::Sv), "byggd på {seconds} s");
    }
}
