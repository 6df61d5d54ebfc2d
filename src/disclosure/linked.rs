//! All counts of a report as sums of the same unknowns.
//!
//! Counts are told apart by the rows they count ([`RowSet`]), not by where they stand: the
//! same rows in text, chart, table and CSV are one count. For every combination of traits
//! that some count depends on there is a *cross table* of unknowns over the classes of
//! values that its own counts tell apart. A count is a sum of unknowns in every cross table
//! that knows its traits, so that what the reader is told of one holds in the others; and
//! two cross tables are tied by the margin they have in common, told or not. What could
//! only be known from the joint distribution over two of them is not used.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::{
    Among, CHOSE, COMPLETE, Counted, NO_CATEGORY, Population, RowSet, SaidWording, Trait,
};

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
    population: Population,
    traits: Vec<Trait>,
    /// For each trait the values that no count taken from this table tells apart.
    classes: Vec<Vec<BTreeSet<usize>>>,
    /// The cells that can be, each by the class of every trait, with their unknowns.
    cells: BTreeMap<Vec<usize>, usize>,
}

/// The unknowns of a report, and how counts are sums of them.
#[derive(Default)]
pub(super) struct Unknowns {
    tables: Vec<CrossTable>,
    /// For every unknown its cross table.
    pub(super) table_of: Vec<usize>,
    /// Sums that are zero: a margin of one cross table minus the same of another.
    pub(super) ties: Vec<Terms>,
    /// Those that count nobody who answered all that their cross table is about.
    silent: BTreeSet<usize>,
    /// For each variable that the rows of some population are answers to, its values.
    known: BTreeMap<(String, String), Among>,
    /// The cross tables of a population, and those of them that know a trait.
    of_population: BTreeMap<Population, Knowing>,
}

/// Cross tables in order, and by the traits that they know.
#[derive(Default)]
struct Knowing {
    all: Vec<usize>,
    by_trait: BTreeMap<Trait, Vec<usize>>,
}

impl Knowing {
    /// Those that may know all traits of a set.
    fn near(&self, set: &RowSet) -> &[usize] {
        let knowing =
            |about: &Trait| self.by_trait.get(about).map_or(&[][..], Vec::as_slice);
        let by_trait = set.conditions.keys().map(knowing);
        by_trait.min_by_key(|tables| tables.len()).unwrap_or(&self.all)
    }
}

impl Unknowns {
    /// The unknowns that these counts are sums of.
    pub(super) fn new<'c>(counted: impl Iterator<Item = &'c Counted>) -> Self {
        let sets = counted.flatten().cloned().collect::<BTreeSet<_>>();
        let known = sets.iter().filter_map(answers_known).collect();
        let sets = sets.iter().map(|set| as_answers(set, &known));
        let sets = sets.collect::<BTreeSet<_>>();
        let mut populations: BTreeMap<&Population, Vec<&RowSet>> = BTreeMap::new();
        for set in &sets {
            populations.entry(&set.population).or_default().push(set);
        }
        let mut unknowns = Self { known, ..Self::default() };
        for (population, sets) in populations {
            unknowns.add_population(population, &sets);
        }
        unknowns.tie();
        unknowns
    }

    fn add_population(&mut self, population: &Population, sets: &[&RowSet]) {
        let mut conditions = Conditions::new();
        for (about, among) in sets.iter().flat_map(|set| set.conditions.iter()) {
            conditions.entry(about.clone()).or_default().insert(among);
        }
        let asked = sets.iter().map(|set| traits(set, &conditions));
        let asked = asked.collect::<BTreeSet<_>>();
        let mut asked = asked.into_iter().collect::<Vec<_>>();
        asked.sort_by_key(|traits| std::cmp::Reverse(traits.len()));
        let mut tables: Vec<BTreeSet<Trait>> = Vec::new();
        for traits in asked {
            if !tables.iter().any(|table| traits.is_subset(table)) {
                tables.push(traits);
            }
        }
        tables.sort();
        let by_rarest = by_rarest(sets);
        for traits in tables {
            let known = traits.iter().map(Some).chain([None]);
            let near = known.filter_map(|about| by_rarest.get(&about)).flatten();
            let within = near
                .filter(|set| set.conditions.keys().all(|about| traits.contains(about)));
            let within = within.collect::<Vec<_>>();
            let of = |about: &Trait| {
                let here = within.iter().filter_map(|set| set.conditions.get(about));
                classes(&here.collect(), &conditions[about])
            };
            let classes = traits.iter().map(of).collect::<Vec<_>>();
            let traits = traits.into_iter().collect::<Vec<_>>();
            let mut cells = cells(&traits, &classes);
            let silent = silent_values(&traits, &conditions);
            cells.retain(|cell| fits_complete(&traits, cell, &classes, &silent));
            let first = self.table_of.len();
            let cells = cells.into_iter().zip(first..).collect::<BTreeMap<_, _>>();
            self.table_of.extend(cells.iter().map(|_| self.tables.len()));
            self.silent.extend(silent_cells(&cells, &traits, &classes, &conditions));
            let knowing = self.of_population.entry(population.clone()).or_default();
            knowing.all.push(self.tables.len());
            for about in &traits {
                let tables = knowing.by_trait.entry(about.clone()).or_default();
                tables.push(self.tables.len());
            }
            let population = population.clone();
            self.tables.push(CrossTable { population, traits, classes, cells });
        }
    }

    /// Ties every two cross tables of a population by what they have in common: the traits, in
    /// classes that both tell apart. Tables that others tie in the same way already are not
    /// tied again.
    fn tie(&mut self) {
        let kinds = self.kinds();
        let mut margins: BTreeMap<Vec<[usize; 3]>, usize> = BTreeMap::new();
        let mut tied: Vec<(Margin<'_>, Vec<usize>)> = Vec::new();
        let mut places: BTreeMap<Margin<'_>, usize> = BTreeMap::new();
        let mut ties = Vec::new();
        for (index, one) in self.tables.iter().enumerate() {
            for (place, other) in self.tables.iter().enumerate().skip(index + 1) {
                let empty = one.cells.is_empty() || other.cells.is_empty();
                if empty || one.population != other.population {
                    continue;
                }
                // Tables of the same kinds have the same in common.
                let kind = common_kinds(&kinds[index], &kinds[place]);
                let margin = *margins.entry(kind).or_insert_with(|| {
                    let margin = one.common(other);
                    *places.entry(margin.clone()).or_insert_with(|| {
                        tied.push((margin, (0..self.tables.len()).collect()));
                        tied.len() - 1
                    })
                });
                let (margin, known) = &mut tied[margin];
                let (from, to) = (known[place], known[index]);
                if from == to {
                    continue;
                }
                for root in known.iter_mut().filter(|root| **root == from) {
                    *root = to;
                }
                let (one, other) = (one.margin(margin), other.margin(margin));
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

    /// For each cross table its traits and how it puts their values into classes, as numbers.
    fn kinds(&self) -> Vec<Vec<[usize; 2]>> {
        let mut traits = BTreeMap::new();
        let mut classes = BTreeMap::new();
        let kinds = self.tables.iter().map(|table| {
            let own = table.traits.iter().zip(&table.classes).map(|(about, within)| {
                let (next, after) = (traits.len(), classes.len());
                let about = *traits.entry(about).or_insert(next);
                [about, *classes.entry(within).or_insert(after)]
            });
            let mut own = own.collect::<Vec<_>>();
            own.sort_unstable();
            own
        });
        kinds.collect()
    }

    /// The cross tables that a set may be taken from.
    fn near(&self, set: &RowSet) -> &[usize] {
        let knowing = self.of_population.get(&set.population);
        knowing.map_or(&[], |knowing| knowing.near(set))
    }

    fn as_answers(&self, counted: &Counted) -> Vec<RowSet> {
        counted.iter().map(|set| as_answers(set, &self.known)).collect()
    }

    /// The rows of some sets as cells of one cross table, if they can be taken from it.
    fn within(&self, table: usize, sets: &[RowSet]) -> Option<Terms> {
        let parts = sets.iter().map(|set| self.tables[table].terms(set));
        let parts = parts.collect::<Option<Vec<_>>>()?;
        Some(gathered(parts.into_iter().flatten()))
    }

    /// What a count is the sum of, in every cross table that it can be taken from. `None`
    /// if these are too large.
    pub(super) fn sums(&self, counted: &Counted) -> Option<Vec<Terms>> {
        let sets = self.as_answers(counted);
        let near = sets.first().map_or(&[][..], |set| self.near(set));
        let whole = near.iter().filter_map(|table| self.within(*table, &sets));
        let mut sums = whole.collect::<Vec<_>>();
        if sums.is_empty() {
            // A sum over what no cross table has in common.
            let first = |set: &RowSet| {
                self.near(set).iter().find_map(|table| self.tables[*table].terms(set))
            };
            let parts = sets.iter().map(first);
            let parts = parts.collect::<Option<Vec<_>>>()?;
            sums.push(gathered(parts.into_iter().flatten()));
        }
        Some(sums)
    }

    /// What of a sum counts people who have answered every question that it is about.
    pub(super) fn answered(&self, terms: &Terms) -> Terms {
        let answered = terms.iter().filter(|(unknown, _)| !self.silent.contains(unknown));
        answered.copied().collect()
    }

    /// Those of a whole who are not in a part of it, by one cross table if that is possible.
    pub(super) fn rest(&self, whole: &Counted, part: &Counted) -> Option<Terms> {
        let (of_whole, of_part) = (self.as_answers(whole), self.as_answers(part));
        let near = |sets: &[RowSet]| sets.first().map_or(&[][..], |set| self.near(set));
        let (near_whole, near_part) = (near(&of_whole), near(&of_part));
        let fewer =
            if near_part.len() < near_whole.len() { near_part } else { near_whole };
        let in_one = fewer.iter().find_map(|table| {
            let part = self.within(*table, &of_part)?;
            let whole = self.within(*table, &of_whole)?;
            let minus = part.into_iter().map(|(unknown, times)| (unknown, -times));
            Some(gathered(whole.into_iter().chain(minus)))
        });
        if in_one.is_some() {
            return in_one;
        }
        let (wholes, parts) = (self.sums(whole)?, self.sums(part)?);
        let (whole, part) = wholes.first().zip(parts.first())?;
        let minus = part.iter().map(|(unknown, times)| (*unknown, -times));
        Some(gathered(whole.iter().copied().chain(minus)))
    }
}

/// Sets by the trait of theirs that the fewest are about; a table that knows all traits of a
/// set knows that one.
fn by_rarest<'s>(sets: &[&'s RowSet]) -> BTreeMap<Option<&'s Trait>, Vec<&'s RowSet>> {
    let mut times: BTreeMap<&Trait, usize> = BTreeMap::new();
    for about in sets.iter().flat_map(|set| set.conditions.keys()) {
        *times.entry(about).or_default() += 1;
    }
    let mut by_rarest: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for set in sets {
        let rarest = set.conditions.keys().min_by_key(|about| times[about]);
        by_rarest.entry(rarest).or_default().push(*set);
    }
    by_rarest
}

/// The variable that rows are answers to, with the values told apart.
fn answers_known(set: &RowSet) -> Option<((String, String), Among)> {
    let variable = set.population.one_row_per.clone()?;
    let among = set.conditions.get(&Trait::Answer(variable.clone()))?;
    Some(((set.population.survey.clone(), variable), among.clone()))
}

/// Those who chose an answer are as many as the answers of that kind, so that both are the
/// same count where a report shows single answers too.
fn as_answers(set: &RowSet, known: &BTreeMap<(String, String), Among>) -> RowSet {
    let RowSet { population, conditions, .. } = set;
    let about = conditions.iter().find_map(|(about, among)| match about {
        Trait::Chosen(variable, codes) if among.some == BTreeSet::from([1]) => {
            let [code] = codes.as_slice() else { return None };
            let all = known.get(&(population.survey.clone(), variable.clone()))?;
            all.all.contains(code).then(|| (variable.clone(), *code, all.clone()))
        }
        Trait::Chosen(..) | Trait::Answer(_) | Trait::Complete(_) => None,
    });
    let (Some((variable, code, all)), None) = (about, &population.one_row_per) else {
        return set.clone();
    };
    let is_about = |about: &Trait| match about {
        Trait::Answer(known) | Trait::Chosen(known, _) => *known == variable,
        Trait::Complete(_) => false,
    };
    let mut others = BTreeMap::clone(conditions);
    others.retain(|about, _| !is_about(about));
    let others_about = conditions
        .keys()
        .filter(|about| matches!(about, Trait::Chosen(..)) && is_about(about));
    if others_about.count() > 1 {
        return set.clone();
    }
    let some = BTreeSet::from([code]);
    others.insert(Trait::Answer(variable.clone()), Among { some, ..all });
    let population = Population { one_row_per: Some(variable), ..population.clone() };
    let (conditions, wording) = (others.into(), SaidWording::default());
    RowSet { population, conditions, wording }
}

impl CrossTable {
    /// The rows of a set as cells. `None` if it cannot be taken from this table.
    fn terms(&self, set: &RowSet) -> Option<Terms> {
        let knows = |about: &Trait| self.traits.contains(about);
        if self.population != set.population
            || self.cells.is_empty()
            || !set.conditions.keys().all(knows)
        {
            return None;
        }
        let meets = |key: &Vec<usize>| {
            let classes = self.classes.iter().zip(key);
            let values = classes.map(|(classes, class)| &classes[*class]);
            self.traits.iter().zip(values).all(|(about, values)| {
                let Some(among) = set.conditions.get(about) else { return true };
                values.is_subset(&among.some)
            })
        };
        let cells = self.cells.iter().filter(|(key, _)| meets(key));
        Some(cells.map(|(_, unknown)| (*unknown, 1)).collect())
    }

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

/// The traits that two cross tables have in common, each with how both put its values into
/// classes, as numbers.
fn common_kinds(one: &[[usize; 2]], other: &[[usize; 2]]) -> Vec<[usize; 3]> {
    let both = one.iter().filter_map(|[about, classes]| {
        let place = other.binary_search_by_key(about, |[known, _]| *known).ok()?;
        Some([*about, *classes, other[place][1]])
    });
    both.collect()
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

/// The cells, by their unknowns, of those who left a question unanswered.
fn silent_cells(
    cells: &BTreeMap<Vec<usize>, usize>,
    traits: &[Trait],
    classes: &[Classes],
    conditions: &Conditions<'_>,
) -> BTreeSet<usize> {
    let silent = silent_values(traits, conditions);
    let of_traits = silent.iter().zip(classes).map(|(silent, classes)| {
        let is_silent = |class: &BTreeSet<usize>| class.is_subset(silent);
        classes.iter().map(is_silent).collect::<Vec<_>>()
    });
    let of_traits = of_traits.collect::<Vec<_>>();
    let within = cells.iter().filter(|(key, _)| {
        let mut classes = of_traits.iter().zip(key.iter());
        classes.any(|(silent, class)| silent[*class])
    });
    within.map(|(_, unknown)| *unknown).collect()
}

/// For each trait the values that are no answer.
fn silent_values(traits: &[Trait], conditions: &Conditions<'_>) -> Vec<BTreeSet<usize>> {
    let silent = |about: &Trait| {
        let silent = conditions[about].iter().flat_map(|among| &among.silent);
        silent.copied().collect()
    };
    traits.iter().map(silent).collect()
}

/// Whether there can be rows with these values, where some of them answered all of several
/// questions: nobody did who left one of them out, and everybody who left out none. Of a
/// question whose silence is protected it is not known which values are silence.
fn fits_complete(
    traits: &[Trait],
    cell: &[usize],
    classes: &[Classes],
    silent: &[BTreeSet<usize>],
) -> bool {
    let values = || classes.iter().zip(cell).map(|(classes, class)| &classes[*class]);
    let answers = |name: &String| {
        let mut all = traits.iter().zip(values().zip(silent));
        let is_it = |about: &Trait| matches!(about, Trait::Answer(one) if one == name);
        all.find(|(about, _)| is_it(about)).map(|(_, of)| of)
    };
    let left_out = |name: &String| {
        answers(name).is_some_and(|(values, silent)| values.is_subset(silent))
    };
    let answered = |name: &String| {
        answers(name).is_some_and(|(values, silent)| {
            !silent.is_empty() && values.is_disjoint(silent)
        })
    };
    traits.iter().zip(values()).all(|(about, own)| {
        let Trait::Complete(of) = about else { return true };
        match (own.contains(&COMPLETE), own.len()) {
            (true, 1) => !of.iter().any(left_out),
            (true, _) => true,
            (false, _) => !of.iter().all(answered),
        }
    })
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
                Trait::Chosen(..) | Trait::Answer(_) | Trait::Complete(_) => {}
            }
        }
        if codes.iter().all(|code| not_chosen.contains(code)) {
            return false;
        }
    }
    true
}
