//! Every text of a manuscript, with what it is and where it stands.

use std::collections::BTreeSet;

use crate::manuscript::{Block, Cards, Manuscript, PictureContent, Prose, TypedTable};
use crate::words::Language;

use super::plain::plain;

/// What a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Role {
    /// The heading of a chapter, a section or a fact box.
    Heading,
    /// Running text, and the abstract.
    Text,
    /// Somebody's words, and by whom.
    Quote,
    /// What a term means.
    Term,
    /// The caption of a chart or table.
    Caption,
    /// A cell of a typed table, or its header.
    Cell,
    /// The caption of a figure or a typed table.
    FigureCaption,
    /// The line under a chart or table.
    Note,
    /// An alternative text.
    Alt,
    /// A drawing.
    Drawing,
}

impl Role {
    /// Whether it is the author's own running text, which argues and refers.
    pub(super) fn argues(self) -> bool {
        matches!(self, Self::Text | Self::Term | Self::Note)
    }
}

/// One text of a manuscript.
#[derive(Clone, Debug)]
pub(super) struct AuthorPassage<'m> {
    pub(super) prose: &'m Prose,
    pub(super) role: Role,
    /// The language that it is in.
    pub(super) language: Language,
    /// Its own words; see [`plain`].
    pub(super) plain: Vec<char>,
}

/// Every text of a manuscript in the order they stand. A text of a `repeat` stands there
/// once, though it is printed for each category.
pub(super) fn passages(manuscript: &Manuscript) -> Vec<AuthorPassage<'_>> {
    let own = manuscript.report.language;
    let mut visitor =
        Visitor { passages: Vec::new(), seen: BTreeSet::new(), language: own };
    if let Some(summary) = &manuscript.report.facts.summary {
        visitor.add(summary, Role::Text);
    }
    for chapter in &manuscript.chapters {
        visitor.language = chapter.language.as_ref().map_or(own, |part| part.value);
        visitor.add(&chapter.title, Role::Heading);
        visitor.blocks(&chapter.blocks);
    }
    visitor.passages
}

struct Visitor<'m> {
    passages: Vec<AuthorPassage<'m>>,
    seen: BTreeSet<(&'m str, usize)>,
    /// That of what is being visited.
    language: Language,
}

impl<'m> Visitor<'m> {
    fn add(&mut self, prose: &'m Prose, role: Role) {
        let place = &prose.place;
        let name = place.source().name.as_str();
        if self.seen.insert((name, place.start())) {
            let (language, plain) = (self.language, plain(&prose.text));
            self.passages.push(AuthorPassage { prose, role, language, plain });
        }
    }

    fn blocks(&mut self, blocks: &'m [Block]) {
        for block in blocks {
            let around = self.language;
            if let Block::InLanguage(part) = block {
                self.language = part.language.value;
            }
            self.block(block);
            self.blocks(block.inner());
            self.language = around;
        }
    }

    fn captioned(&mut self, caption: &'m Prose, note: Option<&'m Prose>) {
        self.add(caption, Role::Caption);
        if let Some(note) = note {
            self.add(note, Role::Note);
        }
    }

    fn block(&mut self, block: &'m Block) {
        match block {
            Block::Section(section) => self.add(&section.title, Role::Heading),
            Block::Text(prose) => self.add(prose, Role::Text),
            Block::Chart(chart) => {
                self.add(&chart.caption, Role::Caption);
                if let Some(note) = &chart.note {
                    self.add(note, Role::Note);
                }
                if let Some(alt) = &chart.alt {
                    self.add(alt, Role::Alt);
                }
            }
            Block::Table(table) => self.captioned(&table.caption, table.note.as_ref()),
            Block::Describe(all) => self.captioned(&all.caption, all.note.as_ref()),
            Block::RegisterTable(table) => {
                self.captioned(&table.caption, table.note.as_ref());
            }
            Block::Timeline(timeline) => {
                if let Some(title) = &timeline.title {
                    self.add(title, Role::Heading);
                }
                if let Some(note) = &timeline.note {
                    self.add(note, Role::Note);
                }
            }
            Block::TypedTable(table) => self.typed_table(table),
            Block::Quote(quote) => {
                self.add(&quote.text, Role::Quote);
                if let Some(by) = &quote.by {
                    self.add(by, Role::Quote);
                }
            }
            Block::Terms(terms) => {
                for term in terms {
                    self.add(&term.text, Role::Term);
                }
            }
            Block::FactBox(fact_box) => {
                if let Some(title) = &fact_box.title {
                    self.add(title, Role::Heading);
                }
                self.add(&fact_box.text, Role::Text);
            }
            Block::Cards(cards) => self.cards(cards),
            Block::Figure(figure) => {
                self.add(&figure.caption, Role::FigureCaption);
                if let Some(alt) = &figure.alt {
                    self.add(alt, Role::Alt);
                }
                match &figure.content {
                    PictureContent::Typst(drawing) => self.add(drawing, Role::Drawing),
                    PictureContent::Drawing(drawing) => {
                        for text in drawing.texts() {
                            self.add(text, Role::Drawing);
                        }
                    }
                    PictureContent::Structure(structure) => {
                        for text in structure.texts() {
                            self.add(text, Role::Drawing);
                        }
                    }
                    PictureContent::Image(_) => {}
                }
            }
            Block::Quality(quality) => {
                self.captioned(&quality.caption, quality.note.as_ref());
            }
            // The words of a pull quote are read in the text that has them.
            Block::PullQuote(_)
            | Block::References(_)
            | Block::PageBreak(_)
            | Block::SideBySide(_)
            | Block::Example(_)
            | Block::Repeat(_)
            | Block::Bound(_)
            | Block::InColumns(_)
            | Block::InLanguage(_)
            | Block::Landscape(_) => {}
        }
    }

    fn typed_table(&mut self, table: &'m TypedTable) {
        self.add(&table.caption, Role::FigureCaption);
        for cell in table.head.iter().chain(table.rows.iter().flatten()) {
            self.add(cell, Role::Cell);
        }
        if let Some(note) = &table.note {
            self.add(note, Role::Note);
        }
    }

    fn cards(&mut self, cards: &'m Cards) {
        for card in &cards.cards {
            for text in card.brief_texts() {
                self.add(text, Role::Heading);
            }
            if let Some(text) = &card.text {
                self.add(text, Role::Text);
            }
            if let Some(picture) = &card.picture {
                self.add(&picture.alt, Role::Alt);
            }
        }
    }
}
