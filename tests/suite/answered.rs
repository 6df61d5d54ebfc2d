//! What is protected is what was answered: those who did not answer are no small count, and
//! authors are told where much is hidden, why, and what would help.

use insta::assert_snapshot;

use crate::harness::{ANSWERS, CODEBOOK, Outcome, REPORT, ReportTest};

const NONE: &str = "{method: none, reason: Svaren är påhittade.}";
const SUPPRESS: &str = "{method: suppress, minimum-count: 5}";
const ALL: &str = "{method: suppress, minimum-count: 5, protect: all}";

/// How many in a place gave each answer: inte nöjd, ganska nöjd, mycket nöjd, vet ej (9),
/// nothing.
type Place = [usize; 5];

/// The base project under a policy with these answers in Gävle and in Söderhamn.
fn with(policy: &str, places: [Place; 2]) -> ReportTest {
    let mut rows = String::from("id;ort;nojd;alder\n");
    let mut id = 0;
    for (place, counts) in places.iter().enumerate() {
        for (answer, count) in ["1", "2", "3", "9", ""].iter().zip(counts) {
            for _ in 0..*count {
                id += 1;
                rows.push_str(&format!("{id};{};{answer};{}\n", place + 1, 20 + id % 50));
            }
        }
    }
    ReportTest::new().file(ANSWERS, rows).replace(REPORT, NONE, policy)
}

const CHART: &str = "  - chart: {id: c, caption: Hur nöjda de är, of: panel, variable: nojd, by: ort, type: stacked-bar}\n";
const TABLE: &str = "  - table: {id: t, caption: Hur nöjda de är, of: panel, rows: ort, columns: nojd, measure: both, base: BASE, totals: TOTALS}\n";

fn table(base: &str, totals: &str) -> String {
    TABLE.replace("BASE", base).replace("TOTALS", totals)
}

/// What the account says at its end.
fn sum(outcome: &Outcome) -> String {
    outcome.done();
    outcome.stdout.lines().last().unwrap_or_default().to_owned()
}

/// Every shown count is 5 or more; a few did not answer.
const SILENT: [Place; 2] = [[13, 34, 48, 2, 1], [18, 28, 43, 0, 3]];

#[test]
fn those_who_did_not_answer_are_no_small_count() {
    let blocks = format!("{CHART}{}", table("all", "both"));
    let check = |policy: &str| {
        let test = with(policy, SILENT).blocks(&blocks);
        test.run(&["check", "r", "--disclosure", "--quiet"])
    };
    assert_snapshot!(sum(&check(SUPPRESS)), @"r: 0 of 24 cells hidden (0 %), 0 of 2 numbers (0 %)");
    assert!(!check(SUPPRESS).stderr.contains("much-hidden"));
    let outcome = with(SUPPRESS, SILENT).blocks(&blocks).build();
    assert_snapshot!(outcome.csv("t"), @r#"
        Ort;Inte nöjd;Inte nöjd;Ganska nöjd;Ganska nöjd;Mycket nöjd;Mycket nöjd;Vet ej;Vet ej;Svar saknas;Svar saknas;Totalt;Totalt
        ;Antal;%;Antal;%;Antal;%;Antal;%;Antal;%;Antal;%
        Gävle;13;13;34;35;48;49;2;2;1;1;98;100
        Söderhamn;18;20;28;30;43;47;0;0;3;3;92;100
        Totalt;31;16;62;33;91;48;2;1;4;2;190;100
        "#);
    // Their number is told as it is.
    let note = "Svar saknas: 6 av 190.";
    assert!(outcome.typst().contains(note), "{}", outcome.typst());
    assert_snapshot!(sum(&check(ALL)), @"r: 14 of 24 cells hidden (58 %), 0 of 2 numbers (0 %)");
}

#[test]
fn silence_is_protected_where_the_codebook_says_that_it_tells_something() {
    let sensitive = "    sensitive: true\n    missing: {9: vet ej}";
    let build = |policy: &str, codebook: &str| {
        let test = with(policy, SILENT).blocks(&table("all", "none"));
        test.replace(CODEBOOK, "    missing: {9: vet ej}", codebook).build()
    };
    let own = build(SUPPRESS, sensitive);
    own.done();
    assert_eq!(own.csv("t"), build(ALL, "    missing: {9: vet ej}").csv("t"));
    assert!(own.csv("t").contains(";x;"), "{}", own.csv("t"));
    // So it is of what is derived from it.
    let derived = "derive:\n  nojda: {label: Nöjda, from: nojd, map: {nej: [inte nöjd], ja: [ganska nöjd, mycket nöjd]}}\n";
    let table = table("all", "none").replace("columns: nojd", "columns: nojda");
    let own = |codebook: &str| {
        let test = with(SUPPRESS, SILENT).blocks(&table).append(CODEBOOK, derived);
        let test = test.replace(CODEBOOK, "    missing: {9: vet ej}", codebook);
        test.tabulate().csv("t")
    };
    assert!(own(sensitive).contains(";x;"), "{}", own(sensitive));
    assert!(!own("    missing: {9: vet ej}").contains(";x;"));
}

#[test]
fn what_is_wrong_is_told() {
    let message =
        |policy: &str| with(policy, SILENT).blocks(CHART).rebuild().refused().to_owned();
    assert_snapshot!(message("{method: suppress, minimum-count: 5, protect: silence}"), @r#"
        error: `silence` is not a choice here
          --> book/r/report.yaml:13:59
           |
        13 | disclosure: {method: suppress, minimum-count: 5, protect: silence}
           |                                                           ^^^^^^^
           |
           = hint: choose one of `answers`, `all`
        "#);
    assert_snapshot!(message("{method: none, reason: Ingen., protect: all}"), @"
    error: unknown key `protect` in the disclosure policy
      --> book/r/report.yaml:13:44
       |
    13 | disclosure: {method: none, reason: Ingen., protect: all}
       |                                            ^^^^^^^
       |
       = hint: choose one of `method`, `reason`, `ledger`
    ");
    let outcome = with(SUPPRESS, SILENT)
        .replace(
            CODEBOOK,
            "    missing: {9: vet ej}",
            "    missing: {9: vet ej}\n    sensitive: kanske",
        )
        .blocks(CHART)
        .rebuild();
    assert_snapshot!(outcome.refused(), @r#"
        error: here should stand `true` or `false`, not the text `kanske`
          --> data/panel/codebook.yaml:21:16
           |
        21 |     sensitive: kanske
           |                ^^^^^^
           |
           = hint: write one of them, without quotation marks
        "#);
}

#[test]
fn an_answer_cannot_be_worked_out_from_those_who_did_not_answer() {
    // 2 of Gävle are not content; 98 are, 3 did not answer, of 103.
    let places = [[2, 50, 48, 0, 3], [30, 40, 40, 0, 4]];
    let outcome = with(SUPPRESS, places).blocks(&table("all", "both")).build();
    assert!(!outcome.done().contains("proven"), "{}", outcome.stderr);
    assert_snapshot!(outcome.csv("t"), @r#"
        Ort;Inte nöjd;Inte nöjd;Ganska nöjd;Ganska nöjd;Mycket nöjd;Mycket nöjd;Svar saknas;Svar saknas;Totalt;Totalt
        ;Antal;%;Antal;%;Antal;%;Antal;%;Antal;%
        Gävle;x;x;50;49;x;x;3;3;103;100
        Söderhamn;x;x;40;35;x;x;4;4;114;100
        Totalt;32;15;90;41;88;41;7;3;217;100
        "#);
}

#[test]
fn in_a_small_group_silence_is_protected() {
    // Of four nobody is told how many of them answered.
    let places = [[20, 30, 40, 0, 2], [1, 1, 1, 0, 1]];
    let outcome = with(SUPPRESS, places).blocks(&table("all", "both")).build();
    assert!(!outcome.done().contains("proven"), "{}", outcome.stderr);
    assert_snapshot!(outcome.csv("t"), @r#"
        Ort;Inte nöjd;Inte nöjd;Ganska nöjd;Ganska nöjd;Mycket nöjd;Mycket nöjd;Svar saknas;Svar saknas;Totalt;Totalt
        ;Antal;%;Antal;%;Antal;%;Antal;%;Antal;%
        Gävle;x;x;x;x;x;x;x;x;x;x
        Söderhamn;x;x;x;x;x;x;x;x;x;x
        Totalt;x;x;31;32;41;43;x;x;96;100
        "#);
    // All twelve who answered said the same.
    let places = [[20, 30, 40, 0, 2], [0, 0, 12, 0, 2]];
    let blocks = table("all", "none");
    let own = with(SUPPRESS, places).blocks(&blocks).build();
    assert_snapshot!(own.csv("t"), @"
    Ort;Inte nöjd;Inte nöjd;Ganska nöjd;Ganska nöjd;Mycket nöjd;Mycket nöjd;Svar saknas;Svar saknas
    ;Antal;%;Antal;%;Antal;%;Antal;%
    Gävle;x;x;30;x;40;x;2;x
    Söderhamn;0;x;0;x;12;x;x;x
    ");
    // With the old rule the two of Gävle are a small count as well.
    let all = with(ALL, places).blocks(&blocks).build().csv("t");
    assert!(all.contains("Gävle;x;x;30;x;40;x;x;x"), "{all}");
}

#[test]
fn how_many_a_survey_is_of_is_hidden_only_where_they_are_too_few() {
    let quoted = "  - text: De är {{ n(\"svar\") }} personer.\n";
    let blocks = table("all", "both") + quoted;
    let small = SUPPRESS.replace("5}", "5, small-bases: {suppress: 12}}");
    for (policy, places, shown) in [
        (SUPPRESS, [[1, 1, 1, 0, 0], [0, 1, 0, 0, 0]], false),
        (SUPPRESS, [[1, 2, 1, 0, 0], [0, 2, 0, 0, 0]], true),
        (&small, [[3, 3, 0, 0, 0], [0, 3, 2, 0, 0]], false),
        (&small, [[3, 3, 0, 0, 0], [0, 3, 3, 0, 0]], true),
    ] {
        let outcome = with(policy, places).blocks(&blocks).build();
        assert!(!outcome.done().contains("proven"), "{}", outcome.stderr);
        let all = outcome.typst_line("De är");
        assert_eq!(!all.contains('x'), shown, "{all}");
    }
}

#[test]
fn a_named_share_is_hidden_for_answers_only() {
    // All of Söderhamn who answered are content: 96 of 98.
    let places = [[20, 30, 40, 0, 0], [0, 48, 48, 2, 0]];
    let numbers = "  alla: {of: panel, variable: nojd, in: [ganska nöjd, mycket nöjd], base: all, where: {ort: Söderhamn}}
  tysta: {of: panel, variable: nojd, in: vet ej, base: all, where: {ort: Söderhamn}}
  inte: {of: panel, variable: nojd, in: inte nöjd, base: all}
";
    let quoted = "  - text: Det är {{ n(\"alla\") }} av {{ base(\"alla\") }}, {{ n(\"tysta\") }} och {{ n(\"inte\") }}.\n";
    let text = |policy: &str, places| {
        let test = with(policy, places).append(REPORT, numbers).blocks(quoted);
        test.build().typst_line("Det är")
    };
    assert_snapshot!(text(SUPPRESS, places), @r#"
        Det är \96 av \98, \2 och \20.
        "#);
    assert_snapshot!(text(ALL, places), @r#"
        Det är x av x, x och x.
        "#);
    // Two who answered otherwise are protected.
    assert_snapshot!(text(SUPPRESS, [[20, 30, 40, 0, 0], [2, 48, 48, 2, 0]]), @r#"
        Det är x av x, \2 och \22.
        "#);
}

#[test]
fn not_to_choose_one_of_several_answers_is_an_answer() {
    let codebook =
        "  kanal: {label: Kanaler, scale: multiple, values: {a: telefon, b: brev}}\n";
    let rows = |one: usize, silent: usize| {
        let mut rows = String::from("id;ort;nojd;alder;kanal\n");
        for id in 0..100 {
            let chosen = match id {
                id if id < silent => "",
                id if id < silent + one => "b",
                _ => "a,b",
            };
            rows.push_str(&format!("{id};1;1;40;{chosen}\n"));
        }
        rows
    };
    let csv = |one, silent| {
        let table = "  - table: {id: t, caption: Kanaler, of: panel, rows: kanal, measure: both, base: all}\n";
        let test = ReportTest::new().replace(REPORT, NONE, SUPPRESS);
        let test = test.append(CODEBOOK, codebook).file(ANSWERS, rows(one, silent));
        let outcome = test.blocks(table).tabulate();
        assert!(!outcome.done().contains("proven"), "{}", outcome.stderr);
        outcome.csv("t")
    };
    // Three did not choose the telephone.
    assert_snapshot!(csv(3, 0), @r#"
        Kanaler;Antal;Procent
        Telefon;x;x
        Brev;100;100
        "#);
    // Three did not answer.
    assert_snapshot!(csv(0, 3), @r#"
        Kanaler;Antal;Procent
        Telefon;97;97
        Brev;97;97
        Svar saknas;3;3
        "#);
}

#[test]
fn the_rules_have_the_effect_that_is_promised() {
    let places = [[20, 30, 40, 0, 3], [1, 3, 4, 0, 2]];
    let csv = |rules: &str| {
        let policy = format!("{{method: suppress, {rules}}}");
        let outcome = with(&policy, places).blocks(&table("valid", "none")).tabulate();
        outcome.done();
        let csv = outcome.csv("t");
        csv.lines().last().unwrap_or_default().to_owned()
    };
    assert_snapshot!(csv("minimum-count: 5"), @"Söderhamn;..;..;..;..;..;..;..;..");
    // Zero to four are hidden, and no group for being small.
    assert_snapshot!(csv("minimum-count: 5, small-bases: none"), @"Söderhamn;x;x;x;x;x;x;2;.");
    assert_snapshot!(csv("minimum-count: 4, small-bases: none"), @"Söderhamn;x;x;x;x;4;50;2;.");
    assert_snapshot!(csv("minimum-count: 3, small-bases: none"), @"Söderhamn;x;x;3;x;4;x;x;x");
    assert_snapshot!(csv("minimum-count: 2, small-bases: none"), @"Söderhamn;x;x;x;x;4;50;2;.");
    assert_snapshot!(csv("minimum-count: 1, small-bases: none"), @"Söderhamn;1;13;3;38;4;50;2;.");
    assert_snapshot!(csv("minimum-count: 0, small-bases: none"), @"Söderhamn;1;13;3;38;4;50;2;.");
    // Zero hides no count; the rules for small groups are others.
    assert_snapshot!(csv("minimum-count: 0"), @"Söderhamn;..;..;..;..;..;..;..;..");
    assert_snapshot!(csv("minimum-count: 1, small-bases: {only-n: 5}"), @"Söderhamn;1;13;3;38;4;50;2;.");
    assert_snapshot!(csv("minimum-count: 1, small-bases: {only-n: 5, hide-percent: 9}"), @"Söderhamn;1;..;3;..;4;..;2;.");
    assert_snapshot!(csv("minimum-count: 1, small-bases: {suppress: 9}"), @"Söderhamn;x;x;x;x;x;x;x;x");
}

#[test]
fn an_author_is_told_where_much_is_hidden_and_what_would_help() {
    let places = [[3, 34, 48, 2, 1], [18, 28, 43, 0, 3]];
    let outcome = with(SUPPRESS, places).blocks(&table("valid", "both")).check();
    let text = outcome.done();
    let warning = text.split("\n\n").find(|one| one.contains("much-hidden"));
    assert_snapshot!(warning.unwrap_or_default(), @r#"
        r: reading
        r: computing
        warning[much-hidden]: 4 of 18 cells of `t` are hidden: 1 with a small count, 3 from which `inte nöjd` among `Gävle` in `t` could be worked out
         --> book/r/chapters/01-resultat.yaml:3:17
          |
        3 |   - table: {id: t, caption: Hur nöjda de är, of: panel, rows: ort, columns: nojd, measure: both, base: valid, totals: both}
          |                 ^
          |
          = hint: with `inte nöjd` and `ganska nöjd` put together 0 of 15 cells would be hidden: add `nojd_2: {label: "Nöjdhet", from: nojd, map: {"inte nöjd/ganska nöjd": ["inte nöjd", "ganska nöjd"], "mycket nöjd": ["mycket nöjd"]}}` under `derive` in the codebook, and write `columns: nojd_2`
          = hint: with no breakdown 0 of 6 cells would be hidden: write `rows: nojd` and leave out `columns`
          = hint: or accept it in `report.yaml`: `accept: [{check: much-hidden, of: "t", reason: …}]`
        "#);
    // What is accepted is not told.
    let accept = "accept: [{check: much-hidden, of: t, reason: Det får vara så.}]\n";
    let test = with(SUPPRESS, places).append(REPORT, accept);
    let outcome = test.blocks(&table("valid", "both")).check();
    assert!(!outcome.done().contains("much-hidden"), "{}", outcome.stderr);
    // Where nothing is hidden, nothing is told.
    let outcome = with(SUPPRESS, SILENT).blocks(&table("valid", "both")).check();
    assert!(!outcome.done().contains("much-hidden"), "{}", outcome.stderr);
}

#[test]
fn what_an_author_is_told_to_do_does_what_was_told() {
    let places = [[3, 34, 48, 2, 1], [18, 28, 43, 0, 3]];
    let blocks = table("valid", "both");
    let told = with(SUPPRESS, places).blocks(&blocks).check();
    let hint = told.done().lines().find(|line| line.contains("put together"));
    let hint = hint.expect("a hint").to_owned();
    let (_, rest) = hint.split_once("add `").expect("what to add");
    let (derived, rest) = rest.split_once("` under").expect("where");
    let (_, written) = rest.split_once("and write `").expect("what to write");
    let written = written.trim_end_matches('`');
    let (_, rest) = hint.split_once("together ").expect("how many");
    let (cells, _) = rest.split_once(" would").expect("how many");
    let blocks = blocks.replace("columns: nojd,", &format!("{written},"));
    let done = with(SUPPRESS, places)
        .append(CODEBOOK, &format!("derive:\n  {derived}\n"))
        .blocks(&blocks)
        .run(&["check", "r", "--disclosure", "--quiet"]);
    let sum = sum(&done);
    assert!(sum.starts_with(&format!("r: {cells} hidden")), "{hint}\n{sum}\n{blocks}");
}

#[test]
fn the_account_tells_for_which_small_count_a_cell_is_hidden() {
    let places = [[3, 34, 48, 2, 1], [18, 28, 43, 0, 3]];
    let test = with(SUPPRESS, places).blocks(&table("valid", "both"));
    let outcome = test.run(&["check", "r", "--disclosure", "--quiet"]);
    outcome.done();
    assert_snapshot!(outcome.stdout, @r#"
        of                cells  hidden  share  small  protecting  few  other  proven
        chart or table t     18       4   22 %      1           3    0      0  yes

        t: Gävle, ganska nöjd - protects `inte nöjd` among `Gävle` in `t`
        t: Söderhamn, inte nöjd - protects `inte nöjd` among `Gävle` in `t`
        t: Söderhamn, ganska nöjd - protects `inte nöjd` among `Gävle` in `t`

        r: 4 of 18 cells hidden (22 %), 0 of 2 numbers (0 %)
        "#);
}

#[test]
fn where_nothing_is_left_no_note_speaks_of_shares() {
    let policy = "{method: suppress, minimum-count: 5, small-bases: {mark-percent: 30}}";
    let shares =
        CHART.replace("type: stacked-bar", "type: stacked-bar, measure: percent");
    let told = |places: [Place; 2]| {
        let outcome = with(policy, places).blocks(&shares).build();
        outcome.done();
        outcome.typst().contains("är osäkra")
    };
    assert!(told([[8, 8, 8, 0, 0], [8, 8, 8, 0, 0]]), "they are shown");
    assert!(!told([[2, 1, 1, 0, 0], [1, 2, 1, 0, 0]]), "nothing is");
}

#[test]
fn where_nothing_is_left_a_sentence_says_so() {
    let places = [[2, 1, 1, 0, 0], [1, 2, 1, 0, 0]];
    let chart =
        "  - chart: {id: c, caption: Hur nöjda de är, of: panel, variable: nojd}\n";
    let blocks = format!("{chart}{}", table("valid", "none"));
    for (language, sentence) in [
        (
            "sv",
            "Här kan inget visas utan att någon skulle kunna kännas igen eller räknas ut.",
        ),
        (
            "nb",
            "Her kan ingenting vises uten at noen kunne kjennes igjen eller regnes ut.",
        ),
        (
            "en",
            "Nothing can be shown here without somebody being recognised or worked out.",
        ),
    ] {
        let policy = "{method: suppress, minimum-count: 15}";
        // A PDF for everybody asks for a description of all that is no text.
        let standards = "output: {pdf: {standards: [a-3a, ua-1]}}\n";
        let test = with(policy, places).blocks(&blocks).append(REPORT, standards);
        let language = format!("language: {language}");
        let outcome = test.replace(REPORT, "language: sv", &language).build();
        outcome.done();
        let (html, typst) = (outcome.html(), outcome.typst());
        assert!(html.contains(&format!("<p class=\"note\">{sentence}</p>")), "{html}");
        assert!(
            !html.contains("<table>") && !html.contains("class=\"numbers\""),
            "{html}"
        );
        assert!(typst.contains(&format!("nothing: \"{sentence}\"")), "{typst}");
        let svg = outcome.svg("c");
        let shown = svg
            .split(['<', '>'])
            .filter(|part| part.contains(' ') && !part.contains('='));
        assert_eq!(shown.collect::<Vec<_>>().join(" "), sentence);
        assert!(
            typst.contains(&format!("{sentence}\",")),
            "the alternative text: {typst}"
        );
    }
    // Of too few answers it says that.
    let rules = "{method: suppress, minimum-count: 0, small-bases: {only-n: 20}}";
    let outcome = with(rules, places).blocks(&blocks).build();
    let few = "För få har svarat för att något ska kunna redovisas.";
    assert!(outcome.html().contains(&format!("<p class=\"note\">{few}</p>")));
}
