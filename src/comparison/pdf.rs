//! What two PDFs have in common when their bytes differ: the objects with their streams
//! inflated, or the text in the structure tree.

use std::collections::BTreeMap;

use hayro_interpret::font::Glyph;
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::dict::keys;
use hayro_interpret::hayro_syntax::object::{
    Array, Dict, MaybeRef, Name, Object, ObjectIdentifier, Stream,
};
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache,
    InterpreterSettings, Paint, PathDrawMode, SoftMask, interpret_page,
};
use kurbo::{Affine, BezPath, Rect};

use crate::foreign;

/// Deeper than this no report is nested.
const DEEPEST: usize = 64;

/// A part of a document: what it is, what it says, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TaggedPart {
    /// How many parts it lies in.
    pub(super) depth: usize,
    /// What it is in the structure tree: `P`, `H1`, `TD`.
    pub(super) kind: String,
    /// Its own text, with single spaces between words.
    pub(super) text: String,
    /// What is read out instead of it, where it is a picture.
    pub(super) alt: String,
    /// The page it begins on, counted from 1; 0 if it has no text.
    pub(super) page: usize,
}

/// What a PDF says, and how it is put together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Tagged {
    /// The structure tree, written down from its root.
    pub(super) parts: Vec<TaggedPart>,
    /// The text of each page without page numbers and running heads.
    pub(super) pages: Vec<String>,
}

/// Reads a tagged PDF; nothing if it is none, or a damaged one.
pub(super) fn read(bytes: &[u8]) -> Option<Tagged> {
    foreign::guarded(|| read_tagged(bytes)).ok()?
}

fn read_tagged(bytes: &[u8]) -> Option<Tagged> {
    let pdf = Pdf::new(bytes.to_vec()).ok()?;
    let mut drawn = BTreeMap::new();
    let mut tagged = Tagged::default();
    for (index, page) in pdf.pages().iter().enumerate() {
        let text = drawn_text(page);
        let marked = text.marked.values().map(String::as_str);
        tagged.pages.push(single_spaced(&marked.collect::<Vec<_>>().join(" ")));
        if let Some(id) = page.raw().obj_id() {
            drawn.insert(id, (index + 1, text));
        }
    }
    let catalog = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id())?;
    let root = catalog.get::<Dict<'_>>(b"StructTreeRoot")?;
    let mut walk = TagWalk { drawn: &drawn, parts: Vec::new() };
    walk.kids(&root, None, 0);
    for part in &mut walk.parts {
        part.text = single_spaced(&part.text);
    }
    tagged.parts = walk.parts;
    Some(tagged)
}

/// Whether two PDFs hold the same objects once streams are inflated, apart from what tells
/// which file it is and which programme wrote it.
pub(super) fn same_when_inflated(then: &[u8], now: &[u8]) -> bool {
    foreign::guarded(|| same_objects(then, now)).unwrap_or(false)
}

fn same_objects(then: &[u8], now: &[u8]) -> bool {
    let (Ok(then), Ok(now)) = (Pdf::new(then.to_vec()), Pdf::new(now.to_vec())) else {
        return false;
    };
    then.len() == now.len()
        && (1..=then.len()).all(|number| plain(&then, number) == plain(&now, number))
}

/// An object in plain bytes.
fn plain(pdf: &Pdf, number: usize) -> Option<Vec<u8>> {
    let id = ObjectIdentifier::new(i32::try_from(number).ok()?, 0);
    let object = pdf.xref().get::<Object<'_>>(id)?;
    let mut text = Vec::new();
    write(&object, &mut text, 0);
    Some(text)
}

fn write(object: &Object<'_>, text: &mut Vec<u8>, depth: usize) {
    if depth > DEEPEST {
        return;
    }
    match object {
        Object::Dict(dict) => write_dict(dict, &[], text, depth),
        Object::Array(array) => write_array(array, text, depth),
        Object::Stream(stream) => write_stream(stream, text, depth),
        Object::String(string) => {
            text.push(b'(');
            text.extend_from_slice(string.as_bytes());
            text.push(b')');
        }
        Object::Null(_) | Object::Boolean(_) | Object::Number(_) | Object::Name(_) => {
            text.extend_from_slice(format!("{object:?} ").as_bytes());
        }
    }
}

/// What tells in the document information which programme wrote it.
const WRITERS: [&[u8]; 2] = [b"Creator", b"Producer"];

fn write_dict(dict: &Dict<'_>, without: &[&[u8]], text: &mut Vec<u8>, depth: usize) {
    // The document information is the one dictionary with these that has no type.
    let is_information =
        !dict.contains_key(b"Type") && dict.contains_key(b"CreationDate");
    let is_masked = |name: &Name<'_>| {
        without.contains(&&**name) || (is_information && WRITERS.contains(&&**name))
    };
    let mut entries = dict.entries().collect::<Vec<_>>();
    entries.sort_by_cached_key(|(name, _)| name.to_vec());
    for (name, value) in entries {
        if !is_masked(&name) {
            text.push(b'/');
            text.extend_from_slice(&name);
            text.push(b' ');
            write_value(value, text, depth);
        }
    }
}

fn write_array(array: &Array<'_>, text: &mut Vec<u8>, depth: usize) {
    text.push(b'[');
    for value in array.raw_iter() {
        write_value(value, text, depth);
    }
    text.push(b']');
}

fn write_value(value: MaybeRef<Object<'_>>, text: &mut Vec<u8>, depth: usize) {
    match value {
        MaybeRef::Ref(reference) => {
            let id = ObjectIdentifier::from(reference);
            text.extend_from_slice(format!("{} R ", id.obj_number).as_bytes());
        }
        MaybeRef::NotRef(object) => write(&object, text, depth + 1),
    }
}

fn write_stream(stream: &Stream<'_>, text: &mut Vec<u8>, depth: usize) {
    // What cannot be inflated, such as a photograph, is compared as it is.
    let (content, packing): (_, &[&[u8]]) = match stream.decoded() {
        Ok(content) => (content, &[b"Length", b"Filter", b"DecodeParms"]),
        Err(_) => (stream.raw_data(), &[]),
    };
    write_dict(stream.dict(), packing, text, depth);
    text.extend_from_slice(b"stream ");
    let kind = stream.dict().get::<Name<'_>>(keys::TYPE);
    if kind.is_some_and(|kind| &*kind == b"Metadata") {
        let content = String::from_utf8_lossy(&content);
        text.extend_from_slice(masked(&content).as_bytes());
    } else {
        text.extend_from_slice(&content);
    }
}

/// What tells in the metadata which file it is and which programme wrote it.
const MASKED: [&str; 6] = [
    "stEvt:instanceID",
    "stEvt:softwareAgent",
    "xmpMM:InstanceID",
    "xmpMM:DocumentID",
    "xmp:CreatorTool",
    "pdf:Producer",
];

/// Metadata without what stands in the masked elements.
fn masked(content: &str) -> String {
    let mut content = content.to_owned();
    for name in MASKED {
        let (open, close) = (format!("<{name}>"), format!("</{name}>"));
        let mut kept = String::new();
        let mut rest = content.as_str();
        while let Some((before, after)) = rest.split_once(&open) {
            kept.push_str(before);
            rest = after.split_once(&close).map_or("", |(_, after)| after);
        }
        kept.push_str(rest);
        content = kept;
    }
    content
}

/// The text of each marked piece of a page. What is not marked is decoration: page numbers
/// and running heads.
#[derive(Default)]
struct DrawnText {
    marked: BTreeMap<i32, String>,
    /// The marks that are open, those without a number included.
    open: Vec<Option<i32>>,
    /// The height of the line that is being drawn.
    line: Option<f64>,
}

fn drawn_text(page: &Page<'_>) -> DrawnText {
    let cache = InterpreterCache::new();
    let settings = InterpreterSettings::default();
    let transform = Affine::new(page.initial_transform(true).as_coeffs());
    let area = Rect::new(0.0, 0.0, f64::MAX, f64::MAX);
    let mut context = Context::new(transform, area, &cache, page.xref(), settings);
    let mut text = DrawnText::default();
    interpret_page(page, &mut context, &mut text);
    text
}

impl DrawnText {
    fn add(&mut self, more: &str) {
        let mark = self.open.iter().rev().find_map(|mark| *mark);
        if let Some(mark) = mark {
            self.marked.entry(mark).or_default().push_str(more);
        }
    }
}

impl<'a> Device<'a> for DrawnText {
    fn draw_glyph(
        &mut self,
        glyph: &Glyph<'a>,
        transform: Affine,
        glyph_transform: Affine,
        _: &Paint<'a>,
        _: &GlyphDrawMode,
    ) {
        let [.., height] = (transform * glyph_transform).as_coeffs();
        // What is raised is in the same line; a new line is no part of the word.
        let is_near = self.line.is_none_or(|line| (line - height).abs() < 8.0);
        if !is_near {
            self.add(" ");
        }
        self.line = Some(height);
        match glyph.as_unicode() {
            Some(BfString::Char(letter)) => self.add(letter.encode_utf8(&mut [0; 4])),
            Some(BfString::String(letters)) => self.add(&letters),
            None => self.add("\u{fffd}"),
        }
    }

    fn begin_marked_content(&mut self, _: &[u8], mark: Option<i32>) {
        self.open.push(mark);
    }

    fn end_marked_content(&mut self) {
        self.open.pop();
    }

    fn set_soft_mask(&mut self, _: Option<SoftMask<'a>>) {}
    fn set_blend_mode(&mut self, _: BlendMode) {}
    fn draw_path(&mut self, _: &BezPath, _: Affine, _: &Paint<'a>, _: &PathDrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
    }
    fn draw_image(&mut self, _: Image<'a, '_>, _: Affine) {}
    fn pop_clip_path(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

/// Page numbers and texts, by the object that is the page.
type PageTexts = BTreeMap<ObjectIdentifier, (usize, DrawnText)>;

/// A walk through the structure tree.
struct TagWalk<'d> {
    drawn: &'d PageTexts,
    parts: Vec<TaggedPart>,
}

impl TagWalk<'_> {
    /// Follows what lies below an element; `page` is the one it stands on.
    fn kids(&mut self, element: &Dict<'_>, page: Option<ObjectIdentifier>, depth: usize) {
        let page = element.get_ref(b"Pg").map(ObjectIdentifier::from).or(page);
        if let Some(kids) = element.get::<Array<'_>>(b"K") {
            for kid in kids.iter::<Object<'_>>() {
                self.kid(kid, page, depth);
            }
        } else if let Some(kid) = element.get::<Object<'_>>(b"K") {
            self.kid(kid, page, depth);
        }
    }

    fn kid(&mut self, kid: Object<'_>, page: Option<ObjectIdentifier>, depth: usize) {
        if depth > DEEPEST {
            return;
        }
        match kid {
            Object::Number(number) => self.text(page, number.as_i64()),
            Object::Dict(dict) => {
                if let Some(kind) = dict.get::<Name<'_>>(b"S") {
                    let words = |key: &[u8]| {
                        let text = dict
                            .get::<hayro_interpret::hayro_syntax::object::String<'_>>(
                                key,
                            );
                        text.map_or_else(String::new, |text| decoded(text.as_bytes()))
                    };
                    let kind = kind.as_str().to_owned();
                    let alt = format!("{}{}", words(b"Alt"), words(b"ActualText"));
                    let text = String::new();
                    self.parts.push(TaggedPart { depth, kind, text, alt, page: 0 });
                    self.kids(&dict, page, depth + 1);
                } else if let Some(mark) = dict.get::<i32>(b"MCID") {
                    let own = dict.get_ref(b"Pg").map(ObjectIdentifier::from);
                    self.text(own.or(page), i64::from(mark));
                }
            }
            _ => {}
        }
    }

    /// Adds a marked piece to the part that was opened last.
    fn text(&mut self, page: Option<ObjectIdentifier>, mark: i64) {
        let found = page.and_then(|page| self.drawn.get(&page));
        let mark = i32::try_from(mark).ok();
        let (Some((number, drawn)), Some(mark)) = (found, mark) else { return };
        let Some(part) = self.parts.last_mut() else { return };
        if part.page == 0 {
            part.page = *number;
        } else if part.page != *number {
            part.text.push(' ');
        }
        part.text.push_str(drawn.marked.get(&mark).map_or("", String::as_str));
    }
}

/// A text string: UTF-16 with a mark, UTF-8 with a mark, or one byte a letter.
fn decoded(bytes: &[u8]) -> String {
    match bytes {
        [0xfe, 0xff, rest @ ..] => {
            let units = rest.chunks_exact(2);
            let units = units.map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
            String::from_utf16_lossy(&units.collect::<Vec<_>>())
        }
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}

fn single_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
