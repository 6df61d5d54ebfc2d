//! What a report is known by to libraries, archives and search engines.

use crate::format::{Either, Inner, Several, Text, Word, map, texts};
use crate::manuscript::publication::CitedByProgram;

use super::Quoting;

// Texts that must have a form, which their reader holds them to.
texts! {
    /// An International Standard Book Number of 13 digits (ISO 2108:2017).
    pub(crate) Isbn: "ISBN", "ISBNs";
    /// A Digital Object Identifier (ISO 26324), without the address before it.
    pub(crate) Doi: "DOI", "DOIs";
    /// An Open Researcher and Contributor ID.
    pub(crate) Orcid: "ORCID iD", "ORCID iDs";
    /// The number of an organisation in the register of its country.
    pub(crate) OrganisationNumber: "number of an organisation", "numbers of organisations";
    /// The address of a web page.
    pub(crate) Address: "web address", "web addresses";
    /// The identifier of a licence (SPDX).
    pub(crate) LicenceId: "SPDX identifier", "SPDX identifiers";
}

map! {
    /// What the report is known by.
    pub(crate) Facts = "publication", "the report" {
        ABSTRACT "abstract": Quoting, Optional
            => "the report in some sentences, for title page, search engines and libraries; \
                [publication facts](#publication-facts)";
        KEYWORDS "keywords": Several<Text>, Optional => "what it is about, a word each";
        LICENCE "licence": Either<LicenceId, Inner<Licence>>, Optional
            => "[under what terms](#publication-facts) others may use it, such as \
                `CC-BY-4.0`";
        ISBN "isbn": Isbn, Optional => "its ISBN, of 13 digits";
        DOI "doi": Doi, Optional => "its DOI, such as `10.5555/rapport-2020`";
        CASE_NUMBER "case-number": Text, Optional
            => "the number under which the case is registered (diarienummer, saksnummer)";
        ORGANISATION_NUMBER "organisation-number": OrganisationNumber, Optional
            => "the publisher's: Swedish (10 digits), Norwegian (9) or Danish (8)";
        FUNDING "funding": Several<Either<Text, Inner<Funding>>>, Optional
            => "who has paid for it";
        CITE_AS "cite-as": Either<Word<CitedByProgram>, Text>, Optional
            => "how to cite it: `auto`, or in your words";
    }
}

map! {
    /// Somebody who wrote the report.
    pub(crate) Author = "author", "an author" {
        NAME "name": Text, Required => "the name";
        ROLE "role": Text, Optional => "as what: `projektledare`";
        AFFILIATION "affiliation": Text, Optional => "where";
        ORCID "orcid": Orcid, Optional => "the ORCID iD, such as `0000-0002-1825-0097`";
    }
}

map! {
    /// Terms of use that have no SPDX identifier.
    pub(crate) Licence = "licence", "a licence" {
        NAME "name": Text, Required => "what it is called";
        URL "url": Address, Required => "where it stands";
    }
}

map! {
    /// Somebody who has paid for a report.
    pub(crate) Funding = "funding", "a funder" {
        FUNDER "funder": Text, Required => "who";
        GRANT "grant": Text, Optional => "the number of the grant or decision";
    }
}
