//! What a codebook says about earlier measurements: the key `earlier`.

use crate::diagnostic::{Place, Placed};
use crate::format::ChoiceWords;

/// What a codebook says about a variable, or a survey as a whole, in an earlier wave.
#[derive(Clone, Debug)]
pub struct Earlier {
    /// The wave, as the report calls it.
    pub wave: Placed<String>,
    /// What the variable was called, if it was called otherwise.
    pub variable: Option<Placed<String>>,
    /// Earlier answers and what each of them is now.
    pub map: Vec<MappedAnswer>,
    /// Whether both can be compared, if somebody has judged it.
    pub judged: Option<Judgement>,
}

impl Earlier {
    /// What is said of a wave, if anything is.
    pub(super) fn of<'e>(said: &'e [Self], wave: &Placed<String>) -> Option<&'e Self> {
        said.iter().find(|clause| clause.wave.value == wave.value)
    }
}

/// An earlier answer, and what it is now.
#[derive(Clone, Debug)]
pub struct MappedAnswer {
    /// The label of then.
    pub then: Placed<String>,
    /// The label of now.
    pub now: Placed<String>,
}

/// Whether two waves can be compared although they differ.
#[derive(Clone, Debug)]
pub struct Judgement {
    /// Whether they can.
    pub comparable: bool,
    /// Why.
    pub because: String,
    /// Where it is written.
    pub place: Place,
}

/// Whether waves can be compared, as an author says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Comparability {
    /// They can.
    Yes,
    /// They cannot.
    No,
}

impl ChoiceWords for Comparability {
    type Of = Self;

    const WORDS: &'static [(&'static str, Self)] =
        &[("yes", Self::Yes), ("no", Self::No), ("true", Self::Yes), ("false", Self::No)];
}
