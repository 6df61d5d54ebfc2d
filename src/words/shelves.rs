//! The list of reports that is published beside them.

/// How many reports a search has found.
#[derive(Clone, Copy, Debug)]
pub struct FoundReports<'a> {
    /// How many of them are shown.
    pub shown: &'a str,
    /// How many there are.
    pub all: &'a str,
}

/// The list of reports that is published beside them.
pub trait Shelves {
    /// Its heading, unless the project has one of its own.
    fn shelf(&self) -> &'static str;
    /// What its search is called, for those who do not see it.
    fn search_shelf(&self) -> &'static str;
    /// The name of the field for words.
    fn words_to_find(&self) -> &'static str;
    /// The name of the choice of years.
    fn year(&self) -> &'static str;
    /// The choice that is no year.
    fn all_years(&self) -> &'static str;
    /// How many a search has found.
    fn found_reports(&self, parts: FoundReports<'_>) -> String;
    /// That a search has found none.
    fn found_none(&self) -> &'static str;
    /// That there is none yet.
    fn shelf_is_empty(&self) -> &'static str;
    /// The link to a web page.
    fn web_page(&self) -> &'static str;
    /// The link to a PDF, and how large it is.
    fn pdf_of_size(&self, size: &str) -> String;
    /// The link to the feed.
    fn feed(&self) -> &'static str;
    /// What the language calls itself.
    fn own_name(&self) -> &'static str;
}
