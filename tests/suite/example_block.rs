//! Blocks as they are written, and what they make: what readers get of an example, in every
//! edition, and what an author is told.

use insta::assert_snapshot;

use crate::examples::conforms;
use crate::harness::{REPORT, ReportTest};

const EXAMPLE: &str = "  - example:
      # Först en mening, med sitt tal.
      - text: |
          Nöjda är *{{ n(\"nojda\") }}* av dem, se @diagram:nojd.

          - # inget led
      - chart:
          id: nojd
          caption: \"Hur nöjda <de> är\"
          of: panel
          variable: nojd
  - text: Efteråt, se @verk2019.
";

fn with(blocks: &str) -> ReportTest {
    ReportTest::new().blocks(blocks)
}

#[test]
fn an_example_shows_its_lines_and_what_they_make() {
    let outcome = with(EXAMPLE)
        .append(REPORT, "output: {pdf: {standards: [a-3a, ua-1]}}\n")
        .build()
        .clean();
    let html = outcome.html();
    let example = html.split_once("<div class=\"example\">").expect("an example").1;
    let (written, made) = example.split_once("<div class=\"made\">").expect("a result");
    let lines = written.replace("<br>", "\n");
    for shown in [
        "# Först en mening, med sitt tal.\n- text: |\n    Nöjda är *{{ n(\"nojda\") }}* av dem,",
        "\n    - # inget led\n- chart:\n    id: nojd\n",
        "&lt;de>",
    ] {
        assert!(lines.contains(shown), "{shown}\n{lines}");
    }
    assert!(!lines.contains("Efteråt"), "{lines}");
    assert!(made.contains("Nöjda är <strong>"), "{made}");
    assert!(made.contains("data-chart=\"nojd\"") && made.contains("<svg"), "{made}");
    let document = outcome.text("build/r/document.json");
    assert!(document.contains("\"kind\": \"example\""), "{document}");
    conforms(&outcome.bytes("build/r/r.pdf"), ["3a", "ua1"]);
}

#[test]
fn an_example_stands_in_every_template_and_in_word() {
    for template in ["fou-rapport", "kartlaggning", "artikel", "uppfoljning", "handbok"] {
        let chosen = format!("template: {template}");
        let outcome = with(EXAMPLE)
            .replace(REPORT, "template: fou-rapport", &chosen)
            .run(&["build", "r", "--quiet", "--only", "pdf,html,docx"]);
        assert_eq!(
            (outcome.code(), outcome.stderr.as_str()),
            (Some(0), ""),
            "{template}"
        );
        assert!(outcome.html().contains("<div class=\"example\">"), "{template}");
    }
}

#[test]
fn what_is_repeated_has_its_lines_once_for_each() {
    let blocks = "  - repeat:
      over: ort
      of: panel
      blocks:
        - example:
            - text: \"{{ value }}\"
  - text: Se @verk2019.
";
    let html = with(blocks).build().clean().html();
    assert!(html.matches("- text: \"{{ value }}\"").count() > 1, "{html}");
}

#[test]
fn examples_that_cannot_be_shown_are_told() {
    let told = |blocks: &str| {
        with(&format!("{blocks}  - text: Se @verk2019.\n")).rebuild().stderr
    };
    assert_snapshot!(told("  - example: [{text: Så.}]\n"), @"
    error: the lines of an example cannot be shown
     --> book/r/chapters/01-resultat.yaml:3:14
      |
    3 |   - example: [{text: Så.}]
      |              ^
      |
      = hint: begin each of its blocks on a line of its own, after `- `
    ");
    assert_snapshot!(told("  - example: []\n"), @"
    error: an example of nothing
     --> book/r/chapters/01-resultat.yaml:3:14
      |
    3 |   - example: []
      |              ^
      |
      = hint: put the blocks under it that it is to show
    ");
    let nested = "  - example:\n      - example:\n          - text: Så.\n";
    assert_snapshot!(told(nested), @"
    error: an example cannot stand in another one
     --> book/r/chapters/01-resultat.yaml:4:9
      |
    4 |       - example:
      |         ^
      |
      = hint: put it after this one
    ");
}

#[test]
fn what_an_example_cannot_stand_in_is_told() {
    let told = |blocks: &str| {
        with(&format!("{blocks}  - text: Se @verk2019.\n")).rebuild().stderr
    };
    let beside = "  - side-by-side:\n      - example:\n          - text: Så.\n      - text: \
                  Så.\n";
    assert_snapshot!(told(beside), @"
    error: an example cannot stand beside another block
     --> book/r/chapters/01-resultat.yaml:4:9
      |
    4 |       - example:
      |         ^
      |
      = hint: a chart, a table, a register table, a figure, a text, a quote, terms and a fact box can
    ");
    let columns = "  - columns: 2\n    example:\n      - text: Så.\n";
    assert_snapshot!(told(columns), @"
    error: an example cannot stand in columns
     --> book/r/chapters/01-resultat.yaml:3:14
      |
    3 |   - columns: 2
      |              ^
      |
      = hint: `columns` is for `text` and `terms`; two other blocks stand beside each other in `side-by-side`
    ");
}

#[test]
fn a_remark_that_tells_who_somebody_is_would_be_published() {
    let blocks =
        "  - example:\n      # fråga anna@example.org\n      - text: Se @verk2019.\n";
    assert_snapshot!(with(blocks).rebuild().refused(), @r#"
    error[direct-identifier]: an e-mail address would be published: `a…@…`
    --> book/r/chapters/01-resultat.yaml:4:7
     = hint: take it away, or put something in its place that tells of nobody
     = hint: or accept it in `report.yaml`: `accept: [{check: direct-identifier, of: "a…@…", reason: …}]`
    "#);
}
