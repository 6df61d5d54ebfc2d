//! Cards: who wrote something, whom to ask, who belongs to a group.

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Placed};
use crate::format::Fields;
use crate::yaml::Node;

use super::keys::chapter as keys;
use super::prose::Prose;

/// So many cards stand together at most: two rows of three.
pub const CARDS: usize = 6;

/// What an address begins with that a link may lead to.
const SCHEMES: [&str; 3] = ["https://", "http://", "mailto:"];

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

/// Reads the cards of a block that is written at `place`.
pub(super) fn read(
    items: &[Node],
    place: &Place,
    diagnostics: &mut Diagnostics,
) -> Vec<Card> {
    let wrong = match items.len() {
        0 => Some((
            "there is no card in `cards`".to_owned(),
            "write one for each, beginning with `- name: …` or `- role: …`",
        )),
        1..=CARDS => None,
        more => Some((
            format!("{more} cards stand together, and there is room for {CARDS}"),
            "divide them into several `cards`, each under a heading of its own, or make \
             them a `typed-table`",
        )),
    };
    if let Some((message, hint)) = wrong {
        diagnostics.push(Diagnostic::error(message).at(place).hint(hint));
    }
    items.iter().filter_map(|item| read_card(item, diagnostics)).collect()
}

fn read_card(node: &Node, diagnostics: &mut Diagnostics) -> Option<Card> {
    let mut fields = Fields::<keys::Card>::new(node, diagnostics)?;
    let name = fields.read(keys::Card::NAME, diagnostics);
    let role = fields.read(keys::Card::ROLE, diagnostics);
    let affiliation = fields.read(keys::Card::AFFILIATION, diagnostics);
    let text = fields.read(keys::Card::TEXT, diagnostics);
    let image = fields.read(keys::Card::IMAGE, diagnostics);
    let alt = match &image {
        Some(_) => fields.required(keys::Card::ALT, diagnostics),
        None => fields.optional(keys::Card::ALT),
    };
    let alt = alt.and_then(|node| Prose::read(node, diagnostics));
    let link = fields.read(keys::Card::LINK, diagnostics);
    let place = fields.place().clone();
    let misspelt = fields.finish(diagnostics);
    let written = [&name, &role, &affiliation, &text, &alt];
    for (text, key) in
        written.into_iter().zip(["name", "role", "affiliation", "text", "alt"])
    {
        if let Some(text) = text.as_ref().filter(|text| text.text.trim().is_empty()) {
            let message = format!("the `{key}` of the card is empty");
            let hint = format!("write it, or leave out `{key}`");
            diagnostics.push(Diagnostic::error(message).at(&text.place).hint(hint));
        }
    }
    if let (None, Some(alt)) = (&image, &alt) {
        let message = "the card describes a picture that it does not have";
        let hint = "add `image: …`, or leave out `alt`";
        diagnostics.push(Diagnostic::error(message).at(&alt.place).hint(hint));
    }
    if let Some(link) = &link {
        check_link(link, diagnostics);
    }
    let picture = image.zip(alt).map(|(image, alt)| CardPicture { image, alt });
    let (title, role) = match (name, role) {
        (Some(name), role) => (name, role),
        (None, Some(role)) => (role, None),
        (None, None) => {
            // What is misspelt may be the one or the other.
            if misspelt.is_empty() {
                let message = "the card says neither who it is about nor their role";
                let hint = "add `name: …`, or `role: …` where nobody is named";
                diagnostics.push(Diagnostic::error(message).at(&place).hint(hint));
            }
            return None;
        }
    };
    Some(Card { title, role, affiliation, text, picture, link })
}

/// Reports an address that no link can lead to.
fn check_link(link: &Placed<String>, diagnostics: &mut Diagnostics) {
    let address = link.value.as_str();
    let rest = SCHEMES.iter().find_map(|scheme| address.strip_prefix(scheme));
    let is_whole = rest.is_some_and(|rest| !rest.is_empty())
        && !address.contains(|c: char| c.is_whitespace() || c.is_control());
    if !is_whole {
        let message = format!("`{address}` is no address that a link can lead to");
        let hint = if address.contains('@') {
            "write all of it, such as `mailto:samverkan@example.org`"
        } else {
            "write all of it, such as `https://example.org/samverkan`"
        };
        diagnostics.push(Diagnostic::error(message).at(&link.place).hint(hint));
    }
}
