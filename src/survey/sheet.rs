//! Reads a sheet of an Excel workbook (`.xlsx`) into cells of text, and remembers where
//! each stands: the only place that names calamine.

mod merged;
mod noted;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::io::Cursor;

use calamine::{Data, ExcelDateTime, Reader, Style, Xlsx, XlsxError};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::foreign;
use crate::limits;
use crate::spelling::{folded, same};

use super::asked::WantedColumns;
use super::codebook::{Codebook, ExcelFormat, Percent};
use super::head::{Gaps, Head, QUALTRICS_ROW, is_import_row};
use super::known_columns::named_twice;
use super::look::{self, SheetLook};
use super::told::ToldAnswer;
use super::workbook;

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
    pub(super) fn spot(&self, row: usize, column: Option<usize>, file: &str) -> String {
        let column = column.and_then(|column| self.columns.get(column));
        let column = column.map_or(0, |column| column.index);
        let row = self.rows.get(row).copied().unwrap_or_default();
        let title = &self.title;
        format!("cell `{}{row}` of the sheet `{title}` in `{file}`", letters(column))
    }
}

/// What is wrong with a workbook, and what to do about it.
struct WorkbookRefusal {
    message: String,
    hint: String,
}

impl WorkbookRefusal {
    fn new(message: impl Into<String>, hint: impl Into<String>) -> Self {
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
        find(&bytes, format, written_as)
    });
    let found = found.map_err(|broken| broken.to_string());
    let error = match found {
        Ok(Ok(FoundSheets::Unknown(titles))) => {
            let wanted = format.sheet.as_ref()?;
            let message = format!("`{file}` has no sheet `{}`", wanted.value);
            let error = Diagnostic::error(message).at(&wanted.place);
            let titles = titles.iter().map(String::as_str);
            diagnostics.push(error.suggest(&wanted.value, titles));
            return None;
        }
        Ok(Ok(FoundSheets::Sheets(sheets))) => choose(file, sheets).and_then(|chosen| {
            let FoundSheet { cells, look } = chosen;
            let laid_out = lay_out(cells, &look, codebook, wanted);
            let located = |refusal: WorkbookRefusal| {
                WorkbookRefusal::new(
                    format!("{} in `{file}`", refusal.message),
                    refusal.hint,
                )
            };
            let (sheet, told) = laid_out.map_err(located)?;
            if sheet.len() == 0 {
                return Err(WorkbookRefusal::new(
                    format!(
                        "the sheet `{}` of `{file}` holds no answers below row {}",
                        sheet.title, format.header_row
                    ),
                    "check `header-row` under `excel`",
                ));
            }
            for warning in told.warnings(&sheet, &look, file) {
                diagnostics.push(warning.at(&written.place));
            }
            Ok(sheet)
        }),
        Ok(Err((None, reason))) | Err(reason) => {
            Err(WorkbookRefusal::new(format!("cannot read `{file}`: {reason}"), DAMAGED))
        }
        Ok(Err((Some(title), reason))) => {
            let message =
                format!("cannot read the sheet `{title}` of `{file}`: {reason}");
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

/// How numbers become texts.
#[derive(Clone, Copy)]
struct NumberSigns {
    /// Before the decimals, as in cells that hold text.
    decimal: char,
    /// What is taken where Excel shows per cent.
    percent: Option<Percent>,
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
    bytes: &[u8],
    format: &ExcelFormat,
    written: NumberSigns,
) -> Result<FoundSheets, (Option<String>, String)> {
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
            Ok(cells) => match look::look(bytes, &title) {
                Ok(look) => filled.push(FoundSheet { cells, look }),
                Err(reason) => return Err((Some(title), reason)),
            },
            // A sheet that is a chart holds no cells.
            Err(UnreadSheet::Other(XlsxError::NotAWorksheet(_))) => {}
            Err(error) => return Err((Some(title), error.to_string())),
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
            format!("`{file}` has more than one sheet with data: {titles}"),
            format!(
                "name one in the codebook: `excel: {{sheet: {}}}`",
                filled[0].look.title
            ),
        ));
    }
    filled.pop().ok_or_else(|| {
        WorkbookRefusal::new(
            format!("`{file}` holds no answers"),
            "export the answers again, one row each below the names of the columns",
        )
    })
}

/// Where a cell stands, counted from 0.
#[derive(Clone, Copy)]
struct CellPosition {
    row: u32,
    column: u32,
}

/// Cells with something in them, by column and row: a sheet may be a million rows long and
/// sixteen thousand columns wide, and nearly empty.
#[derive(Default)]
struct Cells {
    columns: BTreeMap<u32, FilledColumn>,
    /// Rows with a cell in them, whether anything stands there or not.
    rows: BTreeSet<u32>,
    /// Rows with a formula of which nobody has worked out what it comes to.
    unknown: BTreeSet<u32>,
}

#[derive(Default)]
struct FilledColumn {
    /// The different texts, and the number of each.
    texts: Vec<String>,
    numbers: HashMap<String, usize>,
    /// For each filled row the number of its text.
    cells: BTreeMap<u32, usize>,
    formulas: BTreeSet<u32>,
    errors: BTreeSet<u32>,
    percents: BTreeSet<u32>,
    /// Which of the texts stand for a number.
    numeric: BTreeSet<usize>,
}

/// Why the cells of a sheet could not be read.
#[derive(Debug, thiserror::Error)]
enum UnreadSheet {
    #[error("it has too many cells: more than {}", limits::told(limits::CELLS))]
    TooMany,
    #[error("{}", plain(_0))]
    Other(#[from] XlsxError),
}

impl Cells {
    /// Reads a sheet, and counts its cells with those of the other sheets.
    fn read(
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

    fn is_empty(&self) -> bool {
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

/// Why a workbook cannot be read, without what stands in it.
fn plain(error: &XlsxError) -> String {
    let told = match error {
        XlsxError::Unrecognized { typ, .. } => {
            ToldAnswer::reason(&format!("unknown {typ}"))
        }
        other => ToldAnswer::reason(other),
    };
    told.to_string()
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
        let message = format!("rows times columns are more than {most}");
        return Err(WorkbookRefusal::new(message, "remove cells that hold no answers"));
    }
    let gaps = merged::fill_header(&mut cells, header, below, look)?;
    let head = cells.head(header, below, gaps);
    let is_ignored = |name: &str| codebook.ignore.iter().any(|one| one.value == name);
    let named = cells.columns.keys().copied().zip(&head.names);
    let named = named.filter(|(_, name)| !name.is_empty() && !is_ignored(name));
    let named = named.map(|(index, _)| index).collect::<BTreeSet<_>>();
    let merged = merged::fill(&mut cells, &rows, below, &named, look)?;
    check_import_row(&cells, &rows, title)?;
    let empty = cells.empty_rows(&rows, below);
    let mut names: BTreeMap<String, u32> = BTreeMap::new();
    let (mut columns, mut labels) = (Vec::new(), Vec::new());
    for (((index, column), name), label) in
        cells.columns.into_iter().zip(head.names).zip(head.labels)
    {
        let spot =
            || format!("cell `{}{header_row}` of the sheet `{title}`", letters(index));
        if name.is_empty() {
            if column.cells.range(below..).next().is_none() {
                continue;
            }
            let message = format!("a column has no name: {}", spot());
            return Err(WorkbookRefusal::new(message, NAMELESS_HINT));
        }
        if let Some(other) = names.insert(folded(&name).into_owned(), index) {
            let twice = named_twice(&name, [other, index].map(letters), codebook);
            let message = format!("{twice}: {}", spot());
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
    title: &str,
) -> Result<(), WorkbookRefusal> {
    let texts = |row: &u32| {
        let texts = cells.columns.values().map(|column| column.text(*row));
        texts.map(Option::unwrap_or_default).collect::<Vec<_>>()
    };
    match rows.iter().take(2).find(|row| is_import_row(&texts(row))) {
        None => Ok(()),
        Some(row) => Err(WorkbookRefusal::new(
            format!("{QUALTRICS_ROW}: row {} of the sheet `{title}`", row + 1),
            "write `header-rows: 3` under `excel`",
        )),
    }
}

impl Cells {
    /// The rows below the header in which something stands.
    fn rows_below(&self, below: u32) -> Vec<u32> {
        let filled = self.columns.values().flat_map(|column| column.cells.range(below..));
        let rows = filled.map(|(row, _)| *row);
        let rows = rows.chain(self.unknown.range(below..).copied());
        rows.collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// How many rows hold nothing: between others, or below them with cells that were
    /// formatted; and the first, from 1.
    fn empty_rows(&self, rows: &[u32], below: u32) -> Option<(usize, u32)> {
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
    fn head(&self, header: u32, below: u32, gaps: Gaps) -> Head {
        let row = |row: u32| {
            let texts = self.columns.values().map(|column| column.text(row));
            texts.map(Option::unwrap_or_default).collect()
        };
        Head::of((header..below).map(row).collect(), self.columns.len(), gaps)
    }
}

impl FilledColumn {
    /// What stands in a row.
    fn text(&self, row: u32) -> Option<String> {
        self.texts.get(*self.cells.get(&row)?).cloned()
    }

    /// Puts a text into a row, and gives its number.
    fn put(&mut self, row: u32, text: &str) -> usize {
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
    fn below(self, name: String, index: u32, rows: &[u32], below: u32) -> SheetColumn {
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

/// Where a sheet's numbers are shown in per cent.
fn percents(
    book: &mut Xlsx<Cursor<&[u8]>>,
    title: &str,
) -> Result<HashSet<(u32, u32)>, XlsxError> {
    let mut reader = book.worksheet_cells_reader(title)?;
    let is_percent = |style: &Style| {
        let format = style.number_format.as_ref();
        format.is_some_and(|format| shows_percent(&format.format_code, format.format_id))
    };
    let styles = reader.styles().iter().map(is_percent).collect::<Vec<_>>();
    let mut found = HashSet::new();
    // Most workbooks have no such style, and are not walked through for it.
    while styles.contains(&true)
        && let Some((row, column, style)) = reader.next_style_id()?
    {
        if styles.get(style) == Some(&true) {
            found.insert((row, column));
        }
    }
    Ok(found)
}

/// Whether a number format multiplies by 100 (ECMA-376, part 1, section 18.8.31): it has a
/// sign of per cent that is not quoted. Formats 9 and 10 are built in.
fn shows_percent(code: &str, id: Option<u32>) -> bool {
    let (mut is_quoted, mut is_escaped) = (false, false);
    let is_sign = |sign: char| {
        let counts = sign == '%' && !is_quoted && !is_escaped;
        is_quoted ^= sign == '"' && !is_escaped;
        is_escaped = matches!(sign, '\\' | '_' | '*') && !is_escaped && !is_quoted;
        counts
    };
    code.chars().any(is_sign) || matches!(id, Some(9 | 10))
}

/// The number that a cell holds, if it is one.
#[expect(clippy::cast_precision_loss, clippy::as_conversions, reason = "as Excel does")]
fn number(cell: &Data) -> Option<f64> {
    match cell {
        Data::Int(number) => Some(*number as f64),
        Data::Float(number) => Some(*number),
        _ => None,
    }
}

/// A cell as text. Numbers are written as the codebook says they are in cells that hold
/// text, so that both can stand in one column.
fn text(cell: &Data, decimal: char) -> Option<String> {
    let text = match cell {
        Data::Int(number) => number.to_string(),
        Data::Float(number) if decimal == ',' => number_text(*number).replace('.', ","),
        Data::Float(number) => number_text(*number),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => {
            text.trim().to_owned()
        }
        Data::Bool(value) => value.to_string(),
        Data::DateTime(moment) => moment_text(moment),
        Data::Error(error) => error.to_string(),
        Data::Empty => String::new(),
    };
    Some(text).filter(|text| !text.is_empty())
}

/// A number with the fifteen digits that Excel shows, so that 0.1 + 0.2 is 0.3.
fn number_text(number: f64) -> String {
    let rounded = format!("{number:.14e}").parse::<f64>();
    // There is a negative zero, and nobody means it.
    (rounded.unwrap_or(number) + 0.0).to_string()
}

/// A date, a time of day, or both, as in ISO 8601; a duration in hours, minutes, seconds.
fn moment_text(moment: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    if moment.is_duration() {
        let seconds = (moment.as_f64() * 86_400.0).round();
        let (hours, rest) = ((seconds / 3_600.0).floor(), seconds.rem_euclid(3_600.0));
        return format!("{hours:02}:{:02}:{:02}", (rest / 60.0).floor(), rest % 60.0);
    }
    if moment.as_f64() < 1.0 {
        return time;
    }
    let date = format!("{year:04}-{month:02}-{day:02}");
    if time == "00:00:00" { date } else { format!("{date}T{time}") }
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

    #[test]
    fn numbers_have_no_noise() {
        let texts = [1.0, 51.5, 0.1 + 0.2, -0.0, 1e15, 2.675, 1.0 / 3.0].map(number_text);
        assert_eq!(
            texts,
            ["1", "51.5", "0.3", "0", "1000000000000000", "2.675", "0.333333333333333"]
        );
    }

    #[test]
    fn formats_that_multiply_by_100_are_known() {
        for code in ["0%", "0.00%", "0.0\\ %", "[Red]0%;-0%", "#,##0.0 %", "\"ca \"0%"] {
            assert!(shows_percent(code, None), "{code}");
        }
        for code in ["General", "0.0", "0\\%", "0\"%\"", "0 \"procent %\"", "_%0"] {
            assert!(!shows_percent(code, None), "{code}");
        }
        assert!(shows_percent("General", Some(9)));
    }

    #[test]
    fn numbers_are_written_as_in_cells_of_text() {
        assert_eq!(text(&Data::Float(0.5), ',').as_deref(), Some("0,5"));
        assert_eq!(text(&Data::Float(0.07 * 100.0), ',').as_deref(), Some("7"));
        assert_eq!(text(&Data::String("0.5".into()), ',').as_deref(), Some("0.5"));
        assert_eq!(text(&Data::String("0319".into()), ',').as_deref(), Some("0319"));
    }

    #[test]
    fn dates_are_iso_text() {
        use calamine::ExcelDateTimeType::{DateTime, TimeDelta};
        let moment = |value, kind| moment_text(&ExcelDateTime::new(value, kind, false));
        assert_eq!(moment(43_861.0, DateTime), "2020-01-31");
        assert_eq!(moment(43_861.572_916_666_664, DateTime), "2020-01-31T13:45:00");
        assert_eq!(moment(0.25, DateTime), "06:00:00");
        assert_eq!(moment(1.5, TimeDelta), "36:00:00");
    }
}
