//! Earlier answers that lie in the archive of the earlier report.

use insta::assert_snapshot;

use super::{CHANGE_TABLE, EARLIER, answers, more, table, told};
use crate::archive::{files_of, forged, packed};
use crate::harness::{ANSWERS, CHAPTER, CODEBOOK, REPORT, ReportTest};

/// Where the archive of the earlier measurement is put.
pub(super) const ARCHIVE: &str = "arkiv/panel-2017.zip";

/// The earlier measurement by itself.
pub(super) fn earlier(counts: &[[usize; 4]]) -> ReportTest {
    ReportTest::new()
        .replace(CODEBOOK, "Provpanelen", "Provpanelen 2017")
        .file(ANSWERS, answers(counts))
        .blocks(&table("rows: nojd"))
}

/// Its archive.
fn archived(test: ReportTest) -> Vec<u8> {
    let outcome = test.run(&["archive", "r", "--quiet"]);
    assert_eq!(outcome.code(), Some(0), "{}", outcome.stderr);
    outcome.bytes("build/r.zip")
}

/// A second measurement that compares itself with an archive, and has the answers of then
/// in no other way.
pub(super) fn with(archive: impl AsRef<[u8]>) -> ReportTest {
    more()
        .replace(
            REPORT,
            &format!("{{surveys: {{panel: {EARLIER}}}}}"),
            &format!("{{archive: {ARCHIVE}}}"),
        )
        .without(EARLIER)
        .without("data/panel-2017/svar.csv")
        .file(ARCHIVE, archive)
}

/// The archive of the measurement that [`more`] compares itself with.
fn of_more() -> Vec<u8> {
    archived(earlier(&[[25, 15, 10, 5], [15, 10, 5, 0]]))
}

pub(super) fn blocks() -> String {
    table("rows: nojd, columns: wave, measure: both") + CHANGE_TABLE
}

#[test]
fn the_answers_of_then_are_read_from_an_archive() {
    // By the same key the same answers are known again.
    let key = ReportTest::new().content("data/panel/hash.key");
    let test = with(of_more()).file("arkiv/hash.key", &key);
    let outcome = test.blocks(&blocks()).build();
    outcome.done();
    let other = more().file("data/panel-2017/hash.key", &key).blocks(&blocks()).build();
    other.done();
    for id in ["t", "forandring"] {
        assert_eq!(outcome.csv(id), other.csv(id), "{id}");
    }
    let record = outcome.text("build/r/numbers.json");
    let data = "\"data\": \"arkiv/panel-2017.zip/data/panel/svar.csv\"";
    assert!(record.contains(data), "{record}");
    let sha256 = |name: &str| {
        let record = other.text("build/r/numbers.json");
        let (_, rest) = record.split_once(&format!("\"data\": \"{name}\"")).expect(name);
        rest.lines().nth(1).expect("a checksum").trim().to_owned()
    };
    assert!(record.contains(&sha256("data/panel-2017/svar.csv")), "{record}");
    let manifest = outcome.text("build/r/manifest.json");
    assert!(manifest.contains(&format!("\"{ARCHIVE}\"")), "{manifest}");
    assert!(!manifest.contains("panel-2017.zip/"), "{manifest}");
    let written = outcome.written();
    assert!(written.iter().all(|name| name.starts_with("build/r/")), "{written:?}");
}

#[test]
fn an_archive_of_real_answers_is_as_confidential_as_they_are() {
    let outcome = with(of_more()).blocks(&blocks()).run(&["archive", "r", "--quiet"]);
    assert_eq!(outcome.code(), Some(0), "{}", outcome.stderr);
    let archive = outcome.bytes("build/r.zip");
    let files = files_of(&archive);
    let text = |name: &str| String::from_utf8(files[name].clone()).expect("UTF-8");
    let described = text("r/data/ro-crate-metadata.json");
    let described: serde_json::Value = serde_json::from_str(&described).expect("JSON");
    let marked = described["@graph"].as_array().expect("a graph").iter();
    let marked = marked.filter(|one| one.get("conditionsOfAccess").is_some());
    let marked = marked.filter_map(|one| one["@id"].as_str()).collect::<Vec<_>>();
    let archive_then = format!("project/{ARCHIVE}");
    let expected = [
        "project/arkiv/hash.key",
        &archive_then,
        "project/data/panel/hash.key",
        "project/data/panel/svar.csv",
    ];
    assert_eq!(marked, expected);
    // The codebooks of then are in the archive of then.
    assert!(!files.keys().any(|name| name.contains("panel@2017")), "{:?}", files.keys());
    let outcome = ReportTest::empty().file("arkiv.zip", archive).run(&[
        "reproduce",
        "arkiv.zip",
        "--quiet",
    ]);
    assert_eq!(outcome.code(), Some(0), "{}", outcome.stderr);
}

#[test]
fn what_is_published_of_a_report_holds_no_archive_of_answers() {
    let test = with(of_more()).blocks(&blocks());
    let outcome = test.run(&["archive", "r", "--quiet", "--without-microdata"]);
    assert_eq!(outcome.code(), Some(0), "{}", outcome.stderr);
    let archive = outcome.bytes("build/r.zip");
    let files = files_of(&archive);
    assert!(!files.keys().any(|name| name.ends_with(".zip")), "{:?}", files.keys());
    let outcome = ReportTest::empty().file("arkiv.zip", archive).run(&[
        "reproduce",
        "arkiv.zip",
        "--quiet",
    ]);
    assert_eq!(outcome.code(), Some(0), "{}", outcome.stderr);
}

#[test]
fn made_up_answers_in_an_archive_are_no_secret() {
    let made_up = |test: ReportTest, also: &[&str]| {
        let codebooks = also.iter().chain(&[CODEBOOK]);
        codebooks.fold(test, |test, name| {
            test.replace(name, "synthetic: false", "synthetic: true")
        })
    };
    let then = made_up(earlier(&[[25, 15, 10, 5], [15, 10, 5, 0]]), &[]);
    let outcome = made_up(with(archived(then)), &[]).blocks(&blocks());
    let outcome = outcome.run(&["archive", "r", "--quiet"]);
    assert_eq!(outcome.code(), Some(0), "{}", outcome.stderr);
    let files = files_of(&outcome.bytes("build/r.zip"));
    let described = &files["r/data/ro-crate-metadata.json"];
    assert!(!String::from_utf8_lossy(described).contains("conditionsOfAccess"));
}

#[test]
fn a_difference_from_what_lies_in_an_archive_is_refused() {
    let then = earlier(&[[25, 15, 10, 5], [15, 10, 5, 0]]);
    let then = then.replace(CODEBOOK, "Hur nöjd är du?", "Hur nöjd är du nu?");
    let outcome = with(archived(then)).blocks(&blocks()).rebuild();
    assert_snapshot!(told(&outcome), @r#"
        error: `nojd` is not as in 2017: it was “Hur nöjd är du nu?” and is “Hur nöjd är du?”
        --> data/panel/codebook.yaml:14:15
        = hint: judge it in the codebook, under `nojd`: `earlier: {2017: {comparable: no, because: …}}`, or `comparable: yes`
        "#);
}

#[test]
fn an_archive_that_cannot_be_used_is_told_where_it_is_named() {
    let said = |test: ReportTest| told(&test.blocks(&blocks()).rebuild());
    let archive = of_more();
    let with_path = |path: &str| with(&archive).replace(REPORT, ARCHIVE, path);
    assert_snapshot!(said(with_path("arkiv/panel-2014.zip")), @r#"
        error: there is no file `arkiv/panel-2014.zip`
        --> book/r/report.yaml:10:19
        = hint: check the spelling; upper and lower case differ
        "#);
    assert_snapshot!(said(with_path("../panel-2017.zip")), @r#"
        error: the path `../panel-2017.zip` leaves the project
        --> book/r/report.yaml:10:19
        = hint: keep every file of a report inside the project folder
        "#);
    assert_snapshot!(said(with(b"PK nothing")), @r#"
        error: this is no ZIP file, or it is damaged: invalid Zip archive: Could not find EOCD
        --> book/r/report.yaml:10:19
        = hint: give a file that `baslinje archive` made; nothing was unpacked
        "#);
    assert_snapshot!(said(with(&archive[..archive.len() / 2])), @r#"
        error: this is no ZIP file, or it is damaged: invalid Zip archive: Could not find EOCD
        --> book/r/report.yaml:10:19
        = hint: give a file that `baslinje archive` made; nothing was unpacked
        "#);
    let mut files = files_of(&archive);
    let changed = files.get_mut("r/data/project/data/panel/svar.csv").expect("answers");
    *changed.last_mut().expect("a byte") ^= 1;
    assert_snapshot!(said(with(packed(&files))), @r#"
        error: the archive is not what was packed: `data/project/data/panel/svar.csv` has changed: its checksum is another one
        --> book/r/report.yaml:10:19
        = hint: take another copy of the archive
        "#);
    let mut files = files_of(&archive);
    files.insert("../utanför.txt".to_owned(), Vec::new());
    assert_snapshot!(said(with(packed(&files))), @r#"
        error: `../utanför.txt` cannot stand in an archive: it could lead out of its folder
        --> book/r/report.yaml:10:19
        = hint: give a file that `baslinje archive` made; nothing was unpacked
        "#);
    let change = |bytes: &mut Vec<u8>| *bytes.last_mut().expect("a byte") ^= 1;
    let again = forged(&archive, "project/data/panel/svar.csv", change);
    assert_snapshot!(said(with(again)), @r#"
        error: the archive is not as it was made: `data/panel/svar.csv` is another file
        --> book/r/report.yaml:10:19
        = hint: take another copy of the archive
        "#);
}

#[test]
fn an_archive_without_the_surveys_of_the_report_is_refused() {
    let said = |then: ReportTest| {
        let archive = archived(then);
        told(&with(archive).blocks(&blocks()).rebuild())
    };
    let then = || earlier(&[[25, 15, 10, 5], [15, 10, 5, 0]]);
    let renamed = then()
        .replace(REPORT, "  panel: data", "  panelen: data")
        .replace(REPORT, "survey: panel", "survey: panelen")
        .replace(REPORT, "{of: panel}", "{of: panelen}")
        .replace(REPORT, "    of: panel\n", "    of: panelen\n")
        .replace(CHAPTER, "of: panel,", "of: panelen,");
    assert_snapshot!(said(renamed), @r#"
        error: the wave `2017` has none of the report's surveys
        --> book/r/report.yaml:10:3
        = hint: surveys are matched by name: call them as they were called then
        "#);
    let report = then().content(REPORT);
    let (head, rest) = report.split_once("surveys:").expect("surveys");
    let (_, rest) = rest.split_once("disclosure:").expect("disclosure");
    let (disclosure, _) = rest.split_once("numbers:").expect("numbers");
    let bare = format!("{head}disclosure:{disclosure}");
    let bare = then().file(REPORT, bare).blocks("  - text: Inga svar.\n");
    assert_snapshot!(said(bare), @r#"
        error: the report `r` names no surveys
        --> book/r/report.yaml:10:19
        = hint: name them here: `{surveys: {name: path of a codebook}}`
        "#);
}

#[test]
fn an_archive_within_an_archive_stays_closed() {
    let middle = with(of_more()).blocks(&blocks());
    let latest = with(archived(middle)).blocks(&blocks()).build();
    latest.done();
    assert!(latest.csv("t").contains("2017 (n = 90)"), "{}", latest.csv("t"));
}
