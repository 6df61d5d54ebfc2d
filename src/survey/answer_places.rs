//! Where the answers of an earlier wave stand among those of now.

use std::collections::{BTreeSet, HashMap};

use crate::spelling::loosely_folded;

use super::codebook::{Label, Variable};
use super::codes::Codes;
use super::column::{Answer, Column, Dated, Measured, SeveralAnswers};
use super::earlier::MappedAnswer;
use super::labels::WaveLabels;

/// Where the answers of then stand among those of now.
#[derive(Clone, Debug)]
pub(super) struct AnswerPlaces {
    /// Of each answer of then that of now, by its index, if there is one.
    pub(super) categories: Vec<Option<usize>>,
    /// The same of each way of not answering.
    pub(super) missing: Vec<Option<usize>>,
}

impl AnswerPlaces {
    /// Answers keep their label, or have the one that the map gives them. Where somebody
    /// has judged the variables, an answer under another label keeps its code.
    pub(super) fn new(
        now: &Variable,
        then: &Variable,
        map: &[MappedAnswer],
        judged: bool,
    ) -> Self {
        let map = map.iter().map(|it| (loosely_folded(&it.then.value), &it.now.value));
        let map = map.collect::<HashMap<_, _>>();
        let all = |from: &[Label], to: &[Label]| {
            let (before, among) =
                (WaveLabels::new(from.iter()), WaveLabels::new(to.iter()));
            let codes = Codes::new(to, &[]);
            let place = |label: &Label| {
                let target = map.get(&loosely_folded(&label.label)).copied();
                let by_label = among.find(target.unwrap_or(&label.label));
                let by_code = || match codes.find(&label.code) {
                    Some(Answer::Category(place)) => {
                        let taken = before.find(&to[place].label).is_some();
                        (!taken).then_some(place)
                    }
                    Some(Answer::Missing(_) | Answer::Empty) | None => None,
                };
                by_label.or_else(|| by_code().filter(|_| judged))
            };
            from.iter().map(place).collect()
        };
        Self {
            categories: all(&then.categories, &now.categories),
            missing: all(&then.missing, &now.missing),
        }
    }

    /// A column of then with the answers of now. An answer without a place is none.
    pub(super) fn moved(&self, column: &Column, several: bool) -> Column {
        let missing = |index: usize| self.missing.get(index).copied().flatten();
        match column {
            Column::Single(answers) if !several => {
                Column::Single(answers.map(|answer| match answer {
                    Answer::Category(index) => {
                        self.categories[*index].map_or(Answer::Empty, Answer::Category)
                    }
                    Answer::Missing(index) => {
                        missing(*index).map_or(Answer::Empty, Answer::Missing)
                    }
                    Answer::Empty => Answer::Empty,
                }))
            }
            Column::Multiple(rows) if several => Column::Multiple(rows.map(|answers| {
                match answers {
                    SeveralAnswers::Chosen(chosen) => {
                        let places = chosen.iter().filter_map(|it| self.categories[*it]);
                        let places = places.collect::<BTreeSet<_>>();
                        SeveralAnswers::Chosen(places.into_iter().collect())
                    }
                    SeveralAnswers::Missing(index) => missing(*index)
                        .map_or(SeveralAnswers::Empty, SeveralAnswers::Missing),
                    SeveralAnswers::Empty => SeveralAnswers::Empty,
                }
            })),
            Column::Numeric(values) => {
                let moved = values.iter().map(|value| match value {
                    Measured::Missing(index) => {
                        missing(*index).map_or(Measured::Empty, Measured::Missing)
                    }
                    kept @ (Measured::Value(_) | Measured::Empty) => *kept,
                });
                Column::Numeric(moved.collect())
            }
            Column::Dates(dates) => {
                let moved = dates.iter().map(|dated| match dated {
                    Dated::Missing(index) => {
                        missing(*index).map_or(Dated::Empty, Dated::Missing)
                    }
                    kept @ (Dated::On(_) | Dated::Empty) => *kept,
                });
                Column::Dates(moved.collect())
            }
            Column::Texts(texts) => Column::Texts(texts.clone()),
            Column::Single(_) | Column::Multiple(_) | Column::Hidden => Column::Hidden,
        }
    }
}
