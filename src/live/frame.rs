//! What stands around what an author looks at: the programme and the style sheet of live
//! pages, and the pages that show something else than the report's own.

use crate::markup::{html_attribute, html_text};
use crate::words::Language;

use super::access::path_segment;
use super::blocks::PageBlocks;
use super::page_words::{page_word, page_words};

/// The programme of live pages.
pub const PROGRAM: &str = include_str!("live.js");

/// The programme of the page that lists reports.
pub const LIST_PROGRAM: &str = include_str!("list.js");

/// The style sheet of what it adds to a page.
pub const STYLE: &str = include_str!("live.css");

/// What a page shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LiveView {
    /// The report's web page.
    Page,
    /// The pages of its PDF.
    Pages,
    /// Nothing yet.
    Waiting,
}

impl LiveView {
    /// What the programme calls it.
    fn word(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Pages => "pages",
            Self::Waiting => "waiting",
        }
    }
}

/// What a live page has in its head: what the programme must know, and the programme.
fn head(view: LiveView, report: &str, version: u64, language: Language) -> String {
    let (view, report) = (view.word(), html_attribute(report));
    let words = html_attribute(&page_words(language));
    format!(
        "<meta name=\"baslinje-view\" content=\"{view}\">\n\
         <meta name=\"baslinje-report\" content=\"{report}\">\n\
         <meta name=\"baslinje-version\" content=\"{version}\">\n\
         <meta name=\"baslinje-words\" content=\"{words}\">\n\
         <link rel=\"icon\" href=\"data:,\">\n\
         <script src=\"live.js\" defer></script>\n"
    )
}

/// A report's page with what makes it a live one, which speaks the language of messages.
#[must_use]
pub fn with_frame(
    page: &PageBlocks,
    report: &str,
    version: u64,
    language: Language,
) -> String {
    page.html(&head(LiveView::Page, report, version, language))
}

/// The page that shows the pages of a PDF; the programme puts them there.
#[must_use]
pub fn pages_frame(name: &str, language: Language) -> String {
    shell(name, LiveView::Pages, "", language)
}

/// The page that is shown until there is one.
#[must_use]
pub fn waiting_frame(name: &str, language: Language) -> String {
    let nothing = html_text(&page_word("nothing", language));
    let words = format!("<p class=\"waiting\">{nothing}</p>");
    shell(name, LiveView::Waiting, &words, language)
}

/// The page that lists the reports which are shown; its programme says how they are.
#[must_use]
pub fn list_frame(reports: &[&str], language: Language) -> String {
    let items = reports.iter().map(|name| {
        let (path, name) = (path_segment(name), html_text(name));
        format!("<li><a href=\"{path}/\">{name}</a> <span></span></li>\n")
    });
    let list = format!("<ul class=\"reports\">\n{}</ul>", items.collect::<String>());
    let words = html_attribute(&page_words(language));
    let head = format!(
        "<meta name=\"baslinje-words\" content=\"{words}\">\n\
         <link rel=\"icon\" href=\"data:,\">\n\
         <script src=\"list.js\" defer></script>\n"
    );
    document(&page_word("reports", language), &head, &list, language)
}

fn shell(name: &str, view: LiveView, inside: &str, language: Language) -> String {
    document(name, &head(view, name, 0, language), inside, language)
}

fn document(title: &str, head: &str, inside: &str, language: Language) -> String {
    let (title, code) = (html_text(title), language.code());
    format!(
        "<!DOCTYPE html>\n<html lang=\"{code}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n\
         <link rel=\"stylesheet\" href=\"live.css\">\n{head}</head>\n\
         <body class=\"baslinje-shell\">\n<header><h1>{title}</h1></header>\n\
         <main>{inside}</main>\n</body>\n</html>\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_gets_its_programme_and_stays_what_it_is() {
        let page = "<head><title>x</title></head><main><p>a</p></main>";
        let live = with_frame(&PageBlocks::read(page), "r", 7, Language::Sv);
        assert!(live.contains("content=\"7\""), "{live}");
        assert_eq!(live.replace(&head(LiveView::Page, "r", 7, Language::Sv), ""), page);
    }

    #[test]
    fn pages_speak_the_language_of_messages() {
        let list = list_frame(&["r"], Language::Sv);
        assert!(list.contains("<html lang=\"sv\">"), "{list}");
        assert!(list.contains("<h1>Rapporter</h1>"), "{list}");
        let waiting = waiting_frame("r", Language::Nb);
        assert!(waiting.contains("Det finnes ingen side å vise ennå."), "{waiting}");
    }

    #[test]
    fn a_name_is_no_markup() {
        let name = "a\"><script>";
        let language = Language::En;
        for page in [waiting_frame(name, language), list_frame(&[name], language)] {
            assert!(!page.contains("\"><script>"), "{page}");
        }
    }
}
