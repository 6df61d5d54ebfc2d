//! The list of reports that is published beside them, several reports at once, and drafts.

use insta::assert_snapshot;

use crate::harness::{Outcome, REPORT, ReportTest};
use crate::rapport_2017::conforms;

const INDEX: &str = "build/index.html";
const FEED: &str = "build/feed.xml";
const SETTINGS: &str = "baslinje.yaml";
const SITE: &str = "site: https://fou.example.org/rapporter\n";

/// The report of the suite and another one, in English.
fn two() -> ReportTest {
    let report = "\
title: Paths & ways
subtitle: How people get there
template: fou-rapport
language: en
date: 2021-01-31
publisher: FoU Provort
series: {name: Notes, number: 7}
";
    let chapter = "title: One\nblocks: [text: Hello.]\n";
    ReportTest::new()
        .file("book/z/report.yaml", report)
        .file("book/z/chapters/01-a.yaml", chapter)
}

fn all(test: ReportTest) -> Outcome {
    test.run(&["build", "--all"])
}

/// The page without styles, fonts, program and pictures.
fn list(outcome: &Outcome) -> String {
    let page = outcome.text(INDEX);
    let body = page.split_once("<main").expect("a list").1;
    let body = body.split_once("</main>").expect("its end").0;
    let mut pieces = body.split("data:image/png;base64,");
    let mut list = format!("<main{}", pieces.next().expect("a beginning"));
    for piece in pieces {
        let (picture, rest) = piece.split_once('"').expect("the end of a picture");
        assert!(picture.len() > 1000, "a picture of a page");
        list += &format!("[PNG]\"{rest}");
    }
    list
}

/// What a build of the list is held to: whoever looks for the reports finds their files.
fn leads_to_files(outcome: &Outcome) -> usize {
    let page = outcome.text(INDEX);
    let links = page.split("<a href=\"").skip(1);
    let links = links.filter_map(|rest| rest.split('"').next());
    let links = links.filter(|link| !link.starts_with('#'));
    let found = links.map(|link| outcome.bytes(&format!("build/{link}")).len());
    found.filter(|length| *length > 0).count()
}

#[test]
fn all_reports_are_listed_with_what_they_say_of_themselves() {
    let outcome = all(two());
    assert_snapshot!(outcome.done(), @"");
    assert_snapshot!(list(&outcome), @"");
    assert_eq!(leads_to_files(&outcome), 6);
    assert!(!outcome.written().contains(&FEED.to_owned()), "there is no address");
    let page = outcome.text(INDEX);
    assert!(page.contains("default-src 'none'; script-src 'sha256-"), "{page}");
    assert!(!page.contains("http://") && !page.contains("https://"), "nothing elsewhere");
}

#[test]
fn the_project_says_where_the_reports_are_and_how_they_are_told() {
    let settings =
        format!("title: Våra rapporter\npublisher: FoU Provort\nlanguage: nb\n{SITE}");
    let outcome = all(two().file(SETTINGS, settings));
    outcome.done();
    assert_snapshot!(outcome.text(FEED), @"");
    let page = outcome.text(INDEX);
    for part in [
        "<html lang=\"nb\">",
        "<h1>Våra rapporter</h1>\n<p>FoU Provort</p>",
        "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"Våra rapporter\" \
         href=\"feed.xml\">",
        "<a href=\"feed.xml\">Nye rapporter som strøm (Atom)</a>",
        "31. januar 2021",
    ] {
        assert!(page.contains(part), "{part}");
    }
}

#[test]
fn the_list_is_the_same_however_many_are_built_at_once() {
    let settings = format!("language: sv\n{SITE}");
    let built = ["1", "2", "7"].map(|jobs| {
        let test = two().file(SETTINGS, &settings);
        let outcome = test.run(&["build", "--all", "--quiet", "--jobs", jobs]);
        assert_eq!(outcome.done(), "");
        ["index.html", "feed.xml", "r/r.pdf", "r/manifest.json", "z/z.html"]
            .map(|name| outcome.bytes(&format!("build/{name}")))
    });
    assert!(built[0] == built[1] && built[1] == built[2]);
    let alone = two().run(&["build", "r", "--quiet"]).again();
    let alone = alone.run(&["build", "z", "--quiet"]);
    let files = ["r/r.pdf", "r/manifest.json", "z/z.html"];
    let alone = files.map(|name| alone.bytes(&format!("build/{name}")));
    assert!(alone[..] == built[0][2..], "as each built alone");
}

#[test]
fn a_build_of_one_report_keeps_the_list_true_and_makes_none() {
    let first = two().run(&["build", "r", "--quiet"]);
    assert!(!first.written().contains(&INDEX.to_owned()), "no list was asked for");
    let listed = first.again().run(&["build", "--all", "--quiet"]).again();
    let changed = listed.replace(REPORT, "En liten mätning", "En större mätning");
    let again = changed.run(&["build", "r"]);
    assert_snapshot!(again.done(), @"");
    let list = list(&again);
    assert!(list.contains("En större mätning") && list.contains("Paths &amp; ways"));
    assert!(!list.contains("En liten mätning"));
}

#[test]
fn what_somebody_else_has_written_is_not_replaced() {
    let mine = all(two().file(INDEX, "<p>Min sida</p>"));
    assert_eq!(mine.written(), <Vec<String>>::new(), "nothing is built");
    assert_snapshot!(mine.stderr, @"");
    let built = two().file(SETTINGS, SITE).run(&["build", "--all", "--quiet"]);
    let page = built.text(INDEX);
    let changed = built.again().file(INDEX, page.replace("Reports", "Våra"));
    let again = all(changed);
    assert_eq!(again.written(), <Vec<String>>::new(), "nothing is built");
    let alone = again.again().run(&["build", "r", "--quiet"]);
    assert_eq!(alone.done(), "", "it is no list of ours, and stays as it is");
    // What is the program's own goes when there is no address any longer.
    let fresh = two().file(SETTINGS, SITE).run(&["build", "--all", "--quiet"]);
    let without = all(fresh.again().file(SETTINGS, "language: sv\n"));
    assert_eq!(without.gone(), [FEED]);
}

#[test]
fn a_broken_report_does_not_stop_the_others_and_its_earlier_build_is_listed() {
    let built = all(two()).again();
    let broken = built.replace(REPORT, "language: sv", "language: se");
    let outcome = all(broken.replace("book/z/report.yaml", "Paths & ways", "Ways"));
    assert_eq!(outcome.code(), Some(1));
    assert_snapshot!(outcome.stderr, @"");
    let list = list(&outcome);
    assert!(list.contains("En liten mätning") && list.contains(">Ways</a>"));
    assert_eq!(leads_to_files(&outcome), 6);
}

#[test]
fn what_is_left_of_a_report_is_told_and_left() {
    let gone = two().run(&["build", "--all", "--quiet"]).again();
    let gone = gone.without("book/z/report.yaml").without("book/z/chapters/01-a.yaml");
    let outcome = all(gone);
    assert_snapshot!(outcome.done(), @"");
    assert_eq!(outcome.gone(), <Vec<String>>::new());
    assert!(!list(&outcome).contains("Paths"));
}

#[test]
fn a_draft_is_not_listed_and_says_so_on_every_page() {
    let standards = "output: {pdf: {standards: [a-3a, ua-1]}}\nstatus: draft\n";
    let outcome = all(two().append(REPORT, standards));
    outcome.done();
    let list = list(&outcome);
    assert!(list.contains("Paths") && !list.contains("En liten mätning"));
    let html = outcome.html();
    for part in [
        "<title>Utkast: En liten mätning</title>",
        "<meta name=\"robots\" content=\"noindex\">",
        "<p class=\"draft\">Utkast</p>",
        "<p class=\"notice\">Utkast.</p>",
    ] {
        assert!(html.contains(part), "{part}: {html}");
    }
    let pdf = outcome.bytes("build/r/r.pdf");
    conforms(&pdf, ["3a", "ua1"]);
    let document = lopdf::Document::load_mem(&pdf).expect("a PDF");
    let info = document.trailer.get(b"Info").and_then(lopdf::Object::as_reference);
    let info = document.get_dictionary(info.expect("facts")).expect("facts");
    let words = info.get(b"Keywords").and_then(lopdf::Object::as_str).expect("keywords");
    assert_eq!(String::from_utf8_lossy(words), "Utkast");
    let pages = document.get_pages().into_keys().collect::<Vec<_>>();
    for page in &pages {
        let text = document.extract_text(&[*page]).expect("text");
        assert!(text.contains("Utkast"), "page {page}: {text}");
    }
    assert!(pages.len() > 2);
    // A finished report has nothing of it.
    let finished = ReportTest::new().build();
    assert!(!finished.html().contains("draft"));
}

#[test]
fn only_drafts_make_an_empty_list_without_a_feed() {
    let test = ReportTest::new().append(REPORT, "status: draft\n").file(SETTINGS, SITE);
    let outcome = all(test);
    outcome.done();
    assert_snapshot!(list(&outcome), @"");
    assert!(!outcome.written().contains(&FEED.to_owned()));
}

#[test]
fn mistakes_in_what_is_shared_are_told() {
    let status = ReportTest::new().append(REPORT, "status: utkast\n").build();
    assert_snapshot!(status.refused(), @"");
    let settings = "titel: Rapporter\nlanguage: se\nsite: fou.example.org\n";
    let settings = ReportTest::new().file(SETTINGS, settings).run(&["build", "--all"]);
    assert_snapshot!(settings.refused(), @"");
}

#[test]
fn what_must_be_confirmed_may_wait_in_a_draft() {
    let waiting = || {
        let chapter = "title: Resultat\nblocks: [{text: Hej., status: from-baseline}]\n";
        ReportTest::new().file(crate::harness::CHAPTER, chapter)
    };
    assert!(waiting().build().refused().contains("is not confirmed"));
    waiting().append(REPORT, "status: draft\n").build().done();
}
