//! Finds rows and cells in the text of a CSV file, in one walk through it that remembers
//! where the cells of the wanted columns begin. A mistake in the data can so be reported
//! where it stands, and no other cell is ever looked at. Parts of a long text are walked
//! through side by side.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::{Place, Source};

use super::coded::{CodedTexts, TextsMaker};
use super::head::{Gaps, Head};

/// The rows of a CSV text.
#[derive(Debug)]
pub(super) struct CsvRows {
    source: Arc<Source>,
    separator: u8,
    header: Vec<Place>,
    head: Head,
    /// The rows below the header.
    parts: Vec<CellRows>,
    /// Rows that do not have as many cells as the header, and how many they have.
    ragged: Vec<(usize, usize)>,
    /// Rows that are not empty, but hold nothing: how many, and where the first begins.
    empty: Empty,
    /// Cells that look as if a quotation mark had swallowed rows.
    swallowed: Vec<Swallowed>,
    misquoted: Option<Misquoted>,
}

/// Rows in which there is nothing, which are left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Empty {
    count: usize,
    first: Option<usize>,
}

impl Empty {
    fn add(&mut self, start: usize) {
        self.count += 1;
        self.first.get_or_insert(start);
    }

    fn join(&mut self, later: Self) {
        self.count += later.count;
        self.first = self.first.or(later.first);
    }
}

/// A quoted cell that goes on over several lines, with as many separators as rows have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Swallowed {
    /// The row it stands in, from 0.
    pub(super) row: usize,
    /// Where its quotation mark opens.
    open: usize,
    /// Over how many more lines it goes.
    pub(super) lines: usize,
}

/// Some rows that stand together.
#[derive(Debug)]
struct CellRows {
    /// Where each row begins; empty lines are no rows.
    rows: Vec<usize>,
    /// Where the cells of each wanted column begin; those of a row that is too short are
    /// where the row begins.
    cells: Vec<Option<Vec<usize>>>,
    /// Rows of this part that do not have as many cells as the header, and how many they
    /// have.
    ragged: Vec<(usize, usize)>,
    empty: Empty,
    swallowed: Vec<Swallowed>,
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
    /// Finds the rows; a line break inside quotes does not end a row, and a row in which
    /// nothing stands is none. The header is so many rows high, and only columns that are
    /// wanted can be read.
    pub(super) fn find(
        source: &Arc<Source>,
        separator: u8,
        header_rows: usize,
        wanted: impl Fn(&str) -> bool,
    ) -> Self {
        Self::find_in_parts(source, separator, header_rows, wanted, PART)
    }

    fn find_in_parts(
        source: &Arc<Source>,
        separator: u8,
        header_rows: usize,
        wanted: impl Fn(&str) -> bool,
        size: usize,
    ) -> Self {
        let text = source.text.as_bytes();
        let mut walk = CellWalk::new(text, separator);
        let starts = (0..header_rows.max(1)).map_while(|_| walk.row(|_, _| ()));
        let starts = starts.collect::<Vec<_>>();
        let header = starts.first().map(|start| places(source, separator, *start));
        let header = header.unwrap_or_default();
        let rows = starts.iter().map(|start| texts_at(&source.text, separator, *start));
        let head = Head::of(rows.collect(), header.len(), Gaps::Left);
        let below = walk.at.min(text.len());
        let before = walk.misquoted(source);
        let is_wanted = head.names.iter().map(|name| wanted(name)).collect::<Vec<_>>();
        let mut parts = whole_rows(text, below, size)
            .into_par_iter()
            .map(|range| CellRows::find(source, separator, range, &is_wanted))
            .collect::<Vec<_>>();
        let (mut rows, mut ragged) = (0, Vec::new());
        let (mut empty, mut swallowed) = (Empty::default(), Vec::new());
        for part in &mut parts {
            let found = part.ragged.drain(..).map(|(row, cells)| (rows + row, cells));
            ragged.extend(found);
            let found = part.swallowed.drain(..);
            swallowed.extend(found.map(|one| Swallowed { row: rows + one.row, ..one }));
            empty.join(part.empty);
            rows += part.rows.len();
        }
        let misquoted =
            before.or_else(|| parts.iter_mut().find_map(|part| part.misquoted.take()));
        let source = Arc::clone(source);
        Self {
            source,
            separator,
            header,
            head,
            parts,
            ragged,
            empty,
            swallowed,
            misquoted,
        }
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
        &self.head.names
    }

    /// What stands below the names in the header.
    pub(super) fn labels(&self) -> &[Option<String>] {
        &self.head.labels
    }

    /// How many rows were left out because nothing stands in them, and where the first is.
    pub(super) fn empty(&self) -> Option<(usize, Place)> {
        let first = self.empty.first?;
        Some((self.empty.count, Place::new(&self.source, first, first)))
    }

    /// Cells that look as if a quotation mark had swallowed rows.
    pub(super) fn swallowed(&self) -> &[Swallowed] {
        &self.swallowed
    }

    /// Where the quotation mark of such a cell opens.
    pub(super) fn opening(&self, swallowed: &Swallowed) -> Place {
        Place::new(&self.source, swallowed.open, swallowed.open + 1)
    }

    /// The cells of a row, whether they are wanted or not; it is counted from 0 below the
    /// header.
    pub(super) fn row(&self, row: usize) -> Vec<String> {
        let start = self.start(row);
        let texts = start.map(|start| texts_at(&self.source.text, self.separator, start));
        texts.unwrap_or_default()
    }

    /// Where a row begins.
    fn start(&self, row: usize) -> Option<usize> {
        let mut left = row;
        self.parts.iter().find_map(|part| {
            let start = part.rows.get(left);
            left = left.saturating_sub(part.rows.len());
            start.copied()
        })
    }

    /// Where the names in the header stand.
    pub(super) fn header(&self) -> &[Place] {
        &self.header
    }

    /// The place of a row's cell; the row is counted from 0 below the header.
    pub(super) fn cell(&self, row: usize, column: usize) -> Place {
        let Some(start) = self.start(row) else { return Place::file(&self.source) };
        let mut cells = places(&self.source, self.separator, start);
        if column < cells.len() {
            return cells.swap_remove(column);
        }
        Place::new(&self.source, start, start)
    }

    /// The rows that do not have as many cells as the header, and how many they have.
    pub(super) fn ragged(&self) -> &[(usize, usize)] {
        &self.ragged
    }

    /// The cells of a wanted column.
    pub(super) fn texts(&self, column: usize) -> Option<CodedTexts> {
        let texts_of = |part: &CellRows| {
            let mut texts = TextsMaker::new(part.rows.len());
            self.each_of(part, column, |cell| texts.push(cell))?;
            Some(texts.finish())
        };
        let parts = self.parts.par_iter().map(texts_of).collect::<Option<Vec<_>>>()?;
        let is_wanted = !parts.is_empty();
        is_wanted.then(|| CodedTexts::join(parts))
    }

    /// Walks through the cells of a wanted column.
    pub(super) fn each(&self, column: usize, mut see: impl FnMut(&str)) -> Option<()> {
        self.parts.iter().try_for_each(|part| self.each_of(part, column, &mut see))
    }

    fn each_of(
        &self,
        part: &CellRows,
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

impl CellRows {
    /// Finds the rows in a range that holds whole ones.
    fn find(
        source: &Arc<Source>,
        separator: u8,
        range: Range<usize>,
        is_wanted: &[bool],
    ) -> Self {
        let mut walk = CellWalk::new(&source.text.as_bytes()[..range.end], separator);
        walk.at = range.start;
        let mut cells =
            is_wanted.iter().map(|wanted| wanted.then(Vec::new)).collect::<Vec<_>>();
        let (mut rows, mut ragged) = (Vec::new(), Vec::new());
        let (mut empty, mut swallowed) = (Empty::default(), Vec::new());
        // So many separators stand in a row.
        walk.between = is_wanted.len().saturating_sub(1);
        loop {
            let mut found = 0;
            let start = walk.row(|column, start| {
                found = column + 1;
                if let Some(Some(cells)) = cells.get_mut(column) {
                    cells.push(start);
                }
            });
            let Some(start) = start else { break };
            if is_empty(&source.text[start..walk.end], separator) {
                empty.add(start);
                for cells in cells.iter_mut().flatten() {
                    cells.truncate(rows.len());
                }
                walk.swallowed.clear();
                continue;
            }
            let row = rows.len();
            let found_here = walk.swallowed.drain(..);
            swallowed.extend(found_here.map(|one| Swallowed { row, ..one }));
            rows.push(start);
            if found != is_wanted.len() {
                ragged.push((rows.len() - 1, found));
                for cells in cells.iter_mut().flatten() {
                    cells.resize(rows.len(), start);
                }
            }
        }
        empty.join(walk.blank);
        let misquoted = walk.misquoted(source);
        Self { rows, cells, ragged, empty, swallowed, misquoted }
    }
}

/// Whether nothing stands in any cell of a row.
fn is_empty(row: &str, separator: u8) -> bool {
    // Nearly every row begins with something.
    let may_be =
        |byte: u8| byte == separator || byte == b'"' || byte.is_ascii_whitespace();
    let is_plain = |byte: u8| may_be(byte) || !byte.is_ascii();
    row.bytes().all(is_plain)
        && texts_at(row, separator, 0).iter().all(|cell| cell.is_empty())
}

/// What the cells of the row that begins here say, without space around it.
fn texts_at(text: &str, separator: u8, start: usize) -> Vec<String> {
    let (mut texts, mut from) = (Vec::new(), start);
    loop {
        let Range { start, end } = cell_at(text.as_bytes(), from, separator);
        texts.push(unquoted(text[start..end].trim()).trim().to_owned());
        if text.as_bytes().get(end) != Some(&separator) {
            return texts;
        }
        from = end + 1;
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
struct CellWalk<'t> {
    text: &'t [u8],
    separator: u8,
    /// Which bytes are more than part of a cell.
    is_sign: [bool; 256],
    at: usize,
    /// Where the last row ends.
    end: usize,
    /// Lines in which nothing stands.
    blank: Empty,
    /// How many separators a row should have.
    between: usize,
    /// Cells of the last row that look as if they had swallowed rows.
    swallowed: Vec<Swallowed>,
    /// A quotation mark in the middle of a cell.
    inside: Option<usize>,
    /// The one that opens a cell and is not closed.
    open: Option<usize>,
}

impl<'t> CellWalk<'t> {
    fn new(text: &'t [u8], separator: u8) -> Self {
        let mut is_sign = [false; 256];
        for sign in [separator, b'"', b'\n'] {
            is_sign[usize::from(sign)] = true;
        }
        Self {
            text,
            separator,
            is_sign,
            at: 0,
            end: 0,
            blank: Empty::default(),
            between: 0,
            swallowed: Vec::new(),
            inside: None,
            open: None,
        }
    }

    /// Walks through the next row that is not empty, and tells where it begins.
    fn row(&mut self, mut see: impl FnMut(usize, usize)) -> Option<usize> {
        let text = self.text;
        // A tab may separate empty cells, so it does not make an empty line.
        loop {
            let rest = text.get(self.at..).unwrap_or_default();
            let blank = rest.iter().position(|byte| *byte != b' ').unwrap_or(rest.len());
            match rest.get(blank) {
                None => {
                    if blank > 0 {
                        self.blank.add(self.at);
                        self.at += blank;
                    }
                    return None;
                }
                Some(b'\n') => {
                    self.blank.add(self.at);
                    self.at += blank + 1;
                }
                Some(_) => break,
            }
        }
        let start = self.at;
        let separator = self.separator;
        let ends = |byte: Option<&u8>| {
            byte.is_none_or(|byte| *byte == separator || matches!(byte, b'"' | b'\n'))
        };
        let (mut column, mut index, mut open) = (0, start, None);
        let mut inside = self.inside;
        // Line ends in a quoted cell.
        let mut lines = 0;
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
                    if let Some(open) = open.filter(|_| lines > 0) {
                        self.hold(open, index, lines);
                    }
                    lines = 0;
                    open = if open.is_some() { None } else { Some(index) };
                }
                _ if open.is_some() => lines += usize::from(*byte == b'\n'),
                b'\n' => break,
                _ => {
                    column += 1;
                    see(column, index + 1);
                }
            }
            index += 1;
        }
        self.at = index + 1;
        self.end = index;
        self.inside = inside;
        self.open = open;
        Some(start)
    }

    /// Holds a quoted cell of several lines against rows: whether what stands between its
    /// line ends has as many separators as a row, and what stands at its ends together.
    fn hold(&mut self, open: usize, close: usize, lines: usize) {
        let count =
            |line: &[u8]| line.iter().filter(|byte| **byte == self.separator).count();
        let mut counts = self.text[open..close].split(|byte| *byte == b'\n').map(count);
        let first = counts.next().unwrap_or_default();
        let last = counts.next_back().unwrap_or_default();
        let like_rows = first + last >= self.between
            && counts.all(|separators| separators >= self.between);
        if self.between > 0 && like_rows {
            self.swallowed.push(Swallowed { row: 0, open, lines });
        }
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
        CsvRows::find(&source, separator, 1, |_| true)
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
        assert_eq!(find("a\tb\n\t\n1\t\n", b'\t').len(), 1);
    }

    #[test]
    fn rows_in_which_nothing_stands_are_counted() {
        let told = |text: &str| {
            let rows = rows(text);
            let empty = rows.empty().map(|(count, first)| (count, first.to_string()));
            (rows.len(), empty)
        };
        let at = |count: usize, place: &str| Some((count, place.to_owned()));
        assert_eq!(told("a;b\n1;2\n;\n;;;\n"), (1, at(2, "svar.csv:3:1")));
        assert_eq!(told("a;b\n;\n1;2\n\n3;4\n  "), (2, at(3, "svar.csv:2:1")));
        assert_eq!(told("a;b\n\"\";\" \"\n\u{a0};\t\n1;2"), (1, at(2, "svar.csv:2:1")));
        assert_eq!(told("a;b\n1;\n;2\n"), (2, None));
        let rows = rows("a;b\n;\n1;2\n;\n3\n4;5\n");
        assert_eq!(column(&rows, 0), ["1", "3", "4"]);
        assert_eq!(rows.ragged(), [(1, 1)]);
    }

    #[test]
    fn quoted_cells_that_look_like_rows_are_found() {
        let rows_of = |text: &str| {
            let rows = rows(text);
            let told =
                |one: &Swallowed| (one.row, one.lines, rows.opening(one).to_string());
            rows.swallowed().iter().map(told).collect::<Vec<_>>()
        };
        let swallowed = "a;b;c\n0;0;x\n1;\"1;x\n2;1;y\n3;1\";z\n4;1;u\n";
        assert_eq!(rows_of(swallowed), [(1, 2, "svar.csv:3:3".to_owned())]);
        assert_eq!(rows_of("a;b;c\n1;\"x\n2;2;y\";z\n"), [(0, 1, "svar.csv:2:3".into())]);
        // Lines of somebody's own.
        assert_eq!(rows_of("a;b;c\n1;\"x; y\nz\nu; v; w\";z\n"), []);
        assert_eq!(rows_of("a\n\"x\ny\"\n"), []);
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
            "a;b\n;\n1;\"2\n3;4\"\n\n  \n5;6\n;;\n ",
            "a;b\n1;2\"x\n3;4\n5;\"6\"y\n",
            "a;b\n1;2\r\n3;4",
            "a;b\n",
            "a;b",
            "",
        ];
        for text in texts {
            let source = Source::confidential("svar.csv", text);
            let told = |size: usize| {
                let rows = CsvRows::find_in_parts(&source, b';', 1, |_| true, size);
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
                let left = (rows.empty, rows.swallowed().to_vec());
                (rows.len(), places, columns, rows.ragged().to_vec(), misquoted, left)
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
        let rows = CsvRows::find(&source, b';', 2, |name| name == "b");
        assert_eq!(rows.names(), ["a", "b"]);
        assert!(rows.texts(0).is_none());
        assert_eq!(column(&rows, 1), ["2"]);
    }
}
