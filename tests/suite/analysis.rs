//! Requests that the codebook or the data cannot answer.

use insta::assert_snapshot;

use crate::harness::{CHAPTER, CODEBOOK, REPORT, ReportTest};

#[test]
fn an_unknown_view() {
    let test = ReportTest::new().replace(CHAPTER, "of: gavlebor", "of: gävlebor");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn an_unknown_survey() {
    let test = ReportTest::new().replace(REPORT, "survey: panel", "survey: panelen");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn an_unknown_variable_in_a_chart() {
    let test = ReportTest::new().replace(CHAPTER, "variable: nojd", "variable: nöjd");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn an_unknown_variable_in_a_condition() {
    let test = ReportTest::new().replace(REPORT, "{ort: Gävle}", "{kommun: Gävle}");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn an_unknown_answer_in_a_condition() {
    let test = ReportTest::new().replace(REPORT, "{ort: Gävle}", "{ort: Gefle}");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_code_instead_of_a_label() {
    let test = ReportTest::new().replace(REPORT, "{ort: Gävle}", "{ort: 1}");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn an_unknown_answer_in_a_number() {
    let test = ReportTest::new().replace(REPORT, "mycket nöjd]", "mkt nöjd, missnöjd]");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_view_that_selects_nobody() {
    let test = ReportTest::new().replace(REPORT, "{ort: Gävle}", "{ort: empty}");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_number_of_a_view_that_selects_nobody() {
    let test = ReportTest::new()
        .replace(REPORT, "svar: {of: panel}", "svar: {of: panel, where: {nojd: empty}}")
        .replace(REPORT, "    of: panel\n", "    of: panel\n    where: {nojd: empty}\n");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_mean_of_categories_without_an_order() {
    let test = ReportTest::new()
        .replace(REPORT, "svar: {of: panel}", "svar: {of: panel, variable: ort, statistic: mean}")
        .replace(CHAPTER, "type: bar", "measure: mean")
        .replace(CHAPTER, "variable: nojd", "variable: ort");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_chart_of_a_measured_variable() {
    let test = ReportTest::new().replace(CHAPTER, "variable: nojd", "variable: alder");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_chart_of_identities() {
    let test = ReportTest::new().replace(CHAPTER, "variable: nojd", "variable: id");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_battery_of_different_scales() {
    let test = ReportTest::new()
        .replace(CHAPTER, "      variable: nojd\n      type: bar\n", "      variables: [nojd, ort]\n");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_condition_on_a_measured_variable() {
    let test = ReportTest::new().replace(REPORT, "{ort: Gävle}", "{alder: 34}");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn one_row_per_answer_to_a_question_with_one_answer() {
    let test =
        ReportTest::new().replace(REPORT, "where: {ort: Gävle}", "one-row-per: ort");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_chart_that_does_not_say_of_whom() {
    let test = ReportTest::new().replace(CHAPTER, "      of: panel\n", "");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_published_number_that_differs() {
    let test = ReportTest::new().replace(
        REPORT,
        "svar: {of: panel}",
        "svar: {of: panel, published: {n: 7}}",
    );
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_published_percentage_that_differs() {
    let test = ReportTest::new()
        .append(REPORT, "    published: {n: 3, base: 4, percent: 74}\n");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_repeat_over_an_unknown_variable() {
    let test = ReportTest::new().replace(
        CHAPTER,
        "  - references\n",
        "  - references\n  - repeat: {over: otr, of: panel, blocks: [text: Hej]}\n",
    );
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_series_of_an_unknown_view() {
    let test = ReportTest::new().replace(
        CHAPTER,
        "      type: bar\n",
        "      series:\n        - {label: Alla, of: panel}\n        - {label: Gävle, of: gavleboer}\n",
    );
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_mistake_in_a_view_is_told_once() {
    // The view, its two uses and the numbers of it are one mistake.
    let test = ReportTest::new()
        .replace(REPORT, "where: {ort: Gävle}", "wehre: {ort: Gävle}")
        .replace(REPORT, "svar: {of: panel}", "svar: {of: gavlebor}");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_mistake_in_a_variable_is_told_once() {
    let test = ReportTest::new().replace(CODEBOOK, "scale: ordinal", "scale: rank");
    assert_snapshot!(test.rebuild().refused(), @"");
}
