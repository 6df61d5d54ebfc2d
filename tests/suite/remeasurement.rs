//! `new`: the report of a measurement that is made again, and the texts in it that wait to
//! be confirmed.

use insta::assert_snapshot;

use crate::harness::{ANSWERS, CHAPTER, CODEBOOK, Outcome, REPORT, ReportTest};

const NEW: [&str; 8] =
    ["new", "r2", "--from", "r", "--date", "2023-02-01", "--data", "data/panel-2023"];

/// The base project with new answers beside the old ones.
fn measured_again() -> ReportTest {
    let test = ReportTest::new();
    let (codebook, answers) = (test.content(CODEBOOK), test.content(ANSWERS));
    test.file("data/panel-2023/codebook.yaml", codebook)
        .file("data/panel-2023/svar.csv", format!("{answers}7;1;3;40\n"))
        .replace(
            REPORT,
            "  svar: {of: panel}",
            "  # Alla som svarade.\n  svar: {of: panel, published: {n: 6}}  # sex",
        )
}

fn begun() -> Outcome {
    let outcome = measured_again().run(&NEW);
    assert_eq!(outcome.code(), Some(0), "{}", outcome.stderr);
    outcome
}

#[test]
fn a_report_that_is_begun_anew_was_not_changed_afterwards() {
    let outcome = measured_again().append(REPORT, "updated: 2020-02-01\n").run(&NEW);
    assert_eq!(outcome.code(), Some(0), "{}", outcome.stderr);
    let report = outcome.text("book/r2/report.yaml");
    assert!(report.contains("date: 2023-02-01\n"), "{report}");
    assert!(!report.contains("updated"), "{report}");
}

#[test]
fn a_new_report_has_the_old_requests_and_waits_to_be_confirmed() {
    let outcome = begun();
    assert_snapshot!(outcome.stderr, @r#"
        wrote `book/r2`: 3 files
          1 text about results to confirm: `status: from-baseline`
          1 published number of the earlier report left out
          change title, series and whatever else is of its time, then:
          baslinje check r2
        "#);
    assert_eq!(
        outcome.written(),
        ["book/r2/chapters/01-resultat.yaml", "book/r2/report.yaml", "book/r2/verk.yaml"]
    );
    assert_snapshot!(outcome.text("book/r2/report.yaml"), @r#"
        title: En liten mätning
        template: fou-rapport
        language: sv
        date: 2023-02-01
        follows: r
        waves: {2020: {report: r}, 2023: own}
        publisher: FoU Provort
        bibliography: verk.yaml
        surveys:
          panel: data/panel-2023/codebook.yaml
        views:
          gavlebor:
            survey: panel
            where: {ort: Gävle}
        disclosure: {method: none, reason: Svaren är påhittade.}
        numbers:
          # Alla som svarade.
          svar: {of: panel}  # sex
          nojda:
            of: panel
            variable: nojd
            in: [ganska nöjd, mycket nöjd]
        "#);
    assert_snapshot!(outcome.text("book/r2/chapters/01-resultat.yaml"), @r#"
        title: Resultat
        blocks:
          - status: from-baseline
            text: |
              Av {{ n("svar") }} svarande är {{ percent("nojda") }} nöjda, se @diagram:nojd
              och @table:orter. Så var det även förr @verk2019.
          - chart:
              id: nojd
              caption: Hur nöjda de är
              of: panel
              variable: nojd
              type: bar
          - table:
              id: orter
              caption: Var de bor
              of: gavlebor
              rows: ort
              columns: nojd
          - references
        "#);
}

#[test]
fn a_new_report_is_built_once_it_is_confirmed() {
    let outcome = begun().into_test().run(&["check", "r2", "--quiet"]);
    assert_snapshot!(outcome.refused(), @r#"
        error: this was taken over from `r` and is not confirmed
         --> book/r2/chapters/01-resultat.yaml:3:13
          |
        3 |   - status: from-baseline
          |             ^^^^^^^^^^^^^
          |
          = hint: read it against the new results; where it holds, write `status: confirmed` or remove the line, and rewrite it where not
        "#);
    let outcome = outcome.into_test().run(&["build", "r2", "--quiet"]);
    assert_eq!(outcome.code(), Some(1));
    let outcome = outcome.into_test().run(&["build", "r2", "--draft", "--quiet"]);
    assert_eq!(outcome.code(), Some(0), "{}", outcome.stderr);
    let chapter = "book/r2/chapters/01-resultat.yaml";
    let outcome = outcome
        .into_test()
        .replace(chapter, "status: from-baseline", "status: confirmed")
        .run(&["build", "r2", "--quiet"]);
    assert_eq!(outcome.code(), Some(0), "{}", outcome.stderr);
    assert!(outcome.text("build/r2/manifest.json").contains("\"follows\": \"r\""));
    // The old report is as it was.
    let outcome = outcome.into_test().run(&["build", "r", "--quiet"]);
    assert_eq!(outcome.code(), Some(0), "{}", outcome.stderr);
}

#[test]
fn a_whole_chapter_can_wait() {
    let test = ReportTest::new().replace(
        CHAPTER,
        "title: Resultat",
        "title: Resultat\nstatus: from-baseline",
    );
    assert_snapshot!(test.rebuild().refused(), @r#"
        error: this was taken over from an earlier report and is not confirmed
         --> book/r/chapters/01-resultat.yaml:2:9
          |
        2 | status: from-baseline
          |         ^^^^^^^^^^^^^
          |
          = hint: read it against the new results; where it holds, write `status: confirmed` or remove the line, and rewrite it where not
        "#);
    let test = ReportTest::new().replace(
        CHAPTER,
        "title: Resultat",
        "title: Resultat\nstatus: confirmed",
    );
    test.build().clean();
}

#[test]
fn a_status_has_two_words() {
    let test = ReportTest::new().replace(
        CHAPTER,
        "  - text: |",
        "  - status: from-baselin\n    text: |",
    );
    assert_snapshot!(test.rebuild().refused(), @r#"
        error: `from-baselin` is not a choice here
         --> book/r/chapters/01-resultat.yaml:3:13
          |
        3 |   - status: from-baselin
          |             ^^^^^^^^^^^^
          |
          = hint: did you mean `from-baseline`?
        "#);
}

#[test]
fn a_report_does_not_follow_itself() {
    let test = ReportTest::new().replace(REPORT, "date: 2020", "follows: r\ndate: 2020");
    assert_snapshot!(test.rebuild().refused(), @r#"
        error: a report cannot follow itself
         --> book/r/report.yaml:4:10
          |
        4 | follows: r
          |          ^
          |
          = hint: name the report of the earlier measurement
        "#);
}

#[test]
fn what_cannot_be_begun_is_told() {
    let told = |changes: &[(usize, &str)]| {
        let mut arguments = NEW;
        for (place, word) in changes {
            arguments[*place] = word;
        }
        measured_again().run(&arguments).misused().to_owned()
    };
    assert_snapshot!(told(&[(1, "r")]), @r#"
        error: there is a report `r` already
         |
         = hint: choose another name, or move the folder away
        "#);
    assert_snapshot!(told(&[(1, "../r2")]), @r#"
        error: `../r2` cannot be the name of a report
         |
         = hint: use letters, digits and hyphens, such as `rapport-2020`
        "#);
    assert_snapshot!(told(&[(3, "rr")]), @r#"
        error: there is no report `rr`
         |
         = hint: did you mean `r`?
        "#);
    assert_snapshot!(told(&[(5, "2023-02-30")]), @r#"
        error: `2023-02-30` is not a date
         |
         = hint: write year-month-day, such as `--date 2020-04-28`
        "#);
    assert_snapshot!(told(&[(7, "data/panel-2024")]), @r#"
        error: there is no folder `data/panel-2024` in the project
         |
         = hint: put the new data and its codebooks there first
        "#);
    assert_snapshot!(told(&[(7, "../data")]), @r#"
        error: there is no folder `../data` in the project
         |
         = hint: put the new data and its codebooks there first
        "#);
    assert_snapshot!(told(&[(7, "data")]), @r#"
          `panel`: `data/codebook.yaml`
        error: the survey `panel` has no codebook `data/codebook.yaml`
         |
         = hint: copy `data/panel/codebook.yaml` there, and change what is asked otherwise now
        "#);
    assert_snapshot!(told(&[(7, "data/panel")]), @r#"
        error: `data/panel` holds the answers of `r`: `panel` is `data/panel/codebook.yaml`
         |
         = hint: put the new answers with their codebooks into a folder of their own
        "#);
    let mut early = NEW;
    early[5] = "2019-01-31";
    assert_snapshot!(measured_again().run(&early).refused(), @r#"
        error: 2019-01-31 is not after `r`, which is of 2020-01-31
         --> book/r/report.yaml:4:7
          |
        4 | date: 2020-01-31
          |       ^^^^^^^^^^
          |
          = hint: give the day of the new report with `--date`
        "#);
    let test = measured_again().append(REPORT, "\nnumbers: {");
    assert_snapshot!(test.run(&NEW).refused(), @r#"
        error: the key `numbers` stands twice in the same place
          --> book/r/report.yaml:22:1
           |
        22 | numbers: {
           | ^^^^^^^
           |
           = hint: remove or rename one of them; the first is in line 14
        "#);
}
