//! `status:` of a report, whether it is finished, and of chapters and blocks: what was taken
//! over from an earlier report must be confirmed before it is published again.

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Placed};
use crate::format::{ChoiceWords, Fields, Includes};
use crate::words::Language;
use crate::yaml::{Content, Node};

use super::Manuscript;
use super::keys::chapter::{Block, Chapter};
use super::keys::{Marked, report};

/// Whether a report is finished.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ReportStatus {
    /// It may be published.
    #[default]
    Published,
    /// It is being worked on: every page says so, and no list of reports has it.
    Draft,
}

impl ChoiceWords for ReportStatus {
    type Of = Self;

    const WORDS: &'static [(&'static str, Self)] =
        &[("published", Self::Published), ("draft", Self::Draft)];
}

/// Whether what a chapter or block says must be confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    /// It was taken over from an earlier report, and not yet read against the new results.
    FromBaseline,
    /// It has been read.
    Confirmed,
}

impl Status {
    /// The word an author writes.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::FromBaseline => "from-baseline",
            Self::Confirmed => "confirmed",
        }
    }
}

impl ChoiceWords for Status {
    type Of = Self;

    const WORDS: &'static [(&'static str, Self)] = &[
        (Self::FromBaseline.word(), Self::FromBaseline),
        (Self::Confirmed.word(), Self::Confirmed),
    ];
}

/// What may stand beside the content of a chapter or a block, but its status.
pub(super) struct BesideContent {
    /// Its language, if it has one of its own.
    pub(super) language: Option<Placed<Language>>,
    /// Where a turned page is asked for, if one is.
    pub(super) landscape: Option<Place>,
}

/// Reads what may stand beside the content of a chapter or a block: its status, of which
/// [`unconfirmed`] finds what it means, its language and how its page lies.
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
    BesideContent { language, landscape: landscape.map(|node| node.place.clone()) }
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
    let within = [Chapter::BLOCKS.peek(node), Block::SIDE_BY_SIDE.peek(node)];
    let blocks = within.into_iter().flatten().flat_map(Node::items);
    blocks.for_each(|block| visit(block, places));
    if let Some(repeat) = Block::REPEAT.peek(node) {
        visit(repeat, places);
    }
}

fn is_from_baseline(node: &Node) -> bool {
    let word = Status::FromBaseline.word();
    matches!(&node.content, Content::Scalar(_, written) if written == word)
}

/// Reads which report a report of a name follows.
pub(super) fn read_follows(
    name: &str,
    fields: &mut Fields<'_, report::Report>,
    diagnostics: &mut Diagnostics,
) -> Option<Placed<String>> {
    let earlier = fields.read(report::Report::FOLLOWS, diagnostics)?;
    if earlier.value == name {
        let message = "a report cannot follow itself";
        let hint = "name the report of the earlier measurement";
        diagnostics.push(Diagnostic::error(message).at(&earlier.place).hint(hint));
    }
    Some(earlier)
}

impl Manuscript {
    /// Marks the report as a draft if it is one, or reports what keeps it from being more
    /// than that. One that is made a draft for once is held to no PDF standard.
    pub fn set_draft(&mut self, for_once: bool, diagnostics: &mut Diagnostics) {
        match self.report.status {
            _ if for_once => self.report.make_draft(),
            ReportStatus::Draft => self.report.mark_draft(),
            ReportStatus::Published => self.refuse_unconfirmed(diagnostics),
        }
    }

    /// Reports everything that was taken over from an earlier report and has not been
    /// confirmed.
    fn refuse_unconfirmed(&self, diagnostics: &mut Diagnostics) {
        let earlier = self.report.follows.as_ref();
        let earlier = earlier.map_or_else(
            || "an earlier report".to_owned(),
            |name| format!("`{}`", name.value),
        );
        for place in self.chapters.iter().flat_map(|chapter| &chapter.unconfirmed) {
            let message =
                format!("this was taken over from {earlier} and is not confirmed");
            let hint = "read it against the new results; where it holds, write \
                        `status: confirmed` or remove the line, and rewrite it where not";
            diagnostics.push(Diagnostic::error(message).at(place).hint(hint));
        }
    }
}
