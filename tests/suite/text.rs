//! Mistakes inside the texts an author writes: in `{{ … }}` and in Typst markup. They are
//! told at their line and column of the chapter.

use insta::assert_snapshot;

use crate::harness::{CHAPTER, REPORT, ReportTest};

#[test]
fn an_unknown_number() {
    let test = ReportTest::new().replace(CHAPTER, "percent(\"nojda\")", "percent(\"nojd\")");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn an_unknown_number_in_a_caption() {
    let test = ReportTest::new()
        .replace(CHAPTER, "Hur nöjda de är", "Hur nöjda {{ n(\"svra\") }} personer är");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_mean_of_a_share() {
    let test = ReportTest::new().replace(CHAPTER, "percent(\"nojda\")", "mean(\"nojda\")");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_template_that_is_not_closed() {
    let test = ReportTest::new().replace(CHAPTER, "{{ n(\"svar\") }}", "{{ n(\"svar\")");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_template_without_sense() {
    let test = ReportTest::new().replace(CHAPTER, "{{ n(\"svar\") }}", "{{ n(\"svar\" }}");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn an_unknown_function_in_a_template() {
    let test = ReportTest::new().replace(CHAPTER, "{{ n(\"svar\") }}", "{{ antal(\"svar\") }}");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn an_unknown_filter_in_a_template() {
    let test =
        ReportTest::new().replace(CHAPTER, "{{ n(\"svar\") }}", "{{ n(\"svar\") | versal }}");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_number_without_quotation_marks() {
    let test = ReportTest::new().replace(CHAPTER, "{{ n(\"svar\") }}", "{{ n(svar) }}");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn an_unknown_argument_of_a_function() {
    let test = ReportTest::new()
        .replace(CHAPTER, "percent(\"nojda\")", "percent(\"nojda\", units=false)");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn the_value_of_a_repeat_outside_of_one() {
    let test = ReportTest::new().replace(CHAPTER, "{{ n(\"svar\") }}", "{{ value }}");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_reference_to_nothing() {
    let test = ReportTest::new().replace(CHAPTER, "@diagram:nojd", "@diagram:nöjd");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_reference_to_a_section_that_is_not_there() {
    let test = ReportTest::new().replace(CHAPTER, "@table:orter", "@section:bakgrund");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_work_that_is_not_in_the_bibliography() {
    let test = ReportTest::new().replace(CHAPTER, "@verk2019", "@verk2018");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn emphasis_that_is_not_closed() {
    let test = ReportTest::new().replace(CHAPTER, "Så var det även", "Så var det *även");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn an_unknown_typst_function() {
    let test = ReportTest::new().replace(CHAPTER, "Så var det även", "Så #foo[var] det även");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_mistake_in_a_quote() {
    let test =
        ReportTest::new().blocks("  - quote: {text: Vi är *nöjda, by: En som svarat}\n");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_mistake_in_a_footnote() {
    let test = ReportTest::new().blocks(
        "  - text: |\n      Hej på er.#footnote[Se #fot[här].]\n      Och hej då.\n",
    );
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_footnote_that_is_not_closed() {
    let test = ReportTest::new().blocks(
        "  - text: |\n      Hej.#footnote[Se här.\n\n      Nytt stycke.\n  - text: Mer.\n",
    );
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_bracket_that_is_not_opened() {
    let test = ReportTest::new().blocks("  - quote: {text: 'Hej] då', by: Någon}\n");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_mistake_in_a_term() {
    let test = ReportTest::new()
        .blocks("  - terms:\n      Nöjd: Den som är _nöjd.\n      Ort: En *kommun*.\n");
    assert_snapshot!(test.rebuild().refused(), @"");
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
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_mistake_in_a_folded_text() {
    let test = ReportTest::new()
        .blocks("  - text: >\n      Här är en rad\n      och här #en[annan].\n");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_mistake_after_a_template_that_adds_lines() {
    let test = ReportTest::new().blocks(
        "  - text: |\n      {% if true %}\n      Hej.\n      {% endif %}\n      Se #sidan[tre].\n",
    );
    assert_snapshot!(test.rebuild().refused(), @"");
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
    assert_snapshot!(test.rebuild().refused(), @"");
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
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_file_outside_the_document() {
    let test = ReportTest::new().blocks("  - text: '#read(\"../../../etc/passwd\")'\n");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_package_from_the_network() {
    let test =
        ReportTest::new().blocks("  - text: '#import \"@preview/cetz:0.4.0\": canvas'\n");
    assert_snapshot!(test.rebuild().refused(), @"");
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
    assert_snapshot!(outcome.done(), @"");
}
