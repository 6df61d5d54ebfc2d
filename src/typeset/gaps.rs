//! Pages that end early because what stands next has no room on them: takes a document that
//! has been set, tells what of it should float so that the words after it fill the page.

use std::collections::{BTreeMap, BTreeSet};

use typst::foundations::NativeElement;
use typst::introspection::{Introspector, PagedPosition};
use typst::layout::{Abs, Frame, FrameItem, Point, Transform};
use typst::model::FigureElem;
use typst_layout::{Page, PagedDocument};

use crate::layout::{TextArea, TypstSource};

/// As much of the room between the margins may be empty.
const EMPTY: f64 = 1.0 / 3.0;

/// Space between two blocks is never higher.
const BETWEEN: Abs = Abs::raw(48.0);

/// Where something stands in a document.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct FigureSpot {
    page: usize,
    /// How far from the top of the page.
    top: Abs,
}

/// The labels of what should float besides: in each chapter the first chart, table or figure
/// before which a page stays more than a third empty although words follow it, and what would
/// now stand before another that comes first.
/// Pages that are wider than high are slides or turned, and made for what stands on them.
pub(super) fn to_float(
    document: &PagedDocument,
    source: &TypstSource,
    floating: &BTreeSet<String>,
) -> BTreeSet<String> {
    let Some(area) = &source.text_area else { return BTreeSet::new() };
    let introspector = document.introspector();
    let mut next = BTreeSet::new();
    // By chapters: where the last that floats stands, and whether a gap has been found.
    let mut reached = BTreeMap::<&str, FigureSpot>::new();
    let mut found = BTreeSet::<&str>::new();
    for figure in introspector.query(&FigureElem::ELEM.select()) {
        let Some(label) = figure.label() else { continue };
        let label = label.resolve().to_string();
        let Some(in_flow) = source.in_flow.get(&label) else { continue };
        let position = figure.location().and_then(|it| introspector.position(it));
        let Some(position) = position else { continue };
        let chapter = in_flow.place.source().name.as_str();
        let here = FigureSpot { page: position.page.get(), top: position.point.y };
        if floating.contains(&label) {
            reached.insert(chapter, here);
        } else if reached.get(chapter).is_some_and(|reached| here < *reached) {
            next.insert(label);
        } else if in_flow.is_followed
            && !found.contains(chapter)
            && leaves_a_gap(document, area, position)
        {
            found.insert(chapter);
            next.insert(label);
        }
    }
    next
}

/// Whether what stands at a position was moved there from a page that stays too empty.
fn leaves_a_gap(document: &PagedDocument, area: &TextArea, at: PagedPosition) -> bool {
    let page = at.page.get();
    // Only what stands first on its page has been moved there.
    if page < 2 || at.point.y > Abs::pt(area.top) + BETWEEN {
        return false;
    }
    let pages = [&document.pages()[page - 2], &document.pages()[page - 1]];
    if pages.iter().any(|page| page.frame.width() > page.frame.height()) {
        return false;
    }
    emptiness(pages[0], area) > EMPTY
}

/// A stretch of a page from one height to another.
#[derive(Clone, Copy)]
struct PageStretch {
    top: Abs,
    bottom: Abs,
}

/// Which part of the room between the margins nothing stands in.
fn emptiness(page: &Page, area: &TextArea) -> f64 {
    let top = Abs::pt(area.top);
    let end = page.frame.height() - Abs::pt(area.bottom);
    let mut taken = Vec::new();
    collect(&page.frame, Transform::identity(), &mut taken);
    taken.retain(|it| it.bottom > top && it.top < end);
    taken.sort_by_key(|it| it.top);
    let (mut reached, mut empty) = (top, Abs::zero());
    for it in taken.into_iter().chain([PageStretch { top: end, bottom: end }]) {
        if it.top - reached > BETWEEN {
            empty += it.top - reached;
        }
        reached = reached.max(it.bottom);
    }
    empty / (end - top)
}

fn collect(frame: &Frame, at: Transform, taken: &mut Vec<PageStretch>) {
    for (point, item) in frame.items() {
        let here = at.pre_concat(Transform::translate(point.x, point.y));
        let (min, max) = match item {
            FrameItem::Group(group) => {
                collect(&group.frame, here.pre_concat(group.transform), taken);
                continue;
            }
            FrameItem::Text(text) => {
                (Point::with_y(-text.size), Point::with_x(text.width()))
            }
            FrameItem::Image(_, size, _) => (Point::zero(), size.to_point()),
            FrameItem::Shape(shape, _) => {
                let bounds = shape.bbox(false);
                (bounds.min, bounds.max)
            }
            FrameItem::Link(..) | FrameItem::Tag(_) => continue,
        };
        let corners = [min, max, Point::new(min.x, max.y), Point::new(max.x, min.y)];
        let [first, rest @ ..] = corners.map(|corner| corner.transform(here).y);
        taken.push(PageStretch {
            top: rest.into_iter().fold(first, Abs::min),
            bottom: rest.into_iter().fold(first, Abs::max),
        });
    }
}
