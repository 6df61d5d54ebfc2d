//! Whether a named number asks for what there is.

use crate::diagnostic::{Diagnostic, Diagnostics, Placed, Said};
use crate::manuscript::{BaseRule, CorrelationMethod, Number, ScaleStatistic, Statistic};
use crate::say;
use crate::survey::{Origin, Pick, Scale, Variable};

/// Reports what cannot be asked of a variable.
pub(super) fn check_asked(
    number: &Number,
    variable: Option<&Variable>,
    picks: &[Pick],
    base: BaseRule,
    diagnostics: &mut Diagnostics,
) -> Option<()> {
    let Some(variable) = variable else { return Some(()) };
    check_scale(number, variable, picks, diagnostics)?;
    check_answered(number, variable, base, diagnostics)
}

/// Reports a statistic that the variable's scale does not have.
fn check_scale(
    number: &Number,
    variable: &Variable,
    picks: &[Pick],
    diagnostics: &mut Diagnostics,
) -> Option<()> {
    let (scale, fits) = (variable.scale, has(number.statistic, variable, picks));
    let place = number.variable.as_ref().map_or(&number.id.place, |name| &name.place);
    let values = number.statistic.is_of_answers()
        && picks.is_empty()
        && !is_of_ranks(number.statistic);
    if let (true, true, Some((message, hint))) = (fits, values, variable.no_mean()) {
        diagnostics.push(Diagnostic::error(message).at(place).hint(hint));
        return None;
    }
    if fits {
        return Some(());
    }
    let (lacks, hint) = match number.statistic {
        Statistic::Months => ("no dates", "choose a variable with the scale `date`"),
        Statistic::Alpha | Statistic::Scale(_) => (
            match number.statistic {
                Statistic::Scale(ScaleStatistic::Omega) => "no omega, being no index",
                _ => "no alpha, being no index",
            },
            "choose a variable that is derived with `index`",
        ),
        Statistic::Correlation(_) => (NO_CORRELATION, NO_MEAN.1),
        Statistic::Mean
        | Statistic::Median
        | Statistic::Quantile
        | Statistic::Sd
        | Statistic::Shape(_)
        | Statistic::Sum
        | Statistic::Ratio
        | Statistic::PairedDifference => NO_MEAN,
        Statistic::Total if picks.is_empty() => (
            "no mean, median or sum",
            "choose a variable with the scale `numeric` or `ordinal`, or say under `in` who \
             is counted",
        ),
        Statistic::Mentions => {
            ("one answer a row", "ask for `statistic: count`, or leave `statistic` out")
        }
        Statistic::Share | Statistic::Count | Statistic::Total
            if scale == Scale::Numeric =>
        {
            ("no answers to count", "derive a variable with `cut`, or ask for the mean")
        }
        Statistic::Share | Statistic::Count | Statistic::Total
            if scale == Scale::Date =>
        {
            (
                "no answers to count",
                "derive a variable with `period: month`, `quarter` or `year`",
            )
        }
        Statistic::Share | Statistic::Count | Statistic::Total => {
            ("no answers to count", "choose a variable with `values`")
        }
    };
    let message = say!(
        "`{variable}` has the scale `{word}`, and so {lacks}",
        variable = &variable.name.value,
        word = scale.word(),
        lacks = Said::from(lacks)
    );
    diagnostics.push(Diagnostic::error(message).at(place).hint(hint));
    None
}

/// What a variable lacks that goes together with no other.
const NO_CORRELATION: &str = "no correlation";

/// What a variable lacks of which there is no mean, and what helps.
const NO_MEAN: (&str, &str) =
    ("no mean, median or sum", "choose a variable with the scale `numeric` or `ordinal`");

/// Whether a variable's scale has a statistic.
fn has(statistic: Statistic, variable: &Variable, picks: &[Pick]) -> bool {
    let scale = variable.scale;
    match statistic {
        // Who did not answer can be counted whatever was asked.
        Statistic::Share if matches!(scale, Scale::Numeric | Scale::Date) => {
            !picks.is_empty()
        }
        Statistic::Total if !picks.is_empty() => {
            matches!(scale, Scale::Nominal | Scale::Ordinal | Scale::Multiple)
        }
        Statistic::Share => {
            matches!(scale, Scale::Nominal | Scale::Ordinal | Scale::Multiple)
        }
        Statistic::Count => !matches!(scale, Scale::Text | Scale::Id),
        Statistic::Mean
        | Statistic::Median
        | Statistic::Quantile
        | Statistic::Sd
        | Statistic::Shape(_)
        | Statistic::Sum
        | Statistic::Total
        | Statistic::Ratio
        | Statistic::Correlation(_)
        | Statistic::PairedDifference => {
            matches!(scale, Scale::Numeric | Scale::Ordinal)
        }
        Statistic::Mentions => scale == Scale::Multiple,
        Statistic::Alpha | Statistic::Scale(_) => {
            matches!(variable.origin, Origin::Index(_))
        }
        Statistic::Months => scale == Scale::Date,
    }
}

/// Whether a correlation goes by the order of answers alone.
fn is_of_ranks(statistic: Statistic) -> bool {
    use CorrelationMethod::{Kendall, Spearman};
    matches!(statistic, Statistic::Correlation(Spearman | Kendall))
}

/// Reports another variable of a ratio or correlation that is no number, or the same.
pub(super) fn check_other(
    number: &Number,
    other: Option<&Variable>,
    diagnostics: &mut Diagnostics,
) -> Option<()> {
    let (Some(per), Some(name)) = (other, &number.other) else { return Some(()) };
    let is_same = number.variable.as_ref().is_some_and(|own| own.value == name.value);
    let (message, hint) = if is_same {
        let (id, name) = (&number.id.value, &name.value);
        (say!("`{id}` goes by `{name}` twice", id, name), "name another variable".into())
    } else if number.statistic == Statistic::Count {
        if has(Statistic::Count, per, &[]) {
            return Some(());
        }
        let message = say!(
            "`{variable}` has the scale `{word}`, and so {lacks}",
            variable = &per.name.value,
            word = per.scale.word(),
            lacks = Said::from("no answers to count")
        );
        (message, Said::from("choose a variable with `values`"))
    } else if !matches!(per.scale, Scale::Numeric | Scale::Ordinal) {
        let lacks = match number.statistic {
            Statistic::Correlation(_) => NO_CORRELATION,
            _ => NO_MEAN.0,
        };
        let message = say!(
            "`{variable}` has the scale `{word}`, and so {lacks}",
            variable = &per.name.value,
            word = per.scale.word(),
            lacks = Said::from(lacks)
        );
        (message, Said::from(NO_MEAN.1))
    } else if let Some((message, hint)) =
        per.no_mean().filter(|_| !is_of_ranks(number.statistic))
    {
        (message, hint)
    } else {
        return Some(());
    };
    diagnostics.push(Diagnostic::error(message).at(&name.place).hint(hint));
    None
}

/// Reports a share of those who answered that counts some who did not: they are no part of
/// the whole, so that it could be more than 100 %.
fn check_answered(
    number: &Number,
    variable: &Variable,
    base: BaseRule,
    diagnostics: &mut Diagnostics,
) -> Option<()> {
    if number.statistic != Statistic::Share || base != BaseRule::Valid {
        return Some(());
    }
    let is_none = |label: &&Placed<String>| {
        let picks = variable.resolve(label).unwrap_or_default();
        picks.iter().any(|pick| matches!(pick, Pick::Missing(_) | Pick::Empty))
    };
    let Some(label) = number.values.iter().find(is_none) else { return Some(()) };
    let id = &number.id.value;
    let message = say!(
        "`{label}` is no part of the base of `{id}`, which is those who answered",
        label = &label.value,
        id
    );
    let hint =
        say!("write `base: all` at `{id}`, so that it is a share of everybody", id);
    diagnostics.push(Diagnostic::error(message).at(&label.place).hint(hint));
    None
}
