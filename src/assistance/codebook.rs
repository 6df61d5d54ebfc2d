//! What a codebook says of its variables: labels, questions and answers, as they are
//! written.

use crate::diagnostic::Place;
use crate::yaml::{Content, Node};

/// A variable as its codebook describes it.
#[derive(Clone, Debug)]
pub(super) struct DescribedVariable {
    pub(super) name: String,
    pub(super) place: Place,
    pub(super) label: Option<String>,
    pub(super) question: Option<String>,
    pub(super) scale: Option<String>,
    /// The answers, in their order: code, if there is one, and label.
    pub(super) answers: Vec<(Option<String>, String)>,
    /// Ways of not answering.
    pub(super) missing: Vec<(Option<String>, String)>,
    /// Names of sets of answers.
    pub(super) groups: Vec<String>,
    /// What it is made of.
    pub(super) from: Option<String>,
}

/// The value of a key in a map.
fn value<'n>(node: &'n Node, key: &str) -> Option<&'n Node> {
    let Content::Map(entries) = &node.content else { return None };
    entries.iter().find(|(name, _)| name.value == key).map(|(_, value)| value)
}

/// The text under a key.
fn text(node: &Node, key: &str) -> Option<String> {
    match &value(node, key)?.content {
        Content::Scalar(_, text) => Some(text.clone()),
        Content::Null | Content::List(_) | Content::Map(_) => None,
    }
}

/// The names in a map.
fn keys(node: Option<&Node>) -> Vec<String> {
    match node.map(|node| &node.content) {
        Some(Content::Map(entries)) => {
            entries.iter().map(|(name, _)| name.value.clone()).collect()
        }
        _ => Vec::new(),
    }
}

/// The variables of a codebook, in their order; what is made of others last.
pub(super) fn variables(codebook: &Node) -> Vec<DescribedVariable> {
    let sets = value(codebook, "value-sets");
    let declared = ["variables", "derive"].into_iter();
    let declared = declared.filter_map(|key| value(codebook, key));
    let mut all = Vec::<DescribedVariable>::new();
    for node in declared {
        let Content::Map(entries) = &node.content else { continue };
        for (name, node) in entries {
            let answers = |key| answers(value(node, key), sets);
            let mut given = answers("values");
            if given.is_empty() {
                given = columns(node);
            }
            let made = ["map", "cut"].map(|key| keys(value(node, key))).concat();
            given.extend(made.into_iter().map(|label| (None, label)));
            all.push(DescribedVariable {
                name: name.value.clone(),
                place: name.place.clone(),
                label: text(node, "label"),
                question: text(node, "question"),
                scale: text(node, "scale"),
                answers: given,
                missing: answers("missing"),
                groups: keys(value(node, "groups")),
                from: text(node, "from"),
            });
        }
    }
    all
}

/// Answers by their codes, or those of a list by its name.
fn answers(node: Option<&Node>, sets: Option<&Node>) -> Vec<(Option<String>, String)> {
    let Some(node) = node else { return Vec::new() };
    let listed = match &node.content {
        Content::Scalar(_, name) => sets.and_then(|sets| value(sets, name)),
        Content::Null | Content::List(_) | Content::Map(_) => Some(node),
    };
    let Some(Content::Map(entries)) = listed.map(|node| &node.content) else {
        return Vec::new();
    };
    let answer = entries.iter().filter_map(|(code, label)| match &label.content {
        Content::Scalar(_, label) => Some((Some(code.value.clone()), label.clone())),
        Content::Null | Content::List(_) | Content::Map(_) => None,
    });
    answer.collect()
}

/// The answers of a question with a column for each.
fn columns(node: &Node) -> Vec<(Option<String>, String)> {
    let Some(Content::Map(entries)) = value(node, "columns").map(|it| &it.content) else {
        return Vec::new();
    };
    let label = entries.iter().filter_map(|(_, label)| match &label.content {
        Content::Scalar(_, label) => Some((None, label.clone())),
        Content::Null | Content::List(_) | Content::Map(_) => None,
    });
    label.collect()
}
