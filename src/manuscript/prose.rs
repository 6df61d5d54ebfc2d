//! Text an author wrote, with a map from its lines back to the file.

use crate::diagnostic::{Diagnostics, Place};
use crate::yaml::Node;

/// Text an author wrote. Knows where each of its lines stands in the YAML file, also
/// inside a block text (`|`), so that an error in line 3 of a paragraph is reported there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prose {
    /// The text, before any template is run over it.
    pub text: String,
    /// The whole value.
    pub place: Place,
    /// For each line of the text the byte in the file where it begins, if it is found
    /// there as it is (a folded or escaped text is not).
    lines: Vec<Option<usize>>,
}

impl Prose {
    /// Reads text from a YAML value.
    pub fn read(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        let text = node.text(diagnostics)?;
        Some(Self::new(text.value, text.place))
    }

    /// Finds each line of `text` inside `place`.
    #[must_use]
    pub fn new(text: String, place: Place) -> Self {
        let written = &place.source().text[..place.end()];
        let mut from = place.start();
        let mut lines = Vec::new();
        for line in text.split('\n') {
            let content = line.trim_start();
            let indent = line.len() - content.len();
            let found = written[from..].find(content).filter(|_| !content.is_empty());
            lines.push(found.map(|offset| (from + offset).saturating_sub(indent)));
            if let Some(offset) = found {
                from += offset + content.len();
            }
        }
        Self { text, place, lines }
    }

    /// The place of `length` characters at a line and column of the text, both counted
    /// from 0, the column in characters.
    #[must_use]
    pub fn place_of(&self, line: usize, column: usize, length: usize) -> Place {
        let Some(Some(start)) = self.lines.get(line) else {
            return self.nearest_line(line);
        };
        let text = &self.place.source().text;
        let line_end = text[*start..].find('\n').map_or(text.len(), |end| start + end);
        let byte = |from: usize, characters: usize| {
            let rest = text[from..line_end].chars().take(characters);
            from + rest.map(char::len_utf8).sum::<usize>()
        };
        let from = byte(*start, column);
        Place::new(self.place.source(), from, byte(from, length.max(1)))
    }

    /// The closest line above that is found in the file, else the whole value.
    fn nearest_line(&self, line: usize) -> Place {
        let above = self.lines.iter().take(line + 1).rev().flatten().next();
        above.map_or_else(
            || self.place.clone(),
            |start| Place::new(self.place.source(), *start, *start),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Source;
    use crate::yaml::{self, Content};

    fn prose(text: &str) -> Prose {
        let mut diagnostics = Diagnostics::default();
        let root = yaml::parse(&Source::new("k.yaml", text), &mut diagnostics);
        let Some(Content::Map(entries)) = root.map(|node| node.content) else {
            panic!("not a map")
        };
        Prose::read(&entries[0].1, &mut diagnostics).expect("text")
    }

    #[test]
    fn lines_of_a_block_text_are_found() {
        let prose = prose("text: |\n  Första raden.\n\n  - åtta @fel här\nmer: 1\n");
        assert_eq!(prose.place_of(0, 0, 1).to_string(), "k.yaml:2:3");
        assert_eq!(prose.place_of(2, 7, 4).to_string(), "k.yaml:4:10");
    }

    #[test]
    fn the_same_line_twice_is_found_twice() {
        let prose = prose("text: |\n  samma\n  samma\n");
        assert_eq!(prose.place_of(1, 0, 1).to_string(), "k.yaml:3:3");
    }

    #[test]
    fn a_folded_text_falls_back_to_its_start() {
        let prose = prose("text: >\n  en\n  rad\n");
        assert_eq!(prose.place_of(0, 3, 1).line(), prose.place.line());
    }

    #[test]
    fn a_quoted_text_is_found_after_its_quote() {
        let prose = prose("text: \"fel @x\"\n");
        assert_eq!(prose.place_of(0, 4, 2).to_string(), "k.yaml:1:12");
    }
}
