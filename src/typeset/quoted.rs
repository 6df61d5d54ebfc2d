//! Finds the numbers that a text of the document quotes, as they stand on the web page.

use std::ops::Range;

use typst::syntax::{DiagSpan, Span};

use crate::document::Quotation;
use crate::layout::TypstSource;

use super::explain::{SourceSpot, source_spot};
use super::world::DocumentWorld;

/// A number in a text.
pub(super) struct QuotedPart<'s> {
    /// The number.
    pub(super) number: &'s Quotation,
    /// The bytes of the text that are it, or that part of it that stands in this text.
    pub(super) bytes: Range<usize>,
}

/// Finds the numbers in a text of the document, by where it stands in the source.
pub(super) type FindNumbers<'s> = dyn Fn(&str, Span) -> Vec<QuotedPart<'s>> + 's;

/// What a document was made of, by which the numbers in its texts are found.
#[derive(Clone, Copy)]
pub(super) struct QuoteFinder<'s> {
    pub(super) world: &'s DocumentWorld,
    pub(super) source: &'s TypstSource,
}

impl<'s> QuoteFinder<'s> {
    /// The numbers in a text of the document, in the order they stand. A text that is not
    /// written as it stands in the source, because a rule has changed it, has none.
    pub(super) fn within(self, text: &str, span: Span) -> Vec<QuotedPart<'s>> {
        self.found(text, span).unwrap_or_default()
    }

    fn found(self, text: &str, span: Span) -> Option<Vec<QuotedPart<'s>>> {
        let spot = source_spot(DiagSpan::from(span), self.world)?;
        let SourceSpot { file, line, column: first, written } = spot;
        // A sign behind a backslash is a text by itself.
        let escaped = written.strip_prefix('\\').filter(|sign| *sign == text);
        if escaped.is_none() && written != text {
            return None;
        }
        let after = first + written.chars().count();
        let here = self.source.map.quoted_on(&file, line);
        let here =
            here.filter(|it| it.characters.start < after && it.characters.end > first);
        let byte = |column: usize| {
            let passed = column.saturating_sub(first + usize::from(escaped.is_some()));
            let mut starts = text.char_indices().map(|(byte, _)| byte);
            starts.nth(passed).unwrap_or(text.len())
        };
        let parts = here.map(|it| QuotedPart {
            number: it.number,
            bytes: byte(it.characters.start)..byte(it.characters.end),
        });
        Some(parts.collect())
    }
}
