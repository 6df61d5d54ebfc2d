//! The same mistakes as they are told in the other languages, kept in a file of each
//! (`told/CODE.txt`), which somebody who writes reports in that language can read from
//! beginning to end.

#![expect(clippy::disallowed_methods, reason = "files of the repository are compared")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::thread;

use crate::harness::{Outcome, ReportTest};

/// The languages by their codes, with the word for a mistake.
const LANGUAGES: [(&str, &str); 3] = [("sv", "fel"), ("nb", "feil"), ("da", "fejl")];

/// What each file begins with.
const HEAD: &str = "\
# What is said of the mistakes in tests/suite/sixty_mistakes, in another language.
# Read it as somebody who writes reports; correct src/messages, and write it anew with
#   BASLINJE_RECORD=1 cargo test sixty_mistakes
";

/// Whoever writes a file has read it before.
static WRITING: Mutex<()> = Mutex::new(());

/// The project, once what a command says of it has been held against what is kept.
#[track_caller]
pub(super) fn hold(test: ReportTest, command: &[&str]) -> ReportTest {
    LANGUAGES.iter().fold(test, |test, (code, mistake)| {
        let outcome = test.run(&[&["--language", *code], command].concat());
        let told = outcome.told_in_short();
        let is_told = |line: &&str| line.starts_with(mistake);
        assert_eq!(told.lines().filter(is_told).count(), 1, "one mistake: {told}");
        hold_one(code, &told);
        outcome.again()
    })
}

/// Compares what is said in a language with what is kept of this test, or keeps it if
/// `BASLINJE_RECORD` is set.
#[track_caller]
fn hold_one(code: &str, told: &str) {
    let mistake = this_mistake();
    let path = path(code);
    if std::env::var_os("BASLINJE_RECORD").is_some() {
        let _alone = WRITING.lock().unwrap_or_else(PoisonError::into_inner);
        let mut kept = kept(&path);
        kept.insert(mistake.clone(), told.to_owned());
        kept.retain(|mistake, _| mistakes().contains(mistake));
        let sections =
            kept.iter().map(|(mistake, told)| format!("\n{mistake}\n{told}\n"));
        fs::write(&path, HEAD.to_owned() + &sections.collect::<String>())
            .expect("a writable file");
    }
    let kept = kept(&path);
    assert_eq!(
        kept.get(&mistake).map(String::as_str),
        Some(told),
        "{}: if that is how it should be told, run\n  BASLINJE_RECORD=1 cargo test \
         sixty_mistakes",
        path.display()
    );
}

fn path(code: &str) -> PathBuf {
    folder().join(format!("told/{code}.txt"))
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/sixty_mistakes")
}

/// What is told of each mistake in a file.
fn kept(path: &Path) -> BTreeMap<String, String> {
    let text = fs::read_to_string(path).unwrap_or_default();
    let sections = text.split("\n\n").filter(|section| !section.starts_with('#'));
    let sections = sections.filter_map(|section| section.trim().split_once('\n'));
    sections.map(|(mistake, told)| (mistake.to_owned(), told.to_owned())).collect()
}

/// The mistake that this test is about: `shape: a line is indented too much`.
fn this_mistake() -> String {
    let thread = thread::current();
    let name = thread.name().expect("each test has a thread with its name");
    let name = name.strip_prefix("sixty_mistakes::").expect("a test of this folder");
    in_words(name)
}

fn in_words(name: &str) -> String {
    name.replace("::", ": ").replace('_', " ")
}

/// All mistakes that there are tests of.
fn mistakes() -> BTreeSet<String> {
    let files = fs::read_dir(folder()).expect("the folder of these tests");
    let files = files.map(|entry| entry.expect("a file").path());
    let files = files.filter(|path| path.extension().is_some_and(|it| it == "rs"));
    let names = files.flat_map(|path| {
        let module = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).expect("a text");
        let tests = text.split("#[test]\nfn ").skip(1);
        let tests = tests.filter_map(|rest| Some(rest.split_once('(')?.0));
        tests.map(|test| in_words(&format!("{module}::{test}"))).collect::<Vec<_>>()
    });
    names.collect()
}

#[test]
fn nothing_is_kept_of_mistakes_that_are_gone() {
    let known = mistakes();
    for (code, _) in LANGUAGES {
        let kept = kept(&path(code));
        let gone = kept.keys().filter(|mistake| !known.contains(*mistake));
        assert_eq!(gone.collect::<Vec<_>>(), [""; 0], "{code}");
    }
}

impl Outcome {
    /// What was told, without the author's lines and the marks below them.
    fn told_in_short(&self) -> String {
        let is_the_authors = |line: &&str| {
            line.trim_start().starts_with(|sign: char| sign.is_ascii_digit())
        };
        let lines = self.stderr.lines().filter(|line| !is_the_authors(line));
        let lines = lines.map(str::trim).filter(|line| !line.starts_with(['|', '^']));
        lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
    }
}
