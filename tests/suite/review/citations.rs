//! Works and how they are cited.

use insta::assert_snapshot;

use super::{sentence, warned};
use crate::harness::{ReportTest, WORKS};

/// Another work, by one author.
fn work(key: &str, author: &str, year: u16) -> String {
    format!(
        "{key}:\n  type: book\n  title: Om {key}\n  author: {author}\n  date: {year}\n"
    )
}

#[test]
fn a_work_that_nobody_cites() {
    let test = ReportTest::new().append(WORKS, &work("ek2007", "\"Ek, Eva\"", 2007));
    assert_snapshot!(warned(test), @r#"
    warning[uncited]: `ek2007` is never cited, and so does not stand in the list of works
     --> book/r/verk.yaml:7:1
      |
    7 | ek2007:
      | ^^^^^^
      |
      = hint: cite it as `@ek2007`, or remove it
      = hint: or accept it in `report.yaml`: `accept: [{check: uncited, of: "ek2007", reason: …}]`
    "#);
}

#[test]
fn a_bibtex_work_that_nobody_cites() {
    let bibtex = "@book{verk2019, title={A}, author={B, C}, year={2019}}\n\
                  @book{ek2007,\n  title={A}, author={Ek, Eva}, year={2007}}\n";
    let test = ReportTest::new().file("book/r/verk.bib", bibtex).replace(
        crate::harness::REPORT,
        "verk.yaml",
        "verk.bib",
    );
    assert_snapshot!(warned(test), @r#"
    warning[uncited]: `ek2007` is never cited, and so does not stand in the list of works
     --> book/r/verk.bib:2:7
      |
    2 | @book{ek2007,
      |       ^^^^^^
      |
      = hint: cite it as `@ek2007`, or remove it
      = hint: or accept it in `report.yaml`: `accept: [{check: uncited, of: "ek2007", reason: …}]`
    "#);
}

#[test]
fn a_key_with_a_point_is_cited_also_at_the_end_of_a_sentence() {
    let test = sentence("Se @lag.2009. Så @ek.")
        .append(WORKS, &work("lag.2009", "Lag", 2009))
        .append(WORKS, &work("\"ek\"", "Ek", 2007))
        .append(WORKS, &work("lag.20", "Lagen", 2020));
    let told = warned(test);
    assert!(told.contains("`lag.20` is never cited"), "{told}");
    assert_eq!(told.matches("is never cited").count(), 1, "{told}");
}

#[test]
fn a_misspelt_name_is_told_once_however_many_works_it_has() {
    let mut test = sentence("Se @a1 @a2 @a3 @b1 @b2 @b3.");
    for (key, author) in [("a", "\"Cederblom, F.\""), ("b", "\"Cederholm, F.\"")] {
        for number in 1..=3 {
            test = test.append(WORKS, &work(&format!("{key}{number}"), author, 2010));
        }
    }
    let told = warned(test);
    assert!(
        told.contains("`Cederholm` of `b1` is nearly the same as `Cederblom` of `a1`")
    );
    assert_eq!(told.matches("nearly the same").count(), 1, "{told}");
}

#[test]
fn two_authors_with_nearly_the_same_name() {
    let test = sentence("Se @a2007 och @b2010.")
        .append(WORKS, &work("a2007", "\"Cederblom, F.\"", 2007))
        .append(WORKS, &work("b2010", "\"Cederholm, F.\"", 2010));
    assert_snapshot!(warned(test), @r#"
    warning[similar-authors]: the author `Cederholm` of `b2010` is nearly the same as `Cederblom` of `a2007`
      --> book/r/verk.yaml:12:1
       |
    12 | b2010:
       | ^^^^^
       |
       = hint: look up how the name is spelt, and write it alike in both
       = hint: or accept it in `report.yaml`: `accept: [{check: similar-authors, of: "Cederholm", reason: …}]`
    "#);
}

#[test]
fn citations_typed_by_hand() {
    let test = sentence(
        "Det har Ek (2007) visat (Ek & Berg, 2010, s. 4), liksom Dahl och Berg (2005). \
         Lagen (2003:1210) gäller sedan förra året (maj 2016). Enkäten (2016) är ny @ek2007.",
    )
    .append(WORKS, &work("ek2007", "\"Ek, Eva\"", 2007));
    assert_snapshot!(warned(test), @r#"
    warning[typed-citation]: the citation `Ek (2007)` is typed by hand
     --> book/r/chapters/01-resultat.yaml:6:15
      |
    6 |       Det har Ek (2007) visat (Ek & Berg, 2010, s. 4), liksom Dahl och Berg (2005). Lagen (2003:1210) gäller sedan förra året (maj 20...
      |               ^^^^^^^^^
      |
      = hint: write `@ek2007`
      = hint: or accept it in `report.yaml`: `accept: [{check: typed-citation, of: "Ek (2007)", reason: …}]`

    warning[typed-citation]: the citation `(Ek & Berg, 2010, s. 4)` is typed by hand
     --> book/r/chapters/01-resultat.yaml:6:31
      |
    6 |       Det har Ek (2007) visat (Ek & Berg, 2010, s. 4), liksom Dahl och Berg (2005). Lagen (2003:1210) gäller sedan förra året (maj 20...
      |                               ^^^^^^^^^^^^^^^^^^^^^^^
      |
      = hint: write `@ek2007`; its year is 2007, not 2010
      = hint: or accept it in `report.yaml`: `accept: [{check: typed-citation, of: "(Ek & Berg, 2010, s. 4)", reason: …}]`

    warning[typed-citation]: the citation `Dahl och Berg (2005)` is typed by hand
     --> book/r/chapters/01-resultat.yaml:6:63
      |
    6 |       Det har Ek (2007) visat (Ek & Berg, 2010, s. 4), liksom Dahl och Berg (2005). Lagen (2003:1210) gäller sedan förra året (maj 20...
      |                                                               ^^^^^^^^^^^^^^^^^^^^
      |
      = hint: add the work to the bibliography, and cite it as `@KEY`
      = hint: or accept it in `report.yaml`: `accept: [{check: typed-citation, of: "Dahl och Berg (2005)", reason: …}]`
    "#);
}
