//! A copy of a project in which some program turned every line end into CRLF is the same
//! project: it gives the same report, with the same checksums.

use std::collections::BTreeMap;

use insta::assert_snapshot;

use crate::archive::{files_of, forged, packed};
use crate::harness::{CHAPTER, CODEBOOK, ReportTest};

/// Turns line ends into CRLF, as git does with `core.autocrlf`.
fn crlf(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\n', "\r\n")
}

/// Every text of the base project: its own, and those of the template.
const TEXTS: [&str; 10] = [
    "book/r/report.yaml",
    CHAPTER,
    "book/r/verk.yaml",
    "book/r/bild.svg",
    CODEBOOK,
    "data/panel/svar.csv",
    "report-templates/fou-rapport/report.typ",
    "report-templates/fou-rapport/template.yaml",
    "report-templates/library/layout/tables.typ",
    "report-templates/library/page.html",
];

fn project() -> ReportTest {
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"20\" height=\"20\">\n\
               <rect width=\"9\" height=\"9\"/>\n</svg>\n";
    let block = "  - figure: {id: bild, image: bild.svg, caption: En bild, alt: En ruta.}\n\
                 \x20 - text: |\n      Se @figure:bild.\n\n      ```\n      a\n      b\n      ```\n  - references\n";
    ReportTest::new()
        .file("book/r/bild.svg", svg)
        .file("report-templates/fou-rapport/ikon.svg", svg)
        .replace(CHAPTER, "  - references", block.trim_end())
}

fn with_crlf() -> ReportTest {
    let mut test = project();
    let root = test.path("report-templates");
    let blocks = walkdir::WalkDir::new(root).into_iter().map(|it| it.expect("a file"));
    // Pictures and typefaces have no lines.
    let is_text = |it: &walkdir::DirEntry| {
        let others = ["png", "otf", "woff2"];
        it.path().extension().is_none_or(|end| others.iter().all(|other| end != *other))
    };
    let blocks = blocks.filter(|it| it.file_type().is_file() && is_text(it));
    let all =
        blocks.map(|it| it.path().strip_prefix(test.path("")).expect("below").to_owned());
    let all = all.map(|it| it.to_str().expect("UTF-8").to_owned()).collect::<Vec<_>>();
    for name in TEXTS.iter().map(|name| (*name).to_owned()).chain(all) {
        let text = test.content(&name);
        assert!(text.contains('\n'), "{name}");
        test = test.file(&name, crlf(&text));
        assert!(test.content(&name).contains("\r\n"), "{name}");
    }
    test
}

/// Every file of a build with its sha256.
fn built(test: ReportTest) -> BTreeMap<String, String> {
    let outcome = test.run(&["build", "r", "--quiet"]);
    assert_eq!(outcome.code(), Some(0), "{}", outcome.stderr);
    let names = outcome.written().into_iter();
    names
        .map(|name| (name.clone(), baslinje::file::sha256(&outcome.bytes(&name))))
        .collect()
}

#[test]
fn the_same_report_is_built_of_texts_with_other_line_ends() {
    let (plain, changed) = (built(project()), built(with_crlf()));
    assert!(plain.len() > 10, "{plain:?}");
    assert_eq!(plain, changed);
    assert!(plain.contains_key("build/r/manifest.json"));
}

#[test]
fn what_was_built_is_verified_where_line_ends_were_changed() {
    let mut test = project().run(&["build", "r", "--quiet"]).into_test();
    for name in TEXTS {
        let text = crlf(&test.content(name));
        test = test.file(name, text);
    }
    let outcome = test.run(&["verify", "r"]);
    assert_snapshot!(outcome.done(), @"r: as built, 44 files, nothing read has changed");
}

#[test]
fn an_archive_of_texts_with_other_line_ends_is_checked_and_built_again() {
    let outcome = with_crlf().run(&["archive", "r", "--quiet"]);
    assert_eq!(outcome.code(), Some(0), "{}", outcome.stderr);
    let archive = outcome.bytes("build/r.zip");
    let files = files_of(&archive);
    let answers = &files["r/data/project/data/panel/svar.csv"];
    assert!(answers.windows(2).any(|pair| pair == b"\r\n"), "answers are as they came");
    let outcome = ReportTest::empty().file("a.zip", archive).run(&["verify", "a.zip"]);
    assert!(outcome.done().contains("r: unchanged"), "{}", outcome.stderr);
    let outcome = outcome.into_test().run(&["reproduce", "a.zip", "--quiet"]);
    assert_eq!(outcome.done(), "");
}

#[test]
fn an_archive_whose_line_ends_were_changed_says_so() {
    let archive = project().run(&["archive", "r", "--quiet"]).bytes("build/r.zip");
    let mut files = files_of(&archive);
    for name in ["r/data/project/book/r/report.yaml", "r/bag-info.txt"] {
        let text = String::from_utf8(files[name].clone()).expect("UTF-8");
        files.insert(name.to_owned(), crlf(&text).into_bytes());
    }
    let outcome =
        ReportTest::empty().file("a.zip", packed(&files)).run(&["verify", "a.zip"]);
    assert_eq!(outcome.code(), Some(1));
    let told = outcome.stderr.lines().filter(|line| !line.contains("bag-info.txt` says"));
    assert_snapshot!(told.collect::<Vec<_>>().join("\n"), @r#"
          every line end of `bag-info.txt` was changed from LF to CRLF
          every line end of `data/project/book/r/report.yaml` was changed from LF to CRLF
        error: the archive is not what was packed: every line end of `bag-info.txt` was changed from LF to CRLF
         |
         = hint: take another copy of the archive, and keep it where no program changes texts: `git config core.autocrlf false`
        "#);
}

#[test]
fn other_changes_are_still_told() {
    let test = project().run(&["build", "r", "--quiet"]).into_test();
    let text = crlf(&test.content(CHAPTER)) + "# slut\r\n";
    let outcome = test.file(CHAPTER, text).run(&["verify", "r"]);
    assert_eq!(outcome.code(), Some(1));
    assert_snapshot!(outcome.stdout, @"text	changed	book/r/chapters/01-resultat.yaml");
}

/// Before, the sha256 of a text was that of its bytes, whatever its line ends.
#[test]
fn an_archive_that_was_recorded_with_crlf_is_still_checked() {
    let answers = "data/panel/svar.csv";
    // Those of answers that are confidential are keyed.
    let test = ReportTest::new().replace(CODEBOOK, "title:", "public: true\ntitle:");
    let text = crlf(&test.content(answers));
    let plain = baslinje::file::sha256(test.content(answers).as_bytes());
    let then = baslinje::file::sha256(text.as_bytes());
    let archive = test.file(answers, text).run(&["archive", "r", "--quiet"]);
    let archive =
        forged(&archive.bytes("build/r.zip"), "report/manifest.json", |bytes| {
            let manifest = String::from_utf8(std::mem::take(bytes)).expect("UTF-8");
            assert!(manifest.contains(&plain), "hashed with LF: {manifest}");
            *bytes = manifest.replace(&plain, &then).into_bytes();
        });
    let outcome = ReportTest::empty().file("a.zip", archive).run(&["verify", "a.zip"]);
    assert!(outcome.done().contains("r: unchanged"), "{}", outcome.stderr);
}
