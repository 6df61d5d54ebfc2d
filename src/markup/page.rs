//! Reads HTML as a browser does: takes a page, gives its tags and texts in their order.

use std::collections::BTreeMap;
use std::iter;
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
///
/// Style sheets, which with fonts in them are most of a page, are not walked through.
pub fn pieces(page: &str) -> impl Iterator<Item = HtmlPiece> {
    let (mut begins, mut left) = (0, tokens(page));
    let mut sheet = None;
    iter::from_fn(move || {
        if let Some(sheet) = sheet.take() {
            return Some(HtmlPiece::Text(sheet));
        }
        let piece = left.find_map(|token| match token {
            Token::StartTag(tag) => {
                let attributes = tag.attributes.iter();
                let attributes =
                    attributes.map(|(name, value)| (text(name), text(value)));
                Some(HtmlPiece::Open(Tag {
                    name: text(&tag.name),
                    attributes: attributes.collect(),
                    closes_itself: tag.self_closing,
                    place: begins + tag.span.start..begins + tag.span.end,
                }))
            }
            Token::EndTag(tag) => Some(HtmlPiece::Close(text(&tag.name))),
            Token::String(words) => Some(HtmlPiece::Text(text(&words))),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => None,
        })?;
        if let HtmlPiece::Open(tag) = &piece
            && tag.name == "style"
            && !tag.closes_itself
            && let Some(found) = sheet_before(&page[tag.place.end..])
        {
            begins = tag.place.end + found.len();
            left = tokens(&page[begins..]);
            sheet = (!found.is_empty()).then(|| found.to_owned());
        }
        Some(piece)
    })
}

/// The tokens of a page, or of what is left of it.
fn tokens(page: &str) -> impl Iterator<Item = Token<usize>> {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    // The texts of styles and programs hold no tags.
    emitter.naively_switch_states(true);
    Tokenizer::new_with_emitter(page, emitter).flatten()
}

/// The style sheet whose opening tag stands just before, if it can be taken as it is.
///
/// It is raw text, which ends at the first closing tag of its name (HTML Living Standard,
/// 13.2.5.12 to 13.2.5.14).
fn sheet_before(rest: &str) -> Option<&str> {
    const NAME: &[u8] = b"style";
    let closes = |tag: &str| {
        let tag = tag.as_bytes().strip_prefix(b"</")?;
        let (name, after) = tag.split_at_checked(NAME.len())?;
        let is_end =
            matches!(after.first(), Some(b'>' | b'/' | b' ' | b'\t' | b'\n' | b'\x0c'));
        (name.eq_ignore_ascii_case(NAME) && is_end).then_some(())
    };
    // Single characters are searched for many times faster than texts and sets of them.
    let mut tags = rest.match_indices('<');
    let (end, _) = tags.find(|(at, _)| closes(&rest[*at..]).is_some())?;
    let sheet = &rest[..end];
    // These are read as other characters.
    (!sheet.contains('\r') && !sheet.contains('\0')).then_some(sheet)
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
    fn a_style_sheet_is_read_as_the_tokens_would_be() {
        let tokenised = |page: &str| {
            let mut emitter = DefaultEmitter::<usize>::new_with_span();
            emitter.naively_switch_states(true);
            let all = Tokenizer::new_with_emitter(page, emitter).flatten();
            let told = |token| match token {
                Token::StartTag(tag) => Some(format!(
                    "<{} {:?}",
                    text(&tag.name),
                    tag.span.start..tag.span.end
                )),
                Token::EndTag(tag) => Some(format!("/{}", text(&tag.name))),
                Token::String(words) => Some(text(&words)),
                _ => None,
            };
            all.filter_map(told).collect::<Vec<_>>()
        };
        let ours = |page: &str| {
            let told = |piece| match piece {
                HtmlPiece::Open(tag) => format!("<{} {:?}", tag.name, tag.place),
                HtmlPiece::Close(name) => format!("/{name}"),
                HtmlPiece::Text(text) => text,
            };
            pieces(page).map(told).collect::<Vec<_>>()
        };
        for page in [
            "<p>å</p><STYLE>a</styles></Style ><p>b</p>",
            "<style>a{}</style/><i>",
            "<style></style><b>",
            "<style>a</styl</style\n>x<style>b</style>",
            "<style>never closed <p>",
            "<style>a\r\nb</style><p>",
            "<style/>a<b>",
            "<svg><style>å</style></svg><p>",
            "<style>ö</style",
        ] {
            assert_eq!(ours(page), tokenised(page), "{page}");
        }
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
