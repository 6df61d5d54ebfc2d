//! `status:` of a report, whether it is finished, and of chapters and blocks: what was taken
//! over from an earlier report must be confirmed before it is published again.

use crate::format::ChoiceWords;

/// Whether a report is finished.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ReportStatus {
    /// It may be published.
    #[default]
    Published,
    /// It is being worked on: every page says so, and no list of reports has it.
    Draft,
}

impl ChoiceWords for ReportStatus {
    type Of = Self;

    const WORDS: &'static [(&'static str, Self)] =
        &[("published", Self::Published), ("draft", Self::Draft)];
}

/// Whether what a chapter or block says must be confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    /// It was taken over from an earlier report, and not yet read against the new results.
    FromBaseline,
    /// It has been read.
    Confirmed,
}

impl Status {
    /// The word an author writes.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::FromBaseline => "from-baseline",
            Self::Confirmed => "confirmed",
        }
    }
}

impl ChoiceWords for Status {
    type Of = Self;

    const WORDS: &'static [(&'static str, Self)] = &[
        (Self::FromBaseline.word(), Self::FromBaseline),
        (Self::Confirmed.word(), Self::Confirmed),
    ];
}
