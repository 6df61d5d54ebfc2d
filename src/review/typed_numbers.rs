//! Numbers typed by hand where the report computes them: they stay as they are when the
//! data changes.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagnostic::Said;
use crate::disclosure::{Entry, ProtectedNumber, ProtectedTable};
use crate::say;
use crate::words::Language;

use super::finding::PassageFinding;
use super::lexicon::Lexicon;
use super::number_language::is_named;
use super::passages::{AuthorPassage, Role};
use super::plain::{CALL, REFERENCE, is_space, on_one_line, sentences};

/// Counts up to here are words of ordinary prose.
const SMALL: u64 = 20;

/// A computed number that can be quoted.
#[derive(Clone, Hash)]
struct Quotable {
    /// What gives it.
    source: String,
    /// How it is quoted.
    hint: Said,
}

/// What the report computes, by what is shown: digits without spaces, with a point.
#[derive(Hash)]
struct ComputedNumbers {
    percents: BTreeMap<String, Quotable>,
    counts: BTreeMap<String, Quotable>,
    bases: BTreeMap<String, Quotable>,
    pairs: BTreeMap<(String, String), Quotable>,
    units: Vec<String>,
}

impl ComputedNumbers {
    fn new(numbers: &[ProtectedNumber], tables: &[ProtectedTable]) -> Self {
        let mut known = Self {
            percents: BTreeMap::new(),
            counts: BTreeMap::new(),
            bases: BTreeMap::new(),
            pairs: BTreeMap::new(),
            units: Vec::new(),
        };
        for number in numbers {
            let id = &number.id.value;
            let source = || format!("`{id}`");
            let call =
                |function: &str| say!("write `{{ {function}(\"{id}\") }}`", function, id);
            let whole = number.statistic == crate::manuscript::Statistic::Count;
            if let (Some(percent), false) = (shown(&number.percent), whole) {
                let value = Quotable { source: source(), hint: call("percent") };
                known.percents.entry(percent).or_insert(value);
            }
            if let Some(value) = shown(&number.value) {
                let quoted = Quotable { source: source(), hint: call("value") };
                known.counts.entry(value).or_insert(quoted);
            } else if let Some(n) = shown(&number.n) {
                let quoted = Quotable { source: source(), hint: call("n") };
                known.counts.entry(n.clone()).or_insert(quoted);
                if let Some(base) = shown(&number.base) {
                    let quoted = Quotable { source: source(), hint: call("base") };
                    known.bases.entry(base.clone()).or_insert(quoted);
                    let hint =
                        say!("write `{{ n(\"{id}\") }} … {{ base(\"{id}\") }}`", id);
                    let quoted = Quotable { source: source(), hint };
                    known.pairs.entry((n, base)).or_insert(quoted);
                }
            }
        }
        for table in tables {
            known.table(table);
        }
        known
    }

    fn table(&mut self, table: &ProtectedTable) {
        let source = format!("`{}`", table.id());
        let name = say!("give it a name under `numbers`, and quote it by that");
        let told = || Quotable { source: source.clone(), hint: name.clone() };
        for (index, group) in table.groups().iter().enumerate() {
            let base = shown(&group.base);
            if let Some(base) = &base {
                self.bases.entry(base.clone()).or_insert_with(told);
            }
            for category in 0..table.categories().len() {
                let cell = table.cell(index, category);
                if let Some(percent) = shown(&cell.percent) {
                    self.percents.entry(percent).or_insert_with(told);
                }
                if let Some(count) = shown(&cell.number) {
                    self.counts.entry(count.clone()).or_insert_with(told);
                    if let Some(base) = &base {
                        let pair = (count, base.clone());
                        self.pairs.entry(pair).or_insert_with(told);
                    }
                }
            }
        }
        if let Some(base) = table.whole().and_then(|whole| shown(&whole.base)) {
            self.bases.entry(base).or_insert_with(told);
        }
        if let Some(unit) = table.unit() {
            self.units.extend([unit.one.to_lowercase(), unit.many.to_lowercase()]);
        }
    }
}

/// A shown number as it is compared.
fn shown(entry: &Entry) -> Option<String> {
    entry.value()?;
    let kept = entry.text().chars().filter(|c| !is_space(*c));
    Some(plain_decimal(kept.map(|c| if c == ',' { '.' } else { c }).collect()))
}

/// `75.0` is `75`.
fn plain_decimal(digits: String) -> String {
    if digits.contains('.') {
        return digits.trim_end_matches('0').trim_end_matches('.').to_owned();
    }
    digits
}

/// A number typed by hand.
struct TypedNumber {
    range: Range<usize>,
    /// What gives the same, if anything does.
    source: Option<String>,
    hint: Option<Said>,
}

impl TypedNumber {
    fn new(range: Range<usize>, known: Option<&Quotable>) -> Self {
        let known = known.cloned().map(|known| (known.source, known.hint));
        let (source, hint) = known.unzip();
        Self { range, source, hint }
    }

    fn told(self, text: &[char]) -> PassageFinding {
        let Self { range, source, hint } = self;
        let of = on_one_line(&text[range.clone()]);
        let message = match source {
            Some(source) => say!(
                "`{of}` is typed by hand, and {source} gives the same",
                of = &of,
                source
            ),
            None => say!(
                "`{of}` is typed by hand, and nothing in the report gives it",
                of = &of
            ),
        };
        let hint = hint.unwrap_or_else(|| {
            say!(
                "name the number under `numbers` and quote it, or cite where it comes from"
            )
        });
        PassageFinding { check: "typed-number", range, of, message, hint }
    }
}

/// Finds numbers typed by hand.
#[derive(Hash)]
pub(super) struct DigitReader {
    language: Language,
    known: ComputedNumbers,
}

impl DigitReader {
    pub(super) fn new(
        language: Language,
        numbers: &[ProtectedNumber],
        tables: &[ProtectedTable],
    ) -> Self {
        Self { language, known: ComputedNumbers::new(numbers, tables) }
    }

    pub(super) fn read(&self, passage: &AuthorPassage<'_>) -> Vec<PassageFinding> {
        let AuthorPassage { prose, role, plain: text, .. } = passage;
        if matches!(role, Role::Quote | Role::Drawing | Role::Alt) {
            return Vec::new();
        }
        let mut all = Vec::new();
        for sentence in sentences(text) {
            // A number from the literature stands with its source.
            let cited = text[sentence.clone()].contains(&REFERENCE)
                && has_citation(&prose.text, &sentence);
            if cited {
                continue;
            }
            let found = self.sentence(text, &sentence, *role).into_iter();
            all.extend(found.map(|found| found.told(text)));
        }
        all
    }

    fn sentence(
        &self,
        text: &[char],
        within: &Range<usize>,
        role: Role,
    ) -> Vec<TypedNumber> {
        let mut found = Vec::new();
        let mut at = within.start;
        while at < within.end {
            let named = || self.named(text, at, within.end);
            let Some(number) = number(text, at, within.end).or_else(named) else {
                at += 1;
                continue;
            };
            at = number.range.end;
            if let Some(end) = self.percent_sign(text, number.range.end, within.end) {
                if number.value != "100" {
                    let known = self.known.percents.get(&number.value);
                    found.push(TypedNumber::new(number.range.start..end, known));
                }
                at = end;
            } else if let Some(whole) = self.out_of(text, &number, within.end) {
                let range = number.range.start..whole.range.end;
                let pair = (number.value.clone(), whole.value.clone());
                let known = self.known.pairs.get(&pair);
                let large = whole.value.parse::<u64>().is_ok_and(|it| it > SMALL);
                at = range.end;
                if known.is_some() || large {
                    found.push(TypedNumber::new(range, known));
                }
            } else if let Some(start) = base_sign(text, number.range.start, within.start)
            {
                // A caption that states its base is another finding.
                if !matches!(role, Role::Caption | Role::FigureCaption) {
                    let known = self.known.bases.get(&number.value);
                    found.push(TypedNumber::new(start..number.range.end, known));
                }
            } else if (role.argues() && self.is_about_data(&text[within.clone()])
                || role == Role::Cell)
                && self.is_plain_count(text, &number, within.end)
            {
                let known = self.known.counts.get(&number.value);
                let known = known.or_else(|| self.known.bases.get(&number.value));
                if known.is_some() {
                    found.push(TypedNumber::new(number.range, known));
                }
            }
        }
        found
    }

    /// Whether a sentence quotes a number, or names what the rows are.
    fn is_about_data(&self, sentence: &[char]) -> bool {
        let words = sentence.iter().collect::<String>().to_lowercase();
        let mut words = words.split(|c: char| !c.is_alphanumeric());
        let own = [self.language.words().row(), self.language.words().rows()];
        sentence.contains(&CALL)
            || words.any(|word| {
                own.contains(&word) || self.known.units.iter().any(|unit| unit == word)
            })
    }

    /// A number in words before `procent`.
    fn named(&self, text: &[char], start: usize, end: usize) -> Option<DigitNumber> {
        let inside = start > 0 && text[start - 1].is_alphanumeric();
        if inside || !text[start].is_alphabetic() {
            return None;
        }
        let letters = text[start..end].iter().take_while(|c| c.is_alphabetic());
        let range = start..start + letters.count();
        self.percent_sign(text, range.end, end)?;
        let word = text[range.clone()].iter().flat_map(|c| c.to_lowercase());
        let value = Lexicon::new(self.language).cardinal_of(&word.collect::<String>())?;
        Some(DigitNumber { range, value: value.to_string() })
    }

    /// The end of `procent` or `%` after a number.
    fn percent_sign(&self, text: &[char], from: usize, end: usize) -> Option<usize> {
        let from = skip(text, from, end);
        if text[from..end].first() == Some(&'%') {
            return Some(from + 1);
        }
        let words = self.language.words();
        let words = [words.percent_word(), "percent"];
        words.iter().find_map(|word| word_at(text, from, end, word))
    }

    /// The second number of `56 av 67`.
    fn out_of(
        &self,
        text: &[char],
        first: &DigitNumber,
        end: usize,
    ) -> Option<DigitNumber> {
        let from = skip(text, first.range.end, end);
        let after = word_at(text, from, end, self.language.words().of())?;
        let from = skip(text, after, end);
        let articles = self.language.words().phrases().articles;
        let from = articles
            .iter()
            .find_map(|word| word_at(text, from, end, word))
            .map_or(from, |after| skip(text, after, end));
        number(text, from, end)
    }

    /// Whether a number is no year, age, date, paragraph, page or small cardinal.
    fn is_plain_count(&self, text: &[char], number: &DigitNumber, end: usize) -> bool {
        let value = number.value.parse::<f64>().unwrap_or_default();
        let whole = !number.value.contains('.');
        let year = whole && number.value.len() == 4 && (1900.0..2100.0).contains(&value);
        #[expect(clippy::cast_precision_loss, clippy::as_conversions, reason = "small")]
        let small = whole && value <= SMALL as f64;
        if year || small {
            return false;
        }
        let from = skip(text, number.range.end, end);
        let after = text[from..end].iter().take_while(|c| c.is_alphabetic());
        let after = after.collect::<String>().to_lowercase();
        let month =
            (1..=12).any(|month| self.language.month(month).to_lowercase() == after);
        let paragraph = text[from..end].first() == Some(&'§');
        let before = text[..number.range.start].iter().rev();
        let before = before.skip_while(|c| is_space(**c)).take_while(|c| !is_space(**c));
        let before = before.collect::<Vec<_>>().into_iter().rev().collect::<String>();
        let words = self.language.words();
        let numbered = is_named(before.trim_start_matches('('), self.language);
        let measured = month || words.units().contains(&after.as_str());
        !(whole && measured || paragraph || numbered)
    }
}

/// A number in digits.
struct DigitNumber {
    range: Range<usize>,
    /// Without spaces, with a point.
    value: String,
}

/// The number that begins at a character, if one does that is not a part of `2003:1210`,
/// `2017-04-28`, `A4`, `16–29` or `3.1.2`.
fn number(text: &[char], start: usize, end: usize) -> Option<DigitNumber> {
    let digit =
        |index: usize| (index < end).then(|| text[index]).filter(char::is_ascii_digit);
    digit(start)?;
    let joined = |c: char| {
        c.is_alphanumeric() || matches!(c, ':' | '-' | '/' | '.' | ',' | '\u{2013}' | '_')
    };
    if start > 0 && joined(text[start - 1]) {
        return None;
    }
    let mut value = String::new();
    let mut at = start;
    while let Some(sign) = digit(at) {
        value.push(sign);
        at += 1;
        // A space between thousands.
        let three = (at + 1..at + 4).all(|index| digit(index).is_some());
        let spaced = at < end && matches!(text[at], ' ' | '\u{a0}' | '\u{202f}');
        if spaced && three && digit(at + 4).is_none() && value.len() <= 3 {
            at += 1;
        }
    }
    let decimal = at < end && matches!(text[at], ',' | '.') && digit(at + 1).is_some();
    if decimal {
        value.push('.');
        at += 1;
        while let Some(sign) = digit(at) {
            value.push(sign);
            at += 1;
        }
    }
    let next = (at < end).then(|| text[at]);
    let after = (at + 1 < end).then(|| text[at + 1]);
    let goes_on = next.is_some_and(|c| c.is_alphabetic() || c == '_')
        || next.is_some_and(joined) && after.is_some_and(|c| c.is_ascii_digit())
        || next == Some('\u{2013}')
        || matches!(next, Some('-')) && after.is_some_and(char::is_alphabetic);
    (!goes_on).then(|| DigitNumber { range: start..at, value: plain_decimal(value) })
}

/// Where `n = ` begins before a number.
fn base_sign(text: &[char], before: usize, start: usize) -> Option<usize> {
    let back = |from: usize| {
        let spaces = text[start..from].iter().rev().take_while(|c| is_space(**c));
        from - spaces.count()
    };
    let sign = back(before).checked_sub(1).filter(|at| *at >= start)?;
    if text[sign] != '=' {
        return None;
    }
    let letter = back(sign).checked_sub(1).filter(|at| *at >= start)?;
    let alone = letter == start || !text[letter - 1].is_alphanumeric();
    (matches!(text[letter], 'n' | 'N') && alone).then_some(letter)
}

/// The end of a word that stands at a character.
fn word_at(text: &[char], from: usize, end: usize, word: &str) -> Option<usize> {
    let mut at = from;
    for letter in word.chars() {
        let same = |c: char| c.to_lowercase().eq(letter.to_lowercase());
        if at >= end || !same(text[at]) {
            return None;
        }
        at += 1;
    }
    (at >= end || !text[at].is_alphanumeric()).then_some(at)
}

fn skip(text: &[char], from: usize, end: usize) -> usize {
    from + text[from.min(end)..end].iter().take_while(|c| is_space(**c)).count()
}

/// Whether a sentence cites a work: a reference without a kind.
fn has_citation(text: &str, sentence: &Range<usize>) -> bool {
    let characters = text.chars().skip(sentence.start).take(sentence.len());
    let sentence = characters.collect::<String>();
    let kinds = ["diagram:", "table:", "figure:", "section:"];
    let mut references = sentence.split('@').skip(1);
    references.any(|rest| !kinds.iter().any(|kind| rest.starts_with(kind)))
}
