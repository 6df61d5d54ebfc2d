//! Counts that are changed instead of hidden: rounded (`rounded.rs`) or moved by cell keys
//! (`statistics::cell_key`). It is done to everything that counts people before anything else
//! is made of it, so that shares, notes, charts and texts come from the changed counts.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::{
    Body, CategoryRole, Counted, Group, GroupCounted, GroupRole, KeySums, Moment,
    ResultNumber, ResultTable,
};
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::manuscript::{Method, Policy};
use crate::say;
use crate::statistics::cell_key;

use super::rounded::{CountToRound, PlacedCount, round};

/// What became of the counts of a report.
#[derive(Default)]
pub(super) struct Perturbed {
    /// How many counts were changed, and how many there are; the same count counts once.
    pub(super) changed: Option<(usize, usize)>,
    /// The tables in which parts no longer add up to what they are parts of.
    pub(super) off: BTreeSet<String>,
}

/// What makes two counts the same: whom they count, told by the sum of the record keys.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Same {
    Rows(u64, u64),
    Unknown(u64, Counted),
}

impl Same {
    fn new(value: u64, counted: Option<&Counted>, keys: &KeySums) -> Self {
        let known = counted.and_then(|counted| keys.of(counted));
        debug_assert!(known.is_none_or(|(rows, _)| rows == value), "other rows counted");
        match known.filter(|(rows, _)| *rows == value) {
            Some((_, key)) => Self::Rows(value, key),
            None => Self::Unknown(value, counted.cloned().unwrap_or_default()),
        }
    }

    fn value(&self) -> u64 {
        match self {
            Self::Rows(value, _) | Self::Unknown(value, _) => *value,
        }
    }

    /// The cell key: the sum of the record keys modulo 2³². Of counts that are not known to
    /// be of anybody it is in the middle.
    fn key(&self) -> u32 {
        match self {
            Self::Rows(_, key) => u32::try_from(key & 0xffff_ffff).unwrap_or(u32::MAX),
            Self::Unknown(..) => 1 << 31,
        }
    }
}

/// Changes all counts of a report as its policy says.
pub(super) fn perturb(
    tables: &mut [ResultTable],
    numbers: &mut [ResultNumber],
    policy: &Policy,
    keys: &KeySums,
) -> Perturbed {
    if policy.key().is_none() {
        return Perturbed::default();
    }
    let before = tables.iter().map(sums).collect::<Vec<_>>();
    let mut places: BTreeMap<Same, usize> = BTreeMap::new();
    let mut told: Vec<Vec<PlacedCount>> = Vec::new();
    let mut add = |value: u64, counted: Option<&Counted>, unit: &mut Vec<PlacedCount>| {
        let next = places.len();
        let place = *places.entry(Same::new(value, counted, keys)).or_insert(next);
        let counted = counted.filter(|counted| !counted.is_empty()).cloned();
        unit.extend(counted.map(|counted| PlacedCount { place, counted }));
    };
    for table in &mut *tables {
        let mut unit = Vec::new();
        each_count(table, &mut |value, counted| add(*value, counted, &mut unit));
        told.push(unit);
    }
    for number in &mut *numbers {
        let mut unit = Vec::new();
        each_of_number(number, &mut |value, counted| add(*value, counted, &mut unit));
        told.push(unit);
    }
    let mut counts = vec![None; places.len()];
    for (same, place) in &places {
        counts[*place] = Some(same.clone());
    }
    let counts = counts.into_iter().flatten().collect::<Vec<_>>();
    let shown = match &policy.method {
        Method::Round { base, .. } => {
            let drawn = counts.iter().map(|same| CountToRound {
                value: same.value(),
                up: goes_up(same.value(), *base, same.key()),
            });
            round(&drawn.collect::<Vec<_>>(), &told, *base)
        }
        Method::CellKey { .. } => {
            let noise = cell_key::Noise::new();
            counts.iter().map(|same| noise.applied(same.value(), same.key())).collect()
        }
        Method::None { .. } | Method::Suppress => {
            counts.iter().map(Same::value).collect()
        }
    };
    let mut change = |value: &mut u64, counted: Option<&Counted>| {
        if let Some(place) = places.get(&Same::new(*value, counted, keys)) {
            *value = shown[*place];
        }
    };
    for table in &mut *tables {
        each_count(table, &mut change);
        // They are counts of their own, which nothing shows.
        table.coverage.unshown.iter_mut().for_each(Vec::clear);
        table.weighted = None;
        table.intervals = None;
        table.test = None;
    }
    for number in &mut *numbers {
        each_of_number(number, &mut change);
        number.weighted = None;
        number.interval = None;
        number.distribution = None;
    }
    let changed =
        counts.iter().zip(&shown).filter(|(same, shown)| same.value() != **shown);
    let off = tables.iter().zip(before).filter(|(table, before)| {
        let holds = |(sum, total): &(u64, u64)| sum == total;
        before.iter().zip(sums(table)).any(|(one, after)| holds(one) && !holds(&after))
    });
    Perturbed {
        changed: Some((changed.count(), counts.len())),
        off: off.map(|(table, _)| table.id.clone()).collect(),
    }
}

/// Whether a count goes up, with the chance that leaves it as it is on average: its
/// remainder over the base.
fn goes_up(value: u64, base: u64, key: u32) -> bool {
    u64::from(key) * base < (value % base) << 32
}

/// Everything that counts people in a chart or table, with whom.
fn each_count(
    table: &mut ResultTable,
    change: &mut dyn FnMut(&mut u64, Option<&Counted>),
) {
    let ResultTable { groups, whole, ungrouped, coverage, body, counted, .. } = table;
    let whole_counts = &mut table.whole_counts;
    let counted = counted.as_ref();
    let mut of_group = |group: &mut Group, counted: Option<&GroupCounted>| {
        change(&mut group.rows, counted.map(|counted| &counted.rows));
        change(&mut group.answered, counted.map(|counted| &counted.answered));
        change(&mut group.not_answered, counted.map(|counted| &counted.not_answered));
        change(&mut group.mentions, counted.map(|counted| &counted.mentions));
    };
    for (place, group) in groups.iter_mut().enumerate() {
        of_group(group, counted.and_then(|counted| counted.groups.get(place)));
    }
    if let Some(whole) = whole {
        of_group(whole, counted.and_then(|counted| counted.whole.as_ref()));
    }
    let of_whole = counted.and_then(|counted| counted.whole.as_ref());
    for (index, count) in whole_counts.iter_mut().flatten().enumerate() {
        change(count, of_whole.and_then(|whole| whole.categories.get(index)));
    }
    change(ungrouped, counted.map(|counted| &counted.ungrouped));
    if let Some((respondents, _)) = &mut coverage.respondents {
        change(respondents, counted.map(|counted| &counted.respondents));
    }
    let Body::Counts(counts) = body else { return };
    for (place, row) in counts.iter_mut().enumerate() {
        let group = counted.and_then(|counted| counted.groups.get(place));
        for (index, count) in row.iter_mut().enumerate() {
            change(count, group.and_then(|group| group.categories.get(index)));
        }
    }
}

/// The count of a named number and what its share is a share of, with whom.
fn each_of_number(
    number: &mut ResultNumber,
    change: &mut dyn FnMut(&mut u64, Option<&Counted>),
) {
    let counted = number.counted.as_ref();
    change(&mut number.ratio.part, counted.map(|(part, _)| part));
    change(&mut number.ratio.whole, counted.map(|(_, whole)| whole));
}

/// What a reader can add up in a chart or table, beside what it should come to.
fn sums(table: &ResultTable) -> Vec<(u64, u64)> {
    let mut sums = Vec::new();
    for group in table.groups.iter().chain(&table.whole) {
        sums.push((group.answered + group.not_answered, group.rows));
    }
    let parts = || {
        let groups = table.groups.iter().enumerate();
        groups.filter(|(_, group)| group.role != GroupRole::Total)
    };
    if let Some(whole) = &table.whole {
        let rows = parts().map(|(_, group)| group.rows).sum::<u64>();
        sums.push((rows, whole.rows));
    }
    let Body::Counts(counts) = &table.body else { return sums };
    let total = table.groups.iter().position(|group| group.role == GroupRole::Total);
    for (index, total) in total.iter().flat_map(|place| &counts[*place]).enumerate() {
        let sum = parts().map(|(place, _)| counts[place][index]).sum();
        sums.push((sum, *total));
    }
    for (row, group) in counts.iter().zip(&table.groups) {
        let of = |roles: &[CategoryRole]| {
            let cells = table.categories.iter().zip(row);
            cells
                .filter(|(category, _)| roles.contains(&category.role))
                .map(|(_, count)| count)
                .sum::<u64>()
        };
        let answers = of(&[CategoryRole::Answer]);
        let all = of(&[CategoryRole::Answer, CategoryRole::NotAnswered]);
        sums.extend([(answers, group.answered), (all, group.rows)]);
        let totals = table.categories.iter().zip(row);
        let totals = totals.filter(|(category, _)| category.role == CategoryRole::Total);
        sums.extend(totals.flat_map(|(_, total)| [(answers, *total), (all, *total)]));
    }
    sums
}

fn weighted(id: &str, place: &Place) -> Diagnostic {
    let message = say!("weighted shares and means of `{id}` would not be protected", id);
    let hint = "write `weights: off`, or protect with `method: suppress`";
    Diagnostic::error(message).at(place).hint(hint)
}

/// Reports what would tell the true counts beside the changed ones.
pub(super) fn check(
    tables: &[ResultTable],
    numbers: &[ResultNumber],
    policy: &Policy,
    diagnostics: &mut Diagnostics,
) {
    if policy.key().is_none() {
        return;
    }
    for number in numbers.iter().filter(|number| number.sampling.is_some()) {
        diagnostics.push(weighted(&number.id.value, &number.id.place));
    }
    for table in tables {
        let id = &table.id;
        if table.weighted.is_some() {
            diagnostics.push(weighted(id, &table.place));
            continue;
        }
        let (message, hint) = if table.intervals.is_some()
            || table.test.is_some()
            || table.fits.any()
            || table.moments.contains(&Moment::Se)
        {
            (
                say!("the intervals or tests of `{id}` would tell the true counts", id),
                "leave them out, or protect with `method: suppress`",
            )
        } else if table.sum_to_100 {
            (
                say!("changed counts leave the shares of `{id}` no sum of 100", id),
                "leave out `sum-to-100`, or protect with `method: suppress`",
            )
        } else {
            continue;
        };
        diagnostics.push(Diagnostic::error(message).at(&table.place).hint(hint));
        if table.sum_to_100 {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Over evenly spread keys a count is as it is on average.
    #[test]
    fn rounding_is_drawn_without_bias() {
        for base in [3_u64, 5] {
            for value in 0..12_u64 {
                let up = (0..30_000_u32)
                    .filter(|step| goes_up(value, base, step * (u32::MAX / 30_000)));
                let up = up.map(|_| 1).sum::<u64>();
                let expected = 30_000 * (value % base) / base;
                assert!(up.abs_diff(expected) <= 1, "{value} by {base}: {up}");
            }
        }
    }
}
