//! How reliable an index is besides Cronbach's alpha, and how two variables go together.

use crate::format::ChoiceWords;

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
