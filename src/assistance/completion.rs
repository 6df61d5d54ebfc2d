//! What may be written where somebody types: keys, words, and the names of a report.

use std::collections::BTreeSet;

use crate::format::{Declared, Map, MapForm, Need, ValueKind};

use super::described;
use super::in_prose;
use super::lookup::Cursor;
use super::mark::{MARK, read_with_mark};
use super::offer::{KeyBefore, Offer, OfferKind, OfferedWord, Slot};
use super::report_texts::OpenedKind;
use super::vocabulary::names;
use super::walk::{MapEntries, Stands, Step, TextSpot, flat, walk};

/// Everything that may be written at a place, what is declared first first.
#[must_use]
pub fn complete(cursor: &Cursor<'_>) -> Vec<Offer> {
    let OpenedKind::Described(file) = cursor.text.kind else { return Vec::new() };
    let Some(node) = read_with_mark(&cursor.text.source, cursor.at) else {
        return Vec::new();
    };
    let mut offers = Vec::new();
    walk(&node, file.map(), &mut |spot| {
        if spot.text.contains(MARK) {
            offers.extend(at_spot(cursor, spot));
        }
    });
    let mut known = BTreeSet::new();
    offers.retain(|offer: &Offer| known.insert(offer.label.clone()));
    offers
}

fn at_spot(cursor: &Cursor<'_>, spot: &TextSpot<'_, '_>) -> Vec<Offer> {
    let slot = Slot::from(cursor, spot.place.start());
    match &spot.stands {
        Stands::Key(maps, entries) => keys(&slot, maps, entries),
        // A name of one's own is nobody else's to know.
        Stands::Named(_) if declares(spot.steps) => Vec::new(),
        Stands::Named(called) => {
            let words = names(cursor, *called, spot.steps);
            words.into_iter().map(|word| slot.key(word, KeyBefore::Value)).collect()
        }
        Stands::Value(kinds) => {
            let is_prose = |kind: &&ValueKind| match kind {
                ValueKind::Text(called) => called.one.ends_with("quotes numbers"),
                _ => false,
            };
            let offers = kinds.iter().flat_map(|kind| of_kind(cursor, spot, kind, &slot));
            let mut offers = offers.collect::<Vec<_>>();
            let maps = kinds.iter().filter_map(|kind| match kind {
                ValueKind::Map(map) => Some(map()),
                _ => None,
            });
            offers.extend(keys(&slot, &maps.collect::<Vec<_>>(), &[]));
            if kinds.iter().any(is_prose) {
                offers.extend(in_prose::complete(cursor, spot.place.start()));
            }
            offers
        }
    }
}

/// Whether names are declared under the last key.
fn declares(steps: &[Step<'_>]) -> bool {
    steps.last().is_some_and(|step| {
        let declaring = [
            ("report", "surveys"),
            ("report", "views"),
            ("report", "numbers"),
            ("report", "waves"),
            ("chapter", "numbers"),
            ("codebook", "variables"),
            ("codebook", "derive"),
            ("codebook", "value-sets"),
        ];
        declaring.iter().any(|(map, key)| step.is(map, key))
    })
}

/// The keys that are not there yet. Where several maps may stand, what begins each of them
/// comes first.
fn keys(slot: &Slot, maps: &[&'static Map], entries: MapEntries<'_>) -> Vec<Offer> {
    let is_written = |key: &str| entries.iter().any(|(name, _)| name.value == key);
    let mut free = Vec::new();
    for map in maps {
        let is_own = |key: &str| map.keys.iter().any(|own| own.name == key);
        let has_kind =
            map.form == MapForm::One && map.keys.iter().any(|own| is_written(own.name));
        let of_map = map.declared().filter(|key| !is_written(key.name));
        free.extend(of_map.filter(|key| !(has_kind && is_own(key.name))));
    }
    if maps.len() > 1 {
        free.sort_by_key(|key| key.need != Need::Required);
    }
    free.into_iter().map(|key| slot.key(key_word(key), before(&key.kind))).collect()
}

fn key_word(key: &'static Declared) -> OfferedWord {
    OfferedWord::new(key.name, OfferKind::Key)
        .detail(Some(described::need(key)))
        .meaning(Some(described::meaning(key)))
}

/// What follows a key of a kind.
fn before(kind: &'static ValueKind) -> KeyBefore {
    let is_block = |kind: &&ValueKind| {
        matches!(kind, ValueKind::Map(_) | ValueKind::Entries(..) | ValueKind::List(_))
    };
    match flat(kind).iter().all(is_block) {
        true => KeyBefore::Block,
        false => KeyBefore::Value,
    }
}

/// What may stand as a value of a kind.
fn of_kind(
    cursor: &Cursor<'_>,
    spot: &TextSpot<'_, '_>,
    kind: &ValueKind,
    slot: &Slot,
) -> Vec<Offer> {
    let plain = |words: Vec<&str>| {
        let words = words.into_iter().map(|word| OfferedWord::new(word, OfferKind::Word));
        words.map(|word| slot.plain(word)).collect()
    };
    match kind {
        ValueKind::Word(words) => plain(words()),
        ValueKind::Flag => plain(vec!["true", "false"]),
        ValueKind::Text(called) => {
            let words = names(cursor, *called, spot.steps).into_iter();
            words.map(|word| slot.value(word)).collect()
        }
        ValueKind::Entries(called, _) if !declares(spot.steps) => {
            let words = names(cursor, *called, spot.steps).into_iter();
            words.map(|word| slot.key(word, KeyBefore::Value)).collect()
        }
        ValueKind::Entries(..)
        | ValueKind::Whole(..)
        | ValueKind::Number
        | ValueKind::Several(_)
        | ValueKind::List(_)
        | ValueKind::Pair(_)
        | ValueKind::Either(_)
        | ValueKind::Map(_)
        | ValueKind::Anything => Vec::new(),
    }
}
