//! Tables that an author types: what readers get of them on paper and on the page, that
//! numbers in them are reviewed, and what an author is told.

use insta::assert_snapshot;
use serde_json::Value as Json;

use crate::examples::conforms;
use crate::harness::{REPORT, ReportTest};

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
        "<figcaption><span class=\"label\">Tabell\u{a0}1.</span> Vad parterna ”gör”, av 6.",
        "<th scope=\"col\" class=\"left\">Part</th><th scope=\"col\" class=\"right\">Antal</th>",
        "<th scope=\"col\" class=\"left\">Får något ”tillbaka”</th>",
        "<th scope=\"row\" class=\"left\"><p>Kommunen</p></th><td class=\"right\"><p>2</p></td>",
        "<td class=\"left\"><p>frågar <strong>mycket</strong>, se ",
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
    assert_eq!(item["rows"][1][1]["markup"], "\\3");
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
    let cells = [("right", "ett"), ("center", "två"), ("left", "3")];
    let row =
        cells.map(|(side, word)| format!("<td class=\"{side}\"><p>{word}</p></td>"));
    let row = row.concat();
    assert!(html.contains(&row), "{html}");
}

#[test]
fn a_table_stands_beside_a_text_and_in_a_repeat() {
    let beside = "  - side-by-side:\n      - text: Se @table:parter och @verk2019.\n      - \
                  typed-table: {id: parter, caption: P, head: [A, B], rows: [[a, b]]}\n";
    with(beside).build().clean();
    let repeated = "  - repeat:\n      over: ort\n      of: panel\n      blocks:\n        - \
                    typed-table: {id: parter, caption: 'I {{ value }}', head: [A, B], rows: \
                    [['{{ value }}', b]]}\n  - text: Se @table:parter-gavle och @verk2019.\n";
    let outcome = with(repeated).build().clean();
    assert!(
        outcome.html().contains("<th scope=\"row\" class=\"left\"><p>Söderhamn</p></th>")
    );
}

#[test]
fn a_row_has_a_cell_for_each_column() {
    let head = "      head: [Part, Gör, Får]\n";
    assert_snapshot!(told(&format!("{head}      rows:\n        - [A, b]\n")), @"
    error: the row has 2 cells, and the table 3 columns
     --> book/r/chapters/01-resultat.yaml:8:11
      |
    8 |         - [A, b]
      |           ^
      |
      = hint: write `–` where there is nothing; `Får` is missing
    ");
    assert_snapshot!(told(&format!("{head}      rows:\n        - [A, b, c, och d]\n")), @"
    error: the row has 4 cells, and the table 3 columns
     --> book/r/chapters/01-resultat.yaml:8:11
      |
    8 |         - [A, b, c, och d]
      |           ^
      |
      = hint: put a cell that holds a comma between quotation marks, or name the column in `head`
    ");
    assert_snapshot!(told(&format!("{head}      rows:\n        - [A, '', c]\n        - [B, ~, c]\n")), @"
    error: the cell under `Gör` is empty
     --> book/r/chapters/01-resultat.yaml:8:15
      |
    8 |         - [A, '', c]
      |               ^^
      |
      = hint: write `–` where there is nothing, so that readers see that it is meant

    error: the cell under `Gör` is empty
     --> book/r/chapters/01-resultat.yaml:9:11
      |
    9 |         - [B, ~, c]
      |           ^
      |
      = hint: write `–` where there is nothing, so that readers see that it is meant
    ");
    assert_snapshot!(told(&format!("{head}      rows: [[A]]\n")), @"
    error: the row has 1 cell, and the table 3 columns
     --> book/r/chapters/01-resultat.yaml:7:14
      |
    7 |       rows: [[A]]
      |              ^
      |
      = hint: write `–` where there is nothing; `Gör` is missing
    ");
    assert_snapshot!(told(&format!("{head}      rows:\n        - A\n")), @"
    error: here should stand a list, not the text `A`
     --> book/r/chapters/01-resultat.yaml:8:11
      |
    8 |         - A
      |           ^
      |
      = hint: begin each item with `- `
    ");
    assert_snapshot!(told(&format!("{head}      rows: []\n")), @"
    error: the table has no rows
     --> book/r/chapters/01-resultat.yaml:5:16
      |
    5 |       caption: Parterna
      |                ^^^^^^^^
      |
      = hint: write one for each line below the header, such as `- [Kommunen, Ansvar]`
    ");
}

#[test]
fn every_column_has_a_header() {
    let rows = "      rows: [[A, b]]\n";
    assert_snapshot!(told(&format!("      head: [Part, '']\n{rows}")), @"
    error: column 2 of the table has no header
     --> book/r/chapters/01-resultat.yaml:6:20
      |
    6 |       head: [Part, '']
      |                    ^^
      |
      = hint: write what stands in it, also above the names of the rows
    ");
    assert_snapshot!(told(&format!("      head: ['', Gör]\n{rows}")), @"
    error: column 1 of the table has no header
     --> book/r/chapters/01-resultat.yaml:6:14
      |
    6 |       head: ['', Gör]
      |              ^^
      |
      = hint: write what stands in it, also above the names of the rows
    ");
    assert_snapshot!(told("      head: [Part]\n      rows: [[A]]\n"), @"
    error: a table has at least two columns, this one 1
     --> book/r/chapters/01-resultat.yaml:6:13
      |
    6 |       head: [Part]
      |             ^
      |
      = hint: name them in `head: [Part, Ansvar]`; one column is a list in a `text`
    ");
    assert_snapshot!(told(rows), @"
    error: a typed table lacks the key `head`
     --> book/r/chapters/01-resultat.yaml:4:7
      |
    4 |       id: parter
      |       ^
      |
      = hint: add `head: …`
    ");
    assert_snapshot!(told(&format!("      head: Part\n{rows}")), @"
    error: here should stand a list, not the text `Part`
     --> book/r/chapters/01-resultat.yaml:6:13
      |
    6 |       head: Part
      |             ^^^^
      |
      = hint: begin each item with `- `
    ");
}

#[test]
fn columns_stand_in_one_of_three_ways() {
    let table = "      head: [Part, Gör]\n      rows: [[A, b]]\n";
    assert_snapshot!(told(&format!("{table}      align: [left]\n")), @"
    error: the table has 2 columns, and `align` tells of 1
     --> book/r/chapters/01-resultat.yaml:8:14
      |
    8 |       align: [left]
      |              ^
      |
      = hint: give a word for each column: `left`, `center` or `right`
    ");
    assert_snapshot!(told(&format!("{table}      align: [left, rigth]\n")), @"
    error: `rigth` is not a choice here
     --> book/r/chapters/01-resultat.yaml:8:21
      |
    8 |       align: [left, rigth]
      |                     ^^^^^
      |
      = hint: did you mean `right`?
    ");
    assert_snapshot!(told(&format!("{table}      of: panel\n")), @"
    error: unknown key `of` in a typed table
     --> book/r/chapters/01-resultat.yaml:8:7
      |
    8 |       of: panel
      |       ^^
      |
      = hint: choose one of `id`, `caption`, `head`, `rows`, `align`, `row-headers`, `note`, `float`
    ");
}

#[test]
fn words_that_have_no_room_beside_each_other_break() {
    let words = ["Verksamhetsutvecklingsansvarig"; 6].join(", ");
    let broken = format!(
        "  - typed-table: {{id: parter, caption: P, head: [{words}], rows: [[{words}]]}}\n  - text: \
         Se @table:parter och @verk2019.\n"
    );
    with(&broken).look_over().clean();
    // Below each other they stay whole.
    let fits = format!(
        "  - typed-table: {{id: parter, caption: P, head: [A, B], rows: [[{}, b]]}}\n  - text: \
         Se @table:parter och @verk2019.\n",
        ["Verksamhetsutvecklingsansvarig"; 6].join(" ")
    );
    with(&fits).look_over().clean();
}

#[test]
fn its_words_and_numbers_are_reviewed_as_texts_are() {
    let table = "  - typed-table:\n      id: parter\n      caption: De tre i tabell 4\n      head: \
                 [Part, Andel, XYZ]\n      rows:\n        - [Nöjda, 83 procent, 5 av 6]\n        - \
                 [Svar, 2016, n = 6]\n";
    assert_snapshot!(with(&format!("{table}  - text: Se @verk2019.\n")).tabulate().done(), @r#"
    warning[unreferenced]: no text refers to `table:parter`
     --> book/r/chapters/01-resultat.yaml:4:11
      |
    4 |       id: parter
      |           ^^^^^^
      |
      = hint: write `@table:parter` where the text speaks of it
      = hint: or accept it in `report.yaml`: `accept: [{check: unreferenced, of: "table:parter", reason: …}]`

    warning[typed-reference]: `tabell 4` is typed by hand
     --> book/r/chapters/01-resultat.yaml:5:25
      |
    5 |       caption: De tre i tabell 4
      |                         ^^^^^^^^
      |
      = hint: write `@table:ID`, which gives the right number always
      = hint: or accept it in `report.yaml`: `accept: [{check: typed-reference, of: "tabell 4", reason: …}]`

    warning[abbreviation]: the abbreviation `XYZ` is never spelt out
     --> book/r/chapters/01-resultat.yaml:6:27
      |
    6 |       head: [Part, Andel, XYZ]
      |                           ^^^
      |
      = hint: spell it out where it comes first, as `hela namnet (XYZ)`, or under `abbreviations` in report.yaml
      = hint: or accept it in `report.yaml`: `accept: [{check: abbreviation, of: "XYZ", reason: …}]`

    warning[typed-number]: `83 procent` is typed by hand, and nothing in the report gives it
     --> book/r/chapters/01-resultat.yaml:8:19
      |
    8 |         - [Nöjda, 83 procent, 5 av 6]
      |                   ^^^^^^^^^^
      |
      = hint: name the number under `numbers` and quote it, or cite where it comes from
      = hint: or accept it in `report.yaml`: `accept: [{check: typed-number, of: "83 procent", reason: …}]`

    warning[typed-number]: `n = 6` is typed by hand, and `svar` gives the same
     --> book/r/chapters/01-resultat.yaml:9:24
      |
    9 |         - [Svar, 2016, n = 6]
      |                        ^^^^^
      |
      = hint: write `{{ base("svar") }}`
      = hint: or accept it in `report.yaml`: `accept: [{check: typed-number, of: "n = 6", reason: …}]`
    "#);
    let test = with(
        "  - typed-table: {id: p, caption: C, head: [A, B], rows: [[070-174 06 05, b]]}\n  - text: Se @table:p och @verk2019.\n",
    );
    assert_snapshot!(test.rebuild().refused_in_short(), @r#"
    error[direct-identifier]: a telephone number would be published: `07…`
    --> book/r/chapters/01-resultat.yaml:3:60
    = hint: take it away, or put something in its place that tells of nobody
    = hint: or accept it in `report.yaml`: `accept: [{check: direct-identifier, of: "07…", reason: …}]`
    "#);
}

#[test]
fn an_id_stands_once_among_all_tables() {
    let blocks = "  - typed-table: {id: nojd, caption: C, head: [A, B], rows: [[a, b]]}\n  - chart: \
                  {id: nojd, caption: D, of: panel, variable: nojd}\n  - text: Se @table:nojd, \
                  @diagram:nojd och @verk2019.\n";
    assert_snapshot!(with(blocks).rebuild().refused(), @"
    error: the id `nojd` is already taken
     --> book/r/chapters/01-resultat.yaml:4:17
      |
    4 |   - chart: {id: nojd, caption: D, of: panel, variable: nojd}
      |                 ^^^^
      |
      = hint: choose another one; it is used at book/r/chapters/01-resultat.yaml:3:23
    ");
}

#[test]
fn rows_that_do_not_fit_are_told_once() {
    let told = told(
        "      head: [Part, Gör]\n      rows:\n        - [A]\n        - [B]\n        - [C, d]\n",
    );
    assert_eq!(told.matches("error:").count(), 1, "{told}");
    assert!(told.contains("= hint: 1 more row does not fit either: line 9"), "{told}");
}
