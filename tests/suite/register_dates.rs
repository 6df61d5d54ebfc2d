//! Dates and what is made of them: timelines, periods that are counted by, and what an author
//! is told of dates that are none.

use insta::assert_snapshot;
use serde_json::Value as Json;

use crate::examples::conforms;
use crate::harness::{ANSWERS, CODEBOOK, REPORT, ReportTest};
use crate::registers::{LINE, ROWS, TABLE, item, told, with};

#[test]
fn a_timeline_is_an_ordered_list_of_dates() {
    let outcome = with(&format!("{TABLE}{LINE}"))
        .append(REPORT, "output: {pdf: {standards: [a-3a, ua-1]}}\n")
        .build()
        .clean();
    conforms(&outcome.bytes("build/r/r.pdf"), ["3a", "ua1"]);
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
}

#[test]
fn periods_without_ends_and_too_many_of_them_are_told() {
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
