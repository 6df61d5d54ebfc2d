//! Tables of correlations.

use crate::diagnostic::Placed;

use super::request::{Condition, Number, Statistic};
use super::scales::CorrelationMethod;

/// Two of the variables of a table, by their places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VariablePair {
    /// The earlier.
    pub one: usize,
    /// The later.
    pub other: usize,
}

/// How each two of several variables go together.
#[derive(Clone, Debug)]
pub struct CorrelationTable {
    /// The view.
    pub of: Placed<String>,
    /// Which rows of it.
    pub filter: Vec<Condition>,
    /// The variables, in their order.
    pub variables: Vec<Placed<String>>,
    /// Which correlation.
    pub method: CorrelationMethod,
    /// Whether only those count who answered all questions, so that all correlations are of
    /// the same persons.
    pub complete: bool,
    /// Whether intervals stand beside them.
    pub intervals: bool,
    /// Decimals.
    pub decimals: Option<u8>,
}

impl CorrelationTable {
    /// The pairs of variables, the earlier first.
    pub fn pairs(&self) -> impl Iterator<Item = VariablePair> + use<> {
        let many = self.variables.len();
        (0..many).flat_map(move |one| {
            (one + 1..many).map(move |other| VariablePair { one, other })
        })
    }

    /// The variables that all must have been answered, if that is asked for.
    #[must_use]
    pub fn all_of(&self) -> Vec<Placed<String>> {
        if self.complete { self.variables.clone() } else { Vec::new() }
    }

    /// The name of the number of a pair, after the block's id.
    #[must_use]
    pub fn part(&self, pair: VariablePair) -> String {
        let VariablePair { one, other } = pair;
        format!("{}-{}", self.variables[one].value, self.variables[other].value)
    }

    /// The number of a pair, under this name.
    #[must_use]
    pub fn number(&self, id: Placed<String>, pair: VariablePair) -> Number {
        let VariablePair { one, other } = pair;
        Number {
            weights: Some(Placed::new(false, id.place.clone())),
            id,
            of: self.of.clone(),
            variable: Some(self.variables[one].clone()),
            other: Some(self.variables[other].clone()),
            values: Vec::new(),
            filter: self.filter.clone(),
            statistic: Statistic::Correlation(self.method),
            quantile: None,
            base: None,
            decimals: self.decimals,
            rounding: None,
            complete: self.all_of(),
            published: Vec::new(),
        }
    }
}
