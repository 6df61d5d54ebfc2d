//! Lets charts, tables and figures of a source float that were to stand where they are
//! written, and says where texts stand on a page.

use std::collections::{BTreeMap, BTreeSet};

use super::TypstSource;
use super::catalog::Template;

/// Points in a millimetre.
const POINTS: f64 = 72.0 / 25.4;

/// What a template's blocks set charts, tables and figures with, by the kind of their labels.
const FUNCTIONS: [(&str, &[&str]); 3] = [
    ("diagram", &["#chart("]),
    ("table", &["#data-table(", "#register-table(", "#typed-table("]),
    ("figure", &["#drawing(", "#flow("]),
];

/// Where texts stand on a page: the margins above and below them, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TextArea {
    /// Above.
    pub top: f64,
    /// Below.
    pub bottom: f64,
}

impl TextArea {
    pub(super) fn of(template: &Template) -> Option<Self> {
        let side = |name: &str| {
            let length = template.tokens.get(&["page", name])?.number()?;
            Some(length * POINTS)
        };
        Some(Self { top: side("top")?, bottom: side("bottom")? })
    }
}

impl TypstSource {
    /// The generated texts in which some charts, tables and figures float, by their path
    /// beside the document, without those that stay as they are. Every line stays where it
    /// is. A template that sets them in a way of its own decides itself what floats.
    #[must_use]
    pub fn floating(&self, labels: &BTreeSet<String>) -> BTreeMap<String, String> {
        let changed = self.texts.iter().filter_map(|(name, text)| {
            let mut before = "";
            let lines = text.lines().map(|line| {
                let floats = floats(before, line, labels);
                before = line;
                if floats {
                    format!("{line} placement: auto,\n")
                } else {
                    format!("{line}\n")
                }
            });
            let changed = lines.collect::<String>();
            (changed != *text).then(|| (name.clone(), changed))
        });
        changed.collect()
    }
}

/// Whether a line is the id of something that floats, and the one before it the function that
/// sets it.
fn floats(before: &str, line: &str, labels: &BTreeSet<String>) -> bool {
    let id = line.strip_prefix("  id: \"").and_then(|rest| rest.strip_suffix("\","));
    let Some(id) = id else { return false };
    let kind = FUNCTIONS.iter().find(|(_, functions)| functions.contains(&before));
    kind.is_some_and(|(kind, _)| labels.contains(&format!("{kind}:{id}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_floats_by_its_kind_and_id() {
        let labels = BTreeSet::from(["diagram:a".to_owned(), "table:b".to_owned()]);
        assert!(floats("#chart(", "  id: \"a\",", &labels));
        assert!(floats("#typed-table(", "  id: \"b\",", &labels));
        assert!(!floats("#drawing(", "  id: \"a\",", &labels), "another kind");
        assert!(!floats("#chart(", "  id: \"b\",", &labels));
        assert!(!floats("", "  id: \"a\",", &labels), "a text of the author");
    }
}
