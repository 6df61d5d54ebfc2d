//! The example of a measurement made again: its data, its numbers, its PDF.

use std::collections::BTreeMap;

use insta::assert_snapshot;
use regex::Regex;
use serde_json::Value as Json;

use crate::examples::{
    RAPPORT_2020 as BUILD, committed, is_for_archives_and_for_everybody,
};
use crate::harness::ReportTest;
use crate::rapport_2017_audit::{computed, unaccounted_in_chart, unaccounted_in_pdf};

#[path = "../../data/rapport-2020/synthesize/main.rs"]
#[expect(dead_code, unreachable_pub, reason = "a program of its own is included")]
mod synthesize;

fn record() -> Json {
    BUILD.json("numbers.json")
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
    let page = String::from_utf8_lossy(BUILD.file("rapport-2020.html"));
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

/// What R makes of each row of the change tables: count and base then and now, difference, its
/// interval, p-value, and p-value adjusted over the table.
fn from_r() -> BTreeMap<String, [f64; 9]> {
    let text = committed("tests/ref/r/rapport-2020.json");
    serde_json::from_str(&text).expect("JSON")
}

#[test]
fn the_changes_are_those_that_r_computes() {
    let record = record();
    let list = record["numbers"].as_array().expect("a list");
    let numbers: BTreeMap<_, _> =
        list.iter().map(|one| (one["id"].as_str().expect("an id"), one)).collect();
    let close = |ours: &Json, theirs: f64, what: &str| {
        let ours = ours.as_f64().unwrap_or_else(|| panic!("no {what}"));
        assert!((ours - theirs).abs() < 1e-11, "{what}: {ours}, in R {theirs}");
    };
    let count = |number: &Json, part: &str| -> f64 {
        let shown = number["shown"][part].as_str().expect("a count");
        shown.replace('\u{a0}', "").parse().expect("a whole number")
    };
    // Ends are recorded as they are shown.
    let end = |change: &Json, part: &str| -> f64 {
        let shown = change[part].as_str().expect("an end");
        shown.replace('\u{2212}', "-").parse().expect("a whole number")
    };
    let from_r = from_r();
    assert_eq!(from_r.len(), 42);
    for (row, r) in &from_r {
        let (table, id) = row.split_once(' ').expect("a table and a number");
        let (now, then) = (numbers[id], numbers[format!("{id}@2017").as_str()]);
        let counts = [(then, "n"), (then, "base"), (now, "n"), (now, "base")];
        let counts = counts.map(|(number, part)| count(number, part));
        assert_eq!(counts.as_slice(), &r[..4], "{row}");
        let change = &then["change"];
        close(&change["value"], 100.0 * r[4], row);
        close(&change["p"], r[7], row);
        close(&change["adjusted"], r[8], row);
        for (part, theirs) in [("low", r[5]), ("high", r[6])] {
            assert!((end(change, part) - 100.0 * theirs).abs() <= 0.5, "{row}: {part}");
        }
        assert!(BUILD.publication.files.contains_key(&format!("tables/{table}.csv")));
    }
}

#[test]
fn what_changed_and_what_did_not_is_said_in_words() {
    let verdicts = |table: &str| -> Vec<(String, String)> {
        let csv = std::str::from_utf8(BUILD.file(&format!("tables/{table}.csv")))
            .expect("text");
        let rows = csv.lines().skip(2).map(|row| {
            let (label, verdict) =
                (row.split(';').next(), row.rsplit(';').next().map(str::to_owned));
            (label.expect("a label").to_owned(), verdict.expect("a verdict"))
        });
        rows.collect()
    };
    let climate = verdicts("forandring-klimat");
    let said = |verdict: &str| -> Vec<&str> {
        let rows = climate.iter().filter(|row| row.1 == verdict);
        rows.map(|row| row.0.as_str()).collect()
    };
    assert_eq!(said("har ökat"), ["Andra vet", "Rutiner, myndigheter"]);
    assert_eq!(said("har minskat"), ["Brukarnas synpunkter"]);
    assert_eq!(said("oförändrad"), ["Andra lyssnar"]);
    // Its interval is all above zero, but it is one of nine.
    assert!(said("ingen säker förändring").contains(&"Strukturer, myndigheter"));
    assert_eq!(said("ingen säker förändring").len(), 5);
    // The question that was asked in other words stands there, and is not compared.
    let groups = verdicts("forandring-mysam");
    let broken = groups.iter().filter(|row| row.1 == "ej jämförbar");
    assert_eq!(
        broken.map(|row| row.0.as_str()).collect::<Vec<_>>(),
        ["Strukturer, andra aktörer"]
    );
    assert!(
        groups
            .iter()
            .all(|row| row.1 == "ingen säker förändring" || row.1 == "ej jämförbar")
    );
    let page = String::from_utf8_lossy(BUILD.file("rapport-2020.html"));
    assert!(page.contains("frågan hade ordet rutiner i stället för strukturer"));
}

#[test]
fn a_claim_that_the_answers_do_not_support_is_refused_when_it_is_put_back() {
    let report = "book/rapport-2020/report.yaml";
    let said = |old: &str, new: &str| {
        let test = ReportTest::with_examples(&["rapport-2017", "rapport-2020"]);
        let outcome = test.replace(report, old, new).run(&["check", "rapport-2020"]);
        assert_eq!(outcome.code(), Some(1), "{}", outcome.stderr);
        let errors = outcome.stderr.lines().filter(|line| line.starts_with("error"));
        errors.collect::<Vec<_>>().join("\n")
    };
    let up = "number: vet, is: har ökat";
    assert_snapshot!(said(up, "number: strukturer-myndigheter, is: har ökat"), @"error[claim]: `har ökat` does not hold: `strukturer-myndigheter` changed by 5.3 since 2017 (interval 0.0 to 10.6, p = 0.299); what matters begins at 5.0");
    assert_snapshot!(said(up, "number: vet, is: oförändrad"), @"error[claim]: `oförändrad` does not hold: `vet` changed by 9.2 since 2017 (interval 4.2 to 14.3, p = 0.003); what matters begins at 5.0");
    assert_snapshot!(said(up, "number: chef-strukturer, is: har ökat"), @"error: `chef-strukturer` cannot be compared with 2017: frågan hade ordet rutiner i stället för strukturer");
}

#[test]
fn every_number_in_the_pdf_and_in_the_charts_was_computed() {
    let record = record();
    let mut computed = computed(&record);
    // The cells and notes of tables that are made of named numbers.
    let quality = record["quality"].to_string();
    let number = Regex::new(r"\d+(\u{a0}\d{3})*(,\d+)?").expect("a pattern");
    computed.extend(number.find_iter(&quality).map(|found| found.as_str().to_owned()));
    // In narrow columns the text of the PDF has `1 229`, `1 248` and `< 0,001` in two pieces.
    computed.extend(["229", "248", "0,00"].map(str::to_owned));
    // ORCID, DOI, case and organisation on the title page are numbers of no answers.
    let known_by = ["0000", "0002", "1825", "0097", "5555", "002000", "0006"];
    computed.extend(known_by.map(str::to_owned));
    let mut wrong = unaccounted_in_pdf(BUILD.pdf(), &computed);
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
    is_for_archives_and_for_everybody(BUILD.pdf());
    assert!((25..=40).contains(&BUILD.publication.pages), "{}", BUILD.publication.pages);
}
