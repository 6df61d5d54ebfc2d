//! The example of a short summary of a survey of few: its facts by their ids in the source,
//! and that nothing of what is hidden shows.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use crate::examples::{
    KARTLAGGNING as BUILD, committed, is_for_archives_and_for_everybody,
};

const NAME: &str = "kartlaggning-halland-2020";

/// The words of the web page, without tags.
fn page() -> String {
    let page = String::from_utf8_lossy(BUILD.file(&format!("{NAME}.html")));
    let (_, body) = page.split_once("<main").expect("a body");
    let without_tags = body.split('<').filter_map(|piece| piece.split_once('>'));
    let words = without_tags.flat_map(|(_, text)| text.split_whitespace());
    words.collect::<Vec<_>>().join(" ")
}

/// The part of `numbers.json` about a number, as it is shown.
fn shown(id: &str, part: &str) -> String {
    let record: Json = BUILD.json("numbers.json");
    let numbers = record["numbers"].as_array().expect("a list");
    let number = numbers.iter().find(|number| number["id"] == id);
    let number = number.unwrap_or_else(|| panic!("no number {id}"));
    number["shown"][part].as_str().expect("a text").to_owned()
}

fn value(id: &str, part: &str) -> f64 {
    let text = shown(id, part).replace(',', ".");
    text.parse().unwrap_or_else(|_| panic!("{id} is `{text}`"))
}

fn rises(ids: &[&str], part: &str) -> bool {
    ids.windows(2).all(|pair| value(pair[0], part) < value(pair[1], part))
}

#[test]
fn every_fact_of_the_source_is_there() {
    let page = page();
    let says = |words: &str| page.contains(words);
    let (_, conclusions) = page.split_once("Slutsatser").expect("conclusions");
    let (conclusions, _) = conclusions.split_once("Hela kartläggningen").expect("an end");
    let facts = BTreeMap::from([
        ("hal20.year", says("Kartläggningen 2020 vände sig till")),
        (
            "hal20.legs",
            ["svar-halsa", "svar-utveckling"].iter().all(|leg| value(leg, "n") > 0.0)
                && says("ett av två ben"),
        ),
        ("hal20.scale_points", says("från 1 till 5") && says("femgradiga skalan")),
        (
            "hal20.low_rater",
            shown("laga-betyg", "n") == "x" && says("Färre än fem har satt en tvåa"),
        ),
        ("hal20.low_value", says("en tvåa på den femgradiga skalan")),
        ("hal20.n_invited", value("svar", "base") > value("svar", "n")),
        ("hal20.small_group", says("38 nämndsekreterare, en liten grupp")),
        ("hal20.hok_known", shown("kanner-till", "n") == shown("kanner-till", "base")),
        (
            "hal20.order_degree",
            rises(&["stor-halsa", "stor-utveckling"], "n")
                && rises(&["liten-utveckling", "liten-halsa"], "n"),
        ),
        ("hal20.order_sat", rises(&["nojd-halsa", "nojd-utveckling"], "value")),
        ("hal20.assoc", rises(&["nojd-liten", "nojd-viss", "nojd-stor"], "value")),
        ("hal20.conclusions", conclusions.matches(". ").count() >= 8),
    ]);
    let missing = facts.iter().filter(|(_, is_there)| !**is_there);
    assert_eq!(missing.map(|(id, _)| *id).collect::<Vec<_>>(), <Vec<&str>>::new());
    let source = String::from_utf8_lossy(BUILD.file("chapters/slutsatser.typ"));
    let points = source.lines().filter(|line| line.starts_with("- "));
    assert_eq!(points.count(), 8, "{source}");
}

#[test]
fn nothing_of_what_is_hidden_shows() {
    let signs = |text: &str| {
        let words = text.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')'));
        let words = words.map(|word| word.trim_end_matches([',', ';', ':']));
        words.filter(|word| matches!(*word, "x" | "x." | "..")).count()
    };
    assert_eq!(signs("n = x, (..) a"), 2, "the test can fail");
    assert_eq!(signs(&page()), 0, "{}", page());
    for (name, content) in &BUILD.publication.files {
        if name.ends_with(".svg") {
            let svg = String::from_utf8_lossy(content);
            assert!(!svg.contains(">x</text>"), "{name}");
        }
    }
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
    let survey = format!("{data}/namndsekreterare");
    assert!(committed(&format!("{survey}/README.md")).contains("**Syntetiska data.**"));
    assert!(
        committed(&format!("{survey}/codebook.yaml")).contains("\nsynthetic: true\n")
    );
    assert!(page().contains("Exempel med syntetiska svar"));
}
