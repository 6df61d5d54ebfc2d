//! The example of an article: its facts by their ids in the source, and that what stands twice
//! in it says the same.

use std::collections::BTreeMap;

use insta::assert_snapshot;
use serde_json::Value as Json;

use crate::examples::{GASTBLOGG as BUILD, is_for_archives_and_for_everybody};
use crate::harness::{REPORT, ReportTest};

const NAME: &str = "gastblogg-samverkan";

fn document() -> Json {
    BUILD.json("document.json")
}

/// Every item of a kind, wherever it stands.
fn items(kind: &str) -> Vec<Json> {
    fn collect(items: &Json, kind: &str, found: &mut Vec<Json>) {
        for item in items.as_array().into_iter().flatten() {
            if item["kind"] == kind {
                found.push(item.clone());
            }
            collect(&item["items"], kind, found);
        }
    }
    let mut found = Vec::new();
    for chapter in document()["chapters"].as_array().expect("chapters") {
        collect(&chapter["items"], kind, &mut found);
    }
    found
}

/// What all running texts say, on one line.
fn texts() -> String {
    let texts = items("text");
    let texts = texts.iter().map(|text| text["markup"].as_str().expect("a text"));
    texts.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
}

/// The whole number after some words of the running texts.
fn number_after(words: &str) -> i64 {
    let texts = texts();
    let (_, rest) = texts.split_once(words).unwrap_or_else(|| panic!("no `{words}`"));
    let digits = rest.trim_start().chars().take_while(char::is_ascii_digit);
    digits.collect::<String>().parse().unwrap_or_else(|_| panic!("`{words}` no number"))
}

/// The typed numbers of parties, by what they are.
fn parties() -> BTreeMap<String, i64> {
    let tables = items("typed-table");
    let rows = tables[0]["rows"].as_array().expect("rows");
    let cell = |cell: &Json| cell["markup"].as_str().expect("a cell").to_owned();
    let counted = |row: &Json| (cell(&row[0]), cell(&row[1]).parse().expect("a number"));
    rows.iter().map(counted).collect()
}

#[test]
fn every_fact_of_the_source_is_there() {
    let document = document();
    let texts = texts();
    let says = |words: &str| texts.contains(words);
    let (since, years) = (number_after("MKHV bildades"), number_after("Efter"));
    let quotes = items("pull-quote");
    let pulled = quotes[0]["text"].as_str().expect("a text");
    let parties = parties();
    let cards = items("cards");
    let cards = cards[0]["cards"].as_array().expect("cards");
    let writes_from = |place: &str| {
        let is_from = |card: &&Json| {
            card["affiliation"].as_str().is_some_and(|from| from.contains(place))
        };
        cards.iter().filter(is_from).count()
    };
    let page = String::from_utf8_lossy(BUILD.file(&format!("{NAME}.html")));
    let facts = BTreeMap::from([
        ("mkhv16.years", years == 8 && pulled.starts_with("Efter 8 år ")),
        ("mkhv16.since", since == 2008),
        (
            "mkhv16.implied_year",
            document["date"]["year"] == 2016 && since + years == 2016,
        ),
        (
            "mkhv16.partners",
            parties.values().sum::<i64>() == 5
                && (parties["Högskola"], parties["Kommuner"], parties["Landsting"])
                    == (1, 2, 2)
                && says("Fem parter, en högskola, två kommuner och två landsting"),
        ),
        ("mkhv16.phd_staff", says("omkring hundra disputerade")),
        (
            "mkhv16.authors",
            cards.len() == 2
                && document["authors"].as_array().map(Vec::len) == Some(2)
                && writes_from("högskola") == 1
                && writes_from("Kommunal") == 1,
        ),
        ("mkhv16.doctoral", says("Ett doktorandprojekt ")),
        ("mkhv16.lectureship", says("genom ett samverkanslektorat ")),
        // The tags that a form for comments allowed: a page that asks for nothing has none.
        ("mkhv16.html_tags", !page.contains("<form") && !page.contains("<textarea")),
        (
            "mkhv16.tags",
            document["facts"]["keywords"].as_array().map(Vec::len) == Some(4),
        ),
    ]);
    let missing = facts.iter().filter(|(_, is_there)| !**is_there);
    assert_eq!(missing.map(|(id, _)| *id).collect::<Vec<_>>(), <Vec<&str>>::new());
}

#[test]
fn the_pull_quote_is_what_the_text_says() {
    let quotes = items("pull-quote");
    assert_eq!(quotes.len(), 1);
    let of = &quotes[0]["of"];
    let text = items("text").into_iter().find(|text| text["id"] == *of).expect("a text");
    let said = text["markup"].as_str().expect("a text").split_whitespace();
    let said = said.collect::<Vec<_>>().join(" ");
    assert!(said.contains(quotes[0]["text"].as_str().expect("a text")), "{said}");
}

#[test]
fn the_page_tells_by_whom_when_and_about_what() {
    let page = String::from_utf8_lossy(BUILD.file(&format!("{NAME}.html")));
    for part in [
        "<span>Publicerad <time datetime=\"2016-09-14\">14 september 2016</time></span>",
        "<span>Uppdaterad <time datetime=\"2016-09-21\">21 september 2016</time></span>",
        "<ul class=\"tags\" role=\"list\" aria-label=\"Nyckelord\"><li>samverkan</li>",
        "<p class=\"authors\"><span>Forskningsledare vid Mälardalens högskola</span>",
    ] {
        assert!(page.contains(part), "{part}");
    }
}

#[test]
fn it_is_one_or_two_pages_for_archives_and_for_everybody() {
    is_for_archives_and_for_everybody(BUILD.pdf());
    assert!((1..=2).contains(&BUILD.publication.pages), "{}", BUILD.publication.pages);
}

#[test]
fn it_says_that_it_is_made_up() {
    let page = String::from_utf8_lossy(BUILD.file(&format!("{NAME}.html")));
    assert!(page.contains("Skribenterna är påhittade"));
}

#[test]
fn days_and_tags_are_told_where_they_are_wrong() {
    let told = |lines: &str| {
        let outcome = ReportTest::new().append(REPORT, lines).rebuild();
        outcome.refused().to_owned()
    };
    assert_snapshot!(told("updated: 2020-01-30\n"), @"
    error: the report was changed 2020-01-30, before its `date` 2020-01-31
      --> book/r/report.yaml:20:10
       |
    20 | updated: 2020-01-30
       |          ^^^^^^^^^^
       |
       = hint: `date` is the day it was published; correct the one or the other
    ");
    assert_snapshot!(told("updated: i går\n"), @"
    error: `i går` is not a date
      --> book/r/report.yaml:20:10
       |
    20 | updated: i går
       |          ^^^^^
       |
       = hint: write year-month-day, such as `2017-04-28`
    ");
    assert_snapshot!(told("keywords: [samverkan, '', Samverkan]\n"), @"
    error: a keyword is empty
      --> book/r/report.yaml:20:23
       |
    20 | keywords: [samverkan, '', Samverkan]
       |                       ^^
       |
       = hint: write a word, or remove it

    error: the keyword `Samverkan` stands twice
      --> book/r/report.yaml:20:27
       |
    20 | keywords: [samverkan, '', Samverkan]
       |                           ^^^^^^^^^
       |
       = hint: remove one
    ");
    // One keyword is a list of one, and the day itself is late enough.
    let test =
        ReportTest::new().append(REPORT, "keywords: samverkan\nupdated: 2020-01-31\n");
    let document = test.build().clean().text("build/r/document.json");
    let document = serde_json::from_str::<Json>(&document).expect("JSON");
    assert_eq!(document["facts"]["keywords"], serde_json::json!(["samverkan"]));
    assert_eq!(document["updated"]["long"], "31 januari 2020");
}
