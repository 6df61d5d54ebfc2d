//! Texts: what stands in braces, references and signs of markup.

use insta::assert_snapshot;

use super::{Slip, told, told_in, with_age};
use crate::harness::CHAPTER;

#[test]
fn an_expression_is_not_closed() {
    let told = told(Slip {
        file: CHAPTER,
        good: "{{ n(\"svar\") }}",
        slip: "{{ n(\"svar\") ",
        mended: "{{ n(\"svar\") }}",
    });
    assert_snapshot!(told, @r#"
    error: this `{{` is not closed
     --> book/r/chapters/01-resultat.yaml:4:10
      |
    4 |       Av {{ n("svar")  svarande är {{ percent("nojda") }} nöjda, se @diagram:nojd
      |          ^^
      |
      = hint: close it with `}}`
    "#);
}

#[test]
fn an_expression_is_closed_once() {
    let told = told(Slip {
        file: CHAPTER,
        good: "{{ n(\"svar\") }}",
        slip: "{{ n(\"svar\") }",
        mended: "{{ n(\"svar\") }}",
    });
    assert_snapshot!(told, @r#"
    error: this `{{` is not closed
     --> book/r/chapters/01-resultat.yaml:4:10
      |
    4 |       Av {{ n("svar") } svarande är {{ percent("nojda") }} nöjda, se @diagram:nojd
      |          ^^
      |
      = hint: close it with `}}`
    "#);
}

#[test]
fn curly_quotation_marks_in_an_expression() {
    let told = told(Slip {
        file: CHAPTER,
        good: "n(\"svar\")",
        slip: "n(”svar”)",
        mended: "n(\"svar\")",
    });
    assert_snapshot!(told, @r#"
    error: the quotation marks in `”svar”` are curly
     --> book/r/chapters/01-resultat.yaml:4:15
      |
    4 |       Av {{ n(”svar”) }} svarande är {{ percent("nojda") }} nöjda, se @diagram:nojd
      |               ^^^^^^
      |
      = hint: write straight ones: `n("svar")`
    "#);
}

#[test]
fn an_id_without_quotation_marks() {
    let told = told(Slip {
        file: CHAPTER,
        good: "n(\"svar\")",
        slip: "n(svar)",
        mended: "n(\"svar\")",
    });
    assert_snapshot!(told, @r#"
    error: the id `svar` is not in quotes
     --> book/r/chapters/01-resultat.yaml:4:15
      |
    4 |       Av {{ n(svar) }} svarande är {{ percent("nojda") }} nöjda, se @diagram:nojd
      |               ^^^^
      |
      = hint: write `n("svar")`
    "#);
}

#[test]
fn an_id_without_its_function() {
    let told = told(Slip {
        file: CHAPTER,
        good: "{{ n(\"svar\") }}",
        slip: "{{ svar }}",
        mended: "{{ n(\"svar\") }}",
    });
    assert_snapshot!(told, @r#"
    error: `svar` stands alone in a `{{ … }}` of the text
     --> book/r/chapters/01-resultat.yaml:4:13
      |
    4 |       Av {{ svar }} svarande är {{ percent("nojda") }} nöjda, se @diagram:nojd
      |             ^^^^
      |
      = hint: say what of a number it quotes, such as `{{ n("svar") }}`
    "#);
}

#[test]
fn percentages_of_a_mean() {
    let told = told_in(
        with_age(),
        Slip {
            file: CHAPTER,
            good: "n(\"svar\")",
            slip: "percent(\"alder\")",
            mended: "mean(\"alder\")",
        },
    );
    assert_snapshot!(told, @r#"
    error: `alder` has no `percent`
     --> book/r/chapters/01-resultat.yaml:4:22
      |
    4 |       Av {{ percent("alder") }} svarande är {{ percent("nojda") }} nöjda, se @diagram:nojd
      |                      ^^^^^
      |
      = hint: it is a mean: write `mean("alder")`
    "#);
}

#[test]
fn a_claim_that_is_not_true() {
    let told = told(Slip {
        file: CHAPTER,
        good: "Så var det",
        slip: "{{ claim(\"nojda\", \"en minoritet\") }} Så var det",
        mended: "Så var det",
    });
    assert_snapshot!(told, @r#"
    error[claim]: `nojda` is 75.0 per cent (3 of 4), which is not `en minoritet` (above 0, below 50)
     --> book/r/chapters/01-resultat.yaml:5:44
      |
    5 |       och @table:orter. {{ claim("nojda", "en minoritet") }} Så var det även förr @verk2019.
      |                                            ^^^^^^^^^^^^
      |
      = hint: write `tre fjärdedelar` or `ungefär tre fjärdedelar` or `en stor majoritet`
      = hint: or accept it in `report.yaml`: `accept: [{check: claim, of: "nojda: en minoritet", reason: …}]`
    "#);
}

#[test]
fn an_asterisk_is_not_closed() {
    let told = told(Slip {
        file: CHAPTER,
        good: "Så var",
        slip: "Så *var",
        mended: "Så \\*var",
    });
    assert_snapshot!(told, @r"
    error: this `*` is not closed
     --> book/r/chapters/01-resultat.yaml:5:28
      |
    5 |       och @table:orter. Så *var det även förr @verk2019.
      |                            ^
      |
      = hint: close it, or write `\*` if you mean the sign itself
    ");
}

#[test]
fn an_underscore_is_not_closed() {
    let told = told(Slip {
        file: CHAPTER,
        good: "Så var",
        slip: "_Viktigt. Så var",
        mended: "\\_Viktigt. Så var",
    });
    assert_snapshot!(told, @r"
    error: this `_` is not closed
     --> book/r/chapters/01-resultat.yaml:5:25
      |
    5 |       och @table:orter. _Viktigt. Så var det även förr @verk2019.
      |                         ^
      |
      = hint: close it, or write `\_` if you mean the sign itself
    ");
}

#[test]
fn a_bracket_is_not_closed() {
    let told = told(Slip {
        file: CHAPTER,
        good: "Så var",
        slip: "Så#footnote[Se bilagan. var",
        mended: "Så#footnote[Se bilagan.] var",
    });
    assert_snapshot!(told, @r"
    error: this `[` is not closed
     --> book/r/chapters/01-resultat.yaml:5:36
      |
    5 |       och @table:orter. Så#footnote[Se bilagan. var det även förr @verk2019.
      |                                    ^
      |
      = hint: close it, or write `\[` if you mean the sign itself
    ");
}

#[test]
fn a_heading_in_a_text() {
    let told = told(Slip {
        file: CHAPTER,
        good: "      och @table:orter.",
        slip: "      = Resultat\n      och @table:orter.",
        mended: "      och @table:orter.",
    });
    assert_snapshot!(told, @"
    error: a text cannot hold a heading
     --> book/r/chapters/01-resultat.yaml:5:7
      |
    5 |       = Resultat
      |       ^
      |
      = hint: make it a `section`, and put the text under it in `blocks`; a fact box has a `title`
    ");
}
