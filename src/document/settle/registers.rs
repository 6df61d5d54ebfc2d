//! Settles the rows of registers: tables of them, and what happened in order of time.

use crate::manuscript;

use super::{Settler, data_path, without_period};
use crate::document::item::{DocumentItem, ItemContent};
use crate::document::rows::{self, SettledRegisterTable, SettledTimeline};

impl Settler<'_> {
    /// A table of the rows of a register; nothing, if they may not be shown, which has been
    /// reported.
    pub(super) fn register_table(
        &mut self,
        table: &manuscript::RegisterTable,
    ) -> Option<DocumentItem> {
        let label = &table.request.id;
        let id = format!("table:{}", label.value);
        self.labels.push(id.clone());
        let rows = self.rows.get(label.value.as_str()).copied()?;
        let caption = self.brief(&table.caption);
        self.add_data_file(&label.value, &caption, rows::to_csv(rows));
        let note = table.note.as_ref().map(|note| self.brief(note));
        let content = ItemContent::RegisterTable(Box::new(SettledRegisterTable {
            label: label.value.clone(),
            caption: without_period(caption),
            notes: note.into_iter().collect(),
            place: self.place,
            float: table.float,
            columns: rows.columns().to_vec(),
            rows: rows.rows().to_vec(),
            file: data_path(&label.value),
        }));
        Some(self.item(id, &label.place, content))
    }

    /// What happened, in order of time; nothing, if it may not be shown, which has been
    /// reported.
    pub(super) fn timeline(
        &mut self,
        timeline: &manuscript::Timeline,
    ) -> Option<DocumentItem> {
        let label = &timeline.request.id;
        let rows = self.rows.get(label.value.as_str()).copied()?;
        let title = timeline.title.as_ref().map(|title| self.plain(title));
        let caption = title.as_deref().unwrap_or(self.language.words().timeline());
        self.add_data_file(&label.value, caption, rows::to_csv(rows));
        let note = timeline.note.as_ref().map(|note| self.brief(note));
        let content = ItemContent::Timeline(SettledTimeline {
            label: label.value.clone(),
            title,
            notes: note.into_iter().collect(),
            groups: rows::timeline_groups(rows, timeline, self.language),
            file: data_path(&label.value),
        });
        Some(self.item(format!("timeline:{}", label.value), &label.place, content))
    }
}
