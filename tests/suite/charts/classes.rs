//! Histograms: numbers in classes, which are protected as any counts are.

use insta::assert_snapshot;

use crate::harness::{CODEBOOK, REPORT};

use super::{battery, chart, described, protected, told};

#[test]
fn classes_are_round_and_hold_everybody() {
    let outcome = battery().blocks(&chart("variable: alder, type: histogram")).build();
    assert_snapshot!(described(&outcome), @"");
    assert_snapshot!(outcome.csv("a"), @"");
}

#[test]
fn the_author_says_the_limits_and_what_lies_beyond_has_classes_of_its_own() {
    let keys = "variable: alder, type: histogram, measure: percent, breaks: [20, 30, 40, 60, 70]";
    let outcome = battery().blocks(&chart(keys)).build();
    assert_snapshot!(described(&outcome), @"");
    let svg = outcome.svg("a");
    for text in ["&lt;\u{a0}20", "&gt;\u{a0}70", "20", "60"] {
        assert!(svg.contains(&format!(">{text}<")), "{text} in {svg}");
    }
}

#[test]
fn a_variable_that_is_cut_already_keeps_its_classes() {
    let outcome =
        battery().blocks(&chart("variable: aldersgrupp, type: histogram")).build();
    assert_snapshot!(described(&outcome), @"");
}

#[test]
fn classes_by_rule_follow_from_what_everybody_knows_where_answers_are_protected() {
    let block = chart("variable: alder, type: histogram");
    let declared = protected(5).replace(
        CODEBOOK,
        "label: Ålder\n",
        "label: Ålder\n    range: [0, 100]\n",
    );
    assert_snapshot!(described(&declared.blocks(&block).build()), @"");
    let outcome = protected(5).blocks(&block).rebuild();
    assert_snapshot!(outcome.refused(), @"");
}

/// Two charts whose limits differ by so little that their difference is one person's number.
#[test]
fn moved_limits_do_not_tell_what_lies_between_them() {
    let one = |id: &str, breaks: &str| {
        format!(
            "  - chart: {{id: {id}, caption: Ålder, of: panel, variable: alder, type: histogram, breaks: [{breaks}]}}\n"
        )
    };
    let alone = protected(5).blocks(&one("a", "18, 40, 79")).build();
    alone.done();
    assert_snapshot!(alone.csv("a"), @"");
    let outcome =
        protected(5).blocks(&(one("a", "18, 40, 79") + &one("b", "18, 41, 79"))).build();
    outcome.done();
    assert_snapshot!(outcome.csv("a"), @"");
    assert_snapshot!(outcome.csv("b"), @"");
}

#[test]
fn mistakes_about_classes_have_a_place() {
    assert_snapshot!(told(&chart("variable: ort, type: histogram")), @"");
    assert_snapshot!(told(&chart("variable: alder, type: histogram, by: ort")), @"");
    assert_snapshot!(told(&chart("variable: alder, type: histogram, measure: mean")), @"");
    assert_snapshot!(told(&chart("variable: alder, type: histogram, show: [percent, ci]")), @"");
    assert_snapshot!(told(&chart("variable: alder, type: histogram, order: descending")), @"");
    assert_snapshot!(told(&chart("variable: alder, type: histogram, missing: show")), @"");
    assert_snapshot!(told(&chart("variable: alder, type: histogram, breaks: [20, 30, 30]")), @"");
    assert_snapshot!(told(&chart("variable: alder, type: histogram, breaks: [20, 30]")), @"");
    assert_snapshot!(told(&chart("variable: alder, type: histogram, breaks: 10")), @"");
    assert_snapshot!(told(&chart("variable: alder, type: histogram, breaks: [20, tretti]")), @"");
    assert_snapshot!(told(&chart("variable: nojd, breaks: [1, 2, 3]")), @"");
    assert_snapshot!(told(&chart("variable: aldersgrupp, type: histogram, breaks: [1, 2, 3]")), @"");
    let ledger = protected(5).replace(
        REPORT,
        "minimum-count: 5",
        "minimum-count: 5, ledger: bok.json",
    );
    let outcome =
        ledger.blocks(&chart("variable: alder, type: histogram, breaks: [20, 30, 40]"));
    assert_snapshot!(outcome.rebuild().refused_in_short(), @"");
}
