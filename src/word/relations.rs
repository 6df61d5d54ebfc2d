//! How a part of a document is related to others: to pictures, to addresses.

use super::names::RELATIONSHIPS;
use super::xml::Xml;

/// The vocabulary of relations.
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
/// What relates a document to what is told of it, from the package's own vocabulary.
const CORE: &str = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";

/// What another part is to this one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RelationKind {
    Document,
    Core,
    Properties,
    OwnProperties,
    Styles,
    Numbering,
    Settings,
    Footnotes,
    Footer,
    Image,
    Hyperlink,
    Data,
    DataProperties,
}

impl RelationKind {
    fn address(self) -> String {
        let name = match self {
            Self::Core => return CORE.to_owned(),
            Self::Document => "officeDocument",
            Self::Properties => "extended-properties",
            Self::OwnProperties => "custom-properties",
            Self::Styles => "styles",
            Self::Numbering => "numbering",
            Self::Settings => "settings",
            Self::Footnotes => "footnotes",
            Self::Footer => "footer",
            Self::Image => "image",
            Self::Hyperlink => "hyperlink",
            Self::Data => "customXml",
            Self::DataProperties => "customXmlProps",
        };
        format!("{RELATIONSHIPS}/{name}")
    }
}

/// The relations of a part, each known by its place among them.
#[derive(Debug, Default)]
pub(super) struct Relations {
    list: Vec<(RelationKind, String)>,
}

impl Relations {
    /// Relates another part or an address; gives what it is known by.
    pub(super) fn add(&mut self, kind: RelationKind, target: &str) -> String {
        let target = match kind {
            RelationKind::Hyperlink => address(target),
            _ => target.to_owned(),
        };
        let same = |known: &(RelationKind, String)| *known == (kind, target.clone());
        let index = self.list.iter().position(same).unwrap_or_else(|| {
            self.list.push((kind, target.clone()));
            self.list.len() - 1
        });
        format!("rId{}", index + 1)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The part that tells them.
    pub(super) fn part(&self) -> Vec<u8> {
        Xml::part("Relationships", &[("xmlns", PACKAGE)], |xml| {
            for (index, (kind, target)) in self.list.iter().enumerate() {
                let (id, address) = (format!("rId{}", index + 1), kind.address());
                let mut of = vec![
                    ("Id", id.as_str()),
                    ("Type", address.as_str()),
                    ("Target", target.as_str()),
                ];
                if *kind == RelationKind::Hyperlink {
                    of.push(("TargetMode", "External"));
                }
                xml.empty("Relationship", &of);
            }
        })
    }
}

/// An address without the signs that none may have.
fn address(written: &str) -> String {
    let mut address = String::with_capacity(written.len());
    for sign in written.chars() {
        if sign.is_whitespace() || sign.is_control() || "<>\"{}|\\^`".contains(sign) {
            let mut bytes = [0; 4];
            for byte in sign.encode_utf8(&mut bytes).bytes() {
                address.push_str(&format!("%{byte:02X}"));
            }
        } else {
            address.push(sign);
        }
    }
    address
}
