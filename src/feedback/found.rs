//! Finds in the report as it is now what a document says of it as it was: by the id of the
//! block, else by its words, and within it by the words around. What stands in several places
//! is said to.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::Place;
use crate::document::SettledProse;
use crate::word::{WrittenBlock, WrittenParagraph};

use super::changes::{alike, likeness};

/// So alike are a block and what it was, at least.
const LIKE: f64 = 0.5;
/// So much more than the next best.
const AHEAD: f64 = 0.1;
/// So many characters on each side of a change tell that it has been made.
const NEAR: usize = 12;
/// So many characters around a change tell where it stands, at most.
const AROUND: usize = 60;

/// Where something stands in the author's files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FoundPlace {
    /// There.
    There(Place),
    /// In this block, nobody knows where.
    InBlock(Place),
    /// There, but the words are others now.
    Near(Place),
    /// In one of these places.
    OneOf(Vec<Place>),
    /// Nowhere any more; where it stood, as far as that is known.
    Gone(Option<String>),
    /// Nowhere any more, and nobody says where it stood.
    Lost,
}

impl FoundPlace {
    /// The place, if it is one.
    #[must_use]
    pub fn place(&self) -> Option<&Place> {
        match self {
            Self::There(place) | Self::InBlock(place) | Self::Near(place) => Some(place),
            Self::OneOf(_) | Self::Gone(_) | Self::Lost => None,
        }
    }
}

/// Where a stretch of text stands now.
#[derive(Clone, Debug)]
pub(super) struct FoundText<'w> {
    pub(super) block: &'w WrittenBlock,
    pub(super) paragraph: &'w WrittenParagraph,
    /// Its characters of the paragraph.
    pub(super) characters: Range<usize>,
}

/// Blocks of the report as it is now.
pub(super) struct ReportTexts<'w> {
    pub(super) blocks: &'w [WrittenBlock],
}

/// What is looked for: a stretch of a paragraph of a block, as it was.
pub(super) struct WantedStretch<'o> {
    pub(super) id: &'o str,
    /// The whole block as it was.
    pub(super) block: &'o str,
    /// The whole paragraph as it was.
    pub(super) paragraph: &'o str,
    pub(super) characters: Range<usize>,
}

/// What was found.
pub(super) enum TextSearch<'w> {
    One(FoundText<'w>),
    Several(Vec<FoundText<'w>>),
    /// The block, without the words.
    Block(&'w WrittenBlock),
    Nothing,
}

impl<'w> ReportTexts<'w> {
    /// The blocks that may be meant: that of the id, or the one that is most alike.
    fn candidates(&self, wanted: &WantedStretch<'_>) -> Vec<&'w WrittenBlock> {
        let same = self.blocks.iter().find(|block| block.id == wanted.id);
        if let Some(block) = same {
            return vec![block];
        }
        let says =
            |paragraph: &WrittenParagraph| alike(&paragraph.text()) == wanted.paragraph;
        let saying = self.blocks.iter().filter(|block| block.paragraphs.iter().any(says));
        let saying = saying.collect::<Vec<_>>();
        if !saying.is_empty() {
            return saying;
        }
        let kind = |id: &str| id.split(':').next().unwrap_or_default().to_owned();
        let alike_blocks = self.blocks.iter();
        let alike_blocks =
            alike_blocks.filter(|block| kind(&block.id) == kind(wanted.id));
        let mut alike_blocks = alike_blocks
            .map(|block| (likeness(wanted.block, &whole(block)), block))
            .collect::<Vec<_>>();
        alike_blocks.sort_by(|one, other| other.0.total_cmp(&one.0));
        match alike_blocks.as_slice() {
            [(first, block), rest @ ..] if *first >= LIKE => {
                let near = rest.iter().take_while(|(next, _)| first - next < AHEAD);
                std::iter::once(*block).chain(near.map(|(_, block)| *block)).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Whether it says a stretch of a paragraph with some words around it, which another
    /// paragraph, what it was before, does not.
    pub(super) fn says_around(
        &self,
        paragraph: &str,
        characters: &Range<usize>,
        before: &str,
    ) -> bool {
        let signs = paragraph.chars().collect::<Vec<_>>();
        let from = characters.start.saturating_sub(NEAR);
        let to = (characters.end + NEAR).min(signs.len());
        let words = alike(&signs[from.min(to)..to].iter().collect::<String>());
        let says = |block: &WrittenBlock| {
            block.paragraphs.iter().any(|one| alike(&one.text()).contains(&words))
        };
        !words.trim().is_empty()
            && !before.contains(&words)
            && self.blocks.iter().any(says)
    }

    /// Finds a stretch of text.
    pub(super) fn find(&self, wanted: &WantedStretch<'_>) -> TextSearch<'w> {
        let candidates = self.candidates(wanted);
        let mut found = Vec::new();
        for block in &candidates {
            found.extend(in_block(block, wanted));
        }
        match (found.len(), candidates.as_slice()) {
            (1, _) => found.pop().map_or(TextSearch::Nothing, TextSearch::One),
            (0, [block]) => TextSearch::Block(block),
            (0, _) => TextSearch::Nothing,
            _ => TextSearch::Several(found),
        }
    }
}

/// What a block says.
pub(super) fn whole(block: &WrittenBlock) -> String {
    let texts = block.paragraphs.iter().map(|paragraph| alike(&paragraph.text()));
    texts.collect::<Vec<_>>().join("\n")
}

/// Where a stretch stands in a block: in the same paragraph at the same place, or else where
/// the words around it stand.
fn in_block<'w>(
    block: &'w WrittenBlock,
    wanted: &WantedStretch<'_>,
) -> Vec<FoundText<'w>> {
    let text = |paragraph: &WrittenParagraph| alike(&paragraph.text());
    let same = block.paragraphs.iter().filter(|one| text(one) == wanted.paragraph);
    let same = same.collect::<Vec<_>>();
    if !same.is_empty() {
        let characters = wanted.characters.clone();
        let found = same.into_iter();
        let found = found.map(|paragraph| FoundText {
            block,
            paragraph,
            characters: characters.clone(),
        });
        return found.collect();
    }
    let signs = wanted.paragraph.chars().collect::<Vec<_>>();
    let Range { start, end } = wanted.characters.clone();
    // As many words around as are needed to tell it from others; fewer where they have changed.
    let mut best = Vec::new();
    for around in [AROUND, AROUND / 2, AROUND / 4, 8, 0] {
        let from = start.saturating_sub(around);
        let to = (end + around).min(signs.len());
        let words = signs[from..to].iter().collect::<String>();
        if words.trim().is_empty() {
            continue;
        }
        let mut found = Vec::new();
        for paragraph in &block.paragraphs {
            let now = text(paragraph);
            let begins = now.char_indices().enumerate();
            let begins =
                begins.filter(|(_, (byte, _))| now[*byte..].starts_with(words.as_str()));
            for (count, _) in begins {
                let at = count + (start - from);
                let characters = at..at + (end - start);
                found.push(FoundText { block, paragraph, characters });
            }
        }
        if found.len() == 1 {
            return found;
        }
        if best.is_empty() {
            best = found;
        }
    }
    best
}

impl FoundText<'_> {
    /// The author's characters that it is, if each of its characters is one of them and no
    /// number.
    pub(super) fn authored(&self) -> Option<(Arc<SettledProse>, Range<usize>)> {
        let prose = self.paragraph.prose.as_ref()?;
        let mut at = 0;
        for piece in &self.paragraph.pieces {
            let length = alike(&piece.text).chars().count();
            let Range { start, end } = self.characters.clone();
            // What is put in goes on with the piece before it.
            let is_within = match start == end {
                true => at < start && start <= at + length || start == 0 && at == 0,
                false => at <= start && end <= at + length,
            };
            if is_within {
                let first = piece.at.filter(|_| piece.number.is_none())?;
                if length != piece.text.chars().count() {
                    return None;
                }
                let from = first + (start - at);
                return Some((Arc::clone(prose), from..from + (end - start)));
            }
            at += length;
        }
        None
    }

    /// Where the author wrote it: the line of the nearest words that are the author's.
    pub(super) fn place(&self) -> Option<Place> {
        if let Some((prose, characters)) = self.authored() {
            let shown = characters.start..characters.end.max(characters.start + 1);
            return Some(prose.place(shown));
        }
        let (mut at, mut near) = (0, None);
        for piece in &self.paragraph.pieces {
            if at > self.characters.start {
                break;
            }
            near = piece.at.or(near);
            at += piece.text.chars().count();
        }
        let prose = self.paragraph.prose.as_ref();
        let near = near.zip(prose).map(|(at, prose)| prose.place(at..at + 1));
        near.or_else(|| prose.map(|prose| prose.written().clone()))
            .or_else(|| self.block.written.clone())
    }
}
