//! What templates are given: the same names in Typst and HTML templates.

use serde::Serialize;

use crate::document::{ChapterHeading, Document, ReportHead};
use crate::manuscript::Report;

/// The report as templates see it.
#[derive(Clone, Debug, Serialize)]
pub(super) struct ReportContext {
    #[serde(flatten)]
    head: ReportHead,
    bibliography: Option<BibliographyContext>,
    /// The PDF beside the web page.
    pdf: String,
}

#[derive(Clone, Debug, Serialize)]
struct BibliographyContext {
    path: String,
    style: String,
}

impl ReportContext {
    /// `bibliography` is the file's name beside the generated Typst.
    pub(super) fn new(
        report: &Report,
        document: &Document,
        bibliography: Option<String>,
    ) -> Self {
        let style = report.citation_style.clone();
        let bibliography = bibliography.map(|path| BibliographyContext { path, style });
        let pdf = format!("{}.pdf", report.name);
        Self { head: document.head.clone(), bibliography, pdf }
    }
}

/// A chapter as `report.typ` sees it.
#[derive(Clone, Debug, Serialize)]
pub(super) struct ChapterContext<'d> {
    #[serde(flatten)]
    heading: &'d ChapterHeading,
    /// The file it stands in, where each chapter is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<String>,
    /// What stands in it, where it is no file.
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<String>,
}

impl<'d> ChapterContext<'d> {
    /// `body` is what templates made of what stands in it.
    pub(super) fn new(heading: &'d ChapterHeading, body: String) -> Self {
        Self { heading, file: None, body: Some(body) }
    }

    /// The same as the document sees it that includes it as a file.
    pub(super) fn in_file(&self, file: String) -> Self {
        Self { file: Some(file), body: None, ..self.clone() }
    }

    /// The path of the file that it may be, beside the document. It has the chapter's id, so
    /// that it stays the same when chapters are put before it.
    pub(super) fn path(&self) -> String {
        format!("chapters/{}.typ", self.heading.id)
    }
}
