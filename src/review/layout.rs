//! Headings that the contents leave out, slides without one, and captions that say what the
//! tool adds.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::document::{Document, DocumentItem, ItemContent};
use crate::layout::Template;
use crate::manuscript::{Block, Manuscript};
use crate::say;
use crate::words::Language;

use super::finding::PassageFinding;
use super::passages::{AuthorPassage, Role};
use super::plain::is_space;

/// Reports headings that are too deep for the contents, once for each level.
pub(super) fn contents(manuscript: &Manuscript, diagnostics: &mut Diagnostics) {
    fn visit<'m>(
        blocks: &'m [Block],
        level: u64,
        found: &mut BTreeMap<u64, Vec<&'m Place>>,
    ) {
        for block in blocks {
            let inner = match block {
                Block::Section(section) => {
                    found.entry(level + 1).or_default().push(&section.title.place);
                    level + 1
                }
                _ => level,
            };
            visit(block.inner(), inner, found);
        }
    }
    let mut found = BTreeMap::new();
    for chapter in &manuscript.chapters {
        visit(&chapter.blocks, 1, &mut found);
    }
    let depth = manuscript.report.contents.depth;
    for (level, places) in found.range(depth + 1..) {
        let Some(first) = places.first() else { continue };
        let count = places.len();
        let message = match count {
            1 => say!(
                "a heading of level {level} will not stand in the contents, which end at \
                 level {depth}",
                level,
                depth
            ),
            _ => say!(
                "{count} headings of level {level}, this one first, will not stand in the \
                 contents, which end at level {depth}",
                count,
                level,
                depth
            ),
        };
        let hint =
            say!("set `contents: {depth: {level}}`, or move the headings up", level);
        let warning = Diagnostic::warning(message).at(first).hint(hint);
        diagnostics.push(warning.finding("contents-depth", format!("level-{level}")));
    }
}

/// Reports what comes after a section on slides: every section is a slide of its own, so that
/// it would go on below without a heading. Of each chapter or section the first is told.
pub(super) fn slides(
    document: &Document,
    template: &Template,
    diagnostics: &mut Diagnostics,
) {
    fn visit(items: &[DocumentItem], diagnostics: &mut Diagnostics) {
        let is_section =
            |item: &&DocumentItem| matches!(item.content, ItemContent::Section(_));
        let shows = |item: &&DocumentItem| {
            let is_seen =
                !matches!(item.content, ItemContent::References | ItemContent::PageBreak);
            is_seen && !is_section(item)
        };
        let mut after = items.iter().skip_while(|item| !is_section(item));
        if let Some(item) = after.find(shows) {
            let message = "this stands on a slide without a heading, after a section";
            let hint = "move it before the first section, or into one of its own";
            let warning = Diagnostic::warning(message).at(&item.written).hint(hint);
            diagnostics.push(warning.finding("slide-without-heading", &item.id));
        }
        for item in items {
            if let ItemContent::Section(section) = &item.content {
                visit(&section.items, diagnostics);
            }
        }
    }
    let paper = template.tokens.text(&["page", "paper"]).unwrap_or_default();
    if paper.starts_with("presentation") {
        let chapters = document.chapters.iter();
        chapters.for_each(|chapter| visit(&chapter.items, diagnostics));
    }
}

/// Finds captions that state their own unit or base.
pub(super) struct CaptionReader {
    /// Words that name a unit, in lower case.
    units: [String; 5],
}

impl CaptionReader {
    pub(super) fn new(language: Language) -> Self {
        let words = language.words();
        let units = [
            words.count(),
            words.percent(),
            words.count_and_percent(),
            words.share_in_percent(),
            words.mean(),
        ];
        Self { units: units.map(str::to_lowercase) }
    }

    pub(super) fn read(&self, passage: &AuthorPassage<'_>) -> Vec<PassageFinding> {
        let mut found = Vec::new();
        if passage.role != Role::Caption {
            return found;
        }
        let text = &passage.plain;
        let mut start = 0;
        while start < text.len() {
            let ends = |c: &char| matches!(c, '.' | '(' | ')' | ';');
            let length = text[start..].iter().take_while(|c| !ends(c)).count();
            let spaces = text[start..start + length].iter().take_while(|c| is_space(**c));
            let from = start + spaces.count();
            let written = text[from..start + length].iter().collect::<String>();
            let of = written.trim_end().to_owned();
            let lower = of.to_lowercase();
            let unit = self.units.contains(&lower) && start > 0;
            let base = lower.strip_prefix('n').map(str::trim_start);
            let base = base.is_some_and(|rest| rest.starts_with('='));
            if unit || base {
                let range = from..from + of.chars().count();
                let message = say!("the caption says `{of}` itself", of = &of);
                let hint = say!(
                    "leave it out; what is counted, and of how many, is added after it"
                );
                let check = "caption-unit";
                found.push(PassageFinding { check, range, of, message, hint });
            }
            start += length + 1;
        }
        found
    }
}
