//! How a data file is written: takes the file, finds out the decimal sign and the rows of
//! the header, gives the file read by them and the labels in its header.

use super::shapes::is_moment;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::file::Inputs;
use crate::say;
use crate::survey::answer_file::AnswerFile;
use crate::survey::asked::WantedColumns;
use crate::survey::codebook::{Codebook, CsvFormat, Encoding, Percent};
use crate::survey::coded::CodedTexts;
use crate::survey::data_file::{self};
use crate::survey::file_kind;
use crate::survey::numerals::is_date;
use crate::survey::numerals::{Numerals, Thousands, looks_like_number};
use crate::survey::told::is_personal;

/// A data file, and what its header says of the columns.
pub(super) struct LaidOut {
    pub(super) file: AnswerFile,
    pub(super) labels: Vec<Option<String>>,
}

/// Reads a data file, and completes what the codebook says of how it is written.
pub(super) fn read(
    codebook: &mut Codebook,
    inputs: &mut Inputs,
    diagnostics: &mut Diagnostics,
) -> Option<LaidOut> {
    let written = codebook.file.clone();
    let everything: WantedColumns<'_> = &|_| true;
    let mut read = |codebook: &Codebook, diagnostics: &mut Diagnostics| {
        data_file::read(&written.value, codebook, everything, inputs, diagnostics)
    };
    let mut file = read(codebook, diagnostics)?;
    if looks_like_answers(file.names()) {
        let message =
            say!("the first row of `{name}` looks like answers", name = file.name());
        let hint =
            "put a row above it that names the columns; a name begins with a letter";
        diagnostics.push(Diagnostic::error(message).at(&written.place).hint(hint));
        return None;
    }
    let mut labels = Vec::new();
    if file_kind::is_text(&written.value) {
        codebook.csv.decimal = guess_decimal(&file, codebook.csv.separator);
        codebook.csv.thousands = guess_thousands(&file, codebook.csv.decimal);
        if codebook.csv.header_rows > 1 {
            let told = |label: &String| !is_personal(label);
            let told = |label: &Option<String>| label.clone().filter(told);
            labels = file.head_labels().iter().map(told).collect();
        } else if first_row_is_labels(&file) {
            let texts = file.names().iter().map(|name| file.texts(name));
            let label = |texts: Option<CodedTexts>| {
                let label = texts?.different.into_iter().next();
                label.filter(|label| !is_personal(label))
            };
            labels = texts.map(label).collect();
            codebook.csv.header_rows = 2;
            file = read(codebook, diagnostics)?;
        }
    } else if file.names().iter().any(|name| file.shows_percent(name)) {
        codebook.excel.percent = Some(Percent::Shown);
        file = read(codebook, diagnostics)?;
    } else if !file.is_workbook() {
        codebook.csv.decimal = guess_decimal(&file, codebook.csv.separator);
    }
    Some(LaidOut { file, labels })
}

/// Whether what should be the names of columns rather are answers, which would then be told
/// as names: one of them tells who somebody is, or half of them are numbers or dates.
fn looks_like_answers(names: &[String]) -> bool {
    let is_answer =
        |name: &&String| is_date(name) || is_moment(name) || looks_like_number(name);
    let answers = names.iter().filter(is_answer).count();
    names.iter().any(|name| is_personal(name)) || answers * 2 >= names.len().max(2)
}

/// Whether the first row holds labels: it has words where there are only numbers below.
fn first_row_is_labels(file: &AnswerFile) -> bool {
    let (mut words, mut numbers) = (0, 0);
    for name in file.names() {
        let Some(texts) = file.texts(name) else { continue };
        let mut different = texts.different.iter();
        let (Some(first), Some(1)) = (different.next(), texts.codes.first()) else {
            continue;
        };
        let stands_once = texts.codes.iter().filter(|code| **code == 1).count() == 1;
        let is_number = |text: &String| looks_like_number(text);
        let rest_is_numbers = different.len() > 0 && different.all(is_number);
        if is_number(first) {
            numbers += 1;
        } else if stands_once && rest_is_numbers {
            words += 1;
        }
    }
    // One word above numbers may be somebody's answer.
    words > 1 && numbers == 0
}

/// The sign before decimals, by which stands more often between digits.
fn guess_decimal(file: &AnswerFile, separator: u8) -> char {
    let (mut commas, mut points) = (0, 0);
    for name in file.names().iter().filter(|name| !file.stores_numbers(name)) {
        let Some(texts) = file.texts(name) else { continue };
        for text in &texts.different {
            let only = |sign: char| {
                text.matches(sign).count() == 1
                    && text.chars().all(|c| c.is_ascii_digit() || c == sign || c == '-')
            };
            // `1.299,50`: the last sign stands before the decimals.
            let is_last = |sign: char, other: char| {
                let digits = |c: char| c.is_ascii_digit() || c == other;
                text.rsplit_once(sign).is_some_and(|(whole, decimals)| {
                    whole.contains(other)
                        && whole.chars().all(digits)
                        && decimals.chars().all(|c| c.is_ascii_digit())
                })
            };
            commas += usize::from(only(',') || is_last(',', '.'));
            points += usize::from(only('.') || is_last('.', ','));
        }
    }
    if points > commas || (separator == b',' && commas == 0) { '.' } else { ',' }
}

/// Whether the names of columns stand in the first two rows: some cells of the first are
/// empty, where cells were merged or one question has several columns, and the second says
/// what each is.
pub(super) fn names_are_in_two_rows(bytes: &[u8], format: CsvFormat) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let rows = first_rows(bytes, format.separator);
    let [first, second, ..] = rows.as_slice() else { return false };
    let is_empty = |cell: &Vec<u8>| cell.trim_ascii().is_empty();
    let gaps = first.iter().zip(second).filter(|(one, _)| is_empty(one));
    let gaps = gaps.collect::<Vec<_>>();
    let is_word = |cell: &[u8]| {
        let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(cell);
        let text = match (std::str::from_utf8(cell), format.encoding) {
            (Ok(text), Encoding::Utf8) => text,
            _ => &text,
        };
        text.chars().any(char::is_alphabetic) && !is_moment(text) && !is_personal(text)
    };
    // Of a year, as of a measurement, there may be several columns.
    let is_year = |cell: &[u8]| {
        let cell = cell.trim_ascii();
        cell.len() == 4
            && (cell.starts_with(b"19") || cell.starts_with(b"20"))
            && cell.iter().all(u8::is_ascii_digit)
    };
    let mut named = first.iter().filter(|cell| !is_empty(cell));
    // A nameless column at the end of every row is nothing.
    first.len() == second.len()
        && !gaps.is_empty()
        && named.all(|cell| is_word(cell) || is_year(cell))
        && gaps.iter().all(|(_, below)| is_word(below))
        && second.iter().filter(|cell| !is_empty(cell)).all(|cell| is_word(cell))
}

/// The cells of the first two rows, without their quotation marks.
fn first_rows(bytes: &[u8], separator: u8) -> Vec<Vec<Vec<u8>>> {
    let mut rows = vec![vec![Vec::new()]];
    let mut is_quoted = false;
    for byte in bytes {
        let row = rows.last_mut().expect("there is one");
        match *byte {
            b'"' => is_quoted = !is_quoted,
            b'\n' if !is_quoted => {
                if rows.len() == 2 {
                    break;
                }
                rows.push(vec![Vec::new()]);
            }
            sign if sign == separator && !is_quoted => row.push(Vec::new()),
            other => row.last_mut().expect("there is one").push(other),
        }
    }
    rows
}

/// The sign between thousands, if numbers in a column are only numbers with it, and nothing
/// else could be meant by it.
fn guess_thousands(file: &AnswerFile, decimal: char) -> Option<Thousands> {
    let other = if decimal == ',' { Thousands::Point } else { Thousands::Comma };
    let may_be = |sign: Thousands, name: &String| {
        let Some(texts) = file.texts(name) else { return false };
        let texts = &texts.different;
        if texts.len() < 2 || !texts.iter().all(|text| looks_like_number(text)) {
            return false;
        }
        let (plain, grouped) = (
            Numerals { decimal, thousands: None },
            Numerals { decimal, thousands: Some(sign) },
        );
        // `1.299` alone may be a number with decimals.
        let is_clear = |text: &String| {
            let signs = text.matches(sign.sign()).count();
            let is_other = sign == other;
            !is_other || signs > 1 || (signs == 1 && text.contains(decimal))
        };
        let all = |numerals: Numerals| texts.iter().all(|it| numerals.read(it).is_ok());
        !all(plain) && all(grouped) && texts.iter().any(is_clear)
    };
    let signs = [Thousands::Space, Thousands::Apostrophe, other];
    let names = || file.names().iter().filter(|name| !file.stores_numbers(name));
    signs.into_iter().find(|sign| names().any(|name| may_be(*sign, name)))
}
