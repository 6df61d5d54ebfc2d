//! Documents for word processors: what they hold, that they are accessible, and that they are
//! the same bytes each time.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _};

use insta::assert_snapshot;
use roxmltree::{Document as Xml, Node};

use crate::examples::root;
use crate::harness::{Outcome, REPORT, ReportTest};

use baslinje::diagnostic::{Diagnostics, Severity};
use baslinje::pipeline::{self, BuildSettings, WordWish};
use baslinje::project::Project;
use baslinje::typeset::Formats;

/// The vocabulary of the document's text.
const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// The parts of a document, by their names.
type Parts = BTreeMap<String, Vec<u8>>;

fn parts(docx: &[u8]) -> Parts {
    let mut archive = zip::ZipArchive::new(Cursor::new(docx)).expect("a ZIP file");
    let mut parts = Parts::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).expect("a part");
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("a part that can be read");
        parts.insert(file.name().expect("a name").into_owned(), bytes);
    }
    parts
}

fn text<'p>(parts: &'p Parts, name: &str) -> &'p str {
    let bytes = parts.get(name).unwrap_or_else(|| panic!("no part {name}"));
    std::str::from_utf8(bytes).expect("a text")
}

fn is(node: &Node<'_, '_>, name: &str) -> bool {
    node.is_element() && node.tag_name().name() == name
}

fn value<'n>(node: &Node<'n, '_>, name: &str) -> Option<&'n str> {
    node.attribute((W, name)).or_else(|| node.attribute(name))
}

/// The value of the first element of a name in another.
fn within<'n>(node: &Node<'n, '_>, name: &str) -> Option<&'n str> {
    let found = node.descendants().find(|inner| is(inner, name))?;
    value(&found, "val")
}

/// What a node says: its text, without what fields are asked.
fn said(node: &Node<'_, '_>) -> String {
    let texts = node.descendants().filter(|inner| is(inner, "t"));
    texts.filter_map(|text| text.text()).collect()
}

/// What is wrong with a document for those who do not see it, or for word processors.
fn faults(docx: &[u8]) -> Vec<String> {
    let parts = parts(docx);
    let mut faults = Vec::new();
    for (name, bytes) in &parts {
        if name.ends_with(".xml") || name.ends_with(".rels") || name.ends_with(".svg") {
            let text = std::str::from_utf8(bytes).expect("a text");
            if let Err(error) = Xml::parse(text) {
                faults.push(format!("{name}: {error}"));
            }
        }
    }
    faults.extend(package_faults(&parts));
    let core = Xml::parse(text(&parts, "docProps/core.xml")).expect("XML");
    for name in ["title", "language"] {
        let told = core.descendants().find(|node| is(node, name));
        if told.and_then(|node| node.text()).is_none_or(str::is_empty) {
            faults.push(format!("no {name}"));
        }
    }
    let styles = Xml::parse(text(&parts, "word/styles.xml")).expect("XML");
    let known = styles.descendants().filter(|node| is(node, "style"));
    let known = known.filter_map(|node| value(&node, "styleId"));
    let known = known.collect::<BTreeSet<_>>();
    if within(&styles.root(), "lang").is_none_or(|lang| lang.len() != 5) {
        faults.push("no language of the text".to_owned());
    }
    let body = Xml::parse(text(&parts, "word/document.xml")).expect("XML");
    for name in ["pStyle", "rStyle", "tblStyle"] {
        let used = body.descendants().filter(|node| is(node, name));
        let unknown = used.filter_map(|node| value(&node, "val"));
        let unknown = unknown.filter(|style| !known.contains(style));
        faults.extend(unknown.map(|style| format!("no style {style}")));
    }
    faults.extend(text_faults(&body, text(&parts, "word/numbering.xml")));
    faults
}

/// Relations that lead nowhere, and parts that nobody knows the kind of.
fn package_faults(parts: &Parts) -> Vec<String> {
    let mut faults = Vec::new();
    let types = Xml::parse(text(parts, "[Content_Types].xml")).expect("XML");
    let defaults = types.descendants().filter_map(|node| node.attribute("Extension"));
    let defaults = defaults.collect::<BTreeSet<_>>();
    for name in parts.keys() {
        let ending = name.rsplit('.').next().unwrap_or_default();
        if name != "[Content_Types].xml" && !defaults.contains(ending) {
            faults.push(format!("{name} is of no kind"));
        }
    }
    for (name, bytes) in parts.iter().filter(|(name, _)| name.ends_with(".rels")) {
        let folder = name.split("_rels/").next().unwrap_or_default();
        let relations = std::str::from_utf8(bytes).expect("a text");
        let relations = Xml::parse(relations).expect("XML");
        for relation in relations.descendants().filter(|it| is(it, "Relationship")) {
            let target = relation.attribute("Target").unwrap_or_default();
            let is_outside = relation.attribute("TargetMode") == Some("External");
            let path = match target.strip_prefix("../") {
                Some(path) => path.to_owned(),
                None => format!("{folder}{target}"),
            };
            if !is_outside && !parts.contains_key(&path) {
                faults.push(format!("{name}: no part {target}"));
            }
        }
    }
    faults
}

/// What is wrong with headings, tables, pictures, lists and references.
fn text_faults(body: &Xml<'_>, numbering: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let mut level = 0;
    for paragraph in body.descendants().filter(|node| is(node, "p")) {
        let style = within(&paragraph, "pStyle").unwrap_or_default();
        let Some(depth) = style.strip_prefix("Heading") else { continue };
        let depth = depth.parse::<usize>().expect("a level");
        let words = said(&paragraph);
        if depth > level + 1 {
            faults.push(format!("{words}: level {depth} after {level}"));
        }
        if words.trim().is_empty() {
            faults.push(format!("an empty heading of level {depth}"));
        }
        level = depth;
    }
    for table in body.descendants().filter(|node| is(node, "tbl")) {
        let first = table.descendants().find(|node| is(node, "tr")).expect("a row");
        if !first.descendants().any(|node| is(&node, "tblHeader")) {
            faults.push(format!("a table without header row: {}", said(&first)));
        }
        if first
            .descendants()
            .filter(|node| is(node, "tc"))
            .all(|cell| said(&cell).is_empty())
        {
            faults.push("an empty header row".to_owned());
        }
    }
    let mut ids = BTreeSet::new();
    for picture in body.descendants().filter(|node| is(node, "docPr")) {
        let told = picture.attribute("descr").unwrap_or_default();
        let name = picture.attribute("name").unwrap_or_default();
        if told.trim().is_empty() || told == name {
            faults.push(format!("{name} has no alternative text"));
        }
        if !ids.insert(picture.attribute("id")) {
            faults.push(format!("{name} has the number of another picture"));
        }
    }
    let mut names = BTreeSet::new();
    for bookmark in body.descendants().filter(|node| is(node, "bookmarkStart")) {
        let name = value(&bookmark, "name").unwrap_or_default();
        if name.len() > 40 || !names.insert(name) {
            faults.push(format!("bookmark {name}"));
        }
    }
    let fields = body.descendants().filter(|node| is(node, "instrText"));
    let fields = fields.filter_map(|node| node.text()?.trim().strip_prefix("REF "));
    let fields = fields.filter_map(|field| field.split(' ').next());
    let jumps = body.descendants().filter_map(|node| node.attribute((W, "anchor")));
    let dangling = fields.chain(jumps).filter(|name| !names.contains(name));
    faults.extend(dangling.map(|name| format!("nothing is called {name}")));
    let lists = Xml::parse(numbering).expect("XML");
    let lists = lists.descendants().filter(|node| is(node, "num"));
    let lists = lists.filter_map(|node| value(&node, "numId").map(str::to_owned));
    let lists = lists.collect::<BTreeSet<_>>();
    let used = body.descendants().filter(|node| is(node, "numId"));
    let unknown = used.filter_map(|node| value(&node, "val"));
    let unknown = unknown.filter(|list| !lists.contains(*list));
    faults.extend(unknown.map(|list| format!("no list {list}")));
    faults
}

/// The document of a report of the repository, and what its author is told.
fn example(name: &str) -> (Vec<u8>, Vec<String>) {
    let project = Project::find(root()).expect("the repository is a project");
    let report = project.report(name).expect("the example report");
    let formats = Formats { pdf: false, html: false };
    let word = WordWish::Asked;
    let settings = BuildSettings { formats, word, ..BuildSettings::default() };
    let mut said = Diagnostics::default();
    let build = pipeline::build(&project, report, settings, &|_| {}, &mut said);
    assert_eq!(said.count(Severity::Error), 0, "{:?}", said.sorted());
    let told = said.sorted().into_iter().map(|one| one.message.to_string()).collect();
    let mut files = build.expect("a build").publication.files;
    (files.remove(&format!("{name}.docx")).expect("a document"), told)
}

#[test]
fn rapport_2017_is_accessible_and_the_same_bytes_each_time() {
    let (docx, told) = example("rapport-2017");
    assert_eq!(faults(&docx), Vec::<String>::new());
    assert_eq!(told, Vec::<String>::new());
    assert!(example("rapport-2017").0 == docx, "the same bytes");
    let parts = parts(&docx);
    let body = Xml::parse(text(&parts, "word/document.xml")).expect("XML");
    let count = |name: &str| body.descendants().filter(|node| is(node, name)).count();
    assert!(count("sdt") > 100, "computed numbers are controls: {}", count("sdt"));
    assert!(count("svgBlip") > 30, "charts are drawings too: {}", count("svgBlip"));
    assert_eq!(count("svgBlip"), count("docPr"));
    let locks = body.descendants().filter(|node| is(node, "lock"));
    let locks = locks.filter_map(|node| value(&node, "val")).collect::<BTreeSet<_>>();
    assert_eq!(locks.into_iter().collect::<Vec<_>>(), ["sdtContentLocked"]);
}

#[test]
fn the_other_examples_are_accessible_too() {
    for name in [
        "rapport-2020",
        "kartlaggning-halland-2020",
        "samhandling-2020",
        "gastblogg-samverkan",
        "hok-uppfoljning-2020",
        "trendrapport-sip-2020",
    ] {
        let (docx, told) = example(name);
        assert_eq!(faults(&docx), Vec::<String>::new(), "{name}");
        assert_eq!(told, Vec::<String>::new(), "{name}");
    }
}

/// The document of the base project with other blocks.
fn of(blocks: &str) -> (Outcome, Parts) {
    let outcome = ReportTest::new()
        .blocks(blocks)
        .append(REPORT, "output: {docx: true, html: false}\n")
        .build();
    outcome.done();
    let parts = parts(&outcome.bytes("build/r/r.docx"));
    (outcome, parts)
}

/// The paragraphs of a document, each with its style and what it says.
fn paragraphs(parts: &Parts) -> String {
    let body = Xml::parse(text(parts, "word/document.xml")).expect("XML");
    let paragraphs = body.descendants().filter(|node| is(node, "p")).map(|paragraph| {
        let style = within(&paragraph, "pStyle").unwrap_or("Normal").to_owned();
        let list = within(&paragraph, "numId").map(|list| {
            format!(" {list}.{}", within(&paragraph, "ilvl").unwrap_or_default())
        });
        format!("{style}{}: {}", list.unwrap_or_default(), said(&paragraph))
    });
    paragraphs.collect::<Vec<_>>().join("\n")
}

#[test]
fn markup_is_what_word_processors_know() {
    let (outcome, parts) = of("  - section: Ett avsnitt
    id: ett
    blocks:
      - text: |
          Av *många* är {{ n(\"svar\") }} med i @diagram:nojd, se @section:ett och
          @verk2019[s. 5].#footnote[Enligt _lagen_.] \"Ja\" -- #link(\"https://example.org/a b\")[här].

          - ett
            - under
          - två

          + först
          #set enum(numbering: \"a)\")
          + sedan

          5. femte
      - chart: {id: nojd, caption: Hur nöjda de är, of: panel, variable: nojd}
      - fact-box: {title: Fakta, text: Ett `ord`.}
      - terms: {Ord: Något.}
      - quote: {text: Det går., by: En person}
      - typed-table:
          id: egen
          caption: En tabell
          head: [A, B]
          rows: [[ett, \"*två*\"], [tre, fyra]]
");
    let told = paragraphs(&parts);
    let from = told.find("Heading1").expect("the chapter");
    assert_snapshot!(&told[from..], @r#"
    Heading1: Resultat
    Heading2: Ett avsnitt
    Normal: Av många är 6 med i Diagram 1, se Ett avsnitt och (FoU Provort, 2019, s. 5). ”Ja” – här.
    ListParagraph 3.0: ett
    ListParagraph 4.1: under
    ListParagraph 3.0: två
    ListParagraph 5.0: först
    ListParagraph 5.0: sedan
    ListParagraph 6.0: femte
    Caption: Diagram 1. Hur nöjda de är. Antal. n = 4 personer.
    Figure: 
    BoxTitle: Fakta
    BoxText: Ett ord.
    Term: Ord
    Definition: Något.
    Quote: Det går.
    QuoteBy: En person
    Caption: Tabell 1. En tabell.
    TableHead: A
    TableHead: B
    TableText: ett
    TableText: två
    TableText: tre
    TableText: fyra
    Bibliography: FoU Provort. (2019). Den förra mätningen. FoU Provort.
    "#);
    let body = text(&parts, "word/document.xml");
    for written in [
        "<w:b/></w:rPr><w:t xml:space=\"preserve\">många</w:t>",
        "<w:tag w:val=\"svar/n\"/>",
        "<w:lock w:val=\"sdtContentLocked\"/>",
        "<w:instrText xml:space=\"preserve\"> REF r_diagram__nojd \\h </w:instrText>",
        "<w:instrText xml:space=\"preserve\"> SEQ Diagram \\* ARABIC </w:instrText>",
        "<w:footnoteReference w:id=\"1\"/>",
        "<w:tblHeader/>",
        "<w:bookmarkStart w:id=",
    ] {
        assert!(body.contains(written), "{written}\n{body}");
    }
    let notes = text(&parts, "word/footnotes.xml");
    assert!(notes.contains("<w:i/></w:rPr><w:t xml:space=\"preserve\">lagen</w:t>"));
    let links = text(&parts, "word/_rels/document.xml.rels");
    assert!(links.contains("Target=\"https://example.org/a%20b\""), "{links}");
    assert_eq!(faults(&outcome.bytes("build/r/r.docx")), Vec::<String>::new());
}

#[test]
fn what_word_processors_do_not_know_is_told_at_its_place() {
    let (outcome, _) = of("  - text: |
      Ett #v(1em) ord, #text(red)[rött].
      #set text(red)
");
    assert_snapshot!(outcome.stderr, @r#"
    warning: `#v(1em)` is left out of the Word document, which knows no Typst code
     --> book/r/chapters/01-resultat.yaml:4:11
      |
    4 |       Ett #v(1em) ord, #text(red)[rött].
      |           ^^^^^^^
      |
      = hint: write it without code, or do without it in Word

    warning: of `#text(red)[rött]` the Word document has what stands in the brackets, without what the code makes of it
     --> book/r/chapters/01-resultat.yaml:4:24
      |
    4 |       Ett #v(1em) ord, #text(red)[rött].
      |                        ^^^^^^^^^^^^^^^^
      |
      = hint: write it without code, or do without the rest in Word

    warning: `#set text(red)` is left out of the Word document, which knows no Typst code
     --> book/r/chapters/01-resultat.yaml:5:7
      |
    5 |       #set text(red)
      |       ^^^^^^^^^^^^^^
      |
      = hint: write it without code, or do without it in Word

    warning[uncited]: `verk2019` is never cited, and so does not stand in the list of works
     --> book/r/verk.yaml:1:1
      |
    1 | verk2019:
      | ^^^^^^^^
      |
      = hint: cite it as `@verk2019`, or remove it
      = hint: or accept it in `report.yaml`: `accept: [{check: uncited, of: "verk2019", reason: …}]`
    "#);
}

#[test]
fn it_is_made_when_it_is_asked_for() {
    let asked = ReportTest::new().run(&["build", "r", "--only", "docx", "--quiet"]);
    asked.done();
    assert!(!asked.bytes("build/r/r.docx").is_empty());
    let not_asked = ReportTest::new()
        .append(REPORT, "output: {docx: true}\n")
        .run(&["build", "r", "--only", "pdf", "--quiet"]);
    not_asked.done();
    let manifest = not_asked.text("build/r/manifest.json");
    assert!(!manifest.contains("r.docx"), "{manifest}");
}
