//! Reads chapters from YAML.

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Placed};
use crate::yaml::{Content, Fields, Node};

use super::beside;
use super::block::{
    Block, Chapter, ChapterKind, Picture, PictureContent, Quote, Repeat, Section,
    Signature, Term, WithoutAnswers,
};
use super::drawing::{self, Drawing};
use super::prose::Prose;
use super::quality::{self, Quality, QualityContent};
use super::{read_id, read_request, slug, status};

impl Chapter {
    /// Reads a chapter; `stem` is its file name without ending.
    pub fn read(stem: &str, node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        let mut fields = Fields::new(node, "a chapter", diagnostics)?;
        let title = fields
            .required("title", diagnostics)
            .and_then(|node| Prose::read(node, diagnostics));
        let id = fields.optional_text("id", diagnostics);
        if let Some(id) = &id {
            read_id(id, diagnostics);
        }
        let kind = fields.optional_choice("kind", &ChapterKind::ALL, diagnostics);
        let numbered =
            fields.optional("numbered").and_then(|node| node.boolean(diagnostics));
        let signature = fields
            .optional("signature")
            .and_then(|node| read_signature(node, diagnostics));
        let blocks = read_blocks(fields.optional("blocks"), diagnostics);
        status::read(&mut fields, diagnostics);
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
            blocks,
            unconfirmed: status::unconfirmed(node),
        })
    }
}

fn read_signature(node: &Node, diagnostics: &mut Diagnostics) -> Option<Signature> {
    let mut fields = Fields::new(node, "a signature", diagnostics)?;
    let mut text = |key| fields.optional_text(key, diagnostics).map(|text| text.value);
    let (place, date, name) = (text("place"), text("date"), text("name"));
    let role = fields.required_text("role", diagnostics);
    fields.finish(diagnostics);
    Some(Signature { place, date, name, role: role?.value })
}

fn read_blocks(node: Option<&Node>, diagnostics: &mut Diagnostics) -> Vec<Block> {
    let items = node.and_then(|node| node.list(diagnostics)).unwrap_or_default();
    items.iter().filter_map(|item| read_block(item, diagnostics)).collect()
}

const KINDS: [&str; 15] = [
    "section",
    "text",
    "chart",
    "table",
    "quote",
    "terms",
    "figure",
    "response-flow",
    "nonresponse",
    "reliability",
    "change-table",
    "references",
    "pagebreak",
    "side-by-side",
    "repeat",
];

pub(super) fn read_block(node: &Node, diagnostics: &mut Diagnostics) -> Option<Block> {
    let kinds = match &node.content {
        Content::Scalar(_, word) => vec![(word.as_str(), &node.place)],
        Content::Map(entries) => {
            entries.iter().map(|(key, _)| (key.value.as_str(), &key.place)).collect()
        }
        Content::Null | Content::List(_) => Vec::new(),
    };
    let known = kinds.iter().filter(|(word, _)| KINDS.contains(word)).collect::<Vec<_>>();
    match (known.as_slice(), kinds.first()) {
        ([(kind, place)], _) => read_kind(kind, place, node, diagnostics),
        ([_, (second, place), ..], _) => {
            let message = format!("`{second}` does not belong to the block above it");
            let hint = "begin a block of its own with `- ` in front of it";
            diagnostics.push(Diagnostic::error(message).at(place).hint(hint));
            None
        }
        ([], Some((word, place))) => {
            let error = Diagnostic::error(format!("unknown kind of block `{word}`"));
            diagnostics.push(error.at(place).suggest(word, KINDS));
            None
        }
        ([], None) => {
            diagnostics.push(node.expected("a block such as `text: …` or `chart: …`"));
            None
        }
    }
}

fn read_kind(
    kind: &str,
    place: &Place,
    node: &Node,
    diagnostics: &mut Diagnostics,
) -> Option<Block> {
    if matches!(node.content, Content::Scalar(..)) {
        return match kind {
            "references" => Some(Block::References(place.clone())),
            "pagebreak" => Some(Block::PageBreak(place.clone())),
            _ => {
                let message = format!("the block `{kind}` is empty");
                let hint = format!("write `{kind}: …`");
                diagnostics.push(Diagnostic::error(message).at(place).hint(hint));
                None
            }
        };
    }
    let mut fields = Fields::new(node, "a block", diagnostics)?;
    let block = match kind {
        "section" => read_section(&mut fields, diagnostics),
        "references" => {
            let _ = fields.optional("references");
            Some(Block::References(place.clone()))
        }
        "pagebreak" => {
            let _ = fields.optional("pagebreak");
            Some(Block::PageBreak(place.clone()))
        }
        _ => {
            let key = KINDS.iter().find(|known| **known == kind)?;
            let value = fields.required(key, diagnostics)?;
            read_value(kind, value, diagnostics)
        }
    };
    status::read(&mut fields, diagnostics);
    fields.finish(diagnostics);
    block
}

fn read_value(kind: &str, value: &Node, diagnostics: &mut Diagnostics) -> Option<Block> {
    match kind {
        "text" => Prose::read(value, diagnostics).map(Block::Text),
        "chart" => {
            read_request::chart(value, diagnostics).map(Box::new).map(Block::Chart)
        }
        "table" => {
            read_request::table(value, diagnostics).map(Box::new).map(Block::Table)
        }
        "quote" => read_quote(value, diagnostics),
        "terms" => read_terms(value, diagnostics),
        "figure" => read_picture(value, diagnostics),
        "response-flow" => quality(quality::flow(value, diagnostics)),
        "nonresponse" => quality(quality::nonresponse(value, diagnostics)),
        "reliability" => quality(quality::reliability(value, diagnostics)),
        "change-table" => quality(quality::change(value, diagnostics)),
        "side-by-side" => beside::read(value, diagnostics).map(Block::SideBySide),
        _ => read_repeat(value, diagnostics),
    }
}

fn quality(read: Option<Quality>) -> Option<Block> {
    read.map(Box::new).map(Block::Quality)
}

fn read_section(fields: &mut Fields<'_>, diagnostics: &mut Diagnostics) -> Option<Block> {
    let title = fields
        .required("section", diagnostics)
        .and_then(|node| Prose::read(node, diagnostics));
    let id = fields.optional_text("id", diagnostics);
    if let Some(id) = &id {
        read_id(id, diagnostics);
    }
    let blocks = read_blocks(fields.optional("blocks"), diagnostics);
    Some(Block::Section(Section { title: title?, id, blocks }))
}

fn read_quote(node: &Node, diagnostics: &mut Diagnostics) -> Option<Block> {
    let mut fields = Fields::new(node, "a quote", diagnostics)?;
    let text = fields
        .required("text", diagnostics)
        .and_then(|node| Prose::read(node, diagnostics));
    let by = fields.optional("by").and_then(|node| Prose::read(node, diagnostics));
    let consent = fields.optional_text("consent", diagnostics);
    fields.finish(diagnostics);
    Some(Block::Quote(Quote { text: text?, by, consent }))
}

fn read_terms(node: &Node, diagnostics: &mut Diagnostics) -> Option<Block> {
    let entries = node.entries(diagnostics)?;
    let terms = entries.iter().filter_map(|(term, node)| {
        Some(Term { term: term.clone(), text: Prose::read(node, diagnostics)? })
    });
    Some(Block::Terms(terms.collect()))
}

fn read_picture(node: &Node, diagnostics: &mut Diagnostics) -> Option<Block> {
    let mut fields = Fields::new(node, "a figure", diagnostics)?;
    let id = fields.required_text("id", diagnostics);
    if let Some(id) = &id {
        read_id(id, diagnostics);
    }
    let caption = fields
        .required("caption", diagnostics)
        .and_then(|node| Prose::read(node, diagnostics));
    let kind = fields.optional("kind");
    let kind = kind.map(|node| node.choice(&Drawing::KINDS, diagnostics));
    // A drawing made of words can describe itself.
    let alt = match kind {
        Some(_) => fields.optional("alt"),
        None => fields.required("alt", diagnostics),
    };
    let has_alt = kind.is_some() || alt.is_some();
    let alt = alt.and_then(|node| Prose::read(node, diagnostics));
    let drawing = match kind {
        Some(Some(kind)) => drawing::read(kind, &mut fields, diagnostics),
        _ => None,
    };
    let float = fields.optional("float").and_then(|node| node.boolean(diagnostics));
    let image = fields.optional_text("image", diagnostics);
    let typst = fields.optional("typst").and_then(|node| Prose::read(node, diagnostics));
    let place = fields.place().clone();
    // With an unknown kind nothing is known about the other keys.
    if kind != Some(None) && !fields.finish(diagnostics).is_empty() {
        return None;
    }
    let content = match (kind, image, typst) {
        (Some(_), None, None) => PictureContent::Drawing(Box::new(drawing?)),
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

fn read_repeat(node: &Node, diagnostics: &mut Diagnostics) -> Option<Block> {
    let mut fields = Fields::new(node, "a repeat", diagnostics)?;
    let over = fields.required_text("over", diagnostics);
    let of = fields.required_text("of", diagnostics);
    let name = fields.optional_text("as", diagnostics);
    let usable = name.as_ref().is_none_or(|name| is_name(name, diagnostics));
    let empty = fields.optional_choice("empty", &WithoutAnswers::ALL, diagnostics);
    let blocks = read_blocks(fields.required("blocks", diagnostics), diagnostics);
    fields.finish(diagnostics);
    // Its texts would complain of the name they use.
    if !usable {
        return None;
    }
    let empty = empty.unwrap_or_default();
    Some(Block::Repeat(Repeat { over: over?, of: of?, name, empty, blocks }))
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

/// Reports ids that stand twice, and lists of works beyond the first.
pub(super) fn check_ids(chapters: &[Chapter], diagnostics: &mut Diagnostics) {
    let mut ids = Ids::default();
    for chapter in chapters {
        let place = chapter.title.place.clone();
        ids.add("section", &Placed::new(chapter.id.clone(), place), diagnostics);
        for block in &chapter.blocks {
            ids.visit(block, diagnostics);
        }
    }
}

/// The error that two names would be one file where upper and lower case are the same.
pub(super) fn one_file(first: &Placed<String>, other: &Placed<String>) -> Diagnostic {
    let message = format!(
        "`{}` and `{}` differ in upper and lower case only",
        first.value, other.value
    );
    let hint = format!(
        "choose another one; files are named after both, and on some systems they would be \
         the same file (the other stands at {})",
        first.place
    );
    Diagnostic::error(message).at(&other.place).hint(hint)
}

/// The ids seen so far. Charts and tables share one set, because both are files in the
/// same folder of tables.
#[derive(Default)]
struct Ids {
    seen: Vec<(&'static str, Placed<String>)>,
    references: Option<Place>,
}

impl Ids {
    fn add(
        &mut self,
        kind: &'static str,
        id: &Placed<String>,
        diagnostics: &mut Diagnostics,
    ) {
        let same = |(known, other): &&(&str, Placed<String>)| {
            *known == kind && other.value.to_lowercase() == id.value.to_lowercase()
        };
        if let Some((_, first)) = self.seen.iter().find(same) {
            let error = if first.value == id.value {
                let message = format!("the id `{}` is already taken", id.value);
                let hint = format!("choose another one; it is used at {}", first.place);
                Diagnostic::error(message).hint(hint)
            } else {
                one_file(first, id)
            };
            diagnostics.push(error.at(&id.place));
        } else {
            self.seen.push((kind, id.clone()));
        }
    }

    fn visit(&mut self, block: &Block, diagnostics: &mut Diagnostics) {
        match block {
            Block::Section(section) => {
                if let Some(id) = &section.id {
                    self.add("section", id, diagnostics);
                }
                self.visit_all(&section.blocks, diagnostics);
            }
            Block::Chart(chart) => self.add("numbers", &chart.request.id, diagnostics),
            Block::Table(table) => self.add("numbers", &table.request.id, diagnostics),
            Block::Figure(figure) => self.add("figure", &figure.id, diagnostics),
            Block::Quality(quality) => {
                self.add("numbers", &quality.id, diagnostics);
                if matches!(quality.content, QualityContent::Flow(_)) {
                    self.add("figure", &quality.id, diagnostics);
                }
            }
            Block::SideBySide(beside) => self.visit_all(&beside.blocks, diagnostics),
            Block::Repeat(repeat) => self.visit_all(&repeat.blocks, diagnostics),
            Block::Bound(bound) => self.visit_all(&bound.blocks, diagnostics),
            Block::References(place) => {
                if let Some(first) = &self.references {
                    let message = "the list of works stands twice";
                    let hint = format!("remove one of them; the first stands at {first}");
                    diagnostics.push(Diagnostic::error(message).at(place).hint(hint));
                }
                self.references.get_or_insert_with(|| place.clone());
            }
            Block::Text(_) | Block::Quote(_) | Block::Terms(_) | Block::PageBreak(_) => {}
        }
    }

    fn visit_all(&mut self, blocks: &[Block], diagnostics: &mut Diagnostics) {
        for block in blocks {
            self.visit(block, diagnostics);
        }
    }
}
