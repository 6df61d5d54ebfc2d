//! What is about one person does not reach a report unnoticed: identity numbers, addresses
//! and telephone numbers, and quotes that nobody has agreed to. The numbers are examples of
//! the Swedish tax agency, synthetic Norwegian ones, and set aside for fiction.

use insta::assert_snapshot;

use crate::harness::{ANSWERS, CHAPTER, CODEBOOK, REPORT, ReportTest};

#[test]
fn what_tells_who_somebody_is_in_a_text_is_an_error() {
    let outcome = ReportTest::new()
        .blocks(
            "  - text: |
      Hon (640823-3234) svarade, och {{ n(\"svar\") }} andra. Ring 070-174 06 05.
  - quote: {text: Skriv till anna.b\\@example.se!, by: Deltagare 01819030037, consent: Ja.}
  - table: {id: t, caption: Hur nöjda de är, of: panel, rows: nojd, note: 'Av 701063-2391.'}
",
        )
        .rebuild();
    let message = outcome.refused();
    for whole in ["640823", "070-174", "anna.b", "01819030037", "701063"] {
        assert!(!message.contains(whole), "{whole} is not printed");
    }
    assert_snapshot!(message, @r#"
        error[direct-identifier]: a Swedish personal identity number would be published: `64…`
        --> book/r/chapters/01-resultat.yaml:4:12
         = hint: take it away, or put something in its place that tells of nobody
         = hint: or accept it in `report.yaml`: `accept: [{check: direct-identifier, of: "64…", reason: …}]`

        error[direct-identifier]: a telephone number would be published: `07…`
        --> book/r/chapters/01-resultat.yaml:4:66
         = hint: take it away, or put something in its place that tells of nobody
         = hint: or accept it in `report.yaml`: `accept: [{check: direct-identifier, of: "07…", reason: …}]`

        error[direct-identifier]: an e-mail address would be published: `a…@…`
        --> book/r/chapters/01-resultat.yaml:5:30
         = hint: take it away, or put something in its place that tells of nobody
         = hint: or accept it in `report.yaml`: `accept: [{check: direct-identifier, of: "a…@…", reason: …}]`

        error[direct-identifier]: a Norwegian national identity number would be published: `01…`
        --> book/r/chapters/01-resultat.yaml:5:65
         = hint: take it away, or put something in its place that tells of nobody
         = hint: or accept it in `report.yaml`: `accept: [{check: direct-identifier, of: "01…", reason: …}]`

        error[direct-identifier]: a Swedish personal identity number would be published: `70…`
        --> book/r/chapters/01-resultat.yaml:6:79
         = hint: take it away, or put something in its place that tells of nobody
         = hint: or accept it in `report.yaml`: `accept: [{check: direct-identifier, of: "70…", reason: …}]`
        "#);
}

#[test]
fn what_tells_who_somebody_is_in_a_label_is_an_error() {
    let outcome = ReportTest::new()
        .replace(CODEBOOK, "2: Söderhamn", "2: anna.b@example.se")
        .append(
            CODEBOOK,
            "derive:\n  grupp: {label: Grupp, from: nojd, map: {Hos 640823-3234: [inte nöjd, ganska nöjd], Andra: mycket nöjd}}\n",
        )
        .rebuild();
    assert!(!outcome.refused().contains("640823"));
    assert_snapshot!(outcome.refused(), @r#"
        error[direct-identifier]: an e-mail address would be published: `a…@…`
        --> data/panel/codebook.yaml:8:3
         = hint: take it away, or put something in its place that tells of nobody
         = hint: or accept it in `report.yaml`: `accept: [{check: direct-identifier, of: "a…@…", reason: …}]`

        error[direct-identifier]: a Swedish personal identity number would be published: `64…`
        --> data/panel/codebook.yaml:25:3
         = hint: take it away, or put something in its place that tells of nobody
         = hint: or accept it in `report.yaml`: `accept: [{check: direct-identifier, of: "64…", reason: …}]`
        "#);
}

#[test]
fn an_address_that_is_meant_to_stand_there_is_accepted() {
    let blocks = "  - text: Frågor besvaras av fou\\@example.se, se @verk2019.\n";
    assert_snapshot!(ReportTest::new().blocks(blocks).rebuild().refused(), @r#"
        error[direct-identifier]: an e-mail address would be published: `f…@…`
        --> book/r/chapters/01-resultat.yaml:3:30
         = hint: take it away, or put something in its place that tells of nobody
         = hint: or accept it in `report.yaml`: `accept: [{check: direct-identifier, of: "f…@…", reason: …}]`
        "#);
    ReportTest::new()
        .blocks(blocks)
        .append(REPORT, "contact: fou@example.se\naccept:\n  - {check: direct-identifier, of: \"f…@…\", reason: Enhetens adress.}\n")
        .look_over()
        .clean();
}

#[test]
fn a_quote_without_consent_is_a_warning() {
    let quotes = "  - quote: {text: Vi fick hjälp., by: En svarande}
  - quote: {text: Vi med., by: En svarande, consent: Muntligt den 3 mars 2020.}
  - quote: {text: Så var det förr., by: 'Provpanelen, @verk2019'}
";
    let outcome = ReportTest::new().blocks(quotes).build();
    assert_snapshot!(outcome.done(), @r#"
    warning[quote-consent]: nothing says that whoever is quoted agrees to it
     --> book/r/chapters/01-resultat.yaml:3:19
      |
    3 |   - quote: {text: Vi fick hjälp., by: En svarande}
      |                   ^^^^^^^^^^^^^^
      |
      = hint: add `consent: …` to the quote, or to `report.yaml` for all of them: who agreed to what, and when
      = hint: or accept it in `report.yaml`: `accept: [{check: quote-consent, of: "Vi fick hjälp.", reason: …}]`
    "#);
    let consent = "consent: Alla godkände sina citat i mars 2020.\n";
    let outcome =
        ReportTest::new().blocks(quotes).append(REPORT, consent).build().clean();
    assert!(!outcome.html().contains("godkände"), "it is not printed");
}

/// Rows that stand in the data as they are written, which no count or label could be.
#[test]
fn no_row_of_the_data_is_in_any_output() {
    let mut rows = String::from("id;ort;nojd;alder\n");
    for id in 0..40 {
        rows.push_str(&format!(
            "{};{};{};{},25\n",
            7_310_000 + id,
            1 + id % 2,
            1 + id % 3,
            40 + id
        ));
    }
    let outcome = ReportTest::new()
        .file(ANSWERS, &rows)
        .append(REPORT, "  alder: {of: panel, variable: alder, statistic: mean}\n")
        .replace(CHAPTER, "Så var det", "De är {{ mean(\"alder\") }} år. Så var det")
        .build()
        .clean();
    let written = outcome.written();
    assert!(written.len() > 8, "{written:?}");
    for name in &written {
        let bytes = outcome.bytes(name);
        let holds =
            |text: &str| bytes.windows(text.len()).any(|part| part == text.as_bytes());
        for row in rows.lines().skip(1) {
            let cells = row.split(';').collect::<Vec<_>>();
            assert!(!holds(row), "{name} holds a row");
            assert!(!holds(cells[0]), "{name} holds the id of a row");
            assert!(!holds(cells[3]), "{name} holds a measured value of a row");
        }
        assert!(!name.contains("data/") && !name.ends_with("svar.csv"), "{name}");
    }
}
