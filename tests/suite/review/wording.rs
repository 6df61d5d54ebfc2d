//! The same thing asked in two surveys.

#![expect(clippy::disallowed_methods, reason = "the base project is copied")]

use std::fs;

use insta::assert_snapshot;

use super::warned;
use crate::harness::{ANSWERS, CODEBOOK, REPORT, ReportTest};

/// The base report with a second survey, which is the first with something changed.
pub(super) fn second(old: &str, new: &str) -> ReportTest {
    let test = ReportTest::new();
    let read = |name| fs::read_to_string(test.path(name)).expect("a text");
    let (codebook, answers) = (read(CODEBOOK), read(ANSWERS));
    assert!(codebook.contains(old), "{codebook}");
    let panel = "  panel: data/panel/codebook.yaml";
    test.file("data/andra/codebook.yaml", codebook.replace(old, new))
        .file("data/andra/svar.csv", answers)
        .replace(REPORT, panel, &format!("{panel}\n  andra: data/andra/codebook.yaml"))
}

#[test]
fn the_same_question_in_the_same_words() {
    assert_eq!(warned(second("title: Provpanelen", "title: Den andra panelen")), "");
}

#[test]
fn the_same_question_in_other_words() {
    let test = second("Hur nöjd är du?", "Hur nöjd var du?");
    assert_snapshot!(warned(test), @r#"
    warning[question-wording]: `nojd` of `panel` and `nojd` of `andra` measure the same, but ask differently: “Hur nöjd är du?” and “Hur nöjd var du?”
      --> data/andra/codebook.yaml:14:15
       |
    14 |     question: Hur nöjd var du?
       |               ^^^^^^^^^^^^^^^^
       |
       = hint: ask alike; or say in the text that they differ, and accept it (the other one is at data/panel/codebook.yaml:14:15)
       = hint: or accept it in `report.yaml`: `accept: [{check: question-wording, of: "nojd", reason: …}]`
    "#);
}

#[test]
fn the_same_question_with_other_answers() {
    let test = second("2: ganska nöjd", "2: rätt nöjd");
    assert_snapshot!(warned(test), @r#"
    warning[question-wording]: `nojd` of `panel` and `nojd` of `andra` measure the same, but offer different answers: `inte nöjd`, `ganska nöjd`, `mycket nöjd` and `inte nöjd`, `rätt nöjd`, `mycket nöjd`
      --> data/andra/codebook.yaml:14:15
       |
    14 |     question: Hur nöjd är du?
       |               ^^^^^^^^^^^^^^^
       |
       = hint: ask alike; or say in the text that they differ, and accept it (the other one is at data/panel/codebook.yaml:14:15)
       = hint: or accept it in `report.yaml`: `accept: [{check: question-wording, of: "nojd", reason: …}]`
    "#);
}

#[test]
fn an_indicator_ties_questions_with_different_names() {
    let test = |indicator: &str| {
        let new = format!(
            "  trivsel:\n    label: Trivsel\n    question: Hur trivs du?{indicator}"
        );
        let old = "  nojd:\n    label: Nöjdhet\n    question: Hur nöjd är du?";
        second(old, &new).replace("data/andra/svar.csv", "id;ort;nojd", "id;ort;trivsel")
    };
    assert_eq!(warned(test("")), "");
    let told = warned(test("\n    indicator: nojd"));
    assert_snapshot!(told.lines().next().unwrap_or_default(), @"
    warning[question-wording]: `nojd` of `panel` and `trivsel` of `andra` measure the same, but ask differently: “Hur nöjd är du?” and “Hur trivs du?”
    ");
}
