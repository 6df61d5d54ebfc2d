//! What is said to an author: a form of words with parts put into it, so that the same can be
//! said in another language.
//!
//! A form is English, and stands where it is said; `messages` has the others. Its parts stand
//! in braces by their names; braces around anything else are themselves:
//!
//! ```ignore
//! say!("there is no view `{name}`", name = written)
//! ```

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;

use crate::number::{self, NumberFormat, Ratio};
use crate::words::Language;

use super::Place;
use super::harmless::harmless;

/// A message, a hint or a phrase within one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Said(Box<SaidForm>);

/// Knows the form that stands in a language for an English one.
pub type KnownForms<'k> = dyn Fn(&str) -> Option<&'static str> + 'k;

/// The form and what is put into it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct SaidForm {
    words: Cow<'static, str>,
    parts: Vec<(&'static str, SaidPart)>,
}

/// What is put into a form.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SaidPart {
    /// A name, a count or what an author wrote, which is the same in every language.
    Written(String),
    /// A number that may have decimals.
    Number(SaidNumber),
    /// A phrase, which has a form of its own.
    Phrase(Said),
}

/// A number within what is said: each language writes it with its own decimal sign. In
/// backquotes, where what stands in a file is named, it is as it stands there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SaidNumber {
    /// As it is written in English.
    english: String,
}

impl SaidNumber {
    /// A number that has been rounded, as English writes it: `1,234.5`.
    #[must_use]
    pub fn written(english: String) -> Self {
        Self { english }
    }

    /// A number rounded half up to so many decimals.
    #[must_use]
    pub fn rounded(value: f64, decimals: u8) -> Self {
        let format = NumberFormat::new(Language::OF_MESSAGES, decimals);
        Self::written(format.decimal(value))
    }

    /// A share in percent, without a sign; nothing if it is a share of nobody.
    #[must_use]
    pub fn percent(ratio: Ratio, decimals: u8) -> Self {
        let format = NumberFormat::new(Language::OF_MESSAGES, decimals);
        Self::written(format.percent(ratio).unwrap_or_default())
    }

    /// As it is written in a language.
    #[must_use]
    pub fn within(&self, language: Language) -> String {
        number::in_language(&self.english, Language::OF_MESSAGES, language)
    }
}

impl Said {
    /// A form with its parts; [`say!`](crate::say) is how it is written.
    #[must_use]
    pub fn new(form: &'static str, parts: Vec<(&'static str, SaidPart)>) -> Self {
        Self(Box::new(SaidForm { words: Cow::Borrowed(form), parts }))
    }

    /// What is said in a language: `known` knows the form that stands there for an English
    /// one. Without it the English one is used. Nothing in it is obeyed by a terminal.
    #[must_use]
    pub fn told(&self, language: Language, known: &KnownForms<'_>) -> String {
        let mut told = String::new();
        self.tell(language, known, &mut told);
        match harmless(&told) {
            Cow::Borrowed(_) => told,
            Cow::Owned(plain) => plain,
        }
    }

    /// The English form, by which the others are found.
    #[must_use]
    pub fn form(&self) -> &str {
        &self.0.words
    }

    /// The phrases that are put into it.
    pub fn phrases(&self) -> impl Iterator<Item = &Self> {
        self.0.parts.iter().filter_map(|(_, part)| match part {
            SaidPart::Phrase(phrase) => Some(phrase),
            SaidPart::Written(_) | SaidPart::Number(_) => None,
        })
    }

    /// In English.
    fn in_english(&self) -> String {
        self.told(Language::OF_MESSAGES, &|_| None)
    }

    fn tell(&self, language: Language, known: &KnownForms<'_>, told: &mut String) {
        let mut rest = known(self.form()).unwrap_or(self.form());
        let mut is_quoted = false;
        while let Some(open) = rest.find('{') {
            let before = &rest[..open];
            is_quoted ^= before.matches('`').count() % 2 == 1;
            told.push_str(before);
            let inside = &rest[open + 1..];
            let part = inside.split_once('}').and_then(|(name, after)| {
                let (_, part) = self.0.parts.iter().find(|(of, _)| *of == name)?;
                Some((part, after))
            });
            rest = match part {
                Some((SaidPart::Written(text), after)) => {
                    told.push_str(text);
                    after
                }
                Some((SaidPart::Number(number), after)) => {
                    match is_quoted {
                        true => told.push_str(&number.english),
                        false => told.push_str(&number.within(language)),
                    }
                    after
                }
                Some((SaidPart::Phrase(phrase), after)) => {
                    phrase.tell(language, known, told);
                    after
                }
                None => {
                    told.push('{');
                    inside
                }
            };
        }
        told.push_str(rest);
    }
}

/// By the English text, so that the order is the same in every language.
impl Ord for Said {
    fn cmp(&self, other: &Self) -> Ordering {
        let texts = self.to_string().cmp(&other.to_string());
        texts.then_with(|| self.0.cmp(&other.0))
    }
}

impl PartialOrd for Said {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// In English.
impl fmt::Display for Said {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.in_english())
    }
}

impl PartialEq<str> for Said {
    fn eq(&self, other: &str) -> bool {
        self.in_english() == other
    }
}

impl PartialEq<&str> for Said {
    fn eq(&self, other: &&str) -> bool {
        self == *other
    }
}

impl PartialEq<String> for Said {
    fn eq(&self, other: &String) -> bool {
        self == other.as_str()
    }
}

/// A form without parts.
impl From<&'static str> for Said {
    fn from(form: &'static str) -> Self {
        Self::new(form, Vec::new())
    }
}

/// What comes from elsewhere, and is the same in every language.
impl From<String> for Said {
    fn from(text: String) -> Self {
        Self(Box::new(SaidForm { words: Cow::Owned(text), parts: Vec::new() }))
    }
}

/// The same, of a text that is needed elsewhere too.
impl From<&String> for Said {
    fn from(text: &String) -> Self {
        text.clone().into()
    }
}

impl From<&Self> for Said {
    fn from(said: &Self) -> Self {
        said.clone()
    }
}

/// What can be put into a form.
pub trait Say {
    /// The part that it is.
    fn part(self) -> SaidPart;
}

impl Say for Said {
    fn part(self) -> SaidPart {
        SaidPart::Phrase(self)
    }
}

impl Say for &Said {
    fn part(self) -> SaidPart {
        SaidPart::Phrase(self.clone())
    }
}

impl Say for &&Said {
    fn part(self) -> SaidPart {
        SaidPart::Phrase(Said::clone(self))
    }
}

impl Say for SaidNumber {
    fn part(self) -> SaidPart {
        SaidPart::Number(self)
    }
}

impl Say for &SaidNumber {
    fn part(self) -> SaidPart {
        SaidPart::Number(self.clone())
    }
}

impl Say for &&SaidNumber {
    fn part(self) -> SaidPart {
        SaidPart::Number(SaidNumber::clone(self))
    }
}

/// As many digits as it has.
macro_rules! number {
    ($($type:ty),*) => {$(
        impl Say for $type {
            fn part(self) -> SaidPart {
                SaidPart::Number(SaidNumber::written(self.to_string()))
            }
        }
    )*};
}

number!(f64, &f64, &&f64);

/// What is written as it is.
macro_rules! written {
    ($($type:ty),*) => {$(
        impl Say for $type {
            fn part(self) -> SaidPart {
                SaidPart::Written(self.to_string())
            }
        }
    )*};
}

written!(
    &str,
    &&str,
    &&&str,
    String,
    &String,
    &&String,
    &&&String,
    Cow<'_, str>,
    &Cow<'_, str>
);
written!(
    char,
    &char,
    bool,
    &bool,
    &&bool,
    u8,
    &u8,
    u32,
    &u32,
    u64,
    &u64,
    &dyn fmt::Display
);
written!(u16, &u16, &&u16, &&u32, &&&u32, &&u64, &Place, &&Place);
written!(usize, &usize, &&usize, i32, &i32, i64, &i64);

/// What is said, by its English form and its parts: `say!("no view `{name}`", name)`.
///
/// A part is a name, a number or a text; or another [`Said`], which is then said in the same
/// language.
#[macro_export]
macro_rules! say {
    ($form:literal $(, $name:ident $(= $value:expr)?)* $(,)?) => {
        $crate::diagnostic::Said::new(
            $form,
            vec![$((stringify!($name), $crate::say!(@part $name $(, $value)?))),*],
        )
    };
    (@part $name:ident, $value:expr) => { $crate::diagnostic::Say::part($value) };
    (@part $name:ident) => { $crate::diagnostic::Say::part(&$name) };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_put_where_their_names_stand_in_each_language() {
        let (name, count) = ("ort", 3);
        let what = say!("{count} rows of `{name}`", count = count, name);
        let said = say!(
            "write `{{name}: {value}}` for {what}",
            name,
            value = "x{name}",
            what = what
        );
        assert_eq!(said, "write `{ort: x{name}}` for 3 rows of `ort`");
        let swedish = |form: &str| match form {
            "{count} rows of `{name}`" => Some("`{name}`, {count} rader"),
            _ => None,
        };
        let told = said.told(Language::Sv, &swedish);
        assert_eq!(told, "write `{ort: x{name}}` for `ort`, 3 rader");
    }

    #[test]
    fn numbers_have_the_signs_of_the_language_but_where_files_are_quoted() {
        let share = SaidNumber::percent(Ratio { part: 2, whole: 3 }, 1);
        let said = say!("{share} per cent of `{limit}`", share, limit = 0.5);
        let part = say!("{said}, {size}", said, size = SaidNumber::rounded(1234.25, 1));
        let told = |language| part.told(language, &|_| None);
        assert_eq!(part, "66.7 per cent of `0.5`, 1,234.3");
        assert_eq!(told(Language::Nb), "66,7 per cent of `0.5`, 1\u{a0}234,3");
        assert_eq!(told(Language::Da), "66,7 per cent of `0.5`, 1.234,3");
    }

    #[test]
    fn what_comes_from_elsewhere_has_no_parts() {
        assert_eq!(Said::from("{name} {".to_owned()), "{name} {");
        assert_eq!(
            Said::from("a value cannot begin with `{{`"),
            "a value cannot begin with `{{`"
        );
    }
}
