//! Builds nodes from the events of a parser: takes them one by one, gives the node of the
//! first document, and an error as soon as there is more than anybody means.
//!
//! Nothing here takes longer than the file is long: a file may be made by a programme.

use std::collections::BTreeMap;
use std::sync::Arc;

use saphyr_parser::{Event, ScalarStyle, Span};
use serde_yaml::Value;

use super::{Content, Node, Scalar, syntax};
use crate::diagnostic::{Diagnostic, Place, Placed, Source};
use crate::limits;
use crate::say;

/// Builds nodes from parser events.
pub(super) struct Builder<'s> {
    source: &'s Arc<Source>,
    /// Byte offset of each character, as the parser counts characters.
    offsets: Vec<usize>,
    open: Vec<Open>,
    anchors: BTreeMap<usize, Anchored>,
    /// The first document.
    done: Option<Node>,
    /// Values so far, those that aliases repeat counted each time.
    nodes: usize,
    /// Values that are kept for aliases.
    kept: usize,
    /// Keys that stand twice in one map, with the place of the first.
    duplicates: Vec<(Placed<String>, Place)>,
    /// Words that an author may have meant as text: the names (`&name`) of texts that no
    /// alias repeats so far.
    unrepeated: BTreeMap<usize, Place>,
}

/// A list or map that has not ended.
struct Open {
    content: OpenContent,
    place: Place,
    anchor: usize,
    /// Values before it.
    before: usize,
    /// How deep what lies in it goes.
    depth: usize,
}

enum OpenContent {
    List(Vec<Node>),
    Map(Vec<(Placed<String>, Node)>, Option<Placed<String>>),
}

/// What an alias stands for.
struct Anchored {
    node: Node,
    nodes: usize,
    depth: usize,
}

/// A node that is complete, and how deep it goes.
struct Complete {
    node: Node,
    anchor: usize,
    nodes: usize,
    depth: usize,
}

impl<'s> Builder<'s> {
    pub(super) fn new(source: &'s Arc<Source>) -> Self {
        let mut offsets =
            source.text.char_indices().map(|(index, _)| index).collect::<Vec<_>>();
        offsets.push(source.text.len());
        Self {
            source,
            offsets,
            open: Vec::new(),
            anchors: BTreeMap::new(),
            done: None,
            nodes: 0,
            kept: 0,
            duplicates: Vec::new(),
            unrepeated: BTreeMap::new(),
        }
    }

    /// The error that a text begins with `&`, which names it for aliases that there are none
    /// of.
    pub(super) fn unrepeated(&self) -> Option<Diagnostic> {
        self.unrepeated.values().next().map(syntax::reserved)
    }

    /// The first document, if it is complete.
    pub(super) fn take(self) -> Option<Node> {
        self.done
    }

    fn place(&self, span: Span) -> Place {
        let byte = |index: usize| {
            self.offsets.get(index).copied().unwrap_or(self.source.text.len())
        };
        Place::new(self.source, byte(span.start.index()), byte(span.end.index()))
    }

    /// Takes one event.
    pub(super) fn event(
        &mut self,
        event: Event<'_>,
        span: Span,
    ) -> Result<(), Diagnostic> {
        let place = self.place(span);
        let complete = match event {
            Event::Scalar(text, style, anchor, tag) => {
                check_marks(&text, &place)?;
                if let Some(sign) = tag.and_then(|_| sign_before(&place, '!')) {
                    return Err(syntax::reserved(&sign));
                }
                if anchor > 0 && style == ScalarStyle::Plain {
                    let sign = sign_before(&place, '&');
                    self.unrepeated.extend(sign.map(|sign| (anchor, sign)));
                }
                let content = Content::Scalar(Scalar::Text, text.into_owned());
                let node = Node { place, content };
                self.count(1, &node.place)?;
                Complete { node, anchor, nodes: 1, depth: 0 }
            }
            Event::Alias(anchor) => match self.repeated(anchor, &place)? {
                Some(complete) => complete,
                None => return Ok(()),
            },
            Event::SequenceStart(anchor, _) => {
                return self.begin(OpenContent::List(Vec::new()), place, anchor);
            }
            Event::MappingStart(anchor, _) => {
                return self.begin(OpenContent::Map(Vec::new(), None), place, anchor);
            }
            Event::SequenceEnd | Event::MappingEnd => match self.end() {
                Some(complete) => complete,
                None => return Ok(()),
            },
            _ => return Ok(()),
        };
        self.lay(complete)
    }

    /// What an alias stands for, unless that is too much.
    fn repeated(
        &mut self,
        anchor: usize,
        place: &Place,
    ) -> Result<Option<Complete>, Diagnostic> {
        let Some(Anchored { nodes, depth, .. }) = self.anchors.get(&anchor) else {
            return Ok(None);
        };
        let (nodes, depth) = (*nodes, *depth);
        self.unrepeated.remove(&anchor);
        self.count(nodes, place)?;
        self.deepen(depth, place)?;
        // It is laid out only now that it is known not to be too much.
        let node = self.anchors.get(&anchor).map(|anchored| anchored.node.clone());
        Ok(node.map(|node| Complete { node, anchor: 0, nodes, depth }))
    }

    fn begin(
        &mut self,
        content: OpenContent,
        place: Place,
        anchor: usize,
    ) -> Result<(), Diagnostic> {
        let before = self.nodes;
        self.count(1, &place)?;
        self.open.push(Open { content, place: place.clone(), anchor, before, depth: 0 });
        self.deepen(0, &place)
    }

    fn end(&mut self) -> Option<Complete> {
        let Open { content, place, anchor, before, depth } = self.open.pop()?;
        let content = match content {
            OpenContent::List(items) => Content::List(items),
            OpenContent::Map(entries, _) => {
                note_duplicates(&entries, &mut self.duplicates);
                Content::Map(entries)
            }
        };
        let (node, nodes) = (Node { place, content }, self.nodes - before);
        Some(Complete { node, anchor, nodes, depth: depth + 1 })
    }

    /// Counts values that are added.
    fn count(&mut self, more: usize, place: &Place) -> Result<(), Diagnostic> {
        self.nodes = self.nodes.saturating_add(more);
        self.check_count(self.nodes, more, place)
    }

    /// Refuses more values than a file may hold.
    fn check_count(
        &self,
        nodes: usize,
        more: usize,
        place: &Place,
    ) -> Result<(), Diagnostic> {
        if nodes <= limits::NODES {
            return Ok(());
        }
        let most = limits::told(limits::NODES);
        let message = say!("the file holds too much: more than {most} values", most);
        let hint = if more > 1 {
            "write out what `*` repeats, where it is needed"
        } else {
            "divide the file, or keep answers in a data file"
        };
        Err(Diagnostic::error(message).at(place).hint(hint))
    }

    /// Checks how deep something lies that goes so deep itself.
    fn deepen(&self, depth: usize, place: &Place) -> Result<(), Diagnostic> {
        if self.open.len() + depth <= limits::NESTING {
            return Ok(());
        }
        Err(too_deep(place))
    }

    /// Puts a complete node where it belongs.
    fn lay(&mut self, complete: Complete) -> Result<(), Diagnostic> {
        let Complete { node, anchor, nodes, depth } = complete;
        if anchor > 0 {
            self.kept = self.kept.saturating_add(nodes);
            self.check_count(self.kept, nodes, &node.place)?;
            let anchored = Anchored { node: node.clone(), nodes, depth };
            self.anchors.insert(anchor, anchored);
        }
        let Some(open) = self.open.last_mut() else {
            self.done.get_or_insert(node);
            return Ok(());
        };
        open.depth = open.depth.max(depth);
        match &mut open.content {
            OpenContent::List(items) => items.push(node),
            OpenContent::Map(entries, key) => match key.take() {
                Some(key) => entries.push((key, node)),
                None if entries.len() >= limits::KEYS => {
                    let most = limits::told(limits::KEYS);
                    let message = say!("a map has too many keys: more than {most}", most);
                    let hint = "keep answers in a data file";
                    return Err(Diagnostic::error(message).at(&node.place).hint(hint));
                }
                None => {
                    let text = match node.content {
                        Content::Scalar(_, text) => text,
                        Content::Null | Content::List(_) | Content::Map(_) => {
                            String::new()
                        }
                    };
                    *key = Some(Placed::new(text, node.place));
                }
            },
        }
        Ok(())
    }

    /// Tells every key that stands twice in one map.
    pub(super) fn duplicates(mut self) -> Vec<Diagnostic> {
        for open in &self.open {
            let OpenContent::Map(entries, key) = &open.content else { continue };
            note_duplicates(entries, &mut self.duplicates);
            // What it stands for may be what cannot be read.
            let before = key.as_ref().and_then(|key| {
                let first = entries.iter().find(|(one, _)| one.value == key.value)?;
                Some((key.clone(), first.0.place.clone()))
            });
            self.duplicates.extend(before);
        }
        let describe = |(again, first): &(Placed<String>, Place)| {
            let message = say!(
                "the key `{key}` stands twice in the same place",
                key = &again.value
            );
            Diagnostic::error(message).at(&again.place).hint(say!(
                "remove or rename one of them; the first is in line {line}",
                line = first.line()
            ))
        };
        self.duplicates.iter().map(describe).collect()
    }
}

/// The error that something lies too deep.
pub(super) fn too_deep(place: &Place) -> Diagnostic {
    let most = limits::NESTING;
    let message =
        say!("lists and maps lie too deep in each other: more than {most} levels", most);
    let hint = "put the value in quotes if its brackets belong to a text";
    Diagnostic::error(message).at(place).hint(hint)
}

/// Finds keys that stand twice.
fn note_duplicates(
    entries: &[(Placed<String>, Node)],
    duplicates: &mut Vec<(Placed<String>, Place)>,
) {
    let mut first = BTreeMap::new();
    for (key, _) in entries {
        let place = *first.entry(key.value.as_str()).or_insert(&key.place);
        if !std::ptr::eq(place, &key.place) {
            duplicates.push((key.clone(), place.clone()));
        }
    }
}

/// Refuses a letter with so many marks on it that no page can show it.
fn check_marks(text: &str, place: &Place) -> Result<(), Diagnostic> {
    if text.is_ascii() {
        return Ok(());
    }
    let mut marks = 0;
    for letter in text.chars() {
        marks = if is_mark(letter) { marks + 1 } else { 0 };
        if marks > limits::MARKS {
            let most = limits::MARKS;
            let message = say!("more than {most} marks stand on one letter", most);
            let hint = "remove them; they are no text";
            return Err(Diagnostic::error(message).at(place).hint(hint));
        }
    }
    Ok(())
}

/// Whether a character is set on or joined to the one before it: combining marks, and what
/// makes one sign of several.
fn is_mark(letter: char) -> bool {
    matches!(
        letter,
        '\u{300}'..='\u{36f}'
            | '\u{483}'..='\u{489}'
            | '\u{591}'..='\u{5bd}'
            | '\u{610}'..='\u{61a}'
            | '\u{64b}'..='\u{65f}'
            | '\u{1ab0}'..='\u{1aff}'
            | '\u{1dc0}'..='\u{1dff}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2060}'..='\u{206f}'
            | '\u{20d0}'..='\u{20ff}'
            | '\u{302a}'..='\u{302f}'
            | '\u{3099}'..='\u{309a}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{fe20}'..='\u{fe2f}'
            | '\u{1f3fb}'..='\u{1f3ff}'
            | '\u{e0000}'..='\u{e01ef}'
    )
}

/// The sign in the line before a text that YAML takes off its beginning: `!` of a type, `&` of
/// a name. None of a type that YAML itself has (`!!str`).
fn sign_before(place: &Place, sign: char) -> Option<Place> {
    let text = &place.source().text;
    let start = text[..place.start()].rfind('\n').map_or(0, |end| end + 1);
    let line = &text[start..place.end()];
    let within = line.len() - (place.end() - place.start());
    let at = match line[within..].starts_with(sign) {
        true => within,
        false => line[..within].rfind(sign)?,
    };
    let is_own = line[..at].ends_with(sign) || line[at + 1..].starts_with(sign);
    let (at, length) = (start + at, sign.len_utf8());
    (!is_own).then(|| Place::new(place.source(), at, at + length))
}

/// Gives each scalar the type `serde_yaml` reads it as.
pub(super) fn typed(node: Node, value: &Value) -> Node {
    let Node { place, content } = node;
    let content = match (content, value) {
        (content, Value::Tagged(tagged)) => {
            return typed(Node { place, content }, &tagged.value);
        }
        (Content::Scalar(..), Value::Null) => Content::Null,
        (Content::Scalar(_, text), value) => Content::Scalar(scalar_type(value), text),
        (Content::List(items), Value::Sequence(values)) => Content::List(
            items
                .into_iter()
                .zip(values)
                .map(|(item, value)| typed(item, value))
                .collect(),
        ),
        (Content::Map(entries), Value::Mapping(values)) => Content::Map(
            entries
                .into_iter()
                .zip(values)
                .map(|((key, item), (_, value))| (key, typed(item, value)))
                .collect(),
        ),
        (content, _) => content,
    };
    Node { place, content }
}

fn scalar_type(value: &Value) -> Scalar {
    match value {
        Value::Bool(value) => Scalar::Boolean(*value),
        Value::Number(number) => match (number.as_i64(), number.as_f64()) {
            (Some(integer), _) => Scalar::Integer(integer),
            (None, Some(decimal)) => Scalar::Decimal(decimal),
            (None, None) => Scalar::Text,
        },
        Value::Null
        | Value::String(_)
        | Value::Sequence(_)
        | Value::Mapping(_)
        | Value::Tagged(_) => Scalar::Text,
    }
}
