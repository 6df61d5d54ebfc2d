//! Counts who gave which answer in each group of rows.

use crate::survey::{Answer, Pick, Variable};

use super::answer::Given;
use super::breakdown::{Breakdown, Planned};
use super::domain::Domain;
use super::table::GroupRole;
use super::table_plan::TablePlan;

/// What was counted in one group.
#[derive(Clone)]
pub(super) struct Tally {
    pub(super) rows: u64,
    pub(super) answered: u64,
    pub(super) mentions: u64,
    pub(super) categories: Vec<u64>,
    pub(super) missing: Vec<u64>,
    pub(super) empty: u64,
    /// The values of the answers in the order of the rows, where somebody asks for them.
    pub(super) values: Vec<f64>,
}

/// What was counted for a table.
pub(super) struct Tallied {
    /// Each group.
    pub(super) groups: Vec<Tally>,
    /// Everybody in the groups, unless these are of different kinds.
    pub(super) whole: Option<Tally>,
    /// How many are in no group.
    pub(super) ungrouped: u64,
}

/// What is counted in one walk through everybody.
struct Crossed {
    whole: Tally,
    ungrouped: u64,
    /// The categories of the breakdown.
    parts: Vec<Tally>,
}

/// Counts the groups of a table: in one walk, if it asks for counts of people by the answers
/// to one question.
pub(super) fn count(plan: &TablePlan<'_>) -> Tallied {
    let Breakdown { groups, whole, by, outside, .. } = &plan.rows;
    let whole = whole.as_ref();
    let crossed = whole.zip(*by).filter(|_| !plan.cells.needs_values());
    let crossed = crossed.and_then(|(whole, by)| Crossed::count(whole, by));
    match crossed {
        Some(crossed) => Tallied {
            groups: groups.iter().map(|group| crossed.of(group)).collect(),
            // After those in no group those who left out a question.
            ungrouped: crossed.ungrouped + outside.iter().skip(1).map(size).sum::<u64>(),
            whole: Some(crossed.whole),
        },
        None => Tallied {
            groups: groups.iter().map(Tally::count).collect(),
            whole: whole.map(Tally::count),
            ungrouped: outside.iter().map(size).sum(),
        },
    }
}

/// How many rows a domain has.
fn size(domain: &Domain<'_>) -> u64 {
    u64::try_from(domain.rows().len()).unwrap_or(u64::MAX)
}

impl Crossed {
    /// Counts each category of the breakdown, everybody in them and those in none; nothing
    /// where a row is not one answer to each of both questions.
    fn count(whole: &Planned<'_>, by: &Variable) -> Option<Self> {
        let variable = whole.variable;
        let mut crossed = Self {
            whole: Tally::new(variable),
            ungrouped: 0,
            parts: vec![Tally::new(variable); by.categories.len()],
        };
        for (group, answer, rows) in whole.domain.ungrouped().crossed(by, variable)? {
            match group {
                Answer::Category(index) => {
                    crossed.whole.add(answer, rows);
                    crossed.parts[*index].add(answer, rows);
                }
                Answer::Missing(_) | Answer::Empty => crossed.ungrouped += rows,
            }
        }
        Some(crossed)
    }

    fn of(&self, group: &Planned<'_>) -> Tally {
        let part = match group.domain.conditions().last() {
            Some((_, picks)) if group.role == GroupRole::Part => match picks.as_slice() {
                [Pick::Category(index)] => self.parts.get(*index),
                _ => None,
            },
            _ => return self.whole.clone(),
        };
        part.cloned().unwrap_or_else(|| Tally::count(group))
    }
}

impl Tally {
    fn new(variable: &Variable) -> Self {
        Self {
            rows: 0,
            answered: 0,
            mentions: 0,
            categories: vec![0; variable.categories.len()],
            missing: vec![0; variable.missing.len()],
            empty: 0,
            values: Vec::new(),
        }
    }

    /// Counts rows that gave this answer, without their values.
    fn add(&mut self, answer: &Answer, rows: u64) {
        self.rows += rows;
        match answer {
            Answer::Category(index) => {
                self.answered += rows;
                self.mentions += rows;
                self.categories[*index] += rows;
            }
            Answer::Missing(index) => self.missing[*index] += rows,
            Answer::Empty => self.empty += rows,
        }
    }

    /// Counts a group row by row.
    fn count(planned: &Planned<'_>) -> Self {
        let variable = planned.variable;
        let mut tally = Self::new(variable);
        let (question, scores) = (planned.domain.question(variable), variable.scores());
        for row in planned.domain.rows() {
            tally.rows += 1;
            match question.given(&row) {
                Given::Categories(chosen) => {
                    tally.answered += 1;
                    for index in chosen {
                        tally.mentions += 1;
                        tally.categories[*index] += 1;
                        tally.values.push(scores[*index]);
                    }
                }
                Given::Number(value) => {
                    tally.answered += 1;
                    tally.mentions += 1;
                    tally.values.push(value);
                }
                Given::Missing(index) => tally.missing[index] += 1,
                Given::Empty => tally.empty += 1,
            }
        }
        tally
    }
}
