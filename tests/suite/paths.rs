//! Files that are not there, cannot be read or lie outside the project.

use insta::assert_snapshot;

use crate::harness::{CHAPTER, CODEBOOK, REPORT, ReportTest};

#[test]
fn an_image_that_is_not_there() {
    let test = ReportTest::new().blocks(
        "  - figure: {id: karta, caption: Länet, alt: En karta, image: karta.svg}\n",
    );
    assert_snapshot!(test.rebuild().refused(), @"
    error: there is no file `book/r/karta.svg`
     --> book/r/chapters/01-resultat.yaml:3:63
      |
    3 |   - figure: {id: karta, caption: Länet, alt: En karta, image: karta.svg}
      |                                                               ^^^^^^^^^
      |
      = hint: check the spelling; upper and lower case differ
    ");
}

#[test]
fn an_image_that_is_none() {
    let test = ReportTest::new().file("book/r/karta.png", "inte en bild").blocks(
        "  - figure: {id: karta, caption: Länet, alt: En karta, image: karta.png}\n",
    );
    assert_snapshot!(test.rebuild().refused(), @"
    error: `karta.png` does not hold an image of the kind it says
     --> book/r/chapters/01-resultat.yaml:3:63
      |
    3 |   - figure: {id: karta, caption: Länet, alt: En karta, image: karta.png}
      |                                                               ^^^^^^^^^
      |
      = hint: open it in another program, and save it again in that format
    ");
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
    assert_snapshot!(test.rebuild().refused(), @"
    error: there is no file `book/r/referenser.yaml`
     --> book/r/report.yaml:6:15
      |
    6 | bibliography: referenser.yaml
      |               ^^^^^^^^^^^^^^^
      |
      = hint: check the spelling; upper and lower case differ
    ");
}

#[test]
fn a_path_that_climbs_out() {
    let test = ReportTest::new().replace(REPORT, "data/panel/", "../../hemligt/");
    assert_snapshot!(test.rebuild().refused(), @"
    error: the path `../../hemligt/codebook.yaml` leaves the project
     --> book/r/report.yaml:8:10
      |
    8 |   panel: ../../hemligt/codebook.yaml
      |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = hint: keep every file of a report inside the project folder
    ");
}

#[test]
fn a_path_from_the_root_of_the_disk() {
    let test = ReportTest::new().replace(CODEBOOK, "svar.csv", "/etc/passwd");
    assert_snapshot!(test.rebuild().refused(), @"
    error: the path `/etc/passwd` leaves the project
     --> data/panel/codebook.yaml:3:7
      |
    3 | file: /etc/passwd
      |       ^^^^^^^^^^^
      |
      = hint: keep every file of a report inside the project folder
    ");
}

#[test]
fn an_image_outside_the_project() {
    let test = ReportTest::new().blocks(
        "  - figure: {id: x, caption: X, alt: X, image: ../../../../etc/hostname}\n",
    );
    assert_snapshot!(test.rebuild().refused(), @"
    error: the path `../../../../etc/hostname` leaves the project
     --> book/r/chapters/01-resultat.yaml:3:48
      |
    3 |   - figure: {id: x, caption: X, alt: X, image: ../../../../etc/hostname}
      |                                                ^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = hint: keep every file of a report inside the project folder
    ");
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_out() {
    let test = ReportTest::new().without("data/panel/svar.csv");
    std::os::unix::fs::symlink("/etc/passwd", test.path("data/panel/svar.csv")).unwrap();
    assert_snapshot!(test.rebuild().refused(), @"
    error: `data/panel/svar.csv` is a link that leaves the project
     --> data/panel/codebook.yaml:3:7
      |
    3 | file: svar.csv
      |       ^^^^^^^^
      |
      = hint: keep every file of a report inside the project folder
    ");
}

#[test]
fn a_folder_instead_of_a_file() {
    let test = ReportTest::new().replace(REPORT, "codebook.yaml", "");
    assert_snapshot!(test.rebuild().refused(), @"
    error: cannot read `data/panel`: it is a folder
     --> book/r/report.yaml:8:10
      |
    8 |   panel: data/panel/
      |          ^^^^^^^^^^^
      |
      = hint: check that the file is readable and not a folder
    ");
}

#[test]
fn a_chapter_that_is_not_utf_8() {
    let test = ReportTest::new()
        .file(CHAPTER, b"title: Resultat\nblocks:\n  - text: F\xf6rst\n");
    assert_snapshot!(test.rebuild().refused(), @"
    error: this letter is not saved in UTF-8
     --> book/r/chapters/01-resultat.yaml:3:12
      |
    3 |   - text: Först
      |            ^
      |
      = hint: save the file again in the encoding UTF-8: editors ask for it where one chooses a name and folder
    ");
}

#[test]
fn a_report_without_chapters() {
    let test = ReportTest::new().without(CHAPTER);
    assert_snapshot!(test.rebuild().refused(), @"
    error: the report `r` has no chapters
     --> book/r/report.yaml:1:1
      |
    1 | title: En liten mätning
      | ^
      |
      = hint: add a file such as `book/r/chapters/01-inledning.yaml`
    ");
}

#[test]
fn an_unknown_template() {
    let test = ReportTest::new().replace(REPORT, "fou-rapport", "fou-raport");
    assert_snapshot!(test.rebuild().refused(), @"
    error: there is no template `fou-raport`
     --> book/r/report.yaml:2:11
      |
    2 | template: fou-raport
      |           ^^^^^^^^^^
      |
      = hint: did you mean `fou-rapport`?
    ");
}

#[test]
fn a_template_with_a_mistake() {
    let name = "report-templates/fou-rapport/blocks/quote.typ";
    let test = ReportTest::new()
        .file(name, "#quote[\n{{ markup | versal }}\n]\n")
        .blocks("  - quote: {text: Hej, by: Någon}\n");
    assert_snapshot!(test.rebuild().stderr, @"
    error: mistake in the template `fou-rapport`: unknown filter `versal`
     --> report-templates/fou-rapport/blocks/quote.typ:2:13
      |
    2 | {{ markup | versal }}
      |             ^^^^^^
    ");
}

#[test]
fn a_template_that_lacks_a_file() {
    let test = ReportTest::new().without("report-templates/library/style.css");
    assert_snapshot!(test.rebuild().refused(), @"
    error: the template `fou-rapport` lacks `style.css`
     --> book/r/report.yaml:2:11
      |
    2 | template: fou-rapport
      |           ^^^^^^^^^^^
    ");
}

#[test]
fn two_reports_with_one_name() {
    let test = ReportTest::new().file("book/serie/r/report.yaml", "title: En till\n");
    assert_snapshot!(test.rebuild().misused(), @"
    error: two reports are called `r`: `book/r` and `book/serie/r`
     |
     = hint: rename one of the folders
    ");
}

#[test]
fn no_project() {
    assert_snapshot!(ReportTest::empty().run(&["build", "r"]).misused(), @"
    error: there is no project here: no folder from `[ROOT]` upwards has a `book` folder with a `report.yaml` in it
     |
     = hint: go to the folder that holds `book` and `data`, or begin one with `baslinje init DIR`
    ");
}

#[test]
fn a_project_without_reports() {
    let test = ReportTest::empty().file("book/anteckning.txt", "");
    assert_snapshot!(test.run(&["list"]).misused(), @"
    error: there is no project here: no folder from `[ROOT]` upwards has a `book` folder with a `report.yaml` in it
     |
     = hint: go to the folder that holds `book` and `data`, or begin one with `baslinje init DIR`
    ");
}

#[test]
fn an_unknown_report() {
    let test =
        ReportTest::new().file("book/rapport-2020/report.yaml", "title: En till\n");
    assert_snapshot!(test.run(&["build", "raport-2020"]).misused(), @"
    error: there is no report `raport-2020`
     |
     = hint: did you mean `rapport-2020`?
    ");
}

#[test]
fn a_folder_of_outputs_that_is_a_file() {
    let test = ReportTest::new().file("ut", "en fil");
    assert_snapshot!(test.run(&["build", "r", "--out", "ut/hit"]).misused(), @"
    error: `ut` is a file, not a folder
     |
     = hint: choose another folder with `--out`, or move the file away
    ");
}
