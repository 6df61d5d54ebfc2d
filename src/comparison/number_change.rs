//! What is told of a number that is another one than before.

use super::cause::Cause;
use super::entry::RequestPart;

/// A number that is not the same in both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberChange {
    /// The number, table or chart that it belongs to.
    pub id: String,
    /// Which part of it: `percent`, `Gävle, mycket nöjd: number`; nothing if all of it is
    /// new, gone or another question.
    pub part: String,
    /// As it was, if it was there.
    pub then: Option<String>,
    /// As it is, if it is there.
    pub now: Option<String>,
    /// Why, as far as can be told; several if several things have changed.
    pub causes: Vec<Cause>,
    /// What was asked for otherwise, of what this part depends on.
    pub asked: Vec<RequestChange>,
}

/// A part of a request that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestChange {
    /// Which part.
    pub request: RequestPart,
    /// As it was.
    pub then: String,
    /// As it is.
    pub now: String,
}

impl NumberChange {
    /// What was asked for otherwise, of all parts of a number together.
    #[must_use]
    pub fn asked_of(parts: &[Self]) -> Vec<&RequestChange> {
        let mut asked = Vec::new();
        for one in parts.iter().flat_map(|part| &part.asked) {
            if !asked.contains(&one) {
                asked.push(one);
            }
        }
        asked
    }

    /// Whether all of it is in one edition only.
    pub(super) fn is_alone(&self) -> bool {
        self.part.is_empty() && (self.then.is_none() || self.now.is_none())
    }
}
