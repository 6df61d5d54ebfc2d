//! Charts beside each other, and the words that groups are called by.

use crate::harness::{CODEBOOK, REPORT, ReportTest};

use super::{battery, chart, described};

/// Twentieths of a point of each bar in a picture.
fn widths(svg: &str) -> Vec<i64> {
    let rects = svg.lines().filter(|line| line.starts_with("<rect"));
    let width = |rect: &str| {
        let (_, rest) = rect.split_once("width=\"")?;
        rest.split('"').next()?.parse().ok()
    };
    rects.filter_map(width).collect()
}

fn pair(one: &str, other: &str) -> ReportTest {
    battery().blocks(&format!(
        "  - text: Se @diagram:a och @diagram:b.\n  - side-by-side:\n      - chart: {{id: a, \
         caption: Ett, of: panel, {one}}}\n      - chart: {{id: b, caption: Två, of: panel, \
         {other}}}\n"
    ))
}

#[test]
fn two_charts_of_the_same_persons_beside_each_other_have_one_scale() {
    let outcome = pair("variable: ort", "variable: q3, missing: hide").build();
    outcome.done();
    let (ort, q3) = (widths(&outcome.svg("a")), widths(&outcome.svg("b")));
    // 30 in each place; 42, 11 and 5 of the answers.
    let of_one = |width: i64, count: i64| width / count;
    assert!(of_one(ort[0], 30).abs_diff(of_one(q3[0], 42)) <= 1, "{ort:?} {q3:?}");
}

#[test]
fn counts_of_others_beside_each_other_keep_their_scales() {
    let outcome = pair("variable: ort", "variable: q3, where: {ort: Gävle}").build();
    outcome.done();
    let (ort, q3) = (widths(&outcome.svg("a")), widths(&outcome.svg("b")));
    assert!((ort[0] / 30).abs_diff(q3[0] / 23) > 10, "{ort:?} {q3:?}");
}

#[test]
fn groups_have_capitals_as_answers_have() {
    let test =
        battery().replace(CODEBOOK, "{1: Gävle, 2: Söderhamn}", "{1: norr, 2: söder}");
    let test = test.replace(REPORT, "where: {ort: Gävle}", "where: {ort: norr}");
    let outcome = test.blocks(&chart("variable: q1, by: ort, type: stacked-bar")).build();
    outcome.done();
    let svg = outcome.svg("a");
    assert!(svg.contains(">Norr<") && svg.contains(">Söder<"), "{svg}");
}

#[test]
fn where_a_line_has_become_bars_nothing_is_said_of_a_band() {
    let long = "Samverkansutvecklingsarbetsgruppsmöteshandlingar";
    let cut = (0..14).map(|class| {
        let from = 18 + class * 5;
        format!("{long}{class}: [{from}, {}]", from + 4)
    });
    let cut = cut.collect::<Vec<_>>().join(", ");
    let derived = format!("\n  klass: {{label: Klass, from: alder, cut: {{{cut}}}}}\n");
    let test = battery().append(CODEBOOK, &derived);
    let line = chart("variable: alder, by: klass, type: line, show: [mean, ci]");
    let outcome = test.blocks(&line).build();
    let told = described(&outcome);
    assert!(told.starts_with("Stapeldiagram"), "{told}");
    assert!(!told.contains("Fältet") && told.contains("Strecken visar"), "{told}");
}
