//! Columns that are made of another one: numbers cut into intervals, categories put together.

use super::column::{Answer, Column, Measured, SeveralAnswers};
use super::gathered::with;

/// Numbers cut into intervals, and those that lie in none of them, with their rows.
pub(super) fn cut(
    source: &Column,
    intervals: &[(f64, f64)],
) -> (Column, Vec<(usize, f64)>) {
    let Column::Numeric(values) = source else { return (Column::Hidden, Vec::new()) };
    let mut outside = Vec::new();
    let answers = values.iter().enumerate().map(|(row, value)| match value {
        Measured::Empty => Answer::Empty,
        Measured::Missing(index) => Answer::Missing(*index),
        Measured::Value(value) => {
            let holds = |(low, high): &(f64, f64)| (*low..=*high).contains(value);
            let inside = intervals.iter().position(holds);
            if inside.is_none() {
                outside.push((row, *value));
            }
            inside.map_or(Answer::Empty, Answer::Category)
        }
    });
    let column = Column::Single(answers.collect());
    (column, outside)
}

/// The categories of another variable put together.
pub(super) fn mapped(source: &Column, map: &[Option<usize>]) -> Column {
    match source {
        Column::Single(answers) => Column::Single(answers.map(|answer| match answer {
            Answer::Category(index) => {
                map[*index].map_or(Answer::Empty, Answer::Category)
            }
            kept @ (Answer::Missing(_) | Answer::Empty) => *kept,
        })),
        Column::Multiple(rows) => Column::Multiple(rows.map(|answers| {
            match answers {
                SeveralAnswers::Chosen(chosen) => chosen
                    .iter()
                    .filter_map(|index| map[*index])
                    .fold(SeveralAnswers::Chosen(Vec::new()), with),
                kept @ (SeveralAnswers::Missing(_) | SeveralAnswers::Empty) => {
                    kept.clone()
                }
            }
        })),
        Column::Numeric(_) | Column::Dates(_) | Column::Texts(_) | Column::Hidden => {
            Column::Hidden
        }
    }
}
