//! Labels looked up: takes those that an author writes, gives the categories they stand for,
//! in about the same time however many there are.

use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, Diagnostics, Placed};

use super::codebook::Variable;

/// The categories with these labels; labels that are none are reported.
pub(super) fn category_indices(
    labels: &[Placed<String>],
    variable: &Variable,
    diagnostics: &mut Diagnostics,
) -> Vec<usize> {
    category_indices_in(labels, (variable, &indexed(variable)), diagnostics)
}

/// Where each label of a variable stands among its categories.
pub(super) type Indexed<'v> = HashMap<&'v str, usize>;

/// The labels of a variable, to be looked up more than once.
pub(super) fn indexed(variable: &Variable) -> Indexed<'_> {
    // The first of a label counts.
    let known = variable.categories.iter().enumerate().rev();
    known.map(|(index, known)| (known.label.as_str(), index)).collect()
}

/// The same as [`category_indices`], where many are looked up.
pub(super) fn category_indices_in(
    labels: &[Placed<String>],
    (variable, known): (&Variable, &Indexed<'_>),
    diagnostics: &mut Diagnostics,
) -> Vec<usize> {
    let mut indices = Vec::new();
    for label in labels {
        let found = known.get(label.value.as_str()).copied();
        match found {
            Some(index) => indices.push(index),
            None => {
                let message = format!(
                    "`{}` is not an answer to `{}`",
                    label.value, variable.name.value
                );
                let names = variable.categories.iter().map(|known| known.label.as_str());
                let error = Diagnostic::error(message).at(&label.place);
                diagnostics.push(error.suggest(&label.value, names));
            }
        }
    }
    indices
}
