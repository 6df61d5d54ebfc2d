//! What a report is known by to libraries, archives and search engines: where readers and
//! programs find it, and what an author is told of a slip.

use insta::assert_snapshot;
use serde_json::Value as Json;

use crate::examples::conforms;
use crate::harness::{Outcome, REPORT, ReportTest};

const FACTS: &str = "\
authors:
  - Anna Exempel
  - {name: Josiah Carberry, role: forskare, affiliation: FoU Provort, orcid: 0000-0002-1825-0097}
abstract: Av {{ n(\"svar\") }} som svarade var {{ percent(\"nojda\") }} nöjda.
keywords: [nöjdhet, panel]
licence: CC-BY-4.0
isbn: 978-3-16-148410-0
doi: 10.5555/prov-2020
case-number: FoU 2020/17
organisation-number: 0020000006
funding: [Provorts kommun, {funder: Provrådet, grant: 2020-17}]
cite-as: auto
";

fn with(facts: &str) -> ReportTest {
    ReportTest::new().append(REPORT, facts)
}

fn json(outcome: &Outcome, file: &str) -> Json {
    serde_json::from_str(&outcome.text(file)).expect("JSON")
}

/// What an author is told of some lines of `report.yaml`.
fn told(facts: &str) -> String {
    with(facts).rebuild().refused().to_owned()
}

#[test]
fn the_facts_stand_in_the_foot_and_the_head_of_the_page() {
    let html = with(FACTS).build().clean().html();
    let foot = html.split_once("<footer>").expect("a foot").1;
    for told in [
        "<p><strong>Anna Exempel</strong></p>",
        "<p><strong>Josiah Carberry</strong>, forskare, FoU Provort, \
         <a href=\"https://orcid.org/0000-0002-1825-0097\">",
        "<dt>Sammandrag</dt><dd>Av 6 som svarade var 75\u{a0}procent nöjda.</dd>",
        "<dt>Nyckelord</dt><dd>nöjdhet, panel</dd>",
        "<dt>ISBN</dt><dd>978-3-16-148410-0</dd>",
        "<a href=\"https://doi.org/10.5555/prov-2020\">https://doi.org/10.5555/prov-2020</a>",
        "<dt>Diarienummer</dt><dd>FoU 2020/17</dd>",
        "<dt>Organisationsnummer</dt><dd>002000-0006</dd>",
        "<a rel=\"license\" href=\"https://creativecommons.org/licenses/by/4.0/\">CC BY 4.0</a>",
        "<dt>Finansiering</dt><dd>Provorts kommun; Provrådet (2020-17)</dd>",
        "<dt>Så här citerar du</dt><dd>Anna Exempel och Josiah Carberry (2020). En liten \
         mätning. FoU Provort. https://doi.org/10.5555/prov-2020</dd>",
    ] {
        assert!(foot.contains(told), "{told}\n{foot}");
    }
    let head = html.split_once("</head>").expect("a head").0;
    let meta = head.lines().filter(|line| line.starts_with("<meta name=\"citation_"));
    assert_snapshot!(meta.collect::<Vec<_>>().join("\n"), @r#"
    <meta name="citation_title" content="En liten mätning">
    <meta name="citation_author" content="Anna Exempel">
    <meta name="citation_author" content="Josiah Carberry">
    <meta name="citation_author_institution" content="FoU Provort">
    <meta name="citation_author_orcid" content="https://orcid.org/0000-0002-1825-0097">
    <meta name="citation_publication_date" content="2020/01/31">
    <meta name="citation_technical_report_institution" content="FoU Provort">
    <meta name="citation_isbn" content="978-3-16-148410-0">
    <meta name="citation_doi" content="10.5555/prov-2020">
    <meta name="citation_keywords" content="nöjdhet">
    <meta name="citation_keywords" content="panel">
    <meta name="citation_language" content="sv">
    "#);
    for meta in [
        "<meta name=\"description\" content=\"Av 6 som svarade var 75\u{a0}procent nöjda.\">",
        "<meta name=\"keywords\" content=\"nöjdhet, panel\">",
        "<meta property=\"og:title\" content=\"En liten mätning\">",
        "<meta property=\"og:locale\" content=\"sv_SE\">",
        "<meta name=\"DC.creator\" content=\"Anna Exempel\">",
        "<meta name=\"DC.identifier\" content=\"https://doi.org/10.5555/prov-2020\">",
        "<meta name=\"DC.rights\" content=\"https://creativecommons.org/licenses/by/4.0/\">",
    ] {
        assert!(head.contains(meta), "{meta}\n{head}");
    }
    assert!(!html.contains("<script"));
}

#[test]
fn the_facts_stand_in_the_pdf_and_its_metadata() {
    let outcome = with(FACTS)
        .append(REPORT, "output: {pdf: {standards: [a-3a, ua-1]}}\n")
        .build()
        .clean();
    let pdf = outcome.bytes("build/r/r.pdf");
    conforms(&pdf, ["3a", "ua1"]);
    let document = lopdf::Document::load_mem(&pdf).expect("a PDF");
    let pages = document.get_pages().into_keys().collect::<Vec<_>>();
    let text = document.extract_text(&pages[1..2]).expect("the title page");
    for told in ["FoU 2020/17", "978-3-16-148410-0", "002000-0006"] {
        assert!(text.contains(told), "{told}\n{text}");
    }
    let xmp = document.objects.values().find_map(|object| {
        let stream = object.as_stream().ok()?;
        let content = String::from_utf8_lossy(&stream.content).into_owned();
        content.contains("<x:xmpmeta").then_some(content)
    });
    let xmp = xmp.expect("metadata");
    for told in [
        "Av 6 som svarade var 75\u{a0}procent nöjda.",
        "<pdf:Keywords>nöjdhet, panel</pdf:Keywords>",
        "<rdf:li>Anna Exempel, Josiah Carberry</rdf:li>",
    ] {
        assert!(xmp.contains(told), "{told}\n{xmp}");
    }
}

#[test]
fn records_and_archive_know_the_facts() {
    let built = with(FACTS).build();
    let document = json(&built, "build/r/document.json");
    assert_eq!(
        document["facts"]["abstract"],
        "Av 6 som svarade var 75\u{a0}procent nöjda."
    );
    assert_eq!(document["facts"]["numbers"][0]["number"], "svar");
    assert_eq!(document["authors"][1], "Josiah Carberry");
    let manifest = json(&built, "build/r/manifest.json");
    assert_eq!(manifest["facts"]["doi"], "10.5555/prov-2020");
    assert_eq!(manifest["facts"]["licence"]["id"], "CC-BY-4.0");

    let archived = with(FACTS)
        .replace(crate::harness::CODEBOOK, "synthetic: false", "synthetic: true")
        .run(&["archive", "r", "--quiet"]);
    archived.done();
    let files = crate::archive::files_of(&archived.bytes("build/r.zip"));
    let (_, crate_json) = files
        .iter()
        .find(|(name, _)| name.ends_with("data/ro-crate-metadata.json"))
        .expect("a description");
    let described = serde_json::from_slice::<Json>(crate_json).expect("JSON");
    let graph = described["@graph"].as_array().expect("entities");
    let entity = |id: &str| {
        let found = graph.iter().find(|entity| entity["@id"] == id);
        found.unwrap_or_else(|| panic!("no {id}"))
    };
    let root = entity("./");
    let licence = "https://creativecommons.org/licenses/by/4.0/";
    assert_eq!(root["license"]["@id"], licence);
    assert_eq!(entity(licence)["identifier"], "CC-BY-4.0");
    assert_eq!(root["keywords"], "nöjdhet, panel");
    assert_eq!(root["author"][1]["@id"], "https://orcid.org/0000-0002-1825-0097");
    let author = entity("https://orcid.org/0000-0002-1825-0097");
    assert_eq!(
        (&author["name"], &author["jobTitle"]),
        (&"Josiah Carberry".into(), &"forskare".into())
    );
    let affiliation = author["affiliation"]["@id"].as_str().expect("an id");
    assert_eq!(entity(affiliation)["name"], "FoU Provort");
    assert_eq!(entity("https://doi.org/10.5555/prov-2020")["propertyID"], "DOI");
    assert_eq!(entity("#isbn")["value"], "978-3-16-148410-0");
    assert_eq!(entity("#grant-2")["identifier"], "2020-17");
    assert_eq!(entity("#publisher")["identifier"], "002000-0006");
}

#[test]
fn a_report_that_says_nothing_of_it_is_as_it_was() {
    let plain = with("authors: [Anna Exempel]\n").build();
    let html = plain.html();
    assert!(!html.contains("class=\"facts\"") && !html.contains("citation_"), "{html}");
    assert!(json(&plain, "build/r/document.json").get("facts").is_none());
    assert!(json(&plain, "build/r/manifest.json").get("facts").is_none());
}

#[test]
fn a_citation_follows_the_language_and_what_is_known() {
    let cited = |facts: &str, language: &str| {
        let test = with(facts);
        let language = format!("language: {language}");
        let html = test.replace(REPORT, "language: sv", &language).build().html();
        let after = html.split_once("<dd>").expect("a fact").1;
        after.split_once("</dd>").expect("its end").0.to_owned()
    };
    let two = "authors: [A. Ett, B. Två]\ncite-as: auto\n";
    assert_eq!(
        cited(two, "sv"),
        "A. Ett och B. Två (2020). En liten mätning. FoU Provort."
    );
    assert_eq!(
        cited(two, "en"),
        "A. Ett and B. Två (2020). En liten mätning. FoU Provort."
    );
    // Without authors the publisher has written it.
    let none = "subtitle: Hur gick det?\norganisation: Provort\n\
                series: {name: Serie, number: 3}\ncite-as: auto\n";
    assert_eq!(
        cited(none, "nb"),
        "FoU Provort (2020). En liten mätning: Hur gick det? (Serie 3). Provort."
    );
    assert_eq!(cited("cite-as: Så här.\n", "sv"), "Så här.");
}

#[test]
fn a_number_typed_in_an_abstract_is_found() {
    let outcome = with("abstract: Av dem var 60 procent nöjda.\n").check();
    assert_snapshot!(outcome.stderr, @r#"
    r: reading
    r: computing
    r: drawing charts 1/1
    warning[typed-number]: `60 procent` is typed by hand, and nothing in the report gives it
      --> book/r/report.yaml:20:22
       |
    20 | abstract: Av dem var 60 procent nöjda.
       |                      ^^^^^^^^^^
       |
       = hint: name the number under `numbers` and quote it, or cite where it comes from
       = hint: or accept it in `report.yaml`: `accept: [{check: typed-number, of: "60 procent", reason: …}]`

    r: no mistakes. 1 chart, 1 table, 1 warning, [TIME] s.
    "#);
}

#[test]
fn an_isbn_is_held_against_its_digits() {
    assert_snapshot!(told("isbn: 978-3-16-148410-1\n"), @"
    error: `978-3-16-148410-1` is no ISBN: the last digit does not fit the others
      --> book/r/report.yaml:20:7
       |
    20 | isbn: 978-3-16-148410-1
       |       ^^^^^^^^^^^^^^^^^
       |
       = hint: compare it with what you were given; if all the others are right, it ends in 0
    ");
    assert_snapshot!(told("isbn: 3-16-148410-X\n"), @"
    error: `3-16-148410-X` is an ISBN of 10 digits, as they were until 2007
      --> book/r/report.yaml:20:7
       |
    20 | isbn: 3-16-148410-X
       |       ^^^^^^^^^^^^^
       |
       = hint: write the one of 13: `9783161484100`
    ");
    assert_snapshot!(told("isbn: under arbete\n"), @"
    error: `under arbete` is no ISBN
      --> book/r/report.yaml:20:7
       |
    20 | isbn: under arbete
       |       ^^^^^^^^^^^^
       |
       = hint: write its 13 digits, which begin with 978 or 979, with or without hyphens
    ");
    assert_snapshot!(told("isbn: 123-3-16-148410-0\n"), @"
    error: `123-3-16-148410-0` is no ISBN
      --> book/r/report.yaml:20:7
       |
    20 | isbn: 123-3-16-148410-0
       |       ^^^^^^^^^^^^^^^^^
       |
       = hint: write its 13 digits, which begin with 978 or 979, with or without hyphens
    ");
}

#[test]
fn a_doi_has_a_form() {
    assert_snapshot!(told("doi: https://doi.org/10.5555/prov-2020\n"), @"
    error: `https://doi.org/10.5555/prov-2020` is more than a DOI
      --> book/r/report.yaml:20:6
       |
    20 | doi: https://doi.org/10.5555/prov-2020
       |      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
       |
       = hint: write `10.5555/prov-2020`
    ");
    assert_snapshot!(told("doi: 10.5555\n"), @"
    error: `10.5555` is no DOI
      --> book/r/report.yaml:20:6
       |
    20 | doi: 10.5555
       |      ^^^^^^^
       |
       = hint: write it as it was given, such as `10.5555/rapport-2020`
    ");
}

#[test]
fn an_orcid_is_held_against_its_digits() {
    let author = |orcid: &str| told(&format!("authors: [{{name: A, orcid: {orcid}}}]\n"));
    assert_snapshot!(author("0000-0002-1825-0098"), @"
    error: `0000-0002-1825-0098` is no ORCID iD: the last digit does not fit the others
      --> book/r/report.yaml:20:28
       |
    20 | authors: [{name: A, orcid: 0000-0002-1825-0098}]
       |                            ^^^^^^^^^^^^^^^^^^^
       |
       = hint: compare it with what you were given; if all the others are right, it ends in 7
    ");
    assert_snapshot!(author("https://orcid.org/0000-0002-1825-0097"), @"
    error: `https://orcid.org/0000-0002-1825-0097` is more than an ORCID iD
      --> book/r/report.yaml:20:28
       |
    20 | authors: [{name: A, orcid: https://orcid.org/0000-0002-1825-0097}]
       |                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
       |
       = hint: write `0000-0002-1825-0097`
    ");
    assert_snapshot!(author("åäö0-0002-1825-0097"), @"
    error: `åäö0-0002-1825-0097` is no ORCID iD
      --> book/r/report.yaml:20:28
       |
    20 | authors: [{name: A, orcid: åäö0-0002-1825-0097}]
       |                            ^^^^^^^^^^^^^^^^^^^
       |
       = hint: write its 16 digits in groups of four, such as `0000-0002-1825-0097`
    ");
    assert_snapshot!(told("authors: [{roll: forskare}]\n"), @"
    error: an author lacks the key `name`
      --> book/r/report.yaml:20:11
       |
    20 | authors: [{roll: forskare}]
       |           ^
       |
       = hint: add `name: …`

    error: unknown key `roll` in an author
      --> book/r/report.yaml:20:12
       |
    20 | authors: [{roll: forskare}]
       |            ^^^^
       |
       = hint: did you mean `role`?
    ");
}

#[test]
fn an_organisation_has_the_number_of_its_country() {
    assert_snapshot!(told("organisation-number: 202100-5449\n"), @"
    error: `202100-5449` is no number of an organisation: the last digit does not fit the others
      --> book/r/report.yaml:20:22
       |
    20 | organisation-number: 202100-5449
       |                      ^^^^^^^^^^^
       |
       = hint: compare it with what you were given; if all the others are right, it ends in 8
    ");
    assert_snapshot!(told("organisation-number: 974 760 674\n"), @"
    error: `974 760 674` is no number of an organisation: the last digit does not fit the others
      --> book/r/report.yaml:20:22
       |
    20 | organisation-number: 974 760 674
       |                      ^^^^^^^^^^^
       |
       = hint: compare it with what you were given; if all the others are right, it ends in 3
    ");
    assert_snapshot!(told("organisation-number: 12345\n"), @"
    error: `12345` is no number of an organisation
      --> book/r/report.yaml:20:22
       |
    20 | organisation-number: 12345
       |                      ^^^^^
       |
       = hint: write the 10 digits of a Swedish one, the 9 of a Norwegian or the 8 of a Danish
    ");
    // That of a person is not printed.
    let told = told("organisation-number: 19121212-1212\n");
    assert!(!told.contains("1212"), "{told}");
    assert_snapshot!(told, @"
    error: this is the number of a person, not of an organisation
    --> book/r/report.yaml:20:22
     = hint: take it out, here and from where it has been copied to
    ");
    for right in ["974 760 673", "10150817", "202100-5448"] {
        with(&format!("organisation-number: {right}\n")).check().clean();
    }
}

#[test]
fn a_licence_is_known_or_has_an_address() {
    assert_snapshot!(told("licence: CC-BY-40\n"), @"
    error: the licence `CC-BY-40` is not known here
      --> book/r/report.yaml:20:10
       |
    20 | licence: CC-BY-40
       |          ^^^^^^^^
       |
       = hint: did you mean `CC-BY-4.0`?
       = hint: for other terms write `licence: {name: …, url: …}`
    ");
    assert_snapshot!(told("licence: {name: Egna villkor}\n"), @"
    error: a licence lacks the key `url`
      --> book/r/report.yaml:20:10
       |
    20 | licence: {name: Egna villkor}
       |          ^
       |
       = hint: add `url: …`
    ");
    assert_snapshot!(told("licence: {name: Egna villkor, url: example.org}\n"), @"
    error: `example.org` is no address of a web page
      --> book/r/report.yaml:20:36
       |
    20 | licence: {name: Egna villkor, url: example.org}
       |                                    ^^^^^^^^^^^
       |
       = hint: write the whole address, from `https://` on
    ");
    let own = with("licence: {name: Egna villkor, url: 'https://example.org/villkor'}\n");
    let html = own.build().clean().html();
    assert!(html.contains("href=\"https://example.org/villkor\">Egna villkor</a>"));
}
