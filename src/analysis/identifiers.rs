//! Finds what tells directly who somebody is: national identity numbers, e-mail addresses
//! and telephone numbers.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Said};
use crate::say;
use crate::survey::{Survey, Variable};

/// What tells who somebody is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum IdentifierKind {
    /// A Swedish personnummer or samordningsnummer.
    Swedish,
    /// A Norwegian fødselsnummer or D-nummer.
    Norwegian,
    /// An e-mail address.
    Email,
    /// A telephone number.
    Telephone,
}

/// Something that tells who somebody is, and where in a text it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Identifier {
    /// What it is.
    pub(crate) kind: IdentifierKind,
    /// Where, in characters.
    pub(crate) range: Range<usize>,
    /// Enough of it to find it by.
    pub(crate) masked: String,
}

impl IdentifierKind {
    fn in_words(self) -> &'static str {
        match self {
            Self::Swedish => "a Swedish personal identity number",
            Self::Norwegian => "a Norwegian national identity number",
            Self::Email => "an e-mail address",
            Self::Telephone => "a telephone number",
        }
    }
}

impl Identifier {
    /// The error for it, without the line that it stands in.
    pub(crate) fn diagnostic(&self, place: &Place) -> Diagnostic {
        let message = say!(
            "{inwords} would be published: `{masked}`",
            inwords = Said::from(self.kind.in_words()),
            masked = &self.masked
        );
        let hint = "take it away, or put something in its place that tells of nobody";
        let error = Diagnostic::error(message).at(&place.unprinted()).hint(hint);
        error.finding("direct-identifier", &self.masked)
    }
}

/// Reports labels of surveys that tell who somebody is.
pub(super) fn check(surveys: &[Survey], diagnostics: &mut Diagnostics) {
    for variable in surveys.iter().flat_map(|survey| &survey.codebook.variables) {
        let mut told = BTreeSet::new();
        let found = texts(variable).into_iter().flat_map(identifiers);
        for found in found.filter(|found| told.insert(found.masked.clone())) {
            diagnostics.push(found.diagnostic(&variable.name.place));
        }
    }
}

/// All texts of a variable that a document may show.
fn texts(variable: &Variable) -> Vec<&str> {
    let mut texts = vec![variable.label.as_str()];
    texts.extend(variable.question.iter().map(|text| text.value.as_str()));
    let labels = variable.categories.iter().chain(&variable.missing);
    texts.extend(labels.map(|label| label.label.as_str()));
    texts.extend(variable.groups.iter().map(|(name, _)| name.as_str()));
    texts
}

/// Everything in a text that tells who somebody is.
pub(crate) fn identifiers(text: &str) -> Vec<Identifier> {
    let letters = text.chars().collect::<Vec<_>>();
    let mut found = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        let next = email(&letters, at).or_else(|| number(&letters, at));
        at = match next {
            Some(identifier) => {
                let end = identifier.range.end;
                found.push(identifier);
                end
            }
            None => at + 1,
        };
    }
    found
}

/// An address that begins here: `name@domain.se`, the sign perhaps with Typst's `\`.
fn email(letters: &[char], start: usize) -> Option<Identifier> {
    let local = |c: &char| c.is_ascii_alphanumeric() || ".+-_".contains(*c);
    if !letters[start].is_ascii_alphanumeric() || start > 0 && local(&letters[start - 1])
    {
        return None;
    }
    let sign = start + letters[start..].iter().take_while(|c| local(c)).count();
    let sign = if letters.get(sign) == Some(&'\\') { sign + 1 } else { sign };
    if letters.get(sign) != Some(&'@') {
        return None;
    }
    let domain = |c: &&char| c.is_alphanumeric() || **c == '.' || **c == '-';
    let mut end = sign + 1 + letters[sign + 1..].iter().take_while(domain).count();
    while end > sign && letters[end - 1] == '.' {
        end -= 1;
    }
    let host = letters[sign + 1..end].iter().collect::<String>();
    let (name, top) = host.rsplit_once('.')?;
    let whole = !name.is_empty() && top.chars().count() >= 2;
    whole.then(|| Identifier {
        kind: IdentifierKind::Email,
        range: start..end,
        masked: format!("{}…@…", letters[start]),
    })
}

/// No number that tells who somebody is takes more characters, however it is written.
const LONGEST: usize = 40;

/// A number that begins here and stands by itself.
fn number(letters: &[char], start: usize) -> Option<Identifier> {
    let begins = letters[start].is_ascii_digit() || letters[start] == '+';
    let alone = start == 0 || !letters[start - 1].is_alphanumeric();
    // What follows a sign that joins digits is the rest of a longer number.
    let joined = start > 1
        && matches!(letters[start - 1], '-' | '.' | ',' | '+')
        && letters[start - 2].is_alphanumeric();
    if !begins || !alone || joined {
        return None;
    }
    let part = |c: &char| c.is_ascii_digit() || matches!(c, '-' | '+' | ' ' | '\u{a0}');
    let length =
        letters[start..].iter().take(LONGEST + 1).take_while(|c| part(c)).count();
    let mut end = start + length;
    if length > LONGEST {
        // A long row of numbers: only what stands at its beginning can be one of these.
        end = start + letters[start..end].iter().rposition(|c| c.is_whitespace())?;
    }
    while end > start && !letters[end - 1].is_ascii_digit() {
        end -= 1;
    }
    if letters.get(end).is_some_and(|c| c.is_alphanumeric()) {
        return None;
    }
    // A space may part it from the next number: the longest that is one counts.
    while end > start {
        let written = letters[start..end].iter().collect::<String>();
        let kind = if is_swedish(&written) {
            Some(IdentifierKind::Swedish)
        } else if is_norwegian(&written) {
            Some(IdentifierKind::Norwegian)
        } else {
            is_telephone(&written).then_some(IdentifierKind::Telephone)
        };
        if let Some(kind) = kind {
            let shown = written.chars().take(2).collect::<String>();
            let masked = format!("{shown}…");
            return Some(Identifier { kind, range: start..end, masked });
        }
        let space = letters[start..end].iter().rposition(|c| c.is_whitespace())?;
        end = start + space;
    }
    None
}

fn digits(text: &str) -> Vec<u32> {
    text.chars().filter_map(|c| c.to_digit(10)).collect()
}

fn two(digits: &[u32]) -> u32 {
    digits[0] * 10 + digits[1]
}

/// Whether it is a personnummer or samordningsnummer: a date (of a samordningsnummer with
/// 60 added to the day), three digits and a check digit by Luhn's algorithm (lag 1991:481
/// om folkbokföring, 18 §; Skatteverket, *Personnummer*, SKV 704).
fn is_swedish(text: &str) -> bool {
    let signs = text.chars().filter(|c| !c.is_ascii_digit()).collect::<String>();
    let digits = digits(text);
    let ten = match digits.len() {
        10 => digits.as_slice(),
        12 if (18..=20).contains(&two(&digits)) => &digits[2..],
        _ => return false,
    };
    let last = text.chars().rev().nth(4);
    if !(signs.is_empty()
        || ["-", "+", " "].contains(&signs.as_str())
            && last.is_some_and(|c| signs.contains(c)))
    {
        return false;
    }
    let (month, day) = (two(&ten[2..]), two(&ten[4..]));
    let day_exists = (1..=31).contains(&day) || (61..=91).contains(&day);
    let sum = ten.iter().enumerate().map(|(place, digit)| {
        let times = if place % 2 == 0 { 2 * digit } else { *digit };
        times / 10 + times % 10
    });
    (1..=12).contains(&month) && day_exists && sum.sum::<u32>() % 10 == 0
}

/// Whether it is a fødselsnummer: a date (of a D-nummer with 40 added to the day; 40, 65 or
/// 80 added to the month for other registers and for synthetic people), three digits and
/// two check digits modulo 11 (forskrift om folkeregistrering, § 2-2-1; Skatteetaten).
fn is_norwegian(text: &str) -> bool {
    let signs = text.chars().filter(|c| !c.is_ascii_digit()).collect::<String>();
    let digits = digits(text);
    let spaced = signs == " " && text.chars().nth(6) == Some(' ');
    if digits.len() != 11 || !(signs.is_empty() || spaced) {
        return false;
    }
    let (day, month) = (two(&digits) % 40, two(&digits[2..]));
    let month_exists =
        [0, 40, 65, 80].iter().any(|more| (1 + more..=12 + more).contains(&month));
    let weighted = |weights: &[u32]| {
        let sum = weights.iter().zip(&digits).map(|(weight, digit)| weight * digit);
        sum.sum::<u32>() % 11 == 0
    };
    (1..=31).contains(&day)
        && two(&digits) < 72
        && month_exists
        && weighted(&[3, 7, 6, 1, 8, 9, 4, 5, 2, 1])
        && weighted(&[5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1])
}

/// Whether it is a telephone number as one is written: with the sign and number of a country,
/// with an area code that begins with 0 and is set apart (Swedish), or with eight digits in
/// groups (Norwegian: mobile numbers begin with 4 or 9 and are written 3-2-3, others 2-2-2-2;
/// Nkom, *Nasjonal nummerplan*).
fn is_telephone(text: &str) -> bool {
    let count = digits(text).len();
    if let Some(rest) = text.strip_prefix('+').or_else(|| text.strip_prefix("00")) {
        return !rest.contains('+') && (9..=13).contains(&count);
    }
    let groups = text.split([' ', '\u{a0}']).map(str::len).collect::<Vec<_>>();
    let plain = text.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '\u{a0}'));
    match (groups.as_slice(), text.chars().next()) {
        ([3, 2, 3], Some('4' | '9')) | ([2, 2, 2, 2], Some('2' | '3' | '5'..='7')) => {
            return plain;
        }
        _ => {}
    }
    let area = text.find(['-', ' ']).unwrap_or(text.len());
    let set_apart = (2..=4).contains(&area) && area < text.len();
    text.starts_with('0')
        && set_apart
        && !text.contains('+')
        && text.matches('-').count() <= 1
        && (8..=10).contains(&count)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(IdentifierKind, String)> {
        let letters = text.chars().collect::<Vec<_>>();
        let found = identifiers(text).into_iter();
        found.map(|one| (one.kind, letters[one.range].iter().collect())).collect()
    }

    /// The numbers are the tax agency's own examples: 640823-3234 for the check digit (SKV
    /// 704) and 701063-2391 for a samordningsnummer (SKV 707); 121212-1212 is a test person.
    #[test]
    fn swedish_numbers_are_known_by_date_and_check_digit() {
        for text in [
            "640823-3234",
            "6408233234",
            "19640823-3234",
            "196408233234",
            "701063-2391",
            "121212+1212",
        ] {
            let sentence = format!("Hon ({text}) svarade.");
            assert_eq!(found(&sentence), [(IdentifierKind::Swedish, text.to_owned())]);
        }
        for text in
            ["640823-3235", "641323-3234", "a6408233234", "16408233234", "556036-0793"]
        {
            assert_eq!(found(text), [], "{text}");
        }
    }

    /// Synthetic numbers: people with 80 added to the month do not exist (Skatteetaten).
    #[test]
    fn norwegian_numbers_are_known_by_date_and_check_digits() {
        for text in ["01819030037", "018190 30118"] {
            assert_eq!(found(text), [(IdentifierKind::Norwegian, text.to_owned())]);
        }
        for text in ["01819030038", "01999030037", "018190300371"] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    /// The numbers are set aside for fiction (Post- och telestyrelsen); `example` is a
    /// reserved domain (RFC 2606).
    #[test]
    fn addresses_and_telephone_numbers_are_found() {
        for text in ["anna.b@example.se", "anna\\@post.example.com"] {
            assert_eq!(found(text), [(IdentifierKind::Email, text.to_owned())]);
        }
        for text in
            ["070-174 06 05", "+46 70 174 06 05", "0046701740605", "08-465 004 00"]
        {
            assert_eq!(found(text), [(IdentifierKind::Telephone, text.to_owned())]);
        }
        // Numbers that are not given to anybody yet (Nkom).
        for text in ["999 99 999", "33 33 33 33"] {
            assert_eq!(found(text), [(IdentifierKind::Telephone, text.to_owned())]);
        }
    }

    #[test]
    fn other_numbers_are_left_alone() {
        for text in [
            "se @diagram:nojd och @verk2019.",
            "1 546 svar från 659 personer, 84,5 procent",
            "2016-01-31 och 2017-12-01",
            "978-91-982371-1-5",
            "1653-2414",
            "mellan 0-4 och 5-9 år",
            "100 000 000 kronor",
            "45 123 678 kronor",
            "20 30 40",
            "12 34 56 78",
            "lag (2012:492)",
            "0,25 eller 0-10",
            "dnr 12345-2016",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
