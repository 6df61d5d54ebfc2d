//! Cross tables and means of groups as a statistician asks for them: what stands in tables,
//! notes and records, what is refused, and what is hidden with what it is made of. The
//! computations are held against R in `statistics`.

use insta::assert_snapshot;

use crate::harness::{CODEBOOK, Outcome, REPORT, ReportTest};
use crate::places;

/// The base project with `counts[place]` people who are not, fairly and very satisfied.
fn with_places(counts: &[[usize; 3]]) -> ReportTest {
    places::with_places(counts, 5, counts.len())
}

const PLACES: [[usize; 3]; 3] = [[30, 20, 10], [10, 20, 30], [22, 20, 18]];
const TWO: [[usize; 3]; 2] = [[30, 20, 10], [10, 20, 30]];

/// A table of the answers by place with these keys.
fn table(counts: &[[usize; 3]], keys: &str) -> ReportTest {
    let block = format!(
        "  - table: {{id: t, caption: D, of: panel, rows: ort, columns: nojd, {keys}}}\n"
    );
    with_places(counts).blocks(&block)
}

/// A table of the ages by place with these keys.
fn means(counts: &[[usize; 3]], keys: &str) -> ReportTest {
    let block = format!(
        "  - table: {{id: t, caption: D, of: panel, variables: [alder], rows: ort, {keys}}}\n"
    );
    with_places(counts).blocks(&block)
}

fn notes(outcome: &Outcome) -> String {
    outcome.done();
    outcome.typst_line("notes:")
}

/// The record of the test of a table.
fn record(outcome: &Outcome) -> String {
    let record = outcome.text("build/r/numbers.json");
    let test = record.split("\"test\": ").nth(1).expect("a test");
    test.split("\"whole\"").next().expect("its end").trim_end().to_owned()
}

#[track_caller]
fn said(test: ReportTest) -> String {
    test.rebuild().refused_in_short()
}

/// R 4.2: chisq.test(matrix(c(30, 10, 22, 20, 20, 20, 10, 30, 18), 3)) has expected counts of
/// 20.67, 20 and 19.33 in every row, and stdres 3.1056, 0, −3.1578; −3.5492, 0, 3.6089;
/// 0.4437, 0, −0.4511.
#[test]
fn expected_counts_and_residuals_stand_beside_counts() {
    let outcome = table(
        &PLACES,
        "show: [n, percent, expected, residual], missing: hide, totals: both",
    )
    .build();
    assert_snapshot!(notes(&outcome), @r#"notes: ("Väntat är det antal som skulle ha svarat så om grupperna inte skilde sig åt. Residual är avståndet mellan antal och väntat antal i standardfel (justerad residual); * skiljer sig från slumpen på 5-procentsnivån.", "På grund av avrundning summerar andelarna inte alltid till 100.", ),"#);
    assert_snapshot!(outcome.csv("t"), @r#"
        Ort;Inte nöjd;Inte nöjd;Inte nöjd;Inte nöjd;Ganska nöjd;Ganska nöjd;Ganska nöjd;Ganska nöjd;Mycket nöjd;Mycket nöjd;Mycket nöjd;Mycket nöjd;Totalt;Totalt
        ;Antal;%;Väntat;Residual;Antal;%;Väntat;Residual;Antal;%;Väntat;Residual;Antal;%
        Gävle;30;50;20,7;3,11;20;33;20,0;0,00;10;17;19,3;−3,16;60;100
        Söderhamn;10;17;20,7;−3,55;20;33;20,0;0,00;30;50;19,3;3,61;60;100
        Ljusdal;22;37;20,7;0,44;20;33;20,0;0,00;18;30;19,3;−0,45;60;100
        Totalt;62;34;;;60;33;;;58;32;;;180;100
        "#);
    let typst = outcome.typst();
    let row = typst.lines().find(|line| line.contains("\"Gävle\"")).expect("a row");
    assert_snapshot!(row.trim(), @r#"(label: "Gävle", total: false, cells: ("30", "50", "20,7", "3,11*", "20", "33", "20,0", "0,00", "10", "17", "19,3", "−3,16*", "60", "100", )),"#);
    let record = outcome.text("build/r/numbers.json");
    assert_eq!(record.matches("\"residual\": ").count(), 9, "{record}");
    assert!(record.contains("\"expected\": 20.666666666666668"), "{record}");
}

#[test]
fn a_statistic_of_cells_is_hidden_with_any_count_it_is_made_of() {
    let outcome = table(
        &[[30, 20, 3], [10, 20, 30], [22, 20, 18]],
        "show: [n, expected, residual], missing: hide",
    )
    .replace(
        REPORT,
        "{method: none, reason: Svaren är påhittade.}",
        "{method: suppress, minimum-count: 5}",
    )
    .build();
    outcome.done();
    assert_snapshot!(outcome.csv("t"), @r#"
        Ort;Inte nöjd;Inte nöjd;Inte nöjd;Ganska nöjd;Ganska nöjd;Ganska nöjd;Mycket nöjd;Mycket nöjd;Mycket nöjd
        ;Antal;Väntat;Residual;Antal;Väntat;Residual;Antal;Väntat;Residual
        Gävle;30;x;x;x;x;x;x;x;x
        Söderhamn;10;x;x;20;x;x;30;x;x
        Ljusdal;22;x;x;20;x;x;18;x;x
        "#);
    let record = outcome.text("build/r/numbers.json");
    assert!(!record.contains("\"expected\""), "{record}");
    // With nothing hidden they are what anybody can compute from the counts, as shown.
    let outcome = table(&PLACES, "show: [n, expected, residual], missing: hide")
        .replace(
            REPORT,
            "{method: none, reason: Svaren är påhittade.}",
            "{method: suppress, minimum-count: 5}",
        )
        .build();
    outcome.done();
    let record = outcome.text("build/r/numbers.json");
    assert!(record.contains("\"expected\": 20.7,"), "{record}");
}

#[test]
fn tests_of_a_cross_table_can_be_chosen() {
    let asked = |counts: &[[usize; 3]], compare: &str| {
        let keys = format!("show: [percent], missing: hide, compare: {compare}");
        notes(&table(counts, &keys).build())
    };
    let all = [
        asked(&PLACES, "{test: likelihood-ratio, pairs: false}"),
        asked(
            &PLACES,
            "{test: chi-square, effect: [cramers-v, bias-corrected-v, contingency], pairs: false}",
        ),
        asked(&PLACES, "{test: chi-square, adjust: bonferroni}"),
        asked(&PLACES, "{test: fisher, adjust: hochberg}"),
        asked(&TWO, "{test: mann-whitney}"),
        asked(&TWO, "{test: mann-whitney, continuity: off}"),
    ];
    assert_snapshot!(all.join("\n"), @r#"
        notes: ("Skillnad mellan grupperna: likelihoodkvottest, G²~=~21,20, 4~frihetsgrader, p~<~0,001, Cramérs V~=~0,24.", ),
        notes: ("Skillnad mellan grupperna: Pearsons chi-två-test, χ²~=~20,29, 4~frihetsgrader, p~<~0,001, Cramérs V~=~0,24, biaskorrigerat Cramérs V~=~0,21, kontingenskoefficienten C~=~0,32.", ),
        notes: ("Skillnad mellan grupperna: Pearsons chi-två-test, χ²~=~20,29, 4~frihetsgrader, p~<~0,001, Cramérs V~=~0,24.", "Grupper utan gemensam bokstav skiljer sig åt på 5-procentsnivån (Pearsons chi-två-test, Bonferronis justering).", ),
        notes: ("Skillnad mellan grupperna: Fishers exakta test, p~<~0,001, Cramérs V~=~0,24.", "Grupper utan gemensam bokstav skiljer sig åt på 5-procentsnivån (Fishers exakta test, Hochbergs justering).", ),
        notes: ("Skillnad mellan grupperna: Mann–Whitneys test, U~=~1~000,0, z~=~−4,45, p~<~0,001, rangbiserial korrelation~=~−0,44.", ),
        notes: ("Skillnad mellan grupperna: Mann–Whitneys test utan kontinuitetskorrektion, U~=~1~000,0, z~=~−4,45, p~<~0,001, rangbiserial korrelation~=~−0,44.", ),
        "#);
}

/// The answers of two kinds that are not satisfied and that are.
fn two_by_two(compare: &str) -> ReportTest {
    with_places(&[[30, 20, 0], [12, 38, 0]])
        .replace(CODEBOOK, "      3: mycket nöjd\n", "")
        .replace(CODEBOOK, "scale: ordinal", "scale: nominal")
        .replace(REPORT, "in: [ganska nöjd, mycket nöjd]", "in: [ganska nöjd]")
        .blocks(&format!("  - table: {{id: t, caption: D, of: panel, rows: ort, columns: nojd, show: [n], missing: hide, compare: {compare}}}\n"))
}

/// R 4.2: chisq.test(matrix(c(30, 12, 20, 38), 2)) has X² = 11.86371 with Yates's correction,
/// p = 0.0005724; the odds ratio is 4.75, fisher.test's interval 1.8582 to 12.3812 (of the
/// conditional estimate 4.6700).
#[test]
fn two_by_two_has_correction_odds_ratio_and_h() {
    let outcome =
        two_by_two("{test: chi-square, continuity: on, effect: [odds-ratio, cohens-h]}")
            .build();
    assert_snapshot!(notes(&outcome), @r#"notes: ("Skillnad mellan grupperna: Pearsons chi-två-test med Yates korrektion, χ²~=~11,86, 1~frihetsgrad, p~<~0,001, oddskvot~=~4,75 (95~% KI 1,86–12,38), Cohens h~=~0,75 (95~% KI 0,36–1,14).", ),"#);
    assert_snapshot!(record(&outcome), @r#"
        {
                "name": "chi-square-corrected",
                "statistic": 11.863711001642036,
                "degrees_of_freedom": 1.0,
                "p": 0.0005723837328676507,
                "simulated": false,
                "effect": {
                  "name": "odds-ratio",
                  "value": 4.75,
                  "low": 1.8581844846177313,
                  "high": 12.381513805378706
                },
                "more_effects": [
                  {
                    "name": "cohens-h",
                    "value": 0.7482088714862749,
                    "low": 0.3562160745782641,
                    "high": 1.1402016683942857
                  }
                ]
              },
        "#);
}

/// R 4.2, t.test and oneway.test of the ages: in the record.
#[test]
fn means_of_groups_are_compared_by_t_and_analysis_of_variance() {
    let asked = |counts: &[[usize; 3]], compare: &str| {
        let keys = format!("show: [mean, sd], compare: {compare}");
        notes(&means(counts, &keys).build())
    };
    let all = [
        asked(&TWO, "{test: student}"),
        asked(&TWO, "{test: welch}"),
        asked(&PLACES, "{test: anova}"),
        asked(&PLACES, "{test: anova, adjust: tukey}"),
        asked(&PLACES, "{test: welch, adjust: tukey}"),
        asked(&PLACES, "{test: welch, pairs: false}"),
        asked(&[[30, 20, 0], [1, 0, 0], [0; 3]], "{test: welch}"),
        asked(&[[1, 1, 1], [1, 1, 1]], "{test: student}"),
    ];
    assert_snapshot!(all.join("\n"), @r#"
        notes: ("Skillnad mellan grupperna: Students t-test, t~=~−3,40, 118~frihetsgrader, p~<~0,001, Cohens d~=~−0,62 (95~% KI −0,99 till −0,25).", ),
        notes: ("Skillnad mellan grupperna: Welchs t-test, t~=~−3,40, 118~frihetsgrader, p~<~0,001, Cohens d~=~−0,62 (95~% KI −0,99 till −0,25).", ),
        notes: ("Skillnad mellan grupperna: variansanalys, F~=~19,48, 2 och 177~frihetsgrader, p~<~0,001, η²~=~0,18 (95~% KI 0,08–0,27).", "Grupper utan gemensam bokstav skiljer sig åt på 5-procentsnivån (Students t-test, Holms justering).", ),
        notes: ("Skillnad mellan grupperna: variansanalys, F~=~19,48, 2 och 177~frihetsgrader, p~<~0,001, η²~=~0,18 (95~% KI 0,08–0,27).", "Grupper utan gemensam bokstav skiljer sig åt på 5-procentsnivån (Students t-test, Tukey–Kramers justering).", ),
        notes: ("Skillnad mellan grupperna: Welchs variansanalys, F~=~21,10, 2,0 och 115,2~frihetsgrader, p~<~0,001, η²~=~0,18 (95~% KI 0,08–0,27).", "Grupper utan gemensam bokstav skiljer sig åt på 5-procentsnivån (Welchs t-test, Games–Howells justering).", ),
        notes: ("Skillnad mellan grupperna: Welchs variansanalys, F~=~21,10, 2,0 och 115,2~frihetsgrader, p~<~0,001, η²~=~0,18 (95~% KI 0,08–0,27).", ),
        notes: ("Grupperna är inte jämförda med ett test, eftersom någon av dem har för få svar för det.", ". = kan inte beräknas.", ),
        notes: ("Grupperna är inte jämförda med ett test, eftersom svaren inte varierar inom dem.", ),
        "#);
}

#[test]
fn pairs_of_means_have_their_differences_in_the_record() {
    let outcome =
        means(&PLACES, "show: [mean], compare: {test: anova, adjust: tukey}").build();
    outcome.done();
    assert_snapshot!(record(&outcome), @r#"
        {
                "name": "anova",
                "statistic": 19.483568654047726,
                "degrees_of_freedom": 2.0,
                "second_degrees_of_freedom": 177.0,
                "p": 2.2507389763143277e-8,
                "simulated": false,
                "effect": {
                  "name": "eta-squared",
                  "value": 0.18043086459263252,
                  "low": 0.0842133079533226,
                  "high": 0.27343428003025416
                },
                "adjust": "tukey",
                "pairs": [
                  {
                    "groups": [
                      "Gävle",
                      "Söderhamn"
                    ],
                    "name": "student",
                    "statistic": -3.693427706740903,
                    "degrees_of_freedom": 177.0,
                    "difference": -4.9999999999999964,
                    "p": 0.00029459763819177765,
                    "adjusted": 0.0008566891007115427
                  },
                  {
                    "groups": [
                      "Gävle",
                      "Ljusdal"
                    ],
                    "name": "student",
                    "statistic": -6.204958547324723,
                    "degrees_of_freedom": 177.0,
                    "difference": -8.400000000000002,
                    "p": 3.767777693298863e-9,
                    "adjusted": 1.1291294460969008e-8
                  },
                  {
                    "groups": [
                      "Söderhamn",
                      "Ljusdal"
                    ],
                    "name": "student",
                    "statistic": -2.51153084058382,
                    "degrees_of_freedom": 177.0,
                    "difference": -3.4000000000000057,
                    "p": 0.012916142566039436,
                    "adjusted": 0.034351871448112345
                  }
                ]
              },
        "#);
}

#[test]
fn what_does_not_fit_a_test_is_refused() {
    let keys = [
        "show: [percent], compare: {test: chi-square, effect: cohens-d}",
        "show: [percent], compare: {test: chi-square, effect: odds-ratio}",
        "show: [percent], compare: {test: kruskal-wallis, effect: rank-biserial}",
        "show: [percent], compare: {test: trend, effect: eta-squared}",
        "show: [percent], compare: {test: fisher, continuity: on}",
        "show: [percent], compare: {test: chi-square, adjust: tukey}",
        "show: [percent], compare: {test: student}",
        "show: [percent, expected]",
        "show: [n, percent, ci, hopp]",
    ];
    let tables = keys.map(|keys| said(table(&PLACES, keys)));
    let of_means = [
        "show: [mean, residual]",
        "show: [mean], compare: {test: likelihood-ratio}",
        "show: [mean], percentiles: [0, 50.25]",
    ];
    let of_means = of_means.map(|keys| said(means(&PLACES, keys)));
    let others = [
        "  - chart: {id: c, caption: D, of: panel, variable: nojd, by: ort, show: [n, expected]}\n",
        "  - table: {id: c, caption: D, of: panel, rows: nojd, show: [n, expected]}\n",
        "  - table: {id: c, caption: D, of: panel, rows: ort, columns: nojd, show: [n], compare: {effect: hedges}}\n",
    ];
    let others = others.map(|block| said(with_places(&PLACES).blocks(block)));
    let all = tables.into_iter().chain(of_means).chain(others).collect::<Vec<_>>();
    assert_snapshot!(all.join("\n\n"), @r#"
        error: the effect size `cohens-d` does not fit the test
        --> book/r/chapters/01-resultat.yaml:3:95
        = hint: choose among `cramers-v`, `bias-corrected-v`, `contingency`, `odds-ratio` and `cohens-h`

        error: the effect size `odds-ratio` is of two answers of two groups
        --> book/r/chapters/01-resultat.yaml:3:95
        = hint: choose among `cramers-v`, `bias-corrected-v`, `contingency`, `odds-ratio` and `cohens-h`

        error: the effect size `rank-biserial` is of two groups
        --> book/r/chapters/01-resultat.yaml:3:95
        = hint: choose among `rank-biserial` and `epsilon-squared`

        error: the test of `t` does not fit: the groups have no order
        --> book/r/chapters/01-resultat.yaml:3:95
        = hint: give the variable of the groups `scale: ordinal`

        error: this test has no correction for continuity
        --> book/r/chapters/01-resultat.yaml:3:95
        = hint: leave out `continuity`, or write `test: chi-square` or `mann-whitney`

        error: `adjust: tukey` is for means
        --> book/r/chapters/01-resultat.yaml:3:95
        = hint: write `test: anova` or `welch`, or `adjust: holm`

        error: the test of `t` does not fit: there are more than two groups
        --> book/r/chapters/01-resultat.yaml:3:95
        = hint: write `test: anova`, or `welch`

        error: expected counts and residuals stand beside counts
        --> book/r/chapters/01-resultat.yaml:3:75
        = hint: add `n` to `show`

        error: `hopp` is not a choice here
        --> book/r/chapters/01-resultat.yaml:3:92
        = hint: choose one of `n`, `percent`, `expected`, `residual`, `ci`, `mean`, `sd`, `median`, `se`, `total`, `deff`, `variance`, …

        error: expected counts and residuals stand beside counts
        --> book/r/chapters/01-resultat.yaml:3:80
        = hint: add `n` to `show`

        error: the test of `t` does not fit: means are shown, which it does not compare
        --> book/r/chapters/01-resultat.yaml:3:97
        = hint: write `test: auto`

        error: here should stand a per cent above 0 and below 100, with at most one decimal, not the number 0
        --> book/r/chapters/01-resultat.yaml:3:102
        = hint: write how many per cent of the values lie below: `97.5`
        error: here should stand a per cent above 0 and below 100, with at most one decimal, not the number 50.25
        --> book/r/chapters/01-resultat.yaml:3:105
        = hint: write how many per cent of the values lie below: `97.5`

        error: a chart has no place for expected counts and residuals
        --> book/r/chapters/01-resultat.yaml:3:74
        = hint: show them in a table

        error: `c` has no groups to compare
        --> book/r/chapters/01-resultat.yaml:3:17
        = hint: break it down by a variable: rows of a view that stand in different series, or answers to different questions, can come from one person

        error: `hedges` is not a choice here
        --> book/r/chapters/01-resultat.yaml:3:98
        = hint: choose one of `cramers-v`, `bias-corrected-v`, `contingency`, `odds-ratio`, `cohens-h`, `rank-biserial`, `epsilon-squared`, `cohens-d`, `eta-squared`
        "#);
}

#[test]
fn a_test_of_means_is_hidden_with_a_group_that_it_is_made_of() {
    let few = [[1, 1, 1], [10, 20, 30], [22, 20, 18]];
    let suppress = |test: ReportTest| {
        test.replace(
            REPORT,
            "{method: none, reason: Svaren är påhittade.}",
            "{method: suppress, minimum-count: 5}",
        )
    };
    let outcome = suppress(means(&few, "show: [mean], compare: {test: anova}")).build();
    outcome.done();
    let text = outcome.text("build/r/numbers.json");
    assert!(text.contains("\"none\": \"hidden\""), "{text}");
    // Means of an answer of which a count is hidden elsewhere: no test tells of them.
    let beside = "  - table: {id: k, caption: K, of: panel, rows: ort, columns: nojd, show: [n], missing: hide}
  - table: {id: t, caption: D, of: panel, variables: [nojd], rows: ort, show: [mean], compare: {test: anova}}
";
    let outcome =
        suppress(with_places(&[[30, 20, 3], [10, 20, 30], [22, 20, 18]]).blocks(beside))
            .build();
    outcome.done();
    let text = outcome.text("build/r/numbers.json");
    assert!(text.contains("\"none\": \"hidden\""), "{text}");
    // Shown, it has no more digits than the note.
    let outcome =
        suppress(means(&PLACES, "show: [mean], compare: {test: anova}")).build();
    assert_snapshot!(notes(&outcome), @r#"notes: ("Skillnad mellan grupperna: variansanalys, F~=~19,48, 2 och 177~frihetsgrader, p~<~0,001, η²~=~0,18 (95~% KI 0,08–0,27).", "Grupper utan gemensam bokstav skiljer sig åt på 5-procentsnivån (Students t-test, Holms justering).", ),"#);
    assert_snapshot!(record(&outcome), @r#"
        {
                "name": "anova",
                "statistic": 19.48,
                "degrees_of_freedom": 2.0,
                "second_degrees_of_freedom": 177.0,
                "p": 0.0,
                "simulated": false,
                "effect": {
                  "name": "eta-squared",
                  "value": 0.18,
                  "low": 0.08,
                  "high": 0.27
                },
                "adjust": "holm",
                "pairs": [
                  {
                    "groups": [
                      "Gävle",
                      "Söderhamn"
                    ],
                    "name": "student",
                    "p": 0.0,
                    "adjusted": 0.0
                  },
                  {
                    "groups": [
                      "Gävle",
                      "Ljusdal"
                    ],
                    "name": "student",
                    "p": 0.0,
                    "adjusted": 0.0
                  },
                  {
                    "groups": [
                      "Söderhamn",
                      "Ljusdal"
                    ],
                    "name": "student",
                    "p": 0.013,
                    "adjusted": 0.013
                  }
                ]
              },
        "#);
}

#[test]
fn distributions_have_ends_shape_and_any_percentile() {
    let keys = "show: [mean, variance, skewness, kurtosis, min, max, lower-hinge, upper-hinge], \
                percentiles: [2.5, 97.5], decimals: 2";
    let outcome = means(&PLACES, keys).build();
    outcome.done();
    assert_snapshot!(outcome.csv("t"), @r#"
        Ort;Medelvärde;Varians;Skevhet;Kurtosis;Minsta värde;Största värde;Nedre gångjärn;Övre gångjärn;Percentil 2,5;Percentil 97,5;n
        Gävle;31,17;64,89;0,52;−0,71;20,00;49,00;24,50;37,00;20,00;47,53;60
        Söderhamn;36,17;64,89;0,52;−0,71;25,00;54,00;29,50;42,00;25,00;52,53;60
        Ljusdal;39,57;35,16;0,07;−1,11;30,00;51,00;34,50;44,50;30,00;49,53;60
        "#);
    let outcome = means(&PLACES, keys)
        .replace(
            REPORT,
            "{method: none, reason: Svaren är påhittade.}",
            "{method: suppress, minimum-count: 5}",
        )
        .build();
    outcome.done();
    // The smallest and the largest are somebody's, and so are percentiles so far out.
    assert_snapshot!(outcome.csv("t"), @r#"
        Ort;Medelvärde;Varians;Skevhet;Kurtosis;Minsta värde;Största värde;Nedre gångjärn;Övre gångjärn;Percentil 2,5;Percentil 97,5;n
        Gävle;31,17;64,89;0,52;−0,71;x;x;24,50;37,00;x;x;60
        Söderhamn;36,17;64,89;0,52;−0,71;x;x;29,50;42,00;x;x;60
        Ljusdal;39,57;35,16;0,07;−1,11;x;x;34,50;44,50;x;x;60
        "#);
}

#[test]
fn a_text_can_quote_the_shape_of_a_distribution() {
    let numbers = "  spridd: {of: panel, variable: alder, statistic: variance}
  sned: {of: panel, variable: alder, statistic: skewness, decimals: 2}
  toppig: {of: panel, variable: alder, statistic: kurtosis, decimals: 2}
  yngst: {of: panel, variable: alder, statistic: min, decimals: 0}
  aldst: {of: panel, variable: alder, statistic: max, decimals: 0}
";
    let text = "  - text: 'Text: {{ value(\"spridd\") }}; {{ value(\"sned\") }}; {{ value(\"toppig\") }}; {{ value(\"yngst\") }}–{{ value(\"aldst\") }}'\n";
    let asked = |policy: &str| {
        let test = with_places(&PLACES)
            .replace(REPORT, "numbers:\n", &format!("numbers:\n{numbers}"))
            .replace(REPORT, "{method: none, reason: Svaren är påhittade.}", policy)
            .blocks(text)
            .build();
        test.done();
        test.typst_line("Text:")
    };
    let all = ["{method: none, reason: Nej.}", "{method: suppress, minimum-count: 5}"];
    assert_snapshot!(all.map(asked).join("\n"), @r#"
        Text: \66,3; \0,10; −0,82; \20–\54
        Text: \66,3; \0,10; −0,82; x–x
        "#);
}

#[test]
fn further_tests_are_told_in_each_language() {
    let told = |language: &str| {
        let outcome = with_places(&PLACES)
            .replace(REPORT, "language: sv", &format!("language: {language}"))
            .blocks(
                "  - text: 'Metod: {{ method(\"tests\") }}'
  - table: {id: a, caption: A, of: panel, rows: ort, columns: nojd, show: [n, expected, residual], missing: hide, compare: {test: likelihood-ratio, effect: bias-corrected-v, pairs: false}}
  - table: {id: b, caption: B, of: panel, variables: [alder], rows: ort, show: [mean, skewness], percentiles: 99, compare: {test: anova, adjust: tukey}}
  - table: {id: c, caption: C, of: panel, variables: [alder], rows: ort, show: [mean], compare: {test: welch, adjust: tukey}}
",
            )
            .build();
        outcome.done();
        let typst = outcome.typst();
        let lines = typst.lines().filter(|line| {
            line.contains("Metod:") || line.trim_start().starts_with("notes:")
        });
        let lines = lines.map(str::trim).collect::<Vec<_>>().join("\n");
        let lines = lines.replace('\u{a0}', "~");
        format!("{lines}\n{}", outcome.csv("b").lines().next().expect("a header"))
    };
    assert_snapshot!(["sv", "nb", "en", "da"].map(told).join("\n\n"), @r#"
        Metod: Skillnader mellan grupper är prövade med likelihoodkvottest, Students t\-test, Welchs t\-test, variansanalys och Welchs variansanalys, på 5\-procentsnivån\. t\-test enligt Student och variansanalys förutsätter att svaren varierar lika mycket i alla grupper\. Par av grupper är jämförda för varje diagram och tabell för sig \(Tukey–Kramers justering eller Games–Howells justering\)\.
        notes: ("Väntat är det antal som skulle ha svarat så om grupperna inte skilde sig åt. Residual är avståndet mellan antal och väntat antal i standardfel (justerad residual); * skiljer sig från slumpen på 5-procentsnivån.", "Skillnad mellan grupperna: likelihoodkvottest, G²~=~21,20, 4~frihetsgrader, p~<~0,001, biaskorrigerat Cramérs V~=~0,21.", ),
        notes: ("Skillnad mellan grupperna: variansanalys, F~=~19,48, 2 och 177~frihetsgrader, p~<~0,001, η²~=~0,18 (95~% KI 0,08–0,27).", "Grupper utan gemensam bokstav skiljer sig åt på 5-procentsnivån (Students t-test, Tukey–Kramers justering).", ),
        notes: ("Skillnad mellan grupperna: Welchs variansanalys, F~=~21,10, 2,0 och 115,2~frihetsgrader, p~<~0,001, η²~=~0,18 (95~% KI 0,08–0,27).", "Grupper utan gemensam bokstav skiljer sig åt på 5-procentsnivån (Welchs t-test, Games–Howells justering).", ),
        Ort;Medelvärde;Skevhet;Percentil 99;n;Bokstäver

        Metod: Forskjeller mellom grupper er prøvd med sannsynlighetskvotetest, Students t\-test, Welchs t\-test, variansanalyse og Welchs variansanalyse, på 5\-prosentnivået\. Students t\-test og variansanalyse forutsetter at svarene varierer like mye i alle grupper\. Par av grupper er sammenlignet for hvert diagram og hver tabell for seg \(Tukey–Kramers justering eller Games–Howells justering\)\.
        notes: ("Forventet er det antallet som ville ha svart slik om gruppene ikke var forskjellige. Residual er avstanden mellom antall og forventet antall i standardfeil (justert residual); * skiller seg fra tilfeldighet på 5-prosentnivået.", "Forskjell mellom gruppene: sannsynlighetskvotetest, G²~=~21,20, 4~frihetsgrader, p~<~0,001, skjevhetskorrigert Cramérs V~=~0,21.", ),
        notes: ("Forskjell mellom gruppene: variansanalyse, F~=~19,48, 2 og 177~frihetsgrader, p~<~0,001, η²~=~0,18 (95~% KI 0,08–0,27).", "Grupper uten felles bokstav er forskjellige på 5-prosentnivået (Students t-test, Tukey–Kramers justering).", ),
        notes: ("Forskjell mellom gruppene: Welchs variansanalyse, F~=~21,10, 2,0 og 115,2~frihetsgrader, p~<~0,001, η²~=~0,18 (95~% KI 0,08–0,27).", "Grupper uten felles bokstav er forskjellige på 5-prosentnivået (Welchs t-test, Games–Howells justering).", ),
        Ort;Gjennomsnitt;Skjevhet;99-persentil;n;Bokstaver

        Metod: Differences between groups are tested by the likelihood ratio test, Student\'s t test, Welch\'s t test, analysis of variance and Welch\'s analysis of variance, at the 5% level\. Student\'s t test and the analysis of variance take the answers to vary alike in all groups\. Pairs of groups are compared within each chart and table \(Tukey–Kramer adjustment or Games–Howell adjustment\)\.
        notes: ("Expected is the number that would have answered so if the groups did not differ. Residual is the distance of the number from the expected one in standard errors (adjusted residual); * differs from chance at the 5% level.", "Difference between the groups: the likelihood ratio test, G²~=~21.20, 4~degrees of freedom, p~<~0.001, bias-corrected Cramér's V~=~0.21.", ),
        notes: ("Difference between the groups: analysis of variance, F~=~19.48, 2 and 177~degrees of freedom, p~<~0.001, η²~=~0.18 (95% CI 0.08–0.27).", "Groups without a letter in common differ at the 5% level (Student's t test, Tukey–Kramer adjustment).", ),
        notes: ("Difference between the groups: Welch's analysis of variance, F~=~21.10, 2.0 and 115.2~degrees of freedom, p~<~0.001, η²~=~0.18 (95% CI 0.08–0.27).", "Groups without a letter in common differ at the 5% level (Welch's t test, Games–Howell adjustment).", ),
        Ort;Mean;Skewness;Percentile 99;n;Letters

        Metod: Forskelle mellem grupper er testet med likelihoodkvotienttest, Students t\-test, Welchs t\-test, variansanalyse og Welchs variansanalyse på 5\-procentsniveauet\. Students t\-test og variansanalyse forudsætter, at svarene varierer lige meget i alle grupper\. Par af grupper er sammenlignet for hvert diagram og hver tabel for sig \(Tukey–Kramers justering eller Games–Howells justering\)\.
        notes: ("Forventet er det antal, der ville have svaret sådan, hvis grupperne ikke var forskellige. Residual er afstanden mellem antal og forventet antal i standardfejl (justeret residual); * adskiller sig fra tilfældighed på 5-procentsniveauet.", "Forskel mellem grupperne: likelihoodkvotienttest, G²~=~21,20, 4~frihedsgrader, p~<~0,001, biaskorrigeret Cramérs V~=~0,21.", ),
        notes: ("Forskel mellem grupperne: variansanalyse, F~=~19,48, 2 og 177~frihedsgrader, p~<~0,001, η²~=~0,18 (95~% KI 0,08–0,27).", "Grupper uden fælles bogstav er forskellige på 5-procentsniveauet (Students t-test, Tukey–Kramers justering).", ),
        notes: ("Forskel mellem grupperne: Welchs variansanalyse, F~=~21,10, 2,0 og 115,2~frihedsgrader, p~<~0,001, η²~=~0,18 (95~% KI 0,08–0,27).", "Grupper uden fælles bogstav er forskellige på 5-procentsniveauet (Welchs t-test, Games–Howells justering).", ),
        Ort;Gennemsnit;Skævhed;99-percentil;n;Bogstaver
        "#);
}

#[test]
fn intervals_of_wald_and_wilson_with_correction() {
    let asked = |rules: &str| {
        let outcome = with_places(&PLACES)
            .replace(REPORT, "numbers:", &format!("intervals: {rules}\npercent-decimals: 2\nnumbers:"))
            .replace(CODEBOOK, "title:", "population: {size: 500}\ntitle:")
            .blocks("  - table: {id: t, caption: D, of: panel, rows: nojd, show: [percent, ci]}\n  - text: 'Metod: {{ method(\"intervals\") }}'\n")
            .build();
        outcome.done();
        let csv = outcome.csv("t");
        let line = csv.lines().find(|line| line.starts_with("Ganska")).expect("a row");
        format!(
            "{line}\n{}\n{}",
            outcome.typst_line("notes:"),
            outcome.typst_line("Metod:")
        )
    };
    let all = ["{shares: wald}", "{shares: wald, fpc: on}", "{shares: wilson-corrected}"];
    assert_snapshot!(all.map(asked).join("\n"), @r#"
        Ganska nöjd;33,33;26,45;40,22
        notes: ("KI = konfidensintervall (Wald).", "På grund av avrundning summerar andelarna inte alltid till 100.", ),
        Metod: Osäkerheten anges med 95\-procentiga konfidensintervall\: för andelar enligt Wald, för medelvärden enligt t\-fördelningen\. De gäller som om de svarande var ett slumpmässigt urval ur en stor population\.
        Ganska nöjd;33,33;27,82;38,85
        notes: ("KI = konfidensintervall (Wald, korrigerat för ändlig population).", "På grund av avrundning summerar andelarna inte alltid till 100.", ),
        Metod: Osäkerheten anges med 95\-procentiga konfidensintervall\: för andelar enligt Wald, för medelvärden enligt t\-fördelningen\. De är korrigerade för att populationen är ändlig, och den del av den som har besvarat frågan antas vara lika stor i alla grupper\.
        Ganska nöjd;33,33;26,60;40,79
        notes: ("KI = konfidensintervall (Wilson med kontinuitetskorrektion).", "På grund av avrundning summerar andelarna inte alltid till 100.", ),
        Metod: Osäkerheten anges med 95\-procentiga konfidensintervall\: för andelar enligt Wilson med kontinuitetskorrektion, för medelvärden enligt t\-fördelningen\. De gäller som om de svarande var ett slumpmässigt urval ur en stor population\.
        "#);
    let refused = with_places(&PLACES).replace(
        REPORT,
        "numbers:",
        "intervals: {shares: wilson-corrected, fpc: on}\nnumbers:",
    );
    assert_snapshot!(said(refused), @r#"
        error: the codebook of `panel` does not state its population
        --> book/r/report.yaml:14:12
        = hint: add `population: {size: …}` to it, or leave out `fpc`
        error: this interval has no correction for a finite population
        --> book/r/report.yaml:14:44
        = hint: choose `shares: wilson`, `clopper-pearson` or `wald`, or leave out `fpc`
        "#);
}

#[test]
fn a_family_of_tables_is_adjusted_together() {
    let family = |adjust: &str| {
        format!("  - table: {{id: a, caption: A, of: panel, rows: ort, columns: nojd, show: [percent], missing: hide, compare: {{test: chi-square, family: allt, adjust: {adjust}}}}}
  - table: {{id: b, caption: B, of: panel, variables: [alder], rows: ort, show: [mean], compare: {{test: anova, family: allt, adjust: {adjust}}}}}
  - text: 'Metod: {{{{ method(\"tests\") }}}}'
")
    };
    let near = [[20, 20, 20], [18, 22, 20], [11, 22, 27]];
    let told = |adjust: &str| {
        let outcome = with_places(&near).blocks(&family(adjust)).build();
        outcome.done();
        let typst = outcome.typst();
        let lines = typst
            .lines()
            .map(str::trim)
            .filter(|line| line.starts_with("notes:") || line.starts_with("Metod:"));
        lines.collect::<Vec<_>>().join("\n").replace('\u{a0}', "~")
    };
    assert_snapshot!(["holm", "bh"].map(told).join("\n\n"), @r#"
        notes: ("Skillnad mellan grupperna: Pearsons chi-två-test, χ²~=~4,32, 4~frihetsgrader, p~=~0,364, Cramérs V~=~0,11.", "Tillsammans med de andra testen i familjen (2 test, Holms justering): p~=~0,364.", "Inga två grupper skiljer sig åt på 5-procentsnivån (Pearsons chi-två-test, Holms justering).", "På grund av avrundning summerar andelarna inte alltid till 100.", ),
        notes: ("Skillnad mellan grupperna: variansanalys, F~=~45,66, 2 och 177~frihetsgrader, p~<~0,001, η²~=~0,34 (95~% KI 0,23–0,43).", "Tillsammans med de andra testen i familjen (2 test, Holms justering): p~<~0,001.", "Grupper utan gemensam bokstav skiljer sig åt på 5-procentsnivån (Students t-test, Holms justering).", ),
        Metod: Skillnader mellan grupper är prövade med Pearsons chi\-två\-test, Students t\-test och variansanalys, på 5\-procentsnivån\. Chi\-två\-testet är utan kontinuitetskorrektion\. t\-test enligt Student och variansanalys förutsätter att svaren varierar lika mycket i alla grupper\. Par av grupper är jämförda \(Holms justering\)\; p\-värden för tabeller och diagram i samma familj är justerade tillsammans\.

        notes: ("Skillnad mellan grupperna: Pearsons chi-två-test, χ²~=~4,32, 4~frihetsgrader, p~=~0,364, Cramérs V~=~0,11.", "Tillsammans med de andra testen i familjen (2 test, Benjamini–Hochbergs justering): p~=~0,364.", "Inga två grupper skiljer sig åt på 5-procentsnivån (Pearsons chi-två-test, Benjamini–Hochbergs justering).", "På grund av avrundning summerar andelarna inte alltid till 100.", ),
        notes: ("Skillnad mellan grupperna: variansanalys, F~=~45,66, 2 och 177~frihetsgrader, p~<~0,001, η²~=~0,34 (95~% KI 0,23–0,43).", "Tillsammans med de andra testen i familjen (2 test, Benjamini–Hochbergs justering): p~<~0,001.", "Grupper utan gemensam bokstav skiljer sig åt på 5-procentsnivån (Students t-test, Benjamini–Hochbergs justering).", ),
        Metod: Skillnader mellan grupper är prövade med Pearsons chi\-två\-test, Students t\-test och variansanalys, på 5\-procentsnivån\. Chi\-två\-testet är utan kontinuitetskorrektion\. t\-test enligt Student och variansanalys förutsätter att svaren varierar lika mycket i alla grupper\. Par av grupper är jämförda \(Benjamini–Hochbergs justering\)\; p\-värden för tabeller och diagram i samma familj är justerade tillsammans\.
        "#);
    // Where one test of a family is hidden, so is the other.
    let outcome = with_places(&[[20, 20, 3], [18, 22, 20], [11, 22, 27]])
        .replace(
            REPORT,
            "{method: none, reason: Svaren är påhittade.}",
            "{method: suppress, minimum-count: 5}",
        )
        .blocks(&family("holm"))
        .build();
    outcome.done();
    let record = outcome.text("build/r/numbers.json");
    assert_eq!(record.matches("\"none\": \"hidden\"").count(), 2, "{record}");
    let two = family("holm").replacen("adjust: holm", "adjust: bh", 1);
    assert_snapshot!(said(with_places(&near).blocks(&two)), @r#"
        error: the family `allt` is adjusted in two ways
        --> book/r/chapters/01-resultat.yaml:4:119
        = hint: write the same `adjust` wherever it stands
        "#);
    assert_snapshot!(said(with_places(&near).blocks(&family("none"))), @r#"
        error: the family `allt` is not adjusted
        --> book/r/chapters/01-resultat.yaml:3:137
        = hint: leave out `adjust: none`, or `family`
        error: the family `allt` is not adjusted
        --> book/r/chapters/01-resultat.yaml:4:119
        = hint: leave out `adjust: none`, or `family`
        "#);
    assert_snapshot!(said(with_places(&near).blocks(&family("tukey"))), @r#"
        error: `adjust: tukey` is for means
        --> book/r/chapters/01-resultat.yaml:3:110
        = hint: write `test: anova` or `welch`, or `adjust: holm`
        error: `adjust: tukey` is of the groups of one table, and not of `allt`
        --> book/r/chapters/01-resultat.yaml:3:137
        = hint: write `adjust: holm`, or leave out `family`
        error: `adjust: tukey` is of the groups of one table, and not of `allt`
        --> book/r/chapters/01-resultat.yaml:4:119
        = hint: write `adjust: holm`, or leave out `family`
        "#);
}
