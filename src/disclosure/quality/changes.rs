//! Tables of how named numbers have changed since an earlier measurement.

use std::collections::BTreeSet;

use crate::analysis::{ChangeTest, Lack};
use crate::manuscript::{
    Block, ChangeTable, Manuscript, Quality, QualityContent, Report, Statistic,
    earlier_id,
};
use crate::number::{self, NO_BREAK_SPACE};
use crate::statistics::adjust;
use crate::words::{Break, Language, PublishedOnly};

use super::super::difference::ProtectedChange;
use super::super::entry::{Entry, Mark};
use super::super::inference::p_as_shown;
use super::super::number::ProtectedNumber;
use super::{AccountRow, QualityAccount, sign_notes};

/// The measurement a table counts from.
fn wave_of(table: &ChangeTable, report: &Report) -> Option<String> {
    let named = table.wave.as_ref().map(|wave| wave.value.clone());
    named.or_else(|| Some(report.waves.earlier().next_back()?.label.value.clone()))
}

/// Where the earlier numbers of a table stand; those that could not be computed are left
/// out.
fn change_places(
    table: &ChangeTable,
    report: &Report,
    numbers: &[ProtectedNumber],
) -> Vec<usize> {
    let Some(wave) = wave_of(table, report) else { return Vec::new() };
    let place = |id: &str| {
        let id = earlier_id(id, &wave);
        numbers.iter().position(|number| number.id.value == id)
    };
    table.numbers.iter().filter_map(|number| place(&number.id.value)).collect()
}

/// Adjusts p-values for all tests of each change table (Holm).
pub(super) fn adjust_all(manuscript: &Manuscript, numbers: &mut [ProtectedNumber]) {
    let mut largest = numbers.iter().map(|_| None::<f64>).collect::<Vec<_>>();
    for block in manuscript.blocks() {
        let Block::Quality(quality) = block else { continue };
        let QualityContent::Change(table) = &quality.content else { continue };
        let places = change_places(table, &manuscript.report, numbers);
        let p = |place: &usize| numbers[*place].change.as_ref()?.test.map(|(_, p)| p);
        let tested = places.into_iter().filter_map(|place| Some((place, p(&place)?)));
        let (places, values): (Vec<_>, Vec<_>) = tested.unzip();
        for (place, adjusted) in
            places.into_iter().zip(adjust::holm(&values).unwrap_or_default())
        {
            let known = &mut largest[place];
            *known = Some(known.map_or(adjusted, |known| known.max(adjusted)));
        }
    }
    for (number, adjusted) in numbers.iter_mut().zip(largest) {
        if let (Some(change), Some(adjusted)) = (&mut number.change, adjusted) {
            change.adjusted = Some(adjusted);
        }
    }
    let protects = manuscript.report.disclosure.protects();
    let changes = numbers.iter_mut().filter_map(|number| number.change.as_mut());
    for change in changes.filter(|_| protects) {
        let shown = |p: f64| p_as_shown(p, 1.0 - change.level);
        change.test = change.test.map(|(test, p)| (test, shown(p)));
        change.adjusted = change.adjusted.map(shown);
    }
}

/// Lays out a change table.
pub(super) fn account(
    quality: &Quality,
    table: &ChangeTable,
    report: &Report,
    numbers: &[ProtectedNumber],
) -> Option<QualityAccount> {
    let language = report.language;
    let words = language.words();
    let wave = wave_of(table, report)?;
    let own = report.waves.list.last()?.label.value.clone();
    let find = |id: &str| numbers.iter().find(|number| number.id.value == id);
    let pairs = table.numbers.iter().filter_map(|named| {
        let now = find(&named.id.value)?;
        let then = find(&earlier_id(&named.id.value, &wave))?;
        Some((named.label.as_str(), now, then, then.change.as_deref()?))
    });
    let pairs = pairs.collect::<Vec<_>>();
    let (_, first, _, change) = *pairs.first()?;
    let shares = first.statistic == Statistic::Share;
    let changes = pairs.iter().map(|(.., change)| *change).collect::<Vec<_>>();
    let inferred = changes.iter().any(|change| change.interval.is_some());
    let p_values = changes.iter().filter_map(|change| Some(change.test?.1));
    let p_values = p_values.collect::<Vec<_>>();
    let several = p_values.len() > 1;
    let family = adjust::holm(&p_values).unwrap_or_default();
    let mut adjusted = family.iter().copied();
    let count = if shares { words.count_of_base() } else { "n" };
    let (of, what) = if shares {
        ("%", words.points_short())
    } else {
        (words.mean(), words.difference())
    };
    let mut header = [count, of, count, of, what].map(str::to_owned).to_vec();
    if inferred {
        let level = language.level(change.level);
        header.push(words.interval_short(&level));
        header.push(if several { words.p_adjusted() } else { "p" }.to_owned());
    }
    let judged = inferred || changes.iter().any(|change| change.broken.is_some());
    if judged {
        header.push(words.verdict().to_owned());
    }
    let above =
        vec![(wave.clone(), 2), (own, 2), (words.change().to_owned(), header.len() - 4)];
    let mut rows = Vec::new();
    for (label, now, then, change) in &pairs {
        let mut cells = numbers_of(then, shares);
        cells.extend(numbers_of(now, shares));
        cells.push(Some(signed(&change.difference.entry)));
        let hidden = || Some(Entry::Hidden(hidden(change)));
        let text = |text: String| Some(Entry::Shown { value: 0.0, text });
        if inferred {
            let range = change.range.as_ref();
            cells.push(range.map_or_else(hidden, |range| text(range.text(words.to()))));
            let p = change.test.and_then(|_| adjusted.next());
            cells.push(p.map_or_else(hidden, |p| Some(p_entry(p, language))));
        }
        if judged {
            cells.push(verdict_words(change, language).map_or_else(hidden, text));
        }
        rows.push(AccountRow { label: (*label).to_owned(), is_total: false, cells });
    }
    let broken = pairs.iter().filter_map(|(label, .., change)| {
        let reason = change.broken.as_ref()?;
        let sentence = words.not_comparable_with(Break { wave: &wave, reason });
        Some(format!("{label}: {}", lower(&sentence)))
    });
    let mut notes = broken.collect::<Vec<_>>();
    notes.extend(sign_notes(&rows, language));
    notes.extend(shares.then(|| words.note_points().to_owned()));
    notes.extend(method_notes(&changes, shares, p_values.len(), language));
    let elsewhere = is_judged_elsewhere(&changes, &family);
    notes.extend(elsewhere.then(|| words.note_verdict_elsewhere().to_owned()));
    notes.extend(lack_notes(&pairs, &wave, language));
    Some(QualityAccount {
        id: quality.id.value.clone(),
        place: quality.id.place.clone(),
        corner: words.indicator().to_owned(),
        above,
        header,
        rows,
        notes,
        drawing: None,
    })
}

/// Whether a change that would be certain by this table alone is not in another, where more
/// are tested.
fn is_judged_elsewhere(changes: &[&ProtectedChange], family: &[f64]) -> bool {
    let tested = changes.iter().filter(|change| change.test.is_some());
    tested.zip(family).any(|(change, p)| {
        let alpha = 1.0 - change.level;
        *p < alpha && change.adjusted.is_some_and(|adjusted| adjusted >= alpha)
    })
}

/// A row of a change table: label, number now, number then, and the change.
type Pair<'n> = (&'n str, &'n ProtectedNumber, &'n ProtectedNumber, &'n ProtectedChange);

/// Why there is no interval and no test where only published numbers are left: once for each
/// reason, with the rows it holds for unless it holds for all.
fn lack_notes(pairs: &[Pair<'_>], wave: &str, language: Language) -> Vec<String> {
    let lacks = pairs.iter().filter_map(|(.., change)| change.lack);
    let lacks = lacks.collect::<BTreeSet<_>>();
    let words = language.words();
    let note = |lack: Lack| {
        let rows = pairs.iter().filter(|(.., change)| change.lack == Some(lack));
        let rows = rows.map(|(label, ..)| *label).collect::<Vec<_>>();
        let lack = match lack {
            Lack::Weighted => words.lack_weighted(),
            Lack::Mean => words.lack_mean(),
            Lack::Panel => words.lack_panel(),
            Lack::Finite => words.lack_finite(),
            Lack::Changed => words.lack_changed(),
        };
        let sentence = words.note_change_published(PublishedOnly { wave, lack });
        if rows.len() == pairs.len() {
            sentence
        } else {
            format!("{}: {}", rows.join(", "), lower(&sentence))
        }
    };
    lacks.into_iter().map(note).collect()
}

fn lower(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(char::to_lowercase);
    first.into_iter().flatten().chain(letters).collect()
}

/// How many, of how many, and the share or mean.
fn numbers_of(number: &ProtectedNumber, shares: bool) -> Vec<Option<Entry>> {
    if shares {
        vec![Some(count_of(number)), Some(number.percent.clone())]
    } else {
        vec![Some(number.n.clone()), Some(number.value.clone())]
    }
}

/// "56/67"; the sign if the count is hidden.
fn count_of(number: &ProtectedNumber) -> Entry {
    match (&number.n, &number.base) {
        (Entry::Shown { value, text }, Entry::Shown { text: base, .. }) => {
            let text = format!("{text}/{base}");
            Entry::Shown { value: *value, text }
        }
        (hidden @ Entry::Hidden(_), _) | (_, hidden @ Entry::Hidden(_)) => hidden.clone(),
    }
}

/// With a plus where it went up.
fn signed(entry: &Entry) -> Entry {
    match entry {
        Entry::Shown { value, text } if *value > 0.0 => {
            Entry::Shown { value: *value, text: format!("+{text}") }
        }
        other => other.clone(),
    }
}

/// Why nothing is said of a change: it is hidden, or there is nothing.
fn hidden(change: &ProtectedChange) -> Mark {
    match change.difference.entry {
        Entry::Hidden(mark) => mark,
        Entry::Shown { .. } => Mark::Undefined,
    }
}

fn p_entry(p: f64, language: Language) -> Entry {
    let format = crate::number::NumberFormat::new(language, 3);
    let text = if p < 0.001 {
        format!("<{NO_BREAK_SPACE}{}", format.decimal(0.001))
    } else {
        format.decimal(p)
    };
    Entry::Shown { value: p, text }
}

/// "har ökat tydligt", "ingen säker förändring"; that it cannot be compared.
fn verdict_words(change: &ProtectedChange, language: Language) -> Option<String> {
    if change.broken.is_some() {
        return Some(language.words().not_comparable().to_owned());
    }
    Some(change.verdict()?.words(language).to_owned())
}

/// By what intervals, verdicts and so many tests are made.
fn method_notes(
    changes: &[&ProtectedChange],
    shares: bool,
    tests: usize,
    language: Language,
) -> Vec<String> {
    let inferred = changes.iter().filter(|change| change.interval.is_some());
    let inferred = inferred.copied().collect::<Vec<_>>();
    let Some(first) = inferred.first() else { return Vec::new() };
    let words = language.words();
    let mut notes = Vec::new();
    // The numbers of a table can be of several surveys.
    for change in &inferred {
        let panel = change.persons.is_some();
        let note = match (shares, panel, change.weighted, change.finite) {
            (_, _, true, _) => words.note_change_weighted(),
            (true, true, ..) => words.note_change_panel(),
            (false, true, ..) => words.note_change_panel_means(),
            (true, false, false, false) => words.note_change_newcombe(),
            (true, false, false, true) => words.note_change_newcombe_finite(),
            (false, false, false, false) => words.note_change_welch(),
            (false, false, false, true) => words.note_change_welch_finite(),
        };
        if !notes.iter().any(|known| known == note) {
            notes.push(note.to_owned());
        }
    }
    notes.extend(persons(&inferred).map(|persons| words.note_change_persons(&persons)));
    let has =
        |kind| changes.iter().any(|it| it.test.is_some_and(|(test, _)| test == kind));
    if has(ChangeTest::Fisher) {
        notes.push(words.note_change_fisher().to_owned());
    }
    if tests > 1 {
        notes.push(words.note_p_holm_table().to_owned());
    }
    if let Some(size) = first.threshold {
        let mut size = number::as_written(size, language);
        if shares {
            size = format!("{size} {}", words.percentage_points());
        }
        notes.push(words.note_change_threshold(&size));
    }
    notes
}

/// How many persons answered both times, from the fewest to the most; nothing where nobody
/// is asked twice, or none of it is shown.
fn persons(changes: &[&ProtectedChange]) -> Option<String> {
    let values = changes.iter().filter_map(|change| change.persons.as_ref());
    let mut values = values.filter(|entry| entry.value().is_some()).collect::<Vec<_>>();
    values.sort_by(|one, other| {
        one.value().unwrap_or_default().total_cmp(&other.value().unwrap_or_default())
    });
    let (low, high) = (values.first()?.text(), values.last()?.text());
    Some(if low == high { low.to_owned() } else { format!("{low}–{high}") })
}
