//! The example of a deck of slides: its facts by their ids in the source, one heading on a
//! slide, and text that is large enough.

use insta::assert_snapshot;
use regex::Regex;

use crate::examples::{SAMHANDLING as BUILD, is_for_archives_and_for_everybody};
use crate::harness::{ReportTest, without_script};

const NAME: &str = "samhandling-2020";

fn page() -> String {
    BUILD.html()
}

/// The words of the web page, without tags and with plain spaces.
fn words() -> String {
    let page = page();
    let (_, body) = page.split_once("<main").expect("a body");
    let without_tags = body.split('<').filter_map(|piece| piece.split_once('>'));
    let words = without_tags.flat_map(|(_, text)| text.split_whitespace());
    words.collect::<Vec<_>>().join(" ")
}

#[test]
fn what_was_published_follows_from_the_answers_or_is_told() {
    let outcome = ReportTest::with_examples(&[NAME]).run(&["check", NAME, "--published"]);
    let told = outcome.stdout.lines().filter(|line| !line.contains("  equal"));
    let told = told.map(|line| line.split(" (").next().unwrap_or(line));
    assert_snapshot!(told.collect::<Vec<_>>().join("\n"), @r#"
    number              part     published  computed  verdict
    klima-kommune       percent         40        41  infeasible

    samhandling-2020: 21 published figures of 11 numbers: 20 equal, 0 differ, 1 infeasible
    "#);
}

/// What the source says in words or typed figures, by the ids of its facts.
const SAID: [(&str, &str); 17] = [
    ("mr20.year", "oktober 2020"),
    (
        "mr20.authors",
        "Prosjektleder · Rådgiver for kommunehelse · Rådgiver for spesialisthelsetjeneste · Forsker",
    ),
    ("mr20.budget", "300 000 kroner"),
    ("mr20.counties", "tre fylker"),
    ("mr20.trusts", "fire helseforetak"),
    ("mr20.interviews_other", "fire intervjuer"),
    ("mr20.invited", "om lag hundre"),
    ("mr20.answers", "Det kom 40 svar, 27 fra kommunene og 13 fra helseforetaket"),
    ("mr20.interviews_key", "intervjuer med åtte personer"),
    ("mr20.since", "siden 2012"),
    ("mr20.need_yes", "Tre av fire ser behov"),
    ("mr20.need_interview", "sju av åtte nøkkelinformanter"),
    ("mr20.climate_k", "41 % (11 av 27)"),
    ("mr20.climate_hf", "nesten 80 prosent (10 av 13)"),
    ("mr20.post_share", "50 prosent stilling"),
    ("mr20.rotation", "rullere hvert annet år"),
    ("mr20.rep_per_council", "én representant for hvert regionråd"),
];

#[test]
fn every_fact_of_the_source_is_said() {
    let words = words();
    let missing = SAID.iter().filter(|(_, text)| !words.contains(text));
    assert_eq!(missing.collect::<Vec<_>>(), <Vec<&(&str, &str)>>::new(), "{words}");
    let points = |chapter: &str, to: &str| {
        let text =
            String::from_utf8_lossy(BUILD.file(&format!("chapters/{chapter}.typ")));
        let (part, _) = text.split_once(to).unwrap_or_else(|| panic!("no {to}: {text}"));
        part.lines().filter(|line| line.starts_with("- ")).count()
    };
    assert_eq!(points("utfordringer", "Et paradoks"), 5, "mr20.challenges");
    assert_eq!(points("anbefalinger", "Anbefalt struktur"), 5, "mr20.recs");
    assert_eq!(page().matches("<blockquote").count(), 4, "mr20.quotes");
}

#[test]
fn each_slide_has_one_heading_and_pages_are_for_everybody() {
    is_for_archives_and_for_everybody(BUILD.pdf());
    assert_eq!(BUILD.publication.pages, 11);
    let page = page();
    let slides = page.split("<section").skip(1).filter(|slide| slide.contains("slide"));
    let heading = Regex::new("<h[1-6]").expect("a pattern");
    let several = slides.filter(|slide| heading.find_iter(slide).count() > 1);
    assert_eq!(several.count(), 0);
    let read = without_script(&page);
    assert!(!read.contains("<script"), "nothing needs a script");
}

#[test]
fn the_paradox_and_the_structure_are_drawn_from_data() {
    let page = page();
    assert!(page.contains("<div class=\"words-drawing versus\">"));
    assert!(page.contains("aria-labelledby=\"drawing-struktur-narrow-title"));
    let said = "Bokser: Overordnet samhandlingsorgan (vedtar mål og økonomi); Regionrådene \
                (drøfter sakene); Felles koordinator (sekretariat for organet); \
                Helseforetaket (møter med ledelsen); Fagutvalgene (like mange medlemmer fra \
                hver part). Piler: mellom Regionrådene og Overordnet samhandlingsorgan, begge \
                veier (velger én hver); fra Felles koordinator til Overordnet \
                samhandlingsorgan (forbereder saker); mellom Helseforetaket og Overordnet \
                samhandlingsorgan, begge veier; fra Fagutvalgene til Felles koordinator \
                (rapporterer).";
    assert!(page.contains(said), "the drawing is told in words");
    let smallest = String::from_utf8_lossy(BUILD.file("drawings/struktur.svg"))
        .split("font-size=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next()?.parse::<f64>().ok())
        .fold(f64::INFINITY, f64::min);
    // Pictures are painted twenty times larger.
    assert!(smallest / 20.0 >= 18.0, "{} pt", smallest / 20.0);
}
