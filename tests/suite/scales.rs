//! How reliable scales are and how questions go together, from YAML to every output, against
//! what R gives; and what is not shown of it.

use insta::assert_snapshot;

use crate::harness::{ANSWERS, CODEBOOK, Outcome, REPORT, ReportTest};

const TRAITS: &str = include_str!("../ref/r/traits.csv");

/// A questionnaire of which the first five items are an index.
fn traits(numbers: &str) -> ReportTest {
    let values = "values: {1: a, 2: b, 3: c, 4: d, 5: e, 6: f}";
    let items = (1..=5).map(|item| {
        format!("  A{item}: {{label: Fråga {item}, scale: ordinal, {values}}}\n")
    });
    let header = TRAITS.lines().next().expect("names").split(',');
    let others = header.filter(|name| !name.starts_with('A')).collect::<Vec<_>>();
    let codebook = format!(
        "title: Egenskaper
file: svar.csv
csv: {{separator: \",\", decimal: \".\"}}
unit: {{one: person, many: personer}}
variables:
{}derive:
  vänlig:
    label: Vänlighet
    index: {{of: [A1, A2, A3, A4, A5], reversed: A1}}
ignore: [{}]
",
        items.collect::<String>(),
        others.join(", ")
    );
    let named = "  nojda:\n    of: panel\n    variable: nojd\n    \
                 in: [ganska nöjd, mycket nöjd]\n";
    ReportTest::new()
        .file(CODEBOOK, codebook)
        .file(ANSWERS, TRAITS)
        .replace(REPORT, "    where: {ort: Gävle}\n", "    where: {A1: a}\n")
        .replace(REPORT, named, numbers)
}

const NUMBERS: &str =
    "  alfa: {of: panel, variable: vänlig, statistic: alpha, decimals: 5}
  standard: {of: panel, variable: vänlig, statistic: standardized-alpha, decimals: 5}
  parvis: {of: panel, variable: vänlig, statistic: pairwise-alpha, decimals: 5}
  omega: {of: panel, variable: vänlig, statistic: omega, decimals: 5}
  r: {of: panel, variable: A1, with: A2, statistic: pearson, decimals: 4}
  tau: {of: panel, variable: A1, with: A2, statistic: kendall, decimals: 4}
";

#[track_caller]
fn has(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "{part}\nis not in\n{text}");
    }
}

fn line(outcome: &Outcome, start: &str) -> String {
    outcome.typst_line(start).replace('\\', "")
}

/// R: `psych::alpha`, `factanal`, `cor.test`; `tests/ref/r/scales.json`.
#[test]
fn texts_quote_reliability_and_correlations() {
    let text = "  - text: 'Skala: {{ value(\"alfa\") }}, {{ value(\"standard\") }}, {{ value(\"parvis\") }}, {{ value(\"omega\") }}.'
  - text: 'Samband: {{ value(\"r\") }}, {{ ci(\"r\") }}, {{ n(\"r\") }}; {{ value(\"tau\") }}.'
";
    let outcome = traits(NUMBERS).blocks(text).build();
    outcome.done();
    has(&line(&outcome, "Skala:"), &["0,73960, 0,74577, 0,73795, 0,74285."]);
    has(&line(&outcome, "Samband:"), &["−0,4552, −0,5396 till −0,3617, 307; −0,4132."]);
    let record = outcome.text("build/r/numbers.json");
    has(&record, &["\"standardized-alpha\"", "\"omega\"", "\"pearson\"", "\"kendall\""]);
}

#[test]
fn a_table_of_correlations_has_each_two_once() {
    let block = "  - correlations: {id: k, caption: Samband, of: panel, variables: [A1, A2, A5], method: spearman}
  - text: 'Två: {{ value(\"k-A1-A2\") }}.'
";
    let outcome = traits(NUMBERS).blocks(block).build();
    outcome.done();
    assert_eq!(
        outcome.csv("k").replace('\u{a0}', " "),
        "Variabel;1;2\n1. Fråga 1;;\n2. Fråga 2;−0,49 (−0,57 till −0,39);\n\
         3. Fråga 5;−0,37 (−0,47 till −0,27);0,38 (0,27–0,47)\n"
    );
    let typst = outcome.typst().replace(['\\', '~', '\u{a0}'], " ");
    has(
        &typst,
        &[
            "Korrelationer: Spearmans rho.",
            "Inom parentes 95-procentiga konfidensintervall (Bonett–Wright).",
            "Varje korrelation är av dem som svarade på båda frågorna, n = ",
        ],
    );
    assert!(line(&outcome, "Två:").contains("0,"), "{}", line(&outcome, "Två:"));
}

#[track_caller]
fn said(test: ReportTest) -> String {
    test.rebuild().refused_in_short()
}

#[test]
fn what_has_no_reliability_or_correlation_is_refused() {
    let number = |keys: &str| {
        let numbers = format!("{NUMBERS}  x: {{of: panel, {keys}}}\n");
        said(traits(&numbers).blocks(""))
    };
    let numbers = [
        "variable: A1, statistic: omega",
        "variable: A1, statistic: pearson",
        "variable: A1, statistic: mean, with: A2",
        "variable: A1, with: A1, statistic: kendall",
        "variable: A1, with: A2, statistic: pearson, weights: on",
    ];
    insta::assert_snapshot!(numbers.map(number).join("\n\n"), @r#"
        error: `A1` has the scale `ordinal`, and so no omega, being no index
        --> book/r/report.yaml:22:28
        = hint: choose a variable that is derived with `index`

        error: `x` does not say with what
        --> book/r/report.yaml:22:6
        = hint: add a line `with: …`, another variable

        error: `x` is of one question
        --> book/r/report.yaml:22:55
        = hint: write `statistic: pearson`, `spearman`, `kendall`, `paired-difference` or `count`, or leave out `with`

        error: `x` goes by `A1` twice
        --> book/r/report.yaml:22:38
        = hint: name another variable

        error: `panel` has no weights
        --> book/r/report.yaml:22:71
        = hint: add `design: {weight: …}` or `weighting` to its codebook, or write `weights: off`
        "#);
    let block =
        "  - correlations: {id: k, caption: Samband, of: panel, variables: [A1]}\n";
    insta::assert_snapshot!(said(traits(NUMBERS).blocks(block)), @r#"
        error: a table of correlations has two variables or more
        --> book/r/chapters/01-resultat.yaml:3:68
        = hint: add others: `variables: [A1, …]`
        "#);
}

/// A correlation counts as telling how many gave each two answers: with a policy it is hidden
/// where a small one of them would follow.
#[test]
fn a_correlation_of_few_is_not_shown() {
    let few = format!(
        "{NUMBERS}  fa: {{of: panel, variable: A2, with: A5, statistic: pearson, \
         where: {{A3: a}}}}\n"
    );
    let outcome = traits(&few)
        .replace(
            REPORT,
            "{method: none, reason: Svaren är påhittade.}",
            "{method: suppress, minimum-count: 15}",
        )
        .blocks("  - text: 'Få: {{ value(\"fa\") }}, {{ ci(\"fa\") }}.'\n")
        .build();
    let line = line(&outcome, "Få:");
    assert!(line.contains("x, x.") || line.contains("…, …."), "{line}");
}

/// Of a scale several answers can count: a set of those who are at least fairly content.
#[test]
fn several_codes_can_mean_that_an_answer_was_chosen() {
    let answers = "id;ort;nojd;alder;a;b\n1;1;1;20;5;1\n2;1;2;20;4;5\n3;1;1;20;1;2\n\
                   4;2;3;20;;\n5;2;3;20;3;\n6;2;3;20;4;4\n";
    let set = "  bra:
    label: Bra
    scale: multiple
    columns: {a: Mat, b: Lokal}
    selected: [4, 5]
    unselected: [1, 2, 3]
";
    let table =
        "  - table: {id: t, caption: Bra, of: panel, rows: bra, show: [n, percent]}\n";
    let outcome = ReportTest::new()
        .file(ANSWERS, answers)
        .append(CODEBOOK, set)
        .blocks(table)
        .build();
    outcome.done();
    has(&outcome.csv("t"), &["Mat;3;60\n", "Lokal;2;40\n"]);
}

/// R: `t.test(paired = TRUE)` of A1 and A2, `cor.test`.
#[test]
fn texts_quote_paired_differences_and_p_values() {
    let numbers = format!(
        "{NUMBERS}  d: {{of: panel, variable: A1, with: A2, statistic: \
         paired-difference, decimals: 4}}\n  n: {{of: panel, variable: A4, with: A1, \
         statistic: spearman}}\n"
    );
    let text = "  - text: 'Skillnad: {{ value(\"d\") }}, {{ ci(\"d\") }}, {{ p(\"d\") }}; {{ p(\"n\") }}.'\n";
    let outcome = traits(&numbers).blocks(text).build();
    outcome.done();
    has(
        &line(&outcome, "Skillnad:").replace('~', " "),
        &["−2,2769, −2,5271 till −2,0266, < 0,001; < 0,001."],
    );
    let text = "  - text: '{{ p(\"alfa\") }}'\n";
    insta::assert_snapshot!(said(traits(NUMBERS).blocks(text)), @r#"
        error: `alfa` has no `p`
        --> book/r/chapters/01-resultat.yaml:3:18
        = hint: only correlations and paired differences have p-values of their own; groups are compared with `compare` in charts and tables
        "#);
}

#[test]
fn what_has_no_correlation_says_so() {
    let asked = |more: &str| {
        let number = format!("numbers:\n  r: {{of: panel, variable: alder, {more}}}\n");
        ReportTest::new().replace(REPORT, "numbers:\n", &number).rebuild()
    };
    assert_snapshot!(asked("statistic: pearson, with: ort").refused(), @"
    error: `ort` has the scale `nominal`, and so no correlation
      --> book/r/report.yaml:15:61
       |
    15 |   r: {of: panel, variable: alder, statistic: pearson, with: ort}
       |                                                             ^^^
       |
       = hint: choose a variable with the scale `numeric` or `ordinal`
    ");
}
