//! Holds what the report says in words against what the data gives: `claim(…)` in texts
//! and `claims` in `report.yaml`. A claim that does not hold is an error.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Placed, Said, SaidNumber};
use crate::disclosure::ProtectedNumber;
use crate::document::{self, MadeClaim, WrittenClaim};
use crate::manuscript::{Claim, ComparedPart, Report, Statement, Statistic};
use crate::number::Ratio;
use crate::say;
use crate::words::Language;

use super::changes::{self, ChangeClaim};
use super::lexicon::{Lexicon, MisreadPhrase};
use super::passages::AuthorPassage;
use super::share::ExactShare;

/// Reviews every claim of a report.
pub(super) fn review(
    report: &Report,
    numbers: &[ProtectedNumber],
    made: &BTreeSet<MadeClaim>,
    passages: &[AuthorPassage<'_>],
    diagnostics: &mut Diagnostics,
) {
    let (language, lexicon) = (report.language, Lexicon::new(report.language));
    let mut judge = Judge { language, lexicon, report, numbers, diagnostics };
    for passage in passages {
        judge.read_in(passage.language);
        let has_conditions = passage.prose.text.contains("{%");
        for claim in document::claims(passage.prose) {
            // Of what a condition passes over nobody reads anything.
            if !has_conditions || made.contains(&claim.made_as) {
                judge.written(&claim);
            }
        }
    }
    judge.read_in(report.language);
    for claim in &report.claims {
        judge.listed(claim);
    }
}

struct Judge<'a, 'd> {
    /// That of what is judged.
    language: Language,
    lexicon: Lexicon,
    report: &'a Report,
    numbers: &'a [ProtectedNumber],
    diagnostics: &'d mut Diagnostics,
}

/// What is compared of a number.
enum NumberPart<'n> {
    Count(u64),
    Share(ExactShare, Ratio),
    Value(f64, &'n str),
}

impl<'a> Judge<'a, '_> {
    fn read_in(&mut self, language: Language) {
        if language != self.language {
            (self.language, self.lexicon) = (language, Lexicon::new(language));
        }
    }

    fn written(&mut self, claim: &WrittenClaim) {
        // What is missing has been reported by the template.
        let Some(words) = &claim.words else { return };
        if let Some(wave) = &claim.wave {
            let of = format!("{}: {}", claim.id.value, words.value);
            self.changed(ChangeClaim { id: &claim.id, wave, words, of: &of });
            return;
        }
        let Some(than) = &claim.than else {
            if let Some(number) = self.known(&claim.id) {
                let of = format!("{}: {}", claim.id.value, words.value);
                self.is(number, words, &of, None);
            }
            return;
        };
        let Some((_, order)) = self.lexicon.comparison(&words.value) else {
            let message =
                say!("`{words}` is not understood as a comparison", words = &words.value);
            let hint = say!(
                "begin with a comparison such as {all}",
                all = self.lexicon.comparison_examples()
            );
            self.push(Diagnostic::error(message).at(&words.place).hint(hint));
            return;
        };
        let compare = claim.compare.as_ref().map(|word| {
            let found = ComparedPart::ALL.iter().find(|(known, _)| *known == word.value);
            found.map(|(_, compare)| *compare).ok_or(word)
        });
        let compare = match compare.transpose() {
            Ok(compare) => compare,
            Err(word) => {
                let message = say!("`{word}` is not a choice here", word = &word.value);
                let words = ComparedPart::ALL.iter().map(|(word, _)| *word);
                let error = Diagnostic::error(message).at(&word.place);
                self.push(error.suggest(&word.value, words));
                return;
            }
        };
        let Some((one, other)) = self.known(&claim.id).zip(self.known(than)) else {
            return;
        };
        let Some((first, second)) = self.parts(one, other, compare, &words.place) else {
            return;
        };
        if !fits(&first, &second, order) {
            let message = say!(
                "`{words}` does not hold: `{one}` is {first} and `{other}` is {second}",
                words = &words.value,
                one = &one.id.value,
                first = describe(&first),
                other = &other.id.value,
                second = describe(&second)
            );
            let hint = say!("write what the numbers say, or compare others");
            let of = format!("{}: {}", claim.id.value, words.value);
            self.fails(message, &words.place, &of, Some(hint));
        }
    }

    fn listed(&mut self, claim: &Claim) {
        let id = &claim.id;
        match &claim.statement {
            Statement::Is(number, words) if claim.wave.is_some() => {
                if let (Some(wave), Some(_)) = (&claim.wave, self.asked(number)) {
                    let of = &id.value;
                    self.changed(ChangeClaim { id: number, wave, words, of });
                }
            }
            Statement::Is(number, words) => {
                if let Some(number) = self.asked(number) {
                    self.is(number, words, &id.value, claim.text.as_deref());
                }
            }
            Statement::Order(numbers) => {
                for pair in numbers.windows(2) {
                    self.ordered(&pair[0], &pair[1], claim, &pair[1].place);
                }
            }
            Statement::Highest(one, others) => {
                for other in others.iter().filter(|other| other.value != one.value) {
                    self.ordered(one, other, claim, &one.place);
                }
            }
            Statement::Lowest(one, others) => {
                for other in others.iter().filter(|other| other.value != one.value) {
                    self.ordered(other, one, claim, &one.place);
                }
            }
        }
    }

    /// Checks that the first of two numbers is the larger one.
    fn ordered(
        &mut self,
        high: &Placed<String>,
        low: &Placed<String>,
        claim: &Claim,
        place: &Place,
    ) {
        let (Some(one), Some(other)) = (self.asked(high), self.asked(low)) else {
            return;
        };
        let Some((first, second)) = self.parts(one, other, claim.compare, place) else {
            return;
        };
        if !fits(&first, &second, Ordering::Greater) {
            let claimed = match &claim.text {
                Some(text) => say!("`{id}` (“{text}”)", id = &claim.id.value, text),
                None => say!("`{value}`", value = &claim.id.value),
            };
            let message = say!(
                "the claim {claimed} does not hold: `{high}` is {first}, which is not above \
                 `{low}`, {second}",
                claimed,
                high = &high.value,
                first = describe(&first),
                low = &low.value,
                second = describe(&second)
            );
            let hint = say!("change the claim, and the text that says so");
            self.fails(message, place, &claim.id.value, Some(hint));
        }
    }

    /// Checks a phrase such as `mer än hälften`.
    fn is(
        &mut self,
        number: &ProtectedNumber,
        words: &Placed<String>,
        of: &str,
        text: Option<&str>,
    ) {
        let meaning = match self.lexicon.share(&words.value) {
            Ok(meaning) => meaning,
            Err(MisreadPhrase::Unknown) => {
                let message = say!(
                    "`{words}` does not begin with a known quantity",
                    words = &words.value
                );
                let hint = self.lexicon.examples();
                self.push(Diagnostic::error(message).at(&words.place).hint(hint));
                return;
            }
            Err(MisreadPhrase::Another(word)) => {
                let message =
                    say!("`{words}` holds a second quantity", words = &words.value);
                let hint =
                    say!("end the claim before `{word}`; one claim says one thing", word);
                self.push(Diagnostic::error(message).at(&words.place).hint(hint));
                return;
            }
        };
        let id = &number.id.value;
        let measured = number.value.value().is_some();
        if measured || is_whole_view(number) {
            let message = say!(
                "`{id}` is no share, so it is not `{words}`",
                id,
                words = &meaning.phrase
            );
            let hint = "make the claim about a number with `variable` and `in`";
            self.push(Diagnostic::error(message).at(&words.place).hint(hint));
            return;
        }
        let Some((share, ratio)) = self.share_of(number, &words.place) else { return };
        if meaning.interval.contains(share) {
            return;
        }
        let message = say!(
            "`{id}` is {share}, which is not `{words}` ({meaning})",
            id,
            share = in_percent(ratio),
            words = &meaning.phrase,
            meaning = meaning.interval.describe()
        );
        let message = match text {
            Some(text) => {
                say!("{message}, as the claim “{text}” has it", message, text)
            }
            None => message,
        };
        let fitting = self.lexicon.fitting(share).into_iter();
        let fitting = fitting.map(|phrase| say!("`{value}`", value = phrase));
        let fitting = fitting.reduce(|one, other| say!("{one} or {other}", one, other));
        let hint = fitting.map(|phrases| say!("write {phrases}", phrases));
        self.fails(message, &words.place, of, hint);
    }

    /// Checks a statement about a change since an earlier wave.
    fn changed(&mut self, claim: ChangeClaim<'_>) {
        let (waves, wave) = (&self.report.waves, claim.wave);
        if waves.unread {
            return;
        }
        let mut known = waves.earlier().map(|known| known.label.value.as_str());
        if !known.any(|known| known == wave.value) {
            let message = say!("there is no earlier wave `{wave}`", wave = &wave.value);
            let names = waves.earlier().map(|known| known.label.value.as_str());
            let error = Diagnostic::error(message).at(&wave.place);
            self.push(error.suggest(&wave.value, names));
            return;
        }
        changes::judge(claim, self.numbers, self.language, self.diagnostics);
    }

    fn fails(&mut self, message: Said, place: &Place, of: &str, hint: Option<Said>) {
        let mut error = Diagnostic::error(message).at(place).finding("claim", of);
        error.hints.extend(hint);
        self.push(error);
    }

    /// The parts of two numbers that are compared.
    fn parts<'n>(
        &mut self,
        one: &'n ProtectedNumber,
        other: &'n ProtectedNumber,
        compare: Option<ComparedPart>,
        place: &Place,
    ) -> Option<(NumberPart<'n>, NumberPart<'n>)> {
        let own = |number: &ProtectedNumber| match number.statistic {
            Statistic::Share => ComparedPart::Percent,
            statistic if statistic.has_value() => ComparedPart::Value,
            _ => ComparedPart::N,
        };
        // A part that is named is compared, if both have it: everything counts somebody.
        let is_value = |number: &ProtectedNumber| own(number) == ComparedPart::Value;
        let has = |number: &ProtectedNumber| match compare {
            Some(ComparedPart::N) => true,
            Some(ComparedPart::Percent) => !is_value(number) && !is_whole_view(number),
            Some(ComparedPart::Value) => is_value(number),
            None => own(number) == own(one),
        };
        if !has(one) || !has(other) {
            let hint = if is_value(one) || is_value(other) {
                "compare shares and counts with each other, and means with means"
            } else {
                "name the part that both have: `compare: n` compares how many they are"
            };
            let kind = |number: &ProtectedNumber| match own(number) {
                ComparedPart::N => say!("a count"),
                ComparedPart::Percent => say!("a share"),
                ComparedPart::Value => say!("a mean or the like"),
            };
            let (is, other_is) = (kind(one), kind(other));
            let (one, other) = (&one.id.value, &other.id.value);
            let message = if is == other_is {
                say!(
                    "`{one}` or `{other}` lacks the part that `compare` names",
                    one,
                    other
                )
            } else {
                say!(
                    "`{one}` is {first} and `{other}` {second}: neither can be more than the \
                     other",
                    one,
                    first = is,
                    other,
                    second = other_is
                )
            };
            self.push(Diagnostic::error(message).at(place).hint(hint));
            return None;
        }
        let compare = compare.unwrap_or_else(|| own(one));
        self.unlike(one, other, place);
        Some((self.part(one, compare, place)?, self.part(other, compare, place)?))
    }

    /// Warns where neither the answers nor the people are the same: a difference may then
    /// come from either.
    fn unlike(&mut self, one: &ProtectedNumber, other: &ProtectedNumber, place: &Place) {
        let (first, second) = (&one.origin, &other.origin);
        let question = first.survey == second.survey && first.variable == second.variable;
        let sorted = |answers: &[String]| {
            let mut answers = answers.to_vec();
            answers.sort();
            answers
        };
        let answers = sorted(&first.answers) != sorted(&second.answers);
        let people = first.view != second.view || first.filter != second.filter;
        if question && first.variable.is_some() && answers && people {
            let (one, other) = (&one.id.value, &other.id.value);
            let message = say!(
                "`{one}` and `{other}` count different answers among different people",
                one,
                other
            );
            let hint = "compare the same answers, or the same people";
            let warning = Diagnostic::warning(message).at(place).hint(hint);
            self.push(warning.finding("unlike-comparison", format!("{one}, {other}")));
        }
    }

    fn part<'n>(
        &mut self,
        number: &'n ProtectedNumber,
        compare: ComparedPart,
        place: &Place,
    ) -> Option<NumberPart<'n>> {
        let part = match compare {
            ComparedPart::N => number.n.value().map(|n| NumberPart::Count(whole(n))),
            ComparedPart::Percent => {
                return self
                    .share_of(number, place)
                    .map(|(share, ratio)| NumberPart::Share(share, ratio));
            }
            ComparedPart::Value => number
                .unrounded
                .filter(|_| number.value.value().is_some())
                .map(|value| NumberPart::Value(value, number.value.text())),
        };
        if part.is_none() {
            self.push(not_shown(number, place));
        }
        part
    }

    fn share_of(
        &mut self,
        number: &ProtectedNumber,
        place: &Place,
    ) -> Option<(ExactShare, Ratio)> {
        let found = number
            .exact
            .and_then(|ratio| ExactShare::of(ratio).map(|share| (share, ratio)));
        if found.is_none() {
            self.push(not_shown(number, place));
        }
        found
    }

    /// The number of an id in a text; one that is not there has been reported.
    fn known(&self, id: &Placed<String>) -> Option<&'a ProtectedNumber> {
        self.numbers.iter().find(|number| number.id.value == id.value)
    }

    /// The number of an id in `claims`; one that was never asked for is reported.
    fn asked(&mut self, id: &Placed<String>) -> Option<&'a ProtectedNumber> {
        let found = self.known(id);
        let report = self.report;
        let asked = report.numbers.iter().map(|number| number.id.value.as_str());
        let asked = asked.collect::<Vec<_>>();
        let unread = report.unread_numbers.contains(&id.value);
        if found.is_none() && !unread && !asked.contains(&id.value.as_str()) {
            let error =
                Diagnostic::error(say!("there is no number `{id}`", id = &id.value));
            self.push(error.at(&id.place).suggest(&id.value, asked));
        }
        found
    }

    fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }
}

/// Whether a number counts all of a view, so that it is a share of nothing.
fn is_whole_view(number: &ProtectedNumber) -> bool {
    number.statistic == Statistic::Count && number.origin.variable.is_none()
}

/// A claim would tell what is hidden.
fn not_shown(number: &ProtectedNumber, place: &Place) -> Diagnostic {
    let message = say!(
        "a claim about `{id}` cannot be made, because the number may not be shown",
        id = &number.id.value
    );
    let hint = "write the sentence without it, or put small groups together";
    Diagnostic::error(message).at(place).hint(hint)
}

/// Whether two parts relate as it is said. Two shares are alike if they differ by at most
/// one percentage point, two values if they are shown alike.
fn fits(one: &NumberPart<'_>, other: &NumberPart<'_>, wanted: Ordering) -> bool {
    match (one, other) {
        (NumberPart::Share(one, _), NumberPart::Share(other, _))
            if wanted == Ordering::Equal =>
        {
            one.distance(*other) <= ExactShare::percent(1)
        }
        (NumberPart::Share(one, _), NumberPart::Share(other, _)) => {
            one.cmp(other) == wanted
        }
        (NumberPart::Count(one), NumberPart::Count(other)) => one.cmp(other) == wanted,
        (NumberPart::Value(one, shown), NumberPart::Value(other, also)) => match wanted {
            Ordering::Equal => shown == also,
            Ordering::Greater | Ordering::Less => one.partial_cmp(other) == Some(wanted),
        },
        _ => false,
    }
}

fn describe(part: &NumberPart<'_>) -> Said {
    match part {
        NumberPart::Count(count) => count.to_string().into(),
        NumberPart::Share(_, ratio) => in_percent(*ratio),
        NumberPart::Value(_, shown) => (*shown).to_owned().into(),
    }
}

fn in_percent(ratio: Ratio) -> Said {
    let percent = SaidNumber::percent(ratio, 1);
    if ratio.is_of_counts() {
        say!(
            "{percent} per cent ({part} of {whole})",
            percent,
            part = ratio.part,
            whole = ratio.whole
        )
    } else {
        say!("{percent} per cent, weighted", percent)
    }
}

/// A count from the entry that shows it.
#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a count below 2^53"
)]
fn whole(count: f64) -> u64 {
    count as u64
}
