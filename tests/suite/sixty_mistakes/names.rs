//! What is misspelt, or called by another name than its own.

use insta::assert_snapshot;

use super::{Slip, told};
use crate::harness::{CHAPTER, REPORT};

#[test]
fn a_variable_is_misspelt() {
    let told = told(Slip {
        file: CHAPTER,
        good: "variable: nojd",
        slip: "variable: nöjd",
        mended: "variable: nojd",
    });
    assert_snapshot!(told, @"
    error: `nöjd` is not a variable of the survey `Provpanelen`
      --> book/r/chapters/01-resultat.yaml:10:17
       |
    10 |       variable: nöjd
       |                 ^^^^
       |
       = hint: did you mean `nojd`?
    ");
}

#[test]
fn a_label_stands_for_a_variable() {
    let told = told(Slip {
        file: CHAPTER,
        good: "variable: nojd",
        slip: "variable: Nöjdhet",
        mended: "variable: nojd",
    });
    assert_snapshot!(told, @"
    error: `Nöjdhet` is not a variable of the survey `Provpanelen`
      --> book/r/chapters/01-resultat.yaml:10:17
       |
    10 |       variable: Nöjdhet
       |                 ^^^^^^^
       |
       = hint: write the variable's name, `nojd`: this is its label
    ");
}

#[test]
fn a_code_stands_for_a_label() {
    let told = told(Slip {
        file: REPORT,
        good: "{ort: Gävle}",
        slip: "{ort: 1}",
        mended: "{ort: Gävle}",
    });
    assert_snapshot!(told, @"
    error: `1` is not an answer to `ort`
      --> book/r/report.yaml:12:18
       |
    12 |     where: {ort: 1}
       |                  ^
       |
       = hint: write the label of the code: `Gävle`
    ");
}

#[test]
fn an_answer_is_misspelt() {
    let told = told(Slip {
        file: REPORT,
        good: "[ganska nöjd, mycket nöjd]",
        slip: "[ganska nöjda, mycket nöjd]",
        mended: "[ganska nöjd, mycket nöjd]",
    });
    assert_snapshot!(told, @"
    error: `ganska nöjda` is not an answer to `nojd`
      --> book/r/report.yaml:19:10
       |
    19 |     in: [ganska nöjda, mycket nöjd]
       |          ^^^^^^^^^^^^
       |
       = hint: did you mean `ganska nöjd`?
    ");
}

#[test]
fn a_survey_is_misspelt() {
    let told = told(Slip {
        file: REPORT,
        good: "survey: panel",
        slip: "survey: panle",
        mended: "survey: panel",
    });
    assert_snapshot!(told, @"
    error: there is no survey `panle`
      --> book/r/report.yaml:11:13
       |
    11 |     survey: panle
       |             ^^^^^
       |
       = hint: did you mean `panel`?
    ");
}

#[test]
fn a_title_stands_for_a_survey() {
    let told = told(Slip {
        file: CHAPTER,
        good: "of: panel",
        slip: "of: Provpanelen",
        mended: "of: panel",
    });
    assert_snapshot!(told, @"
    error: there is no view `Provpanelen`
     --> book/r/chapters/01-resultat.yaml:9:11
      |
    9 |       of: Provpanelen
      |           ^^^^^^^^^^^
      |
      = hint: write the name that `report.yaml` gives the survey, `panel`: this is its title
    ");
}

#[test]
fn a_view_is_misspelt() {
    let told = told(Slip {
        file: CHAPTER,
        good: "of: gavlebor",
        slip: "of: gävlebor",
        mended: "of: gavlebor",
    });
    assert_snapshot!(told, @"
    error: there is no view `gävlebor`
      --> book/r/chapters/01-resultat.yaml:15:11
       |
    15 |       of: gävlebor
       |           ^^^^^^^^
       |
       = hint: did you mean `gavlebor`?
    ");
}

#[test]
fn a_wave_that_the_report_does_not_name() {
    let told = told(Slip {
        file: CHAPTER,
        good: "n(\"svar\")",
        slip: "n(\"svar\", wave=\"2016\")",
        mended: "n(\"svar\")",
    });
    assert_snapshot!(told, @r#"
    error: there is no earlier wave `2016`
     --> book/r/chapters/01-resultat.yaml:4:29
      |
    4 |       Av {{ n("svar", wave="2016") }} svarande är {{ percent("nojda") }} nöjda, se @diagram:nojd
      |                             ^^^^
      |
      = hint: name the measurements in `report.yaml`: `waves: {2017: {report: rapport-2017}, 2020: own}`
    "#);
}

#[test]
fn a_chart_by_waves_that_the_report_does_not_name() {
    let told = told(Slip {
        file: CHAPTER,
        good: "      variable: nojd\n",
        slip: "      variable: nojd\n      by: wave\n",
        mended: "      variable: nojd\n",
    });
    assert_snapshot!(told, @"
    error: the report names no measurements to break down by
      --> book/r/chapters/01-resultat.yaml:11:11
       |
    11 |       by: wave
       |           ^^^^
       |
       = hint: name them in `report.yaml`: `waves: {2017: {report: rapport-2017}, 2020: own}`
    ");
}

#[test]
fn a_reference_does_not_say_to_what() {
    let told = told(Slip {
        file: CHAPTER,
        good: "@diagram:nojd",
        slip: "@nojd",
        mended: "@diagram:nojd",
    });
    assert_snapshot!(told, @r#"
    error: `@nojd` refers to nothing
     --> book/r/chapters/01-resultat.yaml:4:71
      |
    4 |       Av {{ n("svar") }} svarande är {{ percent("nojda") }} nöjda, se @nojd
      |                                                                       ^^^^^
      |
      = hint: say what it is: `@diagram:nojd`
    "#);
}

#[test]
fn a_reference_to_nothing() {
    let told = told(Slip {
        file: CHAPTER,
        good: "@diagram:nojd",
        slip: "@diagram:nöjd",
        mended: "@diagram:nojd",
    });
    assert_snapshot!(told, @r#"
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
fn a_citation_of_nothing() {
    let told = told(Slip {
        file: CHAPTER,
        good: "@verk2019",
        slip: "@verk2020",
        mended: "@verk2019",
    });
    assert_snapshot!(told, @"
    error: `@verk2020` refers to nothing
     --> book/r/chapters/01-resultat.yaml:5:46
      |
    5 |       och @table:orter. Så var det även förr @verk2020.
      |                                              ^^^^^^^^^
      |
      = hint: did you mean `@verk2019`?
    ");
}

#[test]
fn a_kind_of_chart_in_swedish() {
    let told = told(Slip {
        file: CHAPTER,
        good: "type: bar",
        slip: "type: stapel",
        mended: "type: bar",
    });
    assert_snapshot!(told, @"
    error: `stapel` is not a choice here
      --> book/r/chapters/01-resultat.yaml:11:13
       |
    11 |       type: stapel
       |             ^^^^^^
       |
       = hint: did you mean `bar`? keys and choices are in English
    ");
}

#[test]
fn a_kind_of_chart_is_misspelt() {
    let told = told(Slip {
        file: CHAPTER,
        good: "type: bar",
        slip: "type: bra",
        mended: "type: bar",
    });
    assert_snapshot!(told, @"
    error: `bra` is not a choice here
      --> book/r/chapters/01-resultat.yaml:11:13
       |
    11 |       type: bra
       |             ^^^
       |
       = hint: did you mean `bar`?
    ");
}

#[test]
fn a_template_is_misspelt() {
    let told = told(Slip {
        file: REPORT,
        good: "template: fou-rapport",
        slip: "template: fourapport",
        mended: "template: fou-rapport",
    });
    assert_snapshot!(told, @"
    error: there is no template `fourapport`
     --> book/r/report.yaml:2:11
      |
    2 | template: fourapport
      |           ^^^^^^^^^^
      |
      = hint: did you mean `fou-rapport`?
    ");
}

#[test]
fn a_language_by_its_country() {
    let told = told(Slip {
        file: REPORT,
        good: "language: sv",
        slip: "language: se",
        mended: "language: sv",
    });
    assert_snapshot!(told, @"
    error: `se` is not a choice here
     --> book/r/report.yaml:3:11
      |
    3 | language: se
      |           ^^
      |
      = hint: did you mean `sv`?
    ");
}

#[test]
fn an_id_with_letters_of_swedish() {
    let told = told(Slip {
        file: CHAPTER,
        good: "id: orter",
        slip: "id: örter",
        mended: "id: orter",
    });
    assert_snapshot!(told, @"
    error: `örter` cannot be an id
      --> book/r/chapters/01-resultat.yaml:13:11
       |
    13 |       id: örter
       |           ^^^^^
       |
       = hint: use letters a-z, digits and hyphens: `orter`
    ");
}

#[test]
fn a_number_that_is_not_there() {
    let told = told(Slip {
        file: CHAPTER,
        good: "n(\"svar\")",
        slip: "n(\"svra\")",
        mended: "n(\"svar\")",
    });
    assert_snapshot!(told, @r#"
    error: there is no number `svra`
     --> book/r/chapters/01-resultat.yaml:4:16
      |
    4 |       Av {{ n("svra") }} svarande är {{ percent("nojda") }} nöjda, se @diagram:nojd
      |                ^^^^
      |
      = hint: did you mean `svar`?
    "#);
}

#[test]
fn an_isbn_with_a_wrong_digit() {
    let told = told(Slip {
        file: REPORT,
        good: "publisher: FoU Provort\n",
        slip: "publisher: FoU Provort\nisbn: 978-3-16-148410-1\n",
        mended: "publisher: FoU Provort\nisbn: 978-3-16-148410-0\n",
    });
    assert_snapshot!(told, @"
    error: `978-3-16-148410-1` is no ISBN: the last digit does not fit the others
     --> book/r/report.yaml:6:7
      |
    6 | isbn: 978-3-16-148410-1
      |       ^^^^^^^^^^^^^^^^^
      |
      = hint: compare it with what you were given; if all the others are right, it ends in 0
    ");
}
