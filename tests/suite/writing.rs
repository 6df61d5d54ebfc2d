//! What is written over, and what never is: only what the program made, whole or not at all.

#![expect(clippy::disallowed_methods, reason = "a project is laid out and looked into")]

use std::fs;
use std::path::Path;
use std::time::Duration;

use insta::assert_snapshot;
use serde_json::Value as Json;
use sha2::{Digest, Sha256};

use crate::harness::{CHAPTER, CODEBOOK, REPORT, ReportTest};

/// The base project with a policy, so that something is internal.
fn protected() -> ReportTest {
    let none = "disclosure: {method: none, reason: Svaren är påhittade.}";
    ReportTest::new().replace(
        REPORT,
        none,
        "disclosure: {method: suppress, minimum-count: 2}",
    )
}

/// Builds, and gives the project to go on with.
fn built(test: ReportTest) -> ReportTest {
    let outcome = test.build();
    outcome.done();
    outcome.into_test()
}

/// What a build to a folder says that it refuses; nothing is changed.
#[track_caller]
fn refused(test: ReportTest, more: &[&str]) -> String {
    test.run(&[&["build", "r"], more].concat()).misused().to_owned()
}

const HINT: &str = "choose another folder with `--out`, or move away what is yours; a build \
                    replaces only what a build made";

#[track_caller]
fn assert_kept(told: &str, what: &str) {
    assert_eq!(told, format!("error: {what}\n |\n = hint: {HINT}"));
}

#[test]
fn the_sources_of_a_report_are_not_replaced() {
    let told = refused(ReportTest::new(), &["--out", "book"]);
    assert_kept(&told, "`book/r` is no build of `r`: it holds `chapters`");
}

#[test]
fn answers_are_not_replaced() {
    let test = ReportTest::new().file("data/r/svar.csv", "id;ort\n1;Gävle\n");
    let told = refused(test, &["--out", "data"]);
    assert_kept(&told, "`data/r` is no build of `r`: it holds `svar.csv`");
}

#[test]
fn a_whole_project_is_not_replaced() {
    let test = ReportTest::new().file("projekt/r/book/x/report.yaml", "title: X\n");
    let told = refused(test, &["--out", "projekt"]);
    assert_kept(&told, "`projekt/r` is no build of `r`: it holds `book`");
}

#[test]
fn what_somebody_put_into_a_build_is_not_lost() {
    for (name, what) in [
        ("build/r/anteckning.docx", "anteckning.docx"),
        ("build/r/tables/egen.csv", "tables/egen.csv"),
        ("build/r/.gömd", ".gömd"),
        ("build/r/mapp/fil.txt", "mapp"),
        ("build/r/r.pdf/x", "r.pdf"),
    ] {
        let test = built(ReportTest::new());
        let test =
            if name.contains("r.pdf") { test.without("build/r/r.pdf") } else { test };
        let told = refused(test.file(name, "mitt"), &[]);
        assert_kept(
            &told,
            &format!("`build/r` holds `{what}`, which no build of `r` made"),
        );
    }
}

#[test]
fn a_build_that_is_not_whole_or_looked_at_is_replaced() {
    let outcome = built(ReportTest::new())
        .without("build/r/r.pdf")
        .file("build/r/.DS_Store", "")
        .file("build/r/r.html", "changed")
        .build();
    outcome.done();
    assert_eq!(outcome.written(), ["build/r/r.html", "build/r/r.pdf"]);
    assert_eq!(outcome.gone(), ["build/r/.DS_Store"]);
}

#[test]
fn an_empty_folder_is_nobodys() {
    let test = ReportTest::new();
    fs::create_dir_all(test.path("build/r")).expect("a folder");
    test.build().done();
}

#[test]
fn a_record_that_says_something_else_is_not_believed() {
    let deep = "[".repeat(100_000);
    for (record, what) in [
        ("", "is no build of `r`: it holds `manifest.json`"),
        ("null", "is no build of `r`: it holds `manifest.json`"),
        ("{\"report\": \"r\"}", "is no build of `r`: it holds `manifest.json`"),
        (
            "{\"report\": 1, \"outputs\": {}}",
            "is no build of `r`: it holds `manifest.json`",
        ),
        ("\u{feff}{}", "is no build of `r`: it holds `manifest.json`"),
        (deep.as_str(), "is no build of `r`: it holds `manifest.json`"),
        ("{\"report\": \"z\", \"outputs\": {}}", "is a build of `z`, not of `r`"),
        (
            "{\"report\": \"r\", \"outputs\": {\"../../data/panel/svar.csv\": {}}}",
            "holds `min.txt`, which no build of `r` made",
        ),
        (
            "{\"report\": \"r\", \"outputs\": {\"./min.txt\": {}, \"\": {}, \"MIN.TXT\": {}}}",
            "holds `min.txt`, which no build of `r` made",
        ),
        (
            "{\"report\": \"\\u001b[2Jz\", \"outputs\": {}}",
            "is a build of `\\u{1b}[2Jz`, not of `r`",
        ),
    ] {
        let test = ReportTest::new()
            .file("build/r/min.txt", "mitt")
            .file("build/r/manifest.json", record);
        let told = refused(test, &[]);
        assert_kept(&told, &format!("`build/r` {what}"));
    }
    let test = ReportTest::new().file("build/r/manifest.json/x", "mitt");
    assert_kept(
        &refused(test, &[]),
        "`build/r` is no build of `r`: it holds `manifest.json`",
    );
}

#[test]
fn a_file_where_the_report_should_lie() {
    assert_snapshot!(refused(ReportTest::new().file("build/r", "en fil"), &[]), @"
    error: `build/r` is a file, not a folder
     |
     = hint: choose another folder with `--out`, or move the file away
    ");
    assert_snapshot!(refused(ReportTest::new().file("build", "en fil"), &[]), @"
    error: `build` is a file, not a folder
     |
     = hint: choose another folder with `--out`, or move the file away
    ");
}

#[cfg(unix)]
#[test]
fn nothing_is_written_through_a_link() {
    use std::os::unix::fs::symlink;
    for to in ["../annat", "ingenting", "../data/panel/svar.csv"] {
        for name in ["r", "r.internal"] {
            let test = ReportTest::new().file("annat/min.txt", "mitt");
            fs::create_dir_all(test.path("build")).expect("a folder");
            let link = test.path("build").join(name);
            symlink(to, &link).expect("a link");
            let told = refused(test, &[]);
            let what = format!(
                "error: `build/{name}` is a link, and nothing is written through links"
            );
            let hint = "choose another folder with `--out`, or take the link away";
            assert_eq!(told, format!("{what}\n |\n = hint: {hint}"));
        }
    }
    // A link in a build is nothing that a build made.
    let test = built(ReportTest::new());
    fs::remove_file(test.path("build/r/r.pdf")).expect("removed");
    symlink("../../data/panel/svar.csv", test.path("build/r/r.pdf")).expect("a link");
    let told = refused(test, &[]);
    assert_kept(&told, "`build/r` holds `r.pdf`, which no build of `r` made");
}

#[cfg(unix)]
#[test]
fn a_folder_that_is_a_link_is_the_authors_own_way() {
    use std::os::unix::fs::symlink;
    let test = ReportTest::new();
    symlink("ingenting", test.path("ut")).expect("a link");
    assert_snapshot!(refused(test, &["--out", "ut/hit"]), @"
    error: `ut` is a link that leads nowhere
     |
     = hint: choose another folder with `--out`, or take the link away
    ");
    let test = ReportTest::new();
    fs::create_dir(test.path("annat")).expect("a folder");
    symlink("annat", test.path("ut")).expect("a link");
    let outcome = test.run(&["build", "r", "--out", "ut/hit", "--quiet"]);
    outcome.done();
    assert!(outcome.text("annat/hit/r/manifest.json").contains("\"report\": \"r\""));
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn what_is_internal_says_which_build_it_belongs_to() {
    let first = protected().build();
    first.done();
    let record = |outcome: &crate::harness::Outcome| -> Json {
        let text = outcome.text("build/r.internal/record.json");
        let record: Json = serde_json::from_str(&text).expect("JSON");
        assert_eq!(record["internal-of"], "r");
        let manifest = outcome.bytes("build/r/manifest.json");
        assert_eq!(record["build"], sha256(&manifest));
        let account = outcome.bytes("build/r.internal/disclosure.txt");
        assert_eq!(record["outputs"]["disclosure.txt"]["sha256"], sha256(&account));
        record
    };
    let before = record(&first);
    let second =
        first.into_test().replace(CHAPTER, "Så var det", "Så var det nog").build();
    second.done();
    assert_ne!(record(&second)["build"], before["build"]);
    // With nothing to protect there is nothing internal, and what was belongs to no build.
    let suppress = "disclosure: {method: suppress, minimum-count: 2}";
    let none = "disclosure: {method: none, reason: Svaren är påhittade.}";
    let third = second.into_test().replace(REPORT, suppress, none).build();
    third.done();
    let internal = ["build/r.internal/disclosure.txt", "build/r.internal/record.json"];
    assert_eq!(third.gone(), internal);
    assert!(!third.into_test().path("build/r.internal").exists());
}

const OLD_ACCOUNT: &str = "INTERNAL - NOT FOR PUBLICATION\n\nWhat is hidden in the report r, to \
                           protect those who answered. It tells\nno value";

#[test]
fn what_version_0_1_0_left_internal_is_recognised() {
    let account = "build/r.internal/disclosure.txt";
    protected().file(account, OLD_ACCOUNT).build().done();
    let other = OLD_ACCOUNT.replace("report r,", "report z,");
    for (test, what) in [
        (
            protected()
                .file(account, OLD_ACCOUNT)
                .file("build/r.internal/min.txt", "mitt"),
            "`build/r.internal` holds `min.txt`, which no build of `r` made",
        ),
        (
            protected().file(account, other),
            "`build/r.internal` has the name of what builds of `r` do not publish, but it \
             holds `disclosure.txt`",
        ),
        (
            protected().file("build/r.internal/min.txt", "mitt"),
            "`build/r.internal` has the name of what builds of `r` do not publish, but it \
             holds `min.txt`",
        ),
        (
            ReportTest::new().file(
                "build/r.internal/record.json",
                "{\"internal-of\": \"z\", \"outputs\": {}}",
            ),
            "`build/r.internal` belongs to the report `z`, not to `r`",
        ),
    ] {
        assert_kept(&refused(test, &[]), what);
    }
}

#[test]
fn a_build_that_fails_leaves_nothing_behind() {
    let outcome = ReportTest::new().replace(CHAPTER, "type: bar", "tpye: bar").build();
    outcome.refused();
    assert!(!outcome.into_test().path("build").exists());
}

/// Holds the lock that a build takes.
fn hold(test: &ReportTest) -> fs::File {
    fs::create_dir_all(test.path("build")).expect("a folder");
    let lock = fs::File::create(test.path("build/.r.baslinje-lock")).expect("a lock");
    lock.lock().expect("held");
    lock
}

#[test]
fn a_second_build_need_not_wait() {
    let test = ReportTest::new();
    let lock = hold(&test);
    let outcome = test.run(&["build", "r", "--no-wait"]);
    assert_snapshot!(outcome.refused(), @"
    error: `build/r` is being written by another run of the program
     |
     = hint: try again when it is done, or leave out `--no-wait`
    ");
    drop(lock);
    outcome.into_test().run(&["build", "r", "--no-wait", "--quiet"]).done();
}

#[test]
fn a_second_build_waits_and_says_so() {
    let test = ReportTest::new();
    let lock = hold(&test);
    let first = std::thread::spawn(move || {
        std::thread::sleep(Duration::from_secs(1));
        drop(lock);
    });
    let outcome = test.run(&["build", "r"]);
    first.join().expect("it ends");
    let said = outcome.done();
    let begin = "r: another run is writing it; waiting for its end\nr: reading\n";
    assert!(said.starts_with(begin), "{said}");
    assert!(!outcome.into_test().path("build/.r.baslinje-lock").exists());
}

#[test]
fn what_has_the_name_of_the_lock_is_left() {
    let test = ReportTest::new().file("build/.r.baslinje-lock", "mitt");
    assert_snapshot!(test.run(&["build", "r"]).refused(), @"
    error: cannot write `build`: something of that name is there already
     |
     = hint: what was there is unchanged; choose another folder with `--out`, or check that there is space and that you may write there
    ");
}

/// A folder for what is temporary, as a variable of the environment.
fn with_temporary(test: ReportTest) -> ReportTest {
    let path = test.path("tmp");
    fs::create_dir_all(&path).expect("a folder");
    let path = path.to_str().expect("a path in UTF-8").to_owned();
    test.environment("TMPDIR", Box::leak(path.into_boxed_str()))
}

fn names_in(path: &Path) -> Vec<String> {
    let entries = fs::read_dir(path).expect("a folder");
    let name = |entry: fs::DirEntry| entry.file_name().to_string_lossy().into_owned();
    let mut names = entries.map(|entry| name(entry.expect("listed"))).collect::<Vec<_>>();
    names.sort();
    names
}

#[cfg(unix)]
#[test]
fn what_killed_runs_left_is_put_right_by_any_command() {
    let elsewhere = "ut/hit/.r.baslinje-work-aB";
    let test = with_temporary(built(ReportTest::new()))
        // A run that was killed while it reproduced an archive.
        .file("tmp/baslinje-work-aaa/lock", "")
        .file("tmp/baslinje-work-aaa/project-x/data/svar.csv", "id;ort\n1;Gävle\n")
        // One that was killed while it built elsewhere, and one that was just beginning.
        .file("tmp/baslinje-work-bbb/lock", "")
        .file(&format!("{elsewhere}/baslinje.txt"), "")
        .file(&format!("{elsewhere}/new-0/r.pdf"), "")
        .file("ut/hit/.r.baslinje-lock", "")
        // What is alive, and what belongs to others.
        .file("tmp/baslinje-work-ccc/lock", "")
        .file("tmp/baslinje-work-ddd/min.txt", "mitt")
        .file("tmp/baslinje-tools/lock", "")
        .file("ut/hit/.q.baslinje-work-aB/min.txt", "mitt");
    let folder = test.path("ut/hit");
    let claims = serde_json::json!([[folder, "r", []]]).to_string();
    let test = test.file("tmp/baslinje-work-bbb/elsewhere.json", claims);
    fs::create_dir(test.path("tmp/baslinje-work-eee")).expect("a folder");
    let alive = fs::File::options()
        .write(true)
        .open(test.path("tmp/baslinje-work-ccc/lock"))
        .expect("a lock");
    alive.lock().expect("held");
    // In the project's own folder: the report was taken away and not put back.
    let work = "build/.r.baslinje-work-xyz";
    fs::create_dir(test.path(work)).expect("a folder");
    fs::rename(test.path("build/r"), test.path(work).join("old-0")).expect("moved");
    let journal =
        r#"{"parts": [{"name": "r", "known": {"folder": []}, "is_made": true}]}"#;
    let test = test
        .file(&format!("{work}/baslinje.txt"), "")
        .file(&format!("{work}/journal.json"), journal)
        .file(&format!("{work}/new-0/r.pdf"), "half");
    let test = test.run(&["list"]).into_test();
    let left = ["baslinje-tools", "baslinje-work-ccc", "baslinje-work-ddd"];
    assert_eq!(names_in(&test.path("tmp")), left);
    assert_eq!(names_in(&test.path("ut/hit")), [".q.baslinje-work-aB"]);
    assert_eq!(names_in(&test.path("build")), ["r"]);
    test.run(&["verify", "r"]).done();
}

#[test]
fn an_archive_replaces_only_an_archive_of_the_same_report() {
    let archive = |test: ReportTest, out: &str| test.run(&["archive", "r", "--out", out]);
    let first = archive(ReportTest::new(), "r.zip");
    first.done();
    let bytes = first.bytes("r.zip");
    let second = archive(first.into_test().replace(CHAPTER, "Så", "Då"), "r.zip");
    second.done();
    assert_eq!(second.written(), ["r.zip"]);
    let hint = "choose another file with `--out`, or move it away; an archive replaces only \
                an archive of the same report";
    let mut damaged = bytes.clone();
    damaged.truncate(bytes.len() / 2);
    for (content, what) in [
        (b"mitt".as_slice(), "is no archive of `r`, or a damaged one"),
        (b"", "is no archive of `r`, or a damaged one"),
        (&damaged, "is no archive of `r`, or a damaged one"),
    ] {
        let outcome = archive(ReportTest::new().file("r.zip", content), "r.zip");
        let told = format!("error: `r.zip` {what}\n |\n = hint: {hint}");
        assert_eq!(outcome.misused(), told);
    }
    let of_another = ReportTest::new()
        .file("r.zip", &bytes)
        .file(
            "book/z/report.yaml",
            "title: Z\ntemplate: fou-rapport\nlanguage: sv\n\
               date: 2021-01-31\npublisher: FoU Provort\n",
        )
        .file("book/z/chapters/01-a.yaml", "title: Ett\nblocks: [text: Hej.]\n")
        .run(&["archive", "z", "--out", "r.zip"]);
    let told =
        format!("error: `r.zip` is an archive of `r`, not of `z`\n |\n = hint: {hint}");
    assert_eq!(of_another.misused(), told);
    let test = ReportTest::new().file("r.zip/x", "mitt");
    assert_snapshot!(archive(test, "r.zip").misused(), @"
    error: `r.zip` is a folder, not a file
     |
     = hint: choose another file with `--out`, or move the folder away
    ");
    assert_snapshot!(archive(ReportTest::new(), "ut/").misused(), @"
    error: `--out ut/` names no file
     |
     = hint: add the name of the file
    ");
}

#[cfg(unix)]
#[test]
fn no_file_is_written_through_a_link() {
    use std::os::unix::fs::symlink;
    for to in ["ingenting", "data/panel/svar.csv"] {
        for arguments in [
            &["archive", "r"][..],
            &["compare", "r", "r", "--format", "html"],
            &["data", "codebook", "data/panel/svar.csv"],
        ] {
            let test = ReportTest::new();
            symlink(to, test.path("ut.fil")).expect("a link");
            let outcome = test.run(&[arguments, &["--out", "ut.fil"]].concat());
            assert_eq!(
                outcome.misused(),
                "error: `ut.fil` is a link, and nothing is written through links\n |\n = hint: \
                 choose another file with `--out`, or take the link away"
            );
        }
    }
    // A codebook stays in the project, whatever the way to it.
    let elsewhere = tempfile::tempdir().expect("a folder");
    let test = ReportTest::new();
    symlink(elsewhere.path(), test.path("data/ute")).expect("a link");
    let arguments =
        ["data", "codebook", "data/panel/svar.csv", "--out", "data/ute/ny/k.yaml"];
    assert_snapshot!(test.run(&arguments).misused(), @"
    error: `data/ute/ny/k.yaml` leaves the project by a link
     |
     = hint: give a path from the project's folder
    ");
    assert_eq!(names_in(elsewhere.path()), [""; 0]);
}

#[test]
fn a_codebook_never_replaces_anything() {
    let run = |test: ReportTest, out: &str| {
        test.run(&["data", "codebook", "data/panel/svar.csv", "--out", out])
    };
    assert_snapshot!(run(ReportTest::new(), CODEBOOK).refused(), @"
    error: there is a file `data/panel/codebook.yaml` already
     |
     = hint: choose another name, or move the file away
    ");
    assert_snapshot!(run(ReportTest::new(), "data/panel").misused(), @"
    error: `data/panel` is a folder, not a file
     |
     = hint: choose another file with `--out`, or move the folder away
    ");
    assert_snapshot!(run(ReportTest::new(), "data/panel/svar.csv/k.yaml").misused(), @"
    error: `data/panel/svar.csv` is a file, not a folder
     |
     = hint: choose another file with `--out`, or move the file away
    ");
    let outcome = run(ReportTest::new(), "data/ny/k.yaml");
    outcome.done();
    assert_eq!(outcome.written(), ["data/ny/k.yaml"]);
}

#[test]
fn a_page_of_a_comparison_replaces_only_one_that_nobody_changed() {
    let compare = |test: ReportTest| {
        test.run(&[
            "compare",
            "r",
            "r",
            "--format",
            "html",
            "--out",
            "ut/s.html",
            "--quiet",
        ])
    };
    let first = compare(ReportTest::new());
    first.done();
    let page = first.text("ut/s.html");
    let second = compare(first.into_test());
    second.done();
    assert_eq!(second.written(), [""; 0]);
    let seal = page.rfind("<!-- baslinje compare").expect("a seal");
    for (content, why) in [
        (page.replace("<main", "<p>Min kommentar</p><main"), "changed"),
        (page.clone() + "mer\n", "added to"),
        (page[..seal].to_owned(), "without its seal"),
        (String::new(), "empty"),
        ("mitt".to_owned(), "something else"),
    ] {
        let outcome = compare(ReportTest::new().file("ut/s.html", content));
        assert_eq!(
            outcome.refused(),
            "error: there is a file `ut/s.html` already\n |\n = hint: choose another name, or \
             move the file away",
            "{why}"
        );
    }
}

#[cfg(unix)]
#[test]
fn a_new_report_replaces_nothing() {
    let arguments =
        ["new", "r2", "--from", "r", "--date", "2022-04-28", "--data", "data/ny"];
    let test = || {
        ReportTest::new()
            .file("data/ny/codebook.yaml", "title: Panelen\n")
            .file("data/ny/svar.csv", "id\n")
    };
    for kind in ["link", "folder", "file"] {
        let test = test();
        let path = test.path("book/r2");
        match kind {
            "link" => std::os::unix::fs::symlink("ingenting", path).expect("a link"),
            "folder" => fs::create_dir(path).expect("a folder"),
            _ => fs::write(path, "mitt").expect("a file"),
        }
        assert_eq!(
            test.run(&arguments).misused(),
            "error: there is a report `r2` already\n |\n = hint: choose another name, or \
             move the folder away"
        );
    }
}

#[cfg(unix)]
#[test]
fn a_project_is_unpacked_where_only_its_owner_can_look() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let test = ReportTest::new().run(&["archive", "r", "--out", "r.zip"]).into_test();
    fs::create_dir(test.path("tom")).expect("a folder");
    symlink("tom", test.path("link")).expect("a link");
    let test = with_temporary(test);
    let reproduce = |test: ReportTest, into: &str| {
        test.run(&["reproduce", "r.zip", "--quiet", "--in", into])
    };
    let outcome = reproduce(test, "data");
    assert_snapshot!(outcome.misused(), @"
    error: `data` is not an empty folder
     |
     = hint: give a folder that is empty or does not exist
    ");
    let outcome = reproduce(outcome.into_test(), "link");
    assert_snapshot!(outcome.misused(), @"
    error: `link` is a link, and nothing is written through links
     |
     = hint: take the link away
    ");
    let mut test = outcome.into_test();
    for into in ["tom", "ny/projekt"] {
        let outcome = reproduce(test, into);
        outcome.done();
        test = outcome.into_test();
        let mode = fs::metadata(test.path(into)).expect("a folder").permissions().mode();
        assert_eq!(mode & 0o777, 0o700, "{into}");
        assert!(test.path(into).join("data/panel/svar.csv").exists());
    }
    assert_eq!(names_in(&test.path("tmp")), [""; 0]);
}
