//! Names in archives: such as mean the same file on every system and can be read as they
//! are. Others are refused when an archive is read, and told before one is made.

use baslinje::archive::{self, Files, Limits};
use insta::assert_snapshot;

use crate::archive::{files_of, packed};
use crate::harness::{ANSWERS, CHAPTER, CODEBOOK, REPORT, ReportTest};

const ARCHIVE: &str = "build/r.zip";

fn refused(name: &str) -> String {
    let archive = packed(&Files::from([(name.to_owned(), b"x".to_vec())]));
    let refusal = archive::open(&archive, Limits::default());
    refusal.expect_err("a name that is refused").to_string()
}

#[test]
fn a_name_that_another_system_reads_otherwise_is_refused() {
    assert_snapshot!(refused("r/data/AUX .x"), @"`r/data/AUX .x` cannot stand in an archive: `AUX .x` is a device on Windows");
    assert_snapshot!(refused("r/data/svar.csv:dold"), @"`r/data/svar.csv:dold` cannot stand in an archive: `:` means something else on some systems");
    assert_snapshot!(refused("r/data/mapp./a"), @"`r/data/mapp./a` cannot stand in an archive: `mapp.` ends with a point or a space, which Windows leaves out");
    assert_snapshot!(refused("r\\..\\a"), @r#"`r\..\a` cannot stand in an archive: it could lead out of its folder"#);
    assert_snapshot!(refused(&format!("r/{}", "å".repeat(200))), @"`r/åååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååå…` cannot stand in an archive: it is longer than some systems allow");
    for name in [
        "r/CON",
        "r/nul.txt",
        "r/PRN.a.b",
        "r/COM1",
        "r/com¹.csv",
        "r/LPT³",
        "r/CONIN$",
        "r/conout$.txt",
        "r/lpt9 .x",
    ] {
        assert!(refused(name).ends_with("is a device on Windows"), "{name}");
    }
    for name in ["../a", "r/../../a", "/etc/passwd", "r//a", "r/./a"] {
        assert!(refused(name).ends_with("it could lead out of its folder"), "{name}");
    }
}

#[test]
fn a_name_that_misleads_is_refused_and_printed_harmlessly() {
    assert_snapshot!(refused("r/data/rapport\u{202e}fdp.exe"), @r#"`r/data/rapport\u{202e}fdp.exe` cannot stand in an archive: it holds a sign that cannot be seen, U+202E"#);
    assert_snapshot!(refused("r/\u{1b}[2Ja"), @r#"`r/\u{1b}[2Ja` cannot stand in an archive: it holds a sign that cannot be seen, U+001B"#);
    for sign in [
        '\u{200b}',
        '\u{200d}',
        '\u{200f}',
        '\u{202a}',
        '\u{2066}',
        '\u{2069}',
        '\u{61c}',
        '\u{ad}',
        '\u{feff}',
        '\u{a0}',
        '\u{3000}',
        '\u{2028}',
        '\u{e0020}',
        '\u{fe0f}',
        '\u{3164}',
        '\u{9b}',
        '\u{7f}',
        '\n',
    ] {
        let told = refused(&format!("r/a{sign}b"));
        assert!(told.contains("a sign that cannot be seen, U+"), "{told:?}");
        assert!(!told.contains(sign), "{told:?}");
    }
}

#[test]
fn two_names_that_a_system_takes_for_one_are_refused() {
    let told = |one: &str, other: &str| {
        let files = [one, other].map(|name| (format!("r/{name}"), b"x".to_vec()));
        let refusal = archive::open(&packed(&Files::from(files)), Limits::default());
        refusal.expect_err("a pair that is refused").to_string()
    };
    assert_snapshot!(told("Data.csv", "data.csv"), @"`r/data.csv` stands in the archive twice: some systems take it and `r/Data.csv` for the same");
    for (one, other) in [
        ("Å.csv", "a\u{30a}.csv"),
        ("é", "e\u{301}"),
        ("straße", "STRASSE"),
        ("İ", "i\u{307}"),
        ("ﬁ.txt", "FI.txt"),
        ("ΟΔΟΣ", "οδος"),
        ("A/x", "a/y"),
        ("ö/x", "o\u{308}/y"),
        ("a", "a/b"),
    ] {
        assert!(told(one, other).contains("for the same"), "{one} {other}");
    }
}

/// The messages of an `archive` that was not made; nothing was written.
fn not_made(test: ReportTest) -> String {
    let outcome = test.run(&["archive", "r", "--quiet"]);
    assert!(outcome.written().is_empty(), "{:?}", outcome.written());
    outcome.refused().to_owned()
}

#[test]
fn a_file_of_the_project_that_must_be_renamed_is_told_where_it_is_named() {
    let test = ReportTest::new();
    let answers = test.content(ANSWERS);
    let test = test
        .replace(CODEBOOK, "svar.csv", "nul.csv")
        .file("data/panel/nul.csv", answers)
        .without(ANSWERS);
    assert_snapshot!(not_made(test), @r#"
        error: `data/panel/nul.csv` cannot stand in an archive: `nul.csv` is a device on Windows
         --> data/panel/codebook.yaml:3:7
          |
        3 | file: nul.csv
          |       ^^^^^^^
          |
          = hint: rename it, and write the new name wherever it is named
        "#);

    let test = ReportTest::new();
    let (codebook, answers) = (test.content(CODEBOOK), test.content(ANSWERS));
    let test = test
        .replace(REPORT, "data/panel/", "data/panel\u{a0}1/")
        .file("data/panel\u{a0}1/codebook.yaml", codebook)
        .file("data/panel\u{a0}1/svar.csv", answers);
    assert_snapshot!(not_made(test), @r#"
        error: `data/panel\u{a0}1` cannot stand in an archive: it holds a sign that cannot be seen, U+00A0
         --> book/r/report.yaml:8:15
          |
        8 |   panel: data/panel 1/codebook.yaml
          |               ^^^^^^^
          |
          = hint: rename it, and write the new name wherever it is named
        "#);

    let chapter = ReportTest::new().content(CHAPTER);
    let test =
        ReportTest::new().without(CHAPTER).file("book/r/chapters/aux.yaml", chapter);
    assert_snapshot!(not_made(test), @r#"
        error: `book/r/chapters/aux.yaml` cannot stand in an archive: `aux.yaml` is a device on Windows
         --> book/r/chapters/aux.yaml:1:1
          |
        1 | title: Resultat
          | ^
          |
          = hint: rename it, and write the new name wherever it is named
        "#);
}

#[test]
fn a_report_that_is_called_like_a_device_is_told_once() {
    let base = ReportTest::new();
    let (report, chapter) = (base.content(REPORT), base.content(CHAPTER));
    let works = base.content(crate::harness::WORKS);
    let outcome = base
        .file("book/con/report.yaml", report)
        .file("book/con/verk.yaml", works)
        .file("book/con/chapters/01-resultat.yaml", chapter)
        .run(&["archive", "con", "--quiet"]);
    assert_snapshot!(outcome.refused(), @r#"
        error: `book/con` cannot stand in an archive: `con` is a device on Windows
         --> book/con/report.yaml:1:1
          |
        1 | title: En liten mätning
          | ^
          |
          = hint: rename it, and write the new name wherever it is named
        "#);
}

#[test]
fn names_in_what_is_wrong_with_a_bag_are_printed_harmlessly() {
    let archive = ReportTest::new().run(&["archive", "r", "--quiet"]).bytes(ARCHIVE);
    let mut files = files_of(&archive);
    let list = files.get_mut("r/manifest-sha256.txt").expect("a manifest");
    list.extend(format!("{}  data/\u{1b}[31m\u{202e}x\n", "0".repeat(64)).bytes());
    let outcome =
        ReportTest::empty().file("a.zip", packed(&files)).run(&["verify", "a.zip"]);
    assert_eq!(outcome.code(), Some(1));
    assert_snapshot!(outcome.stderr, @r#"
          `data/\u{1b}[31m\u{202e}x` is listed, but missing
          `manifest-sha256.txt` has changed: its checksum is another one
        error: the archive is not what was packed: `data/\u{1b}[31m\u{202e}x` is listed, but missing
         |
         = hint: take another copy of the archive
        "#);
}
