//! Makes the page on which reviewers comment: the report's web page, in which every block
//! tells the id of its item, with a program that keeps comments in the page, saves them as a
//! file and reads such files. It asks nobody for anything, and no server is needed.
//!
//! The program is our own and no template's, so that reports of every template can be
//! reviewed: it is put at the end of the body, and its style sheet at the end of the head.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::markup::html_attribute;
use crate::typeset::WebBody;

use super::Parts;
use super::origins::{ItemsAtPlaces, OriginAttributes};
use super::web_page::{PAGE, PageError, filled, finish};

/// What the page of a report on which reviewers comment is called after the report's name.
pub const REVIEW_ENDING: &str = ".review.html";

/// What a file with the comments of a reviewer is called after the report's name.
pub const COMMENTS_ENDING: &str = ".comments.json";

const PROGRAM: &str = include_str!("review.js");
const STYLE: &str = include_str!("review.css");

/// What the page's program is told.
#[derive(Serialize)]
struct ToldProgram<'a> {
    /// The report's name.
    report: &'a str,
    /// What its page says besides: the title.
    title: &'a str,
    /// The language of the report.
    language: &'a str,
    /// Which program made the page.
    generator: String,
    /// What the file with comments is called.
    file: String,
    /// What is said, by its names.
    words: BTreeMap<&'static str, &'static str>,
}

/// Puts the document into the template's page, and the program for reviewers beside it.
pub(super) fn assemble(body: &WebBody, parts: Parts<'_>) -> Result<String, PageError> {
    let items = OriginAttributes::Items(ItemsAtPlaces::of(parts.document));
    let page = filled(body, parts, items)?;
    let page = page.map(|page| with_program(&page, parts));
    finish(page, PAGE, parts)
}

/// A page with the program and what it needs.
fn with_program(page: &str, parts: Parts<'_>) -> String {
    let report = &parts.manuscript.report;
    let told = ToldProgram {
        report: &report.name,
        title: &parts.document.head.title,
        language: report.language.code(),
        generator: format!("Baslinje {}", env!("CARGO_PKG_VERSION")),
        file: format!("{}{COMMENTS_ENDING}", report.name),
        words: report.language.words().review_texts().into_iter().collect(),
    };
    let told = serde_json::to_string(&told).expect("texts with names");
    let told = html_attribute(&told);
    let head = "<meta name=\"robots\" content=\"noindex\">\n<style>\n";
    let page = before(page, "</head>", &format!("{head}{STYLE}</style>\n"));
    let body = format!("<div id=\"review\" hidden data-told=\"{told}\"></div>\n");
    before(&page, "</body>", &format!("{body}<script>\n{PROGRAM}</script>\n"))
}

/// A page with something more before an element ends: in the first head, and at the end of
/// the last body.
fn before(page: &str, end: &str, more: &str) -> String {
    let found = if end == "</head>" { page.find(end) } else { page.rfind(end) };
    let (start, rest) = page.split_at(found.unwrap_or(page.len()));
    [start, more, rest].concat()
}
