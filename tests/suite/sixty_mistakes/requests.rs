//! Charts, tables and claims that ask for what there is not.

use insta::assert_snapshot;

use super::{Slip, asked, refused, told, told_in};
use crate::harness::{CHAPTER, CODEBOOK, REPORT, ReportTest};

#[test]
fn whom_shares_are_shares_of() {
    let told = told(Slip {
        file: CHAPTER,
        good: "type: bar",
        slip: "base: svarande",
        mended: "base: valid",
    });
    assert_snapshot!(told, @"
    error: `svarande` is not a choice here
      --> book/r/chapters/01-resultat.yaml:11:13
       |
    11 |       base: svarande
       |             ^^^^^^^^
       |
       = hint: choose one of `all`, `valid`
       = hint: `all`: of everybody who was asked
       = hint: `valid`: of those who answered the question
    ");
}

#[test]
fn a_filter_leaves_nobody() {
    let told = told(Slip {
        file: CHAPTER,
        good: "      variable: nojd\n",
        slip: "      variable: nojd\n      where: {ort: Söderhamn, nojd: inte nöjd}\n",
        mended: "      variable: nojd\n      where: {ort: Söderhamn}\n",
    });
    assert_snapshot!(told, @"
    error: no rows are left where `ort` is `Söderhamn` and `nojd` is `inte nöjd`
      --> book/r/chapters/01-resultat.yaml:11:15
       |
    11 |       where: {ort: Söderhamn, nojd: inte nöjd}
       |               ^^^
       |
       = hint: leave one of these out, or choose another answer in it: nobody meets all of them
    ");
}

#[test]
fn a_line_without_an_order() {
    let told = told(Slip {
        file: CHAPTER,
        good: "type: bar",
        slip: "type: line",
        mended: "type: bar",
    });
    assert_snapshot!(told, @"
    error: a line goes along measurements, or the answers to an ordered question
      --> book/r/chapters/01-resultat.yaml:11:13
       |
    11 |       type: line
       |             ^^^^
       |
       = hint: add `by: wave`, `by` with a question whose answers have an order, or name `numbers`; otherwise use `type: bar`
    ");
}

#[test]
fn a_pie_of_means() {
    let told = told(Slip {
        file: CHAPTER,
        good: "type: bar",
        slip: "type: pie\n      measure: mean",
        mended: "type: bar",
    });
    assert_snapshot!(told, @"
    error: this type of chart shows shares, not means
      --> book/r/chapters/01-resultat.yaml:11:13
       |
    11 |       type: pie
       |             ^^^
       |
       = hint: use `type: bar` or `line` with `measure: mean`
    ");
}

#[test]
fn percentages_of_means_in_a_chart() {
    let told = told(Slip {
        file: CHAPTER,
        good: "type: bar",
        slip: "type: bar\n      show: [percent, mean]",
        mended: "type: bar\n      show: [percent]",
    });
    assert_snapshot!(told, @"
    error: shares and means do not go together
      --> book/r/chapters/01-resultat.yaml:12:13
       |
    12 |       show: [percent, mean]
       |             ^
       |
       = hint: show shares in one chart or table, and means in another
    ");
}

#[test]
fn a_mean_of_places() {
    let told = told(Slip {
        file: CHAPTER,
        good: "      variable: nojd\n",
        slip: "      variable: ort\n      measure: mean\n",
        mended: "      variable: nojd\n",
    });
    assert_snapshot!(told, @"
    error: `ort` has the scale `nominal`, and so no mean
      --> book/r/chapters/01-resultat.yaml:10:17
       |
    10 |       variable: ort
       |                 ^^^
       |
       = hint: choose a variable with the scale `numeric` or `ordinal`
    ");
}

#[test]
fn counts_of_a_number() {
    let told = told(Slip {
        file: CHAPTER,
        good: "      variable: nojd\n",
        slip: "      variable: alder\n",
        mended: "      variable: alder\n      measure: mean\n",
    });
    assert_snapshot!(told, @"
    error: `alder` has the scale `numeric`, and so no answers to count
      --> book/r/chapters/01-resultat.yaml:10:17
       |
    10 |       variable: alder
       |                 ^^^^^
       |
       = hint: derive a variable with `cut`, or ask for `measure: mean`
    ");
}

#[test]
fn a_test_on_several_answers() {
    let test = asked("v1;v2", "1;0")
        .append(
            CODEBOOK,
            "  vagar:\n    label: Vägar\n    scale: multiple\n    columns: {v1: brev, v2: telefon}\n",
        )
        .replace(CHAPTER, "type: bar", "by: ort\n      compare: {test: auto}");
    let test = test.replace(CHAPTER, "variable: nojd", "variable: vagar");
    let (told, test) = refused(test);
    let one =
        "  v1-only: {column: v1, label: brev, scale: nominal, values: {1: ja, 0: nej}}\n";
    let mended = test.append(CODEBOOK, one);
    mended.replace(CHAPTER, "variable: vagar", "variable: v1-only").check().clean();
    assert_snapshot!(told, @"
    error: `vagar` can have several answers a row, and has no test
      --> book/r/chapters/01-resultat.yaml:12:16
       |
    12 |       compare: {test: auto}
       |                ^
       |
       = hint: leave out the test, or test one answer at a time: describe its column a second time in the codebook, such as `v1-only: {column: v1, label: brev, scale: nominal, values: {1: yes, 0: no}}`, and show that
    ");
}

#[test]
fn a_test_on_several_answers_in_a_cell() {
    let test = asked("vagar", "1,2")
        .append(
            CODEBOOK,
            "  vagar:\n    label: Vägar\n    scale: multiple\n    values: {1: brev, 2: telefon}\n",
        )
        .replace(CHAPTER, "variable: nojd", "variable: vagar");
    let slip = Slip {
        file: CHAPTER,
        good: "type: bar",
        slip: "by: ort\n      compare: {test: auto}",
        mended: "by: ort",
    };
    assert_snapshot!(told_in(test, slip), @"
    error: `vagar` can have several answers a row, and has no test
      --> book/r/chapters/01-resultat.yaml:12:16
       |
    12 |       compare: {test: auto}
       |                ^
       |
       = hint: leave out the test; an answer can be tested that has a column of its own in the data file, with a code for those who gave it and one for those who did not
    ");
}

#[test]
fn a_claim_about_a_count_and_a_share() {
    let claim = "claims:\n  - {id: flest, order: [svar, nojda], text: Fler svarar.}\n";
    let test = ReportTest::new().append(REPORT, claim);
    let slip = Slip {
        file: REPORT,
        good: "nojda], ",
        slip: "nojda], ",
        mended: "nojda], compare: n, ",
    };
    assert_snapshot!(told_in(test, slip), @"
    error: `svar` is a count and `nojda` a share: neither can be more than the other
      --> book/r/report.yaml:21:31
       |
    21 |   - {id: flest, order: [svar, nojda], text: Fler svarar.}
       |                               ^^^^^
       |
       = hint: name the part that both have: `compare: n` compares how many they are
    ");
}

#[test]
fn a_claim_that_names_a_part_that_only_one_has() {
    let claim = "claims:\n  - {id: flest, order: [svar, nojda], compare: percent}\n";
    let test = ReportTest::new().append(REPORT, claim);
    let slip = Slip {
        file: REPORT,
        good: "compare: percent",
        slip: "compare: percent",
        mended: "compare: n",
    };
    assert_snapshot!(told_in(test, slip), @"
    error: `svar` is a count and `nojda` a share: neither can be more than the other
      --> book/r/report.yaml:21:31
       |
    21 |   - {id: flest, order: [svar, nojda], compare: percent}
       |                               ^^^^^
       |
       = hint: name the part that both have: `compare: n` compares how many they are
    ");
}

#[test]
fn a_claim_that_names_a_part_that_neither_has() {
    let claim = "claims:\n  - {id: flest, order: [nojda, inte], compare: value, text: Fler är nöjda.}\n";
    let number = "  inte: {of: panel, variable: nojd, in: [inte nöjd]}\n";
    let test = ReportTest::new().append(REPORT, number).append(REPORT, claim);
    let slip = Slip {
        file: REPORT,
        good: "compare: value",
        slip: "compare: value",
        mended: "compare: n",
    };
    assert_snapshot!(told_in(test, slip), @"
    error: `nojda` or `inte` lacks the part that `compare` names
      --> book/r/report.yaml:22:32
       |
    22 |   - {id: flest, order: [nojda, inte], compare: value, text: Fler är nöjda.}
       |                                ^^^^
       |
       = hint: name the part that both have: `compare: n` compares how many they are
    ");
}
