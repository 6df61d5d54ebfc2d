//! Intervals of medians, other quantiles and totals in weighted tables, against what R gives;
//! what of them is not shown, and what is refused.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use crate::harness::{ANSWERS, CODEBOOK, Outcome, REPORT, ReportTest};

const TUMOURS: &str = include_str!("../ref/r/tumours.csv");
const DISTRICTS: &str = include_str!("../ref/r/districts.csv");
const VALUES: &str = include_str!("../ref/r/medians.json");

const STRATA: &str = "design:
  weight: weight
  strata: stratum
  population: {11: 1476, 12: 957, 13: 809, 14: 380, 21: 96, 22: 95, 23: 135, 24: 80}
";
const PLAIN: &str = "design: {weight: weight}\n";
const CLUSTERS: &str = "design: {weight: pw, cluster: dnum}\n";

fn of_survey(variables: &str, answers: &str, condition: &str) -> ReportTest {
    let codebook = format!(
        "title: Data\nfile: svar.csv\ncsv: {{separator: \",\", decimal: \".\"}}\nunit: {{one: \
         enhet, many: enheter}}\nvariables:\n{variables}"
    );
    let named = "  nojda:\n    of: panel\n    variable: nojd\n    \
                 in: [ganska nöjd, mycket nöjd]\n";
    ReportTest::new()
        .file(CODEBOOK, codebook)
        .file(ANSWERS, answers)
        .replace(REPORT, "{ort: Gävle}", condition)
        .replace(REPORT, named, "")
        .replace(REPORT, "numbers:", "weights: on\nnumbers:")
}

/// Children with tumours, a part of each stratum.
fn tumours(design: &str) -> ReportTest {
    let variables = format!(
        "  stratum: {{label: Stratum, scale: numeric}}
  stage: {{label: Stadium, scale: nominal, values: {{1: \"1\", 2: \"2\", 3: \"3\", 4: \"4\"}}}}
  histol: {{label: Histologi, scale: nominal, values: {{1: \"1\", 2: \"2\"}}}}
  rel: {{label: Återfall, scale: nominal, values: {{0: \"0\", 1: \"1\"}}}}
  age: {{label: Ålder, scale: numeric}}
  edrel: {{label: Dagar, scale: numeric}}
  weight: {{label: Vikt, scale: numeric}}
{design}ignore: [size]
"
    );
    of_survey(&variables, TUMOURS, "{stage: \"1\"}")
}

/// Schools in districts.
fn districts() -> ReportTest {
    let variables = format!(
        "  dnum: {{label: Distrikt, scale: numeric}}
  stype: {{label: Typ, scale: nominal, values: {{1: \"1\", 2: \"2\", 3: \"3\"}}}}
  awards: {{label: Pris, scale: nominal, values: {{1: \"1\", 2: \"2\"}}}}
  api00: {{label: Resultat, scale: numeric}}
  ell: {{label: Språk, scale: numeric}}
  pw: {{label: Vikt, scale: numeric}}
{CLUSTERS}ignore: [sch.wide, meals, fpc1]
"
    );
    of_survey(&variables, DISTRICTS, "{stype: \"1\"}")
}

const SHOWN: &str =
    "show: [mean, p10, q1, median, q3, p90, total, ci], percentiles: [33.3], decimals: 4";

/// What the columns are, as R calls them.
const COLUMNS: [&str; 8] =
    ["mean", "0.1", "0.25", "0.5", "0.75", "0.9", "total", "0.333"];

fn table(id: &str, variable: &str, by: &str) -> String {
    format!(
        "  - table: {{id: {id}, caption: Mått, of: panel, rows: {by}, variables: \
         [{variable}], {SHOWN}}}\n"
    )
}

fn record(outcome: &Outcome) -> Json {
    serde_json::from_str(&outcome.text("build/r/numbers.json")).expect("JSON")
}

/// Holds the tables of a report, by the ids under which R's values are; gives how many.
fn hold(test: ReportTest, asked: &[(&str, &str, &str)]) -> usize {
    let values: BTreeMap<String, f64> = serde_json::from_str(VALUES).expect("numbers");
    let blocks = asked
        .iter()
        .enumerate()
        .map(|(place, (_, variable, by))| table(&format!("t{place}"), variable, by));
    let outcome = test.blocks(&blocks.collect::<String>()).build();
    outcome.done();
    let record = record(&outcome);
    let mut held = 0;
    for ((id, _, by), table) in
        asked.iter().zip(record["tables"].as_array().expect("all"))
    {
        for group in table["groups"].as_array().expect("groups") {
            let label = group["label"].as_str().expect("a label");
            for (cell, column) in
                group["cells"].as_array().expect("cells").iter().zip(COLUMNS)
            {
                let id = format!("{id}.{by}.{label}.{column}");
                let own = &cell["unrounded"];
                let ends = [("", "value"), (".lower", "low"), (".upper", "high")];
                for (part, name) in ends {
                    let theirs = values.get(&format!("{id}{part}"));
                    let own = own[name].as_f64();
                    match (own, theirs) {
                        (Some(own), Some(theirs)) => {
                            let size = own.abs().max(theirs.abs()).max(1e-12);
                            let near = (own - theirs).abs() <= 1e-9 * size;
                            assert!(near, "{id}{part}: {own}, R says {theirs}");
                            held += 1;
                        }
                        (own, theirs) => assert!(
                            own.is_none() && theirs.is_none(),
                            "{id}{part}: {own:?}, R says {theirs:?}"
                        ),
                    }
                }
            }
        }
    }
    held
}

/// R, survey 4.1-1: svyquantile, svytotal and svymean of subsets; `tests/ref/r/medians.json`.
#[test]
fn weighted_tables_have_the_intervals_of_r() {
    let of_tumours = [
        ("tumours.age", "age", "stage"),
        ("tumours.edrel", "edrel", "stage"),
        ("tumours.age", "age", "histol"),
        ("tumours.edrel", "edrel", "histol"),
        ("tumours.age", "age", "rel"),
        ("tumours.edrel", "edrel", "rel"),
    ];
    let of_plain = [
        ("plain.age", "age", "stage"),
        ("plain.age", "age", "histol"),
        ("plain.age", "age", "rel"),
    ];
    let of_districts = [
        ("districts.api00", "api00", "stype"),
        ("districts.ell", "ell", "stype"),
        ("districts.api00", "api00", "awards"),
        ("districts.ell", "ell", "awards"),
    ];
    let held = hold(tumours(STRATA), &of_tumours)
        + hold(tumours(PLAIN), &of_plain)
        + hold(districts(), &of_districts);
    assert!(held > 700, "{held} values");
}

#[test]
fn each_interval_stands_beside_its_statistic_and_the_note_names_the_methods() {
    let blocks = "  - table: {id: t, caption: Ålder, of: panel, rows: stage, variables: [age], show: [mean, median, sd, ci], decimals: 0}
  - table: {id: u, caption: Ålder, of: panel, rows: stage, variables: [age], show: [median, ci], decimals: 0}
";
    let told = |language: &str| {
        let test = tumours(STRATA)
            .replace(REPORT, "language: sv", &format!("language: {language}"))
            .blocks(blocks);
        let outcome = test.build();
        outcome.done();
        let typst = outcome.typst().replace(['\\', '~', '\u{a0}'], " ");
        let notes = typst.lines().filter(|line| line.trim().starts_with("notes:"));
        let of_method = |part: &&str| part.contains("Woodruff");
        let notes = notes.flat_map(|line| line.split('"').filter(of_method));
        let notes = notes.collect::<Vec<_>>().join("\n");
        let first =
            |id: &str| outcome.csv(id).lines().take(2).collect::<Vec<_>>().join("\n");
        format!("{}\n{}\n{notes}", first("t"), first("u"))
    };
    assert_eq!(
        ["sv", "en"].map(told).join("\n\n").replace('\u{a0}', " "),
        "Stadium;Medelvärde;Medelvärde, 95 % KI, nedre;Medelvärde, 95 % KI, övre;Median;Median, 95 % KI, nedre;Median, 95 % KI, övre;Standardavvikelse;n
1;34;25;42;19;14;33;32;70
Stadium;Median;95 % KI, nedre;95 % KI, övre;n
1;19;14;33;70
KI = konfidensintervall (t-fördelningen, vägt och Woodruff).
KI = konfidensintervall (Woodruff).

Stadium;Mean;Mean, 95% CI, lower;Mean, 95% CI, upper;Median;Median, 95% CI, lower;Median, 95% CI, upper;Standard deviation;n
1;34;25;42;19;14;33;32;70
Stadium;Median;95% CI, lower;95% CI, upper;n
1;19;14;33;70
CI = confidence interval (t distribution, weighted and Woodruff).
CI = confidence interval (Woodruff)."
    );
}

/// Nothing of `.` is explained where no `.` stands: a standard deviation has no interval.
#[test]
fn what_has_no_interval_explains_no_sign() {
    let block = "  - table: {id: t, caption: Ålder, of: panel, rows: stage, variables: [age], show: [mean, sd, deff, ci]}\n";
    let outcome = tumours(STRATA).blocks(block).build();
    outcome.done();
    let typst = outcome.typst();
    assert!(!typst.contains("kan inte beräknas"), "{typst}");
}

/// Of 23 schools one has 46 per cent, and none more: that is the upper quartile by their weights,
/// and an end of the interval of the median.
#[test]
fn an_interval_that_ends_at_somebodys_value_is_not_shown() {
    let blocks = "  - table: {id: t, caption: Språk, of: panel, rows: stype, variables: [ell], show: [median, ci]}
  - text: 'Kvartil: {{ value(\"k\") }}, {{ ci(\"k\") }}; {{ value(\"m\") }}, {{ ci(\"m\") }}.'
";
    let numbers = "numbers:
  k: {of: panel, variable: ell, statistic: quantile, at: 75, where: {stype: \"3\"}}
  m: {of: panel, variable: ell, statistic: median}
";
    let with = |policy: &str| {
        let test = districts()
            .replace(REPORT, "{method: none, reason: Svaren är påhittade.}", policy)
            .replace(REPORT, "numbers:\n", numbers)
            .blocks(blocks);
        let outcome = test.build();
        outcome.done();
        let csv = outcome.csv("t").replace('\u{a0}', " ");
        format!(
            "{csv}{}",
            outcome.typst_line("Kvartil:").replace(['\\', '~', '\u{a0}'], " ")
        )
    };
    let open = with("{method: none, reason: Svaren är påhittade.}");
    let few = with("{method: suppress, minimum-count: 5}");
    let many = with("{method: suppress, minimum-count: 12}");
    assert_eq!(
        format!("{open}\n\n{few}\n\n{many}"),
        "Typ;Median;95 % KI, nedre;95 % KI, övre;n
1;17,0;8,0;51,0;83
2;11,0;10,0;23,0;20
3;27,0;3,0;46,0;23
Kvartil:  46,0,  46,0–46,0;  17,0,  8,0–51,0.

Typ;Median;95 % KI, nedre;95 % KI, övre;n
1;17,0;8,0;51,0;83
2;11,0;10,0;23,0;20
3;27,0;x;x;23
Kvartil: x, x;  17,0,  8,0–51,0.

Typ;Median;95 % KI, nedre;95 % KI, övre;n
1;17,0;x;x;83
2;x;x;x;20
3;x;x;x;23
Kvartil: x, x;  17,0, x."
    );
}

#[test]
fn unweighted_medians_have_no_interval() {
    let refused = |show: &str| {
        let block = format!(
            "  - table: {{id: t, caption: Ålder, of: panel, rows: stage, variables: [age], \
             weights: off, show: [{show}]}}\n"
        );
        tumours(STRATA).blocks(&block).rebuild().refused_in_short()
    };
    insta::assert_snapshot!(["median, ci", "sd, ci"].map(refused).join("\n\n"), @"
    error: medians and percentiles have intervals by the design, with weights
    --> book/r/chapters/01-resultat.yaml:3:17
    = hint: add `mean` to `show`, or write `weights: on`

    error: only means and shares have intervals
    --> book/r/chapters/01-resultat.yaml:3:98
    = hint: add `mean` to `show`
    ");
}

#[test]
fn the_sentence_on_weights_names_the_tests_that_are_used() {
    let table = |test: &str| {
        format!(
            "  - table: {{id: t, caption: Återfall, of: panel, rows: stage, columns: rel, \
             show: [percent]{test}}}\n  - text: 'Metod: {{{{ method(\"weights\") }}}}'\n"
        )
    };
    let told = |(language, test): (&str, &str)| {
        let test = tumours(STRATA)
            .replace(REPORT, "language: sv", &format!("language: {language}"))
            .blocks(&table(test));
        let outcome = test.build();
        outcome.done();
        let line = outcome.typst_line("Metod:").replace(['\\', '~', '\u{a0}'], " ");
        line.split_once(". ").expect("two sentences").1.to_owned()
    };
    let all = [
        ("sv", ""),
        ("sv", ", compare: {}"),
        ("sv", ", compare: {test: rao-scott-first, pairs: false}"),
        ("nb", ", compare: {test: rao-scott-first, pairs: false}"),
        ("da", ", compare: {test: rao-scott-first, pairs: false}"),
        ("en", ", compare: {test: rao-scott-first, pairs: false}"),
    ];
    assert_eq!(
        all.map(told).join("\n"),
        "Osäkerheten är beräknad efter urvalets utformning  (strata, ändlig population ) med Taylorlinjärisering, för andelar på logitskalan .
Osäkerheten är beräknad efter urvalets utformning  (strata, ändlig population ) med Taylorlinjärisering, för andelar på logitskalan, och grupper är jämförda med Rao–Scotts test av andra ordningen .
Osäkerheten är beräknad efter urvalets utformning  (strata, ändlig population ) med Taylorlinjärisering, för andelar på logitskalan, och grupper är jämförda med Rao–Scotts test av första ordningen .
Usikkerheten er beregnet etter utvalgsplanen  (strata, endelig populasjon ) med Taylorlinearisering, for andeler på logitskalaen, og grupper er sammenlignet med Rao–Scotts test av første orden .
Usikkerheden er beregnet efter stikprøvens design  (strata, endelig population ) med Taylor -linearisering, for andele på logitskalaen, og grupper er sammenlignet med Rao–Scotts test af første orden .
Uncertainty follows the design of the sample  (strata, finite population ) by Taylor linearisation, of shares on the logit scale, and groups are compared by Rao–Scott test of the first order ."
    );
}

/// R: `svyquantile(qrule = "school")`, `svymean`, `sqrt(svyvar)`.
#[test]
fn a_summary_has_weighted_quantiles_and_shares_beside_unweighted_counts() {
    let keys = "of: panel, variables: [age, rel], by: stage, test: true";
    let blocks = format!(
        "  - describe: {{id: d, caption: Alla, {keys}, decimals: 1}}\n  - describe: {{id: m, \
         caption: Medel, {keys}, numbers: mean, overall: false}}\n  - table: {{id: t, caption: \
         Ålder, of: panel, rows: stage, variables: [age], show: [median, q1, q3, mean, sd], \
         decimals: 1}}\n"
    );
    let outcome = tumours(STRATA).blocks(&blocks).build();
    outcome.done();
    let notes = outcome.typst_line("notes:");
    let csv = ["d", "m", "t"].map(|id| outcome.csv(id)).join("\n");
    insta::assert_snapshot!(format!("{csv}\n{notes}"), @r#"
        Fråga;1 (n = 70);2 (n = 112);3 (n = 135);4 (n = 95);Totalt (n = 412);p-värde
        Ålder: median (nedre kvartil–övre kvartil);19,0 (12,0–46,0);34,0 (23,0–52,0);38,0 (24,0–66,0);50,0 (33,0–77,0);32,0 (17,0–59,0);< 0,001
        Återfall;;;;;;0,179
         0;62 (89,7 %);83 (81,6 %);104 (82,5 %);64 (78,0 %);313 (84,6 %);
         1;8 (10,3 %);29 (18,4 %);31 (17,5 %);31 (22,0 %);99 (15,4 %);

        Fråga;1 (n = 70);2 (n = 112);3 (n = 135);4 (n = 95);p-värde
        Ålder: medelvärde (standardavvikelse);33,7 (32,3);40,5 (26,7);49,9 (38,3);57,0 (33,0);< 0,001
        Återfall;;;;;0,179
         0;62 (90 %);83 (82 %);104 (83 %);64 (78 %);
         1;8 (10 %);29 (18 %);31 (17 %);31 (22 %);

        Stadium;Median;Nedre kvartil;Övre kvartil;Medelvärde;Standardavvikelse;n
        1;19,0;12,0;46,0;33,7;32,3;70
        2;34,0;23,0;52,0;40,5;26,7;112
        3;38,0;24,0;66,0;49,9;38,3;135
        4;50,0;33,0;77,0;57,0;33,0;95

        notes: ("Ovägt antal, inom parentes vägda andelar i procent av dem som har svarat.", "Vägt efter urvalets utformning; effektivt n är 245 (Kish). Urvalets utformning ger 68–404~frihetsgrader.", "p-värden: Rao–Scotts test och Walds test efter urvalets utformning.", ),
        "#);
}
