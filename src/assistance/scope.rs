//! What is asked where something stands: takes the keys that lead there, gives the view
//! and the variables.

use crate::format::ValueKind;
use crate::yaml::{Content, Node};

use super::walk::{MapEntries, Step, flat};

/// The value of a key beside others, if it is a text.
fn text_of<'n>(entries: MapEntries<'n>, key: &str) -> Option<&'n str> {
    let (_, node) = entries.iter().find(|(name, _)| name.value == key)?;
    match &node.content {
        Content::Scalar(_, text) => Some(text),
        Content::Null | Content::List(_) | Content::Map(_) => None,
    }
}

/// The texts of a value: one, or a list of them.
fn texts(node: &Node) -> Vec<&str> {
    let text = |node| match node {
        &Node { content: Content::Scalar(_, ref text), .. } => Some(text.as_str()),
        _ => None,
    };
    node.items().iter().filter_map(text).collect()
}

/// The view or survey that is asked.
pub(super) fn view_of<'n>(steps: &[Step<'n>]) -> Option<&'n str> {
    steps.iter().rev().find_map(|step| {
        let map = step.map?;
        let names_view = |key: &str| {
            let declared = map.declared().find(|declared| declared.name == key);
            declared.is_some_and(|declared| holds(&declared.kind, "view"))
        };
        let key = ["of", "survey"].into_iter().find(|key| names_view(key))?;
        text_of(step.entries, key)
    })
}

/// The variables whose answers are meant.
pub(super) fn variables_of<'n>(steps: &[Step<'n>]) -> Vec<&'n str> {
    for (index, step) in steps.iter().enumerate().rev() {
        if step.named.is_some_and(|named| named.one == "variable") {
            return vec![&step.key.value];
        }
        let above = index.checked_sub(1).and_then(|above| steps.get(above));
        let is_codebook = above.is_some_and(|above| {
            above.is("codebook", "variables") || above.is("codebook", "derive")
        });
        if is_codebook {
            return vec![&step.key.value];
        }
        let Some(map) = step.map else { continue };
        let named = step.entries.iter().filter(|(key, _)| {
            let declared = map.declared().find(|declared| declared.name == key.value);
            declared.is_some_and(|declared| holds(&declared.kind, "variable"))
        });
        let named = named.flat_map(|(_, node)| texts(node)).collect::<Vec<_>>();
        if !named.is_empty() && !step.is("codebook", "variables") {
            return named;
        }
    }
    Vec::new()
}

/// Whether a kind of text may stand there, alone or in a list.
fn holds(kind: &'static ValueKind, called: &str) -> bool {
    flat(kind).into_iter().any(|kind| match kind {
        ValueKind::Text(text) => text.one == called,
        ValueKind::Several(of) | ValueKind::List(of) => holds(of, called),
        _ => false,
    })
}
