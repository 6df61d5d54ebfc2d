//! What the program carries: templates and typefaces for projects without, and a project to
//! begin with.

use insta::assert_snapshot;

use crate::harness::{Outcome, REPORT, ReportTest};

const MANIFEST: &str = "build/r/manifest.json";

/// A project of texts and data, without templates and typefaces.
fn bare() -> ReportTest {
    let test = ReportTest::new();
    for folder in ["report-templates", "fonts"] {
        std::fs::remove_dir_all(test.path(folder)).expect("a folder to remove");
    }
    test
}

/// What a record names as carried.
fn carried(outcome: &Outcome) -> Vec<String> {
    let manifest = outcome.text(MANIFEST);
    let record = serde_json::from_str::<serde_json::Value>(&manifest).expect("a record");
    let names = record["carried"].as_array().cloned().unwrap_or_default();
    names.iter().map(|name| name.as_str().expect("a name").to_owned()).collect()
}

#[test]
fn what_is_carried_gives_the_same_bytes_as_what_lies_in_the_project() {
    let with = ReportTest::new().build().clean();
    let without = bare().build().clean();
    let files = with.written();
    assert_eq!(files, without.written());
    for name in files.iter().filter(|name| *name != MANIFEST) {
        assert!(with.bytes(name) == without.bytes(name), "{name}");
    }
    assert_eq!(carried(&with), [""; 0]);
    let names = carried(&without);
    assert!(names.contains(&"report-templates/library/library.yaml".to_owned()));
    assert!(names.iter().any(|name| name.starts_with("fonts/")));
    // But for that, the records are the same.
    let record = |outcome: &Outcome| {
        let text = outcome.text(MANIFEST);
        let mut record =
            serde_json::from_str::<serde_json::Value>(&text).expect("a record");
        record.as_object_mut().expect("keys").remove("carried");
        record
    };
    assert_eq!(record(&with), record(&without));
}

#[test]
fn a_template_of_the_project_is_used_as_a_whole_in_place_of_the_one_carried() {
    let manifest = "report-templates/fou-rapport/template.yaml";
    let own = ReportTest::new().content(manifest);
    let outcome = bare().file(manifest, own).check();
    assert_eq!(outcome.code(), Some(1));
    assert!(outcome.stderr.contains("the template `fou-rapport` lacks `report.typ`"));
}

#[test]
fn a_font_of_the_project_stands_before_the_one_carried() {
    let test = bare().file("fonts/SourceSans3-Regular.otf", "none");
    assert_snapshot!(test.check().refused(), @"
    r: reading
    r: computing
    error: the template `fou-rapport` sets charts in `Source Sans 3`, weight 400, which is not in `fonts`
     --> book/r/report.yaml:2:11
      |
    2 | template: fou-rapport
      |           ^^^^^^^^^^^
      |
      = hint: add the font file, or change `font` in the template's tokens

    error: `fonts/SourceSans3-Regular.otf` is not a font
    --> fonts/SourceSans3-Regular.otf:1:1
     = hint: replace it with the published file

    r: not built, 2 mistakes
    ");
}

#[test]
fn an_archive_holds_what_was_carried_and_is_made_again_of_that_alone() {
    let test = bare().run(&["archive", "r", "--quiet"]);
    assert_eq!(test.code(), Some(0), "{}", test.stderr);
    let test = test.into_test().run(&["verify", "build/r.zip"]);
    assert_eq!(test.code(), Some(0), "{}", test.stderr);
    let test = test.into_test().run(&["reproduce", "build/r.zip", "--in", "igen"]);
    assert_eq!(test.code(), Some(0), "{}", test.stderr);
    let written = test.written();
    assert!(written.contains(&"igen/report-templates/library/library.yaml".to_owned()));
    assert!(written.contains(&"igen/fonts/SourceSans3-Regular.otf".to_owned()));
}

#[test]
fn a_built_report_is_verified_against_what_is_carried() {
    let test = bare().build().clean().into_test();
    let verified = test.run(&["verify", "r"]);
    assert_eq!(verified.code(), Some(0), "{}", verified.stderr);
}

#[test]
fn templates_that_are_carried_are_listed_and_begun_from() {
    let listed = bare().run(&["templates"]);
    assert_eq!(listed.code(), Some(0), "{}", listed.stderr);
    assert!(listed.stdout.contains("kartlaggning\t"), "{}", listed.stdout);
    let begun =
        listed.into_test().run(&["templates", "new", "min", "--from", "kartlaggning"]);
    assert_eq!(begun.code(), Some(0), "{}", begun.stderr);
    let test =
        begun.into_test().replace(REPORT, "template: fou-rapport", "template: min");
    test.check().done();
}

#[test]
fn a_project_is_begun_and_its_example_is_built() {
    let test = ReportTest::empty().run(&["init", "vår mapp"]);
    assert_snapshot!(test.done(), @r#"
    wrote `vår mapp`: 214 files
      book: what reports say
      data: what was answered, each survey with its codebook
      report-templates: what reports look like
      fonts: their typefaces
      schemas: what editors know of the keys
      go there, and build the example:
      cd "vår mapp"
      baslinje build rapport-2017
    "#);
    let test =
        test.into_test().inside("vår mapp").run(&["build", "rapport-2017", "--quiet"]);
    test.done();
    assert!(
        test.bytes("vår mapp/build/rapport-2017/rapport-2017.pdf").starts_with(b"%PDF")
    );
    let again = test.into_test().run(&["init", "."]);
    assert_snapshot!(again.misused(), @"
    error: a folder cannot be filled while you are in it
     |
     = hint: go to the folder above, and name the one that is to be filled
    ");
}

#[test]
fn nothing_is_begun_where_something_lies() {
    let test = ReportTest::empty().file("mapp/anteckning.txt", "min");
    let refused = test.run(&["init", "mapp"]);
    assert_snapshot!(refused.misused(), @"
    error: `mapp` is not an empty folder
     |
     = hint: give a folder that is empty or does not exist
    ");
    let test = refused.into_test().file("fil", "min");
    assert_snapshot!(test.run(&["init", "fil"]).misused(), @"
    error: `fil` is not an empty folder
     |
     = hint: give a folder that is empty or does not exist
    ");
}
