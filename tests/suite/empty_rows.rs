//! Rows in which nothing stands are no respondents: left out, and told with their number.

use insta::assert_snapshot;
use polars::prelude::{Column, DataFrame, ParquetWriter};

use crate::harness::{ANSWERS, CODEBOOK, Outcome, REPORT, ReportTest};
use crate::made_files::{NONE, Number, cells, sav, workbook};

/// The base project with one number, of all rows.
fn counted() -> ReportTest {
    let chapter = "title: Resultat\nblocks:\n  - text: '{{ n(\"svar\") }} svar och {{ n(\"nojda\") }} nöjda.'\n";
    ReportTest::new().file("book/r/chapters/01-resultat.yaml", chapter).replace(
        REPORT,
        "bibliography: verk.yaml\n",
        "",
    )
}

fn told(outcome: &Outcome) -> String {
    let record = outcome.text("build/r/numbers.json");
    let record: serde_json::Value = serde_json::from_str(&record).expect("JSON");
    let rows = record["numbers"][0]["shown"]["n"].as_str().expect("a count");
    format!("{rows} rows\n{}", outcome.done())
}

#[test]
fn rows_of_separators_and_blank_lines_of_a_csv() {
    let answers = "id;ort;nojd;alder\n1;1;1;34\n;;;\n\n2;1;2;51,5\n3;2;;\n;;;\n;;;;;\n\n";
    assert_snapshot!(told(&counted().file(ANSWERS, answers).build()), @"
    3 rows
    warning: 5 empty rows of `data/panel/svar.csv` are left out
    --> data/panel/svar.csv:3:1
     = hint: remove them; a person who answered nothing is counted if the row has an id
    ");
}

#[test]
fn rows_of_tabs_and_of_empty_quotes() {
    let answers = "id\tort\tnojd\talder\n1\t1\t1\t34\n\t\t\t\n\"\"\t\"\"\t\"\"\t\" \"\n";
    let test = counted().file(ANSWERS, answers).replace(
        CODEBOOK,
        "separator: \";\"",
        "separator: tab",
    );
    assert_snapshot!(told(&test.build()), @"
    1 rows
    warning: 2 empty rows of `data/panel/svar.csv` are left out
    --> data/panel/svar.csv:3:1
     = hint: remove them; a person who answered nothing is counted if the row has an id
    ");
}

#[test]
fn one_who_answered_nothing_but_has_an_id_is_counted() {
    let answers = "id;ort;nojd;alder\n1;1;1;34\n2;;;\n3;;;\n";
    let outcome = counted().file(ANSWERS, answers).build().clean();
    assert!(told(&outcome).starts_with("3 rows"));
}

#[test]
fn formatted_rows_of_a_workbook() {
    let rows = ["id;ort;nojd;alder", "1;1;1;34", "", "-;-;-;-", "2;2;3;", "-;-", "", "-"];
    let test = counted().file("data/panel/svar.xlsx", workbook(&cells(&rows))).replace(
        CODEBOOK,
        "file: svar.csv",
        "file: svar.xlsx",
    );
    assert_snapshot!(told(&test.build()), @"
    2 rows
    warning: 4 empty rows of the sheet `Svar` in `data/panel/svar.xlsx` (the first is row 3) are left out
     --> data/panel/codebook.yaml:3:7
      |
    3 | file: svar.xlsx
      |       ^^^^^^^^^
      |
      = hint: remove them; a person who answered nothing is counted if the row has an id
    ");
}

#[test]
fn rows_of_an_spss_file_in_which_everything_is_missing() {
    let number = |name| Number { name, label: "", measure: 3, labels: &[] };
    let variables = ["id", "ort", "nojd", "alder"].map(number);
    let rows: [&[f64]; 4] =
        [&[NONE; 4], &[1.0, 1.0, 1.0, 34.0], &[NONE; 4], &[2.0, NONE, NONE, NONE]];
    let file = sav(&variables, "", &rows);
    let test = counted().file("data/panel/svar.sav", file).replace(
        CODEBOOK,
        "file: svar.csv",
        "file: svar.sav",
    );
    assert_snapshot!(told(&test.build()), @"
    2 rows
    warning: 2 empty rows of `data/panel/svar.sav` (the first is row 1) are left out
     --> data/panel/codebook.yaml:3:7
      |
    3 | file: svar.sav
      |       ^^^^^^^^
      |
      = hint: remove them; a person who answered nothing is counted if the row has an id
    ");
    // Rows are told as SPSS counts them.
    let rows: [&[f64]; 3] = [&[NONE; 4], &[1.0, 1.0, 1.0, 34.0], &[2.0, 7.0, NONE, NONE]];
    let file = sav(&variables, "", &rows);
    let outcome = test_again(&file).rebuild();
    assert_snapshot!(outcome.refused_in_short(), @"
    --> data/panel/codebook.yaml:3:7
    = hint: remove it; a person who answered nothing is counted if the row has an id
    error: `7` in the column `ort` has no label (row 3 of `data/panel/svar.sav`)
    --> data/panel/codebook.yaml:8:3
    = hint: label it in the file, or under `values` or `missing` of `ort` in a codebook, or correct the data
    ");
}

fn test_again(file: &[u8]) -> ReportTest {
    counted()
        .file("data/panel/svar.sav", file)
        .replace(CODEBOOK, "file: svar.csv", "file: svar.sav")
        .replace(REPORT, "numbers:\n", "numbers:\n  gavle: {of: gavlebor}\n")
}

#[test]
fn rows_of_a_parquet_file_in_which_everything_is_null() {
    let none = None::<i64>;
    let mut frame = DataFrame::new(
        5,
        vec![
            Column::new("ort".into(), [Some(1_i64), none, Some(2), none, none]),
            Column::new("nojd".into(), [Some(1_i64), none, Some(2), none, none]),
            Column::new("alder".into(), [Some(34.0), None, Some(28.0), None, None]),
            Column::new(
                "fritext".into(),
                [Some("x"), None, Some("z"), Some("y"), Some(" ")],
            ),
        ],
    )
    .expect("a frame");
    let mut bytes = Vec::new();
    ParquetWriter::new(&mut bytes).finish(&mut frame).expect("a file");
    let test = counted()
        .file("data/panel/svar.parquet", bytes)
        .replace(CODEBOOK, "file: svar.csv", "file: svar.parquet")
        .replace(CODEBOOK, "  id: {label: Löpnummer, scale: id}\n", "")
        .append(CODEBOOK, "ignore: [fritext]\n");
    assert_snapshot!(told(&test.build()), @"
    3 rows
    warning: 2 empty rows of `data/panel/svar.parquet` (the first is row 2) are left out
     --> data/panel/codebook.yaml:3:7
      |
    3 | file: svar.parquet
      |       ^^^^^^^^^^^^
      |
      = hint: remove them; a person who answered nothing is counted if the row has an id
    ");
}

#[test]
fn without_a_value_in_every_other_row_they_are_persons_without_answers() {
    // Boxes to tick, as where nobody ticked one.
    let number = |name| Number { name, label: "", measure: 3, labels: &[] };
    let file = sav(
        &["ort", "nojd", "alder"].map(number),
        "",
        &[&[1.0, 1.0, 34.0], &[NONE; 3], &[2.0, NONE, NONE], &[NONE, 2.0, 30.0]],
    );
    let without_id =
        |name: &str| {
            counted()
                .replace(CODEBOOK, "file: svar.csv", &format!("file: {name}"))
                .replace(CODEBOOK, "  id: {label: Löpnummer, scale: id}\n", "")
        };
    let test = without_id("svar.sav").file("data/panel/svar.sav", file);
    assert_snapshot!(told(&test.build()), @"
    4 rows
    warning: 1 row of `data/panel/svar.sav` (the first is row 2) is empty, and is counted as a person without answers
     --> data/panel/codebook.yaml:3:7
      |
    3 | file: svar.sav
      |       ^^^^^^^^
      |
      = hint: remove those that are no persons; with an id in every other row they would be left out
    ");
    let none = None::<i64>;
    let mut frame = DataFrame::new(
        3,
        vec![
            Column::new("ort".into(), [Some(1_i64), none, none]),
            Column::new("nojd".into(), [none, none, Some(2)]),
            Column::new("alder".into(), [none, none, none]),
        ],
    )
    .expect("a frame");
    let mut bytes = Vec::new();
    ParquetWriter::new(&mut bytes).finish(&mut frame).expect("a file");
    let test = without_id("svar.parquet").file("data/panel/svar.parquet", bytes);
    assert!(told(&test.build()).starts_with("3 rows\nwarning: 1 row of"));
}

#[test]
fn a_file_of_empty_rows_holds_no_answers() {
    let test = counted().file(ANSWERS, "id;ort;nojd;alder\n;;;\n;;;\n");
    assert_snapshot!(test.rebuild().refused_in_short(), @"
    error: `data/panel/svar.csv` holds no answers
    --> data/panel/codebook.yaml:3:7
    = hint: export the answers again, one row each below the names of the columns
    ");
}
