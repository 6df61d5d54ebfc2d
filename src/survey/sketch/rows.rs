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
pub(super) fn parts(variable: &Variable) -> Option<(String, String)> {
    let is_single = matches!(variable.origin, Origin::Column);
    let whole = match &variable.question {
        Some(question) => question.value.as_str(),
        None => variable.label.as_str(),
    };
    let (stem, item) = sentences(whole).or_else(|| {
        let parts = names::parts(whole)?;
        (parts.form != HeadingForm::Number).then_some((parts.stem, parts.item))
    })?;
    let (stem, item) = (names::label(&stem), names::label(&item));
    (is_single && is_words(&item) && is_words(&stem)).then_some((stem, item))
}

/// A question with its sign, and what stands after it: "Vad skulle hjälpa? Fler möten". Signs
/// that part the two otherwise belong to the question or its row.
fn sentences(label: &str) -> Option<(String, String)> {
    let (stem, item) = label.split_once("? ")?;
    let item = item.trim_start_matches(['-', '–', '—', ':', ' ']);
    let is_plain = !item.ends_with([')', ']', '?']);
    is_plain.then(|| (format!("{stem}?"), item.to_owned()))
}

fn is_one_grid(first: &Variable, other: &Variable) -> bool {
    let stems = parts(first).zip(parts(other));
    let is_new = first.question.is_none() && other.question.is_none();
    matches!(first.scale, Scale::Nominal | Scale::Ordinal)
        && is_new
        && first.scale == other.scale
        && first.categories == other.categories
        && stems.is_some_and(|((one, _), (other, _))| one == other)
}
