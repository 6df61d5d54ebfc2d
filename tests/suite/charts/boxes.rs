//! Box plots: percentiles that so many lie beyond that they are of nobody by themselves.

use insta::assert_snapshot;

use crate::harness::REPORT;

use super::{battery, chart, described, protected, table, told};

#[test]
fn a_box_is_described_with_its_quartiles() {
    let outcome = battery().blocks(&chart("variable: alder, by: ort, type: box")).build();
    assert_snapshot!(described(&outcome), @"");
    assert!(outcome.typst().contains("Median, kvartiler och percentiler"));
    assert_snapshot!(outcome.csv("a"), @"");
}

#[test]
fn percentiles_of_small_groups_are_hidden_before_their_quartiles_and_medians() {
    let outcome =
        protected(4).blocks(&chart("variable: alder, by: ort, type: box")).build();
    assert_snapshot!(outcome.csv("a"), @"");
    let outcome = protected(5)
        .blocks(&chart("variable: alder, by: aldersgrupp, type: box"))
        .build();
    assert_snapshot!(described(&outcome), @"");
    assert_snapshot!(outcome.csv("a"), @"");
}

#[test]
fn boxes_are_sorted_by_their_medians_and_tables_show_quartiles_too() {
    let sorted = chart("variable: alder, by: aldersgrupp, type: box, order: descending");
    let outcome = battery().blocks(&sorted).build();
    assert_snapshot!(described(&outcome), @"");
    let rows = table("variables: [alder], rows: ort, show: [mean, q1, median, q3]");
    let outcome = battery().blocks(&rows).build();
    outcome.done();
    assert_snapshot!(outcome.csv("a"), @"");
}

#[test]
fn a_box_is_named_in_every_language() {
    let alt = |language: &str| {
        let chosen = format!("language: {language}");
        let test = battery().replace(REPORT, "language: sv", &chosen);
        described(&test.blocks(&chart("variable: alder, type: box")).build())
    };
    assert_snapshot!(alt("nb"), @"");
    assert_snapshot!(alt("da"), @"");
    assert_snapshot!(alt("en"), @"");
}

#[test]
fn mistakes_about_boxes_have_a_place() {
    assert_snapshot!(told(&chart("variable: ort, type: box")), @"");
    assert_snapshot!(told(&chart("variable: alder, type: box, measure: count")), @"");
    assert_snapshot!(told(&chart("variable: alder, type: box, show: [mean]")), @"");
    assert_snapshot!(told(&chart("variable: alder, by: ort, type: box, order: {by: mean}")), @"");
    assert_snapshot!(told(&chart("variable: alder, by: ort, type: box, order: {by: [Gävle]}")), @"");
}
