//! Cards: who some are, beside and below each other, and what an author is told.

use insta::assert_snapshot;
use serde_json::Value as Json;

use crate::harness::{REPORT, ReportTest};
use crate::rapport_2017::conforms;

const CARDS: &str = "  - cards:
      - name: Kontakt\"punkten\"
        role: Utvecklingsledare
        affiliation: Kommunen
        text: Samlar *frågor*, {{ n(\"svar\") }} hittills @verk2019.
        image: portratt.svg
        alt: Ett kontor med öppen dörr
        link: mailto:samverkan@example.org?subject=Hej
      - role: Forskningsledare
        link: https://example.org/centrum/
";

fn with(blocks: &str) -> ReportTest {
    ReportTest::new().blocks(blocks).file("book/r/portratt.svg", PICTURE)
}

/// A picture.
const PICTURE: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"8\">\
                       <path d=\"M1 1h6v6h-6z\"/></svg>";

fn told(cards: &str) -> String {
    with(&format!("  - cards:\n{cards}")).rebuild().refused().to_owned()
}

#[test]
fn cards_are_a_list_of_what_is_known_of_each_and_accessible_on_paper() {
    let outcome = with(CARDS)
        .append(REPORT, "output: {pdf: {standards: [a-3a, ua-1]}}\n")
        .build()
        .clean();
    let html = outcome.html();
    let list = html.split_once("<ul class=\"cards\" role=\"list\">").expect("a list").1;
    let list = list.split_once("</ul>").expect("its end").0;
    assert_eq!(list.matches("<li class=\"card\">").count(), 2, "{list}");
    for part in [
        "alt=\"Ett kontor med öppen dörr\"",
        "<p class=\"title\">Kontakt”punkten”</p><p class=\"told\">Utvecklingsledare</p>\
         <p class=\"told\">Kommunen</p>",
        "<p>Samlar <strong>frågor</strong>, 6 hittills",
        "<a href=\"mailto:samverkan@example.org?subject=Hej\">samverkan@example.org</a>",
        "<p class=\"title\">Forskningsledare</p>",
        "<a href=\"https://example.org/centrum/\">example.org/centrum</a>",
    ] {
        assert!(list.contains(part), "{part}\n{list}");
    }
    conforms(&outcome.bytes("build/r/r.pdf"), ["3a", "ua1"]);
    let document = outcome.text("build/r/document.json");
    let document = serde_json::from_str::<Json>(&document).expect("JSON");
    let item = &document["chapters"][0]["items"][0];
    assert_eq!(item["kind"], "cards");
    assert_eq!(item["cards"][0]["picture"]["image"], "portratt.svg");
    assert_eq!(item["cards"][1]["title"], "Forskningsledare");
    assert_eq!(item["numbers"][0]["number"], "svar");
}

#[test]
fn one_to_six_cards_stand_together() {
    for count in 1..=6 {
        let cards = (1..=count).map(|it| format!("      - role: Roll {it}\n"));
        let blocks =
            format!("  - cards:\n{}  - text: Se @verk2019.\n", cards.collect::<String>());
        let outcome = with(&blocks).build().clean();
        assert_eq!(outcome.html().matches("<li class=\"card\">").count(), count);
    }
    assert_snapshot!(told(&"      - role: Roll\n".repeat(7)), @"");
    assert_snapshot!(with("  - cards: []\n").rebuild().refused(), @"");
    assert_snapshot!(with("  - cards: {role: Roll}\n").rebuild().refused(), @"");
}

#[test]
fn a_card_says_who_it_is_about() {
    assert_snapshot!(told("      - affiliation: Kommunen\n"), @"");
    assert_snapshot!(told("      - rol: Utvecklingsledare\n"), @"");
    assert_snapshot!(told("      - {name: '', text: ' '}\n"), @"");
}

#[test]
fn a_picture_is_described_and_can_be_shown() {
    assert_snapshot!(told("      - {role: Roll, image: portratt.svg}\n"), @"");
    assert_snapshot!(told("      - {role: Roll, alt: En dörr}\n"), @"");
    assert_snapshot!(told("      - {role: Roll, image: portrett.svg, alt: En dörr}\n"), @"");
}

#[test]
fn a_link_leads_somewhere() {
    assert_snapshot!(told("      - {role: Roll, link: www.example.org}\n"), @"");
    assert_snapshot!(told("      - {role: Roll, link: samverkan@example.org}\n"), @"");
    assert_snapshot!(told("      - {role: Roll, link: 'javascript:alert(1)'}\n"), @"");
}

#[test]
fn what_cards_say_is_reviewed_and_they_stand_alone() {
    let blocks = "  - cards:\n      - {role: XYZ, text: Av dem var 83 procent nöjda. Se \
                  @verk2019.}\n";
    assert_snapshot!(with(blocks).build().done(), @"");
    let beside = "  - side-by-side:\n      - cards: [role: Roll]\n      - text: Så.\n";
    assert_snapshot!(with(beside).rebuild().refused(), @"");
}
