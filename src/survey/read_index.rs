//! Reads the key `index` of a derived variable, and finds the variables that one is made of.

use crate::diagnostic::{Diagnostic, Diagnostics, Placed};
use crate::format::Fields;
use crate::say;
use crate::spelling::same;
use crate::words::Language;

use super::codebook::{Origin, Scale, Variable};
use super::index::{Index, IndexItem, IndexStatistic};
use super::keys;

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
            let message =
                say!("`{name}` is not an item of the index", name = &name.value);
            let error = Diagnostic::error(message).at(&name.place);
            let names = of.iter().map(|item| item.value.as_str());
            diagnostics.push(error.suggest(&name.value, names));
            whole = false;
        }
    }
    let mut items = Vec::new();
    for name in &of {
        if of.iter().filter(|other| other.value == name.value).count() > 1 {
            let message = say!("the index counts `{name}` twice", name = &name.value);
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
                let message =
                    say!("`at-least` is a number from 1 to {of}", of = of.len());
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
    /// The language of labels that are made.
    pub(super) language: Option<Language>,
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
            let message =
                say!("`{name}` is not a variable of this codebook", name = &name.value);
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
        Scale::Nominal | Scale::Multiple | Scale::Date | Scale::Text | Scale::Id => {
            let message = say!(
                "`{name}` has the scale `{word}`, and so cannot be an item of an index",
                name = &name.value,
                word = variable.scale.word()
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
            let message =
                say!("`{name}` cannot be reversed without a range", name = &name.value);
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
        let message = say!(
            "`{first}` goes from {low} to {high}, but `{other}` from {least} to {most}",
            first = &first.variable.value,
            low = ends.0,
            high = ends.1,
            other = &other.variable.value,
            least = others.0,
            most = others.1
        );
        let hint = "give them the same `scores`, so that they count alike in the mean";
        diagnostics.push(Diagnostic::error(message).at(&other.variable.place).hint(hint));
        return None;
    }
    Some((known.len() == items.len()).then_some(*ends))
}
