//! Why a number is another one: what the records of its making tell.

use std::collections::{BTreeMap, BTreeSet};

use crate::disclosure::Mark;
use crate::words::Language;

use super::cause::Cause;
use super::entry::{RecordEntry, RequestPart};
use super::number_change::RequestChange;
use super::{Record, Stage};

/// A part of an entry that differs: its name, and what is shown of it, if anything.
#[derive(Clone, Copy)]
pub(super) struct ChangedPart<'p> {
    pub(super) name: &'p str,
    pub(super) was: Option<&'p str>,
    pub(super) is: Option<&'p str>,
}

/// What of two versions of an entry is not the same, apart from what is shown.
pub(super) struct Origins<'a> {
    then: &'a RecordEntry,
    pub(super) now: &'a RecordEntry,
    asked: Vec<RequestChange>,
    /// The answers, or the codebook beside them.
    answers: Option<Cause>,
    /// What the author wrote, or the secret that counts are changed with.
    has_other_texts: bool,
    has_other_programme: bool,
}

impl<'a> Origins<'a> {
    pub(super) fn new(
        then: &'a RecordEntry,
        now: &'a RecordEntry,
        before: &Record,
        after: &Record,
    ) -> Self {
        let differs = |stage| before.checksums_of(stage) != after.checksums_of(stage);
        let asked = asked(then, now);
        let known = before.checksums_of(Stage::Data);
        let has_other_survey = asked.iter().any(|one| one.request == RequestPart::Survey);
        // Answers that were read then too are no other answers, but those of another survey.
        let was_read = has_other_survey
            && now.data.iter().all(|checksum| known.contains(checksum.as_str()));
        let has_other_data = if now.data.is_empty() {
            differs(Stage::Data)
        } else {
            then.data != now.data && !was_read
        };
        let books =
            || before.codebooks_in(&then.folders) != after.codebooks_in(&now.folders);
        let answers = if has_other_data {
            Some(Cause::Data)
        } else {
            (!was_read && books()).then_some(Cause::Codebook)
        };
        Self {
            then,
            now,
            asked,
            answers,
            has_other_texts: differs(Stage::Text) || differs(Stage::Data),
            has_other_programme: before.versions() != after.versions(),
        }
    }

    /// The earlier entry with the labels of the later, if some are called something else.
    pub(super) fn relabelled(&self) -> Option<RecordEntry> {
        let (was, is) = (&self.then.labels, &self.now.labels);
        if was == is || !was.keys().eq(is.keys()) || !self.asked.is_empty() {
            return None;
        }
        let values = |labels: &'a BTreeMap<String, String>| -> BTreeSet<&'a String> {
            labels.values().collect()
        };
        let (old, new) = (values(was), values(is));
        let mut others = was.iter().filter(|(place, label)| is[*place] != **label);
        if !others.all(|(place, label)| !new.contains(label) && !old.contains(&is[place]))
        {
            return None;
        }
        let renamed = self.then.relabelled(is);
        // Groups of other sizes are other groups.
        let mut rows = renamed.parts().iter().filter(|(name, _)| name.ends_with("rows"));
        let is_same = rows.all(|(name, rows)| self.now.part(name) == Some(rows));
        (is_same || self.answers.is_some()).then_some(renamed)
    }

    /// What is asked for otherwise, of what a part depends on.
    pub(super) fn asked_of(&self, part: ChangedPart<'_>) -> Vec<RequestChange> {
        let is_table = !self.now.labels.is_empty();
        let has_whole = match last(part.name) {
            // That those who did not answer have no row of their own is said by the base.
            "number" => part.was.is_none() || part.is.is_none(),
            "rows" | "not_answered" | "mentions" | "ungrouped" | "respondents" => false,
            "n" => is_table,
            _ => true,
        };
        let depends =
            |asked: &&RequestChange| asked.request != RequestPart::Base || has_whole;
        self.asked.iter().filter(depends).cloned().collect()
    }

    /// Why a part is another one. `then` is the earlier entry with the labels of now.
    pub(super) fn causes(
        &self,
        then: &RecordEntry,
        part: ChangedPart<'_>,
        asked: &[RequestChange],
    ) -> BTreeSet<Cause> {
        let ChangedPart { name, was, is } = part;
        let causes = asked.iter().map(|one| one.request.cause()).chain(self.answers);
        let mut causes = causes.collect::<BTreeSet<_>>();
        if was.is_some_and(is_hidden) != is.is_some_and(is_hidden) {
            causes.insert(Cause::Protection);
        } else if is_measure(name)
            && was.zip(is).is_some_and(|(was, is)| other_decimals(was, is))
        {
            causes.insert(Cause::Rounding);
        }
        if causes.is_empty() {
            if self.has_other_texts {
                causes.insert(self.decided(then, part));
            }
            if self.has_other_programme {
                causes.insert(Cause::Program);
            }
        }
        if causes.is_empty() {
            causes.insert(Cause::Unknown);
        }
        causes
    }

    /// Which of an author's decisions it is, where answers, codebook and request are the
    /// same.
    fn decided(&self, then: &RecordEntry, part: ChangedPart<'_>) -> Cause {
        let ChangedPart { name: part, was, is } = part;
        if last(part) == "uncertain" {
            return Cause::Protection;
        }
        let (Some(was), Some(is)) = (was, is) else { return Cause::Text };
        let is_same = |name: &str| {
            let path = part.strip_suffix(last(part)).unwrap_or_default();
            let name = format!("{path}{name}");
            then.part(&name) == self.now.part(&name)
        };
        let made = ["intervals", "test", "verdict"];
        if matches!(last(part), "low" | "high") && is_same("percent")
            || made.iter().any(|name| part.starts_with(name))
        {
            return Cause::Method;
        }
        if number(was).is_none() || number(is).is_none() {
            return Cause::Text;
        }
        let is_measure = is_measure(part) || has_decimals(was) || has_decimals(is);
        let has_same_counts = ["number", "n", "base"].iter().all(|name| is_same(name));
        match (is_measure && then.exact == self.now.exact, is_near(was, is)) {
            (true, true) if has_same_counts || has_decimals(was) || has_decimals(is) => {
                Cause::Rounding
            }
            (true, false) if has_same_counts => Cause::Base,
            // Other counts of the same answers.
            _ => Cause::Protection,
        }
    }
}

/// What is asked for otherwise.
fn asked(then: &RecordEntry, now: &RecordEntry) -> Vec<RequestChange> {
    let none = || "none".to_owned();
    let said = |text: Option<&String>| text.filter(|text| !text.is_empty()).cloned();
    let one = |request, was: Option<&String>, is: Option<&String>| RequestChange {
        request,
        then: said(was).unwrap_or_else(none),
        now: said(is).unwrap_or_else(none),
    };
    let requests = then.asked.keys().chain(now.asked.keys()).collect::<BTreeSet<_>>();
    let requests = requests.into_iter().filter(|request| {
        let (was, is) = (then.asked.get(request), now.asked.get(request));
        // The same answers under another name are no other survey.
        was != is && (**request != RequestPart::Survey || then.data != now.data)
    });
    let mut asked = requests
        .map(|request| one(*request, then.asked.get(request), now.asked.get(request)))
        .collect::<Vec<_>>();
    let by = |entry: &'_ RecordEntry| entry.labels.get("breakdown").cloned();
    if by(then) != by(now) && !has_shared_group(then, now) {
        asked.push(one(RequestPart::By, by(then).as_ref(), by(now).as_ref()));
    }
    asked.sort_by_key(|one| one.request);
    asked
}

/// Whether the same group is in both.
fn has_shared_group(then: &RecordEntry, now: &RecordEntry) -> bool {
    let groups = |entry: &RecordEntry| {
        let groups = entry.labels.iter().filter(|(place, _)| place.starts_with("group"));
        groups.map(|(_, label)| label.clone()).collect::<BTreeSet<_>>()
    };
    !groups(then).is_disjoint(&groups(now))
}

/// The last word of the name of a part: `percent` of `Gävle, nöjd: percent`.
fn last(part: &str) -> &str {
    part.rsplit(": ").next().unwrap_or(part)
}

/// Whether a part is computed from counts or amounts, not a count itself.
fn is_measure(part: &str) -> bool {
    matches!(last(part), "percent" | "value" | "difference" | "low" | "high")
}

/// Whether a sign stands for a number that may not be shown.
fn is_hidden(text: &str) -> bool {
    let hidden = Language::ALL.map(|(_, language)| Mark::Suppressed(language));
    text == "hidden"
        || hidden.iter().chain([&Mark::TooFew]).any(|mark| mark.sign() == text)
}

/// A number as it is written, whatever stands between its digits.
fn number(text: &str) -> Option<f64> {
    let plain = text.replace(['\u{a0}', '\u{202f}', ' '], "").replace('−', "-");
    plain.trim_start_matches('+').replace(',', ".").parse().ok()
}

/// How many digits stand after the sign of decimals.
fn decimals(text: &str) -> Option<usize> {
    number(text)?;
    Some(text.rsplit_once([',', '.']).map_or(0, |(_, decimals)| decimals.len()))
}

fn has_decimals(text: &str) -> bool {
    decimals(text).is_some_and(|count| count > 0)
}

fn other_decimals(was: &str, is: &str) -> bool {
    decimals(was).zip(decimals(is)).is_some_and(|(was, is)| was != is)
}

/// Whether two numbers can be the same one, rounded in two ways.
fn is_near(was: &str, is: &str) -> bool {
    let Some((one, other)) = number(was).zip(number(is)) else { return false };
    let fewest = decimals(was).into_iter().chain(decimals(is)).min().unwrap_or_default();
    let unit = (0..fewest).fold(1.0, |unit, _| unit / 10.0);
    (one - other).abs() < unit * 1.5
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_they_are_written() {
        assert_eq!(number("1\u{a0}248"), Some(1248.0));
        assert_eq!(number("−4,5"), Some(-4.5));
        assert_eq!(number("fisher"), None);
        assert_eq!(decimals("69,10"), Some(2));
        assert!(is_near("66,6", "67"));
        assert!(is_near("16", "17"));
        assert!(!is_near("33", "67"));
        assert!(is_hidden("..") && is_hidden("x") && !is_hidden("."));
    }
}
