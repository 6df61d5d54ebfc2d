//! Reads cards.

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Placed};
use crate::format::Fields;
use crate::manuscript::card::{CARDS, Card, CardPicture};
use crate::manuscript::keys::chapter as keys;
use crate::manuscript::prose::Prose;
use crate::say;
use crate::yaml::Node;

/// What an address begins with that a link may lead to.
const SCHEMES: [&str; 3] = ["https://", "http://", "mailto:"];

/// Reads the cards of a block that is written at `place`.
pub(super) fn read(
    items: &[Node],
    place: &Place,
    diagnostics: &mut Diagnostics,
) -> Vec<Card> {
    let wrong = match items.len() {
        0 => Some((
            say!("there is no card in `cards`"),
            say!("write one for each, beginning with `- name: …` or `- role: …`"),
        )),
        1..=CARDS => None,
        more => Some((
            say!(
                "{count} cards stand together, and there is room for {most}",
                count = more,
                most = &CARDS
            ),
            say!(
                "divide them into several `cards`, each under a heading of its own, or make \
             them a `typed-table`"
            ),
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
            let message = say!("the `{key}` of the card is empty", key);
            let hint = say!("write it, or leave out `{key}`", key);
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
        let message = say!("`{address}` is no address that a link can lead to", address);
        let hint = if address.contains('@') {
            say!("write all of it, such as `mailto:samverkan@example.org`")
        } else {
            say!("write all of it, such as `https://example.org/samverkan`")
        };
        diagnostics.push(Diagnostic::error(message).at(&link.place).hint(hint));
    }
}
