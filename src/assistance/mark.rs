//! A text with a sign where somebody types: takes it half written, finds a way to read it
//! as YAML, gives what it holds with the sign in it.

use std::sync::Arc;

use crate::diagnostic::Source;
use crate::yaml::{Content, Node};

use super::lines::{line_of, read, read_as_it_is, without};

/// The sign: one of those that mean nothing to anybody (Unicode, private use).
pub(super) const MARK: char = '\u{f8ff}';

/// Reads a text with the sign before a byte.
pub(super) fn read_with_mark(source: &Arc<Source>, at: usize) -> Option<Node> {
    read_variants(source, &source.text, at).or_else(|| {
        // Mistakes elsewhere, which are passed over.
        let line = line_of(&source.text, at);
        let mut text = read(&without(source, &line)).source.text.clone();
        let own = source.text.get(line.clone())?;
        // Letters that were put together have moved what stands after them.
        if text.len() != source.text.len() || !text.is_char_boundary(line.start) {
            return None;
        }
        text.replace_range(line, own);
        (text != source.text).then(|| read_variants(source, &text, at)).flatten()
    })
}

fn read_variants(source: &Source, text: &str, at: usize) -> Option<Node> {
    let line = line_of(text, at);
    let (before, after) = (&text[..at], &text[at..]);
    let (rest, below) = after.split_at(line.end - at);
    let open = closing(&text[line.start..at]);
    let as_key = rest.trim().is_empty().then(|| format!("{before}{MARK}:{after}"));
    let variants = [
        Some(format!("{before}{MARK}{after}")),
        as_key,
        Some(format!("{before}{MARK}{open}{below}")),
        Some(format!("{before}{MARK}: {open}{below}")),
    ];
    variants.into_iter().flatten().find_map(|text| {
        let node = read_as_it_is(&Source::new(source.name.as_str(), text))?;
        holds_mark(&node).then_some(node)
    })
}

fn holds_mark(node: &Node) -> bool {
    match &node.content {
        Content::Null => false,
        Content::Scalar(_, text) => text.contains(MARK),
        Content::List(items) => items.iter().any(holds_mark),
        Content::Map(entries) => entries
            .iter()
            .any(|(key, value)| key.value.contains(MARK) || holds_mark(value)),
    }
}

/// What closes the brackets and quotation marks that are open in a part of a line.
fn closing(line: &str) -> String {
    let (mut open, mut quote, mut before) = (Vec::new(), None, ' ');
    for letter in line.chars() {
        match (quote, letter) {
            (Some(sign), _) if letter == sign && before != '\\' => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') if !before.is_alphanumeric() => quote = Some(letter),
            (None, '{') => open.push('}'),
            (None, '[') => open.push(']'),
            (None, '}' | ']') => drop(open.pop()),
            (None, _) => {}
        }
        before = letter;
    }
    quote.into_iter().chain(open.into_iter().rev()).collect()
}

/// Whether a place in a line stands within brackets.
pub(super) fn is_in_brackets(line: &str) -> bool {
    closing(line).contains(['}', ']'])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The word with the sign in it, where `|` stands.
    fn marked(text: &str) -> Option<String> {
        fn find(node: &Node) -> Option<String> {
            match &node.content {
                Content::Null => None,
                Content::Scalar(_, text) => Some(text.clone()),
                Content::List(items) => items.iter().find_map(find_marked),
                Content::Map(entries) => entries.iter().find_map(|(key, value)| {
                    let is_key = key.value.contains(MARK);
                    is_key
                        .then(|| format!("{}:", key.value))
                        .or_else(|| find_marked(value))
                }),
            }
        }
        fn find_marked(node: &Node) -> Option<String> {
            holds_mark(node).then(|| find(node)).flatten()
        }
        let at = text.find('|').expect("a place");
        let source = Source::new("a.yaml", text.replacen('|', "", 1));
        let word = read_with_mark(&source, at).and_then(|node| find_marked(&node))?;
        Some(word.replace(MARK, "|"))
    }

    #[test]
    fn what_is_half_typed_is_read() {
        assert_eq!(marked("a:\n  b: x|\n").as_deref(), Some("x|"));
        assert_eq!(marked("a:\n  b: x\n  c|\n").as_deref(), Some("c|:"));
        assert_eq!(marked("a: {b: x|\nc: 1\n").as_deref(), Some("x|"));
        assert_eq!(marked("a: {b: x, c|\nd: 1\n").as_deref(), Some("c|:"));
        assert_eq!(marked("a: [x, |]\n").as_deref(), Some("|"));
        assert_eq!(marked("a: \"x|\nb: 1\n").as_deref(), Some("x|"));
        assert_eq!(marked("a: \"å\nb: |\nc: [1\n").as_deref(), Some("|"));
        assert_eq!(marked("# a|\nb: 1\n"), None);
        assert_eq!(marked("|").as_deref(), Some("|"));
    }
}
