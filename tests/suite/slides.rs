//! The deck of slides: what a slide holds, what it does without, and what an author is told.

use insta::assert_snapshot;

use crate::harness::{Outcome, REPORT, ReportTest, bars};

/// The report of the suite as a deck, with blocks of its own.
fn deck(blocks: &str) -> ReportTest {
    ReportTest::new().blocks(&format!("  - text: Se @verk2019.\n{blocks}")).replace(
        REPORT,
        "template: fou-rapport",
        "template: presentasjon",
    )
}

fn told(test: ReportTest) -> Outcome {
    test.run(&["build", "r", "--quiet"])
}

/// Points of a list, each on a line of its own.
fn points(count: usize) -> String {
    let points = (0..count).map(|_| "              - En punkt på en rad\n");
    points.collect()
}

#[test]
fn a_slide_that_goes_on_over_its_page_is_told() {
    let slide = |points: &str| {
        format!(
            "  - section: Många punkter\n    blocks:\n      - text: |\n{points}\n  - section: En till\n    blocks:\n      - text: Så.\n"
        )
    };
    assert_snapshot!(told(deck(&slide(&points(9)))).stderr, @"");
    assert_snapshot!(told(deck(&slide(&points(18)))).stderr, @"
    warning: this does not fit on one page: it goes on over 1 page more
     --> book/r/chapters/01-resultat.yaml:4:14
      |
    4 |   - section: Många punkter
      |              ^^^^^^^^^^^^^
      |
      = hint: take something out, say it shorter, or divide it into two sections
    ");
    let chapter = format!("  - text: |\n{}", points(40));
    assert_snapshot!(told(deck(&chapter)).stderr, @"
    warning: this does not fit on one page: it goes on over 3 pages more
     --> book/r/chapters/01-resultat.yaml:1:8
      |
    1 | title: Resultat
      |        ^^^^^^^^
      |
      = hint: take something out, say it shorter, or divide it into two sections
    ");
}

#[test]
fn a_drawing_that_is_higher_than_its_slide_is_told() {
    let rows =
        (0..8).map(|row| format!("b{row}: Ruta {row}")).collect::<Vec<_>>().join(", ");
    let order = (0..8).map(|row| format!("[b{row}]")).collect::<Vec<_>>().join(", ");
    let blocks = format!(
        "  - figure: {{id: s, caption: C, kind: structure, boxes: {{{rows}}}, rows: [{order}]}}\n"
    );
    assert_snapshot!(told(deck(&blocks)).stderr, @"
    warning: this does not fit on one page: it goes on over 2 pages more
     --> book/r/chapters/01-resultat.yaml:1:8
      |
    1 | title: Resultat
      |        ^^^^^^^^
      |
      = hint: take something out, say it shorter, or divide it into two sections

    warning: the drawing `s` is 537.5 pt high, and there is room for 285 pt
     --> book/r/chapters/01-resultat.yaml:4:18
      |
    4 |   - figure: {id: s, caption: C, kind: structure, boxes: {b0: Ruta 0, b1: Ruta 1, b2: Ruta 2, b3: Ruta 3, b4: Ruta 4, b5: Ruta 5, b6: ...
      |                  ^
      |
      = hint: shorten the texts of boxes and arrows, put more boxes beside each other, or make two drawings of it
    ");
}

#[test]
fn slides_need_no_references_and_no_contents() {
    let blocks = "  - section: Ett\n    blocks:\n      - section: Två\n        blocks:\n          \
                  - section: Tre\n            blocks:\n              - chart: {id: a, caption: A, \
                  of: panel, variable: nojd, type: bar}\n";
    assert_eq!(told(deck(blocks)).stderr, "");
    let report = ReportTest::new().blocks(blocks).run(&["check", "r", "--quiet"]);
    for check in ["[contents-depth]", "[unreferenced]"] {
        assert!(report.stderr.contains(check), "{}", report.stderr);
    }
}

#[test]
fn what_a_template_does_without_is_one_of_its_words() {
    let template = "report-templates/presentasjon/template.yaml";
    let test =
        deck("  - text: Så.\n").replace(template, "[references, contents]", "referens");
    assert_snapshot!(told(test).stderr, @"
    error: `referens` is not a choice here
     --> report-templates/presentasjon/template.yaml:9:15
      |
    9 | does-without: referens
      |               ^^^^^^^^
      |
      = hint: did you mean `references`?
    ");
}

#[test]
fn the_web_page_is_one_section_after_another() {
    let blocks = "  - section: Ett\n    blocks:\n      - quote: {text: Ord., by: Någon}\n  - section: Två\n";
    let html = told(deck(blocks)).html();
    assert_eq!(html.matches("<section class=\"slide").count(), 3);
    assert!(
        html.contains("<section class=\"slide words\"><h3 id=\"section-ett\">Ett</h3>")
    );
    assert!(
        html.contains("<section class=\"slide divider\"><h3 id=\"section-tva\">Två</h3>")
    );
    assert!(!html.contains("<script"), "it is read without a script");
}

#[test]
fn charts_beside_each_other_with_the_same_answers_share_an_axis() {
    let chart = |id: &str, more: &str| {
        format!(
            "      - chart: {{id: {id}, caption: C, of: panel, variable: nojd, type: bar{more}}}\n"
        )
    };
    let longest = |svg: &str| bars(svg).into_iter().fold(0.0, f64::max);
    let lengths = |before: &str| {
        let charts = [chart("alla", ""), chart("orter", ", by: ort")].concat();
        let indent = if before.is_empty() { "" } else { "    " };
        let charts = charts.replace("      - chart", &format!("{indent}      - chart"));
        let blocks = format!("  - section: Ett\n    blocks:\n{before}{charts}");
        let outcome = told(deck(&blocks));
        ["alla", "orter"].map(|id| longest(&outcome.svg(id)))
    };
    // Two of all are very satisfied, and one of each town.
    let [all, some] = lengths("      - side-by-side:\n");
    assert!((all / some - 2.0).abs() < 0.02, "{all}, {some}");
    let [all, some] = lengths("");
    assert!(some / all > 0.8, "{all}, {some}: each has its own axis");
}
