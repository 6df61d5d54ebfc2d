//! Numbers typed by hand that are not written as the language writes them. What the tool
//! writes itself is right by construction; this is about what an author types.
//!
//! The rules are those of the language authorities: Isof (*Frågelådan*; *Myndigheternas
//! skrivregler*), *Svenska skrivregler* (4th ed., 2017), and Språkrådet (*Tall, tid,
//! dato*; *Prosent*). Where a number can be a date, a section, a page or a code, nothing is
//! said.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::diagnostic::Said;
use crate::disclosure::ProtectedTable;
use crate::manuscript::Report;
use crate::number::{Gender, LARGEST, in_words};
use crate::say;
use crate::words::Language;
use crate::words::sentence::NUMBER;

use super::finding::PassageFinding;
use super::own_words::{OwnText, OwnWord, WordShape};
use super::passages::{AuthorPassage, Role};
use super::plain::REFERENCE;

struct FoundNumber {
    check: &'static str,
    range: Range<usize>,
    message: Said,
    hint: Said,
}

/// Finds numbers that are not written as the language writes them.
#[derive(Hash)]
pub(super) struct PhraseReader {
    language: Language,
    limit: Option<u64>,
    populations: BTreeSet<u64>,
}

/// The same in every language.
const NUMBERED: [&str; 8] =
    ["version", "issn", "isbn", "doi", "id", "tel", "typst", "baslinje"];

/// Signs after a number with which it stays in digits.
const SIGNS: [&str; 3] = ["%", "§", "§§"];

impl PhraseReader {
    pub(super) fn new(
        language: Language,
        report: &Report,
        tables: &[ProtectedTable],
    ) -> Self {
        let origins = tables.iter().flat_map(ProtectedTable::origins);
        let populations = origins.filter_map(|origin| origin.population).collect();
        Self { language, limit: report.number_words, populations }
    }

    pub(super) fn read(&self, passage: &AuthorPassage<'_>) -> Vec<PassageFinding> {
        // Nobody's words are corrected.
        if matches!(passage.role, Role::Quote | Role::Drawing) {
            return Vec::new();
        }
        let text = OwnText::new(passage, self.language);
        let found = self.found(&text, passage.role).into_iter();
        let found = found.map(|FoundNumber { check, range, message, hint }| {
            let of = text.characters[range.clone()].iter().collect();
            PassageFinding { check, range, of, message, hint }
        });
        found.collect()
    }

    fn found(&self, text: &OwnText, role: Role) -> Vec<FoundNumber> {
        let mut found = Vec::new();
        for (index, word) in text.words.iter().enumerate() {
            found.extend(self.spelling(text, index, role));
            let Some(shape) = WordShape::of(&word.text) else { continue };
            let named = is_named(text.before(index), self.language);
            found.extend(match shape {
                WordShape::Percent(number) => {
                    self.without_space(text, word, &number, role)
                }
                WordShape::Base(number) => Some(self.base(word.range.clone(), &number)),
                WordShape::Range(low, high) if !named => self.range(word, &low, &high),
                WordShape::Point(whole, fraction) if !named && role != Role::Heading => {
                    self.point(text, index, &whole, &fraction)
                }
                WordShape::Comma(groups) if !named => {
                    self.thousands_with(word, &groups, text, index)
                }
                WordShape::Whole(_) if !named => self.thousands_without(word),
                _ => None,
            });
            if matches!(role, Role::Text | Role::Term) {
                found.extend(self.beginning(text, index));
                found.extend(self.in_words(text, index));
                found.extend(self.mixed(text, index));
            }
        }
        found
    }

    fn percent_word(&self) -> &'static str {
        self.language.words().percent_word()
    }

    /// `84 %` in running text, `12 procentenheter`, and `N = 67`.
    fn spelling(&self, text: &OwnText, index: usize, role: Role) -> Option<FoundNumber> {
        let word = &text.words[index];
        let before = index.checked_sub(1).map(|index| &text.words[index])?;
        if !before.joined || before.ends {
            return None;
        }
        let shape = WordShape::of(&before.text);
        let is_number = matches!(
            shape,
            Some(WordShape::Whole(_) | WordShape::Comma(_) | WordShape::Quoted)
        );
        let range = before.range.start..word.range.end;
        let running = matches!(role, Role::Text | Role::Term);
        let inside = text.spots[word.range.start].in_brackets;
        if word.text == "%"
            && is_number
            && running
            && !inside
            && self.language.words().spells_out_percent()
        {
            let hint = if matches!(shape, Some(WordShape::Quoted)) {
                say!("write `{{ percent(\"…\") }}`, which adds the word or the sign")
            } else {
                let word = self.percent_word();
                say!("write `{number} {word}`", number = &before.text, word)
            };
            return Some(FoundNumber {
                check: "percent-sign",
                range,
                message: say!(
                    "running text has the word `{word}`, not the sign",
                    word = self.percent_word()
                ),
                hint,
            });
        }
        let words = self.language.words();
        let points = [words.percentage_point(), words.percentage_points()];
        let is_points = points.contains(&word.text.as_str());
        let typed = is_number && !matches!(shape, Some(WordShape::Quoted));
        if is_points && typed && role.argues() && !text.cites(word.range.start) {
            return Some(FoundNumber {
                check: "percentage-points",
                range,
                message: say!(
                    "the difference `{number} {word}` is computed by hand",
                    number = &before.text,
                    word = &word.text
                ),
                hint: say!(
                    "write `{{ difference(\"…\", \"…\") }}` with the ids of two shares"
                ),
            });
        }
        self.population(text, index)
    }

    /// `N = 67`, where 67 is no population.
    fn population(&self, text: &OwnText, index: usize) -> Option<FoundNumber> {
        let [letter, equals, number] = text.words.get(index.checked_sub(2)?..=index)?
        else {
            return None;
        };
        let joined = letter.joined && equals.joined && letter.text == "N";
        let value = number.text.parse::<u64>().ok()?;
        (joined && equals.text == "=" && !self.populations.contains(&value))
            .then(|| self.base(letter.range.start..number.range.end, &number.text))
    }

    fn base(&self, range: Range<usize>, number: &str) -> FoundNumber {
        FoundNumber {
            check: "n-spelling",
            range,
            message: say!("a base is written `n = …`, with spaces and a small n"),
            hint: say!("write `n = {number}`", number = number.replace(NUMBER, "…")),
        }
    }

    /// `84%`.
    fn without_space(
        &self,
        text: &OwnText,
        word: &OwnWord,
        number: &str,
        role: Role,
    ) -> Option<FoundNumber> {
        if self.language.words().percent_sign() == "%" {
            return None;
        }
        let inside = text.spots[word.range.start].in_brackets;
        let running = matches!(role, Role::Text | Role::Term) && !inside;
        let sign = if running { self.percent_word() } else { "%" };
        Some(FoundNumber {
            check: "percent-sign",
            range: word.range.clone(),
            message: say!("a space stands before `%`"),
            hint: say!(
                "write `{number} {word}`",
                number = number.replace(NUMBER, "…"),
                word = sign
            ),
        })
    }

    /// `3.5`.
    fn point(
        &self,
        text: &OwnText,
        index: usize,
        whole: &str,
        fraction: &str,
    ) -> Option<FoundNumber> {
        let word = &text.words[index];
        let after = text.after(index);
        if whole.len() > 3 || (whole.starts_with('0') && whole.len() > 1) {
            return None;
        }
        if text.spots[word.range.start].opens || self.language.decimal_sign() == '.' {
            return None;
        }
        if fraction.len() == 3 && !whole.starts_with('0') {
            let is_right = self.language.thousands_sign() == '.';
            return (!is_right).then(|| self.grouped(word, &[whole, fraction]));
        }
        let time = fraction.len() == 2 && fraction < "60" && whole.len() <= 2;
        let date = self.is_month(after) || fraction.len() > 3;
        let measured = self.is_measure(after)
            && !matches!(after, "kap" | "§" | "§§")
            && after != self.language.words().and();
        if date || time && !measured || matches!(after, "§" | "§§" | "kap") {
            return None;
        }
        Some(FoundNumber {
            check: "decimal-point",
            range: word.range.clone(),
            message: say!("decimals stand after a comma"),
            hint: say!("write `{whole},{fraction}`", whole, fraction),
        })
    }

    /// Whether a number before a word stays in digits.
    fn is_measure(&self, word: &str) -> bool {
        let words = self.language.words();
        let percent =
            [words.percent_word(), words.percentage_point(), words.percentage_points()];
        let between = [words.and(), words.or(), words.of(), words.to()];
        SIGNS.contains(&word)
            || percent.contains(&word)
            || between.contains(&word)
            || words.units().contains(&word)
    }

    fn is_month(&self, word: &str) -> bool {
        (1..=12).any(|month| self.language.month(month) == word)
    }

    /// `10-12`.
    fn range(&self, word: &OwnWord, low: &str, high: &str) -> Option<FoundNumber> {
        let (first, last) = (low.parse::<u64>().ok()?, high.parse::<u64>().ok()?);
        let year = |value: u64| (1800..2200).contains(&value);
        let date = year(first) && last <= 12;
        // A phone number, an ISSN, a code.
        let code = low.starts_with('0')
            || (high.starts_with('0') && !(year(first) && high.len() == 2))
            || low.len() > 4
            || high.len() > 4
            || (low.len() == 4 && high.len() == 4 && !(year(first) && year(last)));
        let years = year(first) && high.len() == 2 && first % 100 < last;
        if date || code || (last <= first && !years) {
            return None;
        }
        Some(FoundNumber {
            check: "range-dash",
            range: word.range.clone(),
            message: say!("from one number to another stands an en dash"),
            hint: say!("write `{low}–{high}`", low, high),
        })
    }

    /// `8 grupper …` at the beginning of a sentence.
    fn beginning(&self, text: &OwnText, index: usize) -> Option<FoundNumber> {
        let word = &text.words[index];
        let at = word.range.start;
        let Some(WordShape::Whole(value)) = WordShape::of(&word.text) else {
            return None;
        };
        let year = (1800..2200).contains(&value);
        let goes_on = text.words.get(index + 1).is_some() && !word.ends;
        if !text.spots[at].opens || year || !goes_on || text.spots[at].item {
            return None;
        }
        let hint = match in_words(value, Gender::Common, self.language) {
            Some(word) if value <= 12 => {
                say!("write `{text}`", text = crate::words::sentence_case(word))
            }
            _ => say!("begin it with another word"),
        };
        Some(FoundNumber {
            check: "sentence-begins-with-digits",
            range: word.range.clone(),
            message: say!("the sentence begins with `{word}`", word = &word.text),
            hint,
        })
    }

    /// `sju orter … 22 orter`: the same is counted in words and in digits.
    fn mixed(&self, text: &OwnText, index: usize) -> Option<FoundNumber> {
        let word = &text.words[index];
        let Some(WordShape::Whole(_)) = WordShape::of(&word.text) else { return None };
        let (noun, sentence) = (text.after(index), text.spots[word.range.start].sentence);
        if noun.chars().count() < 3 || self.is_measure(noun) || self.is_month(noun) {
            return None;
        }
        let (other, value) =
            text.words.iter().enumerate().find_map(|(other, words)| {
                let spot = text.spots[words.range.start];
                let same = spot.sentence == sentence && text.after(other) == noun;
                let number = (2..=LARGEST).find(|value| {
                    let word = in_words(*value, Gender::Common, self.language);
                    word.is_some_and(|word| words.text.to_lowercase() == word)
                });
                number.filter(|_| same).map(|value| (words, value))
            })?;
        Some(FoundNumber {
            check: "number-word",
            range: word.range.clone(),
            message: say!(
                "one sentence counts `{noun}` both in digits and in words, `{words}`",
                noun,
                words = &other.text
            ),
            hint: say!("write `{number}` there, or both in words", number = value),
        })
    }

    /// `8 grupper`, where the report has small numbers in words.
    fn in_words(&self, text: &OwnText, index: usize) -> Option<FoundNumber> {
        let word = &text.words[index];
        let Some(WordShape::Whole(value)) = WordShape::of(&word.text) else {
            return None;
        };
        let limit = self.limit.filter(|limit| value <= *limit && value > 0)?;
        let spot = text.spots[word.range.start];
        if spot.in_brackets || spot.opens || is_named(text.before(index), self.language) {
            return None;
        }
        let after = text.after(index);
        let letters = |word: &str| {
            !word.is_empty() && word.chars().all(|c| c.is_lowercase() || c == '-')
        };
        let before = text.before(index);
        let own = self.language.words();
        let linked = [own.and(), own.of(), own.to(), own.between()].contains(&before)
            && text.words[..index]
                .iter()
                .rev()
                .nth(1)
                .is_some_and(|word| WordShape::of(&word.text).is_some());
        // "Uppsala Mysamgrupper" has a capital, a thing that is counted all the same.
        let counted = letters(after) || after.chars().skip(1).all(char::is_lowercase);
        let noun = counted && after.chars().count() > 1;
        if !noun || linked || self.is_measure(after) || self.is_month(after) {
            return None;
        }
        let is_large = |other: &&OwnWord| {
            let same = text.spots[other.range.start].sentence == spot.sentence;
            same && match WordShape::of(&other.text) {
                Some(WordShape::Whole(value)) => {
                    value > limit && !(1800..2200).contains(&value)
                }
                Some(WordShape::Quoted) => true,
                _ => false,
            }
        };
        // Numbers of one kind are all in digits or all in words.
        if text.words.iter().any(|other| is_large(&other)) {
            return None;
        }
        let words = in_words(value, Gender::Common, self.language)?;
        let neuter = own.one_neuter();
        let hint = match value {
            1 if words != neuter => {
                say!("write `{word}` or `{other}`", word = words, other = neuter)
            }
            _ => say!("write `{text}`", text = words),
        };
        Some(FoundNumber {
            check: "number-word",
            range: word.range.clone(),
            message: say!("numbers up to {limit} stand in words in this report", limit),
            hint,
        })
    }

    /// `1,164`, unless it can be a number with three decimals, or is written so.
    fn thousands_with(
        &self,
        word: &OwnWord,
        groups: &[String],
        text: &OwnText,
        index: usize,
    ) -> Option<FoundNumber> {
        let [first, rest @ ..] = groups else { return None };
        let threes = rest.iter().all(|group| group.len() == 3);
        let first_group = (1..=3).contains(&first.len()) && !first.starts_with('0');
        let measured = self.is_measure(text.after(index)) || text.before(index) == "=";
        let is_right = self.language.thousands_sign() == ',';
        if is_right || !threes || !first_group || (measured && rest.len() == 1) {
            return None;
        }
        let groups = groups.iter().map(String::as_str).collect::<Vec<_>>();
        Some(self.grouped(word, &groups))
    }

    /// `10000`.
    fn thousands_without(&self, word: &OwnWord) -> Option<FoundNumber> {
        let is_long = (5..=9).contains(&word.text.len());
        // English leaves large numbers as they are typed.
        let is_right = self.language.decimal_sign() == '.';
        if is_right || !is_long || word.text.starts_with('0') {
            return None;
        }
        let first = (word.text.len() - 1) % 3 + 1;
        let (head, tail) = word.text.split_at(first);
        let rest = tail.as_bytes().chunks(3);
        let rest = rest.map(|group| String::from_utf8_lossy(group).into_owned());
        let groups = std::iter::once(head.to_owned()).chain(rest).collect::<Vec<_>>();
        Some(self.grouped(word, &groups.iter().map(String::as_str).collect::<Vec<_>>()))
    }

    fn grouped(&self, word: &OwnWord, groups: &[&str]) -> FoundNumber {
        let sign = self.language.thousands_sign();
        let (message, hint) = if sign.is_whitespace() {
            let written = groups.join(" ");
            (
                say!("a space stands between thousands"),
                say!("write `{number}`; the space does not break", number = written),
            )
        } else {
            let written = groups.join(&sign.to_string());
            (
                say!("`{sign}` stands between thousands", sign),
                say!("write `{text}`", text = written),
            )
        };
        FoundNumber { check: "thousands", range: word.range.clone(), message, hint }
    }
}

/// Whether a word names what follows: "tabell 3", "s. 12", "SFS 2003:1210".
pub(super) fn is_named(before: &str, language: Language) -> bool {
    let before = before.trim_end_matches('.').to_lowercase();
    let known = |list: &[&str]| list.contains(&before.as_str());
    known(language.words().numbered())
        || known(&NUMBERED)
        || before == "§"
        || before == REFERENCE.to_string()
}
