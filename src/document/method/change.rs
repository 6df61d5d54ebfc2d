//! The sentences on changes for the chapter on method.

use std::collections::BTreeSet;

use crate::analysis::ChangeTest;
use crate::disclosure::{ProtectedChange, ProtectedNumber};
use crate::manuscript::Report;
use crate::number;
use crate::words::Language;

/// The sentences on how changes are estimated, tested and judged; nothing if none is.
pub(super) fn about_changes(
    report: &Report,
    numbers: &[ProtectedNumber],
) -> Option<String> {
    let language = report.language;
    let changes = numbers.iter().filter_map(|number| number.change.as_deref());
    let changes = changes.filter(|change| change.interval.is_some()).collect::<Vec<_>>();
    let level = language.level(changes.first()?.level);
    let tests = changes.iter().filter_map(|change| Some(change.test?.0));
    let tests = tests.collect::<BTreeSet<_>>();
    let finite = changes.iter().any(|change| change.finite);
    let words = language.words();
    let mut sentences = vec![words.changes_given(&level)];
    sentences.extend(tests.iter().map(|test| method(*test, language).to_owned()));
    if finite {
        sentences.push(words.changes_finite().to_owned());
    }
    if changes.iter().any(|change| is_adjusted(change)) {
        sentences.push(words.changes_adjusted().to_owned());
    }
    let alpha = language.level(1.0 - changes.first()?.level);
    sentences.push(words.changes_said(&alpha));
    sentences.extend(threshold(report, &changes));
    Some(sentences.join(" "))
}

fn is_adjusted(change: &ProtectedChange) -> bool {
    change.test.zip(change.adjusted).is_some_and(|((_, p), adjusted)| adjusted > p)
}

fn method(test: ChangeTest, language: Language) -> &'static str {
    let words = language.words();
    match test {
        ChangeTest::TwoShares => words.changes_two_shares(),
        ChangeTest::Fisher => words.changes_fisher(),
        ChangeTest::Welch => words.changes_welch(),
        ChangeTest::McNemar => words.changes_mcnemar(),
        ChangeTest::Paired => words.changes_paired(),
        ChangeTest::Design => words.changes_design(),
    }
}

/// What "unchanged" and "clearly" mean, if a size is stated.
fn threshold(report: &Report, changes: &[&ProtectedChange]) -> Option<String> {
    let language = report.language;
    let points = report.waves.change.points?;
    changes.iter().find(|change| change.difference.points)?;
    let size = number::as_written(points, language);
    Some(language.words().changes_unchanged(&size))
}
