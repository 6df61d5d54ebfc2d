//! How reliable an index is besides Cronbach's alpha, and how two variables go together.

use crate::diagnostic::Placed;
use crate::format::ChoiceWords;

use super::request::{Condition, Number, Statistic};

/// A measure of how reliable an index is.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize,
)]
pub enum ScaleStatistic {
    /// Alpha of the items scaled to one variance.
    Standardized,
    /// Alpha of the covariances of those who answered each two items.
    Pairwise,
    /// McDonald's omega, total.
    Omega,
}

/// A correlation.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize,
)]
pub enum CorrelationMethod {
    /// Pearson's r.
    #[default]
    Pearson,
    /// Spearman's rho.
    Spearman,
    /// Kendall's tau-b.
    Kendall,
}

impl ChoiceWords for CorrelationMethod {
    type Of = Self;

    const WORDS: &'static [(&'static str, Self)] = &[
        ("pearson", Self::Pearson),
        ("spearman", Self::Spearman),
        ("kendall", Self::Kendall),
    ];
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
    /// Whether intervals stand beside them.
    pub intervals: bool,
    /// Decimals.
    pub decimals: Option<u8>,
}

impl CorrelationTable {
    /// The pairs of places of variables, the earlier first.
    pub fn pairs(&self) -> impl Iterator<Item = (usize, usize)> + use<> {
        let many = self.variables.len();
        (0..many).flat_map(move |one| (one + 1..many).map(move |other| (one, other)))
    }

    /// The name of the number of a pair, after the block's id.
    #[must_use]
    pub fn part(&self, (one, other): (usize, usize)) -> String {
        format!("{}-{}", self.variables[one].value, self.variables[other].value)
    }

    /// The number of a pair, under this name.
    #[must_use]
    pub fn number(&self, id: Placed<String>, (one, other): (usize, usize)) -> Number {
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
            published: Vec::new(),
        }
    }
}
