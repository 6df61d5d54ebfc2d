//! Registers whose rows are shown: what readers get of them, that nothing else can be shown
//! row by row, and what an author is told.

use insta::assert_snapshot;
use serde_json::Value as Json;

use crate::examples::conforms;
use crate::harness::{CODEBOOK, Outcome, REPORT, ReportTest};

const BOOK: &str = "data/reg/codebook.yaml";
pub(crate) const ROWS: &str = "data/reg/rader.csv";

const DESCRIBED: &str = "title: Händelser
public: true
register: events
language: sv
file: rader.csv
csv: {separator: \";\"}
unit: {one: händelse, many: händelser}
variables:
  nr: {label: Nr, scale: id}
  datum: {label: Datum, scale: date, between: [2019-11, 2020-02]}
  slag: {label: Slag, scale: nominal, values: {1: Möte, 2: Brev}}
  vad: {label: Händelse, scale: text}
  plats: {label: Plats, scale: text}
  antal: {label: Antal, scale: numeric}
derive:
  manad: {label: Månad, from: datum, period: month}
  kvartal: {label: Kvartal, from: datum, period: quarter}
  ar: {label: År, from: datum, period: year}
";

const HAPPENED: &str = "nr;datum;slag;vad;plats;antal
1;2020-02-03;1;Årsmöte *i* öppet hus;Östersund;12
2;2019-11;2;Brev 1;;2019
3;2019-11-28;1;Möte om Agenda 2030;Åre;3,5
4;2020-02;2;Brev 2;;
";

pub(crate) const TABLE: &str = "  - register-table:
      id: rader
      caption: Det som hände
      of: reg
      columns: [vad, slag, {variable: plats, label: Var, empty: ingenstans}, datum, antal]
      order: plats
";

pub(crate) const LINE: &str = "  - timeline: {id: linje, of: reg, date: datum, event: vad, kind: slag, \
                    place: plats}\n";

const CITES: &str = "  - text: Se @table:rader och @verk2019.\n";

/// The report of the suite with a register beside its survey.
pub(crate) fn with(blocks: &str) -> ReportTest {
    ReportTest::new()
        .file(BOOK, DESCRIBED)
        .file(ROWS, HAPPENED)
        .replace(REPORT, "\nviews:", "\n  reg: data/reg/codebook.yaml\nviews:")
        .blocks(&format!("{CITES}{blocks}"))
}

pub(crate) fn document(outcome: &Outcome) -> Json {
    serde_json::from_str(&outcome.text("build/r/document.json")).expect("JSON")
}

/// The item of a kind.
pub(crate) fn item(outcome: &Outcome, kind: &str) -> Json {
    let document = document(outcome);
    let items = document["chapters"][0]["items"].as_array().expect("items").clone();
    items.into_iter().find(|item| item["kind"] == kind).expect("an item of the kind")
}

/// What is told where the codebook of the register says something else.
pub(crate) fn told(old: &str, new: &str) -> String {
    with(TABLE).replace(BOOK, old, new).rebuild().refused().to_owned()
}

#[test]
fn rows_are_shown_in_order_and_what_is_empty_says_so() {
    let outcome = with(TABLE)
        .append(REPORT, "output: {pdf: {standards: [a-3a, ua-1]}}\n")
        .build()
        .clean();
    // By the Swedish alphabet; what is not filled in comes last.
    assert_snapshot!(outcome.csv("rader"), @"
    Händelse;Slag;Var;Datum;Antal
    Möte om Agenda 2030;Möte;Åre;2019-11-28;3,5
    Årsmöte *i* öppet hus;Möte;Östersund;2020-02-03;12
    Brev 1;Brev;ingenstans;2019-11;2019
    Brev 2;Brev;ingenstans;2020-02;uppgift saknas
    ");
    let html = outcome.html();
    let table = html.split_once("<table class=\"register\"").expect("a table").1;
    let table = table.split_once("</table>").expect("its end").0;
    for part in [
        "<th scope=\"col\">Händelse</th>",
        "<th scope=\"row\">Årsmöte *i* öppet hus</th>",
        "<time datetime=\"2020-02-03\">3 februari 2020</time>",
        "<time datetime=\"2019-11\">november 2019</time>",
        "<span class=\"nothing\">ingenstans</span>",
        "<td class=\"number\">2019</td>",
    ] {
        assert!(table.contains(part), "{part}\n{table}");
    }
    conforms(&outcome.bytes("build/r/r.pdf"), ["3a", "ua1"]);
    let table = item(&outcome, "register-table");
    assert_eq!(table["id"], "table:rader");
    assert_eq!(table["columns"][4]["is_number"], true);
    assert_eq!(table["rows"][2][2]["is_empty"], true);
    assert_eq!(table["rows"][0][3]["date"], "2019-11-28");
}

#[test]
fn counts_of_a_register_are_shown_where_those_of_persons_are_hidden() {
    let table = "  - table: {id: slag, caption: Slag, of: reg, rows: slag}\n  - table: {id: \
                 ort, caption: Ort, of: panel, rows: ort}\n  - text: 'Se @table:slag och \
                 @table:ort. {{ method(\"disclosure\") }}'\n";
    let outcome = with(&format!("{TABLE}{table}"))
        .replace(
            REPORT,
            "disclosure: {method: none, reason: Svaren är påhittade.}",
            "disclosure: {method: suppress, minimum-count: 5}",
        )
        .run(&["build", "r", "--quiet"]);
    assert_eq!(outcome.code(), Some(0), "{}", outcome.stderr);
    assert_snapshot!(outcome.csv("slag"), @"
    Slag;Antal
    Möte;2
    Brev;2
    ");
    let told = "Antal ur register som alla får läsa rad för rad visas som de är.";
    assert!(outcome.html().contains(told), "{}", outcome.html());
    let of_persons = outcome.csv("ort");
    assert!(!of_persons.contains(|sign: char| sign.is_ascii_digit()), "{of_persons}");
}

#[test]
fn the_rows_of_a_survey_are_never_shown() {
    let of_answers = "  - register-table: {id: rader, caption: Alla, of: panel, columns: \
                      [ort, alder]}\n";
    assert_snapshot!(with(of_answers).rebuild().refused(), @"
    error: the rows of `panel` may not be shown one by one: its codebook does not say that it is a public register
     --> book/r/chapters/01-resultat.yaml:4:52
      |
    4 |   - register-table: {id: rader, caption: Alla, of: panel, columns: [ort, alder]}
      |                                                    ^^^^^
      |
      = hint: show how many there are, in a `table` or `chart`. Only if no row is a person and everybody may read each of them as it stands, write in `data/panel/codebook.yaml`: `public: true` and `register: events`, `organisations`, `roles` or `activities`
    ");
    let public = with(of_answers).replace(CODEBOOK, "synthetic: false", "public: true");
    assert_snapshot!(public.rebuild().refused(), @"
    error: the rows of `panel` may not be shown one by one: it is public, but its codebook does not say that no row is a person
     --> book/r/chapters/01-resultat.yaml:4:52
      |
    4 |   - register-table: {id: rader, caption: Alla, of: panel, columns: [ort, alder]}
      |                                                    ^^^^^
      |
      = hint: show how many there are, in a `table` or `chart`. Only if no row is a person and everybody may read each of them as it stands, write in `data/panel/codebook.yaml`: `public: true` and `register: events`, `organisations`, `roles` or `activities`
    ");
}

#[test]
fn a_codebook_that_speaks_against_it_is_no_register() {
    assert_snapshot!(told("public: true\n", ""), @"
    error: the rows of a register that is not public cannot be shown
     --> data/reg/codebook.yaml:2:11
      |
    2 | register: events
      |           ^^^^^^
      |
      = hint: write `public: true` if everybody may read every row as it stands; otherwise leave out `register`, and count the rows
    ");
    let declared = with(TABLE).replace(
        CODEBOOK,
        "synthetic: false",
        "public: true\nregister: roles",
    );
    assert_snapshot!(declared.rebuild().refused(), @"
    error: a row is called `person`, and the rows of persons are never shown one by one
     --> data/panel/codebook.yaml:3:11
      |
    3 | register: roles
      |           ^^^^^
      |
      = hint: leave out `register`, and count the rows; or correct `unit`, which says what a row is

    error: the rows of the register look like persons, whose rows are never shown: `alder` is `ålder`
      --> data/panel/codebook.yaml:22:3
       |
    22 |   alder:
       |   ^^^^^
       |
       = hint: if a row is no person, list the column under `ignore` instead of describing it; otherwise leave out `register`, and count the rows
    ");
    assert_snapshot!(told("one: händelse, many: händelser", "one: elev, many: elever"), @"
    error: a row is called `elev`, and the rows of persons are never shown one by one
     --> data/reg/codebook.yaml:3:11
      |
    3 | register: events
      |           ^^^^^^
      |
      = hint: leave out `register`, and count the rows; or correct `unit`, which says what a row is
    ");
    assert_snapshot!(told("label: Plats,", "label: Plats, sensitive: true,"), @"
    error: `plats` is sensitive, and so the rows of the register cannot be shown
      --> data/reg/codebook.yaml:13:3
       |
    13 |   plats: {label: Plats, sensitive: true, scale: text}
       |   ^^^^^
       |
       = hint: leave out `register`, and count the rows
    ");
    assert_snapshot!(told("language: sv\n", "language: sv\npanel-id: nr\n"), @"
    error: a register whose rows are shown is no sample of those asked: it has `panel-id`
     --> data/reg/codebook.yaml:5:11
      |
    5 | panel-id: nr
      |           ^^
      |
      = hint: leave out `panel-id`, or leave out `register` and count the rows
    ");
}

#[test]
fn what_tells_who_somebody_is_is_not_shown() {
    let cell = |text: &str| with(TABLE).replace(ROWS, "Östersund", text).rebuild();
    assert_snapshot!(cell("anna.b@example.se").refused(), @r#"
    error[direct-identifier]: an e-mail address would be published: `a…@…`
    --> book/r/chapters/01-resultat.yaml:8:39
     = hint: take it away, or put something in its place that tells of nobody
     = hint: it stands in row 1 of the column `plats`
     = hint: or accept it in `report.yaml`: `accept: [{check: direct-identifier, of: "a…@…", reason: …}]`
    "#);
    assert_snapshot!(cell("Hos Anna Exempelsson").stderr, @r#"
    warning[person-name]: `plats` looks like it names persons in row 1
     --> book/r/chapters/01-resultat.yaml:8:39
      |
    8 |       columns: [vad, slag, {variable: plats, label: Var, empty: ingenstans}, datum, antal]
      |                                       ^^^^^
      |
      = hint: show the role or the organisation instead; names of private persons do not belong in a register that is shown
      = hint: or accept it in `report.yaml`: `accept: [{check: person-name, of: "plats", reason: …}]`
    "#);
    let accepted = with(TABLE).replace(ROWS, "Östersund", "Hos Anna Exempelsson").append(
        REPORT,
        "accept:\n  - {check: person-name, of: plats, reason: Det är en gata.}\n",
    );
    accepted.look_over().clean();
}

#[test]
fn a_frame_is_no_register_that_is_shown() {
    let frame = "  - nonresponse: {id: bortfall, caption: Bortfall, of: reg, variable: slag, \
                 in: [Möte], by: [manad]}\n";
    assert_snapshot!(with(&format!("{TABLE}{frame}")).rebuild().refused(), @"
    error: `reg` is a register whose rows may be shown, and cannot tell who responded to a survey too
      --> book/r/chapters/01-resultat.yaml:10:56
       |
    10 |   - nonresponse: {id: bortfall, caption: Bortfall, of: reg, variable: slag, in: [Möte], by: [manad]}
       |                                                        ^^^
       |
       = hint: leave out `register` in its codebook: its rows tell who was asked, and its counts are then protected with those of the survey
    ");
}

#[test]
fn columns_and_rows_that_are_not_there_are_told() {
    let changed = |old: &str, new: &str| {
        with(&TABLE.replacen(old, new, 1)).rebuild().refused().to_owned()
    };
    assert_snapshot!(changed("[vad, slag,", "[vadd, nr,"), @"
    error: `vadd` is not a variable of the survey `Händelser`
     --> book/r/chapters/01-resultat.yaml:8:17
      |
    8 |       columns: [vadd, nr, {variable: plats, label: Var, empty: ingenstans}, datum, antal]
      |                 ^^^^
      |
      = hint: did you mean `vad`?

    error: `nr` only tells rows apart, and is never shown
     --> book/r/chapters/01-resultat.yaml:8:23
      |
    8 |       columns: [vadd, nr, {variable: plats, label: Var, empty: ingenstans}, datum, antal]
      |                       ^^
      |
      = hint: name a variable that says something about the row
    ");
    assert_snapshot!(
        changed("      columns: [vad, slag, {variable: plats, label: Var, empty: ingenstans}, datum, antal]", "      columns: []"),
        @"
    error: a register table without columns shows nothing
     --> book/r/chapters/01-resultat.yaml:8:16
      |
    8 |       columns: []
      |                ^
      |
      = hint: name the variables to show: `columns: [organisation, roll]`
    "
    );
    assert_snapshot!(changed("      of: reg", "      of: reg\n      wher: {slag: Möte}"), @"
    error: unknown key `wher` in a register table
     --> book/r/chapters/01-resultat.yaml:8:7
      |
    8 |       wher: {slag: Möte}
      |       ^^^^
      |
      = hint: did you mean `where`?
    ");
    let none = changed(
        "      of: reg",
        "      of: reg\n      where: {slag: Möte, kvartal: kvartal 3 2020}",
    );
    assert_snapshot!(none, @"
    error: `kvartal 3 2020` is not an answer to `kvartal`
     --> book/r/chapters/01-resultat.yaml:8:36
      |
    8 |       where: {slag: Möte, kvartal: kvartal 3 2020}
      |                                    ^^^^^^^^^^^^^^
      |
      = hint: did you mean `kvartal 1 2020`?
    ");
}

#[test]
fn an_archive_without_answers_keeps_the_rows_that_are_shown_and_no_others() {
    let blocks = TABLE.replace("      order: plats", "      where: {slag: Möte}");
    let outcome = with(&blocks).run(&["archive", "r", "--without-microdata", "--quiet"]);
    outcome.done();
    let archive = outcome.bytes("build/r.zip");
    let opened = baslinje::archive::open(&archive, baslinje::archive::Limits::default());
    let inputs = opened.expect("an archive").inputs;
    let kept = String::from_utf8_lossy(&inputs["book/r/protected.json"]).into_owned();
    assert!(kept.contains("Möte om Agenda 2030") && kept.contains("\"form\": 2"));
    assert!(!kept.contains("Brev 1"), "{kept}");
    let again =
        ReportTest::empty().file("arkiv.zip", archive).run(&["reproduce", "arkiv.zip"]);
    assert_snapshot!(again.done().lines().last().unwrap_or_default(), @"r: identical, 40 files");
}

#[test]
fn two_editions_are_compared_row_by_row() {
    let blocks = format!("{TABLE}{LINE}");
    let first = with(&blocks).run(&["archive", "r", "--quiet"]);
    let outcome = with(&blocks)
        .file("a.zip", first.bytes("build/r.zip"))
        .replace(ROWS, "Brev 2", "Brev 2 och 3")
        .build()
        .again()
        .run(&["compare", "a.zip", "build/r", "--format", "json", "--quiet"]);
    let told = outcome.stdout.replace("\\u{a0}", " ");
    assert!(told.contains("Brev 2 och 3 | Brev | ingenstans"), "{told}");
    assert!(told.contains("februari | Brev | Brev 2 och 3"), "{told}");
}
