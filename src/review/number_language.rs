//! Numbers typed by hand that are not written as the language writes them. What the tool
//! writes itself is right by construction; this is about what an author types.
//!
//! The rules are those of the language authorities: Isof (*Frågelådan*; *Myndigheternas
//! skrivregler*), *Svenska skrivregler* (4th ed., 2017), and Språkrådet (*Tall, tid,
//! dato*; *Prosent*). Where a number can be a date, a section, a page or a code, nothing is
//! said.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::disclosure::ProtectedTable;
use crate::locale::Language;
use crate::locale::sentence::NUMBER;
use crate::manuscript::Report;
use crate::number::{Gender, in_words};

use super::own_words::{Shape, Text, Word};
use super::passages::{Passage, Role};
use super::plain::REFERENCE;

/// Finds numbers that are not written as the language writes them.
pub(super) fn review(
    report: &Report,
    tables: &[ProtectedTable],
    passages: &[Passage<'_>],
    diagnostics: &mut Diagnostics,
) {
    let origins = tables.iter().flat_map(ProtectedTable::origins);
    let populations = origins.filter_map(|origin| origin.population).collect();
    let language = report.language;
    let reader = Reader { language, limit: report.number_words, populations };
    for passage in passages {
        // Nobody's words are corrected.
        if matches!(passage.role, Role::Quote | Role::Drawing) {
            continue;
        }
        let text = Text::new(&passage.prose.text, language);
        for found in reader.read(&text, passage.role) {
            let written = text.characters[found.range.clone()].iter().collect::<String>();
            let place = passage.prose.place_of(found.range);
            let warning = Diagnostic::warning(found.message).at(&place).hint(found.hint);
            diagnostics.push(warning.finding(found.check, written));
        }
    }
}

struct Found {
    check: &'static str,
    range: Range<usize>,
    message: String,
    hint: String,
}

struct Reader {
    language: Language,
    limit: Option<u64>,
    populations: BTreeSet<u64>,
}

/// Words before a number that is a name and no quantity.
const NUMBERED: [&str; 62] = [
    "s",
    "sid",
    "sida",
    "sidan",
    "sidorna",
    "diagram",
    "tabell",
    "figur",
    "bilaga",
    "avsnitt",
    "kapitel",
    "kap",
    "nr",
    "nummer",
    "kl",
    "klockan",
    "fråga",
    "frågorna",
    "punkt",
    "punkterna",
    "steg",
    "del",
    "version",
    "dnr",
    "diarienummer",
    "issn",
    "isbn",
    "tel",
    "telefon",
    "prop",
    "sou",
    "ds",
    "sfs",
    "lag",
    "rad",
    "kolumn",
    "grupp",
    "nivå",
    "klass",
    "årskurs",
    "typst",
    "baslinje",
    "doi",
    "side",
    "vedlegg",
    "avsnittet",
    "spørsmål",
    "kapittel",
    "table",
    "figure",
    "page",
    "p",
    "pp",
    "section",
    "chapter",
    "appendix",
    "question",
    "rum",
    "id",
    "org.nr",
    "postnummer",
    "skala",
];

/// Words after a number with which it stays in digits.
const MEASURES: [&str; 49] = [
    "procent",
    "prosent",
    "procentenheter",
    "procentenhet",
    "prosentpoeng",
    "%",
    "år",
    "års",
    "åringar",
    "åring",
    "månader",
    "veckor",
    "dagar",
    "timmar",
    "minuter",
    "måneder",
    "uker",
    "dager",
    "timer",
    "minutter",
    "kronor",
    "kr",
    "kroner",
    "tkr",
    "mkr",
    "miljoner",
    "miljarder",
    "millioner",
    "mil",
    "km",
    "m",
    "meter",
    "kap",
    "kapitel",
    "§",
    "§§",
    "st",
    "kl",
    "av",
    "of",
    "och",
    "og",
    "eller",
    "till",
    "til",
    "till.",
    "and",
    "or",
    "to",
];

impl Reader {
    fn read(&self, text: &Text, role: Role) -> Vec<Found> {
        let mut found = Vec::new();
        for (index, word) in text.words.iter().enumerate() {
            found.extend(self.spelling(text, index, role));
            let Some(shape) = Shape::of(&word.text) else { continue };
            let named = is_named(text.before(index));
            found.extend(match shape {
                _ if self.language == Language::En && !shape.in_all_languages() => None,
                Shape::Percent(number) => {
                    Some(self.without_space(text, word, &number, role))
                }
                Shape::Base(number) => Some(self.base(word.range.clone(), &number)),
                Shape::Range(low, high) if !named => self.range(word, &low, &high),
                Shape::Point(whole, fraction) if !named && role != Role::Heading => {
                    self.point(text, index, &whole, &fraction)
                }
                Shape::Comma(groups) if !named => {
                    thousands_with(word, &groups, text, index)
                }
                Shape::Whole(_) if !named && self.language != Language::En => {
                    thousands_without(word)
                }
                _ => None,
            });
            if matches!(role, Role::Text | Role::Term) {
                found.extend(self.beginning(text, index));
                found.extend(self.in_words(text, index));
            }
        }
        found
    }

    fn percent_word(&self) -> &'static str {
        self.language.word("percent-word")
    }

    /// `84 %` in running text, `12 procentenheter`, and `N = 67`.
    fn spelling(&self, text: &Text, index: usize, role: Role) -> Option<Found> {
        let word = &text.words[index];
        let before = index.checked_sub(1).map(|index| &text.words[index])?;
        if !before.joined || before.ends {
            return None;
        }
        let shape = Shape::of(&before.text);
        let is_number =
            matches!(shape, Some(Shape::Whole(_) | Shape::Comma(_) | Shape::Quoted));
        let range = before.range.start..word.range.end;
        let running = matches!(role, Role::Text | Role::Term);
        let inside = text.spots[word.range.start].in_brackets;
        if word.text == "%"
            && is_number
            && running
            && !inside
            && self.language != Language::En
        {
            let hint = if matches!(shape, Some(Shape::Quoted)) {
                "write `{{ percent(\"…\") }}`, which adds the word or the sign".to_owned()
            } else {
                format!("write `{} {}`", before.text, self.percent_word())
            };
            return Some(Found {
                check: "percent-sign",
                range,
                message: format!(
                    "running text has the word `{}`, not the sign",
                    self.percent_word()
                ),
                hint,
            });
        }
        let points = ["percentage-point", "percentage-points"];
        let is_points = points.iter().any(|key| self.language.word(key) == word.text);
        let typed = is_number && !matches!(shape, Some(Shape::Quoted));
        if is_points && typed && role.argues() && !text.cites(word.range.start) {
            return Some(Found {
                check: "percentage-points",
                range,
                message: format!(
                    "the difference `{} {}` is computed by hand",
                    before.text, word.text
                ),
                hint: "write `{{ difference(\"…\", \"…\") }}` with the ids of two shares"
                    .to_owned(),
            });
        }
        self.population(text, index)
    }

    /// `N = 67`, where 67 is no population.
    fn population(&self, text: &Text, index: usize) -> Option<Found> {
        let [letter, equals, number] = text.words.get(index.checked_sub(2)?..=index)?
        else {
            return None;
        };
        let joined = letter.joined && equals.joined && letter.text == "N";
        let value = number.text.parse::<u64>().ok()?;
        (joined && equals.text == "=" && !self.populations.contains(&value))
            .then(|| self.base(letter.range.start..number.range.end, &number.text))
    }

    fn base(&self, range: Range<usize>, number: &str) -> Found {
        Found {
            check: "n-spelling",
            range,
            message: "a base is written `n = …`, with spaces and a small n".to_owned(),
            hint: format!("write `n = {}`", number.replace(NUMBER, "…")),
        }
    }

    /// `84%`.
    fn without_space(&self, text: &Text, word: &Word, number: &str, role: Role) -> Found {
        let inside = text.spots[word.range.start].in_brackets;
        let running = matches!(role, Role::Text | Role::Term) && !inside;
        let sign = if running { self.percent_word() } else { "%" };
        Found {
            check: "percent-sign",
            range: word.range.clone(),
            message: "a space stands before `%`".to_owned(),
            hint: format!("write `{} {sign}`", number.replace(NUMBER, "…")),
        }
    }

    /// `3.5`.
    fn point(
        &self,
        text: &Text,
        index: usize,
        whole: &str,
        fraction: &str,
    ) -> Option<Found> {
        let word = &text.words[index];
        let after = text.after(index);
        if whole.len() > 3 || (whole.starts_with('0') && whole.len() > 1) {
            return None;
        }
        if text.spots[word.range.start].opens {
            return None;
        }
        if fraction.len() == 3 && !whole.starts_with('0') {
            return Some(grouped(word, &[whole, fraction]));
        }
        let time = fraction.len() == 2 && fraction < "60" && whole.len() <= 2;
        let date = self.is_month(after) || fraction.len() > 3;
        let measured =
            MEASURES.contains(&after) && !matches!(after, "kap" | "§" | "§§" | "och");
        if date || time && !measured || matches!(after, "§" | "§§" | "kap") {
            return None;
        }
        Some(Found {
            check: "decimal-point",
            range: word.range.clone(),
            message: "decimals stand after a comma".to_owned(),
            hint: format!("write `{whole},{fraction}`"),
        })
    }

    fn is_month(&self, word: &str) -> bool {
        (1..=12).any(|month| self.language.month(month) == word)
    }

    /// `10-12`.
    fn range(&self, word: &Word, low: &str, high: &str) -> Option<Found> {
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
        Some(Found {
            check: "range-dash",
            range: word.range.clone(),
            message: "from one number to another stands an en dash".to_owned(),
            hint: format!("write `{low}–{high}`"),
        })
    }

    /// `8 grupper …` at the beginning of a sentence.
    fn beginning(&self, text: &Text, index: usize) -> Option<Found> {
        let word = &text.words[index];
        let at = word.range.start;
        let Some(Shape::Whole(value)) = Shape::of(&word.text) else { return None };
        let year = (1800..2200).contains(&value);
        let goes_on = text.words.get(index + 1).is_some() && !word.ends;
        if !text.spots[at].opens || year || !goes_on || text.spots[at].item {
            return None;
        }
        let hint = match in_words(value, Gender::Common, self.language) {
            Some(word) if value <= 12 => {
                format!("write `{}`", crate::locale::sentence_case(word))
            }
            _ => "begin it with another word".to_owned(),
        };
        Some(Found {
            check: "sentence-begins-with-digits",
            range: word.range.clone(),
            message: format!("the sentence begins with `{}`", word.text),
            hint,
        })
    }

    /// `8 grupper`, where the report has small numbers in words.
    fn in_words(&self, text: &Text, index: usize) -> Option<Found> {
        let word = &text.words[index];
        let Some(Shape::Whole(value)) = Shape::of(&word.text) else { return None };
        let limit = self.limit.filter(|limit| value <= *limit && value > 0)?;
        let spot = text.spots[word.range.start];
        if spot.in_brackets || spot.opens || is_named(text.before(index)) {
            return None;
        }
        let after = text.after(index);
        let letters = |word: &str| {
            !word.is_empty() && word.chars().all(|c| c.is_lowercase() || c == '-')
        };
        let before = text.before(index);
        let linked = matches!(
            before,
            "och" | "og" | "and" | "av" | "of" | "till" | "til" | "mellan"
        ) && text.words[..index]
            .iter()
            .rev()
            .nth(1)
            .is_some_and(|word| Shape::of(&word.text).is_some());
        // "Uppsala Mysamgrupper" has a capital, a thing that is counted all the same.
        let counted = letters(after) || after.chars().skip(1).all(char::is_lowercase);
        let noun = counted && after.chars().count() > 1;
        if !noun || linked || MEASURES.contains(&after) || self.is_month(after) {
            return None;
        }
        let is_large = |other: &&Word| {
            let same = text.spots[other.range.start].sentence == spot.sentence;
            same && match Shape::of(&other.text) {
                Some(Shape::Whole(value)) => {
                    value > limit && !(1800..2200).contains(&value)
                }
                Some(Shape::Quoted) => true,
                _ => false,
            }
        };
        // Numbers of one kind are all in digits or all in words.
        if text.words.iter().any(|other| is_large(&other)) {
            return None;
        }
        let words = in_words(value, Gender::Common, self.language)?;
        let words = match (value, self.language) {
            (1, Language::Sv) => "en` eller `ett",
            (1, Language::Nb) => "én` eller `ett",
            _ => words,
        };
        Some(Found {
            check: "number-word",
            range: word.range.clone(),
            message: format!("numbers up to {limit} stand in words in this report"),
            hint: format!("write `{words}`"),
        })
    }
}

/// Whether a word names what follows: "tabell 3", "s. 12", "SFS 2003:1210".
fn is_named(before: &str) -> bool {
    let before = before.trim_end_matches('.').to_lowercase();
    NUMBERED.contains(&before.as_str()) || before == REFERENCE.to_string()
}

/// `1,164`, unless it can be a number with three decimals.
fn thousands_with(
    word: &Word,
    groups: &[String],
    text: &Text,
    index: usize,
) -> Option<Found> {
    let [first, rest @ ..] = groups else { return None };
    let threes = rest.iter().all(|group| group.len() == 3);
    let first_group = (1..=3).contains(&first.len()) && !first.starts_with('0');
    let measured = MEASURES.contains(&text.after(index)) || text.before(index) == "=";
    if !threes || !first_group || (measured && rest.len() == 1) {
        return None;
    }
    let groups = groups.iter().map(String::as_str).collect::<Vec<_>>();
    Some(grouped(word, &groups))
}

/// `10000`.
fn thousands_without(word: &Word) -> Option<Found> {
    if word.text.len() < 5 || word.text.len() > 9 || word.text.starts_with('0') {
        return None;
    }
    let first = (word.text.len() - 1) % 3 + 1;
    let (head, tail) = word.text.split_at(first);
    let rest = tail.as_bytes().chunks(3).map(|group| String::from_utf8_lossy(group));
    let groups =
        std::iter::once(head.to_owned()).chain(rest.map(|group| group.into_owned()));
    let groups = groups.collect::<Vec<_>>();
    Some(grouped(word, &groups.iter().map(String::as_str).collect::<Vec<_>>()))
}

fn grouped(word: &Word, groups: &[&str]) -> Found {
    Found {
        check: "thousands",
        range: word.range.clone(),
        message: "a space stands between thousands".to_owned(),
        hint: format!("write `{}`; the space does not break", groups.join(" ")),
    }
}
