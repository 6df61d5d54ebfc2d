//! Finds rows and cells in the text of a CSV file, in one walk through it that remembers
//! where the cells of the wanted columns begin. A mistake in the data can so be reported
//! where it stands, and no other cell is ever looked at.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Place, Source};

use super::coded::{Texts, TextsMaker};

/// The rows of a CSV text.
#[derive(Debug)]
pub(super) struct CsvRows {
    source: Arc<Source>,
    separator: u8,
    header: Vec<Place>,
    names: Vec<String>,
    /// Where each row below the header begins; empty lines are no rows.
    rows: Vec<usize>,
    /// Where the cells of each wanted column begin; those of a row that is too short are
    /// where the row begins.
    cells: Vec<Option<Vec<usize>>>,
    /// Rows that do not have as many cells as the header, and how many they have.
    ragged: Vec<(usize, usize)>,
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
    /// Finds the rows; a line break inside quotes does not end a row. The row below the
    /// header is left out if it `has_labels`, and only columns that are wanted can be read.
    pub(super) fn find(
        source: &Arc<Source>,
        separator: u8,
        has_labels: bool,
        wanted: impl Fn(&str) -> bool,
    ) -> Self {
        let mut walk = Walk::new(source, separator);
        let mut header = Vec::new();
        let start = walk.row(|_, start| header.push(start));
        let header = start.map_or_else(Vec::new, |start| walk.places(start));
        let written = |place: &Place| {
            let text = source.text[place.start()..place.end()].trim();
            text.trim_matches('"').trim().to_owned()
        };
        let names = header.iter().map(written).collect::<Vec<_>>();
        if has_labels {
            walk.row(|_, _| ());
        }
        let mut cells =
            names.iter().map(|name| wanted(name).then(Vec::new)).collect::<Vec<_>>();
        let (mut rows, mut ragged) = (Vec::new(), Vec::new());
        loop {
            let mut found = 0;
            let start = walk.row(|column, start| {
                found = column + 1;
                if let Some(Some(cells)) = cells.get_mut(column) {
                    cells.push(start);
                }
            });
            let Some(start) = start else { break };
            rows.push(start);
            if found != header.len() {
                ragged.push((rows.len() - 1, found));
                for cells in cells.iter_mut().flatten() {
                    cells.resize(rows.len(), start);
                }
            }
        }
        let misquoted = walk.misquoted();
        let source = Arc::clone(source);
        Self { source, separator, header, names, rows, cells, ragged, misquoted }
    }

    /// The first quotation mark that does not do what it should.
    pub(super) fn misquoted(&self) -> Option<&Misquoted> {
        self.misquoted.as_ref()
    }

    /// Rows below the header.
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// The names in the header.
    pub(super) fn names(&self) -> &[String] {
        &self.names
    }

    /// Where the names in the header stand.
    pub(super) fn header(&self) -> &[Place] {
        &self.header
    }

    /// The place of a row's cell; the row is counted from 0 below the header.
    pub(super) fn cell(&self, row: usize, column: usize) -> Place {
        let Some(start) = self.rows.get(row) else { return Place::file(&self.source) };
        let mut cells = Walk::new(&self.source, self.separator).places(*start);
        if column < cells.len() {
            return cells.swap_remove(column);
        }
        Place::new(&self.source, *start, *start)
    }

    /// The rows that do not have as many cells as the header, and how many they have.
    pub(super) fn ragged(&self) -> &[(usize, usize)] {
        &self.ragged
    }

    /// The cells of a wanted column.
    pub(super) fn texts(&self, column: usize) -> Option<Texts> {
        let mut texts = TextsMaker::new(self.len());
        self.each(column, |cell| texts.push(cell))?;
        Some(texts.finish())
    }

    /// Walks through the cells of a wanted column.
    pub(super) fn each(&self, column: usize, mut see: impl FnMut(&str)) -> Option<()> {
        let cells = self.cells.get(column)?.as_ref()?;
        let text = self.source.text.as_bytes();
        for start in cells {
            let cell = &self.source.text[cell_at(text, *start, self.separator)];
            see(&unquoted(cell));
        }
        Some(())
    }
}

/// The bytes of the cell that begins here.
fn cell_at(text: &[u8], start: usize, separator: u8) -> Range<usize> {
    let mut quoted = false;
    let rest = text.get(start..).unwrap_or_default();
    let length = rest.iter().position(|byte| {
        quoted ^= *byte == b'"';
        !quoted && (*byte == separator || *byte == b'\n')
    });
    start..start + length.unwrap_or(rest.len())
}

/// What a cell says.
fn unquoted(cell: &str) -> Cow<'_, str> {
    let inner = cell.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    match inner {
        None => Cow::Borrowed(cell),
        Some(inner) if inner.contains('"') => Cow::Owned(inner.replace("\"\"", "\"")),
        Some(inner) => Cow::Borrowed(inner),
    }
}

/// A walk through the text, row by row.
struct Walk<'s> {
    source: &'s Arc<Source>,
    separator: u8,
    /// Which bytes are more than part of a cell.
    is_sign: [bool; 256],
    at: usize,
    /// A quotation mark in the middle of a cell.
    inside: Option<usize>,
    /// The one that opens a cell and is not closed.
    open: Option<usize>,
}

impl<'s> Walk<'s> {
    fn new(source: &'s Arc<Source>, separator: u8) -> Self {
        let mut is_sign = [false; 256];
        for sign in [separator, b'"', b'\n'] {
            is_sign[usize::from(sign)] = true;
        }
        Self { source, separator, is_sign, at: 0, inside: None, open: None }
    }

    /// Walks through the next row that is not empty, and tells where it begins.
    fn row(&mut self, mut see: impl FnMut(usize, usize)) -> Option<usize> {
        let text = self.source.text.as_bytes();
        // A tab may separate empty cells, so it does not make an empty line.
        loop {
            let rest = text.get(self.at..).unwrap_or_default();
            let blank = rest.iter().position(|byte| *byte != b' ').unwrap_or(rest.len());
            match rest.get(blank) {
                None => return None,
                Some(b'\n') => self.at += blank + 1,
                Some(_) => break,
            }
        }
        let start = self.at;
        let ends = |byte: Option<&u8>| {
            byte.is_none_or(|byte| {
                *byte == self.separator || matches!(byte, b'"' | b'\n')
            })
        };
        let (mut column, mut index, mut open) = (0, start, None);
        let mut inside = self.inside;
        see(column, start);
        while let Some(byte) = text.get(index) {
            if !self.is_sign[usize::from(*byte)] {
                index += 1;
                continue;
            }
            match byte {
                b'"' => {
                    let next = match open {
                        Some(_) => text.get(index + 1),
                        None => index.checked_sub(1).and_then(|before| text.get(before)),
                    };
                    if !ends(next) {
                        inside.get_or_insert(index);
                    }
                    open = if open.is_some() { None } else { Some(index) };
                }
                _ if open.is_some() => {}
                b'\n' => break,
                _ => {
                    column += 1;
                    see(column, index + 1);
                }
            }
            index += 1;
        }
        self.at = index + 1;
        self.inside = inside;
        self.open = open;
        Some(start)
    }

    /// The places of the cells of the row that begins here.
    fn places(&self, start: usize) -> Vec<Place> {
        let text = self.source.text.as_bytes();
        let (mut places, mut from) = (Vec::new(), start);
        loop {
            let Range { start, end } = cell_at(text, from, self.separator);
            places.push(Place::new(self.source, start, end));
            if text.get(end) != Some(&self.separator) {
                return places;
            }
            from = end + 1;
        }
    }

    fn misquoted(self) -> Option<Misquoted> {
        let place = |at: usize| Place::new(self.source, at, at + 1);
        let inside = self.inside.map(|at| Misquoted::Inside(place(at)));
        inside.or_else(|| self.open.map(|at| Misquoted::Unclosed(place(at))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> CsvRows {
        find(text, b';')
    }

    fn find(text: &str, separator: u8) -> CsvRows {
        let source = Source::confidential("svar.csv", text);
        CsvRows::find(&source, separator, false, |_| true)
    }

    fn column(rows: &CsvRows, column: usize) -> Vec<String> {
        let mut cells = Vec::new();
        rows.each(column, |cell| cells.push(cell.to_owned())).expect("a wanted column");
        cells
    }

    #[test]
    fn quotes_hide_separators_and_line_breaks() {
        let rows = rows("id;text\n1;\"a;b\nc\"\n2;d\n");
        assert_eq!(rows.len(), 2);
        assert_eq!(rows.ragged(), []);
        assert_eq!(rows.cell(1, 1).to_string(), "svar.csv:4:3");
        assert_eq!(column(&rows, 1), ["a;b\nc", "d"]);
    }

    #[test]
    fn empty_lines_are_no_rows() {
        let rows = rows("a;b\n\n1;2\n   \n3;4\n\n");
        assert_eq!(rows.len(), 2);
        assert_eq!(column(&rows, 1), ["2", "4"]);
        assert_eq!(rows.cell(1, 1).to_string(), "svar.csv:5:3");
        assert_eq!(find("a\tb\n\t\n", b'\t').len(), 1);
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
    fn doubled_quotation_marks_are_one() {
        let rows = rows("a;b\n\"\"\"x\"\" y\";\"\"\n\" z \"; u\n");
        assert_eq!(column(&rows, 0), ["\"x\" y", " z "]);
        assert_eq!(column(&rows, 1), ["", " u"]);
    }

    #[test]
    fn a_ragged_row_is_found() {
        let short = rows("a;b\n1;2\n3\n4;5\n");
        assert_eq!(short.ragged(), [(1, 1)]);
        assert_eq!(column(&short, 1), ["2", "3", "5"]);
        let long = rows("a;b\n1;2;3");
        assert_eq!(long.ragged(), [(0, 3)]);
        assert_eq!(column(&long, 1), ["2"]);
    }

    #[test]
    fn only_wanted_columns_can_be_read() {
        let source = Source::confidential("svar.csv", "a;b\nA;B\n1;2\n");
        let rows = CsvRows::find(&source, b';', true, |name| name == "b");
        assert_eq!(rows.names(), ["a", "b"]);
        assert!(rows.texts(0).is_none());
        assert_eq!(column(&rows, 1), ["2"]);
    }
}
