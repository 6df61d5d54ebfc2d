//! What was found when groups were compared: one test of all of them, and one of each pair.

use serde::{Deserialize, Deserializer};

use crate::manuscript::Adjust;

/// What was found when the groups of a chart or table were compared.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct GroupTest {
    /// The test of all groups, or why there is none.
    pub overall: Result<Box<Overall>, NoTest>,
    /// The comparisons of pairs, where there are more than two groups.
    pub pairs: Option<GroupPairs>,
    /// Groups in which nobody answered, which are left out; by place in the table.
    pub left_out: Vec<usize>,
    /// Of a test of ranks the mean rank in each group of the table.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mean_ranks: Vec<Option<f64>>,
    /// The family that it is adjusted with, if it is of one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub family: Option<ComparisonFamily>,
    /// The level: a p-value below it counts as a difference.
    pub alpha: f64,
}

/// A family of tests, whose p-values are adjusted together.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct ComparisonFamily {
    /// What it is called.
    pub name: String,
    /// How its tests are adjusted.
    pub adjust: Adjust,
    /// How many tests of all groups there are in it.
    pub tests: usize,
}

/// A test of all groups.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Overall {
    /// Which test.
    pub kind: TestKind,
    /// Its statistic, if it has one.
    pub statistic: Option<f64>,
    /// The degrees of freedom of the statistic, if it has any.
    pub degrees_of_freedom: Option<f64>,
    /// Of an F statistic the second degrees of freedom.
    pub second_degrees: Option<f64>,
    /// Of ranks of two groups, the statistic in standard errors from its middle.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub z: Option<f64>,
    /// The p-value.
    pub p: f64,
    /// The p-value, adjusted with those of its family.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub adjusted: Option<f64>,
    /// How large the difference is, by one measure or several.
    #[serde(rename = "effect", default, deserialize_with = "effects")]
    pub effects: Vec<EffectSize>,
    /// Whether the p-value was estimated by drawing tables.
    pub simulated: bool,
    /// Its standard error then, which is that of drawing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub drawing_error: Option<f64>,
}

/// A test.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    serde::Serialize,
    serde::Deserialize,
)]
pub enum TestKind {
    /// Pearson's chi-square test of independence, without continuity correction.
    ChiSquare,
    /// Fisher's exact test.
    Fisher,
    /// Mann and Whitney's test.
    MannWhitney,
    /// Kruskal and Wallis's test.
    KruskalWallis,
    /// Cochran and Armitage's test for a trend in shares.
    CochranArmitage,
    /// Jonckheere and Terpstra's test for a trend in values.
    JonckheereTerpstra,
    /// Rao and Scott's test of independence for a design, of the second order.
    RaoScott,
    /// Pearson's chi-square test with Yates's continuity correction.
    CorrectedChiSquare,
    /// The likelihood ratio test of independence.
    LikelihoodRatio,
    /// Mann and Whitney's test, without continuity correction.
    UncorrectedMannWhitney,
    /// Student's t test.
    StudentT,
    /// Welch's t test.
    WelchT,
    /// The analysis of variance.
    Anova,
    /// Welch's analysis of variance.
    WelchAnova,
    /// Rao and Scott's test of independence for a design, of the first order.
    RaoScottFirst,
    /// The t test of two means by a design.
    DesignT,
    /// Wald's test of several means by a design.
    DesignWald,
}

impl TestKind {
    /// Whether it is a test of means.
    #[must_use]
    pub const fn is_of_means(self) -> bool {
        match self {
            Self::StudentT
            | Self::WelchT
            | Self::Anova
            | Self::WelchAnova
            | Self::DesignT
            | Self::DesignWald => true,
            Self::ChiSquare
            | Self::CorrectedChiSquare
            | Self::LikelihoodRatio
            | Self::Fisher
            | Self::MannWhitney
            | Self::UncorrectedMannWhitney
            | Self::KruskalWallis
            | Self::CochranArmitage
            | Self::JonckheereTerpstra
            | Self::RaoScott
            | Self::RaoScottFirst => false,
        }
    }

    /// Whether its statistic is Mann and Whitney's U.
    #[must_use]
    pub const fn is_mann_whitney(self) -> bool {
        matches!(self, Self::MannWhitney | Self::UncorrectedMannWhitney)
    }
}

/// How large a difference is.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct EffectSize {
    /// By which measure.
    pub effect: Effect,
    /// The measure in the sample.
    pub value: f64,
    /// The ends of its interval, if it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interval: Option<(f64, f64)>,
}

/// Reads effect sizes, also as they were kept when a test had one at most.
fn effects<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Vec<EffectSize>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Kept {
        Several(Vec<EffectSize>),
        One(Option<(Effect, f64)>),
    }
    Ok(match Kept::deserialize(deserializer)? {
        Kept::Several(effects) => effects,
        Kept::One(one) => one
            .into_iter()
            .map(|(effect, value)| EffectSize { effect, value, interval: None })
            .collect(),
    })
}

/// A measure of how large a difference is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Effect {
    /// Cramér's V, 0 to 1.
    CramersV,
    /// The rank-biserial correlation, −1 to 1; positive if the first group is higher.
    RankBiserial,
    /// ε², 0 to 1.
    EpsilonSquared,
    /// Cramér's V without what chance adds, 0 to 1.
    BiasCorrectedV,
    /// Pearson's coefficient of contingency.
    Contingency,
    /// The odds of the first answer in the first group over those in the second.
    OddsRatio,
    /// Cohen's h of the shares of the first answer, −π to π.
    CohensH,
    /// Cohen's d, positive if the first group is higher.
    CohensD,
    /// η², 0 to 1.
    EtaSquared,
}

/// Why groups were not compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum NoTest {
    /// Fewer than two groups in which somebody answered.
    TooFewGroups,
    /// Everybody gave the same answer.
    NoVariation,
    /// Within the groups everybody gave the same answer.
    NoSpread,
    /// A group has too few answers for the test.
    TooFewAnswers,
    /// The table is too large for the test asked for.
    TooLarge,
    /// The design of the sample does not tell how much the answers vary by chance.
    NoVariance,
}

/// The comparisons of pairs of groups: a family, whose p-values are adjusted together.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct GroupPairs {
    /// How they are adjusted.
    pub adjust: Adjust,
    /// Each pair, in the order of the groups.
    pub list: Vec<GroupPair>,
    /// For each group of the table the letters it has, from 0; two groups without a letter
    /// in common differ. None for groups that were not compared.
    pub letters: Vec<Vec<usize>>,
}

/// The comparison of two groups.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct GroupPair {
    /// The groups, by place in the table.
    pub groups: (usize, usize),
    /// Which test.
    pub kind: TestKind,
    /// Its statistic, if it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub statistic: Option<f64>,
    /// The degrees of freedom of the statistic, if it has any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub degrees_of_freedom: Option<f64>,
    /// Of an F statistic the second degrees of freedom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub second_degrees: Option<f64>,
    /// Of means how much higher the first is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub difference: Option<f64>,
    /// The p-value.
    pub p: f64,
    /// Its standard error, if tables were drawn for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub drawing_error: Option<f64>,
    /// The p-value, adjusted.
    pub adjusted: f64,
}
