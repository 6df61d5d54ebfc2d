//! Random tables on the set page: everything stands between the margins, nothing on anything
//! else, and every label and number is there, whole.
//!
//! `cargo test` sets some of moderate size. All two thousand, of up to 120 rows and 40
//! columns, take the better part of an hour; a range of seeds, of twenty tables each, a part
//! of it. With `BASLINJE_KEEP` the reports that are not as they should be are kept there.
//!
//! ```console
//! BASLINJE_TABLES=2000 cargo test --test suite pages::tables -- --nocapture
//! BASLINJE_TABLES=1020..1030 cargo test --test suite pages::tables -- --nocapture
//! ```

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::Path;

use serde_json::Value;

use crate::harness::Outcome;

use super::frames::{Area, SetPage, set};
use super::random::{Sizes, report};

/// What stands at the foot of a cover.
const ON_COVERS: [&str; 3] = ["januari 2020", "januar 2020", "January 2020"];

/// Points in a millimetre.
const POINTS: f64 = 72.0 / 25.4;

/// The room between the margins, as the generated look has it.
struct Margins {
    left: f64,
    right: f64,
    bottom: f64,
}

impl Margins {
    fn of(look: &str) -> Self {
        let side = |name: &str| {
            let (_, rest) =
                look.split_once(&format!("      {name}: ")).expect("a margin");
            let (length, _) = rest.split_once("mm").expect("millimetres");
            length.parse::<f64>().expect("a number") * POINTS
        };
        Self { left: side("left"), right: side("right"), bottom: side("bottom") }
    }

    /// Where texts may stand, with head and foot.
    fn room(&self, page: &SetPage) -> Area {
        let right = page.width - self.right;
        Area { left: self.left, top: 0.0, right, bottom: page.height }
    }
}

/// The letters and digits of a text: what is left of it when words break and spaces change.
fn essence(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Every item of a settled document.
fn items<'v>(value: &'v Value, found: &mut Vec<&'v Value>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| items(value, found)),
        Value::Object(map) => {
            found.push(value);
            map.values().for_each(|value| items(value, found));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn texts(value: &Value) -> Vec<&str> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

/// The words of the tables of a report, and their numbers.
fn expected(document: &Value) -> (Vec<String>, Vec<String>) {
    let (mut words, mut numbers) = (Vec::new(), Vec::new());
    let mut all = Vec::new();
    items(document, &mut all);
    for item in all {
        let list = |value: &Value, key: &str| {
            let list = value[key].as_array().cloned().unwrap_or_default();
            list.into_iter()
        };
        match item["kind"].as_str() {
            Some("table") => {
                let data = &item["data"];
                words.extend(data["corner"].as_str().map(str::to_owned));
                for head in list(data, "header")
                    .flat_map(|row| row.as_array().cloned().unwrap_or_default())
                {
                    words.extend(head["text"].as_str().map(str::to_owned));
                }
                for row in list(data, "rows") {
                    words.extend(row["label"].as_str().map(str::to_owned));
                    numbers.extend(texts(&row["cells"]).into_iter().map(str::to_owned));
                }
            }
            Some("typed-table") => {
                words.extend(texts(&item["head"]).into_iter().map(str::to_owned));
                for row in list(item, "rows") {
                    let cells = row.as_array().cloned().unwrap_or_default();
                    let cells = cells.iter().filter_map(|cell| cell["markup"].as_str());
                    words.extend(cells.map(str::to_owned));
                }
            }
            _ => {}
        }
    }
    (words, numbers)
}

/// What was seen of a built report.
pub(super) struct Seen {
    pub(super) pages: usize,
    pub(super) faults: Vec<String>,
    /// All that is printed, letters and digits only, in the order it was set.
    pub(super) body: String,
}

/// Looks at the pages of a built report, at whose foot some texts stand.
pub(super) fn look(outcome: &Outcome, feet: &[&str]) -> Seen {
    let set = set(&outcome.folder("build/r"), "r");
    let margins = Margins::of(&outcome.text("build/r/look.typ"));
    let mut faults = Vec::new();
    for (index, page) in set.pages.iter().enumerate() {
        let number = index + 1;
        let room = margins.room(page);
        // The hyphen at the end of a line hangs into the margin.
        let outside = page
            .texts()
            .filter(|(text, area)| *text != "\u{ad}" && !area.is_within(&room));
        faults.extend(outside.map(|(text, area)| {
            format!("page {number}: `{text}` stands outside the margins, {area:?}")
        }));
        let below = page.texts().filter(|(text, area)| {
            let is_foot = feet.contains(text)
                || ON_COVERS.contains(text)
                || text.chars().all(|c| c.is_ascii_digit());
            area.bottom > page.height - margins.bottom + 6.0 && !is_foot
        });
        faults.extend(below.map(|(text, _)| format!("page {number}: `{text}` is below")));
        let overlaps = page.overlaps().into_iter();
        faults.extend(overlaps.map(|pair| format!("page {number}: {pair} overlap")));
    }
    let texts = set.pages.iter().flat_map(|page| page.texts().map(|(text, _)| text));
    let texts = texts.collect::<Vec<_>>();
    let body = texts.iter().map(|text| essence(text)).collect::<String>();
    let runs = texts.into_iter().map(str::trim).collect::<BTreeSet<_>>();
    let document = serde_json::from_str::<Value>(&outcome.text("build/r/document.json"));
    let (words, numbers) = expected(&document.expect("a settled document"));
    assert!(!words.is_empty(), "the report has tables");
    let lost = words.iter().filter(|words| !body.contains(&essence(words)));
    faults.extend(lost.map(|words| format!("`{words}` is missing")));
    let broken = numbers
        .iter()
        .filter(|number| !number.is_empty() && !runs.contains(number.as_str()));
    faults.extend(broken.map(|number| format!("`{number}` is missing or broken")));
    Seen { pages: set.pages.len(), faults, body }
}

/// What came of some random reports.
#[derive(Debug, Default)]
struct Tally {
    tables: usize,
    pages: usize,
    refused: usize,
    /// What is not as it should be, with the seed of its report.
    wrong: Vec<String>,
}

/// Sets the reports of some seeds, each of so many tables.
fn try_tables(seeds: impl Iterator<Item = u64>, each: usize, sizes: Sizes) -> Tally {
    let mut tally = Tally::default();
    for seed in seeds {
        let random = report(seed, each, sizes);
        let outcome = random.test.run(&["build", "r", "--quiet", "--only", "charts"]);
        let faults = if outcome.code() == Some(0) {
            let seen = look(&outcome, &["FoU"]);
            tally.tables += random.tables;
            tally.pages += seen.pages;
            seen.faults
        } else {
            // What finds no room in any way is told, and nothing else is.
            tally.refused += random.tables;
            let told = outcome.refused().lines().filter(|line| line.starts_with("error"));
            let other = told.filter(|line| !is_of_room(line));
            other.map(str::to_owned).collect()
        };
        if !faults.is_empty() {
            keep(&outcome, seed);
        }
        tally.wrong.extend(faults.iter().map(|fault| format!("seed {seed}: {fault}")));
    }
    tally
}

/// Whether an error tells of a table that finds no room.
fn is_of_room(error: &str) -> bool {
    error.contains("is too wide") || error.contains("is too high")
}

/// Keeps a report for whoever asked for it.
#[expect(clippy::disallowed_methods, reason = "who looks into it says where it is kept")]
fn keep(outcome: &Outcome, seed: u64) {
    let Some(folder) = std::env::var_os("BASLINJE_KEEP") else { return };
    let folder = Path::new(&folder).join(seed.to_string());
    for part in ["book/r/chapters", "build/r"] {
        let to = folder.join(part);
        std::fs::create_dir_all(&to).expect("a folder");
        for entry in std::fs::read_dir(outcome.folder(part)).into_iter().flatten() {
            let entry = entry.expect("an entry");
            if entry.path().is_file() {
                std::fs::copy(entry.path(), to.join(entry.file_name())).expect("a copy");
            }
        }
    }
    std::fs::write(folder.join("told"), &outcome.stderr).expect("a file");
}

/// The seeds that were asked for: so many tables, or a range.
#[expect(clippy::disallowed_methods, reason = "who runs all says so")]
fn asked() -> Option<Range<u64>> {
    let asked = std::env::var("BASLINJE_TABLES").ok()?;
    let number =
        |text: &str| text.parse::<u64>().expect("a number, or two with `..` between");
    Some(match asked.split_once("..") {
        Some((first, end)) => number(first)..number(end),
        None => 1_000..1_000 + number(&asked).div_ceil(20),
    })
}

#[test]
#[expect(clippy::print_stdout, reason = "what came of it is told to who runs all")]
fn random_tables_stand_within_their_pages_with_all_they_hold() {
    let tally = match asked() {
        None => try_tables(1..=4, 5, Sizes::Moderate),
        Some(seeds) => try_tables(seeds, 20, Sizes::Any),
    };
    println!("{} tables, {} pages, {} refused", tally.tables, tally.pages, tally.refused);
    assert!(tally.wrong.is_empty(), "{:#?}", tally.wrong);
    assert!(tally.tables > 4 * tally.refused, "most find room: {tally:?}");
}
