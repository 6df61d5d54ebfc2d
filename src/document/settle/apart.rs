//! Settles what stands apart from the running text: quotes, terms, boxes, cards and tables of
//! words.

use crate::manuscript::{self, CellAlign, Prose};

use super::{Settler, without_period};
use crate::document::item::{
    CardLink, DocumentItem, ItemContent, SettledCard, SettledCardPicture, SettledCards,
    SettledFactBox, SettledPullQuote, SettledQuote, SettledTerm, SettledTerms,
    SettledTypedTable, TypedCell,
};
use crate::document::marked_text::TextMarkup;
use crate::document::prose::{BriefRole, BriefText, Setting};
use crate::document::pull_quote::WantedWords;

impl Settler<'_> {
    pub(super) fn quote(&mut self, quote: &manuscript::Quote) -> DocumentItem {
        let markup = self.markup(&quote.text, Setting::Running);
        let by = quote.by.as_ref().map(|by| self.brief(by, BriefRole::Other));
        let id = self.id_of("quote", &quote.text.text);
        let said = by.as_ref().and_then(|by| by.markup.clone());
        let marked = TextMarkup { by: said, ..TextMarkup::default() };
        let by = by.map(|by| by.text);
        let content = ItemContent::Quote(SettledQuote { markup, by, marked });
        self.item(id, &quote.text.place, content)
    }

    pub(super) fn terms(&mut self, terms: &[manuscript::Term]) -> Option<DocumentItem> {
        let first = terms.first()?;
        let settled = terms.iter().map(|term| SettledTerm {
            term: term.term.value.clone(),
            markup: self.markup(&term.text, Setting::Running),
        });
        let content = ItemContent::Terms(SettledTerms { terms: settled.collect() });
        let names = terms.iter().map(|term| term.term.value.as_str());
        let id = self.id_of("terms", &names.collect::<Vec<_>>().join("\n"));
        Some(self.item(id, &first.term.place, content))
    }

    pub(super) fn fact_box(&mut self, fact_box: &manuscript::FactBox) -> DocumentItem {
        let title = fact_box.title.as_ref().map(|title| self.plain(title));
        let markup = self.markup(&fact_box.text, Setting::Running);
        let id = self.id_of("fact-box", &fact_box.text.text);
        let content = ItemContent::FactBox(SettledFactBox { title, markup });
        self.item(id, &fact_box.text.place, content)
    }

    /// Words of a text, found once all texts are settled.
    pub(super) fn pull_quote(&mut self, words: &Prose) -> DocumentItem {
        let id = self.id_of("pull-quote", &words.text);
        self.wanted.push(WantedWords { item: id.clone(), words: words.clone() });
        let content = ItemContent::PullQuote(SettledPullQuote::default());
        self.item(id, &words.place, content)
    }

    pub(super) fn cards(&mut self, cards: &manuscript::Cards) -> DocumentItem {
        let settled = cards.cards.iter().map(|card| SettledCard {
            title: self.plain(&card.title),
            role: card.role.as_ref().map(|role| self.plain(role)),
            affiliation: card.affiliation.as_ref().map(|where_to| self.plain(where_to)),
            markup: card.text.as_ref().map(|text| self.markup(text, Setting::Running)),
            picture: card.picture.as_ref().map(|picture| SettledCardPicture {
                image: picture.image.clone(),
                alt: self.plain(&picture.alt),
            }),
            link: card.link.as_ref().map(|link| CardLink::to(&link.value)),
        });
        let settled = settled.collect();
        let titles = cards.cards.iter().map(|card| card.title.text.as_str());
        let id = self.id_of("cards", &titles.collect::<Vec<_>>().join("\n"));
        self.item(id, &cards.place, ItemContent::Cards(SettledCards { cards: settled }))
    }

    pub(super) fn typed_table(&mut self, table: &manuscript::TypedTable) -> DocumentItem {
        let label = table.id.value.clone();
        let id = format!("table:{label}");
        self.labels.push(id.clone());
        let BriefText { text, markup, .. } = self.caption(&table.caption);
        let heads = table.head.iter().map(|cell| self.brief(cell, BriefRole::Other));
        let heads = heads.collect::<Vec<_>>();
        let mut cell = |cell: &Prose| TypedCell::new(self.markup(cell, Setting::Brief));
        let rows = table.rows.iter();
        let rows =
            rows.map(|row| row.iter().map(&mut cell).collect()).collect::<Vec<_>>();
        let usual = || (0..table.head.len()).map(|column| usual(&rows, column)).collect();
        let align = table.align.clone().unwrap_or_else(usual);
        let note = self.note(table.note.as_ref());
        let is_marked = heads.iter().any(|head| head.markup.is_some());
        let marks = heads.iter().filter(|_| is_marked).map(|head| head.markup.clone());
        let head = marks.collect();
        let settled = SettledTypedTable {
            label,
            caption: without_period(text),
            marked: TextMarkup { head, ..TextMarkup::new(markup, note.as_ref()) },
            head: heads.into_iter().map(|head| head.text).collect(),
            rows,
            align: align.into_iter().map(CellAlign::word).collect(),
            row_headers: table.row_headers,
            notes: note.into_iter().map(|note| note.text).collect(),
            place: self.place,
            float: table.float,
        };
        self.item(id, &table.id.place, ItemContent::TypedTable(Box::new(settled)))
    }
}

/// Where the words of a column stand unless the author says it: numbers at the right, and with
/// them what stands for one that is not there.
fn usual(rows: &[Vec<TypedCell>], column: usize) -> CellAlign {
    let texts = || rows.iter().map(|row| row[column].said.as_str());
    let is_number = |text: &str| {
        let part = |c: char| c.is_ascii_digit() || " \u{a0},.%–−±".contains(c);
        text.chars().all(part) && text.contains(|c: char| c.is_ascii_digit())
    };
    let is_nothing = |text: &str| matches!(text, "–" | "−" | "-" | ".." | "x");
    let numbers = texts().all(|text| is_number(text) || is_nothing(text));
    if numbers && texts().any(is_number) { CellAlign::Right } else { CellAlign::Left }
}
