//! Drawings made of words.

use insta::assert_snapshot;

use crate::harness::{ANSWERS, CHAPTER, ReportTest, bars};

const SPECTRUM: &str = "  - text: Se @figure:s.
  - figure:
      id: s
      caption: Grader av engagemang
      kind: spectrum
      scale: Grad av engagemang
      ends:
        - {label: Lågt, points: [information], advantages: ['{{ n(\"svar\") }} <b>svar</b>']}
        - {label: Högt, drawbacks: [konflikter, '*värderingar* utmanas']}
";

const FIELD: &str = "  - text: Se @figure:f.
  - figure:
      id: f
      caption: Engagemang och process
      kind: four-field
      across: {scale: Engagemang, ends: [Lågt, Högt]}
      up: {scale: Process, ends: [Långsam, Snabb]}
      top-left: Fort och fel
      top-right: {label: Snabbt, points: [hög insats]}
      bottom-left: [liten insats, inget händer]
      bottom-right: Kvalitet
";

#[test]
fn a_spectrum_is_text_on_the_web_page_and_describes_itself_in_print() {
    for kind in ["spectrum", "axis"] {
        let blocks = SPECTRUM.replace("kind: spectrum", &format!("kind: {kind}"));
        let outcome = ReportTest::new().blocks(&blocks).build().clean();
        let html = outcome.html();
        assert!(html.contains("<div class=\"words-drawing "), "{kind}");
        assert!(html.contains("6 &lt;b>svar&lt;/b>"), "{kind}: data is no markup");
        assert!(html.contains("<span class=\"unseen\">Nackdel: </span>konflikter"));
        let typ = outcome.typst();
        let alt = "Skala: Grad av engagemang, från lågt till högt. Lågt – Information. \
                   Fördelar: 6 <b>svar</b>. Högt – Nackdelar: konflikter; *värderingar* \
                   utmanas.";
        assert!(typ.contains(alt), "{typ}");
    }
}

#[test]
fn a_field_of_four_says_where_each_field_lies() {
    let outcome = ReportTest::new().blocks(FIELD).build().clean();
    let typ = outcome.typst();
    for part in [
        "Vågrätt: Engagemang, från lågt till högt. Lodrätt: Process, från långsam till snabb.",
        "Engagemang: lågt, process: snabb – Fort och fel.",
        "Snabbt (Engagemang: högt, process: snabb) – Hög insats.",
        "Engagemang: lågt, process: långsam – Liten insats; inget händer.",
        "Engagemang: högt, process: långsam – Kvalitet.",
    ] {
        assert!(typ.contains(part), "{part}");
    }
    assert!(outcome.html().contains("Engagemang: högt. Process: långsam."));
}

#[test]
fn an_author_s_own_description_wins() {
    let blocks = SPECTRUM.replace("kind: spectrum", "kind: axis\n      alt: En skala.");
    let outcome = ReportTest::new().blocks(&blocks).build().clean();
    let typ = outcome.typst();
    assert!(typ.contains("alt: \"En skala.\"") && !typ.contains("Skala: Grad"));
}

#[test]
fn mistakes_in_drawings() {
    let refused = |from: &str, to: &str, blocks: &str| {
        let changed = blocks.replacen(from, to, 1);
        assert_ne!(changed, blocks, "{from}");
        ReportTest::new()
            .replace(CHAPTER, "  - references\n", &format!("{changed}  - references\n"))
            .rebuild()
            .refused()
            .to_owned()
    };
    assert_snapshot!(refused("kind: spectrum", "kind: spektrum", SPECTRUM), @"
    error: `spektrum` is not a choice here
      --> book/r/chapters/01-resultat.yaml:22:13
       |
    22 |       kind: spektrum
       |             ^^^^^^^^
       |
       = hint: did you mean `spectrum`?
    ");
    assert_snapshot!(refused("        - {label: Högt, drawbacks: [konflikter, '*värderingar* utmanas']}\n", "", SPECTRUM), @r#"
    error: there are two ends, and this list has 1
      --> book/r/chapters/01-resultat.yaml:25:9
       |
    25 |         - {label: Lågt, points: [information], advantages: ['{{ n("svar") }} <b>svar</b>']}
       |         ^
       |
       = hint: list the one end and then the other
    "#);
    assert_snapshot!(refused("{label: Lågt, points", "{name: Lågt, points", SPECTRUM), @r#"
    error: an end of the scale lacks the key `label`
      --> book/r/chapters/01-resultat.yaml:25:11
       |
    25 |         - {name: Lågt, points: [information], advantages: ['{{ n("svar") }} <b>svar</b>']}
       |           ^
       |
       = hint: add `label: …`

    error: unknown key `name` in an end of the scale
      --> book/r/chapters/01-resultat.yaml:25:12
       |
    25 |         - {name: Lågt, points: [information], advantages: ['{{ n("svar") }} <b>svar</b>']}
       |            ^^^^
       |
       = hint: choose one of `label`, `points`, `advantages`, `drawbacks`
    "#);
    assert_snapshot!(refused("ends: [Långsam, Snabb]", "ends: [Snabb]", FIELD), @"
    error: expected a list of two, the low end and the high one, found a list
      --> book/r/chapters/01-resultat.yaml:24:34
       |
    24 |       up: {scale: Process, ends: [Snabb]}
       |                                  ^
    ");
    assert_snapshot!(refused("      bottom-right: Kvalitet\n", "", FIELD), @"
    error: a figure lacks the key `bottom-right`
      --> book/r/chapters/01-resultat.yaml:20:7
       |
    20 |       id: f
       |       ^
       |
       = hint: add `bottom-right: …`
    ");
    assert_snapshot!(refused("kind: four-field", "kind: four-field\n      image: a.svg", FIELD), @"
    error: a figure has one of `kind`, `image` and `typst`
      --> book/r/chapters/01-resultat.yaml:20:7
       |
    20 |       id: f
       |       ^
       |
       = hint: give one of the three
    ");
}

#[test]
fn the_charts_of_a_repeat_share_their_scale() {
    let outcome = ReportTest::new()
        .blocks(
            "  - repeat:
      over: ort
      of: panel
      blocks:
        - chart: {id: c, caption: 'Nöjdhet i {{ value }}', of: panel, variable: nojd}
  - chart: {id: alla, caption: Nöjdhet, of: panel, variable: nojd, by: ort}
",
        )
        .append(ANSWERS, "7;2;3;30\n")
        .build();
    let (four, two) = (bars(&outcome.svg("c-gavle")), bars(&outcome.svg("c-soderhamn")));
    assert_eq!((four.len(), two.len()), (3, 1), "a bar for each answer that was given");
    // One person in the one chart, two in the other.
    assert!((2.0 * four[0] - two[0]).abs() < 3.0, "{four:?} {two:?}");
}
