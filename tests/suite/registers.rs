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
    assert_snapshot!(with(of_answers).rebuild().refused(), @"");
    let public = with(of_answers).replace(CODEBOOK, "synthetic: false", "public: true");
    assert_snapshot!(public.rebuild().refused(), @"");
}

#[test]
fn a_codebook_that_speaks_against_it_is_no_register() {
    assert_snapshot!(told("public: true\n", ""), @"");
    let declared = with(TABLE).replace(
        CODEBOOK,
        "synthetic: false",
        "public: true\nregister: roles",
    );
    assert_snapshot!(declared.rebuild().refused(), @"");
    assert_snapshot!(told("label: Plats,", "label: Plats, sensitive: true,"), @"");
    assert_snapshot!(told("language: sv\n", "language: sv\ndesign: {weight: antal}\n"), @"");
}

#[test]
fn what_tells_who_somebody_is_is_not_shown() {
    let cell = |text: &str| with(TABLE).replace(ROWS, "Östersund", text).rebuild();
    assert_snapshot!(cell("anna.b@example.se").refused(), @"");
    assert_snapshot!(cell("Hos Anna Exempelsson").stderr, @"");
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
    assert_snapshot!(with(&format!("{TABLE}{frame}")).rebuild().refused(), @"");
}

#[test]
fn columns_and_rows_that_are_not_there_are_told() {
    let changed = |old: &str, new: &str| {
        with(&TABLE.replacen(old, new, 1)).rebuild().refused().to_owned()
    };
    assert_snapshot!(changed("[vad, slag,", "[vadd, nr,"), @"");
    assert_snapshot!(
        changed("      columns: [vad, slag, {variable: plats, label: Var, empty: ingenstans}, datum, antal]", "      columns: []"),
        @""
    );
    assert_snapshot!(changed("      of: reg", "      of: reg\n      wher: {slag: Möte}"), @"");
    let none = changed(
        "      of: reg",
        "      of: reg\n      where: {slag: Möte, kvartal: kvartal 3 2020}",
    );
    assert_snapshot!(none, @"");
}

#[test]
fn a_timeline_knows_when_and_what() {
    let changed = |old: &str, new: &str| {
        let line = LINE.replacen(old, new, 1);
        with(&format!("{TABLE}{line}")).rebuild().refused().to_owned()
    };
    assert_snapshot!(changed("date: datum", "date: vad"), @"");
    assert_snapshot!(changed("event: vad", "event: plats"), @"");
    assert_snapshot!(changed("kind: slag", "kind: antal, group: week"), @"");
}

#[test]
fn dates_that_are_none_are_told_with_their_place() {
    let data = |old: &str, new: &str| {
        with(TABLE).replace(ROWS, old, new).rebuild().refused().to_owned()
    };
    assert_snapshot!(data("2020-02-03", "2020-02-30"), @"");
    assert_snapshot!(data("2020-02-03", "3/2 2020"), @"");
    assert_snapshot!(data("2020-02-03", "2020-03-03"), @"");
    assert_snapshot!(told("between: [2019-11, 2020-02]", "between: [2020-02, 2019-11]"), @"");
    assert_snapshot!(told(", between: [2019-11, 2020-02]", ""), @"");
    assert_snapshot!(told("between: [2019-11, 2020-02]", "between: [2019-11, 9999-12]"), @"");
    assert_snapshot!(told("from: datum, period: month", "from: slag, period: month"), @"");
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
    assert_snapshot!(dated.rebuild().refused(), @"");
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
    assert_snapshot!(again.done().lines().last().unwrap_or_default(), @"");
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
