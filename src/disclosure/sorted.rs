//! Sorts the groups of a table by what is shown of them, and by nothing else: the place of a
//! group among others whose numbers are shown would tell between which two its own lies. What
//! is hidden therefore stands last, in the order of the codebook, before the total.

use std::cmp::Ordering;

use crate::analysis::{GroupRole, GroupTest, Measure, SortKey, TableOrder};
use crate::manuscript::SortDirection;

use super::entry::{Entry, Mark};
use super::inference::ProtectedTest;
use super::table::ProtectedTable;

/// Sums of shown numbers are compared with so many parts of 1, so that those that read alike
/// are alike.
const PARTS: f64 = 1e6;

impl ProtectedTable {
    /// The same with its groups in an order.
    pub(super) fn sorted(mut self, order: Option<&TableOrder>) -> Self {
        let Some(order) = order else { return self };
        let places = (0..self.groups.len()).collect::<Vec<_>>();
        let (totals, parts): (Vec<_>, Vec<_>) =
            places.into_iter().partition(|place| self.is_total(*place));
        let values = parts.iter().map(|place| (*place, self.value(*place, &order.by)));
        let (mut shown, mut hidden) = (Vec::new(), Vec::new());
        for (place, value) in values {
            match value {
                Some(value) => shown.push((place, value)),
                None => hidden.push(place),
            }
        }
        // The sort is stable: among equals the order of the codebook remains.
        shown.sort_by(|(_, one), (_, other)| compare(*one, *other, order.direction));
        let is_hidden = |place: &usize| {
            let mut marks = self.sorting(*place, &order.by).into_iter().map(Entry::mark);
            marks.any(|mark| matches!(mark, Some(Mark::Suppressed(_) | Mark::TooFew)))
        };
        self.hidden_last = !shown.is_empty() && hidden.iter().any(is_hidden);
        let order = shown.into_iter().map(|(place, _)| place);
        let order = order.chain(hidden).chain(totals).collect::<Vec<_>>();
        self.permute(&order);
        self
    }

    fn is_total(&self, place: usize) -> bool {
        self.groups[place].role == GroupRole::Total
    }

    /// What a group is sorted by, as it may be shown.
    fn sorting(&self, place: usize, by: &SortKey) -> Vec<&Entry> {
        let cells = &self.cells[place];
        let number = |index: &usize| {
            let cell = &cells[*index];
            match self.measure {
                Measure::Percent | Measure::CountAndPercent => &cell.percent,
                Measure::Count | Measure::Mean => &cell.number,
            }
        };
        match by {
            SortKey::Size => vec![&self.groups[place].base],
            SortKey::Statistic(index) => vec![number(index)],
            SortKey::Answers(answers) => answers.iter().map(number).collect(),
        }
    }

    /// The sum of it; nothing where any of it is not shown.
    fn value(&self, place: usize, by: &SortKey) -> Option<f64> {
        self.sorting(place, by).into_iter().map(Entry::value).sum()
    }

    /// Puts the groups, and all that goes by them, in the order of these places.
    fn permute(&mut self, order: &[usize]) {
        fn put<T: Clone>(list: &mut Vec<T>, order: &[usize]) {
            if list.len() == order.len() {
                *list = order.iter().map(|place| list[*place].clone()).collect();
            }
        }
        put(&mut self.groups, order);
        put(&mut self.cells, order);
        put(&mut self.units, order);
        put(&mut self.unrounded, order);
        if let Some(ranges) = &mut self.ranges {
            put(&mut ranges.cells, order);
        }
        if let Some(fits) = &mut self.fits {
            put(&mut fits.cells, order);
        }
        if let Some(estimates) = &mut self.estimates {
            put(&mut estimates.cells, order);
        }
        let Some(ProtectedTest::Shown(GroupTest { pairs, left_out, mean_ranks, .. })) =
            &mut self.test
        else {
            return;
        };
        put(mean_ranks, order);
        let now = |place: usize| {
            order.iter().position(|before| *before == place).unwrap_or(place)
        };
        left_out.iter_mut().for_each(|place| *place = now(*place));
        left_out.sort_unstable();
        if let Some(pairs) = pairs {
            put(&mut pairs.letters, order);
            for pair in &mut pairs.list {
                let (one, other) = pair.groups;
                let (one, other) = (now(one), now(other));
                pair.groups = (one.min(other), one.max(other));
                if let (true, Some(difference)) = (one > other, pair.difference) {
                    pair.difference = Some(-difference);
                    pair.statistic = pair.statistic.map(|t| -t);
                }
            }
            pairs.list.sort_by_key(|pair| pair.groups);
        }
    }
}

fn compare(one: f64, other: f64, direction: SortDirection) -> Ordering {
    let whole = |value: f64| (value * PARTS).round();
    let ascending = whole(one).total_cmp(&whole(other));
    match direction {
        SortDirection::Ascending => ascending,
        SortDirection::Descending => ascending.reverse(),
    }
}
