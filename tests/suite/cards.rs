//! Cards: who some are, beside and below each other, and what an author is told.

use insta::assert_snapshot;
use serde_json::Value as Json;

use crate::examples::conforms;
use crate::harness::{REPORT, ReportTest};

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
    assert_snapshot!(told(&"      - role: Roll\n".repeat(7)), @"
    error: 7 cards stand together, and there is room for 6
     --> book/r/chapters/01-resultat.yaml:3:5
      |
    3 |   - cards:
      |     ^^^^^
      |
      = hint: divide them into several `cards`, each under a heading of its own, or make them a `typed-table`
    ");
    assert_snapshot!(with("  - cards: []\n").rebuild().refused(), @"
    error: there is no card in `cards`
     --> book/r/chapters/01-resultat.yaml:3:5
      |
    3 |   - cards: []
      |     ^^^^^
      |
      = hint: write one for each, beginning with `- name: …` or `- role: …`
    ");
    assert_snapshot!(with("  - cards: {role: Roll}\n").rebuild().refused(), @"
    error: here should stand a list, not keys with values
     --> book/r/chapters/01-resultat.yaml:3:12
      |
    3 |   - cards: {role: Roll}
      |            ^
      |
      = hint: begin each item with `- `
    ");
}

#[test]
fn a_card_says_who_it_is_about() {
    assert_snapshot!(told("      - affiliation: Kommunen\n"), @"
    error: the card says neither who it is about nor their role
     --> book/r/chapters/01-resultat.yaml:4:9
      |
    4 |       - affiliation: Kommunen
      |         ^
      |
      = hint: add `name: …`, or `role: …` where nobody is named
    ");
    assert_snapshot!(told("      - rol: Utvecklingsledare\n"), @"
    error: unknown key `rol` in a card
     --> book/r/chapters/01-resultat.yaml:4:9
      |
    4 |       - rol: Utvecklingsledare
      |         ^^^
      |
      = hint: did you mean `role`?
    ");
    assert_snapshot!(told("      - {name: '', text: ' '}\n"), @"
    error: the `name` of the card is empty
     --> book/r/chapters/01-resultat.yaml:4:16
      |
    4 |       - {name: '', text: ' '}
      |                ^^
      |
      = hint: write it, or leave out `name`

    error: the `text` of the card is empty
     --> book/r/chapters/01-resultat.yaml:4:26
      |
    4 |       - {name: '', text: ' '}
      |                          ^^^
      |
      = hint: write it, or leave out `text`
    ");
}

#[test]
fn a_picture_is_described_and_can_be_shown() {
    assert_snapshot!(told("      - {role: Roll, image: portratt.svg}\n"), @"
    error: a card lacks the key `alt`
     --> book/r/chapters/01-resultat.yaml:4:9
      |
    4 |       - {role: Roll, image: portratt.svg}
      |         ^
      |
      = hint: add `alt: …`
    ");
    assert_snapshot!(told("      - {role: Roll, alt: En dörr}\n"), @"
    error: the card describes a picture that it does not have
     --> book/r/chapters/01-resultat.yaml:4:27
      |
    4 |       - {role: Roll, alt: En dörr}
      |                           ^^^^^^^
      |
      = hint: add `image: …`, or leave out `alt`
    ");
    assert_snapshot!(told("      - {role: Roll, image: portrett.svg, alt: En dörr}\n"), @"
    error: there is no file `book/r/portrett.svg`
     --> book/r/chapters/01-resultat.yaml:4:29
      |
    4 |       - {role: Roll, image: portrett.svg, alt: En dörr}
      |                             ^^^^^^^^^^^^
      |
      = hint: check the spelling; upper and lower case differ
    ");
}

#[test]
fn a_link_leads_somewhere() {
    assert_snapshot!(told("      - {role: Roll, link: www.example.org}\n"), @"
    error: `www.example.org` is no address that a link can lead to
     --> book/r/chapters/01-resultat.yaml:4:28
      |
    4 |       - {role: Roll, link: www.example.org}
      |                            ^^^^^^^^^^^^^^^
      |
      = hint: write all of it, such as `https://example.org/samverkan`
    ");
    assert_snapshot!(told("      - {role: Roll, link: samverkan@example.org}\n"), @"
    error: `samverkan@example.org` is no address that a link can lead to
     --> book/r/chapters/01-resultat.yaml:4:28
      |
    4 |       - {role: Roll, link: samverkan@example.org}
      |                            ^^^^^^^^^^^^^^^^^^^^^
      |
      = hint: write all of it, such as `mailto:samverkan@example.org`
    ");
    assert_snapshot!(told("      - {role: Roll, link: 'javascript:alert(1)'}\n"), @"
    error: `javascript:alert(1)` is no address that a link can lead to
     --> book/r/chapters/01-resultat.yaml:4:28
      |
    4 |       - {role: Roll, link: 'javascript:alert(1)'}
      |                            ^^^^^^^^^^^^^^^^^^^^^
      |
      = hint: write all of it, such as `https://example.org/samverkan`
    ");
}

#[test]
fn what_cards_say_is_reviewed_and_they_stand_alone() {
    let blocks = "  - cards:\n      - {role: XYZ, text: Av dem var 83 procent nöjda. Se \
                  @verk2019.}\n";
    assert_snapshot!(with(blocks).tabulate().done(), @r#"
    warning[abbreviation]: the abbreviation `XYZ` is never spelt out
     --> book/r/chapters/01-resultat.yaml:4:16
      |
    4 |       - {role: XYZ, text: Av dem var 83 procent nöjda. Se @verk2019.}
      |                ^^^
      |
      = hint: spell it out where it comes first, as `hela namnet (XYZ)`, or under `abbreviations` in report.yaml
      = hint: or accept it in `report.yaml`: `accept: [{check: abbreviation, of: "XYZ", reason: …}]`

    warning[typed-number]: `83 procent` is typed by hand, and nothing in the report gives it
     --> book/r/chapters/01-resultat.yaml:4:38
      |
    4 |       - {role: XYZ, text: Av dem var 83 procent nöjda. Se @verk2019.}
      |                                      ^^^^^^^^^^
      |
      = hint: name the number under `numbers` and quote it, or cite where it comes from
      = hint: or accept it in `report.yaml`: `accept: [{check: typed-number, of: "83 procent", reason: …}]`
    "#);
    let beside = "  - side-by-side:\n      - cards: [role: Roll]\n      - text: Så.\n";
    assert_snapshot!(with(beside).rebuild().refused(), @"
    error: what stands in cards cannot stand beside another block
     --> book/r/chapters/01-resultat.yaml:4:9
      |
    4 |       - cards: [role: Roll]
      |         ^
      |
      = hint: a chart, a table, a register table, a figure, a text, a quote, terms and a fact box can
    ");
}
