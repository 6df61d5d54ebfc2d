//! How the cover of a unit looks.

use crate::format::ChoiceWords;

/// How the cover of a kind of document looks that has one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cover {
    /// The title on the accent colour, over bars in its steps.
    Bars,
    /// The title on the paper's colour, under the logo.
    Plain,
}

impl Cover {
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Bars => "bars",
            Self::Plain => "plain",
        }
    }
}

impl ChoiceWords for Cover {
    type Of = Self;

    const WORDS: &'static [(&'static str, Self)] =
        &[("bars", Self::Bars), ("plain", Self::Plain)];
}
