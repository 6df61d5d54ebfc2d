//! All counts of a report about one survey as sums of the same unknowns.
//!
//! Counts are told apart by the rows they count ([`RowSet`]), not by where they stand: the
//! same rows in text, chart, table and CSV are one count. For every combination of traits
//! that some count depends on there is a *cross table* of unknowns over the classes of
//! values that its own counts tell apart; two cross tables are tied by the margin that they
//! have in common. What the reader is told of each cross table is thus used everywhere;
//! what could only be known from the joint distribution over two of them is not.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::{Among, CHOSE, Counted, NO_CATEGORY, RowSet, Trait};

use super::attack::Terms;
use super::suppress::gathered;

/// Cross tables with more cells than this are not taken apart.
const MOST_CELLS: usize = 20_000;

/// Of answers put together no more than this many are told apart.
const MOST_PARTS: usize = 8;

/// Classes of values that are not told apart.
type Classes = Vec<BTreeSet<usize>>;

/// Traits, each with classes of values.
type Margin<'t> = Vec<(&'t Trait, Classes)>;

/// All conditions that counts put on each trait.
type Conditions<'c> = BTreeMap<Trait, BTreeSet<&'c Among>>;

/// One cross table.
struct CrossTable {
    survey: String,
    traits: Vec<Trait>,
    /// For each trait the values that no count taken from this table tells apart.
    classes: Vec<Vec<BTreeSet<usize>>>,
    /// The cells that can be, each by the class of every trait, with their unknowns.
    cells: BTreeMap<Vec<usize>, usize>,
}

/// The unknowns of a report, and how counts are sums of them.
pub(super) struct Unknowns {
    tables: Vec<CrossTable>,
    /// How many there are.
    pub(super) len: usize,
    /// Sums that are zero: a margin of one cross table minus the same of another.
    pub(super) ties: Vec<Terms>,
}

impl Unknowns {
    /// The unknowns that these counts are sums of.
    pub(super) fn new<'c>(counted: impl Iterator<Item = &'c Counted>) -> Self {
        let sets = counted.flatten().collect::<BTreeSet<_>>();
        let mut surveys: BTreeMap<&str, Vec<&RowSet>> = BTreeMap::new();
        for set in sets {
            surveys.entry(&set.survey).or_default().push(set);
        }
        let mut unknowns = Self { tables: Vec::new(), len: 0, ties: Vec::new() };
        for (survey, sets) in surveys {
            unknowns.add_survey(survey, &sets);
        }
        unknowns.tie();
        unknowns
    }

    fn add_survey(&mut self, survey: &str, sets: &[&RowSet]) {
        let mut conditions = Conditions::new();
        for (about, among) in sets.iter().flat_map(|set| &set.conditions) {
            conditions.entry(about.clone()).or_default().insert(among);
        }
        let mut tables: Vec<BTreeSet<Trait>> = Vec::new();
        let asked = sets.iter().map(|set| traits(set, &conditions));
        let mut asked = asked.collect::<Vec<_>>();
        asked.sort_by_key(|traits| std::cmp::Reverse(traits.len()));
        for traits in asked {
            if !tables.iter().any(|table| traits.is_subset(table)) {
                tables.push(traits);
            }
        }
        tables.sort();
        for traits in tables {
            let within = sets
                .iter()
                .filter(|set| set.conditions.keys().all(|about| traits.contains(about)));
            let within = within.collect::<Vec<_>>();
            let of = |about: &Trait| {
                let here = within.iter().filter_map(|set| set.conditions.get(about));
                classes(&here.collect(), &conditions[about])
            };
            let classes = traits.iter().map(of).collect::<Vec<_>>();
            let traits = traits.into_iter().collect::<Vec<_>>();
            let cells = cells(&traits, &classes);
            let cells = cells.into_iter().zip(self.len..).collect::<BTreeMap<_, _>>();
            self.len += cells.len();
            let survey = survey.to_owned();
            self.tables.push(CrossTable { survey, traits, classes, cells });
        }
    }

    /// Ties every two cross tables of a survey by what they have in common: the traits, in
    /// classes that both tell apart. Tables that others tie in the same way already are not
    /// tied again.
    fn tie(&mut self) {
        let mut tied: BTreeMap<Margin<'_>, Vec<usize>> = BTreeMap::new();
        let mut ties = Vec::new();
        for (index, one) in self.tables.iter().enumerate() {
            for (place, other) in self.tables.iter().enumerate().skip(index + 1) {
                let empty = one.cells.is_empty() || other.cells.is_empty();
                if one.survey != other.survey || empty {
                    continue;
                }
                let margin = one.common(other);
                let known = tied
                    .entry(margin.clone())
                    .or_insert_with(|| (0..self.tables.len()).collect());
                let (from, to) = (known[place], known[index]);
                if from == to {
                    continue;
                }
                for root in known.iter_mut().filter(|root| **root == from) {
                    *root = to;
                }
                let (one, other) = (one.margin(&margin), other.margin(&margin));
                let keys = one.keys().chain(other.keys()).collect::<BTreeSet<_>>();
                for key in keys {
                    let side = |margin: &BTreeMap<Vec<usize>, Vec<usize>>, sign| {
                        let cells = margin.get(key).cloned().unwrap_or_default();
                        cells.into_iter().map(move |unknown| (unknown, sign))
                    };
                    ties.push(gathered(side(&one, 1).chain(side(&other, -1))));
                }
            }
        }
        self.ties = ties;
    }

    /// What a count is the sum of. `None` if its cross table is too large.
    pub(super) fn terms(&self, counted: &Counted) -> Option<Terms> {
        let mut terms = Vec::new();
        for set in counted {
            let table = self.tables.iter().find(|table| {
                table.survey == set.survey
                    && set.conditions.keys().all(|about| table.traits.contains(about))
            })?;
            if table.cells.is_empty() {
                return None;
            }
            let meets = |key: &Vec<usize>| {
                let classes = table.classes.iter().zip(key);
                let values = classes.map(|(classes, class)| &classes[*class]);
                table.traits.iter().zip(values).all(|(about, values)| {
                    let Some(among) = set.conditions.get(about) else { return true };
                    values.is_subset(&among.some)
                })
            };
            let cells = table.cells.iter().filter(|(key, _)| meets(key));
            terms.extend(cells.map(|(_, unknown)| (*unknown, 1)));
        }
        Some(gathered(terms))
    }
}

impl CrossTable {
    /// The traits of both tables, with the classes of values that both tell apart.
    fn common<'t>(&'t self, other: &Self) -> Margin<'t> {
        let own = self.traits.iter().zip(&self.classes);
        let both = own.filter_map(|(about, classes)| {
            let place = other.traits.iter().position(|known| known == about)?;
            Some((about, joined(classes, &other.classes[place])))
        });
        both.collect()
    }

    /// The cells behind each cell of a margin.
    fn margin(&self, margin: &Margin<'_>) -> BTreeMap<Vec<usize>, Vec<usize>> {
        let places = margin.iter().filter_map(|(about, classes)| {
            let place = self.traits.iter().position(|known| known == *about)?;
            Some((place, classes))
        });
        let places = places.collect::<Vec<_>>();
        let mut cells: BTreeMap<Vec<usize>, Vec<usize>> = BTreeMap::new();
        for (key, unknown) in &self.cells {
            let of = places.iter().map(|(place, wide)| {
                let values = &self.classes[*place][key[*place]];
                wide.iter().position(|wide| values.is_subset(wide)).unwrap_or_default()
            });
            cells.entry(of.collect()).or_default().push(*unknown);
        }
        cells
    }
}

/// The finest classes that are made of whole classes of both.
fn joined(one: &Classes, other: &Classes) -> Classes {
    let mut joined: Classes = Vec::new();
    for class in one.iter().chain(other) {
        let (touched, apart) =
            joined.into_iter().partition::<Vec<_>, _>(|known| !known.is_disjoint(class));
        joined = apart;
        let values = touched.into_iter().flatten().chain(class.iter().copied());
        joined.push(values.collect());
    }
    joined.sort();
    joined
}

/// The values of a trait by which conditions they are meant in; `known` tells all of them.
fn classes(conditions: &BTreeSet<&Among>, known: &BTreeSet<&Among>) -> Classes {
    let all = known.iter().flat_map(|among| &among.all).collect::<BTreeSet<_>>();
    let mut classes: BTreeMap<Vec<bool>, BTreeSet<usize>> = BTreeMap::new();
    for value in all {
        let meant = conditions.iter().map(|among| among.some.contains(value)).collect();
        classes.entry(meant).or_default().insert(*value);
    }
    classes.into_values().collect()
}

/// The traits that a set of rows is told by. Those who chose an answer have answered, so
/// whether they have is one of them.
fn traits(set: &RowSet, conditions: &Conditions<'_>) -> BTreeSet<Trait> {
    let mut traits = set.conditions.keys().cloned().collect::<BTreeSet<_>>();
    for about in set.conditions.keys() {
        if let Trait::Chosen(variable, _) = about {
            let answered = Trait::Answer(variable.clone());
            if conditions.contains_key(&answered) {
                traits.insert(answered);
            }
        }
    }
    // Those who chose one of several chose the one or the other.
    for about in set.conditions.keys() {
        let within = conditions.keys().filter(|other| match (about, other) {
            (Trait::Chosen(one, more), Trait::Chosen(same, few)) => {
                one == same
                    && few.len() < more.len()
                    && few.iter().all(|code| more.contains(code))
            }
            _ => false,
        });
        traits.extend(within.take(MOST_PARTS).cloned());
    }
    traits
}

/// Every combination of classes, in order; nothing if there are too many.
fn cells(traits: &[Trait], classes: &[Classes]) -> Vec<Vec<usize>> {
    let sizes = classes.iter().map(Vec::len).collect::<Vec<_>>();
    let number = sizes.iter().try_fold(1_usize, |all, size| all.checked_mul(*size));
    if number.is_none_or(|number| number > MOST_CELLS) {
        return Vec::new();
    }
    let mut cells = vec![Vec::new()];
    for size in sizes {
        let longer = |cell: &Vec<usize>| {
            let cell = cell.clone();
            (0..size).map(move |class| [cell.as_slice(), &[class]].concat())
        };
        cells = cells.iter().flat_map(longer).collect();
    }
    cells.retain(|cell| can_be(traits, cell, classes));
    cells
}

/// Whether there can be rows with these values. Nobody chose an answer without answering,
/// nor one of several but none of them.
fn can_be(traits: &[Trait], cell: &[usize], classes: &[Classes]) -> bool {
    let pairs = || {
        let values = classes.iter().zip(cell).map(|(classes, class)| &classes[*class]);
        traits.iter().zip(values)
    };
    for (about, values) in pairs() {
        let Trait::Chosen(variable, codes) = about else { continue };
        if !values.contains(&1) {
            continue;
        }
        let mut not_chosen: BTreeSet<usize> = BTreeSet::new();
        for (other, values) in pairs() {
            match other {
                Trait::Chosen(same, codes)
                    if same == variable && !values.contains(&1) =>
                {
                    not_chosen.extend(codes);
                }
                Trait::Answer(same)
                    if same == variable
                        && !values.contains(&CHOSE)
                        && codes.iter().all(|code| *code < NO_CATEGORY) =>
                {
                    return false;
                }
                Trait::Chosen(..) | Trait::Answer(_) => {}
            }
        }
        if codes.iter().all(|code| not_chosen.contains(code)) {
            return false;
        }
    }
    true
}
