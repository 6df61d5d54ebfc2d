//! Which counts of a report are hidden, wherever they stand.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::{
    Body, CategoryRole, Counted, Group, GroupCounted, GroupRole, PercentOf, ResultNumber,
    ResultTable, TableCounted,
};
use crate::manuscript::{BaseRule, Method, Policy, Statistic};

use super::amounts::Amounts;
use super::attack::Terms;
use super::linked::Unknowns;
use super::nested::{self, Tellers};
use super::suppress::{Count, Counts, Pattern, Why, Worth};

/// What has been decided about the counts of a report.
#[derive(Default)]
pub(super) struct Decisions {
    /// The counts by what they count.
    places: BTreeMap<Counted, usize>,
    pattern: Pattern,
    /// Counts that could not be taken apart.
    too_large: BTreeSet<Counted>,
    /// What tells counts that differ by few people, where it is not proven that these cannot
    /// be worked out.
    pub(super) bare: BTreeSet<Vec<String>>,
    /// What is decided of means and sums.
    pub(super) amounts: Amounts,
}

/// A count as the report would show it.
struct Told<'r> {
    counted: Counted,
    value: u64,
    worth: Worth,
    /// The id of what shows it.
    of: &'r str,
}

/// Everything that a report tells, and what it does not tell but gives away: for shares
/// how many lack the property, and of a part how many of the whole are not in it.
#[derive(Default)]
struct Gathered<'r> {
    told: Vec<Told<'r>>,
    /// The id of the chart, table or number that is gathered from.
    of: &'r str,
    rests: Vec<(Counted, Counted, u64)>,
    /// Counts that must not be worked out, with the numbers that must remain possible.
    held: Vec<(Counted, (u64, u64))>,
}

impl Decisions {
    /// Decides for all counts of a report together.
    pub(super) fn make(
        tables: &[ResultTable],
        numbers: &[ResultNumber],
        policy: &Policy,
    ) -> Self {
        if policy.method != Method::Suppress {
            return Self::default();
        }
        let mut gathered_counts = Gathered::default();
        for table in tables {
            gathered_counts.add_table(table, policy);
        }
        for number in numbers {
            gathered_counts.add_number(number, policy);
        }
        let Gathered { told, rests, held, .. } = gathered_counts;
        let rest_sets = rests.iter().flat_map(|(whole, part, _)| [whole, part]);
        let unknowns =
            Unknowns::new(told.iter().map(|told| &told.counted).chain(rest_sets));
        let mut counts = Counts {
            table_of: unknowns.table_of.clone(),
            ties: unknowns.ties.clone(),
            ..Counts::default()
        };
        let amounts = Amounts::make(tables, numbers, policy);
        let mut decisions = Self { amounts, ..Self::default() };
        let mut known: BTreeMap<Vec<Terms>, usize> = BTreeMap::new();
        let mut add = |sums: Vec<Terms>, value, worth| {
            let index = *known.entry(sums.clone()).or_insert_with(|| {
                counts.counts.push(Count { sums, value, worth });
                counts.counts.len() - 1
            });
            let count = &mut counts.counts[index];
            count.worth = count.worth.max(worth);
            index
        };
        let mut tellers = Tellers::default();
        for Told { counted, value, worth, of } in &told {
            match unknowns.sums(counted) {
                // Nobody is in a cell that cannot be.
                Some(sums) if sums.iter().any(Vec::is_empty) => {}
                Some(sums) => {
                    let index = add(sums, *value, *worth);
                    tellers.tell(index, of);
                    decisions.places.insert(counted.clone(), index);
                }
                None => {
                    decisions.too_large.insert(counted.clone());
                }
            }
        }
        for (whole, part, value) in rests {
            let rest = unknowns.rest(&whole, &part);
            if let Some(terms) = rest.filter(|terms| !terms.is_empty()) {
                add(vec![terms], value, Worth::Unshown);
            }
        }
        for (counted, (least, most)) in held {
            if let Some(place) = decisions.places.get(&counted) {
                let range = counts.held.entry(*place).or_insert((least, most));
                *range = (range.0.min(least), range.1.max(most));
            }
        }
        let left = nested::add_left(&mut counts, &unknowns, &decisions.places, policy);
        decisions.pattern = counts.suppress(policy.minimum_count);
        decisions.bare = nested::bare(&left, &decisions.pattern, &tellers);
        if !decisions.too_large.is_empty() {
            let all = told.iter().map(|told| nested::Whole {
                counted: &told.counted,
                value: told.value,
                of: told.of,
            });
            let all = all.collect::<Vec<_>>();
            let apart = |whole: &nested::Whole<'_>| decisions.too_large.contains(whole.counted);
            decisions.bare.extend(nested::unseen(&all, apart, policy.minimum_count));
        }
        decisions
    }

    /// Whether a count is hidden, wherever it stands.
    pub(super) fn hides(&self, counted: Option<&Counted>) -> bool {
        self.why(counted).is_some()
    }

    /// Why a count is hidden.
    pub(super) fn why(&self, counted: Option<&Counted>) -> Option<Why> {
        let place = self.places.get(counted?)?;
        self.pattern.why.get(*place).copied().flatten()
    }

    /// Whether it is not proven of a count that it stays hidden.
    pub(super) fn is_unproven(&self, counted: &Counted) -> bool {
        self.too_large.contains(counted)
            || self
                .places
                .get(counted)
                .is_some_and(|place| self.pattern.unproven.contains(place))
    }
}

impl<'r> Gathered<'r> {
    fn tell(&mut self, counted: &Counted, value: u64, worth: Worth) {
        if !counted.is_empty() {
            let of = self.of;
            self.told.push(Told { counted: counted.clone(), value, worth, of });
        }
    }

    fn add_table(&mut self, table: &'r ResultTable, policy: &Policy) {
        self.of = &table.id;
        let Some(counted) = &table.counted else { return };
        let whole = table.whole.iter().zip(&counted.whole);
        for (group, counted) in table.groups.iter().zip(&counted.groups).chain(whole) {
            self.add_group(group, counted);
            let small = (1..policy.small_bases.suppress).contains(&table.base_of(group));
            if small {
                let base =
                    if table.counts_rows() { &counted.rows } else { &counted.answered };
                self.held.push((base.clone(), (1, policy.small_bases.suppress)));
            }
        }
        self.tell(&counted.ungrouped, table.ungrouped, Worth::Total);
        if let Some((count, _)) = &table.coverage.respondents {
            self.tell(&counted.respondents, *count, Worth::Total);
        }
        let Body::Counts(counts) = &table.body else { return };
        let rows = table.groups.iter().zip(&counted.groups).zip(counts);
        for ((group, of_group), counts) in rows {
            let base = table.base_of(group);
            let only_base = !policy.allows_cells(base);
            for (index, (counted, count)) in
                of_group.categories.iter().zip(counts).enumerate()
            {
                let role = table.categories[index].role;
                let answer = role == CategoryRole::Answer;
                if answer && *count > 0 && *count < group.answered {
                    // Those who gave another answer; of several, those who did not choose it.
                    let rest = group.answered - count;
                    self.rests.push((of_group.answered.clone(), counted.clone(), rest));
                }
                let part = group.role != GroupRole::Total && role != CategoryRole::Total;
                let worth = match (part, only_base) {
                    // The cells of a small group are not shown, whatever they are.
                    (_, true) => Worth::Unshown,
                    (true, false) => Worth::Cell,
                    (false, false) => Worth::Total,
                };
                self.tell(counted, *count, worth);
                if role == CategoryRole::Answer && policy.gives_all_away(*count, base) {
                    self.hold(counted, *count, policy);
                }
            }
        }
        for index in 0..table.categories.len() {
            for group in &table.groups {
                if let Some(base) = share_base_counted(table, counted, group, index) {
                    let value = table.share_base(counts, group, index);
                    self.tell(&base, value, Worth::Total);
                }
            }
        }
    }

    fn add_group(&mut self, group: &Group, counted: &GroupCounted) {
        self.tell(&counted.rows, group.rows, Worth::Total);
        self.tell(&counted.answered, group.answered, Worth::Total);
        self.tell(&counted.not_answered, group.not_answered, Worth::Total);
        self.tell(&counted.mentions, group.mentions, Worth::Total);
    }

    fn add_number(&mut self, number: &'r ResultNumber, policy: &Policy) {
        self.of = &number.id.value;
        let Some((part, whole)) = &number.counted else { return };
        let ratio = number.ratio;
        if number.statistic == Statistic::Share {
            let rest = ratio.whole.saturating_sub(ratio.part);
            self.rests.push((whole.clone(), part.clone(), rest));
        }
        // What the number itself does not show it does not tell either.
        let worth = |hidden| if hidden { Worth::Unshown } else { Worth::Named };
        let hidden = super::number::is_hidden(number, policy);
        let only_base = super::number::shows_only_base(number, policy);
        self.tell(part, ratio.part, worth(hidden || only_base));
        self.tell(whole, ratio.whole, worth(hidden));
        if number.counts_answers() && policy.gives_all_away_share(ratio) {
            self.hold(part, ratio.part, policy);
        }
    }

    /// Keeps a count that gives a whole group away from being worked out: as many more or
    /// fewer must remain possible as of a small count.
    fn hold(&mut self, counted: &Counted, value: u64, policy: &Policy) {
        let width = policy.minimum_count.max(2) - 1;
        let range =
            if value == 0 { (0, width) } else { (value.saturating_sub(width), value) };
        self.held.push((counted.clone(), range));
    }
}

/// What the share in a cell is a share of, where that is a sum over groups.
pub(super) fn share_base_counted(
    table: &ResultTable,
    counted: &TableCounted,
    group: &Group,
    index: usize,
) -> Option<Counted> {
    let groups = || {
        let groups = table.groups.iter().zip(&counted.groups);
        groups.filter(|(group, _)| group.role != GroupRole::Total)
    };
    let base = |counted: &GroupCounted| match table.counts_rows() {
        true => counted.rows.clone(),
        false => counted.answered.clone(),
    };
    let unanswered = table.categories[index].role == CategoryRole::NotAnswered;
    let mut sum = match table.percent_of {
        // A way of not answering is no share of those who answered.
        PercentOf::Group if unanswered && table.base == BaseRule::Valid => return None,
        PercentOf::Group => {
            let place = table.groups.iter().position(|one| std::ptr::eq(one, group))?;
            return Some(base(&counted.groups[place]));
        }
        PercentOf::Category => groups()
            .flat_map(|(_, counted)| counted.categories[index].clone())
            .collect::<Vec<_>>(),
        PercentOf::Table => groups().flat_map(|(_, counted)| base(counted)).collect(),
    };
    sum.sort();
    Some(sum)
}
