//! Writes paragraphs as word processors read them (WordprocessingML): runs, fields, links,
//! footnotes, pictures, and computed numbers as content controls that are locked.

use std::collections::BTreeMap;

use crate::document::PartLanguage;
use crate::typeset::FlatPicture;

use super::model::{
    HeadingNumber, Inline, ListPlace, Paragraph, ParagraphStyle, PlacedPicture,
    TextHeight, TextLook, TextPiece, WordDocument,
};
use super::names::{PICTURE, SVG};
use super::numbering;
use super::origin::tag_of;
use super::relations::{RelationKind, Relations};
use super::xml::Xml;

/// How high a picture is at most, in points.
const HIGHEST: f64 = 620.0;
/// The room between a table and the text under it, in twentieths of a point.
const AFTER_TABLE: &str = "200";
/// A point in the unit of drawings (914 400 an inch).
const POINT: f64 = 12_700.0;

/// A stretch of text with what it is related to.
#[derive(Default)]
pub(super) struct Story {
    pub(super) xml: Xml,
    pub(super) relations: Relations,
}

/// Writes the document's text and its footnotes.
pub(super) struct StoryWriter<'d> {
    pub(super) document: &'d WordDocument,
    pictures: &'d BTreeMap<String, FlatPicture>,
    pub(super) body: Story,
    pub(super) notes: Story,
    in_notes: bool,
    /// How many footnotes there are.
    note: usize,
    /// The last number by which something is told apart.
    id: usize,
    /// The language of what is written, if it is another than the report's.
    pub(super) language: Option<PartLanguage>,
    /// Whether a table stands right before what is written.
    pub(super) follows_table: bool,
    /// A bookmark that begins with the next paragraph, and its number.
    pub(super) begins: Option<(usize, String)>,
    /// The pictures that are shown, each with the names of its files.
    pub(super) media: BTreeMap<String, MediaFiles>,
}

/// The files of a picture.
#[derive(Clone, Debug)]
pub(super) struct MediaFiles {
    raster: String,
    svg: Option<String>,
}

impl<'d> StoryWriter<'d> {
    pub(super) fn new(
        document: &'d WordDocument,
        pictures: &'d BTreeMap<String, FlatPicture>,
    ) -> Self {
        Self {
            document,
            pictures,
            body: Story::default(),
            notes: Story::default(),
            in_notes: false,
            note: 0,
            id: 0,
            language: None,
            follows_table: false,
            begins: None,
            media: BTreeMap::new(),
        }
    }

    fn story(&mut self) -> &mut Story {
        if self.in_notes { &mut self.notes } else { &mut self.body }
    }

    pub(super) fn xml(&mut self) -> &mut Xml {
        &mut self.story().xml
    }

    /// A number that nothing else has.
    pub(super) fn next(&mut self) -> usize {
        self.id += 1;
        self.id
    }

    /// A paragraph; `last` writes what stands at the end of its properties.
    pub(super) fn paragraph(
        &mut self,
        paragraph: &Paragraph,
        bold: bool,
        last: impl FnOnce(&mut Xml),
    ) {
        let is_text = matches!(
            paragraph.style,
            ParagraphStyle::Normal | ParagraphStyle::List | ParagraphStyle::Quote
        );
        let has_room = std::mem::take(&mut self.follows_table) && is_text;
        let xml = self.xml();
        xml.start("w:p", &[]);
        xml.start("w:pPr", &[]);
        xml.value("w:pStyle", paragraph.style.id());
        if paragraph.keeps_next {
            xml.empty("w:keepNext", &[]);
        }
        if paragraph.new_page {
            xml.empty("w:pageBreakBefore", &[]);
        }
        numbered(xml, paragraph);
        if has_room {
            xml.empty("w:spacing", &[("w:before", AFTER_TABLE)]);
        }
        indented(xml, paragraph);
        last(xml);
        xml.end("w:pPr");
        if let Some((id, name)) = self.begins.take() {
            let id = id.to_string();
            let of = [("w:id", id.as_str()), ("w:name", name.as_str())];
            self.xml().empty("w:bookmarkStart", &of);
        }
        self.inlines(&paragraph.inlines, RunStyle { link: false, bold });
        self.xml().end("w:p");
    }

    /// What stands on a line: pieces of the same computed number stand in one control.
    pub(super) fn inlines(&mut self, inlines: &[Inline], style: RunStyle) {
        let number = |inline: &Inline| match inline {
            Inline::Text(TextPiece { number: Some(number), .. }) => Some(number.clone()),
            _ => None,
        };
        for together in inlines.chunk_by(|one, next| number(one) == number(next)) {
            let found = together.first().and_then(number);
            let Some(number) = found.filter(|_| !self.in_notes) else {
                together.iter().for_each(|inline| self.inline(inline, style));
                continue;
            };
            let (tag, id) = (tag_of(&number.address), self.next().to_string());
            let xml = self.xml();
            xml.start("w:sdt", &[]);
            xml.element("w:sdtPr", &[], |xml| {
                xml.value("w:alias", &tag);
                xml.value("w:tag", &tag);
                xml.value("w:id", &id);
                xml.value("w:lock", "sdtContentLocked");
                xml.empty("w:text", &[]);
            });
            xml.start("w:sdtContent", &[]);
            together.iter().for_each(|inline| self.inline(inline, style));
            let xml = self.xml();
            xml.end("w:sdtContent");
            xml.end("w:sdt");
        }
    }

    fn inline(&mut self, inline: &Inline, style: RunStyle) {
        match inline {
            Inline::Text(piece) => self.run(piece, style),
            Inline::LineBreak => self.sign("w:br"),
            Inline::Tab => self.sign("w:tab"),
            Inline::Link { address, inside } => {
                let relations = &mut self.story().relations;
                let id = relations.add(RelationKind::Hyperlink, address);
                let of = [("r:id", id.as_str()), ("w:history", "1")];
                self.xml().start("w:hyperlink", &of);
                self.inlines(inside, RunStyle { link: true, ..style });
                self.xml().end("w:hyperlink");
            }
            Inline::Jump { bookmark, inside } => {
                let of = [("w:anchor", bookmark.as_str()), ("w:history", "1")];
                self.xml().start("w:hyperlink", &of);
                self.inlines(inside, RunStyle { link: true, ..style });
                self.xml().end("w:hyperlink");
            }
            Inline::Field { instruction, shown } => {
                let look = shown.first().map(|piece| piece.look).unwrap_or_default();
                self.field_begins(instruction, look);
                shown.iter().for_each(|piece| self.run(piece, style));
                self.field_ends();
            }
            Inline::Bookmarked { bookmark, inside } => {
                let id = self.next().to_string();
                let of = [("w:id", id.as_str()), ("w:name", bookmark.as_str())];
                self.xml().empty("w:bookmarkStart", &of);
                self.inlines(inside, style);
                self.xml().empty("w:bookmarkEnd", &[("w:id", &id)]);
            }
            Inline::Citation(index) => {
                if let Some(cited) = self.document.citations.get(*index) {
                    self.inlines(cited, style);
                }
            }
            Inline::Footnote(paragraphs) => self.footnote(paragraphs, style),
            Inline::Picture(picture) => self.picture(picture),
        }
    }

    fn sign(&mut self, name: &str) {
        self.xml().element("w:r", &[], |xml| xml.empty(name, &[]));
    }

    /// A text in a run of its own.
    fn run(&mut self, piece: &TextPiece, style: RunStyle) {
        let language = self.language;
        let look = TextLook { bold: piece.look.bold || style.bold, ..piece.look };
        let xml = self.xml();
        xml.start("w:r", &[]);
        xml.start("w:rPr", &[]);
        looking(xml, look, style.link);
        if let Some(language) = language {
            xml.value("w:lang", &format!("{}-{}", language.code, language.region));
        }
        xml.end("w:rPr");
        for (index, part) in piece.text.split('\u{ad}').enumerate() {
            if index > 0 {
                xml.empty("w:softHyphen", &[]);
            }
            if !part.is_empty() {
                xml.words("w:t", &[("xml:space", "preserve")], part);
            }
        }
        xml.end("w:r");
    }

    /// The beginning of what a word processor works out.
    pub(super) fn field_begins(&mut self, instruction: &str, look: TextLook) {
        let xml = self.xml();
        let sign = |xml: &mut Xml, kind: &str| {
            xml.element("w:r", &[], |xml| {
                xml.element("w:rPr", &[], |xml| looking(xml, look, false));
                xml.empty("w:fldChar", &[("w:fldCharType", kind)]);
            });
        };
        sign(xml, "begin");
        let instruction = format!(" {instruction} ");
        xml.element("w:r", &[], |xml| {
            xml.words("w:instrText", &[("xml:space", "preserve")], &instruction);
        });
        sign(xml, "separate");
    }

    /// Its end.
    pub(super) fn field_ends(&mut self) {
        self.xml().element("w:r", &[], |xml| {
            xml.empty("w:fldChar", &[("w:fldCharType", "end")]);
        });
    }

    /// A footnote; in another one its words stand in brackets, since notes have no notes.
    fn footnote(&mut self, paragraphs: &[Vec<Inline>], style: RunStyle) {
        if self.in_notes {
            let own = |text: &str| TextPiece::own(text, TextLook::default());
            self.run(&own(" ("), style);
            paragraphs.iter().for_each(|paragraph| self.inlines(paragraph, style));
            return self.run(&own(")"), style);
        }
        self.note += 1;
        let id = self.note.to_string();
        let refers = |xml: &mut Xml, name: &str, of: &[(&str, &str)]| {
            xml.start("w:r", &[]);
            xml.element("w:rPr", &[], |xml| xml.value("w:rStyle", "FootnoteReference"));
            xml.empty(name, of);
            xml.end("w:r");
        };
        refers(self.xml(), "w:footnoteReference", &[("w:id", &id)]);
        self.in_notes = true;
        self.xml().start("w:footnote", &[("w:id", &id)]);
        for (index, inlines) in paragraphs.iter().enumerate() {
            let xml = self.xml();
            xml.start("w:p", &[]);
            xml.element("w:pPr", &[], |xml| xml.value("w:pStyle", "FootnoteText"));
            if index == 0 {
                refers(xml, "w:footnoteRef", &[]);
                self.run(&TextPiece::own(" ", TextLook::default()), RunStyle::default());
            }
            self.inlines(inlines, RunStyle::default());
            self.xml().end("w:p");
        }
        self.xml().end("w:footnote");
        self.in_notes = false;
    }

    fn picture(&mut self, placed: &PlacedPicture) {
        let Some(picture) = self.pictures.get(&placed.file) else { return };
        let count = self.media.len() + 1;
        let files = self.media.entry(placed.file.clone()).or_insert_with(|| MediaFiles {
            raster: format!("media/picture{count}.{}", picture.ending),
            svg: picture.svg.as_ref().map(|_| format!("media/picture{count}.svg")),
        });
        let files = files.clone();
        let relations = &mut self.body.relations;
        let raster = relations.add(RelationKind::Image, &files.raster);
        let svg = files.svg.map(|svg| relations.add(RelationKind::Image, &svg));
        let width = placed.width.min(HIGHEST * picture.width / picture.height);
        let height = width * picture.height / picture.width;
        let [width, height] = [width, height].map(|side| format!("{:.0}", side * POINT));
        let id = self.next().to_string();
        let size = [("cx", width.as_str()), ("cy", height.as_str())];
        let told = [
            ("id", id.as_str()),
            ("name", placed.name.as_str()),
            ("descr", placed.alt.as_str()),
        ];
        let xml = self.xml();
        xml.start("w:r", &[]);
        xml.start("w:drawing", &[]);
        let around = [("distT", "0"), ("distB", "0"), ("distL", "0"), ("distR", "0")];
        xml.start("wp:inline", &around);
        xml.empty("wp:extent", &size);
        xml.empty("wp:docPr", &told);
        xml.start("a:graphic", &[]);
        xml.start("a:graphicData", &[("uri", PICTURE)]);
        xml.element("pic:pic", &[], |xml| {
            xml.element("pic:nvPicPr", &[], |xml| {
                xml.empty("pic:cNvPr", &told);
                xml.empty("pic:cNvPicPr", &[]);
            });
            blip(xml, &raster, svg.as_deref());
            xml.element("pic:spPr", &[], |xml| {
                xml.element("a:xfrm", &[], |xml| {
                    xml.empty("a:off", &[("x", "0"), ("y", "0")]);
                    xml.empty("a:ext", &size);
                });
                xml.element("a:prstGeom", &[("prst", "rect")], |xml| {
                    xml.empty("a:avLst", &[]);
                });
            });
        });
        for name in ["a:graphicData", "a:graphic", "wp:inline", "w:drawing", "w:r"] {
            xml.end(name);
        }
    }

    /// The files of all pictures that are shown, by their paths in the document.
    pub(super) fn media_files(&self) -> Vec<(String, Vec<u8>)> {
        let mut files = Vec::new();
        for (file, names) in &self.media {
            let Some(picture) = self.pictures.get(file) else { continue };
            files.push((format!("word/{}", names.raster), picture.raster.clone()));
            if let (Some(name), Some(svg)) = (&names.svg, &picture.svg) {
                files.push((format!("word/{name}"), svg.clone()));
            }
        }
        files
    }
}

/// What all runs of a stretch have in common.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct RunStyle {
    /// Whether they lead somewhere.
    link: bool,
    bold: bool,
}

/// How a run looks, in the order that the format has.
fn looking(xml: &mut Xml, look: TextLook, is_link: bool) {
    match (is_link, look.code) {
        (true, _) => xml.value("w:rStyle", "Hyperlink"),
        (false, true) => xml.value("w:rStyle", "CodeText"),
        (false, false) => {}
    }
    for (name, is_so) in [
        ("w:b", look.bold),
        ("w:i", look.italic),
        ("w:smallCaps", look.small_caps),
        ("w:strike", look.struck),
    ] {
        if is_so {
            xml.empty(name, &[]);
        }
    }
    if look.highlighted {
        xml.value("w:highlight", "yellow");
    }
    if look.underlined {
        xml.value("w:u", "single");
    }
    match look.height {
        TextHeight::Line => {}
        TextHeight::Raised => xml.value("w:vertAlign", "superscript"),
        TextHeight::Lowered => xml.value("w:vertAlign", "subscript"),
    }
}

/// Whether and how a paragraph is numbered.
fn numbered(xml: &mut Xml, paragraph: &Paragraph) {
    let number = match (paragraph.number, paragraph.list) {
        (HeadingNumber::Decimal(level), _) => Some((numbering::HEADINGS, level)),
        (HeadingNumber::Appendix, _) => Some((numbering::APPENDICES, 0)),
        (HeadingNumber::None, Some(ListPlace { list, level, goes_on: false })) => {
            Some((numbering::FIRST_LIST + list, level))
        }
        (HeadingNumber::None, _) => None,
    };
    if let Some((list, level)) = number {
        xml.element("w:numPr", &[], |xml| {
            xml.value("w:ilvl", &level.min(numbering::DEEPEST).to_string());
            xml.value("w:numId", &list.to_string());
        });
    }
}

/// How far what goes on with an item lies to the right.
fn indented(xml: &mut Xml, paragraph: &Paragraph) {
    if let Some(ListPlace { level, goes_on: true, .. }) = paragraph.list {
        let left = numbering::indent(level).to_string();
        xml.empty("w:ind", &[("w:left", &left)]);
    }
}

/// The picture in dots, and the drawing beside it for whoever can show that.
fn blip(xml: &mut Xml, raster: &str, svg: Option<&str>) {
    xml.start("pic:blipFill", &[]);
    match svg {
        None => xml.empty("a:blip", &[("r:embed", raster)]),
        Some(svg) => xml.element("a:blip", &[("r:embed", raster)], |xml| {
            xml.element("a:extLst", &[], |xml| {
                xml.element("a:ext", &[("uri", SVG)], |xml| {
                    xml.empty("asvg:svgBlip", &[("r:embed", svg)]);
                });
            });
        }),
    }
    xml.element("a:stretch", &[], |xml| xml.empty("a:fillRect", &[]));
    xml.end("pic:blipFill");
}
