//! What captions, notes, heads and names hold besides words: citations, references and
//! footnotes, which are read where the text stands, and nowhere else.

use std::sync::Arc;

use serde::{Serialize, Serializer};

use super::prose::SettledProse;

/// The label of what a caption cites and notes, which lists of captions leave out.
pub(crate) const CAPTION_MARK: &str = "caption-mark";

/// The texts of an item that are more than words, in Typst markup. Each stands beside the
/// same text without markup.
#[derive(Clone, Debug, Default, Serialize)]
pub struct TextMarkup {
    /// The caption, without a full stop.
    #[serde(
        rename = "caption_markup",
        serialize_with = "text",
        skip_serializing_if = "Option::is_none"
    )]
    pub caption: Option<Arc<SettledProse>>,
    /// The last of the notes.
    #[serde(
        rename = "note_markup",
        serialize_with = "text",
        skip_serializing_if = "Option::is_none"
    )]
    pub note: Option<Arc<SettledProse>>,
    /// Who said it.
    #[serde(
        rename = "by_markup",
        serialize_with = "text",
        skip_serializing_if = "Option::is_none"
    )]
    pub by: Option<Arc<SettledProse>>,
    /// The heads of columns, for each column or for none.
    #[serde(
        rename = "head_markup",
        serialize_with = "texts",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub head: Vec<Option<Arc<SettledProse>>>,
}

impl TextMarkup {
    /// Those above what they belong to.
    pub(super) fn above(&self) -> impl Iterator<Item = &Arc<SettledProse>> {
        self.caption.iter().chain(self.head.iter().flatten())
    }

    /// Those below it.
    pub(super) fn below(&self) -> impl Iterator<Item = &Arc<SettledProse>> {
        self.note.iter().chain(&self.by)
    }

    /// All of them, in the order they stand.
    pub(super) fn all(&self) -> impl Iterator<Item = &Arc<SettledProse>> {
        self.above().chain(self.below())
    }
}

/// The text of some markup.
pub(super) fn text<S: Serializer>(
    prose: &Option<Arc<SettledProse>>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_str(prose.as_ref().map_or("", |prose| prose.text()))
}

fn texts<S: Serializer>(
    all: &[Option<Arc<SettledProse>>],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(all.iter().map(|one| one.as_ref().map(|one| one.text())))
}
