//! What YAML takes for something else than its author means, without a complaint: takes a
//! file that is valid YAML, gives what is wrong with it. Without this a text would lose its
//! end, or what follows from it would be told in another place.

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Place, Placed, Source};
use crate::say;

use super::lines::{WrittenLine, WrittenLines, in_quotes};
use super::slips::{self, colon_without_space, unspaced};
use super::{Content, Node};

/// Everything that is wrong with a file in this way.
pub(super) fn find(root: &Node, source: &Arc<Source>) -> Vec<Diagnostic> {
    let mut found = MisreadKeys { lines: WrittenLines::new(source), list: Vec::new() };
    found.visit(root);
    found.list
}

/// The error that a key begins with a sign that should begin an item of a list, if one of
/// those at some places does.
pub(super) fn other_sign<'p>(
    source: &Arc<Source>,
    mut places: impl Iterator<Item = &'p Place>,
) -> Option<Diagnostic> {
    let lines = WrittenLines::new(source);
    places.find_map(|place| {
        let line = lines.at(place)?;
        slips::bullet(&lines, line).or_else(|| slips::no_space_after_hyphen(&lines, line))
    })
}

struct MisreadKeys<'s> {
    lines: WrittenLines<'s>,
    list: Vec<Diagnostic>,
}

impl MisreadKeys<'_> {
    fn visit(&mut self, node: &Node) {
        match &node.content {
            Content::Null | Content::Scalar(..) => {}
            Content::List(items) => items.iter().for_each(|item| self.visit(item)),
            Content::Map(entries) => {
                self.check_keys(entries);
                entries.iter().for_each(|(_, value)| self.visit(value));
            }
        }
    }

    fn check_keys(&mut self, entries: &[(Placed<String>, Node)]) {
        for (index, (key, value)) in entries.iter().enumerate() {
            if let Some(error) = self.other_sign(key) {
                // All keys of the map are like the first.
                self.list.push(error);
                return;
            }
            if !matches!(value.content, Content::Null) || has_colon(key) {
                continue;
            }
            let is_first = index.checked_sub(1).is_none_or(|before| {
                !matches!(entries[before].1.content, Content::Null)
                    || has_colon(&entries[before].0)
            });
            // Of several in a row the first tells of all.
            if is_first {
                let after = entries[index..].iter().take_while(|(key, value)| {
                    matches!(value.content, Content::Null) && !has_colon(key)
                });
                let last = after.last().map_or(key, |(key, _)| key);
                let words = WordsAlone { first: key, last };
                let before = index.checked_sub(1).map(|before| {
                    let (key, value) = &entries[before];
                    EntryBefore { key, value }
                });
                self.list.push(words.told(before));
            }
        }
    }

    /// A key that begins with a sign that should begin an item of a list, or with what looks
    /// like a space.
    fn other_sign(&self, key: &Placed<String>) -> Option<Diagnostic> {
        let is_quoted = written(&key.place).starts_with(['"', '\'']);
        let line = self.lines.at(&key.place).filter(|_| !is_quoted)?;
        let is_begun =
            |line: &WrittenLine<'_>| line.start + line.indent() == key.place.start();
        if !is_begun(&line) {
            return None;
        }
        slips::bullet(&self.lines, line)
            .or_else(|| slips::no_space_after_hyphen(&self.lines, line))
            .or_else(|| slips::unseen_in(&self.lines, line))
    }
}

/// What is written at a place.
fn written(place: &Place) -> &str {
    place.source().text.get(place.start()..place.end()).unwrap_or_default().trim_end()
}

/// Whether a colon follows a key.
fn has_colon(key: &Placed<String>) -> bool {
    let text = &key.place.source().text;
    let end = key.place.start() + written(&key.place).len();
    text[end..].trim_start().starts_with(':')
}

/// Words in `{…}` that are neither key nor value: what follows a comma in a text, or a key
/// whose colon has no space after it.
struct WordsAlone<'n> {
    first: &'n Placed<String>,
    /// The last of several in a row.
    last: &'n Placed<String>,
}

/// What stands before them.
struct EntryBefore<'n> {
    key: &'n Placed<String>,
    value: &'n Node,
}

impl WordsAlone<'_> {
    /// The error that they are that.
    fn told(&self, before: Option<EntryBefore<'_>>) -> Diagnostic {
        let Self { first, last } = self;
        let source = first.place.source();
        if let Some((key, value)) = unspaced(&first.value) {
            let at = first.place.start() + key.len();
            return colon_without_space(&Place::new(source, at, at + 1), key, value);
        }
        let text = before.filter(|EntryBefore { value, .. }| {
            let is_quoted = written(&value.place).starts_with(['"', '\'']);
            matches!(value.content, Content::Scalar(..)) && !is_quoted
        });
        let Some(EntryBefore { key, value }) = text else {
            let word = &first.value;
            let message = say!("`{word}` stands here without a value", word);
            let hint = say!("write `{word}: …`, or take it out", word);
            return Diagnostic::error(message).at(&first.place).hint(hint);
        };
        let end = value.place.start() + written(&value.place).len();
        let comma = source.text[end..].find(',').map_or(end, |comma| end + comma);
        let place = Place::new(source, comma, comma + 1);
        let (one, rest) = (written(&value.place), written(&first.place));
        let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if is_number(one.trim_start_matches('-')) && is_number(rest) {
            let message = "decimals come after a point here, not after a comma";
            let value = format!("{one}.{rest}");
            let hint = say!("write `{key}: {value}`", key = &key.value, value);
            return Diagnostic::error(message).at(&place).hint(hint);
        }
        let to = last.place.start() + written(&last.place).len();
        let whole = source.text.get(value.place.start()..to).unwrap_or_default();
        let hint = say!(
            "put quotation marks around it: `{key}: {text}`",
            key = &key.value,
            text = in_quotes(whole)
        );
        let message =
            "within `{…}` a text ends at a comma, if it is not in quotation marks";
        Diagnostic::error(message).at(&place).hint(hint)
    }
}
