//! The cells of a sheet with something in them, by column and row.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::Cursor;

use calamine::{Data, Xlsx, XlsxError};

use crate::diagnostic::Said;
use crate::limits;
use crate::say;
use crate::survey::codebook::Percent;
use crate::survey::head::{Gaps, Head};
use crate::survey::look;
use crate::survey::told::ToldAnswer;

use super::SheetColumn;
use super::cell_text::{NumberSigns, number, percents, text};

/// Where a cell stands, counted from 0.
#[derive(Clone, Copy)]
struct CellPosition {
    row: u32,
    column: u32,
}

/// Cells with something in them, by column and row: a sheet may be a million rows long and
/// sixteen thousand columns wide, and nearly empty.
#[derive(Default)]
pub(super) struct Cells {
    pub(super) columns: BTreeMap<u32, FilledColumn>,
    /// Rows with a cell in them, whether anything stands there or not.
    rows: BTreeSet<u32>,
    /// Rows with a formula of which nobody has worked out what it comes to.
    unknown: BTreeSet<u32>,
}

#[derive(Default)]
pub(super) struct FilledColumn {
    /// The different texts, and the number of each.
    texts: Vec<String>,
    numbers: HashMap<String, usize>,
    /// For each filled row the number of its text.
    pub(super) cells: BTreeMap<u32, usize>,
    pub(super) formulas: BTreeSet<u32>,
    pub(super) errors: BTreeSet<u32>,
    percents: BTreeSet<u32>,
    /// Which of the texts stand for a number.
    numeric: BTreeSet<usize>,
}

/// Why the cells of a sheet could not be read.
pub(super) enum UnreadSheet {
    TooMany,
    Other(XlsxError),
}

impl From<XlsxError> for UnreadSheet {
    fn from(error: XlsxError) -> Self {
        Self::Other(error)
    }
}

impl UnreadSheet {
    /// What is said of it.
    pub(super) fn said(&self) -> Said {
        match self {
            Self::TooMany => say!(
                "it has too many cells: more than {most}",
                most = limits::told(limits::CELLS)
            ),
            Self::Other(error) => plain(error),
        }
    }
}

impl Cells {
    /// Reads a sheet, and counts its cells with those of the other sheets.
    pub(super) fn read(
        book: &mut Xlsx<Cursor<&[u8]>>,
        title: &str,
        count: &mut usize,
        written: NumberSigns,
    ) -> Result<Self, UnreadSheet> {
        let mut cells = Self::default();
        let percents = percents(book, title)?;
        let mut reader = book.worksheet_cells_reader(title)?;
        while let Some(cell) = reader.next_cell_with_formula_metadata()? {
            let (row, column) = cell.pos;
            let at = CellPosition { row, column };
            let is_formula = cell.formula.is_some();
            let mut value = Data::from(cell.value);
            let is_percent = percents.contains(&cell.pos);
            if let (true, Some(Percent::Shown), Some(number)) =
                (is_percent, written.percent, number(&value))
            {
                value = Data::Float(number * 100.0);
            }
            if cells.add(at, &value, is_formula, written.decimal) {
                *count += 1;
            }
            if is_percent && written.percent.is_none() && number(&value).is_some() {
                cells.columns.entry(column).or_default().percents.insert(row);
            }
            if *count > limits::CELLS {
                return Err(UnreadSheet::TooMany);
            }
        }
        Ok(cells)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.columns.values().all(|column| column.cells.is_empty())
    }

    /// Adds a cell; tells whether there is anything in it.
    fn add(
        &mut self,
        at: CellPosition,
        cell: &Data,
        is_formula: bool,
        decimal: char,
    ) -> bool {
        let CellPosition { row, column } = at;
        // Files may name rows that no sheet has.
        if row < look::ROWS {
            self.rows.insert(row);
        }
        let text = text(cell, decimal);
        if text.is_none() && !is_formula {
            return false;
        }
        if is_formula && matches!(cell, Data::Empty) {
            self.unknown.insert(row);
        }
        let column = self.columns.entry(column).or_default();
        if is_formula {
            column.formulas.insert(row);
        }
        let Some(text) = text else { return true };
        if matches!(cell, Data::Error(_)) {
            column.errors.insert(row);
        }
        let number = column.put(row, &text);
        column.numeric.extend(self::number(cell).map(|_| number));
        true
    }
}

impl Cells {
    /// The rows below the header in which something stands.
    pub(super) fn rows_below(&self, below: u32) -> Vec<u32> {
        let filled = self.columns.values().flat_map(|column| column.cells.range(below..));
        let rows = filled.map(|(row, _)| *row);
        let rows = rows.chain(self.unknown.range(below..).copied());
        rows.collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// How many rows hold nothing: between others, or below them with cells that were
    /// formatted; and the first, from 1.
    pub(super) fn empty_rows(&self, rows: &[u32], below: u32) -> Option<(usize, u32)> {
        let after = rows.last()?.saturating_add(1);
        let formatted = self.rows.range(after..);
        let span = usize::try_from(after - below).unwrap_or(usize::MAX);
        let count = span - rows.len() + formatted.clone().count();
        let gap = (below..).zip(rows).find(|(expected, row)| expected != *row);
        let first = gap.map(|(expected, _)| expected);
        let first = first.or_else(|| formatted.clone().next().copied())?;
        Some((count, first.saturating_add(1)))
    }

    /// The header, with a name for each column.
    pub(super) fn head(&self, header: u32, below: u32, gaps: Gaps) -> Head {
        let row = |row: u32| {
            let texts = self.columns.values().map(|column| column.text(row));
            texts.map(Option::unwrap_or_default).collect()
        };
        Head::of((header..below).map(row).collect(), self.columns.len(), gaps)
    }
}

impl FilledColumn {
    /// What stands in a row.
    pub(super) fn text(&self, row: u32) -> Option<String> {
        self.texts.get(*self.cells.get(&row)?).cloned()
    }

    /// Puts a text into a row, and gives its number.
    pub(super) fn put(&mut self, row: u32, text: &str) -> usize {
        let number = match self.numbers.get(text) {
            Some(number) => *number,
            None => {
                self.texts.push(text.to_owned());
                self.numbers.insert(text.to_owned(), self.texts.len() - 1);
                self.texts.len() - 1
            }
        };
        self.cells.insert(row, number);
        number
    }

    /// The column below its name.
    pub(super) fn below(
        self,
        name: String,
        index: u32,
        rows: &[u32],
        below: u32,
    ) -> SheetColumn {
        let at = |row: &u32| rows.binary_search(row).ok();
        // An error is told by itself.
        let values = self.cells.range(below..);
        let values = values.filter(|(row, _)| !self.errors.contains(row));
        let cells = values.filter_map(|(row, text)| Some((at(row)?, *text))).collect();
        let formulas = self.formulas.range(below..).filter_map(at).collect();
        let errors = self.errors.range(below..).filter_map(at).collect();
        let percents = self.percents.range(below..).filter_map(at).collect();
        let numbers = self.numeric.iter().filter_map(|text| self.texts.get(*text));
        SheetColumn {
            name,
            index,
            numbers: numbers.cloned().collect(),
            texts: self.texts,
            cells: Some(cells),
            formulas,
            errors,
            percents,
        }
    }
}

/// Why a workbook cannot be read, without what stands in it.
pub(super) fn plain(error: &XlsxError) -> Said {
    match error {
        XlsxError::Unrecognized { typ, .. } => {
            say!("unknown {kind}", kind = ToldAnswer::reason(typ).to_string())
        }
        other => ToldAnswer::reason(other).to_string().into(),
    }
}
