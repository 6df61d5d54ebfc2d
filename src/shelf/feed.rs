//! The feed: an Atom document (RFC 4287) of the reports that are listed.
//!
//! Its ids are made of the name of the site, the report's date and its name (tag URIs, RFC
//! 4151), its times of the reports' dates: the same reports give the same feed.

use std::fmt::Write as _;

use crate::markup::xml_text;
use crate::project::Site;

use super::report::ShelvedReport;
use super::{FEED, INDEX, Shelf};

/// Writes the feed.
pub(super) fn feed(shelf: &Shelf, site: &Site) -> String {
    let address = site.address();
    let newest = shelf.reports.iter().map(|report| report.facts.date.iso.as_str()).max();
    let mut feed = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
         <feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n\
         <title>{}</title>\n\
         <id>{address}{FEED}</id>\n\
         <updated>{}</updated>\n\
         <link rel=\"self\" type=\"application/atom+xml\" href=\"{address}{FEED}\"/>\n\
         <link rel=\"alternate\" type=\"text/html\" href=\"{address}{INDEX}\"/>\n\
         <generator version=\"{}\">Baslinje</generator>\n",
        shelf.language.code(),
        xml_text(shelf.heading()),
        midnight(newest.unwrap_or_default()),
        env!("CARGO_PKG_VERSION"),
    );
    if let Some(publisher) = &shelf.publisher {
        let _ = writeln!(feed, "<author><name>{}</name></author>", xml_text(publisher));
    }
    for report in &shelf.reports {
        feed += &entry(report, site);
    }
    feed + "</feed>\n"
}

fn entry(report: &ShelvedReport, site: &Site) -> String {
    let (facts, address) = (&report.facts, site.address());
    let mut entry = format!(
        "<entry xml:lang=\"{}\">\n<title>{}</title>\n<id>tag:{},{}:{}</id>\n\
         <published>{time}</published>\n<updated>{time}</updated>\n",
        facts.language.code(),
        xml_text(&facts.title),
        site.host(),
        facts.date.iso,
        report.path(),
        time = midnight(&facts.date.iso),
    );
    let mut authors = facts.authors.clone();
    if authors.is_empty() {
        authors.push(facts.publisher());
    }
    for author in authors {
        let _ = writeln!(entry, "<author><name>{}</name></author>", xml_text(&author));
    }
    if report.html {
        let _ = writeln!(
            entry,
            "<link rel=\"alternate\" type=\"text/html\" hreflang=\"{}\" href=\"{address}{}\"/>",
            facts.language.code(),
            report.address("html"),
        );
    }
    if let Some(length) = report.pdf {
        // An entry without a page is its PDF.
        let relation = if report.html { "enclosure" } else { "alternate" };
        let _ = writeln!(
            entry,
            "<link rel=\"{relation}\" type=\"application/pdf\" length=\"{length}\" \
             href=\"{address}{}\"/>",
            report.address("pdf"),
        );
    }
    if let Some(summary) = facts.about().or(facts.subtitle.as_deref()) {
        let _ = writeln!(entry, "<summary>{}</summary>", xml_text(summary));
    }
    entry + "</entry>\n"
}

/// When a day begins (RFC 3339).
fn midnight(day: &str) -> String {
    format!("{day}T00:00:00Z")
}
