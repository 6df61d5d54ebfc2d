//! Those who answered two questions, or all of several: how many they are and how many left one
//! out, in texts, tables, correlations and records, against what R gives; what is not shown of
//! them, and what is refused.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use crate::harness::{ANSWERS, CODEBOOK, Outcome, REPORT, ReportTest};

const TRAITS: &str = include_str!("../ref/r/traits.csv");
const WEATHER: &str = include_str!("../ref/r/weather.csv");
const VALUES: &str = include_str!("../ref/r/complete.json");

const ITEMS: [&str; 8] = ["A1", "A2", "A3", "A4", "A5", "C4", "N3", "O5"];
const AIR: [&str; 4] = ["ozone", "solar", "wind", "temp"];

/// What R gives, by id.
fn values() -> BTreeMap<String, f64> {
    serde_json::from_str(VALUES).expect("numbers by id")
}

fn codebook(variables: &str, ignored: &str) -> String {
    format!(
        "title: Data\nfile: svar.csv\ncsv: {{separator: \",\", decimal: \".\"}}\nunit: {{one: \
         person, many: personer}}\nvariables:\n{variables}{ignored}"
    )
}

/// A questionnaire of 312 persons.
fn traits() -> ReportTest {
    let values = "values: {1: a, 2: b, 3: c, 4: d, 5: e, 6: f}";
    let item =
        |name: &&str| format!("  {name}: {{label: {name}, scale: ordinal, {values}}}\n");
    let header = TRAITS.lines().next().expect("names").split(',');
    let others = header.filter(|name| !ITEMS.contains(name)).collect::<Vec<_>>();
    let ignored = format!("ignore: [{}]\n", others.join(", "));
    ReportTest::new()
        .file(CODEBOOK, codebook(&ITEMS.iter().map(item).collect::<String>(), &ignored))
        .file(ANSWERS, TRAITS)
        .replace(REPORT, "where: {ort: Gävle}", "where: {A1: a}")
        .replace(
            REPORT,
            "variable: nojd\n    in: [ganska nöjd, mycket nöjd]",
            "variable: A1\n    in: [a, b]",
        )
}

/// The weather of 153 days.
fn weather() -> ReportTest {
    let number = |name: &&str| format!("  {name}: {{label: {name}, scale: numeric}}\n");
    ReportTest::new()
        .file(CODEBOOK, codebook(&AIR.iter().map(number).collect::<String>(), ""))
        .file(ANSWERS, WEATHER)
        .replace(REPORT, "    where: {ort: Gävle}\n", "")
        .replace(REPORT, "    variable: nojd\n    in: [ganska nöjd, mycket nöjd]\n", "")
}

fn record(outcome: &Outcome) -> Json {
    serde_json::from_str(&outcome.text("build/r/numbers.json")).expect("JSON")
}

#[track_caller]
fn holds(values: &BTreeMap<String, f64>, id: &str, own: &Json) {
    let (own, theirs) = (own.as_f64().expect(id), values[id]);
    let size = own.abs().max(theirs.abs()).max(1e-12);
    assert!((own - theirs).abs() <= 1e-9 * size, "{id}: {own}, R says {theirs}");
}

fn named<'r>(record: &'r Json, id: &str) -> &'r Json {
    let mut numbers = record["numbers"].as_array().expect("numbers").iter();
    numbers.find(|number| number["id"] == id).unwrap_or_else(|| panic!("no {id}"))
}

/// A whole count as it is shown.
fn count(shown: &Json) -> f64 {
    shown.as_str().expect("a text").replace('\u{a0}', "").parse().expect("a count")
}

/// Everything that R says of some questions; `correlated` are those whose ranks are compared.
fn hold_all(test: ReportTest, id: &str, names: &[&str]) {
    let list = names.join(", ");
    let methods = ["pearson", "spearman", "kendall"];
    let correlations = methods.map(|method| {
        format!(
            "  - correlations: {{id: {method}, caption: Samband, of: panel, variables: \
             [{list}], method: {method}, complete: true}}\n"
        )
    });
    let blocks = format!(
        "  - table: {{id: t, caption: Medel, of: panel, variables: [{list}], show: [mean, sd, \
         median, ci], complete: true}}\n{}  - correlations: {{id: parvis, caption: Samband, \
         of: panel, variables: [{list}]}}\n",
        correlations.concat()
    );
    let outcome = test.blocks(&blocks).build();
    outcome.done();
    let (record, values) = (record(&outcome), values());
    let of = |part: &str| values[&format!("{id}.{part}")];
    let table = &record["tables"][0];
    for (group, name) in table["groups"].as_array().expect("groups").iter().zip(names) {
        assert!((count(&group["rows"]) - of("n")).abs() < 0.1, "{name}");
        assert!((count(&group["n"]) - of("n")).abs() < 0.1, "{name}");
        let exact = |cell: usize, part: &str| &group["cells"][cell]["unrounded"][part];
        for (cell, statistic) in ["mean", "sd", "median"].into_iter().enumerate() {
            holds(&values, &format!("{id}.{name}.{statistic}"), exact(cell, "value"));
        }
        holds(&values, &format!("{id}.{name}.mean.lower"), exact(0, "low"));
        holds(&values, &format!("{id}.{name}.mean.upper"), exact(0, "high"));
    }
    assert!((count(&table["ungrouped"]) - of("missing")).abs() < 0.1);
    for (place, other) in names.iter().enumerate() {
        for one in &names[..place] {
            let pair = format!("{id}.{one}.{other}");
            for method in methods {
                let number = named(&record, &format!("{method}-{one}-{other}"));
                holds(&values, &format!("{pair}.{method}"), &number["value"]);
                let shown = &number["shown"];
                assert!((count(&shown["n"]) - of("n")).abs() < 0.1, "{pair}");
                assert!((count(&shown["missing"]) - of("missing")).abs() < 0.1, "{pair}");
            }
            let number = named(&record, &format!("parvis-{one}-{other}"));
            holds(&values, &format!("{pair}.pairwise"), &number["value"]);
            let shown = &number["shown"];
            let near = |shown: &Json, part: &str| {
                (count(shown) - values[&format!("{pair}.{part}")]).abs() < 0.1
            };
            assert!(
                near(&shown["n"], "n") && near(&shown["missing"], "missing"),
                "{pair}"
            );
        }
    }
}

/// R: `complete.cases`, `cor(use = "complete.obs")`, `cor(use = "pairwise.complete.obs")`,
/// `t.test`; `tests/ref/r/complete.json`.
#[test]
fn means_and_correlations_of_complete_cases_are_those_of_r() {
    hold_all(traits(), "traits", &ITEMS);
    hold_all(weather(), "weather", &AIR);
}

#[test]
fn texts_quote_how_many_answered_both_and_how_many_did_not() {
    let numbers = "numbers:
  r: {of: panel, variable: A2, with: A3, statistic: pearson}
  d: {of: panel, variable: A2, with: A3, statistic: paired-difference}
  b: {of: panel, variable: A2, with: A3, statistic: count}
  m: {of: panel, variable: A2, statistic: mean}
";
    let text = "  - text: 'Par: {{ n(\"r\") }}, {{ missing(\"r\") }}, {{ base(\"r\") }}; {{ missing(\"d\") }}; {{ n(\"b\") }}, {{ missing(\"b\") }}; {{ missing(\"m\") }}; {{ missing(\"d\", words=true) }}.'\n";
    let outcome = traits().replace(REPORT, "numbers:\n", numbers).blocks(text).build();
    outcome.done();
    let line = outcome.typst_line("Par:").replace('\\', "");
    assert!(line.contains("Par: 302, 10, 312; 10; 302, 10; 5; tio."), "{line}");
    let record = record(&outcome);
    assert_eq!(named(&record, "b")["shown"]["missing"], "10");
    assert_eq!(named(&record, "b")["other"], "A3");
    assert!(named(&record, "m")["shown"]["missing"].is_null());
}

#[test]
fn notes_tell_of_pairs_and_of_complete_cases_in_each_language() {
    let blocks = "  - table: {id: t, caption: Medel, of: panel, variables: [A1, A2, A3], complete: true}
  - correlations: {id: alla, caption: Samband, of: panel, variables: [A1, A2, A3], complete: true}
  - correlations: {id: par, caption: Samband, of: panel, variables: [A1, A2, A3]}
  - table: {id: kors, caption: Kors, of: panel, rows: A2, columns: A3}
  - describe: {id: d, caption: Alla, of: panel, variables: [A1, A2], by: A3, complete: true}
";
    let told = |language: &str| {
        let test = traits()
            .replace(REPORT, "language: sv", &format!("language: {language}"))
            .blocks(blocks);
        let outcome = test.build();
        outcome.done();
        let typst = outcome.typst().replace(['\\', '~', '\u{a0}'], " ");
        let notes = typst.lines().filter(|line| line.trim().starts_with("notes:"));
        let told = notes.map(|line| {
            let about = |part: &&str| part.contains("302");
            let parts = line.split('"').filter(about).collect::<Vec<_>>();
            parts.join(" | ")
        });
        told.filter(|told| !told.is_empty()).collect::<Vec<_>>().join("\n")
    };
    assert_eq!(
        ["sv", "nb", "da", "en"].map(told).join("\n\n"),
        "Endast de som besvarade alla frågorna räknas här: 302 av 312.
Endast de som besvarade alla frågorna räknas här: 302 av 312.
Varje korrelation är av dem som svarade på båda frågorna, n = 302–307 av 312; 5–10 saknar svar på minst en av dem.
Endast de som besvarade alla frågorna räknas här: 302 av 312.

Bare de som besvarte alle spørsmålene, regnes med her: 302 av 312.
Bare de som besvarte alle spørsmålene, regnes med her: 302 av 312.
Hver korrelasjon er av dem som svarte på begge spørsmålene, n = 302–307 av 312; 5–10 mangler svar på minst ett av dem.
Bare de som besvarte alle spørsmålene, regnes med her: 302 av 312.

Kun de, der besvarede alle spørgsmål, er medregnet her: 302 af 312.
Kun de, der besvarede alle spørgsmål, er medregnet her: 302 af 312.
Hver korrelation er af dem, der svarede på begge spørgsmål, n = 302–307 af 312; 5–10 mangler svar på mindst et af dem.
Kun de, der besvarede alle spørgsmål, er medregnet her: 302 af 312.

Only those who answered all the questions are counted here: 302 of 312.
Only those who answered all the questions are counted here: 302 of 312.
Each correlation is of those who answered both questions, n = 302–307 of 312; an answer to at least one of them is missing from 5–10.
Only those who answered all the questions are counted here: 302 of 312."
    );
}

/// Sixty people of whom a few left out the second question: of those who answered it all but a
/// few said yes to the first.
fn few_left_out() -> ReportTest {
    let mut rows = String::from("id,a,b\n");
    for id in 0..60_u32 {
        let a = if id < 40 { 1 } else { 2 };
        let b = match id {
            0..3 => "",
            _ if id % 3 == 0 => "2",
            _ => "1",
        };
        rows += &format!("{id},{a},{b}\n");
    }
    let variables = "  id: {label: Nr, scale: id}
  a: {label: Fråga a, scale: ordinal, values: {1: ja, 2: nej}}
  b: {label: Fråga b, scale: ordinal, values: {1: ja, 2: nej}}
";
    ReportTest::new()
        .file(CODEBOOK, codebook(variables, ""))
        .file(ANSWERS, rows)
        .replace(REPORT, "where: {ort: Gävle}", "where: {a: ja}")
        .replace(
            REPORT,
            "variable: nojd\n    in: [ganska nöjd, mycket nöjd]",
            "variable: a\n    in: [ja]",
        )
}

#[test]
fn complete_cases_are_told_beside_the_conditions_on_rows() {
    let told = |condition: &str| {
        let keys = "caption: Alla, of: panel, complete: true";
        let blocks =
            format!("  - describe: {{id: d, {keys}, variables: [a, b]{condition}}}\n");
        let outcome = few_left_out().blocks(&blocks).build();
        outcome.done();
        let typst = outcome.typst().replace(['\\', '~', '\u{a0}'], " ");
        let mut lines = typst.lines().map(str::trim);
        let notes = lines.find(|line| line.starts_with("notes:")).expect("notes");
        format!("{}\n{notes}", outcome.csv("d"))
    };
    insta::assert_snapshot!(told(""), @r#"
        Fråga;Totalt (n = 57)
        Fråga a;
         Ja;37 (65 %)
         Nej;20 (35 %)
        Fråga b;
         Ja;38 (67 %)
         Nej;19 (33 %)

        notes: ("Antal, inom parentes procent av dem som har svarat.", "Endast de som besvarade alla frågorna räknas här: 57 av 60.", ),
        "#);
    insta::assert_snapshot!(told(", where: {a: ja}"), @r#"
        Fråga;Totalt (n = 37)
        Fråga a;
         Ja;37 (100 %)
         Nej;0 (0 %)
        Fråga b;
         Ja;24 (65 %)
         Nej;13 (35 %)

        notes: ("Antal, inom parentes procent av dem som har svarat.", "Endast de som besvarade alla frågorna räknas här: 37 av 40.", "Endast fråga a: ja.", ),
        "#);
}

/// Three of those who said yes left out the other question: where silence is protected, all who
/// said yes and those who did and answered both are not shown beside each other.
#[test]
fn what_complete_cases_leave_of_all_is_protected() {
    let blocks = "  - chart: {id: alla, caption: Alla, of: panel, variable: a, type: bar}
  - chart: {id: hela, caption: Hela, of: panel, variables: [a, b], type: stacked-bar, show: [n, percent], complete: true}
";
    let open = few_left_out().blocks(blocks).build();
    open.done();
    assert_eq!(open.csv("alla"), "Fråga a;Antal\nJa;40\nNej;20\n");
    assert!(open.csv("hela").contains("37"), "{}", open.csv("hela"));
    let outcome = few_left_out()
        .replace(
            REPORT,
            "{method: none, reason: Svaren är påhittade.}",
            "{method: suppress, minimum-count: 5, protect: all}",
        )
        .blocks(blocks)
        .build();
    outcome.done();
    let both = outcome.csv("alla") + &outcome.csv("hela");
    assert!(!(both.contains("40") && both.contains("37")), "{both}");
}

#[test]
fn what_has_no_complete_cases_is_refused() {
    let refused = |test: ReportTest, blocks: &str| {
        let test = test.blocks(blocks).rebuild();
        test.refused_in_short()
    };
    let number = |keys: &str| {
        let numbers = format!("numbers:\n  x: {{of: panel, {keys}}}\n");
        refused(traits().replace(REPORT, "numbers:\n", &numbers), "")
    };
    let told = [
        refused(
            traits(),
            "  - table: {id: t, caption: Medel, of: panel, rows: A1, complete: true}\n",
        ),
        refused(
            traits()
                .replace(
                    REPORT,
                    "{method: none, reason: Svaren är påhittade.}",
                    "{method: suppress, minimum-count: 5, ledger: liggare.json}",
                )
                .file("liggare.json", "{}"),
            "  - correlations: {id: k, caption: Samband, of: panel, variables: [A1, A2], complete: true}\n",
        ),
        number("variable: A1, with: A2, in: [a], statistic: count"),
        number("with: A2, statistic: count"),
        number("variable: A1, with: A2, statistic: median"),
        refused(traits(), "  - text: '{{ missing(\"nojda\") }}'\n"),
    ];
    insta::assert_snapshot!(told.join("\n\n"), @r#"
        error: `complete` is of several questions
        --> book/r/chapters/01-resultat.yaml:3:67
        = hint: leave it out, or name the questions under `variables`

        error: the ledger keeps counts in the words of the codebook, which has none for those who answered all of several questions
        --> book/r/chapters/01-resultat.yaml:3:68
        = hint: leave out `complete`

        error: `x` counts some answers, and not those who answered both questions
        --> book/r/report.yaml:15:38
        = hint: leave out `in`, or `with`

        error: the number `x` does not say which variable
        --> book/r/report.yaml:15:6
        = hint: add a line `variable: …`

        error: `x` is of one question
        --> book/r/report.yaml:15:38
        = hint: write `statistic: pearson`, `spearman`, `kendall`, `paired-difference` or `count`, or leave out `with`

        error: `nojda` has no `missing`
        --> book/r/chapters/01-resultat.yaml:3:24
        = hint: numbers that are made of all answers to their questions have it: means and other statistics, correlations, and counts of those who answered
        "#);
}
