//! Whole numbers in words.

use crate::words::Language;

/// The gender of what is counted, which decides the word for 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Gender {
    /// "En person", "én person".
    #[default]
    Common,
    /// "Ett svar".
    Neuter,
}

impl Gender {
    /// The words an author writes.
    pub const WORDS: [(&'static str, Self); 3] =
        [("en", Self::Common), ("ett", Self::Neuter), ("et", Self::Neuter)];

    /// The gender of a word that is often counted in reports; the common one if it is not
    /// known.
    #[must_use]
    pub fn of(word: &str, language: Language) -> Self {
        let neuter = language.words().neuter_nouns();
        if neuter.contains(&word) { Self::Neuter } else { Self::Common }
    }
}

/// The largest number with a word of its own here.
pub const LARGEST: u64 = 20;

/// A number in words, from 0 to [`LARGEST`].
#[must_use]
pub fn in_words(value: u64, gender: Gender, language: Language) -> Option<&'static str> {
    let words = language.words();
    match (value, gender) {
        (1, Gender::Neuter) => Some(words.one_neuter()),
        _ => words.number_words().get(usize::try_from(value).ok()?).copied(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_words_up_to_the_largest() {
        let word = |value| in_words(value, Gender::Common, Language::Sv);
        assert_eq!(
            (word(1), word(8), word(LARGEST)),
            (Some("en"), Some("åtta"), Some("tjugo"))
        );
        assert_eq!(word(LARGEST + 1), None);
        assert_eq!(in_words(1, Gender::Neuter, Language::Sv), Some("ett"));
        assert_eq!(in_words(1, Gender::Common, Language::Nb), Some("én"));
        assert_eq!(
            in_words(1, Gender::of("spørgsmål", Language::Da), Language::Da),
            Some("et")
        );
        assert_eq!(in_words(7, Gender::Common, Language::Da), Some("syv"));
        assert_eq!(in_words(1, Gender::Neuter, Language::En), Some("one"));
    }
}
