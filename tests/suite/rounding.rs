//! The rounding contract: a cell is rounded once, and reads the same wherever it stands.

use insta::assert_snapshot;
use serde_json::Value as Json;

use crate::harness::{CHAPTER, CODEBOOK, Outcome, REPORT, ReportTest};

const LABELS: [&str; 6] = ["alfa", "beta", "gamma", "delta", "epsilon", "zeta"];
/// How many questions are made up.
const QUESTIONS: usize = 10;

/// Invented counts of each answer, the same at every run.
fn invented(question: usize, seed: u64) -> Vec<u64> {
    let mut state = seed * 1_000 + u64::try_from(question).expect("a small number");
    let mut next = |below: u64| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let categories = 2 + next(5);
    let mut counts = (0..categories).map(|_| next(19)).collect::<Vec<_>>();
    counts[0] += 1;
    counts
}

/// A report of invented questions: for each a chart, a table, and a number for each answer.
fn generated(seed: u64, settings: &str) -> ReportTest {
    let all = (0..QUESTIONS).map(|question| invented(question, seed)).collect::<Vec<_>>();
    let rows = all.iter().map(|counts| counts.iter().sum::<u64>()).max().expect("some");
    let mut codebook = "title: Påhittat\nfile: svar.csv\nvariables:\n".to_owned();
    let mut report = "title: Provning\ntemplate: fou-rapport\nlanguage: sv\ndate: 2020-01-31\n\
                      publisher: FoU Provort\nsurveys: {panel: data/panel/codebook.yaml}\n\
                      disclosure: {method: none, reason: Svaren är påhittade.}\n"
        .to_owned();
    report.push_str(settings);
    report.push_str("numbers:\n");
    let mut blocks = String::new();
    let mut columns: Vec<Vec<String>> = Vec::new();
    for (question, counts) in all.iter().enumerate() {
        let labels = counts.iter().enumerate();
        let labels = labels.map(|(index, _)| format!("{}: {}", index + 1, LABELS[index]));
        let labels = labels.collect::<Vec<_>>().join(", ");
        codebook.push_str(&format!(
            "  q{question}: {{label: Fråga {question}, scale: nominal, values: {{{labels}}}}}\n"
        ));
        let mut column = Vec::new();
        for (index, count) in counts.iter().enumerate() {
            column.extend((0..*count).map(|_| (index + 1).to_string()));
            let label = LABELS[index];
            report.push_str(&format!(
                "  q{question}-{label}: {{of: panel, variable: q{question}, in: {label}}}\n"
            ));
            blocks.push_str(&format!(
                "  - text: 'Svaret q{question} {label} är {{{{ percent(\"q{question}-{label}\") }}}}.'\n"
            ));
        }
        let missing = usize::try_from(rows).expect("few") - column.len();
        column.extend((0..missing).map(|_| String::new()));
        columns.push(column);
        blocks.push_str(&format!(
            "  - chart: {{id: c{question}, caption: Fråga {question}, of: panel, variable: q{question}, measure: percent}}\n  \
             - table: {{id: t{question}, caption: Fråga {question}, of: panel, rows: q{question}, measure: both, missing: hide}}\n  \
             - text: 'Se @diagram:c{question} och @table:t{question}.'\n"
        ));
    }
    let names = (0..QUESTIONS).map(|question| format!("q{question}"));
    let mut answers = names.collect::<Vec<_>>().join(";") + "\n";
    for row in 0..usize::try_from(rows).expect("few") {
        let cells = columns.iter().map(|column| column[row].as_str());
        answers.push_str(&(cells.collect::<Vec<_>>().join(";") + "\n"));
    }
    ReportTest::new()
        .file(CODEBOOK, codebook)
        .file("data/panel/svar.csv", answers)
        .file(REPORT, report)
        .file(CHAPTER, format!("title: Resultat\nblocks:\n{blocks}"))
}

/// The second of the numbers in each row of a CSV, by label.
fn percentages(csv: &str) -> Vec<(String, String)> {
    let rows = csv.lines().skip(1).map(|line| line.split(';').collect::<Vec<_>>());
    rows.map(|row| (row[0].to_lowercase(), row[2].to_owned())).collect()
}

/// Holds that every share reads the same everywhere; gives the sum of each distribution.
fn held(outcome: &Outcome, seed: u64) -> Vec<f64> {
    let record: Json =
        serde_json::from_str(&outcome.text("build/r/numbers.json")).expect("JSON");
    let numbers = record["numbers"].as_array().expect("numbers");
    let tables = record["tables"].as_array().expect("tables");
    let (html, typst) = (outcome.html(), outcome.typst());
    let mut sums = Vec::new();
    for question in 0..QUESTIONS {
        let counts = invented(question, seed);
        let chart = percentages(&outcome.csv(&format!("c{question}")));
        let table = percentages(&outcome.csv(&format!("t{question}")));
        assert_eq!(chart, table, "the table behind the chart, and the table");
        assert_eq!(chart.len(), counts.len());
        let svg = outcome.svg(&format!("c{question}"));
        let mut sum = 0.0;
        for (index, (label, shown)) in chart.iter().enumerate() {
            assert_eq!(label, LABELS[index]);
            let id = format!("q{question}-{label}");
            let number =
                numbers.iter().find(|one| one["id"] == id.as_str()).expect("recorded");
            assert_eq!(
                number["shown"]["percent"],
                shown.as_str(),
                "{id} in numbers.json"
            );
            for kind in ["c", "t"] {
                let name = format!("{kind}{question}");
                let record = tables.iter().find(|one| one["id"] == name.as_str());
                let cell = &record.expect("recorded")["groups"][0]["cells"][index];
                assert_eq!(cell["percent"], shown.as_str(), "{name} in numbers.json");
            }
            let text = format!("q{question} {label} är {shown}\u{a0}procent.");
            assert!(html.contains(&text), "`{text}` on the web page");
            let text = format!("q{question} {label} är \\{shown}\u{a0}procent.");
            assert!(typst.contains(&text), "`{text}` in the Typst");
            let drawn = svg.contains(&format!(">{shown}\u{a0}%<"))
                || svg.contains(&format!(">{shown}<"));
            assert!(drawn, "`{shown}` in the chart of {id}:\n{svg}");
            let told = format!("{label} {shown}");
            let ends = |rest: &str| {
                let mut rest = rest.chars();
                let (next, after) = (rest.next(), rest.next());
                next != Some(',') || !after.is_some_and(|c| c.is_ascii_digit())
            };
            let mut descriptions =
                typst.lines().filter(|line| line.trim().starts_with("alt:"));
            let alt = descriptions.nth(question).expect("a description").to_lowercase();
            let found = alt.split(&told).skip(1).any(ends);
            assert!(found, "`{told}` in the description: {alt}");
            sum += shown.replace(',', ".").parse::<f64>().expect("a number");
        }
        sums.push(sum);
    }
    sums
}

const NOTE: &str = "På grund av avrundning summerar andelarna inte alltid till 100.";

#[test]
fn a_cell_reads_the_same_wherever_it_stands() {
    let settings = [
        (1, ""),
        (2, "rounding: {rule: half-even}\npercent-decimals: 1\n"),
        (3, "rounding: {rule: truncate}\n"),
    ];
    for (seed, settings) in settings {
        let outcome = generated(seed, settings).build();
        outcome.done();
        let sums = held(&outcome, seed);
        let off = sums.iter().filter(|sum| (**sum - 100.0).abs() > 1e-9).count();
        assert!(off > 0, "the data shows it: {sums:?}");
        let cut = settings.contains("truncate");
        assert!(cut || off < sums.len(), "the data shows both: {sums:?}");
        // Once under the chart, once under the table.
        let notes = outcome.typst().matches(NOTE).count();
        assert_eq!(notes, 2 * off, "the note stands where it is true: {sums:?}");
    }
}

#[test]
fn shares_can_be_made_to_add_up_to_100() {
    for (seed, decimals) in [(1, 0), (4, 0), (5, 1)] {
        let settings =
            format!("rounding: {{sum-to-100: true}}\npercent-decimals: {decimals}\n");
        let outcome = generated(seed, &settings).build();
        outcome.done();
        for sum in held(&outcome, seed) {
            assert!((sum - 100.0).abs() < 1e-9, "{sum}");
        }
        assert!(!outcome.typst().contains(NOTE));
    }
}

#[test]
fn a_number_can_have_a_rule_of_its_own() {
    let test = ReportTest::new().append(REPORT, "rounding: {rule: truncate}\n").replace(
        REPORT,
        "in: [ganska nöjd, mycket nöjd]",
        "in: [mycket nöjd]\n    where: {nojd: [ganska nöjd, mycket nöjd]}",
    );
    let truncated = test.build();
    assert!(truncated.html().contains("66\u{a0}procent"));
    let own = truncated.again().replace(
        REPORT,
        "in: [mycket nöjd]",
        "in: [mycket nöjd]\n    rounding: half-up",
    );
    assert!(own.build().html().contains("67\u{a0}procent"));
}

#[test]
fn an_unknown_rule_and_an_unknown_key() {
    let test = ReportTest::new().append(REPORT, "rounding: {rule: up, sum: true}\n");
    assert_snapshot!(test.rebuild().refused(), @r#"
    error: `up` is not a choice here
      --> book/r/report.yaml:20:18
       |
    20 | rounding: {rule: up, sum: true}
       |                  ^^
       |
       = hint: choose one of `half-up`, `half-even`, `truncate`

    error: unknown key `sum` in the rounding
      --> book/r/report.yaml:20:22
       |
    20 | rounding: {rule: up, sum: true}
       |                      ^^^
       |
       = hint: choose one of `rule`, `sum-to-100`, `differences`
    "#);
}

#[test]
fn the_method_is_told_as_it_is() {
    let ask =
        "{{ method(\"rounding\") }} {{ method(\"base\") }} {{ method(\"missing\") }}";
    let told = |language: &str, settings: &str| {
        let outcome = ReportTest::new()
            .replace(REPORT, "language: sv", &format!("language: {language}"))
            .append(REPORT, settings)
            .blocks(&format!("  - text: |\n      Enligt @verk2019.\n\n      {ask}\n"))
            .build();
        outcome.done();
        let html = outcome.html();
        let (_, rest) = html.split_once("doc-biblioref").expect("the first paragraph");
        let start = rest.find("<p>").expect("another one") + 3;
        let text = rest[start..].split("</p>").next().unwrap_or_default();
        text.trim().replace(". ", ".\n")
    };
    assert_snapshot!(told("sv", ""), @r#"
    Andelarna är beräknade på de exakta antalen och redovisas i hela procent, där en halv enhet avrundas uppåt.
    Varje andel är avrundad för sig, och därför summerar andelarna inte alltid till 100.
    Skillnader mellan andelar är beräknade före avrundningen.
    Om inget annat anges är andelarna andelar av dem som har besvarat frågan.
    De som inte har besvarat en fråga är inte med i andelarna; hur många de är står vid diagrammet eller tabellen.
    "#);
    let settings = "rounding: {rule: half-even, differences: after}\nbase: all\n";
    assert_snapshot!(told("nb", settings), @r#"
    Andelene er beregnet av de nøyaktige antallene og oppgis i hele prosent, der en halv enhet rundes til nærmeste like siffer.
    Hver andel er avrundet for seg, og derfor summerer andelene seg ikke alltid til 100.
    Forskjeller mellom andeler er beregnet av de avrundede andelene.
    Der ikke annet er oppgitt, er andelene andeler av alle, også av dem som ikke har besvart spørsmålet.
    De som ikke har besvart et spørsmål, er med i andelene; hvor mange de er, står ved diagrammet eller tabellen.
    "#);
    let settings = "rounding: {rule: truncate, sum-to-100: true}\npercent-decimals: 1\n";
    assert_snapshot!(told("en", settings), @r#"
    Shares are computed from the exact counts and shown with one decimal, with further decimals cut off.
    The shares of a distribution are rounded so that they add up to 100: the units that are missing go to the shares that lost most in rounding (the method of the largest remainder).
    Differences between shares are computed before rounding.
    Unless otherwise stated, shares are shares of those who answered the question.
    Those who did not answer a question are left out of the shares; how many they are stands by the chart or table.
    "#);
}

#[test]
fn a_method_that_nobody_describes() {
    let test = ReportTest::new().replace(
        CHAPTER,
        "{{ n(\"svar\") }}",
        "{{ method(\"rundning\") }}",
    );
    assert_snapshot!(test.rebuild().refused(), @r#"
    error: there is no sentence on `rundning`
     --> book/r/chapters/01-resultat.yaml:4:21
      |
    4 |       Av {{ method("rundning") }} svarande är {{ percent("nojda") }} nöjda, se @diagram:nojd
      |                     ^^^^^^^^
      |
      = hint: did you mean `rounding`?
    "#);
}
