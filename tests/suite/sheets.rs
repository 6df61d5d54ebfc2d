//! What Excel shows and the cells do not say: merged cells, hidden rows, headers of several
//! rows.

use insta::assert_snapshot;

use crate::harness::{CHAPTER, CODEBOOK, REPORT, ReportTest};
use crate::made_files::{cells, workbook};

/// The base project with a workbook of this XML, a table, and these lines in its codebook.
fn sheet(xml: &str, lines: &str) -> ReportTest {
    let csv = "csv: {separator: \";\", decimal: \",\", encoding: utf-8}\n";
    ReportTest::new()
        .file("data/panel/svar.xlsx", workbook(xml))
        .replace(CODEBOOK, "svar.csv", "svar.xlsx")
        .replace(CODEBOOK, csv, lines)
        .replace(REPORT, "bibliography: verk.yaml\n", "")
        .file(
            CHAPTER,
            "title: Resultat\nblocks:\n  - text: Se @table:t.\n  - table: {id: t, caption: \
             En tabell, of: panel, rows: ort, columns: nojd}\n",
        )
}

const MERGED: [&str; 7] = [
    "id;ort;nojd;alder",
    "1;1;1;30",
    "2;;2;40",
    "3;;3;50",
    "4;2;1;60",
    "5;;2;70",
    "6;2;3;80",
];

#[test]
fn merged_answers_are_those_of_every_row() {
    let xml = format!(
        "{}<mergeCells><mergeCell ref=\"B5:B6\"/><mergeCell ref=\"B2:B4\"/></mergeCells>",
        cells(&MERGED)
    );
    assert_snapshot!(sheet(&xml, "").tabulate().table_told(), @"
    Ort;Inte nöjd;Ganska nöjd;Mycket nöjd
    Gävle;1;1;1
    Söderhamn;1;1;1

    warning: merged cells of the sheet `Svar` in `data/panel/svar.xlsx` are read as one answer for each row, in 2 places: the first is `B2:B4`
     --> data/panel/codebook.yaml:3:7
      |
    3 | file: svar.xlsx
      |       ^^^^^^^^^
      |
      = hint: unmerge them in Excel, if the answer is that of the first row only
    ");
}

#[test]
fn one_merge_is_told_with_its_cells() {
    let rows =
        ["id;ort;nojd;alder", "1;1;1;30", "2;2;2;40", "3;;3;50", "-;-;-;-", "4;1;1;"];
    // A row that holds nothing else is no row.
    let xml =
        format!("{}<mergeCells><mergeCell ref=\"B3:B5\"/></mergeCells>", cells(&rows));
    assert_snapshot!(sheet(&xml, "").tabulate().table_told(), @"
    Ort;Inte nöjd;Ganska nöjd;Mycket nöjd
    Gävle;2;0;0
    Söderhamn;0;1;1

    warning: 1 empty row of the sheet `Svar` in `data/panel/svar.xlsx` (the first is row 5) is left out
     --> data/panel/codebook.yaml:3:7
      |
    3 | file: svar.xlsx
      |       ^^^^^^^^^
      |
      = hint: remove it; a person who answered nothing is counted if the row has an id

    warning: merged cells of the sheet `Svar` in `data/panel/svar.xlsx` are read as one answer for each row: `B3:B5`
     --> data/panel/codebook.yaml:3:7
      |
    3 | file: svar.xlsx
      |       ^^^^^^^^^
      |
      = hint: unmerge them in Excel, if the answer is that of the first row only
    ");
}

#[test]
fn values_under_merged_cells_that_excel_does_not_show_are_refused() {
    // A program that is not Excel may leave them there.
    let rows = ["id;ort;nojd;alder", "1;1;1;30", "2;2;2;40", "3;1;3;50"];
    let merged = |range| {
        let merges = format!("<mergeCells><mergeCell ref=\"{range}\"/></mergeCells>");
        sheet(&format!("{}{merges}", cells(&rows)), "").rebuild()
    };
    assert_snapshot!(merged("B2:B3").refused_in_short(), @"
    error: merged cells hold other values than Excel shows: `B2:B3` of the sheet `Svar` in `data/panel/svar.xlsx`
    --> data/panel/codebook.yaml:3:7
    = hint: unmerge them in Excel, and look which value each row should have
    ");
    // The same value in each says the same.
    let same = ["id;ort;nojd;alder", "1;1;1;30", "2;1;2;40", "3;2;3;50"];
    let xml = "<mergeCells><mergeCell ref=\"B2:B3\"/></mergeCells>";
    sheet(&format!("{}{xml}", cells(&same)), "").look_over().done();
}

#[test]
fn answers_merged_over_columns_are_refused() {
    let xml =
        format!("{}<mergeCells><mergeCell ref=\"B5:C5\"/></mergeCells>", cells(&MERGED));
    assert_snapshot!(sheet(&xml, "").rebuild().refused_in_short(), @"
    error: cells are merged over several columns: `B5:C5` of the sheet `Svar` in `data/panel/svar.xlsx`
    --> data/panel/codebook.yaml:3:7
    = hint: unmerge them in Excel, and write in each cell what it says; remove the row if it is no answer
    ");
    // Where the columns are not read it does not matter.
    let rows = ["id;ort;nojd;alder;a;b", "1;1;1;30;x;", "2;2;2;40;y;z"];
    let xml =
        format!("{}<mergeCells><mergeCell ref=\"E2:F2\"/></mergeCells>", cells(&rows));
    sheet(&xml, "ignore: [a, b]\n").look_over().clean();
}

#[test]
fn a_note_below_the_answers_that_is_merged_is_refused() {
    let rows = ["id;ort;nojd;alder", "1;1;1;30", "Källa: enkäten"];
    let xml =
        format!("{}<mergeCells><mergeCell ref=\"A3:D3\"/></mergeCells>", cells(&rows));
    assert_snapshot!(sheet(&xml, "").rebuild().refused_in_short(), @"
    error: cells are merged over several columns: `A3:D3` of the sheet `Svar` in `data/panel/svar.xlsx`
    --> data/panel/codebook.yaml:3:7
    = hint: unmerge them in Excel, and write in each cell what it says; remove the row if it is no answer
    ");
}

#[test]
fn merged_names_need_header_rows() {
    let rows = ["id;ort;Fråga;", ";;nojd;alder", "1;1;1;30", "2;2;2;40"];
    let merges = "<mergeCells><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"B1:B2\"/>\
                  <mergeCell ref=\"C1:D1\"/></mergeCells>";
    let xml = format!("{}{merges}", cells(&rows));
    assert_snapshot!(sheet(&xml, "").rebuild().refused_in_short(), @"
    error: a name of a column is merged with rows below it: cells `A1:A2` of the sheet `Svar` in `data/panel/svar.xlsx`
    --> data/panel/codebook.yaml:3:7
    = hint: write `header-rows: 2` under `excel`
    ");
    let wide =
        format!("{}<mergeCells><mergeCell ref=\"C1:D1\"/></mergeCells>", cells(&rows));
    assert_snapshot!(sheet(&wide, "").rebuild().refused_in_short(), @"
    error: one name is merged over several columns: cells `C1:D1` of the sheet `Svar` in `data/panel/svar.xlsx`
    --> data/panel/codebook.yaml:3:7
    = hint: write `header-rows: 2` under `excel`, if the names go on in the row below, or check `header-row`, if it is a heading
    ");
    let test = sheet(&xml, "excel: {header-rows: 2}\n")
        .replace(CODEBOOK, "  nojd:\n", "  Fråga / nojd:\n")
        .replace(CODEBOOK, "  alder:\n", "  Fråga / alder:\n")
        .replace(REPORT, "    variable: nojd\n", "    variable: Fråga / nojd\n")
        .replace(CHAPTER, "columns: nojd", "columns: Fråga / nojd");
    assert_snapshot!(test.tabulate().table_told(), @"
    Ort;Inte nöjd;Ganska nöjd;Mycket nöjd
    Gävle;1;0;0
    Söderhamn;0;1;0
    ");
}

#[test]
fn three_rows_of_merged_names() {
    let rows =
        ["id;ort;Del 1;;", ";;Fråga;;Svar", ";;nojd;alder;x", "1;1;1;30;", "2;2;2;40;"];
    let merges = "<mergeCells><mergeCell ref=\"A1:A3\"/><mergeCell ref=\"B1:B3\"/>\
                  <mergeCell ref=\"C1:E1\"/><mergeCell ref=\"C2:D2\"/></mergeCells>";
    let test = sheet(&format!("{}{merges}", cells(&rows)), "excel: {header-rows: 3}\n")
        .replace(CODEBOOK, "  nojd:\n", "  Del 1 / Fråga / nojd:\n")
        .replace(CODEBOOK, "  alder:\n", "  Del 1 / Fråga / alder:\n")
        .append(CODEBOOK, "ignore: [Del 1 / Svar / x]\n")
        .replace(REPORT, "    variable: nojd\n", "    variable: Del 1 / Fråga / nojd\n")
        .replace(CHAPTER, "columns: nojd", "columns: Del 1 / Fråga / nojd");
    assert_eq!(
        test.tabulate().clean().csv("t"),
        "Ort;Inte nöjd;Ganska nöjd;Mycket nöjd\nGävle;1;0;0\nSöderhamn;0;1;0\n"
    );
}

#[test]
fn the_header_rows_of_qualtrics() {
    let rows = [
        "id;ort;nojd;alder",
        "Nr;Var?;Hur nöjd?;Ålder",
        "{\"ImportId\":\"a\"};{\"ImportId\":\"b\"};{\"ImportId\":\"c\"};{\"ImportId\":\"d\"}",
        "1;1;1;30",
        "2;2;2;40",
    ];
    let xml = cells(&rows);
    assert_snapshot!(sheet(&xml, "").rebuild().refused_in_short(), @"
    error: a row is no answer, but what Qualtrics calls each column, below names and questions: row 3 of the sheet `Svar` in `data/panel/svar.xlsx`
    --> data/panel/codebook.yaml:3:7
    = hint: write `header-rows: 3` under `excel`
    ");
    let test = sheet(&xml, "excel: {header-rows: 3}\n");
    assert_eq!(
        test.tabulate().clean().csv("t"),
        "Ort;Inte nöjd;Ganska nöjd;Mycket nöjd\nGävle;1;0;0\nSöderhamn;0;1;0\n"
    );
}

#[test]
fn hidden_and_filtered_rows_are_told() {
    let rows = ["id;ort;nojd;alder", "1;1;1;30", "2;2;2;40", "3;1;3;50", ""];
    let hidden = |row: &str| row.to_owned() + "\" hidden=\"1";
    let xml = cells(&rows)
        .replace("<row r=\"3", &hidden("<row r=\"3"))
        .replace("<row r=\"5", &hidden("<row r=\"5"));
    assert_snapshot!(sheet(&xml, "").tabulate().table_told(), @"
    Ort;Inte nöjd;Ganska nöjd;Mycket nöjd
    Gävle;1;0;1
    Söderhamn;0;1;0

    warning: 1 hidden row of the sheet `Svar` in `data/panel/svar.xlsx` is read too: row 3
     --> data/panel/codebook.yaml:3:7
      |
    3 | file: svar.xlsx
      |       ^^^^^^^^^
      |
      = hint: show all rows in Excel, and remove those that are no answers: what is hidden is counted as the rest
    ");
    let filtered = xml.replace("<row r=\"4", &hidden("<row r=\"4"))
        + "<autoFilter ref=\"A1:D4\"><filterColumn colId=\"1\"/></autoFilter>";
    assert_snapshot!(sheet(&filtered, "").tabulate().table_told(), @"
    Ort;Inte nöjd;Ganska nöjd;Mycket nöjd
    Gävle;1;0;1
    Söderhamn;0;1;0

    warning: 2 hidden rows of the sheet `Svar` in `data/panel/svar.xlsx`, which a filter hides, are read too: the first is row 3
     --> data/panel/codebook.yaml:3:7
      |
    3 | file: svar.xlsx
      |       ^^^^^^^^^
      |
      = hint: show all rows in Excel, and remove those that are no answers: what is hidden is counted as the rest
    ");
}

#[test]
fn hidden_columns_that_are_read_are_told() {
    let rows = ["id;ort;nojd;alder", "1;1;1;30", "2;2;2;40"];
    let columns = "<cols><col min=\"2\" max=\"2\" hidden=\"1\"/>\
                   <col min=\"6\" max=\"16384\" hidden=\"true\"/></cols>";
    let xml = format!("{columns}{}", cells(&rows));
    assert_snapshot!(sheet(&xml, "").tabulate().table_told(), @"
    Ort;Inte nöjd;Ganska nöjd;Mycket nöjd
    Gävle;1;0;0
    Söderhamn;0;1;0

    warning: a hidden column of the sheet `Svar` in `data/panel/svar.xlsx` is read too: `B`
     --> data/panel/codebook.yaml:3:7
      |
    3 | file: svar.xlsx
      |       ^^^^^^^^^
      |
      = hint: show it in Excel, and look whether it is what should be read
    ");
}

#[test]
fn a_formula_that_nobody_has_worked_out_is_no_empty_row() {
    let xml = "<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>ort</t></is></c>\
               </row><row r=\"2\"><c r=\"A2\"><v>1</v></c></row><row r=\"3\"><c r=\"A3\">\
               <f>A2+1</f></c></row></sheetData>";
    let test = ReportTest::new()
        .file("data/panel/svar.xlsx", workbook(xml))
        .file(
            CODEBOOK,
            "title: P\nfile: svar.xlsx\nvariables:\n  ort: {label: Ort, scale: nominal, \
             values: {1: Gävle, 2: Söderhamn}}\n",
        )
        .file(CHAPTER, "title: Resultat\nblocks:\n  - table: {id: t, caption: T, of: panel, rows: ort}\n");
    let outcome = test.rebuild();
    assert!(
        outcome.refused().contains("holds a formula (cell `A3`"),
        "{}",
        outcome.stderr
    );
}

#[test]
fn merges_without_number_are_refused_or_read_quickly() {
    let rows = (0..2_000)
        .map(|row| format!("{row};{};1;30", if row % 2 == 0 { "1" } else { "" }));
    let rows = rows.collect::<Vec<_>>();
    let rows =
        std::iter::once("id;ort;nojd;alder").chain(rows.iter().map(String::as_str));
    let rows = rows.collect::<Vec<_>>();
    let merges = (1..40_000)
        .map(|at| format!("<mergeCell ref=\"B{}:B{}\"/>", at % 2_000 + 1, 2_001));
    let xml = format!(
        "{}<mergeCells>{}</mergeCells>",
        cells(&rows),
        merges.collect::<String>()
    );
    assert!(sheet(&xml, "").rebuild().refused().contains("B1:B2001"));
}

#[test]
fn a_column_that_nobody_has_described_is_told_with_its_file() {
    let rows = ["id;ort;nojd;alder;hus", "1;1;1;30;2", "2;2;2;40;1"];
    let outcome = sheet(&cells(&rows), "").rebuild();
    assert_snapshot!(outcome.refused(), @"
    error: the column `hus` of `data/panel/svar.xlsx` is not in the codebook
     --> data/panel/codebook.yaml:3:7
      |
    3 | file: svar.xlsx
      |       ^^^^^^^^^
      |
      = hint: describe it under `variables`, or list it: `ignore: [hus]`
    ");
}
