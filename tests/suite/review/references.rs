//! What texts refer to, and in which order.

use insta::assert_snapshot;

use super::{sentence, warned};
use crate::harness::{CHAPTER, ReportTest};

/// A chart of its own.
fn chart(id: &str) -> String {
    format!(
        "  - chart: {{id: {id}, caption: Nöjdhet, of: panel, variable: nojd, type: bar}}\n"
    )
}

/// The chart for each place, in a section.
const REPEATED: &str = "  - section: Per ort\n    id: orter\n    blocks:\n      - repeat:\n          \
                        over: ort\n          of: panel\n          blocks:\n            \
                        - chart: {id: nojd, caption: Nöjdhet, of: panel, variable: nojd, type: bar}\n";

#[test]
fn a_chart_and_a_table_that_no_text_refers_to() {
    let test = ReportTest::new().replace(
        CHAPTER,
        ", se @diagram:nojd\n      och @table:orter. Så",
        ". Så",
    );
    assert_snapshot!(warned(test), @r#"
    warning[unreferenced]: no text refers to `diagram:nojd`
     --> book/r/chapters/01-resultat.yaml:6:11
      |
    6 |       id: nojd
      |           ^^^^
      |
      = hint: write `@diagram:nojd` where the text speaks of it
      = hint: or accept it in `report.yaml`: `accept: [{check: unreferenced, of: "diagram:nojd", reason: …}]`

    warning[unreferenced]: no text refers to `table:orter`
      --> book/r/chapters/01-resultat.yaml:12:11
       |
    12 |       id: orter
       |           ^^^^^
       |
       = hint: write `@table:orter` where the text speaks of it
       = hint: or accept it in `report.yaml`: `accept: [{check: unreferenced, of: "table:orter", reason: …}]`
    "#);
}

#[test]
fn one_of_those_a_repeat_makes_is_enough_and_so_is_their_section() {
    let test = |text: &str| {
        let text = format!("  - text: Det varierar @verk2019{text}.\n");
        warned(ReportTest::new().blocks(&format!("{text}{REPEATED}")))
    };
    assert_eq!(test(", se @diagram:nojd-gavle"), "");
    assert_eq!(test(", se @section:orter"), "");
    assert_snapshot!(test(""), @r#"
    warning[unreferenced]: no text refers to `diagram:nojd-gavle`
      --> book/r/chapters/01-resultat.yaml:11:27
       |
    11 |             - chart: {id: nojd, caption: Nöjdhet, of: panel, variable: nojd, type: bar}
       |                           ^^^^
       |
       = hint: write `@diagram:nojd-gavle` where the text speaks of it, or refer to the section or chapter with all of them
       = hint: or accept it in `report.yaml`: `accept: [{check: unreferenced, of: "diagram:nojd-gavle", reason: …}]`
    "#);
}

#[test]
fn an_appendix_is_referred_to_as_a_whole() {
    let appendix = format!(
        "title: Alla svar\nid: svaren\nkind: appendix\nblocks:\n{}",
        chart("alla")
    );
    let test =
        |text: &str| sentence(text).file("book/r/chapters/02-svaren.yaml", &appendix);
    assert_eq!(warned(test("Allt står i @section:svaren.")), "");
    assert!(warned(test("")).contains("no text refers to `diagram:alla`"));
}

#[test]
fn references_in_another_order() {
    let text = "  - text: Se @diagram:b och @diagram:a, båda om @verk2019.\n";
    let test = ReportTest::new().blocks(&format!("{text}{}{}", chart("a"), chart("b")));
    assert_snapshot!(warned(test), @r#"
    warning[reference-order]: `@diagram:a` is referred to after `@diagram:b`, but stands before it
     --> book/r/chapters/01-resultat.yaml:3:29
      |
    3 |   - text: Se @diagram:b och @diagram:a, båda om @verk2019.
      |                             ^^^^^^^^^^
      |
      = hint: refer to them in the order they stand, or move one of them
      = hint: or accept it in `report.yaml`: `accept: [{check: reference-order, of: "diagram:a", reason: …}]`
    "#);
}

#[test]
fn a_reference_in_a_later_chapter() {
    let first = format!("  - text: Om det @verk2019.\n{}", chart("a"));
    let test = ReportTest::new().blocks(&first).file(
        "book/r/chapters/02-slut.yaml",
        "title: Slut\nblocks:\n  - text: Se @diagram:a.\n",
    );
    assert_snapshot!(warned(test), @r#"
    warning[reference-order]: `@diagram:a` is referred to only after the chapter it stands in
     --> book/r/chapters/02-slut.yaml:3:14
      |
    3 |   - text: Se @diagram:a.
      |              ^^^^^^^^^^
      |
      = hint: refer to it in the chapter `resultat`
      = hint: or accept it in `report.yaml`: `accept: [{check: reference-order, of: "diagram:a", reason: …}]`
    "#);
}

#[test]
fn a_summary_refers_to_what_it_likes() {
    let first = format!(
        "  - text: Om @diagram:a och @diagram:b @verk2019.\n{}{}",
        chart("a"),
        chart("b")
    );
    let test = ReportTest::new().blocks(&first).file(
        "book/r/chapters/00-kort.yaml",
        "title: I korthet\nkind: summary\nblocks:\n  - text: Se @diagram:b.\n",
    );
    assert_eq!(warned(test), "");
}

#[test]
fn references_typed_by_hand() {
    let test =
        sentence("Det visar diagram 21 och tabell 2; se även s. 23 och (Ek 2007, s. 4).");
    let told = warned(test);
    let told = told.split("\n\n").filter(|one| one.contains("typed-reference"));
    assert_snapshot!(told.collect::<Vec<_>>().join("\n\n"), @r#"
    warning[typed-reference]: `diagram 21` is typed by hand
     --> book/r/chapters/01-resultat.yaml:6:17
      |
    6 |       Det visar diagram 21 och tabell 2; se även s. 23 och (Ek 2007, s. 4).
      |                 ^^^^^^^^^^
      |
      = hint: write `@diagram:ID`, which gives the right number always
      = hint: or accept it in `report.yaml`: `accept: [{check: typed-reference, of: "diagram 21", reason: …}]`

    warning[typed-reference]: `tabell 2` is typed by hand
     --> book/r/chapters/01-resultat.yaml:6:32
      |
    6 |       Det visar diagram 21 och tabell 2; se även s. 23 och (Ek 2007, s. 4).
      |                                ^^^^^^^^
      |
      = hint: write `@table:ID`, which gives the right number always
      = hint: or accept it in `report.yaml`: `accept: [{check: typed-reference, of: "tabell 2", reason: …}]`

    warning[typed-reference]: `s. 23` is typed by hand
     --> book/r/chapters/01-resultat.yaml:6:50
      |
    6 |       Det visar diagram 21 och tabell 2; se även s. 23 och (Ek 2007, s. 4).
      |                                                  ^^^^^
      |
      = hint: write `@section:ID`, which gives the heading and its page
      = hint: or accept it in `report.yaml`: `accept: [{check: typed-reference, of: "s. 23", reason: …}]`
    "#);
}

#[test]
fn references_typed_by_hand_in_other_forms_and_over_two_lines() {
    let told = warned(sentence("Se tabellerna 2–3, avsnitt 3.2 och diagram\n      21."));
    for written in ["tabellerna 2", "avsnitt 3.2", "diagram 21"] {
        assert!(told.contains(&format!("`{written}` is typed by hand")), "{told}");
    }
    assert_eq!(warned(sentence("Det står på s. 12 i @verk2019.")), "");
}
