//! Which variables look like background facts: who somebody is, how old, where. It is a
//! guess, and the draft says so.

use std::collections::BTreeMap;

use crate::manuscript::slug;
use crate::survey::{Origin, Scale, Variable};
use crate::words::{Language, Words, sentence_case};

use super::DraftedSurvey;
use super::sets::columns_of_sets;

/// Most words of a label that is no question.
const MOST_WORDS: usize = 3;
/// Most words of a question about such a fact, and among how many of them it is named.
const MOST_OF_QUESTION: usize = 9;
const NAMED_EARLY: usize = 5;
/// Longest label that can stand in a sentence, and longest name that an id is made of.
const SHORT: usize = 30;
const SHORT_NAME: usize = 16;

/// The words of all languages, since data may be in another one than its report, each with
/// what it is called in a text: "gammal" is "ålder".
fn listed(
    of: impl Fn(&'static dyn Words) -> &'static str,
) -> BTreeMap<String, &'static str> {
    let lists = Language::ALL.into_iter().map(|(_, language)| of(language.words()));
    let words = lists.flat_map(str::split_whitespace);
    words.map(|word| word.split_once('=').unwrap_or((word, word))).fold(
        BTreeMap::new(),
        |mut known, (word, noun)| {
            known.entry(slug(word)).or_insert(noun);
            known
        },
    )
}

fn words_in(text: &str) -> Vec<String> {
    let parts = text.split(|c: char| !c.is_alphanumeric());
    parts.filter(|part| !part.is_empty()).map(slug).collect()
}

/// Whether a variable looks like a background fact.
pub(super) fn is_background(variable: &Variable) -> bool {
    noun(variable).is_some()
}

/// What a background fact is, in a word; nothing, if a variable does not look like one.
fn noun(variable: &Variable) -> Option<&'static str> {
    let has_digits = || {
        let mut labels = variable.categories.iter();
        labels.any(|label| label.label.contains(|c: char| c.is_ascii_digit()))
    };
    let label = words_in(&variable.label);
    let name = words_in(&variable.name.value);
    let is_single_word = label.len() == 1;
    let fits = match variable.scale {
        Scale::Nominal | Scale::Numeric => true,
        // Intervals, as of age, and no opinions.
        Scale::Ordinal => {
            !matches!(variable.origin, Origin::Period { .. })
                && (is_single_word || has_digits())
        }
        Scale::Multiple | Scale::Date | Scale::Text | Scale::Id => false,
    };
    if !fits {
        return None;
    }
    let known = listed(|words| words.background_words());
    let find = |words: &[String]| words.iter().find_map(|word| known.get(word).copied());
    if label.len() <= MOST_WORDS
        && let Some(noun) = find(&label).or_else(|| find(&name))
    {
        return Some(noun);
    }
    let asks = listed(|words| words.asking_words());
    let begins = label.first().is_some_and(|first| asks.contains_key(first));
    let early = &label[..label.len().min(NAMED_EARLY)];
    find(early).filter(|_| begins && label.len() <= MOST_OF_QUESTION)
}

/// Whether a variable holds the dates on which the answers were given.
pub(super) fn is_answer_date(variable: &Variable) -> bool {
    let known = listed(|words| words.answer_date_words());
    let named = [&variable.name.value, &variable.label];
    let mut parts = named.into_iter().flat_map(|text| words_in(text));
    variable.scale == Scale::Date && parts.any(|part| known.contains_key(&part))
}

/// Whether a label is short, and no question.
fn is_short(label: &str) -> bool {
    label.chars().count() <= SHORT && !label.ends_with('?')
}

/// What a background fact is called within a sentence: its label in small letters, or, where
/// that is long or a question, what it is in a word.
pub(super) fn word(variable: &Variable) -> String {
    let label = variable.label.as_str();
    let word = if is_short(label) {
        label.to_owned()
    } else {
        noun(variable)
            .map_or_else(|| variable.name.value.replace('_', " "), str::to_owned)
    };
    let mut letters = word.chars();
    let (first, second) = (letters.next(), letters.next());
    let is_abbreviation = second.is_some_and(char::is_uppercase);
    match first {
        Some(first) if !is_abbreviation => {
            first.to_lowercase().chain(word.chars().skip(1)).collect()
        }
        _ => word,
    }
}

/// What a background fact is called as a title.
pub(super) fn title(variable: &Variable) -> String {
    let label = variable.label.as_str();
    if is_short(label) { sentence_case(label) } else { sentence_case(&word(variable)) }
}

/// What a background fact is called in ids: after the variable, or, where its name was made of
/// a question, what it is in a word.
pub(super) fn id(variable: &Variable) -> String {
    let name = variable.name.value.as_str();
    match noun(variable) {
        Some(noun) if name.chars().count() > SHORT_NAME => slug(noun),
        Some(_) | None => slug(name),
    }
}

/// The background facts of a survey in the order of its codebook, as far as a chapter can show
/// them.
pub(super) fn backgrounds(of: DraftedSurvey<'_>) -> Vec<&Variable> {
    let variables = &of.survey.codebook.variables;
    let of_sets = columns_of_sets(variables);
    let is_alone = |variable: &&Variable| {
        is_background(variable) && !of_sets.contains(variable.name.value.as_str())
    };
    variables.iter().filter(is_alone).collect()
}
