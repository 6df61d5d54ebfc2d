//! Weights that meet the margins a codebook gives.

use insta::assert_snapshot;

use crate::harness::{ANSWERS, CODEBOOK, Outcome, REPORT, ReportTest};

/// Ten rows with sex and age, and margins for them.
fn weighted(weighting: &str) -> ReportTest {
    let rows = [
        "1;1;2;20;1;1;1",
        "2;1;2;20;1;1;1",
        "3;1;1;20;1;2;1",
        "4;2;3;20;1;2;1",
        "5;2;3;20;1;2;1",
        "6;1;3;20;2;1;1",
        "7;1;2;20;2;2;1",
        "8;2;2;20;2;2;1",
        "9;2;1;20;2;2;1",
        "10;2;3;20;2;2;1",
    ];
    let answers = format!("id;ort;nojd;alder;kon;grupp;svar\n{}\n", rows.join("\n"));
    let variables = "  kon: {label: Kön, scale: nominal, values: {1: man, 2: kvinna}}
  grupp: {label: Åldersgrupp, scale: ordinal, values: {1: yngre, 2: äldre}}
  svar: {label: Svar, scale: nominal, values: {1: ja, 0: nej}}
";
    ReportTest::new()
        .file(ANSWERS, answers)
        .append(CODEBOOK, &format!("{variables}{weighting}"))
}

const BOTH: &str = "weighting:
  margins:
    kon: {man: 60, kvinna: 40}
    grupp: {yngre: 50, äldre: 50}
";

/// What `check` tells of the sample.
fn told(test: ReportTest) -> String {
    let outcome = test.check().clean();
    outcome.stderr.lines().last().unwrap_or_default().to_owned()
}

/// The message of a weighting that cannot be.
fn refused(outcome: &Outcome) -> String {
    outcome.refused().to_owned()
}

#[test]
fn weights_are_raked_and_told() {
    assert_snapshot!(told(weighted(BOTH)), @"  panel: no weights of its own, raked in 10 rounds to `kon`, `grupp`, weights from 0.64 to 1.79 times the mean, effective n 8.3 of 10 (design effect of weights 1.20)");
    let one = "weighting: {margins: {kon: {man: 60, kvinna: 40}}}\n";
    assert_snapshot!(told(weighted(one)), @"  panel: no weights of its own, post-stratified by `kon`, weights from 0.80 to 1.20 times the mean, effective n 9.6 of 10 (design effect of weights 1.04)");
    let outcome = weighted(BOTH).run(&["data", "describe", CODEBOOK]);
    assert_snapshot!(outcome.stdout.lines().nth(1).unwrap_or_default(), @"sample: no weights of its own, raked in 10 rounds to `kon`, `grupp`, weights from 0.64 to 1.79 times the mean, effective n 8.3 of 10 (design effect of weights 1.20)");
}

/// Of the age groups one has three rows, so that nothing is told of them.
#[test]
fn weights_are_told_by_answer() {
    let outcome = weighted(BOTH).run(&["data", "describe", CODEBOOK]);
    let lines = outcome.stdout.lines().skip(2).take(4).collect::<Vec<_>>();
    assert_snapshot!(lines.join("\n"), @r#"
        weights by   n  smallest  largest    cv  answer
        kon          5      0.81     1.79  0.40  man
        kon          5      0.64     1.42  0.39  kvinna
                    10      0.64     1.79  0.45
        "#);
}

#[test]
fn margins_in_percent_may_be_rounded() {
    let percent = "weighting:
  unit: percent
  margins: {kon: {man: 59.9, kvinna: 40}, grupp: {yngre: 50, äldre: 50}}
";
    assert_snapshot!(told(weighted(percent)), @"  panel: no weights of its own, raked in 10 rounds to `kon`, `grupp`, weights from 0.64 to 1.79 times the mean, effective n 8.3 of 10 (design effect of weights 1.20)");
    let wrong = percent.replace("59.9", "49");
    assert_snapshot!(refused(&weighted(&wrong).rebuild()), @r#"
        error: the percentages of `kon` add up to 89
          --> data/panel/codebook.yaml:29:13
           |
        29 |   margins: {kon: {man: 49, kvinna: 40}, grupp: {yngre: 50, äldre: 50}}
           |             ^^^
           |
           = hint: correct them, or leave out `unit: percent` if they are counts
        "#);
}

#[test]
fn only_those_who_answered_are_weighted() {
    let test = weighted(&format!("{BOTH}  where: {{svar: ja}}\n"));
    let test = test.replace(ANSWERS, "10;2;3;20;2;2;1", "10;2;3;20;;2;0");
    assert_snapshot!(told(test), @"  panel: no weights of its own, raked in 8 rounds to `kon`, `grupp`, weights from 0.72 to 1.54 times the mean, effective n 8.0 of 9 (design effect of weights 1.13)");
    let nobody = weighted(&format!("{BOTH}  where: {{svar: nej}}\n"));
    assert_snapshot!(refused(&nobody.rebuild()), @r#"
        error: no row is left to be weighted
          --> data/panel/codebook.yaml:28:3
           |
        28 |   margins:
           |   ^
           |
           = hint: look at `where` and at the weights
        "#);
    let misspelt = weighted(&format!("{BOTH}  where: {{svar: nja}}\n"));
    assert_snapshot!(refused(&misspelt.rebuild()), @r#"
        error: `nja` is not an answer to `svar`
          --> data/panel/codebook.yaml:31:17
           |
        31 |   where: {svar: nja}
           |                 ^^^
           |
           = hint: did you mean `ja`?
        "#);
}

#[test]
fn margins_that_do_not_add_up_alike() {
    let test = weighted(&BOTH.replace("yngre: 50", "yngre: 49"));
    assert_snapshot!(refused(&test.rebuild()), @r#"
        error: the margin of `grupp` adds up to 99, but `kon` adds up to 100
          --> data/panel/codebook.yaml:30:5
           |
        30 |     grupp: {yngre: 49, äldre: 50}
           |     ^^^^^
           |
           = hint: take all margins from the same population, or write `unit: percent` and percentages
        "#);
    let test = weighted(&format!("population: {{size: 101}}\n{BOTH}"));
    assert_snapshot!(refused(&test.rebuild()), @r#"
        error: the margin of `kon` adds up to 100, but `population` says 101
          --> data/panel/codebook.yaml:30:5
           |
        30 |     kon: {man: 60, kvinna: 40}
           |     ^^^
           |
           = hint: take all margins from the same population, or write `unit: percent` and percentages

        error: the margin of `grupp` adds up to 100, but `population` says 101
          --> data/panel/codebook.yaml:31:5
           |
        31 |     grupp: {yngre: 50, äldre: 50}
           |     ^^^^^
           |
           = hint: take all margins from the same population, or write `unit: percent` and percentages
        "#);
}

#[test]
fn labels_that_are_missing_on_either_side() {
    let test = weighted(&BOTH.replace("kvinna: 40", "kvina: 40"));
    assert_snapshot!(refused(&test.rebuild()), @r#"
        error: `kvina` is not an answer to `kon`
          --> data/panel/codebook.yaml:29:20
           |
        29 |     kon: {man: 60, kvina: 40}
           |                    ^^^^^
           |
           = hint: did you mean `kvinna`?
        "#);
    let test = weighted(&BOTH.replace("man: 60, kvinna: 40", "man: 100"));
    assert_snapshot!(refused(&test.rebuild()), @r#"
        error: the margin leaves out answers that rows have: `kvinna`
          --> data/panel/codebook.yaml:29:5
           |
        29 |     kon: {man: 100}
           |     ^^^
           |
           = hint: say how many of the population have each answer
        "#);
    let test = weighted(BOTH).replace(CODEBOOK, "2: kvinna}", "2: kvinna, 3: annat}");
    let test = test.replace(CODEBOOK, "kvinna: 40", "kvinna: 38, annat: 2");
    assert_snapshot!(refused(&test.rebuild()), @r#"
        error: the margin counts answers that no row has: `annat`
          --> data/panel/codebook.yaml:29:5
           |
        29 |     kon: {man: 60, kvinna: 38, annat: 2}
           |     ^^^
           |
           = hint: put it together with another: derive a variable with `map`, and give the margin of that
        "#);
    let test = weighted(BOTH).replace(ANSWERS, "4;2;3;20;1;2;1", "4;2;3;20;;2;1");
    assert_snapshot!(refused(&test.rebuild()), @r#"
        error: a row has no answer that a margin needs in `kon` (row 4)
        --> data/panel/svar.csv:5:10
         = hint: fill in the answer from the register, or leave such rows out with `where`
        "#);
    let test = weighted(
        &BOTH.replace("    kon: {man: 60, kvinna: 40}", "    alder: {ung: 100}"),
    );
    assert_snapshot!(refused(&test.rebuild()), @r#"
        error: `alder` has the scale `numeric`, and so has no answers to weight by
          --> data/panel/codebook.yaml:29:5
           |
        29 |     alder: {ung: 100}
           |     ^^^^^
           |
           = hint: name a variable with the scale `nominal` or `ordinal`, or cut numbers into intervals under `derive`
        "#);
    let test = weighted(&BOTH.replace("man: 60", "man: -60"));
    assert_snapshot!(refused(&test.rebuild()), @r#"
        error: a margin cannot be below 0, as -60 is
          --> data/panel/codebook.yaml:29:16
           |
        29 |     kon: {man: -60, kvinna: 40}
           |                ^^^
           |
           = hint: write how many of the population have the answer
        "#);
}

#[test]
fn extreme_weights_are_warned_of_and_may_be_limited() {
    let far = BOTH.replace("yngre: 50, äldre: 50", "yngre: 97, äldre: 3");
    let far = far.replace("man: 60, kvinna: 40", "man: 15, kvinna: 85");
    assert_snapshot!(weighted(&far).check().stderr, @r#"
        r: reading
        r: computing
        r: drawing charts 1/1
        warning[extreme-weight]: the largest weight of `Provpanelen` is 8.2 times the mean
          --> data/panel/codebook.yaml:28:3
           |
        28 |   margins:
           |   ^
           |
           = hint: put small categories of the margins together, or set `limits: {highest: 5}`
           = hint: or accept it in `report.yaml`: `accept: [{check: extreme-weight, of: "Provpanelen", reason: …}]`

        r: no mistakes. 1 chart, 1 table, 1 warning, [TIME] s.
          panel: no weights of its own, raked in 6 rounds to `kon`, `grupp`, weights from 0.01 to 8.22 times the mean, effective n 1.5 of 10 (design effect of weights 6.87)
        "#);
    let accepted = weighted(&far).append(
        REPORT,
        "accept:\n  - {check: extreme-weight, of: Provpanelen, reason: Få yngre svarade.}\n",
    );
    let _ = accepted.check().clean();
    let limited = format!("{BOTH}  limits: {{lowest: 0.6, highest: 1.7}}\n");
    assert_snapshot!(told(weighted(&limited)), @"  panel: no weights of its own, raked in 90 rounds to `kon`, `grupp`, weights from 0.60 to 1.70 times the mean, effective n 8.3 of 10 (design effect of weights 1.20)");
    let narrow = format!("{BOTH}  limits: {{highest: 1.5}}\n");
    assert_snapshot!(refused(&weighted(&narrow).rebuild()), @r#"
        error: no weights within the limits meet the margins: the nearest are 10.00 % off
          --> data/panel/codebook.yaml:31:11
           |
        31 |   limits: {highest: 1.5}
           |           ^
           |
           = hint: widen the limits, or put small categories together
        "#);
    let wrong = format!("{BOTH}  limits: {{highest: 0.5}}\n");
    assert_snapshot!(refused(&weighted(&wrong).rebuild()), @r#"
        error: limits are multiples of the mean weight, which lies between them
          --> data/panel/codebook.yaml:31:11
           |
        31 |   limits: {highest: 0.5}
           |           ^
           |
           = hint: write for example `{lowest: 0.3, highest: 3}`
        "#);
}

#[test]
fn margins_that_an_empty_combination_keeps_apart() {
    let rows = "1;1;2;20;1;1;1\n2;1;2;20;1;1;1\n3;2;2;20;2;2;1\n4;2;2;20;2;2;1\n";
    let answers = format!("id;ort;nojd;alder;kon;grupp;svar\n{rows}");
    let test = weighted(BOTH).file(ANSWERS, answers);
    assert_snapshot!(refused(&test.rebuild()), @r#"
        error: the margins are not met after 1000 rounds: one is 25.00 % off
          --> data/panel/codebook.yaml:28:3
           |
        28 |   margins:
           |   ^
           |
           = hint: some combination of answers has no rows; put categories together
        "#);
}

#[test]
fn a_weighting_without_margins() {
    let test = weighted("weighting: {margins: {}}\n");
    assert_snapshot!(refused(&test.rebuild()), @r#"
        error: the weighting has no margins
          --> data/panel/codebook.yaml:27:12
           |
        27 | weighting: {margins: {}}
           |            ^
           |
           = hint: write `margins: {variable: {label: count}}`
        "#);
    let test = weighted("weighting: {margin: {kon: {man: 60, kvinna: 40}}}\n");
    assert_snapshot!(refused(&test.rebuild()), @r#"
        error: unknown key `margin` in the weighting
          --> data/panel/codebook.yaml:27:13
           |
        27 | weighting: {margin: {kon: {man: 60, kvinna: 40}}}
           |             ^^^^^^
           |
           = hint: did you mean `margins`?
        "#);
}
