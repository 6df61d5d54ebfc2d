//! What may be written in prose: functions and ids in `{{ … }}`, references and works.

use std::ops::Range;

use crate::document::{METHOD_SUBJECTS, QUOTING_FUNCTIONS};

use super::described;
use super::lookup::Cursor;
use super::name_kind::NameKind;
use super::offer::{Offer, OfferKind, OfferedWord, Slot};
use super::quoting::{self, ArgumentOf};
use super::vocabulary::{declared, numbers};

/// What may be written where somebody types in a text that begins at a byte of its file.
pub(super) fn complete(cursor: &Cursor<'_>, start: usize) -> Vec<Offer> {
    let text = &cursor.text.source.text;
    let Some(written) = text.get(start..cursor.at) else { return Vec::new() };
    let tags = quoting::tags(written);
    if let Some(tag) = tags.last().filter(|tag| tag.end == written.len()) {
        return in_tag(cursor, written, tag.clone());
    }
    let word =
        written.rsplit(|c| !quoting::is_of_reference(c)).next().unwrap_or_default();
    let before = &written[..written.len() - word.len()];
    let slot = |length: usize| Slot::from(cursor, cursor.at - length);
    if before.ends_with("cite(<") {
        return works(cursor).map(|work| slot(word.len()).plain(work)).collect();
    }
    let is_reference = before.strip_suffix('@').is_some_and(|before| {
        !before.ends_with(|c: char| c.is_alphanumeric() || c == '\\')
    });
    if !is_reference {
        return Vec::new();
    }
    let all = references(cursor).chain(works(cursor));
    let slot = slot(word.len());
    all.map(|word| slot.plain(word)).collect()
}

/// What references name, with the kind before it.
fn references<'a>(cursor: &'a Cursor<'_>) -> impl Iterator<Item = OfferedWord> + 'a {
    let all = cursor.names().into_iter().filter(|it| it.is_declaration());
    all.filter_map(|mention| {
        let label = format!("{}:{}", mention.kind.label()?, mention.name);
        let word = OfferedWord::new(label, OfferKind::Name);
        Some(word.detail(described::caption(cursor, mention)))
    })
}

fn works<'a>(cursor: &'a Cursor<'_>) -> impl Iterator<Item = OfferedWord> + 'a {
    let all = cursor.names().into_iter();
    let works = all.filter(|it| it.is_declaration() && it.kind == NameKind::Work);
    works.map(|mention| {
        OfferedWord::new(&mention.name, OfferKind::Work)
            .detail(Some(cursor.told("work")))
            .meaning(Some(described::written(&mention.place)))
    })
}

/// Inside `{{ … }}`.
fn in_tag(cursor: &Cursor<'_>, written: &str, tag: Range<usize>) -> Vec<Offer> {
    let content = quoting::content(written, &tag);
    // Where the quotation mark is closed, it stands behind the text.
    let open = content.texts.last().filter(|text| text.at.end == written.len());
    if let Some(text) = open {
        let slot = Slot::from(cursor, cursor.at - text.at.len());
        let words = match text.names() {
            Some(ArgumentOf::Number) => numbers(cursor),
            Some(ArgumentOf::Wave) => declared(cursor, &[NameKind::Wave]),
            Some(ArgumentOf::Method) => {
                let words = METHOD_SUBJECTS.into_iter();
                words.map(|word| OfferedWord::new(word, OfferKind::Word)).collect()
            }
            None => Vec::new(),
        };
        return words.into_iter().map(|word| slot.plain(word)).collect();
    }
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let word = written.rsplit(|c| !is_word(c)).next().unwrap_or_default();
    let before = written[..written.len() - word.len()].trim_end();
    let in_call = before.ends_with(['(', ',', '=', '"', '\'']);
    if in_call {
        return Vec::new();
    }
    let slot = Slot::from(cursor, cursor.at - word.len());
    let functions = QUOTING_FUNCTIONS.into_iter();
    functions
        .map(|name| slot.with(OfferedWord::new(name, OfferKind::Function), "(\""))
        .collect()
}
