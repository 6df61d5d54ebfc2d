//! What a codebook says of the sample, held against the answers.

use insta::assert_snapshot;

use crate::harness::{ANSWERS, CODEBOOK, ReportTest};

/// The base project with a weight, a stratum and a cluster in each row, and a design.
fn sample(design: &str) -> ReportTest {
    let answers = "id;ort;nojd;alder;vikt;skikt;skola
1;1;1;34;10;1;a
2;1;2;51,5;10;1;a
3;2;3;28;12,5;2;b
4;1;3;;12,5;2;c
5;2;9;62;20;1;d
6;1;;45;20;2;e
";
    let variables = "  vikt: {label: Vikt, scale: numeric}
  skikt: {label: Skikt, scale: nominal, values: {1: norr, 2: söder, 3: väster}}
  skola: {label: Skola, scale: text}
";
    ReportTest::new()
        .file(ANSWERS, answers)
        .append(CODEBOOK, &format!("{variables}{design}"))
}

const WHOLE: &str = "population: {size: 100}
design:
  weight: vikt
  strata: skikt
  cluster: skola
  population: {norr: 20, söder: 30}
";

#[test]
fn a_whole_design_is_read() {
    let _ = sample(WHOLE).check().clean();
    let strata = "design: {strata: skikt, population: {norr: 20, söder: 30}}\n";
    let _ = sample(strata).check().clean();
    let _ = sample("design: {population: 60}\n").check().clean();
}

#[test]
fn a_design_is_told_by_describe() {
    let outcome = sample(WHOLE).run(&["data", "describe", CODEBOOK]);
    assert_snapshot!(outcome.stdout.lines().nth(1).unwrap_or_default(), @"sample: weights in `vikt`, 2 strata by `skikt`, 5 clusters by `skola`, finite population, effective n 5.5 of 6 (design effect of weights 1.09)");
    let test = sample("design: {strata: skikt, lonely: adjust}\n");
    let test = test.replace(ANSWERS, "28;12,5;2", "28;12,5;3");
    let outcome = test.run(&["data", "describe", CODEBOOK]);
    assert_snapshot!(outcome.stdout.lines().nth(1).unwrap_or_default(), @"sample: no weights of its own, 3 strata by `skikt`, lonely strata: adjust (väster), effective n 6.0 of 6 (design effect of weights 1.00)");
}

#[test]
fn an_unknown_key_of_a_design() {
    let test = sample(WHOLE).replace(CODEBOOK, "  strata: skikt", "  stratum: skikt");
    assert_snapshot!(test.rebuild().refused(), @r#"
        error: unknown key `stratum` in a design
          --> data/panel/codebook.yaml:30:3
           |
        30 |   stratum: skikt
           |   ^^^^^^^
           |
           = hint: did you mean `strata`?
        "#);
}

#[test]
fn variables_that_do_not_exist() {
    let test = sample(WHOLE)
        .replace(CODEBOOK, "weight: vikt", "weight: vigt")
        .replace(CODEBOOK, "strata: skikt", "strata: skift")
        .replace(CODEBOOK, "cluster: skola", "cluster: klass");
    assert_snapshot!(test.rebuild().refused(), @r#"
        error: `vigt` is not a variable of the survey `Provpanelen`
          --> data/panel/codebook.yaml:29:11
           |
        29 |   weight: vigt
           |           ^^^^
           |
           = hint: did you mean `vikt`?

        error: `skift` is not a variable of the survey `Provpanelen`
          --> data/panel/codebook.yaml:30:11
           |
        30 |   strata: skift
           |           ^^^^^
           |
           = hint: did you mean `skikt`?

        error: `klass` is not a variable of the survey `Provpanelen`
          --> data/panel/codebook.yaml:31:12
           |
        31 |   cluster: klass
           |            ^^^^^
           |
           = hint: choose one of `id`, `ort`, `nojd`, `alder`, `vikt`, `skikt`, `skola`
        "#);
}

#[test]
fn variables_of_the_wrong_kind() {
    let test = sample(WHOLE).replace(CODEBOOK, "weight: vikt", "weight: ort").replace(
        CODEBOOK,
        "strata: skikt",
        "strata: alder",
    );
    assert_snapshot!(test.rebuild().refused(), @r#"
        error: `ort` has the scale `nominal`, and so has no weights
          --> data/panel/codebook.yaml:29:11
           |
        29 |   weight: ort
           |           ^^^
           |
           = hint: name a variable with the scale `numeric`

        error: a row is in no stratum in `alder` (row 4)
        --> data/panel/svar.csv:5:7
         = hint: give every row a stratum
        "#);
}

#[test]
fn a_row_without_a_weight_stratum_or_cluster() {
    let test = sample(WHOLE)
        .replace(ANSWERS, "34;10;1;a", "34;;;a")
        .replace(ANSWERS, "51,5;10;1;a", "51,5;;1;")
        .replace(ANSWERS, "3;2;3;28;12,5", "3;2;3;28;-1");
    assert_snapshot!(test.rebuild().refused(), @r#"
        error: 2 rows have no weight in `vikt` (first in row 1)
        --> data/panel/svar.csv:2:10
         = hint: give every row a weight; 0 keeps a row out of the estimates

        error: a row is in no stratum in `skikt` (row 1)
        --> data/panel/svar.csv:2:11
         = hint: give every row a stratum

        error: a row is in no cluster in `skola` (row 2)
        --> data/panel/svar.csv:3:15
         = hint: give every row a cluster

        error: a row has a weight below 0 in `vikt` (row 3)
        --> data/panel/svar.csv:4:10
         = hint: correct the data; a weight says how many a row stands for
        "#);
}

#[test]
fn weights_that_are_all_nothing() {
    let answers = "id;ort;nojd;alder;vikt;skikt;skola\n1;1;1;34;0;1;a\n2;1;1;34;0;1;b\n";
    let test = sample("design: {weight: vikt}\n").file(ANSWERS, answers);
    assert_snapshot!(test.rebuild().refused(), @r#"
        error: all weights in `vikt` are 0
          --> data/panel/codebook.yaml:27:18
           |
        27 | design: {weight: vikt}
           |                  ^^^^
           |
           = hint: name the variable that says how many a row stands for
        "#);
}

#[test]
fn a_cluster_in_two_strata() {
    let test = sample(WHOLE).replace(ANSWERS, "12,5;2;b", "12,5;2;a");
    assert_snapshot!(test.rebuild().refused(), @r#"
        error: a cluster of `skola` lies in two strata (row 1 and row 3)
          --> data/panel/codebook.yaml:31:12
           |
        31 |   cluster: skola
           |            ^^^^^
           |
           = hint: give clusters of different strata different names; if they are numbered within strata, write `cluster: [skikt, skola]`
        "#);
}

#[test]
fn a_stratum_with_more_rows_than_people() {
    let test = sample("design: {strata: skikt, population: {norr: 2, söder: 30}}\n");
    assert_snapshot!(test.rebuild().refused(), @r#"
        error: the stratum `norr` has 3 rows, but a population of 2
          --> data/panel/codebook.yaml:27:37
           |
        27 | design: {strata: skikt, population: {norr: 2, söder: 30}}
           |                                     ^
           |
           = hint: correct the population, or leave it out if more were drawn than there are
        "#);
    let test = sample("design: {population: 5}\n");
    assert_snapshot!(test.rebuild().refused(), @r#"
        error: the survey has 6 rows, but a population of 5
          --> data/panel/codebook.yaml:27:22
           |
        27 | design: {population: 5}
           |                      ^
           |
           = hint: correct the population, or leave it out if more were drawn than there are
        "#);
    let test = sample("population: {size: 5}\n");
    assert_snapshot!(test.rebuild().refused(), @r#"
        error: the survey has 6 rows, but a population of 5
          --> data/panel/codebook.yaml:27:20
           |
        27 | population: {size: 5}
           |                    ^
           |
           = hint: correct the size, or leave it out if a row is not one of them
        "#);
}

#[test]
fn populations_that_do_not_fit_the_strata() {
    let design = |population: &str| {
        let design = format!("design: {{strata: skikt, population: {population}}}\n");
        sample(&design).rebuild().refused().to_owned()
    };
    assert_snapshot!(design("{nor: 20, söder: 30}"), @r#"
        error: `nor` is not a stratum
          --> data/panel/codebook.yaml:27:38
           |
        27 | design: {strata: skikt, population: {nor: 20, söder: 30}}
           |                                      ^^^
           |
           = hint: did you mean `norr`?
        "#);
    assert_snapshot!(design("{söder: 30}"), @r#"
        error: no population is given for `norr`
          --> data/panel/codebook.yaml:27:37
           |
        27 | design: {strata: skikt, population: {söder: 30}}
           |                                     ^
           |
           = hint: say how many could have been drawn in each stratum
        "#);
    assert_snapshot!(design("50"), @r#"
        error: one population is given for several strata
          --> data/panel/codebook.yaml:27:37
           |
        27 | design: {strata: skikt, population: 50}
           |                                     ^^
           |
           = hint: write `population: {norr: …, söder: …}`
        "#);
    assert_snapshot!(design("{norr: 0, söder: 30}"), @r#"
        error: a population cannot be empty
          --> data/panel/codebook.yaml:27:44
           |
        27 | design: {strata: skikt, population: {norr: 0, söder: 30}}
           |                                            ^
           |
           = hint: write how many could have been drawn
        "#);
    let test = sample("design: {population: {norr: 20}}\n");
    assert_snapshot!(test.rebuild().refused(), @r#"
        error: populations are given for strata, but there are none
          --> data/panel/codebook.yaml:27:22
           |
        27 | design: {population: {norr: 20}}
           |                      ^
           |
           = hint: write `strata: …`, or one number
        "#);
}

#[test]
fn strata_that_do_not_add_up_to_the_frame() {
    let design = "population: {size: 60}
design: {strata: skikt, population: {norr: 20, söder: 30}}
";
    assert_snapshot!(sample(design).rebuild().refused(), @r#"
        error: the design has a population of 50, but `population` says 60
          --> data/panel/codebook.yaml:28:37
           |
        28 | design: {strata: skikt, population: {norr: 20, söder: 30}}
           |                                     ^
           |
           = hint: correct one of them, or leave one out
        "#);
}

#[test]
fn a_lonely_stratum_needs_a_policy() {
    let lonely = |design: &str| sample(design).replace(ANSWERS, "28;12,5;2", "28;12,5;3");
    let design = "design: {strata: skikt}\n";
    assert_snapshot!(lonely(design).rebuild().refused(), @r#"
        error: the stratum `väster` has a single row, which leaves no standard error
          --> data/panel/codebook.yaml:27:18
           |
        27 | design: {strata: skikt}
           |                  ^^^^^
           |
           = hint: put it together with another by deriving a variable with `map`, or say what it adds: `lonely: adjust`, `average` or `certainty`
        "#);
    for policy in ["certainty", "adjust", "average"] {
        let design = format!("design: {{strata: skikt, lonely: {policy}}}\n");
        let _ = lonely(&design).check().clean();
    }
    // All of a population of one has been asked.
    let design = "design: {strata: skikt, population: {norr: 9, söder: 9, väster: 1}}\n";
    let _ = lonely(design).check().clean();
}

#[test]
fn lonely_strata_that_no_policy_helps() {
    let answers = "id;ort;nojd;alder;vikt;skikt;skola\n1;1;1;34;1;1;a\n2;1;1;34;1;2;b\n";
    let test = |design: &str| sample(design).file(ANSWERS, answers);
    let design = "design: {strata: skikt, cluster: skola, lonely: average}\n";
    assert_snapshot!(test(design).rebuild().refused(), @r#"
        error: the strata `norr`, `söder` have a single cluster each, and there is no other to average over
          --> data/panel/codebook.yaml:27:18
           |
        27 | design: {strata: skikt, cluster: skola, lonely: average}
           |                  ^^^^^
           |
           = hint: put strata together by deriving a variable with `map`
        "#);
    let one = test("design: {cluster: skola}\n").replace(ANSWERS, "1;2;b", "1;2;a");
    assert_snapshot!(one.rebuild().refused(), @r#"
        error: the survey has a single cluster, which leaves no standard error
          --> data/panel/codebook.yaml:27:9
           |
        27 | design: {cluster: skola}
           |         ^
           |
           = hint: draw several clusters, or leave out the design
        "#);
}
