//! Counts of registers whose rows may be shown: they tell nothing that everybody may not read
//! row by row, and are protected by no policy. All others are protected together.

use crate::analysis::{KeySums, ResultNumber, ResultTable};
use crate::diagnostic::Diagnostics;
use crate::manuscript::Policy;
use crate::words::Language;

use super::ledger::PriorKnowledge;
use super::{Protected, protect_together, published};

/// Whether everything that a table counts are rows that may be shown.
#[must_use]
pub fn is_open_table(table: &ResultTable) -> bool {
    !table.origins.is_empty() && table.origins.iter().all(|origin| origin.register)
}

/// Whether a number is of rows that may be shown.
#[must_use]
pub fn is_open_number(number: &ResultNumber) -> bool {
    number.origin.register
}

/// Protects all numbers of a report together: those of charts and tables, and the named
/// ones. A warning tells where it is not proven that what is hidden stays hidden.
/// What is known besides may come from earlier reports and cannot be hidden any longer.
/// Counts of registers whose rows may be shown have no part in it.
#[must_use]
pub fn protect_all(
    tables: Vec<ResultTable>,
    numbers: Vec<ResultNumber>,
    known: &PriorKnowledge,
    policy: &Policy,
    language: Language,
    diagnostics: &mut Diagnostics,
) -> Protected {
    let is_open = tables.iter().any(is_open_table) || numbers.iter().any(is_open_number);
    if !is_open || !policy.protects() {
        return protect_together(tables, numbers, known, policy, language, diagnostics);
    }
    let asked = published::Asked::of(&tables, &numbers);
    let order = Order {
        tables: tables.iter().map(is_open_table).collect(),
        numbers: numbers.iter().map(is_open_number).collect(),
    };
    let (open_tables, tables) = tables.into_iter().partition(is_open_table);
    let (open_numbers, numbers) = numbers.into_iter().partition(is_open_number);
    let closed = protect_together(tables, numbers, known, policy, language, diagnostics);
    let nothing = PriorKnowledge::only(KeySums::default());
    let all = Policy::none("");
    let open = protect_together(
        open_tables,
        open_numbers,
        &nothing,
        &all,
        language,
        diagnostics,
    );
    Protected { asked, ..order.joined(open, closed) }
}

/// Which tables and numbers were open, in the order they stand.
struct Order {
    tables: Vec<bool>,
    numbers: Vec<bool>,
}

impl Order {
    /// Both in the order they stand.
    fn joined(&self, open: Protected, closed: Protected) -> Protected {
        let mut account = closed.account;
        account.cells += open.account.cells;
        account.numbers += open.account.numbers;
        Protected {
            tables: woven(&self.tables, open.tables, closed.tables),
            numbers: woven(&self.numbers, open.numbers, closed.numbers),
            comparisons: [closed.comparisons, open.comparisons].concat(),
            changes: [closed.changes, open.changes].concat(),
            asked: closed.asked,
            account,
            published: closed.published,
            published_means: closed.published_means,
            rows: Vec::new(),
        }
    }
}

/// What was open and what was not, each taken in its order.
fn woven<T>(is_open: &[bool], open: Vec<T>, closed: Vec<T>) -> Vec<T> {
    let (mut open, mut closed) = (open.into_iter(), closed.into_iter());
    let next = is_open.iter().filter_map(|is_open| match is_open {
        true => open.next(),
        false => closed.next(),
    });
    next.collect()
}
