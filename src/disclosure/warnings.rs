//! What is said where it is not proven that what is hidden stays hidden.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::{Counted, ResultNumber, ResultTable};
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::manuscript::Policy;
use crate::say;

use super::decide::Decisions;

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
        let message = say!(
            "`{id}` asks for small counts that can be computed from what {intoiter} published, \
             whatever is suppressed here",
            id,
            intoiter = listed(reports.into_iter(), "has", "have")
        );
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
        let ids = listed(bare.own.iter(), "counts", "count");
        let reports = listed(bare.reports.iter(), "has", "have");
        let (who, hint) = match (bare.own.is_empty(), bare.reports.is_empty()) {
            (_, true) => (ids, "leave one of them out, or let them count the same rows"),
            (true, false) => (
                format!("what {reports} published counts"),
                "this report cannot mend it: tell those who answer for the others",
            ),
            (false, false) => (
                format!("{} and what {reports} published count", names(bare.own.iter())),
                "what has been published cannot be taken back: leave the other out, or let it \
                 count the same rows",
            ),
        };
        let message = say!(
            "{who} rows that differ by a few people, and it is not proven that these cannot \
             be computed",
            who
        );
        diagnostics.push(Diagnostic::warning(message).at(place).hint(hint));
    }
}

/// Names with a word after them, for one or for several.
fn listed<'n>(
    all: impl ExactSizeIterator<Item = &'n String>,
    one: &str,
    several: &str,
) -> String {
    let word = if all.len() == 1 { one } else { several };
    format!("{} {word}", names(all))
}

fn names<'n>(all: impl Iterator<Item = &'n String>) -> String {
    let names = all.map(|name| format!("`{name}`")).collect::<Vec<_>>();
    match names.as_slice() {
        [first @ .., last] if !first.is_empty() => {
            format!("{} and {last}", first.join(", "))
        }
        _ => names.concat(),
    }
}
