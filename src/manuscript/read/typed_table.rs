//! Reads tables of words that the author types.

use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::format::{ChoiceWords, Fields};
use crate::manuscript::ids::read_id;
use crate::manuscript::keys::{Below, Captioned, chapter as keys};
use crate::manuscript::prose::Prose;
use crate::manuscript::typed_table::{CellAlign, TypedTable};
use crate::say;
use crate::yaml::Node;

/// Reads one. What is wrong with it is reported, and nothing given.
pub(super) fn read(
    mut fields: Fields<'_, keys::TypedTable>,
    diagnostics: &mut Diagnostics,
) -> Option<TypedTable> {
    let id = fields.read(Captioned::ID, diagnostics);
    if let Some(id) = &id {
        read_id(id, diagnostics);
    }
    let caption = fields.read(Captioned::CAPTION, diagnostics);
    let head = fields.node(keys::TypedTable::HEAD, diagnostics);
    let head = head.and_then(|node| read_head(node, diagnostics));
    let rows = fields.read(keys::TypedTable::ROWS, diagnostics);
    let align = fields.node(keys::TypedTable::ALIGN, diagnostics);
    let row_headers = fields.read(keys::TypedTable::ROW_HEADERS, diagnostics);
    let note = fields.read(Below::NOTE, diagnostics);
    let float = fields.read(Below::FLOAT, diagnostics);
    fields.finish(diagnostics);
    let (head, items) = (head?, rows?);
    let mut ragged = Vec::new();
    let rows = items.iter().map(|row| read_row(row, &head, &mut ragged, diagnostics));
    let rows = rows.collect::<Vec<_>>();
    diagnostics.extend(tell_ragged(&ragged, &head));
    let rows = rows.into_iter().collect::<Option<Vec<_>>>()?;
    if rows.is_empty() {
        let message = "the table has no rows";
        let hint =
            "write one for each line below the header, such as `- [Kommunen, Ansvar]`";
        let place = &caption.as_ref()?.place;
        diagnostics.push(Diagnostic::error(message).at(place).hint(hint));
        return None;
    }
    let align = match align {
        Some(node) => Some(read_align(node, head.len(), diagnostics)?),
        None => None,
    };
    Some(TypedTable {
        id: id?,
        caption: caption?,
        head,
        rows,
        align,
        row_headers: row_headers.unwrap_or(true),
        note,
        float: float.unwrap_or(false),
    })
}

/// Reads the header. A column without one is reported: those who hear a table would not know
/// what they hear.
fn read_head(node: &Node, diagnostics: &mut Diagnostics) -> Option<Vec<Prose>> {
    let cells = node.list(diagnostics)?;
    if cells.len() < 2 {
        let message = say!(
            "a table has at least two columns, this one {cells}",
            cells = cells.len()
        );
        let hint =
            "name them in `head: [Part, Ansvar]`; one column is a list in a `text`";
        diagnostics.push(Diagnostic::error(message).at(&node.place).hint(hint));
        return None;
    }
    let read = |cell: &Node, column: usize, diagnostics: &mut Diagnostics| {
        let words = match &cell.content {
            crate::yaml::Content::Null => None,
            _ => Some(Prose::read(cell, diagnostics)?),
        };
        let is_empty = words.as_ref().is_none_or(|words| words.text.trim().is_empty());
        if is_empty {
            let message = say!("column {column} of the table has no header", column);
            let hint = "write what stands in it, also above the names of the rows";
            diagnostics.push(Diagnostic::error(message).at(&cell.place).hint(hint));
        }
        words.filter(|_| !is_empty)
    };
    let head = (1..).zip(cells).map(|(column, cell)| read(cell, column, diagnostics));
    head.collect::<Vec<_>>().into_iter().collect()
}

/// A row with another number of cells than the table has columns.
struct RaggedRow<'n> {
    place: &'n Place,
    cells: usize,
}

/// So many lines of such rows are named.
const NAMED_LINES: usize = 5;

/// The error for rows with more or fewer cells than there are columns: told once, with the
/// lines of the others.
fn tell_ragged(rows: &[RaggedRow<'_>], head: &[Prose]) -> Option<Diagnostic> {
    let (RaggedRow { place, cells }, others) = rows.split_first()?;
    let columns = head.len();
    let message = match *cells {
        1 => say!("the row has 1 cell, and the table {columns} columns", columns),
        cells => say!(
            "the row has {cells} cells, and the table {columns} columns",
            cells,
            columns
        ),
    };
    let hint = match head.get(*cells) {
        Some(lacks) => {
            say!(
                "write `–` where there is nothing; `{text}` is missing",
                text = &lacks.text
            )
        }
        None => say!(
            "put a cell that holds a comma between quotation marks, or name the column \
                 in `head`"
        )
        .to_owned(),
    };
    let error = Diagnostic::error(message).at(place).hint(hint);
    if others.is_empty() {
        return Some(error);
    }
    let lines = others.iter().take(NAMED_LINES).map(|row| row.place.line().to_string());
    let lines = lines.collect::<Vec<_>>().join(", ");
    let count = others.len();
    Some(error.hint(match count {
        1 => say!("1 more row does not fit either: line {lines}", lines),
        _ if count > NAMED_LINES => {
            say!("{count} more rows do not fit either: line {lines}, …", count, lines)
        }
        _ => say!("{count} more rows do not fit either: line {lines}", count, lines),
    }))
}

/// Reads a row, unless it has more or fewer cells than there are columns.
fn read_row<'n>(
    node: &'n Node,
    head: &[Prose],
    ragged: &mut Vec<RaggedRow<'n>>,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<Prose>> {
    let cells = node.list(diagnostics)?;
    if cells.len() != head.len() {
        ragged.push(RaggedRow { place: &node.place, cells: cells.len() });
        return None;
    }
    let cells = cells
        .iter()
        .zip(head)
        .map(|(cell, column)| read_cell(cell, &column.text, &node.place, diagnostics));
    cells.collect::<Vec<_>>().into_iter().collect()
}

fn read_cell(
    cell: &Node,
    column: &str,
    row: &Place,
    diagnostics: &mut Diagnostics,
) -> Option<Prose> {
    let is_left_out = matches!(cell.content, crate::yaml::Content::Null);
    let words = match is_left_out {
        true => None,
        false => Some(Prose::read(cell, diagnostics)?),
    };
    if words.as_ref().is_none_or(|words| words.text.trim().is_empty()) {
        let message = say!("the cell under `{column}` is empty", column);
        let hint =
            "write `–` where there is nothing, so that readers see that it is meant";
        let place = if is_left_out { row } else { &cell.place };
        diagnostics.push(Diagnostic::error(message).at(place).hint(hint));
        return None;
    }
    words
}

fn read_align(
    node: &Node,
    columns: usize,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<CellAlign>> {
    let words = node.list(diagnostics)?;
    if words.len() != columns {
        let message = say!(
            "the table has {columns} columns, and `align` tells of {words}",
            columns,
            words = words.len()
        );
        let hint = "give a word for each column: `left`, `center` or `right`";
        diagnostics.push(Diagnostic::error(message).at(&node.place).hint(hint));
        return None;
    }
    let words = words.iter().map(|word| word.choice(CellAlign::WORDS, diagnostics));
    words.collect::<Vec<_>>().into_iter().collect()
}
