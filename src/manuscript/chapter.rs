//! Reads chapters from YAML.

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Placed};
use crate::format::{ChoiceWords, Fields, MapKey, Text};
use crate::yaml::{Content, Node};

use super::beside;
use super::block::{
    Block, Cards, Chapter, FactBox, Picture, PictureContent, Quote, Repeat, Section,
    Signature, Term,
};
use super::drawing::{self, DrawingKind};
use super::in_language::InLanguage;
use super::keys::chapter as keys;
use super::landscape::Landscape;
use super::prose::Prose;
use super::quality::{self, Quality};
use super::status::BesideContent;
use super::{
    card, read_chart, read_id, read_table, rows, slug, status, typed_table, unknown_block,
};

impl Chapter {
    /// Reads a chapter; `stem` is its file name without ending.
    pub fn read(stem: &str, node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        let mut fields = Fields::<keys::Chapter>::new(node, diagnostics)?;
        let title = fields.read(keys::Chapter::TITLE, diagnostics);
        let id = fields.read(keys::Chapter::ID, diagnostics);
        if let Some(id) = &id {
            read_id(id, diagnostics);
        }
        let kind = fields.read(keys::Chapter::KIND, diagnostics);
        let numbered = fields.read(keys::Chapter::NUMBERED, diagnostics);
        let signature = fields
            .read(keys::Chapter::SIGNATURE, diagnostics)
            .and_then(|fields| read_signature(fields, diagnostics));
        let blocks = fields.read(keys::Chapter::BLOCKS, diagnostics);
        let blocks = read_blocks(blocks.unwrap_or_default(), diagnostics);
        let BesideContent { language, landscape } =
            status::read(&mut fields, diagnostics);
        diagnostics.extend(landscape.map(|place| {
            let message = "a chapter cannot be turned as a whole";
            let hint =
                "put what is wide into a section, and write `landscape` beside that";
            Diagnostic::error(message).at(&place).hint(hint)
        }));
        let place = fields.place().clone();
        fields.finish(diagnostics);
        let stem = stem.trim_start_matches(|c: char| c.is_ascii_digit() || c == '-');
        Some(Self {
            kind: kind.unwrap_or_default(),
            id: id.map_or_else(|| slug(stem), |id| id.value),
            // A missing title has been reported.
            title: title.unwrap_or_else(|| Prose::new(String::new(), place)),
            numbered: numbered.unwrap_or(false),
            signature,
            language,
            blocks,
            unconfirmed: status::unconfirmed(node),
            kinds: kinds_below(node),
        })
    }
}

fn read_signature(
    mut fields: Fields<'_, keys::Signature>,
    diagnostics: &mut Diagnostics,
) -> Option<Signature> {
    let mut text = |key: MapKey<keys::Signature, Text>| {
        fields.read(key, diagnostics).map(|text| text.value)
    };
    let place = text(keys::Signature::PLACE);
    let date = text(keys::Signature::DATE);
    let name = text(keys::Signature::NAME);
    let role = text(keys::Signature::ROLE);
    fields.finish(diagnostics);
    Some(Signature { place, date, name, role: role? })
}

fn read_blocks(items: &[Node], diagnostics: &mut Diagnostics) -> Vec<Block> {
    items.iter().filter_map(|item| read_block(item, diagnostics)).collect()
}

/// Kinds of blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading and what stands under it.
    Section,
    /// Paragraphs, lists, footnotes.
    Text,
    /// A chart.
    Chart,
    /// A table.
    Table,
    /// Rows of a register.
    RegisterTable,
    /// What happened, in order of time.
    Timeline,
    /// A table of words.
    TypedTable,
    /// Somebody's words.
    Quote,
    /// Words of a text, shown a second time.
    PullQuote,
    /// Terms and what they mean.
    Terms,
    /// Facts in a box.
    FactBox,
    /// Who some are, beside each other.
    Cards,
    /// A picture or a drawing.
    Figure,
    /// How the sample ended.
    ResponseFlow,
    /// Who responded.
    Nonresponse,
    /// The items of an index.
    Reliability,
    /// How numbers have changed.
    ChangeTable,
    /// The list of works.
    References,
    /// A new page.
    PageBreak,
    /// Two blocks beside each other.
    SideBySide,
    /// The same blocks for every category of a variable.
    Repeat,
}

/// The key that makes a block one of a kind.
const KINDS: [(&str, BlockKind); 21] = [
    (keys::Section::SECTION.name, BlockKind::Section),
    (keys::Block::TEXT.name, BlockKind::Text),
    (keys::Block::CHART.name, BlockKind::Chart),
    (keys::Block::TABLE.name, BlockKind::Table),
    (keys::Block::REGISTER_TABLE.name, BlockKind::RegisterTable),
    (keys::Block::TIMELINE.name, BlockKind::Timeline),
    (keys::Block::TYPED_TABLE.name, BlockKind::TypedTable),
    (keys::Block::QUOTE.name, BlockKind::Quote),
    (keys::Block::PULL_QUOTE.name, BlockKind::PullQuote),
    (keys::Block::TERMS.name, BlockKind::Terms),
    (keys::Block::FACT_BOX.name, BlockKind::FactBox),
    (keys::Block::CARDS.name, BlockKind::Cards),
    (keys::Block::FIGURE.name, BlockKind::Figure),
    (keys::Block::RESPONSE_FLOW.name, BlockKind::ResponseFlow),
    (keys::Block::NONRESPONSE.name, BlockKind::Nonresponse),
    (keys::Block::RELIABILITY.name, BlockKind::Reliability),
    (keys::Block::CHANGE_TABLE.name, BlockKind::ChangeTable),
    (keys::Block::REFERENCES.name, BlockKind::References),
    (keys::Block::PAGEBREAK.name, BlockKind::PageBreak),
    (keys::Block::SIDE_BY_SIDE.name, BlockKind::SideBySide),
    (keys::Block::REPEAT.name, BlockKind::Repeat),
];

impl ChoiceWords for BlockKind {
    type Of = Self;

    const WORDS: &'static [(&'static str, Self)] = &KINDS;
}

impl BlockKind {
    /// The key that an author writes.
    #[must_use]
    pub fn word(self) -> &'static str {
        let word = KINDS.iter().find(|(_, kind)| *kind == self);
        word.map_or("", |(word, _)| word)
    }
}

/// The key of every block below a chapter or block, in their order.
fn kinds_below(node: &Node) -> Vec<Placed<BlockKind>> {
    let mut kinds = Vec::new();
    visit_kinds(node, &mut kinds);
    kinds
}

fn visit_kinds(node: &Node, kinds: &mut Vec<Placed<BlockKind>>) {
    let within = [keys::Chapter::BLOCKS.peek(node), keys::Block::SIDE_BY_SIDE.peek(node)];
    for block in within.into_iter().flatten().flat_map(Node::items) {
        let words = match &block.content {
            Content::Scalar(_, word) => vec![(word.as_str(), &block.place)],
            Content::Map(entries) => {
                let keys =
                    entries.iter().map(|(key, _)| (key.value.as_str(), &key.place));
                keys.collect()
            }
            Content::Null | Content::List(_) => Vec::new(),
        };
        let kind = words.into_iter().find_map(|(word, place)| {
            let (_, kind) = KINDS.iter().find(|(name, _)| *name == word)?;
            Some(Placed::new(*kind, place.clone()))
        });
        kinds.extend(kind);
        visit_kinds(block, kinds);
    }
    if let Some(repeat) = keys::Block::REPEAT.peek(node) {
        visit_kinds(repeat, kinds);
    }
}

/// Blocks that may be written as a word alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Alone {
    /// The list of works.
    References,
    /// A new page.
    PageBreak,
}

impl ChoiceWords for Alone {
    type Of = Self;

    const WORDS: &'static [(&'static str, Self)] = &[
        (keys::Block::REFERENCES.name, Self::References),
        (keys::Block::PAGEBREAK.name, Self::PageBreak),
    ];
}

/// A kind of block where an author names it.
type NamedKind<'n> = (&'static str, BlockKind, &'n Place);

pub(super) fn read_block(node: &Node, diagnostics: &mut Diagnostics) -> Option<Block> {
    let words = match &node.content {
        Content::Scalar(_, word) => vec![(word.as_str(), &node.place)],
        Content::Map(entries) => {
            entries.iter().map(|(key, _)| (key.value.as_str(), &key.place)).collect()
        }
        Content::Null | Content::List(_) => Vec::new(),
    };
    let known = words.iter().filter_map(|(word, place)| {
        let (name, kind) = KINDS.iter().find(|(name, _)| name == word)?;
        Some((*name, *kind, *place))
    });
    match (known.collect::<Vec<NamedKind<'_>>>().as_slice(), words.first()) {
        ([named], _) => read_kind(*named, node, diagnostics),
        ([_, (second, _, place), ..], _) => {
            let message = format!("`{second}` does not belong to the block above it");
            let hint = "begin a block of its own with `- ` in front of it";
            diagnostics.push(Diagnostic::error(message).at(place).hint(hint));
            None
        }
        ([], Some((word, place))) => {
            let names = KINDS.iter().map(|(name, _)| *name);
            diagnostics.push(unknown_block::told(word, place, &Vec::from_iter(names)));
            None
        }
        ([], None) => {
            diagnostics.push(node.expected("a block such as `text: …` or `chart: …`"));
            None
        }
    }
}

fn read_kind(
    (name, kind, place): NamedKind<'_>,
    node: &Node,
    diagnostics: &mut Diagnostics,
) -> Option<Block> {
    if matches!(node.content, Content::Scalar(..)) {
        let alone = Alone::WORDS.iter().find(|(word, _)| *word == name);
        return match alone.map(|(_, alone)| *alone) {
            Some(Alone::References) => Some(Block::References(place.clone())),
            Some(Alone::PageBreak) => Some(Block::PageBreak(place.clone())),
            None => {
                let message = format!("the block `{name}` is empty");
                let hint = format!("write `{name}: …`");
                diagnostics.push(Diagnostic::error(message).at(place).hint(hint));
                None
            }
        };
    }
    match kind {
        BlockKind::Section => read_section(node, diagnostics),
        BlockKind::Text => block(node, diagnostics, |fields, diagnostics| {
            fields.read(keys::Block::TEXT, diagnostics).map(Block::Text)
        }),
        BlockKind::Chart => block(node, diagnostics, |fields, diagnostics| {
            let chart = fields.read(keys::Block::CHART, diagnostics)?;
            read_chart::chart(chart, diagnostics).map(Box::new).map(Block::Chart)
        }),
        BlockKind::Table => block(node, diagnostics, |fields, diagnostics| {
            let table = fields.read(keys::Block::TABLE, diagnostics)?;
            read_table::table(table, diagnostics).map(Box::new).map(Block::Table)
        }),
        BlockKind::RegisterTable => read_register_table(node, diagnostics),
        BlockKind::Timeline => read_timeline(node, diagnostics),
        BlockKind::TypedTable => read_typed_table(node, diagnostics),
        BlockKind::Quote => block(node, diagnostics, |fields, diagnostics| {
            read_quote(fields.read(keys::Block::QUOTE, diagnostics)?, diagnostics)
        }),
        BlockKind::PullQuote => read_pull_quote(node, diagnostics),
        BlockKind::Terms => block(node, diagnostics, |fields, diagnostics| {
            let terms = fields.read(keys::Block::TERMS, diagnostics)?;
            Some(read_terms(terms, diagnostics))
        }),
        BlockKind::FactBox => block(node, diagnostics, |fields, diagnostics| {
            read_fact_box(fields.read(keys::Block::FACT_BOX, diagnostics)?, diagnostics)
        }),
        BlockKind::Cards => read_cards(node, place, diagnostics),
        BlockKind::Figure => block(node, diagnostics, |fields, diagnostics| {
            read_picture(fields.read(keys::Block::FIGURE, diagnostics)?, diagnostics)
        }),
        BlockKind::ResponseFlow => block(node, diagnostics, |fields, diagnostics| {
            let flow = fields.read(keys::Block::RESPONSE_FLOW, diagnostics)?;
            quality(quality::flow(flow, diagnostics))
        }),
        BlockKind::Nonresponse => block(node, diagnostics, |fields, diagnostics| {
            let analysis = fields.read(keys::Block::NONRESPONSE, diagnostics)?;
            quality(quality::nonresponse(analysis, diagnostics))
        }),
        BlockKind::Reliability => block(node, diagnostics, |fields, diagnostics| {
            let items = fields.read(keys::Block::RELIABILITY, diagnostics)?;
            quality(quality::reliability(items, diagnostics))
        }),
        BlockKind::ChangeTable => block(node, diagnostics, |fields, diagnostics| {
            let table = fields.read(keys::Block::CHANGE_TABLE, diagnostics)?;
            quality(quality::change(table, diagnostics))
        }),
        BlockKind::References => block(node, diagnostics, |fields, _| {
            let _ = fields.optional(keys::Block::REFERENCES);
            Some(Block::References(place.clone()))
        }),
        BlockKind::PageBreak => block(node, diagnostics, |fields, _| {
            let _ = fields.optional(keys::Block::PAGEBREAK);
            Some(Block::PageBreak(place.clone()))
        }),
        BlockKind::SideBySide => read_side_by_side(node, diagnostics),
        BlockKind::Repeat => block(node, diagnostics, |fields, diagnostics| {
            read_repeat(fields.read(keys::Block::REPEAT, diagnostics)?, diagnostics)
        }),
    }
}

/// Reads a block with what may stand beside its content.
fn block(
    node: &Node,
    diagnostics: &mut Diagnostics,
    content: impl FnOnce(&mut Fields<'_, keys::Block>, &mut Diagnostics) -> Option<Block>,
) -> Option<Block> {
    let mut fields = Fields::<keys::Block>::new(node, diagnostics)?;
    let block = content(&mut fields, diagnostics);
    let beside = status::read(&mut fields, diagnostics);
    fields.finish(diagnostics);
    Some(with_beside(block?, beside, diagnostics))
}

/// A block with what is written beside it.
fn with_beside(
    block: Block,
    BesideContent { language, landscape }: BesideContent,
    diagnostics: &mut Diagnostics,
) -> Block {
    let block = InLanguage::wrapped(block, language);
    Landscape::wrapped(block, landscape, diagnostics)
}

fn read_register_table(node: &Node, diagnostics: &mut Diagnostics) -> Option<Block> {
    block(node, diagnostics, |fields, diagnostics| {
        let table = fields.read(keys::Block::REGISTER_TABLE, diagnostics)?;
        rows::register_table(table, diagnostics)
    })
}

fn read_timeline(node: &Node, diagnostics: &mut Diagnostics) -> Option<Block> {
    block(node, diagnostics, |fields, diagnostics| {
        let timeline = fields.read(keys::Block::TIMELINE, diagnostics)?;
        rows::timeline(timeline, diagnostics)
    })
}

fn read_side_by_side(node: &Node, diagnostics: &mut Diagnostics) -> Option<Block> {
    block(node, diagnostics, |fields, diagnostics| {
        let node = fields.node(keys::Block::SIDE_BY_SIDE, diagnostics)?;
        beside::read(node, diagnostics).map(Block::SideBySide)
    })
}

fn quality(read: Option<Quality>) -> Option<Block> {
    read.map(Box::new).map(Block::Quality)
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
    let beside = status::read(&mut fields, diagnostics);
    fields.finish(diagnostics);
    let section = Block::Section(Section { title: title?, id, blocks });
    Some(with_beside(section, beside, diagnostics))
}

fn read_quote(
    mut fields: Fields<'_, keys::Quote>,
    diagnostics: &mut Diagnostics,
) -> Option<Block> {
    let text = fields.read(keys::Quote::TEXT, diagnostics);
    let by = fields.read(keys::Quote::BY, diagnostics);
    let consent = fields.read(keys::Quote::CONSENT, diagnostics);
    fields.finish(diagnostics);
    Some(Block::Quote(Quote { text: text?, by, consent }))
}

fn read_typed_table(node: &Node, diagnostics: &mut Diagnostics) -> Option<Block> {
    block(node, diagnostics, |fields, diagnostics| {
        let table = fields.read(keys::Block::TYPED_TABLE, diagnostics)?;
        typed_table::read(table, diagnostics).map(Box::new).map(Block::TypedTable)
    })
}

/// Where the words stand is looked for once all texts are known.
fn read_pull_quote(node: &Node, diagnostics: &mut Diagnostics) -> Option<Block> {
    block(node, diagnostics, |fields, diagnostics| {
        let words = fields.read(keys::Block::PULL_QUOTE, diagnostics)?;
        if words.text.trim().is_empty() {
            let message = "the pull quote is empty";
            let hint = "copy the words of the text that it shows";
            diagnostics.push(Diagnostic::error(message).at(&words.place).hint(hint));
            return None;
        }
        Some(Block::PullQuote(words))
    })
}

fn read_cards(
    node: &Node,
    place: &Place,
    diagnostics: &mut Diagnostics,
) -> Option<Block> {
    block(node, diagnostics, |fields, diagnostics| {
        let items = fields.read(keys::Block::CARDS, diagnostics)?;
        let cards = card::read(items, place, diagnostics);
        Some(Block::Cards(Cards { place: place.clone(), cards }))
    })
}

fn read_terms(
    entries: &[(Placed<String>, Node)],
    diagnostics: &mut Diagnostics,
) -> Block {
    let terms = entries.iter().filter_map(|(term, node)| {
        Some(Term { term: term.clone(), text: Prose::read(node, diagnostics)? })
    });
    Block::Terms(terms.collect())
}

fn read_fact_box(
    mut fields: Fields<'_, keys::FactBox>,
    diagnostics: &mut Diagnostics,
) -> Option<Block> {
    let title = fields.read(keys::FactBox::TITLE, diagnostics);
    let text = fields.read(keys::FactBox::TEXT, diagnostics);
    fields.finish(diagnostics);
    let text = text?;
    let mut not_empty = |prose: &Prose, message: &str, hint: &str| {
        if prose.text.trim().is_empty() {
            let error = Diagnostic::error(message).at(&prose.place).hint(hint);
            diagnostics.push(error);
        }
    };
    not_empty(&text, "the fact box is empty", "write its text, or remove the box");
    if let Some(title) = &title {
        let hint = "write what the box is about, or leave out `title`";
        not_empty(title, "the title of the fact box is empty", hint);
    }
    Some(Block::FactBox(FactBox { title, text }))
}

fn read_picture(
    mut fields: Fields<'_, keys::Figure>,
    diagnostics: &mut Diagnostics,
) -> Option<Block> {
    let id = fields.read(keys::Figure::ID, diagnostics);
    if let Some(id) = &id {
        read_id(id, diagnostics);
    }
    let caption = fields.read(keys::Figure::CAPTION, diagnostics);
    let kind = fields.optional(keys::Figure::KIND);
    let kind = kind.map(|node| node.choice(DrawingKind::WORDS, diagnostics));
    // A drawing made of words can describe itself.
    let alt = match kind {
        Some(_) => fields.optional(keys::Figure::ALT),
        None => fields.required(keys::Figure::ALT, diagnostics),
    };
    let has_alt = kind.is_some() || alt.is_some();
    let alt = alt.and_then(|node| Prose::read(node, diagnostics));
    let drawing = match kind {
        Some(Some(kind)) => drawing::read(kind, &mut fields, diagnostics),
        _ => None,
    };
    let float = fields.read(keys::Figure::FLOAT, diagnostics);
    let image = fields.read(keys::Figure::IMAGE, diagnostics);
    let typst = fields.read(keys::Figure::TYPST, diagnostics);
    let place = fields.place().clone();
    // With an unknown kind nothing is known about the other keys.
    if kind != Some(None) && !fields.finish(diagnostics).is_empty() {
        return None;
    }
    let content = match (kind, image, typst) {
        (Some(_), None, None) => drawing?,
        (None, Some(image), None) => PictureContent::Image(image),
        (None, None, Some(typst)) => PictureContent::Typst(typst),
        _ => {
            let message = "a figure has one of `kind`, `image` and `typst`";
            let hint = "give one of the three";
            diagnostics.push(Diagnostic::error(message).at(&place).hint(hint));
            return None;
        }
    };
    Some(Block::Figure(Box::new(Picture {
        id: id?,
        caption: caption?,
        alt: if has_alt { alt } else { return None },
        float: float.unwrap_or(false),
        content,
    })))
}

fn read_repeat(
    mut fields: Fields<'_, keys::Repeat>,
    diagnostics: &mut Diagnostics,
) -> Option<Block> {
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
    Some(Block::Repeat(Repeat { over: over?, of: of?, only, name, empty, blocks }))
}

/// Reports a name that cannot be used in `{{ … }}`.
fn is_name(name: &Placed<String>, diagnostics: &mut Diagnostics) -> bool {
    let text = &name.value;
    let begins = text.starts_with(|c: char| c.is_ascii_lowercase());
    let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    let word = begins && text.chars().all(allowed);
    if !word || RESERVED.contains(&text.as_str()) {
        let message = format!("`{text}` cannot be the name of a category");
        let hint = if word {
            "choose another word; this one has a meaning of its own in `{{ … }}`"
        } else {
            "use small letters a-z, digits and underscores, beginning with a letter"
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
