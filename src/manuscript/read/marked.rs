//! Reads what may stand beside the content of a chapter or block: whether it is confirmed,
//! its language, how its page lies, and in how many columns it stands.

use crate::diagnostic::{Diagnostics, Place, Placed};
use crate::format::{ChoiceWords, Fields, Includes};
use crate::manuscript::block::{Block, InColumns, InLanguage, Landscape};
use crate::manuscript::keys::{Marked, chapter as keys};
use crate::manuscript::status::Status;
use crate::words::Language;
use crate::yaml::{Content, Node};

use super::columns;

/// What may stand beside the content of a chapter or a block, but its status.
pub(super) struct BesideContent {
    /// Its language, if it has one of its own.
    pub(super) language: Option<Placed<Language>>,
    /// Where a turned page is asked for, if one is.
    pub(super) landscape: Option<Place>,
    /// In how many columns it stands, if in several.
    pub(super) columns: Option<Placed<u64>>,
}

/// Reads what may stand beside the content of a chapter or a block: its status, of which
/// [`unconfirmed`] finds what it means, its language, how its page lies and its columns.
pub(super) fn read<M: Includes<Marked>>(
    fields: &mut Fields<'_, M>,
    diagnostics: &mut Diagnostics,
) -> BesideContent {
    let _: Option<Status> = fields.read(Marked::STATUS, diagnostics);
    let language = fields.optional(Marked::LANGUAGE).and_then(|node| {
        let language = node.choice(Language::WORDS, diagnostics)?;
        Some(Placed::new(language, node.place.clone()))
    });
    let landscape = fields.optional(Marked::LANDSCAPE);
    let landscape = landscape.filter(|node| node.boolean(diagnostics) == Some(true));
    let landscape = landscape.map(|node| node.place.clone());
    let columns = fields.optional(Marked::COLUMNS);
    let columns = columns.and_then(|node| columns::read(node, diagnostics));
    BesideContent { language, landscape, columns }
}

/// Reads a block with what may stand beside its content.
pub(super) fn block(
    node: &Node,
    diagnostics: &mut Diagnostics,
    content: impl FnOnce(&mut Fields<'_, keys::Block>, &mut Diagnostics) -> Option<Block>,
) -> Option<Block> {
    let mut fields = Fields::<keys::Block>::new(node, diagnostics)?;
    let block = content(&mut fields, diagnostics);
    let beside = read(&mut fields, diagnostics);
    fields.finish(diagnostics);
    Some(with_beside(block?, beside, diagnostics))
}

/// A block with what is written beside it.
pub(super) fn with_beside(
    block: Block,
    BesideContent { language, landscape, columns }: BesideContent,
    diagnostics: &mut Diagnostics,
) -> Block {
    let block = InColumns::wrapped(block, columns, diagnostics);
    let block = InLanguage::wrapped(block, language);
    Landscape::wrapped(block, landscape, diagnostics)
}

/// The places in a chapter where something has not been confirmed.
pub(super) fn unconfirmed(chapter: &Node) -> Vec<Place> {
    let mut places = Vec::new();
    visit(chapter, &mut places);
    places
}

fn visit(node: &Node, places: &mut Vec<Place>) {
    let status = Marked::STATUS.peek(node);
    places
        .extend(status.filter(|node| is_from_baseline(node)).map(|it| it.place.clone()));
    let within = [
        keys::Chapter::BLOCKS.peek(node),
        keys::Block::SIDE_BY_SIDE.peek(node),
        keys::Block::EXAMPLE.peek(node),
    ];
    let blocks = within.into_iter().flatten().flat_map(Node::items);
    blocks.for_each(|block| visit(block, places));
    if let Some(repeat) = keys::Block::REPEAT.peek(node) {
        visit(repeat, places);
    }
}

fn is_from_baseline(node: &Node) -> bool {
    let word = Status::FromBaseline.word();
    matches!(&node.content, Content::Scalar(_, written) if written == word)
}
