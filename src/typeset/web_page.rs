//! Holds the finished document for the web against what a page may hold, and tells the
//! author where something else was written.

use typst::layout::{Frame, FrameItem};
use typst::model::Destination;
use typst::syntax::{DiagSpan, Span};
use typst_html::{HtmlDocument, HtmlElement, HtmlNode};

use crate::diagnostic::{Diagnostic, Place};
use crate::layout::TypstSource;
use crate::say;

use super::addresses::leads_to_a_reader;
use super::explain::{author_place, file_name};
use super::links;
use super::refusals::{refusal, spelled};
use super::web_body;
use super::web_markup::{self, Unfit};
use super::world::DocumentWorld;

/// What stands in the document that cannot stand on a page.
pub(super) fn unfit(
    document: &HtmlDocument,
    world: &DocumentWorld,
    source: &TypstSource,
) -> Vec<Diagnostic> {
    // Of a link it is known where it was written, also of one in a drawing.
    let found = links::unfit(document.introspector().as_ref(), world, source);
    let mut walk = Walk { world, source, above: Vec::new(), found };
    for node in &web_body::body(document).children {
        walk.node(node);
    }
    walk.found
}

/// A walk through the document, with the elements that one is in.
struct Walk<'a> {
    world: &'a DocumentWorld,
    source: &'a TypstSource,
    above: Vec<&'a HtmlElement>,
    found: Vec<Diagnostic>,
}

impl<'a> Walk<'a> {
    fn node(&mut self, node: &'a HtmlNode) {
        match node {
            HtmlNode::Tag(_) | HtmlNode::Text(..) => {}
            HtmlNode::Frame(frame) => self.frame(&frame.inner, frame.span),
            HtmlNode::Element(element) => self.element(element),
        }
    }

    fn element(&mut self, element: &'a HtmlElement) {
        self.above.push(element);
        let name = element.tag.resolve();
        match web_markup::element(&name) {
            // What it is like and what is in it follows from what it is.
            Err(unfit) => self.tell(&unfit, element.span),
            Ok(()) => {
                for (attribute, value) in &element.attrs.0 {
                    let attribute = attribute.resolve();
                    let held = web_markup::attribute(&name, &attribute, value);
                    let held = held.and_then(|()| web_markup::drawing(value));
                    if let Err(unfit) = held {
                        self.tell(&unfit, element.span);
                    }
                }
                for node in &element.children {
                    self.node(node);
                }
            }
        }
        self.above.pop();
    }

    /// A drawing can hold links.
    fn frame(&mut self, frame: &Frame, span: Span) {
        for (_, item) in frame.items() {
            match item {
                FrameItem::Group(group) => self.frame(&group.frame, span),
                FrameItem::Link(Destination::Url(address), _)
                    if !leads_to_a_reader(address) =>
                {
                    self.tell(&Unfit::Address(address.to_string()), span);
                }
                _ => {}
            }
        }
    }

    fn tell(&mut self, unfit: &Unfit, span: Span) {
        let mut diagnostic = refusal(unfit);
        if self.found.iter().any(|known| known.message == diagnostic.message)
            && matches!(unfit, Unfit::Address(_))
        {
            return;
        }
        diagnostic.place = self.written(unfit, span);
        if diagnostic.place.is_none()
            && let Some(name) = file_name(DiagSpan::from(span))
            && !self.source.texts.contains_key(&name)
        {
            diagnostic.hints.push(say!("this comes from `{name}` of the template", name));
        }
        self.found.push(diagnostic);
    }

    /// Where the author wrote it: there, or, where a template made it of what the author
    /// wrote, in it or around it.
    fn written(&self, unfit: &Unfit, span: Span) -> Option<Place> {
        let around = self.above.iter().rev().find_map(|element| self.inside(element));
        let place = self.place(span).or(around);
        match unfit {
            Unfit::Address(word) | Unfit::Picture(word) => {
                spelled(word, place, self.source)
            }
            _ => place,
        }
    }

    fn place(&self, span: Span) -> Option<Place> {
        author_place(DiagSpan::from(span), self.world, self.source)
    }

    /// The first thing in an element that the author wrote.
    fn inside(&self, element: &HtmlElement) -> Option<Place> {
        self.place(element.span).or_else(|| {
            element.children.iter().find_map(|node| match node {
                HtmlNode::Element(element) => self.inside(element),
                other => self.place(other.span()),
            })
        })
    }
}
