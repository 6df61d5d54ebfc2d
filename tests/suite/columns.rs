//! Words in two columns, and pictures of a width of their own: what readers get of them in
//! print and on the web page, and what an author is told.

use insta::assert_snapshot;
use serde_json::Value as Json;

use crate::examples::conforms;
use crate::harness::{Outcome, REPORT, ReportTest};

/// A hundred words of six letters, each another, so that lines can be told apart.
fn words() -> String {
    let words = (0..100).map(|number| format!("ord{number:03}"));
    words.collect::<Vec<_>>().join(" ")
}

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

/// How many lines and drawings begin at so many points from the left on the pages of a PDF.
fn beginning_at(outcome: &Outcome, points: std::ops::RangeInclusive<i64>) -> usize {
    let pdf = lopdf::Document::load_mem(&outcome.bytes("build/r/r.pdf")).expect("a PDF");
    let mut ends = Vec::new();
    for page in pdf.get_pages().values() {
        let content = pdf.get_page_content(*page);
        let content = lopdf::content::Content::decode(&content).expect("operators");
        let matrices = content.operations.iter().filter(|one| one.operator == "cm");
        let ends_here = matrices.filter_map(|one| one.operands.get(4)?.as_float().ok());
        ends.extend(ends_here.map(|x| format!("{x:.0}").parse::<i64>().expect("whole")));
    }
    ends.into_iter().filter(|x| points.contains(x)).count()
}

#[test]
fn a_text_stands_in_two_columns_in_print_and_where_a_screen_has_room() {
    let words = words();
    let text = format!("    text: |\n      {words}\n");
    let alone = accessible(with(&format!(
        "  - text: Se @verk2019.\n  - status: confirmed\n{text}"
    )));
    let beside =
        accessible(with(&format!("  - text: Se @verk2019.\n  - columns: 2\n{text}")));
    // The second column begins 188 pt and a gap of 21 from the first; 32 mm are 91 pt.
    let [before, after] =
        [&alone, &beside].map(|outcome| beginning_at(outcome, 299..=301));
    assert!(after > before + 5, "{before} {after}");
    let html = beside.html();
    let part = html.split_once("<div class=\"columns\">").expect("columns").1;
    assert!(part.split_once("</div>").expect("an end").0.contains("ord099"));
    let rules = |outcome: &Outcome| {
        outcome.text("build/r/r.html").matches(".columns { columns: 2;").count()
    };
    assert_eq!((rules(&beside), rules(&alone)), (1, 0));
    let document = beside.text("build/r/document.json");
    let document = serde_json::from_str::<Json>(&document).expect("JSON");
    let items = &document["chapters"][0]["items"];
    assert_eq!((&items[0].get("columns"), &items[1]["columns"]), (&None, &Json::from(2)));
}

#[test]
fn both_columns_are_as_high_as_each_other() {
    // Typst fills the first to the foot of the page, and what follows would begin there.
    let words = words();
    let outcome = accessible(with(&format!(
        "  - columns: 2\n    text: |\n      {words}\n\n      {words}\n\n      - led\n      - \
         led till\n  - text: Efteråt @verk2019.\n"
    )));
    let page = pages_with(&outcome, "ord000");
    assert!(page.is_some());
    assert_eq!(pages_with(&outcome, "Efteråt"), page);
}

/// The first page that has a word.
fn pages_with(outcome: &Outcome, word: &str) -> Option<u32> {
    let pdf = lopdf::Document::load_mem(&outcome.bytes("build/r/r.pdf")).expect("a PDF");
    let has = |page: &u32| pdf.extract_text(&[*page]).is_ok_and(|it| it.contains(word));
    pdf.get_pages().into_keys().find(has)
}

#[test]
fn what_is_higher_than_a_page_goes_on_in_columns_on_the_next() {
    let words = words();
    let paragraphs = vec![words; 14].join("\n\n      ");
    let outcome = accessible(with(&format!(
        "  - columns: 2\n    text: |\n      {paragraphs}\n  - text: Efteråt @verk2019.\n"
    )));
    let (first, last) = (pages_with(&outcome, "ord000"), pages_with(&outcome, "Efteråt"));
    assert!(first.is_some() && first < last, "{first:?} {last:?}");
}

#[test]
fn terms_and_parts_in_another_language_stand_in_columns_in_every_template() {
    for template in ["fou-rapport", "kartlaggning", "presentasjon", "artikel"] {
        let chosen = format!("template: {template}");
        let outcome = accessible(
            with(
                "  - text: Först @verk2019.\n  - columns: 2\n    terms: {Samverkan: Att gå \
                 samman., Samarbete: Att göra något ihop.}\n  - columns: 2\n    language: en\n    \
                 text: Some words and some more.\n",
            )
            .replace(REPORT, "template: fou-rapport", &chosen),
        );
        let html = outcome.html();
        assert_eq!(html.matches("<div class=\"columns\">").count(), 2, "{template}");
        assert!(html.contains("<div lang=\"en\"><div class=\"columns\">"), "{html}");
    }
}

#[test]
fn what_cannot_stand_in_columns_is_told() {
    let chart = "chart: {id: nojd, caption: Hur nöjda de är, of: panel, variable: nojd}";
    assert_snapshot!(told(&format!("  - columns: 2\n    {chart}\n")), @"
    error: a chart cannot stand in columns
     --> book/r/chapters/01-resultat.yaml:3:14
      |
    3 |   - columns: 2
      |              ^
      |
      = hint: `columns` is for `text` and `terms`; two other blocks stand beside each other in `side-by-side`
    ");
    let section = "  - section: Bred\n    columns: 2\n    blocks:\n      - text: Ord.\n";
    assert_snapshot!(told(section), @"
    error: a section cannot stand in columns
     --> book/r/chapters/01-resultat.yaml:4:14
      |
    4 |     columns: 2
      |              ^
      |
      = hint: write `columns` beside each of its texts that is to stand in them
    ");
    assert_snapshot!(told("  - columns: 3\n    text: Ord.\n"), @"
    error: here should stand one or two columns, not the number 3
     --> book/r/chapters/01-resultat.yaml:3:14
      |
    3 |   - columns: 3
      |              ^
      |
      = hint: write `columns: 2`, or leave it out for one column
    ");
    assert_snapshot!(told("  - columns: två\n    text: Ord.\n"), @"
    error: here should stand one or two columns, not the text `två`
     --> book/r/chapters/01-resultat.yaml:3:14
      |
    3 |   - columns: två
      |              ^^^
      |
      = hint: write `columns: 2`, or leave it out for one column
    ");
    let beside =
        "  - side-by-side:\n      - columns: 2\n        text: Ord.\n      - text: Mer.\n";
    assert_snapshot!(told(beside), @"
    error: what stands in columns cannot stand beside another block
     --> book/r/chapters/01-resultat.yaml:4:9
      |
    4 |       - columns: 2
      |         ^
      |
      = hint: leave out `columns`: there is room for one
    ");
    let test = ReportTest::new().replace(
        crate::harness::CHAPTER,
        "title: Resultat",
        "title: Resultat\ncolumns: 2",
    );
    assert_snapshot!(test.rebuild().refused(), @"
    error: a chapter cannot stand in columns as a whole
     --> book/r/chapters/01-resultat.yaml:2:10
      |
    2 | columns: 2
      |          ^
      |
      = hint: write `columns` beside each of its texts that is to stand in them
    ");
}

const PICTURE: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"20\">\
                       <rect width=\"40\" height=\"20\" fill=\"#0b5c6b\"/></svg>";

fn pictured(more: &str) -> ReportTest {
    with(&format!(
        "  - text: Se @figure:form och @verk2019.\n  - figure:\n      id: form\n      caption: \
         En form\n      alt: En ruta\n      image: ruta.svg\n{more}"
    ))
    .file("book/r/ruta.svg", PICTURE)
}

#[test]
fn a_picture_has_the_width_that_is_asked_for() {
    let all = accessible(pictured(""));
    let some = accessible(pictured("      width: 60\n"));
    let source = |outcome: &Outcome| outcome.text("build/r/chapters/resultat.typ");
    assert!(source(&some).contains("  width: 60%,\n"), "{}", source(&some));
    assert!(!source(&all).contains("width"));
    // In print the scale of the picture is that of its width: 397 pt by 40.
    let scales = |outcome: &Outcome| {
        let pdf = lopdf::Document::load_mem(&outcome.bytes("build/r/r.pdf"));
        let pdf = pdf.expect("a PDF");
        let mut scales = Vec::new();
        for page in pdf.get_pages().values() {
            let content = pdf.get_page_content(*page);
            let content = lopdf::content::Content::decode(&content).expect("operators");
            let matrices = content.operations.iter().filter(|one| one.operator == "cm");
            let first = matrices.filter_map(|one| one.operands.first()?.as_float().ok());
            scales.extend(first);
        }
        scales
    };
    let has = |outcome: &Outcome, scale: f32| {
        scales(outcome).iter().any(|it| (it - scale).abs() < 0.02)
    };
    let whole = 140.0 * 72.0 / 25.4 / 40.0;
    assert!(has(&all, whole), "{:?}", scales(&all));
    assert!(has(&some, whole * 0.6) && !has(&some, whole), "{:?}", scales(&some));
    let html = some.html();
    assert!(html.contains("<div class=\"sized\" style=\"--share: 60%\">"), "{html}");
    let rule = "(min-width: 701px) { .sized {";
    assert!(some.text("build/r/r.html").contains(rule));
    assert!(!all.text("build/r/r.html").contains("sized"));
    let document = some.text("build/r/document.json");
    assert!(document.contains("\"width\": 60"), "{document}");
}

#[test]
fn a_width_that_is_none_is_told() {
    let refused = |more: &str| pictured(more).rebuild().refused().to_owned();
    assert_snapshot!(refused("      width: 60%\n"), @"
    error: here should stand a whole number from 10 to 100, not the text `60%`
     --> book/r/chapters/01-resultat.yaml:9:14
      |
    9 |       width: 60%
      |              ^^^
      |
      = hint: it is in per cent of the room that the picture has, without the sign, such as `width: 60`
    ");
    assert_snapshot!(refused("      width: 5\n"), @"
    error: here should stand a whole number from 10 to 100, not the number 5
     --> book/r/chapters/01-resultat.yaml:9:14
      |
    9 |       width: 5
      |              ^
      |
      = hint: it is in per cent of the room that the picture has, without the sign, such as `width: 60`
    ");
    assert_snapshot!(refused("      width: 0.6\n"), @"
    error: here should stand a whole number from 10 to 100, not the number 0.6
     --> book/r/chapters/01-resultat.yaml:9:14
      |
    9 |       width: 0.6
      |              ^^^
      |
      = hint: it is in per cent of the room that the picture has, without the sign, such as `width: 60`
    ");
    let drawn = "  - text: Se @figure:paradox och @verk2019.\n  - figure:\n      id: paradox\n      \
                 caption: Två håll\n      kind: versus\n      between: men\n      width: 60\n      \
                 ends:\n        - {label: Det ena}\n        - {label: Det andra}\n";
    assert_snapshot!(told(drawn), @"
    error: only a picture from a file has a `width`
     --> book/r/chapters/01-resultat.yaml:9:14
      |
    9 |       width: 60
      |              ^^
      |
      = hint: leave it out: a drawing takes the room it needs
    ");
    let typst = "  - text: Se @figure:skiss och @verk2019.\n  - figure: {id: skiss, caption: En \
                 skiss, alt: Ett kryss, typst: x, width: 60}\n";
    assert_snapshot!(told(typst), @"
    error: only a picture from a file has a `width`
     --> book/r/chapters/01-resultat.yaml:4:77
      |
    4 |   - figure: {id: skiss, caption: En skiss, alt: Ett kryss, typst: x, width: 60}
      |                                                                             ^^
      |
      = hint: leave it out, and make the drawing as wide as it should be: `#box(width: 60%)[…]`
    ");
}
