//! What is said where it is not proven that what is hidden stays hidden.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::{Counted, ResultNumber, ResultTable};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Said};
use crate::manuscript::Policy;
use crate::say;

use super::decide::Decisions;
use super::nested::Bare;

/// Warns where it is not proven that what is hidden stays hidden, or where it is told by
/// what earlier reports have published.
pub(super) fn warn<'c>(
    id: &str,
    place: &Place,
    counted: impl Iterator<Item = &'c Counted>,
    decisions: &Decisions,
    diagnostics: &mut Diagnostics,
) {
    let mut reports = BTreeSet::new();
    let mut unproven = false;
    for counted in counted {
        match decisions.exposed_by(counted) {
            Some(exposed) => reports.extend(exposed),
            None => unproven |= decisions.is_unproven(counted),
        }
    }
    if !reports.is_empty() {
        let names = names(reports.iter().copied());
        let message = match reports.len() {
            1 => say!(
                "`{id}` asks for small counts that can be computed from what {names} has \
                 published, whatever is suppressed here",
                id,
                names
            ),
            _ => say!(
                "`{id}` asks for small counts that can be computed from what {names} have \
                 published, whatever is suppressed here",
                id,
                names
            ),
        };
        let hint = "what has been published cannot be taken back: leave this out, or count \
                    larger groups";
        diagnostics.push(Diagnostic::warning(message).at(place).hint(hint));
    }
    if unproven {
        let message = say!(
            "it is not proven that what is suppressed in `{id}` cannot be computed from \
             other numbers",
            id
        );
        let hint = "leave out the totals and the base, or put small categories together";
        diagnostics.push(Diagnostic::warning(message).at(place).hint(hint));
    }
}

/// Warns of charts, tables and numbers, here and in earlier reports, that count almost the
/// same people, where it is not proven that those few whom they differ by cannot be computed.
pub(super) fn warn_of_few_between(
    tables: &[ResultTable],
    numbers: &[ResultNumber],
    decisions: &Decisions,
    policy: &Policy,
    diagnostics: &mut Diagnostics,
) {
    let tables = tables.iter().map(|table| (&table.id, &table.place));
    let numbers = numbers.iter().map(|number| (&number.id.value, &number.id.place));
    let places = numbers.chain(tables).collect::<BTreeMap<_, _>>();
    for bare in &decisions.bare {
        let of_ledger = policy.ledger.as_ref().map(|ledger| &ledger.place);
        let own = bare.own.iter().find_map(|id| places.get(id).copied());
        let Some(place) = own.or(of_ledger) else { continue };
        let hint = match (bare.own.is_empty(), bare.reports.is_empty()) {
            (_, true) => "leave one of them out, or let them count the same rows",
            (true, false) => {
                "this report cannot mend it: tell those who answer for the others"
            }
            (false, false) => {
                "what has been published cannot be taken back: leave the other out, or let it \
                 count the same rows"
            }
        };
        let who = who_counts(bare);
        let message = say!(
            "{who} rows that differ by a few people, and it is not proven that these cannot \
             be computed",
            who
        );
        diagnostics.push(Diagnostic::warning(message).at(place).hint(hint));
    }
}

/// What counts something, with the word for that it does.
fn who_counts(bare: &Bare) -> Said {
    let (own, reports) = (names(&bare.own), names(&bare.reports));
    match (bare.own.len(), bare.reports.len()) {
        (1, 0) => say!("{own} counts", own),
        (_, 0) => say!("{own} count", own),
        (0, 1) => say!("what {reports} has published counts", reports),
        (0, _) => say!("what {reports} have published counts", reports),
        (_, 1) => say!("{own} and what {reports} has published count", own, reports),
        (_, _) => say!("{own} and what {reports} have published count", own, reports),
    }
}

fn names<'n>(all: impl IntoIterator<Item = &'n String>) -> Said {
    Said::all_of(all.into_iter().map(|name| format!("`{name}`")))
}
