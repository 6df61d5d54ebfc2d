//! Mistakes in a codebook and in the data it describes.

use insta::assert_snapshot;

use crate::harness::{ANSWERS, CODEBOOK, REPORT, ReportTest};

#[test]
fn an_unknown_key_of_a_variable() {
    let test = ReportTest::new().replace(CODEBOOK, "question:", "qestion:");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn an_unknown_key_of_the_codebook() {
    let test = ReportTest::new().append(CODEBOOK, "ingore: [x]\n");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_variable_without_a_scale() {
    let test = ReportTest::new().replace(CODEBOOK, "    scale: ordinal\n", "");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn an_unknown_scale() {
    let test = ReportTest::new().replace(CODEBOOK, "scale: ordinal", "scale: ordnal");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_codebook_that_is_no_yaml() {
    let test = ReportTest::new().replace(CODEBOOK, "{1: Gävle", "{1: Gävle, [");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_variable_without_answers() {
    let test =
        ReportTest::new().replace(CODEBOOK, "    values: {1: Gävle, 2: Söderhamn}\n", "");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn the_same_label_twice() {
    let test = ReportTest::new().replace(CODEBOOK, "3: mycket nöjd", "3: ganska nöjd");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_group_of_an_unknown_answer() {
    let test = ReportTest::new().replace(
        CODEBOOK,
        "    missing: {9: vet ej}\n",
        "    missing: {9: vet ej}\n    groups: {nöjda: [ganska nöjd, mycket njöd]}\n",
    );
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_code_without_a_label() {
    let test = ReportTest::new().replace(ANSWERS, "2;1;2;51,5", "2;1;7;51,5");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_code_without_a_label_in_many_rows() {
    let test = ReportTest::new().replace(CODEBOOK, "    missing: {9: vet ej}\n", "").append(
        ANSWERS,
        "7;1;9;1\n8;1;9;1\n9;1;ja;1\n",
    );
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn more_codes_without_a_label_than_one_wants_to_read() {
    let more = (10..30).map(|code| format!("{code};1;{code};1\n")).collect::<String>();
    let test = ReportTest::new().append(ANSWERS, &more);
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_text_in_a_numeric_column() {
    let test = ReportTest::new().replace(ANSWERS, "2;1;2;51,5", "2;1;2;femtio");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_decimal_point_where_commas_are_declared() {
    let test =
        ReportTest::new().replace(CODEBOOK, "decimal: \",\"", "decimal: \".\"");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_number_outside_the_range() {
    let test = ReportTest::new()
        .replace(CODEBOOK, "scale: numeric", "scale: numeric\n    range: [16, 60]");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn two_rows_with_one_id() {
    let test = ReportTest::new().replace(ANSWERS, "4;1;3;", "2;1;3;");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_row_with_too_few_cells() {
    let test = ReportTest::new().replace(ANSWERS, "3;2;3;28", "3;2;3");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_row_with_too_many_cells() {
    let test = ReportTest::new().replace(ANSWERS, "3;2;3;28", "3;2;3;28;ja");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn another_separator_than_declared() {
    let test = ReportTest::new().replace(CODEBOOK, "separator: \";\"", "separator: \",\"");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_quotation_mark_in_the_data_that_is_not_closed() {
    let test = ReportTest::new().replace(ANSWERS, "3;2;3;28", "3;\"2;3;28");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn two_columns_with_one_name() {
    let test = ReportTest::new().replace(ANSWERS, "id;ort;nojd;alder", "id;ort;ort;alder");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_column_the_codebook_does_not_know() {
    let test = ReportTest::new().file(ANSWERS, "id;ort;nojd;alder;namn\n1;1;1;34;Bo\n");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_variable_that_is_no_column() {
    let test = ReportTest::new().replace(ANSWERS, "id;ort;nojd;alder", "id;ort;nöjd;alder");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_data_file_without_rows() {
    let test = ReportTest::new().file(ANSWERS, "id;ort;nojd;alder\n");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_data_file_without_anything() {
    let test = ReportTest::new().file(ANSWERS, "");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_data_file_that_is_not_there() {
    let test = ReportTest::new().without(ANSWERS);
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_codebook_that_is_not_there() {
    let test = ReportTest::new().replace(REPORT, "codebook.yaml", "kodbok.yaml");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_kind_of_data_file_that_cannot_be_read() {
    let test =
        ReportTest::new().replace(CODEBOOK, "svar.csv", "svar.ods").file(
            "data/panel/svar.ods",
            "?",
        );
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_parquet_file_that_is_none() {
    let test = ReportTest::new()
        .replace(CODEBOOK, "svar.csv", "svar.parquet")
        .file("data/panel/svar.parquet", "id;ort");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn windows_1252_where_utf_8_is_declared() {
    let test = ReportTest::new()
        .file(ANSWERS, b"id;ort;nojd;alder\n1;1;1;34\n2;1;\xe5;34\n");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_unicode_file_from_excel() {
    let text = "id;ort;nojd;alder\r\n1;1;1;34\r\n".encode_utf16();
    let bytes = text.flat_map(u16::to_le_bytes);
    let bytes = [0xff, 0xfe].into_iter().chain(bytes).collect::<Vec<_>>();
    let test = ReportTest::new().file(ANSWERS, bytes);
    assert_snapshot!(test.rebuild().refused(), @"");
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
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_map_of_an_unknown_variable() {
    let test = ReportTest::new().append(
        CODEBOOK,
        "derive:\n  nojd2: {label: Nöjdhet, from: njod, map: {nöjd: [mycket nöjd]}}\n",
    );
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_cut_that_leaves_out_a_value() {
    let test = ReportTest::new().append(
        CODEBOOK,
        "derive:\n  grupp: {label: Grupp, from: alder, cut: {ung: [16, 29], äldre: [40, 99]}}\n",
    );
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_cut_backwards() {
    let test = ReportTest::new().append(
        CODEBOOK,
        "derive:\n  grupp: {label: Grupp, from: alder, cut: {ung: [29, 16]}}\n",
    );
    assert_snapshot!(test.rebuild().refused(), @"");
}
