//! Reads which columns of the data file hold a variable, where the codebook says more than
//! the variable's name.

use crate::diagnostic::{Diagnostic, Diagnostics, Placed};
use crate::format::Fields;
use crate::say;
use crate::yaml::{Content, Node};

use super::keys::VariableMap;
use super::read_labels::{Labelled, read_labels};

/// The column that a variable says it is read from.
pub(super) fn column_of(variable: &Node) -> Option<&str> {
    match &VariableMap::COLUMN.peek(variable)?.content {
        Content::Scalar(_, text) => Some(text),
        Content::Null | Content::List(_) | Content::Map(_) => None,
    }
}

/// The name of a variable that could not be read, and those of its columns.
pub(super) fn names_in(name: &Placed<String>, node: &Node) -> Vec<String> {
    if !matches!(node.content, Content::Map(_)) {
        return vec![name.value.clone()];
    }
    let own = column_of(node).unwrap_or(&name.value).to_owned();
    let columns = VariableMap::COLUMNS.peek(node);
    let columns = columns.into_iter().flat_map(|node| match &node.content {
        Content::Map(columns) => {
            columns.iter().map(|(column, _)| column.value.clone()).collect::<Vec<_>>()
        }
        Content::Null | Content::Scalar(..) | Content::List(_) => {
            let columns = node.texts(&mut Diagnostics::default());
            columns.into_iter().map(|column| column.value).collect()
        }
    });
    [name.value.clone(), own].into_iter().chain(columns).collect()
}

/// Reads the column of a variable that has another name than it.
pub(super) fn read_column(
    fields: &mut Fields<'_, VariableMap>,
    name: &Placed<String>,
    diagnostics: &mut Diagnostics,
) -> Option<Placed<String>> {
    let column = fields.read(VariableMap::COLUMN, diagnostics)?;
    if fields.optional(VariableMap::COLUMNS).is_some() {
        let message =
            say!("`{name}` has both `column` and `columns`", name = &name.value);
        let hint = "leave out `column`: each of the `columns` is named there";
        diagnostics.push(Diagnostic::error(message).at(&column.place).hint(hint));
        return None;
    }
    Some(column).filter(|column| column.value != name.value)
}

/// Reads columns: a list of those that hold an answer each, or one for each answer.
pub(super) fn read_columns(
    node: Option<&Node>,
    diagnostics: &mut Diagnostics,
) -> (Option<Vec<Placed<String>>>, Vec<Labelled>) {
    match node.map(|node| (node, &node.content)) {
        Some((node, Content::List(_))) => (Some(node.texts(diagnostics)), Vec::new()),
        _ => (None, read_labels(node, diagnostics)),
    }
}

/// The codes that mean "not chosen".
pub(super) fn read_codes(written: Option<Vec<Placed<String>>>) -> Vec<String> {
    let Some(codes) = written else { return vec!["0".to_owned()] };
    codes.into_iter().map(|code| code.value).collect()
}
