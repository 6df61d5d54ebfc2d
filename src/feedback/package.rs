//! Opens a document that came back: its parts, and what it says was written.

use std::collections::BTreeMap;

use roxmltree::{Document, Node, ParsingOptions};

use crate::container::{self, Limits};

use super::returned_error::ReturnedError;

/// As much may lie in a document.
const LIMITS: Limits =
    Limits { files: 10_000, file_bytes: 256 << 20, all_bytes: 1 << 30 };
/// Elements of a part.
const NODES: u32 = 5_000_000;

/// The part with the text.
pub(super) const BODY: &str = "word/document.xml";
/// The part with the footnotes.
pub(super) const NOTES: &str = "word/footnotes.xml";
/// The part with the comments.
pub(super) const COMMENTS: &str = "word/comments.xml";
/// The part that tells which comments are answers, and which are done.
pub(super) const THREADS: &str = "word/commentsExtended.xml";
/// Properties that the program gave the document.
const PROPERTIES: &str = "docProps/custom.xml";
/// What parts of data are called.
const DATA: &str = "customXml/";

/// The parts of a document.
pub(super) struct Package {
    parts: BTreeMap<String, Vec<u8>>,
}

impl Package {
    pub(super) fn open(bytes: &[u8]) -> Result<Self, ReturnedError> {
        let parts = container::unpack(bytes, LIMITS)?;
        let package = Self { parts };
        if package.parts.contains_key(BODY) {
            return Ok(package);
        }
        Err(ReturnedError::NoDocument { part: BODY })
    }

    /// The text of a part; nothing, if there is none.
    pub(super) fn text(&self, part: &str) -> Result<Option<&str>, ReturnedError> {
        let Some(bytes) = self.parts.get(part) else { return Ok(None) };
        let text = std::str::from_utf8(bytes).map_err(|_| ReturnedError::Damaged {
            part: part.to_owned(),
            reason: "it is no UTF-8".into(),
        })?;
        Ok(Some(text.trim_start_matches('\u{feff}')))
    }

    /// The parts of data, in the order of their names.
    fn data(&self) -> impl Iterator<Item = &str> {
        let names = self.parts.keys().map(String::as_str);
        names.filter(|name| name.starts_with(DATA) && name.ends_with(".xml"))
    }
}

/// The elements of a part.
pub(super) fn parsed<'t>(
    part: &str,
    text: &'t str,
) -> Result<Document<'t>, ReturnedError> {
    let options = ParsingOptions { nodes_limit: NODES, ..ParsingOptions::default() };
    Document::parse_with_options(text, options).map_err(|error| ReturnedError::Damaged {
        part: part.to_owned(),
        reason: error.to_string().into(),
    })
}

/// Whether a node is an element of a name, in whatever vocabulary.
pub(super) fn is(node: &Node<'_, '_>, name: &str) -> bool {
    node.is_element() && node.tag_name().name() == name
}

/// An attribute by its name, in whatever vocabulary.
pub(super) fn attribute<'n>(node: &Node<'n, '_>, name: &str) -> Option<&'n str> {
    let found = node.attributes().find(|attribute| attribute.name() == name)?;
    Some(found.value())
}

/// A block as the document says it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct OriginalBlock {
    pub(super) bookmark: String,
    pub(super) id: String,
    /// The author's file and line then.
    pub(super) place: String,
    pub(super) paragraphs: Vec<OriginalParagraph>,
}

/// A paragraph, in pieces: texts, and computed numbers with their addresses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct OriginalParagraph {
    pub(super) pieces: Vec<(String, Option<String>)>,
}

impl OriginalParagraph {
    pub(super) fn text(&self) -> String {
        self.pieces.iter().map(|(text, _)| text.as_str()).collect()
    }
}

/// What a document says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct KeptOrigin {
    /// The report it is of.
    pub(super) report: Option<String>,
    /// The blocks as they were written; nothing, if it does not say so any more.
    pub(super) blocks: Option<Vec<OriginalBlock>>,
}

impl KeptOrigin {
    pub(super) fn read(package: &Package) -> Result<Self, ReturnedError> {
        let mut origin = Self { report: property(package)?, blocks: None };
        for part in package.data() {
            let Some(text) = package.text(part)? else { continue };
            // Other programs have data of their own there.
            let Ok(document) = parsed(part, text) else { continue };
            let root = document.root_element();
            if !is(&root, "written") {
                continue;
            }
            let report = attribute(&root, "report").map(str::to_owned);
            origin.report = report.or(origin.report);
            let blocks = root.children().filter(|node| is(node, "block"));
            origin.blocks = Some(blocks.map(|block| original(&block)).collect());
        }
        Ok(origin)
    }
}

/// The name of the report among the document's properties.
fn property(package: &Package) -> Result<Option<String>, ReturnedError> {
    let Some(text) = package.text(PROPERTIES)? else { return Ok(None) };
    let document = parsed(PROPERTIES, text)?;
    let is_report = |node: &Node<'_, '_>| {
        is(node, "property") && attribute(node, "name") == Some("baslinje-report")
    };
    let found = document.descendants().find(is_report);
    let value = found.and_then(|node| node.first_element_child());
    Ok(value.and_then(|value| value.text()).map(str::to_owned))
}

fn original(block: &Node<'_, '_>) -> OriginalBlock {
    let told = |name: &str| attribute(block, name).unwrap_or_default().to_owned();
    let paragraphs = block.children().filter(Node::is_element).map(|paragraph| {
        let pieces = paragraph.children().filter(Node::is_element).map(|piece| {
            let number = attribute(&piece, "of").filter(|_| is(&piece, "n"));
            (piece.text().unwrap_or_default().to_owned(), number.map(str::to_owned))
        });
        OriginalParagraph { pieces: pieces.collect() }
    });
    OriginalBlock {
        bookmark: told("name"),
        id: told("id"),
        place: told("place"),
        paragraphs: paragraphs.collect(),
    }
}
