//! How a quoted number stands in its sentence: in digits or words, with "procent" or "%",
//! and never torn from what belongs to it.
//!
//! The rules are those of the language authorities: Isof (*Frågelådan*; *Myndigheternas
//! skrivregler*), *Svenska skrivregler* (4th ed., 2017), and Språkrådet (*Tall, tid,
//! dato*; *Prosent*).

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::markup::ESCAPED;
use crate::number::{Gender, LARGEST, NO_BREAK_SPACE, in_words};
use crate::say;
use crate::words::Language;
use crate::words::sentence::{NUMBER, Spot, index_of, spots};

use super::quoted::{Quoted, Quotes, Unit};
use super::settled::SettledProse;

/// Up to this a number that begins a sentence comes out in words, unless the report says
/// another limit.
const AT_THE_START: u64 = 12;

/// What kind of text a number stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::document) enum Setting {
    /// Sentences.
    Running,
    /// Headings and descriptions: digits, and "procent" in full.
    Heading,
    /// Captions and notes: digits, and "%".
    Brief,
    /// A drawing in Typst: code, in which words stand as in a heading.
    Drawing,
}

/// What the words of a text depend on.
#[derive(Clone, Copy)]
pub(super) struct Wording {
    pub(super) setting: Setting,
    pub(super) language: Language,
    /// The report's `number-words`.
    pub(super) limit: Option<u64>,
    /// Keeps a number from becoming markup.
    pub(super) escape: fn(&str) -> String,
}

/// How one number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Digits,
    Words,
    CapitalWords,
}

/// How one number is written, and what its word agrees with.
#[derive(Clone, Copy)]
struct NumberForm {
    form: Form,
    gender: Gender,
}

impl Wording {
    /// Puts the numbers into a text, and no-break spaces into what the author typed.
    pub(super) fn settle(
        self,
        rendering: SettledProse,
        quotes: Quotes,
        diagnostics: &mut Diagnostics,
    ) -> SettledProse {
        let mut text = rendering.text.chars().collect::<Vec<_>>();
        let mut numbers = Vec::new();
        for (at, character) in text.iter_mut().enumerate() {
            if let Some(number) =
                index_of(*character).and_then(|index| quotes.of_signs.get(index))
            {
                numbers.push((at, number));
                *character = NUMBER;
            }
        }
        let read = text.iter().map(|sign| if *sign == ESCAPED { '\\' } else { *sign });
        let spots = spots(&read.collect::<Vec<_>>(), self.language);
        bind(&mut text, &spots, self.language.words().percent_word());
        let forms = self.forms(&numbers, &spots, &rendering, diagnostics);
        let mut result = String::with_capacity(rendering.text.len());
        let mut origins: Vec<Range<usize>> = Vec::with_capacity(text.len());
        let genders = numbers.iter().map(|(at, number)| {
            number
                .gender
                .unwrap_or_else(|| Gender::of(&word_after(&text, *at), self.language))
        });
        let genders = genders.collect::<Vec<_>>();
        let mut quotations = quotes.in_expressions;
        let mut rest = numbers.into_iter().zip(forms).zip(genders);
        for (at, character) in text.into_iter().enumerate() {
            let origin = rendering.origins().get(at).cloned().unwrap_or_default();
            if character == NUMBER {
                let Some((((_, number), form), gender)) = rest.next() else { continue };
                let form = NumberForm { form, gender };
                let written = self.written(number, form, spots[at]);
                let escaped = (self.escape)(&written);
                let start = origins.len();
                origins.extend(escaped.chars().map(|_| origin.clone()));
                result.push_str(&escaped);
                let at = Some([start, origins.len()]);
                quotations.push(number.quotation(written, at));
            } else {
                result.push(character);
                origins.push(origin);
            }
        }
        rendering.with(result, origins, quotations)
    }

    fn written(
        self,
        number: &Quoted,
        NumberForm { form, gender }: NumberForm,
        spot: Spot,
    ) -> String {
        let words = number
            .whole
            .filter(|_| form != Form::Digits)
            .and_then(|whole| in_words(whole, gender, self.language));
        match (words, form) {
            (Some(words), Form::CapitalWords) => {
                let words = crate::words::sentence_case(words);
                number.with_word(&words, self.language)
            }
            (Some(words), _) => number.with_word(words, self.language),
            (None, _) => {
                let brief = self.setting == Setting::Brief || spot.in_brackets;
                number.in_digits(self.language, brief)
            }
        }
    }

    /// How each number is written. Reports a sentence that begins with digits.
    fn forms(
        self,
        numbers: &[(usize, &Quoted)],
        spots: &[Spot],
        rendering: &SettledProse,
        diagnostics: &mut Diagnostics,
    ) -> Vec<Form> {
        let mut forms = vec![Form::Digits; numbers.len()];
        if self.setting != Setting::Running {
            return forms;
        }
        let mut sentences: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (index, (at, _)) in numbers.iter().enumerate() {
            let own = sentences.entry(spots[*at].sentence).or_default();
            if !spots[*at].in_brackets {
                own.push(index);
            }
        }
        let start = self.limit.unwrap_or(AT_THE_START);
        for own in sentences.into_values() {
            let small = |index: &usize, limit: u64| {
                numbers[*index].1.whole.is_some_and(|whole| whole <= limit)
            };
            let may = |index: &&usize| numbers[**index].1.words != Some(false);
            let opens = |index: &&usize| {
                let spot = spots[numbers[**index].0];
                spot.opens && !spot.item
            };
            let counts = own.iter().filter(|index| numbers[**index].1.count);
            let counts = counts.copied().collect::<Vec<_>>();
            let first = own.iter().find(opens).copied();
            let in_words = first.filter(|index| {
                may(&index) && small(index, start) && !numbers[*index].1.is_points()
            });
            // One large count keeps all counts of the sentence in digits.
            let limit = if in_words.is_some() { Some(start) } else { self.limit };
            let all =
                limit.is_some_and(|limit| counts.iter().all(|index| small(index, limit)));
            for index in counts.iter().filter(may) {
                // There is no word for a large one, which stays in digits.
                let wished =
                    numbers[*index].1.words == Some(true) && small(index, LARGEST);
                if all || wished {
                    forms[*index] = Form::Words;
                }
            }
            let Some(first) = first else { continue };
            let (at, number) = numbers[first];
            if in_words.is_some() || forms[first] == Form::Words {
                forms[first] = Form::CapitalWords;
            }
            let hidden = !number.text.contains(|c: char| c.is_ascii_digit());
            let mixed = counts.iter().find(|index| forms[**index] == Form::Digits);
            let message = match (forms[first], mixed) {
                (Form::Digits, _) if !hidden => {
                    say!("the sentence begins with `{word}`", word = &number.text)
                }
                (Form::CapitalWords, Some(other)) => say!(
                    "the sentence begins with a number in words, and has `{number}` in digits",
                    number = &numbers[*other].1.text
                ),
                _ => continue,
            };
            let place = rendering.place(at..at + 1);
            let hint = "begin it with another word";
            let warning = Diagnostic::warning(message).at(&place).hint(hint);
            diagnostics.push(warning.finding("sentence-begins-with-digits", &number.id));
        }
        forms
    }
}

impl Quoted {
    fn is_points(&self) -> bool {
        self.unit == Unit::Points
    }
}

/// The word after a number, if only a space stands between.
fn word_after(text: &[char], at: usize) -> String {
    let rest = text[at + 1..].iter().skip_while(|c| c.is_whitespace());
    rest.take_while(|c| c.is_alphabetic()).collect()
}

/// Makes spaces unbreakable that an author typed inside a number, before `%`, "procent" and
/// "prosent", and around the equals sign of `n = 67`.
fn bind(text: &mut [char], spots: &[Spot], percent: &str) {
    let is_number = |c: char| c.is_ascii_digit() || c == NUMBER;
    let follows = |text: &[char], at: usize, word: &str| {
        word.chars().enumerate().all(|(index, c)| text.get(at + index) == Some(&c))
    };
    for at in 1..text.len() {
        if text[at] != ' ' || spots[at].code || spots[at - 1].code {
            continue;
        }
        let before = text[at - 1];
        let unit = ["%", percent];
        let before_unit =
            is_number(before) && unit.iter().any(|unit| follows(text, at + 1, unit));
        let thousands = thousands_before(text, at) && is_group(text, at + 1);
        let equals = matches!(before, 'n' | 'N')
            && !at.checked_sub(2).is_some_and(|at| text[at].is_alphanumeric())
            && follows(text, at + 1, "= ")
            && text.get(at + 3).is_some_and(|c| is_number(*c));
        if before_unit || thousands || equals {
            text[at] = NO_BREAK_SPACE;
        }
        if equals {
            text[at + 2] = NO_BREAK_SPACE;
        }
    }
}

/// Whether a group of exactly three digits stands at a place.
fn is_group(text: &[char], at: usize) -> bool {
    let digits = text[at..].iter().take_while(|c| c.is_ascii_digit()).count();
    let next = text.get(at + digits);
    digits == 3 && !next.is_some_and(|c| c.is_alphanumeric())
}

/// Whether what stands before a place can be the first part of a number in groups.
fn thousands_before(text: &[char], at: usize) -> bool {
    let digits = text[..at].iter().rev().take_while(|c| c.is_ascii_digit()).count();
    let before = at.checked_sub(digits + 1).map(|at| text[at]);
    let continued = before == Some(NO_BREAK_SPACE) && digits == 3;
    let alone = before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '”'));
    (1..=3).contains(&digits) && (alone || continued) && text[at - digits] != '0'
}
