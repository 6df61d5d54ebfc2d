//! Mistakes in a codebook and in the data it describes.

use insta::assert_snapshot;

use crate::harness::{ANSWERS, CODEBOOK, REPORT, ReportTest};

#[test]
fn an_unknown_key_of_a_variable() {
    let test = ReportTest::new().replace(CODEBOOK, "question:", "qestion:");
    assert_snapshot!(test.rebuild().refused(), @"
    error: unknown key `qestion` in a variable
      --> data/panel/codebook.yaml:14:5
       |
    14 |     qestion: Hur nöjd är du?
       |     ^^^^^^^
       |
       = hint: did you mean `question`?
    ");
}

#[test]
fn an_unknown_key_of_the_codebook() {
    let test = ReportTest::new().append(CODEBOOK, "ingore: [x]\n");
    assert_snapshot!(test.rebuild().refused(), @"
    error: unknown key `ingore` in a codebook
      --> data/panel/codebook.yaml:24:1
       |
    24 | ingore: [x]
       | ^^^^^^
       |
       = hint: did you mean `ignore`?
    ");
}

#[test]
fn a_variable_without_a_scale() {
    let test = ReportTest::new().replace(CODEBOOK, "    scale: ordinal\n", "");
    assert_snapshot!(test.rebuild().refused(), @"
    error: a variable lacks the key `scale`
      --> data/panel/codebook.yaml:13:5
       |
    13 |     label: Nöjdhet
       |     ^
       |
       = hint: add `scale: …`
    ");
}

#[test]
fn an_unknown_scale() {
    let test = ReportTest::new().replace(CODEBOOK, "scale: ordinal", "scale: ordnal");
    assert_snapshot!(test.rebuild().refused(), @"
    error: `ordnal` is not a choice here
      --> data/panel/codebook.yaml:15:12
       |
    15 |     scale: ordnal
       |            ^^^^^^
       |
       = hint: did you mean `ordinal`?
    ");
}

#[test]
fn a_codebook_that_is_no_yaml() {
    let test = ReportTest::new().replace(CODEBOOK, "{1: Gävle", "{1: Gävle, [");
    assert_snapshot!(test.rebuild().refused(), @"
    error: a value cannot begin with `,`
      --> data/panel/codebook.yaml:11:25
       |
    11 |     values: {1: Gävle, [, 2: Söderhamn}
       |                         ^
       |
       = hint: put the whole value in quotes, or write it under `|`
    ");
}

#[test]
fn a_variable_without_answers() {
    let test =
        ReportTest::new().replace(CODEBOOK, "    values: {1: Gävle, 2: Söderhamn}\n", "");
    assert_snapshot!(test.rebuild().refused(), @"
    error: the codebook lists no answers to `ort`
     --> data/panel/codebook.yaml:8:3
      |
    8 |   ort:
      |   ^^^
      |
      = hint: add `values: {1: first answer, 2: second answer}`, or write `scale: numeric` if the answers are numbers, `text` if they are in people's own words
    ");
}

#[test]
fn the_same_label_twice() {
    let test = ReportTest::new().replace(CODEBOOK, "3: mycket nöjd", "3: ganska nöjd");
    assert_snapshot!(test.rebuild().refused(), @"
    error: the label `ganska nöjd` appears twice
      --> data/panel/codebook.yaml:19:10
       |
    19 |       3: ganska nöjd
       |          ^^^^^^^^^^^
       |
       = hint: the codes `2` and `3` need different labels; to put them together, derive a variable with `map`
    ");
}

#[test]
fn a_group_of_an_unknown_answer() {
    let test = ReportTest::new().replace(
        CODEBOOK,
        "    missing: {9: vet ej}\n",
        "    missing: {9: vet ej}\n    groups: {nöjda: [ganska nöjd, mycket njöd]}\n",
    );
    assert_snapshot!(test.rebuild().refused(), @"
    error: `mycket njöd` is not an answer to `nojd`
      --> data/panel/codebook.yaml:21:35
       |
    21 |     groups: {nöjda: [ganska nöjd, mycket njöd]}
       |                                   ^^^^^^^^^^^
       |
       = hint: did you mean `mycket nöjd`?
    ");
}

#[test]
fn a_code_without_a_label() {
    let test = ReportTest::new().replace(ANSWERS, "2;1;2;51,5", "2;1;7;51,5");
    assert_snapshot!(test.rebuild().refused(), @"
    error: `7` in the column `nojd` has no label (row 2)
    --> data/panel/svar.csv:3:5
     = hint: add it under `values` or `missing` of `nojd` in the codebook (data/panel/codebook.yaml:12:3), or correct the data
    ");
}

#[test]
fn a_code_without_a_label_in_many_rows() {
    let test = ReportTest::new()
        .replace(CODEBOOK, "    missing: {9: vet ej}\n", "")
        .append(ANSWERS, "7;1;9;1\n8;1;9;1\n9;1;ja;1\n");
    assert_snapshot!(test.rebuild().refused(), @"
    error: `9` in the column `nojd` has no label (3 rows, first in row 5)
    --> data/panel/svar.csv:6:5
     = hint: add it under `values` or `missing` of `nojd` in the codebook (data/panel/codebook.yaml:12:3), or correct the data

    error: `ja` in the column `nojd` has no label (row 9)
    --> data/panel/svar.csv:10:5
     = hint: add it under `values` or `missing` of `nojd` in the codebook (data/panel/codebook.yaml:12:3), or correct the data
    ");
}

#[test]
fn more_codes_without_a_label_than_one_wants_to_read() {
    let more = (10..30).map(|code| format!("{code};1;{code};1\n")).collect::<String>();
    let test = ReportTest::new().append(ANSWERS, &more);
    assert_snapshot!(test.rebuild().refused(), @"
    error: `10` in the column `nojd` has no label (row 7)
    --> data/panel/svar.csv:8:6
     = hint: add it under `values` or `missing` of `nojd` in the codebook (data/panel/codebook.yaml:12:3), or correct the data

    error: `11` in the column `nojd` has no label (row 8)
    --> data/panel/svar.csv:9:6
     = hint: add it under `values` or `missing` of `nojd` in the codebook (data/panel/codebook.yaml:12:3), or correct the data

    error: `12` in the column `nojd` has no label (row 9)
    --> data/panel/svar.csv:10:6
     = hint: add it under `values` or `missing` of `nojd` in the codebook (data/panel/codebook.yaml:12:3), or correct the data

    error: `13` in the column `nojd` has no label (row 10)
    --> data/panel/svar.csv:11:6
     = hint: add it under `values` or `missing` of `nojd` in the codebook (data/panel/codebook.yaml:12:3), or correct the data

    error: `14` in the column `nojd` has no label (row 11)
    --> data/panel/svar.csv:12:6
     = hint: add it under `values` or `missing` of `nojd` in the codebook (data/panel/codebook.yaml:12:3), or correct the data

    error: 15 more values in the column `nojd` have the same mistake
    --> data/panel/svar.csv:13:6
    ");
}

/// The base project with the mean age among its numbers: what is not asked for is not read.
fn asking_for_age() -> ReportTest {
    let number = "  medel: {of: panel, variable: alder, statistic: mean}\n";
    ReportTest::new().append(REPORT, number)
}

#[test]
fn what_is_not_asked_for_is_not_read_by_a_report_but_by_describe() {
    let wrong = || ReportTest::new().replace(ANSWERS, "2;1;2;51,5", "2;1;2;femtio");
    wrong().build().clean();
    let outcome = wrong().run(&["data", "describe", CODEBOOK]);
    assert!(outcome.refused().contains("`femtio` in the column `alder`"));
    let twice = wrong().replace(ANSWERS, "3;2;3;28", "2;2;3;28");
    assert_snapshot!(twice.rebuild().refused(), @"
    error: a value in the column `id` stands in an earlier row too (row 3)
    --> data/panel/svar.csv:4:1
     = hint: remove the row, or use `scale: text` if several rows may share it
    ");
}

#[test]
fn a_text_in_a_numeric_column() {
    let test = asking_for_age().replace(ANSWERS, "2;1;2;51,5", "2;1;2;femtio");
    assert_snapshot!(test.rebuild().refused(), @"
    error: `femtio` in the column `alder` is not a number (row 2)
    --> data/panel/svar.csv:3:7
     = hint: correct the value, declare it under `missing`, or check the `decimal` sign under `csv`
    ");
}

#[test]
fn a_decimal_point_where_commas_are_declared() {
    let test = asking_for_age().replace(CODEBOOK, "decimal: \",\"", "decimal: \".\"");
    assert_snapshot!(test.rebuild().refused(), @r#"
    error: `51,5` in the column `alder` is not a number: decimals come after `.` (row 2)
    --> data/panel/svar.csv:3:7
     = hint: correct the value, or write `decimal: ","` under `csv` if all numbers of the file are written so
    "#);
}

#[test]
fn a_number_outside_the_range() {
    let test = asking_for_age().replace(
        CODEBOOK,
        "scale: numeric",
        "scale: numeric\n    range: [16, 60]",
    );
    assert_snapshot!(test.rebuild().refused(), @"
    error: `62` in the column `alder` is outside the range (row 5)
    --> data/panel/svar.csv:6:7
     = hint: correct the value, declare it under `missing`, or widen `range`
    ");
}

#[test]
fn two_rows_with_one_id() {
    let test = ReportTest::new().replace(ANSWERS, "4;1;3;", "2;1;3;");
    assert_snapshot!(test.rebuild().refused(), @"
    error: a value in the column `id` stands in an earlier row too (row 4)
    --> data/panel/svar.csv:5:1
     = hint: remove the row, or use `scale: text` if several rows may share it
    ");
}

#[test]
fn a_row_with_too_few_cells() {
    let test = ReportTest::new().replace(ANSWERS, "3;2;3;28", "3;2;3");
    assert_snapshot!(test.rebuild().refused(), @"
    error: row 3 has 3 cells, but the header has 4
    --> data/panel/svar.csv:4:1
     = hint: check the separator (`;`) and put a cell that holds it in quotes
    ");
}

#[test]
fn a_row_with_too_many_cells() {
    let test = ReportTest::new().replace(ANSWERS, "3;2;3;28", "3;2;3;28;ja");
    assert_snapshot!(test.rebuild().refused(), @"
    error: row 3 has 5 cells, but the header has 4
    --> data/panel/svar.csv:4:1
     = hint: check the separator (`;`) and put a cell that holds it in quotes
    ");
}

#[test]
fn many_rows_with_the_wrong_number_of_cells() {
    let rows = (1..=8).map(|id| format!("{id};1;3\n")).collect::<String>();
    let test = ReportTest::new().file(ANSWERS, format!("id;ort;nojd;alder\n{rows}"));
    let outcome = test.rebuild();
    let told = outcome.refused();
    assert_eq!(told.matches("has 3 cells, but the header has 4").count(), 5, "{told}");
    assert!(told.contains("error: 3 more rows do not have 4 cells"), "{told}");
}

#[test]
fn another_separator_than_declared() {
    let test =
        ReportTest::new().replace(CODEBOOK, "separator: \";\"", "separator: \",\"");
    assert_snapshot!(test.rebuild().refused(), @r#"
    error: the cells of `data/panel/svar.csv` are separated by `;`, not `,`
     --> data/panel/codebook.yaml:3:7
      |
    3 | file: svar.csv
      |       ^^^^^^^^
      |
      = hint: write `separator: ";"` under `csv`
    "#);
}

#[test]
fn a_quotation_mark_in_the_data_that_is_not_closed() {
    let test = ReportTest::new().replace(ANSWERS, "3;2;3;28", "3;\"2;3;28");
    assert_snapshot!(test.rebuild().refused(), @"
    error: a quotation mark is not closed
    --> data/panel/svar.csv:4:3
     = hint: if it belongs to the answer, put the cell in quotes and write it twice
    ");
}

#[test]
fn two_columns_with_one_name() {
    let test =
        ReportTest::new().replace(ANSWERS, "id;ort;nojd;alder", "id;ort;ort;alder");
    assert_snapshot!(test.rebuild().refused(), @"
    error: two columns are called `ort`
    --> data/panel/svar.csv:1:8
     = hint: rename one of them
     = hint: or write `header-rows: 2` under `csv`, if names go on in the row below
    ");
}

#[test]
fn a_column_the_codebook_does_not_know() {
    let test = ReportTest::new().file(ANSWERS, "id;ort;nojd;alder;namn\n1;1;1;34;Bo\n");
    assert_snapshot!(test.rebuild().refused(), @"
    error: the column `namn` is not in the codebook
    --> data/panel/svar.csv:1:19
     = hint: describe it under `variables`, or list it: `ignore: [namn]`
    ");
}

#[test]
fn a_variable_that_is_no_column() {
    let test =
        ReportTest::new().replace(ANSWERS, "id;ort;nojd;alder", "id;ort;nöjd;alder");
    assert_snapshot!(test.rebuild().refused(), @"
    error: `data/panel/svar.csv` has no column `nojd`
      --> data/panel/codebook.yaml:12:3
       |
    12 |   nojd:
       |   ^^^^
       |
       = hint: did you mean `nöjd`?
    ");
}

#[test]
fn a_data_file_without_rows() {
    let test = ReportTest::new().file(ANSWERS, "id;ort;nojd;alder\n");
    assert_snapshot!(test.rebuild().refused(), @"
    error: `data/panel/svar.csv` holds no answers
     --> data/panel/codebook.yaml:3:7
      |
    3 | file: svar.csv
      |       ^^^^^^^^
      |
      = hint: export the answers again, one row each below the names of the columns
    ");
}

#[test]
fn a_data_file_without_anything() {
    let test = ReportTest::new().file(ANSWERS, "");
    assert_snapshot!(test.rebuild().refused(), @"
    error: `data/panel/svar.csv` holds no answers
     --> data/panel/codebook.yaml:3:7
      |
    3 | file: svar.csv
      |       ^^^^^^^^
      |
      = hint: export the answers again, one row each below the names of the columns
    ");
}

#[test]
fn a_data_file_that_is_not_there() {
    let test = ReportTest::new().without(ANSWERS);
    assert_snapshot!(test.rebuild().refused(), @"
    error: there is no file `data/panel/svar.csv`
     --> data/panel/codebook.yaml:3:7
      |
    3 | file: svar.csv
      |       ^^^^^^^^
      |
      = hint: check the spelling; upper and lower case differ
    ");
}

#[test]
fn a_codebook_that_is_not_there() {
    let test = ReportTest::new().replace(REPORT, "codebook.yaml", "kodbok.yaml");
    assert_snapshot!(test.rebuild().refused(), @"
    error: there is no file `data/panel/kodbok.yaml`
     --> book/r/report.yaml:8:10
      |
    8 |   panel: data/panel/kodbok.yaml
      |          ^^^^^^^^^^^^^^^^^^^^^^
      |
      = hint: check the spelling; upper and lower case differ
    ");
}

#[test]
fn a_kind_of_data_file_that_cannot_be_read() {
    let test = ReportTest::new()
        .replace(CODEBOOK, "svar.csv", "svar.ods")
        .file("data/panel/svar.ods", "?");
    assert_snapshot!(test.rebuild().refused(), @"
    error: `data/panel/svar.ods` is a text file such as CSV that is called `.ods`
     --> data/panel/codebook.yaml:3:7
      |
    3 | file: svar.ods
      |       ^^^^^^^^
      |
      = hint: rename it, and write `svar.csv` here
    ");
}

#[test]
fn a_parquet_file_that_is_none() {
    let test = ReportTest::new()
        .replace(CODEBOOK, "svar.csv", "svar.parquet")
        .file("data/panel/svar.parquet", "id;ort");
    assert_snapshot!(test.rebuild().refused(), @"
    error: `data/panel/svar.parquet` is a text file such as CSV that is called `.parquet`
     --> data/panel/codebook.yaml:3:7
      |
    3 | file: svar.parquet
      |       ^^^^^^^^^^^^
      |
      = hint: rename it, and write `svar.csv` here
    ");
}

#[test]
fn windows_1252_where_utf_8_is_declared() {
    let test =
        ReportTest::new().file(ANSWERS, b"id;ort;nojd;alder\n1;1;1;34\n2;1;\xe5;34\n");
    assert_snapshot!(test.rebuild().refused(), @"
    error: `data/panel/svar.csv` is not UTF-8 text: byte 0xe5 at line 3
     --> data/panel/codebook.yaml:3:7
      |
    3 | file: svar.csv
      |       ^^^^^^^^
      |
      = hint: write `encoding: windows-1252` under `csv`, which fits: Excel saves `CSV` so
    ");
}

#[test]
fn utf_16_text_that_is_cut() {
    let text = "id;ort;nojd;alder\r\n1;1;1;34\r\n".encode_utf16();
    let bytes = text.flat_map(u16::to_le_bytes);
    let bytes = [0xff, 0xfe].into_iter().chain(bytes).collect::<Vec<_>>();
    let test = ReportTest::new().file(ANSWERS, &bytes[..bytes.len() - 1]);
    assert_snapshot!(test.rebuild().refused(), @"
    error: `data/panel/svar.csv` begins as UTF-16 text, but is not that
     --> data/panel/codebook.yaml:3:7
      |
    3 | file: svar.csv
      |       ^^^^^^^^
      |
      = hint: export it again, or save it as `CSV UTF-8`
    ");
}

#[test]
fn a_map_that_forgets_an_answer() {
    let test = ReportTest::new().append(
        CODEBOOK,
        "\
derive:
  nojd2:
    label: Nöjdhet i två steg
    from: nojd
    map: {nöjd: [ganska nöjd, mycket nöjd]}
",
    );
    assert_snapshot!(test.rebuild().refused(), @"
    error: the map leaves out `inte nöjd`
      --> data/panel/codebook.yaml:28:10
       |
    28 |     map: {nöjd: [ganska nöjd, mycket nöjd]}
       |          ^
       |
       = hint: map every answer; several may go to the same new one
    ");
}

#[test]
fn a_map_of_an_unknown_variable() {
    let test = ReportTest::new().append(
        CODEBOOK,
        "derive:\n  nojd2: {label: Nöjdhet, from: njod, map: {nöjd: [mycket nöjd]}}\n",
    );
    assert_snapshot!(test.rebuild().refused(), @"
    error: `njod` is not a variable of this codebook
      --> data/panel/codebook.yaml:25:33
       |
    25 |   nojd2: {label: Nöjdhet, from: njod, map: {nöjd: [mycket nöjd]}}
       |                                 ^^^^
       |
       = hint: did you mean `nojd`?
    ");
}

#[test]
fn a_cut_that_leaves_out_a_value() {
    let asked = "  unga: {of: panel, variable: grupp, in: [ung]}\n";
    let test = ReportTest::new().append(REPORT, asked).append(
        CODEBOOK,
        "derive:\n  grupp: {label: Grupp, from: alder, cut: {ung: [16, 29], äldre: [40, 99]}}\n",
    );
    assert_snapshot!(test.rebuild().refused(), @"
    error: 34 lies in none of the intervals of `grupp` (row 1)
      --> data/panel/codebook.yaml:25:3
       |
    25 |   grupp: {label: Grupp, from: alder, cut: {ung: [16, 29], äldre: [40, 99]}}
       |   ^^^^^
       |
       = hint: widen the intervals, or declare the values as missing
    ");
}

#[test]
fn a_cut_backwards() {
    let test = ReportTest::new().append(
        CODEBOOK,
        "derive:\n  grupp: {label: Grupp, from: alder, cut: {ung: [29, 16]}}\n",
    );
    assert_snapshot!(test.rebuild().refused(), @"
    error: the interval runs backwards: 29 is above 16
      --> data/panel/codebook.yaml:25:49
       |
    25 |   grupp: {label: Grupp, from: alder, cut: {ung: [29, 16]}}
       |                                                 ^
       |
       = hint: write `[16, 29]`
    ");
}

#[test]
fn a_quotation_mark_in_the_middle_of_a_cell() {
    let test = ReportTest::new().replace(ANSWERS, "2;1;2;51,5", "2;1;2;5\"1,5");
    assert_snapshot!(test.rebuild().refused(), @"
    error: a quotation mark stands in the middle of a cell
    --> data/panel/svar.csv:3:8
     = hint: if it belongs to the answer, put the cell in quotes and write it twice
    ");
}

#[test]
fn a_separator_at_the_end_of_each_row() {
    let test = ReportTest::new().file(ANSWERS, "id;ort;nojd;alder;\n1;1;1;34;\n");
    assert_snapshot!(test.rebuild().refused(), @"
    error: column 5 has no name
    --> data/panel/svar.csv:1:19
     = hint: name it, or remove the separator at the end of each row
     = hint: or write `header-rows: 2` under `csv`, if names go on in the row below
    ");
}
