//! Finds rows and cells in the text of a CSV file, so that a mistake in the data can be
//! reported where it stands. The values themselves are read by polars.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Place, Source};

/// The rows of a CSV text.
#[derive(Debug)]
pub(super) struct CsvRows {
    source: Arc<Source>,
    separator: u8,
    /// The bytes of each row, the header first; empty lines are no rows.
    rows: Vec<Range<usize>>,
    misquoted: Option<Misquoted>,
}

/// A quotation mark that does not do what it should.
#[derive(Debug)]
pub(super) enum Misquoted {
    /// It opens a cell and is never closed.
    Unclosed(Place),
    /// It stands in the middle of a cell.
    Inside(Place),
}

impl CsvRows {
    /// Finds the rows; a line break inside quotes does not end a row.
    pub(super) fn find(source: &Arc<Source>, separator: u8) -> Self {
        let text = source.text.as_bytes();
        let (mut rows, mut inside) = (Vec::new(), None);
        let (mut start, mut quoted, mut opened) = (0, false, 0);
        let ends_cell = |byte: Option<&u8>| {
            byte.is_none_or(|byte| *byte == separator || matches!(byte, b'"' | b'\n'))
        };
        for (index, byte) in text.iter().enumerate() {
            match byte {
                b'"' => {
                    let before = index.checked_sub(1).and_then(|before| text.get(before));
                    let next = if quoted { text.get(index + 1) } else { before };
                    if !ends_cell(next) {
                        inside.get_or_insert(index);
                    }
                    quoted = !quoted;
                    if quoted {
                        opened = index;
                    }
                }
                b'\n' if !quoted => {
                    rows.push(start..index);
                    start = index + 1;
                }
                _ => {}
            }
        }
        rows.push(start..text.len());
        // A tab may separate empty cells, so it does not make an empty line.
        rows.retain(|row| {
            text[row.clone()].iter().any(|byte| !matches!(byte, b' ' | b'\r'))
        });
        let place = |at: usize| Place::new(source, at, at + 1);
        let inside = inside.map(|at| Misquoted::Inside(place(at)));
        let misquoted =
            inside.or_else(|| quoted.then(|| Misquoted::Unclosed(place(opened))));
        Self { source: Arc::clone(source), separator, rows, misquoted }
    }

    /// Leaves out the row below the header, which holds labels and no answers.
    pub(super) fn skip_labels(&mut self) {
        if self.rows.len() > 1 {
            self.rows.remove(1);
        }
    }

    /// The first quotation mark that does not do what it should.
    pub(super) fn misquoted(&self) -> Option<&Misquoted> {
        self.misquoted.as_ref()
    }

    /// The text without empty lines.
    pub(super) fn text(&self) -> String {
        let rows = self.rows.iter().map(|row| &self.source.text[row.clone()]);
        rows.collect::<Vec<_>>().join("\n")
    }

    /// Rows below the header.
    pub(super) fn len(&self) -> usize {
        self.rows.len().saturating_sub(1)
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
        let end = self.source.text.len();
        let start = self.rows.get(row + 1).map_or(end, |row| row.start);
        Place::new(&self.source, start, start)
    }

    /// The rows that do not have `expected` cells, and how many they have.
    pub(super) fn ragged(&self, expected: usize) -> Vec<(usize, usize)> {
        (0..self.len())
            .map(|row| (row, self.cells(row + 1).len()))
            .filter(|(_, found)| *found != expected)
            .collect()
    }

    fn cells(&self, index: usize) -> Vec<Place> {
        let text = &self.source.text;
        let Some(Range { start, end }) = self.rows.get(index).cloned() else {
            return Vec::new();
        };
        let row = &text[start..end];
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
        assert_eq!(rows.ragged(2), []);
        assert_eq!(rows.cell(1, 1).to_string(), "svar.csv:4:3");
    }

    #[test]
    fn empty_lines_are_no_rows() {
        let rows = rows("a;b\n\n1;2\n   \n3;4\n\n");
        assert_eq!(rows.len(), 2);
        assert_eq!(rows.text(), "a;b\n1;2\n3;4");
        assert_eq!(rows.cell(1, 1).to_string(), "svar.csv:5:3");
        let tabs = Source::confidential("svar.csv", "a\tb\n\t\n");
        assert_eq!(CsvRows::find(&tabs, b'\t').len(), 1);
    }

    #[test]
    fn quotation_marks_that_do_not_quote_are_found() {
        let place = |text| match rows(text).misquoted() {
            Some(Misquoted::Unclosed(place)) => format!("unclosed {place}"),
            Some(Misquoted::Inside(place)) => format!("inside {place}"),
            None => String::new(),
        };
        assert_eq!(place("a;b\n1;\"2\n3;4\n"), "unclosed svar.csv:2:3");
        assert_eq!(place("a;b\n1;\"2\"x\n"), "inside svar.csv:2:5");
        assert_eq!(place("a;b\n1;2\"x\n"), "inside svar.csv:2:4");
        assert_eq!(place("a;b\n1;\"2 \"\"x\"\"\"\n\"\";\"\"\n"), "");
    }

    #[test]
    fn a_ragged_row_is_found() {
        assert_eq!(rows("a;b\n1;2\n3\n").ragged(2), [(1, 1)]);
        assert_eq!(rows("a;b\n1;2;3").ragged(2), [(0, 3)]);
    }
}
