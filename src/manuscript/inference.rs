//! How a report infers from those who answered to everybody: `intervals` in `report.yaml`,
//! and `compare` in charts and tables.

use std::hash::{Hash, Hasher};

use crate::diagnostic::{Place, Placed};
use crate::format::ChoiceWords;

/// How the intervals of a report are made: `intervals` in `report.yaml`.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct IntervalRules {
    /// The method for shares.
    pub shares: ShareInterval,
    /// The confidence level, above 0 and below 1.
    pub level: f64,
    /// Whether they are made for a finite population, whose size the codebook states.
    pub finite: bool,
}

impl Hash for IntervalRules {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Self { shares, level, finite } = self;
        (shares, level.to_bits(), finite).hash(state);
    }
}

impl Default for IntervalRules {
    fn default() -> Self {
        Self { shares: ShareInterval::Wilson, level: 0.95, finite: false }
    }
}

/// A method for the interval of a share.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize,
)]
pub enum ShareInterval {
    /// Wilson's score interval.
    Wilson,
    /// Agresti and Coull's.
    AgrestiCoull,
    /// Clopper and Pearson's, called exact.
    ClopperPearson,
    /// Jeffreys's.
    Jeffreys,
}

impl ChoiceWords for ShareInterval {
    type Of = Self;

    const WORDS: &'static [(&'static str, Self)] = &[
        ("wilson", Self::Wilson),
        ("agresti-coull", Self::AgrestiCoull),
        ("clopper-pearson", Self::ClopperPearson),
        ("jeffreys", Self::Jeffreys),
    ];
}

/// What an author asks to have compared.
#[derive(Clone, Debug, Hash)]
pub struct Compare {
    /// The variable whose categories are compared, if it is named.
    pub by: Option<Placed<String>>,
    /// The test.
    pub test: TestChoice,
    /// How the p-values of pairs are adjusted.
    pub adjust: Adjust,
    /// Whether each pair of groups is compared too.
    pub pairs: bool,
    /// Where it was asked for.
    pub place: Place,
}

/// A test of differences between groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TestChoice {
    /// The one that fits the scale and the counts.
    Auto,
    /// Pearson's chi-square test of independence.
    ChiSquare,
    /// Fisher's exact test.
    Fisher,
    /// Mann and Whitney's test of two groups.
    MannWhitney,
    /// Kruskal and Wallis's test.
    KruskalWallis,
    /// A test for a trend over ordered groups.
    Trend,
}

/// The words for tests, and the one for none.
#[derive(Debug)]
pub(crate) enum Tests {}

impl ChoiceWords for Tests {
    type Of = Option<TestChoice>;

    const WORDS: &'static [(&'static str, Self::Of)] = &[
        ("auto", Some(TestChoice::Auto)),
        ("chi-square", Some(TestChoice::ChiSquare)),
        ("fisher", Some(TestChoice::Fisher)),
        ("mann-whitney", Some(TestChoice::MannWhitney)),
        ("kruskal-wallis", Some(TestChoice::KruskalWallis)),
        ("trend", Some(TestChoice::Trend)),
        ("none", None),
    ];
}

/// How p-values of several comparisons are adjusted.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize,
)]
pub enum Adjust {
    /// Holm's method, for the chance of any false difference.
    Holm,
    /// Benjamini and Hochberg's, for the share of false differences.
    BenjaminiHochberg,
    /// Not at all.
    None,
}

impl ChoiceWords for Adjust {
    type Of = Self;

    const WORDS: &'static [(&'static str, Self)] =
        &[("holm", Self::Holm), ("bh", Self::BenjaminiHochberg), ("none", Self::None)];
}
