//! Numbers typed by hand that are not written as the language writes them.

use insta::assert_snapshot;

use super::{sentence, warned};
use crate::harness::{REPORT, ReportTest};

/// The findings on number language in a sentence: code, what is marked, and the hint.
fn found(language: &str, settings: &str, text: &str) -> Vec<(String, String, String)> {
    let test = sentence(text)
        .replace(REPORT, "language: sv", &format!("language: {language}"))
        .append(REPORT, settings);
    let told = warned(test);
    let mut all = Vec::new();
    for message in told.split("\n\n") {
        let Some(code) =
            message.strip_prefix("warning[").and_then(|rest| rest.split(']').next())
        else {
            continue;
        };
        if matches!(code, "typed-number" | "typed-reference") {
            continue;
        }
        let lines = message.lines().collect::<Vec<_>>();
        let mark = lines.iter().position(|line| line.contains('^')).expect("a mark");
        let start = lines[mark].find('^').expect("a mark");
        let length = lines[mark].matches('^').count();
        let marked = lines[mark - 1].chars().skip(start).take(length).collect::<String>();
        let hint = lines.iter().find_map(|line| line.trim().strip_prefix("= hint: "));
        all.push((code.to_owned(), marked, hint.unwrap_or_default().to_owned()));
    }
    all
}

#[track_caller]
fn finds(language: &str, settings: &str, cases: &[(&str, &str, &str, &str)]) {
    for (text, code, marked, hint) in cases {
        let expected = ((*code).to_owned(), (*marked).to_owned(), (*hint).to_owned());
        assert_eq!(found(language, settings, text), [expected], "{text}");
    }
}

#[track_caller]
fn passes(language: &str, settings: &str, texts: &[&str]) {
    for text in texts {
        assert_eq!(found(language, settings, text), [], "{text}");
    }
}

#[test]
fn a_whole_message() {
    assert_snapshot!(warned(sentence("Då var det 10-12 år.")), @r#"
    warning[range-dash]: from one number to another stands an en dash
     --> book/r/chapters/01-resultat.yaml:6:18
      |
    6 |       Då var det 10-12 år.
      |                  ^^^^^
      |
      = hint: write `10–12`
      = hint: or accept it in `report.yaml`: `accept: [{check: range-dash, of: "10-12", reason: …}]`
    "#);
}

#[test]
fn what_swedish_writes_otherwise() {
    finds(
        "sv",
        "",
        &[
            ("Det är 84% av dem @verk2019.", "percent-sign", "84%", "write `84 procent`"),
            (
                "Det är fler (84% av dem) @verk2019.",
                "percent-sign",
                "84%",
                "write `84 %`",
            ),
            (
                "Det är 84 % av dem @verk2019.",
                "percent-sign",
                "84 %",
                "write `84 procent`",
            ),
            (
                "Det är 12,5 % av dem @verk2019.",
                "percent-sign",
                "12,5 %",
                "write `12,5 procent`",
            ),
            (
                "Det är {{ percent(\"nojda\", unit=false) }} % av dem.",
                "percent-sign",
                "{{ percent(\"nojda\", unit=false) }} %",
                "write `{{ percent(\"…\") }}`, which adds the word or the sign",
            ),
            (
                "Länet har 287000 invånare.",
                "thousands",
                "287000",
                "write `287 000`; the space does not break",
            ),
            (
                "Enkäten gick till 1,164 svarande.",
                "thousands",
                "1,164",
                "write `1 164`; the space does not break",
            ),
            (
                "Enkäten gick till 1.164 svarande.",
                "thousands",
                "1.164",
                "write `1 164`; the space does not break",
            ),
            ("Medelvärdet är 3.5 på skalan.", "decimal-point", "3.5", "write `3,5`"),
            (
                "Skillnaden är 12 procentenheter här.",
                "percentage-points",
                "12 procentenheter",
                "write `{{ difference(\"…\", \"…\") }}` with the ids of two shares",
            ),
            ("8 grupper har svarat.", "sentence-begins-with-digits", "8", "write `Åtta`"),
            (
                "Så är det. 67 grupper har svarat.",
                "sentence-begins-with-digits",
                "67",
                "begin it with another word",
            ),
            ("Det är 10-12 personer.", "range-dash", "10-12", "write `10–12`"),
            ("Åren 2012-2016 var så.", "range-dash", "2012-2016", "write `2012–2016`"),
            ("Det finns fler (n=67).", "n-spelling", "n=67", "write `n = 67`"),
            ("Det finns fler (N = 67).", "n-spelling", "N = 67", "write `n = 67`"),
        ],
    );
}

#[test]
fn what_norwegian_writes_otherwise() {
    finds(
        "nb",
        "",
        &[
            ("Det er 84% av dem @verk2019.", "percent-sign", "84%", "write `84 prosent`"),
            (
                "Det er 84 % av dem @verk2019.",
                "percent-sign",
                "84 %",
                "write `84 prosent`",
            ),
            (
                "Fylket har 287000 innbyggere.",
                "thousands",
                "287000",
                "write `287 000`; the space does not break",
            ),
            ("Gjennomsnittet er 3.5 på skalaen.", "decimal-point", "3.5", "write `3,5`"),
            (
                "Forskjellen er 12 prosentpoeng her.",
                "percentage-points",
                "12 prosentpoeng",
                "write `{{ difference(\"…\", \"…\") }}` with the ids of two shares",
            ),
            ("8 grupper har svart.", "sentence-begins-with-digits", "8", "write `Åtte`"),
            ("Det er 10-12 personer.", "range-dash", "10-12", "write `10–12`"),
            ("Det finnes flere (n=67).", "n-spelling", "n=67", "write `n = 67`"),
        ],
    );
}

#[test]
fn small_numbers_in_digits_where_the_report_has_words() {
    let words = "number-words: 12\n";
    finds(
        "sv",
        words,
        &[
            ("Enkäten gick till 8 Mysamgrupper.", "number-word", "8", "write `åtta`"),
            ("Den gick till 1 grupp.", "number-word", "1", "write `en` or `ett`"),
        ],
    );
    finds(
        "nb",
        words,
        &[("Undersøkelsen gikk til 8 grupper.", "number-word", "8", "write `åtte`")],
    );
    passes(
        "sv",
        words,
        &[
            "Enkäten gick till 13 grupper, se @nojd2.",
            "De är 8 år, och 16–64 år. Det tog 3 veckor.",
            "Se s. 8 i boken och fråga 8 där.",
            "Det var 8 av 10 i gruppen @verk2019.",
            "Det var 8 grupper av 67 i allt @verk2019.",
            "Den 8 april kom de, och det var (8 grupper) då.",
            "Det gäller 5 kap. i lagen och 8 § där.",
            "Det är 8 procent @verk2019.",
        ]
        .map(|text| text.replace("@nojd2", "@diagram:nojd"))
        .iter()
        .map(String::as_str)
        .collect::<Vec<_>>(),
    );
    passes("sv", "", &["Enkäten gick till 8 Mysamgrupper."]);
}

#[test]
fn the_same_counted_in_words_and_in_digits() {
    let text = "Det finns sju orter, och 22 orter väntas.";
    finds("sv", "", &[(text, "number-word", "22", "write `7` there, or both in words")]);
    passes("sv", "", &["Det finns sju orter, och 22 personer väntas. Det var 22 orter."]);
}

#[test]
fn what_is_right_or_may_be_something_else_is_left_alone() {
    passes(
        "sv",
        "",
        &[
            "Det är 84 procent av dem, och fler (84 %) här @verk2019.",
            "Länet har 287 000 invånare, 1164 av dem här.",
            "Dnr 2016-0123 och ISSN 1234-5678, tel. 1177.",
            "Den 2017-04-28 kl. 10.30 var det 3,5 grader och 10–12 personer.",
            "I september 2016-09 kom lagen (2003:1210) och SFS 2003-1210.",
            "Se avsnitt 3.5, version 3.5 och Typst 0.15.1, kap. 3.5.",
            "År 2016 var det så. 2016 var ett år.",
            "Det är ”84% och 3.5” de säger.",
            "Se `84%` och #link(\"https://a.se/84%/10-12\")[länken].",
            "Skillnaden är {{ difference(\"nojda\", \"nojda\") }} här.",
            "Andelen ökade med 12 procentenheter @verk2019.",
            "Punkterna är dessa:\n\n      + ett\n      - 8 två\n      - 16–64 år\n\n      Slut.",
            "Det är 0,285 och p = 0,050 och r = 1,164 här.",
            "Den 28.4 april och 24 maj.",
        ],
    );
    passes("en", "", &["It is 3.5 and 84% and 1,164 and 287000 here @verk2019."]);
}

#[test]
fn a_population_is_a_large_n() {
    let population = |size: u64| {
        let test = sentence("Alla (N = 97) fick den.");
        let unit = "unit: {one: person, many: personer}\n";
        let more = format!("{unit}population: {{size: {size}}}\n");
        warned(test.replace(crate::harness::CODEBOOK, unit, &more)).contains("n-spelling")
    };
    assert!(!population(97));
    assert!(population(98));
}

#[test]
fn a_quotation_is_nobody_elses() {
    let test = ReportTest::new()
        .blocks("  - text: Se verket @verk2019.\n  - quote: {text: Det är 84% och 3.5 av 10-12., by: En, consent: Ja}\n");
    assert_eq!(warned(test), "");
}

#[test]
fn what_danish_writes_otherwise() {
    finds(
        "da",
        "",
        &[
            ("Det er 84% af dem @verk2019.", "percent-sign", "84%", "write `84 procent`"),
            ("Regionen har 287000 borgere.", "thousands", "287000", "write `287.000`"),
            ("Der kom 1,164 svar.", "thousands", "1,164", "write `1.164`"),
            ("De holdt 3.5 møder.", "decimal-point", "3.5", "write `3,5`"),
            ("Der var 10-12 møder.", "range-dash", "10-12", "write `10–12`"),
        ],
    );
    passes("da", "", &["Der kom 1.164 svar i 2019.", "Det var 84 procent (84 %)."]);
}
