//! What `numbers.json` records of one number, difference, table or account.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value as Json;

use super::cause::Cause;

/// A part of what was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RequestPart {
    /// Which survey, and which measurement of it.
    Survey,
    /// What is made of the answers: a share, a mean.
    Statistic,
    /// Which variable.
    Variable,
    /// Which answers.
    Answers,
    /// What the groups are made of.
    By,
    /// Which rows.
    Filter,
    /// Whom shares are shares of.
    Base,
    /// Whether and how it is weighted.
    Weights,
}

impl RequestPart {
    /// In a word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Survey => "survey",
            Self::Statistic => "statistic",
            Self::Variable => "variable",
            Self::Answers => "answers",
            Self::By => "by",
            Self::Filter => "filter",
            Self::Base => "base",
            Self::Weights => "weights",
        }
    }

    /// The cause it is, where it differs.
    pub(super) fn cause(self) -> Cause {
        match self {
            Self::Survey
            | Self::Statistic
            | Self::Variable
            | Self::Answers
            | Self::By => Cause::Question,
            Self::Filter => Cause::Filter,
            Self::Base => Cause::Base,
            Self::Weights => Cause::Weights,
        }
    }
}

/// What one entry of `numbers.json` holds.
#[derive(Clone, Debug, Default)]
pub(super) struct RecordEntry {
    pub(super) id: String,
    /// What was asked for; another question if this differs.
    pub(super) asked: BTreeMap<RequestPart, String>,
    /// The checksums of the answers; nothing where they are not recorded.
    pub(super) data: BTreeSet<String>,
    /// The folders that the answers lie in.
    pub(super) folders: BTreeSet<String>,
    /// What is called by which word.
    pub(super) labels: BTreeMap<String, String>,
    parts: Vec<(String, String)>,
    /// Where each part stands.
    places: BTreeMap<String, usize>,
    /// The value before it was rounded, if that is recorded.
    pub(super) exact: Option<String>,
}

/// Reads one entry of a list; nothing where the record has none of its kind.
pub(super) type ReadEntry = fn(&Json) -> Option<RecordEntry>;

/// The lists of `numbers.json`, with how each is read.
pub(super) const LISTS: [(&str, ReadEntry); 5] = [
    ("numbers", number),
    ("numbers", change),
    ("differences", difference),
    ("tables", table),
    ("quality", account),
];

/// What a record holds besides what is shown.
const UNROUNDED: &str = "unrounded";

/// What was asked of one survey.
const OF_SURVEY: [(RequestPart, &str); 4] = [
    (RequestPart::Variable, "variable"),
    (RequestPart::Answers, "answers"),
    (RequestPart::Filter, "filter"),
    (RequestPart::Weights, "weighted_by"),
];

pub(super) fn text(value: &Json) -> String {
    match value {
        Json::String(text) => text.clone(),
        Json::Null => String::new(),
        Json::Array(values) => values.iter().map(text).collect::<Vec<_>>().join(", "),
        Json::Object(entries) => {
            // What holds of a design, such as `strata, finite_population`.
            let held = entries.iter().filter(|(_, value)| **value != Json::Bool(false));
            let held = held.map(|(name, value)| match value {
                Json::Bool(_) => name.replace('_', " "),
                value => format!("{} {}", name.replace('_', " "), text(value)),
            });
            held.collect::<Vec<_>>().join(", ")
        }
        other => other.to_string(),
    }
}

impl RecordEntry {
    fn new(id: String) -> Self {
        Self { id, ..Self::default() }
    }

    /// Everything that is shown, and what it is, in the order of the record.
    pub(super) fn parts(&self) -> &[(String, String)] {
        &self.parts
    }

    /// A part of what is shown, by its name.
    pub(super) fn part(&self, name: &str) -> Option<&str> {
        self.places.get(name).map(|place| self.parts[*place].1.as_str())
    }

    fn add(&mut self, mut name: String, value: String) {
        // Labels may be the same twice.
        while self.places.contains_key(&name) {
            name.push('\'');
        }
        self.places.insert(name.clone(), self.parts.len());
        self.parts.push((name, value));
    }

    fn ask(&mut self, request: RequestPart, value: &Json) {
        self.asked.insert(request, text(value));
    }

    /// What the entry says of the surveys that it is made of.
    fn of_surveys<'j>(&mut self, surveys: impl Iterator<Item = &'j Json> + Clone) {
        let joined = |of: &dyn Fn(&Json) -> String| {
            let mut values = surveys.clone().map(of).collect::<Vec<_>>();
            if values.iter().all(|value| *value == values[0]) {
                values.truncate(1);
            }
            values.join(" / ")
        };
        let name = |survey: &Json| match survey["wave"].as_str() {
            Some(wave) => format!("{} ({wave})", text(&survey["survey"])),
            None => text(&survey["survey"]),
        };
        let names = surveys.clone().map(name).collect::<Vec<_>>();
        self.asked.insert(RequestPart::Survey, names.join(", "));
        for (request, key) in OF_SURVEY {
            let value = match request {
                RequestPart::Weights => joined(&|survey| match &survey[key] {
                    Json::Null => "none".to_owned(),
                    design => {
                        let facts = text(design);
                        if facts.is_empty() { "weighted".to_owned() } else { facts }
                    }
                }),
                _ => joined(&|survey| text(&survey[key])),
            };
            self.asked.insert(request, value);
        }
        for survey in surveys {
            // Confidential answers are known by a key.
            let known_by = ["sha256", "hmac-sha256"].map(|name| text(&survey[name]));
            self.data.insert(known_by.concat());
            let file = text(&survey["data"]);
            let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
            self.folders.insert(folder.to_owned());
        }
    }

    /// Every value in a record, with the names and labels that lead to it.
    fn flatten(&mut self, value: &Json, path: &str) {
        match value {
            Json::Object(entries) => {
                // What is compared is what is shown.
                for (name, value) in entries.iter().filter(|(name, _)| *name != UNROUNDED)
                {
                    self.flatten(value, &joined(path, name, ": "));
                }
            }
            Json::Array(values) => {
                for (index, value) in values.iter().enumerate() {
                    let label =
                        value.get("label").map_or_else(|| (index + 1).to_string(), text);
                    self.flatten(value, &joined(path, &label, ", "));
                }
            }
            Json::Null => {}
            value => self.add(path.to_owned(), text(value)),
        }
    }

    /// Of a number's or difference's own name.
    fn exactly(&mut self, value: &Json) {
        self.exact = value["value"].as_f64().map(|exact| exact.to_string());
    }

    /// The whole entry in a few words, where all of it is new or gone.
    pub(super) fn in_short(&self) -> String {
        match self.parts.as_slice() {
            [(name, value)] if name == DIFFERENCE => value.clone(),
            parts if parts.len() <= 5 => {
                let parts = parts.iter().map(|(name, value)| format!("{name} {value}"));
                parts.collect::<Vec<_>>().join(", ")
            }
            parts => format!("{} values", parts.len()),
        }
    }

    /// The same with other labels for groups and categories, in the same order.
    pub(super) fn relabelled(&self, labels: &BTreeMap<String, String>) -> Self {
        // All at once, since two labels may have changed places.
        let others = self.labels.iter().filter_map(|(place, then)| {
            Some((then.as_str(), labels.get(place)?.as_str()))
        });
        let others = others.collect::<BTreeMap<_, _>>();
        let mut entry =
            Self { parts: Vec::new(), places: BTreeMap::new(), ..self.clone() };
        for (path, value) in &self.parts {
            let words = path.split(", ").map(|word| {
                let (label, rest) = word.split_once(": ").unwrap_or((word, ""));
                joined(others.get(label).copied().unwrap_or(label), rest, ": ")
            });
            entry.add(words.collect::<Vec<_>>().join(", "), value.clone());
        }
        entry
    }
}

fn number(value: &Json) -> Option<RecordEntry> {
    let mut entry = RecordEntry::new(text(&value["id"]));
    entry.of_surveys(std::iter::once(value));
    let quantile = text(&value["quantile"]);
    let statistic = joined(&text(&value["statistic"]), &quantile, " ");
    let statistic = joined(&statistic, &text(&value["other"]), " ");
    entry.asked.insert(RequestPart::Statistic, statistic);
    // Of counts and means, and of all rows, it says nothing.
    let has_whole = match value["statistic"].as_str() {
        Some("share") => !value["variable"].is_null(),
        Some("count") => value["answers"].as_array().is_some_and(|it| !it.is_empty()),
        Some("mentions") => true,
        _ => false,
    };
    if has_whole {
        entry.ask(RequestPart::Base, &value["base_rule"]);
    }
    entry.exactly(value);
    for name in ["percent", "value", "low", "high", "n", "base"] {
        entry.flatten(&value["shown"][name], name);
    }
    entry.flatten(&value["by_design"], "by design");
    entry.flatten(&value["p"], "p");
    Some(entry)
}

/// The name of the first part of a difference.
const DIFFERENCE: &str = "difference";
/// What stands between a number and a wave in the id of a change.
pub(super) const CHANGE: &str = ": change since ";

/// The change of a number since an earlier measurement.
fn change(value: &Json) -> Option<RecordEntry> {
    let change = value.get("change")?;
    let wave = text(&value["wave"]);
    let mut entry = RecordEntry::new(format!("{}{CHANGE}{wave}", text(&change["of"])));
    entry.exactly(change);
    entry.add(DIFFERENCE.to_owned(), text(&change["shown"]));
    for name in ["low", "high", "test", "verdict", "persons", "not_comparable"] {
        entry.flatten(&change[name], name);
    }
    Some(entry)
}

fn difference(value: &Json) -> Option<RecordEntry> {
    let id = format!("{} − {}", text(&value["of"]), text(&value["minus"]));
    let mut entry = RecordEntry::new(id);
    entry.ask(RequestPart::Statistic, &value["unit"]);
    entry.exactly(value);
    entry.add(DIFFERENCE.to_owned(), text(&value["shown"]));
    Some(entry)
}

fn table(value: &Json) -> Option<RecordEntry> {
    let mut entry = RecordEntry::new(text(&value["id"]));
    entry.of_surveys(value["surveys"].as_array().into_iter().flatten());
    // Whether counts or shares stand in it is no other question.
    let is_of_means = value["measure"] == "mean";
    let statistic = if is_of_means { "mean" } else { "share" };
    entry.asked.insert(RequestPart::Statistic, statistic.to_owned());
    entry.ask(RequestPart::Base, &value["base_rule"]);
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
        let cells = group["cells"].as_array().into_iter().flatten();
        for (category, cell) in categories.iter().zip(cells) {
            entry.flatten(cell, &joined(&label, &text(category), ", "));
        }
        for (name, rest) in group.as_object().into_iter().flatten() {
            if !matches!(name.as_str(), "label" | "cells") {
                entry.flatten(rest, &joined(&label, name, ": "));
            }
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
            entry.flatten(rest, name);
        }
    }
    Some(entry)
}

/// An entry of a list that is not known here.
#[expect(clippy::unnecessary_wraps, reason = "one of several readers")]
pub(super) fn other(value: &Json) -> Option<RecordEntry> {
    let mut entry = RecordEntry::new(text(&value["id"]));
    for (name, value) in value.as_object().into_iter().flatten() {
        if !matches!(name.as_str(), "id" | "asked") {
            entry.flatten(value, name);
        }
    }
    Some(entry)
}

fn account(value: &Json) -> Option<RecordEntry> {
    let mut entry = RecordEntry::new(text(&value["id"]));
    let columns = value["columns"].as_array().cloned().unwrap_or_default();
    for row in value["rows"].as_array().into_iter().flatten() {
        let cells = row["cells"].as_array().into_iter().flatten();
        // The first column is that of the labels.
        let names =
            columns.iter().skip(1).map(text).chain(std::iter::repeat(String::new()));
        for (name, cell) in names.zip(cells) {
            entry.flatten(cell, &joined(&text(&row["label"]), &name, ", "));
        }
    }
    entry.flatten(&value["notes"], "notes");
    Some(entry)
}

fn joined(one: &str, other: &str, sign: &str) -> String {
    if one.is_empty() || other.is_empty() {
        format!("{one}{other}")
    } else {
        format!("{one}{sign}{other}")
    }
}
