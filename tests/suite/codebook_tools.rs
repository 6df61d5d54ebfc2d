//! `data codebook` on files as survey tools export them, held against the codebook that an
//! author would write by hand: the lines that need a hand are counted.

use std::collections::BTreeMap;

use crate::harness::ReportTest;

/// A file, and the codebook for it.
struct Export {
    name: &'static str,
    answers: &'static [u8],
    by_hand: &'static str,
}

macro_rules! export {
    ($name:literal, $codebook:literal) => {
        Export {
            name: $name,
            answers: include_bytes!(concat!("../ref/exports/", $name)),
            by_hand: include_str!(concat!("../ref/exports/", $codebook)),
        }
    };
}

/// What was begun for a file.
#[derive(Debug, PartialEq, Eq)]
struct Counted {
    /// Lines that are no comments.
    lines: usize,
    /// Those of them that an author changes, leaves out or adds.
    by_hand: usize,
    /// Lines about guesses.
    guesses: usize,
    /// Those that stand above a variable whose kind, codes or columns are wrong.
    wrong: usize,
}

/// The lines of a codebook that are no comments, with how often each stands.
fn lines(text: &str) -> BTreeMap<&str, usize> {
    let mut lines = BTreeMap::new();
    for line in text.lines().filter(|line| !line.trim_start().starts_with('#')) {
        *lines.entry(line).or_default() += 1;
    }
    lines
}

/// How many lines stand in the one and not in the other.
fn missing(one: &BTreeMap<&str, usize>, other: &BTreeMap<&str, usize>) -> usize {
    let left = |(line, count): (&&str, &usize)| {
        count.saturating_sub(other.get(line).copied().unwrap_or_default())
    };
    one.iter().map(left).sum()
}

/// The variables of a codebook: what stands above each, and what it says but for its label
/// and its name.
fn variables(text: &str) -> Vec<(usize, String)> {
    let (mut found, mut guesses): (Vec<(usize, String)>, _) = (Vec::new(), 0);
    let (_, rest) = text.split_once("variables:\n").expect("variables");
    for line in rest.lines().take_while(|line| line.starts_with(' ')) {
        if line.trim_start().starts_with('#') {
            guesses += usize::from(line.contains("gissning:"));
        } else if !line.starts_with("    ") {
            found.push((std::mem::take(&mut guesses), String::new()));
        } else if !line.starts_with("    label:") && !line.starts_with("    question:") {
            let (_, said) = found.last_mut().expect("a variable");
            *said += line;
        }
    }
    found
}

#[track_caller]
fn counted(Export { name, answers, by_hand }: &Export) -> Counted {
    let test = ReportTest::empty().file(name, answers);
    let outcome = test.run(&["data", "codebook", name, "--out", "begun.yaml"]);
    outcome.done();
    let text = outcome.text("begun.yaml");
    let again = outcome.again().run(&["data", "describe", "begun.yaml"]);
    again.done();
    let again = again.again().file("hand.yaml", by_hand);
    again.run(&["data", "describe", "hand.yaml"]).done();
    let (written, right) = (lines(&text), lines(by_hand));
    let kinds = variables(by_hand).into_iter().map(|(_, said)| said).collect::<Vec<_>>();
    let begun = variables(&text);
    let wrong = begun.iter().filter(|(_, said)| !kinds.contains(said));
    Counted {
        lines: written.values().sum(),
        // A line that is changed is missing on both sides.
        by_hand: missing(&written, &right).max(missing(&right, &written)),
        guesses: begun.iter().map(|(guesses, _)| guesses).sum(),
        wrong: wrong.map(|(guesses, _)| guesses).sum(),
    }
}

#[track_caller]
fn check(export: &Export, expected: Counted) {
    let counted = counted(export);
    assert!(counted.by_hand * 10 <= counted.lines, "{counted:?}");
    assert_eq!(counted, expected);
}

#[test]
fn limesurvey() {
    let export = export!("limesurvey.csv", "limesurvey.yaml");
    check(&export, Counted { lines: 115, by_hand: 5, guesses: 21, wrong: 1 });
}

#[test]
fn google_forms() {
    let export = export!("google-forms.csv", "google-forms.yaml");
    check(&export, Counted { lines: 90, by_hand: 2, guesses: 13, wrong: 0 });
}

#[test]
fn microsoft_forms() {
    let export = export!("microsoft-forms.xlsx", "microsoft-forms.yaml");
    check(&export, Counted { lines: 83, by_hand: 4, guesses: 15, wrong: 0 });
}

#[test]
fn codes_with_a_sheet_of_labels() {
    let export = export!("kodbok.xlsx", "kodbok.yaml");
    check(&export, Counted { lines: 36, by_hand: 0, guesses: 6, wrong: 0 });
}

#[test]
fn a_title_above_the_names_and_labels_in_two_sheets() {
    let export = export!("title.xlsx", "title.yaml");
    check(&export, Counted { lines: 34, by_hand: 0, guesses: 4, wrong: 0 });
}

#[test]
fn qualtrics_with_three_rows_above_the_answers() {
    let export = export!("qualtrics.csv", "qualtrics.yaml");
    check(&export, Counted { lines: 130, by_hand: 9, guesses: 32, wrong: 13 });
}

#[test]
fn surveymonkey_with_two_rows_above_the_answers() {
    let export = export!("surveymonkey.csv", "surveymonkey.yaml");
    check(&export, Counted { lines: 95, by_hand: 0, guesses: 15, wrong: 0 });
}
