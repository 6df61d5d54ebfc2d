//! Summaries of several questions beside those of R's gtsummary, and beside what R gives for
//! two more data sets by the functions that gtsummary documents: counts, shares, those who did
//! not answer, medians, tests and p-values are the same. Quartiles are of the seventh
//! definition, which gtsummary took before version 2, and takes the second since.

use std::collections::BTreeMap;

use insta::assert_snapshot;
use serde_json::Value as Json;

use crate::harness::{ANSWERS, CODEBOOK, Outcome, REPORT, ReportTest};

const VALUES: &str = include_str!("../ref/r/summaries.json");
const GTSUMMARY: &str = include_str!("../ref/r/gtsummary.json");

/// A data set of R's.
struct Summed {
    id: &'static str,
    answers: &'static str,
    /// The question that makes the groups, and its answers.
    by: (&'static str, &'static [u32]),
    numbers: &'static [&'static str],
    /// Questions with their answers.
    questions: &'static [(&'static str, &'static [u32])],
    /// Those of them whose answers have an order.
    ordered: &'static [&'static str],
    /// Those where a count of fewer than five is expected in at most a fifth of the cells, and
    /// none below one.
    few_expected: &'static [&'static str],
    ignored: &'static str,
}

const DATA: [Summed; 2] = [
    Summed {
        id: "tumours",
        answers: include_str!("../ref/r/tumours.csv"),
        by: ("rel", &[0, 1]),
        numbers: &["age", "edrel"],
        questions: &[("stage", &[1, 2, 3, 4]), ("histol", &[1, 2])],
        ordered: &[],
        few_expected: &[],
        ignored: "stratum, size, weight",
    },
    Summed {
        id: "cars",
        answers: include_str!("../ref/r/cars.csv"),
        by: ("am", &[0, 1]),
        numbers: &["mpg"],
        questions: &[("cyl", &[4, 6, 8]), ("gear", &[3, 4, 5]), ("vs", &[0, 1])],
        ordered: &[],
        few_expected: &[],
        ignored: "carb",
    },
];

/// Data sets that gtsummary itself has summed up.
const BESIDE: [Summed; 2] = [
    Summed {
        id: "students",
        answers: include_str!("../ref/r/students.csv"),
        by: ("exercise", &[1, 2, 3]),
        numbers: &["age", "height", "pulse", "span"],
        questions: &[
            ("sex", &[1, 2]),
            ("smoke", &[1, 2, 3, 4]),
            ("hand", &[1, 2]),
            ("clap", &[1, 2, 3]),
        ],
        ordered: &["smoke"],
        few_expected: &["hand", "clap"],
        ignored: "",
    },
    Summed {
        id: "liver",
        answers: include_str!("../ref/r/liver.csv"),
        by: ("group", &[1, 2]),
        numbers: &["age", "bili", "chol", "albumin", "platelet"],
        questions: &[
            ("sex", &[1, 2]),
            ("ascites", &[0, 1]),
            ("spiders", &[0, 1]),
            ("edema", &[0, 1, 2]),
            ("stage", &[1, 2, 3, 4]),
        ],
        ordered: &["stage"],
        few_expected: &[],
        ignored: "",
    },
];

fn values(labels: &[u32]) -> String {
    let one = |label: &u32| format!("{label}: \"{label}\"");
    labels.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// A report with a summary of all questions of a data set, built with further keys of the
/// block.
fn summed(data: &Summed, keys: &str) -> Outcome {
    let number = |name: &&str| format!("  {name}: {{label: {name}, scale: numeric}}\n");
    let question = |(name, labels): &(&str, &[u32])| {
        let values = values(labels);
        let scale = if data.ordered.contains(name) { "ordinal" } else { "nominal" };
        format!("  {name}: {{label: {name}, scale: {scale}, values: {{{values}}}}}\n")
    };
    let (by, groups) = data.by;
    let variables = data.numbers.iter().map(number).collect::<String>()
        + &data.questions.iter().chain([&data.by]).map(question).collect::<String>();
    let codebook = format!(
        "title: Data\nfile: svar.csv\ncsv: {{separator: \",\", decimal: \".\"}}\nunit: {{one: rad, \
         many: rader}}\nvariables:\n{variables}ignore: [{}]\n",
        data.ignored
    );
    let names = data.questions.iter().map(|(name, _)| *name);
    let names = data.numbers.iter().copied().chain(names).collect::<Vec<_>>().join(", ");
    let block = format!(
        "  - describe: {{id: d, caption: Allt, of: panel, variables: [{names}], by: {by}, test: \
         true{keys}}}\n"
    );
    let named = "  nojda:\n    of: panel\n    variable: nojd\n    \
                 in: [ganska nöjd, mycket nöjd]\n";
    let outcome = ReportTest::new()
        .file(CODEBOOK, codebook)
        .file(ANSWERS, data.answers)
        .replace(REPORT, "{ort: Gävle}", &format!("{{{by}: \"{}\"}}", groups[0]))
        .replace(REPORT, named, "")
        .blocks(&block)
        .build();
    outcome.done();
    outcome
}

/// The tables of a record by the names of their questions.
fn tables(record: &Json) -> BTreeMap<&str, &Json> {
    let tables = record["tables"].as_array().expect("tables").iter();
    let named = tables.map(|table| {
        let id = table["id"].as_str().expect("an id");
        (id.strip_prefix("d-").expect("a table of the summary"), table)
    });
    named.collect()
}

/// The groups of a table with what R calls them.
fn groups(table: &Json) -> Vec<(&str, &Json)> {
    let named = table["groups"].as_array().expect("groups").iter().map(|group| {
        let label = group["label"].as_str().expect("a label");
        (if label == "Totalt" { "all" } else { label }, group)
    });
    named.collect()
}

/// Whether two numbers differ by less than `off`, relative to the larger of one and theirs.
fn near(id: &str, own: f64, value: f64, off: f64) {
    assert!(
        (own - value).abs() <= off * value.abs().max(1.0),
        "{id}: {own}, not {value}"
    );
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
    let near = |id: &str, own: f64, off: f64| near(id, own, theirs[id], off);
    for data in &DATA {
        let outcome = summed(data, ", decimals: 4");
        let record = outcome.text("build/r/numbers.json");
        let record: Json = serde_json::from_str(&record).expect("JSON");
        let tables = tables(&record);
        for name in data.numbers {
            let table = tables[name];
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
            let table = tables[name];
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

/// Every number behind the cells of `tbl_summary(by = …)` with `add_overall()`, and every test
/// and p-value of `add_p()`, of gtsummary 1.7.0; `tests/ref/r/gtsummary.json`.
#[test]
fn summaries_are_those_of_gtsummary() {
    let theirs: BTreeMap<String, Json> = serde_json::from_str(GTSUMMARY).expect("values");
    let value = |id: &str| theirs[id].as_f64().expect("a number");
    let near = |id: &str, own: f64, off: f64| near(id, own, value(id), off);
    let mut held = 0;
    for data in &BESIDE {
        let outcome = summed(data, ", decimals: 6");
        let record = outcome.text("build/r/numbers.json");
        let record: Json = serde_json::from_str(&record).expect("JSON");
        for (name, table) in tables(&record) {
            for (group, of) in groups(table) {
                let id = format!("{}.{group}.{name}", data.id);
                near(&format!("{id}.missing"), number(&of["not_answered"]), 0.0);
                near(&format!("{id}.answered"), number(&of["n"]), 0.0);
                held += 2;
                let cells = of["cells"].as_array().expect("cells");
                if data.numbers.contains(&name) {
                    for (place, part) in ["median", "p25", "p75"].iter().enumerate() {
                        near(
                            &format!("{id}.{part}"),
                            number(&cells[place]["number"]),
                            1e-6,
                        );
                        held += 1;
                    }
                    continue;
                }
                for (place, label) in answers_of(data, name).iter().enumerate() {
                    let cell = &cells[place];
                    near(&format!("{id}.{label}.count"), number(&cell["number"]), 0.0);
                    near(
                        &format!("{id}.{label}.percent"),
                        number(&cell["percent"]),
                        1e-6,
                    );
                    held += 2;
                }
            }
            let id = format!("{}.{name}", data.id);
            let test = &table["test"];
            let (kind, p) = (test["name"].as_str(), test["p"].as_f64());
            let (kind, p) = (kind.expect("a test"), p.expect("a p-value"));
            let asked = theirs[&format!("{id}.test")].as_str().expect("a test");
            if data.ordered.contains(&name) {
                // Gtsummary does not know of the order.
                assert!(
                    matches!(kind, "mann-whitney" | "kruskal-wallis"),
                    "{id}: {kind}"
                );
                near(&format!("{id}.ranks.p"), p, 1e-9);
                continue;
            }
            if data.few_expected.contains(&name) {
                assert_eq!((kind, asked), ("chi-square", "fisher.test"), "{id}");
                near(&format!("{id}.pearson.p"), p, 1e-9);
                continue;
            }
            assert_eq!(in_gtsummary(kind), asked, "{id}");
            near(&format!("{id}.p"), p, 1e-7);
            held += 2;
        }
    }
    assert_eq!(held, 411);
}

fn answers_of(data: &Summed, name: &str) -> &'static [u32] {
    let mut questions = data.questions.iter();
    questions.find(|(question, _)| *question == name).expect("a question").1
}

/// What gtsummary calls a test.
fn in_gtsummary(kind: &str) -> &str {
    match kind {
        "chi-square" => "chisq.test.no.correct",
        "fisher" => "fisher.test",
        "mann-whitney" => "wilcox.test",
        "kruskal-wallis" => "kruskal.test",
        other => other,
    }
}

/// To be read beside `tests/ref/r/gtsummary.txt`.
#[test]
fn summaries_stand_beside_those_of_gtsummary() {
    let tables = BESIDE.each_ref().map(|data| {
        let outcome = summed(data, "");
        format!("{}\n{}", outcome.csv("d"), outcome.typst_line("notes:"))
    });
    assert_snapshot!(tables.join("\n\n"), @r#"
        Fråga;1 (n = 115);2 (n = 24);3 (n = 98);Totalt (n = 237);p-värde
        age: median (nedre kvartil–övre kvartil);18,5 (17,6–20,3);19,3 (18,3–20,4);18,5 (17,5–19,7);18,6 (17,7–20,2);0,242
        height: median (nedre kvartil–övre kvartil);173,0 (168,0–180,3);167,0 (163,8–172,3);169,0 (164,8–177,3);171,0 (165,0–180,0);0,001
         Svar saknas;10;4;14;28;
        pulse: median (nedre kvartil–övre kvartil);71,0 (65,0–78,0);76,0 (68,0–86,0);76,0 (69,5–84,3);72,5 (66,0–80,0);0,016
         Svar saknas;20;7;18;45;
        span: median (nedre kvartil–övre kvartil);18,6 (17,5–20,1);18,5 (17,8–19,3);18,1 (17,5–19,5);18,5 (17,5–19,8);0,158
         Svar saknas;0;0;1;1;
        sex;;;;;0,057
         1;49 (43 %);11 (46 %);58 (59 %);118 (50 %);
         2;65 (57 %);13 (54 %);40 (41 %);118 (50 %);
         Svar saknas;1;0;0;1;
        smoke;;;;;0,778
         1;7 (6 %);1 (4 %);3 (3 %);11 (5 %);
         2;87 (76 %);18 (78 %);84 (86 %);189 (80 %);
         3;12 (10 %);3 (13 %);4 (4 %);19 (8 %);
         4;9 (8 %);1 (4 %);7 (7 %);17 (7 %);
         Svar saknas;0;1;0;1;
        hand;;;;;0,547
         1;7 (6 %);3 (13 %);8 (8 %);18 (8 %);
         2;107 (94 %);21 (88 %);90 (92 %);218 (92 %);
         Svar saknas;1;0;0;1;
        clap;;;;;0,010
         1;19 (17 %);6 (25 %);14 (14 %);39 (17 %);
         2;34 (30 %);5 (21 %);11 (11 %);50 (21 %);
         3;62 (54 %);13 (54 %);72 (74 %);147 (62 %);
         Svar saknas;0;0;1;1;

        notes: ("Antal, inom parentes procent av dem som har svarat.", "p-värden: Pearsons chi-två-test och Kruskal–Wallis test.", ),

        Fråga;1 (n = 158);2 (n = 154);Totalt (n = 312);p-värde
        age: median (nedre kvartil–övre kvartil);51,9 (43,0–58,9);48,1 (41,4–55,8);49,8 (42,2–56,7);0,020
        bili: median (nedre kvartil–övre kvartil);1,4 (0,8–3,2);1,3 (0,7–3,6);1,4 (0,8–3,4);0,842
        chol: median (nedre kvartil–övre kvartil);315,5 (247,8–417,0);303,5 (254,3–377,0);309,5 (249,5–400,0);0,545
         Svar saknas;18;10;28;
        albumin: median (nedre kvartil–övre kvartil);3,6 (3,2–3,8);3,5 (3,3–3,8);3,6 (3,3–3,8);0,951
        platelet: median (nedre kvartil–övre kvartil);255,0 (189,5–322,0);259,5 (206,8–322,5);257,0 (199,8–322,5);0,455
         Svar saknas;2;2;4;
        sex;;;;0,326
         1;21 (13 %);15 (10 %);36 (12 %);
         2;137 (87 %);139 (90 %);276 (88 %);
        ascites;;;;0,433
         0;144 (91 %);144 (94 %);288 (92 %);
         1;14 (9 %);10 (6 %);24 (8 %);
        spiders;;;;0,885
         0;113 (72 %);109 (71 %);222 (71 %);
         1;45 (28 %);45 (29 %);90 (29 %);
        edema;;;;0,877
         0;132 (84 %);131 (85 %);263 (84 %);
         1;16 (10 %);13 (8 %);29 (9 %);
         2;10 (6 %);10 (6 %);20 (6 %);
        stage;;;;0,388
         1;12 (8 %);4 (3 %);16 (5 %);
         2;35 (22 %);32 (21 %);67 (21 %);
         3;56 (35 %);64 (42 %);120 (38 %);
         4;55 (35 %);54 (35 %);109 (35 %);

        notes: ("Antal, inom parentes procent av dem som har svarat.", "p-värden: Pearsons chi-två-test och Mann–Whitneys test.", ),
        "#);
}
