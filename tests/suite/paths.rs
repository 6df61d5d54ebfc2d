//! Files that are not there, cannot be read or lie outside the project.

use insta::assert_snapshot;

use crate::harness::{CHAPTER, CODEBOOK, REPORT, ReportTest};

#[test]
fn an_image_that_is_not_there() {
    let test = ReportTest::new()
        .blocks("  - figure: {id: karta, caption: Länet, alt: En karta, image: karta.svg}\n");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn an_image_that_is_none() {
    let test = ReportTest::new()
        .file("book/r/karta.png", "inte en bild")
        .blocks("  - figure: {id: karta, caption: Länet, alt: En karta, image: karta.png}\n");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn two_images_with_one_name() {
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>";
    let outcome = ReportTest::new()
        .file("book/r/a/karta.svg", svg)
        .file("book/r/b/karta.svg", svg.replace('9', "8"))
        .blocks(
            "  - figure: {id: a, caption: Länet, alt: En karta, image: a/karta.svg}
  - figure: {id: b, caption: Landet, alt: En karta, image: b/karta.svg}
",
        )
        .build()
        .clean();
    let images = outcome.written().into_iter().filter(|name| name.contains("/images/"));
    assert_eq!(images.count(), 2);
}

#[test]
fn a_bibliography_that_is_not_there() {
    let test = ReportTest::new().replace(REPORT, "verk.yaml", "referenser.yaml");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_path_that_climbs_out() {
    let test = ReportTest::new().replace(REPORT, "data/panel/", "../../hemligt/");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_path_from_the_root_of_the_disk() {
    let test = ReportTest::new().replace(CODEBOOK, "svar.csv", "/etc/passwd");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn an_image_outside_the_project() {
    let test = ReportTest::new().blocks(
        "  - figure: {id: x, caption: X, alt: X, image: ../../../../etc/hostname}\n",
    );
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_out() {
    let test = ReportTest::new().without("data/panel/svar.csv");
    std::os::unix::fs::symlink("/etc/passwd", test.path("data/panel/svar.csv")).unwrap();
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_folder_instead_of_a_file() {
    let test = ReportTest::new().replace(REPORT, "codebook.yaml", "");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_chapter_that_is_not_utf_8() {
    let test = ReportTest::new()
        .file(CHAPTER, b"title: Resultat\nblocks:\n  - text: F\xf6rst\n");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_report_without_chapters() {
    let test = ReportTest::new().without(CHAPTER);
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn an_unknown_template() {
    let test = ReportTest::new().replace(REPORT, "fou-rapport", "fou-raport");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn a_template_with_a_mistake() {
    let name = "report-templates/fou-rapport/blocks/quote.typ";
    let test = ReportTest::new()
        .file(name, "#quote[\n{{ markup | versal }}\n]\n")
        .blocks("  - quote: {text: Hej, by: Någon}\n");
    assert_snapshot!(test.rebuild().stderr, @"");
}

#[test]
fn a_template_that_lacks_a_file() {
    let test =
        ReportTest::new().without("report-templates/fou-rapport/style.css");
    assert_snapshot!(test.rebuild().refused(), @"");
}

#[test]
fn two_reports_with_one_name() {
    let test = ReportTest::new().file("book/serie/r/report.yaml", "title: En till\n");
    assert_snapshot!(test.rebuild().misused(), @"");
}

#[test]
fn no_project() {
    assert_snapshot!(ReportTest::empty().run(&["build", "r"]).misused(), @"");
}

#[test]
fn a_project_without_reports() {
    let test = ReportTest::empty().file("book/anteckning.txt", "");
    assert_snapshot!(test.run(&["list"]).misused(), @"");
}

#[test]
fn an_unknown_report() {
    let test = ReportTest::new().file("book/rapport-2020/report.yaml", "title: En till\n");
    assert_snapshot!(test.run(&["build", "raport-2020"]).misused(), @"");
}

#[test]
fn a_folder_of_outputs_that_is_a_file() {
    let test = ReportTest::new().file("ut", "en fil");
    assert_snapshot!(test.run(&["build", "r", "--out", "ut"]).refused(), @"");
}
