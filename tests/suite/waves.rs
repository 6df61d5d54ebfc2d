//! Measurements made again: earlier answers beside those of now, and what breaks a series.

mod archive;
mod change;
mod claims;
mod example;
mod published;

use insta::assert_snapshot;

use crate::harness::{ANSWERS, CODEBOOK, Outcome, REPORT, ReportTest};

/// The codebook of the earlier measurement.
pub(crate) const EARLIER: &str = "data/panel-2017/codebook.yaml";
/// Its answers.
const EARLIER_ANSWERS: &str = "data/panel-2017/svar.csv";

/// Answers of `counts[place][answer]` people; the last count of a place are those who do not
/// know.
pub(super) fn answers(counts: &[[usize; 4]]) -> String {
    let mut rows = String::from("id;ort;nojd;alder\n");
    let mut id = 0;
    for (place, counts) in counts.iter().enumerate() {
        for (count, answer) in counts.iter().zip([1, 2, 3, 9]) {
            for nth in 0..*count {
                id += 1;
                let age = 20 + 10 * place + nth % 40;
                rows.push_str(&format!("{id};{};{answer};{age}\n", place + 1));
            }
        }
    }
    rows
}

/// The base project as a second measurement.
pub(super) fn two_waves(then: &[[usize; 4]], now: &[[usize; 4]]) -> ReportTest {
    let test = ReportTest::new();
    let codebook = test.content(CODEBOOK);
    test.file(EARLIER, codebook.replace("Provpanelen", "Provpanelen 2017"))
        .file(EARLIER_ANSWERS, answers(then))
        .file(ANSWERS, answers(now))
        .replace(
            REPORT,
            "views:",
            &format!(
                "waves:\n  2017: {{surveys: {{panel: {EARLIER}}}}}\n  2020: own\nviews:"
            ),
        )
}

/// 40 of 80 were satisfied, and 60 of 90 are.
pub(crate) fn more() -> ReportTest {
    two_waves(&[[25, 15, 10, 5], [15, 10, 5, 0]], &[[20, 20, 12, 4], [10, 20, 8, 2]])
}

/// A table of how the satisfied have changed.
const CHANGE_TABLE: &str =
    "  - change-table: {id: forandring, caption: Andel, numbers: {nojda: Nöjda}}\n";

fn table(keys: &str) -> String {
    format!("  - table: {{id: t, caption: Tabellen, of: panel, {keys}}}\n")
}

/// What a refused build says, without the lines of the author's files.
fn told(outcome: &Outcome) -> String {
    outcome.refused_in_short()
}

/// What the codebook says of the question on satisfaction in the earlier measurement.
fn judged(test: ReportTest, clause: &str) -> ReportTest {
    let earlier = format!("    earlier: {{2017: {{{clause}}}}}\n    question:");
    test.replace(CODEBOOK, "    question:", &earlier)
}

/// The same with the question asked in other words, so that nothing can be compared.
pub(super) fn reworded() -> ReportTest {
    let test = more().replace(EARLIER, "Hur nöjd är du?", "Hur nöjd är du nu?");
    judged(test, "comparable: no, because: ordet »nu« togs bort")
}

#[test]
fn a_question_is_shown_by_wave_in_tables_and_charts() {
    let outcome = more()
        .blocks(
            &(table("rows: nojd, columns: wave, measure: both")
                + "  - chart: {id: c, caption: Hur nöjda de är, of: gavlebor, variable: nojd, by: wave, measure: percent}
  - chart: {id: s, caption: Hur nöjda alla är, of: panel, variable: nojd, by: wave, type: stacked-bar}
  - table: {id: m, caption: Hur gamla de är, of: panel, rows: wave, variables: [alder], show: [mean, ci]}
"),
        )
        .build();
    outcome.done();
    assert_snapshot!(outcome.csv("t"), @r#"
        Nöjdhet;2017 (n = 80);2017 (n = 80);2020 (n = 90);2020 (n = 90)
        ;Antal;%;Antal;%
        Inte nöjd;40;50;30;33
        Ganska nöjd;25;31;40;44
        Mycket nöjd;15;19;20;22
        Vet ej;5;.;6;.
        "#);
    assert_snapshot!(outcome.csv("c"), @r#"
        Nöjdhet;2017 (n = 50);2017 (n = 50);2020 (n = 52);2020 (n = 52)
        ;Antal;%;Antal;%
        Inte nöjd;25;50;20;38
        Ganska nöjd;15;30;20;38
        Mycket nöjd;10;20;12;23
        "#);
    assert_snapshot!(outcome.csv("s"), @r#"
        Mätning;Inte nöjd;Inte nöjd;Ganska nöjd;Ganska nöjd;Mycket nöjd;Mycket nöjd
        ;Antal;%;Antal;%;Antal;%
        2017;40;50;25;31;15;19
        2020;30;33;40;44;20;22
        "#);
    assert_snapshot!(outcome.csv("m"), @r#"
        Mätning;Medelvärde;95 % KI, nedre;95 % KI, övre;n
        2017;30,8;29,4;32,3;85
        2020;31,6;30,2;33,0;96
        "#);
    assert_snapshot!(outcome.typst_line("alt: \"Grup"), @r#"alt: "Grupperat stapeldiagram: Nöjdhet, per mätning. Andel i procent. 2017 (n~=~50): inte nöjd 50, ganska nöjd 30, mycket nöjd 20. 2020 (n~=~52): inte nöjd 38, ganska nöjd 38, mycket nöjd 23.","#);
    assert!(outcome.typst().contains("Svar saknas: 2017 5 av 85, 2020 6 av 96."));
    let record = outcome.text("build/r/numbers.json");
    assert!(record.contains("\"wave\": \"2017\""), "{record}");
    let manifest = outcome.text("build/r/manifest.json");
    assert!(manifest.contains(EARLIER_ANSWERS), "{manifest}");
}

#[test]
fn the_surveys_of_an_earlier_report_are_found_by_its_name() {
    let named = more();
    let report = named.content(REPORT);
    let (before, _) = report.split_once("waves:").expect("waves");
    let earlier =
        before.replace(CODEBOOK, EARLIER) + "disclosure: {method: none, reason: x}\n";
    let outcome = named
        .file("book/r-2017/report.yaml", earlier)
        .replace(
            REPORT,
            &format!("{{surveys: {{panel: {EARLIER}}}}}"),
            "{report: r-2017}",
        )
        .blocks(&table("rows: wave, columns: nojd"))
        .build();
    outcome.done();
    assert_snapshot!(outcome.csv("t"), @r#"
        Mätning;Inte nöjd;Ganska nöjd;Mycket nöjd;Vet ej
        2017;40;25;15;5
        2020;30;40;20;6
        "#);
}

#[test]
fn small_bases_are_looked_at_wave_by_wave_and_each_has_its_own_unknowns() {
    let outcome = two_waves(&[[4, 3, 1, 0], [2, 2, 2, 0]], &[[20, 20, 12, 4], [10, 20, 8, 2]])
        .replace(
            REPORT,
            "disclosure: {method: none, reason: Svaren är påhittade.}",
            "disclosure: {method: suppress, minimum-count: 5, small-bases: {only-n: 15}}",
        )
        .blocks(
            &(table("rows: nojd, columns: wave, measure: both, missing: hide")
                + "  - table: {id: u, caption: Nu, of: panel, rows: ort, columns: nojd, totals: both, missing: hide}
"),
        )
        .build();
    outcome.done();
    assert_snapshot!(outcome.csv("t"), @r#"
        Nöjdhet;2017 (n = 14);2017 (n = 14);2020 (n = 90);2020 (n = 90)
        ;Antal;%;Antal;%
        Inte nöjd;..;..;30;33
        Ganska nöjd;..;..;40;44
        Mycket nöjd;..;..;20;22
        "#);
    assert_snapshot!(outcome.csv("u"), @r#"
        Ort;Inte nöjd;Ganska nöjd;Mycket nöjd;Totalt
        Gävle;20;20;12;52
        Söderhamn;10;20;8;38
        Totalt;30;40;20;90
        "#);
}

#[test]
fn a_difference_that_nobody_judged_is_refused() {
    let said = |then: (&str, &str)| {
        let outcome = more()
            .replace(EARLIER, then.0, then.1)
            .blocks(&table("rows: nojd, columns: wave"))
            .rebuild();
        outcome.refused().to_owned()
    };
    assert_snapshot!(said(("Hur nöjd är du?", "Hur nöjd  är du nu?")), @r#"
        error: `nojd` is not as in 2017: it was “Hur nöjd är du nu?” and is “Hur nöjd är du?”
          --> data/panel/codebook.yaml:14:15
           |
        14 |     question: Hur nöjd är du?
           |               ^^^^^^^^^^^^^^^
           |
           = hint: judge it in the codebook, under `nojd`: `earlier: {2017: {comparable: no, because: …}}`, or `comparable: yes`
        "#);
    assert_snapshot!(said(("3: mycket nöjd", "3: väldigt nöjd")), @r#"
        error: `nojd` is not as in 2017: `väldigt nöjd` can no longer be answered; `mycket nöjd` could not be answered
          --> data/panel/codebook.yaml:12:3
           |
        12 |   nojd:
           |   ^^^^
           |
           = hint: judge it in the codebook, under `nojd`: `earlier: {2017: {comparable: no, because: …}}`, or `comparable: yes`
           = hint: say what the answers of then are now: `earlier: {2017: {map: {earlier answer: this answer}}}`
        "#);
    assert_snapshot!(said(("      1: inte nöjd\n      2: ganska nöjd", "      2: inte nöjd\n      1: ganska nöjd")), @r#"
        error: `nojd` is not as in 2017: the code of `inte nöjd` was 2 and is 1
          --> data/panel/codebook.yaml:12:3
           |
        12 |   nojd:
           |   ^^^^
           |
           = hint: judge it in the codebook, under `nojd`: `earlier: {2017: {comparable: no, because: …}}`, or `comparable: yes`
        "#);
    assert_snapshot!(said(("scale: ordinal", "scale: nominal")), @r#"
        error: `nojd` is not as in 2017: the scale was `nominal` and is `ordinal`
          --> data/panel/codebook.yaml:12:3
           |
        12 |   nojd:
           |   ^^^^
           |
           = hint: judge it in the codebook, under `nojd`: `earlier: {2017: {comparable: no, because: …}}`, or `comparable: yes`
        "#);
    assert_snapshot!(said(("{9: vet ej}", "{9: vill inte svara}")), @r#"
        error: `nojd` is not as in 2017: the ways of not answering were `vill inte svara` and are `vet ej`
          --> data/panel/codebook.yaml:12:3
           |
        12 |   nojd:
           |   ^^^^
           |
           = hint: judge it in the codebook, under `nojd`: `earlier: {2017: {comparable: no, because: …}}`, or `comparable: yes`
        "#);
    let harmless = more()
        .replace(EARLIER, "Hur nöjd är du?", "Hur  nöjd är DU?")
        .blocks(&table("rows: nojd, columns: wave"));
    harmless.look_over().done();
}

#[test]
fn the_order_of_answers_and_the_survey_as_a_whole_are_compared() {
    let outcome = more()
        .replace(
            EARLIER,
            "      1: inte nöjd\n      2: ganska nöjd\n      3: mycket nöjd",
            "      3: mycket nöjd\n      2: ganska nöjd\n      1: inte nöjd",
        )
        .replace(EARLIER, "csv:", "mode: postenkät\ncsv:")
        .replace(
            CODEBOOK,
            "csv:",
            "mode: webbenkät\npopulation: {description: Vuxna}\ncsv:",
        )
        .blocks(&table("rows: nojd, columns: wave"))
        .rebuild();
    assert_snapshot!(outcome.refused(), @r#"
        error: the survey `panel` is not as in 2017: the mode was `postenkät` and is `webbenkät`; the population was `not stated` and is `Vuxna`
         --> data/panel/codebook.yaml:5:27
          |
        5 | population: {description: Vuxna}
          |                           ^^^^^
          |
          = hint: judge it in the codebook, beside `title`: `earlier: {2017: {comparable: no, because: …}}`, or `comparable: yes`

        error: `nojd` is not as in 2017: the answers stood in another order
          --> data/panel/codebook.yaml:14:3
           |
        14 |   nojd:
           |   ^^^^
           |
           = hint: judge it in the codebook, under `nojd`: `earlier: {2017: {comparable: no, because: …}}`, or `comparable: yes`
        "#);
}

#[test]
fn a_broken_series_is_marked_and_the_reason_told_in_each_language() {
    for (language, mark, note) in [
        ("sv", "2017 (ej jämförbar)", "Ej jämförbar med 2017: ordet »nu« togs bort."),
        (
            "nb",
            "2017 (ikke sammenlignbar)",
            "Ikke sammenlignbar med 2017: ordet »nu« togs bort.",
        ),
        (
            "en",
            "2017 (not comparable)",
            "Not comparable with 2017: ordet »nu« togs bort.",
        ),
    ] {
        let outcome = reworded()
            .replace(REPORT, "language: sv", &format!("language: {language}"))
            .blocks(&(table("rows: nojd, columns: wave")
                + "  - chart: {id: c, caption: Diagrammet, of: panel, variable: nojd, by: wave}\n"))
            .build();
        outcome.done();
        assert_eq!(outcome.typst().matches(note).count(), 2, "{language}");
        assert!(outcome.csv("t").contains(mark), "{}", outcome.csv("t"));
        assert!(outcome.html().contains(note), "{language}");
    }
}

#[test]
fn answers_are_put_together_and_variables_renamed() {
    let outcome = more()
        .replace(EARLIER, "values: {1: Gävle, 2: Söderhamn}", "values: {1: Ockelbo, 2: Gävle}")
        .replace(EARLIER, "  nojd:", "  nojdhet:")
        .file(EARLIER_ANSWERS, answers(&[[25, 15, 10, 5], [15, 10, 5, 0]]).replace("nojd", "nojdhet"))
        .replace(
            CODEBOOK,
            "    values: {1: Gävle, 2: Söderhamn}",
            "    values: {1: Gävle, 2: Söderhamn}\n    earlier: {2017: {map: {Ockelbo: Gävle}, comparable: yes, because: Ockelbo gick upp i Gävle}}",
        )
        .replace(CODEBOOK, "    question:", "    earlier: {2017: {variable: nojdhet}}\n    question:")
        .append(CODEBOOK, "derive:\n  nojd2: {label: Nöjd, from: nojd, map: {nej: inte nöjd, ja: [ganska nöjd, mycket nöjd]}}\n  grupp: {label: Åldersgrupp, from: alder, cut: {unga: [0, 39], äldre: [40, 99]}}\n")
        .blocks(&(table("rows: ort, columns: wave")
            + "  - table: {id: u, caption: Tabellen, of: gavlebor, rows: nojd2, columns: wave}\n"
            + "  - table: {id: v, caption: Tabellen, of: panel, rows: grupp, columns: wave}\n"))
        .build();
    outcome.done();
    assert_snapshot!(outcome.csv("t"), @r#"
        Ort;2017;2020
        Gävle;85;56
        Söderhamn;.;40
        "#);
    assert_snapshot!(outcome.csv("u"), @r#"
        Nöjd;2017;2020
        Nej;40;20
        Ja;40;32
        Vet ej;5;4
        "#);
    assert_snapshot!(outcome.csv("v"), @r#"
        Åldersgrupp;2017;2020
        Unga;75;86
        Äldre;10;10
        "#);
}

#[test]
fn mistakes_in_what_a_codebook_says_of_earlier_waves_have_a_place() {
    let said = |clause: &str| {
        let outcome = more()
            .replace(
                CODEBOOK,
                "    question:",
                &format!("    earlier: {{2017: {clause}}}\n    question:"),
            )
            .blocks(&table("rows: nojd, columns: wave"))
            .rebuild();
        told(&outcome)
    };
    assert_snapshot!(said("{comparable: no}"), @r#"
        error: whether waves can be compared is judged with a reason
        --> data/panel/codebook.yaml:14:21
        = hint: write both: `comparable: no` (or `yes`) and `because: …`
        "#);
    assert_snapshot!(said("{comparable: nja, because: x}"), @r#"
        error: `nja` is not a choice here
        --> data/panel/codebook.yaml:14:34
        = hint: choose one of `yes`, `no`, `true`, `false`
        "#);
    assert_snapshot!(said("{variable: nöjdhet}"), @"
    error: `nöjdhet` is not a variable of the survey `Provpanelen 2017`
    --> data/panel/codebook.yaml:14:32
    = hint: write the variable's name, `nojd`: this is its label
    ");
    assert_snapshot!(said("{map: {nöjd: ganska nöjd}}"), @r#"
        error: `nöjd` is not an answer to `nojd`
        --> data/panel/codebook.yaml:14:28
        = hint: choose one of `inte nöjd`, `ganska nöjd`, `mycket nöjd`, `vet ej`
        "#);
    assert_snapshot!(said("{map: {inte nöjd: missnöjd}}"), @r#"
        error: `missnöjd` is not an answer to `nojd`
        --> data/panel/codebook.yaml:14:39
        = hint: choose one of `inte nöjd`, `ganska nöjd`, `mycket nöjd`, `vet ej`
        "#);
    assert_snapshot!(said("{label: x}"), @r#"
        error: unknown key `label` in an earlier wave
        --> data/panel/codebook.yaml:14:22
        = hint: choose one of `variable`, `map`, `comparable`, `because`
        "#);
}

/// What would be wrong in a text too if there were no earlier wave.
const QUOTING: &str = "  - text: 'Av {{ percent(\"nojda\", wave=\"2017\") }}, {{ change(\"nojda\", wave=\"2017\") }}: {{ claim(\"nojda\", \"har ökat\", wave=\"2017\") }}.'
";

#[test]
fn mistakes_in_waves_have_a_place() {
    let said = |waves: &str| {
        let outcome = more()
            .replace(
                REPORT,
                &format!(
                    "waves:\n  2017: {{surveys: {{panel: {EARLIER}}}}}\n  2020: own\n"
                ),
                &format!("waves: {waves}\n"),
            )
            .blocks(&(table("rows: nojd, columns: wave") + QUOTING))
            .rebuild();
        told(&outcome)
    };
    assert_snapshot!(said("{2017: {arkiv: r.zip}, 2020: own}"), @r#"
        error: unknown key `arkiv` in a wave
        --> book/r/report.yaml:9:16
        = hint: choose one of `report`, `archive`, `surveys`
        "#);
    assert_snapshot!(said("{2020: own}"), @r#"
        error: the waves are earlier measurements and, last, the report's own
        --> book/r/report.yaml:9:8
        = hint: write them in the order of time: `waves: {2017: {report: rapport-2017}, 2020: own}`
        "#);
    assert_snapshot!(said("{2020: own, 2017: {report: r}}"), @r#"
        error: the waves are earlier measurements and, last, the report's own
        --> book/r/report.yaml:9:8
        = hint: write them in the order of time: `waves: {2017: {report: rapport-2017}, 2020: own}`
        "#);
    assert_snapshot!(said("{2017: old, 2020: own}"), @r#"
        error: `old` does not say where the answers are
        --> book/r/report.yaml:9:15
        = hint: write `own`, `{report: …}`, `{archive: …}` or `{surveys: {…}}`
        "#);
    assert_snapshot!(said("{2017: {}, 2020: own}"), @r#"
        error: a wave has one of `report`, `archive` and `surveys`
        --> book/r/report.yaml:9:15
        = hint: give one of the three
        "#);
    assert_snapshot!(said("{2017: {report: q}, 2020: own}"), @r#"
        error: there is no report `q`
        --> book/r/report.yaml:9:24
        = hint: use `r`, the only one there is
        "#);
    assert_snapshot!(said("{2017: {surveys: {panelen: data/panel-2017/codebook.yaml}}, 2020: own}"), @r#"
        error: the wave `2017` has none of the report's surveys
        --> book/r/report.yaml:9:9
        = hint: surveys are matched by name: call them as they were called then
        "#);
    assert_snapshot!(said("{2017: {surveys: {panel: data/2017.yaml}}, 2020: own}"), @r#"
        error: there is no file `data/2017.yaml`
        --> book/r/report.yaml:9:33
        = hint: check the spelling; upper and lower case differ
        "#);
}

#[test]
fn an_answer_that_is_new_has_no_number_before() {
    let test = more().replace(EARLIER, "      3: mycket nöjd\n", "").replace(
        EARLIER,
        "      2: ganska nöjd",
        "      2: ganska nöjd\n      3: nöjd",
    );
    let clause = "map: {nöjd: ganska nöjd}, comparable: yes, because: delat i två";
    let outcome = judged(test, clause)
        .append(CODEBOOK, "derive:\n  nojd2: {label: Nöjd, from: nojd, map: {mycket: mycket nöjd, annat: [inte nöjd, ganska nöjd]}}\n")
        .blocks(&(table("rows: nojd, columns: wave, measure: both")
            + "  - table: {id: u, caption: Tabellen, of: panel, rows: nojd2, columns: wave}\n"))
        .build();
    outcome.done();
    assert_snapshot!(outcome.csv("t"), @r#"
        Nöjdhet;2017 (n = 80);2017 (n = 80);2020 (n = 90);2020 (n = 90)
        ;Antal;%;Antal;%
        Inte nöjd;40;50;30;33
        Ganska nöjd;40;50;40;44
        Mycket nöjd;.;.;20;22
        Vet ej;5;.;6;.
        "#);
    assert_snapshot!(outcome.csv("u"), @r#"
        Nöjd;2017;2020
        Mycket;.;20
        Annat;80;70
        Vet ej;5;6
        "#);
}

#[test]
fn a_question_that_was_not_asked_is_refused() {
    let outcome = more()
        .replace(
            EARLIER,
            "  alder:\n    label: Ålder\n    scale: numeric",
            "ignore: [alder]",
        )
        .blocks(&table("rows: wave, variables: [alder], show: [mean]"))
        .rebuild();
    assert_snapshot!(outcome.refused(), @r#"
        error: `alder` was not asked in 2017
         --> book/r/chapters/01-resultat.yaml:3:74
          |
        3 |   - table: {id: t, caption: Tabellen, of: panel, rows: wave, variables: [alder], show: [mean]}
          |                                                                          ^^^^^
          |
          = hint: show it without 2017; if it had another name then, say so in the codebook: `earlier: {2017: {variable: …}}`
        "#);
    let outcome = ReportTest::new().blocks(&table("rows: nojd, columns: wave")).rebuild();
    assert_snapshot!(outcome.refused(), @r#"
        error: the report names no measurements to break down by
         --> book/r/chapters/01-resultat.yaml:3:71
          |
        3 |   - table: {id: t, caption: Tabellen, of: panel, rows: nojd, columns: wave}
          |                                                                       ^^^^
          |
          = hint: name them in `report.yaml`: `waves: {2017: {report: rapport-2017}, 2020: own}`
        "#);
}

#[test]
fn answers_of_another_kind_are_another_question() {
    let said = |comparable: &str| {
        let scale = "    scale: multiple\n    separator: \"+\"";
        let test = more().replace(EARLIER, "    scale: ordinal", scale);
        let test = judged(test, &format!("comparable: {comparable}, because: Så."));
        told(&test.blocks(&table("rows: nojd, columns: wave")).rebuild())
    };
    assert_snapshot!(said("yes"), @r#"
        error: `nojd` has answers of another kind than in 2017: the scale was `multiple` and is `ordinal`
        --> data/panel/codebook.yaml:12:3
        = hint: give the variable another name, since it is another question
        "#);
    assert_eq!(said("yes"), said("no"));
}

#[test]
fn every_answer_of_then_has_a_place_of_its_kind() {
    let said = |clause: &str| {
        let more_answers = "      3: mycket nöjd\n      4: salig";
        let test = more().replace(EARLIER, "      3: mycket nöjd", more_answers);
        let test = judged(test, clause).blocks(&table("rows: nojd, columns: wave"));
        told(&test.rebuild())
    };
    assert_snapshot!(said("comparable: no, because: Så."), @r#"
        error: `nojd` has no place for the answers of 2017: `salig`
        --> data/panel/codebook.yaml:14:34
        = hint: say what they are now: `earlier: {2017: {map: {earlier answer: this answer}, comparable: no, because: …}}`
        = hint: or give the variable another name, if it is another question
        "#);
    assert_snapshot!(said("map: {vet ej: inte nöjd, salig: mycket nöjd}"), @r#"
        error: `vet ej` was a way of not answering and `inte nöjd` is an answer
        --> data/panel/codebook.yaml:14:36
        = hint: put answers to answers, and ways of not answering to ways of not answering; or change what is `missing` in one of the codebooks
        "#);
    assert_snapshot!(said("map: {salig: vet ej}"), @r#"
        error: `salig` was an answer and `vet ej` is a way of not answering
        --> data/panel/codebook.yaml:14:35
        = hint: put answers to answers, and ways of not answering to ways of not answering; or change what is `missing` in one of the codebooks
        "#);
}

#[test]
fn a_wave_is_not_the_report_itself() {
    let outcome = more()
        .replace(REPORT, &format!("{{surveys: {{panel: {EARLIER}}}}}"), "{report: r}")
        .blocks(&table("rows: nojd, columns: wave"))
        .rebuild();
    assert_snapshot!(told(&outcome), @r#"
        error: the wave `2017` reads the answers of now
        --> book/r/report.yaml:10:3
        = hint: name the report or the codebook of then; `data/panel/svar.csv` is what `panel` reads now
        "#);
}

#[test]
fn groups_are_compared_but_waves_change() {
    let outcome =
        more().blocks(&table("rows: wave, columns: nojd, show: [n, test]")).rebuild();
    assert_snapshot!(told(&outcome), @r#"
        error: `t` is broken down by `wave`, which has no test
        --> book/r/chapters/01-resultat.yaml:3:83
        = hint: name what is to be compared under `numbers`, and make a `change-table` of it: it has interval, test and verdict
        "#);
    let outcome = more()
        .blocks("  - change-table: {id: forandring, caption: Andel, numbers: {}}\n")
        .rebuild();
    assert_snapshot!(told(&outcome), @r#"
        error: no numbers are named here
        --> book/r/chapters/01-resultat.yaml:3:61
        = hint: name some of those under `numbers` in `report.yaml`, each with a label: `numbers: {nojda: Nöjda}`
        "#);
}
