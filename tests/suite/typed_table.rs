//! Tables that an author types: what readers get of them on paper and on the page, that
//! numbers in them are reviewed, and what an author is told.

use insta::assert_snapshot;
use serde_json::Value as Json;

use crate::harness::{REPORT, ReportTest};
use crate::rapport_2017::conforms;

const TABLE: &str = "  - typed-table:
      id: parter
      caption: Vad parterna \"gör\", av {{ n(\"svar\") }}
      head: [Part, Antal, Gör, '']
      rows:
        - [Kommunen, 2, \"frågar *mycket*, se @section:resultat\", –]
        - [Högskolan, '{{ n(\"nojda\") }}', \"svarar @verk2019 #footnote[Ofta.]\", ja]
      note: Efter {{ n(\"svar\") }} år.
  - text: Se @table:parter och @verk2019.
";

fn table() -> String {
    TABLE.replace("''", "'Får något \"tillbaka\"'")
}

fn with(blocks: &str) -> ReportTest {
    ReportTest::new().blocks(blocks)
}

/// What is told of a table with these lines.
fn told(lines: &str) -> String {
    let blocks = format!(
        "  - typed-table:\n      id: parter\n      caption: Parterna\n{lines}  - text: Se \
         @table:parter och @verk2019.\n"
    );
    with(&blocks).rebuild().refused().to_owned()
}

#[test]
fn a_table_has_headers_of_columns_and_rows_and_is_accessible_on_paper() {
    let outcome = with(&table())
        .append(REPORT, "output: {pdf: {standards: [a-3a, ua-1]}}\n")
        .build()
        .clean();
    let html = outcome.html();
    let figure = html.split_once("<figure id=\"table-parter\"").expect("a table").1;
    let figure = figure.split_once("</figure>").expect("its end").0;
    for part in [
        "<figcaption><span class=\"label\">Tabell 1.</span> Vad parterna ”gör”, av 6.",
        "<th scope=\"col\" class=\"left\">Part</th><th scope=\"col\" class=\"right\">Antal</th>",
        "<th scope=\"col\" class=\"left\">Får något ”tillbaka”</th>",
        "<th scope=\"row\" class=\"left\">Kommunen</th><td class=\"right\">2</td>",
        "<td class=\"left\">frågar <strong>mycket</strong>, se ",
        "<p class=\"note\">Efter 6 år.</p>",
    ] {
        assert!(figure.contains(part), "{part}\n{figure}");
    }
    assert!(outcome.html().contains("<a href=\"#table-parter\">Tabell\u{a0}1</a>"));
    conforms(&outcome.bytes("build/r/r.pdf"), ["3a", "ua1"]);
    let document = outcome.text("build/r/document.json");
    let document = serde_json::from_str::<Json>(&document).expect("JSON");
    let item = &document["chapters"][0]["items"][0];
    assert_eq!(
        (&item["kind"], &item["id"]),
        (&"typed-table".into(), &"table:parter".into())
    );
    assert_eq!(item["rows"][1][1]["markup"], "5");
    assert_eq!(item["align"], serde_json::json!(["left", "right", "left", "left"]));
    assert_eq!(item["numbers"].as_array().expect("numbers").len(), 3);
}

#[test]
fn columns_stand_as_the_author_says_and_rows_need_no_header() {
    let lines = "      head: [A, B, C]\n      align: [right, center, left]\n      row-headers: \
                 false\n      rows: [[ett, två, 3]]\n";
    let blocks = format!(
        "  - typed-table:\n      id: parter\n      caption: Parterna\n{lines}  - text: Se \
         @table:parter och @verk2019.\n"
    );
    let html = with(&blocks).build().html();
    let row = "<td class=\"right\">ett</td><td class=\"center\">två</td><td class=\"left\">3</td>";
    assert!(html.contains(row), "{html}");
}

#[test]
fn a_table_stands_beside_a_text_and_in_a_repeat() {
    let beside = format!(
        "  - side-by-side:\n      - text: Se @table:parter och @verk2019.\n      - typed-table: \
         {{id: parter, caption: P, head: [A, B], rows: [[a, b]]}}\n"
    );
    with(&beside).build().clean();
    let repeated = "  - repeat:\n      over: ort\n      of: panel\n      blocks:\n        - \
                    typed-table: {id: parter, caption: 'I {{ value }}', head: [A, B], rows: \
                    [['{{ value }}', b]]}\n  - text: Se @table:parter-gavle och @verk2019.\n";
    let outcome = with(repeated).build().clean();
    assert!(outcome.html().contains("<th scope=\"row\" class=\"left\">Söderhamn</th>"));
}

#[test]
fn a_row_has_a_cell_for_each_column() {
    let head = "      head: [Part, Gör, Får]\n";
    assert_snapshot!(told(&format!("{head}      rows:\n        - [A, b]\n")), @"");
    assert_snapshot!(told(&format!("{head}      rows:\n        - [A, b, c, och d]\n")), @"");
    assert_snapshot!(told(&format!("{head}      rows:\n        - [A, '', c]\n        - [B, , c]\n")), @"");
    assert_snapshot!(told(&format!("{head}      rows:\n        - A\n")), @"");
    assert_snapshot!(told(&format!("{head}      rows: []\n")), @"");
}

#[test]
fn every_column_has_a_header() {
    let rows = "      rows: [[A, b]]\n";
    assert_snapshot!(told(&format!("      head: [Part, '']\n{rows}")), @"");
    assert_snapshot!(told(&format!("      head: ['', Gör]\n{rows}")), @"");
    assert_snapshot!(told("      head: [Part]\n      rows: [[A]]\n"), @"");
    assert_snapshot!(told(rows), @"");
    assert_snapshot!(told(&format!("      head: Part\n{rows}")), @"");
}

#[test]
fn columns_stand_in_one_of_three_ways() {
    let table = "      head: [Part, Gör]\n      rows: [[A, b]]\n";
    assert_snapshot!(told(&format!("{table}      align: [left]\n")), @"");
    assert_snapshot!(told(&format!("{table}      align: [left, rigth]\n")), @"");
    assert_snapshot!(told(&format!("{table}      of: panel\n")), @"");
}

#[test]
fn a_table_that_is_too_wide_for_its_page_is_told() {
    let words = ["Verksamhetsutvecklingsansvarig"; 6].join(", ");
    let lines = format!("      head: [{words}]\n      rows: [[{words}]]\n");
    assert_snapshot!(told(&lines), @"");
    // The same words below each other fit.
    let fits = format!(
        "  - typed-table: {{id: parter, caption: P, head: [A, B], rows: [[{}, b]]}}\n  - text: \
         Se @table:parter och @verk2019.\n",
        ["Verksamhetsutvecklingsansvarig"; 6].join(" ")
    );
    with(&fits).build().clean();
}

#[test]
fn its_words_and_numbers_are_reviewed_as_texts_are() {
    let table = "  - typed-table:\n      id: parter\n      caption: De tre i tabell 4\n      head: \
                 [Part, Andel, XYZ]\n      rows:\n        - [Nöjda, 83 procent, 5 av 6]\n        - \
                 [Svar, 2016, n = 6]\n";
    assert_snapshot!(with(&format!("{table}  - text: Se @verk2019.\n")).build().done(), @"");
    let test = with(
        "  - typed-table: {id: p, caption: C, head: [A, B], rows: [[070-174 06 05, b]]}\n  - text: Se @table:p och @verk2019.\n",
    );
    assert_snapshot!(test.rebuild().refused_in_short(), @"");
}

#[test]
fn an_id_stands_once_among_all_tables() {
    let blocks = "  - typed-table: {id: nojd, caption: C, head: [A, B], rows: [[a, b]]}\n  - chart: \
                  {id: nojd, caption: D, of: panel, variable: nojd}\n  - text: Se @table:nojd, \
                  @diagram:nojd och @verk2019.\n";
    assert_snapshot!(with(blocks).rebuild().refused(), @"");
}
