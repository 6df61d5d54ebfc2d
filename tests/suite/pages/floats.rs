//! What floats is on the page that lists and references say.

use typst::foundations::NativeElement;
use typst::introspection::Introspector;
use typst::model::FigureElem;

use crate::examples::conforms;
use crate::harness::{CHAPTER, REPORT, ReportTest};

use super::frames::set;

/// Charts and tables that float in a text that leaves them too little room where they stand.
fn chapter() -> String {
    let text = "Det här är en text som fyller sidan så att diagrammet måste flytta. ";
    let text = text.repeat(14);
    let block = |name: char| {
        format!(
            "  - text: Se @diagram:{name}. {text}\n  - chart: {{id: {name}, caption: Ort {name}, \
             of: panel, variable: ort, float: true}}\n  - text: {text}\n  - text: Se @table:t{name}.\n  \
             - table: {{id: t{name}, caption: Tabell {name}, of: panel, rows: ort, float: true}}\n"
        )
    };
    let blocks = ('a'..='h').map(block).collect::<String>();
    format!("title: Resultat\nblocks:\n  - text: Se @verk2019.\n{blocks}")
}

#[test]
fn what_floats_is_where_it_stands_and_not_where_it_is_written() {
    let lists = "contents: {depth: 2, diagrams: true, tables: true}\noutput: {pdf: \
                 {standards: [a-3a, ua-1]}}\n";
    let test = ReportTest::new().append(REPORT, lists).file(CHAPTER, chapter());
    let references = "title: Källor\nblocks:\n  - references\n";
    let outcome = test.file("book/r/chapters/99-kallor.yaml", references).build();
    outcome.done();
    conforms(&outcome.bytes("build/r/r.pdf"), ["3a", "ua1"]);
    let set = set(&outcome.folder("build/r"), "r");
    let introspector = set.document.introspector();
    let figures = introspector.query(&FigureElem::ELEM.select());
    assert_eq!(figures.len(), 16);
    for figure in &figures {
        let label = figure.label().expect("a name").resolve();
        let name = label.as_str().chars().last().expect("a letter");
        let of_table = label.as_str().starts_with("table:");
        let caption = format!("{}{name}Antal", if of_table { "Tabell" } else { "Ort" });
        let location = figure.location().expect("a place");
        let told = introspector.page(location).expect("a page").get();
        let stands = set.pages.iter().enumerate().filter(|(_, page)| {
            // The lists tell no base.
            let texts = page.texts().map(|(text, _)| text).collect::<String>();
            let letters = texts.chars().filter(|c| c.is_alphanumeric());
            letters.collect::<String>().contains(&caption)
        });
        let stands = stands.map(|(index, _)| index + 1).collect::<Vec<_>>();
        assert_eq!(stands, [told], "{caption}");
    }
}
