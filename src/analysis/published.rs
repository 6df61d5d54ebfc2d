//! Holds numbers against what an earlier publication printed. What may be told of that is
//! decided in the room `disclosure`, after the policy has done its work.

use crate::manuscript::{PublishedField, Statistic};

use super::result_number::ResultNumber;

/// One printed figure and what the data gives for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The id of the number.
    pub id: String,
    /// Which part of it was printed.
    pub field: PublishedField,
    /// The printed figure.
    pub published: f64,
    /// What the data gives, as it may be shown.
    pub computed: Computed,
    /// How they compare.
    pub verdict: PrintedVerdict,
}

/// What the data gives for a printed figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Computed {
    /// A number, rounded as it is shown.
    Shown(f64),
    /// There is nothing to compute it from.
    Undefined,
    /// A number that may not be shown.
    Hidden,
}

/// How a printed figure compares with what the data gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PrintedVerdict {
    /// They are the same.
    Equal,
    /// They are not.
    Differs,
    /// They are not, and cannot be: the author says why.
    Infeasible(String),
    /// They are the same, though the author says that they cannot be.
    NeedlessErratum,
}

/// Compares every printed part of a number, as the policy has left it: rounded or moved
/// counts are compared as they are shown. The figures are still to be hidden where the
/// number is.
pub(crate) fn compare(result: &ResultNumber) -> Vec<Comparison> {
    let each = result.printed.figures.iter();
    each.map(|published| {
        let computed = computed(published.field, result);
        let equal = computed == Computed::Shown(published.value);
        let verdict = match &published.erratum {
            Some(_) if equal => PrintedVerdict::NeedlessErratum,
            Some(reason) => PrintedVerdict::Infeasible(reason.value.clone()),
            None if equal => PrintedVerdict::Equal,
            None => PrintedVerdict::Differs,
        };
        Comparison {
            id: result.id.value.clone(),
            field: published.field,
            published: published.value,
            computed,
            verdict,
        }
    })
    .collect()
}

/// A part of a number as it is shown.
#[expect(clippy::cast_precision_loss, clippy::as_conversions, reason = "below 2^53")]
fn computed(field: PublishedField, result: &ResultNumber) -> Computed {
    let value = match field {
        PublishedField::N
            if matches!(result.statistic, Statistic::Sum | Statistic::Months) =>
        {
            result.value.map(|value| result.rounded(value))
        }
        PublishedField::N => Some(result.ratio.part as f64),
        PublishedField::Base => Some(result.ratio.whole as f64),
        PublishedField::Percent => result.percent().map(|percent| percent.value),
        PublishedField::Value => result.value.map(|value| result.rounded(value)),
    };
    value.map_or(Computed::Undefined, Computed::Shown)
}
