//! Finds rows and cells in the text of a CSV file, so that a mistake in the data can be
//! reported where it stands. The values themselves are read by polars.

use std::sync::Arc;

use crate::diagnostic::{Place, Source};

/// The rows of a CSV text.
#[derive(Debug)]
pub(super) struct CsvRows {
    source: Arc<Source>,
    separator: u8,
    /// Byte where each row begins, the header first; empty lines are no rows.
    starts: Vec<usize>,
    /// The quotation mark that is not closed, if there is one.
    unclosed: Option<Place>,
}

impl CsvRows {
    /// Finds the rows; a line break inside quotes does not end a row.
    pub(super) fn find(source: &Arc<Source>, separator: u8) -> Self {
        let mut starts = Vec::new();
        let (mut start, mut quoted, mut opened) = (0, false, 0);
        for (index, byte) in source.text.bytes().enumerate() {
            match byte {
                b'"' => {
                    quoted = !quoted;
                    if quoted {
                        opened = index;
                    }
                }
                b'\n' if !quoted => {
                    if !source.text[start..index].trim().is_empty() {
                        starts.push(start);
                    }
                    start = index + 1;
                }
                _ => {}
            }
        }
        if !source.text[start..].trim().is_empty() {
            starts.push(start);
        }
        let unclosed = quoted.then(|| Place::new(source, opened, opened + 1));
        Self { source: Arc::clone(source), separator, starts, unclosed }
    }

    /// The quotation mark that is not closed, if there is one.
    pub(super) fn unclosed(&self) -> Option<&Place> {
        self.unclosed.as_ref()
    }

    /// Rows below the header.
    pub(super) fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// The names in the header, as places.
    pub(super) fn header(&self) -> Vec<Place> {
        self.cells(0)
    }

    /// The place of a row's cell; the row is counted from 0 below the header.
    pub(super) fn cell(&self, row: usize, column: usize) -> Place {
        let mut cells = self.cells(row + 1);
        if column < cells.len() {
            return cells.swap_remove(column);
        }
        let start = self.starts.get(row + 1).copied().unwrap_or(self.source.text.len());
        Place::new(&self.source, start, start)
    }

    /// The first row that does not have `expected` cells, and how many it has.
    pub(super) fn ragged(&self, expected: usize) -> Option<(usize, usize)> {
        (0..self.len())
            .map(|row| (row, self.cells(row + 1).len()))
            .find(|(_, found)| *found != expected)
    }

    fn cells(&self, index: usize) -> Vec<Place> {
        let text = &self.source.text;
        let Some(start) = self.starts.get(index).copied() else { return Vec::new() };
        let end = self.starts.get(index + 1).copied().unwrap_or(text.len());
        let row = text[start..end].trim_end_matches(['\n', '\r']);
        let (mut cells, mut from, mut quoted) = (Vec::new(), 0, false);
        for (offset, byte) in row.bytes().enumerate() {
            if byte == b'"' {
                quoted = !quoted;
            } else if byte == self.separator && !quoted {
                cells.push(Place::new(&self.source, start + from, start + offset));
                from = offset + 1;
            }
        }
        cells.push(Place::new(&self.source, start + from, start + row.len()));
        cells
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> CsvRows {
        CsvRows::find(&Source::confidential("svar.csv", text), b';')
    }

    #[test]
    fn quotes_hide_separators_and_line_breaks() {
        let rows = rows("id;text\n1;\"a;b\nc\"\n2;d\n");
        assert_eq!(rows.len(), 2);
        assert_eq!(rows.ragged(2), None);
        assert_eq!(rows.cell(1, 1).to_string(), "svar.csv:4:3");
    }

    #[test]
    fn a_ragged_row_is_found() {
        assert_eq!(rows("a;b\n1;2\n3\n").ragged(2), Some((1, 1)));
        assert_eq!(rows("a;b\n1;2;3").ragged(2), Some((0, 3)));
    }
}
