//! What a codebook says of the sample, still without the answers: how it was drawn, and the
//! margins that weights are made to meet.

use crate::diagnostic::{Place, Placed};
use crate::format::ChoiceWords;
use crate::statistics::design::LonelyStratum;
use crate::statistics::weighting::WeightBounds;

/// What a codebook says of the sample design, still without the answers.
#[derive(Clone, Debug)]
pub struct WrittenDesign {
    /// Where it begins.
    pub place: Place,
    /// The variable with the weights.
    pub weight: Option<Placed<String>>,
    /// The variable that tells the strata apart.
    pub strata: Option<Placed<String>>,
    /// The variables that together tell the clusters apart.
    pub cluster: Vec<Placed<String>>,
    /// How many could have been drawn.
    pub population: Option<WrittenPopulation>,
    /// What a stratum with a single cluster adds to the variance.
    pub lonely: LonelyStratum,
}

impl WrittenDesign {
    /// Rows drawn one by one with the same chance.
    pub(super) fn plain(place: &Place) -> Self {
        Self {
            place: place.clone(),
            weight: None,
            strata: None,
            cluster: Vec::new(),
            population: None,
            lonely: LonelyStratum::Refuse,
        }
    }
}

/// How many there are of a stratum in the population.
#[derive(Clone, Debug)]
pub struct StratumSize {
    /// The stratum, by its label.
    pub stratum: Placed<String>,
    /// How many.
    pub size: u64,
}

/// How many clusters (rows, without clusters) there are in the population.
#[derive(Clone, Debug)]
pub enum WrittenPopulation {
    /// In all of it.
    Whole(Placed<u64>),
    /// In each stratum, by the label of the stratum; with the place of the map.
    ByStratum(Vec<StratumSize>, Place),
}

/// The policies for a stratum with a single cluster, as an author writes them.
#[derive(Debug)]
pub(crate) enum Lonely {}

impl ChoiceWords for Lonely {
    type Of = LonelyStratum;

    const WORDS: &'static [(&'static str, LonelyStratum)] = &[
        ("refuse", LonelyStratum::Refuse),
        ("certainty", LonelyStratum::Certainty),
        ("adjust", LonelyStratum::FromGrandMean),
        ("average", LonelyStratum::AverageStratum),
    ];
}

/// What a codebook says of margins, still without the answers.
#[derive(Clone, Debug)]
pub struct WrittenWeighting {
    /// Where it begins.
    pub place: Place,
    /// The distributions known of the population.
    pub margins: Vec<WrittenMargin>,
    /// Whether they are told in per cent, and not as counts.
    pub in_percent: bool,
    /// Which rows are weighted: those who answered. All, without conditions.
    pub filter: Vec<(Placed<String>, Vec<Placed<String>>)>,
    /// The smallest and largest weight allowed, in multiples of the mean.
    pub limits: Option<Placed<WeightBounds>>,
}

/// A variable's distribution in the population.
#[derive(Clone, Debug)]
pub struct WrittenMargin {
    /// The variable.
    pub variable: Placed<String>,
    /// How many have each answer.
    pub totals: Vec<(Placed<String>, f64)>,
}

/// What the numbers of margins are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum MarginUnit {
    /// How many there are.
    #[default]
    Counts,
    /// Shares in per cent.
    Percent,
}

impl ChoiceWords for MarginUnit {
    type Of = Self;

    const WORDS: &'static [(&'static str, Self)] =
        &[("counts", Self::Counts), ("percent", Self::Percent)];
}
