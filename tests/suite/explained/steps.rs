//! Examples of several files and of commands: what is laid out and done, one after the other.

#![expect(clippy::disallowed_methods, reason = "a project is laid out")]

use std::fs;

use walkdir::WalkDir;

use super::{LIST_OF_WORKS, WORKS_CHAPTER, instead, with_blocks, with_variables};
use crate::harness::{ANSWERS, CHAPTER, CODEBOOK, REPORT, ReportTest};
use crate::made_files::{cells, workbook_of};

/// What is done where an example names no command.
const CHECK: &str = "baslinje check r";

/// A step of an example.
pub(super) enum Step<'e> {
    /// A file has these lines; if a key is named, under that.
    File { name: &'e str, key: Option<&'e str>, lines: String },
    /// A command is run.
    Command(&'e str),
}

/// What an example does.
pub(super) fn steps(example: &str) -> Vec<Step<'_>> {
    let mut steps = Vec::new();
    for line in example.lines() {
        if let Some(named) = line.strip_prefix("# ") {
            let (name, key) = match named.split_once(": ") {
                Some((name, key)) => (name, Some(key)),
                None => (named, None),
            };
            steps.push(Step::File { name, key, lines: String::new() });
        } else if let Some(command) = line.strip_prefix("$ ") {
            steps.push(Step::Command(command));
        } else {
            let Some(Step::File { lines, .. }) = steps.last_mut() else {
                panic!("`{line}` stands in no file");
            };
            *lines += line;
            lines.push('\n');
        }
    }
    steps
}

/// Whether an example has files of its report and its survey only, and no commands.
pub(super) fn is_of_one_report(example: &str) -> bool {
    let own = ["book/r/", "data/panel/"];
    steps(example).iter().all(|step| match step {
        Step::File { name, .. } => {
            own.iter().any(|own| name.starts_with(own)) && workbook_name(name).is_none()
        }
        Step::Command(_) => false,
    })
}

/// Whether this system can do what an example does.
pub(super) fn can_be_done(example: &str) -> bool {
    cfg!(unix) || !example.contains("$ ln ")
}

/// A text with the lines of a step in it: in place of the same keys where `now` is the text of
/// a report, a codebook or a template, otherwise as the whole.
pub(super) fn with_lines(now: Option<&str>, key: Option<&str>, lines: &str) -> String {
    let trimmed = lines.trim_end();
    match (now, key) {
        (None, None) => lines.to_owned(),
        (Some(now), None) => instead(now, trimmed),
        (Some(now), Some("variables")) => with_variables(now, trimmed),
        (_, Some("blocks")) => with_blocks(trimmed),
        (_, Some(key)) => panic!("nothing is put under `{key}`"),
    }
}

/// The file of which another one differs in some keys only: itself, or for the codebook of
/// another survey that of the base project.
pub(super) fn original(name: &str) -> Option<&str> {
    let is_codebook = name.starts_with("data/") && name.ends_with("/codebook.yaml");
    match name {
        _ if is_codebook => Some(CODEBOOK),
        REPORT => Some(name),
        _ if name.ends_with("/template.yaml") => Some(name),
        _ => None,
    }
}

/// The answers that lie beside the codebook of another survey, which are those of the base
/// project where an example has none.
pub(super) fn answers_beside(name: &str) -> Option<String> {
    let folder = name.strip_suffix("codebook.yaml")?;
    (name != CODEBOOK && folder.starts_with("data/")).then(|| format!("{folder}svar.csv"))
}

/// The name of a workbook, and what is noted after it, within brackets.
fn workbook_name(named: &str) -> Option<(&str, &str)> {
    let (name, note) = named.split_once(".xlsx")?;
    let note = note.trim_start_matches(" (").trim_end_matches(')');
    Some((&named[..name.len() + ".xlsx".len()], note))
}

/// A workbook whose sheet has these rows: one of them may be hidden, cells may be merged, and
/// there may be another sheet.
fn workbook_with(lines: &str, note: &str) -> Vec<u8> {
    let mut xml = cells(&lines.lines().collect::<Vec<_>>());
    let mut other = None;
    match note.split(' ').collect::<Vec<_>>()[..] {
        [""] => {}
        ["rad", row, "dold"] => {
            let row = format!("<row r=\"{row}\"");
            xml = xml.replace(&row, &format!("{row} hidden=\"1\""));
        }
        [range, "sammanslagna"] => {
            xml += &format!("<mergeCells><mergeCell ref=\"{range}\"/></mergeCells>");
        }
        ["även", "bladet", title] => other = Some((title, xml.as_str())),
        _ => panic!("nobody knows what `{note}` means"),
    }
    let sheets = [("Svar", xml.as_str())].into_iter().chain(other);
    workbook_of(&sheets.collect::<Vec<_>>())
}

/// Puts a file into the project.
fn put(test: ReportTest, name: &str, key: Option<&str>, lines: &str) -> ReportTest {
    if let Some((name, note)) = workbook_name(name) {
        let csv = "csv: {separator: \";\", decimal: \",\", encoding: utf-8}\n";
        return test
            .replace(CODEBOOK, csv, "")
            .replace(CODEBOOK, "file: svar.csv", "file: svar.xlsx")
            .file(name, workbook_with(lines, note));
    }
    let text = |name: &str| test.path(name).is_file().then(|| test.content(name));
    let now = original(name).and_then(|of| text(name).or_else(|| text(of)));
    let whole = with_lines(now.as_deref(), key, lines);
    let answers = answers_beside(name).filter(|answers| !test.path(answers).exists());
    let test = match answers {
        Some(answers) => {
            let same = test.content(ANSWERS);
            test.file(&answers, same)
        }
        None => test,
    };
    match (name, key) {
        (CHAPTER, None) => test.file(WORKS_CHAPTER, LIST_OF_WORKS),
        _ => test,
    }
    .file(name, whole)
}

/// What the commands of an example say, with the code each of them ends with.
pub(super) fn said(example: &str) -> Vec<(String, Option<i32>)> {
    let mut steps = steps(example);
    if !steps.iter().any(|step| matches!(step, Step::Command(_))) {
        steps.push(Step::Command(CHECK));
    }
    let mut said = Vec::new();
    let mut test = ReportTest::new().with_codes();
    for step in steps {
        test = match step {
            Step::File { name, key, lines } => put(test, name, key, &lines),
            Step::Command(command) => run(test, command, &mut said),
        };
    }
    said
}

/// Runs the programme, or does what a command of the system would.
fn run(
    test: ReportTest,
    command: &str,
    said: &mut Vec<(String, Option<i32>)>,
) -> ReportTest {
    let words = command.split(' ').collect::<Vec<_>>();
    let path = |name: &str| test.path(name);
    match words[..] {
        ["baslinje", ref arguments @ ..] => {
            let outcome = test.run(arguments);
            said.push((outcome.stderr.clone(), outcome.code()));
            return outcome.into_test();
        }
        ["cd", folder] => return test.inside(folder),
        ["mv", from, to] => fs::rename(path(from), path(to)).expect("moved"),
        ["rm", name] => fs::remove_file(path(name)).expect("removed"),
        ["mkdir", name] => fs::create_dir(path(name)).expect("a folder"),
        ["cp", "-r", from, to] => return copied(test, from, to),
        #[cfg(unix)]
        ["ln", "-s", to, name] => {
            std::os::unix::fs::symlink(to, path(name)).expect("a link");
        }
        _ => panic!("nobody knows how to do `{command}`"),
    }
    test
}

/// Copies a folder.
fn copied(test: ReportTest, from: &str, to: &str) -> ReportTest {
    let root = test.path(from);
    let entries = WalkDir::new(&root).into_iter().map(|entry| entry.expect("an entry"));
    let files = entries.filter(|entry| entry.file_type().is_file()).collect::<Vec<_>>();
    files.iter().fold(test, |test, file| {
        let name = file.path().strip_prefix(&root).expect("a path below the folder");
        let bytes = fs::read(file.path()).expect("a file that can be read");
        test.file(&format!("{to}/{}", name.to_str().expect("a name")), bytes)
    })
}
