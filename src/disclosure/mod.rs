//! Decides what may be shown: takes [`ResultTable`]s, gives [`ProtectedTable`]s.
//!
//! [`protect`] consumes the confidential numbers and is the only way to a
//! [`ProtectedTable`]; chart, table, running text, alternative text and CSV all read that
//! one. Cells below the policy's minimum count are suppressed (primary suppression, the
//! *minimum frequency rule*: Hundepool et al., *Handbook on Statistical Disclosure
//! Control*, 2nd ed., chapter 4).

mod number;
mod shares;
mod table;

use crate::analysis::{Body, Group, Measure, Moments, ResultNumber, ResultTable};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::locale::Language;
use crate::manuscript::Policy;
use crate::number::{NumberFormat, Ratio, Rounded};

use self::shares::{share_base, shares};
use self::table::Exposure;

pub use self::number::{Difference, ProtectedNumber, protect_number};
pub use self::table::{Cell, Entry, Mark, ProtectedGroup, ProtectedTable};

impl Policy {
    /// Whether a count by itself may be shown. Zero says nothing about anybody here.
    #[must_use]
    pub fn allows(&self, count: u64) -> bool {
        match self {
            Self::None { .. } => true,
            Self::Suppress { minimum_count } => count == 0 || count >= *minimum_count,
        }
    }

    /// Whether a share may be shown: neither those who have the property nor those who
    /// lack it may be too few.
    #[must_use]
    pub fn allows_share(&self, ratio: Ratio) -> bool {
        self.allows(ratio.part)
            && self.allows(ratio.whole.saturating_sub(ratio.part))
            && self.allows(ratio.whole)
    }
}

/// Protects the numbers of all charts and tables of a report. Secondary suppression is not
/// done yet: a warning says so wherever something is suppressed.
#[must_use]
pub fn protect_tables(
    tables: Vec<ResultTable>,
    policy: &Policy,
    language: Language,
    diagnostics: &mut Diagnostics,
) -> Vec<ProtectedTable> {
    let tables = tables.into_iter().map(|table| protect(table, policy, language));
    let tables = tables.collect::<Vec<_>>();
    // A report with mistakes may lack the policy it means to have.
    let sound = !diagnostics.has_errors();
    for table in tables.iter().filter(|_| sound) {
        let Some(exposure) = table.exposure() else { continue };
        let id = table.id();
        let message = match exposure {
            Exposure::Certain => {
                format!("a suppressed cell of `{id}` can be computed from the others")
            }
            Exposure::Possible => format!(
                "cells of `{id}` are suppressed, and it is not checked whether they can be \
                 computed from totals, other tables or numbers in the text"
            ),
        };
        let hint = "leave out the totals and the base, or put small categories together";
        diagnostics.push(Diagnostic::warning(message).at(table.place()).hint(hint));
    }
    tables
}

/// Protects the named numbers of a report.
#[must_use]
pub fn protect_numbers(
    numbers: Vec<ResultNumber>,
    policy: &Policy,
) -> Vec<ProtectedNumber> {
    numbers.into_iter().map(|number| protect_number(number, policy)).collect()
}

/// Turns confidential numbers into what may be shown, as shown.
#[must_use]
pub fn protect(
    table: ResultTable,
    policy: &Policy,
    language: Language,
) -> ProtectedTable {
    let format = NumberFormat {
        rounding: table.rounding,
        ..NumberFormat::new(language, table.decimals)
    };
    let (cells, rounding_shows) = match &table.body {
        Body::Counts(counts) => {
            let cells = count_cells(&table, counts, policy, format);
            let shows = shares::rounding_shows(&table, counts, &cells);
            (cells, shows)
        }
        Body::Moments(moments) => (moment_cells(&table, moments, policy, format), false),
    };
    let protect_group = |group: &Group| ProtectedGroup {
        label: group.label.clone(),
        role: group.role,
        base: count_entry(table.base_of(group), policy, language),
        rows: count_entry(group.rows, policy, language),
        answered: count_entry(group.answered, policy, language),
        not_answered: count_entry(group.rows - group.answered, policy, language),
        mentions: count_entry(group.mentions, policy, language),
    };
    let groups = table.groups.iter().map(protect_group).collect();
    let whole = table.whole.as_ref().map(protect_group);
    ProtectedTable {
        ungrouped: count_entry(table.ungrouped, policy, language),
        id: table.id,
        place: table.place,
        subject: table.subject,
        scale: table.scale,
        breakdown: table.breakdown,
        measure: table.measure,
        base_rule: table.base,
        percent_of: table.percent_of,
        units: table.coverage.units,
        respondents: table
            .coverage
            .respondents
            .map(|(count, unit)| (count_entry(count, policy, language), unit)),
        overlapping: table.coverage.overlapping,
        narrowing: table.coverage.narrowing,
        rounding_shows,
        origins: table.origins,
        categories: table.categories,
        groups,
        whole,
        cells,
    }
}

fn count_entry(count: u64, policy: &Policy, language: Language) -> Entry {
    if policy.allows(count) {
        Entry::shown_count(count, crate::number::count(count, language))
    } else {
        Entry::Hidden(Mark::Suppressed)
    }
}

fn count_cells(
    table: &ResultTable,
    counts: &[Vec<u64>],
    policy: &Policy,
    format: NumberFormat,
) -> Vec<Vec<Cell>> {
    let shares = shares(table, counts, format);
    let cell = |(group, index): (&Group, usize), count: u64, share: Option<Rounded>| {
        let whole = share_base(table, counts, group, &table.categories[index], index);
        count_cell(table, group, (Ratio { part: count, whole }, share), policy, format)
    };
    let rows = table.groups.iter().zip(counts).zip(shares);
    rows.map(|((group, row), shares)| {
        let cells = row.iter().zip(shares).enumerate();
        cells.map(|(index, (count, share))| cell((group, index), *count, share)).collect()
    })
    .collect()
}

fn count_cell(
    table: &ResultTable,
    group: &Group,
    (ratio, share): (Ratio, Option<Rounded>),
    policy: &Policy,
    format: NumberFormat,
) -> Cell {
    let small_group = !policy.allows(table.base_of(group));
    let hidden = small_group || !policy.allows(ratio.part);
    if hidden {
        let mark = Entry::Hidden(Mark::Suppressed);
        return Cell { number: mark.clone(), percent: mark };
    }
    let percent = match share {
        Some(Rounded { value, text }) => Entry::Shown { value, text },
        None => Entry::Hidden(Mark::Undefined),
    };
    let number =
        Entry::shown_count(ratio.part, crate::number::count(ratio.part, format.language));
    Cell { number, percent }
}

fn moment_cells(
    table: &ResultTable,
    moments: &[Moments],
    policy: &Policy,
    format: NumberFormat,
) -> Vec<Vec<Cell>> {
    debug_assert_eq!(table.measure, Measure::Mean, "only means have moments");
    let cell = |group: &Group, value: Option<f64>| {
        let number = match value {
            _ if !policy.allows(group.answered) => Entry::Hidden(Mark::Suppressed),
            Some(value) => Entry::Shown { value, text: format.decimal(value) },
            None => Entry::Hidden(Mark::Undefined),
        };
        Cell { number, percent: Entry::Hidden(Mark::Undefined) }
    };
    table
        .groups
        .iter()
        .zip(moments)
        .map(|(group, moments)| {
            [moments.mean, moments.sd, moments.median]
                .map(|value| cell(group, value))
                .into()
        })
        .collect()
}
