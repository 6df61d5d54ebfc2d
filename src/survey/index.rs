//! Indexes: takes the items an author names, gives a number for each row.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Diagnostics, Placed};
use crate::format::{ChoiceWords, Fields};
use crate::spelling::same;

use super::codebook::{Origin, Scale, Variable};
use super::decode::{Answer, Column, Measured};
use super::keys;

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
    scores: Vec<f64>,
    /// For an item that points the other way: the sum of its lowest and highest value, from
    /// which the answer is taken.
    turned: Option<f64>,
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
            Column::Multiple(_) | Column::Hidden => return None,
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

/// Reads the key `index`: how the index is made, and between which values it lies.
pub(super) fn read_index(
    mut fields: Fields<'_, keys::Index>,
    known: KnownVariables<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<(Origin, Option<(f64, f64)>)> {
    let of = fields.read(keys::Index::OF, diagnostics);
    let statistic = fields.read(keys::Index::STATISTIC, diagnostics);
    let least = fields.optional(keys::Index::AT_LEAST);
    let reversed = fields.read(keys::Index::REVERSED, diagnostics);
    let place = fields.place().clone();
    if !fields.finish(diagnostics).is_empty() {
        return None;
    }
    let (of, reversed) = (of?, reversed.unwrap_or_default());
    if of.len() < 2 {
        let message = "an index is made of at least two variables";
        let hint = "list them under `of`";
        diagnostics.push(Diagnostic::error(message).at(&place).hint(hint));
        return None;
    }
    let mut whole = true;
    for name in &reversed {
        if !of.iter().any(|item| item.value == name.value) {
            let message = format!("`{}` is not an item of the index", name.value);
            let error = Diagnostic::error(message).at(&name.place);
            let names = of.iter().map(|item| item.value.as_str());
            diagnostics.push(error.suggest(&name.value, names));
            whole = false;
        }
    }
    let mut items = Vec::new();
    for name in &of {
        if of.iter().filter(|other| other.value == name.value).count() > 1 {
            let message = format!("the index counts `{}` twice", name.value);
            diagnostics.push(Diagnostic::error(message).at(&name.place));
            return None;
        }
        let is_turned = reversed.iter().any(|other| other.value == name.value);
        match known
            .find(name, diagnostics)
            .and_then(|variable| item(name, variable, is_turned, diagnostics))
        {
            Some(item) => items.push(item),
            None => whole = false,
        }
    }
    let at_least = match least {
        Some(node) => {
            let least = node.natural(diagnostics)?;
            let fits =
                usize::try_from(least).ok().filter(|it| (1..=of.len()).contains(it));
            if fits.is_none() {
                let message = format!("`at-least` is a number from 1 to {}", of.len());
                let hint = "write how many of the items a row must have answered";
                diagnostics.push(Diagnostic::error(message).at(&node.place).hint(hint));
            }
            fits?
        }
        None => of.len(),
    };
    let statistic = statistic.unwrap_or(IndexStatistic::Mean);
    if !whole {
        return None;
    }
    let range = range(&items, statistic, diagnostics)?;
    let items = items.into_iter().map(|(item, _)| item).collect();
    Some((Origin::Index(Index { items, statistic, at_least }), range))
}

/// The variables of a codebook that can be made something of, and the names of those that
/// could not be read, which has been told.
#[derive(Clone, Copy)]
pub(super) struct KnownVariables<'v> {
    pub(super) read: &'v [Variable],
    pub(super) unread: &'v [String],
}

impl<'v> KnownVariables<'v> {
    /// A variable by its name; that there is none is reported.
    pub(super) fn find(
        self,
        name: &Placed<String>,
        diagnostics: &mut Diagnostics,
    ) -> Option<&'v Variable> {
        let found = self.read.iter().find(|known| same(&known.name.value, &name.value));
        if found.is_none() && !self.unread.contains(&name.value) {
            let message = format!("`{}` is not a variable of this codebook", name.value);
            let names = self.read.iter().map(|known| known.name.value.as_str());
            let error = Diagnostic::error(message).at(&name.place);
            diagnostics.push(error.suggest(&name.value, names));
        }
        found
    }
}

/// An item and its lowest and highest value, where they are known.
type Bounded = (IndexItem, Option<(f64, f64)>);

fn item(
    name: &Placed<String>,
    variable: &Variable,
    is_turned: bool,
    diagnostics: &mut Diagnostics,
) -> Option<Bounded> {
    let scores = variable.scores();
    let ends = match variable.scale {
        Scale::Ordinal if !variable.is_scored() => {
            let (message, hint) = variable.no_mean()?;
            diagnostics.push(Diagnostic::error(message).at(&name.place).hint(hint));
            return None;
        }
        Scale::Ordinal => {
            let low = scores.iter().copied().fold(f64::INFINITY, f64::min);
            let high = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            Some((low, high))
        }
        Scale::Numeric => variable.range,
        Scale::Nominal | Scale::Multiple | Scale::Text | Scale::Id => {
            let message = format!(
                "`{}` has the scale `{}`, and so cannot be an item of an index",
                name.value,
                variable.scale.word()
            );
            let hint = "choose variables with the scale `ordinal` or `numeric`";
            diagnostics.push(Diagnostic::error(message).at(&name.place).hint(hint));
            return None;
        }
    };
    let turned = match (is_turned, ends) {
        (false, _) => None,
        (true, Some((low, high))) => Some(low + high),
        (true, None) => {
            let message = format!("`{}` cannot be reversed without a range", name.value);
            let hint = "say between which values it lies: `range: [low, high]`";
            diagnostics.push(Diagnostic::error(message).at(&name.place).hint(hint));
            return None;
        }
    };
    let name = Placed::new(variable.name.value.clone(), name.place.clone());
    Some((IndexItem { variable: name, scores, turned }, ends))
}

/// Between which values the index lies, if that is known of all items. A mean of items
/// with different ends is reported, since the longest scale would count most.
#[expect(clippy::option_option, reason = "a mistake, or no known range")]
fn range(
    items: &[Bounded],
    statistic: IndexStatistic,
    diagnostics: &mut Diagnostics,
) -> Option<Option<(f64, f64)>> {
    let known = items.iter().filter_map(|(item, ends)| Some((item, (*ends)?)));
    let known = known.collect::<Vec<_>>();
    let (low, high) = known
        .iter()
        .fold((0.0, 0.0), |sum: (f64, f64), (_, ends)| (sum.0 + ends.0, sum.1 + ends.1));
    if statistic == IndexStatistic::Sum {
        return Some((known.len() == items.len()).then_some((low, high)));
    }
    let same = |one: (f64, f64), other: (f64, f64)| {
        one.0.total_cmp(&other.0).is_eq() && one.1.total_cmp(&other.1).is_eq()
    };
    let Some((first, ends)) = known.first() else { return Some(None) };
    if let Some((other, others)) = known.iter().find(|(_, other)| !same(*ends, *other)) {
        let message = format!(
            "`{}` goes from {} to {}, but `{}` from {} to {}",
            first.variable.value,
            ends.0,
            ends.1,
            other.variable.value,
            others.0,
            others.1
        );
        let hint = "give them the same `scores`, so that they count alike in the mean";
        diagnostics.push(Diagnostic::error(message).at(&other.variable.place).hint(hint));
        return None;
    }
    Some((known.len() == items.len()).then_some(*ends))
}
