//! Files that an author takes for chapters, reports or data, and that are none by their name
//! or folder: told, never left out.

use insta::assert_snapshot;

use crate::harness::{ANSWERS, CHAPTER, CODEBOOK, REPORT, ReportTest};

const MORE: &str = "title: Mer\nblocks:\n  - text: Mer.\n";

/// What is told of such files beside the base project's.
fn told(files: &[&str]) -> String {
    let test = files.iter().fold(ReportTest::new(), |test, file| test.file(file, MORE));
    test.check().stderr
}

#[test]
fn a_chapter_with_another_ending() {
    assert_snapshot!(told(&["book/r/chapters/03-resultat.yaml.txt"]), @"
    r: reading
    r: computing
    r: drawing charts 1/1
    error: this file is not read: its name does not end in `.yaml`
    --> book/r/chapters/03-resultat.yaml.txt:1:1
     = hint: rename it to `03-resultat.yaml`
     = hint: Windows hides the last ending of a name, until you choose to show file name extensions in the Explorer

    r: not built, 1 mistake
    ");
    assert_snapshot!(told(&["book/r/chapters/03-resultat.ymal", "book/r/kapitel/04-x.yml.txt"]), @"
    r: reading
    r: computing
    r: drawing charts 1/1
    error: this file is not read: its name does not end in `.yaml`
    --> book/r/chapters/03-resultat.ymal:1:1
     = hint: rename it to `03-resultat.yaml`
     = hint: Windows hides the last ending of a name, until you choose to show file name extensions in the Explorer

    error: this file is not read: its name does not end in `.yaml`
    --> book/r/kapitel/04-x.yml.txt:1:1
     = hint: rename it to `04-x.yaml`, and move it to `book/r/chapters`
     = hint: Windows hides the last ending of a name, until you choose to show file name extensions in the Explorer

    r: not built, 2 mistakes
    ");
}

#[test]
fn a_chapter_in_another_folder() {
    let files = [
        "book/r/03-resultat.yaml",
        "book/r/kapitel/04-x.yml",
        "book/r/chapters/bilaga/x.yaml",
    ];
    assert_snapshot!(told(&files), @"
    r: reading
    r: computing
    r: drawing charts 1/1
    warning: this file is not read: it does not lie in `book/r/chapters`
    --> book/r/03-resultat.yaml:1:1
     = hint: move it there, if it is a chapter: `book/r/chapters/03-resultat.yaml`

    warning: this file is not read: it does not lie in `book/r/chapters`
    --> book/r/chapters/bilaga/x.yaml:1:1
     = hint: move it there, if it is a chapter: `book/r/chapters/x.yaml`

    warning: this file is not read: it does not lie in `book/r/chapters`
    --> book/r/kapitel/04-x.yml:1:1
     = hint: move it there, if it is a chapter: `book/r/chapters/04-x.yml`

    r: no mistakes. 1 chart, 1 table, 3 warnings, [TIME] s.
    ");
}

#[test]
fn chapters_with_other_endings_of_yaml_are_read() {
    let test = ReportTest::new()
        .file("book/r/chapters/02-mer.yml", "title: Två\nblocks:\n  - text: Två.\n")
        .file(
            "book/r/chapters/03-annat.YAML",
            "title: Ännu mer\nblocks:\n  - text: Ännu mer.\n",
        );
    let outcome = test.build().clean();
    assert!(outcome.html().contains("Ännu mer"));
}

#[test]
fn what_programs_leave_is_not_told() {
    let files = [
        "book/r/chapters/~$01-resultat.yaml",
        "book/r/chapters/01-resultat.yaml~",
        "book/r/chapters/.01-resultat.yaml.swp",
        "book/r/chapters/01-resultat.yaml.bak",
        "book/r/chapters/anteckning.txt",
        "book/r/2020-bild.png",
    ];
    let test = files.iter().fold(ReportTest::new(), |test, file| test.file(file, MORE));
    test.check().clean();
}

#[test]
fn a_report_that_is_called_otherwise() {
    let named = |name: &str| {
        ReportTest::new().without(REPORT).file(&format!("book/r/{name}"), MORE)
    };
    for name in ["report.yml", "Report.yaml", "report.YAML", "report.yaml.txt"] {
        let outcome = named(name).check();
        let message = format!("`book/r/{name}` is not called `report.yaml`");
        assert!(outcome.misused().contains(&message), "{}", outcome.stderr);
    }
    let two = || named("report.yml").file("book/s/report.yaml", MORE);
    assert_snapshot!(two().check().misused(), @"
    error: there is no report `r`: `book/r/report.yml` is not called `report.yaml`
     |
     = hint: rename it; upper and lower case differ
    ");
    let listed = two().run(&["list"]);
    assert_snapshot!(format!("{}\n{}", listed.stdout, listed.stderr), @"
    s	0 chapters
    warning: this file is not read: a report's file is called `report.yaml`
    --> book/r/report.yml:1:1
     = hint: rename it to `report.yaml`, if it is one; upper and lower case differ
    ");
}

#[test]
fn a_data_file_of_nearly_the_name() {
    let named = |there: &str, written: &str| {
        let outcome = ReportTest::new()
            .without(ANSWERS)
            .file(&format!("data/panel/{there}"), "id;ort;nojd;alder\n1;1;1;34\n")
            .replace(CODEBOOK, "svar.csv", written)
            .rebuild();
        format!("{}\n", outcome.refused_in_short())
    };
    let told = [
        named("svar.CSV", "svar.csv"),
        named("Svar.csv", "svar.csv"),
        named("svar.csv.txt", "svar.csv"),
        named("svar.csv", "svar.xlsx"),
        named("annat.csv", "svar.csv"),
    ];
    assert_snapshot!(told.concat(), @"
    error: there is no file `data/panel/svar.csv`
    --> data/panel/codebook.yaml:3:7
    = hint: did you mean `data/panel/svar.CSV`? upper and lower case and endings count
    error: there is no file `data/panel/svar.csv`
    --> data/panel/codebook.yaml:3:7
    = hint: did you mean `data/panel/Svar.csv`? upper and lower case and endings count
    error: there is no file `data/panel/svar.csv`
    --> data/panel/codebook.yaml:3:7
    = hint: did you mean `data/panel/svar.csv.txt`? upper and lower case and endings count
    error: there is no file `data/panel/svar.xlsx`
    --> data/panel/codebook.yaml:3:7
    = hint: did you mean `data/panel/svar.csv`? upper and lower case and endings count
    error: there is no file `data/panel/svar.csv`
    --> data/panel/codebook.yaml:3:7
    = hint: check the spelling; upper and lower case differ
    ");
}

#[test]
fn a_codebook_of_nearly_the_name() {
    let test = ReportTest::new().replace(REPORT, "codebook.yaml", "Codebook.yml");
    assert_snapshot!(test.rebuild().refused_in_short(), @"
    error: there is no file `data/panel/Codebook.yml`
    --> book/r/report.yaml:8:10
    = hint: did you mean `data/panel/codebook.yaml`? upper and lower case and endings count
    ");
}

#[test]
fn no_chapters_but_strays() {
    let test =
        ReportTest::new().without(CHAPTER).file("book/r/Chapters/01-resultat.yaml", MORE);
    assert_snapshot!(test.rebuild().refused_in_short(), @"
    --> book/r/Chapters/01-resultat.yaml:1:1
    = hint: move it there, if it is a chapter: `book/r/chapters/01-resultat.yaml`
    error: the report `r` has no chapters
    --> book/r/report.yaml:1:1
    = hint: add a file such as `book/r/chapters/01-inledning.yaml`
    ");
}
