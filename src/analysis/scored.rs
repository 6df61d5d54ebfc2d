//! What a mean is made of: for every value that can be given, who gave it. Takes a domain
//! and a question, gives rows in the form that counts are told apart by (`row_set.rs`), so
//! that the disclosure room finds the cells of a cross table in a mean of its question.
//! Confidential, as counts are.

use std::collections::BTreeMap;

use crate::survey::{Answer, Column, Measured, Pick, Variable};

use super::answer::{AnswerCondition, AskedAnswer, Given};
use super::breakdown::Planned;
use super::counted::{Counted, Scored};
use super::domain::Domain;
use super::row_set::{self};

/// Of a measured variable with more different numbers than this only the classes are told
/// apart that the report asks for.
const MOST_NUMBERS: usize = 12;

impl Scored {
    #[expect(clippy::cast_precision_loss, clippy::as_conversions, reason = "below 2^53")]
    fn exact(counted: Counted, score: f64, count: u64) -> Self {
        Self { counted, score, upto: score, count, sum: score * count as f64, cut: 0 }
    }
}

/// What the means of a group are made of, or its test.
pub(super) fn of_group(group: &Planned<'_>) -> Vec<Scored> {
    scored(&group.domain, group.variable)
}

/// What a statistic of answers is made of; nothing where the answers are not here.
pub(super) fn of_number(domain: &Domain<'_>, variable: Option<&Variable>) -> Vec<Scored> {
    match variable {
        Some(variable) if !domain.is_without_answers() => scored(domain, variable),
        _ => Vec::new(),
    }
}

/// As what two answers of one person count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BothAs {
    /// As a number of their own.
    Apart,
    /// As the first less the second.
    Difference,
}

/// What a correlation or difference is made of: everybody in a domain who answered both
/// questions, by both answers. Nothing where one is measured.
pub(super) fn of_both(
    domain: &Domain<'_>,
    one: &Variable,
    other: &Variable,
    counting: BothAs,
) -> Vec<Scored> {
    let measured = [one, other].into_iter().any(|it| it.categories.is_empty());
    let several = [one, other].into_iter().any(|it| domain.is_multiple(it));
    if measured || several || domain.is_without_answers() {
        return Vec::new();
    }
    let width = other.categories.len();
    let mut counts = vec![0; one.categories.len() * width];
    let scores = (one.scores(), other.scores());
    let questions = [one, other].map(|it| domain.question(it));
    for row in domain.rows() {
        let [a, b] = questions.each_ref().map(|question| question.given(&row));
        if let (Given::Categories([a]), Given::Categories([b])) = (a, b) {
            counts[a * width + b] += 1;
        }
    }
    let scored = |(place, count): (usize, u64)| {
        let (a, b) = ([Pick::Category(place / width)], [Pick::Category(place % width)]);
        let both = [
            AnswerCondition { variable: one, answer: AskedAnswer::Picks(&a) },
            AnswerCondition { variable: other, answer: AskedAnswer::Picks(&b) },
        ];
        let number = match counting {
            BothAs::Apart => u32::try_from(place).map_or(0.0, f64::from),
            BothAs::Difference => scores.0[place / width] - scores.1[place % width],
        };
        Scored::exact(row_set::counted(domain, both), number, count)
    };
    counts.into_iter().enumerate().map(scored).collect()
}

/// Everybody in a domain who answered, by answer. Nothing where a row can hold several, or
/// where the answers are amounts.
fn scored(domain: &Domain<'_>, variable: &Variable) -> Vec<Scored> {
    if domain.is_multiple(variable) {
        return Vec::new();
    }
    match domain.survey.column(&variable.name.value) {
        Some(Column::Numeric(values)) => {
            let few = numbers(domain, variable);
            if few.is_empty() { classes(domain, variable, values) } else { few }
        }
        _ => categories(domain, variable),
    }
}

fn categories(domain: &Domain<'_>, variable: &Variable) -> Vec<Scored> {
    let (mut counts, scores) = (vec![0; variable.categories.len()], variable.scores());
    let question = domain.question(variable);
    for row in domain.rows() {
        if let Given::Categories(chosen) = question.given(&row) {
            for index in chosen {
                counts[*index] += 1;
            }
        }
    }
    let one = |(index, count): (usize, u64)| {
        let asked = AskedAnswer::Picks(&[Pick::Category(index)]);
        let counted =
            row_set::counted(domain, Some(AnswerCondition { variable, answer: asked }));
        Scored::exact(counted, scores[index], count)
    };
    counts.into_iter().enumerate().map(one).collect()
}

/// Those in each class of numbers, for every variable that puts them together and that the
/// report asks for.
fn classes(domain: &Domain<'_>, variable: &Variable, values: &[Measured]) -> Vec<Scored> {
    let cuts = domain.survey.cuts_of(&variable.name.value);
    let of = |(place, cut)| classes_of(domain, cut, place, values).unwrap_or_default();
    (1..).zip(cuts).flat_map(of).collect()
}

/// `None` where somebody's number is in no class, or nobody asks for the classes.
fn classes_of(
    domain: &Domain<'_>,
    cut: &Variable,
    place: usize,
    values: &[Measured],
) -> Option<Vec<Scored>> {
    let Some(Column::Single(answers)) = domain.survey.column(&cut.name.value) else {
        return None;
    };
    let none = (f64::INFINITY, f64::NEG_INFINITY);
    let mut ends = vec![none; cut.categories.len()];
    let answers = answers.iter().map(|answer| match answer {
        Answer::Category(index) => Some(*index),
        Answer::Missing(_) | Answer::Empty => None,
    });
    let answers = answers.collect::<Vec<_>>();
    for (value, class) in values.iter().zip(&answers) {
        if let (Measured::Value(value), Some(class)) = (value, class) {
            let (low, high) = &mut ends[*class];
            (*low, *high) = (low.min(*value), high.max(*value));
        }
    }
    let mut sums = vec![(0, 0.0); ends.len()];
    for row in domain.rows() {
        if let Measured::Value(value) = values[row.index()] {
            let (count, sum) = &mut sums[answers[row.index()]?];
            *count += 1;
            *sum += value;
        }
    }
    let occurs = |index: &usize| ends[*index] != none;
    let one = |index: usize| {
        let asked = AskedAnswer::Picks(&[Pick::Category(index)]);
        let ((score, upto), (count, sum)) = (ends[index], sums[index]);
        let counted = row_set::counted(
            domain,
            Some(AnswerCondition { variable: cut, answer: asked }),
        );
        Scored { counted, score, upto, count, sum, cut: place }
    };
    Some((0..ends.len()).filter(occurs).map(one).collect())
}

/// The numbers that occur, if they are few.
fn numbers(domain: &Domain<'_>, variable: &Variable) -> Vec<Scored> {
    let kinds = row_set::numbers(domain, variable, MOST_NUMBERS);
    let mut counts: BTreeMap<u64, u64> = BTreeMap::new();
    let question = domain.question(variable);
    for row in domain.rows() {
        if let Given::Number(value) = question.given(&row) {
            *counts.entry(value.to_bits()).or_default() += 1;
        }
    }
    let one = |(counted, score): (Counted, f64)| {
        let count = counts.get(&score.to_bits()).copied().unwrap_or_default();
        Scored::exact(counted, score, count)
    };
    kinds.into_iter().map(one).collect()
}
