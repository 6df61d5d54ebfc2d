//! Questions with several answers that stand in several columns.

use std::collections::BTreeSet;

use crate::survey::{Origin, Variable};

/// The variables whose columns are one answer each of a question with several, which tells of
/// them together.
pub(super) fn columns_of_sets(variables: &[Variable]) -> BTreeSet<&str> {
    variables.iter().flat_map(set_columns).collect()
}

/// The columns that hold a question with several answers.
pub(super) fn set_columns(variable: &Variable) -> impl Iterator<Item = &str> {
    let columns = match &variable.origin {
        Origin::Columns { columns, .. } | Origin::Combined { columns } => {
            columns.as_slice()
        }
        _ => &[],
    };
    columns.iter().map(|column| column.value.as_str())
}
