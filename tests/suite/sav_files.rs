//! SPSS files: with and without a codebook, and what is said of mistakes in them.

use insta::assert_snapshot;

use crate::harness::{CODEBOOK, REPORT, ReportTest};

const ANSWERS: &[u8] = include_bytes!("../ref/data/svar.sav");
const SETS: &[u8] = include_bytes!("../ref/data/sets.sav");

/// The base project with an SPSS file and no codebook.
fn alone() -> ReportTest {
    ReportTest::new().file("data/panel/svar.sav", ANSWERS).without(CODEBOOK).replace(
        REPORT,
        "data/panel/codebook.yaml",
        "data/panel/svar.sav",
    )
}

/// The base project with an SPSS file and this codebook.
fn with(file: &[u8], codebook: &str) -> ReportTest {
    let codebook = format!("title: Provpanelen\nfile: svar.sav\n{codebook}");
    ReportTest::new().file("data/panel/svar.sav", file).file(CODEBOOK, codebook)
}

#[test]
fn an_spss_file_needs_no_codebook() {
    let csv = ReportTest::new().tabulate().clean();
    let sav = alone().tabulate().clean();
    for id in ["nojd", "orter"] {
        assert_eq!(sav.csv(id), csv.csv(id));
    }
}

#[test]
fn a_codebook_overrides_labels_order_missing_and_adds_variables() {
    let codebook = "\
ignore: [id]
variables:
  ort: {label: Bostadsort, values: {2: Söderhamn, 1: Gävle}}
  nojd: {missing: {9: vet ej, 3: ogiltigt}, scale: nominal}
  alder: {range: [16, 99]}
derive:
  grupp: {label: Åldersgrupp, from: alder, cut: {yngre: [16, 39], äldre: [40, 99]}}
";
    let outcome = with(ANSWERS, codebook)
        .replace(REPORT, "[ganska nöjd, mycket nöjd]", "[ganska nöjd]")
        .blocks(
            "  - table: {id: a, caption: Var, of: panel, rows: ort}
  - table: {id: b, caption: Hur, of: panel, rows: nojd, columns: grupp}
",
        )
        .tabulate()
        .clean();
    assert_snapshot!(format!("{}\n{}", outcome.csv("a"), outcome.csv("b")), @"
    Bostadsort;Antal
    Söderhamn;2
    Gävle;4

    Nöjdhet;Yngre;Äldre
    inte nöjd;1;0
    ganska nöjd;0;1
    ");
}

#[test]
fn response_sets_are_counted() {
    let outcome = with(SETS, "ignore: [omdome, kommunens_namn]\n")
        .replace(REPORT, "{ort: Gävle}", "{region: Gävleborg}")
        .replace(
            REPORT,
            "of: panel\n    variable: nojd",
            "of: gavlebor\n    variable: nojd",
        )
        .blocks(
            "  - table: {id: a, caption: Hur, of: panel, rows: kanal, totals: rows}\n",
        )
        .build()
        .clean();
    assert_snapshot!(outcome.csv("a"), @"
    Kanal;Antal
    Post;2
    Webb;2
    Totalt;4
    Svar saknas;1
    ");
}

#[test]
fn mistakes_in_the_answers_name_file_row_column_and_value() {
    let codebook = "\
variables:
  ort: {scale: id}
  nojd: {values: {1: inte nöjd, 2: ganska nöjd}}
  alder: {range: [30, 60]}
";
    let test = with(ANSWERS, codebook)
        .replace(REPORT, "[ganska nöjd, mycket nöjd]", "[ganska nöjd]")
        .replace(REPORT, "    where: {ort: Gävle}\n", "")
        .append(REPORT, "  medel: {of: panel, variable: alder, statistic: mean}\n");
    assert_snapshot!(test.rebuild().refused(), @"
    error: `ort` has no answers to break down by
      --> book/r/chapters/01-resultat.yaml:16:13
       |
    16 |       rows: ort
       |             ^^^

    error: a value in the column `ort` stands in an earlier row too (4 rows, first in row 2 of `data/panel/svar.sav`)
     --> data/panel/codebook.yaml:4:3
      |
    4 |   ort: {scale: id}
      |   ^^^
      |
      = hint: remove the row, or use `scale: text` if several rows may share it

    error: `3` in the column `nojd` has no label (2 rows, first in row 3 of `data/panel/svar.sav`)
     --> data/panel/codebook.yaml:5:3
      |
    5 |   nojd: {values: {1: inte nöjd, 2: ganska nöjd}}
      |   ^^^^
      |
      = hint: label it in the file, or under `values` or `missing` of `nojd` in a codebook, or correct the data

    error: `28` in the column `alder` is outside the range (row 3 of `data/panel/svar.sav`)
     --> data/panel/codebook.yaml:6:3
      |
    6 |   alder: {range: [30, 60]}
      |   ^^^^^
      |
      = hint: correct the value, declare it under `missing`, or widen `range`

    error: `62` in the column `alder` is outside the range (row 5 of `data/panel/svar.sav`)
     --> data/panel/codebook.yaml:6:3
      |
    6 |   alder: {range: [30, 60]}
      |   ^^^^^
      |
      = hint: correct the value, declare it under `missing`, or widen `range`
    ");
}

#[test]
fn text_in_two_encodings() {
    let mut mixed = SETS.to_vec();
    let at = mixed.windows(6).rposition(|part| part == "Gävle".as_bytes());
    let at = at.expect("a text") + 1;
    mixed[at..at + 2].copy_from_slice(b"\xe4 ");
    let test = with(&mixed, "ignore: [omdome]\n")
        .append(REPORT, "  kommun: {of: panel, variable: kommunens_namn}\n");
    let outcome = test.rebuild();
    let mut messages = outcome.refused().split("\n\n");
    let message =
        messages.find(|message| message.contains("utf-8") || message.contains("UTF-8"));
    assert_snapshot!(message.expect("a message"), @"
    error: the column `kommunens_namn` holds text that is not in UTF-8 (row 3 of `data/panel/svar.sav`)
     --> data/panel/codebook.yaml:2:7
      |
    2 | file: svar.sav
      |       ^^^^^^^^
      |
      = hint: the file mixes encodings; correct the text where it was made, and save the file again
    ");
}

#[test]
fn a_file_that_is_no_spss_file_or_is_cut() {
    let test = alone().file("data/panel/svar.sav", "id;ort\n");
    assert_snapshot!(test.rebuild().refused(), @"
    error: `data/panel/svar.sav` is a text file such as CSV that is called `.sav`
     --> book/r/report.yaml:8:10
      |
    8 |   panel: data/panel/svar.sav
      |          ^^^^^^^^^^^^^^^^^^^
      |
      = hint: rename it, and write `data/panel/svar.csv` here
    ");
    let test = alone().file("data/panel/svar.sav", &ANSWERS[..ANSWERS.len() - 20]);
    assert_snapshot!(test.rebuild().refused(), @"
    error: cannot read `data/panel/svar.sav`: it should have 6 rows, but has 3
     --> book/r/report.yaml:8:10
      |
    8 |   panel: data/panel/svar.sav
      |          ^^^^^^^^^^^^^^^^^^^
      |
      = hint: open it in SPSS or PSPP, and save it again as `.sav`
    ");
}

#[test]
fn a_weight_that_is_not_used_is_told() {
    let mut weighted = ANSWERS.to_vec();
    // The field `weight_index` of the file header.
    weighted[76] = 4;
    let test = alone().file("data/panel/svar.sav", weighted);
    assert_snapshot!(test.look_over().done(), @r#"
        warning: `data/panel/svar.sav` is weighted by `alder` in SPSS
         --> book/r/report.yaml:8:10
          |
        8 |   panel: data/panel/svar.sav
          |          ^^^^^^^^^^^^^^^^^^^
          |
          = hint: here every row counts once, unless a codebook says `design: {weight: alder}` and the report `weights: on`
        "#);
}
