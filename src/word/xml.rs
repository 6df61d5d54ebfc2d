//! Writes XML, element by element, on one line.

use crate::markup::xml_text;

/// What begins every part.
const DECLARATION: &str =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// An element's attributes: names and values.
pub(super) type XmlAttributes<'a> = &'a [(&'a str, &'a str)];

/// A part of a document while it is written.
#[derive(Debug, Default)]
pub(super) struct Xml {
    text: String,
}

impl Xml {
    /// A whole part, with one element around what `inside` writes.
    pub(super) fn part(
        name: &str,
        attributes: XmlAttributes<'_>,
        inside: impl FnOnce(&mut Self),
    ) -> Vec<u8> {
        let mut xml = Self { text: DECLARATION.to_owned() };
        xml.element(name, attributes, inside);
        xml.text.into_bytes()
    }

    /// A whole part, with one element around what has been written.
    pub(super) fn into_part(self, name: &str, attributes: XmlAttributes<'_>) -> Vec<u8> {
        Self::part(name, attributes, |xml| xml.append(&self))
    }

    fn begin(&mut self, name: &str, attributes: XmlAttributes<'_>) {
        self.text.push('<');
        self.text.push_str(name);
        for (key, value) in attributes {
            self.text.push_str(&format!(" {key}=\"{}\"", xml_text(value)));
        }
    }

    /// An element around what `inside` writes.
    pub(super) fn element(
        &mut self,
        name: &str,
        attributes: XmlAttributes<'_>,
        inside: impl FnOnce(&mut Self),
    ) {
        self.start(name, attributes);
        inside(self);
        self.end(name);
    }

    /// The beginning of an element.
    pub(super) fn start(&mut self, name: &str, attributes: XmlAttributes<'_>) {
        self.begin(name, attributes);
        self.text.push('>');
    }

    /// The end of an element that was begun.
    pub(super) fn end(&mut self, name: &str) {
        self.text.push_str(&format!("</{name}>"));
    }

    /// An element without anything in it.
    pub(super) fn empty(&mut self, name: &str, attributes: XmlAttributes<'_>) {
        self.begin(name, attributes);
        self.text.push_str("/>");
    }

    /// An element of which only its value matters, as most properties are.
    pub(super) fn value(&mut self, name: &str, value: &str) {
        self.empty(name, &[("w:val", value)]);
    }

    /// Text in an element.
    pub(super) fn text(&mut self, text: &str) {
        self.text.push_str(&xml_text(text));
    }

    /// An element around a text.
    pub(super) fn words(
        &mut self,
        name: &str,
        attributes: XmlAttributes<'_>,
        text: &str,
    ) {
        self.element(name, attributes, |xml| xml.text(text));
    }

    /// What was written elsewhere.
    pub(super) fn append(&mut self, other: &Self) {
        self.text.push_str(&other.text);
    }
}
