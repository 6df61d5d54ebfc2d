//! Lines along measurements and ordered answers.

use insta::assert_snapshot;

use crate::harness::{REPORT, ReportTest};
use crate::waves::{more, two_waves};

use super::{battery, chart, described, protected, told};

fn numbered(test: ReportTest) -> ReportTest {
    let more = "  mycket: {of: panel, variable: nojd, in: [mycket nöjd]}\n";
    test.append(REPORT, more)
}

#[test]
fn a_line_goes_along_ordered_answers_and_is_described() {
    let outcome =
        battery().blocks(&chart("variable: nojd, by: aldersgrupp, type: line")).build();
    assert_snapshot!(described(&outcome), @"");
    let svg = outcome.svg("a");
    // Three lines and four points of each; names at their ends, and no legend.
    assert_eq!(svg.matches("<polygon").count(), 12, "{svg}");
    for name in ["Inte nöjd", "Ganska nöjd", "Mycket nöjd", "18–29"] {
        assert_eq!(svg.matches(&format!(">{name}<")).count(), 1, "{name}");
    }
    assert_snapshot!(outcome.csv("a"), @"");
}

#[test]
fn means_and_numbers_have_lines_with_intervals() {
    let mean = "variable: alder, by: wave, type: line, show: [mean, ci]";
    assert_snapshot!(described(&more().blocks(&chart(mean)).build()), @"");
    let numbers = "  - chart: {id: a, caption: Andelar, type: line, show: [percent, ci], numbers: {nojda: Nöjda, mycket: Mycket nöjda}}\n";
    assert_snapshot!(described(&numbered(more()).blocks(numbers).build()), @"");
}

#[test]
fn a_hidden_value_is_a_gap_that_is_named() {
    let outcome =
        protected(4).blocks(&chart("variable: q1, by: aldersgrupp, type: line")).build();
    assert_snapshot!(described(&outcome), @"");
    let svg = outcome.svg("a");
    assert!(svg.contains(">x<"), "{svg}");
}

#[test]
fn a_hidden_number_is_in_no_line() {
    let test =
        two_waves(&[[25, 15, 3, 0], [15, 10, 0, 0]], &[[20, 20, 12, 4], [10, 20, 8, 2]]);
    let outcome = numbered(test)
        .replace(
            REPORT,
            "disclosure: {method: none, reason: Svaren är påhittade.}",
            "disclosure: {method: suppress, minimum-count: 5}",
        )
        .blocks("  - chart: {id: a, caption: Andelar, type: line, numbers: {nojda: Nöjda, mycket: Mycket nöjda}}\n")
        .build();
    assert_snapshot!(described(&outcome), @"");
}

#[test]
fn mistakes_about_lines_have_a_place() {
    assert_snapshot!(told(&chart("variable: nojd, type: line")), @"");
    assert_snapshot!(told(&chart("variable: nojd, by: ort, type: line")), @"");
    assert_snapshot!(told(&chart("variables: [q1, q2], type: line")), @"");
    assert_snapshot!(told(&chart("variable: nojd, by: wave, type: line")), @"");
    assert_snapshot!(told(&chart("variable: nojd, by: aldersgrupp, type: line, order: {by: size}")), @"");
}
