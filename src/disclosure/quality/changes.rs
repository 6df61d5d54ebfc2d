//! Tables of how named numbers have changed since an earlier measurement.

use std::collections::BTreeSet;

use crate::analysis::{ChangeTest, Lack};
use crate::locale::Language;
use crate::manuscript::{ChangeTable, Quality, Report, Statistic, earlier_id};
use crate::number::{self, NO_BREAK_SPACE};
use crate::statistics::adjust;

use super::super::change::ProtectedChange;
use super::super::number::ProtectedNumber;
use super::super::table::{Entry, Mark};
use super::{AccountRow, QualityAccount, sign_notes};

/// The measurement a table counts from.
fn wave_of(table: &ChangeTable, report: &Report) -> Option<String> {
    let named = table.wave.as_ref().map(|wave| wave.value.clone());
    named.or_else(|| Some(report.waves.earlier().next_back()?.label.value.clone()))
}

/// Where the earlier numbers of a table stand; those that could not be computed are left
/// out.
pub(in crate::disclosure) fn change_places(
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

/// Lays out a change table.
pub(super) fn account(
    quality: &Quality,
    table: &ChangeTable,
    report: &Report,
    numbers: &[ProtectedNumber],
) -> Option<QualityAccount> {
    let language = report.language;
    let word = |key| language.word(key);
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
    let count = if shares { word("count-of-base") } else { "n" };
    let (of, what) =
        if shares { ("%", "points-short") } else { (word("mean"), "difference") };
    let mut header = [count, of, count, of, word(what)].map(str::to_owned).to_vec();
    if inferred {
        let level = language.level(change.level);
        header.push(word("interval-short").replace("{}", &level));
        header.push(if several { word("p-adjusted") } else { "p" }.to_owned());
    }
    let judged = inferred || changes.iter().any(|change| change.broken.is_some());
    if judged {
        header.push(word("verdict").to_owned());
    }
    let above =
        vec![(wave.clone(), 2), (own, 2), (word("change").to_owned(), header.len() - 4)];
    let mut rows = Vec::new();
    for (label, now, then, change) in &pairs {
        let mut cells = numbers_of(then, shares);
        cells.extend(numbers_of(now, shares));
        cells.push(Some(signed(&change.difference.entry)));
        let hidden = || Some(Entry::Hidden(hidden(change)));
        let text = |text: String| Some(Entry::Shown { value: 0.0, text });
        if inferred {
            let range = change.range.as_ref();
            cells.push(range.map_or_else(hidden, |range| text(range.text(word("to")))));
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
        Some(format!("{label}: {} {wave}: {reason}.", lower(word("note-not-comparable"))))
    });
    let mut notes = broken.collect::<Vec<_>>();
    notes.extend(sign_notes(&rows, language));
    notes.extend(shares.then(|| word("note-points").to_owned()));
    notes.extend(method_notes(&changes, (shares, several), language));
    let elsewhere = is_judged_elsewhere(&changes, &family);
    notes.extend(elsewhere.then(|| word("note-verdict-elsewhere").to_owned()));
    notes.extend(lack_notes(&pairs, &wave, language));
    Some(QualityAccount {
        id: quality.id.value.clone(),
        place: quality.id.place.clone(),
        corner: word("indicator").to_owned(),
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
    let note = |lack: Lack| {
        let rows = pairs.iter().filter(|(.., change)| change.lack == Some(lack));
        let rows = rows.map(|(label, ..)| *label).collect::<Vec<_>>();
        let reason = language.word(match lack {
            Lack::Weighted => "lack-weighted",
            Lack::Mean => "lack-mean",
            Lack::Panel => "lack-panel",
            Lack::Finite => "lack-finite",
            Lack::Changed => "lack-changed",
        });
        let text = language.word("note-change-published").replace("{}", wave);
        if rows.len() == pairs.len() {
            format!("{text} {reason}")
        } else {
            format!("{}: {} {reason}", rows.join(", "), lower(&text))
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
        return Some(language.word("not-comparable").to_owned());
    }
    Some(change.verdict()?.words(language).to_owned())
}

/// By what intervals, tests and verdicts are made.
fn method_notes(
    changes: &[&ProtectedChange],
    (shares, several): (bool, bool),
    language: Language,
) -> Vec<String> {
    let inferred = changes.iter().filter(|change| change.interval.is_some());
    let inferred = inferred.copied().collect::<Vec<_>>();
    let Some(first) = inferred.first() else { return Vec::new() };
    let word = |key| language.word(key).to_owned();
    let mut notes = Vec::new();
    // The numbers of a table can be of several surveys.
    for change in &inferred {
        let panel = change.persons.is_some();
        let note = word(match (shares, panel, change.weighted, change.finite) {
            (_, _, true, _) => "note-change-weighted",
            (true, true, ..) => "note-change-panel",
            (false, true, ..) => "note-change-panel-means",
            (true, false, false, false) => "note-change-newcombe",
            (true, false, false, true) => "note-change-newcombe-finite",
            (false, false, false, false) => "note-change-welch",
            (false, false, false, true) => "note-change-welch-finite",
        });
        if !notes.contains(&note) {
            notes.push(note);
        }
    }
    notes.extend(
        persons(&inferred)
            .map(|persons| word("note-change-persons").replace("{}", &persons)),
    );
    let has =
        |kind| changes.iter().any(|it| it.test.is_some_and(|(test, _)| test == kind));
    if has(ChangeTest::Fisher) {
        notes.push(word("note-change-fisher"));
    }
    if several {
        notes.push(word("note-p-holm-table"));
    }
    if let Some(size) = first.threshold {
        let unit = if shares { word("percentage-points") } else { String::new() };
        let size = format!("{} {unit}", number::as_written(size, language));
        notes.push(word("note-change-threshold").replace("{}", size.trim_end()));
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
