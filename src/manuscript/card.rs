//! Cards: who wrote something, whom to ask, who belongs to a group.

use crate::diagnostic::Placed;

use super::prose::Prose;

/// So many cards stand together at most: two rows of three.
pub const CARDS: usize = 6;

/// Who somebody is, or what a part of an organisation is, in a few words.
#[derive(Clone, Debug)]
pub struct Card {
    /// The name, or the role where nobody is named.
    pub title: Prose,
    /// The role of somebody who is named.
    pub role: Option<Prose>,
    /// Where they work.
    pub affiliation: Option<Prose>,
    /// A few words: Typst markup.
    pub text: Option<Prose>,
    /// A picture.
    pub picture: Option<CardPicture>,
    /// Where more is to be found, or a message goes.
    pub link: Option<Placed<String>>,
}

/// The picture of a card.
#[derive(Clone, Debug)]
pub struct CardPicture {
    /// A file in the report's folder.
    pub image: Placed<String>,
    /// What it shows, for those who do not see it.
    pub alt: Prose,
}

impl Card {
    /// The texts of a card in the order they are read, but for `text`.
    pub fn brief_texts(&self) -> impl Iterator<Item = &Prose> {
        [Some(&self.title), self.role.as_ref(), self.affiliation.as_ref()]
            .into_iter()
            .flatten()
    }
}
