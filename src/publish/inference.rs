//! The records of intervals and tests in `numbers.json`.

use serde::Serialize;

use crate::analysis::{
    Effect, EffectSize, GroupPair, GroupTest, IntervalRules, Measure, NoTest, Overall,
    TestKind,
};
use crate::disclosure::{ProtectedTable, ProtectedTest};
use crate::manuscript::{Adjust, ShareInterval, WeightedInterval};

/// How the intervals of a chart or table are made.
#[derive(Serialize)]
pub(super) struct IntervalsRecord {
    method: &'static str,
    level: f64,
    finite_population: bool,
}

/// How the groups of a chart or table differ.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum TestRecord<'a> {
    /// Why there is none, or that it is not shown.
    None {
        none: &'static str,
    },
    Made(Box<MadeTest<'a>>),
}

/// A test that was made.
#[derive(Serialize)]
pub(super) struct MadeTest<'a> {
    name: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    statistic: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    degrees_of_freedom: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    second_degrees_of_freedom: Option<f64>,
    /// Of ranks of two groups, the statistic in standard errors.
    #[serde(skip_serializing_if = "Option::is_none")]
    z: Option<f64>,
    p: f64,
    /// The p-value, adjusted with those of its family.
    #[serde(skip_serializing_if = "Option::is_none")]
    adjusted: Option<f64>,
    /// The family, if it is of one.
    #[serde(skip_serializing_if = "Option::is_none")]
    family: Option<&'a str>,
    simulated: bool,
    /// The standard error of a p-value that was estimated by drawing tables.
    #[serde(skip_serializing_if = "Option::is_none")]
    drawing_error: Option<f64>,
    /// How large the difference is, by the first measure that is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    effect: Option<EffectRecord>,
    /// The same by the others.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    more_effects: Vec<EffectRecord>,
    /// Of a test of ranks the mean rank of each group.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    mean_ranks: Vec<RankRecord<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    left_out: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    adjust: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pairs: Vec<PairRecord<'a>>,
}

#[derive(Serialize)]
struct EffectRecord {
    name: &'static str,
    value: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    low: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    high: Option<f64>,
}

#[derive(Serialize)]
struct RankRecord<'a> {
    group: &'a str,
    mean_rank: f64,
}

#[derive(Serialize)]
struct PairRecord<'a> {
    groups: [&'a str; 2],
    name: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    statistic: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    degrees_of_freedom: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    second_degrees_of_freedom: Option<f64>,
    /// Of means how much higher the first is.
    #[serde(skip_serializing_if = "Option::is_none")]
    difference: Option<f64>,
    p: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    drawing_error: Option<f64>,
    adjusted: f64,
}

impl IntervalsRecord {
    pub(super) fn new(rules: IntervalRules, table: &ProtectedTable) -> Self {
        let means = table.measure() == Measure::Mean;
        let weighted = table.effective_size().is_some();
        let method = match (means, rules.shares) {
            (true, _) => "t",
            (false, _) if weighted => match rules.weighted {
                WeightedInterval::Logit => "logit",
                WeightedInterval::KishWilson => "kish-wilson",
                WeightedInterval::Beta => "beta",
                WeightedInterval::Wald => "wald",
            },
            (false, ShareInterval::Wilson) => "wilson",
            (false, ShareInterval::WilsonCorrected) => "wilson-corrected",
            (false, ShareInterval::Wald) => "wald",
            (false, ShareInterval::AgrestiCoull) => "agresti-coull",
            (false, ShareInterval::ClopperPearson) => "clopper-pearson",
            (false, ShareInterval::Jeffreys) => "jeffreys",
        };
        Self { method, level: rules.level, finite_population: rules.finite && !weighted }
    }
}

fn name(kind: TestKind) -> &'static str {
    match kind {
        TestKind::ChiSquare => "chi-square",
        TestKind::Fisher => "fisher",
        TestKind::MannWhitney => "mann-whitney",
        TestKind::KruskalWallis => "kruskal-wallis",
        TestKind::CochranArmitage => "cochran-armitage",
        TestKind::JonckheereTerpstra => "jonckheere-terpstra",
        TestKind::RaoScott => "rao-scott",
        TestKind::CorrectedChiSquare => "chi-square-corrected",
        TestKind::LikelihoodRatio => "likelihood-ratio",
        TestKind::UncorrectedMannWhitney => "mann-whitney-uncorrected",
        TestKind::StudentT => "student",
        TestKind::WelchT => "welch",
        TestKind::Anova => "anova",
        TestKind::WelchAnova => "welch-anova",
        TestKind::RaoScottFirst => "rao-scott-first",
        TestKind::DesignT => "design-t",
        TestKind::DesignWald => "design-wald",
    }
}

impl From<&EffectSize> for EffectRecord {
    fn from(size: &EffectSize) -> Self {
        let name = match size.effect {
            Effect::CramersV => "cramers-v",
            Effect::BiasCorrectedV => "bias-corrected-v",
            Effect::Contingency => "contingency",
            Effect::OddsRatio => "odds-ratio",
            Effect::CohensH => "cohens-h",
            Effect::RankBiserial => "rank-biserial",
            Effect::EpsilonSquared => "epsilon-squared",
            Effect::CohensD => "cohens-d",
            Effect::EtaSquared => "eta-squared",
        };
        let (low, high) = size.interval.unzip();
        Self { name, value: size.value, low, high }
    }
}

impl<'a> TestRecord<'a> {
    pub(super) fn new(test: &'a ProtectedTest, table: &'a ProtectedTable) -> Self {
        let ProtectedTest::Shown(test) = test else {
            return Self::None { none: "hidden" };
        };
        match &test.overall {
            Ok(overall) => Self::Made(Box::new(MadeTest::new(test, overall, table))),
            Err(NoTest::TooFewGroups) => Self::None { none: "too few groups" },
            Err(NoTest::NoVariation) => Self::None { none: "all answers are the same" },
            Err(NoTest::NoSpread) => Self::None { none: "no variation in the groups" },
            Err(NoTest::TooFewAnswers) => Self::None { none: "too few answers" },
            Err(NoTest::NoVariance) => Self::None { none: "no variance by the design" },
            Err(NoTest::TooLarge) => Self::None { none: "the table is too large" },
        }
    }
}

impl<'a> MadeTest<'a> {
    fn new(test: &'a GroupTest, overall: &'a Overall, table: &'a ProtectedTable) -> Self {
        let label = |group: usize| table.groups()[group].label.as_str();
        let pair = |pair: &GroupPair| PairRecord {
            groups: [label(pair.groups.0), label(pair.groups.1)],
            name: name(pair.kind),
            statistic: pair.statistic,
            degrees_of_freedom: pair.degrees_of_freedom,
            second_degrees_of_freedom: pair.second_degrees,
            difference: pair.difference,
            p: pair.p,
            drawing_error: pair.drawing_error,
            adjusted: pair.adjusted,
        };
        let pairs = test.pairs.iter().flat_map(|pairs| &pairs.list).map(pair);
        let ranks = test.mean_ranks.iter().enumerate();
        let ranks = ranks.filter_map(|(group, rank)| {
            Some(RankRecord { group: label(group), mean_rank: (*rank)? })
        });
        Self {
            name: name(overall.kind),
            statistic: overall.statistic,
            degrees_of_freedom: overall.degrees_of_freedom,
            second_degrees_of_freedom: overall.second_degrees,
            z: overall.z,
            p: overall.p,
            adjusted: overall.adjusted,
            family: test.family.as_ref().map(|family| family.name.as_str()),
            simulated: overall.simulated,
            drawing_error: overall.drawing_error,
            effect: overall.effects.first().map(EffectRecord::from),
            more_effects: overall
                .effects
                .iter()
                .skip(1)
                .map(EffectRecord::from)
                .collect(),
            mean_ranks: ranks.collect(),
            left_out: test.left_out.iter().map(|group| label(*group)).collect(),
            adjust: test.pairs.as_ref().map(|pairs| match pairs.adjust {
                Adjust::Holm => "holm",
                Adjust::BenjaminiHochberg => "bh",
                Adjust::Bonferroni => "bonferroni",
                Adjust::Hochberg => "hochberg",
                Adjust::Tukey => "tukey",
                Adjust::None => "none",
            }),
            pairs: pairs.collect(),
        }
    }
}
