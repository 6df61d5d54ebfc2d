//! Authors of works: what would be cited otherwise than it is written is told before it is
//! printed, with how to write it, in YAML and in BibTeX.

use crate::harness::{REPORT, ReportTest, WORKS};

/// What is told of a bibliography of which everything is cited.
fn told(works: &str, keys: &[&str]) -> String {
    cited(ReportTest::new().file(WORKS, works), keys)
}

fn told_of_bibtex(works: &str, keys: &[&str]) -> String {
    let test = ReportTest::new().file("book/r/verk.bib", works).without(WORKS).replace(
        REPORT,
        "verk.yaml",
        "verk.bib",
    );
    cited(test, keys)
}

fn cited(test: ReportTest, keys: &[&str]) -> String {
    let cited = keys.iter().map(|key| format!("@{key}")).collect::<Vec<_>>().join(", ");
    let outcome = test.blocks(&format!("  - text: Se {cited}.\n")).look_over();
    outcome.done().to_owned()
}

#[test]
fn an_authority_that_would_lose_its_name() {
    let works = "scb: {type: report, title: Ett, author: Statistiska centralbyrån, date: 2021}\nskr:\n  type: report\n  title: Två\n  author:\n    - Sveriges Kommuner och Regioner\n    - 'Ek, Bo'\n  date: 2021\n";
    let told = told(works, &["scb", "skr"]);
    for words in [
        "the author `Statistiska centralbyrån` of `scb` would not be named",
        "hint: write `author: {name: \"Statistiska centralbyrån\"}`",
        "the author `Sveriges Kommuner och Regioner` of `skr` would be named `Regioner`",
        "hint: write `{name: \"Sveriges Kommuner och Regioner\"}` in the list",
    ] {
        assert!(told.contains(words), "{words}\n{told}");
    }
}

#[test]
fn names_that_are_divided_at_their_commas() {
    let works = "berg: {type: report, title: Ett, author: [Berg, Bo, Ek, Eva], date: 2020}\nlarsson: {type: report, title: Två, author: 'Larsson, Anna, Ek', date: 2020}\n";
    let told = told(works, &["berg", "larsson"]);
    for words in [
        "`author` of `berg` names 4 persons of one name each",
        "`author: [\"Berg, Bo\", \"Ek, Eva\"]`",
        "`Larsson, Anna, Ek` of `larsson` is read as one name, and holds several",
    ] {
        assert!(told.contains(words), "{words}\n{told}");
    }
}

#[test]
fn a_work_of_nobody() {
    let works = "rapport: {type: report, title: Ett, publisher: SKR, date: 2020}\nlag: {type: legislation, title: Lag, date: 2017}\n";
    let told = told(works, &["rapport", "lag"]);
    assert!(
        told.contains("`rapport` has no author, and is cited by its title"),
        "{told}"
    );
    assert!(!told.contains("`lag`"), "{told}");
}

#[test]
fn authorities_that_are_read_as_they_are_written() {
    let works = "scb: {type: report, title: A, author: SCB, date: 2020}
skr: {type: report, title: B, author: SKR, date: 2020}
sos: {type: report, title: C, author: Socialstyrelsen, date: 2020}
rh: {type: report, title: D, author: Region Halland, date: 2020}
sc: {type: report, title: E, author: {name: Statistiska centralbyrån}, date: 2020}
tva: {type: report, title: F, author: [SKR, SCB], date: 2020}
tre: {type: report, title: G, author: [Socialstyrelsen, Folkhälsomyndigheten], date: 2020}
von: {type: report, title: H, author: 'von der Leyen, Ursula', date: 2020}
jr: {type: report, title: I, author: 'King, Jr., Martin Luther', date: 2020}
red: {type: anthology, title: J, editor: 'Ek, Bo', date: 2020}
utan: {type: report, title: K, author: SKR}
";
    let keys =
        ["scb", "skr", "sos", "rh", "sc", "tva", "tre", "von", "jr", "red", "utan"];
    assert_eq!(told(works, &keys), "");
}

#[test]
fn authorities_without_braces_in_bibtex() {
    let works = "@report{scb, title={A}, author={Statistiska centralbyrån}, date={2020}}
@report{moh, title={B}, author={Ministry of Health and Welfare}, date={2021}}
@book{rh, title={C}, author={Region Halland}, year={2021}}
@book{komma, title={D}, author={Larsson, Anna, Ek, Bo}, year={2021}}
@techreport{tr, title={E}, institution={SKR}, year={2021}}
";
    let told = told_of_bibtex(works, &["scb", "moh", "rh", "komma", "tr"]);
    for words in [
        "the author `Statistiska centralbyrån` of `scb` would be named `centralbyrån`",
        "`author = {{Statistiska centralbyrån}}`",
        "the author `Ministry of Health` of `moh` would be named `Health`",
        "the author `Region Halland` of `rh` would be named `Halland`",
        "of `komma` is read as one name, and holds several",
        "`tr` has no author, and is cited by its title",
    ] {
        assert!(told.contains(words), "{words}\n{told}");
    }
}

#[test]
fn names_that_bibtex_reads_as_they_are_written() {
    let works = "@book{a, title={A}, author={Anna Larsson and Ek, Bo and von der Leyen, Ursula}, year={2021}}
@report{b, title={B}, author={{Statistiska centralbyrån}}, date={2020}}
@book{c, title={C}, author={Socialstyrelsen}, year={2021}}
@book{d, title={D}, editor={Ek, Bo}, year={2021}}
";
    assert_eq!(told_of_bibtex(works, &["a", "b", "c", "d"]), "");
}

#[test]
fn a_year_alone_and_two_works_of_one_year() {
    let works = "ett: {type: web, title: Ett, author: SKR, date: 2021, url: 'https://a.se/b'}
tva: {type: web, title: Två, author: SKR, date: 2021, url: {value: 'https://a.se/c', date: 2022}}
tre: {type: web, title: Tre, author: Socialstyrelsen, date: 2020, url: 'https://a.se/d'}
";
    let test = ReportTest::new().file(WORKS, works);
    let outcome = test.blocks("  - text: Se @ett, @tva och @tre.\n").build().clean();
    let page = outcome.page_text("Resultat", "https://a.se/d");
    let page = page.replace(' ', "");
    for part in [
        "SKR,2021a",
        "SKR,2021b",
        "SKR.(2021a).",
        "SKR.(2021b).",
        "Socialstyrelsen.(2020).",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
}
