//! Fonts, characters, PDF standards and works.

use insta::assert_snapshot;

use crate::harness::{ANSWERS, CHAPTER, CODEBOOK, REPORT, ReportTest, WORKS};

#[test]
fn a_font_that_charts_need() {
    let test = ReportTest::new().without("fonts/SourceSans3-Semibold.otf");
    assert_snapshot!(test.rebuild().refused(), @"
    error: the template `fou-rapport` sets charts in `Source Sans 3`, weight 600, which is not in `fonts`
     --> book/r/report.yaml:2:11
      |
    2 | template: fou-rapport
      |           ^^^^^^^^^^^
      |
      = hint: add the font file, or change `font` in the template's tokens
    ");
}

#[test]
fn all_fonts_of_the_running_text() {
    let mut test = ReportTest::new();
    for face in ["Regular", "It", "Semibold", "SemiboldIt"] {
        test = test.without(&format!("fonts/SourceSerif4-{face}.otf"));
    }
    assert_snapshot!(test.rebuild().refused(), @"
    error: the template `fou-rapport` sets text in `Source Serif 4`, which is not in `fonts`
     --> book/r/report.yaml:2:11
      |
    2 | template: fou-rapport
      |           ^^^^^^^^^^^
      |
      = hint: add the font files, or change `font` in the template's tokens
    ");
}

#[test]
fn a_face_that_typst_would_replace_in_silence() {
    let test = ReportTest::new().without("fonts/SourceSerif4-SemiboldIt.otf");
    assert_snapshot!(test.rebuild().refused(), @"
    error: `fonts` has no font file `SourceSerif4-SemiboldIt`, which the template needs
      --> report-templates/fou-rapport/template.yaml:11:5
       |
    11 |   - SourceSerif4-SemiboldIt
       |     ^^^^^^^^^^^^^^^^^^^^^^^
       |
       = hint: add the font file; Typst would set the text in another face
    ");
}

#[test]
fn a_font_of_the_web_page() {
    let test = ReportTest::new().without("fonts/SourceSerif4-It.woff2");
    assert_snapshot!(test.rebuild().refused(), @"
    error: `style.css` of the template asks for `fonts/SourceSerif4-It.woff2`, which is not there
     --> book/r/report.yaml:2:11
      |
    2 | template: fou-rapport
      |           ^^^^^^^^^^^
    ");
}

#[test]
fn a_font_that_is_none() {
    let test = ReportTest::new().file("fonts/SourceSans3-It.otf", "inget typsnitt");
    assert_snapshot!(test.rebuild().refused(), @"
    error: `fonts/SourceSans3-It.otf` is not a font
     |
     = hint: replace it with the published file
    ");
}

#[test]
fn a_character_that_no_font_has() {
    let test = ReportTest::new().replace(CHAPTER, "även förr", "även 以前 förr");
    assert_snapshot!(test.rebuild().refused(), @"
    error: no font has the character `以`
     --> book/r/chapters/01-resultat.yaml:5:41
      |
    5 |       och @table:orter. Så var det även 以前 förr @verk2019.
      |                                         ^^
      |
      = hint: leave it out, or write it in other letters

    error: no font has the character `前`
     --> book/r/chapters/01-resultat.yaml:5:42
      |
    5 |       och @table:orter. Så var det även 以前 förr @verk2019.
      |                                           ^^
      |
      = hint: leave it out, or write it in other letters
    ");
}

#[test]
fn a_picture_character_in_a_caption() {
    let test =
        ReportTest::new().replace(CHAPTER, "Hur nöjda de är", "Hur nöjda 😀 de är");
    assert_snapshot!(test.rebuild().refused(), @"
    error: no font has the character `😀`
     --> book/r/chapters/01-resultat.yaml:8:26
      |
    8 |       caption: Hur nöjda 😀 de är
      |                          ^^
      |
      = hint: leave it out, or write it in other letters
    ");
}

#[test]
fn a_picture_character_in_a_label_of_a_chart() {
    let test = ReportTest::new()
        .replace(CODEBOOK, "3: mycket nöjd", "3: mycket nöjd 😀")
        .replace(REPORT, "mycket nöjd]", "mycket nöjd 😀]");
    assert_snapshot!(test.rebuild().refused(), @"
    error: no font has the character `😀` of `Mycket nöjd 😀` in the chart `nojd`
     --> book/r/chapters/01-resultat.yaml:7:11
      |
    7 |       id: nojd
      |           ^^^^
      |
      = hint: leave it out, or write it in other letters
    ");
}

#[test]
fn a_picture_character_in_a_label_of_a_table() {
    let test = ReportTest::new().replace(CODEBOOK, "1: Gävle", "1: Gävle 😀").replace(
        REPORT,
        "{ort: Gävle}",
        "{ort: Gävle 😀}",
    );
    assert_snapshot!(test.rebuild().refused(), @"
    error: no font has the character `😀`
      --> book/r/report.yaml:12:24
       |
    12 |     where: {ort: Gävle 😀}
       |                        ^^
       |
       = hint: leave it out, or write it in other letters
    ");
}

#[test]
fn a_picture_character_in_the_title_of_the_report() {
    let test = ReportTest::new().replace(REPORT, "En liten", "En 😀 liten");
    assert_snapshot!(test.rebuild().refused(), @"
    error: no font has the character `😀`
     --> book/r/report.yaml:1:11
      |
    1 | title: En 😀 liten mätning
      |           ^^
      |
      = hint: leave it out, or write it in other letters
    ");
}

#[test]
fn a_picture_character_in_a_label_that_is_not_shown() {
    let test = ReportTest::new()
        .replace(CODEBOOK, "label: Ålder", "label: Ålder 😀")
        .replace(ANSWERS, "1;1;1;34", "1;1;1;35");
    test.build().clean();
}

#[test]
fn an_unknown_pdf_standard() {
    let test =
        ReportTest::new().append(REPORT, "output: {pdf: {standards: [a-3a, ua1]}}\n");
    assert_snapshot!(test.rebuild().refused(), @"
    error: `ua1` is not a PDF standard
      --> book/r/report.yaml:20:34
       |
    20 | output: {pdf: {standards: [a-3a, ua1]}}
       |                                  ^^^
       |
       = hint: did you mean `ua-1`?
    ");
}

#[test]
fn pdf_standards_that_do_not_go_together() {
    let test =
        ReportTest::new().append(REPORT, "output: {pdf: {standards: [a-3a, a-2b]}}\n");
    assert_snapshot!(test.rebuild().refused(), @"
    error: choose at most one PDF/A standard
      --> book/r/report.yaml:20:28
       |
    20 | output: {pdf: {standards: [a-3a, a-2b]}}
       |                            ^^^^
    ");
}

#[test]
fn a_bibliography_with_a_mistake() {
    let test = ReportTest::new().replace(WORKS, "type: report", "type: raport");
    assert_snapshot!(test.rebuild().refused(), @"
    error: `raport` is not a choice here
     --> book/r/verk.yaml:2:9
      |
    2 |   type: raport
      |         ^
      |
      = hint: did you mean `report`?
    ");
}

#[test]
fn a_bibliography_that_is_no_yaml() {
    let test = ReportTest::new().replace(WORKS, "title: Den förra", "title: Den: förra");
    assert_snapshot!(test.rebuild().refused(), @"
    error: a colon cannot stand here
     --> book/r/verk.yaml:3:13
      |
    3 |   title: Den: förra mätningen
      |             ^
      |
      = hint: put the value in quotes if the colon belongs to it
      = hint: otherwise check the indentation of this line and the one above
    ");
}

#[test]
fn an_unknown_style_of_citations() {
    let test = ReportTest::new().append(REPORT, "citation-style: appa\n");
    assert_snapshot!(test.rebuild().refused(), @"
    error: there is no citation style `appa`
      --> book/r/chapters/01-resultat.yaml:18:5
       |
    18 |   - references
       |     ^^^^^^^^^^
       |
       = hint: name a style that Typst knows, such as `apa` or `harvard-cite-them-right`
    ");
}
