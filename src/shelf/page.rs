//! The page: every report with its first page, what it is about and where it lies. Without a
//! program it is a plain list; a small one of our own, allowed by its hash, searches it where
//! it lies, on a server or on a disk.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::markup::{html_attribute, html_text};
use crate::publish::{NotAlone, PageKind, with_policy};
use crate::words::FoundReports;

use super::report::ShelvedReport;
use super::{FEED, Shelf};

const STYLE: &str = include_str!("shelf.css");
const SEARCH: &str = include_str!("search.js");

/// The faces of the page: the file, the family, its weight.
const FACES: [(&str, &str, u16); 3] = [
    ("SourceSans3-Regular", "Source Sans 3", 400),
    ("SourceSans3-Semibold", "Source Sans 3", 600),
    ("SourceSerif4Display-Regular", "Source Serif 4 Display", 400),
];

/// The names of the font files that the page is set in, where they are there.
pub(super) fn faces() -> [&'static str; FACES.len()] {
    FACES.map(|(file, ..)| file)
}

/// Writes the page.
///
/// # Errors
///
/// If it would fetch something.
pub(super) fn page(shelf: &Shelf) -> Result<String, NotAlone> {
    let words = shelf.language.words();
    let title = html_text(shelf.heading());
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta name=\"generator\" content=\"Baslinje {}\">\n<title>{title}</title>\n",
        shelf.language.code(),
        env!("CARGO_PKG_VERSION"),
    );
    if shelf.has_feed() {
        let _ = writeln!(
            page,
            "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"{}\" \
             href=\"{FEED}\">",
            html_attribute(shelf.heading()),
        );
    }
    let _ = write!(
        page,
        "<style>\n{}{STYLE}</style>\n</head>\n<body>\n<a class=\"skip\" \
         href=\"#reports\">{}</a>\n<header>\n<h1>{title}</h1>\n",
        font_faces(shelf),
        words.skip_to_content(),
    );
    if let Some(publisher) = &shelf.publisher {
        let _ = writeln!(page, "<p>{}</p>", html_text(publisher));
    }
    page += "</header>\n<main id=\"reports\" tabindex=\"-1\">\n";
    if shelf.is_empty() {
        let _ = writeln!(page, "<p>{}</p>", words.shelf_is_empty());
    } else {
        page += &search(shelf);
        page += "<ul id=\"list\">\n";
        page.extend(shelf.reports.iter().map(|report| entry(shelf, report)));
        page += "</ul>\n";
    }
    page += "</main>\n";
    if shelf.has_feed() {
        let _ =
            writeln!(page, "<footer><a href=\"{FEED}\">{}</a></footer>", words.feed());
    }
    if !shelf.is_empty() {
        let _ = writeln!(page, "<script>\n{SEARCH}</script>");
    }
    page += "</body>\n</html>\n";
    with_policy(&page, PageKind::Shelf)
}

/// The fonts, as parts of the page.
fn font_faces(shelf: &Shelf) -> String {
    let rule = |(file, family, weight): (&str, &str, u16)| {
        let bytes = shelf.faces.get(file)?;
        Some(format!(
            "@font-face {{ font-family: \"{family}\"; font-weight: {weight}; font-display: \
             swap; src: url(data:font/woff2;base64,{}) format(\"woff2\"); }}\n",
            STANDARD.encode(bytes)
        ))
    };
    FACES.into_iter().filter_map(rule).collect()
}

/// The fields to search with, which the program shows.
fn search(shelf: &Shelf) -> String {
    let words = shelf.language.words();
    let years = shelf.reports.iter().map(|report| report.facts.date.year);
    let years = years.collect::<BTreeSet<_>>().into_iter().rev();
    let years = years.map(|year| format!("<option>{year}</option>"));
    let all = shelf.len().to_string();
    let found = words.found_reports(FoundReports { shown: "{shown}", all: &all });
    format!(
        "<div id=\"search\" role=\"search\" aria-label=\"{}\" hidden>\n\
         <p><label for=\"words\">{}</label>\n\
         <input id=\"words\" type=\"search\" autocomplete=\"off\" spellcheck=\"false\"></p>\n\
         <p><label for=\"year\">{}</label>\n\
         <select id=\"year\"><option value=\"\">{}</option>{}</select></p>\n\
         <p id=\"found\" role=\"status\" data-found=\"{}\" data-none=\"{}\"></p>\n</div>\n",
        html_attribute(words.search_shelf()),
        words.words_to_find(),
        words.year(),
        words.all_years(),
        years.collect::<String>(),
        html_attribute(&found),
        html_attribute(words.found_none()),
    )
}

/// A report of the list.
fn entry(shelf: &Shelf, report: &ShelvedReport) -> String {
    let (facts, words) = (&report.facts, shelf.language.words());
    let lang = match facts.language == shelf.language {
        true => String::new(),
        false => format!(" lang=\"{}\"", facts.language.code()),
    };
    let title = html_text(&facts.title);
    let mut entry = format!("<li data-year=\"{}\">\n", facts.date.year);
    // Title and facts stand beside it: it says nothing more.
    match &report.cover {
        Some(cover) => {
            let _ = writeln!(
                entry,
                "<div class=\"cover\"><img src=\"{}\" width=\"{}\" height=\"{}\" alt=\"\"></div>",
                cover.address(),
                cover.width,
                cover.height,
            );
        }
        None => entry += "<div class=\"cover\"></div>\n",
    }
    let _ = writeln!(
        entry,
        "<div>\n<h2{lang}><a href=\"{}\">{title}</a></h2>",
        report.main_address(),
    );
    if let Some(subtitle) = &facts.subtitle {
        let _ =
            writeln!(entry, "<p class=\"subtitle\"{lang}>{}</p>", html_text(subtitle));
    }
    if let Some(about) = facts.about() {
        let _ = writeln!(entry, "<p class=\"about\"{lang}>{}</p>", html_text(about));
    }
    let date = &facts.date;
    let mut told = vec![format!(
        "<time datetime=\"{}\">{}</time>",
        date.iso,
        shelf.language.long_date(date.year, date.month, date.day),
    )];
    told.extend(facts.series().map(|series| html_text(&series)));
    told.push(html_text(&facts.publisher()));
    let language = facts.language;
    if !lang.is_empty() {
        told.push(format!("<span{lang}>{}</span>", language.words().own_name()));
    }
    let _ = writeln!(entry, "<p class=\"facts\">{}</p>", told.join(" · "));
    let link = |ending: &str, text: &str| {
        let address = report.address(ending);
        // Links of several reports are told apart by those who only hear them.
        format!(
            "<a href=\"{address}\">{text}<span class=\"hidden\">: <span{lang}>{title}</span></span></a>"
        )
    };
    let html = report.html.then(|| link("html", words.web_page()));
    let pdf = report.pdf.map(|length| {
        let size = size(length, shelf.language.decimal_sign());
        link("pdf", &words.pdf_of_size(&size))
    });
    let links = html.into_iter().chain(pdf).collect::<Vec<_>>();
    let _ = writeln!(entry, "<p class=\"links\">{}</p>", links.join("\n"));
    entry + "</div>\n</li>\n"
}

/// How large a file is, in thousands or millions of bytes.
fn size(length: usize, decimal_sign: char) -> String {
    if length < 999_500 {
        return format!("{}\u{a0}kB", length.div_ceil(1000));
    }
    let tenths = (length + 50_000) / 100_000;
    format!("{}{decimal_sign}{}\u{a0}MB", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_rounded_as_people_say_them() {
        let sizes = [1, 999, 1001, 999_499, 999_500, 1_249_999, 12_000_000];
        let told = sizes.map(|length| size(length, ',').replace('\u{a0}', " "));
        assert_eq!(
            told,
            ["1 kB", "1 kB", "2 kB", "1000 kB", "1,0 MB", "1,2 MB", "12,0 MB"]
        );
    }
}
