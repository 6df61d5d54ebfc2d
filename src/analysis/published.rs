//! Holds numbers against what an earlier publication printed.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::manuscript::{Number, Published, PublishedField};

use super::number::ResultNumber;

/// One printed figure and what the data gives for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The id of the number.
    pub id: String,
    /// Which part of it was printed.
    pub field: PublishedField,
    /// The printed figure.
    pub published: f64,
    /// What the data gives, rounded as it is shown; `None` if that is undefined.
    pub computed: Option<f64>,
    /// How they compare.
    pub verdict: Verdict,
}

/// How a printed figure compares with what the data gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// They are the same.
    Equal,
    /// They are not.
    Differs,
    /// They are not, and cannot be: the author says why.
    Infeasible(String),
    /// They are the same, though the author says that they cannot be.
    NeedlessErratum,
}

/// Compares every printed part of a number.
pub(super) fn compare(number: &Number, result: &ResultNumber) -> Vec<Comparison> {
    let each = number.published.iter();
    each.map(|published| {
        let computed = computed(published.field, result);
        let equal = computed == Some(published.value);
        let verdict = match &published.erratum {
            Some(_) if equal => Verdict::NeedlessErratum,
            Some(reason) => Verdict::Infeasible(reason.value.clone()),
            None if equal => Verdict::Equal,
            None => Verdict::Differs,
        };
        Comparison {
            id: number.id.value.clone(),
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
fn computed(field: PublishedField, result: &ResultNumber) -> Option<f64> {
    match field {
        PublishedField::N => Some(result.ratio.part as f64),
        PublishedField::Base => Some(result.ratio.whole as f64),
        PublishedField::Percent => result.percent().map(|percent| percent.value),
        PublishedField::Value => result.value.map(|value| result.rounded(value)),
    }
}

/// Reports every printed figure that the data does not give, unless the author says why it
/// cannot, and every erratum about a figure that the data does give.
pub(super) fn check(
    number: &Number,
    result: &ResultNumber,
    diagnostics: &mut Diagnostics,
) {
    let comparisons = compare(number, result);
    let some_differ = comparisons
        .iter()
        .any(|comparison| matches!(comparison.verdict, Verdict::Infeasible(_)));
    for (comparison, published) in comparisons.iter().zip(&number.published) {
        match comparison.verdict {
            Verdict::Equal | Verdict::Infeasible(_) => {}
            Verdict::Differs => diagnostics.push(differs(comparison, published)),
            Verdict::NeedlessErratum => {
                diagnostics.push(needless(comparison, published, some_differ));
            }
        }
    }
}

fn differs(comparison: &Comparison, published: &Published) -> Diagnostic {
    let computed = comparison.computed;
    let shown = computed.map_or("undefined".to_owned(), |value| value.to_string());
    let message = format!(
        "{} of `{}` was published as {}, but the data gives {shown}",
        in_words(comparison.field),
        comparison.id,
        comparison.published
    );
    let hint = "correct the request or the data; if the publication truncated, write \
                `rounding: truncate`";
    Diagnostic::error(message)
        .at(&published.place)
        .hint(hint)
        .hint("if no data can give it, say why: `erratum: …`")
}

/// An erratum about a figure that the data does give; `others_differ` says whether it is right
/// about another part of the same number.
fn needless(
    comparison: &Comparison,
    published: &Published,
    others_differ: bool,
) -> Diagnostic {
    let message = format!(
        "{} of `{}` has an erratum, but the data gives the published {}",
        in_words(comparison.field),
        comparison.id,
        comparison.published
    );
    let place = published.erratum.as_ref().map_or(&published.place, |text| &text.place);
    let hint = if others_differ {
        "name only what differs, such as `erratum: {percent: …}`"
    } else {
        "take the erratum away"
    };
    Diagnostic::error(message).at(place).hint(hint)
}

fn in_words(field: PublishedField) -> &'static str {
    match field {
        PublishedField::N => "the count",
        PublishedField::Base => "the base",
        PublishedField::Percent => "the percentage",
        PublishedField::Value => "the value",
    }
}
