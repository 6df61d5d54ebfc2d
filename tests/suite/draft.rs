//! `new NAME --data FILE`: a report that is drafted from answers, and drafted again.

#![expect(clippy::too_many_lines, reason = "whole messages stand in the tests")]

use baslinje::words::Language;
use insta::assert_snapshot;

use crate::harness::{ANSWERS, CHAPTER, CODEBOOK, Outcome, REPORT, ReportTest, WORKS};

const DATA: &str = "data/enkat/svar.csv";
const DRAFT: [&str; 6] = ["new", "d", "--data", DATA, "--date", "2026-03-31"];
const ROWS: usize = 240;
const STEPS: [&str; 5] = ["aldrig", "sällan", "ibland", "ofta", "alltid"];
const SCALE: [&str; 4] =
    ["Mycket missnöjd", "Ganska missnöjd", "Ganska nöjd", "Mycket nöjd"];
/// What single persons have answered.
const SECRETS: [&str; 3] = ["Jag flyttade från Ockelbo", "anna@example.se", "Torsåker"];

const HEAD: &str = "nr;Svarsdatum;Kön;Hur gammal är du?;Kommunkod;ort;\
                    Hur ofta hinner du med ditt arbete?;Hur nöjd är du med? [Lönen];\
                    Hur nöjd är du med? [Chefen];Kanaler [Brev];Kanaler [Webb];\
                    Har du en mentor?;Vad är viktigast för dig?;Restid i minuter;\
                    Vad vill du tillägga här?;E-post";

/// Made-up answers; `rare` rows have an answer that few gave.
fn answers(rare: usize) -> String {
    let of = |row: usize| {
        let ort = if row == 3 { "Torsåker" } else { ["Gävle", "Bollnäs"][row % 2] };
        let often = if row < rare { STEPS[0] } else { STEPS[1 + row % 4] };
        let text = if row == 7 { SECRETS[0] } else { "" };
        let mail = if row == 9 { SECRETS[1] } else { "" };
        [
            (1000 + row).to_string(),
            format!("2026-0{}-{:02}", 1 + row % 3, 1 + row % 28),
            ["Kvinna", "Man"][row % 2].to_owned(),
            (20 + row % 45).to_string(),
            ["0180", "0182"][row % 2].to_owned(),
            ort.to_owned(),
            often.to_owned(),
            SCALE[row % 4].to_owned(),
            SCALE[(row / 2) % 4].to_owned(),
            (row % 3 % 2).to_string(),
            (row % 2).to_string(),
            ["Ja", "Nej"][row % 2].to_owned(),
            ["Lugn", "Lön", "Tid"][row % 3].to_owned(),
            (row % 60).to_string(),
            text.to_owned(),
            mail.to_owned(),
        ]
        .join(";")
    };
    let rows = (0..ROWS).map(of).collect::<Vec<_>>();
    format!("{HEAD}\n{}\n", rows.join("\n"))
}

fn project() -> ReportTest {
    ReportTest::new().file(DATA, answers(10))
}

#[track_caller]
fn drafted(test: ReportTest) -> Outcome {
    let outcome = test.run(&DRAFT);
    assert_eq!(outcome.code(), Some(0), "{}", outcome.stderr);
    outcome
}

#[track_caller]
fn checked(outcome: Outcome, name: &str) -> Outcome {
    let outcome = outcome.into_test().run(&["check", name, "--quiet"]);
    assert_eq!(outcome.code(), Some(0), "{}", outcome.stderr);
    outcome
}

/// All drafted files of a report, one after the other.
fn whole(outcome: &Outcome) -> String {
    let files = outcome.written();
    let own = files.iter().filter(|name| name.starts_with("book/d/"));
    own.map(|name| format!("== {name}\n{}", outcome.text(name))).collect()
}

#[test]
fn a_report_is_drafted_from_answers_alone() {
    let outcome = drafted(project());
    assert_snapshot!(outcome.stderr, @r"
    wrote `data/enkat/codebook.yaml`, with 17 guesses to go through
    wrote `book/d`: report.yaml and 5 chapters, `status: draft`
      guess: answers are broken down by `Kön`
      6 variables in no chapter, listed with the reasons in report.yaml:
        nr, Svarsdatum, Kommunkod, ort, vad_vill_du_tillagga_har, E-post
      look through it, then: baslinje build d
    ");
    let written = outcome.written();
    let own = written.iter().filter(|it| it.starts_with("book/d/chapters/"));
    let own = own.map(|it| it.trim_start_matches("book/d/chapters/")).collect::<Vec<_>>();
    assert_eq!(
        own,
        [
            "10-sammanfattning.yaml",
            "20-metod.yaml",
            "30-de-som-har-svarat.yaml",
            "40-resultat.yaml",
            "50-kon.yaml"
        ]
    );
    let report = outcome.text("book/d/report.yaml");
    let (first, rest) = report.split_once('\n').expect("two lines");
    assert!(first.starts_with("# baslinje new, sha256 of the rest: "), "{first}");
    assert_snapshot!(rest, @r#"
    # Utkast. Kör samma kommando igen när kodboken är rättad: filer som ingen har ändrat skrivs om, de andra rörs inte.
    title: D
    template: fou-rapport
    language: sv
    date: 2026-03-31
    status: draft
    publisher: Organisationens namn
    surveys:
      enkat: data/enkat/codebook.yaml
    disclosure: {method: suppress, minimum-count: 5}

    # Variabler som inget kapitel använder:
    #   nr (skiljer raderna åt, visas aldrig)
    #   Svarsdatum (visas genom en variabel som är härledd ur den)
    #   Kommunkod (koder utan etiketter; ange dem under `values` i kodboken)
    #   ort (öppna svar, visas aldrig)
    #   vad_vill_du_tillagga_har (öppna svar, visas aldrig)
    #   E-post (öppna svar, visas aldrig)
    "#);
    checked(outcome, "d");
}

#[test]
fn each_kind_of_question_gets_its_chart_and_its_sentence() {
    let outcome = drafted(project());
    let results = outcome.text("book/d/chapters/40-resultat.yaml");
    for block in [
        // An ordinal question.
        "  hur-ofta-hinner-du-med-ditt: {of: enkat, variable: hur_ofta_hinner_du_med_ditt, \
         in: [ofta, alltid]}\n",
        "      - chart:
          id: hur-ofta-hinner-du-med-ditt
          caption: \"Hur ofta hinner du med ditt arbete?\"
          of: enkat
          variable: hur_ofta_hinner_du_med_ditt
          measure: percent
",
        "          Av de {{ base(\"hur-ofta-hinner-du-med-ditt\") }} som har svarat på frågan har
          {{ percent(\"hur-ofta-hinner-du-med-ditt\") }} svarat \"ofta\" eller \"alltid\", se
          @diagram:hur-ofta-hinner-du-med-ditt.
",
        // A grid.
        "          caption: \"Hur nöjd är du med?\"
          of: enkat
          variables:
            - hur_nojd_ar_du_med_lonen
            - hur_nojd_ar_du_med_chefen
          order: {by: [Ganska nöjd, Mycket nöjd]}
",
        // Several answers.
        "          variable: Kanaler
          measure: percent
",
        "valt \"Webb\"",
        // Yes and no: of those who said yes.
        "  har-du-en-mentor-ja: {of: enkat, variable: har_du_en_mentor, in: [Ja]}\n",
        // A choice.
        "          variable: vad_ar_viktigast_for_dig
          measure: percent
          order: descending
",
        // Numbers.
        "  restid-i-minuter: {of: enkat, variable: restid_i_minuter, statistic: mean}\n",
        "  restid-i-minuter-median: {of: enkat, variable: restid_i_minuter, statistic: median}\n",
        "          variable: restid_i_minuter
          type: histogram
",
    ] {
        assert!(results.contains(block), "{block}\n{results}");
    }
    let method = outcome.text("book/d/chapters/20-metod.yaml");
    for block in [
        "Svaren är daterade från januari 2026 till\n          mars 2026.",
        "          variable: Svarsdatum_manad\n",
        "{{ method(\"disclosure\") }}",
        "          - Vad vill du tillägga här?\n",
        "      # Berätta här när, hur och bland vilka svaren samlades in",
    ] {
        assert!(method.contains(block), "{block}\n{method}");
    }
    let respondents = outcome.text("book/d/chapters/30-de-som-har-svarat.yaml");
    for block in ["          rows: Kön\n", "  - section: Ålder\n", "type: histogram"] {
        assert!(
            respondents.contains(block) || { respondents.contains(block.trim_start()) },
            "{block}\n{respondents}"
        );
    }
    let by = outcome.text("book/d/chapters/50-kon.yaml");
    for block in [
        "# gissning: `Kön` är en bakgrund som svaren kan delas upp efter",
        "title: Svaren efter kön\n",
        "          by: Kön\n          type: stacked-bar\n",
        "in: [ofta, alltid], where: {Kön: Kvinna}}\n",
        "          caption: \"Hur ofta hinner du med ditt arbete? Efter kön\"\n",
    ] {
        assert!(by.contains(block), "{block}\n{by}");
    }
}

#[test]
fn dates_are_counted_by_month_and_their_ends_are_nobodys_own() {
    let outcome = drafted(project());
    let codebook = outcome.text("data/enkat/codebook.yaml");
    for part in [
        "language: sv\n",
        "    scale: date\n    between: [2026-01, 2026-03]\n",
        "derive:\n  Svarsdatum_manad: {label: \"Svarsdatum, per månad\", from: Svarsdatum, \
         period: month}\n",
    ] {
        assert!(codebook.contains(part), "{part}\n{codebook}");
    }
}

#[test]
fn a_draft_is_checked_without_a_mistake_in_every_language() {
    let mut outcome = drafted(project());
    for (code, language) in Language::ALL {
        let name = format!("r-{code}");
        let arguments =
            ["new", &name, "--data", DATA, "--date", "2026-03-31", "--language", code];
        outcome = outcome.into_test().run(&arguments);
        assert_eq!(outcome.code(), Some(0), "{}", outcome.stderr);
        let report = outcome.text(&format!("book/{name}/report.yaml"));
        assert!(report.contains(&format!("language: {code}\n")), "{report}");
        let title = language.words().chapter_method();
        let written = outcome.written();
        let method = written
            .iter()
            .find(|it| it.starts_with(&format!("book/{name}/chapters/20-")));
        let method = outcome.text(method.expect("a chapter on method"));
        assert!(method.contains(&format!("title: {title}\n")), "{method}");
        outcome = checked(outcome, &name);
    }
}

#[test]
fn a_draft_is_built_to_the_last_page() {
    let outcome = drafted(project()).into_test().run(&["build", "d", "--quiet"]);
    assert_eq!(outcome.code(), Some(0), "{}", outcome.stderr);
    assert!(outcome.written().iter().any(|name| name == "build/d/d.pdf"));
}

#[test]
fn a_draft_tells_nothing_of_what_few_have_answered() {
    let draft = |rare| whole(&drafted(ReportTest::new().file(DATA, answers(rare))));
    let text = draft(1);
    for secret in SECRETS {
        assert!(!text.contains(secret), "{secret}:\n{text}");
    }
    assert_eq!(text, draft(4));
    // No number is typed but those of names, dates and labels.
    let typed =
        text.lines().filter(|line| line.contains("procent") || line.contains(" n = 2"));
    assert_eq!(typed.collect::<Vec<_>>(), Vec::<&str>::new());
}

#[test]
fn a_second_run_changes_nothing_for_any_kind_of_file() {
    let outcome = drafted(project()).into_test().run(&DRAFT);
    assert!(
        outcome.stderr.starts_with("drafted `d` again: 0 files written, 6 as before\n"),
        "{}",
        outcome.stderr
    );
    let files: [(&str, &[u8]); 3] = [
        ("data/a/svar.xlsx", include_bytes!("../ref/data/svar.xlsx")),
        ("data/b/panel.sav", include_bytes!("../ref/data/panel.sav")),
        ("data/c/sets.sav", include_bytes!("../ref/data/sets.sav")),
    ];
    for (file, bytes) in files {
        let arguments = ["new", "d", "--data", file, "--date", "2026-03-31"];
        let outcome = ReportTest::new().file(file, bytes).run(&arguments);
        assert_eq!(outcome.code(), Some(0), "{file}: {}", outcome.stderr);
        let outcome = checked(outcome, "d").into_test().run(&arguments);
        assert!(
            outcome.stderr.starts_with("drafted `d` again: 0 files written"),
            "{file}: {}",
            outcome.stderr
        );
    }
}

#[test]
fn only_drafts_that_nobody_has_touched_are_written_anew() {
    let test = drafted(project())
        .into_test()
        .replace("data/enkat/codebook.yaml", "    label: Lönen\n", "    label: Din lön\n")
        .replace(
            "data/enkat/codebook.yaml",
            "    label: Kön\n",
            "    label: Juridiskt kön\n",
        )
        .replace("book/d/report.yaml", "title: D\n", "title: Min rapport\n")
        .append("book/d/chapters/40-resultat.yaml", "  - text: Mitt eget.\n")
        .without("book/d/chapters/10-sammanfattning.yaml");
    let outcome = test.run(&DRAFT);
    assert_snapshot!(outcome.stderr, @r"
    drafted `d` again: 2 files written, 1 as before
      yours, left as it is: `book/d/report.yaml`
      yours, left as it is: `book/d/chapters/40-resultat.yaml`
      taken away by you, and not drafted again: `book/d/chapters/10-sammanfattning.yaml`
      guess: answers are broken down by `Kön`
      6 variables in no chapter, listed with the reasons in report.yaml:
        nr, Svarsdatum, Kommunkod, ort, vad_vill_du_tillagga_har, E-post
      look through it, then: baslinje build d
    ");
    assert!(outcome.text("book/d/chapters/50-kon.yaml").contains("efter juridiskt kön"));
    assert!(outcome.text("book/d/chapters/40-resultat.yaml").ends_with("Mitt eget.\n"));
    assert!(outcome.text("book/d/report.yaml").contains("title: Min rapport\n"));
    let outcome = checked(outcome, "d");
    // What is no longer drafted, and nobody has touched, goes.
    let test = outcome.into_test().replace(
        "data/enkat/codebook.yaml",
        "    label: Juridiskt kön\n",
        "    label: Tycker du om te?\n",
    );
    let outcome =
        test.replace("data/enkat/codebook.yaml", "  Kön:\n", "  te:\n    column: Kön\n");
    let outcome = outcome.run(&DRAFT);
    assert!(
        outcome.stderr.contains(
            "removed, since nothing of it is drafted any longer: `book/d/chapters/50-kon.yaml`"
        ),
        "{}",
        outcome.stderr
    );
    checked(outcome, "d");
}

#[test]
fn a_question_in_a_chapter_of_the_authors_is_not_drafted_twice() {
    let mine = "title: Mitt
blocks:
  - text: Se @diagram:restid-i-minuter.
  - chart:
      id: restid-i-minuter
      caption: Restid
      of: enkat
      variable: restid_i_minuter
      type: histogram
";
    let test = drafted(project()).into_test().file("book/d/chapters/45-mitt.yaml", mine);
    let outcome = test.run(&DRAFT);
    let results = outcome.text("book/d/chapters/40-resultat.yaml");
    assert!(!results.contains("id: restid-i-minuter\n"), "{results}");
    assert!(results.contains("id: har-du-en-mentor\n"), "{results}");
    checked(outcome, "d");
}

#[test]
fn a_report_of_somebodys_is_never_replaced() {
    let outcome = project().run(&["new", "r", "--data", DATA]);
    assert_snapshot!(outcome.stderr, @r"
    error: there is a report `r` already
     |
     = hint: choose another name, or move the folder away
    ");
    assert_eq!(outcome.code(), Some(2));
    let test = project().file("book/d/anteckningar.txt", "mina");
    let outcome = test.run(&DRAFT);
    assert_eq!(outcome.code(), Some(2), "{}", outcome.stderr);
    assert!(outcome.written().is_empty());
}

#[test]
fn a_codebook_that_is_there_is_used_and_stays() {
    let test = ReportTest::new();
    let codebook = test.content(CODEBOOK);
    let outcome = test.run(&["new", "d", "--data", ANSWERS, "--date", "2026-03-31"]);
    assert_eq!(outcome.code(), Some(0), "{}", outcome.stderr);
    assert_eq!(outcome.text(CODEBOOK), codebook);
    assert!(outcome.text("book/d/report.yaml").contains("title: Provpanelen\n"));
    checked(outcome, "d");
    let other = ReportTest::new().file("data/panel/kodbok.yaml", codebook);
    let outcome = other.run(&["new", "d", "--data", ANSWERS]);
    assert_snapshot!(outcome.stderr, @r"
    error: `data/panel/svar.csv` has two codebooks: `data/panel/codebook.yaml` and `data/panel/kodbok.yaml`
     |
     = hint: name the one that counts instead of the data: `--data CODEBOOK`
    ");
}

#[test]
fn flags_that_do_not_go_together_are_told() {
    for (arguments, message) in [
        (
            &["new", "d", "--from", "r", "--data", "data/x", "--plan", "p.csv"][..],
            "error: `--plan` does not go with `--from`
 |
 = hint: leave out `--plan`: the new report is a copy of `r`; without `--from` one is drafted from the data",
        ),
        (
            &["new", "d", "--from", "r", "--data", "data/panel"],
            "error: `--from` needs the date of the new report
 |
 = hint: add `--date YEAR-MONTH-DAY`",
        ),
        (
            &["new", "d", "--from", "r", "--date", "2023-01-01", "--data", "a", "b"],
            "error: `--from` needs one folder with the new data
 |
 = hint: add `--data DIR`, the folder that holds the new data and its codebooks",
        ),
        (
            &["new", "d", "--data", "data/panel"],
            "error: `data/panel` is a folder
 |
 = hint: name the files with the answers; a folder goes with `--from` only",
        ),
        (
            &["new", "d", "--data", "data/panel/finns-inte.csv"],
            "error: there is no file `data/panel/finns-inte.csv`
 |
 = hint: give its path from here or from the project's folder",
        ),
        (
            &["new", "d", "--data", ANSWERS, "--template", "fou-raport"],
            "error: there is no template `fou-raport`
 |
 = hint: did you mean `fou-rapport`? with `--template`",
        ),
        (
            &["new", "d", "--data", ANSWERS, "--plan", "plan.xlsx"],
            "error: `plan.xlsx` is not a table in text
 |
 = hint: save it from Excel as CSV",
        ),
    ] {
        let outcome = ReportTest::new().run(arguments);
        assert_eq!(outcome.stderr, message);
        assert_eq!(outcome.code(), Some(2));
        assert!(outcome.written().is_empty());
    }
}

#[test]
fn the_first_report_of_a_project_can_be_drafted() {
    let test = project().without(REPORT).without(CHAPTER).without(WORKS);
    checked(drafted(test), "d");
}

#[test]
fn chapters_follow_a_plan() {
    let plan = "chapter;variables;by\n\
                Trivsel;hur_ofta_hinner_du_med_ditt;Kön\n\
                ;hur_nojd_ar_du_med_*\n\
                Resor;restid_i_minuter Kanaler;\n";
    let test = project().file("plan.csv", plan);
    let arguments = [&DRAFT[..], &["--plan", "plan.csv"]].concat();
    let outcome = test.run(&arguments);
    assert_eq!(outcome.code(), Some(0), "{}", outcome.stderr);
    let text = outcome.text("book/d/chapters/40-trivsel.yaml");
    for part in [
        "title: Trivsel\n",
        "          by: Kön\n",
        "            - hur_nojd_ar_du_med_lonen\n            - hur_nojd_ar_du_med_chefen\n",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    assert!(outcome.text("book/d/chapters/50-resor.yaml").contains("type: histogram"));
    let report = outcome.text("book/d/report.yaml");
    assert!(report.contains("#   har_du_en_mentor (står inte i planen)\n"), "{report}");
    checked(outcome, "d");
}

/// What is said of a plan.
#[track_caller]
fn refused(plan: &[u8]) -> String {
    let test = project().file("plan.csv", plan);
    let outcome = test.run(&[&DRAFT[..], &["--plan", "plan.csv"]].concat());
    assert_eq!(outcome.code(), Some(1), "{}", outcome.stderr);
    assert!(outcome.written().is_empty(), "{:?}", outcome.written());
    outcome.stderr
}

#[test]
fn mistakes_in_a_plan_are_told_where_they_are() {
    assert_snapshot!(refused(b"chapter;variabler;by\nA;x;y\n"), @r"
    error: `variabler` is not a column of a plan
     --> plan.csv:1:9
      |
    1 | chapter;variabler;by
      |         ^^^^^^^^^
      |
      = hint: did you mean `variables`? keys and choices are in English
    ");
    assert_snapshot!(refused(b"chapter;by\nA;y\n"), @r"
    error: the plan has no column `variables`
     --> plan.csv:1:1
      |
    1 | chapter;by
      | ^^^^^^^
      |
      = hint: write `chapter;variables;by` in the first line, and `survey` too if there are several
    ");
    assert_snapshot!(refused(b"chapter;variables\n"), @r"
    error: the plan has no rows
     --> plan.csv:1:1
      |
    1 | chapter;variables
      | ^
      |
      = hint: write a row for each chapter: its title, and the names of its variables
    ");
    // As Excel saves it: not in UTF-8.
    let many = b"chapter;variables;by\n\
                 ;Kanaler\n\
                 L\xf6n;restid;K\xf6n\n\
                 ;Kommunkod;restid_i_minuter\n\
                 ;hur_nojd_ar_du_med_*;K\xf6n\n\
                 ;Kanaler;x;y\n\
                 B;\n\
                 ;vad_vill_du_tillagga_har finns*\n\
                 C;restid_i_minuter\n\
                 D;restid_i_minuter\n";
    assert_snapshot!(refused(many), @r"
    error: the first row names no chapter
     --> plan.csv:2:1
      |
    2 | ;Kanaler
      | ^^^^^^^^
      |
      = hint: write its title in the column `chapter`; rows below may leave it out

    error: `restid` is not a variable of the survey `svar`
     --> plan.csv:3:5
      |
    3 | Lön;restid;Kön
      |     ^^^^^^
      |
      = hint: choose one of `nr`, `Svarsdatum`, `Kön`, `hur_gammal_ar_du`, `Kommunkod`, `ort`, `hur_ofta_hinner_du_med_ditt`, `hur_nojd_ar_du_med_lonen`, `hur_nojd_ar_du_med_chefen`, `Kanaler`, `har_du_en_mentor`, `vad_ar_viktigast_for_dig`, …

    error: `Kommunkod` cannot be shown: its answers are codes without labels
     --> plan.csv:4:2
      |
    4 | ;Kommunkod;restid_i_minuter
      |  ^^^^^^^^^
      |
      = hint: write labels under its `values` in the codebook

    error: nothing can be broken down by `restid_i_minuter`, whose scale is `numeric`
     --> plan.csv:4:12
      |
    4 | ;Kommunkod;restid_i_minuter
      |            ^^^^^^^^^^^^^^^^
      |
      = hint: name one with the scale `nominal` or `ordinal`, or derive it with `cut`

    error: several questions with the same answers are one chart, which cannot be broken down
     --> plan.csv:5:23
      |
    5 | ;hur_nojd_ar_du_med_*;Kön
      |                       ^^^
      |
      = hint: leave out `by`, or give each question a row of its own

    error: this row has more cells than the first, which has 3
     --> plan.csv:6:12
      |
    6 | ;Kanaler;x;y
      |            ^
      |
      = hint: put a cell that holds the separator between quotation marks

    error: this row names no variables
     --> plan.csv:7:1
      |
    7 | B;
      | ^^
      |
      = hint: write their names in the column `variables`, with spaces between them

    error: `vad_vill_du_tillagga_har` cannot be shown: it holds answers in words
     --> plan.csv:8:2
      |
    8 | ;vad_vill_du_tillagga_har finns*
      |  ^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = hint: leave it out

    error: no variable of `enkat` that can be shown begins with `finns`
     --> plan.csv:8:27
      |
    8 | ;vad_vill_du_tillagga_har finns*
      |                           ^^^^^^
      |
      = hint: write the beginning of their names as the codebook has them

    error: `restid_i_minuter` is planned twice
      --> plan.csv:10:3
       |
    10 | D;restid_i_minuter
       |   ^^^^^^^^^^^^^^^^
       |
       = hint: name it once; it stands at plan.csv:9:3 too
    ");
}

#[test]
fn several_files_are_a_survey_each() {
    let mut urval = "nr;Kön;utfall\n".to_owned();
    for row in 0..400 {
        let end = ["svarat", "tackat nej", "ej nådd", "svarat"][row % 4];
        urval += &format!("{row};{};{end}\n", ["Kvinna", "Man"][row % 2]);
    }
    let test = project().file("data/urval/urval.csv", urval);
    let outcome = test.run(&[
        "new",
        "d",
        "--data",
        DATA,
        ANSWERS,
        "--sample",
        "data/urval/urval.csv",
        "--date",
        "2026-03-31",
    ]);
    assert_eq!(outcome.code(), Some(0), "{}", outcome.stderr);
    let report = outcome.text("book/d/report.yaml");
    assert!(
        report.contains(
            "surveys:\n  enkat: data/enkat/codebook.yaml\n  panel: data/panel/codebook.yaml\n  \
             urval: data/urval/codebook.yaml\n"
        ),
        "{report}"
    );
    let method = outcome.text("book/d/chapters/20-metod.yaml");
    for part in [
        "- response-flow:\n",
        "          complete: [svarat]\n          refused: [tackat nej]\n          non-contact: \
         [ej nådd]\n          unknown: [empty]\n",
        "- nonresponse:\n",
        "          by: [Kön]\n",
        "Av de {{ base(\"urval-flow-answered\") }} i nettourvalet",
    ] {
        assert!(method.contains(part), "{part}\n{method}");
    }
    checked(outcome, "d");
}

#[test]
fn a_number_stands_in_the_chapter_that_quotes_it() {
    let number = "title: Resultat\nnumbers:\n  sex: {of: panel}\n";
    let test = ReportTest::new().replace(CHAPTER, "title: Resultat\n", number).replace(
        CHAPTER,
        "{{ n(\"svar\") }}",
        "{{ n(\"sex\") }}",
    );
    let outcome = test.run(&["check", "r", "--quiet"]);
    assert_eq!(outcome.code(), Some(0), "{}", outcome.stderr);
    let twice = number.replace("sex", "svar");
    let outcome = ReportTest::new().replace(CHAPTER, "title: Resultat\n", &twice);
    assert_snapshot!(outcome.run(&["check", "r", "--quiet"]).stderr, @r"
    error: the number `svar` is declared twice
     --> book/r/chapters/01-resultat.yaml:3:3
      |
    3 |   svar: {of: panel}
      |   ^^^^
      |
      = hint: choose another name; it is declared at book/r/report.yaml:15:3
    ");
}
