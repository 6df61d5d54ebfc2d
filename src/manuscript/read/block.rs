//! Reads blocks: of which kind each is, and those that hold others.

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Placed};
use crate::format::{ChoiceWords, Fields, Inner, MapKey, MapKeys};
use crate::manuscript::block::{Block, BlockKind, Repeat, Section};
use crate::manuscript::ids::read_id;
use crate::manuscript::keys::chapter::{self as keys, Alone, Block as Keys};
use crate::say;
use crate::yaml::{Content, Node};

use super::figure;
use super::marked::{self, block, with_beside};
use super::{
    beside, chart, describe, example, quality, rows, table, typed_table, unknown_block,
    words,
};

/// Reads the blocks of a chapter, or of a block that holds others.
pub(super) fn read_blocks(items: &[Node], diagnostics: &mut Diagnostics) -> Vec<Block> {
    items.iter().filter_map(|item| read_block(item, diagnostics)).collect()
}

/// A word by which an author says of what kind a block is.
#[derive(Clone, Copy)]
struct KindWord<'n> {
    word: &'n str,
    place: &'n Place,
}

impl<'n> KindWord<'n> {
    /// All that stand where a block is written: its keys, or the word that it is alone.
    fn all(node: &'n Node) -> Vec<Self> {
        match &node.content {
            Content::Scalar(_, word) => vec![Self { word, place: &node.place }],
            Content::Map(entries) => {
                let keys = entries.iter();
                keys.map(|(key, _)| Self { word: &key.value, place: &key.place })
                    .collect()
            }
            Content::Null | Content::List(_) => Vec::new(),
        }
    }

    /// The kind that it names, if it names one.
    fn kind(self) -> Option<BlockKind> {
        let known = BlockKind::WORDS.iter().find(|(word, _)| *word == self.word);
        known.map(|(_, kind)| *kind)
    }
}

/// The key of every block below a chapter or block, in their order.
pub(super) fn kinds_below(node: &Node) -> Vec<Placed<BlockKind>> {
    let mut kinds = Vec::new();
    visit_kinds(node, &mut kinds);
    kinds
}

fn visit_kinds(node: &Node, kinds: &mut Vec<Placed<BlockKind>>) {
    let within = [
        keys::Chapter::BLOCKS.peek(node),
        Keys::SIDE_BY_SIDE.peek(node),
        Keys::EXAMPLE.peek(node),
    ];
    for block in within.into_iter().flatten().flat_map(Node::items) {
        let kind = KindWord::all(block).into_iter().find_map(|word| {
            let kind = word.kind()?;
            Some(Placed::new(kind, word.place.clone()))
        });
        kinds.extend(kind);
        visit_kinds(block, kinds);
    }
    if let Some(repeat) = Keys::REPEAT.peek(node) {
        visit_kinds(repeat, kinds);
    }
}

/// Reads a block of whatever kind.
fn read_block(node: &Node, diagnostics: &mut Diagnostics) -> Option<Block> {
    let words = KindWord::all(node);
    let known = words.iter().filter(|word| word.kind().is_some()).collect::<Vec<_>>();
    match (known.as_slice(), words.first()) {
        ([word], _) => match &node.content {
            Content::Scalar(..) => read_alone(**word, diagnostics),
            Content::Null | Content::List(_) | Content::Map(_) => {
                read_kind(word.kind()?, word.place, node, diagnostics)
            }
        },
        ([_, KindWord { word: second, place }, ..], _) => {
            let message =
                say!("`{word}` does not belong to the block above it", word = second);
            let hint = "begin a block of its own with `- ` in front of it";
            diagnostics.push(Diagnostic::error(message).at(place).hint(hint));
            None
        }
        ([], Some(KindWord { word, place })) => {
            let names = BlockKind::WORDS.iter().map(|(name, _)| *name);
            let kinds = names.collect::<Vec<_>>();
            diagnostics.push(unknown_block::told(word, place, &kinds));
            None
        }
        ([], None) => {
            diagnostics.push(node.expected("a block such as `text: …` or `chart: …`"));
            None
        }
    }
}

/// Reads a block that is written as a word alone.
fn read_alone(
    KindWord { word, place }: KindWord<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Block> {
    let alone = Alone::WORDS.iter().find(|(known, _)| *known == word);
    match alone.map(|(_, alone)| *alone) {
        Some(Alone::References) => Some(Block::References(place.clone())),
        Some(Alone::PageBreak) => Some(Block::PageBreak(place.clone())),
        None => {
            let message = say!("the block `{word}` is empty", word);
            let hint = say!("write `{key}: …`", key = word);
            diagnostics.push(Diagnostic::error(message).at(place).hint(hint));
            None
        }
    }
}

/// Reads a block whose key stands at `place`.
fn read_kind(
    kind: BlockKind,
    place: &Place,
    node: &Node,
    diagnostics: &mut Diagnostics,
) -> Option<Block> {
    match kind {
        BlockKind::Section => read_section(node, diagnostics),
        BlockKind::Text => words::text(node, diagnostics),
        BlockKind::Chart => {
            inner(node, Keys::CHART, chart::chart, Block::Chart, diagnostics)
        }
        BlockKind::Table => {
            inner(node, Keys::TABLE, table::table, Block::Table, diagnostics)
        }
        BlockKind::Describe => {
            inner(node, Keys::DESCRIBE, describe::read, Block::Describe, diagnostics)
        }
        BlockKind::RegisterTable => {
            let (key, read) = (Keys::REGISTER_TABLE, rows::register_table);
            inner(node, key, read, Block::RegisterTable, diagnostics)
        }
        BlockKind::Timeline => {
            inner(node, Keys::TIMELINE, rows::timeline, Block::Timeline, diagnostics)
        }
        BlockKind::TypedTable => {
            let (key, read) = (Keys::TYPED_TABLE, typed_table::read);
            inner(node, key, read, Block::TypedTable, diagnostics)
        }
        BlockKind::Quote => words::quote(node, diagnostics),
        BlockKind::PullQuote => words::pull_quote(node, diagnostics),
        BlockKind::Terms => words::terms(node, diagnostics),
        BlockKind::FactBox => words::fact_box(node, diagnostics),
        BlockKind::Cards => words::cards(node, place, diagnostics),
        BlockKind::Figure => {
            inner(node, Keys::FIGURE, figure::read, Block::Figure, diagnostics)
        }
        BlockKind::ResponseFlow => {
            inner(node, Keys::RESPONSE_FLOW, quality::flow, Block::Quality, diagnostics)
        }
        BlockKind::Nonresponse => {
            let (key, read) = (Keys::NONRESPONSE, quality::nonresponse);
            inner(node, key, read, Block::Quality, diagnostics)
        }
        BlockKind::Reliability => {
            let (key, read) = (Keys::RELIABILITY, quality::reliability);
            inner(node, key, read, Block::Quality, diagnostics)
        }
        BlockKind::Correlations => {
            let (key, read) = (Keys::CORRELATIONS, quality::correlations);
            inner(node, key, read, Block::Quality, diagnostics)
        }
        BlockKind::ChangeTable => {
            inner(node, Keys::CHANGE_TABLE, quality::change, Block::Quality, diagnostics)
        }
        BlockKind::References => block(node, diagnostics, |fields, _| {
            let _ = fields.optional(Keys::REFERENCES);
            Some(Block::References(place.clone()))
        }),
        BlockKind::PageBreak => block(node, diagnostics, |fields, _| {
            let _ = fields.optional(Keys::PAGEBREAK);
            Some(Block::PageBreak(place.clone()))
        }),
        BlockKind::SideBySide => read_side_by_side(node, diagnostics),
        BlockKind::Example => block(node, diagnostics, |fields, diagnostics| {
            let node = fields.node(Keys::EXAMPLE, diagnostics)?;
            example::read(node, read_block, diagnostics).map(Block::Example)
        }),
        BlockKind::Repeat => read_repeat(node, diagnostics),
    }
}

/// Reads a block whose content is a map of its own.
fn inner<M: MapKeys, T>(
    node: &Node,
    key: MapKey<Keys, Inner<M>>,
    read: fn(Fields<'_, M>, &mut Diagnostics) -> Option<T>,
    into: fn(Box<T>) -> Block,
    diagnostics: &mut Diagnostics,
) -> Option<Block> {
    block(node, diagnostics, |fields, diagnostics| {
        let content = fields.read(key, diagnostics)?;
        read(content, diagnostics).map(Box::new).map(into)
    })
}

fn read_section(node: &Node, diagnostics: &mut Diagnostics) -> Option<Block> {
    let mut fields = Fields::<keys::Section>::new(node, diagnostics)?;
    let title = fields.read(keys::Section::SECTION, diagnostics);
    let id = fields.read(keys::Section::ID, diagnostics);
    if let Some(id) = &id {
        read_id(id, diagnostics);
    }
    let blocks = fields.read(keys::Section::BLOCKS, diagnostics);
    let blocks = read_blocks(blocks.unwrap_or_default(), diagnostics);
    let beside = marked::read(&mut fields, diagnostics);
    fields.finish(diagnostics);
    let section = Block::Section(Section { title: title?, id, blocks });
    Some(with_beside(section, beside, diagnostics))
}

fn read_side_by_side(node: &Node, diagnostics: &mut Diagnostics) -> Option<Block> {
    block(node, diagnostics, |fields, diagnostics| {
        let node = fields.node(Keys::SIDE_BY_SIDE, diagnostics)?;
        beside::read(node, read_block, diagnostics).map(Block::SideBySide)
    })
}

fn read_repeat(node: &Node, diagnostics: &mut Diagnostics) -> Option<Block> {
    block(node, diagnostics, |fields, diagnostics| {
        let repeat = fields.read(Keys::REPEAT, diagnostics)?;
        repeated(repeat, diagnostics).map(Block::Repeat)
    })
}

/// What is repeated, and how.
fn repeated(
    mut fields: Fields<'_, keys::Repeat>,
    diagnostics: &mut Diagnostics,
) -> Option<Repeat> {
    let over = fields.read(keys::Repeat::OVER, diagnostics);
    let of = fields.read(keys::Repeat::OF, diagnostics);
    let only = fields.read(keys::Repeat::ONLY, diagnostics).unwrap_or_default();
    let name = fields.read(keys::Repeat::AS, diagnostics);
    let usable = name.as_ref().is_none_or(|name| is_name(name, diagnostics));
    let empty = fields.read(keys::Repeat::EMPTY, diagnostics);
    let blocks = fields.read(keys::Repeat::BLOCKS, diagnostics);
    let blocks = read_blocks(blocks.unwrap_or_default(), diagnostics);
    fields.finish(diagnostics);
    // Its texts would complain of the name they use.
    if !usable {
        return None;
    }
    let empty = empty.unwrap_or_default();
    Some(Repeat { over: over?, of: of?, only, name, empty, blocks })
}

/// Reports a name that cannot be used in `{{ … }}`.
fn is_name(name: &Placed<String>, diagnostics: &mut Diagnostics) -> bool {
    let text = &name.value;
    let begins = text.starts_with(|c: char| c.is_ascii_lowercase());
    let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    let word = begins && text.chars().all(allowed);
    if !word || RESERVED.contains(&text.as_str()) {
        let message = say!("`{name}` cannot be the name of a category", name = text);
        let hint = if word {
            say!("choose another word; this one has a meaning of its own in `{{ … }}`")
        } else {
            say!("use small letters a-z, digits and underscores, beginning with a letter")
        };
        diagnostics.push(Diagnostic::error(message).at(&name.place).hint(hint));
    }
    word
}

/// Words with a meaning of their own in `{{ … }}`.
const RESERVED: [&str; 13] = [
    "value", "and", "or", "not", "in", "is", "if", "else", "true", "false", "none",
    "loop", "for",
];
