//! What an author is told of what a page may not hold.

use crate::diagnostic::{Diagnostic, Place};
use crate::layout::TypstSource;
use crate::say;

use super::web_markup::Unfit;

/// As many characters of an address or style are shown.
const SHOWN: usize = 60;

/// Where an address is spelled out: works are written elsewhere than where they are listed.
pub(super) fn spelled(
    address: &str,
    place: Option<Place>,
    source: &TypstSource,
) -> Option<Place> {
    let says = |place: &Place| {
        let text = &place.source().text;
        text.get(place.start()..place.end()).is_some_and(|text| text.contains(address))
    };
    if address.is_empty() || place.as_ref().is_some_and(says) {
        return place;
    }
    let found = source.authored.values().find_map(|text| {
        let start = text.text.find(address)?;
        Some(Place::new(text, start, start + address.len()))
    });
    found.or(place)
}

/// What is wrong, and what to do.
pub(super) fn refusal(unfit: &Unfit) -> Diagnostic {
    let alone = "the page runs no programs and asks for nothing: leave it out, or draw it \
                 in a `figure` block";
    match unfit {
        Unfit::Element(name) => {
            Diagnostic::error(say!("`<{name}>` cannot stand on the web page", name))
                .hint(alone)
        }
        Unfit::Attribute(element, name) => {
            let message =
                say!("`{name}` of `<{element}>` cannot stand on the web page", name, element);
            Diagnostic::error(message).hint(alone)
        }
        Unfit::Address(address) => {
            let message =
                say!("a link cannot lead to `{address}`", address = shown(address));
            Diagnostic::error(message).hint(
                "give an address that begins with `https://`, `http://`, `mailto:` or \
                 `tel:`",
            )
        }
        Unfit::Picture(source) => {
            let message =
                say!("a picture cannot come from `{source}`", source = shown(source));
            Diagnostic::error(message)
                .hint("keep it in the report's folder, and show it with a `figure` block")
        }
        Unfit::Drawing(part) => Diagnostic::error(say!("a picture holds {part}", part)).hint(
            "enclose every picture in the drawing itself, and leave out what is not drawn",
        ),
        Unfit::Style(style) => {
            Diagnostic::error(say!("a style cannot be `{style}`", style = shown(style)))
                .hint("leave out what fetches something, such as `url(…)`")
        }
    }
}

/// An address as it can be printed.
fn shown(text: &str) -> String {
    let mut shown = text.chars().take(SHOWN).collect::<String>();
    if text.chars().count() > SHOWN {
        shown.push('…');
    }
    shown.escape_debug().to_string().replace("\\'", "'").replace("\\\"", "\"")
}
