//! Tables whose headers, labels or numbers are longer than their columns: what gives them
//! room, and what is told where nothing does.

use insta::assert_snapshot;

use crate::harness::{CODEBOOK, Outcome, REPORT, ReportTest};

use super::frames::set;
use super::tables::{Seen, look};

/// Authorities whose names find no room beside each other.
const AUTHORITIES: [&str; 6] = [
    "Arbetsförmedlingen",
    "Försäkringskassan",
    "Individ- och familjeomsorg",
    "Samordningsförbundet",
    "Kommunstyrelsen",
    "Vuxenutbildningen",
];

/// A word of sixty letters.
const LONG_WORD: &str = "arbetsmarknadsdepartementskommunikationsverksamhetsutvecklin";

/// A survey with some answers to a question (`v`), three to another (`h`) and a number (`t`),
/// of which everybody gave one.
fn survey(answers: &[String], number: &str) -> ReportTest {
    let values = answers.iter().enumerate();
    let values = values.map(|(index, label)| format!("{}: \"{label}\"", index + 1));
    let values = values.collect::<Vec<_>>().join(", ");
    let mut data = "v;h;t\n".to_owned();
    for code in 1..=answers.len() {
        for often in 1..=3 {
            let row = format!("{code};{often};{number}\n");
            data += &row.repeat(18);
        }
    }
    let codebook = format!(
        "title: Prov\nfile: svar.csv\ncsv: {{separator: \";\", decimal: \",\"}}\nvariables:\n  v: \
         {{label: Verksamhet, scale: nominal, values: {{{values}}}}}\n  h: {{label: Hur ofta, \
         scale: ordinal, values: {{1: aldrig, 2: ibland, 3: ofta}}}}\n  t: {{label: Belopp, \
         scale: numeric}}\n"
    );
    ReportTest::of_survey(&codebook, &data)
}

fn authorities() -> Vec<String> {
    AUTHORITIES.map(str::to_owned).into()
}

fn built(test: ReportTest, blocks: &str) -> Outcome {
    test.blocks(blocks).run(&["build", "r", "--quiet"])
}

/// Builds a report, and holds that everything is on its pages, on nothing else.
#[track_caller]
fn seen(test: ReportTest, blocks: &str) -> Seen {
    let outcome = built(test, blocks);
    assert_eq!(outcome.code(), Some(0), "{}", outcome.stderr);
    let seen = look(&outcome, &["FoU Provort"]);
    assert_eq!(seen.faults, [""; 0]);
    assert_eq!(seen.too_high, [""; 0]);
    seen
}

#[test]
fn names_of_authorities_over_counts_and_shares_find_room() {
    let blocks = "  - table: {id: a, caption: C, of: panel, rows: h, columns: v, measure: both, totals: both}\n  \
                  - table: {id: b, caption: C, of: panel, rows: h, columns: v, show: [n, percent, ci], totals: both}\n  \
                  - table: {id: c, caption: C, of: panel, rows: h, columns: v}\n";
    let seen = seen(survey(&authorities(), "1"), blocks);
    // None of the three is divided: each has its corner once.
    assert_eq!(seen.body.matches("Hurofta").count(), 3);
}

#[test]
fn a_table_of_forty_columns_is_divided_with_its_labels_in_each_part() {
    let answers =
        (1..=40).map(|code| format!("Verksamhet nummer {code}")).collect::<Vec<_>>();
    let blocks = "  - table: {id: a, caption: C, of: panel, rows: h, columns: v, show: [n, percent], totals: rows}\n";
    let seen = seen(survey(&answers, "1"), blocks);
    let parts = seen.body.matches("Hurofta").count();
    assert!(parts > 1, "{parts}");
    assert_eq!(
        seen.body.to_lowercase().matches("aldrig").count(),
        parts,
        "labels stand in every part"
    );
}

#[test]
fn long_labels_of_rows_break_and_stay_within_their_column() {
    let long = "Samverkan mellan myndigheter och organisationer ".repeat(4);
    let answers = vec![long.trim().to_owned(), LONG_WORD.to_owned(), "kort".to_owned()];
    let blocks = "  - table: {id: a, caption: C, of: panel, rows: v, columns: h, measure: both, totals: both}\n  \
                  - side-by-side:\n      - table: {id: b, caption: C, of: panel, rows: v, measure: both}\n      \
                  - text: Så är det.\n  \
                  - side-by-side:\n      - table: {id: c, caption: C, of: panel, rows: h, columns: v}\n      \
                  - table: {id: d, caption: C, of: panel, rows: v, columns: h}\n";
    seen(survey(&answers, "1"), blocks);
}

#[test]
fn means_of_large_negative_numbers_stand_whole_on_paper_and_on_slides() {
    let blocks = "  - section: Ett\n    blocks:\n      - table: {id: a, caption: C, of: panel, \
                  variables: [t], rows: v, measure: mean, show: [n, mean, sd, median], decimals: \
                  2}\n";
    seen(survey(&authorities(), "-1234567890,5"), blocks);
    let deck = survey(&authorities(), "-1234567890,5").replace(
        REPORT,
        "template: fou-rapport",
        "template: presentasjon",
    );
    seen(deck, blocks);
}

#[test]
fn words_of_typed_tables_break_where_they_have_no_room() {
    let head = AUTHORITIES.join("sutveckling, ");
    let blocks = format!(
        "  - typed-table: {{id: a, caption: C, head: [{head}], rows: [[{}]]}}\n",
        [LONG_WORD; 6].join(", ")
    );
    seen(survey(&authorities(), "1"), &blocks);
}

#[test]
fn a_number_that_has_no_room_beside_its_labels_is_told() {
    let blocks = "  - section: Ett\n    blocks:\n      - side-by-side:\n          - table: {id: a, \
                  caption: C, of: panel, variables: [t], rows: v, measure: mean, show: [mean, \
                  ci], decimals: 6}\n          - table: {id: b, caption: C, of: panel, rows: h}\n";
    let deck = survey(&authorities(), "-1234567890,5").replace(
        REPORT,
        "template: fou-rapport",
        "template: presentasjon",
    );
    assert_snapshot!(built(deck, blocks).stderr, @"
    error: the table `a` is too wide: `−1 234 567 890,500000 till −1 234 567 890,500000` needs 472 pt beside the labels of the rows, and there is room for 364 pt
     --> book/r/chapters/01-resultat.yaml:6:25
      |
    6 |           - table: {id: a, caption: C, of: panel, variables: [t], rows: v, measure: mean, show: [mean, ci], decimals: 6}
      |                         ^
      |
      = hint: show less in one column, with fewer decimals or without intervals
      = hint: or let it stand by itself, outside `side-by-side`
    ");
}

#[test]
fn more_columns_of_words_than_a_page_has_room_for_are_told_and_have_room_on_a_turned_one()
{
    let cells = |word: &str| [word; 14].join(", ");
    let table = format!(
        "typed-table: {{id: a, caption: C, head: [{}], rows: [[{}]]}}\n",
        cells("Verksamhetsutveckling"),
        cells("ja")
    );
    let blocks = format!("  - {table}");
    assert_snapshot!(built(survey(&authorities(), "1"), &blocks).stderr, @"
    error: the table `a` is too wide: its 14 columns need 507 pt beside each other where their words break, and there is room for 397 pt
     --> book/r/chapters/01-resultat.yaml:3:23
      |
    3 |   - typed-table: {id: a, caption: C, head: [Verksamhetsutveckling, Verksamhetsutveckling, Verksamhetsutveckling, Verksamhetsutvecklin...
      |                       ^
      |
      = hint: make fewer columns, or let what stands above them be rows; most room is taken by `Verksamhetsutveckling`
      = hint: or write `landscape: true` beside its keys: it then stands on a turned page
    ");
    seen(survey(&authorities(), "1"), &format!("  - landscape: true\n    {table}"));
}

#[test]
fn long_words_with_digits_and_those_without_syllables_break_in_captions_notes_heads_and_labels()
 {
    // Typst looks for syllables in words of nothing but letters.
    let dated = format!("{LONG_WORD}2020");
    let variable =
        "arbetsmarknadsstatus_for_deltagare_i_insatsen_2017_efter_ett_halvt_ar";
    let (sum, same) = ("9f86d081884c7d659a2feaa0c55ad015".repeat(2), "x".repeat(64));
    let words = [dated.as_str(), variable, &sum, &same].map(str::to_owned);
    let one = |id: usize, asked: &str| {
        let (caption, note) = (&words[id], &words[3 - id]);
        format!(
            "      - table: {{id: t{id}, caption: \"{caption}\", note: \"{note}\", of: panel, {asked}}}\n"
        )
    };
    let blocks = format!(
        "  - side-by-side:\n{}{}  - side-by-side:\n{}{}",
        one(0, "rows: v"),
        one(1, "rows: h, columns: v"),
        one(2, "rows: v, columns: h, measure: both"),
        one(3, "rows: h"),
    );
    let seen = seen(survey(&words, "1"), &blocks);
    for word in &words {
        let word = word.replace('_', "");
        // As caption, as note and as label or header.
        assert!(seen.body.to_lowercase().matches(&word).count() >= 3, "{word}");
    }
}

#[test]
fn headers_on_end_stay_within_the_margin_with_what_hangs_below_their_lines() {
    let answers =
        (10..24).map(|code| format!("Uppföljning av gjord prövning, jämkning {code}"));
    let blocks = "  - table: {id: a, caption: C, of: panel, rows: h, columns: v}\n";
    let outcome = built(survey(&answers.collect::<Vec<_>>(), "1"), blocks);
    assert_eq!(outcome.code(), Some(0), "{}", outcome.stderr);
    let pages = set(&outcome.folder("build/r"), "r").pages;
    let texts = pages.iter().flat_map(|page| page.texts().collect::<Vec<_>>());
    let turned = texts.filter(|(text, area)| {
        text.contains("jämkning") && area.bottom - area.top > area.right - area.left
    });
    assert_eq!(turned.count(), 14, "they stand on end");
    assert_eq!(look(&outcome, &["FoU Provort"]).faults, [""; 0]);
}

#[test]
fn headers_of_many_lines_are_no_towers_of_syllables() {
    let head = "Kompetensutvecklingsstrategi samhandlingsreformens";
    let answers = (1..=4).map(|code| format!("{head} {code}")).collect::<Vec<_>>();
    let label = "Samverkan mellan myndigheter och organisationer om stöd till unga vuxna";
    let blocks = format!(
        "  - side-by-side:\n      - table: {{id: a, caption: C, of: panel, rows: h, columns: v, \
         totals: both}}\n      - text: {label}.\n"
    );
    let test =
        survey(&answers, "1").replace(CODEBOOK, "1: aldrig", &format!("1: {label}"));
    let outcome = built(test, &blocks);
    assert_eq!(outcome.code(), Some(0), "{}", outcome.stderr);
    assert_eq!(look(&outcome, &["FoU Provort"]).faults, [""; 0]);
    let pages = set(&outcome.folder("build/r"), "r").pages;
    let texts = pages.iter().flat_map(|page| page.texts().collect::<Vec<_>>());
    let syllables = texts.map(|(text, _)| text.trim()).filter(|text| {
        text.chars().all(char::is_alphabetic)
            && text.chars().count() < 3
            && head.contains(text)
    });
    assert_eq!(syllables.collect::<Vec<_>>(), [""; 0]);
}
