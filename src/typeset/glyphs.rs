//! Finds characters that no font has: nothing is shown as an empty box in silence.

use std::collections::BTreeSet;

use typst::layout::{Frame, FrameItem};
use typst::syntax::DiagSpan;
use typst::text::TextItem;
use typst_layout::PagedDocument;

use crate::chart::DrawnChart;
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Said};
use crate::document::WrittenDrawing;
use crate::layout::TypstSource;
use crate::manuscript::Manuscript;
use crate::say;

use super::explain::author_place;
use super::fonts::Fonts;
use super::world::DocumentWorld;

const HINT: &str = "leave it out, or write it in other letters";
const IN_LABELS: &str = "it comes from a label in a codebook or data file, or from the template: write it in \
     other letters there";

/// Every character of a document that was set without a glyph.
///
/// `surveys` is where the author names what is shown and stands in no text of theirs, such as
/// labels of a data file.
pub(super) fn missing(
    document: &PagedDocument,
    world: &DocumentWorld,
    source: &TypstSource,
    surveys: Option<&Place>,
) -> Vec<Diagnostic> {
    let (seen, found) = (BTreeSet::new(), Vec::new());
    let mut finder = Finder { world, source, surveys, seen, found };
    for page in document.pages() {
        finder.frame(&page.frame);
    }
    finder.found
}

/// Whether a character needs no glyph: soft hyphens, joiners, marks of direction.
pub(super) fn is_invisible(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

struct Finder<'a> {
    world: &'a DocumentWorld,
    source: &'a TypstSource,
    surveys: Option<&'a Place>,
    seen: BTreeSet<(char, String)>,
    found: Vec<Diagnostic>,
}

impl Finder<'_> {
    fn frame(&mut self, frame: &Frame) {
        for (_, item) in frame.items() {
            match item {
                FrameItem::Group(group) => self.frame(&group.frame),
                FrameItem::Text(text) => self.text(text),
                FrameItem::Shape(..)
                | FrameItem::Image(..)
                | FrameItem::Link(..)
                | FrameItem::Tag(_) => {}
            }
        }
    }

    fn text(&mut self, text: &TextItem) {
        for glyph in text.glyphs.iter().filter(|glyph| glyph.id == 0) {
            let Some(character) = text.text[glyph.range()].chars().next() else {
                continue;
            };
            let span = DiagSpan::from(glyph.span.0);
            let near = author_place(span, self.world, self.source);
            let place = self.written(character, near);
            // Running heads and lists repeat what stands elsewhere.
            let key =
                place.as_ref().map_or_else(|| text.text.to_string(), Place::to_string);
            if self.seen.insert((character, key)) {
                let message = say!("no font has the character `{character}`", character);
                self.found.push(match (place, self.surveys) {
                    (Some(place), _) => Diagnostic::error(message).at(&place).hint(HINT),
                    (None, Some(surveys)) => {
                        let text = text.text.trim();
                        let message =
                            say!("{message}, which stands in `{text}`", message, text);
                        Diagnostic::error(message).at(surveys).hint(IN_LABELS)
                    }
                    (None, None) => Diagnostic::error(message).hint(HINT),
                });
            }
        }
    }

    /// Where the author wrote a character: from a place on, or else anywhere.
    fn written(&self, character: char, near: Option<Place>) -> Option<Place> {
        let within = |source, from: usize| {
            let source: &std::sync::Arc<crate::diagnostic::Source> = source;
            let start = from + source.text[from..].find(character)?;
            Some(Place::new(source, start, start + character.len_utf8()))
        };
        let nearby = near.as_ref().and_then(|near| within(near.source(), near.start()));
        nearby
            .or_else(|| self.source.written.iter().find_map(|source| within(source, 0)))
            .or(near)
    }
}

/// Reports every character of a chart that the charts' fonts do not have.
pub fn check_charts(
    charts: &[DrawnChart],
    manuscript: &Manuscript,
    fonts: &Fonts,
    family: &str,
    diagnostics: &mut Diagnostics,
) {
    let asked = manuscript.charts();
    for chart in charts {
        let request = asked.iter().find(|one| one.request.id.value == chart.id);
        let place = request.map(|chart| &chart.request.id.place);
        let covers = |character| fonts.cover(family, character);
        diagnostics.extend(uncovered(chart, "chart", place, covers));
    }
}

/// Reports every character of boxes and arrows that the charts' fonts do not have.
pub fn check_drawings(
    drawings: &[WrittenDrawing],
    fonts: &Fonts,
    family: &str,
    diagnostics: &mut Diagnostics,
) {
    for WrittenDrawing { drawn, written } in drawings {
        let covers = |character| fonts.cover(family, character);
        diagnostics.extend(uncovered(drawn, "drawing", Some(written), covers));
    }
}

/// Every character of a picture that its fonts do not cover.
fn uncovered(
    picture: &DrawnChart,
    what: &'static str,
    place: Option<&Place>,
    covers: impl Fn(char) -> bool,
) -> Vec<Diagnostic> {
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for text in picture.parts().flat_map(|part| &part.texts) {
        for character in text.chars() {
            if covers(character) || !seen.insert(character) {
                continue;
            }
            let message = say!(
                "no font has the character `{character}` of `{text}` in the {what} `{id}`",
                character,
                text,
                what = Said::from(what),
                id = &picture.id
            );
            let mut diagnostic = Diagnostic::error(message).hint(HINT);
            diagnostic.place = place.cloned();
            found.push(diagnostic);
        }
    }
    found
}
