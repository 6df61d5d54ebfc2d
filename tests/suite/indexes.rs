//! Indexes of several items.

use insta::assert_snapshot;

use crate::harness::{ANSWERS, CODEBOOK, REPORT, ReportTest};

/// Three items of a scale from 1 to 5, the third the other way round, and an index.
fn scale(index: &str) -> ReportTest {
    let answers = "id;ort;nojd;alder;a;b;c
1;1;2;20;5;4;1
2;1;2;20;4;4;2
3;1;1;20;2;;4
4;2;3;20;1;;
5;2;3;20;3;9;3
6;2;3;20;1;2;4
7;2;3;20;4;5;2
";
    let values = "values: {1: nej, 2: knappast, 3: delvis, 4: nästan, 5: ja}";
    let item = |name: &str| {
        let missing = "missing: {9: vet ej}";
        format!("  {name}: {{label: Item {name}, scale: ordinal, {values}, {missing}}}\n")
    };
    let items = ["a", "b", "c"].map(item).concat();
    let derive =
        format!("{items}derive:\n  klimat:\n    label: Klimat\n    index: {index}\n");
    ReportTest::new().file(ANSWERS, answers).append(CODEBOOK, &derive)
}

/// A report that says a number of the index.
fn says(index: &str, number: &str, quoted: &str) -> String {
    let test = scale(index)
        .append(REPORT, &format!("  tal: {{of: panel, variable: klimat, {number}}}\n"));
    let test = test
        .blocks(&format!("  - text: |\n      Se @verk2019 om dessa tal: {quoted}.\n"));
    let outcome = test.build();
    outcome.done();
    let html = outcome.html();
    let after = html.split_once("tal: ").expect("the text").1;
    after.split_once("</p>").expect("a paragraph").0.to_owned()
}

const ALL: &str = "{of: [a, b, c], reversed: c}";

#[test]
fn a_mean_of_those_who_answered_enough() {
    let mean = "statistic: mean, decimals: 3";
    let quoted = "{{ mean(\"tal\") }} av {{ n(\"tal\") }}";
    // Rows 1, 2, 6 and 7 answered all: 14/3, 12/3, 5/3 and 13/3.
    assert_snapshot!(says(ALL, mean, quoted), @"3,667 av 4.");
    // With two of three also rows 3 (2 and 2) and 5 (3 and 3).
    let two = "{of: [a, b, c], reversed: c, at-least: 2}";
    assert_snapshot!(says(two, mean, quoted), @"3,278 av 6.");
}

#[test]
fn a_sum_is_scaled_up_to_all_items() {
    let two = "{of: [a, b, c], reversed: c, statistic: sum, at-least: 2}";
    let quoted = "{{ value(\"tal\") }}";
    // 14 + 12 + 5 + 13, and for rows 3 and 5 three times 2 and three times 3.
    assert_snapshot!(says(two, "statistic: sum, decimals: 0", quoted), @"59.");
}

#[test]
fn an_index_can_be_cut_and_counted() {
    let cut = "  nivå:
    label: Nivå
    from: klimat
    cut: {lågt: [1, 2.5], högt: [2.51, 5]}
";
    let test = scale(ALL).append(CODEBOOK, cut);
    let test = test.blocks(
        "  - text: Se @diagram:niva och @verk2019.\n  - chart: {id: niva, caption: Nivå, of: panel, variable: nivå, type: bar}\n",
    );
    let outcome = test.build();
    outcome.done();
    assert_snapshot!(outcome.csv("niva"), @r#"
        Nivå;Antal
        Lågt;1
        Högt;3
        Svar saknas;3
        "#);
}

#[test]
fn items_that_cannot_be() {
    let refused = |index: &str| scale(index).rebuild().refused().to_owned();
    assert_snapshot!(refused("{of: [a, d]}"), @r#"
        error: `d` is not a variable of this codebook
          --> data/panel/codebook.yaml:30:21
           |
        30 |     index: {of: [a, d]}
           |                     ^
           |
           = hint: did you mean `id`?
        "#);
    assert_snapshot!(refused("{of: [a]}"), @r#"
        error: an index is made of at least two variables
          --> data/panel/codebook.yaml:30:12
           |
        30 |     index: {of: [a]}
           |            ^
           |
           = hint: list them under `of`
        "#);
    assert_snapshot!(refused("{of: [a, b, a]}"), @r#"
        error: the index counts `a` twice
          --> data/panel/codebook.yaml:30:18
           |
        30 |     index: {of: [a, b, a]}
           |                  ^
        "#);
    assert_snapshot!(refused("{of: [a, ort]}"), @r#"
        error: `ort` has the scale `nominal`, and so cannot be an item of an index
          --> data/panel/codebook.yaml:30:21
           |
        30 |     index: {of: [a, ort]}
           |                     ^^^
           |
           = hint: choose variables with the scale `ordinal` or `numeric`
        "#);
    assert_snapshot!(refused("{of: [a, alder], reversed: alder}"), @r#"
        error: `alder` cannot be reversed without a range
          --> data/panel/codebook.yaml:30:21
           |
        30 |     index: {of: [a, alder], reversed: alder}
           |                     ^^^^^
           |
           = hint: say between which values it lies: `range: [low, high]`
        "#);
}

#[test]
fn an_index_that_cannot_be() {
    let refused = |index: &str| scale(index).rebuild().refused().to_owned();
    assert_snapshot!(refused("{of: [a, b], reversed: c}"), @r#"
        error: `c` is not an item of the index
          --> data/panel/codebook.yaml:30:35
           |
        30 |     index: {of: [a, b], reversed: c}
           |                                   ^
           |
           = hint: choose one of `a`, `b`
        "#);
    assert_snapshot!(refused("{of: [a, b], at-least: 3}"), @r#"
        error: `at-least` is a number from 1 to 2
          --> data/panel/codebook.yaml:30:35
           |
        30 |     index: {of: [a, b], at-least: 3}
           |                                   ^
           |
           = hint: write how many of the items a row must have answered
        "#);
    assert_snapshot!(refused("{of: [a, nojd]}"), @r#"
        error: `a` goes from 1 to 5, but `nojd` from 1 to 3
          --> data/panel/codebook.yaml:30:21
           |
        30 |     index: {of: [a, nojd]}
           |                     ^^^^
           |
           = hint: give them the same `scores`, so that they count alike in the mean
        "#);
    assert_snapshot!(refused("{of: [a, b], minimum: 1}"), @r#"
        error: unknown key `minimum` in an index
          --> data/panel/codebook.yaml:30:25
           |
        30 |     index: {of: [a, b], minimum: 1}
           |                         ^^^^^^^
           |
           = hint: choose one of `of`, `statistic`, `at-least`, `reversed`
        "#);
    assert_snapshot!(refused("{of: [a, b]}\n    from: a"), @r#"
        error: an index is not derived in another way too
          --> data/panel/codebook.yaml:31:11
           |
        31 |     from: a
           |           ^
           |
           = hint: derive another variable from it
        "#);
}
