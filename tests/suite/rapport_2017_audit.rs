//! Every number that stands in the PDF is one that the tool computed.
//!
//! The text is taken out of the finished PDF, and each run of digits in it must be a shown
//! number of `numbers.json`. What is no result, and may be typed, is a short list of
//! patterns: years, dates, pages, numbers of headings and captions, references to laws and
//! series, and ages.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use lopdf::Document;
use regex::Regex;
use serde_json::Value as Json;

use crate::rapport_2017::{file, text};

/// What may stand in the text without being computed.
const ALLOWED: [(&str, &str); 9] = [
    ("numbers of captions and appendices", r"(Diagram|Tabell|Figur|Bilaga)[  ]+\d+"),
    (
        "dates",
        r"\b\d{1,2} (januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)\b",
    ),
    ("laws, bills and series", r"\b\d{4}(/\d\d)?:\d+"),
    ("years", r"\b(19|20)\d\d\b"),
    ("pages", r"\bs\. ?\d+(–\d+)?"),
    ("pages in contents", r"(\. ){3,}[  ]*\d+"),
    ("ages", r"\b\d+(–\d+| och \d+) år\b"),
    ("typefaces", r"Source (Serif|Sans) \d"),
    ("lines of the contents and page numbers", r"(?m)^\d{1,2}$"),
];

static PATTERNS: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    let compile = |(_, pattern): &(&str, &str)| Regex::new(pattern).expect("a pattern");
    ALLOWED.iter().map(compile).collect()
});

/// Every number as it is shown somewhere in `numbers.json`.
pub(crate) fn computed(record: &Json) -> BTreeSet<String> {
    fn collect(value: &Json, shown: &mut BTreeSet<String>) {
        match value {
            Json::String(text) if text.starts_with(|c: char| c.is_ascii_digit()) => {
                shown.insert(text.clone());
            }
            Json::Array(items) => items.iter().for_each(|item| collect(item, shown)),
            Json::Object(fields) => {
                // Where a number was asked for, and from which bytes, is no number.
                let result = |key: &str| !matches!(key, "asked" | "sha256" | "surveys");
                let fields = fields.iter().filter(|(key, _)| result(key));
                fields.for_each(|(_, field)| collect(field, shown));
            }
            _ => {}
        }
    }
    let mut shown = BTreeSet::new();
    collect(&record["numbers"], &mut shown);
    collect(&record["tables"], &mut shown);
    shown
}

fn record() -> Json {
    serde_json::from_slice(file("numbers.json")).expect("JSON")
}

/// The numbers of a text that are neither computed nor allowed.
fn unaccounted(text: &str, computed: &BTreeSet<String>) -> Vec<String> {
    let mut rest = text.replace(['\u{2060}', '\u{ad}'], "");
    // A no-break space comes out of the PDF as two spaces.
    let thousands = Regex::new(r"(\d)  (\d{3})\b").expect("a pattern");
    rest = thousands.replace_all(&rest, "${1}\u{a0}$2").into_owned();
    for pattern in PATTERNS.iter() {
        rest = pattern.replace_all(&rest, " … ").into_owned();
    }
    let number = Regex::new(r"\d+(\u{a0}\d{3})*(,\d+)?").expect("a pattern");
    let found =
        number.find_iter(&rest).filter(|found| !computed.contains(found.as_str()));
    let around = |found: regex::Match<'_>| {
        let from = rest.floor_char_boundary(found.start().saturating_sub(40));
        let to = rest.ceil_char_boundary((found.end() + 20).min(rest.len()));
        format!("{}: … {} …", found.as_str(), rest[from..to].replace('\n', " "))
    };
    found.map(around).collect()
}

/// The text of a page, without what is drawn in charts: there each letter is placed by
/// itself, and the pictures are looked through one by one.
fn page_text(document: &Document, page: u32) -> String {
    let text = document.extract_text(&[page]).expect("the page has text");
    let words = text.lines().map(|line| line.replace('\u{2060}', ""));
    let words = words.filter(|line| line.trim().chars().count() != 1);
    words.collect::<Vec<_>>().join("\n")
}

/// The numbers of a PDF that are neither computed nor allowed.
pub(crate) fn unaccounted_in_pdf(pdf: &[u8], computed: &BTreeSet<String>) -> Vec<String> {
    let document = Document::load_mem(pdf).expect("a PDF");
    let mut wrong = Vec::new();
    let mut read = 0;
    for page in document.get_pages().keys() {
        let text = page_text(&document, *page);
        read += text.len();
        let numbers = unaccounted(&text, computed);
        wrong.extend(numbers.into_iter().map(|number| format!("page {page}: {number}")));
    }
    assert!(read > 40_000, "the text is read, not only {read} bytes of it");
    wrong
}

/// The numbers of a chart that are neither computed nor allowed.
pub(crate) fn unaccounted_in_chart(
    svg: &str,
    computed: &BTreeSet<String>,
) -> Vec<String> {
    let written = Regex::new(r">([^<>]*\d[^<>]*)<").expect("a pattern");
    let texts = written.captures_iter(svg).map(|found| found[1].to_owned());
    // The axis of shares.
    let axis = |text: &str| matches!(text, "0" | "25" | "50" | "75" | "100\u{a0}%");
    let texts = texts.filter(|text| !axis(text));
    texts.flat_map(|text| unaccounted(&text, computed)).collect()
}

#[test]
fn every_number_in_the_pdf_was_computed() {
    let computed = computed(&record());
    assert!(computed.len() > 150, "numbers.json is read");
    let wrong = unaccounted_in_pdf(file("rapport-2017.pdf"), &computed);
    assert!(wrong.is_empty(), "{} numbers:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_number_in_a_chart_was_computed() {
    let record = record();
    let computed = computed(&record);
    let mut wrong = Vec::new();
    for table in record["tables"].as_array().expect("a list") {
        let name = format!("charts/{}.svg", table["id"].as_str().expect("an id"));
        let files = &crate::examples::RAPPORT_2017.publication.files;
        if files.contains_key(&name) {
            let numbers = unaccounted_in_chart(text(&name), &computed);
            wrong.extend(numbers.into_iter().map(|number| format!("{name}: {number}")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_number_typed_by_hand_is_found_by_the_audit() {
    let computed = BTreeSet::from(["56".to_owned(), "1\u{a0}164".to_owned()]);
    let text = "Av 1\u{a0}164 svarade 56, och 57 teg. Det var 2017, den 4 maj (s. 5), \
                enligt lagen 2003:1210. Diagram 3 visar 84,5 procent.";
    let found = unaccounted(text, &computed);
    let found = found.iter().map(|found| found.split(':').next().expect("a number"));
    assert_eq!(found.collect::<Vec<_>>(), ["57", "84,5"]);
}
