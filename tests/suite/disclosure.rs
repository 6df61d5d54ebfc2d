//! A number that would expose somebody is nowhere: not in the document, on the page, in a
//! chart, a CSV file or the record of numbers.

use insta::assert_snapshot;

use crate::harness::{ANSWERS, Outcome, REPORT, ReportTest};

/// The base project with counts that are easy to tell from anything else: `counts` are
/// those of inte nöjd, ganska nöjd and mycket nöjd.
fn with_counts(counts: [usize; 3]) -> ReportTest {
    let mut rows = String::from("id;ort;nojd;alder\n");
    let mut id = 0;
    for (index, count) in counts.iter().enumerate() {
        for _ in 0..*count {
            id += 1;
            rows.push_str(&format!("{id};1;{};\n", index + 1));
        }
    }
    ReportTest::new().file(ANSWERS, rows).replace(
        REPORT,
        "{method: none, reason: Svaren är påhittade.}",
        "{method: suppress, minimum-count: 20}",
    )
}

/// Whether a number stands anywhere in the outputs that are text, as a word of its own.
fn places(outcome: &Outcome, number: &str) -> Vec<String> {
    let files = ["r.typ", "r.html", "numbers.json", "tables/t.csv", "charts/c.svg"];
    let mut found = Vec::new();
    for file in files {
        let text = match file {
            "r.html" => without_geometry(&outcome.html()),
            "charts/c.svg" => without_geometry(&outcome.svg("c")),
            _ => outcome.text(&format!("build/r/{file}")),
        };
        let words = text.split(|c: char| !c.is_alphanumeric());
        if words.into_iter().any(|word| word == number) {
            found.push(file.to_owned());
        }
    }
    found
}

/// The texts and descriptions of a picture or page, without lengths and places.
fn without_geometry(markup: &str) -> String {
    let pieces = markup.split('<').filter_map(|piece| piece.split_once('>'));
    pieces.map(|(_, text)| text).collect::<Vec<_>>().join(" ")
}

const BLOCKS: &str = "  - chart: {id: c, caption: Hur nöjda de är, of: panel, variable: nojd, measure: MEASURE}
  - table: {id: t, caption: Hur nöjda de är, of: panel, rows: nojd, totals: rows, measure: both}
";

#[test]
fn a_small_count_is_nowhere() {
    for measure in ["count", "percent"] {
        let outcome = with_counts([13, 151, 173])
            .blocks(&BLOCKS.replace("MEASURE", measure))
            .build();
        outcome.done();
        assert_eq!(places(&outcome, "13"), [""; 0], "the count itself, {measure}");
        // What is not small is shown, so the test looks in the right places.
        assert!(places(&outcome, "173").len() >= 4, "{:?}", places(&outcome, "173"));
    }
}

#[test]
fn what_reveals_a_small_count_is_warned_of() {
    let outcome =
        with_counts([13, 151, 173]).blocks(&BLOCKS.replace("MEASURE", "count")).build();
    assert_snapshot!(outcome.done(), @r#"
    warning: a suppressed cell of `c` can be computed from the others
     --> book/r/chapters/01-resultat.yaml:3:17
      |
    3 |   - chart: {id: c, caption: Hur nöjda de är, of: panel, variable: nojd, measure: count}
      |                 ^
      |
      = hint: leave out the totals and the base, or put small categories together

    warning[unreferenced]: no text refers to `diagram:c`
     --> book/r/chapters/01-resultat.yaml:3:17
      |
    3 |   - chart: {id: c, caption: Hur nöjda de är, of: panel, variable: nojd, measure: count}
      |                 ^
      |
      = hint: write `@diagram:c` where the text speaks of it
      = hint: or accept it in `report.yaml`: `accept: [{check: unreferenced, of: "diagram:c", reason: …}]`

    warning: a suppressed cell of `t` can be computed from the others
     --> book/r/chapters/01-resultat.yaml:4:17
      |
    4 |   - table: {id: t, caption: Hur nöjda de är, of: panel, rows: nojd, totals: rows, measure: both}
      |                 ^
      |
      = hint: leave out the totals and the base, or put small categories together

    warning[unreferenced]: no text refers to `table:t`
     --> book/r/chapters/01-resultat.yaml:4:17
      |
    4 |   - table: {id: t, caption: Hur nöjda de är, of: panel, rows: nojd, totals: rows, measure: both}
      |                 ^
      |
      = hint: write `@table:t` where the text speaks of it
      = hint: or accept it in `report.yaml`: `accept: [{check: unreferenced, of: "table:t", reason: …}]`

    warning[uncited]: `verk2019` is never cited, and so does not stand in the list of works
     --> book/r/verk.yaml:1:1
      |
    1 | verk2019:
      | ^^^^^^^^
      |
      = hint: cite it as `@verk2019`, or remove it
      = hint: or accept it in `report.yaml`: `accept: [{check: uncited, of: "verk2019", reason: …}]`
    "#);
}

#[test]
fn a_small_rest_does_not_follow_from_a_number() {
    // 324 of 337 would tell that 13 are not.
    let outcome = with_counts([13, 151, 173])
        .blocks("  - text: Det är {{ n(\"nojda\") }} av {{ base(\"nojda\") }}.\n")
        .build();
    outcome.done();
    let record = outcome.text("build/r/numbers.json");
    assert!(!record.contains("324"), "{record}");
    assert!(!outcome.typst().contains("324"));
}

#[test]
fn nothing_is_hidden_where_nothing_is_small() {
    let outcome = with_counts([21, 151, 173])
        .blocks(&BLOCKS.replace("MEASURE", "count"))
        .build()
        .clean();
    assert!(places(&outcome, "21").len() >= 4, "{:?}", places(&outcome, "21"));
}

#[test]
fn no_answer_of_a_person_reaches_an_output() {
    let outcome = ReportTest::new()
        .replace(
            "data/panel/codebook.yaml",
            "alder:\n    label: Ålder\n    scale: numeric",
            "alder:\n    label: Ålder\n    scale: text",
        )
        .replace(ANSWERS, "1;1;1;34", "1;1;1;min hemlighet")
        .build()
        .clean();
    for file in outcome.written() {
        let bytes = outcome.bytes(&file);
        assert!(!String::from_utf8_lossy(&bytes).contains("hemlighet"), "{file}");
    }
}

#[test]
fn a_message_about_data_shows_no_answers_of_others() {
    let outcome = ReportTest::new().replace(ANSWERS, "2;1;2;51,5", "2;1;7;51,5").build();
    assert!(!outcome.refused().contains("51,5"), "the rest of the row is private");
}
