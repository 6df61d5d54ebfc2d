//! Reads the columns of a data file that are asked for, of whatever kind the file is.

use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, Diagnostics, Placed, Said, Source};
use crate::file::Inputs;
use crate::foreign::Broken;
use crate::say;
use crate::spelling::folded;

use super::answer_file::{AnswerFile, FileContent, no_answers};
use super::asked::{AskedVariables, WantedColumns};
use super::codebook::{Codebook, CsvFormat, Encoding};
use super::controls;
use super::encoding;
use super::file_kind;
use super::file_kind::{ending, is_text};
use super::parquet::ParquetTable;
use super::read_csv::read_csv;
use super::sav::SystemFile;
use super::sheet::{self};
use super::told::ToldAnswer;

/// How a CSV seems to be written, by its first line and what is no UTF-8 in it.
pub(super) fn guess_format(bytes: &[u8]) -> CsvFormat {
    let is_marked = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    let encoding = match std::str::from_utf8(bytes) {
        Err(_) if !is_marked => Encoding::Windows1252,
        Ok(_) | Err(_) => Encoding::Utf8,
    };
    let header = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let count = |sign: u8| header.iter().filter(|byte| **byte == sign).count();
    let mut separator = b';';
    for sign in [b'\t', b',', b'|'] {
        if count(sign) > count(separator) {
            separator = sign;
        }
    }
    // The third row that Qualtrics writes.
    let is_three_high = bytes.split(|byte| *byte == b'\n').take(MOST_LINES).any(|line| {
        let line = line.trim_ascii_start();
        let line = line.strip_prefix(b"\"").unwrap_or(line);
        line.starts_with(b"{\"\"ImportId") || line.starts_with(b"{'ImportId'")
    });
    let header_rows = if is_three_high { 3 } else { 1 };
    CsvFormat { separator, decimal: ',', thousands: None, encoding, header_rows }
}

/// The text of a table that somebody has saved as CSV, in UTF-8 or as Excel writes it in
/// western Europe; what is no such text is reported where it is named.
pub fn saved_table(
    bytes: Vec<u8>,
    written: &Placed<String>,
    diagnostics: &mut Diagnostics,
) -> Option<String> {
    let format = guess_format(&bytes);
    encoding::decode(&written.value, bytes, written, format, diagnostics)
}

/// How many lines the first three rows of a CSV may go over.
const MOST_LINES: usize = 1_000;

/// The bytes of a data file; one that cannot be read, or is not what its name says, is
/// reported where the author names it.
fn checked(
    name: &str,
    written: &Placed<String>,
    inputs: &mut Inputs,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<u8>> {
    let bytes = inputs.read(name).map_err(|error| error.at(written));
    let bytes = bytes.and_then(|bytes| match file_kind::check(name, &bytes, written) {
        Ok(()) => Ok(bytes),
        Err(error) => Err(error),
    });
    bytes.map_err(|error| diagnostics.push(error)).ok()
}

/// Reads what is asked for of a data file that describes itself; what cannot be read is
/// reported where the author names the file.
pub(super) fn read_described(
    name: &str,
    written: &Placed<String>,
    asked: &AskedVariables,
    inputs: &mut Inputs,
    diagnostics: &mut Diagnostics,
) -> Option<AnswerFile> {
    let bytes = checked(name, written, inputs, diagnostics)?;
    let file = match SystemFile::read(&bytes, asked) {
        Ok(file) => file,
        Err(error) => {
            let message =
                say!("cannot read `{name}`: {reason}", name, reason = error.said());
            let hint = "open it in SPSS or PSPP, and save it again as `.sav`";
            diagnostics.push(Diagnostic::error(message).at(&written.place).hint(hint));
            return None;
        }
    };
    if file.len() == 0 {
        diagnostics.push(no_answers(name, written));
        return None;
    }
    let empty = file.empty().warning(name);
    diagnostics.extend(empty.map(|warning| warning.at(&written.place)));
    if let Some(first) = file.with_html().first() {
        let message = match file.with_html().len() {
            1 => say!(
                "labels of `{first}` in `{name}` hold HTML, which is left out",
                first,
                name
            ),
            many => say!(
                "labels of {many} variables in `{name}`, the first `{first}`, hold HTML, \
                 which is left out",
                many,
                name,
                first
            ),
        };
        let hint =
            "look at the labels in the report; another one is `label: …` in a codebook";
        diagnostics.push(Diagnostic::warning(message).at(&written.place).hint(hint));
    }
    if let Some(weight) = file.weight() {
        let message = say!("`{name}` is weighted by `{weight}` in SPSS", name, weight);
        let hint = say!(
            "here every row counts once, unless a codebook says `design: {weight: \
             {weight}}` and the report `weights: on`",
            weight
        );
        diagnostics.push(Diagnostic::warning(message).at(&written.place).hint(hint));
    }
    AnswerFile::new(name, FileContent::System(Box::new(file)), written, diagnostics)
}

/// Reads the columns of a data file that hold what is asked for; what cannot be read is
/// reported at the codebook's `file:`.
pub(super) fn read(
    name: &str,
    codebook: &Codebook,
    wanted: WantedColumns<'_>,
    inputs: &mut Inputs,
    diagnostics: &mut Diagnostics,
) -> Option<AnswerFile> {
    let (written, format) = (&codebook.file, codebook.csv);
    if let Some(error) = file_kind::left_by_office(name, written) {
        diagnostics.push(error);
        return None;
    }
    let bytes = checked(name, written, inputs, diagnostics)?;
    match ending(name).as_str() {
        _ if is_text(name) => {
            let text = encoding::decode(name, bytes, written, format, diagnostics)?;
            controls::check(name, &text, written, format, diagnostics)?;
            let source = Source::confidential(name, text);
            read_csv(&source, codebook, wanted, diagnostics)
        }
        "parquet" => read_parquet(name, bytes, written, wanted, diagnostics),
        // The check lets nothing else through.
        _ => {
            let sheet = sheet::read(name, bytes, codebook, wanted, diagnostics)?;
            AnswerFile::new(name, FileContent::Sheet(sheet), written, diagnostics)
        }
    }
}

fn read_parquet(
    name: &str,
    bytes: Vec<u8>,
    written: &Placed<String>,
    wanted: WantedColumns<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<AnswerFile> {
    let unread = |reason: Said| {
        let message = say!("cannot read `{name}`: {reason}", name, reason);
        let hint = "export it again from the program that made it";
        Diagnostic::error(message).at(&written.place).hint(hint)
    };
    let table = match ParquetTable::read(&bytes, wanted, unread(Broken.said())) {
        Ok(table) => table,
        Err(reason) => {
            diagnostics.push(unread(reason));
            return None;
        }
    };
    if table.len() == 0 {
        diagnostics.push(no_answers(name, written));
        return None;
    }
    let empty = table.empty().warning(name);
    diagnostics.extend(empty.map(|warning| warning.at(&written.place)));
    let mut before = HashMap::new();
    for column in table.names() {
        if let Some(other) = before.insert(folded(column), column) {
            let message = match ToldAnswer::name(column) {
                Some(told) => say!(
                    "two columns of `{name}` have the same name `{told}`",
                    name,
                    told = told.to_string()
                ),
                None => say!("two columns of `{name}` have the same name", name),
            };
            let mut error = Diagnostic::error(message).at(&written.place);
            if ToldAnswer::name(column).is_some() {
                error = error.reveal(column, other);
            }
            diagnostics.push(error.hint("rename one of them"));
            return None;
        }
    }
    AnswerFile::new(name, FileContent::Parquet(table), written, diagnostics)
}
