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
    let svg = outcome.text("build/r/drawings/s.svg");
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
fn mistakes_in_rows() {
    assert_snapshot!(refused("- [norr, soder]", "- [nor, soder]", STRUCTURE), @"
    error: there is no box `nor`
      --> book/r/chapters/01-resultat.yaml:31:12
       |
    31 |         - [nor, soder]
       |            ^^^
       |
       = hint: did you mean `norr`?
    ");
    assert_snapshot!(refused("- [norr, soder]", "- [norr]", STRUCTURE), @"
    error: the box `soder` stands in no row
      --> book/r/chapters/01-resultat.yaml:27:9
       |
    27 |         soder: Gruppen i söder
       |         ^^^^^
       |
       = hint: name it in `rows`, or remove the box
    ");
    assert_snapshot!(refused("- [norr, soder]", "- [norr, soder, kansli]", STRUCTURE), @"
    error: the box `kansli` stands in the rows twice
      --> book/r/chapters/01-resultat.yaml:31:25
       |
    31 |         - [norr, soder, kansli]
       |                         ^^^^^^
       |
       = hint: leave it in one place, and draw arrows to it
    ");
}

#[test]
fn mistakes_in_boxes() {
    assert_snapshot!(refused("- [norr, soder]", "- [norr, soder]\n        - []", STRUCTURE), @"
    error: a row without boxes
      --> book/r/chapters/01-resultat.yaml:32:11
       |
    32 |         - []
       |           ^
       |
       = hint: name the boxes that stand in it, or remove it
    ");
    assert_snapshot!(refused("styrelse: Styrelsen", "styrelse: ''", STRUCTURE), @"
    error: an empty text in the box `styrelse`
      --> book/r/chapters/01-resultat.yaml:24:19
       |
    24 |         styrelse: ''
       |                   ^^
       |
       = hint: write what stands in the box, or remove it
    ");
    assert_snapshot!(refused("soder: Gruppen i söder", "soder: {text: Gruppen i söder}", STRUCTURE), @"
    error: a box lacks the key `label`
      --> book/r/chapters/01-resultat.yaml:27:16
       |
    27 |         soder: {text: Gruppen i söder}
       |                ^
       |
       = hint: add `label: …`

    error: unknown key `text` in a box
      --> book/r/chapters/01-resultat.yaml:27:17
       |
    27 |         soder: {text: Gruppen i söder}
       |                 ^^^^
       |
       = hint: choose one of `label`, `points`, `emphasis`
    ");
    assert_snapshot!(refused("'{{ n(\"svar\") }} <b>anställda</b>'", "''", STRUCTURE), @"
    error: an empty text in the box `kansli`
      --> book/r/chapters/01-resultat.yaml:25:44
       |
    25 |         kansli: {label: Kansliet, points: [''], emphasis: true}
       |                                            ^^
       |
       = hint: write what stands in the box, or remove it
    ");
    assert_snapshot!(refused("Styrelsen", "'{{ \"\" }}'", STRUCTURE), @r#"
    error: this text of the drawing is empty once it is filled in
      --> book/r/chapters/01-resultat.yaml:24:19
       |
    24 |         styrelse: '{{ "" }}'
       |                   ^^^^^^^^^^
       |
       = hint: write something for the case that nothing is left of it
    "#);
    assert_snapshot!(refused(STRUCTURE, "  - figure: {id: s, caption: C, kind: structure, boxes: {}}\n", STRUCTURE), @"
    error: a drawing without boxes
      --> book/r/chapters/01-resultat.yaml:18:57
       |
    18 |   - figure: {id: s, caption: C, kind: structure, boxes: {}}
       |                                                         ^
       |
       = hint: give each box a name and a text: `board: Styrelsen`
    ");
    assert_snapshot!(refused(STRUCTURE, "  - figure: {id: s, caption: C, kind: structure}\n", STRUCTURE), @"
    error: a figure lacks the key `boxes`
      --> book/r/chapters/01-resultat.yaml:18:13
       |
    18 |   - figure: {id: s, caption: C, kind: structure}
       |             ^
       |
       = hint: add `boxes: …`
    ");
    let many =
        (1..=25).map(|index| format!("b{index}: B")).collect::<Vec<_>>().join(", ");
    let many = format!(
        "  - figure: {{id: s, caption: C, kind: structure, boxes: {{{many}}}}}\n"
    );
    assert_snapshot!(refused(STRUCTURE, &many, STRUCTURE).lines().next().unwrap_or_default(), @"error: 25 boxes; a drawing has at most 24");
}

#[test]
fn mistakes_in_arrows() {
    assert_snapshot!(refused("from: soder", "from: söder", STRUCTURE), @"
    error: there is no box `söder`
      --> book/r/chapters/01-resultat.yaml:35:18
       |
    35 |         - {from: söder, to: styrelse, dashed: true}
       |                  ^^^^^
       |
       = hint: did you mean `soder`?
    ");
    assert_snapshot!(refused("from: soder", "from: styrelse", STRUCTURE), @"
    error: an arrow from the box `styrelse` to itself
      --> book/r/chapters/01-resultat.yaml:35:11
       |
    35 |         - {from: styrelse, to: styrelse, dashed: true}
       |           ^
       |
       = hint: draw it to another box, or say it in the box with `points`
    ");
    assert_snapshot!(refused("label: rapporterar", "label: ''", STRUCTURE), @"
    error: the label of the arrow is empty
      --> book/r/chapters/01-resultat.yaml:34:43
       |
    34 |         - {from: norr, to: kansli, label: ''}
       |                                           ^^
       |
       = hint: write what the arrow means, or leave out `label`
    ");
    assert_snapshot!(refused("{from: soder, to: styrelse,", "{to: styrelse,", STRUCTURE), @r#"
    error: an arrow lacks the key `from`
      --> book/r/chapters/01-resultat.yaml:35:11
       |
    35 |         - {to: styrelse, dashed: true}
       |           ^
       |
       = hint: add `from: …`
    "#);
    assert_snapshot!(refused("from: soder, to: styrelse, dashed: true", "from: norr, to: kansli, label: rapporterar", STRUCTURE), @"
    error: the same arrow from `norr` to `kansli` twice
      --> book/r/chapters/01-resultat.yaml:35:11
       |
    35 |         - {from: norr, to: kansli, label: rapporterar}
       |           ^
       |
       = hint: remove one of them, or tell them apart with `label`
    ");
    assert_snapshot!(refused("dashed: true", "dotted: true", STRUCTURE), @"
    error: unknown key `dotted` in an arrow
      --> book/r/chapters/01-resultat.yaml:35:39
       |
    35 |         - {from: soder, to: styrelse, dotted: true}
       |                                       ^^^^^^
       |
       = hint: choose one of `from`, `to`, `label`, `both`, `dashed`
    ");
}

#[test]
fn mistakes_in_two_poles() {
    assert_snapshot!(refused("      between: men\n", "", VERSUS), @"
    error: a figure lacks the key `between`
      --> book/r/chapters/01-resultat.yaml:20:7
       |
    20 |       id: v
       |       ^
       |
       = hint: add `between: …`
    ");
    assert_snapshot!(refused("between: men", "between: ''", VERSUS), @"
    error: `between` is empty
      --> book/r/chapters/01-resultat.yaml:23:16
       |
    23 |       between: ''
       |                ^^
       |
       = hint: write the word that stands between the two, such as `mot` or `eller`
    ");
    assert_snapshot!(refused("between: men", "between: men\n      scale: Grad", VERSUS), @"
    error: unknown key `scale` in a figure
      --> book/r/chapters/01-resultat.yaml:24:7
       |
    24 |       scale: Grad
       |       ^^^^^
       |
       = hint: choose one of `id`, `caption`, `alt`, `image`, `kind`, `typst`, `ends`, `between`, `width`, `float`
    ");
    assert_snapshot!(refused("        - {label: Ovilja, drawbacks: [ingen släpper ifrån sig]}\n", "", VERSUS), @r#"
    error: there are two ends, and this list has 1
      --> book/r/chapters/01-resultat.yaml:25:9
       |
    25 |         - {label: Behov, points: ["{{ n('svar') }} <b>saknar tid</b>"]}
       |         ^
       |
       = hint: list the one end and then the other
    "#);
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
    assert_snapshot!(refused(STRUCTURE, &blocks, STRUCTURE), @"
    error: the drawing `s` has too many arrows beside each other for its place on the page
      --> book/r/chapters/01-resultat.yaml:19:11
       |
    19 |       id: s
       |           ^
       |
       = hint: let boxes that are connected stand in rows after each other, leave out labels of arrows, or make two drawings of it
    ");
}

#[test]
fn characters_without_a_glyph_are_told() {
    assert_snapshot!(refused("Styrelsen", "Styrelsen ☃", STRUCTURE), @"
    error: no font has the character `☃` of `Styrelsen ☃` in the drawing `s`
      --> book/r/chapters/01-resultat.yaml:20:11
       |
    20 |       id: s
       |           ^
       |
       = hint: leave it out, or write it in other letters
    ");
}
