//! The one door by which an answer reaches a message: takes a cell that is wrong, gives as
//! much of it as may be told, which is often nothing.
//!
//! Nothing is told of a `text` or `id` variable, of what lays out the design or tells the
//! persons of a panel apart, or of a column that the codebook does not describe. Of others
//! the one cell is told, cut and with control characters made visible, unless it looks like
//! something that tells who somebody is, or holds a line break or what separates cells: then
//! a quotation mark stands in a wrong place, and the cell is made of others.
//!
//! `tests/suite/tidy.rs` holds that no other file of this room quotes a cell.

use std::fmt;

use crate::diagnostic::{Said, harmless};

use super::codebook::{Codebook, Scale, Variable};
use super::numerals::{is_date, looks_like_number, number_of_code};

/// As many characters of a cell, or of a name in a header, are told.
const LONGEST: usize = 40;

/// As many characters are told of what a library says of a file.
const LONGEST_REASON: usize = 120;

/// An answer as it may be told. There is no way to the whole one from here.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct ToldAnswer(String);

/// Why nothing of a cell is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Untold {
    /// It is in somebody's own words, or tells who somebody is.
    Own,
    /// It is made of several cells, or of rows, since a quotation mark is out of place.
    Several,
}

impl fmt::Display for ToldAnswer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl ToldAnswer {
    /// What may be told of a cell of a variable, or of one of the `codes` in it.
    pub(super) fn cell(
        cell: &str,
        code: Option<&str>,
        variable: &Variable,
        codebook: &Codebook,
    ) -> Result<Self, Untold> {
        let told = code.unwrap_or(cell).trim();
        if !may_be_told(variable, codebook) || is_personal(told) {
            return Err(Untold::Own);
        }
        // What separates codes may be what separates cells.
        let holds_cells = code.is_none() && holds_separator(cell, codebook);
        if holds_cells || cell.contains(['\n', '\r', '"']) {
            return Err(Untold::Several);
        }
        Ok(Self(cut(told, LONGEST)))
    }

    /// What may be told of a name in a header: nothing, if it rather is an answer, as where
    /// the header is missing.
    pub(super) fn name(name: &str) -> Option<Self> {
        (!is_answer(name)).then(|| Self(cut(name, LONGEST)))
    }

    /// What a library says of a file that it cannot read: its first line, without what it
    /// quotes, which may be an answer.
    pub(super) fn reason(error: &dyn fmt::Display) -> Self {
        let text = error.to_string();
        let line = text.lines().next().unwrap_or_default().trim_end_matches('.');
        let (mut told, mut quote, mut digits) = (String::new(), None, 0);
        for sign in line.chars() {
            if quote == Some(sign) {
                quote = None;
                told.push('…');
            } else if quote.is_none() && matches!(sign, '"' | '`' | '\'') {
                // An apostrophe stands within a word: "can't".
                let is_within = told.ends_with(char::is_alphanumeric);
                if sign == '\'' && is_within {
                    told.push(sign);
                } else {
                    quote = Some(sign);
                }
            } else if quote.is_none() {
                digits = if sign.is_ascii_digit() { digits + 1 } else { 0 };
                // Long enough to be part of somebody's number: none of it is told.
                match digits {
                    0..=5 => told.push(sign),
                    6 => {
                        told.truncate(told.len() - 5);
                        told.push('…');
                    }
                    _ => {}
                }
            }
        }
        if quote.is_some() {
            told.push('…');
        }
        Self(cut(told.trim(), LONGEST_REASON))
    }
}

/// A number that was cut from a variable, at the beginning of a message.
pub(super) fn told_number(value: f64, from: &str, codebook: &Codebook) -> Said {
    let told = codebook
        .variable(from)
        .map(|variable| ToldAnswer::cell(&value.to_string(), None, variable, codebook));
    match told {
        Some(Ok(told)) => told.to_string().into(),
        Some(Err(_)) | None => "a number".into(),
    }
}

/// Whether single cells of a variable may be told at all.
fn may_be_told(variable: &Variable, codebook: &Codebook) -> bool {
    let name = &variable.name.value;
    let is_own = matches!(variable.scale, Scale::Text | Scale::Id);
    let design = codebook.design.as_ref();
    let clusters = design.iter().flat_map(|design| &design.cluster);
    let design = design.map(|design| [&design.weight, &design.strata]);
    let apart = design.into_iter().flatten().chain([&codebook.compared.panel]);
    let mut apart = apart.flatten().chain(clusters);
    !is_own && !apart.any(|one| one.value == *name)
}

/// Whether a cell holds what separates cells.
fn holds_separator(cell: &str, codebook: &Codebook) -> bool {
    let is_number = || codebook.numerals().read(cell).is_ok();
    // A decimal comma separates nothing.
    cell.contains(char::from(codebook.csv.separator)) && !is_number()
}

/// Whether a text looks like a personal number, a phone number or an address.
pub(super) fn is_personal(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let is_decimal = text.contains(['.', ',']) && number_of_code(text).is_some();
    text.contains('@') || (digits >= 8 && !is_decimal && !is_date(text))
}

/// Whether what should be the name of a column rather is an answer: a number, a date, or
/// what tells who somebody is.
pub(super) fn is_answer(name: &str) -> bool {
    is_personal(name)
        || is_date(name)
        || looks_like_number(name)
        || number_of_code(name).is_some()
        || name.contains(['\n', '\r', '"'])
}

/// As many characters as may be told, those that are no letters made visible.
fn cut(text: &str, longest: usize) -> String {
    let shown = text.chars().take(longest).collect::<String>();
    let more = if text.chars().nth(longest).is_some() { "…" } else { "" };
    format!("{}{more}", harmless(&shown))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_tells_who_somebody_is_is_known() {
        for text in
            ["19811218-9876", "1981.12.18-9876", "811218 9876", "a@b", "0701740605"]
        {
            assert!(is_personal(text), "{text}");
        }
        for text in
            ["2850,5", "12345678,90", "2020-01-31", "2020-01-31T12:00:00", "Gävle"]
        {
            assert!(!is_personal(text), "{text}");
        }
        // More than a date.
        assert!(is_personal("2020-01-31-1234"));
    }

    #[test]
    fn names_that_are_answers_are_known() {
        for name in ["1", "2,5", "2020-01-31", "198112189876", "a@b.se", "a\nb"] {
            assert_eq!(ToldAnswer::name(name), None, "{name}");
        }
        assert_eq!(ToldAnswer::name("q1").expect("told").to_string(), "q1");
        let long = "Hur nöjd är du med det stöd som du får av din handläggare?";
        let told = ToldAnswer::name(long).expect("told").to_string();
        assert_eq!(told, "Hur nöjd är du med det stöd som du får a…");
    }

    #[test]
    fn what_a_library_quotes_is_not_told() {
        let told = |text: &str| ToldAnswer::reason(&text).to_string();
        assert_eq!(
            told("cannot parse 'Anna B' as a date.\nmore"),
            "cannot parse … as a date"
        );
        assert_eq!(told("bad \"x"), "bad …");
        assert_eq!(told("can't read 1981121898"), "can't read …");
        assert_eq!(told("at 12345: \u{1b}[31m"), "at 12345: \\u{1b}[31m");
    }
}
