//! Reads what a report is known by. What others give out is held against its form and its
//! check digit, so that a slip is found before it is printed.

use crate::diagnostic::{Diagnostic, Diagnostics, Placed, Said, Say};
use crate::format::{ChoiceWords, Fields};
use crate::manuscript::keys::publication::{self as keys, Facts as Keys};
use crate::manuscript::keys::report::Report;
use crate::manuscript::publication::{
    Author, CiteAs, CitedByProgram, Funding, Licence, PublicationFacts,
};
use crate::say;
use crate::yaml::{Content, Node};

use super::check_digits;

/// Licences by their identifiers (SPDX licence list 3), with the name that is known
/// everywhere and where they stand.
const LICENCES: [(&str, &str, &str); 8] = [
    ("CC0-1.0", "CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    ("CC-BY-4.0", "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
    ("CC-BY-SA-4.0", "CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
    ("CC-BY-NC-4.0", "CC BY-NC 4.0", "https://creativecommons.org/licenses/by-nc/4.0/"),
    ("CC-BY-ND-4.0", "CC BY-ND 4.0", "https://creativecommons.org/licenses/by-nd/4.0/"),
    (
        "CC-BY-NC-SA-4.0",
        "CC BY-NC-SA 4.0",
        "https://creativecommons.org/licenses/by-nc-sa/4.0/",
    ),
    (
        "CC-BY-NC-ND-4.0",
        "CC BY-NC-ND 4.0",
        "https://creativecommons.org/licenses/by-nc-nd/4.0/",
    ),
    ("NLOD-2.0", "NLOD 2.0", "https://data.norge.no/nlod/no/2.0"),
];

/// Who wrote a report: names, or maps that say more.
pub(super) fn read_authors(
    fields: &mut Fields<'_, Report>,
    diagnostics: &mut Diagnostics,
) -> Vec<Author> {
    let nodes = fields.node(Report::AUTHORS, diagnostics).map(Node::items);
    let authors = nodes.unwrap_or_default().iter();
    authors.filter_map(|node| author(node, diagnostics)).collect()
}

fn author(node: &Node, diagnostics: &mut Diagnostics) -> Option<Author> {
    if !matches!(node.content, Content::Map(_)) {
        let name = node.text(diagnostics)?.value;
        return Some(Author { name, role: None, affiliation: None, orcid: None });
    }
    let mut fields = Fields::<keys::Author>::new(node, diagnostics)?;
    let name = fields.read(keys::Author::NAME, diagnostics);
    let [role, affiliation] = [keys::Author::ROLE, keys::Author::AFFILIATION]
        .map(|key| Some(fields.read(key, diagnostics)?.value));
    let orcid = fields.read(keys::Author::ORCID, diagnostics);
    let orcid = orcid.and_then(|orcid| held(&orcid, orcid_mistake, diagnostics));
    fields.finish(diagnostics);
    Some(Author { name: name?.value, role, affiliation, orcid })
}

/// Reads what a report is known by.
pub(super) fn read(
    fields: &mut Fields<'_, Report>,
    diagnostics: &mut Diagnostics,
) -> PublicationFacts {
    let summary = fields.read(Keys::ABSTRACT, diagnostics);
    let keywords = fields.read(Keys::KEYWORDS, diagnostics).unwrap_or_default();
    let licence = fields.node(Keys::LICENCE, diagnostics);
    let isbn = fields.read(Keys::ISBN, diagnostics);
    let doi = fields.read(Keys::DOI, diagnostics);
    let case_number = fields.read(Keys::CASE_NUMBER, diagnostics);
    let organisation_number = fields.read(Keys::ORGANISATION_NUMBER, diagnostics);
    let funding = fields.node(Keys::FUNDING, diagnostics).map(Node::items);
    let funding = funding.unwrap_or_default().iter();
    let funding = funding.filter_map(|node| funder(node, diagnostics)).collect();
    let cite_as = fields.node(Keys::CITE_AS, diagnostics);
    PublicationFacts {
        summary: summary.filter(|text| !text.text.trim().is_empty()),
        keywords: held_keywords(keywords, diagnostics),
        licence: licence.and_then(|node| read_licence(node, diagnostics)),
        isbn: isbn.and_then(|isbn| held(&isbn, isbn_mistake, diagnostics)),
        doi: doi.and_then(|doi| held(&doi, doi_mistake, diagnostics)),
        case_number: case_number.map(|number| number.value),
        organisation_number: organisation_number
            .and_then(|number| held_organisation(&number, diagnostics)),
        funding,
        cite_as: cite_as.and_then(|node| read_cite_as(node, diagnostics)),
    }
}

/// Keywords without their places. An empty one, and one that stands twice, are reported.
fn held_keywords(
    keywords: Vec<Placed<String>>,
    diagnostics: &mut Diagnostics,
) -> Vec<String> {
    let mut held: Vec<String> = Vec::new();
    for Placed { value, place } in keywords {
        let same = |other: &String| other.to_lowercase() == value.to_lowercase();
        let (message, hint) = match (value.trim().is_empty(), held.iter().any(same)) {
            (true, _) => (say!("a keyword is empty"), say!("write a word, or remove it")),
            (_, true) => (
                say!("the keyword `{word}` stands twice", word = &value),
                say!("remove one"),
            ),
            (false, false) => {
                held.push(value);
                continue;
            }
        };
        diagnostics.push(Diagnostic::error(message).at(&place).hint(hint));
    }
    held
}

fn read_cite_as(node: &Node, diagnostics: &mut Diagnostics) -> Option<CiteAs> {
    let text = node.text(diagnostics)?.value;
    let word = CitedByProgram::WORDS.iter().find(|(word, _)| *word == text);
    Some(match word {
        Some((_, CitedByProgram::Auto)) => CiteAs::ByProgram,
        None => CiteAs::Words(text),
    })
}

fn funder(node: &Node, diagnostics: &mut Diagnostics) -> Option<Funding> {
    if !matches!(node.content, Content::Map(_)) {
        return Some(Funding { funder: node.text(diagnostics)?.value, grant: None });
    }
    let mut fields = Fields::<keys::Funding>::new(node, diagnostics)?;
    let funder = fields.read(keys::Funding::FUNDER, diagnostics);
    let grant = fields.read(keys::Funding::GRANT, diagnostics);
    fields.finish(diagnostics);
    Some(Funding { funder: funder?.value, grant: grant.map(|grant| grant.value) })
}

fn read_licence(node: &Node, diagnostics: &mut Diagnostics) -> Option<Licence> {
    if matches!(node.content, Content::Map(_)) {
        let mut fields = Fields::<keys::Licence>::new(node, diagnostics)?;
        let name = fields.read(keys::Licence::NAME, diagnostics);
        let url = fields.read(keys::Licence::URL, diagnostics);
        let url = url.and_then(|url| held(&url, address_mistake, diagnostics));
        fields.finish(diagnostics);
        return Some(Licence { id: None, name: name?.value, url: url? });
    }
    let written = node.text(diagnostics)?;
    let known = LICENCES.iter().find(|(id, ..)| *id == written.value);
    if known.is_none() {
        let message = say!("the licence `{id}` is not known here", id = &written.value);
        let ids = LICENCES.iter().map(|(id, ..)| *id);
        let error = Diagnostic::error(message).at(&node.place);
        let other = say!("for other terms write `licence: {name: …, url: …}`");
        diagnostics.push(error.suggest(&written.value, ids).hint(other));
    }
    let (id, name, url) = known?;
    Some(Licence { id: Some(*id), name: (*name).to_owned(), url: (*url).to_owned() })
}

/// What is wrong with a number, and what to do about it.
struct Mistake {
    message: Said,
    hint: Said,
}

impl Mistake {
    fn of(message: Said, hint: impl Into<Said>) -> Option<Self> {
        Some(Self { message, hint: hint.into() })
    }
}

/// A text as it is written, unless there is a mistake in it, which is reported.
fn held(
    written: &Placed<String>,
    mistake: fn(&str) -> Option<Mistake>,
    diagnostics: &mut Diagnostics,
) -> Option<String> {
    let Some(Mistake { message, hint }) = mistake(&written.value) else {
        return Some(written.value.clone());
    };
    diagnostics.push(Diagnostic::error(message).at(&written.place).hint(hint));
    None
}

/// The mistake that the last digit is another than the others give.
fn unfit(wrong: Said, right: impl Say) -> Option<Mistake> {
    let message = say!("{wrong}: the last digit does not fit the others", wrong);
    let hint = say!(
        "compare it with what you were given; if all the others are right, it ends in {digit}",
        digit = right
    );
    Mistake::of(message, hint)
}

fn no_isbn(written: &str) -> Said {
    say!("`{written}` is no ISBN", written)
}

fn no_orcid(written: &str) -> Said {
    say!("`{written}` is no ORCID iD", written)
}

fn no_organisation_number(written: &str) -> Said {
    say!("`{written}` is no number of an organisation", written)
}

/// What is wrong with an ISBN.
fn isbn_mistake(written: &str) -> Option<Mistake> {
    let short = written.replace(['-', ' '], "");
    let first = short.get(..9).and_then(check_digits::digits);
    if let (10, Some(first)) = (short.chars().count(), first) {
        let mut digits = vec![9, 7, 8];
        digits.extend(first);
        digits.push(check_digits::isbn(&digits));
        let new = digits.iter().map(u32::to_string).collect::<String>();
        let message =
            say!("`{written}` is an ISBN of 10 digits, as they were until 2007", written);
        return Mistake::of(message, say!("write the one of 13: `{isbn}`", isbn = new));
    }
    let digits = check_digits::digits(written).unwrap_or_default();
    let is_book = matches!(digits.as_slice(), [9, 7, 8 | 9, ..]);
    let [first @ .., last] = digits.as_slice() else { return isbn_form(written) };
    if digits.len() != 13 || !is_book {
        return isbn_form(written);
    }
    let right = check_digits::isbn(first);
    if right == *last { None } else { unfit(no_isbn(written), right) }
}

fn isbn_form(written: &str) -> Option<Mistake> {
    let hint =
        "write its 13 digits, which begin with 978 or 979, with or without hyphens";
    Mistake::of(no_isbn(written), hint)
}

/// What is wrong with a DOI: `10.`, the number of who gave it out, `/` and a name.
fn doi_mistake(written: &str) -> Option<Mistake> {
    let lower = written.to_ascii_lowercase();
    if let Some(at) = lower.find("10.").filter(|at| *at > 0 && lower.contains("doi")) {
        let message = say!("`{written}` is more than a DOI", written);
        return Mistake::of(message, say!("write `{text}`", text = &written[at..]));
    }
    let parts = written.strip_prefix("10.").and_then(|rest| rest.split_once('/'));
    let is_whole = parts.is_some_and(|(registrant, name)| {
        let numbers = registrant.split('.').collect::<Vec<_>>();
        let is_number = |text: &&str| {
            !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
        };
        numbers.iter().all(is_number)
            && (4..=9).contains(&numbers[0].len())
            && !name.is_empty()
            && name.bytes().all(|byte| byte.is_ascii_graphic())
    });
    if is_whole {
        return None;
    }
    let message = say!("`{written}` is no DOI", written);
    Mistake::of(message, say!("write it as it was given, such as `10.5555/rapport-2020`"))
}

/// What is wrong with an ORCID iD.
fn orcid_mistake(written: &str) -> Option<Mistake> {
    if let Some((_, id)) = written.rsplit_once('/').filter(|_| written.contains("orcid"))
    {
        let message = say!("`{written}` is more than an ORCID iD", written);
        return Mistake::of(message, say!("write `{text}`", text = id));
    }
    let groups = written.split('-').map(|group| group.chars().count());
    let letters = written.chars().filter(|c| *c != '-').collect::<Vec<_>>();
    let digits = match letters.split_last() {
        Some((last, first)) if groups.eq([4, 4, 4, 4]) => {
            let digits = first.iter().map(|letter| letter.to_digit(10));
            let ends = last.is_ascii_digit() || *last == 'X';
            digits.collect::<Option<Vec<_>>>().filter(|_| ends).zip(Some(*last))
        }
        _ => None,
    };
    let Some((digits, last)) = digits else {
        let hint = "write its 16 digits in groups of four, such as `0000-0002-1825-0097`";
        return Mistake::of(no_orcid(written), hint);
    };
    let right = check_digits::orcid(&digits);
    if last == right { None } else { unfit(no_orcid(written), right) }
}

/// What is wrong with the address of a page.
fn address_mistake(written: &str) -> Option<Mistake> {
    let rest =
        ["https://", "http://"].iter().find_map(|start| written.strip_prefix(start));
    let is_address = rest.is_some_and(|rest| {
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        host.contains('.') && !rest.contains(char::is_whitespace)
    });
    if is_address {
        return None;
    }
    let message = say!("`{written}` is no address of a web page", written);
    Mistake::of(message, say!("write the whole address, from `https://` on"))
}

/// An organisation's number as its country writes it, unless there is a mistake in it. That
/// of a person is told without being printed.
fn held_organisation(
    written: &Placed<String>,
    diagnostics: &mut Diagnostics,
) -> Option<String> {
    let digits = check_digits::digits(&written.value).unwrap_or_default();
    // The third digit tells a Swedish organisation from a person (SKV 709).
    let is_person = match digits.len() {
        10 => digits[2] < 2,
        12 => matches!(digits[..2], [1, 9] | [2, 0]),
        _ => false,
    };
    if is_person {
        let message = "this is the number of a person, not of an organisation";
        let hint = "take it out, here and from where it has been copied to";
        let place = written.place.unprinted();
        diagnostics.push(Diagnostic::error(message).at(&place).hint(hint));
        return None;
    }
    held(written, organisation_mistake, diagnostics)?;
    let text = digits.iter().map(u32::to_string).collect::<String>();
    Some(match digits.len() {
        10 => format!("{}-{}", &text[..6], &text[6..]),
        9 => format!("{}\u{a0}{}\u{a0}{}", &text[..3], &text[3..6], &text[6..]),
        _ => text,
    })
}

/// What is wrong with the number of an organisation.
fn organisation_mistake(written: &str) -> Option<Mistake> {
    let digits = check_digits::digits(written).unwrap_or_default();
    let form = || {
        let hint = "write the 10 digits of a Swedish one, the 9 of a Norwegian or the 8 of a \
                    Danish";
        Mistake::of(no_organisation_number(written), hint)
    };
    let Some((last, first)) = digits.split_last() else { return form() };
    let right = match digits.len() {
        10 => Some(check_digits::luhn(first)),
        9 => check_digits::norwegian(first),
        8 => check_digits::danish(first),
        _ => return form(),
    };
    match right {
        Some(right) if right == *last => None,
        Some(right) => unfit(no_organisation_number(written), right),
        None => {
            let hint = "compare it with what you were given: no last digit fits";
            Mistake::of(no_organisation_number(written), hint)
        }
    }
}
