//! Reads what stands in two columns, which are one where there is no room for both: texts and
//! terms.

use crate::diagnostic::{Diagnostic, Diagnostics, Placed, Said};
use crate::manuscript::block::{Block, InColumns};
use crate::say;
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
                say!("write `columns` beside each of its texts that is to stand in them")
            }
            _ => {
                say!(
                    "`columns` is for `text` and `terms`; two other blocks stand beside each \
                  other in `side-by-side`"
                )
            }
        };
        let message = say!("{what} cannot stand in columns", what);
        diagnostics.push(Diagnostic::error(message).at(&count.place).hint(hint));
        block
    }
}

/// What a block is, if it cannot stand in columns.
fn refused(block: &Block) -> Option<Said> {
    match block {
        Block::Text(_) | Block::Terms(_) => None,
        Block::Section(_) => Some(say!("a section")),
        Block::Chart(_) => Some(say!("a chart")),
        Block::Table(_)
        | Block::Describe(_)
        | Block::RegisterTable(_)
        | Block::TypedTable(_) => Some(say!("a table")),
        Block::Timeline(_) => Some(say!("a timeline")),
        Block::Quote(_) | Block::PullQuote(_) => Some(say!("a quote")),
        Block::FactBox(_) => Some(say!("a fact box")),
        Block::Cards(_) => Some(say!("what stands in cards")),
        Block::Figure(_) => Some(say!("a figure")),
        Block::Quality(_) => Some(say!("an account of a survey")),
        Block::References(_) => Some(say!("the list of works")),
        Block::PageBreak(_) => Some(say!("a new page")),
        Block::SideBySide(_) => Some(say!("what stands side by side")),
        Block::Example(_) => Some(say!("an example")),
        Block::Repeat(_) | Block::Bound(_) => Some(say!("what is repeated")),
        // Columns are read before the language and the page are.
        Block::InColumns(_) => Some(say!("what stands in columns already")),
        Block::InLanguage(_) => Some(say!("a part in another language")),
        Block::Landscape(_) => Some(say!("what has a turned page of its own")),
    }
}
