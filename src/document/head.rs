//! What a report says of itself: on covers, in the imprint, in the metadata of files.

use serde::Serialize;

use crate::manuscript::{self, ChapterKind, Date, Report, ReportStatus};
use crate::words::Language;

use super::facts::HeadFacts;
use super::languages::PartLanguage;

/// What a report says of itself.
#[derive(Clone, Debug, Serialize)]
pub struct ReportHead {
    /// The name of its folder.
    pub name: String,
    /// The title.
    pub title: String,
    /// The subtitle.
    pub subtitle: Option<String>,
    /// The language's code: `sv`.
    pub language: &'static str,
    /// The region's: `SE`.
    pub region: &'static str,
    /// Its date.
    pub date: HeadDate,
    /// What it is called as long as it is not finished.
    pub draft: Option<&'static str>,
    /// The day it was changed after it was published.
    pub updated: Option<HeadDate>,
    /// The series it appears in.
    pub series: Option<HeadSeries>,
    /// Who publishes it.
    pub publisher: String,
    /// Whose the publisher is.
    pub organisation: Option<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// What readers must know first.
    pub notice: Option<String>,
    /// Where to ask.
    pub contact: Option<String>,
    /// Lines on who made it.
    pub imprint: Vec<String>,
    /// What stands on the back.
    pub back_cover: Option<String>,
    /// What the contents list.
    pub contents: HeadContents,
    /// The version of the program that made it.
    pub version: &'static str,
    /// What it is known by to libraries, archives and search engines, if it says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub facts: Option<Box<HeadFacts>>,
}

/// A date, as it is written.
#[derive(Clone, Debug, Serialize)]
pub struct HeadDate {
    /// `2017-04-28`.
    pub iso: String,
    /// "28 april 2017".
    pub long: String,
    /// "april 2017".
    pub month_year: String,
    /// The year.
    pub year: i32,
    /// The month, from 1.
    pub month: u8,
    /// The day, from 1.
    pub day: u8,
}

/// A series of reports.
#[derive(Clone, Debug, Serialize)]
pub struct HeadSeries {
    /// Its name.
    pub name: String,
    /// The report's number in it, or nothing.
    pub number: String,
    /// Its ISSN.
    pub issn: Option<String>,
}

/// What the contents list.
#[derive(Clone, Debug, Serialize)]
pub struct HeadContents {
    /// How deep the headings are.
    pub depth: u64,
    /// Whether charts are listed.
    pub diagrams: bool,
    /// Whether tables are.
    pub tables: bool,
    /// Whether figures are.
    pub figures: bool,
}

/// A chapter's heading, and what part of the report it is.
#[derive(Clone, Debug, Serialize)]
pub struct ChapterHeading {
    /// What part of the report it is.
    #[serde(serialize_with = "word")]
    pub kind: ChapterKind,
    /// What `@section:ID` refers to it by.
    pub id: String,
    /// The heading.
    pub title: String,
    /// Its language, if that is another than the report's.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub language: Option<PartLanguage>,
    /// Whether its headings are numbered.
    pub numbered: bool,
    /// Which of the appendices it is, counted from 1, if it is one.
    pub appendix: Option<usize>,
    /// Who signs it.
    pub signature: Option<ChapterSignature>,
}

/// Who signs a chapter, where and when.
#[derive(Clone, Debug, Serialize)]
pub struct ChapterSignature {
    /// The place.
    pub place: Option<String>,
    /// The date in words.
    pub date: Option<String>,
    /// The name.
    pub name: Option<String>,
    /// The role.
    pub role: String,
}

impl ReportHead {
    /// What a report says of itself.
    pub(super) fn new(report: &Report, facts: Option<HeadFacts>) -> Self {
        let language = report.language;
        Self {
            name: report.name.clone(),
            title: report.title.value.clone(),
            subtitle: report.subtitle.clone(),
            language: language.code(),
            region: language.words().region(),
            draft: (report.status == ReportStatus::Draft)
                .then(|| language.words().draft().trim_end_matches('.')),
            date: HeadDate::new(report.date, language),
            updated: report.updated.map(|date| HeadDate::new(date, language)),
            series: report.series.as_ref().map(|series| HeadSeries {
                name: series.name.clone(),
                number: series.number.clone().unwrap_or_default(),
                issn: series.issn.clone(),
            }),
            publisher: report.publisher.clone(),
            organisation: report.organisation.clone(),
            authors: report.authors.iter().map(|author| author.name.clone()).collect(),
            notice: report.notice.clone(),
            contact: report.contact.clone(),
            imprint: report.imprint.clone(),
            back_cover: report.back_cover.clone(),
            contents: HeadContents {
                depth: report.contents.depth,
                diagrams: report.contents.diagrams,
                tables: report.contents.tables,
                figures: report.contents.figures,
            },
            version: env!("CARGO_PKG_VERSION"),
            facts: facts.map(Box::new),
        }
    }
}

impl HeadDate {
    fn new(date: Date, language: Language) -> Self {
        Self {
            iso: date.to_string(),
            long: language.long_date(date.year, date.month, date.day),
            month_year: format!("{} {}", language.month(date.month), date.year),
            year: date.year,
            month: date.month,
            day: date.day,
        }
    }
}

impl ChapterHeading {
    /// `appendices` is how many appendices there are up to here.
    pub(super) fn new(
        chapter: &manuscript::Chapter,
        title: String,
        appendices: usize,
        language: Option<PartLanguage>,
    ) -> Self {
        let is_appendix = chapter.kind == ChapterKind::Appendix;
        Self {
            kind: chapter.kind,
            id: chapter.id.clone(),
            title,
            language,
            numbered: chapter.numbered,
            appendix: is_appendix.then_some(appendices),
            signature: chapter.signature.as_ref().map(|signature| ChapterSignature {
                place: signature.place.clone(),
                date: signature.date.clone(),
                name: signature.name.clone(),
                role: signature.role.clone(),
            }),
        }
    }
}

fn word<S: serde::Serializer>(
    kind: &ChapterKind,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(kind.word())
}
