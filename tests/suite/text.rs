//! Mistakes inside the texts an author writes: in `{{ … }}` and in Typst markup. They are
//! told at their line and column of the chapter.

use insta::assert_snapshot;

use crate::harness::{CHAPTER, REPORT, ReportTest};

#[test]
fn an_unknown_number() {
    let test =
        ReportTest::new().replace(CHAPTER, "percent(\"nojda\")", "percent(\"nojd\")");
    assert_snapshot!(test.rebuild().refused(), @r#"
    error: there is no number `nojd`
     --> book/r/chapters/01-resultat.yaml:4:50
      |
    4 |       Av {{ n("svar") }} svarande är {{ percent("nojd") }} nöjda, se @diagram:nojd
      |                                                  ^^^^
      |
      = hint: did you mean `nojda`?
    "#);
}

#[test]
fn an_unknown_number_in_a_caption() {
    let test = ReportTest::new().replace(
        CHAPTER,
        "Hur nöjda de är",
        "Hur nöjda {{ n(\"svra\") }} personer är",
    );
    assert_snapshot!(test.rebuild().refused(), @r#"
    error: there is no number `svra`
     --> book/r/chapters/01-resultat.yaml:8:32
      |
    8 |       caption: Hur nöjda {{ n("svra") }} personer är
      |                                ^^^^
      |
      = hint: did you mean `svar`?
    "#);
}

#[test]
fn a_mean_of_a_share() {
    let test =
        ReportTest::new().replace(CHAPTER, "percent(\"nojda\")", "mean(\"nojda\")");
    assert_snapshot!(test.rebuild().refused(), @r#"
    error: `nojda` has no `mean`
     --> book/r/chapters/01-resultat.yaml:4:47
      |
    4 |       Av {{ n("svar") }} svarande är {{ mean("nojda") }} nöjda, se @diagram:nojd
      |                                               ^^^^^
      |
      = hint: it counts answers: write `n("nojda")` or `percent("nojda")`
    "#);
}

#[test]
fn a_template_that_is_not_closed() {
    let test = ReportTest::new().replace(CHAPTER, "{{ n(\"svar\") }}", "{{ n(\"svar\")");
    assert_snapshot!(test.rebuild().refused(), @r#"
    error: this `{{` is not closed
     --> book/r/chapters/01-resultat.yaml:4:10
      |
    4 |       Av {{ n("svar") svarande är {{ percent("nojda") }} nöjda, se @diagram:nojd
      |          ^^
      |
      = hint: close it with `}}`
    "#);
}

#[test]
fn a_template_without_sense() {
    let test =
        ReportTest::new().replace(CHAPTER, "{{ n(\"svar\") }}", "{{ n(\"svar\" }}");
    assert_snapshot!(test.rebuild().refused(), @r#"
    error: this `(` is not closed
     --> book/r/chapters/01-resultat.yaml:4:14
      |
    4 |       Av {{ n("svar" }} svarande är {{ percent("nojda") }} nöjda, se @diagram:nojd
      |              ^
      |
      = hint: close it with `)`, as in `n("id")`
    "#);
}

#[test]
fn an_unknown_function_in_a_template() {
    let test =
        ReportTest::new().replace(CHAPTER, "{{ n(\"svar\") }}", "{{ antal(\"svar\") }}");
    assert_snapshot!(test.rebuild().refused(), @r#"
    error: there is no function `antal`
     --> book/r/chapters/01-resultat.yaml:4:13
      |
    4 |       Av {{ antal("svar") }} svarande är {{ percent("nojda") }} nöjda, se @diagram:nojd
      |             ^^^^^
      |
      = hint: did you mean `n`? keys and choices are in English
    "#);
}

#[test]
fn an_unknown_filter_in_a_template() {
    let test = ReportTest::new().replace(
        CHAPTER,
        "{{ n(\"svar\") }}",
        "{{ n(\"svar\") | versal }}",
    );
    assert_snapshot!(test.rebuild().refused(), @r#"
    error: mistake in a `{{ … }}` of the text: unknown filter `versal`
     --> book/r/chapters/01-resultat.yaml:4:25
      |
    4 |       Av {{ n("svar") | versal }} svarande är {{ percent("nojda") }} nöjda, se @diagram:nojd
      |                         ^^^^^^
      |
      = hint: remove it, or choose a filter that Tera has
    "#);
}

#[test]
fn a_number_without_quotation_marks() {
    let test = ReportTest::new().replace(CHAPTER, "{{ n(\"svar\") }}", "{{ n(svar) }}");
    assert_snapshot!(test.rebuild().refused(), @r#"
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
fn an_unknown_argument_of_a_function() {
    let test = ReportTest::new().replace(
        CHAPTER,
        "percent(\"nojda\")",
        "percent(\"nojda\", units=false)",
    );
    assert_snapshot!(test.rebuild().refused(), @r#"
    error: mistake in a `{{ … }}` of the text: `percent` has no argument `units`
     --> book/r/chapters/01-resultat.yaml:4:41
      |
    4 |       Av {{ n("svar") }} svarande är {{ percent("nojda", units=false) }} nöjda, se @diagram:nojd
      |                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = hint: quote a number as `{{ n("id") }}`; its id stands under `numbers`
    "#);
}

#[test]
fn the_value_of_a_repeat_outside_of_one() {
    let test = ReportTest::new().replace(CHAPTER, "{{ n(\"svar\") }}", "{{ value }}");
    assert_snapshot!(test.rebuild().refused(), @r#"
    error: mistake in a `{{ … }}` of the text: variable `value` is not defined
     --> book/r/chapters/01-resultat.yaml:4:13
      |
    4 |       Av {{ value }} svarande är {{ percent("nojda") }} nöjda, se @diagram:nojd
      |             ^^^^^
      |
      = hint: use `value` in the blocks of a `repeat` only
    "#);
}

#[test]
fn a_reference_to_nothing() {
    let test = ReportTest::new().replace(CHAPTER, "@diagram:nojd", "@diagram:nöjd");
    assert_snapshot!(test.rebuild().refused(), @r#"
    error: `@diagram:nöjd` refers to nothing
     --> book/r/chapters/01-resultat.yaml:4:71
      |
    4 |       Av {{ n("svar") }} svarande är {{ percent("nojda") }} nöjda, se @diagram:nöjd
      |                                                                       ^^^^^^^^^^^^^
      |
      = hint: did you mean `@diagram:nojd`?
    "#);
}

#[test]
fn a_reference_to_a_section_that_is_not_there() {
    let test = ReportTest::new().replace(CHAPTER, "@table:orter", "@section:bakgrund");
    assert_snapshot!(test.rebuild().refused(), @"
    error: `@section:bakgrund` refers to nothing
     --> book/r/chapters/01-resultat.yaml:5:11
      |
    5 |       och @section:bakgrund. Så var det även förr @verk2019.
      |           ^^^^^^^^^^^^^^^^^
      |
      = hint: use `@section:resultat`, the only one there is
    ");
}

#[test]
fn a_work_that_is_not_in_the_bibliography() {
    let test = ReportTest::new().replace(CHAPTER, "@verk2019", "@verk2018");
    assert_snapshot!(test.rebuild().refused(), @"
    error: `@verk2018` refers to nothing
     --> book/r/chapters/01-resultat.yaml:5:46
      |
    5 |       och @table:orter. Så var det även förr @verk2018.
      |                                              ^^^^^^^^^
      |
      = hint: did you mean `@verk2019`?
    ");
}

#[test]
fn emphasis_that_is_not_closed() {
    let test = ReportTest::new().replace(CHAPTER, "Så var det även", "Så var det *även");
    assert_snapshot!(test.rebuild().refused(), @r#"
    error: this `*` is not closed
     --> book/r/chapters/01-resultat.yaml:5:36
      |
    5 |       och @table:orter. Så var det *även förr @verk2019.
      |                                    ^
      |
      = hint: close it, or write `\*` if you mean the sign itself
    "#);
}

#[test]
fn an_unknown_typst_function() {
    let test =
        ReportTest::new().replace(CHAPTER, "Så var det även", "Så #foo[var] det även");
    assert_snapshot!(test.rebuild().refused(), @r#"
    error: Typst has no function `#foo`
     --> book/r/chapters/01-resultat.yaml:5:29
      |
    5 |       och @table:orter. Så #foo[var] det även förr @verk2019.
      |                             ^^^
      |
      = hint: check the spelling, or write `\#foo` if you mean the text
    "#);
}

#[test]
fn a_mistake_in_a_quote() {
    let test =
        ReportTest::new().blocks("  - quote: {text: Vi är *nöjda, by: En som svarat}\n");
    assert_snapshot!(test.rebuild().refused(), @r#"
    error: this `*` is not closed
     --> book/r/chapters/01-resultat.yaml:3:25
      |
    3 |   - quote: {text: Vi är *nöjda, by: En som svarat}
      |                         ^
      |
      = hint: close it, or write `\*` if you mean the sign itself
    "#);
}

#[test]
fn a_mistake_in_a_footnote() {
    let test = ReportTest::new().blocks(
        "  - text: |\n      Hej på er.#footnote[Se #fot[här].]\n      Och hej då.\n",
    );
    assert_snapshot!(test.rebuild().refused(), @r#"
    error: Typst has no function `#fot`
     --> book/r/chapters/01-resultat.yaml:4:31
      |
    4 |       Hej på er.#footnote[Se #fot[här].]
      |                               ^^^
      |
      = hint: check the spelling, or write `\#fot` if you mean the text
    "#);
}

#[test]
fn a_footnote_that_is_not_closed() {
    let test = ReportTest::new().blocks(
        "  - text: |\n      Hej.#footnote[Se här.\n\n      Nytt stycke.\n  - text: Mer.\n",
    );
    assert_snapshot!(test.rebuild().refused(), @r#"
    error: this `[` is not closed
     --> book/r/chapters/01-resultat.yaml:4:20
      |
    4 |       Hej.#footnote[Se här.
      |                    ^
      |
      = hint: close it, or write `\[` if you mean the sign itself
    "#);
}

#[test]
fn a_bracket_that_is_not_opened() {
    let test = ReportTest::new().blocks("  - quote: {text: 'Hej] då', by: Någon}\n");
    assert_snapshot!(test.rebuild().refused(), @r#"
    error: this `]` closes nothing
     --> book/r/chapters/01-resultat.yaml:3:23
      |
    3 |   - quote: {text: 'Hej] då', by: Någon}
      |                       ^
      |
      = hint: open it, or write `\]` if you mean the sign itself
    "#);
}

#[test]
fn a_mistake_in_a_term() {
    let test = ReportTest::new()
        .blocks("  - terms:\n      Nöjd: Den som är _nöjd.\n      Ort: En *kommun*.\n");
    assert_snapshot!(test.rebuild().refused(), @r#"
    error: this `_` is not closed
     --> book/r/chapters/01-resultat.yaml:4:24
      |
    4 |       Nöjd: Den som är _nöjd.
      |                        ^
      |
      = hint: close it, or write `\_` if you mean the sign itself
    "#);
}

#[test]
fn a_mistake_three_sections_deep() {
    let test = ReportTest::new().blocks(
        "  - section: Två
    blocks:
      - section: Tre
        blocks:
          - section: Fyra
            blocks:
              - text: |
                  Här är {{ n(\"svar\") }} svar.

                  - ett
                  - två, se #sidan[tre] och @diagram:fyra
",
    );
    assert_snapshot!(test.rebuild().refused(), @"
    error: `@diagram:fyra` refers to nothing
      --> book/r/chapters/01-resultat.yaml:13:45
       |
    13 |                   - två, se #sidan[tre] och @diagram:fyra
       |                                             ^^^^^^^^^^^^^
       |
       = hint: choose one of `@section:resultat`, `@section:tva`, `@section:tre`, `@section:fyra`, `@verk2019`
    ");
}

#[test]
fn a_mistake_in_a_folded_text() {
    let test = ReportTest::new()
        .blocks("  - text: >\n      Här är en rad\n      och här #en[annan].\n");
    assert_snapshot!(test.rebuild().refused(), @r#"
    error: Typst has no function `#en`
     --> book/r/chapters/01-resultat.yaml:5:16
      |
    5 |       och här #en[annan].
      |                ^^
      |
      = hint: check the spelling, or write `\#en` if you mean the text
    "#);
}

#[test]
fn a_mistake_after_a_template_that_adds_lines() {
    let test = ReportTest::new().blocks(
        "  - text: |\n      {% if true %}\n      Hej.\n      {% endif %}\n      Se #sidan[tre].\n",
    );
    assert_snapshot!(test.rebuild().refused(), @r#"
    error: Typst has no function `#sidan`
     --> book/r/chapters/01-resultat.yaml:7:11
      |
    7 |       Se #sidan[tre].
      |           ^^^^^
      |
      = hint: check the spelling, or write `\#sidan` if you mean the text
    "#);
}

#[test]
fn a_mistake_in_a_drawing() {
    let test = ReportTest::new().blocks(
        "  - figure:
      id: skiss
      caption: En skiss
      alt: En cirkel
      typst: |
        #align(center)[
          #circel(radius: 1cm)
        ]
",
    );
    assert_snapshot!(test.rebuild().refused(), @r#"
    error: Typst has no function `#circel`
     --> book/r/chapters/01-resultat.yaml:9:12
      |
    9 |           #circel(radius: 1cm)
      |            ^^^^^^
      |
      = hint: check the spelling, or write `\#circel` if you mean the text
    "#);
}

#[test]
fn a_wrong_argument_in_a_drawing() {
    let test = ReportTest::new().blocks(
        "  - figure:
      id: skiss
      caption: En skiss
      alt: En cirkel
      typst: |
        #circle(radie: 1cm)
",
    );
    assert_snapshot!(test.rebuild().refused(), @r"
    error: unexpected argument: radie
     --> book/r/chapters/01-resultat.yaml:8:17
      |
    8 |         #circle(radie: 1cm)
      |                 ^^^^^^^^^^
      |
      = hint: what follows a `#` is a command to Typst: look it up at typst.app/docs, or write `\#` if you mean the sign itself
    ");
}

#[test]
fn a_sum_of_unlike_things() {
    let test = ReportTest::new().blocks("  - text: |\n      Det är #(1 + \"a\") här.\n");
    assert_snapshot!(test.rebuild().refused(), @r#"
    error: cannot add integer and string
     --> book/r/chapters/01-resultat.yaml:4:16
      |
    4 |       Det är #(1 + "a") här.
      |                ^^^^^^^
      |
      = hint: what follows a `#` is a command to Typst: look it up at typst.app/docs, or write `\#` if you mean the sign itself
    "#);
}

#[test]
fn a_heading_inside_a_text() {
    let test = ReportTest::new()
        .blocks("  - text: |\n      Hej.\n\n      == Bakgrund\n      Då.\n");
    assert_snapshot!(test.rebuild().refused(), @"
    error: a text cannot hold a heading
     --> book/r/chapters/01-resultat.yaml:6:7
      |
    6 |       == Bakgrund
      |       ^^
      |
      = hint: make it a `section`, and put the text under it in `blocks`; a fact box has a `title`
    ");
}

#[test]
fn what_a_web_page_cannot_show_is_a_warning() {
    let outcome = ReportTest::new().blocks("  - text: 'Hej. #v(1cm) Då.'\n").build();
    assert_snapshot!(outcome.done(), @r#"
    warning: `#v` is left out on the web page
     --> book/r/chapters/01-resultat.yaml:3:18
      |
    3 |   - text: 'Hej. #v(1cm) Då.'
      |                  ^^^^^^
      |
      = hint: do without it, or draw it in a `figure` block

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
fn a_font_the_template_does_not_have() {
    let test = ReportTest::new().blocks("  - text: '#text(font: \"Arial\")[Hej.]'\n");
    assert_snapshot!(test.rebuild().refused(), @r#"
    error: there is no font `arial`
     --> book/r/chapters/01-resultat.yaml:3:24
      |
    3 |   - text: '#text(font: "Arial")[Hej.]'
      |                        ^^^^^^^
      |
      = hint: leave the choice of fonts to the template
    "#);
}

#[test]
fn a_formula_without_a_font_for_it() {
    let test = ReportTest::new().blocks("  - text: Summan är $x^2$.\n");
    assert_snapshot!(test.rebuild().refused(), @r#"
    error: no font has what this is made of
     --> book/r/chapters/01-resultat.yaml:3:21
      |
    3 |   - text: Summan är $x^2$.
      |                     ^^^^^
      |
      = hint: write a formula in words or ordinary letters

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
fn a_file_outside_the_document() {
    let test = ReportTest::new().blocks("  - text: '#read(\"../../../etc/passwd\")'\n");
    assert_snapshot!(test.rebuild().refused(), @r#"
    error: a text cannot read files
     --> book/r/chapters/01-resultat.yaml:3:18
      |
    3 |   - text: '#read("../../../etc/passwd")'
      |                  ^^^^^^^^^^^^^^^^^^^^^
      |
      = hint: show an image with a `figure` block, and data with a `chart` or `table`
    "#);
}

#[test]
fn a_package_from_the_network() {
    let test =
        ReportTest::new().blocks("  - text: '#import \"@preview/cetz:0.4.0\": canvas'\n");
    assert_snapshot!(test.rebuild().refused(), @r#"
    error: a report cannot use packages from the network
     --> book/r/chapters/01-resultat.yaml:3:20
      |
    3 |   - text: '#import "@preview/cetz:0.4.0": canvas'
      |                    ^^^^^^^^^^^^^^^^^^^^^
      |
      = hint: draw it with what Typst has, or show an image file
    "#);
}

#[test]
fn a_quoted_number_that_may_not_be_shown_is_a_warning() {
    let outcome = ReportTest::new()
        .replace(
            REPORT,
            "{method: none, reason: Svaren är påhittade.}",
            "{method: suppress, minimum-count: 5}",
        )
        .build();
    assert_snapshot!(outcome.done(), @r#"
    warning: the text quotes `nojda`, which may not be shown and comes out as `x`
     --> book/r/chapters/01-resultat.yaml:4:50
      |
    4 |       Av {{ n("svar") }} svarande är {{ percent("nojda") }} nöjda, se @diagram:nojd
      |                                                  ^^^^^
      |
      = hint: write the sentence without the number

    warning[much-hidden]: 5 of 5 cells of `nojd` are hidden: 3 with a small count, 2 of groups that are too small, or that all answered alike
     --> book/r/chapters/01-resultat.yaml:7:11
      |
    7 |       id: nojd
      |           ^^^^
      |
      = hint: accept it in `report.yaml`: `accept: [{check: much-hidden, of: "nojd", reason: …}]`

    warning[much-hidden]: 4 of 8 cells of `orter` are hidden, all of `Gävle`: 4 with a small count
      --> book/r/chapters/01-resultat.yaml:13:11
       |
    13 |       id: orter
       |           ^^^^^
       |
       = hint: accept it in `report.yaml`: `accept: [{check: much-hidden, of: "orter", reason: …}]`
    "#);
}

#[test]
fn numbers_are_quoted_wherever_there_is_text() {
    let outcome = ReportTest::new()
        .blocks(
            "  - section: Om {{ n(\"svar\") }} svar
    blocks:
      - quote: {text: 'Vi är {{ n(\"svar\") }} citat.', by: 'En av {{ n(\"svar\") }} bakom'}
      - terms: {Svar: 'Det finns {{ n(\"svar\") }} termer.'}
      - chart:
          id: c
          caption: Bland {{ n(\"svar\") }} i diagram
          of: panel
          variable: nojd
          note: Not om {{ n(\"svar\") }} noter
          alt: Stapel för {{ n(\"svar\") }} ersatta
      - table: {id: t, caption: 'Bland {{ n(\"svar\") }} i tabell', of: panel, rows: ort}
",
        )
        .build()
        .clean();
    let html = outcome.html();
    let words = [
        "Om 6 svar",
        "6 citat",
        "En av 6 bakom",
        "6 termer",
        "Bland 6 i diagram",
        "om 6 noter",
        "för 6 ersatta",
        "Bland 6 i tabell",
    ];
    for words in words {
        assert!(html.contains(words), "`{words}` on the page");
    }
    assert!(!html.contains("{{"), "a template that did not run");
    assert!(!outcome.typst().contains("{{"), "a template that did not run");
}

/// A report in which the share of the satisfied may not be shown, but how many answered may.
fn of_which_little_is_shown(text: &str) -> ReportTest {
    ReportTest::new()
        .replace(
            REPORT,
            "{method: none, reason: Svaren är påhittade.}",
            "{method: suppress, minimum-count: 5}",
        )
        .blocks(&format!("  - text: |\n      {text}\n"))
}

#[test]
fn a_sentence_can_be_another_where_a_number_may_not_be_shown() {
    let either = "{% if shown(\"nojda\") %}{{ n(\"nojda\") }} av {{ base(\"nojda\") }} är \
                  {{ claim(\"nojda\", \"mer än hälften\") }}{% else %}Bara ett fåtal av \
                  {{ n(\"svar\") }} är{% endif %} nöjda @verk2019.";
    let hidden = of_which_little_is_shown(either).build();
    assert_eq!(hidden.done(), "");
    assert_eq!(hidden.page_text("Bara", "nöjda"), "Bara ett fåtal av 6 är ");
    let shown = ReportTest::new().blocks(&format!("  - text: |\n      {either}\n"));
    let shown = shown.build();
    assert_eq!(shown.done(), "");
    assert_eq!(shown.page_text("Tre av", "nöjda"), "Tre av fyra är mer än hälften ");
}

#[test]
fn a_condition_can_ask_for_one_part_of_a_number() {
    let asked = [("svar", "n"), ("nojda", "n"), ("nojda", "percent")];
    let parts = asked.map(|(id, part)| {
        format!("{{% if shown(\"{id}\", part=\"{part}\") %}}{id} {part} {{% endif %}}")
    });
    let text = format!("Visas: {}slut @verk2019.", parts.concat());
    let outcome = of_which_little_is_shown(&text).build();
    assert_eq!(outcome.done(), "");
    assert_eq!(outcome.page_text("Visas", "slut"), "Visas: svar n ");
}

#[test]
fn what_runs_although_it_may_not_be_shown_is_told_once() {
    let text = "{% if shown(\"svar\") %}{{ n(\"nojda\") }}{% else %}{{ percent(\"nojda\") }}\
                {% endif %} svarade @verk2019.";
    assert_snapshot!(of_which_little_is_shown(text).look_over().done(), @r#"
    warning: the text quotes `nojda`, which may not be shown and comes out as `x`
     --> book/r/chapters/01-resultat.yaml:4:35
      |
    4 |       {% if shown("svar") %}{{ n("nojda") }}{% else %}{{ percent("nojda") }}{% endif %} svarade @verk2019.
      |                                   ^^^^^
      |
      = hint: write the sentence without the number
    "#);
}

#[test]
fn a_condition_on_a_number_or_part_that_is_not_there() {
    let cases = [
        "{% if shown(\"nojd\") %}a{% endif %}",
        "{% if shown(nojda) %}a{% endif %}",
        "{% if shown(\"nojda\", part=\"mean\") %}a{% endif %}",
        "{% if shown(\"nojda\", del=\"n\") %}a{% endif %}",
        "{% if shown(\"nojda\", wave=\"2017\") %}a{% endif %}",
        "{% if shown() %}a{% endif %}",
        "{{ shown(\"nojda\") }}",
    ];
    let told =
        cases.map(|text| of_which_little_is_shown(text).rebuild().refused_in_short());
    assert_snapshot!(told.join("\n"), @r#"
    error: there is no number `nojd`
    --> book/r/chapters/01-resultat.yaml:4:20
    = hint: did you mean `nojda`?
    error: the id `nojda` is not in quotes
    --> book/r/chapters/01-resultat.yaml:4:19
    = hint: write `shown("nojda")`
    error: `nojda` has no `mean`
    --> book/r/chapters/01-resultat.yaml:4:34
    = hint: it counts answers: write `n("nojda")` or `percent("nojda")`
    error: mistake in a `{% … %}` of the text: `shown` has no argument `del`
    --> book/r/chapters/01-resultat.yaml:4:13
    = hint: write `shown("id")`, after the id `part=`, `wave=` or `minus=` if it needs one
    error: there is no earlier wave `2017`
    --> book/r/chapters/01-resultat.yaml:4:34
    = hint: name the measurements in `report.yaml`: `waves: {2017: {report: rapport-2017}, 2020: own}`
    error: mistake in a `{% … %}` of the text: missing keyword argument `id`
    --> book/r/chapters/01-resultat.yaml:4:13
    = hint: write `shown("id")`, after the id `part=`, `wave=` or `minus=` if it needs one
    error: `shown` is a question, and says nothing by itself
    --> book/r/chapters/01-resultat.yaml:4:10
    = hint: ask it in a condition: `{% if shown("id") %}…{% else %}…{% endif %}`
    "#);
}

#[test]
fn a_text_that_sets_up_pages_is_told_where_it_stands() {
    let blocks = "  - text: |\n      Ett @verk2019.\n\n      #page(flipped: true)[Liggande]\n      Sida #counter(page).display() av dem.\n";
    assert_snapshot!(ReportTest::new().blocks(blocks).rebuild().refused(), @"
    error: a text cannot set up pages of its own
     --> book/r/chapters/01-resultat.yaml:6:8
      |
    6 |       #page(flipped: true)[Liggande]
      |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = hint: to turn the page, write `landscape: true` beside the block; how pages look is said by the template
    ");
    let blocks = "  - text: 'Ett @verk2019. #set page(margin: 1cm)'\n";
    assert_snapshot!(ReportTest::new().blocks(blocks).rebuild().refused(), @"
    error: a text cannot set up pages of its own
     --> book/r/chapters/01-resultat.yaml:3:28
      |
    3 |   - text: 'Ett @verk2019. #set page(margin: 1cm)'
      |                            ^^^^^^^^^^^^^^^^^^^^^
      |
      = hint: to turn the page, write `landscape: true` beside the block; how pages look is said by the template
    ");
}
