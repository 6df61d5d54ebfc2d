//! Schemas for editors: written into a folder of their own, and nothing else is replaced.

use insta::assert_snapshot;

use crate::harness::ReportTest;

#[test]
fn schemas_are_written_and_written_again() {
    let outcome = ReportTest::new().run(&["schema"]);
    assert_snapshot!(outcome.done(), @"
    wrote `schemas`: 7 files
      an editor that knows YAML's language server shows and completes keys
      where a file begins with a line such as
      # yaml-language-server: $schema=../../schemas/report.schema.json
    ");
    let written = outcome.written();
    assert_eq!(written.iter().filter(|name| name.starts_with("schemas/")).count(), 7);
    let report = outcome.text("schemas/report.schema.json");
    // One of an earlier version lies there, and one that there is no longer.
    let earlier = report.replace("the title", "the earlier title");
    let test = outcome.into_test().file("schemas/report.schema.json", earlier);
    let outcome = test.run(&["schema"]);
    assert_eq!(outcome.code(), Some(0), "{}", outcome.stderr);
    assert_eq!(outcome.text("schemas/report.schema.json"), report);
}

#[test]
fn nothing_of_somebody_else_is_replaced() {
    let test = ReportTest::new().file("schemas/minnen.txt", "mina");
    let outcome = test.run(&["schema"]);
    assert_snapshot!(outcome.misused(), @"
    error: `schemas/minnen.txt` was not made by `baslinje schema`
     |
     = hint: move it away; `schema` replaces nothing but what it made
    ");
    assert_eq!(outcome.text("schemas/minnen.txt"), "mina");
    let test = ReportTest::new().file("schemas", "en fil");
    assert_snapshot!(test.run(&["schema"]).misused(), @"
    error: `schemas` is a file, not a folder
     |
     = hint: move the file away
    ");
    let test =
        ReportTest::new().file("schemas/report.schema.json", "{\"title\": \"Mitt\"}");
    assert_snapshot!(test.run(&["schema"]).misused(), @"
    error: `schemas/report.schema.json` was not made by `baslinje schema`
     |
     = hint: move it away; `schema` replaces nothing but what it made
    ");
}

#[test]
fn one_schema_is_printed() {
    let outcome = ReportTest::empty().run(&["schema", "report"]);
    let declared = include_str!("../../docs/schemas/report.schema.json");
    assert_eq!(outcome.stdout.trim_end(), declared.trim_end());
    assert_eq!(outcome.written(), [""; 0]);
    let outcome = ReportTest::empty().run(&["schema", "rapport"]);
    assert_snapshot!(outcome.misused(), @"
    error: `rapport` is not a choice for `KIND`
     |
     = hint: did you mean `report`?
    ");
}
