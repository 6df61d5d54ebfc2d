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
    let text = outcome.page_text("Resultat", "Den förra mätningen");
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
    for place in [
        "Stycke", "Led", "Inre", "Titel", "Ruta", "Citat", "Vem", "Mening", "Roll",
        "Kort", "Rubrik", "Huvud", "Cell", "Not", "Anm", "Diagram", "Under", "Avsnitt",
    ] {
        assert!(page.contains(&format!("{place}: {SIGNS}.")), "{place}\n{page}");
    }
}

#[test]
fn a_remark_is_told() {
    assert_snapshot!(told("  - text: |\n      Se @verk2019. // kolla med Eva\n\n      /* och här */ mer.\n"), @"");
}

#[test]
fn bold_as_others_write_it_is_told() {
    assert_snapshot!(told("  - text: Det är **mycket viktigt**, se @verk2019.\n"), @"");
}

#[test]
fn pasted_lists_are_told() {
    assert_snapshot!(told("  - text: |\n      Vi gjorde tre saker @verk2019:\n      •\tfrågade\n      •\träknade\n  - text: |\n      1) ett\n      2) två\n  - text: |\n      – Hej!\n      – Hej själv!\n"), @"");
}

#[test]
fn a_heading_as_others_write_it_is_told() {
    assert_snapshot!(told("  - text: |\n      ## Bakgrund\n\n      Se @verk2019.\n"), @"");
}

#[test]
fn backquotes_around_nothing_are_told() {
    assert_snapshot!(told("  - text: Han sade ``hej'' och ```kod``` @verk2019.\n"), @"");
}

#[test]
fn a_command_that_nothing_follows_is_told() {
    assert_snapshot!(told("  - text: 'Vår tagg är #table, se @verk2019.'\n"), @"");
}

#[test]
fn an_unknown_name_after_an_at_sign_is_told_with_what_to_write() {
    assert_snapshot!(told("  - text: 'Följ oss som @regionhalland, och se @verk2019.'\n"), @"");
}

#[test]
fn single_braces_around_a_call_are_told() {
    assert_snapshot!(told("  - text: 'Av { n(\"svar\") } är {percent(”nojda”)}} nöjda @verk2019.'\n"), @"");
    assert_snapshot!(told("  - table: {id: t, caption: 'Av {n(\"svar\")} svar', of: panel, rows: ort}\n  - text: Se @table:t, @verk2019 och `{ n(\"svar\") }`.\n"), @"");
}

#[test]
fn quotation_marks_of_word_processors_in_a_call_are_told() {
    assert_snapshot!(told("  - text: 'Av {{ n(”svar”) }} svar @verk2019.'\n"), @"");
}

#[test]
fn a_bracket_that_is_not_closed_in_a_condition_is_told() {
    assert_snapshot!(told("  - text: 'A {% if shown(\"svar\" %}b{% endif %} @verk2019.'\n"), @"");
}

#[test]
fn a_mistake_in_a_condition_is_told_as_one() {
    assert_snapshot!(told("  - text: 'A {% if shown(\"svar\") and %}b{% endif %} @verk2019.'\n"), @"");
}

#[test]
fn an_address_with_an_open_bracket_is_told() {
    assert_snapshot!(told("  - text: 'Se https://a.se/b(c @verk2019.'\n"), @"");
}

#[test]
fn every_lost_sign_has_its_own_place_after_expressions() {
    assert_snapshot!(told("  - text: |\n      Av {{ n(\"svar\") }} svar i <stad> och #3,\n      se **här** @verk2019.\n"), @"");
}
