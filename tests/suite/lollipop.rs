//! Charts of lollipops: drawn where bars could be, of counts, shares and means.

use insta::assert_snapshot;
use serde_json::Value as Json;

use crate::harness::{Outcome, ReportTest};

const CHARTS: &str = "  - text: Se @diagram:a, @diagram:b, @diagram:c, @diagram:d och @verk2019.
  - chart: {id: a, caption: Hur nöjda de är, of: panel, variable: nojd, type: lollipop}
  - chart: {id: b, caption: Hur nöjda, of: panel, variable: nojd, type: lollipop, show: [percent, ci], order: descending}
  - chart: {id: c, caption: Ålder, of: panel, variable: alder, by: ort, type: lollipop, measure: mean}
  - chart: {id: d, caption: Hur nöjda där, of: panel, variable: nojd, by: ort, type: lollipop}
";

/// The description of each chart, with spaces that do not break as they look.
fn descriptions(outcome: &Outcome) -> String {
    let document = outcome.text("build/r/document.json");
    let document = serde_json::from_str::<Json>(&document).expect("JSON");
    let items = document["chapters"][0]["items"].as_array().expect("items");
    let alts = items.iter().filter_map(|item| item["alt"].as_str());
    alts.collect::<Vec<_>>().join("\n").replace('\u{a0}', "~")
}

#[test]
fn counts_shares_and_means_are_described_and_groups_are_bars() {
    let outcome = ReportTest::new().blocks(CHARTS).build();
    outcome.done();
    assert_snapshot!(descriptions(&outcome), @"
    Lollipopdiagram: Nöjdhet. Antal personer, n~=~4. Inte nöjd 1, ganska nöjd 1, mycket nöjd 2, vet ej 1, Svar saknas 1.
    Lollipopdiagram: Nöjdhet. Andel i procent med 95-procentiga konfidensintervall, n~=~4 personer. Mycket nöjd 50 (15–85), inte nöjd 25 (5–70), ganska nöjd 25 (5–70).
    Lollipopdiagram: Ålder, per ort. Medelvärde. Gävle 43,5 (n~=~3); Söderhamn 45,0 (n~=~2).
    Grupperat stapeldiagram: Nöjdhet, per ort. Antal personer. Gävle (n~=~3): inte nöjd 1, ganska nöjd 1, mycket nöjd 1. Söderhamn (n~=~1): inte nöjd 0, ganska nöjd 0, mycket nöjd 1.
    ");
}

#[test]
fn it_has_a_dot_for_each_answer_and_those_who_did_not_on_paper_and_both_screens() {
    let outcome = ReportTest::new().blocks(CHARTS).build();
    // Three answers, "vet ej" and "svar saknas".
    assert_eq!(outcome.svg("a").matches("<polygon").count(), 5);
    assert_eq!(outcome.svg("b").matches("<polygon").count(), 3);
    let html = outcome.html();
    let (_, chart) = html.split_once("data-chart=\"a\"").expect("the chart");
    let (chart, _) = chart.split_once("data-chart=\"b\"").expect("the next");
    assert!(chart.contains("chart-wide") && chart.contains("chart-narrow"));
    assert_eq!(chart.matches("<polygon").count(), 10);
}

#[test]
fn named_numbers_of_several_measurements_are_no_lollipops() {
    let test = ReportTest::new().blocks(
        "  - chart: {id: a, caption: Nöjda, numbers: {nojda: Nöjda}, type: lollipop}\n",
    );
    assert_snapshot!(test.rebuild().refused(), @"
    error: a chart of `numbers` has them in each wave, and nothing else
     --> book/r/chapters/01-resultat.yaml:3:45
      |
    3 |   - chart: {id: a, caption: Nöjda, numbers: {nojda: Nöjda}, type: lollipop}
      |                                             ^
      |
      = hint: write `type: dot`, `slope` or `line`, and leave out `of`, `variable`, `by` and `where`: the numbers say them
    ");
}
