//! Reads how the data file of a codebook is written: the keys `csv` and `excel`.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::format::{Fields, Includes};
use crate::say;

use super::codebook::{CsvFormat, Encoding, ExcelFormat};
use super::keys;
use super::numerals::{Numerals, Thousands};

/// How a CSV is written where the codebook does not say.
pub(super) const CSV: CsvFormat = CsvFormat {
    separator: b';',
    decimal: ',',
    thousands: None,
    encoding: Encoding::Utf8,
    header_rows: 1,
};

pub(super) fn read_csv_format(
    mut fields: Fields<'_, keys::Csv>,
    diagnostics: &mut Diagnostics,
) -> CsvFormat {
    let mut format = CSV;
    if let Some(value) = fields.read(keys::Csv::SEPARATOR, diagnostics) {
        format.separator = value;
    }
    if let Some(numerals) = read_numerals(&mut fields, diagnostics) {
        (format.decimal, format.thousands) = (numerals.decimal, numerals.thousands);
    }
    if let Some(value) = fields.read(keys::Csv::ENCODING, diagnostics) {
        format.encoding = value;
    }
    let rows = fields.read(keys::Header::HEADER_ROWS, diagnostics);
    format.header_rows = rows.unwrap_or(format.header_rows);
    fields.finish(diagnostics);
    format
}

/// How numbers are written, if anything is said of it.
fn read_numerals<M: Includes<keys::Numerals>>(
    fields: &mut Fields<'_, M>,
    diagnostics: &mut Diagnostics,
) -> Option<Numerals> {
    let decimal = fields.read(keys::Numerals::DECIMAL, diagnostics);
    let written = fields.optional(keys::Numerals::THOUSANDS);
    let thousands = written.and_then(|node| {
        let word = node.text(diagnostics)?;
        let known = Thousands::ALL.iter().find(|(sign, _)| *sign == word.value);
        if known.is_none() {
            let message =
                say!("`{word}` cannot stand between thousands", word = &word.value);
            let hint = r#"write one of `"."`, `","`, `" "` and `"'"`"#;
            diagnostics.push(Diagnostic::error(message).at(&node.place).hint(hint));
        }
        known.map(|(_, sign)| *sign)
    });
    let numerals = Numerals { decimal: decimal.unwrap_or(CSV.decimal), thousands };
    if let (Some(sign), Some(node)) = (thousands.map(Thousands::sign), written)
        && sign == numerals.decimal
    {
        let other = if sign == ',' { '.' } else { ',' };
        let message =
            say!("`{sign}` cannot stand between thousands and before decimals", sign);
        let hint = say!("write `decimal: \"{other}\"` too, or another sign here", other);
        diagnostics.push(Diagnostic::error(message).at(&node.place).hint(hint));
        return None;
    }
    (decimal.is_some() || thousands.is_some()).then_some(numerals)
}

/// Where the answers stand in a workbook where the codebook does not say.
pub(super) const EXCEL: ExcelFormat = ExcelFormat {
    sheet: None,
    header_row: 1,
    header_rows: 1,
    numerals: None,
    percent: None,
};

pub(super) fn read_excel_format(
    mut fields: Fields<'_, keys::Excel>,
    diagnostics: &mut Diagnostics,
) -> ExcelFormat {
    let sheet = fields.read(keys::Excel::SHEET, diagnostics);
    let header_row = fields.optional(keys::Excel::HEADER_ROW).and_then(|node| {
        let row = node.natural(diagnostics)?;
        let row = u32::try_from(row).ok().filter(|row| *row > 0);
        if row.is_none() {
            diagnostics.push(node.expected("the number of a row, from 1"));
        }
        row
    });
    let header_rows = fields.read(keys::Header::HEADER_ROWS, diagnostics);
    let numerals = read_numerals(&mut fields, diagnostics);
    let percent = fields.read(keys::Excel::PERCENT, diagnostics);
    fields.finish(diagnostics);
    let header_row = header_row.unwrap_or(EXCEL.header_row);
    let header_rows = header_rows.unwrap_or(EXCEL.header_rows);
    ExcelFormat { sheet, header_row, header_rows, numerals, percent }
}
