//! Reads how a sample was drawn from YAML.

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Placed};
use crate::format::{ChoiceWords, Fields};
use crate::statistics::design::LonelyStratum;
use crate::yaml::{Content, Node};

use super::keys;

/// What a codebook says of the sample design, still without the answers.
#[derive(Clone, Debug)]
pub struct WrittenDesign {
    /// Where it begins.
    pub place: Place,
    /// The variable with the weights.
    pub weight: Option<Placed<String>>,
    /// The variable that tells the strata apart.
    pub strata: Option<Placed<String>>,
    /// The variable that tells the clusters apart.
    pub cluster: Option<Placed<String>>,
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
            cluster: None,
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

/// Reads the key `design`.
pub(super) fn read_design(
    mut fields: Fields<'_, keys::Design>,
    diagnostics: &mut Diagnostics,
) -> Option<WrittenDesign> {
    let weight = fields.read(keys::Design::WEIGHT, diagnostics);
    let strata = fields.read(keys::Design::STRATA, diagnostics);
    let cluster = fields.read(keys::Design::CLUSTER, diagnostics);
    let population = fields.optional(keys::Design::POPULATION);
    let population = population.map(|node| read_population(node, diagnostics));
    let lonely = fields.read(keys::Design::LONELY, diagnostics);
    let place = fields.place().clone();
    let misspelt = fields.finish(diagnostics);
    // With half of a design everything computed would be wrong.
    if !misspelt.is_empty() || matches!(population, Some(None)) {
        return None;
    }
    Some(WrittenDesign {
        place,
        weight,
        strata,
        cluster,
        population: population.flatten(),
        lonely: lonely.unwrap_or(LonelyStratum::Refuse),
    })
}

fn read_population(
    node: &Node,
    diagnostics: &mut Diagnostics,
) -> Option<WrittenPopulation> {
    let Content::Map(entries) = &node.content else {
        let size = size(node, diagnostics)?;
        return Some(WrittenPopulation::Whole(Placed::new(size, node.place.clone())));
    };
    let read = |(label, node): &(Placed<String>, Node)| {
        let size = size(node, diagnostics)?;
        Some(StratumSize { stratum: label.clone(), size })
    };
    let sizes = entries.iter().filter_map(read).collect::<Vec<_>>();
    (sizes.len() == entries.len())
        .then(|| WrittenPopulation::ByStratum(sizes, node.place.clone()))
}

/// The size of a population or stratum.
fn size(node: &Node, diagnostics: &mut Diagnostics) -> Option<u64> {
    let size = node.natural(diagnostics)?;
    if size == 0 {
        let message = "a population cannot be empty";
        let hint = "write how many could have been drawn";
        diagnostics.push(Diagnostic::error(message).at(&node.place).hint(hint));
        return None;
    }
    Some(size)
}
