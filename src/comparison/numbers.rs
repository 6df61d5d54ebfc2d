//! The numbers of two editions of a report held against each other, with the cause of each
//! difference as far as the records tell it.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value as Json;

use super::align::{Stretch, align};
use super::cause::Cause;
use super::causes::{ChangedPart, Origins};
use super::entry::{CHANGE, LISTS, ReadEntry, RecordEntry, other};
use super::number_change::NumberChange;
use super::{Record, Stage};

/// Every number that differs: named numbers, their changes since earlier measurements,
/// differences, tables, accounts of quality.
pub(super) fn changes(then: &Record, now: &Record) -> Vec<NumberChange> {
    let mut changes = Vec::new();
    // What a later version records beside these is compared value by value.
    let known = |name: &&String| LISTS.iter().any(|(list, _)| list == name);
    let names = [then, now].into_iter().filter_map(|record| record.numbers.as_object());
    let names = names.flat_map(serde_json::Map::keys);
    let others = names.filter(|name| !known(name) && *name != "report");
    let others = others.collect::<BTreeSet<_>>().into_iter();
    let others = others.map(|name| -> (&str, ReadEntry) { (name, other) });
    let records = EditionRecords { then, now };
    for (list, read) in LISTS.into_iter().chain(others) {
        let (before, after) = (entries(then, list, read), entries(now, list, read));
        records.of_list(&before, &after, &mut changes);
    }
    explain_differences(&mut changes);
    changes
}

fn entries(record: &Record, list: &str, read: ReadEntry) -> Vec<RecordEntry> {
    let list = record.numbers.get(list).and_then(Json::as_array);
    list.into_iter().flatten().filter_map(read).collect()
}

/// The records of both editions.
#[derive(Clone, Copy)]
struct EditionRecords<'r> {
    then: &'r Record,
    now: &'r Record,
}

impl EditionRecords<'_> {
    fn of_list(
        self,
        before: &[RecordEntry],
        after: &[RecordEntry],
        changes: &mut Vec<NumberChange>,
    ) {
        let named = |entries| by_id(entries);
        let (was, is) = (named(before), named(after));
        let whole =
            |then: Option<&RecordEntry>, now: Option<&RecordEntry>| NumberChange {
                id: then.or(now).map_or_else(String::new, |entry| entry.id.clone()),
                part: String::new(),
                then: then.map(RecordEntry::in_short),
                now: now.map(RecordEntry::in_short),
                causes: vec![self.cause_of_whole()],
                asked: Vec::new(),
            };
        for entry in after {
            // What was counted then may be counted again, as `ID@WAVE`.
            let again = entry.id.split_once('@').and_then(|(id, _)| was.get(id));
            let again = again.filter(|earlier| earlier.data == entry.data);
            match was.get(entry.id.as_str()).or(again) {
                Some(earlier) => changes.extend(self.differing(earlier, entry)),
                None => changes.push(whole(None, Some(entry))),
            }
        }
        let gone = before.iter().filter(|entry| !is.contains_key(entry.id.as_str()));
        changes.extend(gone.map(|entry| whole(Some(entry), None)));
    }

    /// Why there is a number in one edition only.
    fn cause_of_whole(self) -> Cause {
        let Self { then: before, now: after } = self;
        let differs = |stage| before.checksums_of(stage) != after.checksums_of(stage);
        let stages = [
            (Stage::Text, Cause::Text),
            (Stage::Data, Cause::Data),
            (Stage::Codebook, Cause::Codebook),
        ];
        let cause = stages.into_iter().find(|(stage, _)| differs(*stage));
        match cause {
            Some((_, cause)) => cause,
            None if before.versions() != after.versions() => Cause::Program,
            None => Cause::Unknown,
        }
    }

    /// How one entry differs.
    fn differing(self, then: &RecordEntry, now: &RecordEntry) -> Vec<NumberChange> {
        let origins = Origins::new(then, now, self.then, self.now);
        let mut changes = Vec::new();
        let mut add =
            |part: &str, then: Option<&str>, now: Option<&str>, causes, asked| {
                let (then, now) = (then.map(str::to_owned), now.map(str::to_owned));
                let (id, part) = (origins.now.id.clone(), part.to_owned());
                changes.push(NumberChange { id, part, then, now, causes, asked });
            };
        let renamed = origins.relabelled();
        if renamed.is_some() {
            for (place, was) in &then.labels {
                if let Some(is) = now.labels.get(place).filter(|is| *is != was) {
                    add(place, Some(was), Some(is), vec![Cause::Text], Vec::new());
                }
            }
        }
        let before = renamed.as_ref().unwrap_or(then);
        let is_shared = |(name, _): &&(String, String)| now.part(name).is_some();
        let shared = before.parts().iter().filter(is_shared).count();
        // Where next to nothing is of the same name, the parts tell nothing of each other.
        if FEWEST * shared < before.parts().len().min(now.parts().len()) {
            let whole = ChangedPart { name: "", was: None, is: None };
            let asked = origins.asked_of(whole);
            let causes = origins.causes(before, whole, &asked);
            let (was, is) = (before.in_short(), now.in_short());
            add("", Some(&was), Some(&is), causes.into_iter().collect(), asked);
            return changes;
        }
        for name in parts(before, now) {
            let part = ChangedPart { name, was: before.part(name), is: now.part(name) };
            if part.was != part.is {
                let asked = origins.asked_of(part);
                let causes = origins.causes(before, part, &asked);
                add(name, part.was, part.is, causes.into_iter().collect(), asked);
            }
        }
        changes
    }
}

/// One part in so many must be in both for parts to be compared one by one.
const FEWEST: usize = 4;

fn by_id(entries: &[RecordEntry]) -> BTreeMap<&str, &RecordEntry> {
    entries.iter().map(|entry| (entry.id.as_str(), entry)).collect()
}

/// The parts of both in the order of the later, with those that are gone where they stood.
fn parts<'e>(then: &'e RecordEntry, now: &'e RecordEntry) -> Vec<&'e str> {
    let names = |entry: &'e RecordEntry| -> Vec<&'e str> {
        entry.parts().iter().map(|(name, _)| name.as_str()).collect()
    };
    let (was, is) = (names(then), names(now));
    let mut parts = Vec::new();
    for stretch in align(&was, &is) {
        match stretch {
            Stretch::Same(same) => parts.extend(same),
            Stretch::Other(gone, new) => {
                parts.extend(gone.iter().filter(|name| now.part(name).is_none()));
                parts.extend(new);
            }
        }
    }
    parts
}

/// A difference is another one because the numbers are that it is made of.
fn explain_differences(changes: &mut [NumberChange]) {
    let found = changes.iter().filter(|one| !matches!(one.part.as_str(), "n" | "base"));
    let mut causes = BTreeMap::<String, BTreeSet<Cause>>::new();
    for one in found {
        causes.entry(one.id.clone()).or_default().extend(&one.causes);
    }
    for change in changes {
        let ids = change.id.split_once(" − ").map_or_else(
            || {
                let (of, wave) = change.id.split_once(CHANGE)?;
                Some([of.to_owned(), format!("{of}@{wave}")])
            },
            |(of, minus)| Some([of.to_owned(), minus.to_owned()]),
        );
        let Some(ids) = ids.filter(|_| !change.part.is_empty()) else { continue };
        let found = ids.iter().filter_map(|id| causes.get(id)).flatten();
        let found = found.copied().collect::<BTreeSet<_>>();
        if !found.is_empty() {
            change.causes = found.into_iter().collect();
        }
    }
}
