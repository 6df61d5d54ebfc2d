//! Reads the text of a CSV: takes it and a codebook, gives the file, or what is wrong with
//! it, its probable cause first.

use std::collections::HashSet;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Said, Source};
use crate::limits;
use crate::say;
use crate::spelling::{folded, same};

use super::answer_file::{AnswerFile, FileContent, no_answers, too_many_columns};
use super::asked::WantedColumns;
use super::cells::{CsvRows, Misquoted};
use super::codebook::Codebook;
use super::empty;
use super::head::{QUALTRICS_ROW, is_import_row};
use super::known_columns::named_twice;
use super::separator;

/// Reads the columns of a CSV that hold what is asked for; what is wrong is reported.
pub(super) fn read_csv(
    source: &Arc<Source>,
    codebook: &Codebook,
    wanted: WantedColumns<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<AnswerFile> {
    let (file, format) = (&codebook.file, codebook.csv);
    let name = &source.name;
    let header = source.text.lines().find(|line| !line.trim().is_empty());
    let sign = char::from(format.separator);
    // A header is no longer than this, whatever is in quotes.
    if header.is_some_and(|header| header.matches(sign).count() >= limits::COLUMNS) {
        diagnostics.push(too_many_columns(name, file));
        return None;
    }
    if let Some(other) = separator::other(&source.text, format.separator) {
        let written =
            if other == b'\t' { "tab".into() } else { char::from(other).to_string() };
        let (other, declared) = (in_words(other), in_words(format.separator));
        let message = say!(
            "the cells of `{name}` are separated by {other}, not {declared}",
            name,
            other,
            declared
        );
        let hint = say!("write `separator: \"{written}\"` under `csv`", written);
        diagnostics.push(Diagnostic::error(message).at(&file.place).hint(hint));
        return None;
    }
    let rows = CsvRows::find(source, format.separator, format.header_rows, wanted);
    if let Some(misquoted) = rows.misquoted() {
        diagnostics.push(misquoted_at(misquoted));
        return None;
    }
    if rows.len() == 0 {
        diagnostics.push(no_answers(name, file));
        return None;
    }
    if let Some(error) = third_header_row(&rows) {
        diagnostics.push(error);
        return None;
    }
    check_names(&rows, codebook, diagnostics)?;
    if report_ragged(&rows, sign, diagnostics) {
        return None;
    }
    if let Some((count, first)) = rows.empty() {
        diagnostics.push(empty::left_out(count, &format!("`{name}`").into()).at(&first));
    }
    report_swallowed(&rows, diagnostics);
    AnswerFile::new(name, FileContent::Csv(rows), file, diagnostics)
}

/// What separates cells, in words.
fn in_words(separator: u8) -> Said {
    match separator {
        b'\t' => "tabs".into(),
        sign => format!("`{}`", char::from(sign)).into(),
    }
}

fn misquoted_at(misquoted: &Misquoted) -> Diagnostic {
    let (message, place) = match misquoted {
        Misquoted::Unclosed(place) => ("a quotation mark is not closed", place),
        Misquoted::Inside(place) => {
            ("a quotation mark stands in the middle of a cell", place)
        }
    };
    let hint = "if it belongs to the answer, put the cell in quotes and write it twice";
    Diagnostic::error(message).at(place).hint(hint)
}

/// The error that what should be the first answers is what Qualtrics writes below the names.
fn third_header_row(rows: &CsvRows) -> Option<Diagnostic> {
    let row = (0..2).find(|row| is_import_row(&rows.row(*row)))?;
    let hint = "write `header-rows: 3` under `csv`";
    Some(Diagnostic::error(QUALTRICS_ROW).at(&rows.cell(row, 0)).hint(hint))
}

/// Reports a column without a name, or with the name of another one.
fn check_names(
    rows: &CsvRows,
    codebook: &Codebook,
    diagnostics: &mut Diagnostics,
) -> Option<()> {
    let names = rows.names();
    let mut before = HashSet::new();
    for (index, (name, place)) in names.iter().zip(rows.header()).enumerate() {
        let (message, hint) = if name.is_empty() {
            let message = say!("column {index} has no name", index = index + 1);
            (message, NAMELESS_HINT)
        } else if !before.insert(folded(name)) {
            let other = names.iter().position(|one| same(one, name)).unwrap_or_default();
            let both = [other, index].map(|column| (column + 1).to_string());
            (named_twice(name, both, codebook), TWICE_HINT)
        } else {
            continue;
        };
        let error = Diagnostic::error(message).at(place).hint(hint);
        diagnostics.push(error.hint(HEADER_HINT));
        return None;
    }
    Some(())
}

const NAMELESS_HINT: &str = "name it, or remove the separator at the end of each row";
const TWICE_HINT: &str = "rename one of them";
const HEADER_HINT: &str =
    "or write `header-rows: 2` under `csv`, if names go on in the row below";

/// How many rows with the wrong number of cells are told one by one.
const SHOWN_ROWS: usize = 5;

/// Reports rows with more or fewer cells than the header; tells whether there are any.
fn report_ragged(rows: &CsvRows, sign: char, diagnostics: &mut Diagnostics) -> bool {
    let (ragged, expected) = (rows.ragged(), rows.names().len());
    let hint = say!(
        "check the separator (`{sign}`) and put a cell that holds it in quotes",
        sign
    );
    for (row, found) in ragged.iter().take(SHOWN_ROWS) {
        let message = say!(
            "row {row} has {found} cells, but the header has {expected}",
            row = row + 1,
            found,
            expected
        );
        diagnostics.push(Diagnostic::error(message).at(&rows.cell(*row, 0)).hint(&hint));
    }
    if let Some((row, _)) = ragged.get(SHOWN_ROWS) {
        let more = ragged.len() - SHOWN_ROWS;
        let message =
            say!("{more} more rows do not have {expected} cells", more, expected);
        diagnostics.push(Diagnostic::error(message).at(&rows.cell(*row, 0)));
    }
    !ragged.is_empty()
}

/// Warns of quoted cells that look as if they had swallowed rows: that is legal CSV, and
/// where the column is not asked for nothing else would tell.
fn report_swallowed(rows: &CsvRows, diagnostics: &mut Diagnostics) {
    let swallowed = rows.swallowed();
    let Some(first) = swallowed.first() else { return };
    let place: Place = rows.opening(first);
    let message = match swallowed {
        [only] => {
            let lines = only.lines + 1;
            say!(
                "a quoted cell in row {row} is {lines} lines long and looks like {lines} rows",
                row = only.row + 1,
                lines
            )
        }
        many => {
            let numbers = many.iter().take(SHOWN_ROWS);
            let numbers =
                numbers.map(|one| (one.row + 1).to_string()).collect::<Vec<_>>();
            let more = if many.len() > SHOWN_ROWS { ", …" } else { "" };
            say!(
                "{many} quoted cells are several lines long and look like rows (in rows {rows})",
                many = many.len(),
                rows = format!("{}{more}", numbers.join(", "))
            )
        }
    };
    let hint = "look whether a quotation mark opens in one row and closes in another: the rows \
                between are read as one answer";
    diagnostics.push(Diagnostic::warning(message).at(&place).hint(hint));
}
