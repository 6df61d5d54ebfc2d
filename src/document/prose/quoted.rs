//! Numbers that a text quotes: what a call gives before it is known where it stands.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use serde::Serialize;
use tera::{Error, Kwargs, TeraResult};

use crate::disclosure::{Difference, Entry, Mark, ProtectedChange, ProtectedNumber};
use crate::manuscript::{Differences, Report, Statistic, earlier_id};
use crate::number::{Gender, NO_BREAK_SPACE};
use crate::say;
use crate::words::Language;
use crate::words::sentence::indexed;

/// The functions that quote numbers. What they give depends on where it stands.
pub(super) const NUMBERS: [&str; 8] =
    ["n", "base", "missing", "percent", "mean", "value", "difference", "change"];

/// What stands after a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    /// Nothing.
    None,
    /// Per cent.
    Percent,
    /// Percentage points.
    Points,
}

/// A number that a text quotes, as it came out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Quotation {
    /// Its id in `numbers.json`, or that of the first of two.
    pub number: String,
    /// The id of the one that is subtracted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minus: Option<String>,
    /// Which part of it: `n`, `base`, `percent` …
    pub part: &'static str,
    /// How it is written.
    pub shown: String,
    /// Where it stands in the markup: the first character, counted from 0, and the one after
    /// the last. Unknown in captions, and where an expression goes on with the number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<[usize; 2]>,
}

/// A number that a text quotes, before it is known how it is written.
#[derive(Clone, Debug)]
pub(super) struct Quoted {
    /// The id of the number, or of the first of two.
    pub(super) id: String,
    /// The id of the one that is subtracted.
    pub(super) minus: Option<String>,
    /// The function that quotes it.
    pub(super) function: &'static str,
    /// In digits, without its unit.
    pub(super) text: String,
    /// What stands after it.
    pub(super) unit: Unit,
    /// The value, if it is a whole number and shown.
    pub(super) whole: Option<u64>,
    /// Whether it is a count, which may come out in words anywhere.
    pub(super) count: bool,
    /// Whether it may not be shown.
    is_hidden: bool,
    /// The author's wish for words or digits.
    pub(super) words: Option<bool>,
    /// The gender of what is counted, if the author says it.
    pub(super) gender: Option<Gender>,
}

/// What the functions need to know of a report.
#[derive(Clone)]
pub(super) struct Quoting {
    pub(super) numbers: Arc<BTreeMap<String, ProtectedNumber>>,
    pub(super) language: Language,
    differences: Differences,
    /// The earlier measurements, in the order of time.
    pub(super) waves: Arc<Vec<String>>,
    /// Whether they could not be read, which has been reported.
    pub(super) are_waves_unread: bool,
    /// What the text that runs has quoted so far.
    quotes: Arc<Mutex<Quotes>>,
}

/// What a text quotes.
#[derive(Default)]
pub(super) struct Quotes {
    /// The numbers that a sign stands for, by its index.
    pub(super) of_signs: Vec<Quoted>,
    /// Those that an expression goes on with, in digits.
    pub(super) in_expressions: Vec<Quotation>,
    /// The calls that gave a sign because the number may not be shown, each by the byte of
    /// the text at which its id begins.
    pub(super) hidden: Vec<usize>,
    /// The claims that are made, in the same way.
    pub(super) claims: Vec<usize>,
}

/// The byte of the text at which the id of a call begins.
fn position(arguments: &Kwargs) -> TeraResult<usize> {
    let at = arguments.get::<u64>("at")?.unwrap_or_default();
    Ok(usize::try_from(at).unwrap_or_default())
}

/// Whether the same is known, whatever is quoted at the moment.
impl PartialEq for Quoting {
    fn eq(&self, other: &Self) -> bool {
        let Self { numbers, language, differences, waves, are_waves_unread, quotes: _ } =
            self;
        *numbers == other.numbers
            && (language, differences) == (&other.language, &other.differences)
            && *waves == other.waves
            && *are_waves_unread == other.are_waves_unread
    }
}

impl Quoting {
    pub(super) fn new(numbers: &[ProtectedNumber], report: &Report) -> Self {
        let numbers =
            numbers.iter().map(|number| (number.id.value.clone(), number.clone()));
        Self {
            numbers: Arc::new(numbers.collect()),
            language: report.language,
            differences: report.rounding.differences,
            waves: Arc::new(
                report.waves.earlier().map(|wave| wave.label.value.clone()).collect(),
            ),
            are_waves_unread: report.waves.unread,
            quotes: Arc::default(),
        }
    }

    /// What has been quoted since it was last asked.
    pub(super) fn take(&self) -> Quotes {
        let quotes = self.quotes.lock();
        quotes.map(|mut quotes| std::mem::take(&mut *quotes)).unwrap_or_default()
    }

    /// The difference of two numbers, if they are of one kind.
    pub(super) fn difference(&self, one: &str, other: &str) -> Option<Difference> {
        Difference::of(self.numbers.get(one)?, self.numbers.get(other)?, self.differences)
    }

    /// Answers a call in a text. Where the call stands alone, a sign stands for the number
    /// until it is known where in a sentence it stands.
    pub(super) fn call(
        &self,
        function: &'static str,
        arguments: &Kwargs,
    ) -> TeraResult<String> {
        check_arguments(function, arguments)?;
        let id = arguments.must_get::<String>("id")?;
        let wave = arguments.get::<String>("wave")?;
        let id = self.in_wave(function, &id, wave.as_deref());
        if !self.numbers.contains_key(&id) {
            return Err(Error::message(say!("there is no number `{id}`", id)));
        }
        let quoted = self.quote(function, &id, arguments)?;
        let in_digits = quoted.in_digits(self.language, false);
        let at = position(arguments)?;
        let Ok(mut quotes) = self.quotes.lock() else { return Ok(in_digits) };
        if quoted.is_hidden {
            quotes.hidden.push(at);
        }
        if !arguments.get::<bool>("alone")?.unwrap_or_default() {
            quotes.in_expressions.push(quoted.quotation(in_digits.clone(), None));
            return Ok(in_digits);
        }
        quotes.of_signs.push(quoted);
        Ok(indexed(quotes.of_signs.len() - 1).to_string())
    }

    /// Remembers that a claim is made.
    pub(super) fn note_claim(&self, arguments: &Kwargs) -> TeraResult<()> {
        let at = position(arguments)?;
        if let Ok(mut quotes) = self.quotes.lock() {
            quotes.claims.push(at);
        }
        Ok(())
    }

    /// Whether a number may be shown: the part that is asked for, else all that is told of
    /// it. Nobody learns more than where the sign for it would have stood.
    pub(super) fn is_shown(&self, arguments: &Kwargs) -> TeraResult<bool> {
        check_arguments("shown", arguments)?;
        let id = arguments.must_get::<String>("id")?;
        let wave = arguments.get::<String>("wave")?;
        let id = self.in_wave("shown", &id, wave.as_deref());
        let Some(number) = self.numbers.get(&id) else {
            return Err(Error::message(say!("there is no number `{id}`", id)));
        };
        if let Some(other) = arguments.get::<String>("minus")? {
            let difference = self.difference(&id, &other).ok_or_else(|| {
                Error::message(say!("`{id}` and `{other}` have no difference", id, other))
            })?;
            return Ok(difference.entry.value().is_some());
        }
        let asked = arguments.get::<String>("part")?;
        let parts = match (&asked, number.statistic) {
            (Some(part), _) => vec![part.as_str()],
            (None, Statistic::Share) => vec!["n", "base", "percent"],
            (None, of) if of.has_value() => vec!["value"],
            (None, _) => vec!["n"],
        };
        for function in parts {
            let entry = part(function, number, self.language).ok_or_else(|| {
                Error::message(say!("`{id}` has no `{function}`", id, function))
            })?;
            if entry.value().is_none() {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The number that a call is about: one in an earlier measurement if that is named, or
    /// if the call is about a change, which is counted from the last unless another is named.
    pub(super) fn in_wave(&self, function: &str, id: &str, wave: Option<&str>) -> String {
        let last = || self.waves.last().map(String::as_str);
        let changes = matches!(function, "change" | "change_ci");
        match wave.or_else(|| last().filter(|_| changes)) {
            Some(wave) => earlier_id(id, wave),
            None => id.to_owned(),
        }
    }

    fn quote(
        &self,
        function: &'static str,
        id: &str,
        arguments: &Kwargs,
    ) -> TeraResult<Quoted> {
        let with_unit = arguments.get::<bool>("unit")?.unwrap_or(true);
        let (entry, unit, count) = if function == "difference" {
            let other = arguments.must_get::<String>("minus")?;
            let difference = self.difference(id, &other).ok_or_else(|| {
                Error::message(say!("`{id}` and `{other}` have no difference", id, other))
            })?;
            let unit = if difference.points { Unit::Points } else { Unit::None };
            let count = self.numbers.get(id).is_some_and(|number| {
                matches!(number.statistic, Statistic::Count | Statistic::Mentions)
            });
            (difference.entry, unit, count)
        } else if matches!(function, "change" | "change_ci") {
            let number = self.numbers.get(id);
            let change = number.and_then(|number| number.change.as_deref());
            let change =
                change.ok_or_else(|| Error::message(say!("`{id}` has no change", id)))?;
            let entry =
                part_of_change(function, change, self.language).ok_or_else(|| {
                    Error::message(say!("`{id}` has no `{function}`", id, function))
                })?;
            let unit = if change.difference.points { Unit::Points } else { Unit::None };
            (entry, unit, false)
        } else {
            let number = self.numbers.get(id);
            let entry = number.and_then(|number| part(function, number, self.language));
            let entry = entry.ok_or_else(|| {
                Error::message(say!("`{id}` has no `{function}`", id, function))
            })?;
            let share = number.is_some_and(|it| it.statistic == Statistic::Share);
            let percent = match function {
                "percent" => true,
                "ci" | "low" | "high" => share,
                _ => false,
            };
            let unit = if percent { Unit::Percent } else { Unit::None };
            (entry, unit, matches!(function, "n" | "base" | "missing"))
        };
        let gender = arguments.get::<String>("gender")?;
        let gender =
            Gender::WORDS.iter().find(|(word, _)| Some(*word) == gender.as_deref());
        let sign = arguments.get::<bool>("sign")?;
        let text = with_sign(&entry, sign);
        Ok(Quoted {
            is_hidden: matches!(entry, Entry::Hidden(_)),
            id: id.to_owned(),
            minus: arguments.get::<String>("minus")?,
            function,
            whole: if text.contains(['\u{2212}', '+', '–']) || function.ends_with("ci")
            {
                None
            } else {
                whole(&entry)
            },
            text,
            unit: if with_unit { unit } else { Unit::None },
            count,
            words: arguments.get::<bool>("words")?,
            gender: gender.map(|(_, gender)| *gender),
        })
    }
}

impl Quoted {
    /// The number as it came out, at these characters of the text.
    pub(super) fn quotation(&self, shown: String, at: Option<[usize; 2]>) -> Quotation {
        let (number, minus) = (self.id.clone(), self.minus.clone());
        Quotation { number, minus, part: self.function, shown, at }
    }

    /// In digits, with its unit; `brief` is how it stands in brackets and captions.
    pub(super) fn in_digits(&self, language: Language, brief: bool) -> String {
        match self.unit {
            Unit::None => self.text.clone(),
            Unit::Percent if brief => {
                format!("{}{}", self.text, language.words().percent_sign())
            }
            Unit::Percent | Unit::Points => self.with_word(&self.text, language),
        }
    }

    /// Any form of it, with the word for its unit.
    pub(super) fn with_word(&self, number: &str, language: Language) -> String {
        let one = matches!(self.text.trim_start_matches(['+', '\u{2212}']), "1");
        let words = language.words();
        let word = match self.unit {
            Unit::None => return number.to_owned(),
            Unit::Percent => words.percent_word(),
            Unit::Points if one => words.percentage_point(),
            Unit::Points => words.percentage_points(),
        };
        format!("{number}{NO_BREAK_SPACE}{word}")
    }
}

/// What a function quotes of a number; `None` if the number has no such part.
pub(super) fn part(
    function: &str,
    number: &ProtectedNumber,
    language: Language,
) -> Option<Entry> {
    let statistic = number.statistic;
    let measured = statistic.has_value();
    match function {
        "n" => Some(number.told_count().clone()),
        "base" => Some(number.base.clone()),
        "missing" => number.missing(),
        "percent" if !measured => Some(number.percent.clone()),
        "mean" | "value" if measured => Some(number.value.clone()),
        "ci" => {
            let (range, _) = number.interval.as_ref()?;
            Some(match &range.low {
                Entry::Shown { value, .. } => Entry::Shown {
                    value: *value,
                    text: range.text(language.words().to()),
                },
                Entry::Hidden(mark) => Entry::Hidden(*mark),
            })
        }
        "p" => number.p.clone(),
        "se" => Some(number.sampling.as_ref()?.standard_error.clone()).filter(is_told),
        "deff" => Some(number.sampling.as_ref()?.design_effect.clone()).filter(is_told),
        "df" => {
            Some(number.sampling.as_ref()?.degrees_of_freedom.clone()).filter(is_told)
        }
        "low" => Some(number.interval.as_ref()?.0.low.clone()),
        "high" => Some(number.interval.as_ref()?.0.high.clone()),
        _ => None,
    }
}

/// Whether there is one at all, shown or not.
fn is_told(entry: &Entry) -> bool {
    *entry != Entry::Hidden(Mark::Undefined)
}

/// What a function quotes of a change; `None` if it has no such part.
pub(super) fn part_of_change(
    function: &str,
    change: &ProtectedChange,
    language: Language,
) -> Option<Entry> {
    let entry = &change.difference.entry;
    match (function, &change.range, entry) {
        ("change", ..) | (_, _, Entry::Hidden(_)) => Some(entry.clone()),
        (_, Some(range), Entry::Shown { value, .. }) => {
            let text = range.text(language.words().to());
            Some(Entry::Shown { value: *value, text })
        }
        (_, None, Entry::Shown { .. }) => None,
    }
}

fn check_arguments(function: &str, arguments: &Kwargs) -> TeraResult<()> {
    let known = match function {
        "n" | "base" | "missing" => ["words", "gender", "wave"].as_slice(),
        "percent" | "low" | "high" => &["unit", "words", "wave"],
        "ci" | "change_ci" => &["unit", "wave"],
        "mean" | "value" | "p" | "se" | "deff" | "df" => &["wave"],
        "change" => &["wave", "unit", "sign", "words", "gender"],
        "difference" => &["minus", "unit", "sign", "words", "gender"],
        "shown" => &["part", "wave", "minus"],
        _ => &[],
    };
    for (key, _) in arguments.iter() {
        let key = key.to_string();
        if !matches!(key.as_str(), "id" | "alone" | "at")
            && !known.contains(&key.as_str())
        {
            return Err(Error::message(say!(
                "`{function}` has no argument `{key}`",
                function,
                key
            )));
        }
    }
    let gender = arguments.get::<String>("gender")?;
    let known = |gender: &String| Gender::WORDS.iter().any(|(word, _)| word == gender);
    match gender.filter(|gender| !known(gender)) {
        Some(gender) => {
            Err(Error::message(say!("`gender` is `en` or `ett`, not `{gender}`", gender)))
        }
        None => Ok(()),
    }
}

/// A number's text: with `sign` always one before it, or never.
fn with_sign(entry: &Entry, sign: Option<bool>) -> String {
    let text = entry.text();
    match (sign, entry.value()) {
        (Some(false), Some(_)) => text.trim_start_matches('\u{2212}').to_owned(),
        (Some(true), Some(value)) if value > 0.0 => format!("+{text}"),
        _ => text.to_owned(),
    }
}

/// The size of a shown number, if it is a whole one.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::as_conversions,
    reason = "whole, and small"
)]
fn whole(entry: &Entry) -> Option<u64> {
    let value = entry.value()?.abs();
    let digits = entry.text().chars().filter(char::is_ascii_digit).count();
    let shown_whole = value.fract() == 0.0 && !entry.text().contains([',', '.']);
    (shown_whole && value < 1e6 && digits > 0).then_some(value as u64)
}
