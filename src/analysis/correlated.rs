//! How two questions go together, and how their means differ, among those who answered both.

use crate::manuscript::CorrelationMethod;
use crate::statistics::correlation::{CorrelationKind, correlation};
use crate::statistics::paired::paired_t;
use crate::statistics::{Confidence, Interval};
use crate::survey::Variable;

use super::answer::{AskedAnswer, Given};
use super::domain::{Domain, DomainRow};

/// The answers as numbers of those who answered both questions.
pub(super) fn both(
    domain: &Domain<'_>,
    one: &Variable,
    other: &Variable,
) -> (Vec<f64>, Vec<f64>) {
    let questions = [one, other].map(|it| (domain.question(it), it.scores()));
    let mut values = (Vec::new(), Vec::new());
    for row in domain.rows() {
        let [one, other] =
            questions.each_ref().map(|(question, scores)| match question.given(&row) {
                Given::Number(value) => Some(value),
                Given::Categories([only]) => Some(scores[*only]),
                Given::Categories(_) | Given::Missing(_) | Given::Empty => None,
            });
        if let (Some(one), Some(other)) = (one, other) {
            values.0.push(one);
            values.1.push(other);
        }
    }
    values
}

/// How many answered both questions, whatever their scales.
pub(super) fn answered_both(
    domain: &Domain<'_>,
    one: &Variable,
    other: &Variable,
) -> usize {
    let questions = [one, other].map(|it| domain.question(it));
    let answered = |row: &DomainRow| {
        let mut given = questions.iter().map(|question| question.given(row));
        given.all(|given| AskedAnswer::Answered.is_met(&given))
    };
    domain.rows().iter().filter(|row| answered(row)).count()
}

/// What is found of two questions.
pub(super) struct Paired {
    /// The correlation, or the mean of the differences.
    pub(super) value: f64,
    pub(super) interval: Option<Interval>,
    pub(super) standard_error: Option<f64>,
    /// The p-value of none.
    pub(super) p: f64,
}

/// The correlation of two questions; none of too few, or where everybody gave one answer.
pub(super) fn correlate(
    domain: &Domain<'_>,
    one: &Variable,
    other: &Variable,
    method: CorrelationMethod,
    level: f64,
) -> Option<Paired> {
    let (one, other) = both(domain, one, other);
    let kind = match method {
        CorrelationMethod::Pearson => CorrelationKind::Pearson,
        CorrelationMethod::Spearman => CorrelationKind::Spearman,
        CorrelationMethod::Kendall => CorrelationKind::Kendall,
    };
    let made = correlation(&one, &other, kind, Confidence::new(level).ok()?).ok()?;
    let (value, interval, p) = (made.value, made.interval.ok(), made.p);
    Some(Paired { value, interval, standard_error: None, p })
}

/// How much higher the mean of a question is than that of another; none of too few, or where
/// all differ by as much.
pub(super) fn difference(
    domain: &Domain<'_>,
    one: &Variable,
    other: &Variable,
    level: f64,
) -> Option<Paired> {
    let (one, other) = both(domain, one, other);
    let apart = one.iter().zip(&other).map(|(one, other)| one - other);
    let apart = apart.collect::<Vec<_>>();
    let made = paired_t(&apart, Confidence::new(level).ok()?).ok()?;
    Some(Paired {
        value: made.difference,
        interval: Some(made.interval),
        standard_error: Some(made.standard_error),
        p: made.p,
    })
}
