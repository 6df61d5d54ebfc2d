//! Puts the parts of a document together into one file.

use std::collections::BTreeMap;

use crate::container::{self, ContainerRefusal, PackedDay, Packing};
use crate::document::ReportHead;
use crate::typeset::FlatPicture;
use crate::words::Language;

use super::blocks;
use super::model::WordDocument;
use super::names::{BODY, DOCUMENT, NOTES, ORIGIN, ORIGIN_NAME};
use super::numbering;
use super::origin;
use super::relations::{RelationKind, Relations};
use super::story::StoryWriter;
use super::xml::Xml;

const STYLES: &str = include_str!("styles.xml");
/// What kinds of content parts have.
const TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const OFFICE: &str = "application/vnd.openxmlformats-officedocument";

/// The file of a document. The only date in it is the report's.
pub(super) fn pack(
    document: &WordDocument,
    head: &ReportHead,
    pictures: &BTreeMap<String, FlatPicture>,
) -> Result<Vec<u8>, ContainerRefusal> {
    let language = Language::from_code(head.language).unwrap_or_default();
    let mut writer = StoryWriter::new(document, pictures);
    let relations = &mut writer.body.relations;
    relations.add(RelationKind::Styles, "styles.xml");
    relations.add(RelationKind::Numbering, "numbering.xml");
    relations.add(RelationKind::Settings, "settings.xml");
    relations.add(RelationKind::Footnotes, "footnotes.xml");
    relations.add(RelationKind::Data, "../customXml/item1.xml");
    let footer = relations.add(RelationKind::Footer, "footer1.xml");
    blocks::write(&mut writer, &footer);
    let mut files = BTreeMap::new();
    let mut add = |name: &str, bytes: Vec<u8>| files.insert(name.to_owned(), bytes);
    for (name, bytes) in writer.media_files() {
        add(&name, bytes);
    }
    let StoryWriter { body, notes, .. } = writer;
    add("word/_rels/document.xml.rels", body.relations.part());
    let mut whole = Xml::default();
    whole.element("w:body", &[], |xml| xml.append(&body.xml));
    add(BODY, whole.into_part("w:document", &DOCUMENT));
    if !notes.relations.is_empty() {
        add("word/_rels/footnotes.xml.rels", notes.relations.part());
    }
    add(NOTES, footnotes(&notes.xml));
    let locale = format!("{}-{}", head.language, head.region);
    add("word/styles.xml", STYLES.replace("LANGUAGE", &locale).into_bytes());
    let appendix = language.words().appendix();
    add("word/numbering.xml", numbering::part(&document.lists, appendix));
    add("word/settings.xml", settings(&locale));
    add("word/footer1.xml", page_number());
    add(ORIGIN, origin::part(document, &head.name));
    add("customXml/itemProps1.xml", data_properties());
    let mut relations = Relations::default();
    relations.add(RelationKind::DataProperties, "itemProps1.xml");
    add("customXml/_rels/item1.xml.rels", relations.part());
    add("docProps/core.xml", core(head));
    add("docProps/app.xml", application());
    add("docProps/custom.xml", own_properties(&head.name));
    let mut relations = Relations::default();
    relations.add(RelationKind::Document, BODY);
    relations.add(RelationKind::Core, "docProps/core.xml");
    relations.add(RelationKind::Properties, "docProps/app.xml");
    relations.add(RelationKind::OwnProperties, "docProps/custom.xml");
    add("_rels/.rels", relations.part());
    add("[Content_Types].xml", types());
    let date = &head.date;
    let day = PackedDay { year: date.year, month: date.month, day: date.day };
    container::pack(&files, day, Packing::Compressed)
}

fn types() -> Vec<u8> {
    let word = |name: &str| format!("{WORD}.{name}+xml");
    let parts = [
        ("/word/document.xml", word("document.main")),
        ("/word/styles.xml", word("styles")),
        ("/word/numbering.xml", word("numbering")),
        ("/word/settings.xml", word("settings")),
        ("/word/footnotes.xml", word("footnotes")),
        ("/word/footer1.xml", word("footer")),
        ("/customXml/itemProps1.xml", format!("{OFFICE}.customXmlProperties+xml")),
        (
            "/docProps/core.xml",
            "application/vnd.openxmlformats-package.core-properties+xml".to_owned(),
        ),
        ("/docProps/app.xml", format!("{OFFICE}.extended-properties+xml")),
        ("/docProps/custom.xml", format!("{OFFICE}.custom-properties+xml")),
    ];
    let endings = [
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
        ("png", "image/png"),
        ("jpg", "image/jpeg"),
        ("gif", "image/gif"),
        ("svg", "image/svg+xml"),
    ];
    Xml::part("Types", &[("xmlns", TYPES)], |xml| {
        for (ending, kind) in endings {
            xml.empty("Default", &[("Extension", ending), ("ContentType", kind)]);
        }
        for (name, kind) in &parts {
            xml.empty("Override", &[("PartName", name), ("ContentType", kind)]);
        }
    })
}

/// The footnotes, after the lines between them and the text.
fn footnotes(notes: &Xml) -> Vec<u8> {
    Xml::part("w:footnotes", &DOCUMENT, |xml| {
        for (kind, id, sign) in [
            ("separator", "-1", "w:separator"),
            ("continuationSeparator", "0", "w:continuationSeparator"),
        ] {
            xml.element("w:footnote", &[("w:type", kind), ("w:id", id)], |xml| {
                xml.element("w:p", &[], |xml| {
                    xml.element("w:r", &[], |xml| xml.empty(sign, &[]));
                });
            });
        }
        xml.append(notes);
    })
}

/// What others change is tracked, and footnotes have their lines.
fn settings(locale: &str) -> Vec<u8> {
    Xml::part("w:settings", &DOCUMENT[..1], |xml| {
        xml.empty("w:trackRevisions", &[]);
        xml.value("w:defaultTabStop", "567");
        xml.value("w:characterSpacingControl", "doNotCompress");
        xml.element("w:footnotePr", &[], |xml| {
            xml.empty("w:footnote", &[("w:id", "-1")]);
            xml.empty("w:footnote", &[("w:id", "0")]);
        });
        xml.element("w:compat", &[], |xml| {
            xml.empty(
                "w:compatSetting",
                &[
                    ("w:name", "compatibilityMode"),
                    ("w:uri", "http://schemas.microsoft.com/office/word"),
                    ("w:val", "15"),
                ],
            );
        });
        xml.value("w:themeFontLang", locale);
        xml.value("w:decimalSymbol", ",");
        xml.value("w:listSeparator", ";");
    })
}

fn page_number() -> Vec<u8> {
    Xml::part("w:ftr", &DOCUMENT, |xml| {
        xml.element("w:p", &[], |xml| {
            xml.element("w:pPr", &[], |xml| xml.value("w:pStyle", "Footer"));
            xml.element("w:fldSimple", &[("w:instr", " PAGE ")], |xml| {
                xml.element("w:r", &[], |xml| xml.words("w:t", &[], "1"));
            });
        });
    })
}

fn data_properties() -> Vec<u8> {
    let name = "http://schemas.openxmlformats.org/officeDocument/2006/customXml";
    let of =
        [("xmlns:ds", name), ("ds:itemID", "{7A1C6E0B-2F54-4C0E-9D53-6B61736C696E}")];
    Xml::part("ds:datastoreItem", &of, |xml| {
        xml.element("ds:schemaRefs", &[], |xml| {
            xml.empty("ds:schemaRef", &[("ds:uri", ORIGIN_NAME)]);
        });
    })
}

/// What is told of the document to libraries and to those who do not see it.
fn core(head: &ReportHead) -> Vec<u8> {
    let of = [
        (
            "xmlns:cp",
            "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        ),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:dcterms", "http://purl.org/dc/terms/"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ];
    let title = match &head.subtitle {
        Some(subtitle) => format!("{}: {subtitle}", head.title),
        None => head.title.clone(),
    };
    let creator = match head.authors.is_empty() {
        true => head.publisher.clone(),
        false => head.authors.join("; "),
    };
    let facts = head.facts.as_ref();
    let keywords = facts.map(|facts| facts.keywords.join(", ")).unwrap_or_default();
    let summary = facts.and_then(|facts| facts.summary.clone()).unwrap_or_default();
    let time = format!("{}T00:00:00Z", head.date.iso);
    let kind = [("xsi:type", "dcterms:W3CDTF")];
    Xml::part("cp:coreProperties", &of, |xml| {
        xml.words("dc:title", &[], &title);
        xml.words("dc:creator", &[], &creator);
        for (name, text) in [("cp:keywords", keywords), ("dc:description", summary)] {
            if !text.is_empty() {
                xml.words(name, &[], &text);
            }
        }
        xml.words("dc:language", &[], &format!("{}-{}", head.language, head.region));
        xml.words("dcterms:created", &kind, &time);
        xml.words("dcterms:modified", &kind, &time);
    })
}

fn application() -> Vec<u8> {
    let name =
        "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    Xml::part("Properties", &[("xmlns", name)], |xml| {
        xml.words("Application", &[], "Baslinje");
    })
}

/// Which report it is, for whoever reads it back.
fn own_properties(report: &str) -> Vec<u8> {
    let of = [
        (
            "xmlns",
            "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
        ),
        (
            "xmlns:vt",
            "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes",
        ),
    ];
    let properties = [
        ("2", "baslinje-report", report),
        ("3", "baslinje-version", env!("CARGO_PKG_VERSION")),
    ];
    Xml::part("Properties", &of, |xml| {
        for (id, name, value) in properties {
            let of = [
                ("fmtid", "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"),
                ("pid", id),
                ("name", name),
            ];
            xml.element("property", &of, |xml| xml.words("vt:lpwstr", &[], value));
        }
    })
}
