//! What only the data can tell: that nothing comes of what is asked for, and why. It is part
//! of what the computation gives, and is told to the author after it.

use crate::diagnostic::{Diagnostic, Placed};
use crate::manuscript::{ScaleStatistic, Statistic};
use crate::say;
use crate::statistics::Undefined;

use super::number_plan::NumberPlan;
use super::table_plan::TablePlan;

/// Why nothing comes of what is asked for.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum InVain {
    /// No rows are left to be counted.
    Nobody,
    /// A share of nobody.
    ShareOfNobody,
    /// A statistic of too few values.
    TooFewValues,
    /// No alpha or omega, and why.
    Unreliable(Statistic, Undefined),
}

const TOO_FEW: &str = "check `of` and `where`: together they leave too few answers";

impl InVain {
    /// What is told of a chart or table; nothing where it may only follow from a mistake in
    /// the data that has been told.
    pub(super) fn of_table(&self, plan: &TablePlan<'_>) -> Option<Diagnostic> {
        plan.is_sound().then(|| match self {
            Self::Nobody => plan.nobody(),
            Self::ShareOfNobody | Self::TooFewValues | Self::Unreliable(..) => {
                self.told(&plan.id)
            }
        })
    }

    /// The same of a number.
    pub(super) fn of_number(&self, plan: &NumberPlan<'_>) -> Option<Diagnostic> {
        plan.domain.survey.sound.then(|| self.told(&plan.id))
    }

    fn told(&self, id: &Placed<String>) -> Diagnostic {
        let name = &id.value;
        let (message, hint) = match self {
            Self::Nobody => (say!("no rows are left for `{name}`", name), TOO_FEW),
            Self::ShareOfNobody => (say!("`{name}` is a share of nobody", name), TOO_FEW),
            Self::TooFewValues => {
                (say!("there are too few values for `{name}`", name), TOO_FEW)
            }
            Self::Unreliable(statistic, reason) => (
                say!("`{name}` has no value: {reason}", name, reason = reason.said()),
                rows_that_count(*statistic),
            ),
        };
        Diagnostic::error(message).at(&id.place).hint(hint)
    }
}

/// Which rows tell how reliable an index is.
fn rows_that_count(statistic: Statistic) -> &'static str {
    match statistic {
        Statistic::Scale(ScaleStatistic::Omega) => {
            "only rows that answered every item count, and omega takes three items"
        }
        Statistic::Scale(ScaleStatistic::Pairwise) => {
            "of each two items only rows that answered both count"
        }
        _ => "only rows that answered every item count",
    }
}
