//! Whole numbers in words.

use crate::locale::Language;

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
    pub const WORDS: [(&'static str, Self); 2] =
        [("en", Self::Common), ("ett", Self::Neuter)];

    /// The gender of a word that is often counted in reports; the common one if it is not
    /// known.
    #[must_use]
    pub fn of(word: &str, language: Language) -> Self {
        let neuter: &[&str] = match language {
            Language::Sv => &[
                "svar",
                "uppdrag",
                "mandat",
                "fall",
                "bortfall",
                "samtal",
                "möte",
                "län",
                "förbund",
                "tillfälle",
                "område",
                "år",
                "barn",
                "hushåll",
                "företag",
                "beslut",
            ],
            Language::Nb => &[
                "svar", "oppdrag", "mandat", "tilfelle", "frafall", "møte", "fylke",
                "område", "år", "barn", "vedtak",
            ],
            Language::En => &[],
        };
        if neuter.contains(&word) { Self::Neuter } else { Self::Common }
    }
}

/// The largest number with a word of its own here.
pub const LARGEST: u64 = 20;

/// Swedish, bokmål, English.
const NUMBERS: [[&str; 3]; 21] = [
    ["noll", "null", "zero"],
    ["en", "én", "one"],
    ["två", "to", "two"],
    ["tre", "tre", "three"],
    ["fyra", "fire", "four"],
    ["fem", "fem", "five"],
    ["sex", "seks", "six"],
    ["sju", "sju", "seven"],
    ["åtta", "åtte", "eight"],
    ["nio", "ni", "nine"],
    ["tio", "ti", "ten"],
    ["elva", "elleve", "eleven"],
    ["tolv", "tolv", "twelve"],
    ["tretton", "tretten", "thirteen"],
    ["fjorton", "fjorten", "fourteen"],
    ["femton", "femten", "fifteen"],
    ["sexton", "seksten", "sixteen"],
    ["sjutton", "sytten", "seventeen"],
    ["arton", "atten", "eighteen"],
    ["nitton", "nitten", "nineteen"],
    ["tjugo", "tjue", "twenty"],
];

/// A number in words, from 0 to [`LARGEST`].
#[must_use]
pub fn in_words(value: u64, gender: Gender, language: Language) -> Option<&'static str> {
    let words = NUMBERS.get(usize::try_from(value).ok()?)?;
    Some(match (language, value, gender) {
        (Language::Sv | Language::Nb, 1, Gender::Neuter) => "ett",
        (Language::Sv, _, _) => words[0],
        (Language::Nb, _, _) => words[1],
        (Language::En, _, _) => words[2],
    })
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
        assert_eq!(in_words(1, Gender::Neuter, Language::En), Some("one"));
    }
}
