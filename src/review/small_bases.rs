//! Shares of few: more decimals than they can carry, and percentages in a text that does
//! not say how few.

use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::disclosure::{Entry, ProtectedNumber, ProtectedTable};
use crate::manuscript::Statistic;
use crate::say;

use super::passages::AuthorPassage;

/// Of fewer than this one person is at least half a per cent.
const DECIMALS_FROM: f64 = 200.0;

pub(super) fn review(
    numbers: &[ProtectedNumber],
    tables: &[ProtectedTable],
    passages: &[AuthorPassage<'_>],
    diagnostics: &mut Diagnostics,
) {
    for number in numbers.iter().filter(|one| one.statistic == Statistic::Share) {
        let told = has_decimals(&number.percent) && is_few(&number.base);
        if told && quotes(passages, &number.id.value).is_some() {
            let (id, place) = (&number.id.value, &number.id.place);
            diagnostics.push(decimals(id, number.base.text(), place));
        }
        if number.uncertain {
            quoted(number, passages, diagnostics);
        }
    }
    for table in tables {
        let shown = |index: usize| {
            let mut categories = 0..table.categories().len();
            categories.any(|category| has_decimals(&table.cell(index, category).percent))
        };
        let largest = table.groups().iter().enumerate();
        let largest = largest.filter(|(index, _)| shown(*index));
        let largest = largest.map(|(_, group)| &group.base);
        let largest = largest.max_by(|one, other| {
            let value = |entry: &Entry| entry.value().unwrap_or_default();
            value(one).total_cmp(&value(other))
        });
        let told = matches!(
            table.measure(),
            crate::analysis::Measure::Percent | crate::analysis::Measure::CountAndPercent
        );
        if let Some(base) = largest.filter(|base| told && is_few(base)) {
            diagnostics.push(decimals(table.id(), base.text(), table.place()));
        }
    }
}

fn is_few(base: &Entry) -> bool {
    base.value().is_some_and(|base| base < DECIMALS_FROM)
}

fn has_decimals(percent: &Entry) -> bool {
    percent.value().is_some() && percent.text().contains([',', '.'])
}

fn decimals(id: &str, base: &str, place: &Place) -> Diagnostic {
    let message = say!("`{id}` shows decimals of shares of {base}", id, base);
    let hint = "write `decimals: 0`: of fewer than 200, one is at least half a per cent";
    let warning = Diagnostic::warning(message).at(place).hint(hint);
    warning.finding("share-decimals", id)
}

/// Finds texts that quote the percentage of few without saying of how many.
fn quoted(
    number: &ProtectedNumber,
    passages: &[AuthorPassage<'_>],
    diagnostics: &mut Diagnostics,
) {
    let id = &number.id.value;
    let base = format!("base(\"{id}\"");
    let without = passages.iter().filter(|passage| !passage.prose.text.contains(&base));
    let places = without.filter_map(|passage| quotes(std::slice::from_ref(passage), id));
    for place in places {
        let message = say!("the text does not say that `{id}` is a share of few", id);
        let hint =
            say!("write `{{ n(\"{id}\") }}` of `{{ base(\"{id}\") }}` instead", id);
        let warning = Diagnostic::warning(message).at(&place).hint(hint);
        diagnostics.push(warning.finding("small-base", id));
    }
}

/// Where a text quotes the percentage of a number.
fn quotes(passages: &[AuthorPassage<'_>], id: &str) -> Option<Place> {
    let percent = format!("percent(\"{id}\"");
    let quoted = |passage: &AuthorPassage<'_>| {
        let text = &passage.prose.text;
        let start = text[..text.find(&percent)?].chars().count();
        let end = start + percent.chars().count() - 1;
        Some(passage.prose.place_of(start..end))
    };
    passages.iter().find_map(quoted)
}
