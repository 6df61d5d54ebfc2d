//! Claims about numbers as texts make them: which, at which place, and whether a condition
//! passes over them.

use crate::diagnostic::Placed;
use crate::manuscript::Prose;

use super::is_template;
use super::marked::{Call, Marked, QuotingCall};

/// A `claim(…)` that a text makes, and does not pass over because of a condition.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MadeClaim {
    file: String,
    /// Where the text begins, in bytes.
    text: usize,
    /// The byte of the text at which the id begins.
    at: usize,
}

impl MadeClaim {
    pub(super) fn new(prose: &Prose, at: usize) -> Self {
        let place = &prose.place;
        Self { file: place.source().name.clone(), text: place.start(), at }
    }
}

/// A `claim(…)` as it stands in a text.
#[derive(Clone, Debug)]
pub struct WrittenClaim {
    /// By what it is known where it is made.
    pub made_as: MadeClaim,
    /// The number it is about.
    pub id: Placed<String>,
    /// What it says of it, as it is printed.
    pub words: Option<Placed<String>>,
    /// The number it is compared with.
    pub than: Option<Placed<String>>,
    /// Which parts of the two are compared.
    pub compare: Option<Placed<String>>,
    /// The earlier measurement that a change is counted from.
    pub wave: Option<Placed<String>>,
}

impl WrittenClaim {
    pub(super) fn new(prose: &Prose, call: &QuotingCall) -> Self {
        let second = call.more.first().filter(|argument| argument.name.is_none());
        let second = second.map(|argument| prose.placed(&argument.value));
        Self {
            made_as: MadeClaim::new(prose, call.id.start),
            id: prose.placed(&call.id),
            words: second.or_else(|| call.named("words", prose)),
            than: call.named("than", prose),
            compare: call.named("compare", prose),
            wave: call.named("wave", prose),
        }
    }
}

/// The claims in a text.
#[must_use]
pub fn claims(prose: &Prose) -> Vec<WrittenClaim> {
    if !prose.text.contains("claim") || !is_template(&prose.text) {
        return Vec::new();
    }
    let marked = Marked::new(&prose.text);
    let calls = marked.calls.iter();
    let claims = calls.filter_map(|call| match call {
        Call::Quoting(call) if call.function == "claim" => {
            Some(WrittenClaim::new(prose, call))
        }
        _ => None,
    });
    claims.collect()
}
