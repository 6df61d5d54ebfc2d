//! The codes of mistakes: each is explained, and its example produces it and nothing else
//! does; and mistakes as other programs read them.

use std::collections::BTreeSet;

use baslinje::messages::{
    ExamplePlace, Explanation, MistakeExample, catalogue, explanation, explanations,
};
use baslinje::review::CHECKS;
use baslinje::words::Language;
use insta::assert_snapshot;
use serde_json::Value;

use crate::harness::{ANSWERS, CHAPTER, CODEBOOK, Outcome, REPORT, ReportTest, WORKS};

/// Kinds of mistakes that nobody has explained yet. None is added.
const UNEXPLAINED: [&str; 0] = [];

/// The codes of all kinds of mistakes.
fn codes() -> BTreeSet<&'static str> {
    let checks = CHECKS.iter().map(|(code, _)| *code);
    checks.chain(catalogue().filter_map(|line| line.code)).collect()
}

#[test]
fn every_kind_is_explained_once_and_none_that_is_not() {
    let explained = explanations().map(Explanation::code).collect::<Vec<_>>();
    let once = explained.iter().copied().collect::<BTreeSet<_>>();
    assert_eq!(once.len(), explained.len(), "a code is explained twice");
    let all = once.iter().copied().chain(UNEXPLAINED).collect::<BTreeSet<_>>();
    let lacking = codes().difference(&all).copied().collect::<Vec<_>>();
    assert!(lacking.is_empty(), "nobody explains {lacking:#?}");
    let made_up = all.difference(&codes()).copied().collect::<Vec<_>>();
    assert!(made_up.is_empty(), "no mistake has the codes {made_up:#?}");
}

#[test]
fn explanations_are_sentences_in_every_language() {
    for one in explanations() {
        let told = Language::ALL.map(|(_, language)| one.meaning(language));
        for meaning in told {
            assert!(meaning.ends_with('.'), "{}: {meaning}", one.code());
            let marks = |text: &str| text.matches('`').count();
            assert_eq!(marks(meaning), marks(told[0]), "{}: {meaning}", one.code());
        }
        let different = told.iter().collect::<BTreeSet<_>>();
        assert_eq!(different.len(), told.len(), "{}: the same twice", one.code());
    }
}

/// Lines with their keys at the margin, in place of the same keys of another text.
fn instead(text: &str, lines: &str) -> String {
    let key = |line: &str| {
        let is_key = line.starts_with(|sign: char| sign.is_alphabetic());
        let ends = line.find(|sign: char| !sign.is_alphanumeric() && sign != '-');
        is_key.then(|| line[..ends.unwrap_or(line.len())].to_owned())
    };
    let given = lines.lines().filter_map(key).collect::<BTreeSet<_>>();
    let mut kept = String::new();
    let mut is_given = false;
    for line in text.lines() {
        if let Some(key) = key(line) {
            is_given = given.contains(&key);
        }
        if !is_given {
            kept += &format!("{line}\n");
        }
    }
    format!("{kept}{lines}\n")
}

/// The lines further in.
fn indented(lines: &str) -> String {
    let lines = lines.lines().map(|line| format!("  {line}\n"));
    lines.collect()
}

/// The project with the lines of an example.
fn with(within: ExamplePlace, lines: &str) -> ReportTest {
    let test = ReportTest::new();
    match within {
        ExamplePlace::Blocks => test.blocks(&indented(lines)),
        ExamplePlace::Chapter => test.file(CHAPTER, format!("{lines}\n")),
        ExamplePlace::Report => {
            let text = instead(&test.content(REPORT), lines);
            test.file(REPORT, text)
        }
        ExamplePlace::Codebook => {
            let text = instead(&test.content(CODEBOOK), lines);
            test.file(CODEBOOK, text)
        }
        ExamplePlace::Variables => {
            let text = test.content(CODEBOOK);
            let (head, variables) = text.split_once("variables:\n").expect("variables");
            let variables = variables.lines().map(|line| &line[2..]).collect::<Vec<_>>();
            let variables = indented(&instead(&variables.join("\n"), lines));
            test.file(CODEBOOK, format!("{head}variables:\n{variables}"))
        }
        ExamplePlace::Answers => test.file(ANSWERS, format!("{lines}\n")),
        ExamplePlace::Works => test.file(WORKS, format!("{lines}\n")),
    }
}

/// The mistakes and warnings of a run, as other programs read them.
fn told(outcome: &Outcome) -> Vec<Value> {
    let lines = outcome.stdout.lines();
    lines.map(|line| serde_json::from_str(line).expect("a JSON object")).collect()
}

/// The codes that are told of the project with the lines of an example.
fn codes_of(within: ExamplePlace, lines: &str) -> Vec<String> {
    let outcome = with(within, lines).run(&["check", "r", "--quiet", "--format", "json"]);
    assert!(matches!(outcome.code(), Some(0 | 1)), "{}", outcome.stderr);
    let code = |mistake: &Value| mistake["code"].as_str().map(str::to_owned);
    told(&outcome).iter().filter_map(code).collect()
}

/// What is wrong with an example, if anything is.
fn fault(one: &Explanation) -> Option<String> {
    let code = one.code();
    let MistakeExample { within, wrong, right } = one.example?;
    let wrong = codes_of(within, wrong);
    if !wrong.iter().any(|told| told == code) {
        return Some(format!("{code}: the wrong one is told as {wrong:?}"));
    }
    let right = codes_of(within, right);
    let is_told = right.iter().any(|told| told == code);
    is_told.then(|| format!("{code}: the right one is told too"))
}

#[test]
fn each_example_is_told_with_its_code_and_not_when_it_is_right() {
    let faults = explanations().filter_map(fault).collect::<Vec<_>>();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_kind_is_explained_with_an_example_in_the_language_that_is_asked_for() {
    let told = |arguments: &[&str]| {
        let outcome = ReportTest::empty().run(arguments);
        outcome.done();
        outcome.stdout
    };
    assert_snapshot!(told(&["explain", "open-quotation", "--language", "sv"]), @"");
    assert_snapshot!(told(&["explain", "error[no-space]:"]), @"");
    let all = told(&["explain", "--language", "da"]);
    assert_eq!(all.lines().count(), codes().len());
    for code in codes() {
        assert!(explanation(code).is_some() || UNEXPLAINED.contains(&code), "{code}");
        assert!(all.contains(&format!("{code}\t")), "{code}");
    }
    assert!(!all.contains('{'), "{all}");
}

#[test]
fn a_code_that_there_is_none_of_is_told() {
    let told = |code| {
        let outcome = ReportTest::empty().run(&["explain", code]);
        outcome.misused().to_owned()
    };
    assert_snapshot!(told("open-quotatoin"), @"");
    assert_snapshot!(told("E0308"), @"");
}

#[test]
fn a_message_says_its_code() {
    let test = ReportTest::new().replace(REPORT, "title: En", "title:En");
    let outcome = test.run(&["check", "r", "--quiet", "--format", "json"]);
    assert_eq!(outcome.code(), Some(1));
    assert_snapshot!(outcome.stdout, @"");
    assert_eq!(outcome.stderr, "");
}

#[test]
fn what_can_be_accepted_says_by_what_and_has_a_stretch() {
    let test = ReportTest::new().blocks("  - text: Så är 40 % det.\n");
    let outcome = test.run(&["check", "r", "--quiet", "--format", "json"]);
    assert_eq!(outcome.code(), Some(0));
    assert_snapshot!(outcome.stdout, @"");
}
