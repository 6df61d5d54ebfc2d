//! How much is hidden where what was answered is protected, and where silence is too: random
//! surveys, the same report under both, and an attacker of its own.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::Value as Json;

use crate::attacker::{Published, Questionnaire, System, published};
use crate::harness::{ANSWERS, CODEBOOK, REPORT, ReportTest};
use crate::suppression::Random;

const NONE: &str = "{method: none, reason: Svaren är påhittade.}";

/// A survey and a report about it, made up.
struct Made {
    codebook: String,
    answers: String,
    blocks: String,
    numbers: String,
}

/// One of some values, the first ones more often.
fn skewed(random: &mut Random, values: u64) -> u64 {
    let one = random.below(values);
    if random.below(2) == 0 { one } else { one.min(random.below(values)) }
}

/// An answer, or now and then none.
fn answer(random: &mut Random, values: u64, silence: u64) -> String {
    match random.below(100) {
        one if one < silence => String::new(),
        one if one < 2 * silence => "9".to_owned(),
        _ => (skewed(random, values) + 1).to_string(),
    }
}

impl Made {
    fn random(random: &mut Random) -> Self {
        let rows = 40 + random.below(360);
        let (places, answers) = (2 + random.below(4), 2 + random.below(4));
        let list = |count: u64, word: &str| {
            let one = |value: u64| format!("{value}: {word} {value}");
            (1..=count).map(one).collect::<Vec<_>>().join(", ")
        };
        let codebook = format!(
            "title: Provpanelen
file: svar.csv
csv: {{separator: \";\", decimal: \",\", encoding: utf-8}}
unit: {{one: person, many: personer}}
variables:
  id: {{label: Löpnummer, scale: id}}
  ort: {{label: Ort, scale: nominal, values: {{{}}}}}
  kon: {{label: Kön, scale: nominal, values: {{1: kvinna, 2: man}}, missing: {{9: vill ej uppge}}}}
  nojd: {{label: Nöjdhet, scale: ordinal, values: {{{}}}, missing: {{9: vet ej}}}}
  tid: {{label: Tid, scale: ordinal, values: {{1: kort, 2: lång, 3: mycket lång}}, missing: {{9: minns inte}}}}
",
            list(places, "ort"),
            list(answers, "svar"),
        );
        let mut data = String::from("id;ort;kon;nojd;tid\n");
        for id in 1..=rows {
            let place = skewed(random, places) + 1;
            let sex = answer(random, 2, 1);
            let content = answer(random, answers, 2);
            let time = answer(random, 3, 1);
            writeln!(data, "{id};{place};{sex};{content};{time}").expect("a line");
        }
        let pick = |random: &mut Random, of: &[&str]| {
            let place =
                usize::try_from(random.below(u64::try_from(of.len()).expect("few")))
                    .expect("small");
            of[place].to_owned()
        };
        let base = pick(random, &["all", "valid"]);
        let other = pick(random, &["all", "valid"]);
        let totals = pick(random, &["none", "rows", "columns", "both"]);
        let measure = pick(random, &["count", "percent", "both"]);
        let shown = pick(random, &["show", "hide"]);
        let by = pick(random, &["ort", "kon"]);
        Self {
            codebook,
            answers: data,
            blocks: format!(
                "  - chart: {{id: c, caption: Nöjdhet, of: panel, variable: nojd, by: ort, type: stacked-bar, base: {base}}}
  - table: {{id: t, caption: Nöjdhet, of: panel, rows: {by}, columns: tid, measure: {measure}, totals: {totals}, base: {other}, missing: {shown}}}
  - table: {{id: u, caption: Tid, of: panel, rows: tid, measure: both, base: {base}}}
"
            ),
            numbers: format!(
                "  forsta: {{of: panel, variable: nojd, in: svar 1, base: {base}}}
  korta: {{of: panel, variable: tid, in: kort, base: {other}, where: {{kon: kvinna}}}}
"
            ),
        }
    }

    fn under(&self, policy: &str) -> ReportTest {
        ReportTest::new()
            .file(CODEBOOK, &self.codebook)
            .file(ANSWERS, &self.answers)
            .replace(REPORT, NONE, policy)
            .replace(REPORT, "    where: {ort: Gävle}", "    where: {ort: ort 1}")
            .replace(REPORT, "    in: [ganska nöjd, mycket nöjd]", "    in: svar 2")
            .append(REPORT, &self.numbers)
            .append(REPORT, "accept: [{check: much-hidden, reason: Prov.}]\n")
            .blocks(&self.blocks)
    }

    /// How many cells, and numbers, are hidden under a policy, and of how many.
    fn hidden(&self, policy: &str) -> (u64, u64) {
        let outcome = self.under(policy).run(&["check", "r", "--disclosure", "--quiet"]);
        outcome.done();
        assert!(!outcome.stderr.contains("not proven"), "{}", outcome.stderr);
        let line = outcome.stdout.lines().last().expect("a sum").to_owned();
        let counts = line.split(' ').filter_map(|word| word.parse::<u64>().ok());
        let counts = counts.collect::<Vec<_>>();
        // r: 8 of 18 cells hidden (44 %), 0 of 2 numbers (0 %)
        (counts[0] + counts[2], counts[1] + counts[3])
    }

    fn published(&self, policy: &str) -> Published {
        let books =
            BTreeMap::from([("panel".to_owned(), Questionnaire::read(&self.codebook))]);
        let outcome = self.under(policy).build();
        outcome.done();
        let record: Json =
            serde_json::from_str(&outcome.text("build/r/numbers.json")).expect("JSON");
        published(&record, &books)
    }
}

const ANSWERS_ONLY: &str = "{method: suppress, minimum-count: 5}";
const EVERYTHING: &str = "{method: suppress, minimum-count: 5, protect: all}";

/// Hides some random surveys in both ways; gives what is hidden in all of them before and
/// after, and of how much.
#[expect(clippy::print_stdout, reason = "the table is what it is run for")]
fn measured(surveys: u64) -> (u64, u64, u64) {
    let mut random = Random(12);
    let (mut before, mut after, mut all) = (0, 0, 0);
    for survey in 0..surveys {
        let made = Made::random(&mut random);
        let (strict, cells) = made.hidden(EVERYTHING);
        let (own, _) = made.hidden(ANSWERS_ONLY);
        assert!(own <= strict, "survey {survey}: {own} hidden, and {strict} before");
        println!("{survey:>4} {cells:>4} {strict:>4} {own:>4}");
        (before, after, all) = (before + strict, after + own, all + cells);
    }
    println!(" all {all:>4} {before:>4} {after:>4}");
    (before, after, all)
}

/// What an attacker finds in some random surveys.
fn attacked(surveys: u64, first: u64) {
    let mut random = Random(first);
    for survey in 0..surveys {
        let made = Made::random(&mut random);
        let books =
            BTreeMap::from([("panel".to_owned(), Questionnaire::read(&made.codebook))]);
        let truth = made.published(NONE);
        let seen = made.published(ANSWERS_ONLY);
        let found = System::new(&truth, &books).found(&seen, &truth);
        assert!(found.is_empty(), "survey {survey}: {found:#?}\n{}", made.blocks);
    }
}

#[test]
fn never_is_more_hidden_where_silence_is_not_protected() {
    let (before, after, _) = measured(12);
    assert!(after < before, "{after} hidden, and {before} before");
}

#[test]
fn an_attacker_finds_no_answer_in_random_surveys() {
    attacked(3, 5);
}

#[test]
#[ignore = "minutes; it prints how much is hidden before and after"]
fn two_hundred_random_surveys_are_hidden_in_both_ways() {
    let (before, after, all) = measured(200);
    assert!(after < before && before < all);
    attacked(40, 6);
}
