//! Rows sorted by what is shown of them.

use insta::assert_snapshot;

use crate::harness::ReportTest;

use super::{battery, chart, described, protected, table, told};

fn csv(test: ReportTest, block: &str) -> String {
    let outcome = test.blocks(block).build();
    outcome.done();
    outcome.csv("a")
}

#[test]
fn a_battery_is_sorted_by_the_share_that_agrees() {
    let keys = "variables: [q1, q2, q3], order: {by: [delvis, ja]}";
    assert_snapshot!(csv(battery(), &chart(keys)), @"");
    let ascending = "variables: [q1, q2, q3], measure: percent, order: {by: medhåll, direction: ascending}";
    assert_snapshot!(csv(battery(), &table(ascending)), @"");
}

#[test]
fn tables_and_charts_of_means_are_sorted_by_them_and_any_by_size() {
    let means = "variables: [q1, q2, q3], order: ascending";
    assert_snapshot!(csv(battery(), &table(means)), @"");
    let size = "rows: aldersgrupp, columns: nojd, totals: rows, order: {by: size}";
    assert_snapshot!(csv(battery(), &table(size)), @"");
}

#[test]
fn what_is_hidden_stands_last_and_that_is_said() {
    let keys = "variables: [q3, q1, q2], order: {by: ja}";
    let outcome = protected(7).blocks(&chart(keys)).build();
    assert_snapshot!(described(&outcome), @"");
    assert_snapshot!(outcome.csv("a"), @"");
}

#[test]
fn letters_of_groups_go_where_their_groups_go() {
    let keys =
        "variable: alder, by: aldersgrupp, measure: mean, compare: {}, order: {by: mean}";
    let outcome = battery().blocks(&chart(keys)).build();
    assert_snapshot!(described(&outcome), @"");
}

#[test]
fn mistakes_about_the_order_have_a_place() {
    assert_snapshot!(told(&chart("variables: [q1, q2], order: {by: [helt]}")), @"");
    assert_snapshot!(told(&chart("variables: [q1, q2], order: {by: []}")), @"");
    assert_snapshot!(told(&chart("variables: [q1, q2], order: {by: vet ej}")), @"");
    assert_snapshot!(told(&chart("variables: [q1, q2], order: {by: mean}")), @"");
    assert_snapshot!(told(&chart("variables: [q1, q2], order: {direction: ascending}")), @"");
    assert_snapshot!(told(&chart("variables: [q1, q2], order: {by: ja, direction: down}")), @"");
    assert_snapshot!(told(&chart("variable: q1, order: {by: ja}")), @"");
    assert_snapshot!(told(&chart("variable: q1, by: ort, order: {by: ja}")), @"");
    assert_snapshot!(told(&chart("variable: form, by: ort, type: stacked-bar, order: {by: [möte, samtal]}")), @"");
    assert_snapshot!(told(&chart("variable: q1, order: downwards")), @"");
    assert_snapshot!(told(&table("variables: [q1, q2], order: {by: ja}")), @"");
    assert_snapshot!(told(&table("variables: [q1, q2], show: [median], order: descending")), @"");
    assert_snapshot!(told(&table("variables: [q1, q2], measure: percent, order: descending")), @"");
    assert_snapshot!(told(&table("rows: q1, order: descending")), @"");
}

#[test]
fn an_order_that_says_nothing_is_warned_of() {
    let block = chart("variables: [q1, q2], order: descending");
    let outcome = battery().blocks(&block).build();
    assert_snapshot!(outcome.done(), @"");
}
