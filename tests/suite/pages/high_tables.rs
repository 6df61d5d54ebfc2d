//! Tables whose caption, head and first row are higher than a slide: what gives them room,
//! and what is told where nothing does.

use insta::assert_snapshot;

use crate::harness::{CHAPTER, Outcome, REPORT, ReportTest};

use super::frames::set;
use super::tables::look;

const CAPTION: &str = "Samverkan mellan myndigheter och organisationer i länet under det \
                       gångna året efter verksamhet och hur ofta den har förekommit enligt de \
                       svarande";

const LONG_LABEL: &str = "Samverkan mellan myndigheter och organisationer om stöd till \
                          arbetslivsinriktad rehabilitering för unga vuxna med varken arbete \
                          eller studier";

/// A deck with a slide, of a survey with answers of these labels to a question (`v`).
fn deck(labels: [&str; 3], blocks: &str) -> ReportTest {
    let [one, two, three] = labels;
    let codebook = format!(
        "title: Prov\nfile: svar.csv\nvariables:\n  v: {{label: Verksamhet, scale: nominal, values: \
         {{1: {one}, 2: {two}, 3: {three}}}}}\n  h: {{label: Hur ofta, scale: ordinal, values: {{1: \
         aldrig, 2: ibland, 3: ofta}}}}\n"
    );
    let mut data = "v;h\n".to_owned();
    for code in 1..=3 {
        for often in 1..=3 {
            data += &format!("{code};{often}\n").repeat(18);
        }
    }
    ReportTest::of_survey(&codebook, &data)
        .replace(REPORT, "template: fou-rapport", "template: presentasjon")
        .replace(REPORT, "bibliography: verk.yaml\n", "")
        .file(
            CHAPTER,
            format!(
                "title: Resultat\nblocks:\n  - section: En bild\n    blocks:\n{blocks}"
            ),
        )
}

/// That every page has something on it besides its title.
#[track_caller]
fn is_nowhere_blank(outcome: &Outcome, title: &str) {
    // Before it come the slides of the title and of the chapter, with nothing else on them.
    let pages = set(&outcome.folder("build/r"), "r").pages;
    for (index, page) in pages.iter().enumerate().skip(2) {
        let told = page.texts().map(|(text, _)| text.trim());
        let told = told.filter(|text| *text != title && text.parse::<u32>().is_err());
        assert!(told.count() > 1, "page {}: {page:?}", index + 1);
    }
}

#[test]
fn a_table_beside_words_with_a_caption_of_many_lines_goes_on_over_the_next_slide() {
    let blocks = format!(
        "      - side-by-side:\n          - table: {{id: a, caption: {CAPTION}, of: panel, rows: v, \
         columns: h}}\n          - text: Så är det.\n"
    );
    let outcome = deck(["Norr", "Söder", LONG_LABEL], &blocks).build();
    outcome.done();
    let seen = look(&outcome, &["FoU Provort"]);
    assert_eq!((seen.faults, seen.too_high), (vec![], vec![]));
    is_nowhere_blank(&outcome, "En bild");
}

#[test]
fn a_head_that_is_too_high_beside_words_is_told_and_has_room_alone() {
    let table = format!(
        "table: {{id: a, caption: {CAPTION}, of: panel, rows: h, columns: v, measure: both}}\n"
    );
    let beside = format!(
        "      - side-by-side:\n          - {table}          - text: Så är det.\n"
    );
    let long = format!("{LONG_LABEL} och {LONG_LABEL}");
    let labels = [&*long, "Söder", "Väster"];
    let told = deck(labels, &beside).rebuild();
    assert_snapshot!(told.refused(), @"
    error: the table `a` is too high for a slide: its caption takes 112 pt, its head 227 pt and its first row at least 25 pt, and there is room for 324 pt
     --> book/r/chapters/01-resultat.yaml:6:25
      |
    6 | ...   - table: {id: a, caption: Samverkan mellan myndigheter och organisationer i länet under det gångna året efter verksamhet och hu...
      |                     ^
      |
      = hint: shorten what stands above its columns, or show fewer; labels of answers stand in the codebook
      = hint: or let it stand by itself, outside `side-by-side`
    ");
    let checked = deck(labels, &beside).run(&["check", "r", "--quiet"]);
    assert_eq!(checked.refused(), told.refused());
    let outcome = deck(labels, &format!("      - {table}")).build();
    outcome.done();
    is_nowhere_blank(&outcome, "En bild");
}

#[test]
fn a_caption_longer_than_a_slide_is_told() {
    let blocks = format!(
        "      - side-by-side:\n          - typed-table: {{id: a, caption: {}, head: [Del, Två], rows: \
         [[a, b]]}}\n          - text: Så är det.\n",
        [CAPTION; 4].join(" och ")
    );
    let told = deck(["Norr", "Söder", "Väster"], &blocks).rebuild();
    assert_snapshot!(told.refused(), @"
    error: the table `a` is too high for a slide: its caption takes 353 pt, its head 25 pt and its first row at least 25 pt, and there is room for 324 pt
     --> book/r/chapters/01-resultat.yaml:6:31
      |
    6 | ...   - typed-table: {id: a, caption: Samverkan mellan myndigheter och organisationer i länet under det gångna året efter verksamhet ...
      |                           ^
      |
      = hint: say the caption shorter, and the rest of it in a text
      = hint: or let it stand by itself, outside `side-by-side`
    ");
}

#[test]
fn a_first_row_of_many_lines_goes_on_over_the_next_slide() {
    let blocks = format!(
        "      - side-by-side:\n          - typed-table: {{id: a, caption: {CAPTION}, head: [Del, Två], \
         rows: [[{LONG_LABEL} och {LONG_LABEL}, b], [c, d]]}}\n          - text: Så är det.\n"
    );
    let outcome = deck(["Norr", "Söder", "Väster"], &blocks).build();
    outcome.done();
    let seen = look(&outcome, &["FoU Provort"]);
    assert_eq!((seen.faults, seen.too_high), (vec![], vec![]));
    is_nowhere_blank(&outcome, "En bild");
}
