//! Every problem that data can have, in every kind of file that can have it: the message
//! names the file, the row or cell, the column and the value.

use polars::prelude::{Column, DataFrame, ParquetWriter};

use crate::harness::{ANSWERS, CODEBOOK, ReportTest};

const SYSTEM_FILE: &[u8] = include_bytes!("../ref/data/svar.sav");
const SETS: &[u8] = include_bytes!("../ref/data/sets.sav");
const WORKBOOK: &[u8] = include_bytes!("../ref/data/svar.xlsx");
const OTHER_WORKBOOK: &[u8] = include_bytes!("../ref/data/arbetsbok.xlsx");
const FORMATS: [&str; 4] = ["csv", "parquet", "sav", "xlsx"];

fn parquet(age: &str) -> Vec<u8> {
    let nojd = [Some(1_i64), Some(2), Some(3), Some(3), Some(9), None];
    let ages = [Some("34"), Some(age), Some("28"), None, Some("62"), Some("45")];
    let columns = vec![
        Column::new("id".into(), [1_i64, 2, 3, 4, 5, 6]),
        Column::new("ort".into(), [1_i32, 1, 2, 1, 2, 1]),
        Column::new("nojd".into(), nojd),
        Column::new("alder".into(), ages),
    ];
    let mut frame = DataFrame::new(6, columns).expect("a frame");
    let mut bytes = Vec::new();
    ParquetWriter::new(&mut bytes).finish(&mut frame).expect("written");
    bytes
}

/// The base project with the same answers in a file of this kind.
fn with(ending: &str) -> ReportTest {
    let test = ReportTest::new();
    let name = format!("data/panel/svar.{ending}");
    let test = match ending {
        "parquet" => test.file(&name, parquet("51.5")),
        "sav" => test.file(&name, SYSTEM_FILE),
        "xlsx" => test.file(&name, WORKBOOK),
        _ => return test,
    };
    test.replace(CODEBOOK, "svar.csv", &format!("svar.{ending}"))
}

#[track_caller]
fn told(test: ReportTest, expected: &[&str]) {
    let outcome = test.run(&["data", "describe", CODEBOOK]);
    let message = outcome.refused();
    for part in expected {
        assert!(message.contains(part), "`{part}` is not told:\n{message}");
    }
}

/// Where a message places a cell: the row from 1, and the column of a sheet.
fn spot(ending: &str, row: usize, letter: char) -> String {
    let file = format!("`data/panel/svar.{ending}`");
    match ending {
        "csv" => format!("row {row})\n--> data/panel/svar.csv:{}:", row + 1),
        "xlsx" => format!("cell `{letter}{}` of the sheet", row + 1),
        _ => format!("row {row} of {file})"),
    }
}

#[test]
fn answers_that_the_codebook_does_not_allow() {
    let problems: [(&str, &str, &str, usize, char); 3] = [
        // A code without a label.
        (
            "      3: mycket nöjd\n",
            "",
            "`3` in the column `nojd` has no label (2 rows, first in ",
            3,
            'C',
        ),
        // A number outside the range.
        (
            "    scale: numeric\n",
            "    scale: numeric\n    range: [20, 60]\n",
            "`62` in the column `alder` is outside the range (",
            5,
            'D',
        ),
        // An id that stands twice.
        (
            "    scale: nominal\n    values: {1: Gävle, 2: Söderhamn}\n",
            "    scale: id\n",
            "a value in the column `ort` stands in an earlier row too (4 rows, first in ",
            2,
            'B',
        ),
    ];
    for ending in FORMATS {
        for (old, new, message, row, letter) in problems {
            let place = format!("{message}{}", spot(ending, row, letter));
            told(with(ending).replace(CODEBOOK, old, new), &[&place]);
        }
    }
}

#[test]
fn a_text_where_a_number_should_be() {
    told(
        with("csv").replace(ANSWERS, "2;1;2;51,5", "2;1;2;femtio"),
        &[
            "`femtio` in the column `alder` is not a number (row 2)\n--> data/panel/svar.csv:3:7",
        ],
    );
    told(
        with("parquet").file("data/panel/svar.parquet", parquet("femtio")),
        &[
            "`femtio` in the column `alder` is not a number (row 2 of `data/panel/svar.parquet`)",
        ],
    );
    let codebook =
        "title: Panelen\nfile: svar.sav\nvariables: {region: {scale: numeric}}\n";
    told(
        with("sav").file("data/panel/svar.sav", SETS).file(CODEBOOK, codebook),
        &["`AB` in the column `region` is not a number (row 2 of `data/panel/svar.sav`)"],
    );
    told(
        other_workbook("excel: {sheet: Svar, header-row: 3}\n"),
        &[
            "`2020-01-31` in the column `alder` is not a number: it is a date or a time (cell `D7` of the sheet `Svar`",
        ],
    );
}

fn other_workbook(lines: &str) -> ReportTest {
    let csv = "csv: {separator: \";\", decimal: \",\", encoding: utf-8}\n";
    with("xlsx")
        .file("data/panel/svar.xlsx", OTHER_WORKBOOK)
        .replace(CODEBOOK, csv, lines)
}

#[test]
fn two_encodings_in_a_file() {
    let mixed = b"id;ort;nojd;alder\n1;G\xc3\xa4vle;1;1\n2;G\xe4vle;1;1\n";
    told(
        with("csv").file(ANSWERS, mixed),
        &["`data/panel/svar.csv` mixes encodings: line 2 is UTF-8 text, line 3 is not"],
    );
    let mut mixed = SETS.to_vec();
    let at = mixed.windows(6).rposition(|part| part == "Gävle".as_bytes());
    let at = at.expect("a text") + 1;
    mixed[at..at + 2].copy_from_slice(b"\xe4 ");
    let codebook = "title: Panelen\nfile: svar.sav\n";
    told(
        with("sav").file("data/panel/svar.sav", mixed).file(CODEBOOK, codebook),
        &["the column `kommunens_namn` holds text that is not in UTF-8 (row 3 of"],
    );
}

#[test]
fn cells_and_sheets_of_a_workbook() {
    told(
        other_workbook("excel: {sheet: Svar, header-row: 3}\n"),
        &[
            "the column `alder` holds a formula (cell `D5` of the sheet `Svar` in",
            "the column `ort` holds an error (cell `B8` of the sheet `Svar` in",
        ],
    );
    told(other_workbook(""), &["has more than one sheet with data: `Om`, `Svar`"]);
}

#[test]
fn rows_and_cells_of_a_text_file() {
    for (old, new, message) in [
        ("2;1;2;51,5", "2;1;2", "row 2 has 3 cells, but the header has 4"),
        ("2;1;2;51,5", "2;1;2;\"51,5", "a quotation mark is not closed"),
        ("id;ort", "id;id", "two columns are called `id`"),
        ("id;ort", "id;", "column 2 has no name"),
    ] {
        told(with("csv").replace(ANSWERS, old, new), &[message, "data/panel/svar.csv:"]);
    }
}
