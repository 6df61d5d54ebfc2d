//! Finds rows and cells in the text of a CSV file, in one walk through it that remembers
//! where the cells of the wanted columns begin. A mistake in the data can so be reported
//! where it stands, and no other cell is ever looked at. Parts of a long text are walked
//! through side by side.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::{Place, Source};

use super::coded::{Texts, TextsMaker};

/// The rows of a CSV text.
#[derive(Debug)]
pub(super) struct CsvRows {
    source: Arc<Source>,
    separator: u8,
    header: Vec<Place>,
    names: Vec<String>,
    /// The rows below the header.
    parts: Vec<Part>,
    /// Rows that do not have as many cells as the header, and how many they have.
    ragged: Vec<(usize, usize)>,
    misquoted: Option<Misquoted>,
}

/// Some rows that stand together.
#[derive(Debug)]
struct Part {
    /// Where each row begins; empty lines are no rows.
    rows: Vec<usize>,
    /// Where the cells of each wanted column begin; those of a row that is too short are
    /// where the row begins.
    cells: Vec<Option<Vec<usize>>>,
    /// Rows of this part that do not have as many cells as the header, and how many they
    /// have.
    ragged: Vec<(usize, usize)>,
    misquoted: Option<Misquoted>,
}

/// How many bytes of the text are walked through at a time.
const PART: usize = 1 << 22;

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
        Self::find_in_parts(source, (separator, has_labels), wanted, PART)
    }

    fn find_in_parts(
        source: &Arc<Source>,
        (separator, has_labels): (u8, bool),
        wanted: impl Fn(&str) -> bool,
        size: usize,
    ) -> Self {
        let text = source.text.as_bytes();
        let mut walk = Walk::new(text, separator);
        let mut header = Vec::new();
        let start = walk.row(|_, start| header.push(start));
        let header =
            start.map_or_else(Vec::new, |start| places(source, separator, start));
        let written = |place: &Place| {
            let text = source.text[place.start()..place.end()].trim();
            text.trim_matches('"').trim().to_owned()
        };
        let names = header.iter().map(written).collect::<Vec<_>>();
        if has_labels {
            walk.row(|_, _| ());
        }
        let below = walk.at.min(text.len());
        let before = walk.misquoted(source);
        let is_wanted = names.iter().map(|name| wanted(name)).collect::<Vec<_>>();
        let mut parts = whole_rows(text, below, size)
            .into_par_iter()
            .map(|range| Part::find(source, separator, range, &is_wanted))
            .collect::<Vec<_>>();
        let (mut rows, mut ragged) = (0, Vec::new());
        for part in &mut parts {
            let found = part.ragged.drain(..).map(|(row, cells)| (rows + row, cells));
            ragged.extend(found);
            rows += part.rows.len();
        }
        let misquoted =
            before.or_else(|| parts.iter_mut().find_map(|part| part.misquoted.take()));
        let source = Arc::clone(source);
        Self { source, separator, header, names, parts, ragged, misquoted }
    }

    /// The first quotation mark that does not do what it should.
    pub(super) fn misquoted(&self) -> Option<&Misquoted> {
        self.misquoted.as_ref()
    }

    /// Rows below the header.
    pub(super) fn len(&self) -> usize {
        self.parts.iter().map(|part| part.rows.len()).sum()
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
        let mut left = row;
        let start = self.parts.iter().find_map(|part| {
            let start = part.rows.get(left);
            left = left.saturating_sub(part.rows.len());
            start
        });
        let Some(start) = start else { return Place::file(&self.source) };
        let mut cells = places(&self.source, self.separator, *start);
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
        let texts_of = |part: &Part| {
            let mut texts = TextsMaker::new(part.rows.len());
            self.each_of(part, column, |cell| texts.push(cell))?;
            Some(texts.finish())
        };
        let parts = self.parts.par_iter().map(texts_of).collect::<Option<Vec<_>>>()?;
        let is_wanted = !parts.is_empty();
        is_wanted.then(|| Texts::join(parts))
    }

    /// Walks through the cells of a wanted column.
    pub(super) fn each(&self, column: usize, mut see: impl FnMut(&str)) -> Option<()> {
        self.parts.iter().try_for_each(|part| self.each_of(part, column, &mut see))
    }

    fn each_of(
        &self,
        part: &Part,
        column: usize,
        mut see: impl FnMut(&str),
    ) -> Option<()> {
        let cells = part.cells.get(column)?.as_ref()?;
        let text = self.source.text.as_bytes();
        for start in cells {
            let cell = &self.source.text[cell_at(text, *start, self.separator)];
            see(&unquoted(cell));
        }
        Some(())
    }
}

impl Part {
    /// Finds the rows in a range that holds whole ones.
    fn find(
        source: &Arc<Source>,
        separator: u8,
        range: Range<usize>,
        is_wanted: &[bool],
    ) -> Self {
        let mut walk = Walk::new(&source.text.as_bytes()[..range.end], separator);
        walk.at = range.start;
        let mut cells =
            is_wanted.iter().map(|wanted| wanted.then(Vec::new)).collect::<Vec<_>>();
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
            if found != is_wanted.len() {
                ragged.push((rows.len() - 1, found));
                for cells in cells.iter_mut().flatten() {
                    cells.resize(rows.len(), start);
                }
            }
        }
        Self { rows, cells, ragged, misquoted: walk.misquoted(source) }
    }
}

/// Cuts what stands below the header into ranges of about this size that hold whole rows.
///
/// Every quotation mark opens or closes, so a line break ends a row if the number of them
/// before it is even; each piece can be asked for its own by itself. There is always one
/// range, which may be empty.
fn whole_rows(text: &[u8], below: usize, size: usize) -> Vec<Range<usize>> {
    let pieces = (below..text.len()).step_by(size).collect::<Vec<_>>();
    let has_odd_quotes = |start: &usize| {
        let piece = &text[*start..text.len().min(start + size)];
        piece.iter().fold(false, |is_odd, byte| is_odd ^ (*byte == b'"'))
    };
    let odd = pieces.par_iter().map(has_odd_quotes).collect::<Vec<_>>();
    let mut cuts = vec![below];
    let mut is_open = false;
    for (start, is_odd) in pieces.iter().zip(odd) {
        if *start > below {
            let mut quoted = is_open;
            let end = text[*start..].iter().position(|byte| {
                quoted ^= *byte == b'"';
                *byte == b'\n' && !quoted
            });
            cuts.push(end.map_or(text.len(), |end| start + end + 1));
        }
        is_open ^= is_odd;
    }
    cuts.push(text.len());
    cuts.dedup();
    if cuts.len() == 1 {
        cuts.push(text.len());
    }
    cuts.windows(2).map(|pair| pair[0]..pair[1]).collect()
}

/// The places of the cells of the row that begins here.
fn places(source: &Arc<Source>, separator: u8, start: usize) -> Vec<Place> {
    let text = source.text.as_bytes();
    let (mut places, mut from) = (Vec::new(), start);
    loop {
        let Range { start, end } = cell_at(text, from, separator);
        places.push(Place::new(source, start, end));
        if text.get(end) != Some(&separator) {
            return places;
        }
        from = end + 1;
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
struct Walk<'t> {
    text: &'t [u8],
    separator: u8,
    /// Which bytes are more than part of a cell.
    is_sign: [bool; 256],
    at: usize,
    /// A quotation mark in the middle of a cell.
    inside: Option<usize>,
    /// The one that opens a cell and is not closed.
    open: Option<usize>,
}

impl<'t> Walk<'t> {
    fn new(text: &'t [u8], separator: u8) -> Self {
        let mut is_sign = [false; 256];
        for sign in [separator, b'"', b'\n'] {
            is_sign[usize::from(sign)] = true;
        }
        Self { text, separator, is_sign, at: 0, inside: None, open: None }
    }

    /// Walks through the next row that is not empty, and tells where it begins.
    fn row(&mut self, mut see: impl FnMut(usize, usize)) -> Option<usize> {
        let text = self.text;
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

    fn misquoted(self, source: &Arc<Source>) -> Option<Misquoted> {
        let place = |at: usize| Place::new(source, at, at + 1);
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
    fn parts_of_any_size_hold_the_same_rows() {
        let texts = [
            "a;b\n1;2\n\n  \n3;\"x\ny;\"\"z\"\n4\n5;6;7\n\"\";8\n",
            "a;b\n1;\"2\n3;4\n5;6\n",
            "a;b\n1;2\"x\n3;4\n5;\"6\"y\n",
            "a;b\n1;2\r\n3;4",
            "a;b\n",
            "a;b",
            "",
        ];
        for text in texts {
            let source = Source::confidential("svar.csv", text);
            let told = |size: usize| {
                let rows = CsvRows::find_in_parts(&source, (b';', false), |_| true, size);
                let places = (0..rows.len() + 1)
                    .map(|row| rows.cell(row, 1).to_string())
                    .collect::<Vec<_>>();
                let columns = (0..rows.names().len()).map(|column| {
                    let cells = rows.texts(column).map(|texts| {
                        let cells = texts.decode(|text| text.map(str::to_owned));
                        cells.iter().cloned().collect::<Vec<_>>()
                    });
                    let mut each = Vec::new();
                    rows.each(column, |cell| each.push(cell.to_owned()));
                    (cells, each)
                });
                let columns = columns.collect::<Vec<_>>();
                let misquoted = format!("{:?}", rows.misquoted());
                (rows.len(), places, columns, rows.ragged().to_vec(), misquoted)
            };
            let whole = told(text.len() + 1);
            for size in 1..=text.len() {
                assert!(told(size) == whole, "{text:?} in parts of {size} bytes");
            }
        }
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
