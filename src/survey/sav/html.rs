//! Makes plain text of labels that hold HTML, as survey systems such as `LimeSurvey` write
//! them: tags are left out, and characters that are written by name or number are put in.

use crate::markup::html_character;

use super::dictionary::Dictionary;

/// The tags that stand in questions and answers of survey systems. What else stands between
/// `<` and `>` is the author's: `<18 år>`.
const TAGS: [&str; 53] = [
    "a",
    "abbr",
    "b",
    "big",
    "blockquote",
    "body",
    "br",
    "caption",
    "center",
    "cite",
    "code",
    "dd",
    "del",
    "div",
    "dl",
    "dt",
    "em",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "hr",
    "html",
    "i",
    "img",
    "input",
    "ins",
    "label",
    "li",
    "nobr",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "script",
    "small",
    "span",
    "strike",
    "strong",
    "style",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "tr",
    "u",
    "ul",
];

/// Tags of which what stands between them is no text.
const UNSEEN: [&str; 2] = ["script", "style"];

/// Tags within a word.
const WITHIN: [&str; 21] = [
    "a", "abbr", "b", "big", "cite", "code", "del", "em", "font", "i", "ins", "label",
    "nobr", "q", "s", "small", "span", "strike", "strong", "sub", "sup",
];

impl Dictionary {
    /// Makes plain text of labels that hold HTML; gives the names of the variables and sets
    /// whose labels did.
    pub(super) fn without_html(&mut self) -> Vec<String> {
        let mut changed = Vec::new();
        let mut replace = |name: &str, labels: &mut dyn Iterator<Item = &mut String>| {
            for label in labels {
                if let Some(plain) = plain(label) {
                    *label = plain;
                    if changed.last().is_none_or(|last| last != name) {
                        changed.push(name.to_owned());
                    }
                }
            }
        };
        replace("", &mut std::iter::once(&mut self.file_label));
        for variable in &mut self.variables {
            let values = variable.labels.iter_mut().map(|(_, label)| label);
            let mut labels = std::iter::once(&mut variable.label).chain(values);
            replace(&variable.name, &mut labels);
        }
        for set in &mut self.sets {
            replace(&set.name, &mut std::iter::once(&mut set.label));
        }
        changed.retain(|name| !name.is_empty());
        changed
    }
}

/// The text without HTML, or nothing if there is none in it.
pub(super) fn plain(text: &str) -> Option<String> {
    if !text.contains(['<', '&']) {
        return None;
    }
    let without_tags = without_tags(text);
    let decoded = decoded(&without_tags);
    if decoded == text {
        return None;
    }
    // White space is as good as a space in HTML.
    Some(decoded.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The text with a space for each tag that ends a line or paragraph, and without others.
fn without_tags(text: &str) -> String {
    let (mut plain, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(start) = rest.find('<') {
        plain += &rest[..start];
        let Some((name, after)) = tag(&rest[start..]) else {
            plain.push('<');
            rest = &rest[start + 1..];
            continue;
        };
        let is_end = rest[start..].starts_with("</");
        rest = after;
        if !is_end && UNSEEN.contains(&name.as_str()) {
            let end = rest.to_ascii_lowercase().find(&format!("</{name}"));
            rest = end.map_or("", |end| &rest[end..]);
        } else if !WITHIN.contains(&name.as_str()) {
            plain.push(' ');
        }
    }
    plain + rest
}

/// The name of the tag (or `!--` of the comment) that begins here, and what comes after it.
fn tag(text: &str) -> Option<(String, &str)> {
    if let Some(comment) = text.strip_prefix("<!--") {
        let (_, after) = comment.split_once("-->")?;
        return Some(("!--".to_owned(), after));
    }
    let (inner, after) = text.strip_prefix('<')?.split_once('>')?;
    let inner = inner.strip_prefix('/').unwrap_or(inner);
    let end = inner.find(|sign: char| !sign.is_ascii_alphanumeric());
    let (name, attributes) = inner.split_at(end.unwrap_or(inner.len()));
    let name = name.to_ascii_lowercase();
    let is_tag = TAGS.contains(&name.as_str())
        && attributes.starts_with(|sign: char| sign.is_whitespace() || sign == '/');
    (is_tag || (attributes.is_empty() && TAGS.contains(&name.as_str())))
        .then_some((name, after))
}

/// The text with characters in place of their names and numbers.
fn decoded(text: &str) -> String {
    let (mut plain, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(start) = rest.find('&') {
        plain += &rest[..start];
        let found = rest[start + 1..].split_once(';');
        match found.and_then(|(name, after)| Some((html_character(name)?, after))) {
            Some((character, after)) => {
                plain.push(character);
                rest = after;
            }
            None => {
                plain.push('&');
                rest = &rest[start + 1..];
            }
        }
    }
    plain + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_left_out_and_names_decoded() {
        let told = |text: &str| plain(text).unwrap_or_else(|| "as it was".to_owned());
        assert_eq!(told("<p>Hur <b>n&ouml;jd</b> &auml;r du?</p>"), "Hur nöjd är du?");
        assert_eq!(told("Ja,<br />i hög grad"), "Ja, i hög grad");
        assert_eq!(told("R&amp;D &#8211; &#xE5;r"), "R&D – år");
        assert_eq!(told("<script>alert(1)</script>Ort"), "Ort");
        assert_eq!(told("<SPAN style=\"color:red\">K&ouml;n</SPAN>"), "Kön");
        assert_eq!(told("<!-- x -->a&nbsp;b"), "a b");
        assert_eq!(told("<style>p {}"), "");
        assert_eq!(told("Ja &rarr; fr&aring;ga 3 &#128;"), "Ja → fråga 3 €");
    }

    #[test]
    fn what_is_no_html_stays() {
        for text in [
            "Under <18 år>",
            "a < b & c > d",
            "<kommun>",
            "FoU & utveckling; mer",
            "&foo;",
            "&#xFFFFFF;",
            "&copy2;",
            "x",
        ] {
            assert_eq!(plain(text), None, "{text}");
        }
    }
}
