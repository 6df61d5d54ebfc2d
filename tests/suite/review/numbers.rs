//! Numbers typed by hand.

use insta::assert_snapshot;

use super::{sentence, warned};

#[test]
fn a_percentage_that_a_number_gives_is_told() {
    assert_snapshot!(warned(sentence("Det är 75 procent av dem.")), @r#"
    warning[typed-number]: `75 procent` is typed by hand, and `nojda` gives the same
     --> book/r/chapters/01-resultat.yaml:6:14
      |
    6 |       Det är 75 procent av dem.
      |              ^^^^^^^^^^
      |
      = hint: write `{{ percent("nojda") }}`
      = hint: or accept it in `report.yaml`: `accept: [{check: typed-number, of: "75 procent", reason: …}]`
    "#);
}

#[test]
fn a_count_and_its_base_are_told() {
    assert_snapshot!(warned(sentence("Nöjda är 3 av 4 (n = 4).")), @r#"
    warning[typed-number]: `3 av 4` is typed by hand, and `nojda` gives the same
     --> book/r/chapters/01-resultat.yaml:6:16
      |
    6 |       Nöjda är 3 av 4 (n = 4).
      |                ^^^^^^
      |
      = hint: write `{{ n("nojda") }} … {{ base("nojda") }}`
      = hint: or accept it in `report.yaml`: `accept: [{check: typed-number, of: "3 av 4", reason: …}]`

    warning[typed-number]: `n = 4` is typed by hand, and `nojda` gives the same
     --> book/r/chapters/01-resultat.yaml:6:24
      |
    6 |       Nöjda är 3 av 4 (n = 4).
      |                        ^^^^^
      |
      = hint: write `{{ base("nojda") }}`
      = hint: or accept it in `report.yaml`: `accept: [{check: typed-number, of: "n = 4", reason: …}]`
    "#);
}

#[test]
fn a_percentage_that_nothing_gives_is_told() {
    assert_snapshot!(warned(sentence("Förr var det 43 % av dem.")), @r#"
    warning[typed-number]: `43 %` is typed by hand, and nothing in the report gives it
     --> book/r/chapters/01-resultat.yaml:6:20
      |
    6 |       Förr var det 43 % av dem.
      |                    ^^^^
      |
      = hint: name the number under `numbers` and quote it, or cite where it comes from
      = hint: or accept it in `report.yaml`: `accept: [{check: typed-number, of: "43 %", reason: …}]`

    warning[percent-sign]: running text has the word `procent`, not the sign
     --> book/r/chapters/01-resultat.yaml:6:20
      |
    6 |       Förr var det 43 % av dem.
      |                    ^^^^
      |
      = hint: write `43 procent`
      = hint: or accept it in `report.yaml`: `accept: [{check: percent-sign, of: "43 %", reason: …}]`
    "#);
}

#[test]
fn a_count_beside_a_quoted_number_is_told() {
    let more = "Medelåldern är 44,1 år, av {{ n(\"svar\") }} svarande.";
    let number = "  alder: {of: panel, variable: alder, statistic: mean}\n";
    assert_snapshot!(warned(sentence(more).append(crate::harness::REPORT, number)), @r#"
    warning[typed-number]: `44,1` is typed by hand, and `alder` gives the same
     --> book/r/chapters/01-resultat.yaml:6:22
      |
    6 |       Medelåldern är 44,1 år, av {{ n("svar") }} svarande.
      |                      ^^^^
      |
      = hint: write `{{ value("alder") }}`
      = hint: or accept it in `report.yaml`: `accept: [{check: typed-number, of: "44,1", reason: …}]`
    "#);
}

#[test]
fn years_laws_ages_and_small_numbers_are_not() {
    let ordinary = "Sedan 2004 (lagen 2003:1210) och den 6 maj 2016 har {{ n(\"svar\") }} \
                    svarat, 16–29 år gamla, i 4 av 9 grupper i fråga 75; se ”75 procent”. \
                    Var 75 procent @verk2019.";
    assert_eq!(warned(sentence(ordinary)), "");
}

#[test]
fn a_percentage_in_words_or_with_decimals_is_told() {
    let told = warned(sentence("Sjuttio procent då, och 75,0 procent nu."));
    assert!(told.contains("`Sjuttio procent` is typed by hand, and nothing"), "{told}");
    assert!(
        told.contains("`75,0 procent` is typed by hand, and `nojda` gives"),
        "{told}"
    );
}
