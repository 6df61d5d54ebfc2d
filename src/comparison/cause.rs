//! Why a number is another one than before.

/// Why a number is another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// The answers are others.
    Data,
    /// The codebook beside the same answers is another one: what codes mean, what is
    /// missing, populations, weights.
    Codebook,
    /// Other rows are counted.
    Filter,
    /// Something else is asked: another survey, variable, answer, statistic or grouping.
    Question,
    /// Shares are of another whole.
    Base,
    /// It is weighted otherwise, or only in one of them.
    Weights,
    /// Intervals, tests or changes are made otherwise.
    Method,
    /// The value is rounded in another way.
    Rounding,
    /// It is hidden in one of them, or counts are changed otherwise, to protect those who
    /// answered.
    Protection,
    /// The author wrote something else: a number was added or taken away, or is called
    /// something else.
    Text,
    /// Nothing that it is made of has changed, but another version of the programme made it.
    Program,
    /// Nothing that is recorded has changed.
    Unknown,
}

impl Cause {
    /// In a word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Data => "data",
            Self::Codebook => "codebook",
            Self::Filter => "filter",
            Self::Question => "question",
            Self::Base => "base",
            Self::Weights => "weights",
            Self::Method => "method",
            Self::Rounding => "rounding",
            Self::Protection => "protection",
            Self::Text => "text",
            Self::Program => "program",
            Self::Unknown => "unknown",
        }
    }
}
