//! Reads what stands on a turned page of its own: wide tables and charts, and sections of them.

use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::manuscript::block::{Block, Landscape};
use crate::manuscript::chart::ChartPlace;

impl Landscape {
    /// A block on a turned page, if that is asked for beside it. What it holds and cannot
    /// stand there is reported.
    pub(super) fn wrapped(
        mut block: Block,
        asked: Option<Place>,
        diagnostics: &mut Diagnostics,
    ) -> Block {
        let Some(place) = asked else { return block };
        widen(&mut block, diagnostics);
        Block::Landscape(Box::new(Self { place, blocks: vec![block] }))
    }
}

/// Gives charts the room that there is on a turned page.
fn widen(block: &mut Block, diagnostics: &mut Diagnostics) {
    let floats = match block {
        Block::Chart(chart) => {
            if chart.place == ChartPlace::Full {
                chart.place = ChartPlace::Wide;
            }
            chart.float.then(|| chart.request.id.place.clone())
        }
        Block::Table(table) => table.float.then(|| table.request.id.place.clone()),
        Block::Describe(describe) => describe.float.then(|| describe.id.place.clone()),
        Block::RegisterTable(table) => {
            table.float.then(|| table.request.id.place.clone())
        }
        Block::Figure(figure) => figure.float.then(|| figure.id.place.clone()),
        Block::Quality(quality) => quality.float.then(|| quality.id.place.clone()),
        _ => None,
    };
    if let Some(place) = floats {
        let message = "what floats cannot stand on a turned page of its own";
        let hint = "leave out `float`";
        diagnostics.push(Diagnostic::error(message).at(&place).hint(hint));
    }
    if let Block::Landscape(inner) = block {
        let message = "the page is turned already";
        let hint = "leave out this `landscape`";
        diagnostics.push(Diagnostic::error(message).at(&inner.place).hint(hint));
    }
    let inner = match block {
        Block::Section(section) => &mut section.blocks,
        Block::Repeat(repeat) => &mut repeat.blocks,
        Block::Example(example) => &mut example.blocks,
        Block::InLanguage(part) => &mut part.blocks,
        // What stands side by side has its own measure.
        _ => return,
    };
    inner.iter_mut().for_each(|block| widen(block, diagnostics));
}
