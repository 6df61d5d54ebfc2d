//! From the lines of the generated Typst back to what the author wrote.
//!
//! While templates run, places travel as marker lines made of private-use characters.
//! [`SourceMap::extract`] turns each opening marker into a comment that names the author's
//! line, which also helps whoever reads the generated file, and takes the rest out.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::Place;
use crate::document::{LINE_CLOSE as CLOSE, LINE_OPEN as OPEN, Quotation, SettledProse};

/// Where a stretch of generated lines comes from.
#[derive(Clone, Debug)]
pub(super) enum StretchOrigin {
    /// The block that made them.
    Block(Place),
    /// The author's text.
    Prose(Arc<SettledProse>),
}

/// Collects origins while text is generated.
#[derive(Debug, Default)]
pub(super) struct Markers {
    origins: Vec<StretchOrigin>,
}

impl Markers {
    /// Wraps generated text in markers, each on a line of its own.
    pub(super) fn wrap(&mut self, origin: StretchOrigin, text: &str) -> String {
        let index = self.origins.len();
        self.origins.push(origin);
        format!("{OPEN}{index}\n{}\n{CLOSE}\n", text.trim_end_matches('\n'))
    }
}

/// For each line of the generated files the place it comes from.
#[derive(Clone, Debug, Default)]
pub struct SourceMap {
    /// The lines of each file, by its name.
    lines: BTreeMap<String, Vec<Option<LineOrigin>>>,
    texts: Vec<Arc<SettledProse>>,
}

#[derive(Clone, Debug)]
enum LineOrigin {
    Block(Place),
    /// A line of an author's text, which begins at a character of it.
    Prose(Arc<SettledProse>, usize),
}

impl SourceMap {
    /// Takes the markers out of generated files, giving the final texts and their map.
    pub(super) fn extract(
        generated: BTreeMap<String, String>,
        markers: &Markers,
    ) -> (BTreeMap<String, String>, Self) {
        let mut map = Self::default();
        let mut texts = BTreeMap::new();
        for (name, text) in generated {
            let (text, lines) = extract(&text, markers);
            map.lines.insert(name.clone(), lines);
            texts.insert(name, text);
        }
        let authored = markers.origins.iter().filter_map(|origin| match origin {
            StretchOrigin::Prose(text) => Some(Arc::clone(text)),
            StretchOrigin::Block(_) => None,
        });
        map.texts = authored.collect();
        (texts, map)
    }

    /// The author's place of a line and column of a generated file, both counted from 0, the
    /// column in characters.
    #[must_use]
    pub fn place(
        &self,
        file: &str,
        line: usize,
        column: usize,
        length: usize,
    ) -> Option<Place> {
        match self.lines.get(file)?.get(line)?.as_ref()? {
            LineOrigin::Block(place) => Some(place.clone()),
            LineOrigin::Prose(text, start) => {
                let start = start + column;
                Some(text.place(start..start + length.max(1)))
            }
        }
    }

    /// The numbers that a line of a generated file quotes, counted from 0, in the order they
    /// stand, as far as it is known where.
    pub fn quoted_on(
        &self,
        file: &str,
        line: usize,
    ) -> impl Iterator<Item = QuotedHere<'_>> {
        let origin = self.lines.get(file).and_then(|lines| lines.get(line)?.as_ref());
        let (numbers, start) = match origin {
            Some(LineOrigin::Prose(text, start)) => (text.numbers(), *start),
            Some(LineOrigin::Block(_)) | None => (&[][..], 0),
        };
        numbers.iter().filter_map(move |number| {
            let [first, after] = number.at?;
            let characters = first.checked_sub(start)?..after.checked_sub(start)?;
            Some(QuotedHere { number, characters })
        })
    }

    /// Every text of the author that is Typst markup, as it stands in the document.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.texts.iter().map(|text| text.text())
    }

    /// The author's place of some characters of one of the [`texts`](Self::texts).
    #[must_use]
    pub fn place_in_text(&self, text: usize, characters: Range<usize>) -> Option<Place> {
        Some(self.texts.get(text)?.place(characters))
    }
}

/// A number that stands on a line.
#[derive(Clone, Debug)]
pub struct QuotedHere<'m> {
    /// The number.
    pub number: &'m Quotation,
    /// Its characters of the line, counted from 0, and the one after the last.
    pub characters: Range<usize>,
}

/// A stretch that has begun.
struct OpenStretch<'m> {
    origin: &'m StretchOrigin,
    /// How many characters of it stand on the lines before.
    passed: usize,
}

impl OpenStretch<'_> {
    /// The origin of its next line.
    fn take(&mut self, line: &str) -> LineOrigin {
        match self.origin {
            StretchOrigin::Block(place) => LineOrigin::Block(place.clone()),
            StretchOrigin::Prose(text) => {
                let start = self.passed;
                self.passed += line.chars().count() + 1;
                LineOrigin::Prose(Arc::clone(text), start)
            }
        }
    }
}

/// Takes the markers out of a file, giving the final text and each line's origin.
fn extract(text: &str, markers: &Markers) -> (String, Vec<Option<LineOrigin>>) {
    let mut output = String::with_capacity(text.len());
    let mut lines = Vec::new();
    let mut open: Vec<OpenStretch<'_>> = Vec::new();
    for line in text.lines() {
        let trimmed = line.trim();
        if let Some(index) = trimmed.strip_prefix(OPEN) {
            let index = index.parse::<usize>().ok();
            if let Some(origin) = index.and_then(|index| markers.origins.get(index)) {
                if let Some(comment) = comment(origin) {
                    output.push_str(&comment);
                    lines.push(open.last_mut().map(|open| open.take("")));
                }
                open.push(OpenStretch { origin, passed: 0 });
            }
        } else if trimmed.starts_with(CLOSE) {
            open.pop();
        } else {
            output.push_str(line);
            output.push('\n');
            lines.push(open.last_mut().map(|open| open.take(line)));
        }
    }
    (output, lines)
}

/// The comment that tells a reader of the generated file where a text comes from.
fn comment(origin: &StretchOrigin) -> Option<String> {
    match origin {
        StretchOrigin::Block(_) => None,
        StretchOrigin::Prose(text) => {
            let place = text.written();
            Some(format!("// {}:{}\n", place.source().name, place.line()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Source;
    use crate::manuscript::Prose;

    #[test]
    fn lines_lead_back_to_the_author() {
        let source = Source::new("k.yaml", "text: |\n  ett\n  två @fel\n");
        let prose = Prose::new("ett\ntvå @fel\n".into(), Place::new(&source, 6, 28));
        let prose = Arc::new(SettledProse::unchanged(&prose));
        let mut markers = Markers::default();
        let inner = markers.wrap(StretchOrigin::Prose(Arc::clone(&prose)), prose.text());
        let block =
            markers.wrap(StretchOrigin::Block(Place::at(&source, 1, 1, 4)), &inner);
        let text = format!("#head\n{block}#tail\n");
        let generated = BTreeMap::from([("r.typ".to_owned(), text)]);
        let (texts, map) = SourceMap::extract(generated, &markers);
        assert_eq!(texts["r.typ"], "#head\n// k.yaml:1\nett\ntvå @fel\n#tail\n");
        assert!(map.place("annan.typ", 1, 0, 1).is_none());
        let place = |line, column| {
            map.place("r.typ", line, column, 1).map(|place| place.to_string())
        };
        assert_eq!(place(0, 0), None);
        assert_eq!(place(1, 0).as_deref(), Some("k.yaml:1:1"));
        assert_eq!(place(3, 4).as_deref(), Some("k.yaml:3:7"));
        assert_eq!(place(4, 0), None);
    }
}
