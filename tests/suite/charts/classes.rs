//! Histograms: numbers in classes, which are protected as any counts are.

use insta::assert_snapshot;

use crate::harness::{CODEBOOK, REPORT};

use super::{battery, chart, described, protected, told};

#[test]
fn classes_are_round_and_hold_everybody() {
    let outcome = battery().blocks(&chart("variable: alder, type: histogram")).build();
    assert_snapshot!(described(&outcome), @"Histogram: Ålder. Antal personer, n~=~60. Under 20: 2, 20–39: 20, 40–59: 20, 60–79: 18.");
    assert_snapshot!(outcome.csv("a"), @"
    Ålder;Antal
    Under 20;2
    20–39;20
    40–59;20
    60–79;18
    ");
}

#[test]
fn the_author_says_the_limits_and_what_lies_beyond_has_classes_of_its_own() {
    let keys = "variable: alder, type: histogram, measure: percent, breaks: [20, 30, 40, 60, 70]";
    let outcome = battery().blocks(&chart(keys)).build();
    assert_snapshot!(described(&outcome), @"
    Histogram: Ålder. Andel i procent, n~=~60 personer. Under 20: 3, 20–29: 17, 30–39: 17, 40–59: 33, 60–70: 18, över 70: 12.
    Klasserna är olika breda: staplarnas yta visar andelen, inte höjden.
    ");
    let svg = outcome.svg("a");
    for text in ["&lt;\u{a0}20", "&gt;\u{a0}70", "20", "60"] {
        assert!(svg.contains(&format!(">{text}<")), "{text} in {svg}");
    }
}

#[test]
fn a_variable_that_is_cut_already_keeps_its_classes() {
    let outcome =
        battery().blocks(&chart("variable: aldersgrupp, type: histogram")).build();
    assert_snapshot!(described(&outcome), @"
    Histogram: Åldersgrupp. Antal personer, n~=~60. 18–29: 12, 30–44: 15, 45–64: 20, 65–79: 13.
    Klasserna är olika breda: staplarnas yta visar andelen, inte höjden.
    ");
}

#[test]
fn classes_by_rule_follow_from_what_everybody_knows_where_answers_are_protected() {
    let block = chart("variable: alder, type: histogram");
    let declared = protected(5).replace(
        CODEBOOK,
        "label: Ålder\n",
        "label: Ålder\n    range: [0, 100]\n",
    );
    assert_snapshot!(described(&declared.blocks(&block).build()), @"
    Histogram: Ålder. Antal personer, n~=~60. 0–19 (visas inte), 20–39: 20, 40–59: 20, 60–79 (visas inte), 80–100: 0.
    x = dolt, så att ingen ska kunna kännas igen eller räknas ut.
    ");
    let outcome = protected(5).blocks(&block).rebuild();
    assert_snapshot!(outcome.refused(), @"
    error: the classes of `alder` would tell between which numbers the answers lie
     --> book/r/chapters/01-resultat.yaml:3:12
      |
    3 |   - chart: {id: a, caption: Diagrammet, of: panel, variable: alder, type: histogram}
      |            ^
      |
      = hint: write the limits, `breaks: [0, 10, 20]`; or in the codebook between what numbers answers can lie, `alder: {range: [0, 100]}`
    ");
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
    assert_snapshot!(alone.csv("a"), @"
    Ålder;Antal
    18–39;22
    40–79;38
    ");
    let outcome =
        protected(5).blocks(&(one("a", "18, 40, 79") + &one("b", "18, 41, 79"))).build();
    outcome.done();
    assert_snapshot!(outcome.csv("a"), @"
    Ålder;Antal
    18–39;22
    40–79;38
    ");
    assert_snapshot!(outcome.csv("b"), @"
    Ålder;Antal
    18–40;x
    41–79;x
    ");
}

#[test]
fn mistakes_about_classes_have_a_place() {
    assert_snapshot!(told(&chart("variable: ort, type: histogram")), @"
    error: `ort` has the scale `nominal`, and so no numbers to put into classes
    --> book/r/chapters/01-resultat.yaml:3:62
    = hint: use `type: bar`
    ");
    assert_snapshot!(told(&chart("variable: alder, type: histogram, by: ort")), @"
    error: a histogram shows the numbers that one question got from everybody
    --> book/r/chapters/01-resultat.yaml:3:12
    = hint: give it one `variable`, and leave out `by` and `series`; `type: box` compares groups
    ");
    assert_snapshot!(told(&chart("variable: alder, type: histogram, measure: mean")), @"
    error: a histogram shows how many gave which numbers, and no means
    --> book/r/chapters/01-resultat.yaml:3:12
    = hint: leave out `measure`, or use `type: box`
    ");
    assert_snapshot!(told(&chart("variable: alder, type: histogram, show: [percent, ci]")), @"
    error: a histogram has no place for intervals
    --> book/r/chapters/01-resultat.yaml:3:12
    = hint: leave `ci` out of `show`
    ");
    assert_snapshot!(told(&chart("variable: alder, type: histogram, order: descending")), @"
    error: the classes of a histogram stand in the order of their numbers
    --> book/r/chapters/01-resultat.yaml:3:12
    = hint: leave out `order`
    ");
    assert_snapshot!(told(&chart("variable: alder, type: histogram, missing: show")), @"
    error: a histogram has no place for those who did not answer
    --> book/r/chapters/01-resultat.yaml:3:12
    = hint: leave out `missing`: a note tells how many they are
    ");
    assert_snapshot!(told(&chart("variable: alder, type: histogram, breaks: [20, 30, 30]")), @"
    error: the limits do not rise from one to the next
    --> book/r/chapters/01-resultat.yaml:3:94
    = hint: write each once, the smallest first: `breaks: [18, 30, 45, 65]`
    ");
    assert_snapshot!(told(&chart("variable: alder, type: histogram, breaks: [20, 30]")), @"
    error: a histogram has from 2 to 30 classes, and these limits make 1
    --> book/r/chapters/01-resultat.yaml:3:94
    = hint: each class lies between two limits: `breaks: [18, 30, 45, 65]` makes three
    ");
    assert_snapshot!(told(&chart("variable: alder, type: histogram, breaks: 10")), @"
    error: here should stand a list, not the number 10
    --> book/r/chapters/01-resultat.yaml:3:94
    = hint: begin each item with `- `
    ");
    assert_snapshot!(told(&chart("variable: alder, type: histogram, breaks: [20, tretti]")), @"
    error: here should stand a number, not the text `tretti`
    --> book/r/chapters/01-resultat.yaml:3:99
    = hint: write it in digits, with a point before decimals
    ");
    assert_snapshot!(told(&chart("variable: nojd, breaks: [1, 2, 3]")), @"
    error: `breaks` are the limits between the classes of a histogram
    --> book/r/chapters/01-resultat.yaml:3:76
    = hint: add `type: histogram`, or leave out `breaks`
    ");
    assert_snapshot!(told(&chart("variable: aldersgrupp, type: histogram, breaks: [1, 2, 3]")), @"
    error: `aldersgrupp` is in the classes of the codebook
    --> book/r/chapters/01-resultat.yaml:3:62
    = hint: leave out `breaks`, or name the variable that it is cut from
    ");
    let ledger = protected(5).replace(
        REPORT,
        "minimum-count: 5",
        "minimum-count: 5, ledger: bok.json",
    );
    let outcome =
        ledger.blocks(&chart("variable: alder, type: histogram, breaks: [20, 30, 40]"));
    assert_snapshot!(outcome.rebuild().refused_in_short(), @"
    error: the ledger keeps counts in the words of the codebook, which does not know the classes of this histogram
    --> book/r/chapters/01-resultat.yaml:3:94
    = hint: derive a variable with `cut` in the codebook, and draw that with `type: histogram`
    error: there is no file `bok.json`
    --> book/r/report.yaml:13:58
    = hint: check the spelling; upper and lower case differ
    = hint: if nothing has been published of these answers yet, make the file with `{}` in it: `baslinje archive` adds to it
    ");
}
