//! Holds what reviewers have said on the page of a report against the report as it is now:
//! takes the files that they have saved, gives every comment with the author's line.

use std::collections::BTreeMap;

use crate::word::WrittenBlock;

use super::quotation::QuoteSearch;
use super::saved::{AnnotatedFile, SavedAbout, SavedComment};
use super::{FoundComment, FoundPlace};

/// Every comment of some files, in the order of what they are about, each followed by its
/// answers. Of what stands in several files the latest is told.
#[must_use]
pub fn remarks(files: Vec<AnnotatedFile>, now: &[WrittenBlock]) -> Vec<FoundComment> {
    let comments = latest(files);
    let search = QuoteSearch::new(now);
    let mut threads = Vec::new();
    let mut answers: BTreeMap<&str, Vec<&SavedComment>> = BTreeMap::new();
    for comment in &comments {
        match &comment.about {
            SavedAbout::Comment(id) => answers.entry(id).or_default().push(comment),
            SavedAbout::Report(_) => threads.push(found(comment, &search)),
        }
    }
    threads.sort_by(|(_, one), (_, other)| spot(one).cmp(&spot(other)));
    let mut all = Vec::new();
    for (comment, found) in threads {
        let own = answers.remove(comment.id.as_str()).unwrap_or_default();
        let own = own.into_iter().map(|it| answer(it, &found)).collect::<Vec<_>>();
        all.push(found);
        all.extend(own);
    }
    // Answers to what is in none of the files.
    let lost = FoundPlace::Lost;
    let lost = answers.into_values().flatten().map(|it| told(it, lost.clone(), true));
    all.extend(lost.collect::<Vec<_>>());
    all
}

/// The comments of several files, in the order of when they were written.
fn latest(files: Vec<AnnotatedFile>) -> Vec<SavedComment> {
    let mut known: BTreeMap<String, SavedComment> = BTreeMap::new();
    for comment in files.into_iter().flat_map(|file| file.comments) {
        let is_later = |known: &SavedComment| {
            (&known.modified, known.is_done) < (&comment.modified, comment.is_done)
        };
        if known.get(&comment.id).is_none_or(is_later) {
            known.insert(comment.id.clone(), comment);
        }
    }
    let mut comments = known.into_values().collect::<Vec<_>>();
    comments
        .sort_by(|one, other| (&one.created, &one.id).cmp(&(&other.created, &other.id)));
    comments
}

/// Where a comment stands among others: by file and byte; last what is nowhere.
fn spot(comment: &FoundComment) -> (bool, Option<(&str, usize)>) {
    let place = match &comment.place {
        FoundPlace::OneOf(places) => places.first(),
        other => other.place(),
    };
    let at = place.map(|place| (place.source().name.as_str(), place.start()));
    (at.is_none(), at)
}

fn found<'c>(
    comment: &'c SavedComment,
    search: &QuoteSearch<'_>,
) -> (&'c SavedComment, FoundComment) {
    let SavedAbout::Report(words) = &comment.about else {
        return (comment, told(comment, FoundPlace::Lost, true));
    };
    let mut places = words.iter().map(|it| search.find(it));
    let place = places.next().unwrap_or(FoundPlace::Lost);
    let to = places.next_back();
    let quotes = words.iter().map(|it| it.exact.as_str()).filter(|it| !it.is_empty());
    let quote = quotes.collect::<Vec<_>>().join(" … ");
    let id = words.first().and_then(|it| it.item.clone());
    (comment, FoundComment { id, to, quote, ..told(comment, place, false) })
}

fn answer(comment: &SavedComment, to: &FoundComment) -> FoundComment {
    FoundComment { id: to.id.clone(), ..told(comment, to.place.clone(), true) }
}

fn told(comment: &SavedComment, place: FoundPlace, is_answer: bool) -> FoundComment {
    FoundComment {
        id: None,
        place,
        to: None,
        quote: String::new(),
        author: comment.author.clone(),
        date: comment.created.clone(),
        text: comment.text.clone(),
        is_done: comment.is_done,
        is_answer,
    }
}
