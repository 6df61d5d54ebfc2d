//! Pull quotes: finds the words that an author wants to show a second time in the texts of the
//! report, so that both are always the same.
//!
//! The words are looked for in what the texts say once Tera has run: with their numbers, and
//! without markup. What is shown is what the text says, not what the author wrote beside it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::manuscript::Prose;
use crate::say;

use super::SettledChapter;
use super::item::{DocumentItem, ItemContent, SettledPullQuote};
use super::prose::{SaidText, SettledProse};

/// So much of a sentence is told.
const TOLD: usize = 160;
/// A sentence is near if it shares at least so much of the words with those looked for: twice
/// the shared ones as a part of all (Dice 1945).
const NEAR: f64 = 0.4;

/// The words that a pull quote shows.
pub(super) struct WantedWords {
    /// The id of its item.
    pub(super) item: String,
    /// The words as the author wrote them.
    pub(super) words: Prose,
}

/// A text that words can be taken from.
struct PullableText {
    item: String,
    prose: Arc<SettledProse>,
    said: SaidText,
}

/// Where words stand.
struct FoundWords {
    shown: SettledPullQuote,
    place: Place,
}

/// Finds the words of all pull quotes, and puts them into their items. Words that stand
/// nowhere or in several places are reported; nothing is said of those that may stand where
/// something could not be read.
pub(super) fn find(
    wanted: &[WantedWords],
    chapters: &mut [SettledChapter],
    is_whole: bool,
    diagnostics: &mut Diagnostics,
) {
    if wanted.is_empty() {
        return;
    }
    let mut texts = Vec::new();
    for item in chapters.iter().flat_map(|chapter| &chapter.items) {
        collect(item, &mut texts);
    }
    // A text with a mistake in it has come out empty.
    let is_lost = |text: &PullableText| text.prose.is_lost();
    let is_complete =
        is_whole && !(diagnostics.has_errors() && texts.iter().any(is_lost));
    let mut found = BTreeMap::new();
    for WantedWords { item, words } in wanted {
        match look_for(words, &texts) {
            Ok(shown) => {
                found.insert(item.as_str(), shown);
            }
            Err(error) if is_complete => diagnostics.push(error),
            Err(_) => {}
        }
    }
    for item in chapters.iter_mut().flat_map(|chapter| &mut chapter.items) {
        put(item, &mut found);
    }
}

fn collect(item: &DocumentItem, texts: &mut Vec<PullableText>) {
    let is_read = matches!(
        item.content,
        ItemContent::Text(_)
            | ItemContent::Quote(_)
            | ItemContent::Terms(_)
            | ItemContent::FactBox(_)
    );
    if is_read {
        texts.extend(item.prose().map(|prose| PullableText {
            item: item.id.clone(),
            prose: Arc::clone(prose),
            said: SaidText::of(prose),
        }));
    }
    item.inner().for_each(|inner| collect(inner, texts));
}

fn put(item: &mut DocumentItem, found: &mut BTreeMap<&str, SettledPullQuote>) {
    match &mut item.content {
        ItemContent::PullQuote(quote) => {
            if let Some(shown) = found.remove(item.id.as_str()) {
                *quote = shown;
            }
        }
        ItemContent::Section(section) => {
            section.items.iter_mut().for_each(|inner| put(inner, found));
        }
        ItemContent::Example(example) => {
            example.items.iter_mut().for_each(|inner| put(inner, found));
        }
        ItemContent::SideBySide(beside) => {
            beside.items.iter_mut().for_each(|inner| put(&mut inner.item, found));
        }
        _ => {}
    }
}

fn look_for(
    words: &Prose,
    texts: &[PullableText],
) -> Result<SettledPullQuote, Diagnostic> {
    let wanted = SaidText::wanted(&words.text);
    if wanted.is_unknown() {
        let message = "a pull quote can show neither references nor code";
        let hint = "take words without `@…`, `#…` and `$…$`";
        return Err(Diagnostic::error(message).at(&words.place).hint(hint));
    }
    let mut found = Vec::new();
    for PullableText { item, prose, said } in texts {
        found.extend(said.find(&wanted).into_iter().map(|range| FoundWords {
            place: prose.place(said.in_markup(range.clone())),
            shown: SettledPullQuote { text: said.shown(range), of: item.clone() },
        }));
    }
    match found.len() {
        0 => Err(stands_nowhere(words, texts)),
        1 => Ok(found.swap_remove(0).shown),
        count => {
            let places = found.iter().map(|found| found.place.to_string());
            let places = places.collect::<Vec<_>>().join(", ");
            let message = say!(
                "the words of the pull quote stand in {count} places",
                count = &count
            );
            let hint = say!(
                "take more of the sentence that is meant; they stand at {places}",
                places
            );
            Err(Diagnostic::error(message).at(&words.place).hint(hint))
        }
    }
}

/// The error for words that no text has, with the sentence that is nearest to them.
fn stands_nowhere(words: &Prose, texts: &[PullableText]) -> Diagnostic {
    let error =
        Diagnostic::error("no text of the report has the words of the pull quote")
            .at(&words.place);
    let looked_for = words_of(&words.text);
    let mut nearest: Option<(f64, String, Place)> = None;
    for PullableText { prose, said, .. } in texts {
        for range in said.sentences() {
            let sentence = said.shown(range.clone());
            let likeness = likeness(&looked_for, &words_of(&sentence));
            if likeness >= NEAR
                && nearest.as_ref().is_none_or(|(best, ..)| likeness > *best)
            {
                let place = prose.place(said.in_markup(range));
                nearest = Some((likeness, sentence, place));
            }
        }
    }
    match nearest {
        Some((_, sentence, place)) => {
            error.hint(say!(
                "the nearest stands at {place}: `{sentence}`",
                place,
                sentence = shortened(&sentence)
            ))
        }
        None => error.hint(
            "copy them from a `text`, `quote`, `terms` or `fact-box`, as they stand there",
        ),
    }
}

/// The words of a text as they are compared.
fn words_of(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

/// How much two sets of words share, from 0 to 1.
#[expect(clippy::cast_precision_loss, clippy::as_conversions, reason = "few words")]
fn likeness(one: &BTreeSet<String>, other: &BTreeSet<String>) -> f64 {
    let all = one.len() + other.len();
    if all == 0 {
        return 0.0;
    }
    2.0 * one.intersection(other).count() as f64 / all as f64
}

fn shortened(sentence: &str) -> String {
    match sentence.char_indices().nth(TOLD) {
        Some((end, _)) => format!("{}…", sentence[..end].trim_end()),
        None => sentence.to_owned(),
    }
}
