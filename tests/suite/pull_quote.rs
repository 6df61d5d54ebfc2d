//! Pull quotes: that what is shown is what the text says, that it is heard once, and what an
//! author is told whose words stand nowhere or in several places.

use insta::assert_snapshot;
use serde_json::Value as Json;

use crate::examples::conforms;
use crate::harness::{ANSWERS, Outcome, REPORT, ReportTest};

const TEXT: &str = "  - text: |
      Vi frågade alla. Av dem svarade {{ n(\"svar\") }}, och det är _många_ för
      en så liten undersökning @verk2019.#footnote[Med påminnelser.] Det räcker långt.

      - Det räcker inte överallt.
";

fn with(words: &str) -> ReportTest {
    ReportTest::new().blocks(&format!("  - pull-quote: {words}\n{TEXT}"))
}

/// What the pull quote of a built report shows.
fn shown(outcome: &Outcome) -> String {
    let document = outcome.text("build/r/document.json");
    let document = serde_json::from_str::<Json>(&document).expect("JSON");
    let item = &document["chapters"][0]["items"][0];
    assert_eq!(item["kind"], "pull-quote");
    assert_eq!(item["of"], document["chapters"][0]["items"][1]["id"]);
    item["text"].as_str().expect("a text").to_owned()
}

#[test]
fn what_is_shown_is_what_the_text_says() {
    let shows = |words: &str| shown(&with(words).build());
    let said = "Av dem svarade 6, och det är många för en så liten undersökning.";
    // As it is shown, as it is written, and over the lines of both.
    assert_eq!(shows(&format!("\"{said}\"")), said);
    let written = "'Av dem svarade {{n(\"svar\")}}, och det är _många_ för en så liten \
                   undersökning.'";
    assert_eq!(shows(written), said);
    let folded = ">-\n      Av dem svarade {{ n(\"svar\") }}, och det\n      är många för en \
                  så liten undersökning @verk2019.";
    assert_eq!(shows(folded), said);
    // A phrase, and more than a sentence.
    let phrase = "många för en så liten undersökning";
    assert_eq!(shows(phrase), phrase);
    assert_eq!(
        shows("Vi frågade alla. Av dem svarade 6"),
        "Vi frågade alla. Av dem svarade 6"
    );
}

#[test]
fn it_follows_the_data() {
    let words = "'Av dem svarade {{ n(\"svar\") }}'";
    assert_eq!(shown(&with(words).build()), "Av dem svarade 6");
    let more = with(words).append(ANSWERS, "7;1;1;40\n");
    assert_eq!(shown(&more.build()), "Av dem svarade 7");
}

#[test]
fn it_is_seen_twice_and_heard_once() {
    let outcome = with("Det räcker långt.")
        .append(REPORT, "output: {pdf: {standards: [a-3a, ua-1]}}\n")
        .build()
        .clean();
    let html = outcome.html();
    let aside = "<aside class=\"pull-quote\" aria-hidden=\"true\"><p>Det räcker långt.</p></aside>";
    assert!(html.contains(aside), "{html}");
    assert_eq!(html.matches("Det räcker långt.").count(), 2);
    let pdf = outcome.bytes("build/r/r.pdf");
    conforms(&pdf, ["3a", "ua1"]);
    // What is tagged is read aloud: nothing of a pull quote is.
    let without = ReportTest::new().blocks(TEXT).build();
    assert_eq!(tagged(&pdf), tagged(&without.bytes("build/r/r.pdf")));
}

/// How many elements the structure tree of a PDF has: what screen readers go through.
fn tagged(pdf: &[u8]) -> usize {
    let document = lopdf::Document::load_mem(pdf).expect("a PDF");
    let is_element = |object: &&lopdf::Object| {
        object.as_dict().is_ok_and(|it| {
            it.get(b"S").is_ok() && it.get(b"P").is_ok() && it.get(b"K").is_ok()
        })
    };
    let count = document.objects.values().filter(is_element).count();
    assert!(count > 5, "elements are found");
    count
}

#[test]
fn its_words_are_neither_counted_nor_reviewed_twice() {
    let outcome = with("'Av dem svarade {{ n(\"svar\") }}'").tabulate().clean();
    let document = outcome.text("build/r/document.json");
    let document = serde_json::from_str::<Json>(&document).expect("JSON");
    let items = document["chapters"][0]["items"].as_array().expect("items");
    assert!(items[0].get("numbers").is_none(), "{}", items[0]);
    assert_eq!(items[1]["numbers"].as_array().expect("numbers").len(), 1);
    // One finding in the text, none beside it.
    let blocks = "  - pull-quote: Av dem var 83 procent nöjda.\n  - text: |\n      Av dem var 83 \
                  procent nöjda. Se @verk2019.\n";
    let told = ReportTest::new().blocks(blocks).tabulate();
    assert_eq!(told.done().matches("[typed-number]").count(), 1, "{}", told.stderr);
}

#[test]
fn words_that_no_text_has_are_told_with_the_nearest_sentence() {
    let told = |words: &str| with(words).rebuild().refused().to_owned();
    assert_snapshot!(told("Av dem svarade 7, och det är många för en så liten studie."), @"
    error: no text of the report has the words of the pull quote
     --> book/r/chapters/01-resultat.yaml:3:17
      |
    3 |   - pull-quote: Av dem svarade 7, och det är många för en så liten studie.
      |                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = hint: the nearest stands at book/r/chapters/01-resultat.yaml:5:24: `Av dem svarade 6, och det är många för en så liten undersökning.`
    ");
    assert_snapshot!(told("Något helt annat"), @"
    error: no text of the report has the words of the pull quote
     --> book/r/chapters/01-resultat.yaml:3:17
      |
    3 |   - pull-quote: Något helt annat
      |                 ^^^^^^^^^^^^^^^^
      |
      = hint: copy them from a `text`, `quote`, `terms` or `fact-box`, as they stand there
    ");
    // Half a word, and words over the end of a paragraph, stand nowhere.
    assert_snapshot!(told("frågade al"), @"
    error: no text of the report has the words of the pull quote
     --> book/r/chapters/01-resultat.yaml:3:17
      |
    3 |   - pull-quote: frågade al
      |                 ^^^^^^^^^^
      |
      = hint: the nearest stands at book/r/chapters/01-resultat.yaml:5:7: `Vi frågade alla.`
    ");
    assert_snapshot!(told("Det räcker långt. Det räcker inte"), @"
    error: no text of the report has the words of the pull quote
     --> book/r/chapters/01-resultat.yaml:3:17
      |
    3 |   - pull-quote: Det räcker långt. Det räcker inte
      |                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = hint: the nearest stands at book/r/chapters/01-resultat.yaml:6:70: `Det räcker långt.`
    ");
}

#[test]
fn words_that_stand_in_several_places_are_told_with_the_places() {
    assert_snapshot!(with("Det räcker").rebuild().refused(), @"
    error: the words of the pull quote stand in 2 places
     --> book/r/chapters/01-resultat.yaml:3:17
      |
    3 |   - pull-quote: Det räcker
      |                 ^^^^^^^^^^
      |
      = hint: take more of the sentence that is meant; they stand at book/r/chapters/01-resultat.yaml:6:70, book/r/chapters/01-resultat.yaml:8:9
    ");
}

#[test]
fn a_pull_quote_has_words_and_no_code() {
    let told = |words: &str| with(words).rebuild().refused().to_owned();
    assert_snapshot!(told("' '"), @"
    error: the pull quote is empty
     --> book/r/chapters/01-resultat.yaml:3:17
      |
    3 |   - pull-quote: ' '
      |                 ^^^
      |
      = hint: copy the words of the text that it shows
    ");
    assert_snapshot!(told("{text: Det räcker långt.}"), @"
    error: here should stand text, not keys with values
     --> book/r/chapters/01-resultat.yaml:3:17
      |
    3 |   - pull-quote: {text: Det räcker långt.}
      |                 ^
      |
      = hint: write one text; between quotation marks if it holds `: ` or begins with `{`
    ");
    assert_snapshot!(told("Se @diagram:nojd här"), @"
    error: a pull quote can show neither references nor code
     --> book/r/chapters/01-resultat.yaml:3:17
      |
    3 |   - pull-quote: Se @diagram:nojd här
      |                 ^^^^^^^^^^^^^^^^^^^^
      |
      = hint: take words without `@…`, `#…` and `$…$`
    ");
}

#[test]
fn nothing_is_said_of_words_whose_text_has_a_mistake() {
    let blocks = "  - pull-quote: Det räcker långt.\n  - text: 'Av {{ n(\"svra\") }}. Det räcker \
                  långt. Se @verk2019.'\n";
    assert_snapshot!(ReportTest::new().blocks(blocks).rebuild().refused(), @r#"
    error: there is no number `svra`
     --> book/r/chapters/01-resultat.yaml:4:21
      |
    4 |   - text: 'Av {{ n("svra") }}. Det räcker långt. Se @verk2019.'
      |                     ^^^^
      |
      = hint: did you mean `svar`?
    "#);
}
