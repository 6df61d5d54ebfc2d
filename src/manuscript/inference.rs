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
    /// The method for weighted shares; kept only if it is not the usual one.
    #[serde(default, skip_serializing_if = "WeightedInterval::is_usual")]
    pub weighted: WeightedInterval,
}

impl Hash for IntervalRules {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Self { shares, level, finite, weighted } = self;
        (shares, level.to_bits(), finite, weighted).hash(state);
    }
}

impl Default for IntervalRules {
    fn default() -> Self {
        let (shares, weighted) = (ShareInterval::Wilson, WeightedInterval::Logit);
        Self { shares, level: 0.95, finite: false, weighted }
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
    /// Wilson's score interval, corrected for continuity.
    WilsonCorrected,
    /// Wald's.
    Wald,
}

impl ChoiceWords for ShareInterval {
    type Of = Self;

    const WORDS: &'static [(&'static str, Self)] = &[
        ("wilson", Self::Wilson),
        ("wilson-corrected", Self::WilsonCorrected),
        ("agresti-coull", Self::AgrestiCoull),
        ("clopper-pearson", Self::ClopperPearson),
        ("jeffreys", Self::Jeffreys),
        ("wald", Self::Wald),
    ];
}

/// A method for the interval of a weighted share.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize,
)]
pub enum WeightedInterval {
    /// Student's, of the share's logit.
    #[default]
    Logit,
    /// Wilson's, with Kish's effective number of answers.
    KishWilson,
    /// Korn and Graubard's, by the beta distribution.
    Beta,
    /// Wald's.
    Wald,
}

impl WeightedInterval {
    fn is_usual(&self) -> bool {
        *self == Self::default()
    }
}

impl ChoiceWords for WeightedInterval {
    type Of = Self;

    const WORDS: &'static [(&'static str, Self)] = &[
        ("logit", Self::Logit),
        ("kish-wilson", Self::KishWilson),
        ("beta", Self::Beta),
        ("wald", Self::Wald),
    ];
}

/// What an author asks to have compared.
#[derive(Clone, Debug, Hash)]
pub struct Compare {
    /// The variable whose categories are compared, if it is named.
    pub by: Option<Placed<String>>,
    /// The test.
    pub test: TestChoice,
    /// Which measures of how large the difference is; that of the test if none is named.
    pub effects: Vec<EffectChoice>,
    /// Whether the test is corrected for continuity, if the author says it.
    pub continuity: Option<bool>,
    /// How the p-values of pairs are adjusted.
    pub adjust: Adjust,
    /// Whether each pair of groups is compared too.
    pub pairs: bool,
    /// The family with whose tests its p-values are adjusted together, if it is of one.
    pub family: Option<Placed<String>>,
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
    /// The likelihood ratio test of independence.
    LikelihoodRatio,
    /// Student's t test of the means of two groups.
    Student,
    /// Welch's test of the means of groups that need not vary alike.
    Welch,
    /// The analysis of variance of the means of groups that vary alike.
    Anova,
    /// Rao and Scott's test of the first order, for a design.
    RaoScottFirst,
}

impl TestChoice {
    /// Whether it is a test of means.
    #[must_use]
    pub const fn is_of_means(self) -> bool {
        match self {
            Self::Student | Self::Welch | Self::Anova => true,
            Self::Auto
            | Self::ChiSquare
            | Self::Fisher
            | Self::LikelihoodRatio
            | Self::MannWhitney
            | Self::KruskalWallis
            | Self::RaoScottFirst
            | Self::Trend => false,
        }
    }
}

/// The words for tests, and the one for none.
#[derive(Debug)]
pub(crate) enum Tests {}

impl ChoiceWords for Tests {
    type Of = Option<TestChoice>;

    const WORDS: &'static [(&'static str, Self::Of)] = &[
        ("auto", Some(TestChoice::Auto)),
        ("chi-square", Some(TestChoice::ChiSquare)),
        ("likelihood-ratio", Some(TestChoice::LikelihoodRatio)),
        ("fisher", Some(TestChoice::Fisher)),
        ("mann-whitney", Some(TestChoice::MannWhitney)),
        ("kruskal-wallis", Some(TestChoice::KruskalWallis)),
        ("student", Some(TestChoice::Student)),
        ("welch", Some(TestChoice::Welch)),
        ("anova", Some(TestChoice::Anova)),
        ("trend", Some(TestChoice::Trend)),
        ("rao-scott-first", Some(TestChoice::RaoScottFirst)),
        ("none", None),
    ];
}

/// A measure of how large a difference is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EffectChoice {
    /// Cramér's V.
    CramersV,
    /// Cramér's V without what chance adds.
    BiasCorrectedV,
    /// Pearson's coefficient of contingency.
    Contingency,
    /// The odds ratio of a table of two by two.
    OddsRatio,
    /// Cohen's h, of two shares.
    CohensH,
    /// The rank-biserial correlation, of two groups.
    RankBiserial,
    /// ε² of ranks.
    EpsilonSquared,
    /// Cohen's d, of two means.
    CohensD,
    /// η² of means.
    EtaSquared,
}

impl ChoiceWords for EffectChoice {
    type Of = Self;

    const WORDS: &'static [(&'static str, Self)] = &[
        ("cramers-v", Self::CramersV),
        ("bias-corrected-v", Self::BiasCorrectedV),
        ("contingency", Self::Contingency),
        ("odds-ratio", Self::OddsRatio),
        ("cohens-h", Self::CohensH),
        ("rank-biserial", Self::RankBiserial),
        ("epsilon-squared", Self::EpsilonSquared),
        ("cohens-d", Self::CohensD),
        ("eta-squared", Self::EtaSquared),
    ];
}

impl EffectChoice {
    /// The word that an author writes.
    #[must_use]
    pub fn word(self) -> &'static str {
        let word = Self::WORDS.iter().find(|(_, effect)| *effect == self);
        word.map_or("", |(word, _)| word)
    }
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
    /// Bonferroni's, for the chance of any false difference.
    Bonferroni,
    /// Hochberg's, for the chance of any false difference.
    Hochberg,
    /// By the studentized range: Tukey and Kramer's, or of groups that need not vary alike
    /// Games and Howell's.
    Tukey,
}

impl ChoiceWords for Adjust {
    type Of = Self;

    const WORDS: &'static [(&'static str, Self)] = &[
        ("holm", Self::Holm),
        ("hochberg", Self::Hochberg),
        ("bonferroni", Self::Bonferroni),
        ("bh", Self::BenjaminiHochberg),
        ("tukey", Self::Tukey),
        ("none", Self::None),
    ];
}
