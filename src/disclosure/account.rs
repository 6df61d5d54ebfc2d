//! What protecting people cost: how much of each chart, table and number is hidden, why, and
//! for the sake of which small count. It tells no value; yet it tells more than the report,
//! and is for those who answer for it only.

use crate::analysis::{Body, Counted, GroupRole, Measure, ResultTable};
use crate::diagnostic::Said;
use crate::manuscript::Policy;
use crate::messages;
use crate::say;
use crate::words::Language;

use super::decide::Decisions;
use super::entry::{Entry, Mark};
use super::gathered::share_base_counted;
use super::number::ProtectedNumber;
use super::suppress::Why;
use super::table::ProtectedTable;

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
    /// What of earlier reports is not held against what is hidden here.
    pub not_looked_at: Vec<Said>,
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
    /// The cells that small ones could be worked out from, each with one of those.
    pub secondary: Vec<Secondary>,
    /// The groups among others of which nothing is left.
    pub gone: Vec<String>,
}

/// A cell that is hidden for the sake of a small count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Secondary {
    /// Its group and category; of a named number nothing.
    pub cell: String,
    /// Where a count stands, or what it is of, that could be worked out from it.
    pub protects: Said,
}

impl HiddenIn {
    /// Cells of which something is hidden.
    #[must_use]
    pub fn hidden(&self) -> usize {
        self.small + self.protecting + self.few + self.other
    }

    /// For each cell that small ones could be worked out from one of those.
    fn protecting_lines(&self) -> impl Iterator<Item = Said> {
        self.secondary.iter().map(|Secondary { cell, protects }| {
            let id = &self.id;
            match cell.is_empty() {
                true => say!("{id} - protects {protects}", id, protects),
                false => say!("{id}: {cell} - protects {protects}", id, cell, protects),
            }
        })
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

/// What stands above the columns of an account.
const HEAD: [&str; 9] =
    ["of", "cells", "hidden", "share", "small", "protecting", "few", "other", "proven"];

/// What must be known of a table before it is protected.
pub(super) struct TableBefore {
    counts: Option<Vec<Vec<u64>>>,
    counted: Vec<Vec<Counted>>,
    /// For each cell whether what its share is a share of is hidden for the sake of others.
    of_hidden: Vec<Vec<bool>>,
    /// For each cell a small count that could be worked out from it.
    protects: Vec<Vec<Option<Said>>>,
    all: Vec<Counted>,
    /// For each group which of its statistics are hidden for the sake of others.
    gives_away: Vec<Vec<bool>>,
    /// For each group whether it is of an earlier measurement that was published.
    published: Vec<bool>,
}

impl TableBefore {
    pub(super) fn new(table: &ResultTable, decisions: &Decisions) -> Self {
        let counts = match &table.body {
            Body::Counts(counts) => Some(counts.clone()),
            Body::Moments(_) => None,
        };
        let groups = table.counted.iter().flat_map(|counted| &counted.groups);
        let all = table.counted.iter().flat_map(|counted| counted.all());
        let bases = bases(table);
        let of_hidden = bases.iter().map(|row| {
            let why = |base: &Option<Counted>| decisions.why(base.as_ref());
            row.iter().map(|base| why(base) == Some(Why::Complementary)).collect()
        });
        let of = |group: usize, category: usize| {
            let own = table.counted.as_ref()?.groups[group].categories.get(category);
            let base = bases[group][category].as_ref();
            let small = decisions.protects(own).or_else(|| decisions.protects(base));
            small.cloned()
        };
        let cells = 0..table.categories.len();
        let protects = (0..bases.len())
            .map(|group| cells.clone().map(|category| of(group, category)).collect());
        Self {
            of_hidden: of_hidden.collect(),
            protects: protects.collect(),
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

/// What must be known of a named number before it is protected.
pub(super) struct NumberBefore {
    /// What is counted, and what that is a part of.
    pub(super) counted: Option<(Counted, Counted)>,
    /// How many have the property.
    pub(super) part: u64,
    /// Whether it is hidden for the sake of other means.
    pub(super) gives_away: bool,
}

/// What the share in each cell is a share of.
fn bases(table: &ResultTable) -> Vec<Vec<Option<Counted>>> {
    let groups = table.groups.iter();
    let row = |group| {
        let cells = 0..table.categories.len();
        let base = |index| {
            let counted = table.counted.as_ref()?;
            share_base_counted(table, counted, group, index)
        };
        cells.map(base).collect()
    };
    groups.map(row).collect()
}

impl Account {
    /// Takes up a table that has been protected.
    pub(super) fn add_table(
        &mut self,
        before: &TableBefore,
        table: &ProtectedTable,
        policy: &Policy,
        decisions: &Decisions,
    ) {
        let mut item = HiddenIn { id: table.id().to_owned(), ..HiddenIn::default() };
        for group in 0..table.groups().len() {
            if before.published.get(group) == Some(&true) {
                continue;
            }
            let hidden = item.hidden();
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
                let gives_away = gives_away == Some(&true);
                let others = gives_away || before.of_hidden[group][category];
                let why = others.then_some(Why::Complementary);
                let protecting = item.protecting;
                item.add(mark, decisions.why(counted).or(why), small);
                let small = before.protects[group][category].as_ref();
                if let Some(small) = small.filter(|_| item.protecting > protecting) {
                    let label = &table.categories()[category].label;
                    let (cell, protects) =
                        (table.groups()[group].cell(label), small.clone());
                    item.secondary.push(Secondary { cell, protects });
                }
            }
            let own = &table.groups()[group];
            let all = table.categories().len();
            if own.role == GroupRole::Part && all > 0 && item.hidden() == hidden + all {
                item.gone.push(own.label.clone());
            }
        }
        item.proven = !before.all.iter().any(|one| decisions.is_unproven(one));
        self.cells += item.cells;
        self.take(item);
    }

    /// Takes up a named number that has been protected.
    pub(super) fn add_number(
        &mut self,
        before: &NumberBefore,
        number: &ProtectedNumber,
        policy: &Policy,
        decisions: &Decisions,
    ) {
        let id = number.id.value.clone();
        let mut item = HiddenIn { id, number: true, cells: 1, ..HiddenIn::default() };
        let parts = [&number.n, &number.percent, &number.value, &number.base];
        let mut marks = parts.into_iter().filter_map(Entry::mark);
        let mark = marks.find(|mark| *mark != Mark::Undefined);
        let own = before.counted.as_ref().map(|(part, _)| part);
        let whole = before.counted.as_ref().map(|(_, whole)| whole);
        let why = decisions.why(own).or(decisions.why(whole));
        let why = why.or(before.gives_away.then_some(Why::Complementary));
        item.add(mark, why, !policy.allows(before.part));
        let small = decisions.protects(own).or_else(|| decisions.protects(whole));
        if let Some(small) = small.filter(|_| item.protecting > 0) {
            let protects = small.clone();
            item.secondary.push(Secondary { cell: String::new(), protects });
        }
        let sets = before.counted.iter().flat_map(|(part, whole)| [part, whole]);
        item.proven = !sets.into_iter().any(|one| decisions.is_unproven(one));
        self.numbers += 1;
        self.take(item);
    }

    fn take(&mut self, item: HiddenIn) {
        if item.hidden() > 0 || !item.proven {
            self.items.push(item);
        }
    }

    /// The account as lines of text, in a language: a table, and the sums below it.
    #[must_use]
    pub fn lines(&self, language: Language) -> Vec<String> {
        let told = |said: Said| messages::told(&said, language);
        let mut rows = vec![HEAD.map(|word| told(word.into()))];
        for item in &self.items {
            let id = &item.id;
            rows.push([
                told(match item.number {
                    true => say!("number {id}", id),
                    false => say!("chart or table {id}", id),
                }),
                item.cells.to_string(),
                item.hidden().to_string(),
                share(item.hidden(), item.cells),
                item.small.to_string(),
                item.protecting.to_string(),
                item.few.to_string(),
                item.other.to_string(),
                match (item.proven, self.changed) {
                    // How closely changed counts can be bounded is not looked at.
                    (_, Some(_)) => "-".to_owned(),
                    (true, None) => told("yes".into()),
                    (false, None) => told("NO".into()),
                },
            ]);
        }
        let width = |column: usize| {
            rows.iter().map(|row| row[column].chars().count()).max().unwrap_or_default()
        };
        let widths = (0..HEAD.len()).map(width).collect::<Vec<_>>();
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
        let protecting = self.items.iter().flat_map(HiddenIn::protecting_lines).map(told);
        let before = lines.len();
        lines.extend(protecting);
        if lines.len() > before {
            lines.push(String::new());
        }
        if let Some((changed, all)) = self.changed {
            let share = share(changed, all);
            lines.push(told(say!(
                "{changed} of {all} counts changed ({share})",
                changed,
                all,
                share
            )));
            let off = self.off.join(", ");
            lines.push(told(match self.off.is_empty() {
                true => "totals add up everywhere".into(),
                false => say!("totals do not add up in {off}", off),
            }));
        }
        lines.extend(self.not_looked_at.iter().map(|what| {
            told(say!("not looked at: whether hidden counts follow from {what}", what))
        }));
        let of = |number: bool| {
            let items = self.items.iter().filter(|item| item.number == number);
            items.map(HiddenIn::hidden).sum::<usize>()
        };
        let (cells, numbers) = (of(false), of(true));
        lines.push(told(say!(
            "{cells} of {all} cells hidden ({share}), {numbers} of {every} numbers ({part})",
            cells,
            all = self.cells,
            share = share(cells, self.cells),
            numbers,
            every = self.numbers,
            part = share(numbers, self.numbers)
        )));
        lines
    }

    /// The account as a file, which says whom it is for.
    #[must_use]
    pub fn to_text(&self, report: &str) -> String {
        let head = format!(
            "INTERNAL - NOT FOR PUBLICATION\n\nWhat is hidden in the report {report}, to \
             protect those who answered. It tells\nno value, but more than the report does: \
             keep it with the data.\n\nsmall: counts below the minimum; protecting: counts \
             that those could be worked\nout from; few: cells of groups that are too small; \
             other: groups below the\nminimum, groups that all answered alike, sums that one \
             makes most of.\nBelow the table stands of each protecting cell which small count \
             it protects.\nproven: whether it is proven that no small count can be worked \
             out.\n\n"
        );
        let mut text = head;
        for line in self.lines(Language::OF_MESSAGES) {
            text.push_str(&line);
            text.push('\n');
        }
        text
    }
}

/// A share in whole per cent, of nothing none.
fn share(part: usize, whole: usize) -> String {
    match whole {
        0 => String::from("0 %"),
        _ => format!("{} %", (200 * part + whole) / (2 * whole)),
    }
}
