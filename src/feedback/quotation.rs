//! Finds in the report as it is now the words that a comment quotes: in the block it names, by
//! what stands around them; where they are others now, between what stands around them; where
//! the block is gone, wherever they are said. What may be meant in several places is said to.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagnostic::Place;
use crate::word::{WrittenBlock, WrittenParagraph};

use super::changes::{alike, likeness};
use super::found::{FoundPlace, FoundText};
use super::saved::QuotedWords;

/// So many characters of what is quoted, or of what stands around it, tell it from others in a
/// whole report.
const TELLING: usize = 20;
/// So many characters of what stands on one side tell where words stood that are others now.
const EDGE: usize = 12;
/// So alike are a paragraph and what it was, at least.
const LIKE: f64 = 0.5;
/// So much more than the next best.
const AHEAD: f64 = 0.1;

/// A report in which quotations are looked for.
pub(super) struct QuoteSearch<'w> {
    paragraphs: Vec<SaidParagraph<'w>>,
    blocks: BTreeMap<&'w str, &'w WrittenBlock>,
}

/// What a paragraph says, as pages show it.
struct SaidParagraph<'w> {
    block: &'w WrittenBlock,
    paragraph: &'w WrittenParagraph,
    said: Vec<char>,
    /// Where each of these characters stands in the paragraph.
    spots: Vec<usize>,
}

/// Where words stand.
struct QuoteSpot<'s, 'w> {
    paragraph: &'s SaidParagraph<'w>,
    characters: Range<usize>,
    /// How many characters around them are as they were.
    same: usize,
}

/// A sign as it is compared: quotation marks, dashes and spaces differ between editions.
fn compared(sign: char) -> char {
    match sign {
        '“' | '”' | '„' | '«' | '»' => '"',
        '‘' | '’' | '‚' => '\'',
        '–' | '—' | '−' | '‐' | '\u{2011}' => '-',
        other => other,
    }
}

/// A text as it is compared, and where each of its characters stood.
fn compared_text(text: &str) -> (Vec<char>, Vec<usize>) {
    let (mut said, mut spots) = (Vec::new(), Vec::new());
    let mut space = None;
    for (at, sign) in text.chars().enumerate() {
        if sign.is_whitespace() {
            space = space.or((!said.is_empty()).then_some(at));
            continue;
        }
        if let Some(at) = space.take() {
            said.push(' ');
            spots.push(at);
        }
        said.push(compared(sign));
        spots.push(at);
    }
    (said, spots)
}

/// What is looked for, as it is compared.
struct SoughtWords {
    exact: Vec<char>,
    prefix: Vec<char>,
    suffix: Vec<char>,
}

impl SoughtWords {
    fn of(words: &QuotedWords) -> Self {
        let plain = |text: &str| compared_text(&alike(text)).0;
        let [mut prefix, mut suffix] = [&words.prefix, &words.suffix].map(|it| plain(it));
        // Spaces at the ends are between it and the words.
        let spaced = |text: &str| text.starts_with(char::is_whitespace);
        if words.prefix.ends_with(char::is_whitespace) && !prefix.is_empty() {
            prefix.push(' ');
        }
        if spaced(&words.suffix) && !suffix.is_empty() {
            suffix.insert(0, ' ');
        }
        Self { exact: plain(&words.exact), prefix, suffix }
    }

    /// How much of what stood around it stands around some characters.
    fn around(&self, said: &[char], characters: &Range<usize>) -> usize {
        let before = said[..characters.start].iter().rev().zip(self.prefix.iter().rev());
        let after = said[characters.end..].iter().zip(&self.suffix);
        before.take_while(|(one, other)| one == other).count()
            + after.take_while(|(one, other)| one == other).count()
    }
}

/// Where some characters stand among others.
fn occurrences(said: &[char], wanted: &[char]) -> Vec<usize> {
    if wanted.is_empty() || wanted.len() > said.len() {
        return Vec::new();
    }
    let windows = said.windows(wanted.len()).enumerate();
    windows.filter(|(_, window)| *window == wanted).map(|(at, _)| at).collect()
}

impl<'w> QuoteSearch<'w> {
    pub(super) fn new(now: &'w [WrittenBlock]) -> Self {
        let mut paragraphs = Vec::new();
        for block in now {
            for paragraph in &block.paragraphs {
                let (said, spots) = compared_text(&alike(&paragraph.text()));
                paragraphs.push(SaidParagraph { block, paragraph, said, spots });
            }
        }
        let blocks = now.iter().map(|block| (block.id.as_str(), block)).collect();
        Self { paragraphs, blocks }
    }

    /// Where the words stand now that a comment quotes.
    pub(super) fn find(&self, words: &QuotedWords) -> FoundPlace {
        let item = words.item.as_deref();
        let block = item.and_then(|item| self.blocks.get(item).copied());
        let written = block.and_then(|block| block.written.clone());
        let wanted = SoughtWords::of(words);
        if wanted.exact.is_empty() {
            return written.map_or(FoundPlace::Lost, FoundPlace::There);
        }
        let own =
            |it: &&SaidParagraph<'w>| block.is_some_and(|own| own.id == it.block.id);
        let own = self.paragraphs.iter().filter(own).collect::<Vec<_>>();
        let all = self.paragraphs.iter().collect::<Vec<_>>();
        exactly(&own, &wanted, 0)
            .or_else(|| otherwise(&own, &wanted))
            .or_else(|| exactly(&all, &wanted, TELLING))
            .or_else(|| otherwise(&all, &wanted))
            .or_else(|| changed_paragraph(&all, &wanted).map(FoundPlace::Near))
            .or_else(|| written.map(FoundPlace::InBlock))
            .unwrap_or(FoundPlace::Lost)
    }
}

/// Where the words stand as they were. `telling` is how many characters of them and of what
/// stands around them must be the same.
fn exactly(
    paragraphs: &[&SaidParagraph<'_>],
    wanted: &SoughtWords,
    telling: usize,
) -> Option<FoundPlace> {
    let mut found = Vec::new();
    for paragraph in paragraphs {
        for at in occurrences(&paragraph.said, &wanted.exact) {
            let characters = at..at + wanted.exact.len();
            let same = wanted.around(&paragraph.said, &characters);
            found.push(QuoteSpot { paragraph, characters, same });
        }
    }
    let most = found.iter().map(|spot| spot.same).max()?;
    if wanted.exact.len() + most < telling {
        return None;
    }
    found.retain(|spot| spot.same == most);
    Some(one_of(found.iter().map(QuoteSpot::place).collect()))
}

/// Where the words stood, if they are others now: between what stood before them and what
/// stood after.
fn otherwise(
    paragraphs: &[&SaidParagraph<'_>],
    wanted: &SoughtWords,
) -> Option<FoundPlace> {
    let near = paragraphs.iter().filter_map(|paragraph| {
        let characters = between(&paragraph.said, wanted)?;
        let spot = QuoteSpot { paragraph, characters, same: 0 };
        Some(spot.place().place().cloned())
    });
    let near = near.collect::<Vec<_>>();
    match near.as_slice() {
        [Some(place)] => Some(FoundPlace::Near(place.clone())),
        _ => None,
    }
}

/// The characters between what stood before the words and what stood after them.
fn between(said: &[char], wanted: &SoughtWords) -> Option<Range<usize>> {
    let SoughtWords { exact, prefix, suffix } = wanted;
    let only = |places: Vec<usize>| match places.as_slice() {
        [one] => Some(*one),
        _ => None,
    };
    // What is so short reaches to where the paragraph begins or ends.
    let (is_first, is_last) = (prefix.len() < EDGE, suffix.len() < EDGE);
    if is_first && is_last {
        return None;
    }
    let lengths = |of: &[char]| [of.len(), of.len() / 2, EDGE];
    let start = match is_first {
        true => said.starts_with(prefix).then_some(prefix.len()),
        false => {
            lengths(prefix).into_iter().filter(|it| *it >= EDGE).find_map(|length| {
                let tail = &prefix[prefix.len() - length..];
                only(occurrences(said, tail)).map(|at| at + length)
            })
        }
    };
    let end = match is_last {
        true => said.strip_suffix(suffix.as_slice()).map(|rest| rest.len()),
        false => lengths(suffix)
            .into_iter()
            .filter(|it| *it >= EDGE)
            .find_map(|length| only(occurrences(said, &suffix[..length]))),
    };
    let (start, end) = (start?, end?);
    let is_near = start <= end && end - start <= 3 * exact.len() + TELLING;
    is_near.then_some(start..end)
}

/// The paragraph that a whole one has become.
fn changed_paragraph(
    paragraphs: &[&SaidParagraph<'_>],
    wanted: &SoughtWords,
) -> Option<Place> {
    let text = |signs: &[char]| signs.iter().collect::<String>();
    let was = [&wanted.prefix, &wanted.exact, &wanted.suffix].map(|part| text(part));
    let was = was.concat();
    let mut alike = paragraphs
        .iter()
        .map(|paragraph| (likeness(&was, &text(&paragraph.said)), paragraph))
        .collect::<Vec<_>>();
    alike.sort_by(|one, other| other.0.total_cmp(&one.0));
    let (first, paragraph) = *alike.first()?;
    let next = alike.get(1).map_or(0.0, |(next, _)| *next);
    let is_it = first >= LIKE && first - next >= AHEAD;
    let characters = 0..paragraph.said.len();
    let spot = QuoteSpot { paragraph, characters, same: 0 };
    spot.place().place().filter(|_| is_it).cloned()
}

/// Where something stands that may be in several places.
fn one_of(found: Vec<FoundPlace>) -> FoundPlace {
    let mut places: Vec<Place> = Vec::new();
    for place in found.iter().filter_map(FoundPlace::place) {
        if !places.contains(place) {
            places.push(place.clone());
        }
    }
    match (places.len(), found.into_iter().next()) {
        (0 | 1, Some(first)) => first,
        (0 | 1, None) => FoundPlace::Lost,
        _ => FoundPlace::OneOf(places),
    }
}

impl QuoteSpot<'_, '_> {
    /// Where the author wrote it: a computed number where it is asked for.
    fn place(&self) -> FoundPlace {
        let SaidParagraph { block, paragraph, spots, .. } = self.paragraph;
        let spot = |at: usize| spots.get(at).copied();
        let first = spot(self.characters.start).or(spots.last().copied()).unwrap_or(0);
        let last = self.characters.end.checked_sub(1).and_then(spot).unwrap_or(first);
        let last = last.max(first);
        if let (Some(start), Some(prose)) =
            (written_at(paragraph, first), &paragraph.prose)
        {
            let end = written_at(paragraph, last).filter(|end| *end >= start);
            return FoundPlace::There(prose.place(start..end.unwrap_or(start) + 1));
        }
        let found = FoundText { block, paragraph, characters: first..last + 1 };
        found.place().map_or(FoundPlace::Lost, FoundPlace::InBlock)
    }
}

/// The character of the author's text that a character of a paragraph is.
fn written_at(paragraph: &WrittenParagraph, character: usize) -> Option<usize> {
    let mut at = 0;
    for piece in &paragraph.pieces {
        let length = alike(&piece.text).chars().count();
        if at + length > character {
            return piece.at.map(|it| it + (character - at)).or(piece.near);
        }
        at += length;
    }
    None
}
