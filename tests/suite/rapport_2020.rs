//! The example of a measurement made again: its data, its numbers, its PDF.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use baslinje::pipeline::Build;
use serde_json::Value as Json;

use crate::rapport_2017::{built, is_for_archives_and_for_everybody, root};
use crate::rapport_2017_audit::{computed, unaccounted_in_chart, unaccounted_in_pdf};

#[path = "../../data/rapport-2020/synthesize/main.rs"]
#[expect(dead_code, unreachable_pub, reason = "a program of its own is included")]
mod synthesize;

/// The report, built once for all tests of this file.
static BUILD: LazyLock<Build> = LazyLock::new(|| built("rapport-2020"));

fn file(name: &str) -> &'static [u8] {
    let files = &BUILD.publication.files;
    files.get(name).unwrap_or_else(|| panic!("no output {name}"))
}

fn record() -> Json {
    serde_json::from_slice(file("numbers.json")).expect("JSON")
}

#[expect(clippy::disallowed_methods, reason = "tests read what is committed")]
fn committed(path: &str) -> String {
    std::fs::read_to_string(root().join(path))
        .unwrap_or_else(|why| panic!("{path}: {why}"))
}

// --- Data ------------------------------------------------------------------------------

#[test]
fn the_committed_answers_are_those_the_program_makes() {
    for (name, content) in synthesize::files() {
        assert!(
            committed(&format!("data/rapport-2020/{name}")) == content,
            "{name} differs: run `cargo run --example synthesize-2020`"
        );
    }
}

#[test]
fn all_of_it_says_that_it_is_made_up() {
    assert!(committed("data/rapport-2020/README.md").contains("**syntetiskt**"));
    for (name, content) in synthesize::files() {
        let folder = name.split('/').next().expect("a folder");
        let read_me = committed(&format!("data/rapport-2020/{folder}/README.md"));
        assert!(read_me.contains("**Syntetiska data.**"), "{folder}");
        assert!(read_me.contains("CC0 1.0"), "{folder}");
        let codebook = committed(&format!("data/rapport-2020/{folder}/codebook.yaml"));
        assert!(codebook.contains("\nsynthetic: true\n"), "{folder}");
        let rows = content.lines().count() - 1;
        let rows = match rows {
            1000.. => format!("{} {:03}", rows / 1000, rows % 1000),
            _ => rows.to_string(),
        };
        let table = committed("data/rapport-2020/README.md");
        let line =
            table.lines().find(|line| line.starts_with(&format!("| `{folder}` |")));
        assert!(
            line.is_some_and(|line| line.ends_with(&format!("| {rows} |"))),
            "{folder}"
        );
    }
    let page = String::from_utf8_lossy(file("rapport-2020.html"));
    assert!(page.contains("Alla svar är syntetiska"));
    assert!(page.contains("varken mätningen eller kommunsammanslagningen har ägt rum"));
}

// --- Numbers ---------------------------------------------------------------------------

/// The chief numbers of the second measurement: n and base.
const CHIEF: [(&str, &str, &str); 22] = [
    ("mysam-svarande", "58", "85"),
    ("mysam-svar-antal", "70", "70"),
    ("uppdrag", "103", "103"),
    ("personal-svar", "830", "1 229"),
    ("personal-personer", "700", "700"),
    ("styrelse-deltog", "11", "16"),
    ("tre-parter", "150", "700"),
    ("strukturerad", "305", "700"),
    ("strukturerad-gavle", "86", "203"),
    ("nytta-individ", "291", "305"),
    ("lyssnar", "515", "692"),
    ("vet", "489", "696"),
    ("vet-vastra", "153", "221"),
    ("brukare", "310", "696"),
    ("rutiner-myndigheter", "380", "692"),
    ("strukturer-aktorer", "291", "696"),
    ("synsatt", "367", "695"),
    ("form-introduktion", "113", "700"),
    ("mandat", "47", "58"),
    ("chef-vet", "42", "67"),
    ("chef-strukturer", "21", "67"),
    ("chef-brukare", "13", "67"),
];

#[test]
fn the_chief_numbers_are_what_they_were() {
    let record = record();
    let list = record["numbers"].as_array().expect("a list");
    let shown = |one: &'_ Json| {
        let part = |part: &str| one["shown"][part].as_str().unwrap_or("").to_owned();
        (one["id"].as_str().expect("an id").to_owned(), (part("n"), part("base")))
    };
    let own = list.iter().filter(|one| one["wave"].is_null());
    let shown: BTreeMap<_, _> = own.map(shown).collect();
    for (id, n, base) in CHIEF {
        let (n, base) = (n.replace(' ', "\u{a0}"), base.replace(' ', "\u{a0}"));
        assert_eq!(shown[id], (n, base), "{id}");
    }
}

#[test]
fn every_number_in_the_pdf_and_in_the_charts_was_computed() {
    let record = record();
    let computed = computed(&record);
    let mut wrong = unaccounted_in_pdf(file("rapport-2020.pdf"), &computed);
    for table in record["tables"].as_array().expect("a list") {
        let name = format!("charts/{}.svg", table["id"].as_str().expect("an id"));
        if let Some(svg) = BUILD.publication.files.get(&name) {
            let svg = std::str::from_utf8(svg).expect("a text file");
            let numbers = unaccounted_in_chart(svg, &computed);
            wrong.extend(numbers.into_iter().map(|number| format!("{name}: {number}")));
        }
    }
    assert!(wrong.is_empty(), "{} numbers:\n{}", wrong.len(), wrong.join("\n"));
}

// --- Outputs ---------------------------------------------------------------------------

#[test]
fn the_pdf_is_for_archives_and_for_everybody() {
    is_for_archives_and_for_everybody(file("rapport-2020.pdf"));
    assert!((25..=40).contains(&BUILD.publication.pages), "{}", BUILD.publication.pages);
}
