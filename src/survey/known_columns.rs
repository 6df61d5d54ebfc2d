//! Which columns a codebook knows: takes their names, which may be answers where a header is
//! missing.

use std::borrow::Cow;
use std::collections::HashSet;

use crate::diagnostic::{Placed, Said};
use crate::say;
use crate::spelling::folded;

use super::codebook::{Codebook, Origin, Variable};
use super::told::ToldAnswer;

/// The columns of the file that a variable is read from.
pub(super) fn columns_of(variable: &Variable) -> &[Placed<String>] {
    match &variable.origin {
        Origin::Column | Origin::Separated(_) => std::slice::from_ref(variable.column()),
        Origin::Columns { columns, .. } | Origin::Combined { columns } => columns,
        Origin::Mapped { .. }
        | Origin::Cut { .. }
        | Origin::Period { .. }
        | Origin::Index(_) => &[],
    }
}

/// The columns that the codebook knows, as names are compared.
pub(super) fn known(codebook: &Codebook) -> HashSet<Cow<'_, str>> {
    let ignored = codebook.ignore.iter().map(|ignored| &ignored.value);
    let listed = ignored.chain(&codebook.unread).map(String::as_str);
    let columns = codebook.variables.iter().flat_map(columns_of);
    listed.chain(columns.map(|column| column.value.as_str())).map(folded).collect()
}

/// Whether the codebook knows a column.
pub(super) fn is_known(name: &str, codebook: &Codebook) -> bool {
    known(codebook).contains(&folded(name))
}

/// Tells that two columns have the same name; the name only if it is known to be one.
pub(super) fn named_twice(
    name: &str,
    [one, other]: [String; 2],
    codebook: &Codebook,
) -> Said {
    let is_known = is_known(name, codebook);
    match ToldAnswer::name(name).filter(|_| is_known) {
        Some(told) => say!("two columns are called `{told}`", told = told.to_string()),
        None => say!("columns {one} and {other} have the same name", one, other),
    }
}
