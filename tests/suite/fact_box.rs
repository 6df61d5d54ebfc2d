//! Facts in a box: what readers get of them on paper and on the page, and what an author is
//! told.

use insta::assert_snapshot;
use serde_json::Value as Json;

use crate::examples::conforms;
use crate::harness::{REPORT, ReportTest};

const BOX: &str = "  - fact-box:
      title: Så svarade \"de {{ n(\"svar\") }}\"
      text: |
        Enkäten var *öppen* i tre veckor @verk2019.#footnote[Med påminnelser.]

        - {{ percent(\"nojda\") }} var nöjda.
";

fn with(blocks: &str) -> ReportTest {
    ReportTest::new().blocks(blocks)
}

#[test]
fn a_box_is_an_aside_of_its_title_and_accessible_on_paper() {
    let outcome = with(BOX)
        .append(REPORT, "output: {pdf: {standards: [a-3a, ua-1]}}\n")
        .build()
        .clean();
    let html = outcome.html();
    let aside = html.split_once("<aside").expect("a box").1;
    let aside = aside.split_once("</aside>").expect("its end").0;
    let (attributes, said) = aside.split_once('>').expect("the end of a tag");
    assert_eq!(
        attributes,
        " class=\"fact-box\" role=\"note\" aria-label=\"Så svarade &quot;de 6&quot;\""
    );
    assert!(said.contains("<p class=\"title\">Så svarade ”de 6”</p>"), "{said}");
    assert!(said.contains("<strong>öppen</strong>") && said.contains("<li>"), "{said}");
    conforms(&outcome.bytes("build/r/r.pdf"), ["3a", "ua1"]);
}

#[test]
fn a_box_without_a_title_is_named_in_the_language_of_the_report() {
    let html = |language: &str| {
        let chosen = format!("language: {language}");
        let test = with("  - fact-box: {text: Se @verk2019.}\n");
        test.replace(REPORT, "language: sv", &chosen).build().html()
    };
    for (language, name) in [
        ("sv", "Faktaruta"),
        ("nb", "Faktaboks"),
        ("en", "Fact box"),
        ("da", "Faktaboks"),
    ] {
        let named =
            format!("<aside class=\"fact-box\" role=\"note\" aria-label=\"{name}\">");
        assert!(html(language).contains(&named), "{language}");
    }
}

#[test]
fn the_document_has_its_title_its_text_and_the_numbers_of_both() {
    let outcome = with(BOX).tabulate();
    let document = outcome.text("build/r/document.json");
    let document = serde_json::from_str::<Json>(&document).expect("JSON");
    let item = &document["chapters"][0]["items"][0];
    assert_eq!(item["kind"], "fact-box");
    assert_eq!(item["title"], "Så svarade \"de 6\"");
    assert!(item["markup"].as_str().expect("a text").starts_with("Enkäten var *öppen*"));
    assert_eq!(item["numbers"][0]["number"], "svar");
    assert_eq!(item["numbers"][1]["number"], "nojda");
    assert!(item["id"].as_str().expect("an id").starts_with("fact-box:"));
}

#[test]
fn a_box_stays_whole_where_it_is_low_and_goes_on_where_it_is_high() {
    let words = "Så var det även förr, och så är det nu. ";
    let text = |name: &str, count: usize| {
        format!("  - {name}: {{text: \"{}\"}}\n", words.repeat(count))
    };
    let filler = format!("  - text: \"Se @verk2019. {}\"\n", words.repeat(60));
    let one = with(&filler).build().pages();
    // Not cut at the foot of a page.
    let high = with(&format!("{filler}{}", text("fact-box", 200))).build().pages();
    assert!(high >= one + 2, "{one} pages, with a high box {high}");
    let low = with(&format!("{filler}{}", text("fact-box", 12))).build();
    let typst = low.typst();
    assert!(typst.contains("#fact-box("), "{typst}");
}

#[test]
fn a_box_stands_beside_a_chart_as_words_do() {
    let outcome = with(
        "  - side-by-side:\n      - chart: {id: nojd, caption: Hur nöjda de är, of: panel, \
         variable: nojd}\n      - fact-box: {text: Se @diagram:nojd och @verk2019.}\n",
    )
    .build()
    .clean();
    assert!(outcome.html().contains("<div class=\"side-by-side side-rest\">"));
}

#[test]
fn a_box_has_a_text() {
    let told = |fact_box: &str| {
        let outcome = with(&format!("  - fact-box: {fact_box}\n")).rebuild();
        outcome.refused().to_owned()
    };
    assert_snapshot!(told("{title: Metod}"), @"
    error: a fact box lacks the key `text`
     --> book/r/chapters/01-resultat.yaml:3:15
      |
    3 |   - fact-box: {title: Metod}
      |               ^
      |
      = hint: add `text: …`
    ");
    assert_snapshot!(told("{title: '', text: ' '}"), @"
    error: the title of the fact box is empty
     --> book/r/chapters/01-resultat.yaml:3:23
      |
    3 |   - fact-box: {title: '', text: ' '}
      |                       ^^
      |
      = hint: write what the box is about, or leave out `title`

    error: the fact box is empty
     --> book/r/chapters/01-resultat.yaml:3:33
      |
    3 |   - fact-box: {title: '', text: ' '}
      |                                 ^^^
      |
      = hint: write its text, or remove the box
    ");
    assert_snapshot!(told("Så gick det till."), @r"
    error: here should stand the keys of a fact box, not the text `Så gick det till.`
     --> book/r/chapters/01-resultat.yaml:3:15
      |
    3 |   - fact-box: Så gick det till.
      |               ^^^^^^^^^^^^^^^^^
      |
      = hint: write its keys below, each on a line of its own: `text: …`
    ");
    assert_snapshot!(told("{title: Metod, blocks: [text: Så.]}"), @"
    error: a fact box lacks the key `text`
     --> book/r/chapters/01-resultat.yaml:3:15
      |
    3 |   - fact-box: {title: Metod, blocks: [text: Så.]}
      |               ^
      |
      = hint: add `text: …`

    error: unknown key `blocks` in a fact box
     --> book/r/chapters/01-resultat.yaml:3:30
      |
    3 |   - fact-box: {title: Metod, blocks: [text: Så.]}
      |                              ^^^^^^
      |
      = hint: choose one of `title`, `text`
    ");
}

#[test]
fn mistakes_in_a_box_are_told_where_they_stand() {
    let test = with(
        "  - fact-box:\n      title: 'De {{ n(\"svra\") }}'\n      text: |\n        Se \
         @diagram:intet.\n",
    );
    assert_snapshot!(test.rebuild().refused(), @r#"
    error: there is no number `svra`
     --> book/r/chapters/01-resultat.yaml:4:24
      |
    4 |       title: 'De {{ n("svra") }}'
      |                        ^^^^
      |
      = hint: did you mean `svar`?

    error: `@diagram:intet` refers to nothing
     --> book/r/chapters/01-resultat.yaml:6:12
      |
    6 |         Se @diagram:intet.
      |            ^^^^^^^^^^^^^^
      |
      = hint: choose one of `@section:resultat`, `@verk2019`
    "#);
    let test = with(
        "  - fact-box:\n      text: |\n        = Metod\n\n        Se @diagram:intet.\n",
    );
    assert_snapshot!(test.rebuild().refused(), @"
    error: a text cannot hold a heading
     --> book/r/chapters/01-resultat.yaml:5:9
      |
    5 |         = Metod
      |         ^
      |
      = hint: make it a `section`, and put the text under it in `blocks`; a fact box has a `title`

    error: `@diagram:intet` refers to nothing
     --> book/r/chapters/01-resultat.yaml:7:12
      |
    7 |         Se @diagram:intet.
      |            ^^^^^^^^^^^^^^
      |
      = hint: choose one of `@section:resultat`, `@verk2019`
    ");
}

#[test]
fn a_box_is_reviewed_as_other_texts_are() {
    let test = with(
        "  - fact-box:\n      title: Hälften av de 5 ringde\n      text: |\n        Av dem \
         var 83 procent nöjda, se diagram 3 och XYZ. Se @verk2019.\n",
    );
    assert_snapshot!(test.tabulate().done(), @r#"
    warning[typed-number]: `83 procent` is typed by hand, and nothing in the report gives it
     --> book/r/chapters/01-resultat.yaml:6:20
      |
    6 |         Av dem var 83 procent nöjda, se diagram 3 och XYZ. Se @verk2019.
      |                    ^^^^^^^^^^
      |
      = hint: name the number under `numbers` and quote it, or cite where it comes from
      = hint: or accept it in `report.yaml`: `accept: [{check: typed-number, of: "83 procent", reason: …}]`

    warning[typed-reference]: `diagram 3` is typed by hand
     --> book/r/chapters/01-resultat.yaml:6:41
      |
    6 |         Av dem var 83 procent nöjda, se diagram 3 och XYZ. Se @verk2019.
      |                                         ^^^^^^^^^
      |
      = hint: write `@diagram:ID`, which gives the right number always
      = hint: or accept it in `report.yaml`: `accept: [{check: typed-reference, of: "diagram 3", reason: …}]`

    warning[abbreviation]: the abbreviation `XYZ` is never spelt out
     --> book/r/chapters/01-resultat.yaml:6:55
      |
    6 |         Av dem var 83 procent nöjda, se diagram 3 och XYZ. Se @verk2019.
      |                                                       ^^^
      |
      = hint: spell it out where it comes first, as `hela namnet (XYZ)`, or under `abbreviations` in report.yaml
      = hint: or accept it in `report.yaml`: `accept: [{check: abbreviation, of: "XYZ", reason: …}]`
    "#);
    let test = with("  - fact-box: {title: Ring 070-174 06 05, text: Se @verk2019.}\n");
    assert_snapshot!(test.rebuild().refused_in_short(), @r#"
    error[direct-identifier]: a telephone number would be published: `07…`
    --> book/r/chapters/01-resultat.yaml:3:28
    = hint: take it away, or put something in its place that tells of nobody
    = hint: or accept it in `report.yaml`: `accept: [{check: direct-identifier, of: "07…", reason: …}]`
    "#);
}
