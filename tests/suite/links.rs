//! Links, pipes and other things that stand where a file should: read, or told, and never
//! left out in silence.

#![cfg(unix)]
#![expect(clippy::disallowed_methods, reason = "links are laid out by hand")]

use std::fs;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::process::Command;

use insta::assert_snapshot;

use crate::harness::{ANSWERS, CHAPTER, CODEBOOK, Outcome, ReportTest, WORKS};

const SECOND: &str = "book/r/chapters/02-mer.yaml";
const MORE: &str = "title: Mer\nblocks:\n  - text: Det var en gång.\n";

/// A file of the project that is a link to another.
fn linked(test: ReportTest, name: &str, target: &str) -> ReportTest {
    let path = test.path(name);
    fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
    drop(fs::remove_file(&path));
    symlink(target, path).expect("a link");
    test
}

/// A file of the project that is a pipe nobody writes to.
fn piped(test: ReportTest, name: &str) -> ReportTest {
    drop(fs::remove_file(test.path(name)));
    let made = Command::new("mkfifo").arg(test.path(name)).status();
    assert!(made.expect("a programme of the system").success());
    test
}

fn short(outcome: &Outcome) -> String {
    assert_eq!(outcome.code(), Some(1), "{}", outcome.stderr);
    let lines = outcome.stderr.lines().map(str::trim);
    let is_told =
        |line: &&str| ["error", "= hint", "-->"].iter().any(|it| line.starts_with(it));
    lines.filter(is_told).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_chapter_that_is_a_link_is_read() {
    let test = ReportTest::new().file("texter/mer.yaml", MORE);
    let outcome = linked(test, SECOND, "../../../texter/mer.yaml").build();
    outcome.done();
    assert!(outcome.typst().contains("Det var en gång."));
}

#[test]
fn chapters_that_lie_behind_a_link_are_read() {
    let test = ReportTest::new();
    let chapter = test.content(CHAPTER);
    let test = test.without(CHAPTER).file("texter/01-a.yaml", chapter);
    let test = test.file("texter/02-b.yaml", MORE);
    fs::remove_dir(test.path("book/r/chapters")).expect("an empty folder");
    let outcome = linked(test, "book/r/chapters", "../../texter").build();
    outcome.done();
    assert!(outcome.typst().contains("Det var en gång."));
}

#[test]
fn a_codebook_and_answers_that_are_links_are_read() {
    let test = ReportTest::new();
    let codebook = test.content(CODEBOOK);
    let test = test.file("andra/kodbok.yaml", codebook);
    let test = linked(test, CODEBOOK, "../../andra/kodbok.yaml");
    test.check().done();
}

#[test]
fn a_link_that_leads_nowhere_or_out_is_told() {
    let outside = tempfile::tempdir().expect("a folder");
    let file = outside.path().join("mer.yaml");
    fs::write(&file, MORE).expect("a file");
    let out = |name: &str| {
        let target = file.to_str().expect("a path");
        short(&linked(ReportTest::new(), name, target).check())
    };
    let folder = |name: &str| {
        let test = ReportTest::new();
        fs::remove_dir_all(test.path(name)).expect("a folder");
        let target = outside.path().to_str().expect("a path");
        short(&linked(test, name, target).check())
    };
    let told = [
        short(&linked(ReportTest::new(), SECOND, "03-finns-inte.yaml").check()),
        out(SECOND),
        out(CODEBOOK),
        out(WORKS),
        folder("book/r/chapters"),
        short(&linked(ReportTest::new(), SECOND, "02-mer.yaml").check()),
    ];
    assert_snapshot!(told.join("\n\n"), @"
    error: there is no file `book/r/chapters/02-mer.yaml`
    --> book/r/chapters/02-mer.yaml:1:1
    = hint: check the spelling; upper and lower case differ

    error: `book/r/chapters/02-mer.yaml` is a link that leaves the project
    --> book/r/chapters/02-mer.yaml:1:1
    = hint: keep every file of a report inside the project folder

    error: `data/panel/codebook.yaml` is a link that leaves the project
    --> book/r/report.yaml:8:10
    = hint: keep every file of a report inside the project folder

    error: `book/r/verk.yaml` is a link that leaves the project
    --> book/r/report.yaml:6:15
    = hint: keep every file of a report inside the project folder

    error: `book/r/chapters` is a link that leaves the project
    --> book/r/chapters:1:1
    = hint: keep every file of a report inside the project folder

    error: cannot read `book/r/chapters/02-mer.yaml`: links lead to each other in a circle
    --> book/r/chapters/02-mer.yaml:1:1
    = hint: check that the file is readable and not a folder
    ");
}

#[test]
fn a_folder_that_holds_a_link_to_itself_is_listed_once() {
    let test = linked(ReportTest::new(), "book/r/chapters/igen", "..");
    let test = linked(test, "book/r/.#01-resultat.yaml", "nobody@nowhere.1");
    test.check().done();
}

#[test]
fn a_pipe_a_device_and_a_socket_are_refused_at_once() {
    let test = ReportTest::new().without(ANSWERS);
    let socket = UnixListener::bind(test.path(ANSWERS)).expect("a socket");
    let told = [
        short(&piped(ReportTest::new(), ANSWERS).check()),
        short(&piped(ReportTest::new(), CODEBOOK).check()),
        short(&piped(ReportTest::new(), SECOND).check()),
        short(&piped(ReportTest::new(), WORKS).check()),
        short(&test.check()),
    ];
    drop(socket);
    assert_snapshot!(told.join("\n\n"), @"
    error: `data/panel/svar.csv` is a pipe, not a file
    --> data/panel/codebook.yaml:3:7
    = hint: give a file that lies on the disk

    error: `data/panel/codebook.yaml` is a pipe, not a file
    --> book/r/report.yaml:8:10
    = hint: give a file that lies on the disk

    error: `book/r/chapters/02-mer.yaml` is a pipe, not a file
    --> book/r/chapters/02-mer.yaml:1:1
    = hint: give a file that lies on the disk

    error: `book/r/verk.yaml` is a pipe, not a file
    --> book/r/report.yaml:6:15
    = hint: give a file that lies on the disk

    error: `data/panel/svar.csv` is a socket, not a file
    --> data/panel/codebook.yaml:3:7
    = hint: give a file that lies on the disk
    ");
}

#[test]
fn an_archive_that_is_a_pipe_is_refused() {
    let test = piped(ReportTest::empty(), "arkiv.zip");
    let outcome = test.run(&["verify", "arkiv.zip"]);
    assert!(matches!(outcome.code(), Some(1 | 2)), "{}", outcome.stderr);
    let outcome = ReportTest::empty().run(&["verify", "/dev/null"]);
    assert_snapshot!(outcome.stderr.lines().next().unwrap_or_default(), @"error: there is no project here: no folder from `[ROOT]` upwards has a `book` folder with a `report.yaml` in it");
}
