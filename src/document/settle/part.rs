//! Settles parts in another language than what is around them, in columns, and on turned
//! pages.

use crate::diagnostic::Placed;
use crate::document::item::DocumentItem;
use crate::document::languages::PartLanguage;
use crate::manuscript::{ChartPlace, InColumns, InLanguage, Landscape};
use crate::words::Language;

use super::Settler;

impl Settler<'_> {
    /// Enters a part; gives its language if that is another one, and the one to go back to.
    pub(super) fn enter(
        &mut self,
        part: Option<&Placed<Language>>,
    ) -> (Option<PartLanguage>, Language) {
        let around = self.language;
        self.language = part.map_or(around, |part| part.value);
        (PartLanguage::new(self.language, around), around)
    }

    /// What stands in a language of its own.
    pub(super) fn part(&mut self, part: &InLanguage, level: usize) -> Vec<DocumentItem> {
        let (language, around) = self.enter(Some(&part.language));
        let mut items = self.blocks(&part.blocks, level);
        self.language = around;
        for item in &mut items {
            item.language = item.language.or(language);
        }
        items
    }

    /// What stands in columns.
    pub(super) fn in_columns(
        &mut self,
        columns: &InColumns,
        level: usize,
    ) -> Vec<DocumentItem> {
        let mut items = self.blocks(&columns.blocks, level);
        for item in &mut items {
            item.columns = Some(columns.count.value);
        }
        items
    }

    /// What stands on a turned page of its own.
    pub(super) fn turned(
        &mut self,
        turned: &Landscape,
        level: usize,
    ) -> Vec<DocumentItem> {
        let around = std::mem::replace(&mut self.place, ChartPlace::Wide.word());
        let mut items = self.blocks(&turned.blocks, level);
        self.place = around;
        for item in &mut items {
            item.landscape = true;
        }
        items
    }
}
