//! The lines of a YAML file as an author sees them: how far each is indented, which key it
//! begins with, and which lines belong to a text under `|`. Takes any text, also one that is
//! no YAML.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Place, Source};

/// The lines of a file.
pub(super) struct WrittenLines<'s> {
    pub(super) source: &'s Arc<Source>,
    pub(super) list: Vec<WrittenLine<'s>>,
}

/// A line of a file.
#[derive(Clone, Copy)]
pub(super) struct WrittenLine<'s> {
    /// Counted from 1.
    pub(super) number: usize,
    /// The byte at which it begins.
    pub(super) start: usize,
    pub(super) text: &'s str,
    /// Whether it belongs to a text that stands under `|` or `>`.
    pub(super) is_text: bool,
    /// Whether a text under `|` or `>` begins below it.
    pub(super) opens_text: bool,
}

impl<'s> WrittenLines<'s> {
    pub(super) fn new(source: &'s Arc<Source>) -> Self {
        let (mut list, mut start, mut open) = (Vec::new(), 0, None::<usize>);
        for (index, whole) in source.text.split_inclusive('\n').enumerate() {
            let text = whole.trim_end_matches('\n');
            let mut line = WrittenLine {
                number: index + 1,
                start,
                text,
                is_text: false,
                opens_text: false,
            };
            line.is_text =
                open.is_some_and(|column| line.is_blank() || line.indent() > column);
            if !line.is_text {
                line.opens_text = line.ends_in_block_sign();
                open = line.opens_text.then(|| line.body_at());
            }
            list.push(line);
            start += whole.len();
        }
        Self { source, list }
    }

    /// The line that a place stands in.
    pub(super) fn at(&self, place: &Place) -> Option<WrittenLine<'s>> {
        let after = self.list.partition_point(|line| line.start <= place.start());
        self.list.get(after.checked_sub(1)?).copied()
    }

    /// The lines up to one, those of texts under `|` left out.
    pub(super) fn up_to(
        &self,
        last: WrittenLine<'s>,
    ) -> impl Iterator<Item = WrittenLine<'s>> + '_ {
        let lines = self.list.iter().copied();
        lines.take(last.number).filter(|line| !line.is_text)
    }

    /// The nearest line above one that is not empty.
    pub(super) fn above(&self, line: WrittenLine<'s>) -> Option<WrittenLine<'s>> {
        let above = self.list.get(..line.number - 1)?;
        above.iter().rev().copied().find(|line| !line.is_blank())
    }

    /// The nearest line below one that is not empty.
    pub(super) fn below(&self, line: WrittenLine<'s>) -> Option<WrittenLine<'s>> {
        let below = self.list.get(line.number..)?;
        below.iter().copied().find(|line| !line.is_blank())
    }

    /// Some bytes of a line as a place.
    pub(super) fn place(&self, line: WrittenLine<'s>, bytes: Range<usize>) -> Place {
        Place::new(self.source, line.start + bytes.start, line.start + bytes.end)
    }
}

impl<'s> WrittenLine<'s> {
    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// How many spaces it begins with.
    pub(super) fn indent(&self) -> usize {
        self.text.len() - self.text.trim_start_matches(' ').len()
    }

    /// What stands in it after its indentation.
    pub(super) fn content(&self) -> &'s str {
        self.text.trim_start_matches(' ')
    }

    /// Where its key or text begins: after its indentation and what begins items of lists.
    pub(super) fn body_at(&self) -> usize {
        let mut rest = self.content();
        while let Some(item) = rest.strip_prefix("- ") {
            rest = item.trim_start_matches(' ');
        }
        self.text.len() - rest.len()
    }

    /// What stands in it after its indentation and what begins items of lists.
    pub(super) fn body(&self) -> &'s str {
        &self.text[self.body_at()..]
    }

    /// Where in the line the colon after its key stands.
    pub(super) fn colon(&self) -> Option<usize> {
        let body = self.body();
        let from = match body.chars().next() {
            Some(quote @ ('"' | '\'')) => 1 + end_of_quote(body, quote)?,
            Some('[' | '{' | '#') => return None,
            _ => 0,
        };
        let is_end =
            |at: usize| body[at + 1..].is_empty() || body[at + 1..].starts_with(' ');
        let mut colons = body[from..].match_indices(':').map(|(at, _)| from + at);
        let colon = colons.find(|at| is_end(*at))?;
        Some(self.body_at() + colon)
    }

    /// Where what stands after its key begins: of a line without a key all of it.
    pub(super) fn value_at(&self) -> usize {
        let from = self.colon().map_or_else(|| self.body_at(), |colon| colon + 1);
        let rest = &self.text[from..];
        from + rest.len() - rest.trim_start_matches(' ').len()
    }

    /// What stands after its key, without spaces at the end.
    pub(super) fn value(&self) -> &'s str {
        self.text[self.value_at()..].trim_end()
    }

    /// Its key, if it is of the kind that this program knows.
    pub(super) fn key(&self) -> Option<&'s str> {
        let key = &self.text[self.body_at()..self.colon()?];
        is_key(key).then_some(key)
    }

    /// The text that begins somewhere in it: a key, one of several texts in brackets, or all
    /// that follows.
    pub(super) fn piece(&self, at: usize) -> &'s str {
        let rest = self.text.get(at..).unwrap_or_default();
        let end = if at == self.body_at() {
            self.colon().map_or(rest.len(), |colon| colon - at)
        } else if self.value().starts_with(['[', '{']) {
            let end = rest.find([',', '}', ']']).unwrap_or(rest.len());
            rest[..end].find(": ").unwrap_or(end)
        } else {
            rest.len()
        };
        rest[..end].trim()
    }

    /// Whether it begins an entry: an item of a list, or a key.
    pub(super) fn is_entry(&self) -> bool {
        self.content().starts_with("- ") || self.key().is_some()
    }

    /// Whether it ends in `|` or `>`, below which a text begins.
    fn ends_in_block_sign(&self) -> bool {
        let value = self.value();
        let value = value.split(" #").next().unwrap_or(value).trim_end();
        let mut signs = value.chars();
        matches!(signs.next(), Some('|' | '>'))
            && signs.all(|sign| matches!(sign, '-' | '+' | '1'..='9'))
    }
}

/// Whether a word looks like a key of this program: a word or several with hyphens.
pub(super) fn is_key(word: &str) -> bool {
    let is_part = |sign: char| sign.is_alphanumeric() || matches!(sign, '-' | '_');
    word.starts_with(char::is_alphabetic) && word.chars().all(is_part)
}

/// Where the quotation mark stands that closes a text, which begins with one.
pub(super) fn end_of_quote(text: &str, quote: char) -> Option<usize> {
    let mut signs = text.char_indices().skip(1).peekable();
    while let Some((at, sign)) = signs.next() {
        if sign == '\\' && quote == '"' {
            signs.next();
        } else if sign == quote {
            // In single quotation marks two stand for one.
            let is_doubled =
                quote == '\'' && signs.peek().is_some_and(|(_, it)| *it == quote);
            if !is_doubled {
                return Some(at);
            }
            signs.next();
        }
    }
    None
}

/// Where a quotation mark stands that its line does not close.
pub(super) fn open_quote(value: &str) -> Option<usize> {
    let is_quote = |sign: char| matches!(sign, '"' | '\'');
    if let Some(quote) = value.chars().next().filter(|sign| is_quote(*sign)) {
        return end_of_quote(value, quote).is_none().then_some(0);
    }
    if !value.starts_with(['[', '{']) {
        return None;
    }
    let (mut from, mut may_begin) = (0, true);
    while let Some(sign) = value[from..].chars().next() {
        if may_begin && is_quote(sign) {
            let Some(end) = end_of_quote(&value[from..], sign) else { return Some(from) };
            (from, may_begin) = (from + end + 1, false);
            continue;
        }
        may_begin = matches!(sign, '[' | '{' | ',') || (sign == ' ' && may_begin);
        may_begin |= sign == ':' && value[from + 1..].starts_with(' ');
        from += sign.len_utf8();
    }
    None
}

/// A text in quotation marks, as an author could write it.
pub(super) fn in_quotes(text: &str) -> String {
    if !text.contains(['"', '\\']) {
        return format!("\"{text}\"");
    }
    format!("'{}'", text.replace('\'', "''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_texts_are_told_from_others() {
        let text = "a: 1\nblocks:\n  - text: |\n      Hej: du\n\n      – och\n  - b: >-\n     c\nd: 1\n";
        let source = Source::new("a.yaml", text);
        let lines = WrittenLines::new(&source);
        let texts = lines.list.iter().filter(|line| line.is_text).map(|line| line.number);
        assert_eq!(texts.collect::<Vec<_>>(), [4, 5, 6, 8]);
    }

    #[test]
    fn keys_and_values_are_found() {
        let source = Source::new("a.yaml", "  - \"a: b\": c: d\n  id:x\n- text: 'e'\n");
        let lines = WrittenLines::new(&source);
        let told = lines.list.iter().map(|line| (line.key(), line.value()));
        assert_eq!(
            told.collect::<Vec<_>>(),
            [(None, "c: d"), (None, "id:x"), (Some("text"), "'e'")]
        );
    }

    #[test]
    fn an_open_quotation_mark_is_found() {
        assert_eq!(open_quote("\"a"), Some(0));
        assert_eq!(open_quote("\"a \\\" b"), Some(0));
        assert_eq!(open_quote("'a''b'"), None);
        assert_eq!(open_quote("a \"b"), None);
        assert_eq!(open_quote("{a: b, c: 'd'}"), None);
        assert_eq!(open_quote("{a: it's, c: \"d, e: f}"), Some(13));
    }
}
