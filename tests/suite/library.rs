//! What kinds of document share: files and values of the library, and a template's own in
//! their place.

use insta::assert_snapshot;

use crate::harness::{CHAPTER, Outcome, ReportTest};

const TEMPLATE: &str = "report-templates/fou-rapport/template.yaml";
const LIBRARY: &str = "report-templates/library/library.yaml";
const QUOTE: &str = "report-templates/library/blocks/quote.typ";

fn quoting() -> ReportTest {
    ReportTest::new().blocks("  - quote: {text: Hej, by: Någon}\n")
}

#[test]
fn a_mistake_in_a_file_of_the_library_is_told_as_it_stands_there() {
    let test = quoting().file(QUOTE, "#quote[\n{{ markup | versal }}\n]\n");
    assert_snapshot!(test.rebuild().stderr, @"
    error: mistake in the template `fou-rapport`: unknown filter `versal`
     --> report-templates/library/blocks/quote.typ:2:13
      |
    2 | {{ markup | versal }}
      |             ^^^^^^
    ");
    let module = "report-templates/library/layout/quotes.typ";
    let test = quoting().append(module, "\n#let wrong = 1 + \"a\"\n");
    assert_snapshot!(test.rebuild().refused(), @r#"
    error: cannot add integer and string
      --> report-templates/library/layout/quotes.typ:33:14
       |
    33 | #let wrong = 1 + "a"
       |              ^^^^^^^
    "#);
}

#[test]
fn a_file_of_the_template_stands_in_place_of_the_librarys() {
    let own = "report-templates/fou-rapport/blocks/quote.typ";
    let wrong = "{{ markup | versal }}\n";
    let outcome = quoting()
        .file(QUOTE, wrong)
        .file(own, "#pull-quote[Ur mallen:\n{{ markup | safe }}\n]\n")
        .run(&["build", "r", "--quiet"]);
    assert!(outcome.typst().contains("Ur mallen"), "{}", outcome.stderr);
    let module = "report-templates/fou-rapport/layout/quotes.typ";
    let outcome = quoting()
        .file(module, "#let pull-quote(theme, by: none, body) = [Annan: #body]\n")
        .run(&["build", "r", "--quiet"]);
    assert!(outcome.html().contains("Annan: Hej"), "{}", outcome.stderr);
}

#[test]
fn a_chapter_that_has_not_changed_is_the_same_file_as_before() {
    let built = |test: ReportTest| test.run(&["build", "r", "--quiet"]);
    let last = "title: Sist\nblocks:\n  - text: Så är det, se @section:sist.\n";
    let with_last = || ReportTest::new().file("book/r/chapters/09-sist.yaml", last);
    let before = built(with_last());
    // A sentence in one chapter, and another one, without anything in it, before both.
    let first = "title: Först\n";
    let after = with_last().file("book/r/chapters/00-forst.yaml", first).replace(
        CHAPTER,
        "Så var det även förr",
        "Så var det inte förr",
    );
    let after = built(after);
    let chapter = |outcome: &Outcome, name: &str| {
        outcome.text(&format!("build/r/chapters/{name}.typ"))
    };
    assert_eq!(chapter(&before, "sist"), chapter(&after, "sist"));
    assert_ne!(chapter(&before, "resultat"), chapter(&after, "resultat"));
    assert!(after.text("build/r/r.typ").contains("#include \"chapters/forst.typ\""));
}

#[test]
fn a_template_without_a_file_for_chapters_gets_them_itself() {
    let main = "#import \"look.typ\": *\n{% include \"parts/info.typ\" %}\n#set \
                document(title: info.title)\n#set text(font: theme.font.sans)\n{% for \
                chapter in chapters %}\n#heading(\"{{ chapter.title }}\")\n{{ chapter.body \
                | safe }}\n{% endfor %}\n";
    let report = "report-templates/fou-rapport/report.typ";
    let outcome = ReportTest::new()
        .without("report-templates/library/chapter.typ")
        .file(report, main)
        .run(&["build", "r", "--quiet"]);
    assert_eq!(outcome.stderr, "");
    assert!(outcome.text("build/r/r.typ").contains("01-resultat.yaml:4"));
    assert!(outcome.written().iter().all(|name| !name.contains("/chapters/")));
}

#[test]
fn a_library_that_is_not_there() {
    let test = ReportTest::new().replace(TEMPLATE, "uses: library", "uses: libary");
    assert_snapshot!(test.rebuild().refused(), @"
    error: there is no library `libary`
      --> report-templates/fou-rapport/template.yaml:16:7
       |
    16 | uses: libary
       |       ^^^^^^
       |
       = hint: did you mean `library`?
    ");
}

#[test]
fn what_a_template_without_a_library_lacks() {
    let test = ReportTest::new().replace(TEMPLATE, "uses: library\n", "");
    assert_snapshot!(test.rebuild().refused(), @"
    error: a template lacks the key `faces`
     --> report-templates/fou-rapport/template.yaml:1:1
      |
    1 | name: fou-rapport
      | ^
      |
      = hint: add `faces: …`

    error: a template lacks the key `tokens`
     --> report-templates/fou-rapport/template.yaml:1:1
      |
    1 | name: fou-rapport
      | ^
      |
      = hint: add `tokens: …`
    ");
}

#[test]
fn a_mistake_in_the_values_of_the_library() {
    let test = ReportTest::new().replace(LIBRARY, "accent: \"#0B5C6B\"", "accent: teal");
    assert_snapshot!(test.rebuild().refused(), @r##"
    error: the template `fou-rapport` has no colour `color.accent`
      --> report-templates/library/library.yaml:52:5
       |
    52 |     accent: teal
       |     ^^^^^^
       |
       = hint: write colours as "#0B5C6B" in the tokens of template.yaml
    "##);
    let test = ReportTest::new().append(TEMPLATE, "tokens: {color: {accent: teal}}\n");
    assert_snapshot!(test.rebuild().refused(), @r##"
    error: the template `fou-rapport` has no colour `color.accent`
      --> report-templates/fou-rapport/template.yaml:17:18
       |
    17 | tokens: {color: {accent: teal}}
       |                  ^^^^^^
       |
       = hint: write colours as "#0B5C6B" in the tokens of template.yaml
    "##);
}

#[test]
fn verify_and_the_record_know_the_files_of_the_library() {
    let built = ReportTest::new().run(&["build", "r", "--quiet"]).into_test();
    let record = built.content("build/r/manifest.json");
    assert!(
        record.contains("\"report-templates/library/style/tables.css\": "),
        "{record}"
    );
    assert!(record.contains("\"uses\": {\n      \"name\": \"library\""), "{record}");
    let outcome = built.append(LIBRARY, "# mera\n").run(&["verify", "r"]);
    assert_snapshot!(outcome.stdout, @"template	changed	report-templates/library/library.yaml");
}

#[test]
fn a_style_sheet_of_the_library_is_run_too() {
    let style = "report-templates/library/style/tables.css";
    let test = ReportTest::new().append(style, "a { color: {{ tokens.color.rosa }}; }\n");
    assert_snapshot!(test.rebuild().refused(), @"
    error: mistake in the template `fou-rapport`: field `rosa` is not defined. Available fields: accent, grid, ink, muted, on_accent, on_accent_muted, panel, paper, rule
      --> report-templates/library/style/tables.css:66:28
       |
    66 | a { color: {{ tokens.color.rosa }}; }
       |                            ^^^^
    ");
}

#[test]
fn a_unit_with_another_colour_changes_one_value() {
    let outcome = ReportTest::new()
        .append(TEMPLATE, "tokens: {color: {accent: \"#7A1F3D\"}}\n")
        .run(&["build", "r", "--quiet"]);
    assert_eq!(outcome.stderr, "");
    assert!(outcome.svg("nojd").contains("fill=\"#7A1F3D\""));
    let page = outcome.text("build/r/r.html");
    assert!(page.contains("--accent: #7A1F3D;"), "the page");
    assert!(page.contains(".chart [fill=\"#7A1F3D\"] { fill: #"), "the dark page");
    assert!(outcome.text("build/r/look.typ").contains("accent: rgb(\"#7A1F3D\")"));
}

#[test]
fn a_colour_that_cannot_be_read_is_told_with_one_that_can() {
    let outcome = ReportTest::new()
        .append(TEMPLATE, "tokens: {color: {accent: \"#F2C14E\"}}\n")
        .run(&["build", "r", "--quiet"]);
    assert_snapshot!(outcome.stderr, @r##"
    warning: the colour `#F2C14E` in `color.accent` of the template `fou-rapport` has a contrast of 1.7 : 1 with the paper, and text needs 4.5 : 1 (WCAG 2.2, 1.4.3)
      --> report-templates/fou-rapport/template.yaml:17:18
       |
    17 | tokens: {color: {accent: "#F2C14E"}}
       |                  ^^^^^^
       |
       = hint: take one that stands out more, such as `#967104`
    "##);
}
