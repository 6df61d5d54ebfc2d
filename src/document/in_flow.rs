//! Which charts, tables and figures stand where they are written, and could float where they
//! have no room on their page.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Place;

use super::{Document, DocumentItem, ItemContent, SettledChapter};

/// A chart, table or figure that stands where it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InFlow {
    /// Where the author wrote it.
    pub place: Place,
    /// Whether words follow it in its chapter, which could fill the page before it.
    pub is_followed: bool,
}

impl Document {
    /// The charts, tables and figures that neither float nor stand beside something else nor
    /// right after a new page, by the labels that texts refer to them by.
    #[must_use]
    pub fn in_flow(&self) -> BTreeMap<String, InFlow> {
        self.chapters.iter().flat_map(of_chapter).collect()
    }
}

fn of_chapter(chapter: &SettledChapter) -> BTreeMap<String, InFlow> {
    let items = chapter.all_items();
    let last_words = items.iter().rposition(|item| is_words(item));
    let (mut all, mut beside) = (BTreeMap::new(), BTreeSet::new());
    let mut begins_page = false;
    for (index, item) in items.into_iter().enumerate() {
        if let ItemContent::SideBySide(two) = &item.content {
            beside.extend(two.items.iter().filter_map(|it| label(&it.item)));
        }
        let label = label(item).filter(|label| !begins_page && !beside.contains(label));
        if let Some(label) = label {
            let is_followed = last_words.is_some_and(|last| index < last);
            all.insert(label, InFlow { place: item.written.clone(), is_followed });
        }
        begins_page = match item.content {
            ItemContent::PageBreak => true,
            ItemContent::Section(_) => begins_page,
            _ => false,
        };
    }
    all
}

/// What texts refer to an item by, if it is a chart, a table or a figure that does not float.
fn label(item: &DocumentItem) -> Option<String> {
    let (kind, label, float) = match &item.content {
        ItemContent::Chart(chart) => ("diagram", &chart.shown.label, chart.shown.float),
        ItemContent::Table(table) => ("table", &table.label, table.float),
        ItemContent::RegisterTable(table) => ("table", &table.label, table.float),
        ItemContent::TypedTable(table) => ("table", &table.label, table.float),
        ItemContent::Figure(figure) => ("figure", &figure.label, figure.float),
        ItemContent::Flow(flow) => ("figure", &flow.label, flow.float),
        ItemContent::Section(_)
        | ItemContent::Text(_)
        | ItemContent::Timeline(_)
        | ItemContent::Quote(_)
        | ItemContent::PullQuote(_)
        | ItemContent::Terms(_)
        | ItemContent::FactBox(_)
        | ItemContent::Cards(_)
        | ItemContent::References
        | ItemContent::PageBreak
        | ItemContent::SideBySide(_) => return None,
    };
    (!float).then(|| format!("{kind}:{label}"))
}

/// Whether an item is words that go on over pages.
fn is_words(item: &DocumentItem) -> bool {
    matches!(
        item.content,
        ItemContent::Text(_) | ItemContent::Quote(_) | ItemContent::Terms(_)
    )
}
