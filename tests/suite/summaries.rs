//! Summaries of several questions beside what R gives for them in the way that `tbl_summary()`
//! and `add_p()` of gtsummary document: counts, shares, medians and p-values are the same;
//! quartiles are of the seventh definition, where those of gtsummary are of the second.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use crate::harness::{ANSWERS, CODEBOOK, REPORT, ReportTest};

const VALUES: &str = include_str!("../ref/r/summaries.json");

/// A data set of R's.
struct Summed {
    id: &'static str,
    answers: &'static str,
    by: &'static str,
    numbers: &'static [&'static str],
    /// Questions with their answers.
    questions: &'static [(&'static str, &'static [u32])],
    ignored: &'static str,
}

const DATA: [Summed; 2] = [
    Summed {
        id: "tumours",
        answers: include_str!("../ref/r/tumours.csv"),
        by: "rel",
        numbers: &["age", "edrel"],
        questions: &[("stage", &[1, 2, 3, 4]), ("histol", &[1, 2])],
        ignored: "stratum, size, weight",
    },
    Summed {
        id: "cars",
        answers: include_str!("../ref/r/cars.csv"),
        by: "am",
        numbers: &["mpg"],
        questions: &[("cyl", &[4, 6, 8]), ("gear", &[3, 4, 5]), ("vs", &[0, 1])],
        ignored: "carb",
    },
];

fn values(labels: &[u32]) -> String {
    let one = |label: &u32| format!("{label}: \"{label}\"");
    labels.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// The record of a summary of all questions of a data set.
fn summed(data: &Summed) -> Json {
    let number = |name: &&str| format!("  {name}: {{label: {name}, scale: numeric}}\n");
    let question = |(name, labels): &(&str, &[u32])| {
        let values = values(labels);
        format!("  {name}: {{label: {name}, scale: nominal, values: {{{values}}}}}\n")
    };
    let by = (data.by, &[0, 1][..]);
    let variables = data.numbers.iter().map(number).collect::<String>()
        + &data.questions.iter().chain([&by]).map(question).collect::<String>();
    let codebook = format!(
        "title: Data\nfile: svar.csv\ncsv: {{separator: \",\", decimal: \".\"}}\nunit: {{one: rad, \
         many: rader}}\nvariables:\n{variables}ignore: [{}]\n",
        data.ignored
    );
    let names = data.questions.iter().map(|(name, _)| *name);
    let names = data.numbers.iter().copied().chain(names).collect::<Vec<_>>().join(", ");
    let block = format!(
        "  - describe: {{id: d, caption: Allt, of: panel, variables: [{names}], by: {}, test: \
         true, decimals: 4}}\n",
        data.by
    );
    let named = "  nojda:\n    of: panel\n    variable: nojd\n    \
                 in: [ganska nöjd, mycket nöjd]\n";
    let outcome = ReportTest::new()
        .file(CODEBOOK, codebook)
        .file(ANSWERS, data.answers)
        .replace(REPORT, "{ort: Gävle}", &format!("{{{}: \"0\"}}", data.by))
        .replace(REPORT, named, "")
        .blocks(&block)
        .build();
    outcome.done();
    serde_json::from_str(&outcome.text("build/r/numbers.json")).expect("JSON")
}

/// What stands in a cell, as a number.
fn number(text: &Json) -> f64 {
    let text = text.as_str().expect("a text").replace('\u{a0}', "").replace(',', ".");
    text.parse().expect("a number")
}

/// R: `median`, `quantile(type = 7)`, `wilcox.test(exact = FALSE)`, `chisq.test(correct = FALSE)`
/// and where a count of fewer than five is expected `fisher.test`; `tests/ref/r/summaries.json`.
#[test]
fn summaries_are_those_of_r() {
    let theirs: BTreeMap<String, f64> = serde_json::from_str(VALUES).expect("numbers");
    let near = |id: &str, own: f64, off: f64| {
        let value = theirs[id];
        assert!(
            (own - value).abs() <= off * value.abs().max(1.0),
            "{id}: {own}, not {value}"
        );
    };
    for data in &DATA {
        let record = summed(data);
        let tables = record["tables"].as_array().expect("tables");
        let table = |name: &str| {
            let mut all = tables.iter();
            all.find(|table| table["id"] == format!("d-{name}")).expect("a table")
        };
        let groups = |table: &Json| {
            let groups = table["groups"].as_array().expect("groups").clone();
            let name =
                |label: &str| if label == "Totalt" { "all" } else { label }.to_owned();
            let named = groups.into_iter().map(move |group| {
                (name(group["label"].as_str().expect("a label")), group)
            });
            named.collect::<Vec<_>>()
        };
        for name in data.numbers {
            let table = table(name);
            for (group, of) in groups(table) {
                let id = format!("{}.{group}.{name}", data.id);
                let cell = |place: usize| number(&of["cells"][place]["number"]);
                near(&format!("{id}.median"), cell(0), 1e-4);
                near(&format!("{id}.quartiles.7.lower"), cell(1), 1e-4);
                near(&format!("{id}.quartiles.7.upper"), cell(2), 1e-4);
                near(&format!("{}.{group}.n", data.id), number(&of["n"]), 0.0);
            }
            let p = table["test"]["p"].as_f64().expect("a p-value");
            near(&format!("{}.{name}.p", data.id), p, 1e-9);
        }
        for (name, labels) in data.questions {
            let table = table(name);
            for (group, of) in groups(table) {
                for (place, label) in labels.iter().enumerate() {
                    let id = format!("{}.{group}.{name}.{label}", data.id);
                    let cell = &of["cells"][place];
                    near(&format!("{id}.count"), number(&cell["number"]), 0.0);
                    near(&format!("{id}.percent"), number(&cell["percent"]), 1e-4);
                }
            }
            let p = table["test"]["p"].as_f64().expect("a p-value");
            near(&format!("{}.{name}.p", data.id), p, 1e-7);
        }
    }
}
