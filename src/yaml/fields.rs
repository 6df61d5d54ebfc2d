//! Reads a mapping key by key and remembers which keys it knows.

use super::{Content, Node};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Placed, closest};

/// A mapping being read. Ask for every key it may have, then call
/// [`finish`](Self::finish), which reports the keys nobody asked for.
pub struct Fields<'n> {
    what: &'static str,
    place: Place,
    entries: &'n [(Placed<String>, Node)],
    known: Vec<&'static str>,
    /// Keys that must be there and are not, with what was said about it.
    lacking: Vec<(&'static str, Diagnostic)>,
}

impl<'n> Fields<'n> {
    /// Starts reading; `what` names the mapping in messages ("a chart").
    pub fn new(
        node: &'n Node,
        what: &'static str,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let entries = match &node.content {
            Content::Map(entries) => entries.as_slice(),
            Content::Null | Content::Scalar(..) | Content::List(_) => {
                diagnostics.push(node.expected(&format!("the keys of {what}")));
                return None;
            }
        };
        let place = node.place.clone();
        Some(Self { what, place, entries, known: Vec::new(), lacking: Vec::new() })
    }

    /// Where the mapping begins.
    #[must_use]
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// The value of a key that may be left out; a key without a value counts as left out.
    pub fn optional(&mut self, key: &'static str) -> Option<&'n Node> {
        self.known.push(key);
        self.entries
            .iter()
            .find(|(name, _)| name.value == key)
            .map(|(_, node)| node)
            .filter(|node| !matches!(node.content, Content::Null))
    }

    /// The value of a key that must be there.
    pub fn required(
        &mut self,
        key: &'static str,
        diagnostics: &mut Diagnostics,
    ) -> Option<&'n Node> {
        let node = self.optional(key);
        if node.is_none() {
            let written = self.entries.iter().find(|(name, _)| name.value == key);
            let error = match written {
                Some((name, _)) => {
                    Diagnostic::error(format!("the key `{key}` has no value"))
                        .at(&name.place)
                        .hint(format!("write `{key}: …`"))
                }
                None => Diagnostic::error(format!("{} lacks the key `{key}`", self.what))
                    .at(&self.place)
                    .hint(format!("add `{key}: …`")),
            };
            diagnostics.push(error.clone());
            self.lacking.push((key, error));
        }
        node
    }

    /// Text under a key that must be there.
    pub fn required_text(
        &mut self,
        key: &'static str,
        diagnostics: &mut Diagnostics,
    ) -> Option<Placed<String>> {
        self.required(key, diagnostics)?.text(diagnostics)
    }

    /// Text under a key that may be left out.
    pub fn optional_text(
        &mut self,
        key: &'static str,
        diagnostics: &mut Diagnostics,
    ) -> Option<Placed<String>> {
        self.optional(key)?.text(diagnostics)
    }

    /// One of a fixed set of words under a key that may be left out.
    pub fn optional_choice<T: Copy>(
        &mut self,
        key: &'static str,
        options: &[(&str, T)],
        diagnostics: &mut Diagnostics,
    ) -> Option<T> {
        self.optional(key)?.choice(options, diagnostics)
    }

    /// Reports the keys nobody asked for. Gives the keys that seem to be meant by them, so
    /// that nothing is said about their absence; what was said is withdrawn.
    pub fn finish(self, diagnostics: &mut Diagnostics) -> Vec<&'static str> {
        let written = |key: &str| self.entries.iter().any(|(name, _)| name.value == key);
        let mut misspelt = Vec::new();
        for (key, _) in self.entries {
            if self.known.contains(&key.value.as_str()) {
                continue;
            }
            let message = format!("unknown key `{}` in {}", key.value, self.what);
            let error = Diagnostic::error(message).at(&key.place);
            diagnostics.push(error.suggest(&key.value, self.known.iter().copied()));
            misspelt.extend(closest(&key.value, &self.known).filter(|key| !written(key)));
        }
        for (key, error) in &self.lacking {
            if misspelt.contains(key) {
                diagnostics.withdraw(error);
            }
        }
        misspelt
    }
}
