//! Signs in an author's texts that Typst would take for markup: they stand as they were
//! written, wherever a text can stand, or are told with what to write.

use insta::assert_snapshot;

use crate::harness::ReportTest;

/// What people write and paste, on one line.
const SIGNS: &str = r"Vi är #1 i länet och #2, i <kommun> bor <30 år, ftp://a.se/b och//eller, G:\FoU\2019 på \\server\fou, $20 och $30, ca ~20, 5 * 3, ökade* och minskade*, d`Or och l`Homme, C# -----, { a } sist";

fn told(blocks: &str) -> String {
    ReportTest::new().blocks(blocks).rebuild().refused().to_owned()
}

/// The web page's text without escapes.
fn read(blocks: &str) -> String {
    let outcome = ReportTest::new().blocks(blocks).build();
    outcome.done();
    // Footnotes stand behind the works.
    let text = outcome.page_text("Resultat", "Den förra mätningen");
    let note = match outcome.html().contains("Not: ") {
        true => outcome.page_text("Not: ", "sist.") + "sist.",
        false => String::new(),
    };
    let text = text + &note;
    [("&lt;", "<"), ("&gt;", ">"), ("&#x20;", " "), ("&amp;", "&")]
        .into_iter()
        .fold(text, |text, (entity, sign)| text.replace(entity, sign))
}

#[test]
fn they_stand_as_written_wherever_a_text_can_stand() {
    let blocks = format!(
        "  - text: |
      Se @table:t, @diagram:c och @verk2019.

      Stycke: {SIGNS}.

      - Led: {SIGNS}.
        - Inre: {SIGNS}.
  - fact-box: {{title: 'Titel: {SIGNS}.', text: 'Ruta: {SIGNS}.'}}
  - quote: {{text: 'Citat: {SIGNS}.', by: 'Vem: {SIGNS}.'}}
  - terms:
      Ord: 'Mening: {SIGNS}.'
  - cards:
      - {{name: Anna, role: 'Roll: {SIGNS}.', text: 'Kort: {SIGNS}.'}}
  - typed-table:
      id: t
      caption: 'Rubrik: {SIGNS}.'
      head: ['Huvud: {SIGNS}.', Två]
      rows:
        - ['Cell: {SIGNS}.', 'b#footnote[Not: {SIGNS}.]']
      note: 'Anm: {SIGNS}.'
  - chart: {{id: c, caption: 'Diagram: {SIGNS}.', of: panel, variable: ort, note: 'Under: {SIGNS}.'}}
  - section: 'Avsnitt: {SIGNS}.'
    blocks:
      - text: Slut.
"
    );
    let page = read(&blocks);
    // What reads the page takes what closes a tag for that.
    let signs = SIGNS.replace('>', "");
    for place in [
        "Stycke", "Led", "Inre", "Titel", "Ruta", "Citat", "Vem", "Mening", "Roll",
        "Kort", "Rubrik", "Huvud", "Cell", "Not", "Anm", "Diagram", "Under", "Avsnitt",
    ] {
        assert!(page.contains(&format!("{place}: {signs}.")), "{place}\n{page}");
    }
}

#[test]
fn a_remark_is_told() {
    assert_snapshot!(told("  - text: |\n      Se @verk2019. // kolla med Eva\n\n      /* och här */ mer.\n"), @r#"
    error: `// kolla med Eva` would not be printed
     --> book/r/chapters/01-resultat.yaml:4:21
      |
    4 |       Se @verk2019. // kolla med Eva
      |                     ^^^^^^^^^^^^^^^^
      |
      = hint: write `\//` if you mean the signs; a remark that no reader sees stands between `{#` and `#}`

    error: `/* och här */` would not be printed
     --> book/r/chapters/01-resultat.yaml:6:7
      |
    6 |       /* och här */ mer.
      |       ^^^^^^^^^^^^^
      |
      = hint: write `\/*` if you mean the signs; a remark that no reader sees stands between `{#` and `#}`
    "#);
}

#[test]
fn bold_as_others_write_it_is_told() {
    assert_snapshot!(told("  - text: Det är **mycket viktigt**, se @verk2019.\n"), @r#"
    error: two `*` after each other emphasise nothing
     --> book/r/chapters/01-resultat.yaml:3:18
      |
    3 |   - text: Det är **mycket viktigt**, se @verk2019.
      |                  ^^^^^^^^^^^^^^^^^^
      |
      = hint: write `*mycket viktigt*`, or `\*\*` if you mean the signs
    "#);
}

#[test]
fn pasted_lists_are_told() {
    assert_snapshot!(told("  - text: |\n      Vi gjorde tre saker @verk2019:\n      • frågade\n      • räknade\n  - text: |\n      1) ett\n      2) två\n  - text: |\n      – Hej!\n      – Hej själv!\n"), @"
    error: the lines that begin with `•` run together into one paragraph
     --> book/r/chapters/01-resultat.yaml:5:7
      |
    5 |       • frågade
      |       ^
      |
      = hint: begin each with `- `, which makes a list

    error: the lines that begin with `1)` run together into one paragraph
     --> book/r/chapters/01-resultat.yaml:8:7
      |
    8 |       1) ett
      |       ^^
      |
      = hint: begin each with `+ `, which numbers them, or leave an empty line between them

    error: the lines that begin with `–` run together into one paragraph
      --> book/r/chapters/01-resultat.yaml:11:7
       |
    11 |       – Hej!
       |       ^
       |
       = hint: begin each with `- ` for a list, or leave an empty line before each if somebody speaks
    ");
}

#[test]
fn a_heading_as_others_write_it_is_told() {
    assert_snapshot!(told("  - text: |\n      ## Bakgrund\n\n      Se @verk2019.\n"), @"
    error: a text cannot hold a heading
     --> book/r/chapters/01-resultat.yaml:4:7
      |
    4 |       ## Bakgrund
      |       ^^
      |
      = hint: make it a `section`, and put the text under it in `blocks`; a fact box has a `title`
    ");
}

#[test]
fn backquotes_around_nothing_are_told() {
    assert_snapshot!(told("  - text: Han sade ``hej'' och ```kod``` @verk2019.\n"), @"
    error: these backquotes hold nothing, and would not be printed
     --> book/r/chapters/01-resultat.yaml:3:20
      |
    3 |   - text: Han sade ``hej'' och ```kod``` @verk2019.
      |                    ^^
      |
      = hint: write `”` for a quotation mark

    error: `kod` would not be printed: after three backquotes stands the language of a piece of code
     --> book/r/chapters/01-resultat.yaml:3:35
      |
    3 |   - text: Han sade ``hej'' och ```kod``` @verk2019.
      |                                   ^^^
      |
      = hint: write one backquote on each side, or begin a new line after the three
    ");
}

#[test]
fn a_command_that_nothing_follows_is_told() {
    assert_snapshot!(told("  - text: 'Vår tagg är #table, se @verk2019.'\n"), @r#"
    error: `#table` is a command of Typst, and does nothing here
     --> book/r/chapters/01-resultat.yaml:3:24
      |
    3 |   - text: 'Vår tagg är #table, se @verk2019.'
      |                        ^^^^^^
      |
      = hint: write `\#table` if you mean the text, or say what it is to do: `#table(…)`
    "#);
}

#[test]
fn an_unknown_name_after_an_at_sign_is_told_with_what_to_write() {
    assert_snapshot!(told("  - text: 'Följ oss som @regionhalland, och se @verk2019.'\n"), @r#"
    error: `@regionhalland` refers to nothing
     --> book/r/chapters/01-resultat.yaml:3:25
      |
    3 |   - text: 'Följ oss som @regionhalland, och se @verk2019.'
      |                         ^^^^^^^^^^^^^^
      |
      = hint: use `@verk2019`, the only one there is
      = hint: write `\@regionhalland` if you mean the text
    "#);
}

#[test]
fn single_braces_around_a_call_are_told() {
    assert_snapshot!(told("  - text: 'Av { n(\"svar\") } är {percent(”nojda”)}} nöjda @verk2019.'\n"), @r#"
    error: `{ n("svar") }` is printed as it stands
     --> book/r/chapters/01-resultat.yaml:3:15
      |
    3 |   - text: 'Av { n("svar") } är {percent(”nojda”)}} nöjda @verk2019.'
      |               ^^^^^^^^^^^^^
      |
      = hint: write `{{ n("svar") }}`, with two braces on each side

    error: `{percent(”nojda”)}` is printed as it stands
     --> book/r/chapters/01-resultat.yaml:3:32
      |
    3 |   - text: 'Av { n("svar") } är {percent(”nojda”)}} nöjda @verk2019.'
      |                                ^^^^^^^^^^^^^^^^^^
      |
      = hint: write `{{ percent(”nojda”) }}`, with two braces on each side
    "#);
    assert_snapshot!(told("  - table: {id: t, caption: 'Av {n(\"svar\")} svar', of: panel, rows: ort}\n  - text: Se @table:t, @verk2019 och `{ n(\"svar\") }`.\n"), @r#"
    error: `{n("svar")}` is printed as it stands
     --> book/r/chapters/01-resultat.yaml:3:33
      |
    3 |   - table: {id: t, caption: 'Av {n("svar")} svar', of: panel, rows: ort}
      |                                 ^^^^^^^^^^^
      |
      = hint: write `{{ n("svar") }}`, with two braces on each side
    "#);
}

#[test]
fn quotation_marks_of_word_processors_in_a_call_are_told() {
    assert_snapshot!(told("  - text: 'Av {{ n(”svar”) }} svar @verk2019.'\n"), @r#"
    error: the quotation marks in `”svar”` are curly
     --> book/r/chapters/01-resultat.yaml:3:20
      |
    3 |   - text: 'Av {{ n(”svar”) }} svar @verk2019.'
      |                    ^^^^^^
      |
      = hint: write straight ones: `n("svar")`
    "#);
}

#[test]
fn a_bracket_that_is_not_closed_in_a_condition_is_told() {
    assert_snapshot!(told("  - text: 'A {% if shown(\"svar\" %}b{% endif %} @verk2019.'\n"), @r#"
    error: this `(` is not closed
     --> book/r/chapters/01-resultat.yaml:3:25
      |
    3 |   - text: 'A {% if shown("svar" %}b{% endif %} @verk2019.'
      |                         ^
      |
      = hint: close it with `)`, as in `n("id")`
    "#);
}

#[test]
fn a_mistake_in_a_condition_is_told_as_one() {
    let told =
        told("  - text: 'A {% if shown(\"svar\") and %}b{% endif %} @verk2019.'\n");
    assert!(told.starts_with("error: mistake in a `{% … %}` of the text: "), "{told}");
}

#[test]
fn an_address_with_an_open_bracket_is_told() {
    assert_snapshot!(told("  - text: 'Se https://a.se/b(c @verk2019.'\n"), @r#"
    error: a bracket of this address is not closed
     --> book/r/chapters/01-resultat.yaml:3:15
      |
    3 |   - text: 'Se https://a.se/b(c @verk2019.'
      |               ^^^^^^^^^^^^^^^^
      |
      = hint: put a space before the bracket, or write `#link("…")[…]`
    "#);
}

#[test]
fn every_lost_sign_has_its_own_place_after_expressions() {
    assert_snapshot!(told("  - text: |\n      Av {{ n(\"svar\") }} svar i <stad> och #3,\n      se **här** @verk2019.\n"), @r#"
    error: two `*` after each other emphasise nothing
     --> book/r/chapters/01-resultat.yaml:5:10
      |
    5 |       se **här** @verk2019.
      |          ^^^^^^^
      |
      = hint: write `*här*`, or `\*\*` if you mean the signs
    "#);
}
