//! Reads blocks of words: paragraphs, quotes, terms, boxes and cards.

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Said};
use crate::format::Fields;
use crate::manuscript::block::{Block, Cards, FactBox, Quote, Term};
use crate::manuscript::keys::chapter as keys;
use crate::manuscript::prose::Prose;
use crate::say;
use crate::yaml::Node;

use super::card;
use super::marked::block;

/// Paragraphs, lists, footnotes.
pub(super) fn text(node: &Node, diagnostics: &mut Diagnostics) -> Option<Block> {
    block(node, diagnostics, |fields, diagnostics| {
        fields.read(keys::Block::TEXT, diagnostics).map(Block::Text)
    })
}

/// Somebody's words.
pub(super) fn quote(node: &Node, diagnostics: &mut Diagnostics) -> Option<Block> {
    block(node, diagnostics, |fields, diagnostics| {
        let quote = fields.read(keys::Block::QUOTE, diagnostics)?;
        read_quote(quote, diagnostics).map(Block::Quote)
    })
}

fn read_quote(
    mut fields: Fields<'_, keys::Quote>,
    diagnostics: &mut Diagnostics,
) -> Option<Quote> {
    let text = fields.read(keys::Quote::TEXT, diagnostics);
    let by = fields.read(keys::Quote::BY, diagnostics);
    let consent = fields.read(keys::Quote::CONSENT, diagnostics);
    fields.finish(diagnostics);
    Some(Quote { text: text?, by, consent })
}

/// Words of a text, shown a second time. Where they stand is looked for once all texts are known.
pub(super) fn pull_quote(node: &Node, diagnostics: &mut Diagnostics) -> Option<Block> {
    block(node, diagnostics, |fields, diagnostics| {
        let words = fields.read(keys::Block::PULL_QUOTE, diagnostics)?;
        if words.text.trim().is_empty() {
            let message = "the pull quote is empty";
            let hint = "copy the words of the text that it shows";
            diagnostics.push(Diagnostic::error(message).at(&words.place).hint(hint));
            return None;
        }
        Some(Block::PullQuote(words))
    })
}

/// Terms and what they mean.
pub(super) fn terms(node: &Node, diagnostics: &mut Diagnostics) -> Option<Block> {
    block(node, diagnostics, |fields, diagnostics| {
        let entries = fields.read(keys::Block::TERMS, diagnostics)?.iter();
        let terms = entries.filter_map(|(term, node)| {
            Some(Term { term: term.clone(), text: Prose::read(node, diagnostics)? })
        });
        Some(Block::Terms(terms.collect()))
    })
}

/// Facts in a box.
pub(super) fn fact_box(node: &Node, diagnostics: &mut Diagnostics) -> Option<Block> {
    block(node, diagnostics, |fields, diagnostics| {
        let facts = fields.read(keys::Block::FACT_BOX, diagnostics)?;
        read_fact_box(facts, diagnostics).map(Block::FactBox)
    })
}

fn read_fact_box(
    mut fields: Fields<'_, keys::FactBox>,
    diagnostics: &mut Diagnostics,
) -> Option<FactBox> {
    let title = fields.read(keys::FactBox::TITLE, diagnostics);
    let text = fields.read(keys::FactBox::TEXT, diagnostics);
    fields.finish(diagnostics);
    let text = text?;
    let mut not_empty = |prose: &Prose, message: Said, hint: Said| {
        if prose.text.trim().is_empty() {
            let error = Diagnostic::error(message).at(&prose.place).hint(hint);
            diagnostics.push(error);
        }
    };
    not_empty(
        &text,
        say!("the fact box is empty"),
        say!("write its text, or remove the box"),
    );
    if let Some(title) = &title {
        let hint = say!("write what the box is about, or leave out `title`");
        not_empty(title, say!("the title of the fact box is empty"), hint);
    }
    Some(FactBox { title, text })
}

/// Who some are, in a block whose key stands at `place`.
pub(super) fn cards(
    node: &Node,
    place: &Place,
    diagnostics: &mut Diagnostics,
) -> Option<Block> {
    block(node, diagnostics, |fields, diagnostics| {
        let items = fields.read(keys::Block::CARDS, diagnostics)?;
        let cards = card::read(items, place, diagnostics);
        Some(Block::Cards(Cards { place: place.clone(), cards }))
    })
}
