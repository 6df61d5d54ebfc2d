//! What two editions of a report have in common when their bytes differ, and what `compare`
//! tells of them.

use baslinje::archive::Files;
use baslinje::comparison::{self, FileChange, Level, NumberChange, Stage};
use insta::assert_snapshot;
use lopdf::{Document, Object};
use serde_json::Value as Json;

use crate::harness::{ANSWERS, CHAPTER, CODEBOOK, REPORT, ReportTest};
use crate::kept::Draw;

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
    assert_eq!(comparison::looks(&edition, &inflated), Some(Vec::new()));
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
    assert_eq!(comparison::looks(&edition, &moved), Some(vec![4]));
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

/// Whoever packs a bag can put anything into it.
#[test]
fn a_damaged_report_is_different_and_nothing_worse() {
    let edition = edition();
    let mut draw = Draw(20_260_101);
    let names = edition.keys().collect::<Vec<_>>();
    for round in 0..60 {
        let name = names[draw.below(names.len())];
        let mut damaged = edition.clone();
        let bytes = damaged.get_mut(name).expect("a file");
        for _ in 0..=draw.below(4) {
            if !bytes.is_empty() {
                draw.damage(bytes);
            }
        }
        let changes = comparison::files(&edition, &damaged);
        assert_eq!(changes.is_empty(), damaged == edition, "round {round}: {name}");
        // That a record cannot be read is told; nothing else goes wrong.
        drop(comparison::says(&edition, &damaged));
        if round % 6 == 0 {
            drop(comparison::looks(&edition, &damaged));
        }
    }
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

/// A project with eight answers, so that shares are no whole per cents, and its archive.
fn seeded() -> ReportTest {
    ReportTest::new()
        .append(ANSWERS, "\n7;1;3;40\n8;2;3;41")
        .run(&["archive", "r", "--out", "a.zip", "--quiet"])
        .into_test()
}

/// What `compare` finds, in the words of its JSON: inputs, numbers, sentences.
fn found(test: ReportTest) -> String {
    let outcome = test.run(&["compare", "a.zip", "r", "--format", "json", "--quiet"]);
    assert_eq!(outcome.code(), Some(0), "{}", outcome.stderr);
    let record: Json = serde_json::from_str(&outcome.stdout).expect("JSON");
    let list = |name: &str| record[name].as_array().cloned().unwrap_or_default();
    let text = |value: &Json| value.as_str().unwrap_or("–").to_owned();
    let mut lines = Vec::new();
    for one in list("inputs") {
        let was =
            one["was"].as_str().map_or_else(String::new, |was| format!(" from {was}"));
        lines.push(format!("{} {}{was}", text(&one["change"]), text(&one["file"])));
    }
    for one in list("numbers") {
        let causes = one["causes"].as_array().cloned().unwrap_or_default();
        let causes = causes.iter().map(&text).collect::<Vec<_>>().join("+");
        let (then, now) = (text(&one["then"]), text(&one["now"]));
        let (id, part) = (text(&one["id"]), text(&one["part"]));
        let asked = one["asked"].as_array().cloned().unwrap_or_default();
        let asked = asked.iter().map(|it| {
            format!(
                " ({}: {} → {})",
                text(&it["what"]),
                text(&it["then"]),
                text(&it["now"])
            )
        });
        let asked = asked.collect::<String>();
        lines.push(format!("{id} [{part}] {then} → {now}: {causes}{asked}"));
    }
    lines.extend(list("drawings").iter().map(|one| format!("drawn: {}", text(one))));
    for one in list("texts") {
        let (then, now) = (text(&one["then"]), text(&one["now"]));
        lines.push(format!("{then} → {now}: {}", text(&one["cause"])));
    }
    lines.push(format!("{}", record["pages"]["changed"]));
    lines.join("\n")
}

#[test]
fn a_report_does_not_differ_from_its_archive() {
    let outcome = seeded().run(&["compare", "a.zip", "r", "--quiet"]);
    assert_snapshot!(outcome.stdout, @r#"
        a → r
        nothing differs
        "#);
}

#[test]
fn numbers_differ_because_of_the_data() {
    let test = seeded().replace(ANSWERS, "3;2;3;28", "3;2;1;28");
    assert_snapshot!(found(test), @r"
        changed data/panel/svar.csv
        nojda [percent] 83 → 67: data
        nojda [n] 5 → 4: data
        nojd [inte nöjd: number] 1 → 2: data
        nojd [inte nöjd: percent] 17 → 33: data
        nojd [mycket nöjd: number] 4 → 3: data
        nojd [mycket nöjd: percent] 67 → 50: data
        Av 8 svarande är 83 procent nöjda, se @diagram:nojd och @table:orter. → Av 8 svarande är 67 procent nöjda, se @diagram:nojd och @table:orter.: numbers
        [[4,4]]
        ");
}

#[test]
fn a_number_differs_because_something_else_is_counted() {
    let test =
        seeded().replace(REPORT, "in: [ganska nöjd, mycket nöjd]", "in: [mycket nöjd]");
    assert_snapshot!(found(test), @r"
        changed book/r/report.yaml
        nojda [percent] 83 → 67: question (answers: ganska nöjd, mycket nöjd → mycket nöjd)
        nojda [n] 5 → 4: question (answers: ganska nöjd, mycket nöjd → mycket nöjd)
        Av 8 svarande är 83 procent nöjda, se @diagram:nojd och @table:orter. → Av 8 svarande är 67 procent nöjda, se @diagram:nojd och @table:orter.: numbers
        [[4,4]]
        ");
    let test = seeded().replace(REPORT, "where: {ort: Gävle}", "where: {ort: Söderhamn}");
    assert_snapshot!(found(test), @r"
        changed book/r/report.yaml
        orter [Gävle, inte nöjd: number] 1 → 0: filter (filter: ort = Gävle → ort = Söderhamn)
        orter [Gävle, inte nöjd: percent] 25 → –: filter (filter: ort = Gävle → ort = Söderhamn)
        orter [Gävle, ganska nöjd: number] 1 → 0: filter (filter: ort = Gävle → ort = Söderhamn)
        orter [Gävle, ganska nöjd: percent] 25 → –: filter (filter: ort = Gävle → ort = Söderhamn)
        orter [Gävle, mycket nöjd: number] 2 → 0: filter (filter: ort = Gävle → ort = Söderhamn)
        orter [Gävle, mycket nöjd: percent] 50 → –: filter (filter: ort = Gävle → ort = Söderhamn)
        orter [Gävle, Svar saknas: number] 1 → –: filter (filter: ort = Gävle → ort = Söderhamn)
        orter [Gävle, vet ej: number] – → 0: filter (filter: ort = Gävle → ort = Söderhamn)
        orter [Gävle: n] 4 → 0: filter (filter: ort = Gävle → ort = Söderhamn)
        orter [Gävle: not_answered] 1 → 0: filter (filter: ort = Gävle → ort = Söderhamn)
        orter [Gävle: rows] 5 → 0: filter (filter: ort = Gävle → ort = Söderhamn)
        orter [Söderhamn, inte nöjd: percent] – → 0: filter (filter: ort = Gävle → ort = Söderhamn)
        orter [Söderhamn, ganska nöjd: percent] – → 0: filter (filter: ort = Gävle → ort = Söderhamn)
        orter [Söderhamn, mycket nöjd: number] 0 → 2: filter (filter: ort = Gävle → ort = Söderhamn)
        orter [Söderhamn, Svar saknas: number] 0 → –: filter (filter: ort = Gävle → ort = Söderhamn)
        orter [Söderhamn, mycket nöjd: percent] – → 100: filter (filter: ort = Gävle → ort = Söderhamn)
        orter [Söderhamn, vet ej: number] – → 1: filter (filter: ort = Gävle → ort = Söderhamn)
        orter [Söderhamn: n] 0 → 2: filter (filter: ort = Gävle → ort = Söderhamn)
        orter [Söderhamn: not_answered] 0 → 1: filter (filter: ort = Gävle → ort = Söderhamn)
        orter [Söderhamn: rows] 0 → 3: filter (filter: ort = Gävle → ort = Söderhamn)
        orter [whole: mentions] 4 → 2: filter (filter: ort = Gävle → ort = Söderhamn)
        orter [whole: n] 4 → 2: filter (filter: ort = Gävle → ort = Söderhamn)
        orter [whole: rows] 5 → 3: filter (filter: ort = Gävle → ort = Söderhamn)
        Antal. n = 4 personer. → Antal. n = 2 personer.: numbers
        Endast ort: Gävle. → Endast ort: Söderhamn.: text
        [[4,4]]
        ");
}

#[test]
fn numbers_differ_because_they_are_rounded_otherwise() {
    let test = seeded().append(REPORT, "\nrounding: {rule: truncate}\n");
    assert_snapshot!(found(test), @r#"
        changed book/r/report.yaml
        nojd [inte nöjd: percent] 17 → 16: rounding
        nojd [ganska nöjd: percent] 17 → 16: rounding
        nojd [mycket nöjd: percent] 67 → 66: rounding
        []
        "#);
}

#[test]
fn shares_differ_because_they_are_of_another_whole() {
    let test = seeded().append(REPORT, "\nbase: all\n");
    assert_snapshot!(found(test), @r"
        changed book/r/report.yaml
        nojda [percent] 83 → 63: base (base: valid → all)
        nojda [base] 6 → 8: base (base: valid → all)
        nojd [inte nöjd: percent] 17 → 13: base (base: valid → all)
        nojd [ganska nöjd: percent] 17 → 13: base (base: valid → all)
        nojd [mycket nöjd: percent] 67 → 50: base (base: valid → all)
        nojd [vet ej: percent] – → 13: base (base: valid → all)
        nojd [Svar saknas: percent] – → 13: base (base: valid → all)
        nojd [n] 6 → 8: base (base: valid → all)
        nojd [whole: n] 6 → 8: base (base: valid → all)
        orter [Gävle, inte nöjd: percent] 25 → 20: base (base: valid → all)
        orter [Gävle, ganska nöjd: percent] 25 → 20: base (base: valid → all)
        orter [Gävle, mycket nöjd: percent] 50 → 40: base (base: valid → all)
        orter [Gävle, Svar saknas: percent] – → 20: base (base: valid → all)
        orter [Gävle: n] 4 → 5: base (base: valid → all)
        orter [whole: n] 4 → 5: base (base: valid → all)
        Av 8 svarande är 83 procent nöjda, se @diagram:nojd och @table:orter. → Av 8 svarande är 63 procent nöjda, se @diagram:nojd och @table:orter.: numbers
        Antal. n = 6 personer. → Antal. n = 8 personer.: numbers
        Antal. n = 4 personer. → Antal. n = 5 personer.: numbers
        [[4,4]]
        ");
    // The same counts, as shares of the answers in each column.
    let test = seeded().replace(
        CHAPTER,
        "columns: nojd",
        "columns: nojd\n      measure: both\n      percent-of: column",
    );
    assert_snapshot!(found(test), @r"
        changed book/r/chapters/01-resultat.yaml
        orter [Gävle, inte nöjd: percent] 25 → 100: base
        orter [Gävle, ganska nöjd: percent] 25 → 100: base
        orter [Gävle, mycket nöjd: percent] 50 → 100: base
        orter [Gävle, Svar saknas: percent] – → 100: text
        orter [Söderhamn, inte nöjd: percent] – → 0: text
        orter [Söderhamn, ganska nöjd: percent] – → 0: text
        orter [Söderhamn, mycket nöjd: percent] – → 0: text
        orter [Söderhamn, Svar saknas: percent] – → 0: text
        Antal. n = 4 personer. → Antal och procent. n = 4 personer.: text
        – → Andelarna visar hur varje svar fördelas på grupperna.: text
        [[4,4]]
        ");
}

#[test]
fn numbers_differ_because_another_question_is_asked() {
    let test = seeded().replace(CHAPTER, "variable: nojd", "variable: ort");
    assert_snapshot!(found(test), @r"
        changed book/r/chapters/01-resultat.yaml
        nojd [inte nöjd: number] 1 → –: question (variable: nojd → ort)
        nojd [inte nöjd: percent] 17 → –: question (variable: nojd → ort)
        nojd [ganska nöjd: number] 1 → –: question (variable: nojd → ort)
        nojd [ganska nöjd: percent] 17 → –: question (variable: nojd → ort)
        nojd [mycket nöjd: number] 4 → –: question (variable: nojd → ort)
        nojd [mycket nöjd: percent] 67 → –: question (variable: nojd → ort)
        nojd [vet ej: number] 1 → –: question (variable: nojd → ort)
        nojd [Svar saknas: number] 1 → –: question (variable: nojd → ort)
        nojd [Gävle: number] – → 5: question (variable: nojd → ort)
        nojd [Gävle: percent] – → 63: question (variable: nojd → ort)
        nojd [Söderhamn: number] – → 3: question (variable: nojd → ort)
        nojd [Söderhamn: percent] – → 38: question (variable: nojd → ort)
        nojd [n] 6 → 8: question (variable: nojd → ort)
        nojd [not_answered] 2 → 0: question (variable: nojd → ort)
        nojd [whole: mentions] 6 → 8: question (variable: nojd → ort)
        nojd [whole: n] 6 → 8: question (variable: nojd → ort)
        nojd [whole: not_answered] 2 → 0: question (variable: nojd → ort)
        Antal. n = 6 personer. → Antal. n = 8 personer.: numbers
        [[4,4]]
        ");
    let test = seeded().replace(CHAPTER, "type: bar", "type: grouped-bar\n      by: ort");
    assert_snapshot!(found(test), @r#"
        changed book/r/chapters/01-resultat.yaml
        nojd [inte nöjd: number] 1 → –: question (by: none → Ort)
        nojd [inte nöjd: percent] 17 → –: question (by: none → Ort)
        nojd [ganska nöjd: number] 1 → –: question (by: none → Ort)
        nojd [ganska nöjd: percent] 17 → –: question (by: none → Ort)
        nojd [mycket nöjd: number] 4 → –: question (by: none → Ort)
        nojd [mycket nöjd: percent] 67 → –: question (by: none → Ort)
        nojd [vet ej: number] 1 → –: question (by: none → Ort)
        nojd [Svar saknas: number] 1 → –: question (by: none → Ort)
        nojd [n] 6 → –: question (by: none → Ort)
        nojd [not_answered] 2 → –: question (by: none → Ort)
        nojd [rows] 8 → –: question (by: none → Ort)
        nojd [Gävle, inte nöjd: number] – → 1: question (by: none → Ort)
        nojd [Gävle, inte nöjd: percent] – → 25: question (by: none → Ort)
        nojd [Gävle, ganska nöjd: number] – → 1: question (by: none → Ort)
        nojd [Gävle, ganska nöjd: percent] – → 25: question (by: none → Ort)
        nojd [Gävle, mycket nöjd: number] – → 2: question (by: none → Ort)
        nojd [Gävle, mycket nöjd: percent] – → 50: question (by: none → Ort)
        nojd [Gävle: n] – → 4: question (by: none → Ort)
        nojd [Gävle: not_answered] – → 1: question (by: none → Ort)
        nojd [Gävle: rows] – → 5: question (by: none → Ort)
        nojd [Söderhamn, inte nöjd: number] – → 0: question (by: none → Ort)
        nojd [Söderhamn, inte nöjd: percent] – → 0: question (by: none → Ort)
        nojd [Söderhamn, ganska nöjd: number] – → 0: question (by: none → Ort)
        nojd [Söderhamn, ganska nöjd: percent] – → 0: question (by: none → Ort)
        nojd [Söderhamn, mycket nöjd: number] – → 2: question (by: none → Ort)
        nojd [Söderhamn, mycket nöjd: percent] – → 100: question (by: none → Ort)
        nojd [Söderhamn: n] – → 2: question (by: none → Ort)
        nojd [Söderhamn: not_answered] – → 1: question (by: none → Ort)
        nojd [Söderhamn: rows] – → 3: question (by: none → Ort)
        – → Svar saknas: 2 av 8.: text
        [[4,4]]
        "#);
    let test = seeded()
        .append(REPORT, "\n  alder: {of: panel, variable: alder, statistic: mean}\n");
    let test = test.run(&["archive", "r", "--out", "a.zip", "--quiet"]).into_test();
    let test = test.replace(REPORT, "statistic: mean", "statistic: median");
    assert_snapshot!(found(test), @r#"
        changed book/r/report.yaml
        alder [value] 43,1 → 41,0: question (statistic: mean → median)
        []
        "#);
}

#[test]
fn shares_differ_because_they_are_weighted() {
    let test = ReportTest::new()
        .append(ANSWERS, "\n7;1;3;40\n8;2;3;41")
        .append(CODEBOOK, "weighting: {margins: {ort: {Gävle: 30, Söderhamn: 70}}}\n")
        .run(&["archive", "r", "--out", "a.zip", "--quiet"])
        .into_test()
        .append(REPORT, "    weights: on\n");
    assert_snapshot!(found(test), @"
    changed book/r/report.yaml
    nojda [percent] 83 → 92: weights (weights: none → weighted)
    nojda [by design: degrees_of_freedom] – → 5.0: weights (weights: none → weighted)
    nojda [by design: design_effect] – → 0.44774030034954954: weights (weights: none → weighted)
    nojda [by design: standard_error] – → 8.341215614585575: weights (weights: none → weighted)
    Av 8 svarande är 83 procent nöjda, se @diagram:nojd och @table:orter. → Av 8 svarande är 92 procent nöjda, se @diagram:nojd och @table:orter.: numbers
    [[4,4]]
    ");
}

/// How the base project protects nobody.
const NONE: &str = "{method: none, reason: Svaren är påhittade.}";

#[test]
fn numbers_differ_because_few_are_protected() {
    let test = seeded().replace(REPORT, NONE, "{method: suppress, minimum-count: 3}");
    assert_snapshot!(found(test), @r"
    changed book/r/report.yaml
    nojda [percent] 83 → x: protection
    nojda [value] – → x: protection
    nojda [n] 5 → x: protection
    nojda [base] 6 → x: protection
    nojd [inte nöjd: number] 1 → ..: protection
    nojd [inte nöjd: percent] 17 → ..: protection
    nojd [ganska nöjd: number] 1 → ..: protection
    nojd [ganska nöjd: percent] 17 → ..: protection
    nojd [mycket nöjd: number] 4 → ..: protection
    nojd [mycket nöjd: percent] 67 → ..: protection
    nojd [vet ej: number] 1 → ..: protection
    nojd [vet ej: percent] – → ..: protection
    nojd [Svar saknas: number] 1 → ..: protection
    nojd [Svar saknas: percent] – → ..: protection
    nojd [uncertain] – → true: protection
    orter [Gävle, inte nöjd: number] 1 → x: protection
    orter [Gävle, inte nöjd: percent] 25 → x: protection
    orter [Gävle, ganska nöjd: number] 1 → x: protection
    orter [Gävle, ganska nöjd: percent] 25 → x: protection
    orter [Gävle, mycket nöjd: number] 2 → x: protection
    orter [Gävle, mycket nöjd: percent] 50 → x: protection
    orter [Gävle, Svar saknas: number] 1 → x: protection
    orter [Gävle, Svar saknas: percent] – → x: protection
    orter [Gävle: n] 4 → x: protection
    orter [Gävle: not_answered] 1 → x: protection
    orter [whole: mentions] 4 → x: protection
    orter [whole: n] 4 → x: protection
    orter [whole: not_answered] 1 → x: protection
    Av 8 svarande är 83 procent nöjda, se @diagram:nojd och @table:orter. → Av 8 svarande är x procent nöjda, se @diagram:nojd och @table:orter.: numbers
    – → För få har svarat för att något ska kunna redovisas.: text
    Antal. n = 4 personer. → Antal. n = x personer.: numbers
    – → x = dolt, så att ingen ska kunna kännas igen eller räknas ut.: text
    [[4,4]]
    ");
}

#[test]
fn numbers_differ_because_counts_are_rounded() {
    let key = "nyckel-som-ingen-kan-gissa-1234567890";
    let test = seeded().file("data/panel/nyckel.txt", key).replace(
        REPORT,
        NONE,
        "{method: round, base: 3, key: data/panel/nyckel.txt}",
    );
    assert_snapshot!(found(test), @r"
    new data/panel/nyckel.txt
    changed book/r/report.yaml
    svar [n] 8 → 6: protection
    svar [base] 8 → 6: protection
    nojda [percent] 83 → ..: protection
    nojda [value] – → ..: protection
    nojda [n] 5 → ..: protection
    nojd [inte nöjd: number] 1 → ..: protection
    nojd [inte nöjd: percent] 17 → ..: protection
    nojd [ganska nöjd: number] 1 → ..: protection
    nojd [ganska nöjd: percent] 17 → ..: protection
    nojd [mycket nöjd: number] 4 → ..: protection
    nojd [mycket nöjd: percent] 67 → ..: protection
    nojd [vet ej: number] 1 → ..: protection
    nojd [vet ej: percent] – → ..: protection
    nojd [Svar saknas: number] 1 → ..: protection
    nojd [Svar saknas: percent] – → ..: protection
    nojd [not_answered] 2 → 0: protection
    nojd [rows] 8 → 6: protection
    nojd [uncertain] – → true: protection
    nojd [whole: not_answered] 2 → 0: protection
    nojd [whole: rows] 8 → 6: protection
    orter [Gävle, inte nöjd: number] 1 → ..: protection
    orter [Gävle, inte nöjd: percent] 25 → ..: protection
    orter [Gävle, ganska nöjd: number] 1 → ..: protection
    orter [Gävle, ganska nöjd: percent] 25 → ..: protection
    orter [Gävle, mycket nöjd: number] 2 → ..: protection
    orter [Gävle, mycket nöjd: percent] 50 → ..: protection
    orter [Gävle, Svar saknas: number] 1 → ..: protection
    orter [Gävle, Svar saknas: percent] – → ..: protection
    orter [Gävle: n] 4 → 3: protection
    orter [Gävle: not_answered] 1 → 0: protection
    orter [Gävle: rows] 5 → 3: protection
    orter [Gävle: uncertain] – → true: protection
    orter [whole: mentions] 4 → 3: protection
    orter [whole: n] 4 → 3: protection
    orter [whole: not_answered] 1 → 0: protection
    orter [whole: rows] 5 → 3: protection
    Av 8 svarande är 83 procent nöjda, se @diagram:nojd och @table:orter. → Av 6 svarande är .. procent nöjda, se @diagram:nojd och @table:orter.: numbers
    – → För få har svarat för att något ska kunna redovisas.: text
    Antal. n = 4 personer. → Antal. n = 3 personer.: numbers
    – → .. = bygger på för få svar för att redovisas.: text
    [[4,4]]
    ");
}

#[test]
fn intervals_differ_because_they_are_made_otherwise() {
    let test = seeded()
        .replace(CHAPTER, "type: bar", "type: bar\n      show: [n, percent, ci]")
        .run(&["archive", "r", "--out", "a.zip", "--quiet"])
        .into_test()
        .append(REPORT, "\nintervals: {level: 0.9}\n");
    assert_snapshot!(found(test), @r#"
        changed book/r/report.yaml
        nojd [inte nöjd: high] 56 → 50: method
        nojd [inte nöjd: low] 3 → 4: method
        nojd [ganska nöjd: high] 56 → 50: method
        nojd [ganska nöjd: low] 3 → 4: method
        nojd [mycket nöjd: high] 90 → 88: method
        nojd [mycket nöjd: low] 30 → 35: method
        nojd [intervals: level] 0.95 → 0.9: method
        Strecken visar 95-procentiga konfidensintervall (Wilson). → Strecken visar 90-procentiga konfidensintervall (Wilson).: numbers
        [[4,4]]
        "#);
}

#[test]
fn numbers_differ_because_another_programme_made_them() {
    let then = edition();
    let mut now = then.clone();
    for (name, old, new) in [
        (
            "numbers.json",
            "\"75\",\n        \"value\": null",
            "\"76\",\n        \"value\": null",
        ),
        ("manifest.json", "\"baslinje\": \"", "\"baslinje\": \"9."),
    ] {
        let text = String::from_utf8(now[name].clone()).expect("a text");
        assert!(text.contains(old), "{name}:\n{text}");
        now.insert(name.to_owned(), text.replace(old, new).into_bytes());
    }
    let causes = |then: &Files, now: &Files| {
        let changes = comparison::says(then, now).expect("records");
        let causes = |one: &NumberChange| {
            one.causes.iter().map(|cause| cause.word()).collect::<Vec<_>>().join(", ")
        };
        changes.numbers.iter().map(causes).collect::<Vec<_>>()
    };
    assert_eq!(causes(&then, &now), ["program"]);
    now.insert("manifest.json".to_owned(), then["manifest.json"].clone());
    assert_eq!(causes(&then, &now), ["unknown"]);
}

#[test]
fn files_under_other_names_are_found_again() {
    let chapter = |number: u8| format!("book/r/chapters/0{number}-resultat.yaml");
    let test = seeded();
    let (results, answers) = (test.content(CHAPTER), test.content(ANSWERS));
    let codebook = test.content(CODEBOOK);
    let test = test
        .without(CHAPTER)
        .file(&chapter(3), results.replace("Var de bor", "Var de bor nu"))
        .without(ANSWERS)
        .without(CODEBOOK)
        .file("data/panel-2/svar.csv", answers.replace("3;2;3;28", "3;2;1;28"))
        .file("data/panel-2/codebook.yaml", codebook)
        .replace(REPORT, "data/panel/", "data/panel-2/");
    let told = found(test);
    let inputs = told.lines().filter(|line| !line.contains(['→', '[']));
    assert_snapshot!(inputs.collect::<Vec<_>>().join("\n"), @r#"
            changed data/panel-2/svar.csv from data/panel/svar.csv
            renamed data/panel-2/codebook.yaml from data/panel/codebook.yaml
            changed book/r/chapters/03-resultat.yaml from book/r/chapters/01-resultat.yaml
            changed book/r/report.yaml
            "#);
}

#[test]
fn sentences_differ_because_the_author_wrote_something_else() {
    let test = seeded().replace(CHAPTER, "Så var det även förr", "Så var det inte förr");
    assert_snapshot!(found(test), @r"
        changed book/r/chapters/01-resultat.yaml
        Så var det även förr @verk2019. → Så var det inte förr @verk2019.: text
        [[4,4]]
        ");
}

#[test]
fn numbers_differ_because_of_the_codebook() {
    let test = seeded().replace(
        CODEBOOK,
        "mycket nöjd\n    missing: {9: vet ej}",
        "mycket nöjd\n      9: vet ej",
    );
    assert_snapshot!(found(test), @r"
    changed data/panel/codebook.yaml
    nojda [percent] 83 → 71: codebook
    nojda [base] 6 → 7: codebook
    nojd [inte nöjd: percent] 17 → 14: codebook
    nojd [ganska nöjd: percent] 17 → 14: codebook
    nojd [mycket nöjd: percent] 67 → 57: codebook
    nojd [vet ej: percent] – → 14: codebook
    nojd [n] 6 → 7: codebook
    nojd [not_answered] 2 → 1: codebook
    nojd [whole: mentions] 6 → 7: codebook
    nojd [whole: n] 6 → 7: codebook
    nojd [whole: not_answered] 2 → 1: codebook
    orter [Gävle, vet ej: number] – → 0: codebook
    orter [Gävle, vet ej: percent] – → 0: codebook
    orter [Söderhamn, vet ej: number] – → 0: codebook
    Av 8 svarande är 83 procent nöjda, se @diagram:nojd och @table:orter. → Av 8 svarande är 71 procent nöjda, se @diagram:nojd och @table:orter.: numbers
    Antal. n = 6 personer. → Antal. n = 7 personer.: numbers
    [[4,4]]
    ");
    let test = seeded().replace(CODEBOOK, "1: inte nöjd", "1: missnöjd");
    assert_snapshot!(found(test), @r#"
        changed data/panel/codebook.yaml
        nojd [category 1] inte nöjd → missnöjd: text
        orter [category 1] inte nöjd → missnöjd: text
        [[4,4]]
        "#);
}

#[test]
fn numbers_that_are_added_or_taken_away_are_told() {
    let test = seeded()
        .append(REPORT, "\n  alder: {of: panel, variable: alder, statistic: mean}\n")
        .replace(
            CHAPTER,
            "Så var det",
            "Medelåldern är {{ value(\"alder\") }} år. Så var det",
        );
    assert_snapshot!(found(test), @r#"
        changed book/r/chapters/01-resultat.yaml
        changed book/r/report.yaml
        alder [] – → value 43,1, n 7, base 8: text
        – → Medelåldern är 43,1 år.: text
        [[4,4]]
        "#);
}

#[test]
fn several_changes_are_told_apart() {
    let test = seeded()
        .replace(ANSWERS, "7;1;3;40", "7;1;2;40")
        .replace(REPORT, "in: [ganska nöjd, mycket nöjd]", "in: [mycket nöjd]")
        .replace(CHAPTER, "Var de bor", "Var de bor nu");
    assert_snapshot!(found(test), @r"
    changed data/panel/svar.csv
    changed book/r/chapters/01-resultat.yaml
    changed book/r/report.yaml
    nojda [percent] 83 → 50: data+question (answers: ganska nöjd, mycket nöjd → mycket nöjd)
    nojda [n] 5 → 3: data+question (answers: ganska nöjd, mycket nöjd → mycket nöjd)
    nojd [ganska nöjd: number] 1 → 2: data
    nojd [ganska nöjd: percent] 17 → 33: data
    nojd [mycket nöjd: number] 4 → 3: data
    nojd [mycket nöjd: percent] 67 → 50: data
    orter [Gävle, ganska nöjd: number] 1 → 2: data
    orter [Gävle, ganska nöjd: percent] 25 → 50: data
    orter [Gävle, mycket nöjd: number] 2 → 1: data
    orter [Gävle, mycket nöjd: percent] 50 → 25: data
    Av 8 svarande är 83 procent nöjda, se @diagram:nojd och @table:orter. → Av 8 svarande är 50 procent nöjda, se @diagram:nojd och @table:orter.: numbers
    Var de bor. → Var de bor nu.: text
    [[3,3],[4,4]]
    ");
}

#[test]
fn two_editions_are_compared_in_tables() {
    let test = seeded()
        .replace(REPORT, "in: [ganska nöjd, mycket nöjd]", "in: [mycket nöjd]")
        .replace(CHAPTER, "Så var det även förr", "Så var det inte förr")
        .run(&["build", "r", "--quiet"])
        .into_test();
    let outcome = test.run(&["compare", "a.zip", "build/r"]);
    assert_eq!(outcome.code(), Some(0), "{}", outcome.stderr);
    assert_snapshot!(outcome.stdout, @r"
        a → r

        inputs (2)
        text  changed  book/r/chapters/01-resultat.yaml
        text  changed  book/r/report.yaml

        numbers that differ (1)
        nojda (question)
          answers: ganska nöjd, mycket nöjd → mycket nöjd
          percent  83 → 67
          n         5 →  4

        sentences (2)
        Resultat:
          Av 8 svarande är [-83-][+67+] procent nöjda, se @diagram:nojd och @table:orter. (numbers)
              book/r/chapters/01-resultat.yaml:4
          Så var det [-även-][+inte+] förr @verk2019. (text) book/r/chapters/01-resultat.yaml:4

        pages (1)
        4 pages then, 4 now
        changed: 4
        ");
}

#[test]
fn a_review_page_needs_nothing_beside_it() {
    let outcome = seeded()
        .replace(REPORT, "in: [ganska nöjd, mycket nöjd]", "in: [mycket nöjd]")
        .replace(CHAPTER, "Var de bor", "Var de bor & verkar")
        .run(&[
            "compare",
            "a.zip",
            "r",
            "--format",
            "html",
            "--out",
            "skillnad.html",
            "-q",
        ]);
    assert_eq!(outcome.code(), Some(0), "{}", outcome.stderr);
    let page = outcome.text("skillnad.html");
    assert!(page.contains("<html lang=\"sv\">"));
    assert!(page.contains("<ins> &amp; verkar</ins>"), "escaped");
    assert!(page.matches("src=\"data:image/png;base64,").count() >= 2, "pages");
    assert!(!page.contains("://"), "nothing is fetched");
    assert!(
        page.contains("svar: <del>ganska nöjd, mycket nöjd</del> <ins>mycket nöjd</ins>")
    );
}

#[test]
fn what_cannot_be_compared_is_told() {
    let told = |arguments: &[&str]| ReportTest::new().run(arguments).misused().to_owned();
    assert_snapshot!(told(&["compare", "r", "x.zip", "--quiet"]), @r#"
        error: there is no file `x.zip`
         |
         = hint: give an archive, a report's name, or the folder of a build
        "#);
    assert_snapshot!(told(&["compare", "x", "r"]), @r#"
        error: there is no report `x`
         |
         = hint: use `r`, the only one there is
        "#);
    assert_snapshot!(told(&["compare", "r", "r", "--format", "html"]), @r#"
        error: a page needs a file to be written to
         |
         = hint: name it, such as `--out changes.html`
        "#);
    let outcome =
        ReportTest::new().file("b/manifest.json", "{}").run(&["compare", "b", "b"]);
    assert_snapshot!(outcome.refused(), @r#"
        error: one of the two has no `numbers.json` that can be read
         |
         = hint: build it again with `baslinje build NAME`
        "#);
}
