//! What a template leaves to its reports, what it is made for, where it lies, and its picture.

#![expect(clippy::disallowed_methods, reason = "tests look at pictures and fonts")]

use insta::assert_snapshot;

use crate::harness::{CHAPTER, REPORT, ReportTest};

const TEMPLATE: &str = "report-templates/egen/template.yaml";
/// A document that shows what it is given.
const MAIN: &str = "\
#import \"look.typ\": *
{% include \"parts/info.typ\" -%}
#set document(title: info.title)
Rubrik: {{ options.heading }}, {{ options.columns }}, {{ options.wide }}, {{ options.tone_of_voice }}.
{% for chapter in chapters %}
#include \"{{ chapter.file }}\"
{% endfor %}
";

/// The report of the suite in a template of its own.
fn own(template: &str) -> ReportTest {
    // Only one of them has the options that are shown.
    let shown = |line: &&str| template == OPTIONS || !line.starts_with("Rubrik");
    let main = MAIN.lines().filter(shown).collect::<Vec<_>>().join("\n");
    ReportTest::new()
        .file(TEMPLATE, template)
        .file("report-templates/egen/report.typ", main)
        .replace(REPORT, "fou-rapport", "egen")
}

const OPTIONS: &str = "\
name: egen
version: 1.0.0
description: Ett eget slag
languages: [sv, nb]
options:
  heading: {type: text, default: Ingen, meaning: what stands at the top}
  columns: {type: number, default: 2, meaning: how many columns}
  wide: {type: flag, default: false, meaning: whether it is wide}
  tone-of-voice: {type: choice, choices: [calm, loud], default: calm, meaning: how it speaks}
uses: library
";

#[test]
fn a_report_chooses_what_its_template_offers() {
    let plain = own(OPTIONS).build();
    plain.done();
    assert_eq!(plain.typst_line("Rubrik"), "Rubrik: Ingen, 2, false, calm.");
    let chosen =
        "template-options: {heading: Hej, columns: 3, wide: true, tone-of-voice: loud}\n";
    let chosen = own(OPTIONS).append(REPORT, chosen).build();
    chosen.done();
    assert_eq!(chosen.typst_line("Rubrik"), "Rubrik: Hej, 3, true, loud.");
}

#[test]
fn what_a_template_does_not_offer_is_told_with_what_it_does() {
    let chosen =
        "template-options: {heding: Hej, columns: två, wide: ja, tone-of-voice: lod}\n";
    let outcome = own(OPTIONS).append(REPORT, chosen).build();
    assert_snapshot!(outcome.refused(), @"
    error: the template `egen` has no option `heding`
      --> book/r/report.yaml:20:20
       |
    20 | template-options: {heding: Hej, columns: två, wide: ja, tone-of-voice: lod}
       |                    ^^^^^^
       |
       = hint: did you mean `heading`?
       = hint: it has `heading`, `columns`, `wide`, `tone-of-voice`; `baslinje templates` tells what they do

    error: here should stand a number, not the text `två`
      --> book/r/report.yaml:20:42
       |
    20 | template-options: {heding: Hej, columns: två, wide: ja, tone-of-voice: lod}
       |                                          ^^^
       |
       = hint: write it in digits, with a point before decimals

    error: here should stand `true` or `false`, not the text `ja`
      --> book/r/report.yaml:20:53
       |
    20 | template-options: {heding: Hej, columns: två, wide: ja, tone-of-voice: lod}
       |                                                     ^^
       |
       = hint: write `true`, without quotation marks

    error: `lod` is not a choice here
      --> book/r/report.yaml:20:72
       |
    20 | template-options: {heding: Hej, columns: två, wide: ja, tone-of-voice: lod}
       |                                                                        ^^^
       |
       = hint: did you mean `loud`?
    ");
    let none = own("name: egen\nversion: 1.0.0\nuses: library\n");
    let none = none.append(REPORT, "template-options: {cover: false}\n").build();
    assert_snapshot!(none.refused_in_short(), @"
    error: the template `egen` has no option `cover`
    --> book/r/report.yaml:20:20
    = hint: it has none: take the line out
    ");
}

#[test]
fn mistakes_in_what_a_template_offers_are_told() {
    let template = "\
name: egen
version: 1.0.0
languages: [sv, fi]
blocks: [text, chrat]
options:
  a b: {type: flag, default: true, meaning: m}
  one: {type: flagg, default: true, meaning: m}
  two: {type: flag, default: ja, meaning: m}
  three: {type: choice, default: x, meaning: m}
  four: {type: choice, choices: [y, z], default: x, meaning: m}
  five: {type: number, default: 1}
uses: library
";
    assert_snapshot!(own(template).build().refused_in_short(), @"
    error: `fi` is not a choice here
    --> report-templates/egen/template.yaml:3:17
    = hint: choose one of `sv`, `nb`, `en`, `da`
    error: `chrat` is not a choice here
    --> report-templates/egen/template.yaml:4:16
    = hint: did you mean `chart`?
    error: `a b` cannot be the name of an option
    --> report-templates/egen/template.yaml:6:3
    = hint: use letters a to z, digits and hyphens, such as `title-page`
    error: `flagg` is not a choice here
    --> report-templates/egen/template.yaml:7:15
    = hint: did you mean `flag`?
    error: here should stand `true` or `false`, not the text `ja`
    --> report-templates/egen/template.yaml:8:30
    = hint: write `true`, without quotation marks
    error: an option lacks the key `choices`
    --> report-templates/egen/template.yaml:9:10
    = hint: add `choices: …`
    error: `x` is not a choice here
    --> report-templates/egen/template.yaml:10:50
    = hint: choose one of `y`, `z`
    error: an option lacks the key `meaning`
    --> report-templates/egen/template.yaml:11:9
    = hint: add `meaning: …`
    ");
}

#[test]
fn a_block_that_a_template_cannot_show_is_told_at_its_line() {
    let template = "name: egen\nversion: 1.0.0\nblocks: [text, section, chart, references]\nuses: library\n";
    let outcome = own(template).build();
    assert_snapshot!(outcome.refused(), @"
    error: the template `egen` has no block `table`
      --> book/r/chapters/01-resultat.yaml:12:5
       |
    12 |   - table:
       |     ^^^^^
       |
       = hint: use one of `text`, `section`, `chart`, `references`, or another `template` in `report.yaml`
    ");
    let inside = own(template)
        .blocks("  - section: Mer\n    blocks:\n      - text: Hej @verk2019.\n      - pagebreak\n");
    assert_snapshot!(inside.build().refused_in_short(), @"
    error: the template `egen` has no block `pagebreak`
    --> book/r/chapters/01-resultat.yaml:6:9
    = hint: use one of `text`, `section`, `chart`, `references`, or another `template` in `report.yaml`
    ");
}

#[test]
fn a_language_that_a_template_is_not_made_for_is_told() {
    let outcome = own(OPTIONS).replace(REPORT, "language: sv", "language: da").build();
    assert_snapshot!(outcome.done(), @"
    warning: the template `egen` is made for Swedish and Norwegian bokmål, and the report is in Danish
     --> book/r/report.yaml:2:11
      |
    2 | template: egen
      |           ^^^^
      |
      = hint: look through what the template says of its own, or choose another
    ");
}

#[test]
fn a_report_without_cover_title_page_and_contents_is_short() {
    let usual = ReportTest::new().build();
    usual.done();
    let none = "template-options: {cover: false, title-page: false, contents: false, \
                chapter-pages: false}\n";
    let short = ReportTest::new().append(REPORT, none).build();
    short.done();
    assert_eq!((usual.pages(), short.pages()), (4, 1));
    let html = short.html();
    assert!(!html.contains("class=\"contents\"") && html.contains("En liten mätning"));
    let some = ReportTest::new().append(REPORT, "template-options: {contents: false}\n");
    let some = some.build();
    some.done();
    assert_eq!(some.pages(), 3);
}

#[test]
fn templates_are_listed_with_languages_and_options() {
    let outcome = own(OPTIONS).run(&["templates"]);
    outcome.done();
    let lines = outcome.stdout.lines();
    let own = lines.skip_while(|line| !line.starts_with("egen")).take(6);
    assert_snapshot!(own.collect::<Vec<_>>().join("\n"), @"
    egen	Ett eget slag
    	languages: sv, nb
    	heading: what stands at the top (a text; default: Ingen)
    	columns: how many columns (a number; default: 2)
    	wide: whether it is wide (true or false; default: false)
    	tone-of-voice: how it speaks (calm, loud; default: calm)
    ");
}

/// The report of the suite in a template that lies outside the project's templates.
fn elsewhere(folder: &str) -> ReportTest {
    let template = "name: annan\nversion: 1.0.0\nuses: library\n";
    let main = MAIN.replace("Rubrik", "#image(\"märke.svg\", alt: \"Märke\")\nRubrik");
    let main = main.lines().filter(|line| !line.starts_with("Rubrik"));
    let main = main.collect::<Vec<_>>().join("\n");
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><rect \
               width=\"9\" height=\"9\"/></svg>";
    ReportTest::new()
        .file(&format!("{folder}/annan/template.yaml"), template)
        .file(&format!("{folder}/annan/report.typ"), main)
        .file(&format!("{folder}/annan/märke.svg"), svg)
        .replace(REPORT, "fou-rapport", "annan")
}

#[test]
fn a_template_may_lie_elsewhere() {
    let unknown = elsewhere("mallar").build();
    assert!(unknown.refused().contains("there is no template `annan`"));
    let named = unknown.again().run(&["build", "r", "--quiet", "--templates", "mallar"]);
    assert_eq!(named.done(), "");
    let manifest = named.text("build/r/manifest.json");
    for file in ["template.yaml", "report.typ", "märke.svg"] {
        assert!(
            manifest.contains(&format!("\"report-templates/annan/{file}\"")),
            "{file}"
        );
    }
    let pdf = named.bytes("build/r/r.pdf");
    let set = named.again().file("baslinje.yaml", "templates: mallar/annan\n");
    let set = set.run(&["build", "r", "--quiet"]);
    assert_eq!(set.done(), "");
    assert!(set.bytes("build/r/r.pdf") == pdf, "the same template");
    let listed = set.again().run(&["templates"]);
    assert!(listed.stdout.starts_with("annan\tno description"), "{}", listed.stdout);
    // An archive holds it, so that nothing else is needed.
    let archived = listed.again().run(&["archive", "r", "--quiet"]);
    archived.done();
    let archive = archived.bytes("build/r.zip");
    let alone = ReportTest::empty().file("r.zip", archive);
    alone.run(&["reproduce", "r.zip", "--quiet"]).done();
}

#[test]
fn mistakes_in_templates_elsewhere_are_told_where_they_lie() {
    let broken = elsewhere("mallar");
    let broken = broken.file("mallar/annan/report.typ", "{{ report.titel }}\n");
    let broken = broken.run(&["build", "r", "--quiet", "--templates", "mallar"]);
    assert_snapshot!(broken.stderr, @"
    error: mistake in the template `annan`: field `titel` is not defined. Available fields: authors, back_cover, bibliography, contact, contents, date, draft, imprint, language, name, notice, organisation, pdf, publisher, region, series, subtitle, title, updated, version
     --> mallar/annan/report.typ:1:11
      |
    1 | {{ report.titel }}
      |           ^^^^^
    ");
    let settings = "templates: [mallar, saknas, data, tom]\n";
    let twice = elsewhere("mallar")
        .file("baslinje.yaml", settings)
        .file("tom/läsmig.txt", "")
        .file("report-templates/annan/template.yaml", "name: annan\n")
        .look_over();
    assert_snapshot!(twice.refused(), @"
    error: two templates are called `annan`: `report-templates/annan` and `mallar/annan`
     --> baslinje.yaml:1:13
      |
    1 | templates: [mallar, saknas, data, tom]
      |             ^^^^^^
      |
      = hint: rename the folder of one of them

    error: there is no folder `saknas`
     --> baslinje.yaml:1:21
      |
    1 | templates: [mallar, saknas, data, tom]
      |                     ^^^^^^
      |
      = hint: name a folder that holds templates

    error: `data` holds no template
     --> baslinje.yaml:1:29
      |
    1 | templates: [mallar, saknas, data, tom]
      |                             ^^^^
      |
      = hint: a template is a folder with a `template.yaml`

    error: `tom` holds no template
     --> baslinje.yaml:1:35
      |
    1 | templates: [mallar, saknas, data, tom]
      |                                   ^^^
      |
      = hint: a template is a folder with a `template.yaml`
    ");
    let missing = ReportTest::new().run(&["check", "r", "--templates", "saknas"]);
    assert_snapshot!(missing.misused(), @"
    error: there is no folder `saknas`
     |
     = hint: give the folder that holds the folders of templates
    ");
}

#[test]
fn a_template_brings_its_own_fonts() {
    let font = "fonts/SourceSans3-It.otf";
    let test = elsewhere("mallar");
    let bytes = std::fs::read(test.path(font)).expect("a font");
    let test = test.file("mallar/annan/fonts/SourceSans3-It.otf", bytes).without(font);
    let outcome = test.run(&["build", "r", "--quiet", "--templates", "mallar"]);
    assert_eq!(outcome.done(), "");
    let manifest = outcome.text("build/r/manifest.json");
    assert!(manifest.contains("\"report-templates/annan/fonts/SourceSans3-It.otf\""));
    let without = outcome.again().without("mallar/annan/fonts/SourceSans3-It.otf");
    let without = without.run(&["build", "r", "--templates", "mallar"]);
    // Then the one serves that the program carries.
    assert_eq!(without.code(), Some(0), "{}", without.stderr);
    let manifest = without.text("build/r/manifest.json");
    let (_, carried) = manifest.split_once("\"carried\"").expect("what is carried");
    assert!(carried.contains("\"fonts/SourceSans3-It.otf\""), "{carried}");
}

#[test]
fn the_picture_of_a_template_is_drawn_from_a_report_and_is_no_part_of_it() {
    let first =
        ReportTest::new().run(&["templates", "preview", "fou-rapport", "--quiet"]);
    first.done();
    let picture = "report-templates/fou-rapport/preview.png";
    let drawn = first.bytes(picture);
    assert!(drawn.starts_with(b"\x89PNG"));
    let again = first.again().run(&["templates", "preview", "fou-rapport", "--quiet"]);
    assert!(again.bytes(picture) == drawn, "the same picture");
    let built = again.again().build();
    built.done();
    assert!(!built.written().iter().any(|name| name.contains("preview")));
    assert!(!built.text("build/r/manifest.json").contains("preview"));
    let mine = built.again().file(picture, "min egen");
    let mine = mine.run(&["templates", "preview", "fou-rapport"]);
    assert_snapshot!(mine.stderr, @"
    error: `report-templates/fou-rapport/preview.png` was not drawn by `templates preview`, or has been changed since
     |
     = hint: move it away; only a picture that was drawn is replaced
    ");
    let unused = ReportTest::new().run(&["templates", "preview", "presentasjon"]);
    assert_snapshot!(unused.misused(), @"
    error: no report uses the template `presentasjon`
     |
     = hint: write a report with `template: presentasjon` first
    ");
    let other = ["templates", "preview", "presentasjon", "--of", "r"];
    assert_snapshot!(ReportTest::new().run(&other).misused(), @"
    error: the report `r` does not use `presentasjon`
     |
     = hint: leave `--of` out to draw the first report that does
    ");
}

#[test]
fn every_template_of_the_repository_has_a_picture_that_the_program_drew() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("report-templates");
    for entry in walkdir::WalkDir::new(root).max_depth(2) {
        let entry = entry.expect("a file");
        if entry.file_name() != "template.yaml" {
            continue;
        }
        let picture = entry.path().with_file_name("preview.png");
        let bytes = std::fs::read(&picture).unwrap_or_default();
        let name = picture.display();
        assert!(
            baslinje::comparison::is_sealed_picture(&bytes),
            "draw {name}: baslinje templates preview NAME"
        );
        assert!(bytes.len() < 300_000, "{name} has {} bytes", bytes.len());
    }
}

#[test]
fn what_stands_in_a_chapter_is_known_by_its_kind() {
    // Also where it stands beside something else, or is repeated.
    let template = "name: egen\nversion: 1.0.0\nblocks: [text, chart, repeat, side-by-side, references]\nuses: library\n";
    let test = own(template).file(
        CHAPTER,
        "title: Resultat\nblocks:\n  - text: Hej @verk2019.\n  - side-by-side:\n      - text: Hej.\n      - \
         quote: {text: Hej., by: Någon, consent: Påhittat.}\n  - repeat:\n      over: ort\n      of: panel\n      \
         blocks:\n        - terms: {Ord: Mening.}\n  - references\n",
    );
    assert_snapshot!(test.build().refused_in_short(), @"
    error: the template `egen` has no block `quote`
    --> book/r/chapters/01-resultat.yaml:6:9
    = hint: use one of `text`, `chart`, `repeat`, `side-by-side`, `references`, or another `template` in `report.yaml`
    error: the template `egen` has no block `terms`
    --> book/r/chapters/01-resultat.yaml:11:11
    = hint: use one of `text`, `chart`, `repeat`, `side-by-side`, `references`, or another `template` in `report.yaml`
    ");
}
