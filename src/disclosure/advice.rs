//! Tells an author where much is hidden, why, and what would help: takes what was decided and
//! other ways to ask for a chart or table, gives warnings.
//!
//! What would help is found by trying: the numbers of each alternative take the place of the
//! chart's or table's own among all that the report tells of the same question, or by
//! themselves where that is much, and it is decided anew. How much is tried is bounded by the
//! number of counts to decide on, so that the same report always gets the same advice.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use crate::analysis::{
    Alternative, Body, CategoryRole, Measure, ResultNumber, ResultTable,
};
use crate::diagnostic::{Diagnostic, Diagnostics, Said};
use crate::manuscript::{Method, Policy, Protects, Report};
use crate::say;
use crate::words::Language;

use super::account::{Account, HiddenIn, NumberBefore, Secondary, TableBefore};
use super::decide::Decisions;
use super::ledger::{KnownCount, PriorKnowledge};
use super::open::{is_open_number, is_open_table};
use super::suppress::Remembered;
use super::{Protected, protect_number, protect_table};

/// The code of the warning.
pub const MUCH_HIDDEN: &str = "much-hidden";

/// One cell in so many may be hidden without a word.
const ONE_IN: usize = 5;

/// So many counts are decided on anew in all, for one chart or table, and at a time: what
/// takes longest grows faster than they.
const MOST_COUNTS: usize = 10_000;
const MOST_COUNTS_OF_ONE: usize = 2_000;
const MOST_COUNTS_AT_A_TIME: usize = 120;

/// A mean takes as long as so many counts.
const AS_MEAN: usize = 30;

/// So many ways out are told.
const MOST_HINTS: usize = 3;

/// So many of the counts are named that others are hidden for.
const MOST_NAMED: usize = 2;

/// What a report tells, still confidential, to decide on anew.
pub struct Undecided {
    tables: Vec<ResultTable>,
    numbers: Vec<ResultNumber>,
    ledger: Vec<KnownCount>,
}

/// How much is hidden.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Cost {
    cells: usize,
    hidden: usize,
    /// In other charts, tables and numbers.
    elsewhere: usize,
}

impl Cost {
    /// Whether a smaller share is hidden.
    fn is_smaller(self, other: Self) -> bool {
        self.hidden * other.cells < other.hidden * self.cells
    }

    /// Whether a smaller share is hidden, and in the others no more than is gained.
    fn is_below(self, other: Self) -> bool {
        let gain = other.hidden.saturating_sub(self.hidden);
        self.is_smaller(other) && self.elsewhere <= other.elsewhere + gain / 2
    }
}

impl Undecided {
    /// What is to be protected, where it may be that much is hidden.
    #[must_use]
    pub fn new(
        tables: &[ResultTable],
        numbers: &[ResultNumber],
        known: &PriorKnowledge,
        policy: &Policy,
    ) -> Option<Self> {
        (policy.method == Method::Suppress).then(|| Self {
            tables: tables.iter().filter(|one| !is_open_table(one)).cloned().collect(),
            numbers: numbers.iter().filter(|one| !is_open_number(one)).cloned().collect(),
            ledger: known.counts.clone(),
        })
    }

    /// Warns of every chart and table of which much is hidden. Where the warning is accepted
    /// nothing is tried.
    pub fn advise(
        &self,
        all: &Protected,
        report: &Report,
        alternatives: &dyn Fn(&ResultTable) -> Vec<Alternative>,
        diagnostics: &mut Diagnostics,
    ) {
        let mut left = MOST_COUNTS;
        let remembered = Remembered::default();
        for item in all.account.items.iter().filter(|item| is_much(item)) {
            let Some(table) = self.tables.iter().find(|table| table.id == item.id) else {
                continue;
            };
            let mut warning = Diagnostic::warning(what(item))
                .at(&table.place)
                .finding(MUCH_HIDDEN, &item.id);
            let is_accepted = report.accepted.iter().any(|one| {
                let of = one.of.as_ref();
                one.check.value == MUCH_HIDDEN && of.is_none_or(|of| of.value == item.id)
            });
            if !is_accepted {
                let trial = Trial::new(self, table, report, &remembered);
                let (hints, spent) =
                    trial.hints(alternatives, left.min(MOST_COUNTS_OF_ONE));
                left = left.saturating_sub(spent);
                for hint in hints {
                    warning = warning.hint(hint);
                }
            }
            diagnostics.push(warning);
        }
    }
}

fn is_much(item: &HiddenIn) -> bool {
    !item.number && (item.hidden() * ONE_IN > item.cells || !item.gone.is_empty())
}

/// What is hidden of a chart or table, and why.
fn what(item: &HiddenIn) -> Said {
    let (id, hidden, cells) = (&item.id, item.hidden(), item.cells);
    let reasons = Said::in_a_row(reasons(item));
    let gone = item.gone.iter().map(|label| format!("`{label}`")).collect::<Vec<_>>();
    match gone.is_empty() {
        true => say!(
            "{hidden} of {cells} cells of `{id}` are hidden: {reasons}",
            hidden,
            cells,
            id,
            reasons
        ),
        false => say!(
            "{hidden} of {cells} cells of `{id}` are hidden, all of {gone}: {reasons}",
            hidden,
            cells,
            id,
            gone = gone.join(", "),
            reasons
        ),
    }
}

/// How many cells of a chart or table are hidden, by why they are.
fn reasons(item: &HiddenIn) -> Vec<Said> {
    let mut reasons = Vec::new();
    let HiddenIn { small, protecting, few, other, .. } = item;
    if *small > 0 {
        reasons.push(say!("{count} with a small count", count = small));
    }
    if *protecting > 0 {
        let named = item.secondary.iter().map(|Secondary { protects, .. }| protects);
        let named = named.collect::<BTreeSet<_>>();
        let more = named.len().saturating_sub(MOST_NAMED);
        let of = named.into_iter().take(MOST_NAMED).cloned();
        let of = of.reduce(|first, next| say!("{first}, or {next}", first, next));
        let of = match (of, more) {
            (None, _) => "others".into(),
            (Some(of), 0) => of,
            (Some(of), more) => say!("{named}, or {more} more", named = of, more),
        };
        reasons.push(say!(
            "{count} from which {of} could be worked out",
            count = protecting,
            of
        ));
    }
    if *few > 0 {
        reasons.push(say!("{count} of groups in which few answered", count = few));
    }
    if *other > 0 {
        reasons.push(say!(
            "{count} of groups that are too small, or that all answered alike",
            count = other
        ));
    }
    reasons
}

/// One chart or table, and what the report tells of the same surveys.
struct Trial<'r> {
    place: usize,
    tables: Vec<ResultTable>,
    numbers: Vec<ResultNumber>,
    ledger: &'r [KnownCount],
    policy: &'r Policy,
    language: Language,
    /// What has been decided for the others before.
    remembered: &'r Remembered,
}

impl<'r> Trial<'r> {
    fn new(
        all: &'r Undecided,
        table: &ResultTable,
        report: &'r Report,
        remembered: &'r Remembered,
    ) -> Self {
        let own = questions_of(table);
        let near = all.tables.iter().filter(|one| !questions_of(one).is_disjoint(&own));
        let tables = near.cloned().collect::<Vec<_>>();
        let numbers = all.numbers.iter().filter(|number| {
            let origin = &number.origin;
            let about = origin.variable.as_deref().map(|name| (&*origin.survey, name));
            about.is_some_and(|about| own.contains(&about))
        });
        let place = tables.iter().position(|one| one.id == table.id).unwrap_or_default();
        let numbers = numbers.cloned().collect();
        let ledger = all.ledger.as_slice();
        let (policy, language) = (&report.disclosure, report.language);
        let trial = Self { place, tables, numbers, ledger, policy, language, remembered };
        if trial.size() <= MOST_COUNTS_AT_A_TIME {
            return trial;
        }
        Self { place: 0, tables: vec![table.clone()], numbers: Vec::new(), ..trial }
    }

    /// How many counts are decided on at a time.
    fn size(&self) -> usize {
        let tables = self.tables.iter().map(|table| {
            let of_group = match table.measure {
                Measure::Mean => AS_MEAN,
                _ => 4 + table.categories.len(),
            };
            table.groups.len() * of_group
        });
        let numbers = self.numbers.iter();
        let numbers =
            numbers.map(|number| if number.value.is_some() { AS_MEAN } else { 2 });
        (tables.sum::<usize>() + numbers.sum::<usize>()).max(1)
    }

    /// What is hidden under a policy.
    fn cost(&self, policy: &Policy) -> Cost {
        let Self { tables, numbers, ledger, remembered, .. } = self;
        let decisions =
            Decisions::make_again(tables, numbers, policy, ledger, remembered);
        let mut account = Account::default();
        for table in &self.tables {
            let before = TableBefore::new(table, &decisions);
            let shown = protect_table(table.clone(), policy, self.language, &decisions);
            account.add_table(&before, &shown, policy, &decisions);
        }
        for number in self.numbers.iter().filter(|number| number.asked_then.is_none()) {
            let before = NumberBefore {
                counted: number.counted.clone(),
                part: number.ratio.part,
                gives_away: decisions.amounts.hides_number(number),
            };
            let shown = protect_number(number.clone(), policy, &decisions);
            account.add_number(&before, &shown, policy, &decisions);
        }
        let id = &self.tables[self.place].id;
        let is_own = |item: &&HiddenIn| !item.number && item.id == *id;
        let hidden = account.items.iter().find(is_own).map_or(0, HiddenIn::hidden);
        let all = account.items.iter().map(HiddenIn::hidden).sum::<usize>();
        let cells = cells_of(&self.tables[self.place]);
        Cost { cells, hidden, elsewhere: all.saturating_sub(hidden) }
    }

    /// What would help most, and what it cost to find out.
    fn hints(
        mut self,
        alternatives: &dyn Fn(&ResultTable) -> Vec<Alternative>,
        budget: usize,
    ) -> (Vec<Said>, usize) {
        let size = self.size();
        let tries = budget / size;
        if tries < 2 {
            return (Vec::new(), 0);
        }
        let now = self.cost(self.policy);
        let mut spent = size;
        let mut found: Vec<(Cost, Said)> = Vec::new();
        let note = |found: &mut Vec<_>, cost: Cost, words: Said, written: Said| {
            if cost.is_below(now) {
                found.push((cost, hint(cost, now, words, written)));
            }
        };
        if self.policy.protects == Protects::All {
            let policy = Policy { protects: Protects::Answers, ..self.policy.clone() };
            let written = "write it under `disclosure` unless silence tells something";
            let words = "`protect: answers`".into();
            note(&mut found, self.cost(&policy), words, written.into());
            spent += size;
        }
        let own = self.tables[self.place].clone();
        for Alternative { words, written, table } in alternatives(&own) {
            if spent + size > budget {
                break;
            }
            spent += size;
            // What is small by itself is hidden whatever else is.
            let least = Cost { hidden: small_in(&table, self.policy), ..now };
            let least = Cost { cells: cells_of(&table), ..least };
            let better = found.iter().filter(|(cost, _)| !least.is_smaller(*cost));
            if least.is_smaller(now) && better.count() < MOST_HINTS {
                self.tables[self.place] = table;
                note(&mut found, self.cost(self.policy), words, written);
            }
        }
        // The smallest share first, and of equals what changes least.
        found.sort_by(|(one, _), (other, _)| {
            (one.hidden * other.cells).cmp(&(other.hidden * one.cells))
        });
        found.truncate(MOST_HINTS);
        (found.into_iter().map(|(_, hint)| hint).collect(), spent)
    }
}

/// How many cells a table shows of what was answered now.
fn cells_of(table: &ResultTable) -> usize {
    let groups = table.groups.iter().zip(&table.asked_then);
    groups.filter(|(_, then)| then.is_none()).count() * table.categories.len()
}

/// How many of these are hidden because so few gave an answer.
fn small_in(table: &ResultTable, policy: &Policy) -> usize {
    let Body::Counts(counts) = &table.body else { return 0 };
    let groups = counts.iter().zip(&table.asked_then).filter(|(_, then)| then.is_none());
    let cells = groups.flat_map(|(counts, _)| counts.iter().zip(&table.categories));
    let small = cells.filter(|(count, category)| {
        category.role == CategoryRole::Answer && !policy.allows(**count)
    });
    small.count()
}

fn hint(cost: Cost, now: Cost, words: Said, written: Said) -> Said {
    let Cost { cells, hidden, elsewhere } = cost;
    match elsewhere.cmp(&now.elsewhere) {
        Ordering::Equal => say!(
            "with {words} {hidden} of {cells} cells would be hidden: {written}",
            words,
            hidden,
            cells,
            written
        ),
        Ordering::Greater => say!(
            "with {words} {hidden} of {cells} cells would be hidden, and {more} more \
             elsewhere: {written}",
            words,
            hidden,
            cells,
            more = elsewhere - now.elsewhere,
            written
        ),
        Ordering::Less => say!(
            "with {words} {hidden} of {cells} cells would be hidden, and {fewer} fewer \
             elsewhere: {written}",
            words,
            hidden,
            cells,
            fewer = now.elsewhere - elsewhere,
            written
        ),
    }
}

/// The questions that a chart or table is about.
fn questions_of(table: &ResultTable) -> BTreeSet<(&str, &str)> {
    let origins = table.origins.iter();
    let about = origins
        .filter_map(|origin| Some((origin.survey.as_str(), origin.variable.as_deref()?)));
    about.collect()
}
