//! Fonts, characters, PDF standards and works.

use insta::assert_snapshot;

use crate::harness::{ANSWERS, CHAPTER, CODEBOOK, REPORT, ReportTest, WORKS};

#[test]
fn a_font_that_charts_need() {
    let test = ReportTest::new().without("fonts/SourceSans3-Semibold.otf");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn all_fonts_of_the_running_text() {
    let mut test = ReportTest::new();
    for face in ["Regular", "It", "Semibold", "SemiboldIt"] {
        test = test.without(&format!("fonts/SourceSerif4-{face}.otf"));
    }
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_font_of_the_web_page() {
    let test = ReportTest::new().without("fonts/SourceSerif4-It.woff2");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_font_that_is_none() {
    let test = ReportTest::new().file("fonts/SourceSans3-It.otf", "inget typsnitt");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_character_that_no_font_has() {
    let test = ReportTest::new().replace(CHAPTER, "även förr", "även 以前 förr");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_picture_character_in_a_caption() {
    let test = ReportTest::new().replace(CHAPTER, "Hur nöjda de är", "Hur nöjda 😀 de är");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_picture_character_in_a_label_of_a_chart() {
    let test = ReportTest::new()
        .replace(CODEBOOK, "3: mycket nöjd", "3: mycket nöjd 😀")
        .replace(REPORT, "mycket nöjd]", "mycket nöjd 😀]");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_picture_character_in_the_title_of_the_report() {
    let test = ReportTest::new().replace(REPORT, "En liten", "En 😀 liten");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_picture_character_in_a_label_that_is_not_shown() {
    let test = ReportTest::new()
        .replace(CODEBOOK, "label: Ålder", "label: Ålder 😀")
        .replace(ANSWERS, "1;1;1;34", "1;1;1;35");
    test.build().clean();
}

#[test]
fn an_unknown_pdf_standard() {
    let test =
        ReportTest::new().append(REPORT, "output: {pdf: {standards: [a-3a, ua1]}}\n");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn pdf_standards_that_do_not_go_together() {
    let test =
        ReportTest::new().append(REPORT, "output: {pdf: {standards: [a-3a, a-2b]}}\n");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_bibliography_with_a_mistake() {
    let test = ReportTest::new().replace(WORKS, "type: report", "type: raport");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_bibliography_that_is_no_yaml() {
    let test = ReportTest::new().replace(WORKS, "title: Den förra", "title: Den: förra");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn an_unknown_style_of_citations() {
    let test = ReportTest::new().append(REPORT, "citation-style: appa\n");
    assert_snapshot!(test.rebuild().refused(), @"");
}
