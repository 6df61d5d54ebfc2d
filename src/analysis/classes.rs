//! Which question a histogram counts: the one that puts the numbers of another into classes.

use crate::diagnostic::{Diagnostic, Diagnostics, Placed};
use crate::manuscript::NumberClasses;
use crate::say;
use crate::survey::{Origin, Scale, Variable};

use super::domain::Domain;
use super::number_class::limits;

impl<'a> Domain<'a> {
    /// The variable that puts the numbers of another into the classes of a histogram. That it
    /// has no numbers is reported; that its classes could not be made has been.
    pub(super) fn classes(
        &self,
        variable: &'a Variable,
        name: &Placed<String>,
        asked: &NumberClasses,
        diagnostics: &mut Diagnostics,
    ) -> Option<&'a Variable> {
        let is_cut = matches!(variable.origin, Origin::Cut { .. });
        let (message, hint) = match (is_cut, variable.scale, &asked.breaks) {
            (true, _, None) if limits(variable).is_empty() => {
                let message = say!(
                    "the classes of `{name}` do not rise in the codebook",
                    name = &name.value
                );
                (message, "list its intervals under `cut` from the lowest to the highest")
            }
            (false, Scale::Numeric, _) | (true, _, None) => {
                return self.survey.classes_of(variable, asked.breaks.as_deref());
            }
            (true, _, Some(_)) => {
                let message = say!(
                    "`{name}` is in the classes of the codebook",
                    name = &name.value
                );
                let hint = "leave out `breaks`, or name the variable that it is cut from";
                (message, hint)
            }
            (false, ..) => {
                let message = say!(
                    "`{name}` has the scale `{word}`, and so no numbers to put into classes",
                    name = &name.value,
                    word = variable.scale.word()
                );
                (message, "use `type: bar`")
            }
        };
        diagnostics.push(Diagnostic::error(message).at(&name.place).hint(hint));
        None
    }
}
