//! Holds statements about change against what can be said of it: "har ökat", "har minskat
//! tydligt", "oförändrad", "ingen säker förändring".

use std::cmp::Ordering;

use crate::diagnostic::{Diagnostic, Diagnostics, Placed, Said, SaidNumber};
use crate::disclosure::{ProtectedChange, ProtectedNumber, Size, Verdict};
use crate::manuscript::earlier_id;
use crate::say;
use crate::words::Language;

use super::lexicon::Lexicon;

/// What is said of a change.
enum StatedChange {
    Way(Ordering, Option<Size>),
    Uncertain,
}

/// Reads a statement about a change.
fn read(words: &str, language: Language) -> Option<StatedChange> {
    let known = language.words().phrases();
    let text = words.to_lowercase();
    let text =
        text.split_whitespace().skip_while(|word| known.auxiliaries.contains(word));
    let text = text.collect::<Vec<_>>().join(" ");
    if known.uncertain.iter().any(|phrase| text.starts_with(phrase)) {
        return Some(StatedChange::Uncertain);
    }
    let (phrase, way) = Lexicon::new(language).comparison(&text)?;
    let rest = text.split_once(&phrase).map_or("", |(_, rest)| rest);
    let has = |wanted: &str| {
        rest.split(|c: char| !c.is_alphanumeric()).any(|word| word == wanted)
    };
    let size = match (has(known.clearly), has(known.slightly)) {
        (true, _) => Some(Size::Clear),
        (_, true) => Some(Size::Slight),
        (false, false) => None,
    };
    Some(StatedChange::Way(way, size))
}

/// Whether a statement holds.
fn holds(said: &StatedChange, change: &ProtectedChange, verdict: Verdict) -> bool {
    match (said, verdict) {
        (StatedChange::Way(Ordering::Equal, _), _) => change.is_within_threshold(),
        (StatedChange::Way(Ordering::Greater, size), Verdict::Up(found))
        | (StatedChange::Way(Ordering::Less, size), Verdict::Down(found)) => {
            size.is_none_or(|size| size == found)
        }
        (StatedChange::Way(..), _) => false,
        (StatedChange::Uncertain, verdict) => {
            matches!(verdict, Verdict::Uncertain | Verdict::Unchanged)
        }
    }
}

/// A statement about the change of a number.
#[derive(Clone, Copy)]
pub(super) struct ChangeClaim<'c> {
    /// The number.
    pub(super) id: &'c Placed<String>,
    /// Since when.
    pub(super) wave: &'c Placed<String>,
    /// What is said.
    pub(super) words: &'c Placed<String>,
    /// What the author accepts it by, if it does not hold.
    pub(super) of: &'c str,
}

/// Reports a statement about the change of a number since a wave that does not hold.
pub(super) fn judge(
    claim: ChangeClaim<'_>,
    numbers: &[ProtectedNumber],
    language: Language,
    diagnostics: &mut Diagnostics,
) {
    let ChangeClaim { id, wave, words, of } = claim;
    let Some(said) = read(&words.value, language) else {
        let message =
            say!("`{words}` is not understood as a change", words = &words.value);
        let all = [
            Verdict::Up(Size::Some),
            Verdict::Down(Size::Some),
            Verdict::Unchanged,
            Verdict::Uncertain,
        ];
        let all = all.map(|verdict| format!("`{}`", verdict.words(language)));
        let hint = say!("begin with a change such as {all}", all = all.join(", "));
        diagnostics.push(Diagnostic::error(message).at(&words.place).hint(hint));
        return;
    };
    let name = earlier_id(&id.value, &wave.value);
    // What is missing has been reported.
    let Some(number) = numbers.iter().find(|number| number.id.value == name) else {
        return;
    };
    let refuse = |message: Said, hint: Said, diagnostics: &mut Diagnostics| {
        diagnostics.push(Diagnostic::error(message).at(&words.place).hint(hint));
    };
    let Some(change) = &number.change else {
        let message = say!(
            "`{id}` is neither a share nor a mean, and has no change",
            id = &id.value
        );
        refuse(message, say!("make the claim about a share or a mean"), diagnostics);
        return;
    };
    if let Some(reason) = &change.broken {
        let message = say!(
            "`{id}` cannot be compared with {wave}: {reason}",
            id = &id.value,
            wave = &wave.value,
            reason
        );
        refuse(message, say!("write that it cannot be compared"), diagnostics);
        return;
    }
    let Some(verdict) = change.verdict() else {
        let message = say!(
            "a claim about the change of `{id}` cannot be made, because it has no interval that \
             may be shown",
            id = &id.value
        );
        refuse(message, say!("write the sentence without it"), diagnostics);
        return;
    };
    let equal = matches!(said, StatedChange::Way(Ordering::Equal, _));
    if equal && change.threshold.is_none() {
        let message = say!(
            "nobody has said how small a change `{words}` leaves out",
            words = &words.value
        );
        let hint = say!(
            "say in `report.yaml` from what size on a change matters: `change: {points: 5}`"
        );
        refuse(message, hint, diagnostics);
        return;
    }
    if holds(&said, change, verdict) {
        return;
    }
    let hint =
        say!("write what can be said: `{language}`", language = verdict.words(language));
    let message = say!(
        "`{words}` does not hold: {change}",
        words = &words.value,
        change = describe(id, wave, change)
    );
    let error = Diagnostic::error(message).at(&words.place);
    diagnostics.push(error.finding("claim", of).hint(hint));
}

/// "`nojda` changed by 16.7 since 2017 (interval 1.9 to 30.6, p = 0.083)"
fn describe(
    id: &Placed<String>,
    wave: &Placed<String>,
    change: &ProtectedChange,
) -> Said {
    let one = |value| SaidNumber::rounded(value, 1);
    let three = |value| SaidNumber::rounded(value, 3);
    let (low, high) = change.interval.unwrap_or_default();
    let changed = say!(
        "`{id}` changed by {change} since {wave}",
        id = &id.value,
        change = one(change.difference.unrounded.unwrap_or_default()),
        wave = &wave.value
    );
    let interval = say!("interval {low} to {high}", low = one(low), high = one(high));
    let said = match change.adjusted {
        Some(p) if p < 0.001 => {
            say!("{changed} ({interval}, p < {p})", changed, interval, p = three(0.001))
        }
        Some(p) => {
            say!("{changed} ({interval}, p = {p})", changed, interval, p = three(p))
        }
        None => say!("{changed} ({interval})", changed, interval),
    };
    match change.threshold.filter(|_| change.difference.points) {
        Some(size) => {
            say!("{said}; what matters begins at {size}", said, size = one(size))
        }
        None => said,
    }
}
