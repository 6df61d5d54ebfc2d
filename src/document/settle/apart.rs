//! Settles what stands apart from the running text: quotes, terms, boxes, cards and tables of
//! words.

use crate::manuscript::{self, Prose};

use super::{Settler, without_period};
use crate::document::item::{
    CardLink, DocumentItem, ItemContent, SettledCard, SettledCardPicture, SettledCards,
    SettledFactBox, SettledPullQuote, SettledQuote, SettledTerm, SettledTerms,
    SettledTypedTable, TypedCell,
};
use crate::document::prose::Setting;
use crate::document::pull_quote::WantedWords;

impl Settler<'_> {
    pub(super) fn quote(&mut self, quote: &manuscript::Quote) -> DocumentItem {
        let markup = self.markup(&quote.text, Setting::Running);
        let by = quote.by.as_ref().map(|by| self.plain(by));
        let id = self.id_of("quote", &quote.text.text);
        self.item(id, &quote.text.place, ItemContent::Quote(SettledQuote { markup, by }))
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
        let caption = without_period(self.brief(&table.caption));
        let head = table.head.iter().map(|cell| self.brief(cell)).collect();
        let mut cell = |cell: &Prose| TypedCell::new(self.markup(cell, Setting::Brief));
        let rows = table.rows.iter();
        let rows = rows.map(|row| row.iter().map(&mut cell).collect()).collect();
        let settled = SettledTypedTable {
            label,
            caption,
            head,
            rows,
            align: table.align.iter().map(|align| align.word()).collect(),
            row_headers: table.row_headers,
            notes: table.note.iter().map(|note| self.brief(note)).collect(),
            place: self.place,
            float: table.float,
        };
        self.item(id, &table.id.place, ItemContent::TypedTable(Box::new(settled)))
    }
}
