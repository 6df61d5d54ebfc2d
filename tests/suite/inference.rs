//! Intervals and tests: from what an author asks for to what stands in every output, and
//! never where what they are made of is hidden.

use insta::assert_snapshot;

use crate::harness::{ANSWERS, CHAPTER, CODEBOOK, Outcome, REPORT, ReportTest};
use crate::places;

/// The base project with three places, and `counts[place]` people who are not, fairly and
/// very satisfied there.
fn with_places(counts: &[[usize; 3]]) -> ReportTest {
    places::with_places(counts, 10, 3)
}

/// Three places, of which the first and the second differ the most.
const PLACES: [[usize; 3]; 3] = [[30, 20, 10], [10, 20, 30], [22, 20, 18]];

fn of_three() -> ReportTest {
    with_places(&PLACES)
}

/// What is wrong with a chart of the base project that has these keys.
fn chart(keys: &str) -> ReportTest {
    let block = format!("  - chart: {{id: c, caption: Diagrammet, of: panel, {keys}}}\n");
    ReportTest::new().blocks(&block)
}

/// The same for a table.
fn table(keys: &str) -> ReportTest {
    let block = format!("  - table: {{id: t, caption: Tabellen, of: panel, {keys}}}\n");
    ReportTest::new().blocks(&block)
}

/// The first message, without the line of the file.
#[track_caller]
fn said(test: ReportTest) -> String {
    test.rebuild().refused_in_short()
}

/// Newcombe 1998, Statistics in Medicine 17, table I, method 3: 81 of 263 has the interval
/// 0.2553 to 0.3662.
#[test]
fn an_interval_is_the_same_in_text_table_chart_and_record() {
    let outcome = with_places(&[[182, 81, 0], [0; 3], [0; 3]])
        .replace(REPORT, "numbers:", "percent-decimals: 1\nnumbers:")
        .replace(
            REPORT,
            "in: [ganska nöjd, mycket nöjd]",
            "in: [ganska nöjd]\n  alder: {of: panel, variable: alder, statistic: mean}",
        )
        .blocks(
            "  - text: 'Var: {{ ci(\"nojda\", unit=false) }}, {{ low(\"nojda\") }}, {{ high(\"nojda\") }}; {{ ci(\"alder\") }}.'
  - chart: {id: c, caption: Hur nöjda de är, of: panel, variable: nojd, show: [percent, ci]}
  - table: {id: t, caption: Hur nöjda de är, of: panel, rows: nojd, show: [n, percent, ci]}
",
        )
        .build();
    outcome.done();
    assert_snapshot!(outcome.typst_line("Var:"), @r#"Var: \25,5–36,6, \25,5~procent, \36,6~procent; \88,7–101,2."#);
    let of_table = "cells: (\"81\", \"30,8\", \"25,5–36,6\", )";
    assert!(outcome.typst().contains(of_table), "{}", outcome.typst());
    assert_snapshot!(outcome.csv("t"), @r#"
        Nöjdhet;Antal;Procent;95 % KI, nedre;95 % KI, övre
        Inte nöjd;182;69,2;63,4;74,5
        Ganska nöjd;81;30,8;25,5;36,6
        Mycket nöjd;0;0,0;0,0;1,4
        "#);
    assert_snapshot!(outcome.csv("c"), @r#"
        Nöjdhet;Antal;Procent;95 % KI, nedre;95 % KI, övre
        Inte nöjd;182;69,2;63,4;74,5
        Ganska nöjd;81;30,8;25,5;36,6
        Mycket nöjd;0;0,0;0,0;1,4
        "#);
    assert_snapshot!(outcome.typst_line("alt:"), @r#"alt: "Stapeldiagram: Nöjdhet. Andel i procent med 95-procentiga konfidensintervall, n~=~263 personer. Inte nöjd 69,2 (63,4–74,5); ganska nöjd 30,8 (25,5–36,6); mycket nöjd 0,0 (0,0–1,4).","#);
    let record = outcome.text("build/r/numbers.json");
    assert_eq!(record.matches("\"low\": \"25,5\"").count(), 3, "{record}");
    assert_eq!(record.matches("\"high\": \"36,6\"").count(), 3, "{record}");
    assert!(record.contains("\"method\": \"wilson\""), "{record}");
}

#[test]
fn intervals_follow_the_rules_of_the_report() {
    let rules = |rules: &str| {
        let outcome = with_places(&[[182, 81, 0], [0; 3], [0; 3]])
            .replace(REPORT, "numbers:", &format!("intervals: {rules}\npercent-decimals: 2\nnumbers:"))
            .replace(CODEBOOK, "title:", "population: {size: 500}\ntitle:")
            .blocks("  - table: {id: t, caption: Tabellen, of: panel, rows: nojd, show: [percent, ci]}\n")
            .build();
        outcome.done();
        let csv = outcome.csv("t");
        let line = csv.lines().find(|line| line.starts_with("Ganska")).expect("a row");
        line.to_owned()
    };
    // Of 81 of 263 R says: prop.test(correct = FALSE), the formula of Agresti and Coull,
    // binom.test, qbeta(c(.025, .975), 81.5, 182.5), and prop.test at 99 %.
    let all = [
        "{shares: wilson}",
        "{shares: agresti-coull}",
        "{shares: clopper-pearson}",
        "{shares: jeffreys}",
        "{level: 0.99}",
        "{fpc: on}",
        "{shares: clopper-pearson, fpc: on}",
    ];
    assert_snapshot!(all.map(rules).join("\n"), @r#"
        Ganska nöjd;30,80;25,53;36,62
        Ganska nöjd;30,80;25,52;36,63
        Ganska nöjd;30,80;25,27;36,76
        Ganska nöjd;30,80;25,45;36,56
        Ganska nöjd;30,80;24,01;38,53
        Ganska nöjd;30,80;27,10;34,76
        Ganska nöjd;30,80;27,00;34,80
        "#);
}

#[test]
fn what_show_cannot_show_is_refused() {
    let charts = [
        "variable: nojd, show: [percent, mean]",
        "variable: nojd, show: [n, ci]",
        "variable: nojd, measure: count, show: [percent, ci]",
        "variable: nojd, show: [percent, ci], type: stacked-bar",
        "variable: alder, show: [median]",
        "variable: nojd, show: [procent]",
    ];
    let tables =
        ["rows: nojd, show: [ci]", "variables: [alder], rows: ort, show: [median, ci]"];
    let said = charts.map(|keys| said(chart(keys))).into_iter();
    let all = said.chain(tables.map(|keys| self::said(table(keys)))).collect::<Vec<_>>();
    assert_snapshot!(all.join("\n\n"), @"
    error: shares and means do not go together
    --> book/r/chapters/01-resultat.yaml:3:74
    = hint: show shares in one chart or table, and means in another

    error: a count of those who answered has no interval
    --> book/r/chapters/01-resultat.yaml:3:74
    = hint: add `percent` or `mean` to `show`

    error: `show` asks for more than `measure: count`
    --> book/r/chapters/01-resultat.yaml:3:90
    = hint: leave out `measure`: `show` says what is shown

    error: this type of chart has no place for intervals
    --> book/r/chapters/01-resultat.yaml:3:95
    = hint: use `type: bar`, `grouped-bar` or `line`, or make a table

    error: a chart draws means
    --> book/r/chapters/01-resultat.yaml:3:75
    = hint: add `mean` to `show`, or make a table

    error: `procent` is not a choice here
    --> book/r/chapters/01-resultat.yaml:3:75
    = hint: did you mean `percent`? keys and choices are in English

    error: a count of those who answered has no interval
    --> book/r/chapters/01-resultat.yaml:3:68
    = hint: add `percent` or `mean` to `show`

    error: medians and percentiles have intervals by the design, with weights
    --> book/r/chapters/01-resultat.yaml:3:17
    = hint: add `mean` to `show`, or write `weights: on`
    ");
}

#[test]
fn rules_for_intervals_that_mean_nothing_are_refused() {
    let report = |rules: &str| {
        said(ReportTest::new().replace(
            REPORT,
            "numbers:",
            &format!("intervals: {rules}\nnumbers:"),
        ))
    };
    let all =
        ["{level: 95}", "{shares: walds}", "{shares: jeffreys, fpc: on}", "{fpc: on}"];
    assert_snapshot!(all.map(report).join("\n\n"), @r#"
        error: here should stand a confidence level between 0.5 and 1, not the number 95
        --> book/r/report.yaml:14:20
        = hint: write 95 per cent as `0.95`

        error: `walds` is not a choice here
        --> book/r/report.yaml:14:21
        = hint: did you mean `wald`?

        error: the codebook of `panel` does not state its population
        --> book/r/report.yaml:14:12
        = hint: add `population: {size: …}` to it, or leave out `fpc`
        error: this interval has no correction for a finite population
        --> book/r/report.yaml:14:36
        = hint: choose `shares: wilson`, `clopper-pearson` or `wald`, or leave out `fpc`

        error: the codebook of `panel` does not state its population
        --> book/r/report.yaml:14:12
        = hint: add `population: {size: …}` to it, or leave out `fpc`
        "#);
}

#[test]
fn only_shares_and_means_have_intervals_to_quote() {
    let quoted = ReportTest::new()
        .blocks("  - text: '{{ ci(\"svar\") }} {{ low(\"nojda\", sign=true) }}'\n");
    assert_snapshot!(said(quoted), @r#"
        error: `svar` has no `ci`
        --> book/r/chapters/01-resultat.yaml:3:19
        = hint: only shares and means have intervals, and only where each row is somebody else
        "#);
}

/// A survey of channels, where a row can have several answers.
fn several() -> ReportTest {
    ReportTest::new()
        .append(
            CODEBOOK,
            "  kanal: {label: Kanal, scale: multiple, separator: \"|\", values: {1: Post, 2: Webb}}\n",
        )
        .file(
            ANSWERS,
            "id;ort;nojd;alder;kanal\n1;1;1;34;1\n2;1;2;51;1|2\n3;2;3;28;2\n4;2;3;30;1\n",
        )
}

#[test]
fn groups_that_cannot_be_compared_are_refused() {
    let simple = [
        "variable: nojd, compare: {test: auto}",
        "variable: nojd, by: ort, compare: {by: alder}",
        "variable: nojd, series: [{label: A, where: {ort: Gävle}}, {label: B}], compare: {}",
        "variables: [nojd, ort], show: [percent, test]",
        "variable: alder, by: ort, show: [mean], compare: {test: chi-square}",
        "variable: ort, by: nojd, compare: {test: kruskal-wallis}",
        "variable: nojd, by: ort, compare: {test: trend}",
        "variable: alder, by: nojd, show: [mean], compare: {test: mann-whitney}",
        "variable: nojd, by: ort, compare: {test: anovas}",
    ];
    let all = simple.map(|keys| said(chart(keys))).into_iter();
    let block =
        |keys: &str| format!("  - chart: {{id: c, caption: D, of: panel, {keys}}}\n");
    let multiple = [
        "variable: kanal, by: ort, show: [percent, test]",
        "variable: nojd, by: kanal, show: [percent, test]",
    ];
    let multiple = multiple.map(|keys| said(several().blocks(&block(keys))));
    let view = several()
        .replace(REPORT, "views:", "views:\n  per-kanal: {survey: panel, one-row-per: kanal}")
        .blocks("  - chart: {id: c, caption: D, of: per-kanal, variable: kanal, show: [percent, ci]}\n");
    let all = all.chain(multiple).chain([said(view)]).collect::<Vec<_>>();
    assert_snapshot!(all.join("\n\n"), @r#"
        error: `c` has no groups to compare
        --> book/r/chapters/01-resultat.yaml:3:77
        = hint: break it down by a variable: rows of a view that stand in different series, or answers to different questions, can come from one person

        error: `c` is broken down by `ort`, and not by `alder`
        --> book/r/chapters/01-resultat.yaml:3:86
        = hint: write `by: ort`, or leave it out

        error: `c` has no groups to compare
        --> book/r/chapters/01-resultat.yaml:3:132
        = hint: break it down by a variable: rows of a view that stand in different series, or answers to different questions, can come from one person

        error: `nojd` and `ort` do not have the same answers
        --> book/r/chapters/01-resultat.yaml:3:64
        = hint: only questions with the same labels in the same order can share a chart or table

        error: the test of `c` does not fit: means are shown, which it does not compare
        --> book/r/chapters/01-resultat.yaml:3:101
        = hint: write `test: auto`

        error: the test of `c` does not fit: the answers have no order
        --> book/r/chapters/01-resultat.yaml:3:86
        = hint: write `test: chi-square`, or give the variable `scale: ordinal`

        error: the test of `c` does not fit: the groups have no order
        --> book/r/chapters/01-resultat.yaml:3:86
        = hint: give the variable of the groups `scale: ordinal`

        error: the test of `c` does not fit: there are more than two groups
        --> book/r/chapters/01-resultat.yaml:3:102
        = hint: write `test: kruskal-wallis`

        error: `anovas` is not a choice here
        --> book/r/chapters/01-resultat.yaml:3:93
        = hint: did you mean `anova`?

        error: `kanal` can have several answers a row, and has no test
        --> book/r/chapters/01-resultat.yaml:3:75
        = hint: leave out the test; an answer can be tested that has a column of its own in the data file, with a code for those who gave it and one for those who did not

        error: the groups of `kanal` overlap: one row can be in several
        --> book/r/chapters/01-resultat.yaml:3:76
        = hint: break it down by a variable with one answer a row

        error: `c` asks for intervals, but several of its rows can come from one person
        --> book/r/chapters/01-resultat.yaml:3:17
        = hint: choose a view without `one-row-per`
        "#);
}

fn notes(outcome: &Outcome) -> String {
    outcome.done();
    outcome.typst_line("notes:")
}

/// R 4.2: kruskal.test gives H = 20.15967398 with p = 4.191624943e-05, and so ε² =
/// 0.1126238770; wilcox.test gives pairs 8.559894845e-06, 0.07202576775, 0.007302133409.
#[test]
fn ordered_answers_are_compared_by_ranks() {
    let outcome = of_three()
        .blocks("  - chart: {id: c, caption: D, of: panel, variable: nojd, by: ort, compare: {by: ort, adjust: holm}}\n")
        .build();
    assert_snapshot!(notes(&outcome), @r#"notes: ("Skillnad mellan grupperna: Kruskal–Wallis test, H~=~20,16, 2~frihetsgrader, p~<~0,001, ε²~=~0,11.", "Grupper utan gemensam bokstav skiljer sig åt på 5-procentsnivån (Mann–Whitneys test, Holms justering).", ),"#);
    let record = outcome.text("build/r/numbers.json");
    let test = record.split("\"test\": ").nth(1).expect("a test");
    let test = test.split("\"whole\"").next().expect("its end");
    assert_snapshot!(test, @r#"
        {
                "name": "kruskal-wallis",
                "statistic": 20.15967398351394,
                "degrees_of_freedom": 2.0,
                "p": 0.00004191624942586573,
                "simulated": false,
                "effect": {
                  "name": "epsilon-squared",
                  "value": 0.11262387700287117
                },
                "mean_ranks": [
                  {
                    "group": "Gävle",
                    "mean_rank": 71.83333333333333
                  },
                  {
                    "group": "Söderhamn",
                    "mean_rank": 111.83333333333333
                  },
                  {
                    "group": "Ljusdal",
                    "mean_rank": 87.83333333333333
                  }
                ],
                "adjust": "holm",
                "pairs": [
                  {
                    "groups": [
                      "Gävle",
                      "Söderhamn"
                    ],
                    "name": "mann-whitney",
                    "statistic": 1000.0,
                    "p": 8.559894845089123e-6,
                    "adjusted": 0.000025679684535267367
                  },
                  {
                    "groups": [
                      "Gävle",
                      "Ljusdal"
                    ],
                    "name": "mann-whitney",
                    "statistic": 1480.0,
                    "p": 0.07202576775267948,
                    "adjusted": 0.07202576775267948
                  },
                  {
                    "groups": [
                      "Söderhamn",
                      "Ljusdal"
                    ],
                    "name": "mann-whitney",
                    "statistic": 2280.0,
                    "p": 0.007302133409026307,
                    "adjusted": 0.014604266818052615
                  }
                ]
              },
        "#);
}

#[test]
fn groups_are_marked_with_letters_where_they_differ() {
    let outcome = of_three()
        .blocks("  - table: {id: t, caption: D, of: panel, rows: ort, columns: nojd, show: [percent], missing: hide, compare: {test: chi-square}}\n")
        .build();
    assert_snapshot!(notes(&outcome), @r#"notes: ("Skillnad mellan grupperna: Pearsons chi-två-test, χ²~=~20,29, 4~frihetsgrader, p~<~0,001, Cramérs V~=~0,24.", "Grupper utan gemensam bokstav skiljer sig åt på 5-procentsnivån (Pearsons chi-två-test, Holms justering).", ),"#);
    assert_snapshot!(outcome.csv("t"), @r#"
        Ort;Inte nöjd;Ganska nöjd;Mycket nöjd;n;Bokstäver
        Gävle;50;33;17;60;a
        Söderhamn;17;33;50;60;b
        Ljusdal;37;33;30;60;a
        "#);
}

#[test]
fn the_test_follows_scale_groups_and_counts() {
    let test = |counts: &[[usize; 3]], block: &str| {
        let block = format!("  - chart: {{id: c, caption: D, of: panel, {block}}}\n");
        notes(&with_places(counts).blocks(&block).build())
    };
    let nominal = "variable: ort, by: nojd, show: [percent, test]";
    let ordinal = "variable: nojd, by: ort, show: [percent, test]";
    let all = [
        test(&PLACES, nominal),
        test(&[[3, 7, 2], [8, 2, 1], [0; 3]], nominal),
        test(&[[30, 20, 10], [10, 20, 30], [0; 3]], ordinal),
        test(&PLACES, "variable: alder, by: ort, show: [mean, test]"),
        test(
            &PLACES,
            "variable: ort, by: nojd, where: {ort: [Gävle, Söderhamn]}, show: [percent], compare: {test: fisher}",
        ),
        test(&PLACES, "variable: alder, by: nojd, show: [mean], compare: {test: trend}"),
        test(&[[30, 20, 10], [0; 3], [0; 3]], ordinal),
        test(&[[30, 0, 0], [20, 0, 0], [0; 3]], ordinal),
    ];
    assert_snapshot!(all.join("\n"), @r#"
        notes: ("Skillnad mellan grupperna: Pearsons chi-två-test, χ²~=~20,29, 4~frihetsgrader, p~<~0,001, Cramérs V~=~0,24.", "På grund av avrundning summerar andelarna inte alltid till 100.", ),
        notes: ("Skillnad mellan grupperna: Fishers exakta test, p~=~0,077, Cramérs V~=~0,48.", ),
        notes: ("Skillnad mellan grupperna: Mann–Whitneys test, U~=~1~000,0, z~=~−4,45, p~<~0,001, rangbiserial korrelation~=~−0,44.", "Ingår inte i jämförelsen, eftersom ingen har svarat: Ljusdal.", ". = kan inte beräknas.", ),
        notes: ("Skillnad mellan grupperna: Kruskal–Wallis test, H~=~91,32, 2~frihetsgrader, p~<~0,001, ε²~=~0,51.", ),
        notes: ("Endast ort: Gävle eller Söderhamn.", "Skillnad mellan grupperna: Fishers exakta test, p~<~0,001, Cramérs V~=~0,41.", "Grupper utan gemensam bokstav skiljer sig åt på 5-procentsnivån (Fishers exakta test, Holms justering).", ),
        notes: ("Trend över grupperna: Jonckheere–Terpstras trendtest, z~=~1,22, p~=~0,221.", ),
        notes: ("Grupperna är inte jämförda med ett test, eftersom det finns svar från färre än två av dem.", ". = kan inte beräknas.", ),
        notes: ("Grupperna är inte jämförda med ett test, eftersom alla har svarat lika.", ". = kan inte beräknas.", ),
        "#);
}

#[test]
fn where_a_cell_is_hidden_so_are_its_interval_and_the_test() {
    let outcome = with_places(&[[30, 20, 3], [10, 20, 30], [22, 20, 18]])
        .replace(REPORT, "{method: none, reason: Svaren är påhittade.}", "{method: suppress, minimum-count: 5}")
        .blocks("  - table: {id: t, caption: D, of: panel, rows: ort, columns: nojd, show: [n, percent, ci], missing: hide, compare: {}}\n")
        .build();
    assert_snapshot!(notes(&outcome), @r#"notes: ("Inom parentes 95-procentiga konfidensintervall (Wilson).", "Jämförelsen av grupperna visas inte, eftersom tal som den bygger på är dolda.", "x = dolt, så att ingen ska kunna kännas igen eller räknas ut.", ),"#);
    let csv = outcome.csv("t");
    assert_snapshot!(csv, @r#"
        Ort;Inte nöjd;Inte nöjd;Inte nöjd;Inte nöjd;Ganska nöjd;Ganska nöjd;Ganska nöjd;Ganska nöjd;Mycket nöjd;Mycket nöjd;Mycket nöjd;Mycket nöjd
        ;Antal;%;95 % KI, nedre;95 % KI, övre;Antal;%;95 % KI, nedre;95 % KI, övre;Antal;%;95 % KI, nedre;95 % KI, övre
        Gävle;30;57;43;69;x;x;x;x;x;x;x;x
        Söderhamn;10;17;9;28;20;33;23;46;30;50;38;62
        Ljusdal;22;37;26;49;20;33;23;46;18;30;20;43
        "#);
    for line in csv.lines().skip(2) {
        for cells in line.split(';').skip(1).collect::<Vec<_>>().chunks(4) {
            let hidden = cells.iter().filter(|cell| **cell == "x").count();
            assert!(hidden == 0 || hidden == 4, "{line}");
        }
    }
    let record = outcome.text("build/r/numbers.json");
    assert!(record.contains("\"none\": \"hidden\""), "{record}");
    assert!(!record.contains("\"p\":"), "{record}");
}

#[test]
fn the_mean_of_a_hidden_number_of_people_has_no_interval() {
    let outcome = with_places(&[[1, 1, 1], [10, 20, 30], [22, 20, 18]])
        .replace(REPORT, "{method: none, reason: Svaren är påhittade.}", "{method: suppress, minimum-count: 5}")
        .blocks("  - table: {id: t, caption: D, of: panel, variables: [alder], rows: ort, show: [mean, ci, sd, se, test]}\n")
        .build();
    assert!(notes(&outcome).contains("visas inte"), "{}", notes(&outcome));
    assert_snapshot!(outcome.csv("t"), @r#"
        Ort;Medelvärde;95 % KI, nedre;95 % KI, övre;Standardavvikelse;Medelfel;n
        Gävle;x;x;x;x;x;x
        Söderhamn;41,2;39,1;43,2;8,1;1,0;60
        Ljusdal;49,6;x;x;5,9;x;x
        "#);
}

#[test]
fn the_method_is_told_in_each_language() {
    let told = |language: &str| {
        let outcome = of_three()
            .replace(REPORT, "language: sv", &format!("language: {language}"))
            .blocks(
                "  - text: 'Metod: {{ method(\"intervals\") }} {{ method(\"tests\") }}'
  - chart: {id: c, caption: D, of: panel, variable: ort, by: nojd, show: [percent, ci], compare: {adjust: bh}}
  - chart: {id: d, caption: D, of: panel, variable: alder, by: ort, show: [mean, ci], compare: {}}
",
            )
            .build();
        outcome.done();
        outcome.typst_line("Metod:")
    };
    assert_snapshot!(["sv", "nb", "en"].map(told).join("\n"), @r#"
        Metod: Osäkerheten anges med 95\-procentiga konfidensintervall\: för andelar enligt Wilson, för medelvärden enligt t\-fördelningen\. De gäller som om de svarande var ett slumpmässigt urval ur en stor population\. Skillnader mellan grupper är prövade med Pearsons chi\-två\-test, Mann–Whitneys test och Kruskal–Wallis test, på 5\-procentsnivån\. Chi\-två\-testet är utan kontinuitetskorrektion\. Par av grupper är jämförda för varje diagram och tabell för sig \(Benjamini–Hochbergs justering eller Holms justering\)\.
        Metod: Usikkerheten oppgis med 95~prosents konfidensintervaller\: for andeler etter Wilson, for gjennomsnitt etter t\-fordelingen\. De gjelder som om de som har svart, var et tilfeldig utvalg fra en stor populasjon\. Forskjeller mellom grupper er prøvd med Pearsons kjikvadrattest, Mann–Whitneys test og Kruskal–Wallis\-testen, på 5\-prosentnivået\. Kjikvadrattesten er uten kontinuitetskorreksjon\. Par av grupper er sammenlignet for hvert diagram og hver tabell for seg \(Benjamini–Hochbergs justering eller Holms justering\)\.
        Metod: Uncertainty is given as 95% confidence intervals\: of shares by the method of Wilson, of means by the t distribution\. They hold as if those who answered were a random sample from a large population\. Differences between groups are tested by Pearson\'s chi\-square test, the Mann–Whitney test and the Kruskal–Wallis test, at the 5% level\. The chi\-square test is without continuity correction\. Pairs of groups are compared within each chart and table \(Benjamini–Hochberg adjustment or Holm\'s adjustment\)\.
        "#);
}

#[test]
fn there_is_no_sentence_on_tests_that_were_not_made() {
    let test = ReportTest::new().blocks("  - text: 'Metod: {{ method(\"tests\") }}'\n");
    assert_snapshot!(said(test), @r#"
        error: no chart or table compares groups
        --> book/r/chapters/01-resultat.yaml:3:30
        = hint: leave the sentence out, or ask for `compare`
        "#);
}

#[test]
fn the_chapter_may_still_say_measure() {
    let test = ReportTest::new().replace(
        CHAPTER,
        "type: bar",
        "measure: percent\n      show: [ci]\n      type: bar",
    );
    let outcome = test.build();
    outcome.done();
    assert!(outcome.typst().contains("Strecken visar"), "{}", outcome.typst());
}
