//! The pages of a built report as Typst sets them: every text, picture and line with its
//! place, from the frames themselves.
//!
//! The generated Typst beside a report is set once more here, in a world of its own, so that
//! nothing of the programme decides what is seen.

#![expect(clippy::disallowed_methods, reason = "tests look into what was built")]

use std::fs;
use std::path::{Path, PathBuf};

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::layout::{Abs, Frame, FrameItem, Point, Size, Transform};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook, TextItem};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};
use typst_layout::PagedDocument;

/// A part of a page, in points from its top left corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Area {
    pub(crate) left: f64,
    pub(crate) top: f64,
    pub(crate) right: f64,
    pub(crate) bottom: f64,
}

impl Area {
    /// Whether two parts have something in common, but for a hair.
    pub(crate) fn meets(&self, other: &Self) -> bool {
        let hair = 0.3;
        self.left + hair < other.right
            && other.left + hair < self.right
            && self.top + hair < other.bottom
            && other.top + hair < self.bottom
    }

    /// Whether it lies within another one, but for what is not seen.
    pub(crate) fn is_within(&self, other: &Self) -> bool {
        let unseen = 1.0;
        self.left >= other.left - unseen
            && self.top >= other.top - unseen
            && self.right <= other.right + unseen
            && self.bottom <= other.bottom + unseen
    }
}

/// What stands on a page.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Mark {
    /// A run of text, where it is inked.
    Text(String),
    /// A picture.
    Picture,
    /// A line or a filled shape.
    Shape,
}

/// Something on a page, and where.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Placed {
    pub(crate) mark: Mark,
    pub(crate) area: Area,
}

/// A page.
#[derive(Clone, Debug)]
pub(crate) struct SetPage {
    pub(crate) width: f64,
    pub(crate) height: f64,
    /// What stands on it, in the order it was set.
    pub(crate) marks: Vec<Placed>,
}

impl SetPage {
    /// The texts on it.
    pub(crate) fn texts(&self) -> impl Iterator<Item = (&str, Area)> {
        self.marks.iter().filter_map(|placed| match &placed.mark {
            Mark::Text(text) => Some((text.as_str(), placed.area)),
            Mark::Picture | Mark::Shape => None,
        })
    }

    /// The pairs of texts that stand on each other.
    pub(crate) fn overlaps(&self) -> Vec<String> {
        let mut texts = self.texts().collect::<Vec<_>>();
        texts.sort_by(|(_, one), (_, other)| one.left.total_cmp(&other.left));
        let mut found = Vec::new();
        for (index, (text, area)) in texts.iter().enumerate() {
            let others = texts[index + 1..].iter();
            let others = others.take_while(|(_, other)| other.left < area.right);
            let hit = others.filter(|(_, other)| area.meets(other));
            found.extend(hit.map(|(other, _)| format!("`{text}` and `{other}`")));
        }
        found
    }
}

/// A document that has been set.
pub(crate) struct SetDocument {
    pub(crate) document: PagedDocument,
    pub(crate) pages: Vec<SetPage>,
}

/// Sets the generated Typst of a report that was built into a folder.
pub(crate) fn set(folder: &Path, report: &str) -> SetDocument {
    let world = Built::new(folder, &format!("{report}.typ"));
    let document = typst::compile::<PagedDocument>(&world).output;
    let document = document.unwrap_or_else(|errors| panic!("{report}: {errors:?}"));
    let pages = document.pages().iter().map(|page| page_of(&page.frame)).collect();
    SetDocument { document, pages }
}

fn page_of(frame: &Frame) -> SetPage {
    let Size { x, y } = frame.size();
    let mut marks = Vec::new();
    collect(frame, Transform::identity(), &mut marks);
    SetPage { width: x.to_pt(), height: y.to_pt(), marks }
}

fn collect(frame: &Frame, at: Transform, marks: &mut Vec<Placed>) {
    for (point, item) in frame.items() {
        let here = at.pre_concat(Transform::translate(point.x, point.y));
        match item {
            FrameItem::Group(group) => {
                collect(&group.frame, here.pre_concat(group.transform), marks);
            }
            FrameItem::Text(text) => marks.extend(inked(text, here)),
            FrameItem::Image(_, size, _) => {
                let area = area_of(Point::zero(), size.to_point(), here);
                marks.push(Placed { mark: Mark::Picture, area });
            }
            FrameItem::Shape(shape, _) => {
                let bounds = shape.bbox(false);
                let area = area_of(bounds.min, bounds.max, here);
                marks.push(Placed { mark: Mark::Shape, area });
            }
            FrameItem::Link(..) | FrameItem::Tag(_) => {}
        }
    }
}

/// A run of text where it is inked; nothing if only spaces stand in it.
fn inked(text: &TextItem, at: Transform) -> Option<Placed> {
    if text.text.trim().is_empty() {
        return None;
    }
    let bounds = text.bbox();
    let finite = [bounds.min.x, bounds.min.y, bounds.max.x, bounds.max.y];
    if !finite.iter().all(|length| length.to_pt().is_finite()) {
        return None;
    }
    let area = area_of(bounds.min, bounds.max, at);
    Some(Placed { mark: Mark::Text(text.text.to_string()), area })
}

/// The part of a page that a rectangle takes once it has been moved and turned.
fn area_of(min: Point, max: Point, at: Transform) -> Area {
    let corners = [min, max, Point::new(min.x, max.y), Point::new(max.x, min.y)];
    let corners = corners.map(|corner| corner.transform(at));
    let (xs, ys) = (corners.map(|corner| corner.x), corners.map(|corner| corner.y));
    let least = |all: [Abs; 4]| all.map(Abs::to_pt).into_iter().fold(f64::MAX, f64::min);
    let most = |all: [Abs; 4]| all.map(Abs::to_pt).into_iter().fold(f64::MIN, f64::max);
    Area { left: least(xs), top: least(ys), right: most(xs), bottom: most(ys) }
}

/// What Typst sees of a built report: the files beside it, and the fonts of this repository.
struct Built {
    folder: PathBuf,
    standard: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    main: FileId,
}

impl Built {
    fn new(folder: &Path, main: &str) -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        // A template may bring its own.
        let folders = ["fonts", "report-templates/handbok/fonts"].into_iter();
        let mut files = folders
            .flat_map(|folder| fs::read_dir(root.join(folder)).expect("the fonts"))
            .map(|entry| entry.expect("a font").path())
            .filter(|path| path.extension().is_some_and(|end| end == "otf"))
            .collect::<Vec<_>>();
        files.sort();
        let html = [Feature::Html].into_iter().collect();
        let fonts = files.into_iter().flat_map(|path| {
            let bytes = Bytes::new(fs::read(path).expect("a font"));
            Font::iter(bytes).collect::<Vec<_>>()
        });
        let fonts = fonts.collect::<Vec<_>>();
        let path = VirtualPath::new(main).expect("a name");
        Self {
            folder: folder.to_owned(),
            standard: LazyHash::new(Library::builder().with_features(html).build()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            main: RootedPath::new(VirtualRoot::Project, path).intern(),
        }
    }

    fn bytes(&self, id: FileId) -> FileResult<Vec<u8>> {
        let name = id.get().vpath().get_without_slash();
        fs::read(self.folder.join(name)).map_err(|_| FileError::NotFound(name.into()))
    }
}

impl World for Built {
    fn library(&self) -> &LazyHash<Library> {
        &self.standard
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let text =
            String::from_utf8(self.bytes(id)?).map_err(|_| FileError::InvalidUtf8)?;
        Ok(Source::new(id, text))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.bytes(id).map(Bytes::new)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
