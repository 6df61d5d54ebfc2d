//! What stands around what an author looks at: the programme and the style sheet of live
//! pages, and the pages that show something else than the report's own.

use crate::markup::html_attribute;

use super::blocks::PageBlocks;

/// The programme of live pages.
pub const PROGRAM: &str = include_str!("live.js");

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
fn head(view: LiveView, version: u64) -> String {
    let view = view.word();
    format!(
        "<meta name=\"baslinje-view\" content=\"{view}\">\n\
         <meta name=\"baslinje-version\" content=\"{version}\">\n\
         <link rel=\"icon\" href=\"data:,\">\n\
         <script src=\"live.js\" defer></script>\n"
    )
}

/// A report's page with what makes it a live one.
#[must_use]
pub fn with_frame(page: &PageBlocks, version: u64) -> String {
    page.html(&head(LiveView::Page, version))
}

/// The page that shows the pages of a PDF; the programme puts them there.
#[must_use]
pub fn pages_frame(name: &str) -> String {
    shell(name, LiveView::Pages, "")
}

/// The page that is shown until there is one.
#[must_use]
pub fn waiting_frame(name: &str) -> String {
    let words = "<p class=\"waiting\">There is no page to show yet.</p>";
    shell(name, LiveView::Waiting, words)
}

fn shell(name: &str, view: LiveView, inside: &str) -> String {
    let name = html_attribute(name);
    let head = head(view, 0);
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{name}</title>\n\
         <link rel=\"stylesheet\" href=\"live.css\">\n{head}</head>\n\
         <body class=\"baslinje-shell\">\n<header><h1>{name}</h1></header>\n\
         <main>{inside}</main>\n</body>\n</html>\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_gets_its_programme_and_stays_what_it_is() {
        let page = "<head><title>x</title></head><main><p>a</p></main>";
        let live = with_frame(&PageBlocks::read(page), 7);
        assert!(live.contains("content=\"7\""), "{live}");
        assert_eq!(live.replace(&head(LiveView::Page, 7), ""), page);
    }

    #[test]
    fn a_name_is_no_markup() {
        assert!(!waiting_frame("a\"><script>").contains("\"><script>"));
    }
}
