//! Requests that the codebook or the data cannot answer.

use insta::assert_snapshot;

use crate::harness::{CHAPTER, CODEBOOK, REPORT, ReportTest};

#[test]
fn an_unknown_view() {
    let test = ReportTest::new().replace(CHAPTER, "of: gavlebor", "of: gävlebor");
    assert_snapshot!(test.rebuild().refused(), @"
    error: there is no view `gävlebor`
      --> book/r/chapters/01-resultat.yaml:15:11
       |
    15 |       of: gävlebor
       |           ^^^^^^^^
       |
       = hint: did you mean `gavlebor`?
    ");
}

#[test]
fn an_unknown_survey() {
    let test = ReportTest::new().replace(REPORT, "survey: panel", "survey: panelen");
    assert_snapshot!(test.rebuild().refused(), @"
    error: there is no survey `panelen`
      --> book/r/report.yaml:11:13
       |
    11 |     survey: panelen
       |             ^^^^^^^
       |
       = hint: did you mean `panel`?
    ");
}

#[test]
fn an_unknown_variable_in_a_chart() {
    let test = ReportTest::new().replace(CHAPTER, "variable: nojd", "variable: nöjd");
    assert_snapshot!(test.rebuild().refused(), @"
    error: `nöjd` is not a variable of the survey `Provpanelen`
      --> book/r/chapters/01-resultat.yaml:10:17
       |
    10 |       variable: nöjd
       |                 ^^^^
       |
       = hint: did you mean `nojd`?
    ");
}

#[test]
fn an_unknown_variable_in_a_condition() {
    let test = ReportTest::new().replace(REPORT, "{ort: Gävle}", "{kommun: Gävle}");
    assert_snapshot!(test.rebuild().refused(), @"
    error: `kommun` is not a variable of the survey `Provpanelen`
      --> book/r/report.yaml:12:13
       |
    12 |     where: {kommun: Gävle}
       |             ^^^^^^
       |
       = hint: choose one of `id`, `ort`, `nojd`, `alder`
    ");
}

#[test]
fn an_unknown_answer_in_a_condition() {
    let test = ReportTest::new().replace(REPORT, "{ort: Gävle}", "{ort: Gefle}");
    assert_snapshot!(test.rebuild().refused(), @"
    error: `Gefle` is not an answer to `ort`
      --> book/r/report.yaml:12:18
       |
    12 |     where: {ort: Gefle}
       |                  ^^^^^
       |
       = hint: choose one of `Gävle`, `Söderhamn`
    ");
}

#[test]
fn a_code_instead_of_a_label() {
    let test = ReportTest::new().replace(REPORT, "{ort: Gävle}", "{ort: 1}");
    assert_snapshot!(test.rebuild().refused(), @"
    error: `1` is not an answer to `ort`
      --> book/r/report.yaml:12:18
       |
    12 |     where: {ort: 1}
       |                  ^
       |
       = hint: write the label of the code: `Gävle`
    ");
}

#[test]
fn an_unknown_answer_in_a_number() {
    let test = ReportTest::new().replace(REPORT, "mycket nöjd]", "mkt nöjd, missnöjd]");
    assert_snapshot!(test.rebuild().refused(), @"
    error: `mkt nöjd` is not an answer to `nojd`
      --> book/r/report.yaml:19:23
       |
    19 |     in: [ganska nöjd, mkt nöjd, missnöjd]
       |                       ^^^^^^^^
       |
       = hint: choose one of `inte nöjd`, `ganska nöjd`, `mycket nöjd`, `vet ej`

    error: `missnöjd` is not an answer to `nojd`
      --> book/r/report.yaml:19:33
       |
    19 |     in: [ganska nöjd, mkt nöjd, missnöjd]
       |                                 ^^^^^^^^
       |
       = hint: choose one of `inte nöjd`, `ganska nöjd`, `mycket nöjd`, `vet ej`
    ");
}

#[test]
fn a_view_that_selects_nobody() {
    let test = ReportTest::new().replace(REPORT, "{ort: Gävle}", "{ort: empty}");
    assert_snapshot!(test.rebuild().refused(), @"
    error: no rows are left for `orter`
      --> book/r/chapters/01-resultat.yaml:13:11
       |
    13 |       id: orter
       |           ^^^^^
       |
       = hint: look at the `where` of the view that `of` names: it leaves nobody
    ");
}

#[test]
fn a_number_of_a_view_that_selects_nobody() {
    let test = ReportTest::new()
        .replace(REPORT, "svar: {of: panel}", "svar: {of: panel, where: {nojd: empty}}")
        .replace(REPORT, "    of: panel\n", "    of: panel\n    where: {nojd: empty}\n");
    assert_snapshot!(test.rebuild().refused(), @"
    error: `nojda` is a share of nobody
      --> book/r/report.yaml:16:3
       |
    16 |   nojda:
       |   ^^^^^
       |
       = hint: check `of` and `where`: together they leave too few answers
    ");
}

#[test]
fn a_mean_of_categories_without_an_order() {
    let test = ReportTest::new()
        .replace(
            REPORT,
            "svar: {of: panel}",
            "svar: {of: panel, variable: ort, statistic: mean}",
        )
        .replace(CHAPTER, "type: bar", "measure: mean")
        .replace(CHAPTER, "variable: nojd", "variable: ort");
    assert_snapshot!(test.rebuild().refused(), @"
    error: `ort` has the scale `nominal`, and so no mean
      --> book/r/chapters/01-resultat.yaml:10:17
       |
    10 |       variable: ort
       |                 ^^^
       |
       = hint: choose a variable with the scale `numeric` or `ordinal`

    error: `ort` has the scale `nominal`, and so no mean, median or sum
      --> book/r/report.yaml:15:31
       |
    15 |   svar: {of: panel, variable: ort, statistic: mean}
       |                               ^^^
       |
       = hint: choose a variable with the scale `numeric` or `ordinal`
    ");
}

#[test]
fn a_chart_of_a_measured_variable() {
    let test = ReportTest::new().replace(CHAPTER, "variable: nojd", "variable: alder");
    assert_snapshot!(test.rebuild().refused(), @"
    error: `alder` has the scale `numeric`, and so no answers to count
      --> book/r/chapters/01-resultat.yaml:10:17
       |
    10 |       variable: alder
       |                 ^^^^^
       |
       = hint: derive a variable with `cut`, or ask for `measure: mean`
    ");
}

#[test]
fn a_chart_of_identities() {
    let test = ReportTest::new().replace(CHAPTER, "variable: nojd", "variable: id");
    assert_snapshot!(test.rebuild().refused(), @"
    error: `id` has the scale `id`, and so no answers to count
      --> book/r/chapters/01-resultat.yaml:10:17
       |
    10 |       variable: id
       |                 ^^
       |
       = hint: choose a variable with `values`
    ");
}

#[test]
fn a_battery_of_different_scales() {
    let test = ReportTest::new().replace(
        CHAPTER,
        "      variable: nojd\n      type: bar\n",
        "      variables: [nojd, ort]\n",
    );
    assert_snapshot!(test.rebuild().refused(), @"
    error: `nojd` and `ort` do not have the same answers
      --> book/r/chapters/01-resultat.yaml:10:19
       |
    10 |       variables: [nojd, ort]
       |                   ^^^^
       |
       = hint: only questions with the same labels in the same order can share a chart or table
    ");
}

#[test]
fn a_condition_on_a_measured_variable() {
    let test = ReportTest::new().replace(REPORT, "{ort: Gävle}", "{alder: 34}");
    assert_snapshot!(test.rebuild().refused(), @"
    error: `34` is not an answer to `alder`
      --> book/r/report.yaml:12:20
       |
    12 |     where: {alder: 34}
       |                    ^^
       |
       = hint: derive a variable with `cut`, and name its intervals
    ");
}

#[test]
fn one_row_per_answer_to_a_question_with_one_answer() {
    let test =
        ReportTest::new().replace(REPORT, "where: {ort: Gävle}", "one-row-per: ort");
    assert_snapshot!(test.rebuild().refused(), @"
    error: `ort` does not hold several answers
      --> book/r/report.yaml:12:18
       |
    12 |     one-row-per: ort
       |                  ^^^
       |
       = hint: give `one-row-per` a variable with `scale: multiple`
    ");
}

#[test]
fn a_chart_that_does_not_say_of_whom() {
    let test = ReportTest::new().replace(CHAPTER, "      of: panel\n", "");
    assert_snapshot!(test.rebuild().refused(), @"
    error: `nojd` does not say whose answers it shows
     --> book/r/chapters/01-resultat.yaml:7:11
      |
    7 |       id: nojd
      |           ^^^^
      |
      = hint: add a line `of: …` with the name of a survey or view
    ");
}

#[test]
fn a_repeat_over_an_unknown_variable() {
    let test = ReportTest::new().replace(
        CHAPTER,
        "  - references\n",
        "  - references\n  - repeat: {over: otr, of: panel, blocks: [text: Hej]}\n",
    );
    assert_snapshot!(test.rebuild().refused(), @"
    error: `otr` is not a variable of the survey `Provpanelen`
      --> book/r/chapters/01-resultat.yaml:19:20
       |
    19 |   - repeat: {over: otr, of: panel, blocks: [text: Hej]}
       |                    ^^^
       |
       = hint: did you mean `ort`?
    ");
}

#[test]
fn a_repeat_with_a_name_that_cannot_be_used() {
    let with = |name: &str| {
        let repeat = format!(
            "  - repeat: {{over: ort, of: panel, as: {name}, blocks: [text: Hej]}}\n"
        );
        let test = ReportTest::new().replace(CHAPTER, "  - references\n", &repeat);
        test.rebuild().refused().to_owned()
    };
    assert_snapshot!(with("Ort-namn"), @"
    error: `Ort-namn` cannot be the name of a category
      --> book/r/chapters/01-resultat.yaml:18:40
       |
    18 |   - repeat: {over: ort, of: panel, as: Ort-namn, blocks: [text: Hej]}
       |                                        ^^^^^^^^
       |
       = hint: use small letters a-z, digits and underscores, beginning with a letter
    ");
    assert_snapshot!(with("loop"), @"
    error: `loop` cannot be the name of a category
      --> book/r/chapters/01-resultat.yaml:18:40
       |
    18 |   - repeat: {over: ort, of: panel, as: loop, blocks: [text: Hej]}
       |                                        ^^^^
       |
       = hint: choose another word; this one has a meaning of its own in `{{ … }}`
    ");
}

#[test]
fn a_series_of_an_unknown_view() {
    let test = ReportTest::new().replace(
        CHAPTER,
        "      type: bar\n",
        "      series:\n        - {label: Alla, of: panel}\n        - {label: Gävle, of: gavleboer}\n",
    );
    assert_snapshot!(test.rebuild().refused(), @"
    error: there is no view `gavleboer`
      --> book/r/chapters/01-resultat.yaml:13:30
       |
    13 |         - {label: Gävle, of: gavleboer}
       |                              ^^^^^^^^^
       |
       = hint: did you mean `gavlebor`?
    ");
}

#[test]
fn a_mistake_in_a_view_is_told_once() {
    // The view, its two uses and the numbers of it are one mistake.
    let test = ReportTest::new()
        .replace(REPORT, "where: {ort: Gävle}", "wehre: {ort: Gävle}")
        .replace(REPORT, "svar: {of: panel}", "svar: {of: gavlebor}");
    assert_snapshot!(test.rebuild().refused(), @"
    error: unknown key `wehre` in a view
      --> book/r/report.yaml:12:5
       |
    12 |     wehre: {ort: Gävle}
       |     ^^^^^
       |
       = hint: did you mean `where`?
    ");
}

#[test]
fn a_mistake_in_a_variable_is_told_once() {
    let test = ReportTest::new().replace(CODEBOOK, "scale: ordinal", "scale: rank");
    assert_snapshot!(test.rebuild().refused(), @"
    error: `rank` is not a choice here
      --> data/panel/codebook.yaml:15:12
       |
    15 |     scale: rank
       |            ^^^^
       |
       = hint: choose one of `nominal`, `ordinal`, `numeric`, `date`, `multiple`, `text`, `id`
    ");
}

#[test]
fn a_quantile_is_found_by_the_definition_that_is_named() {
    // The ages are 34, 51.5, 28, 62 and 45; R: quantile(x, .4, type = 6), type = 7, type = 1.
    let numbers = "  sex: {of: panel, variable: alder, statistic: quantile, at: 40, definition: 6}
  sju: {of: panel, variable: alder, statistic: quantile, at: 40}
  ett: {of: panel, variable: alder, statistic: quantile, at: 40, definition: 1, decimals: 0}
";
    let text = "  - text: Det är {{ value(\"sex\") }}, {{ value(\"sju\") }} och {{ value(\"ett\") }}.\n";
    let outcome = ReportTest::new().append(REPORT, numbers).blocks(text).build();
    outcome.done();
    let html = outcome.html();
    assert!(html.contains("Det är 38,4, 40,6 och 34."), "{html}");
    let record = outcome.text("build/r/numbers.json");
    assert!(record.contains("\"definition\": 6"), "{record}");
    // Of five no quantile has five on either side.
    let policy = "{method: suppress, minimum-count: 2, small-bases: none}";
    let outcome = ReportTest::new()
        .replace(REPORT, "{method: none, reason: Svaren är påhittade.}", policy)
        .append(
            REPORT,
            "  tio: {of: panel, variable: alder, statistic: quantile, at: 10}\n",
        )
        .append(
            REPORT,
            "  fyrtio: {of: panel, variable: alder, statistic: quantile, at: 40}\n",
        )
        .blocks("  - text: Det är {{ value(\"tio\") }} och {{ value(\"fyrtio\") }}.\n")
        .build();
    assert!(outcome.html().contains("Det är x och 40,6."), "{}", outcome.html());
}

#[test]
fn what_is_wrong_in_a_quantile_is_told() {
    let message = |keys: &str| {
        let number = format!("  q: {{of: panel, variable: alder, {keys}}}\n");
        ReportTest::new().append(REPORT, &number).rebuild().refused().to_owned()
    };
    assert_snapshot!(message("statistic: quantile"), @r#"
        error: the quantile `q` does not say which
          --> book/r/report.yaml:20:6
           |
        20 |   q: {of: panel, variable: alder, statistic: quantile}
           |      ^
           |
           = hint: add a line `at: 25` for the lower quartile, `at: 90` for the ninth decile
        "#);
    assert_snapshot!(message("statistic: quantile, at: 100"), @r#"
        error: `at: 100` is not between 0 and 100 per cent
          --> book/r/report.yaml:20:60
           |
        20 |   q: {of: panel, variable: alder, statistic: quantile, at: 100}
           |                                                            ^^^
           |
           = hint: write how many per cent of the values lie below: 25, 50, 90
        "#);
    assert_snapshot!(message("statistic: quantile, at: 25, definition: 10"), @r#"
        error: there is no definition 10 of a quantile
          --> book/r/report.yaml:20:76
           |
        20 |   q: {of: panel, variable: alder, statistic: quantile, at: 25, definition: 10}
           |                                                                            ^^
           |
           = hint: write 1 to 9, as Hyndman and Fan number them: 6 is that of SPSS, 7 that of R and Excel
        "#);
    assert_snapshot!(message("statistic: median, at: 25"), @r#"
        error: `q` is no quantile
          --> book/r/report.yaml:20:58
           |
        20 |   q: {of: panel, variable: alder, statistic: median, at: 25}
           |                                                          ^^
           |
           = hint: write `statistic: quantile`, or leave out `at` and `definition`
        "#);
}

#[test]
fn answers_beside_a_statistic_that_is_about_all() {
    let mean = "  medel: {of: panel, variable: alder, statistic: mean, in: [nöjd]}\n";
    assert_snapshot!(ReportTest::new().append(REPORT, mean).rebuild().refused(), @"
    error: `in` has no meaning for `statistic: mean`
      --> book/r/report.yaml:20:60
       |
    20 |   medel: {of: panel, variable: alder, statistic: mean, in: [nöjd]}
       |                                                            ^
       |
       = hint: leave it out; rows are chosen with `where: {variable: answer}`
    ");
}

#[test]
fn a_mean_has_no_percentage_and_a_count_of_answers_has() {
    let numbers = "  medel: {of: panel, variable: alder, statistic: mean}\n  antal: \
                   {of: panel, variable: nojd, in: [mycket nöjd], statistic: count}\n";
    let text = "  - text: Medel {{ mean(\"medel\") }}, nöjda {{ n(\"antal\") }}.\n";
    let outcome = ReportTest::new().append(REPORT, numbers).blocks(text).tabulate();
    outcome.done();
    let record = outcome.text("build/r/numbers.json");
    let record: serde_json::Value = serde_json::from_str(&record).expect("a record");
    let shown = |id: &str| {
        let numbers = record["numbers"].as_array().expect("numbers");
        let number = numbers.iter().find(|number| number["id"] == id);
        number.expect("the number")["shown"].clone()
    };
    assert!(shown("medel")["percent"].is_null());
    assert_eq!(shown("antal")["percent"], "50");
}
