//! A report in Danish: every word of the tool in it is Danish, in the order of that language.

use insta::assert_snapshot;

use crate::harness::{ANSWERS, CHAPTER, CODEBOOK, Outcome, REPORT, ReportTest, WORKS};

/// The report as it is built.
fn built() -> Outcome {
    ReportTest::new()
        .file(REPORT, include_str!("danish/report.yaml"))
        .file(CHAPTER, include_str!("danish/results.yaml"))
        .file("book/r/chapters/02-metode.yaml", include_str!("danish/method.yaml"))
        .file(WORKS, include_str!("danish/works.yaml"))
        .file(CODEBOOK, include_str!("danish/codebook.yaml"))
        .file(ANSWERS, include_str!("danish/answers.csv"))
        .build()
        .clean()
}

#[test]
fn the_results_are_told_in_danish() {
    let outcome = built();
    let html = outcome.html();
    assert!(html.contains("<html lang=\"da"), "{html}");
    assert!(
        html.contains("4. marts 2026") && html.contains("Gå til indholdet"),
        "{html}"
    );
    assert!(outcome.typst().contains("lang: \"da\""), "hyphenation and Typst's words");
    assert_snapshot!(outcome.page_text("Af ", "Aarhus"), @"");
    assert_snapshot!(outcome.page_text("Ubesvaret", "Tabel 1"), @"");
    assert_snapshot!(outcome.page_text("9 medarbejdere", "Metode"), @"");
    assert_snapshot!(outcome.typst_line("Grupperet søjlediagram"), @"");
}

#[test]
fn the_method_is_told_in_danish() {
    assert_snapshot!(built().page_text("Andelene er", "Nielsen"), @"");
}

#[test]
fn a_codebook_is_begun_in_danish() {
    let command = ["data", "codebook", ANSWERS, "--language", "da"];
    let outcome = ReportTest::new().run(&command);
    assert_snapshot!(outcome.stdout.lines().next().unwrap_or_default(), @"");
}
