//! From the lines of the generated Typst back to what the author wrote.
//!
//! While templates run, places travel as marker lines made of private-use characters.
//! [`SourceMap::extract`] turns each opening marker into a comment that names the author's
//! line, which also helps whoever reads the generated file, and takes the rest out.

use std::ops::Range;

use crate::diagnostic::Place;
use crate::manuscript::Prose;

const OPEN: char = '\u{f8f0}';
const CLOSE: char = '\u{f8f1}';

/// Where a stretch of generated lines comes from.
#[derive(Clone, Debug)]
pub(super) enum Origin {
    /// The block that made them.
    Block(Place),
    /// The author's text, line by line; the flag says whether a template may have added or
    /// taken lines.
    Prose(Prose, bool),
}

/// Collects origins while text is generated.
#[derive(Debug, Default)]
pub(super) struct Markers {
    origins: Vec<Origin>,
}

impl Markers {
    /// Wraps generated text in markers, each on a line of its own.
    pub(super) fn wrap(&mut self, origin: Origin, text: &str) -> String {
        let index = self.origins.len();
        self.origins.push(origin);
        format!("{OPEN}{index}\n{}\n{CLOSE}\n", text.trim_end_matches('\n'))
    }
}

/// Whether a text has the characters that markers are made of.
pub(super) fn has_markers(text: &str) -> bool {
    text.contains([OPEN, CLOSE])
}

/// For each line of the generated Typst the place it comes from.
#[derive(Clone, Debug, Default)]
pub struct SourceMap {
    lines: Vec<Option<LineOrigin>>,
}

#[derive(Clone, Debug)]
enum LineOrigin {
    Block(Place),
    Prose { prose: Prose, line: Option<usize> },
}

impl SourceMap {
    /// Takes the markers out of `text`, giving the final text and its map.
    pub(super) fn extract(text: &str, markers: &Markers) -> (String, Self) {
        let mut output = String::with_capacity(text.len());
        let mut lines = Vec::new();
        let mut open: Vec<(&Origin, usize)> = Vec::new();
        for line in text.lines() {
            let trimmed = line.trim();
            if let Some(index) = trimmed.strip_prefix(OPEN) {
                let index = index.parse::<usize>().ok();
                if let Some(origin) = index.and_then(|index| markers.origins.get(index)) {
                    if let Some(comment) = comment(origin) {
                        output.push_str(&comment);
                        lines.push(line_origin(open.last_mut().map(|last| &mut *last)));
                    }
                    open.push((origin, 0));
                }
            } else if trimmed.starts_with(CLOSE) {
                open.pop();
            } else {
                output.push_str(line);
                output.push('\n');
                lines.push(line_origin(open.last_mut()));
            }
        }
        (output, Self { lines })
    }

    /// The stretches of generated lines that an author wrote as they are: first line and
    /// the line after the last, counted from 0.
    #[must_use]
    pub fn written_lines(&self) -> Vec<Range<usize>> {
        let mut stretches: Vec<Range<usize>> = Vec::new();
        for (index, origin) in self.lines.iter().enumerate() {
            let Some(LineOrigin::Prose { prose, line }) = origin else { continue };
            let follows = stretches.last().is_some_and(|last| {
                last.end == index
                    && *line != Some(0)
                    && self.prose(last.start) == Some(prose)
            });
            match stretches.last_mut() {
                Some(last) if follows => last.end = index + 1,
                _ => stretches.push(index..index + 1),
            }
        }
        stretches
    }

    fn prose(&self, line: usize) -> Option<&Prose> {
        match self.lines.get(line)?.as_ref()? {
            LineOrigin::Prose { prose, .. } => Some(prose),
            LineOrigin::Block(_) => None,
        }
    }

    /// The author's place of a line and column of the generated Typst, both counted from
    /// 0, the column in characters.
    #[must_use]
    pub fn place(&self, line: usize, column: usize, length: usize) -> Option<Place> {
        match self.lines.get(line)?.as_ref()? {
            LineOrigin::Block(place) => Some(place.clone()),
            LineOrigin::Prose { prose, line: Some(line) } => {
                Some(prose.place_of(*line, column, length))
            }
            LineOrigin::Prose { prose, line: None } => Some(prose.place.clone()),
        }
    }
}

fn line_origin(open: Option<&mut (&Origin, usize)>) -> Option<LineOrigin> {
    let (origin, count) = open?;
    let line = *count;
    *count += 1;
    Some(match origin {
        Origin::Block(place) => LineOrigin::Block(place.clone()),
        Origin::Prose(prose, false) => {
            LineOrigin::Prose { prose: prose.clone(), line: Some(line) }
        }
        Origin::Prose(prose, true) => {
            LineOrigin::Prose { prose: prose.clone(), line: None }
        }
    })
}

/// The comment that tells a reader of the generated file where a text comes from.
fn comment(origin: &Origin) -> Option<String> {
    match origin {
        Origin::Block(_) => None,
        Origin::Prose(prose, _) => {
            let place = &prose.place;
            Some(format!("// {}:{}\n", place.source().name, place.line()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Source;

    #[test]
    fn lines_lead_back_to_the_author() {
        let source = Source::new("k.yaml", "text: |\n  ett\n  två @fel\n");
        let prose = Prose::new("ett\ntvå @fel\n".into(), Place::new(&source, 6, 28));
        let mut markers = Markers::default();
        let inner = markers.wrap(Origin::Prose(prose.clone(), false), &prose.text);
        let block = markers.wrap(Origin::Block(Place::at(&source, 1, 1, 4)), &inner);
        let (text, map) = SourceMap::extract(&format!("#head\n{block}#tail\n"), &markers);
        assert_eq!(text, "#head\n// k.yaml:1\nett\ntvå @fel\n#tail\n");
        let place =
            |line, column| map.place(line, column, 1).map(|place| place.to_string());
        assert_eq!(place(0, 0), None);
        assert_eq!(place(1, 0).as_deref(), Some("k.yaml:1:1"));
        assert_eq!(place(3, 4).as_deref(), Some("k.yaml:3:7"));
        assert_eq!(place(4, 0), None);
    }
}
