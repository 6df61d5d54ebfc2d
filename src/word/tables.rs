//! Tables with header rows, which word processors repeat on every page and read aloud.

use std::sync::Arc;

use crate::document::{DataTable, SettledProse, SettledRegisterTable, SettledTypedTable};

use super::model::{CellSide, Paragraph, ParagraphStyle, WordCell, WordTable};

/// A column is at least so wide, in letters, and asks for at most so many.
const COLUMN: [usize; 2] = [4, 26];
/// The room between the texts of two columns, in letters.
const BETWEEN: usize = 2;

/// A cell of a text of the program's own.
fn cell(text: &str, style: ParagraphStyle, align: CellSide) -> WordCell {
    let paragraphs = vec![Paragraph::own(style, text)];
    WordCell { paragraphs, span: 1, align, bold: false }
}

fn head(text: &str, align: CellSide) -> WordCell {
    cell(text, ParagraphStyle::TableHead, align)
}

/// The room that a text needs at least: its longest word, and a part of the rest.
fn room(text: &str) -> usize {
    let words = text.split(' ').map(|word| word.chars().count());
    let longest = words.max().unwrap_or_default();
    let [least, most] = COLUMN;
    (text.chars().count() / 2).clamp(longest, most.max(longest)).max(least)
}

/// Rows and columns of numbers.
pub(super) fn of_data(data: &DataTable, caption: &str) -> WordTable {
    let mut rows_of_heads = Vec::new();
    let last = data.header.len().saturating_sub(1);
    for (index, header) in data.header.iter().enumerate() {
        // The corner stands right above the labels.
        let corner = if index == last { data.corner.as_str() } else { "" };
        let cells = header.iter().map(|one| {
            let align = if one.span > 1 { CellSide::Center } else { CellSide::Right };
            WordCell { span: one.span, ..head(&one.text, align) }
        });
        rows_of_heads
            .push(std::iter::once(head(corner, CellSide::Left)).chain(cells).collect());
    }
    let rows = data.rows.iter().map(|row| {
        let label = cell(&row.label, ParagraphStyle::TableText, CellSide::Left);
        let label = WordCell { bold: row.total, ..label };
        let cells = row.cells.iter().enumerate().map(|(column, text)| {
            let is_total = data.total_columns.get(column).copied().unwrap_or_default();
            let cell = cell(text, ParagraphStyle::TableNumber, CellSide::Right);
            WordCell { bold: row.total || is_total, ..cell }
        });
        std::iter::once(label).chain(cells).collect()
    });
    let rows = rows.collect();
    let labels = data.rows.iter().map(|row| room(&row.label)).chain([room(&data.corner)]);
    let mut widths = vec![labels.max().unwrap_or_default()];
    for column in 0..data.columns {
        let cells = data.rows.iter().filter_map(|row| row.cells.get(column));
        let cells = cells.map(|text| text.chars().count());
        let header = data.header.last().and_then(|row| row.get(column));
        let header = header.map(|one| room(&one.text) / one.span.max(1));
        let width = cells.chain(header).max().unwrap_or_default();
        widths.push(width.max(COLUMN[0]) + BETWEEN);
    }
    WordTable {
        title: caption.to_owned(),
        head: rows_of_heads,
        rows,
        has_row_headers: true,
        widths,
    }
}

/// The rows of a register.
pub(super) fn of_register(table: &SettledRegisterTable) -> WordTable {
    let side = |column: usize| match table.columns.get(column) {
        Some(column) if column.is_number => CellSide::Right,
        Some(_) | None => CellSide::Left,
    };
    let heads = table.columns.iter().enumerate();
    let heads = heads.map(|(index, column)| head(&column.label, side(index)));
    let heads = heads.collect::<Vec<_>>();
    let rows = table.rows.iter().map(|row| {
        let cells = row.iter().enumerate();
        let cells = cells
            .map(|(index, one)| cell(&one.text, ParagraphStyle::TableText, side(index)));
        cells.collect()
    });
    let widths = table.columns.iter().enumerate().map(|(index, column)| {
        let cells = table.rows.iter().filter_map(|row| row.get(index));
        let cells = cells.map(|cell| room(&cell.text));
        cells.chain([room(&column.label)]).max().unwrap_or_default()
    });
    WordTable {
        title: table.caption.clone(),
        head: vec![heads],
        rows: rows.collect(),
        has_row_headers: true,
        widths: widths.collect(),
    }
}

/// A table of words that the author types; `read` makes paragraphs of an author's text.
pub(super) fn typed(
    table: &SettledTypedTable,
    read: &mut dyn FnMut(&Arc<SettledProse>, ParagraphStyle) -> Vec<Paragraph>,
) -> WordTable {
    let side = |column: usize| match table.align.get(column).copied() {
        Some("right") => CellSide::Right,
        Some("center") => CellSide::Center,
        _ => CellSide::Left,
    };
    let mut heads = Vec::new();
    for (index, text) in table.head.iter().enumerate() {
        let mut one = head(text, side(index));
        if let Some(Some(prose)) = table.marked.head.get(index) {
            one.paragraphs = read(prose, ParagraphStyle::TableHead);
        }
        heads.push(one);
    }
    let mut rows = Vec::new();
    for row in &table.rows {
        let mut cells = Vec::new();
        for (index, typed) in row.iter().enumerate() {
            let paragraphs = read(&typed.markup, ParagraphStyle::TableText);
            let bold = index == 0 && table.row_headers;
            cells.push(WordCell { paragraphs, span: 1, align: side(index), bold });
        }
        rows.push(cells);
    }
    let widths = table.head.iter().enumerate().map(|(index, text)| {
        let cells = table.rows.iter().filter_map(|row| row.get(index));
        let cells = cells.map(|cell| room(&cell.said));
        cells.chain([room(text)]).max().unwrap_or_default()
    });
    WordTable {
        title: table.caption.clone(),
        head: if heads.is_empty() { Vec::new() } else { vec![heads] },
        rows,
        has_row_headers: table.row_headers,
        widths: widths.collect(),
    }
}
