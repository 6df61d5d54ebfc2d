//! What is estimated by the design of a sample besides weighted shares and means, from YAML to
//! every output, against R's package survey; and what is not shown of it.

use crate::harness::{ANSWERS, CODEBOOK, Outcome, REPORT, ReportTest};

const TUMOURS: &str = include_str!("../ref/r/tumours.csv");

/// Children with tumours, a part of each stratum, whose codes are listed nowhere.
const DESIGN: &str = "design:
  weight: weight
  strata: stratum
  population: {11: 1476, 12: 957, 13: 809, 14: 380, 21: 96, 22: 95, 23: 135, 24: 80}
";

fn children(design: &str, numbers: &str) -> ReportTest {
    let codebook = format!(
        "title: Tumörer
file: svar.csv
csv: {{separator: \",\", decimal: \".\"}}
unit: {{one: barn, many: barn}}
variables:
  stratum: {{label: Stratum, scale: numeric}}
  stage: {{label: Stadium, scale: nominal, values: {{1: I, 2: II, 3: III, 4: IV}}}}
  histol: {{label: Histologi, scale: nominal, values: {{1: god, 2: dålig}}}}
  rel: {{label: Återfall, scale: nominal, values: {{0: nej, 1: ja}}}}
  age: {{label: Ålder, scale: numeric}}
  edrel: {{label: Dagar, scale: numeric}}
  weight: {{label: Vikt, scale: numeric}}
{design}ignore: [size]
"
    );
    let named = "  nojda:\n    of: panel\n    variable: nojd\n    \
                 in: [ganska nöjd, mycket nöjd]\n";
    ReportTest::new()
        .file(CODEBOOK, codebook)
        .file(ANSWERS, TUMOURS)
        .replace(REPORT, "    where: {ort: Gävle}\n", "    where: {stage: I}\n")
        .replace(REPORT, named, numbers)
        .replace(REPORT, "numbers:", "weights: on\nnumbers:")
}

const NUMBERS: &str = "  nojda: {of: panel, variable: rel, in: [ja], decimals: 4}
  antal: {of: panel, variable: rel, in: [ja], statistic: total, decimals: 3}
  alla: {of: panel, statistic: total}
  summa: {of: panel, variable: age, statistic: total, decimals: 1}
  kvot: {of: panel, variable: age, per: edrel, statistic: ratio, decimals: 6}
  median: {of: panel, variable: age, statistic: median, decimals: 2}
  nionde: {of: panel, variable: age, statistic: quantile, at: 90}
  varians: {of: panel, variable: age, statistic: variance, decimals: 3}
  spridning: {of: panel, variable: age, statistic: sd, decimals: 5}
";

#[track_caller]
fn has(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "{part}\nis not in\n{text}");
    }
}

/// A record of `numbers.json`, from its id to the next.
fn record(outcome: &Outcome, id: &str) -> String {
    let text = outcome.text("build/r/numbers.json");
    let start = format!("\"id\": \"{id}\"");
    let from = text.find(&start).expect("the record");
    let rest = &text[from + start.len()..];
    rest[..rest.find("\"id\": ").unwrap_or(rest.len())].to_owned()
}

/// R, survey 4.1-1: svymean, svytotal, svyratio, svyquantile(qrule = "school") and svyvar of
/// `tests/ref/r/tumours.csv`.
#[test]
fn texts_quote_totals_ratios_and_quantiles_with_their_errors() {
    let text = "  - text: 'Andel: {{ percent(\"nojda\") }}, {{ se(\"nojda\") }}, {{ deff(\"nojda\") }}, {{ df(\"nojda\") }}.'
  - text: 'Antal: {{ value(\"antal\") }}, {{ ci(\"antal\") }}, {{ se(\"antal\") }}; {{ value(\"alla\") }}; {{ n(\"antal\") }}.'
  - text: 'Summa: {{ value(\"summa\") }}, {{ ci(\"summa\") }}.'
  - text: 'Kvot: {{ value(\"kvot\") }}, {{ ci(\"kvot\") }}, {{ se(\"kvot\") }}.'
  - text: 'Median: {{ value(\"median\") }}, {{ ci(\"median\") }}, {{ se(\"median\") }}; {{ value(\"nionde\") }}, {{ ci(\"nionde\") }}.'
  - text: 'Varians: {{ value(\"varians\") }}, {{ se(\"varians\") }}; {{ value(\"spridning\") }}, {{ se(\"spridning\") }}.'
  - text: 'Metod: {{ method(\"weights\") }}'
";
    let outcome = children(DESIGN, NUMBERS).blocks(text).build();
    outcome.done();
    let line = |start: &str| outcome.typst_line(start).replace(['\\', '\u{a0}'], "");
    has(&line("Andel:"), &["15,4458~procent, 1,99298, 1,25, 404."]);
    has(&line("Antal:"), &["622,158, 464,345–779,971, 80,2771; 4~028; 99."]);
    has(&line("Summa:"), &["168~991,2, 153~040,3–184~942,2."]);
    has(&line("Kvot:"), &["0,018498, 0,016081–0,020914, 0,0012292."]);
    has(&line("Median:"), &["32,00, 27,00–38,00, 2,798; 89,0, 82,0–100,0."]);
    has(&line("Varians:"), &["1~121,025, 116,9503; 33,48172, 1,746481."]);
    has(
        &line("Metod:"),
        &["Woodruffs intervall", "n − 1 i nämnaren", "Totaler är summor av vikter"],
    );
    let record = record(&outcome, "nojda");
    has(
        &record,
        &[
            "\"standard_error\": 1.99297",
            "\"design_effect\": 1.24997",
            "\"degrees_of_freedom\": 404",
        ],
    );
}

/// R: svyby with svymean(deff = "replace") and svytotal, regTermTest of svyglm.
#[test]
fn tables_show_errors_totals_effects_and_compare_means() {
    let blocks = "  - table: {id: t, caption: Återfall, of: panel, rows: stage, columns: rel, show: [percent, se, total, deff], decimals: 3}
  - table: {id: m, caption: Ålder, of: panel, variables: [age], rows: stage, show: [mean, se, median, sd, total, deff], decimals: 4, compare: {}}
  - table: {id: r, caption: Återfall, of: panel, rows: stage, columns: rel, show: [percent], compare: {test: rao-scott-first, pairs: false}}
";
    let outcome = children(DESIGN, NUMBERS).blocks(blocks).build();
    outcome.done();
    let csv = outcome.csv("t");
    has(
        &csv,
        &[
            ";%;Medelfel;Skattat antal;Designeffekt;%;Medelfel;Skattat antal;Designeffekt",
            "10,305;3,9802;162;1,18",
            "18,443;3,5600;194;0,94",
            "17,465;3,0382;165;0,86",
            "22,016;3,7924;101;0,79",
        ],
    );
    has(
        &outcome.csv("m").replace('\u{a0}', " "),
        &[
            "I;33,7385;4,2898;19,0000;32,3214;53 037;1,23;70",
            "II;40,5039;2,5852;34,0000;26,6910;42 610;1,05;112",
            "III;49,9233;3,4128;38,0000;38,3086;47 128;1,07;135",
            "IV;56,9929;3,4954;50,0000;32,9973;26 217;1,07;95",
        ],
    );
    let notes = outcome.typst().replace(['\\', '~', '\u{a0}'], " ");
    has(
        &notes,
        &[
            "Walds test efter urvalets utformning, F = 7,91, 3 och 401 frihetsgrader, p < 0,001",
            "t-test efter urvalets utformning, Holms justering",
            "Rao–Scotts test av första ordningen, χ² = ",
            "p = 0,161",
            "Medelfelen är i procentenheter.",
            "Urvalets utformning ger 68–133 frihetsgrader.",
        ],
    );
}

/// What is wrong with a table of the children, or with a number of theirs.
#[track_caller]
fn said(test: ReportTest) -> String {
    test.rebuild().refused_in_short()
}

#[test]
fn what_only_a_design_tells_needs_weights() {
    let table = |keys: &str| {
        let block = format!("  - table: {{id: t, caption: T, of: panel, {keys}}}\n");
        said(children(DESIGN, NUMBERS).blocks(&block))
    };
    let tables = [
        "rows: stage, columns: rel, show: [percent, deff], weights: off",
        "rows: stage, columns: rel, compare: {test: rao-scott-first}, weights: off",
        "variables: [age], rows: stage, show: [mean, skewness]",
        "variables: [age], rows: stage, show: [mean], compare: {test: welch}",
        "rows: stage, columns: rel, show: [percent], compare: {test: fisher}",
    ];
    insta::assert_snapshot!(tables.map(table).join("\n\n"), @r#"
        error: totals and design effects are estimated by the design, with weights
        --> book/r/chapters/01-resultat.yaml:3:17
        = hint: write `weights: on`; the codebook says under `design` or `weighting` how many a row stands for

        error: Rao and Scott's test is by the design, with weights
        --> book/r/chapters/01-resultat.yaml:3:17
        = hint: write `weights: on`; the codebook says under `design` or `weighting` how many a row stands for

        error: skewness, kurtosis and hinges are not weighted
        --> book/r/chapters/01-resultat.yaml:3:17
        = hint: show `q1` and `q3` for hinges, or write `weights: off`

        error: weighted means are compared by tests of the design only
        --> book/r/chapters/01-resultat.yaml:3:17
        = hint: write `test: auto` without `effect` and `continuity`, or `weights: off`

        error: weighted answers are compared by Rao and Scott's tests only
        --> book/r/chapters/01-resultat.yaml:3:17
        = hint: write `test: auto` or `rao-scott-first` without `effect` and `continuity`, or `weights: off`
        "#);
    let chart =
        "  - chart: {id: c, caption: C, of: panel, variable: rel, show: [percent, se]}\n";
    insta::assert_snapshot!(said(children(DESIGN, NUMBERS).blocks(chart)), @r#"
        error: a chart has no place for standard errors, totals and design effects
        --> book/r/chapters/01-resultat.yaml:3:64
        = hint: show them in a table
        "#);
}

#[test]
fn numbers_by_design_that_ask_in_vain_are_refused() {
    let number = |keys: &str| {
        let numbers = format!(
            "  nojda: {{of: panel, variable: rel, in: [ja]}}\n  x: {{of: panel, {keys}}}\n"
        );
        said(children(DESIGN, &numbers).blocks(""))
    };
    let numbers = [
        "variable: age, statistic: total, weights: off",
        "variable: age, statistic: sum",
        "variable: age, statistic: ratio",
        "variable: age, statistic: mean, per: edrel",
        "variable: age, per: rel, statistic: ratio",
        "variable: rel, statistic: total",
        "variable: age, statistic: skewness",
    ];
    insta::assert_snapshot!(numbers.map(number).join("\n\n"), @r#"
        error: `x` is estimated by the design, with weights
        --> book/r/report.yaml:18:60
        = hint: write `weights: on`; the codebook says under `design` or `weighting` how many a row stands for

        error: `x` cannot be weighted
        --> book/r/report.yaml:18:3
        = hint: write `statistic: total` for the sum in the population, or `weights: off`

        error: the ratio `x` does not say by what it divides
        --> book/r/report.yaml:18:6
        = hint: add a line `per: …`, another variable

        error: `x` is no ratio
        --> book/r/report.yaml:18:55
        = hint: write `statistic: ratio`, or leave out `per`

        error: `rel` has the scale `nominal`, and so no mean, median or sum
        --> book/r/report.yaml:18:38
        = hint: choose a variable with the scale `numeric` or `ordinal`

        error: `rel` has the scale `nominal`, and so no mean, median or sum
        --> book/r/report.yaml:18:28
        = hint: choose a variable with the scale `numeric` or `ordinal`, or say under `in` who is counted

        error: `x` cannot be weighted
        --> book/r/report.yaml:18:3
        = hint: shares, means, medians and other quantiles, `sd`, `variance`, `total` and `ratio` of rows that are respondents are weighted: write `weights: off`
        "#);
    let text = "  - text: '{{ deff(\"median\") }} {{ se(\"antal\") }}'\n";
    insta::assert_snapshot!(said(children(DESIGN, NUMBERS).blocks(text)), @r#"
        error: `median` has no `deff`
        --> book/r/chapters/01-resultat.yaml:3:21
        = hint: numbers that are estimated by the design have it, with `weights: on`, and only shares and means a design effect
        "#);
}

/// With a policy nothing of it is shown where a count is hidden, and a total is a count.
#[test]
fn estimates_are_hidden_with_the_counts_they_are_of() {
    let blocks = "  - table: {id: t, caption: T, of: panel, rows: stage, columns: rel, show: [n, percent, se, total, deff]}
  - text: 'Antal: {{ value(\"antal\") }}, {{ se(\"antal\") }}, {{ df(\"antal\") }}.'
";
    let few = "  nojda: {of: panel, variable: rel, in: [ja]}
  antal: {of: panel, variable: rel, in: [ja], where: {stage: I}, statistic: total}
";
    let outcome = children(DESIGN, few)
        .replace(
            REPORT,
            "{method: none, reason: Svaren är påhittade.}",
            "{method: suppress, minimum-count: 9}",
        )
        .blocks(blocks)
        .build();
    let csv = outcome.csv("t");
    let first = csv.lines().find(|line| line.starts_with("I;")).expect("a row");
    assert!(first.split(';').skip(1).all(|cell| cell == "x"), "{csv}");
    let line = outcome.typst_line("Antal:").replace('\\', "");
    assert!(line.contains("x, x, x."), "{line}");
    let record = record(&outcome, "antal");
    assert!(!record.contains("standard_error"), "{record}");
}

/// Units that are numbered within their strata, by numbers that no codebook lists.
#[test]
fn units_numbered_within_strata_are_named_by_both() {
    let rows = "stratid,psuid,weight,x\n1,1,3,2.8\n1,2,3,4.1\n1,3,3,6.8\n1,4,3,6.8\n\
                1,5,3,9.2\n2,1,4,3.7\n2,2,4,6.6\n2,3,4,4.2\n";
    let codebook = |cluster: &str| {
        format!(
            "title: Enheter
file: svar.csv
csv: {{separator: \",\", decimal: \".\"}}
unit: {{one: enhet, many: enheter}}
variables:
  stratid: {{label: Stratum, scale: numeric}}
  psuid: {{label: Enhet, scale: numeric}}
  weight: {{label: Vikt, scale: numeric}}
  x: {{label: Mått, scale: numeric}}
design: {{weight: weight, strata: stratid, cluster: {cluster}, population: {{1: 15, 2: 12}}}}
"
        )
    };
    let named = "  nojda:\n    of: panel\n    variable: nojd\n    \
                 in: [ganska nöjd, mycket nöjd]\n";
    let test = |cluster: &str| {
        ReportTest::new()
            .file(CODEBOOK, codebook(cluster))
            .file(ANSWERS, rows)
            .replace(REPORT, "    where: {ort: Gävle}\n", "")
            .replace(
                REPORT,
                named,
                "  x: {of: panel, variable: x, statistic: mean, weights: on, decimals: 6}\n",
            )
    };
    let text = "  - text: 'Mått: {{ mean(\"x\") }}, {{ se(\"x\") }}, {{ df(\"x\") }}.'\n";
    let outcome = test("[stratid, psuid]").blocks(text).build();
    outcome.done();
    // R: svydesign(id = ~psuid, strata = ~stratid, fpc = ~Nh, nest = TRUE).
    let line = outcome.typst_line("Mått:").replace('\\', "");
    assert!(line.contains("5,448148, 0,6160407, 6."), "{line}");
    insta::assert_snapshot!(said(test("psuid").blocks(text)), @r#"
        error: a cluster of `psuid` lies in two strata (row 1 and row 6), and 2 more clusters in several
        --> data/panel/codebook.yaml:10:52
        = hint: give clusters of different strata different names; if they are numbered within strata, write `cluster: [stratid, psuid]`
        "#);
}

/// What stands in the data is not the codebook's, and nobody is told of it.
#[test]
fn strata_without_labels_are_not_named_in_messages() {
    let sizes = "{11: 1476, 12: 957, 13: 809, 14: 380, 21: 96, 22: 95, 23: 135, 24: 80}";
    let design = |sizes: &str| {
        let design =
            format!("design: {{weight: weight, strata: stratum, population: {sizes}}}\n");
        said(children(&design, NUMBERS).blocks(""))
    };
    let few = sizes.replace(", 24: 80", "");
    let other = sizes.replace("24: 80", "24: 80, 31: 5");
    let all = [design(&few), design(&other), design("4028")];
    insta::assert_snapshot!(all.join("\n\n"), @r#"
        error: no population is given for 1 of the strata
        --> data/panel/codebook.yaml:13:55
        = hint: say how many could have been drawn in each stratum

        error: `31` is not a stratum
        --> data/panel/codebook.yaml:13:126
        = hint: write what stands in the data, as it stands there

        error: one population is given for several strata
        --> data/panel/codebook.yaml:13:55
        = hint: write `population: {…: …, …: …}`
        "#);
}
