//! Reads two blocks beside each other.

use crate::diagnostic::{Diagnostic, Diagnostics, Said};
use crate::manuscript::beside::{is_words, thing_place};
use crate::manuscript::block::{Block, SideBySide};
use crate::say;
use crate::yaml::Node;

/// Reads the blocks of a `side-by-side`.
pub(super) fn read(
    node: &Node,
    read_block: fn(&Node, &mut Diagnostics) -> Option<Block>,
    diagnostics: &mut Diagnostics,
) -> Option<SideBySide> {
    let items = node.list(diagnostics)?;
    if items.len() != 2 {
        let message =
            say!("two blocks stand beside each other, not {count}", count = items.len());
        let hint = "give `side-by-side` a list of two, and put others above or below it";
        diagnostics.push(Diagnostic::error(message).at(&node.place).hint(hint));
    }
    let mut blocks = Vec::new();
    for item in items {
        let Some(block) = read_block(item, diagnostics) else { continue };
        match wrong(&block) {
            None => blocks.push(block),
            Some((wrong, hint)) => {
                let message =
                    say!("{what} cannot stand beside another block", what = wrong);
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
fn wrong(block: &Block) -> Option<(Said, Said)> {
    let floats = || (say!("what floats on its page"), say!("leave out `float`"));
    let other = |what| {
        Some((
            what,
            say!(
                "a chart, a table, a register table, a figure, a text, a quote, terms and a fact \
             box can"
            ),
        ))
    };
    match block {
        Block::Text(_)
        | Block::Quote(_)
        | Block::PullQuote(_)
        | Block::Terms(_)
        | Block::FactBox(_) => None,
        Block::Chart(chart) => chart.float.then(floats),
        Block::Table(table) => table.float.then(floats),
        Block::Describe(_) => other(say!("a summary")),
        Block::RegisterTable(table) => table.float.then(floats),
        Block::TypedTable(table) => table.float.then(floats),
        Block::Figure(figure) => figure.float.then(floats),
        Block::Timeline(_) => other(say!("a timeline")),
        Block::Section(_) => other(say!("a section")),
        Block::Quality(_) => other(say!("an account of a survey")),
        Block::Cards(_) => other(say!("what stands in cards")),
        Block::References(_) => other(say!("the list of works")),
        Block::PageBreak(_) => other(say!("a new page")),
        Block::SideBySide(_) => other(say!("what stands side by side")),
        Block::Example(_) => other(say!("an example")),
        Block::Repeat(_) | Block::Bound(_) => other(say!("what is repeated")),
        Block::InColumns(_) => Some((
            say!("what stands in columns"),
            say!("leave out `columns`: there is room for one"),
        )),
        Block::InLanguage(part) => part.blocks.iter().find_map(wrong),
        Block::Landscape(_) => Some((
            say!("what has a turned page of its own"),
            say!("leave out `landscape`"),
        )),
    }
}
