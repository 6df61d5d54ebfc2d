//! Statements about change, held against interval and direction.

use insta::assert_snapshot;

use super::{more, reworded, two_waves};
use crate::harness::{REPORT, ReportTest};

/// A text that claims something of those who are content, of `then` and `now` in a thousand.
fn claimed(language: &str, words: &str, (then, now): (usize, usize)) -> ReportTest {
    let of = |content: usize| [1000 - content, content, 0, 0];
    two_waves(&[of(then), [0; 4]], &[of(now), [0; 4]])
        .replace(REPORT, "numbers:", "change: {points: 5}\nnumbers:")
        .replace(REPORT, "language: sv", &format!("language: {language}"))
        .blocks(&format!(
            "  - text: 'X {{{{ claim(\"nojda\", \"{words}\", wave=\"2017\") }}}}.'\n"
        ))
}

const UP: (usize, usize) = (500, 600);
const FAR_UP: (usize, usize) = (500, 700);
const DOWN: (usize, usize) = (600, 500);
const OPEN: (usize, usize) = (500, 530);

#[test]
fn statements_that_hold_are_printed_in_each_language() {
    for (language, words, counts) in [
        ("sv", "har ökat", UP),
        ("sv", "har ökat tydligt", FAR_UP),
        ("sv", "har ökat", FAR_UP),
        ("sv", "har minskat", DOWN),
        ("sv", "Ingen säker förändring", OPEN),
        ("nb", "har økt", UP),
        ("nb", "har økt tydelig", FAR_UP),
        ("nb", "har minket", DOWN),
        ("nb", "ingen sikker endring", OPEN),
        ("en", "has increased", UP),
        ("en", "has increased clearly", FAR_UP),
        ("en", "has decreased", DOWN),
        ("en", "no certain change", OPEN),
    ] {
        let outcome = claimed(language, words, counts).build();
        outcome.done();
        assert!(outcome.html().contains(words), "{language}: {words}");
    }
}

#[test]
fn unchanged_holds_only_where_the_interval_is_within_what_matters() {
    for (language, words) in [
        ("sv", "är oförändrad"),
        ("sv", "oförändrad"),
        ("nb", "uendret"),
        ("en", "unchanged"),
    ] {
        let same = |size: usize| {
            two_waves(&[[size, size, 0, 0], [0; 4]], &[[size, size, 0, 0], [0; 4]])
                .replace(REPORT, "numbers:", "change: {points: 5}\nnumbers:")
                .replace(REPORT, "language: sv", &format!("language: {language}"))
                .blocks(&format!(
                    "  - text: 'X {{{{ claim(\"nojda\", \"{words}\", wave=\"2017\") }}}}.'\n"
                ))
        };
        same(2000).build().done();
        let outcome = same(50).rebuild();
        assert!(outcome.refused().contains("does not hold"), "{}", outcome.stderr);
    }
}

#[test]
fn statements_that_do_not_hold_are_refused() {
    let said = |language: &str, words: &str, counts: (usize, usize)| {
        let outcome = claimed(language, words, counts).rebuild();
        let lines = outcome.refused().lines().map(str::trim);
        let told = lines
            .filter(|line| ["error", "= hint"].iter().any(|it| line.starts_with(it)));
        told.collect::<Vec<_>>().join("\n")
    };
    assert_snapshot!(said("sv", "har ökat", OPEN), @r#"
        error[claim]: `har ökat` does not hold: `nojda` changed by 3.0 since 2017 (interval −1.4 to 7.4, p = 0.180); what matters begins at 5.0
        = hint: write what can be said: `ingen säker förändring`
        = hint: or accept it in `report.yaml`: `accept: [{check: claim, of: "nojda: har ökat", reason: …}]`
        = hint: cite it as `@verk2019`, or remove it
        = hint: or accept it in `report.yaml`: `accept: [{check: uncited, of: "verk2019", reason: …}]`
        "#);
    assert_snapshot!(said("sv", "har minskat", UP), @r#"
        error[claim]: `har minskat` does not hold: `nojda` changed by 10.0 since 2017 (interval 5.6 to 14.3, p < 0.001); what matters begins at 5.0
        = hint: write what can be said: `har ökat tydligt`
        = hint: or accept it in `report.yaml`: `accept: [{check: claim, of: "nojda: har minskat", reason: …}]`
        = hint: cite it as `@verk2019`, or remove it
        = hint: or accept it in `report.yaml`: `accept: [{check: uncited, of: "verk2019", reason: …}]`
        "#);
    assert_snapshot!(said("sv", "har ökat tydligt", (500, 560)), @r#"
        error[claim]: `har ökat tydligt` does not hold: `nojda` changed by 6.0 since 2017 (interval 1.6 to 10.3, p = 0.007); what matters begins at 5.0
        = hint: write what can be said: `har ökat`
        = hint: or accept it in `report.yaml`: `accept: [{check: claim, of: "nojda: har ökat tydligt", reason: …}]`
        = hint: cite it as `@verk2019`, or remove it
        = hint: or accept it in `report.yaml`: `accept: [{check: uncited, of: "verk2019", reason: …}]`
        "#);
    assert_snapshot!(said("sv", "oförändrad", OPEN), @r#"
        error[claim]: `oförändrad` does not hold: `nojda` changed by 3.0 since 2017 (interval −1.4 to 7.4, p = 0.180); what matters begins at 5.0
        = hint: write what can be said: `ingen säker förändring`
        = hint: or accept it in `report.yaml`: `accept: [{check: claim, of: "nojda: oförändrad", reason: …}]`
        = hint: cite it as `@verk2019`, or remove it
        = hint: or accept it in `report.yaml`: `accept: [{check: uncited, of: "verk2019", reason: …}]`
        "#);
    assert_snapshot!(said("nb", "har minket", UP), @r#"
        error[claim]: `har minket` does not hold: `nojda` changed by 10.0 since 2017 (interval 5.6 to 14.3, p < 0.001); what matters begins at 5.0
        = hint: write what can be said: `har økt tydelig`
        = hint: or accept it in `report.yaml`: `accept: [{check: claim, of: "nojda: har minket", reason: …}]`
        = hint: cite it as `@verk2019`, or remove it
        = hint: or accept it in `report.yaml`: `accept: [{check: uncited, of: "verk2019", reason: …}]`
        "#);
    assert_snapshot!(said("nb", "uendret", DOWN), @r#"
        error[claim]: `uendret` does not hold: `nojda` changed by −10.0 since 2017 (interval −14.3 to −5.6, p < 0.001); what matters begins at 5.0
        = hint: write what can be said: `har minket tydelig`
        = hint: or accept it in `report.yaml`: `accept: [{check: claim, of: "nojda: uendret", reason: …}]`
        = hint: cite it as `@verk2019`, or remove it
        = hint: or accept it in `report.yaml`: `accept: [{check: uncited, of: "verk2019", reason: …}]`
        "#);
    assert_snapshot!(said("en", "no certain change", DOWN), @r#"
        error[claim]: `no certain change` does not hold: `nojda` changed by −10.0 since 2017 (interval −14.3 to −5.6, p < 0.001); what matters begins at 5.0
        = hint: write what can be said: `has decreased clearly`
        = hint: or accept it in `report.yaml`: `accept: [{check: claim, of: "nojda: no certain change", reason: …}]`
        = hint: cite it as `@verk2019`, or remove it
        = hint: or accept it in `report.yaml`: `accept: [{check: uncited, of: "verk2019", reason: …}]`
        "#);
    assert_snapshot!(said("en", "has increased", OPEN), @r#"
        error[claim]: `has increased` does not hold: `nojda` changed by 3.0 since 2017 (interval −1.4 to 7.4, p = 0.180); what matters begins at 5.0
        = hint: write what can be said: `no certain change`
        = hint: or accept it in `report.yaml`: `accept: [{check: claim, of: "nojda: has increased", reason: …}]`
        = hint: cite it as `@verk2019`, or remove it
        = hint: or accept it in `report.yaml`: `accept: [{check: uncited, of: "verk2019", reason: …}]`
        "#);
    assert_snapshot!(said("sv", "har blivit roligare", UP), @r#"
        error: `har blivit roligare` is not understood as a change
        = hint: begin with a change such as `har ökat`, `har minskat`, `oförändrad`, `ingen säker förändring`
        = hint: cite it as `@verk2019`, or remove it
        = hint: or accept it in `report.yaml`: `accept: [{check: uncited, of: "verk2019", reason: …}]`
        "#);
}

#[test]
fn a_listed_claim_about_change_is_checked_too() {
    let listed = |claim: &str| {
        more()
            .append(REPORT, &format!("claims:\n  - {{id: c, number: nojda, {claim}}}\n"))
    };
    listed("is: har ökat, wave: 2017").build().done();
    let said = |claim: &str| {
        let outcome = listed(claim).rebuild();
        outcome.refused().to_owned()
    };
    assert_snapshot!(said("is: har minskat, wave: 2017"), @r#"
        error[claim]: `har minskat` does not hold: `nojda` changed by 16.7 since 2017 (interval 1.9 to 30.6, p = 0.028)
          --> book/r/report.yaml:24:32
           |
        24 |   - {id: c, number: nojda, is: har minskat, wave: 2017}
           |                                ^^^^^^^^^^^
           |
           = hint: write what can be said: `har ökat`
           = hint: or accept it in `report.yaml`: `accept: [{check: claim, of: "c", reason: …}]`
        "#);
    assert_snapshot!(said("is: oförändrad, wave: 2017"), @r#"
        error: nobody has said how small a change `oförändrad` leaves out
          --> book/r/report.yaml:24:32
           |
        24 |   - {id: c, number: nojda, is: oförändrad, wave: 2017}
           |                                ^^^^^^^^^^
           |
           = hint: say in `report.yaml` from what size on a change matters: `change: {points: 5}`
        "#);
    assert_snapshot!(said("is: har ökat, wave: 2018"), @r#"
        error: there is no earlier wave `2018`
          --> book/r/report.yaml:24:48
           |
        24 |   - {id: c, number: nojda, is: har ökat, wave: 2018}
           |                                                ^^^^
           |
           = hint: did you mean `2017`?
        "#);
}

#[test]
fn the_p_value_is_the_adjusted_one_of_the_table() {
    let outcome = more()
        .append(REPORT, "  alla: {of: gavlebor, variable: nojd, in: [mycket nöjd]}\n")
        .blocks(
            "  - change-table: {id: f, caption: T, numbers: {nojda: N, alla: A}}
  - text: 'X {{ claim(\"nojda\", \"har ökat\", wave=\"2017\") }}.'
",
        )
        .rebuild();
    assert!(outcome.refused().contains("p = 0.055"), "{}", outcome.stderr);
}

#[test]
fn nothing_is_claimed_of_what_cannot_be_compared_or_is_no_share() {
    let outcome = reworded()
        .blocks(
            "  - text: 'X {{ claim(\"nojda\", \"har ökat\", wave=\"2017\") }}.'
  - text: 'X {{ claim(\"svar\", \"har ökat\", wave=\"2017\") }}.'
",
        )
        .rebuild();
    assert_snapshot!(outcome.refused(), @r#"
        error: `nojda` cannot be compared with 2017: ordet »nu« togs bort
         --> book/r/chapters/01-resultat.yaml:3:33
          |
        3 |   - text: 'X {{ claim("nojda", "har ökat", wave="2017") }}.'
          |                                 ^^^^^^^^
          |
          = hint: write that it cannot be compared

        error: `svar` is neither a share nor a mean, and has no change
         --> book/r/chapters/01-resultat.yaml:4:32
          |
        4 |   - text: 'X {{ claim("svar", "har ökat", wave="2017") }}.'
          |                                ^^^^^^^^
          |
          = hint: make the claim about a share or a mean

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
