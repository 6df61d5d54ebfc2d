//! Texts that are no YAML yet: takes one, gives what of it can be read without the lines
//! that keep it from being YAML. Every byte stays where it is.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostics, Place, Source};
use crate::yaml::{self, Node};

/// So many lines of a text are passed over at most.
const PASSED_OVER: usize = 8;

/// How much of a text could be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Legible {
    /// All of it.
    Whole,
    /// All but some lines.
    Partly,
    /// Nothing.
    Not,
}

/// What could be read of a text.
pub(super) struct ReadLines {
    pub(super) node: Option<Node>,
    pub(super) legible: Legible,
    /// The text without what was passed over.
    pub(super) source: Arc<Source>,
}

/// Reads a text.
pub(super) fn read(source: &Arc<Source>) -> ReadLines {
    let mut source = yaml::composed(source);
    for passed_over in 0..=PASSED_OVER {
        let mut said = Diagnostics::default();
        if let Some(node) = yaml::parse(&source, &mut said) {
            let legible = match passed_over {
                0 => Legible::Whole,
                _ => Legible::Partly,
            };
            return ReadLines { node: Some(node), legible, source };
        }
        let told = said.sorted();
        let place = told.first().and_then(|first| first.place.as_ref());
        let line = place.map(|place| line_of(&source.text, place.start()));
        let Some(line) = line.filter(|line| !is_blank(&source.text, line)) else { break };
        source = without(&source, &line);
    }
    ReadLines { node: None, legible: Legible::Not, source }
}

/// Reads a text, if it is YAML as it is.
pub(super) fn read_as_it_is(source: &Arc<Source>) -> Option<Node> {
    yaml::parse(source, &mut Diagnostics::default())
}

/// The line that a byte of a text stands in, without its end.
pub(super) fn line_of(text: &str, at: usize) -> Range<usize> {
    let at = text.floor_char_boundary(at.min(text.len()));
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
    start..end
}

fn is_blank(text: &str, line: &Range<usize>) -> bool {
    text[line.clone()].trim().is_empty()
}

/// The text with spaces in place of a line.
pub(super) fn without(source: &Source, line: &Range<usize>) -> Arc<Source> {
    let mut text = source.text.clone();
    text.replace_range(line.clone(), &" ".repeat(line.len()));
    Source::new(source.name.as_str(), text)
}

/// The lines in which an entry of a map is written that begins at a place: its own, and
/// those below that are indented further; not more than some.
pub(super) fn entry_lines(place: &Place, most: usize) -> Vec<&str> {
    let text = &place.source().text;
    let start = line_of(text, place.start()).start;
    let indent = |line: &str| line.len() - line.trim_start().len();
    let mut lines = text[start..].lines();
    let Some(first) = lines.next() else { return Vec::new() };
    let own = indent(first);
    let below = lines.take_while(|line| line.trim().is_empty() || indent(line) > own);
    let mut all = vec![first];
    all.extend(below);
    while all.last().is_some_and(|line| line.trim().is_empty()) {
        all.pop();
    }
    all.truncate(most);
    all.into_iter().map(|line| line.get(own..).unwrap_or_default()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_is_no_yaml_is_passed_over() {
        let text = "a: 1\nb: \"å\nc: [3\nd: 4\n";
        let read = read(&Source::new("a.yaml", text));
        assert_eq!(read.source.text.len(), text.len());
        assert_eq!(read.legible, Legible::Partly);
        assert!(read.node.is_some());
        assert!(read.source.text.contains("a: 1\n"));
        let whole = super::read(&Source::new("a.yaml", "a: 1\n"));
        assert_eq!(whole.legible, Legible::Whole);
    }

    #[test]
    fn the_lines_of_an_entry_end_with_it() {
        let source = Source::new("a.yaml", "n:\n  a:\n    b: 1\n\n    c: 2\n\n  d: 3\n");
        assert_eq!(
            entry_lines(&Place::new(&source, 5, 6), 9),
            ["a:", "  b: 1", "", "  c: 2"]
        );
        assert_eq!(entry_lines(&Place::new(&source, 5, 6), 2), ["a:", "  b: 1"]);
    }
}
