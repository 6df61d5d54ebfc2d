//! Tables of correlations: each two of several variables, made of nothing but the numbers that
//! stand for them.

use crate::analysis::Background;
use crate::disclosure::entry::Entry;
use crate::disclosure::number::ProtectedNumber;
use crate::manuscript::{
    CorrelationMethod, CorrelationTable, Quality, Report, VariablePair,
};
use crate::number::{self, NO_BREAK_SPACE};
use crate::words::{BothOf, FewOf, Intervals, Language};

use super::{AccountRow, QualityAccount, sign_notes, whole};

/// Lays out a table of correlations, each in the row of the later variable.
pub(super) fn account(
    quality: &Quality,
    table: &CorrelationTable,
    variables: &[Background],
    report: &Report,
    numbers: &[ProtectedNumber],
) -> QualityAccount {
    let (language, words) = (report.language, report.language.words());
    let find = |pair: VariablePair| {
        let name = quality.name(&table.part(pair)).value;
        numbers.iter().find(|number| number.id.value == name)
    };
    let label = |place: usize| {
        let label = variables.get(place).map_or("", |variable| variable.label.as_str());
        format!("{}. {label}", place + 1)
    };
    let many = table.variables.len();
    let row = |place: usize| {
        let cells = (0..many.saturating_sub(1)).map(|column| match column {
            _ if column < place => {
                let number = find(VariablePair { one: column, other: place })?;
                Some(cell(number, table.intervals, language))
            }
            _ => None,
        });
        AccountRow { label: label(place), is_total: false, cells: cells.collect() }
    };
    let rows = (0..many).map(row).collect::<Vec<_>>();
    let shown = table.pairs().filter_map(find).collect::<Vec<_>>();
    QualityAccount {
        id: quality.id.value.clone(),
        place: quality.id.place.clone(),
        corner: words.correlated().to_owned(),
        above: Vec::new(),
        header: (1..many).map(|place| place.to_string()).collect(),
        notes: notes(table, &rows, &shown, report),
        rows,
        drawing: None,
    }
}

/// `0,42 (0,31–0,52)`
fn cell(number: &ProtectedNumber, intervals: bool, language: Language) -> Entry {
    let range = number.interval.as_ref().filter(|_| intervals).map(|(range, _)| range);
    match (&number.value, range) {
        (Entry::Shown { value, text }, Some(range)) if range.low.value().is_some() => {
            let ends = range.text(language.words().to());
            Entry::Shown {
                value: *value,
                text: format!("{text}{NO_BREAK_SPACE}({ends})"),
            }
        }
        (value, _) => value.clone(),
    }
}

fn notes(
    table: &CorrelationTable,
    rows: &[AccountRow],
    shown: &[&ProtectedNumber],
    report: &Report,
) -> Vec<String> {
    let (language, words) = (report.language, report.language.words());
    let (name, method) = match table.method {
        CorrelationMethod::Pearson => (words.pearson(), "Fisher"),
        CorrelationMethod::Spearman => (words.spearman(), "Bonett–Wright"),
        CorrelationMethod::Kendall => (words.kendall(), "Fieller"),
    };
    let mut notes = vec![words.correlations(name)];
    let has = |number: &&ProtectedNumber| {
        let range = number.interval.as_ref().map(|(range, _)| range);
        range.is_some_and(|range| range.low.value().is_some())
    };
    if table.intervals && shown.iter().any(has) {
        let level = &language.level(report.intervals.value.level);
        notes.push(words.interval_brackets(Intervals { level, method }));
    }
    notes.extend(answered(table, shown, language));
    notes.extend(sign_notes(rows, language));
    notes
}

/// How many answered both questions or all, and how many did not, from the fewest to the most;
/// nothing where any of it is hidden.
fn answered(
    table: &CorrelationTable,
    shown: &[&ProtectedNumber],
    language: Language,
) -> Option<String> {
    let words = language.words();
    let span = |count: &dyn Fn(&ProtectedNumber) -> Option<u64>| {
        let counts = shown.iter().map(|number| count(number));
        let counts = counts.collect::<Option<Vec<_>>>()?;
        let text = |count: &u64| number::count(*count, language);
        let (low, high) = (text(counts.iter().min()?), text(counts.iter().max()?));
        Some(if low == high { low } else { format!("{low}–{high}") })
    };
    let few = &span(&|number| whole(&number.n))?;
    let all = span(&|number| whole(&number.base));
    let missing = span(&|number| whole(&number.missing()?));
    let left_out = all.zip(missing).filter(|(_, missing)| missing != "0");
    Some(match left_out {
        Some((all, _)) if table.complete => {
            words.complete_cases(FewOf { few, all: &all })
        }
        Some((all, missing)) => {
            words.correlated_both(BothOf { few, all: &all, missing: &missing })
        }
        None => words.correlated_answers(few),
    })
}
