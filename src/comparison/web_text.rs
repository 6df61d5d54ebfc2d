//! What a report's web page says, passage by passage, without how it looks.

/// A heading, a paragraph, an item, a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Passage {
    /// The element that it is the text of: `p`, `h2`, `td`.
    pub(super) kind: String,
    /// Its text with single spaces between words.
    pub(super) text: String,
}

/// Elements that lie in the running text of others.
const INLINE: [&str; 12] = [
    "a", "em", "strong", "span", "code", "time", "i", "b", "sub", "small", "abbr", "cite",
];
/// Elements that say nothing that is not said elsewhere: drawings have a table or a text
/// beside them, and the numbers of notes follow from their order.
const SILENT: [&str; 6] = ["script", "style", "svg", "nav", "sup", "head"];

/// The passages of a web page, in reading order.
pub(super) fn passages(html: &str) -> Vec<Passage> {
    let mut reading = Reading::default();
    let mut rest = html;
    while let Some((text, after)) = rest.split_once('<') {
        reading.text(text);
        let Some((tag, after)) = after.split_once('>') else { break };
        rest = after;
        reading.tag(tag);
        if let Some(silent) = reading.silent.take() {
            rest = after_element(rest, silent);
        }
    }
    reading.text(rest);
    reading.end();
    reading.passages
}

/// What follows the element that has just been opened, with those of its kind in it.
fn after_element<'h>(html: &'h str, name: &str) -> &'h str {
    let (open, close) = (format!("<{name}"), format!("</{name}"));
    let mut depth = 1;
    let mut rest = html;
    while depth > 0 {
        let Some(closing) = rest.find(&close) else { return "" };
        let opening = rest.find(&open).filter(|opening| *opening < closing);
        let (place, change) = opening.map_or((closing, -1), |opening| (opening, 1));
        depth += change;
        rest = rest[place..].split_once('>').map_or("", |(_, after)| after);
    }
    rest
}

#[derive(Default)]
struct Reading {
    passages: Vec<Passage>,
    kinds: Vec<String>,
    text: String,
    silent: Option<&'static str>,
}

impl Reading {
    fn text(&mut self, text: &str) {
        self.text.push_str(&unescaped(text));
    }

    fn tag(&mut self, tag: &str) {
        let is_closing = tag.starts_with('/');
        let name = tag.trim_start_matches('/').split([' ', '/', '\n', '\t']).next();
        let name = name.unwrap_or_default().to_ascii_lowercase();
        if tag.starts_with('!') || INLINE.contains(&name.as_str()) {
            return;
        }
        if let Some(silent) = SILENT.iter().find(|silent| **silent == name) {
            self.silent = (!is_closing && !tag.ends_with('/')).then_some(silent);
            return;
        }
        if name == "br" {
            self.text.push(' ');
            return;
        }
        self.end();
        if is_closing {
            self.kinds.pop();
        } else if !matches!(
            name.as_str(),
            "meta" | "link" | "img" | "hr" | "col" | "input"
        ) {
            self.kinds.push(name);
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

fn unescaped(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        plain.push_str(before);
        let named = after.split_once(';').filter(|(name, _)| name.len() < 9);
        let letter = named.and_then(|(name, after)| Some((letter(name)?, after)));
        match letter {
            Some((letter, after)) => {
                plain.push(letter);
                rest = after;
            }
            None => {
                plain.push('&');
                rest = after;
            }
        }
    }
    plain.push_str(rest);
    plain
}

fn letter(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let hexadecimal = number.strip_prefix(['x', 'X']);
        let code = hexadecimal.map_or_else(
            || number.parse::<u32>(),
            |digits| u32::from_str_radix(digits, 16),
        );
        return char::from_u32(code.ok()?);
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "shy" => '\u{ad}',
        _ => return None,
    })
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
}
