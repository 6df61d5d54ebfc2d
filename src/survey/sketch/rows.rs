//! Labels that begin with the same question: the rows of a grid, where the file or a sheet of
//! labels says the question and the row in one text.

use crate::diagnostic::Placed;
use crate::survey::codebook::{Origin, Scale, Variable};

use super::grids::{asked, is_words};
use super::names::{self, HeadingForm};

/// Gives each of neighbours with the same answers, whose labels begin alike, its row as its
/// label, and keeps the whole as its question.
pub(super) fn part(variables: &mut [Variable]) {
    let mut start = 0;
    while start < variables.len() {
        let end = (start + 1..variables.len())
            .find(|at| !is_one_grid(&variables[start], &variables[*at]))
            .unwrap_or(variables.len());
        if end - start > 1 {
            for variable in &mut variables[start..end] {
                let Some((stem, item)) = parts(variable) else { continue };
                let place = variable.name.place.clone();
                variable.question = Some(Placed::new(asked(&stem, &item), place));
                variable.label = item;
            }
        }
        start = end;
    }
}

/// The question and the row in a label of which both tell something.
fn parts(variable: &Variable) -> Option<(String, String)> {
    let is_single = matches!(variable.scale, Scale::Nominal | Scale::Ordinal)
        && matches!(variable.origin, Origin::Column)
        && variable.question.is_none();
    let parts = names::parts(&variable.label).filter(|_| is_single)?;
    let is_told = parts.form != HeadingForm::Number && is_words(&parts.item);
    let (stem, item) = (names::label(&parts.stem), names::label(&parts.item));
    (is_told && is_words(&stem)).then_some((stem, item))
}

fn is_one_grid(first: &Variable, other: &Variable) -> bool {
    let stems = parts(first).zip(parts(other));
    first.scale == other.scale
        && first.categories == other.categories
        && stems.is_some_and(|((one, _), (other, _))| one == other)
}
