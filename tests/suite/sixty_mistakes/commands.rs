//! Commands that cannot be carried out.

use insta::assert_snapshot;

use super::{misused, refused_command};
use crate::harness::{REPORT, ReportTest};

#[test]
fn a_chapter_is_to_be_built() {
    let test = ReportTest::new();
    assert_snapshot!(misused(test, &["build", "book/r/chapters/01-resultat.yaml"], &["check", "r"]), @"
    error: `book/r/chapters/01-resultat.yaml` is a file of a report
     |
     = hint: name the report, `r`
    ");
}

#[test]
fn a_file_of_a_report_is_to_be_built() {
    let test = ReportTest::new();
    assert_snapshot!(misused(test, &["build", "book/r/report.yaml"], &["check", "r"]), @"
    error: `book/r/report.yaml` is a file of a report
     |
     = hint: name the report, `r`
    ");
}

#[test]
fn a_report_that_is_not_there() {
    let test = ReportTest::new();
    assert_snapshot!(misused(test, &["build", "rapport"], &["check", "r"]), @"
    error: there is no report `rapport`
     |
     = hint: use `r`, the only one there is
    ");
}

#[test]
fn no_report_is_named() {
    let test = ReportTest::new();
    assert_snapshot!(misused(test, &["build"], &["check", "r"]), @"
    error: `baslinje build` lacks `NAME`
     |
     = hint: write `baslinje build NAME`; `NAME`: the reports, by the names of their folders in `book`
    ");
}

#[test]
fn an_option_that_is_not_there() {
    let test = ReportTest::new();
    assert_snapshot!(misused(test, &["build", "r", "--ut", "x"], &["check", "r"]), @r"
    error: `baslinje build` has no option `--ut`
     |
     = hint: its options are `--all`, `--only`, `--out`, `--jobs`, `--no-wait`, `--draft`, `--review` and `--format`
    ");
}

#[test]
fn an_option_is_misspelt() {
    let test = ReportTest::new();
    assert_snapshot!(misused(test, &["check", "r", "--publisehd"], &["check", "r", "--published"]), @"
    error: `baslinje check` has no option `--publisehd`
     |
     = hint: did you mean `--published`?
    ");
}

#[test]
fn a_choice_that_is_not_there() {
    let test = ReportTest::new();
    assert_snapshot!(misused(test, &["build", "r", "--only", "odt"], &["check", "r"]), @"
    error: `odt` is not a choice for `--only`
     |
     = hint: choose among `pdf`, `html`, `docx` and `charts`
    ");
}

#[test]
fn an_option_lacks_what_stands_after_it() {
    let test = ReportTest::new();
    assert_snapshot!(misused(test, &["build", "r", "--out"], &["check", "r"]), @"
    error: nothing stands after `--out`
     |
     = hint: write `--out DIR`
    ");
}

#[test]
fn a_number_of_reports_in_words() {
    let test = ReportTest::new();
    assert_snapshot!(misused(test, &["build", "r", "--jobs", "fyra"], &["check", "r"]), @"
    error: `fyra` cannot be what `--jobs N` asks for
     |
     = hint: write a number, such as `--jobs 4`: build so many reports at once
    ");
}

#[test]
fn two_options_that_do_not_go_together() {
    let test = ReportTest::new();
    assert_snapshot!(misused(test, &["build", "r", "--all"], &["check", "r"]), @"
    error: `NAME` and `--all` do not go together
     |
     = hint: leave out one of them
    ");
}

#[test]
fn a_command_in_swedish() {
    let test = ReportTest::new();
    assert_snapshot!(misused(test, &["bygg", "r"], &["check", "r"]), @"
    error: `baslinje` has no command `bygg`
     |
     = hint: did you mean `build`?
    ");
}

#[test]
fn a_command_of_another_program() {
    let test = ReportTest::new();
    assert_snapshot!(misused(test, &["begin", "ny"], &["check", "r"]), @"
    error: `baslinje` has no command `begin`
     |
     = hint: did you mean `new`?
    ");
}

#[test]
fn a_command_that_nobody_knows() {
    let test = ReportTest::new();
    assert_snapshot!(misused(test, &["skriv", "ut"], &["check", "r"]), @r"
    error: `baslinje` has no command `skriv`
     |
     = hint: the commands are `init`, `schema`, `build`, `watch`, `lsp`, `explain`, `list`, `check`, `comments`, `data`, `new`, `templates`, `archive`, `verify`, `reproduce`, `compare`, `completions` and `man`
    ");
}

#[test]
fn a_word_too_many() {
    let test = ReportTest::new();
    assert_snapshot!(misused(test, &["archive", "r", "min", "rapport"], &["check", "r"]), @"
    error: `min` is one word more than `baslinje archive` takes
     |
     = hint: put quotation marks around what has spaces; `baslinje archive --help` tells what can be written
    ");
}

#[test]
fn a_template_is_begun_of_nothing() {
    let test = ReportTest::new();
    assert_snapshot!(misused(test, &["templates", "new", "min-mall"], &["templates", "new", "min-mall", "--from", "fou-rapport"]), @"
    error: `baslinje templates new` lacks `--from TEMPLATE`
     |
     = hint: write `baslinje templates new --from TEMPLATE NAME`; `--from TEMPLATE`: the template that it is begun as a copy of
    ");
}

#[test]
fn a_template_is_begun_without_a_name() {
    let test = ReportTest::new();
    assert_snapshot!(misused(test, &["templates", "new"], &["templates", "new", "min-mall", "--from", "fou-rapport"]), @"
    error: `baslinje templates new` lacks `--from TEMPLATE` and `NAME`
     |
     = hint: write `baslinje templates new --from TEMPLATE NAME`; `--from TEMPLATE`: the template that it is begun as a copy of; `NAME`: the new template's name
    ");
}

#[test]
fn a_report_is_begun_of_nothing() {
    let test = ReportTest::new();
    assert_snapshot!(misused(test, &["new", "r2"], &["check", "r"]), @"
    error: `baslinje new` lacks `--data FILE`
     |
     = hint: write `baslinje new --data FILE... NAME`; `--data FILE`: the data: files with answers or codebooks, a survey each; with `--from` the folder of the new data and its codebooks, from the project's folder
    ");
}

#[test]
fn what_has_not_been_built_is_verified() {
    let test = ReportTest::new();
    assert_snapshot!(misused(test, &["verify", "r"], &["check", "r"]), @"
    error: `r` has not been built
     |
     = hint: build it first: `baslinje build r`
    ");
}

#[test]
fn a_command_is_called_in_another_folder() {
    let outcome = ReportTest::new().inside("data").run(&["check", "r"]);
    outcome.done();
    let (told, _) = refused_command(ReportTest::empty(), &["build", "r"]);
    assert_snapshot!(told, @"
    error: there is no project here: no folder from `[ROOT]` upwards has a `book` folder with a `report.yaml` in it
     |
     = hint: go to the folder that holds `book` and `data`, or begin one with `baslinje init DIR`
    ");
}

#[test]
fn two_reports_have_one_name() {
    let report = ReportTest::new().content(REPORT);
    let test = ReportTest::new().file("book/gammal/r/report.yaml", report);
    let (told, test) = refused_command(test, &["build", "r"]);
    test.without("book/gammal/r/report.yaml").check().clean();
    assert_snapshot!(told, @"
    error: two reports are called `r`: `book/gammal/r` and `book/r`
     |
     = hint: rename one of the folders
    ");
}

#[test]
fn a_folder_to_write_to_is_somebody_s_own() {
    let test = ReportTest::new().file("ut/r/anteckning.txt", "mitt eget");
    let (told, test) = refused_command(test, &["build", "r", "--out", "ut", "--quiet"]);
    test.run(&["build", "r", "--out", "ut2", "--quiet"]).done();
    assert_snapshot!(told, @"
    error: `ut/r` is no build of `r`: it holds `anteckning.txt`
     |
     = hint: choose another folder with `--out`, or move away what is yours; a build replaces only what a build made
    ");
}
