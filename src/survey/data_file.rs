//! Reads a data file into columns of text: the only place that names polars.

use std::io::Cursor;

use polars::prelude::{
    Column, CsvParseOptions, CsvReadOptions, DataFrame, DataType, ParquetReader,
    SerReader,
};

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Placed, Source};
use crate::file::Inputs;

use super::cells::{CsvRows, Misquoted};
use super::codebook::{CsvFormat, Encoding};

/// A data file: every cell as text, an empty cell as nothing.
pub(super) struct DataFile {
    name: String,
    frame: DataFrame,
    rows: Option<CsvRows>,
}

impl DataFile {
    /// Rows, without the header.
    pub(super) fn len(&self) -> usize {
        self.frame.height()
    }

    /// Names of the columns, in the order of the file.
    pub(super) fn names(&self) -> Vec<String> {
        self.frame.get_column_names().iter().map(ToString::to_string).collect()
    }

    /// The cells of a column, without surrounding space; `None` if there is no such column.
    pub(super) fn column(&self, name: &str) -> Option<Vec<Option<String>>> {
        let column = self.frame.column(name).ok()?;
        let texts = column.str().ok()?;
        let cell = |text: Option<&str>| {
            text.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
        };
        Some(texts.iter().map(cell).collect())
    }

    /// Where a cell stands, if the file is a text; the row is counted from 0.
    pub(super) fn place(&self, row: usize, column: &str) -> Option<Place> {
        let index = self.frame.get_column_index(column)?;
        self.rows.as_ref().map(|rows| rows.cell(row, index))
    }

    /// Where a column's name stands, if the file is a text.
    pub(super) fn header_place(&self, column: &str) -> Option<Place> {
        let index = self.frame.get_column_index(column)?;
        self.rows.as_ref()?.header().into_iter().nth(index)
    }

    /// The file's name from the project root.
    pub(super) fn name(&self) -> &str {
        &self.name
    }
}

/// Reads a data file; what cannot be read is reported at the codebook's `file:`.
pub(super) fn read(
    name: &str,
    written: &Placed<String>,
    format: CsvFormat,
    inputs: &mut Inputs,
    diagnostics: &mut Diagnostics,
) -> Option<DataFile> {
    let bytes = match inputs.read(name) {
        Ok(bytes) => bytes,
        Err(error) => {
            diagnostics.push(error.at(written));
            return None;
        }
    };
    let ending = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    match ending.as_str() {
        "csv" | "txt" | "tsv" => {
            let text = decode(name, &bytes, written, format, diagnostics)?;
            read_csv(name, &text, written, format, diagnostics)
        }
        "parquet" => read_parquet(name, bytes, written, diagnostics),
        _ => {
            let message = format!("`{name}` is of a kind that cannot be read");
            let hint = "give a file that ends in `.csv` or `.parquet`";
            diagnostics.push(Diagnostic::error(message).at(&written.place).hint(hint));
            None
        }
    }
}

fn decode(
    name: &str,
    bytes: &[u8],
    written: &Placed<String>,
    format: CsvFormat,
    diagnostics: &mut Diagnostics,
) -> Option<String> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        let message = format!("`{name}` is UTF-16 text, which Excel calls Unicode text");
        let hint = "save it as `CSV UTF-8` instead";
        diagnostics.push(Diagnostic::error(message).at(&written.place).hint(hint));
        return None;
    }
    let as_utf8 = std::str::from_utf8(bytes);
    let text = match (format.encoding, as_utf8) {
        (Encoding::Utf8, Ok(text)) => text.to_owned(),
        (Encoding::Utf8, Err(error)) => {
            let valid = error.valid_up_to();
            let line = bytes[..valid].iter().filter(|byte| **byte == b'\n').count() + 1;
            let message = format!(
                "`{name}` is not UTF-8 text: byte {:#04x} at line {line}",
                bytes.get(valid).copied().unwrap_or_default()
            );
            let hint =
                "write `encoding: windows-1252` under `csv` if Excel saved the file";
            diagnostics.push(Diagnostic::error(message).at(&written.place).hint(hint));
            return None;
        }
        (encoding, as_utf8) => {
            if as_utf8.is_ok_and(|text| !text.is_ascii()) {
                let message =
                    format!("`{name}` looks like UTF-8, but the codebook says otherwise");
                let hint = "look at å, ä and ö in the report, or write `encoding: utf-8`";
                diagnostics
                    .push(Diagnostic::warning(message).at(&written.place).hint(hint));
            }
            match encoding {
                Encoding::Windows1252 => {
                    encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into()
                }
                Encoding::Utf8 | Encoding::Latin1 => {
                    encoding_rs::mem::decode_latin1(bytes).into()
                }
            }
        }
    };
    Some(text.replace("\r\n", "\n").replace('\r', "\n"))
}

fn read_csv(
    name: &str,
    text: &str,
    file: &Placed<String>,
    format: CsvFormat,
    diagnostics: &mut Diagnostics,
) -> Option<DataFile> {
    let source = Source::confidential(name, text);
    let rows = CsvRows::find(&source, format.separator);
    let header = rows.header();
    if let Some(misquoted) = rows.misquoted() {
        let (message, place) = match misquoted {
            Misquoted::Unclosed(place) => ("a quotation mark is not closed", place),
            Misquoted::Inside(place) => {
                ("a quotation mark stands in the middle of a cell", place)
            }
        };
        let hint =
            "if it belongs to the answer, put the cell in quotes and write it twice";
        diagnostics.push(Diagnostic::error(message).at(place).hint(hint));
        return None;
    }
    if rows.len() == 0 {
        diagnostics.push(no_answers(name, file));
        return None;
    }
    let sign = char::from(format.separator);
    if header.len() == 1 && [';', ',', '\t', '|'].iter().any(|sign| text.contains(*sign))
    {
        let message = format!("`{name}` has one column only, if `{sign}` separates them");
        let hint = "check the `separator` under `csv`";
        diagnostics.push(Diagnostic::error(message).at(&file.place).hint(hint));
        return None;
    }
    let written = |place: &Place| text[place.start()..place.end()].trim();
    let names = header.iter().map(|place| written(place).trim_matches('"').trim());
    let names = names.collect::<Vec<_>>();
    for (index, (name, place)) in names.iter().zip(&header).enumerate() {
        let (message, hint) = if name.is_empty() {
            let message = format!("column {} has no name", index + 1);
            (message, "name it, or remove the separator at the end of each row")
        } else if names[..index].contains(name) {
            (format!("two columns are called `{name}`"), "rename one of them")
        } else {
            continue;
        };
        diagnostics.push(Diagnostic::error(message).at(place).hint(hint));
        return None;
    }
    if report_ragged(&rows, header.len(), sign, diagnostics) {
        return None;
    }
    let parse = CsvParseOptions::default()
        .with_separator(format.separator)
        .with_quote_char(Some(b'"'))
        .with_missing_is_null(true);
    let result = CsvReadOptions::default()
        .with_has_header(true)
        .with_infer_schema_length(Some(0))
        .with_parse_options(parse)
        .into_reader_with_file_handle(Cursor::new(rows.text()))
        .finish();
    // Names come without the space around them.
    let result = result.and_then(|mut frame| {
        frame.set_column_names(&names)?;
        Ok(frame)
    });
    let frame = frame(name, result, file, diagnostics)?;
    if frame.height() != rows.len() {
        let message = format!(
            "`{name}` has {} rows, but only {} can be told apart",
            rows.len(),
            frame.height()
        );
        let hint = "look for a quotation mark that is not closed";
        diagnostics.push(Diagnostic::error(message).at(&file.place).hint(hint));
        return None;
    }
    Some(DataFile { name: name.to_owned(), frame, rows: Some(rows) })
}

fn no_answers(name: &str, written: &Placed<String>) -> Diagnostic {
    Diagnostic::error(format!("`{name}` holds no answers"))
        .at(&written.place)
        .hint("export the answers again, one row each below the names of the columns")
}

/// How many rows with the wrong number of cells are told one by one.
const SHOWN_ROWS: usize = 5;

/// Reports rows with more or fewer cells than the header; tells whether there are any.
fn report_ragged(
    rows: &CsvRows,
    expected: usize,
    sign: char,
    diagnostics: &mut Diagnostics,
) -> bool {
    let ragged = rows.ragged(expected);
    let hint =
        format!("check the separator (`{sign}`) and put a cell that holds it in quotes");
    for (row, found) in ragged.iter().take(SHOWN_ROWS) {
        let message =
            format!("row {} has {found} cells, but the header has {expected}", row + 1);
        diagnostics
            .push(Diagnostic::error(message).at(&rows.cell(*row, 0)).hint(hint.as_str()));
    }
    if let Some((row, _)) = ragged.get(SHOWN_ROWS) {
        let more = ragged.len() - SHOWN_ROWS;
        let message = format!("{more} more rows do not have {expected} cells");
        diagnostics.push(Diagnostic::error(message).at(&rows.cell(*row, 0)));
    }
    !ragged.is_empty()
}

fn read_parquet(
    name: &str,
    bytes: Vec<u8>,
    written: &Placed<String>,
    diagnostics: &mut Diagnostics,
) -> Option<DataFile> {
    let result = ParquetReader::new(Cursor::new(bytes)).finish().and_then(|frame| {
        let texts = frame.columns().iter().map(|column| column.cast(&DataType::String));
        let texts = texts.collect::<Result<Vec<Column>, _>>()?;
        DataFrame::new(frame.height(), texts)
    });
    let frame = frame(name, result, written, diagnostics)?;
    if frame.height() == 0 {
        diagnostics.push(no_answers(name, written));
        return None;
    }
    Some(DataFile { name: name.to_owned(), frame, rows: None })
}

fn frame<E: std::fmt::Display>(
    name: &str,
    result: Result<DataFrame, E>,
    written: &Placed<String>,
    diagnostics: &mut Diagnostics,
) -> Option<DataFrame> {
    match result {
        Ok(frame) => Some(frame),
        Err(error) => {
            let error = error.to_string();
            let reason = error.lines().next().unwrap_or_default().trim_end_matches('.');
            let message = format!("cannot read `{name}`: {reason}");
            diagnostics.push(Diagnostic::error(message).at(&written.place));
            None
        }
    }
}
