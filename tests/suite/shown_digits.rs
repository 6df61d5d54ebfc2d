//! Where anything is protected nothing leaves the programme with more digits than are shown:
//! 3.3376623376623376 is 257 of 77, whatever the text beside it says.

use regex::Regex;
use serde_json::Value as Json;

use crate::harness::{ANSWERS, CODEBOOK, Outcome, REPORT, ReportTest};

const BLOCKS: &str = "  - text: |
      Medlet är {{ value(\"m\") }}, i Gävle {{ value(\"m-g\") }}, skillnaden
      {{ difference(\"m\", \"m-g\") }} och {{ difference(\"nojda\", \"andra\") }}; se
      @diagram:d, @table:t och @diagram:o.
  - chart: {id: d, caption: D, of: panel, variable: nojd, by: ort, measure: mean, decimals: 1, show: [mean, ci]}
  - table: {id: t, caption: T, of: panel, rows: ort, variables: [nojd], show: [mean, sd, se]}
  - chart: {id: o, caption: O, of: panel, variable: nojd, by: ort, type: bar, show: [percent, ci], compare: {test: chi-square}}
";

const NUMBERS: &str = "  m: {of: panel, variable: nojd, statistic: mean}
  m-g: {of: panel, variable: nojd, where: {ort: Gävle}, statistic: mean}
  andra: {of: panel, variable: nojd, in: [inte nöjd]}
";

/// The base project with more answers: 77 in one place and 90 in the other.
fn project(policy: &str) -> ReportTest {
    let mut rows = "id;ort;nojd;alder\n".to_owned();
    let counts = [[20, 26, 31], [31, 30, 29]];
    let mut id = 0;
    for (counts, place) in counts.iter().zip(1..) {
        for (count, answer) in counts.iter().zip(1..) {
            for _ in 0..*count {
                id += 1;
                rows += &format!("{id};{place};{answer};{}\n", 20 + id % 50);
            }
        }
    }
    let test = ReportTest::new();
    let before = test.content(REPORT);
    let start = before.find("disclosure:").expect("a policy");
    let end = before[start..].find('\n').expect("a line") + start;
    let line = before[start..end].to_owned();
    test.file(ANSWERS, rows)
        .replace(REPORT, &line, &format!("disclosure: {policy}"))
        .append(REPORT, NUMBERS)
        .blocks(BLOCKS)
}

/// Every number in a record that has more than so many decimals, but for confidence levels.
fn long(record: &Json, most: usize, found: &mut Vec<String>) {
    match record {
        Json::Number(number) => {
            let text = number.to_string();
            let decimals = text.split_once('.').map_or("", |(_, decimals)| decimals);
            if decimals.len() > most || text.contains('e') {
                found.push(text);
            }
        }
        Json::Array(all) => all.iter().for_each(|one| long(one, most, found)),
        Json::Object(all) => all.values().for_each(|one| long(one, most, found)),
        _ => {}
    }
}

fn long_numbers(outcome: &Outcome, name: &str) -> Vec<String> {
    let record: Json = serde_json::from_str(&outcome.text(name)).expect("JSON");
    let mut found = Vec::new();
    long(&record, 4, &mut found);
    found
}

/// The lengths of the bars of a chart, in the order they stand.
fn bars(svg: &str) -> Vec<f64> {
    let bar = Regex::new(r#"<rect [^>]*width="([0-9.]+)" height="([0-9.]+)""#);
    let bar = bar.expect("a pattern");
    let widths = bar.captures_iter(svg).map(|found| found[1].parse().expect("a number"));
    widths.collect()
}

#[test]
fn the_record_has_no_more_digits_than_the_report() {
    let outcome = project("{method: suppress, minimum-count: 5}").build();
    outcome.done();
    assert_eq!(long_numbers(&outcome, "build/r/numbers.json"), [""; 0]);
    let text = outcome.text("build/r/numbers.json");
    let record: Json = serde_json::from_str(&text).expect("JSON");
    let value = |id: &str| {
        let numbers = record["numbers"].as_array().expect("numbers");
        let number = numbers.iter().find(|number| number["id"] == id).expect("a number");
        number["value"].as_f64().expect("shown")
    };
    // 155 + 2·26 … of 77: 165 of 77 is 2.142857…, and 343 of 167 2.053892….
    assert_eq!((value("m-g"), value("m")), (2.1, 2.1));
    // What is quoted is the difference of what is shown.
    let differences = record["differences"].as_array().expect("differences");
    assert_eq!(differences[0]["shown"], "0,0");
    let open = project("{method: none, reason: Svaren är påhittade.}").build();
    open.done();
    assert!(!long_numbers(&open, "build/r/numbers.json").is_empty());
    // Drawn is what is shown: two means of 2,1 and 2,0 differ by a tenth.
    let (drawn, exact) = (bars(&outcome.svg("d")), bars(&open.svg("d")));
    assert_eq!(drawn.len(), exact.len());
    assert_ne!(drawn, exact);
}

#[test]
fn an_archive_without_answers_keeps_no_more_digits_either() {
    let test = project("{method: suppress, minimum-count: 5}");
    let outcome = test.run(&["archive", "r", "--without-microdata", "--quiet"]);
    outcome.done();
    let files = crate::archive::files_of(&outcome.bytes("build/r.zip"));
    let kept = files.iter().find(|(name, _)| name.ends_with("protected.json"));
    let kept = kept.expect("what is kept").1;
    let record: Json = serde_json::from_slice(kept).expect("JSON");
    let mut found = Vec::new();
    long(&record, 4, &mut found);
    assert_eq!(found, [""; 0]);
}

#[test]
fn a_mean_of_a_group_that_is_all_alike_is_hidden() {
    let alike = (1..=60).map(|id| {
        let (place, answer) = if id <= 12 { (1, 3) } else { (2, 1 + id % 3) };
        format!("{id};{place};{answer};{}\n", 20 + id % 7)
    });
    let rows = "id;ort;nojd;alder\n".to_owned() + &alike.collect::<String>();
    let blocks = "  - text: Se @diagram:d.
  - chart: {id: d, caption: D, of: panel, variable: nojd, by: ort, measure: mean, decimals: 1}
";
    let outcome = project("{method: suppress, minimum-count: 5}")
        .file(ANSWERS, rows)
        .replace(REPORT, NUMBERS, "")
        .blocks(blocks)
        .build();
    outcome.done();
    assert!(outcome.csv("d").contains("Medelvärde;x;2,0"), "{}", outcome.csv("d"));
}

/// The mean age of fifteen people of two age groups tells how many are in each, whatever
/// their ages within it are.
#[test]
fn a_mean_age_is_an_equation_over_age_groups() {
    let mut rows = "id;ort;nojd;alder\n".to_owned();
    let mut id = 0;
    let places: [[usize; 7]; 2] = [[0, 3, 12, 0, 0, 0, 0], [9; 7]];
    for (counts, place) in places.iter().zip(1..) {
        for (class, count) in counts.iter().enumerate() {
            for nth in 0..*count {
                id += 1;
                rows += &format!("{id};{place};1;{}\n", 20 + 10 * class + nth % 2);
            }
        }
    }
    let classes = (2..9).map(|ten| format!("g{ten}: [{ten}0, {ten}9]"));
    let derived = format!(
        "derive:\n  grupp: {{label: Åldersgrupp, from: alder, cut: {{{}}}}}\n",
        classes.collect::<Vec<_>>().join(", ")
    );
    let mean = "  - table: {id: m, caption: M, of: panel, rows: ort, variables: [alder], show: [mean]}\n";
    let built = |mean: &str| {
        let words = if mean.is_empty() { "@table:a" } else { "@table:a och @table:m" };
        let blocks = format!(
            "  - text: Se {words}.\n  - table: {{id: a, caption: A, of: panel, rows: ort, columns: \
             grupp, totals: both}}\n{mean}"
        );
        let outcome = project("{method: suppress, minimum-count: 5}")
            .file(ANSWERS, &rows)
            .replace(REPORT, NUMBERS, "")
            .append(CODEBOOK, &derived)
            .blocks(&blocks)
            .tabulate();
        outcome.done();
        outcome
    };
    let hidden = |outcome: &Outcome| outcome.csv("a").matches(";x").count();
    let (without, with) = (built(""), built(mean));
    let told = with.csv("m").lines().filter(|line| !line.contains(";x")).count() > 2;
    // Without the mean two cells in each place are enough.
    assert_eq!(hidden(&without), 4, "{}", without.csv("a"));
    assert!(!told || hidden(&with) > 4, "{}\n{}", with.csv("a"), with.csv("m"));
}
