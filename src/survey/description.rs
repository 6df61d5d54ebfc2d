//! What a survey holds, in few words that may be shared: takes a [`Survey`], gives a
//! [`Description`] of each variable. Counts from 1 up to [`FEWEST`] are never told, and
//! neither are the outermost numbers, which are somebody's own.

use super::codebook::Scale;
use super::column::{Answer, Column, Dated, Measured, SeveralAnswers};
use super::{Survey, Variable};

/// The smallest count above 0 that is told, as in the default policy of a report.
pub const FEWEST: usize = 5;

/// What is told of one variable.
#[derive(Clone, Debug, PartialEq)]
pub struct Description {
    /// Its name.
    pub name: String,
    /// Its label.
    pub label: String,
    /// Its scale.
    pub scale: Scale,
    /// Rows with an answer, and rows without or with one declared missing; nothing if
    /// either is small, since one follows from the other, and for text and id.
    pub counts: Option<(usize, usize)>,
    /// Two numbers: at least [`FEWEST`] rows have the first or a smaller one, and as many
    /// the second or a larger one; nothing if too few have any.
    pub range: Option<(f64, f64)>,
    /// What some of its numbers stand for: each number and its label.
    pub anchors: Vec<(String, String)>,
    /// How many different answers occur, for variables with answers.
    pub distinct: Option<usize>,
}

/// Describes every variable of a survey, in the order of the codebook.
#[must_use]
pub fn describe(survey: &Survey) -> Vec<Description> {
    survey
        .codebook
        .variables
        .iter()
        .map(|variable| describe_one(survey, variable))
        .collect()
}

fn describe_one(survey: &Survey, variable: &Variable) -> Description {
    let mut numbers = Vec::new();
    let mut occurs = vec![false; variable.categories.len()];
    let mut answered = 0;
    let column = survey.column(&variable.name.value);
    let is_kept = match column {
        None | Some(Column::Texts(_) | Column::Hidden) => false,
        Some(Column::Dates(dates)) => {
            let is_date = |dated: &&Dated| matches!(dated, Dated::On(_));
            answered = dates.iter().filter(is_date).count();
            true
        }
        Some(Column::Single(answers)) => {
            for answer in answers.iter() {
                if let Answer::Category(index) = answer {
                    occurs[*index] = true;
                    answered += 1;
                }
            }
            true
        }
        Some(Column::Multiple(rows)) => {
            for answers in rows.iter() {
                if let SeveralAnswers::Chosen(chosen) = answers {
                    chosen.iter().for_each(|index| occurs[*index] = true);
                    answered += 1;
                }
            }
            true
        }
        Some(Column::Numeric(values)) => {
            numbers.extend(values.iter().filter_map(|value| match value {
                Measured::Value(number) => Some(*number),
                Measured::Missing(_) | Measured::Empty => None,
            }));
            answered = numbers.len();
            true
        }
    };
    let missing = survey.rows - answered.min(survey.rows);
    let may_be_told = |count: usize| count == 0 || count >= FEWEST;
    let told = is_kept && may_be_told(answered) && may_be_told(missing);
    numbers.sort_by(f64::total_cmp);
    let ends = numbers.len().checked_sub(FEWEST).and_then(|high| {
        let low = FEWEST - 1;
        (low <= high).then(|| (numbers[low], numbers[high]))
    });
    Description {
        name: variable.name.value.clone(),
        label: variable.label.clone(),
        scale: variable.scale,
        counts: told.then_some((answered, missing)),
        range: ends,
        anchors: variable
            .anchors
            .iter()
            .map(|anchor| (anchor.code.clone(), anchor.label.clone()))
            .collect(),
        distinct: (is_kept && !occurs.is_empty())
            .then(|| occurs.iter().filter(|occurs| **occurs).count()),
    }
}
