//! Keeps text from becoming HTML. What is escaped, and how, is what Typst's own writer of
//! HTML escapes, after the HTML standard
//! (<https://html.spec.whatwg.org/multipage/syntax.html>).

use std::io::{self, Write};

/// Where in a page a text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HtmlPlace {
    /// Between tags.
    Text,
    /// In an attribute, between double quotation marks.
    Attribute,
    /// In a page of a template, of which it is not known what stands around it.
    Template,
}

impl HtmlPlace {
    /// The signs that would end the text there, or begin something else.
    fn special(self) -> &'static [char] {
        match self {
            Self::Text => &['&', '<'],
            Self::Attribute => &['&', '"'],
            Self::Template => &['&', '<', '>', '"', '\''],
        }
    }
}

/// A character that no page can hold: a control character, or none at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unwritable(pub char);

/// Writes a text to where it stands in a page.
///
/// # Errors
///
/// If a page cannot hold one of its characters; then nothing more is written.
pub fn write_html(
    text: &str,
    place: HtmlPlace,
    page: &mut String,
) -> Result<(), Unwritable> {
    text.chars().try_for_each(|character| write(character, place, page))
}

/// A text between tags, without what no page can hold.
#[must_use]
pub fn html_text(text: &str) -> String {
    written(text, HtmlPlace::Text)
}

/// The value of an attribute, without its quotation marks and what no page can hold.
#[must_use]
pub fn html_attribute(text: &str) -> String {
    written(text, HtmlPlace::Attribute)
}

/// Writes what a template puts into its page, without what no page can hold.
///
/// # Errors
///
/// If the output takes no more.
pub fn html_template(text: &str, output: &mut dyn Write) -> io::Result<()> {
    output.write_all(written(text, HtmlPlace::Template).as_bytes())
}

/// Writes every character by its number, so that none is passed over: several spaces are one
/// to whoever reads a page.
///
/// # Errors
///
/// If a page cannot hold one of them.
pub fn html_references(text: &str, page: &mut String) -> Result<(), Unwritable> {
    text.chars().try_for_each(|character| {
        let can_stand = is_text(character) && character != '\r';
        let reference = can_stand.then(|| reference(character));
        page.push_str(&reference.ok_or(Unwritable(character))?);
        Ok(())
    })
}

fn written(text: &str, place: HtmlPlace) -> String {
    let mut page = String::with_capacity(text.len());
    for character in text.chars() {
        // What cannot be written is left out.
        let _ = write(character, place, &mut page);
    }
    page
}

fn write(character: char, place: HtmlPlace, page: &mut String) -> Result<(), Unwritable> {
    if place.special().contains(&character) {
        page.push_str(&reference(character));
    } else if is_text(character) {
        page.push(character);
    } else {
        return Err(Unwritable(character));
    }
    Ok(())
}

/// A character by its name or number.
fn reference(character: char) -> String {
    match character {
        '&' => "&amp;".to_owned(),
        '<' => "&lt;".to_owned(),
        '>' => "&gt;".to_owned(),
        '"' => "&quot;".to_owned(),
        '\'' => "&#39;".to_owned(),
        other => format!("&#x{:x};", u32::from(other)),
    }
}

/// Whether a character can stand in a page: it is one, and controls nothing but space.
fn is_text(character: char) -> bool {
    let is_none = matches!(character, '\u{fdd0}'..='\u{fdef}')
        || u32::from(character) & 0xfffe == 0xfffe;
    !is_none && (!character.is_control() || character.is_ascii_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "<b> & \"a\" 'b' \u{1}\u{fffe}å\n";

    #[test]
    fn a_text_is_no_markup_wherever_it_stands() {
        assert_eq!(html_text(TEXT), "&lt;b> &amp; \"a\" 'b' å\n");
        assert_eq!(html_attribute(TEXT), "<b> &amp; &quot;a&quot; 'b' å\n");
        let mut output = Vec::new();
        html_template(TEXT, &mut output).expect("a vector takes everything");
        assert_eq!(
            String::from_utf8(output).as_deref(),
            Ok("&lt;b&gt; &amp; &quot;a&quot; &#39;b&#39; å\n")
        );
    }

    #[test]
    fn what_no_page_can_hold_is_told() {
        for character in ['\u{0}', '\u{7f}', '\u{9f}', '\u{fdd0}', '\u{1ffff}'] {
            let text = format!("a{character}b");
            let mut page = String::new();
            let told = write_html(&text, HtmlPlace::Text, &mut page);
            assert_eq!((told, page.as_str()), (Err(Unwritable(character)), "a"));
        }
    }

    #[test]
    fn spaces_can_be_kept() {
        let mut page = String::new();
        assert_eq!(html_references(" \t", &mut page), Ok(()));
        assert_eq!(page, "&#x20;&#x9;");
        assert_eq!(html_references("\r", &mut page), Err(Unwritable('\r')));
    }
}
