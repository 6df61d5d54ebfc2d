//! Reads a sheet of an Excel workbook (`.xlsx`) into cells of text, and remembers where
//! each stands: this and what stands below are the only places that name calamine.

mod cell_text;
mod cells;
mod merged;
mod noted;

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::io::Cursor;

use calamine::{Reader, Xlsx, XlsxError};

use crate::diagnostic::{Diagnostic, Diagnostics, Said};
use crate::foreign;
use crate::limits;
use crate::say;
use crate::spelling::{folded, same};

use super::asked::WantedColumns;
use super::codebook::{Codebook, ExcelFormat};
use super::head::{QUALTRICS_ROW, is_import_row};
use super::known_columns::named_twice;
use super::look::SheetLook;
use super::{look, workbook};

use self::cell_text::NumberSigns;
use self::cells::{Cells, UnreadSheet, plain};
use self::noted::ToldOf;

/// A sheet: names of columns, and the cells below them.
pub(super) struct Sheet {
    title: String,
    columns: Vec<SheetColumn>,
    /// What stands below the name of each column in the header.
    labels: Vec<Option<String>>,
    /// The number that Excel shows beside each row.
    rows: Vec<u32>,
}

#[derive(Default)]
struct SheetColumn {
    name: String,
    /// Where it stands in the sheet, from 0.
    index: u32,
    /// The different texts.
    texts: Vec<String>,
    /// Rows with a value, from 0, and the number of its text. Nothing if they were not
    /// asked for.
    cells: Option<Vec<(usize, usize)>>,
    /// Rows of cells that hold a formula, from 0.
    formulas: Vec<usize>,
    /// Rows of cells that hold an error such as `#N/A`, from 0.
    errors: Vec<usize>,
    /// Rows of cells that Excel shows in per cent, from 0, if nobody said what they mean.
    percents: Vec<usize>,
    /// The texts of cells that hold a number.
    numbers: HashSet<String>,
}

impl Sheet {
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    pub(super) fn names(&self) -> Vec<String> {
        self.columns.iter().map(|column| column.name.clone()).collect()
    }

    /// What stands below the names in the header.
    pub(super) fn labels(&self) -> &[Option<String>] {
        &self.labels
    }

    /// Walks through the cells of a column that was asked for; an empty one is an empty
    /// text.
    pub(super) fn each(&self, column: usize, see: &mut dyn FnMut(&str)) -> Option<()> {
        let column = self.columns.get(column)?;
        let mut cells = column.cells.as_ref()?.iter().peekable();
        for row in 0..self.rows.len() {
            let cell = cells.next_if(|(at, _)| *at == row);
            let text = cell.and_then(|(_, text)| column.texts.get(*text));
            see(text.map_or("", String::as_str));
        }
        Some(())
    }

    /// The rows of a column where a formula stands, and those where an error does.
    pub(super) fn no_values(&self, column: usize) -> (&[usize], &[usize]) {
        let column = self.columns.get(column);
        column.map_or((&[], &[]), |column| (&column.formulas, &column.errors))
    }

    /// The rows of a column where Excel shows a number in per cent, and nothing is said of
    /// what that means.
    pub(super) fn percents(&self, column: usize) -> &[usize] {
        self.columns.get(column).map_or(&[], |column| &column.percents)
    }

    /// Whether a text of a column stands for a number that a cell holds.
    pub(super) fn is_number(&self, column: usize, text: &str) -> bool {
        let column = self.columns.get(column);
        column.is_some_and(|column| column.numbers.contains(text))
    }

    /// A cell as a person finds it.
    pub(super) fn spot(&self, row: usize, column: Option<usize>, file: &str) -> Said {
        let column = column.and_then(|column| self.columns.get(column));
        let column = column.map_or(0, |column| column.index);
        let row = self.rows.get(row).copied().unwrap_or_default();
        say!(
            "cell `{at}` of the sheet `{title}` in `{file}`",
            at = format!("{}{row}", letters(column)),
            title = &self.title,
            file
        )
    }
}

/// What is wrong with a workbook, and what to do about it.
struct WorkbookRefusal {
    message: Said,
    hint: Said,
}

impl WorkbookRefusal {
    fn new(message: impl Into<Said>, hint: impl Into<Said>) -> Self {
        Self { message: message.into(), hint: hint.into() }
    }
}

const DAMAGED: &str = "open it in Excel, and save it again as `.xlsx`";

/// Reads the wanted columns of the sheet that the codebook names, or of the only one with
/// anything in it.
pub(super) fn read(
    file: &str,
    bytes: Vec<u8>,
    codebook: &Codebook,
    wanted: WantedColumns<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Sheet> {
    let (written, format) = (&codebook.file, &codebook.excel);
    let written_as =
        NumberSigns { decimal: codebook.numerals().decimal, percent: format.percent };
    let found = foreign::guarded(|| {
        workbook::check(&bytes).map_err(|reason| (None, reason))?;
        find(file, &bytes, format, written_as)
    });
    let found = found.map_err(|broken| broken.said());
    let error = match found {
        Ok(Ok(FoundSheets::Unknown(titles))) => {
            let wanted = format.sheet.as_ref()?;
            let title = &wanted.value;
            let message = say!("`{file}` has no sheet `{title}`", file, title);
            let error = Diagnostic::error(message).at(&wanted.place);
            let titles = titles.iter().map(String::as_str);
            diagnostics.push(error.suggest(&wanted.value, titles));
            return None;
        }
        Ok(Ok(FoundSheets::Sheets(sheets))) => choose(file, sheets).and_then(|chosen| {
            let FoundSheet { cells, look } = chosen;
            let laid_out = lay_out(cells, &look, codebook, wanted);
            let (sheet, told) = laid_out?;
            if sheet.len() == 0 {
                let message = say!(
                    "the sheet `{title}` of `{file}` holds no answers below row {row}",
                    title = &sheet.title,
                    file,
                    row = format.header_row
                );
                let hint = "check `header-row` under `excel`";
                return Err(WorkbookRefusal::new(message, hint));
            }
            for warning in told.warnings(&sheet, &look) {
                diagnostics.push(warning.at(&written.place));
            }
            Ok(sheet)
        }),
        Ok(Err((None, reason))) | Err(reason) => {
            let message = say!("cannot read `{name}`: {reason}", name = file, reason);
            Err(WorkbookRefusal::new(message, DAMAGED))
        }
        Ok(Err((Some(title), reason))) => {
            let message = say!(
                "cannot read the sheet `{title}` of `{file}`: {reason}",
                title,
                file,
                reason
            );
            Err(WorkbookRefusal::new(message, DAMAGED))
        }
    };
    match error {
        Ok(sheet) => Some(sheet),
        Err(WorkbookRefusal { message, hint }) => {
            diagnostics.push(Diagnostic::error(message).at(&written.place).hint(hint));
            None
        }
    }
}

/// What is found in a workbook.
enum FoundSheets {
    /// Sheets with anything in them.
    Sheets(Vec<FoundSheet>),
    /// There is no sheet of the name, but these.
    Unknown(Vec<String>),
}

/// A sheet that was found: what stands in it, and how Excel shows it.
struct FoundSheet {
    cells: Cells,
    look: SheetLook,
}

/// Finds the sheets with anything in them; an error may name the sheet.
fn find(
    file: &str,
    bytes: &[u8],
    format: &ExcelFormat,
    written: NumberSigns,
) -> Result<FoundSheets, (Option<String>, Said)> {
    let mut book =
        Xlsx::new(Cursor::new(bytes)).map_err(|error| (None, plain(&error)))?;
    let titles = book.sheet_names();
    let mut filled = Vec::new();
    if let Some(wanted) = &format.sheet
        && !titles.iter().any(|title| same(title, &wanted.value))
    {
        return Ok(FoundSheets::Unknown(titles));
    }
    let mut count = 0;
    for title in titles {
        if format.sheet.as_ref().is_some_and(|wanted| !same(&wanted.value, &title)) {
            continue;
        }
        match Cells::read(&mut book, &title, &mut count, written) {
            Ok(cells) if cells.is_empty() => {}
            Ok(cells) => match look::look(file, bytes, &title) {
                Ok(look) => filled.push(FoundSheet { cells, look }),
                Err(reason) => return Err((Some(title), reason)),
            },
            // A sheet that is a chart holds no cells.
            Err(UnreadSheet::Other(XlsxError::NotAWorksheet(_))) => {}
            Err(error) => return Err((Some(title), error.said())),
        }
    }
    Ok(FoundSheets::Sheets(filled))
}

/// The only sheet with anything in it.
fn choose(
    file: &str,
    mut filled: Vec<FoundSheet>,
) -> Result<FoundSheet, WorkbookRefusal> {
    if filled.len() > 1 {
        let titles = filled.iter().map(|sheet| format!("`{}`", sheet.look.title));
        let titles = titles.collect::<Vec<_>>().join(", ");
        return Err(WorkbookRefusal::new(
            say!("`{file}` has more than one sheet with data: {titles}", file, titles),
            say!(
                "name one in the codebook: `excel: {sheet: {title}}`",
                title = &filled[0].look.title
            ),
        ));
    }
    filled.pop().ok_or_else(|| {
        WorkbookRefusal::new(
            say!("`{name}` holds no answers", name = file),
            "export the answers again, one row each below the names of the columns",
        )
    })
}

/// Makes columns with names of cells.
fn lay_out(
    mut cells: Cells,
    look: &SheetLook,
    codebook: &Codebook,
    wanted: WantedColumns<'_>,
) -> Result<(Sheet, ToldOf), WorkbookRefusal> {
    let (title, header_row) = (&look.title, codebook.excel.header_row);
    let header = header_row.saturating_sub(1);
    let height = u32::try_from(codebook.excel.header_rows).unwrap_or(1);
    let below = header.saturating_add(height);
    let rows = cells.rows_below(below);
    if rows.len().saturating_mul(cells.columns.len()) > limits::CELLS {
        let most = limits::told(limits::CELLS);
        let file = &look.file;
        let message =
            say!("rows times columns are more than {most} in `{file}`", most, file);
        return Err(WorkbookRefusal::new(message, "remove cells that hold no answers"));
    }
    let gaps = merged::fill_header(&mut cells, header, below, look)?;
    let head = cells.head(header, below, gaps);
    let is_ignored = |name: &str| codebook.ignore.iter().any(|one| one.value == name);
    let named = cells.columns.keys().copied().zip(&head.names);
    let named = named.filter(|(_, name)| !name.is_empty() && !is_ignored(name));
    let named = named.map(|(index, _)| index).collect::<BTreeSet<_>>();
    let merged = merged::fill(&mut cells, &rows, below, &named, look)?;
    check_import_row(&cells, &rows, look)?;
    let empty = cells.empty_rows(&rows, below);
    let mut names: BTreeMap<String, u32> = BTreeMap::new();
    let (mut columns, mut labels) = (Vec::new(), Vec::new());
    for (((index, column), name), label) in
        cells.columns.into_iter().zip(head.names).zip(head.labels)
    {
        let spot = || {
            say!(
                "cell `{at}` of the sheet `{title}` in `{file}`",
                at = format!("{}{header_row}", letters(index)),
                title,
                file = &look.file
            )
        };
        if name.is_empty() {
            if column.cells.range(below..).next().is_none() {
                continue;
            }
            let message = say!("a column has no name: {spot}", spot = spot());
            return Err(WorkbookRefusal::new(message, NAMELESS_HINT));
        }
        if let Some(other) = names.insert(folded(&name).into_owned(), index) {
            let twice = named_twice(&name, [other, index].map(letters), codebook);
            let message = say!("{twice}: {spot}", twice, spot = spot());
            return Err(WorkbookRefusal::new(message, TWICE_HINT));
        }
        labels.push(label);
        columns.push(if wanted(&name) {
            column.below(name, index, &rows, below)
        } else {
            SheetColumn { name, index, ..SheetColumn::default() }
        });
    }
    // Excel counts rows from 1.
    let rows = rows.into_iter().map(|row| row.saturating_add(1)).collect();
    let sheet = Sheet { title: title.clone(), columns, labels, rows };
    Ok((sheet, ToldOf { empty, merged }))
}

const NAMELESS_HINT: &str =
    "name it, or check `header-row` and `header-rows` under `excel`";

const TWICE_HINT: &str = "rename one of them, or write `header-rows: 2` under `excel`, if \
                          names go on in the row below";

/// Refuses a sheet whose first answers are what Qualtrics writes below the names.
fn check_import_row(
    cells: &Cells,
    rows: &[u32],
    look: &SheetLook,
) -> Result<(), WorkbookRefusal> {
    let texts = |row: &u32| {
        let texts = cells.columns.values().map(|column| column.text(*row));
        texts.map(Option::unwrap_or_default).collect::<Vec<_>>()
    };
    match rows.iter().take(2).find(|row| is_import_row(&texts(row))) {
        None => Ok(()),
        Some(row) => {
            let message = say!(
                "{told}: row {row} of the sheet `{title}` in `{file}`",
                told = Said::from(QUALTRICS_ROW),
                row = row + 1,
                title = &look.title,
                file = &look.file
            );
            Err(WorkbookRefusal::new(message, "write `header-rows: 3` under `excel`"))
        }
    }
}

/// A column as Excel names it: A, B … Z, AA.
fn letters(index: u32) -> String {
    let (mut letters, mut rest) = (Vec::new(), index + 1);
    while rest > 0 {
        let letter = u8::try_from((rest - 1) % 26).unwrap_or_default();
        letters.push(char::from(b'A' + letter));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_as_in_excel() {
        let named = [0, 25, 26, 51, 52, 701, 702, 16_383].map(letters);
        assert_eq!(named, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA", "XFD"]);
    }
}
