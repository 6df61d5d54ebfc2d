//! Boxes and arrows, and two poles against each other.

use insta::assert_snapshot;

use crate::harness::{CHAPTER, REPORT, ReportTest};

const STRUCTURE: &str = "  - text: Se @figure:s.
  - figure:
      id: s
      caption: Hur arbetet leds
      kind: structure
      boxes:
        styrelse: Styrelsen
        kansli: {label: Kansliet, points: ['{{ n(\"svar\") }} <b>anställda</b>'], emphasis: true}
        norr: 'Gruppen i *norr*'
        soder: Gruppen i söder
      rows:
        - styrelse
        - [kansli]
        - [norr, soder]
      arrows:
        - {from: styrelse, to: kansli, label: ger uppdrag, both: true}
        - {from: norr, to: kansli, label: rapporterar}
        - {from: soder, to: styrelse, dashed: true}
";

const VERSUS: &str = "  - text: Se @figure:v.
  - figure:
      id: v
      caption: Det som drar åt olika håll
      kind: versus
      between: men
      ends:
        - {label: Behov, points: [\"{{ n('svar') }} <b>saknar tid</b>\"]}
        - {label: Ovilja, drawbacks: [ingen släpper ifrån sig]}
";

/// What a chapter with these blocks, of which a part is replaced, is refused with.
fn refused(from: &str, to: &str, blocks: &str) -> String {
    let changed = blocks.replacen(from, to, 1);
    assert_ne!(changed, blocks, "{from}");
    ReportTest::new()
        .replace(CHAPTER, "  - references\n", &format!("{changed}  - references\n"))
        .rebuild()
        .refused()
        .to_owned()
}

#[test]
fn boxes_and_arrows_are_drawn_on_paper_and_screens_and_told_in_words() {
    let outcome = ReportTest::new().blocks(STRUCTURE).build().clean();
    let html = outcome.html();
    for form in ["wide", "narrow"] {
        let svg = format!(
            "<svg class=\"chart-{form}\" role=\"img\" aria-labelledby=\"drawing-s-{form}-title"
        );
        assert!(html.contains(&svg), "{form}");
    }
    assert!(html.contains("<summary>Visa som text</summary>"));
    assert!(html.contains("<li>Kansliet<ul><li>6 &lt;b>anställda&lt;/b></li></ul></li>"));
    assert!(html.contains(
        "<li>Mellan Styrelsen och Kansliet, åt båda hållen (ger uppdrag)</li>"
    ));
    let alt = "Rutor: Styrelsen; Kansliet (6 <b>anställda</b>); Gruppen i *norr*; Gruppen i \
               söder. Pilar: mellan Styrelsen och Kansliet, åt båda hållen (ger uppdrag); \
               från Gruppen i *norr* till Kansliet (rapporterar); från Gruppen i söder till \
               Styrelsen (streckad).";
    assert!(outcome.typst().contains(alt), "{}", outcome.typst());
    let svg = outcome.text("drawings/s.svg");
    for words in
        ["Styrelsen", "6 &lt;b&gt;anställda&lt;/b&gt;", "Gruppen i *norr*", "rapporterar"]
    {
        assert!(svg.contains(words), "{words}: {svg}");
    }
    assert!(svg.contains("fill=\"#0B5C6B\""), "what stands out has the accent");
}

#[test]
fn every_language_tells_boxes_and_arrows() {
    for (language, told) in [
        ("nb", "Bokser: A; B. Piler: fra A til B (stiplet)."),
        ("da", "Bokse: A; B. Pile: fra A til B (stiplet)."),
        ("en", "Boxes: A; B. Arrows: from A to B (dashed)."),
    ] {
        let blocks = "  - figure: {id: s, caption: C, kind: structure, boxes: {a: A, b: B}, \
                      arrows: [{from: a, to: b, dashed: true}]}\n";
        let outcome = ReportTest::new()
            .replace(REPORT, "language: sv", &format!("language: {language}"))
            .blocks(blocks)
            .build();
        assert!(outcome.typst().contains(told), "{language}: {}", outcome.stderr);
    }
}

#[test]
fn two_poles_stand_against_each_other_with_a_word_between() {
    let outcome = ReportTest::new().blocks(VERSUS).build().clean();
    let html = outcome.html();
    assert!(html.contains("<div class=\"words-drawing versus\">"));
    assert!(html.contains("<p class=\"between\">men</p>"));
    let alt =
        "Behov – 6 <b>saknar tid</b>. Men: Ovilja – Nackdelar: ingen släpper ifrån sig.";
    assert!(outcome.typst().contains(alt), "{}", outcome.typst());
}

#[test]
fn mistakes_in_boxes_and_rows() {
    assert_snapshot!(refused("- [norr, soder]", "- [nor, soder]", STRUCTURE), @"");
    assert_snapshot!(refused("- [norr, soder]", "- [norr]", STRUCTURE), @"");
    assert_snapshot!(refused("- [norr, soder]", "- [norr, soder, kansli]", STRUCTURE), @"");
    assert_snapshot!(refused("- [norr, soder]", "- [norr, soder]\n        - []", STRUCTURE), @"");
    assert_snapshot!(refused("styrelse: Styrelsen", "styrelse: ''", STRUCTURE), @"");
    assert_snapshot!(refused("soder: Gruppen i söder", "soder: {text: Gruppen i söder}", STRUCTURE), @"");
    assert_snapshot!(refused("'{{ n(\"svar\") }} <b>anställda</b>'", "''", STRUCTURE), @"");
    assert_snapshot!(refused("Styrelsen", "'{{ \"\" }}'", STRUCTURE), @"");
    assert_snapshot!(refused(STRUCTURE, "  - figure: {id: s, caption: C, kind: structure, boxes: {}}\n", STRUCTURE), @"");
    assert_snapshot!(refused(STRUCTURE, "  - figure: {id: s, caption: C, kind: structure}\n", STRUCTURE), @"");
    let many =
        (1..=25).map(|index| format!("b{index}: B")).collect::<Vec<_>>().join(", ");
    let many = format!(
        "  - figure: {{id: s, caption: C, kind: structure, boxes: {{{many}}}}}\n"
    );
    assert_snapshot!(refused(STRUCTURE, &many, STRUCTURE).lines().next().unwrap_or_default(), @"");
}

#[test]
fn mistakes_in_arrows() {
    assert_snapshot!(refused("from: soder", "from: söder", STRUCTURE), @"");
    assert_snapshot!(refused("from: soder", "from: styrelse", STRUCTURE), @"");
    assert_snapshot!(refused("label: rapporterar", "label: ''", STRUCTURE), @"");
    assert_snapshot!(refused("{from: soder,", "{to: styrelse,", STRUCTURE), @"");
    assert_snapshot!(refused("from: soder, to: styrelse, dashed: true", "from: norr, to: kansli, label: rapporterar", STRUCTURE), @"");
    assert_snapshot!(refused("dashed: true", "dotted: true", STRUCTURE), @"");
}

#[test]
fn mistakes_in_two_poles() {
    assert_snapshot!(refused("      between: men\n", "", VERSUS), @"");
    assert_snapshot!(refused("between: men", "between: ''", VERSUS), @"");
    assert_snapshot!(refused("between: men", "between: men\n      scale: Grad", VERSUS), @"");
    assert_snapshot!(refused("        - {label: Ovilja, drawbacks: [ingen släpper ifrån sig]}\n", "", VERSUS), @"");
}

#[test]
fn a_drawing_for_which_there_is_no_room_is_told() {
    let wide =
        (0..20).map(|index| format!("b{index}: Arbetsgruppen")).collect::<Vec<_>>();
    let arrows = (0..20)
        .flat_map(|from| {
            (0..20).filter(move |to| from + 7 < *to).map(move |to| (from, to))
        })
        .take(48)
        .map(|(from, to)| {
            format!("{{from: b{from}, to: b{to}, label: rapporterar till}}")
        });
    let blocks = format!(
        "  - figure:\n      id: s\n      caption: C\n      kind: structure\n      boxes: {{{}}}\n      arrows: [{}]\n",
        wide.join(", "),
        arrows.collect::<Vec<_>>().join(", ")
    );
    assert_snapshot!(refused(STRUCTURE, &blocks, STRUCTURE), @"");
}

#[test]
fn characters_without_a_glyph_are_told() {
    assert_snapshot!(refused("Styrelsen", "Styrelsen ☃", STRUCTURE), @"");
}
