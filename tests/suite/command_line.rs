//! The commands: what they write, what they say, and how they end.

use insta::assert_snapshot;

use crate::harness::{CHAPTER, REPORT, ReportTest};

/// A second report, without a survey.
fn with_another(test: ReportTest) -> ReportTest {
    let report = "\
title: Another one
template: fou-rapport
language: en
date: 2021-01-31
publisher: FoU Provort
";
    test.file("book/z/report.yaml", report)
        .file("book/z/chapters/01-a.yaml", "title: One\nblocks: [text: Hello.]\n")
}

#[test]
fn list_names_every_report() {
    let outcome = with_another(ReportTest::new()).run(&["list"]);
    assert_eq!(outcome.done(), "");
    assert_snapshot!(outcome.stdout, @"
    r	1 chapter
    z	1 chapter
    ");
    assert_eq!(outcome.written(), [""; 0]);
}

#[test]
fn check_writes_nothing() {
    let outcome = ReportTest::new().check();
    assert_snapshot!(outcome.done(), @"
    r: reading
    r: computing
    r: drawing charts 1/1
    r: no mistakes. 1 chart, 1 table, 0 warnings, [TIME] s.
    ");
    assert_eq!(outcome.written(), [""; 0]);
}

#[test]
fn check_finds_what_build_finds() {
    let test = || ReportTest::new().replace(CHAPTER, "type: bar", "tpye: bar");
    let check = test().run(&["check", "r", "--quiet"]);
    assert_eq!(check.refused(), test().build().refused());
}

#[test]
fn build_writes_everything_below_build() {
    let outcome = ReportTest::new().run(&["build", "r"]);
    assert_snapshot!(outcome.done(), @r"
    r: reading
    r: computing
    r: drawing charts 1/1
    r: setting the document
    r: done. 4 pages, 1 chart, 1 table, 0 warnings, 42 files, [TIME] s.
      build/r/r.pdf
      build/r/r.html
    ");
    assert_eq!(outcome.stdout, "");
    assert_snapshot!(outcome.written().join("\n"), @r"
    build/r/chapters/resultat.typ
    build/r/charts/nojd.svg
    build/r/document.json
    build/r/layout/attachments.typ
    build/r/layout/beside.typ
    build/r/layout/captions.typ
    build/r/layout/cards.typ
    build/r/layout/chapters.typ
    build/r/layout/charts.typ
    build/r/layout/contents.typ
    build/r/layout/covers.typ
    build/r/layout/document.typ
    build/r/layout/drafts.typ
    build/r/layout/drawings.typ
    build/r/layout/examples.typ
    build/r/layout/fact-boxes.typ
    build/r/layout/figures.typ
    build/r/layout/headings.typ
    build/r/layout/landscape.typ
    build/r/layout/languages.typ
    build/r/layout/logos.typ
    build/r/layout/masthead.typ
    build/r/layout/publication.typ
    build/r/layout/pull-quotes.typ
    build/r/layout/quotes.typ
    build/r/layout/register-tables.typ
    build/r/layout/running.typ
    build/r/layout/table-fit.typ
    build/r/layout/tables.typ
    build/r/layout/target.typ
    build/r/layout/terms.typ
    build/r/layout/timelines.typ
    build/r/layout/typed-tables.typ
    build/r/look.typ
    build/r/manifest.json
    build/r/numbers.json
    build/r/r.html
    build/r/r.pdf
    build/r/r.typ
    build/r/tables/nojd.csv
    build/r/tables/orter.csv
    build/r/verk.yaml
    ");
    assert!(outcome.bytes("build/r/r.pdf").starts_with(b"%PDF-"));
}

#[test]
fn build_replaces_what_was_there() {
    let record = r#"{"report": "r", "outputs": {"old.txt": {"bytes": 3}}}"#;
    let outcome = ReportTest::new()
        .file("build/r/old.txt", "old")
        .file("build/r/manifest.json", record)
        .build();
    outcome.done();
    assert!(!outcome.written().contains(&"build/r/old.txt".to_owned()));
    assert_eq!(outcome.gone(), ["build/r/old.txt"]);
}

#[test]
fn building_twice_gives_the_same_bytes() {
    let outcome = ReportTest::new().build().clean().again().build();
    assert_eq!(outcome.written(), [""; 0]);
}

#[test]
fn a_strict_check_fails_on_warnings() {
    let unread = "  - references\n  - chart: {id: ensam, caption: Orter, of: panel, variable: ort}\n";
    let check = |arguments: &[&str]| {
        let test = ReportTest::new().replace(CHAPTER, "  - references\n", unread);
        test.run(&[&["check", "r"], arguments].concat())
    };
    assert!(check(&[]).done().contains("warning[unreferenced]"));
    let strict = check(&["--strict"]);
    assert_eq!(strict.code(), Some(1));
    assert!(strict.stderr.ends_with("r: not accepted, 1 warning"), "{}", strict.stderr);
    let clean = ReportTest::new().run(&["check", "r", "--strict"]);
    assert!(clean.done().contains("r: no mistakes."));
}

#[test]
fn only_pdf_makes_no_page() {
    let outcome = ReportTest::new().run(&["build", "r", "--only", "pdf"]);
    assert_snapshot!(outcome.done(), @r"
    r: reading
    r: computing
    r: drawing charts 1/1
    r: setting the document
    r: done. 4 pages, 1 chart, 1 table, 0 warnings, 41 files, [TIME] s.
      build/r/r.pdf
    ");
    assert!(!outcome.written().contains(&"build/r/r.html".to_owned()));
}

#[test]
fn only_html_makes_no_pdf() {
    let outcome = ReportTest::new().run(&["build", "r", "--only", "html"]);
    assert_snapshot!(outcome.done(), @r"
    r: reading
    r: computing
    r: drawing charts 1/1
    r: setting the document
    r: done. 1 chart, 1 table, 0 warnings, 41 files, [TIME] s.
      build/r/r.html
    ");
    assert!(!outcome.written().contains(&"build/r/r.pdf".to_owned()));
}

#[test]
fn only_charts_makes_a_page_with_all_charts() {
    let outcome = ReportTest::new().run(&["build", "r", "--only", "charts"]);
    assert_snapshot!(outcome.done(), @r"
    r: reading
    r: computing
    r: drawing charts 1/1
    r: setting the document
    r: done. 1 chart, 1 table, 0 warnings, 41 files, [TIME] s.
      build/r/charts.html
    ");
    let written = outcome.written();
    for absent in ["build/r/r.pdf", "build/r/r.html"] {
        assert!(!written.contains(&absent.to_owned()), "{absent}");
    }
    let page = outcome.text("build/r/charts.html");
    for part in [
        "Diagram 1.</span> Hur nöjda de är. Antal. n",
        "book/r/chapters/01-resultat.yaml:7:11",
        "<svg class=\"chart-print\" role=\"img\"",
    ] {
        assert!(page.contains(part), "{part}");
    }
}

#[test]
fn out_is_a_folder_of_its_own() {
    let outcome = ReportTest::new().run(&["build", "r", "--out", "ut/hit", "--quiet"]);
    assert_eq!(outcome.done(), "");
    assert!(outcome.written().iter().all(|name| name.starts_with("ut/hit/r/")));
}

#[test]
fn a_draft_says_so() {
    let outcome = ReportTest::new()
        .append(REPORT, "output: {pdf: {standards: [a-3a, ua-1]}}\n")
        .run(&["build", "r", "--draft", "--quiet"]);
    outcome.done();
    assert!(outcome.html().contains("Utkast"), "the page says it is a draft");
    assert!(outcome.typst().contains("Utkast"), "the document says it is a draft");
    let pdf = String::from_utf8_lossy(&outcome.bytes("build/r/r.pdf")).into_owned();
    assert!(!pdf.contains("pdfaid:part"), "a draft is held to no standard");
}

#[test]
fn a_standard_is_held() {
    let outcome = ReportTest::new()
        .append(REPORT, "output: {pdf: {standards: [a-3a, ua-1]}}\n")
        .build()
        .clean();
    let pdf = String::from_utf8_lossy(&outcome.bytes("build/r/r.pdf")).into_owned();
    assert!(pdf.contains("pdfaid:part"));
    assert!(!outcome.html().contains("Utkast"));
}

#[test]
fn quiet_says_nothing_when_all_is_well() {
    for command in ["build", "check"] {
        let outcome = ReportTest::new().run(&[command, "r", "--quiet"]);
        assert_eq!(outcome.done(), "");
        assert_eq!(outcome.stdout, "");
    }
}

#[test]
fn all_builds_every_report() {
    let outcome = with_another(ReportTest::new()).run(&["build", "--all", "--quiet"]);
    assert_eq!(outcome.done(), "");
    for file in ["build/r/r.pdf", "build/z/z.pdf"] {
        assert!(outcome.written().contains(&file.to_owned()), "{file}");
    }
}

#[test]
fn several_reports_are_built_by_name_or_path() {
    let outcome =
        with_another(ReportTest::new()).run(&["build", "book/r/", "z", "--quiet"]);
    assert_eq!(outcome.done(), "");
    assert!(outcome.written().contains(&"build/z/z.pdf".to_owned()));
}

#[test]
fn a_report_is_built_from_a_folder_below() {
    let outcome = ReportTest::new().inside("book/r/chapters").build();
    outcome.done();
    assert!(outcome.written().contains(&"build/r/r.pdf".to_owned()));
}

#[test]
fn colours_are_for_those_who_want_them() {
    let wrong = || ReportTest::new().replace(CHAPTER, "type: bar", "tpye: bar");
    let colour = "\u{1b}[";
    assert!(!wrong().build().stderr.contains(colour), "no terminal");
    let always = wrong().run(&["build", "r", "--color", "always"]);
    assert!(always.stderr.contains(colour), "asked for");
    let always = wrong().environment("NO_COLOR", "1");
    let always = always.run(&["build", "r", "--color", "always"]);
    assert!(always.stderr.contains(colour), "asked for on the command line");
    let never = wrong().run(&["build", "r", "--color", "never"]);
    assert!(!never.stderr.contains(colour), "asked not to");
}

#[test]
fn a_command_line_without_sense() {
    for arguments in [
        &["build"][..],
        &["build", "r", "--all"],
        &["bygg", "r"],
        &["build", "--only", "doc", "r"],
    ] {
        let outcome = ReportTest::new().run(arguments);
        assert_eq!(outcome.code(), Some(2), "{arguments:?}: {}", outcome.stderr);
        assert!(outcome.stderr.starts_with("error: "), "{}", outcome.stderr);
        assert_eq!(outcome.written(), [""; 0]);
    }
}

#[test]
fn an_unknown_language_stops_only_its_report() {
    let test = ReportTest::new().replace(REPORT, "language: sv", "language: se");
    let outcome = with_another(test).run(&["build", "--all", "--quiet"]);
    assert_eq!(outcome.code(), Some(1));
    assert!(outcome.written().contains(&"build/z/z.pdf".to_owned()));
}
