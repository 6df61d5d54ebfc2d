//! The language that the command line speaks: which one it is, that what is made does not
//! depend on it, and what is said in each.

use insta::assert_snapshot;

use crate::harness::{CHAPTER, Outcome, ReportTest};

/// The first line of what is said.
fn first(said: &str) -> String {
    said.lines().next().unwrap_or_default().to_owned()
}

/// What is said where the computer speaks a language.
fn said_where(variables: &[(&'static str, &'static str)]) -> String {
    let test = ReportTest::new().environment("LC_ALL", "");
    let test =
        variables.iter().fold(test, |test, (key, value)| test.environment(key, value));
    first(&test.run(&["build", "t"]).stderr)
}

const SWEDISH: &str = "fel: det finns ingen rapport `t`";
const NORWEGIAN: &str = "feil: det finnes ingen rapport `t`";
const DANISH: &str = "fejl: der findes ingen rapport `t`";
const ENGLISH: &str = "error: there is no report `t`";

#[test]
fn the_computer_says_which_language_it_is() {
    for (locale, said) in [
        ("sv_SE.UTF-8", SWEDISH),
        ("sv", SWEDISH),
        ("nb_NO.UTF-8", NORWEGIAN),
        ("nn_NO", NORWEGIAN),
        ("no", NORWEGIAN),
        ("da_DK@euro", DANISH),
        ("en_GB.UTF-8", ENGLISH),
        ("de_DE.UTF-8", ENGLISH),
        ("C.UTF-8", ENGLISH),
        ("POSIX", ENGLISH),
    ] {
        assert_eq!(said_where(&[("LANG", locale)]), said, "{locale}");
    }
}

#[test]
fn the_first_variable_that_is_set_decides() {
    let swedish = ("LANG", "sv_SE.UTF-8");
    assert_eq!(said_where(&[swedish, ("LC_MESSAGES", "da_DK")]), DANISH);
    assert_eq!(said_where(&[swedish, ("LC_MESSAGES", "")]), SWEDISH);
    assert_eq!(said_where(&[swedish, ("LC_ALL", "C")]), ENGLISH);
}

#[test]
fn the_project_decides_before_the_computer_and_the_option_before_both() {
    let test = || {
        let test = ReportTest::new().file("baslinje.yaml", "language: da\n");
        test.environment("LC_ALL", "sv_SE.UTF-8")
    };
    let said = |test: ReportTest, words: &[&str]| first(&test.run(words).stderr);
    assert_eq!(said(test(), &["build", "t"]), DANISH);
    let inside = test().inside("book/r/chapters");
    assert_eq!(said(inside, &["build", "t"]), DANISH);
    assert_eq!(said(test(), &["build", "t", "--language", "nb"]), NORWEGIAN);
    assert_eq!(said(test(), &["--language=nb", "build", "t"]), NORWEGIAN);
    let refused = test().run(&["build", "--language", "nb"]);
    assert!(refused.stderr.starts_with("feil: "), "{}", refused.stderr);
}

#[test]
fn settings_that_cannot_be_read_leave_it_to_the_computer() {
    let test = ReportTest::new().file("baslinje.yaml", "language: se\n");
    let outcome = test.environment("LC_ALL", "sv_SE").run(&["build", "t"]);
    assert!(outcome.stderr.starts_with("fel: `se`"), "{}", outcome.stderr);
}

#[test]
fn what_is_made_does_not_depend_on_the_computer() {
    let sketch = |locale: &'static str| {
        let test = ReportTest::new().environment("LC_ALL", locale);
        test.run(&["data", "codebook", "data/panel/svar.csv"]).stdout
    };
    assert_eq!(sketch("da_DK"), sketch("C"));
    let draft = |locale: &'static str| {
        let test = ReportTest::new().environment("LC_ALL", locale);
        let outcome = test.run(&["new", "ny", "--data", "data/panel/svar.csv"]);
        outcome.text("book/ny/report.yaml")
    };
    assert_eq!(draft("da_DK"), draft("C"));
}

#[test]
fn what_programs_read_is_the_same_in_every_language() {
    let list =
        |language: &str| ReportTest::new().run(&["list", "--language", language]).stdout;
    assert_eq!(list("sv"), list("en"));
    assert_eq!(list("en"), "r\t1 chapter");
}

/// What is said of some commands in a language.
fn told(language: &str) -> String {
    let run = |test: ReportTest, arguments: &[&str]| -> Outcome {
        test.run(&[arguments, &["--language", language]].concat())
    };
    let wrong = ReportTest::new().replace(CHAPTER, "type: bar", "type: stapel");
    let several = ReportTest::new().file(
        "book/z/report.yaml",
        "title: Another one\ntemplate: fou-rapport\nlanguage: en\ndate: 2021-01-31\n\
         publisher: FoU Provort\n",
    );
    let several =
        several.file("book/z/chapters/01-a.yaml", "title: One\nblocks: [text: Hello.]\n");
    let outcomes = [
        run(ReportTest::new(), &["check", "r"]),
        run(wrong, &["check", "r"]),
        run(several, &["check", "--all"]),
        run(ReportTest::new(), &["build"]),
        run(ReportTest::new(), &["build", "r", "--onyl", "pdf"]),
        run(ReportTest::new(), &["bygg", "r"]),
        run(ReportTest::new(), &["check", "r", "--jobs", "många"]),
        run(ReportTest::empty(), &["list"]),
        run(ReportTest::new(), &["verify", "r"]),
        run(ReportTest::new().file("ut.zip", "-"), &["archive", "r", "--out", "ut.zip"]),
    ];
    let told = outcomes.iter().map(|outcome| outcome.stderr.trim_end().to_owned());
    told.collect::<Vec<_>>().join("\n\n")
}

#[test]
fn the_command_line_speaks_swedish() {
    assert_snapshot!(told("sv"), @"");
}

#[test]
fn the_command_line_speaks_norwegian() {
    assert_snapshot!(told("nb"), @"");
}

#[test]
fn the_command_line_speaks_danish() {
    assert_snapshot!(told("da"), @"");
}
