//! Other kinds of document than a report: what a template needs of its own for them, and
//! charts drawn for the place they stand in.

#![expect(clippy::disallowed_methods, reason = "tests count lines and read templates")]

use std::fs;
use std::path::{Path, PathBuf};

use insta::assert_snapshot;

use crate::examples::conforms;
use crate::harness::{Outcome, REPORT, ReportTest};

const NOJD: &str =
    "chart: {id: nojd, caption: Hur nöjda de är, of: panel, variable: nojd, type: bar}";
const ORT: &str =
    "chart: {id: ort, caption: Var de bor, of: panel, variable: ort, type: pie}";

/// The files of a fixture template, with their paths in a project.
fn files(template: &str) -> Vec<(PathBuf, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/templates");
    let entries = walkdir::WalkDir::new(folder.join(template)).sort_by_file_name();
    let entries = entries.into_iter().map(|entry| entry.expect("a file"));
    let files = entries.filter(|entry| entry.file_type().is_file()).map(|entry| {
        let inner = entry.path().strip_prefix(&folder).expect("below").to_owned();
        let text = fs::read_to_string(entry.path()).expect("a text");
        (Path::new("report-templates").join(inner), text)
    });
    files.collect()
}

/// How many lines a template has of its own, in all its files.
fn lines(template: &str) -> usize {
    files(template).iter().map(|(_, text)| text.lines().count()).sum()
}

/// The report of the suite as another kind of document, with blocks of its own.
fn report(template: &str, blocks: &str) -> ReportTest {
    let test = ReportTest::new().blocks(blocks);
    let test = files(template).into_iter().fold(test, |test, (name, text)| {
        test.file(name.to_str().expect("a path in UTF-8"), text)
    });
    let chosen = format!("template: {template}");
    test.replace(REPORT, "template: fou-rapport", &chosen)
        .append(REPORT, "output: {pdf: {standards: [a-3a, ua-1]}}\n")
}

fn built(test: ReportTest) -> Outcome {
    let outcome = test.run(&["build", "r", "--quiet"]);
    assert_eq!((outcome.code(), outcome.stderr.as_str()), (Some(0), ""));
    outcome
}

/// Width and height of each page, in points.
fn pages(outcome: &Outcome) -> Vec<(f32, f32)> {
    let document = lopdf::Document::load_mem(&outcome.bytes("build/r/r.pdf"));
    let document = document.expect("a PDF");
    let size = |id| {
        let page = document.get_dictionary(id).expect("a page");
        let sides = page.get(b"MediaBox").and_then(lopdf::Object::as_array);
        let side = |index: usize| sides.as_ref().expect("its size")[index].as_float();
        (side(2).expect("a width"), side(3).expect("a height"))
    };
    document.get_pages().into_values().map(size).collect()
}

/// The size of the smallest text of a chart, in points.
fn smallest_text(svg: &str) -> f64 {
    let sizes = svg.split("font-size=\"").skip(1);
    let sizes = sizes.map(|rest| rest.split('"').next().expect("a size"));
    let sizes = sizes.map(|size| size.parse::<f64>().expect("a number"));
    // Charts are painted twenty times larger.
    sizes.fold(f64::INFINITY, f64::min) / 20.0
}

fn width(svg: &str) -> &str {
    let rest = svg.split_once(" width=\"").expect("a width").1;
    rest.split('"').next().expect("its end")
}

#[test]
fn slides_with_two_charts_side_by_side_take_few_lines() {
    assert!(lines("deck") <= 150, "{} lines", lines("deck"));
    let blocks = format!(
        "  - section: Två diagram bredvid varandra\n    blocks:\n      - text: Se \
         @diagram:nojd, @diagram:ort och @verk2019.\n      - side-by-side:\n          - \
         {NOJD}\n          - {ORT}\n"
    );
    let outcome = built(report("deck", &blocks));
    let pages = pages(&outcome);
    // The title, the chapter, the two charts, and the list of works.
    assert_eq!(pages.len(), 4);
    for (width, height) in pages {
        assert!((width / height - 16.0 / 9.0).abs() < 0.01, "{width} x {height}");
    }
    for id in ["nojd", "ort"] {
        let svg = outcome.svg(id);
        assert_eq!(width(&svg), "350pt");
        assert!(smallest_text(&svg) >= 18.0, "{} pt", smallest_text(&svg));
    }
    conforms(&outcome.bytes("build/r/r.pdf"), ["3a", "ua1"]);
}

#[test]
fn a_leaflet_of_two_pages_takes_few_lines() {
    assert!(lines("leaflet") <= 60, "{} lines", lines("leaflet"));
    let text = "Så var det även förr, och så är det nu. ".repeat(25);
    let blocks = format!(
        "  - text: Se @diagram:nojd, @diagram:ort och @verk2019. {text}\n  - {NOJD}\n  - \
         side-by-side:\n      - {ORT}\n      - text: {text}\n  - text: {text}\n"
    );
    let outcome = built(report("leaflet", &blocks));
    let pages = pages(&outcome);
    assert_eq!(pages.len(), 2);
    assert!(pages.iter().all(|(width, height)| (height / width - 1.414).abs() < 0.01));
    let svgs = ["nojd", "ort"].map(|id| outcome.svg(id));
    assert_eq!(svgs.each_ref().map(|svg| width(svg)), ["442pt", "260pt"]);
    let html = outcome.html();
    assert!(!html.contains("class=\"contents\""), "no contents");
    assert!(html.contains("<div class=\"side-by-side side-rest\">"), "{html}");
    conforms(&outcome.bytes("build/r/r.pdf"), ["3a", "ua1"]);
}

#[test]
fn a_chart_that_is_higher_than_its_place_is_divided() {
    let small = "full: {width: 728, text: 20, small: 18, height: 90, least: 19}";
    let outcome = report("deck", &format!("  - text: Se @diagram:nojd.\n  - {NOJD}\n"))
        .replace(
            "report-templates/deck/template.yaml",
            "full: {width: 728, text: 20, small: 18, height: 270, least: 18}",
            small,
        )
        .build();
    outcome.done();
    let parts = [outcome.svg("nojd"), outcome.text("build/r/charts/nojd.part-2.svg")];
    for part in &parts {
        let height = part.split_once("height=\"").and_then(|it| it.1.split_once("pt"));
        let height = height.and_then(|(height, _)| height.parse::<f64>().ok());
        assert!(height.is_some_and(|height| height <= 90.0), "{height:?}");
        assert!(smallest_text(part) >= 18.0);
    }
    assert!(outcome.typst().contains("/charts/nojd.part-2.svg"));
}

#[test]
fn two_blocks_stand_beside_each_other() {
    let told = |blocks: &str| ReportTest::new().blocks(blocks).rebuild().stderr;
    let three =
        format!("  - side-by-side:\n      - {NOJD}\n      - {ORT}\n      - text: Så.\n");
    assert_snapshot!(told(&three), @"
    error: two blocks stand beside each other, not 3
     --> book/r/chapters/01-resultat.yaml:4:7
      |
    4 |       - chart: {id: nojd, caption: Hur nöjda de är, of: panel, variable: nojd, type: bar}
      |       ^
      |
      = hint: give `side-by-side` a list of two, and put others above or below it
    ");
    let section = format!("  - side-by-side:\n      - section: Rubrik\n      - {ORT}\n");
    assert_snapshot!(told(&section), @"
    error: a section cannot stand beside another block
     --> book/r/chapters/01-resultat.yaml:4:9
      |
    4 |       - section: Rubrik
      |         ^
      |
      = hint: a chart, a table, a register table, a figure, a text, a quote, terms and a fact box can
    ");
    let float = ORT.replace("type: pie", "type: pie, float: true");
    let floating = format!("  - side-by-side:\n      - {NOJD}\n      - {float}\n");
    assert_snapshot!(told(&floating), @"
    error: what floats on its page cannot stand beside another block
     --> book/r/chapters/01-resultat.yaml:5:9
      |
    5 |       - chart: {id: ort, caption: Var de bor, of: panel, variable: ort, type: pie, float: true}
      |         ^
      |
      = hint: leave out `float`
    ");
    assert_snapshot!(told("  - side-by-side: Så.\n"), @"
    error: here should stand a list, not the text `Så.`
     --> book/r/chapters/01-resultat.yaml:3:19
      |
    3 |   - side-by-side: Så.
      |                   ^^^
      |
      = hint: begin each item with `- `
    ");
}

#[test]
fn mistakes_in_the_places_of_charts() {
    let with = |place: &str| {
        let tokens = format!("tokens: {{chart: {{place: {place}}}}}\n");
        let template = "report-templates/fou-rapport/template.yaml";
        ReportTest::new().append(template, &tokens).rebuild().stderr
    };
    assert_snapshot!(with("{half: {width: bred}}"), @"
    error: the template `fou-rapport` has no size from 60 to 4000 in `chart.place.half.width`
      --> report-templates/fou-rapport/template.yaml:17:33
       |
    17 | tokens: {chart: {place: {half: {width: bred}}}}
       |                                 ^^^^^
       |
       = hint: write lengths as numbers of points, such as `width: 397`
    ");
    assert_snapshot!(with("{half: {widht: 180}}"), @"
    error: the template `fou-rapport` has an unknown size `chart.place.half.widht`
      --> report-templates/fou-rapport/template.yaml:17:33
       |
    17 | tokens: {chart: {place: {half: {widht: 180}}}}
       |                                 ^^^^^
       |
       = hint: did you mean `width`?
    ");
    assert_snapshot!(with("{hlaf: {width: 180}}"), @"
    error: the template `fou-rapport` has sizes for charts in an unknown place `hlaf`
      --> report-templates/fou-rapport/template.yaml:17:26
       |
    17 | tokens: {chart: {place: {hlaf: {width: 180}}}}
       |                          ^^^^
       |
       = hint: did you mean `half`?
    ");
    assert_snapshot!(with("{half: {text: 0}, side: 12}"), @"
    error: the template `fou-rapport` has no size from 4 to 200 in `chart.place.half.text`
      --> report-templates/fou-rapport/template.yaml:17:33
       |
    17 | tokens: {chart: {place: {half: {text: 0}, side: 12}}}
       |                                 ^^^^
       |
       = hint: write lengths as numbers of points, such as `width: 397`

    error: the template `fou-rapport` has no sizes in `chart.place.side`
      --> report-templates/fou-rapport/template.yaml:17:43
       |
    17 | tokens: {chart: {place: {half: {text: 0}, side: 12}}}
       |                                           ^^^^
       |
       = hint: write lengths as numbers of points, such as `width: 397`
    ");
}

#[test]
fn a_repeat_can_hold_blocks_beside_each_other() {
    let blocks = "  - repeat:\n      over: ort\n      of: panel\n      blocks:\n        - \
                  side-by-side:\n            - chart: {id: nojd, caption: \"Hur nöjda de är \
                  i {{ value }}\", of: panel, variable: nojd, type: bar}\n            - text: \
                  Så svarar de i {{ value }}.\n  - text: Se @diagram:nojd-gavle och \
                  @verk2019.\n";
    let outcome = built(ReportTest::new().blocks(blocks));
    assert_eq!(width(&outcome.svg("nojd-gavle")), "230pt");
    assert!(outcome.html().contains("Så svarar de i Söderhamn."));
}

/// Everything in a folder of the repository.
fn texts(folder: &str) -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let entries = walkdir::WalkDir::new(root.join(folder)).sort_by_file_name();
    let entries = entries.into_iter().map(|entry| entry.expect("a file"));
    // Typefaces that a template brings, and their licences, are nothing that it says.
    let is_text = |path: &Path| {
        path.extension().is_none_or(|ending| ending != "png")
            && path.components().all(|part| part.as_os_str() != "fonts")
    };
    let files =
        entries.filter(|entry| entry.file_type().is_file() && is_text(entry.path()));
    let read = files.map(|entry| {
        let text = fs::read_to_string(entry.path()).expect("a text");
        (entry.path().strip_prefix(root).expect("below").to_owned(), text)
    });
    read.collect()
}

#[test]
fn a_template_is_little_beside_the_library_and_the_program_knows_none() {
    let mut names = Vec::new();
    for entry in
        fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("report-templates"))
            .expect("templates")
    {
        names.push(entry.expect("a folder").file_name().to_string_lossy().into_owned());
    }
    names.retain(|name| !["library", "profiles"].contains(&name.as_str()));
    names.sort();
    assert_eq!(
        names,
        [
            "artikel",
            "fou-rapport",
            "handbok",
            "kartlaggning",
            "presentasjon",
            "uppfoljning"
        ]
    );
    let program = texts("src");
    for name in names {
        let own = texts(&format!("report-templates/{name}"));
        let lines = own.iter().map(|(_, text)| text.lines().count()).sum::<usize>();
        assert!(lines <= 300, "{name} has {lines} lines of its own");
        // Examples of mistakes are projects, whose reports have one.
        let is_example = |path: &Path| path.starts_with("src/messages/explained");
        let knows = program
            .iter()
            .filter(|(path, text)| !is_example(path) && text.contains(&name));
        assert_eq!(
            knows.map(|(path, _)| path).collect::<Vec<_>>(),
            <Vec<&PathBuf>>::new()
        );
    }
}

#[test]
fn templates_are_listed_with_what_they_are_for() {
    let outcome = ReportTest::new().run(&["templates"]);
    assert_eq!(outcome.code(), Some(0), "{}", outcome.stderr);
    assert_snapshot!(outcome.stdout, @"
    artikel	An article for the web with a PDF of one or two A4 pages, with byline, dates, pull quotes and author boxes
    fou-rapport	Research and development report of a Swedish public body, A4, PDF and HTML
    	languages: sv, nb, da, en
    	cover: whether the PDF begins with a cover (true or false; default: true)
    	title-page: whether the PDF has a page with title and imprint; without it the imprint stands at the end, and without a cover the title above the first chapter (true or false; default: true)
    	contents: whether contents and lists stand before the first chapter, in the PDF and on the web page (true or false; default: true)
    	chapter-pages: whether every chapter begins on a page of its own (true or false; default: true)
    handbok	A manual, A4 and a web page, with blocks as they are written beside what they make, code and formulas
    	languages: sv, nb, da, en
    	contents: whether contents stand before the first chapter, in the PDF and on the web page (true or false; default: true)
    kartlaggning	A short summary of a survey, two to four A4 pages and a web page, without cover and contents
    	languages: sv, nb, da, en
    	lead: whether a chapter of kind `summary` is set as a lead, larger and without its heading (true or false; default: true)
    	imprint: whether the PDF ends with who stands behind it; the web page always does (true or false; default: true)
    presentasjon	Slides of a public body for a screen in the proportions 16:9, PDF and HTML
    	languages: sv, nb, da, en
    	slide-numbers: whether slides are numbered in print (true or false; default: true)
    	imprint: whether a last slide tells who stands behind it, if there is an `imprint`; the web page always does (true or false; default: true)
    uppfoljning	A follow-up of what has been done, a few A4 pages and a web page that leads to its PDF, without cover
    	languages: sv, nb, da, en
    	lead: whether a chapter of kind `summary` is set as a lead, larger and without its heading (true or false; default: true)
    	as-pdf: whether the web page leads to the same document as PDF (true or false; default: true)
    	imprint: whether the PDF ends with who stands behind it; the web page always does (true or false; default: true)
    ");
    let broken = ReportTest::new()
        .file("report-templates/egen/template.yaml", "name: Egen\nuses: library\n")
        .run(&["templates"]);
    assert_eq!(broken.code(), Some(1));
    assert!(broken.stdout.contains("fou-rapport\t"), "the others are listed");
    assert_snapshot!(broken.stderr, @"
    error: a template lacks the key `version`
     --> report-templates/egen/template.yaml:1:1
      |
    1 | name: Egen
      | ^
      |
      = hint: add `version: …`
    ");
}

#[test]
fn a_template_is_begun_as_a_copy_and_makes_the_same_document() {
    let before = ReportTest::new().build();
    let pdf = before.bytes("build/r/r.pdf");
    let begun = before.into_test().run(&[
        "templates",
        "new",
        "min-mall",
        "--from",
        "fou-rapport",
    ]);
    assert_eq!(begun.code(), Some(0), "{}", begun.stderr);
    assert_snapshot!(begun.stderr, @"
    wrote `report-templates/min-mall`: 2 files
      change its description, its values and its files, then in report.yaml:
      template: min-mall
    ");
    let manifest = "report-templates/min-mall/template.yaml";
    let lines = |text: String| text.lines().map(str::to_owned).collect::<Vec<_>>();
    let stated = lines(begun.text(manifest));
    let others = lines(begun.text("report-templates/fou-rapport/template.yaml"));
    let differ = stated.iter().zip(&others).filter(|(one, other)| one != other);
    assert_eq!(
        differ.map(|(one, _)| one.as_str()).collect::<Vec<_>>(),
        ["name: min-mall"]
    );
    let test = begun.into_test().replace(REPORT, "fou-rapport", "min-mall");
    let after = test.build();
    after.done();
    assert!(after.bytes("build/r/r.pdf") == pdf, "the same pages");
}

#[test]
fn a_template_is_not_begun_where_something_is_or_of_what_is_not_there() {
    let cases = [
        ["fou-rapport", "kartlaggning"],
        ["library", "kartlaggning"],
        ["../utanför", "kartlaggning"],
        ["min mall", "kartlaggning"],
        ["egen", "kartlagning"],
        ["egen", "library"],
    ];
    let told = cases.map(|[name, from]| {
        let outcome = ReportTest::new().run(&["templates", "new", name, "--from", from]);
        assert_eq!(outcome.code(), Some(2), "{name}");
        assert_eq!(outcome.written(), <Vec<String>>::new(), "{name}");
        outcome.stderr
    });
    assert_snapshot!(told.join("\n"), @"
    error: there is a template or library `fou-rapport` already
     |
     = hint: choose another name, or move the folder away
    error: there is a template or library `library` already
     |
     = hint: choose another name, or move the folder away
    error: `../utanför` cannot be the name of a template
     |
     = hint: use letters, digits and hyphens, such as `min-mall`
    error: `min mall` cannot be the name of a template
     |
     = hint: use letters, digits and hyphens, such as `min-mall`
    error: there is no template `kartlagning`
     |
     = hint: did you mean `kartlaggning`?
    error: there is no template `library`
     |
     = hint: choose one of `artikel`, `fou-rapport`, `handbok`, `kartlaggning`, `presentasjon`, `uppfoljning`
    ");
}
