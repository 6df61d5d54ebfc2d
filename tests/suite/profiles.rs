//! The look of a unit: what becomes of it in every edition, and what an author is told of
//! one in which a report could not be published.

use insta::assert_snapshot;
use serde_json::Value as Json;

use crate::examples::conforms;
use crate::harness::{REPORT, ReportTest};

const PROFILE: &str = "profiler/enheten.yaml";
const LOGO: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"20\" \
                    viewBox=\"0 0 40 20\"><rect width=\"40\" height=\"20\" fill=\"#123456\"/></svg>";

/// A report in the look of a unit.
fn dressed(profile: &str) -> ReportTest {
    ReportTest::new()
        .append(REPORT, &format!("profile: {PROFILE}\n"))
        .file(PROFILE, profile)
        .file("profiler/logo.svg", LOGO)
        .file("profiler/logo-mork.svg", LOGO.replace("#123456", "#abcdef"))
}

fn told(profile: &str) -> String {
    dressed(profile).rebuild().refused().to_owned()
}

#[test]
fn every_template_takes_on_the_look_of_a_unit() {
    let profile = "name: Enheten\nlogo: {file: logo.svg, alt: Enhetens logotyp, dark: logo-mork.svg}\n\
                   accent: \"#7A1F3D\"\naddress: Gatan 1, Provort\n";
    for template in ["fou-rapport", "kartlaggning", "presentasjon"] {
        for cover in ["bars", "plain"] {
            let chosen = format!("template: {template}");
            let outcome = dressed(&format!("{profile}cover: {cover}\n"))
                .replace(REPORT, "template: fou-rapport", &chosen)
                .append(REPORT, "output: {pdf: {standards: [a-3a, ua-1]}}\n")
                .build();
            // A slide with all of it on is told to be too full.
            outcome.done();
            let html = outcome.text("build/r/r.html");
            assert!(html.contains("alt=\"Enhetens logotyp\""), "{template}");
            assert!(html.contains("--accent: #7A1F3D;"), "{template}");
            assert!(html.contains("<p>Gatan 1, Provort</p>"), "{template}");
            conforms(&outcome.bytes("build/r/r.pdf"), ["3a", "ua1"]);
            let manifest = outcome.text("build/r/manifest.json");
            let manifest = serde_json::from_str::<Json>(&manifest).expect("JSON");
            assert_eq!(manifest["profile"]["name"], "Enheten");
            let inputs = manifest["inputs"].as_object().expect("a map");
            for file in [PROFILE, "profiler/logo.svg", "profiler/logo-mork.svg"] {
                assert!(inputs.contains_key(file), "{file}");
            }
            let outputs = manifest["outputs"].as_object().expect("a map");
            assert!(outputs.contains_key("profile/logo.svg"));
        }
    }
}

#[test]
fn the_profiles_of_the_repository_can_be_taken_on() {
    for name in ["exempelregionen", "eksempelkommunen"] {
        let profile = format!("profile: report-templates/profiles/{name}.yaml\n");
        let outcome = ReportTest::new().append(REPORT, &profile).build().clean();
        assert!(outcome.html().contains("class=\"logo on-accent\""), "{name}");
    }
}

#[test]
fn a_report_in_the_look_of_a_unit_is_archived_and_built_again() {
    let profile = "name: Enheten\nlogo: {file: logo.svg, alt: Enhetens logotyp}\n";
    let test = dressed(profile).replace(
        crate::harness::CODEBOOK,
        "synthetic: false",
        "synthetic: true",
    );
    let archived = test.run(&["archive", "r", "--quiet"]);
    archived.done();
    let archive = archived.bytes("build/r.zip");
    let elsewhere = ReportTest::empty().file("arkiv.zip", archive);
    let again = elsewhere.run(&["reproduce", "arkiv.zip"]);
    assert!(again.done().contains("r: identical"), "{}", again.stderr);
}

#[test]
fn a_family_of_its_own_has_its_faces_on_the_page() {
    let fonts = "name: Enheten\nfonts: {display: Source Sans 3, serif: Source Sans 3}\n";
    let html = dressed(fonts).build().clean().text("build/r/r.html");
    assert!(html.contains("--display: \"Source Sans 3\""));
    assert!(html.contains("--serif: \"Source Sans 3\""));
}

#[test]
fn a_profile_that_is_not_there_is_told() {
    let outcome =
        ReportTest::new().append(REPORT, "profile: profiler/regionen.yaml\n").rebuild();
    assert_snapshot!(outcome.refused(), @"
    error: there is no file `profiler/regionen.yaml`
      --> book/r/report.yaml:20:10
       |
    20 | profile: profiler/regionen.yaml
       |          ^^^^^^^^^^^^^^^^^^^^^^
       |
       = hint: check the spelling; upper and lower case differ
       = hint: write the path from the project's folder, such as `report-templates/profiles/regionen.yaml`
    ");
}

#[test]
fn an_accent_can_be_read() {
    assert_snapshot!(told("name: Enheten\naccent: \"#FFB000\"\n"), @r##"
    error: the accent `#FFB000` has a contrast of 1.6 : 1 with what it is read on, and text needs 4.5 : 1 (WCAG 2.2, 1.4.3)
     --> profiler/enheten.yaml:2:9
      |
    2 | accent: "#FFB000"
      |         ^^^^^^^^^
      |
      = hint: take one of the same hue, such as `"#976704"`
    "##);
    assert_snapshot!(told("name: Enheten\naccent: #7A1F3D\n"), @r##"
    error: the accent is missing: `#` begins a comment in YAML
     --> profiler/enheten.yaml:2:7
      |
    2 | accent: #7A1F3D
      |       ^
      |
      = hint: write a `#` and six digits from 0 to F, in quotation marks: `accent: "#0B5C6B"`
    "##);
    assert_snapshot!(told("name: Enheten\naccent: vinrött\n"), @r##"
    error: here should stand a colour, not the text `vinrött`
     --> profiler/enheten.yaml:2:9
      |
    2 | accent: vinrött
      |         ^^^^^^^
      |
      = hint: write a `#` and six digits from 0 to F, in quotation marks: `accent: "#0B5C6B"`
    "##);
}

#[test]
fn a_typeface_is_one_of_those_there_are() {
    assert_snapshot!(told("name: Enheten\nfonts: {sans: Source Sans 4}\n"), @"
    error: there is no typeface `Source Sans 4` in `fonts`
     --> profiler/enheten.yaml:2:15
      |
    2 | fonts: {sans: Source Sans 4}
      |               ^^^^^^^^^^^^^
      |
      = hint: did you mean `Source Sans 3`?
    ");
    assert_snapshot!(told("name: Enheten\nfonts: {serif: Source Serif 4 Display}\n"), @"
    error: the typeface `Source Serif 4 Display` lacks an upright face of weight 600 in `fonts`
     --> profiler/enheten.yaml:2:16
      |
    2 | fonts: {serif: Source Serif 4 Display}
      |                ^^^^^^^^^^^^^^^^^^^^^^
      |
      = hint: add the font file, or choose another typeface
    ");
}

#[test]
fn a_logo_says_what_it_is_and_only_draws() {
    assert_snapshot!(told("name: Enheten\nlogo: {file: logo.svg}\n"), @"
    error: a logo lacks the key `alt`
     --> profiler/enheten.yaml:2:7
      |
    2 | logo: {file: logo.svg}
      |       ^
      |
      = hint: add `alt: …`
    ");
    assert_snapshot!(told("name: Enheten\nlogo: {file: loga.svg, alt: Enheten}\n"), @"
    error: there is no file `profiler/loga.svg`
     --> profiler/enheten.yaml:2:14
      |
    2 | logo: {file: loga.svg, alt: Enheten}
      |              ^^^^^^^^
      |
      = hint: check the spelling; upper and lower case differ
    ");
    let logo = |svg: &str| {
        let profile = "name: Enheten\nlogo: {file: aktiv.svg, alt: Enheten}\n";
        let outcome = dressed(profile).file("profiler/aktiv.svg", svg).rebuild();
        outcome.refused().to_owned()
    };
    let around = |inner: &str| {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\">{inner}</svg>"
        )
    };
    assert_snapshot!(logo(&around("<script>x</script>")), @r#"
    error: `aktiv.svg` holds `<script>`
     --> profiler/enheten.yaml:2:14
      |
    2 | logo: {file: aktiv.svg, alt: Enheten}
      |              ^^^^^^^^^
      |
      = hint: enclose every picture in the drawing itself, and leave out what is not drawn; save it as "plain SVG"
    "#);
    assert_snapshot!(logo(&around("<image href=\"https://example.org/a.png\"/>")), @r#"
    error: `aktiv.svg` holds a link to `https://example.org/a.png`
     --> profiler/enheten.yaml:2:14
      |
    2 | logo: {file: aktiv.svg, alt: Enheten}
      |              ^^^^^^^^^
      |
      = hint: enclose every picture in the drawing itself, and leave out what is not drawn; save it as "plain SVG"
    "#);
}

#[test]
fn a_profile_has_its_own_keys() {
    assert_snapshot!(told("namn: Enheten\ncover: band\nlogotyp: a.svg\n"), @"
    error: unknown key `namn` in a profile
     --> profiler/enheten.yaml:1:1
      |
    1 | namn: Enheten
      | ^^^^
      |
      = hint: did you mean `name`? keys and choices are in English

    error: `band` is not a choice here
     --> profiler/enheten.yaml:2:8
      |
    2 | cover: band
      |        ^^^^
      |
      = hint: choose one of `bars`, `plain`

    error: unknown key `logotyp` in a profile
     --> profiler/enheten.yaml:3:1
      |
    3 | logotyp: a.svg
      | ^^^^^^^
      |
      = hint: choose one of `name`, `logo`, `accent`, `fonts`, `cover`, `address`
    ");
}

#[test]
fn a_mistake_in_a_profile_does_not_hide_those_in_options() {
    let test = ReportTest::new().append(
        REPORT,
        &format!("profile: {PROFILE}\ntemplate-options: {{covr: true}}\n"),
    );
    assert_snapshot!(test.rebuild().refused_in_short(), @"
    error: there is no file `profiler/enheten.yaml`
    --> book/r/report.yaml:20:10
    = hint: check the spelling; upper and lower case differ
    = hint: write the path from the project's folder, such as `report-templates/profiles/regionen.yaml`
    error: the template `fou-rapport` has no option `covr`
    --> book/r/report.yaml:21:20
    = hint: did you mean `cover`?
    = hint: it has `cover`, `title-page`, `contents`, `chapter-pages`; `baslinje templates` tells what they do
    ");
}
