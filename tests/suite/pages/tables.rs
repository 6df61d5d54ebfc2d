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
use typst::foundations::{Label, Selector, Value as TypstValue};
use typst::introspection::{Introspector, MetadataElem};
use typst::utils::PicoStr;

use crate::harness::Outcome;

use super::frames::{Area, SetDocument, SetPage, set};
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

/// The words of the tables of a report, and their numbers; nothing of some.
fn expected(document: &Value, without: &[String]) -> (Vec<String>, Vec<String>) {
    let (mut words, mut numbers) = (Vec::new(), Vec::new());
    let mut all = Vec::new();
    items(document, &mut all);
    let is_left_out = |item: &&Value| {
        item["label"].as_str().is_some_and(|id| without.iter().any(|it| it == id))
    };
    for item in all.into_iter().filter(|item| !is_left_out(item)) {
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
    /// The tables that are too high for their page, in place of which nothing is set.
    pub(super) too_high: Vec<String>,
    /// All that is printed, letters and digits only, in the order it was set.
    pub(super) body: String,
}

/// Looks at the pages of a built report, at whose foot some texts stand.
pub(super) fn look(outcome: &Outcome, feet: &[&str]) -> Seen {
    let set = set(&outcome.folder("build/r"), "r");
    let margins = Margins::of(&outcome.text("build/r/look.typ"));
    let (mut faults, too_high) = (Vec::new(), too_high(&set));
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
        let is_of_every_slide =
            |text: &str| feet.contains(&text) || text.chars().all(|c| c.is_ascii_digit());
        let mut own =
            page.texts().filter(|(text, _)| !is_of_every_slide(text)).peekable();
        let is_slide = own.peek().is_some_and(|(text, _)| text.starts_with("Bild "));
        if is_slide && own.all(|(text, _)| text.starts_with("Bild ")) {
            faults.push(format!("page {number} has nothing but its title"));
        }
        let overlaps = page.overlaps().into_iter();
        faults.extend(overlaps.map(|pair| format!("page {number}: {pair} overlap")));
    }
    let texts = |page: &SetPage| {
        page.texts().map(|(text, _)| text.to_owned()).collect::<Vec<_>>()
    };
    let texts = set.pages.iter().map(texts).collect::<Vec<_>>();
    let pages = texts.iter().map(|texts| texts.iter().map(|it| essence(it)).collect());
    let pages = pages.collect::<Vec<String>>();
    let body = pages.concat();
    let runs = texts.iter().flatten().map(|text| text.trim()).collect::<BTreeSet<_>>();
    let document = serde_json::from_str::<Value>(&outcome.text("build/r/document.json"));
    let document = document.expect("a settled document");
    let (words, numbers) = expected(&document, &too_high);
    assert!(!words.is_empty(), "the report has tables");
    let lost = words.iter().filter(|words| {
        let words = essence(words);
        !body.contains(&words) && !goes_on(&words, &pages)
    });
    faults.extend(lost.map(|words| format!("`{words}` is missing")));
    let broken = numbers
        .iter()
        .filter(|number| !number.is_empty() && !runs.contains(number.as_str()));
    faults.extend(broken.map(|number| format!("`{number}` is missing or broken")));
    Seen { pages: set.pages.len(), faults, too_high, body }
}

/// Whether words stand on consecutive pages, as far as a page had room.
fn goes_on(words: &str, pages: &[String]) -> bool {
    /// Pieces are as long as this on the average: shorter ones stand anywhere by chance.
    const PIECE: usize = 10;
    (0..pages.len()).any(|first| {
        let (mut rest, mut pieces) = (words, 0);
        for page in &pages[first..] {
            let ends = rest.char_indices().map(|(at, sign)| at + sign.len_utf8());
            let found = ends.take_while(|end| page.contains(&rest[..*end])).last();
            let Some(end) = found else { return false };
            (rest, pieces) = (&rest[end..], pieces + 1);
            if rest.is_empty() {
                return words.chars().count() >= PIECE * pieces;
            }
        }
        false
    })
}

/// The tables that the template says to be too high.
fn too_high(set: &SetDocument) -> Vec<String> {
    let label = Label::new(PicoStr::intern("too-high")).expect("a label");
    let found = set.document.introspector().query(&Selector::Label(label));
    let ids = found.iter().filter_map(|found| {
        let TypstValue::Dict(told) = &found.to_packed::<MetadataElem>()?.value else {
            return None;
        };
        let TypstValue::Str(label) = told.get("table").ok()? else { return None };
        label.as_str().strip_prefix("table:").map(str::to_owned)
    });
    ids.collect()
}

/// What came of some random reports.
#[derive(Debug, Default)]
struct Tally {
    /// How many tables were set.
    tables: usize,
    pages: usize,
    /// What was told of those that find no room.
    refused: Vec<String>,
    /// What is not as it should be, with the seed of its report.
    wrong: Vec<String>,
}

impl Tally {
    fn note(&mut self, seed: u64, faults: impl IntoIterator<Item = String>) {
        self.wrong
            .extend(faults.into_iter().map(|fault| format!("seed {seed}: {fault}")));
    }
}

/// Sets the reports of some seeds, each of so many tables. What is too wide is told before
/// anything is set, and left out; what is too high is told then: all others stand there.
fn try_tables(seeds: impl Iterator<Item = u64>, each: usize, sizes: Sizes) -> Tally {
    let mut tally = Tally::default();
    for seed in seeds {
        let mut left_out = BTreeSet::new();
        loop {
            let random = report(seed, each, sizes, &left_out);
            let outcome = random.test.run(&["build", "r", "--quiet", "--only", "charts"]);
            if outcome.code() == Some(0) {
                let seen = look(&outcome, &["FoU"]);
                tally.tables += random.tables - left_out.len() - seen.too_high.len();
                tally.pages += seen.pages;
                let high = seen.too_high.iter();
                tally
                    .refused
                    .extend(high.map(|id| format!("seed {seed}: {id} is too high")));
                keep_unless(seen.faults.is_empty(), &outcome, seed);
                tally.note(seed, seen.faults);
                break;
            }
            let told = outcome.refused().lines().filter(|line| line.starts_with("error"));
            let (wide, other): (Vec<_>, Vec<_>) =
                told.partition(|line| too_wide(line).is_some());
            let ids = wide.iter().filter_map(|line| too_wide(line));
            left_out.extend(ids.map(str::to_owned));
            tally.refused.extend(wide.iter().map(|line| format!("seed {seed}: {line}")));
            if !other.is_empty() || wide.is_empty() {
                keep_unless(false, &outcome, seed);
                tally.note(seed, [outcome.stderr.clone()]);
                break;
            }
        }
        if matches!(sizes, Sizes::Any) {
            // What Typst remembers of two thousand tables is more than a machine holds.
            typst::comemo::evict(0);
        }
    }
    tally
}

/// The table that an error says to be too wide.
fn too_wide(error: &str) -> Option<&str> {
    let (id, rest) = error.strip_prefix("error: the table `")?.split_once('`')?;
    rest.starts_with(" is too wide: ").then_some(id)
}

/// Keeps a report that is not as it should be for whoever asked for it.
#[expect(clippy::disallowed_methods, reason = "who looks into it says where it is kept")]
fn keep_unless(is_good: bool, outcome: &Outcome, seed: u64) {
    let Some(folder) = std::env::var_os("BASLINJE_KEEP").filter(|_| !is_good) else {
        return;
    };
    let (from, folder) = (outcome.folder(""), Path::new(&folder).join(seed.to_string()));
    for entry in walkdir::WalkDir::new(&from) {
        let entry = entry.expect("an entry");
        let to = folder.join(entry.path().strip_prefix(&from).expect("a path below it"));
        if entry.file_type().is_dir() {
            std::fs::create_dir_all(&to).expect("a folder");
        } else {
            std::fs::copy(entry.path(), &to).expect("a copy");
        }
    }
    std::fs::write(folder.join("told"), &outcome.stderr).expect("a file");
}

/// The seeds that were asked for: those of so many tables, or a range.
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
    let Tally { tables, pages, refused, wrong } = tally;
    println!("{tables} tables on {pages} pages, {} refused", refused.len());
    refused.iter().for_each(|told| println!("{told}"));
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(tables > 19 * refused.len(), "nearly all find room");
}
