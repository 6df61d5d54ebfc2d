//! What a report is known by to libraries, archives and search engines, as it is shown.

use serde::Serialize;

use crate::manuscript::{Author, CiteAs, Report};

use super::prose::Quotation;

/// What a report is known by. What the author has not given is missing.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct HeadFacts {
    /// The report in some sentences.
    #[serde(rename = "abstract")]
    pub summary: Option<String>,
    /// The numbers that these quote.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub numbers: Vec<Quotation>,
    /// What it is about.
    pub keywords: Vec<String>,
    /// Under what terms others may use it.
    pub licence: Option<HeadLicence>,
    /// Its ISBN, as it is written.
    pub isbn: Option<String>,
    /// Its DOI.
    pub doi: Option<String>,
    /// The address that leads there.
    pub doi_url: Option<String>,
    /// The number under which the case is registered.
    pub case_number: Option<String>,
    /// The publisher's number in the register of its country.
    pub organisation_number: Option<String>,
    /// Who wrote it.
    pub authors: Vec<HeadAuthor>,
    /// Who has paid for it.
    pub funding: Vec<HeadFunding>,
    /// How to cite it.
    pub citation: Option<String>,
}

/// Somebody who wrote a report.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HeadAuthor {
    /// The name.
    pub name: String,
    /// As what.
    pub role: Option<String>,
    /// Where.
    pub affiliation: Option<String>,
    /// The address of the ORCID record.
    pub orcid: Option<String>,
}

/// Terms of use.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HeadLicence {
    /// The identifier (SPDX).
    pub id: Option<&'static str>,
    /// What they are called.
    pub name: String,
    /// Where they stand.
    pub url: String,
}

/// Somebody who has paid for a report.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HeadFunding {
    /// Who.
    pub funder: String,
    /// The number of the grant or decision.
    pub grant: Option<String>,
}

impl HeadFacts {
    /// What a report is known by; nothing, if its author has given no more than names.
    /// `summary` is what came of the abstract.
    pub(super) fn new(
        report: &Report,
        summary: Option<String>,
        numbers: Vec<Quotation>,
    ) -> Option<Self> {
        let facts = &report.facts;
        let authors = report.authors.iter().map(|author| HeadAuthor {
            name: author.name.clone(),
            role: author.role.clone(),
            affiliation: author.affiliation.clone(),
            orcid: author.orcid.as_ref().map(|id| format!("https://orcid.org/{id}")),
        });
        let given = Self {
            summary,
            numbers,
            keywords: facts.keywords.clone(),
            licence: facts.licence.as_ref().map(|licence| HeadLicence {
                id: licence.id,
                name: licence.name.clone(),
                url: licence.url.clone(),
            }),
            isbn: facts.isbn.clone(),
            doi: facts.doi.clone(),
            doi_url: facts.doi.as_ref().map(|doi| doi_url(doi)),
            case_number: facts.case_number.clone(),
            organisation_number: facts.organisation_number.clone(),
            authors: Vec::new(),
            funding: facts.funding.iter().map(HeadFunding::new).collect(),
            citation: match &facts.cite_as {
                Some(CiteAs::ByProgram) => Some(citation(report)),
                Some(CiteAs::Words(words)) => Some(words.clone()),
                None => None,
            },
        };
        let says_more = |author: &Author| {
            [&author.role, &author.affiliation, &author.orcid]
                .into_iter()
                .any(Option::is_some)
        };
        let is_given = given != Self::default() || report.authors.iter().any(says_more);
        is_given.then(|| Self { authors: authors.collect(), ..given })
    }
}

impl HeadFunding {
    fn new(funding: &crate::manuscript::Funding) -> Self {
        Self { funder: funding.funder.clone(), grant: funding.grant.clone() }
    }
}

fn doi_url(doi: &str) -> String {
    format!("https://doi.org/{doi}")
}

/// How to cite a report, in the order of APA 7: who, when, what, in which series, by whom
/// published, where. Names stand as they are written: what of them is a family name, nobody
/// but their bearers can tell.
fn citation(report: &Report) -> String {
    let names = report.authors.iter().map(|author| author.name.as_str());
    let names = names.collect::<Vec<_>>();
    let who = match names.is_empty() {
        true => report.publisher.clone(),
        false => report.language.all_of(&names),
    };
    let title = report.title.value.trim();
    let mut what = match &report.subtitle {
        Some(subtitle) => format!("{} {}", ended(title, ":"), subtitle.trim()),
        None => title.to_owned(),
    };
    if let Some(series) = &report.series {
        let number = series.number.as_deref().unwrap_or_default();
        what = format!("{what} ({})", format!("{} {number}", series.name).trim());
    }
    let published_by = match names.is_empty() {
        true => report.organisation.as_deref(),
        false => Some(report.publisher.as_str()),
    };
    let mut parts = vec![format!("{who} ({}).", report.date.year), ended(&what, ".")];
    parts.extend(published_by.map(|publisher| ended(publisher, ".")));
    parts.extend(report.facts.doi.as_ref().map(|doi| doi_url(doi)));
    parts.join(" ")
}

/// A text with a sign at its end, unless it has one that ends it already.
fn ended(text: &str, sign: &str) -> String {
    let is_ended = text.ends_with(['.', '?', '!', ':']);
    if is_ended { text.to_owned() } else { format!("{text}{sign}") }
}
