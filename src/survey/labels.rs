//! Labels looked up: takes those that an author writes, gives the categories they stand for,
//! in about the same time however many there are.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, Diagnostics, Placed};
use crate::say;
use crate::spelling::{folded, loosely_folded};

use super::codebook::{Label, Variable};

/// The categories with these labels; labels that are none are reported.
pub(super) fn category_indices(
    labels: &[Placed<String>],
    variable: &Variable,
    diagnostics: &mut Diagnostics,
) -> Vec<usize> {
    category_indices_in(labels, variable, &indexed(variable), diagnostics)
}

/// Where each label of a variable stands among its categories.
pub(super) type Indexed<'v> = HashMap<Cow<'v, str>, usize>;

/// The labels of a variable, to be looked up more than once.
pub(super) fn indexed(variable: &Variable) -> Indexed<'_> {
    // The first of a label counts.
    let known = variable.categories.iter().enumerate().rev();
    known.map(|(index, known)| (folded(&known.label), index)).collect()
}

/// The same as [`category_indices`], where many are looked up.
pub(super) fn category_indices_in(
    labels: &[Placed<String>],
    variable: &Variable,
    known: &Indexed<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<usize> {
    let mut indices = Vec::new();
    for label in labels {
        let found = known.get(&folded(&label.value)).copied();
        match found {
            Some(index) => indices.push(index),
            None => {
                let message = say!(
                    "`{label}` is not an answer to `{variable}`",
                    label = &label.value,
                    variable = &variable.name.value
                );
                let names = variable.categories.iter().map(|known| known.label.as_str());
                let error = Diagnostic::error(message).at(&label.place);
                diagnostics.push(error.suggest(&label.value, names));
            }
        }
    }
    indices
}

/// Labels of one wave, among which those of another are looked up: as they are written, and
/// where none is, without regard to capitals and the number of spaces.
pub(super) struct WaveLabels<'l> {
    exact: HashMap<Cow<'l, str>, usize>,
    /// Nothing where several labels differ in no more than that.
    loose: HashMap<String, Option<usize>>,
}

impl<'l> WaveLabels<'l> {
    pub(super) fn new(labels: impl Iterator<Item = &'l Label>) -> Self {
        let (mut exact, mut loose) = (HashMap::new(), HashMap::new());
        for (index, label) in labels.enumerate() {
            exact.entry(folded(&label.label)).or_insert(index);
            let place = loose.entry(loosely_folded(&label.label));
            place.and_modify(|place| *place = None).or_insert(Some(index));
        }
        Self { exact, loose }
    }

    /// Where a label stands.
    pub(super) fn find(&self, label: &str) -> Option<usize> {
        let exact = self.exact.get(&folded(label)).copied();
        exact.or_else(|| self.loose.get(&loosely_folded(label)).copied().flatten())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_of_another_wave_is_found_whatever_its_capitals() {
        let labels = ["G\u{e4}vle", "upplands v\u{e4}sby", "ja", "JA"];
        let labels = labels.map(|label| Label::new(label, label));
        let among = WaveLabels::new(labels.iter());
        let found = ["G\u{c4}VLE", "Upplands\u{a0} V\u{e4}sby", "JA", "Ja", "Gavle"]
            .map(|label| among.find(label));
        assert_eq!(found, [Some(0), Some(1), Some(3), None, None]);
    }
}
