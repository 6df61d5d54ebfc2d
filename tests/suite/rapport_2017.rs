//! The example report: its data, the PDF and the HTML page, the records.

use std::collections::BTreeMap;

use baslinje::file::sha256;
use serde_json::Value as Json;

use crate::examples::{RAPPORT_2017 as BUILD, is_for_archives_and_for_everybody, root};

#[path = "../../data/rapport-2017/synthesize/main.rs"]
#[expect(dead_code, unreachable_pub, reason = "a program of its own is included")]
mod synthesize;

pub(crate) fn file(name: &str) -> &'static [u8] {
    BUILD.file(name)
}

pub(crate) fn text(name: &str) -> &'static str {
    std::str::from_utf8(file(name)).expect("a text file")
}

/// The entries of `numbers.json` by their ids.
pub(crate) fn numbers() -> BTreeMap<String, Json> {
    let record = BUILD.json("numbers.json");
    let list = record["numbers"].as_array().expect("a list");
    let entry = |one: &Json| (one["id"].as_str().expect("an id").to_owned(), one.clone());
    list.iter().map(entry).collect()
}

#[test]
fn the_committed_answers_are_those_the_program_makes() {
    for (name, content) in synthesize::files() {
        let path = root().join("data/rapport-2017").join(name);
        #[expect(clippy::disallowed_methods, reason = "tests read what is committed")]
        let committed = std::fs::read_to_string(&path).expect("a committed file");
        assert!(
            committed == content,
            "{name} differs: run `cargo run --example synthesize`"
        );
    }
}

// --- Outputs ---------------------------------------------------------------------------

#[test]
fn the_pdf_is_for_archives_and_for_everybody() {
    is_for_archives_and_for_everybody(file("rapport-2017.pdf"));
}

#[test]
fn the_pdf_has_title_language_bookmarks_tags_and_attachments() {
    let document = lopdf::Document::load_mem(file("rapport-2017.pdf")).expect("a PDF");
    let catalog = document.catalog().expect("a catalog");
    assert_eq!(
        catalog.get(b"Lang").and_then(lopdf::Object::as_str).ok(),
        Some(&b"sv-SE"[..])
    );
    assert!(catalog.get(b"Outlines").is_ok(), "bookmarks");
    assert!(catalog.get(b"StructTreeRoot").is_ok(), "tags");
    let pages = document.get_pages();
    assert_eq!(pages.len(), BUILD.publication.pages);
    for (number, id) in pages {
        let page = document.get_dictionary(id).expect("a page");
        let content = document.get_page_content(id);
        let tagged = content.windows(5).any(|word| word == b"/MCID");
        let parents = page.get(b"StructParents").is_ok();
        assert_eq!(tagged, parents, "/StructParents of page {number}");
    }
    let attached = BUILD.publication.files.keys().filter(|name| name.ends_with(".csv"));
    let associated = catalog.get(b"AF").and_then(lopdf::Object::as_array);
    assert_eq!(associated.map(Vec::len).ok(), Some(attached.count()), "attached files");
}

#[test]
fn the_web_page_stands_alone() {
    let page = text("rapport-2017.html");
    for outside in
        ["src=\"http", "href=\"http", "url(http", "@import", "<script src", "<link"]
    {
        assert!(!page.contains(outside), "{outside}");
    }
    assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"sv\">"));
    assert_eq!(page.matches("<main").count(), 1);
    assert_eq!(page.matches("class=\"chart-wide\"").count(), BUILD.charts);
    assert_eq!(page.matches("class=\"chart-narrow\"").count(), BUILD.charts);
    assert_eq!(page.matches("<details class=\"numbers\"").count(), BUILD.charts);
    assert!(page.contains("Alla svar är syntetiska"));
}

#[test]
fn every_chart_has_a_text_that_is_not_its_caption() {
    fn between(line: &str) -> &str {
        line.split('"').nth(1).expect("quoted")
    }
    let files = BUILD.publication.files.keys();
    let chapters = files.filter(|name| name.starts_with("chapters/"));
    let source = chapters.map(|name| text(name)).collect::<String>();
    let lines = source.lines().map(str::trim);
    let captions = lines.filter(|line| line.starts_with("caption: \""));
    let captions = captions.map(between).collect::<Vec<_>>();
    // A figure of words has an alternative text too, but no numbers.
    let charts = source.split("\n#chart(").skip(1);
    let alts = charts.filter_map(|chart| {
        chart.lines().map(str::trim).find(|line| line.starts_with("alt: \""))
    });
    let alts = alts.map(between).collect::<Vec<_>>();
    assert_eq!(alts.len(), BUILD.charts);
    for alt in alts {
        assert!(!captions.contains(&alt), "{alt}");
        assert!(alt.chars().any(|letter| letter.is_ascii_digit()), "no numbers: {alt}");
    }
}

#[test]
fn a_number_reads_the_same_in_chart_table_and_text() {
    let table = text("tables/lyssnar.csv");
    let chart = text("charts/lyssnar.svg");
    for row in table.lines().skip(1) {
        let value = row.rsplit(';').next().expect("a value");
        assert!(chart.contains(&format!(">{value}</text>")), "{row} is not in the chart");
    }
    let numbers = numbers();
    let always = table.lines().find(|row| row.starts_with("Alltid;")).expect("a row");
    let shown = numbers["lyssnar-alltid"]["shown"]["n"].as_str().expect("a count");
    assert_eq!(always, format!("Alltid;{shown}"));
}

#[test]
fn the_manifest_names_every_file_in_and_out() {
    let manifest = BUILD.json("manifest.json");
    let outputs = manifest["outputs"].as_object().expect("a map");
    for (name, bytes) in
        BUILD.publication.files.iter().filter(|(n, _)| *n != "manifest.json")
    {
        assert_eq!(outputs[name]["sha256"], sha256(bytes), "{name}");
    }
    assert_eq!(outputs.len() + 1, BUILD.publication.files.len());
    let accepted = manifest["accepted"].as_array().expect("a list");
    let wording = accepted.iter().find(|one| one["check"] == "question-wording");
    assert!(wording.is_some_and(|one| one["reason"].as_str().is_some()), "{accepted:?}");
    let inputs = manifest["inputs"].as_object().expect("a map");
    for name in [
        "book/rapport-2017/report.yaml",
        "book/rapport-2017/chapters/08-resultat.yaml",
        "book/rapport-2017/referenser.yaml",
        "data/rapport-2017/mysam-svar/codebook.yaml",
        "data/rapport-2017/mysam-svar/responses.csv",
        "fonts/SourceSans3-Regular.otf",
        "report-templates/fou-rapport/report.typ",
        "report-templates/library/layout/tables.typ",
    ] {
        assert!(inputs.contains_key(name), "{name} is not recorded");
    }
}

#[test]
fn every_number_can_be_traced() {
    let numbers = numbers();
    assert!(numbers.len() > 150);
    for (id, number) in &numbers {
        let asked = number["asked"].as_str().expect("a place");
        let (file, line) = asked.rsplit_once(':').expect("file:line");
        #[expect(clippy::disallowed_methods, reason = "tests read what is committed")]
        let source = std::fs::read_to_string(root().join(file)).expect("a file");
        let line = source.lines().nth(line.parse::<usize>().expect("a line") - 1);
        assert!(line.is_some_and(|line| line.contains(id.as_str())), "{id} at {asked}");
        assert_eq!(number["sha256"].as_str().map(str::len), Some(64), "{id}");
    }
}
