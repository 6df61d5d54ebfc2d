//! Fonts, characters, PDF standards and works.

use insta::assert_snapshot;

use crate::examples::conforms;
use crate::harness::{ANSWERS, CHAPTER, CODEBOOK, REPORT, ReportTest, WORKS};

#[test]
fn a_font_that_charts_need() {
    // What is missing in a project is carried, if it is one of these.
    let tokens = "report-templates/library/library.yaml";
    let test =
        ReportTest::new().replace(tokens, "sans: Source Sans 3 ", "sans: Annan Sans ");
    assert_snapshot!(test.rebuild().refused(), @"
    error: the template `fou-rapport` sets charts in `Annan Sans`, weight 400, which is not in `fonts`
     --> book/r/report.yaml:2:11
      |
    2 | template: fou-rapport
      |           ^^^^^^^^^^^
      |
      = hint: add the font file, or change `font` in the template's tokens

    error: the template `fou-rapport` sets charts in `Annan Sans`, weight 600, which is not in `fonts`
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
    let tokens = "report-templates/library/library.yaml";
    let test =
        ReportTest::new().replace(tokens, "serif: Source Serif 4 ", "serif: Annan ");
    assert_snapshot!(test.rebuild().refused(), @"
    error: the template `fou-rapport` sets text in `Annan`, which is not in `fonts`
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
    let manifest = "report-templates/library/library.yaml";
    let test =
        ReportTest::new().replace(manifest, "- SourceSerif4-SemiboldIt", "- Annan-It");
    assert_snapshot!(test.rebuild().refused(), @"
    error: `fonts` has no font file `Annan-It`, which the template needs
      --> report-templates/library/library.yaml:11:5
       |
    11 |   - Annan-It
       |     ^^^^^^^^
       |
       = hint: add the font file; Typst would set the text in another face
    ");
}

#[test]
fn a_font_of_the_web_page() {
    let faces = "report-templates/library/style/faces.css";
    let test = ReportTest::new().replace(faces, "SourceSerif4-It", "Annan-It");
    assert_snapshot!(test.rebuild().refused(), @"
    error: `style.css` of the template asks for `fonts/Annan-It.woff2`, which is not there
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
    --> fonts/SourceSans3-It.otf:1:1
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
    test.look_over().clean();
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
    assert_snapshot!(test.rebuild().refused(), @r#"
    error: a colon and a space cannot stand within a text that is not in quotation marks
     --> book/r/verk.yaml:3:13
      |
    3 |   title: Den: förra mätningen
      |             ^
      |
      = hint: put such marks around the text: `"Den: förra mätningen"`
    "#);
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

#[test]
fn a_second_pdf_for_archives_encloses_nothing() {
    let outcome = ReportTest::new()
        .append(REPORT, "output: {pdf: {standards: [a-3a, ua-1], archive-copy: true}}\n")
        .run(&["build", "r"]);
    assert_eq!(outcome.code(), Some(0), "{}", outcome.stderr);
    assert!(outcome.stderr.replace('\\', "/").contains("build/r/r.arkiv.pdf"));
    let read = |name: &str| {
        let pdf = lopdf::Document::load_mem(&outcome.bytes(name)).expect("a PDF");
        let metadata = pdf.catalog().and_then(|catalog| catalog.get(b"Metadata"));
        let metadata = metadata.and_then(lopdf::Object::as_reference).expect("metadata");
        let metadata = pdf.get_object(metadata).and_then(lopdf::Object::as_stream);
        let metadata = metadata.expect("a stream").content.clone();
        let encloses = pdf.catalog().expect("a catalog").get(b"AF").is_ok();
        let identifier = pdf.trailer.get(b"ID").expect("an identifier").clone();
        let metadata = String::from_utf8(metadata).expect("UTF-8");
        (metadata, encloses, identifier, pdf.get_pages().len())
    };
    let (metadata, encloses, identifier, pages) = read("build/r/r.arkiv.pdf");
    for told in ["<pdfaid:part>2<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<"] {
        assert!(metadata.contains(told), "{told}: {metadata}");
    }
    assert!(!encloses);
    conforms(&outcome.bytes("build/r/r.arkiv.pdf"), ["2a", "ua1"]);
    let (metadata, encloses, other, all_pages) = read("build/r/r.pdf");
    assert!(metadata.contains("<pdfaid:part>3<") && encloses);
    assert_eq!(pages, all_pages);
    assert_ne!(identifier, other, "they are two files");
    assert!(outcome.text("build/r/manifest.json").contains("\"r.arkiv.pdf\""));
}

#[test]
fn no_copy_for_archives_is_made_of_a_draft_or_of_a_web_page_alone() {
    let copied =
        || ReportTest::new().append(REPORT, "output: {pdf: {archive-copy: true}}\n");
    for arguments in [["build", "r", "--draft"], ["build", "r", "--only=html"]] {
        let outcome = copied().run(&arguments);
        assert_eq!(outcome.code(), Some(0), "{}", outcome.stderr);
        assert!(!outcome.written().iter().any(|name| name.contains("arkiv")));
    }
    let test = ReportTest::new().append(REPORT, "output: {pdf: {archive-copy: ja}}\n");
    assert_snapshot!(test.rebuild().refused(), @r#"
        error: here should stand `true` or `false`, not the text `ja`
          --> book/r/report.yaml:20:30
           |
        20 | output: {pdf: {archive-copy: ja}}
           |                              ^^
           |
           = hint: write `true`, without quotation marks
        "#);
}

/// What a data file brings stands in no text of the author's.
#[test]
fn a_label_of_a_codebook_that_no_font_has() {
    let test = ReportTest::new().replace(CODEBOOK, "1: inte nöjd", "1: inte nöjd 😀").blocks(
        "  - text: Se @table:t.\n  - table: {id: t, caption: En tabell, of: panel, rows: \
         nojd}\n",
    );
    let outcome = test.rebuild();
    let first = outcome.refused().split("\n\n").next().expect("a message");
    assert_snapshot!(first, @"
    error: no font has the character `😀`, which stands in `Inte nöjd 😀`
     --> book/r/report.yaml:8:10
      |
    8 |   panel: data/panel/codebook.yaml
      |          ^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = hint: it comes from a label in a codebook or data file, or from the template: write it in other letters there
    ");
}
