//! All mistakes of a run are told at once, by file and line, and each of them once.

use insta::assert_snapshot;

use crate::harness::{ANSWERS, CHAPTER, CODEBOOK, REPORT, ReportTest, WORKS};

#[test]
fn eight_mistakes_in_four_files() {
    let test = ReportTest::new()
        .replace(REPORT, "language: sv", "language: se")
        .replace(REPORT, "{ort: Gävle}", "{ort: Gefle}")
        .append(REPORT, "  fel: {of: panle}\n")
        .replace(CHAPTER, "n(\"svar\")", "n(\"svra\")")
        .replace(CHAPTER, "type: bar", "type: bra")
        .replace(CHAPTER, "rows: ort", "rows: otr")
        .replace(CODEBOOK, "question:", "qestion:")
        .replace(ANSWERS, "2;1;2;51,5", "2;1;7;51,5")
        .replace(ANSWERS, "5;2;9;62", "5;2;9;sextio");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn mistakes_in_numbers_and_in_markup() {
    let test = ReportTest::new()
        .replace(REPORT, "{ort: Gävle}", "{ort: Gefle}")
        .replace(CHAPTER, "Så var", "Så *var")
        .replace(CHAPTER, "@diagram:nojd", "@diagram:nöjd");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_survey_that_is_not_there_is_told_once() {
    let test = ReportTest::new().replace(REPORT, "data/panel/", "data/panelen/");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_bibliography_that_is_not_there_is_told_once() {
    let test = ReportTest::new().without(WORKS);
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_code_without_a_label_is_no_reason_to_doubt_published_numbers() {
    let test = ReportTest::new()
        .replace(ANSWERS, "2;1;2;51,5", "2;1;7;51,5")
        .append(REPORT, "    published: {n: 3}\n");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_number_with_a_mistake_is_told_where_it_is_asked_for() {
    let test = ReportTest::new().replace(REPORT, "variable: nojd", "variable: nöjd");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn one_report_that_fails_does_not_stop_the_others() {
    let report = "\
title: Den andra
template: fou-rapport
language: en
date: 2021-01-31
publisher: FoU Provort
";
    let outcome = ReportTest::new()
        .replace(REPORT, "language: sv", "language: se")
        .file("book/z/report.yaml", report)
        .file("book/z/chapters/01-a.yaml", "title: One\nblocks: [text: Hello.]\n")
        .run(&["build", "--all"]);
    assert_snapshot!(outcome.stderr, @"");
    assert!(outcome.written().contains(&"build/z/z.pdf".to_owned()));
}
