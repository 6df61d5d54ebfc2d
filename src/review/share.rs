//! Exact shares, and stretches of them: what a phrase such as `drygt hälften` allows.

use std::cmp::Ordering;

use crate::diagnostic::{Said, SaidNumber};
use crate::number::Ratio;
use crate::say;

/// What a share that is no share of counts is taken in parts of.
const SMALL: u64 = 1_000_000_000;

/// A share as an exact fraction; `whole` is above 0.
#[derive(Clone, Copy, Debug)]
pub(super) struct ExactShare {
    part: i128,
    whole: i128,
}

impl ExactShare {
    pub(super) const NONE: Self = Self::new(0, 1);
    pub(super) const ALL: Self = Self::new(1, 1);

    pub(super) const fn new(part: i128, whole: i128) -> Self {
        Self { part, whole }
    }

    pub(super) const fn percent(percent: i128) -> Self {
        Self::new(percent, 100)
    }

    /// The share of two counts; nothing of nobody. One that is no share of counts is cut to nine
    /// decimals, so that sums of such can still be compared in 128 bits.
    pub(super) fn of(ratio: Ratio) -> Option<Self> {
        if !ratio.is_of_counts() && ratio.whole > SMALL {
            let part = i128::from(ratio.part) * i128::from(SMALL);
            let nearest = (part + i128::from(ratio.whole / 2)) / i128::from(ratio.whole);
            return Some(Self::new(nearest, i128::from(SMALL)));
        }
        (ratio.whole > 0)
            .then(|| Self::new(i128::from(ratio.part), i128::from(ratio.whole)))
    }

    pub(super) const fn plus(self, other: Self) -> Self {
        let part = self.part * other.whole + other.part * self.whole;
        Self::new(part, self.whole * other.whole)
    }

    pub(super) const fn minus(self, other: Self) -> Self {
        self.plus(Self::new(-other.part, other.whole))
    }

    /// One of so many parts of it; nothing of no parts.
    pub(super) fn scaled(self, one_of: i128) -> Option<Self> {
        (one_of > 0).then(|| Self::new(self.part, self.whole * one_of))
    }

    pub(super) fn distance(self, other: Self) -> Self {
        if self < other { other.minus(self) } else { self.minus(other) }
    }

    /// In percent with one decimal, for messages: `33.3`, `50`.
    fn said(self) -> SaidNumber {
        let tenths = (2000 * self.part + self.whole) / (2 * self.whole);
        SaidNumber::written(match (tenths / 10, tenths % 10) {
            (whole, 0) => whole.to_string(),
            (whole, tenth) => format!("{whole}.{tenth}"),
        })
    }
}

impl Ord for ExactShare {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.part * other.whole).cmp(&(other.part * self.whole))
    }
}

impl PartialOrd for ExactShare {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for ExactShare {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for ExactShare {}

/// The shares between two, with or without the ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ShareRange {
    low: ExactShare,
    high: ExactShare,
    with_low: bool,
    with_high: bool,
}

impl ShareRange {
    /// From one share to another, both included.
    pub(super) const fn between(low: ExactShare, high: ExactShare) -> Self {
        Self { low, high, with_low: true, with_high: true }
    }

    pub(super) const fn above(low: ExactShare) -> Self {
        Self::between(low, ExactShare::ALL).without_low()
    }

    pub(super) const fn below(high: ExactShare) -> Self {
        Self::between(ExactShare::NONE, high).without_high()
    }

    pub(super) const fn without_low(self) -> Self {
        Self { with_low: false, ..self }
    }

    pub(super) const fn without_high(self) -> Self {
        Self { with_high: false, ..self }
    }

    pub(super) fn contains(self, share: ExactShare) -> bool {
        let low = share > self.low || self.with_low && share == self.low;
        let high = share < self.high || self.with_high && share == self.high;
        low && high
    }

    pub(super) fn width(self) -> ExactShare {
        self.high.minus(self.low)
    }

    /// In percent, for messages: `above 50`, `from 30.3 to 36.3`.
    pub(super) fn describe(self) -> Said {
        let (low, high) = (self.low.said(), self.high.said());
        let from_none = self.low == ExactShare::NONE && self.with_low;
        let to_all = self.high == ExactShare::ALL && self.with_high;
        match (self.with_low, self.with_high) {
            _ if self.low == self.high => say!("exactly {low}", low),
            (true, _) if to_all => say!("at least {low}", low),
            (false, _) if to_all => say!("above {low}", low),
            (_, true) if from_none => say!("at most {high}", high),
            (_, false) if from_none => say!("below {high}", high),
            (true, true) => say!("from {low} to {high}", low, high),
            (false, true) => say!("above {low}, at most {high}", low, high),
            (true, false) => say!("at least {low}, below {high}", low, high),
            (false, false) => say!("above {low}, below {high}", low, high),
        }
    }
}
