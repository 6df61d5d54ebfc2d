//! Reads a data file into columns of text: the only place that names polars.

use std::io::Cursor;

use polars::prelude::{
    Column, CsvParseOptions, CsvReadOptions, DataFrame, DataType, ParquetReader,
    SerReader,
};

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Placed, Source};
use crate::file::Inputs;

use super::cells::{CsvRows, Misquoted};
use super::codebook::{Codebook, CsvFormat, Encoding, Variable};
use super::sav::SystemFile;
use super::sheet::{self, Sheet};

/// A data file: every cell as text, an empty cell as nothing.
pub(super) struct DataFile {
    name: String,
    content: Content,
}

/// What a data file is made of.
enum Content {
    /// A table of texts, with the places of its cells if it was a text file.
    Frame(DataFrame, Option<CsvRows>),
    /// An SPSS file.
    System(Box<SystemFile>),
    /// A sheet of an Excel workbook.
    Sheet(Sheet),
}

/// Cells of a column that hold no value to be read.
pub(super) struct Flaw<'f> {
    /// What they hold: "a formula".
    pub(super) what: String,
    /// What to do about it.
    pub(super) hint: &'static str,
    /// The rows, from 0.
    pub(super) rows: &'f [usize],
}

const ENCODING_HINT: &str = "the file mixes encodings; correct the text where it was made, and save the file again";
const FORMULA_HINT: &str =
    "copy the column and paste it as values, or list it under `ignore`";
const ERROR_HINT: &str = "correct the cell in Excel, or empty it";

impl DataFile {
    /// Rows, without the header.
    pub(super) fn len(&self) -> usize {
        match &self.content {
            Content::Frame(frame, _) => frame.height(),
            Content::System(file) => file.len(),
            Content::Sheet(sheet) => sheet.len(),
        }
    }

    /// Names of the columns, in the order of the file.
    pub(super) fn names(&self) -> Vec<String> {
        match &self.content {
            Content::Frame(frame, _) => {
                frame.get_column_names().iter().map(ToString::to_string).collect()
            }
            Content::System(file) => file.names(),
            Content::Sheet(sheet) => sheet.names(),
        }
    }

    /// The cells of a column, without surrounding space; `None` if there is no such column.
    pub(super) fn column(&self, name: &str) -> Option<Vec<Option<String>>> {
        let frame = match &self.content {
            Content::Frame(frame, _) => frame,
            Content::System(file) => return file.column(name),
            Content::Sheet(sheet) => return sheet.column(name),
        };
        let column = frame.column(name).ok()?;
        let texts = column.str().ok()?;
        let cell = |text: Option<&str>| {
            text.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
        };
        Some(texts.iter().map(cell).collect())
    }

    /// Where a cell stands, if the file is a text; the row is counted from 0.
    pub(super) fn place(&self, row: usize, column: &str) -> Option<Place> {
        let Content::Frame(frame, Some(rows)) = &self.content else { return None };
        Some(rows.cell(row, frame.get_column_index(column)?))
    }

    /// A row or cell as a person finds it, counted from 0: with the file, if the place of
    /// the message cannot tell.
    pub(super) fn spot(&self, row: usize, column: &str) -> String {
        match &self.content {
            Content::Frame(_, Some(_)) => format!("row {}", row + 1),
            Content::Frame(_, None) | Content::System(_) => {
                format!("row {} of `{}`", row + 1, self.name)
            }
            Content::Sheet(sheet) => sheet.spot(row, column, &self.name),
        }
    }

    /// Whether the file brings labels of its own.
    pub(super) fn is_described(&self) -> bool {
        matches!(self.content, Content::System(_))
    }

    /// What the file says of itself, if it says so.
    pub(super) fn label(&self) -> Option<&str> {
        match &self.content {
            Content::Frame(..) | Content::Sheet(_) => None,
            Content::System(file) => file.label(),
        }
    }

    /// The variables, if the file describes them; `place` is where an author names the file.
    pub(super) fn variables(&self, place: &Place) -> Vec<Variable> {
        match &self.content {
            Content::Frame(..) | Content::Sheet(_) => Vec::new(),
            Content::System(file) => file.variables(place),
        }
    }

    /// Cells of a column that hold no value to be read, by kind.
    pub(super) fn flaws(&self, column: &str) -> Vec<Flaw<'_>> {
        let mut flaws = match &self.content {
            Content::Frame(..) => Vec::new(),
            Content::System(file) => vec![Flaw {
                what: format!("text that is not in {}", file.encoding()),
                hint: ENCODING_HINT,
                rows: file.misencoded(column),
            }],
            Content::Sheet(sheet) => {
                let (formulas, errors) = sheet.no_values(column);
                vec![
                    Flaw { what: "a formula".into(), hint: FORMULA_HINT, rows: formulas },
                    Flaw { what: "an error".into(), hint: ERROR_HINT, rows: errors },
                ]
            }
        };
        flaws.retain(|flaw| !flaw.rows.is_empty());
        flaws
    }

    /// Where a column's name stands, if the file is a text.
    pub(super) fn header_place(&self, column: &str) -> Option<Place> {
        let Content::Frame(frame, Some(rows)) = &self.content else { return None };
        rows.header().into_iter().nth(frame.get_column_index(column)?)
    }

    /// The file's name from the project root.
    pub(super) fn name(&self) -> &str {
        &self.name
    }
}

/// Whether a file of this name says what its variables mean.
pub(super) fn describes_itself(name: &str) -> bool {
    matches!(ending(name).as_str(), "sav" | "zsav")
}

fn ending(name: &str) -> String {
    name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase()
}

/// Reads a data file that describes itself; what cannot be read is reported where the
/// author names the file.
pub(super) fn read_described(
    name: &str,
    written: &Placed<String>,
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
    let file = match SystemFile::read(&bytes) {
        Ok(file) => file,
        Err(error) => {
            let message = format!("cannot read `{name}`: {error}");
            let hint = "open it in SPSS or PSPP, and save it again as `.sav`";
            diagnostics.push(Diagnostic::error(message).at(&written.place).hint(hint));
            return None;
        }
    };
    if file.len() == 0 {
        diagnostics.push(no_answers(name, written));
        return None;
    }
    if let Some(weight) = file.weight() {
        let message = format!("`{name}` is weighted by `{weight}` in SPSS");
        let hint = "the weights are not used here; every row counts once";
        diagnostics.push(Diagnostic::warning(message).at(&written.place).hint(hint));
    }
    Some(DataFile { name: name.to_owned(), content: Content::System(Box::new(file)) })
}

/// Reads a data file; what cannot be read is reported at the codebook's `file:`.
pub(super) fn read(
    name: &str,
    codebook: &Codebook,
    inputs: &mut Inputs,
    diagnostics: &mut Diagnostics,
) -> Option<DataFile> {
    let (written, format) = (&codebook.file, codebook.csv);
    let bytes = match inputs.read(name) {
        Ok(bytes) => bytes,
        Err(error) => {
            diagnostics.push(error.at(written));
            return None;
        }
    };
    match ending(name).as_str() {
        "csv" | "txt" | "tsv" => {
            let text = decode(name, &bytes, written, format, diagnostics)?;
            read_csv(name, &text, written, format, diagnostics)
        }
        "parquet" => read_parquet(name, bytes, written, diagnostics),
        "xlsx" => {
            let sheet = sheet::read(name, bytes, written, &codebook.excel, diagnostics)?;
            Some(DataFile { name: name.to_owned(), content: Content::Sheet(sheet) })
        }
        _ => {
            let message = format!("`{name}` is of a kind that cannot be read");
            let hint = "give a file that ends in `.csv`, `.parquet`, `.sav` or `.xlsx`";
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
        // The mark leaves no doubt, whatever the codebook says.
        let (text, _, is_wrong) = encoding_rs::UTF_16LE.decode(bytes);
        if is_wrong {
            let message = format!("`{name}` begins as UTF-16 text, but is not that");
            let hint = "export it again, or save it as `CSV UTF-8`";
            diagnostics.push(Diagnostic::error(message).at(&written.place).hint(hint));
            return None;
        }
        return Some(text.replace("\r\n", "\n").replace('\r', "\n"));
    }
    let as_utf8 = std::str::from_utf8(bytes);
    let text = match (format.encoding, as_utf8) {
        (Encoding::Utf8, Ok(text)) => text.to_owned(),
        (Encoding::Utf8, Err(error)) => {
            let valid = error.valid_up_to();
            let line = bytes[..valid].iter().filter(|byte| **byte == b'\n').count() + 1;
            let byte = bytes.get(valid).copied().unwrap_or_default();
            let (message, hint) = match line_in_utf8(bytes) {
                Some(other) => (
                    format!(
                        "`{name}` mixes encodings: line {other} is UTF-8 text, line {line} \
                         is not (byte {byte:#04x})"
                    ),
                    "correct the rows that come from another file, and save all as UTF-8",
                ),
                None => (
                    format!(
                        "`{name}` is not UTF-8 text: byte {byte:#04x} at line {line}"
                    ),
                    "write `encoding: windows-1252` under `csv` if Excel saved the file",
                ),
            };
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
            } else if let Some(line) = line_in_utf8(bytes) {
                let message = format!(
                    "`{name}` mixes encodings: line {line} is UTF-8 text, others are not"
                );
                let hint =
                    "look at å, ä and ö on that line, and save all in one encoding";
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

/// The first line that is UTF-8 and not ASCII, from 1. In another encoding å, ä and ö
/// hardly ever come out as valid UTF-8.
fn line_in_utf8(bytes: &[u8]) -> Option<usize> {
    let mut lines = bytes.split(|byte| *byte == b'\n');
    let line =
        lines.position(|line| !line.is_ascii() && std::str::from_utf8(line).is_ok());
    line.map(|line| line + 1)
}

fn read_csv(
    name: &str,
    text: &str,
    file: &Placed<String>,
    format: CsvFormat,
    diagnostics: &mut Diagnostics,
) -> Option<DataFile> {
    let source = Source::confidential(name, text);
    let mut rows = CsvRows::find(&source, format.separator);
    if format.has_labels {
        rows.skip_labels();
    }
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
    Some(DataFile { name: name.to_owned(), content: Content::Frame(frame, Some(rows)) })
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
    Some(DataFile { name: name.to_owned(), content: Content::Frame(frame, None) })
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
