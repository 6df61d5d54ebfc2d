//! Reads how a sample was drawn from YAML.

use crate::diagnostic::{Diagnostic, Diagnostics, Placed};
use crate::format::Fields;
use crate::statistics::design::LonelyStratum;
use crate::yaml::{Content, Node};

use super::keys;
use super::written_design::{StratumSize, WrittenDesign, WrittenPopulation};

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
        cluster: cluster.unwrap_or_default(),
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
