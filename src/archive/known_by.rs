//! What a report is known by, in the words of schema.org that RO-Crate uses: authors, terms of
//! use, identifiers, who paid for it.

use serde_json::{Value as Json, json};

use crate::document::{HeadAuthor, HeadFunding};

use super::contents::ArchiveContents;
use super::entities::{LICENCE_ID, PUBLISHER_ID, reference};

/// Adds to the root what the report is known by, and to the graph the entities that it then
/// names: publisher, terms of use, authors, funders, identifiers.
pub(super) fn add(
    contents: &ArchiveContents<'_>,
    root: &mut Json,
    graph: &mut Vec<Json>,
) {
    let report = contents.report;
    let mut publisher = json!({
        "@id": PUBLISHER_ID,
        "@type": "Organization",
        "name": report.publisher,
    });
    let facts = contents.facts;
    if let Some(number) = facts.and_then(|facts| facts.organisation_number.as_ref()) {
        publisher["identifier"] = number.as_str().into();
    }
    graph.push(publisher);
    graph.push(licence(contents));
    let names = report.authors.iter().map(|author| HeadAuthor {
        name: author.name.clone(),
        role: None,
        affiliation: None,
        orcid: None,
    });
    let authors = facts.map_or_else(|| names.collect(), |facts| facts.authors.clone());
    if !authors.is_empty() {
        let ids = authors.iter().enumerate().map(|(index, one)| author_id(index, one));
        root["author"] = ids.map(|id| reference(&id)).collect::<Vec<_>>().into();
    }
    let Some(facts) = facts else {
        graph.extend(authors.iter().enumerate().flat_map(|(at, one)| author(at, one)));
        return;
    };
    if let Some(summary) = &facts.summary {
        root["abstract"] = summary.as_str().into();
    }
    if !facts.keywords.is_empty() {
        root["keywords"] = facts.keywords.join(", ").into();
    }
    if let Some(citation) = &facts.citation {
        root["creditText"] = citation.as_str().into();
    }
    let doi = facts.doi_url.as_ref().map(|url| (url.clone(), "DOI", url));
    let isbn = facts.isbn.as_ref().map(|isbn| ("#isbn".to_owned(), "ISBN", isbn));
    let case = facts.case_number.as_ref();
    let case = case.map(|number| ("#case-number".to_owned(), "case number", number));
    let identifiers = [doi, isbn, case].into_iter().flatten().collect::<Vec<_>>();
    if !identifiers.is_empty() {
        let ids = identifiers.iter().map(|(id, ..)| reference(id));
        root["identifier"] = ids.collect::<Vec<_>>().into();
    }
    graph.extend(authors.iter().enumerate().flat_map(|(at, one)| author(at, one)));
    graph.extend(identifiers.into_iter().map(|(id, kind, value)| {
        json!({
            "@id": id,
            "@type": "PropertyValue",
            "propertyID": kind,
            "value": value,
        })
    }));
    if !facts.funding.is_empty() {
        let ids = (0..facts.funding.len()).map(|index| reference(&grant_id(index)));
        root["funding"] = ids.collect::<Vec<_>>().into();
    }
    graph.extend(facts.funding.iter().enumerate().flat_map(|(at, one)| grant(at, one)));
}

/// The terms of use: those that the report states, or what its imprint says.
fn licence(contents: &ArchiveContents<'_>) -> Json {
    let mut terms = json!({
        "@id": licence_id(contents),
        "@type": "CreativeWork",
        "name": "Rights",
        "description": contents.rights(),
    });
    if let Some(licence) = contents.licence() {
        terms["name"] = licence.name.as_str().into();
        terms["url"] = licence.url.as_str().into();
        if let Some(id) = licence.id {
            terms["identifier"] = id.into();
        }
    }
    terms
}

/// By what the terms of use are named.
pub(super) fn licence_id<'a>(contents: &ArchiveContents<'a>) -> &'a str {
    let facts = contents.facts;
    let licence = facts.and_then(|facts| facts.licence.as_ref());
    licence.map_or(LICENCE_ID, |licence| licence.url.as_str())
}

fn author_id(index: usize, author: &HeadAuthor) -> String {
    let own = || format!("#author-{}", index + 1);
    author.orcid.clone().unwrap_or_else(own)
}

fn author(index: usize, author: &HeadAuthor) -> Vec<Json> {
    let id = author_id(index, author);
    let mut person = json!({"@id": id, "@type": "Person", "name": author.name});
    if let Some(role) = &author.role {
        person["jobTitle"] = role.as_str().into();
    }
    let Some(affiliation) = &author.affiliation else { return vec![person] };
    let at = format!("#affiliation-{}", index + 1);
    person["affiliation"] = reference(&at);
    vec![person, json!({"@id": at, "@type": "Organization", "name": affiliation})]
}

fn grant_id(index: usize) -> String {
    format!("#grant-{}", index + 1)
}

fn grant(index: usize, funding: &HeadFunding) -> Vec<Json> {
    let by = format!("#funder-{}", index + 1);
    let mut grant = json!({
        "@id": grant_id(index),
        "@type": "Grant",
        "name": funding.funder,
        "funder": reference(&by),
    });
    if let Some(number) = &funding.grant {
        grant["identifier"] = number.as_str().into();
    }
    vec![grant, json!({"@id": by, "@type": "Organization", "name": funding.funder})]
}
