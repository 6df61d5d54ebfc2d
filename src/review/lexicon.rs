//! Understands phrases of quantity: `drygt en tredjedel`, `de flesta`, `vanligare än`.
//!
//! No language says how much "drygt" is. The intervals here are conventions, each stated
//! once in [`modified`] or [`of_quantity`], and told to authors in docs/format.md. What the
//! phrases are called stands with the other words of each language.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use crate::diagnostic::Said;
use crate::say;
use crate::words::{Language, Modifier, Phrases, Quantity};

use super::share::{ExactShare, ShareRange};

/// How many fractions at the beginning of each table are ones people use.
const COMMON: usize = 7;

/// A fraction or a percentage as it is said.
#[derive(Clone, Copy, Debug)]
struct SaidShare {
    share: ExactShare,
    /// Of a percentage, half of the last decimal that is said.
    half_unit: Option<ExactShare>,
}

impl SaidShare {
    fn fraction(part: i128, whole: i128) -> Self {
        Self { share: ExactShare::new(part, whole), half_unit: None }
    }

    /// Some percentage points, but no more than a part of the amount itself: "drygt en
    /// tiondel" reaches less far than "drygt hälften".
    fn points(self, points: i128, one_of: i128) -> ExactShare {
        let Some(part) = self.share.scaled(one_of) else { return ExactShare::NONE };
        part.min(ExactShare::percent(points))
    }

    /// Without a modifier.
    fn interval(self) -> ShareRange {
        let share = self.share;
        if let Some(half) = self.half_unit {
            return ShareRange::between(share.minus(half), share.plus(half))
                .without_high();
        }
        let near = self.points(2, 10);
        ShareRange::between(share.minus(near), share.plus(near))
    }
}

/// The shares that a modifier makes of an amount.
fn modified(modifier: Modifier, amount: SaidShare) -> ShareRange {
    let share = amount.share;
    match modifier {
        Modifier::Exactly => ShareRange::between(share, share),
        Modifier::About => {
            let near = amount.points(3, 4);
            ShareRange::between(share.minus(near), share.plus(near))
        }
        Modifier::Over => {
            let high = share.plus(amount.points(5, 4)).min(ExactShare::ALL);
            ShareRange::between(share, high).without_low()
        }
        Modifier::Almost => {
            let low = share.minus(amount.points(5, 4));
            ShareRange::between(low, share).without_high()
        }
        Modifier::More => ShareRange::above(share),
        Modifier::Less => ShareRange::below(share),
        Modifier::AtLeast => ShareRange::between(share, ExactShare::ALL),
        Modifier::AtMost => ShareRange::between(ExactShare::NONE, share),
    }
}

/// The shares that a phrase fits which stands by itself.
fn of_quantity(quantity: Quantity) -> ShareRange {
    let percent = ExactShare::percent;
    let some_up_to =
        |high| ShareRange::between(ExactShare::NONE, percent(high)).without_low();
    match quantity {
        Quantity::Most => ShareRange::above(percent(50)),
        Quantity::ClearlyMost => ShareRange::between(percent(60), ExactShare::ALL),
        Quantity::VeryMost => ShareRange::between(percent(75), ExactShare::ALL),
        Quantity::NearlyAll => {
            ShareRange::between(percent(90), ExactShare::ALL).without_high()
        }
        Quantity::Everybody => ShareRange::between(ExactShare::ALL, ExactShare::ALL),
        Quantity::NotAll => ShareRange::below(ExactShare::ALL),
        Quantity::Nobody => ShareRange::between(ExactShare::NONE, ExactShare::NONE),
        Quantity::NearlyNobody => some_up_to(10),
        Quantity::Few => some_up_to(15),
        Quantity::VeryFew => some_up_to(5),
        Quantity::Minority => ShareRange::below(percent(50)).without_low(),
        Quantity::Small => some_up_to(25),
    }
}

/// Reads the phrases of a language.
#[derive(Clone, Copy)]
pub(super) struct Lexicon {
    known: &'static Phrases,
}

/// What a phrase says about a share.
#[derive(Clone, Debug)]
pub(super) struct Meaning {
    /// The phrase as far as it was understood.
    pub(super) phrase: String,
    /// The shares it fits.
    pub(super) interval: ShareRange,
}

/// Why a phrase is not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum MisreadPhrase {
    /// It does not begin with a known phrase.
    Unknown,
    /// After the known phrase there is another quantity.
    Another(String),
}

impl Lexicon {
    pub(super) fn new(language: Language) -> Self {
        Self { known: language.words().phrases() }
    }

    /// What a claim says about a share.
    pub(super) fn share(&self, claim: &str) -> Result<Meaning, MisreadPhrase> {
        let words = words(claim);
        let mut from = 0;
        while self.phrase(&words[from..]).is_none() {
            let filler =
                self.known.fillers.iter().filter_map(|it| starts(&words[from..], it));
            from += filler.max().ok_or(MisreadPhrase::Unknown)?;
        }
        let (length, interval) =
            self.phrase(&words[from..]).ok_or(MisreadPhrase::Unknown)?;
        let end = from + length;
        for index in end..words.len() {
            let digits = words[index].contains(|c: char| c.is_ascii_digit());
            if digits || self.is_quantity(&words[index..]) {
                return Err(MisreadPhrase::Another(words[index].clone()));
            }
        }
        Ok(Meaning { phrase: words[from..end].join(" "), interval })
    }

    /// How the first number relates to the second, in a comparison.
    pub(super) fn comparison(&self, claim: &str) -> Option<(String, Ordering)> {
        let words = words(claim);
        let mut from = 0;
        loop {
            let rest = &words[from..];
            let known = self.known.comparisons.iter().filter_map(|(phrase, order)| {
                let length = starts(rest, phrase).or_else(|| self.bare(rest, phrase))?;
                Some((length, *order))
            });
            if let Some((length, order)) = known.max_by_key(|(length, _)| *length) {
                return Some((words[from..from + length].join(" "), order));
            }
            let filler =
                self.known.fillers.iter().filter_map(|it| starts(&words[from..], it));
            from += filler.max()?;
        }
    }

    /// How many words a comparison has that ends before `än`, which then stands further on in
    /// the sentence: "fler".
    fn bare(&self, words: &[String], phrase: &str) -> Option<usize> {
        let phrase = phrase.strip_suffix(self.known.than)?.strip_suffix(' ')?;
        starts(words, phrase).filter(|length| *length == words.len())
    }

    /// A few phrases that fit a share, the most exact first.
    pub(super) fn fitting(&self, share: ExactShare) -> Vec<String> {
        let mut fitting = Vec::new();
        for (name, part, whole) in self.known.fractions.iter().take(COMMON) {
            let amount = SaidShare::fraction(*part, *whole);
            let mut consider = |phrase: String, interval: ShareRange| {
                if interval.contains(share) {
                    fitting.push((interval.width(), phrase));
                }
            };
            consider((*name).to_owned(), amount.interval());
            for wanted in [Modifier::About, Modifier::Over, Modifier::Almost] {
                let word =
                    self.known.modifiers.iter().find(|(_, known)| *known == wanted);
                if let Some((word, _)) = word {
                    consider(format!("{word} {name}"), modified(wanted, amount));
                }
            }
        }
        for (phrase, quantity) in self.known.wholes {
            let interval = of_quantity(*quantity);
            if interval.contains(share) {
                fitting.push((interval.width(), (*phrase).to_owned()));
            }
        }
        fitting.sort_by_key(|(width, _)| *width);
        // One name of a fraction is enough.
        let mut named: Vec<(ExactShare, String)> = Vec::new();
        for (width, phrase) in fitting {
            if !named.iter().any(|(known, _)| *known == width) {
                named.push((width, phrase));
            }
        }
        named.into_iter().take(3).map(|(_, phrase)| phrase).collect()
    }

    /// Phrases that are understood, one of each form.
    pub(super) fn examples(&self) -> Said {
        let fractions = self.known.fractions.iter().take(3).map(|(name, ..)| *name);
        let modifiers =
            self.known.modifiers.iter().map(|(word, _)| *word).step_by(2).take(5);
        let wholes =
            self.known.wholes.iter().map(|(phrase, _)| *phrase).step_by(2).take(5);
        let quoted = |phrase: &str| format!("`{phrase}`");
        let list = |phrases: &mut dyn Iterator<Item = &str>| {
            phrases.map(quoted).collect::<Vec<_>>().join(", ")
        };
        say!(
            "write a fraction or a percentage ({fractions}, `40 {percent}`), alone or after a \
             word such as {modifiers}; or a phrase such as {phrases}",
            fractions = list(&mut fractions.into_iter()),
            percent = self.known.percent[0],
            modifiers = list(&mut modifiers.into_iter()),
            phrases = list(&mut wholes.into_iter()),
        )
    }

    /// Comparisons that are understood, a few of each.
    pub(super) fn comparison_examples(&self) -> String {
        let some = |order: Ordering| {
            let known =
                self.known.comparisons.iter().filter(move |(_, known)| *known == order);
            known.take(4).map(|(phrase, _)| format!("`{phrase}`"))
        };
        let all = [Ordering::Greater, Ordering::Less, Ordering::Equal].map(some);
        all.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    /// The longest phrase at the beginning: how many words, and what it says.
    fn phrase(&self, words: &[String]) -> Option<(usize, ShareRange)> {
        let wholes = self.known.wholes.iter().filter_map(|(phrase, quantity)| {
            Some((starts(words, phrase)?, of_quantity(*quantity)))
        });
        let plain = self.amount(words);
        let plain = plain.map(|(length, amount)| (length, amount.interval()));
        let modified = self.known.modifiers.iter().filter_map(|(word, modifier)| {
            let before = starts(words, word)?;
            let (length, amount) = self.amount(&words[before..])?;
            Some((before + length, modified(*modifier, amount)))
        });
        wholes.chain(plain).chain(modified).max_by_key(|(length, _)| *length)
    }

    /// The fraction or percentage at the beginning.
    fn amount(&self, words: &[String]) -> Option<(usize, SaidShare)> {
        let fractions = self.known.fractions.iter().filter_map(|(name, part, whole)| {
            Some((starts(words, name)?, SaidShare::fraction(*part, *whole)))
        });
        let percent = self.percentage(words);
        fractions
            .chain(percent)
            .chain(self.one_in(words))
            .max_by_key(|(length, _)| *length)
    }

    /// `två av tre`.
    fn one_in(&self, words: &[String]) -> Option<(usize, SaidShare)> {
        let (part, first) = self.cardinal(words)?;
        let between =
            self.known.out_of.iter().filter_map(|it| starts(&words[first..], it));
        let second = first + between.max()?;
        let (whole, third) = self.cardinal(&words[second..])?;
        (part > 0 && part < whole && whole <= 20)
            .then(|| (second + third, SaidShare::fraction(part, whole)))
    }

    fn cardinal(&self, words: &[String]) -> Option<(i128, usize)> {
        let word = words.first()?;
        let digits = word.parse::<i128>().ok();
        Some((digits.or_else(|| self.cardinal_of(word))?, 1))
    }

    /// The number that a word names.
    pub(super) fn cardinal_of(&self, word: &str) -> Option<i128> {
        let known = self.known.cardinals.iter().find(|(name, _)| *name == word);
        known.map(|(_, value)| *value)
    }

    /// Every word that a quantity without digits can begin with.
    pub(super) fn first_words(&self) -> BTreeSet<&'static str> {
        let phrases = self.known.modifiers.iter().map(|(word, _)| *word);
        let phrases = phrases.chain(self.known.fractions.iter().map(|(name, ..)| *name));
        let phrases = phrases.chain(self.known.cardinals.iter().map(|(name, _)| *name));
        let phrases = phrases.chain(self.known.wholes.iter().map(|(phrase, _)| *phrase));
        phrases.filter_map(|phrase| phrase.split(' ').next()).collect()
    }

    /// How many words of a quantity without digits stand at the beginning, if they can be
    /// nothing else.
    pub(super) fn quantity(&self, words: &[String]) -> Option<usize> {
        let (length, _) = self.phrase(words)?;
        let phrase = &words[..length];
        let digits =
            phrase.iter().any(|word| word.contains(|c: char| c.is_ascii_digit()));
        let percent = phrase.last().is_some_and(|last| {
            last == "%"
                || self.known.percent.iter().any(|known| known.ends_with(last.as_str()))
        });
        let ordinary = self.known.ordinary.contains(&phrase.join(" ").as_str());
        (!digits && !percent && !ordinary).then_some(length)
    }

    /// `40 procent`, `40 %`, `40%`, `fyrtio procent`.
    fn percentage(&self, words: &[String]) -> Option<(usize, SaidShare)> {
        let first = words.first()?;
        if let Some(digits) = first.strip_suffix('%') {
            return Some((1, percentage(digits)?));
        }
        let word = words.get(1)?;
        let percent =
            self.known.percent.iter().filter_map(|it| starts(&words[1..], it)).max();
        let length = percent.or_else(|| (word == "%").then_some(1))?;
        let named = self.known.cardinals.iter().find(|(name, _)| name == first);
        let named = named.map(|(_, value)| value.to_string());
        Some((1 + length, percentage(named.as_deref().unwrap_or(first))?))
    }

    /// Whether a quantity begins here that is not `alla` in "hälften av alla".
    fn is_quantity(&self, words: &[String]) -> bool {
        let ordinary =
            || self.known.ordinary.iter().any(|it| starts(words, it).is_some());
        self.phrase(words).is_some_and(|(length, _)| length > 1 || !ordinary())
    }
}

/// A percentage in digits.
fn percentage(digits: &str) -> Option<SaidShare> {
    let (whole, decimals) =
        digits.split_once([',', '.']).map_or((digits, ""), |(whole, rest)| (whole, rest));
    let unit = 10_i128.checked_pow(u32::try_from(decimals.len()).ok()?)?;
    let valid = decimals.len() <= 6 && whole.len() <= 4;
    let scaled = format!("{whole}{decimals}").parse::<i128>().ok().filter(|_| valid)?;
    Some(SaidShare {
        share: ExactShare::new(scaled, 100 * unit),
        half_unit: Some(ExactShare::new(1, 200 * unit)),
    })
}

/// The words of a text in lower case, without the signs around them.
fn words(text: &str) -> Vec<String> {
    let sign = |c: char| !c.is_alphanumeric() && c != '%';
    let words =
        text.split_whitespace().map(|word| word.trim_matches(sign).to_lowercase());
    words.filter(|word| !word.is_empty()).collect()
}

/// How many words a phrase has, if a text begins with it.
fn starts(words: &[String], phrase: &str) -> Option<usize> {
    // Most phrases fail at their first word.
    let rest = phrase.strip_prefix(words.first()?.as_str())?;
    if rest.is_empty() {
        return Some(1);
    }
    let mut length = 1;
    for word in rest.strip_prefix(' ')?.split(' ') {
        if words.get(length)? != word {
            return None;
        }
        length += 1;
    }
    Some(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(language: Language, claim: &str, part: i128, whole: i128) -> bool {
        let meaning = Lexicon::new(language).share(claim);
        let meaning = meaning.unwrap_or_else(|error| panic!("`{claim}`: {error:?}"));
        meaning.interval.contains(ExactShare::new(part, whole))
    }

    #[test]
    fn phrases_hold_where_they_should_and_nowhere_else() {
        use Language::{Da, En, Nb, Sv};
        // Language, phrase, a percentage that fits, one that does not.
        let cases = [
            (Sv, "Mer än hälften av svaren", 51, 50),
            (Da, "Godt halvdelen", 51, 50),
            (Da, "knap to tredjedele", 64, 67),
            (Da, "to ud af tre", 67, 60),
            (Da, "langt de fleste", 75, 74),
            (Da, "halvtreds procent", 50, 51),
            (Sv, "drygt hälften", 55, 56),
            (Sv, "drygt hälften", 51, 50),
            (Sv, "knappt hälften", 45, 50),
            (Sv, "närmare hälften", 46, 44),
            (Sv, "ungefär hälften", 53, 54),
            (Sv, "hälften", 52, 53),
            (Sv, "drygt en tredjedel", 36, 33),
            (Sv, "nästan två tredjedelar", 64, 67),
            (Sv, "tre fjärdedelar", 76, 78),
            (Sv, "var femte person", 20, 23),
            (Sv, "varannan", 49, 40),
            (Sv, "två av tre chefer", 67, 60),
            (Sv, "nio av tio", 91, 95),
            (Sv, "drygt en tiondel", 12, 13),
            (Sv, "majoriteten", 51, 50),
            (Sv, "de flesta av de svarande", 51, 49),
            (Sv, "nästan alla", 90, 100),
            (Sv, "samtliga", 100, 99),
            (Sv, "ingen", 0, 1),
            (Sv, "endast ett fåtal", 5, 20),
            (Sv, "en minoritet", 49, 50),
            (Sv, "färre än en femtedel", 19, 20),
            (Sv, "minst en fjärdedel", 25, 24),
            (Sv, "hela 84\u{a0}procent", 84, 85),
            (Sv, "ungefär 40 procent", 43, 44),
            (Sv, "mer än 40 %", 41, 40),
            (Sv, "fyrtio procent", 40, 41),
            (Nb, "mer enn halvparten", 51, 50),
            (Nb, "nesten en tredjedel", 31, 34),
            (Nb, "de fleste", 51, 50),
            (En, "Just over a third of them", 35, 33),
            (En, "two in three", 66, 60),
            (En, "the majority", 51, 50),
            (En, "about 40 per cent", 38, 36),
        ];
        for (language, claim, fits, misses) in cases {
            assert!(holds(language, claim, fits, 100), "`{claim}` fits {fits}");
            assert!(!holds(language, claim, misses, 100), "`{claim}` misses {misses}");
        }
    }

    #[test]
    fn a_third_is_a_third_to_the_last_digit() {
        assert!(!holds(Language::Sv, "mer än en tredjedel", 1, 3));
        assert!(holds(Language::Sv, "mer än en tredjedel", 333_334, 1_000_000));
        assert!(!holds(Language::Sv, "mer än en tredjedel", 333_333, 1_000_000));
        assert!(holds(Language::Sv, "exakt en tredjedel", 20, 60));
    }

    #[test]
    fn what_is_not_understood_is_told_apart_from_a_second_quantity() {
        let read = |claim| Lexicon::new(Language::Sv).share(claim).map(|it| it.phrase);
        assert_eq!(read("en skaplig mängd"), Err(MisreadPhrase::Unknown));
        assert_eq!(read(""), Err(MisreadPhrase::Unknown));
        let another = |word: &str| Err(MisreadPhrase::Another(word.to_owned()));
        assert_eq!(read("hälften av de 67 svaren"), another("67"));
        assert_eq!(read("hälften och nästan alla män"), another("nästan"));
        assert_eq!(read("hälften av alla"), Ok("hälften".to_owned()));
        assert_eq!(read("hälften kan få hjälp"), Ok("hälften".to_owned()));
    }

    #[test]
    fn comparisons_have_a_direction() {
        let read = |claim| Lexicon::new(Language::Sv).comparison(claim).map(|it| it.1);
        assert_eq!(read("vanligare än"), Some(Ordering::Greater));
        assert_eq!(read("mindre vanligt än"), Some(Ordering::Less));
        assert_eq!(read("lika vanligt som"), Some(Ordering::Equal));
        assert_eq!(read("minskade"), Some(Ordering::Less));
        assert_eq!(read("roligare än"), None);
    }

    #[test]
    fn every_phrase_of_the_tables_is_read_as_itself() {
        for (_, language) in Language::ALL {
            let lexicon = Lexicon::new(language);
            let fractions = lexicon.known.fractions.iter().map(|(name, ..)| *name);
            for phrase in
                fractions.chain(lexicon.known.wholes.iter().map(|(name, _)| *name))
            {
                let read = lexicon.share(phrase).map(|meaning| meaning.phrase);
                assert_eq!(read, Ok(phrase.to_owned()));
            }
            for (word, _) in lexicon.known.modifiers {
                let phrase = format!("{word} {}", lexicon.known.fractions[0].0);
                assert_eq!(lexicon.share(&phrase).map(|it| it.phrase), Ok(phrase));
            }
        }
    }

    #[test]
    fn every_phrase_that_the_documentation_names_is_understood() {
        let text = include_str!("../../docs/format.md");
        let start = text.find("\n| Swedish |").expect("the table of phrases");
        let end = text[start..].find("\n\n").expect("its end");
        let mut read = 0;
        for row in text[start..start + end].lines().skip(3) {
            let cells = row.trim_matches('|').split('|');
            for (cell, (_, language)) in cells.zip(Language::ALL) {
                let lexicon = Lexicon::new(language);
                for phrase in cell.split('`').skip(1).step_by(2) {
                    let modified = format!("{phrase} {}", lexicon.known.fractions[0].0);
                    let whole = |claim: &str| {
                        lexicon.share(claim).is_ok_and(|meaning| meaning.phrase == claim)
                    };
                    assert!(whole(phrase) || whole(&modified), "`{phrase}`");
                    read += 1;
                }
            }
        }
        assert!(read > 70, "{read} phrases");
    }
}
