//! What earlier reports have published is known: a ledger of it is read by the next report and
//! added to by `archive`, and nobody is found by whoever subtracts one report from another.

use std::collections::{BTreeMap, BTreeSet};

use baslinje::analysis::{SaidAnswers, SaidRows};
use baslinje::disclosure::{PriorKnowledge, PublishedCount};
use baslinje::survey::Survey;
use insta::assert_snapshot;

use crate::archive::files_of;
use crate::harness::{ANSWERS, CHAPTER, CODEBOOK, Outcome, REPORT, ReportTest};
use crate::nested::{self, Cells, Drawn, Told};
use crate::suppression::Random;

const LEDGER: &str = "data/panel/ledger.json";
const POLICY: &str = "method: suppress, minimum-count: 5, ledger: data/panel/ledger.json";

/// The report `r` tells of everybody, and `s` of all but three who live elsewhere.
const EVERYBODY: &str =
    "  - table: {id: t, caption: Svar, of: panel, rows: svar, measure: count}\n";
const MOST: &str = "  - table: {id: t, caption: Svar, of: panel, rows: svar, measure: count, where: {ort: [norr, mitt]}}\n";

/// Answers of people in three places, of whom three live in the last one.
fn answers() -> String {
    let mut rows = String::from("id;roll;ort;svar\n");
    let mut id = 0;
    for (place, counts) in [[12, 20, 0], [9, 14, 11], [1, 1, 1]].iter().enumerate() {
        for (answer, count) in counts.iter().enumerate() {
            for _ in 0..*count {
                id += 1;
                rows.push_str(&format!("{id};1;{};{}\n", place + 1, answer + 1));
            }
        }
    }
    rows
}

/// Two reports on the same answers, with an empty ledger.
fn two_reports(policy: &str, answers: &str) -> ReportTest {
    nested::project(answers, policy, EVERYBODY)
        .file("book/s/report.yaml", nested::report(policy))
        .file("book/s/chapters/01.yaml", nested::chapter(MOST))
        .file(LEDGER, "{}")
}

fn run(test: ReportTest, arguments: &[&str]) -> Outcome {
    let outcome = test.run(arguments);
    assert_eq!(outcome.code(), Some(0), "{}", outcome.stderr);
    outcome
}

fn archived(test: ReportTest, name: &str) -> Outcome {
    run(test, &["archive", name, "--quiet"])
}

#[test]
fn what_one_report_published_is_not_subtracted_from_the_next() {
    let test = two_reports(POLICY, &answers());
    // As long as nothing has been published, either tells all.
    let outcome = run(test, &["build", "s", "--quiet"]);
    assert_snapshot!(outcome.text("build/s/tables/t.csv"), @r#"
        Svar;Antal
        Aldrig;21
        Ibland;34
        Ofta;11
        "#);
    let outcome = archived(outcome.into_test(), "r");
    let outcome = run(outcome.into_test(), &["build", "s", "--quiet"]);
    assert_snapshot!(outcome.text("build/s/tables/t.csv"), @r#"
        Svar;Antal
        Aldrig;x
        Ibland;x
        Ofta;x
        "#);
    // And what the other one told stays told.
    let outcome = archived(outcome.into_test(), "s");
    let outcome = run(outcome.into_test(), &["build", "r", "--quiet"]);
    assert_snapshot!(outcome.text("build/r/tables/t.csv"), @r#"
        Svar;Antal
        Aldrig;22
        Ibland;35
        Ofta;12
        "#);
}

#[test]
fn an_archive_adds_what_was_shown_and_nothing_else() {
    let outcome = run(two_reports(POLICY, &answers()), &["archive", "r"]);
    assert!(
        outcome
            .stderr
            .contains("data/panel/ledger.json: what was published has been added to it")
    );
    assert_snapshot!(outcome.text(LEDGER), @r#"
        {
        "about": "What reports have published about these answers: every count that was shown, by what it counts, and what was hidden (null). `baslinje archive` adds to it, and the next report is protected against being subtracted from it. Do not change it by hand.",
        "form": 1,
        "reports": {
        "r": {
        "surveys": {"panel":{"data":"data/panel/svar.csv","variables":{"svar":"441fb84d2b3d6078"}}},
        "counts": [
        {"count":69,"of":[{"survey":"panel","where":[]}]},
        {"count":22,"of":[{"survey":"panel","where":[{"variable":"svar","is":{"one-of":["1"]}}]}]},
        {"count":35,"of":[{"survey":"panel","where":[{"variable":"svar","is":{"one-of":["2"]}}]}]},
        {"count":12,"of":[{"survey":"panel","where":[{"variable":"svar","is":{"one-of":["3"]}}]}]},
        {"count":0,"of":[{"survey":"panel","where":[{"variable":"svar","is":"not-answered"}]}]}
        ]}
        }}
        "#);
    // Once more, it is the same to the byte, ledger and archive.
    let before = (outcome.bytes(LEDGER), outcome.bytes("build/r.zip"));
    let outcome = run(outcome.into_test(), &["archive", "r"]);
    assert_eq!((outcome.bytes(LEDGER), outcome.bytes("build/r.zip")), before);
    assert!(!outcome.stderr.contains("added to it"), "{}", outcome.stderr);
    // The archive holds the ledger as it is, and can be built again from it.
    let files = files_of(&before.1);
    assert_eq!(files["r/data/project/data/panel/ledger.json"], before.0);
    let outcome = run(outcome.into_test(), &["reproduce", "build/r.zip", "--quiet"]);
    let outcome = run(outcome.into_test(), &["build", "r", "--quiet"]);
    let outcome = run(outcome.into_test(), &["verify", "r", "--quiet"]);
    // An archive without answers too; what is hidden is not in its ledger.
    let outcome = archived(outcome.into_test(), "s");
    let arguments =
        ["archive", "s", "--without-microdata", "--quiet", "--out", "build/utan.zip"];
    let outcome = run(outcome.into_test(), &arguments);
    let ledger = outcome.text(LEDGER);
    assert_snapshot!(ledger.lines().skip_while(|line| !line.contains("\"s\"")).collect::<Vec<_>>().join("\n"), @r#"
        "s": {
        "surveys": {"panel":{"data":"data/panel/svar.csv","variables":{"ort":"0e036fd8d996d483","svar":"441fb84d2b3d6078"}}},
        "counts": [
        {"count":null,"of":[{"survey":"panel","where":[{"variable":"ort","is":{"one-of":["1","2"]}}]}]},
        {"count":null,"of":[{"survey":"panel","where":[{"variable":"ort","is":{"one-of":["1","2"]}},{"variable":"svar","is":{"one-of":["1"]}}]}]},
        {"count":null,"of":[{"survey":"panel","where":[{"variable":"ort","is":{"one-of":["1","2"]}},{"variable":"svar","is":{"one-of":["2"]}}]}]},
        {"count":null,"of":[{"survey":"panel","where":[{"variable":"ort","is":{"one-of":["1","2"]}},{"variable":"svar","is":{"one-of":["3"]}}]}]},
        {"count":0,"of":[{"survey":"panel","where":[{"variable":"ort","is":{"one-of":["1","2"]}},{"variable":"svar","is":"not-answered"}]}]}
        ]}
        }}
        "#);
    assert_eq!(outcome.code(), Some(0));
    // Another edition of a report takes the place of the one before.
    let test =
        outcome.into_test().file("book/s/chapters/01.yaml", nested::chapter(EVERYBODY));
    let outcome = archived(test, "s");
    let ledger = outcome.text(LEDGER);
    assert_eq!(ledger.matches("\"counts\"").count(), 2, "{ledger}");
    assert!(!ledger.contains("\"ort\""), "{ledger}");
}

#[test]
fn a_report_that_cannot_be_archived_leaves_the_ledger_as_it_was() {
    let test = two_reports(POLICY, &answers()).file(
        CHAPTER,
        nested::chapter(&format!("{EVERYBODY}  - text: 'Här är #okänt.'\n")),
    );
    let outcome = test.run(&["archive", "r", "--quiet"]);
    assert_eq!(outcome.code(), Some(1), "{}", outcome.stderr);
    assert_eq!(outcome.text(LEDGER), "{}");
}

/// What is said of a report `s` with a ledger that is wrong in some way.
fn said(test: ReportTest) -> String {
    test.run(&["check", "s", "--quiet"]).stderr
}

#[test]
fn a_ledger_that_cannot_be_read_is_told() {
    let test = || two_reports(POLICY, &answers());
    assert_snapshot!(said(test().without(LEDGER)), @r#"
        error: there is no file `data/panel/ledger.json`
         --> book/s/report.yaml:7:58
          |
        7 | disclosure: {method: suppress, minimum-count: 5, ledger: data/panel/ledger.json}
          |                                                          ^^^^^^^^^^^^^^^^^^^^^^
          |
          = hint: check the spelling; upper and lower case differ
          = hint: if nothing has been published of these answers yet, make the file with `{}` in it: `baslinje archive` adds to it
        "#);
    assert_snapshot!(said(test().file(LEDGER, "{\"reports\": {\"r\": [}\n")), @r#"
        error: the ledger cannot be read: from here on it is not as `baslinje archive` wrote it
         --> data/panel/ledger.json:1:20
          |
        1 | {"reports": {"r": [}
          |                    ^
          |
          = hint: take it back from a backup, or from the archive of the last report
        "#);
    assert_snapshot!(said(test().file(LEDGER, "{\"form\": 2, \"reports\": {}}\n")), @r#"
        error: the ledger cannot be read: it is of form 2, and this program reads form 1
         --> data/panel/ledger.json:1:1
          |
        1 | {"form": 2, "reports": {}}
          | ^
          |
          = hint: use the version of Baslinje that last added to it, or a later one
        "#);
    assert_snapshot!(said(test().file(LEDGER, "{\"report\": {}}\n")), @r#"
        error: the ledger cannot be read: here stands what does not belong in a ledger
         --> data/panel/ledger.json:1:9
          |
        1 | {"report": {}}
          |         ^
          |
          = hint: take it back from a backup, or from the archive of the last report
        "#);
    assert_snapshot!(said(test().file(LEDGER, "")), @r#"
        error: the ledger cannot be read: it ends too early
         --> data/panel/ledger.json:1:1
          |
        1 |
          | ^
          |
          = hint: take it back from a backup, or from the archive of the last report
        "#);
    let outside = POLICY.replace("data/panel", "..");
    assert_snapshot!(said(two_reports(&outside, &answers())), @r#"
        error: the path `../ledger.json` leaves the project
         --> book/s/report.yaml:7:58
          |
        7 | disclosure: {method: suppress, minimum-count: 5, ledger: ../ledger.json}
          |                                                          ^^^^^^^^^^^^^^
          |
          = hint: keep every file of a report inside the project folder
        "#);
    let rounds = "method: round, base: 5, key: data/panel/nyckel.txt, ledger: data/panel/ledger.json";
    let test =
        two_reports(rounds, &answers()).file("data/panel/nyckel.txt", "x".repeat(40));
    assert_snapshot!(said(test), @r#"
        error: a ledger does nothing with `method: round`
         --> book/s/report.yaml:7:74
          |
        7 | disclosure: {method: round, base: 5, key: data/panel/nyckel.txt, ledger: data/panel/ledger.json}
          |                                                                          ^^^^^^^^^^^^^^^^^^^^^^
          |
          = hint: leave out `ledger`: it holds exact counts, and here every count is changed
        "#);
}

#[test]
#[expect(clippy::too_many_lines, reason = "the messages stand here as a whole")]
fn what_does_not_hold_by_the_answers_of_now_is_told_and_left_out() {
    let archive = |answers: &str| archived(two_reports(POLICY, answers), "r").into_test();
    // Somebody's answer has been corrected since.
    let corrected = answers().replace("\n1;1;1;1\n", "\n1;1;1;2\n");
    assert_snapshot!(said(archive(&answers()).file(ANSWERS, corrected)), @r#"
        warning[much-hidden]: 2 of 3 cells of `t` are hidden: 2 from which the difference between the count of `svar` = 3 that `r` has published and `ofta` in `t`, or what is left of the count of all that `r` has published without all but `ofta` in `t` and the count of `svar` = 3 that `r` has published could be worked out
         --> book/s/chapters/01.yaml:3:17
          |
        3 |   - table: {id: t, caption: Svar, of: panel, rows: svar, measure: count, where: {ort: [norr, mitt]}}
          |                 ^
          |
          = hint: with `aldrig` and `ofta` put together 1 of 2 cells would be hidden: add `svar_2: {label: "Svar", from: svar, map: {"aldrig/ofta": ["aldrig", "ofta"], "ibland": ["ibland"]}}` under `derive` in the codebook, and write `rows: svar_2`
          = hint: with `ibland` and `ofta` put together 1 of 2 cells would be hidden: add `svar_2: {label: "Svar", from: svar, map: {"aldrig": ["aldrig"], "ibland/ofta": ["ibland", "ofta"]}}` under `derive` in the codebook, and write `rows: svar_2`
          = hint: or accept it in `report.yaml`: `accept: [{check: much-hidden, of: "t", reason: …}]`

        warning[unreferenced]: no text refers to `table:t`
         --> book/s/chapters/01.yaml:3:17
          |
        3 |   - table: {id: t, caption: Svar, of: panel, rows: svar, measure: count, where: {ort: [norr, mitt]}}
          |                 ^
          |
          = hint: write `@table:t` where the text speaks of it
          = hint: or accept it in `report.yaml`: `accept: [{check: unreferenced, of: "table:t", reason: …}]`

        warning: 2 of 5 counts that `r` has published are not what the answers give now, such as 22 of `svar` = 1
         --> book/s/report.yaml:7:58
          |
        7 | disclosure: {method: suppress, minimum-count: 5, ledger: data/panel/ledger.json}
          |                                                          ^^^^^^^^^^^^^^^^^^^^^^
          |
          = hint: take back the answers as they were; or, if they have been corrected, know that this report is not protected against those counts until `r` has been archived again
        "#);
    // Somebody answered late.
    assert_snapshot!(said(archive(&answers()).append(ANSWERS, "99;1;1;2\n")), @r#"
        warning[much-hidden]: 2 of 3 cells of `t` are hidden: 2 from which the difference between the count of `svar` = 1 that `r` has published and `aldrig` in `t`, or the difference between the count of `svar` = 3 that `r` has published and `ofta` in `t` could be worked out
         --> book/s/chapters/01.yaml:3:17
          |
        3 |   - table: {id: t, caption: Svar, of: panel, rows: svar, measure: count, where: {ort: [norr, mitt]}}
          |                 ^
          |
          = hint: with `aldrig` and `ofta` put together 0 of 2 cells would be hidden: add `svar_2: {label: "Svar", from: svar, map: {"aldrig/ofta": ["aldrig", "ofta"], "ibland": ["ibland"]}}` under `derive` in the codebook, and write `rows: svar_2`
          = hint: with `ibland` and `ofta` put together 1 of 2 cells would be hidden: add `svar_2: {label: "Svar", from: svar, map: {"aldrig": ["aldrig"], "ibland/ofta": ["ibland", "ofta"]}}` under `derive` in the codebook, and write `rows: svar_2`
          = hint: with `aldrig` and `ibland` put together 1 of 2 cells would be hidden: add `svar_2: {label: "Svar", from: svar, map: {"aldrig/ibland": ["aldrig", "ibland"], "ofta": ["ofta"]}}` under `derive` in the codebook, and write `rows: svar_2`
          = hint: or accept it in `report.yaml`: `accept: [{check: much-hidden, of: "t", reason: …}]`

        warning[unreferenced]: no text refers to `table:t`
         --> book/s/chapters/01.yaml:3:17
          |
        3 |   - table: {id: t, caption: Svar, of: panel, rows: svar, measure: count, where: {ort: [norr, mitt]}}
          |                 ^
          |
          = hint: write `@table:t` where the text speaks of it
          = hint: or accept it in `report.yaml`: `accept: [{check: unreferenced, of: "table:t", reason: …}]`

        warning: 2 of 5 counts that `r` has published are not what the answers give now, such as 69 of all
         --> book/s/report.yaml:7:58
          |
        7 | disclosure: {method: suppress, minimum-count: 5, ledger: data/panel/ledger.json}
          |                                                          ^^^^^^^^^^^^^^^^^^^^^^
          |
          = hint: take back the answers as they were; or, if they have been corrected, know that this report is not protected against those counts until `r` has been archived again
        "#);
    // A code and a variable are gone, or mean something else.
    let other = nested::ASKED
        .replace("3: ofta}", "4: ofta}")
        .replace("label: Svar", "label: Ert svar");
    let answers_then = answers().replace(";3\n", ";4\n");
    assert_snapshot!(said(archive(&answers()).file(CODEBOOK, other).file(ANSWERS, answers_then)), @r#"
        warning[much-hidden]: 3 of 3 cells of `t` are hidden: 3 from which a part of the count of all that `r` has published, or the difference between the count of `svar` = 1 that `r` has published and `aldrig` in `t`, or 1 more could be worked out
         --> book/s/chapters/01.yaml:3:17
          |
        3 |   - table: {id: t, caption: Svar, of: panel, rows: svar, measure: count, where: {ort: [norr, mitt]}}
          |                 ^
          |
          = hint: with `aldrig` and `ibland` put together 1 of 2 cells would be hidden: add `svar_2: {label: "Ert svar", from: svar, map: {"aldrig/ibland": ["aldrig", "ibland"], "ofta": ["ofta"]}}` under `derive` in the codebook, and write `rows: svar_2`
          = hint: or accept it in `report.yaml`: `accept: [{check: much-hidden, of: "t", reason: …}]`

        warning[unreferenced]: no text refers to `table:t`
         --> book/s/chapters/01.yaml:3:17
          |
        3 |   - table: {id: t, caption: Svar, of: panel, rows: svar, measure: count, where: {ort: [norr, mitt]}}
          |                 ^
          |
          = hint: write `@table:t` where the text speaks of it
          = hint: or accept it in `report.yaml`: `accept: [{check: unreferenced, of: "table:t", reason: …}]`

        warning: what `r` has published cannot all be held against this report: `svar` has changed in the codebook; `svar` has no code `3` any longer
         --> book/s/report.yaml:7:58
          |
        7 | disclosure: {method: suppress, minimum-count: 5, ledger: data/panel/ledger.json}
          |                                                          ^^^^^^^^^^^^^^^^^^^^^^
          |
          = hint: take back the codebook as it was; or archive `r` again with the codebook of now
        "#);
    // What something is called is not what it means.
    let called = nested::ASKED.replace("3: ofta}", "3: mycket ofta}");
    assert_snapshot!(said(archive(&answers()).file(CODEBOOK, called)), @r#"
    warning[much-hidden]: 3 of 3 cells of `t` are hidden: 3 from which the difference between the count of `svar` = 1 that `r` has published and `aldrig` in `t`, or the difference between the count of `svar` = 2 that `r` has published and `ibland` in `t`, or 1 more could be worked out
     --> book/s/chapters/01.yaml:3:17
      |
    3 |   - table: {id: t, caption: Svar, of: panel, rows: svar, measure: count, where: {ort: [norr, mitt]}}
      |                 ^
      |
      = hint: accept it in `report.yaml`: `accept: [{check: much-hidden, of: "t", reason: …}]`

    warning[unreferenced]: no text refers to `table:t`
     --> book/s/chapters/01.yaml:3:17
      |
    3 |   - table: {id: t, caption: Svar, of: panel, rows: svar, measure: count, where: {ort: [norr, mitt]}}
      |                 ^
      |
      = hint: write `@table:t` where the text speaks of it
      = hint: or accept it in `report.yaml`: `accept: [{check: unreferenced, of: "table:t", reason: …}]`
    "#);
    // Other answers altogether.
    let test = archive(&answers());
    let ledger =
        test.content(LEDGER).replace("data/panel/svar.csv", "data/annan/svar.csv");
    assert_snapshot!(said(test.file(LEDGER, ledger)), @r#"
        warning[unreferenced]: no text refers to `table:t`
         --> book/s/chapters/01.yaml:3:17
          |
        3 |   - table: {id: t, caption: Svar, of: panel, rows: svar, measure: count, where: {ort: [norr, mitt]}}
          |                 ^
          |
          = hint: write `@table:t` where the text speaks of it
          = hint: or accept it in `report.yaml`: `accept: [{check: unreferenced, of: "table:t", reason: …}]`

        warning: no report in the ledger is about these answers: they are about `data/annan/svar.csv`
         --> book/s/report.yaml:7:58
          |
        7 | disclosure: {method: suppress, minimum-count: 5, ledger: data/panel/ledger.json}
          |                                                          ^^^^^^^^^^^^^^^^^^^^^^
          |
          = hint: name the ledger of `data/panel/svar.csv`, if there is one
        "#);
}

#[test]
fn means_that_an_earlier_report_published_are_told_where_they_are_not_looked_at() {
    let by_place = "rows: ort, columns: svar, measure: count";
    let means = "rows: ort, variables: [svar], show: [mean], totals: rows";
    let test = two_reports(POLICY, &answers())
        .file(
            CODEBOOK,
            nested::ASKED.replace("Svar, scale: nominal", "Svar, scale: ordinal"),
        )
        .file(
            CHAPTER,
            nested::chapter(&EVERYBODY.replace("rows: svar, measure: count", means)),
        )
        .file(
            "book/s/chapters/01.yaml",
            nested::chapter(&EVERYBODY.replace("rows: svar, measure: count", by_place)),
        );
    let outcome = archived(test, "r");
    assert!(
        outcome.text(LEDGER).contains(r#","means":["svar"]}}"#),
        "{}",
        outcome.text(LEDGER)
    );
    let test = outcome.into_test();
    let outcome = run(test, &["check", "s", "--disclosure", "--quiet"]);
    let warning = outcome.stderr.split("\n\n").find(|one| one.contains("not looked at"));
    assert_snapshot!(warning.unwrap_or_default(), @r#"
        warning: `r` has published means of `svar`, and it is not looked at whether hidden counts can be worked out from these and from what is shown here
         --> book/s/report.yaml:7:58
          |
        7 | disclosure: {method: suppress, minimum-count: 5, ledger: data/panel/ledger.json}
          |                                                          ^^^^^^^^^^^^^^^^^^^^^^
          |
          = hint: show means and counts of a question in one report, where they are looked at together; or count other groups here than there
        "#);
    let told = outcome.stdout.lines().find(|line| line.starts_with("not looked at"));
    assert_snapshot!(told.unwrap_or_default(), @"not looked at: whether hidden counts follow from the means of `svar` that `r` has published");
    // What counts another question gives nothing of this one away.
    let roles = EVERYBODY.replace("rows: svar", "rows: roll");
    let test =
        outcome.into_test().file("book/s/chapters/01.yaml", nested::chapter(&roles));
    let said = said(test);
    assert!(!said.contains("not looked at"), "{said}");
}

#[test]
fn what_is_given_away_already_is_told() {
    // Two reports that knew nothing of each other.
    let apart = "method: suppress, minimum-count: 5, ledger: data/panel/annan.json";
    let test = two_reports(POLICY, &answers())
        .file("book/s/report.yaml", nested::report(apart))
        .file("data/panel/annan.json", "{}")
        .file("book/q/report.yaml", nested::report(POLICY))
        .file(
            "book/q/chapters/01.yaml",
            nested::chapter(
                &EVERYBODY.replace("svar, measure", "svar, where: {ort: syd}, measure"),
            ),
        );
    let outcome = archived(test, "r");
    let outcome = archived(outcome.into_test(), "s");
    let (own, other) = (outcome.text(LEDGER), outcome.text("data/panel/annan.json"));
    let entry = other.split("\"reports\": {").nth(1).expect("an entry");
    let both = own.replace("\n}}\n", &format!(",{entry}"));
    let test = outcome.into_test().file(LEDGER, both);
    assert_snapshot!(test.run(&["check", "q", "--quiet"]).stderr, @r#"
    warning: `t` asks for small counts that can be computed from what `r` and `s` have published, whatever is suppressed here
     --> book/q/chapters/01.yaml:3:17
      |
    3 |   - table: {id: t, caption: Svar, of: panel, rows: svar, where: {ort: syd}, measure: count}
      |                 ^
      |
      = hint: what has been published cannot be taken back: leave this out, or count larger groups

    warning[much-hidden]: 3 of 3 cells of `t` are hidden: 3 with a small count
     --> book/q/chapters/01.yaml:3:17
      |
    3 |   - table: {id: t, caption: Svar, of: panel, rows: svar, where: {ort: syd}, measure: count}
      |                 ^
      |
      = hint: accept it in `report.yaml`: `accept: [{check: much-hidden, of: "t", reason: …}]`

    warning[unreferenced]: no text refers to `table:t`
     --> book/q/chapters/01.yaml:3:17
      |
    3 |   - table: {id: t, caption: Svar, of: panel, rows: svar, where: {ort: syd}, measure: count}
      |                 ^
      |
      = hint: write `@table:t` where the text speaks of it
      = hint: or accept it in `report.yaml`: `accept: [{check: unreferenced, of: "table:t", reason: …}]`
    "#);
}

#[test]
fn a_report_that_hides_nothing_adds_to_a_ledger_too() {
    let nothing = "method: none, reason: Ett prov., ledger: data/panel/ledger.json";
    let test = two_reports(POLICY, &answers()).file(REPORT, nested::report(nothing));
    let outcome = archived(test, "r");
    let outcome = run(outcome.into_test(), &["build", "s", "--quiet"]);
    assert_snapshot!(outcome.text("build/s/tables/t.csv"), @r#"
        Svar;Antal
        Aldrig;x
        Ibland;x
        Ofta;x
        "#);
}

#[test]
fn what_was_published_of_an_earlier_measurement_is_known() {
    // `r` has told of everybody in 2017; `s` of 2020 looks back at all but three of them.
    let change = "surveys: {panel: data/ny/codebook.yaml}\nwaves: {2017: {report: r}, 2020: own}\n";
    let report = nested::report(POLICY)
        .replace("surveys: {panel: data/panel/codebook.yaml}\n", change);
    let numbers = "numbers:\n  ibland: {of: panel, variable: svar, in: [ibland], where: {ort: [norr, mitt]}}\n";
    let test = two_reports(POLICY, &answers())
        .file("data/ny/codebook.yaml", nested::ASKED)
        .file("data/ny/svar.csv", answers().replace("\n1;1;1;1\n", "\n1;1;1;2\n"))
        .file("book/s/report.yaml", format!("{report}{numbers}"))
        .file(
            "book/s/chapters/01.yaml",
            nested::chapter(
                "  - change-table: {id: t, caption: Svar, numbers: {ibland: Ibland}}\n",
            ),
        );
    let outcome = run(test, &["build", "s", "--quiet"]);
    assert_snapshot!(outcome.text("build/s/tables/t.csv"), @r#"
        Indikator;2017;2017;2020;2020;Förändring;Förändring;Förändring;Förändring
        ;Antal/n;%;Antal/n;%;pe;95 % KI;p;Bedömning
        Ibland;34/66;52;35/66;53;+2;−15 till 18;0,862;ingen säker förändring
        "#);
    let outcome = archived(outcome.into_test(), "r");
    let outcome = run(outcome.into_test(), &["build", "s", "--quiet"]);
    assert_snapshot!(outcome.text("build/s/tables/t.csv"), @r#"
        Indikator;2017;2017;2020;2020;Förändring
        ;Antal/n;%;Antal/n;%;pe
        Ibland;x;x;35/66;53;x
        "#);
}

/// The cells of the cross table that a published count counts.
fn cells_of(published: &PublishedCount) -> Cells {
    let one = |rows: &SaidRows| {
        let mut asked = [vec![0, 1, 2], vec![0, 1, 2], vec![0, 1, 2, 3]];
        for condition in &rows.conditions {
            let question = match condition.variable.as_str() {
                "roll" => 0,
                "ort" => 1,
                _ => 2,
            };
            let answered = |way: &usize| match &condition.is {
                SaidAnswers::OneOf(codes) => {
                    let code =
                        if *way == 3 { "9".to_owned() } else { (way + 1).to_string() };
                    codes.contains(&Some(code))
                }
                SaidAnswers::Answered | SaidAnswers::SomeCategory => *way < 3,
                SaidAnswers::NotAnswered | SaidAnswers::NoCategory => *way == 3,
            };
            asked[question].retain(answered);
        }
        nested::cells(&asked[0], &asked[1], &asked[2])
    };
    published.rows.iter().flat_map(one).collect()
}

/// Lets an attacker loose who has several reports on the same answers: how many sets of few
/// people were looked for.
fn attack(rounds: u64, seed: u64) -> usize {
    let mut random = Random(seed);
    let mut looked_for = 0;
    for round in 0..rounds {
        let drawn = Drawn::random(&mut random);
        let mut published: Vec<(String, Vec<PublishedCount>)> = Vec::new();
        let mut told = Told::new();
        let mut asked_for = String::new();
        let mut exposed = BTreeSet::new();
        for name in ["a", "b", "c"] {
            let tables = 1 + usize::try_from(random.below(3)).expect("few");
            let blocks = nested::blocks(&mut random, tables);
            asked_for.push_str(&blocks);
            let learn = |surveys: &BTreeMap<String, &Survey>| {
                let mut known = PriorKnowledge::default();
                for (report, counts) in &published {
                    let misfit =
                        known.learn(report, &counts.iter().collect::<Vec<_>>(), surveys);
                    assert!(misfit.otherwise.is_empty() && misfit.unsaid.is_empty());
                }
                known
            };
            let (all, said) = nested::protected(&drawn.csv(), POLICY, &blocks, &learn);
            // What is given away before is told where it is asked for, and cannot be mended.
            let asked = nested::told(&all.tables);
            let mut before = told.clone();
            for cells in asked.keys() {
                before.entry(cells.clone()).or_insert(None);
            }
            let given_away = nested::found(&drawn, &before).0;
            // That of an earlier report has been told there.
            let new =
                |cells: &&Cells| asked.contains_key(*cells) && !exposed.contains(*cells);
            let is_told = given_away.iter().find(new).is_none() || !said.is_empty();
            assert!(is_told, "{round} {name}\n{asked_for}");
            exposed.extend(given_away);
            for (cells, shown) in asked {
                let known = told.entry(cells).or_insert(None);
                *known = known.or(shown);
            }
            for one in &all.published {
                let cells = cells_of(one);
                let shown = told.get(&cells).copied().flatten();
                let fits = cells.is_empty() || one.count.is_none() || shown == one.count;
                assert!(fits, "{} was shown", one.said());
            }
            published.push((name.to_owned(), all.published));
        }
        let (found, all) = nested::found(&drawn, &told);
        let own = found.iter().filter(|cells| !exposed.contains(*cells));
        assert_eq!(own.count(), 0, "{round}: {found:?}\n{asked_for}");
        looked_for += all;
    }
    looked_for
}

#[test]
fn nobody_is_found_by_subtracting_one_report_from_another() {
    let looked_for = attack(25, 8);
    assert!(looked_for > 200, "{looked_for}");
}

#[test]
#[ignore = "long; by hand, as CONTRIBUTING.md says"]
fn nobody_is_found_by_subtracting_reports_in_a_thousand_rounds() {
    attack(1_000, 1_969);
}
