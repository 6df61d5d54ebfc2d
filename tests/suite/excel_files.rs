//! Excel workbooks: which sheet is read, and what is said of cells that hold no value.

use insta::assert_snapshot;

use crate::harness::{CODEBOOK, REPORT, ReportTest};

const BOOK: &[u8] = include_bytes!("../ref/data/arbetsbok.xlsx");

/// The base project with a workbook, and these lines in its codebook.
fn workbook(bytes: &[u8], lines: &str) -> ReportTest {
    ReportTest::new()
        .file("data/panel/svar.xlsx", bytes)
        .replace(CODEBOOK, "svar.csv", "svar.xlsx")
        .replace(
            CODEBOOK,
            "csv: {separator: \";\", decimal: \",\", encoding: utf-8}\n",
            lines,
        )
}

#[test]
fn more_than_one_sheet_with_data() {
    assert_snapshot!(workbook(BOOK, "").rebuild().refused(), @"
    error: `data/panel/svar.xlsx` has more than one sheet with data: `Om`, `Svar`
     --> data/panel/codebook.yaml:3:7
      |
    3 | file: svar.xlsx
      |       ^^^^^^^^^
      |
      = hint: name one in the codebook: `excel: {sheet: Om}`
    ");
}

#[test]
fn a_sheet_that_is_not_there() {
    let test = workbook(BOOK, "excel: {sheet: svar, header-row: 3}\n");
    assert_snapshot!(test.rebuild().refused(), @"
    error: `data/panel/svar.xlsx` has no sheet `svar`
     --> data/panel/codebook.yaml:4:16
      |
    4 | excel: {sheet: svar, header-row: 3}
      |                ^^^^
      |
      = hint: did you mean `Svar`?
    ");
}

#[test]
fn cells_that_hold_no_value_are_named() {
    let test = workbook(BOOK, "excel: {sheet: Svar, header-row: 3}\n")
        .append(REPORT, "  medel: {of: panel, variable: alder, statistic: mean}\n");
    assert_snapshot!(test.rebuild().refused(), @"
    warning: 1 empty row of the sheet `Svar` in `data/panel/svar.xlsx` (the first is row 6) is left out
     --> data/panel/codebook.yaml:3:7
      |
    3 | file: svar.xlsx
      |       ^^^^^^^^^
      |
      = hint: remove it; a person who answered nothing is counted if the row has an id

    error: a value in the column `id` stands in an earlier row too (cell `A7` of the sheet `Svar` in `data/panel/svar.xlsx`)
     --> data/panel/codebook.yaml:7:3
      |
    7 |   id: {label: Löpnummer, scale: id}
      |   ^^
      |
      = hint: remove the row, or use `scale: text` if several rows may share it

    error: the column `ort` holds an error (cell `B8` of the sheet `Svar` in `data/panel/svar.xlsx`)
     --> data/panel/codebook.yaml:8:3
      |
    8 |   ort:
      |   ^^^
      |
      = hint: correct the cell in Excel, or empty it

    error: `7` in the column `nojd` has no label (cell `C5` of the sheet `Svar` in `data/panel/svar.xlsx`)
      --> data/panel/codebook.yaml:12:3
       |
    12 |   nojd:
       |   ^^^^
       |
       = hint: add it under `values` or `missing` of `nojd` in the codebook (data/panel/codebook.yaml:12:3), or correct the data

    error: the column `alder` holds a formula (cell `D5` of the sheet `Svar` in `data/panel/svar.xlsx`)
      --> data/panel/codebook.yaml:21:3
       |
    21 |   alder:
       |   ^^^^^
       |
       = hint: copy the column and paste it as values, or list it under `ignore`

    error: the column `alder` holds an error (cell `D8` of the sheet `Svar` in `data/panel/svar.xlsx`)
      --> data/panel/codebook.yaml:21:3
       |
    21 |   alder:
       |   ^^^^^
       |
       = hint: correct the cell in Excel, or empty it

    error: `2020-01-31` in the column `alder` is not a number: it is a date or a time (cell `D7` of the sheet `Svar` in `data/panel/svar.xlsx`)
      --> data/panel/codebook.yaml:21:3
       |
    21 |   alder:
       |   ^^^^^
       |
       = hint: correct the value: Excel makes dates of numbers such as 1.5 and 1-5
    ");
}

#[test]
fn a_header_in_another_row() {
    let test = workbook(BOOK, "excel: {sheet: Svar}\n");
    assert_snapshot!(test.rebuild().refused(), @"
    error: a column has no name: cell `B1` of the sheet `Svar` in `data/panel/svar.xlsx`
     --> data/panel/codebook.yaml:3:7
      |
    3 | file: svar.xlsx
      |       ^^^^^^^^^
      |
      = hint: name it, or check `header-row` and `header-rows` under `excel`
    ");
    let test = workbook(BOOK, "excel: {sheet: Svar, header-row: 8}\n");
    assert_snapshot!(test.rebuild().refused(), @"
    error: the sheet `Svar` of `data/panel/svar.xlsx` holds no answers below row 8
     --> data/panel/codebook.yaml:3:7
      |
    3 | file: svar.xlsx
      |       ^^^^^^^^^
      |
      = hint: check `header-row` under `excel`
    ");
}

#[test]
fn a_file_that_is_no_workbook() {
    assert_snapshot!(workbook(b"id;ort\n", "").rebuild().refused(), @"
    error: `data/panel/svar.xlsx` is a text file such as CSV that is called `.xlsx`
     --> data/panel/codebook.yaml:3:7
      |
    3 | file: svar.xlsx
      |       ^^^^^^^^^
      |
      = hint: rename it, and write `svar.csv` here
    ");
}
