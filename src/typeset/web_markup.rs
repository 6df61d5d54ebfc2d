//! What may stand on a web page that stands alone: elements, attributes, addresses and
//! styles that neither run anything nor ask anybody for anything.
//!
//! These are lists of what is allowed: what nobody thought of is refused. A browser is told
//! the same by the page's `Content-Security-Policy`.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;

use crate::diagnostic::Said;

use super::addresses::{is_enclosed, leads_to_a_reader};
use super::vector_image::active_part;

/// Elements that hold text, tables and pictures.
const ELEMENTS: [&str; 76] = [
    "a",
    "abbr",
    "address",
    "article",
    "aside",
    "b",
    "bdi",
    "bdo",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "col",
    "colgroup",
    "data",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "main",
    "mark",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "search",
    "section",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "u",
    "ul",
    "var",
    "wbr",
    // Formulas: `math`, and whatever else begins as `FORMULA` says.
    "math",
    "semantics",
];

/// What the other elements of formulas are called.
const FORMULA: [&str; 27] = [
    "merror",
    "mfrac",
    "mi",
    "mmultiscripts",
    "mn",
    "mo",
    "mover",
    "mpadded",
    "mphantom",
    "mprescripts",
    "mroot",
    "mrow",
    "ms",
    "mspace",
    "msqrt",
    "mstyle",
    "msub",
    "msubsup",
    "msup",
    "mtable",
    "mtd",
    "mtext",
    "mtr",
    "munder",
    "munderover",
    "annotation",
    "none",
];

/// Attributes that say what something is or how it looks. Those with an address in them
/// are held against more than their name.
const ATTRIBUTES: [&str; 58] = [
    "abbr",
    "accent",
    "accentunder",
    "alt",
    "cite",
    "class",
    "colspan",
    "columnspan",
    "datetime",
    "decoding",
    "dir",
    "display",
    "displaystyle",
    "fence",
    "form",
    "headers",
    "height",
    "hidden",
    "href",
    "hreflang",
    "id",
    "lang",
    "largeop",
    "linethickness",
    "loading",
    "lspace",
    "mathvariant",
    "maxsize",
    "minsize",
    "movablelimits",
    "name",
    "open",
    "rel",
    "reversed",
    "role",
    "rowspan",
    "rspace",
    "scope",
    "scriptlevel",
    "separator",
    "span",
    "src",
    "start",
    "stretchy",
    "style",
    "summary",
    "symmetric",
    "tabindex",
    "target",
    "title",
    "translate",
    "type",
    "valign",
    "value",
    "width",
    "wrap",
    "xmlns",
    "nowrap",
];

/// What a style may compute. Everything that fetches something is a function too.
const FUNCTIONS: [&str; 16] = [
    "calc",
    "clamp",
    "color",
    "color-mix",
    "hsl",
    "hsla",
    "lab",
    "lch",
    "max",
    "min",
    "oklab",
    "oklch",
    "rgb",
    "rgba",
    "rotate",
    "var",
];

/// What cannot stand on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Unfit {
    /// An element that does more than show something.
    Element(String),
    /// An attribute that does.
    Attribute(String, String),
    /// A link that leads elsewhere than to a page, a mailbox or a telephone.
    Address(String),
    /// A picture that is not part of the page.
    Picture(String),
    /// A drawing in SVG that does more than show something, and with what.
    Drawing(Said),
    /// A style that could fetch something.
    Style(String),
}

/// Whether an element may stand on a page.
pub(super) fn element(name: &str) -> Result<(), Unfit> {
    let lower = name.to_ascii_lowercase();
    let known = [ELEMENTS.as_slice(), &FORMULA].concat().contains(&lower.as_str());
    if known { Ok(()) } else { Err(Unfit::Element(name.to_owned())) }
}

/// Whether an element may have an attribute, and whether it may say that.
pub(super) fn attribute(element: &str, name: &str, value: &str) -> Result<(), Unfit> {
    let lower = name.to_ascii_lowercase();
    let describes = lower.starts_with("aria-") || lower.starts_with("data-");
    if !describes && !ATTRIBUTES.contains(&lower.as_str()) {
        return Err(Unfit::Attribute(element.to_owned(), name.to_owned()));
    }
    match lower.as_str() {
        "href" | "cite" if !leads_to_a_reader(value) => {
            Err(Unfit::Address(value.to_owned()))
        }
        "src" if !is_enclosed(value) => Err(Unfit::Picture(value.to_owned())),
        "style" if !fetches_nothing(value) => Err(Unfit::Style(value.to_owned())),
        _ => Ok(()),
    }
}

/// Whether what an attribute encloses is no drawing, or one that only shows something.
pub(super) fn drawing(value: &str) -> Result<(), Unfit> {
    let Some(enclosed) = value.strip_prefix("data:image/svg+xml;base64,") else {
        return Ok(());
    };
    let bytes = BASE64.decode(enclosed).unwrap_or_default();
    active_part(&bytes).map_or(Ok(()), |part| Err(Unfit::Drawing(part)))
}

/// Whether a style fetches nothing: it calls none but known functions, has no rules with
/// `@`, and hides nothing behind a backslash.
#[must_use]
pub fn fetches_nothing(style: &str) -> bool {
    if style.contains(['\\', '@', '{', '}', '<']) {
        return false;
    }
    style.match_indices('(').all(|(place, _)| {
        let before = &style[..place];
        let is_letter = |sign: char| sign.is_ascii_alphanumeric() || sign == '-';
        let name = &before[before.trim_end_matches(is_letter).len()..];
        name.is_empty() || FUNCTIONS.contains(&name.to_ascii_lowercase().as_str())
    })
}

#[cfg(test)]
mod tests {
    use typst_html::{HtmlTag, tag};

    use super::*;

    #[test]
    fn a_style_calls_only_what_fetches_nothing() {
        for good in
            ["color: rgb(1 2 3)", "width: calc(1em + (2em / 3))", "display: block"]
        {
            assert!(fetches_nothing(good), "{good}");
        }
        for bad in [
            "background: url(https://x)",
            "background: URL('x')",
            "background: u\\72l(x)",
            "background: image-set('x' 1x)",
            "background: src('x')",
            "@import 'x'",
        ] {
            assert!(!fetches_nothing(bad), "{bad}");
        }
    }

    #[test]
    fn no_element_of_a_page_holds_raw_text() {
        for name in ELEMENTS.iter().chain(&FORMULA) {
            let tag = HtmlTag::intern(name).expect("a tag");
            assert!(!tag::is_raw(tag) && !tag::is_escapable_raw(tag), "{name}");
        }
    }

    #[test]
    fn what_runs_or_asks_is_no_element_or_attribute_of_a_page() {
        for name in ["script", "SCRIPT", "iframe", "object", "x-y", "style", "svg"] {
            assert_eq!(element(name), Err(Unfit::Element(name.to_owned())));
        }
        for name in ["onload", "OnError", "srcset", "ping", "formaction", "http-equiv"] {
            let refused = Unfit::Attribute("p".to_owned(), name.to_owned());
            assert_eq!(attribute("p", name, "x"), Err(refused));
        }
        assert_eq!(element("mfrac"), Ok(()));
        assert_eq!(attribute("p", "aria-label", "x"), Ok(()));
    }
}
