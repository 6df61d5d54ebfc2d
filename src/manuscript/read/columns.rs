//! Reads what stands in two columns, which are one where there is no room for both: texts and
//! terms.

use crate::diagnostic::{Diagnostic, Diagnostics, Placed};
use crate::manuscript::block::{Block, InColumns};
use crate::yaml::{Content, Node, Scalar};

/// Reads in how many columns something stands; nothing if in one, or if that is wrong, which
/// is reported.
pub(super) fn read(node: &Node, diagnostics: &mut Diagnostics) -> Option<Placed<u64>> {
    match node.content {
        Content::Scalar(Scalar::Integer(1), _) => None,
        // A third would be too narrow for words.
        Content::Scalar(Scalar::Integer(2), _) => {
            Some(Placed::new(2, node.place.clone()))
        }
        _ => {
            let hint = "write `columns: 2`, or leave it out for one column";
            diagnostics.push(node.expected("one or two columns").hint(hint));
            None
        }
    }
}

/// The error that a chapter stands in columns.
pub(super) fn of_a_chapter(asked: &Placed<u64>) -> Diagnostic {
    Diagnostic::error("a chapter cannot stand in columns as a whole")
        .at(&asked.place)
        .hint("write `columns` beside each of its texts that is to stand in them")
}

impl InColumns {
    /// A block in as many columns as are asked for beside it. One that cannot stand in them
    /// is reported.
    pub(super) fn wrapped(
        block: Block,
        asked: Option<Placed<u64>>,
        diagnostics: &mut Diagnostics,
    ) -> Block {
        let Some(count) = asked else { return block };
        let Some(what) = refused(&block) else {
            return Block::InColumns(Box::new(Self { count, blocks: vec![block] }));
        };
        let hint = match block {
            Block::Section(_) | Block::Repeat(_) => {
                "write `columns` beside each of its texts that is to stand in them"
            }
            _ => {
                "`columns` is for `text` and `terms`; two other blocks stand beside each \
                  other in `side-by-side`"
            }
        };
        let message = format!("{what} cannot stand in columns");
        diagnostics.push(Diagnostic::error(message).at(&count.place).hint(hint));
        block
    }
}

/// What a block is, if it cannot stand in columns.
fn refused(block: &Block) -> Option<&'static str> {
    match block {
        Block::Text(_) | Block::Terms(_) => None,
        Block::Section(_) => Some("a section"),
        Block::Chart(_) => Some("a chart"),
        Block::Table(_)
        | Block::Describe(_)
        | Block::RegisterTable(_)
        | Block::TypedTable(_) => Some("a table"),
        Block::Timeline(_) => Some("a timeline"),
        Block::Quote(_) | Block::PullQuote(_) => Some("a quote"),
        Block::FactBox(_) => Some("a fact box"),
        Block::Cards(_) => Some("what stands in cards"),
        Block::Figure(_) => Some("a figure"),
        Block::Quality(_) => Some("an account of a survey"),
        Block::References(_) => Some("the list of works"),
        Block::PageBreak(_) => Some("a new page"),
        Block::SideBySide(_) => Some("what stands side by side"),
        Block::Example(_) => Some("an example"),
        Block::Repeat(_) | Block::Bound(_) => Some("what is repeated"),
        // Columns are read before the language and the page are.
        Block::InColumns(_) => Some("what stands in columns already"),
        Block::InLanguage(_) => Some("a part in another language"),
        Block::Landscape(_) => Some("what has a turned page of its own"),
    }
}
