//! Numbers that the tool puts into a text stand as the language writes them.

use insta::assert_snapshot;
use serde_json::Value as Json;

use crate::harness::{ANSWERS, CHAPTER, REPORT, ReportTest};

/// Numbers of many sizes: 6 in all, 4 in Gävle, 1 not satisfied, 3 of 4 satisfied.
const NUMBERS: &str = "  gavle: {of: gavlebor}
  ej: {of: panel, variable: nojd, in: inte nöjd}
  mycket: {of: panel, variable: nojd, in: mycket nöjd}
  ingen: {of: gavlebor, variable: nojd, in: mycket nöjd, where: {nojd: inte nöjd}}
  alder: {of: panel, variable: alder, statistic: mean}
";

/// What a text comes out as, and what is said about it.
fn read(language: &str, settings: &str, text: &str) -> (String, String) {
    let outcome = ReportTest::new()
        .replace(REPORT, "language: sv", &format!("language: {language}"))
        .append(REPORT, &format!("{NUMBERS}{settings}"))
        .blocks(&format!("  - text: |\n      Enligt @verk2019.\n\n      {text}\n"))
        .build();
    let told = outcome.done().to_owned();
    let html = outcome.html();
    let (_, rest) = html.split_once("doc-biblioref").expect("the first paragraph");
    let start = rest.find("<p>").expect("another one") + 3;
    let text = rest[start..].split("</p>").next().unwrap_or_default();
    (text.trim().replace('\u{a0}', "~"), told)
}

/// What a text comes out as, without a word of warning.
fn written(language: &str, settings: &str, text: &str) -> String {
    let (text, told) = read(language, settings, text);
    assert_eq!(told, "");
    text
}

#[test]
fn per_cent_is_a_word_in_text_and_a_sign_in_brackets() {
    let text = "Av dem är {{ percent(\"nojda\") }} nöjda ({{ percent(\"nojda\") }}; n = {{ base(\"nojda\") }}) och {{ percent(\"mycket\") }} mer.";
    let sv = "Av dem är 75~procent nöjda (75~%; n~=~4) och 50~procent mer.";
    assert_eq!(written("sv", "", text), sv);
    assert_eq!(written("nb", "", text), sv.replace("procent", "prosent"));
    assert_eq!(written("da", "", text), sv);
    assert_eq!(
        written("en", "", text),
        sv.replace("procent", "per cent").replace("75~%", "75%")
    );
    let outcome = ReportTest::new()
        .replace(CHAPTER, "caption: Hur nöjda de är", "caption: '{{ percent(\"nojda\") }} är nöjda'\n      note: Nöjda är {{ percent(\"nojda\") }}.")
        .build()
        .clean();
    let html = outcome.html();
    assert!(html.contains("75\u{a0}% är nöjda"), "the caption");
    assert!(html.contains("Nöjda är 75\u{a0}%."), "the note");
}

#[test]
fn what_an_author_types_is_not_torn_apart() {
    let text = "Av de 1 164 (n = 67) är 84 procent och (84 %) kvar 2016 164 gånger.";
    assert!(
        read("sv", "", text)
            .0
            .contains("de 1~164 (n~=~67) är 84~procent och (84~%) kvar 2016 164 gånger")
    );
}

#[test]
fn small_counts_come_out_in_words() {
    let words = "number-words: 12\n";
    let text = "De är {{ n(\"svar\") }}, varav {{ n(\"ej\") }} av {{ base(\"ej\") }} (n = {{ n(\"svar\") }}).";
    assert_eq!(written("sv", words, text), "De är sex, varav en av fyra (n~=~6).");
    assert_eq!(written("nb", words, text), "De är seks, varav én av fire (n~=~6).");
    assert_eq!(
        written("en", words, text),
        "De är six, varav one of four (n~=~6).".replace(" of ", " av ")
    );
    assert_eq!(written("sv", "", text), "De är 6, varav 1 av 4 (n~=~6).");
    let one = "Det är {{ n(\"ej\", gender=\"ett\") }} fall, {{ n(\"ej\") }} svar och {{ n(\"ej\") }} person, {{ n(\"ingen\") }} barn.";
    assert_eq!(
        written("sv", words, one),
        "Det är ett fall, ett svar och en person, noll barn."
    );
    let digits = "Det är {{ n(\"svar\", words=false) }} svar. Så är det.";
    assert_eq!(written("sv", words, digits), "Det är 6 svar. Så är det.");
    let wished = "Det är {{ n(\"svar\", words=true) }} svar.";
    assert_eq!(written("sv", "", wished), "Det är sex svar.");
}

#[test]
fn numbers_of_one_sentence_are_all_words_or_all_digits() {
    let text = "Av {{ n(\"svar\") }} är {{ n(\"gavle\") }} från Gävle. Där är {{ n(\"gavle\") }}.";
    assert_eq!(
        written("sv", "number-words: 4\n", text),
        "Av 6 är 4 från Gävle. Där är fyra."
    );
    // A footnote is a sentence of its own.
    let text = "Där är {{ n(\"gavle\") }}#footnote[Av {{ n(\"svar\") }}.] i allt.";
    assert!(written("sv", "number-words: 4\n", text).starts_with("Där är fyra"));
}

#[test]
fn a_sentence_begins_with_a_word() {
    let text = "{{ n(\"svar\") }} svarade. {{ n(\"ej\") }} av {{ base(\"ej\") }} är det, bl.a. {{ n(\"ej\") }} här.";
    assert_eq!(written("sv", "", text), "Sex svarade. En av fyra är det, bl.a. en här.");
    assert_eq!(written("nb", "", "{{ n(\"svar\") }} svarte."), "Seks svarte.");
    // An item of a list may be no sentence.
    let outcome = ReportTest::new()
        .blocks("  - text: |\n      Enligt @verk2019:\n\n      - {{ n(\"svar\") }} i allt. {{ n(\"svar\") }} till.\n")
        .build()
        .clean();
    assert!(outcome.typst().contains("- \\6 i allt. Sex till."));
}

#[test]
fn a_sentence_that_begins_with_digits_is_told() {
    let (text, told) = read("sv", "", "{{ percent(\"nojda\") }} är nöjda.");
    assert_eq!(text, "75~procent är nöjda.");
    assert_snapshot!(told, @r#"
    warning[sentence-begins-with-digits]: the sentence begins with `75`
     --> book/r/chapters/01-resultat.yaml:6:7
      |
    6 |       {{ percent("nojda") }} är nöjda.
      |       ^^^^^^^^^^^^^^^^^^^^^^
      |
      = hint: begin it with another word
      = hint: or accept it in `report.yaml`: `accept: [{check: sentence-begins-with-digits, of: "nojda", reason: …}]`
    "#);
    let accept =
        "accept: [{check: sentence-begins-with-digits, of: nojda, reason: Det är så.}]\n";
    assert_eq!(read("sv", accept, "{{ percent(\"nojda\") }} är nöjda.").1, "");
}

#[test]
fn a_number_that_has_no_word_stays_digits_and_is_told_where_it_begins_a_sentence() {
    let rows = (1..=22).map(|row| format!("{row};1;1;30\n")).collect::<String>();
    let text = "  - text: '{{ n(\"svar\", words=true) }} svarade @verk2019.'\n";
    let outcome = ReportTest::new()
        .file(ANSWERS, format!("id;ort;nojd;alder\n{rows}"))
        .blocks(text)
        .build();
    assert!(
        outcome.done().contains("the sentence begins with `22`"),
        "{}",
        outcome.done()
    );
    assert_eq!(outcome.page_text("22 svarade", "("), "22 svarade ");
}

#[test]
fn a_sentence_that_begins_with_a_word_and_has_digits_is_told() {
    let words = "number-words: 4\n";
    let (text, told) =
        read("sv", words, "{{ n(\"gavle\") }} av {{ n(\"svar\") }} är det.");
    assert_eq!(text, "Fyra av 6 är det.");
    assert_snapshot!(told, @r#"
    warning[sentence-begins-with-digits]: the sentence begins with a number in words, and has `6` in digits
     --> book/r/chapters/01-resultat.yaml:6:7
      |
    6 |       {{ n("gavle") }} av {{ n("svar") }} är det.
      |       ^^^^^^^^^^^^^^^^
      |
      = hint: begin it with another word
      = hint: or accept it in `report.yaml`: `accept: [{check: sentence-begins-with-digits, of: "gavle", reason: …}]`
    "#);
}

#[test]
fn a_difference_is_computed_and_recorded() {
    let text = "Det skiljer {{ difference(\"nojda\", \"mycket\") }}, {{ difference(\"mycket\", \"nojda\") }}, {{ difference(\"mycket\", \"nojda\", sign=false, unit=false) }} och {{ difference(\"nojda\", \"mycket\", sign=true) }}.";
    let sv = "Det skiljer 25~procentenheter, \u{2212}25~procentenheter, 25 och +25~procentenheter.";
    assert_eq!(written("sv", "", text), sv);
    assert_eq!(written("nb", "", text), sv.replace("procentenheter", "prosentpoeng"));
    let counts = "Det är {{ difference(\"svar\", \"gavle\") }} fler.";
    assert_eq!(written("sv", "number-words: 12\n", counts), "Det är två fler.");
    let outcome = ReportTest::new()
        .append(REPORT, NUMBERS)
        .replace(CHAPTER, "{{ n(\"svar\") }}", "{{ difference(\"nojda\", \"mycket\") }}")
        .build()
        .clean();
    let record: Json =
        serde_json::from_str(&outcome.text("build/r/numbers.json")).expect("JSON");
    assert_eq!(
        record["differences"],
        serde_json::json!([{
            "of": "nojda", "minus": "mycket", "unit": "percentage points", "value": 25.0, "shown": "25"
        }])
    );
}

#[test]
fn a_difference_is_rounded_before_or_after() {
    // 2 of 3 and 1 of 3: 33,3 lies between them, but 67 less 33 is 34.
    let share = |id: &str, answer: &str| {
        format!(
            "  {id}: {{of: panel, variable: nojd, in: {answer}, where: {{nojd: [ganska nöjd, mycket nöjd]}}}}\n"
        )
    };
    let more = share("en", "ganska nöjd") + &share("tva", "mycket nöjd");
    let text = "Det är {{ difference(\"tva\", \"en\") }}.";
    let before = read("sv", &more, text).0;
    let after = read("sv", &format!("{more}rounding: {{differences: after}}\n"), text).0;
    assert_eq!(before, "Det är 33~procentenheter.");
    assert_eq!(after, "Det är 34~procentenheter.");
}

#[test]
fn differences_that_cannot_be() {
    let refused = |text: &str| {
        let test = ReportTest::new().append(REPORT, NUMBERS).replace(
            CHAPTER,
            "{{ n(\"svar\") }}",
            text,
        );
        test.rebuild().refused().to_owned()
    };
    assert_snapshot!(refused("{{ difference(\"nojda\") }}"), @r#"
    error: there is no number to subtract from `nojda`
     --> book/r/chapters/01-resultat.yaml:4:25
      |
    4 |       Av {{ difference("nojda") }} svarande är {{ percent("nojda") }} nöjda, se @diagram:nojd
      |                         ^^^^^
      |
      = hint: name it: `difference("nojda", "…")`
    "#);
    assert_snapshot!(refused("{{ difference(\"nojda\", \"alder\") }}"), @r#"
    error: `nojda` and `alder` are not of one kind, and have no difference
     --> book/r/chapters/01-resultat.yaml:4:34
      |
    4 |       Av {{ difference("nojda", "alder") }} svarande är {{ percent("nojda") }} nöjda, se @diagram:nojd
      |                                  ^^^^^
      |
      = hint: take two shares, two counts, or two statistics of one kind
    "#);
    assert_snapshot!(refused("{{ difference(\"nojda\", \"myket\") }}"), @r#"
    error: there is no number `myket`
     --> book/r/chapters/01-resultat.yaml:4:34
      |
    4 |       Av {{ difference("nojda", "myket") }} svarande är {{ percent("nojda") }} nöjda, se @diagram:nojd
      |                                  ^^^^^
      |
      = hint: did you mean `mycket`?
    "#);
}

#[test]
fn a_limit_that_has_no_words() {
    let test = ReportTest::new().append(REPORT, "number-words: 40\n");
    assert_snapshot!(test.rebuild().refused(), @r#"
    error: here should stand a number from 0 to 20, not the number 40
      --> book/r/report.yaml:20:15
       |
    20 | number-words: 40
       |               ^^
    "#);
}

#[test]
fn a_gender_that_does_not_exist() {
    let test =
        ReportTest::new().replace(CHAPTER, "n(\"svar\")", "n(\"svar\", gender=\"den\")");
    assert_snapshot!(test.rebuild().refused(), @r#"
    error: mistake in a `{{ … }}` of the text: `gender` is `en` or `ett`, not `den`
     --> book/r/chapters/01-resultat.yaml:4:13
      |
    4 |       Av {{ n("svar", gender="den") }} svarande är {{ percent("nojda") }} nöjda, se @diagram:nojd
      |             ^^^^^^^^^^^^^^^^^^^^^^^
      |
      = hint: quote a number as `{{ n("id") }}`; its id stands under `numbers`
    "#);
}
