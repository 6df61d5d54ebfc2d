//! Numbers in classes: which question a histogram counts, and between which numbers each of
//! its classes lies.

use crate::diagnostic::{Diagnostic, Diagnostics, Placed};
use crate::manuscript::Classes;
use crate::survey::{Origin, Scale, Variable};

use super::domain::Domain;

/// A class of numbers as it is drawn.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct NumberClass {
    /// The lower limit; none of a class of all numbers below another.
    pub from: Option<f64>,
    /// The upper limit; none of a class of all numbers above another.
    pub to: Option<f64>,
}

impl<'a> Domain<'a> {
    /// The variable that puts the numbers of another into the classes of a histogram. That it
    /// has no numbers is reported; that its classes could not be made has been.
    pub(super) fn classes(
        &self,
        variable: &'a Variable,
        name: &Placed<String>,
        asked: &Classes,
        diagnostics: &mut Diagnostics,
    ) -> Option<&'a Variable> {
        let is_cut = matches!(variable.origin, Origin::Cut { .. });
        let (message, hint) = match (is_cut, variable.scale, &asked.breaks) {
            (true, _, None) if limits(variable).is_empty() => {
                let message = format!(
                    "the classes of `{}` do not rise in the codebook",
                    name.value
                );
                (message, "list its intervals under `cut` from the lowest to the highest")
            }
            (false, Scale::Numeric, _) | (true, _, None) => {
                return self.survey.classes_of(variable, asked.breaks.as_deref());
            }
            (true, _, Some(_)) => {
                let message =
                    format!("`{}` is in the classes of the codebook", name.value);
                let hint = "leave out `breaks`, or name the variable that it is cut from";
                (message, hint)
            }
            (false, ..) => {
                let message = format!(
                    "`{}` has the scale `{}`, and so no numbers to put into classes",
                    name.value,
                    variable.scale.word()
                );
                (message, "use `type: bar`")
            }
        };
        diagnostics.push(Diagnostic::error(message).at(&name.place).hint(hint));
        None
    }
}

/// Between which numbers the answers to a question lie that is cut from another; none of any
/// other question, or where the classes do not rise.
pub(super) fn limits(variable: &Variable) -> Vec<NumberClass> {
    let Origin::Cut { intervals, .. } = &variable.origin else { return Vec::new() };
    if !intervals.windows(2).all(|pair| pair[0].1 < pair[1].0) {
        return Vec::new();
    }
    let ends = intervals.iter().flat_map(|(low, high)| [*low, *high]);
    let is_whole = ends.filter(|end| end.is_finite()).all(|end| end.fract() == 0.0);
    let known = |limit: f64| limit.is_finite().then_some(limit);
    let class = |(index, (low, high)): (usize, &(f64, f64))| {
        let next = intervals.get(index + 1).map(|(low, _)| *low);
        // Whole numbers go on after one, others at once: of two numbers beside each other the
        // limit is the one that can be written in few digits.
        let digits = |limit: f64| limit.to_string().len();
        let to = match next {
            Some(next) if next == high.next_up() && digits(*high) < digits(next) => *high,
            Some(next) if next - high <= 1.0 => next,
            Some(_) | None if is_whole => high + 1.0,
            Some(_) | None => *high,
        };
        NumberClass { from: known(*low), to: known(to) }
    };
    intervals.iter().enumerate().map(class).collect()
}
