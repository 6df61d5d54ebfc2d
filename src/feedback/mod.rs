//! Reads back what others have made of a document for word processors, and what they have said
//! on the page for reviewers: takes the file that came back and what the report says now, gives
//! every comment, change and number that was typed over, with the author's line; and the YAML
//! in which changes have been made that can mean only one thing.
//!
//! The file holds what was written ([`crate::word`]), so that changes are found also where
//! nobody tracked them, and also after the author has gone on writing: blocks are found by
//! their ids, and where those have changed by their words.

mod apply;
mod changes;
mod found;
mod package;
mod quotation;
mod remarks;
mod returned;
mod returned_error;
mod saved;

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Place;
use crate::word::WrittenBlock;

use self::changes::{BlockChange, ChangeKind, alike, changes};
use self::found::{FoundText, ReportTexts, TextSearch, WantedStretch, whole};
use self::package::{KeptOrigin, OriginalBlock, OriginalParagraph, Package};
use self::returned::{CommentStart, Returned, ReturnedComment, ReturnedParagraph};

pub use self::apply::{EditedFile, apply};
pub use self::found::FoundPlace;
pub use self::remarks::remarks;
pub use self::returned_error::ReturnedError;
pub use self::saved::{AnnotatedFile, read_comments};

/// What came back with a document.
#[derive(Clone, Debug, Default)]
pub struct Feedback {
    /// Numbers that were typed over, and texts that were changed, in the order they stand.
    pub changes: Vec<FoundChange>,
    /// Comments, in the order they stand.
    pub comments: Vec<FoundComment>,
    /// Whether the document no longer says what was written, so that it was held against the
    /// report as it is now.
    pub is_held_against_now: bool,
    /// How many of its blocks the report does not say any more as they were.
    pub moved_on: usize,
    /// Blocks of the document that are missing in it now, by their ids.
    pub removed: Vec<FoundBlock>,
}

/// A block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundBlock {
    /// Its id.
    pub id: String,
    /// Where it stands.
    pub place: FoundPlace,
}

/// A change, and where it belongs.
#[derive(Clone, Debug)]
pub struct FoundChange {
    /// The block's id.
    pub id: String,
    /// Where it stands.
    pub place: FoundPlace,
    /// What stood there.
    pub was: String,
    /// What stands there now.
    pub is: String,
    /// Who changed it; nothing, if it was not tracked.
    pub author: Option<String>,
    /// What it is.
    pub what: WhatChanged,
    /// Whether it has been made in the report already.
    pub is_made: bool,
    /// How to make it, if it can mean only one thing.
    edit: Option<apply::Edit>,
}

impl FoundChange {
    /// Whether it can be made in the author's file.
    #[must_use]
    pub fn can_be_made(&self) -> bool {
        self.edit.is_some()
    }
}

/// What a change is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhatChanged {
    /// Words.
    Words,
    /// A computed number, by its address, and how it was shown.
    Number {
        /// Its id and part: `svar/n`.
        address: String,
        /// How it was shown.
        shown: String,
    },
    /// A paragraph that was put in.
    ParagraphAdded,
    /// A paragraph that was taken out.
    ParagraphRemoved,
}

/// A comment, and where it belongs.
#[derive(Clone, Debug)]
pub struct FoundComment {
    /// The block's id, if it stands in one.
    pub id: Option<String>,
    /// Where the words stand that it is about.
    pub place: FoundPlace,
    /// Where the last of them stand, if they stand in several paragraphs.
    pub to: Option<FoundPlace>,
    /// Those words.
    pub quote: String,
    /// Who says it.
    pub author: String,
    /// When, as the word processor says.
    pub date: String,
    /// What is said.
    pub text: String,
    /// Whether it is marked as done.
    pub is_done: bool,
    /// Whether it answers the one before it.
    pub is_answer: bool,
}

/// A document that came back, before it is held against the report.
pub struct ReturnedDocument {
    origin: KeptOrigin,
    returned: Returned,
}

/// Opens a document that came back of a report of a name.
///
/// # Errors
///
/// If the file is no document, is damaged, or is of another report.
pub fn open(bytes: &[u8], report: &str) -> Result<ReturnedDocument, ReturnedError> {
    let package = Package::open(bytes)?;
    let origin = KeptOrigin::read(&package)?;
    if let Some(of) = origin.report.as_ref().filter(|of| *of != report) {
        let (of, asked) = (of.clone(), report.to_owned());
        return Err(ReturnedError::OtherReport { of, asked });
    }
    let returned = Returned::read(&package)?;
    if returned.paragraphs.iter().all(|paragraph| paragraph.block.is_none()) {
        return Err(ReturnedError::Foreign);
    }
    Ok(ReturnedDocument { origin, returned })
}

impl ReturnedDocument {
    /// Holds it against what the report says now.
    #[must_use]
    pub fn held_against(&self, now: &[WrittenBlock]) -> Feedback {
        let as_now = || now.iter().map(as_it_is).collect::<Vec<_>>();
        let known = self.origin.blocks.clone();
        let is_held_against_now = known.is_none();
        let originals = known.unwrap_or_else(as_now);
        let mut reading = FeedbackReading::new(&originals, &self.returned, now);
        reading.feedback.is_held_against_now = is_held_against_now;
        originals.iter().for_each(|original| reading.block(original));
        self.returned.comments.iter().for_each(|comment| reading.comment(comment));
        reading.feedback
    }
}

/// A block of the report as it is now, as if it had been written so.
fn as_it_is(block: &WrittenBlock) -> OriginalBlock {
    let place = block.written.as_ref();
    let place = place.map(|at| format!("{}:{}", at.source().name, at.line()));
    let paragraphs = block.paragraphs.iter().map(|paragraph| {
        let pieces = paragraph.pieces.iter();
        let pieces = pieces.map(|piece| (piece.text.clone(), piece.number.clone()));
        OriginalParagraph { pieces: pieces.collect() }
    });
    OriginalBlock {
        bookmark: block.bookmark.clone(),
        id: block.id.clone(),
        place: place.unwrap_or_default(),
        paragraphs: paragraphs.collect(),
    }
}

struct FeedbackReading<'r> {
    originals: BTreeMap<&'r str, &'r OriginalBlock>,
    returned: &'r Returned,
    /// The paragraphs of each block, by its bookmark.
    of_block: BTreeMap<&'r str, Vec<&'r ReturnedParagraph>>,
    now: ReportTexts<'r>,
    /// Lines that make several blocks of the report.
    repeated: BTreeSet<(String, usize)>,
    feedback: Feedback,
}

impl<'r> FeedbackReading<'r> {
    fn new(
        originals: &'r [OriginalBlock],
        returned: &'r Returned,
        now: &'r [WrittenBlock],
    ) -> Self {
        let known = originals.iter().map(|block| (block.bookmark.as_str(), block));
        let known = known.collect::<BTreeMap<_, _>>();
        let mut of_block: BTreeMap<&str, Vec<&ReturnedParagraph>> = BTreeMap::new();
        for paragraph in &returned.paragraphs {
            let block = paragraph.block.as_deref();
            if let Some(block) = block.filter(|block| known.contains_key(block)) {
                of_block.entry(block).or_default().push(paragraph);
            }
        }
        let (mut seen, mut repeated) = (BTreeSet::new(), BTreeSet::new());
        for place in now.iter().filter_map(|block| block.written.as_ref()) {
            let key = (place.source().name.clone(), place.start());
            if !seen.insert(key.clone()) {
                repeated.insert(key);
            }
        }
        Self {
            originals: known,
            returned,
            of_block,
            now: ReportTexts { blocks: now },
            repeated,
            feedback: Feedback::default(),
        }
    }

    fn block(&mut self, original: &OriginalBlock) {
        let told = original.paragraphs.iter().map(|one| alike(&one.text()));
        let told = told.collect::<Vec<_>>().join("\n");
        let same = self.now.blocks.iter().find(|block| block.id == original.id);
        if same.is_none_or(|block| whole(block) != told) {
            self.feedback.moved_on += 1;
        }
        let Some(returned) = self.of_block.get(original.bookmark.as_str()) else {
            let place = match same.and_then(|block| block.written.clone()) {
                Some(place) => FoundPlace::InBlock(place),
                None => FoundPlace::Gone(Some(original.place.clone())),
            };
            let id = original.id.clone();
            self.feedback.removed.push(FoundBlock { id, place });
            return;
        };
        for change in changes(original, returned) {
            let found = self.change(original, &told, change);
            self.feedback.changes.push(found);
        }
    }

    fn change(
        &self,
        original: &OriginalBlock,
        told: &str,
        change: BlockChange,
    ) -> FoundChange {
        let paragraph = original.paragraphs.get(change.paragraph);
        let paragraph = paragraph.map(|one| alike(&one.text())).unwrap_or_default();
        let wanted = WantedStretch {
            id: &original.id,
            block: told,
            paragraph: &paragraph,
            characters: change.characters.clone(),
        };
        let search = self.now.find(&wanted);
        let (mut edit, mut is_made) = (None, false);
        if let (TextSearch::One(found), ChangeKind::Words) = (&search, &change.kind)
            && !self.is_repeated(found)
        {
            edit = apply::edit(found, &change.was, &change.is);
        }
        if let Some(now) = &change.now {
            is_made = self.now.says_around(now, &change.now_at, &paragraph);
        }
        FoundChange {
            id: original.id.clone(),
            place: place_of(search, &original.place),
            was: change.was,
            is: change.is,
            author: change.author,
            what: match change.kind {
                ChangeKind::Words => WhatChanged::Words,
                ChangeKind::Number { address, shown } => {
                    WhatChanged::Number { address, shown }
                }
                ChangeKind::ParagraphAdded => WhatChanged::ParagraphAdded,
                ChangeKind::ParagraphRemoved => WhatChanged::ParagraphRemoved,
            },
            is_made,
            edit: edit.filter(|_| !is_made),
        }
    }

    /// Whether the lines of some text make other blocks too.
    fn is_repeated(&self, found: &FoundText<'_>) -> bool {
        found.block.written.as_ref().is_some_and(|place| {
            self.repeated.contains(&(place.source().name.clone(), place.start()))
        })
    }

    fn comment(&mut self, comment: &ReturnedComment) {
        let (block, place) = match comment.at {
            Some(at) => self.commented(comment, at),
            None => (None, FoundPlace::Gone(None)),
        };
        self.feedback.comments.push(FoundComment {
            id: block.map(|block| block.id.clone()),
            place,
            to: None,
            quote: comment.quote.clone(),
            author: comment.author.clone(),
            date: comment.date.clone(),
            text: comment.text.clone(),
            is_done: comment.is_done,
            is_answer: comment.is_answer,
        });
    }

    /// The block that a comment stands in, and where its words stand now.
    fn commented(
        &self,
        comment: &ReturnedComment,
        start: CommentStart,
    ) -> (Option<&'r OriginalBlock>, FoundPlace) {
        let paragraph = self.returned.paragraphs.get(start.paragraph);
        let bookmark = paragraph.and_then(|paragraph| paragraph.block.as_deref());
        let block = bookmark.and_then(|name| self.originals.get(name).copied());
        let (Some(block), Some(paragraph)) = (block, paragraph) else {
            return (None, FoundPlace::Gone(None));
        };
        let told = block.paragraphs.iter().map(|one| alike(&one.text()));
        let told = told.collect::<Vec<_>>().join("\n");
        let before = alike(&paragraph.before);
        // Soft hyphens before it are not counted.
        let said = paragraph.before.chars().take(start.character);
        let start = alike(&said.collect::<String>()).chars().count();
        let first = alike(comment.quote.lines().next().unwrap_or_default());
        let left = before.chars().count().saturating_sub(start);
        let length = first.chars().count().min(left);
        let wanted = WantedStretch {
            id: &block.id,
            block: &told,
            paragraph: &before,
            characters: start..start + length,
        };
        (Some(block), place_of(self.now.find(&wanted), &block.place))
    }
}

/// Where something was found; `before` is where it stood when the document was written.
fn place_of(search: TextSearch<'_>, before: &str) -> FoundPlace {
    let gone = || {
        let before = Some(before).filter(|before| !before.is_empty());
        FoundPlace::Gone(before.map(str::to_owned))
    };
    let written = |block: &WrittenBlock| block.written.clone().map(FoundPlace::InBlock);
    match search {
        TextSearch::One(found) => match (found.place(), found.authored()) {
            (Some(place), Some(_)) => FoundPlace::There(place),
            (Some(place), None) => FoundPlace::InBlock(place),
            (None, _) => written(found.block).unwrap_or_else(gone),
        },
        TextSearch::Several(all) => {
            let mut places: Vec<Place> = Vec::new();
            for place in all.iter().filter_map(FoundText::place) {
                if !places.contains(&place) {
                    places.push(place);
                }
            }
            match places.as_slice() {
                [] => gone(),
                [one] => FoundPlace::InBlock(one.clone()),
                _ => FoundPlace::OneOf(places),
            }
        }
        TextSearch::Block(block) => written(block).unwrap_or_else(gone),
        TextSearch::Nothing => gone(),
    }
}
