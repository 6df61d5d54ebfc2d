//! The record keys of the rows that each count counts, added up: the same rows have the same
//! sum, however a report asks for them, and nobody can tell the sum without the secret key.
//!
//! The *record key* of a row is the first eight bytes of the sha256 of the secret key and the
//! row's number in the data file, counted from 1; the lower four of them are those of the
//! *cell key* method (Fraser & Wooton, "A proposed method for confidentialising tabular
//! output to protect against differencing", Joint UNECE/Eurostat work session on statistical
//! data confidentiality, Geneva 2005).

use std::collections::{BTreeMap, BTreeSet};

use crate::file::keyed_number;
use crate::survey::{Column, SeveralAnswers, Survey};

use super::counted::{CHOSE, COMPLETE, Counted, NO_CATEGORY, RowSet, Trait};
use super::result_number::ResultNumber;
use super::row_set::values;
use super::table::ResultTable;

/// For every set of rows that a report counts the sum of their record keys. Like the counts
/// it is confidential.
#[derive(Clone, Default)]
pub struct KeySums(BTreeMap<RowSet, Summed>);

/// A set of rows added up.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Summed {
    rows: u64,
    key: u64,
}

/// A row, or of several answers one.
pub(super) struct KeyedUnit {
    row: usize,
    answer: Option<usize>,
}

impl KeySums {
    /// Adds up the record keys of everything that tables and numbers count.
    #[must_use]
    pub fn new(
        key: &[u8],
        surveys: &[Survey],
        tables: &[ResultTable],
        numbers: &[ResultNumber],
    ) -> Self {
        let of_tables = tables.iter().flat_map(|table| &table.counted);
        let of_tables = of_tables.flat_map(|counted| counted.all());
        let of_numbers = numbers.iter().flat_map(|number| &number.counted);
        let of_numbers = of_numbers.flat_map(|(part, whole)| [part, whole]);
        let sets = of_tables.chain(of_numbers).flatten().collect::<BTreeSet<_>>();
        let mut sums = BTreeMap::new();
        for survey in surveys {
            let own = sets.iter().filter(|set| set.population.survey == survey.key());
            let rows = KeyedRows::new(key, survey);
            sums.extend(own.map(|set| ((*set).clone(), rows.sum(set))));
        }
        Self(sums)
    }

    /// The sum of the record keys of everybody who is counted, with how many they are, modulo
    /// 2⁶⁴. `None` where it is not known whom a count counts.
    pub(crate) fn of(&self, counted: &Counted) -> Option<(u64, u64)> {
        let mut sum = (!counted.is_empty()).then_some((0_u64, 0_u64))?;
        for set in counted {
            let Summed { rows, key } = self.0.get(set)?;
            sum = (sum.0 + rows, sum.1.wrapping_add(*key));
        }
        Some(sum)
    }
}

/// The rows of a survey with their keys.
pub(super) struct KeyedRows<'s> {
    survey: &'s Survey,
    keys: Vec<u64>,
}

impl<'s> KeyedRows<'s> {
    fn new(key: &[u8], survey: &'s Survey) -> Self {
        let number = |row: usize| keyed_number(key, &format!("\n{}", row + 1));
        Self { survey, keys: (0..survey.rows).map(number).collect() }
    }

    /// Rows that are only counted.
    pub(super) fn without_keys(survey: &'s Survey) -> Self {
        Self { survey, keys: Vec::new() }
    }

    fn sum(&self, set: &RowSet) -> Summed {
        let units = self.units(set);
        let mut meets = vec![true; units.len()];
        for (about, among) in set.conditions.iter() {
            let held = self.held(about, set, &units);
            for (meets, held) in meets.iter_mut().zip(held) {
                *meets &= among.some.contains(&held);
            }
        }
        let mut sum = Summed::default();
        for (unit, _) in units.iter().zip(meets).filter(|(_, meets)| *meets) {
            sum.rows += 1;
            sum.key = sum.key.wrapping_add(self.keys[unit.row]);
        }
        sum
    }

    /// The rows of a population.
    pub(super) fn units(&self, set: &RowSet) -> Vec<KeyedUnit> {
        let bound = set.population.one_row_per.as_ref();
        let Some(Column::Multiple(answers)) =
            bound.and_then(|name| self.survey.column(name))
        else {
            return (0..self.survey.rows)
                .map(|row| KeyedUnit { row, answer: None })
                .collect();
        };
        let of_row = |(row, answers): (usize, &SeveralAnswers)| match answers {
            SeveralAnswers::Chosen(chosen) if !chosen.is_empty() => {
                let each = chosen.iter();
                each.map(|answer| KeyedUnit { row, answer: Some(*answer) }).collect()
            }
            SeveralAnswers::Chosen(_)
            | SeveralAnswers::Missing(_)
            | SeveralAnswers::Empty => {
                vec![KeyedUnit { row, answer: None }]
            }
        };
        answers.iter().enumerate().flat_map(of_row).collect()
    }

    /// What each row holds of a trait.
    pub(super) fn held(
        &self,
        about: &Trait,
        set: &RowSet,
        units: &[KeyedUnit],
    ) -> Vec<usize> {
        let of_rows = match about {
            Trait::Answer(name) => {
                let Some(variable) = self.survey.codebook.variable(name) else {
                    return vec![CHOSE; units.len()];
                };
                let values = values(self.survey, variable);
                if set.population.one_row_per.as_ref() == Some(name) {
                    let answers = variable.categories.len();
                    let held = |unit: &KeyedUnit| {
                        unit.answer.unwrap_or_else(|| answers + values[unit.row])
                    };
                    return units.iter().map(held).collect();
                }
                values
            }
            Trait::Complete(of) => match self.survey.complete_variable(of) {
                Some(variable) => values(self.survey, variable),
                None => vec![COMPLETE; self.survey.rows],
            },
            Trait::Chosen(name, codes) => match self.survey.column(name) {
                Some(Column::Multiple(rows)) => rows
                    .iter()
                    .map(|answers| usize::from(is_one_of(answers, codes)))
                    .collect(),
                _ => vec![0; self.survey.rows],
            },
        };
        units.iter().map(|unit| of_rows[unit.row]).collect()
    }
}

/// Whether one of these was chosen.
fn is_one_of(answers: &SeveralAnswers, codes: &[usize]) -> bool {
    match answers {
        SeveralAnswers::Chosen(chosen) => chosen.iter().any(|one| codes.contains(one)),
        SeveralAnswers::Missing(index) => codes.contains(&(NO_CATEGORY + 1 + index)),
        SeveralAnswers::Empty => codes.contains(&NO_CATEGORY),
    }
}
