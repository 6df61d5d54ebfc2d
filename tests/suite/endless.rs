//! Code in texts and templates that does not end, or takes all memory: stopped, told at the
//! author's line, and everything left as it was.

use insta::assert_snapshot;

use crate::archive::forged;
use crate::harness::{Outcome, REPORT, ReportTest};

const MAIN: &str = "report-templates/fou-rapport/report.typ";
const LIBRARY: &str = "report-templates/library/layout/tables.typ";

/// The base project with a text of these lines.
fn text(lines: &str) -> ReportTest {
    let lines = lines.lines().map(|line| format!("      {line}\n")).collect::<String>();
    ReportTest::new()
        .blocks(&format!("  - text: |\n      Så var det förr @verk2019.\n{lines}"))
        .file("build/r/r.pdf", "the last good one")
        .file("build/r/manifest.json", r#"{"report": "r", "outputs": {"r.pdf": {}}}"#)
}

fn within(test: ReportTest, limits: &[&str]) -> Outcome {
    test.run(&[&["build", "r", "--quiet"], limits].concat())
}

/// Limits that end a test soon.
const SECOND: [&str; 2] = ["--time-limit", "1"];
const MEMORY: [&str; 2] = ["--memory-limit", "600"];

#[test]
fn a_loop_that_does_not_end_is_told_at_its_line() {
    let loops = "#let n = 9000\n\
                 Se: #for i in range(n) { for j in range(n) { for k in range(n) {} } }";
    assert_snapshot!(within(text(loops), &SECOND).refused(), @"
    error: the Typst code here has not ended after 1 s
     --> book/r/chapters/01-resultat.yaml:6:12
      |
    6 |       Se: #for i in range(n) { for j in range(n) { for k in range(n) {} } }
      |            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = hint: look for a loop, a repetition or a function that calls itself, or allow more time with `--time-limit`
    ");
}

#[test]
fn a_loop_that_runs_only_when_the_page_is_set_is_told_at_its_line() {
    let late = "#context { for i in range(99999) { for j in range(99999) {} } }";
    assert_snapshot!(within(text(late), &SECOND).refused(), @"
    error: the Typst code here has not ended after 1 s
     --> book/r/chapters/01-resultat.yaml:5:18
      |
    5 |       #context { for i in range(99999) { for j in range(99999) {} } }
      |                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = hint: look for a loop, a repetition or a function that calls itself, or allow more time with `--time-limit`
    ");
}

#[test]
fn functions_of_typst_that_take_long_are_told() {
    assert_snapshot!(within(text("Ord: #lorem(1000000000)"), &SECOND).refused(), @"
    error: the Typst code here has not ended after 1 s
     --> book/r/chapters/01-resultat.yaml:5:13
      |
    5 |       Ord: #lorem(1000000000)
      |             ^^^^^^^^^^^^^^^^^
      |
      = hint: look for a loop, a repetition or a function that calls itself, or allow more time with `--time-limit`
    ");
}

#[test]
fn lists_that_double_are_stopped_before_the_memory_is_full() {
    let doubles = "#{ let a = (1,); for i in range(60) { a = a + a } }";
    assert_snapshot!(within(text(doubles), &MEMORY).refused(), @"
    error: the Typst code here takes more than 150 MB of memory
     --> book/r/chapters/01-resultat.yaml:5:24
      |
    5 |       #{ let a = (1,); for i in range(60) { a = a + a } }
      |                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = hint: look for a loop, a repetition or a function that calls itself, or allow more memory with `--memory-limit`
    ");
}

#[test]
fn a_text_repeated_more_often_than_can_be_counted_breaks_off_with_a_word() {
    let much = "Här: #(\"a\" * 9223372036854775807)";
    assert_snapshot!(within(text(much), &[]).refused(), @r#"
    error: Typst breaks off at the code here
     --> book/r/chapters/01-resultat.yaml:5:14
      |
    5 |       Här: #("a" * 9223372036854775807)
      |              ^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = hint: take it out, or make it do less
    "#);
}

#[cfg(target_os = "linux")]
#[test]
fn memory_that_the_system_refuses_is_told_at_the_line() {
    let much = "Här: #(\"a\" * 4000000000000000)";
    let outcome = within(text(much), &[]);
    assert_snapshot!(outcome.refused(), @r#"
    memory allocation of 4000000000000016 bytes failed
    note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace
    error: the Typst code here takes more memory than there is
     --> book/r/chapters/01-resultat.yaml:5:14
      |
    5 |       Här: #("a" * 4000000000000000)
      |              ^^^^^^^^^^^^^^^^^^^^^^
      |
      = hint: look for a loop, a repetition or a function that calls itself, or use a computer with more memory
    "#);
}

#[test]
fn what_typst_itself_finds_endless_is_told_in_plain_words() {
    let told = |lines: &str| within(text(lines), &[]).refused_in_short();
    let all = [
        told("#while true {}"),
        told("#{ let i = 0; while i < 1 { i = i - 1 } }"),
        told("#let f(n) = f(n)\n#f(1)"),
    ];
    assert_snapshot!(all.join("\n"), @"
    error: this loop never ends: its condition is always true
    --> book/r/chapters/01-resultat.yaml:5:14
    = hint: let the loop change what its condition is about, or take it out
    error: this loop does not end after 10 000 rounds
    --> book/r/chapters/01-resultat.yaml:5:21
    = hint: let it end sooner, or take it out
    error: this function calls itself without end
    --> book/r/chapters/01-resultat.yaml:5:19
    = hint: let it end by itself, or take it out
    ");
}

#[test]
fn a_loop_in_curly_brackets_of_a_text_cannot_go_far() {
    let loops = "{% for i in range(end=99999) %}{% for j in range(end=99999) %}\n\
                 {% endfor %}{% endfor %}";
    let outcome = within(text(loops), &SECOND);
    assert_snapshot!(outcome.refused_in_short(), @r#"
    error: mistake in a `{% … %}` of the text: `range` gives more than 1000 numbers
    --> book/r/chapters/01-resultat.yaml:5:19
    = hint: quote a number as `{{ n("id") }}`; its id stands under `numbers`
    "#);
}

#[test]
fn a_template_that_does_not_end_is_told_at_its_own_line() {
    let loops = "{% for i in range(end=99999) %}{% for j in range(end=99999) %}\
                 {% endfor %}{% endfor %}";
    let outcome = within(text("Text.").append(MAIN, loops), &SECOND);
    assert_eq!(outcome.code(), Some(1));
    assert_snapshot!(outcome.stderr, @"
    error: the template `fou-rapport` has not ended after 1 s
      --> report-templates/fou-rapport/report.typ:36:1
       |
    36 | {%- for chapter in chapters %}
       | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
       |
       = hint: look for a loop that goes too far, or allow more time with `--time-limit`
    ");
    assert!(outcome.written().is_empty() && outcome.gone().is_empty());
}

#[test]
fn a_library_of_the_template_that_does_not_end_is_told() {
    let loops =
        "\n#for i in range(9000) { for j in range(9000) { for k in range(9000) {} } }\n";
    let outcome = within(text("Text.").append(LIBRARY, loops), &SECOND);
    assert_snapshot!(outcome.refused(), @"
    error: setting the document has not ended after 1 s
     --> book/r/report.yaml:2:11
      |
    2 | template: fou-rapport
      |           ^^^^^^^^^^^
      |
      = hint: look for a loop in the template, or allow more time with `--time-limit`
    ");
}

#[test]
fn check_stops_too() {
    let loops =
        "#for i in range(9000) { for j in range(9000) { for k in range(9000) {} } }";
    let outcome = text(loops).run(&["check", "r", "--time-limit", "1"]);
    assert_eq!(outcome.code(), Some(1));
    assert_snapshot!(outcome.stderr, @"
    r: reading
    r: computing
    error: the Typst code here has not ended after 1 s
     --> book/r/chapters/01-resultat.yaml:5:8
      |
    5 |       #for i in range(9000) { for j in range(9000) { for k in range(9000) {} } }
      |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = hint: look for a loop, a repetition or a function that calls itself, or allow more time with `--time-limit`

    r: not built, 1 mistake
    ");
    assert!(outcome.written().is_empty() && outcome.gone().is_empty());
}

#[test]
fn an_archive_of_somebody_else_is_stopped_and_leaves_nothing_behind() {
    let honest = "#for i in range(9) { for j in range(9) { for k in range(9) {} } }";
    let archived = text(honest).run(&["archive", "r", "--quiet"]);
    let archive = archived.bytes("build/r.zip");
    let chapter = "project/book/r/chapters/01-resultat.yaml";
    let forged = forged(&archive, chapter, |bytes| {
        let text = String::from_utf8(bytes.clone()).expect("UTF-8");
        *bytes = text.replace("range(9)", "range(9999)").into_bytes();
    });
    let test = ReportTest::empty().file("arkiv.zip", forged).file("tmp/.gitkeep", "");
    let folder = test.path("tmp").to_str().expect("UTF-8").to_owned();
    let outcome = test.environment("TMPDIR", folder.leak()).run(&[
        "reproduce",
        "arkiv.zip",
        "--quiet",
        "--time-limit",
        "1",
    ]);
    assert_eq!(outcome.code(), Some(1));
    assert_snapshot!(outcome.stderr, @"
    error: the Typst code here has not ended after 1 s
     --> book/r/chapters/01-resultat.yaml:5:8
      |
    5 |       #for i in range(9999) { for j in range(9999) { for k in range(9999) {} } }
      |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = hint: look for a loop, a repetition or a function that calls itself, or allow more time with `--time-limit`
    ");
    assert!(outcome.written().is_empty() && outcome.gone().is_empty());
}

#[test]
fn code_that_ends_gives_the_same_bytes_within_any_limits() {
    let code = "#let n = 3\n#for i in range(n) [Del. ]";
    let one = within(text(code), &[]);
    let other = within(text(code), &["--time-limit", "0", "--memory-limit", "0"]);
    for name in ["r.pdf", "r.html", "r.typ", "manifest.json"] {
        let name = format!("build/r/{name}");
        assert_eq!(one.bytes(&name), other.bytes(&name), "{name}");
    }
}

#[test]
fn a_show_rule_that_grows_is_stopped() {
    let grows = "#show \"a\": \"bb\"\n#show \"b\": it => [aa]\nabc";
    let outcome = within(text(grows), &["--time-limit", "2", "--memory-limit", "1200"]);
    assert!(matches!(outcome.code(), Some(0 | 1)), "{}", outcome.stderr);
}

#[test]
fn limits_are_options_of_the_command_line_only() {
    let outcome = text("Text.").append(REPORT, "time-limit: 0\n").rebuild();
    assert_snapshot!(outcome.refused_in_short(), @"
    error: unknown key `time-limit` in the report
    --> book/r/report.yaml:20:1
    = hint: choose one of `title`, `subtitle`, `template`, `profile`, `template-options`, `language`, `date`, `status`, `updated`, `follows`, `publisher`, `organisation`, …
    ");
}
