//! `data describe`: what is told of a survey, and what is not.

use insta::assert_snapshot;

use crate::harness::{ANSWERS, CODEBOOK, ReportTest};

#[test]
fn small_counts_text_and_ids_are_not_told() {
    let outcome = ReportTest::new().run(&["data", "describe", CODEBOOK]);
    outcome.done();
    assert_snapshot!(outcome.stdout, @r#"
        Provpanelen: 6 rows
        name   scale     n  missing  values       label
        id     id       ..       ..  ..           Löpnummer
        ort    nominal   6        0  2 different  Ort
        nojd   ordinal  ..       ..  3 different  Nöjdhet
        alder  numeric  ..       ..  ..           Ålder
        "#);
    assert!(outcome.written().is_empty());
}

#[test]
fn counts_that_are_large_enough_are_told() {
    let more = (7..20)
        .map(|id| format!("{id};1;{};{}\n", if id < 13 { "3" } else { "9" }, 20 + id));
    let test = ReportTest::new().append(ANSWERS, &more.collect::<String>());
    let outcome = test.run(&["data", "describe", CODEBOOK]);
    outcome.done();
    assert_snapshot!(outcome.stdout, @r#"
        Provpanelen: 19 rows
        name   scale     n  missing  values       label
        id     id       ..       ..  ..           Löpnummer
        ort    nominal  19        0  2 different  Ort
        nojd   ordinal  10        9  3 different  Nöjdhet
        alder  numeric  ..       ..  30–38        Ålder
        "#);
}

#[test]
fn an_spss_file_describes_itself() {
    let test =
        ReportTest::new().file("data/panel.sav", include_bytes!("../ref/data/sets.sav"));
    let outcome = test.run(&["data", "describe", "data/panel.sav"]);
    assert_snapshot!(outcome.refused(), @"
    error: `vet inte alls` in the column `kommunens_namn` has no label (row 4 of `data/panel.sav`)
     --> the command line:1:1
      |
    1 | data/panel.sav
      | ^^^^^^^^^^^^^^
      |
      = hint: label it in the file, or under `values` or `missing` of `kommunens_namn` in a codebook, or correct the data

    error: `4` in the column `skala` has no label (row 2 of `data/panel.sav`)
     --> the command line:1:1
      |
    1 | data/panel.sav
      | ^^^^^^^^^^^^^^
      |
      = hint: label it in the file, or under `values` or `missing` of `omdome` in a codebook, or correct the data

    error: `7` in the column `skala` has no label (row 3 of `data/panel.sav`)
     --> the command line:1:1
      |
    1 | data/panel.sav
      | ^^^^^^^^^^^^^^
      |
      = hint: label it in the file, or under `values` or `missing` of `omdome` in a codebook, or correct the data

    error: `-3` in the column `skala` has no label (row 5 of `data/panel.sav`)
     --> the command line:1:1
      |
    1 | data/panel.sav
      | ^^^^^^^^^^^^^^
      |
      = hint: label it in the file, or under `values` or `missing` of `omdome` in a codebook, or correct the data
    ");
    let test =
        ReportTest::new().file("data/panel.sav", include_bytes!("../ref/data/svar.sav"));
    let outcome = test.run(&["data", "describe", "data/panel.sav"]);
    outcome.done();
    assert_snapshot!(outcome.stdout, @r#"
        Provpanelen: 6 rows
        name   scale     n  missing  values       label
        id     id       ..       ..  ..           Löpnummer
        ort    nominal   6        0  2 different  Ort
        nojd   ordinal  ..       ..  3 different  Nöjdhet
        alder  numeric  ..       ..  ..           Ålder
        "#);
}
