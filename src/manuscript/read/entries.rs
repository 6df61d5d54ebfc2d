//! Reads a map whose keys are names of the author's own: surveys, views, named numbers.

use crate::diagnostic::{Diagnostics, Placed, Severity};
use crate::manuscript::ids::read_id;
use crate::manuscript::report::Unread;
use crate::yaml::Node;

/// What was read of a map with names of the author's own.
pub(super) struct ReadEntries<T> {
    /// The values that could be read.
    pub(super) values: Vec<T>,
    /// The names of those that could not.
    pub(super) unread: Unread,
}

impl<T> ReadEntries<T> {
    /// Reads each entry. A value with a mistake in it counts as not read, so that nothing is
    /// reported about what hangs on it.
    pub(super) fn of(
        node: Option<&Node>,
        read: fn(&Placed<String>, &Node, &mut Diagnostics) -> Option<T>,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let Some(entries) = node.and_then(|node| node.entries(diagnostics)) else {
            let unread = Unread { names: Vec::new(), all: node.is_some() };
            return Self { values: Vec::new(), unread };
        };
        let (mut values, mut unread) = (Vec::new(), Unread::default());
        for (name, node) in entries {
            let before = diagnostics.count(Severity::Error);
            read_id(name, diagnostics);
            match read(name, node, diagnostics) {
                Some(value) if diagnostics.count(Severity::Error) == before => {
                    values.push(value);
                }
                _ => unread.names.push(name.value.clone()),
            }
        }
        Self { values, unread }
    }
}
