//! Reads answers of a codebook: codes with labels, groups of them, and intervals.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use crate::diagnostic::{Diagnostic, Diagnostics, Placed, Severity};
use crate::say;
use crate::spelling::folded;
use crate::yaml::{Content, Node};

use super::codebook::{EMPTY, Label, Variable};
use super::labels::{category_indices_in, indexed};

/// A code and a label, with the label's place.
pub(super) struct Labelled {
    pub(super) code: String,
    pub(super) label: Placed<String>,
}

pub(super) fn read_labels(
    node: Option<&Node>,
    diagnostics: &mut Diagnostics,
) -> Vec<Labelled> {
    let Some(node) = node else { return Vec::new() };
    if let Content::List(items) = &node.content {
        diagnostics.push(without_codes(node, items));
        return Vec::new();
    }
    let Some(entries) = node.entries(diagnostics) else { return Vec::new() };
    entries
        .iter()
        .filter_map(|(code, node)| {
            Some(Labelled { code: code.value.clone(), label: node.words(diagnostics)? })
        })
        .collect()
}

/// The error that labels stand without the codes that the data has for them.
fn without_codes(node: &Node, items: &[Node]) -> Diagnostic {
    let labels = items.iter().filter_map(|item| match &item.content {
        Content::Scalar(_, label) => Some(label.as_str()),
        Content::Null | Content::List(_) | Content::Map(_) => None,
    });
    let labels = labels.take(2).enumerate();
    let coded = labels.map(|(index, label)| format!("{}: {label}", index + 1));
    let coded = coded.collect::<Vec<_>>().join(", ");
    let hint = say!(
        "write before each label what stands in the data file for it: `{{coded}, …}`; where \
         the file holds the labels themselves, write each twice",
        coded
    );
    let message = "the labels stand here without their codes";
    Diagnostic::error(message).at(&node.place).hint(hint)
}

pub(super) fn plain(labels: Vec<Labelled>) -> Vec<Label> {
    labels.into_iter().map(|entry| Label::new(entry.code, entry.label.value)).collect()
}

/// Reports codes and labels that stand for two answers; tells whether there are none.
pub(super) fn check_labels(
    categories: &[Labelled],
    missing: &[Labelled],
    diagnostics: &mut Diagnostics,
) -> bool {
    let before = diagnostics.count(Severity::Error);
    let mut labels: HashMap<Cow<'_, str>, &Labelled> = HashMap::new();
    let mut codes = HashMap::new();
    for entry in categories.iter().chain(missing) {
        let label = &entry.label;
        if let Some(first) = labels.get(&folded(&label.value)) {
            let message = say!("the label `{label}` appears twice", label = &label.value);
            let hint = say!(
                "the codes `{code}` and `{other}` need different labels; to put them together, \
                 derive a variable with `map`",
                code = &first.code,
                other = &entry.code
            );
            let error = Diagnostic::error(message).at(&label.place).hint(hint);
            diagnostics.push(revealed(error, &label.value, &first.label.value));
        }
        if let Some(first) = codes.insert(folded(&entry.code), entry.code.as_str()) {
            let message = say!("the code `{code}` appears twice", code = &entry.code);
            let hint = "give each answer a code of its own";
            let error = Diagnostic::error(message).at(&label.place).hint(hint);
            diagnostics.push(revealed(error, &entry.code, first));
        }
        if label.value == EMPTY {
            let message = say!(
                "the label `{empty}` is taken: it means an empty cell",
                empty = &EMPTY
            );
            let hint = "choose another word";
            diagnostics.push(Diagnostic::error(message).at(&label.place).hint(hint));
        }
        labels.entry(folded(&label.value)).or_insert(entry);
    }
    diagnostics.count(Severity::Error) == before
}

/// The same error, which shows in what two names differ if they are not the same letters.
fn revealed(error: Diagnostic, one: &str, other: &str) -> Diagnostic {
    if one == other { error } else { error.reveal(one, other) }
}

pub(super) fn read_groups(
    node: Option<&Node>,
    variable: &Variable,
    diagnostics: &mut Diagnostics,
) -> Vec<(String, Vec<usize>)> {
    let Some(entries) = node.and_then(|node| node.entries(diagnostics)) else {
        return Vec::new();
    };
    let mut groups = Vec::new();
    let known = indexed(variable);
    let taken = variable.categories.iter().chain(&variable.missing);
    let taken = taken.map(|label| folded(&label.label)).collect::<HashSet<_>>();
    for (name, node) in entries {
        if taken.contains(&folded(&name.value)) {
            let message =
                say!("the group `{name}` has the name of an answer", name = &name.value);
            diagnostics.push(Diagnostic::error(message).at(&name.place));
        }
        let labels = node.texts(diagnostics);
        let members = category_indices_in(&labels, variable, &known, diagnostics);
        groups.push((name.value.clone(), members));
    }
    groups
}

pub(super) fn read_interval(
    node: &Node,
    diagnostics: &mut Diagnostics,
) -> Option<(f64, f64)> {
    if let Content::List(items) = &node.content
        && let [low, high] = items.as_slice()
    {
        let (low, high) = (low.number(diagnostics)?, high.number(diagnostics)?);
        if low <= high {
            return Some((low, high));
        }
        let message =
            say!("the interval runs backwards: {low} is above {high}", low, high);
        let hint = say!("write `[{high}, {low}]`", high, low);
        diagnostics.push(Diagnostic::error(message).at(&node.place).hint(hint));
        return None;
    }
    let error = node.expected("an interval such as `[16, 29]`");
    diagnostics.push(error.hint("write the lowest and the highest number; decimals come after a point: `[0.5, 10]`"));
    None
}
