//! Writes a report for word processors: takes a [`Document`], its pictures and its works,
//! gives a `.docx` that others read, comment on and change.
//!
//! The file is Office Open XML (ECMA-376) with headings, lists, captions, footnotes and
//! references as word processors know them, header rows and alternative texts for those who
//! do not see it. Each block has a bookmark made of its id, each computed number of a text a
//! locked content control with its address, and a part of the file holds what was written,
//! so that what others make of it can be read back. What Typst code does is told to the
//! author, since word processors do not know it.

mod blocks;
mod body;
mod enumeration;
mod front;
mod labels;
mod line;
mod markup;
mod model;
mod names;
mod numbering;
mod origin;
mod package;
mod reference;
mod relations;
mod story;
mod tables;
mod works;
mod xml;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Source};
use crate::document::{Document, FigurePicture, ItemContent};
use crate::layout::image_path;
use crate::say;
use crate::typeset::FlatPicture;

use self::works::Works;

pub use self::origin::{WrittenBlock, WrittenParagraph, WrittenPiece};

/// What a document for word processors is called after the report's name.
pub const WORD_ENDING: &str = ".docx";

/// What a document for word processors is made of.
#[derive(Clone, Copy)]
pub struct WordSources<'a> {
    /// What the report says.
    pub document: &'a Document,
    /// The bibliography.
    pub works: Option<&'a Arc<Source>>,
    /// How works are cited, by the name that Typst knows.
    pub citation_style: &'a str,
    /// Where the author says what is made, for what concerns all of it.
    pub place: &'a Place,
}

/// The pictures that a document shows, by the names it knows them by: files beside the
/// report, and ids of items whose drawings are no files.
#[must_use]
pub fn shown_pictures(document: &Document) -> Vec<String> {
    let mut shown = Vec::new();
    for item in document.items() {
        match &item.content {
            ItemContent::Chart(chart) => {
                shown.push(chart.picture.file.clone());
                shown.extend(chart.further.iter().map(|part| part.picture.file.clone()));
            }
            ItemContent::Figure(figure) => shown.push(match &figure.picture {
                FigurePicture::Image(path) => image_path(&path.value),
                FigurePicture::Structure(told) => told.image.file.clone(),
                FigurePicture::Typst(_) | FigurePicture::Words(_) => item.id.clone(),
            }),
            ItemContent::Flow(_) => shown.push(item.id.clone()),
            ItemContent::Cards(cards) => {
                let pictures =
                    cards.cards.iter().filter_map(|card| card.picture.as_ref());
                shown.extend(pictures.map(|picture| image_path(&picture.image.value)));
            }
            ItemContent::Section(_)
            | ItemContent::Text(_)
            | ItemContent::Table(_)
            | ItemContent::RegisterTable(_)
            | ItemContent::Timeline(_)
            | ItemContent::TypedTable(_)
            | ItemContent::Quote(_)
            | ItemContent::PullQuote(_)
            | ItemContent::Terms(_)
            | ItemContent::FactBox(_)
            | ItemContent::References
            | ItemContent::PageBreak
            | ItemContent::SideBySide(_)
            | ItemContent::Example(_) => {}
        }
    }
    shown
}

/// Writes a report as a document for word processors. What they cannot be told is said.
pub fn write(
    sources: WordSources<'_>,
    pictures: &BTreeMap<String, FlatPicture>,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<u8>> {
    let works = Works::read(sources.works, sources.citation_style);
    let document = body::compose(sources.document, works, Some(pictures), diagnostics);
    match package::pack(&document, &sources.document.head, pictures) {
        Ok(bytes) => Some(bytes),
        Err(refusal) => {
            let message = say!(
                "the Word document cannot be made: {refusal}",
                refusal = refusal.said()
            );
            let hint = "change the report's `date`, which the file is dated";
            diagnostics.push(Diagnostic::error(message).at(sources.place).hint(hint));
            None
        }
    }
}

/// Says what word processors cannot be told, without writing anything.
pub fn check(sources: WordSources<'_>, diagnostics: &mut Diagnostics) {
    let works = Works::read(sources.works, sources.citation_style);
    drop(body::compose(sources.document, works, None, diagnostics));
}

/// What a document for word processors says of a report, block by block.
#[must_use]
pub fn written(sources: WordSources<'_>) -> Vec<WrittenBlock> {
    let works = Works::read(sources.works, sources.citation_style);
    let said = &mut Diagnostics::default();
    origin::written(&body::compose(sources.document, works, None, said))
}
