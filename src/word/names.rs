//! What the parts of a document for word processors are called, and how they are related
//! (ECMA-376, *Office Open XML File Formats*, parts 1 and 2).

/// The names of vocabularies, as attributes of the elements that use them.
pub(super) const DOCUMENT: [(&str, &str); 6] = [
    ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    ("xmlns:r", RELATIONSHIPS),
    (
        "xmlns:wp",
        "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    ),
    ("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
    ("xmlns:pic", "http://schemas.openxmlformats.org/drawingml/2006/picture"),
    ("xmlns:asvg", "http://schemas.microsoft.com/office/drawing/2016/SVG/main"),
];

/// What relates parts.
pub(super) const RELATIONSHIPS: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// What a picture is, for whoever reads drawings.
pub(super) const PICTURE: &str =
    "http://schemas.openxmlformats.org/drawingml/2006/picture";

/// The extension by which a picture is an SVG too.
pub(super) const SVG: &str = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}";

/// The part with the document itself.
pub(super) const BODY: &str = "word/document.xml";
/// The part with its footnotes.
pub(super) const NOTES: &str = "word/footnotes.xml";
/// The part with what was written, for whoever reads it back.
pub(super) const ORIGIN: &str = "customXml/item1.xml";
/// The vocabulary of that part.
pub(super) const ORIGIN_NAME: &str = "urn:baslinje:written:1";
