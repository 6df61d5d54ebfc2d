//! `claims` of `report.yaml`: what the report says somewhere, to be held against the data.

use crate::diagnostic::Placed;
use crate::format::ChoiceWords;

/// A statement about named numbers.
#[derive(Clone, Debug)]
pub struct Claim {
    /// Its name.
    pub id: Placed<String>,
    /// What it says.
    pub statement: Statement,
    /// Which part of the numbers is compared; what they are about, if left out.
    pub compare: Option<ComparedPart>,
    /// The earlier measurement that a change is counted from, if it claims one.
    pub wave: Option<Placed<String>>,
    /// The statement in the author's words, for messages.
    pub text: Option<String>,
}

/// What a claim says.
#[derive(Clone, Debug)]
pub enum Statement {
    /// Each number is smaller than the one before it.
    Order(Vec<Placed<String>>),
    /// A phrase such as `mer än hälften` holds for the share.
    Is(Placed<String>, Placed<String>),
    /// A number is larger than all the others.
    Highest(Placed<String>, Vec<Placed<String>>),
    /// A number is smaller than all the others.
    Lowest(Placed<String>, Vec<Placed<String>>),
}

/// Which part of two numbers is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ComparedPart {
    /// The counts.
    N,
    /// The shares.
    Percent,
    /// The means, medians, standard deviations or sums.
    Value,
}

impl ComparedPart {
    /// All of them, with the word an author writes.
    pub const ALL: [(&'static str, Self); 3] =
        [("n", Self::N), ("percent", Self::Percent), ("value", Self::Value)];
}

impl ChoiceWords for ComparedPart {
    type Of = Self;

    const WORDS: &'static [(&'static str, Self)] = &Self::ALL;
}
