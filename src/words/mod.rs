//! What a document says of its own, in each language it can be written in: words and
//! sentences, and what of grammar the program must know to write them.
//!
//! Every language is one file, which implements the traits that stand beside it; of some
//! subjects each language has a file of its own, in a folder of the subject. A sentence
//! is declared as a whole, with parts that have names, so that each language orders them as
//! it likes; the compiler names every word that a language lacks, and every part that a
//! sentence leaves out.

mod accounts;
mod changes;
mod codebooks;
mod comparisons;
mod da;
mod descriptions;
mod designs;
mod drafts;
mod en;
mod grammar;
mod inference;
mod labels;
mod letters;
mod makings;
pub mod meant;
mod methods;
mod nb;
mod notes;
mod phrases;
mod reviews;
mod scales;
mod shelves;
pub mod sentence;
mod sv;

use std::cmp::Ordering;

pub use self::accounts::Accounts;
pub use self::changes::{Changes, PublishedOnly};
pub use self::codebooks::Codebooks;
pub use self::comparisons::Comparisons;
pub use self::descriptions::{
    Course, Descriptions, Divided, Extremes, FromTo, Passing, ScaleEnds, WithIntervals,
};
pub use self::designs::{Designs, WeightedCompared};
pub use self::drafts::{
    Between, DividedBy, Drafts, MeanAndMedian, SampleResponse, ShareOf, ShareSaid,
    SharesCompared, SharesOfAnswers,
};
pub use self::grammar::{Grammar, References};
pub use self::inference::{
    Adjusted, FamilyAdjusted, Inference, Intervals, NoPairs, SomePairs,
};
pub use self::labels::Labels;
pub use self::letters::{ArchiveLetters, WithoutProgram};
pub use self::makings::{AnswersOf, CountedShare, Makings, NamedValue, SurveyWave};
pub use self::methods::{
    Methods, SharesRounded, Symbols, Tested, Uncertainty, WeightedBy,
};
pub use self::notes::{
    Break, ChartPart, ClassLimits, ConditionWords, FewOf, MostlyHidden, Notes, RowsFrom,
    Uncertain, Ungrouped,
};
pub use self::phrases::{Modifier, Phrases, Quantity};
pub use self::reviews::Reviews;
pub use self::scales::{BothOf, ScaleWords};
pub use self::shelves::{FoundReports, Shelves};

/// The words of one subject in one language. A text without parts is a word; the parts of a
/// sentence stand between braces, by their names.
macro_rules! words {
    ($subject:ident for $language:ident:
     $($name:ident $(($($parts:tt)+))? : $text:literal;)*) => {
        impl super::$subject for $language {
            $(words!(@entry $name $(($($parts)+))? : $text);)*
        }
    };
    (@entry $name:ident : $text:literal) => {
        fn $name(&self) -> &'static str {
            $text
        }
    };
    (@entry $name:ident ($part:ident) : $text:literal) => {
        fn $name(&self, $part: &str) -> String {
            format!($text)
        }
    };
    (@entry $name:ident ($parts:ident { $($part:ident),+ }) : $text:literal) => {
        fn $name(&self, parts: super::$parts<'_>) -> String {
            let super::$parts { $($part),+ } = parts;
            format!($text)
        }
    };
}
use words;

/// Everything that a language must have.
pub trait Words:
    Grammar
    + Labels
    + Notes
    + Descriptions
    + Accounts
    + Changes
    + Inference
    + Designs
    + Methods
    + Comparisons
    + Codebooks
    + Drafts
    + ArchiveLetters
    + Makings
    + ScaleWords
    + Reviews
    + Shelves
    + Sync
{
}

impl<T> Words for T where
    T: Grammar
        + Labels
        + Notes
        + Descriptions
        + Accounts
        + Changes
        + Inference
        + Designs
        + Methods
        + Comparisons
        + Codebooks
        + Drafts
        + ArchiveLetters
        + Makings
        + ScaleWords
        + Reviews
        + Shelves
        + Sync
{
}

/// Declares the languages: the name of each here, its code, and its words.
macro_rules! languages {
    ($($(#[$about:meta])* $language:ident = $code:literal: $words:expr;)+) => {
        /// The language of a document.
        #[derive(
            Clone,
            Copy,
            Debug,
            Default,
            PartialEq,
            Eq,
            PartialOrd,
            Ord,
            Hash,
            serde::Serialize,
            serde::Deserialize,
        )]
        pub enum Language {
            $($(#[$about])* $language,)+
        }

        impl Language {
            /// All languages, with the code an author writes (ISO 639).
            pub const ALL: [(&'static str, Self); [$($code),+].len()] =
                [$(($code, Self::$language)),+];

            /// The code an author writes (ISO 639).
            #[must_use]
            pub fn code(self) -> &'static str {
                match self {
                    $(Self::$language => $code,)+
                }
            }

            /// Its words.
            #[must_use]
            pub fn words(self) -> &'static dyn Words {
                match self {
                    $(Self::$language => &$words,)+
                }
            }
        }
    };
}

languages! {
    /// Swedish, which is assumed where nobody says.
    #[default]
    Sv = "sv": sv::Swedish;
    /// Norwegian bokmål.
    Nb = "nb": nb::Bokmal;
    /// English.
    En = "en": en::English;
    /// Danish.
    Da = "da": da::Danish;
}

impl Language {
    /// The language of the program's own messages, and of numbers that it reads back.
    pub const OF_MESSAGES: Self = Self::En;

    /// The language in which reports in several languages are told together.
    pub const WHERE_SEVERAL_MEET: Self = Self::En;

    /// The language of a code such as `sv`.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == code).map(|(_, language)| *language)
    }

    /// What stands before the decimals.
    #[must_use]
    pub fn decimal_sign(self) -> char {
        self.words().decimal_sign()
    }

    /// What stands between groups of three digits.
    #[must_use]
    pub fn thousands_sign(self) -> char {
        self.words().thousands_sign()
    }

    /// The month's name; `month` is counted from 1.
    #[must_use]
    pub fn month(self, month: u8) -> &'static str {
        self.words().months()[usize::from(month.clamp(1, 12)) - 1]
    }

    /// A date as running text: `28 april 2017`.
    #[must_use]
    pub fn long_date(self, year: i32, month: u8, day: u8) -> String {
        self.words().long_date(day, self.month(month), year)
    }

    /// Which of two texts comes first in its alphabet, whatever their capitals.
    #[must_use]
    pub fn alphabetical(self, one: &str, other: &str) -> Ordering {
        let last = self.words().last_letters();
        let key = |text: &str| {
            let letters = text.to_lowercase();
            letters.chars().map(|sign| place_of(sign, last)).collect::<Vec<_>>()
        };
        key(one).cmp(&key(other)).then_with(|| one.cmp(other))
    }

    /// A confidence level in per cent, without a sign: `95`, `99,9`.
    #[must_use]
    pub fn level(self, level: f64) -> String {
        let text = format!("{:.2}", level * 100.0);
        let text = text.trim_end_matches('0').trim_end_matches('.');
        text.replace('.', &self.decimal_sign().to_string())
    }

    /// `Gävle, Ljusdal och Ockelbo`.
    #[must_use]
    pub fn all_of(self, list: &[&str]) -> String {
        joined(list, self.words().and())
    }

    /// `Gävle, Ljusdal eller Ockelbo`.
    #[must_use]
    pub fn any_of(self, list: &[&str]) -> String {
        joined(list, self.words().or())
    }
}

/// Where a letter stands among others: those that a language has after z in its order, a
/// letter of another language where its likeness stands.
fn place_of(sign: char, last: &str) -> (u32, char) {
    let like = match sign {
        _ if last.contains(sign) => sign,
        'æ' if last.contains('ä') => 'ä',
        'ø' if last.contains('ö') => 'ö',
        'ä' if last.contains('æ') => 'æ',
        'ö' if last.contains('ø') => 'ø',
        'å' | 'ä' | 'à' | 'á' | 'â' | 'æ' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'ö' | 'ø' | 'ó' => 'o',
        'ü' => 'u',
        other => other,
    };
    let after = last.chars().position(|letter| letter == like);
    let after = after.map_or(0, |place| u32::try_from(place + 1).unwrap_or(0));
    let base = if after > 0 { '{' } else { like };
    (u32::from(base) + after, like)
}

/// A list with a word before its last.
fn joined(list: &[&str], word: &str) -> String {
    match list {
        [first @ .., last] if !first.is_empty() => {
            format!("{} {word} {last}", first.join(", "))
        }
        list => list.concat(),
    }
}

/// A label as it stands at the start of a line: with a capital.
#[must_use]
pub fn sentence_case(label: &str) -> String {
    let mut letters = label.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_is_empty() {
        for (code, language) in Language::ALL {
            let labels = language.words().labels();
            assert!(labels.values().all(|text| !text.trim().is_empty()), "{code}");
        }
    }

    #[test]
    fn a_language_is_found_by_its_code() {
        for (code, language) in Language::ALL {
            assert_eq!(
                (language.code(), Language::from_code(code)),
                (code, Some(language))
            );
        }
        assert_eq!(Language::from_code("fi"), None);
    }

    #[test]
    fn dates_are_written_as_each_language_writes_them() {
        let dates = Language::ALL.map(|(_, language)| language.long_date(2026, 5, 4));
        assert_eq!(dates, ["4 maj 2026", "4. mai 2026", "4 May 2026", "4. maj 2026"]);
    }

    #[test]
    fn texts_are_sorted_by_the_alphabet_of_each_language() {
        let sorted = |language: Language, texts: &[&str]| {
            let mut texts = texts.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
            texts.sort_by(|one, other| language.alphabetical(one, other));
            texts.join(" ")
        };
        let swedish =
            sorted(Language::Sv, &["Öckerö", "Ängelholm", "zon", "Åre", "alfa"]);
        assert_eq!(swedish, "alfa zon Åre Ängelholm Öckerö");
        let bokmal = sorted(Language::Nb, &["Ålesund", "Ørsta", "Ærøy", "zeta", "Alta"]);
        assert_eq!(bokmal, "Alta zeta Ærøy Ørsta Ålesund");
        let english = sorted(Language::En, &["zeta", "Åre", "beta", "étude"]);
        assert_eq!(english, "Åre beta étude zeta");
    }

    #[test]
    fn lists_end_in_a_word() {
        let all = |list: &[&str]| Language::Da.all_of(list);
        assert_eq!((all(&[]), all(&["a"])), (String::new(), "a".to_owned()));
        assert_eq!(all(&["a", "b", "c"]), "a, b og c");
        assert_eq!(Language::En.any_of(&["a", "b"]), "a or b");
    }

    #[test]
    fn a_sentence_holds_its_parts_in_every_language() {
        let parts = Symbols { suppressed: "A", few: "B", undefined: "C", zero: "D" };
        for (code, language) in Language::ALL {
            let words = language.words();
            let symbols = words.symbols(parts);
            assert!(["A", "B", "C", "D"].iter().all(|it| symbols.contains(it)), "{code}");
            let rows = RowsFrom { rows: "E", people: "F" };
            assert!(words.rows_from(rows).contains("E "), "{code}");
        }
    }
}
