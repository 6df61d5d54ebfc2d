//! Tells browsers what a page is made of: a `Content-Security-Policy` that names each of
//! its styles and programs by its sha256, allows pictures and fonts that lie in the page,
//! and nothing else.
//!
//! The policy is made from the finished page, so it fits whatever template it comes from.

use std::collections::BTreeSet;
use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;

use crate::diagnostic::Said;
use crate::file::sha256_bytes;
use crate::markup::{HtmlPiece, Tag, pieces};
use crate::say;
use crate::typeset::{fetches_nothing, is_enclosed, leads_to_a_reader};

/// Elements that bring in what the page does not hold, or send something away.
const OUTSIDE: [&str; 16] = [
    "applet",
    "audio",
    "base",
    "button",
    "embed",
    "form",
    "frame",
    "frameset",
    "iframe",
    "input",
    "object",
    "portal",
    "source",
    "track",
    "video",
    "fencedframe",
];

/// Attributes that name what is to be fetched.
const FETCHING: [&str; 11] = [
    "action",
    "archive",
    "background",
    "codebase",
    "data",
    "formaction",
    "lowsrc",
    "manifest",
    "ping",
    "poster",
    "srcset",
];

/// How the address of numbers begins that the page itself holds for readers to keep.
pub(super) const KEPT_NUMBERS: &str = "data:text/csv;charset=utf-8;base64,";

/// What a page is, which decides what it may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageKind {
    /// A report, which stands alone.
    Report,
    /// The list of reports, which leads to files beside it and can be searched.
    Shelf,
}

impl PageKind {
    /// Whether it may hold an element.
    fn allows(self, element: &str) -> bool {
        !OUTSIDE.contains(&element) || (self == Self::Shelf && element == "input")
    }

    /// Whether a link may lead to an address that is no address of the web.
    fn leads(self, address: &str) -> bool {
        self == Self::Shelf && leads_beside(address)
    }
}

/// Whether an address is one of a file beside the page or below it.
fn leads_beside(address: &str) -> bool {
    let allowed = |sign: char| sign.is_ascii_alphanumeric() || "-._~%/".contains(sign);
    let parts = address.split('/');
    let are_names = parts.into_iter().all(|part| !matches!(part, "" | "." | ".."));
    address.chars().all(allowed) && are_names
}

/// What a page must not hold, because it does not stand alone with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotAlone {
    /// There is no place for a policy.
    NoHead,
    /// An element that does more than show something.
    Element(String),
    /// An attribute that does.
    Attribute {
        /// The element.
        element: String,
        /// Its attribute.
        attribute: String,
    },
    /// A link or picture that leads where it must not.
    Address {
        /// The element.
        element: String,
        /// Where it leads.
        address: String,
    },
}

impl NotAlone {
    /// What is told of it.
    #[must_use]
    pub fn said(&self) -> Said {
        match self {
            Self::NoHead => "it has no `<head>`".into(),
            Self::Element(element) => say!("it holds `<{element}>`", element),
            Self::Attribute { element, attribute: what }
            | Self::Address { element, address: what } => {
                say!("it holds `{what}` on `<{element}>`", what, element)
            }
        }
    }
}

impl fmt::Display for NotAlone {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.said().fmt(formatter)
    }
}

impl std::error::Error for NotAlone {}

/// What a page is made of, as far as a policy must name it.
#[derive(Debug, Default)]
struct PageContent {
    /// Where in the page the policy belongs.
    place: Option<usize>,
    /// Whether nothing but space has stood in the head so far.
    is_first: bool,
    styles: BTreeSet<String>,
    style_attributes: BTreeSet<String>,
    programs: BTreeSet<String>,
}

/// Puts the policy into a page, before anything it is about.
///
/// # Errors
///
/// If the page brings something in from elsewhere, or has no place for a policy.
pub fn with_policy(html: &str, kind: PageKind) -> Result<String, NotAlone> {
    let made = read(html, kind)?;
    let place = made.place.ok_or(NotAlone::NoHead)?;
    let policy = policy(&made);
    let meta =
        format!("\n<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
    Ok([&html[..place], &meta, &html[place..]].concat())
}

/// The policy of a report's page while it is being written, to be told beside the page: its
/// own programs, and a programme and a style sheet from the same server, which may ask that
/// for news. Styles change under the reader's eyes and cannot be named.
///
/// # Errors
///
/// If the page brings something in from elsewhere.
pub(super) fn live_policy(html: &str) -> Result<String, NotAlone> {
    let made = read(html, PageKind::Report)?;
    let programs = hashes(&made.programs);
    let parts = [
        "default-src 'none'",
        &format!("script-src 'self'{programs}"),
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data:",
        "font-src data:",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    ];
    Ok(parts.join("; "))
}

/// The sources of a policy that texts are named by.
fn hashes(texts: &BTreeSet<String>) -> String {
    let hash = |text: &String| {
        format!(" 'sha256-{}'", BASE64.encode(sha256_bytes(text.as_bytes())))
    };
    texts.iter().map(hash).collect()
}

/// What is allowed, everything else being forbidden.
fn policy(made: &PageContent) -> String {
    let mut parts = vec![String::from("default-src 'none'")];
    if !made.programs.is_empty() {
        parts.push(format!("script-src{}", hashes(&made.programs)));
    }
    // A style that stands in an attribute is named by its hash too, but only if that is
    // said to be meant.
    let in_attributes = hashes(&made.style_attributes);
    let meant = if in_attributes.is_empty() { "" } else { " 'unsafe-hashes'" };
    let styles = format!("{}{meant}{in_attributes}", hashes(&made.styles));
    if !styles.is_empty() {
        parts.push(format!("style-src{styles}"));
    }
    parts.extend(
        ["img-src data:", "font-src data:", "base-uri 'none'", "form-action 'none'"]
            .map(str::to_owned),
    );
    parts.join("; ")
}

/// Walks through a page as a browser does.
fn read(html: &str, kind: PageKind) -> Result<PageContent, NotAlone> {
    let mut made = PageContent::default();
    let mut inside: Option<(String, String)> = None;
    for piece in pieces(html) {
        match piece {
            HtmlPiece::Open(tag) => {
                look_at(&tag, kind)?;
                made.note(&tag);
                if matches!(tag.name.as_str(), "style" | "script") {
                    inside = Some((tag.name, String::new()));
                }
            }
            HtmlPiece::Text(text) => {
                made.is_first &= text.bytes().all(|byte| byte.is_ascii_whitespace());
                if let Some((_, content)) = &mut inside {
                    content.push_str(&text);
                }
            }
            HtmlPiece::Close(_) => {
                made.is_first = false;
                if let Some((name, content)) = inside.take() {
                    let list = if name == "style" {
                        &mut made.styles
                    } else {
                        &mut made.programs
                    };
                    list.insert(content);
                }
            }
        }
    }
    Ok(made)
}

impl PageContent {
    fn note(&mut self, tag: &Tag) {
        if let Some(style) = tag.attributes.get("style") {
            self.style_attributes.insert(style.clone());
        }
        // The signs of a page are declared within its first bytes, before a long policy.
        let declares = tag.name == "meta" && tag.attributes.contains_key("charset");
        let is_head = tag.name == "head" && self.place.is_none();
        if is_head || (declares && self.is_first) {
            self.place = Some(tag.place.end);
        }
        self.is_first = is_head;
    }
}

/// Refuses what a page that stands alone cannot hold.
fn look_at(tag: &Tag, kind: PageKind) -> Result<(), NotAlone> {
    let name = tag.name.as_str();
    let element = || name.to_owned();
    if !kind.allows(name) {
        return Err(NotAlone::Element(element()));
    }
    for (attribute, value) in &tag.attributes {
        let attribute = attribute.rsplit(':').next().unwrap_or_default();
        let is_refresh = attribute == "http-equiv" && name == "meta";
        if attribute.starts_with("on")
            || FETCHING.contains(&attribute)
            || is_refresh
            || (attribute == "style" && !fetches_nothing(value))
        {
            let attribute = attribute.to_owned();
            return Err(NotAlone::Attribute { element: element(), attribute });
        }
        let leads = match attribute {
            "src" => is_enclosed(value),
            "href" => {
                let is_link = matches!(name, "a" | "area");
                let is_feed = name == "link";
                let is_kept = name == "a" && tag.attributes.contains_key("download");
                value.starts_with('#')
                    || is_enclosed(value)
                    || (is_kept && value.starts_with(KEPT_NUMBERS))
                    || (is_link && leads_to_a_reader(value))
                    || ((is_link || is_feed) && kind.leads(value))
            }
            _ => true,
        };
        if !leads {
            return Err(NotAlone::Address { element: element(), address: value.clone() });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hash(text: &str) -> String {
        format!("'sha256-{}'", BASE64.encode(sha256_bytes(text.as_bytes())))
    }

    #[test]
    fn every_style_is_named_before_it_stands() {
        let page = "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n<style>a\
                    {}</style></head><body><p style=\"color: red\">x</p></body></html>";
        let made = with_policy(page, PageKind::Report).expect("a page");
        let policy = format!(
            "<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" \
             content=\"default-src 'none'; style-src {} 'unsafe-hashes' {}; img-src data:; \
             font-src data:; base-uri 'none'; form-action 'none'\">\n<style>",
            hash("a{}"),
            hash("color: red"),
        );
        assert!(made.contains(&policy), "{made}");
    }

    #[test]
    fn a_page_without_styles_in_attributes_says_nothing_of_them() {
        let made =
            with_policy("<html><head><title>x</title></head></html>", PageKind::Report);
        assert_eq!(
            made.as_deref(),
            Ok("<html><head>\n<meta http-equiv=\"Content-Security-Policy\" \
                content=\"default-src 'none'; img-src data:; font-src data:; base-uri \
                'none'; form-action 'none'\"><title>x</title></head></html>")
        );
    }

    #[test]
    fn a_program_is_named_by_its_hash() {
        let page = "<head></head><script>let a = '<p>' && 1;</script>";
        let made = with_policy(page, PageKind::Report).expect("a page");
        let program = format!("script-src {};", hash("let a = '<p>' && 1;"));
        assert!(made.contains(&program), "{made}");
    }

    #[test]
    fn the_declared_signs_come_first_only_where_nothing_stands_before_them() {
        let late = "<head><style>a{}</style><meta charset=\"utf-8\"></head>";
        let made = with_policy(late, PageKind::Report).expect("a page");
        assert!(made.starts_with("<head>\n<meta http-equiv="), "{made}");
    }

    #[test]
    fn a_policy_stands_in_the_first_head_only() {
        let page = "<!-- <head> --><head> <!-- x -->\n<meta charset=utf-8><title>&lt;head></title>\
                    </head><head>";
        let made = with_policy(page, PageKind::Report).expect("a page");
        assert!(
            made.starts_with(
                "<!-- <head> --><head> <!-- x -->\n<meta charset=utf-8>\n<meta http-equiv="
            ),
            "{made}"
        );
    }

    #[test]
    fn a_page_that_does_not_stand_alone_is_refused() {
        let told = |body: &str| {
            let page = format!("<head></head><body>{body}</body>");
            with_policy(&page, PageKind::Report).expect_err("refused").to_string()
        };
        assert_eq!(told("<iframe></iframe>"), "it holds `<iframe>`");
        assert_eq!(told("<p ONCLICK=x>"), "it holds `onclick` on `<p>`");
        assert_eq!(told("<img src=//e.org/a>"), "it holds `//e.org/a` on `<img>`");
        assert_eq!(told("<link href=a.css>"), "it holds `a.css` on `<link>`");
        assert_eq!(told("<script src=a.js>"), "it holds `a.js` on `<script>`");
        assert_eq!(
            told("<svg><a xlink:href='javascript:x'>"),
            "it holds `javascript:x` on `<a>`"
        );
        assert_eq!(
            told("<meta http-equiv=refresh>"),
            "it holds `http-equiv` on `<meta>`"
        );
        assert_eq!(with_policy("<p>x</p>", PageKind::Report), Err(NotAlone::NoHead));
    }
    #[test]
    fn a_list_of_reports_leads_to_files_beside_it_and_can_be_searched() {
        let page = "<head><link rel=alternate href=feed.xml></head><input type=search>\
                    <a href=\"r/r%C3%A4.html\">x</a>";
        assert!(with_policy(page, PageKind::Shelf).is_ok());
        assert!(with_policy(page, PageKind::Report).is_err());
        for address in ["../a", "//e.org/a", "javascript:x", "/a", "a//b", "a?b", ""] {
            let page = format!("<head></head><a href=\"{address}\">x</a>");
            assert!(with_policy(&page, PageKind::Shelf).is_err(), "{address}");
        }
        let form = with_policy("<head></head><form>", PageKind::Shelf);
        assert_eq!(form, Err(NotAlone::Element("form".to_owned())));
    }
}
