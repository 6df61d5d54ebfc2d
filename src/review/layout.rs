//! Headings that the contents leave out, and captions that say what the tool adds.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::manuscript::{Block, Manuscript};
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
        let headings = match count {
            1 => format!("a heading of level {level}"),
            _ => format!("{count} headings of level {level}, this one first,"),
        };
        let message = format!(
            "{headings} will not stand in the contents, which end at level {depth}"
        );
        let hint = format!("set `contents: {{depth: {level}}}`, or move the headings up");
        let warning = Diagnostic::warning(message).at(first).hint(hint);
        diagnostics.push(warning.finding("contents-depth", format!("level-{level}")));
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
                let message = format!("the caption says `{of}` itself");
                let hint =
                    "leave it out; what is counted, and of how many, is added after it";
                let hint = hint.to_owned();
                let check = "caption-unit";
                found.push(PassageFinding { check, range, of, message, hint });
            }
            start += length + 1;
        }
        found
    }
}
