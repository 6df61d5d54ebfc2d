//! Every sign in place of a number is explained below the chart or table where it first stands.

use crate::harness::{ANSWERS, CODEBOOK, ReportTest};

/// Answers by persons in three groups, of which nobody is in the last.
fn without_the_last() -> ReportTest {
    let codebook = "title: Prov\nfile: svar.csv\nvariables:\n  g: {label: Grupp, scale: nominal, \
                    values: {1: a, 2: b, 3: c}}\n  s: {label: Svar, scale: nominal, values: {1: \
                    ja, 2: nej}}\n";
    let rows = (0..40).map(|person| format!("{};{}\n", person % 2 + 1, person / 20 + 1));
    ReportTest::of_survey(codebook, &format!("g;s\n{}", rows.collect::<String>()))
}

/// The notes of an item.
fn notes(outcome: &crate::harness::Outcome, item: usize) -> String {
    outcome.done();
    let document = outcome.text("build/r/document.json");
    let document = serde_json::from_str::<serde_json::Value>(&document).expect("JSON");
    let notes = &document["chapters"][0]["items"][item]["notes"];
    let notes = notes.as_array().expect("notes").iter();
    notes.filter_map(serde_json::Value::as_str).collect::<Vec<_>>().join("\n")
}

/// What the sign of a number that cannot exist means.
const EXPLAINED: &str = ". = kan inte beräknas.";

const TEXT: &str = "  - text: Se @table:a och @diagram:b.\n";
const TABLE: &str = "  - table: {id: a, caption: Svar, of: panel, rows: g, columns: s, measure: \
                     both, totals: both}\n";
const CHART: &str = "  - chart: {id: b, caption: Svar, of: panel, variable: s, by: g, measure: \
                     percent}\n";

#[test]
fn a_group_without_anybody_has_its_sign_explained_where_it_first_stands() {
    let outcome = without_the_last().blocks(&format!("{TEXT}{TABLE}{CHART}")).build();
    assert!(notes(&outcome, 1).contains(EXPLAINED), "{}", notes(&outcome, 1));
    assert!(!notes(&outcome, 2).contains(EXPLAINED), "{}", notes(&outcome, 2));
}

#[test]
fn a_chart_that_stands_first_explains_it() {
    let outcome = without_the_last().blocks(&format!("{TEXT}{CHART}{TABLE}")).build();
    assert!(notes(&outcome, 1).contains(EXPLAINED), "{}", notes(&outcome, 1));
    assert!(!notes(&outcome, 2).contains(EXPLAINED), "{}", notes(&outcome, 2));
}

#[test]
fn a_mean_of_nobody_has_its_sign_explained() {
    let means = "  - text: Se @diagram:b.\n  - chart: {id: b, caption: Medel, of: panel, \
                 variable: x, by: g, measure: mean}\n";
    let test = without_the_last();
    let codebook = test.content(CODEBOOK) + "  x: {label: Tal, scale: numeric}\n";
    let rows = (0..40).map(|person| format!("{};1;{}\n", person % 2 + 1, person));
    let answers = format!("g;s;x\n{}", rows.collect::<String>());
    let outcome =
        test.file(CODEBOOK, codebook).file(ANSWERS, answers).blocks(means).build();
    assert!(notes(&outcome, 1).contains(EXPLAINED), "{}", notes(&outcome, 1));
}
