//! Changes in a YAML text, each at its place; everything else stays as it was.

use std::ops::Range;

use crate::diagnostic::Placed;
use crate::yaml::{Content, Node};

use super::entries;

/// A text as a value in YAML: plain where nothing in it has a meaning.
pub(super) fn written(text: &str) -> String {
    let is_plain =
        |sign: char| sign.is_alphanumeric() || matches!(sign, '/' | '.' | '_' | '-');
    let is_word = matches!(text, "null" | "true" | "false" | "own");
    let begins_plain = text.starts_with(|sign: char| sign.is_alphanumeric());
    if begins_plain && !is_word && text.chars().all(is_plain) {
        return text.to_owned();
    }
    format!("'{}'", text.replace('\'', "''"))
}

/// The changes to be made in a text.
pub(super) struct Edits<'t> {
    text: &'t str,
    edits: Vec<(Range<usize>, String)>,
}

impl<'t> Edits<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, edits: Vec::new() }
    }

    /// The text with all changes.
    pub(super) fn apply(mut self) -> String {
        self.edits.sort_by_key(|(range, _)| (range.start, range.end));
        let mut changed = String::new();
        let mut at = 0;
        for (range, new) in self.edits {
            // What lies within something that is taken out goes with it.
            if range.start >= at {
                changed.push_str(&self.text[at..range.start]);
                changed.push_str(&new);
                at = range.end;
            }
        }
        changed.push_str(&self.text[at..]);
        changed
    }

    /// Replaces the value of a key that stands in one line.
    pub(super) fn replace_value(
        &mut self,
        map: &Node,
        key: &Placed<String>,
        value: &str,
    ) {
        let range = self.value(map, key);
        let space = if self.text[..range.start].ends_with(':') { " " } else { "" };
        self.edits.push((range, format!("{space}{value}")));
    }

    /// Replaces the value of a key that stands in one line, and adds an entry after it.
    pub(super) fn replace_value_and_add(
        &mut self,
        map: &Node,
        key: &Placed<String>,
        value: &str,
        entry: &str,
    ) {
        let start = key.place.start();
        let indent = start - self.line_start(start);
        let between = if self.is_in_braces(map) {
            String::from(", ")
        } else {
            format!("\n{:indent$}", "")
        };
        self.replace_value(map, key, &format!("{value}{between}{entry}"));
    }

    /// Adds a line below that of a key, as far to the right.
    pub(super) fn add_line_below(&mut self, key: &Placed<String>, line: &str) {
        let start = key.place.start();
        let indent = start - self.line_start(start);
        let end = self.line_end(start);
        self.edits.push((end..end, format!("\n{:indent$}{line}", "")));
    }

    /// Adds an entry in front of a key of a mapping.
    pub(super) fn add_entry_before(
        &mut self,
        map: &Node,
        key: &Placed<String>,
        entry: &str,
    ) {
        let start = key.place.start();
        let indent = start - self.line_start(start);
        let new = if self.is_in_braces(map) {
            format!("{entry}, ")
        } else {
            format!("{entry}\n{:indent$}", "")
        };
        self.edits.push((start..start, new));
    }

    /// Takes out entries of a mapping, with the commas or the lines that are of no use then.
    pub(super) fn remove(&mut self, map: &Node, is_gone: impl Fn(&str) -> bool) {
        let keys = entries(map).iter().map(|(key, _)| key).collect::<Vec<_>>();
        let is_in_braces = self.is_in_braces(map);
        let mut has_kept = false;
        for (index, key) in keys.iter().enumerate() {
            if !is_gone(&key.value) {
                has_kept = true;
                continue;
            }
            let start = key.place.start();
            let next = keys.get(index + 1).map(|next| next.place.start());
            let is_first_in_line =
                self.text[self.line_start(start)..start].trim().is_empty();
            let range = match (is_in_braces, next) {
                (true, _) if has_kept => {
                    self.value(map, keys[index - 1]).end..self.value(map, key).end
                }
                (true, Some(next)) => start..next,
                (true, None) => start..self.value(map, key).end,
                // The dash of a list stays for the entry after it.
                (false, Some(next)) if !is_first_in_line => start..next,
                (false, _) => self.lines(start),
            };
            self.edits.push((range, String::new()));
        }
    }

    /// The lines of an entry: its own, and those after it that lie further to the right.
    fn lines(&self, start: usize) -> Range<usize> {
        let from = self.line_start(start);
        let mut end = self.next_line(start);
        let mut to = end;
        while end < self.text.len() {
            let line = &self.text[end..self.line_end(end)];
            let indent = line.len() - line.trim_start().len();
            let is_blank = line.trim().is_empty();
            if !is_blank && indent <= start - from {
                break;
            }
            end = self.next_line(end);
            if !is_blank {
                to = end;
            }
        }
        from..to
    }

    fn line_start(&self, at: usize) -> usize {
        self.text[..at].rfind('\n').map_or(0, |index| index + 1)
    }

    fn line_end(&self, at: usize) -> usize {
        self.text[at..].find('\n').map_or(self.text.len(), |index| at + index)
    }

    fn next_line(&self, at: usize) -> usize {
        (self.line_end(at) + 1).min(self.text.len())
    }

    /// Whether a mapping stands in braces.
    fn is_in_braces(&self, map: &Node) -> bool {
        self.text[map.place.start()..].starts_with('{')
    }

    /// Where the value of a key stands: what is quoted, what is in brackets, or the rest up
    /// to a comma, a bracket, a comment or the end of the line.
    fn value(&self, map: &Node, key: &Placed<String>) -> Range<usize> {
        let text = self.text;
        let after = key.place.end();
        let colon = text[after..].find(':').map_or(after, |index| after + index + 1);
        if self.is_left_out(map, key, colon) {
            return colon..colon;
        }
        let start = colon + text[colon..].len() - text[colon..].trim_start().len();
        let in_braces = self.is_in_braces(map);
        let mut depth = 0_usize;
        let mut quote = None;
        let mut before = ' ';
        let mut signs = text[start..].char_indices().peekable();
        while let Some((index, sign)) = signs.next() {
            let at = start + index;
            match (quote, sign) {
                (Some('"'), '\\') => drop(signs.next()),
                // Two of them within single quotes stand for one.
                (Some('\''), '\'') if signs.next_if(|it| it.1 == '\'').is_some() => {}
                (Some(open), sign) if sign == open => {
                    quote = None;
                    if depth == 0 {
                        return start..at + 1;
                    }
                }
                (Some(_), _) => {}
                (None, '"' | '\'') if !before.is_alphanumeric() => quote = Some(sign),
                (None, '{' | '[') => depth += 1,
                (None, '}' | ']') if depth > 0 => {
                    depth -= 1;
                    if depth == 0 {
                        return start..at + 1;
                    }
                }
                (None, '}' | ']' | ',') if depth == 0 && in_braces => {
                    return start..self.trimmed(start, at);
                }
                (None, '#') if depth == 0 && before.is_whitespace() => {
                    return start..self.trimmed(start, at);
                }
                (None, '\n') if depth == 0 => return start..self.trimmed(start, at),
                _ => {}
            }
            before = sign;
        }
        start..self.trimmed(start, text.len())
    }

    /// Whether nothing stands after the colon of a key.
    fn is_left_out(&self, map: &Node, key: &Placed<String>, colon: usize) -> bool {
        let value = entries(map).iter().find(|(name, _)| name.value == key.value);
        let rest = self.text[colon..self.line_end(colon)].trim_start();
        value.is_some_and(|(_, node)| matches!(node.content, Content::Null))
            && (rest.is_empty() || rest.starts_with(['#', ',', '}']))
    }

    fn trimmed(&self, start: usize, end: usize) -> usize {
        start + self.text[start..end].trim_end().len()
    }
}
