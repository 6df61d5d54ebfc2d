//! Reads a sheet of an Excel workbook (`.xlsx`) into cells of text, and remembers where
//! each stands: the only place that names calamine.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, ExcelDateTime, Range, Reader, Xlsx, XlsxError};

use crate::diagnostic::{Diagnostic, Diagnostics};

use super::codebook::Codebook;
use super::data_file::{Wanted, named_twice};
use super::told::Told;

/// A sheet: names of columns, and the cells below them.
pub(super) struct Sheet {
    title: String,
    columns: Vec<SheetColumn>,
    /// The number that Excel shows beside each row.
    rows: Vec<u32>,
}

struct SheetColumn {
    name: String,
    /// Where it stands in the sheet, from 0.
    index: u32,
    /// Nothing if they were not asked for.
    cells: Option<Vec<Option<String>>>,
    /// Rows of cells that hold a formula, from 0.
    formulas: Vec<usize>,
    /// Rows of cells that hold an error such as `#N/A`, from 0.
    errors: Vec<usize>,
}

impl Sheet {
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    pub(super) fn names(&self) -> Vec<String> {
        self.columns.iter().map(|column| column.name.clone()).collect()
    }

    /// Walks through the cells of a column that was asked for; an empty one is an empty
    /// text.
    pub(super) fn each(&self, name: &str, see: &mut dyn FnMut(&str)) -> Option<()> {
        let cells = self.find(name)?.cells.as_ref()?;
        cells.iter().for_each(|cell| see(cell.as_deref().unwrap_or_default()));
        Some(())
    }

    /// The rows of a column where a formula stands, and those where an error does.
    pub(super) fn no_values(&self, name: &str) -> (&[usize], &[usize]) {
        self.find(name).map_or((&[], &[]), |column| (&column.formulas, &column.errors))
    }

    /// A cell as a person finds it.
    pub(super) fn spot(&self, row: usize, name: &str, file: &str) -> String {
        let column = self.find(name).map_or(0, |column| column.index);
        let row = self.rows.get(row).copied().unwrap_or_default();
        let title = &self.title;
        format!("cell `{}{row}` of the sheet `{title}` in `{file}`", letters(column))
    }

    fn find(&self, name: &str) -> Option<&SheetColumn> {
        self.columns.iter().find(|column| column.name == name)
    }
}

/// Reads the wanted columns of the sheet that the codebook names, or of the only one with
/// anything in it.
pub(super) fn read(
    (file, bytes): (&str, Vec<u8>),
    codebook: &Codebook,
    wanted: Wanted<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Sheet> {
    let (written, format) = (&codebook.file, &codebook.excel);
    let mut refuse = |message: String, hint: &str| {
        diagnostics.push(Diagnostic::error(message).at(&written.place).hint(hint));
    };
    let damaged = "open it in Excel, and save it again as `.xlsx`";
    let mut book = match Xlsx::new(Cursor::new(bytes)) {
        Ok(book) => book,
        Err(error) => {
            refuse(format!("cannot read `{file}`: {}", plain(&error)), damaged);
            return None;
        }
    };
    let titles = book.sheet_names();
    if let Some(wanted) = &format.sheet
        && !titles.contains(&wanted.value)
    {
        let message = format!("`{file}` has no sheet `{}`", wanted.value);
        let error = Diagnostic::error(message).at(&wanted.place);
        diagnostics.push(error.suggest(&wanted.value, titles.iter().map(String::as_str)));
        return None;
    }
    let mut filled = Vec::new();
    for title in titles {
        if format.sheet.as_ref().is_some_and(|wanted| wanted.value != title) {
            continue;
        }
        match book.worksheet_range(&title) {
            Ok(range) if range.used_cells().next().is_some() => {
                filled.push((title, range));
            }
            Ok(_) => {}
            Err(error) => {
                let message = format!(
                    "cannot read the sheet `{title}` of `{file}`: {}",
                    plain(&error)
                );
                refuse(message, damaged);
                return None;
            }
        }
    }
    if filled.len() > 1 {
        let titles = filled.iter().map(|(title, _)| format!("`{title}`"));
        let titles = titles.collect::<Vec<_>>().join(", ");
        let message = format!("`{file}` has more than one sheet with data: {titles}");
        let hint =
            format!("name one in the codebook: `excel: {{sheet: {}}}`", filled[0].0);
        refuse(message, &hint);
        return None;
    }
    let Some((title, range)) = filled.pop() else {
        refuse(
            format!("`{file}` holds no answers"),
            "export the answers again, one row each below the names of the columns",
        );
        return None;
    };
    let formulas = book.worksheet_formula(&title).unwrap_or_default();
    match lay_out(title, (&range, &formulas), codebook, wanted) {
        Ok(sheet) if sheet.len() > 0 => Some(sheet),
        Ok(sheet) => {
            let message = format!(
                "the sheet `{}` of `{file}` holds no answers below row {}",
                sheet.title, format.header_row
            );
            refuse(message, "check `header-row` under `excel`");
            None
        }
        Err((message, hint)) => {
            refuse(format!("{message} in `{file}`"), hint);
            None
        }
    }
}

/// Why a workbook cannot be read, without what stands in it.
fn plain(error: &XlsxError) -> Told {
    match error {
        XlsxError::Unrecognized { typ, .. } => Told::reason(&format!("unknown {typ}")),
        other => Told::reason(other),
    }
}

fn lay_out(
    title: String,
    (range, formulas): (&Range<Data>, &Range<String>),
    codebook: &Codebook,
    wanted: Wanted<'_>,
) -> Result<Sheet, (String, &'static str)> {
    let header_row = codebook.excel.header_row;
    let header = header_row.saturating_sub(1);
    let (_, first) = range.start().unwrap_or_default();
    let (last_row, last) = range.end().unwrap_or_default();
    let value =
        |row: u32, column: u32| range.get_value((row, column)).unwrap_or(&Data::Empty);
    let is_filled =
        |row: u32| (first..=last).any(|column| text(value(row, column)).is_some());
    let rows = (header + 1..=last_row).filter(|row| is_filled(*row)).collect::<Vec<_>>();
    let mut names: BTreeMap<String, u32> = BTreeMap::new();
    let mut columns = Vec::new();
    for index in first..=last {
        let spot =
            || format!("cell `{}{header_row}` of the sheet `{title}`", letters(index));
        let Some(name) = text(value(header, index)) else {
            if rows.iter().all(|row| text(value(*row, index)).is_none()) {
                continue;
            }
            let message = format!("a column has no name: {}", spot());
            return Err((message, "name it, or check `header-row` under `excel`"));
        };
        if let Some(other) = names.insert(name.clone(), index) {
            let twice = named_twice(&name, [other, index].map(letters), codebook);
            let message = format!("{twice}: {}", spot());
            return Err((message, "rename one of them"));
        }
        if !wanted(&name) {
            let (cells, formulas, errors) = (None, Vec::new(), Vec::new());
            columns.push(SheetColumn { name, index, cells, formulas, errors });
            continue;
        }
        // An error is told by itself.
        let cells = rows.iter().map(|row| match value(*row, index) {
            Data::Error(_) => None,
            cell => text(cell),
        });
        let cells = Some(cells.collect());
        let with = |holds: &dyn Fn(u32) -> bool| {
            let found = rows.iter().enumerate().filter(|(_, row)| holds(**row));
            found.map(|(row, _)| row).collect::<Vec<_>>()
        };
        let formula = |row: u32| {
            formulas.get_value((row, index)).is_some_and(|formula| !formula.is_empty())
        };
        let error = |row: u32| matches!(value(row, index), Data::Error(_));
        let (formulas, errors) = (with(&formula), with(&error));
        columns.push(SheetColumn { name, index, cells, formulas, errors });
    }
    // Excel counts rows from 1.
    let rows = rows.into_iter().map(|row| row + 1).collect();
    Ok(Sheet { title, columns, rows })
}

/// A cell as text.
fn text(cell: &Data) -> Option<String> {
    let text = match cell {
        Data::Int(number) => number.to_string(),
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
    fn dates_are_iso_text() {
        use calamine::ExcelDateTimeType::{DateTime, TimeDelta};
        let moment = |value, kind| moment_text(&ExcelDateTime::new(value, kind, false));
        assert_eq!(moment(43_861.0, DateTime), "2020-01-31");
        assert_eq!(moment(43_861.572_916_666_664, DateTime), "2020-01-31T13:45:00");
        assert_eq!(moment(0.25, DateTime), "06:00:00");
        assert_eq!(moment(1.5, TimeDelta), "36:00:00");
    }
}
