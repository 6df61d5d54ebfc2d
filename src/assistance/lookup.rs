//! What a name at a place means: where it is declared, and where else it stands.

use std::sync::Arc;

use crate::diagnostic::Said;
use crate::disclosure::ProtectedNumber;
use crate::document::Making;
use crate::messages;
use crate::words::Language;

use super::mention::Mention;
use super::name_kind::NameKind;
use super::report_texts::{OpenedReport, OpenedText};

/// A place in a text, and what is known of the report around it.
#[derive(Clone, Copy)]
pub struct Cursor<'a> {
    /// The text.
    pub text: &'a Arc<OpenedText>,
    /// The byte in it before which it stands.
    pub at: usize,
    /// The reports that the text is part of.
    pub reports: &'a [OpenedReport],
    /// The numbers of the report as they may be shown, if it has been computed.
    pub numbers: Option<KnownNumbers<'a>>,
    /// The language of what is told of the place.
    pub language: Language,
}

impl Cursor<'_> {
    /// What is said, in the language of whoever asks.
    pub(super) fn told(&self, said: impl Into<Said>) -> String {
        messages::told(&said.into(), self.language)
    }
}

/// The numbers of a report as they may be shown.
#[derive(Clone, Copy)]
pub struct KnownNumbers<'a> {
    /// The numbers.
    pub all: &'a [ProtectedNumber],
    /// The language in which they are told.
    pub language: Language,
    /// Whether they are those of the texts as they are, and not as they were before they
    /// had mistakes.
    pub are_of_now: bool,
}

impl KnownNumbers<'_> {
    /// What a number shows and how it came about, a line each: what may be shown of it,
    /// and nothing else.
    pub(super) fn told(&self, name: &str) -> Option<Vec<String>> {
        let number = self.all.iter().find(|number| number.id.value == name)?;
        Some(Making::of(number, self.language).lines)
    }
}

impl Cursor<'_> {
    /// The name that stands there. Of several the one that stands for something else
    /// comes first: a heading is a name too, with names in it.
    pub(super) fn mention(&self) -> Option<&Mention> {
        let touches = |mention: &&Mention| {
            mention.place.start() <= self.at && self.at <= mention.place.end()
        };
        let all = self.text.names.all.iter().filter(touches);
        all.min_by_key(|mention| mention.place.end() - mention.place.start())
    }

    /// The codebooks that a variable may be described in.
    pub(super) fn codebooks(&self, view: Option<&str>) -> Vec<&Arc<OpenedText>> {
        let is_codebook = !self.text.variables.is_empty();
        if is_codebook && view.is_none() {
            return vec![self.text];
        }
        let mut all = Vec::<&Arc<OpenedText>>::new();
        for text in self.reports.iter().flat_map(|report| report.codebooks_of(view)) {
            if !all.iter().any(|known| known.name() == text.name()) {
                all.push(text);
            }
        }
        all
    }

    /// All names of the reports and of the text, each once.
    pub(super) fn names(&self) -> Vec<&Mention> {
        let own = self.text.names.all.iter();
        let mut all =
            self.reports.iter().flat_map(OpenedReport::names).collect::<Vec<_>>();
        all.extend(own);
        all.sort_by(|one, other| standing(one).cmp(&standing(other)));
        all.dedup_by(|one, other| standing(one) == standing(other));
        all
    }
}

/// Where a name stands, and what it names there.
fn standing(mention: &Mention) -> (&str, usize, usize, NameKind) {
    let place = &mention.place;
    (&place.source().name, place.start(), place.end(), mention.kind)
}

/// Where what stands at a place is declared.
#[must_use]
pub fn declarations(cursor: &Cursor<'_>) -> Vec<Mention> {
    let Some(mention) = cursor.mention() else { return Vec::new() };
    let all = cursor.names();
    declared(cursor, mention, &all).into_iter().cloned().collect()
}

/// The declarations of a name among all names.
pub(super) fn declared<'m>(
    cursor: &Cursor<'_>,
    mention: &Mention,
    all: &[&'m Mention],
) -> Vec<&'m Mention> {
    let is_it = |one: &&&Mention| one.is_declaration() && one.is_named_by(mention);
    let found = all.iter().filter(is_it).copied().collect::<Vec<_>>();
    if mention.kind != NameKind::Variable {
        // What has the whole name comes before what a `repeat` makes of another.
        let exact = found.iter().filter(|one| one.name == mention.name);
        let exact = exact.copied().collect::<Vec<_>>();
        return if exact.is_empty() { found } else { exact };
    }
    let asked = codebook_names(cursor, mention);
    let in_asked = |one: &&&Mention| asked.contains(&one.place.source().name);
    found.iter().filter(in_asked).copied().collect()
}

/// The codebooks that a variable is one of.
fn codebook_names(cursor: &Cursor<'_>, mention: &Mention) -> Vec<String> {
    let own = &mention.place.source().name;
    let is_codebook =
        cursor.reports.iter().any(|it| it.codebooks.values().any(|name| name == own))
            || (own == cursor.text.name() && !cursor.text.variables.is_empty());
    if is_codebook {
        return vec![own.clone()];
    }
    let texts = cursor.codebooks(mention.view.as_deref());
    texts.into_iter().map(|text| text.name().to_owned()).collect()
}

/// Every place where the name stands that stands at a place, with where it is declared.
#[must_use]
pub fn occurrences(cursor: &Cursor<'_>) -> Vec<Mention> {
    let Some(mention) = cursor.mention() else { return Vec::new() };
    let all = cursor.names();
    let declared = declared(cursor, mention, &all);
    let of_variable = |one: &Mention| {
        let own = codebook_names(cursor, one);
        declared.iter().any(|it| own.contains(&it.place.source().name))
    };
    let is_it = |one: &&&Mention| match declared.as_slice() {
        [] => one.kind.is_found_as(mention.kind) && one.name == mention.name,
        declared => {
            declared.iter().any(|it| it.is_named_by(one))
                && (one.kind != NameKind::Variable || of_variable(one))
        }
    };
    all.iter().filter(is_it).map(|one| (*one).clone()).collect()
}
