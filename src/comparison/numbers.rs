//! The numbers of two editions of a report held against each other, with the cause of each
//! difference as far as the records tell it.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value as Json;

use super::Record;

/// Why a number is another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// The answers are others.
    Data,
    /// A codebook is another one: what codes mean, what is missing, populations, weights.
    Codebook,
    /// Something else is counted: other rows, another variable, other answers or base.
    Filter,
    /// The value is the same, but it is rounded in another way.
    Rounding,
    /// It is hidden in one of them, to protect those who answered.
    Protection,
    /// The author wrote something else: a number was added or taken away, or is called
    /// something else.
    Text,
    /// Nothing that it is made of has changed, but another version of the programme made it.
    Programme,
    /// Nothing that is recorded has changed.
    Unknown,
}

impl Cause {
    /// In a word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Data => "data",
            Self::Codebook => "codebook",
            Self::Filter => "filter",
            Self::Rounding => "rounding",
            Self::Protection => "protection",
            Self::Text => "text",
            Self::Programme => "programme",
            Self::Unknown => "unknown",
        }
    }
}

/// A number that is not the same in both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberChange {
    /// The number, table or chart that it belongs to.
    pub id: String,
    /// Which part of it: `percent`, `Gävle, mycket nöjd: number`.
    pub part: String,
    /// As it was, if it was there.
    pub then: Option<String>,
    /// As it is, if it is there.
    pub now: Option<String>,
    /// Why, as far as can be told; several if several things have changed.
    pub causes: Vec<Cause>,
}

/// What one entry of `numbers.json` holds.
#[derive(Clone, Debug, Default)]
struct Entry {
    /// What was asked for; another question if this differs.
    asked: BTreeMap<String, String>,
    /// The checksums of the answers.
    data: BTreeSet<String>,
    /// What is called by which word.
    labels: BTreeMap<String, String>,
    /// Everything that is shown, by what it is.
    parts: BTreeMap<String, String>,
    /// The value before it was rounded, if that is recorded.
    exact: Option<String>,
}

/// Every number that differs: named numbers, differences, tables, accounts of quality.
pub(super) fn changes(then: &Record, now: &Record) -> Vec<NumberChange> {
    let mut changes = Vec::new();
    // What a later version records beside these is compared value by value.
    let known = |name: &&String| LISTS.iter().any(|(list, _)| list == name);
    let names = [then, now].into_iter().filter_map(|record| record.numbers.as_object());
    let names = names.flat_map(serde_json::Map::keys);
    let others = names.filter(|name| !known(name) && *name != "report");
    let others = others.collect::<BTreeSet<_>>().into_iter();
    let others = others.map(|name| -> (&str, Read) { (name, other) });
    for (list, read) in LISTS.into_iter().chain(others) {
        let (before, after) = (entries(then, list, read), entries(now, list, read));
        let ids = after.iter().map(|(id, _)| id);
        let gone =
            before.iter().map(|(id, _)| id).filter(|id| find(&after, id).is_none());
        for id in ids.chain(gone) {
            match (find(&before, id), find(&after, id)) {
                (Some(before), Some(after)) => {
                    changes.extend(differing(id, (before, after), (then, now)));
                }
                (before, after) => changes.push(NumberChange {
                    id: id.clone(),
                    part: String::new(),
                    then: before.map(Entry::in_short),
                    now: after.map(Entry::in_short),
                    causes: vec![Cause::Text],
                }),
            }
        }
    }
    explain_differences(&mut changes);
    changes
}

/// Reads one entry of a list.
type Read = fn(&Json) -> (String, Entry);

const LISTS: [(&str, Read); 4] = [
    ("numbers", number),
    ("differences", difference),
    ("tables", table),
    ("quality", account),
];

fn entries(record: &Record, list: &str, read: Read) -> Vec<(String, Entry)> {
    let list = record.numbers.get(list).and_then(Json::as_array);
    list.into_iter().flatten().map(read).collect()
}

fn find<'e>(entries: &'e [(String, Entry)], id: &str) -> Option<&'e Entry> {
    entries.iter().find(|(known, _)| known == id).map(|(_, entry)| entry)
}

fn text(value: &Json) -> String {
    match value {
        Json::String(text) => text.clone(),
        Json::Null => String::new(),
        other => other.to_string(),
    }
}

/// The parts of what was asked for that lie beside each other.
fn asked(value: &Json, names: &[&str]) -> BTreeMap<String, String> {
    let of = |name: &&str| ((*name).to_owned(), text(&value[*name]));
    names.iter().map(of).collect()
}

/// What tells of a survey which question is asked.
const QUESTION: [&str; 4] = ["variable", "answers", "filter", "weighted_by"];

fn number(value: &Json) -> (String, Entry) {
    let mut entry = Entry {
        asked: asked(value, &["statistic", "base_rule"]),
        exact: value["value"].as_f64().map(|exact| exact.to_string()),
        ..Entry::default()
    };
    entry.asked.extend(asked(value, &QUESTION));
    entry.data.insert(text(&value["sha256"]));
    flatten(&value["shown"], "", &mut entry.parts);
    (text(&value["id"]), entry)
}

fn difference(value: &Json) -> (String, Entry) {
    let mut entry = Entry {
        asked: asked(value, &["unit"]),
        exact: value["value"].as_f64().map(|exact| exact.to_string()),
        ..Entry::default()
    };
    entry.parts.insert("difference".to_owned(), text(&value["shown"]));
    (difference_id(&text(&value["of"]), &text(&value["minus"])), entry)
}

fn difference_id(of: &str, minus: &str) -> String {
    format!("{of} − {minus}")
}

fn table(value: &Json) -> (String, Entry) {
    let mut entry =
        Entry { asked: asked(value, &["measure", "base_rule"]), ..Entry::default() };
    for (index, survey) in value["surveys"].as_array().into_iter().flatten().enumerate() {
        for (name, text) in asked(survey, &QUESTION) {
            entry.asked.insert(format!("{index} {name}"), text);
        }
        entry.data.insert(text(&survey["sha256"]));
    }
    for name in ["subject", "breakdown"] {
        entry.labels.insert(name.to_owned(), text(&value[name]));
    }
    let categories = value["categories"].as_array().cloned().unwrap_or_default();
    for (index, category) in categories.iter().enumerate() {
        entry.labels.insert(format!("category {}", index + 1), text(category));
    }
    for (index, group) in value["groups"].as_array().into_iter().flatten().enumerate() {
        let label = text(&group["label"]);
        entry.labels.insert(format!("group {}", index + 1), label.clone());
        let mut rest = group.clone();
        for name in ["label", "cells"] {
            rest.as_object_mut().and_then(|rest| rest.remove(name));
        }
        flatten(&rest, &label, &mut entry.parts);
        let cells = group["cells"].as_array().into_iter().flatten();
        for (category, cell) in categories.iter().zip(cells) {
            let path = joined(&label, &text(category), ", ");
            flatten(cell, &path, &mut entry.parts);
        }
    }
    let known = [
        "id",
        "subject",
        "breakdown",
        "measure",
        "base_rule",
        "categories",
        "groups",
        "surveys",
        "asked",
    ];
    for (name, rest) in value.as_object().into_iter().flatten() {
        if !known.contains(&name.as_str()) {
            flatten(rest, name, &mut entry.parts);
        }
    }
    (text(&value["id"]), entry)
}

/// An entry of a list that is not known here.
fn other(value: &Json) -> (String, Entry) {
    let mut entry = Entry::default();
    for (name, value) in value.as_object().into_iter().flatten() {
        if !matches!(name.as_str(), "id" | "asked") {
            flatten(value, name, &mut entry.parts);
        }
    }
    (text(&value["id"]), entry)
}

fn account(value: &Json) -> (String, Entry) {
    let mut entry = Entry::default();
    let columns = value["columns"].as_array().cloned().unwrap_or_default();
    for row in value["rows"].as_array().into_iter().flatten() {
        let cells = row["cells"].as_array().into_iter().flatten();
        // The first column is that of the labels.
        let names =
            columns.iter().skip(1).map(text).chain(std::iter::repeat(String::new()));
        for (name, cell) in names.zip(cells) {
            flatten(cell, &joined(&text(&row["label"]), &name, ", "), &mut entry.parts);
        }
    }
    flatten(&value["notes"], "notes", &mut entry.parts);
    (text(&value["id"]), entry)
}

fn joined(one: &str, other: &str, sign: &str) -> String {
    if one.is_empty() || other.is_empty() {
        format!("{one}{other}")
    } else {
        format!("{one}{sign}{other}")
    }
}

/// Every value in a record, with the names and labels that lead to it.
fn flatten(value: &Json, path: &str, parts: &mut BTreeMap<String, String>) {
    match value {
        Json::Object(entries) => {
            for (name, value) in entries {
                flatten(value, &joined(path, name, ": "), parts);
            }
        }
        Json::Array(values) => {
            for (index, value) in values.iter().enumerate() {
                let label =
                    value.get("label").map_or_else(|| (index + 1).to_string(), text);
                flatten(value, &joined(path, &label, ", "), parts);
            }
        }
        Json::Null => {}
        value => {
            let mut name = path.to_owned();
            // Labels may be the same twice.
            while parts.contains_key(&name) {
                name.push('\'');
            }
            parts.insert(name, text(value));
        }
    }
}

impl Entry {
    /// The whole entry in a few words, where all of it is new or gone.
    fn in_short(&self) -> String {
        match self.parts.len() {
            0..=4 => {
                let parts =
                    self.parts.iter().map(|(name, value)| format!("{name} {value}"));
                parts.collect::<Vec<_>>().join(", ")
            }
            parts => format!("{parts} values"),
        }
    }

    /// The same with other labels for groups and categories, in the same order.
    fn relabelled(&self, labels: &BTreeMap<String, String>) -> Self {
        let mut entry = self.clone();
        for (place, then) in &self.labels {
            let Some(now) = labels.get(place).filter(|now| *now != then) else {
                continue;
            };
            let parts =
                std::mem::take(&mut entry.parts).into_iter().map(|(path, value)| {
                    let mut words =
                        path.split(", ").map(str::to_owned).collect::<Vec<_>>();
                    for word in &mut words {
                        let (label, rest) = word.split_once(": ").unwrap_or((word, ""));
                        if label == then {
                            *word = joined(now, rest, ": ");
                        }
                    }
                    (words.join(", "), value)
                });
            entry.parts = parts.collect();
        }
        entry
    }
}

/// How one entry differs.
fn differing(
    id: &str,
    (then, now): (&Entry, &Entry),
    (before, after): (&Record, &Record),
) -> Vec<NumberChange> {
    let mut changes = Vec::new();
    let change = |part: &str, then: Option<&String>, now: Option<&String>, causes| {
        let (then, now) = (then.cloned(), now.cloned());
        NumberChange { id: id.to_owned(), part: part.to_owned(), then, now, causes }
    };
    // Labels of another number of groups are not the same ones under other names.
    let is_renamed = then.labels.keys().eq(now.labels.keys())
        && then.labels.values().collect::<BTreeSet<_>>()
            != now.labels.values().collect::<BTreeSet<_>>();
    let is_same_question = then.data == now.data && then.asked == now.asked;
    let renamed = if is_renamed && is_same_question {
        for (place, label) in &then.labels {
            let other = now.labels.get(place);
            if other != Some(label) {
                changes.push(change(place, Some(label), other, vec![Cause::Text]));
            }
        }
        then.relabelled(&now.labels)
    } else {
        then.clone()
    };
    let mut shared = BTreeSet::new();
    if then.asked != now.asked {
        shared.insert(Cause::Filter);
    }
    if then.data != now.data {
        shared.insert(Cause::Data);
    } else if before.codebooks() != after.codebooks() {
        shared.insert(Cause::Codebook);
    }
    let names = renamed.parts.keys().chain(now.parts.keys()).collect::<BTreeSet<_>>();
    for name in names {
        let (was, is) = (renamed.parts.get(name), now.parts.get(name));
        if was != is {
            let mut causes = shared.clone();
            if causes.is_empty() {
                causes.insert(other_cause(then, now, (was, is), (before, after)));
            }
            changes.push(change(name, was, is, causes.into_iter().collect()));
        }
    }
    changes
}

/// The cause where answers, codebook and question are the same.
fn other_cause(
    then: &Entry,
    now: &Entry,
    (was, is): (Option<&String>, Option<&String>),
    (before, after): (&Record, &Record),
) -> Cause {
    let number = |text: Option<&String>| {
        text.is_some_and(|text| text.contains(|sign: char| sign.is_ascii_digit()))
    };
    if then.exact.is_some() != now.exact.is_some() || number(was) != number(is) {
        Cause::Protection
    } else if before.versions() != after.versions() {
        Cause::Programme
    } else if before.texts() != after.texts() {
        // Nothing but how it is rounded is left of what an author decides.
        Cause::Rounding
    } else {
        Cause::Unknown
    }
}

/// A difference is another one because the numbers are that it is made of.
fn explain_differences(changes: &mut [NumberChange]) {
    let causes = changes.iter().map(|one| (one.id.clone(), one.causes.clone()));
    let causes = causes.collect::<Vec<_>>();
    for change in changes {
        if change.part != "difference" {
            continue;
        }
        let parts = causes.iter().filter(|(id, _)| {
            change.id.split_once(" − ").is_some_and(|(of, minus)| id == of || id == minus)
        });
        let found = parts.flat_map(|(_, causes)| causes.iter().copied());
        let found = found.collect::<BTreeSet<_>>();
        if !found.is_empty() {
            change.causes = found.into_iter().collect();
        }
    }
}
