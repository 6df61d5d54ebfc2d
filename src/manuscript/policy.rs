//! What a report promises about the people behind its numbers: `disclosure:` in
//! `report.yaml`.

use crate::diagnostic::Placed;
use crate::format::ChoiceWords;

/// What a report promises about the people behind its numbers.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Policy {
    /// What is done to counts.
    pub method: Method,
    /// Counts from 1 to below this are not shown; with 0 all are.
    pub minimum_count: u64,
    /// Which small counts those are.
    pub protects: Protects,
    /// What is shown of groups with few in them.
    pub small_bases: SmallBases,
    /// When sums and means are hidden because of whom they are made of.
    pub dominance: Dominance,
    /// The file with what earlier reports have published, from the project folder.
    pub ledger: Option<Placed<String>>,
}

/// What is done to counts so that nobody is exposed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Method {
    /// Everything is shown, for the reason the report states.
    None {
        /// Why nothing needs protection.
        reason: String,
    },
    /// Small counts are hidden, and those that they could be worked out from.
    Suppress,
    /// Every count is a multiple of the base, less than one base from what it is.
    Round {
        /// 3 or 5.
        base: u64,
        /// The file with the secret key, from the project folder.
        key: Placed<String>,
    },
    /// Every count is moved a little, by a number that depends on whom it counts.
    CellKey {
        /// The file with the secret key, from the project folder.
        key: Placed<String>,
    },
}

/// Which small counts are hidden. A count of those who did not answer a question tells no
/// attribute of theirs (Hundepool et al., *Statistical Disclosure Control*, Wiley 2012,
/// chapters 2 and 5), unless silence itself tells something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Protects {
    /// Those of what was answered.
    #[default]
    Answers,
    /// Those of who did not answer, too.
    All,
}

/// What is shown of a group by how many its numbers are made of (its base).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct SmallBases {
    /// Below this nothing is shown, nor can it be worked out how many they are.
    pub suppress: u64,
    /// Below this nothing but the base is shown.
    pub only_n: u64,
    /// Below this no percentages are shown.
    pub hide_percent: u64,
    /// Below this percentages are told to be uncertain.
    pub mark_percent: u64,
    /// Below this it is hidden that all gave the same answer, or that nobody did.
    pub unanimous: u64,
}

/// Rules for sums of amounts, some of which may come mostly from one or two (Hundepool et
/// al., *Handbook on Statistical Disclosure Control*, 2nd ed., chapter 4).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Dominance {
    /// The p% rule: unsafe if what is left without the two largest is less than this share
    /// of the largest, in per cent.
    pub p_percent: Option<u64>,
    /// The (n, k) rule: unsafe if the n largest are more than k per cent of the sum.
    pub nk: Option<(u64, u64)>,
}

impl SmallBases {
    /// The rules where a report says nothing: nothing below the smallest count, only the
    /// base below 10, uncertain percentages below 30.
    #[must_use]
    pub fn usual(minimum_count: u64) -> Self {
        let suppress = minimum_count;
        let only_n = suppress.max(10);
        let mark_percent = only_n.max(30);
        let unanimous = mark_percent;
        Self { suppress, only_n, hide_percent: only_n, mark_percent, unanimous }
    }
}

impl Policy {
    /// Everything is shown.
    #[must_use]
    pub fn none(reason: &str) -> Self {
        Self {
            method: Method::None { reason: reason.to_owned() },
            minimum_count: 0,
            protects: Protects::Answers,
            small_bases: SmallBases::default(),
            dominance: Dominance::default(),
            ledger: None,
        }
    }

    /// Counts below a minimum are hidden, and what they could be worked out from; there are
    /// no rules for small bases nor for sums.
    #[must_use]
    pub fn suppress(minimum_count: u64) -> Self {
        Self { method: Method::Suppress, minimum_count, ..Self::none("") }
    }

    /// The rules where a report says nothing but the smallest count.
    #[must_use]
    pub fn usual(minimum_count: u64) -> Self {
        Self {
            small_bases: SmallBases::usual(minimum_count),
            dominance: Dominance::USUAL,
            ..Self::suppress(minimum_count)
        }
    }

    /// Counts are changed instead of hidden; of small groups only their size is shown.
    pub(super) fn perturb(method: Method) -> Self {
        let small_bases = SmallBases { unanimous: 0, ..SmallBases::usual(0) };
        let dominance = Dominance::USUAL;
        Self { method, small_bases, dominance, ..Self::none("") }
    }

    /// The file with the secret key, where counts are changed instead of hidden.
    #[must_use]
    pub fn key(&self) -> Option<&Placed<String>> {
        match &self.method {
            Method::None { .. } | Method::Suppress => None,
            Method::Round { key, .. } | Method::CellKey { key } => Some(key),
        }
    }

    /// Whether it must be known what each count counts.
    #[must_use]
    pub fn looks_at_rows(&self) -> bool {
        self.protects() || self.ledger.is_some()
    }

    /// Whether anything is protected at all.
    #[must_use]
    pub fn protects(&self) -> bool {
        !matches!(self.method, Method::None { .. })
    }
}

impl Dominance {
    /// The rule where a report says nothing.
    pub const USUAL: Self = Self { p_percent: Some(10), nk: None };
}

/// The words for the methods.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MethodWord {
    /// Nothing is done.
    None,
    /// Small counts are hidden.
    Suppress,
    /// Counts are rounded.
    Round,
    /// Counts are moved.
    CellKey,
}

impl MethodWord {
    /// The word an author writes.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Suppress => "suppress",
            Self::Round => "round",
            Self::CellKey => "cell-key",
        }
    }

    /// Whether counts are changed instead of hidden.
    pub(super) fn changes(self) -> bool {
        match self {
            Self::None | Self::Suppress => false,
            Self::Round | Self::CellKey => true,
        }
    }
}

impl ChoiceWords for MethodWord {
    type Of = Self;

    const WORDS: &'static [(&'static str, Self)] = &[
        (Self::None.word(), Self::None),
        (Self::Suppress.word(), Self::Suppress),
        (Self::Round.word(), Self::Round),
        (Self::CellKey.word(), Self::CellKey),
    ];
}

impl ChoiceWords for Protects {
    type Of = Self;

    const WORDS: &'static [(&'static str, Self)] =
        &[("answers", Self::Answers), ("all", Self::All)];
}

/// The word that turns rules off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NoRules;

impl ChoiceWords for NoRules {
    type Of = Self;

    const WORDS: &'static [(&'static str, Self)] = &[("none", Self)];
}

/// What counts can be rounded to multiples of.
#[derive(Debug)]
pub(crate) enum RoundingBase {}

impl ChoiceWords for RoundingBase {
    type Of = u64;

    const WORDS: &'static [(&'static str, u64)] = &[("3", 3), ("5", 5)];
}
