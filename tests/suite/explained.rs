//! The codes of mistakes: each is explained, and its example produces it and nothing else
//! does; and mistakes as other programs read them.

use std::collections::BTreeSet;

use baslinje::messages::{
    ExamplePlace, MistakeExample, MistakeKind, catalogue, mistake_kind, mistake_kinds,
};
use baslinje::review::CHECKS;
use baslinje::words::Language;
use insta::assert_snapshot;
use serde_json::Value;

use crate::harness::{ANSWERS, CHAPTER, CODEBOOK, Outcome, REPORT, ReportTest, WORKS};

/// The chapter with the list of works, where the other is an example.
const WORKS_CHAPTER: &str = "book/r/chapters/02-verk.yaml";

/// The codes of all kinds of mistakes.
fn codes() -> BTreeSet<&'static str> {
    let checks = CHECKS.iter().map(|(code, _)| *code);
    checks.chain(catalogue().filter_map(|line| line.code)).collect()
}

#[test]
fn every_kind_is_explained_once_and_none_that_is_not() {
    let explained = mistake_kinds().map(MistakeKind::code).collect::<Vec<_>>();
    let once = explained.iter().copied().collect::<BTreeSet<_>>();
    assert_eq!(once.len(), explained.len(), "a code is explained twice");
    let lacking = codes().difference(&once).copied().collect::<Vec<_>>();
    assert!(lacking.is_empty(), "nobody explains {lacking:#?}");
    let made_up = once.difference(&codes()).copied().collect::<Vec<_>>();
    assert!(made_up.is_empty(), "no mistake has the codes {made_up:#?}");
}

#[test]
fn explanations_are_sentences_in_every_language() {
    for one in mistake_kinds() {
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
        ExamplePlace::Chapter => {
            let works = "title: Verk\nblocks: [references]\n";
            test.file(CHAPTER, format!("{lines}\n")).file(WORKS_CHAPTER, works)
        }
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

/// What is told of the project with the lines of an example.
fn told_of(within: ExamplePlace, lines: &str) -> Vec<Value> {
    let outcome = with(within, lines).run(&["check", "r", "--quiet", "--format", "json"]);
    assert!(matches!(outcome.code(), Some(0 | 1)), "{}", outcome.stderr);
    told(&outcome)
}

/// What is wrong with an example, if anything is.
fn fault(one: &MistakeKind) -> Option<String> {
    let code = one.code();
    let MistakeExample { within, wrong, right } = one.example?;
    let wrong = told_of(within, wrong);
    if !wrong.iter().any(|told| told["code"] == code) {
        return Some(format!("{code}: of the wrong one is told {wrong:?}"));
    }
    let right = told_of(within, right);
    let is_told = |told: &Value| told["code"] == code || told["severity"] == "error";
    let other = right.into_iter().find(is_told)?;
    Some(format!("{code}: of the right one is told {other}"))
}

#[test]
fn each_example_is_told_with_its_code_and_not_when_it_is_right() {
    let faults = mistake_kinds().filter_map(fault).collect::<Vec<_>>();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_kind_is_explained_with_an_example_in_the_language_that_is_asked_for() {
    let told = |arguments: &[&str]| {
        let outcome = ReportTest::empty().run(arguments);
        outcome.done();
        outcome.stdout
    };
    assert_snapshot!(told(&["explain", "open-quotation", "--language", "sv"]), @r#"
    open-quotation: citattecknet är inte stängt

    En text som börjar med ett citattecken slutar vid nästa. Saknas det vet programmet inte var texten slutar, och tar raderna efter för en del av den.

    fel:
        - text: "Så var det förr.
        - text: Så är det nu.

    rätt:
        - text: "Så var det förr."
        - text: Så är det nu.
    "#);
    assert_snapshot!(told(&["explain", "error[no-space]:"]), @r"
    no-space: there is no space after the colon

    After the colon of a key, and after the hyphen of an item, stands a space.

    wrong:
        title:Resultat
        blocks:
          - text: Så var det.

    right:
        title: Resultat
        blocks:
          - text: Så var det.

    also told as:
        there is no space after the hyphen
    ");
    let all = told(&["explain", "--language", "da"]);
    assert_eq!(all.lines().count(), codes().len());
    for code in codes() {
        assert!(mistake_kind(code).is_some(), "{code}");
        assert!(all.contains(&format!("{code}\t")), "{code}");
    }
    let part = |rest: &str| {
        let name = rest.split_once('}').map_or("", |(name, _)| name);
        name.len() > 1 && name.bytes().all(|byte| byte.is_ascii_lowercase())
    };
    assert!(!all.split('{').skip(1).any(part), "a part is not filled: {all}");
}

#[test]
fn a_code_that_there_is_none_of_is_told() {
    let told = |code| {
        let outcome = ReportTest::empty().run(&["explain", code]);
        outcome.misused().to_owned()
    };
    assert_snapshot!(told("open-quotatoin"), @r"
    error: no kind of mistake has the code `open-quotatoin`
     |
     = hint: did you mean `open-quotation`?
    ");
    assert_snapshot!(told("E0308"), @r"
    error: no kind of mistake has the code `E0308`
     |
     = hint: `baslinje explain` lists all codes
    ");
}

#[test]
fn a_message_says_its_code() {
    let test = ReportTest::new().replace(REPORT, "title: En", "title:En");
    let outcome = test.run(&["check", "r", "--quiet", "--format", "json"]);
    assert_eq!(outcome.code(), Some(1));
    assert_snapshot!(outcome.stdout, @r#"{"severity":"error","code":"no-space","message":"there is no space after the colon","file":"book/r/report.yaml","line":1,"column":6,"end_line":1,"end_column":7,"hints":["write `title: En liten mätning`"]}"#);
    assert_eq!(outcome.stderr, "");
}

#[test]
fn whoever_reads_a_message_sees_its_code() {
    let test = ReportTest::new().replace(REPORT, "title: En", "title:En").with_codes();
    let outcome = test.run(&["check", "r", "--quiet", "--language", "nb"]);
    assert_snapshot!(outcome.stderr, @r"
    feil[no-space]: det mangler et mellomrom etter kolonet
     --> book/r/report.yaml:1:6
      |
    1 | title:En liten mätning
      |      ^
      |
      = tips: skriv `title: En liten mätning`
    ");
}

#[test]
fn what_can_be_accepted_says_by_what_and_has_a_stretch() {
    let test = ReportTest::new().blocks("  - text: Så är 40 % det.\n");
    let outcome = test.run(&["check", "r", "--quiet", "--format", "json"]);
    assert_eq!(outcome.code(), Some(0));
    assert_snapshot!(outcome.stdout, @r#"
    {"severity":"warning","code":"typed-number","message":"`40 %` is typed by hand, and nothing in the report gives it","file":"book/r/chapters/01-resultat.yaml","line":3,"column":17,"end_line":3,"end_column":21,"hints":["name the number under `numbers` and quote it, or cite where it comes from"],"accept":{"check":"typed-number","of":"40 %"}}
    {"severity":"warning","code":"percent-sign","message":"running text has the word `procent`, not the sign","file":"book/r/chapters/01-resultat.yaml","line":3,"column":17,"end_line":3,"end_column":21,"hints":["write `40 procent`"],"accept":{"check":"percent-sign","of":"40 %"}}
    {"severity":"warning","code":"uncited","message":"`verk2019` is never cited, and so does not stand in the list of works","file":"book/r/verk.yaml","line":1,"column":1,"end_line":1,"end_column":9,"hints":["cite it as `@verk2019`, or remove it"],"accept":{"check":"uncited","of":"verk2019"}}
    "#);
}
