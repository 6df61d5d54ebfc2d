//! Reads HTML as a browser does: takes a page, gives its tags and texts in their order.

use std::collections::BTreeMap;
use std::ops::Range;

use html5gum::Tokenizer;
use html5gum::emitters::default::{DefaultEmitter, Token};

use crate::foreign;

/// A piece of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HtmlPiece {
    /// The tag that opens an element.
    Open(Tag),
    /// The tag that closes an element of this name.
    Close(String),
    /// A text, with what is written by name or number put in.
    Text(String),
}

/// The tag that opens an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// The element's name, in small letters.
    pub name: String,
    /// Its attributes.
    pub attributes: BTreeMap<String, String>,
    /// Whether it says that it closes itself, as in `<path/>`.
    pub closes_itself: bool,
    /// Where in the page it stands, in bytes.
    pub place: Range<usize>,
}

/// The pieces of a page. What is no HTML is read as a browser reads it, and comments are
/// left out.
pub fn pieces(page: &str) -> impl Iterator<Item = HtmlPiece> {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    // The texts of styles and programs hold no tags.
    emitter.naively_switch_states(true);
    Tokenizer::new_with_emitter(page, emitter).flatten().filter_map(|token| match token {
        Token::StartTag(tag) => {
            let attributes = tag.attributes.iter();
            let attributes = attributes.map(|(name, value)| (text(name), text(value)));
            Some(HtmlPiece::Open(Tag {
                name: text(&tag.name),
                attributes: attributes.collect(),
                closes_itself: tag.self_closing,
                place: tag.span.start..tag.span.end,
            }))
        }
        Token::EndTag(tag) => Some(HtmlPiece::Close(text(&tag.name))),
        Token::String(words) => Some(HtmlPiece::Text(text(&words))),
        Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => None,
    })
}

/// As many bytes has the longest name of a character.
const LONGEST_NAME: usize = 31;

/// The character that HTML writes by a name (`ouml`) or a number (`#246`, `#xF6`) between `&`
/// and `;`, if it is one.
#[must_use]
pub fn html_character(name: &str) -> Option<char> {
    if name.len() > LONGEST_NAME || name.contains('&') {
        return None;
    }
    let written = format!("&{name};");
    let read = foreign::guarded(|| pieces(&written).collect::<Vec<_>>());
    let Ok([HtmlPiece::Text(text)]) = read.as_deref() else { return None };
    let mut characters = text.chars();
    let character = characters.next().filter(|_| characters.next().is_none());
    // This stands for a number that is no character.
    character.filter(|character| *character != char::REPLACEMENT_CHARACTER)
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pieces in short.
    fn read(page: &str) -> Vec<String> {
        let told = |piece| match piece {
            HtmlPiece::Open(tag) => format!("<{} {:?}", tag.name, tag.attributes),
            HtmlPiece::Close(name) => format!("/{name}"),
            HtmlPiece::Text(text) => text,
        };
        pieces(page).map(told).collect()
    }

    #[test]
    fn tags_are_known_by_what_stands_in_quotation_marks_and_comments() {
        assert_eq!(
            read("<!-- <p> --><P title='a > b'>c &auml;&#228;&lt;</p>"),
            ["<p {\"title\": \"a > b\"}", "c ää<", "/p"]
        );
    }

    #[test]
    fn styles_and_programs_hold_no_tags() {
        assert_eq!(
            read("<style>a > b {}</style><script>'<p>'</script>"),
            ["<style {}", "a > b {}", "/style", "<script {}", "'<p>'", "/script"]
        );
    }

    #[test]
    fn a_character_has_a_name_or_a_number() {
        for (name, character) in [
            ("amp", '&'),
            ("lt", '<'),
            ("Auml", 'Ä'),
            ("nbsp", '\u{a0}'),
            ("hellip", '…'),
            ("CounterClockwiseContourIntegral", '∳'),
            ("#246", 'ö'),
            ("#xF6", 'ö'),
            ("#128", '€'),
        ] {
            assert_eq!(html_character(name), Some(character), "{name}");
        }
        for name in ["", "foo", "amp ", "copy2", "#", "#x", "#0", "#xFFFFFF", "a&lt", "<"]
        {
            assert_eq!(html_character(name), None, "{name}");
        }
    }

    #[test]
    fn a_tag_has_its_place() {
        let page = "å<br/>";
        let places = pieces(page).filter_map(|piece| match piece {
            HtmlPiece::Open(tag) => Some((&page[tag.place], tag.closes_itself)),
            HtmlPiece::Close(_) | HtmlPiece::Text(_) => None,
        });
        assert_eq!(places.collect::<Vec<_>>(), [("<br/>", true)]);
    }
}
