//! The example of a follow-up: its facts by their ids in the source, computed from the
//! registers or told in the text, and that no person is named.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use crate::examples::{
    UPPFOLJNING as BUILD, committed, is_for_archives_and_for_everybody, root,
};

const NAME: &str = "hok-uppfoljning-2020";

fn json(name: &str) -> Json {
    BUILD.json(name)
}

/// The words of the web page, without tags and with plain spaces.
fn page() -> String {
    let page = BUILD.html();
    let (_, body) = page.split_once("<main").expect("a body");
    let without_tags = body.split('<').filter_map(|piece| piece.split_once('>'));
    let words = without_tags.flat_map(|(_, text)| text.split_whitespace());
    words.collect::<Vec<_>>().join(" ")
}

/// What a number counts, as it is shown.
fn count(id: &str) -> u64 {
    let record = json("numbers.json");
    let numbers = record["numbers"].as_array().expect("a list");
    let number = numbers.iter().find(|number| number["id"] == id);
    let number = number.unwrap_or_else(|| panic!("no number {id}"));
    let part = if number["statistic"] == "months" { "value" } else { "n" };
    let shown = number["shown"][part].as_str().expect("a text");
    shown.parse().unwrap_or_else(|_| panic!("{id} is `{shown}`"))
}

/// The items of a kind, wherever they stand.
fn items(kind: &str) -> Vec<Json> {
    fn visit(value: &Json, kind: &str, found: &mut Vec<Json>) {
        match value {
            Json::Array(list) => list.iter().for_each(|one| visit(one, kind, found)),
            Json::Object(map) => {
                if map.get("kind").is_some_and(|it| it == kind) {
                    found.push(value.clone());
                }
                map.values().for_each(|one| visit(one, kind, found));
            }
            Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) => {}
        }
    }
    let mut found = Vec::new();
    visit(&json("document.json"), kind, &mut found);
    found
}

/// The cells of a shown register, row by row.
fn rows(label: &str) -> Vec<Vec<String>> {
    let table = items("register-table").into_iter().find(|one| one["label"] == label);
    let table = table.unwrap_or_else(|| panic!("no table {label}"));
    let rows = table["rows"].as_array().expect("rows").iter();
    let cells = |row: &Json| {
        let cells = row.as_array().expect("cells").iter();
        cells.map(|cell| cell["text"].as_str().expect("a text").to_owned()).collect()
    };
    rows.map(cells).collect()
}

/// The events of the timeline, each with its date.
fn events() -> Vec<(String, String)> {
    let [timeline] = items("timeline").try_into().expect("one timeline");
    let groups = timeline["groups"].as_array().expect("groups").clone();
    let events = groups
        .into_iter()
        .flat_map(|group| group["events"].as_array().expect("events").clone());
    let text =
        |event: &Json, name: &str| event[name].as_str().expect("a text").to_owned();
    events.map(|event| (text(&event, "datetime"), text(&event, "event"))).collect()
}

/// The rows of a data file, without its header.
#[expect(clippy::disallowed_methods, reason = "tests read what is committed")]
fn register(name: &str) -> Vec<Vec<String>> {
    let path = root().join(format!("data/{NAME}/{name}/register.csv"));
    let text = std::fs::read_to_string(path).expect("a register");
    let rows = text.lines().skip(1);
    rows.map(|row| row.split(';').map(str::to_owned).collect()).collect()
}

/// What is counted, by the ids of its facts and the names of its numbers.
const COUNTED: [(&str, &str, u64); 17] = [
    ("hok20.months", "manader", 18),
    ("hok20.signed", "undertecknare", 27),
    ("hok20.added", "tillkomna", 3),
    ("hok20.now", "parter", 30),
    ("hok20.newsletters", "nyhetsbrev", 11),
    ("hok20.conferences", "konferenser", 3),
    ("hok20.meetings", "moten", 10),
    ("hok20.members_region", "regionens", 4),
    ("hok20.members_civil", "civila", 8),
    ("hok20.members_civil_named", "civila-tillsatta", 7),
    ("hok20.vacant", "vakanser", 1),
    ("hok20.members_total", "ledamoter", 12),
    ("hok20.leader", "processledare", 1),
    ("hok20.areas", "omraden", 6),
    ("hok20.products", "kanaler", 3),
    ("hok20.strategies", "strategier", 2),
    ("hok20.lectures", "forelasningar", 3),
];

#[test]
fn every_fact_of_the_source_is_there() {
    for (fact, number, value) in COUNTED {
        assert_eq!(count(number), value, "{fact}");
    }
    let (page, events) = (page(), events());
    let says = |words: &str| page.contains(words);
    let happened = |date: &str, words: &str| {
        events.iter().any(|(on, event)| on.starts_with(date) && event.contains(words))
    };
    let months = register("handelser").into_iter().map(|row| row[1][..7].to_owned());
    let (first, last) = (months.clone().min(), months.max());
    let areas = rows("omraden").concat();
    let facts = BTreeMap::from([
        ("hok20.from", first.as_deref() == Some("2019-05")),
        ("hok20.to", last.as_deref() == Some("2020-10") && says("maj 2019–oktober 2020")),
        ("hok20.launch", happened("2019-05", "lanseras på en konferens")),
        ("hok20.signed_date", happened("2019-05-14", "undertecknar överenskommelsen")),
        (
            "hok20.areas_names",
            areas
                == [
                    "Asylsökandes hälsa",
                    "Brukarinflytande",
                    "Föräldraskapsstöd",
                    "Psykisk hälsa",
                    "Social innovation",
                    "Suicidprevention",
                ],
        ),
        ("hok20.culture_from", says("kulturplanen 2021–2024")),
        ("hok20.culture_to", says("kulturplanen 2021–2024")),
        (
            "hok20.net_skr",
            register("insatser").iter().any(|it| it[2].contains("SKR") && it[5] == "1"),
        ),
        (
            "hok20.net_inter",
            register("insatser").iter().any(|it| it[2].contains("Inter") && it[5] == "1")
                && count("natverk") == 2
                && says("en plats i vart och ett av två nätverk"),
        ),
        ("hok20.mandate_end", says("till årsskiftet 2020/2021")),
        ("hok20.call_round", says("ett stickprov av parterna")),
        ("hok20.call_assoc", says("ställde om, och där ledarna gjorde det pausades")),
    ]);
    let missing = facts.iter().filter(|(_, is_there)| !**is_there);
    assert_eq!(missing.map(|(id, _)| *id).collect::<Vec<_>>(), <Vec<&str>>::new());
    assert_eq!(facts.len() + COUNTED.len(), 29, "facts of the source");
}

#[test]
fn a_vacant_seat_is_a_row_like_others() {
    let civil = rows("civilsamhallet").concat();
    assert_eq!((civil.len(), civil.last().map(String::as_str)), (8, Some("vakant")));
    assert_eq!(rows("regionen").len(), 4);
}

#[test]
fn the_page_leads_to_its_own_pdf() {
    let name = format!("{NAME}.pdf");
    assert!(BUILD.publication.files.contains_key(&name));
    assert!(BUILD.html().contains(&format!("<a href=\"{name}\">Läs som PDF</a>")));
}

#[test]
fn it_is_a_few_pages_for_archives_and_for_everybody() {
    is_for_archives_and_for_everybody(BUILD.pdf());
    assert!((2..=4).contains(&BUILD.publication.pages), "{}", BUILD.publication.pages);
}

#[test]
fn all_of_it_says_that_it_is_made_up() {
    let data = format!("data/{NAME}");
    assert!(committed(&format!("{data}/README.md")).contains("**syntetiskt**"));
    for register in ["handelser", "parter", "arbetsgrupp", "insatser"] {
        let codebook = committed(&format!("{data}/{register}/codebook.yaml"));
        assert!(codebook.contains("\nsynthetic: true\npublic: true\n"), "{register}");
    }
    assert!(page().contains("Exempel med syntetiska register"));
}
