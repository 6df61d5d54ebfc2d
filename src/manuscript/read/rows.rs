//! Reads blocks that show the rows of a register.

use crate::diagnostic::{Diagnostic, Diagnostics, Placed};
use crate::format::Fields;
use crate::manuscript::ids::read_id;
use crate::manuscript::keys::{Below, Captioned, register as keys};
use crate::manuscript::rows::{
    CellRule, RegisterTable, RowsColumn, RowsRequest, Timeline,
};
use crate::yaml::{Content, Node};

use super::request;

/// Reads a block `register-table`.
pub(super) fn register_table(
    mut fields: Fields<'_, keys::RegisterTable>,
    diagnostics: &mut Diagnostics,
) -> Option<RegisterTable> {
    let id = fields.read(Captioned::ID, diagnostics);
    if let Some(id) = &id {
        read_id(id, diagnostics);
    }
    let caption = fields.read(Captioned::CAPTION, diagnostics);
    let of = fields.read(keys::ShownRows::OF, diagnostics);
    let filter = fields.read(keys::ShownRows::WHERE, diagnostics);
    let filter = request::filter(filter, diagnostics);
    let columns = fields.node(keys::RegisterTable::COLUMNS, diagnostics);
    let columns = columns.map(|node| read_columns(node, diagnostics));
    let order = fields.read(keys::RegisterTable::ORDER, diagnostics).unwrap_or_default();
    let note = fields.read(Below::NOTE, diagnostics);
    let float = fields.read(Below::FLOAT, diagnostics).unwrap_or(false);
    fields.finish(diagnostics);
    let (id, of, columns) = (id?, of?, columns??);
    let request = RowsRequest { id, of, filter, columns, order };
    Some(RegisterTable { request, caption: caption?, note, float })
}

/// The columns of a register table; nothing if one of them cannot be read, or there is none.
fn read_columns(node: &Node, diagnostics: &mut Diagnostics) -> Option<Vec<RowsColumn>> {
    let items = node.list(diagnostics)?;
    if items.is_empty() {
        let message = "a register table without columns shows nothing";
        let hint = "name the variables to show: `columns: [organisation, roll]`";
        diagnostics.push(Diagnostic::error(message).at(&node.place).hint(hint));
        return None;
    }
    let columns = items.iter().map(|item| read_column(item, diagnostics));
    columns.collect::<Vec<_>>().into_iter().collect()
}

fn read_column(node: &Node, diagnostics: &mut Diagnostics) -> Option<RowsColumn> {
    if !matches!(node.content, Content::Map(_)) {
        let variable = node.text(diagnostics)?;
        return Some(RowsColumn { variable, label: None, cells: CellRule::Any(None) });
    }
    let mut fields = Fields::<keys::Column>::new(node, diagnostics)?;
    let variable = fields.read(keys::Column::VARIABLE, diagnostics);
    let label = fields.read(keys::Column::LABEL, diagnostics);
    let empty = fields.read(keys::Column::EMPTY, diagnostics);
    fields.finish(diagnostics);
    Some(RowsColumn {
        variable: variable?,
        label: label.map(|label| label.value),
        cells: CellRule::Any(empty.map(|empty| empty.value)),
    })
}

/// Reads a block `timeline`.
pub(super) fn timeline(
    mut fields: Fields<'_, keys::Timeline>,
    diagnostics: &mut Diagnostics,
) -> Option<Timeline> {
    let id = fields.read(keys::Timeline::ID, diagnostics);
    if let Some(id) = &id {
        read_id(id, diagnostics);
    }
    let title = fields.read(keys::Timeline::TITLE, diagnostics);
    let of = fields.read(keys::ShownRows::OF, diagnostics);
    let filter = fields.read(keys::ShownRows::WHERE, diagnostics);
    let filter = request::filter(filter, diagnostics);
    let date = fields.read(keys::Timeline::DATE, diagnostics);
    let event = fields.read(keys::Timeline::EVENT, diagnostics);
    let kind = fields.read(keys::Timeline::KIND, diagnostics);
    let text = fields.read(keys::Timeline::TEXT, diagnostics);
    let place = fields.read(keys::Timeline::PLACE, diagnostics);
    let groups = fields.read(keys::Timeline::GROUP, diagnostics);
    let note = fields.read(keys::Timeline::NOTE, diagnostics);
    fields.finish(diagnostics);
    let (id, of, date, event) = (id?, of?, date?, event?);
    let column = |variable, cells| RowsColumn { variable, label: None, cells };
    let order = vec![date.clone()];
    let mut columns = vec![column(date, CellRule::Date), column(event, CellRule::Whole)];
    let mut add = |variable: Option<Placed<String>>, cells| {
        columns.push(column(variable?, cells));
        Some(columns.len() - 1)
    };
    let kind = add(kind, CellRule::Kind);
    let (text, place) = (add(text, CellRule::Optional), add(place, CellRule::Optional));
    let request = RowsRequest { id, of, filter, columns, order };
    Some(Timeline { request, kind, text, place, title, note, groups })
}
