//! Sixty mistakes, and some more, of people who write reports in Word: each with all that is
//! said of it, in English here and in the other languages in `told`, and with what becomes of
//! the report if they do what the hint says, which must then be without mistakes.
//!
//! One mistake is one message: with the place, the line, a hint, and no word that only
//! programmers know.

mod commands;
mod data;
mod names;
mod requests;
mod shape;
mod signs;
mod texts;
mod told;

use crate::harness::{ANSWERS, CHAPTER, REPORT, ReportTest};

/// A small change of a project that is right.
struct Slip<'s> {
    file: &'s str,
    /// What stands there while it is right.
    good: &'s str,
    /// What stands there by mistake.
    slip: &'s str,
    /// What stands there if its author does what the hint says.
    mended: &'s str,
}

/// Blocks that are written in braces.
const SHORT: &str = "  \
  - text: Se @diagram:a.
  - chart: {id: a, caption: Nöjda, of: panel, variable: nojd}
  - text: Också @verk2019.
";

/// Words that those who write reports need not know.
const JARGON: [&str; 16] = [
    "argument",
    "deserial",
    "entries",
    "expected",
    "invalid",
    "mapping",
    "node",
    "null",
    "parse",
    "scalar",
    "sequence",
    "string",
    "syntax",
    "token",
    "unexpected",
    "0x",
];

/// What is said of a mistake in the small project.
#[track_caller]
fn told(slip: Slip<'_>) -> String {
    told_in(ReportTest::new(), slip)
}

/// The same in a project that is a little different.
#[track_caller]
fn told_in(test: ReportTest, slip: Slip<'_>) -> String {
    let Slip { file, good, slip, mended } = slip;
    let (told, test) = refused(test.replace(file, good, slip));
    test.replace(file, slip, mended).check().clean();
    told
}

/// What is said of a report that is wrong, and the project as it is.
#[track_caller]
fn refused(test: ReportTest) -> (String, ReportTest) {
    let outcome = test.rebuild();
    let told = plain(outcome.refused());
    (told, told::hold(outcome.again(), &["check", "r", "--quiet"]))
}

/// What is said of a chapter that is saved in another way; saved as UTF-8 it is right.
#[track_caller]
fn told_saved(bytes: impl Fn(&str) -> Vec<u8>) -> String {
    let chapter = ReportTest::new().content(CHAPTER);
    let (told, test) = refused(ReportTest::new().file(CHAPTER, bytes(&chapter)));
    test.file(CHAPTER, chapter).check().clean();
    told
}

/// The small project with more columns in its data, and what everybody answered there.
fn asked(columns: &str, cells: &str) -> ReportTest {
    let answers = ReportTest::new().content(ANSWERS);
    let more = |(row, line): (usize, &str)| match row {
        0 => format!("{line};{columns}\n"),
        _ => format!("{line};{cells}\n"),
    };
    let answers = answers.lines().enumerate().map(more).collect::<String>();
    ReportTest::new().file(ANSWERS, answers)
}

/// The small project with a mean among its numbers.
fn with_age() -> ReportTest {
    let mean = "  alder: {of: panel, variable: alder, statistic: mean}\n";
    ReportTest::new().append(REPORT, mean)
}

/// The same message, which is one and has a place, a line, and a hint in plain words.
#[track_caller]
fn plain(message: &str) -> String {
    assert!(message.contains("--> "), "a place: {message}");
    plain_command(message)
}

/// The same message of a command, which has no place in a file.
#[track_caller]
fn plain_command(message: &str) -> String {
    let errors = message.lines().filter(|line| line.starts_with("error"));
    assert_eq!(errors.count(), 1, "one message: {message}");
    assert!(message.contains("hint: "), "a hint: {message}");
    for line in message.lines().filter(|line| !is_of_the_author(line)) {
        // What is quoted is somebody's own.
        let words = line.split('`').step_by(2).collect::<String>().to_lowercase();
        let found = JARGON.iter().find(|word| words.contains(**word));
        assert!(found.is_none(), "{found:?} in {message}");
    }
    message.to_owned()
}

fn is_of_the_author(line: &str) -> bool {
    line.trim_start().starts_with(|sign: char| sign.is_ascii_digit())
}

/// What is said of a command; another one is right.
#[track_caller]
fn misused(test: ReportTest, wrong: &[&str], right: &[&str]) -> String {
    let (told, test) = refused_command(test, wrong);
    test.run(right).done();
    told
}

/// What is said of a command that cannot be carried out, and the project as it is.
#[track_caller]
fn refused_command(test: ReportTest, command: &[&str]) -> (String, ReportTest) {
    let outcome = test.run(command);
    let told = plain_command(outcome.misused());
    (told, told::hold(outcome.again(), command))
}
