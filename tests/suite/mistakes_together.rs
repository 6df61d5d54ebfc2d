//! All mistakes of a run are told at once, by file and line, and each of them once.

use insta::assert_snapshot;

use crate::harness::{ANSWERS, CHAPTER, CODEBOOK, REPORT, ReportTest, WORKS};

#[test]
fn eight_mistakes_in_four_files() {
    let test = ReportTest::new()
        .replace(REPORT, "language: sv", "language: se")
        .replace(REPORT, "{ort: Gävle}", "{ort: Gefle}")
        .append(REPORT, "  fel: {of: panle}\n")
        .append(REPORT, "  medel: {of: panel, variable: alder, statistic: mean}\n")
        .replace(CHAPTER, "n(\"svar\")", "n(\"svra\")")
        .replace(CHAPTER, "type: bar", "type: bra")
        .replace(CHAPTER, "rows: ort", "rows: otr")
        .replace(CODEBOOK, "question:", "qestion:")
        .replace(ANSWERS, "2;1;2;51,5", "2;1;7;51,5")
        .replace(ANSWERS, "5;2;9;62", "5;2;9;sextio");
    assert_snapshot!(test.rebuild().refused(), @r#"
    error: there is no number `svra`
     --> book/r/chapters/01-resultat.yaml:4:16
      |
    4 |       Av {{ n("svra") }} svarande är {{ percent("nojda") }} nöjda, se @diagram:nojd
      |                ^^^^
      |
      = hint: did you mean `svar`?

    error: `bra` is not a choice here
      --> book/r/chapters/01-resultat.yaml:11:13
       |
    11 |       type: bra
       |             ^^^
       |
       = hint: did you mean `bar`?

    error: `se` is not a choice here
     --> book/r/report.yaml:3:11
      |
    3 | language: se
      |           ^^
      |
      = hint: did you mean `sv`?

    error: `Gefle` is not an answer to `ort`
      --> book/r/report.yaml:12:18
       |
    12 |     where: {ort: Gefle}
       |                  ^^^^^
       |
       = hint: choose one of `Gävle`, `Söderhamn`

    error: there is no view `panle`
      --> book/r/report.yaml:20:13
       |
    20 |   fel: {of: panle}
       |             ^^^^^
       |
       = hint: did you mean `panel`?

    error: unknown key `qestion` in a variable
      --> data/panel/codebook.yaml:14:5
       |
    14 |     qestion: Hur nöjd är du?
       |     ^^^^^^^
       |
       = hint: did you mean `question`?

    error: `7` in the column `nojd` has no label (row 2)
    --> data/panel/svar.csv:3:5
     = hint: add it under `values` or `missing` of `nojd` in the codebook (data/panel/codebook.yaml:12:3), or correct the data

    error: `sextio` in the column `alder` is not a number (row 5)
    --> data/panel/svar.csv:6:7
     = hint: correct the value, declare it under `missing`, or check the `decimal` sign under `csv`
    "#);
}

#[test]
fn mistakes_in_numbers_and_in_markup() {
    let test = ReportTest::new()
        .replace(REPORT, "{ort: Gävle}", "{ort: Gefle}")
        .replace(CHAPTER, "Så var", "Så *var")
        .replace(CHAPTER, "@diagram:nojd", "@diagram:nöjd");
    assert_snapshot!(test.rebuild().refused(), @r#"
    error: `@diagram:nöjd` refers to nothing
     --> book/r/chapters/01-resultat.yaml:4:71
      |
    4 |       Av {{ n("svar") }} svarande är {{ percent("nojda") }} nöjda, se @diagram:nöjd
      |                                                                       ^^^^^^^^^^^^^
      |
      = hint: did you mean `@diagram:nojd`?

    error: this `*` is not closed
     --> book/r/chapters/01-resultat.yaml:5:28
      |
    5 |       och @table:orter. Så *var det även förr @verk2019.
      |                            ^
      |
      = hint: close it, or write `\*` if you mean the sign itself

    error: `Gefle` is not an answer to `ort`
      --> book/r/report.yaml:12:18
       |
    12 |     where: {ort: Gefle}
       |                  ^^^^^
       |
       = hint: choose one of `Gävle`, `Söderhamn`
    "#);
}

#[test]
fn a_survey_that_is_not_there_is_told_once() {
    let test = ReportTest::new().replace(REPORT, "data/panel/", "data/panelen/");
    assert_snapshot!(test.rebuild().refused(), @"
    error: there is no file `data/panelen/codebook.yaml`
     --> book/r/report.yaml:8:10
      |
    8 |   panel: data/panelen/codebook.yaml
      |          ^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = hint: there is one at `data/panel/codebook.yaml`: write that path, or move it back
    ");
}

#[test]
fn a_bibliography_that_is_not_there_is_told_once() {
    let test = ReportTest::new().without(WORKS);
    assert_snapshot!(test.rebuild().refused(), @"
    error: there is no file `book/r/verk.yaml`
     --> book/r/report.yaml:6:15
      |
    6 | bibliography: verk.yaml
      |               ^^^^^^^^^
      |
      = hint: check the spelling; upper and lower case differ
    ");
}

#[test]
fn a_code_without_a_label_is_no_reason_to_doubt_published_numbers() {
    let test = ReportTest::new()
        .replace(ANSWERS, "2;1;2;51,5", "2;1;7;51,5")
        .append(REPORT, "    published: {n: 3}\n");
    assert_snapshot!(test.rebuild().refused(), @"
    error: `7` in the column `nojd` has no label (row 2)
    --> data/panel/svar.csv:3:5
     = hint: add it under `values` or `missing` of `nojd` in the codebook (data/panel/codebook.yaml:12:3), or correct the data
    ");
}

#[test]
fn a_number_with_a_mistake_is_told_where_it_is_asked_for() {
    let test = ReportTest::new().replace(REPORT, "variable: nojd", "variable: nöjd");
    assert_snapshot!(test.rebuild().refused(), @"
    error: `nöjd` is not a variable of the survey `Provpanelen`
      --> book/r/report.yaml:18:15
       |
    18 |     variable: nöjd
       |               ^^^^
       |
       = hint: did you mean `nojd`?
    ");
}

#[test]
fn one_report_that_fails_does_not_stop_the_others() {
    let report = "\
title: Den andra
template: fou-rapport
language: en
date: 2021-01-31
publisher: FoU Provort
";
    let outcome = ReportTest::new()
        .replace(REPORT, "language: sv", "language: se")
        .file("book/z/report.yaml", report)
        .file("book/z/chapters/01-a.yaml", "title: One\nblocks: [text: Hello.]\n")
        .run(&["build", "--all"]);
    assert_snapshot!(outcome.stderr, @"
    error: `se` is not a choice here
     --> book/r/report.yaml:3:11
      |
    3 | language: se
      |           ^^
      |
      = hint: did you mean `sv`?

    r  not built, 1 mistake
    z  4 pages, 0 charts, 0 warnings, [TIME] s.
    1 of 2 reports built, [TIME] s.
    build/index.html: 1 report
      no `feed.xml`: `site` in `baslinje.yaml` says where the reports are published
    ");
    assert!(outcome.written().contains(&"build/z/z.pdf".to_owned()));
}

#[test]
fn a_misspelt_key_is_not_told_as_missing_too() {
    let test = ReportTest::new()
        .replace(REPORT, "title:", "tilte:")
        .replace(REPORT, "disclosure:", "disclosre:")
        .replace(CHAPTER, "      variable: nojd", "      varaible: nojd")
        .replace(CHAPTER, "      rows: ort", "      row: ort")
        .replace(CODEBOOK, "    values: {1: Gävle", "    value: {1: Gävle")
        .append(
            CODEBOOK,
            "derive:\n  stad: {label: Stad, from: nojd, mpa: {a: [inte nöjd]}}\n",
        );
    assert_snapshot!(test.rebuild().refused(), @"
    error: unknown key `varaible` in a chart
      --> book/r/chapters/01-resultat.yaml:10:7
       |
    10 |       varaible: nojd
       |       ^^^^^^^^
       |
       = hint: did you mean `variable`?

    error: unknown key `row` in a table
      --> book/r/chapters/01-resultat.yaml:16:7
       |
    16 |       row: ort
       |       ^^^
       |
       = hint: did you mean `rows`?

    error: unknown key `tilte` in the report
     --> book/r/report.yaml:1:1
      |
    1 | tilte: En liten mätning
      | ^^^^^
      |
      = hint: did you mean `title`?

    error: unknown key `disclosre` in the report
      --> book/r/report.yaml:13:1
       |
    13 | disclosre: {method: none, reason: Svaren är påhittade.}
       | ^^^^^^^^^
       |
       = hint: did you mean `disclosure`?

    error: unknown key `value` in a variable
      --> data/panel/codebook.yaml:11:5
       |
    11 |     value: {1: Gävle, 2: Söderhamn}
       |     ^^^^^
       |
       = hint: did you mean `values`?

    error: unknown key `mpa` in a derived variable
      --> data/panel/codebook.yaml:25:35
       |
    25 |   stad: {label: Stad, from: nojd, mpa: {a: [inte nöjd]}}
       |                                   ^^^
       |
       = hint: did you mean `map`?
    ");
}

#[test]
fn a_misspelt_list_is_told_once() {
    for (wrong, right) in
        [("survyes:", "surveys:"), ("view:", "views:"), ("numbres:", "numbers:")]
    {
        let test = ReportTest::new().replace(REPORT, right, wrong);
        let outcome = test.rebuild();
        assert_eq!(outcome.refused().matches("error:").count(), 1, "{}", outcome.stderr);
    }
    let test = ReportTest::new().replace(CODEBOOK, "variables:", "varables:");
    assert_snapshot!(test.rebuild().refused(), @"
    error: unknown key `varables` in a codebook
     --> data/panel/codebook.yaml:6:1
      |
    6 | varables:
      | ^^^^^^^^
      |
      = hint: did you mean `variables`?
    ");
}

#[test]
fn a_list_of_the_wrong_kind_is_told_once() {
    let test = ReportTest::new().replace(
        REPORT,
        "surveys:\n  panel: data/panel/codebook.yaml",
        "surveys: data/panel/codebook.yaml",
    );
    assert_snapshot!(test.rebuild().refused(), @"
    error: here should stand lines such as `name: value`, not the text `data/panel/codebook.yaml`
     --> book/r/report.yaml:7:10
      |
    7 | surveys: data/panel/codebook.yaml
      |          ^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = hint: write them below, each on a line of its own, or as `{name: value}`
    ");
}

/// What follows from a key by another name, or from a value that cannot be read, is not told
/// beside it.
#[test]
fn what_follows_from_a_mistake_is_not_told() {
    let asked = |block: &str| {
        let block = format!("  - {block}\n");
        ReportTest::new().blocks(&block).rebuild().refused_in_short()
    };
    let told = [
        "table: {id: t, caption: T, of: panel, variable: nojd, complete: true}",
        "table: {id: t, caption: T, of: panel, rows: nojd, complete: true}",
        "table: {id: t, caption: T, of: panel, variables: {nojd: N}, complete: true}",
        "table: {id: t, caption: T, of: panel, rows: {nojd: N}, columns: ort}",
        "chart: {id: c, caption: C, of: panel, variable: {nojd: N}, by: ort}",
        "chart: {id: c, caption: C, of: panel, variable: alder, type: histogrm, breaks: [1, 9]}",
        "chart: {id: c, caption: C, of: panel, variable: nojd, order: {by: {nojd: N}}}",
        "response-flow: {id: f, caption: F, sent: 10, complte: 6, refused: 4}",
        "response-flow: {id: f, caption: F, of: panel, variabel: ort, complete: [Gävle]}",
    ];
    assert_snapshot!(told.map(asked).join("\n\n"), @"
    error: unknown key `variable` in a table
    --> book/r/chapters/01-resultat.yaml:3:43
    = hint: did you mean `variables`?

    error: `complete` is of several questions
    --> book/r/chapters/01-resultat.yaml:3:65
    = hint: leave it out, or name the questions under `variables`

    error: here should stand text, not keys with values
    --> book/r/chapters/01-resultat.yaml:3:54
    = hint: write one text; between quotation marks if it holds `: ` or begins with `{`

    error: here should stand text, not keys with values
    --> book/r/chapters/01-resultat.yaml:3:49
    = hint: write one text; between quotation marks if it holds `: ` or begins with `{`

    error: here should stand text, not keys with values
    --> book/r/chapters/01-resultat.yaml:3:53
    = hint: write one text; between quotation marks if it holds `: ` or begins with `{`

    error: `histogrm` is not a choice here
    --> book/r/chapters/01-resultat.yaml:3:66
    = hint: did you mean `histogram`?

    error: here should stand text, not keys with values
    --> book/r/chapters/01-resultat.yaml:3:71
    = hint: write one text; between quotation marks if it holds `: ` or begins with `{`

    error: unknown key `complte` in a response flow
    --> book/r/chapters/01-resultat.yaml:3:50
    = hint: did you mean `complete`?

    error: unknown key `variabel` in a response flow
    --> book/r/chapters/01-resultat.yaml:3:51
    = hint: did you mean `variable`? keys and choices are in English
    ");
}

#[test]
fn a_table_of_an_empty_list_is_not_left_out_without_a_word() {
    for (keys, place) in [
        ("rows: [], columns: nojd", "19:53"),
        ("rows: nojd, columns: []", "19:68"),
        ("rows: [], variables: [nojd]", "19:53"),
    ] {
        let table = format!("  - table: {{id: t2, caption: Alla, of: panel, {keys}}}\n");
        let blocks = format!("  - references\n{table}");
        let test = ReportTest::new().replace(CHAPTER, "  - references\n", &blocks);
        let outcome = test.rebuild();
        let told = outcome.refused();
        let wanted = "error: there is nothing in this list";
        assert_eq!(told.matches("error: ").count(), 1, "{told}");
        assert!(
            told.contains(wanted) && told.contains(&format!(".yaml:{place}")),
            "{told}"
        );
    }
}
