//! What a live page is told when it asks, as JSON.

use serde::Serialize;

use crate::typeset::SetPage;

use super::access::path_segment;
use super::changes::PageChange;
use super::notice::{Notice, NoticeWeight};

/// How things are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct News<'n> {
    /// Which news these are, counted from 1.
    pub news: u64,
    /// The version of the page that can be seen.
    pub version: u64,
    /// The report's name.
    pub name: &'n str,
    /// Whether the page is the report as it is saved.
    pub good: bool,
    /// Whether it is being made again.
    pub working: bool,
    /// How long it took, in seconds.
    pub seconds: &'n str,
    /// What there is to say about it.
    pub notices: Vec<&'n Notice>,
    /// Whether a line can be opened in an editor.
    pub editor: bool,
    /// Whether other reports are shown too.
    pub others: bool,
}

impl News<'_> {
    /// What a page that lists several reports says of this one: nothing of its mistakes but
    /// how many they are.
    #[must_use]
    pub fn listed(&self) -> ListedReport<'_> {
        let weighs = |weight| self.notices.iter().filter(move |it| it.weight == weight);
        ListedReport {
            name: self.name,
            path: path_segment(self.name),
            good: self.good,
            working: self.working,
            seconds: self.seconds,
            errors: weighs(NoticeWeight::Error).count(),
            warnings: weighs(NoticeWeight::Warning).count(),
        }
    }
}

/// A report in the list of those that are shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ListedReport<'n> {
    name: &'n str,
    /// Where it is shown, below the list.
    path: String,
    good: bool,
    working: bool,
    seconds: &'n str,
    errors: usize,
    warnings: usize,
}

/// What changed since a version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ChangeAnswer {
    /// The version now.
    pub version: u64,
    /// How the page becomes that; nothing, if it must be loaded again.
    pub change: Option<PageChange>,
}

/// The pages of the PDF.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PagesAnswer {
    /// The version they are of.
    pub version: u64,
    /// The pages; none, if they could not be set.
    pub pages: Option<Vec<PageAnswer>>,
    /// Why not.
    pub problem: Option<String>,
}

/// A page of the PDF.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PageAnswer {
    /// What it is known by.
    pub name: String,
    /// Its width, in points.
    pub width: f64,
    /// Its height, in points.
    pub height: f64,
}

impl From<SetPage> for PageAnswer {
    fn from(SetPage { name, width, height }: SetPage) -> Self {
        Self { name, width, height }
    }
}

/// What came of it when somebody wanted to open a line.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct OpenAnswer {
    /// The address that opens it.
    pub address: Option<String>,
    /// Why it is not opened.
    pub problem: Option<String>,
}

macro_rules! json {
    ($($answer:ty),*) => {
        $(impl $answer {
            /// As JSON, on one line.
            #[must_use]
            pub fn to_json(&self) -> String {
                serde_json::to_string(self).expect("texts and numbers are JSON")
            }
        })*
    };
}

json!(News<'_>, ListedReport<'_>, ChangeAnswer, PagesAnswer, OpenAnswer);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::live::BlockStep;

    #[test]
    fn steps_are_told_by_their_names() {
        let steps = vec![BlockStep::Keep(2), BlockStep::Swap("<p>\n</p>".to_owned())];
        let change = PageChange { before: 3, steps, lines: Vec::new(), show: Some(2) };
        let answer = ChangeAnswer { version: 7, change: Some(change) };
        assert_eq!(
            answer.to_json(),
            r#"{"version":7,"change":{"before":3,"steps":[{"keep":2},{"swap":"<p>\n</p>"}],"lines":[],"show":2}}"#
        );
    }
}
