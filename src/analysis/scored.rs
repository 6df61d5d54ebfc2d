//! What a mean is made of: for every value that can be given, who gave it. Takes a domain
//! and a question, gives rows in the form that counts are told apart by (`row_set.rs`), so
//! that the disclosure room finds the cells of a cross table in a mean of its question.
//! Confidential, as counts are.

use std::collections::BTreeMap;

use crate::manuscript::{Measure, Method, Number, Report, Statistic, TableRequest};
use crate::survey::{Column, Pick, Variable};

use super::domain::{Domain, Given};
use super::plan::Planned;
use super::row_set::{self, Asked, Counted};

/// A measured variable with more different numbers than this is taken for amounts, of which
/// nobody is known by one.
const MOST_NUMBERS: usize = 12;

/// Those in a group who gave one answer.
#[derive(Clone, PartialEq)]
pub(crate) struct Scored {
    /// What they are.
    pub(crate) counted: Counted,
    /// What their answer counts.
    pub(crate) score: f64,
    /// How many they are.
    pub(crate) count: u64,
}

/// What the means of a group are made of, or its test, where the policy needs it.
pub(super) fn of_group(
    request: &TableRequest,
    report: &Report,
    group: &Planned<'_>,
) -> Vec<Scored> {
    let asked = request.measure == Measure::Mean || request.compare.is_some();
    let weighted = request.weights.as_ref().unwrap_or(&report.weights).value;
    if !asked || weighted || report.disclosure.method != Method::Suppress {
        return Vec::new();
    }
    scored(&group.domain, group.variable)
}

/// What a statistic of answers is made of, where the policy needs it.
pub(super) fn of_number(
    (number, variable): (&Number, Option<&Variable>),
    domain: &Domain<'_>,
    (report, weighted): (&Report, bool),
) -> Vec<Scored> {
    let of_answers = matches!(
        number.statistic,
        Statistic::Mean
            | Statistic::Median
            | Statistic::Quantile
            | Statistic::Sd
            | Statistic::Sum
    );
    match variable {
        Some(variable)
            if of_answers
                && !weighted
                && report.disclosure.method == Method::Suppress
                && !domain.is_without_answers() =>
        {
            scored(domain, variable)
        }
        _ => Vec::new(),
    }
}

/// Everybody in a domain who answered, by answer. Nothing where a row can hold several, or
/// where the answers are amounts.
fn scored(domain: &Domain<'_>, variable: &Variable) -> Vec<Scored> {
    if domain.is_multiple(variable) {
        return Vec::new();
    }
    match domain.survey.column(&variable.name.value) {
        Some(Column::Numeric(_)) => numbers(domain, variable),
        _ => categories(domain, variable),
    }
}

fn categories(domain: &Domain<'_>, variable: &Variable) -> Vec<Scored> {
    let mut counts = vec![0; variable.categories.len()];
    let question = domain.question(variable);
    for row in domain.rows() {
        if let Given::Categories(chosen) = question.given(&row) {
            for index in chosen {
                counts[*index] += 1;
            }
        }
    }
    let one = |(index, count): (usize, u64)| Scored {
        counted: row_set::counted(
            domain,
            Some((variable, Asked::Picks(&[Pick::Category(index)]))),
        ),
        score: variable.categories[index].score,
        count,
    };
    counts.into_iter().enumerate().map(one).collect()
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
    let one = |(counted, score): (Counted, f64)| Scored {
        counted,
        score,
        count: counts.get(&score.to_bits()).copied().unwrap_or_default(),
    };
    kinds.into_iter().map(one).collect()
}
