//! Numbers in texts: one declared meaning, and an error with row and value for everything
//! else.

use insta::assert_snapshot;

use crate::harness::ReportTest;
use crate::made::{Cell, Table};
use crate::read_back::{read, shown};

/// A codebook of one number, `x`, with these lines about the file.
fn codebook(kind: &str, lines: &str) -> String {
    format!(
        "title: Prov\nfile: svar.{kind}\n{lines}variables:\n  x: {{label: X, scale: \
         numeric, missing: {{-99: vet ej}}}}\n"
    )
}

/// What is read of numbers in a CSV.
fn numbers(csv: &str, cells: &[&str]) -> String {
    let text = format!("x;z\n{};\n", cells.join(";\n"));
    let book = codebook("csv", &format!("csv: {{{csv}}}\nignore: [z]\n"));
    let (survey, said) = read(&book, ("svar.csv", text));
    survey.map_or(said, |survey| shown(&survey, "x"))
}

#[test]
fn a_point_under_a_decimal_comma_is_an_error() {
    let cells = ["2850,5", "1.299", "12.500", "300", "1.000"];
    assert_snapshot!(numbers("decimal: \",\"", &cells), @r#"
    `1.299` in the column `x` is not a number: `.` means nothing here, since decimals come after `,` (row 2) [a/svar.csv:3:1]
      = if `.` stands between thousands, write `thousands: "."` under `csv`; if it stands before decimals, `decimal: "."`
    `12.500` in the column `x` is not a number: `.` means nothing here, since decimals come after `,` (row 3) [a/svar.csv:4:1]
      = if `.` stands between thousands, write `thousands: "."` under `csv`; if it stands before decimals, `decimal: "."`
    `1.000` in the column `x` is not a number: `.` means nothing here, since decimals come after `,` (row 5) [a/svar.csv:6:1]
      = if `.` stands between thousands, write `thousands: "."` under `csv`; if it stands before decimals, `decimal: "."`
    "#);
    assert_snapshot!(numbers("decimal: \",\", thousands: \".\"", &cells), @"2850.5 1299 12500 300 1000");
    assert_snapshot!(numbers("decimal: \".\"", &["2850.5", "1.299", "12.500"]), @"2850.5 1.299 12.5");
}

#[test]
fn spaces_and_apostrophes_stand_between_thousands_if_declared() {
    let cells = ["1 299", "1\u{a0}299,5", "12\u{202f}345\u{2009}678", "7"];
    assert_snapshot!(numbers("", &cells), @r#"
    `1 299` in the column `x` is not a number: there is a space in it (row 1) [a/svar.csv:2:1]
      = if it stands between thousands, write `thousands: " "` under `csv`
    `1 299,5` in the column `x` is not a number: there is a space in it (row 2) [a/svar.csv:3:1]
      = if it stands between thousands, write `thousands: " "` under `csv`
    a value in the column `x` is not a number: there is a space in it (row 3) [a/svar.csv:4:1]
      = if it stands between thousands, write `thousands: " "` under `csv`
    "#);
    for sign in ["\" \"", "space", "\"\u{a0}\""] {
        let read = numbers(&format!("thousands: {sign}"), &cells);
        assert_eq!(read, "1299 1299.5 12345678 7", "{sign}");
    }
    let read = numbers("decimal: \".\", thousands: \"'\"", &["1'299.5", "1\u{2019}299"]);
    assert_eq!(read, "1299.5 1299");
}

#[test]
fn groups_are_of_three_digits() {
    let cells = ["1 2", "12 34", "1 2999", "1  299", "1 299"];
    assert_snapshot!(numbers("thousands: space", &cells), @"
    `1 2` in the column `x` is not a number: its digits are not in groups of three (row 1) [a/svar.csv:2:1]
      = correct the value, or declare it under `missing`
    `12 34` in the column `x` is not a number: its digits are not in groups of three (row 2) [a/svar.csv:3:1]
      = correct the value, or declare it under `missing`
    `1 2999` in the column `x` is not a number: its digits are not in groups of three (row 3) [a/svar.csv:4:1]
      = correct the value, or declare it under `missing`
    `1  299` in the column `x` is not a number: its digits are not in groups of three (row 4) [a/svar.csv:5:1]
      = correct the value, or declare it under `missing`
    ");
}

#[test]
fn what_is_no_number_is_told_by_its_kind() {
    let cells =
        ["7,5 %", "\u{2013}5", "5,", "1e5", "2020-01-31", "fem", "NaN", "-Inf", "1.5"];
    assert_snapshot!(numbers("", &cells), @r#"
    `7,5 %` in the column `x` is not a number: a sign of per cent stands after it (row 1) [a/svar.csv:2:1]
      = take the sign away in all cells of the column, so that 7,5 % is 7,5
    `–5` in the column `x` is not a number: it begins with a dash, which is not a minus sign (row 2) [a/svar.csv:3:1]
      = write a hyphen (`-`) or a minus sign (U+2212) instead
    `5,` in the column `x` is not a number: nothing stands after `,` (row 3) [a/svar.csv:4:1]
      = look whether decimals are lost, and correct the value
    `1e5` in the column `x` is not a number: it could be a power of ten, or something else (row 4) [a/svar.csv:5:1]
      = write it out with all its digits, or declare it under `missing`
    `2020-01-31` in the column `x` is not a number: it is a date or a time (row 5) [a/svar.csv:6:1]
      = correct the value: Excel makes dates of numbers such as 1.5 and 1-5
    `fem` in the column `x` is not a number (row 6) [a/svar.csv:7:1]
      = correct the value, declare it under `missing`, or check the `decimal` sign under `csv`
    `NaN` in the column `x` is not a number (row 7) [a/svar.csv:8:1]
      = correct the value, declare it under `missing`, or check the `decimal` sign under `csv`
    `-Inf` in the column `x` is not a number (row 8) [a/svar.csv:9:1]
      = correct the value, declare it under `missing`, or check the `decimal` sign under `csv`
    `1.5` in the column `x` is not a number: decimals come after `,` (row 9) [a/svar.csv:10:1]
      = correct the value, or write `decimal: "."` under `csv` if all numbers of the file are written so
    "#);
}

#[test]
fn signs_that_leave_no_doubt_are_read() {
    let cells = ["\u{2212}1,5", "+5", ",5", "-,25", "007", "1e+05", "2,5E-1", "-99,0"];
    assert_eq!(numbers("", &cells), "-1.5 5 0.5 -0.25 7 100000 0.25 m0");
}

#[test]
fn the_same_sign_does_not_stand_for_two_things() {
    assert_snapshot!(numbers("thousands: \",\"", &["1"]), @r#"
    `,` cannot stand between thousands and before decimals [a/kodbok.yaml:3:18]
      = write `decimal: "."` too, or another sign here
    "#);
    assert_snapshot!(numbers("decimal: \".\", thousands: \"_\"", &["1"]), @r#"
    `_` cannot stand between thousands [a/kodbok.yaml:3:32]
      = write one of `"."`, `","`, `" "` and `"'"`
    "#);
}

#[test]
fn a_cell_that_excel_shows_in_per_cent_is_read_as_declared() {
    let cells = vec![Cell::Percent(0.075), Cell::Number(3.0), Cell::Percent(0.07)];
    let book = Table::column("x", cells).xlsx();
    let read = |lines: &str| {
        let (survey, said) = read(&codebook("xlsx", lines), ("svar.xlsx", &book));
        survey.map_or(said, |survey| shown(&survey, "x"))
    };
    assert_snapshot!(read(""), @"
    the column `x` holds numbers that Excel shows in per cent (2 rows, first in cell `A2` of the sheet `Svar` in `a/svar.xlsx`) [a/kodbok.yaml:4:3]
      = such a cell holds 0,075 and shows 7,5 %: write `percent: shown` under `excel` if the answer is 7,5, or `percent: stored` if it is 0,075
    ");
    assert_eq!(read("excel: {percent: shown}\n"), "7.5 3 7");
    assert_eq!(read("excel: {percent: stored}\n"), "0.075 3 0.07");
    assert_snapshot!(read("excel: {percent: yes}\n"), @"
    `yes` is not a choice here [a/kodbok.yaml:3:18]
      = choose one of `shown`, `stored`
    the column `x` holds numbers that Excel shows in per cent (2 rows, first in cell `A2` of the sheet `Svar` in `a/svar.xlsx`) [a/kodbok.yaml:5:3]
      = such a cell holds 0,075 and shows 7,5 %: write `percent: shown` under `excel` if the answer is 7,5, or `percent: stored` if it is 0,075
    ");
}

#[test]
fn a_begun_codebook_says_how_per_cent_are_read() {
    let cells = (1..=9).map(|cell| Cell::Percent(f64::from(cell) / 80.0)).collect();
    let outcome = ReportTest::new()
        .file("data/ny/svar.xlsx", Table::column("andel", cells).xlsx())
        .run(&["data", "codebook", "data/ny/svar.xlsx", "--out", "data/ny/kodbok.yaml"]);
    outcome.done();
    assert_snapshot!(outcome.text("data/ny/kodbok.yaml"), @"
    # Påbörjad kodbok. Antal gissningar att gå igenom: 3, varje rad som börjar med `gissning:`.
    title: svar
    file: svar.xlsx
    # gissning: celler som Excel visar i procent läses som de visas (7,5 % är 7,5)
    excel: {percent: shown}
    variables:
      # gissning: tal
      # gissning: gränserna i range är avrundade utåt
      andel:
        label: andel
        scale: numeric
        range: [0, 20]
    ");
    outcome.into_test().run(&["data", "describe", "data/ny/kodbok.yaml"]).clean();
}

#[test]
fn numbers_in_excel_may_be_text_in_the_declared_form() {
    let cells = ["1 299,5", "2,5"].map(Cell::text).to_vec();
    let cells = [cells, vec![Cell::Number(0.5), Cell::Number(-99.0)]];
    let book = Table::column("x", cells.concat()).xlsx();
    let read = |lines: &str| {
        let (survey, said) = read(&codebook("xlsx", lines), ("svar.xlsx", &book));
        survey.map_or(said, |survey| shown(&survey, "x"))
    };
    assert_eq!(read("excel: {thousands: \" \"}\n"), "1299.5 2.5 0.5 m0");
    // What is said under `csv` holds where nothing is said under `excel`.
    assert_eq!(read("csv: {thousands: space}\n"), "1299.5 2.5 0.5 m0");
    assert_snapshot!(read("excel: {decimal: \".\"}\n"), @r#"
    `2,5` in the column `x` is not a number: decimals come after `.` (cell `A3` of the sheet `Svar` in `a/svar.xlsx`) [a/kodbok.yaml:5:3]
      = correct the value, or write `decimal: ","` under `excel` if all numbers of the file are written so
    `1 299,5` in the column `x` is not a number: its digits are not in groups of three (cell `A2` of the sheet `Svar` in `a/svar.xlsx`) [a/kodbok.yaml:5:3]
      = correct the value, or declare it under `missing`
    "#);
}

#[test]
fn stored_numbers_have_no_decimal_sign_to_be_declared() {
    let cells = [0.5, 1.299, -99.0, 1e20].map(Cell::Number).to_vec();
    let table = Table::column("x", cells);
    for (kind, bytes) in
        [("parquet", table.parquet()), ("sav", table.sav()), ("xlsx", table.xlsx())]
    {
        for lines in ["", "csv: {decimal: \".\"}\n", "csv: {thousands: \".\"}\n"] {
            let name = format!("svar.{kind}");
            let (survey, said) = read(&codebook(kind, lines), (name.as_str(), &bytes));
            let survey = survey.unwrap_or_else(|| panic!("{kind}: {said}"));
            assert_eq!(
                shown(&survey, "x"),
                "0.5 1.299 m0 100000000000000000000",
                "{kind}"
            );
        }
    }
    let table = Table::column("x", vec![Cell::Number(f64::NAN), Cell::Number(1.0)]);
    let (_, said) = read(&codebook("parquet", ""), ("svar.parquet", table.parquet()));
    assert_snapshot!(said, @"
    `NaN` in the column `x` is not a number (row 1 of `a/svar.parquet`) [a/kodbok.yaml:4:3]
      = correct the value, declare it under `missing`, or check the `decimal` sign under `csv`
    ");
}

#[test]
fn signs_that_an_encoding_does_not_have_are_told() {
    let said = |encoding: &str, bytes: &[u8]| {
        let book = "title: Prov\nfile: svar.csv\ncsv: {encoding: ENC}\nvariables:\n  \
                    ort: {label: Ort, scale: text}\n";
        read(&book.replace("ENC", encoding), ("svar.csv", bytes)).1
    };
    let typographic = b"ort\nG\xe4vle\nB\xe5stad \x96 syd\n";
    assert_snapshot!(said("latin-1", typographic), @"
    `a/svar.csv` holds signs that latin-1 does not have: byte 0x96 at line 3 [a/kodbok.yaml:2:7]
      = write `encoding: windows-1252` under `csv`, as programs for Windows mean when they say latin-1 or ANSI
    ");
    assert_eq!(said("windows-1252", typographic), "");
    assert_eq!(said("iso-8859-1", b"ort\nG\xe4vle\n"), "");
    assert_snapshot!(said("windows-1252", b"ort\nG\xe4vle \x81\n"), @"
    `a/svar.csv` holds signs that windows-1252 does not have: byte 0x81 at line 2 [a/kodbok.yaml:2:7]
      = the file is in another encoding: export the answers again as `CSV UTF-8`
    ");
    assert_snapshot!(said("utf-8", "ort\nB\u{e5}stad \u{96} syd\n".as_bytes()), @"
    `a/svar.csv` holds signs that cannot be seen: the control character U+0096 at line 2 [a/kodbok.yaml:2:7]
      = the text was once read as latin-1 and was windows-1252: export the answers again from where they were collected, as `CSV UTF-8`
    ");
    assert_snapshot!(said("latin-1", "ort\n\u{d6}vrigt\n".as_bytes()), @"
    `a/svar.csv` is UTF-8 text, not latin-1: byte 0xc3 at line 2 [a/kodbok.yaml:2:7]
      = write `encoding: utf-8` under `csv`
    ");
}
