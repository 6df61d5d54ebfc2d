//! Which named numbers are asked about in an earlier measurement.

use std::collections::BTreeSet;

use super::block::Block;
use super::claim::{Claim, Statement};
use super::quality::QualityContent;
use super::request::Subject;
use super::waves::{Remeasured, WAVE};

/// The named numbers that something asks about in an earlier measurement, or asks the change
/// of: more may be among them.
pub(super) fn remeasured<'t>(
    words: &'t BTreeSet<String>,
    blocks: &[&'t Block],
    claims: &'t [Claim],
) -> BTreeSet<&'t str> {
    let mut ids = BTreeSet::new();
    for text in words.iter().filter(|text| text.contains("{{") || text.contains("{%")) {
        for (open, close) in [("{{", "}}"), ("{%", "%}")] {
            let tags = text.split(open).skip(1);
            let tags = tags.filter_map(|tag| tag.split(close).next());
            for tag in tags.filter(|tag| tag.contains(WAVE) || tag.contains("change")) {
                ids.extend(tag.split(['"', '\'', '`']).skip(1).step_by(2));
            }
        }
    }
    for block in blocks {
        ids.extend(shown(block).iter().map(|number| number.id.value.as_str()));
    }
    for claim in claims.iter().filter(|claim| claim.wave.is_some()) {
        if let Statement::Is(number, _) = &claim.statement {
            ids.insert(&number.value);
        }
    }
    ids
}

/// The named numbers that a block shows in several measurements.
fn shown(block: &Block) -> &[Remeasured] {
    match block {
        Block::Quality(quality) => match &quality.content {
            QualityContent::Change(change) => &change.numbers,
            _ => &[],
        },
        Block::Chart(chart) => match &chart.request.subject {
            Subject::Numbers(numbers) => numbers,
            Subject::Variable(_) | Subject::Battery(_) => &[],
        },
        _ => &[],
    }
}
