//! Makes changes in the author's files, each at its place; everything else stays as it was.
//! Only what can mean one thing is made: words that the author wrote as they are read, in one
//! stretch, without markup, code or numbers.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostics, Source};
use crate::markup::within_text;
use crate::yaml;

use super::FoundChange;
use super::found::FoundText;

/// A change in a file.
#[derive(Clone, Debug)]
pub(super) struct Edit {
    source: Arc<Source>,
    bytes: Range<usize>,
    text: String,
}

/// A file with changes in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditedFile {
    /// Its name, from the project's folder.
    pub name: String,
    /// Its text before.
    pub before: String,
    /// Its text now.
    pub after: String,
    /// Which of the changes have been made.
    pub made: Vec<usize>,
}

/// How YAML writes a text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum TextStyle {
    /// On lines of its own, after `|` or `>`.
    Block,
    Single,
    Double,
    Plain,
}

/// How to make a change; nothing, if it could mean several things.
pub(super) fn edit(found: &FoundText<'_>, was: &str, is: &str) -> Option<Edit> {
    let (prose, characters) = found.authored()?;
    let written = prose.written();
    let source = written.source();
    let text = source.text.as_str();
    let bytes = match characters.is_empty() {
        false => {
            let first = prose.place(characters.start..characters.start + 1);
            let last = prose.place(characters.end - 1..characters.end);
            first.start()..last.end()
        }
        // What is put in stands after the sign before it, or before the one after it.
        true => {
            let at = match characters.start.checked_sub(1) {
                Some(before) => prose.place(before..before + 1).end(),
                None => prose.place(0..1).start(),
            };
            at..at
        }
    };
    let there = text.get(bytes.clone())?;
    if folded(there) != folded(was) || is.contains(['\n', '\u{2028}']) {
        return None;
    }
    if !stands_there(text, &bytes, &prose, &characters) {
        return None;
    }
    let new = match style(text, written.start()) {
        TextStyle::Block => within_text(is),
        TextStyle::Single => within_text(is).replace('\'', "''"),
        TextStyle::Double => within_text(is).replace('\\', "\\\\").replace('"', "\\\""),
        TextStyle::Plain => {
            let is_harmless =
                |sign: char| sign.is_alphanumeric() || " .;()–-%".contains(sign);
            is.chars().all(is_harmless).then(|| is.to_owned())?
        }
    };
    Some(Edit { source: Arc::clone(source), bytes, text: new })
}

/// Whether what stands on both sides in the file is what stands there in the text, so that
/// nothing but words is between.
fn stands_there(
    text: &str,
    bytes: &Range<usize>,
    prose: &crate::document::SettledProse,
    characters: &Range<usize>,
) -> bool {
    let signs = prose.text().chars().collect::<Vec<_>>();
    let before = characters.start.checked_sub(1).and_then(|at| signs.get(at));
    let after = signs.get(characters.end);
    let is_same = |one: Option<&char>, other: Option<char>| match (one, other) {
        (Some(one), Some(other)) => {
            *one == other || one.is_whitespace() && other.is_whitespace()
        }
        (None, _) => true,
        (Some(one), None) => one.is_whitespace(),
    };
    is_same(before, text[..bytes.start].chars().next_back())
        && is_same(after, text[bytes.end..].chars().next())
}

/// How the text is written that begins at a byte.
fn style(text: &str, start: usize) -> TextStyle {
    // The sign of a block stands on the line before, perhaps with how its end is read.
    let before = text[..start].trim_end();
    let line = before.rsplit('\n').next().unwrap_or_default();
    let sign = line.rsplit([' ', ':']).next().unwrap_or_default();
    let begins = text[start..].chars().next();
    match begins {
        Some('|' | '>') => TextStyle::Block,
        Some('\'') => TextStyle::Single,
        Some('"') => TextStyle::Double,
        _ if before.len() < start && sign.starts_with(['|', '>']) => TextStyle::Block,
        _ => TextStyle::Plain,
    }
}

/// A text in which line breaks and indentation are spaces.
fn folded(text: &str) -> String {
    text.split([' ', '\n', '\t', '\r'])
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Makes the changes that can mean only one thing. A file that would not be YAML any more is
/// left as it is; so is each of two changes of the same words.
#[must_use]
pub fn apply(changes: &[FoundChange]) -> Vec<EditedFile> {
    let mut files: BTreeMap<&str, Vec<(usize, &Edit)>> = BTreeMap::new();
    for (index, change) in changes.iter().enumerate() {
        if let Some(edit) = &change.edit {
            files.entry(edit.source.name.as_str()).or_default().push((index, edit));
        }
    }
    let edited = files.into_iter().filter_map(|(name, mut edits)| {
        edits.sort_by_key(|(_, edit)| (edit.bytes.start, edit.bytes.end));
        let meets = |one: &Edit, other: &Edit| {
            one.bytes.end > other.bytes.start || one.bytes == other.bytes
        };
        let is_alone = |place: usize| {
            let edit = edits[place].1;
            let before = place.checked_sub(1).map(|before| edits[before].1);
            let after = edits.get(place + 1).map(|(_, after)| *after);
            !before.is_some_and(|before| meets(before, edit))
                && !after.is_some_and(|after| meets(edit, after))
        };
        let alone = (0..edits.len()).filter(|place| is_alone(*place));
        let alone = alone.map(|place| edits[place]).collect::<Vec<_>>();
        let (_, first) = alone.first()?;
        let before = first.source.text.as_str();
        let (mut after, mut at) = (String::with_capacity(before.len()), 0);
        for (_, edit) in &alone {
            after.push_str(&before[at..edit.bytes.start]);
            after.push_str(&edit.text);
            at = edit.bytes.end;
        }
        after.push_str(&before[at..]);
        let mut said = Diagnostics::default();
        let root = yaml::parse(&Source::new(name, after.as_str()), &mut said);
        let is_yaml = root.is_some() && !said.has_errors();
        is_yaml.then(|| EditedFile {
            name: name.to_owned(),
            before: before.to_owned(),
            after,
            made: alone.iter().map(|(index, _)| *index).collect(),
        })
    });
    edited.collect()
}
