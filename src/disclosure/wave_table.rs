//! The numbers of charts that show named shares in each measurement: made of nothing but what
//! those numbers show.

use crate::analysis::{
    AnswerScale, Category, CategoryRole, GroupRole, IntervalRules, Measure, PercentOf,
    Provenance, RowUnit,
};
use crate::manuscript::{
    Chart, Manuscript, Remeasured, Report, Subject, WaveSource, earlier_id,
};
use crate::words::Language;

use super::entry::{Cell, Entry, Mark};
use super::inference::{Range, Ranges};
use super::number::ProtectedNumber;
use super::table::{ProtectedGroup, ProtectedTable};

/// A table for each chart of named numbers, if all of them could be computed.
pub(super) fn wave_tables(
    manuscript: &Manuscript,
    numbers: &[ProtectedNumber],
) -> Vec<ProtectedTable> {
    let report = &manuscript.report;
    let charts = manuscript.charts().into_iter();
    let tables = charts.filter_map(|chart| match &chart.request.subject {
        Subject::Numbers(shown) => table(chart, shown, report, numbers),
        Subject::Variable(_) | Subject::Battery(_) => None,
    });
    tables.collect()
}

fn category(named: &Remeasured) -> Category {
    Category { label: named.label.clone(), role: CategoryRole::Answer }
}

fn table(
    chart: &Chart,
    shown: &[Remeasured],
    report: &Report,
    numbers: &[ProtectedNumber],
) -> Option<ProtectedTable> {
    let language = report.language;
    let find = |id: &str| numbers.iter().find(|number| number.id.value == id);
    let (mut groups, mut cells, mut breaks) = (Vec::new(), Vec::new(), Vec::new());
    let (mut ranges, mut rules) = (Vec::new(), None);
    let mut units: Vec<Option<RowUnit>> = Vec::new();
    let mut origins: Vec<Provenance> = Vec::new();
    for wave in &report.waves.list {
        let label = &wave.label.value;
        let own = matches!(wave.source, WaveSource::Own);
        let of_wave = shown.iter().map(|named| {
            let id = &named.id.value;
            find(&if own { id.clone() } else { earlier_id(id, label) })
        });
        let of_wave = of_wave.collect::<Option<Vec<_>>>()?;
        let (mut row, mut of_row) = (Vec::new(), Vec::new());
        for (named, number) in shown.iter().zip(&of_wave) {
            let change = number.change.as_deref();
            let broken = change.and_then(|change| change.broken.as_ref());
            if let Some(reason) = broken {
                breaks.push((label.clone(), format!("{} ({reason})", named.label)));
            }
            let interval = number.interval.as_ref().filter(|_| broken.is_none());
            rules = rules.or(interval.map(|(_, rules)| *rules));
            of_row.push(interval.map_or_else(no_range, |(range, _)| range.clone()));
            row.push(match broken {
                Some(_) => no_cell(),
                None => {
                    Cell { number: number.n.clone(), percent: number.percent.clone() }
                }
            });
            if !origins.contains(&number.origin) {
                origins.push(number.origin.clone());
            }
        }
        let mut of_rows = of_wave.iter().map(|number| number.unit.as_ref());
        let unit = of_rows.next().flatten();
        units.push(unit.filter(|unit| of_rows.all(|it| it == Some(*unit))).cloned());
        groups.push(group(label, &of_wave, language));
        cells.push(row);
        ranges.push(of_row);
    }
    let first = find(&shown.first()?.id.value)?;
    let weighted = origins.iter().any(|origin| origin.weighted_by.is_some());
    Some(ProtectedTable {
        id: chart.request.id.value.clone(),
        place: chart.request.id.place.clone(),
        subject: String::new(),
        scale: AnswerScale::Nominal,
        breakdown: Some(language.words().wave().to_owned()),
        measure: Measure::Percent,
        base_rule: first.base_rule,
        percent_of: PercentOf::Group,
        units,
        respondents: None,
        overlapping: false,
        complete: false,
        narrowing: Vec::new(),
        rounding_shows: false,
        sums_off: false,
        of_numbers: true,
        breaks,
        classes: Vec::new(),
        hidden_last: false,
        origins,
        categories: shown.iter().map(category).collect(),
        groups,
        cells,
        ungrouped: Entry::shown_count(0, "0".to_owned()),
        whole: None,
        certain_from: report.disclosure.small_bases.mark_percent,
        unrounded: Vec::new(),
        ranges: ranges_of(chart, rules, ranges),
        effective: weighted.then_some(Entry::Hidden(Mark::Undefined)),
        test: None,
        moments: Vec::new(),
        fits: None,
        estimates: None,
        degrees: None,
    })
}

/// The cell of a number that cannot be compared.
fn no_cell() -> Cell {
    let none = || Entry::Hidden(Mark::Undefined);
    Cell { number: none(), percent: none() }
}

/// The range of a number that has none.
fn no_range() -> Range {
    let none = || Entry::Hidden(Mark::Undefined);
    Range { low: none(), high: none() }
}

/// The intervals of the numbers, where the chart asks for them.
fn ranges_of(
    chart: &Chart,
    rules: Option<IntervalRules>,
    cells: Vec<Vec<Range>>,
) -> Option<Ranges> {
    let rules = rules.filter(|_| chart.request.interval)?;
    Some(Ranges { rules, cells })
}

/// A measurement, with the smallest and the largest base of its numbers.
fn group(
    label: &str,
    numbers: &[&ProtectedNumber],
    language: Language,
) -> ProtectedGroup {
    let mut bases = numbers.iter().map(|number| &number.base).collect::<Vec<_>>();
    let value = |entry: &Entry| entry.value().unwrap_or_default();
    bases.sort_by(|one, other| value(one).total_cmp(&value(other)));
    let mut shown = bases.iter().filter(|entry| entry.value().is_some());
    let low = shown.next();
    let high = shown.next_back().or(low);
    let base = match (low, high) {
        (Some(low), Some(high)) if low.text() != high.text() => Entry::Shown {
            value: value(low),
            text: format!("{}–{}", low.text(), high.text()),
        },
        (Some(one), _) => (*one).clone(),
        (None, _) => Entry::Hidden(Mark::Suppressed(language)),
    };
    ProtectedGroup {
        label: label.to_owned(),
        role: GroupRole::Part,
        rows: base.clone(),
        answered: base.clone(),
        mentions: base.clone(),
        base,
        not_answered: Entry::shown_count(0, "0".to_owned()),
        uncertain: numbers.iter().any(|number| number.uncertain),
    }
}
