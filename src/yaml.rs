//! The one door to YAML: text becomes [`Node`]s, every value with its place.
//!
//! `serde_yaml` decides what a scalar is (text, number, boolean, nothing) and what is valid
//! YAML; it gives no places for values, so a second, event-based parser walks the same text
//! for those. What a mapping may hold is declared in [`format`](crate::format), which reads
//! it key by key.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use saphyr_parser::Parser;
use serde_yaml::Value;

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Placed, Said, Source};
use crate::limits;
use crate::say;
use crate::spelling;
use crate::words::meant as meant_words;

use self::builder::Builder;

mod builder;
mod lines;
mod misread;
mod slips;
mod syntax;
pub mod written;

pub use self::slips::{colon_without_space, unspaced};

/// A YAML value and where it stands.
#[derive(Clone, Debug)]
pub struct Node {
    /// Where it stands.
    pub place: Place,
    /// What it is.
    pub content: Content,
}

/// What a YAML value is.
#[derive(Clone, Debug)]
pub enum Content {
    /// Nothing: an empty value, `~` or `null`.
    Null,
    /// A scalar: what `serde_yaml` takes it for, and as it was written.
    Scalar(Scalar, String),
    /// A sequence.
    List(Vec<Node>),
    /// A mapping in the author's order; keys as they were written.
    Map(Vec<(Placed<String>, Node)>),
}

/// The type of a scalar.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Scalar {
    /// Text.
    Text,
    /// `true` or `false`.
    Boolean(bool),
    /// A whole number.
    Integer(i64),
    /// A number with decimals.
    Decimal(f64),
}

impl Node {
    /// Adds every key and every scalar in it, as they were written and as names are compared.
    pub fn collect_words(&self, words: &mut BTreeSet<String>) {
        let mut add = |word: &str| {
            if let Cow::Owned(folded) = spelling::folded(word) {
                words.insert(folded);
            }
            words.insert(word.to_owned());
        };
        match &self.content {
            Content::Null => {}
            Content::Scalar(_, text) => {
                add(text);
            }
            Content::List(items) => {
                items.iter().for_each(|item| item.collect_words(words));
            }
            Content::Map(entries) => {
                for (key, _) in entries {
                    add(&key.value);
                }
                entries.iter().for_each(|(_, value)| value.collect_words(words));
            }
        }
    }

    /// Text in an author's own words. What YAML takes for a comment is reported.
    pub fn words(&self, diagnostics: &mut Diagnostics) -> Option<Placed<String>> {
        let text = self.text(diagnostics)?;
        diagnostics.extend(cut_by_comment(&text.value, &text.place));
        Some(text)
    }

    /// What the value is, for a message: `a list`, `the number 3`.
    #[must_use]
    pub fn describe(&self) -> Said {
        match &self.content {
            Content::Null => "nothing".into(),
            Content::Scalar(Scalar::Text, written) => {
                say!("the text `{text}`", text = written)
            }
            Content::Scalar(Scalar::Boolean(value), _) => say!("`{value}`", value),
            Content::Scalar(_, written) => say!("the number {number}", number = written),
            Content::List(_) => "a list".into(),
            Content::Map(_) => "keys with values".into(),
        }
    }

    /// The error that the value is of the wrong type.
    #[must_use]
    pub fn expected(&self, what: impl Into<Said>) -> Diagnostic {
        let what = what.into();
        let message = match &self.content {
            Content::Null => say!("here should stand {what}, and nothing does", what),
            Content::Scalar(..) | Content::List(_) | Content::Map(_) => {
                say!(
                    "here should stand {what}, not {found}",
                    what,
                    found = self.describe()
                )
            }
        };
        Diagnostic::error(message).at(&self.place)
    }

    /// Text; a number or a boolean is taken as it was written.
    pub fn text(&self, diagnostics: &mut Diagnostics) -> Option<Placed<String>> {
        match &self.content {
            Content::Scalar(_, written) => {
                Some(Placed::new(written.clone(), self.place.clone()))
            }
            Content::Null => {
                diagnostics.push(self.expected("text"));
                None
            }
            Content::List(_) => {
                let hint = "write one text; between quotation marks if it begins with `[` \
                            or `- `";
                diagnostics.push(self.expected("text").hint(hint));
                None
            }
            Content::Map(_) => {
                let hint = "write one text; between quotation marks if it holds `: ` or \
                            begins with `{`";
                diagnostics.push(self.expected("text").hint(hint));
                None
            }
        }
    }

    /// `true` or `false`.
    pub fn boolean(&self, diagnostics: &mut Diagnostics) -> Option<bool> {
        if let Content::Scalar(Scalar::Boolean(value), _) = self.content {
            return Some(value);
        }
        let error = self.expected("`true` or `false`");
        diagnostics.push(match self.meant(&["true", "false"]) {
            Some(meant) => {
                error.hint(say!("write `{meant}`, without quotation marks", meant))
            }
            None => error.hint("write one of them, without quotation marks"),
        });
        None
    }

    /// A whole number that is not negative.
    pub fn natural(&self, diagnostics: &mut Diagnostics) -> Option<u64> {
        if let Content::Scalar(Scalar::Integer(value), _) = self.content
            && let Ok(value) = u64::try_from(value)
        {
            return Some(value);
        }
        diagnostics
            .push(self.expected("a whole number from 0").hint("write it in digits"));
        None
    }

    /// A number.
    #[expect(
        clippy::cast_precision_loss,
        clippy::as_conversions,
        reason = "YAML numbers"
    )]
    pub fn number(&self, diagnostics: &mut Diagnostics) -> Option<f64> {
        match self.content {
            Content::Scalar(Scalar::Integer(value), _) => Some(value as f64),
            Content::Scalar(Scalar::Decimal(value), _) => Some(value),
            _ => {
                diagnostics.push(self.expected("a number").hint(self.number_hint()));
                None
            }
        }
    }

    /// How a number is to be written.
    fn number_hint(&self) -> Said {
        if let Content::Scalar(Scalar::Text, written) = &self.content {
            let point = written.trim().replace(',', ".");
            if written.matches(',').count() == 1 && point.parse::<f64>().is_ok() {
                return say!(
                    "write the decimals after a point: `{number}`",
                    number = point
                );
            }
        }
        "write it in digits, with a point before decimals".into()
    }

    /// The word among some that an author means who writes it in another language, or in
    /// capitals.
    fn meant<'w>(&self, options: &[&'w str]) -> Option<&'w str> {
        let Content::Scalar(_, written) = &self.content else { return None };
        let word = written.trim().to_lowercase();
        let same = options.iter().find(|option| **option == word).copied();
        same.or_else(|| meant_words::among(&word, options.iter().copied()))
    }

    /// The items of a list; a single value stands for a list of one.
    #[must_use]
    pub fn items(&self) -> &[Self] {
        match &self.content {
            Content::List(items) => items,
            Content::Null | Content::Scalar(..) | Content::Map(_) => {
                std::slice::from_ref(self)
            }
        }
    }

    /// One text or a list of texts.
    pub fn texts(&self, diagnostics: &mut Diagnostics) -> Vec<Placed<String>> {
        self.items().iter().filter_map(|item| item.text(diagnostics)).collect()
    }

    /// The items of a list.
    pub fn list(&self, diagnostics: &mut Diagnostics) -> Option<&[Self]> {
        match &self.content {
            Content::List(items) => Some(items),
            Content::Null | Content::Scalar(..) | Content::Map(_) => {
                let error = self.expected("a list");
                diagnostics.push(error.hint("begin each item with `- `"));
                None
            }
        }
    }

    /// The entries of a map, in the author's order.
    pub fn entries(
        &self,
        diagnostics: &mut Diagnostics,
    ) -> Option<&[(Placed<String>, Self)]> {
        match &self.content {
            Content::Map(entries) => Some(entries),
            Content::Null | Content::Scalar(..) | Content::List(_) => {
                let error = self.expected("lines such as `name: value`");
                diagnostics.push(error.hint(self.entries_hint()));
                None
            }
        }
    }

    /// How names with values are to be written.
    fn entries_hint(&self) -> Said {
        match &self.content {
            Content::List(items) => {
                let first = items.first().map(|item| &item.content);
                if let Some(Content::Map(entries)) = first
                    && let Some((name, _)) = entries.first()
                {
                    let name = &name.value;
                    return say!(
                        "write `{name}:` without `- ` in front of it, and the others so too",
                        name
                    );
                }
                "write `name: value` on each line, without `- ` in front of it"
            }
            Content::Scalar(_, written) => {
                if let Some((name, value)) = written.split_once('=') {
                    let (name, value) = (name.trim(), value.trim());
                    return say!("write `{{name}: {value}}`", name, value);
                }
                "write them below, each on a line of its own, or as `{name: value}`"
            }
            Content::Null | Content::Map(_) => {
                "write them below, each on a line of its own, or as `{name: value}`"
            }
        }
        .into()
    }

    /// One of a fixed set of words.
    pub fn choice<T: Copy>(
        &self,
        options: &[(&str, T)],
        diagnostics: &mut Diagnostics,
    ) -> Option<T> {
        self.explained_choice(options, &[], diagnostics)
    }

    /// The same, where it is told what each of the words means.
    pub fn explained_choice<T: Copy>(
        &self,
        options: &[(&str, T)],
        meant: &'static [&'static str],
        diagnostics: &mut Diagnostics,
    ) -> Option<T> {
        let word = self.text(diagnostics)?;
        let found = options.iter().find(|(name, _)| *name == word.value);
        if found.is_none() {
            let error = Diagnostic::error(say!(
                "`{word}` is not a choice here",
                word = &word.value
            ));
            let names = options.iter().map(|(name, _)| *name);
            let mut error = error.at(&self.place).suggest(&word.value, names.clone());
            let explained = names.zip(meant).map(|(name, meant)| {
                say!("`{name}`: {meant}", name, meant = Said::from(*meant))
            });
            error.hints.extend(explained);
            diagnostics.push(error);
        }
        found.map(|(_, value)| *value)
    }
}

/// The text with its letters put together (normal form C), as [`parse`] reads it: a name
/// that is typed as `a` and a ring is then the same as one that is typed as `å`, wherever it
/// stands, and places are those in this text.
#[must_use]
pub fn composed(source: &Arc<Source>) -> Arc<Source> {
    match spelling::composed(&source.text) {
        Cow::Borrowed(_) => Arc::clone(source),
        Cow::Owned(text) if source.confidential => {
            Source::confidential(source.name.clone(), text)
        }
        Cow::Owned(text) => Source::new(source.name.clone(), text),
    }
}

/// As long a text is shown in quotation marks.
const LONGEST: usize = 60;

/// The error that a text which is written as it is loses its end to a comment: `#1` and
/// `#footnote[...]` are parts of it, `# a remark` is not.
#[must_use]
pub fn cut_by_comment(text: &str, place: &Place) -> Option<Diagnostic> {
    let source = &place.source().text;
    let first = source[place.start()..].chars().next()?;
    if text.is_empty() || matches!(first, '"' | '\'' | '|' | '>') {
        return None;
    }
    let line = source[place.end()..].split('\n').next()?;
    let comment = line.trim_start();
    if !comment.strip_prefix('#')?.starts_with(char::is_alphanumeric) {
        return None;
    }
    let start = place.end() + line.len() - comment.len();
    let end = start + comment.trim_end().len();
    let message = "the text ends here, because ` #` begins a comment in YAML";
    let lost = Place::new(place.source(), start, end);
    let error = Diagnostic::error(message).at(&lost);
    let whole = &source[place.start()..end];
    Some(match whole.contains('\n') || whole.chars().count() > LONGEST {
        true => error.hint("put the whole text in quotes, or write it under `|`"),
        false => {
            let quoted = lines::in_quotes(whole);
            error.hint(say!("put the whole text in quotes: `{text}`", text = quoted))
        }
    })
}

/// Parses a YAML text. On a syntax error, and on a text that holds more than anybody means,
/// there is one diagnostic and no node.
pub fn parse(source: &Arc<Source>, diagnostics: &mut Diagnostics) -> Option<Node> {
    let source = &composed(source);
    if source.text.len() > limits::TEXT {
        let most = limits::told_bytes(limits::TEXT);
        let message = say!("the file is too large: more than {most} of text", most);
        let hint = "divide it, or keep answers in a data file";
        diagnostics.push(Diagnostic::error(message).at(&Place::file(source)).hint(hint));
        return None;
    }
    // What it amounts to is known before it is laid out, and `serde_yaml` must not see it.
    let mut builder = Builder::new(source);
    let mut failed = None;
    for event in Parser::new_from_str(&source.text) {
        match event {
            Ok((event, span)) => {
                if let Err(error) = builder.event(event, span) {
                    diagnostics.push(error);
                    return None;
                }
            }
            Err(error) => {
                let marker = error.marker();
                let place = Place::at(source, marker.line(), marker.col() + 1, 1);
                failed = Some(syntax::unexplained(error.info(), &place));
                break;
            }
        }
    }
    if let Some(place) = failed.as_ref().and_then(|_| too_many_brackets(source)) {
        diagnostics.push(builder::too_deep(&place));
        return None;
    }
    let value = match serde_yaml::from_str::<Value>(&source.text) {
        Ok(value) => value,
        Err(error) => {
            let duplicates = builder.duplicates();
            if duplicates.is_empty() {
                diagnostics.push(syntax::explain(source, &error.to_string()));
            }
            // Two items that begin with `•` are two keys to YAML.
            let places = duplicates.iter().filter_map(|one| one.place.as_ref());
            match misread::other_sign(source, places) {
                Some(error) => diagnostics.push(error),
                None => diagnostics.extend(duplicates),
            }
            return None;
        }
    };
    if let Some(error) = builder.unrepeated() {
        diagnostics.push(error);
        return None;
    }
    match (builder.take(), failed) {
        (Some(node), _) => {
            let node = builder::typed(node, &value);
            let misread = misread::find(&node, source);
            if misread.is_empty() {
                return Some(node);
            }
            diagnostics.extend(misread);
            None
        }
        (None, Some(failed)) => {
            diagnostics.push(failed);
            None
        }
        (None, None) => Some(Node { place: Place::file(source), content: Content::Null }),
    }
}

/// Where more brackets are open than `serde_yaml` can be given, in a text that is no YAML:
/// it would look at all of them again for each.
fn too_many_brackets(source: &Arc<Source>) -> Option<Place> {
    const MOST: usize = 1_000;
    let mut open = 0_usize;
    let at = source.text.bytes().position(|byte| {
        match byte {
            b'[' | b'{' => open += 1,
            b']' | b'}' => open = open.saturating_sub(1),
            _ => {}
        }
        open > MOST
    })?;
    Some(Place::new(source, at, at + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(text: &str) -> Node {
        let mut diagnostics = Diagnostics::default();
        parse(&Source::new("a.yaml", text), &mut diagnostics).expect("valid YAML")
    }

    fn get<'n>(node: &'n Node, key: &str) -> &'n Node {
        let Content::Map(entries) = &node.content else { panic!("not a map") };
        &entries.iter().find(|(name, _)| name.value == key).expect("key").1
    }

    #[test]
    fn every_value_has_a_place() {
        let root = node("å: 1\nb:\n  - två\n  - {c: \"tre\"}\n");
        let Content::List(items) = &get(&root, "b").content else { panic!("not a list") };
        assert_eq!(items[0].place.to_string(), "a.yaml:3:5");
        assert_eq!(get(&items[1], "c").place.to_string(), "a.yaml:4:9");
    }

    #[test]
    fn scalars_are_typed_and_keep_their_spelling() {
        let root = node("a: 1\nb: '1'\nc: 1.50\nd: true\ne:\nf: 2017-04-28\n");
        assert!(matches!(
            get(&root, "a").content,
            Content::Scalar(Scalar::Integer(1), _)
        ));
        assert!(matches!(get(&root, "b").content, Content::Scalar(Scalar::Text, _)));
        assert!(matches!(&get(&root, "c").content,
            Content::Scalar(Scalar::Decimal(_), written) if written == "1.50"));
        assert!(matches!(get(&root, "e").content, Content::Null));
        assert!(matches!(get(&root, "f").content, Content::Scalar(Scalar::Text, _)));
    }

    #[test]
    fn letters_that_are_taken_apart_are_put_together() {
        let root = node("ko\u{308}n: {a: 'A\u{30a}re  1', b: 2}\n");
        let map = get(&root, "k\u{f6}n");
        let ort = get(map, "a");
        assert!(matches!(&ort.content,
            Content::Scalar(Scalar::Text, text) if text == "\u{c5}re  1"));
        assert_eq!(ort.place.to_string(), "a.yaml:1:10");
        assert_eq!(get(map, "b").place.to_string(), "a.yaml:1:23");
    }

    #[test]
    fn a_block_text_spans_its_lines() {
        let text = "text: |\n  rad ett\n  rad två\nslut: 1\n";
        let root = node(text);
        let place = get(&root, "text").place.clone();
        assert!(text[place.start()..place.end()].contains("rad två"), "{place:?}");
    }

    #[test]
    fn an_alias_stands_for_what_it_names() {
        let root = node("a: &x [1, 2]\nb: *x\n");
        let Content::List(items) = &get(&root, "b").content else { panic!("not a list") };
        assert!(matches!(items[1].content, Content::Scalar(Scalar::Integer(2), _)));
    }

    #[test]
    fn mistakes_name_the_place() {
        let error = |text: &str| {
            let mut diagnostics = Diagnostics::default();
            assert!(parse(&Source::new("a.yaml", text), &mut diagnostics).is_none());
            let error = diagnostics.sorted()[0].clone();
            format!("{}: {}", error.place.expect("a place"), error.message)
        };
        assert_eq!(
            error("a: 1\nb: 2\na: 3\n"),
            "a.yaml:3:1: the key `a` stands twice in the same place"
        );
        assert_eq!(error("a: [1, 2\nb: 3\n"), "a.yaml:1:4: the bracket is not closed");
        // While it is typed.
        assert_eq!(error("a: {b: c, d: \n"), "a.yaml:1:4: the bracket is not closed");
        assert_eq!(error("- a: {b: c, d: "), "a.yaml:1:6: the bracket is not closed");
    }
}
