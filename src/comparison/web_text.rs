//! What a report's web page says, passage by passage, without how it looks.

use crate::foreign;
use crate::markup::{HtmlPiece, Tag, pieces};

/// A heading, a paragraph, an item, a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Passage {
    /// The element that it is the text of: `p`, `h2`, `td`.
    pub(super) kind: String,
    /// Its text with single spaces between words.
    pub(super) text: String,
}

/// Elements that lie in the running text of others.
const INLINE: [&str; 13] = [
    "a", "em", "strong", "span", "code", "time", "i", "b", "sub", "small", "abbr",
    "cite", "wbr",
];
/// Elements that say nothing that is not said elsewhere: drawings have a table or a text
/// beside them, and the numbers of notes follow from their order.
const SILENT: [&str; 7] = ["script", "style", "svg", "nav", "sup", "head", "template"];

/// Elements without an end.
const VOID: [&str; 13] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source",
    "track", "wbr",
];

/// The passages of a web page, in reading order. A page that cannot be read has none.
pub(super) fn passages(html: &str) -> Vec<Passage> {
    let mut reading = Reading::default();
    let pieces = foreign::guarded(|| pieces(html).collect::<Vec<_>>());
    for piece in pieces.unwrap_or_default() {
        match piece {
            _ if reading.is_silent(&piece) => {}
            HtmlPiece::Open(tag) => reading.open(tag),
            HtmlPiece::Close(name) => reading.close(&name),
            HtmlPiece::Text(text) => reading.text.push_str(&text),
        }
    }
    reading.end();
    reading.passages
}

/// The language that a web page says it is in, such as `sv` or `en-GB`.
pub(super) fn language(html: &str) -> Option<String> {
    let is_page =
        |piece: &HtmlPiece| matches!(piece, HtmlPiece::Open(tag) if tag.name == "html");
    match foreign::guarded(|| pieces(html).find(is_page)) {
        Ok(Some(HtmlPiece::Open(mut tag))) => tag.attributes.remove("lang"),
        Ok(_) | Err(_) => None,
    }
}

/// A page, as far as it has been read.
#[derive(Default)]
struct Reading {
    passages: Vec<Passage>,
    /// The elements that are open, the innermost last.
    kinds: Vec<String>,
    text: String,
    /// How many elements of this name are open, of which nothing is read.
    silent: Option<(String, usize)>,
}

impl Reading {
    /// Whether a piece belongs to an element that says nothing.
    fn is_silent(&mut self, piece: &HtmlPiece) -> bool {
        let Some((name, depth)) = &mut self.silent else { return false };
        match piece {
            HtmlPiece::Open(tag) if tag.name == *name && !tag.closes_itself => {
                *depth += 1;
            }
            HtmlPiece::Close(closed) if closed == name => *depth -= 1,
            HtmlPiece::Open(_) | HtmlPiece::Close(_) | HtmlPiece::Text(_) => {}
        }
        if *depth == 0 {
            self.silent = None;
        }
        true
    }

    fn open(&mut self, tag: Tag) {
        match tag.name.as_str() {
            // What is shown a second time, for those who see the page.
            _ if tag.attributes.get("aria-hidden").is_some_and(|it| it == "true") => {
                self.silent = (!tag.closes_itself).then_some((tag.name, 1));
            }
            // What can be kept stands on the page too.
            "a" if tag.attributes.contains_key("download") => {
                self.silent = (!tag.closes_itself).then_some((tag.name, 1));
            }
            name if INLINE.contains(&name) => {}
            name if SILENT.contains(&name) => {
                self.silent = (!tag.closes_itself).then_some((tag.name, 1));
            }
            "br" => self.text.push(' '),
            _ => {
                self.end();
                if !VOID.contains(&tag.name.as_str()) {
                    self.kinds.push(tag.name);
                }
            }
        }
    }

    fn close(&mut self, name: &str) {
        let is_read = !INLINE.contains(&name) && !SILENT.contains(&name);
        if is_read && !VOID.contains(&name) {
            self.end();
            self.kinds.pop();
        }
    }

    fn end(&mut self) {
        let text = self.text.split_whitespace().collect::<Vec<_>>().join(" ");
        self.text.clear();
        if !text.is_empty() {
            let kind = self.kinds.last().cloned().unwrap_or_default();
            self.passages.push(Passage { kind, text });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passages_are_what_is_read() {
        let html = "<!DOCTYPE html><html><head><title>x</title></head><body><nav><p>Innehåll\
                    </p></nav><h2 id=\"a\">Svar &amp; frågor</h2><p>Av <em>sex</em> är\n två \
                    nöjda.<a href=\"#1\"><sup>1</sup></a></p><svg><g><svg></svg></g><text>9\
                    </text></svg><ul><li>ett<li>två</ul>";
        let told = passages(html);
        let told = told.iter().map(|one| format!("{}: {}", one.kind, one.text));
        assert_eq!(
            told.collect::<Vec<_>>(),
            ["h2: Svar & frågor", "p: Av sex är två nöjda.", "li: ett", "li: två"]
        );
    }
    /// The passages of a body, in short.
    fn told(body: &str) -> Vec<String> {
        let told = passages(body).into_iter();
        told.map(|one| format!("{}: {}", one.kind, one.text)).collect()
    }

    #[test]
    fn what_looks_like_a_tag_in_a_comment_or_an_attribute_is_none() {
        assert_eq!(
            told("<!-- a > <p>b --><p title=\"c > d\">e</p><svg/><p>f<wbr>g</p><p>h"),
            ["p: e", "p: fg", "p: h"]
        );
        assert_eq!(
            told("<svg><path/><svg/></svg><p>a &lt;/body&gt; b</p>"),
            ["p: a </body> b"]
        );
    }

    #[test]
    fn every_character_can_be_written_by_name_or_number() {
        assert_eq!(
            told("<p>K&ouml;n &#8211; &#xE5;r&nbsp;&hellip; &foo; R&D"),
            ["p: Kön – år … &foo; R&D"]
        );
    }

    #[test]
    fn a_page_says_its_language() {
        assert_eq!(
            language("<!DOCTYPE html><html class='x' LANG=nb-NO><p lang=\"en\">")
                .as_deref(),
            Some("nb-NO")
        );
        assert_eq!(language("<p lang=\"en\">"), None);
    }
}
