//! The record of a change in `numbers.json`.

use serde::Serialize;

use crate::analysis::ChangeTest;
use crate::disclosure::{ProtectedChange, Size, Verdict};

/// How a number has changed since an earlier measurement.
#[derive(Serialize)]
pub(super) struct ChangeRecord<'a> {
    /// The number now.
    of: &'a str,
    unit: &'static str,
    /// The number now less the number then, before rounding; nothing if hidden.
    value: Option<f64>,
    shown: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    low: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    high: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    test: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    p: Option<f64>,
    /// Adjusted for all tests of the change tables that it stands in.
    #[serde(skip_serializing_if = "Option::is_none")]
    adjusted: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    verdict: Option<&'static str>,
    /// Of the same persons: how many answered both times.
    #[serde(skip_serializing_if = "Option::is_none")]
    persons: Option<&'a str>,
    /// Why the two cannot be compared.
    #[serde(skip_serializing_if = "Option::is_none")]
    not_comparable: Option<&'a str>,
}

impl<'a> ChangeRecord<'a> {
    pub(super) fn new(change: &'a ProtectedChange) -> Self {
        Self {
            of: &change.of,
            unit: if change.difference.points {
                "percentage points"
            } else {
                "as the numbers"
            },
            value: change.difference.unrounded,
            shown: change.difference.entry.text(),
            low: change.range.as_ref().map(|range| range.low.text()),
            high: change.range.as_ref().map(|range| range.high.text()),
            test: change.test.map(|(test, _)| name(test)),
            p: change.test.map(|(_, p)| p),
            adjusted: change.adjusted,
            verdict: change.verdict().map(verdict),
            persons: change.persons.as_ref().map(|persons| persons.text()),
            not_comparable: change.broken.as_deref(),
        }
    }
}

fn name(test: ChangeTest) -> &'static str {
    match test {
        ChangeTest::TwoShares => "two-proportion-z",
        ChangeTest::Fisher => "fisher",
        ChangeTest::Welch => "welch",
        ChangeTest::McNemar => "mcnemar",
        ChangeTest::Paired => "paired-t",
        ChangeTest::Design => "design-based-t",
    }
}

fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Up(Size::Slight) => "increased slightly",
        Verdict::Up(Size::Some) => "increased",
        Verdict::Up(Size::Clear) => "increased clearly",
        Verdict::Down(Size::Slight) => "decreased slightly",
        Verdict::Down(Size::Some) => "decreased",
        Verdict::Down(Size::Clear) => "decreased clearly",
        Verdict::Unchanged => "unchanged",
        Verdict::Uncertain => "no certain change",
    }
}
