//! In what a question differs from that of an earlier wave: wording, scale, answers and ways
//! of not answering.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Placed, Said};
use crate::say;
use crate::spelling::loosely_folded;

use super::answer_places::AnswerPlaces;
use super::codebook::{Label, Scale, Variable};
use super::codes::same_code;
use super::column::{Column, Measured};
use super::earlier::MappedAnswer;
use super::labels::WaveLabels;
use super::scores::{same_score, told_score};

/// Reports a map from answers that were none, or to answers that are none.
pub(super) fn check_map(
    now: &Variable,
    then: &Variable,
    map: &[MappedAnswer],
    diagnostics: &mut Diagnostics,
) -> bool {
    let mut whole = true;
    for MappedAnswer { then: from, now: to } in map {
        for (label, variable) in [(from, then), (to, now)] {
            let answers = || variable.categories.iter().chain(&variable.missing);
            if WaveLabels::new(answers()).find(&label.value).is_some() {
                continue;
            }
            let mut names = answers().map(|answer| answer.label.as_str());
            let message = say!(
                "`{label}` is not an answer to `{variable}`",
                label = &label.value,
                variable = &variable.name.value
            );
            let error = Diagnostic::error(message).at(&label.place);
            diagnostics.push(error.suggest(&label.value, &mut names));
            whole = false;
        }
        let answers = |variable: &Variable, label: &Placed<String>| {
            WaveLabels::new(variable.categories.iter()).find(&label.value).is_some()
        };
        if whole && answers(then, from) != answers(now, to) {
            let (from, into) = (&from.value, &to.value);
            let message = match answers(now, to) {
                true => say!(
                    "`{from}` was a way of not answering and `{to}` is an answer",
                    from,
                    to = into
                ),
                false => say!(
                    "`{from}` was an answer and `{to}` is a way of not answering",
                    from,
                    to = into
                ),
            };
            let hint = "put answers to answers, and ways of not answering to ways of not \
                        answering; or change what is `missing` in one of the codebooks";
            diagnostics.push(Diagnostic::error(message).at(&to.place).hint(hint));
            whole = false;
        }
    }
    whole
}

/// A text without differences that are none.
pub(super) fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// In what a question differs from that of then.
pub(super) struct QuestionDifference {
    /// In words.
    pub(super) text: Said,
    /// Where of now it stands.
    pub(super) place: Place,
}

/// In what a question differs from that of then.
pub(super) fn differences(
    now: &Variable,
    then: &Variable,
    map: &[MappedAnswer],
    places: &AnswerPlaces,
) -> Vec<QuestionDifference> {
    let mut found = Vec::new();
    let (asked, place) = match (&then.question, &now.question) {
        (Some(one), Some(other)) => {
            ((words(&one.value), words(&other.value)), &other.place)
        }
        _ => ((words(&then.label), words(&now.label)), &now.name.place),
    };
    if asked.0.to_lowercase() != asked.1.to_lowercase() {
        let text = say!("it was “{then}” and is “{now}”", then = asked.0, now = asked.1);
        found.push(QuestionDifference { text, place: place.clone() });
    }
    let mut add = |text: Said| {
        found.push(QuestionDifference { text, place: now.name.place.clone() });
    };
    if now.scale != then.scale {
        add(say!(
            "the scale was `{then}` and is `{now}`",
            then = then.scale.word(),
            now = now.scale.word()
        ));
    }
    let mut gone = then.categories.iter().zip(&places.categories);
    let gone = list(&mut gone.by_ref().filter(|it| it.1.is_none()).map(|it| it.0));
    if !gone.is_empty() {
        add(say!("{gone} can no longer be answered", gone));
    }
    let taken = places.categories.iter().flatten().collect::<BTreeSet<_>>();
    let fresh = now.categories.iter().enumerate();
    let fresh = list(&mut fresh.filter(|it| !taken.contains(&it.0)).map(|it| it.1));
    if !fresh.is_empty() {
        add(say!("{fresh} could not be answered", fresh));
    }
    let mapped = map.iter().map(|answer| loosely_folded(&answer.then.value));
    let mapped = mapped.collect::<BTreeSet<_>>();
    let is_mapped = |label: &Label| mapped.contains(&loosely_folded(&label.label));
    let kept = then.categories.iter().zip(&places.categories);
    let kept = kept.filter(|(label, _)| !is_mapped(label));
    let kept = kept.filter_map(|(label, place)| Some((label, (*place)?)));
    let kept = kept.collect::<Vec<_>>();
    if let Some((label, place)) = kept
        .iter()
        .find(|(label, place)| !same_code(&label.code, &now.categories[*place].code))
    {
        let code = &now.categories[*place].code;
        add(say!(
            "the code of `{label}` was {then} and is {now}",
            label = &label.label,
            then = &label.code,
            now = code
        ));
    }
    if kept.windows(2).any(|pair| pair[0].1 >= pair[1].1) {
        add("the answers stood in another order".into());
    }
    let scored = now.scale == Scale::Ordinal && map.is_empty();
    let scored = scored && kept.len() == now.categories.len() && gone.is_empty();
    // That a code is another one has been said.
    let other_score = kept.iter().find(|(label, place)| {
        let now = &now.categories[*place];
        same_code(&label.code, &now.code) && !same_score(label.score, now.score)
    });
    if let (true, Some((label, place))) = (scored, other_score) {
        let (then, now) =
            [label.score, now.categories[*place].score].map(told_score).into();
        add(say!(
            "`{label}` counted as {then} and counts as {now}",
            label = &label.label,
            then,
            now
        ));
    }
    if let Some(text) = missing_difference(now, then, places) {
        add(text);
    }
    found
}

/// In what the ways of not answering differ from those of then.
fn missing_difference(
    now: &Variable,
    then: &Variable,
    places: &AnswerPlaces,
) -> Option<Said> {
    let known = WaveLabels::new(then.missing.iter());
    let placed = then.missing.iter().zip(&places.missing);
    let lost = list(&mut placed.filter(|it| it.1.is_none()).map(|it| it.0));
    let added =
        list(&mut now.missing.iter().filter(|it| known.find(&it.label).is_none()));
    match (lost.is_empty(), added.is_empty()) {
        (true, true) => None,
        (false, true) => Some(say!("{lost} was a way of not answering", lost)),
        (true, false) => Some(say!("{added} was no way of not answering", added)),
        (false, false) => Some(say!(
            "the ways of not answering were {lost} and are {added}",
            lost,
            added
        )),
    }
}

fn list(labels: &mut dyn Iterator<Item = &Label>) -> String {
    let labels = labels.map(|label| format!("`{}`", label.label));
    labels.collect::<Vec<_>>().join(", ")
}

/// In what the range of a number differs from that of then. Where only one of the codebooks
/// states it, the answers of the other decide: a scale from 0 to 100 is not one from 0 to 10
/// because nobody says so.
pub(super) fn range_difference(
    now: &Variable,
    then: &Variable,
    of_now: Option<&Column>,
    of_then: &Column,
) -> Option<QuestionDifference> {
    let told = |(low, high): (f64, f64)| format!("[{low}, {high}]");
    let text = match (then.range, now.range) {
        (Some(then), Some(now)) => (then != now).then(|| {
            let (then, now) = (told(then), told(now));
            say!("the range was {then} and is {now}", then, now)
        })?,
        (None, Some((low, high))) if lie_outside(of_then, low, high) => {
            let range = told((low, high));
            say!("the range is {range}, and answers of then lie outside it", range)
        }
        (Some((low, high)), None)
            if of_now.is_some_and(|it| lie_outside(it, low, high)) =>
        {
            let range = told((low, high));
            say!("the range was {range}, and answers of now lie outside it", range)
        }
        _ => return None,
    };
    Some(QuestionDifference { text, place: now.name.place.clone() })
}

/// Whether any number lies outside a range.
fn lie_outside(column: &Column, low: f64, high: f64) -> bool {
    let Column::Numeric(values) = column else { return false };
    values.iter().any(|value| match value {
        Measured::Value(value) => !(low..=high).contains(value),
        Measured::Missing(_) | Measured::Empty => false,
    })
}
