//! Citations, references and footnotes in captions, notes, heads of tables and names: they
//! stand where they are read, in both editions, and nowhere a second time.

use insta::assert_snapshot;
use serde_json::Value as Json;

use crate::examples::conforms;
use crate::harness::{REPORT, ReportTest, WORKS};

const MORE: &str = "
larsson2019: {type: report, title: Att mäta, author: 'Larsson, Anna', date: 2019, publisher: P}
berg2020: {type: report, title: Om frågor, author: 'Berg, Bo', date: 2020, publisher: P}
";

const BLOCKS: &str = "  - text: Se @diagram:c, @table:s, @table:t, @figure:f och @verk2019.
  - chart:
      id: c
      caption: 'Ort (efter @larsson2019) per \"kommun\"#footnote[En fotnot i rubriken.]'
      of: panel
      variable: ort
      note: 'Källa: @berg2020[s. 5], jfr @table:s.'
  - table:
      id: s
      caption: Ort och nöjdhet, enligt @larsson2019.
      of: panel
      rows: ort
      columns: nojd
      note: En not#footnote[Fotnoten i noten.] här.
  - typed-table:
      id: t
      caption: 'Parterna #footnote[Fotnoten i tabellen.]'
      head: [Part, 'Antal#footnote[Fotnoten i huvudet.]', 'Enligt @berg2020']
      rows:
        - [Kommunen @larsson2019, '2#footnote[Fotnoten i cellen.]', ja]
  - quote: {text: 'Det är *bra*#footnote[Fotnoten i citatet.] @berg2020.', by: 'En ledare, @larsson2019'}
  - fact-box: {title: Fakta, text: 'Så är det @larsson2019#footnote[Fotnoten i rutan.].'}
  - figure: {id: f, caption: 'Två sidor#footnote[Fotnoten i figuren.]', alt: Två sidor, typst: '#rect[a]'}
";

fn test() -> ReportTest {
    ReportTest::new()
        .append(WORKS, MORE)
        .append(
            REPORT,
            "contents: {depth: 2, diagrams: true, tables: true, figures: true}\n",
        )
        .append(REPORT, "output: {pdf: {standards: [a-3a, ua-1]}}\n")
        .blocks(BLOCKS)
}

#[test]
fn they_stand_once_in_both_editions() {
    let outcome = test().build().clean();
    let html = outcome.html();
    for note in [
        "En fotnot i rubriken.",
        "Fotnoten i noten.",
        "Fotnoten i tabellen.",
        "Fotnoten i huvudet.",
        "Fotnoten i cellen.",
        "Fotnoten i citatet.",
        "Fotnoten i rutan.",
        "Fotnoten i figuren.",
    ] {
        assert_eq!(html.matches(note).count(), 1, "{note}");
    }
    assert!(!html.contains("@larsson2019") && !html.contains("#footnote"), "{html}");
    assert!(!html.contains("caption-mark"), "{html}");
    let text = outcome.page_text("Diagram 1", "Om frågor");
    for part in ["( efter Larsson, 2019 )", "per ”kommun”"] {
        let squeezed = |text: &str| text.replace(' ', "");
        assert!(squeezed(&text).contains(&squeezed(part)), "{part}\n{text}");
    }
    conforms(&outcome.bytes("build/r/r.pdf"), ["3a", "ua1"]);
}

#[test]
fn lists_names_and_records_leave_them_out() {
    let outcome = test().build().clean();
    let html = outcome.html();
    let list = html.split_once("class=\"list-of\"").expect("a list").1;
    let list = list.split_once("<main").map_or(list, |(list, _)| list);
    let first = list.split_once("</details>").expect("its end").0;
    assert!(first.contains("Ort per ”kommun”") && !first.contains("Larsson"), "{first}");
    assert!(html.contains("aria-label=\"Ort och nöjdhet\""), "{html}");
    let document = outcome.text("build/r/document.json");
    let document = serde_json::from_str::<Json>(&document).expect("JSON");
    let items = document["chapters"][0]["items"].as_array().expect("items");
    let caption = |at: usize| {
        let text = |key: &str| items[at][key].as_str().unwrap_or_default();
        format!(
            "{} | {} | {}",
            text("caption"),
            text("caption_markup"),
            text("note_markup")
        )
    };
    let told = [1, 2, 3].map(caption).join("\n");
    assert_snapshot!(told.trim_end(), @r##"
    Ort per "kommun" | Ort#context [ \(efter @larsson2019\)]<caption-mark> per "kommun"#context [#footnote[En fotnot i rubriken.]]<caption-mark> | Källa\: @berg2020[s. 5], jfr @table:s\.
    Ort och nöjdhet | Ort och nöjdhet#context [, enligt @larsson2019]<caption-mark> | En not#footnote[Fotnoten i noten.] här\.
    Parterna | Parterna#context [ #footnote[Fotnoten i tabellen.]]<caption-mark> |
    "##);
    assert!(!outcome.text("build/r/numbers.json").contains("footnote"));
}

#[test]
fn what_they_cite_is_cited() {
    let blocks = "  - table: {id: s, caption: 'Ort, enligt @verk2019', of: panel, rows: ort}\n  - text: Se @table:s.\n";
    ReportTest::new().blocks(blocks).look_over().clean();
}

#[test]
fn a_reference_to_nothing_is_told_where_it_stands() {
    let blocks = "  - table:\n      id: s\n      caption: Ort, enligt @verk2018\n      of: panel\n      rows: ort\n      note: 'Källa: @diagram:x'\n  - text: Se @table:s och @verk2019.\n";
    assert_snapshot!(ReportTest::new().blocks(blocks).rebuild().refused(), @"
    error: `@verk2018` refers to nothing
     --> book/r/chapters/01-resultat.yaml:5:28
      |
    5 |       caption: Ort, enligt @verk2018
      |                            ^^^^^^^^^
      |
      = hint: did you mean `@verk2019`?

    error: `@diagram:x` refers to nothing
     --> book/r/chapters/01-resultat.yaml:8:21
      |
    8 |       note: 'Källa: @diagram:x'
      |                     ^^^^^^^^^^
      |
      = hint: choose one of `@section:resultat`, `@table:s`, `@verk2019`
    ");
}

#[test]
fn a_footnote_that_is_not_closed_is_told() {
    let blocks = "  - table: {id: s, caption: 'Ort#footnote[Se här', of: panel, rows: ort}\n  - text: Se @table:s och @verk2019.\n";
    assert_snapshot!(ReportTest::new().blocks(blocks).rebuild().refused(), @"
    error: the footnote is not closed
     --> book/r/chapters/01-resultat.yaml:3:33
      |
    3 |   - table: {id: s, caption: 'Ort#footnote[Se här', of: panel, rows: ort}
      |                                 ^
      |
      = hint: close it with `]`
    ");
}

#[test]
fn headings_descriptions_and_the_abstract_hold_none() {
    let blocks = "  - section: 'Bakgrund @verk2019'\n    blocks:\n      - text: Se @diagram:c och @verk2019.\n      - chart: {id: c, caption: Ort, of: panel, variable: ort, alt: 'Som @verk2019'}\n      - fact-box: {title: 'Fakta#footnote[x]', text: Så är det.}\n";
    let test =
        ReportTest::new().append(REPORT, "abstract: Se @diagram:c.\n").blocks(blocks);
    let outcome = test.rebuild();
    let told = outcome.refused();
    for message in [
        "error: the abstract cannot refer to `@diagram:c`",
        "error: a heading cannot cite `@verk2019`",
        "error: a description cannot cite `@verk2019`",
        "error: a heading cannot have a footnote",
    ] {
        assert!(told.contains(message), "{message}\n{told}");
    }
}

#[test]
fn a_head_is_repeated_without_its_footnote() {
    let rows =
        (0..90).map(|row| format!("        - [Rad {row}, b]\n")).collect::<String>();
    let blocks = format!(
        "  - typed-table:\n      id: t\n      caption: Långt\n      head: ['Del#footnote[Fotnoten i huvudet.]', Två]\n      rows:\n{rows}  - text: Se @table:t och @verk2019.\n"
    );
    let outcome = ReportTest::new().blocks(&blocks).build().clean();
    assert_eq!(outcome.html().matches("Fotnoten i huvudet.").count(), 1);
    let pdf = lopdf::Document::load_mem(&outcome.bytes("build/r/r.pdf")).expect("a PDF");
    let is_note = |object: &&lopdf::Object| {
        object.as_dict().is_ok_and(|it| {
            it.get(b"S")
                .and_then(lopdf::Object::as_name)
                .is_ok_and(|name| name == b"Note")
        })
    };
    assert!(pdf.get_pages().len() > 5, "the table goes on over pages");
    assert_eq!(pdf.objects.values().filter(is_note).count(), 1);
}
