//! What a document says, block by block, without how it looks: for whoever reads back what
//! others have made of it, and kept in the document itself.

use std::sync::Arc;

use crate::diagnostic::Place;
use crate::document::SettledProse;
use crate::file::sha256;

use super::model::{
    BlockPart, Inline, Paragraph, PieceOrigin, TextPiece, WordBlock, WordDocument,
};
use super::names::ORIGIN_NAME;
use super::xml::Xml;

/// So long may the tag of a content control be.
const TAG: usize = 64;
/// So many digits of a hash tell tags apart that are cut.
const DIGITS: usize = 12;

/// The tag of a computed number's content control: its address, cut where word processors
/// take no longer one.
pub(super) fn tag_of(address: &str) -> String {
    if address.chars().count() <= TAG {
        return address.to_owned();
    }
    let begins = address.chars().take(TAG - DIGITS - 1).collect::<String>();
    format!("{begins}#{}", &sha256(address.as_bytes())[..DIGITS])
}

/// A block of a document, as it was written.
#[derive(Clone, Debug)]
pub struct WrittenBlock {
    /// The id of the document's item; what the program adds begins with `report:`.
    pub id: String,
    /// The bookmark by which it is found.
    pub bookmark: String,
    /// Where the author wrote it, if somewhere.
    pub written: Option<Place>,
    /// What it says, cells of tables and footnotes too.
    pub paragraphs: Vec<WrittenParagraph>,
}

/// A paragraph of a block, as it was written.
#[derive(Clone, Debug)]
pub struct WrittenParagraph {
    /// What it says, in pieces.
    pub pieces: Vec<WrittenPiece>,
    /// Whether it stands in a footnote.
    pub is_note: bool,
    /// The author's text that it is of, where it is known which.
    pub prose: Option<Arc<SettledProse>>,
}

/// A piece of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenPiece {
    /// What it says.
    pub text: String,
    /// The address of the computed number that it shows.
    pub number: Option<String>,
    /// The character of the author's text that it begins with, where each of its characters
    /// is one of that.
    pub at: Option<usize>,
    /// The character that it begins with, also where they are written otherwise.
    pub near: Option<usize>,
}

impl WrittenParagraph {
    /// What it says.
    #[must_use]
    pub fn text(&self) -> String {
        self.pieces.iter().map(|piece| piece.text.as_str()).collect()
    }
}

/// Whether a block is made by the word processor, as the contents are.
fn is_made_there(block: &WordBlock) -> bool {
    block.parts.iter().any(|part| matches!(part, BlockPart::Contents(_)))
}

/// What a document says.
pub(super) fn written(document: &WordDocument) -> Vec<WrittenBlock> {
    let blocks = document.blocks.iter();
    let blocks = blocks.filter(|block| !is_made_there(block) && !block.parts.is_empty());
    let blocks = blocks.map(|block| {
        let mut paragraphs = Vec::new();
        for part in &block.parts {
            match part {
                BlockPart::Paragraph(one) => told(one, document, &mut paragraphs),
                BlockPart::Table(table) => {
                    let rows = table.head.iter().chain(&table.rows);
                    let cells = rows.flatten().flat_map(|cell| &cell.paragraphs);
                    cells.for_each(|one| told(one, document, &mut paragraphs));
                }
                BlockPart::Contents(_) => {}
            }
        }
        WrittenBlock {
            id: block.id.clone(),
            bookmark: block.bookmark.clone(),
            written: block.written.clone(),
            paragraphs,
        }
    });
    blocks.collect()
}

/// Adds what a paragraph says, and its footnotes after it.
fn told(paragraph: &Paragraph, of: &WordDocument, all: &mut Vec<WrittenParagraph>) {
    let mut telling = Telling { of, pieces: Vec::new(), notes: Vec::new() };
    telling.inlines(&paragraph.inlines);
    let Telling { pieces, notes, .. } = telling;
    let prose = paragraph.prose.clone();
    all.push(WrittenParagraph { pieces, is_note: false, prose: prose.clone() });
    for note in notes {
        let mut telling = Telling { of, pieces: Vec::new(), notes: Vec::new() };
        telling.inlines(note);
        let pieces = telling.pieces;
        all.push(WrittenParagraph { pieces, is_note: true, prose: prose.clone() });
    }
}

struct Telling<'d> {
    of: &'d WordDocument,
    pieces: Vec<WrittenPiece>,
    notes: Vec<&'d [Inline]>,
}

impl<'d> Telling<'d> {
    fn inlines(&mut self, inlines: &'d [Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text(piece) => self.piece(piece),
                Inline::LineBreak | Inline::Tab => {
                    self.pieces.push(WrittenPiece {
                        text: String::from(" "),
                        number: None,
                        at: None,
                        near: None,
                    });
                }
                Inline::Link { inside, .. }
                | Inline::Jump { inside, .. }
                | Inline::Bookmarked { inside, .. } => self.inlines(inside),
                Inline::Field { shown, .. } => {
                    shown.iter().for_each(|piece| self.piece(piece));
                }
                Inline::Citation(index) => {
                    let cited = self.of.citations.get(*index);
                    cited.into_iter().for_each(|cited| self.inlines(cited));
                }
                Inline::Footnote(paragraphs) => {
                    self.notes.extend(paragraphs.iter().map(Vec::as_slice));
                }
                Inline::Picture(_) => {}
            }
        }
    }

    fn piece(&mut self, piece: &TextPiece) {
        let (at, near) = match piece.origin {
            PieceOrigin::Same(at) => (Some(at), Some(at)),
            PieceOrigin::Otherwise(at) => (None, Some(at)),
            PieceOrigin::Own => (None, None),
        };
        let number = piece.number.as_ref().map(|number| number.address.clone());
        // Word processors keep soft hyphens in ways of their own.
        let text = piece.text.clone();
        self.pieces.push(WrittenPiece { text, number, at, near });
    }
}

/// The part of a document that says what was written, of the report of a name.
pub(super) fn part(document: &WordDocument, report: &str) -> Vec<u8> {
    let mut xml = Xml::default();
    for block in written(document) {
        let place = block.written.as_ref();
        let place = place.map(|at| format!("{}:{}", at.source().name, at.line()));
        let attributes = [
            ("name", block.bookmark.as_str()),
            ("id", block.id.as_str()),
            ("place", place.as_deref().unwrap_or_default()),
        ];
        xml.element("b:block", &attributes, |xml| {
            for paragraph in &block.paragraphs {
                let kind = if paragraph.is_note { "b:note" } else { "b:p" };
                xml.element(kind, &[], |xml| {
                    for piece in &paragraph.pieces {
                        match &piece.number {
                            Some(number) => {
                                let tag = tag_of(number);
                                let of = [("tag", tag.as_str()), ("of", number.as_str())];
                                xml.words("b:n", &of, &piece.text);
                            }
                            None => xml.words("b:t", &[], &piece.text),
                        }
                    }
                });
            }
        });
    }
    let of = [
        ("xmlns:b", ORIGIN_NAME),
        ("report", report),
        ("version", env!("CARGO_PKG_VERSION")),
    ];
    xml.into_part("b:written", &of)
}
