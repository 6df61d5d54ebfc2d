//! Prepares an author's text for Tera: names the arguments of our functions, which Tera
//! insists on, and puts marks into it by which every character finds its way back.

use std::ops::Range;

use crate::diagnostic::Placed;
use crate::limits;
use crate::manuscript::Prose;

use super::quoted::NUMBERS;
use super::settled::{expression_mark, text_mark};
use super::{FUNCTIONS, SHOWN};

/// A text that Tera can run, and what it calls.
pub(super) struct Marked {
    /// The text with names and marks.
    pub(super) text: String,
    /// The calls in it.
    pub(super) calls: Vec<Call>,
    /// Where something was put in, as byte of `text`, and how many bytes.
    added: Vec<(usize, usize)>,
}

/// A call in a text; ranges are bytes of the author's text.
pub(super) enum Call {
    /// One of our functions with an id in quotes.
    Quoting(QuotingCall),
    /// One of our functions with an id that is not in quotes.
    Unquoted {
        /// The function.
        function: &'static str,
        /// The argument.
        argument: Range<usize>,
    },
    /// One of our functions with an id in quotation marks that are not straight.
    Curly {
        /// The function.
        function: &'static str,
        /// The argument with its quotation marks.
        argument: Range<usize>,
    },
    /// A `{{`, `{%` or `{#` that is not closed.
    Unclosed {
        /// Where it begins.
        at: Range<usize>,
    },
    /// A tag that is longer than anybody means.
    Long {
        /// Where it begins.
        at: Range<usize>,
    },
    /// A `{% for %}` in too many others.
    Nested {
        /// Where it begins.
        at: Range<usize>,
    },
    /// A question that is printed instead of asked: `{{ shown("id") }}`.
    Printed {
        /// The function's name.
        name: Range<usize>,
    },
    /// A bracket that is not closed before its tag ends.
    OpenBracket {
        /// Where it is opened.
        at: Range<usize>,
    },
    /// A function that does not exist, called as if it were one of ours.
    Unknown {
        /// Its name.
        name: Range<usize>,
    },
}

/// A call of one of our functions with an id in quotes; ranges are bytes of the author's text.
pub(super) struct QuotingCall {
    /// The function.
    pub(super) function: &'static str,
    /// The id, without its quotes.
    pub(super) id: Range<usize>,
    /// What stands after the id.
    pub(super) more: Vec<Argument>,
}

impl QuotingCall {
    /// The value of an argument that is called by name.
    pub(super) fn named(&self, name: &str, prose: &Prose) -> Option<Placed<String>> {
        let is_it = |argument: &&Argument| argument.is_called(name, prose);
        self.more.iter().find(is_it).map(|argument| prose.placed(&argument.value))
    }

    /// The value of the first argument that has no name, or this one.
    pub(super) fn second(&self, name: &str, prose: &Prose) -> Option<Placed<String>> {
        let is_it = |argument: &&Argument| {
            argument.name.is_none() || argument.is_called(name, prose)
        };
        self.more.iter().find(is_it).map(|argument| prose.placed(&argument.value))
    }
}

/// An argument in quotes after the id; ranges are bytes of the author's text.
pub(super) struct Argument {
    /// Its name, if it is called by name.
    pub(super) name: Option<Range<usize>>,
    /// The value, without its quotes.
    pub(super) value: Range<usize>,
}

impl Argument {
    fn is_called(&self, name: &str, prose: &Prose) -> bool {
        self.name.as_ref().is_some_and(|own| prose.text[own.clone()] == *name)
    }
}

/// What the second argument is called in a function that takes one without a name.
const SECOND: [(&str, &str); 4] = [
    ("claim", "words"),
    ("difference", "minus"),
    ("change", "wave"),
    ("change_ci", "wave"),
];

impl Marked {
    pub(super) fn new(text: &str) -> Self {
        let mut marked =
            Self { text: String::new(), calls: Vec::new(), added: Vec::new() };
        let (mut from, mut characters, mut loops) = (0, 0, 0_usize);
        while from < text.len() {
            let tag = next_tag(text, from).unwrap_or(text.len()..text.len());
            marked.plain(&text[from..tag.start], characters);
            characters += text[from..tag.start].chars().count();
            let inside = &text[tag.clone()];
            if !inside.is_empty() && !is_closed(inside) {
                marked.calls.push(Call::Unclosed { at: tag.clone() });
            }
            let length = inside.chars().count();
            match begun_by(inside) {
                Some("for") => loops += 1,
                Some("endfor") => loops = loops.saturating_sub(1),
                _ => {}
            }
            let start = tag.start..(tag.start + 2).min(tag.end);
            if loops > limits::LOOPS {
                marked.calls.push(Call::Nested { at: start.clone() });
            }
            if !inside.is_empty()
                && is_closed(inside)
                && let Some(open) = open_bracket(inside)
            {
                let open = tag.start + open;
                marked.calls.push(Call::OpenBracket { at: open..open + 1 });
            }
            // Nothing else is said of it.
            if !inside.starts_with("{#") && length > limits::EXPRESSION {
                marked.calls.push(Call::Long { at: start });
                (characters, from) = (characters + length, tag.end);
                continue;
            }
            // A mark would keep `{{-` from taking away the space before it.
            if inside.starts_with("{{") && !inside.starts_with("{{-") {
                marked.add(&expression_mark(characters..characters + length));
            }
            if inside.starts_with("{#") {
                marked.text.push_str(inside);
            } else {
                marked.tag(text, tag.clone());
            }
            characters += length;
            from = tag.end;
        }
        marked
    }

    /// The byte in the author's text of a byte in `text`.
    pub(super) fn original(&self, byte: usize) -> usize {
        let before = self.added.iter().filter(|(at, _)| *at < byte);
        byte.saturating_sub(before.map(|(_, length)| length).sum())
    }

    fn add(&mut self, more: &str) {
        self.added.push((self.text.len(), more.len()));
        self.text.push_str(more);
    }

    /// Text outside tags: a mark before the first word and the first word of each line.
    fn plain(&mut self, text: &str, mut character: usize) {
        for line in text.split_inclusive('\n') {
            let content = line.trim_start();
            let indent = &line[..line.len() - content.len()];
            self.text.push_str(indent);
            if !content.is_empty() {
                self.add(&text_mark(character + indent.chars().count()));
                self.text.push_str(content);
            }
            character += line.chars().count();
        }
    }

    /// A tag, with names for the first arguments in it.
    fn tag(&mut self, text: &str, tag: Range<usize>) {
        let mut copied = tag.start;
        for (index, _) in text[tag.clone()].match_indices('(') {
            let open = tag.start + index;
            let Some(call) = Call::read(text, open, tag.end) else { continue };
            if matches!(&call, Call::Quoting(call) if call.function == SHOWN)
                && is_alone(text, &tag, open)
            {
                let end = text[..open].trim_end().len();
                self.calls.push(Call::Printed { name: end - SHOWN.len()..end });
            }
            if let Call::Quoting(QuotingCall { function, id, more }) = &call {
                self.text.push_str(&text[copied..id.start - 1]);
                self.add(&format!("at={}, ", id.start));
                if NUMBERS.contains(function) && is_alone(text, &tag, open) {
                    self.add("alone=true, ");
                }
                self.add("id=");
                copied = id.start - 1;
                let second = SECOND.iter().find(|(known, _)| known == function);
                if let (Some((_, name)), Some(Argument { name: None, value })) =
                    (second, more.first())
                {
                    self.text.push_str(&text[copied..value.start - 1]);
                    self.add(&format!("{name}="));
                    copied = value.start - 1;
                }
            }
            self.calls.push(call);
        }
        self.text.push_str(&text[copied..tag.end]);
    }
}

impl Call {
    /// Reads the call around an opening bracket, unless it is one of Tera's own.
    fn read(text: &str, open: usize, end: usize) -> Option<Self> {
        let before = text[..open].trim_end();
        let is_part = |c: char| c.is_alphanumeric() || c == '_';
        let name =
            before.rsplit(|c| !is_part(c)).next().filter(|name| !name.is_empty())?;
        let name = before.len() - name.len()..before.len();
        let function = FUNCTIONS.iter().find(|known| ***known == text[name.clone()]);
        let inside = &text[open + 1..end];
        let argument = open + 1 + inside.len() - inside.trim_start().len();
        let rest = &text[argument..end];
        let quote = rest.chars().next().filter(|sign| matches!(sign, '"' | '\'' | '`'));
        match (function, quote) {
            (Some(function), Some(quote)) => {
                let length = rest[1..].find(quote).unwrap_or(rest.len() - 1);
                let id = argument + 1..argument + 1 + length;
                let more = arguments(&text[..end], (id.end + 1).min(end));
                Some(Self::Quoting(QuotingCall { function, id, more }))
            }
            (Some(function), None) if rest.starts_with(is_curly) => {
                let length = rest.find([')', ',']).unwrap_or(rest.len());
                let argument = argument..argument + rest[..length].trim_end().len();
                Some(Self::Curly { function, argument })
            }
            (Some(function), None) => {
                let is_id = |c: char| is_part(c) || c == '-';
                let length = rest.find(|c| !is_id(c)).unwrap_or(rest.len());
                let after = rest[length..].trim_start();
                let alone = length > 0 && after.starts_with([')', ',']);
                let argument = argument..argument + length;
                alone.then_some(Self::Unquoted { function, argument })
            }
            // A filter or a test is called with names for its arguments, or without any.
            (None, Some(_)) => Some(Self::Unknown { name }),
            (None, None) => None,
        }
    }
}

/// Whether a sign is a quotation mark that Word makes of a straight one.
fn is_curly(sign: char) -> bool {
    matches!(sign, '\u{2018}'..='\u{201f}' | '\u{ab}' | '\u{bb}')
}

/// Whether the call around an opening bracket is all there is to a `{{ … }}`, so that what
/// it gives stands in the text as it is.
fn is_alone(text: &str, tag: &Range<usize>, open: usize) -> bool {
    let dashed = |text: &str| text.trim_matches('-').trim().to_owned();
    let Some(before) = text[tag.start..open].strip_prefix("{{") else { return false };
    let name = dashed(before);
    let (mut depth, mut quote) = (0_usize, None);
    let close = text[open..tag.end].find(|sign| {
        match (quote, sign) {
            (Some(own), _) if own == sign => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'' | '`') => quote = Some(sign),
            (None, '(') => depth += 1,
            (None, ')') => depth -= 1,
            (None, _) => {}
        }
        depth == 0
    });
    let after =
        close.and_then(|close| text[open + close + 1..tag.end].strip_suffix("}}"));
    FUNCTIONS.contains(&name.as_str())
        && after.is_some_and(|rest| dashed(rest).is_empty())
}

/// The arguments in quotes from a byte on, each after a comma.
fn arguments(text: &str, mut from: usize) -> Vec<Argument> {
    let mut found = Vec::new();
    let skip = |from: usize| text.len() - text[from..].trim_start().len();
    while text[skip(from)..].starts_with(',') {
        let mut start = skip(skip(from) + 1);
        let is_part = |c: char| c.is_alphanumeric() || c == '_';
        let length = text[start..].find(|c| !is_part(c)).unwrap_or(0);
        let name = (length > 0).then_some(start..start + length);
        if name.is_some() {
            start = skip(start + length);
            if !text[start..].starts_with('=') {
                break;
            }
            start = skip(start + 1);
        }
        let quote = text[start..].chars().next();
        let Some(quote) = quote.filter(|sign| matches!(sign, '"' | '\'' | '`')) else {
            // Another kind of value: it is passed over.
            let Some(comma) = text[start..].find([',', ')']) else { break };
            from = start + comma;
            continue;
        };
        let Some(length) = text[start + 1..].find(quote) else { break };
        found.push(Argument { name, value: start + 1..start + 1 + length });
        from = start + length + 2;
    }
    found
}

/// The word that a `{% … %}` begins with.
fn begun_by(tag: &str) -> Option<&str> {
    let inside = tag.strip_prefix("{%")?.trim_start_matches('-').trim_start();
    inside.split(|c: char| !c.is_alphabetic()).next()
}

/// Whether a tag ends, and does so before the next one begins.
fn is_closed(tag: &str) -> bool {
    match &tag[..2] {
        "{{" => tag.ends_with("}}") && !tag[2..].contains("{{"),
        "{%" => tag.ends_with("%}") && !tag[2..].contains("{%"),
        _ => tag.ends_with("#}"),
    }
}

/// The last bracket of a tag that is not closed, as a byte of it; of comments none.
fn open_bracket(tag: &str) -> Option<usize> {
    let (mut open, mut quote) = (Vec::new(), None);
    for (at, sign) in tag.char_indices().filter(|_| !tag.starts_with("{#")) {
        match (quote, sign) {
            (Some(own), _) if own == sign => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'' | '`') => quote = Some(sign),
            (None, '(') => open.push(at),
            (None, ')') => {
                open.pop();
            }
            (None, _) => {}
        }
    }
    open.pop().filter(|_| quote.is_none())
}

/// The tag in which a byte of a text stands.
pub(super) fn tag_at(text: &str, byte: usize) -> Option<Range<usize>> {
    let mut from = 0;
    while let Some(tag) = next_tag(text, from) {
        if tag.contains(&byte) {
            return Some(tag);
        }
        from = tag.end;
    }
    None
}

/// Calls of our functions that stand between single braces instead of double ones, but those
/// in backquotes.
pub(super) fn half_braced(text: &str) -> Vec<Range<usize>> {
    let (mut found, mut from) = (Vec::new(), 0);
    while from < text.len() {
        let tag = next_tag(text, from).unwrap_or(text.len()..text.len());
        for (at, _) in text[from..tag.start].match_indices('{') {
            let start = from + at;
            let inside = &text[start + 1..tag.start];
            let call = inside.trim_start_matches([' ', '-', '%']);
            let name = call.find(|sign: char| !(sign.is_alphanumeric() || sign == '_'));
            let (name, rest) = call.split_at(name.unwrap_or(call.len()));
            let quotes = |sign: char| "\"'`".contains(sign) || is_curly(sign);
            let is_call = FUNCTIONS.contains(&name)
                && rest
                    .trim_start()
                    .strip_prefix('(')
                    .is_some_and(|argument| argument.trim_start().starts_with(quotes));
            let line = text[..start].rsplit('\n').next().unwrap_or_default();
            if is_call && line.matches('`').count().is_multiple_of(2) {
                let line = inside.lines().next().unwrap_or_default();
                let end = line.find('}').map_or(line.trim_end().len(), |end| end + 1);
                found.push(start..start + 1 + end);
            }
        }
        from = tag.end;
    }
    found
}

/// The next `{{ … }}`, `{% … %}` or `{# … #}`; one that is not closed reaches to the end.
fn next_tag(text: &str, from: usize) -> Option<Range<usize>> {
    let opening = text[from..].match_indices('{').find_map(|(index, _)| {
        let close = match text[from + index..].get(..2)? {
            "{{" => "}}",
            "{%" => "%}",
            "{#" => "#}",
            _ => return None,
        };
        Some((from + index, close))
    });
    let (start, close) = opening?;
    let end = text[start..].find(close).map_or(text.len(), |end| start + end + 2);
    Some(start..end)
}

#[cfg(test)]
mod tests {
    use super::super::settled::SettledProse;
    use super::*;
    use crate::diagnostic::{Place, Source};

    /// Runs Tera over a text and tells where the author wrote a word of the result.
    fn origin(text: &str, word: &str) -> String {
        let source = Source::new("k.yaml", format!("text: |\n{text}"));
        let place = Place::new(&source, 6, source.text.len());
        let prose = Prose::new(text.to_owned(), place);
        let marked = Marked::new(text);
        let mut tera = tera::Tera::default();
        tera.register_function("n", |_: tera::Kwargs, _: &tera::State<'_>| "67");
        let context = tera::Context::new();
        let rendered = tera.render_str(&marked.text, &context, false).unwrap();
        let rendering = SettledProse::new(&prose, &rendered);
        let byte = rendering.text.find(word).unwrap();
        let from = rendering.text[..byte].chars().count();
        let place = rendering.place(from..from + word.chars().count());
        let length = place.end() - place.start();
        format!("{}:{}+{length}", place.line(), place.column())
    }

    #[test]
    fn text_after_an_expression_keeps_its_place() {
        assert_eq!(origin("Av {{ n(\"x\") }} är @y\n", "@y"), "2:20+2");
        assert_eq!(origin("Av {{ n(\"x\") }} är @y\n", "67"), "2:4+12");
    }

    #[test]
    fn text_after_lines_that_go_away_keeps_its_place() {
        let text = "{% if true -%}\n  Hej.\n{%- endif %}\nSe @y.\n{# nej #}Så @z.\n";
        assert_eq!(origin(text, "Hej"), "3:3+3");
        assert_eq!(origin(text, "@y"), "5:4+2");
        assert_eq!(origin(text, "@z"), "6:13+2");
    }

    #[test]
    fn marks_do_not_change_what_comes_out() {
        for text in [
            "a\n\n  b {{ n(\"x\") }}\n",
            "a  {{- n(\"x\") -}}  b\n{% for i in [1, 2] -%}\n - {{ i }}\n{%- endfor %}\nc",
            "{% raw %}{{ x }}{% endraw %}\n",
        ] {
            let mut tera = tera::Tera::default();
            tera.register_function("n", |_: tera::Kwargs, _: &tera::State<'_>| "67");
            let context = tera::Context::new();
            let named = text.replace("(\"x\")", "(id=\"x\")");
            let plain = tera.render_str(&named, &context, false).unwrap();
            let marked = Marked::new(text);
            let rendered = tera.render_str(&marked.text, &context, false).unwrap();
            let place = Place::file(&Source::new("k.yaml", text));
            let prose = Prose::new(text.to_owned(), place);
            assert_eq!(SettledProse::new(&prose, &rendered).text, plain);
        }
    }
}
