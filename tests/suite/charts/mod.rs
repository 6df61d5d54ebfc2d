//! Charts that go beyond bars: what is sorted, what goes along an order, and how numbers are
//! spread.

mod agreement;
mod below_zero;
mod beside;
mod boxes;
mod classes;
mod lines;
mod order;
mod panels;
mod signs;
mod sizes;

use serde_json::Value as Json;

use crate::harness::{ANSWERS, CODEBOOK, Outcome, REPORT, ReportTest};

/// The answers to three questions of a battery, and an age, of sixty persons in two places and
/// four age groups. The questions are agreed with by ever fewer, and the last by hardly any.
fn answers() -> String {
    let mut rows = String::from("id;ort;nojd;alder;q1;q2;q3;form\n");
    for person in 0..60_usize {
        let ort = person % 2 + 1;
        let nojd = [1, 2, 3, 3][person % 4];
        let age = 18 + person * 7 % 61;
        let agrees = |most: usize| {
            if person % 10 < most {
                3
            } else if person % 10 < most + 2 {
                2
            } else {
                1
            }
        };
        let (one, two, three) = (agrees(3), agrees(6), agrees(1));
        let three = if person < 2 { 9 } else { three };
        let form = if person % 3 == 0 { "1,2" } else { "2" };
        let id = person + 1;
        rows += &format!("{id};{ort};{nojd};{age};{one};{two};{three};{form}\n");
    }
    rows
}

const QUESTIONS: &str = "
  q1: {label: Möten, scale: ordinal, values: &skala {1: nej, 2: delvis, 3: ja}, missing: {9: vet ej}, groups: {medhåll: [delvis, ja]}}
  q2: {label: Beslut, scale: ordinal, values: {1: nej, 2: delvis, 3: ja}, missing: {9: vet ej}}
  q3: {label: Ansvar, scale: ordinal, values: {1: nej, 2: delvis, 3: ja}, missing: {9: vet ej}}
  form: {label: Former, scale: multiple, separator: \",\", values: {1: möte, 2: samtal}}
derive:
  aldersgrupp: {label: Åldersgrupp, from: alder, cut: {18–29: [18, 29], 30–44: [30, 44], 45–64: [45, 64], 65–79: [65, 79]}}
";

/// The base project with a battery.
fn battery() -> ReportTest {
    let test = ReportTest::new();
    let codebook = test.content(CODEBOOK).trim_end().to_owned();
    let codebook = codebook + &QUESTIONS.replace("&skala ", "");
    test.file(CODEBOOK, codebook).file(ANSWERS, answers())
}

/// The same where counts below a number are hidden.
fn protected(least: u32) -> ReportTest {
    battery().replace(
        REPORT,
        "disclosure: {method: none, reason: Svaren är påhittade.}",
        &format!("disclosure: {{method: suppress, minimum-count: {least}}}"),
    )
}

fn chart(keys: &str) -> String {
    format!("  - chart: {{id: a, caption: Diagrammet, of: panel, {keys}}}\n")
}

fn table(keys: &str) -> String {
    format!("  - table: {{id: a, caption: Tabellen, of: panel, {keys}}}\n")
}

/// What the only chart of a report is described with, and the notes below it.
fn described(outcome: &Outcome) -> String {
    outcome.done();
    let document = outcome.text("build/r/document.json");
    let document = serde_json::from_str::<Json>(&document).expect("JSON");
    let item = &document["chapters"][0]["items"][0];
    let notes = item["notes"].as_array().expect("notes");
    let notes = notes.iter().filter_map(Json::as_str);
    let alt = item["alt"].as_str().unwrap_or_default();
    let all = [alt].into_iter().chain(notes).collect::<Vec<_>>();
    all.join("\n").replace('\u{a0}', "~")
}

/// What an author is told, in short.
fn told(block: &str) -> String {
    battery().blocks(block).rebuild().refused_in_short()
}
