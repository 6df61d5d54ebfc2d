//! Tells where the elements of a web page come from: the labels of what stands in the
//! document, and the lines of the author's texts.
//!
//! A published page says nothing of this. It is for whoever looks at a page while writing it,
//! or comments on it.

use typst::introspection::Tag;
use typst::syntax::{DiagSpan, Span};
use typst_html::{HtmlElement, HtmlNode};

use crate::diagnostic::Place;
use crate::layout::TypstSource;

use super::explain::source_spot;
use super::world::DocumentWorld;

/// Where an element of a web page comes from, as far as it is another place than that of the
/// element around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebOrigin {
    /// What texts refer to it by, such as `diagram:lyssnar`.
    pub label: Option<String>,
    /// The first thing in it that the author wrote.
    pub place: Option<Place>,
}

/// Whether it is told where the elements of a page come from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ToldOrigins {
    /// As in everything that is published.
    #[default]
    Untold,
    /// For whoever writes it or comments on it.
    Told,
}

impl ToldOrigins {
    /// Told, if that is asked for.
    #[must_use]
    pub fn where_asked(is_asked: bool) -> Self {
        if is_asked { Self::Told } else { Self::Untold }
    }
}

/// Who knows where elements come from, while they are walked through.
pub(super) struct WebOrigins<'a> {
    world: &'a DocumentWorld,
    source: &'a TypstSource,
    /// The label of what begins here.
    label: Option<String>,
    /// File and line of the elements that one is in.
    above: Vec<Option<FileLine>>,
}

/// Elements that hold all kinds of things.
const HOLDERS: [&str; 4] = ["article", "header", "nav", "section"];

/// A line of a file.
type FileLine = (String, usize);

fn line_of(place: &Place) -> FileLine {
    (place.source().name.clone(), place.line())
}

impl<'a> WebOrigins<'a> {
    pub(super) fn new(world: &'a DocumentWorld, source: &'a TypstSource) -> Self {
        Self { world, source, label: None, above: Vec::new() }
    }

    /// Passes what is no element: the next one may be what has this label.
    pub(super) fn pass(&mut self, tag: &Tag) {
        if let Tag::Start(content, _) = tag
            && let Some(label) = content.label()
        {
            self.label = Some(label.resolve().as_str().to_owned());
        }
    }

    /// Enters an element, which must be left again; gives what there is to tell of it.
    pub(super) fn enter(&mut self, element: &HtmlElement) -> Option<WebOrigin> {
        let label = self.label.take();
        // What holds a whole report is of no line.
        let place = match HOLDERS.contains(&&*element.tag.resolve()) {
            true => None,
            false => self.inside(element),
        };
        let line = place.as_ref().map(line_of);
        let around = self.above.last().cloned().flatten();
        let is_new = line.is_some() && line != around;
        self.above.push(line.or(around));
        let place = place.filter(|_| is_new);
        (label.is_some() || place.is_some()).then_some(WebOrigin { label, place })
    }

    /// Leaves the element that was entered last.
    pub(super) fn leave(&mut self) {
        self.above.pop();
    }

    /// The first thing in an element that the author wrote.
    fn inside(&self, element: &HtmlElement) -> Option<Place> {
        let own = self.place(element.span);
        own.or_else(|| {
            element.children.iter().find_map(|node| match node {
                HtmlNode::Element(element) => self.inside(element),
                HtmlNode::Tag(_) => None,
                other => self.place(other.span()),
            })
        })
    }

    /// The place in a file of the author that a span leads to.
    fn place(&self, span: Span) -> Option<Place> {
        let spot = source_spot(DiagSpan::from(span), self.world)?;
        self.source.map.place(&spot.file, spot.line, spot.column, 1)
    }
}
