//! Families of tests: where one test is hidden, so are the others.

use std::collections::BTreeSet;

use crate::analysis::GroupTest;

use super::inference::ProtectedTest;
use super::table::ProtectedTable;

/// Hides every test of a family of which one is hidden: its p-values are made of those of all.
pub(super) fn hide(tables: &mut [ProtectedTable], hidden: &BTreeSet<String>) {
    for table in tables {
        if let Some(ProtectedTest::Shown(GroupTest { family: Some(family), .. })) =
            &table.test
            && hidden.contains(&family.name)
        {
            table.test = Some(ProtectedTest::Hidden);
        }
    }
}
