//! What templates are given: the same names in Typst and HTML templates.

use serde::Serialize;

use crate::manuscript::{Chapter, ChapterKind, Report};

/// The report as templates see it.
#[derive(Clone, Debug, Serialize)]
pub(super) struct ReportContext {
    name: String,
    title: String,
    subtitle: Option<String>,
    language: &'static str,
    region: &'static str,
    date: DateContext,
    series: Option<SeriesContext>,
    publisher: String,
    organisation: Option<String>,
    authors: Vec<String>,
    notice: Option<String>,
    contact: Option<String>,
    imprint: Vec<String>,
    back_cover: Option<String>,
    contents: ContentsContext,
    bibliography: Option<BibliographyContext>,
    version: &'static str,
}

#[derive(Clone, Debug, Serialize)]
struct DateContext {
    iso: String,
    long: String,
    month_year: String,
    year: i32,
    month: u8,
    day: u8,
}

#[derive(Clone, Debug, Serialize)]
struct SeriesContext {
    name: String,
    number: String,
    issn: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
struct ContentsContext {
    depth: u64,
    diagrams: bool,
    tables: bool,
    figures: bool,
}

#[derive(Clone, Debug, Serialize)]
struct BibliographyContext {
    path: String,
    style: String,
}

impl ReportContext {
    /// `bibliography` is the file's name beside the generated Typst.
    pub(super) fn new(report: &Report, bibliography: Option<String>) -> Self {
        let (language, date) = (report.language, report.date);
        Self {
            name: report.name.clone(),
            title: report.title.value.clone(),
            subtitle: report.subtitle.clone(),
            language: language.code(),
            region: language.words().region(),
            date: DateContext {
                iso: date.to_string(),
                long: language.long_date(date.year, date.month, date.day),
                month_year: format!("{} {}", language.month(date.month), date.year),
                year: date.year,
                month: date.month,
                day: date.day,
            },
            series: report.series.as_ref().map(|series| SeriesContext {
                name: series.name.clone(),
                number: series.number.clone().unwrap_or_default(),
                issn: series.issn.clone(),
            }),
            publisher: report.publisher.clone(),
            organisation: report.organisation.clone(),
            authors: report.authors.clone(),
            notice: report.notice.clone(),
            contact: report.contact.clone(),
            imprint: report.imprint.clone(),
            back_cover: report.back_cover.clone(),
            contents: ContentsContext {
                depth: report.contents.depth,
                diagrams: report.contents.diagrams,
                tables: report.contents.tables,
                figures: report.contents.figures,
            },
            bibliography: bibliography.map(|path| BibliographyContext {
                path,
                style: report.citation_style.clone(),
            }),
            version: env!("CARGO_PKG_VERSION"),
        }
    }
}

/// A chapter as `report.typ` sees it.
#[derive(Clone, Debug, Serialize)]
pub(super) struct ChapterContext {
    kind: &'static str,
    id: String,
    title: String,
    numbered: bool,
    /// Which of the appendices it is, counted from 1, if it is one.
    appendix: Option<usize>,
    signature: Option<SignatureContext>,
    /// The file it stands in, where each chapter is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<String>,
    /// What stands in it, where it is no file.
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
struct SignatureContext {
    place: Option<String>,
    date: Option<String>,
    name: Option<String>,
    role: String,
}

impl ChapterContext {
    /// `title` and `body` are what templates made of the author's; `appendices` is how many
    /// appendices there are up to here.
    pub(super) fn new(
        chapter: &Chapter,
        (title, body): (String, String),
        appendices: usize,
    ) -> Self {
        let is_appendix = chapter.kind == ChapterKind::Appendix;
        Self {
            kind: chapter.kind.word(),
            id: chapter.id.clone(),
            title,
            numbered: chapter.numbered,
            appendix: is_appendix.then_some(appendices),
            signature: chapter.signature.as_ref().map(|signature| SignatureContext {
                place: signature.place.clone(),
                date: signature.date.clone(),
                name: signature.name.clone(),
                role: signature.role.clone(),
            }),
            file: None,
            body: Some(body),
        }
    }

    /// The same as the document sees it that includes it as a file.
    pub(super) fn in_file(&self, file: String) -> Self {
        Self { file: Some(file), body: None, ..self.clone() }
    }

    /// The path of the file that it may be, beside the document. It has the chapter's id, so
    /// that it stays the same when chapters are put before it.
    pub(super) fn path(&self) -> String {
        format!("chapters/{}.typ", self.id)
    }
}
