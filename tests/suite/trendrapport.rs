//! The example of a trend report: its data, its numbers computed anew from the files, what of
//! it no other example has, and that nothing small shows.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use crate::examples::{
    TRENDRAPPORT as BUILD, committed, is_for_archives_and_for_everybody,
};

#[path = "../../data/trendrapport-sip-2020/synthesize/main.rs"]
#[expect(dead_code, unreachable_pub, reason = "a program of its own is included")]
mod synthesize;

const NAME: &str = "trendrapport-sip-2020";

/// The reviews, in the order of time.
const REVIEWS: [u64; 6] = [2014, 2015, 2017, 2018, 2019, 2020];

fn file(name: &str) -> &'static [u8] {
    BUILD.file(name)
}

fn text(name: &str) -> String {
    String::from_utf8_lossy(file(name)).into_owned()
}

/// A plan of a review: what stands in each column.
type Plan = BTreeMap<String, String>;

/// The plans of a review, as the data file has them.
fn plans(year: u64) -> Vec<Plan> {
    let text = committed(&format!("data/{NAME}/planer-{year}/responses.csv"));
    let mut lines = text.lines();
    let head = lines.next().expect("a header").split(';').collect::<Vec<_>>();
    let plan = |line: &str| {
        let cells = line.split(';').map(str::to_owned);
        head.iter().map(|name| (*name).to_owned()).zip(cells).collect()
    };
    lines.map(plan).collect()
}

/// A named number of a review, as `numbers.json` shows it.
fn shown(id: &str, year: u64, part: &str) -> String {
    let record: Json = serde_json::from_slice(file("numbers.json")).expect("JSON");
    let id = if year == 2020 { id.to_owned() } else { format!("{id}@{year}") };
    let numbers = record["numbers"].as_array().expect("a list");
    let number = numbers.iter().find(|number| number["id"] == id.as_str());
    let number = number.unwrap_or_else(|| panic!("no number {id}"));
    number["shown"][part].as_str().expect("a text").to_owned()
}

// --- Data ------------------------------------------------------------------------------

#[test]
fn the_committed_plans_are_those_the_program_makes() {
    let files = synthesize::files();
    assert_eq!(files.len(), REVIEWS.len());
    for (name, content) in files {
        assert!(
            committed(&format!("data/{NAME}/{name}")) == content,
            "{name} differs: run `cargo run --example synthesize-sip`"
        );
    }
}

#[test]
fn all_of_it_says_that_it_is_made_up() {
    let read_me = committed(&format!("data/{NAME}/README.md"));
    assert!(read_me.contains("**syntetiskt**") && read_me.contains("CC0 1.0"));
    for year in REVIEWS {
        let folder = format!("data/{NAME}/planer-{year}");
        let own = committed(&format!("{folder}/README.md"));
        assert!(own.contains("**Syntetiska data.**") && own.contains("CC0 1.0"));
        let codebook = committed(&format!("{folder}/codebook.yaml"));
        assert!(codebook.contains("\nsynthetic: true\n"), "{year}");
        let rows = format!("| `planer-{year}` | en plan som granskades {year} | ");
        let line = read_me.lines().find_map(|line| line.strip_prefix(&rows));
        let plans = plans(year).len();
        assert_eq!(line, Some(format!("{plans} |").as_str()));
        assert!(own.contains(&format!("en av {plans} påhittade planer")), "{year}");
    }
    let page = text(&format!("{NAME}.html"));
    assert!(page.contains("Exempel med syntetiska data"));
    assert!(page.contains("Alla data är syntetiska"));
}

#[test]
fn the_reviews_asked_the_same() {
    let codebook = |year: u64| {
        let text = committed(&format!("data/{NAME}/planer-{year}/codebook.yaml"));
        text.replace(&year.to_string(), "[år]")
    };
    let first = codebook(REVIEWS[0]);
    assert!(REVIEWS.iter().all(|year| codebook(*year) == first));
}

// --- Numbers ---------------------------------------------------------------------------

/// The shares that the lines follow: the number, the column, and which of its codes count.
const FOLLOWED: [(&str, &str, &[&str]); 7] = [
    ("narvarande", "narvarande", &["1"]),
    ("egna-mal", "egna_mal", &["1"]),
    ("ansvar", "ansvar", &["1"]),
    ("uppfoljning", "uppfoljning", &["1"]),
    ("lyssnade", "lyssnade", &["4", "5", "6"]),
    ("paverka", "paverka", &["4", "5", "6"]),
    ("vem", "vem", &["4", "5", "6"]),
];

#[test]
fn what_the_lines_follow_is_what_the_files_hold() {
    for year in REVIEWS {
        let plans = plans(year);
        for (id, column, codes) in FOLLOWED {
            let answers = plans.iter().map(|plan| plan[column].as_str());
            let answers = answers.filter(|answer| !answer.is_empty());
            let base = answers.clone().count();
            let n = answers.filter(|answer| codes.contains(answer)).count();
            let told = [shown(id, year, "n"), shown(id, year, "base")];
            assert_eq!(told, [n.to_string(), base.to_string()], "{id} {year}");
        }
    }
}

#[test]
fn days_are_counted_without_those_that_nobody_knows() {
    for year in REVIEWS {
        let plans = plans(year);
        let days = plans.iter().map(|plan| plan["dagar"].as_str());
        let mut days = days
            .filter(|days| *days != "999")
            .map(|days| days.parse::<usize>().expect("days"))
            .collect::<Vec<_>>();
        days.sort_unstable();
        let within = days.iter().filter(|days| **days <= 21).count();
        let told = [shown("inom-tre", year, "n"), shown("inom-tre", year, "base")];
        assert_eq!(told, [within.to_string(), days.len().to_string()], "{year}");
        // Twice the middle, and twice the mean and a half, in whole numbers.
        let (low, high) = (days[(days.len() - 1) / 2], days[days.len() / 2]);
        let median = (low + high).div_ceil(2);
        assert_eq!(shown("median", year, "value"), median.to_string(), "{year}");
        let mean = (2 * days.iter().sum::<usize>() + days.len()) / (2 * days.len());
        assert_eq!(shown("medel", year, "value"), mean.to_string(), "{year}");
    }
}

// --- What only this example has -----------------------------------------------------------

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
    let document = serde_json::from_slice(file("document.json")).expect("JSON");
    let mut found = Vec::new();
    visit(&document, kind, &mut found);
    found
}

#[test]
fn lines_a_histogram_boxes_columns_and_turned_pages_are_in_it() {
    let chapters = ["04-vantan", "05-innehall", "06-inflytande"];
    let chapters =
        chapters.map(|name| committed(&format!("book/{NAME}/chapters/{name}.yaml")));
    let chapters = chapters.concat();
    for (kind, times) in [("line", 4), ("histogram", 1), ("box", 1)] {
        let found = chapters.matches(&format!("      type: {kind}\n")).count();
        assert_eq!(found, times, "{kind}");
    }
    let columns = items("text").into_iter().filter(|text| text["columns"] == 2);
    assert!(columns.count() > 0);
    let widths = items("figure").into_iter().filter(|one| one["width"].is_u64());
    assert!(widths.count() > 0);
    let pdf = lopdf::Document::load_mem(file(&format!("{NAME}.pdf"))).expect("a PDF");
    let turned = pdf.get_pages().into_values().filter(|page| {
        let page = pdf.get_dictionary(*page).expect("a page");
        let room =
            page.get(b"MediaBox").and_then(lopdf::Object::as_array).expect("a size");
        let [_, _, width, height] = room.as_slice() else { panic!("a rectangle") };
        width.as_float().expect("a width") > height.as_float().expect("a height")
    });
    assert_eq!(turned.count(), 1);
    assert!(text(&format!("{NAME}.html")).contains("lang=\"en\""));
}

#[test]
fn the_missing_year_is_seen_between_the_points() {
    // From 2015 to 2017 is twice as far as from 2014 to 2015.
    let svg = text("charts/innehall.svg");
    let year = |label: &str| {
        let before = svg.split(&format!(">{label}</text>")).next().expect("a label");
        let tag = &before[before.rfind("<text").expect("a text")..];
        let x = tag.split(" x=\"").nth(1).expect("a place").split('"').next();
        x.expect("a number").parse::<f64>().expect("a number")
    };
    let (one, two) = (year("2015") - year("2014"), year("2017") - year("2015"));
    assert!((two - 2.0 * one).abs() < 0.1 * one, "{one} {two}");
}

#[test]
fn nothing_small_shows_in_a_sentence() {
    let page = text(&format!("{NAME}.html"));
    let (_, body) = page.split_once("<main").expect("a body");
    let paragraphs =
        body.split("<p>").skip(1).filter_map(|rest| rest.split("</p>").next());
    let signs = |text: &str| {
        let words = text.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')'));
        let words = words.map(|word| word.trim_end_matches([',', ';', ':', '.']));
        words.filter(|word| *word == "x").count()
    };
    assert_eq!(signs("av x svarade (x)"), 2, "the test can fail");
    let explained = |text: &&str| !text.contains("x = dolt");
    let shown = paragraphs.filter(explained).map(signs).sum::<usize>();
    assert_eq!(shown, 0);
}

#[test]
fn it_is_a_short_report_for_archives_and_for_everybody() {
    is_for_archives_and_for_everybody(file(&format!("{NAME}.pdf")));
    assert!((6..=12).contains(&BUILD.publication.pages), "{}", BUILD.publication.pages);
}
