//! What is counted of a survey to choose what a draft tells: how many rows have each answer.
//! None of it is told.

use crate::survey::{Answer, Column, SeveralAnswers, Survey, Variable};

/// How many rows have each answer of a variable, in the order of the codebook; nothing of
/// what has no answers in categories.
pub(super) fn counts(survey: &Survey, variable: &Variable) -> Option<Vec<usize>> {
    let mut counts = vec![0; variable.categories.len()];
    match survey.column(&variable.name.value)? {
        Column::Single(answers) => {
            for answer in answers.iter() {
                if let Answer::Category(index) = answer {
                    counts[*index] += 1;
                }
            }
        }
        Column::Multiple(rows) => {
            for answers in rows.iter() {
                if let SeveralAnswers::Chosen(chosen) = answers {
                    chosen.iter().for_each(|index| counts[*index] += 1);
                }
            }
        }
        Column::Numeric(_) | Column::Dates(_) | Column::Texts(_) | Column::Hidden => {
            return None;
        }
    }
    Some(counts)
}

/// How many rows are in each cell of a cross table of two variables with one answer each.
pub(super) fn cells(survey: &Survey, variable: &Variable, by: &Variable) -> Vec<usize> {
    let columns = [variable, by].map(|one| survey.column(&one.name.value));
    let [Some(Column::Single(answers)), Some(Column::Single(groups))] = columns else {
        return Vec::new();
    };
    let width = by.categories.len();
    let mut cells = vec![0; variable.categories.len() * width];
    for pair in answers.iter().zip(groups.iter()) {
        if let (Answer::Category(answer), Answer::Category(group)) = pair {
            cells[*answer * width + *group] += 1;
        }
    }
    cells
}

/// The answers that most have given, most of all first: as many as asked for, and of none that
/// fewer than `least` gave.
pub(super) fn most_given(counts: &[usize], many: usize, least: usize) -> Vec<usize> {
    let mut order = (0..counts.len()).collect::<Vec<_>>();
    order.sort_by_key(|index| std::cmp::Reverse(counts[*index]));
    order.retain(|index| counts[*index] >= least);
    order.truncate(many);
    order
}

/// A part of those who gave any answer.
#[derive(Clone, Copy)]
pub(super) struct PartOfAnswers {
    n: usize,
    /// Of how many.
    pub(super) of: usize,
}

impl PartOfAnswers {
    /// Those who gave one of some answers; nothing, if nobody gave any.
    pub(super) fn of(counts: &[usize], picked: &[usize]) -> Option<Self> {
        let n = picked.iter().map(|index| counts[*index]).sum();
        let of = counts.iter().sum::<usize>();
        (of > 0).then_some(Self { n, of })
    }

    /// Whether it is a larger share than another; compared exactly.
    pub(super) fn is_above(self, other: Self) -> bool {
        self.n * other.of > other.n * self.of
    }
}
