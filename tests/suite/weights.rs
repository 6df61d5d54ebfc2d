//! Weighted shares and means, against R's package survey, and what cannot be weighted.

use insta::assert_snapshot;

use crate::harness::{ANSWERS, CODEBOOK, Outcome, REPORT, ReportTest};

const STRATA: &str = include_str!("../ref/r/schools-strata.csv");
const CLUSTERS: &str = include_str!("../ref/r/schools-clusters.csv");

/// Californian schools of `tests/ref/r`, drawn as `design` says.
fn schools(data: &str, design: &str) -> ReportTest {
    let codebook = format!(
        "title: Skolor
file: svar.csv
csv: {{separator: \",\", decimal: \".\"}}
unit: {{one: skola, many: skolor}}
variables:
  stype: {{label: Skolform, scale: nominal, values: {{E: låg, M: mellan, H: hög}}}}
  awards: {{label: Utmärkt, scale: nominal, values: {{No: nej, Yes: ja}}}}
  api00: {{label: Resultat, scale: numeric}}
  dnum: {{label: Distrikt, scale: numeric}}
  pw: {{label: Vikt, scale: numeric}}
{design}ignore: [api99, enroll, sch.wide, fpc]
"
    );
    ReportTest::new()
        .file(CODEBOOK, codebook)
        .file(ANSWERS, data)
        .replace(REPORT, "    where: {ort: Gävle}\n", "    where: {stype: låg}\n")
        .replace(
            REPORT,
            "  nojda:\n    of: panel\n    variable: nojd\n    in: [ganska nöjd, mycket nöjd]\n",
            "  nojda: {of: panel, variable: awards, in: [ja], decimals: 4}
  lag: {of: panel, variable: awards, in: [ja], where: {stype: låg}, decimals: 4}
  hog: {of: panel, variable: awards, in: [ja], where: {stype: hög}, decimals: 4}
  resultat: {of: panel, variable: api00, statistic: mean, decimals: 5}
",
        )
}

fn weighted(data: &str, design: &str) -> ReportTest {
    schools(data, design).replace(REPORT, "numbers:", "weights: on\nnumbers:")
}

fn of_strata() -> ReportTest {
    weighted(
        STRATA,
        "design: {weight: pw, strata: stype, population: {låg: 4421, hög: 755, mellan: 1018}}\n",
    )
}

fn of_clusters() -> ReportTest {
    weighted(CLUSTERS, "design: {weight: pw, cluster: dnum, population: 757}\n")
}

fn line(outcome: &Outcome, words: &str) -> String {
    outcome.done();
    outcome.typst_line(words)
}

const BLOCKS: &str = "  - text: 'Text: {{ percent(\"nojda\") }}, {{ ci(\"nojda\") }}; {{ n(\"nojda\") }} av {{ base(\"nojda\") }}; {{ difference(\"lag\", \"hog\") }}; {{ mean(\"resultat\") }}, {{ ci(\"resultat\") }}. {{ method(\"weights\") }}'
  - table: {id: t, caption: Utmärkta, of: panel, rows: stype, columns: awards, show: [n, percent, ci], totals: both, decimals: 4, compare: {}}
  - table: {id: m, caption: Resultat, of: panel, variables: [api00], rows: stype, show: [mean, ci, se], totals: rows, decimals: 5}
  - chart: {id: c, caption: Utmärkta, of: panel, variable: awards, by: stype, show: [percent, ci]}
";

/// R, survey 4.1-1: svyciprop gives 0.638936064051 (0.568721098868–0.703675779368) of all,
/// 0.73 (0.634261722563–0.808253484232), 0.48 (0.345161169126–0.617816886623) and 0.32
/// (0.206120341582–0.460315670481) of the kinds of school; svymean with the degrees of
/// freedom of the design 662.287363159 (643.732188272–680.842538047), SE 9.40894080278, and
/// 674.43, SE 12.3824797939 (649.86047369–698.99952631) of the first kind; svychisq F =
/// 14.169408118 on 1.88513588503 and 371.37176935182, p = 2.08210867643e-06, and for pairs
/// p = 1.13728681246e-06, 0.00244959592455 and 0.0987992137162.
#[test]
fn a_stratified_sample_gives_what_survey_gives() {
    let outcome = of_strata().blocks(BLOCKS).build();
    assert_snapshot!(line(&outcome, "Text:"), @r#"Text: \63,8936~procent, \56,8721–70,3676~procent; \113 av \200; \41,0000~procentenheter; \662,28736, \643,73219–680,84254. Vägda andelar och medelvärden är skattningar för populationen\; antalen är ovägda\. Osäkerheten är beräknad efter urvalets utformning \(strata, ändlig population\) med Taylorlinjärisering, för andelar på logitskalan, och grupper är jämförda med Rao–Scotts test av andra ordningen\."#);
    assert_snapshot!(outcome.csv("t"), @r#"
        Skolform;Nej;Nej;Nej;Nej;Ja;Ja;Ja;Ja;Totalt;Totalt;Bokstäver
        ;Antal;%;95 % KI, nedre;95 % KI, övre;Antal;%;95 % KI, nedre;95 % KI, övre;Antal;%;
        låg;27;27,0000;19,1747;36,5738;73;73,0000;63,4262;80,8253;100;100,0000;a
        mellan;26;52,0000;38,2183;65,4839;24;48,0000;34,5161;61,7817;50;100,0000;b
        hög;34;68,0000;53,9684;79,3880;16;32,0000;20,6120;46,0316;50;100,0000;b
        Totalt;87;36,1064;29,6324;43,1279;113;63,8936;56,8721;70,3676;200;100,0000;
        "#);
    assert_snapshot!(outcome.csv("m"), @r#"
        Skolform;Medelvärde;95 % KI, nedre;95 % KI, övre;Medelfel;n
        låg;674,43000;649,86047;698,99953;12,38248;100
        mellan;636,60000;604,01533;669,18467;16,21471;50
        hög;625,82000;595,80272;655,83728;14,93713;50
        Totalt;662,28736;643,73219;680,84254;9,40894;200
        "#);
    assert_snapshot!(line(&outcome, "notes:"), @r#"notes: ("Vägt efter urvalets utformning; effektivt n är 169 (Kish). Urvalets utformning ger 49–197~frihetsgrader.", "Inom parentes 95-procentiga konfidensintervall (logit, vägt).", "Skillnad mellan grupperna: Rao–Scotts test, F~=~14,17, 1,9 och 371,4~frihetsgrader, p~<~0,001.", "Grupper utan gemensam bokstav skiljer sig åt på 5-procentsnivån (Rao–Scotts test, Holms justering).", ),"#);
    let captions = outcome.typst();
    let captions = captions.lines().filter(|line| line.trim().starts_with("unit:"));
    assert_snapshot!(captions.collect::<Vec<_>>().join("\n"), @r#"
        unit: "Ovägt antal och vägda andelar i procent",
        unit: "Vägt medelvärde, ovägt n",
        unit: "Vägda andelar i procent, ovägt n",
        "#);
    let record = outcome.text("build/r/numbers.json");
    let test = record.split("\"test\": ").nth(1).expect("a test");
    let test = test.split("\"whole\"").next().expect("its end");
    assert_snapshot!(test, @r#"
        {
                "name": "rao-scott",
                "statistic": 14.169408118007777,
                "degrees_of_freedom": 1.8851358850346127,
                "second_degrees_of_freedom": 371.3717693518187,
                "p": 2.0821086764285183e-6,
                "simulated": false,
                "adjust": "holm",
                "pairs": [
                  {
                    "groups": [
                      "låg",
                      "mellan"
                    ],
                    "name": "rao-scott",
                    "statistic": 9.50128815428409,
                    "degrees_of_freedom": 1.0,
                    "second_degrees_of_freedom": 148.0,
                    "p": 0.0024495959245532297,
                    "adjusted": 0.004899191849106459
                  },
                  {
                    "groups": [
                      "låg",
                      "hög"
                    ],
                    "name": "rao-scott",
                    "statistic": 25.77300548560408,
                    "degrees_of_freedom": 1.0,
                    "second_degrees_of_freedom": 148.0,
                    "p": 1.1372868124647078e-6,
                    "adjusted": 3.4118604373941234e-6
                  },
                  {
                    "groups": [
                      "mellan",
                      "hög"
                    ],
                    "name": "rao-scott",
                    "statistic": 2.777352906377729,
                    "degrees_of_freedom": 1.0,
                    "second_degrees_of_freedom": 98.0,
                    "p": 0.09879921371619116,
                    "adjusted": 0.09879921371619116
                  }
                ]
              },
              "effective_n": "169",
              "degrees_of_freedom": "49–197",
        "#);
}

/// R, survey 4.1-1: svyciprop gives 0.710382513661 (0.634839191610–0.775816511446), and of
/// the kinds of school 0.770833333333 (0.702736355584–0.827167303583), 0.52
/// (0.279195606264–0.751856930964) and 0.428571428571 (0.155248879968–0.753737922498);
/// svychisq F = 5.02587563798 on 1.71200283432 and 23.96803968049, p = 0.0187868950864.
#[test]
fn a_sample_of_clusters_gives_what_survey_gives() {
    let outcome = of_clusters().blocks(BLOCKS).build();
    assert_snapshot!(outcome.csv("t"), @r#"
        Skolform;Nej;Nej;Nej;Nej;Ja;Ja;Ja;Ja;Totalt;Totalt;Bokstäver
        ;Antal;%;95 % KI, nedre;95 % KI, övre;Antal;%;95 % KI, nedre;95 % KI, övre;Antal;%;
        låg;33;22,9167;17,2833;29,7264;111;77,0833;70,2736;82,7167;144;100,0000;a
        mellan;12;48,0000;24,8143;72,0804;13;52,0000;27,9196;75,1857;25;100,0000;ab
        hög;8;57,1429;24,6262;84,4751;6;42,8571;15,5249;75,3738;14;100,0000;b
        Totalt;53;28,9617;22,4183;36,5161;130;71,0383;63,4839;77,5817;183;100,0000;
        "#);
    assert_snapshot!(line(&outcome, "notes:"), @r#"notes: ("Vägt efter urvalets utformning; effektivt n är 183 (Kish). Urvalets utformning ger 7–14~frihetsgrader.", "Inom parentes 95-procentiga konfidensintervall (logit, vägt).", "Skillnad mellan grupperna: Rao–Scotts test, F~=~5,03, 1,7 och 24,0~frihetsgrader, p~=~0,019.", "Grupper utan gemensam bokstav skiljer sig åt på 5-procentsnivån (Rao–Scotts test, Holms justering).", ),"#);
}

#[test]
fn weights_can_be_turned_off_for_one_number() {
    let outcome = of_strata()
        .replace(REPORT, "nojda: {of: panel,", "nojda: {of: panel, weights: off,")
        .blocks("  - text: 'Text: {{ percent(\"nojda\") }}, {{ percent(\"lag\") }}'\n  - table: {id: t, caption: T, of: panel, rows: awards, show: [percent], weights: off}\n")
        .build();
    assert_snapshot!(line(&outcome, "Text:"), @r#"Text: \56,5000~procent, \73,0000~procent"#);
    assert_snapshot!(outcome.csv("t"), @r#"
        Utmärkt;Procent
        Nej;44
        Ja;57
        "#);
}

#[test]
fn a_weighted_share_is_hidden_where_the_count_is() {
    let outcome = of_strata()
        .replace(REPORT, "{method: none, reason: Svaren är påhittade.}", "{method: suppress, minimum-count: 20}")
        .blocks("  - table: {id: t, caption: T, of: panel, rows: stype, columns: awards, show: [n, percent, ci], compare: {}}\n")
        .build();
    let notes = line(&outcome, "notes:");
    assert!(notes.contains("Jämförelsen av grupperna visas inte"), "{notes}");
    assert_snapshot!(outcome.csv("t"), @r#"
        Skolform;Nej;Nej;Nej;Nej;Ja;Ja;Ja;Ja
        ;Antal;%;95 % KI, nedre;95 % KI, övre;Antal;%;95 % KI, nedre;95 % KI, övre
        låg;27;27;19;37;73;73;63;81
        mellan;x;x;x;x;x;x;x;x
        hög;x;x;x;x;x;x;x;x
        "#);
}

#[test]
fn a_claim_is_held_against_the_weighted_share() {
    let test = of_strata().blocks("  - text: Se @verk2019.\n").replace(
        REPORT,
        "numbers:",
        "claims: [{id: pastaende, number: nojda, is: drygt två tredjedelar}]\nnumbers:",
    );
    assert_snapshot!(said(test), @r#"
        error[claim]: `nojda` is 63.9 per cent, weighted, which is not `drygt två tredjedelar` (above 66.7, at most 71.7)
        --> book/r/report.yaml:15:45
        = hint: write `knappt två tredjedelar` or `ungefär två tredjedelar` or `en klar majoritet`
        = hint: or accept it in `report.yaml`: `accept: [{check: claim, of: "pastaende", reason: …}]`
        "#);
}

#[track_caller]
fn said(test: ReportTest) -> String {
    test.rebuild().refused_in_short()
}

#[test]
fn what_cannot_be_weighted_is_refused() {
    let tables = [
        "rows: awards, show: [n], weights: on",
        "rows: stype, columns: awards, measure: percent, percent-of: table",
        "variables: [api00], rows: stype, show: [mean, kurtosis]",
        "variables: [api00], rows: stype, show: [mean], compare: {test: welch}",
        "rows: stype, columns: awards, show: [percent], compare: {test: fisher}",
        "rows: awards, show: [percent], weights: ja",
    ];
    let table = |keys: &str| {
        let block = format!("  - table: {{id: t, caption: T, of: panel, {keys}}}\n");
        said(of_strata().blocks(&block))
    };
    assert_snapshot!(tables.map(table).join("\n\n"), @r#"
        error: counts are not weighted
        --> book/r/chapters/01-resultat.yaml:3:77
        = hint: show shares, or write `weights: off`

        error: weighted shares are shares of their group
        --> book/r/chapters/01-resultat.yaml:3:17
        = hint: leave out `percent-of`, or write `weights: off`

        error: skewness, kurtosis and hinges are not weighted
        --> book/r/chapters/01-resultat.yaml:3:17
        = hint: show `q1` and `q3` for hinges, or write `weights: off`

        error: weighted means are compared by tests of the design only
        --> book/r/chapters/01-resultat.yaml:3:17
        = hint: write `test: auto` without `effect` and `continuity`, or `weights: off`

        error: weighted answers are compared by Rao and Scott's tests only
        --> book/r/chapters/01-resultat.yaml:3:17
        = hint: write `test: auto` or `rao-scott-first` without `effect` and `continuity`, or `weights: off`

        error: `ja` is not a choice here
        --> book/r/chapters/01-resultat.yaml:3:83
        = hint: did you mean `on`? keys and choices are in English
        "#);
    let median =
        of_strata().blocks("").replace(REPORT, "statistic: mean", "statistic: kurtosis");
    let without = weighted(STRATA, "").blocks("");
    let unused = of_strata()
        .replace(REPORT, "weights: on\n", "")
        .blocks("  - text: '{{ method(\"weights\") }}'\n");
    assert_snapshot!([said(median), said(without), said(unused)].join("\n\n"), @r#"
        error: `resultat` cannot be weighted
        --> book/r/report.yaml:20:3
        = hint: shares, means, medians and other quantiles, `sd`, `variance`, `total` and `ratio` of rows that are respondents are weighted: write `weights: off`

        error: `panel` has no weights
        --> book/r/report.yaml:14:10
        = hint: add `design: {weight: …}` or `weighting` to its codebook, or write `weights: off`

        error: no number of the report is weighted
        --> book/r/chapters/01-resultat.yaml:3:23
        = hint: leave the sentence out, or write `weights: on`
        "#);
}
