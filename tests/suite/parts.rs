//! Parts in another language, and turned pages: what readers get of them, and what an author
//! is told.

use insta::assert_snapshot;
use serde_json::Value as Json;

use crate::examples::conforms;
use crate::harness::{CHAPTER, Outcome, REPORT, ReportTest};

const SUMMARY: &str = "book/r/chapters/02-summary.yaml";

fn with(blocks: &str) -> ReportTest {
    ReportTest::new().blocks(blocks)
}

fn told(blocks: &str) -> String {
    with(blocks).rebuild().refused().to_owned()
}

fn accessible(test: ReportTest) -> Outcome {
    let test = test.append(REPORT, "output: {pdf: {standards: [a-3a, ua-1]}}\n");
    let outcome = test.build().clean();
    conforms(&outcome.bytes("build/r/r.pdf"), ["3a", "ua1"]);
    outcome
}

/// The languages that parts of a PDF say they are in.
fn languages(outcome: &Outcome) -> Vec<String> {
    let document = lopdf::Document::load_mem(&outcome.bytes("build/r/r.pdf"));
    let document = document.expect("a PDF");
    let parts = document.objects.values().filter_map(|object| {
        let part = object.as_dict().ok()?;
        let language = part.get(b"Lang").ok()?.as_str().ok()?;
        part.get(b"S").ok()?;
        Some(String::from_utf8_lossy(language).into_owned())
    });
    let mut parts = parts.collect::<Vec<_>>();
    parts.sort();
    parts.dedup();
    parts
}

#[test]
fn a_chapter_in_another_language_is_in_it_altogether() {
    let summary = "title: Summary\nlanguage: en\nblocks:\n  - text: |\n      Of \
                   {{ n(\"svar\") }} answers {{ percent(\"nojda\") }} are good, see \
                   @diagram:nojd and @table:orter. \"Indeed.\"\n  - figure: {id: skiss, \
                   caption: A sketch, alt: Nothing, typst: 'x'}\n  - text: See @figure:skiss.\n";
    let outcome = accessible(
        ReportTest::new().append(REPORT, "number-words: 12\n").file(SUMMARY, summary),
    );
    let html = outcome.html();
    let part = html.split_once("<div lang=\"en\">").expect("a part in English").1;
    for said in [
        "Summary</h2>",
        "Of six answers 75\u{a0}per cent are good",
        "“Indeed.”",
        ">Chart\u{a0}1</a>",
        ">Table\u{a0}1</a>",
        ">Figure\u{a0}1</a>",
        "Figure\u{a0}1.",
    ] {
        assert!(part.contains(said), "{said}\n{part}");
    }
    assert_eq!(languages(&outcome), ["en-GB"]);
    let document = outcome.text("build/r/document.json");
    let document = serde_json::from_str::<Json>(&document).expect("JSON");
    assert_eq!(document["language"], "sv");
    assert_eq!(document["chapters"][0].get("language"), None);
    assert_eq!(document["chapters"][1]["language"], "en");
}

#[test]
fn numbers_are_written_as_the_language_of_the_part_writes_them() {
    let number = "  alder: {of: panel, variable: alder, statistic: mean, decimals: 1}\n";
    let outcome = ReportTest::new()
        .append(REPORT, number)
        .blocks(
            "  - text: På svenska {{ mean(\"alder\") }} @verk2019.\n  - language: en\n    \
             text: In English {{ mean(\"alder\") }}.\n  - language: nb\n    text: På norsk \
             {{ mean(\"alder\") }}.\n",
        )
        .build()
        .clean();
    let typst = outcome.text("build/r/chapters/resultat.typ");
    let number = |before: &str| {
        let after = typst.split_once(before).expect("a text").1;
        let word = after.chars().take_while(|c| !c.is_whitespace());
        word.filter(|c| *c != '\\').collect::<String>()
    };
    let own = number("På svenska ");
    assert!(own.contains(','), "{own}");
    assert_eq!(number("In English ").trim_end_matches('.'), own.replace(',', "."));
    assert_eq!(number("På norsk ").trim_end_matches('.'), own);
}

#[test]
fn a_section_and_a_block_can_be_in_another_language_in_every_template() {
    for template in ["fou-rapport", "kartlaggning", "presentasjon"] {
        let chosen = format!("template: {template}");
        let outcome = accessible(
            with(
                "  - text: Först @verk2019.\n  - section: In short\n    language: en\n    \
                 blocks:\n      - text: Some words.\n      - language: da\n        quote: \
                 {text: Nogle ord.}\n  - section: Sedan\n    blocks: [{text: Ord.}]\n",
            )
            .append(REPORT, "consent: Påhittat.\n")
            .replace(REPORT, "template: fou-rapport", &chosen),
        );
        let html = outcome.html();
        let (english, danish) = ("<div lang=\"en\">", "<div lang=\"da\">");
        let part = html.split_once(english).expect("English").1;
        let (before, after) = part.split_once(danish).expect("Danish");
        assert!(before.contains("In short") && after.contains("Nogle ord"), "{template}");
        assert_eq!(languages(&outcome), ["da-DK", "en-GB"], "{template}");
    }
}

#[test]
fn reviewers_read_a_part_in_its_language() {
    // In Swedish `60%` lacks a space, and a decimal point is wrong.
    let outcome = with(
        "  - text: Se @verk2019.\n  - language: en\n    text: Most liked it, 12.5 metres \
         and 1,000 more. {{ claim(\"nojda\", \"a majority\") }}.\n",
    )
    .check();
    assert_snapshot!(outcome.stderr, @"
    r: reading
    r: computing
    r: no mistakes. 0 charts, 0 tables, 0 warnings, [TIME] s.
    ");
    let wrong = with(
        "  - text: Se @verk2019.\n  - language: en\n    text: \"{{ claim(\\\"nojda\\\", \
         \\\"a minority\\\") }} liked it.\"\n",
    );
    assert_snapshot!(wrong.rebuild().refused(), @r#"
    error[claim]: `nojda` is 75.0 per cent (3 of 4), which is not `a minority` (above 0, below 50)
     --> book/r/chapters/01-resultat.yaml:5:34
      |
    5 |     text: "{{ claim(\"nojda\", \"a minority\") }} liked it."
      |                                  ^^^^^^^^^^
      |
      = hint: write `three quarters` or `about three quarters` or `a large majority`
      = hint: or accept it in `report.yaml`: `accept: [{check: claim, of: "nojda: a minority", reason: …}]`
    "#);
}

#[test]
fn what_is_made_in_the_reports_language_stands_in_it() {
    assert_snapshot!(
        told("  - section: In short\n    language: en\n    blocks:\n      - chart: {id: nojd, \
              caption: How, of: panel, variable: nojd}\n  - text: Se @verk2019.\n"),
        @"
    error: a chart cannot stand in a part in English: its words and numbers are the report's, in Swedish
     --> book/r/chapters/01-resultat.yaml:6:21
      |
    6 |       - chart: {id: nojd, caption: How, of: panel, variable: nojd}
      |                     ^^^^
      |
      = hint: put it into a part in Swedish; texts here can still refer to it, as in `@diagram:ID`
    "
    );
    assert_snapshot!(told("  - language: fi\n    text: Se @verk2019.\n"), @"
    error: `fi` is not a choice here
     --> book/r/chapters/01-resultat.yaml:3:15
      |
    3 |   - language: fi
      |               ^^
      |
      = hint: choose one of `sv`, `nb`, `en`, `da`
    ");
    // A part in the report's own language within one in another.
    with(
        "  - section: In short\n    language: en\n    blocks:\n      - text: See @verk2019 and \
         @diagram:nojd.\n      - language: sv\n        chart: {id: nojd, caption: Hur, of: \
         panel, variable: nojd}\n",
    )
    .tabulate()
    .clean();
}

#[test]
fn what_is_wide_has_a_turned_page() {
    let outcome = accessible(with(
        "  - text: Se @diagram:nojd, @table:orter och @verk2019.\n  - landscape: true\n    \
         chart: {id: nojd, caption: Hur, of: panel, variable: nojd}\n  - section: Bred\n    \
         landscape: true\n    blocks:\n      - table: {id: orter, caption: Var, of: panel, \
         rows: ort, columns: nojd}\n  - text: Sedan.\n",
    ));
    let document = lopdf::Document::load_mem(&outcome.bytes("build/r/r.pdf"));
    let document = document.expect("a PDF");
    let turned = document.get_pages().into_values().filter(|page| {
        let page = document.get_dictionary(*page).expect("a page");
        let frame = page.get(b"MediaBox").and_then(|it| it.as_array()).expect("a frame");
        let size = |at: usize| frame[at].as_float().expect("a number");
        size(2) > size(3)
    });
    assert_eq!(turned.count(), 2);
    let html = outcome.html();
    assert_eq!(html.matches("<div class=\"landscape\">").count(), 2);
    assert!(html.contains(".landscape .table-scroll > table"));
    let document = outcome.text("build/r/document.json");
    let document = serde_json::from_str::<Json>(&document).expect("JSON");
    let items = &document["chapters"][0]["items"];
    assert_eq!(
        (&items[1]["landscape"], &items[1]["place"]),
        (&true.into(), &"wide".into())
    );
    assert_eq!(items[1]["picture"]["width"], 643.0);
    assert_eq!(items[0].get("landscape"), None);
}

#[test]
fn a_slide_is_wide_already() {
    let outcome = with(
        "  - text: Se @diagram:nojd och @verk2019.\n  - landscape: true\n    chart: {id: nojd, \
         caption: Hur, of: panel, variable: nojd}\n",
    )
    .replace(REPORT, "template: fou-rapport", "template: presentasjon")
    .build();
    outcome.done();
    assert!(!outcome.html().contains("class=\"landscape\""));
}

#[test]
fn not_everything_can_be_turned() {
    let chart = "chart: {id: nojd, caption: Hur, of: panel, variable: nojd, float: true}";
    assert_snapshot!(told(&format!("  - landscape: true\n    {chart}\n")), @"
    error: what floats cannot stand on a turned page of its own
     --> book/r/chapters/01-resultat.yaml:4:17
      |
    4 |     chart: {id: nojd, caption: Hur, of: panel, variable: nojd, float: true}
      |                 ^^^^
      |
      = hint: leave out `float`
    ");
    assert_snapshot!(
        told("  - section: Bred\n    landscape: true\n    blocks:\n      - landscape: true\n        \
              text: Ord.\n"),
        @"
    error: the page is turned already
     --> book/r/chapters/01-resultat.yaml:6:20
      |
    6 |       - landscape: true
      |                    ^^^^
      |
      = hint: leave out this `landscape`
    "
    );
    assert_snapshot!(
        told("  - side-by-side:\n      - landscape: true\n        text: Ord.\n      - text: Mer.\n"),
        @"
    error: what has a turned page of its own cannot stand beside another block
     --> book/r/chapters/01-resultat.yaml:4:9
      |
    4 |       - landscape: true
      |         ^
      |
      = hint: leave out `landscape`
    "
    );
    let chapter = ReportTest::new().replace(
        CHAPTER,
        "title: Resultat",
        "title: Resultat\nlandscape: true",
    );
    assert_snapshot!(chapter.rebuild().refused(), @"
    error: a chapter cannot be turned as a whole
     --> book/r/chapters/01-resultat.yaml:2:12
      |
    2 | landscape: true
      |            ^^^^
      |
      = hint: put what is wide into a section, and write `landscape` beside that
    ");
}
