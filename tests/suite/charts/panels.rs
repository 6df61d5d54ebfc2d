//! Panels: the same chart for each category of a variable, on one scale.

use insta::assert_snapshot;

use crate::waves::more;

use super::{battery, chart, described, protected, told};

#[test]
fn bars_in_panels_are_one_table_and_one_picture() {
    let outcome = battery().blocks(&chart("variable: nojd, panels: ort")).build();
    assert_snapshot!(described(&outcome), @"Stapeldiagram: Nöjdhet, per ort. Antal personer. Gävle (n~=~30): inte nöjd 15, ganska nöjd 0, mycket nöjd 15. Söderhamn (n~=~30): inte nöjd 0, ganska nöjd 15, mycket nöjd 15.");
    assert_snapshot!(outcome.csv("a"), @"
    Nöjdhet;Gävle;Söderhamn
    Inte nöjd;15;0
    Ganska nöjd;0;15
    Mycket nöjd;15;15
    ");
    let svg = outcome.svg("a");
    for title in ["Gävle (n\u{a0}=\u{a0}30)", "Söderhamn (n\u{a0}=\u{a0}30)"] {
        assert_eq!(svg.matches(&format!(">{title}<")).count(), 1, "{svg}");
    }
    assert_eq!(svg.matches(">Inte nöjd<").count(), 2, "{svg}");
}

#[test]
fn a_histogram_in_panels_has_the_same_classes_in_each() {
    let keys = "variable: alder, type: histogram, panels: ort, breaks: [18, 30, 50, 80]";
    let outcome = battery().blocks(&chart(keys)).build();
    assert_snapshot!(described(&outcome), @"
    Histogram: Ålder, per ort. Antal personer. Gävle (n~=~30): 18–29: 5, 30–49: 11, 50–80: 14. Söderhamn (n~=~30): 18–29: 7, 30–49: 9, 50–80: 14.
    Klasserna är olika breda: staplarnas yta visar andelen, inte höjden.
    ");
    assert_snapshot!(outcome.csv("a"), @"
    Ålder;Gävle;Söderhamn
    18–29;5;7
    30–49;11;9
    50–80;14;14
    ");
}

#[test]
fn lines_in_panels_go_along_the_measurements() {
    let keys = "variable: alder, by: wave, type: line, measure: mean, panels: ort";
    let outcome = more().blocks(&chart(keys)).build();
    let described = described(&outcome);
    for title in ["Gävle: 2017 (n~=~", "Söderhamn: 2017 (n~=~"] {
        assert!(described.contains(title), "{described}");
    }
    let csv = outcome.csv("a");
    let groups = csv.lines().skip(1).map(|line| line.split(';').next().expect("a label"));
    assert_eq!(
        groups.collect::<Vec<_>>(),
        ["Gävle, 2017", "Gävle, 2020", "Söderhamn, 2017", "Söderhamn, 2020"]
    );
    let svg = outcome.svg("a");
    assert_eq!(svg.matches(">2017<").count(), 2, "{svg}");
    assert_eq!(svg.matches(">Gävle<").count(), 1, "{svg}");
    assert!(!svg.contains("Gävle, 2017"), "{svg}");
}

#[test]
fn panels_are_protected_as_one_table() {
    let apart = protected(7).blocks(&chart("variable: q1, panels: ort")).tabulate();
    let together = protected(7).blocks(&chart("variable: q1, by: ort")).tabulate();
    assert_eq!(apart.csv("a"), together.csv("a"));
    assert!(apart.csv("a").contains(";x"), "{}", apart.csv("a"));
}

#[test]
fn what_cannot_stand_in_panels_is_told() {
    let refused = |keys: &str| told(&chart(keys));
    assert_snapshot!(refused("variable: nojd, panels: otr"), @"
    error: `otr` is not a variable of the survey `Provpanelen`
    --> book/r/chapters/01-resultat.yaml:3:76
    = hint: did you mean `ort`?
    ");
    assert_snapshot!(refused("variable: nojd, panels: ort, type: pie"), @"
    error: this chart cannot stand in panels
    --> book/r/chapters/01-resultat.yaml:3:76
    = hint: `bar`, `lollipop` and `histogram` without a breakdown can, and `line` with `by: wave`; other types show groups in one picture, with `by`
    ");
    assert_snapshot!(refused("variable: nojd, panels: ort, by: aldersgrupp"), @"
    error: this chart cannot stand in panels
    --> book/r/chapters/01-resultat.yaml:3:76
    = hint: `bar`, `lollipop` and `histogram` without a breakdown can, and `line` with `by: wave`; other types show groups in one picture, with `by`
    ");
    assert_snapshot!(refused("variable: nojd, by: aldersgrupp, type: line, panels: ort"), @"
    error: lines in panels go along the measurements
    --> book/r/chapters/01-resultat.yaml:3:105
    = hint: write `by: wave`, or leave out `panels`
    ");
    assert_snapshot!(refused("variables: [q1, q2], panels: ort"), @"
    error: each panel shows the answers to one question
    --> book/r/chapters/01-resultat.yaml:3:81
    = hint: give the chart one `variable`
    ");
    assert_snapshot!(refused("variable: alder, measure: mean, panels: ort"), @"
    error: a panel of one mean is a single bar
    --> book/r/chapters/01-resultat.yaml:3:92
    = hint: write `by` in place of `panels`: the means of all groups stand in one picture
    ");
    assert_snapshot!(refused("variable: nojd, panels: ort, order: descending"), @"
    error: panels, and what is in them, stand in the order of the codebook
    --> book/r/chapters/01-resultat.yaml:3:76
    = hint: leave out `order`
    ");
    assert_snapshot!(refused("variable: nojd, panels: ort, compare: {}"), @"
    error: groups are not compared in panels
    --> book/r/chapters/01-resultat.yaml:3:76
    = hint: leave out `compare` and `test`, or write `by` in place of `panels`
    ");
    assert_snapshot!(refused("variable: nojd, panels: wave"), @"
    error: panels are made by a question, not by measurement
    --> book/r/chapters/01-resultat.yaml:3:76
    = hint: name a question in `panels`, and write `type: line` and `by: wave` for how each of them goes along the measurements
    ");
}
