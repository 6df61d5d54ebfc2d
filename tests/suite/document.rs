//! `document.json`: a report as a value, for whoever makes something else of it.

use serde_json::Value as Json;

use crate::harness::{CHAPTER, Outcome, ReportTest};

const DOCUMENT: &str = "build/r/document.json";

#[track_caller]
fn document(outcome: &Outcome) -> Json {
    outcome.done();
    serde_json::from_str(&outcome.text(DOCUMENT)).expect("JSON")
}

/// The items of the only chapter.
#[track_caller]
fn items(document: &Json) -> &Vec<Json> {
    document["chapters"][0]["items"].as_array().expect("items")
}

#[track_caller]
fn ids(document: &Json) -> Vec<&str> {
    items(document).iter().map(|item| item["id"].as_str().expect("an id")).collect()
}

#[test]
fn it_holds_what_readers_read_and_where_it_was_written() {
    let outcome = ReportTest::new().build();
    let document = document(&outcome);
    assert_eq!(document["title"], "En liten mätning");
    assert_eq!(document["language"], "sv");
    assert_eq!(document["chapters"][0]["title"], "Resultat");
    let kinds =
        items(&document).iter().map(|item| item["kind"].as_str().expect("a kind"));
    assert_eq!(kinds.collect::<Vec<_>>(), ["text", "chart", "table", "references"]);
    let [text, chart, table, _] = items(&document).as_slice() else { panic!("four") };
    assert_eq!(text["written"], format!("{CHAPTER}:4"));
    assert_eq!(chart["written"], format!("{CHAPTER}:7"));
    assert_eq!(chart["caption"], "Hur nöjda de är");
    assert_eq!(chart["picture"]["file"], "charts/nojd.svg");
    assert_eq!(table["data"]["corner"], "Ort");
    for file in [&chart["file"], &table["file"], &chart["picture"]["file"]] {
        let file = file.as_str().expect("a name");
        assert!(!outcome.bytes(&format!("build/r/{file}")).is_empty());
    }
    let page = outcome.html();
    for said in [&chart["alt"], &chart["base"], &table["base"], &table["caption"]] {
        let said = said.as_str().expect("a text");
        assert!(!said.is_empty() && page.contains(said), "{said}");
    }
}

#[test]
fn numbers_in_texts_have_their_address() {
    let outcome = ReportTest::new().build();
    let document = document(&outcome);
    let text = &items(&document)[0];
    let markup = text["markup"].as_str().expect("a text").chars().collect::<Vec<_>>();
    let numbers = text["numbers"].as_array().expect("numbers");
    let told = numbers.iter().map(|one| (one["number"].as_str(), one["part"].as_str()));
    assert_eq!(
        told.collect::<Vec<_>>(),
        [(Some("svar"), Some("n")), (Some("nojda"), Some("percent"))]
    );
    let records = outcome.text("build/r/numbers.json");
    let records = serde_json::from_str::<Json>(&records).expect("JSON");
    for one in numbers {
        let is_it = |record: &&Json| record["id"] == one["number"];
        let record = records["numbers"].as_array().expect("numbers").iter().find(is_it);
        let record = record.expect("a record of the number");
        let shown = one["shown"].as_str().expect("a text");
        let part = record["shown"][one["part"].as_str().expect("a part")].as_str();
        assert!(shown.starts_with(part.expect("as it is shown")), "{shown}");
        let end = |index: usize| {
            let end = one["at"][index].as_u64().expect("a place");
            usize::try_from(end).expect("small")
        };
        let there = markup[end(0)..end(1)].iter().collect::<String>();
        assert_eq!(there.replace('\\', ""), shown);
    }
}

#[test]
fn numbers_of_headings_captions_and_expressions_are_told_too() {
    let outcome = ReportTest::new()
        .blocks(
            "  - section: 'De {{ n(\"svar\") }} som svarade'\n    blocks:\n      - table:\n          \
             id: orter\n          caption: 'Av {{ base(\"nojda\") }}'\n          of: panel\n          \
             rows: ort\n      - text: |\n          {% if n(\"svar\") == \"12\" %}Tolv.{% endif %}\n          \
             Se @table:orter och @verk2019.\n",
        )
        .build();
    let document = document(&outcome);
    let section = &items(&document)[0];
    assert_eq!(section["numbers"][0]["number"], "svar");
    assert_eq!(section["numbers"][0]["at"], Json::Null);
    let [table, text] = section["items"].as_array().expect("two").as_slice() else {
        panic!("{section}")
    };
    assert_eq!(table["numbers"][0]["part"], "base");
    assert_eq!(text["numbers"][0]["number"], "svar");
    assert_eq!(text["numbers"][0]["at"], Json::Null);
}

#[test]
fn ids_stay_when_other_things_move() {
    let first = ReportTest::new().build();
    let was = document(&first);
    let moved = first
        .into_test()
        .replace(
            CHAPTER,
            "blocks:\n  - text: |\n",
            "blocks:\n  - text: Ett stycke till.\n  - pagebreak\n  - text: |\n",
        )
        .build();
    let is = document(&moved);
    let (was, is) = (ids(&was), ids(&is));
    assert_eq!(is[2..], was, "{is:?}");
    assert_ne!(is[0], was[0]);
}

#[test]
fn texts_that_are_the_same_have_ids_of_their_own() {
    let outcome = ReportTest::new()
        .blocks("  - text: Samma ord @verk2019.\n  - text: Samma ord @verk2019.\n")
        .build();
    let document = document(&outcome);
    let ids = ids(&document);
    assert_eq!(ids[1], format!("{}-2", ids[0]));
}

#[test]
fn a_repeated_text_has_an_id_for_each_category() {
    let outcome = ReportTest::new()
        .blocks(
            "  - text: Se @verk2019.\n  - repeat:\n      over: ort\n      of: panel\n      blocks:\n        \
             - text: Här bor {{ value }}.\n",
        )
        .build();
    let document = document(&outcome);
    let ids = ids(&document);
    let unique = ids.iter().collect::<std::collections::BTreeSet<_>>();
    assert!(
        unique.len() == ids.len() && !ids.iter().any(|id| id.ends_with("-2")),
        "{ids:?}"
    );
}

#[test]
fn the_authors_own_description_is_used_unless_it_says_nothing() {
    let alt_of = |own: &str| {
        let outcome = ReportTest::new()
            .replace(CHAPTER, "      type: bar\n", &format!("      type: bar\n{own}"))
            .build();
        let document = document(&outcome);
        items(&document)[1]["alt"].as_str().expect("a text").to_owned()
    };
    let made = alt_of("");
    assert!(made.starts_with("Stapeldiagram"), "{made}");
    assert_eq!(alt_of("      alt: De flesta är nöjda.\n"), "De flesta är nöjda.");
    assert_eq!(alt_of("      alt: Hur nöjda de är\n"), made);
    assert_eq!(alt_of("      alt: ' '\n"), made);
}
