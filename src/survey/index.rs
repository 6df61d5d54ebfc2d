//! Indexes: takes the items an author names, gives a number for each row.

use std::collections::BTreeMap;

use crate::diagnostic::Placed;
use crate::format::ChoiceWords;

use super::column::{Answer, Column, Measured};

/// How an index is made of its items.
#[derive(Clone, Debug)]
pub struct Index {
    /// The items.
    pub items: Vec<IndexItem>,
    /// What is made of them.
    pub statistic: IndexStatistic,
    /// How many must be answered.
    pub at_least: usize,
}

/// One item of an index.
#[derive(Clone, Debug)]
pub struct IndexItem {
    /// The variable.
    pub variable: Placed<String>,
    /// What an answer counts as, by category; empty for a measured number.
    pub(super) scores: Vec<f64>,
    /// For an item that points the other way: the sum of its lowest and highest value, from
    /// which the answer is taken.
    pub(super) turned: Option<f64>,
}

/// What is made of the items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IndexStatistic {
    /// The mean of those that were answered.
    Mean,
    /// That mean times the number of items: their sum, where all were answered.
    Sum,
}

impl ChoiceWords for IndexStatistic {
    type Of = Self;

    const WORDS: &'static [(&'static str, Self)] =
        &[("mean", Self::Mean), ("sum", Self::Sum)];
}

impl Index {
    /// The columns in which the items stand.
    fn items<'c>(
        &self,
        columns: &'c BTreeMap<String, Column>,
    ) -> Option<Vec<&'c Column>> {
        self.items.iter().map(|item| columns.get(&item.variable.value)).collect()
    }
}

impl Index {
    /// Whether another index is made in the same way; `named` tells whether an item is the
    /// one that the other calls by a name.
    pub(super) fn is_as(
        &self,
        other: &Self,
        named: &dyn Fn(&Placed<String>, &String) -> bool,
    ) -> bool {
        let same = |one: &IndexItem, other: &IndexItem| {
            named(&one.variable, &other.variable.value)
                && one.scores == other.scores
                && one.turned == other.turned
        };
        self.statistic == other.statistic
            && self.at_least == other.at_least
            && self.items.len() == other.items.len()
            && self.items.iter().zip(&other.items).all(|(one, other)| same(one, other))
    }
}

impl IndexItem {
    /// What a row answered, as a number: turned, if the item points the other way.
    #[must_use]
    pub fn value(&self, column: &Column, row: usize) -> Option<f64> {
        let value = match column {
            Column::Single(answers) => match answers[row] {
                Answer::Category(index) => *self.scores.get(index)?,
                Answer::Missing(_) | Answer::Empty => return None,
            },
            Column::Numeric(values) => match values[row] {
                Measured::Value(value) => value,
                Measured::Missing(_) | Measured::Empty => return None,
            },
            Column::Multiple(_)
            | Column::Dates(_)
            | Column::Texts(_)
            | Column::Hidden => return None,
        };
        Some(self.turned.map_or(value, |ends| ends - value))
    }

    /// Whether the item points the other way.
    #[must_use]
    pub fn is_turned(&self) -> bool {
        self.turned.is_some()
    }
}

/// The index of each row. A row with too few answers has none.
pub(super) fn compute(
    index: &Index,
    columns: &BTreeMap<String, Column>,
    rows: usize,
) -> Option<Column> {
    let items = index.items(columns)?;
    let of_row = |row: usize| {
        let (mut sum, mut answered, mut all) = (0.0, 0, 0.0);
        let mut count = 0.0;
        for (item, column) in index.items.iter().zip(&items) {
            all += 1.0;
            if let Some(value) = item.value(column, row) {
                sum += value;
                answered += 1;
                count += 1.0;
            }
        }
        if answered < index.at_least {
            return Measured::Empty;
        }
        Measured::Value(match index.statistic {
            IndexStatistic::Mean => sum / count,
            // Without a detour by the mean the sum of whole numbers is whole.
            IndexStatistic::Sum if answered == items.len() => sum,
            IndexStatistic::Sum => sum / count * all,
        })
    };
    Some(Column::Numeric((0..rows).map(of_row).collect()))
}
