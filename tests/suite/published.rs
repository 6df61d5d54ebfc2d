//! What an earlier publication printed, held against what the data gives.

use insta::assert_snapshot;

use crate::harness::{REPORT, ReportTest};

/// The base project, whose last number (3 of 4, 75 percent) was published like this.
fn published(figures: &str) -> ReportTest {
    ReportTest::new().append(REPORT, &format!("    published: {figures}\n"))
}

#[test]
fn a_number_that_differs() {
    let test = ReportTest::new().replace(
        REPORT,
        "svar: {of: panel}",
        "svar: {of: panel, published: {n: 7}}",
    );
    assert_snapshot!(test.rebuild().refused(), @"
    error: the count of `svar` was published as 7, but the data gives 6
      --> book/r/report.yaml:15:36
       |
    15 |   svar: {of: panel, published: {n: 7}}
       |                                    ^
       |
       = hint: correct the request or the data; if the publication truncated, write `rounding: truncate`
       = hint: if no data can give it, say why: `erratum: …`
    ");
}

#[test]
fn a_percentage_that_differs() {
    assert_snapshot!(published("{n: 3, base: 4, percent: 74}").rebuild().refused(), @"
    error: the percentage of `nojda` was published as 74, but the data gives 75
      --> book/r/report.yaml:20:41
       |
    20 |     published: {n: 3, base: 4, percent: 74}
       |                                         ^^
       |
       = hint: correct the request or the data; if the publication truncated, write `rounding: truncate`
       = hint: if no data can give it, say why: `erratum: …`
    ");
}

#[test]
fn a_figure_that_no_data_can_give() {
    published("{percent: 74, erratum: The share was cut.}").look_over().done();
    published("{n: 3, base: 4, percent: 74, erratum: {percent: The share was cut.}}")
        .look_over()
        .done();
}

#[test]
fn an_erratum_about_a_figure_that_the_data_gives() {
    let test = published("{percent: 75, erratum: The share was cut.}");
    assert_snapshot!(test.rebuild().refused(), @"
    error: the percentage of `nojda` has an erratum, but the data gives the published 75
      --> book/r/report.yaml:20:39
       |
    20 |     published: {percent: 75, erratum: The share was cut.}
       |                                       ^^^^^^^^^^^^^^^^^^
       |
       = hint: take the erratum away
    ");
}

#[test]
fn an_erratum_about_more_than_what_differs() {
    let test = published("{n: 3, percent: 74, erratum: The share was cut.}");
    assert_snapshot!(test.rebuild().refused(), @"
    error: the count of `nojda` has an erratum, but the data gives the published 3
      --> book/r/report.yaml:20:45
       |
    20 |     published: {n: 3, percent: 74, erratum: The share was cut.}
       |                                             ^^^^^^^^^^^^^^^^^^
       |
       = hint: name only what differs, such as `erratum: {percent: …}`
    ");
}

#[test]
fn an_erratum_about_another_part_than_the_one_that_differs() {
    let test = published("{n: 3, percent: 74, erratum: {n: It was miscounted.}}");
    assert_snapshot!(test.rebuild().refused(), @"
    error: the percentage of `nojda` was published as 74, but the data gives 75
      --> book/r/report.yaml:20:32
       |
    20 |     published: {n: 3, percent: 74, erratum: {n: It was miscounted.}}
       |                                ^^
       |
       = hint: correct the request or the data; if the publication truncated, write `rounding: truncate`
       = hint: if no data can give it, say why: `erratum: …`

    error: the count of `nojda` has an erratum, but the data gives the published 3
      --> book/r/report.yaml:20:49
       |
    20 |     published: {n: 3, percent: 74, erratum: {n: It was miscounted.}}
       |                                                 ^^^^^^^^^^^^^^^^^^
       |
       = hint: take the erratum away
    ");
}

#[test]
fn an_erratum_about_a_figure_that_was_not_published() {
    let test = published("{n: 4, erratum: {percent: The share was cut.}}");
    assert_snapshot!(test.rebuild().refused(), @"
    error: nothing was published under `percent`
      --> book/r/report.yaml:20:42
       |
    20 |     published: {n: 4, erratum: {percent: The share was cut.}}
       |                                          ^^^^^^^^^^^^^^^^^^
       |
       = hint: write what was printed, `percent: …`, beside `erratum`
    ");
}

#[test]
fn an_erratum_without_a_reason() {
    assert_snapshot!(published("{n: 4, erratum: ''}").rebuild().refused(), @"
    error: an erratum without a reason
      --> book/r/report.yaml:20:32
       |
    20 |     published: {n: 4, erratum: ''}
       |                                ^^
       |
       = hint: say why the data cannot give what was printed
    ");
}

#[test]
fn an_erratum_about_a_part_that_no_number_has() {
    let test = published("{n: 4, erratum: {precent: The share was cut.}}");
    assert_snapshot!(test.rebuild().refused(), @"
    error: unknown key `precent` in an erratum
      --> book/r/report.yaml:20:33
       |
    20 |     published: {n: 4, erratum: {precent: The share was cut.}}
       |                                 ^^^^^^^
       |
       = hint: did you mean `percent`?
    ");
}

#[test]
fn the_comparison_lists_every_published_figure() {
    let test = published("{n: 3, base: 4, percent: 75}").replace(
        REPORT,
        "svar: {of: panel}",
        "svar: {of: panel, published: {n: 6}}\n  betyg: {of: panel, variable: nojd, statistic: mean, \
         decimals: 2, published: {mean: 9.5, erratum: \"The scale\\n was turned.\"}}",
    );
    let outcome = test.run(&["check", "r", "--published"]);
    assert_snapshot!(outcome.done(), @"
    r: reading
    r: computing
    ");
    assert_snapshot!(outcome.stdout, @"
    number  part     published  computed  verdict
    svar    n                6         6  equal
    betyg   value          9.5      2.25  infeasible (The scale was turned.)
    nojda   n                3         3  equal
    nojda   base             4         4  equal
    nojda   percent         75        75  equal

    r: 5 published figures of 3 numbers: 4 equal, 0 differ, 1 infeasible
    ");
    assert_eq!(outcome.written(), [""; 0]);
}

#[test]
fn the_comparison_fails_when_a_figure_differs() {
    let outcome =
        published("{n: 3, base: 5}").run(&["check", "r", "--published", "--quiet"]);
    assert_snapshot!(outcome.stdout, @"
    number  part  published  computed  verdict
    nojda   n             3         3  equal
    nojda   base          5         4  differs

    r: 2 published figures of 1 number: 1 equal, 1 differs, 0 infeasible
    ");
    assert_snapshot!(outcome.stderr, @"
    error: the base of `nojda` was published as 5, but the data gives 4
      --> book/r/report.yaml:20:29
       |
    20 |     published: {n: 3, base: 5}
       |                             ^
       |
       = hint: correct the request or the data; if the publication truncated, write `rounding: truncate`
       = hint: if no data can give it, say why: `erratum: …`
    ");
    assert_eq!(outcome.code(), Some(1));
}

#[test]
fn the_comparison_fails_when_an_erratum_is_needless() {
    let test = published("{n: 3, erratum: It was miscounted.}");
    let outcome = test.run(&["check", "r", "--published", "--quiet"]);
    assert_snapshot!(outcome.stdout, @"
    number  part  published  computed  verdict
    nojda   n             3         3  equal (needless erratum)

    r: 1 published figure of 1 number: 1 equal, 0 differ, 0 infeasible
    ");
    assert_eq!(outcome.code(), Some(1));
}

#[test]
fn the_comparison_shows_colours_only_when_asked_or_seen() {
    let run = |color| {
        let test = published("{n: 3, base: 4}");
        test.run(&["check", "r", "--published", "--color", color]).stdout
    };
    assert!(!run("auto").contains('\u{1b}'), "this is no terminal");
    let coloured = run("always");
    assert!(coloured.contains("\u{1b}[32mequal\u{1b}[0m"), "{coloured}");
    let plain = coloured
        .replace("\u{1b}[32m", "")
        .replace("\u{1b}[1m", "")
        .replace("\u{1b}[0m", "");
    assert_eq!(plain, run("never"));
}

#[test]
fn the_comparison_of_a_report_that_published_nothing() {
    let outcome = ReportTest::new().run(&["check", "--all", "--published", "--quiet"]);
    assert_eq!(outcome.done(), "");
    assert_snapshot!(outcome.stdout, @"r: 0 published figures of 0 numbers: 0 equal, 0 differ, 0 infeasible");
}

#[test]
fn the_comparison_of_a_report_with_another_mistake() {
    let outcome = published("{n: 3}")
        .replace(REPORT, "title: En liten mätning", "titel: En liten mätning")
        .run(&["check", "r", "--published", "--quiet"]);
    assert!(outcome.stdout.contains("1 equal, 0 differ"), "{}", outcome.stdout);
    assert!(outcome.stderr.contains("unknown key `titel`"), "{}", outcome.stderr);
    assert_eq!(outcome.code(), Some(1));
}

#[test]
fn the_comparison_of_a_report_that_cannot_be_read() {
    let outcome = published("{n: 3").run(&["check", "r", "--published", "--quiet"]);
    assert!(outcome.refused().contains("book/r/report.yaml"), "{}", outcome.stderr);
}
