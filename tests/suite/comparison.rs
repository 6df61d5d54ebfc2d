//! What two editions of a report have in common when their bytes differ.

use baslinje::archive::Files;
use baslinje::comparison::{self, FileChange, Level, Stage};
use lopdf::{Document, Object};

use crate::harness::ReportTest;

fn edition() -> Files {
    let outcome = ReportTest::new().build().clean();
    let names = ["r.pdf", "r.html", "numbers.json", "manifest.json"];
    names.map(|name| (name.to_owned(), outcome.bytes(&format!("build/r/{name}")))).into()
}

/// The same files with another PDF.
fn with_pdf(edition: &Files, change: impl FnOnce(&mut Document)) -> Files {
    let mut pdf = Document::load_mem(&edition["r.pdf"]).expect("a PDF");
    change(&mut pdf);
    let mut bytes = Vec::new();
    pdf.save_to(&mut bytes).expect("written");
    let mut files = edition.clone();
    files.insert("r.pdf".to_owned(), bytes);
    files
}

/// Changes the drawing instructions of the last page.
fn redraw(pdf: &mut Document, change: impl FnOnce(String) -> String) {
    let (_, page) = pdf.get_pages().into_iter().next_back().expect("a page");
    let content = pdf.get_page_content(page);
    // Every byte is a letter, so that none is lost.
    let text = content.iter().map(|byte| char::from(*byte)).collect::<String>();
    let text = change(text);
    let bytes = text.chars().map(|letter| u8::try_from(letter).expect("a byte"));
    pdf.change_page_content(page, bytes.collect()).expect("changed");
}

fn level(then: &Files, now: &Files) -> Level {
    let changes = comparison::files(then, now);
    let FileChange { stage, level, .. } = changes.first().expect("a difference");
    assert_eq!((changes.len(), *stage), (1, Stage::Pdf));
    assert_eq!(comparison::overall(&changes), *level);
    *level
}

#[test]
fn the_same_files_are_the_same() {
    let edition = edition();
    assert_eq!(comparison::files(&edition, &edition), []);
    assert_eq!(comparison::overall(&[]), Level::Bytes);
}

#[test]
fn what_only_compresses_otherwise_is_the_same_after_inflating() {
    let edition = edition();
    let inflated = with_pdf(&edition, Document::decompress);
    assert!(inflated["r.pdf"].len() > edition["r.pdf"].len());
    assert_eq!(level(&edition, &inflated), Level::Streams);
    let renamed = with_pdf(&edition, |pdf| {
        pdf.decompress();
        let writer = Object::string_literal("Another programme 7");
        let information = pdf.trailer.get(b"Info").and_then(Object::as_reference);
        let information = information.expect("information");
        let information = pdf.get_dictionary_mut(information).expect("a dictionary");
        information.set("Producer", writer.clone());
        information.set("Creator", writer.clone());
        pdf.trailer.set("ID", Object::Array(vec![writer.clone(), writer]));
    });
    assert_eq!(level(&edition, &renamed), Level::Streams);
}

#[test]
fn what_only_looks_otherwise_has_the_same_content() {
    let edition = edition();
    let moved = with_pdf(&edition, |pdf| {
        redraw(pdf, |text| format!("q 0.9 0 0 0.9 0 0 cm\n{text}\nQ\n"));
    });
    assert_eq!(level(&edition, &moved), Level::Content);
}

#[test]
fn another_letter_is_different() {
    let edition = edition();
    let other = with_pdf(&edition, |pdf| {
        redraw(pdf, |text| {
            // Nothing is said in place of the first words.
            let place = text.find("Tj").or_else(|| text.find("TJ")).expect("text");
            format!("{}{}", &text[..place], text[place + 2..].trim_start())
        });
    });
    assert_eq!(level(&edition, &other), Level::Different);
}

#[test]
fn a_tag_is_part_of_the_structure() {
    let edition = edition();
    let other = with_pdf(&edition, |pdf| {
        let is_paragraph = |object: &&mut Object| {
            let kind = object.as_dict().and_then(|dict| dict.get(b"S"));
            kind.and_then(Object::as_name).is_ok_and(|name| name == b"P")
        };
        let paragraph = pdf.objects.values_mut().find(is_paragraph).expect("a paragraph");
        let paragraph = paragraph.as_dict_mut().expect("a dictionary");
        paragraph.set("S", Object::Name(b"H1".to_vec()));
    });
    assert_eq!(level(&edition, &other), Level::Different);
}
