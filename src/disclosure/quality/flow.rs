//! Response flows: from those who were sent to, to those who answered, with AAPOR's rates.

use crate::analysis::Provenance;
use crate::disclosure::entry::{Entry, Mark};
use crate::disclosure::number::{Derived, ProtectedNumber};
use crate::fingerprint::Fingerprint;
use crate::manuscript::{CountOrigin, Outcome, Policy, Quality, ResponseFlow, Statistic};
use crate::number::{self, NumberFormat, Ratio};
use crate::statistics::response_rates::{
    Answered, Dispositions, Unknown, eligible_share, response_rate,
};
use crate::words::Language;

use super::{AccountRow, QualityAccount, sign_notes, sum, whole};

/// A flow as it is drawn: from one step to the next, with what is lost on the way.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct FlowDrawing {
    /// The steps, from the first.
    pub steps: Vec<FlowStep>,
}

/// One step of a flow.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct FlowStep {
    /// How many are left, with the share that answered in the last one.
    pub main: FlowPart,
    /// What they consist of.
    pub parts: Vec<FlowPart>,
    /// Those who do not come to the next step.
    pub losses: Vec<FlowPart>,
}

/// A number in a flow.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct FlowPart {
    /// Whom it counts.
    pub label: String,
    /// How many.
    pub count: Entry,
    /// Which share of the net sample, where it is told.
    pub share: Option<Entry>,
}

/// What an outcome is called.
fn label_of(outcome: Outcome, language: Language) -> &'static str {
    let words = language.words();
    match outcome {
        Outcome::OverCoverage => words.over_coverage(),
        Outcome::Ineligible => words.ineligible(),
        Outcome::Complete => words.complete(),
        Outcome::Partial => words.partial(),
        Outcome::Unusable => words.unusable(),
        Outcome::Refused => words.refused(),
        Outcome::NonContact => words.non_contact(),
        Outcome::Other => words.other(),
        Outcome::Unknown => words.unknown(),
    }
}

/// The counts of a flow.
struct FlowCounts<'a> {
    flow: &'a ResponseFlow,
    outcomes: Vec<(Outcome, Entry)>,
    sent: Entry,
    net: Entry,
    returned: Entry,
    answered: Entry,
    known: Entry,
    policy: &'a Policy,
    format: NumberFormat,
}

/// Lays out a response flow, and adds its sums and rates to the numbers.
pub(super) fn account(
    quality: &Quality,
    flow: &ResponseFlow,
    numbers: &mut Vec<ProtectedNumber>,
    policy: &Policy,
    format: NumberFormat,
) -> QualityAccount {
    let counts = FlowCounts::new(quality, flow, numbers, policy, format);
    let (rates, mut notes) = counts.rates();
    counts.add(quality, &rates, numbers);
    let mut rows = counts.rows();
    // Without unknown outcomes there are two different rates only.
    let certain = counts.unknown().is_none_or(|entry| entry.is_zero());
    for (name, rate) in &rates {
        let other = matches!(*name, "RR3" | "RR4" | "RR5" | "RR6");
        if let Rate::Value(value) = rate
            && !(certain && other)
        {
            let entry = Entry::Shown {
                value: 100.0 * value,
                text: format.decimal(100.0 * value),
            };
            rows.push(AccountRow {
                label: format!("{} {name}", format.language.words().response_rate()),
                is_total: false,
                cells: vec![None, Some(entry)],
            });
        }
    }
    let words = format.language.words();
    notes.extend(sign_notes(&rows, format.language));
    QualityAccount {
        id: quality.id.value.clone(),
        place: quality.id.place.clone(),
        corner: words.outcome().to_owned(),
        above: Vec::new(),
        header: vec![words.count().to_owned(), words.share_of_net().to_owned()],
        rows,
        notes,
        drawing: flow.drawing.then(|| counts.drawing()),
    }
}

/// One of AAPOR's rates, or why there is none.
enum Rate {
    /// The rate.
    Value(f64),
    /// A count that it needs is hidden.
    Hidden,
    /// The outcomes do not allow it.
    Untold,
}

impl<'a> FlowCounts<'a> {
    fn new(
        quality: &Quality,
        flow: &'a ResponseFlow,
        numbers: &[ProtectedNumber],
        policy: &'a Policy,
        format: NumberFormat,
    ) -> Self {
        let language = format.language;
        let find = |name: &str| {
            let number = numbers.iter().find(|number| number.id.value == name);
            number.map_or(Entry::Hidden(Mark::Undefined), |number| number.n.clone())
        };
        let count = |told: &CountOrigin, part: &str| match told {
            CountOrigin::Typed(count) => {
                Entry::shown_count(count.value, number::count(count.value, language))
            }
            CountOrigin::Number(name) => find(&name.value),
            CountOrigin::Answers(..) => find(&quality.name(part).value),
        };
        let outcomes = flow.outcomes.iter();
        let outcomes =
            outcomes.map(|(outcome, told)| (*outcome, count(told, outcome.word())));
        let outcomes = outcomes.collect::<Vec<_>>();
        let of = |wanted: &[Outcome]| {
            let some = outcomes.iter().filter(|(outcome, _)| wanted.contains(outcome));
            sum(some.map(|(_, entry)| entry), language)
        };
        let sent = flow.sent.as_ref().map(|told| count(told, "sent"));
        let answered = of(&[Outcome::Complete, Outcome::Partial]);
        let lost = of(&[Outcome::OverCoverage, Outcome::Ineligible]);
        let sent = sent.unwrap_or_else(|| {
            // The register's own count is shown even where its parts are not.
            let rows = find(&quality.name("sent").value);
            let typed = flow.outcomes.iter().filter_map(|(_, told)| match told {
                CountOrigin::Typed(count) => Some(count.value),
                CountOrigin::Number(_) | CountOrigin::Answers(..) => None,
            });
            match (whole(&rows), &flow.register) {
                (Some(rows), Some(_)) => {
                    let all = rows + typed.sum::<u64>();
                    Entry::shown_count(all, number::count(all, language))
                }
                _ => sum(outcomes.iter().map(|(_, entry)| entry), language),
            }
        });
        let net = match (whole(&sent), whole(&lost)) {
            (Some(sent), Some(lost)) => {
                let net = sent.saturating_sub(lost);
                Entry::shown_count(net, number::count(net, language))
            }
            _ => Entry::Hidden(Mark::Suppressed(language)),
        };
        Self {
            flow,
            sent,
            net,
            returned: of(&[Outcome::Complete, Outcome::Partial, Outcome::Unusable]),
            answered,
            known: of(&[
                Outcome::Unusable,
                Outcome::Refused,
                Outcome::NonContact,
                Outcome::Other,
            ]),
            outcomes,
            policy,
            format,
        }
    }

    fn unknown(&self) -> Option<&Entry> {
        self.outcome(Outcome::Unknown)
    }

    fn outcome(&self, wanted: Outcome) -> Option<&Entry> {
        let found = self.outcomes.iter().find(|(outcome, _)| *outcome == wanted);
        found.map(|(_, entry)| entry)
    }

    /// The share of the net sample.
    fn share(&self, count: &Entry) -> Entry {
        self.share_of(count, &self.net)
    }

    fn share_of(&self, count: &Entry, all: &Entry) -> Entry {
        let (Some(part), Some(whole)) = (whole(count), whole(all)) else {
            return Entry::Hidden(Mark::Suppressed(self.format.language));
        };
        if !self.policy.allows_percent(whole) {
            return Entry::Hidden(Mark::TooFew);
        }
        if !self.policy.allows_share(Ratio { part, whole }) {
            return Entry::Hidden(Mark::Suppressed(self.format.language));
        }
        match self.format.rounded(Ratio { part, whole }) {
            Some(rounded) => Entry::Shown { value: rounded.value, text: rounded.text },
            None => Entry::Hidden(Mark::Undefined),
        }
    }

    fn part(&self, label: &str, count: &Entry, of_net: bool) -> FlowPart {
        FlowPart {
            label: label.to_owned(),
            count: count.clone(),
            share: of_net.then(|| self.share(count)),
        }
    }

    /// The outcomes among some, as parts.
    fn among(&self, wanted: &[Outcome], of_net: bool) -> Vec<FlowPart> {
        let some = self.outcomes.iter().filter(|(outcome, _)| wanted.contains(outcome));
        let label = |outcome| label_of(outcome, self.format.language);
        some.map(|(outcome, entry)| self.part(label(*outcome), entry, of_net)).collect()
    }

    fn rows(&self) -> Vec<AccountRow> {
        let words = self.format.language.words();
        let row = |part: FlowPart, is_total: bool| AccountRow {
            label: part.label,
            is_total,
            cells: vec![Some(part.count), part.share],
        };
        let mut rows = vec![row(self.part(words.sent(), &self.sent, false), true)];
        let lost = self.among(&[Outcome::OverCoverage, Outcome::Ineligible], false);
        rows.extend(lost.into_iter().map(|part| row(part, false)));
        rows.push(row(self.part(words.net_sample(), &self.net, true), true));
        if self.outcome(Outcome::Unusable).is_some() {
            rows.push(row(self.part(words.returned(), &self.returned, true), false));
        }
        rows.push(row(self.part(words.answered(), &self.answered, true), true));
        if self.outcome(Outcome::Partial).is_some() {
            let kinds = self.among(&[Outcome::Complete, Outcome::Partial], true);
            rows.extend(kinds.into_iter().map(|part| row(part, false)));
        }
        let reasons =
            [Outcome::Unusable, Outcome::Refused, Outcome::NonContact, Outcome::Other];
        rows.push(row(self.part(words.known_nonresponse(), &self.known, true), true));
        rows.extend(self.among(&reasons, true).into_iter().map(|part| row(part, false)));
        if let Some(unknown) = self.unknown() {
            rows.push(row(self.part(words.unknown_nonresponse(), unknown, true), true));
        }
        rows
    }

    fn drawing(&self) -> FlowDrawing {
        let words = self.format.language.words();
        let step = |main, parts, losses| FlowStep { main, parts, losses };
        let lost = self.among(&[Outcome::OverCoverage, Outcome::Ineligible], false);
        let mut steps = Vec::new();
        if !lost.is_empty() {
            steps.push(step(
                self.part(words.sent(), &self.sent, false),
                Vec::new(),
                lost,
            ));
        }
        let unusable = self.among(&[Outcome::Unusable], true);
        let reasons =
            [Outcome::Refused, Outcome::NonContact, Outcome::Other, Outcome::Unknown];
        let main = if steps.is_empty() {
            (words.sent(), &self.sent)
        } else {
            (words.net_sample(), &self.net)
        };
        let main = self.part(main.0, main.1, false);
        steps.push(step(main, Vec::new(), self.among(&reasons, true)));
        if !unusable.is_empty() {
            let main = self.part(words.returned(), &self.returned, true);
            steps.push(step(main, Vec::new(), unusable));
        }
        let kinds = match self.outcome(Outcome::Partial) {
            Some(_) => self.among(&[Outcome::Complete, Outcome::Partial], false),
            None => Vec::new(),
        };
        steps.push(step(
            self.part(words.answered(), &self.answered, true),
            kinds,
            Vec::new(),
        ));
        FlowDrawing { steps }
    }

    /// AAPOR's six rates where the outcomes allow them, and in words what they rest on and
    /// which they do not allow.
    fn rates(&self) -> (Vec<(&'static str, Rate)>, Vec<String>) {
        let words = self.format.language.words();
        let Some(units) = self.dispositions() else {
            let names = ["RR1", "RR2", "RR3", "RR4", "RR5", "RR6"];
            return (names.map(|name| (name, Rate::Hidden)).into(), Vec::new());
        };
        let given = self.flow.eligible_share;
        let Ok(e) = given.map_or_else(|| eligible_share(units), Ok) else {
            return (Vec::new(), Vec::new());
        };
        let unknown = units.unknown_other > 0;
        let has_partial = self.outcome(Outcome::Partial).is_some();
        let none_eligible = !unknown || given.is_some_and(|share| share <= 0.0);
        let rate = |answered, unknown| match response_rate(units, answered, unknown) {
            Ok(value) => Rate::Value(value),
            Err(_) => Rate::Untold,
        };
        let mut rates = Vec::new();
        for (names, unknown, allowed) in [
            (["RR1", "RR2"], Unknown::AllEligible, true),
            (["RR3", "RR4"], Unknown::Share(e), true),
            (["RR5", "RR6"], Unknown::NoneEligible, none_eligible),
        ] {
            let kinds =
                [(Answered::Complete, has_partial), (Answered::CompleteOrPartial, true)];
            for (name, (answered, told)) in names.into_iter().zip(kinds) {
                let value =
                    if allowed && told { rate(answered, unknown) } else { Rate::Untold };
                rates.push((name, value));
            }
        }
        let mut notes = vec![words.note_aapor().to_owned()];
        if !has_partial {
            notes.push(words.note_aapor_partial().to_owned());
        }
        if unknown {
            let e = NumberFormat { decimals: 2, ..self.format }.decimal(e);
            notes.push(match given {
                Some(_) => words.note_aapor_e_given(&e),
                None => words.note_aapor_e(&e),
            });
            if !none_eligible {
                notes.push(words.note_aapor_unknown().to_owned());
            }
        } else {
            notes.push(words.note_aapor_certain().to_owned());
        }
        (rates, notes)
    }

    /// The outcomes in AAPOR's terms, if all of them are shown and are enough for shares.
    fn dispositions(&self) -> Option<Dispositions> {
        if !self.policy.allows_percent(whole(&self.net)?) {
            return None;
        }
        let mut units = Dispositions::default();
        for (outcome, entry) in &self.outcomes {
            let count = whole(entry)?;
            match outcome {
                Outcome::OverCoverage | Outcome::Ineligible => {
                    units.not_eligible += count;
                }
                Outcome::Complete => units.complete += count,
                Outcome::Partial => units.partial += count,
                Outcome::Unusable | Outcome::Other => units.other += count,
                Outcome::Refused => units.refusal += count,
                Outcome::NonContact => units.non_contact += count,
                Outcome::Unknown => units.unknown_other += count,
            }
        }
        Some(units)
    }

    /// Adds what is not among the numbers yet: typed counts, sums and rates.
    fn add(
        &self,
        quality: &Quality,
        rates: &[(&'static str, Rate)],
        numbers: &mut Vec<ProtectedNumber>,
    ) {
        let origin = self.origin(quality, numbers);
        let mut push = |name: &str, statistic, counts: (Entry, Entry), percent| {
            let id = quality.name(name);
            // What the register gave is a share of its rows there.
            let known = numbers.iter().position(|number| number.id.value == id.value);
            if let Some(known) = known {
                let number = &mut numbers[known];
                (number.n, number.base) = counts;
                (number.percent, number.exact) = (percent, None);
                return;
            }
            let origin = Provenance { answers: vec![name.to_owned()], ..origin.clone() };
            let format = self.format;
            let derived = Derived { id, statistic, counts, percent, format, origin };
            numbers.push(ProtectedNumber::derived(derived));
        };
        let sums = [
            ("sent", &self.sent),
            ("net-sample", &self.net),
            ("returned", &self.returned),
            ("answered", &self.answered),
            ("known-nonresponse", &self.known),
        ];
        let outcomes =
            self.outcomes.iter().map(|(outcome, entry)| (outcome.word(), entry));
        for (name, entry) in sums.into_iter().chain(outcomes) {
            // Whoever is not in the net sample is no part of it.
            let outside = matches!(name, "sent" | "over-coverage" | "ineligible");
            let all = if outside { &self.sent } else { &self.net };
            let counts = (entry.clone(), all.clone());
            push(name, Statistic::Count, counts, self.share_of(entry, all));
        }
        for (name, rate) in rates {
            let entry = match rate {
                Rate::Value(value) => {
                    let text = self.format.decimal(100.0 * value);
                    Entry::Shown { value: 100.0 * value, text }
                }
                Rate::Hidden => Entry::Hidden(Mark::Suppressed(self.format.language)),
                Rate::Untold => continue,
            };
            let even = matches!(*name, "RR2" | "RR4" | "RR6");
            let complete = self.outcome(Outcome::Complete);
            let hits = if even { Some(&self.answered) } else { complete };
            let hits = hits.cloned().unwrap_or(Entry::Hidden(Mark::Undefined));
            let base = match *name {
                "RR1" | "RR2" => self.net.clone(),
                _ => Entry::Hidden(Mark::Undefined),
            };
            push(&name.to_lowercase(), Statistic::Share, (hits, base), entry);
        }
    }

    /// Where the numbers come from: the register, or the author.
    fn origin(&self, quality: &Quality, numbers: &[ProtectedNumber]) -> Provenance {
        let register = self.flow.register.as_ref();
        let own = register.and_then(|_| {
            let name = format!("{}-", quality.id.value);
            numbers.iter().find(|number| number.id.value.starts_with(&name))
        });
        own.map_or_else(
            || Provenance {
                wave: None,
                survey: String::new(),
                view: String::new(),
                data: quality.id.place.source().name.clone(),
                fingerprint: Fingerprint::none(),
                synthetic: false,
                register: false,
                population: None,
                variable: None,
                answers: Vec::new(),
                filter: Vec::new(),
                weighted_by: None,
                labels: None,
            },
            |number| number.origin.clone(),
        )
    }
}
