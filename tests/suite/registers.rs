//! Registers whose rows are shown: what readers get of them, that nothing else can be shown
//! row by row, and what an author is told.

use insta::assert_snapshot;
use serde_json::Value as Json;

use crate::harness::{ANSWERS, CODEBOOK, Outcome, REPORT, ReportTest};
use crate::rapport_2017::conforms;

const BOOK: &str = "data/reg/codebook.yaml";
const ROWS: &str = "data/reg/rader.csv";

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

const TABLE: &str = "  - register-table:
      id: rader
      caption: Det som hände
      of: reg
      columns: [vad, slag, {variable: plats, label: Var, empty: ingenstans}, datum, antal]
      order: plats
";

const LINE: &str = "  - timeline: {id: linje, of: reg, date: datum, event: vad, kind: slag, \
                    place: plats}\n";

const CITES: &str = "  - text: Se @table:rader och @verk2019.\n";

/// The report of the suite with a register beside its survey.
fn with(blocks: &str) -> ReportTest {
    ReportTest::new()
        .file(BOOK, DESCRIBED)
        .file(ROWS, HAPPENED)
        .replace(REPORT, "\nviews:", "\n  reg: data/reg/codebook.yaml\nviews:")
        .blocks(&format!("{CITES}{blocks}"))
}

fn document(outcome: &Outcome) -> Json {
    serde_json::from_str(&outcome.text("build/r/document.json")).expect("JSON")
}

/// The item of a kind.
fn item(outcome: &Outcome, kind: &str) -> Json {
    let document = document(outcome);
    let items = document["chapters"][0]["items"].as_array().expect("items").clone();
    items.into_iter().find(|item| item["kind"] == kind).expect("an item of the kind")
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
fn a_timeline_is_an_ordered_list_of_dates() {
    let outcome = with(&format!("{TABLE}{LINE}"))
        .append(REPORT, "output: {pdf: {standards: [a-3a, ua-1]}}\n")
        .build()
        .clean();
    let line = item(&outcome, "timeline");
    let told = |group: &Json| {
        let events = group["events"].as_array().expect("events").iter();
        let events = events.map(|event| {
            let part = |name: &str| event[name].as_str().unwrap_or("–").to_owned();
            format!("{} {} ({})", part("date"), part("event"), part("place"))
        });
        let events = events.collect::<Vec<_>>().join("; ");
        format!("{}: {events}", group["datetime"].as_str().unwrap_or("–"))
    };
    let groups = line["groups"].as_array().expect("groups").iter().map(told);
    assert_snapshot!(groups.collect::<Vec<_>>().join("\n"), @"
    2019: november Brev 1 (–); 28 november Möte om Agenda 2030 (Åre)
    2020: februari Brev 2 (–); 3 februari Årsmöte *i* öppet hus (Östersund)
    ");
    let html = outcome.html();
    let start = html.find("<section class=\"timeline\"").expect("a timeline");
    let html = &html[start..];
    let html = &html[..html.find("</section>").expect("its end")];
    assert_eq!(html.matches("<ol role=\"list\"").count(), 3, "{html}");
    for part in [
        "aria-label=\"Tidslinje\"",
        "<time datetime=\"2019\">2019</time>",
        "<li><time datetime=\"2019-11-28\">28 november</time>",
        "<p class=\"kind\">Möte</p>",
    ] {
        assert!(html.contains(part), "{part}\n{html}");
    }
    // The dates are the numbers of a list in the PDF.
    let pdf = lopdf::Document::load_mem(&outcome.bytes("build/r/r.pdf")).expect("a PDF");
    let labels = pdf.objects.values().filter(|object| {
        let tag = object.as_dict().and_then(|dict| dict.get(b"S"));
        tag.and_then(lopdf::Object::as_name).is_ok_and(|name| name == b"Lbl")
    });
    assert!(labels.count() >= 4, "each event has its label");
}

#[test]
fn months_without_events_count_as_none() {
    let table = "  - table: {id: m, caption: Per månad, of: reg, rows: manad, columns: \
                 slag}\n  - text: \"Se @table:m: {{ n(\\\"langd\\\") }} månader.\"\n";
    let outcome = with(&format!("{TABLE}{table}"))
        .replace(
            REPORT,
            "numbers:\n",
            "numbers:\n  langd: {of: reg, variable: datum, statistic: months}\n",
        )
        .build()
        .clean();
    assert_snapshot!(outcome.csv("m"), @"
    Månad;Möte;Brev
    november 2019;1;1
    december 2019;0;0
    januari 2020;0;0
    februari 2020;1;1
    ");
    assert!(outcome.html().contains("4 månader"), "both end months count");
    let record = outcome.text("build/r/numbers.json");
    assert!(record.contains("\"register\": true"), "{record}");
}

#[test]
fn counts_of_a_register_are_shown_where_those_of_persons_are_hidden() {
    let table = "  - table: {id: slag, caption: Slag, of: reg, rows: slag}\n  - table: {id: \
                 ort, caption: Ort, of: panel, rows: ort}\n  - text: Se @table:slag och \
                 @table:ort.\n";
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
    let of_persons = outcome.csv("ort");
    assert!(!of_persons.contains(|sign: char| sign.is_ascii_digit()), "{of_persons}");
}

/// What is told where the codebook of the register says something else.
fn told(old: &str, new: &str) -> String {
    with(TABLE).replace(BOOK, old, new).rebuild().refused().to_owned()
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
    accepted.build().clean();
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
fn a_timeline_knows_when_and_what() {
    let changed = |old: &str, new: &str| {
        let line = LINE.replacen(old, new, 1);
        with(&format!("{TABLE}{line}")).rebuild().refused().to_owned()
    };
    assert_snapshot!(changed("date: datum", "date: vad"), @"
    error: `vad` has the scale `text`, and so does not say when anything was
      --> book/r/chapters/01-resultat.yaml:10:42
       |
    10 |   - timeline: {id: linje, of: reg, date: vad, event: vad, kind: slag, place: plats}
       |                                          ^^^
       |
       = hint: name a variable with `scale: date`
    ");
    assert_snapshot!(changed("event: vad", "event: plats"), @"
    error: `plats` is empty in 2 rows, first in row 2
      --> book/r/chapters/01-resultat.yaml:10:56
       |
    10 |   - timeline: {id: linje, of: reg, date: datum, event: plats, kind: slag, place: plats}
       |                                                        ^^^^^
       |
       = hint: fill in the cell, or leave such rows out with `where`
    ");
    assert_snapshot!(changed("kind: slag", "kind: antal, group: week"), @"
    error: `antal` has the scale `numeric`, and so has no answers to tell kinds by
      --> book/r/chapters/01-resultat.yaml:10:67
       |
    10 |   - timeline: {id: linje, of: reg, date: datum, event: vad, kind: antal, group: week, place: plats}
       |                                                                   ^^^^^
       |
       = hint: name a variable with `values`

    error: `week` is not a choice here
      --> book/r/chapters/01-resultat.yaml:10:81
       |
    10 |   - timeline: {id: linje, of: reg, date: datum, event: vad, kind: antal, group: week, place: plats}
       |                                                                                 ^^^^
       |
       = hint: choose one of `none`, `month`, `year`
    ");
}

#[test]
fn dates_that_are_none_are_told_with_their_place() {
    let data = |old: &str, new: &str| {
        with(TABLE).replace(ROWS, old, new).rebuild().refused().to_owned()
    };
    assert_snapshot!(data("2020-02-03", "2020-02-30"), @"
    error: `2020-02-30` in the column `datum` is neither a day nor a month (row 1)
    --> data/reg/rader.csv:2:3
     = hint: write year-month-day, such as `2019-05-14`, or only year and month: `2019-05`
    ");
    assert_snapshot!(data("2020-02-03", "3/2 2020"), @"
    error: `3/2 2020` in the column `datum` is neither a day nor a month (row 1)
    --> data/reg/rader.csv:2:3
     = hint: write year-month-day, such as `2019-05-14`, or only year and month: `2019-05`
    ");
    assert_snapshot!(data("2020-02-03", "2020-03-03"), @"
    error: `2020-03-03` in the column `datum` lies outside `between` (row 1)
    --> data/reg/rader.csv:2:3
     = hint: correct the date, declare it under `missing`, or move the ends of `between`
    ");
    assert_snapshot!(told("between: [2019-11, 2020-02]", "between: [2020-02, 2019-11]"), @"
    error: the period runs backwards: 2020-02 is after 2019-11
      --> data/reg/codebook.yaml:10:47
       |
    10 |   datum: {label: Datum, scale: date, between: [2020-02, 2019-11]}
       |                                               ^
       |
       = hint: write `[2019-11, 2020-02]`
    ");
    assert_snapshot!(told(", between: [2019-11, 2020-02]", ""), @"
    error: nothing says from when to when `datum` goes
      --> data/reg/codebook.yaml:16:31
       |
    16 |   manad: {label: Månad, from: datum, period: month}
       |                               ^^^^^
       |
       = hint: write `between: [2019-05, 2020-10]`, with its own first and last month, at `datum`: periods without any date count too, as 0

    error: nothing says from when to when `datum` goes
      --> data/reg/codebook.yaml:17:35
       |
    17 |   kvartal: {label: Kvartal, from: datum, period: quarter}
       |                                   ^^^^^
       |
       = hint: write `between: [2019-05, 2020-10]`, with its own first and last month, at `datum`: periods without any date count too, as 0

    error: nothing says from when to when `datum` goes
      --> data/reg/codebook.yaml:18:25
       |
    18 |   ar: {label: År, from: datum, period: year}
       |                         ^^^^^
       |
       = hint: write `between: [2019-05, 2020-10]`, with its own first and last month, at `datum`: periods without any date count too, as 0
    ");
    assert_snapshot!(told("between: [2019-11, 2020-02]", "between: [2019-11, 9999-12]"), @"
    error: `datum` would be cut into 95762 periods
      --> data/reg/codebook.yaml:16:31
       |
    16 |   manad: {label: Månad, from: datum, period: month}
       |                               ^^^^^
       |
       = hint: count by a longer `period`, or set the ends of `between` closer: at most 1200 periods can be counted by

    error: `datum` would be cut into 31921 periods
      --> data/reg/codebook.yaml:17:35
       |
    17 |   kvartal: {label: Kvartal, from: datum, period: quarter}
       |                                   ^^^^^
       |
       = hint: count by a longer `period`, or set the ends of `between` closer: at most 1200 periods can be counted by

    error: `datum` would be cut into 7981 periods
      --> data/reg/codebook.yaml:18:25
       |
    18 |   ar: {label: År, from: datum, period: year}
       |                         ^^^^^
       |
       = hint: count by a longer `period`, or set the ends of `between` closer: at most 1200 periods can be counted by
    ");
    assert_snapshot!(told("from: datum, period: month", "from: slag, period: month"), @"
    error: `manad` cannot be derived this way
      --> data/reg/codebook.yaml:16:3
       |
    16 |   manad: {label: Månad, from: slag, period: month}
       |   ^^^^^
       |
       = hint: give `map` for a variable with answers, `cut` for a numeric one, or `period` for dates
    ");
}

#[test]
fn the_ends_of_a_period_of_persons_are_not_told() {
    let dated = ReportTest::new()
        .replace(CODEBOOK, "    scale: numeric\n", "    scale: date\n")
        .file(ANSWERS, "id;ort;nojd;alder\n1;1;1;2019-05-01\n2;2;2;2020-01\n")
        .replace(
            REPORT,
            "numbers:\n",
            "numbers:\n  langd: {of: panel, variable: alder, statistic: months}\n",
        );
    assert_snapshot!(dated.rebuild().refused(), @"
    error: `langd` would tell the first and the last date of `panel`, which are those of single rows
      --> book/r/report.yaml:15:3
       |
    15 |   langd: {of: panel, variable: alder, statistic: months}
       |   ^^^^^
       |
       = hint: count months of a register whose rows may be shown, or write the period in the text
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
    assert_snapshot!(again.done().lines().last().unwrap_or_default(), @"r: identical, 30 files");
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
