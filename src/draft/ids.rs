//! Ids that are given: each once, and the same for the same draft.

use std::collections::BTreeSet;

/// Ids that are taken. Numbers have a set of their own; charts and tables share one.
#[derive(Clone, Default)]
pub(super) struct GivenIds {
    numbers: BTreeSet<String>,
    charts: BTreeSet<String>,
}

impl GivenIds {
    /// A free id for a named number.
    pub(super) fn number(&mut self, wanted: &str) -> String {
        free(&mut self.numbers, wanted)
    }

    /// A free id for a chart or table.
    pub(super) fn chart(&mut self, wanted: &str) -> String {
        free(&mut self.charts, wanted)
    }
}

fn free(taken: &mut BTreeSet<String>, wanted: &str) -> String {
    let (mut id, mut number) = (wanted.to_owned(), 1);
    while !taken.insert(id.to_lowercase()) {
        number += 1;
        id = format!("{wanted}-{number}");
    }
    id
}
