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
    assert_snapshot!(described(&outcome), @"Linjediagram: Nöjdhet, per åldersgrupp. Andel i procent. 18–29 (n~=~12), 30–44 (n~=~15), 45–64 (n~=~20) och 65–79 (n~=~13). Inte nöjd sjunker från 25 över 27, 25 till 23. Ganska nöjd sjunker från 33 över 20, 25 till 23. Mycket nöjd stiger från 42 över 53, 50 till 54.");
    let svg = outcome.svg("a");
    // Three lines and four points of each; names at their ends, and no legend.
    assert_eq!(svg.matches("<polygon").count(), 12, "{svg}");
    for name in ["Inte nöjd", "Ganska nöjd", "Mycket nöjd", "18–29"] {
        assert_eq!(svg.matches(&format!(">{name}<")).count(), 1, "{name}");
    }
    assert_snapshot!(outcome.csv("a"), @"
    Åldersgrupp;Inte nöjd;Inte nöjd;Ganska nöjd;Ganska nöjd;Mycket nöjd;Mycket nöjd
    ;Antal;%;Antal;%;Antal;%
    18–29;3;25;4;33;5;42
    30–44;4;27;3;20;8;53
    45–64;5;25;5;25;10;50
    65–79;3;23;3;23;7;54
    ");
}

#[test]
fn means_and_numbers_have_lines_with_intervals() {
    let mean = "variable: alder, by: wave, type: line, show: [mean, ci]";
    assert_snapshot!(described(&more().blocks(&chart(mean)).build()), @"
    Linjediagram: Ålder, per mätning. Medelvärde med 95-procentiga konfidensintervall. 2017 (n~=~85) och 2020 (n~=~96). Ålder: 2017: 30,8 (29,4–32,3); 2020: 31,6 (30,2–33,0).
    Fältet kring linjen visar 95-procentiga konfidensintervall (t-fördelningen).
    ");
    let numbers = "  - chart: {id: a, caption: Andelar, type: line, show: [percent, ci], numbers: {nojda: Nöjda, mycket: Mycket nöjda}}\n";
    assert_snapshot!(described(&numbered(more()).blocks(numbers).build()), @"
    Linjediagram, per mätning. Andel i procent med 95-procentiga konfidensintervall. 2017 (n~=~80) och 2020 (n~=~90). Nöjda: 2017: 50 (39–61), 2020: 67 (56–76). Mycket nöjda: 2017: 19 (12–29), 2020: 22 (15–32).
    Strecken visar 95-procentiga konfidensintervall (Wilson).
    ");
}

#[test]
fn a_hidden_value_is_a_gap_that_is_named() {
    let outcome =
        protected(4).blocks(&chart("variable: q1, by: aldersgrupp, type: line")).build();
    assert_snapshot!(described(&outcome), @"
    Linjediagram: Möten, per åldersgrupp. Andel i procent. 18–29 (n~=~12), 30–44 (n~=~15), 45–64 (n~=~20) och 65–79 (n~=~13). Nej sjunker från 58 över 53, 40 till 54. Delvis: 18–29 (visas inte), 30–44 (visas inte), 45–64: 25, 65–79 (visas inte). Ja: 18–29 (visas inte), 30–44 (visas inte), 45–64: 35, 65–79 (visas inte).
    Andelar av färre än 30 är osäkra: 18–29 (n~=~12), 30–44 (n~=~15), 45–64 (n~=~20), 65–79 (n~=~13).
    x = dolt, så att ingen ska kunna kännas igen eller räknas ut.
    ");
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
    assert_snapshot!(described(&outcome), @"
    Linjediagram, per mätning. Andel i procent. 2017 (n~=~68) och 2020 (n~=~90). Nöjda stiger från 41 till 67. Mycket nöjda: 2017 (visas inte), 2020: 22.
    x = dolt, så att ingen ska kunna kännas igen eller räknas ut.
    ");
}

#[test]
fn mistakes_about_lines_have_a_place() {
    assert_snapshot!(told(&chart("variable: nojd, type: line")), @"
    error: a line goes along measurements, or the answers to an ordered question
    --> book/r/chapters/01-resultat.yaml:3:74
    = hint: add `by: wave`, `by` with a question whose answers have an order, or name `numbers`; otherwise use `type: bar`
    ");
    assert_snapshot!(told(&chart("variable: nojd, by: ort, type: line")), @"
    error: `ort` has the scale `nominal`, and so no order for a line to go along
    --> book/r/chapters/01-resultat.yaml:3:72
    = hint: use `type: grouped-bar`; or if its answers have an order, write `scale: ordinal` in the codebook
    ");
    assert_snapshot!(told(&chart("variables: [q1, q2], type: line")), @"
    error: a line goes along measurements, or the answers to an ordered question
    --> book/r/chapters/01-resultat.yaml:3:79
    = hint: add `by: wave`, `by` with a question whose answers have an order, or name `numbers`; otherwise use `type: bar`
    ");
    assert_snapshot!(told(&chart("variable: nojd, by: wave, type: line")), @"
    error: the report names no measurements to break down by
    --> book/r/chapters/01-resultat.yaml:3:72
    = hint: name them in `report.yaml`: `waves: {2017: {report: rapport-2017}, 2020: own}`
    ");
    assert_snapshot!(told(&chart("variable: nojd, by: aldersgrupp, type: line, order: {by: size}")), @"
    error: this type of chart has no row for each group to sort
    --> book/r/chapters/01-resultat.yaml:3:104
    = hint: use `type: stacked-bar` or `diverging`; or sort the answers, with `order: descending`
    ");
}
