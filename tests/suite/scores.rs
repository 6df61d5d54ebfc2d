//! What answers count as, what is compared of them between waves, and those who gave none.

use insta::assert_snapshot;

use crate::harness::{ANSWERS, CODEBOOK, REPORT, ReportTest};

/// The base project where `nojd` has these answers, with a mean of it.
fn mean_of(values: &str, answers: &str) -> ReportTest {
    let list = "\n      1: inte nöjd\n      2: ganska nöjd\n      3: mycket nöjd\n    missing: {9: vet ej}";
    ReportTest::new()
        .replace(CODEBOOK, list, &format!(" {values}"))
        .replace(REPORT, "[ganska nöjd, mycket nöjd]", "[hög]")
        .append(REPORT, "  medel: {of: panel, variable: nojd, statistic: mean, decimals: 2}\n")
        .append(REPORT, "  mitten: {of: panel, variable: nojd, statistic: median}\n")
        .blocks("  - text: 'Medel {{ mean(\"medel\") }}, median {{ value(\"mitten\") }}.'\n  - table: {id: t, caption: Medel, of: panel, variables: [nojd], measure: mean, decimals: 2}\n")
        .file(ANSWERS, answers)
}

fn answers(codes: &[&str]) -> String {
    let rows = codes.iter().enumerate();
    let rows = rows.map(|(row, code)| format!("{row};1;{code};30\n"));
    format!("id;ort;nojd;alder\n{}", rows.collect::<String>())
}

#[test]
fn codes_that_are_numbers_are_the_scores() {
    for (values, codes, mean) in [
        // From 0, with gaps, and listed from high to low.
        (
            "{0: låg, 1: \"1\", 2: \"2\", 5: mellan, 10: hög}",
            &["0", "0", "10", "5"],
            "3,75",
        ),
        ("{1: låg, 2: mellan, 4: högre, 5: hög}", &["1", "5", "4", "4"], "3,50"),
        ("{5: hög, 4: högre, 1: låg}", &["5", "1", "1", "1"], "2,00"),
        ("{-1: sämre, 0: lika, 0.5: lite, 1: hög}", &["-1", "0,5", "0,5", "1"], "0,25"),
        ("{\"01\": låg, \"02\": hög}", &["01", "02", "02", "02"], "1,75"),
    ] {
        let outcome = mean_of(values, &answers(codes)).build().clean();
        let line = outcome.typst_line("Medel ");
        assert!(line.contains(&format!("Medel \\{mean},")), "{values}: {line}");
        assert!(outcome.csv("t").contains(mean), "{values}: {}", outcome.csv("t"));
    }
}

#[test]
fn codes_that_are_no_numbers_have_no_mean_without_scores() {
    let codes = ["låg", "hög", "hög", "hög"];
    let test = mean_of("{låg: låg, hög: hög}", &answers(&codes));
    assert_snapshot!(test.rebuild().refused(), @"
    error: `nojd` has no mean, median or sum: nothing says what its answers count as, and the code `låg` is no number
     --> book/r/chapters/01-resultat.yaml:4:59
      |
    4 |   - table: {id: t, caption: Medel, of: panel, variables: [nojd], measure: mean, decimals: 2}
      |                                                           ^^^^
      |
      = hint: give each answer a number under `nojd` in the codebook: `scores: {låg: 1, hög: 2}`

    error: `nojd` has no mean, median or sum: nothing says what its answers count as, and the code `låg` is no number
      --> book/r/report.yaml:20:32
       |
    20 |   medel: {of: panel, variable: nojd, statistic: mean, decimals: 2}
       |                                ^^^^
       |
       = hint: give each answer a number under `nojd` in the codebook: `scores: {låg: 1, hög: 2}`

    error: `nojd` has no mean, median or sum: nothing says what its answers count as, and the code `låg` is no number
      --> book/r/report.yaml:21:33
       |
    21 |   mitten: {of: panel, variable: nojd, statistic: median}
       |                                 ^^^^
       |
       = hint: give each answer a number under `nojd` in the codebook: `scores: {låg: 1, hög: 2}`
    ");
    let test =
        mean_of("{låg: låg, hög: hög}\n    scores: {hög: 10, låg: 2}", &answers(&codes));
    let line = test.build().clean().typst_line("Medel ");
    assert!(line.contains("Medel \\8,00,"), "{line}");
    // One code that is none is enough.
    let test = mean_of("{1: låg, 2: hög, övrigt: övrigt}", &answers(&["1", "2"]));
    assert_snapshot!(test.rebuild().refused_in_short(), @"
    error: `nojd` has no mean, median or sum: nothing says what its answers count as, and the code `övrigt` is no number
    --> book/r/chapters/01-resultat.yaml:4:59
    = hint: give each answer a number under `nojd` in the codebook: `scores: {låg: 1, hög: 2, …}`
    error: `nojd` has no mean, median or sum: nothing says what its answers count as, and the code `övrigt` is no number
    --> book/r/report.yaml:20:32
    = hint: give each answer a number under `nojd` in the codebook: `scores: {låg: 1, hög: 2, …}`
    error: `nojd` has no mean, median or sum: nothing says what its answers count as, and the code `övrigt` is no number
    --> book/r/report.yaml:21:33
    = hint: give each answer a number under `nojd` in the codebook: `scores: {låg: 1, hög: 2, …}`
    ");
}

#[test]
fn scores_are_for_all_answers_or_none() {
    let test =
        mean_of("{1: låg, 2: mellan, 3: hög}\n    scores: {hög: 10}", &answers(&["1"]));
    assert_snapshot!(test.rebuild().refused_in_short(), @"
    error: `scores` of `nojd` leaves out `låg`, `mellan`
    --> data/panel/codebook.yaml:17:13
    = hint: say of every answer what it counts as, or leave `scores` out: then codes that are numbers count
    ");
}

#[test]
fn what_is_put_together_has_no_mean_without_scores() {
    let derive = "derive:
  grupp:
    label: Grupp
    from: nojd
    scale: ordinal
    map: {låg: inte nöjd, hög: [ganska nöjd, mycket nöjd]}
";
    let number = "  m: {of: panel, variable: grupp, statistic: mean, decimals: 2}\n";
    let test = ReportTest::new().append(CODEBOOK, derive).append(REPORT, number);
    assert_snapshot!(test.rebuild().refused_in_short(), @"
    error: `grupp` has no mean, median or sum: nothing says what its answers count as, and its answers are put together from others
    --> book/r/report.yaml:20:28
    = hint: give each answer a number under `grupp` in the codebook: `scores: {låg: 1, hög: 2}`
    ");
    let scored = format!("{derive}    scores: {{låg: 0, hög: 100}}\n");
    ReportTest::new().append(CODEBOOK, &scored).append(REPORT, number).build().clean();
}

#[test]
fn items_of_an_index_have_scores() {
    let index = "derive:
  klimat: {label: Klimat, index: {of: [ort, nojd]}}
";
    let test = ReportTest::new()
        .replace(
            CODEBOOK,
            "    scale: nominal\n    values: {1: Gävle",
            "    scale: ordinal\n    values: {g: Gävle",
        )
        .replace(ANSWERS, "1;1;1;34", "1;g;1;34")
        .append(CODEBOOK, index);
    let refused = test.rebuild().refused_in_short();
    assert!(refused.contains("`ort` has no mean, median or sum"), "{refused}");
}

/// The base project with an earlier wave of `alder`, whose answers are these.
fn waves(now: &str, then: &str, ages: &str) -> ReportTest {
    let book = |file: &str, range: &str| {
        format!(
            "title: Panel\nsynthetic: true\nfile: {file}\nvariables:\n  id: {{label: Nr, \
             scale: id}}\n  ort: {{label: Ort, scale: nominal, values: {{1: Gävle, 2: \
             Söderhamn}}}}\n  alder: {{label: Betyg, scale: numeric{range}}}\nignore: [nojd]\n"
        )
    };
    let report = "title: En liten mätning
template: fou-rapport
language: sv
date: 2020-01-31
publisher: FoU Provort
bibliography: verk.yaml
notice: Påhittade svar.
surveys: {panel: data/panel/codebook.yaml}
disclosure: {method: none, reason: Svaren är påhittade.}
waves:
  2017: {surveys: {panel: data/panel/gammal.yaml}}
  2020: own
numbers:
  m: {of: panel, variable: alder, statistic: mean}
  g: {of: panel, variable: ort, in: [Gävle]}
";
    ReportTest::new()
        .file(CODEBOOK, book("svar.csv", now))
        .file("data/panel/gammal.yaml", book("gammal.csv", then))
        .file(ANSWERS, "id;ort;nojd;alder\n1;1;1;3\n2;2;2;5\n3;2;2;7\n")
        .file("data/panel/gammal.csv", ages)
        .file(REPORT, report)
        .blocks("  - text: 'Medel {{ mean(\"m\", wave=\"2017\") }} och {{ mean(\"m\") }}, i Gävle {{ n(\"g\", wave=\"2017\") }}.'\n")
}

const THEN: &str = "id;ort;nojd;alder\n1;1;1;30\n2;1;2;50\n3;2;2;70\n";

#[test]
fn a_range_that_has_changed_breaks_a_series_until_it_is_judged() {
    let test = waves(", range: [0, 10]", ", range: [0, 100]", THEN);
    assert_snapshot!(test.rebuild().refused(), @"
    error: `alder` is not as in 2017: the range was [0, 100] and is [0, 10]
     --> data/panel/codebook.yaml:7:3
      |
    7 |   alder: {label: Betyg, scale: numeric, range: [0, 10]}
      |   ^^^^^
      |
      = hint: judge it in the codebook, under `alder`: `earlier: {2017: {comparable: no, because: …}}`, or `comparable: yes`
    ");
    let judged =
        ", range: [0, 10], earlier: {2017: {comparable: no, because: skalan var 0–100}}";
    waves(judged, ", range: [0, 100]", THEN).build().done();
    waves(", range: [0, 100]", ", range: [0, 100]", THEN).build().clean();
}

#[test]
fn a_range_that_is_stated_once_is_held_against_the_answers_of_both() {
    let test = waves(", range: [0, 10]", "", THEN);
    assert_snapshot!(test.rebuild().refused_in_short(), @"
    error: `alder` is not as in 2017: the range is [0, 10], and answers of then lie outside it
    --> data/panel/codebook.yaml:7:3
    = hint: judge it in the codebook, under `alder`: `earlier: {2017: {comparable: no, because: …}}`, or `comparable: yes`
    ");
    let test = waves("", ", range: [10, 100]", THEN);
    assert_snapshot!(test.rebuild().refused_in_short(), @"
    error: `alder` is not as in 2017: the range was [10, 100], and answers of now lie outside it
    --> data/panel/codebook.yaml:7:3
    = hint: judge it in the codebook, under `alder`: `earlier: {2017: {comparable: no, because: …}}`, or `comparable: yes`
    ");
    waves("", ", range: [0, 100]", THEN).build().clean();
    waves(", range: [0, 100]", "", THEN).build().clean();
}

#[test]
fn names_of_places_may_differ_in_capitals_and_spaces() {
    let capitals = |test: ReportTest| {
        test.replace(
            "data/panel/gammal.yaml",
            "{1: Gävle, 2: Söderhamn}",
            "{1: GÄVLE, 2: \" söderhamn\"}",
        )
    };
    let outcome = capitals(waves("", "", THEN)).build().clean();
    let line = outcome.typst_line("Medel ");
    assert!(line.contains("i Gävle \\2."), "{line}");
    // Another name is another answer.
    let test =
        waves("", "", THEN).replace("data/panel/gammal.yaml", "1: Gävle", "1: Gevle");
    let refused = test.rebuild().refused_in_short();
    assert!(refused.contains("`Gevle` can no longer be answered"), "{refused}");
}

/// The base project with one number, quoted.
fn counted(number: &str) -> ReportTest {
    ReportTest::new()
        .append(REPORT, &format!("  u: {{of: panel, {number}}}\n"))
        .blocks("  - text: 'Utan svar {{ n(\"u\") }} av {{ base(\"u\") }}.'\n")
}

#[test]
fn those_who_did_not_answer_are_a_share_of_everybody() {
    for (number, told) in [
        ("variable: nojd, in: [empty], base: all", "Utan svar \\1 av \\6."),
        ("variable: nojd, in: [vet ej, empty], base: all", "Utan svar \\2 av \\6."),
        ("variable: alder, in: [empty], base: all", "Utan svar \\1 av \\6."),
        ("variable: nojd, in: [mycket nöjd, empty], base: all", "Utan svar \\3 av \\6."),
    ] {
        let line = counted(number).build().clean().typst_line("Utan svar");
        assert!(line.contains(told), "{number}: {line}");
    }
    let test = counted("variable: nojd, in: [mycket nöjd, empty]");
    assert_snapshot!(test.rebuild().refused(), @"
    error: `empty` is no part of the base of `u`, which is those who answered
      --> book/r/report.yaml:20:52
       |
    20 |   u: {of: panel, variable: nojd, in: [mycket nöjd, empty]}
       |                                                    ^^^^^
       |
       = hint: write `base: all` at `u`, so that it is a share of everybody
    ");
    let test = counted("variable: nojd, in: [vet ej], base: valid");
    assert_snapshot!(test.rebuild().refused_in_short(), @"
    error: `vet ej` is no part of the base of `u`, which is those who answered
    --> book/r/report.yaml:20:39
    = hint: write `base: all` at `u`, so that it is a share of everybody
    ");
}

#[test]
fn nobody_is_picked_by_what_is_not_kept() {
    let test = ReportTest::new()
        .replace(CODEBOOK, "scale: numeric", "scale: text")
        .replace(REPORT, "where: {ort: Gävle}", "where: {alder: empty}");
    assert_snapshot!(test.rebuild().refused(), @"
    error: `alder` is free text, whose answers are not kept: no rows can be picked by it
      --> book/r/report.yaml:12:20
       |
    12 |     where: {alder: empty}
       |                    ^^^^^
       |
       = hint: to tell who answered, describe a column of codes for it in the data file
    ");
}
