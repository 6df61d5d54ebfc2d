//! Reads two blocks beside each other.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::manuscript::beside::{is_words, thing_place};
use crate::manuscript::block::{Block, SideBySide};
use crate::yaml::Node;

/// Reads the blocks of a `side-by-side`.
pub(super) fn read(
    node: &Node,
    read_block: fn(&Node, &mut Diagnostics) -> Option<Block>,
    diagnostics: &mut Diagnostics,
) -> Option<SideBySide> {
    let items = node.list(diagnostics)?;
    if items.len() != 2 {
        let message = format!("two blocks stand beside each other, not {}", items.len());
        let hint = "give `side-by-side` a list of two, and put others above or below it";
        diagnostics.push(Diagnostic::error(message).at(&node.place).hint(hint));
    }
    let mut blocks = Vec::new();
    for item in items {
        let Some(block) = read_block(item, diagnostics) else { continue };
        match wrong(&block) {
            None => blocks.push(block),
            Some((wrong, hint)) => {
                let message = format!("{wrong} cannot stand beside another block");
                diagnostics.push(Diagnostic::error(message).at(&item.place).hint(hint));
            }
        }
    }
    let things = thing_place(blocks.iter().filter(|block| is_words(block)).count());
    for block in &mut blocks {
        if let Block::Chart(chart) = block {
            chart.place = things;
        }
    }
    Some(SideBySide { place: node.place.clone(), blocks })
}

/// What a block is if it cannot stand beside another one, and what to do.
fn wrong(block: &Block) -> Option<(&'static str, &'static str)> {
    let floats = ("what floats on its page", "leave out `float`");
    let other = |what| {
        Some((
            what,
            "a chart, a table, a register table, a figure, a text, a quote, terms and a fact \
             box can",
        ))
    };
    match block {
        Block::Text(_)
        | Block::Quote(_)
        | Block::PullQuote(_)
        | Block::Terms(_)
        | Block::FactBox(_) => None,
        Block::Chart(chart) => chart.float.then_some(floats),
        Block::Table(table) => table.float.then_some(floats),
        Block::Describe(_) => other("a summary"),
        Block::RegisterTable(table) => table.float.then_some(floats),
        Block::TypedTable(table) => table.float.then_some(floats),
        Block::Figure(figure) => figure.float.then_some(floats),
        Block::Timeline(_) => other("a timeline"),
        Block::Section(_) => other("a section"),
        Block::Quality(_) => other("an account of a survey"),
        Block::Cards(_) => other("what stands in cards"),
        Block::References(_) => other("the list of works"),
        Block::PageBreak(_) => other("a new page"),
        Block::SideBySide(_) => other("what stands side by side"),
        Block::Example(_) => other("an example"),
        Block::Repeat(_) | Block::Bound(_) => other("what is repeated"),
        Block::InColumns(_) => {
            Some(("what stands in columns", "leave out `columns`: there is room for one"))
        }
        Block::InLanguage(part) => part.blocks.iter().find_map(wrong),
        Block::Landscape(_) => {
            Some(("what has a turned page of its own", "leave out `landscape`"))
        }
    }
}
