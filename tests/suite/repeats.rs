//! A `repeat` over a category that nobody gave.

use insta::assert_snapshot;

use crate::harness::{ANSWERS, CHAPTER, CODEBOOK, REPORT, ReportTest};

/// The base project with a third place that nobody lives in, and a `repeat` over places.
fn repeat(keys: &str, blocks: &str) -> ReportTest {
    ReportTest::new()
        .replace(CODEBOOK, "2: Söderhamn}", "2: Söderhamn, 3: Övre *byn*}")
        .replace(REPORT, "bibliography: verk.yaml\n", "")
        .file(
            CHAPTER,
            format!(
                "title: Resultat\nblocks:\n  - repeat:\n      over: ort\n      of: panel\n{keys}      \
                 blocks:\n{blocks}"
            ),
        )
}

const SECTION: &str = "        - section: 'Svaren i {{ value }}'
          blocks:
            - text: Så svarade {{ value }}.
            - table: {id: t, caption: Nöjdhet, of: panel, rows: nojd}
";

#[test]
fn the_heading_stands_with_a_sentence() {
    let outcome = repeat("", SECTION).build();
    assert!(
        outcome.html().contains("Inga svar finns för ”Övre *byn*”."),
        "{}",
        outcome.html()
    );
    assert!(outcome.html().contains("Svaren i Övre"));
    assert!(!outcome.html().contains("Så svarade Övre"));
    assert!(!outcome.written().iter().any(|file| file.contains("t-ovre")));
    assert!(!outcome.done().contains("error"));
}

#[test]
fn a_category_without_answers_can_be_left_out() {
    let outcome = repeat("      empty: skip\n", SECTION).build();
    assert!(!outcome.html().contains("Övre"));
    assert!(outcome.html().contains("Så svarade Söderhamn"));
}

#[test]
fn without_a_heading_the_sentence_stands_alone() {
    let blocks = "        - table: {id: t, caption: 'Nöjdhet i {{ value }}', of: panel, rows: nojd}\n";
    let outcome =
        repeat("", blocks).replace(REPORT, "language: sv", "language: en").build();
    assert!(
        outcome.html().contains("There are no answers for “Övre *byn*”."),
        "{}",
        outcome.html()
    );
    assert!(!outcome.html().contains("Nöjdhet i Övre"));
}

#[test]
fn texts_without_numbers_stand_for_every_category() {
    let blocks = "        - text: Här bor {{ value }}.\n";
    assert!(repeat("", blocks).build().html().contains("Här bor Övre"));
}

#[test]
fn pairs_that_nobody_gave_are_told() {
    let blocks = "        - repeat:
            over: nojd
            of: panel
            as: svar
            blocks:
              - section: '{{ value }}'
                blocks:
                  - table: {id: t, caption: Ålder, of: panel, variables: [alder]}
";
    let outcome = repeat("      empty: skip\n", blocks).build();
    // Nobody in Söderhamn is "inte nöjd" or "ganska nöjd".
    assert_eq!(
        outcome.html().matches("Inga svar finns för").count(),
        2,
        "{}",
        outcome.html()
    );
}

#[test]
fn a_condition_that_leaves_nobody_names_the_category() {
    let blocks = "        - table: {id: t, caption: Nöjdhet, of: panel, rows: nojd, where: {nojd: inte nöjd}}\n";
    assert_snapshot!(repeat("      empty: skip\n", blocks).rebuild().refused_in_short(), @"
    error: no rows are left where `nojd` is `inte nöjd` and `ort` is `Söderhamn`
    --> book/r/chapters/01-resultat.yaml:8:75
    = hint: leave one of these out, or choose another answer in it: nobody meets all of them
    ");
}

#[test]
fn another_survey_than_that_of_the_categories_counts() {
    let other = "title: Andra\nsynthetic: true\nfile: andra.csv\nvariables:\n  ort: {label: Ort, scale: nominal, \
                 values: {1: Gävle, 2: Söderhamn, 3: Övre *byn*}}\n";
    let blocks = "        - table: {id: t, caption: 'Andra i {{ value }}', of: andra, rows: ort}\n";
    let outcome = repeat("", blocks)
        .file("data/panel/andra.yaml", other)
        .file("data/panel/andra.csv", "ort\n1\n2\n3\n")
        .replace(REPORT, "surveys:\n", "surveys:\n  andra: data/panel/andra.yaml\n")
        .build();
    assert_eq!(outcome.html().matches("Inga svar finns för").count(), 0);
    assert!(
        outcome.written().iter().any(|file| file.contains("tables/t-ovre")),
        "{:?}",
        outcome.written()
    );
}

#[test]
fn some_categories_are_enough() {
    let blocks = "        - text: Här bor {{ value }}.\n";
    // By label or group, in the order of the codebook.
    let only = "      only: [Övre *byn*, Gävle]\n";
    let outcome = repeat(only, blocks).build();
    let html = outcome.html();
    let place = |name: &str| html.find(&format!("Här bor {name}"));
    assert!(place("Gävle") < place("Övre") && place("Gävle").is_some(), "{html}");
    assert_eq!(place("Söderhamn"), None);
    let wrong = repeat("      only: [Gavle, empty]\n", blocks).rebuild();
    assert_snapshot!(wrong.refused_in_short(), @"
    error: `Gavle` is not an answer to `ort`
    --> book/r/chapters/01-resultat.yaml:6:14
    = hint: did you mean `Gävle`?
    error: `empty` is no answer to repeat over
    --> book/r/chapters/01-resultat.yaml:6:21
    = hint: name answers that stand under `values` in the codebook
    ");
}

#[test]
fn a_word_that_is_neither_is_refused() {
    let test = repeat("      empty: hide\n", SECTION)
        .file(ANSWERS, "id;ort;nojd;alder\n1;1;1;34\n");
    assert_snapshot!(test.rebuild().refused_in_short(), @"
    error: `hide` is not a choice here
    --> book/r/chapters/01-resultat.yaml:6:14
    = hint: choose one of `say`, `skip`
    ");
}
