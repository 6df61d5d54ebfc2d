//! Whether a named number asks for what there is.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::manuscript::{Number, Statistic};
use crate::survey::{Origin, Scale, Variable};

use super::number::ResultNumber;

/// Reports a statistic that the variable's scale does not have.
pub(super) fn check_scale(
    number: &Number,
    variable: Option<&Variable>,
    diagnostics: &mut Diagnostics,
) -> Option<()> {
    let Some(variable) = variable else { return Some(()) };
    let scale = variable.scale;
    let fits = match number.statistic {
        Statistic::Share => {
            matches!(scale, Scale::Nominal | Scale::Ordinal | Scale::Multiple)
        }
        Statistic::Count => !matches!(scale, Scale::Text | Scale::Id),
        Statistic::Mean
        | Statistic::Median
        | Statistic::Quantile
        | Statistic::Sd
        | Statistic::Sum => {
            matches!(scale, Scale::Numeric | Scale::Ordinal)
        }
        Statistic::Mentions => scale == Scale::Multiple,
        Statistic::Alpha => matches!(variable.origin, Origin::Index(_)),
    };
    if fits {
        return Some(());
    }
    let (lacks, hint) = match number.statistic {
        Statistic::Alpha => {
            ("no alpha, being no index", "choose a variable that is derived with `index`")
        }
        Statistic::Mean
        | Statistic::Median
        | Statistic::Quantile
        | Statistic::Sd
        | Statistic::Sum => (
            "no mean, median or sum",
            "choose a variable with the scale `numeric` or `ordinal`",
        ),
        Statistic::Mentions => {
            ("one answer a row", "ask for `statistic: count`, or leave `statistic` out")
        }
        Statistic::Share | Statistic::Count if scale == Scale::Numeric => {
            ("no answers to count", "derive a variable with `cut`, or ask for the mean")
        }
        Statistic::Share | Statistic::Count => {
            ("no answers to count", "choose a variable with `values`")
        }
    };
    let message = format!(
        "`{}` has the scale `{}`, and so {lacks}",
        variable.name.value,
        scale.word()
    );
    let place = number.variable.as_ref().map_or(&number.id.place, |name| &name.place);
    diagnostics.push(Diagnostic::error(message).at(place).hint(hint));
    None
}

/// Reports a share of nobody and a statistic of no values.
pub(super) fn check_base(
    number: &Number,
    result: &ResultNumber,
    diagnostics: &mut Diagnostics,
) -> Option<()> {
    let message = match number.statistic {
        Statistic::Share if result.ratio.whole == 0 => {
            format!("`{}` is a share of nobody", number.id.value)
        }
        Statistic::Mean | Statistic::Median | Statistic::Quantile | Statistic::Sd
            if result.value.is_none() =>
        {
            format!("there are too few values for `{}`", number.id.value)
        }
        _ => return Some(()),
    };
    let hint = "check `of` and `where`: together they leave too few answers";
    diagnostics.push(Diagnostic::error(message).at(&number.id.place).hint(hint));
    None
}
