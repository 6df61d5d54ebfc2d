//! What has been changed in a block: takes its paragraphs as they were written and as they
//! came back, gives each stretch that is another, with what stood there and who changed it.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::package::{OriginalBlock, OriginalParagraph};
use super::returned::{ParagraphEnd, ReturnedParagraph, TrackedChange};

/// A change in a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct BlockChange {
    /// Which of the block's paragraphs it is in.
    pub(super) paragraph: usize,
    /// The characters of that paragraph, as it was written, that are others now.
    pub(super) characters: Range<usize>,
    pub(super) was: String,
    pub(super) is: String,
    /// What the whole paragraph says now; nothing, if it was taken out.
    pub(super) now: Option<String>,
    /// The characters of that which are others.
    pub(super) now_at: Range<usize>,
    /// Who changed it; nothing, if the change was not tracked.
    pub(super) author: Option<String>,
    pub(super) kind: ChangeKind,
}

/// What kind of change it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum ChangeKind {
    /// Words of a paragraph.
    Words,
    /// A computed number was typed over: its address, and what it was.
    Number { address: String, shown: String },
    /// A whole paragraph was put in, after this one.
    ParagraphAdded,
    /// A whole paragraph was taken out.
    ParagraphRemoved,
}

/// What a block said when it came back.
#[derive(Default)]
struct BlockNow<'r> {
    /// Its paragraphs with all tracked changes rejected.
    before: Vec<String>,
    /// The same with all accepted.
    after: Vec<String>,
    tracked: Vec<&'r TrackedChange>,
}

impl<'r> BlockNow<'r> {
    fn of(paragraphs: &[&'r ReturnedParagraph]) -> Self {
        let mut now = Self::default();
        let (mut before, mut after) = (String::new(), String::new());
        for paragraph in paragraphs {
            before.push_str(&paragraph.before);
            after.push_str(&paragraph.after);
            now.tracked.extend(&paragraph.tracked);
            // A paragraph whose end was put in was one with the next.
            if paragraph.end != ParagraphEnd::Added {
                now.before.push(std::mem::take(&mut before));
            }
            if paragraph.end != ParagraphEnd::Removed {
                now.after.push(std::mem::take(&mut after));
            }
        }
        if !before.is_empty() {
            now.before.push(before);
        }
        if !after.is_empty() {
            now.after.push(after);
        }
        now
    }

    /// Who made a change: the author of a tracked one that has these words.
    fn author(&self, paragraph: &str, was: &str, is: &str) -> Option<String> {
        let is_silent = !self.before.iter().any(|text| alike(text) == alike(paragraph));
        let says = |change: &&&TrackedChange| {
            let added = !is.trim().is_empty() && change.added.contains(is.trim());
            let removed = !was.trim().is_empty() && change.removed.contains(was.trim());
            added || removed
        };
        let found = self.tracked.iter().find(says);
        let any = self.tracked.first().filter(|_| !is_silent);
        found.or(any).map(|change| change.author.clone())
    }
}

/// A text as it is compared: word processors keep soft hyphens and spaces in ways of their own.
pub(super) fn alike(text: &str) -> String {
    let signs =
        text.chars().filter(|sign| !matches!(sign, '\u{ad}' | '\u{200b}' | '\u{2060}'));
    signs.map(|sign| if sign == '\u{2011}' { '-' } else { sign }).collect()
}

/// Everything that was changed in a block.
pub(super) fn changes(
    original: &OriginalBlock,
    returned: &[&ReturnedParagraph],
) -> Vec<BlockChange> {
    let now = BlockNow::of(returned);
    let old = original.paragraphs.iter().map(OriginalParagraph::text);
    let old = old.collect::<Vec<_>>();
    let then = old.iter().map(|text| alike(text)).collect::<Vec<_>>();
    let after = now.after.iter().map(|text| alike(text)).collect::<Vec<_>>();
    let mut changes = Vec::new();
    for op in capture_diff_slices(Algorithm::Patience, &then, &after) {
        let (old_range, new_range) = match op {
            DiffOp::Equal { .. } => continue,
            other => (other.old_range(), other.new_range()),
        };
        for (one, other) in paired(&then, old_range, &after, new_range) {
            match (one, other) {
                (Some(index), Some(new)) => {
                    let paragraph = &original.paragraphs[index];
                    changes.extend(in_paragraph(paragraph, index, &now.after[new], &now));
                }
                (Some(index), None) => changes.extend(removed(index, &old[index], &now)),
                (None, Some(new)) => {
                    let before = old.len().saturating_sub(1);
                    changes.extend(added(new.min(before), &now.after[new], &now));
                }
                (None, None) => {}
            }
        }
    }
    changes
}

fn removed(paragraph: usize, was: &str, now: &BlockNow<'_>) -> Option<BlockChange> {
    (!was.trim().is_empty()).then(|| BlockChange {
        paragraph,
        characters: 0..was.chars().count(),
        was: was.to_owned(),
        is: String::new(),
        now: None,
        now_at: 0..0,
        author: now.author(was, was, ""),
        kind: ChangeKind::ParagraphRemoved,
    })
}

fn added(paragraph: usize, is: &str, now: &BlockNow<'_>) -> Option<BlockChange> {
    (!is.trim().is_empty()).then(|| BlockChange {
        paragraph,
        characters: 0..0,
        was: String::new(),
        is: is.to_owned(),
        now: Some(is.to_owned()),
        now_at: 0..is.chars().count(),
        author: now.author("\u{0}", "", is),
        kind: ChangeKind::ParagraphAdded,
    })
}

/// Which paragraphs of two stretches are the same with changes in them: in order, those that
/// share most words; the others were put in or taken out.
fn paired(
    old: &[String],
    old_range: Range<usize>,
    new: &[String],
    new_range: Range<usize>,
) -> Vec<(Option<usize>, Option<usize>)> {
    let mut pairs = Vec::new();
    let mut from = new_range.start;
    for index in old_range {
        let best = (from..new_range.end)
            .map(|other| (likeness(&old[index], &new[other]), other))
            .filter(|(likeness, _)| *likeness > 0.4)
            .max_by(|one, other| one.0.total_cmp(&other.0).then(other.1.cmp(&one.1)));
        match best {
            Some((_, other)) => {
                pairs.extend((from..other).map(|added| (None, Some(added))));
                pairs.push((Some(index), Some(other)));
                from = other + 1;
            }
            None => pairs.push((Some(index), None)),
        }
    }
    pairs.extend((from..new_range.end).map(|added| (None, Some(added))));
    // A lone paragraph that has become another one is the same, rewritten.
    if let [(Some(one), None), (None, Some(other))] = pairs.as_slice() {
        return vec![(Some(*one), Some(*other))];
    }
    pairs
}

/// How alike two texts are: twice the words they share as a part of all (Dice 1945).
pub(super) fn likeness(one: &str, other: &str) -> f64 {
    let words = |text: &str| {
        let words = text.split_whitespace().map(str::to_lowercase);
        let mut words = words.collect::<Vec<_>>();
        words.sort();
        words
    };
    let (one, other) = (words(one), words(other));
    let (mut at, mut shared) = (0, 0_u32);
    for word in &one {
        while other.get(at).is_some_and(|next| next < word) {
            at += 1;
        }
        if other.get(at) == Some(word) {
            shared += 1;
            at += 1;
        }
    }
    let all = u32::try_from(one.len() + other.len()).unwrap_or(u32::MAX);
    if all == 0 { 1.0 } else { f64::from(2 * shared) / f64::from(all) }
}

/// A text in words and what stands between them.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut start = 0;
    let mut last: Option<bool> = None;
    for (at, sign) in text.char_indices() {
        let is_word = sign.is_alphanumeric();
        // Signs stand alone, so that a comma is a change of its own.
        if last.is_some_and(|last| !(last && is_word)) {
            tokens.push(&text[start..at]);
            start = at;
        }
        last = Some(is_word);
    }
    if start < text.len() {
        tokens.push(&text[start..]);
    }
    tokens
}

/// What was changed in a paragraph.
fn in_paragraph(
    original: &OriginalParagraph,
    paragraph: usize,
    now: &str,
    block: &BlockNow<'_>,
) -> Vec<BlockChange> {
    let (was, is) = (alike(&original.text()), alike(now));
    let (old, new) = (tokens(&was), tokens(&is));
    let starts = |tokens: &[&str]| {
        let mut at = 0;
        let mut starts = vec![0];
        for token in tokens {
            at += token.chars().count();
            starts.push(at);
        }
        starts
    };
    let (old_starts, new_starts) = (starts(&old), starts(&new));
    let mut stretches: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &old, &new) {
        if matches!(op, DiffOp::Equal { .. }) {
            continue;
        }
        let (old_range, new_range) = (op.old_range(), op.new_range());
        // Words that only a space stands between are one change.
        if let Some((last_old, last_new)) = stretches.last_mut()
            && old[last_old.end..old_range.start].concat().trim().is_empty()
        {
            last_old.end = old_range.end;
            last_new.end = new_range.end;
            continue;
        }
        stretches.push((old_range, new_range));
    }
    let changes = stretches.into_iter().map(|(old_range, new_range)| {
        let characters = old_starts[old_range.start]..old_starts[old_range.end];
        let now_at = new_starts[new_range.start]..new_starts[new_range.end];
        let (was_here, is_here) = (old[old_range].concat(), new[new_range].concat());
        let number = number_in(original, &characters);
        BlockChange {
            paragraph,
            author: block.author(&was, &was_here, &is_here),
            kind: match number {
                Some((address, shown)) => ChangeKind::Number { address, shown },
                None => ChangeKind::Words,
            },
            characters,
            was: was_here,
            is: is_here,
            now: Some(is.clone()),
            now_at,
        }
    });
    changes.collect()
}

/// The computed number that stands in some characters of a paragraph.
fn number_in(
    paragraph: &OriginalParagraph,
    characters: &Range<usize>,
) -> Option<(String, String)> {
    let mut at = 0;
    for (text, number) in &paragraph.pieces {
        let end = at + alike(text).chars().count();
        let is_touched = match characters.is_empty() {
            true => at < characters.start && characters.start < end,
            false => at < characters.end && characters.start < end,
        };
        if let Some(address) = number.as_ref().filter(|_| is_touched) {
            return Some((address.clone(), text.clone()));
        }
        at = end;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(paragraphs: &[&[(&str, Option<&str>)]]) -> OriginalBlock {
        let paragraphs = paragraphs.iter().map(|pieces| {
            let pieces = pieces.iter();
            let pieces = pieces
                .map(|(text, number)| ((*text).to_owned(), number.map(str::to_owned)));
            OriginalParagraph { pieces: pieces.collect() }
        });
        OriginalBlock {
            bookmark: "b".to_owned(),
            id: "text:1".to_owned(),
            place: "k.yaml:1".to_owned(),
            paragraphs: paragraphs.collect(),
        }
    }

    fn told(original: &OriginalBlock, now: &[(&str, &str)]) -> Vec<String> {
        let paragraphs = now.iter().map(|(before, after)| ReturnedParagraph {
            before: (*before).to_owned(),
            after: (*after).to_owned(),
            ..ReturnedParagraph::default()
        });
        let paragraphs = paragraphs.collect::<Vec<_>>();
        let changes = changes(original, &paragraphs.iter().collect::<Vec<_>>());
        let told = changes.into_iter().map(|it| {
            let at = &it.characters;
            format!(
                "{} {}-{} {:?}->{:?} {:?}",
                it.paragraph, at.start, at.end, it.was, it.is, it.kind
            )
        });
        told.collect()
    }

    #[test]
    fn a_change_is_told_with_the_words_that_are_others() {
        let original =
            block(&[&[("Av alla är ", None), ("56", Some("svar/n")), (" nöjda.", None)]]);
        let same = "Av alla är 56 nöjda.";
        assert_eq!(told(&original, &[(same, same)]), Vec::<String>::new());
        let now = "Av alla är 57 nöjda.";
        assert_eq!(
            told(&original, &[(now, now)]),
            ["0 11-13 \"56\"->\"57\" Number { address: \"svar/n\", shown: \"56\" }"]
        );
        let now = "Av oss alla är 56 mycket nöjda.";
        assert_eq!(
            told(&original, &[(same, now)]),
            ["0 3-3 \"\"->\"oss \" Words", "0 14-14 \"\"->\"mycket \" Words"]
        );
    }

    #[test]
    fn paragraphs_that_came_or_went_are_told_as_such() {
        let original =
            block(&[&[("Ett stycke med ord.", None)], &[("Ett annat här.", None)]]);
        let (one, two) = ("Ett stycke med ord.", "Ett annat här.");
        assert_eq!(
            told(&original, &[(one, one)]),
            ["1 0-14 \"Ett annat här.\"->\"\" ParagraphRemoved"]
        );
        let new = "Helt nytt.";
        assert_eq!(
            told(&original, &[(one, one), (new, new), (two, two)]),
            ["1 0-0 \"\"->\"Helt nytt.\" ParagraphAdded"]
        );
    }
}
