//! Earlier measurements of which the answers are gone, and only what was published is left.

use insta::assert_snapshot;

use super::archive::{ARCHIVE, blocks, earlier, with};
use super::{EARLIER, more, table, told, two_waves};
use crate::archive::files_of;
use crate::harness::{CODEBOOK, REPORT, ReportTest};

/// What is published of a report.
fn published(test: ReportTest) -> Vec<u8> {
    let outcome = test.run(&["archive", "r", "--quiet", "--without-microdata"]);
    assert_eq!(outcome.code(), Some(0), "{}", outcome.stderr);
    outcome.bytes("build/r.zip")
}

const THEN: &[[usize; 4]] = &[[25, 15, 10, 5], [15, 10, 5, 0]];

fn of_then() -> Vec<u8> {
    published(earlier(THEN))
}

/// Adds named numbers.
fn numbers(test: ReportTest, more: &str) -> ReportTest {
    test.append(REPORT, more)
}

#[test]
fn published_numbers_give_the_same_as_the_answers_they_were_made_of() {
    let blocks = blocks()
        + "  - text: 'Nu {{ percent(\"nojda\") }}, då {{ percent(\"nojda\", wave=\"2017\") }}, {{ change(\"nojda\") }} ({{ change_ci(\"nojda\", unit=false) }}), {{ ci(\"nojda\", wave=\"2017\") }}, {{ n(\"svar\", wave=\"2017\") }}.'
  - text: 'Andelen {{ claim(\"nojda\", \"har ökat\", wave=\"2017\") }}.'
  - chart: {id: c, caption: Hur nöjda de är, of: panel, variable: nojd, by: wave, show: [percent, ci]}
  - chart: {id: s, caption: Nöjda, numbers: {nojda: Nöjda}, type: slope}
";
    let outcome = with(of_then()).blocks(&blocks).build();
    outcome.done();
    let other = more().blocks(&blocks).build();
    other.done();
    for id in ["t", "forandring", "c", "s"] {
        assert_eq!(outcome.csv(id), other.csv(id), "{id}");
    }
    for id in ["c", "s"] {
        assert_eq!(outcome.svg(id), other.svg(id), "{id}");
    }
    assert_eq!(outcome.typst_line("Nu "), other.typst_line("Nu "));
    assert_eq!(outcome.html(), other.html());
    let record = outcome.text("build/r/numbers.json");
    let data = format!("\"data\": \"{ARCHIVE}/book/r/protected.json\"");
    assert!(record.contains(&data), "{record}");
}

#[test]
fn what_was_published_is_no_secret_and_the_report_is_built_from_it_again() {
    let outcome = with(of_then()).blocks(&blocks()).run(&["archive", "r", "--quiet"]);
    assert_eq!(outcome.code(), Some(0), "{}", outcome.stderr);
    let full = outcome.bytes("build/r.zip");
    let described = files_of(&full)["r/data/ro-crate-metadata.json"].clone();
    let described: serde_json::Value = serde_json::from_slice(&described).expect("JSON");
    let marked = described["@graph"].as_array().expect("a graph").iter();
    let marked = marked.filter(|one| one.get("conditionsOfAccess").is_some());
    let marked = marked.filter_map(|one| one["@id"].as_str()).collect::<Vec<_>>();
    assert_eq!(marked, ["project/data/panel/hash.key", "project/data/panel/svar.csv"]);
    let public = published(with(of_then()).blocks(&blocks()));
    assert!(files_of(&public).contains_key(&format!("r/data/project/{ARCHIVE}")));
    for archive in [full, public] {
        let outcome = ReportTest::empty().file("arkiv.zip", archive).run(&[
            "reproduce",
            "arkiv.zip",
            "--quiet",
        ]);
        assert_eq!(outcome.code(), Some(0), "{}", outcome.stderr);
    }
}

#[test]
fn what_was_not_asked_then_is_refused_where_it_is_asked() {
    let said = |then: ReportTest, now: &str, more: &str| {
        let test = numbers(with(published(then)), more).blocks(now);
        told(&test.rebuild())
    };
    let change = |id: &str| {
        format!("  - change-table: {{id: f, caption: Andel, numbers: {{{id}: Nöjda}}}}\n")
    };
    let bare = || earlier(THEN).blocks("  - text: Det finns inga diagram.\n");
    // Another share, other rows, other answers, and nothing like it.
    let all = bare().replace(
        REPORT,
        "of: panel\n    variable",
        "of: panel\n    base: all\n    variable",
    );
    assert_snapshot!(said(all, &change("nojda"), ""), @r#"
        error: `nojda` asked something else in 2017: it was a share of all, not of those who answered
        --> book/r/report.yaml:19:3
        = hint: only what the report of 2017 shows is left of its answers: show this without 2017, or ask what was asked then
        "#);
    let gavle =
        bare().replace(REPORT, "of: panel\n    variable", "of: gavlebor\n    variable");
    assert_snapshot!(said(gavle, &change("nojda"), ""), @r#"
        error: `nojda` asked something else in 2017: it was about those with `ort` = `Gävle`, not all rows
        --> book/r/report.yaml:19:3
        = hint: only what the report of 2017 shows is left of its answers: show this without 2017, or ask what was asked then
        "#);
    let very =
        bare().replace(REPORT, "in: [ganska nöjd, mycket nöjd]", "in: [mycket nöjd]");
    assert_snapshot!(said(very, &change("nojda"), ""), @r#"
        error: `nojda` asked something else in 2017: the answers were `mycket nöjd`, not `ganska nöjd`, `mycket nöjd`
        --> book/r/report.yaml:19:3
        = hint: only what the report of 2017 shows is left of its answers: show this without 2017, or ask what was asked then
        "#);
    let young = "  unga: {of: panel, variable: ort, in: [Gävle]}\n";
    assert_snapshot!(said(bare(), &change("unga"), young), @r#"
        error: the report of 2017 has nothing that asks the same as `unga`
        --> book/r/report.yaml:23:3
        = hint: only what the report of 2017 shows is left of its answers: show this without 2017, or ask what was asked then
        "#);
    let renamed = bare().replace(CODEBOOK, "  ort:", "  stad:").replace(
        REPORT,
        "where: {ort: Gävle}",
        "where: {stad: Gävle}",
    );
    let answers = renamed.content(crate::harness::ANSWERS).replace("ort", "stad");
    let renamed = renamed.file(crate::harness::ANSWERS, answers);
    assert_snapshot!(said(renamed, &change("unga"), young), @r#"
        error: `ort` was not asked in 2017
        --> book/r/report.yaml:23:31
        = hint: show it without 2017; if it had another name then, say so in the codebook: `earlier: {2017: {variable: …}}`
        "#);
    // No table of the same.
    let broken_down = earlier(THEN).blocks(
        "  - table: {id: t, caption: Tabellen, of: panel, rows: ort, columns: nojd}\n",
    );
    assert_snapshot!(said(broken_down, &table("rows: nojd, columns: wave"), ""), @r#"
        error: `t` asked something else in 2017: it was about those with `ort` = `Gävle`, not all rows
        --> book/r/chapters/01-resultat.yaml:3:17
        = hint: only what the report of 2017 shows is left of its answers: show this without 2017, or ask what was asked then
        "#);
    let other = earlier(THEN).blocks(&table("rows: ort"));
    assert_snapshot!(said(other, &table("rows: nojd, columns: wave"), ""), @r#"
        error: `t` asked something else in 2017: the variable was `ort`, not `nojd`
        --> book/r/chapters/01-resultat.yaml:3:17
        = hint: only what the report of 2017 shows is left of its answers: show this without 2017, or ask what was asked then
        "#);
    let shares = earlier(THEN).blocks("  - chart: {id: t, caption: Diagrammet, of: panel, variable: nojd, measure: percent}\n");
    assert_snapshot!(said(shares, &table("rows: nojd, columns: wave"), ""), @r#"
        error: the `t` of 2017 does not show why some did not answer: write `missing: hide`
        --> book/r/chapters/01-resultat.yaml:3:17
        = hint: only what the report of 2017 shows is left of its answers: show this without 2017, or ask what was asked then
        "#);
}

#[test]
fn a_group_is_found_among_several_questions_and_as_the_total_of_a_breakdown() {
    let blocks = |id: &str| {
        format!(
            "  - table: {{id: {id}, caption: Tabellen, of: panel, rows: nojd, columns: wave, missing: hide}}\n"
        )
    };
    for then in [
        "  - chart: {id: x, caption: Tabellen, of: panel, variables: [nojd], missing: hide}\n",
        "  - table: {id: x, caption: Tabellen, of: panel, rows: ort, columns: nojd, totals: rows}\n",
    ] {
        let archive = published(earlier(THEN).blocks(then));
        let outcome = with(archive).blocks(&blocks("t")).build();
        outcome.done();
        assert_eq!(
            outcome.csv("t"),
            "Nöjdhet;2017;2020\nInte nöjd;40;30\nGanska nöjd;25;40\nMycket nöjd;15;20\n",
            "{then}"
        );
    }
}

#[test]
fn shares_and_groups_are_found_as_parts_of_a_breakdown() {
    let number = "  gavle: {of: gavlebor, variable: nojd, in: [ganska nöjd, mycket nöjd]}
  boende: {of: gavlebor}
  svarande: {of: gavlebor, variable: nojd, statistic: count}
  alla: {of: gavlebor, variable: nojd, in: [inte nöjd], base: all}
";
    let blocks = "  - change-table: {id: f, caption: Andel, numbers: {gavle: Nöjda i Gävle, alla: Missnöjda av alla}}
  - table: {id: u, caption: Tabellen, of: gavlebor, rows: nojd, columns: wave, missing: hide}
  - text: 'Då {{ n(\"boende\", wave=\"2017\") }}, {{ n(\"svarande\", wave=\"2017\") }}.'
";
    let archive = published(earlier(THEN).blocks(
        "  - table: {id: x, caption: Tabellen, of: panel, rows: ort, columns: nojd, missing: hide}\n",
    ));
    let outcome = numbers(with(archive), number).blocks(blocks).build();
    outcome.done();
    let other = numbers(more(), number).blocks(blocks).build();
    other.done();
    assert_eq!(outcome.html(), other.html());
    assert_snapshot!(outcome.csv("f"), @r#"
        Indikator;2017;2017;2020;2020;Förändring;Förändring;Förändring;Förändring
        ;Antal/n;%;Antal/n;%;pe;95 % KI;p (Holm);Bedömning
        Nöjda i Gävle;25/50;50;32/52;62;+12;−8 till 29;0,481;ingen säker förändring
        Missnöjda av alla;25/55;45;20/56;36;−10;−27 till 8;0,481;ingen säker förändring
        "#);
    assert_snapshot!(outcome.typst_line("Då "), @r#"Då \55, \50."#);
}

#[test]
fn what_is_derived_must_have_been_derived_in_the_same_way() {
    let derive = |map: &str| {
        format!("derive:\n  glad: {{label: Glad, from: nojd, map: {{{map}}}}}\n")
    };
    let same = "ja: [ganska nöjd, mycket nöjd], nej: inte nöjd";
    let number = "  glada: {of: panel, variable: glad, in: [ja]}\n";
    let then = |map: &str| {
        let then = earlier(THEN).append(CODEBOOK, &derive(map));
        published(numbers(then, number))
    };
    let now = |archive: Vec<u8>| {
        numbers(with(archive), number).append(CODEBOOK, &derive(same)).blocks(
            "  - change-table: {id: f, caption: Andel, numbers: {glada: Glada}}\n",
        )
    };
    let outcome = now(then(same)).build();
    outcome.done();
    assert_snapshot!(outcome.csv("f"), @r#"
        Indikator;2017;2017;2020;2020;Förändring;Förändring;Förändring;Förändring
        ;Antal/n;%;Antal/n;%;pe;95 % KI;p;Bedömning
        Glada;40/80;50;60/90;67;+17;2–31;0,028;har ökat
        "#);
    let outcome = now(then("ja: mycket nöjd, nej: [inte nöjd, ganska nöjd]")).rebuild();
    assert_snapshot!(told(&outcome), @r#"
        error: `glad` was not derived in 2017 as it is now
        --> book/r/report.yaml:23:3
        = hint: only what the report of 2017 shows is left of its answers: show this without 2017, or ask what was asked then
        "#);
}

#[test]
fn another_name_then_and_answers_that_were_put_together_are_found() {
    let then = earlier(THEN)
        .replace(
            CODEBOOK,
            "values: {1: Gävle, 2: Söderhamn}",
            "values: {1: Ockelbo, 2: Gävle}",
        )
        .replace(CODEBOOK, "  nojd:", "  nojdhet:")
        .replace(REPORT, "variable: nojd", "variable: nojdhet")
        .replace(REPORT, "where: {ort: Gävle}", "where: {ort: [Ockelbo, Gävle]}")
        .replace(REPORT, "    of: panel\n", "    of: gavlebor\n")
        .blocks(
            &(table("rows: ort")
                + "  - table: {id: u, caption: Tabellen, of: gavlebor, rows: nojdhet}\n"),
        );
    let answers = then.content(crate::harness::ANSWERS).replace("nojd", "nojdhet");
    let then = published(then.file(crate::harness::ANSWERS, answers));
    let outcome = with(then)
        .replace(
            CODEBOOK,
            "    values: {1: Gävle, 2: Söderhamn}",
            "    values: {1: Gävle, 2: Söderhamn}\n    earlier: {2017: {map: {Ockelbo: Gävle}, comparable: yes, because: Ockelbo gick upp i Gävle}}",
        )
        .replace(CODEBOOK, "    question:", "    earlier: {2017: {variable: nojdhet}}\n    question:")
        .replace(REPORT, "    of: panel\n", "    of: gavlebor\n")
        .blocks(&(table("rows: ort, columns: wave")
            + "  - table: {id: v, caption: Tabellen, of: gavlebor, rows: nojd, columns: wave}\n"
            + super::CHANGE_TABLE))
        .build();
    outcome.done();
    assert_snapshot!(outcome.csv("t"), @r#"
        Ort;2017;2020
        Gävle;85;56
        Söderhamn;.;40
        "#);
    assert_snapshot!(outcome.csv("v"), @r#"
        Nöjdhet;2017;2020
        Inte nöjd;40;20
        Ganska nöjd;25;20
        Mycket nöjd;15;12
        Vet ej;5;4
        "#);
    assert_snapshot!(outcome.csv("forandring"), @r#"
        Indikator;2017;2017;2020;2020;Förändring;Förändring;Förändring;Förändring
        ;Antal/n;%;Antal/n;%;pe;95 % KI;p;Bedömning
        Nöjda;40/80;50;32/52;62;+12;−6 till 28;0,193;ingen säker förändring
        "#);
}

#[test]
fn what_was_counted_otherwise_is_no_mean_of_now() {
    let mean = "  snitt: {of: panel, variable: nojd, statistic: mean}\n";
    let then = published(numbers(earlier(THEN), mean));
    let outcome = numbers(with(then), mean)
        .replace(CODEBOOK, "      1: inte nöjd\n      2: ganska nöjd\n      3: mycket nöjd", "      1: inte nöjd\n      2: nöjd")
        .replace(
            CODEBOOK,
            "    question:",
            "    earlier: {2017: {map: {ganska nöjd: nöjd, mycket nöjd: nöjd}, comparable: yes, because: samma sak}}\n    question:",
        )
        .replace(REPORT, "in: [ganska nöjd, mycket nöjd]", "in: [nöjd]")
        .file(crate::harness::ANSWERS, super::answers(&[[20, 20, 0, 4], [10, 20, 0, 2]]))
        .blocks("  - change-table: {id: f, caption: Medel, numbers: {snitt: Nöjdhet}}\n")
        .rebuild();
    assert_snapshot!(told(&outcome), @r#"
        error: the answers to `nojd` counted as something else in 2017
        --> book/r/report.yaml:23:3
        = hint: only what the report of 2017 shows is left of its answers: show this without 2017, or ask what was asked then
        "#);
}

#[test]
fn several_answers_that_are_one_now_cannot_be_added() {
    let several = |test: ReportTest, values: &str| {
        test.replace(
            CODEBOOK,
            "    scale: nominal\n    values: {1: Gävle, 2: Söderhamn}",
            &format!(
                "    scale: multiple\n    separator: \",\"\n    values: {{{values}}}"
            ),
        )
        .replace(REPORT, "where: {ort: Gävle}", "where: {nojd: inte nöjd}")
    };
    let then =
        several(earlier(THEN), "1: Gävle, 2: Söderhamn").blocks(&table("rows: ort"));
    let outcome = several(with(published(then)), "1: Gävle-Söderhamn, 2: Hofors")
        .replace(
            CODEBOOK,
            "    scale: multiple",
            "    earlier: {2017: {map: {Gävle: Gävle-Söderhamn, Söderhamn: Gävle-Söderhamn}, comparable: yes, because: sammanslagna}}\n    scale: multiple",
        )
        .blocks(&table("rows: ort, columns: wave"))
        .rebuild();
    assert_snapshot!(told(&outcome), @r#"
        error: several answers of 2017 are `Gävle-Söderhamn` now, and whoever gave more than one of them would be counted twice
        --> book/r/chapters/01-resultat.yaml:3:17
        = hint: only what the report of 2017 shows is left of its answers: show this without 2017, or ask what was asked then
        "#);
}

#[test]
fn what_was_hidden_then_stays_hidden() {
    let then = earlier(&[[25, 15, 10, 5], [15, 10, 1, 0]]).replace(
        REPORT,
        "disclosure: {method: none, reason: Svaren är påhittade.}",
        "disclosure: {method: suppress, minimum-count: 12}",
    );
    let then =
        numbers(then, "  mycket: {of: panel, variable: nojd, in: [mycket nöjd]}\n");
    let archive = published(then);
    let outcome = numbers(with(archive), "  mycket: {of: panel, variable: nojd, in: [mycket nöjd]}\n")
        .blocks(
            &(table("rows: nojd, columns: wave, measure: both")
                + "  - change-table: {id: f, caption: Andel, numbers: {nojda: Nöjda, mycket: Mycket nöjda}}\n"),
        )
        .build();
    outcome.done();
    assert_snapshot!(outcome.csv("t"), @"
    Nöjdhet;2017 (n = 76);2017 (n = 76);2020 (n = 90);2020 (n = 90)
    ;Antal;%;Antal;%
    Inte nöjd;40;53;30;33
    Ganska nöjd;x;x;40;44
    Mycket nöjd;x;x;20;22
    Vet ej;5;.;6;.
    ");
    assert_snapshot!(outcome.csv("f"), @r#"
        Indikator;2017;2017;2020;2020;Förändring;Förändring;Förändring;Förändring
        ;Antal/n;%;Antal/n;%;pe;95 % KI;p;Bedömning
        Nöjda;36/76;47;60/90;67;+19;4–33;0,012;har ökat
        Mycket nöjda;x;x;20/90;22;x;x;x;x
        "#);
    let quoted = with(published(earlier(&[[25, 15, 1, 5], [15, 10, 1, 0]]).replace(
        REPORT,
        "disclosure: {method: none, reason: Svaren är påhittade.}",
        "disclosure: {method: suppress, minimum-count: 30}",
    )))
    .blocks("  - text: 'Det blev {{ change(\"nojda\") }}.'\n")
    .build();
    assert!(quoted.done().contains("the text quotes `nojda`, which may not be shown"));
    assert_snapshot!(quoted.typst_line("Det blev"), @"Det blev x~procentenheter.");
}

#[test]
fn several_measurements_can_be_left_of_what_was_published() {
    let first = published(earlier(&[[20, 10, 10, 0], [15, 10, 5, 0]]));
    let rules = "disclosure: {method: none, reason: Svaren är påhittade.}";
    let small =
        "disclosure: {method: suppress, minimum-count: 2, small-bases: {only-n: 75}}";
    let outcome = with(of_then())
        .file("arkiv/2014.zip", first)
        .replace(REPORT, "  2017: {", "  2014: {archive: arkiv/2014.zip}\n  2017: {")
        .file(crate::harness::ANSWERS, super::answers(&[[20, 20, 12, 0], [10, 20, 8, 0]]))
        .blocks(
            &(table("rows: nojd, columns: wave, measure: both") + super::CHANGE_TABLE),
        );
    let outcome = outcome.build();
    outcome.done();
    assert_snapshot!(outcome.csv("t"), @r#"
        Nöjdhet;2014 (n = 70);2014 (n = 70);2017 (n = 80);2017 (n = 80);2020 (n = 90);2020 (n = 90)
        ;Antal;%;Antal;%;Antal;%
        Inte nöjd;35;50;40;50;30;33
        Ganska nöjd;20;29;25;31;40;44
        Mycket nöjd;15;21;15;19;20;22
        Vet ej;0;.;5;.;0;.
        "#);
    let outcome = outcome.into_test().replace(REPORT, rules, small).build();
    outcome.done();
    assert_snapshot!(outcome.csv("t"), @r#"
        Nöjdhet;2014 (n = 70);2014 (n = 70);2017 (n = 80);2017 (n = 80);2020 (n = 90);2020 (n = 90)
        ;Antal;%;Antal;%;Antal;%
        Inte nöjd;..;..;40;50;30;33
        Ganska nöjd;..;..;25;31;40;44
        Mycket nöjd;..;..;15;19;20;22
        Vet ej;..;..;5;.;0;.
        "#);
}

#[test]
fn what_was_published_is_no_part_of_what_this_report_hides() {
    let outcome = with(of_then())
        .replace(
            REPORT,
            "disclosure: {method: none, reason: Svaren är påhittade.}",
            "disclosure: {method: suppress, minimum-count: 10, protect: all}",
        )
        .blocks(&blocks())
        .run(&["check", "r", "--disclosure"]);
    assert_snapshot!(outcome.stdout, @"
    of                cells  hidden  share  small  protecting  few  other  proven
    chart or table t      5       4   80 %      1           3    0      0  yes
    number nojda          1       1  100 %      0           1    0      0  yes

    t: 2020, inte nöjd - protects those who did not answer among `2020` in `t`
    t: 2020, ganska nöjd - protects those who did not answer among `2020` in `t`
    t: 2020, mycket nöjd - protects those who did not answer among `2020` in `t`
    nojda - protects those who did not answer among `2020` in `t`

    r: 4 of 5 cells hidden (80 %), 1 of 2 numbers (50 %)
    ");
}

#[test]
fn means_and_panels_have_their_difference_and_the_table_says_why_no_more() {
    let mean = "  alder: {of: panel, variable: alder, statistic: mean}\n";
    let means = "  - change-table: {id: f, caption: Ålder, numbers: {alder: Ålder}}\n  - table: {id: m, caption: Ålder, of: panel, rows: wave, variables: [alder], show: [mean, ci]}\n";
    let then = numbers(earlier(THEN), mean)
        .blocks("  - table: {id: m, caption: Ålder, of: panel, variables: [alder], show: [mean, ci]}\n");
    let outcome = numbers(with(published(then)), mean).blocks(means).build();
    outcome.done();
    assert_snapshot!(outcome.csv("f"), @r#"
        Indikator;2017;2017;2020;2020;Förändring
        ;n;Medelvärde;n;Medelvärde;Skillnad
        Ålder;85;30,8;96;31,6;+0,8
        "#);
    assert_snapshot!(outcome.typst_line("notes:"), @r#"notes: ("Av mätningen 2017 finns bara det som då publicerades, och spridningen är inte känd. Därför anges bara skillnaden.", ),"#);
    let other = numbers(more(), mean).blocks(means).build();
    other.done();
    assert_eq!(outcome.csv("m"), other.csv("m"));
    let panel = |test: ReportTest| test.replace(CODEBOOK, "unit:", "panel-id: id\nunit:");
    let outcome =
        panel(with(published(panel(earlier(THEN))))).blocks(super::CHANGE_TABLE).build();
    outcome.done();
    assert_snapshot!(outcome.csv("forandring"), @r#"
        Indikator;2017;2017;2020;2020;Förändring
        ;Antal/n;%;Antal/n;%;pe
        Nöjda;40/80;50;60/90;67;+17
        "#);
    assert_snapshot!(outcome.typst_line("notes:"), @r#"notes: ("pe = procentenheter.", "Av mätningen 2017 finns bara det som då publicerades, och vem som var vem är inte känt. Därför anges bara skillnaden.", ),"#);
}

#[test]
fn finite_populations_are_those_of_the_codebooks_where_that_can_be_known() {
    let finite = |test: ReportTest| {
        test.replace(CODEBOOK, "unit:", "population: {size: 120}\nunit:").replace(
            REPORT,
            "views:",
            "intervals: {fpc: on}\nviews:",
        )
    };
    let number = "  gavle: {of: gavlebor, variable: nojd, in: [mycket nöjd]}\n";
    let blocks = "  - change-table: {id: f, caption: Andel, numbers: {nojda: Nöjda, gavle: I Gävle}}\n";
    let then = published(numbers(finite(earlier(THEN)), number));
    let outcome = numbers(finite(with(then)), number).blocks(blocks).build();
    outcome.done();
    assert_snapshot!(outcome.csv("f"), @r#"
        Indikator;2017;2017;2020;2020;Förändring;Förändring;Förändring;Förändring
        ;Antal/n;%;Antal/n;%;pe;95 % KI;p;Bedömning
        Nöjda;40/80;50;60/90;67;+17;9–25;< 0,001;har ökat
        I Gävle;10/50;20;12/52;23;+3;.;.;.
        "#);
    assert_snapshot!(outcome.typst_line("notes:"), @r#"notes: (". = kan inte beräknas.", "pe = procentenheter.", "KI = konfidensintervall för skillnaden mellan två oberoende urval (Newcombe, metod 10); p-värden: z-test av två andelar. Båda är korrigerade för ändliga populationer.", "I Gävle: av mätningen 2017 finns bara det som då publicerades, och hur många som svarade i hela populationen är inte känt. Därför anges bara skillnaden.", ),"#);
    let other = finite(two_waves(THEN, &[[20, 20, 12, 4], [10, 20, 8, 2]])).replace(
        EARLIER,
        "unit:",
        "population: {size: 120}\nunit:",
    );
    let other = numbers(other, number).blocks(blocks).build();
    other.done();
    assert_snapshot!(other.csv("f"), @r#"
        Indikator;2017;2017;2020;2020;Förändring;Förändring;Förändring;Förändring
        ;Antal/n;%;Antal/n;%;pe;95 % KI;p (Holm);Bedömning
        Nöjda;40/80;50;60/90;67;+17;9–25;< 0,001;har ökat
        I Gävle;10/50;20;12/52;23;+3;−6 till 11;0,487;ingen säker förändring
        "#);
}

#[test]
fn counts_that_were_changed_then_give_no_test() {
    let key = "a".repeat(40);
    let then = earlier(THEN)
        .replace(
            REPORT,
            "disclosure: {method: none, reason: Svaren är påhittade.}",
            "disclosure: {method: cell-key, key: data/nyckel.txt}",
        )
        .file("data/nyckel.txt", &key);
    let outcome = with(published(then)).blocks(super::CHANGE_TABLE).build();
    outcome.done();
    assert_snapshot!(outcome.csv("forandring"), @r#"
        Indikator;2017;2017;2020;2020;Förändring
        ;Antal/n;%;Antal/n;%;pe
        Nöjda;39/80;49;60/90;67;+18
        "#);
    assert_snapshot!(outcome.typst_line("notes:"), @r#"notes: ("pe = procentenheter.", "Av mätningen 2017 finns bara det som då publicerades, och antalen är ändrade för att skydda dem som svarade. Därför anges bara skillnaden.", ),"#);
}

#[test]
fn a_broken_series_is_marked_and_another_language_is_translated() {
    let then = earlier(THEN)
        .replace(CODEBOOK, "Hur nöjd är du?", "Hur nöjd är du nu?")
        .replace(REPORT, "language: sv", "language: en\npercent-decimals: 1");
    let archive = published(then);
    let unjudged = with(&archive).blocks(&blocks()).rebuild();
    assert_snapshot!(told(&unjudged), @r#"
        error: `nojd` is not as in 2017: it was “Hur nöjd är du nu?” and is “Hur nöjd är du?”
        --> data/panel/codebook.yaml:14:15
        = hint: judge it in the codebook, under `nojd`: `earlier: {2017: {comparable: no, because: …}}`, or `comparable: yes`
        "#);
    let outcome = with(&archive)
        .replace(
            CODEBOOK,
            "    question:",
            "    earlier: {2017: {comparable: no, because: ordet »nu« togs bort.}}\n    question:",
        )
        .blocks(&blocks())
        .build();
    outcome.done();
    assert_snapshot!(outcome.csv("t"), @r#"
        Nöjdhet;2017 (ej jämförbar) (n = 80);2017 (ej jämförbar) (n = 80);2020 (n = 90);2020 (n = 90)
        ;Antal;%;Antal;%
        Inte nöjd;40;50;30;33
        Ganska nöjd;25;31;40;44
        Mycket nöjd;15;19;20;22
        Vet ej;5;.;6;.
        "#);
    assert_snapshot!(outcome.csv("forandring"), @r#"
        Indikator;2017;2017;2020;2020;Förändring;Förändring
        ;Antal/n;%;Antal/n;%;pe;Bedömning
        Nöjda;40/80;50;60/90;67;.;ej jämförbar
        "#);
}
