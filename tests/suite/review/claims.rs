//! Statements in words, held against the data.

use insta::assert_snapshot;

use super::{claims, sentence, warned};
use crate::harness::{CHAPTER, REPORT, ReportTest};

/// Three of four are content, four of six live in Gävle.
const MORE: &str = "  i-gavle: {of: panel, variable: ort, in: [Gävle], base: all}\n  \
                    alder: {of: panel, variable: alder, statistic: mean}\n";

#[test]
fn a_claim_that_holds_prints_its_words() {
    let test =
        sentence("{{ claim(\"nojda\", \"Tre fjärdedelar av *alla*\") }} är nöjda.");
    let outcome = test.build().clean();
    assert!(outcome.html().contains("Tre fjärdedelar av *alla* är nöjda."));
}

#[test]
fn a_claim_that_does_not_hold_is_refused() {
    let test = sentence("{{ claim(\"nojda\", \"Knappt hälften av dem\") }} är nöjda.");
    assert_snapshot!(test.rebuild().refused(), @r#"
    error[claim]: `nojda` is 75.0 per cent (3 of 4), which is not `knappt hälften` (at least 45, below 50)
     --> book/r/chapters/01-resultat.yaml:6:26
      |
    6 |       {{ claim("nojda", "Knappt hälften av dem") }} är nöjda.
      |                          ^^^^^^^^^^^^^^^^^^^^^
      |
      = hint: write `tre fjärdedelar` or `ungefär tre fjärdedelar` or `en stor majoritet`
      = hint: or accept it in `report.yaml`: `accept: [{check: claim, of: "nojda: Knappt hälften av dem", reason: …}]`
    "#);
}

#[test]
fn words_that_are_not_understood_are_told_with_those_that_are() {
    let test = sentence("{{ claim(\"nojda\", \"en skaplig mängd\") }} är nöjda.");
    assert_snapshot!(test.rebuild().refused(), @r#"
    error: `en skaplig mängd` does not begin with a known quantity
     --> book/r/chapters/01-resultat.yaml:6:26
      |
    6 |       {{ claim("nojda", "en skaplig mängd") }} är nöjda.
      |                          ^^^^^^^^^^^^^^^^
      |
      = hint: write a fraction or a percentage (`hälften`, `en tredjedel`, `två tredjedelar`, `40 procent`), alone or after a word such as `ungefär`, `cirka`, `kring`, `drygt`, `något fler än`; or a phrase such as `majoriteten`, `flertalet`, `de flesta`, `huvuddelen`, `en tydlig majoritet`
    "#);
}

#[test]
fn a_claim_says_one_thing() {
    let test = sentence("{{ claim(\"nojda\", \"hälften av de 67 svaren\") }} är bra.");
    assert_snapshot!(test.rebuild().refused(), @r#"
    error: `hälften av de 67 svaren` holds a second quantity
     --> book/r/chapters/01-resultat.yaml:6:26
      |
    6 |       {{ claim("nojda", "hälften av de 67 svaren") }} är bra.
      |                          ^^^^^^^^^^^^^^^^^^^^^^^
      |
      = hint: end the claim before `67`; one claim says one thing
    "#);
}

#[test]
fn a_claim_needs_words_and_a_number_that_exists() {
    let test = sentence("{{ claim(\"nojda\") }} {{ claim(\"nojad\", \"hälften\") }}");
    assert_snapshot!(test.rebuild().refused(), @r#"
    error: the claim about `nojda` says nothing
     --> book/r/chapters/01-resultat.yaml:6:17
      |
    6 |       {{ claim("nojda") }} {{ claim("nojad", "hälften") }}
      |                 ^^^^^
      |
      = hint: write it after the id: `claim("nojda", "…")`

    error: there is no number `nojad`
     --> book/r/chapters/01-resultat.yaml:6:38
      |
    6 |       {{ claim("nojda") }} {{ claim("nojad", "hälften") }}
      |                                      ^^^^^
      |
      = hint: did you mean `nojda`?
    "#);
}

#[test]
fn a_count_of_rows_is_no_share() {
    let test = sentence("{{ claim(\"svar\", \"de flesta\") }} svarade.");
    assert_snapshot!(test.rebuild().refused(), @r#"
    error: `svar` is no share, so it is not `de flesta`
     --> book/r/chapters/01-resultat.yaml:6:25
      |
    6 |       {{ claim("svar", "de flesta") }} svarade.
      |                         ^^^^^^^^^
      |
      = hint: make the claim about a number with `variable` and `in`
    "#);
}

#[test]
fn a_comparison_is_held_against_both_numbers() {
    let test = sentence(
        "Det är {{ claim(\"nojda\", \"lika vanligt som\", than=\"i-gavle\") }} annat.",
    );
    assert_snapshot!(test.append(REPORT, MORE).rebuild().refused(), @r#"
    error[claim]: `lika vanligt som` does not hold: `nojda` is 75.0 per cent (3 of 4) and `i-gavle` is 66.7 per cent (4 of 6)
     --> book/r/chapters/01-resultat.yaml:6:33
      |
    6 |       Det är {{ claim("nojda", "lika vanligt som", than="i-gavle") }} annat.
      |                                 ^^^^^^^^^^^^^^^^
      |
      = hint: write what the numbers say, or compare others
      = hint: or accept it in `report.yaml`: `accept: [{check: claim, of: "nojda: lika vanligt som", reason: …}]`
    "#);
    let test = sentence(
        "Det är {{ claim(\"nojda\", \"vanligare än\", than=\"i-gavle\") }} annat.",
    );
    assert!(test.append(REPORT, MORE).build().clean().html().contains("vanligare än"));
    // Where "än" comes later in the sentence, and where it never does.
    let bare = |words: &str| {
        let text = format!(
            "Det är {{{{ claim(\"nojda\", \"{words}\", than=\"i-gavle\") }}}} som är nöjda, än \
             som bor där."
        );
        sentence(&text).append(REPORT, MORE)
    };
    assert!(bare("fler").build().clean().html().contains("Det är fler som är nöjda"));
    assert!(bare("färre").rebuild().refused().contains("`färre` does not hold"));
    assert!(bare("fler och").rebuild().refused().contains("is not understood"));
}

#[test]
fn comparisons_that_cannot_be_made_are_told() {
    let test = sentence(
        "{{ claim(\"nojda\", \"roligare än\", than=\"i-gavle\") }} \
         {{ claim(\"nojda\", \"fler än\", than=\"alder\") }} \
         {{ claim(\"nojda\", \"fler än\", than=\"i-gavel\") }} \
         {{ claim(\"nojda\", \"fler än\", than=\"i-gavle\", compare=\"antal\") }}",
    );
    assert_snapshot!(test.append(REPORT, MORE).rebuild().refused(), @r#"
    error: `roligare än` is not understood as a comparison
     --> book/r/chapters/01-resultat.yaml:6:26
      |
    6 |       {{ claim("nojda", "roligare än", than="i-gavle") }} {{ claim("nojda", "fler än", than="alder") }} {{ claim("nojda", "fler än", ...
      |                          ^^^^^^^^^^^
      |
      = hint: begin with a comparison such as `vanligare än`, `fler än`, `högre än`, `ökade`, `mindre vanligt än`, `färre än`, `lägre än`, `minskade`, `lika`, `oförändrad`, `samma som`, `oförändrat`

    error: `nojda` is a share and `alder` a mean or the like: neither can be more than the other
     --> book/r/chapters/01-resultat.yaml:6:78
      |
    6 |       {{ claim("nojda", "roligare än", than="i-gavle") }} {{ claim("nojda", "fler än", than="alder") }} {{ claim("nojda", "fler än", ...
      |                                                                              ^^^^^^^
      |
      = hint: compare shares and counts with each other, and means with means

    error: there is no number `i-gavel`
     --> book/r/chapters/01-resultat.yaml:6:140
      |
    6 | ...ler än", than="alder") }} {{ claim("nojda", "fler än", than="i-gavel") }} {{ claim("nojda", "fler än", than="i-gavle", compare="an...
      |                                                                 ^^^^^^^
      |
      = hint: did you mean `i-gavle`?

    error: `antal` is not a choice here
     --> book/r/chapters/01-resultat.yaml:6:207
      |
    6 | ...el") }} {{ claim("nojda", "fler än", than="i-gavle", compare="antal") }}
      |                                                                  ^^^^^
      |
      = hint: did you mean `n`? keys and choices are in English
    "#);
}

#[test]
fn a_claim_about_a_hidden_number_is_refused() {
    let hidden = "disclosure: {method: suppress, minimum-count: 5}";
    let test = sentence("{{ claim(\"nojda\", \"hälften\") }} är nöjda.")
        .replace(
            REPORT,
            "disclosure: {method: none, reason: Svaren är påhittade.}",
            hidden,
        )
        .replace(CHAPTER, "{{ percent(\"nojda\") }} nöjda", "många nöjda");
    let told = test.rebuild();
    let told = told.refused();
    let start = told.find("error:").expect("an error");
    assert_snapshot!(told[start..].split("\n\n").next().unwrap_or_default(), @r#"
    error: a claim about `nojda` cannot be made, because the number may not be shown
     --> book/r/chapters/01-resultat.yaml:6:26
      |
    6 |       {{ claim("nojda", "hälften") }} är nöjda.
      |                          ^^^^^^^
      |
      = hint: write the sentence without it, or put small groups together
    "#);
}

#[test]
fn listed_claims_are_checked_and_not_printed() {
    let test = claims(
        "  - {id: fler-nojda, order: [nojda, i-gavle], text: Nöjda är de flesta.}\n  \
         - {id: halften, number: nojda, is: tre fjärdedelar}\n  \
         - {id: mest, highest: nojda, among: [nojda, i-gavle]}\n  \
         - {id: minst, lowest: nojda, among: [nojda, i-gavle], compare: n}\n",
    );
    let outcome = test.replace(REPORT, "claims:\n", &format!("{MORE}claims:\n")).build();
    assert!(!outcome.clean().html().contains("Nöjda är de flesta"));
}

#[test]
fn listed_claims_that_do_not_hold_are_refused() {
    let test = claims(
        "  - {id: fler-nojda, order: [i-gavle, nojda], text: Fler bor i Gävle.}\n  \
         - {id: nastan-alla, number: nojda, is: nästan alla, text: Nästan alla är nöjda.}\n  \
         - {id: mest, highest: i-gavle, among: [nojda, i-gavle]}\n  \
         - {id: minst, lowest: i-gavle, among: [nojda, i-gavle], compare: n}\n  \
         - {id: fel, number: nojad, is: hälften}\n",
    );
    let test = test.replace(REPORT, "claims:\n", &format!("{MORE}claims:\n"));
    assert_snapshot!(test.rebuild().refused(), @r#"
    error[claim]: the claim `fler-nojda` (“Fler bor i Gävle.”) does not hold: `i-gavle` is 66.7 per cent (4 of 6), which is not above `nojda`, 75.0 per cent (3 of 4)
      --> book/r/report.yaml:23:39
       |
    23 |   - {id: fler-nojda, order: [i-gavle, nojda], text: Fler bor i Gävle.}
       |                                       ^^^^^
       |
       = hint: change the claim, and the text that says so
       = hint: or accept it in `report.yaml`: `accept: [{check: claim, of: "fler-nojda", reason: …}]`

    error[claim]: `nojda` is 75.0 per cent (3 of 4), which is not `nästan alla` (at least 90, below 100), as the claim “Nästan alla är nöjda.” has it
      --> book/r/report.yaml:24:42
       |
    24 |   - {id: nastan-alla, number: nojda, is: nästan alla, text: Nästan alla är nöjda.}
       |                                          ^^^^^^^^^^^
       |
       = hint: write `tre fjärdedelar` or `ungefär tre fjärdedelar` or `en stor majoritet`
       = hint: or accept it in `report.yaml`: `accept: [{check: claim, of: "nastan-alla", reason: …}]`

    error[claim]: the claim `mest` does not hold: `i-gavle` is 66.7 per cent (4 of 6), which is not above `nojda`, 75.0 per cent (3 of 4)
      --> book/r/report.yaml:25:25
       |
    25 |   - {id: mest, highest: i-gavle, among: [nojda, i-gavle]}
       |                         ^^^^^^^
       |
       = hint: change the claim, and the text that says so
       = hint: or accept it in `report.yaml`: `accept: [{check: claim, of: "mest", reason: …}]`

    error[claim]: the claim `minst` does not hold: `nojda` is 3, which is not above `i-gavle`, 4
      --> book/r/report.yaml:26:25
       |
    26 |   - {id: minst, lowest: i-gavle, among: [nojda, i-gavle], compare: n}
       |                         ^^^^^^^
       |
       = hint: change the claim, and the text that says so
       = hint: or accept it in `report.yaml`: `accept: [{check: claim, of: "minst", reason: …}]`

    error: there is no number `nojad`
      --> book/r/report.yaml:27:23
       |
    27 |   - {id: fel, number: nojad, is: hälften}
       |                       ^^^^^
       |
       = hint: did you mean `nojda`?
    "#);
}

#[test]
fn a_listed_claim_says_one_thing() {
    let test = claims(
        "  - {id: a, number: nojda}\n  - {id: b, order: [nojda]}\n  \
         - {id: d, number: nojda, is: hälften}\n  - {id: d, number: nojda, is: hälften}\n  - {id: c, numbr: nojda, is: hälften}\n",
    );
    assert_snapshot!(test.rebuild().refused(), @"
    error: a claim says one thing about its numbers
      --> book/r/report.yaml:21:5
       |
    21 |   - {id: a, number: nojda}
       |     ^
       |
       = hint: write `order` with two numbers or more, `number` and `is`, `highest` and `among`, or `lowest` and `among`

    error: a claim says one thing about its numbers
      --> book/r/report.yaml:22:5
       |
    22 |   - {id: b, order: [nojda]}
       |     ^
       |
       = hint: write `order` with two numbers or more, `number` and `is`, `highest` and `among`, or `lowest` and `among`

    error: there are two claims `d`
      --> book/r/report.yaml:24:10
       |
    24 |   - {id: d, number: nojda, is: hälften}
       |          ^
       |
       = hint: rename one of them; the first is at book/r/report.yaml:23:10

    error: unknown key `numbr` in a claim
      --> book/r/report.yaml:25:13
       |
    25 |   - {id: c, numbr: nojda, is: hälften}
       |             ^^^^^
       |
       = hint: did you mean `number`?
    ");
}

#[test]
fn a_claim_can_be_accepted_with_a_reason() {
    let accept =
        "accept:\n  - {check: claim, of: fler, reason: Så stod det i förlagan.}\n";
    let test = claims("  - {id: fler, number: nojda, is: nästan hälften}\n");
    test.append(REPORT, accept).look_over().clean();
}

#[test]
fn english_and_norwegian_reports_have_their_own_words() {
    let test = |language: &str, words: &str| {
        ReportTest::new()
            .replace(REPORT, "language: sv", &format!("language: {language}"))
            .append(REPORT, &format!("claims: [{{id: a, number: nojda, is: {words}}}]\n"))
    };
    test("en", "about three quarters of them").check().clean();
    test("nb", "tre fjerdedeler").check().clean();
    assert_snapshot!(test("en", "fewer than half").rebuild().refused(), @r#"
    error[claim]: `nojda` is 75.0 per cent (3 of 4), which is not `fewer than half` (below 50)
      --> book/r/report.yaml:20:37
       |
    20 | claims: [{id: a, number: nojda, is: fewer than half}]
       |                                     ^^^^^^^^^^^^^^^
       |
       = hint: write `three quarters` or `about three quarters` or `a large majority`
       = hint: or accept it in `report.yaml`: `accept: [{check: claim, of: "a", reason: …}]`
    "#);
}

#[test]
fn a_phrase_beside_a_quoted_number_is_told() {
    let told = warned(sentence("Av {{ n(\"svar\") }} är drygt hälften nöjda."));
    assert_snapshot!(told, @r#"
    warning[unchecked-claim]: nothing holds `drygt hälften` against the data
     --> book/r/chapters/01-resultat.yaml:6:29
      |
    6 |       Av {{ n("svar") }} är drygt hälften nöjda.
      |                             ^^^^^^^^^^^^^
      |
      = hint: write `{{ claim("ID", "drygt hälften") }}` with a named number
      = hint: or accept it in `report.yaml`: `accept: [{check: unchecked-claim, of: "drygt hälften", reason: …}]`
    "#);
    for free in ["Drygt hälften var nöjda förr.", "Av {{ n(\"svar\") }} är några nöjda."]
    {
        assert_eq!(warned(sentence(free)), "", "{free}");
    }
}
