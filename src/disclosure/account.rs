//! What protecting people cost: how much of each chart, table and number is hidden, and why.
//! It tells no value and not which cells; yet it tells more than the report, and is for those
//! who answer for it only.

use crate::analysis::{Body, Counted, Measure, ResultTable};
use crate::manuscript::Policy;

use super::decide::Decisions;
use super::number::ProtectedNumber;
use super::suppress::Why;
use super::table::{Entry, Mark, ProtectedTable};

/// What is hidden in a report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Account {
    /// Charts and tables, and after them named numbers, as far as something is hidden.
    pub items: Vec<HiddenIn>,
    /// Cells of charts and tables, hidden or not.
    pub cells: usize,
    /// Named numbers, hidden or not.
    pub numbers: usize,
    /// Where counts are changed instead of hidden: how many of them were, and of how many.
    pub changed: Option<(usize, usize)>,
    /// The charts and tables in which changed counts do not add up to their totals.
    pub off: Vec<String>,
}

/// What is hidden in one chart or table, or of one named number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HiddenIn {
    /// The id of the chart, table or number.
    pub id: String,
    /// Whether it is a named number.
    pub number: bool,
    /// How many cells it has; a number has one.
    pub cells: usize,
    /// Cells with a small count.
    pub small: usize,
    /// Cells that small ones could be worked out from.
    pub protecting: usize,
    /// Cells of groups that are too small.
    pub few: usize,
    /// Cells that tell of everybody in a group, and what only they hide.
    pub other: usize,
    /// Whether it is proven that small counts cannot be worked out.
    pub proven: bool,
}

impl HiddenIn {
    /// Cells of which something is hidden.
    #[must_use]
    pub fn hidden(&self) -> usize {
        self.small + self.protecting + self.few + self.other
    }

    fn add(&mut self, mark: Option<Mark>, why: Option<Why>, small: bool) {
        match (mark, why) {
            (None | Some(Mark::Undefined), _) => {}
            (Some(Mark::TooFew), _) => self.few += 1,
            (Some(Mark::Suppressed(_)), Some(Why::Primary)) if small => self.small += 1,
            (Some(Mark::Suppressed(_)), Some(Why::Complementary)) => self.protecting += 1,
            (Some(Mark::Suppressed(_)), _) => self.other += 1,
        }
    }
}

/// What must be known of a table before it is protected.
pub(super) struct Before {
    counts: Option<Vec<Vec<u64>>>,
    counted: Vec<Vec<Counted>>,
    all: Vec<Counted>,
    /// For each group which of its statistics are hidden for the sake of others.
    gives_away: Vec<Vec<bool>>,
    /// For each group whether it is of an earlier measurement that was published.
    published: Vec<bool>,
}

impl Before {
    pub(super) fn new(table: &ResultTable, decisions: &Decisions) -> Self {
        let counts = match &table.body {
            Body::Counts(counts) => Some(counts.clone()),
            Body::Moments(_) => None,
        };
        let groups = table.counted.iter().flat_map(|counted| &counted.groups);
        let all = table.counted.iter().flat_map(|counted| counted.all());
        Self {
            counts,
            counted: groups.map(|group| group.categories.clone()).collect(),
            all: all.cloned().collect(),
            gives_away: (0..table.groups.len())
                .map(|place| {
                    let moments = table.moments.iter();
                    moments.map(|it| decisions.hides_moment(table, place, *it)).collect()
                })
                .collect(),
            published: table.asked_then.iter().map(Option::is_some).collect(),
        }
    }
}

impl Account {
    /// Takes up a table that has been protected.
    pub(super) fn add_table(
        &mut self,
        before: &Before,
        table: &ProtectedTable,
        policy: &Policy,
        decisions: &Decisions,
    ) {
        let mut item = HiddenIn { id: table.id().to_owned(), ..HiddenIn::default() };
        for group in 0..table.groups().len() {
            if before.published.get(group) == Some(&true) {
                continue;
            }
            for category in 0..table.categories().len() {
                item.cells += 1;
                let cell = table.cell(group, category);
                let shows_percent = matches!(
                    table.measure(),
                    Measure::Percent | Measure::CountAndPercent
                );
                let percent = Some(&cell.percent).filter(|_| shows_percent);
                let mark = cell.number.mark().or(percent.and_then(Entry::mark));
                let counted = before.counted.get(group).and_then(|row| row.get(category));
                let count = before.counts.as_ref().map(|counts| counts[group][category]);
                let small = count.is_some_and(|count| !policy.allows(count));
                let moments = before.gives_away.get(group);
                let gives_away = moments.and_then(|all| all.get(category));
                let why = (gives_away == Some(&true)).then_some(Why::Complementary);
                item.add(mark, decisions.why(counted).or(why), small);
            }
        }
        item.proven = !before.all.iter().any(|one| decisions.is_unproven(one));
        self.cells += item.cells;
        self.take(item);
    }

    /// Takes up a named number that has been protected; `counted` and `part` are what it
    /// counts, how many those are, and whether it is hidden for the sake of other means.
    pub(super) fn add_number(
        &mut self,
        (counted, part, gives_away): (Option<&(Counted, Counted)>, u64, bool),
        number: &ProtectedNumber,
        policy: &Policy,
        decisions: &Decisions,
    ) {
        let id = number.id.value.clone();
        let mut item = HiddenIn { id, number: true, cells: 1, ..HiddenIn::default() };
        let parts = [&number.n, &number.percent, &number.value, &number.base];
        let mut marks = parts.into_iter().filter_map(Entry::mark);
        let mark = marks.find(|mark| *mark != Mark::Undefined);
        let (own, whole) = (counted.map(|both| &both.0), counted.map(|both| &both.1));
        let why = decisions.why(own).or(decisions.why(whole));
        let why = why.or(gives_away.then_some(Why::Complementary));
        item.add(mark, why, !policy.allows(part));
        let sets = counted.iter().flat_map(|(part, whole)| [part, whole]);
        item.proven = !sets.into_iter().any(|one| decisions.is_unproven(one));
        self.numbers += 1;
        self.take(item);
    }

    fn take(&mut self, item: HiddenIn) {
        if item.hidden() > 0 || !item.proven {
            self.items.push(item);
        }
    }

    /// The account as lines of text: a table, and the sums below it.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        let head = [
            "of",
            "cells",
            "hidden",
            "share",
            "small",
            "protecting",
            "few",
            "other",
            "proven",
        ];
        let mut rows = vec![head.map(str::to_owned)];
        for item in &self.items {
            let kind = if item.number { "number" } else { "chart or table" };
            rows.push([
                format!("{kind} {}", item.id),
                item.cells.to_string(),
                item.hidden().to_string(),
                share(item.hidden(), item.cells),
                item.small.to_string(),
                item.protecting.to_string(),
                item.few.to_string(),
                item.other.to_string(),
                match (item.proven, self.changed) {
                    // How closely changed counts can be bounded is not looked at.
                    (_, Some(_)) => "-",
                    (true, None) => "yes",
                    (false, None) => "NO",
                }
                .to_owned(),
            ]);
        }
        let width = |column: usize| {
            rows.iter().map(|row| row[column].chars().count()).max().unwrap_or_default()
        };
        let widths = (0..head.len()).map(width).collect::<Vec<_>>();
        let line = |row: &[String; 9]| {
            let cells = row.iter().zip(&widths).enumerate();
            let cells = cells.map(|(column, (cell, width))| match column {
                0 | 8 => format!("{cell:<width$}"),
                _ => format!("{cell:>width$}"),
            });
            cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
        };
        let mut lines = Vec::new();
        if !self.items.is_empty() {
            lines.extend(rows.iter().map(line));
            lines.push(String::new());
        }
        if let Some((changed, all)) = self.changed {
            lines.push(format!(
                "{changed} of {all} counts changed ({})",
                share(changed, all)
            ));
            let off = match self.off.as_slice() {
                [] => "totals add up everywhere".to_owned(),
                off => format!("totals do not add up in {}", off.join(", ")),
            };
            lines.push(off);
        }
        let of = |number: bool| {
            let items = self.items.iter().filter(|item| item.number == number);
            items.map(HiddenIn::hidden).sum::<usize>()
        };
        let (cells, numbers) = (of(false), of(true));
        lines.push(format!(
            "{cells} of {} cells hidden ({}), {numbers} of {} numbers ({})",
            self.cells,
            share(cells, self.cells),
            self.numbers,
            share(numbers, self.numbers)
        ));
        lines
    }

    /// The account as a file, which says whom it is for.
    #[must_use]
    pub fn to_text(&self, report: &str) -> String {
        let mut text = format!(
            "INTERNAL - NOT FOR PUBLICATION\n\nWhat is hidden in the report {report}, to \
             protect those who answered. It tells\nno value, but more than the report does: \
             keep it with the data.\n\nsmall: counts below the minimum; protecting: counts \
             that those could be worked\nout from; few: cells of groups that are too small; \
             other: groups below the\nminimum, groups that all answered alike, sums that one \
             makes most of.\nproven: whether it is proven that no small count can be worked \
             out.\n\n"
        );
        for line in self.lines() {
            text.push_str(&line);
            text.push('\n');
        }
        text
    }
}

/// A share in whole per cent, of nothing none.
fn share(part: usize, whole: usize) -> String {
    match whole {
        0 => "0 %".to_owned(),
        _ => format!("{} %", (200 * part + whole) / (2 * whole)),
    }
}
