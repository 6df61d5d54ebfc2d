//! How much room each of two blocks beside each other gets.

use super::block::{Block, SideBySide};
use super::chart::ChartPlace;

impl SideBySide {
    /// The place of each, in the word that templates know; the rest is what something leaves
    /// to the words beside it.
    pub fn places(&self) -> impl Iterator<Item = &'static str> {
        let of_words = self.blocks.iter().filter(|block| is_words(block)).count();
        let things = thing_place(of_words);
        self.blocks.iter().map(move |block| match is_words(block) {
            true if of_words < self.blocks.len() => "rest",
            true => ChartPlace::Half.word(),
            false => things.word(),
        })
    }
}

/// Whether a block is words rather than a thing to look at.
pub(super) fn is_words(block: &Block) -> bool {
    match block {
        Block::InLanguage(part) => part.blocks.iter().all(is_words),
        other => matches!(
            other,
            Block::Text(_)
                | Block::Quote(_)
                | Block::PullQuote(_)
                | Block::Terms(_)
                | Block::FactBox(_)
        ),
    }
}

/// The place of a thing beside so many blocks of words.
pub(super) fn thing_place(of_words: usize) -> ChartPlace {
    if of_words > 0 { ChartPlace::Side } else { ChartPlace::Half }
}
