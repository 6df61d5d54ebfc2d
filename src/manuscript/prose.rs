//! Text an author wrote, with a map from its characters back to the file.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use crate::diagnostic::{CharCounts, Diagnostic, Diagnostics, Place, Placed};
use crate::yaml::{Content, Node};

/// Text an author wrote. Knows where each of its characters stands in the YAML file, also
/// in block texts (`|`), folded texts (`>`) and quotes, so that a mistake in the third line
/// of a paragraph is reported there.
#[derive(Clone, Debug)]
pub struct Prose {
    /// The text, before any template is run over it.
    pub text: String,
    /// The whole value.
    pub place: Place,
    /// Where its characters stand, once somebody has asked.
    letters: OnceLock<Arc<LetterPlaces>>,
}

/// Where the characters of a text stand.
#[derive(Debug)]
struct LetterPlaces {
    /// For each the byte in the file where it begins, if it is found.
    bytes: Vec<Option<usize>>,
    /// How many stand before each byte of the text, in steps.
    counted: CharCounts,
}

impl PartialEq for Prose {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text && self.place == other.place
    }
}

// Where the characters stand follows from text and place.
impl Eq for Prose {}

impl Prose {
    /// Reads text from a YAML value. Text that YAML takes for a comment is reported.
    pub fn read(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        let text = node.text(diagnostics)?;
        let prose = Self::new(text.value, text.place);
        if let Some(lost) = prose.lost_comment() {
            let message = "the text ends here, because ` #` begins a comment in YAML";
            let hint = "put the whole text in quotes, or write it under `|`";
            diagnostics.push(Diagnostic::error(message).at(&lost).hint(hint));
        }
        Some(prose)
    }

    /// A text that is written at `place`.
    #[must_use]
    pub fn new(text: String, place: Place) -> Self {
        Self { text, place, letters: OnceLock::new() }
    }

    /// Where each character of the text stands.
    fn letters(&self) -> &LetterPlaces {
        self.letters.get_or_init(|| {
            let (from, to) = (self.place.start(), self.place.end());
            let bytes = align(&self.text, &self.place.source().text[from..to]);
            let bytes = bytes.into_iter().map(|byte| byte.map(|byte| from + byte));
            let counted = CharCounts::new(&self.text);
            Arc::new(LetterPlaces { bytes: bytes.collect(), counted })
        })
    }

    /// The place of some bytes of the text.
    #[must_use]
    pub fn place_of_bytes(&self, bytes: &Range<usize>) -> Place {
        let counted = &self.letters().counted;
        let count = |byte: usize| counted.before(&self.text, byte);
        self.place_of(count(bytes.start)..count(bytes.end))
    }

    /// Some bytes of the text, with their place.
    #[must_use]
    pub fn placed(&self, bytes: &Range<usize>) -> Placed<String> {
        Placed::new(self.text[bytes.clone()].to_owned(), self.place_of_bytes(bytes))
    }

    /// The place of some characters of the text.
    #[must_use]
    pub fn place_of(&self, characters: Range<usize>) -> Place {
        let bytes = &self.letters().bytes;
        let found = |index: usize| bytes.get(index).copied().flatten();
        let before = (0..=characters.start.min(bytes.len())).rev();
        let Some(start) = before.filter_map(found).next() else {
            return self.place.clone();
        };
        let text = &self.place.source().text;
        let after =
            |byte: usize| byte + text[byte..].chars().next().map_or(0, char::len_utf8);
        let end = characters.rev().find_map(found).map_or_else(|| after(start), after);
        // A mark does not run over the end of its line.
        let line_end = text[start..].find('\n').map_or(text.len(), |end| start + end);
        Place::new(self.place.source(), start, end.clamp(start, line_end.max(start)))
    }

    /// The rest of the line after a plain value, if it looks like a part of the text:
    /// `#footnote[...]` is one, `# a remark` is not.
    fn lost_comment(&self) -> Option<Place> {
        let text = &self.place.source().text;
        let first = text[self.place.start()..].chars().next()?;
        if self.text.is_empty() || matches!(first, '"' | '\'' | '|' | '>') {
            return None;
        }
        let line = text[self.place.end()..].split('\n').next()?;
        let comment = line.trim_start();
        let called = comment.strip_prefix('#')?.starts_with(|c: char| c.is_alphabetic());
        let start = self.place.end() + line.len() - comment.len();
        let end = start + comment.trim_end().len();
        called.then(|| Place::new(self.place.source(), start, end))
    }
}

/// A list of texts; one text alone is a list of one.
pub(super) fn proses(node: Option<&Node>, diagnostics: &mut Diagnostics) -> Vec<Prose> {
    let Some(node) = node else { return Vec::new() };
    match &node.content {
        Content::List(items) => {
            items.iter().filter_map(|item| Prose::read(item, diagnostics)).collect()
        }
        _ => Prose::read(node, diagnostics).into_iter().collect(),
    }
}

/// How a YAML text is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ScalarStyle {
    /// As it is, but for spaces and line breaks.
    Plain,
    /// In `'`, which is doubled inside.
    Single,
    /// In `"`, with escapes.
    Double,
}

/// For each character of a text the byte where it stands in the YAML that gives it.
///
/// Both are walked side by side. Spaces and line breaks are matched as a whole, because
/// YAML takes indentation away and folds lines.
fn align(text: &str, written: &str) -> Vec<Option<usize>> {
    let (style, mut at) = match written.chars().next() {
        Some('\'') => (ScalarStyle::Single, 1),
        Some('"') => (ScalarStyle::Double, 1),
        Some('|' | '>') => (ScalarStyle::Plain, written.find('\n').unwrap_or(0)),
        _ => (ScalarStyle::Plain, 0),
    };
    let mut bytes = Vec::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let rest = &written[at.min(written.len())..];
        if character.is_whitespace() {
            let mut count = 1;
            while characters.next_if(|next| next.is_whitespace()).is_some() {
                count += 1;
            }
            let content = rest.trim_start();
            let spaces = (at..at + rest.len() - content.len()).collect::<Vec<_>>();
            // Indentation stands last, so spaces are matched from the end.
            let missing = count - spaces.len().min(count);
            let kept = &spaces[spaces.len().saturating_sub(count)..];
            bytes.extend(std::iter::repeat_n(None, missing));
            bytes.extend(
                kept.iter().map(|byte| written.is_char_boundary(*byte).then_some(*byte)),
            );
            at += rest.len() - content.len();
            if missing == count && style == ScalarStyle::Double {
                // A line break written as `\n`.
                at += if rest.starts_with("\\n") { 2 } else { 0 };
            }
            continue;
        }
        // What is left of spaces that the text does not have: the first indentation.
        let spaces = rest.len() - rest.trim_start().len();
        let rest = &rest[spaces..];
        at += spaces;
        let escape = match style {
            ScalarStyle::Single if rest.starts_with("''") => 1,
            ScalarStyle::Double if rest.starts_with('\\') => 1,
            ScalarStyle::Plain | ScalarStyle::Single | ScalarStyle::Double => 0,
        };
        if rest[escape..].starts_with(character) {
            bytes.push(Some(at + escape));
            at += escape + character.len_utf8();
        } else {
            bytes.push(None);
            // Nothing after a character that is written otherwise can be told apart.
            let left = characters.count();
            bytes.extend(std::iter::repeat_n(None, left));
            break;
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Source;
    use crate::yaml;

    fn prose(text: &str) -> Prose {
        let mut diagnostics = Diagnostics::default();
        let root = yaml::parse(&Source::new("k.yaml", text), &mut diagnostics);
        let Some(Content::Map(entries)) = root.map(|node| node.content) else {
            panic!("not a map")
        };
        Prose::read(&entries[0].1, &mut diagnostics).expect("text")
    }

    /// The place of a word of the text.
    fn place(text: &str, word: &str) -> String {
        let prose = prose(text);
        let byte = prose.text.find(word).expect("the word in the text");
        let from = prose.text[..byte].chars().count();
        let place = prose.place_of(from..from + word.chars().count());
        let source = &place.source().text;
        assert_eq!(&source[place.start()..place.end()], word);
        place.to_string()
    }

    #[test]
    fn words_of_a_block_text_are_found() {
        let text = "text: |\n  Första raden.\n\n  - åtta @fel här\n    mer\nmer: 1\n";
        assert_eq!(place(text, "Första"), "k.yaml:2:3");
        assert_eq!(place(text, "@fel"), "k.yaml:4:10");
        assert_eq!(place(text, "mer"), "k.yaml:5:5");
    }

    #[test]
    fn the_same_line_twice_is_found_twice() {
        let prose = prose("text: |\n  samma\n  samma\n");
        assert_eq!(prose.place_of(6..11).to_string(), "k.yaml:3:3");
    }

    #[test]
    fn words_of_folded_and_plain_texts_are_found() {
        assert_eq!(place("text: >\n  en\n  @rad\n", "@rad"), "k.yaml:3:3");
        assert_eq!(place("text: >-\n  en rad\n\n  två\n", "två"), "k.yaml:4:3");
        assert_eq!(place("text: en\n  @rad till\n", "@rad"), "k.yaml:2:3");
    }

    #[test]
    fn words_in_quotes_are_found() {
        assert_eq!(place("text: \"fel @x\"\n", "@x"), "k.yaml:1:12");
        assert_eq!(place("text: \"n(\\\"a\\\") @x\"\n", "@x"), "k.yaml:1:17");
        assert_eq!(place("text: 'it''s @x'\n", "@x"), "k.yaml:1:14");
    }

    #[test]
    fn what_cannot_be_found_is_told_near_by() {
        let prose = prose("text: \"a\\u00e5 @x\"\n");
        assert_eq!(prose.place_of(3..5).to_string(), "k.yaml:1:8");
    }

    #[test]
    fn a_text_cut_off_by_a_comment_is_reported() {
        let read = |text: &str| {
            let mut diagnostics = Diagnostics::default();
            let root = yaml::parse(&Source::new("k.yaml", text), &mut diagnostics);
            let Some(Content::Map(entries)) = root.map(|node| node.content) else {
                panic!("not a map")
            };
            let _ = Prose::read(&entries[0].1, &mut diagnostics);
            diagnostics.sorted().first().and_then(|found| found.place.clone())
        };
        let place = read("text: Hej. #footnote[Se här.]\n").expect("a mistake");
        assert_eq!(place.to_string(), "k.yaml:1:12");
        assert_eq!(read("text: Hej. # en anmärkning\n"), None);
        assert_eq!(read("text: 'Hej. #emph[du]'  #ok\n"), None);
        assert_eq!(read("text: |\n  Hej. #emph[du]\n"), None);
    }
}
