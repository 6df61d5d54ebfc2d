//! The web page is made of the elements of the document: charts stand where the template keeps
//! a place for them, and no text is taken for a place or for the end of the page.

use insta::assert_snapshot;

use crate::harness::{CHAPTER, Outcome, ReportTest};

const CHARTS: &str = "report-templates/library/layout/charts.typ";

/// The pictures that have a name on a page, by what they are known by.
fn pictures(html: &str) -> Vec<&str> {
    let labels = html.split(" aria-labelledby=\"chart-").skip(1);
    labels.map(|rest| rest.split("-title").next().unwrap_or_default()).collect()
}

/// The page of the base project after one change of its chapter.
fn built(old: &str, new: &str) -> Outcome {
    ReportTest::new().replace(CHAPTER, old, new).build().clean()
}

#[test]
fn words_that_look_like_a_place_or_like_the_end_are_words() {
    let words =
        "#text(\"</body> <div class=\\\"chart\\\" data-chart=\\\"nojd\\\"></div>\") Så";
    let html = built("Så", words).html();
    let shown = "&lt;/body> &lt;div class=\"chart\" data-chart=\"nojd\">&lt;/div> Så var det även";
    assert!(html.contains(shown), "{html}");
    assert_eq!(pictures(&html), ["nojd-wide", "nojd-narrow"]);
    assert!(
        html.contains(
            "<div class=\"chart\" data-chart=\"nojd\"><svg class=\"chart-wide\""
        )
    );
}

#[test]
fn what_a_chart_is_called_and_shows_is_text() {
    let words = "caption: 'A < b & \"c\"'\n      alt: 'Ja </desc><script> & \"15\"'";
    let outcome = built("caption: Hur nöjda de är", words);
    let title = "-title\">A &lt; b &amp; \"c\"</title>";
    let description = "-desc\">Ja &lt;/desc>&lt;script> &amp; \"15\"</desc>";
    let html = outcome.html();
    assert_eq!(html.matches(title).count(), 2, "{html}");
    assert_eq!(html.matches(description).count(), 2, "{html}");
    let sheet = outcome.into_test().run(&["build", "r", "--quiet", "--only", "charts"]);
    let sheet = sheet.text("build/r/charts.html");
    assert_eq!(pictures(&sheet), ["nojd-print"]);
    assert!(sheet.contains(title) && sheet.contains(description), "{sheet}");
}

#[test]
fn a_chart_stands_in_whatever_element_a_template_keeps_for_it() {
    let outcome = ReportTest::new()
        .replace(
            CHARTS,
            "tag(\"div\", class: \"chart\", data-chart: id, none)",
            "tag(\"section\", data-chart: id, class: \"x chart\", none)",
        )
        .build();
    let html = outcome.clean().html();
    let place =
        "<section data-chart=\"nojd\" class=\"x chart\"><svg class=\"chart-wide\"";
    assert!(html.contains(place), "{html}");
}

#[test]
fn a_template_that_keeps_no_place_for_a_chart_is_told() {
    let outcome =
        ReportTest::new().replace(CHARTS, "data-chart: id", "data-name: id").rebuild();
    assert_snapshot!(outcome.refused(), @"
        error: the page has no place for the chart `nojd`
         --> book/r/report.yaml:2:11
          |
        2 | template: fou-rapport
          |           ^^^^^^^^^^^
          |
          = hint: let the template keep an element for it, with `data-chart`
        ");
}
