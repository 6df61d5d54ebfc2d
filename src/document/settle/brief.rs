//! Settles captions, notes and heads: text without markup that may cite, refer and have
//! footnotes.

use std::sync::Arc;

use crate::document::marked_text::TextMarkup;
use crate::document::prose::{BriefRole, BriefText, SettledProse};
use crate::manuscript::Prose;

use super::Settler;

impl Settler<'_> {
    /// The caption of a chart, table or figure.
    pub(super) fn caption(&mut self, prose: &Prose) -> BriefText {
        self.brief(prose, BriefRole::Caption)
    }

    /// What stands under one, if anything does.
    pub(super) fn note(&mut self, prose: Option<&Prose>) -> Option<BriefText> {
        prose.map(|prose| self.brief(prose, BriefRole::Other))
    }

    /// A caption or something of its kind; nothing, if there is a mistake in it.
    pub(super) fn brief(&mut self, prose: &Prose, role: BriefRole) -> BriefText {
        let renderer = self.prose.of(self.language);
        let text = renderer.brief(prose, role, &self.bindings, self.diagnostics);
        let nothing =
            || BriefText { text: String::new(), markup: None, numbers: Vec::new() };
        let mut text = text.unwrap_or_else(nothing);
        self.numbers.append(&mut text.numbers);
        text
    }
}

impl TextMarkup {
    /// What a caption and the note under it hold besides words.
    pub(super) fn new(
        caption: Option<Arc<SettledProse>>,
        note: Option<&BriefText>,
    ) -> Self {
        let note = note.and_then(|note| note.markup.clone());
        Self { caption, note, ..Self::default() }
    }
}
