//! What was found when groups were compared: one test of all of them, and one of each pair.

use crate::manuscript::Adjust;

/// What was found when the groups of a chart or table were compared.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct GroupTest {
    /// The test of all groups, or why there is none.
    pub overall: Result<Overall, NoTest>,
    /// The comparisons of pairs, where there are more than two groups.
    pub pairs: Option<GroupPairs>,
    /// Groups in which nobody answered, which are left out; by place in the table.
    pub left_out: Vec<usize>,
    /// The level: a p-value below it counts as a difference.
    pub alpha: f64,
}

/// A test of all groups.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Overall {
    /// Which test.
    pub kind: TestKind,
    /// Its statistic, if it has one.
    pub statistic: Option<f64>,
    /// The degrees of freedom of the statistic, if it has any.
    pub degrees_of_freedom: Option<f64>,
    /// Of an F statistic the second degrees of freedom.
    pub second_degrees: Option<f64>,
    /// The p-value.
    pub p: f64,
    /// How large the difference is.
    pub effect: Option<(Effect, f64)>,
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
}

/// Why groups were not compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum NoTest {
    /// Fewer than two groups in which somebody answered.
    TooFewGroups,
    /// Everybody gave the same answer.
    NoVariation,
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
    /// The p-value.
    pub p: f64,
    /// Its standard error, if tables were drawn for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub drawing_error: Option<f64>,
    /// The p-value, adjusted.
    pub adjusted: f64,
}
