//! What a report is known by to libraries, archives and search engines.

use crate::format::ChoiceWords;

use super::prose::Prose;

/// What a report is known by.
#[derive(Clone, Debug, Default)]
pub struct PublicationFacts {
    /// The report in some sentences.
    pub summary: Option<Prose>,
    /// What it is about.
    pub keywords: Vec<String>,
    /// Under what terms others may use it.
    pub licence: Option<Licence>,
    /// Its ISBN, as it is written.
    pub isbn: Option<String>,
    /// Its DOI, without an address before it.
    pub doi: Option<String>,
    /// The number under which the publisher has registered the case.
    pub case_number: Option<String>,
    /// The publisher's number in the register of its country.
    pub organisation_number: Option<String>,
    /// Who has paid for it.
    pub funding: Vec<Funding>,
    /// How to cite it, if that is to be said.
    pub cite_as: Option<CiteAs>,
}

/// Somebody who wrote a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Author {
    /// The name.
    pub name: String,
    /// As what.
    pub role: Option<String>,
    /// Where.
    pub affiliation: Option<String>,
    /// The ORCID iD, in four groups of four.
    pub orcid: Option<String>,
}

/// Under what terms others may use a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Licence {
    /// The identifier (SPDX), if it has one.
    pub id: Option<&'static str>,
    /// What it is called.
    pub name: String,
    /// Where it stands.
    pub url: String,
}

/// Somebody who has paid for a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Funding {
    /// Who.
    pub funder: String,
    /// The number of the grant or decision.
    pub grant: Option<String>,
}

/// How a report is to be cited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CiteAs {
    /// As the program puts it together.
    ByProgram,
    /// In the author's words.
    Words(String),
}

/// That the program puts the citation together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CitedByProgram {
    /// It does.
    Auto,
}

impl ChoiceWords for CitedByProgram {
    type Of = Self;

    const WORDS: &'static [(&'static str, Self)] = &[("auto", Self::Auto)];
}
