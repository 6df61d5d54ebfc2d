//! Pages that end early because what stands next has no room on them: takes a document that
//! has been set, gives a warning at what moved to the next page.

use typst::foundations::NativeElement;
use typst::introspection::Introspector;
use typst::layout::{Abs, Frame, FrameItem, Point, Transform};
use typst::model::FigureElem;
use typst_layout::{Page, PagedDocument};

use crate::diagnostic::Diagnostic;
use crate::layout::{TextArea, TypstSource};

/// As much of the room between the margins may be empty.
const EMPTY: f64 = 1.0 / 3.0;

/// Space between two blocks is never higher.
const BETWEEN: Abs = Abs::raw(48.0);

const HINT: &str = "write `float: true` among its keys, so that the text after it fills the \
                    page, or let more text stand before it";

/// Warnings of charts, tables and figures before which a page stays more than a third empty.
/// Pages that are wider than high are slides or turned, and made for what stands on them.
pub(super) fn before_figures(
    document: &PagedDocument,
    source: &TypstSource,
) -> Vec<Diagnostic> {
    let Some(area) = &source.text_area else { return Vec::new() };
    let introspector = document.introspector();
    let mut told = Vec::new();
    for figure in introspector.query(&FigureElem::ELEM.select()) {
        let Some(label) = figure.label() else { continue };
        let label = label.resolve();
        let Some(place) = source.in_flow.get(label.as_str()) else { continue };
        let Some(position) = figure.location().and_then(|it| introspector.position(it))
        else {
            continue;
        };
        // Only what stands first on its page has been moved there.
        let page = position.page.get();
        if page < 2 || position.point.y > Abs::pt(area.top) + BETWEEN {
            continue;
        }
        let before = &document.pages()[page - 2];
        let pages = [before, &document.pages()[page - 1]];
        if pages.iter().any(|page| page.frame.width() > page.frame.height()) {
            continue;
        }
        let empty = emptiness(before, area);
        if empty > EMPTY {
            let message = format!(
                "page {} is {:.0} % empty, since there is no room on it for what stands here",
                page - 1,
                empty * 100.0
            );
            told.push(Diagnostic::warning(message).at(place).hint(HINT));
        }
    }
    told
}

/// A stretch of a page from one height to another.
#[derive(Clone, Copy)]
struct Stretch {
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
    for it in taken.into_iter().chain([Stretch { top: end, bottom: end }]) {
        if it.top - reached > BETWEEN {
            empty += it.top - reached;
        }
        reached = reached.max(it.bottom);
    }
    empty / (end - top)
}

fn collect(frame: &Frame, at: Transform, taken: &mut Vec<Stretch>) {
    for (point, item) in frame.items() {
        let here = at.pre_concat(Transform::translate(point.x, point.y));
        let bounds = match item {
            FrameItem::Group(group) => {
                collect(&group.frame, here.pre_concat(group.transform), taken);
                continue;
            }
            FrameItem::Text(text) => {
                let width = text.width();
                (Point::with_y(-text.size), Point::with_x(width))
            }
            FrameItem::Image(_, size, _) => (Point::zero(), size.to_point()),
            FrameItem::Shape(shape, _) => {
                let bounds = shape.bbox(false);
                (bounds.min, bounds.max)
            }
            FrameItem::Link(..) | FrameItem::Tag(_) => continue,
        };
        let (min, max) = bounds;
        let corners = [min, max, Point::new(min.x, max.y), Point::new(max.x, min.y)];
        let heights = corners.map(|corner| corner.transform(here).y);
        let [first, rest @ ..] = heights;
        taken.push(Stretch {
            top: rest.into_iter().fold(first, Abs::min),
            bottom: rest.into_iter().fold(first, Abs::max),
        });
    }
}
