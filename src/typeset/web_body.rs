//! Writes the body of the web page from the elements of Typst's document, with places for the
//! charts in it.
//!
//! Typst's own writer (`typst_html::html`) gives one text, in which nobody can tell a place
//! from words that look like one. What it does without line breaks for people is done here
//! too, to the same bytes: elements without an end, texts, formulas, drawings as SVG. Elements
//! of raw text, such as `style`, are refused before ([`super::web_markup`]).

use typst::comemo::{Track as _, Tracked};
use typst::diag::{SourceDiagnostic, SourceResult, bail};
use typst::ecow::{eco_format, eco_vec};
use typst::foundations::Repr as _;
use typst::model::LateLinkResolver;
use typst::syntax::Span;
use typst_html::{HtmlDocument, HtmlElement, HtmlFrame, HtmlNode, tag};

use crate::document::Quotation;
use crate::markup::{HtmlPlace, Unwritable, html_references, write_html};

use super::quoted::{FindNumbers, QuotedPart};
use super::web_origin::{WebOrigin, WebOrigins};

/// The attribute by which a template keeps an element for a chart.
const CHART: &str = "data-chart";

/// How Typst writes that a list has numbers or signs of its own, which style sheets say too.
const LIST_STYLE: &str = "list-style-type: none";

/// What Typst writes at every drawing, and HTML has no use for: names are XML's.
const NAMESPACE: &str = " xmlns:h5=\"http://www.w3.org/1999/xhtml\"";

/// What Typst calls the section of the notes.
const NOTES: &str = "doc-endnotes";

/// What stands on the web page, from its beginning to its end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WebBody {
    /// Its pieces, to be written one after the other.
    pub pieces: Vec<WebPiece>,
}

/// A piece of the web page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WebPiece {
    /// Elements and texts, written as HTML.
    Markup(String),
    /// An attribute that Typst writes and a page can do without.
    Needless(String),
    /// The place for a heading over the notes: the beginning of their section, to which Typst
    /// gives none.
    NotesHeading,
    /// The place for the chart of this id: the beginning of an element that is kept for it.
    Chart(String),
    /// A number that a text quotes.
    Quoted(WebNumber),
    /// The place for an attribute that tells where an element comes from, only where that is
    /// asked for.
    Origin(WebOrigin),
}

/// A number that a text quotes, as it stands on the web page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebNumber {
    /// Its id in `numbers.json`, or that of the first of two.
    pub number: String,
    /// The id of the one that is subtracted.
    pub minus: Option<String>,
    /// How it is written, as HTML.
    pub markup: String,
}

/// What is known of a document beside itself.
pub(super) struct KnownOfDocument<'a, 's> {
    /// Who finds the numbers that a text quotes.
    pub(super) numbers: &'a FindNumbers<'s>,
    /// Who knows where elements come from, where that is asked for.
    pub(super) origins: Option<WebOrigins<'a>>,
}

/// Writes what stands in a document's body, with what is known of it.
pub(super) fn write(
    document: &HtmlDocument,
    known: KnownOfDocument<'_, '_>,
) -> SourceResult<WebBody> {
    let links = LateLinkResolver::new(None, document.introspector().as_ref());
    let links = links.track();
    let (done, page) = (Vec::new(), String::new());
    let mut writer = Writer { links, known, last_number: None, done, page };
    writer.children(body(document))?;
    writer.end_piece();
    Ok(WebBody { pieces: writer.done })
}

/// The element that holds what is shown.
pub(super) fn body(document: &HtmlDocument) -> &HtmlElement {
    let children = &document.root().children;
    let body = children.iter().find_map(|node| match node {
        HtmlNode::Element(element) if element.tag == tag::body => Some(element),
        _ => None,
    });
    body.unwrap_or(document.root())
}

/// A page that is being written.
struct Writer<'a, 's> {
    /// Where links in drawings lead.
    links: Tracked<'a, LateLinkResolver<'a>>,
    /// What is known of the document.
    known: KnownOfDocument<'a, 's>,
    /// The number that was written last.
    last_number: Option<&'s Quotation>,
    /// The pieces that are finished.
    done: Vec<WebPiece>,
    /// The piece of markup that is not.
    page: String,
}

impl<'s> Writer<'_, 's> {
    fn children(&mut self, element: &HtmlElement) -> SourceResult<()> {
        element.children.iter().try_for_each(|node| match node {
            HtmlNode::Tag(tag) => {
                if let Some(origins) = &mut self.known.origins {
                    origins.pass(tag);
                }
                Ok(())
            }
            HtmlNode::Text(text, span) => {
                let written = if element.pre_span {
                    html_references(text, &mut self.page)
                } else {
                    self.text(text, *span)
                };
                written.or_else(|Unwritable(sign)| unwritable(sign, *span))
            }
            HtmlNode::Element(element) => self.element(element),
            HtmlNode::Frame(frame) => {
                self.frame(frame);
                Ok(())
            }
        })
    }

    /// Writes a text, with the numbers in it apart.
    fn text(&mut self, text: &str, span: Span) -> Result<(), Unwritable> {
        let mut written = 0;
        for QuotedPart { number, bytes } in (self.known.numbers)(text, span) {
            write_html(&text[written..bytes.start], HtmlPlace::Text, &mut self.page)?;
            let mut markup = String::new();
            write_html(&text[bytes.clone()], HtmlPlace::Text, &mut markup)?;
            self.number(number, markup);
            written = bytes.end;
        }
        write_html(&text[written..], HtmlPlace::Text, &mut self.page)
    }

    /// Adds a number, or the rest of one that stands in several texts.
    fn number(&mut self, quoted: &'s Quotation, markup: String) {
        let goes_on = self.page.is_empty()
            && self.last_number.is_some_and(|last| std::ptr::eq(last, quoted));
        self.last_number = Some(quoted);
        if goes_on && let Some(WebPiece::Quoted(last)) = self.done.last_mut() {
            last.markup += &markup;
            return;
        }
        self.end_piece();
        let (number, minus) = (quoted.number.clone(), quoted.minus.clone());
        self.done.push(WebPiece::Quoted(WebNumber { number, minus, markup }));
    }

    fn element(&mut self, element: &HtmlElement) -> SourceResult<()> {
        self.opening(element)?;
        let result = self.inside(element);
        if let Some(origins) = &mut self.known.origins {
            origins.leave();
        }
        result
    }

    /// What follows the tag that opens an element, to its end.
    fn inside(&mut self, element: &HtmlElement) -> SourceResult<()> {
        if tag::is_void(element.tag) || tag::is_foreign_self_closing(element.tag) {
            if !element.children.is_empty() {
                bail!(element.span, "HTML void elements must not have children");
            }
            return Ok(());
        }
        if element.tag == tag::section && only_attribute(element, "role") == Some(NOTES) {
            self.end_piece();
            self.done.push(WebPiece::NotesHeading);
        }
        let chart = element.attrs.0.iter().find(|(name, _)| &*name.resolve() == CHART);
        if let Some((_, id)) = chart {
            self.end_piece();
            self.done.push(WebPiece::Chart(id.to_string()));
        }
        // A browser passes over the first line break.
        if element.tag == tag::pre && begins_with_break(element) {
            self.page.push('\n');
        }
        self.children(element)?;
        self.page.push_str("</");
        self.page.push_str(&element.tag.resolve());
        self.page.push('>');
        Ok(())
    }

    /// The tag that opens an element.
    fn opening(&mut self, element: &HtmlElement) -> SourceResult<()> {
        self.page.push('<');
        self.page.push_str(&element.tag.resolve());
        if let Some(origin) = self.known.origins.as_mut().and_then(|it| it.enter(element))
        {
            self.end_piece();
            self.done.push(WebPiece::Origin(origin));
        }
        let is_list = element.tag == tag::ol || element.tag == tag::ul;
        if is_list && only_attribute(element, "style") == Some(LIST_STYLE) {
            self.needless(&format!(" style=\"{LIST_STYLE}\""));
            self.page.push('>');
            return Ok(());
        }
        for (name, value) in &element.attrs.0 {
            self.page.push(' ');
            self.page.push_str(&name.resolve());
            if !value.is_empty() {
                self.page.push_str("=\"");
                write_html(value, HtmlPlace::Attribute, &mut self.page)
                    .or_else(|Unwritable(sign)| unwritable(sign, element.span))?;
                self.page.push('"');
            }
        }
        if tag::is_foreign_self_closing(element.tag) {
            self.page.push('/');
        }
        self.page.push('>');
        Ok(())
    }

    fn frame(&mut self, frame: &HtmlFrame) {
        let drawing = typst_svg::svg_in_html(
            &frame.inner,
            frame.text_size,
            false,
            frame.id.as_deref(),
            &frame.css.to_inline().to_string(),
            &frame.anchors,
            self.links,
        );
        // Typst gives a drawing as text only; its first element is the one with the names.
        let Some((before, after)) = drawing.split_once(NAMESPACE) else {
            self.page.push_str(&drawing);
            return;
        };
        self.page.push_str(before);
        self.needless(NAMESPACE);
        self.page.push_str(after);
    }

    fn needless(&mut self, attribute: &str) {
        self.end_piece();
        self.done.push(WebPiece::Needless(attribute.to_owned()));
    }

    fn end_piece(&mut self) {
        if !self.page.is_empty() {
            self.done.push(WebPiece::Markup(std::mem::take(&mut self.page)));
        }
    }
}

/// The value of an attribute that is the only one of its element.
fn only_attribute<'e>(element: &'e HtmlElement, name: &str) -> Option<&'e str> {
    match element.attrs.0.as_slice() {
        [(only, value)] if &*only.resolve() == name => Some(value.as_str()),
        _ => None,
    }
}

/// Whether the first text in an element begins with a line break.
fn begins_with_break(element: &HtmlElement) -> bool {
    let mut nodes = element.children.iter();
    let first = nodes.find(|node| !matches!(node, HtmlNode::Tag(_)));
    matches!(first, Some(HtmlNode::Text(text, _)) if text.starts_with(['\n', '\r']))
}

fn unwritable(sign: char, span: Span) -> SourceResult<()> {
    let message =
        eco_format!("the character `{}` cannot be encoded in HTML", sign.repr());
    Err(eco_vec![SourceDiagnostic::error(span, message)])
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::path::Path;

    use typst::foundations::Bytes;
    use typst_html::HtmlOptions;

    use super::super::Fonts;
    use super::super::world::DocumentWorld;
    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::manuscript::Date;
    use crate::project::Project;

    /// The document that a text of Typst is.
    fn nothing_known() -> KnownOfDocument<'static, 'static> {
        KnownOfDocument { numbers: &|_, _| Vec::new(), origins: None }
    }

    fn document(text: &str) -> HtmlDocument {
        let project = Project::find(Path::new(env!("CARGO_MANIFEST_DIR")));
        let project = project.expect("this project");
        let mut inputs = project.inputs();
        let fonts = Fonts::read(&project, &[], &mut inputs, &mut Diagnostics::default());
        let fonts = fonts.expect("the project's fonts");
        let text = Bytes::from_string(text.to_owned());
        let files = BTreeMap::from([("a.typ".to_owned(), text)]);
        let date = Date { year: 2026, month: 1, day: 1 };
        let world = DocumentWorld::of_files(files, "a.typ", &fonts, date);
        typst::compile::<HtmlDocument>(&world).output.expect("a document")
    }

    fn pieces(text: &str) -> Vec<WebPiece> {
        write(&document(text), nothing_known()).expect("a page").pieces
    }

    fn markup(text: &str) -> WebPiece {
        WebPiece::Markup(text.to_owned())
    }

    /// What a page can hold, and what Typst's own writer makes of it in its own way.
    const ALL: &str = r#"
#set document(title: "T <b>")
#set heading(numbering: "1.")
= Rubrik <rubrik>
Ett & två < tre > fyra "fem" 'sex' #text(fill: blue)[blått] @rubrik#footnote[Not & mer].
#html.elem("span", attrs: (title: "a \"b\" <c> & 'd'\n", class: ""))[x]#linebreak()
Fyra    #raw("a   b\tc") mellanslag\u{a0}\u{ad}\u{200b}.
#html.elem("pre", "\n\n  rad")
#html.elem("pre", html.elem("b", "\nrad"))
```rust
fn main() { if a < b && c > "d" {} }
```
- ett
+ två
/ term: ord
#table(columns: 2, [a], table.cell(rowspan: 2)[b], [c])
#quote(block: true, attribution: [Jag])[Citat]
$ sum_(i=0)^n i/2 #h(1em) attach(a, tl: b, tr: c) "om" x < y $ och $a^2 > b$
#html.frame(box(width: 3em, rect[Ritat & #link("https://example.org/?a&b")[länkat]
  #link(<rubrik>)[hit]]))
#html.elem("hr")#html.elem("img", attrs: (src: "data:,", alt: ""))
"#;

    #[test]
    fn everything_is_written_as_typst_writes_it() {
        let document = document(ALL);
        let page = typst_html::html(&document, &HtmlOptions { pretty: false });
        let page = page.expect("a page");
        let (_, page) = page.split_once("<body>").expect("a body");
        let page = page.strip_suffix("</body></html>").expect("its end");
        for part in ["&#x20;", "<math", "<mspace", "<svg", "doc-endnotes", "<hr>"] {
            assert!(page.contains(part), "{part}: {page}");
        }
        let pieces = write(&document, nothing_known()).expect("a page").pieces;
        assert!(pieces.contains(&WebPiece::NotesHeading));
        let needless = |attribute: &str| WebPiece::Needless(attribute.to_owned());
        assert!(pieces.contains(&needless(" style=\"list-style-type: none\"")));
        assert!(pieces.contains(&needless(NAMESPACE)));
        let written = pieces.iter().map(|piece| match piece {
            WebPiece::Markup(text) | WebPiece::Needless(text) => text.as_str(),
            WebPiece::NotesHeading
            | WebPiece::Chart(_)
            | WebPiece::Quoted(_)
            | WebPiece::Origin(_) => "",
        });
        assert_eq!(written.collect::<String>(), page);
    }

    #[test]
    fn notes_have_a_place_for_their_heading() {
        let found = pieces("a#footnote[b]");
        let at = found.iter().position(|piece| *piece == WebPiece::NotesHeading);
        let before = at.and_then(|at| found.get(at.checked_sub(1)?));
        let WebPiece::Markup(before) = before.expect("the notes") else {
            panic!("{found:?}");
        };
        assert!(before.ends_with("<section role=\"doc-endnotes\">"), "{before}");
        let own = r#"#html.elem("section", attrs: (role: "note"))[a]"#;
        assert_eq!(pieces(own), [markup("<section role=\"note\">a</section>")]);
    }

    #[test]
    fn a_chart_has_its_place_by_an_attribute_of_any_element() {
        let text =
            r#"#html.elem("section", attrs: (data-chart: "a \"<&>", id: "x"))[före]"#;
        let opening = "<section data-chart=\"a &quot;<&amp;>\" id=\"x\">";
        let chart = WebPiece::Chart("a \"<&>".to_owned());
        assert_eq!(pieces(text), [markup(opening), chart, markup("före</section>")]);
    }

    #[test]
    fn words_are_neither_a_place_nor_the_end() {
        let text = r#"#"</body> <div class=\"chart\" data-chart=\"x\"></div>" slut"#;
        let page =
            "<p>&lt;/body> &lt;div class=\"chart\" data-chart=\"x\">&lt;/div> slut</p>";
        assert_eq!(pieces(text), [markup(page)]);
        let empty = r#"#html.elem("img", attrs: (data-chart: "x"))"#;
        assert_eq!(pieces(empty), [markup("<p><img data-chart=\"x\"></p>")]);
    }

    #[test]
    fn what_html_cannot_hold_is_an_error_of_typst() {
        let told = |text: &str| {
            let errors = write(&document(text), nothing_known()).expect_err("an error");
            errors.iter().map(|error| error.message.to_string()).collect::<Vec<_>>()
        };
        let message = "the character `\"\\u{1}\"` cannot be encoded in HTML";
        assert_eq!(told(r#"#"a\u{1}b""#), [message]);
        let attribute = r#"#html.elem("p", attrs: (title: "\u{1}"))"#;
        assert_eq!(told(attribute), [message]);
    }
}
