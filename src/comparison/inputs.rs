//! What two editions of a report were made of, file by file.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value as Json;

use crate::fingerprint::KEY_FILE;

use super::{Record, Stage};

/// A file of which a report was made that is not the same in both.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct InputChange {
    /// What it is.
    pub stage: Stage,
    /// Its path in the project; the later edition's, if it is in both.
    pub name: String,
    /// Its path in the earlier edition, if it is in both and was another one.
    pub was: Option<String>,
    /// What became of it.
    pub how: How,
}

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// It holds other bytes.
    Changed,
    /// It holds the same under another name.
    Renamed,
    /// It is not there any longer.
    Gone,
    /// It was not there.
    New,
}

impl How {
    /// In a word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Changed => "changed",
            Self::Renamed => "renamed",
            Self::Gone => "gone",
            Self::New => "new",
        }
    }
}

impl InputChange {
    /// Both paths in one: `book/{then → now}/report.yaml`.
    #[must_use]
    pub fn path(&self) -> String {
        let Some(was) = &self.was else { return self.name.clone() };
        let (then, now) = (was.split('/'), self.name.split('/'));
        if then.clone().count() != now.clone().count() {
            return format!("{was} → {}", self.name);
        }
        let steps = then.zip(now).map(|(then, now)| {
            if then == now { now.to_owned() } else { format!("{{{then} → {now}}}") }
        });
        steps.collect::<Vec<_>>().join("/")
    }
}

/// Which files differ. A file that has another path is found by the report's name in it, by
/// the survey whose answers it holds, by its bytes, or by its name without the number that
/// says where it stands.
pub(super) fn changes(then: &Record, now: &Record) -> Vec<InputChange> {
    let (mut was, mut is) = (then.inputs(), now.inputs());
    // A key is no part of what a report is made of.
    was.retain(|name, _| !is_key(name));
    is.retain(|name, _| !is_key(name));
    let mut pairing = Pairing::new(&was, &is);
    let own = |record: &Record, name: &str| {
        let steps =
            name.split('/').map(|step| if step == record.name() { "." } else { step });
        steps.collect::<Vec<_>>().join("/")
    };
    pairing.by(|name| Some(own(then, name)), |name| Some(own(now, name)));
    pairing.by(|name| Some(name.to_owned()), |name| Some(name.to_owned()));
    let (before, after) = (surveys(then), surveys(now));
    pairing.by(|name| of_survey(&before, name), |name| of_survey(&after, name));
    pairing.by(|name| Some(was[name].to_owned()), |name| Some(is[name].to_owned()));
    pairing.by(|name| unnumbered(&own(then, name)), |name| unnumbered(&own(now, name)));
    let changes = pairing.pairs.iter().filter_map(|(old, new)| {
        let is_moved = old != new && own(then, old) != own(now, new);
        let how = if was[old] != is[new] {
            How::Changed
        } else if is_moved {
            How::Renamed
        } else {
            return None;
        };
        let earlier = (old != new).then(|| (*old).to_owned());
        Some(InputChange {
            stage: Stage::of_input(new),
            name: (*new).to_owned(),
            was: earlier,
            how,
        })
    });
    let mut changes = changes.collect::<Vec<_>>();
    // What both have read by the same name, such as the data of an earlier measurement.
    let in_both =
        |name: &&&str| was.get(**name).is_some_and(|sha| is.get(**name) == Some(sha));
    let alone = |name: &&str, how| InputChange {
        stage: Stage::of_input(name),
        name: (*name).to_owned(),
        was: None,
        how,
    };
    let (gone, new) = (pairing.was.iter(), pairing.is.iter());
    changes.extend(gone.filter(|name| !in_both(name)).map(|name| alone(name, How::Gone)));
    changes.extend(new.filter(|name| !in_both(name)).map(|name| alone(name, How::New)));
    changes.extend(other_keys(then, now));
    changes.sort();
    changes
}

/// Keys that are others now: by them nothing is known again.
fn other_keys(then: &Record, now: &Record) -> Vec<InputChange> {
    let was = then.inputs();
    let is_other = |name: &str, now: &str| was.get(name).is_some_and(|then| *then != now);
    let keys = now.inputs().into_iter();
    let keys = keys.filter(|(name, now)| is_key(name) && is_other(name, now));
    let change = |(name, _): (&str, &str)| InputChange {
        stage: Stage::Data,
        name: name.to_owned(),
        was: None,
        how: How::Changed,
    };
    keys.map(change).collect()
}

fn is_key(name: &str) -> bool {
    name.rsplit('/').next() == Some(KEY_FILE)
}

/// The files of both that are not paired yet, and those that are.
struct Pairing<'n> {
    was: BTreeSet<&'n str>,
    is: BTreeSet<&'n str>,
    pairs: Vec<(&'n str, &'n str)>,
}

impl<'n> Pairing<'n> {
    fn new(was: &BTreeMap<&'n str, &str>, is: &BTreeMap<&'n str, &str>) -> Self {
        let (was, is) = (was.keys().copied(), is.keys().copied());
        Self { was: was.collect(), is: is.collect(), pairs: Vec::new() }
    }

    /// Pairs files of a kind that have the same mark, if no other has it.
    fn by(
        &mut self,
        then: impl Fn(&str) -> Option<String>,
        now: impl Fn(&str) -> Option<String>,
    ) {
        let is = marked(&self.is, now);
        for (mark, old) in marked(&self.was, then) {
            if let ([old], Some([new])) =
                (old.as_slice(), is.get(&mark).map(Vec::as_slice))
            {
                self.pairs.push((old, new));
                self.was.remove(old);
                self.is.remove(new);
            }
        }
    }
}

fn marked<'n>(
    names: &BTreeSet<&'n str>,
    mark: impl Fn(&str) -> Option<String>,
) -> BTreeMap<(Stage, String), Vec<&'n str>> {
    let mut marked = BTreeMap::<_, Vec<_>>::new();
    for name in names {
        if let Some(mark) = mark(name) {
            marked.entry((Stage::of_input(name), mark)).or_default().push(*name);
        }
    }
    marked
}

/// Where the answers of each survey lie: folder, file and survey, also of earlier
/// measurements.
fn surveys(record: &Record) -> BTreeMap<String, String> {
    let list = |name: &str| record.numbers.get(name).and_then(Json::as_array);
    let tables = list("tables").into_iter().flatten();
    let tables = tables.filter_map(|table| table["surveys"].as_array()).flatten();
    let origins = list("numbers").into_iter().flatten().chain(tables);
    let files = origins.filter_map(|origin| {
        let wave = origin["wave"].as_str().unwrap_or_default();
        let survey = format!("{}@{wave}", origin["survey"].as_str()?);
        Some((origin["data"].as_str()?.to_owned(), survey))
    });
    files.collect()
}

/// The survey that a file belongs to: its answers, or what alone lies beside them.
fn of_survey(surveys: &BTreeMap<String, String>, name: &str) -> Option<String> {
    let folder = |name: &str| name.rsplit_once('/').map(|(folder, _)| folder.to_owned());
    let own = folder(name);
    let beside = |file: &&String| *file == name || folder(file) == own;
    let mut found = surveys.iter().filter(|(file, _)| beside(file));
    let survey = found.next().map(|(_, survey)| survey.clone());
    survey.filter(|_| found.next().is_none())
}

/// A path without the number that its last step begins with; nothing if it has none.
fn unnumbered(name: &str) -> Option<String> {
    let (folder, last) = name.rsplit_once('/').unwrap_or(("", name));
    let plain = last.trim_start_matches(|sign: char| sign.is_ascii_digit());
    let plain = plain.trim_start_matches(['-', '_', ' ']);
    (plain != last && !plain.is_empty()).then(|| format!("{folder}/{plain}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_paths_are_told_in_one() {
        let path = |was: &str, name: &str| {
            let (was, name) = (Some(was.to_owned()), name.to_owned());
            InputChange { stage: Stage::Text, name, was, how: How::Changed }.path()
        };
        assert_eq!(
            path("book/r/01-a.yaml", "book/s/01-a.yaml"),
            "book/{r → s}/01-a.yaml"
        );
        assert_eq!(path("a.csv", "data/a.csv"), "a.csv → data/a.csv");
    }

    #[test]
    fn a_chapter_keeps_its_name_when_its_number_changes() {
        assert_eq!(
            unnumbered("book/./chapters/07-metod.yaml"),
            unnumbered("book/./chapters/4_metod.yaml")
        );
        assert_eq!(unnumbered("book/./report.yaml"), None);
    }
}
