//! What an earlier publication printed, held against what may be shown now: of a number that
//! is hidden it is told that it differs, and not what it is.

use crate::analysis::{Comparison, Computed, PrintedVerdict};
use crate::diagnostic::{Diagnostic, Diagnostics, Said};
use crate::manuscript::{PublishedField, PublishedFigure};
use crate::say;

use super::entry::{Entry, Mark};
use super::number::ProtectedNumber;

/// Takes away of the comparisons of a number what is hidden of it.
pub(super) fn hide(comparisons: &mut [Comparison], number: &ProtectedNumber) {
    for comparison in comparisons {
        let entry = match comparison.field {
            PublishedField::N => number.told_count(),
            PublishedField::Base => &number.base,
            PublishedField::Percent => &number.percent,
            PublishedField::Value => &number.value,
        };
        if matches!(entry, Entry::Shown { .. } | Entry::Hidden(Mark::Undefined)) {
            continue;
        }
        comparison.computed = Computed::Hidden;
        // That an erratum is needless would tell that the number is what was printed.
        if comparison.verdict == PrintedVerdict::NeedlessErratum {
            comparison.verdict = PrintedVerdict::Infeasible("it is hidden".to_owned());
        }
    }
}

/// Reports every printed figure that the data does not give, unless the author says why it
/// cannot, and every erratum about a figure that the data does give.
pub(super) fn check(
    comparisons: &[Comparison],
    printed: &[PublishedFigure],
    diagnostics: &mut Diagnostics,
) {
    let some_differ = comparisons
        .iter()
        .any(|comparison| matches!(comparison.verdict, PrintedVerdict::Infeasible(_)));
    for (comparison, published) in comparisons.iter().zip(printed) {
        match comparison.verdict {
            PrintedVerdict::Equal | PrintedVerdict::Infeasible(_) => {}
            PrintedVerdict::Differs => diagnostics.push(differs(comparison, published)),
            PrintedVerdict::NeedlessErratum => {
                diagnostics.push(needless(comparison, published, some_differ));
            }
        }
    }
}

fn differs(comparison: &Comparison, published: &PublishedFigure) -> Diagnostic {
    let shown = match comparison.computed {
        Computed::Shown(value) => value.to_string().into(),
        Computed::Undefined => Said::from("undefined"),
        Computed::Hidden => Said::from("something else, which is hidden"),
    };
    let message = say!(
        "{field} of `{id}` was published as {published}, but the data gives {shown}",
        field = in_words(comparison.field),
        id = &comparison.id,
        published = &comparison.published,
        shown
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
    published: &PublishedFigure,
    others_differ: bool,
) -> Diagnostic {
    let message = say!(
        "{field} of `{id}` has an erratum, but the data gives the published {published}",
        field = in_words(comparison.field),
        id = &comparison.id,
        published = &comparison.published
    );
    let place = published.erratum.as_ref().map_or(&published.place, |text| &text.place);
    let hint = if others_differ {
        "name only what differs, such as `erratum: {percent: …}`"
    } else {
        "take the erratum away"
    };
    Diagnostic::error(message).at(place).hint(hint)
}

fn in_words(field: PublishedField) -> Said {
    Said::from(match field {
        PublishedField::N => "the count",
        PublishedField::Base => "the base",
        PublishedField::Percent => "the percentage",
        PublishedField::Value => "the value",
    })
}
